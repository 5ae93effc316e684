//! A field for other nodes of the report, such as the items that a letter is about: chosen from a list that can be
//! searched, never typed as ids.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Id, PopupCloseBehavior, ScrollArea, Ui};

use crate::analysis::named_like;
use crate::model::{Item, NodeId, NodeKind, Report};
use crate::ui::theme::{self, space};
use crate::words::Words;

/// The width of a chosen node's name, in points.
const NAME: f32 = 220.0;

/// What is chosen, and from what.
pub(crate) struct Choice<'a> {
    /// The kind of the nodes.
    pub kind: NodeKind,
    /// Whether there may be more than one.
    pub several: bool,
    /// The item that the page is about: its own measures and indicators are offered.
    pub of: Option<&'a Item>,
    /// The nodes that are chosen now.
    pub chosen: &'a [NodeId],
    /// The name of the field.
    pub name: &'a str,
}

/// What the person asks for.
pub(crate) enum Asked {
    /// These nodes are to be chosen.
    Choose(Vec<NodeId>),
    /// This one is to be shown.
    GoTo(NodeId),
}

/// Shows the chosen nodes, each with a way to it and one to leave it out, and a menu of all that can be chosen.
pub(crate) fn show(ui: &mut Ui, id: Id, report: &Report, choice: &Choice<'_>, words: &Words) -> Option<Asked> {
    let mut asked = None;
    ui.vertical(|ui| {
        for node in choice.chosen {
            ui.horizontal(|ui| {
                let name = super::node_name(report, node);
                let size = egui::vec2(NAME, theme::ROW);
                let layout = egui::Layout::left_to_right(egui::Align::Center);
                ui.allocate_ui_with_layout(size, layout, |ui| {
                    ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
                    if ui.link(&name).on_hover_text(&name).clicked() {
                        asked = Some(Asked::GoTo(node.clone()));
                    }
                });
                let leave = ui.add(egui::Button::new("×").frame(false));
                let what = format!("{}: {name}", words.text("remove"));
                leave.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &what));
                if leave.on_hover_text(&what).clicked() {
                    asked = Some(Asked::Choose(choice.chosen.iter().filter(|own| *own != node).cloned().collect()));
                }
            });
        }
        let stays = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        let button = MenuButton::new(theme::text::small(words.text("nodes-choose"))).config(stays);
        let (response, _) = button.ui(ui, |ui| {
            if let Some(chosen) = list(ui, id, report, choice, words) {
                asked = Some(Asked::Choose(chosen));
            }
        });
        let name = format!("{}: {}", choice.name, words.text("nodes-choose"));
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    });
    asked
}

/// All nodes that can be chosen and hold what was typed above them.
fn list(ui: &mut Ui, id: Id, report: &Report, choice: &Choice<'_>, words: &Words) -> Option<Vec<NodeId>> {
    ui.set_min_width(360.0);
    let typed_id = id.with("sought");
    let mut typed: String = ui.data(|data| data.get_temp(typed_id)).unwrap_or_default();
    let field = egui::TextEdit::singleline(&mut typed).hint_text(words.text("nodes-search")).desired_width(340.0);
    super::framed(ui, field);
    let found = named_like(&typed, candidates(report, choice).into_iter(), |(_, name)| name.as_str());
    ui.data_mut(|data| data.insert_temp(typed_id, typed));
    if found.is_empty() {
        ui.label(theme::text::small(words.text("nodes-none")).weak());
        return None;
    }
    let mut picked = None;
    let area = ScrollArea::vertical().max_height(theme::ROW * 10.0).auto_shrink([false, true]);
    ui.spacing_mut().item_spacing.y = space::XS;
    area.show_rows(ui, theme::ROW, found.len(), |ui, range| {
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
        for (node, name) in found.get(range).unwrap_or_default() {
            let mut on = choice.chosen.contains(node);
            if ui.checkbox(&mut on, name).on_hover_text(name).changed() {
                let kept = choice.chosen.iter().filter(|own| choice.several && *own != node).cloned();
                picked = Some(kept.chain(on.then(|| node.clone())).collect());
            }
        }
    });
    picked
}

/// What can be chosen, with its name.
fn candidates(report: &Report, choice: &Choice<'_>) -> Vec<(NodeId, String)> {
    let named = |node: NodeId, number: &str, name: &str| (node, format!("{number} {name}").trim().to_owned());
    let items: Vec<&Item> = choice.of.map_or_else(|| report.items().map(|item| &**item).collect(), |item| vec![item]);
    match choice.kind {
        NodeKind::Item => {
            report.items().map(|item| named(NodeId::Item(item.id.clone()), &item.number, &item.title)).collect()
        }
        NodeKind::Measure => {
            let measures = items.into_iter().flat_map(|item| &item.measures);
            measures.map(|one| named(NodeId::Measure(one.id.clone()), &one.number, &one.text)).collect()
        }
        NodeKind::Indicator => {
            // One value may stand under several items, so all of the report are offered.
            let indicators = report.indicators.iter().chain(report.items().flat_map(|item| &item.indicators));
            indicators.map(|one| named(NodeId::Indicator(one.id.clone()), "", &one.name)).collect()
        }
        _ => Vec::new(),
    }
}
