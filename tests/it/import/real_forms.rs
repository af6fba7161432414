//! Questionnaires of others, read where they are at hand.

use super::shared;
use copiste::import::read_form;
use copiste::questionnaire::Problem;
use std::time::Instant;

#[test]
fn real_spreadsheets_are_read_or_refused_in_words() {
    let Some(folder) = shared("real-forms/xlsforms") else {
        println!("no real forms at hand");
        return;
    };
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let (mut loaded, mut refused) = (0, 0);
    for path in paths {
        let begun = Instant::now();
        let (form, findings) = read_form(&path);
        let blocking = findings.iter().filter(|finding| finding.blocks()).count();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        println!("{:5} ms {:5} findings {blocking:5} blocking  {name}", begun.elapsed().as_millis(), findings.len());
        assert!(begun.elapsed().as_secs() < 20, "{name} took too long");
        match form {
            Some(form) => {
                assert!(!form.questions.is_empty());
                loaded += 1;
            }
            None => {
                assert!(blocking > 0, "{name} is refused without a word");
                refused += 1;
            }
        }
        for finding in &findings {
            if let Problem::Unreadable(words) = &finding.problem {
                println!("    unreadable: {words}");
            }
        }
    }
    println!("{loaded} loaded, {refused} refused");
}
