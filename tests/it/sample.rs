//! What ships in `sample-data/`: read without a finding, complete in both languages, of one mind between forms.

use copiste::campaign::{Plan, Service};
use copiste::import::{BatchText, Said, SheetText, read_sheets, read_tool};
use copiste::keymap::shipped;
use copiste::language::{Language, Phrases};
use copiste::operator::{Identification, Moment, Operator};
use copiste::questionnaire::{
    AudienceForms, Choice, Direction, Kind, Line, Localised, Mark, Questionnaire, Role, Tool, Variant,
};
use copiste::station::{CampaignDraft, FixedClock, Sharing, Station};
use copiste::store::MemoryStore;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The folder of a tool that ships.
pub fn sample(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(folder)
}

/// The names of the folders of all of them.
pub fn folders() -> Vec<String> {
    let entries = std::fs::read_dir(sample("")).expect("the sample data are there");
    let paths = entries.map(|entry| entry.expect("an entry of the folder").path()).filter(|path| path.is_dir());
    let name = |path: PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut folders: Vec<String> = paths.map(name).collect();
    folders.sort();
    folders
}

/// Those that ask people something; the model form serves to count keys, and in a dossier a few people look.
fn surveys() -> Vec<String> {
    played().into_iter().filter(|folder| folder != "acces-handicap").collect()
}

/// Those that come with a campaign.
fn played() -> Vec<String> {
    folders().into_iter().filter(|folder| folder != "model-form").collect()
}

/// Those that cross three views.
fn crossed() -> Vec<String> {
    folders().into_iter().filter(|folder| folder.starts_with("regards-croises-")).collect()
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

/// What a tool says beside its forms.
fn labels(tool: &Tool) -> Vec<&Localised> {
    let mut labels = vec![&tool.title];
    labels.extend(tool.themes.iter().map(|theme| &theme.label));
    for audience in &tool.audiences {
        labels.push(&audience.label);
        labels.extend(audience.modes.iter().map(|mode| &mode.label));
    }
    labels
}

#[test]
fn every_text_of_the_samples_is_written_in_both_languages() {
    for folder in folders() {
        let tool = tool(&folder);
        for text in forms(&tool).flat_map(texts).filter(|text| !text.is_empty()) {
            let languages: Vec<_> = text.iter().map(|(language, _)| language).collect();
            assert!(matches!(*languages, ["fr" | "", "en"]), "{folder}: {text:?}");
        }
        for label in labels(&tool) {
            let written = |language: &str| label.iter().any(|(known, text)| known == language && !text.is_empty());
            assert!(written("fr") && written("en"), "{folder}: {label:?}");
        }
    }
}

/// What is wrong with a text as French is set: straight apostrophes, plain spaces before high punctuation.
fn badly_set(text: &str) -> bool {
    let mut pairs = text.chars().zip(text.chars().skip(1));
    let badly_spaced =
        |(one, next): (char, char)| (";:!?»".contains(next) && one != '\u{a0}') || (one == '«' && next != '\u{a0}');
    text.contains('\'') || pairs.any(badly_spaced)
}

#[test]
fn the_french_of_the_samples_is_set_as_french() {
    for folder in folders() {
        let tool = tool(&folder);
        for text in forms(&tool).flat_map(texts).chain(labels(&tool)) {
            let french = text.in_language("fr");
            assert!(!badly_set(french), "{folder}: {french}");
        }
    }
}

#[test]
fn printed_numbers_run_without_a_gap() {
    for folder in folders() {
        for form in forms(&tool(&folder)) {
            let asked = form.questions.iter().filter(|question| question.constant.is_none());
            let mut numbers: Vec<_> = asked.map(|question| question.number.clone()).collect();
            // The rows of a table share theirs.
            let mut seen = std::collections::HashSet::new();
            numbers.retain(|number| seen.insert(number.clone()));
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
fn the_tools_that_ship_are_these() {
    let known = [
        "acces-handicap",
        "model-form",
        "qualite-de-vie-au-travail",
        "regards-croises-ehpad",
        "regards-croises-had",
        "regards-croises-hopital",
        "regards-croises-sante-mentale",
        "regards-croises-ssiad",
        "satisfaction-ehpad",
    ];
    assert_eq!(folders(), known);
    for folder in known {
        assert_eq!(tool(folder).id, folder);
    }
}

#[test]
fn every_tool_has_no_finding_and_says_that_it_is_a_demonstration() {
    for folder in folders() {
        let tool = tool(&folder);
        assert!(tool.provenance.demonstration, "{folder}");
        assert!(tool.title.in_language("fr").contains("démonstration"), "{folder}");
        assert!(tool.title.in_language("en").contains("demonstration"), "{folder}");
    }
    for folder in played() {
        for form in forms(&tool(&folder)) {
            assert!(form.title.in_language("fr").ends_with("(modèle de démonstration)"), "{}", form.id);
            assert!(form.title.in_language("en").ends_with("(demonstration model)"), "{}", form.id);
        }
    }
}

#[test]
fn the_forms_of_a_tool_ask_the_same_items() {
    for folder in surveys() {
        let tool = tool(&folder);
        let first = forms(&tool).next().expect("a tool has a form");
        let asked = items(first);
        assert!((18..=30).contains(&asked.len()), "{folder}: {}", asked.len());
        assert!(asked.iter().filter(|item| item.2 == Direction::Negative).count() >= 3, "{folder}");
        assert!((3..=6).contains(&tool.themes.len()), "{folder}");
        for theme in &tool.themes {
            let of_it = asked.iter().filter(|item| item.1 == theme.code);
            assert!(of_it.count() >= 3, "{folder}: {}", theme.code);
        }
        for form in forms(&tool) {
            assert_eq!(items(form), asked, "{}", form.id);
        }
    }
}

#[test]
fn a_crossed_tool_has_three_views_and_an_easy_to_read_one() {
    for folder in crossed() {
        let tool = tool(&folder);
        let roles: Vec<Role> = tool.audiences.iter().map(|audience| audience.role).collect();
        assert_eq!(roles, [Role::People, Role::Professionals, Role::Management], "{folder}");
        let variants = |forms: &AudienceForms| -> Vec<String> {
            forms.forms.iter().map(|(variant, _)| variant.0.clone()).collect()
        };
        assert_eq!(variants(&tool.audiences[0]), ["standard", "falc"], "{folder}");
        assert_eq!(tool.audiences[0].modes.len(), 3, "{folder}");
    }
}

/// The standard form and the easy-to-read one of every audience that has both.
fn easy_pairs(tool: &Tool) -> Vec<(&Questionnaire, &Questionnaire)> {
    let of = |audience: &AudienceForms, variant: &str| audience.form(&Variant(variant.to_owned())).is_some();
    let both = tool.audiences.iter().filter(|audience| of(audience, "standard") && of(audience, "falc"));
    both.map(|audience| {
        let form = |variant: &str| {
            let found = audience.forms.iter().find(|(known, _)| known.0 == variant);
            &*found.expect("it was just looked up").1
        };
        (form("standard"), form("falc"))
    })
    .collect()
}

#[test]
fn an_easy_to_read_form_asks_the_same_questions_in_short_sentences_on_three_steps() {
    let names =
        |form: &Questionnaire| -> Vec<String> { form.questions.iter().map(|question| question.name.clone()).collect() };
    let scored = |form: &Questionnaire, index: usize| -> Vec<(String, f64)> {
        let list = form.list(index).expect("an item has a list");
        let with_score = |choice: &Choice| Some((choice.name.clone(), choice.score?));
        list.choices.iter().filter_map(with_score).collect()
    };
    for folder in surveys() {
        let tool = tool(&folder);
        let pairs = easy_pairs(&tool);
        assert_eq!(pairs.len(), usize::from(folder != "qualite-de-vie-au-travail"), "{folder}");
        for (standard, easy) in pairs {
            assert_eq!(names(easy), names(standard), "{}", easy.id);
            for (index, question) in easy.questions.iter().enumerate() {
                if question.theme.is_none() {
                    continue;
                }
                let name = &question.name;
                let (three, four) = (scored(easy, index), scored(standard, index));
                assert_eq!((three.len(), four.len()), (3, 4), "{} {name}", easy.id);
                assert_eq!((&three[0], &three[2]), (&four[0], &four[3]), "{} {name}", easy.id);
                assert!((three[1].1 - 50.0).abs() < 1e-9, "{} {name}", easy.id);
                let marks = easy.list(index).expect("an item has a list").choices.iter();
                assert_eq!(marks.filter_map(|choice| choice.mark).collect::<Vec<_>>(), [Mark::NotConcerned]);
                let label = question.label.in_language("fr");
                assert!(label.chars().count() <= 50, "{} {name}: {label}", easy.id);
            }
        }
    }
}

#[test]
fn the_satisfaction_survey_says_what_it_does_not_discharge() {
    let folder = "satisfaction-ehpad";
    let tool = tool(folder);
    for form in forms(&tool) {
        let notes = form.pages.iter().flat_map(|page| &page.lines).filter_map(|line| match line {
            Line::Note(text) => Some(text),
            Line::Heading(_) | Line::Question(_) => None,
        });
        for language in ["fr", "en"] {
            let said = notes.clone().any(|note| {
                let text = note.in_language(language);
                text.contains("D.\u{a0}311-15") && text.contains("HAS")
            });
            assert!(said, "{} {language}", form.id);
        }
    }
    let text = std::fs::read_to_string(sample(folder).join("tool.toml")).expect("the tool's own file");
    assert!(text.contains("D. 311-15") && text.contains("HAS"));
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

#[derive(serde::Deserialize)]
struct CampaignFile {
    id: String,
    title: String,
    establishment: String,
    from: toml::value::Datetime,
    until: toml::value::Datetime,
    services: Vec<Service>,
    plan: Vec<Plan>,
}

/// The campaign of a tool that ships, as it is opened.
pub fn campaign(folder: &str) -> CampaignDraft {
    let text = std::fs::read_to_string(sample(folder).join("campaign.toml")).expect("a campaign beside the tool");
    let file: CampaignFile = toml::from_str(&text).expect("a campaign");
    let day = |date: toml::value::Datetime| date.to_string().parse().expect("a day");
    CampaignDraft {
        id: file.id,
        title: file.title,
        establishment: file.establishment,
        from: day(file.from),
        until: Some(day(file.until)),
        services: file.services,
        plan: file.plan,
    }
}

fn sheets_of(folder: &str, forms: &AudienceForms) -> PathBuf {
    sample(folder).join("sheets").join(format!("{}.sheets", forms.audience.0))
}

/// Whether a sheet names a form, a mode and questions that there are, and boxes that are printed.
fn assert_fits(file: &Path, forms: &AudienceForms, batch: &BatchText, sheet: &SheetText) {
    let file = file.display();
    let variant = sheet.variant.as_ref().or(batch.variant.as_ref()).expect("every batch names its form");
    let form = forms.form(&Variant(variant.clone())).expect("a variant of the audience");
    if let Some(mode) = sheet.mode.as_ref().or(batch.mode.as_ref()) {
        assert!(forms.modes.iter().any(|known| known.code == *mode), "{file}: {mode}");
    }
    for answer in &sheet.answers {
        let question = form.index(&answer.name).expect("a question of the form");
        let (Said::Value(value), Some(list)) = (&answer.value, form.list(question)) else { continue };
        for name in value.split(' ') {
            let box_of_it = list.named(name).is_some_and(|choice| choice.mark.is_none());
            assert!(box_of_it, "{file} {}: {name}", answer.row);
        }
    }
}

#[test]
fn the_sheets_of_every_tool_say_what_their_forms_ask() {
    for folder in played() {
        let tool = tool(&folder);
        let campaign = campaign(&folder);
        for forms in &tool.audiences {
            let file = sheets_of(&folder, forms);
            let batches = read_sheets(&file).expect("no malformed line");
            let count = batches.iter().map(|batch| batch.sheets.len()).sum::<usize>();
            match forms.role {
                Role::Window(_) => assert!(count > 0, "{folder}"),
                Role::Management => assert_eq!(count, campaign.services.len(), "{folder}"),
                Role::People | Role::Professionals => assert!(count >= 25, "{folder}: {count}"),
            }
            for batch in &batches {
                assert_eq!(batch.sheets_counted.map(|counted| counted as usize), Some(batch.sheets.len()), "{folder}");
                assert!(campaign.services.iter().any(|service| service.code == batch.service), "{folder}");
                batch.sheets.iter().for_each(|sheet| assert_fits(&file, forms, batch, sheet));
            }
            // More sheets never come back than were handed out.
            for plan in campaign.plan.iter().filter(|plan| plan.audience == forms.audience) {
                let of_it = batches.iter().filter(|batch| batch.service == plan.service);
                let returned = of_it.map(|batch| batch.sheets.len()).sum::<usize>();
                assert!(returned <= plan.distributed as usize, "{folder} {}: {returned}", plan.service);
                assert!(plan.distributed <= plan.expected, "{folder} {}", plan.service);
            }
        }
    }
}

#[test]
fn the_demonstration_s_sheets_are_so_many() {
    let folder = "regards-croises-ehpad";
    let tool = tool(folder);
    let counts: Vec<usize> = tool
        .audiences
        .iter()
        .map(|forms| read_sheets(&sheets_of(folder, forms)).expect("no malformed line"))
        .map(|batches| batches.iter().map(|batch| batch.sheets.len()).sum())
        .collect();
    assert_eq!(counts, [81, 60, 3]);
    let file = sample(folder).join("to-key.sheets");
    let batches = read_sheets(&file).expect("no malformed line");
    assert_eq!(batches.iter().map(|batch| batch.sheets.len()).sum::<usize>(), 3);
    for (batch, sheet) in batches.iter().flat_map(|batch| batch.sheets.iter().map(move |sheet| (batch, sheet))) {
        assert_fits(&file, &tool.audiences[0], batch, sheet);
    }
}

#[derive(serde::Deserialize)]
struct ReviewsFile {
    redact: Vec<Redacted>,
    aside: Vec<SetAside>,
}

#[derive(serde::Deserialize)]
struct Redacted {
    text: String,
    words: Vec<String>,
}

#[derive(serde::Deserialize)]
struct SetAside {
    text: String,
    reason: String,
}

/// A station on an empty store, after the last day of every sample campaign.
fn station() -> Station {
    Station {
        store: Arc::new(MemoryStore::new()),
        clock: Arc::new(FixedClock(Moment(1_783_900_800))),
        operator: Operator::new("ab").unwrap(),
        identified: Identification::Chosen,
        sharing: Sharing::Alone,
    }
}

#[test]
fn the_sheets_of_every_tool_are_keyed_without_a_refusal_and_their_reviewed_comments_are_there() {
    let (keymap, phrases) = (shipped("standard").unwrap(), Phrases::new(Language::French));
    for folder in played() {
        let station = station();
        let (tool, _) = station.read_tool(&sample(&folder)).unwrap();
        let draft = campaign(&folder);
        station.create_campaign(draft.clone(), tool.clone()).unwrap();
        for forms in &tool.audiences {
            let (code, file) = (&forms.audience.0, sheets_of(&folder, forms));
            let written = read_sheets(&file).unwrap().iter().map(|batch| batch.sheets.len()).sum::<usize>();
            let typed = station.key_sheets(&draft.id, code, &file, &keymap, &phrases);
            let typed = typed.unwrap_or_else(|error| panic!("{folder} {code}: {error:?}"));
            assert_eq!(typed.sheets as usize, written, "{folder} {code}");
        }
        let text = std::fs::read_to_string(sample(&folder).join("reviews.toml")).expect("what was decided");
        let reviews: ReviewsFile = toml::from_str(&text).expect("reviews");
        let comments = station.comments(&draft.id).unwrap().comments;
        let told = |text: &str| comments.iter().any(|comment| comment.text == text);
        for one in &reviews.redact {
            assert!(told(&one.text), "{folder}: {}", one.text);
            assert!(one.words.iter().all(|word| one.text.contains(word.as_str())), "{folder}: {}", one.text);
        }
        for one in &reviews.aside {
            assert!(told(&one.text) && !one.reason.is_empty(), "{folder}: {}", one.text);
        }
    }
}
