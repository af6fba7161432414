//! Press anything.

use super::{TODAY, opening};
use copiste::entry::{Action, Context, Edit, Effect, Entry, Opening, Options, Stand, actions_for};
use copiste::expression::Expression;
use copiste::questionnaire::{
    Block, Check, Choice, ChoiceList, Direction, Kind, Line, Localised, Mark, Page, Question, Questionnaire, Variant,
};
use copiste::record::{Answer, Override, Status};
use jiff::civil::Date;
use proptest::prelude::*;
use std::sync::Arc;

fn choice(code: &str, mark: Option<Mark>) -> Choice {
    let text = Localised::plain(code);
    Choice {
        name: format!("v{code}"),
        code: code.to_owned(),
        label: text.clone(),
        short: text,
        score: None,
        mark,
        columns: Vec::new(),
    }
}

fn lists() -> Vec<ChoiceList> {
    let list = |name: &str, choices| ChoiceList { name: name.to_owned(), choices };
    vec![
        list("often", vec![choice("1", None), choice("2", None), choice("5", Some(Mark::NotConcerned))]),
        list("twelve", ["1", "2", "10", "11", "a", "aB"].map(|code| choice(code, None)).to_vec()),
    ]
}

/// What a random question is made of: its kind, whether a page begins, its grid, its condition, its checks.
type Seed = (u8, bool, bool, (u8, u8), u8, bool);

fn question(place: usize, seed: &Seed, depends: &[usize], page: usize) -> Question {
    let (kind, _, grid, (condition, on), check, required) = *seed;
    let kind = match kind % 9 {
        0 | 1 => Kind::One(0),
        2 => Kind::One(1),
        3 => Kind::Several(1),
        4 => Kind::Integer { digits: None },
        5 => Kind::Integer { digits: Some(2) },
        6 => Kind::Decimal,
        7 => Kind::Date,
        _ => Kind::Text { characters: 12, comment: false },
    };
    let on = depends.get(usize::from(on) % depends.len().max(1));
    let relevant = on.and_then(|on| match condition % 4 {
        0 => Some(format!("${{q{on}}} = 'v1'")),
        1 => Some(format!("${{q{on}}} != ''")),
        2 => Some(format!("not(selected(${{q{on}}}, 'v2'))")),
        _ => None,
    });
    let rule = |source: &str| Expression::parse(source).unwrap();
    let check_of = |source: &str| Some(Check { rule: rule(source), message: Localised::default() });
    Question {
        name: format!("q{place}"),
        number: (place + 1).to_string(),
        label: Localised::plain("?"),
        hint: Localised::default(),
        page,
        block: (grid && kind == Kind::One(0)).then_some(0),
        kind,
        required,
        relevant: relevant.map(|source| rule(&source)),
        hard: if check.is_multiple_of(5) { check_of(". != 'v2' and . != 7") } else { None },
        soft: if check.is_multiple_of(4) { check_of("string-length(.) > 1 or ${q0} = ''") } else { None },
        constant: None,
        theme: None,
        direction: Direction::Positive,
        weight: 1.0,
        ..Question::new("", Kind::Decimal)
    }
}

fn form() -> impl Strategy<Value = Arc<Questionnaire>> {
    let seed = (any::<u8>(), any::<bool>(), any::<bool>(), any::<(u8, u8)>(), any::<u8>(), prop::bool::weighted(0.2));
    prop::collection::vec((seed, any::<u16>()), 1..8).prop_map(|seeds| {
        // A question may depend on those before it in an order of its own, so on earlier and on later ones.
        let mut order: Vec<usize> = (0..seeds.len()).collect();
        order.sort_by_key(|place| seeds[*place].1);
        let mut page = 0;
        let mut questions = Vec::new();
        for (place, (seed, _)) in seeds.iter().enumerate() {
            page += usize::from(seed.1 && place > 0);
            let rank = order.iter().position(|other| *other == place).unwrap();
            questions.push(question(place, seed, &order[..rank], page));
        }
        let line = |index| Line::Question(index);
        let of_page = |page| (0..questions.len()).filter(|index| questions[*index].page == page).map(line).collect();
        Arc::new(Questionnaire {
            id: "any".to_owned(),
            title: Localised::plain("any"),
            pages: (0..=page).map(|page| Page { title: Localised::default(), lines: of_page(page) }).collect(),
            outline: Default::default(),
            blocks: vec![Block { title: Localised::default(), list: 0 }],
            lists: lists(),
            questions,
        })
    })
}

fn action() -> impl Strategy<Value = Action> {
    let edits = vec![
        Edit::Left,
        Edit::Right,
        Edit::WordLeft,
        Edit::WordRight,
        Edit::Start,
        Edit::End,
        Edit::Delete,
        Edit::DeleteWord,
        Edit::DeleteToEnd,
        Edit::Clear,
    ];
    let others = vec![
        Action::Dup,
        Action::Run,
        Action::Back,
        Action::Forward,
        Action::PageBack,
        Action::PageForward,
        Action::GoTo,
        Action::Note,
        Action::Margin,
        Action::NextMode,
        Action::Redo,
        Action::Confirm,
    ];
    prop_oneof![
        12 => prop::char::range('0', '3').prop_map(Action::Type),
        4 => prop::sample::select("0123456789aAbB -,./é\u{301}👧\u{7}".chars().collect::<Vec<_>>()).prop_map(Action::Type),
        1 => any::<char>().prop_map(Action::Type),
        6 => Just(Action::Accept),
        5 => Just(Action::Reset),
        2 => Just(Action::Correct),
        3 => Just(Action::Undo),
        3 => prop::sample::select(Mark::ALL.to_vec()).prop_map(Action::Mark),
        7 => prop::sample::select(others),
        2 => prop::sample::select(edits).prop_map(Action::Edit),
        1 => prop::sample::select(vec![Action::Hold, Action::Abandon]),
    ]
}

/// The batch fills the whole numbers of some forms.
fn constants(form: &Questionnaire) -> Vec<(usize, Answer)> {
    let fills = |index: &usize| form.questions[*index].kind == Kind::Integer { digits: None };
    let filled = (0..form.questions.len()).filter(fills).filter(|_| form.questions.len().is_multiple_of(2));
    filled.map(|index| (index, Answer::Integer(3))).collect()
}

fn open(form: &Arc<Questionnaire>, page_stops: bool) -> Entry {
    let previous = vec![Some(Answer::One("v1".to_owned())), None, Some(Answer::Text("avant".to_owned()))];
    let options = Options { page_stops };
    Entry::open(Opening { previous, options, constants: constants(form), ..opening(form) })
}

type Kept = (Vec<Option<Answer>>, Vec<Override>, Vec<(usize, String)>, String, Option<String>, Stand);

fn kept(entry: &Entry) -> Kept {
    let record = entry.record().clone();
    (record.answers, record.overrides, record.notes, record.margin, record.mode, entry.stand())
}

/// What always holds.
fn check(entry: &Entry) {
    let form = entry.form();
    if let Stand::Question(index) | Stand::PageEnd(index) = entry.stand() {
        assert!(entry.is_asked(index), "the cursor stands on q{index}, which is not asked");
    }
    for index in 0..form.questions.len() {
        assert!(entry.is_asked(index) || entry.record().answer(index).is_none(), "q{index} is answered and not asked");
    }
    assert_eq!(entry.record().answers.len(), form.questions.len());
    assert!(entry.line().text().is_char_boundary(entry.line().before_cursor().len()));
    if entry.record().status == Status::Complete {
        assert_eq!(entry.left(), 0, "a complete sheet has no gap");
    }
}

fn reopen(entry: &Entry, form: &Arc<Questionnaire>) -> Entry {
    Entry::open(Opening { record: entry.record().clone(), constants: constants(form), ..opening(form) })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases.max(300), ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_pressed_the_cursor_stands_on_an_asked_question_and_nothing_unasked_is_answered(
        form in form(), page_stops in prop::bool::weighted(0.7), actions in prop::collection::vec(action(), 0..80),
    ) {
        let mut entry = open(&form, page_stops);
        check(&entry);
        for action in actions {
            let over = entry.is_over();
            let effects = entry.handle(action);
            check(&entry);
            prop_assert!(!over || effects.is_empty(), "a sheet that is over takes nothing");
            let refused = effects.iter().any(|effect| matches!(effect, Effect::Refused(_)));
            prop_assert!(!refused || entry.lock().is_some(), "a refusal locks");
        }
    }

    #[test]
    fn undo_restores_and_redo_does_again(
        form in form(), actions in prop::collection::vec(action(), 0..60),
    ) {
        let mut entry = open(&form, true);
        for action in actions {
            let before = kept(&entry);
            let step = !matches!(action, Action::Undo | Action::Redo);
            entry.handle(action);
            let after = kept(&entry);
            let changed = before.0 != after.0 || before.1 != after.1 || before.2 != after.2;
            let busy = entry.lock().is_some() || entry.ask().is_some() || entry.prompt().is_some() || entry.is_over();
            // Undo works on what is typed first.
            let typing = entry.context() == Context::Text || !entry.line().text().is_empty();
            let writing = before.5 == after.5 && typing;
            if step && changed && !busy && !writing {
                let mut again = entry.clone();
                again.handle(Action::Undo);
                prop_assert_eq!(kept(&again), before);
                again.handle(Action::Redo);
                prop_assert_eq!(kept(&again), after);
            }
        }
    }

    #[test]
    fn a_sheet_reopens_from_its_record_as_it_stood(
        form in form(), actions in prop::collection::vec(action(), 0..60),
    ) {
        let mut entry = open(&form, true);
        for action in actions {
            entry.handle(action);
            if entry.is_over() {
                break;
            }
            // The end of a sheet may point at a constant; a sheet that says nothing else begins anew.
            if matches!(entry.stand(), Stand::Question(index) if entry.is_constant(index)) {
                continue;
            }
            let again = reopen(&entry, &form);
            prop_assert_eq!(kept(&again), kept(&entry));
            // A text that is being emptied comes back whole: nothing is lost.
            if !entry.line().text().is_empty() {
                prop_assert_eq!(again.line().text(), entry.line().text());
            }
            prop_assert_eq!(again.record(), entry.record());
        }
    }

    #[test]
    fn another_variant_keeps_every_answer_or_is_refused(
        form in form(), other in form(), actions in prop::collection::vec(action(), 0..40), more in prop::collection::vec(action(), 0..20),
    ) {
        let mut entry = open(&form, true);
        actions.into_iter().for_each(|action| drop(entry.handle(action)));
        let said = |entry: &Entry| {
            let filled = constants(entry.form());
            let keyed = |index: &usize| entry.is_asked(*index) && !filled.iter().any(|(constant, _)| constant == index);
            let answers = (0..entry.form().questions.len()).filter(keyed);
            let named = |index: usize| Some((entry.form().questions[index].name.clone(), entry.record().answer(index)?.clone()));
            answers.filter_map(named).collect::<Vec<_>>()
        };
        let before = said(&entry);
        let standing = entry.record().variant.clone();
        let typing = match (entry.stand(), entry.context()) {
            (Stand::Question(index), Context::Text) => entry.form().questions[index].name.clone(),
            _ => String::new(),
        };
        let changed = Variant("other".to_owned());
        entry.change_variant(changed.clone(), other.clone(), constants(&other));
        check(&entry);
        if entry.record().variant == changed {
            for (name, answer) in before {
                let index = other.index(&name).expect("no answer is without its question");
                let filled = constants(&other).iter().any(|(constant, _)| *constant == index);
                // What the other form does not ask for these answers is taken aside, as by any skip.
                // A text that is being written takes the place of the one before.
                if entry.is_asked(index) && !filled && name != typing {
                    prop_assert_eq!(entry.record().answer(index), Some(&answer));
                }
            }
        } else {
            prop_assert_eq!(entry.record().variant.clone(), standing);
        }
        for action in more {
            entry.handle(action);
            check(&entry);
        }
    }

    #[test]
    fn every_change_is_handed_to_the_disk(
        form in form(), actions in prop::collection::vec(action(), 0..60),
    ) {
        let mut entry = open(&form, true);
        let mut written = entry.record().clone();
        for action in actions {
            if entry.handle(action).contains(&Effect::Save) {
                written = entry.record().clone();
            }
            let mut now = entry.record().clone();
            // Counters wait for the next writing.
            now.tally = written.tally;
            prop_assert_eq!(&now, &written);
        }
    }

    #[test]
    fn the_keys_of_an_answer_give_that_answer(form in form(), pick in any::<(u8, i64, u32, String)>()) {
        let mut free = (*form).clone();
        for question in &mut free.questions {
            (question.relevant, question.hard, question.soft) = (None, None, None);
            question.required = false;
        }
        let free = Arc::new(free);
        let mut entry = open(&free, true);
        let Stand::Question(index) = entry.stand() else { return Ok(()) };
        let filled = entry.record().answers.iter().flatten().count();
        let answer = any_answer(&free, index, &pick);
        if let Some(actions) = actions_for(&free, index, &answer) {
            for action in actions {
                entry.handle(action);
                prop_assert!(entry.lock().is_none(), "{:?} is refused: {:?}", answer, entry.lock());
            }
            prop_assert_eq!(entry.record().answer(index), Some(&answer));
            prop_assert_eq!(entry.record().answers.iter().flatten().count(), filled + 1);
        }
    }
}

/// An answer as it may stand in a file: most of them are answers of this question.
fn any_answer(form: &Questionnaire, index: usize, (pick, number, day, text): &(u8, i64, u32, String)) -> Answer {
    let name =
        |list: usize, at: u8| form.lists[list].choices[usize::from(at) % form.lists[list].choices.len()].name.clone();
    match form.questions[index].kind {
        Kind::One(list) => Answer::One(name(list, *pick)),
        Kind::Several(list) => {
            let all = form.lists[list].choices.iter().enumerate();
            Answer::Several(all.filter(|(at, _)| pick >> at & 1 == 1).map(|(_, choice)| choice.name.clone()).collect())
        }
        Kind::Integer { .. } if pick % 4 == 0 => Answer::Integer(*number),
        Kind::Integer { .. } => Answer::Integer(number % 150),
        Kind::Decimal if pick % 4 == 0 => Answer::Decimal(format!("{number}.{day}")),
        Kind::Decimal => Answer::Decimal(format!("{}.{}", number % 1000, day % 100)),
        Kind::Date => {
            let far = i64::from(*day % 1_000_000) - 500_000;
            Answer::Date(TODAY.checked_add(jiff::Span::new().days(far)).unwrap_or(Date::MIN))
        }
        Kind::Text { characters, .. } => {
            let text: String = text.chars().take(if pick % 4 == 0 { 40 } else { characters }).collect();
            if text.trim().is_empty() { Answer::Mark(Mark::Blank) } else { Answer::Text(text) }
        }
    }
}
