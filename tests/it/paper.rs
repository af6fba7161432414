//! Forms as they are printed: pages, boxes, cells, who skips what. Text in, text out.

#[cfg(feature = "pdf")]
mod printed;

use copiste::import::read_form;
use copiste::paper::{Ask, Field, GoTo, Part, Piece, Remark, Style, Tick, Wishes, set_out};
use copiste::questionnaire::{Line, Questionnaire};
use std::fmt::Write as _;
use std::path::Path;

fn form(text: &str) -> Questionnaire {
    let folder = tempfile::tempdir().expect("a folder of its own");
    let path = folder.path().join("form.md");
    std::fs::write(&path, text).expect("the folder is writable");
    let (form, findings) = read_form(&path);
    form.unwrap_or_else(|| panic!("{findings:#?}"))
}

fn wishes(style: Style) -> Wishes {
    Wishes { language: "fr".to_owned(), style, filled: Vec::new() }
}

/// The paper as text: a line per question, boxes by their codes.
fn text(form: &Questionnaire, style: Style) -> String {
    let paper = set_out(form, &wishes(style));
    let mut text = String::new();
    for (place, page) in paper.pages.iter().enumerate() {
        writeln!(text, "page {} {}", place + 1, page.title).unwrap();
        page.pieces.iter().for_each(|piece| write_piece(piece, "  ", &mut text));
    }
    for remark in &paper.remarks {
        writeln!(text, "! {remark:?}").unwrap();
    }
    text
}

fn write_piece(piece: &Piece, indent: &str, text: &mut String) {
    match piece {
        Piece::Heading(heading) => writeln!(text, "{indent}# {heading}").unwrap(),
        Piece::Note(note) => writeln!(text, "{indent}({note})").unwrap(),
        Piece::Ask(ask) => writeln!(text, "{indent}{}", asked(ask)).unwrap(),
        Piece::Grid(grid) => {
            let heads: Vec<String> = grid.heads.iter().map(|head| ticked(head, false)).collect();
            writeln!(text, "{indent}[{}] {}", grid.title, heads.join("  ")).unwrap();
            for row in &grid.rows {
                writeln!(text, "{indent}  {} {}", row.number, row.label).unwrap();
            }
        }
        Piece::Rows(rows) => {
            writeln!(text, "{indent}{} rows of {}, in lines {}", rows.rows, rows.title, rows.in_lines).unwrap();
            rows.columns.iter().for_each(|ask| writeln!(text, "{indent}  {}", asked(ask)).unwrap());
        }
        Piece::Under(requirement, pieces) => {
            let word = if requirement.any { "any" } else { "all" };
            let terms: Vec<String> =
                requirement.terms.iter().map(|term| format!("{} {:?}", term.question, term.test)).collect();
            writeln!(text, "{indent}if {word} {}", terms.join(", ")).unwrap();
            pieces.iter().for_each(|piece| write_piece(piece, &format!("{indent}  "), text));
        }
    }
}

fn asked(ask: &Ask) -> String {
    let field = match &ask.field {
        Field::Ticks(ticks) => {
            let boxes: Vec<String> = ticks.ticks.iter().map(|tick| ticked(tick, ticks.many)).collect();
            format!("{} /{}", boxes.join("  "), ticks.columns)
        }
        Field::Scale(steps) => format!("scale {}", steps.join(" ")),
        Field::Cells(parts) => parts.iter().map(cells).collect::<Vec<_>>().join("|"),
        Field::Code(characters) => format!("code of {characters}"),
        Field::Lines(lines) => format!("{lines} lines"),
        Field::Ranks(ticks) => format!("ranks {}", ticks.len()),
        Field::Printed(text) => format!("printed {text}"),
    };
    format!("{} {}: {field}", ask.number, ask.label)
}

fn cells(part: &Part) -> String {
    match part {
        Part::Digits(count) => "_".repeat(*count),
        Part::Decimals(count) => format!(",{}", "_".repeat(*count)),
        Part::Day => "jj".to_owned(),
        Part::Month => "mm".to_owned(),
        Part::Year => "aaaa".to_owned(),
        Part::Hours => "hh".to_owned(),
        Part::Minutes => "mn".to_owned(),
    }
}

fn ticked(tick: &Tick, many: bool) -> String {
    let (open, close) = if many { ('[', ']') } else { ('(', ')') };
    let apart = if tick.apart { "~" } else { "" };
    let go_to = match &tick.go_to {
        None => String::new(),
        Some(GoTo::Number(number)) => format!(" -> {number}"),
        Some(GoTo::Label(label)) => format!(" -> {label}"),
        Some(GoTo::End) => " -> end".to_owned(),
    };
    format!("{apart}{open}{}{close} {}{go_to}", tick.code, tick.label)
}

const LISTS: &str = "
| choices | | | | |
| | list_name | name | label | mark |
| | yn | o | Oui | |
| | yn | n | Non | |
| | yn | x | Je ne sais pas | |
| | often | 1 | jamais | |
| | often | 2 | parfois | |
| | often | 9 | s.o. | not-concerned |
";

fn survey(rows: &str) -> Questionnaire {
    form(&format!("{rows}{LISTS}"))
}

#[test]
fn a_page_shows_what_the_screen_shows_with_numbers_codes_and_cells() {
    let form = survey(
        "
| survey | | | | | | |
| | type | name | label | number | page | appearance | digits |
| | note | intro | Merci de répondre. | | 1 | | |
| | select_one yn | a | Seul ? | 1 | 1 | | |
| | select_multiple yn | b | Lesquels ? | 2 | 1 | | |
| | begin_group | g | Respect | | 1 | table-list | |
| | select_one often | c | On frappe | 3 | | | |
| | select_one often | d | On écoute | 4 | | | |
| | end_group | | | | | | |
| | integer | e | Âge | 5 | 2 | | 2 |
| | date | f | Date | 6 | 2 | | |
| | time | h | Heure | 7 | 2 | | |
| | decimal | i | Poids | 8 | 2 | | |
| | text | j | Un mot | 9 | 2 | multiline | |
",
    );
    insta::assert_snapshot!("page_standard", text(&form, Style::Standard));
    insta::assert_snapshot!("page_large", text(&form, Style::Large));
}

#[test]
fn a_skip_is_an_arrow_behind_the_box_and_a_line_before_the_questions() {
    let form = survey(
        "
| survey | | | | | |
| | type | name | label | number | relevant |
| | select_one yn | a | Venez-vous ? | 1 | |
| | integer | b | Combien de fois ? | 2 | ${a} = 'o' |
| | text | c | Où ? | 3 | ${a} = 'o' |
| | select_one yn | d | Content ? | 4 | ${a} != 'x' |
| | text | e | Pourquoi ? | 5 | selected(${d}, 'n') or ${b} > 3 |
| | select_multiple yn | f | Lesquels ? | 6 | |
| | text | g | Détails | 7 | selected(${f}, 'o') and not(selected(${f}, 'x')) |
",
    );
    insta::assert_snapshot!("skips", text(&form, Style::Standard));
}

#[test]
fn a_condition_that_takes_more_than_a_sentence_is_told_and_not_printed() {
    let form = survey(
        "
| survey | | | | | |
| | type | name | label | number | relevant |
| | integer | a | Un | 1 | |
| | integer | b | Deux | 2 | |
| | text | c | Trois | 3 | ${a} + ${b} > 3 |
| | text | d | Quatre | | |
",
    );
    let paper = set_out(&form, &wishes(Style::Standard));
    let unsaid = Remark::Unsaid { question: "c".to_owned() };
    let unnumbered = Remark::Unnumbered { question: "d".to_owned(), count: 1 };
    assert_eq!(paper.remarks, [unsaid, unnumbered]);
    assert!(paper.pages[0].pieces.iter().all(|piece| !matches!(piece, Piece::Under(..))));
}

#[test]
fn a_table_has_its_rows_on_lines_or_one_under_the_other() {
    let form = survey(
        "
| survey | | | | | |
| | type | name | label | number | repeat_count |
| | begin_repeat | home | Votre foyer | | 4 |
| | text | who | Prénom | 1 | |
| | integer | age | Âge | 2 | |
| | select_one yn | works | Travaille ? | 3 | |
| | end_repeat | | | | |
",
    );
    insta::assert_snapshot!("rows", text(&form, Style::Standard) + &text(&form, Style::Easy));
}

#[test]
fn a_list_too_long_to_be_printed_is_written_by_its_code() {
    let choices: String = (1..=70).map(|at| format!("| | town | t{at} | Commune {at} |\n")).collect();
    let form = form(&format!(
        "| survey | | | |\n| | type | name | label | number |\n| | select_one town | t | Commune | 1 |\n\n| choices | | | |\n| | list_name | name | label |\n{choices}"
    ));
    let paper = set_out(&form, &wishes(Style::Standard));
    assert!(matches!(&paper.pages[0].pieces[0], Piece::Ask(Ask { field: Field::Code(_), .. })));
    assert_eq!(paper.remarks, [Remark::LongList { question: "t".to_owned(), choices: 70 }]);
}

#[test]
fn an_answer_taken_up_in_a_text_is_dots_on_paper() {
    let form = survey(
        "
| survey | | | |
| | type | name | label | number |
| | text | a | Prénom | 1 |
| | text | b | Que fait ${a} ? | 2 |
",
    );
    assert!(text(&form, Style::Standard).contains("2 Que fait …… ?"));
}

/// The forms of the demonstration and of the model form: those that are printed in every way.
fn sample_forms() -> Vec<(String, Questionnaire)> {
    forms_of(["regards-croises-ehpad", "model-form"])
}

fn forms_of<'a>(folders: impl IntoIterator<Item = &'a str>) -> Vec<(String, Questionnaire)> {
    let mut forms = Vec::new();
    for folder in folders {
        let (tool, _) = copiste::import::read_tool(&Path::new("sample-data").join(folder));
        for audience in &tool.expect("a good tool").audiences {
            for (variant, form) in &audience.forms {
                forms.push((format!("{} {}", audience.audience.0, variant.0), (**form).clone()));
            }
        }
    }
    forms
}

#[test]
fn the_pages_of_the_paper_are_the_page_stops_of_the_screen() {
    for (name, form) in forms_of(crate::sample::folders().iter().map(String::as_str)) {
        for style in [Style::Standard, Style::Large, Style::Easy] {
            let paper = set_out(&form, &wishes(style));
            assert_eq!(paper.pages.len(), form.pages.len(), "{name}");
            for (page, lines) in paper.pages.iter().zip(&form.pages) {
                let keyed = lines.lines.iter().filter_map(|line| match line {
                    Line::Question(index) => Some(*index),
                    Line::Heading(_) | Line::Note(_) => None,
                });
                let mut printed = Vec::new();
                page.pieces.iter().for_each(|piece| questions(piece, &mut printed));
                assert_eq!(printed, keyed.collect::<Vec<_>>(), "{name}");
            }
        }
    }
}

fn questions(piece: &Piece, found: &mut Vec<usize>) {
    match piece {
        Piece::Ask(ask) => found.push(ask.question),
        Piece::Grid(grid) => found.extend(grid.rows.iter().map(|row| row.question)),
        Piece::Rows(rows) => found.extend(rows.columns.iter().map(|ask| ask.question)),
        Piece::Under(_, pieces) => pieces.iter().for_each(|piece| questions(piece, found)),
        Piece::Heading(_) | Piece::Note(_) => {}
    }
}
