//! The kit of a campaign: what is put up, handed out and filled in around its questionnaires.
//!
//! A piece is a value before any face: [`Notice`], [`CoveringLetter`] or [`Slips`]. Dates, services, audiences, thresholds are
//! those of the campaign and its tool; what is not known has room for a hand, and nothing is invented.

mod easy;
mod letters;
mod notices;
mod slips;
mod words;

use crate::campaign::{Campaign, KitDetails};
use crate::language::{Language, Phrases, colon, date_long};
use crate::paper::SlipCode;
use crate::questionnaire::{AudienceForms, Role, Tool, ToolKind, Window};
use crate::say;
use jiff::civil::Date;

/// What a kit is made from.
#[derive(Clone, Debug)]
pub struct KitFacts<'a> {
    /// The campaign.
    pub campaign: &'a Campaign,
    /// Its tool.
    pub tool: &'a Tool,
    /// What the station cannot know.
    pub details: KitDetails,
    /// Those who are asked, in the order of the tool.
    pub audiences: Vec<&'a AudienceForms>,
}

/// A piece of the kit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KitPiece {
    /// For the wall.
    Poster,
    /// To be folded and taken away.
    Leaflet,
    /// Half a page.
    Flyer,
    /// The poster in plain sentences and large print.
    EasyPoster,
    /// The leaflet likewise.
    EasyLeaflet,
    /// The flyer likewise.
    EasyFlyer,
    /// To those who are asked, by the code of the audience.
    Letter(String),
    /// To the relatives of those who are asked.
    LetterToRelatives,
    /// For those who hand out and collect.
    Instructions,
    /// A slip for the pile of every service and audience.
    Slips,
}

impl KitPiece {
    /// What pieces are named by in commands: one name may mean several.
    pub const FAMILIES: [&'static str; 7] =
        ["poster", "leaflet", "flyer", "easy-read", "letters", "instructions", "slips"];

    /// The pieces that there are, in the order in which they are used.
    pub fn of(facts: &KitFacts<'_>) -> Vec<KitPiece> {
        // Nobody is handed a sheet of a dossier but those who answer for the house: there is nothing to announce.
        if facts.tool.kind == ToolKind::Dossier {
            let own = facts.audiences.iter().filter(|forms| forms.role == Role::Window(Window::SelfAssessment));
            let letters = own.map(|forms| KitPiece::Letter(forms.audience.0.clone()));
            return letters.chain([KitPiece::Slips]).collect();
        }
        let mut pieces = vec![KitPiece::Poster, KitPiece::Leaflet, KitPiece::Flyer];
        let people = || facts.audiences.iter().filter(|forms| forms.role == Role::People);
        if people().count() > 0 {
            pieces.extend([KitPiece::EasyPoster, KitPiece::EasyLeaflet, KitPiece::EasyFlyer]);
        }
        for forms in &facts.audiences {
            pieces.push(KitPiece::Letter(forms.audience.0.clone()));
        }
        // Where a sheet may be filled in with help, relatives help.
        if people().any(|forms| forms.modes.len() > 1) {
            pieces.push(KitPiece::LetterToRelatives);
        }
        pieces.extend([KitPiece::Instructions, KitPiece::Slips]);
        pieces
    }

    /// The name it goes by in commands.
    pub fn family(&self) -> &'static str {
        match self {
            KitPiece::Poster => "poster",
            KitPiece::Leaflet => "leaflet",
            KitPiece::Flyer => "flyer",
            KitPiece::EasyPoster | KitPiece::EasyLeaflet | KitPiece::EasyFlyer => "easy-read",
            KitPiece::Letter(_) | KitPiece::LetterToRelatives => "letters",
            KitPiece::Instructions => "instructions",
            KitPiece::Slips => "slips",
        }
    }

    /// Its name in file names.
    pub fn name(&self) -> String {
        match self {
            KitPiece::Poster | KitPiece::Leaflet | KitPiece::Flyer | KitPiece::Instructions | KitPiece::Slips => {
                self.family().to_owned()
            }
            KitPiece::EasyPoster => "easy-poster".to_owned(),
            KitPiece::EasyLeaflet => "easy-leaflet".to_owned(),
            KitPiece::EasyFlyer => "easy-flyer".to_owned(),
            KitPiece::Letter(audience) => format!("letter-{audience}"),
            KitPiece::LetterToRelatives => "letter-relatives".to_owned(),
        }
    }

    /// What it is called.
    pub fn title(&self, tool: &Tool, phrases: &Phrases) -> String {
        match self {
            KitPiece::Poster => say!(phrases, "kit-poster"),
            KitPiece::Leaflet => say!(phrases, "kit-leaflet"),
            KitPiece::Flyer => say!(phrases, "kit-flyer"),
            KitPiece::EasyPoster => say!(phrases, "kit-easy-poster"),
            KitPiece::EasyLeaflet => say!(phrases, "kit-easy-leaflet"),
            KitPiece::EasyFlyer => say!(phrases, "kit-easy-flyer"),
            KitPiece::Letter(code) => {
                let forms = tool.audiences.iter().find(|forms| forms.audience.0 == *code);
                let reader = forms.map_or(code.as_str(), |forms| forms.label.in_language(phrases.language().tag()));
                say!(phrases, "kit-letter", reader = reader.to_owned())
            }
            KitPiece::LetterToRelatives => say!(phrases, "kit-letter", reader = say!(phrases, "kit-relatives")),
            KitPiece::Instructions => say!(phrases, "kit-instructions"),
            KitPiece::Slips => say!(phrases, "kit-slips"),
        }
    }

    /// What it is for.
    pub fn about(&self, phrases: &Phrases) -> String {
        match self {
            KitPiece::Poster => say!(phrases, "kit-poster-about"),
            KitPiece::Leaflet => say!(phrases, "kit-leaflet-about"),
            KitPiece::Flyer => say!(phrases, "kit-flyer-about"),
            KitPiece::EasyPoster | KitPiece::EasyLeaflet | KitPiece::EasyFlyer => say!(phrases, "kit-easy-about"),
            KitPiece::Letter(_) => say!(phrases, "kit-letter-about"),
            KitPiece::LetterToRelatives => say!(phrases, "kit-relatives-about"),
            KitPiece::Instructions => say!(phrases, "kit-instructions-about"),
            KitPiece::Slips => say!(phrases, "kit-slips-about"),
        }
    }

    /// What it says.
    pub fn write(&self, facts: &KitFacts<'_>, phrases: &Phrases) -> KitDocument {
        let writer = Writer { facts, phrases };
        match self {
            KitPiece::Poster => KitDocument::Notice(writer.poster()),
            KitPiece::Leaflet => KitDocument::Notice(writer.leaflet()),
            KitPiece::Flyer => KitDocument::Notice(writer.flyer()),
            KitPiece::EasyPoster => KitDocument::Notice(writer.easy_poster()),
            KitPiece::EasyLeaflet => KitDocument::Notice(writer.easy_leaflet()),
            KitPiece::EasyFlyer => KitDocument::Notice(writer.easy_flyer()),
            KitPiece::Letter(code) => {
                let role = facts.audiences.iter().find(|forms| forms.audience.0 == *code).map(|forms| forms.role);
                KitDocument::Letter(writer.letter(role.unwrap_or(Role::People)))
            }
            KitPiece::LetterToRelatives => KitDocument::Letter(writer.letter_to_relatives()),
            KitPiece::Instructions => KitDocument::Notice(writer.instructions()),
            KitPiece::Slips => KitDocument::Slips(writer.slips()),
        }
    }
}

/// What a piece says.
#[derive(Clone, Debug, PartialEq)]
pub enum KitDocument {
    /// A poster, a leaflet, a flyer, instructions.
    Notice(Notice),
    /// A letter.
    Letter(CoveringLetter),
    /// The slips.
    Slips(Slips),
}

/// Something to be read by many.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Its title in lists of documents.
    pub name: String,
    /// Who speaks: the establishment.
    pub from: String,
    /// The large sentence.
    pub title: String,
    /// Under it: the campaign, its dates.
    pub under: Vec<String>,
    /// Said above everything: a demonstration model.
    pub banner: Option<String>,
    /// What it says, in order.
    pub parts: Vec<Part>,
    /// At the foot.
    pub foot: String,
}

/// A part of a notice.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Drawn beside it.
    pub sign: Sign,
    /// Its heading.
    pub title: String,
    /// What it says.
    pub said: Vec<Said>,
}

/// Something said.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// A sentence or a few.
    Line(String),
    /// Several short statements.
    Points(Vec<String>),
    /// What is done one after the other.
    Steps(Vec<String>),
    /// Something of which a hand writes what is not known.
    Fill(Fill),
}

/// A name, and what is known of it; nothing has room for a hand.
#[derive(Clone, Debug, PartialEq)]
pub struct Fill {
    /// What it is, with its colon.
    pub label: String,
    /// What is known.
    pub value: Option<String>,
}

/// A small drawing beside a heading that says the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// A sheet with ticks.
    Sheet,
    /// People.
    People,
    /// A leaf of a calendar.
    Calendar,
    /// A ballot box.
    DropBox,
    /// A padlock.
    Lock,
    /// Somebody who speaks.
    Talk,
    /// A hand that helps.
    Help,
    /// Results.
    Results,
}

/// A letter that goes with the sheets.
#[derive(Clone, Debug, PartialEq)]
pub struct CoveringLetter {
    /// Its title in lists of documents.
    pub name: String,
    /// Who writes.
    pub from: String,
    /// Where, if it is known.
    pub address: Option<String>,
    /// Said above everything: a demonstration model.
    pub banner: Option<String>,
    /// The day it is sent, for a hand.
    pub sent: Fill,
    /// What it is about.
    pub subject: String,
    /// The greeting.
    pub greeting: String,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
    /// Whom to ask.
    pub fills: Vec<Fill>,
    /// The last paragraph.
    pub closing: String,
    /// Who signs.
    pub signatory: Fill,
    /// What stands above the room for the signature.
    pub signature: String,
    /// At the foot.
    pub foot: String,
}

/// The slips of a campaign's piles.
#[derive(Clone, Debug, PartialEq)]
pub struct Slips {
    /// Its title.
    pub name: String,
    /// How they are used, in a sentence.
    pub how: String,
    /// Said above everything: a demonstration model.
    pub banner: Option<String>,
    /// On every slip: the establishment, the campaign and its dates.
    pub heads: Vec<String>,
    /// Headings of the table: the step, then what is written of it.
    pub columns: Vec<String>,
    /// The steps from the handing out to the destruction.
    pub steps: Vec<String>,
    /// The slips.
    pub slips: Vec<Slip>,
    /// At the foot.
    pub foot: String,
}

/// The slip of a pile.
#[derive(Clone, Debug, PartialEq)]
pub struct Slip {
    /// The name of the service.
    pub service: String,
    /// Whose sheets.
    pub audience: String,
    /// What the plan says of it.
    pub planned: Vec<Fill>,
    /// What its square says.
    pub code: SlipCode,
    /// The square in words.
    pub code_said: String,
}

struct Writer<'a> {
    facts: &'a KitFacts<'a>,
    phrases: &'a Phrases,
}

/// Services are named where there are no more than this many.
const SERVICES_NAMED_MAX: usize = 6;

impl Writer<'_> {
    fn language(&self) -> Language {
        self.phrases.language()
    }

    fn day(&self, day: Date) -> String {
        // A day is not torn apart at the end of a line.
        date_long(self.language(), day).replace(' ', "\u{a0}")
    }

    fn establishment(&self) -> String {
        self.facts.campaign.establishment.clone()
    }

    fn campaign(&self) -> String {
        self.facts.campaign.title.clone()
    }

    fn banner(&self) -> Option<String> {
        self.facts.tool.provenance.demonstration.then(|| say!(self.phrases, "kit-demonstration"))
    }

    fn foot(&self) -> String {
        format!("{} · {}", self.facts.campaign.establishment, self.facts.campaign.title)
    }

    fn label(&self, forms: &AudienceForms) -> String {
        forms.label.in_language(self.language().tag()).to_owned()
    }

    /// Those who are asked, as they are called.
    fn asked(&self) -> Vec<String> {
        self.facts.audiences.iter().map(|forms| self.label(forms)).collect()
    }

    fn asks(&self, role: Role) -> bool {
        self.facts.audiences.iter().any(|forms| forms.role == role)
    }

    fn fill(&self, label: String, value: &str) -> Fill {
        let value = Some(value.trim().to_owned()).filter(|value| !value.is_empty());
        Fill { label: format!("{label}{}", colon(self.language()).trim_end_matches(' ')), value }
    }

    /// From when until when, on one line; a last day that is not known is left to a hand.
    fn period(&self) -> Vec<Said> {
        let (phrases, from) = (self.phrases, self.day(self.facts.campaign.from));
        match self.facts.campaign.until {
            Some(until) => vec![Said::Line(say!(phrases, "kit-from-until", from = from, until = self.day(until)))],
            None => vec![Said::Line(say!(phrases, "kit-from", from = from)), Said::Fill(self.until())],
        }
    }

    /// The same for a line under a title.
    fn dates(&self) -> String {
        let (phrases, from) = (self.phrases, self.day(self.facts.campaign.from));
        match self.facts.campaign.until {
            Some(until) => say!(phrases, "kit-from-until", from = from, until = self.day(until)),
            None => say!(phrases, "kit-from", from = from),
        }
    }

    /// The last day to hand in.
    fn until(&self) -> Fill {
        let until = self.facts.campaign.until.map(|until| self.day(until));
        self.fill(say!(self.phrases, "kit-until"), &until.unwrap_or_default())
    }

    fn drop_box(&self) -> Fill {
        self.fill(say!(self.phrases, "kit-drop-box"), &self.facts.details.drop_box)
    }

    fn contact(&self) -> Vec<Fill> {
        let details = &self.facts.details;
        vec![
            self.fill(say!(self.phrases, "kit-contact"), &details.contact),
            self.fill(say!(self.phrases, "kit-phone"), &details.phone),
        ]
    }

    fn results(&self) -> Fill {
        self.fill(say!(self.phrases, "kit-results"), &self.facts.details.results)
    }

    /// The services, where there are few; how many, where there are many.
    fn services(&self) -> String {
        let services = &self.facts.campaign.services;
        if services.len() > SERVICES_NAMED_MAX {
            return say!(self.phrases, "kit-services", count = services.len());
        }
        services.iter().map(|service| service.name.as_str()).collect::<Vec<_>>().join(" · ")
    }

    /// Under what counts nothing is shown, for those who are asked.
    fn thresholds(&self) -> Vec<String> {
        let thresholds = &self.facts.tool.thresholds;
        let min = say!(self.phrases, "kit-group-min", count = thresholds.group_min);
        let breakdown = thresholds.professionals_breakdown_min;
        let breakdown =
            self.asks(Role::Professionals).then(|| say!(self.phrases, "kit-breakdown-min", count = breakdown));
        std::iter::once(min).chain(breakdown).collect()
    }
}

fn fills(fills: Vec<Fill>) -> Vec<Said> {
    fills.into_iter().map(Said::Fill).collect()
}
