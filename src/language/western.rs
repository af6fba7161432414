//! The encoding of old spreadsheets in western Europe: windows-1252.

/// What stands at 0x80 to 0x9F; the five places without a character are 0.
const UPPER: [u16; 32] = [
    0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0, 0,
    0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
];

/// The byte of a character, where it has one.
pub fn byte_of(character: char) -> Option<u8> {
    match u32::from(character) {
        code @ (0..=0x7f | 0xa0..=0xff) => u8::try_from(code).ok(),
        code => {
            let place = UPPER.iter().position(|known| *known != 0 && u32::from(*known) == code)?;
            u8::try_from(0x80 + place).ok()
        }
    }
}

/// The character of a byte; the five bytes without one are U+FFFD.
pub fn char_of(byte: u8) -> char {
    match byte {
        0x80..=0x9f => match UPPER[usize::from(byte) - 0x80] {
            0 => char::REPLACEMENT_CHARACTER,
            code => char::from_u32(u32::from(code)).unwrap_or(char::REPLACEMENT_CHARACTER),
        },
        byte => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::{byte_of, char_of};

    #[test]
    fn what_is_written_is_read_again() {
        for byte in 0..=255_u8 {
            let character = char_of(byte);
            assert!(character == char::REPLACEMENT_CHARACTER || byte_of(character) == Some(byte), "{byte:02x}");
        }
    }

    #[test]
    fn french_has_its_letters_and_others_are_refused() {
        let all = |text: &str| text.chars().map(byte_of).collect::<Option<Vec<u8>>>();
        assert_eq!(all("été").as_deref(), Some(&[0xe9, b't', 0xe9][..]));
        assert_eq!(all("œŒ€’« »Ÿ").map(|bytes| bytes.len()), Some(8));
        assert_eq!(all("\u{81}"), None);
        assert_eq!(all("ł"), None);
        assert_eq!(all("🙂"), None);
    }
}
