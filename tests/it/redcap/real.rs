//! Dictionaries of others, read where they are at hand.

use super::*;
use copiste::questionnaire::Problem;

#[test]
fn real_dictionaries_load_and_each_of_their_rules_is_read_or_told() {
    let Some(folder) = shared("real-forms/redcap") else {
        println!("no real dictionaries at hand");
        return;
    };
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let (form, findings) = read_form(&path);
        println!("{}\n{}", path.display(), told(&findings));
        let form = form.unwrap_or_else(|| panic!("{} does not load", path.display()));
        let left_out = findings.iter().filter(|finding| {
            matches!(
                finding.problem,
                Problem::RuleOfEvent(_)
                    | Problem::RuleOfRedcap(_)
                    | Problem::RuleWithoutBox(_)
                    | Problem::FunctionMissing(_)
            )
        });
        let read = form.questions.iter().filter(|question| question.relevant.is_some()).count();
        println!("{} questions, {read} conditions, {} left out", form.questions.len(), left_out.count());
        assert!(form.outline.fields.iter().filter(|field| field.kind == "calculate").all(|field| field.rule.is_some()));
    }
}
