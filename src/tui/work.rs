//! What takes a moment and is done beside the screen: documents set, printed, copied; sheets counted and compared.

use crate::campaign::CampaignId;
use crate::export::{Format, Step};
use crate::language::{Language, Phrases};
use crate::operator::Operator;
use crate::questionnaire::{Audience, Fingerprint};
use crate::report::KitPiece;
use crate::station::unsaved::Returned;
use crate::station::{
    Error, ExportRequest, Exported, Issued, Pressing, Product, Station, Target, WebImported, WebRequest, products,
};
use crate::store::Hash;
use crate::verification::{EntryState, Twins};
use std::cell::Cell;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Something to do beside the screen.
#[derive(Clone, Debug)]
pub enum Work {
    /// Write a report as these, one after the other.
    Make(Arc<Issued>, Vec<Product>, Language),
    /// Write the data of a campaign.
    Data(Box<DataWork>),
    /// Write the kit of a campaign.
    Kit(Box<KitWork>),
    /// Hand a file to the system's printer, by this command.
    Print(PathBuf, PathBuf),
    /// Copy files into a folder.
    Copy(Vec<PathBuf>, PathBuf),
    /// Read a campaign's sheets for this: thousands of them take a second.
    Count(Counting),
    /// Look at a file of answers given online, or take it in.
    Web(Box<WebWork>),
    /// Put back what a disk refused of whoever keys now and files in these folders keep.
    PutBack(Vec<PathBuf>),
}

/// What is read out of a campaign's sheets, for whom, and as of when: an answer to another question is thrown away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counting {
    /// For what.
    pub count: Count,
    /// The campaign's identifier.
    pub campaign: String,
    /// Where its journal stood when this was asked.
    pub head: Hash,
    /// Who asks: what a sheet waits for is not the same for everybody.
    pub by: Operator,
}

/// What sheets are read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// The entry state.
    State,
    /// Sheets that are probably one paper.
    Twins,
    /// What the campaign waits for beside its keying.
    Pressing,
}

/// What was read.
#[derive(Clone, Debug, PartialEq)]
pub enum Counted {
    /// The entry state.
    State(EntryState),
    /// Sheets that are probably one paper, the most evident first.
    Twins(Vec<(Audience, Twins)>),
    /// What the campaign waits for, if for anything.
    Pressing(Option<Pressing>),
}

/// The data of a campaign to be written.
#[derive(Clone, Debug)]
pub struct DataWork {
    /// The campaign's identifier.
    pub campaign: String,
    /// The folder.
    pub target: Target,
    /// The formats, and what else.
    pub request: ExportRequest,
    /// The language of labels.
    pub language: Language,
}

/// Pieces of a campaign's kit to be written.
#[derive(Clone, Debug)]
pub struct KitWork {
    /// The campaign's identifier.
    pub campaign: String,
    /// The folder.
    pub folder: PathBuf,
    /// The pieces.
    pub pieces: Vec<KitPiece>,
    /// The language of the documents.
    pub language: Language,
}

/// A file of answers that were given online, looked at or taken into a campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebWork {
    /// The campaign's identifier.
    pub campaign: String,
    /// The code of the audience.
    pub audience: String,
    /// The file.
    pub file: PathBuf,
    /// The file that says which column is what.
    pub columns: Option<PathBuf>,
    /// The code of the service of responses that name none.
    pub service: Option<String>,
    /// The variant of the form that was answered.
    pub variant: Option<String>,
    /// Whether the sound responses are taken although others are not.
    pub accept_sound: bool,
    /// Whether only the findings are wanted.
    pub dry_run: bool,
    /// What the file was when it was looked at.
    pub looked_at: Option<Fingerprint>,
}

/// How far a piece of a kit is.
#[derive(Clone, Debug, PartialEq)]
pub enum KitStep {
    /// It is to be written, after others.
    Put,
    /// It is being written.
    Begun,
    /// It is written, and where; or why not.
    Made(Result<Vec<PathBuf>, Error>),
}

/// How far it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Worked {
    /// Data in these formats are being written, and how far it is, in percent.
    DataBegun(Vec<Format>, u8),
    /// They are written, and what is to be said of them; or why not.
    DataMade(Vec<Format>, Result<Box<Exported>, Error>),
    /// This one is to be made, after others.
    Put(Product),
    /// This one is being made.
    Begun(Product),
    /// It is made, and where; or why not.
    Made(Product, Result<Vec<PathBuf>, Error>),
    /// How far a piece of the kit of a campaign is.
    Kit(String, KitPiece, KitStep),
    /// The file is with the printer, or why not.
    Printed(Result<PathBuf, Error>),
    /// So many files are in the folder, or why not.
    Copied(Result<(usize, PathBuf), Error>),
    /// The sheets are read, or why not.
    Counted(Counting, Result<Counted, Error>),
    /// What a file of responses brings, or brought.
    Web(Box<WebWork>, Result<Box<WebImported>, Error>),
    /// What a disk refused is put back, as far as it can be.
    PutBack(Returned),
}

impl Counting {
    /// Something to be read out of a campaign as it stands now.
    ///
    /// # Errors
    /// The store's.
    pub fn now(count: Count, campaign: &CampaignId, station: &Station) -> Result<Counting, Error> {
        let head = station.store.journal_head(campaign)?.hash;
        Ok(Counting { count, campaign: campaign.as_str().to_owned(), head, by: station.operator.clone() })
    }

    fn answer(&self, station: &Station) -> Result<Counted, Error> {
        Ok(match self.count {
            Count::State => Counted::State(station.entry_state(&self.campaign)?),
            Count::Twins => Counted::Twins(station.twins(&self.campaign)?),
            Count::Pressing => {
                let (view, batches) = (station.campaign(&self.campaign)?, station.batches(&self.campaign)?);
                Counted::Pressing(station.pressing(&view, &batches)?)
            }
        })
    }
}

/// What a screen waits for that is counted beside it.
#[derive(Debug, Default)]
pub struct Awaited {
    counting: Option<Counting>,
    /// Not begun yet.
    wanted: bool,
}

impl Awaited {
    /// Waits for this from now on, and for nothing else.
    pub fn ask(&mut self, counting: Option<Counting>) {
        *self = Awaited { wanted: counting.is_some(), counting };
    }

    /// Whether something is still to be heard.
    pub fn is_open(&self) -> bool {
        self.counting.is_some()
    }

    /// What is to be begun since this was asked last.
    pub fn wants(&mut self) -> Vec<Work> {
        let wanted = std::mem::take(&mut self.wanted);
        self.counting.iter().filter(|_| wanted).cloned().map(Work::Count).collect()
    }

    /// The answer, and as of where the journal stood; nothing if it is none to this: what was counted before something changed
    /// is not shown.
    pub fn hear<'a>(&mut self, worked: &'a Worked) -> Option<(Hash, &'a Result<Counted, Error>)> {
        let Worked::Counted(counting, answer) = worked else { return None };
        if self.counting.as_ref() != Some(counting) {
            return None;
        }
        self.counting = None;
        Some((counting.head, answer))
    }
}

impl Work {
    /// What is to be heard of it before it begins.
    pub fn put(&self) -> Vec<Worked> {
        match self {
            Work::Make(_, products, _) => products.iter().copied().map(Worked::Put).collect(),
            Work::Data(data) => vec![Worked::DataBegun(data.request.formats.clone(), 0)],
            Work::Kit(kit) => kit.pieces.iter().map(|piece| kit.told(piece, KitStep::Put)).collect(),
            Work::Print(..) | Work::Copy(..) | Work::Count(_) | Work::Web(_) | Work::PutBack(_) => Vec::new(),
        }
    }

    /// Does it, telling how far it is; begins nothing more once the operator `left`.
    pub fn run(self, station: &Station, tell: &dyn Fn(Worked), left: &AtomicBool) {
        match self {
            Work::Make(issued, products, language) => {
                let phrases = Phrases::new(language);
                for product in products {
                    if left.load(Ordering::Relaxed) {
                        return;
                    }
                    tell(Worked::Begun(product));
                    tell(Worked::Made(product, issued.write(product, &phrases)));
                }
            }
            Work::Data(data) => data.run(station, tell, left),
            Work::Kit(kit) => kit.run(station, tell, left),
            Work::Print(printer, path) => tell(Worked::Printed(products::print(&printer, &path).map(|()| path))),
            Work::Copy(paths, folder) => {
                let copied = paths.iter().try_for_each(|path| products::copy_to(path, &folder).map(drop));
                tell(Worked::Copied(copied.map(|()| (paths.len(), folder))));
            }
            Work::Count(counting) => {
                let answer = counting.answer(station);
                tell(Worked::Counted(counting, answer));
            }
            Work::Web(web) => {
                let done = station.import_web(&web.request()).map(Box::new);
                tell(Worked::Web(web, done));
            }
            Work::PutBack(folders) => tell(Worked::PutBack(station.put_back_what_waits(&folders))),
        }
    }
}

impl WebWork {
    fn request(&self) -> WebRequest<'_> {
        WebRequest {
            campaign: &self.campaign,
            audience: &self.audience,
            file: &self.file,
            columns: self.columns.as_deref(),
            service: self.service.as_deref(),
            variant: self.variant.as_deref(),
            accept_sound: self.accept_sound,
            dry_run: self.dry_run,
            looked_at: self.looked_at.as_ref(),
        }
    }
}

impl KitWork {
    fn told(&self, piece: &KitPiece, step: KitStep) -> Worked {
        Worked::Kit(self.campaign.clone(), piece.clone(), step)
    }

    fn run(&self, station: &Station, tell: &dyn Fn(Worked), left: &AtomicBool) {
        let phrases = Phrases::new(self.language);
        let kit = station.kit(&self.campaign, &[]);
        for piece in &self.pieces {
            if left.load(Ordering::Relaxed) {
                return;
            }
            tell(self.told(piece, KitStep::Begun));
            let written = kit.as_ref().map_err(Error::clone).and_then(|kit| kit.write(piece, &self.folder, &phrases));
            let paths = written.map(|files| files.into_iter().map(|file| file.path).collect());
            tell(self.told(piece, KitStep::Made(paths)));
        }
    }
}

impl DataWork {
    fn run(self, station: &Station, tell: &dyn Fn(Worked), left: &AtomicBool) {
        let formats = self.request.formats.clone();
        let shown = Cell::new(0);
        let step = |step: Step| {
            let percent = u8::try_from((step.done * 100 / step.of.max(1)).min(100)).unwrap_or(100);
            if shown.replace(percent) != percent {
                tell(Worked::DataBegun(formats.clone(), percent));
            }
            !left.load(Ordering::Relaxed)
        };
        let phrases = Phrases::new(self.language);
        let exported = station.export(&self.campaign, &self.target, &self.request, &phrases, &step);
        tell(Worked::DataMade(formats.clone(), exported.map(Box::new)));
    }
}
