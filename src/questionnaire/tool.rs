//! Tools: versioned bundles of questionnaires with their themes, scales and thresholds.

use super::{Direction, Localised, Questionnaire};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A versioned bundle: questionnaires per audience, themes, scoring, thresholds, provenance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tool {
    /// Identifier: lower-case letters, digits and hyphens.
    pub id: String,
    /// Version as its author writes it.
    pub version: String,
    /// Title on screens and reports.
    pub title: Localised,
    /// What its campaigns are.
    #[serde(default)]
    pub kind: ToolKind,
    /// Who made it, from what, under what licence.
    pub provenance: Provenance,
    /// The audiences, in the order of the report.
    pub audiences: Vec<AudienceForms>,
    /// The themes, in the order of the report.
    pub themes: Vec<Theme>,
    /// How answers become scores.
    pub scoring: Scoring,
    /// Under what counts nothing is shown.
    pub thresholds: Thresholds,
    /// SHA-256 of the sources, in hexadecimal: what a campaign and a record name.
    pub fingerprint: Fingerprint,
}

/// What the campaigns of a tool are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ToolKind {
    /// People are asked, and their answers become scores.
    #[default]
    Survey,
    /// A few people look at the same practices through several windows: what they saw is counted and told, never scored.
    Dossier,
}

/// SHA-256 in lower-case hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Fingerprint(pub String);

/// Who made a tool.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Provenance {
    /// Author or body.
    pub author: String,
    /// Licence or terms.
    pub licence: String,
    /// A demonstration model: every screen and report says so.
    pub demonstration: bool,
}

/// An audience's code: `residents`, `professionals`, `management`; lower-case letters, digits and hyphens, at most 32.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Audience(pub String);

/// A variant's code within an audience: `standard`, `falc`, `large-print`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Variant(pub String);

/// An audience with the forms it answers on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AudienceForms {
    /// Its code.
    pub audience: Audience,
    /// Its name on screens and reports.
    pub label: Localised,
    /// Which view it gives.
    pub role: Role,
    /// How sheets were answered (alone, helped...), in the order of the override key; may be empty.
    pub modes: Vec<Mode>,
    /// The variants, the standard one first; never empty.
    pub forms: Vec<(Variant, Arc<Questionnaire>)>,
}

/// Which view an audience gives: one of the three of a survey, or a window of a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Patients, residents, users.
    People,
    /// Professionals.
    Professionals,
    /// The management's self-assessment: one declaration per service or house.
    Management,
    /// A window of a dossier.
    Window(Window),
}

/// Through what a dossier looks at the practices of a house.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Window {
    /// The organisation says of each criterion how far it is, why, and what shows it.
    SelfAssessment,
    /// Tracers follow the stay of somebody, criterion by criterion.
    Tracer,
    /// Somebody goes along a journey and notes, by the clock, what is seen and felt.
    Observation,
}

impl Window {
    /// All of them, in the order of the report.
    pub const ALL: [Window; 3] = [Window::SelfAssessment, Window::Tracer, Window::Observation];
}

impl Role {
    /// The word of `tool.toml`.
    pub fn word(self) -> &'static str {
        match self {
            Role::People => "people",
            Role::Professionals => "professionals",
            Role::Management => "management",
            Role::Window(Window::SelfAssessment) => "self-assessment",
            Role::Window(Window::Tracer) => "tracer",
            Role::Window(Window::Observation) => "observation",
        }
    }

    /// The roles that the audiences of a tool may have.
    pub fn of(kind: ToolKind) -> &'static [Role] {
        match kind {
            ToolKind::Survey => &[Role::People, Role::Professionals, Role::Management],
            ToolKind::Dossier => {
                &[Role::Window(Window::SelfAssessment), Role::Window(Window::Tracer), Role::Window(Window::Observation)]
            }
        }
    }

    /// The window it is, where it is one of a dossier.
    pub fn window(self) -> Option<Window> {
        match self {
            Role::Window(window) => Some(window),
            Role::People | Role::Professionals | Role::Management => None,
        }
    }

    /// Whether its sheets are answers of people, a sample of whom may be asked: everything that is estimated is estimated of these.
    pub fn is_sampled(self) -> bool {
        match self {
            Role::People | Role::Professionals => true,
            Role::Management | Role::Window(_) => false,
        }
    }

    /// Whether its sheets are told as they stand, one by one: a declaration, or a window of a dossier.
    pub fn is_told_whole(self) -> bool {
        !self.is_sampled()
    }
}

/// How a sheet was answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mode {
    /// Its code in data.
    pub code: String,
    /// Its name on screens and reports.
    pub label: Localised,
}

/// A theme of the report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Theme {
    /// Its code, named by the questions.
    pub code: String,
    /// Its name.
    pub label: Localised,
}

/// How answers become scores.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scoring {
    /// Share of a theme's items (0 to 1) a record must have scored to count in the theme's mean.
    pub answered_share_min: f64,
    /// Score (0 to 100) from which an answer is favourable.
    pub favourable_from: f64,
}

/// Under what counts nothing is shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Thresholds {
    /// Fewest sheets of a group for its results to be shown, never under 5.
    pub group_min: u32,
    /// Fewest sheets for a breakdown of professionals by service.
    pub professionals_breakdown_min: u32,
    /// Under this count a result is flagged as fragile.
    pub fragile_under: u32,
}

impl Tool {
    /// What the theme or the question of a code is called, as it is printed in the first form that has it.
    pub fn label_of(&self, code: &str) -> Option<&Localised> {
        if let Some(theme) = self.themes.iter().find(|theme| theme.code == code) {
            return Some(&theme.label);
        }
        let mut forms = self.audiences.iter().flat_map(|audience| &audience.forms);
        forms.find_map(|(_, form)| Some(&form.questions[form.index(code)?].label))
    }

    /// Whether a code is that of a question worded the other way round in the first form that has it.
    pub fn is_turned(&self, code: &str) -> bool {
        if self.themes.iter().any(|theme| theme.code == code) {
            return false;
        }
        let asks = |audience: &&AudienceForms| audience.forms.iter().any(|(_, form)| form.index(code).is_some());
        self.audiences.iter().find(asks).is_some_and(|audience| audience.is_turned(code))
    }

    /// The audience's forms.
    pub fn audience(&self, audience: &Audience) -> Option<&AudienceForms> {
        self.audiences.iter().find(|forms| forms.audience == *audience)
    }
}

impl AudienceForms {
    /// Whether a question is worded the other way round in the first form that has it: a good answer says no to it.
    pub fn is_turned(&self, code: &str) -> bool {
        let question = self.forms.iter().find_map(|(_, form)| Some(&form.questions[form.index(code)?]));
        question.is_some_and(|question| question.direction == Direction::Negative)
    }

    /// The form of a variant.
    pub fn form(&self, variant: &Variant) -> Option<&Arc<Questionnaire>> {
        self.forms.iter().find(|(known, _)| known == variant).map(|(_, form)| form)
    }
}
