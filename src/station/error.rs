//! What the station refuses, typed. `sentences` says it.

use super::{ActionClash, Names, Product, SettingFault};
use crate::campaign::{BatchNumber, BatchStage, CampaignId, CampaignStep, DateFault, Unit};
use crate::export::{Unfit, Unsayable};
use crate::operator::Operator;
use crate::paper::CodeFault;
use crate::questionnaire::{Audience, Finding, Localised};
use crate::record::Serial;
use crate::store::{self, RecordState};
use crate::verification::{Seed, Stage, StateFinding};
use jiff::civil::Date;
use std::path::PathBuf;

/// Why the station cannot do what was asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Error {
    /// No audience's data may be written, each for its reason.
    NothingToExport(Vec<(Localised, Unfit)>),
    /// One file was named, and there are so many to write.
    ExportOneFile(PathBuf, usize),
    /// The encoding lacks characters: the first of them, and how many there are.
    ExportUnsayable(PathBuf, Vec<Unsayable>, u64),
    /// The format takes so many rows and no more.
    ExportRows(PathBuf, u32),
    /// The format takes so many columns and no more.
    ExportColumns(PathBuf, usize),
    /// Sheets changed while their data were written.
    ExportMoved,
    /// Whoever asked for the data left.
    ExportLeft,
    /// Not the code of a sheet.
    NotASheetCode(CodeFault),
    /// The code of a sheet, of no campaign of this store.
    CodeUnknown,
    /// The code of a sheet of another campaign, which has this title.
    CodeElsewhere(String),
    /// No pile of the audience and the service was opened.
    NoPile {
        /// What the audience is called.
        audience: Localised,
        /// The name of the service.
        service: String,
    },
    /// This sheet is being keyed: another one waits until it is ended.
    SheetInHand(Serial),
    /// Sheets come one after the other here, and none is opened by its code.
    NotByCode,
    /// The code of a batch slip, and sheets are keyed here.
    SlipNotHere,
    /// A fact of the kit has more characters than this.
    KitTooLong(usize),
    /// The tool and these audiences have no such piece of the kit.
    NoKitPiece(String),
    /// Numbered sheets, and nothing says for which audience and service.
    PlaceMissing,
    /// The store cannot.
    Store(store::Error),
    /// The tool has blocking findings.
    Tool(PathBuf, Vec<Finding>),
    /// The file of readable sheets has blocking findings.
    Sheets(PathBuf, Vec<Finding>),
    /// The file of values from elsewhere has blocking findings.
    Values(PathBuf, Vec<Finding>),
    /// Values from elsewhere without a title or a source.
    SourceMissing,
    /// The campaign keeps no values from elsewhere.
    NoOutside,
    /// An answer of a readable sheet is not one the form takes; the engine's reasons.
    SheetAnswer {
        /// The sheet.
        serial: Serial,
        /// The question's item code.
        name: String,
        /// What was written.
        value: String,
        /// Why it is refused, in the language of who asked.
        reasons: Vec<String>,
    },
    /// Not a campaign identifier.
    BadId(String),
    /// A campaign has this identifier already.
    IdTaken(CampaignId),
    /// One survey has one open campaign: this one.
    SurveyOpen(CampaignId),
    /// No campaign has this identifier; the nearest that exists.
    NoCampaign(String, Option<String>),
    /// The campaign is closed.
    Closed(CampaignId),
    /// The campaign is open already.
    AlreadyOpen(CampaignId),
    /// The campaign is closed already.
    AlreadyClosed(CampaignId),
    /// The title or the establishment is empty.
    NameMissing,
    /// The last day planned lies before the first.
    EndsBeforeItBegins,
    /// No service at all, or a service code that is not 1 to 16 letters, digits and hyphens.
    BadService(String),
    /// Two services have this code.
    ServiceTwice(String),
    /// No service has this code; the nearest that exists.
    NoService(String, Option<String>),
    /// Sheets are filed under this service: it cannot leave.
    ServiceInUse(String),
    /// No audience has this code; the nearest that exists.
    NoAudience(String, Option<String>),
    /// The audience has no such variant; the nearest that exists.
    NoVariant(String, Option<String>),
    /// The audience has no such answering mode; the nearest that exists.
    NoMode(String, Option<String>),
    /// The answering mode and the variant of a sheet that is keyed again are those of its first pass.
    OfTheFirstPass,
    /// The campaign has no such batch.
    NoBatch(BatchNumber),
    /// The pile is not counted: nobody can say whether every sheet is keyed.
    NotCounted(BatchNumber),
    /// Not as many sheets are keyed as were counted.
    Unbalanced {
        /// The batch.
        number: BatchNumber,
        /// Sheets counted.
        counted: u32,
        /// Sheets keyed.
        keyed: u32,
    },
    /// Sheets of the batch are being keyed.
    SheetsInProgress {
        /// The batch.
        number: BatchNumber,
        /// How many.
        sheets: u32,
    },
    /// The batch is not so far: this step comes first.
    StageFirst(BatchNumber, BatchStage),
    /// The batch is that far, or farther, already.
    StagePassed(BatchNumber, BatchStage),
    /// The batch is still being keyed: there is nothing to take up again.
    NotEnded(BatchNumber),
    /// Verifications of the batch are not settled.
    VerificationOpen {
        /// The batch.
        number: BatchNumber,
        /// Sheets concerned.
        sheets: u32,
    },
    /// What the batch fills on its sheets does not change as long as these are being verified.
    SheetsSealed(BatchNumber, Vec<Serial>),
    /// The batch takes no new sheet and no other count: it is this far, and is to be taken up again first.
    BatchEnded(BatchNumber, BatchStage),
    /// The batch is noted keyed: its count changes with a reason only.
    RecountUnexplained(BatchNumber, BatchStage),
    /// No paper comes in on a day that is still to come.
    DateToCome(Date),
    /// The paper of the batch is destroyed: nothing can be keyed from it any more.
    PaperDestroyed(BatchNumber),
    /// The campaign cannot be closed: these findings stand in its entry state.
    NotClosable(Names, Vec<StateFinding>),
    /// A figure of the verification rule is out of range.
    PolicyValue {
        /// Which.
        of: PolicyValue,
        /// What was given.
        given: u32,
    },
    /// Answers cannot leave before the campaign's last day.
    KeptTooShort(Date),
    /// The batch lies in that service already.
    SameService(String),
    /// The audience has no sheet with this serial.
    NoRecord(Serial),
    /// The audience has no sheet with this serial; another one has it.
    SerialElsewhere {
        /// The number on the sheet.
        serial: Serial,
        /// What the other audience is called.
        audience: Localised,
        /// The batch it lies in.
        batch: BatchNumber,
    },
    /// The tool version a sheet or campaign was keyed with is not in the store.
    ToolMissing(String),
    /// The tool offered as a correction is another one: a campaign stays with its survey.
    OtherTool {
        /// Identifier of the campaign's tool.
        campaign: String,
        /// Identifier of the tool offered.
        offered: String,
    },
    /// An action of the plan without a finding or without what is done.
    ActionEmpty,
    /// A text of an action has more characters than this.
    ActionTooLong(usize),
    /// The plan has as many actions as it may have.
    TooManyActions(usize),
    /// The plan has no action of this number.
    NoAction(u32),
    /// The action is another than it was when it was opened.
    ActionClash(Box<ActionClash>),
    /// The answers of the batch came in online: there is no paper of it.
    OnlineBatch(BatchNumber),
    /// Whether online answers count is settled once a report told of the campaign.
    WebSettled,
    /// No open action of an earlier campaign is left to be taken over.
    NothingToTakeOver,
    /// Days and texts that cannot be true, every one of them.
    Dates(Vec<DateFault>),
    /// The step is ticked: it is reopened with a reason.
    StepTicked(CampaignStep),
    /// The step is not ticked.
    StepNotTicked(CampaignStep),
    /// A reason is needed.
    ReasonMissing,
    /// The form has no question with this number or item code; the nearest item code.
    NoQuestion(String, Option<String>),
    /// The question stands in every row of a table; how each is named.
    RowUnsaid(String, Vec<String>),
    /// The question is not asked on this sheet.
    NotAsked(String),
    /// No comment is called so: it was corrected, or there never was one.
    NoComment(String),
    /// The comment does not have this word, or these words side by side.
    NoWord(String),
    /// The sheet is voided: it is restored before anything else, and not voided twice.
    Voided(Serial),
    /// The sheet is not voided: there is nothing to restore.
    NotVoided(Serial),
    /// Only a complete sheet is corrected so.
    NotComplete(Serial),
    /// A sheet was named twice where two were asked for.
    SameSheet(Serial),
    /// Its verification is not at a stage at which a paper is missed.
    NotToMiss(Serial, Stage),
    /// Its paper was not missed: nothing is to be found.
    NotMissed(Serial, Stage),
    /// The campaign verifies nothing.
    NotVerifying,
    /// The campaign draws from this, and a draw from the other was asked.
    DrawsByUnit(Unit),
    /// No sheet waits for this operator to be keyed again.
    NothingToVerify,
    /// Nothing is there to be drawn: no complete sheet that was not called before.
    NothingToDraw,
    /// A seed was given, and the draw it could be for is made: that seed stays.
    SeedFixed {
        /// The draw.
        draw: u32,
        /// Its seed.
        seed: Seed,
        /// The day it was drawn.
        day: Date,
        /// Who drew.
        who: Operator,
    },
    /// The sheet was not called to be verified.
    NotCalled(Serial),
    /// The answers of the campaign were destroyed that day, at the end of their retention.
    AnswersDestroyed(Date),
    /// The number on a sheet is that of another one, which lies in this batch and is another paper by its code.
    NumberOfAnother {
        /// The number.
        serial: Serial,
        /// The batch of the other sheet.
        batch: BatchNumber,
    },
    /// The batch's sheets are of this audience.
    OtherAudience(BatchNumber, Audience),
    /// Not a number that a sheet may bear.
    BadSerial(String),
    /// The sheet is begun: its number stays.
    NumberKept(Serial),
    /// A sheet has this serial already: the batch it lies in and how far it is.
    SerialTaken(Serial, BatchNumber, RecordState),
    /// A file cannot be written: path and the system's reason.
    File(PathBuf, String),
    /// What is not saved could be written to none of these folders.
    NoRefuge(Vec<PathBuf>),
    /// A file of sheets that were not saved is not as it was written, from this line on.
    BadUnsaved(PathBuf, usize),
    /// An answer of a sheet that was not saved is not one that its form takes.
    AnswerUnfit {
        /// The sheet.
        serial: Serial,
        /// The item code of the question.
        name: String,
    },
    /// What is on the disk of this sheet is of another keying than what was not saved: nothing takes the place of anything.
    KeyedAnew(Serial),
    /// The document cannot be set, for a reason that is ours: where it would be, and what the typesetter says.
    Unset(PathBuf, String),
    /// A document that a dossier has not: it would put a few people on a wall.
    NotOfADossier(Product),
    /// The file could not be handed to the printer: path and what the printing command said.
    NotPrinted(PathBuf, String),
    /// The settings have these faults; what they say is passed over.
    Settings(PathBuf, Vec<SettingFault>),
}

/// A figure of the verification rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyValue {
    /// Fewest sheets of a sample.
    SheetsMin,
    /// Most wrong fields per 10,000.
    Target,
    /// Hours between two passes of one person.
    Hours,
}

impl PolicyValue {
    /// The greatest it may be; the least is 1.
    pub fn max(self) -> u32 {
        match self {
            PolicyValue::SheetsMin | PolicyValue::Target => 10_000,
            // A year.
            PolicyValue::Hours => 8_760,
        }
    }
}

impl Error {
    /// Whether it failed because the host is away.
    pub fn is_of_the_host(&self) -> bool {
        matches!(self, Error::Store(store::Error::HostGone { .. }))
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Error {
        Error::Store(error)
    }
}
