//! The slides of a briefing, laid out when they are first seen.

use std::sync::Arc;

use egui::{Rect, Ui, vec2};

use super::super::theme;
use crate::chart::Page;
use crate::scene::{self, Scene};

/// The pictures of pages: each is laid out when it is first seen, once for each set of pages and theme.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    of: Option<(Arc<Vec<Page>>, bool)>,
    scenes: Vec<Option<Scene>>,
}

impl Drawn {
    /// The picture of a page.
    pub(super) fn scene(&mut self, ui: &Ui, pages: &Arc<Vec<Page>>, at: usize) -> Option<&Scene> {
        let dark = ui.visuals().dark_mode;
        let fresh = self.of.as_ref().is_some_and(|(of, was)| Arc::ptr_eq(of, pages) && *was == dark);
        if !fresh {
            self.of = Some((Arc::clone(pages), dark));
            self.scenes = vec![None; pages.len()];
        }
        let page = pages.get(at)?;
        let ink = theme::ink(ui.ctx());
        Some(self.scenes.get_mut(at)?.get_or_insert_with(|| scene::page(page, at, pages.len(), ink)))
    }
}

/// The largest place of a page's shape in the middle of a rectangle.
pub(super) fn fitted(rect: Rect) -> Rect {
    let [width, height] = scene::SIZE;
    let scale = (rect.width() / width).min(rect.height() / height);
    Rect::from_center_size(rect.center(), vec2(width, height) * scale)
}
