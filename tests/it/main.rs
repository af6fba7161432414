//! Every test of copiste that needs no access to private things.
#![allow(clippy::unwrap_used)]

mod expression;
mod import;
mod measure;
mod report;
mod store;
