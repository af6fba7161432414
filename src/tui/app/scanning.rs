//! Sheets opened by the codes that are printed on them, piles by those of their slips.

use super::App;
use crate::say;
use crate::station::{BatchView, KeyingStart, Opened, Reception, Scanned};
use crate::tui::screens::{BatchForm, CampaignScreen, Scene, Screen, Told};

impl App {
    /// Whether the screen that is seen opens sheets by their codes.
    pub(super) fn takes_codes(&self) -> bool {
        matches!(self.top(), Screen::Scene(Scene::Home(_) | Scene::Campaign(_) | Scene::Records(_)))
    }

    pub(super) fn scan(&mut self, code: &str) {
        match self.desk.station.opened_by(code, self.campaign_below().as_deref()) {
            Ok(Opened::Sheet(scanned)) => self.open_scanned(*scanned),
            Ok(Opened::Pile(pile)) => self.go_to_pile(&pile),
            Ok(Opened::Reception(reception)) => self.receive_pile(&reception),
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

    /// To the pile of a slip, in its campaign.
    fn go_to_pile(&mut self, pile: &BatchView) {
        self.go_to_campaign(pile.campaign.id.as_str());
        if let Some(Screen::Scene(Scene::Campaign(campaign))) = self.stack.last_mut() {
            campaign.choose(pile.batch.number);
        }
        let number = pile.batch.number.0.to_string();
        self.tell(Told::good(say!(self.desk.phrases, "kit-slip-received-already", number = number)));
    }

    /// The form of a new batch, with the place that its slip names.
    fn receive_pile(&mut self, reception: &Reception) {
        let Reception { view, audience, service } = reception;
        self.go_to_campaign(view.campaign.id.as_str());
        let form = BatchForm::receive(view, audience.0.clone(), service.clone(), &self.desk);
        self.open(Screen::Scene(Scene::BatchForm(form)));
        let tag = self.desk.phrases.language().tag();
        let audience = view.tool.audience(audience).map_or("", |forms| forms.label.in_language(tag)).to_owned();
        let service = view.campaign.service(service).map_or(service.clone(), |service| service.name.clone());
        self.tell(Told::good(say!(self.desk.phrases, "kit-slip-opens", audience = audience, service = service)));
    }

    /// Back to the screen of the campaign where it is open, else to a new one.
    fn go_to_campaign(&mut self, id: &str) {
        if self.campaign_below().is_none() {
            return self.open(Screen::Scene(Scene::Campaign(CampaignScreen::new(id.to_owned()))));
        }
        while !matches!(self.top(), Screen::Scene(Scene::Campaign(_))) {
            self.stack.pop();
        }
        self.seen_again();
    }
}
