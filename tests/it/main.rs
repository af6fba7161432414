//! Every integration test of copiste in one binary: one room, one module.
#![allow(clippy::unwrap_used)]

mod calendar;
mod command_line;
mod disclosure;
mod dossier;
mod entry;
mod export;
mod expression;
mod faces;
mod fhir;
mod floors;
mod guides;
mod import;
mod journeys;
mod keying_screen;
mod keymap;
mod kit;
mod languages;
mod lint;
mod measure;
mod packaging;
mod paper;
mod plain;
#[cfg(feature = "pdf")]
mod printing;
mod pty;
mod record;
mod redcap;
mod report;
mod sample;
mod screens;
mod station;
mod store;
mod tui;
mod verification;
mod workbook;
mod xlsform;
