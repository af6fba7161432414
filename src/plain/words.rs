//! The commands of the line-by-line face, in the words of its language.

use crate::entry::Action;
use crate::language::Phrases;
use crate::questionnaire::Mark;
use crate::say;

/// A command line, without its argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Help,
    Action(Action),
    GoTo,
    Note,
    Margin,
    Hold,
    Variant,
    Mode,
    Serial,
    End,
    Leave,
}

/// The command a word means; `None` when none.
pub(super) fn word(text: &str, phrases: &Phrases) -> Option<Word> {
    let known = [
        (say!(phrases, "plain-word-help"), Word::Help),
        (say!(phrases, "plain-word-back"), Word::Action(Action::Back)),
        (say!(phrases, "plain-word-forward"), Word::Action(Action::Forward)),
        (say!(phrases, "plain-word-go-to"), Word::GoTo),
        (say!(phrases, "plain-word-undo"), Word::Action(Action::Undo)),
        (say!(phrases, "plain-word-redo"), Word::Action(Action::Redo)),
        (say!(phrases, "plain-word-note"), Word::Note),
        (say!(phrases, "plain-word-margin"), Word::Margin),
        (say!(phrases, "plain-word-hold"), Word::Hold),
        (say!(phrases, "plain-word-abandon"), Word::Action(Action::Abandon)),
        (say!(phrases, "plain-word-dup"), Word::Action(Action::Dup)),
        (say!(phrases, "plain-word-run"), Word::Action(Action::Run)),
        (say!(phrases, "plain-word-insert-row"), Word::Action(Action::InsertRow)),
        (say!(phrases, "plain-word-remove-row"), Word::Action(Action::RemoveRow)),
        (say!(phrases, "plain-word-mode"), Word::Mode),
        (say!(phrases, "plain-word-variant"), Word::Variant),
        (say!(phrases, "plain-word-serial"), Word::Serial),
        (say!(phrases, "plain-word-confirm"), Word::Action(Action::Confirm)),
        (say!(phrases, "plain-word-end"), Word::End),
        (say!(phrases, "plain-word-leave"), Word::Leave),
    ];
    let wanted = unaccented(text);
    known.into_iter().find(|(name, _)| unaccented(name) == wanted).map(|(_, word)| word)
}

/// Without capitals and accents: a terminal without UTF-8 can type a command too.
fn unaccented(word: &str) -> String {
    let plain = |letter| match letter {
        'à' | 'â' => 'a',
        'é' | 'è' | 'ê' => 'e',
        'ô' => 'o',
        same => same,
    };
    word.to_lowercase().chars().map(plain).collect()
}

/// The mark a lone sign means in a coded cell: the signs of the standard keymap.
pub fn sign(text: &str) -> Option<Mark> {
    match text {
        "." => Some(Mark::Blank),
        "?" => Some(Mark::Unreadable),
        "=" => Some(Mark::Double),
        "/" => Some(Mark::Struck),
        "*" => Some(Mark::NotConcerned),
        _ => None,
    }
}
