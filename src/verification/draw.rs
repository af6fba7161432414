//! Sheets drawn by lot, so that anybody can check the draw: with the same seed and the same sheets it gives the same order.
//!
//! Each sheet gets a ticket, the SHA-256 of a text that can be written by hand, and tickets are sorted: the way of ballot
//! audits (Rivest, "Consistent sampling with replacement", arXiv 1808.10016, 2018). A sheet added later does not change the
//! order of the others. `printf '%s' "$seed,$scope,$serial" | sha256sum` gives a ticket.

use crate::record::Serial;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

/// What a draw starts from: 16 bytes that nobody chose, written as 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Seed(pub [u8; 16]);

impl fmt::Display for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// A text is not a seed: it must have 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadSeed;

impl fmt::Display for BadSeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a seed has 32 hexadecimal digits")
    }
}

impl std::error::Error for BadSeed {}

impl FromStr for Seed {
    type Err = BadSeed;

    /// Reads upper-case digits too.
    fn from_str(text: &str) -> Result<Seed, BadSeed> {
        // `from_str_radix` would also read a sign.
        if text.len() != 32 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(BadSeed);
        }
        u128::from_str_radix(text, 16).map(|number| Seed(number.to_be_bytes())).map_err(|_| BadSeed)
    }
}

/// The sheets in the order in which they are verified. `scope` names what is drawn from, such as a campaign and an audience,
/// so that one seed gives each its own order. The order of `serials` does not matter; a serial given twice is one sheet.
///
/// Sorted by the SHA-256 of "seed,scope,serial" (UTF-8; the seed in lower case, the serial without leading zeros), then by
/// serial.
pub fn order(seed: &Seed, scope: &str, serials: &[Serial]) -> Vec<Serial> {
    let sheets: BTreeSet<Serial> = serials.iter().copied().collect();
    let mut tickets: Vec<([u8; 32], Serial)> = sheets
        .into_iter()
        .map(|serial| (Sha256::digest(format!("{seed},{scope},{}", serial.0)).into(), serial))
        .collect();
    tickets.sort_unstable();
    tickets.into_iter().map(|(_, serial)| serial).collect()
}

/// What tells later whether the sheets drawn from are still the same: the SHA-256 of their serials in rising order, without
/// leading zeros, each with a line feed. `sort -n serials | sha256sum` gives it.
pub fn frame_digest(serials: &[Serial]) -> [u8; 32] {
    let sheets: BTreeSet<Serial> = serials.iter().copied().collect();
    let lines: String = sheets.into_iter().map(|serial| format!("{}\n", serial.0)).collect();
    Sha256::digest(lines).into()
}
