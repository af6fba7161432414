//! Sheets of people who do not exist: twins planted among them, what was found.
//!
//! Forty items in five themes on a five-point scale and four questions about oneself. Everybody has a level of
//! contentment, another for each theme, and a way of answering; every item its own level.

use super::compare::{Dice, list, question};
use copiste::questionnaire::{Kind, Localised, Mark, Questionnaire};
use copiste::record::{Answer, Serial};
use copiste::verification::{FALSE_ALARMS, Fingerprints, Twins};

const ITEMS: usize = 40;
const THEMES: usize = 5;

fn form() -> Questionnaire {
    let items = (0..ITEMS).map(|item| question(format!("item{item}"), item / 14, Kind::One(0)));
    let about = [
        ("sex", Kind::One(1)),
        ("age", Kind::Integer { digits: Some(2) }),
        ("occupation", Kind::One(2)),
        ("seniority", Kind::Integer { digits: Some(2) }),
        ("comment", Kind::Text { characters: 80, comment: true }),
    ];
    let about = about.into_iter().map(|(name, kind)| question(name.to_owned(), 3, kind));
    let numbers = |count: usize| (1..=count).map(|number| number.to_string()).collect::<Vec<_>>();
    let scale = |name: &str, count: usize| {
        let numbers = numbers(count);
        list(name, &numbers.iter().map(|number| (number.as_str(), number.as_str())).collect::<Vec<_>>())
    };
    Questionnaire {
        id: "staff".to_owned(),
        title: Localised::default(),
        pages: Vec::new(),
        outline: Default::default(),
        blocks: Vec::new(),
        questions: items.chain(about).collect(),
        lists: vec![scale("often", 5), scale("sex", 2), scale("occupation", 7)],
    }
}

type Answers = Vec<Option<Answer>>;

fn one(number: usize) -> Option<Answer> {
    Some(Answer::One(number.to_string()))
}

/// A house: what is easy to approve in it, and how its people answer.
struct House {
    dice: Dice,
    items: Vec<f64>,
    people: People,
}

/// Who lives or works in a house.
#[derive(Clone, Copy, Debug)]
struct People {
    /// The share that ticks "always" from top to bottom.
    straight: f64,
    /// The share that does so but for what everybody is uneasy with.
    nearly: f64,
    /// How much people differ in their contentment, and how much one person wavers around it.
    differing: f64,
    wavering: f64,
    /// Whether the sheet asks for sex, age, occupation and seniority.
    asked_about_themselves: bool,
}

const USUAL: People =
    People { straight: 0.15, nearly: 0.05, differing: 0.8, wavering: 0.7, asked_about_themselves: true };

#[derive(Clone, Copy, PartialEq)]
enum Manner {
    /// "Always", from top to bottom.
    Straight,
    /// "Always", but for what everybody is uneasy with.
    Nearly,
    Varied,
}

impl House {
    fn new(seed: u64, people: People) -> House {
        let mut house = House { dice: Dice(seed), items: Vec::new(), people };
        house.items = (0..ITEMS).map(|_| house.normal() * 0.6).collect();
        house
    }

    fn chance(&mut self, chance: f64) -> bool {
        (self.dice.next() >> 11) as f64 / (1u64 << 53) as f64 <= chance
    }

    fn normal(&mut self) -> f64 {
        (0..12).map(|_| (self.dice.next() >> 11) as f64 / (1u64 << 53) as f64).sum::<f64>() - 6.0
    }

    fn respondent(&mut self) -> (Manner, Answers) {
        let manner = if self.chance(self.people.straight) {
            Manner::Straight
        } else if self.chance(self.people.nearly) {
            Manner::Nearly
        } else {
            Manner::Varied
        };
        let general = 0.5 + self.people.differing * self.normal();
        let themes: Vec<f64> = (0..THEMES).map(|_| 0.5 * self.normal()).collect();
        let mut answers: Answers = Vec::new();
        for item in 0..ITEMS {
            let level =
                general + themes[item * THEMES / ITEMS] + self.items[item] + self.people.wavering * self.normal();
            let uneasy = self.items[item] < -0.5 && self.chance(0.6);
            answers.push(match manner {
                Manner::Straight => one(5),
                Manner::Nearly => one(if uneasy { 4 } else { 5 }),
                Manner::Varied if self.chance(0.015) => Some(Answer::Mark(Mark::Blank)),
                Manner::Varied => one(1 + [-1.6, -0.8, -0.1, 0.9].iter().filter(|step| level > **step).count()),
            });
        }
        let occupation = [1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6, 7][self.dice.below(13)];
        answers.push(one(if self.chance(0.85) { 1 } else { 2 }));
        answers.push(Some(Answer::Integer((44.0 + 11.0 * self.normal()).clamp(18.0, 70.0) as i64)));
        answers.push(one(occupation));
        answers.push(Some(Answer::Integer((6.0 * self.normal().abs()) as i64 + i64::from(self.chance(0.3)) * 7)));
        answers.push(Some(Answer::Mark(Mark::Blank)));
        (manner, answers)
    }

    /// The paper once more, with so many wrong keys.
    fn keyed_again(&mut self, paper: &Answers, errors: usize) -> Answers {
        let mut again = paper.clone();
        for _ in 0..errors {
            let place = self.dice.below(ITEMS + 4);
            again[place] = match &paper[place] {
                Some(Answer::Integer(number)) => Some(Answer::Integer((number + 10) % 100)),
                Some(Answer::One(name)) => one(1 + name.parse::<usize>().unwrap() % 5),
                _ => one(4),
            };
        }
        again
    }
}

fn found(form: &Questionnaire, sheets: &[Answers]) -> Vec<Twins> {
    found_on(form, &vec![true; form.questions.len()], sheets)
}

fn found_on(form: &Questionnaire, compared: &[bool], sheets: &[Answers]) -> Vec<Twins> {
    let mut fingerprints = Fingerprints::new(FALSE_ALARMS);
    for (place, answers) in sheets.iter().enumerate() {
        fingerprints.add(Serial(place as u32 + 1), form, compared, answers);
    }
    fingerprints.finish()
}

fn pair(twins: &Twins) -> (u32, u32) {
    (twins.first.0, twins.second.0)
}

/// What many audiences of one size came to.
#[derive(Debug, Default)]
struct Sum {
    audiences: usize,
    planted: usize,
    recalled: usize,
    nearly_planted: usize,
    nearly_recalled: usize,
    straight_planted: usize,
    straight_flagged: usize,
    false_alarms: usize,
}

/// Audiences of `people` sheets, in each `planted` papers keyed a second time with 0, 1 or 2 errors.
fn simulate(audiences: usize, people: usize, planted: usize, who: People) -> Sum {
    let form = form();
    let mut sum = Sum { audiences, ..Sum::default() };
    for audience in 0..audiences {
        let mut house = House::new(1_000_003 * (people as u64) + audience as u64, who);
        let (manners, mut sheets): (Vec<Manner>, Vec<Answers>) = (0..people).map(|_| house.respondent()).unzip();
        let mut pairs = Vec::new();
        for twin in 0..planted {
            // Distinct papers, so that a paper has at most two sheets.
            let paper = twin * people / planted + house.dice.below(people / planted);
            let again = house.keyed_again(&sheets[paper], twin % 3);
            sheets.push(again);
            pairs.push(((paper as u32 + 1, sheets.len() as u32), manners[paper]));
        }
        let compared: Vec<bool> =
            (0..form.questions.len()).map(|place| place < ITEMS || who.asked_about_themselves).collect();
        let found: Vec<(u32, u32)> = found_on(&form, &compared, &sheets).iter().map(pair).collect();
        for (pair, manner) in &pairs {
            let flagged = usize::from(found.contains(pair));
            match manner {
                Manner::Straight => {
                    (sum.straight_planted, sum.straight_flagged) =
                        (sum.straight_planted + 1, sum.straight_flagged + flagged)
                }
                Manner::Nearly => {
                    (sum.nearly_planted, sum.nearly_recalled) = (sum.nearly_planted + 1, sum.nearly_recalled + flagged)
                }
                Manner::Varied => {
                    (sum.planted, sum.recalled) = (sum.planted + 1, sum.recalled + flagged);
                }
            }
        }
        sum.false_alarms += found.iter().filter(|found| !pairs.iter().any(|(pair, _)| pair == *found)).count();
    }
    println!("{people} sheets of {who:?}:\n    {sum:?}");
    sum
}

#[test]
fn planted_twins_are_found() {
    for (audiences, people, planted) in [(60, 30, 3), (40, 83, 6), (6, 400, 20), (1, 2_000, 60)] {
        let sum = simulate(audiences, people, planted, USUAL);
        assert!(sum.recalled * 10 >= sum.planted * 9);
        assert_eq!(sum.straight_flagged, 0);
        assert!(sum.false_alarms * 20 <= sum.audiences.max(20));
    }
}

/// Without twins: audiences of so many sheets of such people.
fn false_alarms_are_rare(houses: &[(usize, usize, People)]) {
    for (audiences, people, who) in houses {
        let sum = simulate(*audiences, *people, 0, *who);
        assert!(sum.false_alarms * 20 <= sum.audiences);
    }
}

#[test]
fn people_who_answer_alike_are_no_twins() {
    false_alarms_are_rare(&[(200, 83, USUAL)]);
}

#[test]
fn a_house_that_half_ticks_always_has_no_twins() {
    false_alarms_are_rare(&[(200, 83, People { straight: 0.5, ..USUAL })]);
}

#[test]
fn few_people_are_no_twins() {
    let often = People { straight: 0.5, nearly: 0.3, ..USUAL };
    false_alarms_are_rare(&[(200, 10, USUAL), (200, 5, often), (200, 2, USUAL)]);
}

#[test]
fn people_of_one_mind_are_no_twins() {
    let alike = People { differing: 1.2, wavering: 0.3, ..USUAL };
    false_alarms_are_rare(&[
        (20, 83, People { straight: 0.3, nearly: 0.6, ..USUAL }),
        (20, 83, People { straight: 0.02, nearly: 0.1, ..USUAL }),
        (20, 83, alike),
        (20, 83, People { asked_about_themselves: false, ..alike }),
        (20, 83, People { asked_about_themselves: false, ..USUAL }),
        (20, 30, People { straight: 0.1, nearly: 0.1, ..alike }),
        (2, 400, alike),
    ]);
}

#[test]
fn a_house_without_variation_has_no_twins() {
    let form = form();
    let always: Answers = (0..form.questions.len())
        .map(|place| if place < ITEMS { one(5) } else { Some(Answer::Mark(Mark::Blank)) })
        .collect();
    for people in [0, 1, 2, 3, 10, 83, 1_000] {
        assert_eq!(found(&form, &vec![always.clone(); people]), []);
    }
    // Not even when two of them share what is rare.
    let mut sheets = vec![always; 83];
    for sheet in [3, 71] {
        sheets[sheet][17] = one(2);
    }
    assert_eq!(found(&form, &sheets), []);
}

#[test]
fn few_sheets_make_it_humble() {
    let form = form();
    let text: Vec<String> = [2, 3, 5, 10, 20, 30, 83]
        .into_iter()
        .map(|people| {
            let mut house = House::new(7, People { straight: 0.0, nearly: 0.0, ..USUAL });
            let mut sheets: Vec<Answers> = (1..people).map(|_| house.respondent().1).collect();
            sheets.push(sheets[0].clone());
            let found = found(&form, &sheets);
            let told = found.iter().map(|twins| {
                let evidence = twins.evidence_bits.round();
                format!(
                    "{} and {}, {} same, {} different, {evidence} bits",
                    twins.first.0, twins.second.0, twins.same, twins.different
                )
            });
            format!(
                "{people} sheets: {}",
                if found.is_empty() { "none".to_owned() } else { told.collect::<Vec<_>>().join("; ") }
            )
        })
        .collect();
    insta::assert_snapshot!(text.join("\n"), @r"
    2 sheets: none
    3 sheets: 1 and 3, 45 same, 0 different, 13 bits
    5 sheets: 1 and 5, 45 same, 0 different, 17 bits
    10 sheets: 1 and 10, 45 same, 0 different, 23 bits
    20 sheets: 1 and 20, 45 same, 0 different, 28 bits
    30 sheets: 1 and 30, 45 same, 0 different, 38 bits
    83 sheets: 1 and 83, 45 same, 0 different, 48 bits
    ");
}

#[test]
fn one_paper_keyed_three_times_is_three_pairs() {
    let form = form();
    let mut house = House::new(11, USUAL);
    let mut sheets: Vec<Answers> = (0..60).map(|_| house.respondent().1).collect();
    let paper = sheets.iter().position(|sheet| sheet[..ITEMS].iter().any(|answer| *answer != one(5))).unwrap();
    let (again, once_more) = (house.keyed_again(&sheets[paper], 1), house.keyed_again(&sheets[paper], 1));
    sheets.extend([again, once_more]);
    let mut pairs: Vec<(u32, u32)> = found(&form, &sheets).iter().map(pair).collect();
    pairs.sort_unstable();
    let paper = paper as u32 + 1;
    assert_eq!(pairs, [(paper, 61), (paper, 62), (61, 62)]);
}

#[test]
fn the_order_of_the_sheets_does_not_count() {
    let form = form();
    let mut house = House::new(13, USUAL);
    let mut sheets: Vec<(u32, Answers)> = (1..=400).map(|serial| (serial, house.respondent().1)).collect();
    for twin in 0..10 {
        let again = house.keyed_again(&sheets[twin * 7].1, twin % 3);
        sheets.push((401 + twin as u32, again));
    }
    let found = |sheets: &[(u32, Answers)]| {
        let mut fingerprints = Fingerprints::new(FALSE_ALARMS);
        for (serial, answers) in sheets {
            fingerprints.add(Serial(*serial), &form, &vec![true; form.questions.len()], answers);
        }
        fingerprints.finish()
    };
    let forwards = found(&sheets);
    assert!(forwards.len() >= 7);
    assert!(forwards.iter().all(|twins| twins.first < twins.second));
    assert!(forwards.is_sorted_by(|one, other| one.evidence_bits >= other.evidence_bits));
    assert_eq!(forwards, found(&sheets), "to the last bit");
    sheets.reverse();
    let backwards = found(&sheets);
    let mut pairs = [forwards, backwards].map(|twins| twins.iter().map(pair).collect::<Vec<_>>());
    pairs.iter_mut().for_each(|pairs| pairs.sort_unstable());
    assert_eq!(pairs[0], pairs[1]);
}

#[test]
fn twins_are_found_across_variants_of_the_form() {
    let form = form();
    // The easy-to-read form leaves ten items out and asks the others from the last to the first.
    let kept: Vec<usize> = (0..form.questions.len()).rev().filter(|place| *place >= 10).collect();
    let mut easy = form.clone();
    easy.questions = kept.iter().map(|place| form.questions[*place].clone()).collect();
    let mut house = House::new(17, People { straight: 0.0, ..USUAL });
    let sheets: Vec<Answers> = (0..60).map(|_| house.respondent().1).collect();
    let mut fingerprints = Fingerprints::new(FALSE_ALARMS);
    let all = vec![true; form.questions.len()];
    for (place, sheet) in sheets.iter().enumerate() {
        // Every third person took the easy form, and so did the second keying of the first sheet.
        if place % 3 == 2 {
            let answers: Answers = kept.iter().map(|place| sheet[*place].clone()).collect();
            fingerprints.add(Serial(place as u32 + 1), &easy, &all[10..], &answers);
        } else {
            fingerprints.add(Serial(place as u32 + 1), &form, &all, sheet);
        }
    }
    let answers: Answers = kept.iter().map(|place| sheets[0][*place].clone()).collect();
    fingerprints.add(Serial(61), &easy, &all[10..], &answers);
    let found = fingerprints.finish();
    assert_eq!(found.iter().map(pair).collect::<Vec<_>>(), [(1, 61)]);
    assert_eq!((found[0].same, found[0].different), (kept.len() as u32, 0));
}

#[test]
fn what_is_not_compared_is_no_evidence() {
    let form = form();
    let mut house = House::new(19, People { straight: 0.0, nearly: 0.0, ..USUAL });
    let mut sheets: Vec<Answers> = (0..60).map(|_| house.respondent().1).collect();
    sheets.push(sheets[0].clone());
    assert_eq!(found_on(&form, &vec![false; form.questions.len()], &sheets), []);
    let few: Vec<bool> = (0..form.questions.len()).map(|place| place < 4).collect();
    assert_eq!(found_on(&form, &few, &sheets), []);
    assert_eq!(found(&form, &sheets).len(), 1);
}

#[test]
fn a_comment_counts_once_and_a_phrase_hardly() {
    let form = form();
    let comment = ITEMS + 4;
    let text = |text: &str| Some(Answer::Text(text.to_owned()));
    let mut house = House::new(23, People { straight: 1.0, ..USUAL });
    let mut sheets: Vec<Answers> = (0..83).map(|_| house.respondent().1).collect();
    for sheet in (0..83).step_by(4) {
        sheets[sheet][comment] = text("Rien à dire, merci à tous !");
    }
    assert_eq!(found(&form, &sheets), [], "people who always tick always, and say nothing");
    for sheet in [20, 60] {
        sheets[sheet][comment] = text("Le café du matin arrive froid depuis le déménagement.");
    }
    assert_eq!(found(&form, &sheets), [], "one field alone convinces nobody");
    sheets[60][comment] = text("le café du matin arrive froid depuis le déménagement");
    let about = sheets[20][ITEMS..comment].to_vec();
    sheets[60][ITEMS..comment].clone_from_slice(&about);
    let with_comment = found(&form, &sheets);
    assert_eq!(with_comment.iter().map(pair).collect::<Vec<_>>(), [(21, 61)]);
    // A comment typed otherwise, as comments are, is no evidence either way; another comment is evidence against.
    sheets[60][comment] = text("Le café arrive froid le matin depuis le démenagement");
    assert_eq!(found(&form, &sheets), []);
}

#[test]
fn what_a_filter_hides_tells_nothing_more() {
    let form = form();
    let mut house = House::new(29, People { straight: 0.0, nearly: 0.0, ..USUAL });
    let mut sheets: Vec<Answers> = (0..83).map(|_| house.respondent().1).collect();
    // Whoever answers 1 to the first item is not asked the next ten.
    let mut again = sheets[0].clone();
    again[0] = one(1);
    again[1..11].fill(None);
    for sheet in sheets.iter_mut().filter(|sheet| sheet[0] == one(1)) {
        sheet[1..11].fill(None);
    }
    sheets.push(again);
    let found = found(&form, &sheets);
    assert_eq!(found.iter().map(pair).collect::<Vec<_>>(), [(1, 84)]);
    assert_eq!(found[0].different, 11);
}

#[test]
fn thousands_of_sheets_of_always_are_no_burden() {
    let form = form();
    let mut house = House::new(31, People { straight: 0.75, ..USUAL });
    let mut sheets: Vec<Answers> = (0..2_000).map(|_| house.respondent().1).collect();
    let varied = sheets.iter().position(|sheet| sheet[..ITEMS].iter().filter(|answer| **answer != one(5)).count() > 20);
    let again = house.keyed_again(&sheets[varied.unwrap()], 2);
    sheets.push(again);
    let found: Vec<(u32, u32)> = found(&form, &sheets).iter().map(pair).collect();
    assert_eq!(found, [(varied.unwrap() as u32 + 1, 2_001)]);
}
