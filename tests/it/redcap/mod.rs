//! REDCap data dictionaries: what is read of them, what is said of the rest, and what nobody can break.

mod anything;
mod bad;
mod reading;
mod real;
mod walking;

use copiste::import::read_form;
use copiste::questionnaire::{Finding, Questionnaire};
use std::path::PathBuf;

/// The titles of a dictionary as REDCap writes them.
pub const TITLES: [&str; 18] = [
    "Variable / Field Name",
    "Form Name",
    "Section Header",
    "Field Type",
    "Field Label",
    "Choices, Calculations, OR Slider Labels",
    "Field Note",
    "Text Validation Type OR Show Slider Number",
    "Text Validation Min",
    "Text Validation Max",
    "Identifier?",
    "Branching Logic (Show field only if...)",
    "Required Field?",
    "Custom Alignment",
    "Question Number (surveys only)",
    "Matrix Group Name",
    "Matrix Ranking?",
    "Field Annotation",
];

/// A field of a dictionary: `name|form|type|label`, then what other columns say, by their place from 0.
pub fn field(named: &str, others: &[(usize, &str)]) -> Vec<String> {
    let mut cells = vec![String::new(); TITLES.len()];
    for (text, column) in named.split('|').zip([0, 1, 3, 4]) {
        cells[column] = text.to_owned();
    }
    for (column, text) in others {
        cells[*column] = (*text).to_owned();
    }
    cells
}

pub const SECTION: usize = 2;
pub const CHOICES: usize = 5;
pub const NOTE: usize = 6;
pub const VALIDATION: usize = 7;
pub const MIN: usize = 8;
pub const MAX: usize = 9;
pub const IDENTIFIER: usize = 10;
pub const BRANCHING: usize = 11;
pub const REQUIRED: usize = 12;
pub const ALIGNMENT: usize = 13;
pub const NUMBER: usize = 14;
pub const MATRIX: usize = 15;
pub const RANKING: usize = 16;
pub const ANNOTATION: usize = 17;

/// A dictionary as a text, with these titles.
pub fn written(titles: &[&str], fields: &[Vec<String>], separator: &str) -> String {
    let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |cells: Vec<String>| cells.join(separator) + "\r\n";
    let mut text = line(titles.iter().map(|title| quoted(title)).collect());
    for cells in fields {
        text += &line(cells.iter().map(|cell| quoted(cell)).collect());
    }
    text
}

/// A dictionary as REDCap writes it.
pub fn dictionary(fields: &[Vec<String>]) -> String {
    written(&TITLES, fields, ",")
}

/// Reads the bytes of a file.
pub fn read(bytes: &[u8]) -> (Option<Questionnaire>, Vec<Finding>) {
    let folder = tempfile::tempdir().expect("a folder of its own");
    // What it is called decides nothing.
    let path = folder.path().join("visit.txt");
    std::fs::write(&path, bytes).expect("the folder is writable");
    read_form(&path)
}

/// A form that must be right.
pub fn form(fields: &[Vec<String>]) -> Questionnaire {
    let (form, findings) = read(dictionary(fields).as_bytes());
    form.unwrap_or_else(|| panic!("{}", told(&findings)))
}

/// What is wrong, one line each.
pub fn told(findings: &[Finding]) -> String {
    let line = |finding: &Finding| {
        let place = &finding.place;
        let severity = if finding.blocks() { "blocks" } else { "warns" };
        let row = place.row.map(|row| row.to_string()).unwrap_or_default();
        format!("{severity} {row} {}: {:?}\n", place.column, finding.problem)
    };
    findings.iter().map(line).collect()
}

pub fn shared(path: &str) -> Option<PathBuf> {
    let path = std::path::Path::new("../shared").join(path);
    path.exists().then_some(path)
}

/// A visit with nearly everything a dictionary may have.
pub fn visit() -> Vec<Vec<String>> {
    let scale = (CHOICES, "1, jamais | 2, parfois | 3, toujours | 9, sans objet");
    vec![
        field("visit_id|visit|text|Numéro", &[]),
        field("day|visit|text|Jour de la visite", &[(VALIDATION, "date_dmy"), (MIN, "2026-01-01"), (MAX, "today")]),
        field(
            "sex|visit|radio|Vous êtes",
            &[(CHOICES, "1, une femme | 2, un homme"), (NUMBER, "1"), (REQUIRED, "y"), (ALIGNMENT, "RH")],
        ),
        field("age|visit|text|Âge", &[(VALIDATION, "integer"), (MIN, "18"), (MAX, "110"), (NUMBER, "2")]),
        field("weight|visit|text|Poids", &[(VALIDATION, "number_1dp_comma_decimal"), (MIN, "30,5"), (NOTE, "en kg")]),
        field("height|visit|text|Taille", &[(VALIDATION, "number")]),
        field("bmi|visit|calc|Indice", &[(CHOICES, "round([weight] / ([height])^2, 1)")]),
        field(
            "thin|visit|descriptive|<b>Maigreur&nbsp;:</b> voyez [sex]",
            &[(BRANCHING, "[bmi] < 18.5 and [bmi] <> \"\"")],
        ),
        field(
            "helps|visit|checkbox|Aides",
            &[(CHOICES, "1, repas | 2, toilette | 99, aucune"), (ANNOTATION, "@NONEOFTHEABOVE='99' @MAXCHECKED=2")],
        ),
        field(
            "who_helps|visit|text|Qui vous aide ?",
            &[(BRANCHING, "[helps(1)] = \"1\" or [helps(2)] = '1'"), (IDENTIFIER, "y"), (ANNOTATION, "@CHARLIMIT=40")],
        ),
        field("knock|care|radio|On frappe", &[(SECTION, "Respect"), scale, (MATRIX, "respect"), (NUMBER, "3")]),
        field("listen|care|radio|On m’écoute", &[scale, (MATRIX, "respect"), (NUMBER, "4"), (RANKING, "y")]),
        field("days|care|checkbox|Lundi", &[(CHOICES, "1, matin | 2, soir"), (MATRIX, "week")]),
        field("happy|care|yesno|Content ?", &[]),
        field("sure|care|truefalse|Sûr ?", &[]),
        field("pain|care|slider|Douleur", &[(CHOICES, "aucune | extrême"), (VALIDATION, "number"), (MAX, "10")]),
        field("hour|care|text|Heure", &[(VALIDATION, "time"), (MIN, "8:00")]),
        field("mail|care|text|Courriel", &[(VALIDATION, "email")]),
        field("zip|care|text|Code postal", &[(VALIDATION, "postalcode_french")]),
        field("town|care|sql|Ville", &[(CHOICES, "select value, label from towns")]),
        field("scan|care|file|Document", &[]),
        field("sign|care|file|Signature", &[(VALIDATION, "signature")]),
        field("score|care|text|Score", &[(ANNOTATION, "@HIDDEN @CALCTEXT(if([knock] > 2, 'bon', 'moyen')) a remark")]),
        field("arm|care|text|Bras", &[(ANNOTATION, "@HIDDEN @DEFAULT='A'")]),
        field(
            "weighed|care|text|Pesé le",
            &[(VALIDATION, "datetime_dmy"), (MIN, "[day]"), (BRANCHING, "[sex] <> '1'")],
        ),
        field("more|care|notes|Remarques", &[(ANNOTATION, "@HIDEBUTTON @CHARLIMT=20")]),
    ]
}
