//! Which keymap a keyboard probably wants, from what the system says of it. Reads nothing itself.

/// What the system says of the keyboard. Empty texts are as good as none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeyboardHints<'a> {
    /// The locale: the first of `LC_ALL`, `LC_CTYPE`, `LANG` that is set.
    pub locale: Option<&'a str>,
    /// `XKB_DEFAULT_LAYOUT`.
    pub xkb_layout: Option<&'a str>,
    /// `XKB_DEFAULT_VARIANT`.
    pub xkb_variant: Option<&'a str>,
    /// The text of `/etc/default/keyboard`.
    pub keyboard_file: Option<&'a str>,
    /// The text of `/etc/vconsole.conf`.
    pub console_file: Option<&'a str>,
    /// Whether the terminal is elsewhere (SSH): this machine's keyboard then says nothing of the operator's.
    pub remote: bool,
}

/// A keymap and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess {
    /// A name of [`SHIPPED`](super::SHIPPED).
    pub name: &'static str,
    /// Why.
    pub reason: Reason,
}

/// Why a keymap was guessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The system names the keyboard's layout.
    Layout(String),
    /// The locale is that of a country with one usual keyboard.
    Locale(String),
    /// Nothing tells.
    Nothing,
}

/// Guesses the keymap. The configuration comes before any guess.
pub fn guess(hints: &KeyboardHints<'_>) -> Guess {
    if !hints.remote {
        let environment = (said(hints.xkb_layout), said(hints.xkb_variant).unwrap_or_default());
        let file = hints.keyboard_file.unwrap_or_default();
        let file = (setting(file, "XKBLAYOUT"), setting(file, "XKBVARIANT").unwrap_or_default());
        let console = hints.console_file.unwrap_or_default();
        let console_xkb = (setting(console, "XKBLAYOUT"), setting(console, "XKBVARIANT").unwrap_or_default());
        let console = (setting(console, "KEYMAP"), "");
        for (layout, variant) in [environment, file, console_xkb, console] {
            if let Some(layout) = layout {
                let written = if variant.is_empty() { layout.to_owned() } else { format!("{layout} {variant}") };
                return Guess { name: by_layout(layout, variant), reason: Reason::Layout(written) };
            }
        }
    }
    let Some(locale) = said(hints.locale) else {
        return Guess { name: "standard", reason: Reason::Nothing };
    };
    let place = locale.split(['.', '@']).next().unwrap_or_default();
    match place {
        "fr_FR" | "fr" => Guess { name: "azerty", reason: Reason::Locale(place.to_owned()) },
        "en_US" => Guess { name: "qwerty", reason: Reason::Locale(place.to_owned()) },
        _ => Guess { name: "standard", reason: Reason::Nothing },
    }
}

/// The keymap of an XKB layout or a console keymap; several layouts are separated by commas, the first counts.
fn by_layout(layout: &str, variant: &str) -> &'static str {
    let layout = layout.split(',').next().unwrap_or_default().trim();
    let variant = variant.split(',').next().unwrap_or_default().trim();
    if variant.starts_with("bepo") || layout.starts_with("bepo") || layout.starts_with("fr-bepo") {
        return "bepo";
    }
    match (layout, variant) {
        // The norm of 2019 and Dvorak move the unshifted row: their digits are keyed shifted or on the keypad.
        ("fr", "afnor" | "dvorak" | "ergol") => "standard",
        ("fr" | "fr-latin1" | "fr-latin9" | "fr-pc" | "azerty", _) => "azerty",
        ("us", variant) if variant.starts_with("dvorak") || variant.starts_with("colemak") => "standard",
        ("us" | "gb" | "uk", _) => "qwerty",
        _ => "standard",
    }
}

fn said(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

/// The value of `NAME=value` or `NAME="value"` in a file of such lines.
fn setting<'a>(file: &'a str, name: &str) -> Option<&'a str> {
    let value = file.lines().find_map(|line| line.trim().strip_prefix(name)?.trim_start().strip_prefix('='))?;
    said(Some(value.trim().trim_matches(['"', '\''])))
}
