//! `copiste comment …`: reading the comments before they are told, for scripts.

use super::args::{campaign_id, flag, option, positional};
use super::campaign::text;
use super::output::{Table, print, print_json, warn};
use super::{Failure, refused};
use crate::language::Phrases;
use crate::measure::clean;
use crate::record::Treatment;
use crate::say;
use crate::station::{CampaignView, CommentView, Station, certainty, sentences};
use clap::{ArgAction, ArgGroup, ArgMatches, Command};
use serde_json::json;

/// The command with its options.
pub(super) fn command(phrases: &Phrases) -> Command {
    Command::new("comment").about(say!(phrases, "cli-command-comment")).subcommand_required(true).subcommands([
        Command::new("list")
            .about(say!(phrases, "cli-comment-list"))
            .arg(campaign_id(phrases))
            .arg(flag("unread", say!(phrases, "cli-comment-unread"))),
        Command::new("review")
            .about(say!(phrases, "cli-comment-review"))
            .arg(campaign_id(phrases))
            .arg(positional("comment", "COMMENT", say!(phrases, "cli-arg-comment")))
            .args([
                flag("keep", say!(phrases, "cli-comment-keep")),
                option("redact", "TEXT", say!(phrases, "cli-comment-redact")).action(ArgAction::Append),
                option("aside", "TEXT", say!(phrases, "cli-comment-aside")),
                flag("again", say!(phrases, "cli-comment-again")),
            ])
            .group(ArgGroup::new("treatment").args(["keep", "redact", "aside", "again"]).required(true)),
    ])
}

pub(super) fn run(matches: &ArgMatches, station: &Station, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    let refuse = |error| refused(&error, phrases);
    let (verb, matches) = matches.subcommand().expect("clap asks for one");
    let campaign = text(matches, "campaign");
    match verb {
        "list" => {
            let view = station.campaign(&campaign).map_err(refuse)?;
            let found = station.comments(&campaign).map_err(refuse)?;
            let (any, unread, sealed) = (!found.comments.is_empty(), found.unread(), found.sealed);
            let wanted = |comment: &CommentView| !matches.get_flag("unread") || comment.treatment.is_none();
            let comments: Vec<CommentView> = found.comments.into_iter().filter(wanted).collect();
            if json {
                print_json(&comments.iter().map(as_json).collect());
                return Ok(());
            }
            list(&view, &comments, phrases);
            if any {
                warn(&say!(phrases, "cli-comment-left", count = unread));
            }
            if sealed > 0 {
                warn(&say!(phrases, "cli-comment-sealed", count = sealed));
            }
        }
        _ => {
            let comment = station.comment(&campaign, &text(matches, "comment")).map_err(refuse)?;
            let words: Vec<String> = matches.get_many("redact").unwrap_or_default().cloned().collect();
            let treatment = match matches.get_one::<String>("aside") {
                Some(reason) => Treatment::SetAside(reason.clone()),
                None if matches.get_flag("again") => Treatment::Again,
                None if matches.get_flag("keep") => Treatment::Keep,
                None => Treatment::Redact(comment.spans_of(&words).map_err(refuse)?),
            };
            station.review_comment(&comment, treatment.clone()).map_err(refuse)?;
            let state = sentences::treatment(Some(&treatment), phrases);
            print(&format!("{}\n", say!(phrases, "cli-comment-done", id = comment.id, state = state)));
        }
    }
    Ok(())
}

fn list(view: &CampaignView, comments: &[CommentView], phrases: &Phrases) {
    if comments.is_empty() {
        let nothing = sentences::nothing_found(view, say!(phrases, "cli-comment-none"), phrases);
        return print(&format!("{nothing}\n"));
    }
    let row = |comment: &CommentView| {
        vec![
            comment.id.clone(),
            certainty::audience_named(&view.tool, &comment.audience, phrases),
            comment.question.clone(),
            sentences::treatment(comment.treatment.as_ref(), phrases),
            clean(&comment.told().unwrap_or_else(|| comment.text.clone())),
        ]
    };
    let headers = vec![
        say!(phrases, "cli-column-comment"),
        say!(phrases, "cli-column-audience"),
        say!(phrases, "cli-column-question"),
        say!(phrases, "cli-column-status"),
        say!(phrases, "cli-column-text"),
    ];
    print(&Table { headers, rows: comments.iter().map(row).collect() }.text());
}

fn as_json(comment: &CommentView) -> serde_json::Value {
    let (state, reason) = match &comment.treatment {
        None | Some(Treatment::Again) => ("unread", None),
        Some(Treatment::Keep) => ("kept", None),
        Some(Treatment::Redact(_)) => ("redacted", None),
        Some(Treatment::SetAside(reason)) => ("aside", Some(reason)),
    };
    json!({
        "id": comment.id, "audience": comment.audience, "theme": comment.theme, "question": comment.question,
        "text": comment.text, "state": state, "reason": reason, "told": comment.told(),
    })
}
