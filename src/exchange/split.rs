//! What each unit gets: a workbook with its items to fill in, and a dataset of them where that is wanted.

use std::sync::Arc;

use crate::analysis::for_audience;
use crate::model::{
    Dataset, Date, Form, Item, Letter, NodeKind, Object as _, PaperAudience, Party, PartyId, PartyKind, Report,
};
use crate::paper::{Block, FormRequest, Paper, form_paper};
use crate::table::{Align, CellValue, RowKind, Table, TableCell, TableColumn, TableRow};
use crate::text::file_name;
use crate::words::Words;

/// What is split.
#[derive(Debug, Clone)]
pub struct SplitRequest {
    /// The dataset, with everything in it.
    pub dataset: Arc<Dataset>,
    /// The place of the report in it.
    pub report: usize,
    /// The form that is filled in.
    pub form: Form,
    /// What it is called.
    pub name: String,
    /// What the units may see.
    pub audience: PaperAudience,
    /// True where each unit gets a dataset too.
    pub datasets: bool,
    /// The day until which a unit answers.
    pub answer_by: Option<Date>,
    /// The day that it is sent.
    pub today: Date,
    /// Within how many days something is near.
    pub near_days: u32,
    /// Within how many points of the planned share an item keeps to its plan.
    pub pace_points: u32,
    /// The language of what the program itself says in it.
    pub words: Arc<Words>,
}

/// A unit, and how many items it leads or supports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitShare {
    /// The unit.
    pub id: PartyId,
    /// Its name.
    pub unit: String,
    /// How many items.
    pub items: usize,
}

/// What one unit gets.
#[derive(Debug)]
pub struct Package {
    /// The name of the unit.
    pub unit: String,
    /// The sheets of its workbook: what to do, and the form.
    pub papers: Vec<Paper>,
    /// Its items and what belongs to them: all that it may see of the report.
    pub dataset: Arc<Dataset>,
    /// The whole report: what of it is not in `dataset` must not be found in what the unit gets.
    pub whole: Arc<Dataset>,
}

/// The longest name of a unit, or of a form, in the name of a file, in characters.
const LONGEST_NAME: usize = 36;

/// Fields of a report that are about the work as a whole.
const WHOLE: [&str; 10] = [
    "decisions",
    "samples",
    "outcomes",
    "introduction",
    "next_steps",
    "chart_notes",
    "briefing",
    "accepted_findings",
    "refused_suggestions",
    "forms",
];

/// True for an item that a unit leads or supports.
fn concerns(item: &Item, unit: &PartyId) -> bool {
    item.lead_units.iter().chain(&item.support_units).any(|own| own == unit)
}

/// The units of a report that have items, in the order of its parties, as far as a reader may see the items.
#[must_use]
pub fn shares(report: &Report) -> Vec<UnitShare> {
    let of = |party: &Arc<Party>| {
        let items = report.items().filter(|item| !item.internal && concerns(item, &party.id)).count();
        (items > 0).then(|| UnitShare { id: party.id.clone(), unit: party.name.clone(), items })
    };
    report.parties.iter().filter(|party| party.kind == PartyKind::Unit).filter_map(of).collect()
}

/// How many items go to nobody: no unit leads or supports them.
#[must_use]
pub fn without_unit(report: &Report) -> usize {
    report.items().filter(|item| item.lead_units.is_empty() && item.support_units.is_empty()).count()
}

impl SplitRequest {
    /// What a unit gets; absent where the dataset has no such report.
    #[must_use]
    pub fn package(&self, share: &UnitShare) -> Option<Package> {
        let whole = Arc::clone(self.dataset.reports.get(self.report)?);
        let dataset = own_copy(&whole, &share.id, self.reader(), Some(self.today));
        let whole = Arc::new(Dataset { reports: vec![whole], ..Dataset::default() });
        let form = FormRequest {
            dataset: Arc::clone(&self.dataset),
            report: self.report,
            form: self.form.clone(),
            name: self.name.clone(),
            audience: self.reader(),
            unit: Some(share.unit.clone()),
            items: None,
            shown: None,
            today: self.today,
            near_days: self.near_days,
            pace_points: self.pace_points,
            words: Arc::clone(&self.words),
        };
        let paper = form_paper(&form)?;
        let instructions = self.instructions(share, &paper)?;
        Some(Package { unit: share.unit.clone(), papers: vec![instructions, paper], dataset, whole })
    }

    /// Who reads what a unit gets: what is for the office alone never goes to a unit.
    #[must_use]
    pub fn reader(&self) -> PaperAudience {
        match self.audience {
            PaperAudience::All => PaperAudience::Office,
            other => other,
        }
    }

    /// The first sheet: what the unit is to do, line by line.
    fn instructions(&self, share: &UnitShare, form: &Paper) -> Option<Paper> {
        let words = &self.words;
        let report = self.dataset.reports.get(self.report)?;
        let office = words.text("return-office");
        let issuer = if report.issuer.is_empty() { office } else { report.issuer.as_str() };
        let columns: Vec<String> = form
            .tables()
            .flat_map(|table| &table.columns)
            .filter(|column| column.fill)
            .map(|column| words.with("return-column", [("name", column.heading.as_str().into())]))
            .collect();
        let sent = [
            ("issuer", issuer.into()),
            ("unit", share.unit.as_str().into()),
            ("on", words.date(self.today).into()),
            ("items", share.items.into()),
        ];
        let lines = [
            Some(words.with("return-sent", sent)),
            Some(words.with("return-fill", [("columns", columns.join(words.text("return-and")).into())])),
            Some(words.text("return-choices").to_owned()),
            Some(words.text("return-latest").to_owned()),
            Some(words.text("return-keep").to_owned()),
            self.answer_by
                .map(|by| words.with("return-by", [("by", words.date(by).into()), ("issuer", issuer.into())])),
        ];
        let table = numbered(lines.into_iter().flatten());
        let title = words.text("return-title").to_owned();
        Some(Paper {
            name: title.clone(),
            sheet: crate::model::Paper::A4,
            narrow_margins: false,
            blocks: vec![Block::Title(title), Block::Table(table)],
            ..form.clone()
        })
    }
}

impl Package {
    /// The name of its files without the ending: the unit, the form and the day.
    #[must_use]
    pub fn stem(&self, request: &SplitRequest) -> String {
        let [unit, form] = [self.unit.as_str(), &request.name].map(|text| file_name(text, LONGEST_NAME));
        format!("{unit}{form}{}", request.today)
    }
}

/// The dataset of a unit: its own items, without what is about the work as a whole. The office's own texts, decisions and
/// letters to others may tell of any item.
pub(super) fn own_copy(whole: &Report, unit: &PartyId, reader: PaperAudience, on: Option<Date>) -> Arc<Dataset> {
    let mut report = whole.clone();
    report.change_items(|item| !concerns(item, unit), |item| item.internal = true);
    report.letters.retain(|letter: &Letter| letter.unit == *unit);
    for key in WHOLE {
        if let Some(field) = NodeKind::Report.field(key)
            && let Err(error) = report.set_value(key, field.blank())
        {
            log::error!("{key}: {error}");
        }
    }
    let part = Arc::new(Dataset { reports: vec![Arc::new(report)], ..Dataset::default() });
    let unit = whole.party(unit).map(|party| party.name.clone()).unwrap_or_default();
    // What comes back is held against what the same readers would be sent.
    let addressed = |report: &Arc<Report>| {
        Arc::new(Report { sent_to: unit.clone(), sent_on: on, audience: Some(reader), ..Report::clone(report) })
    };
    let seen = for_audience(&part, reader);
    Arc::new(Dataset { reports: seen.reports.iter().map(addressed).collect(), ..Dataset::default() })
}

/// Lines with their numbers before them.
fn numbered(lines: impl Iterator<Item = String>) -> Table {
    const WIDTHS: [(f32, Align); 2] = [(12.0, Align::Centre), (140.0, Align::Left)];
    let column = |(width, align): (f32, Align)| TableColumn::plain("", width, align);
    let row = |(at, line): (usize, String)| {
        let cells = vec![TableCell::label(&(at + 1).to_string()), TableCell::new(CellValue::of_text(line))];
        TableRow { kind: RowKind::Data, node: None, entry: None, cells, height: 0.0 }
    };
    Table { columns: WIDTHS.map(column).into(), rows: lines.enumerate().map(row).collect(), is_dense: false }
}
