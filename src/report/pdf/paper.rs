//! The questionnaire on paper: blank, numbered or not, with a letter or without.

use super::faces::Faces;
use super::press::{Failure, Manuscript, Pdf, typeset};
use crate::expression::Comparison;
use crate::language::{Phrases, date_long, decimal, integer};
use crate::paper::{
    Ask, Field, GoTo, Grid, Page, Paper, Part, Piece, Remark, Requirement, Rows, SheetCode, Style, Term, Test, Tick,
    Wishes, set_out,
};
use crate::questionnaire::{QuestionIndex, Questionnaire};
use crate::say;
use jiff::civil::Date;
use qrcode::{Color, EcLevel, QrCode};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// What is printed.
pub struct Printing<'a> {
    /// The form.
    pub form: &'a Questionnaire,
    /// How it is printed.
    pub style: Style,
    /// What is printed in the place of boxes: the service, where it is known.
    pub filled: Vec<(QuestionIndex, String)>,
    /// For whom, may be empty.
    pub audience: String,
    /// What stands under the title, one line each: the establishment, the campaign.
    pub under_title: Vec<String>,
    /// The code and version of the form, at the foot of every page.
    pub version: String,
    /// A demonstration model: the first page says so.
    pub demonstration: bool,
    /// The day of the file.
    pub day: Date,
    /// The numbered sheets; none for one without a number.
    pub sheets: Vec<Numbered>,
    /// The letter before each sheet.
    pub letter: Option<Letter>,
    /// Whether each sheet begins on a leaf of its own when both sides are printed.
    pub both_sides: bool,
}

/// A numbered sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered {
    /// Its number as screens write it.
    pub serial: String,
    /// Its code.
    pub code: SheetCode,
}

/// What the letter says of the campaign: what is not known has room for a hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letter {
    /// Who asks.
    pub establishment: Option<String>,
    /// Until when the sheet is handed in.
    pub until: Option<Date>,
}

/// A printed questionnaire.
#[derive(Clone, Debug, PartialEq)]
pub struct Printed {
    /// The file.
    pub pdf: Pdf,
    /// What the form's author should know.
    pub remarks: Vec<Remark>,
}

/// Prints a questionnaire. The same input gives the same bytes.
///
/// # Errors
/// [`Failure`] when even a plain document cannot be set.
pub fn print_paper(printing: &Printing<'_>, phrases: &Phrases) -> Result<Printed, Failure> {
    let wishes = Wishes {
        language: phrases.language().tag().to_owned(),
        style: printing.style,
        filled: printing.filled.clone(),
    };
    let paper = set_out(printing.form, &wishes);
    let write = |sheets: &[Numbered], tight: &[bool]| {
        let data = Writer { printing, phrases, paper: &paper, sheets, tight }.data();
        let squares = sheets.iter().enumerate();
        let drawings: Vec<(String, String)> =
            squares.map(|(place, sheet)| (code_name(place), square(&sheet.code.to_string()))).collect();
        let write = |_: &Faces| Manuscript { data: data.clone(), drawings: drawings.clone() };
        typeset(include_str!("paper.typ"), phrases.language(), printing.day, &write)
    };
    // A page that fits with room to breathe has it; the others are set close. One sheet tells for all.
    let one = &printing.sheets[..printing.sheets.len().min(1)];
    let form = printing.form;
    let long: Vec<bool> =
        (0..form.pages.len()).map(|page| form.questions_of_page(page).count() > QUESTIONS_ROOMY_MAX).collect();
    let tried = write(one, &long)?;
    let tight: Vec<bool> = sides(&tried.stops).iter().map(|sides| *sides > 1).collect();
    let again = tight != long || printing.sheets.len() > 1;
    let pdf = if again { write(&printing.sheets, &tight)? } else { tried };
    let mut remarks = paper.remarks;
    let sides = sides(&pdf.stops).into_iter().enumerate().map(|(place, sides)| (place + 1, sides));
    let overfull: Vec<(usize, usize)> = sides.filter(|(_, sides)| *sides > 1).collect();
    if !overfull.is_empty() {
        remarks.push(Remark::Overfull(overfull));
    }
    Ok(Printed { pdf, remarks })
}

/// No page has room to breathe with more questions than these.
const QUESTIONS_ROOMY_MAX: usize = 45;

/// How many sides each page takes: from its stop to the next, the last one to the end of the sheet.
fn sides(stops: &[usize]) -> Vec<usize> {
    let last = stops.len().saturating_sub(2);
    let sides = stops.windows(2).enumerate();
    sides.map(|(place, ends)| ends[1] + usize::from(place == last) - ends[0]).collect()
}

fn code_name(place: usize) -> String {
    format!("/code-{place}.svg")
}

/// Modules of white around the dark ones: what scanners want.
const QUIET: usize = 4;

/// The code as a drawing of squares, quiet zone included.
pub(super) fn square(text: &str) -> String {
    let code = QrCode::with_error_correction_level(text, EcLevel::Q).expect("sixteen letters fit the smallest code");
    let (width, colours) = (code.width(), code.to_colors());
    let side = width + 2 * QUIET;
    let mut path = String::new();
    for (place, _) in colours.iter().enumerate().filter(|(_, colour)| **colour == Color::Dark) {
        let _ = write!(path, "M{} {}h1v1h-1z", place % width + QUIET, place / width + QUIET);
    }
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" width="{side}" height="{side}"><path d="{path}" fill="black"/></svg>"#
    )
}

struct Writer<'a> {
    printing: &'a Printing<'a>,
    phrases: &'a Phrases,
    paper: &'a Paper,
    sheets: &'a [Numbered],
    /// Which pages are set close.
    tight: &'a [bool],
}

impl Writer<'_> {
    fn data(&self) -> Value {
        let Printing { style, audience, under_title, version, demonstration, letter, both_sides, .. } = self.printing;
        let phrases = self.phrases;
        let style = match style {
            Style::Standard => "standard",
            Style::Large => "large",
            Style::Easy => "easy",
        };
        let numbered = |(place, sheet): (usize, &Numbered)| {
            let number = say!(phrases, "paper-number", serial = sheet.serial.clone());
            json!({
                "number": number, "grouped": sheet.code.grouped(), "qr": code_name(place),
                "alt": say!(phrases, "paper-code-alt", code = sheet.code.grouped()),
                "foot": say!(phrases, "paper-foot-sheet", serial = sheet.serial.clone()),
            })
        };
        let mut sheets: Vec<Value> = self.sheets.iter().enumerate().map(numbered).collect();
        if sheets.is_empty() {
            sheets.push(json!({ "number": "", "grouped": "", "qr": null, "alt": "", "foot": "" }));
        }
        let pages = self.paper.pages.iter().enumerate().map(|(place, page)| self.page(place, page));
        let demonstration = if *demonstration { say!(phrases, "paper-demonstration") } else { String::new() };
        let running = if demonstration.is_empty() { String::new() } else { say!(phrases, "paper-demonstration-head") };
        let ends_with_words =
            matches!(self.paper.pages.last().and_then(|page| page.pieces.last()), Some(Piece::Note(_)));
        let thanks = if ends_with_words { String::new() } else { say!(phrases, "paper-thanks") };
        json!({
            "title": one_line(&self.paper.title), "style": style, "audience": audience, "under-title": under_title,
            "form": version, "running": running, "demonstration": demonstration, "both-sides": both_sides,
            "sheets": sheets, "pages": pages.collect::<Vec<_>>(),
            "letter": letter.as_ref().map(|letter| self.letter(letter)),
            "words": {
                "instructions": self.instructions(), "number-box": say!(phrases, "paper-number-box"),
                "row": say!(phrases, "paper-row", row = "{row}"), "thanks": thanks,
            },
        })
    }

    fn page(&self, place: usize, page: &Page) -> Value {
        let phrases = self.phrases;
        let (number, pages) = ((place + 1).to_string(), self.paper.pages.len().to_string());
        let turn = if place + 1 < self.paper.pages.len() { say!(phrases, "paper-turn") } else { String::new() };
        // Headings stand under the page's own, where it has one.
        let level = if page.title.is_empty() { 2 } else { 3 };
        json!({
            "title": one_line(&page.title), "turn": turn, "tight": self.tight.get(place).copied().unwrap_or_default(),
            "later": say!(phrases, "paper-foot-later", page = number.clone(), pages = pages.clone()),
            "foot": say!(phrases, "paper-foot-page", page = number, pages = pages),
            "pieces": page.pieces.iter().map(|piece| self.piece(piece, level)).collect::<Vec<_>>(),
        })
    }

    fn piece(&self, piece: &Piece, level: u8) -> Value {
        match piece {
            Piece::Heading(text) => json!({ "kind": "heading", "level": level, "text": lines(text) }),
            Piece::Note(text) => json!({ "kind": "note", "text": lines(text) }),
            Piece::Ask(ask) => self.ask(ask),
            Piece::Grid(grid) => self.grid(grid),
            Piece::Rows(rows) => self.rows(rows),
            Piece::Under(requirement, pieces) => json!({
                "kind": "under", "said": self.requirement(requirement),
                "pieces": pieces.iter().map(|piece| self.piece(piece, level)).collect::<Vec<_>>(),
            }),
        }
    }

    fn ask(&self, ask: &Ask) -> Value {
        json!({
            "kind": "ask", "number": ask.number, "label": lines(&ask.label), "hint": lines(&ask.hint),
            "field": self.field(&ask.field),
        })
    }

    fn grid(&self, grid: &Grid) -> Value {
        let row = |row: &crate::paper::GridRow| json!({ "number": row.number, "label": lines(&row.label), "hint": lines(&row.hint) });
        json!({
            "kind": "grid", "title": one_line(&grid.title),
            "heads": grid.heads.iter().map(|head| self.tick(head)).collect::<Vec<_>>(),
            "rows": grid.rows.iter().map(row).collect::<Vec<_>>(),
        })
    }

    fn rows(&self, rows: &Rows) -> Value {
        json!({
            "kind": "rows", "title": lines(&rows.title), "rows": rows.rows, "in-lines": rows.in_lines,
            "columns": rows.columns.iter().map(|ask| self.ask(ask)).collect::<Vec<_>>(),
        })
    }

    fn tick(&self, tick: &Tick) -> Value {
        let go = tick.go_to.as_ref().map_or_else(String::new, |go_to| self.go_to(go_to));
        json!({ "code": tick.code, "label": one_line(&tick.label), "apart": tick.apart, "go": go })
    }

    fn go_to(&self, go_to: &GoTo) -> String {
        match go_to {
            GoTo::Number(number) => say!(self.phrases, "paper-go-to-number", number = number.clone()),
            GoTo::Label(label) => say!(self.phrases, "paper-go-to-label", label = label.clone()),
            GoTo::End => say!(self.phrases, "paper-go-to-end"),
        }
    }

    fn field(&self, field: &Field) -> Value {
        match field {
            Field::Ticks(ticks) => json!({
                "kind": "ticks", "many": ticks.many, "columns": ticks.columns,
                "ticks": ticks.ticks.iter().map(|tick| self.tick(tick)).collect::<Vec<_>>(),
            }),
            Field::Scale(steps) => json!({ "kind": "scale", "steps": steps }),
            Field::Cells(parts) => json!({ "kind": "cells", "parts": self.parts(parts) }),
            Field::Code(characters) => {
                let part = json!({ "cells": characters, "before": "", "below": say!(self.phrases, "paper-cell-code") });
                json!({ "kind": "cells", "parts": [part] })
            }
            Field::Lines(lines) => json!({ "kind": "lines", "lines": lines }),
            Field::Ranks(ticks) => json!({
                "kind": "ranks", "ticks": ticks.iter().map(|tick| self.tick(tick)).collect::<Vec<_>>(),
            }),
            Field::Printed(text) => json!({ "kind": "printed", "text": text }),
        }
    }

    fn parts(&self, parts: &[Part]) -> Vec<Value> {
        let phrases = self.phrases;
        let mut written = Vec::new();
        let comma = decimal(phrases.language(), 0.5, 1).replace(['0', '5'], "");
        for (place, part) in parts.iter().enumerate() {
            let (cells, below) = match part {
                Part::Digits(cells) | Part::Decimals(cells) => (*cells, String::new()),
                Part::Day => (2, say!(phrases, "paper-cell-day")),
                Part::Month => (2, say!(phrases, "paper-cell-month")),
                Part::Year => (4, say!(phrases, "paper-cell-year")),
                Part::Hours => (2, say!(phrases, "paper-cell-hours")),
                Part::Minutes => (2, say!(phrases, "paper-cell-minutes")),
            };
            let before = match part {
                _ if place == 0 => "",
                Part::Decimals(_) => comma.as_str(),
                Part::Month | Part::Year => "/",
                Part::Minutes => ":",
                // Far enough from the year that the two are not read as one number.
                Part::Digits(_) | Part::Day | Part::Hours => "\u{2003}",
            };
            written.push(json!({ "cells": cells, "before": before, "below": below }));
        }
        written
    }

    /// What must hold, in one line.
    fn requirement(&self, requirement: &Requirement) -> String {
        if let [Term { question, test: Test::Unanswered }] = requirement.terms.as_slice() {
            return say!(self.phrases, "paper-under-unanswered", question = self.question(*question));
        }
        let terms: Vec<String> = requirement.terms.iter().map(|term| self.term(term)).collect();
        let joined = |word: String| terms.join(&format!(" {word} "));
        let terms = match requirement.any {
            true => joined(say!(self.phrases, "paper-or")),
            false => joined(say!(self.phrases, "paper-and")),
        };
        say!(self.phrases, "paper-under", terms = terms)
    }

    fn term(&self, term: &Term) -> String {
        let (phrases, form) = (self.phrases, self.printing.form);
        let question = self.question(term.question);
        let choices = |places: &[usize]| {
            let list = form.list(term.question);
            let label = |place: &usize| {
                let label = list.and_then(|list| list.choices.get(*place));
                let label = label.map_or("", |choice| choice.label.in_language(phrases.language().tag()));
                say!(phrases, "paper-quoted", text = one_line(label))
            };
            let labels: Vec<String> = places.iter().map(label).collect();
            labels.join(&format!(" {} ", say!(phrases, "paper-or")))
        };
        let number = |number: f64| {
            let whole = number.fract() == 0.0 && number.abs() < 1e9;
            if whole { integer(phrases.language(), number as i64) } else { decimal(phrases.language(), number, 2) }
        };
        match &term.test {
            Test::OneOf(places) => {
                let count = form.list(term.question).map_or(0, |list| list.choices.len());
                let others: Vec<usize> = (0..count).filter(|place| !places.contains(place)).collect();
                // The shorter of the two ways to say it.
                if others.is_empty() || places.len() <= others.len().max(2) {
                    say!(phrases, "paper-term-choice", choices = choices(places), question = question)
                } else {
                    say!(phrases, "paper-term-other", choices = choices(&others), question = question)
                }
            }
            Test::Ticked(places) => say!(phrases, "paper-term-choice", choices = choices(places), question = question),
            Test::NoneOf(places) => {
                say!(phrases, "paper-term-unticked", choices = choices(places), question = question)
            }
            Test::Answered => say!(phrases, "paper-term-answered", question = question),
            // It is said in a sentence of its own.
            Test::Unanswered => String::new(),
            Test::Number(comparison, than) => {
                let number = number(*than);
                match comparison {
                    Comparison::Equal => say!(phrases, "paper-term-equal", number = number, question = question),
                    Comparison::NotEqual => say!(phrases, "paper-term-not-equal", number = number, question = question),
                    Comparison::Less => say!(phrases, "paper-term-less", number = number, question = question),
                    Comparison::LessOrEqual => {
                        say!(phrases, "paper-term-at-most", number = number, question = question)
                    }
                    Comparison::Greater => say!(phrases, "paper-term-more", number = number, question = question),
                    Comparison::GreaterOrEqual => {
                        say!(phrases, "paper-term-at-least", number = number, question = question)
                    }
                }
            }
        }
    }

    /// A question as sentences name it.
    fn question(&self, index: QuestionIndex) -> String {
        let question = &self.printing.form.questions[index];
        if !question.number.is_empty() {
            return say!(self.phrases, "paper-question-number", number = question.number.clone());
        }
        let label = question.label.in_language(self.phrases.language().tag());
        say!(self.phrases, "paper-question-label", label = crate::paper::shortened(label))
    }

    /// How to answer, of the kinds of boxes that the form has.
    fn instructions(&self) -> Vec<Value> {
        let phrases = self.phrases;
        let has = |wanted: &dyn Fn(&Field) -> bool| self.paper.fields().any(wanted);
        let many = has(&|field| matches!(field, Field::Ticks(ticks) if ticks.many));
        let one = self.paper.has_grids()
            || has(&|field| matches!(field, Field::Scale(_)))
            || has(&|field| matches!(field, Field::Ticks(ticks) if !ticks.many));
        let cells = has(&|field| matches!(field, Field::Cells(_)));
        let mut instructions = Vec::new();
        let mut say = |wanted: bool, sign: &str, text: String| {
            if wanted {
                instructions.push(json!({ "sign": sign, "text": text }));
            }
        };
        say(one, "one", say!(phrases, "paper-how-one"));
        say(many, "many", say!(phrases, "paper-how-many"));
        say(cells, "cells", say!(phrases, "paper-how-cells"));
        say(one || many, "", say!(phrases, "paper-how-mistake"));
        say(one || many, "", say!(phrases, "paper-how-codes"));
        instructions
    }

    fn letter(&self, letter: &Letter) -> Value {
        let phrases = self.phrases;
        let blank = || say!(phrases, "paper-letter-blank");
        let establishment = letter.establishment.clone().unwrap_or_else(blank);
        let until = letter.until.map_or_else(blank, |day| date_long(phrases.language(), day));
        let numbered = !self.printing.sheets.is_empty();
        let mut notice = vec![
            say!(phrases, "paper-letter-voluntary"),
            say!(phrases, "paper-letter-anonymous"),
            say!(phrases, "paper-letter-small"),
        ];
        if numbered {
            notice.push(say!(phrases, "paper-letter-number"));
        }
        let title = one_line(&self.paper.title);
        json!({
            "from": [establishment.clone()],
            "title": say!(phrases, "paper-letter-title"),
            "paragraphs": [
                say!(phrases, "paper-letter-greeting"),
                say!(phrases, "paper-letter-who", establishment = establishment, title = title),
                say!(phrases, "paper-letter-why"),
            ],
            "notice": notice,
            "closing": [
                say!(phrases, "paper-letter-hand-in", until = until),
                say!(phrases, "paper-letter-help", blank = blank()),
                say!(phrases, "paper-letter-thanks"),
            ],
        })
    }
}

/// The lines of a text, those that say something.
fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn one_line(text: &str) -> String {
    lines(text).join(" ")
}

#[cfg(test)]
mod tests {
    use super::{QUIET, square};
    use qrcode::{Color, EcLevel, QrCode};

    #[test]
    fn the_square_has_the_modules_of_its_code_and_white_around_them() {
        let text = "XBCDFGHJKLNPRSTV";
        let drawing = square(text);
        let code = QrCode::with_error_correction_level(text, EcLevel::Q).unwrap();
        assert_eq!(code.width(), 21);
        assert!(drawing.contains("viewBox=\"0 0 29 29\""));
        for (place, colour) in code.to_colors().iter().enumerate() {
            let module = format!("M{} {}h1v1h-1z", place % 21 + QUIET, place / 21 + QUIET);
            assert_eq!(drawing.contains(&module), *colour == Color::Dark, "{module}");
        }
    }
}
