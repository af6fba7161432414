//! The code of a numbered sheet or of a batch slip, scanned or typed: which sheet of which pile it opens, which pile is received.

use super::{BatchView, CampaignView, Error, Station};
use crate::campaign::{BatchNumber, BatchStage};
use crate::paper::{Code, Place, PlaceMark, SheetCode, SlipCode};
use crate::questionnaire::{Audience, Variant};
use crate::record::{Pass, Serial};
use crate::store::{self, RecordKey, RecordState};

/// The sheet that a code names, and the pile it is keyed in.
#[derive(Clone, Debug)]
pub struct Scanned {
    /// The pile.
    pub view: BatchView,
    /// The number of the sheet.
    pub serial: Serial,
    /// The variant it is printed in.
    pub variant: Variant,
}

/// What a code opens.
#[derive(Clone, Debug)]
pub enum Opened {
    /// A sheet, to be keyed.
    Sheet(Box<Scanned>),
    /// The pile of a slip, which came in already.
    Pile(Box<BatchView>),
    /// The pile of a slip, to be received.
    Reception(Box<Reception>),
}

/// A pile that comes in with its slip.
#[derive(Clone, Debug)]
pub struct Reception {
    /// The campaign.
    pub view: CampaignView,
    /// The audience's code.
    pub audience: Audience,
    /// The service's code.
    pub service: String,
}

impl Station {
    /// What a code opens, of a sheet or of a slip: `here` is the campaign on the screen, where there is one.
    ///
    /// # Errors
    /// As [`Station::scanned`].
    pub fn opened_by(&self, text: &str, here: Option<&str>) -> Result<Opened, Error> {
        match Code::read(text).map_err(Error::NotASheetCode)? {
            Code::Sheet(code) => Ok(Opened::Sheet(Box::new(self.sheet_of_code(code, here, None)?))),
            Code::Slip(code) => self.pile_of_slip(code, here),
        }
    }

    /// The sheet of a code, ready to be keyed: `here` is the campaign on the screen, where there is one, and `pile` the pile
    /// at hand, which goes before others of the same service.
    ///
    /// # Errors
    /// [`Error::NotASheetCode`]; [`Error::SlipNotHere`]; [`Error::CodeUnknown`]; [`Error::CodeElsewhere`] when it belongs to another campaign;
    /// [`Error::Closed`]; [`Error::NoPile`] when no pile of its service was opened, or what keeps the pile from being keyed;
    /// [`Error::SerialTaken`] when the sheet is keyed already; [`Error::NumberOfAnother`] when its number is that of another paper;
    /// and the store's.
    pub fn scanned(&self, text: &str, here: Option<&str>, pile: Option<BatchNumber>) -> Result<Scanned, Error> {
        match Code::read(text).map_err(Error::NotASheetCode)? {
            Code::Sheet(code) => self.sheet_of_code(code, here, pile),
            Code::Slip(_) => Err(Error::SlipNotHere),
        }
    }

    /// The pile that goes with a slip: the last one that still takes sheets, or else the last; none is to be received.
    fn pile_of_slip(&self, code: SlipCode, here: Option<&str>) -> Result<Opened, Error> {
        for view in self.campaigns_from(here)? {
            let Some((audience, service)) = place_of_slip(&view, code) else { continue };
            if here.is_some_and(|here| here != view.campaign.id.as_str()) {
                return Err(Error::CodeElsewhere(view.campaign.title));
            }
            let mut piles = self.batches(view.campaign.id.as_str())?;
            piles.retain(|pile| pile.batch.audience == audience && pile.batch.service == service);
            piles.sort_by_key(|pile| (pile.batch.stage() == BatchStage::Received, pile.batch.number));
            if let Some(pile) = piles.pop() {
                return Ok(Opened::Pile(Box::new(pile)));
            }
            self.open_campaign(view.campaign.id.as_str())?;
            return Ok(Opened::Reception(Box::new(Reception { view, audience, service })));
        }
        Err(Error::CodeUnknown)
    }

    /// All campaigns, the one on the screen first: elsewhere is only where it is not here.
    fn campaigns_from(&self, here: Option<&str>) -> Result<Vec<CampaignView>, Error> {
        let mut campaigns = self.campaigns()?;
        campaigns.sort_by_key(|view| here != Some(view.campaign.id.as_str()));
        Ok(campaigns)
    }

    fn sheet_of_code(&self, code: SheetCode, here: Option<&str>, pile: Option<BatchNumber>) -> Result<Scanned, Error> {
        for view in self.campaigns_from(here)? {
            let batches = self.batches(view.campaign.id.as_str())?;
            let Some((place, variant)) = place_of(&view, &batches, code.place) else { continue };
            if here.is_some_and(|here| here != view.campaign.id.as_str()) {
                return Err(Error::CodeElsewhere(view.campaign.title));
            }
            self.open_campaign(view.campaign.id.as_str())?;
            return self.sheet_of(&view, batches, place, Serial(code.number), variant, pile);
        }
        Err(Error::CodeUnknown)
    }

    fn sheet_of(
        &self,
        campaign: &CampaignView,
        batches: Vec<BatchView>,
        place: Place,
        serial: Serial,
        variant: Variant,
        pile: Option<BatchNumber>,
    ) -> Result<Scanned, Error> {
        let belongs = |view: &BatchView| match &place {
            Place::Batch(number) => view.batch.number == *number,
            Place::Service { audience, service } => view.batch.audience == *audience && view.batch.service == *service,
        };
        let audience = match &place {
            Place::Service { audience, .. } => Some(audience.clone()),
            Place::Batch(number) => {
                batches.iter().find(|view| view.batch.number == *number).map(|view| view.batch.audience.clone())
            }
        };
        let filed = match audience {
            Some(audience) => self.filed_under(&campaign.campaign.id, &audience, serial)?,
            None => None,
        };
        if let Some((batch, state)) = filed {
            let view = self.batch(campaign.campaign.id.as_str(), batch)?;
            // A number is that of one sheet of its audience: another paper may bear it all the same.
            let is_this_paper = belongs(&view) && self.is_of_variant(&view, serial, &variant)?;
            return match state {
                _ if !is_this_paper => Err(Error::NumberOfAnother { serial, batch }),
                // Begun and left: the same sheet is gone on with.
                RecordState::InProgress => Ok(Scanned { view, serial, variant }),
                state => Err(Error::SerialTaken(serial, batch, state)),
            };
        }
        let mut piles: Vec<BatchView> = batches.into_iter().filter(belongs).collect();
        // The pile at hand, then the last one that still takes sheets.
        piles.sort_by_key(|view| {
            (pile == Some(view.batch.number), view.batch.stage() == BatchStage::Received, view.batch.number)
        });
        let Some(view) = piles.pop() else {
            return Err(no_pile(campaign, &place));
        };
        self.may_key(&view)?;
        Ok(Scanned { view, serial, variant })
    }

    /// Whether a sheet is keyed with this variant of its form; one that is sealed is not looked at.
    fn is_of_variant(&self, view: &BatchView, serial: Serial, variant: &Variant) -> Result<bool, Error> {
        let (campaign, audience) = (view.campaign.id.clone(), view.batch.audience.clone());
        let key = RecordKey { campaign, audience, serial, pass: Pass::First };
        match self.store.record(&key) {
            Ok(filed) => Ok(filed.is_none_or(|filed| filed.record.variant == *variant)),
            Err(store::Error::Forbidden { .. }) => Ok(true),
            Err(error) => Err(error.into()),
        }
    }
}

fn no_pile(campaign: &CampaignView, place: &Place) -> Error {
    match place {
        Place::Batch(number) => Error::NoBatch(*number),
        Place::Service { audience, service } => {
            let label = campaign.tool.audience(audience).map(|forms| forms.label.clone()).unwrap_or_default();
            let service = campaign.campaign.service(service).map_or(service.clone(), |service| service.name.clone());
            Error::NoPile { audience: label, service }
        }
    }
}

/// The audience and the service of a campaign whose slip has this code.
fn place_of_slip(view: &CampaignView, code: SlipCode) -> Option<(Audience, String)> {
    let campaign = &view.campaign;
    view.tool.audiences.iter().find_map(|forms| {
        let here = |code_of: &&str| SlipCode::of(&campaign.id, &forms.audience, code_of) == code;
        let service = campaign.services.iter().map(|service| service.code.as_str()).find(here)?;
        Some((forms.audience.clone(), service.to_owned()))
    })
}

/// The place of a campaign that has this mark, and the variant.
fn place_of(view: &CampaignView, batches: &[BatchView], mark: PlaceMark) -> Option<(Place, Variant)> {
    let campaign = &view.campaign;
    let variants = |audience: &Audience| {
        let forms = view.tool.audience(audience).map_or(&[][..], |forms| forms.forms.as_slice());
        forms.iter().map(|(variant, _)| variant.clone()).collect::<Vec<_>>()
    };
    let services = view.tool.audiences.iter().flat_map(|forms| {
        campaign
            .services
            .iter()
            .map(|service| Place::Service { audience: forms.audience.clone(), service: service.code.clone() })
    });
    let services = services.map(|place| match &place {
        Place::Service { audience, .. } => (variants(audience), place),
        Place::Batch(_) => (Vec::new(), place),
    });
    let piles = batches.iter().map(|view| (variants(&view.batch.audience), Place::Batch(view.batch.number)));
    for (variants, place) in services.chain(piles) {
        let marked = |variant: &Variant| PlaceMark::of(&campaign.id, &place, variant) == mark;
        if let Some(variant) = variants.into_iter().find(marked) {
            return Some((place, variant));
        }
    }
    None
}
