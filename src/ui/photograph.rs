//! Photographs of pages on the graphics card, each while it is on screen.

use std::sync::Arc;

use egui::{Color32, ColorImage, Context, Id, Painter, Rect, TextureHandle, TextureOptions, ViewportId, pos2};

use crate::session::Picture;

/// A photograph on the graphics card.
#[derive(Clone)]
struct Texture {
    of: Arc<[u8]>,
    handle: TextureHandle,
    /// The window and its pass in which it was last on screen.
    shown: (ViewportId, u64),
}

/// Where they are kept.
fn id() -> Id {
    Id::unique("photographs of pages")
}

fn kept(ctx: &Context) -> Vec<Texture> {
    ctx.data(|data| data.get_temp::<Vec<Texture>>(id())).unwrap_or_default()
}

/// Draws a photograph into a place.
pub(super) fn paint(painter: &Painter, place: Rect, picture: &Picture) {
    let ctx = painter.ctx();
    let (mut all, shown) = (kept(ctx), (ctx.viewport_id(), ctx.cumulative_pass_nr()));
    let known = all.iter_mut().find(|own| Arc::ptr_eq(&own.of, &picture.rgba));
    let texture = if let Some(own) = known {
        own.shown = shown;
        own.handle.id()
    } else {
        let image = ColorImage::from_rgba_premultiplied(picture.size, &picture.rgba);
        let handle = ctx.load_texture("photograph", image, TextureOptions::LINEAR);
        let texture = handle.id();
        all.push(Texture { of: Arc::clone(&picture.rgba), handle, shown });
        texture
    };
    ctx.data_mut(|data| data.insert_temp(id(), all));
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    painter.image(texture, place, whole, Color32::WHITE);
}

/// Lets go of those that were not on screen in this frame of their window.
pub(super) fn forget_hidden(ctx: &Context) {
    let (mut all, window, pass) = (kept(ctx), ctx.viewport_id(), ctx.cumulative_pass_nr());
    let count = all.len();
    all.retain(|own| own.shown.0 != window || own.shown.1 == pass);
    if all.len() < count {
        ctx.data_mut(|data| data.insert_temp(id(), all));
    }
}
