//! Comments: what nobody read is counted and never told, and reading moves nothing but the words.

use super::sample::{Sheet, measured, read, small_campaign, small_sheet, small_tool};
use copiste::measure::{Comments, Disclosed, Results, Shown};
use copiste::record::{Treatment, words};
use copiste::report::{Certainty, Material, Occasion};
use std::sync::Arc;

fn residents(texts: &[&str]) -> Vec<Sheet> {
    let tool = small_tool();
    let sheet = |text: &&str| small_sheet(&tool, "residents", "a", "standard", &format!("q1=50 comment={text}"));
    texts.iter().map(sheet).collect()
}

const SIX: [&str; 6] = ["Alpha", "Bravo", "Merci-Julie", "Delta", "Echo", "Foxtrot"];

fn results(sheets: &[Sheet], told: Option<&Disclosed>, treatment: &dyn Fn(&str) -> Option<Treatment>) -> Results {
    let tool = small_tool();
    read(&tool, &small_campaign(&tool, &["a"]), sheets, told, treatment)
}

fn comments(results: &Results) -> &Comments {
    results.audiences[0].comments.value().expect("there are enough sheets")
}

fn texts(results: &Results) -> Vec<String> {
    comments(results).told.iter().map(|comment| comment.text.clone()).collect()
}

#[test]
fn a_comment_that_nobody_read_is_counted_and_not_told() {
    let nobody = results(&residents(&SIX), None, &|_| None);
    assert_eq!(comments(&nobody), &Comments { told: Vec::new(), set_aside: 0, unread: 6 });
    let treated = results(&residents(&SIX), None, &|text| match text {
        "Alpha" => Some(Treatment::Keep),
        "Bravo" => Some(Treatment::SetAside("a name".to_owned())),
        "Delta" => Some(Treatment::Again),
        text if text.starts_with("Merci") => Some(Treatment::Redact(words(text))),
        _ => None,
    });
    let mut told = texts(&treated);
    told.sort();
    assert_eq!(told, ["Alpha", "[…]"]);
    assert_eq!((comments(&treated).set_aside, comments(&treated).unread), (1, 3));
}

#[test]
fn comments_of_a_hidden_audience_are_not_even_counted() {
    let few = results(&residents(&SIX[..3]), None, &|_| None);
    assert_eq!(few.audiences[0].comments, Shown::Hidden);
}

#[test]
fn reading_moves_no_comment_into_a_report_and_none_within_it() {
    let mut sheets = residents(&SIX);
    let kept = results(&sheets, None, &|_| Some(Treatment::Keep));
    let redacted = results(&sheets, None, &|text| Some(Treatment::Redact(words(text)[..1].to_vec())));
    let places = |results: &Results| texts(results).iter().map(|text| text.starts_with('[')).collect::<Vec<_>>();
    assert_eq!(places(&redacted), [true; 6]);
    assert_eq!(redacted.disclosed, kept.disclosed, "what is remembered is of what was written");
    let one = results(&sheets, None, &|text| Some(if text == "Echo" { Treatment::Again } else { Treatment::Keep }));
    let without: Vec<String> = texts(&kept).into_iter().filter(|text| text != "Echo").collect();
    assert_eq!(texts(&one), without, "in the same order");

    // One sheet more, read at once: it waits for others, and so does its count.
    sheets.extend(residents(&["Golf"]));
    let more = results(&sheets, Some(&one.disclosed), &|_| Some(Treatment::Keep));
    assert_eq!(texts(&more), texts(&kept), "what was read since is told, what came since is not");
    let unread = results(&sheets, Some(&one.disclosed), &|_| None);
    assert_eq!(comments(&unread).unread, 6);
}

#[test]
fn the_report_tells_comments_by_theme_and_how_many_are_left() {
    let mut tool = small_tool();
    for (_, form) in tool.audiences.iter_mut().flat_map(|forms| &mut forms.forms) {
        let form = Arc::make_mut(form);
        let question = form.index("comment").unwrap();
        form.questions[question].theme = Some("respect".to_owned());
    }
    let campaign = small_campaign(&tool, &["a"]);
    let treatment = |text: &str| match text {
        "Alpha" => None,
        "Bravo" | "Echo" => Some(Treatment::SetAside("said".to_owned())),
        text => {
            Some(Treatment::Redact(words(text).into_iter().filter(|span| span.of(text) == Some("Delta")).collect()))
        }
    };
    let results = read(&tool, &campaign, &residents(&SIX), None, &treatment);
    let certainty = Certainty {
        certificates: Vec::new(),
        uncovered: Vec::new(),
        sealed: Vec::new(),
        identified: Vec::new(),
        journal: (0, String::new()),
    };
    let occasion = Occasion { date: jiff::civil::date(2026, 4, 1), number: Some(1) };
    let material = Material {
        results: &results,
        certainty: &certainty,
        tool: &tool,
        campaign: &campaign,
        references: &[],
        earlier: None,
        occasion,
    };
    let phrases = copiste::language::Phrases::new(copiste::language::Language::English);
    let document = copiste::report::results(material, &phrases);
    let section = document.sections.into_iter().find(|section| section.anchor == "comments").unwrap();
    insta::assert_debug_snapshot!(&section.blocks[1..], @r#"
    [
        Heading(
            "Respect – residents",
        ),
        Paragraph(
            "Question comment",
        ),
        Quotes(
            [
                "Merci-Julie",
                "Foxtrot",
                "[…]",
            ],
        ),
        List(
            [
                "residents: 1 comment not read yet, 2 set aside. They are not shown.",
            ],
        ),
    ]
    "#);
}

#[test]
fn the_same_words_written_again_wait_like_any_others() {
    let tool = small_tool();
    let campaign = small_campaign(&tool, &["a"]);
    let sheet = |words: &str| small_sheet(&tool, "residents", "a", "standard", words);
    let mut sheets: Vec<_> = (0..10).map(|_| sheet("q1=50")).collect();
    sheets[0] = sheet("q1=50 comment=merci");
    let first = measured(&tool, &campaign, &sheets, None);
    sheets.push(sheet("q1=50 comment=merci"));
    let second = measured(&tool, &campaign, &sheets, Some(&first.disclosed));
    let told = |results: &Results| results.audiences[0].comments.value().unwrap().told.len();
    assert_eq!((told(&first), told(&second)), (1, 1));
    sheets.extend((0..4).map(|_| sheet("q1=50")));
    let third = measured(&tool, &campaign, &sheets, Some(&second.disclosed));
    assert_eq!(told(&third), 2);
}
