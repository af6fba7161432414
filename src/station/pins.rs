//! The PINs by which operators say who they are, and how often one may be tried.
//!
//! A PIN is kept as its Argon2id digest under a salt of its own (RFC 9106), with the least that OWASP's *Password Storage Cheat
//! Sheet* asks for: 19 MiB of memory, 2 passes, 1 lane. The file is its owner's alone. A try is counted before it is looked at,
//! so that a station that is killed in between has had it.

use super::files::write_whole;
use super::settings::{read_text, syntax};
use super::{Error, SettingFault};
use crate::operator::{Moment, Operator};
use crate::store::random;
use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{DirBuilder, File, OpenOptions};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

/// Name of the file of PINs in a store's folder.
pub const PINS_FILE: &str = "pins.toml";
/// Fewest characters of a PIN.
pub const PIN_CHARS_MIN: usize = 6;
/// Most characters of a PIN.
pub const PIN_CHARS_MAX: usize = 64;

/// Digits of a code that somebody is admitted with.
const ADMISSION_DIGITS: u32 = 8;

/// Memory of a digest, in KiB.
const MEMORY_KIB: u32 = 19 * 1024;
/// Passes over it.
const PASSES: u32 = 2;
/// Lanes.
const LANES: u32 = 1;
/// Most memory that a digest of the file may ask for, in KiB.
const MEMORY_KIB_MAX: u32 = 1024 * 1024;
/// Most passes that a digest of the file may ask for.
const PASSES_MAX: u32 = 64;
const SALT_BYTES: usize = 16;
const DIGEST_BYTES: usize = 32;

/// Wrong tries that cost no time.
const FREE_TRIES: u32 = 2;
/// The first delay; each wrong try more doubles it.
const DELAY_SECONDS: u32 = 5;
/// The longest.
const DELAY_SECONDS_MAX: u32 = 15 * 60;

/// The keys as an unshifted AZERTY row types them: the same fingers, the same PIN.
const UNSHIFTED: [(char, char); 10] = [
    ('&', '1'),
    ('é', '2'),
    ('"', '3'),
    ('\'', '4'),
    ('(', '5'),
    ('-', '6'),
    ('è', '7'),
    ('_', '8'),
    ('ç', '9'),
    ('à', '0'),
];

/// The PINs of a store, or of an account at a host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pins {
    file: PathBuf,
}

/// What came of a try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tried {
    /// It is the PIN.
    Right,
    /// It is the code that somebody was admitted with: they choose a PIN of their own now.
    Admitted,
    /// It is not; so many seconds from now no other is looked at.
    Wrong(u32),
    /// It was not looked at: so many seconds are left.
    TooEarly(u32),
    /// Nobody of that name has a PIN.
    Nobody,
}

/// Why something cannot be a PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinFault {
    /// Fewer than [`PIN_CHARS_MIN`] characters.
    Short,
    /// More than [`PIN_CHARS_MAX`].
    Long,
    /// One character over and over, or characters in a row: the first that anybody tries.
    Plain,
}

/// Whose PIN it is, and since when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PinHolder {
    /// Whose.
    pub who: String,
    /// Who set it.
    pub by: String,
    /// When it was set.
    pub since: Moment,
    /// Wrong tries since the last right one.
    pub wrong: u32,
}

/// The file.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    #[serde(default)]
    operators: BTreeMap<String, Pin>,
}

/// One PIN as it is kept.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Pin {
    digest: String,
    salt: String,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    by: String,
    since: i64,
    /// A code to come in with once, given by whoever admits people.
    #[serde(default)]
    admission: bool,
    #[serde(default)]
    wrong: u32,
    /// When the last wrong one was tried.
    #[serde(default)]
    last: i64,
}

impl Pins {
    /// Those of a file, which need not be there yet.
    pub fn at(file: PathBuf) -> Pins {
        Pins { file }
    }

    /// Where they are kept.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// Why a text cannot be a PIN; `None` when it can.
    pub fn fault(pin: &str) -> Option<PinFault> {
        let letters: Vec<u32> = as_keyed(pin).chars().map(u32::from).collect();
        let steps = |by: i64| letters.windows(2).all(|pair| i64::from(pair[1]) - i64::from(pair[0]) == by);
        match letters.len() {
            count if count < PIN_CHARS_MIN => Some(PinFault::Short),
            count if count > PIN_CHARS_MAX => Some(PinFault::Long),
            _ if [-1, 0, 1].into_iter().any(steps) => Some(PinFault::Plain),
            _ => None,
        }
    }

    /// Everybody who has one.
    ///
    /// # Errors
    /// [`Error::File`], [`Error::Settings`] when the file is damaged.
    pub fn holders(&self) -> Result<Vec<PinHolder>, Error> {
        let holder =
            |(who, pin): (String, Pin)| PinHolder { who, by: pin.by, since: Moment(pin.since), wrong: pin.wrong };
        Ok(self.read()?.operators.into_iter().map(holder).collect())
    }

    /// Whether somebody has one.
    ///
    /// # Errors
    /// As [`Pins::holders`].
    pub fn has(&self, who: &Operator) -> Result<bool, Error> {
        Ok(self.read()?.operators.contains_key(who.name()))
    }

    /// Tries a PIN.
    ///
    /// # Errors
    /// As [`Pins::holders`]; a try that cannot be counted is not looked at.
    pub fn attempt(&self, who: &Operator, pin: &str, now: Moment) -> Result<Tried, Error> {
        let _alone = self.alone()?;
        let mut kept = self.read()?;
        let Some(one) = kept.operators.get_mut(who.name()) else { return Ok(Tried::Nobody) };
        let left = one.delay_left(now);
        if left > 0 {
            return Ok(Tried::TooEarly(left));
        }
        one.wrong = one.wrong.saturating_add(1);
        one.last = now.0;
        let one = one.clone();
        self.write(&kept)?;
        let damaged = || Error::Settings(self.file.clone(), vec![SettingFault::Syntax { line: 1 }]);
        if !one.is(pin).ok_or_else(damaged)? {
            return Ok(Tried::Wrong(delay(one.wrong)));
        }
        let right = Pin { wrong: 0, last: 0, ..one };
        let tried = if right.admission { Tried::Admitted } else { Tried::Right };
        kept.operators.insert(who.name().to_owned(), right);
        self.write(&kept)?;
        Ok(tried)
    }

    /// Admits somebody, in the place of a PIN they had: the code that is given serves until they choose a PIN of their own.
    ///
    /// # Errors
    /// As [`Pins::holders`].
    pub fn admit(&self, who: &Operator, by: &Operator, now: Moment) -> Result<String, Error> {
        let code = loop {
            let number = u64::from_be_bytes(random()) % 10_u64.pow(ADMISSION_DIGITS);
            let code = format!("{number:0width$}", width = ADMISSION_DIGITS as usize);
            if Pins::fault(&code).is_none() {
                break code;
            }
        };
        self.keep(who, &code, by, now, true)?;
        Ok(code)
    }

    /// Gives somebody a PIN, in the place of the one they had.
    ///
    /// # Errors
    /// As [`Pins::holders`].
    ///
    /// # Panics
    /// For a text that [has a fault](Pins::fault).
    pub fn set(&self, who: &Operator, pin: &str, by: &Operator, now: Moment) -> Result<(), Error> {
        self.keep(who, pin, by, now, false)
    }

    fn keep(&self, who: &Operator, pin: &str, by: &Operator, now: Moment, admission: bool) -> Result<(), Error> {
        assert!(Pins::fault(pin).is_none(), "whoever sets a PIN looks at it first");
        let salt: [u8; SALT_BYTES] = random();
        let digest = digest(pin, &salt, (MEMORY_KIB, PASSES, LANES)).expect("the parameters of a new PIN are good");
        let one = Pin {
            digest: hexadecimal(&digest),
            salt: hexadecimal(&salt),
            memory_kib: MEMORY_KIB,
            passes: PASSES,
            lanes: LANES,
            by: by.name().to_owned(),
            since: now.0,
            admission,
            wrong: 0,
            last: 0,
        };
        let _alone = self.alone()?;
        let mut kept = self.read()?;
        kept.operators.insert(who.name().to_owned(), one);
        self.write(&kept)
    }

    /// Takes somebody's PIN away: they choose another when they come. `false` when they had none.
    ///
    /// # Errors
    /// As [`Pins::holders`].
    pub fn forget(&self, who: &Operator) -> Result<bool, Error> {
        let _alone = self.alone()?;
        let mut kept = self.read()?;
        let had = kept.operators.remove(who.name()).is_some();
        if had {
            self.write(&kept)?;
        }
        Ok(had)
    }

    fn read(&self) -> Result<Kept, Error> {
        let fault = |fault| Error::Settings(self.file.clone(), vec![fault]);
        let Some(text) = read_text(&self.file)? else { return Ok(Kept::default()) };
        let text = text.map_err(fault)?;
        toml::from_str(&text).map_err(|error| fault(syntax(&text, &error)))
    }

    fn write(&self, kept: &Kept) -> Result<(), Error> {
        write_whole(&self.file, toml::to_string(kept).expect("PINs are plain TOML values").as_bytes())?;
        self.leave_to_owner(&self.file)
    }

    /// An administrator who takes a PIN away leaves the file to whoever has the folder.
    fn leave_to_owner(&self, path: &Path) -> Result<(), Error> {
        let refused = |error: std::io::Error| Error::File(path.to_owned(), error.to_string());
        let Some(folder) = path.parent() else { return Ok(()) };
        let (folder, file) = (std::fs::metadata(folder).map_err(refused)?, std::fs::metadata(path).map_err(refused)?);
        if file.uid() == folder.uid() || !rustix::process::geteuid().is_root() {
            return Ok(());
        }
        std::os::unix::fs::chown(path, Some(folder.uid()), Some(folder.gid())).map_err(refused)
    }

    /// Two stations of one account change the file one after the other.
    fn alone(&self) -> Result<File, Error> {
        let path = self.file.with_extension("lock");
        let refused = |error: std::io::Error| Error::File(path.clone(), error.to_string());
        // Whoever is admitted before the station was ever opened: what is made for it is its owner's, too.
        let missing: Vec<&Path> = path.ancestors().skip(1).take_while(|folder| !folder.exists()).collect();
        for folder in missing.into_iter().rev() {
            match DirBuilder::new().mode(0o700).create(folder) {
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => continue,
                made => made.map_err(refused)?,
            }
            self.leave_to_owner(folder)?;
        }
        let file =
            OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(&path).map_err(refused)?;
        file.lock().map_err(refused)?;
        self.leave_to_owner(&path)?;
        Ok(file)
    }
}

impl Pin {
    /// Seconds before the next try is looked at. A clock that was set back makes nobody wait longer than the delay.
    fn delay_left(&self, now: Moment) -> u32 {
        let delay = delay(self.wrong);
        let passed = now.0.saturating_sub(self.last).max(0);
        delay.saturating_sub(u32::try_from(passed).unwrap_or(u32::MAX))
    }

    /// Whether this is it; `None` when what is kept is damaged.
    fn is(&self, pin: &str) -> Option<bool> {
        let (digest_kept, salt) = (bytes(&self.digest)?, bytes(&self.salt)?);
        if self.memory_kib > MEMORY_KIB_MAX || self.passes > PASSES_MAX {
            return None;
        }
        let found = digest(pin, &salt, (self.memory_kib, self.passes, self.lanes))?;
        // As long for a digest that differs early as for one that differs late.
        let differs = found.iter().zip(&digest_kept).fold(0, |differs, (one, other)| differs | (one ^ other));
        Some(digest_kept.len() == DIGEST_BYTES && differs == 0)
    }
}

/// Seconds to wait after so many wrong tries in a row.
fn delay(wrong: u32) -> u32 {
    match wrong.checked_sub(FREE_TRIES + 1) {
        None => 0,
        Some(more) => DELAY_SECONDS.saturating_mul(1 << more.min(16)).min(DELAY_SECONDS_MAX),
    }
}

/// A PIN of digits is the same from the keypad, from the row with Shift, and from the row as AZERTY has it without.
fn as_keyed(pin: &str) -> String {
    let digit = |letter: char| {
        let named = UNSHIFTED.iter().find(|(unshifted, _)| *unshifted == letter).map(|(_, digit)| *digit);
        named.or_else(|| letter.is_ascii_digit().then_some(letter))
    };
    pin.chars().map(digit).collect::<Option<String>>().unwrap_or_else(|| pin.to_owned())
}

fn digest(pin: &str, salt: &[u8], (memory, passes, lanes): (u32, u32, u32)) -> Option<[u8; DIGEST_BYTES]> {
    let parameters = Params::new(memory, passes, lanes, Some(DIGEST_BYTES)).ok()?;
    let mut digest = [0; DIGEST_BYTES];
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters);
    argon.hash_password_into(as_keyed(pin).as_bytes(), salt, &mut digest).ok()?;
    Some(digest)
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes(hexadecimal: &str) -> Option<Vec<u8>> {
    let digits = hexadecimal.as_bytes();
    if !digits.len().is_multiple_of(2) || !hexadecimal.is_ascii() {
        return None;
    }
    digits.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PIN: &str = "274910";

    fn pins() -> (tempfile::TempDir, Pins, Operator) {
        let folder = tempfile::tempdir().expect("a folder");
        let pins = Pins::at(folder.path().join(PINS_FILE));
        let ann = Operator::new("ann").expect("plain");
        pins.set(&ann, PIN, &ann, Moment(1_000)).expect("it is set");
        (folder, pins, ann)
    }

    #[test]
    fn the_digest_is_that_of_the_reference_implementation() {
        // What argon2-cffi, which calls the reference implementation, says for the same PIN, salt and parameters.
        let reference = "181e5fb487772d15cb01ec587cfb3125ca7fff6f3301197d8d7ea0a1e433fcd3";
        let digest = digest(PIN, b"somesaltsomesalt", (MEMORY_KIB, PASSES, LANES)).expect("good parameters");
        assert_eq!(hexadecimal(&digest), reference);
    }

    #[test]
    fn a_pin_is_kept_as_its_digest_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let (_folder, pins, ann) = pins();
        let text = std::fs::read_to_string(pins.file()).expect("it is there");
        assert!(!text.contains(PIN) && text.contains("memory-kib = 19456"), "{text}");
        let mode = std::fs::metadata(pins.file()).expect("it is there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(pins.attempt(&ann, PIN, Moment(1_001)), Ok(Tried::Right));
        assert_eq!(pins.attempt(&ann, "274911", Moment(1_002)), Ok(Tried::Wrong(0)));
        let bob = Operator::new("bob").expect("plain");
        assert_eq!(pins.attempt(&bob, PIN, Moment(1_003)), Ok(Tried::Nobody));
    }

    #[test]
    fn wrong_tries_cost_more_and_more_time_and_a_restart_does_not_shorten_it() {
        let (_folder, pins, ann) = pins();
        let attempt =
            |pin: &str, at: i64| Pins::at(pins.file().to_owned()).attempt(&ann, pin, Moment(at)).expect("kept");
        assert_eq!((attempt("1", 2_000), attempt("2", 2_000)), (Tried::Wrong(0), Tried::Wrong(0)));
        assert_eq!(attempt("3", 2_000), Tried::Wrong(5));
        // The right one is not looked at either, and trying it costs nothing.
        assert_eq!(attempt(PIN, 2_004), Tried::TooEarly(1));
        assert_eq!(attempt("4", 2_005), Tried::Wrong(10));
        assert_eq!(attempt("5", 2_015), Tried::Wrong(20));
        // A clock that was set back makes nobody wait for ever.
        assert_eq!(attempt(PIN, 100), Tried::TooEarly(20));
        assert_eq!(attempt(PIN, 2_035), Tried::Right);
        assert_eq!(attempt("6", 2_036), Tried::Wrong(0));
        assert_eq!((delay(11), delay(1_000)), (DELAY_SECONDS_MAX, DELAY_SECONDS_MAX));
    }

    #[test]
    fn the_row_of_azerty_types_the_same_pin_and_what_anybody_tries_first_is_none() {
        let (_folder, pins, ann) = pins();
        assert_eq!(pins.attempt(&ann, "éè'ç&à", Moment(1_001)), Ok(Tried::Right));
        for plain in ["111111", "123456", "654321", "&é\"'(-", "abcdef"] {
            assert_eq!(Pins::fault(plain), Some(PinFault::Plain), "{plain}");
        }
        assert_eq!(
            (Pins::fault("27491"), Pins::fault(&"a1".repeat(40))),
            (Some(PinFault::Short), Some(PinFault::Long))
        );
        assert_eq!((Pins::fault(PIN), Pins::fault("cheval brun")), (None, None));
    }

    #[test]
    fn a_pin_that_was_taken_away_is_no_more_and_a_damaged_file_lets_nobody_in() {
        let (_folder, pins, ann) = pins();
        assert_eq!((pins.forget(&ann), pins.forget(&ann), pins.has(&ann)), (Ok(true), Ok(false), Ok(false)));
        pins.set(&ann, PIN, &ann, Moment(1)).expect("it is set");
        let text = std::fs::read_to_string(pins.file()).expect("it is there");
        std::fs::write(pins.file(), text.replace("digest = \"", "digest = \"zz")).expect("written");
        assert!(pins.attempt(&ann, PIN, Moment(2)).is_err());
        std::fs::write(pins.file(), "operators = 3").expect("written");
        assert!(pins.attempt(&ann, PIN, Moment(3)).is_err() && pins.has(&ann).is_err());
    }
}
