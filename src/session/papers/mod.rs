//! Papers being put together: which form is looked at, for which unit or items, and the pages that were made of it. Who
//! reads them is kept in the dataset.

mod handle;
mod kept;
mod own_forms;
mod versions;
mod words;

pub use kept::{KeptDone, KeptForms};
pub use words::{form_problems, remark_words, report_word};

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use crate::analysis::{Column, Ledger};
use crate::file::{Backup, KeptVersion};
use crate::model::{
    Dataset, Date, Form, FormColumn, FormFilter, FormGroup, FormLayout, FormRows, NodeRef, PaperAudience, Report,
    ReportId,
};
use crate::paper::{Paper, PaperRemark, PaperVersion, ReportKind};
use crate::scene::Scene;
use crate::session::id::{DocumentId, JobId};
use crate::table;
use crate::words::{Language, Words};

/// The papers of one document.
#[derive(Debug, Default)]
pub struct Papers {
    /// The form that is looked at.
    pub chosen: FormChoice,
    /// The unit that the paper is for, by its name; absent for all.
    pub unit: Option<String>,
    /// Only the items that are selected.
    pub only_selected: bool,
    /// The paper that a table is printed on; absent for that of its form.
    pub sheet: Option<crate::model::Paper>,
    /// The lists that are bound behind a paper in prose, by their names.
    pub appendices: Vec<String>,
    /// Figures of a paper in prose say where they come from, in comments.
    pub sources: bool,
    /// The version that a report of a period is told from; absent where it is told from the days of the dataset.
    pub earlier: Option<PaperVersion>,
    /// The version that it ends with; absent where it ends with what is in the window.
    pub later: Option<PaperVersion>,
    /// The named versions that it can begin and end with, the newest first.
    pub versions: Vec<KeptVersion>,
    /// Where the two ends are read from.
    ends: [VersionSource; 2],
    /// The file whose versions these are.
    versions_of: Option<PathBuf>,
    /// The first day of a report of a period; absent for the day after the earlier version, else the first of the month.
    pub from: Option<Date>,
    /// Its last day; absent for today.
    pub to: Option<Date>,
    /// True where laying it out broke off.
    pub failed: bool,
    /// The pages, and what they were made from.
    pub made: Option<Arc<MadePaper>>,
    asked: Option<Asked>,
    /// The number of the latest request: an older paper comes too late.
    serial: u64,
}

/// Where an end of a report of a period is read from.
#[derive(Debug, Default)]
struct VersionSource {
    /// The job that reads it: the latest file asked for counts.
    job: JobId,
    path: PathBuf,
    /// True where its content was let go when the page was left: it is read again when the report is looked at.
    is_left: bool,
    /// It was asked for again since.
    is_asked_again: bool,
}

/// What the paper on its way, or on show, was asked for with.
#[derive(Debug, Clone)]
struct Asked {
    revision: u64,
    report: ReportId,
    chosen: FormChoice,
    unit: Option<String>,
    only_selected: bool,
    sheet: Option<crate::model::Paper>,
    appendices: Vec<String>,
    sources: bool,
    /// What is selected, where only that is wanted.
    selected: Option<Arc<HashSet<NodeRef>>>,
    /// The ledger as it is shown, with its columns, where that is wanted.
    ledger: Option<(Option<Arc<Ledger>>, Vec<Column>)>,
    /// The chosen form as it is kept for all datasets, where it is one of those.
    kept: Option<Form>,
    /// The content of the two versions.
    earlier: Option<Arc<Dataset>>,
    later: Option<Arc<Dataset>>,
    from: Option<Date>,
    today: Date,
    near_days: u32,
    pace_points: u32,
    language: Language,
}

impl PartialEq for Asked {
    fn eq(&self, other: &Self) -> bool {
        let same = |a: Option<*const ()>, b: Option<*const ()>| a == b;
        let selected = |asked: &Self| asked.selected.as_ref().map(|own| Arc::as_ptr(own).cast());
        let ledger = |asked: &Self| asked.ledger.as_ref().and_then(|(own, _)| Some(Arc::as_ptr(own.as_ref()?).cast()));
        let columns = |asked: &Self| asked.ledger.as_ref().map(|(_, columns)| columns.clone());
        let rest = |asked: &Self| {
            (
                asked.revision,
                (asked.only_selected, asked.sheet),
                asked.sources,
                asked.from,
                asked.today,
                (asked.near_days, asked.pace_points),
                asked.language,
            )
        };
        let earlier = |asked: &Self| asked.earlier.as_ref().map(|own| Arc::as_ptr(own).cast());
        let later = |asked: &Self| asked.later.as_ref().map(|own| Arc::as_ptr(own).cast());
        same(selected(self), selected(other))
            && same(earlier(self), earlier(other))
            && same(later(self), later(other))
            && same(ledger(self), ledger(other))
            && columns(self) == columns(other)
            && rest(self) == rest(other)
            && (&self.report, &self.chosen, &self.unit) == (&other.report, &other.chosen, &other.unit)
            && self.kept == other.kept
            && self.appendices == other.appendices
    }
}

/// Which form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormChoice {
    /// One of the program's or of the dataset's, by its name.
    Named(String),
    /// The ledger as it is shown.
    Shown,
    /// A paper in prose.
    Report(ReportKind),
}

impl Default for FormChoice {
    fn default() -> Self {
        Self::Named("ledger".to_owned())
    }
}

/// A paper laid out.
#[derive(Debug)]
pub struct MadePaper {
    /// What stands in it.
    pub paper: Paper,
    /// Its pages.
    pub pages: Vec<Scene>,
    /// How many texts of the dataset its readers may not see.
    pub left_out: usize,
    /// What a person should know of a paper in prose before it goes out.
    pub remarks: Vec<PaperRemark>,
}

/// Something asked of the papers.
#[derive(Debug, Clone, PartialEq)]
pub enum PaperStep {
    /// Look at a form.
    Choose(FormChoice),
    /// Make papers for these readers; kept in the dataset.
    Audience(PaperAudience),
    /// For a unit, or for all.
    Unit(Option<String>),
    /// Only for the items that are selected.
    OnlySelected(bool),
    /// Print a table on this paper.
    Sheet(crate::model::Paper),
    /// Ask for the file of the version that the report of a period is told from.
    AskEarlier,
    /// Tell the report of a period of this document from this former version of its file.
    FromBackup(DocumentId, Backup),
    /// Begin the report of a period with this named version, or end it with it.
    Version(VersionEnd, KeptVersion),
    /// Tell it from the days of the dataset again.
    DropEarlier,
    /// End it with what is in the window again.
    DropLater,
    /// Begin the report of a period on this day; on the first of the month where none is given.
    From(Option<Date>),
    /// End it on this day; today where none is given.
    To(Option<Date>),
    /// Print the red head of papers in prose, or leave it to letter paper; kept in the dataset.
    Head(bool),
    /// What stands pale behind everything that goes out; kept in the dataset.
    Watermark(String),
    /// Whether the watermark names the recipient; kept in the dataset.
    WatermarkRecipient(bool),
    /// Bind a list behind the paper in prose, or do not.
    Appendix(String, bool),
    /// Say in comments where figures come from, or not.
    Sources(bool),
    /// Make an own form of the one that is looked at.
    CopyForm,
    /// Make an own form like a table of a file.
    LikeFile,
    /// Keep the own form that is looked at for all datasets.
    Keep,
    /// Keep the form of this name for all datasets no longer.
    PutAside(String),
    /// Change the own form that is looked at.
    Change(FormChange),
    /// Take the own form out of the dataset.
    Remove,
    /// Save the paper.
    Save,
    /// Save all lists as one workbook.
    SaveLists,
    /// Put the table on the clipboard, as cells.
    Copy,
}

/// An end of a report of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VersionEnd {
    /// Where it begins.
    From,
    /// Where it ends.
    To,
}

/// A change of an own form.
#[derive(Debug, Clone, PartialEq)]
pub enum FormChange {
    /// Its name.
    Name(String),
    /// Its title.
    Title(String),
    /// What it has a row for.
    Rows(FormRows),
    /// A list, or a sheet for each row.
    Layout(FormLayout),
    /// Which items it is about.
    Filter(Option<FormFilter>),
    /// Its sheet of paper.
    Paper(crate::model::Paper),
    /// What it is divided by.
    Group(Option<FormGroup>),
    /// The lines above and below its table.
    Head(Vec<String>),
    /// The lines below.
    Foot(Vec<String>),
    /// A column at a place.
    Column(usize, FormColumn),
    /// A new column behind a place.
    Add(usize, String),
    /// A column taken out.
    RemoveColumn(usize),
    /// A column put at another place.
    Move(usize, usize),
    /// The order of the rows; the empty source for that of the feedback.
    Sort(String, bool),
}

impl Papers {
    /// Looks at a form. Another one has paper of its own.
    pub(in crate::session) fn choose(&mut self, chosen: FormChoice) {
        self.sheet = self.sheet.filter(|_| self.chosen == chosen);
        self.chosen = chosen;
    }

    /// The form that is looked at, and what it is called.
    #[must_use]
    pub fn form(
        &self,
        report: &Report,
        kept: &[Form],
        shown: impl FnOnce() -> Form,
        words: &Words,
    ) -> Option<(Form, String)> {
        match &self.chosen {
            FormChoice::Named(name) => table::find(report, kept, name, words),
            FormChoice::Shown => Some((shown(), words.text("form-shown").to_owned())),
            FormChoice::Report(_) => None,
        }
    }

    /// Binds a list behind papers in prose, or takes it away; they stay in the order in which the program has them.
    fn bind(&mut self, name: String, bound: bool) {
        self.appendices.retain(|own| *own != name);
        if bound {
            self.appendices.push(name);
        }
        let place = |name: &String| table::LISTS.iter().position(|own| own == name).unwrap_or(usize::MAX);
        self.appendices.sort_by_key(place);
    }

    /// The own form that is looked at, by its place in the report.
    #[must_use]
    pub fn own_form(&self, report: &Report) -> Option<usize> {
        let FormChoice::Named(name) = &self.chosen else { return None };
        report.forms.iter().position(|form| form.name == *name)
    }
}

/// Applies a change to a form.
fn change(form: &mut Form, change: FormChange) {
    match change {
        FormChange::Name(name) => form.name = name,
        FormChange::Title(title) => form.title = title,
        FormChange::Rows(rows) => form.rows = rows,
        FormChange::Layout(layout) => form.layout = layout,
        FormChange::Filter(filter) => form.filter = filter.filter(|filter| *filter != FormFilter::blank()),
        FormChange::Paper(paper) => form.paper = paper,
        FormChange::Group(group) => form.group = group,
        FormChange::Head(head) => form.head = head,
        FormChange::Foot(foot) => form.foot = foot,
        FormChange::Column(at, column) => {
            if let Some(own) = form.columns.get_mut(at) {
                *own = column;
            }
        }
        FormChange::Add(behind, field) => {
            let at = (behind + 1).min(form.columns.len());
            form.columns.insert(at, FormColumn { field, ..FormColumn::blank() });
        }
        FormChange::RemoveColumn(at) => {
            if at < form.columns.len() {
                form.columns.remove(at);
            }
        }
        FormChange::Move(from, to) => {
            if from < form.columns.len() {
                let column = form.columns.remove(from);
                form.columns.insert(to.min(form.columns.len()), column);
            }
        }
        FormChange::Sort(field, _) if field.is_empty() => form.sort.clear(),
        FormChange::Sort(field, descending) => {
            form.sort = vec![crate::model::FormSort { field, descending, ..crate::model::FormSort::blank() }];
        }
    }
}
