//! `selftest`: a few kills, on whatever disk the tests run on.

use super::Home;

/// Files of a folder.
fn count(folder: &str) -> usize {
    std::fs::read_dir(folder).unwrap().count()
}

#[test]
fn nothing_acknowledged_is_lost_by_a_few_kills_and_the_verdict_says_what_it_does_not_show() {
    let home = Home::new();
    let place = home.path("disk");
    std::fs::create_dir(&place).unwrap();
    let tested = home.run(&["selftest", "--kills", "6", "--seed", "1", "--dir", &place, "--json"]);
    assert_eq!(tested.code, 0, "{} {}", tested.out, tested.err);
    let told: serde_json::Value = serde_json::from_str(&tested.out).unwrap();
    assert_eq!((&told["good"], &told["kills"], &told["seed"]), (&true.into(), &6.into(), &1.into()));
    assert_eq!((&told["lost"], &told["wrong"], &told["whole"]), (&0.into(), &0.into(), &true.into()));
    assert!(told["acknowledged"].as_u64().unwrap() > 0, "{told}");
    assert_eq!(told["acknowledged"], told["found"]);
    assert_eq!(told["not_shown"], serde_json::json!(["power-cut", "disk-cache"]));
    assert_eq!(count(&place), 0, "nothing is left");

    let said = home.run(&["selftest", "--kills", "2", "--dir", &place]);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
    assert!(said.out.contains("Verdict: nothing that was said to be saved was lost"), "{}", said.out);
    assert!(said.out.contains("a power cut"), "{}", said.out);
}

#[test]
fn a_place_that_cannot_be_written_is_said() {
    let home = Home::new();
    let tested = home.run(&["selftest", "--kills", "1", "--dir", &home.path("nowhere")]);
    assert_eq!(tested.code, 3, "{}", tested.out);
    assert!(tested.err.contains("nowhere"), "{}", tested.err);
}

#[test]
fn an_interruption_leaves_nothing_behind() {
    let home = Home::new();
    let place = home.path("disk");
    std::fs::create_dir(&place).unwrap();
    let mut tested = home.command(&["selftest", "--kills", "100000", "--dir", &place]).spawn().unwrap();
    while count(&place) == 0 {
        assert_eq!(tested.try_wait().unwrap(), None);
        std::thread::yield_now();
    }
    let pid = rustix::process::Pid::from_child(&tested);
    rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap();
    let ended = tested.wait().unwrap();
    assert_eq!((ended.code(), count(&place)), (Some(1), 0));
}
