//! The report as a workbook: every number in it is one of the results, what is hidden is nowhere, and text stays text.

use crate::measure::sample::{Sheet, all_sheets, campaign, measured, small_campaign, small_sheet, small_tool, tool};
use calamine::{Data, Reader, Xlsx};
use copiste::campaign::Campaign;
use copiste::language::{Language, Phrases};
use copiste::measure::{PERCENT_FROM, Portrait, Reference, ReferenceValue, Results, Score, Shown};
use copiste::questionnaire::{Audience, Role, Tool};
use copiste::report::{self, Block, Cell, Chart, Document, Material, Occasion};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

fn document(
    results: &Results,
    tool: &Tool,
    campaign: &Campaign,
    references: &[Reference],
    language: Language,
) -> Document {
    let certainty = &report::Certainty { journal: (42, "ab".repeat(32)), ..report::Certainty::default() };
    let occasion = Occasion { date: "2026-05-04".parse().unwrap(), number: Some(3) };
    let material = Material { results, certainty, tool, campaign, references, earlier: None, occasion };
    report::results(material, &Phrases::new(language))
}

fn demonstration() -> (Tool, Campaign, Results) {
    let tool = tool();
    let campaign = campaign(&tool);
    let results = measured(&tool, &campaign, &all_sheets(&tool, true), None);
    (tool, campaign, results)
}

fn references(tool: &Tool) -> Vec<Reference> {
    let value = |audience: &str, theme: usize, mean: f64, spread| ReferenceValue {
        audience: Audience(audience.to_owned()),
        code: tool.themes[theme].code.clone(),
        n: None,
        mean,
        spread,
    };
    let reference = |title: &str, date: &str, shift: f64| Reference {
        title: title.to_owned(),
        source: "rapport".to_owned(),
        date: date.parse().unwrap(),
        changed: Vec::new(),
        lost: Vec::new(),
        outside: false,
        campaign: None,
        values: vec![
            value("residents", 0, 50.0 + shift, Some((80, 14.0))),
            value("residents", 1, 60.5 + shift, None),
            value("professionals", 0, 71.25 + shift, Some((40, 12.0))),
        ],
    };
    vec![reference("2022", "2022-05-04", 0.0), reference("=2024", "2024-05-04", 4.0)]
}

fn small(sheets: &[Sheet]) -> (Tool, Campaign, Results) {
    let tool = small_tool();
    let campaign = small_campaign(&tool, &["a", "b"]);
    let results = measured(&tool, &campaign, sheets, None);
    (tool, campaign, results)
}

fn small_house() -> Vec<Sheet> {
    let tool = small_tool();
    let mut sheets = Vec::new();
    for (place, words) in
        ["q1=25 q2=50 sex=f comment=merci", "q1=75 q2=100 sex=m", "q1=0 q2=75 q3=25 comment=ok", "q1=100 q3=50 age=81"]
            .iter()
            .enumerate()
    {
        for service in ["a", "b"] {
            let count = if service == "a" { 4 } else { 1 };
            for _ in 0..count {
                sheets.push(small_sheet(&tool, "residents", service, "standard", words));
            }
        }
        if place == 0 {
            sheets.push(small_sheet(&tool, "professionals", "a", "standard", words));
        }
    }
    sheets
}

/// Every cell of every sheet.
fn read(bytes: &[u8]) -> Vec<(String, Vec<Vec<Data>>)> {
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    let sheet = |name: String| {
        let range = book.worksheet_range(&name).unwrap();
        let (bottom, right) = range.end().map_or((0, 0), |(row, column)| (row + 1, column + 1));
        let cell = |row, column| range.get_value((row, column)).cloned().unwrap_or(Data::Empty);
        let rows = (0..bottom).map(|row| (0..right).map(|column| cell(row, column)).collect()).collect();
        (name, rows)
    };
    names.into_iter().map(sheet).collect()
}

/// The table of data of this name, as its columns and rows.
fn table(document: &Document, sheets: &[(String, Vec<Vec<Data>>)], name: &str) -> Vec<BTreeMap<String, Data>> {
    let title = &document.data.iter().find(|data| data.name == name).unwrap().title;
    let (_, rows) = sheets.iter().find(|(sheet, _)| sheet == title).unwrap();
    let columns: Vec<String> = rows[0].iter().map(ToString::to_string).collect();
    rows[1..].iter().map(|row| columns.iter().cloned().zip(row.iter().cloned()).collect()).collect()
}

fn part(book: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// Every part of the workbook, as text.
fn everything(book: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut all = String::new();
    for place in 0..zip.len() {
        zip.by_index(place).unwrap().read_to_string(&mut all).unwrap();
    }
    all
}

fn number(cell: &Data) -> Option<f64> {
    match cell {
        Data::Float(number) => Some(*number),
        Data::Int(number) => Some(*number as f64),
        _ => None,
    }
}

fn text(row: &BTreeMap<String, Data>, column: &str) -> String {
    row[column].to_string()
}

/// What a cell must hold: a number, or the word of what is not shown.
#[track_caller]
fn assert_cell(row: &BTreeMap<String, Data>, column: &str, expected: Option<f64>) {
    match expected {
        Some(expected) => assert_eq!(number(&row[column]), Some(expected), "{column} of {row:?}"),
        None => assert_eq!(row[column], Data::Empty, "{column} of {row:?}"),
    }
}

#[track_caller]
fn assert_score(row: &BTreeMap<String, Data>, shown: &Shown<Score>, role: Role, results: &Results) {
    let columns =
        ["n", "mean", "sd", "low", "high", "favourable", "favourable_share", "favourable_low", "favourable_high"];
    let Some(score) = shown.value() else {
        let word = if matches!(shown, Shown::Hidden) { Cell::HIDDEN } else { Cell::NOBODY };
        columns.iter().for_each(|column| assert_eq!(text(row, column), word, "{column}"));
        assert_eq!(row["kept_sheets"], Data::Empty);
        return;
    };
    let sampled = role.is_sampled();
    let many = score.n >= PERCENT_FROM;
    let interval = score.interval().filter(|_| sampled);
    let favourable = score.favourable_interval().filter(|_| sampled && many);
    assert_cell(row, "n", Some(score.n.into()));
    assert_cell(row, "mean", Some(score.mean));
    assert_cell(row, "sd", score.deviation);
    assert_cell(row, "low", interval.map(|ends| ends.low.max(0.0)));
    assert_cell(row, "high", interval.map(|ends| ends.high.min(100.0)));
    assert_cell(row, "favourable", score.favourable.map(f64::from));
    let part = score.favourable.filter(|_| many);
    assert_cell(row, "favourable_share", part.map(|part| f64::from(part) / f64::from(score.n)));
    assert_cell(row, "favourable_low", favourable.map(|ends| ends.low));
    assert_cell(row, "favourable_high", favourable.map(|ends| ends.high));
    let fragile = sampled && score.n < results.thresholds.fragile_under;
    assert_cell(row, "fragile", Some(f64::from(u8::from(fragile))));
    assert_cell(row, "kept_sheets", shown.kept().map(f64::from));
}

fn find<'r>(rows: &'r [BTreeMap<String, Data>], keys: &[(&str, &str)]) -> Vec<&'r BTreeMap<String, Data>> {
    rows.iter().filter(|row| keys.iter().all(|(column, value)| text(row, column) == *value)).collect()
}

#[track_caller]
fn only<'r>(rows: &'r [BTreeMap<String, Data>], keys: &[(&str, &str)]) -> &'r BTreeMap<String, Data> {
    let found = find(rows, keys);
    assert_eq!(found.len(), 1, "{keys:?}");
    found[0]
}

/// Every number of the tables is the one of the results, and there are no other rows.
fn assert_data_is_results(document: &Document, results: &Results, references: &[Reference], bytes: &[u8]) {
    let sheets = read(bytes);
    let table = |name: &str| table(document, &sheets, name);
    let participation = table("participation");
    assert_eq!(participation.len(), results.participation.len());
    for line in &results.participation {
        let row = only(&participation, &[("audience", &line.audience.0), ("service", &line.service)]);
        assert_cell(row, "complete", Some(line.complete.into()));
        assert_cell(row, "in_progress", Some(line.in_progress.into()));
        assert_cell(row, "held", Some(line.held.into()));
        assert_cell(row, "voided", Some(line.voided.into()));
        assert_cell(row, "distributed", (line.distributed > 0).then_some(line.distributed.into()));
        assert_cell(row, "expected", (line.expected > 0).then_some(line.expected.into()));
    }
    let (themes, services, items) = (table("themes"), table("theme_services"), table("items"));
    let (boxes, reliability, quality) = (table("distributions"), table("reliability"), table("quality"));
    let (profile, modes, comments) = (table("profile"), table("modes"), table("comments"));
    let (mut theme_rows, mut service_rows, mut item_rows, mut box_rows) = (0, 0, 0, 0);
    for audience in &results.audiences {
        let who = audience.audience.0.as_str();
        for theme in &audience.themes {
            let keys = [("audience", who), ("theme", theme.code.as_str())];
            assert_score(only(&themes, &keys), &theme.score, audience.role, results);
            theme_rows += 1;
            match &theme.services {
                Shown::Shown { value, .. } => {
                    for service in value {
                        let row = only(&services, &[keys[0], keys[1], ("service", &service.service)]);
                        match &service.score {
                            Shown::Shown { value, .. } => assert_cell(row, "mean", Some(value.mean)),
                            absent => assert_score(row, absent, audience.role, results),
                        }
                        service_rows += 1;
                    }
                }
                Shown::Hidden => {
                    assert_score(only(&services, &keys), &Shown::Hidden, audience.role, results);
                    service_rows += 1;
                }
                Shown::Nobody => {
                    assert_score(only(&services, &keys), &Shown::Nobody, audience.role, results);
                    service_rows += 1;
                }
            }
            if audience.role.is_sampled() {
                let row = only(&reliability, &keys);
                match theme.reliability.value() {
                    Some(value) => {
                        assert_cell(row, "alpha", Some(value.alpha));
                        assert_cell(row, "n", Some(value.n.into()));
                    }
                    None => assert_eq!(number(&row["alpha"]), None),
                }
            }
        }
        for item in &audience.items {
            let keys = [("audience", who), ("item", item.name.as_str())];
            let row = only(&items, &keys);
            let score = match &item.score {
                Shown::Shown { value, kept } => Shown::Shown { value: value.score, kept: *kept },
                Shown::Hidden => Shown::Hidden,
                Shown::Nobody => Shown::Nobody,
            };
            assert_score(row, &score, audience.role, results);
            item_rows += 1;
            let marks = ["mark_blank", "mark_not_concerned", "mark_double", "mark_unreadable", "mark_struck"];
            match item.score.value() {
                Some(value) => {
                    assert_cell(row, "answered", Some(value.answered.into()));
                    for (column, count) in marks.iter().zip(value.marks) {
                        assert_cell(row, column, Some(count.into()));
                    }
                }
                None => marks.iter().for_each(|column| assert_eq!(number(&row[*column]), None)),
            }
            let rows = find(&boxes, &keys);
            box_rows += rows.len();
            let pooled = item.score.value().and_then(|value| value.pooled.as_ref());
            let forms: Vec<_> = match &item.rows {
                Shown::Shown { value, .. } => {
                    value.iter().filter_map(|(form, row)| Some((form, row.value()?))).collect()
                }
                Shown::Hidden | Shown::Nobody => Vec::new(),
            };
            for row in rows {
                let (form, name) = (text(row, "form"), text(row, "box"));
                let Some(count) = number(&row["count"]) else {
                    assert!(name.is_empty() && row["share"] != Data::Int(0), "{row:?}");
                    continue;
                };
                assert!(item.score.value().is_some(), "{row:?}");
                let of = match form.as_str() {
                    "all" => pooled.unwrap(),
                    form => forms.iter().find(|(own, _)| *own == form).unwrap().1,
                };
                let tick = of.ticks.iter().find(|tick| tick.name == name).unwrap();
                assert_eq!(count, f64::from(tick.count));
                let n: u32 = of.ticks.iter().map(|tick| tick.count).sum();
                assert_cell(row, "share", (n >= PERCENT_FROM).then(|| f64::from(tick.count) / f64::from(n)));
            }
        }
        let row = only(&quality, &[("audience", who)]);
        assert_eq!(number(&row["sheets"]), audience.quality.value().map(|quality| quality.sheets.into()));
        assert_eq!(number(&row["missing"]), audience.quality.value().map(|quality| quality.missing() as f64));
        assert_eq!(number(&row["refusals"]), audience.quality.value().map(|quality| quality.refusals as f64));
        for question in audience.profile.iter().filter(|_| audience.role.is_sampled()) {
            let rows = find(&profile, &[("audience", who), ("question", &question.name)]);
            match question.portrait.value() {
                Some(Portrait::One { n, shares } | Portrait::Several { n, shares }) => {
                    assert_eq!(rows.len(), shares.len());
                    for (row, share) in rows.iter().zip(shares) {
                        assert_eq!(text(row, "box"), share.name);
                        assert_eq!(number(&row["count"]), share.count.map(f64::from));
                        let part = share.count.filter(|_| *n >= PERCENT_FROM);
                        assert_eq!(number(&row["share"]), part.map(|count| f64::from(count) / f64::from(*n)));
                    }
                }
                Some(Portrait::Number { mean, .. }) => assert_cell(rows[0], "mean", Some(*mean)),
                None => assert!(rows.iter().all(|row| number(&row["n"]).is_none() && number(&row["count"]).is_none())),
            }
        }
        let rows = find(&modes, &[("audience", who)]);
        match audience.modes.value() {
            Some(shares) if !rows.is_empty() => {
                let counts: Vec<_> = rows.iter().map(|row| number(&row["count"])).collect();
                assert_eq!(counts, shares.iter().map(|share| share.count.map(f64::from)).collect::<Vec<_>>());
            }
            _ => assert!(rows.iter().all(|row| number(&row["count"]).is_none())),
        }
        let mut written: Vec<String> =
            find(&comments, &[("audience", who)]).iter().map(|row| text(row, "text")).collect();
        written.retain(|text| text != Cell::HIDDEN && text != Cell::NOBODY);
        let mut told: Vec<String> = audience
            .comments
            .value()
            .into_iter()
            .flat_map(|comments| &comments.told)
            .map(|comment| comment.text.clone())
            .collect();
        written.sort();
        told.sort();
        assert_eq!(written, told);
    }
    assert_eq!((themes.len(), services.len(), items.len()), (theme_rows, service_rows, item_rows));
    assert_eq!(boxes.len(), box_rows);
    let gaps = table("gaps");
    assert_eq!(gaps.len(), results.theme_gaps.len() + results.item_gaps.len());
    for (row, gap) in gaps.iter().zip(results.theme_gaps.iter().chain(&results.item_gaps)) {
        assert_eq!(text(row, "code"), gap.code);
        assert_cell(row, "difference", Some(gap.difference));
        assert_cell(row, "low", gap.interval.map(|ends| ends.low));
        assert_cell(row, "high", gap.interval.map(|ends| ends.high));
        assert_cell(row, "adjusted_p", gap.adjusted);
        assert_cell(row, "established", gap.interval.map(|_| f64::from(u8::from(gap.is_established()))));
    }
    if let Some(reference) = references.last() {
        let rows = table("comparison");
        let beside = results.beside(reference);
        assert!(!beside.is_empty());
        assert_eq!(rows.len(), beside.len());
        for (row, each) in rows.iter().zip(&beside) {
            assert_cell(row, "mean", Some(each.now.mean));
            assert_cell(row, "reference", Some(each.reference));
            assert_cell(row, "difference", Some(each.difference));
        }
    }
}

/// Every number of a sheet that is read is a number of the document's charts.
fn assert_reading_is_the_charts(document: &Document, bytes: &[u8]) {
    let data: Vec<&String> = document.data.iter().map(|data| &data.title).collect();
    let mut known: Vec<f64> = Vec::new();
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Chart(Chart::Bars(bars)) => {
                for bar in &bars.bars {
                    let (part, whole) = bar.of;
                    known.extend([part.into(), whole.into(), f64::from(part) / f64::from(whole)]);
                }
            }
            Block::Chart(Chart::Dots(dots)) => {
                for point in dots.rows.iter().flat_map(|row| &row.points) {
                    known.extend(point.value);
                    if let (Some(value), Some((low, high))) = (point.value, point.interval) {
                        known.extend([low, high, value - low, high - value]);
                    }
                }
            }
            Block::Chart(Chart::Likert(likert)) => {
                for row in likert.groups.iter().flat_map(|group| &group.rows) {
                    let n: u32 = row.segments.iter().map(|segment| segment.count).sum();
                    known.push(n.into());
                    known.extend(row.segments.iter().map(|segment| match n {
                        0..PERCENT_FROM => f64::from(segment.count),
                        _ => f64::from(segment.percent) / 100.0,
                    }));
                }
            }
            Block::Chart(Chart::Trend(trend)) => {
                known
                    .extend(trend.rows.iter().flat_map(|row| &row.lines).flat_map(|line| line.values.iter().flatten()));
            }
            _ => {}
        }
    }
    for (name, rows) in read(bytes).iter().filter(|(name, _)| !data.contains(&name)) {
        for cell in rows.iter().flatten() {
            if let Some(number) = number(cell) {
                assert!(known.contains(&number), "{number} on {name}");
            }
        }
    }
}

#[test]
fn every_number_of_the_workbook_is_one_of_the_results() {
    let (tool, campaign, results) = demonstration();
    let references = references(&tool);
    for language in Language::ALL {
        let document = document(&results, &tool, &campaign, &references, language);
        let bytes = report::xlsx(&document);
        let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
        std::fs::write(folder.join(format!("report-{}.xlsx", language.tag())), &bytes).unwrap();
        assert_data_is_results(&document, &results, &references, &bytes);
        assert_reading_is_the_charts(&document, &bytes);
    }
}

#[test]
fn small_campaigns_have_a_workbook_and_what_they_hide_is_not_in_it() {
    let tool = small_tool();
    let one = vec![small_sheet(&tool, "residents", "a", "standard", "q1=25 q2=50 comment=zibeline")];
    for sheets in [Vec::new(), one, small_house()] {
        let (tool, campaign, results) = small(&sheets);
        let document = document(&results, &tool, &campaign, &[], Language::French);
        let bytes = report::xlsx(&document);
        assert_data_is_results(&document, &results, &[], &bytes);
        assert_reading_is_the_charts(&document, &bytes);
        if sheets.len() == 1 {
            assert!(!everything(&bytes).contains("zibeline"), "the comment of one sheet is nowhere");
            for audience in results.audiences.iter().filter(|audience| audience.role.is_sampled()) {
                assert!(audience.items.iter().all(|item| item.score.value().is_none()));
            }
        }
    }
}

#[test]
fn hidden_cells_are_words_and_never_numbers() {
    let (tool, campaign, results) = small(&small_house());
    let document = document(&results, &tool, &campaign, &[], Language::French);
    let hidden = |data: &report::DataSheet| data.rows.iter().flatten().filter(|cell| **cell == Cell::Hidden).count();
    let all: usize = document.data.iter().map(hidden).sum();
    assert!(all > 0);
    let words =
        read(&report::xlsx(&document)).iter().flat_map(|(_, rows)| rows.iter().flatten().cloned()).collect::<Vec<_>>();
    assert_eq!(words.iter().filter(|cell| **cell == Data::String(Cell::HIDDEN.to_owned())).count(), all);
}

#[test]
fn the_same_report_gives_the_same_workbook_with_the_day_of_the_report() {
    let (tool, campaign, results) = demonstration();
    let make = || report::xlsx(&document(&results, &tool, &campaign, &[], Language::French));
    let bytes = make();
    assert!(bytes == make());
    let core = part(&bytes, "docProps/core.xml");
    assert!(core.contains("2026-05-04T00:00:00Z</dcterms:created>"), "{core}");
    assert!(core.contains(&format!("<dc:creator>copiste {}</dc:creator>", env!("CARGO_PKG_VERSION"))), "{core}");
    assert!(core.contains(&campaign.establishment), "{core}");
}

#[test]
fn text_stays_text_whatever_it_begins_with() {
    let tool = small_tool();
    let long = "long ".repeat(9_000);
    let mut campaign = small_campaign(&tool, &["a", "b"]);
    campaign.establishment = "=HYPERLINK(\"http://x\") & [Les '*Lilas?']".to_owned();
    campaign.services[0].name = "@SUM(A1)".to_owned();
    let said = ["=1+1", "+33", "-2+3", "@x", "_x0041_ <b>&amp;</b>", &long];
    let mut sheets = Vec::new();
    for said in said {
        let mut sheet = small_sheet(&tool, "residents", "a", "standard", "q1=25 q2=50");
        let index = tool.audiences[0].forms[0].1.index("comment").unwrap();
        sheet.record.answers[index] = Some(copiste::record::Answer::Text(said.to_owned()));
        sheets.push(sheet);
    }
    let results = measured(&tool, &campaign, &sheets, None);
    let document = document(&results, &tool, &campaign, &[], Language::French);
    let bytes = report::xlsx(&document);
    let sheets = read(&bytes);
    let comments = table(&document, &sheets, "comments");
    for said in &said[..4] {
        assert_eq!(find(&comments, &[("text", said)]).len(), 1, "{said}");
    }
    let longest = comments.iter().map(|row| text(row, "text").encode_utf16().count()).max().unwrap();
    assert!((32_000..32_767).contains(&longest), "{longest}");
    let all = everything(&bytes);
    assert!(!all.contains("<f>") && !all.contains("<f "), "no formula");
    assert!(all.contains("_x005F_x0041_ &lt;b&gt;&amp;amp;&lt;/b&gt;"));
    assert_eq!(
        text(only(&table(&document, &sheets, "codes"), &[("kind", "service"), ("code", "a")]), "label"),
        "@SUM(A1)"
    );
}

#[test]
fn a_comment_that_nobody_read_is_not_in_the_workbook() {
    use copiste::record::Treatment;
    let sheets: Vec<Sheet> = ["hermine", "zibeline", "loutre", "castor", "martre", "belette"]
        .iter()
        .map(|word| small_sheet(&small_tool(), "residents", "a", "standard", &format!("q1=25 q2=50 comment={word}")))
        .collect();
    let (tool, campaign) = (small_tool(), small_campaign(&small_tool(), &["a", "b"]));
    let results = crate::measure::sample::read(&tool, &campaign, &sheets, None, &|text| {
        (text != "zibeline").then_some(Treatment::Keep)
    });
    let all = everything(&report::xlsx(&document(&results, &tool, &campaign, &[], Language::French)));
    assert!(all.contains("hermine") && !all.contains("zibeline"));
}

#[test]
fn every_chart_reads_cells_and_is_said_in_words() {
    let (tool, campaign, results) = demonstration();
    let document = document(&results, &tool, &campaign, &references(&tool), Language::French);
    let bytes = report::xlsx(&document);
    let charts = |count: &dyn Fn(&Chart) -> usize| -> usize {
        let blocks = document.sections.iter().flat_map(|section| &section.blocks);
        blocks.map(|block| if let Block::Chart(chart) = block { count(chart) } else { 0 }).sum()
    };
    let least = charts(&|chart| if let Chart::Trend(trend) = chart { trend.rows.len() } else { 1 });
    let all = everything(&bytes);
    assert!(all.matches("<c:chartSpace").count() >= least);
    assert!(all.contains("<c:errBars>"), "means have their intervals");
    assert!(!all.contains("<c:numLit>") && !all.contains("#REF!"));
    let drawn = all.matches("<xdr:graphicFrame").count();
    assert_eq!(all.matches("Les mêmes nombres sont dans le tableau au-dessus.").count(), drawn);
    assert_eq!(drawn, all.matches("<c:chartSpace").count());
}

#[test]
fn every_sheet_prints_on_the_width_of_a_page_with_its_number() {
    let (tool, campaign, results) = demonstration();
    let document = document(&results, &tool, &campaign, &[], Language::French);
    let bytes = report::xlsx(&document);
    let sheets = read(&bytes);
    assert_eq!(sheets[0].0, "À lire");
    for (place, (name, _)) in sheets.iter().enumerate() {
        assert!(name.encode_utf16().count() <= 31, "{name}");
        let xml = part(&bytes, &format!("xl/worksheets/sheet{}.xml", place + 1));
        assert!(xml.contains("orientation=\"landscape\""), "{name}");
        assert!(xml.contains("fitToHeight=\"0\"") || xml.contains("scale=\"70\""), "{name}");
        assert!(xml.contains("&amp;P / &amp;N"), "{name}");
        assert!(place == 0 || xml.contains("state=\"frozen\""), "{name}");
    }
}

#[test]
fn every_column_is_in_the_dictionary_and_named_for_machines() {
    let (tool, campaign, results) = demonstration();
    let document = document(&results, &tool, &campaign, &references(&tool), Language::French);
    let sheets = read(&report::xlsx(&document));
    let (_, dictionary) = sheets.iter().find(|(name, _)| name == "Dictionnaire").unwrap();
    let mut lines = dictionary[1..].iter();
    for data in &document.data {
        let plain =
            |name: &str| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_' || byte.is_ascii_digit());
        for column in &data.columns {
            let line = lines.next().unwrap();
            assert_eq!((line[0].to_string().as_str(), line[2].to_string().as_str()), (data.name, column.name));
            assert!(plain(data.name) && plain(column.name) && !line[3].to_string().is_empty());
        }
        let mut names: Vec<_> = data.columns.iter().map(|column| column.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), data.columns.len(), "{}", data.name);
        assert!(data.rows.iter().all(|row| row.len() == data.columns.len()), "{}", data.name);
    }
    assert!(lines.next().is_none());
}

#[test]
fn comments_are_counted_by_theme_and_the_plan_is_a_table_with_days() {
    use copiste::campaign::{Action, ActionProgress, ActionText};
    use copiste::record::Treatment;
    let mut tool = small_tool();
    let theme = tool.themes[0].code.clone();
    for (_, form) in &mut tool.audiences[0].forms {
        let form = std::sync::Arc::make_mut(form);
        if let Some(place) = form.index("comment") {
            form.questions[place].theme = Some(theme.clone());
        }
    }
    let mut campaign = small_campaign(&tool, &["a", "b"]);
    let action = |number: u32, finding: &str, due: Option<&str>| {
        let says = ActionText {
            finding: finding.to_owned(),
            action: "=1+1".to_owned(),
            pilot: String::new(),
            due: due.map(|day| day.parse().unwrap()),
            progress: ActionProgress::UnderWay,
            effect: String::new(),
        };
        Action { number, says }
    };
    campaign.actions = vec![action(2, &theme, Some("2026-09-30")), action(5, "Les couloirs", None)];
    let words = ["hermine", "zibeline", "loutre", "castor", "martre", "belette"];
    let written =
        |word: &&str| small_sheet(&tool, "residents", "a", "standard", &format!("q1=25 q2=50 comment={word}"));
    let sheets: Vec<Sheet> = words.iter().map(written).collect();
    let results = crate::measure::sample::read(&tool, &campaign, &sheets, None, &|text| match text {
        "zibeline" => None,
        "castor" => Some(Treatment::SetAside("Une personne est nommée".to_owned())),
        _ => Some(Treatment::Keep),
    });
    let document = document(&results, &tool, &campaign, &[], Language::French);
    let book = read(&report::xlsx(&document));
    let counts = table(&document, &book, "comment_counts");
    let all = only(&counts, &[("level", "audience"), ("audience", "residents")]);
    assert_eq!(
        (number(&all["told"]), number(&all["unread"]), number(&all["set_aside"])),
        (Some(4.0), Some(1.0), Some(1.0))
    );
    let own = only(&counts, &[("level", "theme"), ("audience", "residents")]);
    assert_eq!((text(own, "theme"), number(&own["told"])), (theme.clone(), Some(4.0)));
    assert_eq!(own["unread"], Data::Empty);
    for row in find(&counts, &[("level", "audience"), ("audience", "professionals")]) {
        assert_eq!(number(&row["told"]), None, "nothing is counted of an audience that is hidden");
    }
    let plan = table(&document, &book, "plan");
    let coded = only(&plan, &[("number", "2")]);
    assert_eq!(
        (text(coded, "finding"), text(coded, "action"), text(coded, "progress")),
        (theme, "=1+1".to_owned(), "under-way".to_owned())
    );
    assert!(matches!(&coded["due"], Data::DateTime(day) if day.as_f64() == 46_295.0), "{:?}", coded["due"]);
    let plain = only(&plan, &[("number", "5")]);
    assert_eq!((&plain["finding"], text(plain, "finding_text").as_str()), (&Data::Empty, "Les couloirs"));
    assert_eq!((&plain["due"], &plain["pilot"]), (&Data::Empty, &Data::Empty));
}
