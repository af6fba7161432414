//! What comes in, and what is said of it.

use super::{form, questionnaire, read, read_bytes, summary, told};
use copiste::questionnaire::{Element, Fhir, Localised, Problem};
use insta::assert_snapshot;

const EVERY_TYPE: &str = r#"
{"linkId": "1.1", "prefix": "1", "text": "Sexe", "type": "choice", "required": true, "answerOption": [
  {"valueCoding": {"system": "http://example.org/sex", "code": "female", "display": "Femme"}},
  {"valueCoding": {"system": "http://example.org/sex", "code": "male", "display": "Homme"}}]},
{"linkId": "soins", "text": "Soins reçus", "type": "open-choice", "repeats": true, "answerOption": [
  {"valueString": "Aide à la toilette"}, {"valueString": "Repas"}]},
{"linkId": "rang", "text": "Rang", "type": "choice", "answerOption": [{"valueInteger": 1}, {"valueInteger": 2}]},
{"linkId": "accord", "text": "D’accord ?", "type": "boolean", "initial": [{"valueBoolean": true}]},
{"linkId": "age", "text": "Âge", "type": "integer", "extension": [
  {"url": "http://hl7.org/fhir/StructureDefinition/minValue", "valueInteger": 18},
  {"url": "http://hl7.org/fhir/StructureDefinition/maxValue", "valueInteger": 110}]},
{"linkId": "taille", "text": "Taille", "type": "decimal", "extension": [
  {"url": "http://hl7.org/fhir/StructureDefinition/maxDecimalPlaces", "valueInteger": 2}]},
{"linkId": "poids", "text": "Poids", "type": "quantity", "extension": [
  {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-unit",
   "valueCoding": {"system": "http://unitsofmeasure.org", "code": "kg", "display": "kg"}}]},
{"linkId": "douleur", "text": "Douleur", "type": "integer", "extension": [
  {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl",
   "valueCodeableConcept": {"coding": [{"code": "slider"}]}},
  {"url": "http://hl7.org/fhir/StructureDefinition/minValue", "valueInteger": 0},
  {"url": "http://hl7.org/fhir/StructureDefinition/maxValue", "valueInteger": 10}]},
{"linkId": "jour", "text": "Jour", "type": "date", "extension": [
  {"url": "http://hl7.org/fhir/StructureDefinition/minValue", "valueDate": "2026-01-01"}]},
{"linkId": "heure", "text": "Heure", "type": "time"},
{"linkId": "moment", "text": "Moment", "type": "dateTime"},
{"linkId": "nom", "text": "Nom", "type": "string", "maxLength": 40, "extension": [
  {"url": "http://hl7.org/fhir/StructureDefinition/minLength", "valueInteger": 2},
  {"url": "http://hl7.org/fhir/StructureDefinition/regex", "valueString": "[A-Z].*"},
  {"url": "http://hl7.org/fhir/StructureDefinition/entryFormat", "valueString": "NOM Prénom"}]},
{"linkId": "avis", "text": "Votre avis", "type": "text", "item": [
  {"linkId": "avis-aide", "text": "En quelques mots.", "type": "display"}]},
{"linkId": "site", "text": "Site", "type": "url"},
{"linkId": "photo", "text": "Photo", "type": "attachment"}
"#;

#[test]
fn every_type_of_question_becomes_one_of_paper() {
    let (form, findings) = read(&questionnaire(EVERY_TYPE));
    assert_snapshot!(summary(&form.expect("it is a form")) + &told(&findings));
}

#[test]
fn conditions_become_rules_with_every_operator() {
    let asked =
        |link: &str, when: &str| format!(r#", {{"linkId": "{link}", "text": "Et ?", "type": "string", {when}}}"#);
    let when = |question: &str, operator: &str, answer: &str| {
        format!(r#"{{"question": "{question}", "operator": "{operator}", {answer}}}"#)
    };
    let one = |text: String| format!(r#""enableWhen": [{text}]"#);
    let mut items = EVERY_TYPE.to_owned();
    let coding = r#""answerCoding": {"system": "http://example.org/sex", "code": "male"}"#;
    items += &asked("a", &one(when("1.1", "=", coding)));
    items += &asked("b", &one(when("1.1", "!=", coding)));
    items += &asked("c", &one(when("soins", "=", r#""answerString": "Repas""#)));
    items += &asked("d", &one(when("soins", "!=", r#""answerString": "Repas""#)));
    items += &asked("e", &one(when("age", ">", r#""answerInteger": 60"#)));
    items += &asked("f", &one(when("taille", "<=", r#""answerDecimal": 1.5"#)));
    items += &asked("g", &one(when("jour", "<", r#""answerDate": "2026-03-01""#)));
    items += &asked("h", &one(when("accord", "=", r#""answerBoolean": true"#)));
    items += &asked("i", &one(when("nom", "exists", r#""answerBoolean": true"#)));
    items += &asked("j", &one(when("nom", "exists", r#""answerBoolean": false"#)));
    let two = format!(
        "{}, {}",
        when("age", ">=", r#""answerInteger": 1"#),
        when("poids", ">", r#""answerQuantity": {"value": 9.5}"#)
    );
    items += &asked("k", &one(two.clone()));
    items += &asked("l", &format!(r#""enableBehavior": "all", "enableWhen": [{two}]"#));
    items += &asked("m", &one(when("nobody", "=", r#""answerInteger": 1"#)));
    items += &asked("n", &one(when("1.1", "equal", coding)));
    items += &asked(
        "o",
        &one(format!("{}, {}", when("age", "=", r#""answerInteger": 1"#), when("photo", "=", r#""answerInteger": 1"#))),
    );
    items += &asked("p", &one(when("1.1", "=", r#""answerCoding": {"code": "other"}"#)));
    let (form, findings) = read(&questionnaire(&items));
    let form = form.unwrap_or_else(|| panic!("{findings:#?}"));
    let rules: Vec<String> = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p"]
        .into_iter()
        .map(|name| {
            let question = &form.questions[form.index(name).expect("it is asked")];
            format!("{name}: {}", question.relevant.as_ref().map_or("", |rule| rule.source()))
        })
        .collect();
    let of_conditions: Vec<_> =
        findings.iter().filter(|finding| finding.place.column.contains("enableWhen")).cloned().collect();
    assert_snapshot!(rules.join("\n") + "\n" + &told(&of_conditions));
}

#[test]
fn what_stands_under_a_choice_is_asked_when_it_is_answered() {
    let form = form(
        r#"{"linkId": "tombe", "text": "Est tombé", "type": "choice", "answerOption": [{"valueString": "oui"}, {"valueString": "non"}],
            "item": [{"linkId": "combien", "text": "Combien de fois ?", "type": "integer"},
                     {"linkId": "g", "text": "Chute", "type": "group", "item": [
                       {"linkId": "ou", "text": "Où ?", "type": "string"}]}]}"#,
    );
    let outline = &form.outline;
    let section = &outline.sections[0];
    assert_eq!((section.under.as_str(), section.label.is_empty()), ("tombe", true));
    assert_eq!(section.relevant.as_ref().map(|rule| rule.source()), Some("${tombe} != ''"));
    assert_eq!(outline.sections[1].parent, Some(0));
    assert_eq!(form.questions[1].section, Some(0));
    assert_eq!(form.questions[2].section, Some(1));
    let order =
        [Element::Question(0), Element::Section(0), Element::Question(1), Element::Section(1), Element::Question(2)];
    assert_eq!(outline.order, order);
}

#[test]
fn a_repeating_group_is_a_table_and_a_grid_has_one_list() {
    let list = r#""answerOption": [{"valueCoding": {"code": "1", "display": "Jamais"}}, {"valueCoding": {"code": "2", "display": "Toujours"}}]"#;
    let form = form(&format!(
        r#"{{"linkId": "t", "text": "Médicaments", "type": "group", "repeats": true, "extension": [
              {{"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs", "valueInteger": 6}}], "item": [
              {{"linkId": "m", "text": "Nom", "type": "string"}}]}},
            {{"linkId": "g", "text": "Respect", "type": "group", "extension": [
              {{"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl",
                "valueCodeableConcept": {{"coding": [{{"code": "table"}}]}}}}], "item": [
              {{"linkId": "q1", "text": "On frappe", "type": "choice", {list}}},
              {{"linkId": "q2", "text": "On écoute", "type": "choice", {list}}}]}}"#
    ));
    let repeat = form.outline.sections[0].repeat.as_ref().expect("a table");
    assert_eq!(repeat.rows, Some(6));
    assert_eq!(form.lists.len(), 1);
    assert_eq!((form.questions[1].block, form.questions[2].block), (Some(0), Some(0)));
}

#[test]
fn translations_are_the_languages_of_the_form() {
    let (form, findings) = read(
        r#"{"resourceType": "Questionnaire", "language": "fr-FR", "url": "http://example.org/q|x", "version": "2", "title": "Essai",
            "status": "active", "item": [{"linkId": "a", "text": "Âge", "_text": {"extension": [
              {"url": "http://hl7.org/fhir/StructureDefinition/translation", "extension": [
                {"url": "lang", "valueCode": "en"}, {"url": "content", "valueString": "Age"}]}]}, "type": "integer"}]}"#,
    );
    let form = form.unwrap_or_else(|| panic!("{findings:#?}"));
    let label = &form.questions[0].label;
    assert_eq!(label.iter().collect::<Vec<_>>(), [("fr", "Âge"), ("en", "Age")]);
    assert_eq!((form.outline.default_language.as_str(), form.outline.version.as_str()), ("fr", "2"));
}

#[test]
fn value_sets_of_the_file_give_their_choices_and_others_are_told() {
    let (form, findings) = read(
        r##"{"resourceType": "Bundle", "entry": [
            {"resource": {"resourceType": "ValueSet", "url": "http://example.org/vs", "compose": {"include": [
               {"system": "http://example.org/s", "concept": [{"code": "a", "display": "Une"}, {"code": "b", "display": "Deux",
                "designation": [{"language": "en", "value": "Two"}]}]}]}}},
            {"resource": {"resourceType": "Questionnaire", "status": "draft", "contained": [
               {"resourceType": "ValueSet", "id": "own", "expansion": {"contains": [
                 {"code": "g", "abstract": true, "contains": [{"system": "s", "code": "x", "display": "Ixe"}]}]}}],
             "item": [{"linkId": "1", "text": "Un", "type": "choice", "answerValueSet": "http://example.org/vs"},
                      {"linkId": "2", "text": "Deux", "type": "choice", "answerValueSet": "#own"},
                      {"linkId": "3", "text": "Trois", "type": "choice", "answerValueSet": "http://loinc.org/vs/LL1"},
                      {"linkId": "4", "text": "Quatre", "type": "choice"}]}}]}"##,
    );
    let form = form.unwrap_or_else(|| panic!("{findings:#?}"));
    assert_snapshot!(summary(&form) + &told(&findings));
    assert_eq!(form.lists[0].choices[1].label.in_language("en"), "Two");
}

#[test]
fn the_types_of_release_5_are_read() {
    let form = form(
        r#"{"linkId": "1", "text": "Un", "type": "coding", "answerConstraint": "optionsOrString",
            "answerOption": [{"valueCoding": {"code": "a", "display": "A"}}]},
           {"linkId": "2", "text": "Deux", "type": "integer", "answerOption": [{"valueInteger": 3}, {"valueInteger": 5}]}"#,
    );
    assert_snapshot!(summary(&form));
}

#[test]
fn nothing_is_dropped_in_silence() {
    let (form, findings) = read(&format!(
        r#"{{"resourceType": "Questionnaire", "status": "draft", "publisher": "Nous", "extension": [
            {{"url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-launchContext"}}],
            "modifierExtension": [{{"url": "http://example.org/not", "valueBoolean": true}}],
            "item": [{}]}}"#,
        r#"{"linkId": "a", "text": "A", "type": "integer", "definition": "x", "code": [{"code": "y"}],
            "enableWhenX": 1, "repeats": true, "maxLength": 3, "extension": [
            {"url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",
             "valueExpression": {"language": "text/fhirpath", "expression": "1 + 1"}},
            {"url": "http://example.org/colour", "valueString": "red"},
            {"url": "http://hl7.org/fhir/StructureDefinition/minLength", "valueInteger": 3},
            {"url": "http://hl7.org/fhir/StructureDefinition/maxValue", "_valueInteger": {"extension": [
              {"url": "http://hl7.org/fhir/StructureDefinition/cqf-expression", "valueExpression": {"expression": "today()"}}]}}]},
           {"linkId": "a", "text": "B", "type": "string", "code": [{"code": "z"}], "required": "yes", "extension": [
            {"url": "http://hl7.org/fhir/StructureDefinition/regex", "valueString": "(?=x)["}]},
           {"text": "C", "type": "string", "extension": [
            {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden", "valueBoolean": true}]},
           {"linkId": "d", "text": "D", "type": "choice", "answerOption": [{"valueReference": {"reference": "Patient/1"}}]}"#
    ));
    assert!(form.is_some(), "{findings:#?}");
    assert_snapshot!(told(&findings));
}

#[test]
fn a_type_that_is_none_is_refused_with_the_nearest() {
    let (form, findings) = read(&questionnaire(r#"{"linkId": "a", "text": "A", "type": "choise"}"#));
    assert!(form.is_none());
    assert_snapshot!(told(&findings), @r#"blocks 1 item[0].type (a): TypeUnknown { written: "choise", nearest: Some("choice") }"#);
}

#[test]
fn files_that_are_no_questionnaire_say_why() {
    let problem = |bytes: &[u8]| {
        let (form, findings) = read_bytes(bytes);
        assert!(form.is_none());
        let finding = findings.iter().find(|finding| finding.blocks()).expect("it blocks");
        (finding.place.row, finding.problem.clone())
    };
    let whole = questionnaire(r#"{"linkId": "a", "text": "É", "type": "string"}"#);
    let cut = &whole.as_bytes()[..whole.len() - 4];
    assert_eq!(problem(cut), (Some(1), Problem::Fhir(Fhir::JsonEnds)));
    assert_eq!(
        problem(b"{\"resourceType\":\n \"Patient\"}").1,
        Problem::Fhir(Fhir::NotAQuestionnaire("Patient".to_owned()))
    );
    assert_eq!(problem(b"{}").1, Problem::Fhir(Fhir::NotAQuestionnaire(String::new())));
    assert_eq!(problem(b"[{}]").1, Problem::Fhir(Fhir::NotAQuestionnaire(String::new())));
    assert_eq!(problem(br#"{"resourceType": "Bundle"}"#).1, Problem::Fhir(Fhir::Bundle { questionnaires: 0 }));
    assert_eq!(problem(b"{\"resourceType\": Questionnaire}"), (Some(1), Problem::Fhir(Fhir::JsonUnexpected('Q'))));
    let latin: Vec<u8> = whole.chars().map(|letter| letter as u8).collect();
    assert_eq!(problem(&latin), (Some(1), Problem::NotUtf8));
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(whole.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(problem(&wide).1, Problem::NotUtf8);
    let deep = format!("{{\"resourceType\": \"Questionnaire\", \"item\": {}", "[{\"item\":".repeat(500_000));
    assert!(matches!(problem(deep.as_bytes()).1, Problem::Fhir(Fhir::JsonTooDeep { .. })));
    let many = format!("{{\"item\": [{}0]}}", "0,".repeat(2_000_000));
    assert!(matches!(problem(many.as_bytes()).1, Problem::Fhir(Fhir::JsonTooMany { .. })));
    let large = vec![b' '; 100 << 20];
    assert!(matches!(problem(&large).1, Problem::FileTooLarge { .. }));
}

#[test]
fn groups_too_deep_in_each_other_are_refused() {
    let mut items = r#"{"linkId": "q", "text": "Q", "type": "string"}"#.to_owned();
    for depth in 0..40 {
        items = format!(r#"{{"linkId": "g{depth}", "type": "group", "item": [{items}]}}"#);
    }
    let (form, findings) = read(&questionnaire(&items));
    assert!(form.is_none());
    assert!(findings.iter().any(|finding| matches!(finding.problem, Problem::GroupTooDeep { .. })), "{findings:#?}");
}

#[test]
fn a_tool_may_have_such_a_form() {
    let folder = tempfile::tempdir().expect("a folder of its own");
    let form = questionnaire(
        r#"{"linkId": "a", "prefix": "1", "text": "A", "type": "boolean", "item": [
        {"linkId": "b", "prefix": "2", "text": "B", "type": "integer"}]}"#,
    );
    std::fs::write(folder.path().join("residents.json"), form).expect("the folder is writable");
    let tool = "id = \"essai\"\nversion = \"1\"\ntitle = \"Essai\"\n\n[[audience]]\ncode = \"residents\"\nlabel = \"R\"\nrole = \"people\"\n\n[[audience.form]]\nvariant = \"standard\"\nfile = \"residents.json\"\n";
    std::fs::write(folder.path().join("tool.toml"), tool).expect("the folder is writable");
    let (tool, findings) = copiste::import::read_tool(folder.path());
    let tool = tool.unwrap_or_else(|| panic!("{findings:#?}"));
    let form = &tool.audiences[0].forms[0].1;
    assert_eq!(form.questions[0].label, Localised::plain("A"));
    assert_eq!(form.outline.sections[0].under, "a");
}

#[test]
fn a_condition_on_another_unit_or_on_a_code_of_another_system_is_told_and_left_out() {
    let asked = |link: &str, question: &str, operator: &str, answer: &str| {
        format!(
            r#", {{"linkId": "{link}", "text": "Et ?", "type": "string",
                "enableWhen": [{{"question": "{question}", "operator": "{operator}", {answer}}}]}}"#
        )
    };
    let mut items = EVERY_TYPE.to_owned();
    items += &asked("a", "poids", ">=", r#""answerQuantity": {"value": 5000, "code": "g"}"#);
    items += &asked("b", "poids", ">=", r#""answerQuantity": {"value": 5, "code": "kg"}"#);
    items += &asked("c", "1.1", "=", r#""answerCoding": {"system": "http://example.org/other", "code": "male"}"#);
    items += &asked("d", "1.1", "=", r#""answerCoding": {"code": "male"}"#);
    let (form, findings) = read(&questionnaire(&items));
    let form = form.expect("it is a form");
    let rule = |name: &str| form.questions.iter().find(|one| one.name == name).unwrap().relevant.clone();
    let source = |name: &str| rule(name).map(|rule| rule.source().to_owned());
    assert_eq!(source("a"), None);
    assert_eq!(source("b").as_deref(), Some("${poids} >= 5"));
    assert_eq!(source("c"), None);
    assert_eq!(source("d").as_deref(), Some("${q1.1} = 'male'"));
    let unread = findings.iter().filter(|finding| finding.problem == Problem::Fhir(Fhir::ConditionUnread));
    assert_eq!(unread.count(), 2);
}
