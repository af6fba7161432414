//! Verification: sheets drawn by lot and called, the ones that wait for this operator, certificates, probable twins.

use super::{CampaignView, Error, Station};
use crate::campaign::{BatchNumber, BatchSource, Campaign, CampaignId, Extent, Unit};
use crate::questionnaire::{Audience, Fingerprint, Questionnaire, Tool};
use crate::record::{Pass, Record, RecordEvent, Serial, Status};
use crate::store::{self, Filed, RecordKey, RecordState, SettledPair, SheetKey, Verified, Write};
use crate::verification::{
    Certificate, Draw, FALSE_ALARMS, Fingerprints, Progress, Seed, SeedFrom, Sheet, Stage, Twins, compared,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// A draw with what it has shown so far.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawView {
    /// The draw.
    pub draw: Draw,
    /// What it has shown.
    pub certificate: Certificate,
    /// Complete sheets of what it draws from that it does not cover: keyed after it was made.
    pub uncovered: u32,
}

impl Station {
    /// Draws sheets to verify and calls the first of them: all complete sheets of an audience, or of a batch, that were not
    /// called before. The seed is the machine's own chance, or given by somebody.
    ///
    /// # Errors
    /// [`Error::NotVerifying`] when the campaign verifies nothing, [`Error::NothingToDraw`], [`Error::DrawsByUnit`] when the
    /// campaign draws from batches and none is named or the reverse, and the store's: a pile that is not balanced.
    pub fn draw_sheets(
        &self,
        campaign: &str,
        audience: &str,
        batch: Option<BatchNumber>,
        seed: Option<Seed>,
    ) -> Result<DrawView, Error> {
        let view = self.open_campaign(campaign)?;
        let policy = view.campaign.verification;
        if policy.extent == Extent::None {
            return Err(Error::NotVerifying);
        }
        if batch.is_some() != (policy.unit == Unit::Batch) {
            return Err(Error::DrawsByUnit(policy.unit));
        }
        let audience = super::batches::known_audience(&view.tool, audience)?;
        if let Some(batch) = batch {
            let view = self.batch(campaign, batch)?;
            if view.batch.audience != audience {
                return Err(Error::OtherAudience(batch, view.batch.audience));
            }
            if view.batch.source() == BatchSource::Web {
                return Err(Error::OnlineBatch(batch));
            }
        }
        let before = self.store.draws(&view.campaign.id)?;
        let verified = self.store.verifications(&view.campaign.id, &self.signature())?;
        let called = verified.iter().filter(|one| one.key.audience == audience).map(|one| one.key.serial);
        let taken = Station::covered(&view.campaign.id, &audience, &before, called);
        let complete = self.complete_sheets(&view.campaign)?.remove(&audience).unwrap_or_default().into_iter();
        let within = |lies: BatchNumber| batch.is_none_or(|batch| lies == batch);
        let frame = complete.filter(|(serial, lies)| within(*lies) && !taken.contains(serial));
        let frame: Vec<Serial> = frame.map(|(serial, _)| serial).collect();
        if frame.is_empty() {
            let made = before.iter().rfind(|draw| draw.audience == audience && draw.batch == batch);
            return Err(match made.filter(|_| seed.is_some()) {
                Some(draw) => Error::SeedFixed {
                    draw: draw.number,
                    seed: draw.seed,
                    day: self.day_of(draw.made.when),
                    who: draw.made.who.clone(),
                },
                None => Error::NothingToDraw,
            });
        }
        let number = before.last().map_or(0, |draw| draw.number) + 1;
        let called = match policy.extent {
            Extent::Full => frame.len(),
            Extent::Sample | Extent::None => frame.len().min(policy.sheets_min as usize),
        };
        let draw = Draw {
            number,
            audience,
            batch,
            policy,
            seed: seed.unwrap_or_else(chance),
            seed_from: if seed.is_some() { SeedFrom::Given } else { SeedFrom::Machine },
            frame,
            // The store counts them.
            fields: 0,
            sheet_fields_max: 0,
            called: u32::try_from(called).expect("serials are 32 bits wide"),
            made: self.signature(),
        };
        self.commit(vec![Write::Draw(view.campaign.id.clone(), draw)])?;
        let draws = self.draws(campaign)?;
        draws.into_iter().find(|view| view.draw.number == number).ok_or(Error::NothingToDraw)
    }

    /// Whether a draw would be made: what it draws from is balanced.
    ///
    /// # Errors
    /// [`Error::NotVerifying`], and the store's: a pile that is not balanced.
    pub fn may_draw(&self, campaign: &str, audience: &Audience, batch: Option<BatchNumber>) -> Result<(), Error> {
        let campaign = self.open_campaign(campaign)?.campaign;
        if campaign.verification.extent == Extent::None {
            return Err(Error::NotVerifying);
        }
        for (pile, tally) in self.store.batches(&campaign.id)? {
            let here = pile.audience == *audience && batch.is_none_or(|only| only == pile.number);
            let here = here && pile.source() == BatchSource::Paper;
            if here && !tally.balances_or_is_untouched(pile.sheets) {
                return Err(store::Error::Unbalanced { campaign: campaign.id, batch: pile.number }.into());
            }
        }
        Ok(())
    }

    /// The sheets of an audience that a draw speaks of: those that are or were verified, and those that wait in a draw. What
    /// a draw passed over, and is complete again, is none of them: it may be drawn from.
    pub(super) fn covered(
        campaign: &CampaignId,
        audience: &Audience,
        draws: &[Draw],
        verified: impl Iterator<Item = Serial>,
    ) -> BTreeSet<Serial> {
        let here = draws.iter().filter(|draw| draw.audience == *audience);
        verified.chain(here.flat_map(|draw| draw.waiting(campaign))).collect()
    }

    /// The draws of a campaign with what they have shown, by number.
    pub fn draws(&self, campaign: &str) -> Result<Vec<DrawView>, Error> {
        let campaign = self.campaign(campaign)?.campaign;
        let verified = self.store.verifications(&campaign.id, &self.signature())?;
        self.draws_among(&campaign, &verified, &self.complete_sheets(&campaign)?)
    }

    /// Complete sheets that no draw covers, of the audiences that were drawn from and have some.
    pub(super) fn uncovered(
        campaign: &CampaignId,
        draws: &[DrawView],
        verified: &[Verified],
        complete: &CompleteSheets,
    ) -> Vec<(Audience, u32)> {
        let made: Vec<Draw> = draws.iter().map(|view| view.draw.clone()).collect();
        let drawn = complete.iter().filter(|(audience, _)| made.iter().any(|draw| draw.audience == **audience));
        let uncovered = drawn.map(|(audience, sheets)| {
            let called = verified.iter().filter(|one| one.key.audience == *audience).map(|one| one.key.serial);
            let covered = Station::covered(campaign, audience, &made, called);
            let left = sheets.keys().filter(|serial| !covered.contains(serial)).count();
            (audience.clone(), u32::try_from(left).expect("serials are 32 bits wide"))
        });
        uncovered.filter(|(_, left)| *left > 0).collect()
    }

    /// What [`Station::draws`] answers, from what was read of the campaign before.
    pub(super) fn draws_among(
        &self,
        campaign: &Campaign,
        verified: &[Verified],
        complete: &CompleteSheets,
    ) -> Result<Vec<DrawView>, Error> {
        let draws = self.store.draws(&campaign.id)?;
        // By audience: the sheets that are or were verified, those that are complete with their batches, those covered.
        type Known<'a> = (BTreeMap<Serial, &'a Sheet>, &'a BTreeMap<Serial, BatchNumber>, BTreeSet<Serial>);
        let mut known: BTreeMap<Audience, Known> = BTreeMap::new();
        let none = BTreeMap::new();
        for Draw { audience, .. } in &draws {
            if !known.contains_key(audience) {
                let here = verified.iter().filter(|one| one.key.audience == *audience);
                let sheets: BTreeMap<Serial, &Sheet> = here.map(|one| (one.key.serial, &one.sheet)).collect();
                let covered = Station::covered(&campaign.id, audience, &draws, sheets.keys().copied());
                known.insert(audience.clone(), (sheets, complete.get(audience).unwrap_or(&none), covered));
            }
        }
        let batches = self.store.batches(&campaign.id)?;
        let view = |draw: &Draw| {
            let (sheets, complete, covered) = &known[&draw.audience];
            let within = |batch: &BatchNumber| draw.batch.is_none_or(|only| only == *batch);
            let here: BTreeSet<Serial> =
                complete.iter().filter(|(_, batch)| within(batch)).map(|(serial, _)| *serial).collect();
            let uncovered = here.difference(covered).count();
            let piles = || batches.iter().filter(|(batch, _)| batch.audience == draw.audience && within(&batch.number));
            let unbalanced = piles().filter(|(batch, tally)| !tally.balances_or_is_untouched(batch.sheets));
            let unbalanced = unbalanced.map(|(batch, _)| batch.number).collect();
            let certificate =
                Certificate::of(draw, &campaign.id, campaign.verification.extent, sheets, &here, unbalanced);
            DrawView { draw: draw.clone(), certificate, uncovered: uncovered as u32 }
        };
        Ok(draws.iter().map(view).collect())
    }

    /// Calls further sheets of the draws that are not at their end and wait for nothing; says which.
    ///
    /// # Errors
    /// The store's.
    pub fn call_sheets(&self, campaign: &str) -> Result<Vec<SheetKey>, Error> {
        let id = self.campaign(campaign)?.campaign.id;
        let mut called = Vec::new();
        for DrawView { draw, certificate, .. } in self.draws(campaign)? {
            let Progress::Still(sheets) = certificate.progress else { continue };
            let order = draw.order(&id);
            // Sheets that left the file since are passed over: as many more are called in their place, next time.
            let next = (draw.called as usize + sheets as usize).min(order.len());
            let more = Draw { called: u32::try_from(next).expect("serials are 32 bits wide"), ..draw.clone() };
            if more.called > draw.called {
                self.commit(vec![Write::Draw(id.clone(), more)])?;
                let serials = &order[draw.called as usize..next];
                let key = |serial: &Serial| SheetKey {
                    campaign: id.clone(),
                    audience: draw.audience.clone(),
                    serial: *serial,
                };
                called.extend(serials.iter().map(key));
            }
        }
        Ok(called)
    }

    /// Every sheet of a campaign that is or was verified, as this operator may see it.
    pub fn verified(&self, campaign: &str) -> Result<Vec<Verified>, Error> {
        let id = self.campaign(campaign)?.campaign.id;
        Ok(self.store.verifications(&id, &self.signature())?)
    }

    /// The sheets that are being verified: what they say is told to nobody before that is settled.
    ///
    /// # Errors
    /// The store's.
    pub fn sealed(&self, campaign: &str) -> Result<SealedSheets, Error> {
        let mut sealed = SealedSheets::new();
        for Verified { key, sheet, .. } in self.verified(campaign)? {
            if !sheet.may_read(Pass::First) {
                sealed.entry(key.audience).or_default().insert(key.serial);
            }
        }
        Ok(sealed)
    }

    /// The paper of a called sheet cannot be found: it counts as wrong from end to end.
    ///
    /// # Errors
    /// [`Error::ReasonMissing`], [`Error::NoRecord`], [`Error::NotCalled`], [`Error::NotToMiss`], and the store's.
    pub fn miss_sheet(&self, campaign: &str, audience: &str, serial: Serial, reason: &str) -> Result<(), Error> {
        let CampaignView { campaign, tool, .. } = self.open_campaign(campaign)?;
        let audience = super::batches::known_audience(&tool, audience)?;
        if reason.trim().is_empty() {
            return Err(Error::ReasonMissing);
        }
        let sheet = SheetKey { campaign: campaign.id, audience, serial };
        match self.store.verification(&sheet, &self.signature())?.map(|verified| verified.sheet.stage) {
            Some(Stage::Called | Stage::Second | Stage::Differing | Stage::Third) => {}
            Some(stage) => return Err(Error::NotToMiss(serial, stage)),
            None => {
                // A sheet that is being verified cannot be read, and this one is not.
                let filed = self.store.record(&sheet.pass(Pass::First))?;
                return Err(if filed.is_some() { Error::NotCalled(serial) } else { Error::NoRecord(serial) });
            }
        }
        self.commit(vec![Write::Missing(sheet, reason.trim().to_owned())])
    }

    /// The paper of a sheet that could not be found turned up: the sheet is to be keyed again, and counts as wrong until that is
    /// settled.
    ///
    /// # Errors
    /// [`Error::ReasonMissing`], [`Error::NotMissed`], and the store's.
    pub fn find_sheet(&self, campaign: &str, audience: &str, serial: Serial, reason: &str) -> Result<(), Error> {
        let CampaignView { campaign, tool, .. } = self.open_campaign(campaign)?;
        let audience = super::batches::known_audience(&tool, audience)?;
        if reason.trim().is_empty() {
            return Err(Error::ReasonMissing);
        }
        let sheet = SheetKey { campaign: campaign.id, audience, serial };
        let verified = self.store.verification(&sheet, &self.signature())?;
        match verified.map(|verified| verified.sheet.stage) {
            Some(Stage::Missing(_)) | None => {}
            Some(stage) => return Err(Error::NotMissed(serial, stage)),
        }
        self.commit(vec![Write::Found(sheet, reason.trim().to_owned())])
    }

    /// Takes a sheet from whoever began to key it again and does not come back: what they keyed is voided, with the reason, and
    /// the sheet waits for somebody else.
    ///
    /// # Errors
    /// [`Error::ReasonMissing`], [`Error::NothingToVerify`] when nobody is at it, and the store's: whoever keyed the first pass
    /// does not take it.
    pub fn release_sheet(&self, campaign: &str, audience: &str, serial: Serial, reason: &str) -> Result<(), Error> {
        let CampaignView { campaign, tool, .. } = self.open_campaign(campaign)?;
        let audience = super::batches::known_audience(&tool, audience)?;
        if reason.trim().is_empty() {
            return Err(Error::ReasonMissing);
        }
        let sheet = SheetKey { campaign: campaign.id, audience, serial };
        let verified = self.store.verification(&sheet, &self.signature())?;
        let pass = match verified.map(|verified| verified.sheet.stage) {
            Some(Stage::Second) => Pass::Second,
            Some(Stage::Third) => Pass::Third,
            _ => return Err(Error::NothingToVerify),
        };
        let key = sheet.pass(pass);
        let mut filed = self.store.record(&key)?.ok_or(Error::NothingToVerify)?;
        let reason = reason.trim().to_owned();
        filed.revision += 1;
        filed.record.status = Status::Voided(reason.clone());
        filed.record.history.push((self.signature(), RecordEvent::Voided(reason)));
        self.commit(vec![Write::Record(key, filed)])
    }

    /// Pairs of complete sheets that are probably one paper keyed twice, the most evident first, without those that were
    /// settled.
    pub fn twins(&self, campaign: &str) -> Result<Vec<(Audience, Twins)>, Error> {
        self.twins_beside(&self.campaign(campaign)?, &mut |_, _, _| {})
    }

    /// The same; on the way `each` is handed every keying with its form, so that whoever needs both reads them once.
    pub(super) fn twins_beside(
        &self,
        view: &CampaignView,
        each: &mut dyn FnMut(&RecordKey, &Filed, &Questionnaire),
    ) -> Result<Vec<(Audience, Twins)>, Error> {
        let settled = self.store.pairs(&view.campaign.id)?;
        let online = self.online_batches(&view.campaign.id)?;
        let mut found = Vec::new();
        for forms in &view.tool.audiences {
            let audience = &forms.audience;
            let mut fingerprints = Fingerprints::new(FALSE_ALARMS);
            self.each_keyed(view, audience, &mut |key, filed, form| {
                each(key, filed, form);
                // What came in online is no paper that could have been keyed twice.
                let is_paper = key.pass == Pass::First && !online.contains(&filed.batch);
                if is_paper && filed.record.status == Status::Complete {
                    fingerprints.add(key.serial, form, &compared(form, true), &filed.record.answers);
                }
            })?;
            let known = |twins: &Twins| {
                let same = |pair: &SettledPair| (pair.first, pair.second) == (twins.first, twins.second);
                settled.iter().any(|pair| pair.audience == *audience && same(pair))
            };
            let twins = fingerprints.finish().into_iter().filter(|twins| !known(twins));
            found.extend(twins.map(|twins| (audience.clone(), twins)));
        }
        Ok(found)
    }

    /// Two sheets that look like one paper were compared on paper: they are two people's, with what was seen.
    ///
    /// # Errors
    /// [`Error::ReasonMissing`], [`Error::NoRecord`], and the store's.
    pub fn settle_twins(
        &self,
        campaign: &str,
        audience: &str,
        pair: (Serial, Serial),
        note: &str,
    ) -> Result<(), Error> {
        let CampaignView { campaign, tool, .. } = self.open_campaign(campaign)?;
        let audience = super::batches::known_audience(&tool, audience)?;
        if note.trim().is_empty() {
            return Err(Error::ReasonMissing);
        }
        let (first, second) = (pair.0.min(pair.1), pair.0.max(pair.1));
        let settled = SettledPair {
            audience,
            first,
            second,
            same_paper: false,
            note: note.trim().to_owned(),
            by: self.signature(),
        };
        self.commit(vec![Write::Pair(campaign.id, settled)])
    }

    /// Two sheets were compared on paper and are one: the one is voided, and its pile counts the paper once.
    ///
    /// # Errors
    /// As [`Station::void_record`]; [`Error::SameSheet`] of a sheet with itself.
    pub fn settle_same_paper(
        &self,
        campaign: &str,
        audience: &str,
        void: Serial,
        other: Serial,
        note: &str,
    ) -> Result<(), Error> {
        let view = self.open_campaign(campaign)?;
        let (key, mut filed) = self.record(campaign, audience, void)?;
        let note = note.trim().to_owned();
        if note.is_empty() {
            return Err(Error::ReasonMissing);
        }
        if void == other {
            return Err(Error::SameSheet(void));
        }
        match self.record(campaign, audience, other) {
            // A sealed sheet is there too.
            Ok(_) | Err(Error::Store(store::Error::Forbidden { .. })) => {}
            Err(error) => return Err(error),
        }
        let pair = SettledPair {
            audience: key.audience.clone(),
            first: void.min(other),
            second: void.max(other),
            same_paper: true,
            note: note.clone(),
            by: self.signature(),
        };
        let mut writes = vec![Write::Pair(view.campaign.id, pair)];
        // One that was voided already is only told to be no paper of its own.
        if !matches!(filed.record.status, Status::Voided(_)) {
            filed.revision += 1;
            filed.record.status = Status::Voided(note.clone());
            filed.record.history.push((self.signature(), RecordEvent::Voided(note)));
            writes.push(Write::Record(key, filed));
        }
        self.commit(writes)
    }

    /// Which of two sheets that are one paper is voided: rather one that is not verified, rather the later.
    ///
    /// # Errors
    /// The store's.
    pub fn one_to_void(&self, campaign: &str, audience: &Audience, pair: (Serial, Serial)) -> Result<Serial, Error> {
        let (first, second) = (pair.0.min(pair.1), pair.0.max(pair.1));
        let verified = self.verified(campaign)?;
        let stage = |serial: Serial| {
            let sheet = verified.iter().find(|one| one.key.audience == *audience && one.key.serial == serial);
            sheet.map(|one| &one.sheet.stage)
        };
        let rank = |serial: Serial| match stage(serial) {
            None | Some(Stage::Missing(_) | Stage::Voided { .. }) => 0,
            Some(Stage::Undecided) => 1,
            Some(Stage::Settled) => 2,
            Some(Stage::Called | Stage::Second | Stage::Differing | Stage::Third) => 3,
        };
        Ok(if rank(second) <= rank(first) { second } else { first })
    }

    /// Destroys the answers of a campaign whose retention has ended; counts and hashes remain.
    ///
    /// # Errors
    /// The store's: it is open, or kept still.
    pub fn empty_campaign(&self, campaign: &str) -> Result<CampaignView, Error> {
        let view = self.campaign(campaign)?;
        if let Some(day) = view.destroyed {
            return Err(Error::AnswersDestroyed(day));
        }
        self.commit(vec![Write::Empty(view.campaign.id)])?;
        self.campaign(campaign)
    }

    /// Hands every keying of an audience to `each`, with the form it was keyed with: for counting.
    pub(super) fn each_keyed(
        &self,
        view: &CampaignView,
        audience: &Audience,
        each: &mut dyn FnMut(&RecordKey, &Filed, &Questionnaire),
    ) -> Result<(), Error> {
        let mut tools: HashMap<Fingerprint, Arc<Tool>> = HashMap::new();
        tools.insert(view.tool.fingerprint.clone(), view.tool.clone());
        let mut failed = None;
        self.store.each_record(&view.campaign.id, audience, &mut |key: RecordKey, filed| {
            if failed.is_some() {
                return;
            }
            match self.form_of(&mut tools, audience, &filed.record) {
                Ok(form) => each(&key, &filed, &form),
                Err(error) => failed = Some(error),
            }
        })?;
        failed.map_or(Ok(()), Err)
    }

    /// The version of a campaign's tool that a sheet was keyed with.
    ///
    /// # Errors
    /// The store's.
    pub fn tool_of(&self, view: &CampaignView, fingerprint: &Fingerprint) -> Result<Arc<Tool>, Error> {
        if *fingerprint == view.tool.fingerprint { Ok(view.tool.clone()) } else { self.tool(fingerprint) }
    }

    fn form_of(
        &self,
        tools: &mut HashMap<Fingerprint, Arc<Tool>>,
        audience: &Audience,
        record: &Record,
    ) -> Result<Arc<Questionnaire>, Error> {
        if !tools.contains_key(&record.tool) {
            tools.insert(record.tool.clone(), self.tool(&record.tool)?);
        }
        let form = tools[&record.tool].audience(audience).and_then(|forms| forms.form(&record.variant));
        form.cloned().ok_or_else(|| Error::NoVariant(record.variant.0.clone(), None))
    }

    pub(super) fn complete_sheets(&self, campaign: &Campaign) -> Result<CompleteSheets, Error> {
        let mut complete = CompleteSheets::new();
        for (batch, _) in self.store.batches(&campaign.id)? {
            if batch.source() == BatchSource::Web {
                continue;
            }
            let sheets = complete.entry(batch.audience).or_default();
            for summary in self.store.records_of_batch(&campaign.id, batch.number)? {
                if summary.state == RecordState::Complete {
                    sheets.insert(summary.key.serial, batch.number);
                }
            }
        }
        Ok(complete)
    }
}

/// The sheets of each audience that are being verified; none of an audience without.
pub(super) type SealedSheets = BTreeMap<Audience, BTreeSet<Serial>>;

/// The complete sheets of each audience, with the batches they lie in.
pub(super) type CompleteSheets = BTreeMap<Audience, BTreeMap<Serial, BatchNumber>>;

/// Sixteen bytes that nobody chose.
pub(super) fn chance() -> Seed {
    Seed(store::random())
}
