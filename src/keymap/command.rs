//! The one table of commands: name, group, where each makes sense, and what the entry engine is asked.

use super::Context::{self, Coded, Form, Inhibited, List, Prompt, Question, Review, Text, View};
use crate::entry::{Action, Edit};
use crate::questionnaire::Mark;

/// A family of commands, a heading of the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Answering.
    Answer,
    /// Digits of coded cells.
    Digits,
    /// Marks.
    Marks,
    /// Moving on the sheet.
    Move,
    /// The sheet as a whole.
    Sheet,
    /// Writing.
    Write,
    /// Lists and texts to read.
    Read,
    /// The station.
    Station,
}

impl Group {
    /// Every group, in the order of the help.
    pub const ALL: [Group; 8] = [
        Group::Answer,
        Group::Digits,
        Group::Marks,
        Group::Move,
        Group::Sheet,
        Group::Write,
        Group::Read,
        Group::Station,
    ];

    /// The fluent id of its heading.
    pub fn message(self) -> &'static str {
        match self {
            Group::Answer => "keys-group-answer",
            Group::Digits => "keys-group-digits",
            Group::Marks => "keys-group-marks",
            Group::Move => "keys-group-move",
            Group::Sheet => "keys-group-sheet",
            Group::Write => "keys-group-write",
            Group::Read => "keys-group-read",
            Group::Station => "keys-group-station",
        }
    }
}

const CODED: &[Context] = &[Coded];
const CELL: &[Context] = &[Coded, Text];
const CELL_AND_LIST: &[Context] = &[Coded, Text, List];
const WRITING: &[Context] = &[Text, Prompt, Form];
const TAKING: &[Context] = &[Coded, Text, Prompt, Form];
const CODED_AND_LIST: &[Context] = &[List, Coded];
const LISTED: &[Context] = &[List];
const VIEWED: &[Context] = &[View];
const READ: &[Context] = &[List, View];
const TURNED: &[Context] = &[List, View, Review];
const MOVED_IN: &[Context] = &[List, View, Review, Form];
const REVIEWED: &[Context] = &[Review];
const LISTED_AND_REVIEWED: &[Context] = &[List, Review];
const UNDONE: &[Context] = &[Coded, Text, Review, Prompt, Form];
const EVERYWHERE: &[Context] = &[List, View, Review, Form, Coded, Text, Inhibited, Prompt, Question];
/// Everywhere but under the lock.
const UNLOCKED: &[Context] = &[List, View, Review, Form, Coded, Text, Prompt, Question];

/// The contexts of the entry engine.
const ENTERING: &[Context] = &[Coded, Text, Inhibited, Prompt, Question];
const ASKED: &[Context] = &[Question];
const LEAVING: &[Context] = &[List, View, Review, Form, Coded, Text];

/// One line per command: what it does, its name in key files, its group, where it makes sense, its action.
macro_rules! commands {
    ($($(#[doc = $doc:literal])+ $variant:ident $name:literal $group:ident $contexts:ident $action:expr;)+) => {
        /// Everything a key may be bound to.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Command {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Command {
            /// Every command, in the order of the help.
            pub const ALL: &'static [Command] = &[$(Command::$variant),+];

            /// The name in key files.
            pub fn name(self) -> &'static str {
                match self {
                    $(Command::$variant => $name,)+
                }
            }

            /// The fluent id of its help line.
            pub fn message(self) -> &'static str {
                match self {
                    $(Command::$variant => concat!("command-", $name),)+
                }
            }

            /// The fluent id of its short text in hint lines; only the commands hinted at have one.
            pub fn hint_message(self) -> &'static str {
                match self {
                    $(Command::$variant => concat!("hint-", $name),)+
                }
            }

            /// The heading it stands under.
            pub fn group(self) -> Group {
                match self {
                    $(Command::$variant => Group::$group,)+
                }
            }

            /// Where it makes sense: elsewhere its keys mean something else or nothing.
            pub fn contexts(self) -> &'static [Context] {
                match self {
                    $(Command::$variant => $contexts,)+
                }
            }

            /// What the entry engine is asked; `None` when the station does it.
            pub fn action(self) -> Option<Action> {
                match self {
                    $(Command::$variant => $action,)+
                }
            }
        }
    };
}

commands! {
    /// Accepts what is typed, turns the page, ends the sheet.
    Accept "accept" Answer TAKING Some(Action::Accept);
    /// Takes back the last character, or steps back.
    Correct "correct" Answer TAKING Some(Action::Correct);
    /// Unlocks after a refusal, leaves a prompt, drops what is typed.
    Reset "reset" Answer ENTERING Some(Action::Reset);
    /// Confirms what the station asks.
    Confirm "confirm" Answer ASKED Some(Action::Confirm);
    /// The previous sheet's answer.
    Dup "dup" Answer CELL Some(Action::Dup);
    /// The previous answer to the end of the block.
    Run "run" Answer CODED Some(Action::Run);
    /// Takes back the last change.
    Undo "undo" Answer UNDONE Some(Action::Undo);
    /// Does it again.
    Redo "redo" Answer TAKING Some(Action::Redo);

    /// The digit 1 of a code.
    Digit1 "digit-1" Digits CODED Some(Action::Type('1'));
    /// The digit 2 of a code.
    Digit2 "digit-2" Digits CODED Some(Action::Type('2'));
    /// The digit 3 of a code.
    Digit3 "digit-3" Digits CODED Some(Action::Type('3'));
    /// The digit 4 of a code.
    Digit4 "digit-4" Digits CODED Some(Action::Type('4'));
    /// The digit 5 of a code.
    Digit5 "digit-5" Digits CODED Some(Action::Type('5'));
    /// The digit 6 of a code.
    Digit6 "digit-6" Digits CODED Some(Action::Type('6'));
    /// The digit 7 of a code.
    Digit7 "digit-7" Digits CODED Some(Action::Type('7'));
    /// The digit 8 of a code.
    Digit8 "digit-8" Digits CODED Some(Action::Type('8'));
    /// The digit 9 of a code.
    Digit9 "digit-9" Digits CODED Some(Action::Type('9'));
    /// The digit 0 of a code.
    Digit0 "digit-0" Digits CODED Some(Action::Type('0'));

    /// Nothing ticked.
    MarkBlank "mark-blank" Marks CODED Some(Action::Mark(Mark::Blank));
    /// Not concerned.
    MarkNotConcerned "mark-not-concerned" Marks CODED Some(Action::Mark(Mark::NotConcerned));
    /// Two boxes ticked.
    MarkDouble "mark-double" Marks CODED Some(Action::Mark(Mark::Double));
    /// Unreadable.
    MarkUnreadable "mark-unreadable" Marks CELL Some(Action::Mark(Mark::Unreadable));
    /// Crossed out.
    MarkStruck "mark-struck" Marks CELL Some(Action::Mark(Mark::Struck));

    /// To the previous question.
    Back "back" Move CELL Some(Action::Back);
    /// To the next question.
    Forward "forward" Move CELL Some(Action::Forward);
    /// To the previous page of the paper.
    PageBack "page-back" Move CELL Some(Action::PageBack);
    /// To the next page of the paper.
    PageForward "page-forward" Move CELL Some(Action::PageForward);
    /// To a question by its printed number.
    GoTo "go-to" Move CELL Some(Action::GoTo);

    /// A remark on the question.
    Note "note" Sheet CELL Some(Action::Note);
    /// The remarks in the paper's margin.
    Margin "margin" Sheet CELL Some(Action::Margin);
    /// Holds the sheet aside.
    Hold "hold" Sheet CELL Some(Action::Hold);
    /// Abandons the sheet.
    Abandon "abandon" Sheet CELL Some(Action::Abandon);
    /// The next answering mode.
    NextMode "next-mode" Sheet CELL Some(Action::NextMode);
    /// Puts a row into a log, where the cursor stands.
    InsertRow "insert-row" Sheet CELL Some(Action::InsertRow);
    /// Takes the row of a log out.
    RemoveRow "remove-row" Sheet CELL Some(Action::RemoveRow);
    /// The next variant of the form.
    NextVariant "next-variant" Sheet CELL None;
    /// The number written on the paper, in the place of the one proposed.
    Serial "serial" Sheet CELL None;
    /// The code printed on a sheet: opens that sheet.
    SheetCode "sheet-code" Sheet CODED_AND_LIST None;
    /// The sheet before this one.
    PreviousSheet "previous-sheet" Sheet CELL None;
    /// The sheet after this one.
    NextSheet "next-sheet" Sheet CELL None;

    /// One character left.
    EditLeft "edit-left" Write WRITING Some(Action::Edit(Edit::Left));
    /// One character right.
    EditRight "edit-right" Write WRITING Some(Action::Edit(Edit::Right));
    /// One word left.
    EditWordLeft "edit-word-left" Write WRITING Some(Action::Edit(Edit::WordLeft));
    /// One word right.
    EditWordRight "edit-word-right" Write WRITING Some(Action::Edit(Edit::WordRight));
    /// To the start of the text.
    EditStart "edit-start" Write WRITING Some(Action::Edit(Edit::Start));
    /// To the end of the text.
    EditEnd "edit-end" Write WRITING Some(Action::Edit(Edit::End));
    /// Deletes the character under the cursor.
    EditDelete "edit-delete" Write WRITING Some(Action::Edit(Edit::Delete));
    /// Deletes the word before the cursor.
    EditDeleteWord "edit-delete-word" Write WRITING Some(Action::Edit(Edit::DeleteWord));
    /// Deletes to the end of the text.
    EditDeleteToEnd "edit-delete-to-end" Write WRITING Some(Action::Edit(Edit::DeleteToEnd));
    /// Deletes the whole text.
    EditClear "edit-clear" Write WRITING Some(Action::Edit(Edit::Clear));

    /// The line or field above.
    Up "up" Read MOVED_IN None;
    /// The line or field below.
    Down "down" Read MOVED_IN None;
    /// A screen up.
    PageUp "page-up" Read TURNED None;
    /// A screen down.
    PageDown "page-down" Read TURNED None;
    /// The first line.
    First "first" Read TURNED None;
    /// The last line.
    Last "last" Read TURNED None;
    /// Opens what is chosen.
    Open "open" Read LISTED None;
    /// Finds a text.
    Find "find" Read READ None;
    /// Goes to the next place of the text that was looked for.
    FindNext "find-next" Read VIEWED None;
    /// Makes a new one.
    New "new" Read LISTED None;
    /// Changes what is chosen.
    Edit "edit" Read LISTED None;
    /// Shows the lines of one kind only.
    Filter "filter" Read LISTED_AND_REVIEWED None;
    /// To the next section of a text.
    SectionForward "section-forward" Read READ None;
    /// To the section before.
    SectionBack "section-back" Read READ None;
    /// To a section chosen among all.
    Contents "contents" Read VIEWED None;

    /// The comment may be told as it is.
    Keep "keep" Read REVIEWED None;
    /// Words of the comment are chosen to be taken out, then taken out.
    Redact "redact" Read REVIEWED None;
    /// The comment is not told.
    SetAside "set-aside" Read REVIEWED None;
    /// One word on.
    WordForward "word-forward" Read REVIEWED None;
    /// One word back.
    WordBack "word-back" Read REVIEWED None;
    /// The word is taken out, or given back.
    ToggleWord "toggle-word" Read REVIEWED None;

    /// Voids a sheet, or restores it.
    Void "void" Station LISTED None;
    /// Moves a batch filed under the wrong service.
    MoveBatch "move-batch" Station LISTED None;
    /// Closes or reopens the campaign.
    CloseCampaign "close-campaign" Station LISTED None;
    /// The entry state of the campaign.
    State "state" Station LISTED None;
    /// Takes a batch further: counted, keyed, checked, returned or destroyed.
    BatchStep "batch-step" Station LISTED None;
    /// The verification of the campaign: draws, second and third keyings.
    Verify "verify" Station LISTED None;
    /// The action plan.
    Actions "actions" Station LISTED None;
    /// The open actions of the campaign before go on in this one.
    TakeOver "take-over" Station LISTED None;
    /// The kit of the campaign.
    Kit "kit" Station LISTED None;
    /// Answers that were given online.
    WebAnswers "web-answers" Station LISTED None;
    /// The six steps of the campaign.
    Checklist "checklist" Station LISTED None;
    /// What is due.
    Calendar "calendar" Station LISTED None;
    /// The comments are read before they are told.
    Comments "comments" Station LISTED None;
    /// The operator's own figures.
    OwnFigures "own-figures" Station LISTED None;
    /// Ends the session: the report is made.
    EndSession "end-session" Station CELL_AND_LIST None;
    /// The results report.
    Report "report" Station LISTED None;
    /// What the report is written as: to be printed, handed out, counted with.
    Documents "documents" Station VIEWED None;
    /// Prints a document.
    Print "print" Station LISTED None;
    /// Keys into nothing, to learn.
    Practice "practice" Station LISTED None;
    /// Language, keymap, theme.
    Settings "settings" Station READ None;
    /// NumLock off: the keypad's digits again.
    KeypadRepair "keypad-repair" Station CODED None;
    /// The help of this screen.
    Help "help" Station EVERYWHERE None;
    /// The screen before.
    Leave "leave" Station LEAVING None;
    /// Writes what could not be saved to a file elsewhere.
    KeepElsewhere "keep-elsewhere" Station CELL None;
    /// Draws the screen anew.
    Redraw "redraw" Station EVERYWHERE None;
    /// Covers the screen until whoever keys is back.
    Lock "lock" Station EVERYWHERE None;
    /// Back to the shell for a moment.
    Suspend "suspend" Station UNLOCKED None;
    /// Leaves the station.
    Quit "quit" Station UNLOCKED None;
}

impl Command {
    /// The command of a name in a key file.
    pub fn from_name(name: &str) -> Option<Command> {
        Command::ALL.iter().copied().find(|command| command.name() == name)
    }

    /// The command that types a digit.
    pub fn digit(digit: char) -> Option<Command> {
        let typed = Some(Action::Type(digit)).filter(|_| digit.is_ascii_digit());
        Command::ALL.iter().copied().find(|command| typed.is_some() && command.action() == typed)
    }
}
