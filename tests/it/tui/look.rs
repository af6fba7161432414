use copiste::tui::clean;
use copiste::tui::look::{GlyphSet, Look, Surroundings, Theme, clean_lines, fold};
use copiste::tui::look::{is_drawable, stands_alone};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr as _};

#[test]
fn nothing_hidden_or_moving_is_shown() {
    for (text, shown) in [
        ("Bonjour", "Bonjour"),
        ("é e\u{301} コ", "é e\u{301} コ"),
        ("a\x1b[31mb\x1b]0;titre\x07c\x1b(Bd\u{9b}2Je", "abcde"),
        ("a\x1bPq#0\x1b\\b\x1bcd", "abd"),
        ("a\tb\r\nc\rd\u{2028}e", "a b c d e"),
        ("a\u{202e}b\u{2066}c\u{200b}d\u{feff}e\u{ad}f", "abcdef"),
        ("\u{301}a", "a"),
        ("e\u{301}\u{301}\u{301}\u{301}\u{301}", "e\u{301}\u{301}\u{301}"),
    ] {
        assert_eq!(clean(text), shown, "{text:?}");
    }
    assert_eq!(clean_lines("a\r\nb\x07\n").collect::<Vec<_>>(), ["a", "b", ""]);
}

#[test]
fn french_is_readable_in_ascii() {
    assert_eq!(
        fold("« L’œuvre » : où êtes-vous, Noëlle ? Ça coûte 5 €… – ■ · ›"),
        "\" L'oeuvre \" : ou etes-vous, Noelle ? Ca coute 5 EUR... - # . >"
    );
}

/// The sign of figures that stay in place was "?", and so was what its note began with.
#[test]
fn every_sign_of_the_sentences_and_of_the_report_has_its_like_in_ascii() {
    let sentences = [include_str!("../../../i18n/fr/copiste.ftl"), include_str!("../../../i18n/en/copiste.ftl")];
    for sign in sentences.iter().flat_map(|text| text.chars()).chain("†×√□›≤≥→−–●■▲…°²".chars())
    {
        let folded = fold(&sign.to_string());
        assert!(sign == '?' || !folded.contains('?'), "{sign}");
    }
}

#[test]
fn every_glyph_takes_one_column_and_ascii_is_ascii() {
    for set in [GlyphSet::Rich, GlyphSet::Console, GlyphSet::Ascii] {
        let g = Look::new(Theme::Mono, set).glyphs;
        let mut all = vec![g.filled, g.empty, g.marker, g.separator, g.rule, g.above, g.below, g.cut, g.done];
        all.extend([g.bar, g.bar_rest]);
        all.extend(g.shades);
        all.extend(g.audiences);
        for glyph in all {
            assert_eq!(unicode_width::UnicodeWidthStr::width(glyph), 1, "{glyph}");
            assert!(set != GlyphSet::Ascii || glyph.is_ascii(), "{glyph}");
        }
    }
}

#[test]
fn the_surroundings_choose_theme_and_glyphs() {
    let at = |term: &str, locale: &str, hint: &str, no_color| Surroundings {
        term: term.into(),
        locale: locale.into(),
        colour_hint: hint.into(),
        no_color,
    };
    let suited = |surroundings: Surroundings| (surroundings.theme(), surroundings.glyph_set());
    assert_eq!(suited(at("xterm-256color", "fr_FR.UTF-8", "", false)), (Theme::Dark, GlyphSet::Rich));
    assert_eq!(suited(at("xterm", "fr_FR.utf8", "0;15", false)), (Theme::Light, GlyphSet::Rich));
    assert_eq!(suited(at("linux", "fr_FR.UTF-8", "", false)), (Theme::Console16, GlyphSet::Console));
    assert_eq!(suited(at("linux", "fr_FR.UTF-8", "", true)), (Theme::Mono, GlyphSet::Console));
    assert_eq!(suited(at("xterm", "fr_FR@euro", "", false)), (Theme::Dark, GlyphSet::Ascii));
    assert_eq!(suited(at("xterm", "C", "", false)), (Theme::Dark, GlyphSet::Ascii));
    assert!(at("", "fr_FR@euro", "", false).is_latin() && at("", "fr_FR.ISO-8859-15", "", false).is_latin());
    assert!(!at("", "fr_FR.UTF-8@euro", "", false).is_latin());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn cleaned_text_is_drawable_and_clean_again(text in any::<String>()) {
        let cleaned = clean(&text).into_owned();
        prop_assert!(cleaned.chars().all(is_drawable));
        prop_assert_eq!(clean(&cleaned), cleaned.as_str());
        prop_assert!(fold(&cleaned).is_ascii());
    }
}

#[test]
fn a_character_that_stands_alone_takes_one_column_and_joins_no_other() {
    let alone: Vec<char> = ('\0'..=char::MAX).filter(|character| stands_alone(*character)).collect();
    assert!(alone.len() > 900);
    for pair in alone.windows(2) {
        assert_eq!(UnicodeWidthChar::width(pair[0]), Some(1), "{:?}", pair[0]);
        assert!(is_drawable(pair[0]), "{:?}", pair[0]);
        let text: String = pair.iter().collect();
        assert_eq!((text.width(), text.graphemes(true).count()), (2, 2), "{text:?}");
    }
}
