//! Anonymity is arithmetic: what may be shown of a group, and what successive reports together give away.
//!
//! The room knows cells, tables and boxes with their counts, and what earlier reports told of them ([`Disclosed`]). It does not
//! know what they measure. `docs/anonymity.md` tells the rules. Whoever has numbers hands them in and gets [`Shown`] back: a
//! number that must stay hidden is not in what comes back.
//!
//! # How to publish a new number
//!
//! 1. Give it a name that stays the same from report to report, such as `alpha respect`.
//! 2. Count the sheets it rests on: `n`. A number without an `n` is not published.
//! 3. One number, or several that stand or fall together: [`Group::cell`]. Counts of boxes: [`Group::boxes`],
//!    [`Group::several`]. A number and the same by service or by form: [`Group::total`]. What a total tells of all parts together,
//!    box by box, goes into [`Part::said`].
//! 4. Its count says how many met a condition: ask [`Group::may_ask`] first, and tell it to [`Group::ask`] once it is told.
//! 5. It is made of other numbers, or counts the same sheets as another does: publish it only beside them. [`Group::hold`]
//!    keeps what was told when one of them is not [`Shown::is_current`].
//! 6. A digest that is printed is made of [`Disclosed::told_bytes`], never of the whole state: that holds what is hidden.
//! 7. It says how answers of one sheet go together, as a variance of their sum does: ask [`Group::may_renew`] with the larger
//!    threshold of such numbers, and tell nothing of the kind under it.
//! 8. It is a sum of what is already shown, as a gap is: nothing to ask here.

mod boxes;
mod group;
mod parts;
mod state;

pub use boxes::{Asked, Boxes};
pub use group::{Breakdown, Group, Part, Parts};
pub use state::{Disclosed, UnreadableState};

/// A value that may have to stay hidden. There is no other way to it than through `Shown`.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown<T> {
    /// There is nobody to hide: no sheet came, or none that asks it.
    Nobody,
    /// Hidden: too few said something, perhaps nobody, or it would give away who did.
    Hidden,
    /// Shown.
    Shown {
        /// What is shown.
        value: T,
        /// The sheets it rests on, when it is the value of an earlier report that stays in place.
        kept: Option<u32>,
    },
}

impl<T> Shown<T> {
    /// The value, when it is shown.
    pub fn value(&self) -> Option<&T> {
        match self {
            Shown::Shown { value, .. } => Some(value),
            Shown::Nobody | Shown::Hidden => None,
        }
    }

    /// The sheets of the earlier report whose value stays in place.
    pub fn kept(&self) -> Option<u32> {
        match self {
            Shown::Shown { kept, .. } => *kept,
            Shown::Nobody | Shown::Hidden => None,
        }
    }

    /// Whether it is shown and tells the sheets of today.
    pub fn is_current(&self) -> bool {
        matches!(self, Shown::Shown { kept: None, .. })
    }

    /// The same, told in another way.
    pub fn map<U>(self, tell: impl FnOnce(T) -> U) -> Shown<U> {
        match self {
            Shown::Nobody => Shown::Nobody,
            Shown::Hidden => Shown::Hidden,
            Shown::Shown { value, kept } => Shown::Shown { value: tell(value), kept },
        }
    }
}
