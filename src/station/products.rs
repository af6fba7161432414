//! What an issued report can be written as, beside its page.

use super::files::write_whole;
use super::{Error, Issued};
use crate::language::Phrases;
use crate::questionnaire::ToolKind;
use crate::report::PlanBook;
#[cfg(feature = "pdf")]
use crate::report::{
    Handout,
    pdf::{Paper, handout_pdf},
};
use crate::{report, say};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

/// What an issued report can be written as, beside its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Product {
    /// The report, to be printed.
    #[cfg(feature = "pdf")]
    Pdf,
    /// Its numbers, as a workbook.
    Workbook,
    /// The action plan, as a workbook of its own.
    PlanWorkbook,
    /// What is handed out beside it.
    #[cfg(feature = "pdf")]
    Handout(Handout),
}

impl Product {
    /// All of them, the most wanted first.
    pub fn all() -> Vec<Product> {
        #[cfg(feature = "pdf")]
        return [Product::Pdf, Product::Workbook]
            .into_iter()
            .chain(Handout::ALL.map(Product::Handout))
            .chain([Product::PlanWorkbook])
            .collect();
        #[cfg(not(feature = "pdf"))]
        vec![Product::Workbook, Product::PlanWorkbook]
    }

    /// Those that a tool of this kind has. A dossier speaks of a few people: nothing of it goes on a wall or to a council, and so it
    /// has its report, its workbook and its plan.
    pub fn of(kind: ToolKind) -> Vec<Product> {
        let mut products = Product::all();
        products.retain(|product| match (kind, product) {
            (ToolKind::Survey, _) | (ToolKind::Dossier, Product::Workbook | Product::PlanWorkbook) => true,
            #[cfg(feature = "pdf")]
            (ToolKind::Dossier, Product::Pdf | Product::Handout(Handout::Plan)) => true,
            #[cfg(feature = "pdf")]
            (ToolKind::Dossier, Product::Handout(_)) => false,
        });
        products
    }

    /// Its name in commands.
    pub fn name(self) -> &'static str {
        match self {
            #[cfg(feature = "pdf")]
            Product::Pdf => "pdf",
            Product::Workbook => "xlsx",
            Product::PlanWorkbook => "plan-xlsx",
            #[cfg(feature = "pdf")]
            Product::Handout(handout) => handout.name(),
        }
    }

    /// What it is called.
    pub fn title(self, phrases: &Phrases) -> String {
        match self {
            #[cfg(feature = "pdf")]
            Product::Pdf => say!(phrases, "product-pdf"),
            Product::Workbook => say!(phrases, "product-workbook"),
            Product::PlanWorkbook => say!(phrases, "product-plan-workbook"),
            #[cfg(feature = "pdf")]
            Product::Handout(handout) => match handout {
                Handout::Poster => say!(phrases, "product-poster"),
                Handout::EasyRead => say!(phrases, "product-easy-read"),
                Handout::Council => say!(phrases, "product-council"),
                Handout::Professionals => say!(phrases, "product-professionals"),
                Handout::Plan => say!(phrases, "product-plan"),
            },
        }
    }

    /// What it is for.
    pub fn about(self, phrases: &Phrases) -> String {
        match self {
            #[cfg(feature = "pdf")]
            Product::Pdf => say!(phrases, "product-pdf-about"),
            Product::Workbook => say!(phrases, "product-workbook-about"),
            Product::PlanWorkbook => say!(phrases, "product-plan-workbook-about"),
            #[cfg(feature = "pdf")]
            Product::Handout(handout) => match handout {
                Handout::Poster => say!(phrases, "product-poster-about"),
                Handout::EasyRead => say!(phrases, "product-easy-read-about"),
                Handout::Council => say!(phrases, "product-council-about"),
                Handout::Professionals => say!(phrases, "product-professionals-about"),
                Handout::Plan => say!(phrases, "product-plan-about"),
            },
        }
    }

    /// Whether it is made to be printed.
    pub fn is_printed(self) -> bool {
        match self {
            Product::Workbook | Product::PlanWorkbook => false,
            #[cfg(feature = "pdf")]
            Product::Pdf | Product::Handout(_) => true,
        }
    }
}

impl Issued {
    /// Writes it as something else beside its page, and says where: a poster on A3 and on A4, everything else is one file.
    /// A file is whole or not there.
    ///
    /// # Errors
    /// [`Error::File`] when one cannot be written; [`Error::Unset`] when it cannot be set; [`Error::NotOfADossier`].
    pub fn write(&self, product: Product, phrases: &Phrases) -> Result<Vec<PathBuf>, Error> {
        match product {
            #[cfg(feature = "pdf")]
            Product::Pdf => {
                let path = self.path.with_extension("pdf");
                let pdf = report::pdf(&self.document).map_err(|failure| Error::Unset(path.clone(), failure.0))?;
                write_whole(&path, &pdf.bytes)?;
                Ok(vec![path])
            }
            Product::Workbook => {
                let path = self.path.with_extension("xlsx");
                write_whole(&path, &report::xlsx(&self.document))?;
                Ok(vec![path])
            }
            Product::PlanWorkbook => {
                let stem = self.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                let path = self.path.with_file_name(format!("{stem}-plan.xlsx"));
                write_plan(&self.plan_book(phrases), &path)?;
                Ok(vec![path])
            }
            #[cfg(feature = "pdf")]
            Product::Handout(handout) => self.hand_out(handout, phrases),
        }
    }

    #[cfg(feature = "pdf")]
    fn hand_out(&self, handout: Handout, phrases: &Phrases) -> Result<Vec<PathBuf>, Error> {
        let stem = self.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let papers: &[(Paper, &str)] = match handout {
            Handout::Poster => &[(Paper::A3, "-a3"), (Paper::A4, "-a4")],
            Handout::EasyRead | Handout::Council | Handout::Professionals | Handout::Plan => &[(Paper::A4, "")],
        };
        let document = self.handout(handout, phrases).ok_or(Error::NotOfADossier(Product::Handout(handout)))?;
        let mut paths = Vec::new();
        for (paper, sheet) in papers {
            let path = self.path.with_file_name(format!("{stem}-{}{sheet}.pdf", handout.name()));
            let pdf = handout_pdf(handout, &document, *paper);
            let pdf = pdf.map_err(|failure| Error::Unset(path.clone(), failure.0))?;
            write_whole(&path, &pdf.bytes)?;
            paths.push(path);
        }
        Ok(paths)
    }
}

/// Writes an action plan as a workbook of its own, whole or not at all.
///
/// # Errors
/// [`Error::File`] when it cannot be written.
pub fn write_plan(plan: &PlanBook, path: &Path) -> Result<(), Error> {
    write_whole(path, &report::plan_xlsx(plan))
}

/// Copies a file into a folder under its name, whole or not at all, and says where.
///
/// # Errors
/// [`Error::File`] when it cannot be read, or the copy cannot be written.
pub fn copy_to(path: &Path, folder: &Path) -> Result<PathBuf, Error> {
    let target = folder.join(path.file_name().unwrap_or_default());
    if !folder.is_dir() {
        // A stick that is not there is no folder to make.
        return Err(Error::File(target, std::io::Error::from(std::io::ErrorKind::NotFound).to_string()));
    }
    let bytes = std::fs::read(path).map_err(|error| Error::File(path.to_owned(), error.to_string()))?;
    write_whole(&target, &bytes)?;
    // What is copied to a shared folder is for whoever reads there; a stick may know no permissions.
    let _ = std::fs::set_permissions(&target, std::fs::Permissions::from_mode(0o644));
    Ok(target)
}

/// The command of the system that prints, when there is one.
pub fn printer() -> Option<PathBuf> {
    let places = std::env::var_os("PATH")?;
    std::env::split_paths(&places).map(|place| place.join("lp")).find(|path| path.is_file())
}

/// Hands a file to the system's printer.
///
/// # Errors
/// [`Error::NotPrinted`] with what the command said.
pub fn print(printer: &Path, path: &Path) -> Result<(), Error> {
    let failed = |reason: String| Error::NotPrinted(path.to_owned(), reason);
    let mut command = std::process::Command::new(printer);
    let done = command.arg("--").arg(path).stdin(std::process::Stdio::null()).output();
    let done = done.map_err(|error| failed(error.to_string()))?;
    match done.status.success() {
        true => Ok(()),
        false => Err(failed(String::from_utf8_lossy(&done.stderr).trim().chars().take(200).collect())),
    }
}
