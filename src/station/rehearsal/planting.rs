//! Errors that people make, planted where a seed says: boxes and figures misread, a line slipped, a paper overlooked, a paper
//! keyed twice.

use super::dice::Dice;
use super::paper::{PaperCampaign, Pile, answers};
use crate::import::{AnswerText, Said, SheetText};
use crate::questionnaire::{Audience, Kind, Mark, QuestionIndex, Questionnaire};
use crate::record::Answer;
use crate::station::typist::read_answer;
use crate::verification::{compared, same};

/// Wrong fields that a hand makes in 10,000: somewhere between these, another number for each hand and run.
const WRONG_PER_10_000: (u32, u32) = (30, 60);
/// Of these, how many in 10,000 the second person makes too, because the paper itself misleads: 100 less the 88.3 % that a
/// second keying by another person finds.
const ALIKE_PER_10_000: u32 = 1_170;
/// How often the second person slips a line on one sheet of an audience.
const SECOND_SLIPS_PER_10_000: u32 = 5_000;
/// Fewer papers than this have none of the rare mishaps: a slip, one overlooked, one keyed twice.
const PAPERS_MIN: usize = 20;
/// Shortest stretch of one scale on which a slip is planted.
const SLIP_LINES_MIN: usize = 5;

/// What is to happen to the piles, one by one.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub piles: Vec<PilePlan>,
}

/// What is to happen to a pile.
#[derive(Clone, Debug)]
pub(super) struct PilePlan {
    /// What is keyed, in this order.
    pub keyed: Vec<Planned>,
    /// The paper that is overlooked, as it is keyed once that is noticed.
    pub omitted: Option<Planned>,
}

/// How three people key a paper.
#[derive(Clone, Debug)]
pub(super) struct Planned {
    /// Its place in the pile.
    pub paper: usize,
    /// The paper has been keyed before, under another number.
    pub again: bool,
    pub first: Hand,
    pub second: Hand,
    pub third: Hand,
    /// Questions on which the second person makes the mistake of the first.
    pub alike: Vec<QuestionIndex>,
}

/// What one person keys.
#[derive(Clone, Debug)]
pub(super) struct Hand {
    pub sheet: SheetText,
    /// The questions over which the answers slipped.
    pub slip: Vec<QuestionIndex>,
}

/// How often each of three hands errs.
struct Rates {
    first: u32,
    second: u32,
    third: u32,
}

/// Throws for everything that happens in a run.
pub(super) fn plan(paper: &PaperCampaign, seed: u64) -> Plan {
    let mut dice = Dice::new(seed, "how often each hand errs");
    let (low, high) = WRONG_PER_10_000;
    let mut rate = || low + dice.below((high - low) as usize + 1) as u32;
    let rates = Rates { first: rate(), second: rate(), third: rate() };
    let mut dice = Dice::new(seed, "wrong boxes");
    let mut piles: Vec<PilePlan> = Vec::new();
    for pile in &paper.piles {
        let papers = 0..pile.batch.sheets.len();
        let keyed = papers.map(|place| planned(paper, pile, place, &rates, &mut dice)).collect();
        piles.push(PilePlan { keyed, omitted: None });
    }
    for forms in &paper.tool.audiences {
        let mut dice = Dice::new(seed, &format!("mishaps of {}", forms.audience.0));
        mishaps(paper, &forms.audience, &mut piles, &rates, &mut dice);
    }
    Plan { piles }
}

/// The rare ones of one audience.
fn mishaps(paper: &PaperCampaign, audience: &Audience, piles: &mut [PilePlan], rates: &Rates, dice: &mut Dice) {
    let whole = |pile: usize, place: usize| paper.piles[pile].batch.sheets[place].hold.is_none();
    let of_audience = (0..piles.len()).filter(|pile| paper.piles[*pile].audience == *audience);
    let of_audience: Vec<usize> = of_audience.collect();
    let papers: Vec<(usize, usize)> = of_audience
        .iter()
        .flat_map(|pile| (0..piles[*pile].keyed.len()).map(|place| (*pile, place)))
        .filter(|(pile, place)| whole(*pile, *place))
        .collect();
    if papers.len() < PAPERS_MIN {
        return;
    }
    let slips = [true, dice.happens(SECOND_SLIPS_PER_10_000)];
    let mut slipped = None;
    for (hand, happens) in slips.into_iter().enumerate() {
        let free: Vec<_> = papers.iter().filter(|paper| slipped != Some(**paper)).collect();
        let (true, Some((pile, place))) = (happens, dice.one_of(&free)) else { continue };
        let sheet = &paper.piles[*pile].batch.sheets[*place];
        let form = paper.form(&paper.piles[*pile], sheet);
        let planned = &mut piles[*pile].keyed[*place];
        let hand = if hand == 0 { &mut planned.first } else { &mut planned.second };
        slip(form, sheet, hand, dice);
        let Planned { first, second, alike, .. } = planned;
        alike.retain(|question| !first.slip.contains(question) && !second.slip.contains(question));
        slipped = Some((*pile, *place));
    }
    // A paper overlooked in a pile and one keyed twice there leave its count as it is until the second is found: they lie in
    // two piles.
    let Some((omitted_pile, omitted)) = dice.one_of(&papers).copied() else { return };
    let others: Vec<_> = papers.iter().filter(|(pile, _)| *pile != omitted_pile).collect();
    if let Some((pile, place)) = dice.one_of(&others) {
        let mut again = planned(paper, &paper.piles[*pile], *place, rates, dice);
        again.again = true;
        let keyed = &mut piles[*pile].keyed;
        let at = place + 1 + dice.below(keyed.len() - place);
        keyed.insert(at, again);
    }
    let omitted = piles[omitted_pile].keyed.remove(omitted);
    piles[omitted_pile].omitted = Some(omitted);
}

/// A paper as three people key it, with wrong boxes only.
fn planned(paper: &PaperCampaign, pile: &Pile, place: usize, rates: &Rates, dice: &mut Dice) -> Planned {
    let truth = &pile.batch.sheets[place];
    let hand = || Hand { sheet: truth.clone(), slip: Vec::new() };
    let mut planned =
        Planned { paper: place, again: false, first: hand(), second: hand(), third: hand(), alike: Vec::new() };
    if truth.hold.is_some() {
        return planned;
    }
    let form = paper.form(pile, truth);
    let said = answers(form, truth);
    let compared = compared(form, false);
    let fields = (0..said.len()).filter(|index| compared[*index]);
    for (index, right) in fields.filter_map(|index| Some((index, said[index].as_ref()?))) {
        if dice.happens(rates.first)
            && let Some(misread) = wrong(form, index, right, dice)
        {
            say(&mut planned.first.sheet, form, index, misread.clone());
            if dice.happens(ALIKE_PER_10_000) {
                say(&mut planned.second.sheet, form, index, misread);
                planned.alike.push(index);
                continue;
            }
        }
        for (hand, rate) in [(&mut planned.second, rates.second), (&mut planned.third, rates.third)] {
            if dice.happens(rate)
                && let Some(misread) = wrong(form, index, right, dice)
            {
                say(&mut hand.sheet, form, index, misread);
            }
        }
    }
    planned
}

/// Shifts the answers of one scale on a page: one is skipped, and something fills the gap at the end; or one is keyed twice,
/// and the last finds no room.
fn slip(form: &Questionnaire, paper: &SheetText, hand: &mut Hand, dice: &mut Dice) {
    let Some(lines) = dice.one_of(&scales(form, paper)).cloned() else { return };
    let start = dice.below(lines.len() - SLIP_LINES_MIN + 1);
    let lines = &lines[start..];
    let right = |index: QuestionIndex| {
        let line = paper.answers.iter().find(|answer| answer.name == form.questions[index].name);
        line.map_or(Said::Mark(Mark::Blank), |line| line.value.clone())
    };
    let said: Vec<Said> = lines.iter().map(|index| right(*index)).collect();
    let skipped = dice.happens(5_000);
    for (place, index) in lines.iter().enumerate() {
        let shifted = if skipped { said.get(place + 1) } else { place.checked_sub(1).map(|before| &said[before]) };
        let keyed = match shifted {
            Some(answer) => answer.clone(),
            None if !skipped => said[0].clone(),
            None => filler(form, *index, dice),
        };
        say(&mut hand.sheet, form, *index, keyed);
    }
    hand.slip = lines.to_vec();
}

/// What is keyed when the screen still asks and the paper has nothing left: nothing ticked, or any box.
fn filler(form: &Questionnaire, index: QuestionIndex, dice: &mut Dice) -> Said {
    let choices = form.list(index).map_or(&[][..], |list| &list.choices);
    let any = dice.one_of(choices).map(|choice| Said::Value(choice.name.clone()));
    any.filter(|_| dice.happens(5_000)).unwrap_or(Said::Mark(Mark::Blank))
}

/// Stretches of a sheet where one question after the other has the same boxes, page by page.
fn scales(form: &Questionnaire, paper: &SheetText) -> Vec<Vec<QuestionIndex>> {
    let said = answers(form, paper);
    let asked: Vec<QuestionIndex> = (0..said.len()).filter(|index| said[*index].is_some()).collect();
    let boxes = |index: QuestionIndex| match form.questions[index].kind {
        Kind::One(list) => Some((form.questions[index].page, list)),
        Kind::Several(_) | Kind::Integer { .. } | Kind::Decimal | Kind::Date | Kind::Text { .. } => None,
    };
    let runs = asked.chunk_by(|one, other| boxes(*one).is_some() && boxes(*one) == boxes(*other));
    runs.filter(|run| run.len() >= SLIP_LINES_MIN).map(<[usize]>::to_vec).collect()
}

fn say(sheet: &mut SheetText, form: &Questionnaire, index: QuestionIndex, value: Said) {
    let name = &form.questions[index].name;
    match sheet.answers.iter_mut().find(|answer| answer.name == *name) {
        Some(line) => line.value = value,
        None => sheet.answers.push(AnswerText { row: sheet.row, name: name.clone(), value }),
    }
}

/// Something else than what stands there, such as tired eyes or fingers make of it; `None` when nothing comes to mind.
fn wrong(form: &Questionnaire, index: QuestionIndex, right: &Answer, dice: &mut Dice) -> Option<Said> {
    for _ in 0..20 {
        let said = guess(form, index, right, dice)?;
        let answer = read_answer(form, index, &said);
        if answer.is_some() && !same(answer.as_ref(), Some(right)) {
            return Some(said);
        }
    }
    None
}

fn guess(form: &Questionnaire, index: QuestionIndex, right: &Answer, dice: &mut Dice) -> Option<Said> {
    let choices = form.list(index).map_or(&[][..], |list| &list.choices);
    let any = |dice: &mut Dice| dice.one_of(choices).map(|choice| choice.name.clone());
    // Now and then a tick is overlooked.
    if !matches!(right, Answer::Mark(_)) && dice.happens(1_000) {
        return Some(Said::Mark(Mark::Blank));
    }
    let value = match (&form.questions[index].kind, right) {
        (Kind::One(_), _) => any(dice)?,
        (Kind::Several(_), Answer::Several(names)) => {
            let other = any(dice)?;
            let kept = names.iter().filter(|name| **name != other).cloned();
            let mut now: Vec<String> = kept.collect();
            if now.len() == names.len() {
                now.push(other);
            }
            if now.is_empty() {
                return Some(Said::Mark(Mark::Blank));
            }
            now.join(" ")
        }
        (Kind::Several(_), _) => any(dice)?,
        (Kind::Integer { .. }, Answer::Integer(number)) => other_figure(&number.to_string(), dice),
        (Kind::Decimal, Answer::Decimal(number)) => other_figure(number, dice),
        (Kind::Integer { .. } | Kind::Decimal, _) => dice.below(10).to_string(),
        (Kind::Date, Answer::Date(date)) => {
            let text = form.questions[index].precision().iso(*date);
            // Day or month where they are asked: the century is printed.
            let (printed, rest) = text.split_at(if text.len() > 4 { 5 } else { 2 });
            format!("{printed}{}", other_figure(rest, dice))
        }
        (Kind::Date, _) => return None,
        (Kind::Text { .. }, Answer::Text(text)) => {
            let mut letters: Vec<char> = text.chars().collect();
            let place = dice.below(letters.len().saturating_sub(1).max(1));
            if place + 1 < letters.len() {
                letters.swap(place, place + 1);
            }
            letters.into_iter().collect::<String>().trim().to_owned()
        }
        (Kind::Text { .. }, _) => return None,
    };
    Some(Said::Value(value))
}

/// One figure replaced by another.
fn other_figure(text: &str, dice: &mut Dice) -> String {
    let figures: Vec<usize> =
        text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()).map(|(at, _)| at).collect();
    let mut changed = text.to_owned();
    if let Some(at) = dice.one_of(&figures).copied() {
        changed.replace_range(at..=at, &dice.below(10).to_string());
    }
    changed
}
