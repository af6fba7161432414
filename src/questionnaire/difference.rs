//! What changed from one version of a tool to another, and which of its questions and themes can still be compared.
//!
//! Answers of two campaigns are answers to one question as long as it was asked of the same people, in the same words, with
//! the same boxes. A box of a scale that came or went moves every score; other words may, and nobody can say by how much.

use super::{Audience, AudienceForms, ChoiceList, Kind, Localised, Question, Questionnaire, Tool, Variant};
use std::collections::BTreeSet;

/// What changed from one version of a tool to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What changed of the tool itself.
    pub tool: Vec<ToolChange>,
    /// By audience: those of the newer version in its order, then those that are gone.
    pub audiences: Vec<AudienceDifference>,
}

/// Something that the tool says for all of its forms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ToolChange {
    /// They are two tools, and not two versions of one.
    Identifier,
    /// The score from which an answer is favourable, 0 to 100: before, now.
    Favourable(f64, f64),
    /// The share of a theme's items that a sheet must have scored, 0 to 1: before, now.
    AnsweredShare(f64, f64),
    /// Fewest sheets of a group: before, now.
    GroupMin(u32, u32),
    /// Fewest sheets of a breakdown of professionals: before, now.
    BreakdownMin(u32, u32),
    /// The count under which a result is fragile: before, now.
    FragileUnder(u32, u32),
}

/// What changed of an audience.
#[derive(Clone, Debug, PartialEq)]
pub struct AudienceDifference {
    /// Its code.
    pub audience: Audience,
    /// What the newer version calls it, or the older one where it is gone.
    pub label: Localised,
    /// Whether both have it; themes and questions are told of those only.
    pub presence: Presence,
    /// The variants that came or went.
    pub variants: Vec<(Variant, Presence)>,
    /// Its themes.
    pub themes: Vec<ThemeDifference>,
    /// Its questions, in the order of the newer version, then those that are gone.
    pub questions: Vec<QuestionDifference>,
}

/// Which version has something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Both.
    Both,
    /// The newer one only.
    Added,
    /// The older one only.
    Removed,
}

/// A theme of an audience.
#[derive(Clone, Debug, PartialEq)]
pub struct ThemeDifference {
    /// Its code.
    pub code: String,
    /// Its name.
    pub label: Localised,
    /// Whether both have it.
    pub presence: Presence,
    /// Whether its scores can be compared, where both have it.
    pub comparable: Comparable,
    /// The items that keep it from being compared: those that came, went, weigh otherwise or changed.
    pub because: Vec<String>,
}

/// A question of an audience.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionDifference {
    /// The item code.
    pub code: String,
    /// The number printed on the paper, may be empty.
    pub number: String,
    /// The printed text: the newer one where both have it.
    pub label: Localised,
    /// Whether both have it.
    pub presence: Presence,
    /// What changed, by the variants it changed in.
    pub changes: Vec<(Vec<Variant>, Change)>,
    /// Where it came: the code of one that went and had the same words, which suggests that only the code changed.
    pub perhaps: Option<String>,
}

/// Whether two versions' answers can be compared; the worse one is the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Comparable {
    /// They can.
    Yes,
    /// They can, with care: words or the people asked changed.
    WithCare,
    /// They cannot.
    No,
}

/// Something that changed of a question.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Its type: before, now, as the survey sheet writes them.
    Kind(&'static str, &'static str),
    /// Which end of its scale is good.
    Direction,
    /// A box came: its value, and whether it has a score.
    BoxAdded(String, bool),
    /// A box went: its value, and whether it had a score.
    BoxRemoved(String, bool),
    /// The score of a box: its value, before, now.
    BoxScore(String, Option<f64>, Option<f64>),
    /// The mark that a box stands for: its value.
    BoxMark(String),
    /// The words of a box: its value, before, now.
    BoxWords(String, Localised, Localised),
    /// The printed text: before, now.
    Words(Localised, Localised),
    /// The printed help.
    Hint,
    /// Of whom it is asked.
    Condition,
    /// The theme it counts in: before, now.
    Theme(Option<String>, Option<String>),
    /// What it weighs in its theme: before, now.
    Weight(f64, f64),
    /// The number printed on the paper: before, now.
    Number(String, String),
}

impl Change {
    /// What it leaves of comparing the question with itself.
    pub fn leaves(&self) -> Comparable {
        match self {
            Change::Kind(..)
            | Change::Direction
            | Change::BoxAdded(_, true)
            | Change::BoxRemoved(_, true)
            | Change::BoxScore(..)
            | Change::BoxMark(_) => Comparable::No,
            Change::BoxAdded(_, false)
            | Change::BoxRemoved(_, false)
            | Change::BoxWords(..)
            | Change::Words(..)
            | Change::Hint
            | Change::Condition => Comparable::WithCare,
            Change::Theme(..) | Change::Weight(..) | Change::Number(..) => Comparable::Yes,
        }
    }
}

impl QuestionDifference {
    /// Whether its answers can be compared: as its worst change leaves it; not where one version does not have it.
    pub fn comparable(&self) -> Comparable {
        let worst = self.changes.iter().map(|(_, change)| change.leaves()).max().unwrap_or(Comparable::Yes);
        if self.presence == Presence::Both { worst } else { Comparable::No }
    }
}

impl Difference {
    /// What changed from the older version to the newer one.
    pub fn between(older: &Tool, newer: &Tool) -> Difference {
        let gone = older.audiences.iter().filter(|forms| newer.audience(&forms.audience).is_none());
        let kept = newer.audiences.iter().map(|forms| match older.audience(&forms.audience) {
            Some(before) => audience((older, before), (newer, forms)),
            None => lone(forms, Presence::Added),
        });
        let audiences = kept.chain(gone.map(|forms| lone(forms, Presence::Removed))).collect();
        Difference { tool: tool(older, newer), audiences }
    }

    /// Whether nothing changed that is compared here.
    pub fn is_empty(&self) -> bool {
        let same = |audience: &AudienceDifference| {
            audience.presence == Presence::Both
                && audience.variants.is_empty()
                && audience.themes.iter().all(|theme| theme.presence == Presence::Both)
                && audience
                    .questions
                    .iter()
                    .all(|question| question.presence == Presence::Both && question.changes.is_empty())
        };
        self.tool.is_empty() && self.audiences.iter().all(same)
    }
}

fn tool(older: &Tool, newer: &Tool) -> Vec<ToolChange> {
    let (before, now) = (&older.scoring, &newer.scoring);
    let (few, fewer) = (&older.thresholds, &newer.thresholds);
    let all = [
        (older.id != newer.id, ToolChange::Identifier),
        (
            before.favourable_from != now.favourable_from,
            ToolChange::Favourable(before.favourable_from, now.favourable_from),
        ),
        (
            before.answered_share_min != now.answered_share_min,
            ToolChange::AnsweredShare(before.answered_share_min, now.answered_share_min),
        ),
        (few.group_min != fewer.group_min, ToolChange::GroupMin(few.group_min, fewer.group_min)),
        (
            few.professionals_breakdown_min != fewer.professionals_breakdown_min,
            ToolChange::BreakdownMin(few.professionals_breakdown_min, fewer.professionals_breakdown_min),
        ),
        (few.fragile_under != fewer.fragile_under, ToolChange::FragileUnder(few.fragile_under, fewer.fragile_under)),
    ];
    all.into_iter().filter(|(changed, _)| *changed).map(|(_, change)| change).collect()
}

fn lone(forms: &AudienceForms, presence: Presence) -> AudienceDifference {
    let (audience, label) = (forms.audience.clone(), forms.label.clone());
    AudienceDifference { audience, label, presence, variants: Vec::new(), themes: Vec::new(), questions: Vec::new() }
}

fn audience((older, before): (&Tool, &AudienceForms), (newer, now): (&Tool, &AudienceForms)) -> AudienceDifference {
    let came = now.forms.iter().filter(|(variant, _)| before.form(variant).is_none());
    let went = before.forms.iter().filter(|(variant, _)| now.form(variant).is_none());
    let variants = came
        .map(|(variant, _)| (variant.clone(), Presence::Added))
        .chain(went.map(|(variant, _)| (variant.clone(), Presence::Removed)))
        .collect();
    let questions = questions(before, now);
    AudienceDifference {
        audience: now.audience.clone(),
        label: now.label.clone(),
        presence: Presence::Both,
        variants,
        themes: themes((older, before), (newer, now), &questions),
        questions,
    }
}

/// The first form of an audience that has the question, and the question.
fn found<'a>(forms: &'a AudienceForms, code: &str) -> Option<&'a Question> {
    forms.forms.iter().find_map(|(_, form)| form.index(code).map(|index| &form.questions[index]))
}

/// The codes of what an audience is asked, in the order of its forms, each once.
fn codes(forms: &AudienceForms) -> Vec<&str> {
    let mut seen = BTreeSet::new();
    // What the batch fills says nothing of its own.
    let all = forms.forms.iter().flat_map(|(_, form)| &form.questions).filter(|question| question.constant.is_none());
    all.map(|question| question.name.as_str()).filter(|code| seen.insert(*code)).collect()
}

fn questions(before: &AudienceForms, now: &AudienceForms) -> Vec<QuestionDifference> {
    let told = |question: &Question, presence, changes| QuestionDifference {
        code: question.name.clone(),
        number: question.number.clone(),
        label: question.label.clone(),
        presence,
        changes,
        perhaps: None,
    };
    let mut all = Vec::new();
    for question in codes(now).into_iter().filter_map(|code| found(now, code)) {
        let presence = if found(before, &question.name).is_some() { Presence::Both } else { Presence::Added };
        all.push(told(question, presence, changes_of(before, now, &question.name)));
    }
    let gone = codes(before).into_iter().filter(|code| found(now, code).is_none());
    let gone: Vec<QuestionDifference> =
        gone.filter_map(|code| found(before, code)).map(|one| told(one, Presence::Removed, Vec::new())).collect();
    for added in all.iter_mut().filter(|question| question.presence == Presence::Added && !question.label.is_empty()) {
        added.perhaps = gone.iter().find(|one| one.label == added.label).map(|one| one.code.clone());
    }
    all.extend(gone);
    all
}

/// What changed of a question in the variants that both versions have, each change once.
fn changes_of(before: &AudienceForms, now: &AudienceForms, code: &str) -> Vec<(Vec<Variant>, Change)> {
    let mut all: Vec<(Vec<Variant>, Change)> = Vec::new();
    for (variant, form) in &now.forms {
        let Some(earlier) = before.form(variant) else { continue };
        let (Some(index), Some(then)) = (form.index(code), earlier.index(code)) else { continue };
        for change in changes((earlier, then), (form, index)) {
            match all.iter_mut().find(|(_, known)| *known == change) {
                Some((variants, _)) => variants.push(variant.clone()),
                None => all.push((vec![variant.clone()], change)),
            }
        }
    }
    all
}

fn changes((earlier, then): (&Questionnaire, usize), (form, index): (&Questionnaire, usize)) -> Vec<Change> {
    let (before, now) = (&earlier.questions[then], &form.questions[index]);
    let mut all = Vec::new();
    if before.kind.word() != now.kind.word() {
        all.push(Change::Kind(before.kind.word(), now.kind.word()));
    }
    if let (Some(before), Some(now)) = (earlier.list(then), form.list(index)) {
        boxes(before, now, &mut all);
    }
    if is_scored(form, index) && before.direction != now.direction {
        all.push(Change::Direction);
    }
    if before.label != now.label {
        all.push(Change::Words(before.label.clone(), now.label.clone()));
    }
    if before.hint != now.hint {
        all.push(Change::Hint);
    }
    if conditions(earlier, then) != conditions(form, index) {
        all.push(Change::Condition);
    }
    if before.theme != now.theme {
        all.push(Change::Theme(before.theme.clone(), now.theme.clone()));
    }
    if before.weight != now.weight {
        all.push(Change::Weight(before.weight, now.weight));
    }
    if before.number != now.number {
        all.push(Change::Number(before.number.clone(), now.number.clone()));
    }
    all
}

/// A direction means something where boxes have scores.
fn is_scored(form: &Questionnaire, index: usize) -> bool {
    matches!(form.questions[index].kind, Kind::One(_))
        && form.list(index).is_some_and(|list| list.choices.iter().any(|choice| choice.score.is_some()))
}

/// Its own condition, and those of the sections around it.
fn conditions(form: &Questionnaire, index: usize) -> Vec<&str> {
    let question = &form.questions[index];
    let sections = &form.outline.sections;
    let around = std::iter::successors(question.section, |section| sections[*section].parent);
    let around = around.filter_map(|section| sections[section].relevant.as_ref());
    question.relevant.iter().chain(around).map(|condition| condition.source()).collect()
}

fn boxes(before: &ChoiceList, now: &ChoiceList, all: &mut Vec<Change>) {
    for choice in &now.choices {
        let Some(earlier) = before.named(&choice.name) else {
            all.push(Change::BoxAdded(choice.name.clone(), choice.score.is_some()));
            continue;
        };
        if earlier.score != choice.score {
            all.push(Change::BoxScore(choice.name.clone(), earlier.score, choice.score));
        }
        if earlier.mark != choice.mark {
            all.push(Change::BoxMark(choice.name.clone()));
        }
        if earlier.label != choice.label {
            all.push(Change::BoxWords(choice.name.clone(), earlier.label.clone(), choice.label.clone()));
        }
    }
    let gone = before.choices.iter().filter(|choice| now.named(&choice.name).is_none());
    all.extend(gone.map(|choice| Change::BoxRemoved(choice.name.clone(), choice.score.is_some())));
}

fn themes(
    (older, before): (&Tool, &AudienceForms),
    (newer, now): (&Tool, &AudienceForms),
    questions: &[QuestionDifference],
) -> Vec<ThemeDifference> {
    let same_share = older.scoring.answered_share_min == newer.scoring.answered_share_min;
    let items = |forms: &AudienceForms, theme: &str| -> BTreeSet<String> {
        let all = codes(forms).into_iter().filter_map(|code| found(forms, code));
        all.filter(|question| question.theme.as_deref() == Some(theme)).map(|question| question.name.clone()).collect()
    };
    let mut told = Vec::new();
    for theme in newer
        .themes
        .iter()
        .chain(older.themes.iter().filter(|theme| !newer.themes.iter().any(|one| one.code == theme.code)))
    {
        let (earlier, own) = (items(before, &theme.code), items(now, &theme.code));
        let presence = match (earlier.is_empty(), own.is_empty()) {
            (true, true) => continue,
            (true, false) => Presence::Added,
            (false, true) => Presence::Removed,
            (false, false) => Presence::Both,
        };
        let mut because: BTreeSet<String> = earlier.symmetric_difference(&own).cloned().collect();
        let mut comparable = if because.is_empty() && same_share { Comparable::Yes } else { Comparable::No };
        for question in
            questions.iter().filter(|question| earlier.contains(&question.code) && own.contains(&question.code))
        {
            let reweighed = question.changes.iter().any(|(_, change)| matches!(change, Change::Weight(..)));
            let leaves = if reweighed { Comparable::No } else { question.comparable() };
            if leaves > Comparable::Yes {
                because.insert(question.code.clone());
            }
            comparable = comparable.max(leaves);
        }
        if presence != Presence::Both {
            because.clear();
        }
        let because = because.into_iter().collect();
        told.push(ThemeDifference {
            code: theme.code.clone(),
            label: theme.label.clone(),
            presence,
            comparable,
            because,
        });
    }
    told
}
