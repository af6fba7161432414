//! The entry state: facts as text in, lines and findings as text out.

use copiste::campaign::{
    BatchNumber, BatchStage, Campaign, CampaignId, CampaignStatus, Extent, Plan, Service, Unit, VerificationPolicy,
};
use copiste::language::{Language, Phrases};
use copiste::questionnaire::{Audience, Fingerprint, Severity};
use copiste::record::Serial;
use copiste::station::state_sentences;
use copiste::verification::{
    Balance, BatchFacts, DifferenceKind, DifferencePlace, DrawFacts, DrawScope, Facts, Open, OpenStage, QuestionPlace,
    Scope, SheetFacts, SheetKind, StateKind, TwinFacts, entry_state,
};
use jiff::civil::date;
use std::fmt::Write as _;

fn audience(code: &str) -> Audience {
    Audience(code.to_owned())
}

/// Two audiences, two services; residents of the glycines are planned.
fn facts() -> Facts {
    let service = |code: &str| Service { code: code.to_owned(), name: code.to_owned() };
    let campaign = Campaign {
        id: CampaignId::new("essai").unwrap(),
        title: "Essai".to_owned(),
        establishment: "Les Tilleuls".to_owned(),
        tool: "essai".to_owned(),
        fingerprint: Fingerprint(String::new()),
        from: date(2026, 3, 1),
        until: None,
        status: CampaignStatus::Open,
        services: vec![service("glycines"), service("lilas")],
        plan: vec![plan("glycines", 42, 40)],
        verification: VerificationPolicy { extent: Extent::None, ..VerificationPolicy::default() },
        keep_until: None,
        actions: Vec::new(),
        history: Vec::new(),
    };
    let audiences = vec![audience("residents"), audience("staff")];
    let (batches, sheets, open, draws, twins) = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    Facts { campaign, audiences, batches, sheets, open, draws, twins }
}

fn plan(service: &str, expected: u32, distributed: u32) -> Plan {
    Plan { service: service.to_owned(), audience: audience("residents"), expected, distributed }
}

/// `1 residents glycines received 40: 38 complete 1 held`
fn batch(line: &str) -> BatchFacts {
    let (head, counts) = line.split_once(':').unwrap();
    let head: Vec<&str> = head.split_whitespace().collect();
    let counts: Vec<&str> = counts.split_whitespace().collect();
    let count = |word: &str| counts.chunks(2).find(|pair| pair[1] == word).map_or(0, |pair| pair[0].parse().unwrap());
    let stage = match head[3] {
        "received" => BatchStage::Received,
        "keyed" => BatchStage::Keyed,
        "checked" => BatchStage::Checked,
        "returned" => BatchStage::Returned,
        "destroyed" => BatchStage::Destroyed,
        other => panic!("{other}"),
    };
    BatchFacts {
        number: BatchNumber(head[0].parse().unwrap()),
        audience: audience(head[1]),
        service: head[2].to_owned(),
        sheets: head[4].parse().ok(),
        stage,
        complete: count("complete"),
        in_progress: count("begun"),
        held: count("held"),
        voided: count("voided"),
        same_paper: count("same"),
        verified: count("verified"),
    }
}

fn question(number: &str) -> QuestionPlace {
    QuestionPlace { index: number.parse().unwrap(), number: number.to_owned() }
}

fn field(number: &str) -> DifferencePlace {
    DifferencePlace { question: question(number), kind: DifferenceKind::Field }
}

fn sheet(serial: u32, kind: SheetKind) -> SheetFacts {
    SheetFacts { audience: audience("residents"), serial: Serial(serial), batch: BatchNumber(1), kind }
}

fn open(serial: u32, stage: OpenStage) -> Open {
    Open { audience: audience("residents"), serial: Serial(serial), batch: BatchNumber(1), stage }
}

fn lines(facts: &Facts) -> String {
    let mut text = String::new();
    let known = |count: Option<u32>| count.map_or("-".to_owned(), |count| count.to_string());
    for line in entry_state(facts).lines {
        let name = match &line.scope {
            Scope::Campaign => "campaign".to_owned(),
            Scope::Audience { audience } => format!(" {}", audience.0),
            Scope::Service { service, .. } => format!("  {service}"),
            Scope::Batch { batch, stage, .. } => format!("   {} {stage:?}", batch.0),
        };
        let counts = line.counts;
        let share = counts.participation();
        let share = share.map_or("-".to_owned(), |share| format!("{}/{} {:?}", share.complete, share.of, share.basis));
        writeln!(
            text,
            "{name}: expected {} distributed {} returned {} keyed {} complete {} verified {} held {} voided {}, {share}",
            known(counts.expected),
            known(counts.distributed),
            known(counts.returned),
            counts.keyed,
            counts.complete,
            counts.verified,
            counts.held,
            counts.voided,
        )
        .unwrap();
    }
    text
}

fn findings(facts: &Facts) -> String {
    let mut text = String::new();
    for finding in entry_state(facts).findings {
        let severity = if finding.severity == Severity::Blocking { "blocks" } else { "warns " };
        let place = finding.place;
        let mut parts = Vec::new();
        parts.extend(place.audience.map(|audience| audience.0));
        parts.extend(place.service);
        parts.extend(place.batch.map(|batch| batch.0.to_string()));
        parts.extend(place.serial.map(|serial| serial.to_string()));
        parts.extend(place.question.map(|question| format!("q{}", question.number)));
        writeln!(text, "{severity} {}: {:?}", parts.join(" "), finding.kind).unwrap();
    }
    text
}

#[test]
fn a_pile_is_balanced_or_says_by_how_much_it_is_not() {
    assert_eq!(Balance::of(None, 3), Balance::NotCounted);
    assert_eq!(Balance::of(Some(3), 3), Balance::Balanced);
    assert_eq!(Balance::of(Some(40), 38), Balance::Missing(2));
    assert_eq!(Balance::of(Some(38), 40), Balance::TooMany(2));
}

#[test]
fn counts_stand_per_audience_service_and_batch() {
    let mut facts = facts();
    facts.batches = vec![
        batch("1 residents glycines keyed 30: 27 complete 1 held 2 voided 20 verified"),
        batch("2 residents glycines received 8: 5 complete 1 begun"),
        batch("3 residents lilas received -: 4 complete"),
        batch("4 staff lilas received 9: 9 complete"),
    ];
    insta::assert_snapshot!(lines(&facts), @"
    campaign: expected 42 distributed 40 returned 47 keyed 49 complete 45 verified 20 held 1 voided 2, 32/40 Distributed
     residents: expected 42 distributed 40 returned 38 keyed 40 complete 36 verified 20 held 1 voided 2, 32/40 Distributed
      glycines: expected 42 distributed 40 returned 38 keyed 36 complete 32 verified 20 held 1 voided 2, 32/40 Distributed
       1 Keyed: expected - distributed - returned 30 keyed 30 complete 27 verified 20 held 1 voided 2, -
       2 Received: expected - distributed - returned 8 keyed 6 complete 5 verified 0 held 0 voided 0, -
      lilas: expected - distributed - returned - keyed 4 complete 4 verified 0 held 0 voided 0, -
       3 Received: expected - distributed - returned - keyed 4 complete 4 verified 0 held 0 voided 0, -
     staff: expected - distributed - returned 9 keyed 9 complete 9 verified 0 held 0 voided 0, -
      glycines: expected - distributed - returned - keyed 0 complete 0 verified 0 held 0 voided 0, -
      lilas: expected - distributed - returned 9 keyed 9 complete 9 verified 0 held 0 voided 0, -
       4 Received: expected - distributed - returned 9 keyed 9 complete 9 verified 0 held 0 voided 0, -
    ");
}

#[test]
fn participation_is_counted_on_people_where_no_sheet_was_handed_out_and_never_on_nought() {
    let mut facts = facts();
    facts.campaign.plan = vec![plan("glycines", 42, 0), plan("lilas", 0, 0)];
    facts.batches = vec![batch("1 residents glycines received 21: 20 complete")];
    insta::assert_snapshot!(lines(&facts), @"
    campaign: expected 42 distributed 0 returned 21 keyed 20 complete 20 verified 0 held 0 voided 0, 20/42 Expected
     residents: expected 42 distributed 0 returned 21 keyed 20 complete 20 verified 0 held 0 voided 0, 20/42 Expected
      glycines: expected 42 distributed 0 returned 21 keyed 20 complete 20 verified 0 held 0 voided 0, 20/42 Expected
       1 Received: expected - distributed - returned 21 keyed 20 complete 20 verified 0 held 0 voided 0, -
      lilas: expected 0 distributed 0 returned - keyed 0 complete 0 verified 0 held 0 voided 0, -
     staff: expected - distributed - returned - keyed 0 complete 0 verified 0 held 0 voided 0, -
      glycines: expected - distributed - returned - keyed 0 complete 0 verified 0 held 0 voided 0, -
      lilas: expected - distributed - returned - keyed 0 complete 0 verified 0 held 0 voided 0, -
    ");
}

#[test]
fn sheets_of_a_service_without_a_plan_do_not_swell_the_participation() {
    let mut facts = facts();
    facts.campaign.plan = vec![plan("glycines", 20, 20)];
    facts.batches = vec![
        batch("1 residents glycines received 15: 15 complete"),
        batch("2 residents lilas received 20: 20 complete"),
    ];
    let state = entry_state(&facts);
    let share = state.whole().participation().expect("there is a plan");
    assert_eq!((share.complete, share.of), (15, 20));
    let unplanned: Vec<_> = state.lines[0]
        .unplanned
        .iter()
        .map(|one| (one.audience.0.as_str(), one.service.as_str(), one.came_in))
        .collect();
    assert_eq!(unplanned, [("residents", "lilas", 20)]);
    let lilas =
        state.lines.iter().find(|line| matches!(&line.scope, Scope::Service { service, .. } if service == "lilas"));
    assert_eq!(lilas.expect("it is a service").counts.participation(), None);
}

#[test]
fn an_empty_campaign_has_nothing_to_say() {
    assert_eq!(findings(&facts()), "");
    assert!(entry_state(&facts()).is_closable());
}

#[test]
fn every_unbalanced_pile_is_said_at_once() {
    let mut facts = facts();
    facts.batches = vec![
        batch("1 residents glycines received 40: 38 complete"),
        batch("2 staff glycines received 10: 9 complete 1 held 1 voided"),
        batch("3 staff lilas received -: 2 complete"),
        batch("4 staff lilas destroyed 3: 2 complete 1 voided"),
        batch("5 staff lilas received 0: "),
    ];
    facts.sheets = vec![sheet(7, SheetKind::InProgress)];
    insta::assert_snapshot!(findings(&facts), @"
    blocks residents glycines 1: SheetsMissing { counted: 40, keyed: 38, missing: 2 }
    blocks residents glycines 1 0007: InProgress
    blocks staff glycines 2: SheetsTooMany { counted: 10, keyed: 11, too_many: 1 }
    blocks staff lilas 3: NotCounted
    warns  : NotVerified
    warns  residents glycines 1: BatchNotEnded { stage: Received }
    warns  staff glycines 2: BatchNotEnded { stage: Received }
    warns  staff lilas 3: BatchNotEnded { stage: Received }
    warns  staff glycines: NoPlan { sheets: 10 }
    warns  staff lilas: NoPlan { sheets: 5 }
    ");
    assert!(!entry_state(&facts).is_closable());
}

#[test]
fn sheets_that_deserve_a_word_warn_in_the_order_of_the_pile() {
    let mut facts = facts();
    facts.batches = vec![batch("1 residents glycines returned 12: 11 complete 1 held")];
    let note = |number| SheetKind::Note { question: question(number), text: "rature".into() };
    facts.sheets = vec![
        sheet(9, SheetKind::Margin { text: "page arrachée".into() }),
        sheet(12, SheetKind::Late),
        sheet(3, note("7")),
        sheet(3, SheetKind::OverrideWithoutNote { question: question("4") }),
        sheet(3, SheetKind::Held { reason: "à demander".into() }),
        sheet(11, SheetKind::Late),
        sheet(5, SheetKind::CorrectedAfterVerification),
    ];
    let twins = TwinFacts { audience: audience("residents"), batch: BatchNumber(1), one: Serial(4), other: Serial(8) };
    facts.twins = vec![twins];
    insta::assert_snapshot!(findings(&facts), @r#"
    warns  : NotVerified
    warns  residents glycines 1 0003: Held { reason: "à demander" }
    warns  residents glycines 1 0003 q4: OverrideWithoutNote
    warns  residents glycines 1 0003 q7: Note { text: "rature" }
    warns  residents glycines 1 0004: Twins { other: Serial(8) }
    warns  residents glycines 1 0005: CorrectedAfterVerification
    warns  residents glycines 1 0009: Margin { text: "page arrachée" }
    warns  residents glycines 1 0011: Late { sheets: 2 }
    "#);
    assert!(entry_state(&facts).is_closable(), "a warning closes nothing");
}

#[test]
fn more_sheets_than_planned_or_none_planned_is_said_per_service() {
    let mut facts = facts();
    facts.campaign.plan = vec![plan("glycines", 10, 12)];
    facts.campaign.plan.push(Plan { audience: audience("staff"), ..plan("lilas", 5, 0) });
    facts.batches = vec![
        batch("1 residents glycines destroyed 11: 11 complete"),
        batch("2 residents lilas destroyed 2: 2 complete"),
        batch("3 staff lilas destroyed 6: 6 complete"),
    ];
    insta::assert_snapshot!(findings(&facts), @"
    warns  : NotVerified
    warns  residents glycines: MoreThanExpected { came_in: 11, expected: 10 }
    warns  residents lilas: NoPlan { sheets: 2 }
    warns  staff lilas: MoreThanExpected { came_in: 6, expected: 5 }
    ");
    facts.campaign.plan[0].distributed = 9;
    assert!(findings(&facts).contains("MoreThanDistributed { came_in: 11, distributed: 9 }"), "{}", findings(&facts));
}

#[test]
fn what_the_rule_asks_for_and_nobody_drew_blocks() {
    let mut facts = facts();
    facts.batches = vec![
        batch("1 residents glycines destroyed 30: 30 complete"),
        batch("2 residents glycines destroyed 10: 10 complete"),
        batch("3 staff lilas destroyed 1: 1 voided"),
    ];
    facts.campaign.verification.extent = Extent::Sample;
    insta::assert_snapshot!(findings(&facts), @"
    blocks residents: NotDrawn { sheets: 40 }
    warns  staff lilas: NoPlan { sheets: 1 }
    ");
    facts.campaign.verification.unit = Unit::Batch;
    insta::assert_snapshot!(findings(&facts), @"
    blocks residents glycines 1: NotDrawn { sheets: 30 }
    blocks residents glycines 2: NotDrawn { sheets: 10 }
    warns  staff lilas: NoPlan { sheets: 1 }
    ");
    // A draw of the whole audience speaks of each of its batches.
    let draw = |scope, ended, uncovered| {
        let unbalanced = Vec::new();
        DrawFacts { scope, sheets: 30, verified: 12, still: Some(8), ended, uncovered, unbalanced }
    };
    facts.draws = vec![draw(DrawScope::Audience(audience("residents")), true, 3)];
    insta::assert_snapshot!(findings(&facts), @"
    warns  residents: Uncovered { sheets: 3 }
    warns  staff lilas: NoPlan { sheets: 1 }
    ");
    // And draws of each batch speak of the audience.
    facts.campaign.verification.unit = Unit::Audience;
    facts.draws =
        vec![draw(DrawScope::Batch(BatchNumber(1)), false, 0), draw(DrawScope::Batch(BatchNumber(2)), true, 0)];
    insta::assert_snapshot!(findings(&facts), @"
    blocks residents glycines 1: DrawNotEnded { sheets: 30, verified: 12, still: Some(8) }
    warns  staff lilas: NoPlan { sheets: 1 }
    ");
    facts.draws.pop();
    assert!(findings(&facts).contains("NotDrawn { sheets: 10 }"), "{}", findings(&facts));
}

#[test]
fn a_draw_that_an_unbalanced_pile_holds_up_names_the_pile_and_not_the_verification() {
    let mut facts = facts();
    facts.batches = vec![
        batch("1 residents glycines received 31: 30 complete"),
        batch("2 residents glycines destroyed 10: 10 complete"),
    ];
    facts.campaign.verification.extent = Extent::Sample;
    let scope = DrawScope::Audience(audience("residents"));
    let unbalanced = vec![BatchNumber(1)];
    facts.draws =
        vec![DrawFacts { scope, sheets: 40, verified: 40, still: None, ended: false, uncovered: 0, unbalanced }];
    let found = findings(&facts);
    assert!(!found.contains("DrawNotEnded"), "{found}");
    let pile = "DrawUnbalanced { piles: [PileCount { batch: BatchNumber(1), counted: Some(31), keyed: 30, in_progress: [] }] }";
    assert!(found.contains(&format!("blocks residents 1: {pile}")), "{found}");
}

/// It said that nothing is certified before the count is right, and that the count is right.
#[test]
fn a_draw_that_a_sheet_in_progress_holds_up_names_the_sheet_and_leads_to_it() {
    let mut facts = facts();
    facts.batches = vec![batch("1 residents glycines received 30: 29 complete 1 begun")];
    facts.sheets = vec![sheet(7, SheetKind::InProgress)];
    facts.campaign.verification.extent = Extent::Sample;
    let scope = DrawScope::Audience(audience("residents"));
    let unbalanced = vec![BatchNumber(1)];
    facts.draws =
        vec![DrawFacts { scope, sheets: 29, verified: 29, still: None, ended: false, uncovered: 0, unbalanced }];
    let pile = "counted: Some(30), keyed: 30, in_progress: [Serial(7)] }] }";
    let found = findings(&facts);
    assert!(found.contains("blocks residents 1 0007: DrawUnbalanced") && found.contains(pile), "{found}");
    let state = entry_state(&facts);
    let held_up = state.blocking().find(|finding| matches!(finding.kind, StateKind::DrawUnbalanced { .. })).unwrap();
    let said = state_sentences::sentence(held_up, &Phrases::new(Language::French)).replace('\u{a0}', " ");
    assert!(said.ends_with("Lot 1, feuille 0007 en cours : terminez-la ou abandonnez-la."), "{said}");
}

#[test]
fn open_verifications_block_and_a_missing_paper_warns() {
    let mut facts = facts();
    facts.batches = vec![batch("1 residents glycines destroyed 30: 30 complete")];
    facts.open = vec![
        open(9, OpenStage::Called),
        open(2, OpenStage::Called),
        open(3, OpenStage::SecondBegun),
        open(4, OpenStage::Differing { differences: vec![field("5"), field("6")] }),
        open(5, OpenStage::ThirdBegun),
        open(6, OpenStage::Undecided { differences: vec![field("8")] }),
        open(7, OpenStage::PaperMissing { reason: "tachée".into() }),
    ];
    insta::assert_snapshot!(findings(&facts), @r#"
    blocks residents glycines 1 0002: SecondAwaited { sheets: 2 }
    blocks residents glycines 1 0003: SecondBegun
    blocks residents glycines 1 0004 q5: Differing { differences: [DifferencePlace { question: QuestionPlace { index: 5, number: "5" }, kind: Field }, DifferencePlace { question: QuestionPlace { index: 6, number: "6" }, kind: Field }] }
    blocks residents glycines 1 0005: ThirdBegun
    blocks residents glycines 1 0006 q8: Undecided { differences: [DifferencePlace { question: QuestionPlace { index: 8, number: "8" }, kind: Field }] }
    warns  : NotVerified
    warns  residents glycines 1 0007: PaperMissing { reason: "tachée" }
    "#);
}

#[test]
fn the_order_of_the_facts_changes_nothing() {
    let mut facts = facts();
    facts.batches = vec![batch("1 residents glycines received 3: 2 complete"), batch("2 staff lilas received -: ")];
    facts.sheets = vec![sheet(2, SheetKind::InProgress), sheet(1, SheetKind::Held { reason: String::new() })];
    let before = findings(&facts);
    facts.batches.reverse();
    facts.sheets.reverse();
    assert_eq!(findings(&facts), before);
}
