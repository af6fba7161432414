//! What takes a moment and is done beside the screen: documents set, printed, copied.

use crate::language::{Language, Phrases};
use crate::station::{Error, Issued, Product, products};
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
}

impl Work {
    /// What is to be heard of it before it begins.
    pub fn put(&self) -> Vec<Worked> {
        match self {
            Work::Make(_, products, _) => products.iter().copied().map(Worked::Put).collect(),
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
            Work::Print(printer, path) => tell(Worked::Printed(products::print(&printer, &path).map(|()| path))),
            Work::Copy(paths, folder) => {
                let copied = paths.iter().try_for_each(|path| products::copy_to(path, &folder).map(drop));
                tell(Worked::Copied(copied.map(|()| (paths.len(), folder))));
            }
        }
    }
}
