//! The action plan.

use super::{Writer, row};
use crate::campaign::{Action, ActionProgress};
use crate::language::{Phrases, date_short};
use crate::measure::{Named, clean};
use crate::report::document::{Block, Row, Section};
use crate::say;

impl Writer<'_> {
    /// What is done about what was found; as long as nothing is planned, what comes first with room to write.
    pub(super) fn plan(&self) -> Section {
        let phrases = self.phrases;
        let mut section = self.section("plan", say!(phrases, "report-plan"));
        let mut rows: Vec<Row> = self.campaign.actions.iter().map(|action| self.planned(action)).collect();
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
        section
    }

    /// What an action answers: the theme or the question of a code, marked where it is worded the other way round; else its text.
    pub(super) fn finding(&self, finding: &str) -> String {
        let known = self.tool.label_of(finding).map(|label| self.text(label));
        let label = known.unwrap_or_else(|| clean(finding));
        if self.tool.is_turned(finding) { say!(self.phrases, "report-turned", label = label) } else { label }
    }

    fn planned(&self, action: &Action) -> Row {
        let says = &action.says;
        let due = says.due.map_or_else(|| "–".to_owned(), |due| date_short(self.language(), due));
        let text = |text: &String| if text.is_empty() { "–".to_owned() } else { clean(text) };
        let cells = vec![
            text(&says.action),
            text(&says.pilot),
            due,
            plan_progress(says.progress, self.phrases),
            text(&says.effect),
        ];
        row(self.finding(&says.finding), cells)
    }
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
