//! Questionnaires on paper: blank, or numbered for a service or a pile of a campaign.

use super::batches::{known_audience, known_service};
use super::{BatchView, CampaignView, Error, SERIAL_MAX, Station};
use crate::campaign::BatchNumber;
use crate::expression::nearest;
use crate::language::Phrases;
use crate::paper::{Place, PlaceMark, Remark, SheetCode, Style};
use crate::questionnaire::{AudienceForms, Constant, Questionnaire, Tool, Variant};
use crate::record::Serial;
use crate::report::pdf::{Letter, Numbered, Printed, Printing, print_paper};
use crate::say;
use jiff::civil::Date;
use std::sync::Arc;

/// Most sheets that are printed into one file.
pub const SHEETS_MAX: u32 = 500;

/// How sheets look, numbered or not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperLook {
    /// The variant, or how it is printed: `large`, `easy`.
    pub variant: Option<String>,
    /// Whether a letter goes before each sheet.
    pub letter: bool,
    /// Whether sheets follow each other page by page; otherwise each begins on a leaf of its own.
    pub one_sided: bool,
}

/// Numbered sheets of a campaign.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperOrder {
    /// The audience; may be left out with a pile, or where the tool has only one.
    pub audience: Option<String>,
    /// The service; may be left out with a pile, or where the campaign has only one.
    pub service: Option<String>,
    /// The pile they belong to.
    pub batch: Option<BatchNumber>,
    /// How many.
    pub count: u32,
    /// The first number; the one after the highest that is keyed when none is given.
    pub first: Option<u32>,
    /// How they look.
    pub look: PaperLook,
}

/// Printed sheets, and which they are.
#[derive(Clone, Debug, PartialEq)]
pub struct PrintedSheets {
    /// The file, and what the form's author should know.
    pub printed: Printed,
    /// A short name for the file: audience, service or pile.
    pub name: String,
    /// The first and the last number.
    pub numbers: (Serial, Serial),
}

impl Station {
    /// Prints numbered sheets of a campaign. The same order on the same day gives the same bytes.
    ///
    /// # Errors
    /// What the order names and the campaign does not have; [`Error::PlaceMissing`] when it does not say for whom;
    /// [`Error::BadSerial`] when numbers would pass [`SERIAL_MAX`]; [`Error::Closed`]; the store's and the typesetter's.
    pub fn print_sheets(&self, campaign: &str, order: &PaperOrder, phrases: &Phrases) -> Result<PrintedSheets, Error> {
        let view = self.open_campaign(campaign)?;
        let batch = order.batch.map(|number| self.batch(campaign, number)).transpose()?;
        let (forms, service) = destination(&view, batch.as_ref(), order)?;
        let proposed = batch.as_ref().map(|batch| batch.batch.variant.0.as_str());
        let wanted = order.look.variant.as_deref().or(proposed);
        let (variant, form, style) = variant_of(forms, wanted)?;
        let first = match order.first {
            Some(first) => first,
            None => self.store.next_serial(&view.campaign.id, &forms.audience)?.0,
        };
        let last = first.saturating_add(order.count.max(1) - 1);
        if first == 0 || last > SERIAL_MAX {
            return Err(Error::BadSerial(last.to_string()));
        }
        let place = match order.batch {
            Some(number) => Place::Batch(number),
            None => Place::Service { audience: forms.audience.clone(), service: service.clone() },
        };
        let mark = PlaceMark::of(&view.campaign.id, &place, &variant);
        let sheets = (first..=last)
            .map(|number| Numbered { serial: Serial(number).to_string(), code: SheetCode { place: mark, number } });
        let service_name = view.campaign.service(&service).map_or(service.clone(), |service| service.name.clone());
        let letter = order
            .look
            .letter
            .then(|| Letter { establishment: Some(view.campaign.establishment.clone()), until: view.campaign.until });
        let printing = Printing {
            form: &form,
            style,
            filled: filled(&form, &service_name),
            audience: forms.label.in_language(phrases.language().tag()).to_owned(),
            under_title: vec![view.campaign.establishment.clone(), format!("{} · {service_name}", view.campaign.title)],
            version: version(&form, Some(&view.tool), phrases),
            demonstration: view.tool.provenance.demonstration,
            day: self.clock.today(),
            sheets: sheets.collect(),
            letter,
            both_sides: !order.look.one_sided,
        };
        let place = match order.batch {
            Some(number) => number.0.to_string(),
            None => service,
        };
        Ok(PrintedSheets {
            printed: print(&printing, phrases)?,
            name: format!("{}-{place}", forms.audience.0),
            numbers: (Serial(first), Serial(last)),
        })
    }
}

/// Prints a form that belongs to no campaign, without a number; with the tool it came in, if it came in one.
///
/// # Errors
/// [`Error::NoVariant`], and the typesetter's.
pub fn print_blank(
    form: &Arc<Questionnaire>,
    tool: Option<(&Tool, &AudienceForms)>,
    look: &PaperLook,
    day: Date,
    phrases: &Phrases,
) -> Result<Printed, Error> {
    let (form, style) = match (tool, look.variant.as_deref()) {
        (Some((_, forms)), wanted) => {
            let (_, form, style) = variant_of(forms, wanted)?;
            (form, style)
        }
        (None, None) => (Arc::clone(form), Style::Standard),
        (None, Some(wanted)) => match style_of(wanted) {
            Style::Standard => return Err(Error::NoVariant(wanted.to_owned(), None)),
            style => (Arc::clone(form), style),
        },
    };
    let tag = phrases.language().tag();
    let printing = Printing {
        form: &form,
        style,
        filled: Vec::new(),
        audience: tool.map_or_else(String::new, |(_, forms)| forms.label.in_language(tag).to_owned()),
        under_title: Vec::new(),
        version: version(&form, tool.map(|(tool, _)| tool), phrases),
        demonstration: tool.is_some_and(|(tool, _)| tool.provenance.demonstration),
        day,
        sheets: Vec::new(),
        letter: look.letter.then(Letter::default),
        both_sides: !look.one_sided,
    };
    print(&printing, phrases)
}

fn print(printing: &Printing<'_>, phrases: &Phrases) -> Result<Printed, Error> {
    print_paper(printing, phrases).map_err(|failure| Error::Unset("paper.typ".into(), failure.0))
}

/// For whom the sheets are: the forms of the audience and the code of the service.
fn destination<'v>(
    view: &'v CampaignView,
    batch: Option<&BatchView>,
    order: &PaperOrder,
) -> Result<(&'v AudienceForms, String), Error> {
    let only = |count: usize| count == 1;
    let audience = match (batch, &order.audience) {
        (Some(batch), None) => batch.batch.audience.clone(),
        (Some(batch), Some(named)) if *named != batch.batch.audience.0 => {
            return Err(Error::OtherAudience(batch.batch.number, batch.batch.audience.clone()));
        }
        (_, Some(named)) => known_audience(&view.tool, named)?,
        (None, None) if only(view.tool.audiences.len()) => view.tool.audiences[0].audience.clone(),
        (None, None) => return Err(Error::PlaceMissing),
    };
    let service = match (batch, &order.service) {
        (Some(batch), _) => batch.batch.service.clone(),
        (None, Some(code)) => {
            known_service(&view.campaign, code)?;
            code.clone()
        }
        (None, None) if only(view.campaign.services.len()) => view.campaign.services[0].code.clone(),
        (None, None) => return Err(Error::PlaceMissing),
    };
    let forms = view.tool.audience(&audience);
    forms.map(|forms| (forms, service)).ok_or(Error::NoAudience(audience.0, None))
}

/// How a variant of this name is printed.
fn style_of(name: &str) -> Style {
    match name {
        "large" | "large-print" => Style::Large,
        "easy" | "easy-read" | "falc" => Style::Easy,
        _ => Style::Standard,
    }
}

/// The variant of a name, with its text where the audience has one so named, else the first one's, printed that way.
fn variant_of(forms: &AudienceForms, wanted: Option<&str>) -> Result<(Variant, Arc<Questionnaire>, Style), Error> {
    let known = |name: &str| forms.forms.iter().find(|(variant, _)| variant.0 == name);
    let of = |(variant, form): &(Variant, Arc<Questionnaire>), style| (variant.clone(), Arc::clone(form), style);
    let first = forms.forms.first().ok_or_else(|| Error::NoVariant(String::new(), None))?;
    let Some(name) = wanted else { return Ok(of(first, style_of(&first.0.0))) };
    if let Some(found) = known(name) {
        return Ok(of(found, style_of(name)));
    }
    let style = style_of(name);
    if style == Style::Standard {
        let near = nearest(name, forms.forms.iter().map(|(variant, _)| variant.0.as_str()));
        return Err(Error::NoVariant(name.to_owned(), near.map(str::to_owned)));
    }
    let alike = forms.forms.iter().find(|(variant, _)| style_of(&variant.0) == style);
    Ok(of(alike.unwrap_or(first), style))
}

/// What the paper says of the service already.
fn filled(form: &Questionnaire, service: &str) -> Vec<(usize, String)> {
    let is_service =
        |(_, question): &(usize, &crate::questionnaire::Question)| question.constant == Some(Constant::Service);
    form.questions.iter().enumerate().filter(is_service).map(|(index, _)| (index, service.to_owned())).collect()
}

fn version(form: &Questionnaire, tool: Option<&Tool>, phrases: &Phrases) -> String {
    let version = tool.map_or(form.outline.version.as_str(), |tool| tool.version.as_str());
    match version.is_empty() {
        true => form.id.clone(),
        false => say!(phrases, "paper-foot-form", form = form.id.clone(), version = version.to_owned()),
    }
}

/// What the author of a form should know of its print, in words.
pub fn remark(remark: &Remark, phrases: &Phrases) -> String {
    match remark {
        Remark::Unsaid { question } => say!(phrases, "paper-remark-unsaid", question = question.clone()),
        Remark::Unnumbered { question, count } => {
            say!(phrases, "paper-remark-unnumbered", question = question.clone(), count = *count)
        }
        Remark::LongList { question, choices } => {
            say!(phrases, "paper-remark-long-list", question = question.clone(), choices = choices.to_string())
        }
        Remark::RowsUnsaid { table, rows } => {
            say!(phrases, "paper-remark-rows", table = table.clone(), rows = rows.to_string())
        }
        Remark::Overfull(pages) => {
            let one = |(page, sides): &(usize, usize)| {
                say!(phrases, "paper-remark-sides", page = page.to_string(), sides = sides.to_string())
            };
            let pages: Vec<String> = pages.iter().map(one).collect();
            say!(phrases, "paper-remark-overfull", pages = pages.join(", "))
        }
    }
}
