//! How right is the file? Campaigns keyed by people whose errors are planted: what is found, what is told for nothing.

use copiste::campaign::{Extent, VerificationPolicy};
use copiste::keymap::shipped;
use copiste::language::{Language, Phrases};
use copiste::station::rehearsal::{
    Certified, Coverage, Figures, Outcome, PaperCampaign, Rehearsal, Times, jobs, rehearse,
};
use copiste::store::{MemoryStore, Store};
use copiste::verification::Residual;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/regards-croises-ehpad")
}

fn run(paper: &PaperCampaign, rehearsal: Rehearsal) -> Outcome {
    let store: Arc<dyn Store> = Arc::new(MemoryStore::new());
    let (keymap, phrases) = (shipped("standard").unwrap(), Phrases::new(Language::French));
    rehearse(&store, paper, &rehearsal, &keymap, &phrases).unwrap()
}

/// The beginning of the sample's residents' form.
const FORM: &str = "
| survey | | | | | | | | |
| | type | name | label | number | page | appearance | relevant | digits |
| | begin_group | page1 | Vous | | 1 | | | |
| | select_one sexe | sexe | Vous êtes | 1 | | | | |
| | select_one age | age | Votre âge | 2 | | | | |
| | select_one sejour | sejour | Vous vivez ici depuis | 3 | | | | |
| | begin_group | dignite | Respect | | | table-list | | |
GRID dig 4
| | end_group | | | | | | | |
| | begin_group | choix | Choix | | | table-list | | |
GRID cho 9
| | end_group | | | | | | | |
| | end_group | | | | | | | |
| | begin_group | page2 | Vos soins | | 2 | | | |
| | begin_group | cadre | Intimité | | | table-list | | |
GRID cad 14
| | end_group | | | | | | | |
| | select_one oui_non | mal | Avez-vous eu mal ? | 19 | | | | |
| | begin_group | douleur | Si vous avez eu mal | | | table-list | ${mal} = 'oui' | |
| | select_one frequence | soi4 | On me demande si j’ai mal | 20 | | | | |
| | select_one frequence | soi5 | On me soulage | 21 | | | | |
| | end_group | | | | | | | |
| | integer | sorties | Sorties | 22 | | | | 2 |
| | end_group | | | | | | | |
| choices | | | | | | | | |
| | list_name | name | code | label | mark | | | |
";

const LISTS: [(&str, &[&str]); 5] = [
    ("sexe", &["femme", "homme", "autre"]),
    ("age", &["moins-75", "75-84", "85-94", "95-plus"]),
    ("sejour", &["moins-6-mois", "6-mois-2-ans", "2-5-ans", "plus-5-ans"]),
    ("frequence", &["jamais", "parfois", "souvent", "toujours", "sans-objet"]),
    ("oui_non", &["oui", "non"]),
];

/// The form, and the sample's sheets that were filled in on it.
struct Small {
    tool: String,
    form: String,
    sheets: Vec<String>,
}

impl Small {
    fn new() -> Small {
        let mut form = String::new();
        for line in FORM.lines() {
            let Some((theme, number)) = line.strip_prefix("GRID ").and_then(|grid| grid.split_once(' ')) else {
                form += &format!("{line}\n");
                continue;
            };
            let number: usize = number.parse().unwrap();
            for item in 0..5 {
                let (name, number) = (format!("{theme}{}", item + 1), number + item);
                form += &format!("| | select_one frequence | {name} | {name} | {number} | | | | |\n");
            }
        }
        for (list, names) in LISTS {
            for (place, name) in names.iter().enumerate() {
                let mark = if *name == "sans-objet" { "not-concerned" } else { "" };
                form += &format!("| | {list} | {name} | {} | {name} | {mark} | | | |\n", place + 1);
            }
        }
        let cells = form.lines().filter_map(|line| line.split('|').nth(3));
        let names: Vec<String> = cells.map(|name| name.trim().to_owned()).collect();
        let text = std::fs::read_to_string(sample().join("sheets/residents.sheets")).unwrap();
        let standard = text.split("\nbatch ").filter(|batch| batch.lines().next().unwrap().contains("standard"));
        let sheets = standard.flat_map(|batch| batch.split("\nsheet ").skip(1)).filter(|one| !one.contains("\nhold "));
        let sheets = sheets.filter(|one| !one.lines().next().unwrap().contains("variant="));
        let kept = |line: &&str| names.iter().any(|name| Some(name.as_str()) == line.split(' ').next());
        let sheets: Vec<String> =
            sheets.map(|sheet| sheet.lines().filter(kept).collect::<Vec<_>>().join("\n")).collect();
        let tool = std::fs::read_to_string(sample().join("tool.toml")).unwrap();
        let tool = tool[..tool.find("[[audience]]").unwrap()].to_owned()
            + "[[audience]]\ncode = \"residents\"\nrole = \"people\"\nlabel = { fr = \"Résidents\" }\n"
            + "form = [{ variant = \"standard\", file = \"residents.md\" }]\n";
        Small { tool, form, sheets }
    }

    /// So many of the sheets in three piles, others for every seed.
    fn campaign(&self, sheets: usize, seed: u64) -> PaperCampaign {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        write("tool.toml", &self.tool);
        write("residents.md", &self.form);
        let campaign = std::fs::read_to_string(sample().join("campaign.toml")).unwrap();
        write("campaign.toml", &(campaign[..campaign.find("# expected").unwrap()].to_owned() + "plan = []\n"));
        let mut text = String::new();
        // In steps that share no factor with the number of sheets, so that none comes twice.
        let step = [9, 11, 13, 17][(seed % 4) as usize];
        let places: Vec<usize> =
            (0..sheets).map(|number| (seed as usize * 5 + number * step) % self.sheets.len()).collect();
        assert_eq!(places.iter().collect::<BTreeSet<_>>().len(), sheets, "another step is needed");
        for (number, place) in places.into_iter().enumerate() {
            if number % sheets.div_ceil(3) == 0 {
                let service = ["glycines", "tilleuls", "acacias"][number / sheets.div_ceil(3)];
                text += &format!("batch {} service={service} date=2026-03-09\n\n", number + 1);
            }
            let sheet = &self.sheets[place];
            text += &format!("sheet {:04}\n{sheet}\n\n", number + 1);
        }
        std::fs::create_dir(folder.path().join("sheets")).unwrap();
        write("sheets/residents.sheets", &text);
        PaperCampaign::read(folder.path()).unwrap()
    }
}

/// Every fifth campaign is verified in full, the others until one of several bounds is proved.
fn policy(seed: u64) -> VerificationPolicy {
    let extent = if seed.is_multiple_of(5) { Extent::Full } else { Extent::Sample };
    let target_per_10_000 = [300, 800, 1_500][(seed % 3) as usize];
    VerificationPolicy { extent, sheets_min: 8, target_per_10_000, ..VerificationPolicy::default() }
}

/// How often something must have been seen that happens with this probability: chance alone stays below it in fewer than one of
/// a million tests.
fn fewest(of: u64, probability: f64) -> u64 {
    let n = of as f64;
    // The binomial's terms from the bottom up, by their logarithms: the first ones are too small to be written down.
    let (mut term, mut below) = (n * (1.0 - probability).ln(), 0.0);
    for count in 0..of {
        below += term.exp();
        if below > 1e-6 {
            return count;
        }
        let k = count as f64;
        term += ((n - k) / (k + 1.0)).ln() + (probability / (1.0 - probability)).ln();
    }
    of
}

/// Whether it happened as often as something that happens 95 times of 100.
fn holds(times: Times) -> bool {
    times.held >= fewest(times.of, 0.95)
}

#[test]
fn a_true_95_passes_and_a_90_fails_when_it_is_seen_often_enough() {
    // scipy.stats.binom.ppf(1e-6, n, 0.95)
    assert_eq!([20, 100, 200, 1_000].map(|of| fewest(of, 0.95)), [12, 82, 173, 914]);
    assert!(holds(Times { held: 914, of: 1_000 }) && !holds(Times { held: 900, of: 1_000 }));
}

/// How often a bound that was not printed would have been true, over the draws that ended early.
fn stopped(certified: &[&Certified], holds: impl Fn(&Certified, &Residual) -> bool) -> Times {
    let early = certified.iter().filter(|one| !one.exhausted);
    let held: Vec<bool> = early.filter_map(|one| Some(holds(one, one.residual.as_ref()?))).collect();
    Times { held: held.iter().filter(|held| **held).count() as u64, of: held.len() as u64 }
}

/// What finds a planted error does so at least this often, or as often as is told beside it; the counts may be lower by chance,
/// by as much as happens to one test of a million.
#[test]
fn what_is_planted_is_found_and_what_is_printed_is_true() {
    const SEEDS: usize = 200;
    let small = Small::new();
    let outcomes = jobs(SEEDS, |job| {
        let seed = job as u64 + 1;
        run(&small.campaign(20, seed), Rehearsal { seed, policy: policy(seed) })
    });
    let mut sum = Figures::default();
    outcomes.iter().for_each(|outcome| sum.add(&outcome.figures));
    let certified: Vec<&Certified> = outcomes.iter().flat_map(|outcome| &outcome.certified).collect();
    let coverage = Coverage::of(certified.iter().copied());
    println!("{sum:#?}\n{coverage:#?}");

    // What is certain: passes that differ are told, a missing paper leaves its pile unbalanced.
    assert_eq!(sum.told, sum.wrong_verified - sum.alike, "wrong fields told");
    assert_eq!((sum.omitted_found, sum.omitted), (200, 200), "papers overlooked");
    // Every pile that did not add up was refused: one that lacked a paper in each campaign, and those with a paper keyed twice
    // that nobody had noticed.
    assert_eq!(sum.draws_refused, sum.runs + sum.twins - sum.twins_found);
    assert_eq!((sum.false_differences, sum.journal_faults), (0, 0));
    // What chance has a hand in.
    let found = |part: u64, of: u64, probability: f64| of > 100 && part >= fewest(of, probability);
    assert!(found(sum.mended, sum.told, 0.99), "wrong fields mended");
    assert!(found(sum.doubted - sum.harmed, sum.doubted, 0.99), "right fields kept");
    assert!(found(sum.slips_told, sum.slips, 0.95), "slips told as one");
    assert!(found(sum.twins_found, sum.twins, 0.95), "papers keyed twice");
    // Alarms for nothing: twins in 5 of 100 audiences, as is promised; a slip on 1 of 1,000 sheets.
    assert!(found(sum.runs - sum.runs_with_false_twins, sum.runs, 0.95), "pairs that are two papers");
    assert!(found(sum.verified - sum.false_slips, sum.verified, 0.999), "slips told for nothing");
    // 88.3 % of the errors of the first pass are planted so that a second keying reveals them.
    assert!(found(sum.told, sum.wrong_verified, 0.883), "errors that a second keying reveals");

    assert!(coverage.bound.of == 200 && coverage.bound_stopped.of > 100, "draws that ended early are half of them");
    assert!(holds(coverage.bound) && holds(coverage.bound_stopped), "the bound of the first pass");
    assert!(holds(coverage.rest) && holds(coverage.rest_stopped), "at most so many in the finished file");
    assert!(holds(coverage.interval) && holds(coverage.interval_stopped), "the interval of the finished file");

    // The same test fails whoever prints an estimate as a bound, or an interval of one standard deviation instead of two.
    let estimate = stopped(&certified, |one, residual| one.true_revealed <= residual.revealed);
    let rest = stopped(&certified, |one, residual| one.true_finished <= residual.rate);
    let fields = sum.fields as f64 / sum.runs as f64 / 10_000.0;
    let narrow = stopped(&certified, |one, residual| {
        (one.true_finished - residual.rate).abs() * fields <= (residual.rate * fields).sqrt()
    });
    println!("wrong methods: {estimate:?} {rest:?} {narrow:?}");
    assert!(!holds(estimate), "an estimate is no bound");
    assert!(!holds(rest), "nor of the finished file");
    assert!(!holds(narrow), "an interval of one standard deviation, fields taken for independent");
}

#[test]
fn the_same_seed_gives_the_same_campaign_and_another_one_another() {
    let paper = Small::new().campaign(20, 7);
    let rehearsal = |seed| Rehearsal { seed, policy: policy(1) };
    let once = run(&paper, rehearsal(7));
    assert_eq!(once, run(&paper, rehearsal(7)));
    assert_ne!(once.errors, run(&paper, rehearsal(8)).errors);
}
