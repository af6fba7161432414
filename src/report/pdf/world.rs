//! What the typesetter may see: a template, its data and drawings, the fonts, the day. No disk, no network, no clock.

use super::faces::Faces;
use jiff::civil::Date;
use std::collections::HashMap;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt as _, World};

/// The small world of one document.
pub(super) struct Desk<'a> {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: &'a [Font],
    main: FileId,
    sources: HashMap<FileId, Source>,
    files: HashMap<FileId, Bytes>,
    today: Option<Datetime>,
}

impl Desk<'_> {
    /// A desk with a template and what it imports, as names and texts.
    pub fn new<'a>(faces: &'a Faces, template: &str, shared: &[(&str, &str)], day: Date) -> Desk<'a> {
        let main = id("/main.typ");
        let sources = std::iter::once((main, template)).chain(shared.iter().map(|(name, text)| (id(name), *text)));
        Desk {
            // Row headings of tables are one of the extras.
            library: LazyHash::new(
                Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build(),
            ),
            book: LazyHash::new(FontBook::from_fonts(faces.fonts())),
            fonts: faces.fonts(),
            main,
            sources: sources.map(|(id, text)| (id, Source::new(id, text.to_owned()))).collect(),
            files: HashMap::new(),
            today: datetime(day),
        }
    }

    /// Lays a file on the desk.
    pub fn lay(&mut self, name: &str, bytes: Vec<u8>) {
        self.files.insert(id(name), Bytes::new(bytes));
    }
}

/// The day as the typesetter counts.
pub(super) fn datetime(day: Date) -> Option<Datetime> {
    let (month, date) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    Datetime::from_ymd_hms(day.year().into(), month, date, 0, 0, 0)
}

fn id(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("names of a desk are plain paths");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.get(&id).cloned().ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or_else(|| not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        self.today
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_with_slash().into())
}
