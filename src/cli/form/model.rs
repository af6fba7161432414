//! A form as JSON: what `docs/xlsform.md` describes.

use super::localised;
use crate::expression::Expression;
use crate::questionnaire::{
    Check, Constant, Count, Direction, Element, Format, Kind, Layout, Origin, Questionnaire, SectionIndex,
};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// The whole form; whoever asks adds the findings.
pub(super) fn model(form: &Questionnaire) -> Value {
    let order = Layout::new(form).order;
    let lists = form.lists.iter().map(|list| {
        let choices = list.choices.iter().map(|choice| {
            let columns: Map<String, Value> =
                choice.columns.iter().map(|(column, text)| (column.clone(), json!(text))).collect();
            let mut object = json!({ "name": choice.name, "code": choice.code, "label": localised(&choice.label) });
            put(&mut object, "short", (!choice.short.is_empty()).then(|| localised(&choice.short)));
            put(&mut object, "score", choice.score.map(|score| json!(score)));
            put(&mut object, "mark", choice.mark.map(|mark| json!(mark.word())));
            put(&mut object, "columns", (!columns.is_empty()).then_some(Value::Object(columns)));
            object
        });
        json!({ "name": list.name, "choices": choices.collect::<Vec<_>>() })
    });
    let tables = form.outline.tables.iter();
    let tables = tables.map(|table| json!({ "name": table.name, "columns": table.columns, "rows": table.rows.len() }));
    json!({
        "id": form.id,
        "title": localised(&form.title),
        "version": form.outline.version,
        "default_language": form.outline.default_language,
        "languages": languages(form),
        "pages": form.pages.len(),
        "elements": inside(form, &order, None),
        "lists": lists.collect::<Vec<_>>(),
        "tables": tables.collect::<Vec<_>>(),
    })
}

fn put(object: &mut Value, key: &str, value: Option<Value>) {
    if let Some(value) = value {
        object[key] = value;
    }
}

/// Every language that a printed text has, `""` where the form names none.
fn languages(form: &Questionnaire) -> BTreeSet<String> {
    let questions = form.questions.iter().flat_map(|question| [&question.label, &question.hint]);
    let notes = form.outline.notes.iter().map(|note| &note.label);
    let sections = form.outline.sections.iter().map(|section| &section.label);
    let choices = form.lists.iter().flat_map(|list| list.choices.iter().map(|choice| &choice.label));
    let texts = questions.chain(notes).chain(sections).chain(choices);
    texts.flat_map(|text| text.iter().map(|(language, _)| language.to_owned())).collect()
}

/// What stands in a section, or in the form.
fn inside(form: &Questionnaire, order: &[Element], parent: Option<SectionIndex>) -> Vec<Value> {
    let outline = &form.outline;
    let mut elements = Vec::new();
    for element in order {
        match *element {
            Element::Section(index) if outline.sections[index].parent == parent => {
                elements.push(section(form, order, index));
            }
            Element::Question(index) if form.questions[index].section == parent => elements.push(question(form, index)),
            Element::Note(index) if outline.notes[index].section == parent => {
                let note = &outline.notes[index];
                let mut object = json!({ "kind": "note", "name": note.name, "label": localised(&note.label) });
                put(&mut object, "hint", (!note.hint.is_empty()).then(|| localised(&note.hint)));
                put(&mut object, "relevant", source(note.relevant.as_ref()));
                origin(&mut object, &note.origin);
                elements.push(object);
            }
            Element::Field(index) if outline.fields[index].section == parent => {
                let field = &outline.fields[index];
                let mut object = json!({ "kind": "value", "name": field.name, "type": field.kind });
                put(&mut object, "calculation", source(field.rule.as_ref()));
                put(&mut object, "relevant", source(field.relevant.as_ref()));
                put(&mut object, "default", source(field.default.as_ref()));
                origin(&mut object, &field.origin);
                elements.push(object);
            }
            Element::Section(_) | Element::Question(_) | Element::Note(_) | Element::Field(_) => {}
        }
    }
    elements
}

fn section(form: &Questionnaire, order: &[Element], index: SectionIndex) -> Value {
    let section = &form.outline.sections[index];
    let kind = if section.repeat.is_some() { "table" } else { "group" };
    let mut object = json!({ "kind": kind, "name": section.name, "label": localised(&section.label) });
    put(&mut object, "relevant", source(section.relevant.as_ref()));
    put(&mut object, "appearance", (!section.appearance.is_empty()).then(|| json!(section.appearance)));
    put(&mut object, "under", (!section.under.is_empty()).then(|| json!(section.under)));
    origin(&mut object, &section.origin);
    if let Some(repeat) = &section.repeat {
        let count = match &repeat.count {
            Count::Rule(rule) => Some(json!(rule.source())),
            Count::Open | Count::UntilBlank | Count::Asked(_) => None,
        };
        put(&mut object, "count", count);
        put(&mut object, "ends", (repeat.count == Count::UntilBlank).then_some(json!("blank")));
        object["rows"] = json!(form.printed_rows(index));
    }
    object["elements"] = json!(inside(form, order, Some(index)));
    object
}

fn origin(object: &mut Value, origin: &Origin) {
    put(object, "link_id", (!origin.id.is_empty()).then(|| json!(origin.id)));
    put(object, "link_type", (!origin.kind.is_empty()).then(|| json!(origin.kind)));
}

fn source(rule: Option<&Expression>) -> Option<Value> {
    rule.map(|rule| json!(rule.source()))
}

fn check(check: Option<&Check>) -> Option<Value> {
    check.map(|check| json!({ "rule": check.rule.source(), "message": localised(&check.message) }))
}

fn question(form: &Questionnaire, index: usize) -> Value {
    let question = &form.questions[index];
    let mut object = json!({
        "kind": "question",
        "name": question.name,
        "type": type_word(form, index),
        "label": localised(&question.label),
        "page": question.page + 1,
        "required": question.required_when.as_ref().map_or(json!(question.required), |rule| json!(rule.source())),
    });
    put(&mut object, "list", form.list(index).map(|list| json!(list.name)));
    put(&mut object, "hint", (!question.hint.is_empty()).then(|| localised(&question.hint)));
    put(&mut object, "number", (!question.number.is_empty()).then(|| json!(question.number)));
    put(&mut object, "required_message", {
        let message = &question.required_message;
        (!message.is_empty()).then(|| localised(message))
    });
    put(&mut object, "relevant", source(question.relevant.as_ref()));
    put(&mut object, "constraint", check(question.hard.as_ref()));
    put(&mut object, "soft", check(question.soft.as_ref()));
    put(&mut object, "choice_filter", source(question.filter.as_ref()));
    put(&mut object, "calculation", source(question.calculation.as_ref()));
    put(&mut object, "default", source(question.default.as_ref()));
    put(&mut object, "read_only", question.read_only.then_some(json!(true)));
    put(&mut object, "appearance", (!question.appearance.is_empty()).then(|| json!(question.appearance)));
    origin(&mut object, &question.origin);
    put(&mut object, "grid", question.block.map(|block| json!(block)));
    put(&mut object, "part", question.part.map(|part| json!(part.word())));
    put(&mut object, "theme", question.theme.as_ref().map(|theme| json!(theme)));
    put(&mut object, "direction", (question.direction == Direction::Negative).then_some(json!("negative")));
    put(&mut object, "weight", (question.weight != 1.0).then(|| json!(question.weight)));
    put(
        &mut object,
        "constant",
        question.constant.map(|constant| match constant {
            Constant::Service => json!("service"),
            Constant::Date => json!("date"),
        }),
    );
    match &question.kind {
        Kind::Integer { digits: Some(digits) } => object["digits"] = json!(digits),
        Kind::Text { characters, comment } => {
            object["characters"] = json!(characters);
            put(&mut object, "comment", comment.then_some(json!(true)));
        }
        Kind::One(_) | Kind::Several(_) | Kind::Integer { digits: None } | Kind::Decimal | Kind::Date => {}
    }
    if let Some(Format::Range { start, end, step }) = question.format {
        object["range"] = json!({ "start": start, "end": end, "step": step });
    }
    if let Some(Format::Rank(list)) = question.format {
        object["list"] = json!(form.lists[list].name);
    }
    object
}

/// The type, as the survey sheet writes it, without its list.
fn type_word(form: &Questionnaire, index: usize) -> String {
    let question = &form.questions[index];
    let word = match &question.format {
        Some(Format::Time) => "time",
        Some(Format::DateTime) => "dateTime",
        Some(Format::Range { .. }) => "range",
        Some(Format::Rank(_)) => "rank",
        Some(Format::Acknowledge) => "acknowledge",
        Some(Format::Device(kind)) => kind,
        None => question.kind.word(),
    };
    word.to_owned()
}
