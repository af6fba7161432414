//! Bytes that nobody chose, from the system.

use rustix::rand::{GetRandomFlags, getrandom};

/// So many bytes that nobody chose.
///
/// # Panics
/// When the system gives none, which it does not once it has started; of up to 256 bytes it gives all at once (getrandom(2)).
pub fn random<const N: usize>() -> [u8; N] {
    const { assert!(N <= 256, "the system may give fewer at a time") }
    let mut bytes = [0; N];
    let filled = getrandom(&mut bytes, GetRandomFlags::empty());
    assert_eq!(filled.ok(), Some(N), "the system gives random bytes once it has started");
    bytes
}
