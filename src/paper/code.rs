//! The code of a sheet or of a batch slip: what its square on the paper says, and what a scanner types like a keyboard.
//!
//! `X`, eight letters for the place the sheet belongs to, five for its number, two to check the others: sixteen letters of
//! [`ALPHABET`], which stand on the same keys of French, English and German keyboards and make no words. Upper and lower
//! case say the same, spaces and hyphens say nothing.

use crate::campaign::{BatchNumber, CampaignId};
use crate::questionnaire::{Audience, Variant};
use std::fmt;

/// The letter a code begins with: no keymap may give its key another meaning where codes are scanned.
pub const START: char = 'x';

/// A code of which the first letter is typed.
pub fn begun() -> String {
    START.to_ascii_uppercase().to_string()
}

/// The letters of a code, each worth its place from 0 to 15.
pub const ALPHABET: [u8; 16] = *b"BCDFGHJKLNPRSTVX";

/// Letters of a code, the first one included.
pub const LETTERS: usize = 1 + PLACE_LETTERS + NUMBER_LETTERS + CHECK_LETTERS;

/// Highest number of a sheet.
pub const NUMBER_MAX: u32 = 999_999;

const PLACE_LETTERS: usize = 8;
const NUMBER_LETTERS: usize = 5;
const CHECK_LETTERS: usize = 2;

/// What a code says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SheetCode {
    /// The place its sheet belongs to.
    pub place: PlaceMark,
    /// The number of the sheet within its audience, from 1 to [`NUMBER_MAX`].
    pub number: u32,
}

/// A short mark of a place: the same place always has the same one, and it leads back only to who knows the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceMark(pub u32);

/// Where sheets are handed out for, or came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// An audience in a service, whatever the pile they come back in.
    Service {
        /// The audience.
        audience: Audience,
        /// The code of the service.
        service: String,
    },
    /// A pile.
    Batch(BatchNumber),
}

/// What a code opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// A sheet.
    Sheet(SheetCode),
    /// The slip of a pile: its sheets are received.
    Slip(SlipCode),
}

/// The code of a batch slip. It has the letters of a sheet's code and the number 0, which no sheet bears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlipCode {
    /// The audience and the service whose pile it goes with.
    pub place: PlaceMark,
}

/// Why a text is no code of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeFault {
    /// It does not begin as codes do, or has a character that codes do not have.
    NotACode,
    /// It has so many letters, too few or too many.
    Length(usize),
    /// A letter is wrong, or two are exchanged.
    Check,
}

impl PlaceMark {
    /// The mark of a place of a campaign, for the sheets of a variant.
    pub fn of(campaign: &CampaignId, place: &Place, variant: &Variant) -> PlaceMark {
        let place = match place {
            Place::Service { audience, service } => format!("s\n{}\n{service}", audience.0),
            Place::Batch(number) => format!("b\n{}", number.0),
        };
        PlaceMark::of_text(&format!("{}\n{place}\n{}", campaign.as_str(), variant.0))
    }

    fn of_text(text: &str) -> PlaceMark {
        // FNV-1a: the same on every machine and in every version.
        let fold = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        PlaceMark(text.bytes().fold(0x811c_9dc5, fold))
    }
}

impl Code {
    /// Reads a code as it is scanned or written by hand.
    ///
    /// # Errors
    /// [`CodeFault`].
    pub fn read(text: &str) -> Result<Code, CodeFault> {
        let (place, number) = read(text)?;
        match number {
            0 => Ok(Code::Slip(SlipCode { place })),
            // No sheet bears a greater one: somebody made the code up.
            1..=NUMBER_MAX => Ok(Code::Sheet(SheetCode { place, number })),
            _ => Err(CodeFault::Check),
        }
    }
}

impl SlipCode {
    /// The code of the slip of an audience in a service of a campaign.
    pub fn of(campaign: &CampaignId, audience: &Audience, service: &str) -> SlipCode {
        SlipCode { place: PlaceMark::of_text(&format!("{}\nr\n{}\n{service}", campaign.as_str(), audience.0)) }
    }

    /// In groups of four, to be read and written by people.
    pub fn grouped(&self) -> String {
        grouped(&self.to_string())
    }
}

impl SheetCode {
    /// In groups of four, to be read and written by people.
    pub fn grouped(&self) -> String {
        grouped(&self.to_string())
    }
}

impl fmt::Display for SheetCode {
    /// As it is scanned: capitals without spaces.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&written(self.place, self.number))
    }
}

impl fmt::Display for SlipCode {
    /// As it is scanned: capitals without spaces.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&written(self.place, 0))
    }
}

/// The place and the number of a code.
fn read(text: &str) -> Result<(PlaceMark, u32), CodeFault> {
    let letters: Vec<char> = text.chars().filter(|c| !matches!(c, ' ' | '-' | '\u{a0}')).collect();
    let worth = |letter: &char| {
        let letter = letter.to_ascii_uppercase();
        ALPHABET.iter().position(|known| char::from(*known) == letter)
    };
    let values: Option<Vec<u8>> = letters.iter().map(|letter| worth(letter).map(|value| value as u8)).collect();
    let begins = letters.first().is_some_and(|first| first.eq_ignore_ascii_case(&START));
    let values = values.filter(|_| begins).ok_or(CodeFault::NotACode)?;
    if values.len() != LETTERS {
        return Err(CodeFault::Length(values.len()));
    }
    let (said, check) = values[1..].split_at(PLACE_LETTERS + NUMBER_LETTERS);
    let whole = |values: &[u8]| values.iter().fold(0u32, |sum, value| (sum << 4) | u32::from(*value));
    if whole(check) != u32::from(check_of(said)) {
        return Err(CodeFault::Check);
    }
    let (place, number) = said.split_at(PLACE_LETTERS);
    Ok((PlaceMark(whole(place)), whole(number)))
}

/// The letters of a place and a number.
fn written(place: PlaceMark, number: u32) -> String {
    let values = |number: u32, letters: usize| (0..letters).rev().map(move |at| ((number >> (4 * at)) & 15) as u8);
    let said: Vec<u8> = values(place.0, PLACE_LETTERS).chain(values(number, NUMBER_LETTERS)).collect();
    let check = values(u32::from(check_of(&said)), CHECK_LETTERS);
    let letters = said.iter().copied().chain(check).map(|value| char::from(ALPHABET[usize::from(value)]));
    begun().chars().chain(letters).collect()
}

fn grouped(letters: &str) -> String {
    let groups: Vec<&str> = (0..LETTERS).step_by(4).map(|at| &letters[at..at + 4]).collect();
    groups.join(" ")
}

/// A cyclic check of eight bits (polynomial 0x07) over the letters' four: it finds every wrong letter and every exchange of
/// two neighbours, because both change at most eight bits that stand together.
fn check_of(values: &[u8]) -> u8 {
    let mut check = 0x5a_u8;
    for value in values {
        check ^= value << 4;
        for _ in 0..4 {
            check = if check & 0x80 == 0 { check << 1 } else { (check << 1) ^ 0x07 };
        }
    }
    check
}

#[cfg(test)]
mod tests {
    use super::{ALPHABET, Code, CodeFault, LETTERS, NUMBER_MAX, Place, PlaceMark, SheetCode, SlipCode};
    use crate::campaign::CampaignId;
    use crate::questionnaire::{Audience, Variant};
    use proptest::prelude::*;

    fn codes() -> impl Strategy<Value = SheetCode> {
        (any::<u32>(), 1..=NUMBER_MAX).prop_map(|(place, number)| SheetCode { place: PlaceMark(place), number })
    }

    proptest! {
        #[test]
        fn a_code_is_read_as_it_was_written(code in codes()) {
            let text = code.to_string();
            prop_assert_eq!(text.len(), LETTERS);
            prop_assert_eq!(Code::read(&text), Ok(Code::Sheet(code)));
            prop_assert_eq!(Code::read(&text.to_lowercase()), Ok(Code::Sheet(code)));
            prop_assert_eq!(Code::read(&code.grouped()), Ok(Code::Sheet(code)));
        }

        #[test]
        fn a_wrong_letter_is_found(code in codes(), at in 1..LETTERS, other in 0..ALPHABET.len()) {
            let mut text = code.to_string().into_bytes();
            prop_assume!(text[at] != ALPHABET[other]);
            text[at] = ALPHABET[other];
            let text = String::from_utf8(text).unwrap();
            prop_assert_eq!(Code::read(&text), Err(CodeFault::Check));
        }

        #[test]
        fn two_letters_exchanged_are_found(code in codes(), at in 1..LETTERS - 1) {
            let mut text = code.to_string().into_bytes();
            prop_assume!(text[at] != text[at + 1]);
            text.swap(at, at + 1);
            let text = String::from_utf8(text).unwrap();
            prop_assert_eq!(Code::read(&text), Err(CodeFault::Check));
        }

        #[test]
        fn anything_typed_is_read_or_refused(text in ".{0,40}") {
            if let Ok(Code::Sheet(code)) = Code::read(&text) {
                prop_assert_eq!(Code::read(&code.to_string()), Ok(Code::Sheet(code)));
            }
        }
    }

    #[test]
    fn no_letter_moves_between_the_keyboards_of_the_house() {
        // A and Q, Z and W, M, and on German keyboards Y and Z, change places.
        assert!(ALPHABET.iter().all(|letter| !b"AQZWMY".contains(letter)));
        assert!(ALPHABET.is_sorted() && ALPHABET.iter().all(u8::is_ascii_uppercase));
    }

    #[test]
    fn a_place_keeps_its_mark_and_shares_it_with_none_of_its_neighbours() {
        let campaign = CampaignId::new("demo-2026").unwrap();
        let standard = Variant("standard".to_owned());
        let place = |audience: &str, service: &str| Place::Service {
            audience: Audience(audience.to_owned()),
            service: service.to_owned(),
        };
        let mark = |place: &Place| PlaceMark::of(&campaign, place, &standard);
        // Printed paper lives long: the mark must never change.
        assert_eq!(mark(&place("residents", "glycines")), PlaceMark(0x850d_b77a));
        assert_ne!(mark(&place("residents", "tilleuls")), mark(&place("residents", "glycines")));
        assert_ne!(mark(&place("professionals", "glycines")), mark(&place("residents", "glycines")));
    }

    #[test]
    fn the_code_of_a_slip_is_read_as_it_was_written_and_is_no_sheet() {
        let campaign = CampaignId::new("demo-2026").unwrap();
        let of = |audience: &str, service: &str| SlipCode::of(&campaign, &Audience(audience.to_owned()), service);
        let code = of("residents", "glycines");
        for text in [code.to_string(), code.to_string().to_lowercase(), code.grouped()] {
            assert_eq!(Code::read(&text), Ok(Code::Slip(code)));
        }
        // Printed paper lives long: the mark must never change.
        assert_eq!(code.to_string(), "XKDGRGNRDBBBBBDB");
        assert_ne!(of("residents", "tilleuls"), code);
        assert_ne!(of("professionals", "glycines"), code);
        // No sheet and no slip bears such a number.
        let made_up = SheetCode { place: code.place, number: NUMBER_MAX + 1 };
        assert_eq!(Code::read(&made_up.to_string()), Err(CodeFault::Check));
    }

    #[test]
    fn what_is_no_code_is_told_from_a_code_with_a_fault() {
        assert_eq!(Code::read(""), Err(CodeFault::NotACode));
        assert_eq!(Code::read("B".repeat(16).as_str()), Err(CodeFault::NotACode));
        assert_eq!(Code::read("XBCDA"), Err(CodeFault::NotACode));
        assert_eq!(Code::read("XBCD"), Err(CodeFault::Length(4)));
    }
}
