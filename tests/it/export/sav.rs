//! SPSS files read back by a reader of our own, from whatever names, labels and texts there are.

use super::{dataset, table, variable, written};
use copiste::export::{Cell, Dataset, Format, Kind, Level, Reason, Value};
use copiste::questionnaire::Mark;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// What a file says.
#[derive(Debug, Default)]
pub struct Sav {
    pub names: Vec<String>,
    pub labels: Vec<String>,
    /// By column: the least and the greatest user-missing value.
    pub missing: Vec<Option<(f64, f64)>>,
    /// By column: labels of values.
    pub values: Vec<BTreeMap<i64, String>>,
    pub rows: Vec<Vec<Read>>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Read {
    Number(f64),
    Text(String),
}

struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> &'a [u8] {
        let (head, rest) = self.0.split_at(count);
        self.0 = rest;
        head
    }
    fn int(&mut self) -> i32 {
        i32::from_le_bytes(self.take(4).try_into().unwrap())
    }
    fn double(&mut self) -> f64 {
        f64::from_le_bytes(self.take(8).try_into().unwrap())
    }
    fn text(&mut self, count: usize) -> String {
        String::from_utf8(self.take(count).to_vec()).expect("cut between characters")
    }
}

/// A variable record: a segment, or the only one.
struct Segment {
    short: String,
    width: i32,
    label: String,
    missing: Option<(f64, f64)>,
    element: usize,
    values: BTreeMap<i64, String>,
}

/// Reads a file.
pub fn read(bytes: &[u8]) -> Sav {
    let mut from = Bytes(bytes);
    assert_eq!(from.take(4), b"$FL2");
    from.take(60);
    assert_eq!(from.int(), 2);
    let elements = from.int();
    assert_eq!((from.int(), from.int()), (1, 0));
    let rows = from.int();
    assert_eq!(from.double(), 100.0);
    from.take(9 + 8 + 64 + 3);
    let (mut segments, mut names, mut long) = (Vec::<Segment>::new(), BTreeMap::new(), BTreeMap::new());
    let mut element = 1;
    loop {
        match from.int() {
            2 => {
                let width = from.int();
                let (has_label, missing) = (from.int(), from.int());
                from.take(8);
                let short = from.text(8).trim_end().to_owned();
                if width >= 0 {
                    let mut label = String::new();
                    if has_label == 1 {
                        let length = from.int() as usize;
                        label = from.text(length);
                        from.take(length.next_multiple_of(4) - length);
                    }
                    let missing = (missing == -2).then(|| (from.double(), from.double()));
                    segments.push(Segment { short, width, label, missing, element, values: BTreeMap::new() });
                }
                element += 1;
            }
            3 => {
                let mut labels = BTreeMap::new();
                for _ in 0..from.int() {
                    let value = from.double();
                    let length = usize::from(from.take(1)[0]);
                    labels.insert(value as i64, from.text(length));
                    from.take((length + 1).next_multiple_of(8) - 1 - length);
                }
                assert_eq!((from.int(), from.int()), (4, 1));
                let at = from.int() as usize;
                segments.iter_mut().find(|one| one.element == at).unwrap().values = labels;
            }
            7 => {
                let (kind, size, count) = (from.int(), from.int(), from.int());
                let content = from.take((size * count) as usize);
                let text = || String::from_utf8(content.to_vec()).unwrap();
                let pair = |pair: &str| {
                    let (key, value) = pair.split_once('=').unwrap();
                    (key.to_owned(), value.to_owned())
                };
                match kind {
                    13 => names = text().split('\t').map(pair).collect::<BTreeMap<_, _>>(),
                    14 => long = text().split_terminator("\0\t").map(pair).collect(),
                    20 => assert_eq!(content, b"UTF-8"),
                    _ => {}
                }
            }
            999 => break,
            other => panic!("record {other}"),
        }
    }
    from.int();
    assert_eq!(element - 1, elements as usize);
    rows_of(from, &segments, &names, &long, rows as usize)
}

fn rows_of(
    mut from: Bytes,
    segments: &[Segment],
    names: &BTreeMap<String, String>,
    long: &BTreeMap<String, String>,
    rows: usize,
) -> Sav {
    let mut sav = Sav::default();
    // How many segments each column has, and its width.
    let mut columns = Vec::new();
    let mut place = 0;
    while place < segments.len() {
        let one = &segments[place];
        let width = long.get(&one.short).map_or(one.width as usize, |width| width.parse().unwrap());
        let count = if width > 255 { width.div_ceil(252) } else { 1 };
        columns.push((place, count, width));
        sav.names.push(names[&one.short].clone());
        sav.labels.push(one.label.clone());
        sav.missing.push(one.missing);
        sav.values.push(one.values.clone());
        place += count;
    }
    let mut commands: Vec<u8> = Vec::new();
    let mut next = |from: &mut Bytes| -> [u8; 8] {
        if commands.is_empty() {
            commands = from.take(8).iter().rev().copied().collect();
        }
        match commands.pop().unwrap() {
            253 => from.take(8).try_into().unwrap(),
            254 => *b"        ",
            code @ 1..=251 => (f64::from(code) - 100.0).to_le_bytes(),
            other => panic!("command {other}"),
        }
    };
    for _ in 0..rows {
        let mut row = Vec::new();
        for (place, count, width) in &columns {
            let mut whole = Vec::new();
            for segment in &segments[*place..place + count] {
                let eights = (segment.width as usize).div_ceil(8).max(1);
                let bytes: Vec<u8> = (0..eights).flat_map(|_| next(&mut from)).collect();
                whole.extend(&bytes[..if segment.width == 0 { 8 } else { segment.width as usize }]);
            }
            row.push(match width {
                0 => Read::Number(f64::from_le_bytes(whole.try_into().unwrap())),
                width => {
                    whole.truncate(*width);
                    Read::Text(String::from_utf8(whole).unwrap().trim_end_matches(' ').to_owned())
                }
            });
        }
        sav.rows.push(row);
    }
    sav
}

/// What the file must say of a cell.
fn expected(dataset: &Dataset, row: &[Cell]) -> Vec<Read> {
    let one = |(variable, cell): (&copiste::export::Variable, &Cell)| match cell {
        Cell::Coded(place) => Read::Number(variable.value(*place).code.into()),
        Cell::Number(number) => Read::Number(*number),
        Cell::Time(time) => {
            let span = time.since((jiff::Unit::Second, jiff::civil::Time::MIN)).unwrap();
            Read::Number(span.get_seconds() as f64)
        }
        Cell::Moment(moment) => {
            let first = jiff::civil::date(1582, 10, 14).at(0, 0, 0, 0);
            Read::Number(moment.since((jiff::Unit::Second, first)).unwrap().get_seconds() as f64)
        }
        Cell::Date(day) => {
            let span = day.since((jiff::Unit::Day, jiff::civil::date(1582, 10, 14))).unwrap();
            Read::Number(f64::from(span.get_days()) * 86_400.0)
        }
        Cell::Text(text) => Read::Text(text.trim_end_matches(' ').to_owned()),
        Cell::Missing(_) if variable.is_text() => Read::Text(String::new()),
        Cell::Missing(reason) => Read::Number(variable.missing_code(*reason).into()),
    };
    dataset.variables.iter().zip(row).map(one).collect()
}

#[test]
fn what_is_written_for_spss_is_read_back() {
    let (dataset, rows) = table();
    let sav = read(&written(Format::Spss, &dataset, &rows).0);
    assert_eq!(sav.names, ["place", "q1", "temperature", "day", "came", "supper", "fall", "word", "long"]);
    assert_eq!(sav.labels[0], "Lieu");
    assert!(sav.labels[8].len() <= 255 && "Long libellé é".repeat(30).starts_with(&sav.labels[8]));
    assert_eq!(sav.missing[1], Some((-98.0, -91.0)));
    assert_eq!(sav.missing[2], Some((-998.0, -991.0)));
    assert_eq!(sav.missing[7], None);
    assert_eq!(sav.values[1][&3], "=toujours");
    assert_eq!(sav.values[1][&-93], "deux cases cochées");
    for (read, row) in sav.rows.iter().zip(&rows) {
        assert_eq!(*read, expected(&dataset, row));
    }
}

fn any_cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        any::<String>()
            .prop_filter("an empty text is none", |text| !text.is_empty() && !text.contains('\0'))
            .prop_map(Cell::Text),
        "[a-zé🙂 ]{250,800}".prop_map(Cell::Text),
        Just(Cell::Missing(Reason::Mark(Mark::Blank))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_text_label_and_number_comes_back_from_an_spss_file(
        texts in proptest::collection::vec(any_cell(), 1..6),
        label in any::<String>(),
        name in any::<String>(),
        numbers in proptest::collection::vec(-1e12..1e12_f64, 6),
        codes in proptest::collection::btree_set(-80..1_000_000_i32, 1..9),
    ) {
        let value = |code: &i32| Value { name: code.to_string(), code: *code, label: format!("{label}{code}") };
        let longest = texts.iter().map(|cell| if let Cell::Text(text) = cell { text.len() } else { 0 }).max();
        let bytes_max = longest.unwrap_or_default();
        let variables = vec![
            variable(&copiste::export::plain_name(&name), &label, Kind::Text { bytes_max }, Level::Nominal),
            variable("number", "n", Kind::Number { decimals: 6 }, Level::Scale),
            variable("coded", &label, Kind::Coded(codes.iter().map(value).collect()), Level::Ordinal),
        ];
        let coded = |place: usize| Cell::Coded((place % codes.len()) as u16);
        let row = |(place, text): (usize, &Cell)| vec![text.clone(), Cell::Number(numbers[place]), coded(place)];
        let rows: Vec<Vec<Cell>> = texts.iter().enumerate().map(row).collect();
        let dataset = dataset(variables, rows.len());
        let sav = read(&written(Format::Spss, &dataset, &rows).0);
        for (read, row) in sav.rows.iter().zip(&rows) {
            prop_assert_eq!(read, &expected(&dataset, row));
        }
        prop_assert_eq!(sav.rows.len(), rows.len());
        prop_assert!(sav.values[2].values().all(|label| label.len() <= 120));
    }
}
