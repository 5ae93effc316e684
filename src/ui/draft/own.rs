//! Fields that keep their text themselves: what is typed there goes into the journal too.

use egui::Id;

use crate::document::TypedText;
use crate::model::NodeRef;
use crate::session::Action;
use crate::ui::Context;

/// A field that keeps its text itself, such as one of a dialog.
pub(in crate::ui) struct OwnField<'a> {
    /// Names the field, from the ids of the data.
    pub id: Id,
    /// What it is called on screen.
    pub name: &'a str,
    /// The node that it belongs to.
    pub node: Option<&'a NodeRef>,
    /// True where the dialog that shows it forgets the text when it closes.
    pub in_dialog: bool,
}

/// Tells the session what stands in such a field. Called in every frame; an empty text is nothing to be kept.
pub(in crate::ui) fn tell_own(field: &OwnField<'_>, text: &str, context: &mut Context<'_>) {
    let Some(document) = context.session.active() else { return };
    let id = field.id.value();
    let told = document.typed().iter().find(|typed| typed.field == id).and_then(|typed| typed.text.as_deref());
    let text = Some(text).filter(|text| !text.is_empty());
    if told == text {
        return;
    }
    context.actions.push(Action::Type(
        document.id(),
        TypedText {
            field: id,
            name: field.name.to_owned(),
            node: field.node.cloned(),
            in_dialog: field.in_dialog,
            is_refused: false,
            text: text.map(ToOwned::to_owned),
        },
    ));
}
