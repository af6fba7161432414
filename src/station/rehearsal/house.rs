//! What the house does: keys its piles, balances them, looks at twins, draws, keys again, decides.

use super::paper::{PaperCampaign, Pile};
use super::planting::{Hand, Plan, Planned};
use super::{Rehearsal, chance_of_draw};
use crate::campaign::BatchNumber;
use crate::import::SheetText;
use crate::keymap::Keymap;
use crate::language::Phrases;
use crate::operator::{Identification, Moment, Operator};
use crate::questionnaire::Audience;
use crate::record::{Pass, Serial};
use crate::say;
use crate::station::typist::{Reading, Typist};
use crate::station::{BatchDraft, Error, FixedClock, KeyingStart, Phase, Sharing, Station};
use crate::store::{self, Store};
use crate::verification::Stage;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Who keys; each pile's first pass is the next one's.
const TYPISTS: [&str; 3] = ["am", "bl", "cd"];
/// Who decides what has no majority.
const MANAGER: &str = "qm";
/// 15 April 2026, noon: after the last of the sample's sheets was filled in.
const NOW: Moment = Moment(1_776_254_400);
/// More rounds of keying again than any campaign needs.
const ROUNDS_MAX: usize = 10_000;

/// The house during one run.
pub(super) struct House<'a> {
    pub paper: &'a PaperCampaign,
    pub plan: &'a Plan,
    pub manager: Station,
    typists: Vec<Station>,
    keymap: &'a Keymap,
    phrases: &'a Phrases,
    /// The batch of each pile.
    batches: Vec<BatchNumber>,
    /// What was keyed under which number: pile and planned sheet.
    pub filed: BTreeMap<(Audience, Serial), (usize, &'a Planned)>,
    next_serial: BTreeMap<Audience, u32>,
    pub noticed: Noticed,
}

/// What came up while the house did its work.
#[derive(Clone, Debug, Default)]
pub(super) struct Noticed {
    /// Draws refused because a pile was not balanced.
    pub draws_refused: u64,
    /// Overlooked papers that a pile's balance revealed.
    pub omitted: u64,
    /// Pairs named as one paper: audience, serials, whether they are.
    pub twins: Vec<(Audience, Serial, Serial, bool)>,
    /// Sheets with a number too many that nothing but counting by hand revealed.
    pub by_hand: u64,
    /// Wrong keys that the form refused or asked back about.
    pub caught: u64,
    /// Keys pressed.
    pub keys: u64,
}

/// Which pass is keyed.
#[derive(Clone, Copy)]
enum Again {
    Second,
    Third,
}

impl<'a> House<'a> {
    /// A house with its campaign open and no pile in it yet.
    pub fn open(
        store: &Arc<dyn Store>,
        paper: &'a PaperCampaign,
        plan: &'a Plan,
        rehearsal: &Rehearsal,
        keymap: &'a Keymap,
        phrases: &'a Phrases,
    ) -> Result<House<'a>, Error> {
        let station = |name: &str| Station {
            store: store.clone(),
            clock: Arc::new(FixedClock(NOW)),
            operator: Operator::new(name).expect("two letters"),
            identified: Identification::Chosen,
            sharing: Sharing::Alone,
        };
        let manager = station(MANAGER);
        manager.create_campaign(paper.draft.clone(), paper.tool.clone())?;
        manager.set_policy(&paper.draft.id, |_| rehearsal.policy)?;
        Ok(House {
            paper,
            plan,
            manager,
            typists: TYPISTS.into_iter().map(station).collect(),
            keymap,
            phrases,
            batches: Vec::new(),
            filed: BTreeMap::new(),
            next_serial: BTreeMap::new(),
            noticed: Noticed::default(),
        })
    }

    /// The campaign's identifier.
    pub fn campaign(&self) -> &'a str {
        &self.paper.draft.id
    }

    /// Every pile is counted and keyed by somebody.
    pub fn key_piles(&mut self) -> Result<(), Error> {
        for (place, plan) in self.plan.piles.iter().enumerate() {
            let Pile { audience, batch } = &self.paper.piles[place];
            let draft = BatchDraft {
                audience: audience.0.clone(),
                service: batch.service.clone(),
                date: batch.date,
                sheets: u32::try_from(batch.sheets.len()).ok(),
                mode: batch.mode.clone(),
                variant: batch.variant.clone(),
            };
            let view = self.typist(place).open_batch(self.campaign(), draft)?;
            self.batches.push(view.batch.number);
            self.key_pile(place, &plan.keyed)?;
        }
        Ok(())
    }

    fn typist(&self, pile: usize) -> &Station {
        &self.typists[pile % TYPISTS.len()]
    }

    fn key_pile(&mut self, pile: usize, sheets: &'a [Planned]) -> Result<(), Error> {
        if sheets.is_empty() {
            return Ok(());
        }
        let Pile { audience, batch } = &self.paper.piles[pile];
        let view = self.manager.batch(self.campaign(), self.batches[pile])?;
        let mut typist = Typist::open(self.typist(pile), view, KeyingStart::Pile, self.keymap, self.phrases)?;
        for planned in sheets {
            let next = self.next_serial.entry(audience.clone()).or_insert(1);
            let sheet = SheetText { serial: *next, ..planned.first.sheet.clone() };
            *next += 1;
            self.filed.insert((audience.clone(), Serial(sheet.serial)), (pile, planned));
            typist.sheet(&Reading { batch, sheet: &sheet, paper: Some(&batch.sheets[planned.paper]) })?;
        }
        self.rise(typist)
    }

    fn rise(&mut self, typist: Typist) -> Result<(), Error> {
        self.noticed.caught += u64::from(typist.caught);
        self.noticed.keys += typist.leave()?.keys;
        Ok(())
    }

    /// The pairs that are named as one paper are compared on paper: one of two is voided, or the pair is settled.
    pub fn look_at_twins(&mut self) -> Result<(), Error> {
        for (audience, twins) in self.manager.twins(self.campaign())? {
            let paper =
                |serial: Serial| self.filed.get(&(audience.clone(), serial)).map(|(pile, one)| (pile, one.paper));
            let one_paper = paper(twins.first) == paper(twins.second);
            if one_paper {
                let reason = say!(self.phrases, "rehearsal-same-paper", serial = twins.first.to_string());
                let (void, other) = (twins.second, twins.first);
                self.manager.settle_same_paper(self.campaign(), &audience.0, void, other, &reason)?;
            } else {
                let pair = (twins.first, twins.second);
                let note = say!(self.phrases, "rehearsal-two-papers");
                self.manager.settle_twins(self.campaign(), &audience.0, pair, &note)?;
            }
            self.noticed.twins.push((audience, twins.first, twins.second, one_paper));
        }
        Ok(())
    }

    /// Draws from every audience; a pile that is not balanced is put right first.
    pub fn draw(&mut self, seed: u64) -> Result<(), Error> {
        for (place, forms) in self.paper.tool.audiences.iter().enumerate() {
            if !self.paper.piles.iter().any(|pile| pile.audience == forms.audience) {
                continue;
            }
            let seed = chance_of_draw(seed, place);
            // Each pile is put right at most twice.
            for _ in 0..=2 * self.batches.len() {
                match self.manager.draw_sheets(self.campaign(), &forms.audience.0, None, Some(seed)) {
                    Err(Error::Store(store::Error::Unbalanced { batch, .. })) => {
                        self.noticed.draws_refused += 1;
                        self.put_right(batch)?;
                    }
                    Err(error) => return Err(error),
                    Ok(_) => break,
                }
            }
        }
        Ok(())
    }

    /// A pile with too few numbers has a paper without one; a pile with too many has a paper with two.
    fn put_right(&mut self, number: BatchNumber) -> Result<(), Error> {
        let view = self.manager.batch(self.campaign(), number)?;
        let pile = self.batches.iter().position(|batch| *batch == number).ok_or(Error::NoBatch(number))?;
        if view.batch.sheets.is_some_and(|counted| view.tally.papers() < counted) {
            let omitted = self.plan.piles[pile].omitted.as_ref();
            self.noticed.omitted += u64::from(omitted.is_some());
            return self.key_pile(pile, omitted.map_or(&[], std::slice::from_ref));
        }
        self.void_second_number(pile)
    }

    /// The number that no twin told: found by going through the pile.
    fn void_second_number(&mut self, pile: usize) -> Result<(), Error> {
        let told = |audience: &Audience, serial: Serial| {
            self.noticed.twins.iter().any(|(of, _, second, same)| *same && of == audience && *second == serial)
        };
        let doubled = self
            .filed
            .iter()
            .filter(|((audience, serial), (of, planned))| *of == pile && planned.again && !told(audience, *serial));
        let first_number = |audience: &Audience, serial: Serial, paper: usize| {
            let same = |((of, other), (its, planned)): &(&(Audience, Serial), &(usize, &Planned))| {
                (of, *its, planned.paper) == (audience, pile, paper) && *other != serial
            };
            self.filed.iter().find(same).map(|((_, other), _)| *other)
        };
        let doubled = doubled.filter_map(|((audience, serial), (_, planned))| {
            first_number(audience, *serial, planned.paper).map(|first| (audience.clone(), *serial, first))
        });
        let doubled: Vec<(Audience, Serial, Serial)> = doubled.collect();
        for (audience, serial, first) in doubled {
            self.noticed.by_hand += 1;
            let reason = say!(self.phrases, "rehearsal-keyed-twice");
            self.manager.settle_same_paper(self.campaign(), &audience.0, serial, first, &reason)?;
        }
        Ok(())
    }

    /// Second keyings, third keyings and decisions, until the draws are over.
    pub fn verify(&mut self) -> Result<(), Error> {
        for _ in 0..ROUNDS_MAX {
            let mut keyed = 0;
            for typist in 0..self.typists.len() {
                keyed += self.key_again(typist, Again::Second)?;
            }
            for typist in 0..self.typists.len() {
                keyed += self.key_again(typist, Again::Third)?;
            }
            keyed += self.decide()?;
            keyed += self.manager.call_sheets(self.campaign())?.len();
            if keyed == 0 {
                break;
            }
        }
        Ok(())
    }

    /// What waits for one typist; says how many sheets that was.
    fn key_again(&mut self, typist: usize, again: Again) -> Result<usize, Error> {
        let Some(number) = self.batches.first() else { return Ok(0) };
        let view = self.manager.batch(self.campaign(), *number)?;
        let start = match again {
            Again::Second => KeyingStart::Second,
            Again::Third => KeyingStart::Third,
        };
        let opened = Typist::open(&self.typists[typist], view, start, self.keymap, self.phrases);
        let mut typist = match opened {
            Err(Error::NothingToVerify) => return Ok(0),
            opened => opened?,
        };
        let mut keyed = 0;
        while typist.keying.phase() == Phase::Sheet {
            let place = (typist.keying.batch().batch.audience.clone(), typist.keying.serial());
            let (pile, planned) = self.filed.get(&place).ok_or(Error::NoRecord(place.1))?;
            let hand: &Hand = match again {
                Again::Second => &planned.second,
                Again::Third => &planned.third,
            };
            let batch = &self.paper.piles[*pile].batch;
            let sheet = SheetText { serial: place.1.0, ..hand.sheet.clone() };
            typist.sheet(&Reading { batch, sheet: &sheet, paper: Some(&batch.sheets[planned.paper]) })?;
            keyed += 1;
        }
        self.rise(typist)?;
        Ok(keyed)
    }

    /// The quality manager keys from the paper what had no majority; says on how many sheets.
    fn decide(&mut self) -> Result<usize, Error> {
        let verified = self.manager.verified(self.campaign())?;
        let undecided: Vec<_> = verified.into_iter().filter(|one| one.sheet.stage == Stage::Undecided).collect();
        for one in &undecided {
            let place = (one.key.audience.clone(), one.key.serial);
            let (pile, planned) = self.filed.get(&place).ok_or(Error::NoRecord(place.1))?;
            let batch = &self.paper.piles[*pile].batch;
            let sheet = SheetText { serial: place.1.0, ..batch.sheets[planned.paper].clone() };
            let differences = one.sheet.settlements.iter().flat_map(|one| one.difference.questions.iter().copied());
            let questions: Vec<usize> = differences.collect();
            let view = self.manager.batch(self.campaign(), one.sheet.batch)?;
            let start = KeyingStart::Record(place.1);
            let mut typist = Typist::open(&self.manager, view, start, self.keymap, self.phrases)?;
            typist.mend(&Reading { batch, sheet: &sheet, paper: Some(&sheet) }, &questions)?;
            self.rise(typist)?;
        }
        Ok(undecided.len())
    }

    /// The first passes as they are now.
    pub fn records(&self) -> Result<BTreeMap<(Audience, Serial), store::Filed>, Error> {
        let mut records = BTreeMap::new();
        let view = self.manager.campaign(self.campaign())?;
        for forms in &self.paper.tool.audiences {
            let audience = &forms.audience;
            self.manager.store.each_record(&view.campaign.id, audience, &mut |key, filed| {
                if key.pass == Pass::First {
                    records.insert((audience.clone(), key.serial), filed);
                }
            })?;
        }
        Ok(records)
    }
}
