//! From a tree and a context to a value. Texts of the rule are borrowed, so a plain comparison copies nothing.

use super::function::Function;
use super::lexer::Operator;
use super::parser::{Node, NodeId, Tree};
use super::text::{self, Time};
use super::{Context, EvaluationError, NodeKey, Value};
use jiff::civil::Date;
use std::borrow::Cow;
use std::cell::Cell;

/// Most steps of one evaluation.
const STEPS_MAX: usize = 2_000_000;

pub(super) fn evaluate(rule: &Tree, context: &dyn Context) -> Result<Value, EvaluationError> {
    let steps = Cell::new(0);
    let evaluation = Evaluation { rule, context, focus: None, steps: &steps };
    Ok(match evaluation.term(rule.root)? {
        Term::Empty => Value::Empty,
        Term::Text(text) => Value::Text(text.into_owned()),
        Term::Number(number) => Value::Number(number),
        Term::Boolean(truth) => Value::Boolean(truth),
        Term::Date(date) => Value::Date(date),
    })
}

pub(super) fn holds(rule: &Tree, context: &dyn Context) -> Result<bool, EvaluationError> {
    let steps = Cell::new(0);
    Evaluation { rule, context, focus: None, steps: &steps }.truth(rule.root)
}

/// Whether the rule holds for a node of the form around it, as a predicate on it would.
pub(super) fn keeps(rule: &Tree, context: &dyn Context, focus: Focus) -> Result<bool, EvaluationError> {
    let steps = Cell::new(0);
    Evaluation { rule, context, focus: Some(focus), steps: &steps }.selects(rule.root, focus.position)
}

/// The node that a predicate looks at.
#[derive(Clone, Copy)]
pub(super) struct Focus {
    pub node: NodeKey,
    /// From 1.
    pub position: usize,
    pub size: usize,
}

/// A [`Value`] whose text may be borrowed.
#[derive(Clone)]
pub(super) enum Term<'t> {
    Empty,
    Text(Cow<'t, str>),
    Number(f64),
    Boolean(bool),
    Date(Date),
}

impl<'t> Term<'t> {
    pub(super) fn of(value: Value) -> Term<'t> {
        match value {
            Value::Empty => Term::Empty,
            Value::Text(text) => Term::Text(Cow::Owned(text)),
            Value::Number(number) => Term::Number(number),
            Value::Boolean(truth) => Term::Boolean(truth),
            Value::Date(date) => Term::Date(date),
        }
    }

    pub(super) fn owned(text: String) -> Term<'t> {
        Term::Text(Cow::Owned(text))
    }

    pub(super) fn is_empty(&self) -> bool {
        match self {
            Term::Empty => true,
            Term::Text(text) => text.is_empty(),
            Term::Number(_) | Term::Boolean(_) | Term::Date(_) => false,
        }
    }

    pub(super) fn truth(&self) -> bool {
        match self {
            Term::Empty => false,
            Term::Text(text) => !text.is_empty(),
            Term::Number(number) => *number != 0.0 && !number.is_nan(),
            Term::Boolean(truth) => *truth,
            Term::Date(_) => true,
        }
    }

    pub(super) fn number(&self) -> f64 {
        match self {
            Term::Empty => f64::NAN,
            Term::Text(text) => text::number(text),
            Term::Number(number) => *number,
            Term::Boolean(truth) => f64::from(u8::from(*truth)),
            Term::Date(date) => text::days(*date) as f64,
        }
    }

    /// A time of day such as `10:30`, as a share of the day, or a moment such as `2026-03-02T10:30`, in days since 1970; and
    /// whether it is a moment. Times are compared with times, moments with moments.
    fn clock(&self) -> Option<(f64, bool)> {
        match self {
            Term::Text(text) => {
                let text = text.trim();
                match text.split_once('T') {
                    None => Some((Time::of(text)?.share_of_day(), false)),
                    Some((day, clock)) => {
                        let (day, time) = (text::iso_date(day)?, Time::of(clock)?);
                        Some((text::days(day) as f64 + time.share_of_day(), true))
                    }
                }
            }
            Term::Empty | Term::Number(_) | Term::Boolean(_) | Term::Date(_) => None,
        }
    }

    pub(super) fn text(self) -> Cow<'t, str> {
        match self {
            Term::Empty => Cow::Borrowed(""),
            Term::Text(text) => text,
            Term::Number(number) => Cow::Owned(text::of_number(number)),
            Term::Boolean(truth) => Cow::Borrowed(if truth { "true" } else { "false" }),
            Term::Date(date) => Cow::Owned(date.to_string()),
        }
    }

    /// `=` by XPath 1.0 section 3.4: truths first, then numbers and dates, then texts. A date and a text that is no
    /// date are not equal.
    fn equals(self, other: Term<'_>) -> bool {
        match (&self, &other) {
            (Term::Boolean(_), _) | (_, Term::Boolean(_)) => self.truth() == other.truth(),
            (Term::Number(_) | Term::Date(_), _) | (_, Term::Number(_) | Term::Date(_)) => {
                self.number() == other.number()
            }
            (Term::Empty | Term::Text(_), Term::Empty | Term::Text(_)) => self.text() == other.text(),
        }
    }
}

pub(super) struct Evaluation<'t> {
    pub rule: &'t Tree,
    pub context: &'t dyn Context,
    pub focus: Option<Focus>,
    steps: &'t Cell<usize>,
}

impl<'t> Evaluation<'t> {
    /// Counts what an evaluation costs, so that none goes on for ever.
    pub(super) fn spend(&self, steps: usize) -> Result<(), EvaluationError> {
        self.steps.set(self.steps.get().saturating_add(steps));
        if self.steps.get() > STEPS_MAX { Err(EvaluationError::TooManySteps) } else { Ok(()) }
    }

    pub(super) fn focused(&self, focus: Focus) -> Evaluation<'t> {
        Evaluation { rule: self.rule, context: self.context, focus: Some(focus), steps: self.steps }
    }

    /// Whether a predicate keeps the node at this place: a number names a place, anything else is a truth.
    pub(super) fn selects(&self, predicate: NodeId, place: usize) -> Result<bool, EvaluationError> {
        Ok(match self.term(predicate)? {
            Term::Number(number) if !self.is_path(predicate) => number == place as f64,
            term => term.truth(),
        })
    }

    /// Recursion is bounded: the parser refuses deep trees.
    pub(super) fn term(&self, id: NodeId) -> Result<Term<'t>, EvaluationError> {
        self.spend(1)?;
        Ok(match &self.rule.nodes[usize::from(id)] {
            Node::Text(text) => Term::Text(Cow::Borrowed(text)),
            Node::Number(number) => Term::Number(*number),
            Node::Reference(name) => Term::of(self.context.value(&self.rule.names[usize::from(*name)])),
            Node::Current => Term::of(self.context.current()),
            Node::Focus | Node::Path(_) | Node::Filter(..) | Node::Union(..) => self.first(id)?,
            Node::Variable(name) => return Err(EvaluationError::Variable(name.clone())),
            Node::Unknown(name, _) => return Err(EvaluationError::Function(name.clone())),
            Node::Binary(operator, left, right) if operator.compares() && self.is_many(*left, *right) => {
                Term::Boolean(self.compares_any(*operator, *left, *right)?)
            }
            Node::Negate(inner) => Term::Number(-self.number(*inner)?),
            Node::Binary(operator, left, right) => self.binary(*operator, self.term(*left)?, self.term(*right)?),
            Node::All(parts) => {
                for part in parts {
                    if !self.truth(*part)? {
                        return Ok(Term::Boolean(false));
                    }
                }
                Term::Boolean(true)
            }
            Node::Any(parts) => {
                for part in parts {
                    if self.truth(*part)? {
                        return Ok(Term::Boolean(true));
                    }
                }
                Term::Boolean(false)
            }
            Node::Matches(subject, pattern) => Term::Boolean(pattern.is_match(&self.text(*subject)?)),
            Node::Call(function, arguments) => self.call(id, *function, arguments)?,
        })
    }

    pub(super) fn number(&self, id: NodeId) -> Result<f64, EvaluationError> {
        Ok(self.term(id)?.number())
    }

    pub(super) fn truth(&self, id: NodeId) -> Result<bool, EvaluationError> {
        Ok(self.term(id)?.truth())
    }

    pub(super) fn text(&self, id: NodeId) -> Result<Cow<'t, str>, EvaluationError> {
        Ok(self.term(id)?.text())
    }

    pub(super) fn binary(&self, operator: Operator, left: Term<'_>, right: Term<'_>) -> Term<'t> {
        let numbers = |left: Term<'_>, right: Term<'_>| (left.number(), right.number());
        match operator {
            Operator::Equal => return Term::Boolean(left.equals(right)),
            Operator::NotEqual => return Term::Boolean(!left.equals(right)),
            _ => {}
        }
        let (left, right) = match (left.clock(), right.clock()) {
            (Some((left, true)), Some((right, true))) | (Some((left, false)), Some((right, false)))
                if operator.compares() =>
            {
                (left, right)
            }
            _ => numbers(left, right),
        };
        match operator {
            Operator::Less => Term::Boolean(left < right),
            Operator::LessOrEqual => Term::Boolean(left <= right),
            Operator::Greater => Term::Boolean(left > right),
            Operator::GreaterOrEqual => Term::Boolean(left >= right),
            Operator::Plus => Term::Number(left + right),
            Operator::Minus => Term::Number(left - right),
            Operator::Times => Term::Number(left * right),
            Operator::Div => Term::Number(left / right),
            Operator::Mod => Term::Number(left % right),
            Operator::Equal | Operator::NotEqual | Operator::And | Operator::Or => {
                unreachable!("equality is answered above; the parser makes All and Any of `and` and `or`")
            }
        }
    }

    fn call(&self, id: NodeId, function: Function, arguments: &[NodeId]) -> Result<Term<'t>, EvaluationError> {
        // The parser has counted the arguments.
        let nth = |index: usize| self.term(arguments[index]);
        let number = |index: usize| self.number(arguments[index]);
        let string = |index: usize| self.text(arguments[index]);
        let own = || match arguments.first() {
            Some(first) => self.term(*first),
            None => Ok(self.own()),
        };
        Ok(match function {
            Function::True => Term::Boolean(true),
            Function::False => Term::Boolean(false),
            Function::Not => Term::Boolean(!nth(0)?.truth()),
            Function::Boolean => Term::Boolean(nth(0)?.truth()),
            Function::BooleanFromString => Term::Boolean(matches!(&*string(0)?, "true" | "1")),
            Function::If => {
                let chosen = if nth(0)?.truth() { 1 } else { 2 };
                nth(chosen)?
            }
            Function::Coalesce => {
                for argument in arguments {
                    let term = self.term(*argument)?;
                    if !term.is_empty() {
                        return Ok(term);
                    }
                }
                Term::Empty
            }
            Function::Once => {
                let current = Term::of(self.context.current());
                if current.is_empty() { nth(0)? } else { current }
            }
            Function::Today => Term::Date(self.context.today()),
            Function::Date => self.date(nth(0)?)?,
            Function::FormatDate => self.format_date(nth(0)?, &string(1)?)?,
            Function::DecimalDateTime => self.decimal_date_time(arguments[0])?,
            Function::DecimalTime => self.decimal_time(nth(0)?)?,

            Function::Number => Term::Number(own()?.number()),
            Function::Int => Term::Number(number(0)?.trunc()),
            Function::Floor => Term::Number(number(0)?.floor()),
            Function::Ceiling => Term::Number(number(0)?.ceil()),
            Function::Round => {
                let decimals = if arguments.len() > 1 { number(1)? } else { 0.0 };
                Term::Number(round(number(0)?, decimals))
            }
            Function::Abs => Term::Number(number(0)?.abs()),
            Function::Pow => Term::Number(number(0)?.powf(number(1)?)),
            Function::Sqrt => Term::Number(number(0)?.sqrt()),
            Function::Log => Term::Number(number(0)?.ln()),
            Function::Log10 => Term::Number(number(0)?.log10()),
            Function::Exp => Term::Number(number(0)?.exp()),
            Function::Exp10 => Term::Number(10f64.powf(number(0)?)),
            Function::Pi => Term::Number(std::f64::consts::PI),
            Function::Sin => Term::Number(number(0)?.sin()),
            Function::Cos => Term::Number(number(0)?.cos()),
            Function::Tan => Term::Number(number(0)?.tan()),
            Function::Asin => Term::Number(number(0)?.asin()),
            Function::Acos => Term::Number(number(0)?.acos()),
            Function::Atan => Term::Number(number(0)?.atan()),
            Function::Atan2 => Term::Number(number(0)?.atan2(number(1)?)),
            Function::Sum => self.fold(arguments, |sum, number| sum + number)?.unwrap_or(Term::Number(0.0)),
            Function::Max => self.fold(arguments, f64::max)?.unwrap_or(Term::Number(f64::NAN)),
            Function::Min => self.fold(arguments, f64::min)?.unwrap_or(Term::Number(f64::NAN)),
            Function::CountNonEmpty => {
                let values = self.values(arguments)?;
                Term::Number(values.iter().filter(|term| !term.is_empty()).count() as f64)
            }
            Function::Checklist => {
                let (min, max) = (number(0)?, number(1)?);
                let mut count = 0.0;
                for argument in &arguments[2..] {
                    count += f64::from(u8::from(self.truth(*argument)?));
                }
                Term::Boolean(in_bounds(count, min, max))
            }
            Function::WeightedChecklist => {
                let (min, max) = (number(0)?, number(1)?);
                let mut weight = 0.0;
                for pair in arguments[2..].chunks(2) {
                    let [truth, heavy] = pair else { break };
                    weight += if self.truth(*truth)? { self.number(*heavy)? } else { 0.0 };
                }
                Term::Boolean(in_bounds(weight, min, max))
            }
            Function::Distance => Term::Number(distance(&string(0)?)),

            Function::Count
            | Function::Current
            | Function::IndexedRepeat
            | Function::Instance
            | Function::Last
            | Function::Name
            | Function::Position
            | Function::Pulldata
            | Function::Randomize
            | Function::ChoiceName
            | Function::Itext => self.call_on_nodes(id, function, arguments)?,
            Function::Random | Function::Uuid => return Err(EvaluationError::Chance),

            Function::Selected => {
                let (list, wanted) = (string(0)?, string(1)?);
                let wanted = wanted.trim();
                // Nothing is ticked where nothing is asked for.
                let nothing = wanted.is_empty() && list.trim().is_empty();
                Term::Boolean(nothing || list.split_whitespace().any(|code| code == wanted))
            }
            Function::CountSelected => Term::Number(string(0)?.split_whitespace().count() as f64),
            Function::SelectedAt => {
                let (list, at) = (string(0)?, number(1)?);
                let code = if at >= 0.0 { list.split_whitespace().nth(at as usize) } else { None };
                Term::owned(code.unwrap_or_default().to_owned())
            }

            Function::String => Term::Text(own()?.text()),
            Function::StringLength => Term::Number(own()?.text().chars().count() as f64),
            Function::NormalizeSpace => {
                let text = own()?.text();
                Term::owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
            }
            Function::Base64Decode => Term::owned(base64_decoded(&string(0)?)),
            Function::Concat => self.joined(arguments, "")?,
            Function::Join => self.joined(&arguments[1..], &string(0)?)?,
            Function::Contains => Term::Boolean(string(0)?.contains(&*string(1)?)),
            Function::StartsWith => Term::Boolean(string(0)?.starts_with(&*string(1)?)),
            Function::EndsWith => Term::Boolean(string(0)?.ends_with(&*string(1)?)),
            Function::SubstringBefore => {
                let (text, mark) = (string(0)?, string(1)?);
                Term::owned(text.split_once(&*mark).map_or("", |(before, _)| before).to_owned())
            }
            Function::SubstringAfter => {
                let (text, mark) = (string(0)?, string(1)?);
                Term::owned(text.split_once(&*mark).map_or("", |(_, after)| after).to_owned())
            }
            Function::Substr => {
                let end = if arguments.len() > 2 { number(2)? } else { f64::INFINITY };
                Term::owned(substr(&string(0)?, number(1)?, end))
            }
            Function::Substring => {
                let length = if arguments.len() > 2 { Some(number(2)?) } else { None };
                Term::owned(substring(&string(0)?, number(1)?, length))
            }
            Function::Translate => {
                let (text, from, to) = (string(0)?, string(1)?, string(2)?);
                Term::owned(translate(&text, &from, &to))
            }
            Function::Regex => {
                let (subject, pattern) = (string(0)?, string(1)?);
                let regex = text::whole_match(&pattern)
                    .map_err(|reason| EvaluationError::Pattern { pattern: pattern.into_owned(), reason })?;
                Term::Boolean(regex.is_match(&subject))
            }
        })
    }

    /// The value of the question the rule stands on, or of the node a predicate looks at.
    fn own(&self) -> Term<'t> {
        match (self.focus, self.context.tree()) {
            (Some(focus), Some(tree)) => Term::of(tree.value(focus.node)),
            _ => Term::of(self.context.current()),
        }
    }

    /// Over the values that are not empty.
    fn fold(
        &self,
        arguments: &[NodeId],
        combine: impl Fn(f64, f64) -> f64,
    ) -> Result<Option<Term<'t>>, EvaluationError> {
        let mut result: Option<f64> = None;
        for term in self.values(arguments)? {
            if term.is_empty() {
                continue;
            }
            let number = term.number();
            // `f64::max` would drop what is not a number; it must be seen.
            let next = result.map_or(number, |known| combine(known, number));
            result = Some(if number.is_nan() || result.is_some_and(f64::is_nan) { f64::NAN } else { next });
        }
        Ok(result.map(Term::Number))
    }

    fn joined(&self, arguments: &[NodeId], between: &str) -> Result<Term<'t>, EvaluationError> {
        let values = self.values(arguments)?;
        self.spend(values.len())?;
        let mut text = String::new();
        for (index, term) in values.into_iter().enumerate() {
            if index > 0 {
                text.push_str(between);
            }
            text.push_str(&term.text());
            self.bounded(&text)?;
        }
        Ok(Term::owned(text))
    }

    /// Texts that grow in each other must not fill the memory.
    fn bounded(&self, text: &str) -> Result<(), EvaluationError> {
        if text.len() > TEXT_BYTES_MAX { Err(EvaluationError::TooManySteps) } else { Ok(()) }
    }

    fn date(&self, term: Term<'_>) -> Result<Term<'t>, EvaluationError> {
        if term.is_empty() {
            return Ok(Term::Empty);
        }
        let date = match &term {
            Term::Date(date) => Some(*date),
            Term::Text(text) => text::civil_date(text.trim()).or_else(|| text::of_days(text::number(text))),
            Term::Number(days) => text::of_days(*days),
            Term::Empty | Term::Boolean(_) => None,
        };
        date.map(Term::Date).ok_or_else(|| EvaluationError::NotADate(term.text().into_owned()))
    }

    fn format_date(&self, term: Term<'_>, codes: &str) -> Result<Term<'t>, EvaluationError> {
        if term.is_empty() {
            return Ok(Term::owned(String::new()));
        }
        let time = time_of(&term);
        match self.date(term)? {
            Term::Date(date) => Ok(Term::owned(text::of_date(date, time, codes))),
            _ => Ok(Term::owned(String::new())),
        }
    }
}

/// Longest text that an expression makes, in bytes.
const TEXT_BYTES_MAX: usize = 1 << 20;

fn time_of(term: &Term<'_>) -> Time {
    match term {
        Term::Text(text) => text.split_once('T').and_then(|(_, time)| Time::of(time)).unwrap_or_default(),
        Term::Empty | Term::Number(_) | Term::Boolean(_) | Term::Date(_) => Time::default(),
    }
}

impl<'t> Evaluation<'t> {
    /// Days since 1970 with the time of day, which `date()` around the text does not take away here.
    fn decimal_date_time(&self, argument: NodeId) -> Result<Term<'t>, EvaluationError> {
        let inner = match &self.rule.nodes[usize::from(argument)] {
            Node::Call(Function::Date, arguments) => arguments[0],
            _ => argument,
        };
        let term = self.term(inner)?;
        if term.is_empty() {
            return Ok(Term::Number(f64::NAN));
        }
        let date = match &term {
            Term::Text(text) => text::civil_date(text.trim()),
            Term::Date(date) => Some(*date),
            Term::Number(days) => return Ok(Term::Number(*days)),
            Term::Empty | Term::Boolean(_) => None,
        };
        let time = time_of(&term);
        // A day without an offset of its own begins when the place's clock says so.
        let offset = if time.zoned { 0 } else { self.context.offset_minutes() };
        let share = time.share_of_day() - f64::from(offset) / 1_440.0;
        let date = date.ok_or_else(|| EvaluationError::NotADate(term.text().into_owned()))?;
        Ok(Term::Number(text::days(date) as f64 + share))
    }

    /// The share of the day that is over, by the clock of the place.
    fn decimal_time(&self, term: Term<'_>) -> Result<Term<'t>, EvaluationError> {
        if term.is_empty() {
            return Ok(Term::Number(f64::NAN));
        }
        let written = term.text();
        let clock = written.trim();
        let clock = clock.split_once('T').map_or(clock, |(_, clock)| clock);
        let Some(time) = Time::of(clock) else { return Ok(Term::Number(f64::NAN)) };
        let offset = if time.zoned { self.context.offset_minutes() } else { 0 };
        Ok(Term::Number((time.share_of_day() + f64::from(offset) / 1_440.0).rem_euclid(1.0)))
    }
}

/// The text in a base64 text; bytes that are no UTF-8 are replaced, and anything that is no base64 gives nothing.
fn base64_decoded(text: &str) -> String {
    let (mut bits, mut count, mut bytes) = (0u32, 0, Vec::new());
    for letter in text.bytes().filter(|letter| !letter.is_ascii_whitespace() && *letter != b'=') {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return String::new(),
        };
        bits = ((bits << 6) | u32::from(value)) & 0xff_ffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A bound of -1 is none.
fn in_bounds(number: f64, min: f64, max: f64) -> bool {
    (min == -1.0 || number >= min) && (max == -1.0 || number <= max)
}

/// Metres along a line of points, each `latitude longitude …`, parted by semicolons.
fn distance(line: &str) -> f64 {
    const RADIUS: f64 = 6_378_100.0;
    let point = |text: &str| {
        let mut parts = text.split_whitespace().map(str::parse::<f64>);
        match (parts.next(), parts.next()) {
            (Some(Ok(latitude)), Some(Ok(longitude))) => Some((latitude.to_radians(), longitude.to_radians())),
            _ => None,
        }
    };
    let points: Option<Vec<_>> = line.split(';').filter(|text| !text.trim().is_empty()).map(point).collect();
    let Some(points) = points.filter(|points| !points.is_empty()) else { return f64::NAN };
    let arc = |pair: &[(f64, f64)]| {
        let ((south, west), (north, east)) = (pair[0], pair[1]);
        let cosine = south.sin() * north.sin() + south.cos() * north.cos() * (east - west).cos();
        cosine.clamp(-1.0, 1.0).acos() * RADIUS
    };
    points.windows(2).map(arc).sum()
}

/// Half up: `round(-1.5)` is -1.
fn round(number: f64, decimals: f64) -> f64 {
    let decimals = if decimals.is_nan() { 0 } else { decimals.clamp(-300.0, 300.0) as i32 };
    if !number.is_finite() {
        return number;
    }
    let half_up = |number: f64| (number + 0.5).floor();
    if decimals == 0 {
        // From 2^52 on there are no halves, and adding one would lose the last digit.
        return if number.abs() >= 4_503_599_627_370_496.0 { number } else { half_up(number) };
    }
    let scale = 10f64.powi(decimals.abs());
    let scaled = if decimals > 0 { number * scale } else { number / scale };
    if !scaled.is_finite() || scaled.abs() >= 4_503_599_627_370_496.0 {
        return number;
    }
    let rounded = half_up(scaled);
    if decimals > 0 { rounded / scale } else { rounded * scale }
}

/// From `start` up to `end`, from 0; negative counts from the end.
fn substr(text: &str, start: f64, end: f64) -> String {
    let length = text.chars().count() as f64;
    let place = |at: f64| {
        if at.is_nan() {
            0.0
        } else if at < 0.0 {
            (length + at).max(0.0)
        } else {
            at.min(length)
        }
    };
    let (start, end) = (place(start) as usize, place(end) as usize);
    text.chars().skip(start).take(end.saturating_sub(start)).collect()
}

/// By XPath 1.0 section 4.2: places from 1, rounded.
fn substring(text: &str, start: f64, length: Option<f64>) -> String {
    let first = round(start, 0.0);
    let past = length.map_or(f64::INFINITY, |length| first + round(length, 0.0));
    let inside = |place: usize| {
        let place = place as f64 + 1.0;
        place >= first && place < past
    };
    text.chars().enumerate().filter(|(place, _)| inside(*place)).map(|(_, letter)| letter).collect()
}

/// Every letter of `from` becomes the one at the same place of `to`, or goes.
fn translate(text: &str, from: &str, to: &str) -> String {
    let from: Vec<char> = from.chars().collect();
    let to: Vec<char> = to.chars().collect();
    let translated = |letter: char| match from.iter().position(|known| *known == letter) {
        Some(place) => to.get(place).copied(),
        None => Some(letter),
    };
    text.chars().filter_map(translated).collect()
}
