//! The pieces of the kit as plain text, to be read on a screen or aloud: a line that a hand fills in has its blank.

use super::{CoveringLetter, KitDocument, Notice, Said, Slips};

impl KitDocument {
    /// Its title in lists of documents.
    pub fn name(&self) -> &str {
        match self {
            KitDocument::Notice(notice) => &notice.name,
            KitDocument::Letter(letter) => &letter.name,
            KitDocument::Slips(slips) => &slips.name,
        }
    }

    /// All that it says, a line each.
    pub fn text(&self) -> String {
        let lines = match self {
            KitDocument::Notice(notice) => notice_lines(notice),
            KitDocument::Letter(letter) => letter_lines(letter),
            KitDocument::Slips(slips) => slip_lines(slips),
        };
        lines.into_iter().map(|line| line + "\n").collect()
    }
}

fn notice_lines(notice: &Notice) -> Vec<String> {
    let mut lines = vec![notice.from.clone(), notice.title.clone()];
    lines.extend(notice.under.iter().cloned());
    lines.extend(notice.banner.iter().cloned());
    for part in &notice.parts {
        lines.extend([String::new(), part.title.clone()]);
        for said in &part.said {
            match said {
                Said::Line(line) => lines.push(line.clone()),
                Said::Points(points) => lines.extend(points.iter().map(|point| format!("– {point}"))),
                Said::Steps(steps) => {
                    lines.extend(steps.iter().enumerate().map(|(place, step)| format!("{}. {step}", place + 1)));
                }
                Said::Fill(fill) => lines.push(fill.text()),
            }
        }
    }
    lines
}

fn letter_lines(letter: &CoveringLetter) -> Vec<String> {
    let mut lines = vec![letter.from.clone(), letter.address.clone().unwrap_or_else(|| "______".to_owned())];
    lines.extend(letter.banner.iter().cloned());
    lines.extend([letter.sent.text(), letter.subject.clone(), letter.greeting.clone()]);
    lines.extend(letter.paragraphs.iter().cloned());
    lines.extend(letter.fills.iter().map(|fill| fill.text()));
    lines.extend([letter.closing.clone(), letter.signatory.text()]);
    lines
}

fn slip_lines(slips: &Slips) -> Vec<String> {
    let mut lines = vec![slips.name.clone(), slips.how.clone()];
    lines.extend(slips.banner.iter().cloned());
    lines.extend(slips.heads.iter().cloned());
    lines.push(slips.columns.join(" | "));
    lines.push(slips.steps.join(" → "));
    for slip in &slips.slips {
        lines.extend([String::new(), format!("{} · {}", slip.service, slip.audience)]);
        lines.extend(slip.planned.iter().map(|fill| fill.text()));
        lines.push(slip.code_said.clone());
    }
    lines
}
