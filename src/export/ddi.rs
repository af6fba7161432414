//! The dictionary as DDI-Codebook 2.5: what archives of social science read. Elements stand in the order of its schema.

use super::codebook::{about, reasons, standing};
use super::dataset::{Dataset, Fault, Kind, Level, Variable};
use super::format::{Encoding, Format, stem};
use crate::language::Phrases;
use std::io::Write;

const NAMESPACE: &str = "ddi:codebook:2_5";
const SCHEMA: &str = "http://www.ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd";

/// The dictionary as XML, of a table in this encoding.
pub(super) fn write(dataset: &Dataset, encoding: Encoding, out: &mut dyn Write) -> Result<(), Fault> {
    let phrases = Phrases::new(dataset.language);
    let mut page = Page { text: String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"), depth: 0 };
    let tag = dataset.language.tag();
    page.open(&format!(
        "codeBook xmlns=\"{NAMESPACE}\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
         xsi:schemaLocation=\"{NAMESPACE} {SCHEMA}\" version=\"2.5\" xml:lang=\"{tag}\""
    ));
    study(dataset, &phrases, &mut page);
    files(dataset, encoding, &mut page);
    page.open("dataDscr");
    for (place, variable) in (1..).zip(&dataset.variables) {
        column(place, variable, &phrases, &mut page);
    }
    page.close("dataDscr");
    for left in &dataset.left_out {
        page.open("otherMat type=\"left-out\" level=\"study\"");
        page.line("labl", "", &left.code);
        page.line("txt", "", &format!("{} {}", left.label, left.why.label(&phrases)));
        page.close("otherMat");
    }
    page.close("codeBook");
    Ok(out.write_all(page.text.as_bytes())?)
}

fn study(dataset: &Dataset, phrases: &Phrases, page: &mut Page) {
    let day = dataset.occasion.day.to_string();
    page.open("stdyDscr");
    page.open("citation");
    page.open("titlStmt");
    page.line("titl", "", &format!("{} – {}", dataset.title, dataset.audience_label));
    page.line("IDNo", "", &stem(dataset));
    page.close("titlStmt");
    page.open("rspStmt");
    page.line("AuthEnty", "", &dataset.establishment);
    page.close("rspStmt");
    page.open("prodStmt");
    page.line("prodDate", &format!(" date=\"{day}\""), &day);
    page.line("software", &format!(" version=\"{}\"", env!("CARGO_PKG_VERSION")), "copiste");
    page.close("prodStmt");
    page.close("citation");
    page.open("stdyInfo");
    let facts: Vec<String> =
        about(dataset, phrases).into_iter().map(|(name, value)| format!("{name} {value}")).collect();
    page.line("abstract", "", &facts.join("\n"));
    page.open("sumDscr");
    page.line("universe", "", &dataset.audience_label);
    page.line("dataKind", "", "survey data");
    page.close("sumDscr");
    page.close("stdyInfo");
    page.open("method");
    page.open("dataColl");
    page.line("resInstru", "", &dataset.tool);
    page.close("dataColl");
    page.close("method");
    page.open("dataAccs");
    page.open("useStmt");
    page.line("confDec", "", &standing(dataset, phrases));
    page.close("useStmt");
    page.close("dataAccs");
    page.close("stdyDscr");
}

fn files(dataset: &Dataset, encoding: Encoding, page: &mut Page) {
    let charset = match encoding {
        Encoding::Utf8 => "utf-8",
        Encoding::Windows1252 => "windows-1252",
    };
    page.open("fileDscr ID=\"F1\"");
    page.open("fileTxt");
    page.line("fileName", "", &format!("{}{}", stem(dataset), Format::Csv.ending()));
    page.open("dimensns");
    page.line("caseQnty", "", &dataset.rows.to_string());
    page.line("varQnty", "", &dataset.variables.len().to_string());
    page.close("dimensns");
    page.line("fileType", "", &format!("text/csv; charset={charset}"));
    page.close("fileTxt");
    page.close("fileDscr");
}

fn column(place: usize, variable: &Variable, phrases: &Phrases, page: &mut Page) {
    let interval = match variable.level {
        Level::Scale => "contin",
        Level::Nominal | Level::Ordinal => "discrete",
    };
    let nature = match variable.level {
        Level::Nominal => "nominal",
        Level::Ordinal => "ordinal",
        Level::Scale => "ratio",
    };
    let name = escaped(&variable.name);
    page.open(&format!("var ID=\"V{place}\" name=\"{name}\" files=\"F1\" intrvl=\"{interval}\" nature=\"{nature}\""));
    page.line("labl", "", &variable.label);
    if !variable.code.is_empty() {
        page.open(&format!("qstn{}", attribute("seqNo", &variable.number)));
        page.line("qstnLit", "", &variable.label);
        page.close("qstn");
    }
    let codes: Vec<String> =
        reasons(variable).into_iter().map(|reason| variable.missing_code(reason).to_string()).collect();
    if !codes.is_empty() {
        page.open("invalrng");
        for code in &codes {
            page.text(&format!("<item VALUE=\"{code}\"/>"));
        }
        page.close("invalrng");
    }
    for value in variable.values() {
        category(page, "", &value.name, &value.label);
    }
    for reason in reasons(variable) {
        category(page, " missing=\"Y\"", &variable.missing_code(reason).to_string(), &reason.label(phrases));
    }
    if !variable.theme.is_empty() {
        page.line("concept", "", &variable.theme);
    }
    let (kind, scheme) = match variable.kind {
        Kind::Number { .. } => ("numeric", ""),
        Kind::Date | Kind::Month | Kind::Moment => ("character", " category=\"date\""),
        Kind::Time => ("character", " category=\"time\""),
        Kind::Coded(_) | Kind::Text { .. } => ("character", ""),
    };
    page.text(&format!("<varFormat type=\"{kind}\"{scheme}/>"));
    page.close("var");
}

fn category(page: &mut Page, attributes: &str, value: &str, label: &str) {
    page.open(&format!("catgry{attributes}"));
    page.line("catValu", "", value);
    page.line("labl", "", label);
    page.close("catgry");
}

fn attribute(name: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { format!(" {name}=\"{}\"", escaped(value)) }
}

/// XML being written, indented.
struct Page {
    text: String,
    depth: usize,
}

impl Page {
    fn text(&mut self, text: &str) {
        self.text.push_str(&"  ".repeat(self.depth));
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn open(&mut self, tag: &str) {
        self.text(&format!("<{tag}>"));
        self.depth += 1;
    }

    fn close(&mut self, tag: &str) {
        self.depth -= 1;
        self.text(&format!("</{tag}>"));
    }

    fn line(&mut self, tag: &str, attributes: &str, content: &str) {
        self.text(&format!("<{tag}{attributes}>{}</{tag}>", escaped(content)));
    }
}

/// Text between tags or in an attribute: what XML cannot hold is left away.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\t' | '\n' => safe.push(character),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => safe.push(c),
        }
    }
    safe
}
