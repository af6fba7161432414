//! stub
use crate::language::Phrases;
use crate::store::Error;
/// stub
pub fn sentence(error: &Error, _phrases: &Phrases) -> String {
    format!("{error:?}")
}
