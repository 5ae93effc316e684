//! Which pane has the keyboard: the tree, the centre, or the source beside it.
//!
//! F6 goes round them; a click goes where it falls; Escape goes one step out: from a field to its page, from the page to the
//! tree. In a form Tab goes round its fields.

use egui::{Context as EguiContext, Id, Key, Order, Popup, Pos2, Rect};

use crate::session::{Session, View};

use super::draft::Drafts;

/// A pane of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Pane {
    /// The tree at the left.
    Tree,
    /// The view.
    #[default]
    Centre,
    /// The source beside it.
    Side,
}

/// Which pane has the keyboard, and where they are.
#[derive(Debug, Default)]
pub(super) struct Panes {
    has: Pane,
    view: Option<View>,
    /// Where they stand; nothing for one that is not shown.
    tree: Option<Rect>,
    centre: Option<Rect>,
    side: Option<Rect>,
    /// Whether they stood in the frame before: where the keyboard goes is asked before they are shown in this one.
    stood: (bool, bool),
    /// The field that had the keyboard when the frame began.
    focused: Option<Id>,
    /// The field that Tab led to at the end of the form, in the next frame.
    tabbed_to: Option<Id>,
    /// Whether a list or a menu was open when the frame began: Escape closes that and does nothing else.
    had_popup: bool,
    /// Whether a field had it at the end of the frame before: Escape takes it away before anything else sees the key.
    was_typing: bool,
}

impl Panes {
    pub(super) fn has(&self, pane: Pane) -> bool {
        self.has == pane
    }

    /// Begins a frame: another view takes the keyboard, a click gives it to the pane it falls in. `has_bar` is true while a line
    /// of the view is open that Escape closes first.
    pub(super) fn begin(&mut self, ctx: &EguiContext, session: &Session, has_bar: bool) {
        if self.view != Some(session.view()) {
            (self.view, self.has) = (Some(session.view()), Pane::Centre);
        }
        // A tree that was put away has no keyboard.
        if self.has == Pane::Tree && self.stood.0 && self.tree.is_none() {
            self.has = Pane::Centre;
        }
        let pressed = ctx.input(|input| input.pointer.any_pressed().then(|| input.pointer.interact_pos()).flatten());
        // A menu or a dialog over a pane, and the bars, are about the pane that has the keyboard.
        let is_pane = |at: &Pos2| ctx.layer_id_at(*at).is_none_or(|layer| layer.order == Order::Background);
        if let Some(at) = pressed.filter(is_pane) {
            let panes = [(Pane::Tree, self.tree), (Pane::Side, self.side), (Pane::Centre, self.centre)];
            let fallen = panes.into_iter().find(|(_, rect)| rect.is_some_and(|rect| rect.contains(at)));
            self.has = fallen.map_or(self.has, |(pane, _)| pane);
        }
        // An open list or menu is left first.
        self.had_popup = Popup::is_any_open(ctx);
        let escape = ctx.input(|input| input.key_pressed(Key::Escape)) && !self.had_popup && !has_bar;
        if escape && !self.was_typing && session.dialog().is_none() && self.tree.is_some() {
            self.has = Pane::Tree;
        }
        if let Some(to) = self.tabbed_to.take() {
            ctx.memory_mut(|memory| memory.request_focus(to));
        }
        self.focused = ctx.memory(egui::Memory::focused);
        self.stood = (self.tree.is_some(), self.side.is_some());
        (self.tree, self.centre, self.side) = (None, None, None);
    }

    /// Says where a pane stands in this frame.
    pub(super) fn stands(&mut self, pane: Pane, rect: Rect) {
        match pane {
            Pane::Tree => self.tree = Some(rect),
            Pane::Side => self.side = Some(rect),
            Pane::Centre => self.centre = Some(rect),
        }
    }

    /// True while a list or a menu was open when the frame began.
    pub(super) fn had_popup(&self) -> bool {
        self.had_popup
    }

    /// Gives the keyboard to the tree; its search box takes it.
    pub(super) fn give_to_tree(&mut self) {
        self.has = Pane::Tree;
    }

    /// Gives the keyboard to a pane.
    pub(super) fn give(&mut self, ctx: &EguiContext, pane: Pane) {
        self.has = pane;
        if let Some(focused) = ctx.memory(egui::Memory::focused) {
            ctx.memory_mut(|memory| memory.surrender_focus(focused));
        }
    }

    /// The pane after the one that has the keyboard, or before it, of those that are shown.
    pub(super) fn next(&self, back: bool) -> Pane {
        let (tree, side) = self.stood;
        let shown = [tree.then_some(Pane::Tree), Some(Pane::Centre), side.then_some(Pane::Side)];
        let shown: Vec<Pane> = shown.into_iter().flatten().collect();
        let at = shown.iter().position(|pane| *pane == self.has).unwrap_or(0);
        let step = if back { shown.len() - 1 } else { 1 };
        shown.get((at + step) % shown.len()).copied().unwrap_or_default()
    }

    /// Ends a frame: Tab at the last field of a form goes to its first.
    pub(super) fn end(&mut self, ctx: &EguiContext, drafts: &Drafts) {
        let (tab, shift) = ctx.input(|input| (input.key_pressed(Key::Tab), input.modifiers.shift));
        if tab && let (Some(focused), Some((first, last))) = (self.focused, drafts.ends()) {
            let (end, other) = if shift { (first, last) } else { (last, first) };
            if focused == end {
                // Where Tab leads backwards, the toolkit settles only in the next frame.
                self.tabbed_to = Some(other);
                ctx.request_repaint();
            }
        }
        self.was_typing = ctx.text_edit_focused();
    }
}
