//! The action plan as a workbook of its own: one sheet that is sorted, filtered, written on and printed on A4.

use super::page::{Names, Page, excel_day, figures, fit, printable, words};
use crate::language::{Language, Phrases, date_long};
use crate::report::plan_book::{PlanBook, PlanLine};
use crate::say;
use rust_xlsxwriter::{DocProperties, Format, FormatAlign, Workbook};

/// Columns, in characters: together they are as wide as A4 across.
const WIDTHS: [f64; 11] = [5.0, 22.0, 25.0, 13.0, 11.0, 12.0, 17.0, 17.0, 27.0, 17.0, 22.0];
/// Where the date stands.
const DUE: u16 = 4;
/// Where it stands how far an action is.
const PROGRESS: u16 = 5;

/// The action plan as a workbook. The same plan gives the same bytes.
pub fn plan_xlsx(plan: &PlanBook) -> Vec<u8> {
    let phrases = Phrases::new(plan.language);
    let day = date_long(plan.language, plan.date);
    let name = Names::default().take(&say!(phrases, "report-plan"));
    let mut page = Page::footed(name, &plan.establishment, &format!("{} – {day}", plan.campaign));
    page.widths(&WIDTHS);
    page.heads(&heads(&phrases));
    let date = match plan.language {
        Language::French => "dd/mm/yyyy",
        Language::English => "yyyy-mm-dd",
    };
    for line in &plan.lines {
        write(&mut page, line, date);
    }
    let last = page.columns - 1;
    page.sheet.set_freeze_panes(1, 2).expect("the first row and two columns");
    page.sheet.set_repeat_rows(0, 0).expect("the first row");
    page.sheet.autofilter(0, 0, page.row.max(2) - 1, last).expect("an area within the sheet");
    let title = format!("{} – {} – {}", say!(phrases, "report-plan"), plan.campaign, plan.establishment);
    page.sheet.set_header(format!("&L&B{}", fit(&printable(&title), 120).replace('&', "&&")));
    let made = excel_day(plan.date).unwrap_or_default();
    let properties = DocProperties::new()
        .set_title(fit(&printable(&title), 255))
        .set_author(format!("copiste {}", env!("CARGO_PKG_VERSION")))
        .set_creation_datetime(&made);
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties);
    workbook.push_worksheet(page.done().sheet);
    workbook.save_to_buffer().expect("names and cells are within the limits of a workbook")
}

fn heads(phrases: &Phrases) -> [String; 11] {
    [
        say!(phrases, "actions-column-number"),
        say!(phrases, "report-plan-finding"),
        say!(phrases, "report-plan-action"),
        say!(phrases, "report-plan-pilot"),
        say!(phrases, "report-plan-due"),
        say!(phrases, "report-plan-progress"),
        say!(phrases, "report-plan-effect"),
        say!(phrases, "plan-column-observed"),
        say!(phrases, "plan-column-measured"),
        say!(phrases, "plan-column-origin"),
        say!(phrases, "plan-column-steps"),
    ]
}

fn write(page: &mut Page, line: &PlanLine, date: &str) {
    let (measured, steps) = (line.measured.join("\n"), line.steps.join("\n"));
    let number = line.number.to_string();
    let cells = [
        number.as_str(),
        &line.finding,
        &line.action,
        &line.pilot,
        "",
        &line.progress,
        &line.effect,
        &line.observed,
        &measured,
        &line.origin,
        &steps,
    ];
    let late = |format: Format| if line.overdue { format.set_bold() } else { format };
    for (column, text) in (0_u16..).zip(cells) {
        match column {
            0 => page.number(page.row, column, f64::from(line.number), &figures("0")),
            DUE => {
                if let Some(due) = line.due {
                    let format = figures(date).set_align(FormatAlign::Left);
                    page.day(page.row, column, due, &late(format));
                }
            }
            PROGRESS => page.text(page.row, column, text, &late(words())),
            _ if text.is_empty() => {}
            _ => page.text(page.row, column, text, &words()),
        }
    }
    let lines = line.measured.len().max(line.steps.len()).max(1) as u32;
    let height = page.height(&cells).max(lines * super::page::ROW_PIXELS);
    page.next(height);
}
