//! `copiste demo`.
use super::open::Choices;
use super::{Environment, Failure};
use crate::language::Phrases;
use clap::ArgMatches;

pub(super) fn run(
    _matches: &ArgMatches,
    _environment: &Environment,
    _choices: &Choices,
    _phrases: &Phrases,
) -> color_eyre::Result<Result<(), Failure>> {
    Ok(Ok(()))
}
