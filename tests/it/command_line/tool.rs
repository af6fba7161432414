//! `copiste tool diff`: two versions of a tool, what changed, what can still be compared.

use super::Home;
use std::path::Path;

/// The model form as a second version, with these texts in place of others in its files.
fn second_version(home: &Home, tool: &[(&str, &str)], form: &[(&str, &str)]) -> String {
    let folder = home.path("second");
    std::fs::create_dir_all(&folder).unwrap();
    let model = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/model-form");
    for (file, changes) in [("tool.toml", tool), ("model.md", form)] {
        let mut text = std::fs::read_to_string(model.join(file)).unwrap();
        for (before, now) in changes {
            assert!(text.contains(before), "{file} has no {before:?}");
            text = text.replace(before, now);
        }
        std::fs::write(Path::new(&folder).join(file), text).unwrap();
    }
    folder
}

fn diff(home: &Home, newer: &str) -> String {
    let model = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/model-form").display().to_string();
    let run = home.run(&["tool", "diff", &model, newer]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    run.out
}

#[test]
fn a_tool_read_twice_is_the_same() {
    let home = Home::new();
    let folder = second_version(&home, &[], &[]);
    insta::assert_snapshot!(diff(&home, &folder));
}

#[test]
fn what_changed_is_told_with_what_it_leaves_to_compare() {
    let home = Home::new();
    let tool = [("version = \"1\"", "version = \"2\""), ("favourable_from = 60", "favourable_from = 65")];
    let form = [("Everyone may give an opinion", "Each person may give an opinion"), ("| q16 ", "| q16b")];
    let folder = second_version(&home, &tool, &form);
    insta::assert_snapshot!(diff(&home, &folder));
}

#[test]
fn a_box_of_a_scale_that_came_leaves_nothing_of_it_to_compare() {
    let home = Home::new();
    let last = "| Tout à fait d’accord            | Strongly agree             | tout      | fully     | 100   |";
    let more =
        format!("{last}\n|         | scale      | 6    | 6    | Jamais vu | Never seen | jamais | never | 0     |");
    let folder = second_version(&home, &[], &[(last, &more)]);
    let told = diff(&home, &folder);
    assert!(told.contains("Not comparable: 40") && told.contains("Comparable questions: 5"), "{told}");
    assert_eq!(told.matches("box added: 6").count(), 40, "{told}");
    assert!(told.contains("Welcome: not comparable (q01, q02"), "{told}");
}

#[test]
fn what_is_wrong_with_both_tools_is_said_at_once() {
    let home = Home::new();
    let (one, other) = (home.path("one"), home.path("other"));
    let run = home.run(&["tool", "diff", &one, &other]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains(&one) && run.err.contains(&other), "{}", run.err);
}
