//! Forms as Markdown tables and as .xlsx.

use super::{drawn, form, read, told};
use copiste::import::read_form;
use std::path::Path;

/// A small form with every kind of question.
const RESIDENTS: &str = r"
# The residents' form

Prose is for the reader of the file.

| survey |             |         |                            |        |      |         |        |            |           |                                  |          |              |
|        | type        | name    | label::fr                  | number | page | theme   | digits | appearance | direction | constraint                       | required | relevant     |
|        | date        | day     | Date                       |        | 1    |         |        |            |           |                                  |          |              |
|        | begin_group | dignity | Respect et intimité        |        | 1    |         |        | table-list |           |                                  |          |              |
|        | select_one often | q01 | On frappe avant d’entrer  | 1      |      | dignity |        |            |           |                                  | yes      |              |
|        | select_one often | q02 | On me bouscule            | 2      |      | dignity |        |            | negative  |                                  | yes      |              |
|        | end_group   |         |                            |        |      |         |        |            |           |                                  |          |              |
|        | begin group | you     | Vous                       |        | 2    |         |        |            |           |                                  |          |              |
|        | note        | thanks  | Ces questions sont libres. |        |      |         |        |            |           |                                  |          |              |
|        | select_one sex | sex  | Sexe                       | 3      |      |         |        |            |           |                                  |          |              |
|        | integer     | age     | Âge                        | 4      |      |         | 3      |            |           | . >= 18 and . <= 120             |          |              |
|        | select_multiple languages | langues | Langues      | 5      |      |         |        |            |           | count-selected(.) <= 2           |          | ${sex} = '2' |
|        | begin group | more    | Encore                     |        |      |         |        |            |           |                                  |          | ${age} > 80  |
|        | decimal     | weight  | Poids                      | 6      |      |         |        |            |           |                                  |          | ${sex} = '1' |
|        | text        | free    | Remarques                  | 7      |      |         |        |            |           |                                  |          |              |
|        | end group   |         |                            |        |      |         |        |            |           |                                  |          |              |
|        | end group   |         |                            |        |      |         |        |            |           |                                  |          |              |

| choices |           |      |           |       |               |
|         | list_name | name | label     | score | mark          |
|         | often     | 1    | jamais    | 0     |               |
|         | often     | 2    | parfois   | 33,3  |               |
|         | often     | 3    | toujours  | 100   |               |
|         | often     | 9    | s.o.      |       | not_concerned |
|         | sex       | 1    | femme     |       |               |
|         | sex       | 2    | homme     |       |               |
|         | languages | fr   | français  |       |               |
|         | languages | en   | anglais   |       |               |
|         | languages | other | autre    |       |               |

| settings |                     |           |
|          | form_title          | form_id   |
|          | Regards croisés     | residents |
";

#[test]
fn a_form_is_read_as_it_is_printed() {
    insta::assert_snapshot!(read(RESIDENTS), @r#"
residents «Regards croisés»
page 1 «»
  day «Date» Date
  1 q01 «On frappe avant d’entrer» one of often in grid «Respect et intimité» required theme dignity Positive
  2 q02 «On me bouscule» one of often in grid «Respect et intimité» required theme dignity Negative
page 2 «Vous»
  (Ces questions sont libres.)
  3 sex «Sexe» one of sex
  4 age «Âge» Integer { digits: Some(3) } must . >= 18 and . <= 120
  5 langues «Langues» several of languages if ${sex} = '2' must count-selected(.) <= 2
  # Encore
  6 weight «Poids» Decimal in more if ${age} > 80 if ${sex} = '1'
  7 free «Remarques» Text { characters: 2000, comment: false } in more if ${age} > 80
list often 1:1=0 2:2=33.3 3:3=100 9:9!not-concerned
list sex 1:1 2:2
list languages fr:fr en:en 3:other
warns form.md survey 8 number: NumberMissing { name: "day" }
"#);
}

/// A form with one of nearly every fault.
pub(super) const FAULTY: &str = r"
| survey | | | | | | | | | |
| | type | name | label | number | page | relevnat | relevant | constraint | theme | colour | appearance |
| | select_on often | a | A | 1 | 2 | | | | | | |
| | select_one oftn | b | B | 2 | 1 | | | | | | |
| | integer | c | C | 2 | | 1 | ${cc} = 1 | . > '2,5' or . = '2026-02-30' | | red | minimal |
| | integer | c |  | | x | | selcted(${a}, 1) | (. > 1 | | | |
| | geopoint | d | D | 3 | | | | | | | |
| | calculate | e | E | 4 | | | | | | | |
| | select_one often | f | F | 5 | | | ${g} = 1 | | | | |
| | select_one often | g | G ${f} | 6 | 9 | | ${f} = 7 | | | | |
| | integer | 1h | H | 7 | | | | | | | |
| | end_group | | | | | | | | | | |
| | begin_group | i | I | | | | | | | | table-list |
| | select_one often | j | J | 8 | | | | | | | |
| | select_one other | k | K | 9 | | | | | | | |
| | integer | l | L | 10 | | | | | | | |
| | note | m | M | | | | | 1 = 1 | | | |
| choices | | | | | |
| | list_name | name | label | code | score | mark |
| | often | 1 | jamais | | 200 | |
| | often | 10 | souvent | | many | |
| | often | 1 | parfois | é | | lost |
| | other | two words | deux | 3 | | |
| | other | x | trois | 3 | | |
| | unused | y | y | | | |
| | | z | z | | | |
| external | | |
| | x | |
";

#[test]
fn every_fault_of_a_form_is_said_at_once_with_its_place() {
    insta::assert_snapshot!(read(FAULTY), @r#"
warns form.md 28: SheetIgnored("external")
warns form.md survey 3 colour: ColumnUnknown { column: "colour", nearest: None }
warns form.md survey 3 relevnat: ColumnUnknown { column: "relevnat", nearest: Some("relevant") }
blocks form.md survey 4 type: TypeUnknown { written: "select_on often", nearest: Some("select_one") }
blocks form.md survey 5 page: PageBackwards { page: 1, above: 2 }
blocks form.md survey 5 type: ListUnknown { list: "oftn", nearest: Some("often") }
blocks form.md survey 6 constraint: ImpossibleDate("2026-02-30")
warns form.md survey 6 constraint: DecimalComma("2,5")
warns form.md survey 6 number: NumberDuplicate { number: "2", other: "b" }
blocks form.md survey 6 relevant: ReferenceUnknown { name: "cc", nearest: Some("c") }
blocks form.md survey 7 constraint: Rule { source: "(. > 1", error: ParseError { at: 0, fault: UnclosedParenthesis } }
warns form.md survey 7 label: LabelMissing { name: "c" }
blocks form.md survey 7 name: Duplicate { thing: Question, name: "c" }
warns form.md survey 7 number: NumberMissing { name: "c" }
blocks form.md survey 7 page: NotAWholeNumber { written: "x", min: 1, max: 200 }
blocks form.md survey 7 relevant: Rule { source: "selcted(${a}, 1)", error: ParseError { at: 0, fault: UnknownFunction { name: "selcted", nearest: Some("selected") } } }
warns form.md survey 8 type: TypeAsText("geopoint")
warns form.md survey 9 calculation: CalculationMissing("e")
blocks form.md survey 10 relevant: Cycle { names: ["f", "g"] }
warns form.md survey 10 relevant: ReferenceForward { name: "g" }
warns form.md survey 11 label: LabelReference { name: "f" }
warns form.md survey 11 page: PageSkipped { page: 9, above: 2 }
warns form.md survey 11 relevant: ValueNotInList { value: "7", list: "often", nearest: None }
blocks form.md survey 12 name: NameBad("1h")
blocks form.md survey 13 type: GroupUnopened
blocks form.md survey 14: GroupUnclosed("i")
blocks form.md survey 16 type: GridList { list: "other", wanted: "often" }
blocks form.md survey 17 type: GridKind { kind: "integer" }
warns form.md survey 18 constraint: ColumnMisplaced { kind: "note" }
warns form.md choices 21 code: CodePrefix { code: "1", longer: "10" }
blocks form.md choices 21 score: OutOfRange { key: "score", value: 200.0, min: 0.0, max: 100.0 }
blocks form.md choices 22 score: NotANumber("many")
blocks form.md choices 23 code: CodeBad("é")
blocks form.md choices 23 mark: WordUnknown { written: "lost", words: "blank, not-concerned, double, unreadable, struck", nearest: None }
blocks form.md choices 23 name: Duplicate { thing: Choice, name: "1" }
warns form.md choices 24 name: ChoiceNameBad("two words")
blocks form.md choices 25 code: Duplicate { thing: Code, name: "3" }
warns form.md choices 26 list_name: ListUnused("unused")
blocks form.md choices 27 list_name: ChoiceWithoutList
"#);
}

#[test]
fn headers_are_read_as_authors_write_them() {
    insta::assert_snapshot!(read("
| survey | | | | | | | |
| | Type | Value | label:: French (fr) | LABEL:English | Relevance | Constraint Message::fr | bind::constraint | media::image |
|---|---|---|---|---|---|---|---|---|
| | Select one from yn | oui | Libellé\u{a0}: | Label | | Non | .\u{a0}!= ‘n’ | photo.png |
| | SELECT MULTIPLE yn | several | Plusieurs | Several | “a” = 'a' | | | |
| choices | | |
| | List Name | Value | caption::Français |
| | yn | o | oui |
| | yn | n | non |
"), @r#"
form «form»
page 1 «»
  oui «Libellé :» one of yn must . != ‘n’
  several «Plusieurs» several of yn if “a” = 'a'
list yn o:o n:n
warns form.md survey: NoNumbers
warns form.md survey 3 media::image: ColumnIgnored("media::image")
warns form.md survey 6 Relevance: RuleAlwaysHolds
"#);
}

#[test]
fn what_is_no_form_is_refused_in_words() {
    for (bytes, wanted) in [
        (&b""[..], "FormatUnknown"),
        (b"hello", "FormatUnknown"),
        (b"PK\x03\x04 broken", "Unreadable"),
        (b"\xd0\xcf\x11\xe0 old", "Unreadable"),
        (b"| survey |\n| \xff\xfe", "NotUtf8"),
        (b"| settings |\n| | form_id |\n| | x |\n", "SheetMissing"),
        (b"| survey |\n| | name |\n| | x |\n", "ColumnMissing"),
        (b"| survey |\n| | type | name |\n", "NoQuestion"),
    ] {
        let folder = tempfile::tempdir().expect("a folder of its own");
        let path = folder.path().join("form.xlsx");
        std::fs::write(&path, bytes).expect("the folder is writable");
        let (form, findings) = read_form(&path);
        assert!(form.is_none());
        assert!(told(&findings).contains(wanted), "{wanted}: {}", told(&findings));
    }
    let (form, findings) = read_form(Path::new("tests/it/fixtures/nowhere.xlsx"));
    assert!(form.is_none());
    insta::assert_snapshot!(told(&findings), @r#"
blocks nowhere.xlsx: FileMissing
"#);
}

#[test]
fn a_spreadsheet_reads_as_its_markdown_twin() {
    let (from_xlsx, findings) = read_form(Path::new("tests/it/fixtures/residents.xlsx"));
    insta::assert_snapshot!(told(&findings), @r#"
warns residents.xlsx survey 2 number: NumberMissing { name: "day" }
"#);
    let (from_markdown, _) = form(RESIDENTS);
    let from_xlsx = from_xlsx.expect("a right form");
    assert_eq!(drawn(&from_xlsx), drawn(&from_markdown.expect("a right form")));
}

#[test]
fn a_thousand_rows_of_noise_are_answered() {
    let rows: String =
        (0..3_000).map(|row| format!("| | integer | q{row} | Q | | | ${{q{}}} = 1 |\n", row + 1)).collect();
    let (form, findings) = form(&format!("| survey |\n| | type | name | label | number | page | relevant |\n{rows}"));
    assert!(form.is_none());
    assert!(told(&findings).contains("TooManyQuestions"));
}

#[test]
fn a_rule_that_nothing_can_change_is_told() {
    let text = "
| survey |
| | type | name | label | number | relevant | constraint | required | choice_filter | page |
| | select_one yn | a | A | 1 | true() | . = 'a' or . = 'b' | | | 1 |
| | integer | b | B | 2 | 1 = 2 | 3 > 4 | 1 = 1 | | |
| | select_one yn | c | C | 3 | ${a} = 'y' | . = 'y' | | false() | |
| | begin_group | g | G | | false() | | | | |
| | note | n | N | | 'x' | | | | |
| | end_group | | | | | | | | |
| | integer | d | D | 4 | today() > '2020-01-01' | . > 0 | | | |
| choices |
| | list_name | name | label | code |
| | yn | y | Yes | 1 |
| | yn | n | No | 2 |
";
    let (form, findings) = form(text);
    assert!(form.is_some());
    insta::assert_snapshot!(told(&findings), @r#"
warns form.md survey 4 constraint: ValueNotInList { value: "a", list: "yn", nearest: None }
warns form.md survey 4 constraint: ValueNotInList { value: "b", list: "yn", nearest: None }
warns form.md survey 4 constraint: NoAnswerPasses
warns form.md survey 4 relevant: RuleAlwaysHolds
warns form.md survey 5 constraint: NoAnswerPasses
warns form.md survey 5 relevant: RuleNeverHolds
warns form.md survey 5 required: RuleAlwaysHolds
warns form.md survey 6 choice_filter: RuleNeverHolds
warns form.md survey 7 relevant: RuleNeverHolds
warns form.md survey 8 relevant: RuleAlwaysHolds
"#);
}
