//! The linter: its count is the count of a replay.

use copiste::entry::lint::{Advice, Habits, Remark, lint, typical};
use copiste::entry::{Action, Entry, Opening, Options, Scope, Stand, actions_for, keys_of_sheet};
use copiste::import::{as_keyed, read_form, read_tool};
use copiste::keymap::{Command, Key, KeyCode, Keymap, Resolved, SHIPPED, shipped};
use copiste::operator::{Identification, Moment, Operator, Signature};
use copiste::questionnaire::{Fingerprint, Mark, Questionnaire, Variant};
use copiste::record::{Answer, Record};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::path::Path;
use std::sync::Arc;

const TODAY: Date = date(2026, 3, 15);

fn habits(page_stops: bool) -> Habits {
    Habits { today: TODAY, options: Options { page_stops }, comment_characters: 80 }
}

/// The forms of the demonstrations, with their names.
fn demonstrations() -> Vec<(String, Arc<Questionnaire>)> {
    let mut forms = Vec::new();
    for folder in ["sample-data/model-form", "sample-data/regards-croises-ehpad"] {
        let (tool, _) = read_tool(Path::new(folder));
        for audience in tool.expect("the demonstrations are right").audiences {
            let named =
                |(variant, form): (Variant, _)| (format!("{folder} {} {}", audience.audience.0, variant.0), form);
            forms.extend(audience.forms.into_iter().map(named));
        }
    }
    forms
}

fn form(text: &str) -> Arc<Questionnaire> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("form.md");
    std::fs::write(&path, text).unwrap();
    let (form, findings) = read_form(&path);
    let form = form.unwrap_or_else(|| panic!("{findings:#?}"));
    Arc::new(as_keyed(&form).unwrap())
}

/// A sheet keyed with the keys of a keymap: how many were pressed until it was complete.
fn pressed(form: &Arc<Questionnaire>, answers: &[Option<Answer>], keymap: &Keymap, habits: Habits) -> usize {
    let begun = Signature { who: Operator::new("ab").unwrap(), how: Identification::Chosen, when: Moment(0) };
    let variant = Variant("standard".to_owned());
    let constants = form.questions.iter().zip(answers).enumerate().filter_map(|(index, (question, answer))| {
        question.constant?;
        Some((index, answer.clone()?))
    });
    let mut entry = Entry::open(Opening {
        form: form.clone(),
        record: Record::begin(Fingerprint("0".repeat(64)), variant, form.questions.len(), begun),
        constants: constants.collect(),
        previous: Vec::new(),
        modes: Vec::new(),
        today: habits.today,
        options: habits.options,
        scope: Scope::Sheet,
    });
    let mut keys = 0;
    for _ in 0..form.questions.len() * 3 + 10 {
        if entry.is_over() {
            break;
        }
        let actions = match entry.stand() {
            Stand::Question(index) => actions_for(form, index, answers[index].as_ref().unwrap()).unwrap(),
            Stand::PageEnd(_) | Stand::SheetEnd => vec![Action::Accept],
        };
        for action in actions {
            let key = key_for(&entry, &action, keymap);
            let context = entry.context().into();
            let resolved = keymap.resolve_in_cell(context, &key, |wanted| entry.takes_literally(wanted));
            let meant = match resolved {
                Resolved::Text(character) => Action::Type(character),
                Resolved::Command(command) => command.action().expect("a key of the sheet"),
                Resolved::Unbound => panic!("{key:?} means nothing"),
            };
            keys += 1;
            entry.handle(meant);
            assert!(entry.lock().is_none(), "{:?}", entry.lock());
            assert!(entry.ask().is_none(), "{:?}", entry.ask());
        }
    }
    assert!(entry.is_over(), "the sheet does not end");
    assert_eq!(&entry.record().answers, answers);
    keys
}

fn key_for(entry: &Entry, action: &Action, keymap: &Keymap) -> Key {
    if let Action::Type(character) = action {
        let key = Key::plain(KeyCode::Char(*character));
        let types = match keymap.resolve_in_cell(entry.context().into(), &key, |wanted| entry.takes_literally(wanted)) {
            Resolved::Text(_) => true,
            Resolved::Command(command) => command.action().as_ref() == Some(action),
            Resolved::Unbound => false,
        };
        if types {
            return key;
        }
    }
    let command = Command::ALL.iter().find(|command| command.action().as_ref() == Some(action));
    let keys = command.map(|command| keymap.keys_for(*command, entry.context().into())).unwrap_or_default();
    *keys.first().unwrap_or_else(|| panic!("no key for {action:?}"))
}

/// The linter's count and every replay's.
fn agree(name: &str, form: &Arc<Questionnaire>) {
    for page_stops in [true, false] {
        let habits = habits(page_stops);
        for comments in [false, true] {
            let sheet = typical(form, habits, comments);
            assert!(sheet.complete, "{name}");
            for keymap in SHIPPED {
                let keys = pressed(form, &sheet.answers, &shipped(keymap).unwrap(), habits);
                assert_eq!(keys, sheet.keys, "{name} {keymap} {page_stops} {comments}");
            }
            let ends = sheet.keys - sheet.keys_of.iter().sum::<usize>() - sheet.turns;
            assert!(ends <= 1, "{name}: the sheet ends {ends} times");
        }
    }
}

#[test]
fn the_count_of_the_linter_is_that_of_a_replay_on_every_demonstration() {
    let forms = demonstrations();
    assert!(forms.len() > 3);
    for (name, form) in forms {
        agree(&name, &form);
        let sheet = typical(&form, habits(true), true);
        assert_eq!(keys_of_sheet(&form, &sheet.answers, Options::default()), Some(sheet.keys), "{name}");
        assert!(sheet.unfit.is_empty(), "{name}");
    }
}

#[test]
fn the_model_form_takes_its_47_and_127_keys_and_a_key_for_each_page_turned() {
    let (_, form) = demonstrations().remove(0);
    let counted = lint(&form, habits(true));
    assert_eq!((counted.without.keys, counted.with.keys, counted.with.turns), (49, 129, 2));
    let straight = lint(&form, habits(false));
    assert_eq!((straight.without.keys, straight.with.keys), (47, 127));
    assert_eq!(counted.questions.iter().map(|cost| cost.keys).max(), Some(81));
}

#[test]
fn a_skip_is_not_counted_on() {
    let form = form(
        "| survey |\n| | type | name | label | relevant |\n| | select_one yn | more | More? | |\n\
         | | integer | a | A | ${more} = 'y' |\n| | integer | b | B | ${more} = 'y' |\n\
         | choices |\n| | list_name | name | label |\n| | yn | n | No |\n| | yn | y | Yes |\n",
    );
    let sheet = typical(&form, habits(true), false);
    assert_eq!(sheet.answers[0], Some(Answer::One("y".to_owned())));
    assert_eq!(sheet.keys, 1 + 3 + 3);
    agree("skips", &form);
}

const EXPENSIVE: &str = "
| survey |
| | type | name | label | number | page | digits | characters | comment | constraint | appearance | direction |
| | text | town | Town | 1 | 1 | | | | | | |
| | select_one long | job | Job | 3 | | | | | | | |
| | select_one twelve | month | Month | 2 | | | | | | | |
| | integer | age | Age | 2 | | | | | | | |
| | date | born | Born | | | | | | | | |
| | select_multiple yn | both | Both | 5 | | | | | | | |
| | begin_group | grid | Grid | | | | | | | table-list | |
| | select_one yn | g1 | G1 | 6 | | | | | | | |
| | select_one yn | g2 | G2 | 7 | | | | | | | |
| | select_one yn | g3 | G3 | 8 | 2 | | | | | | negative |
| | end_group | | | | | | | | | | |
| | select_one turned | t | T | 9 | | | | | | | |
| | text | never | Never | 10 | | | | | regex(., '[0-9]{33}') | | |
| choices |
| | list_name | name | label | code |
| | long | a | A | 01 |
| | long | b | B | 02 |
| | twelve | 1 | 1 | |
| | twelve | 2 | 2 | |
| | twelve | 3 | 3 | |
| | twelve | 4 | 4 | |
| | twelve | 5 | 5 | |
| | twelve | 6 | 6 | |
| | twelve | 7 | 7 | |
| | twelve | 8 | 8 | |
| | twelve | 9 | 9 | |
| | twelve | 10 | 10 | |
| | twelve | 11 | 11 | |
| | twelve | 12 | 12 | |
| | yn | 1 | Yes | |
| | yn | 2 | No | |
| | turned | 2 | Yes | |
| | turned | 1 | No | |
";

#[test]
fn what_is_expensive_is_told_with_what_to_do() {
    let form = form(EXPENSIVE);
    let counted = lint(&form, habits(true));
    let advice = |name: &str| {
        let cost = counted.questions.iter().find(|cost| form.questions[cost.question].name == name);
        cost.unwrap_or_else(|| panic!("{name}")).advice.clone()
    };
    assert_eq!(advice("town"), [Advice::TextForBoxes]);
    assert_eq!(advice("job"), [Advice::LongCodes { boxes: 2, longest: 2 }]);
    let needs_enter = Advice::CodeNeedsEnter { code: "1".to_owned(), longer: "10".to_owned() };
    assert_eq!(advice("month"), [Advice::ManyBoxes { boxes: 12 }, needs_enter]);
    assert_eq!(advice("age"), [Advice::NumberNeedsEnter]);
    assert_eq!(advice("born"), [Advice::Date]);
    assert_eq!(advice("both"), [Advice::BoxesNeedEnter]);
    assert_eq!(advice("g3"), [Advice::DirectionTurns]);
    assert!(advice("never").contains(&Advice::NoTypicalAnswer));
    let at = |name: &str| form.index(name).unwrap();
    let list = |name: &str| form.lists.iter().position(|list| list.name == name).unwrap();
    assert_eq!(
        counted.remarks,
        [
            Remark::Unnumbered { questions: 1, first: at("born") },
            Remark::NumberBackwards { question: at("month"), before: "3".to_owned() },
            Remark::NumberTwice { question: at("age") },
            Remark::GridAcrossPages { question: at("g3") },
            Remark::CodesNotValues { lists: vec![list("long")], value: "a".to_owned(), code: "01".to_owned() },
            Remark::CodesOutOfOrder { list: list("turned"), code: "1".to_owned(), before: "2".to_owned() },
            Remark::CodesTurned { list: list("turned"), other: list("yn"), label: "no".to_owned() },
        ]
    );
    assert_eq!(counted.with.answers[at("never")], Some(Answer::Mark(Mark::Unreadable)));
}

/// A random form as text: kinds, pages, conditions, checks.
fn any_form() -> impl Strategy<Value = String> {
    let question = (0u8..10, any::<bool>(), 0u8..4, 0u8..6, prop::bool::weighted(0.3));
    prop::collection::vec(question, 1..14).prop_map(|questions| {
        let mut text =
            "| survey |\n| | type | name | label | page | digits | characters | comment | relevant | constraint | required |\n".to_owned();
        let mut page = 1;
        for (place, (kind, turns, condition, check, required)) in questions.iter().enumerate() {
            page += usize::from(*turns && place > 0);
            let (kind, digits, characters, comment) = match kind {
                0 | 1 => ("select_one yn", "", "", ""),
                2 => ("select_one long", "", "", ""),
                3 => ("select_multiple long", "", "", ""),
                4 => ("integer", "3", "", ""),
                5 => ("integer", "", "", ""),
                6 => ("decimal", "", "", ""),
                7 => ("date", "", "", ""),
                8 => ("text", "", "9", ""),
                _ => ("text", "", "200", "yes"),
            };
            let relevant = match (place, condition) {
                (1.., 0) => format!("${{q{}}} = '1'", place - 1),
                (1.., 1) => format!("not(${{q{}}} = '2')", place - 1),
                _ => String::new(),
            };
            let constraint = match (kind, check) {
                ("integer", 0) => ". >= 100",
                ("integer", 1) => ". < 12",
                ("decimal", 0) => ". < 2",
                ("text", 0) if comment.is_empty() => "regex(., '[0-9]+')",
                ("date", 0) => ". > '2026-03-20'",
                _ => "",
            };
            let required = if *required { "yes" } else { "" };
            text += &format!(
                "| | {kind} | q{place} | Q | {page} | {digits} | {characters} | {comment} | {relevant} | {constraint} | {required} |\n"
            );
        }
        text + "| choices |\n| | list_name | name | label | code |\n| | yn | 1 | Yes | 1 |\n| | yn | 2 | No | 2 |\n\
                | | long | 1 | A | 1 |\n| | long | 2 | B | 10 |\n| | long | 3 | C | 2 |\n| | long | 4 | D | a |\n"
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn the_count_of_the_linter_is_that_of_a_replay_on_any_form(text in any_form()) {
        agree(&text, &form(&text));
    }
}
