//! What the papers around a campaign say and the station cannot know: whom to ask, where to put a sheet, who signs.

use super::{Campaign, CampaignEvent};
use serde::{Deserialize, Serialize};

/// Facts for the kit. An empty one is a line to be filled in by hand. What a campaign keeps of them stands in its history: the
/// last ones count.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KitDetails {
    /// Whom to ask: a name, a function.
    pub contact: String,
    /// That person's telephone.
    pub phone: String,
    /// Where a filled sheet is put.
    pub drop_box: String,
    /// Who signs the letters: a name and a function.
    pub signatory: String,
    /// The establishment's address, on one line.
    pub address: String,
    /// When and where results are shown.
    pub results: String,
}

/// A fact of the kit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KitField {
    /// Whom to ask.
    Contact,
    /// That person's telephone.
    Phone,
    /// Where a filled sheet is put.
    DropBox,
    /// Who signs.
    Signatory,
    /// The address.
    Address,
    /// When and where results are shown.
    Results,
}

impl KitField {
    /// All of them, in the order in which they are asked for.
    pub const ALL: [KitField; 6] = [
        KitField::Contact,
        KitField::Phone,
        KitField::DropBox,
        KitField::Signatory,
        KitField::Address,
        KitField::Results,
    ];

    /// Its word on the command line.
    pub fn word(self) -> &'static str {
        match self {
            KitField::Contact => "contact",
            KitField::Phone => "phone",
            KitField::DropBox => "drop-box",
            KitField::Signatory => "signatory",
            KitField::Address => "address",
            KitField::Results => "results",
        }
    }
}

impl KitDetails {
    /// What stands there now, with what is another here than in what somebody began with.
    #[must_use]
    pub fn onto(&self, opened: &KitDetails, mut now: KitDetails) -> KitDetails {
        for field in KitField::ALL {
            if self.of(field) != opened.of(field) {
                self.of(field).clone_into(now.of_mut(field));
            }
        }
        now
    }

    /// What a field says; empty where nothing is known.
    pub fn of(&self, field: KitField) -> &str {
        match field {
            KitField::Contact => &self.contact,
            KitField::Phone => &self.phone,
            KitField::DropBox => &self.drop_box,
            KitField::Signatory => &self.signatory,
            KitField::Address => &self.address,
            KitField::Results => &self.results,
        }
    }

    /// The same, to change it.
    pub fn of_mut(&mut self, field: KitField) -> &mut String {
        match field {
            KitField::Contact => &mut self.contact,
            KitField::Phone => &mut self.phone,
            KitField::DropBox => &mut self.drop_box,
            KitField::Signatory => &mut self.signatory,
            KitField::Address => &mut self.address,
            KitField::Results => &mut self.results,
        }
    }
}

impl Campaign {
    /// The facts for its kit.
    pub fn kit(&self) -> KitDetails {
        let last = self.history.iter().rev().find_map(|(_, event)| match event {
            CampaignEvent::KitChanged(details) => Some(details.clone()),
            _ => None,
        });
        last.unwrap_or_default()
    }
}
