//! The kit of a campaign, in its folder among the reports.

use super::App;
use crate::station::KIT_FOLDER;
use crate::tui::screens::{KitScreen, Scene, Screen};

impl App {
    pub(super) fn open_kit(&mut self, campaign: String) {
        let folder = self.desk.reports.join(&campaign).join(KIT_FOLDER);
        let screen = KitScreen::new(campaign, folder, self.desk.way_home.clone(), &self.desk);
        self.open(Screen::Scene(Scene::Kit(screen)));
    }
}
