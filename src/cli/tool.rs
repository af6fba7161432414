//! `copiste tool diff OLDER NEWER`: what changed between two versions of a tool, and what can still be compared.

use super::Failure;
use super::args::positional;
use super::campaign::text;
use super::output::{print, print_json};
use crate::import;
use crate::language::Phrases;
use crate::questionnaire::{
    AudienceDifference, Comparable, Difference, Presence, QuestionDifference, ThemeDifference, Tool,
};
use crate::say;
use crate::station::{difference, sentences};
use clap::{ArgMatches, Command};
use serde_json::{Value, json};
use std::path::Path;

pub(super) fn command(phrases: &Phrases) -> Command {
    let diff =
        Command::new("diff").about(say!(phrases, "cli-tool-diff")).after_help(say!(phrases, "cli-tool-diff-after"));
    let diff = diff.args([
        positional("older", "OLDER", say!(phrases, "cli-arg-tool-older")),
        positional("newer", "NEWER", say!(phrases, "cli-arg-tool-newer")),
    ]);
    Command::new("tool").about(say!(phrases, "cli-command-tool")).subcommand_required(true).subcommand(diff)
}

pub(super) fn run(matches: &ArgMatches, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    let (_, matches) = matches.subcommand().expect("clap asks for one");
    let read = |name: &str| -> Result<Tool, Vec<String>> {
        let path = text(matches, name);
        let (tool, findings) = import::read_tool(Path::new(&path));
        tool.ok_or_else(|| {
            let lines = sentences::findings_lines(&findings, phrases);
            std::iter::once(say!(phrases, "cli-tool-unread", path = path)).chain(lines).collect()
        })
    };
    // What is wrong with both is said at once.
    let (older, newer) = match (read("older"), read("newer")) {
        (Ok(older), Ok(newer)) => (older, newer),
        (older, newer) => {
            let lines = [older.err(), newer.err()].into_iter().flatten().flatten();
            return Err(Failure::Refused(lines.collect()));
        }
    };
    let difference = Difference::between(&older, &newer);
    if json {
        print_json(&as_json(&older, &newer, &difference, phrases));
        return Ok(());
    }
    print(&format!("{}\n", lines(&older, &newer, &difference, phrases).join("\n")));
    Ok(())
}

fn lines(older: &Tool, newer: &Tool, difference: &Difference, phrases: &Phrases) -> Vec<String> {
    let tag = phrases.language().tag();
    let version = |tool: &Tool| format!("{} {}", tool.id, tool.version);
    let mut lines = vec![
        newer.title.in_language(tag).to_owned(),
        say!(phrases, "versions-from-to", older = version(older), newer = version(newer)),
    ];
    if difference.is_empty() {
        lines.extend([String::new(), say!(phrases, "versions-nothing")]);
    }
    if !difference.tool.is_empty() {
        lines.extend([String::new(), say!(phrases, "versions-of-the-tool")]);
        lines.extend(difference.tool.iter().map(|change| format!("  {}", difference::tool_change(*change, phrases))));
    }
    for audience in &difference.audiences {
        lines.push(String::new());
        of_audience(audience, newer, phrases, &mut lines);
    }
    lines
}

fn of_audience(audience: &AudienceDifference, newer: &Tool, phrases: &Phrases, lines: &mut Vec<String>) {
    let label = audience.label.in_language(phrases.language().tag()).to_owned();
    match audience.presence {
        Presence::Added => return lines.push(say!(phrases, "versions-audience-added", audience = label)),
        Presence::Removed => return lines.push(say!(phrases, "versions-audience-removed", audience = label)),
        Presence::Both => lines.push(label),
    }
    let variants = audience.variants.iter();
    lines.extend(
        variants.map(|(variant, presence)| format!("  {}", difference::variant_change(variant, *presence, phrases))),
    );
    lines.push(format!("  {}", say!(phrases, "versions-themes")));
    lines.extend(audience.themes.iter().map(|theme| format!("    {}", theme_line(theme, phrases))));
    let forms = newer.audience(&audience.audience).map_or(0, |forms| forms.forms.len());
    let of = |comparable: Comparable| {
        let both = audience.questions.iter().filter(|question| question.presence == Presence::Both);
        both.filter(move |question| question.comparable() == comparable)
    };
    let heading = |count: usize, comparable: Comparable| match comparable {
        Comparable::Yes => say!(phrases, "versions-questions-comparable", count = count),
        Comparable::WithCare => say!(phrases, "versions-questions-with-care", count = count),
        Comparable::No => say!(phrases, "versions-questions-not", count = count),
    };
    for comparable in [Comparable::Yes, Comparable::WithCare, Comparable::No] {
        let count = of(comparable).count();
        if count == 0 && comparable != Comparable::Yes {
            continue;
        }
        lines.push(format!("  {}", heading(count, comparable)));
        for question in of(comparable).filter(|question| !question.changes.is_empty()) {
            lines.push(format!("    {}", question_line(question, phrases)));
            let changes = question.changes.iter();
            lines.extend(
                changes.map(|(of, change)| format!("      {}", difference::change(of, change, forms, phrases))),
            );
        }
    }
    for presence in [Presence::Added, Presence::Removed] {
        let own = || audience.questions.iter().filter(|question| question.presence == presence);
        let count = own().count();
        if count == 0 {
            continue;
        }
        lines.push(match presence {
            Presence::Removed => format!("  {}", say!(phrases, "versions-questions-removed", count = count)),
            Presence::Added | Presence::Both => {
                format!("  {}", say!(phrases, "versions-questions-added", count = count))
            }
        });
        for question in own() {
            lines.push(format!("    {}", question_line(question, phrases)));
            let perhaps = question.perhaps.iter();
            lines.extend(
                perhaps.map(|code| format!("      {}", say!(phrases, "versions-perhaps", code = code.clone()))),
            );
        }
    }
}

fn theme_line(theme: &ThemeDifference, phrases: &Phrases) -> String {
    let label = theme.label.in_language(phrases.language().tag()).to_owned();
    let said = match (theme.presence, theme.comparable) {
        (Presence::Added, _) => return say!(phrases, "versions-theme-added", theme = label),
        (Presence::Removed, _) => return say!(phrases, "versions-theme-removed", theme = label),
        (Presence::Both, Comparable::Yes) => return say!(phrases, "versions-theme-comparable", theme = label),
        (Presence::Both, Comparable::WithCare) => say!(phrases, "versions-theme-with-care", theme = label),
        (Presence::Both, Comparable::No) => say!(phrases, "versions-theme-not", theme = label),
    };
    if theme.because.is_empty() { said } else { format!("{said} ({})", theme.because.join(", ")) }
}

fn question_line(question: &QuestionDifference, phrases: &Phrases) -> String {
    let label = question.label.in_language(phrases.language().tag());
    let number = if question.number.is_empty() { String::new() } else { format!("{}. ", question.number) };
    format!("{}  {number}{label}", question.code)
}

fn word(comparable: Comparable) -> &'static str {
    match comparable {
        Comparable::Yes => "yes",
        Comparable::WithCare => "with-care",
        Comparable::No => "no",
    }
}

fn presence_word(presence: Presence) -> &'static str {
    match presence {
        Presence::Both => "both",
        Presence::Added => "added",
        Presence::Removed => "removed",
    }
}

fn as_json(older: &Tool, newer: &Tool, difference: &Difference, phrases: &Phrases) -> Value {
    let tool = |tool: &Tool| json!({ "id": tool.id, "version": tool.version, "fingerprint": tool.fingerprint.0 });
    let audiences = difference.audiences.iter().map(|audience| {
        let forms = newer.audience(&audience.audience).map_or(0, |forms| forms.forms.len());
        let themes = audience.themes.iter().map(|theme| {
            json!({
                "code": theme.code, "presence": presence_word(theme.presence),
                "comparable": word(theme.comparable), "because": theme.because,
            })
        });
        let questions = audience.questions.iter().map(|question| {
            let changes = question.changes.iter().map(|(of, change)| difference::change(of, change, forms, phrases));
            json!({
                "code": question.code, "number": question.number, "presence": presence_word(question.presence),
                "comparable": word(question.comparable()), "changes": changes.collect::<Vec<_>>(),
                "perhaps": question.perhaps,
            })
        });
        let variants = audience.variants.iter();
        let variants =
            variants.map(|(variant, presence)| json!({ "variant": variant.0, "presence": presence_word(*presence) }));
        json!({
            "audience": audience.audience.0, "presence": presence_word(audience.presence),
            "variants": variants.collect::<Vec<_>>(), "themes": themes.collect::<Vec<_>>(),
            "questions": questions.collect::<Vec<_>>(),
        })
    });
    let changes = difference.tool.iter().map(|change| difference::tool_change(*change, phrases));
    json!({
        "older": tool(older), "newer": tool(newer),
        "changes": changes.collect::<Vec<_>>(), "audiences": audiences.collect::<Vec<_>>(),
    })
}
