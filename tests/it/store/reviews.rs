//! What is decided about comments: of the text on the sheet and of no other, told by the journal, gone with the answers.

use super::house::*;
use super::*;
use copiste::campaign::VerificationPolicy;
use copiste::record::{Review, Span, Treatment, words};
use copiste::store::{Error, JournalFault, MemoryStore, Store, Write, rebuild};
use copiste::verification::Forbidden;

fn write(store: &dyn Store, serial: u32, review: Review) -> Result<(), Error> {
    let by = review.by.clone();
    store.commit(&by, vec![Write::Review(sheet(serial).sheet(), review)])
}

#[test]
fn a_review_is_of_the_text_that_stands_on_the_sheet() {
    let store = MemoryStore::new();
    keyed(&store, 3, VerificationPolicy::default());
    let by = signed("qm", 1);
    let other = |serial: u32| Err(Error::OtherComment { sheet: sheet(serial).sheet(), question: "remark".to_owned() });
    assert_eq!(write(&store, 1, review(2, Treatment::Keep, &by)), other(1), "another text");
    assert_eq!(write(&store, 9, review(1, Treatment::Keep, &by)), other(9), "no sheet");
    let outside = Treatment::Redact(vec![Span { start: 4, end: 400 }]);
    assert_eq!(write(&store, 1, review(1, outside, &by)), other(1), "words that are not there");
    let elsewhere = Review { question: "age".to_owned(), ..review(1, Treatment::Keep, &by) };
    assert!(write(&store, 1, elsewhere).is_err(), "no comment");
    assert_eq!(store.reviews(&spring()), Ok(Vec::new()));

    let kept = review(1, Treatment::Keep, &by);
    write(&store, 1, kept.clone()).unwrap();
    let links = links(&store).len();
    write(&store, 1, kept.clone()).unwrap();
    assert_eq!(super::house::links(&store).len(), links, "twice is once");
    assert_eq!(store.reviews(&spring()), Ok(vec![(sheet(1).sheet(), kept)]));
    let taken_back = review(1, Treatment::Again, &signed("qm", 2));
    write(&store, 1, taken_back.clone()).unwrap();
    assert_eq!(store.reviews(&spring()), Ok(vec![(sheet(1).sheet(), taken_back)]));
    assert_eq!(fault(&store), None);
}

#[test]
fn a_comment_of_a_sealed_sheet_is_not_read() {
    let store = MemoryStore::new();
    let policy = VerificationPolicy::default();
    keyed(&store, 2, policy);
    store.commit(&signed("cyd", 1), vec![Write::Draw(spring(), draw(1, serials(1..=2), 1, policy))]).unwrap();
    let sealed: Vec<u32> = (1..=2).filter(|serial| store.record(&sheet(*serial)).is_err()).collect();
    let by = signed("qm", 2);
    let why = Err(Error::Forbidden { sheet: sheet(sealed[0]).sheet(), why: Forbidden::Sealed });
    assert_eq!(write(&store, sealed[0], review(sealed[0], Treatment::Keep, &by)), why);
    write(&store, 3 - sealed[0], review(3 - sealed[0], Treatment::Keep, &by)).unwrap();
}

#[test]
fn a_comment_that_is_corrected_waits_to_be_read_again() {
    let store = MemoryStore::new();
    keyed(&store, 1, VerificationPolicy::default());
    let by = signed("qm", 1);
    write(&store, 1, review(1, Treatment::Keep, &by)).unwrap();
    let mut filed = store.record(&sheet(1)).unwrap().unwrap();
    filed.revision += 1;
    filed.record.answers[REMARK] = Some(Answer::Text("autre mot".to_owned()));
    store.commit(&signed("ann", 2), vec![Write::Record(sheet(1), filed)]).unwrap();
    let reviews = store.reviews(&spring()).unwrap();
    assert!(!reviews[0].1.fits("autre mot"));
    assert!(write(&store, 1, review(1, Treatment::Keep, &by)).is_err(), "nor is the old text decided about");
}

#[test]
fn a_store_made_of_a_copy_has_the_reviews_and_the_journal_guards_them() {
    let directory = scratch();
    let store = open(directory.path());
    lived_through(&store);
    let text = match &paper(1)[REMARK] {
        Some(Answer::Text(text)) => text.clone(),
        other => panic!("{other:?}"),
    };
    let by = signed("qm", 4);
    write(&store, 1, review(1, Treatment::Redact(words(&text)), &by)).unwrap();
    let kept = store.reviews(&spring()).unwrap();
    assert_eq!(kept.len(), 1);
    let check = store.check_journal(&spring()).unwrap();
    store.close();
    let lost = scratch();
    let again = rebuild(&directory.path().join("journal"), lost.path(), somebody()).unwrap();
    assert_eq!(again.reviews(&spring()).unwrap(), kept);
    assert_eq!(again.check_journal(&spring()).unwrap(), check);
    assert_eq!(check.fault, None::<JournalFault>);
}
