//! What the paper as a whole makes hard: numbers, codes, page breaks.

use crate::questionnaire::{ChoiceList, Kind, QuestionIndex, Questionnaire};
use std::collections::HashMap;

/// One remark on the paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Questions without a printed number: nobody can go to them, and no message can name them.
    Unnumbered {
        /// How many.
        questions: usize,
        /// The first.
        first: QuestionIndex,
    },
    /// A printed number below the one before it.
    NumberBackwards {
        /// The question.
        question: QuestionIndex,
        /// The number before it.
        before: String,
    },
    /// A printed number that stands twice.
    NumberTwice {
        /// The second of them.
        question: QuestionIndex,
    },
    /// A grid that goes on on the next page.
    GridAcrossPages {
        /// The first question on the next page.
        question: QuestionIndex,
    },
    /// Codes that are not the values: the paper has to bear them.
    CodesNotValues {
        /// The lists, indexes into [`Questionnaire::lists`].
        lists: Vec<usize>,
        /// The value of the first such box.
        value: String,
        /// Its code.
        code: String,
    },
    /// Codes that do not go up along the paper.
    CodesOutOfOrder {
        /// The list, an index into [`Questionnaire::lists`].
        list: usize,
        /// The first code that is lower than the one before.
        code: String,
        /// The one before.
        before: String,
    },
    /// Two lists with the same texts and other codes: what the fingers learn on one is wrong on the other.
    CodesTurned {
        /// The list.
        list: usize,
        /// The other list.
        other: usize,
        /// The first text that has another code, as the form writes it.
        label: String,
    },
}

/// Everything that is to be said of the paper.
pub(super) fn of(form: &Questionnaire) -> Vec<Remark> {
    let mut remarks = Vec::new();
    on_numbers(form, &mut remarks);
    on_grids(form, &mut remarks);
    let used = |list: &usize| {
        form.questions.iter().any(|question| match question.kind {
            Kind::One(used) | Kind::Several(used) => used == *list && question.constant.is_none(),
            Kind::Integer { .. } | Kind::Decimal | Kind::Date | Kind::Text { .. } => false,
        })
    };
    let lists: Vec<usize> = (0..form.lists.len()).filter(used).collect();
    on_values(form, &lists, &mut remarks);
    for list in &lists {
        on_order(form, *list, &mut remarks);
    }
    on_turned(form, &lists, &mut remarks);
    remarks
}

/// What is printed and keyed.
fn printed(form: &Questionnaire) -> impl Iterator<Item = QuestionIndex> + '_ {
    let keyed = |index: &QuestionIndex| {
        let question = &form.questions[*index];
        question.constant.is_none() && !question.is_filled_by_the_form()
    };
    (0..form.questions.len()).filter(keyed)
}

fn on_numbers(form: &Questionnaire, remarks: &mut Vec<Remark>) {
    let mut unnumbered = printed(form).filter(|index| form.questions[*index].number.is_empty());
    if let Some(first) = unnumbered.next() {
        remarks.push(Remark::Unnumbered { questions: 1 + unnumbered.count(), first });
    }
    let mut seen: HashMap<&str, QuestionIndex> = HashMap::new();
    let mut before: Option<(u64, &str)> = None;
    for question in printed(form) {
        let number = form.questions[question].number.as_str();
        if number.is_empty() {
            continue;
        }
        if seen.insert(number, question).is_some() {
            remarks.push(Remark::NumberTwice { question });
        }
        let digits: String = number.chars().skip_while(|sign| !sign.is_ascii_digit()).collect();
        let digits: String = digits.chars().take_while(char::is_ascii_digit).collect();
        let Ok(worth) = digits.parse::<u64>() else { continue };
        if let Some((_, written)) = before.filter(|(known, _)| worth < *known) {
            remarks.push(Remark::NumberBackwards { question, before: written.to_owned() });
        }
        before = Some((worth, number));
    }
}

fn on_grids(form: &Questionnaire, remarks: &mut Vec<Remark>) {
    let mut pages: HashMap<usize, usize> = HashMap::new();
    for (index, question) in form.questions.iter().enumerate() {
        let Some(block) = question.block else { continue };
        if pages.insert(block, question.page).is_some_and(|page| page != question.page) {
            remarks.push(Remark::GridAcrossPages { question: index });
        }
    }
}

fn on_values(form: &Questionnaire, lists: &[usize], remarks: &mut Vec<Remark>) {
    let other = |list: &usize| {
        let mut choices = form.lists[*list].choices.iter().filter(|choice| choice.mark.is_none());
        choices.find(|choice| !choice.code.eq_ignore_ascii_case(&choice.name))
    };
    let named: Vec<usize> = lists.iter().copied().filter(|list| other(list).is_some()).collect();
    if let Some(choice) = named.first().and_then(other) {
        let (value, code) = (choice.name.clone(), choice.code.clone());
        remarks.push(Remark::CodesNotValues { lists: named, value, code });
    }
}

fn on_order(form: &Questionnaire, list: usize, remarks: &mut Vec<Remark>) {
    let choices = &form.lists[list].choices;
    let numbers: Vec<(u64, &str)> = choices
        .iter()
        .filter(|choice| choice.mark.is_none())
        .filter_map(|choice| Some((choice.code.parse().ok()?, choice.code.as_str())))
        .collect();
    // 1 for yes and 0 for no is what everybody expects.
    if numbers.iter().map(|(number, _)| *number).eq([1, 0]) {
        return;
    }
    if let Some(pair) = numbers.windows(2).find(|pair| pair[1].0 < pair[0].0) {
        let (code, before) = (pair[1].1.to_owned(), pair[0].1.to_owned());
        remarks.push(Remark::CodesOutOfOrder { list, code, before });
    }
}

/// Most lists that are compared with each other.
const COMPARED_MAX: usize = 200;

fn on_turned(form: &Questionnaire, lists: &[usize], remarks: &mut Vec<Remark>) {
    let texts = |list: &ChoiceList| {
        let label = |choice: &crate::questionnaire::Choice| choice.label.in_language("").to_lowercase();
        let mut texts: Vec<(String, String)> =
            list.choices.iter().map(|choice| (label(choice), choice.code.to_lowercase())).collect();
        texts.sort();
        texts
    };
    let compared: Vec<(usize, Vec<(String, String)>)> =
        lists.iter().take(COMPARED_MAX).map(|list| (*list, texts(&form.lists[*list]))).collect();
    for (place, (list, own)) in compared.iter().enumerate() {
        for (other, theirs) in &compared[..place] {
            let same = own.len() == theirs.len() && own.iter().zip(theirs).all(|(own, their)| own.0 == their.0);
            let differs = own.iter().zip(theirs).find(|(own, their)| own.1 != their.1);
            if let (true, Some(((label, _), _))) = (same, differs) {
                remarks.push(Remark::CodesTurned { list: *list, other: *other, label: label.clone() });
                break;
            }
        }
    }
}
