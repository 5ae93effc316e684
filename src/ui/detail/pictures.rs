//! The pictures among the evidence of an item, small: those before the rectification first, those after it beside them.

use std::sync::Arc;

use egui::{ColorImage, Context, Id, Image, Sense, TextureHandle, TextureOptions, Ui, Vec2, vec2};

use super::super::theme::{self, space};
use super::form::Form;
use crate::model::{Evidence, EvidenceKind, Item, NodeRef};
use crate::session::{Action, EvidenceStep, Picture, SmallPicture};
use crate::words::Words;

/// The place of a picture.
const PLACE: Vec2 = vec2(160.0, 120.0);

/// The pictures of one item as they are on the graphics card, each where it can be read.
#[derive(Clone, Default)]
struct Textures {
    of: Arc<Vec<SmallPicture>>,
    each: Arc<Vec<Option<TextureHandle>>>,
    /// The pass in which they were last on screen.
    shown: u64,
}

/// Where they are kept.
fn id() -> Id {
    Id::unique("small pictures of evidence")
}

/// Lets go of pictures that were not on screen in this frame: they are soon on the graphics card again.
pub(in crate::ui) fn forget_hidden(ctx: &Context) {
    let pass = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| {
        if data.get_temp::<Textures>(id()).is_some_and(|kept| kept.shown != pass) {
            data.remove::<Textures>(id());
        }
    });
}

/// Shows the pictures, and has them read where they are not there yet.
pub(super) fn show(ui: &mut Ui, item: &Item, node: &NodeRef, form: &mut Form<'_, '_>, words: &Words) {
    let pictures = form.context.session.active().map(|document| document.pictures(node, item));
    let Some(Some(pictures)) = pictures else {
        form.context.actions.push(Action::Evidence(EvidenceStep::ReadPictures(node.clone())));
        return;
    };
    if pictures.iter().all(|(_, picture)| picture.is_none()) {
        return;
    }
    let textures = textures(ui, &pictures);
    let order = |own: &Evidence| match own.kind {
        EvidenceKind::Before => 0,
        EvidenceKind::After => 1,
        EvidenceKind::Document | EvidenceKind::Link => 2,
    };
    let mut shown: Vec<_> = pictures
        .iter()
        .zip(textures.iter())
        .filter_map(|((file, _), texture)| {
            let own = item.evidence.iter().find(|own| own.file == *file)?;
            Some((own, texture.as_ref()?))
        })
        .collect();
    shown.sort_by_key(|(own, _)| order(own));
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        for (own, texture) in shown {
            ui.vertical(|ui| {
                ui.set_width(PLACE.x);
                let tip = words.with("evidence-open-tip", [("file", own.file.as_str().into())]);
                // Smaller pictures are not blown up.
                let size = texture.size_vec2();
                let size = size * (PLACE / size).min_elem().min(1.0);
                let image = Image::from_texture((texture.id(), size)).alt_text(&own.title).sense(Sense::CLICK);
                if ui.add(image).on_hover_text(tip).clicked() {
                    form.context.actions.push(Action::Evidence(EvidenceStep::Open(own.file.clone())));
                }
                let caption = match own.kind {
                    EvidenceKind::Before | EvidenceKind::After => format!("{} {}", own.number, words.choice(own.kind)),
                    EvidenceKind::Document | EvidenceKind::Link => own.number.clone(),
                };
                ui.label(theme::text::small(caption).weak());
            });
        }
    });
}

/// Those of the item on show are kept, until it is another one.
fn textures(ui: &Ui, pictures: &Arc<Vec<SmallPicture>>) -> Arc<Vec<Option<TextureHandle>>> {
    let kept = ui.data(|data| data.get_temp::<Textures>(id()));
    let texture = |(file, picture): &SmallPicture| {
        let Picture { size, rgba } = picture.as_ref()?;
        let image = ColorImage::from_rgba_premultiplied(*size, rgba);
        Some(ui.ctx().load_texture(file, image, TextureOptions::LINEAR))
    };
    let known = kept.filter(|kept| Arc::ptr_eq(&kept.of, pictures)).map(|kept| kept.each);
    let each = known.unwrap_or_else(|| Arc::new(pictures.iter().map(texture).collect()));
    let shown = ui.ctx().cumulative_pass_nr();
    let textures = Textures { of: Arc::clone(pictures), each: Arc::clone(&each), shown };
    ui.data_mut(|data| data.insert_temp(id(), textures));
    each
}
