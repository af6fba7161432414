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
    straight: f64,
    uneasy: f64,
}

#[derive(Clone, Copy, PartialEq)]
enum Manner {
    /// "Always", from top to bottom.
    Straight,
    /// "Always", but for what everybody is uneasy with.
    Nearly,
    Varied,
}

impl House {
    fn new(seed: u64, straight: f64) -> House {
        let mut house = House { dice: Dice(seed), items: Vec::new(), straight, uneasy: 0.05 };
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
        let manner = if self.chance(self.straight) {
            Manner::Straight
        } else if self.chance(self.uneasy) {
            Manner::Nearly
        } else {
            Manner::Varied
        };
        let general = 0.5 + 0.8 * self.normal();
        let themes: Vec<f64> = (0..THEMES).map(|_| 0.5 * self.normal()).collect();
        let mut answers: Answers = Vec::new();
        for item in 0..ITEMS {
            let level = general + themes[item * THEMES / ITEMS] + self.items[item] + 0.7 * self.normal();
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
    let mut fingerprints = Fingerprints::new(FALSE_ALARMS);
    let compared = vec![true; form.questions.len()];
    for (place, answers) in sheets.iter().enumerate() {
        fingerprints.add(Serial(place as u32 + 1), form, &compared, answers);
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
    straight_planted: usize,
    straight_flagged: usize,
    false_alarms: usize,
}

/// Audiences of `people` sheets, in each `planted` papers keyed a second time with 0, 1 or 2 errors.
fn simulate(audiences: usize, people: usize, planted: usize, straight: f64) -> Sum {
    let form = form();
    let mut sum = Sum { audiences, ..Sum::default() };
    for audience in 0..audiences {
        let mut house = House::new(1_000_003 * (people as u64) + audience as u64, straight);
        let (manners, mut sheets): (Vec<Manner>, Vec<Answers>) = (0..people).map(|_| house.respondent()).unzip();
        let mut pairs = Vec::new();
        for twin in 0..planted {
            // Distinct papers, so that a paper has at most two sheets.
            let paper = twin * people / planted + house.dice.below(people / planted);
            let again = house.keyed_again(&sheets[paper], twin % 3);
            sheets.push(again);
            pairs.push(((paper as u32 + 1, sheets.len() as u32), manners[paper]));
        }
        let found: Vec<(u32, u32)> = found(&form, &sheets).iter().map(pair).collect();
        for (pair, manner) in &pairs {
            let flagged = usize::from(found.contains(pair));
            match manner {
                Manner::Straight => {
                    (sum.straight_planted, sum.straight_flagged) =
                        (sum.straight_planted + 1, sum.straight_flagged + flagged)
                }
                Manner::Nearly | Manner::Varied => {
                    (sum.planted, sum.recalled) = (sum.planted + 1, sum.recalled + flagged);
                }
            }
        }
        sum.false_alarms += found.iter().filter(|found| !pairs.iter().any(|(pair, _)| pair == *found)).count();
    }
    println!("{people} sheets, {:.0} % \"always\": {sum:?}", straight * 100.0);
    sum
}

#[test]
fn planted_twins_are_found() {
    for (audiences, people, planted) in [(60, 30, 3), (40, 83, 6), (6, 400, 20), (1, 2_000, 60)] {
        let sum = simulate(audiences, people, planted, 0.15);
        assert!(sum.recalled * 10 >= sum.planted * 9);
        assert_eq!(sum.straight_flagged, 0);
        assert!(sum.false_alarms * 20 <= sum.audiences.max(20));
    }
}

#[test]
fn people_who_answer_alike_are_no_twins() {
    for (audiences, people, straight) in [(200, 83, 0.15), (200, 83, 0.5), (200, 10, 0.3), (200, 5, 0.5), (200, 2, 0.3)]
    {
        let sum = simulate(audiences, people, 0, straight);
        assert!(sum.false_alarms * 20 <= sum.audiences);
    }
}
