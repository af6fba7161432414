//! What takes a moment and is done beside the screen: documents set, printed, copied.

use crate::export::{Format, Step};
use crate::language::{Language, Phrases};
use crate::station::{Error, ExportRequest, Exported, Issued, Product, Station, Target, products};
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
    /// Hand a file to the system's printer, by this command.
    Print(PathBuf, PathBuf),
    /// Copy files into a folder.
    Copy(Vec<PathBuf>, PathBuf),
}

/// The data of a campaign to be written.
#[derive(Clone)]
pub struct DataWork {
    /// Where the sheets are.
    pub station: Station,
    /// The campaign's identifier.
    pub campaign: String,
    /// The folder.
    pub target: Target,
    /// The formats, and what else.
    pub request: ExportRequest,
    /// The language of labels.
    pub language: Language,
}

impl std::fmt::Debug for DataWork {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DataWork").field("campaign", &self.campaign).field("request", &self.request).finish()
    }
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
    /// The file is with the printer, or why not.
    Printed(Result<PathBuf, Error>),
    /// So many files are in the folder, or why not.
    Copied(Result<(usize, PathBuf), Error>),
}

impl Work {
    /// What is to be heard of it before it begins.
    pub fn put(&self) -> Vec<Worked> {
        match self {
            Work::Make(_, products, _) => products.iter().copied().map(Worked::Put).collect(),
            Work::Data(data) => vec![Worked::DataBegun(data.request.formats.clone(), 0)],
            Work::Print(..) | Work::Copy(..) => Vec::new(),
        }
    }

    /// Does it, telling how far it is; begins nothing more once the operator `left`.
    pub fn run(self, tell: &dyn Fn(Worked), left: &AtomicBool) {
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
            Work::Data(data) => data.run(tell, left),
            Work::Print(printer, path) => tell(Worked::Printed(products::print(&printer, &path).map(|()| path))),
            Work::Copy(paths, folder) => {
                let copied = paths.iter().try_for_each(|path| products::copy_to(path, &folder).map(drop));
                tell(Worked::Copied(copied.map(|()| (paths.len(), folder))));
            }
        }
    }
}

impl DataWork {
    fn run(self, tell: &dyn Fn(Worked), left: &AtomicBool) {
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
        let exported = self.station.export(&self.campaign, &self.target, &self.request, &phrases, &step);
        tell(Worked::DataMade(formats.clone(), exported.map(Box::new)));
    }
}
