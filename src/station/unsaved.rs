//! What the store could not write, in a file elsewhere, and back from there.
//!
//! The file is text, for this user alone: a first line that names its form, lines of words beginning with `#`, a line for each sheet
//! and one at the end. A sheet is `sheet`, campaign, audience, number, pass (1, 2 or 3), who keyed it, the whole record in JSON and
//! a CRC-32 of all before it in hexadecimal, with tabs between them; the end is `end`, a tab and the number of sheets.

use super::files::write_whole;
use super::{Error, Station, sentences};
use crate::campaign::CampaignId;
use crate::entry::actions_for;
use crate::language::Phrases;
use crate::operator::Operator;
use crate::questionnaire::Audience;
use crate::record::{Pass, Serial};
use crate::say;
use crate::store::{self, Filed, RecordKey, Write};
use jiff::civil::Date;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// The form of the file.
const FIRST_LINE: &str = "copiste unsaved 1";
/// How its name begins.
const NAME: &str = "copiste-unsaved-";
/// A file of sheets that one station holds is far smaller.
const BYTES_MAX: u64 = 64 << 20;

/// A sheet that could not be saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Unsaved {
    /// Who keyed it last.
    pub by: Operator,
    /// Where it stands.
    pub key: RecordKey,
    /// What it says.
    pub filed: Filed,
}

/// What came of a sheet that was put back.
#[derive(Clone, Debug, PartialEq)]
pub enum PutBack {
    /// It is on the disk now.
    Saved,
    /// It was there already, as it is in the file.
    There,
    /// What is on the disk is newer, and stays.
    Older,
    /// Somebody else keyed it, who puts it back.
    Others(Operator),
    /// It is refused.
    Refused(Error),
}

/// What came of the files that waited in some folders.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Returned {
    /// Sheets that are on the disk now.
    pub saved: usize,
    /// Files in which something stays that cannot be put back, and why.
    pub left: Vec<(PathBuf, Vec<(Serial, Error)>)>,
    /// Files that are not as they were written.
    pub unread: Vec<Error>,
}

impl Returned {
    /// It in words, a line each; whether all is well. Nothing where nothing waited.
    pub fn told(&self, phrases: &Phrases) -> Option<(bool, Vec<String>)> {
        let mut lines = Vec::new();
        if self.saved > 0 {
            lines.push(say!(phrases, "unsaved-returned", count = self.saved));
        }
        for (path, sheets) in &self.left {
            lines.push(say!(phrases, "unsaved-left", path = path.display().to_string()));
            lines.extend(sheets.iter().map(|(serial, error)| {
                let reason = sentences::error(error, phrases).join(" ");
                say!(phrases, "cli-import-refused", serial = serial.to_string(), reason = reason)
            }));
        }
        lines.extend(self.unread.iter().flat_map(|error| sentences::error(error, phrases)));
        (!lines.is_empty()).then_some((self.left.is_empty() && self.unread.is_empty(), lines))
    }
}

/// Writes sheets to a file in the first of these folders that takes it, for this user alone; says where. A later call of the same
/// process on the same day writes the same file anew.
///
/// # Errors
/// [`Error::NoRefuge`] when none takes it, with the folders.
pub fn keep_elsewhere(sheets: &[Unsaved], folders: &[PathBuf], today: Date) -> Result<PathBuf, Error> {
    let text = text_of(sheets);
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        let path = folder.join(format!("{NAME}{today}-{}.txt", std::process::id()));
        if write_whole(&path, text.as_bytes()).is_ok() {
            return Ok(path);
        }
    }
    Err(Error::NoRefuge(folders.to_vec()))
}

fn text_of(sheets: &[Unsaved]) -> String {
    let mut text = format!("{FIRST_LINE}\n# copiste record import\n");
    for Unsaved { by, key, filed } in sheets {
        let record = serde_json::to_string(filed).expect("a record has text keys and no foreign numbers");
        let (campaign, audience) = (key.campaign.as_str(), &key.audience.0);
        let (serial, pass, by) = (key.serial.0, pass_number(key.pass), by.name());
        let line = format!("sheet\t{campaign}\t{audience}\t{serial}\t{pass}\t{by}\t{record}");
        text.push_str(&format!("{line}\t{:08x}\n", crc32fast::hash(line.as_bytes())));
    }
    text.push_str(&format!("end\t{}\n", sheets.len()));
    text
}

/// The sheets of such a file.
///
/// # Errors
/// [`Error::File`] when it cannot be read, [`Error::BadUnsaved`] with the first line that is not as it was written.
pub fn read(path: &Path) -> Result<Vec<Unsaved>, Error> {
    let failed = |error: std::io::Error| Error::File(path.to_owned(), error.to_string());
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(failed)?;
    file.take(BYTES_MAX).read_to_end(&mut bytes).map_err(failed)?;
    let bad = |line: usize| Error::BadUnsaved(path.to_owned(), line);
    let text = String::from_utf8(bytes).map_err(|_| bad(1))?;
    let mut lines = (1..).zip(text.lines());
    if lines.next().is_none_or(|(_, line)| line != FIRST_LINE) {
        return Err(bad(1));
    }
    let mut sheets = Vec::new();
    let mut last = 1;
    for (number, line) in lines {
        last = number;
        if line.starts_with('#') {
            continue;
        }
        match line.strip_prefix("end\t") {
            Some(count) if count == sheets.len().to_string() => return Ok(sheets),
            Some(_) => return Err(bad(number)),
            None => sheets.push(sheet_of(line).ok_or_else(|| bad(number))?),
        }
    }
    // Its end was torn off.
    Err(bad(last + 1))
}

/// The files of a folder that are such by their name, by name.
fn waiting(folder: &Path) -> Vec<PathBuf> {
    let names = std::fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let is_one = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(NAME));
    let mut files: Vec<PathBuf> = names.filter(is_one).collect();
    files.sort();
    files
}

fn sheet_of(line: &str) -> Option<Unsaved> {
    let (body, crc) = line.rsplit_once('\t')?;
    if format!("{:08x}", crc32fast::hash(body.as_bytes())) != crc {
        return None;
    }
    let parts: Vec<&str> = body.split('\t').collect();
    let ["sheet", campaign, audience, serial, pass, by, record] = parts.as_slice() else { return None };
    let pass = [Pass::First, Pass::Second, Pass::Third].into_iter().find(|known| pass_number(*known) == *pass)?;
    let (campaign, audience) = (CampaignId::new(campaign)?, Audience((*audience).to_owned()));
    let key = RecordKey { campaign, audience, serial: Serial(serial.parse().ok()?), pass };
    Some(Unsaved { by: Operator::new(by)?, key, filed: serde_json::from_str(record).ok()? })
}

fn pass_number(pass: Pass) -> &'static str {
    match pass {
        Pass::First => "1",
        Pass::Second => "2",
        Pass::Third => "3",
    }
}

impl Station {
    /// Puts back what waits in these folders of whoever keys now, and takes each file away of which everything is on the disk. What
    /// the store cannot take yet goes on waiting.
    pub fn put_back_what_waits(&self, folders: &[PathBuf]) -> Returned {
        let mut returned = Returned::default();
        for path in folders.iter().flat_map(|folder| waiting(folder)) {
            let sheets = match read(&path) {
                Ok(sheets) => sheets,
                // Somebody else's.
                Err(Error::File(..)) => continue,
                Err(error) => {
                    returned.unread.push(error);
                    continue;
                }
            };
            if sheets.iter().all(|sheet| sheet.by != self.operator) {
                continue;
            }
            let Ok(outcomes) = self.put_back(&path) else { continue };
            let is_settled = |outcome: &PutBack| matches!(outcome, PutBack::Saved | PutBack::There | PutBack::Older);
            if outcomes.iter().all(|(_, outcome)| is_settled(outcome)) {
                // It is put back again otherwise, which changes nothing.
                drop(std::fs::remove_file(&path));
            }
            returned.saved += outcomes.iter().filter(|(_, outcome)| *outcome == PutBack::Saved).count();
            let refused: Vec<(Serial, Error)> = outcomes
                .into_iter()
                .filter_map(|(key, outcome)| match outcome {
                    PutBack::Refused(error) => Some((key.serial, error)),
                    PutBack::Saved | PutBack::There | PutBack::Older | PutBack::Others(_) => None,
                })
                .collect();
            if !refused.is_empty() {
                returned.left.push((path, refused));
            }
        }
        returned
    }

    /// Puts the sheets of a file of [`keep_elsewhere`] back, each by itself: the engine's answers, the store's rules, and revisions
    /// decide. Done again, it changes nothing.
    ///
    /// # Errors
    /// As [`read`], and the store's when its disk fails. What is refused of a sheet is said beside it.
    pub fn put_back(&self, path: &Path) -> Result<Vec<(RecordKey, PutBack)>, Error> {
        let mut done = Vec::new();
        for Unsaved { by, key, filed } in read(path)? {
            let outcome = match self.put_sheet_back(by, &key, filed) {
                Err(error @ Error::Store(store::Error::Stopped | store::Error::Disk { .. })) => return Err(error),
                Err(error) if error.is_of_the_host() => return Err(error),
                Err(error) => PutBack::Refused(error),
                Ok(outcome) => outcome,
            };
            done.push((key, outcome));
        }
        Ok(done)
    }

    fn put_sheet_back(&self, by: Operator, key: &RecordKey, filed: Filed) -> Result<PutBack, Error> {
        let view = self.batch(key.campaign.as_str(), filed.batch)?;
        if view.batch.audience != key.audience {
            return Err(Error::NoBatch(filed.batch));
        }
        let known = match self.store.record(key) {
            // What is keyed again of a sealed sheet: its protocol decides.
            Err(store::Error::Forbidden { .. }) if key.pass != Pass::First => None,
            known => known?,
        };
        if let Some(known) = known {
            if known == filed {
                return Ok(PutBack::There);
            }
            if known.record.begun != filed.record.begun {
                return Err(Error::KeyedAnew(key.serial));
            }
            if known.revision >= filed.revision {
                return Ok(PutBack::Older);
            }
        }
        if by != self.operator {
            return Ok(PutBack::Others(by));
        }
        self.open_campaign(key.campaign.as_str())?;
        let form = self.form(&view, &filed.record)?;
        if form.questions.len() != filed.record.answers.len() {
            return Err(store::Error::Unsound { key: format!("{}", key.serial) }.into());
        }
        let answers = filed.record.answers.iter().enumerate();
        for (question, answer) in answers.filter_map(|(question, answer)| Some((question, answer.as_ref()?))) {
            let known = &form.questions[question];
            let is_keyed = known.constant.is_none() && !known.is_filled_by_the_form();
            if is_keyed && actions_for(&form, question, answer).is_none() {
                return Err(Error::AnswerUnfit { serial: key.serial, name: known.name.clone() });
            }
        }
        match self.commit(vec![Write::Record(key.clone(), filed)]) {
            Ok(()) => Ok(PutBack::Saved),
            Err(Error::Store(store::Error::OlderRevision { .. })) => Ok(PutBack::Older),
            Err(error) => Err(error),
        }
    }
}
