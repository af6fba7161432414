//! Easy-to-read pieces: short sentences, one idea a line, no word that has to be explained.

use super::notices::part;
use super::{Fill, Notice, Part, Said, Sign, Writer};
use crate::say;

impl Writer<'_> {
    pub(super) fn easy_poster(&self) -> Notice {
        let phrases = self.phrases;
        let parts = vec![self.easy_what(), self.easy_when(), self.easy_free(), self.easy_secret(), self.easy_where()];
        let parts = parts.into_iter().chain([self.easy_help()]).collect();
        self.easy_notice(say!(phrases, "kit-name-easy-poster"), parts)
    }

    pub(super) fn easy_flyer(&self) -> Notice {
        let phrases = self.phrases;
        let parts = vec![self.easy_what(), self.easy_when(), self.easy_where(), self.easy_help()];
        self.easy_notice(say!(phrases, "kit-name-easy-flyer"), parts)
    }

    pub(super) fn easy_leaflet(&self) -> Notice {
        let phrases = self.phrases;
        let lines = |lines: Vec<String>| lines.into_iter().map(Said::Line).collect::<Vec<_>>();
        let mut what = self.easy_what();
        what.said.extend(lines(vec![
            say!(phrases, "kit-easy-why"),
            say!(phrases, "kit-easy-why-change"),
            say!(phrases, "kit-easy-no-right-answer"),
        ]));
        let answer = lines(vec![
            say!(phrases, "kit-easy-read"),
            say!(phrases, "kit-easy-tick"),
            say!(phrases, "kit-easy-wrong-box"),
            say!(phrases, "kit-easy-right-box"),
            say!(phrases, "kit-easy-no-answer"),
        ]);
        let next = lines(vec![
            say!(phrases, "kit-easy-counted"),
            say!(phrases, "kit-easy-report"),
            say!(phrases, "kit-easy-better"),
        ]);
        let mut next = part(Sign::Results, say!(phrases, "kit-easy-head-next"), next);
        let results = self.fill(say!(phrases, "kit-easy-results"), &self.facts.details.results);
        next.said.push(Said::Fill(results));
        let parts = vec![
            what,
            self.easy_when(),
            self.easy_free(),
            part(Sign::Sheet, say!(phrases, "kit-easy-head-answer"), answer),
            self.easy_secret(),
            self.easy_where(),
            next,
            self.easy_help(),
        ];
        self.easy_notice(say!(phrases, "kit-name-easy-leaflet"), parts)
    }

    fn easy_notice(&self, name: String, parts: Vec<Part>) -> Notice {
        let mut notice = self.notice(name, say!(self.phrases, "kit-easy-title"), parts);
        // The days stand below, in a sentence.
        notice.under.truncate(1);
        notice
    }

    fn easy(&self, sign: Sign, title: String, lines: Vec<String>) -> Part {
        part(sign, title, lines.into_iter().map(Said::Line).collect())
    }

    fn easy_what(&self) -> Part {
        let phrases = self.phrases;
        let lines = vec![say!(phrases, "kit-easy-questions"), say!(phrases, "kit-easy-paper")];
        self.easy(Sign::Sheet, say!(phrases, "kit-easy-head-what"), lines)
    }

    fn easy_when(&self) -> Part {
        let phrases = self.phrases;
        let from = say!(phrases, "kit-easy-from", from = self.day(self.facts.campaign.from));
        let until = match self.facts.campaign.until {
            Some(until) => Said::Line(say!(phrases, "kit-easy-until", until = self.day(until))),
            None => Said::Fill(self.fill(say!(phrases, "kit-easy-until-blank"), "")),
        };
        part(Sign::Calendar, say!(phrases, "kit-easy-head-when"), vec![Said::Line(from), until])
    }

    fn easy_free(&self) -> Part {
        let phrases = self.phrases;
        let lines = vec![
            say!(phrases, "kit-easy-free"),
            say!(phrases, "kit-easy-refuse"),
            say!(phrases, "kit-easy-no-consequence"),
        ];
        self.easy(Sign::People, say!(phrases, "kit-easy-head-free"), lines)
    }

    fn easy_secret(&self) -> Part {
        let phrases = self.phrases;
        let lines = vec![say!(phrases, "kit-easy-no-name"), say!(phrases, "handout-easy-secret")];
        self.easy(Sign::Lock, say!(phrases, "kit-easy-head-secret"), lines)
    }

    fn easy_where(&self) -> Part {
        let phrases = self.phrases;
        let mut there =
            self.easy(Sign::DropBox, say!(phrases, "kit-easy-head-where"), vec![say!(phrases, "kit-easy-box")]);
        there.said.push(Said::Fill(self.fill(say!(phrases, "kit-easy-box-where"), &self.facts.details.drop_box)));
        there
    }

    fn easy_help(&self) -> Part {
        let phrases = self.phrases;
        let mut help = self.easy(Sign::Help, say!(phrases, "kit-easy-head-help"), vec![say!(phrases, "kit-easy-help")]);
        let details = &self.facts.details;
        let ask: [Fill; 2] = [
            self.fill(say!(phrases, "kit-easy-ask"), &details.contact),
            self.fill(say!(phrases, "kit-phone"), &details.phone),
        ];
        help.said.extend(ask.map(Said::Fill));
        help
    }
}
