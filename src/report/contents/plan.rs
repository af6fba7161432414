//! The action plan.

use super::views::{item_of, theme_of};
use super::{Caveats, Material, Writer, kept_sign, row, signed};
use crate::campaign::{Action, ActionProgress};
use crate::language::{Language, Phrases, date_short, decimal, integer};
use crate::measure::{Effect, Followed, Measured, Named, clean, followed};
use crate::questionnaire::{Audience, Tool};
use crate::report::document::{Block, Row, Section};
use crate::say;
use jiff::civil::Date;

impl Writer<'_> {
    /// What is done about what was found; as long as nothing is planned, what comes first with room to write. Then what became of
    /// what was found in the campaign before.
    pub(super) fn plan(&self) -> Section {
        let phrases = self.phrases;
        let mut section = self.section("plan", say!(phrases, "report-plan"));
        let followed = self.followed();
        let mut rows: Vec<Row> = followed.iter().filter(|one| !one.stayed).map(|one| self.planned(one)).collect();
        if rows.is_empty() {
            let priorities = self.results.standing(&self.tool.scoring).priorities;
            let label = |named: &Named| self.turned(named.item, self.text(&named.item.label), false);
            rows = priorities.iter().map(|named| row(label(named), vec![String::new(); 5])).collect();
            let none =
                if rows.is_empty() { say!(phrases, "report-plan-none") } else { say!(phrases, "report-plan-open") };
            section.blocks.push(Block::Paragraph(none));
        } else {
            section.blocks.push(Block::Paragraph(say!(phrases, "report-plan-intro")));
        }
        if !rows.is_empty() {
            let columns = plan_columns(phrases).to_vec();
            section.blocks.push(self.table(say!(phrases, "report-plan-table"), columns, rows));
        }
        section.blocks.extend(self.effects(&followed));
        section
    }

    /// The actions, and those that stayed in the campaign before, with what became of their findings.
    pub(super) fn followed(&self) -> Vec<Followed> {
        let beside = |reference: &_| self.results.beside(reference);
        followed(self.campaign, self.earlier, self.references, self.tool, beside)
    }

    /// What an action answers: the theme or the question of a code, marked where it is worded the other way round; else its text.
    pub(super) fn finding(&self, finding: &str) -> String {
        let known = self.tool.label_of(finding).map(|label| self.text(label));
        let label = known.unwrap_or_else(|| clean(finding));
        if self.tool.is_turned(finding) { say!(self.phrases, "report-turned", label = label) } else { label }
    }

    fn planned(&self, one: &Followed) -> Row {
        let phrases = self.phrases;
        let says = &one.draft.says;
        let due = says.due.map_or_else(|| "–".to_owned(), |due| date_short(self.language(), due));
        let text = |text: &String| if text.is_empty() { "–".to_owned() } else { clean(text) };
        let mut effect = text(&says.effect);
        if !one.draft.observed.is_empty() {
            let observed = say!(phrases, "plan-observed", text = clean(&one.draft.observed));
            effect = if says.effect.is_empty() { observed } else { format!("{effect} – {observed}") };
        }
        let action = Action { number: one.number, says: says.clone() };
        let progress = plan_progress_on(&action, self.occasion.date, phrases);
        let cells = vec![text(&says.action), text(&says.pilot), due, progress, effect];
        let finding = self.finding(&says.finding);
        let head = match plan_origin(one, phrases) {
            Some(origin) => say!(phrases, "plan-finding-from", finding = finding, origin = origin),
            None => finding,
        };
        row(head, cells)
    }

    /// What the findings of the campaigns before were then and are now.
    pub(super) fn effects(&self, followed: &[Followed]) -> Vec<Block> {
        let phrases = self.phrases;
        let mut caveats = Caveats::default();
        let rows: Vec<Row> = followed
            .iter()
            .filter(|one| one.from.is_some())
            .flat_map(|one| self.effect_rows(one, &mut caveats))
            .collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let columns = vec![
            say!(phrases, "report-plan-finding"),
            say!(phrases, "report-plan-action"),
            say!(phrases, "plan-column-audience"),
            say!(phrases, "plan-column-then"),
            say!(phrases, "plan-column-now"),
            say!(phrases, "report-column-difference"),
        ];
        let mut blocks = vec![
            Block::Heading(say!(phrases, "plan-effects")),
            Block::Paragraph(say!(phrases, "plan-effects-intro")),
            self.table(say!(phrases, "plan-effects-table"), columns, rows),
        ];
        blocks.extend(caveats.notes(self));
        blocks
    }

    fn effect_rows(&self, one: &Followed, caveats: &mut Caveats) -> Vec<Row> {
        let phrases = self.phrases;
        let head = match plan_origin(one, phrases) {
            Some(origin) => {
                say!(phrases, "plan-finding-from", finding = self.finding(&one.draft.says.finding), origin = origin)
            }
            None => self.finding(&one.draft.says.finding),
        };
        let again = self.finding(&one.draft.says.finding);
        let progress = plan_progress(one.draft.says.progress, phrases);
        let action = say!(phrases, "plan-action-so-far", action = clean(&one.draft.says.action), progress = progress);
        let dash = || "–".to_owned();
        if one.effects.is_empty() {
            let seen = match one.draft.observed.as_str() {
                "" => say!(phrases, "plan-effect-free"),
                text => say!(phrases, "plan-observed", text = clean(text)),
            };
            return vec![row(head, vec![action, dash(), dash(), dash(), seen])];
        }
        let mut rows = Vec::new();
        for (audience, effect) in &one.effects {
            let (then, now) = match effect {
                Effect::Measured(measured) => {
                    let kept = self.kept_of(audience, &measured.difference.code, measured.difference.theme, caveats);
                    let (then, now) = then_and_now(measured, self.language());
                    (then, format!("{now}{kept}"))
                }
                Effect::NotComparable | Effect::NotMeasured => (dash(), dash()),
            };
            let difference = effect_word(effect, phrases);
            let (head, action) = if rows.is_empty() { (&head, action.clone()) } else { (&again, dash()) };
            rows.push(row(head.clone(), vec![action, self.audience(audience), then, now, difference]));
        }
        rows
    }

    /// The sign of a value that is of an earlier report.
    fn kept_of(&self, audience: &Audience, code: &str, theme: bool, caveats: &mut Caveats) -> &'static str {
        let Some(view) = self.results.audiences.iter().find(|view| view.audience == *audience) else { return "" };
        match theme {
            true => theme_of(view, code).map_or("", |theme| {
                caveats.see_theme(&theme.score);
                kept_sign(&theme.score)
            }),
            false => item_of(view, code).map_or("", |item| {
                caveats.see(&item.score);
                kept_sign(&item.score)
            }),
        }
    }
}

/// The actions of a report, and those that stayed in the campaign before, with the effects that it tells.
pub fn followed_in(material: &Material) -> Vec<Followed> {
    let Material { results, tool, campaign, references, earlier, .. } = material;
    followed(campaign, *earlier, references, tool, |reference| results.beside(reference))
}

/// The headings of the action plan: finding, action, pilot, due date, progress, effect.
pub fn plan_columns(phrases: &Phrases) -> [String; 6] {
    [
        say!(phrases, "report-plan-finding"),
        say!(phrases, "report-plan-action"),
        say!(phrases, "report-plan-pilot"),
        say!(phrases, "report-plan-due"),
        say!(phrases, "report-plan-progress"),
        say!(phrases, "report-plan-effect"),
    ]
}

/// How far an action is, in words.
pub fn plan_progress(progress: ActionProgress, phrases: &Phrases) -> String {
    match progress {
        ActionProgress::ToDo => say!(phrases, "action-to-do"),
        ActionProgress::UnderWay => say!(phrases, "action-under-way"),
        ActionProgress::Done => say!(phrases, "action-done"),
        ActionProgress::Abandoned => say!(phrases, "action-abandoned"),
    }
}

/// The same on a day, with a word where it should be done by then and is not.
pub fn plan_progress_on(action: &Action, today: Date, phrases: &Phrases) -> String {
    let progress = plan_progress(action.says.progress, phrases);
    if action.is_overdue(today) { say!(phrases, "plan-overdue", progress = progress) } else { progress }
}

/// Where an action comes from, or stayed.
pub fn plan_origin(one: &Followed, phrases: &Phrases) -> Option<String> {
    let from = one.from.as_ref()?;
    let campaign = if one.since.is_empty() { from.campaign.as_str().to_owned() } else { clean(&one.since) };
    let number = from.number.to_string();
    Some(match one.stayed {
        false => say!(phrases, "plan-taken-from", campaign = campaign, number = number),
        true => say!(phrases, "plan-stayed-in", campaign = campaign, number = number),
    })
}

/// What became of a finding, a line for each view.
pub fn effect_lines(one: &Followed, tool: &Tool, phrases: &Phrases) -> Vec<String> {
    let line = |(audience, effect): &(Audience, Effect)| {
        let label = tool.audience(audience).map(|forms| forms.label.in_language(phrases.language().tag()).to_owned());
        let audience = label.unwrap_or_else(|| audience.0.clone());
        let word = effect_word(effect, phrases);
        match effect {
            Effect::Measured(measured) => {
                let (then, now) = then_and_now(measured, phrases.language());
                say!(phrases, "plan-effect-line", audience = audience, then = then, now = now, difference = word)
            }
            Effect::NotComparable | Effect::NotMeasured => {
                say!(phrases, "plan-effect-line-none", audience = audience, why = word)
            }
        }
    };
    one.effects.iter().map(line).collect()
}

/// `50,0 (12)` then and now: the means, and how many scores each rests on.
fn then_and_now(measured: &Measured, language: Language) -> (String, String) {
    let mean = |mean: f64, n: Option<u32>| {
        let mean = decimal(language, mean, 1);
        n.map_or_else(|| mean.clone(), |n| format!("{mean} ({})", integer(language, n.into())))
    };
    let difference = &measured.difference;
    (mean(difference.reference, measured.then), mean(difference.now.mean, Some(difference.now.n)))
}

/// `+12,5, établie`, or why there is no number.
fn effect_word(effect: &Effect, phrases: &Phrases) -> String {
    let measured = match effect {
        Effect::Measured(measured) => measured,
        Effect::NotComparable => return say!(phrases, "plan-effect-not-comparable"),
        Effect::NotMeasured => return say!(phrases, "plan-effect-not-measured"),
    };
    let mut words = vec![signed(phrases.language(), measured.difference.difference, 1)];
    words.extend(measured.is_established().map(|established| match established {
        true => say!(phrases, "plan-effect-established"),
        false => say!(phrases, "plan-effect-not-established"),
    }));
    if measured.careful {
        words.push(say!(phrases, "plan-effect-careful"));
    }
    words.join(", ")
}
