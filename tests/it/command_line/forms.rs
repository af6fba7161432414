//! `copiste expression` and `copiste form`: rules and forms tried out by scripts.

use super::Home;
use serde_json::Value;

const FORM: &str = "
| survey |
| | type | name | label::fr | label::en | required | required_message | relevant | constraint | constraint_message |
| | integer | age | Âge | Age | yes | Dites l'âge. | | . >= 18 | Trop jeune. |
| | text | why | Pourquoi | Why | | | ${age} > 80 | | |
";

fn with_form() -> (Home, String) {
    let home = Home::new();
    let path = home.path("form.md");
    std::fs::write(&path, FORM).unwrap();
    (home, path)
}

#[test]
fn an_expression_a_line_gives_an_answer_a_line() {
    let home = Home::new();
    let input = "1 div 3\nconcat('a', \"b\")\n1 = 1\n../x\ndate('2024-02-29') + 1\n(\nno-such()\n\n\u{ff}".as_bytes();
    let run = home.run_with(&["expression"], &[input, &b"\n\xff\xfe\n1 to\n"[..]].concat());
    assert_eq!(run.code, 0);
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(
        &lines[..5],
        ["number\t0.3333333333333333", "string\tab", "boolean\ttrue", "nodeset\t", "number\t19783",]
    );
    assert!(lines[5..].iter().all(|line| line.starts_with("error\t") || *line == "nodeset\t"), "{lines:?}");
    assert_eq!(lines.len(), 11);
    let run = home.run_with(&["expression", "--json"], b"1 + 1\n(\n");
    let lines: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((&lines[0]["type"], &lines[0]["value"]), (&Value::from("number"), &Value::from("2")));
    assert!(lines[1]["error"].is_string());
    let long = [vec![b'1'; 3 << 20], b"\n2\n".to_vec()].concat();
    let run = home.run_with(&["expression"], &long);
    assert!(run.out.starts_with("error\t") && run.out.ends_with("number\t2\n"), "{}", run.out);
}

#[test]
fn a_form_is_walked_through_line_by_line() {
    let (home, form) = with_form();
    let answers = home.path("answers.tsv");
    std::fs::write(&answers, "# a remark\nage\t12\nage\t\nwhy\tx\nage\t90\nwhy\tOld\n").unwrap();
    let run = home.run(&["form", "walk", &form, &answers, "--language", "en"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_eq!(
        run.out,
        "refused\tage\tTrop jeune.\nrequired\tage\tDites l'âge.\nrefused\twhy\tThe question is not asked.\nok\tage\nok\twhy\n\
         asked\tage\nasked\twhy\nvalue\tage\t90\nvalue\twhy\tOld\n"
    );
    let run = home.run(&["form", "walk", &form, &answers, "--json"]);
    let walked: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(walked["lines"][0]["verdict"], "refused");
    assert_eq!(walked["asked"], serde_json::json!(["age", "why"]));
    assert_eq!(walked["values"][1], serde_json::json!({ "name": "why", "value": "Old" }));
    assert_eq!(home.run(&["form", "walk", &form, &home.path("nowhere")]).code, 3);
}

#[test]
fn a_form_is_told_as_it_is_understood_and_written_again() {
    let (home, form) = with_form();
    let model: Value = serde_json::from_str(&home.run(&["form", "model", &form]).out).unwrap();
    assert_eq!(model["elements"][0]["constraint"]["rule"], ". >= 18");
    assert_eq!(model["elements"][1]["relevant"], "${age} > 80");
    assert_eq!(model["languages"], serde_json::json!(["en", "fr"]));
    let out = home.path("again.xlsx");
    let run = home.run(&["form", "export", &form, &out]);
    assert_eq!(run.code, 0, "{}", run.err);
    let again: Value = serde_json::from_str(&home.run(&["form", "model", &out]).out).unwrap();
    assert_eq!((&again["elements"], &again["id"]), (&model["elements"], &model["id"]));
    assert_eq!(home.run(&["form", "export", &form, &home.path("again.pdf")]).code, 2);
    std::fs::write(home.path("bad.md"), "| survey |\n| | type | name |\n| | integre | a |\n").unwrap();
    let run = home.run(&["form", "model", &home.path("bad.md")]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("integer"), "{}", run.err);
}
