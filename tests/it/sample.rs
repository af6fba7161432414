//! What ships in `sample-data/`: read without a finding, complete in both languages, of one mind between forms.

use copiste::import::{Said, read_sheets, read_tool};
use copiste::questionnaire::{
    Audience, Choice, Direction, Kind, Line, Localised, Mark, Questionnaire, Role, Tool, Variant,
};
use std::path::{Path, PathBuf};

fn sample(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(folder)
}

fn tool(folder: &str) -> Tool {
    let (tool, findings) = read_tool(&sample(folder));
    assert_eq!(findings, [], "{folder}");
    tool.expect("a tool without a finding is a tool")
}

fn forms(tool: &Tool) -> impl Iterator<Item = &Questionnaire> {
    tool.audiences.iter().flat_map(|audience| audience.forms.iter().map(|(_, form)| &**form))
}

/// Item code, theme and direction of every crossed item, in the order of the paper.
fn items(form: &Questionnaire) -> Vec<(&str, &str, Direction)> {
    let crossed = form.questions.iter().filter(|question| question.theme.is_some());
    crossed
        .map(|question| (&*question.name, question.theme.as_deref().unwrap_or_default(), question.direction))
        .collect()
}

fn texts(form: &Questionnaire) -> Vec<&Localised> {
    let mut texts = vec![&form.title];
    for page in &form.pages {
        texts.push(&page.title);
        texts.extend(page.lines.iter().filter_map(|line| match line {
            Line::Heading(text) | Line::Note(text) => Some(text),
            Line::Question(_) => None,
        }));
    }
    texts.extend(form.blocks.iter().map(|block| &block.title));
    for question in &form.questions {
        texts.extend([&question.label, &question.hint]);
        texts.extend([&question.hard, &question.soft].into_iter().flatten().map(|check| &check.message));
    }
    texts.extend(form.lists.iter().flat_map(|list| &list.choices).flat_map(|choice| [&choice.label, &choice.short]));
    texts
}

#[test]
fn the_demonstration_tool_has_no_finding_and_says_what_it_is() {
    let tool = tool("regards-croises-ehpad");
    assert!(tool.provenance.demonstration);
    assert_eq!(
        tool.audiences.iter().map(|audience| audience.role).collect::<Vec<_>>(),
        [Role::People, Role::Professionals, Role::Management]
    );
    for form in forms(&tool) {
        assert!(form.title.in_language("fr").contains("modèle de démonstration"), "{}", form.id);
    }
}

#[test]
fn the_demonstration_forms_cross_the_same_items() {
    let tool = tool("regards-croises-ehpad");
    let first = forms(&tool).next().expect("the residents' form");
    assert_eq!(items(first).len(), 25);
    assert_eq!(items(first).iter().filter(|item| item.2 == Direction::Negative).count(), 5);
    for form in forms(&tool) {
        assert_eq!(items(form), items(first), "{}", form.id);
    }
    assert_eq!(forms(&tool).map(|form| form.pages.len()).collect::<Vec<_>>(), [3, 5, 3, 3]);
}

#[test]
fn the_easy_to_read_scale_shares_its_ends_with_the_standard_one() {
    let tool = tool("regards-croises-ehpad");
    let told = |form: &Questionnaire| -> String {
        let list = form.list(form.index("dig1").expect("a crossed item")).expect("an item has a list");
        let line = |choice: &Choice| {
            let score = choice.score.map_or("-".to_owned(), |score| format!("{score:.3}"));
            format!("{} {} {score} {}\n", choice.code, choice.name, choice.mark.map_or("-", Mark::word))
        };
        list.choices.iter().map(line).collect()
    };
    insta::assert_snapshot!(forms(&tool).take(2).map(told).collect::<Vec<_>>().join("\n"), @r"
1 jamais 0.000 -
2 parfois 33.333 -
3 souvent 66.667 -
4 toujours 100.000 -
5 sans-objet - not-concerned

1 jamais 0.000 -
2 un-peu 50.000 -
3 toujours 100.000 -
4 sans-objet - not-concerned
");
}

#[test]
fn every_text_of_the_samples_is_written_in_both_languages() {
    for folder in ["regards-croises-ehpad", "model-form"] {
        let tool = tool(folder);
        for text in forms(&tool).flat_map(texts).filter(|text| !text.is_empty()) {
            let languages: Vec<_> = text.iter().map(|(language, _)| language).collect();
            assert!(matches!(*languages, ["fr" | "", "en"]), "{folder}: {text:?}");
        }
    }
}

#[test]
fn printed_numbers_run_without_a_gap() {
    for folder in ["regards-croises-ehpad", "model-form"] {
        for form in forms(&tool(folder)) {
            let asked = form.questions.iter().filter(|question| question.constant.is_none());
            let numbers: Vec<_> = asked.map(|question| question.number.clone()).collect();
            assert_eq!(
                numbers,
                (1..=numbers.len()).map(|number| number.to_string()).collect::<Vec<_>>(),
                "{}",
                form.id
            );
        }
    }
}

#[test]
fn the_model_form_is_the_one_of_the_key_count() {
    let tool = tool("model-form");
    let form = forms(&tool).next().expect("one form");
    assert_eq!(form.pages.len(), 3);
    let asked: Vec<_> = form.questions.iter().filter(|question| question.constant.is_none()).collect();
    assert_eq!(asked.len(), 45);
    assert_eq!(asked.iter().filter(|question| question.theme.is_some()).count(), 40);
    assert_eq!(asked[44].kind, Kind::Text { characters: 80, comment: true });
    assert_eq!(asked[1].kind, Kind::Integer { digits: Some(2) });
    assert_eq!(asked[3].kind, Kind::Integer { digits: Some(2) });
}

#[test]
fn the_sample_sheets_say_what_their_forms_ask() {
    let tool = tool("regards-croises-ehpad");
    let files = [("residents", "sheets/residents.sheets", 81), ("professionals", "sheets/professionals.sheets", 60)];
    let others = [("management", "sheets/management.sheets", 3), ("residents", "to-key.sheets", 3)];
    for (code, file, count) in files.into_iter().chain(others) {
        let audience = tool.audience(&Audience(code.to_owned())).expect("an audience of the tool");
        let batches = read_sheets(&sample("regards-croises-ehpad").join(file)).expect("no malformed line");
        assert_eq!(batches.iter().map(|batch| batch.sheets.len()).sum::<usize>(), count, "{file}");
        for (batch, sheet) in batches.iter().flat_map(|batch| batch.sheets.iter().map(move |sheet| (batch, sheet))) {
            let variant = sheet.variant.as_ref().or(batch.variant.as_ref()).expect("every batch names its form");
            let form = audience.form(&Variant(variant.clone())).expect("a variant of the audience");
            if let Some(mode) = sheet.mode.as_ref().or(batch.mode.as_ref()) {
                assert!(audience.modes.iter().any(|known| known.code == *mode), "{file}: {mode}");
            }
            for answer in &sheet.answers {
                let question = form.index(&answer.name).expect("a question of the form");
                let (Said::Value(value), Some(list)) = (&answer.value, form.list(question)) else { continue };
                for name in value.split(' ') {
                    assert!(
                        list.named(name).is_some_and(|choice| choice.mark.is_none()),
                        "{file} {}: {name}",
                        answer.row
                    );
                }
            }
        }
    }
}
