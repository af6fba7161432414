//! Who has which sheet open for writing. It lasts as long as the station's line: nothing of it is on the disk.

use crate::campaign::CampaignId;
use crate::operator::Operator;
use crate::questionnaire::Audience;
use crate::record::{Pass, Serial};
use crate::station::SERIAL_MAX;
use crate::store::{RecordKey, SheetKey};
use std::collections::{BTreeMap, BTreeSet};

/// Numbers of one audience.
#[derive(Default)]
struct Numbers {
    /// The highest that was given out.
    highest: u32,
    /// Given out, and given back without a word written.
    free: BTreeSet<u32>,
}

/// Sheets that are open.
#[derive(Default)]
pub struct Claims {
    open: BTreeMap<RecordKey, (u64, Operator)>,
    numbers: BTreeMap<(CampaignId, Audience), Numbers>,
}

impl Claims {
    /// Whoever else than this line has the sheet open.
    pub fn other(&self, line: u64, key: &RecordKey) -> Option<&Operator> {
        self.open.get(key).filter(|(holder, _)| *holder != line).map(|(_, who)| who)
    }

    /// How many sheets this line has open.
    pub fn count(&self, line: u64) -> usize {
        self.open.values().filter(|(holder, _)| *holder == line).count()
    }

    /// Opens a sheet for this line; whoever has it otherwise.
    pub fn hold(&mut self, line: u64, who: &Operator, key: &RecordKey) -> Result<(), Operator> {
        if let Some(other) = self.other(line, key) {
            return Err(other.clone());
        }
        self.open.insert(key.clone(), (line, who.clone()));
        if let Some(numbers) = self.numbers.get_mut(&(key.campaign.clone(), key.audience.clone())) {
            numbers.free.remove(&key.serial.0);
        }
        Ok(())
    }

    /// Gives out a number: one that was given back, else the next. `next` is the store's next free number, `is_free` whether
    /// nothing lies under a number. None when there is no number left.
    pub fn number(
        &mut self,
        line: u64,
        who: &Operator,
        (campaign, audience): (CampaignId, Audience),
        next: Serial,
        is_free: impl Fn(&SheetKey) -> bool,
    ) -> Option<SheetKey> {
        let sheet =
            |serial| SheetKey { campaign: campaign.clone(), audience: audience.clone(), serial: Serial(serial) };
        let numbers = self.numbers.entry((campaign.clone(), audience.clone())).or_default();
        let mut given = None;
        while let (None, Some(number)) = (given, numbers.free.pop_first()) {
            let unclaimed = !self.open.contains_key(&sheet(number).pass(Pass::First));
            given = Some(number).filter(|number| unclaimed && is_free(&sheet(*number)));
        }
        let unclaimed = |number: &u32| !self.open.contains_key(&sheet(*number).pass(Pass::First));
        let first = next.0.max(numbers.highest.saturating_add(1));
        let number = given.or_else(|| (first..=SERIAL_MAX).find(unclaimed))?;
        numbers.highest = numbers.highest.max(number);
        self.open.insert(sheet(number).pass(Pass::First), (line, who.clone()));
        Some(sheet(number))
    }

    /// Lets go of a sheet that this line has open.
    pub fn let_go(&mut self, line: u64, key: &RecordKey) {
        if self.open.get(key).is_some_and(|(holder, _)| *holder == line) {
            self.open.remove(key);
            self.give_back(key);
        }
    }

    /// The line is gone, and whatever it had open is free.
    pub fn end(&mut self, line: u64) {
        let of_line = |(_, (holder, _)): &(&RecordKey, &(u64, Operator))| *holder == line;
        let held: Vec<RecordKey> = self.open.iter().filter(of_line).map(|(key, _)| key.clone()).collect();
        held.iter().for_each(|key| self.let_go(line, key));
    }

    fn give_back(&mut self, key: &RecordKey) {
        if key.pass != Pass::First {
            return;
        }
        let numbers = self.numbers.get_mut(&(key.campaign.clone(), key.audience.clone()));
        if let Some(numbers) = numbers.filter(|numbers| key.serial.0 <= numbers.highest) {
            numbers.free.insert(key.serial.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ann() -> Operator {
        Operator::new("ann").expect("plain")
    }

    fn place() -> (CampaignId, Audience) {
        (CampaignId::new("spring").expect("plain"), Audience("residents".to_owned()))
    }

    fn number(claims: &mut Claims, line: u64, next: u32) -> u32 {
        claims.number(line, &ann(), place(), Serial(next), |_| true).expect("there are numbers").serial.0
    }

    fn key(serial: u32) -> RecordKey {
        let (campaign, audience) = place();
        RecordKey { campaign, audience, serial: Serial(serial), pass: Pass::First }
    }

    #[test]
    fn nobody_gets_a_number_twice() {
        let mut claims = Claims::default();
        assert_eq!([number(&mut claims, 1, 7), number(&mut claims, 2, 7), number(&mut claims, 1, 7)], [7, 8, 9]);
        assert_eq!(number(&mut claims, 2, 20), 20);
    }

    #[test]
    fn a_number_given_back_is_given_out_again_unless_something_was_written_under_it() {
        let mut claims = Claims::default();
        let numbers = [number(&mut claims, 1, 7), number(&mut claims, 1, 7), number(&mut claims, 2, 7)];
        assert_eq!(numbers, [7, 8, 9]);
        claims.end(1);
        let written = |sheet: &SheetKey| sheet.serial != Serial(7);
        assert_eq!(claims.number(2, &ann(), place(), Serial(8), written).map(|sheet| sheet.serial), Some(Serial(8)));
        assert_eq!(number(&mut claims, 2, 8), 10);
    }

    /// A number at the end of all numbers was looked behind for ever.
    #[test]
    fn at_the_end_of_all_numbers_there_is_none() {
        let mut claims = Claims::default();
        assert_eq!(number(&mut claims, 1, SERIAL_MAX), SERIAL_MAX);
        assert_eq!(claims.number(2, &ann(), place(), Serial(SERIAL_MAX), |_| true), None);
        assert_eq!(claims.number(2, &ann(), place(), Serial(u32::MAX), |_| true), None);
    }

    #[test]
    fn a_sheet_is_open_to_one_line_at_a_time() {
        let mut claims = Claims::default();
        assert_eq!(claims.hold(1, &ann(), &key(3)), Ok(()));
        assert_eq!(claims.hold(1, &ann(), &key(3)), Ok(()));
        assert_eq!(claims.hold(2, &ann(), &key(3)), Err(ann()));
        claims.let_go(2, &key(3));
        assert_eq!(claims.other(2, &key(3)), Some(&ann()));
        claims.end(1);
        assert_eq!(claims.hold(2, &ann(), &key(3)), Ok(()));
    }
}
