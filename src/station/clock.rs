//! The only clock. Brains get moments and days as values.

use crate::operator::Moment;
use jiff::civil::Date;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Moment;
    /// The civil day here.
    fn today(&self) -> Date;
    /// Seconds to add to UTC for the time here.
    fn offset_seconds(&self) -> i32;
}

/// The machine's clock, in its time zone.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        Moment(jiff::Timestamp::now().as_second())
    }

    fn today(&self) -> Date {
        jiff::Zoned::now().date()
    }

    fn offset_seconds(&self) -> i32 {
        jiff::Zoned::now().offset().seconds()
    }
}

/// A clock that stands still: for demonstrations and tests, where the same input gives the same bytes.
#[derive(Clone, Copy, Debug)]
pub struct FixedClock(pub Moment);

impl Clock for FixedClock {
    fn now(&self) -> Moment {
        self.0
    }

    fn today(&self) -> Date {
        let stamp = jiff::Timestamp::from_second(self.0.0).unwrap_or_default();
        jiff::tz::Offset::UTC.to_datetime(stamp).date()
    }

    fn offset_seconds(&self) -> i32 {
        0
    }
}
