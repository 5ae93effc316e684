//! Preferences of two windows: each writes the whole set, and must not undo what the other one changed.

use serde_json::{Map, Value};

use super::preferences::Preferences;

impl Preferences {
    /// What is to be written where another window wrote `theirs` meanwhile: each setting that was changed here since `base`,
    /// and of the others what stands there. Files used of late are those of both, and each was left where it was left last.
    #[must_use]
    pub fn merged(&self, base: &Self, theirs: &Self) -> Self {
        let Some(mut merged) = self.settings_over(base, theirs) else { return self.clone() };
        if self.recent != base.recent {
            merged.recent.clone_from(&theirs.recent);
            // The newest is remembered last.
            for path in self.recent.iter().rev() {
                merged.remember(path.clone());
            }
        }
        // What this window has open is its own to say; what others have open beside it is known to the shell.
        merged.last_open.clone_from(&self.last_open);
        merged.last_front.clone_from(&self.last_front);
        merged.bookmarks.clear();
        for path in &merged.recent {
            let both = [self.bookmark(path), theirs.bookmark(path)];
            let latest = both.into_iter().flatten().max_by_key(|bookmark| bookmark.left_at());
            merged.bookmarks.extend(latest.cloned());
        }
        merged
    }

    /// Setting by setting. Nothing where one cannot be written, such as a path in no known encoding.
    fn settings_over(&self, base: &Self, theirs: &Self) -> Option<Self> {
        let (base, theirs) = (object(base)?, object(theirs)?);
        let mut merged = object(self)?;
        for (name, value) in &mut merged {
            if base.get(name) == Some(value)
                && let Some(theirs) = theirs.get(name)
            {
                value.clone_from(theirs);
            }
        }
        serde_json::from_value(Value::Object(merged)).ok()
    }
}

fn object(preferences: &Preferences) -> Option<Map<String, Value>> {
    match serde_json::to_value(preferences) {
        Ok(Value::Object(object)) => Some(object),
        _ => None,
    }
}
