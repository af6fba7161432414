//! How long the station takes from a key to its picture, and how long the line takes there and back.
//!
//! The line is measured by a question that terminals answer, the device status report: its answer can be taken for no key. It is
//! asked with a picture that a key has just caused, seldom, only over a line, and no more of a terminal that does not answer. Both times
//! are of this session, are kept nowhere and shown to nobody but whoever keys.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// Between two questions.
const BETWEEN: Duration = Duration::from_secs(15);
/// After that long nobody answers any more.
const PATIENCE: Duration = Duration::from_secs(5);
/// Questions without an answer after which a terminal is asked no more.
const UNANSWERED_MAX: u32 = 2;
/// Keys whose pictures count.
const ECHOES: usize = 64;
/// Answers that count.
const TRIPS: usize = 8;
/// Fewest answers that tell something of a line.
const TRIPS_MIN: usize = 2;
/// A line is slow when half of the answers take longer: somebody who corrects feels it, somebody who copies does not yet.
const SLOW: Duration = Duration::from_millis(250);
/// What is shown of it moves in such steps, so that a picture does not change for nothing.
const STEP_MILLISECONDS: u64 = 50;

/// The times as they stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Times {
    /// Half of the keys had their picture handed over within this.
    pub echo: Option<Duration>,
    /// Half of the answers of the terminal were there within this.
    pub trip: Option<Duration>,
    /// The round trip of a line that is slow, in milliseconds.
    pub slow: Option<u64>,
}

/// What is measured.
#[derive(Debug)]
pub struct Lag {
    over_line: bool,
    key: Option<Instant>,
    echoes: VecDeque<Duration>,
    trips: VecDeque<Duration>,
    /// When the question that is open was asked.
    asked: Option<Instant>,
    last: Option<Instant>,
    unanswered: u32,
}

impl Lag {
    /// Nothing is measured yet; only over a line is it asked for.
    pub fn new(over_line: bool) -> Lag {
        let (echoes, trips) = (VecDeque::with_capacity(ECHOES), VecDeque::with_capacity(TRIPS));
        Lag { over_line, key: None, echoes, trips, asked: None, last: None, unanswered: 0 }
    }

    /// A key came.
    pub fn keyed(&mut self, now: Instant) {
        self.key.get_or_insert(now);
    }

    /// Whether the next picture is to ask.
    pub fn wants_to_ask(&mut self, now: Instant) -> bool {
        if self.asked.is_some_and(|asked| now.saturating_duration_since(asked) > PATIENCE) {
            self.asked = None;
            self.unanswered += 1;
        }
        let due = self.last.is_none_or(|last| now.saturating_duration_since(last) >= BETWEEN);
        self.over_line && self.key.is_some() && self.asked.is_none() && due && self.unanswered < UNANSWERED_MAX
    }

    /// A picture was handed over, with the question or without.
    pub fn drawn(&mut self, now: Instant, asking: bool) {
        if let Some(key) = self.key.take() {
            put(&mut self.echoes, now.saturating_duration_since(key), ECHOES);
        }
        if asking {
            (self.asked, self.last) = (Some(now), Some(now));
        }
    }

    /// The terminal answered. An answer to no question says nothing.
    pub fn answered(&mut self, now: Instant) {
        if let Some(asked) = self.asked.take() {
            put(&mut self.trips, now.saturating_duration_since(asked), TRIPS);
            self.unanswered = 0;
        }
    }

    /// Whether an answer may still come.
    pub fn is_open(&self) -> bool {
        self.asked.is_some()
    }

    /// The times as they stand.
    pub fn times(&self) -> Times {
        let trip = median(&self.trips);
        let slow = trip.filter(|trip| self.trips.len() >= TRIPS_MIN && *trip > SLOW);
        let rounded = |trip: Duration| u64::try_from(trip.as_millis()).unwrap_or(u64::MAX) / STEP_MILLISECONDS;
        Times { echo: median(&self.echoes), trip, slow: slow.map(|trip| rounded(trip) * STEP_MILLISECONDS) }
    }
}

fn put(times: &mut VecDeque<Duration>, time: Duration, most: usize) {
    if times.len() == most {
        times.pop_front();
    }
    times.push_back(time);
}

fn median(times: &VecDeque<Duration>) -> Option<Duration> {
    let mut sorted: Vec<Duration> = times.iter().copied().collect();
    sorted.sort_unstable();
    sorted.get(sorted.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys `seconds` apart, each answered after `milliseconds`; how often was asked.
    fn played(lag: &mut Lag, keys: u64, seconds: u64, milliseconds: Option<u64>) -> usize {
        let start = Instant::now();
        let mut asked = 0;
        for key in 0..keys {
            let now = start + Duration::from_secs(key * seconds);
            lag.keyed(now);
            let asking = lag.wants_to_ask(now);
            lag.drawn(now + Duration::from_millis(2), asking);
            asked += usize::from(asking);
            if let Some(milliseconds) = milliseconds {
                lag.answered(now + Duration::from_millis(2 + milliseconds));
            }
        }
        asked
    }

    #[test]
    fn a_slow_line_is_told_from_a_quick_one_and_the_stations_own_time_from_both() {
        let mut lag = Lag::new(true);
        assert_eq!(played(&mut lag, 40, 1, Some(437)), 3);
        let times = lag.times();
        assert_eq!((times.echo, times.slow), (Some(Duration::from_millis(2)), Some(400)));
        assert_eq!(times.trip, Some(Duration::from_millis(437)));
        let mut lag = Lag::new(true);
        played(&mut lag, 40, 1, Some(40));
        assert_eq!((lag.times().trip, lag.times().slow), (Some(Duration::from_millis(40)), None));
    }

    #[test]
    fn one_late_answer_makes_no_slow_line() {
        let mut lag = Lag::new(true);
        played(&mut lag, 1, 1, Some(900));
        assert_eq!(lag.times().slow, None);
    }

    #[test]
    fn a_terminal_that_does_not_answer_is_asked_twice_and_one_that_is_here_never() {
        let mut silent = Lag::new(true);
        assert_eq!(played(&mut silent, 200, 20, None), 2);
        assert_eq!((silent.times().trip, silent.is_open()), (None, false));
        assert_eq!(played(&mut Lag::new(false), 200, 20, None), 0);
    }

    #[test]
    fn an_answer_to_no_question_says_nothing() {
        let mut lag = Lag::new(true);
        lag.answered(Instant::now());
        assert_eq!(lag.times(), Times::default());
    }
}
