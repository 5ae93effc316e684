//! What is copied of the chosen nodes: in the ledger their rows as cells, with the columns and the order that are shown;
//! elsewhere an outline. It is the person's own work and no paper: nothing is left out for any reader.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::document::Clip;
use crate::export;
use crate::model::{Form, NodeRef, PaperAudience, Report};
use crate::session::command::View;
use crate::session::open::OpenDocument;
use crate::session::state::Session;
use crate::table::{self, Only, PartHeading, ShownPart, Table, TableContext};

use super::ClipboardContent;

impl Session {
    /// The chosen nodes, as the view shows them.
    pub(in crate::session) fn copied(&self, document: &OpenDocument) -> Option<ClipboardContent> {
        if self.is_about_cells() {
            return self.copied_cells();
        }
        let clip = Clip::of(document.document().dataset(), document.chosen())?;
        let nodes = clip.text();
        if let Some(table) = self.chosen_rows(document) {
            let html = export::tables_html([&table], Some(&nodes));
            return Some(ClipboardContent { text: export::tab_separated(&table), html: Some(html) });
        }
        let outline = clip.outline();
        let line = |(level, title): &(usize, String)| format!("{}{title}", "\t".repeat(*level));
        let text = outline.iter().map(line).collect::<Vec<_>>().join("\n");
        Some(ClipboardContent { text, html: Some(export::outline_html(&outline, Some(&nodes))) })
    }

    /// The chosen rows of the ledger with its columns; nothing in other views, and where no row is chosen.
    fn chosen_rows(&self, document: &OpenDocument) -> Option<Table> {
        if self.view != View::Ledger {
            return None;
        }
        let ledger = document.answers()?.ledger.clone()?;
        let dataset = document.document().dataset();
        let chosen: HashSet<&NodeRef> = document.chosen().iter().collect();
        let nodes = ledger.listed().filter_map(|row| row.resolve(dataset));
        let order: Vec<NodeRef> = nodes.map(|own| own.node_ref()).filter(|node| chosen.contains(node)).collect();
        let columns = self.columns_of_ledger(document);
        // The rows already have their order.
        let form = Form { sort: Vec::new(), ..table::shown(&columns, &document.analyses.ledger, None, self.words()) };
        let tables = dataset.reports.iter().filter_map(|report| self.rows_of(report, &form, &order, document));
        let mut table = tables.reduce(|mut all, one| {
            all.rows.extend(one.rows);
            all
        })?;
        let places: HashMap<&NodeRef, usize> = order.iter().enumerate().map(|(at, node)| (node, at)).collect();
        table.rows.sort_by_key(|row| row.node.as_ref().and_then(|node| places.get(node)).copied());
        Some(table)
    }

    /// Those of the rows that are of one report.
    fn rows_of(&self, report: &Arc<Report>, form: &Form, order: &[NodeRef], document: &OpenDocument) -> Option<Table> {
        let own = order.iter().filter(|node| node.report == report.id);
        let shown = [ShownPart { heading: PartHeading::None, rows: own.map(|node| node.node.clone()).collect() }];
        let context = TableContext {
            report,
            today: document.day(self.today),
            near_days: self.settings.preferences.near_due_days,
            pace_points: self.settings.preferences.pace_points,
            audience: PaperAudience::All,
            only: Only::Shown(&shown),
            words: self.words(),
        };
        shown.iter().any(|part| !part.rows.is_empty()).then(|| table::build(form, &context))
    }
}
