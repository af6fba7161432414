//! Charts before any face: what is drawn, with every number already in words. A hidden number is not here.

use crate::questionnaire::{Role, Window};

/// A chart.
#[derive(Clone, Debug, PartialEq)]
pub enum Chart {
    /// Stacked bars of ordered answers.
    Likert(Likert),
    /// The audiences on one scale from 0 to 100, with the gap.
    Dots(Dots),
    /// Parts of a whole, such as sheets that came back.
    Bars(Bars),
    /// Scores from one campaign to the next.
    Trend(Trend),
}

impl Chart {
    /// What it shows.
    pub fn title(&self) -> &str {
        match self {
            Chart::Likert(likert) => &likert.title,
            Chart::Dots(dots) => &dots.title,
            Chart::Bars(bars) => &bars.title,
            Chart::Trend(trend) => &trend.title,
        }
    }
}

/// The shape of an audience: never colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// Residents: a disc.
    Disc,
    /// A second audience of people, such as families: a diamond.
    Diamond,
    /// Professionals: a square.
    Square,
    /// Management: a triangle.
    Triangle,
}

impl Marker {
    /// The shape of a view; `again` where an audience of the same role comes before it.
    pub fn of(role: Role, again: bool) -> Marker {
        match role {
            Role::People if again => Marker::Diamond,
            Role::People => Marker::Disc,
            Role::Professionals => Marker::Square,
            Role::Management | Role::Window(Window::SelfAssessment) => Marker::Triangle,
            Role::Window(Window::Tracer) => Marker::Disc,
            Role::Window(Window::Observation) => Marker::Square,
        }
    }

    /// Its colour on paper.
    pub fn colour(self) -> &'static str {
        match self {
            Marker::Disc => "#0060a0",
            Marker::Diamond => "#7a3d9a",
            Marker::Square => "#b34700",
            Marker::Triangle => "#00664d",
        }
    }

    /// Its glyph.
    pub fn glyph(self) -> char {
        match self {
            Marker::Disc => '●',
            Marker::Diamond => '♦',
            Marker::Square => '■',
            Marker::Triangle => '▲',
        }
    }

    /// Its letter where glyphs are not to be had.
    pub fn ascii(self) -> char {
        match self {
            Marker::Disc => 'o',
            Marker::Diamond => '%',
            Marker::Square => '#',
            Marker::Triangle => '^',
        }
    }
}

/// Stacked bars of ordered answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Likert {
    /// What it shows.
    pub title: String,
    /// The shades and their words, one line per scale.
    pub legends: Vec<Legend>,
    /// Questions.
    pub groups: Vec<LikertGroup>,
}

/// The words of a scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Legend {
    /// Whose scale it is.
    pub name: String,
    /// Shades and words, the least favourable first.
    pub shades: Vec<(Shade, String)>,
}

/// A question with one bar per audience.
#[derive(Clone, Debug, PartialEq)]
pub struct LikertGroup {
    /// The question.
    pub label: String,
    /// Its bars.
    pub rows: Vec<LikertRow>,
}

/// A bar.
#[derive(Clone, Debug, PartialEq)]
pub struct LikertRow {
    /// The audience.
    pub marker: Marker,
    /// The audience or the form, in a word.
    pub label: String,
    /// The parts, the least favourable first; empty when nothing is shown.
    pub segments: Vec<Segment>,
    /// What stands after the bar: the count, or why there is no bar.
    pub note: String,
}

/// A part of a bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// Its shade.
    pub shade: Shade,
    /// How many.
    pub count: u32,
    /// Its share, in whole percent; the parts of a bar add up to 100.
    pub percent: u8,
    /// The number written in it: a percentage, or a count where there are few.
    pub text: String,
    /// Its word.
    pub word: String,
}

/// The place of an answer on its scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    /// `step` of `steps`, from 0, the least favourable.
    Scale {
        /// Which.
        step: u8,
        /// Of how many.
        steps: u8,
    },
    /// Off the scale: "do not know".
    Apart,
}

impl Shade {
    /// Its colour: legible when printed in grey, and to colour-blind eyes.
    pub fn colour(self) -> &'static str {
        const TWO: [&str; 2] = ["#8f1d1d", "#1d4f91"];
        const THREE: [&str; 3] = ["#8f1d1d", "#f1dfc2", "#1d4f91"];
        const FOUR: [&str; 4] = ["#8f1d1d", "#e88a55", "#d9ebf7", "#1d4f91"];
        const FIVE: [&str; 5] = ["#8f1d1d", "#e88a55", "#f3ead8", "#9cc4e4", "#1d4f91"];
        const SEVEN: [&str; 7] = ["#5e1010", "#a83a2a", "#e88a55", "#f3ead8", "#c3dcf0", "#6f9fd0", "#1d4f91"];
        match self {
            Shade::Apart => "#bdbdbd",
            Shade::Scale { step, steps } => {
                let palette: &[&str] = match steps {
                    0..=2 => &TWO,
                    3 => &THREE,
                    4 => &FOUR,
                    5 => &FIVE,
                    _ => &SEVEN,
                };
                let last = palette.len() - 1;
                let place = usize::from(step) * last / usize::from(steps.max(2) - 1);
                palette[place.min(last)]
            }
        }
    }

    /// Whether what is written on it must be white.
    pub fn is_dark(self) -> bool {
        matches!(self.colour(), "#8f1d1d" | "#1d4f91" | "#5e1010" | "#a83a2a")
    }

    /// Whether it is hatched: the least favourable answer, which grey printing would confuse with the most.
    pub fn is_hatched(self) -> bool {
        matches!(self, Shade::Scale { step: 0, .. })
    }
}

/// The audiences on one scale from 0 to 100.
#[derive(Clone, Debug, PartialEq)]
pub struct Dots {
    /// What it shows.
    pub title: String,
    /// Markers and whose they are.
    pub legend: Vec<(Marker, String)>,
    /// The heading of the gap column, when there is one.
    pub gap: Option<String>,
    /// Themes or items.
    pub rows: Vec<DotsRow>,
}

/// A theme or an item.
#[derive(Clone, Debug, PartialEq)]
pub struct DotsRow {
    /// Its text.
    pub label: String,
    /// The audiences that were asked, in the order of the report.
    pub points: Vec<Point>,
    /// The gap in words; empty when there is none.
    pub gap: String,
}

/// An audience's score.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The audience.
    pub marker: Marker,
    /// The score, when it is shown.
    pub value: Option<f64>,
    /// The ends of its interval, when it has one, within the scale.
    pub interval: Option<(f64, f64)>,
    /// The score in words, or why it is not shown.
    pub text: String,
}

/// Parts of a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// What it shows.
    pub title: String,
    /// The bars.
    pub bars: Vec<Bar>,
}

/// A part of a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The audience.
    pub marker: Marker,
    /// Its text.
    pub label: String,
    /// The share, from 0 to 1; `None` where the whole is not known, and then there is no bar to draw.
    pub share: Option<f64>,
    /// How many came, and out of how many; 0 when that is not known.
    pub of: (u32, u32),
    /// The number in words.
    pub text: String,
}

/// Scores from one campaign to the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// What it shows.
    pub title: String,
    /// Markers and whose they are.
    pub legend: Vec<(Marker, String)>,
    /// The campaigns, the oldest first.
    pub moments: Vec<String>,
    /// Themes.
    pub rows: Vec<TrendRow>,
}

/// A theme.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendRow {
    /// Its text.
    pub label: String,
    /// A line per audience.
    pub lines: Vec<TrendLine>,
}

/// An audience's scores, one per campaign.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendLine {
    /// The audience.
    pub marker: Marker,
    /// The audience in words.
    pub label: String,
    /// The scores from 0 to 100, where they are known and shown.
    pub values: Vec<Option<f64>>,
    /// The same in words.
    pub texts: Vec<String>,
}

/// Segments under this share have no number inside.
pub const NUMBER_FROM_PERCENT: u8 = 7;
