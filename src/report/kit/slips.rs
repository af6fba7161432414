//! The slips that go with the piles: one for every service and audience that the plan has sheets for.

use super::{Slip, Slips, Writer};
use crate::campaign::{Plan, Service};
use crate::language::integer;
use crate::paper::SlipCode;
use crate::questionnaire::AudienceForms;
use crate::say;

impl Writer<'_> {
    pub(super) fn slips(&self) -> Slips {
        let phrases = self.phrases;
        Slips {
            name: say!(phrases, "kit-name-slips"),
            how: say!(phrases, "kit-slip-how"),
            banner: self.banner(),
            heads: vec![self.establishment(), format!("{} · {}", self.campaign(), self.dates())],
            columns: vec![
                say!(phrases, "kit-slip-step"),
                say!(phrases, "kit-slip-date"),
                say!(phrases, "kit-slip-sheets"),
                say!(phrases, "kit-slip-unusable"),
                say!(phrases, "kit-slip-initials"),
            ],
            steps: vec![
                say!(phrases, "kit-slip-handed-out"),
                say!(phrases, "kit-slip-collected"),
                say!(phrases, "kit-slip-received"),
                say!(phrases, "kit-slip-keyed"),
                say!(phrases, "kit-slip-destroyed"),
            ],
            slips: self.places().map(|(service, forms, plan)| self.slip(service, forms, plan)).collect(),
            foot: self.foot(),
        }
    }

    /// Every service with every audience that is asked there. Where nothing is planned at all, that is everywhere.
    fn places(&self) -> impl Iterator<Item = (&Service, &AudienceForms, Option<&Plan>)> {
        let campaign = self.facts.campaign;
        let planned = campaign.plan.iter().any(|plan| plan.expected > 0 || plan.distributed > 0);
        let all = campaign
            .services
            .iter()
            .flat_map(|service| self.facts.audiences.iter().map(move |forms| (service, *forms)));
        all.filter_map(move |(service, forms)| {
            let of = |plan: &&Plan| plan.service == service.code && plan.audience == forms.audience;
            let plan = campaign.plan.iter().find(of).filter(|plan| plan.expected > 0 || plan.distributed > 0);
            (plan.is_some() || !planned).then_some((service, forms, plan))
        })
    }

    fn slip(&self, service: &Service, forms: &AudienceForms, plan: Option<&Plan>) -> Slip {
        let phrases = self.phrases;
        let count = |count: Option<u32>| {
            let count = count.filter(|count| *count > 0);
            count.map(|count| integer(phrases.language(), count.into())).unwrap_or_default()
        };
        let code = SlipCode::of(&self.facts.campaign.id, &forms.audience, &service.code);
        Slip {
            service: service.name.clone(),
            audience: self.label(forms),
            planned: vec![
                self.fill(say!(phrases, "kit-slip-expected"), &count(plan.map(|plan| plan.expected))),
                self.fill(say!(phrases, "kit-slip-distributed"), &count(plan.map(|plan| plan.distributed))),
            ],
            code,
            code_said: say!(phrases, "kit-slip-code", code = code.grouped()),
        }
    }
}
