//! A tool's folder: `tool.toml` and one file per audience and variant.

use super::form::{self, Reading, unknown_word};
use super::toml_table::{Document, Keys};
use crate::expression::nearest;
use crate::questionnaire::{
    Audience, AudienceForms, Finding, Fingerprint, FormSpot, Localised, Mode, Place, Problem, Provenance,
    QUESTIONS_MAX, Questionnaire, Role, Scoring, Spreading, Theme, Thresholds, Tool, ToolKind, ToolSpot, Variant,
    check_form, check_tool,
};
use crate::say;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};
use std::path::{Component, Path};
use std::sync::Arc;

/// The file every tool has.
pub const TOOL_FILE: &str = "tool.toml";

/// Most forms of a tool.
const FORMS_MAX: usize = 64;

/// Reads the folder of a tool. The tool is there when nothing blocks; findings are sorted by place.
pub fn read_tool(folder: &Path) -> (Option<Tool>, Vec<Finding>) {
    let place = Place::file(TOOL_FILE);
    let (bytes, text) = match super::bytes(&folder.join(TOOL_FILE)).and_then(|bytes| {
        let text = super::text(bytes.clone(), &place)?;
        Ok((bytes, text))
    }) {
        Ok(read) => read,
        Err(finding) => return (None, vec![*finding]),
    };
    let document = Document::new(&text, place);
    let table = document.parse();
    let broken = !document.findings.borrow().is_empty();
    let plan = read_plan(&document.root(&table));
    let mut findings = document.findings.into_inner();
    if broken {
        // What could not be parsed would only be reported again as missing.
        findings.retain(|finding| matches!(finding.problem, Problem::Toml(_)));
    }

    let mut sources = BTreeMap::from([(TOOL_FILE.to_owned(), bytes)]);
    let mut readings: Vec<Vec<Option<Reading>>> = Vec::new();
    for audience in &plan.audiences {
        let mut forms = Vec::new();
        for form in &audience.forms {
            if sources.len() > FORMS_MAX {
                let (value, max) = (sources.len() as f64, FORMS_MAX as f64);
                let problem = Problem::OutOfRange { key: "form".to_owned(), value, min: 1.0, max };
                findings.push(Finding::blocking(form.place.clone(), problem));
                forms.push(None);
                continue;
            }
            forms.push(match read_source(folder, form, &mut sources) {
                Ok(bytes) => {
                    // What stands beside a form is part of the tool.
                    let home = folder.join(&form.file).parent().map(Path::to_path_buf).unwrap_or_default();
                    let inside = Path::new(&form.file).parent().unwrap_or(Path::new(""));
                    let mut beside = |file: &str| {
                        let bytes = form::read_beside(&home, file)?;
                        sources.insert(inside.join(file).to_string_lossy().into_owned(), bytes.clone());
                        Some(bytes)
                    };
                    Some(form::read(bytes, &form.file, &mut beside))
                }
                Err(finding) => {
                    findings.push(*finding);
                    None
                }
            });
        }
        readings.push(forms);
    }
    for reading in readings.iter_mut().flatten().flatten() {
        findings.append(&mut reading.findings);
    }
    let mut tool = plan.tool(fingerprint(&sources));
    let complete = plan.take_forms(&mut tool, &readings);
    let mut checked = check_tool(&tool, &|spot| plan.place(&readings, spot));
    if !complete {
        // What is missing only because a form could not be read has been said; a form that is not there hides no
        // fault of the others.
        checked.retain(|finding| !matches!(finding.problem, Problem::NoForm { .. } | Problem::ThemeUnused(_)));
        checked.extend(plan.forms_without(&readings));
        for reading in readings.iter().filter(|forms| !is_complete(forms)).flatten().flatten() {
            if let Some(form) = &reading.form {
                checked.extend(check_form(form, Some(&plan.themes), &|spot| reading.places.of(spot)));
            }
        }
    }
    checked.retain(|finding| !readings.iter().flatten().flatten().any(|reading| reading.places.follows(finding)));
    if !broken {
        findings.extend(checked);
    }
    if complete {
        spread_tables(&mut tool, &plan, &mut findings);
    }
    Finding::sort(&mut findings);
    let tool = (complete && !findings.iter().any(Finding::blocks)).then_some(tool);
    (tool, findings)
}

/// Spreads the tables of the forms out into their printed rows, as they are keyed.
fn spread_tables(tool: &mut Tool, plan: &Plan, findings: &mut Vec<Finding>) {
    for (audience, plan) in tool.audiences.iter_mut().zip(&plan.audiences) {
        for ((_, form), plan) in audience.forms.iter_mut().zip(&plan.forms).filter(|((_, form), _)| form.has_tables()) {
            match spread_for_keying(form) {
                Some(spread) => *form = Arc::new(spread),
                None => {
                    let problem = Problem::TooManyQuestions { max: QUESTIONS_MAX };
                    findings.push(Finding::blocking(Place::file(&plan.file), problem));
                }
            }
        }
    }
}

/// A form as it is keyed: its tables spread out into their printed rows. `None` when its rows ask more questions than a form
/// may.
pub fn as_keyed(form: &Questionnaire) -> Option<Questionnaire> {
    if form.has_tables() { spread_for_keying(form) } else { Some(form.clone()) }
}

/// The tables of a form spread out; `None` when its rows ask more questions than a form may.
fn spread_for_keying(form: &Questionnaire) -> Option<Questionnaire> {
    let label = |table: &Localised| {
        form::in_each_language(|phrases| {
            let table = table.in_language(phrases.language().tag()).to_owned();
            say!(phrases, "form-rows-filled", table = table)
        })
    };
    let rows = |section, _: &[u32]| form.keyed_rows(section);
    form.spread(&Spreading { rows: &rows, count_label: Some(&label), questions_max: QUESTIONS_MAX })
}

fn is_complete(forms: &[Option<Reading>]) -> bool {
    forms.iter().all(|reading| reading.as_ref().is_some_and(|reading| reading.form.is_some()))
}

fn read_source(
    folder: &Path,
    form: &FormPlan,
    sources: &mut BTreeMap<String, Vec<u8>>,
) -> Result<Vec<u8>, Box<Finding>> {
    let path = Path::new(&form.file);
    let inside = path.components().all(|part| matches!(part, Component::Normal(_))) && !form.file.is_empty();
    if !inside {
        return Err(Box::new(Finding::blocking(form.place.clone(), Problem::FileOutside(form.file.clone()))));
    }
    let bytes = super::bytes(&folder.join(path)).map_err(|mut finding| {
        finding.place.file.clone_from(&form.file);
        finding
    })?;
    sources.insert(form.file.clone(), bytes.clone());
    Ok(bytes)
}

/// SHA-256 over the sources in the order of their names, each with its name and length.
fn fingerprint(sources: &BTreeMap<String, Vec<u8>>) -> Fingerprint {
    let mut hash = Sha256::new();
    for (name, bytes) in sources {
        for part in [name.as_bytes(), bytes.as_slice()] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
    }
    Fingerprint(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// What `tool.toml` says.
struct Plan {
    id: String,
    version: String,
    title: crate::questionnaire::Localised,
    kind: ToolKind,
    provenance: Provenance,
    scoring: Scoring,
    thresholds: Thresholds,
    themes: Vec<Theme>,
    audiences: Vec<AudiencePlan>,
    /// Where keys, themes and audiences stand.
    keys: HashMap<String, Place>,
    theme_places: Vec<Place>,
}

struct AudiencePlan {
    code: String,
    label: crate::questionnaire::Localised,
    role: Role,
    modes: Vec<Mode>,
    forms: Vec<FormPlan>,
    place: Place,
}

struct FormPlan {
    variant: String,
    file: String,
    place: Place,
}

impl Plan {
    /// The tool without its forms.
    fn tool(&self, fingerprint: Fingerprint) -> Tool {
        let audience = |plan: &AudiencePlan| AudienceForms {
            audience: Audience(plan.code.clone()),
            label: plan.label.clone(),
            role: plan.role,
            modes: plan.modes.clone(),
            forms: Vec::new(),
        };
        Tool {
            id: self.id.clone(),
            version: self.version.clone(),
            title: self.title.clone(),
            kind: self.kind,
            provenance: self.provenance.clone(),
            audiences: self.audiences.iter().map(audience).collect(),
            themes: self.themes.clone(),
            scoring: self.scoring.clone(),
            thresholds: self.thresholds.clone(),
            fingerprint,
        }
    }

    /// Gives their forms to the audiences whose forms could all be read; whether that is every audience.
    fn take_forms(&self, tool: &mut Tool, readings: &[Vec<Option<Reading>>]) -> bool {
        let mut complete = true;
        for ((plan, readings), audience) in self.audiences.iter().zip(readings).zip(&mut tool.audiences) {
            if !is_complete(readings) {
                complete = false;
                continue;
            }
            let forms = readings.iter().flatten().filter_map(|reading| reading.form.clone());
            let variants = plan.forms.iter().map(|form| Variant(form.variant.clone()));
            audience.forms = variants.zip(forms.map(Arc::new)).collect();
        }
        complete
    }

    /// The audiences that name no form.
    fn forms_without(&self, readings: &[Vec<Option<Reading>>]) -> Vec<Finding> {
        let empty = self.audiences.iter().zip(readings).filter(|(_, forms)| forms.is_empty());
        let finding = |plan: &AudiencePlan| {
            Finding::blocking(plan.place.clone(), Problem::NoForm { audience: plan.code.clone() })
        };
        empty.map(|(plan, _)| finding(plan)).collect()
    }

    fn place(&self, readings: &[Vec<Option<Reading>>], spot: ToolSpot) -> Place {
        let tool = || Place::file(TOOL_FILE);
        match spot {
            ToolSpot::Key(key) => self.keys.get(key).cloned().unwrap_or_else(|| tool().column(key)),
            ToolSpot::Theme(theme) => self.theme_places.get(theme).cloned().unwrap_or_else(tool),
            ToolSpot::Audience(audience) => self.audiences.get(audience).map_or_else(tool, |plan| plan.place.clone()),
            ToolSpot::Form(audience, form, spot) => {
                let reading = readings.get(audience).and_then(|forms| forms.get(form)).and_then(Option::as_ref);
                match (reading, spot) {
                    (Some(reading), FormSpot::Form) => reading.places.file.clone(),
                    (Some(reading), spot) => reading.places.of(spot),
                    (None, _) => tool(),
                }
            }
        }
    }
}

fn read_plan(root: &Keys<'_, '_>) -> Plan {
    let id = identifier(root, "id");
    let version = root.needed_text("version");
    let title = root.localised("title");
    if title.is_empty() {
        root.missing("title");
    }
    let provenance = match root.table("provenance") {
        Some(table) => {
            let provenance = Provenance {
                author: table.text("author").unwrap_or_default(),
                licence: table.text("licence").unwrap_or_default(),
                demonstration: table.truth("demonstration").unwrap_or_default(),
            };
            table.close();
            provenance
        }
        None => Provenance::default(),
    };
    let mut keys = HashMap::new();
    let scoring = read_scoring(root, &mut keys);
    let thresholds = read_thresholds(root, &mut keys);
    let (mut themes, mut theme_places) = (Vec::new(), Vec::new());
    for table in root.tables("theme") {
        let code = identifier(&table, "code");
        theme_places.push(table.place_of("code"));
        themes.push(Theme { label: labelled(&table, &code), code });
        table.close();
    }
    let kind = read_kind(root);
    let audiences = root.tables("audience").iter().map(|table| read_audience(table, kind)).collect();
    root.close();
    Plan { id, version, title, kind, provenance, scoring, thresholds, themes, audiences, keys, theme_places }
}

fn read_scoring(root: &Keys<'_, '_>, places: &mut HashMap<String, Place>) -> Scoring {
    let mut scoring = Scoring { answered_share_min: 0.5, favourable_from: 60.0 };
    if let Some(table) = root.table("scoring") {
        for (key, value) in
            [("answered_share_min", &mut scoring.answered_share_min), ("favourable_from", &mut scoring.favourable_from)]
        {
            *value = table.number(key).unwrap_or(*value);
            places.insert(format!("scoring.{key}"), table.place_of(key));
        }
        table.close();
    }
    scoring
}

fn read_thresholds(root: &Keys<'_, '_>, places: &mut HashMap<String, Place>) -> Thresholds {
    let mut thresholds = Thresholds { group_min: 5, professionals_breakdown_min: 10, fragile_under: 30 };
    if let Some(table) = root.table("thresholds") {
        for (key, value) in [
            ("group_min", &mut thresholds.group_min),
            ("professionals_breakdown_min", &mut thresholds.professionals_breakdown_min),
            ("fragile_under", &mut thresholds.fragile_under),
        ] {
            places.insert(format!("thresholds.{key}"), table.place_of(key));
            let Some(number) = table.whole_number(key) else { continue };
            match u32::try_from(number).ok().filter(|number| *number <= COUNT_MAX) {
                Some(number) => *value = number,
                None => {
                    let (value, max) = (number as f64, f64::from(COUNT_MAX));
                    table.wrong(key, Problem::OutOfRange { key: key.to_owned(), value, min: 0.0, max });
                }
            }
        }
        table.close();
    }
    thresholds
}

/// The highest threshold that makes sense.
const COUNT_MAX: u32 = 100_000;

/// What the campaigns of the tool are: a survey unless it says otherwise.
fn read_kind(root: &Keys<'_, '_>) -> ToolKind {
    match root.text("kind").as_deref() {
        None | Some("survey") => ToolKind::Survey,
        Some("dossier") => ToolKind::Dossier,
        Some(written) => {
            root.wrong("kind", unknown_word(written, &["survey", "dossier"]));
            ToolKind::Survey
        }
    }
}

fn read_audience(table: &Keys<'_, '_>, kind: ToolKind) -> AudiencePlan {
    let code = identifier(table, "code");
    let label = labelled(table, &code);
    let written = table.needed_text("role");
    let roles = Role::of(kind);
    let role = roles.iter().find(|role| role.word() == written).copied().unwrap_or_else(|| {
        if !written.is_empty() {
            let words: Vec<&str> = roles.iter().map(|role| role.word()).collect();
            let nearest = nearest(&written, words).map(str::to_owned);
            table.wrong("role", Problem::RoleUnknown { role: written, nearest });
        }
        roles[0]
    });
    let mut modes = Vec::new();
    for mode in table.tables("mode") {
        let code = identifier(&mode, "code");
        modes.push(Mode { label: labelled(&mode, &code), code });
        mode.close();
    }
    let mut forms = Vec::new();
    for form in table.tables("form") {
        let variant = if form.text("variant").is_some() { identifier(&form, "variant") } else { "standard".to_owned() };
        forms.push(FormPlan { variant, file: form.needed_text("file"), place: form.place_of("file") });
        form.close();
    }
    table.close();
    AudiencePlan { code, label, role, modes, forms, place: table.place.clone() }
}

/// The label of a code: the code itself where the author wrote none.
fn labelled(table: &Keys<'_, '_>, code: &str) -> crate::questionnaire::Localised {
    let label = table.localised("label");
    if label.is_empty() { crate::questionnaire::Localised::plain(code) } else { label }
}

/// 1 to 32 lower-case letters, digits and hyphens.
fn identifier(table: &Keys<'_, '_>, key: &'static str) -> String {
    let written = table.needed_text(key);
    let good = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    let edges = written.starts_with('-') || written.ends_with('-');
    if !written.is_empty() && (written.len() > 32 || edges || !written.chars().all(good)) {
        table.wrong(key, Problem::BadIdentifier(written.clone()));
    }
    written
}
