//! stub
use crate::language::Phrases;
use crate::questionnaire::Finding;
/// stub
pub fn finding_sentence(finding: &Finding, _phrases: &Phrases) -> String {
    format!("{finding:?}")
}
