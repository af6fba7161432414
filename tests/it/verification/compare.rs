//! Two passes of a sheet, laid beside each other: what each keyed, what is told.
//!
//! A pass is written line by line: a digit is a ticked box, `-` a question that was not asked, `.` nothing ticked, and
//! `/` turns the page. Questions are numbered from 1 through all pages.

use copiste::questionnaire::{Choice, ChoiceList, Direction, Kind, Localised, Mark, Page, Question, Questionnaire};
use copiste::record::Answer;
use copiste::verification::{Difference, DifferenceKind, SlipKind, compare, same};
use proptest::prelude::*;

pub(super) fn question(name: String, page: usize, kind: Kind) -> Question {
    Question {
        name,
        number: String::new(),
        label: Localised::default(),
        hint: Localised::default(),
        page,
        block: None,
        kind,
        required: false,
        relevant: None,
        hard: None,
        soft: None,
        constant: None,
        theme: None,
        direction: Direction::Positive,
        weight: 1.0,
        ..Question::new("", Kind::Decimal)
    }
}

pub(super) fn list(name: &str, choices: &[(&str, &str)]) -> ChoiceList {
    let choice = |(name, code): &(&str, &str)| Choice {
        name: (*name).to_owned(),
        code: (*code).to_owned(),
        label: Localised::default(),
        short: Localised::default(),
        score: None,
        mark: None,
        columns: Vec::new(),
    };
    ChoiceList { name: name.to_owned(), choices: choices.iter().map(choice).collect() }
}

/// A form of five-point items, so many on each page. On every second page the same keys are other boxes.
fn form(pages: &[usize]) -> Questionnaire {
    let questions = pages.iter().enumerate().flat_map(|(page, lines)| (0..*lines).map(move |line| (page, line)));
    Questionnaire {
        id: "small".to_owned(),
        title: Localised::default(),
        pages: pages.iter().map(|_| Page { title: Localised::default(), lines: Vec::new() }).collect(),
        outline: Default::default(),
        blocks: Vec::new(),
        questions: questions
            .map(|(page, line)| question(format!("p{page}q{line}"), page, Kind::One(page % 2)))
            .collect(),
        lists: vec![
            list("often", &[("1", "1"), ("2", "2"), ("3", "3"), ("4", "4"), ("5", "5")]),
            list("agree", &[("no", "1"), ("rather-no", "2"), ("so-so", "3"), ("rather", "4"), ("yes", "5")]),
        ],
    }
}

fn pass(form: &Questionnaire, text: &str) -> Vec<Option<Answer>> {
    let keys = text.chars().filter(|key| !key.is_whitespace() && *key != '/');
    let answer = |(question, key): (usize, char)| match key {
        '-' => None,
        '.' => Some(Answer::Mark(Mark::Blank)),
        key => {
            let choice = form.list(question).unwrap().coded(&key.to_string());
            Some(Answer::One(choice.unwrap().name.clone()))
        }
    };
    keys.enumerate().map(answer).collect()
}

/// Two passes of one sheet, what came out.
fn told(first: &str, second: &str) -> String {
    let pages: Vec<usize> = first.split('/').map(|page| page.split_whitespace().collect::<String>().len()).collect();
    let form = form(&pages);
    let (first, second) = (pass(&form, first), pass(&form, second));
    let compared = vec![true; form.questions.len()];
    let differences = compare(&form, &compared, &first, &second);
    assert_eq!(differences, compare(&form, &compared, &second, &first), "whoever is called the first");
    written(&differences)
}

fn written(differences: &[Difference]) -> String {
    let line = |difference: &Difference| {
        let questions: Vec<String> = difference.questions.iter().map(|question| (question + 1).to_string()).collect();
        assert_eq!(difference.at, difference.questions[0]);
        match difference.kind {
            DifferenceKind::Field | DifferenceKind::Parted => format!("field {}", questions.join(" ")),
            DifferenceKind::Slip { kind: SlipKind::Skipped, shifted } => {
                format!("skipped at {}: {} ({shifted} shifted)", questions[0], questions.join(" "))
            }
            DifferenceKind::Slip { kind: SlipKind::Doubled, shifted } => {
                format!("doubled at {}: {} ({shifted} shifted)", questions[0], questions.join(" "))
            }
        }
    };
    differences.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_two_passes_differ_on() {
    let shapes = [
        ("nothing", "1 2 3 4 / 5 4 3", "1 2 3 4 / 5 4 3"),
        ("one field", "1 2 3 4 / 5 4 3", "1 2 3 4 / 5 1 3"),
        ("two neighbours swapped", "1 2 3 4 5 2", "1 2 4 3 5 2"),
        ("three fields far apart", "1 2 3 4 5 1 2 3 4", "3 2 3 4 1 1 2 3 1"),
        ("a slip of 7 in the middle", "1 2 3 4 5 1 3 5 2 4 1 2", "1 2 4 5 1 3 5 2 4 3 1 2"),
        ("a slip to the end of the page, filled with a mark", "1 2 3 4 5 1 3 5 / 1 2", "1 2 3 5 1 3 5 . / 1 2"),
        ("an answer keyed twice", "1 2 3 4 5 1 3 5 / 1 2", "1 2 3 3 4 5 1 3 / 1 2"),
        ("a slip, and a wrong digit before it", "1 2 3 4 5 1 3 5", "2 2 3 5 1 3 5 ."),
        ("a slip, and a wrong digit within it", "1 2 3 4 5 1 3 5 2 4", "1 3 4 5 2 3 5 2 4 ."),
        ("two slips, one after the other", "1 2 3 4 5 1 3 5 2 4 1 2 5", "2 3 4 5 1 1 3 5 4 1 2 5 ."),
        ("two answers skipped at once", "1 2 3 4 5 1 3 5 2 4 3", "1 2 5 1 3 5 2 4 3 . ."),
        ("two answers skipped at two places", "1 2 3 4 5 1 3 5 2 4 3 1", "1 3 4 5 1 5 2 4 3 1 . ."),
        ("one skipped, later one doubled", "1 2 3 4 5 1 3 5 2 4 3", "1 3 4 5 1 3 5 5 2 4 3"),
        ("a wrong answer to a filter", "1 2 1 3 2 4 5", "1 1 - - - 4 5"),
        ("a skip on a page with questions not asked", "1 2 3 - - 4 5 1 3", "1 3 4 - - 5 1 3 ."),
        ("skips on two pages", "1 2 3 4 5 1 / 2 4 1 5 3 1", "2 3 4 5 1 . / 2 1 5 3 1 ."),
        ("a skip among equal answers shows late", "4 4 4 4 4 1 2 3 5", "4 4 4 4 1 2 3 5 ."),
        ("nothing but other answers", "1 2 3 4 5 1 2 3", "5 5 5 1 2 4 4 1"),
    ];
    let text: Vec<String> = shapes
        .iter()
        .map(|(shape, first, second)| format!("{shape}\n  {first}\n  {second}\n{}\n", told(first, second)))
        .collect();
    insta::assert_snapshot!(text.join("\n"), @r"
    nothing
      1 2 3 4 / 5 4 3
      1 2 3 4 / 5 4 3


    one field
      1 2 3 4 / 5 4 3
      1 2 3 4 / 5 1 3
    field 6

    two neighbours swapped
      1 2 3 4 5 2
      1 2 4 3 5 2
    field 3
    field 4

    three fields far apart
      1 2 3 4 5 1 2 3 4
      3 2 3 4 1 1 2 3 1
    field 1
    field 5
    field 9

    a slip of 7 in the middle
      1 2 3 4 5 1 3 5 2 4 1 2
      1 2 4 5 1 3 5 2 4 3 1 2
    skipped at 3: 3 4 5 6 7 8 9 10 (7 shifted)

    a slip to the end of the page, filled with a mark
      1 2 3 4 5 1 3 5 / 1 2
      1 2 3 5 1 3 5 . / 1 2
    skipped at 4: 4 5 6 7 8 (4 shifted)

    an answer keyed twice
      1 2 3 4 5 1 3 5 / 1 2
      1 2 3 3 4 5 1 3 / 1 2
    doubled at 4: 4 5 6 7 8 (4 shifted)

    a slip, and a wrong digit before it
      1 2 3 4 5 1 3 5
      2 2 3 5 1 3 5 .
    field 1
    skipped at 4: 4 5 6 7 8 (4 shifted)

    a slip, and a wrong digit within it
      1 2 3 4 5 1 3 5 2 4
      1 3 4 5 2 3 5 2 4 .
    skipped at 2: 2 3 4 7 8 9 10 (8 shifted)
    field 5
    field 6

    two slips, one after the other
      1 2 3 4 5 1 3 5 2 4 1 2 5
      2 3 4 5 1 1 3 5 4 1 2 5 .
    skipped at 1: 1 2 3 4 5 (4 shifted)
    skipped at 9: 9 10 11 12 13 (4 shifted)

    two answers skipped at once
      1 2 3 4 5 1 3 5 2 4 3
      1 2 5 1 3 5 2 4 3 . .
    skipped at 3: 3 4 5 6 7 8 9 10 11 (7 shifted)

    two answers skipped at two places
      1 2 3 4 5 1 3 5 2 4 3 1
      1 3 4 5 1 5 2 4 3 1 . .
    skipped at 2: 2 3 4 5 (4 shifted)
    skipped at 6: 6 7 8 9 10 11 12 (5 shifted)

    one skipped, later one doubled
      1 2 3 4 5 1 3 5 2 4 3
      1 3 4 5 1 3 5 5 2 4 3
    skipped at 2: 2 3 4 5 6 7 (5 shifted)

    a wrong answer to a filter
      1 2 1 3 2 4 5
      1 1 - - - 4 5
    field 2
    field 3
    field 4
    field 5

    a skip on a page with questions not asked
      1 2 3 - - 4 5 1 3
      1 3 4 - - 5 1 3 .
    skipped at 2: 2 3 6 7 8 9 (5 shifted)

    skips on two pages
      1 2 3 4 5 1 / 2 4 1 5 3 1
      2 3 4 5 1 . / 2 1 5 3 1 .
    skipped at 1: 1 2 3 4 5 6 (5 shifted)
    skipped at 8: 8 9 10 11 12 (4 shifted)

    a skip among equal answers shows late
      4 4 4 4 4 1 2 3 5
      4 4 4 4 1 2 3 5 .
    doubled at 5: 5 6 7 8 9 (4 shifted)

    nothing but other answers
      1 2 3 4 5 1 2 3
      5 5 5 1 2 4 4 1
    field 1
    field 2
    field 3
    field 4
    field 5
    field 6
    field 7
    field 8
    ");
}

#[test]
fn a_slip_carries_the_key_to_the_next_list_and_gives_another_box() {
    let mut form = form(&[7]);
    for question in &mut form.questions[3..] {
        question.kind = Kind::One(1);
    }
    let (first, second) = (pass(&form, "1 2 3 4 5 1 3"), pass(&form, "2 3 4 5 1 3 ."));
    assert_eq!(written(&compare(&form, &[true; 7], &first, &second)), "skipped at 1: 1 2 3 4 5 6 7 (6 shifted)");
}

#[test]
fn what_is_not_compared_is_no_difference_and_no_line() {
    let form = form(&[7]);
    let (first, second) = (pass(&form, "1 2 3 1 4 5 1"), pass(&form, "2 3 4 5 5 1 ."));
    let compared = [true, true, true, false, true, true, true];
    assert_eq!(written(&compare(&form, &compared, &first, &second)), "skipped at 1: 1 2 3 5 6 7 (5 shifted)");
    assert_eq!(compare(&form, &[false; 7], &first, &second), []);
}

#[test]
fn an_empty_form_has_no_difference() {
    assert_eq!(compare(&form(&[]), &[], &[], &[]), []);
}

#[test]
fn two_answers_are_the_same_as_data() {
    let text = |text: &str| Some(Answer::Text(text.to_owned()));
    let decimal = |number: &str| Some(Answer::Decimal(number.to_owned()));
    let several = |names: &[&str]| Some(Answer::Several(names.iter().map(|name| (*name).to_owned()).collect()));
    let one = |name: &str| Some(Answer::One(name.to_owned()));
    let alike = [
        (None, None),
        (text("L’équipe  est\u{a0}gentille."), text(" L'équipe est gentille. ")),
        (text("« Bien »"), text("\"Bien\"")),
        (text("«\u{202f}Bien\u{202f}», dit-elle"), text("“Bien”, dit-elle")),
        (text("ligne\net ligne"), text("ligne et ligne")),
        (decimal("2,50"), decimal("2.5")),
        (decimal("02.5"), decimal("2.500000")),
        (decimal("-0.0"), decimal("0")),
        (decimal(".5"), decimal("0.5")),
        (decimal("10"), decimal("10.")),
        (several(&["a", "b"]), several(&["b", "a"])),
        (several(&["a", "b", "a"]), several(&["b", "a"])),
        (one("a"), one("a")),
        (Some(Answer::Mark(Mark::Blank)), Some(Answer::Mark(Mark::Blank))),
    ];
    for (first, second) in &alike {
        assert!(same(first.as_ref(), second.as_ref()), "{first:?} is {second:?}");
        assert!(same(second.as_ref(), first.as_ref()), "{second:?} is {first:?}");
    }
    let unlike = [
        (None, Some(Answer::Mark(Mark::Blank))),
        (text("Bien"), text("bien")),
        (text("rien a dire"), text("rien à dire")),
        (text("l école"), text("l'école")),
        (decimal("25"), decimal("2.5")),
        (decimal("100"), decimal("10")),
        (decimal("-1"), decimal("1")),
        (several(&["a"]), several(&["b", "a"])),
        (one("a"), one("b")),
        (one("1"), Some(Answer::Integer(1))),
        (Some(Answer::Mark(Mark::Blank)), Some(Answer::Mark(Mark::Double))),
    ];
    for (first, second) in &unlike {
        assert!(!same(first.as_ref(), second.as_ref()), "{first:?} is not {second:?}");
        assert!(!same(second.as_ref(), first.as_ref()), "{second:?} is not {first:?}");
    }
}

/// Small and repeatable (splitmix64), so that the measured figures are the same on every desk.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(super) fn below(&mut self, count: usize) -> usize {
        (self.next() % count as u64) as usize
    }

    /// An answer of an acquiescent house: 4 is common, and tends to follow 4.
    fn page(&mut self, lines: usize) -> Vec<u8> {
        let mut page: Vec<u8> = Vec::new();
        for _ in 0..lines {
            let answer = match (page.last(), self.below(10)) {
                (Some(before), 0..4) => *before,
                (_, 4..7) => 4,
                _ => 1 + self.below(5) as u8,
            };
            page.push(answer);
        }
        page
    }

    fn other(&mut self, answer: u8) -> u8 {
        1 + (answer + self.below(4) as u8) % 5
    }
}

fn keys(page: &[u8]) -> String {
    page.iter().map(|answer| char::from(b'0' + answer)).collect()
}

#[test]
fn planted_slips_are_found_and_plain_errors_are_not_called_slips() {
    let mut dice = Dice(1);
    let (mut planted, mut found) = (0, 0);
    let (mut noisy, mut noisy_found) = (0, 0);
    while planted < 4_000 {
        let lines = 8 + dice.below(18);
        let paper = dice.page(lines);
        let mut slipped = paper.clone();
        // A skip is filled, and a surplus answer pushes another out, at the page stop or where the keyer notices.
        let start = dice.below(lines - 4);
        let end = if dice.below(3) == 0 { start + 4 + dice.below(lines - start - 4) } else { lines - 1 };
        if dice.below(2) == 0 {
            slipped.remove(start);
            slipped.insert(end, 1 + dice.below(5) as u8);
        } else {
            slipped.insert(start, paper[start]);
            slipped.remove(end + 1);
        }
        if paper.iter().zip(&slipped).filter(|(one, other)| one != other).count() < 4 {
            continue;
        }
        let form = form(&[lines]);
        let differences = |second: &[u8]| {
            compare(&form, &vec![true; lines], &pass(&form, &keys(&paper)), &pass(&form, &keys(second)))
        };
        let slips = |differences: &[Difference]| {
            differences.iter().filter(|difference| difference.kind != DifferenceKind::Field).count()
        };
        planted += 1;
        let clean = differences(&slipped);
        found += usize::from(clean.len() == 1 && slips(&clean) == 1);
        // The same with an independent error somewhere.
        let place = dice.below(lines);
        slipped[place] = dice.other(slipped[place]);
        noisy += 1;
        noisy_found += usize::from(slips(&differences(&slipped)) == 1);
    }
    println!("slips told as exactly one difference: {found} of {planted}");
    println!("slips told once beside an independent error: {noisy_found} of {noisy}");
    assert!(found * 10 >= planted * 9);
    assert!(noisy_found * 10 >= noisy * 8);

    let (mut pages, mut wrong) = ([0; 3], [0; 3]);
    for _ in 0..9_000 {
        let lines = 8 + dice.below(18);
        let paper = dice.page(lines);
        let errors = dice.below(3);
        let mut second = paper.clone();
        for _ in 0..=errors {
            let place = dice.below(lines);
            second[place] = dice.other(paper[place]);
        }
        pages[errors] += 1;
        let slip = told(&keys(&paper), &keys(&second)).lines().any(|line| !line.starts_with("field"));
        wrong[errors] += usize::from(slip);
    }
    println!("pages with 1, 2 and 3 wrong fields that were called a slip: {wrong:?} of {pages:?}");
    for (pages, wrong) in pages.into_iter().zip(wrong) {
        assert!(wrong * 100 <= pages);
    }

    // Another sheet keyed under this number: nothing slipped, everything has to be keyed from the paper.
    let (mut differing, mut saved) = (0, 0);
    for _ in 0..2_000 {
        let (one, other) = (dice.page(20), dice.page(20));
        differing += one.iter().zip(&other).filter(|(one, other)| one != other).count();
        for line in told(&keys(&one), &keys(&other)).lines().filter(|line| !line.starts_with("field")) {
            saved += line.split_once(": ").unwrap().1.split_once(" (").unwrap().0.split(' ').count() - 1;
        }
    }
    println!("two people's pages: {saved} of {differing} differing fields were hidden in slips");
    assert!(saved * 20 <= differing);
}

fn any_pass(lines: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(vec!['1', '2', '3', '-', '.']), lines).prop_map(String::from_iter)
}

proptest! {
    #[test]
    fn every_differing_question_is_told_once(
        (first, second) in (0usize..24).prop_flat_map(|lines| (any_pass(lines), any_pass(lines))),
        compared in prop::collection::vec(prop::bool::weighted(0.9), 24),
        turn in 0usize..24,
    ) {
        let lines = first.len();
        let turn = turn.min(lines);
        let form = form(&[turn, lines - turn]);
        let compared = &compared[..lines];
        let (first, second) = (pass(&form, &first.replace('3', "4")), pass(&form, &second));
        let differences = compare(&form, compared, &first, &second);
        prop_assert_eq!(&differences, &compare(&form, compared, &second, &first));
        let mut told: Vec<usize> = differences.iter().flat_map(|difference| difference.questions.clone()).collect();
        for difference in &differences {
            prop_assert!(difference.questions.is_sorted());
            prop_assert_eq!(difference.at, difference.questions[0]);
            let page = |question: usize| form.questions[question].page;
            prop_assert!(difference.questions.iter().all(|question| page(*question) == page(difference.at)));
            match difference.kind {
                DifferenceKind::Parted => prop_assert!(false, "two passes alone part nothing"),
                DifferenceKind::Field => prop_assert_eq!(difference.questions.len(), 1),
                DifferenceKind::Slip { shifted, .. } => {
                    prop_assert!(difference.questions.len() >= 3 && shifted > 0);
                }
            }
        }
        prop_assert!(differences.is_sorted_by_key(|difference| difference.at));
        told.sort_unstable();
        let differ = |question: &usize| {
            compared[*question] && !same(first[*question].as_ref(), second[*question].as_ref())
        };
        prop_assert_eq!(told, (0..lines).filter(differ).collect::<Vec<_>>());
    }
}
