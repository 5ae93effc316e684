//! The evidence of an item (佐证材料) on its page: each with its number and what is wrong with its file; files are added by
//! choosing or dropping them, and opened with the system's program.

use std::collections::HashSet;
use std::sync::Arc;

use egui::{CollapsingHeader, RichText, Ui};

use super::super::theme;
use super::super::widgets;
use super::form::Form;
use super::{fields, pictures};
use crate::field;
use crate::model::{Evidence, EvidenceKind, Item, Node, NodeId, NodeRef};
use crate::session::{Action, EvidenceStep, are_opened, fault_word};
use crate::words::Words;

/// Shows the evidence of an item.
pub(super) fn show(ui: &mut Ui, item: &Arc<Item>, form: &mut Form<'_, '_>) {
    let words = form.words();
    let id = NodeId::Item(item.id.clone());
    let node = form.node(id.clone());
    let count = words.with("evidence-note", [("count", item.evidence.len().into())]);
    widgets::headed(ui, words.text("field-item-evidence"), &count, |ui| {
        if ui.link(words.text("evidence-add")).on_hover_text(words.text("evidence-add-tip")).clicked() {
            form.context.actions.push(Action::Evidence(EvidenceStep::Choose(node.clone())));
        }
    });
    // What is held over the page goes here, and what came in is seen.
    let held = |input: &egui::InputState| {
        let files = &input.raw.hovered_files;
        !files.is_empty() && !are_opened(files.iter().filter_map(|file| file.path.as_deref()))
    };
    if ui.input(held) {
        ui.label(theme::text::strong(words.text("evidence-drop-here"))).scroll_to_me(None);
    }
    for (at, own) in item.evidence.iter().enumerate() {
        ui.push_id(("evidence", at), |ui| row(ui, own, &node, form, &words));
    }
    let seen = egui::Id::unique(("evidence seen", &node));
    if ui.data_mut(|data| data.get_temp_mut_or_default::<Seen>(seen).came_in(&item.evidence)) {
        ui.scroll_to_cursor(None);
    }
    pictures::show(ui, item, &node, form, &words);
    let salt = ("evidence entries", &item.id);
    CollapsingHeader::new(theme::text::small(words.text("entries-change"))).id_salt(salt).show_unindented(ui, |ui| {
        fields::rows(ui, &id, Node::Item(item), form, |key| !key.is(field!(Item.evidence)));
    });
}

/// The evidence of an item that its page has shown.
#[derive(Clone, Default)]
struct Seen {
    /// How much there was last.
    count: Option<usize>,
    /// Each that ever was there: what an undo brings back is not new.
    all: HashSet<(String, String)>,
}

impl Seen {
    /// True where something came in since.
    fn came_in(&mut self, evidence: &[Evidence]) -> bool {
        let before = self.count.replace(evidence.len());
        if before == Some(evidence.len()) {
            return false;
        }
        let known = self.all.len();
        self.all.extend(evidence.iter().map(|own| (own.number.clone(), own.file.clone())));
        before.is_some_and(|before| before < evidence.len()) && known < self.all.len()
    }
}

fn row(ui: &mut Ui, own: &Evidence, node: &NodeRef, form: &mut Form<'_, '_>, words: &Words) {
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(&own.number).weak());
        if own.file.is_empty() {
            ui.label(&own.title);
        } else if ui
            .link(&own.title)
            .on_hover_text(words.with("evidence-open-tip", [("file", own.file.as_str().into())]))
            .clicked()
        {
            form.context.actions.push(Action::Evidence(EvidenceStep::Open(own.file.clone())));
        }
        if matches!(own.kind, EvidenceKind::Before | EvidenceKind::After) {
            ui.label(theme::text::small(words.choice(own.kind)).weak());
        }
        if let Some(on) = own.on {
            ui.label(theme::text::small(words.date(on)).weak());
        }
        let fault = form.context.session.active().and_then(|document| document.evidence_fault(node, &own.file));
        if let Some(fault) = fault {
            ui.label(theme::text::strong(words.text(fault_word(fault))));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(files: &[&str]) -> Vec<Evidence> {
        files.iter().map(|file| Evidence { file: (*file).to_owned(), ..Evidence::blank() }).collect()
    }

    #[test]
    fn what_comes_in_is_new_and_what_comes_back_is_not() {
        let mut seen = Seen::default();
        assert!(!seen.came_in(&named(&["01 合同.pdf", "02 现场.jpg"])), "the page is shown first");
        assert!(seen.came_in(&named(&["01 合同.pdf", "02 现场.jpg", "03 凭证.pdf"])));
        for taken_back in [&["01 合同.pdf", "02 现场.jpg"][..], &["01 合同.pdf", "03 凭证.pdf"]] {
            assert!(!seen.came_in(&named(taken_back)));
            assert!(!seen.came_in(&named(&["01 合同.pdf", "02 现场.jpg", "03 凭证.pdf"])), "{taken_back:?}");
        }
    }
}
