//! What the windows of a dossier say together: counts criterion by criterion, and the journeys row by row. Nothing here is scored,
//! estimated or shared out: a few people looked, and what they saw is told as it stands.

use super::comments::Written;
use crate::questionnaire::{
    Audience, Choice, Direction, Kind, Localised, Mark, Part, QuestionIndex, Questionnaire, Scoring, SectionIndex,
    Tool, Window, time_of_day,
};
use crate::record::{Answer, Record, Review, Status};
use jiff::civil::{Date, Time};
use serde::Serialize;
use std::collections::BTreeSet;

/// A dossier, read from its sheets one by one.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Dossier {
    /// The windows, in the order of the tool.
    pub windows: Vec<WindowSheets>,
    /// What is looked at, in the order of themes and of forms.
    pub criteria: Vec<Criterion>,
    /// The journeys that were observed.
    pub journeys: Vec<Journey>,
    /// What was written freely beside criteria and logs, once it was read.
    pub remarks: Vec<Remark>,
}

/// The sheets of a window.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WindowSheets {
    /// Its audience.
    pub audience: Audience,
    /// What it is.
    pub window: Window,
    /// Complete sheets, by service code.
    pub services: Vec<(String, u32)>,
    /// Sheets that are not complete: in progress or held aside.
    pub unfinished: u32,
    /// Complete sheets of which nothing is told as long as they are being verified.
    pub sealed: u32,
    /// Texts that nobody read yet.
    pub unread: u32,
    /// Texts that are set aside.
    pub set_aside: u32,
}

impl WindowSheets {
    /// Complete sheets.
    pub fn sheets(&self) -> u32 {
        self.services.iter().map(|(_, sheets)| sheets).sum()
    }
}

/// A criterion, looked at through one window or several.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Criterion {
    /// Its code: the same in every window.
    pub name: String,
    /// The code of its theme.
    pub theme: String,
    /// What it is called in the first form that has it.
    pub label: Localised,
    /// By window, in the order of [`Dossier::windows`]; `None` where the form does not ask it.
    pub views: Vec<Option<View>>,
}

/// What one window says of a criterion.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct View {
    /// The step it is looked at: the title of its page.
    pub step: Localised,
    /// Its answers.
    pub answers: Answers,
    /// The same by service code, where there are some.
    pub services: Vec<(String, Answers)>,
    /// What was written beside it, once it was read.
    pub texts: Vec<(Part, String)>,
}

/// Answers to a criterion, counted.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Answers {
    /// The boxes in the order of the paper, and how many ticked each; those that are marks among them.
    pub boxes: Vec<(Localised, u32)>,
    /// Answers that no box stands for: nothing ticked, two boxes, unreadable, crossed out.
    pub unsaid: u32,
    /// Answers that say that it is there, partly, not there.
    sides: [u32; 3],
}

/// What all answers of a window to a criterion come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Found {
    /// All say that it is there.
    There,
    /// Some say so and some do not, or all say partly.
    Between,
    /// All say that it is not there.
    Absent,
}

/// How the windows on a criterion stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Accord {
    /// One finds it there, another finds it absent.
    Opposed,
    /// They do not find the same.
    Apart,
    /// They find the same.
    Same,
    /// Only one window says something of it, or none.
    Alone,
}

/// A text of a log: told once it was read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Told {
    /// As it may be told.
    Text(String),
    /// A box of a list.
    Coded(Localised),
    /// Nobody read it yet.
    Unread,
    /// It was read and set aside.
    SetAside,
}

/// A journey that was observed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Journey {
    /// Its audience.
    pub audience: Audience,
    /// Code of the service.
    pub service: String,
    /// The day of its batch.
    pub day: Date,
    /// What was ticked of the journey as a whole: question and answer.
    pub facts: Vec<(Localised, Localised)>,
    /// Its rows, in the order of the paper.
    pub rows: Vec<LogRow>,
}

/// A row of a log.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct LogRow {
    /// When it begins; nothing where that is unreadable.
    pub time: Option<Time>,
    /// How many midnights lie between the first row and this one.
    pub days: u32,
    /// Whether it stands after a row that begins later, and no midnight explains it.
    pub is_before: bool,
    /// The step.
    pub step: Option<Localised>,
    /// The place.
    pub place: Option<Told>,
    /// The code of the theme it speaks of.
    pub theme: Option<String>,
    /// What was seen.
    pub seen: Option<Told>,
    /// What was felt.
    pub felt: Option<Told>,
    /// Words that were said.
    pub quote: Option<Told>,
    /// How long it took: as the paper says, else until the next row.
    pub minutes: Option<u32>,
}

/// Something written freely.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Remark {
    /// Whose window.
    pub audience: Audience,
    /// What was asked.
    pub label: Localised,
    /// What was written.
    pub text: String,
}

const DAY_MINUTES: i32 = 24 * 60;

impl Answers {
    /// What they come to; nothing where none says whether it is there.
    pub fn found(&self) -> Option<Found> {
        match self.sides {
            [0, 0, 0] => None,
            [_, 0, 0] => Some(Found::There),
            [0, 0, _] => Some(Found::Absent),
            _ => Some(Found::Between),
        }
    }

    /// Whether anything was answered.
    pub fn is_answered(&self) -> bool {
        self.unsaid > 0 || self.boxes.iter().any(|(_, count)| *count > 0)
    }
}

impl View {
    fn in_service(&self, service: &str) -> Option<&Answers> {
        self.services.iter().find(|(code, _)| code == service).map(|(_, answers)| answers)
    }
}

impl Accord {
    /// How answers of several windows stand to each other.
    fn of<'a>(views: impl Iterator<Item = &'a Answers>) -> Accord {
        let found: Vec<Found> = views.filter_map(Answers::found).collect();
        let has = |one| found.contains(&one);
        match found.as_slice() {
            [] | [_] => Accord::Alone,
            _ if has(Found::There) && has(Found::Absent) => Accord::Opposed,
            [first, rest @ ..] if rest.iter().any(|other| other != first) => Accord::Apart,
            _ => Accord::Same,
        }
    }
}

impl Criterion {
    /// How the windows on it stand to each other: in one service, or over all of them, whichever is farther apart.
    pub fn accord(&self) -> Accord {
        let services = self.services().into_iter().map(|service| self.accord_in(service));
        let all = Accord::of(self.views.iter().flatten().map(|view| &view.answers));
        services.chain([all]).min().unwrap_or(Accord::Alone)
    }

    /// How the windows on it stand to each other in a service.
    pub fn accord_in(&self, service: &str) -> Accord {
        Accord::of(self.views.iter().flatten().filter_map(|view| view.in_service(service)))
    }

    /// What each window says of it in a service.
    pub fn in_service<'a>(&'a self, service: &'a str) -> impl Iterator<Item = Option<&'a Answers>> + 'a {
        self.views.iter().map(move |view| view.as_ref().and_then(|view| view.in_service(service)))
    }

    /// The services of which some window says something.
    pub fn services(&self) -> BTreeSet<&str> {
        let views = self.views.iter().flatten();
        views.flat_map(|view| view.services.iter().map(|(service, _)| service.as_str())).collect()
    }

    /// Whether some window finds that it is not wholly there.
    pub fn is_lacking(&self) -> bool {
        self.views.iter().flatten().any(|view| matches!(view.answers.found(), Some(Found::Between | Found::Absent)))
    }
}

impl Journey {
    /// Minutes of all rows whose length is known, and how many rows have none.
    pub fn length(&self) -> (u32, usize) {
        let known = self.rows.iter().filter_map(|row| row.minutes).sum();
        (known, self.rows.iter().filter(|row| row.minutes.is_none()).count())
    }

    /// The steps in the order they were first met, each with its rows and its known minutes.
    pub fn steps(&self) -> Vec<(&Localised, usize, Option<u32>)> {
        let mut steps: Vec<(&Localised, usize, Option<u32>)> = Vec::new();
        for row in &self.rows {
            let Some(step) = &row.step else { continue };
            match steps.iter_mut().find(|(known, ..)| *known == step) {
                Some((_, rows, minutes)) => {
                    *rows += 1;
                    *minutes = minutes.map_or(row.minutes, |before| Some(before + row.minutes.unwrap_or(0)));
                }
                None => steps.push((step, 1, row.minutes)),
            }
        }
        steps
    }
}

impl Dossier {
    /// The windows of the tool through which nothing was keyed to the end.
    pub fn missing(&self) -> impl Iterator<Item = &WindowSheets> {
        self.windows.iter().filter(|window| window.sheets() == 0)
    }

    /// What comes first: where windows do not find the same, then what some window does not find wholly there.
    pub fn first(&self) -> Vec<&Criterion> {
        let lacking = |criterion: &&Criterion| criterion.accord() >= Accord::Same && criterion.is_lacking();
        self.disagreements().into_iter().chain(self.criteria.iter().filter(lacking)).collect()
    }

    /// The criteria on which windows do not find the same, the opposed first.
    pub fn disagreements(&self) -> Vec<&Criterion> {
        let apart = |criterion: &&Criterion| matches!(criterion.accord(), Accord::Opposed | Accord::Apart);
        let mut found: Vec<&Criterion> = self.criteria.iter().filter(apart).collect();
        found.sort_by_key(|criterion| criterion.accord());
        found
    }
}

/// Where a sheet comes from.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The audience.
    pub audience: &'a Audience,
    /// Code of its batch's service.
    pub service: &'a str,
    /// The day of its batch.
    pub day: Date,
}

/// Reads the sheets of a dossier one by one.
#[derive(Clone, Debug)]
pub struct DossierCollector {
    tool: Tool,
    campaign: String,
    dossier: Dossier,
    texts: Vec<Beside>,
}

/// A text beside a criterion, to be put there in an order that says nothing of the pile.
#[derive(Clone, Debug)]
struct Beside {
    lot: u64,
    window: usize,
    criterion: Option<usize>,
    part: Part,
    label: Localised,
    told: Told,
}

impl DossierCollector {
    /// For a dossier made with this tool.
    pub fn new(tool: &Tool, campaign: &str) -> DossierCollector {
        let windows = tool.audiences.iter().filter_map(|forms| {
            let (audience, window) = (forms.audience.clone(), forms.role.window()?);
            let (services, unfinished, sealed, unread, set_aside) = (Vec::new(), 0, 0, 0, 0);
            Some(WindowSheets { audience, window, services, unfinished, sealed, unread, set_aside })
        });
        let dossier = Dossier { windows: windows.collect(), criteria: criteria(tool), ..Dossier::default() };
        DossierCollector { tool: tool.clone(), campaign: campaign.to_owned(), dossier, texts: Vec::new() }
    }

    /// Counts a complete sheet of which nothing may be told yet.
    pub fn count_sealed(&mut self, audience: &Audience) {
        if let Some(window) = self.dossier.windows.iter_mut().find(|window| window.audience == *audience) {
            window.sealed += 1;
        }
    }

    /// Takes a sheet: its first pass, with the form it was keyed with and what was decided about its texts.
    pub fn add(&mut self, source: Source<'_>, form: &Questionnaire, record: &Record, reviews: &[Review]) {
        let Some(window) = self.dossier.windows.iter().position(|window| window.audience == *source.audience) else {
            return;
        };
        if record.answers.len() != form.questions.len() {
            return;
        }
        match record.status {
            Status::Complete => {}
            Status::InProgress { .. } | Status::Held(_) => {
                self.dossier.windows[window].unfinished += 1;
                return;
            }
            Status::Voided(_) => return,
        }
        let services = &mut self.dossier.windows[window].services;
        match services.iter_mut().find(|(code, _)| code == source.service) {
            Some((_, sheets)) => *sheets += 1,
            None => services.push((source.service.to_owned(), 1)),
        }
        let sheet = Sheet { service: source.service, form, record, reviews };
        for index in 0..form.questions.len() {
            self.take(window, &sheet, index);
        }
        if self.dossier.windows[window].window == Window::Observation {
            let rows = self.log(window, &sheet);
            let facts = facts(form, record);
            let (audience, service) = (source.audience.clone(), source.service.to_owned());
            self.dossier.journeys.push(Journey { audience, service, day: source.day, facts, rows });
        }
    }

    /// One answer: a criterion, a text beside one, a remark. Logs are read row by row.
    fn take(&mut self, window: usize, sheet: &Sheet<'_>, index: QuestionIndex) {
        let question = &sheet.form.questions[index];
        let Some(answer) = sheet.record.answer(index) else { return };
        if row_around(sheet.form, index).is_some() || question.constant.is_some() {
            return;
        }
        if sheet.form.is_criterion(index) {
            let Some(criterion) = self.place(&question.name) else { return };
            let scoring = self.tool.scoring.clone();
            if let Some(view) = &mut self.dossier.criteria[criterion].views[window] {
                view.answers.count(sheet.form, index, answer, &scoring);
                let known = view.services.iter().position(|(code, _)| code == sheet.service);
                let place = known.unwrap_or_else(|| {
                    view.services.push((sheet.service.to_owned(), Answers::default()));
                    view.services.len() - 1
                });
                view.services[place].1.count(sheet.form, index, answer, &scoring);
            }
            return;
        }
        let Kind::Text { comment: true, .. } = question.kind else { return };
        let Some(told) = sheet.told(&mut self.dossier.windows[window], index) else { return };
        let criterion = sheet.form.criterion_of(index);
        let criterion = criterion.and_then(|above| self.place(&sheet.form.questions[above].name));
        let lot = match answer {
            Answer::Text(text) => super::comments::lot(&self.campaign, &question.name, text),
            _ => 0,
        };
        let (part, label) = (question.part.unwrap_or(Part::Comment), question.label.clone());
        self.texts.push(Beside { lot, window, criterion, part, label, told });
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.dossier.criteria.iter().position(|criterion| criterion.name == name)
    }

    /// The rows of the logs of a sheet.
    fn log(&mut self, window: usize, sheet: &Sheet<'_>) -> Vec<LogRow> {
        let mut rows: Vec<(SectionIndex, Vec<QuestionIndex>)> = Vec::new();
        for index in 0..sheet.form.questions.len() {
            if sheet.form.questions[index].part.is_none_or(Part::is_of_a_criterion) {
                continue;
            }
            let Some(section) = row_around(sheet.form, index) else { continue };
            match rows.last_mut().filter(|(last, _)| *last == section) {
                Some((_, cells)) => cells.push(index),
                None => rows.push((section, vec![index])),
            }
        }
        let written = |cell: &QuestionIndex| {
            sheet.record.answer(*cell).is_some_and(|answer| *answer != Answer::Mark(Mark::Blank))
        };
        let rows = rows.into_iter().filter(|(_, cells)| cells.iter().any(written));
        let mut rows: Vec<LogRow> =
            rows.map(|(_, cells)| sheet.row(&mut self.dossier.windows[window], &cells)).collect();
        tell_time(&mut rows);
        rows
    }

    /// The dossier of the sheets added so far.
    pub fn finish(mut self) -> Dossier {
        self.texts.sort_by_key(|text| text.lot);
        for Beside { window, criterion, part, label, told, .. } in self.texts {
            let Told::Text(text) = told else { continue };
            let view = criterion.and_then(|place| self.dossier.criteria[place].views[window].as_mut());
            match view {
                Some(view) => view.texts.push((part, text)),
                None => {
                    let audience = self.dossier.windows[window].audience.clone();
                    self.dossier.remarks.push(Remark { audience, label, text });
                }
            }
        }
        for view in self.dossier.criteria.iter_mut().flat_map(|criterion| criterion.views.iter_mut().flatten()) {
            view.texts.sort_by_key(|(part, _)| *part);
        }
        for window in &mut self.dossier.windows {
            window.services.sort();
        }
        self.dossier.journeys.sort_by(|one, other| (one.day, &one.service).cmp(&(other.day, &other.service)));
        self.dossier
    }
}

/// A sheet that is read.
struct Sheet<'a> {
    service: &'a str,
    form: &'a Questionnaire,
    record: &'a Record,
    reviews: &'a [Review],
}

impl Sheet<'_> {
    /// What may be told of a text or a box; nothing where nothing was written. What may not is counted.
    fn told(&self, window: &mut WindowSheets, index: QuestionIndex) -> Option<Told> {
        let question = &self.form.questions[index];
        match self.record.answer(index)? {
            Answer::One(name) => Some(Told::Coded(self.form.list(index)?.named(name)?.label.clone())),
            Answer::Text(text) => {
                let told = Written::of(&question.name, None, text, self.reviews)?.told();
                match told {
                    Told::Unread => window.unread += 1,
                    Told::SetAside => window.set_aside += 1,
                    Told::Text(_) | Told::Coded(_) => {}
                }
                Some(told)
            }
            Answer::Several(_) | Answer::Integer(_) | Answer::Decimal(_) | Answer::Date(_) | Answer::Mark(_) => None,
        }
    }

    fn row(&self, window: &mut WindowSheets, cells: &[QuestionIndex]) -> LogRow {
        let mut row = LogRow::default();
        for cell in cells {
            let answer = self.record.answer(*cell);
            let Some(part) = self.form.questions[*cell].part else { continue };
            match (part, answer) {
                (Part::Time, Some(Answer::Text(text))) => row.time = time_of_day(text),
                (Part::Minutes, Some(Answer::Integer(minutes))) => row.minutes = u32::try_from(*minutes).ok(),
                (Part::Theme, Some(Answer::One(name))) => row.theme = Some(name.clone()),
                (Part::Step, Some(Answer::One(name))) => {
                    row.step = self.form.list(*cell).and_then(|list| list.named(name)).map(|box_| box_.label.clone());
                }
                (Part::Place, _) => row.place = self.told(window, *cell),
                (Part::Seen, _) => row.seen = self.told(window, *cell),
                (Part::Felt, _) => row.felt = self.told(window, *cell),
                (Part::Quote, _) => row.quote = self.told(window, *cell),
                (Part::Time | Part::Minutes | Part::Theme | Part::Step, _)
                | (Part::Justification | Part::Evidence | Part::Comment, _) => {}
            }
        }
        row
    }
}

impl Answers {
    fn count(&mut self, form: &Questionnaire, index: QuestionIndex, answer: &Answer, scoring: &Scoring) {
        let Some(list) = form.list(index) else { return };
        if self.boxes.is_empty() {
            self.boxes = list.choices.iter().map(|choice| (choice.label.clone(), 0)).collect();
        }
        let ticked = match answer {
            Answer::One(name) => list.named(name),
            Answer::Mark(mark) => list.choices.iter().find(|choice| choice.mark == Some(*mark)),
            _ => None,
        };
        let Some(choice) = ticked else {
            self.unsaid += 1;
            return;
        };
        match self.boxes.iter_mut().find(|(label, _)| *label == choice.label) {
            Some((_, count)) => *count += 1,
            // A box of an earlier version of the form.
            None => self.boxes.push((choice.label.clone(), 1)),
        }
        if let Some(side) = side(choice, form.questions[index].direction, scoring) {
            self.sides[side] += 1;
        }
    }
}

/// On which side a box stands: there, partly, not there; nothing where it is off the scale.
fn side(choice: &Choice, direction: Direction, scoring: &Scoring) -> Option<usize> {
    let place = choice.score.filter(|_| choice.mark.is_none())?;
    let place = match direction {
        Direction::Positive => place,
        Direction::Negative => 100.0 - place,
    };
    Some(if place >= scoring.favourable_from {
        0
    } else if place <= 100.0 - scoring.favourable_from {
        2
    } else {
        1
    })
}

/// The criteria of a tool's forms, in the order of themes and of forms.
fn criteria(tool: &Tool) -> Vec<Criterion> {
    let mut criteria: Vec<Criterion> = Vec::new();
    let windows: Vec<_> = tool.audiences.iter().filter(|forms| forms.role.window().is_some()).collect();
    for theme in &tool.themes {
        for (window, forms) in windows.iter().enumerate() {
            for (_, form) in &forms.forms {
                for (index, question) in form.questions.iter().enumerate() {
                    if !form.is_criterion(index) || question.theme.as_ref() != Some(&theme.code) {
                        continue;
                    }
                    let known = criteria.iter().position(|known| known.name == question.name);
                    let place = known.unwrap_or_else(|| {
                        let (name, theme) = (question.name.clone(), theme.code.clone());
                        let (label, views) = (question.label.clone(), vec![None; windows.len()]);
                        criteria.push(Criterion { name, theme, label, views });
                        criteria.len() - 1
                    });
                    let step = || form.pages[question.page].title.clone();
                    criteria[place].views[window].get_or_insert_with(|| View { step: step(), ..View::default() });
                }
            }
        }
    }
    criteria
}

/// What was ticked of a sheet as a whole, beside criteria and logs.
fn facts(form: &Questionnaire, record: &Record) -> Vec<(Localised, Localised)> {
    let mut facts = Vec::new();
    for (index, question) in form.questions.iter().enumerate() {
        let beside = question.theme.is_none() && question.part.is_none() && question.constant.is_none();
        if !beside || row_around(form, index).is_some() {
            continue;
        }
        if let (Some(Answer::One(name)), Some(list)) = (record.answer(index), form.list(index))
            && let Some(choice) = list.named(name)
        {
            facts.push((question.label.clone(), choice.label.clone()));
        }
    }
    facts
}

/// The innermost row of a table around a question.
fn row_around(form: &Questionnaire, index: QuestionIndex) -> Option<SectionIndex> {
    form.sections_around(index).find(|section| form.outline.sections[*section].row.is_some())
}

/// Puts the rows on one clock: a time of day that is smaller than the one before it by more than half a day is after midnight; by less, it
/// is out of order, and nobody knows how long the row before took.
fn tell_time(rows: &mut [LogRow]) {
    let mut clock: Option<i32> = None;
    let mut before: Option<usize> = None;
    for place in 0..rows.len() {
        let Some(time) = rows[place].time else {
            before = None;
            continue;
        };
        let time = i32::from(time.hour()) * 60 + i32::from(time.minute());
        let Some(last) = clock else {
            (clock, before) = (Some(time), Some(place));
            continue;
        };
        let passed = (time - last).rem_euclid(DAY_MINUTES);
        // On the first day, later by the clock is later, however much; after midnight a leap over half a day is a leap back.
        let is_later = last < DAY_MINUTES && time >= last;
        let now = if is_later || passed < DAY_MINUTES / 2 {
            if let Some(before) = before {
                rows[before].minutes.get_or_insert(passed.unsigned_abs());
            }
            last + passed
        } else {
            rows[place].is_before = true;
            last + passed - DAY_MINUTES
        };
        rows[place].days = u32::try_from(now.div_euclid(DAY_MINUTES)).unwrap_or(0);
        (clock, before) = (Some(now), Some(place));
    }
}

#[cfg(test)]
mod tests {
    use super::{LogRow, tell_time};
    use jiff::civil::Time;

    fn told(times: &[&str]) -> String {
        let time = |written: &&str| LogRow { time: crate::questionnaire::time_of_day(written), ..LogRow::default() };
        let mut rows: Vec<LogRow> = times.iter().map(time).collect();
        tell_time(&mut rows);
        let line = |row: &LogRow| {
            let time = row.time.map_or("--:--".to_owned(), |time: Time| time.strftime("%H:%M").to_string());
            let minutes = row.minutes.map_or("?".to_owned(), |minutes| minutes.to_string());
            format!("{time}+{} {minutes}{}", row.days, if row.is_before { " before" } else { "" })
        };
        rows.iter().map(line).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn a_gap_of_more_than_half_a_day_is_no_step_back() {
        assert_eq!(told(&["08:00", "21:00", "23:50", "00:10"]), "08:00+0 780 | 21:00+0 170 | 23:50+0 20 | 00:10+1 ?");
        assert_eq!(told(&["00:10", "23:50"]), "00:10+0 1420 | 23:50+0 ?");
    }

    #[test]
    fn a_row_lasts_until_the_next() {
        assert_eq!(told(&["10:30", "10:30", "11:05"]), "10:30+0 0 | 10:30+0 35 | 11:05+0 ?");
    }

    #[test]
    fn a_journey_goes_on_after_midnight() {
        assert_eq!(told(&["23:50", "00:10", "01:00"]), "23:50+0 20 | 00:10+1 50 | 01:00+1 ?");
    }

    #[test]
    fn a_time_out_of_order_is_said_and_makes_no_length() {
        assert_eq!(told(&["10:30", "10:10", "10:40"]), "10:30+0 ? | 10:10+0 30 before | 10:40+0 ?");
    }

    #[test]
    fn nobody_knows_how_long_a_row_took_beside_an_unreadable_time() {
        assert_eq!(told(&["10:30", "", "11:00", "11:10"]), "10:30+0 ? | --:--+0 ? | 11:00+0 10 | 11:10+0 ?");
    }
}
