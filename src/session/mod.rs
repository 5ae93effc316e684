//! What the running program knows: the open documents, what is selected and sought, and what it says.
//!
//! Lives here: [`Session`], which composes the parts; what a person does ([`Action`]) and what workers report
//! ([`Outcome`]); the one queue of [`Effect`]s; the one table of [`Command`]s.
//! Does not live here: widgets, threads, disks. A view returns actions; [`Session::handle`] turns each into
//! an edit or an effect and only delegates; the shell performs the effects and [`Session::report`] takes in what
//! came of them.
//!
//! A part is a file or a folder with a state of its own ([`Charts`](charts), [`Imports`](imports) …); it does not know
//! the session. What touches several parts is a method of the session in the file named for it.

mod action;
mod activity;
mod analyses;
mod as_of;
mod availability;
mod backups;
mod bookmark;
mod briefing;
mod broken_work;
mod charts;
mod clipboard;
mod closing;
mod command;
mod command_search;
mod comparing;
mod deck;
mod deletion;
mod dialogs;
mod document_file;
mod documents;
mod edits;
mod effect;
mod evidence;
mod examples;
mod files;
mod findings;
mod handle;
mod id;
mod imports;
mod jobs;
mod ledger;
mod letters;
mod merged_preferences;
mod next_round;
mod open;
mod outcome;
mod outside;
mod packing;
mod papers;
mod paths;
mod pictures;
mod poster_choice;
mod poster_request;
mod posters;
mod preferences;
mod purpose;
mod readers_copy;
mod recovery;
mod reopening;
mod report;
mod returns;
mod run;
mod selection;
mod settings;
mod shortcut;
mod state;
mod structure;
mod suggestions;
mod templates;
mod toasts;
mod typed;
mod work;

pub use crate::file::{Backup, KeptVersion, Picture};
pub use action::Action;
pub use activity::{
    ActivityAnswer, ActivityOrder, ActivityPlace, ActivityQuestion, ActivityRequest, ActivitySpan, ActivityStep,
    DocumentActivity, FEW_ROWS, MadeActivity, SinceRows, SinceVersion,
};
pub use bookmark::{Bookmark, StatusCounts};
pub use briefing::{Briefing, BriefingStep, Screen};
pub use charts::{ChartPanel, ChartRequest, ChartStep, MOST_CHARTS};
pub use clipboard::ClipboardContent;
pub use command::{Command, CommandInfo, MENUS, Menu, View};
pub use command_search::CommandNames;
pub use comparing::{
    Answer, AnswerText, Asks, CompareRequest, CompareStep, Compared, Comparing, Former, MeetingQuestion, Other,
    OtherKind, OtherRequest, Rival, Role, Unread,
};
pub use deck::{Deck, DeckKey, DeckRequest, DeckStep};
pub use dialogs::{AfterClose, CrashStep, Dialog, Outgoing};
pub use document_file::Outside;
pub use effect::{Effect, PaperEffect, PathRequest, Present, VersionEffect};
pub use evidence::{
    EvidenceCopied, EvidenceDraft, EvidenceSource, EvidenceStep, PictureFile, SmallPicture, are_opened, fault_word,
};
pub use examples::{Example, Examples};
pub use findings::{
    FindingList, FindingStep, finding_place, finding_words, kind_word, one_fact, reckoned_words, severity_word,
};
pub use id::{DocumentId, JobId};
pub use imports::{
    Import, ImportStep, ReadRequest, ReadWhat, at_place, column_letters, column_words, document_error, encoding_word,
    format_error, level_word, paragraph_place, remark, role_word, why_word,
};
pub use jobs::{Job, Progress};
pub use ledger::{
    CellEntry, CellPlace, Found, LedgerStep, MarkedCells, MarkedSums, Motion, ReplaceScope, Replacement, shown_cell,
};
pub use letters::{LetterDraft, LetterOrder, LettersWritten, letter_file_name, letter_order, letter_prefix};
pub use next_round::{RoundDraft, RoundPlace};
pub use open::OpenDocument;
pub use outcome::{DialogAnswer, Opened, Outcome, Unopened};
pub use papers::{
    FormChange, FormChoice, KeptDone, KeptForms, MadePaper, PaperStep, Papers, VersionEnd, form_problems, remark_words,
    report_word,
};
pub use pictures::export_error;
pub use poster_choice::PosterChoice;
pub use poster_request::PosterRequest;
pub use preferences::{FollowUp, Preferences, RowHeights, ThemeChoice};
pub use purpose::{Existing, Purpose};
pub use readers_copy::ReadersCopy;
pub use recovery::{JournalStep, Recovery};
pub use returns::{CollectRequest, Collected, MergeRequest, ReturnStep, Returns, SplitChoice, SplitDone, SplitWork};
pub use returns::{file_remarks, not_used, unread_words};
pub use selection::Highlight;
pub use shortcut::{Key, Shortcut};
pub use state::Session;
pub use suggestions::{FigureUse, SuggestStep, Suggested, fresh_suggestions};
pub use templates::Template;
pub use toasts::{Severity, Toast, ToastId};
pub use work::{Breakdown, Work};
