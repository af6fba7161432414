//! What takes a moment and is done beside the screen: documents set, printed, copied; sheets counted and compared.

use crate::campaign::CampaignId;
use crate::language::{Language, Phrases};
use crate::operator::Operator;
use crate::questionnaire::Audience;
use crate::station::{Error, Issued, Pressing, Product, Station, products};
use crate::store::Hash;
use crate::verification::{EntryState, Twins};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Something to do beside the screen.
#[derive(Clone, Debug)]
pub enum Work {
    /// Write a report as these, one after the other.
    Make(Arc<Issued>, Vec<Product>, Language),
    /// Hand a file to the system's printer, by this command.
    Print(PathBuf, PathBuf),
    /// Copy files into a folder.
    Copy(Vec<PathBuf>, PathBuf),
    /// Read a campaign's sheets for this: thousands of them take a second.
    Count(Counting),
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

/// How far it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Worked {
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
    /// The sheets are read, or why not.
    Counted(Counting, Result<Counted, Error>),
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

impl Work {
    /// What is to be heard of it before it begins.
    pub fn put(&self) -> Vec<Worked> {
        match self {
            Work::Make(_, products, _) => products.iter().copied().map(Worked::Put).collect(),
            Work::Print(..) | Work::Copy(..) | Work::Count(_) => Vec::new(),
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
            Work::Print(printer, path) => tell(Worked::Printed(products::print(&printer, &path).map(|()| path))),
            Work::Copy(paths, folder) => {
                let copied = paths.iter().try_for_each(|path| products::copy_to(path, &folder).map(drop));
                tell(Worked::Copied(copied.map(|()| (paths.len(), folder))));
            }
            Work::Count(counting) => {
                let answer = counting.answer(station);
                tell(Worked::Counted(counting, answer));
            }
        }
    }
}
