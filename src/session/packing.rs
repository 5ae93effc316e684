//! The large steps of the history are packed while nobody waits: one at a time, on another thread.

use crate::document::{Packed, Packing};

use super::effect::Effect;
use super::id::DocumentId;
use super::state::Session;

/// How far the history of a document is packed.
#[derive(Debug, Default)]
pub(super) struct HistoryPacking {
    /// The revision at which nothing was left to be packed.
    done: Option<u64>,
    is_under_way: bool,
}

impl Session {
    /// Asks for the next step to be packed, in every document that was changed.
    pub(super) fn ask_to_pack(&mut self) {
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

    pub(super) fn step_packed(&mut self, id: DocumentId, packing: &Packing, packed: Option<Packed>) {
        self.with_document(id, |document| {
            document.document_mut().take_packed(packing, packed);
            document.packing.is_under_way = false;
        });
    }
}
