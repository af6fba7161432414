//! The disk: campaigns, batches and records, kept so that nothing acknowledged is ever lost.

mod contract;

pub use contract::{
    Acknowledge, BatchTally, Error, Filed, IssuedReport, RecordKey, RecordState, RecordSummary, Store, Ticket, Write,
};
