//! Asking for the next step to be packed, and taking it.

use crate::document::{Packed, Packing};
use crate::session::effect::Effect;
use crate::session::id::DocumentId;
use crate::session::state::Session;

impl Session {
    /// Asks for the next step to be packed, in every document that was changed.
    pub(in crate::session) fn ask_to_pack(&mut self) {
        for document in self.documents.iter_mut() {
            let revision = document.document().revision();
            if document.packing.is_under_way || document.packing.done == Some(revision) {
                continue;
            }
            match document.document().to_pack() {
                Some(packing) => {
                    document.packing.is_under_way = true;
                    self.effects.push(Effect::Pack(document.id(), packing));
                }
                None => document.packing.done = Some(revision),
            }
        }
    }

    pub(in crate::session) fn step_packed(&mut self, id: DocumentId, packing: &Packing, packed: Option<Packed>) {
        self.with_document(id, |document| {
            document.document_mut().take_packed(packing, packed);
            document.packing.is_under_way = false;
        });
    }
}
