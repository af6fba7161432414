//! Poster, flyer, leaflet, instructions.

use super::{Fill, Notice, Part, Said, Sign, Writer, fills};
use crate::campaign::Extent;
use crate::questionnaire::Role;
use crate::say;

impl Writer<'_> {
    pub(super) fn notice(&self, name: String, title: String, parts: Vec<Part>) -> Notice {
        let under = vec![self.campaign(), self.dates()];
        Notice { name, from: self.establishment(), title, under, banner: self.banner(), parts, foot: self.foot() }
    }

    pub(super) fn poster(&self) -> Notice {
        let phrases = self.phrases;
        let mut what = vec![Said::Line(say!(phrases, "kit-what"))];
        what.extend(self.themes());
        let parts = vec![
            part(Sign::Sheet, say!(phrases, "kit-head-what"), what),
            part(
                Sign::People,
                say!(phrases, "kit-head-who"),
                vec![Said::Points(self.asked()), Said::Line(self.services())],
            ),
            part(Sign::Calendar, say!(phrases, "kit-head-when"), self.period()),
            part(Sign::DropBox, say!(phrases, "kit-head-where"), vec![Said::Fill(self.drop_box())]),
            part(Sign::Lock, say!(phrases, "kit-head-rights"), self.rights_in_short()),
            part(Sign::Talk, say!(phrases, "kit-head-contact"), fills(self.contact())),
        ];
        self.notice(say!(phrases, "kit-name-poster"), say!(phrases, "kit-title"), parts)
    }

    pub(super) fn flyer(&self) -> Notice {
        let phrases = self.phrases;
        let parts = vec![
            part(Sign::Sheet, say!(phrases, "kit-head-what"), vec![Said::Line(say!(phrases, "kit-what"))]),
            part(Sign::Calendar, say!(phrases, "kit-head-when"), self.period()),
            part(Sign::DropBox, say!(phrases, "kit-head-where"), vec![Said::Fill(self.drop_box())]),
            part(Sign::Lock, say!(phrases, "kit-head-rights"), self.rights_in_short()),
            part(Sign::Talk, say!(phrases, "kit-head-contact"), fills(self.contact())),
        ];
        self.notice(say!(phrases, "kit-name-flyer"), say!(phrases, "kit-title"), parts)
    }

    /// The six panels of a leaflet but its cover: why, how, what becomes of answers; then rights, results and whom to ask.
    pub(super) fn leaflet(&self) -> Notice {
        let phrases = self.phrases;
        let views = say!(phrases, "kit-views", audiences = self.asked().join(" · "));
        let mut why = vec![Said::Line(say!(phrases, "kit-why")), Said::Line(views)];
        why.extend(self.themes());
        let how = vec![Said::Steps(self.how()), Said::Fill(self.drop_box()), Said::Fill(self.until())];
        let mut rights = vec![Said::Points(vec![
            say!(phrases, "kit-right-free"),
            say!(phrases, "kit-right-no-consequence"),
            say!(phrases, "kit-right-anonymous"),
            say!(phrases, "kit-right-number"),
            say!(phrases, "kit-right-found"),
        ])];
        rights.push(Said::Points(self.thresholds()));
        if self.asks(Role::Management) && self.facts.audiences.len() > 1 {
            rights.push(Said::Line(say!(phrases, "kit-right-management")));
        }
        let mut results = vec![Said::Line(say!(phrases, "kit-results-who")), Said::Fill(self.results())];
        results.extend(fills(self.contact()));
        let parts = vec![
            part(Sign::Sheet, say!(phrases, "kit-head-why"), why),
            part(Sign::DropBox, say!(phrases, "kit-head-how"), how),
            part(Sign::Results, say!(phrases, "kit-head-become"), self.become_of_answers()),
            part(Sign::Lock, say!(phrases, "kit-head-your-rights"), rights),
            part(Sign::Talk, say!(phrases, "kit-head-results"), results),
        ];
        self.notice(say!(phrases, "kit-name-leaflet"), say!(phrases, "kit-title"), parts)
    }

    pub(super) fn instructions(&self) -> Notice {
        let phrases = self.phrases;
        let before = vec![
            say!(phrases, "kit-do-count"),
            say!(phrases, "kit-do-box"),
            say!(phrases, "kit-do-poster"),
            say!(phrases, "kit-do-supplies"),
        ];
        let mut hand_out = vec![say!(phrases, "kit-do-everybody"), say!(phrases, "kit-do-explain")];
        if self.asks(Role::People) {
            hand_out.push(say!(phrases, "kit-do-time"));
        }
        hand_out.extend([say!(phrases, "kit-do-no-list"), say!(phrases, "kit-do-note-count")]);
        let help = vec![
            say!(phrases, "kit-do-help-ask"),
            say!(phrases, "kit-do-help-read"),
            say!(phrases, "kit-do-help-write"),
            say!(phrases, "kit-do-help-silent"),
            say!(phrases, "kit-do-help-who"),
        ];
        let mut said_help = vec![Said::Points(help)];
        said_help.extend(self.modes().map(Said::Line));
        let never = vec![
            say!(phrases, "kit-do-no-name"),
            say!(phrases, "kit-do-no-mark"),
            say!(phrases, "kit-do-no-reading"),
            say!(phrases, "kit-do-no-correcting"),
        ];
        let collect = vec![
            say!(phrases, "kit-do-open"),
            say!(phrases, "kit-do-sort"),
            say!(phrases, "kit-do-blank"),
            say!(phrases, "kit-do-slip"),
            say!(phrases, "kit-do-close"),
            say!(phrases, "kit-do-carry"),
        ];
        let facts = [self.until(), self.drop_box()].into_iter().chain(self.contact());
        let mut parts = vec![
            part(Sign::Calendar, say!(phrases, "kit-head-facts"), facts.map(Said::Fill).collect()),
            part(Sign::Sheet, say!(phrases, "kit-head-before"), vec![Said::Steps(before)]),
            part(Sign::People, say!(phrases, "kit-head-hand-out"), vec![Said::Steps(hand_out)]),
        ];
        if self.asks(Role::People) {
            parts.push(part(Sign::Help, say!(phrases, "kit-head-help"), said_help));
        }
        parts.push(part(Sign::Lock, say!(phrases, "kit-head-never"), vec![Said::Points(never)]));
        parts.push(part(Sign::DropBox, say!(phrases, "kit-head-collect"), vec![Said::Steps(collect)]));
        let mut notice =
            self.notice(say!(phrases, "kit-name-instructions"), say!(phrases, "kit-name-instructions"), parts);
        notice.under.push(self.asked().join(" · "));
        notice
    }

    fn themes(&self) -> Option<Said> {
        let tag = self.language().tag();
        let themes: Vec<&str> = self.facts.tool.themes.iter().map(|theme| theme.label.in_language(tag)).collect();
        let said = || say!(self.phrases, "kit-themes", themes = themes.join(" · "));
        (!themes.is_empty()).then(|| Said::Line(said()))
    }

    fn rights_in_short(&self) -> Vec<Said> {
        let phrases = self.phrases;
        let mut rights = vec![Said::Line(say!(phrases, "kit-right-free"))];
        if self.asks(Role::People) || self.asks(Role::Professionals) {
            rights.push(Said::Line(say!(phrases, "kit-right-anonymous")));
            rights.push(Said::Line(say!(phrases, "kit-right-small")));
        }
        if self.asks(Role::Management) {
            rights.push(Said::Line(say!(phrases, "kit-right-management")));
        }
        rights
    }

    fn how(&self) -> Vec<String> {
        let phrases = self.phrases;
        let mut steps = vec![say!(phrases, "kit-how-take"), say!(phrases, "kit-how-tick")];
        if self.asks(Role::People) {
            steps.push(say!(phrases, "kit-how-help"));
        }
        steps.extend([say!(phrases, "kit-how-no-name"), say!(phrases, "kit-how-hand-in")]);
        steps
    }

    fn become_of_answers(&self) -> Vec<Said> {
        let phrases = self.phrases;
        let checked = match self.facts.campaign.verification.extent {
            Extent::None => None,
            Extent::Sample => Some(say!(phrases, "kit-become-sample")),
            Extent::Full => Some(say!(phrases, "kit-become-full")),
        };
        let counted = [say!(phrases, "kit-become-counted"), say!(phrases, "kit-become-keyed")];
        let end = [say!(phrases, "kit-become-report"), say!(phrases, "kit-become-comments")];
        let steps = counted.into_iter().chain(checked).chain(end).collect();
        let kept = self.facts.campaign.keep_until.map(|day| self.day(day)).unwrap_or_default();
        vec![Said::Points(steps), Said::Fill(self.fill(say!(phrases, "kit-kept"), &kept))]
    }

    /// How a sheet may be filled in, where the tool tells several ways apart.
    pub(super) fn modes(&self) -> Option<String> {
        let people = self.facts.audiences.iter().find(|forms| forms.role == Role::People && forms.modes.len() > 1)?;
        let tag = self.language().tag();
        let modes: Vec<&str> = people.modes.iter().map(|mode| mode.label.in_language(tag)).collect();
        let modes = modes.iter().map(|mode| say!(self.phrases, "paper-quoted", text = (*mode).to_owned()));
        Some(say!(self.phrases, "kit-modes", modes = modes.collect::<Vec<_>>().join(", ")))
    }
}

pub(super) fn part(sign: Sign, title: String, said: Vec<Said>) -> Part {
    Part { sign, title, said }
}

impl Fill {
    /// Its name and what is known, or that nothing is.
    pub(super) fn text(&self) -> String {
        match &self.value {
            Some(value) => format!("{} {value}", self.label),
            None => format!("{} ______", self.label),
        }
    }
}
