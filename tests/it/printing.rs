//! Documents as PDF: that something always comes out, that it is the same every time, that standards are kept.

use crate::report::demonstration;
use copiste::language::Language;
use copiste::report::pdf::{Failure, Grade, Manuscript, Pdf, typeset};
use copiste::report::{
    self, Bar, Bars, Block, Chart, Cover, Document, Dots, DotsRow, Legend, Likert, LikertGroup, LikertRow, Marker,
    NoteKind, Point, Row, Section, Segment, Shade, Table, Trend, TrendLine, TrendRow,
};
use jiff::civil::date;
use proptest::prelude::*;
use serde_json::json;
use std::path::PathBuf;
use std::process::Command;

/// A document that says the text wherever a document says anything.
fn saying(text: &str) -> Document {
    let said = || text.to_owned();
    let row = |strong| Row { head: said(), cells: vec![said(), said()], strong };
    let shade = Shade::Scale { step: 0, steps: 4 };
    let segment = Segment { shade, percent: 100, count: 1, text: said(), word: said() };
    let bar = LikertRow { marker: Marker::Disc, label: said(), segments: vec![segment], note: said() };
    let likert = Likert {
        title: said(),
        legends: vec![Legend { name: said(), shades: vec![(shade, said())] }],
        groups: vec![LikertGroup { label: said(), rows: vec![bar] }],
    };
    let point = Point { marker: Marker::Disc, value: Some(50.0), interval: Some((40.0, 60.0)), text: said() };
    let dots = Dots {
        title: said(),
        legend: vec![(Marker::Disc, said())],
        gap: Some(said()),
        rows: vec![DotsRow { label: said(), points: vec![point], gap: said() }],
    };
    let line = TrendLine {
        marker: Marker::Disc,
        label: said(),
        values: vec![Some(40.0), Some(60.0)],
        texts: vec![said(), said()],
    };
    let trend = Trend {
        title: said(),
        legend: vec![(Marker::Disc, said())],
        moments: vec![said(), said()],
        rows: vec![TrendRow { label: said(), lines: vec![line] }],
    };
    let bars = Bars {
        title: said(),
        bars: vec![Bar { marker: Marker::Square, label: said(), share: Some(0.5), of: (1, 2), text: said() }],
    };
    let blocks = vec![
        Block::Heading(said()),
        Block::Paragraph(said()),
        Block::List(vec![said(), said()]),
        Block::Note(NoteKind::Caution, said()),
        Block::Table(Table {
            says: false,
            caption: said(),
            columns: vec![said(), said(), said()],
            rows: vec![row(true), row(false)],
        }),
        Block::Chart(Chart::Likert(likert)),
        Block::Chart(Chart::Dots(dots)),
        Block::Chart(Chart::Bars(bars)),
        Block::Chart(Chart::Trend(trend)),
        Block::Quotes(vec![said(), said()]),
    ];
    Document {
        language: Language::French,
        date: date(2026, 5, 4),
        title: said(),
        cover: Cover {
            kind: said(),
            establishment: said(),
            campaign: said(),
            status: said(),
            provisional: true,
            banner: Some(said()),
            facts: vec![(said(), said())],
            figures: vec![(Marker::Triangle, said(), said())],
        },
        contents_title: said(),
        sections: vec![Section { anchor: "one".to_owned(), title: said(), blocks }],
        colophon: said(),
        data: Vec::new(),
    }
}

/// To look at, in `target/tmp`.
fn keep(name: &str, pdf: &Pdf) -> PathBuf {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, &pdf.bytes).unwrap();
    path
}

fn holds(pdf: &Pdf, text: &str) -> bool {
    pdf.bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn the_report_keeps_both_standards_and_the_same_input_gives_the_same_bytes() {
    let pdf = report::pdf(&demonstration(Language::French)).unwrap();
    assert_eq!(pdf.grade, Grade::Full);
    assert!(pdf == report::pdf(&demonstration(Language::French)).unwrap());
    // The metadata of an archived document are readable as they are.
    assert!(holds(&pdf, "<pdfuaid:part>1</pdfuaid:part>"));
    assert!(holds(&pdf, "<pdfaid:part>2</pdfaid:part>") && holds(&pdf, "<pdfaid:conformance>A</pdfaid:conformance>"));
    assert!(holds(&pdf, "2026-05-04") && !holds(&pdf, env!("CARGO_MANIFEST_DIR")));
    let french = keep("report-fr.pdf", &pdf);
    let english = report::pdf(&demonstration(Language::English)).unwrap();
    assert_eq!(english.grade, Grade::Full);
    validated(&[french, keep("report-en.pdf", &english)]);
}

#[test]
fn any_text_is_printed_and_keeps_the_standards() {
    let texts = [
        String::new(),
        "#panic(\"no\") $x^2$ *bold* _it_ `raw` <label> @ref = Title\n- list // comment /* \\ ] } )".to_owned(),
        "</text></svg><script>alert(1)</script> &amp; &#x1b; ]]> <!--".to_owned(),
        "Tr\u{e8}s bien \u{1f600}\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467} \u{2764}\u{fe0f} \u{1f1eb}\u{1f1f7}"
            .to_owned(),
        "\u{643}\u{644} \u{634}\u{64a}\u{621} \u{645}\u{645}\u{62a}\u{627}\u{632} 12 \u{5e9}\u{5dc}\u{5d5}\u{5dd} fin"
            .to_owned(),
        "\0\u{1}\u{7}\u{1b}[31m\u{7f}\u{9b}\u{202e}envers\u{202c}\u{2066}\u{feff}\u{fffe}\u{e000}".to_owned(),
        "\u{301}seul e\u{301}\u{302}\u{303}\u{304}\u{305} \u{5d0}\u{301} \u{928}\u{93f} \u{4e2d}\u{6587} \u{221a}"
            .to_owned(),
        "a\u{2003}b\u{3000}c\u{202f}d\u{2028}e\u{2029}f\u{85}g\th".to_owned(),
        // Several alphabets in one line, both directions, and signs of no alphabet.
        "Tr\u{e8}s \u{634}\u{643}\u{631}\u{627}\u{64b} \u{5ea}\u{5d5}\u{5d3}\u{5d4} \u{4f60}\u{597d} \u{1f600} \u{3b1}\u{43f} \u{928}\u{92e} (12 %)\u{a0}; fin"
            .to_owned(),
        "a\u{628}1\u{5d1}\u{4e2d}\u{1f44d}\u{1f3fd}".repeat(60),
        "x".repeat(1_000),
        "mot ".repeat(300),
    ];
    for text in texts {
        let start: String = text.chars().take(30).collect();
        let pdf = report::pdf(&saying(&text)).unwrap();
        assert_eq!(pdf.grade, Grade::Full, "{start:?} {:?}", pdf.given_up);
    }
}

#[test]
fn a_word_of_ten_thousand_letters_is_printed() {
    for text in ["x".repeat(10_000), "\u{e9}".repeat(10_000) + &"\u{633}".repeat(3_000)] {
        let mut document = saying("mot");
        document.cover.establishment = text.clone();
        document.sections[0].blocks = vec![
            Block::Paragraph(text.clone()),
            Block::Table(Table {
                says: false,
                caption: "mot".to_owned(),
                columns: vec![text.clone(), text.clone()],
                rows: vec![Row { head: text.clone(), cells: vec![text.clone()], strong: true }],
            }),
            Block::Quotes(vec![text]),
        ];
        let pdf = report::pdf(&document).unwrap();
        assert_eq!(pdf.grade, Grade::Full, "{:?}", pdf.given_up);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_people_write_is_printed(
        text in prop_oneof![
            proptest::collection::vec(any::<char>(), 0..200).prop_map(String::from_iter),
            "[\\PC#$*\u{300}-\u{36f}\u{590}-\u{6ff}\u{1f300}-\u{1f64f}\u{200b}-\u{200f}\u{fe00}-\u{fe0f} ]{0,200}",
        ]
    ) {
        let pdf = report::pdf(&saying(&text)).unwrap();
        // A rare mixture of alphabets goes down one rung; none goes below the standards.
        prop_assert_ne!(pdf.grade, Grade::Plain, "{:?} {:?}", text, pdf.given_up);
    }
}

fn printed(template: &str, data: serde_json::Value, drawings: Vec<(String, String)>) -> Result<Pdf, Failure> {
    typeset(template, Language::French, date(2026, 5, 4), &|_| Manuscript {
        data: data.clone(),
        drawings: drawings.clone(),
    })
}

#[test]
fn a_document_that_cannot_keep_the_standards_is_printed_plain_with_a_warning() {
    let template = r#"
        #let data = json("/data.json")
        #import "/kit.typ": *
        #show: setting.with(data)
        #assert(data.press.warning == none or data.press.warning.contains("normes"))
        #warning(data)
        #image("/untold.svg")
    "#;
    let drawing = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>"#;
    let pdf = printed(template, json!({ "title": "Essai" }), vec![("/untold.svg".to_owned(), drawing.to_owned())]);
    assert_eq!(pdf.unwrap().grade, Grade::Plain);
}

#[test]
fn a_document_without_a_shape_for_everything_says_so_and_another_does_not() {
    let asserting = |wanted: &str| {
        format!(
            "#let data = json(\"/data.json\")\n#import \"/kit.typ\": *\n#show: setting.with(data)\n\
             #assert(data.press.warning {wanted})\n#warning(data)\n#data.said\n"
        )
    };
    let print =
        |wanted: &str, said: &str| printed(&asserting(wanted), json!({ "title": "Essai", "said": said }), Vec::new());
    assert_eq!(print("== none", "Très bien, merci.").unwrap().grade, Grade::Full);
    assert_eq!(print("!= none", "Très bien \u{1f600}").unwrap().grade, Grade::Full);
}

#[test]
fn a_template_that_is_wrong_is_an_error_and_nothing_else() {
    let Failure(said) = printed("#panic(\"broken\")", json!({}), Vec::new()).unwrap_err();
    assert!(said.contains("broken"), "{said}");
    let Failure(said) = printed("#image(\"/etc/passwd\")", json!({}), Vec::new()).unwrap_err();
    assert!(said.contains("not found"), "{said}");
}

/// Asks veraPDF, where it is: `COPISTE_VERAPDF` holds the class path of its jars, and `java` is on the path.
pub(super) fn validated(files: &[PathBuf]) {
    let Some(jars) = std::env::var_os("COPISTE_VERAPDF") else {
        println!("veraPDF is not here: COPISTE_VERAPDF holds no class path");
        return;
    };
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/verapdf/Vera.java");
    let run = Command::new("java").arg("-cp").arg(jars).args([source, "ua1,2a"]).args(files).output();
    let run = run.expect("java runs");
    let said = String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{said}");
    assert_eq!(said.matches(" kept").count(), 2 * files.len(), "{said}");
    println!("veraPDF: {said}");
}

#[test]
fn what_is_handed_out_is_printed_on_as_few_pages_as_it_promises() {
    use copiste::report::pdf::{Paper, handout_pdf};
    use copiste::report::{Handout, Material, Occasion, handout};
    let tool = crate::measure::sample::tool();
    let campaign = crate::measure::sample::campaign(&tool);
    let sheets = crate::measure::sample::all_sheets(&tool, true);
    let results = crate::measure::sample::measured(&tool, &campaign, &sheets, None);
    let material = Material {
        results: &results,
        certainty: &report::Certainty::default(),
        tool: &tool,
        campaign: &campaign,
        references: &[],
        earlier: None,
        occasion: Occasion { date: date(2026, 5, 4), number: Some(1) },
    };
    for language in Language::ALL {
        for kind in Handout::ALL {
            let document = handout(kind, material, &copiste::language::Phrases::new(language));
            let papers = if kind == Handout::Poster { &[Paper::A3, Paper::A4][..] } else { &[Paper::A4] };
            for paper in papers {
                let pdf = handout_pdf(kind, &document, *paper).expect("a template that can be set");
                assert_eq!(pdf.grade, Grade::Full, "{kind:?}");
                keep(&format!("{}-{paper:?}-{}.pdf", kind.name(), language.tag()), &pdf);
                let pages = match kind {
                    Handout::Poster | Handout::Professionals | Handout::EasyRead | Handout::Plan => 1..=1,
                    Handout::Council => 4..=12,
                };
                assert!(pages.contains(&pdf.pages), "{kind:?} in {}: {} pages", language.tag(), pdf.pages);
            }
        }
    }
}
