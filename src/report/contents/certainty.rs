//! How right the file is: what the second keying showed, in a sentence for everybody and the lines to check it by.

use super::{Writer, row};
use crate::language::decimal;
use crate::operator::Identification;
use crate::questionnaire::Audience;
use crate::report::document::{Block, NoteKind};
use crate::say;
use crate::verification::{Certificate, HeldUp, Progress, Residual, SeedFrom};

/// What is known of how right the file is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Certainty {
    /// What each draw has shown, by number.
    pub certificates: Vec<Certificate>,
    /// Complete sheets that no draw covers, of the audiences that were drawn from and have some.
    pub uncovered: Vec<(Audience, u32)>,
    /// Declarations that are left out as long as they are being verified.
    pub sealed: Vec<(Audience, u32)>,
    /// How those who keyed are identified, each way once.
    pub identified: Vec<Identification>,
    /// Where the journal stood: number of its last link, and its hash in hexadecimal.
    pub journal: (u64, String),
}

impl Writer<'_> {
    /// The certificates, one after the other; a caution for what is not verified, and for what is left out meanwhile.
    pub(super) fn certainty_blocks(&self) -> Vec<Block> {
        let sealed = self.certainty.sealed.iter().map(|(audience, count)| {
            let text =
                say!(self.phrases, "report-certainty-sealed", audience = self.audience(audience), count = *count);
            Block::Note(NoteKind::Caution, text)
        });
        let web: u32 = self.results.participation.iter().map(|line| line.web).sum();
        let online = (web > 0).then(|| {
            let text = say!(self.phrases, "report-certainty-web", count = web);
            Block::Note(NoteKind::Information, text)
        });
        self.certificate_blocks().into_iter().chain(online).chain(sealed).collect()
    }

    fn certificate_blocks(&self) -> Vec<Block> {
        let phrases = self.phrases;
        let begun: Vec<&Certificate> =
            self.certainty.certificates.iter().filter(|certificate| certificate.verified > 0).collect();
        if begun.is_empty() {
            let held_up = self.certainty.certificates.iter().find_map(|one| one.held_up.as_ref());
            let text = match held_up {
                Some(held_up) => {
                    format!("{} {}", say!(phrases, "report-quality-uncounted"), self.held_up(held_up))
                }
                None if !self.certainty.certificates.is_empty() => say!(phrases, "report-quality-uncounted"),
                None => say!(phrases, "report-quality-unverified"),
            };
            return vec![Block::Note(NoteKind::Caution, text)];
        }
        let mut blocks = vec![Block::Heading(say!(phrases, "report-certainty"))];
        blocks.extend(begun.iter().map(|certificate| Block::Paragraph(self.certified(certificate))));
        blocks.push(self.certainty_table(&begun));
        let verified = |audience: &Audience| begun.iter().any(|one| one.audience == *audience);
        blocks.extend(self.certainty_gaps(&begun));
        for audience in &self.results.audiences {
            if audience.sheets > 0 && !verified(&audience.audience) {
                let name = self.audience(&audience.audience);
                let here = self.certainty.certificates.iter().filter(|one| one.audience == audience.audience);
                let text = match here.clone().find_map(|one| one.held_up.as_ref()) {
                    Some(held_up) => {
                        let begun = say!(phrases, "report-certainty-uncounted", audience = name);
                        format!("{begun} {}", self.held_up(held_up))
                    }
                    None if here.count() > 0 => say!(phrases, "report-certainty-uncounted", audience = name),
                    None => say!(phrases, "report-certainty-not", audience = name),
                };
                blocks.push(Block::Note(NoteKind::Caution, text));
            }
        }
        blocks.extend(self.certainty_cautions(&begun));
        blocks
    }

    /// What the certificates of audiences that are verified in part do not speak of.
    fn certainty_gaps(&self, begun: &[&Certificate]) -> Vec<Block> {
        let phrases = self.phrases;
        let mut gaps = Vec::new();
        let certificates = self.certainty.certificates.iter();
        for waiting in certificates.filter(|one| one.verified == 0 && begun.iter().any(|b| b.audience == one.audience))
        {
            let (name, count) = (self.drawn_from(waiting), waiting.called);
            gaps.push(say!(phrases, "report-certainty-waiting", name = name, count = count));
        }
        for (audience, uncovered) in &self.certainty.uncovered {
            if !begun.iter().any(|one| one.audience == *audience) {
                continue;
            }
            let complete =
                self.results.audiences.iter().find(|one| one.audience == *audience).map_or(0, |one| one.sheets);
            let (name, sheets) = (self.audience(audience), self.count(complete));
            gaps.push(say!(
                phrases,
                "report-certainty-uncovered",
                audience = name,
                count = *uncovered,
                sheets = sheets
            ));
        }
        gaps.into_iter().map(|text| Block::Note(NoteKind::Caution, text)).collect()
    }

    /// Whether a certificate speaks of every sheet of its audience that is in the report.
    fn is_of_all(&self, certificate: &Certificate) -> bool {
        let others = self.certainty.certificates.iter().filter(|one| one.audience == certificate.audience).count() > 1;
        !others && !self.certainty.uncovered.iter().any(|(audience, _)| *audience == certificate.audience)
    }

    /// What a director reads.
    fn certified(&self, certificate: &Certificate) -> String {
        let phrases = self.phrases;
        let name = self.drawn_from(certificate);
        let count = certificate.keyed_again();
        let keyed = self.count(count);
        let of_all = self.is_of_all(certificate);
        let mut sentences = vec![if count == certificate.sheets && of_all {
            say!(phrases, "report-certainty-all", name = name, count = count, keyed = keyed)
        } else if count == certificate.sheets {
            say!(phrases, "report-certainty-all-drawn", name = name, count = count, keyed = keyed)
        } else {
            let (sheets, missing) = (self.count(certificate.sheets), certificate.missing);
            say!(
                phrases,
                "report-certainty-sample",
                name = name,
                count = count,
                keyed = keyed,
                sheets = sheets,
                missing = missing,
                voided = certificate.voided
            )
        }];
        sentences.push(match (certificate.wrong, certificate.wrong_unread) {
            (0, _) => say!(phrases, "report-certainty-none-wrong", fields = self.count(certificate.verified_fields)),
            (wrong, unread @ 1..) => say!(
                phrases,
                "report-certainty-wrong-unread",
                corrected = wrong - unread,
                unread = self.count(unread),
                wrong = self.count(wrong),
                fields = self.count(certificate.verified_fields)
            ),
            (wrong, 0) => say!(
                phrases,
                "report-certainty-wrong",
                count = wrong,
                wrong = self.count(wrong),
                fields = self.count(certificate.verified_fields)
            ),
        });
        let bound = self.rate_up(certificate.at_most_per_10_000, 0);
        let target = self.count(certificate.target_per_10_000);
        sentences.push(match certificate.progress {
            Progress::Unbalanced => {
                let batches = certificate.unbalanced.iter().map(|batch| batch.0.to_string()).collect::<Vec<_>>();
                let count = batches.len();
                say!(phrases, "report-certainty-unbalanced", count = count, batches = batches.join(", "))
            }
            // Nothing is left to chance: it is the rate, and no bound.
            Progress::Exhausted => {
                let rate = self.rate(certificate.at_most_per_10_000, 0);
                match of_all {
                    true => say!(phrases, "report-certainty-exhausted", bound = rate),
                    false => say!(phrases, "report-certainty-exhausted-drawn", bound = rate),
                }
            }
            Progress::Proved => say!(phrases, "report-certainty-proved", bound = bound, target = target),
            Progress::Open(_) | Progress::Still(_) => {
                say!(phrases, "report-certainty-unproved", bound = bound, target = target)
            }
        });
        if let Progress::Still(sheets) = certificate.progress {
            sentences.push(say!(phrases, "report-certainty-still", count = sheets));
        }
        if let Some(held_up) = &certificate.held_up {
            sentences.push(self.held_up(held_up));
        }
        if certificate.nothing_left() {
            sentences.push(say!(phrases, "report-certainty-residual-gone"));
        }
        if let Some(residual) = &certificate.residual {
            let (rate, ends) = self.remaining(residual);
            let place = if of_all {
                say!(phrases, "report-certainty-in-file")
            } else {
                say!(phrases, "report-certainty-in-these")
            };
            sentences.push(match ends {
                Some(ends) => say!(phrases, "report-certainty-residual", place = place, rate = rate, ends = ends),
                None => say!(phrases, "report-certainty-residual-known", place = place, rate = rate),
            });
        }
        sentences.join(" ")
    }

    /// Sheets that are verified and do not count yet, and why.
    fn held_up(&self, held_up: &HeldUp) -> String {
        let serial = held_up.serial.to_string();
        say!(self.phrases, "report-certainty-held-up", count = held_up.behind, serial = serial)
    }

    /// What a statistician checks.
    fn certainty_table(&self, begun: &[&Certificate]) -> Block {
        let phrases = self.phrases;
        let line = |head: String, cell: &dyn Fn(&Certificate) -> String| {
            row(head, begun.iter().map(|certificate| cell(certificate)).collect())
        };
        let of = |part: u64, whole: u64| say!(phrases, "report-of", part = self.count(part), whole = self.count(whole));
        let residual = |certificate: &Certificate| match &certificate.residual {
            None => "–".to_owned(),
            Some(residual) => match self.remaining(residual) {
                (rate, Some(ends)) => format!("{rate} {ends}"),
                (rate, None) => rate,
            },
        };
        let seed_from = |certificate: &Certificate| match certificate.seed_from {
            SeedFrom::Machine => self.grouped(&certificate.seed.to_string()),
            SeedFrom::Given => {
                say!(phrases, "report-certainty-seed-given", seed = self.grouped(&certificate.seed.to_string()))
            }
        };
        let rows = vec![
            line(say!(phrases, "report-certainty-sheets"), &|one| of(one.verified.into(), one.sheets.into())),
            line(say!(phrases, "report-certainty-missing"), &|one| self.count(one.missing)),
            line(say!(phrases, "report-certainty-voided"), &|one| self.count(one.voided)),
            line(say!(phrases, "report-certainty-fields"), &|one| of(one.verified_fields, one.fields)),
            line(say!(phrases, "report-certainty-differing"), &|one| self.count(one.differing)),
            line(say!(phrases, "report-certainty-slips"), &|one| self.count(one.slips)),
            line(say!(phrases, "report-certainty-wrong-fields"), &|one| self.count(one.wrong)),
            line(say!(phrases, "report-certainty-bound"), &|one| {
                one.bound_per_10_000().map_or_else(|| "–".to_owned(), |bound| self.rate_up(bound, 0))
            }),
            line(say!(phrases, "report-certainty-target"), &|one| self.count(one.target_per_10_000)),
            line(say!(phrases, "report-certainty-rest"), &residual),
            line(say!(phrases, "report-certainty-seed"), &seed_from),
        ];
        let mut columns = vec![say!(phrases, "report-column-count")];
        columns.extend(begun.iter().map(|certificate| self.drawn_from(certificate)));
        self.table(say!(phrases, "report-certainty-table"), columns, rows)
    }

    fn certainty_cautions(&self, begun: &[&Certificate]) -> Vec<Block> {
        let phrases = self.phrases;
        let mut blocks = vec![Block::Paragraph(say!(phrases, "report-certainty-method"))];
        // Nobody's word is about another person where there was none.
        let alone = begun.iter().all(|one| one.same_person >= one.keyed_again());
        let ways = self.certainty.identified.iter().map(|way| match way {
            Identification::Chosen if alone => say!(phrases, "report-certainty-chosen-alone"),
            Identification::Chosen => say!(phrases, "report-certainty-chosen"),
            Identification::SystemUser => say!(phrases, "report-certainty-system"),
            Identification::Pin => say!(phrases, "report-certainty-pin"),
        });
        let ways: Vec<String> = ways.collect();
        if !ways.is_empty() {
            blocks.push(Block::Paragraph(ways.join(" ")));
        }
        let count = |of: fn(&Certificate) -> u32| begun.iter().map(|one| of(one)).sum::<u32>();
        let same_person = count(|one| one.same_person);
        if same_person > 0 {
            let text = say!(phrases, "report-certainty-same-person", count = same_person);
            blocks.push(Block::Note(NoteKind::Caution, text));
        }
        let thrice = count(|one| one.keyed_thrice_by_one);
        if thrice > 0 {
            blocks.push(Block::Note(NoteKind::Caution, say!(phrases, "report-certainty-thrice", count = thrice)));
        }
        let two = count(|one| one.arbiter_of_the_two);
        if two > 0 {
            blocks.push(Block::Note(NoteKind::Caution, say!(phrases, "report-certainty-two", count = two)));
        }
        let decided = count(|one| one.decided_by_a_keyer);
        if decided > 0 {
            blocks.push(Block::Note(NoteKind::Caution, say!(phrases, "report-certainty-decided", count = decided)));
        }
        blocks
    }

    /// The audience, and the batch when the draw was from one; its number where another draw was from the same.
    fn drawn_from(&self, certificate: &Certificate) -> String {
        let audience = self.audience(&certificate.audience);
        let name = match certificate.batch {
            Some(batch) => {
                say!(self.phrases, "report-certainty-batch", audience = audience, batch = batch.0.to_string())
            }
            None => audience,
        };
        let same = |one: &&Certificate| (&one.audience, one.batch) == (&certificate.audience, certificate.batch);
        if self.certainty.certificates.iter().filter(same).count() < 2 {
            return name;
        }
        say!(self.phrases, "report-certainty-draw", name = name, draw = certificate.draw.to_string())
    }

    /// What remains in the file, and the ends of its interval when it has one.
    fn remaining(&self, residual: &Residual) -> (String, Option<String>) {
        let Some(decimals) = residual.decimals() else { return (self.rate(residual.rate, 0), None) };
        let ends = self.brackets(&self.rate_down(residual.low, decimals), &self.rate_up(residual.high, decimals));
        (self.rate(residual.rate, decimals), Some(ends))
    }

    /// Wrong fields per 10,000: with one decimal at least where they are few.
    fn rate(&self, per_10_000: f64, decimals: usize) -> String {
        decimal(self.language(), per_10_000, decimals.max(usize::from(per_10_000 < 10.0)))
    }

    /// The same, none too high.
    fn rate_down(&self, per_10_000: f64, decimals: usize) -> String {
        let decimals = decimals.max(usize::from(per_10_000 < 10.0));
        let scale = 10_f64.powi(decimals as i32);
        decimal(self.language(), (per_10_000 * scale + 1e-9).floor() / scale, decimals)
    }

    /// The same, none too low: a bound is rounded up.
    fn rate_up(&self, per_10_000: f64, decimals: usize) -> String {
        let decimals = decimals.max(usize::from(per_10_000 < 10.0));
        let scale = 10_f64.powi(decimals as i32);
        // What is whole but for the arithmetic stays whole.
        decimal(self.language(), (per_10_000 * scale - 1e-9).ceil() / scale, decimals)
    }
}
