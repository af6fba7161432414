//! The kit of a campaign, as data and drawings for its templates.

use super::faces::Faces;
use super::paper::square;
use super::press::{Failure, Manuscript, Pdf, typeset};
use crate::language::Language;
use crate::report::{CoveringLetter, Fill, KitDocument, KitPiece, Notice, Said, Sign, Slips};
use jiff::civil::Date;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The sheet that a piece of the kit is printed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KitSheet {
    /// 297 by 420 mm.
    A3,
    /// 210 by 297 mm.
    A4,
    /// 148 by 210 mm.
    A5,
    /// Two copies side by side on A4, to be cut apart.
    TwoOnA4,
}

impl KitSheet {
    /// The sheets of a piece; the last one is what every printer has.
    pub fn of(piece: &KitPiece) -> &'static [KitSheet] {
        match piece {
            KitPiece::Poster | KitPiece::EasyPoster => &[KitSheet::A3, KitSheet::A4],
            KitPiece::Flyer | KitPiece::EasyFlyer => &[KitSheet::A5, KitSheet::TwoOnA4],
            KitPiece::Leaflet
            | KitPiece::EasyLeaflet
            | KitPiece::Letter(_)
            | KitPiece::LetterToRelatives
            | KitPiece::Instructions
            | KitPiece::Slips => &[KitSheet::A4],
        }
    }

    /// Its name in file names and templates.
    pub fn name(self) -> &'static str {
        match self {
            KitSheet::A3 => "a3",
            KitSheet::A4 => "a4",
            KitSheet::A5 => "a5",
            KitSheet::TwoOnA4 => "two-on-a4",
        }
    }
}

/// A piece of the kit as a PDF. The same document gives the same bytes.
///
/// # Errors
/// [`Failure`] when even a plain document cannot be set.
pub fn kit_pdf(
    piece: &KitPiece,
    document: &KitDocument,
    sheet: KitSheet,
    language: Language,
    day: Date,
) -> Result<Pdf, Failure> {
    let easy = matches!(piece, KitPiece::EasyPoster | KitPiece::EasyLeaflet | KitPiece::EasyFlyer);
    let (template, data, drawings): (&str, Value, Vec<(String, String)>) = match document {
        KitDocument::Notice(notice) => {
            let template = match piece {
                KitPiece::Leaflet => include_str!("leaflet.typ"),
                KitPiece::EasyLeaflet | KitPiece::Instructions => include_str!("directions.typ"),
                _ => include_str!("announcement.typ"),
            };
            let mut data = notice_data(notice);
            data["sheet"] = json!(sheet.name());
            data["easy"] = json!(easy);
            let signs: BTreeSet<Sign> = notice.parts.iter().map(|part| part.sign).collect();
            (template, data, signs.into_iter().map(|sign| (sign_name(sign), drawn(sign))).collect())
        }
        KitDocument::Letter(letter) => (include_str!("covering.typ"), letter_data(letter), Vec::new()),
        KitDocument::Slips(slips) => {
            let codes = slips.slips.iter().enumerate();
            let squares = codes.map(|(place, slip)| (code_name(place), square(&slip.code.to_string()))).collect();
            (include_str!("slips.typ"), slips_data(slips), squares)
        }
    };
    let write = |_: &Faces| Manuscript { data: data.clone(), drawings: drawings.clone() };
    typeset(template, language, day, &write)
}

fn notice_data(notice: &Notice) -> Value {
    let Notice { name, from, title, under, banner, parts, foot } = notice;
    let parts = parts.iter().map(|part| {
        let said = part.said.iter().map(said).collect::<Vec<_>>();
        json!({ "sign": sign_name(part.sign), "title": part.title, "said": said })
    });
    json!({
        "title": format!("{name} – {from}"), "name": name, "from": from, "large": title, "under": under,
        "banner": banner, "parts": parts.collect::<Vec<_>>(), "foot": foot,
    })
}

fn said(said: &Said) -> Value {
    match said {
        Said::Line(text) => json!({ "kind": "line", "text": text }),
        Said::Points(points) => json!({ "kind": "points", "points": points }),
        Said::Steps(points) => json!({ "kind": "steps", "points": points }),
        Said::Fill(fill) => json!({ "kind": "fill", "label": fill.label, "value": fill.value }),
    }
}

fn fill(fill: &Fill) -> Value {
    json!({ "label": fill.label, "value": fill.value })
}

fn letter_data(letter: &CoveringLetter) -> Value {
    let CoveringLetter {
        name,
        from,
        address,
        banner,
        sent,
        subject,
        greeting,
        paragraphs,
        fills,
        closing,
        signatory,
        signature,
        foot,
    } = letter;
    json!({
        "title": format!("{name} – {from}"), "from": from, "address": address, "banner": banner, "sent": fill(sent),
        "subject": subject, "greeting": greeting, "paragraphs": paragraphs,
        "fills": fills.iter().map(fill).collect::<Vec<_>>(), "closing": closing, "signatory": fill(signatory),
        "signature": signature, "foot": foot,
    })
}

fn slips_data(slips: &Slips) -> Value {
    let Slips { name, how, banner, heads, columns, steps, slips, foot } = slips;
    let slips = slips.iter().enumerate().map(|(place, slip)| {
        json!({
            "service": slip.service, "audience": slip.audience, "qr": code_name(place), "alt": slip.code_said,
            "grouped": slip.code.grouped(), "planned": slip.planned.iter().map(fill).collect::<Vec<_>>(),
        })
    });
    json!({
        "title": format!("{name} – {foot}"), "name": name, "how": how, "banner": banner, "heads": heads,
        "columns": columns, "steps": steps, "slips": slips.collect::<Vec<_>>(), "foot": foot,
    })
}

fn code_name(place: usize) -> String {
    format!("/code-{place}.svg")
}

fn sign_name(sign: Sign) -> String {
    let name = match sign {
        Sign::Sheet => "sheet",
        Sign::People => "people",
        Sign::Calendar => "calendar",
        Sign::DropBox => "drop-box",
        Sign::Lock => "lock",
        Sign::Talk => "talk",
        Sign::Help => "help",
        Sign::Results => "results",
    };
    format!("/sign-{name}.svg")
}

/// Our own signs, in lines of one width.
fn drawn(sign: Sign) -> String {
    let lines = match sign {
        Sign::Sheet => {
            r#"<path d="M8 5h24v38H8z M13 14l3 3 5-6 M13 25l3 3 5-6 M13 36l3 3 5-6 M24 15h4 M24 26h4 M24 37h4"/>"#
        }
        Sign::People => {
            r#"<circle cx="16" cy="16" r="6"/><path d="M5 40v-6c0-6 5-9 11-9s11 3 11 9v6z"/><circle cx="33" cy="13" r="5"/><path d="M30 23c7-2 14 1 14 8v5H31"/>"#
        }
        Sign::Calendar => {
            r#"<path d="M6 10h36v32H6z M6 19h36 M15 5v9 M33 5v9 M13 26h4 M22 26h4 M31 26h4 M13 34h4 M22 34h4"/>"#
        }
        Sign::DropBox => {
            r#"<path d="M6 24h36v19H6z M14 24l3-5 M34 24l-3-5 M16 30h16 M17 24V6h14v18 M21 12h6 M21 17h6"/>"#
        }
        Sign::Lock => {
            r#"<path d="M10 21h28v22H10z M16 21v-6c0-11 16-11 16 0v6 M24 29v6"/><circle cx="24" cy="29" r="2"/>"#
        }
        Sign::Talk => {
            r#"<circle cx="15" cy="19" r="7"/><path d="M4 43v-4c0-7 5-10 11-10s11 3 11 10v4z M27 6h17v13H33l-5 5v-5h-1z M32 12h7"/>"#
        }
        Sign::Help => {
            r#"<circle cx="14" cy="12" r="6"/><circle cx="34" cy="12" r="6"/><path d="M6 42V30c0-10 16-10 16 0M42 42V30c0-10-16-10-16 0M14 34h20 M20 30l-6 4 6 4 M28 30l6 4-6 4"/>"#
        }
        Sign::Results => r#"<path d="M6 6v37h37 M13 37V25 M22 37V14 M31 37V20 M40 37V10"/>"#,
    };
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><g fill="none" stroke="#12395c" stroke-width="3" stroke-linecap="round" stroke-linejoin="round">{lines}</g></svg>"##
    )
}
