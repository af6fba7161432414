//! Every integration test in one binary: one room, one module.

mod expression;
mod import;
