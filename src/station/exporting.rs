//! Data out: the sheets of each audience as files, registered in the journal like a report.
//!
//! The data are those of a report: it is issued first, or is the last one when nothing changed since, and what it hides is not
//! in them. A file stands under its name only when all of them are written and the journal tells of them.

use super::verifying::SealedSheets;
use super::{CampaignView, Error, Issued, Station};
use crate::campaign::{Batch, BatchNumber, BatchSource, CampaignStatus};
use crate::export::{
    Cell, Dataset, Encoding, Fault, Format, Occasion, Options, Permit, Plan, Rows, Sheet, Step, Survey, Unfit,
};
use crate::expression::nearest;
use crate::language::{Phrases, integer};
use crate::measure::Results;
use crate::questionnaire::{Audience, AudienceForms, Fingerprint, Localised};
use crate::record::{Pass, Review, Status};
use crate::say;
use crate::store::{Export, ExportedFile, Head, SheetKey, Write};
use crate::verification::Seed;
use sha2::{Digest as _, Sha256};
use std::cell::{Cell as Shared, RefCell};
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Read as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

/// Rows that are held in memory at a time.
const ROWS_HELD: usize = 20_000;

/// What is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportRequest {
    /// The formats.
    pub formats: Vec<Format>,
    /// One audience, or all.
    pub audience: Option<Audience>,
    /// How the letters of tables in text are written.
    pub encoding: Encoding,
    /// What the order of the rows is drawn with; the machine draws it when there is none.
    pub seed: Option<Seed>,
    /// What else may be chosen.
    pub options: Options,
}

/// Where data go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Into this folder, under names of their own.
    Folder(PathBuf),
    /// Into this file: there is only one.
    File(PathBuf),
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFile {
    /// Where it is.
    pub path: PathBuf,
    /// Whose sheets it is of.
    pub audience: Audience,
    /// What it is.
    pub format: Format,
    /// Rows in it; none where it only explains others.
    pub rows: u32,
    /// SHA-256 of it, in hexadecimal.
    pub fingerprint: Fingerprint,
    /// Columns of which a label was cut.
    pub cut: Vec<String>,
}

/// What became of an export.
#[derive(Clone, Debug, PartialEq)]
pub struct Exported {
    /// The files, audience by audience.
    pub files: Vec<DataFile>,
    /// The number of the report that tells of the same sheets.
    pub report: u32,
    /// What the order of the rows was drawn with.
    pub seed: Seed,
    /// What each audience's data are, without the rows.
    pub datasets: Vec<Dataset>,
    /// The audiences of which nothing is written, and why.
    pub unfit: Vec<(Localised, Unfit)>,
}

impl Format {
    /// What it is called.
    pub fn title(self, phrases: &Phrases) -> String {
        match self {
            Format::CsvExcel => say!(phrases, "export-format-csv-excel"),
            Format::Csv => say!(phrases, "export-format-csv"),
            Format::Xlsx => say!(phrases, "export-format-xlsx"),
            Format::Spss => say!(phrases, "export-format-spss"),
            Format::Stata => say!(phrases, "export-format-stata"),
            Format::R => say!(phrases, "export-format-r"),
            Format::CodebookXlsx => say!(phrases, "export-format-codebook-xlsx"),
            Format::CodebookCsv => say!(phrases, "export-format-codebook-csv"),
            Format::Ddi => say!(phrases, "export-format-ddi"),
            Format::Fhir => say!(phrases, "export-format-fhir"),
            Format::FhirBundle => say!(phrases, "export-format-fhir-bundle"),
            Format::FhirQuestionnaire => say!(phrases, "export-format-fhir-questionnaire"),
        }
    }
}

impl Exported {
    /// Which rows may point at somebody, and so for whom the files are.
    pub fn caution(&self, phrases: &Phrases) -> Vec<String> {
        let whole = |number: u32| integer(phrases.language(), number.into());
        let rare = self.datasets.iter().filter(|data| data.rare_rows > 0 && data.group_min > 1).map(|data| {
            let (audience, rare) = (data.audience_label.clone(), data.rare_rows as usize);
            let (rows, min) = (whole(data.rows), whole(data.group_min));
            say!(phrases, "export-rare", audience = audience, rare = rare, rows = rows, min = min)
        });
        let alone = self.files.iter().any(|file| file.format.holds_rows()).then(|| say!(phrases, "export-alone"));
        rare.chain(alone).collect()
    }

    /// What is to be said of it beside the files: what was left aside, labels cut.
    pub fn remarks(&self, phrases: &Phrases) -> Vec<String> {
        let unfit = self.unfit.iter().map(|(audience, unfit)| self::unfit(audience, *unfit, phrases));
        let cut = self.files.iter().filter(|file| !file.cut.is_empty()).map(|file| {
            let name = file.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            say!(phrases, "export-cut", file = name, variables = file.cut.join(", "))
        });
        unfit.chain(cut).collect()
    }
}

/// Why nothing is written of an audience.
pub(super) fn unfit(audience: &Localised, unfit: Unfit, phrases: &Phrases) -> String {
    let audience = audience.in_language(phrases.language().tag()).to_owned();
    match unfit {
        Unfit::NoSheet => say!(phrases, "export-unfit-none", audience = audience),
        Unfit::TooFew { sheets, min } => {
            let min = integer(phrases.language(), min.into());
            say!(phrases, "export-unfit-few", audience = audience, sheets = sheets as usize, min = min)
        }
        Unfit::Sealed { sheets } => say!(phrases, "export-unfit-sealed", audience = audience, sheets = sheets),
        Unfit::FewSinceReport => say!(phrases, "export-unfit-since", audience = audience),
    }
}

/// Formats as they are written: a script for R comes with the table it reads.
fn with_tables(formats: &[Format]) -> Vec<Format> {
    let reads = formats.contains(&Format::R);
    Format::ALL.into_iter().filter(|one| formats.contains(one) || (reads && *one == Format::Csv)).collect()
}

impl Station {
    /// Writes the data of a campaign and registers them. `tell` hears how far it is and answers whether to go on.
    ///
    /// # Errors
    /// The store's; [`Error::NothingToExport`] when no audience's data may be written; [`Error::File`] and the others when a
    /// file cannot be: then none is.
    pub fn export(
        &self,
        campaign: &str,
        target: &Target,
        request: &ExportRequest,
        phrases: &Phrases,
        tell: &dyn Fn(Step) -> bool,
    ) -> Result<Exported, Error> {
        self.export_holding(ROWS_HELD, campaign, target, request, phrases, tell)
    }

    /// The same with so many rows in memory at a time.
    fn export_holding(
        &self,
        rows_held: usize,
        campaign: &str,
        target: &Target,
        request: &ExportRequest,
        phrases: &Phrases,
        tell: &dyn Fn(Step) -> bool,
    ) -> Result<Exported, Error> {
        let view = self.campaign(campaign)?;
        if let Some(wanted) = &request.audience
            && view.tool.audience(wanted).is_none()
        {
            let known = view.tool.audiences.iter().map(|forms| forms.audience.0.as_str());
            return Err(Error::NoAudience(wanted.0.clone(), nearest(&wanted.0, known).map(str::to_owned)));
        }
        if let Some(day) = view.destroyed {
            return Err(Error::AnswersDestroyed(day));
        }
        // Nothing is told where nothing may be written.
        let told = self.results(&view, self.last_told(&view)?.as_ref())?;
        permitted(&view, request, &told, &self.sealed(campaign)?)?;
        let (issued, head) = self.report_of_now(&view, phrases)?;
        let mut job = Job {
            station: self,
            view: &view,
            request,
            phrases,
            tell,
            seed: request.seed.unwrap_or_else(super::verifying::chance),
            issued: &issued,
            rows_held,
            done: Shared::new(0),
            of: Shared::new(0),
        };
        let (prepared, datasets, unfit) = job.prepare(target)?;
        self.catch_up()?;
        if self.store.journal_head(&view.campaign.id)? != head {
            return Err(Error::ExportMoved);
        }
        let registered = Export {
            report: issued.number,
            day: self.clock.today(),
            seed: job.seed.to_string(),
            comments: request.options.comments,
            files: prepared.iter().map(Beside::registered).collect(),
        };
        let seed = job.seed;
        job.done.set(job.of.get());
        self.commit(vec![Write::Export(view.campaign.id.clone(), registered)])?;
        let files = prepared.into_iter().map(Beside::put).collect::<Result<_, _>>()?;
        Ok(Exported { files, report: issued.number, seed, datasets, unfit })
    }

    /// The report of the sheets as they are, and where the journal stands with it as its last news.
    fn report_of_now(&self, view: &CampaignView, phrases: &Phrases) -> Result<(Issued, Head), Error> {
        let id = &view.campaign.id;
        self.catch_up()?;
        let before = self.store.journal_head(id)?;
        let known = self.store.reports(id)?.len();
        let issued = self.issue(id.as_str(), None, phrases)?;
        let after = self.store.journal_head(id)?;
        let news = self.store.reports(id)?.len() - known;
        // Nothing but the report itself came in between.
        if after.number - before.number != news as u64 {
            return Err(Error::ExportMoved);
        }
        Ok((issued, after))
    }
}

type Permitted<'a> = Vec<(&'a AudienceForms, Permit)>;
type Unfits = Vec<(Localised, Unfit)>;

/// Of which audiences data may be written, and of which they may not and why.
fn permitted<'a>(
    view: &'a CampaignView,
    request: &ExportRequest,
    results: &Results,
    sealed: &SealedSheets,
) -> Result<(Permitted<'a>, Unfits), Error> {
    let is_closed = view.campaign.status == CampaignStatus::Closed;
    let wanted = |forms: &&AudienceForms| request.audience.as_ref().is_none_or(|one| *one == forms.audience);
    let (mut permitted, mut unfit) = (Permitted::new(), Unfits::new());
    for forms in view.tool.audiences.iter().filter(wanted) {
        if let Some(here) = sealed.get(&forms.audience) {
            unfit.push((forms.label.clone(), Unfit::Sealed { sheets: here.len() as u32 }));
            continue;
        }
        match Permit::of(results, &forms.audience, is_closed) {
            Ok(permit) => permitted.push((forms, permit)),
            Err(why) => unfit.push((forms.label.clone(), why)),
        }
    }
    if permitted.is_empty() { Err(Error::NothingToExport(unfit)) } else { Ok((permitted, unfit)) }
}

/// An export under way.
struct Job<'a> {
    station: &'a Station,
    view: &'a CampaignView,
    request: &'a ExportRequest,
    phrases: &'a Phrases,
    tell: &'a dyn Fn(Step) -> bool,
    seed: Seed,
    issued: &'a Issued,
    rows_held: usize,
    done: Shared<u64>,
    of: Shared<u64>,
}

type Prepared = (Vec<Beside>, Vec<Dataset>, Unfits);

/// The service of each batch, and where its answers come from.
type Piles = HashMap<BatchNumber, (String, BatchSource)>;

impl Job<'_> {
    /// Every file, beside its place.
    fn prepare(&mut self, target: &Target) -> Result<Prepared, Error> {
        let sealed = self.station.sealed(self.view.campaign.id.as_str())?;
        let (permitted, unfit) = permitted(self.view, self.request, self.issued.results(), &sealed)?;
        let formats = with_tables(&self.request.formats);
        let count = permitted.len() * formats.len();
        if let (Target::File(path), true) = (target, count > 1) {
            return Err(Error::ExportOneFile(path.clone(), count));
        }
        self.estimate(&formats, &permitted);
        let services = self.services()?;
        let reviews = self.station.reviews(&self.view.campaign.id)?;
        let (mut files, mut datasets) = (Vec::new(), Vec::new());
        for (forms, permit) in permitted {
            let sheets = Sheets { job: self, audience: &forms.audience, services: &services, reviews: &reviews };
            let (plan, ranks, dataset) = sheets.look(forms, permit)?;
            let rows = Shuffled { sheets, plan: &plan, ranks, held: RefCell::default(), error: RefCell::default() };
            for format in &formats {
                files.push(self.write(*format, &dataset, &rows, target)?);
            }
            datasets.push(dataset);
        }
        Ok((files, datasets, unfit))
    }

    /// How many rows will be gone through: once to see the forms, once to weigh, once for each file with rows.
    fn estimate(&self, formats: &[Format], permitted: &[(&AudienceForms, Permit)]) {
        let passes = 2 + formats.iter().filter(|format| format.holds_rows()).count() as u64;
        let is_wanted = |audience: &Audience| permitted.iter().any(|(forms, _)| forms.audience == *audience);
        let told = self.issued.results().audiences.iter().filter(|told| is_wanted(&told.audience));
        self.of.set(passes * told.map(|told| u64::from(told.sheets)).sum::<u64>());
    }

    /// Another row is done; whether to go on.
    fn step(&self) -> bool {
        let done = self.done.get() + 1;
        self.done.set(done);
        // Telling each row would take longer than the row.
        !done.is_multiple_of(64) || (self.tell)(Step { done, of: self.of.get().max(done) })
    }

    fn services(&self) -> Result<Piles, Error> {
        let batches = self.station.store.batches(&self.view.campaign.id)?;
        let pile = |batch: Batch| (batch.number, (batch.service.clone(), batch.source()));
        Ok(batches.into_iter().map(|(batch, _)| pile(batch)).collect())
    }

    fn write(&self, format: Format, dataset: &Dataset, rows: &Shuffled, target: &Target) -> Result<Beside, Error> {
        let path = match target {
            Target::Folder(folder) => folder.join(format.file_name(dataset)),
            Target::File(path) => path.clone(),
        };
        let encoding = if format.takes_encodings() { self.request.encoding } else { Encoding::Utf8 };
        let beside = Beside::new(&path)?;
        let mut out = BufWriter::new(beside.create()?);
        let written = format.write(dataset, rows, encoding, &mut out);
        let written = written.map_err(|fault| rows.refused(fault, &path))?;
        let failed = |error: io::Error| Error::File(path.clone(), error.to_string());
        let file = out.into_inner().map_err(|error| failed(error.into_error()))?;
        file.sync_all().map_err(failed)?;
        drop(file);
        beside.finish(DataFile {
            path: path.clone(),
            audience: Audience(dataset.audience.clone()),
            format,
            rows: if format.holds_rows() { dataset.rows } else { 0 },
            fingerprint: Fingerprint(String::new()),
            cut: written.cut,
        })
    }
}

/// The complete sheets of an audience.
#[derive(Clone, Copy)]
struct Sheets<'a> {
    job: &'a Job<'a>,
    audience: &'a Audience,
    services: &'a Piles,
    reviews: &'a HashMap<SheetKey, Vec<Review>>,
}

impl Sheets<'_> {
    /// Hands every complete sheet to `each`, in the order of the store.
    fn each(&self, each: &mut dyn FnMut(Sheet) -> Result<(), Error>) -> Result<(), Error> {
        let mut outcome = Ok(());
        self.job.station.each_keyed(self.job.view, self.audience, &mut |key, filed, form| {
            let record = &filed.record;
            let is_counted = key.pass == Pass::First && record.status == Status::Complete;
            if outcome.is_err() || !is_counted || record.answers.len() != form.questions.len() {
                return;
            }
            let reviews = self.reviews.get(&key.sheet()).map_or(&[][..], Vec::as_slice);
            outcome = match self.services.get(&filed.batch) {
                // The data tell of the same answers as the report.
                Some((_, BatchSource::Web)) if !self.job.view.campaign.counts_web() => Ok(()),
                Some((service, source)) => each(Sheet { record, form, service, reviews, source: *source }),
                None => Err(Error::NoBatch(filed.batch)),
            };
        })?;
        outcome
    }

    /// Goes over the sheets twice: which forms and numbers there are, then what each row weighs and where it stands.
    fn look(&self, forms: &AudienceForms, permit: Permit) -> Result<(Plan, Vec<u32>, Dataset), Error> {
        let Job { view, request, phrases, issued, station, seed, .. } = self.job;
        let mut survey = Survey::new(&view.tool, &view.campaign, forms, permit, request.options);
        self.each(&mut |sheet| {
            survey.hear(sheet.form, sheet.record, sheet.source);
            if self.job.step() { Ok(()) } else { Err(Error::ExportLeft) }
        })?;
        let mut plan = survey.plan(phrases);
        let mut lots: Vec<(u64, u32)> = Vec::new();
        self.each(&mut |sheet| {
            let row = plan.row(sheet);
            plan.weigh(&row);
            let place = u32::try_from(lots.len()).expect("sheets have numbers of 32 bits");
            lots.push((Plan::lot(&seed.0, &row), place));
            if self.job.step() { Ok(()) } else { Err(Error::ExportLeft) }
        })?;
        lots.sort_unstable();
        let mut ranks = vec![0; lots.len()];
        for (rank, (_, place)) in (0..).zip(&lots) {
            ranks[*place as usize] = rank;
        }
        let occasion = Occasion { day: station.clock.today(), report: issued.number, seed: seed.to_string() };
        let dataset = plan.dataset(occasion, phrases);
        Ok((plan, ranks, dataset))
    }
}

/// The rows in the order of their lots: as many held at a time as memory takes, and the store gone over again for the next.
struct Shuffled<'a> {
    sheets: Sheets<'a>,
    plan: &'a Plan,
    /// Where each sheet of the store's order stands.
    ranks: Vec<u32>,
    held: RefCell<Option<Vec<Vec<Cell>>>>,
    error: RefCell<Option<Error>>,
}

impl Shuffled<'_> {
    /// The rows that stand from here on, at most as many as are held.
    fn rows_from(&self, first: usize) -> Result<Vec<Vec<Cell>>, Error> {
        let count = (self.ranks.len() - first).min(self.sheets.job.rows_held);
        let mut rows = vec![Vec::new(); count];
        let mut place = 0;
        self.sheets.each(&mut |sheet| {
            let rank = *self.ranks.get(place).ok_or(Error::ExportMoved)? as usize;
            place += 1;
            if (first..first + count).contains(&rank) {
                rows[rank - first] = self.plan.row(sheet);
            }
            Ok(())
        })?;
        if place == self.ranks.len() { Ok(rows) } else { Err(Error::ExportMoved) }
    }

    fn give(&self, rows: &[Vec<Cell>], each: &mut dyn FnMut(&[Cell]) -> Result<(), Fault>) -> Result<(), Fault> {
        rows.iter().try_for_each(|row| {
            each(row)?;
            if self.sheets.job.step() { Ok(()) } else { Err(Fault::Left) }
        })
    }

    /// A fault of a format as the station says it.
    fn refused(&self, fault: Fault, path: &Path) -> Error {
        let path = path.to_owned();
        match fault {
            Fault::Write(error) => Error::File(path, error.to_string()),
            Fault::Source => self.error.borrow_mut().take().unwrap_or(Error::ExportMoved),
            Fault::Unsayable(first, count) => Error::ExportUnsayable(path, first, count),
            Fault::TooManyRows(max) => Error::ExportRows(path, max),
            Fault::TooManyColumns(max) => Error::ExportColumns(path, max),
            Fault::Left => Error::ExportLeft,
        }
    }
}

impl Rows for Shuffled<'_> {
    fn each(&self, each: &mut dyn FnMut(&[Cell]) -> Result<(), Fault>) -> Result<(), Fault> {
        let kept = |error: Error| {
            self.error.replace(Some(error));
            Fault::Source
        };
        let rows_held = self.sheets.job.rows_held;
        if self.ranks.len() <= rows_held {
            let mut held = self.held.borrow_mut();
            let rows = match held.take() {
                Some(rows) => rows,
                None => self.rows_from(0).map_err(kept)?,
            };
            let given = self.give(&rows, each);
            *held = Some(rows);
            return given;
        }
        for first in (0..self.ranks.len()).step_by(rows_held) {
            self.give(&self.rows_from(first).map_err(kept)?, each)?;
        }
        Ok(())
    }
}

/// A file written beside its place. Dropped before it is put there, it goes.
struct Beside {
    path: PathBuf,
    place: PathBuf,
    file: Option<DataFile>,
}

impl Beside {
    fn new(path: &Path) -> Result<Beside, Error> {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".part");
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
            made.map_err(|error| Error::File(path.to_owned(), error.to_string()))?;
        }
        Ok(Beside { path: path.to_owned(), place: path.with_file_name(name), file: None })
    }

    /// What is told of people is for whoever asked for it, until they hand it on.
    fn create(&self) -> Result<File, Error> {
        let mut options = fs::OpenOptions::new();
        let opened = options.write(true).create(true).truncate(true).mode(0o600).open(&self.place);
        opened.map_err(|error| Error::File(self.path.clone(), error.to_string()))
    }

    fn finish(mut self, file: DataFile) -> Result<Beside, Error> {
        let fingerprint = digest(&self.place).map_err(|error| Error::File(self.path.clone(), error.to_string()))?;
        self.file = Some(DataFile { fingerprint, ..file });
        Ok(self)
    }

    fn registered(&self) -> ExportedFile {
        let file = self.file.as_ref().expect("it is registered once it is finished");
        ExportedFile {
            name: file.path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            audience: file.audience.clone(),
            rows: file.rows,
            fingerprint: file.fingerprint.clone(),
        }
    }

    fn put(mut self) -> Result<DataFile, Error> {
        let file = self.file.take().expect("it is put there once it is finished");
        let renamed = fs::rename(&self.place, &self.path);
        renamed.map_err(|error| Error::File(self.path.clone(), error.to_string()))?;
        Ok(file)
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.place);
    }
}

fn digest(path: &Path) -> io::Result<Fingerprint> {
    let (mut file, mut digest, mut buffer) = (File::open(path)?, Sha256::new(), vec![0; 1 << 16]);
    loop {
        match file.read(&mut buffer)? {
            0 => break,
            read => digest.update(&buffer[..read]),
        }
    }
    Ok(Fingerprint(digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()))
}

#[cfg(test)]
mod tests {
    use super::{ExportRequest, Exported, ROWS_HELD, Station, Target};
    use crate::export::{Encoding, Format, Options};
    use crate::keymap::shipped;
    use crate::language::{Language, Phrases};
    use crate::operator::{Identification, Moment, Operator};
    use crate::station::{FixedClock, Sharing};
    use crate::store::MemoryStore;
    use crate::verification::Seed;
    use std::sync::Arc;

    #[test]
    fn a_campaign_larger_than_memory_gives_the_same_files() {
        let station = Station {
            store: Arc::new(MemoryStore::new()),
            clock: Arc::new(FixedClock(Moment(1_780_000_000))),
            operator: Operator::new("ab").expect("two letters"),
            identified: Identification::Chosen,
            sharing: Sharing::Alone,
        };
        let folder = tempfile::tempdir().expect("a folder");
        let (keymap, phrases) = (shipped("standard").expect("shipped"), Phrases::new(Language::French));
        let set_up = station.set_up_demonstration(&folder.path().join("tool"), &keymap, &phrases).expect("a campaign");
        let request = ExportRequest {
            formats: vec![Format::Csv, Format::Xlsx, Format::Spss, Format::Stata],
            audience: None,
            encoding: Encoding::Utf8,
            seed: Some(Seed([7; 16])),
            options: Options { comments: true },
        };
        let target = Target::Folder(folder.path().join("data"));
        let export = |held| {
            let exported: Exported = station
                .export_holding(held, &set_up.campaign, &target, &request, &phrases, &|_| true)
                .expect("the data may be written");
            exported.files.iter().map(|file| file.fingerprint.clone()).collect::<Vec<_>>()
        };
        assert_eq!(export(7), export(ROWS_HELD));
    }
}
