//! Themes: what each kind of text looks like.

use ratatui::style::{Color, Modifier, Style};

/// A set of colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// For a dark background.
    #[default]
    Dark,
    /// For a light background.
    Light,
    /// No colours.
    Mono,
    /// The 16 colours of a text console.
    Console16,
}

/// What each kind of text looks like. The ground is always the terminal's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Styles {
    /// Plain text.
    pub text: Style,
    /// What matters less: hints, empty boxes, rules.
    pub faint: Style,
    /// Titles and headings of columns.
    pub title: Style,
    /// The current row's marker and label.
    pub current: Style,
    /// What was keyed.
    pub answer: Style,
    /// A mark instead of a value.
    pub mark: Style,
    /// A refusal and what blocks.
    pub refusal: Style,
    /// A question back, a doubt, a warning.
    pub warning: Style,
    /// Saved, done.
    pub good: Style,
    /// Names of keys in hints.
    pub key: Style,
    /// The selected row of a list, the focused field of a form.
    pub selected: Style,
}

impl Theme {
    /// All themes, in the order the settings offer them.
    pub const ALL: [Theme; 4] = [Theme::Dark, Theme::Light, Theme::Mono, Theme::Console16];

    /// Its name in configuration files.
    pub fn name(self) -> &'static str {
        match self {
            Theme::Dark => "dark",
            Theme::Light => "light",
            Theme::Mono => "mono",
            Theme::Console16 => "console16",
        }
    }

    /// The theme of a name.
    pub fn from_name(name: &str) -> Option<Theme> {
        Theme::ALL.into_iter().find(|theme| theme.name() == name)
    }

    /// What each kind of text looks like.
    pub fn styles(self) -> Styles {
        match self {
            Theme::Dark => coloured(Inks {
                faint: Color::Indexed(248),
                title: Color::Indexed(153),
                answer: Color::Indexed(158),
                refusal: Color::Indexed(217),
                warning: Color::Indexed(222),
                good: Color::Indexed(114),
            }),
            Theme::Light => coloured(Inks {
                faint: Color::Indexed(240),
                title: Color::Indexed(24),
                answer: Color::Indexed(22),
                refusal: Color::Indexed(124),
                warning: Color::Indexed(94),
                good: Color::Indexed(22),
            }),
            // The first eight only: bright inks are what a console's bold may already be.
            Theme::Console16 => coloured(Inks {
                faint: Color::Reset,
                title: Color::Cyan,
                answer: Color::Green,
                refusal: Color::Red,
                warning: Color::Yellow,
                good: Color::Green,
            }),
            Theme::Mono => {
                let bold = Style::new().add_modifier(Modifier::BOLD);
                Styles {
                    text: Style::new(),
                    faint: Style::new(),
                    title: bold,
                    current: bold,
                    answer: bold,
                    mark: Style::new(),
                    refusal: Style::new().add_modifier(Modifier::REVERSED),
                    warning: bold,
                    good: Style::new(),
                    key: bold,
                    selected: Style::new().add_modifier(Modifier::REVERSED),
                }
            }
        }
    }
}

struct Inks {
    faint: Color,
    title: Color,
    answer: Color,
    refusal: Color,
    warning: Color,
    good: Color,
}

fn coloured(inks: Inks) -> Styles {
    let bold = Style::new().add_modifier(Modifier::BOLD);
    Styles {
        text: Style::new(),
        faint: Style::new().fg(inks.faint),
        title: bold.fg(inks.title),
        current: bold,
        answer: bold.fg(inks.answer),
        mark: Style::new().fg(inks.warning),
        refusal: bold.fg(inks.refusal),
        warning: Style::new().fg(inks.warning),
        good: Style::new().fg(inks.good),
        key: bold,
        selected: Style::new().add_modifier(Modifier::REVERSED),
    }
}
