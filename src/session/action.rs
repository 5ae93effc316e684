//! Everything that a person can ask of the session, named by intent.

use std::path::PathBuf;

use crate::analysis::{Arrangement, Column, Filter, LedgerRequest, LedgerRows, Scope};
use crate::chart::Held;
use crate::document::{Edit, Kind, Place, Setting, TypedText};
use crate::file::Backup;
use crate::model::{Field, FormGroup, NodeRef, ReportId, Span};

use super::activity::ActivityStep;
use super::briefing::BriefingStep;
use super::charts::ChartStep;
use super::clipboard::ClipboardContent;
use super::command::{Command, View};
use super::comparing::CompareStep;
use super::deck::DeckStep;
use super::dialogs::Outgoing;
use super::dialogs::{CrashStep, Dialog};
use super::evidence::EvidenceStep;
use super::findings::FindingStep;
use super::id::{DocumentId, JobId};
use super::imports::ImportStep;
use super::ledger::LedgerStep;
use super::letters::LetterDraft;
use super::next_round::RoundDraft;
use super::papers::PaperStep;
use super::preferences::Preferences;
use super::purpose::Purpose;
use super::returns::ReturnStep;
use super::suggestions::{FigureUse, SuggestStep};
use super::templates::Template;
use super::toasts::ToastId;

/// Something that a person asks of the session.
#[derive(Debug)]
#[must_use]
pub enum Action {
    /// Something about what goes to the units and comes back.
    Return(ReturnStep),
    /// Run a command of the table.
    Run(Command),
    /// Change the active document.
    Edit(Edit),
    /// Do something to a document that may not be the active one.
    InDocument(DocumentId, Box<Self>),
    /// A text stands in a field of a document, or no longer does.
    Type(DocumentId, TypedText),
    /// The keyboard went to the tree, or from it to another pane: commands on what is selected are about its nodes, and not
    /// about the cells of a ledger beside it.
    KeysInTree(bool),
    /// Select a node and show it.
    Select(NodeRef),
    /// Select several nodes, in this order.
    Mark(Vec<NodeRef>),
    /// Add a node of a kind under a node, or beside it.
    Add(NodeRef, Kind),
    /// Put nodes at a place, counted as they stand now.
    MoveTo(Vec<NodeRef>, Place),
    /// Set several nodes at once.
    Set(Vec<NodeRef>, Setting),
    /// Name parties at a node; those that are not known yet are brought in.
    NameParties(NodeRef, &'static Field, Vec<String>),
    /// This came from the clipboard.
    Paste(ClipboardContent),
    /// Ask something in a dialog.
    Ask(Dialog),
    /// Something asked of the cells of the ledger.
    Ledger(LedgerStep),
    /// Order and filter the ledger like this.
    SetLedger(LedgerRequest),
    /// Show these rows in the ledger.
    SetLedgerRows(LedgerRows),
    /// Show these columns of the ledger.
    SetColumns(Vec<Column>),
    /// Keep so many columns of the ledger at the left.
    SetFrozen(usize),
    /// Group the rows of the ledger like this.
    SetGrouping(Option<FormGroup>),
    /// Show words of the source, marked.
    ShowSource(ReportId, Vec<Span>),
    /// Show another view.
    SetView(View),
    /// Seek this text.
    SetQuery(String),
    /// Show only what passes this filter.
    SetFilter(Filter),
    /// Order the indicators like this.
    SetArrangement(Arrangement),
    /// Sum up this part of the dataset.
    SetScope(Scope),
    /// Bring a document to the front.
    Activate(DocumentId),
    /// Close a document, asking first when it has unsaved work.
    Close(DocumentId),
    /// Close the window, asking first when there is unsaved work.
    Quit,
    /// Open these files.
    Open(Vec<PathBuf>),
    /// Open what was open last, each file where it was left.
    GoOn,
    /// Begin a dataset from a template.
    NewFrom(Template),
    /// Open the dataset inside the program.
    OpenExample,
    /// Take these paths, as typed in the path box.
    PathsChosen(Purpose, Vec<PathBuf>),
    /// Type no path after all.
    DialogCancelled(Purpose),
    /// Type a path instead of waiting for the desktop's dialog.
    TypePath,
    /// Take the dataset that another program wrote.
    TakeTheirs(DocumentId),
    /// Keep the dataset here; the next save replaces the file.
    KeepMine(DocumentId),
    /// Compare the dataset here with the one that another program wrote.
    CompareOutside(DocumentId),
    /// Replace the file of a document, which is damaged, with the dataset here.
    ReplaceDamaged(DocumentId),
    /// Save a document under another name, because its file is damaged.
    SaveElsewhere(DocumentId),
    /// Open the sound part of a damaged file.
    OpenRest,
    /// Begin the next round with what is unfinished.
    BeginRound(Box<RoundDraft>),
    /// Keep the dataset of a document as a version of its file, under this name and with this note.
    KeepVersion(DocumentId, String, String),
    /// Put a former version in the place of the present dataset.
    Restore(DocumentId, Backup),
    /// Open left work, by its place in the list.
    Recover(usize),
    /// Put left work aside, by its place in the list.
    DropRecovery(usize),
    /// What becomes of the reports on crashes that are offered.
    Crash(CrashStep),
    /// Yes, replace the file.
    Overwrite(DocumentId, PathBuf),
    /// Close the dialog on top and do nothing.
    CloseDialog,
    /// Save the documents that the question was about, then go on.
    SaveAndClose,
    /// Drop the unsaved work that the question was about, and go on.
    DiscardAndClose,
    /// Something asked of the charts side by side.
    Charts(ChartStep),
    /// Select the items that a mark counts; or change the selection by them.
    Brush(Held, bool),
    /// Something asked of what was done in the file.
    Activity(ActivityStep),
    /// Something asked of the briefing.
    Brief(BriefingStep),
    /// Something said to a finding.
    Finding(FindingStep),
    /// Something asked about evidence.
    Evidence(EvidenceStep),
    /// Something done with the document being imported.
    Import(ImportStep),
    /// Something done with a comparison.
    Compare(CompareStep),
    /// Something done with suggestions.
    Suggest(SuggestStep),
    /// Put a figure of the source to use.
    UseFigure(ReportId, Span, FigureUse),
    /// Something asked of the pages of the briefing.
    Deck(DeckStep),
    /// Something asked of the papers.
    Paper(PaperStep),
    /// Write letters with this in them: the folder is asked for.
    WriteLetters(LetterDraft),
    /// These read what goes out, which was asked for before.
    ChooseAudience(crate::model::PaperAudience, Outgoing),
    /// The person prefers this.
    SetPreferences(Box<Preferences>),
    /// Take a toast away.
    Dismiss(ToastId),
    /// Forget about a job.
    CancelJob(JobId),
    /// Put a text on the clipboard.
    Copy(String),
}

impl Action {
    /// True for what must see the texts that stand in fields: what saves, closes, undoes, or brings another document to the
    /// front.
    #[must_use]
    pub fn needs_typed_text(&self) -> bool {
        matches!(
            self,
            Self::Run(_)
                | Self::Open(_)
                | Self::GoOn
                | Self::NewFrom(_)
                | Self::OpenExample
                | Self::Activate(_)
                | Self::Close(_)
                | Self::Quit
                | Self::SaveAndClose
        )
    }
}
