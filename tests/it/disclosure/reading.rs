//! What anybody reads in a report: the tables of its workbook and of its page, and nothing else.

use calamine::{Data, Reader, Xlsx};
use std::collections::BTreeMap;
use std::io::Cursor;

/// A number as it is printed, or its absence.
#[derive(Clone, Debug, PartialEq)]
pub enum Printed<T> {
    Hidden,
    Nobody,
    /// With whether it is of today's sheets.
    Told(T, bool),
}

impl<T> Printed<T> {
    /// What is told of today's sheets.
    pub fn current(&self) -> Option<&T> {
        match self {
            Printed::Told(value, true) => Some(value),
            _ => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mean {
    pub n: f64,
    pub mean: f64,
    /// The standard deviation, where it is told.
    pub deviation: Option<f64>,
    /// Of scores only, where it is told.
    pub favourable: Option<f64>,
}

impl Mean {
    /// The sum of the squares, where it is told.
    pub fn squares(&self) -> Option<f64> {
        Some((self.n - 1.0) * self.deviation?.powi(2) + self.n * self.mean.powi(2))
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub score: Mean,
    pub answered: f64,
    pub marks: [f64; 5],
}

/// Counts of boxes; of some it is only known that they are hidden.
pub type Boxes = Vec<(String, Option<f64>)>;

#[derive(Clone, Debug, PartialEq)]
pub enum Profile {
    Ticked(f64, Boxes),
    Number(Mean),
}

/// The form of a row, its boxes' counts, and whether they are of today's sheets.
pub type Row = (String, Vec<(String, f64)>, bool);

/// Audience and name.
pub type Place = (String, String);

/// One report as it is read.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Complete sheets by audience and service.
    pub complete: BTreeMap<Place, f64>,
    pub themes: BTreeMap<Place, Printed<Mean>>,
    /// By theme, then service.
    pub services: BTreeMap<Place, Vec<(String, Printed<Mean>)>>,
    pub items: BTreeMap<Place, Printed<Item>>,
    /// By item and form: counts of boxes, with whether they are of today's sheets.
    pub distributions: BTreeMap<Place, Vec<Row>>,
    pub profile: BTreeMap<Place, Printed<Profile>>,
    pub modes: BTreeMap<String, Printed<Boxes>>,
    /// Cronbach's alpha by theme, and the sheets it is of.
    pub reliability: BTreeMap<Place, Printed<(f64, f64)>>,
    /// Places and marks.
    pub quality: BTreeMap<String, Printed<(f64, [f64; 5])>>,
}

type Line = BTreeMap<String, Data>;

const MARKS: [&str; 5] = ["mark_blank", "mark_not_concerned", "mark_double", "mark_unreadable", "mark_struck"];

impl Report {
    /// Reads a workbook.
    pub fn of(bytes: &[u8]) -> Report {
        let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
        let mut report = Report::default();
        for name in book.sheet_names() {
            let range = book.worksheet_range(&name).unwrap();
            let mut rows = range.rows();
            let columns: Vec<String> = rows.next().into_iter().flatten().map(ToString::to_string).collect();
            let rows: Vec<Line> = rows.map(|row| columns.iter().cloned().zip(row.iter().cloned()).collect()).collect();
            let has = |column: &str| columns.iter().any(|known| known == column);
            if !has("audience") {
                continue;
            }
            rows.iter().for_each(|row| {
                if has("distributed") {
                    report
                        .complete
                        .insert((text(row, "audience"), text(row, "service")), number(row, "complete").unwrap());
                } else if has("service") && has("theme") {
                    report.service(row);
                } else if has("answered") {
                    report.item(row);
                } else if has("form") && has("item") {
                    report.distribution(row);
                } else if has("question") && has("box") {
                    report.profile(row);
                } else if has("alpha") {
                    report.reliability(row);
                } else if has("mode") {
                    report.mode(row);
                } else if has("places") {
                    report.quality(row);
                } else if has("theme") && has("favourable") {
                    report.themes.insert((text(row, "audience"), text(row, "theme")), mean(row));
                }
            });
        }
        assert!(!report.complete.is_empty() && !report.items.is_empty() && !report.profile.is_empty());
        report
    }

    fn service(&mut self, row: &Line) {
        let parts = self.services.entry((text(row, "audience"), text(row, "theme"))).or_default();
        if !text(row, "service").is_empty() {
            parts.push((text(row, "service"), mean(row)));
        }
    }

    fn item(&mut self, row: &Line) {
        let marks = || MARKS.map(|column| number(row, column).unwrap());
        let item = |score| Item { score, answered: number(row, "answered").unwrap(), marks: marks() };
        let printed = match mean(row) {
            Printed::Told(score, current) => Printed::Told(item(score), current),
            Printed::Hidden => Printed::Hidden,
            Printed::Nobody => Printed::Nobody,
        };
        self.items.insert((text(row, "audience"), text(row, "item")), printed);
    }

    fn distribution(&mut self, row: &Line) {
        let forms = self.distributions.entry((text(row, "audience"), text(row, "item"))).or_default();
        let Some(count) = number(row, "count") else { return };
        let form = text(row, "form");
        if forms.last().is_none_or(|(known, ..)| *known != form) {
            forms.push((form, Vec::new(), row["kept_sheets"] == Data::Empty));
        }
        forms.last_mut().unwrap().1.push((text(row, "box"), count));
    }

    fn profile(&mut self, row: &Line) {
        let place = (text(row, "audience"), text(row, "question"));
        let current = row["kept_sheets"] == Data::Empty;
        let Some(n) = number(row, "n") else {
            self.profile.insert(place, absent(row, "n"));
            return;
        };
        if let Some(mean) = number(row, "mean") {
            let mean = Mean { n, mean, deviation: number(row, "sd"), favourable: None };
            self.profile.insert(place, Printed::Told(Profile::Number(mean), current));
            return;
        }
        let fresh = Printed::Told(Profile::Ticked(n, Vec::new()), current);
        let Printed::Told(Profile::Ticked(_, boxes), _) = self.profile.entry(place).or_insert(fresh) else { panic!() };
        boxes.push((text(row, "box"), number(row, "count")));
    }

    fn reliability(&mut self, row: &Line) {
        let printed = match (number(row, "alpha"), number(row, "n")) {
            (Some(alpha), Some(n)) => Printed::Told((alpha, n), row["kept_sheets"] == Data::Empty),
            _ => absent(row, "alpha"),
        };
        self.reliability.insert((text(row, "audience"), text(row, "theme")), printed);
    }

    fn mode(&mut self, row: &Line) {
        let audience = text(row, "audience");
        if number(row, "count").is_none() && text(row, "mode").is_empty() {
            self.modes.insert(audience, absent(row, "count"));
            return;
        }
        let fresh = Printed::Told(Vec::new(), row["kept_sheets"] == Data::Empty);
        let Printed::Told(boxes, _) = self.modes.entry(audience).or_insert(fresh) else { panic!() };
        boxes.push((text(row, "mode"), number(row, "count")));
    }

    fn quality(&mut self, row: &Line) {
        let printed = match number(row, "places") {
            None => absent(row, "places"),
            Some(places) => {
                let marks = MARKS.map(|column| number(row, column).unwrap());
                Printed::Told((places, marks), row["kept_sheets"] == Data::Empty)
            }
        };
        self.quality.insert(text(row, "audience"), printed);
    }
}

fn text(row: &Line, column: &str) -> String {
    row.get(column).map_or_else(String::new, ToString::to_string)
}

fn number(row: &Line, column: &str) -> Option<f64> {
    match row.get(column)? {
        Data::Float(number) => Some(*number),
        Data::Int(number) => Some(*number as f64),
        _ => None,
    }
}

fn absent<T>(row: &Line, column: &str) -> Printed<T> {
    match text(row, column).as_str() {
        "hidden" => Printed::Hidden,
        "nobody" => Printed::Nobody,
        other => panic!("{column} holds {other:?}: {row:?}"),
    }
}

fn mean(row: &Line) -> Printed<Mean> {
    let Some(n) = number(row, "n") else { return absent(row, "n") };
    let mean = number(row, "mean").unwrap();
    let mean = Mean { n, mean, deviation: number(row, "sd"), favourable: number(row, "favourable") };
    Printed::Told(mean, row["kept_sheets"] == Data::Empty)
}

/// A table of the page: its caption, and its rows of a head and cells.
#[derive(Clone, Debug)]
pub struct PageTable {
    pub section: String,
    pub caption: String,
    pub rows: Vec<(String, Vec<String>)>,
}

/// Reads the tables of a page.
pub fn page_tables(html: &str) -> Vec<PageTable> {
    let mut tables = Vec::new();
    for part in html.split("<section id=\"").skip(1) {
        let section = part.split('"').next().unwrap();
        for table in part.split("<table>").skip(1) {
            let table = table.split("</table>").next().unwrap();
            let within = |text: &str, tag: &str| -> Vec<String> {
                let open = format!("<{tag}");
                let piece = |piece: &str| {
                    let inside = piece.split_once('>').map_or("", |(_, rest)| rest);
                    plain(inside.split(&format!("</{tag}>")).next().unwrap())
                };
                text.split(&open).skip(1).map(piece).collect()
            };
            let body = table.split("<tbody>").nth(1).unwrap_or_default();
            let row = |row: &str| {
                let head = within(row, "th").into_iter().next().unwrap_or_default();
                (head, within(row, "td"))
            };
            tables.push(PageTable {
                section: section.to_owned(),
                caption: within(table, "caption").into_iter().next().unwrap_or_default(),
                rows: body.split("<tr").skip(1).map(row).collect(),
            });
        }
    }
    tables
}

fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut tag = false;
    for character in text.chars() {
        match character {
            '<' => tag = true,
            '>' => tag = false,
            _ if !tag => plain.push(character),
            _ => {}
        }
    }
    plain.replace("&amp;", "&").trim().to_owned()
}
