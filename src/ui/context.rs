//! What every view is given.

use std::sync::Arc;

use crate::session::{Action, Session};
use crate::words::Words;

/// What every view needs: the session, its words, and where to put actions.
pub(crate) struct Context<'a> {
    pub(crate) session: &'a Session,
    pub(crate) words: &'a Arc<Words>,
    pub(crate) actions: &'a mut Vec<Action>,
}
