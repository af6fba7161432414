//! Answers that were given online come into a campaign: a source of their own, with the checks of keying and every finding at once.

use super::batches::{known_audience, known_service};
use super::keying::constants;
use super::{CampaignView, Error, Station};
use crate::campaign::{Batch, BatchEvent, BatchNumber, BatchSource, Campaign, CampaignId, WebImport, WebResponse};
use crate::entry::{Elsewhere, answered_elsewhere};
use crate::expression::nearest;
use crate::import::{WebColumns, WebFile, WebFinding, WebProblem, WebRow, read_web, read_web_columns};
use crate::questionnaire::{Audience, AudienceForms, Fingerprint, Questionnaire, Variant};
use crate::record::{Override, Pass, Record, RecordEvent, Serial, Status};
use crate::store::{self, Filed, RecordKey, Write};
use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::sync::Arc;

/// What stands beside a soft check that an answer given online did not hold to.
pub const WEB_WORD: &str = "web";

/// A file of responses to be taken into a campaign.
#[derive(Clone, Copy, Debug)]
pub struct WebRequest<'a> {
    /// The campaign.
    pub campaign: &'a str,
    /// The code of the audience.
    pub audience: &'a str,
    /// The file.
    pub file: &'a Path,
    /// The file that says which column is what.
    pub columns: Option<&'a Path>,
    /// The code of the service of responses that name none.
    pub service: Option<&'a str>,
    /// The variant of the form that was answered; the audience's first one when none is given.
    pub variant: Option<&'a str>,
    /// Whether the sound responses are taken although others are not.
    pub accept_sound: bool,
    /// Whether only the findings are wanted.
    pub dry_run: bool,
    /// What the file was when somebody looked at it: another one is not taken.
    pub looked_at: Option<&'a Fingerprint>,
}

/// What came of a file of responses.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WebImported {
    /// Of the bytes of the file.
    pub fingerprint: Option<Fingerprint>,
    /// What was found, by line.
    pub findings: Vec<WebFinding>,
    /// Responses in the file.
    pub rows: usize,
    /// Of these, taken before.
    pub known: usize,
    /// The lines of those that are not sound.
    pub unsound: Vec<u32>,
    /// Those that are sound and new.
    pub sound: usize,
    /// What was taken, by batch.
    pub taken: Vec<WebTaken>,
}

/// What was taken into a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebTaken {
    /// The batch.
    pub batch: BatchNumber,
    /// The code of its service.
    pub service: String,
    /// What the service is called.
    pub service_name: String,
    /// The number of the first sheet.
    pub first: Serial,
    /// How many there are.
    pub sheets: u32,
}

impl WebImported {
    /// Whether something keeps responses of the file out.
    pub fn is_blocked(&self) -> bool {
        self.findings.iter().any(|finding| finding.problem.blocks())
    }

    /// Whether the file as a whole cannot be taken: no response of it is, however sound.
    pub fn is_refused(&self) -> bool {
        let whole = |finding: &WebFinding| finding.problem.blocks() && (finding.line.is_none() || is_head(finding));
        self.findings.iter().any(whole)
    }
}

/// Whether a finding is about the columns.
fn is_head(finding: &WebFinding) -> bool {
    match &finding.problem {
        WebProblem::ColumnTwice(_) | WebProblem::ColumnAbsent { .. } | WebProblem::NoQuestion => true,
        WebProblem::ColumnUnknown { nearest } => {
            nearest.is_some() || !finding.column.as_ref().is_some_and(|c| c.starts_with('–'))
        }
        _ => false,
    }
}

/// The responses that were taken before.
struct Known {
    all: HashSet<WebResponse>,
    names: HashSet<u64>,
    /// What they say, and whether they have a name.
    said: HashSet<(u64, bool)>,
    /// The files they came from.
    files: HashSet<Fingerprint>,
}

/// How a response meets those that were taken before.
enum Met {
    /// It is one of them.
    Itself,
    /// One of its name says something else; or one says the same, and only one of the two has a name.
    Otherwise,
}

impl Known {
    fn of(online: &[Batch]) -> Known {
        let all: HashSet<WebResponse> =
            online.iter().flat_map(Batch::imports).flat_map(|one| one.responses.iter().copied()).collect();
        let names = all.iter().filter_map(|one| one.name).collect();
        let said = all.iter().map(|one| (one.said, one.name.is_some())).collect();
        let files = online.iter().flat_map(Batch::imports).map(|one| one.file.clone()).collect();
        Known { all, names, said, files }
    }

    /// The response was taken for another service, or on another variant.
    fn elsewhere(
        &self,
        row: &WebRow,
        campaign: &Campaign,
        forms: &AudienceForms,
        file: &Fingerprint,
    ) -> Option<WebProblem> {
        let taken = campaign.services.iter().find(|service| {
            forms.forms.iter().any(|(variant, _)| self.all.contains(&row.response(&service.code, &variant.0)))
        })?;
        Some(WebProblem::KnownElsewhere { service: taken.name.clone(), same_file: self.files.contains(file) })
    }

    fn meets(&self, response: &WebResponse) -> Option<Met> {
        if self.all.contains(response) {
            return Some(Met::Itself);
        }
        let is_named = response.name.is_some_and(|name| self.names.contains(&name));
        (is_named || self.said.contains(&(response.said, response.name.is_none()))).then_some(Met::Otherwise)
    }
}

/// A response that is to be taken, with its place.
struct Sound<'a> {
    row: &'a WebRow,
    response: WebResponse,
    service: String,
    sheet: Elsewhere,
}

impl Station {
    /// Takes the responses of a file into batches of their own, one for each service. Nothing of the file is taken as long as one of its
    /// responses is not sound, unless it is wished; what was taken before is not taken again.
    ///
    /// # Errors
    /// [`Error::Closed`], what the request names and the campaign does not have, and the store's. What is wrong in the file is told, and
    /// no error.
    pub fn import_web(&self, request: &WebRequest) -> Result<WebImported, Error> {
        let view = self.open_campaign(request.campaign)?;
        let audience = known_audience(&view.tool, request.audience)?;
        if let Some(service) = request.service {
            known_service(&view.campaign, service)?;
        }
        let forms = view.tool.audience(&audience).expect("known_audience found it");
        let variant = match request.variant {
            Some(name) => Variant(name.to_owned()),
            None => forms.forms.first().map_or_else(|| Variant(String::new()), |(variant, _)| variant.clone()),
        };
        let form = forms.form(&variant).cloned();
        let form = form.ok_or_else(|| {
            let known = forms.forms.iter().map(|(known, _)| known.0.as_str());
            Error::NoVariant(variant.0.clone(), nearest(&variant.0, known).map(str::to_owned))
        })?;
        let columns = match request.columns.map(read_web_columns).transpose() {
            Ok(columns) => columns.unwrap_or_default(),
            Err(finding) => return Ok(WebImported { findings: vec![finding], ..WebImported::default() }),
        };
        let (file, online) = self.read_responses(request, &view, &audience, (&form, &columns))?;
        let fingerprint = Some(file.fingerprint.clone());
        let findings = file.findings.clone();
        let mut done = WebImported { fingerprint, rows: file.rows.len(), findings, ..WebImported::default() };
        if request.looked_at.is_some_and(|looked_at| *looked_at != file.fingerprint) {
            done.findings.push(WebFinding { line: None, column: None, problem: WebProblem::Changed });
        }
        let known = Known::of(&online);
        let mut sound = Vec::new();
        for row in &file.rows {
            let read = self.read_response(row, &file, &view, &form, request.service);
            let response = read.1.as_ref().map(|(service, _)| row.response(service, &variant.0));
            match response.and_then(|response| known.meets(&response)) {
                Some(Met::Itself) => {
                    done.known += 1;
                    // It was looked at when it came in.
                    done.findings.retain(|finding| finding.line != Some(row.line));
                    continue;
                }
                Some(Met::Otherwise) => {
                    let problem = WebProblem::KnownOtherwise;
                    done.findings.push(WebFinding { line: Some(row.line), column: None, problem });
                }
                // A response that says its service is of that service, whoever says the same elsewhere.
                None if row.id.is_none() && row.service.is_none() => {
                    let elsewhere = known.elsewhere(row, &view.campaign, forms, &file.fingerprint);
                    done.findings.extend(elsewhere.map(|problem| WebFinding {
                        line: Some(row.line),
                        column: None,
                        problem,
                    }));
                }
                None => {}
            }
            let blocked = |finding: &WebFinding| finding.line == Some(row.line) && finding.problem.blocks();
            let blocks = done.findings.iter().any(blocked) || read.0.iter().any(blocked);
            done.findings.extend(read.0);
            match (read.1.filter(|_| !blocks), response) {
                (Some((service, sheet)), Some(response)) => sound.push(Sound { row, response, service, sheet }),
                _ => done.unsound.push(row.line),
            }
        }
        done.findings.sort_by_key(|finding| finding.line);
        done.sound = sound.len();
        let takes = !request.dry_run && !done.is_refused() && (done.unsound.is_empty() || request.accept_sound);
        if takes && !sound.is_empty() {
            done.taken = self.take_responses(&view, &audience, (&variant, form.as_ref()), &file, &sound)?;
            // What somebody else took in meanwhile was taken before, too.
            let taken: u32 = done.taken.iter().map(|one| one.sheets).sum();
            done.known += sound.len() - taken as usize;
        }
        Ok(done)
    }

    /// The file, and the batches of the audience that came in online before.
    fn read_responses(
        &self,
        request: &WebRequest,
        view: &CampaignView,
        audience: &Audience,
        (form, columns): (&Questionnaire, &WebColumns),
    ) -> Result<(WebFile, Vec<Batch>), Error> {
        let modes = view.tool.audience(audience).map_or(&[][..], |forms| &forms.modes);
        let file = read_web(request.file, form, modes, columns);
        Ok((file, self.taken_online(&view.campaign.id, audience)?))
    }

    /// The batches of an audience that came in online.
    fn taken_online(&self, campaign: &CampaignId, audience: &Audience) -> Result<Vec<Batch>, Error> {
        let batches = self.store.batches(campaign)?.into_iter().map(|(batch, _)| batch);
        Ok(batches.filter(|batch| batch.audience == *audience && batch.source() == BatchSource::Web).collect())
    }

    /// What a response comes to: its service, and the sheet it makes.
    fn read_response(
        &self,
        row: &WebRow,
        file: &WebFile,
        view: &CampaignView,
        form: &Arc<Questionnaire>,
        service: Option<&str>,
    ) -> (Vec<WebFinding>, Option<(String, Elsewhere)>) {
        let mut findings = Vec::new();
        let mut say = |column: Option<&String>, problem: WebProblem| {
            findings.push(WebFinding { line: Some(row.line), column: column.cloned(), problem });
        };
        let service = match (&row.service, service, view.campaign.services.as_slice()) {
            (Some(text), _, _) => match service_of(&view.campaign, form, text) {
                Some(code) => Some(code),
                None => {
                    let names = view.campaign.services.iter().flat_map(|one| [one.code.as_str(), one.name.as_str()]);
                    let nearest = nearest(text, names).map(str::to_owned);
                    say(None, WebProblem::NoService { text: text.clone(), nearest });
                    None
                }
            },
            (None, Some(code), _) => Some(code.to_owned()),
            (None, None, [only]) => Some(only.code.clone()),
            (None, None, _) => {
                say(None, WebProblem::ServiceMissing);
                None
            }
        };
        let today = self.clock.today();
        let filled = service.as_ref().map_or_else(Vec::new, |service| {
            constants(
                form,
                &online_batch(BatchNumber(0), &Audience(String::new()), service, &Variant(String::new()), today),
            )
        });
        let sheet = answered_elsewhere(form, &filled, &row.given, today);
        let code = |index: usize| form.questions[index].name.clone();
        for (index, reason) in &sheet.refused {
            let text = row.given.iter().find(|(known, _)| known == index).map(|(_, text)| text.clone());
            let (code, text, reason) = (code(*index), text.unwrap_or_default(), reason.clone());
            say(file.columns.get(index), WebProblem::Refused { code, text, reason });
        }
        for index in &sheet.taken_away {
            say(file.columns.get(index), WebProblem::NotAsked(code(*index)));
        }
        for index in &sheet.passed {
            say(file.columns.get(index), WebProblem::Passed(code(*index)));
        }
        // What the pile fills is not asked in a file.
        for index in sheet.missing.iter().filter(|index| form.questions[**index].constant.is_none()) {
            say(file.columns.get(index), WebProblem::Missing(code(*index)));
        }
        if sheet.answered == 0 && !row.given.is_empty() && sheet.refused.is_empty() {
            say(None, WebProblem::Nothing);
        }
        (findings, service.map(|service| (service, sheet)))
    }

    /// Writes the batches and their sheets, all of them or none.
    fn take_responses(
        &self,
        view: &CampaignView,
        audience: &Audience,
        (variant, form): (&Variant, &Questionnaire),
        file: &WebFile,
        sound: &[Sound],
    ) -> Result<Vec<WebTaken>, Error> {
        let id = &view.campaign.id;
        let mut attempts = 0;
        loop {
            attempts += 1;
            let first = self.store.claim_serial(id, audience)?;
            let claimed =
                RecordKey { campaign: id.clone(), audience: audience.clone(), serial: first, pass: Pass::First };
            let mut serial = first.0;
            // The number first: whatever somebody else takes in after it was read has this number too, and the store refuses one.
            let mut number = self.next_batch_number(id)?.0;
            let online = self.taken_online(id, audience)?;
            let known = Known::of(&online);
            let mut by_service: BTreeMap<&str, Vec<&Sound>> = BTreeMap::new();
            for one in sound.iter().filter(|one| known.meets(&one.response).is_none()) {
                by_service.entry(&one.service).or_default().push(one);
            }
            if by_service.is_empty() {
                self.store.let_go(&claimed);
                return Ok(Vec::new());
            }
            let (mut writes, mut taken) = (Vec::new(), Vec::new());
            for (service, here) in &by_service {
                let known = online.iter().find(|batch| batch.service == *service && batch.variant == *variant);
                let mut batch = known.cloned().unwrap_or_else(|| {
                    number += 1;
                    let mut batch =
                        online_batch(BatchNumber(number - 1), audience, service, variant, self.clock.today());
                    batch.history.push((self.signature(), BatchEvent::Opened));
                    batch
                });
                let mut responses: Vec<WebResponse> = here.iter().map(|one| one.response).collect();
                responses.sort_unstable();
                let import = WebImport { file: file.fingerprint.clone(), responses };
                batch.history.push((self.signature(), BatchEvent::Imported(import)));
                let sheets = u32::try_from(here.len()).expect("a file has few responses");
                batch.sheets = Some(batch.sheets.unwrap_or(0) + sheets);
                taken.push(WebTaken {
                    batch: batch.number,
                    service: (*service).to_owned(),
                    service_name: view.campaign.service(service).map_or(*service, |one| &one.name).to_owned(),
                    first: Serial(serial),
                    sheets,
                });
                let lies = batch.number;
                writes.push(Write::Batch(id.clone(), batch));
                for one in here {
                    let key = RecordKey { serial: Serial(serial), ..claimed.clone() };
                    let filed = Filed { batch: lies, revision: 1, record: self.record_of(view, variant, form, one) };
                    writes.push(Write::Record(key, filed));
                    serial += 1;
                }
            }
            let outcome = self.commit(writes);
            self.store.let_go(&claimed);
            match outcome {
                // Somebody keyed a sheet of such a number meanwhile, or took responses in: nothing was written.
                Err(Error::Store(
                    store::Error::OlderRevision { .. }
                    | store::Error::InUse { .. }
                    | store::Error::CampaignChanged { .. },
                )) if attempts < super::ATTEMPTS_MAX => {}
                outcome => return outcome.map(|()| taken),
            }
        }
    }

    fn record_of(&self, view: &CampaignView, variant: &Variant, form: &Questionnaire, one: &Sound) -> Record {
        let by = self.signature();
        let fingerprint = view.tool.fingerprint.clone();
        let mut record = Record::begin(fingerprint, variant.clone(), form.questions.len(), by.clone());
        record.answers.clone_from(&one.sheet.answers);
        record.mode.clone_from(&one.row.mode);
        let passed = |question: &usize| Override { question: *question, note: WEB_WORD.to_owned() };
        record.overrides = one.sheet.passed.iter().map(passed).collect();
        record.status = Status::Complete;
        record.history.push((by, RecordEvent::Completed));
        record
    }
}

/// A batch of answers that came in online, without a word of how.
fn online_batch(
    number: BatchNumber,
    audience: &Audience,
    service: &str,
    variant: &Variant,
    date: jiff::civil::Date,
) -> Batch {
    Batch {
        number,
        audience: audience.clone(),
        service: service.to_owned(),
        date,
        sheets: None,
        mode: None,
        variant: variant.clone(),
        history: Vec::new(),
    }
}

/// The code of the service that a text names: by code, by name, or by the words of its box.
fn service_of(campaign: &Campaign, form: &Questionnaire, text: &str) -> Option<String> {
    let same = |one: &str| one.trim().to_lowercase() == text.trim().to_lowercase();
    let known = campaign.services.iter().find(|service| same(&service.code) || same(&service.name));
    if let Some(service) = known {
        return Some(service.code.clone());
    }
    let boxes = form.questions.iter().enumerate().filter(|(_, question)| question.constant.is_some());
    let mut choices = boxes.filter_map(|(index, _)| form.list(index)).flat_map(|list| &list.choices);
    let choice = choices.find(|choice| {
        same(&choice.name)
            || same(&choice.code)
            || ["fr", "en", ""].iter().any(|tag| same(choice.label.in_language(tag)))
    })?;
    campaign.service(&choice.name).map(|service| service.code.clone())
}
