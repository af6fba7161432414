//! Sheets opened by the codes that are printed on them.

use super::App;
use crate::station::{KeyingStart, Scanned};
use crate::tui::screens::{CampaignScreen, Scene, Screen};

impl App {
    /// Whether the screen that is seen opens sheets by their codes.
    pub(super) fn takes_codes(&self) -> bool {
        matches!(self.top(), Screen::Scene(Scene::Home(_) | Scene::Campaign(_) | Scene::Records(_)))
    }

    pub(super) fn scan(&mut self, code: &str) {
        match self.desk.station.scanned(code, self.campaign_below().as_deref(), None) {
            Ok(scanned) => self.open_scanned(scanned),
            Err(error) => self.refuse(&error),
        }
    }

    /// To the sheet, with its campaign below: there the way leads back.
    pub(super) fn open_scanned(&mut self, scanned: Scanned) {
        let Scanned { view, serial, variant } = scanned;
        if self.campaign_below().is_none() {
            let campaign = CampaignScreen::new(view.campaign.id.as_str().to_owned());
            self.open(Screen::Scene(Scene::Campaign(campaign)));
        }
        self.key_sheets(view, KeyingStart::Sheet(serial, variant));
    }
}
