use crate::screens::{drawn, picture};
use copiste::entry::{Edit, Line};
use copiste::tui::Look;
use copiste::tui::look::{GlyphSet, Theme};
use copiste::tui::widgets::*;
use proptest::prelude::*;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line as Row;
use ratatui::widgets::Widget as _;

fn form() -> Form {
    let text = |label: &str, text: &str, trouble: Option<&str>| FormField {
        label: label.into(),
        input: Input::Text { line: Line::new(text), characters_max: 40 },
        trouble: trouble.map(Into::into),
    };
    let choice = FormField {
        label: "Public".into(),
        input: Input::Choice { options: vec!["résidents".into(), "professionnels".into()], chosen: 0 },
        trouble: None,
    };
    Form::new(vec![
        text("Nom", "Les Glycines", None),
        choice,
        text("Date", "31/02/2026", Some("Cette date n’existe pas.")),
    ])
}

fn everything(frame: &mut Frame, look: &Look) {
    let area = frame.area();
    let (top, middle, bottom) = split(area, 2, 3);
    let header =
        Header {
            look, trail: &["Regards croisés 2026", "Résidents", "Les Glycines"], right: "lot 3 · feuille 0042"
        };
    frame.render_widget(&header, row(top, 0));
    frame.render_widget(&Rule { look, title: "" }, row(top, 1));
    let columns = [
        Column { title: "N°", width: Width::Fixed(4), align: Align::Right },
        Column { title: "Service", width: Width::Share(1), align: Align::Left },
        Column { title: "Feuilles", width: Width::Fixed(8), align: Align::Right },
    ];
    let rows = |index: usize| {
        let text = look.styles.text;
        vec![
            Cell::new((index + 1).to_string(), text),
            Cell::new(format!("Service n° {index}, côté jardin"), text),
            Cell::new("12", look.styles.answer),
        ]
    };
    let (list, below, _) = split(middle, 5, 0);
    let table = Table { look, columns: &columns, count: 7, row: &rows, selected: Some(5), empty: "Rien." };
    frame.render_widget(&table, list);
    let form = form();
    let view = FormView { look, form: &form };
    frame.render_widget(&view, below);
    let status = Status {
        look,
        state: "enregistré",
        state_style: look.styles.good,
        state_columns: 15,
        middle: "Il reste 3 questions sur la page",
        right: "12 sur 40",
    };
    frame.render_widget(&status, row(bottom, 0));
    let hints = [Hint { key: "F1", does: "aide" }, Hint { key: "Retour arrière", does: "corriger" }];
    frame.render_widget(&Hints { look, colon: " : ", hints: &hints }, row(bottom, 1));
    look.settle(frame.buffer_mut());
    if let Some(cursor) = view.cursor_in(below) {
        frame.set_cursor_position(cursor);
    }
}

#[test]
fn widgets_in_mono() {
    let look = Look::new(Theme::Mono, GlyphSet::Rich);
    insta::assert_snapshot!(drawn(60, 14, |frame| everything(frame, &look)), @r"
 Regards croisés 2026 › Résidents › …  lot 3 · feuille 0042
 ──────────────────────────────────────────────────────────
    N°  Service                                   Feuilles
     5  Service n° 4, côté jardin                       12 ▲
»    6  Service n° 5, côté jardin                       12
     7  Service n° 6, côté jardin                       12

» Nom     Les Glycines
  Public  résidents
  Date    31/02/2026
          Cette date n’existe pas.
  enregistré     Il reste 3 questions sur la pa… 12 sur 40
  F1 : aide   Retour arrière : corriger

styles:
.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa

....aa..aaaaaaa...................................aaaaaaaa
........................................................aa
bcccccccccccccccccccccccccccccccccccccccccccccccccccccccbbcc
........................................................aa

a.aaa.....aaaaaaaaaaaa
..........aaaaaaaaa
..........aaaaaaaaaa
..........cccccccccccccccccccccccc

..aa..........aaaaaaaaaaaaaa

a: bold
b: bold, reversed
c: reversed
cursor: row 8, column 23
");
}

#[test]
fn widgets_in_ascii() {
    let look = Look::new(Theme::Dark, GlyphSet::Ascii);
    insta::assert_snapshot!(drawn(60, 14, |frame| everything(frame, &look)), @r"
 Regards croises 2026 > Residents > ~  lot 3 . feuille 0042
 ----------------------------------------------------------
    No  Service                                   Feuilles
     5  Service no 4, cote jardin                       12 ^
>    6  Service no 5, cote jardin                       12
     7  Service no 6, cote jardin                       12

> Nom     Les Glycines
  Public  residents
  Date    31/02/2026
          Cette date n'existe pas.
  enregistre     Il reste 3 questions sur la pa~ 12 sur 40
  F1 : aide   Retour arriere : corriger

styles:
.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
....aa..aaaaaaa...................................aaaaaaaa
........................................................cc.b
deeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeffee
........................................................cc

g.ggg.....cccccccccccc
..........ccccccccc
..........cccccccccc
..........hhhhhhhhhhhhhhhhhhhhhhhh
..iiiiiiiiii
..ggbbbbbbb...ggggggggggggggbbbbbbbbbbb

a: ink 153, bold
b: ink 248
c: ink 158, bold
d: bold, reversed
e: reversed
f: ink 158, bold, reversed
g: bold
h: ink 217, bold
i: ink 114
cursor: row 8, column 23
");
}

#[test]
fn every_widget_draws_in_any_size() {
    for theme in Theme::ALL {
        let look = Look::new(theme, GlyphSet::Rich);
        for columns in 1..40 {
            for rows in 1..14 {
                drawn(columns, rows, |frame| everything(frame, &look));
            }
        }
    }
}

#[test]
fn every_widget_draws_partly_outside_the_buffer() {
    let look = Look::default();
    for (x, y) in [(0, 0), (5, 3), (9, 4), (10, 5), (30, 30)] {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 5));
        let area = Rect::new(x, y, 30, 30);
        let lines = vec![Row::raw("une ligne assez longue"); 50];
        (&TextView { look: &look, lines: &lines, top: 12 }).render(area, &mut buffer);
        (&Notice { look: &look, sentence: "Agrandissez la fenêtre.", style: Style::new() }).render(area, &mut buffer);
        (&FieldLine { look: &look, text: "été", cursor: 2, style: Style::new() }).render(area, &mut buffer);
        (&FormView { look: &look, form: &form() }).render(area, &mut buffer);
        (&Header { look: &look, trail: &["a", "b"], right: "c" }).render(area, &mut buffer);
        (&Hints { look: &look, colon: ": ", hints: &[Hint { key: "F1", does: "aide" }] }).render(area, &mut buffer);
        let columns = [Column { title: "N°", width: Width::Share(1), align: Align::Left }];
        let row = |_: usize| vec![Cell::new("texte", Style::new())];
        let table = Table { look: &look, columns: &columns, count: 90, row: &row, selected: Some(70), empty: "" };
        (&table).render(area, &mut buffer);
    }
}

#[test]
fn a_sentence_is_shown_in_20_by_5() {
    let look = Look::new(Theme::Mono, GlyphSet::Rich);
    let notice = Notice { look: &look, sentence: "Agrandissez la fenêtre : il faut 80 × 24.", style: Style::new() };
    insta::assert_snapshot!(drawn(20, 5, |frame| frame.render_widget(&notice, frame.area())), @r"
Agrandissez la
fenêtre : il faut 80
× 24.
");
}

#[test]
fn text_is_wrapped_at_spaces_and_not_at_no_break_spaces() {
    assert_eq!(wrap("Que faire\u{a0}? Rien.", 8), ["Que", "faire\u{a0}?", "Rien."]);
    assert_eq!(wrap("anticonstitutionnellement", 10), ["anticonsti", "tutionnell", "ement"]);
    assert_eq!(wrap("", 10), [""]);
    assert_eq!(wrap("a\n\nb", 10), ["a", "", "b"]);
}

fn field(text: &str, cursor: usize, columns: u16) -> String {
    let look = Look::new(Theme::Mono, GlyphSet::Rich);
    let area = Rect::new(0, 0, columns, 1);
    let mut buffer = Buffer::empty(area);
    let line = FieldLine { look: &look, text, cursor, style: Style::new() };
    (&line).render(area, &mut buffer);
    let cursor = line.cursor_in(area).unwrap().x;
    format!("{}| {cursor}", picture(&buffer).lines().next().unwrap())
}

#[test]
fn an_editor_line_scrolls_so_that_the_cursor_is_seen() {
    assert_eq!(field("été", 2, 10), "été| 1");
    assert_eq!(field("e\u{301}te\u{301}", 3, 10), "e\u{301}te\u{301}| 1");
    assert_eq!(field("abcdefghij", 0, 10), "abcdefghij| 0");
    assert_eq!(field("abcdefghij", 10, 10), "…ghij| 5");
    assert_eq!(field("abcdefghijklmnopqrstuvwxyz", 3, 10), "abcdefghi…| 3");
    assert_eq!(field("abcdefghijklmnopqrstuvwxyz", 12, 10), "…ghijklmn…| 7");
}

#[test]
fn a_form_takes_what_fits_and_what_can_be_shown() {
    let mut form = Form::new(vec![FormField {
        label: "Nom".into(),
        input: Input::Text { line: Line::new(""), characters_max: 8 },
        trouble: None,
    }]);
    assert!(form.type_text("l’é\x1b\x07t\u{202e}é\n"));
    assert_eq!(form.value(0), "l’été ");
    assert!(!form.type_text("2026"));
    assert_eq!(form.value(0), "l’été 20");
    form.line().unwrap().edit(Edit::Start);
    assert!(!form.focus_next() && !form.focus_previous());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_cursor_of_an_editor_line_is_always_inside(
        text in "[a-zé\u{301}コ\u{1f468}\u{200d} ]{0,40}", edits in proptest::collection::vec(0..10usize, 0..12), columns in 1..30u16,
    ) {
        const EDITS: [Edit; 10] = [Edit::Left, Edit::Right, Edit::WordLeft, Edit::WordRight, Edit::Start, Edit::End,
            Edit::Delete, Edit::DeleteWord, Edit::DeleteToEnd, Edit::Clear];
        let mut line = Line::new(&text);
        for edit in edits {
            line.edit(EDITS[edit]);
            field(line.text(), line.before_cursor().len(), columns);
        }
    }
}

#[test]
fn the_selection_stays_in_the_list() {
    assert_eq!(stepped(0, Step::Up, 5, 3), 0);
    assert_eq!(stepped(4, Step::Down, 5, 3), 4);
    assert_eq!(stepped(1, Step::PageDown, 5, 3), 4);
    assert_eq!(stepped(9, Step::Up, 0, 3), 0);
}
