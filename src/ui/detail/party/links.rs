//! What leads on from the page: letters, papers, the ledger, charts.

use std::collections::BTreeSet;

use super::Page;
use crate::analysis::{
    Column, ColumnFilter, FilterValue, LedgerFilter, LedgerRequest, LedgerRows, PartyItem, PartyRole, PassingValues,
    Scope,
};
use crate::chart::{ChartSpec, Named};
use crate::field;
use crate::model::{LetterKind, NodeId, NodeKind, NodeRef, PartyKind};
use crate::paper::ReportKind;
use crate::session::{
    Action, ChartStep, Command, Dialog, FormChoice, OpenDocument, PaperStep, ReturnStep, SplitChoice, View,
};
use crate::table::return_form;

/// The form of the tasks of one unit.
const TASKS: &str = "unit_tasks";

/// A letter about those of its items that are wanted. An item that another unit leads too is written about to this one
/// alone; a leader gets no letter.
pub(super) fn letter(page: &Page<'_>, kind: LetterKind, wanted: impl Fn(&PartyItem) -> bool) -> Vec<Action> {
    let node = |own: &PartyItem| NodeRef::new(page.report.id.clone(), NodeId::Item(own.item.clone()));
    let nodes: Vec<NodeRef> = page.line.led().filter(|own| wanted(own)).map(node).collect();
    let only = (page.party.kind == PartyKind::Unit).then(|| vec![page.party.id.clone()]);
    vec![Action::Ask(Dialog::Letters(nodes, kind, only))]
}

/// The paper of its tasks.
pub(super) fn tasks(page: &Page<'_>) -> Vec<Action> {
    vec![
        Action::SetView(View::Papers),
        Action::Paper(PaperStep::Choose(FormChoice::Named(TASKS.to_owned()))),
        Action::Paper(PaperStep::Unit(Some(page.party.name.clone()))),
    ]
}

/// The report of the month.
pub(super) fn monthly() -> Vec<Action> {
    vec![Action::SetView(View::Papers), Action::Paper(PaperStep::Choose(FormChoice::Report(ReportKind::Monthly)))]
}

/// The workbook that goes to it and comes back: the folder is asked for.
pub(super) fn workbook(page: &Page<'_>) -> Vec<Action> {
    let choice = SplitChoice {
        form: return_form().to_owned(),
        units: vec![page.party.id.clone()],
        datasets: false,
        answer_by: None,
    };
    vec![Action::Return(ReturnStep::Split(choice))]
}

/// The ledger of the items that it has in a role.
pub(super) fn ledger(page: &Page<'_>, role: PartyRole, document: Option<&OpenDocument>) -> Vec<Action> {
    let Some(document) = document else { return Vec::new() };
    let key = match role {
        PartyRole::Leader => field!(Item.leader).key(),
        PartyRole::Lead => field!(Item.lead_units).key(),
        PartyRole::Support => field!(Item.support_units).key(),
        PartyRole::Handler => field!(Item.handlers).key(),
    };
    // Other filters would hide some of what the page counts.
    let mut filter = LedgerFilter::default();
    if let Some(field) = NodeKind::Item.field(key) {
        let name = FilterValue::Text(page.party.name.trim().to_owned());
        let values = PassingValues::Only(BTreeSet::from([name]));
        filter.set(&Column::Field(field), ColumnFilter { values, ..ColumnFilter::default() });
    }
    let request = LedgerRequest { rows: LedgerRows::Items, filter, ..document.ledger().clone() };
    vec![Action::Run(Command::ClearFilter), Action::SetLedger(request), Action::SetView(View::Ledger)]
}

/// The chart of units and leaders, in the place of the one that was looked at last.
pub(super) fn chart(page: &Page<'_>, document: Option<&OpenDocument>) -> Vec<Action> {
    let Some(document) = document else { return Vec::new() };
    let (_, panel) = document.chart_panels();
    let is_alone = document.document().dataset().reports.len() == 1;
    let scope = if is_alone { Scope::All } else { Scope::Report(page.report.id.clone()) };
    let spec = ChartSpec { scope, ..ChartSpec::new(Named::Units) };
    vec![Action::Charts(ChartStep::Show(panel, spec)), Action::SetView(View::Charts)]
}
