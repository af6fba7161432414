//! What follows from linear equations: the least and the most that each unknown may be.

use microlp::{ComparisonOp, OptimizationDirection, Problem};
use std::collections::{BTreeMap, BTreeSet};

/// No unknown is larger: sums of scores of some dozens of sheets.
const MOST: f64 = 1e5;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Is {
    Equal,
    AtLeast,
    AtMost,
}

/// A sum of unknowns, compared with a number.
#[derive(Clone, Debug)]
pub struct Claim {
    pub sum: Vec<(usize, f64)>,
    pub is: Is,
    pub than: f64,
    pub why: String,
}

/// Unknowns, none of them negative, and what is known of them.
#[derive(Clone, Debug, Default)]
pub struct System {
    names: BTreeMap<String, usize>,
    pub claims: Vec<Claim>,
    /// By unknown: its value where it is known at once, and the claims it stands in.
    known: Vec<Option<f64>>,
    places: Vec<Vec<usize>>,
}

impl System {
    /// The unknown of this name.
    pub fn unknown(&mut self, name: &str) -> usize {
        let next = self.names.len();
        *self.names.entry(name.to_owned()).or_insert(next)
    }

    pub fn find(&self, name: &str) -> Option<usize> {
        self.names.get(name).copied()
    }

    pub fn names(&self) -> impl Iterator<Item = (&String, usize)> {
        self.names.iter().map(|(name, place)| (name, *place))
    }

    pub fn claim(&mut self, why: &str, sum: Vec<(usize, f64)>, is: Is, than: f64) {
        self.claims.push(Claim { sum, is, than, why: why.to_owned() });
    }

    /// Finds what follows at once: unknowns alone in an equation, or in one that leaves nothing for them.
    pub fn settle(&mut self) {
        self.known = vec![None; self.names.len()];
        self.places = vec![Vec::new(); self.names.len()];
        for (place, claim) in self.claims.iter().enumerate() {
            claim.sum.iter().for_each(|(unknown, _)| self.places[*unknown].push(place));
        }
        let mut waiting: BTreeSet<usize> = (0..self.claims.len()).collect();
        while let Some(place) = waiting.pop_first() {
            let claim = &self.claims[place];
            if claim.is != Is::Equal {
                continue;
            }
            let (left, rest) = self.left(claim);
            let found: Vec<(usize, f64)> = match left.as_slice() {
                [(unknown, times)] => vec![(*unknown, rest / times)],
                several if rest.abs() < 1e-9 && several.iter().all(|(_, times)| *times > 0.0) => {
                    several.iter().map(|(unknown, _)| (*unknown, 0.0)).collect()
                }
                _ => continue,
            };
            for (unknown, value) in found {
                self.known[unknown] = Some(value);
                waiting.extend(self.places[unknown].iter().copied());
            }
        }
    }

    /// What is not known of a claim.
    fn left(&self, claim: &Claim) -> (Vec<(usize, f64)>, f64) {
        let mut rest = claim.than;
        let mut left = Vec::new();
        for (unknown, times) in &claim.sum {
            match self.known[*unknown] {
                Some(value) => rest -= value * times,
                None => left.push((*unknown, *times)),
            }
        }
        (left, rest)
    }

    /// A sum of unknowns as it is known already; `None` when it is not.
    pub fn value(&self, sum: &[(usize, f64)]) -> Option<f64> {
        sum.iter().map(|(unknown, times)| Some(self.known[*unknown]? * times)).sum()
    }

    /// The unknowns where a sum is as small, or as large, as it may be: those that hang together with it.
    pub fn extreme(&self, sum: &[(usize, f64)], further: &[Claim], least: bool) -> Option<BTreeMap<usize, f64>> {
        let (unknowns, claims) = self.reach(sum, further);
        let way = if least { OptimizationDirection::Minimize } else { OptimizationDirection::Maximize };
        let mut problem = Problem::new(way);
        let mut variables = BTreeMap::new();
        for unknown in unknowns {
            let times = sum.iter().find(|(own, _)| *own == unknown).map_or(0.0, |(_, times)| *times);
            variables.insert(unknown, problem.add_var(times, (0.0, MOST)));
        }
        for claim in claims {
            let (left, rest) = self.left(claim);
            let terms: Vec<_> = left.iter().map(|(unknown, times)| (variables[unknown], *times)).collect();
            let is = match claim.is {
                Is::Equal => ComparisonOp::Eq,
                Is::AtLeast => ComparisonOp::Ge,
                Is::AtMost => ComparisonOp::Le,
            };
            if !terms.is_empty() {
                problem.add_constraint(&terms[..], is, rest);
            }
        }
        match problem.solve() {
            Ok(outcome) => {
                let solution = outcome.into_solution().ok()?;
                Some(variables.into_iter().map(|(unknown, variable)| (unknown, solution.var_value(variable))).collect())
            }
            Err(microlp::Error::Infeasible) => None,
            Err(error) => panic!("the programme was not solved: {error}"),
        }
    }

    /// The unknowns that hang together with those of a sum, and the claims about them.
    fn reach<'a>(&'a self, sum: &[(usize, f64)], further: &'a [Claim]) -> (BTreeSet<usize>, Vec<&'a Claim>) {
        let mut unknowns: BTreeSet<usize> = BTreeSet::new();
        let mut waiting: Vec<usize> = sum.iter().map(|(unknown, _)| *unknown).collect();
        waiting.extend(further.iter().flat_map(|claim| claim.sum.iter().map(|(unknown, _)| *unknown)));
        let mut claims: BTreeSet<usize> = BTreeSet::new();
        while let Some(unknown) = waiting.pop() {
            if self.known[unknown].is_some() || !unknowns.insert(unknown) {
                continue;
            }
            for place in &self.places[unknown] {
                if claims.insert(*place) {
                    waiting.extend(self.claims[*place].sum.iter().map(|(other, _)| *other));
                }
            }
        }
        let claims = claims.into_iter().map(|place| &self.claims[place]).chain(further).collect();
        (unknowns, claims)
    }
}
