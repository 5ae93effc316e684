//! The units and leaders that labels name, each once.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::{Party, PartyId, PartyKind};
use crate::text::Words;

use super::name_words::{ends_with_post, is_person};

/// The parties of a report while it is read.
#[derive(Debug, Default)]
pub(in crate::reading) struct Parties {
    list: Vec<Arc<Party>>,
    ids: HashMap<(String, PartyKind), PartyId>,
}

/// Names longer than this are sentences.
const LONGEST: usize = 40;

impl Parties {
    /// The ids of the names in a list of them; those that are no names are left out and counted.
    pub(in crate::reading) fn named(&mut self, words: &str, kind: PartyKind) -> (Vec<PartyId>, usize) {
        let mut ids = Vec::new();
        let mut refused = 0;
        for Name { name, duty } in names(words, kind) {
            // A telephone number beside a name is no name.
            if name.chars().count() > LONGEST || !name.chars().any(char::is_alphabetic) {
                refused += 1;
                continue;
            }
            let id = self.id(&name, kind);
            if let Some(party) =
                self.list.iter_mut().find(|party| party.id == id && party.duty.is_empty() && !duty.is_empty())
            {
                Arc::make_mut(party).duty = duty;
            }
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        (ids, refused)
    }

    /// All parties, in the order of their first mention.
    #[must_use]
    pub(in crate::reading) fn into_list(self) -> Vec<Arc<Party>> {
        self.list
    }

    fn id(&mut self, name: &str, kind: PartyKind) -> PartyId {
        // Who leads one item and handles another is one leader.
        let known = self.ids.get(&(name.to_owned(), kind)).or_else(|| {
            let leader = (name.to_owned(), PartyKind::Leader);
            self.ids.get(&leader).filter(|_| kind == PartyKind::Person)
        });
        if let Some(id) = known {
            return id.clone();
        }
        let prefix = match kind {
            PartyKind::Leader => 'l',
            PartyKind::Unit => 'u',
            PartyKind::Person => 'p',
        };
        let count = self.list.iter().filter(|party| party.kind == kind).count() + 1;
        let id = PartyId::from(format!("{prefix}{count}"));
        self.list.push(Arc::new(Party::new(id.clone(), name.to_owned(), kind)));
        self.ids.insert((name.to_owned(), kind), id.clone());
        id
    }
}

/// Titles that are only half of one: 县委常委、组织部部长 is one leader.
static HALVES: Words = Words::of("ledger.half_of_post");

/// A name with the post that stands before it.
struct Name {
    name: String,
    duty: String,
}

/// The names in a list. Of persons a post and the name behind a blank are one: 党组书记、局长 王某某.
fn names(words: &str, kind: PartyKind) -> Vec<Name> {
    let is_unit = kind == PartyKind::Unit;
    let parts = if is_unit { vec![words.to_owned()] } else { parted(words, |c, _| is_comma(c) || c == '\n') };
    parts
        .iter()
        .flat_map(|part| posted(part, is_unit).map_or_else(|| alone(part, is_unit), |name| vec![name]))
        .collect()
}

/// A post, blanks and the name of who holds it.
fn posted(part: &str, is_unit: bool) -> Option<Name> {
    let (post, name) = part.trim().rsplit_once(is_blank).filter(|_| !is_unit)?;
    let (post, name) = (post.trim_end_matches(is_blank), name.trim());
    let is_one = !post.contains(is_blank) && ends_with_post(post) && is_person(name) && !ends_with_post(name);
    is_one.then(|| Name { name: name.to_owned(), duty: post.to_owned() })
}

/// The names in a list, each as it stands.
fn alone(part: &str, is_unit: bool) -> Vec<Name> {
    let ends = |c: char, before: &str| {
        let half = c == '、' && !is_unit && HALVES.iter().any(|half| before.ends_with(half));
        (is_comma(c) || matches!(c, '、' | '。' | '\n' | '\t' | '/' | '|' | ' ' | '\u{3000}')) && !half
    };
    let clean = |name: String| {
        let name = name.trim().trim_end_matches("等单位").trim_end_matches('等');
        (!matches!(name, "" | "无" | "-" | "—" | "/")).then(|| Name { name: name.to_owned(), duty: String::new() })
    };
    parted(part, ends).into_iter().filter_map(clean).collect()
}

fn is_comma(c: char) -> bool {
    matches!(c, ',' | '\u{ff0c}' | ';' | '\u{ff1b}')
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | ':' | '\u{ff1a}')
}

/// The pieces of words between the marks that end one, by the mark and what stands before it. Marks within brackets end none.
fn parted(words: &str, ends: impl Fn(char, &str) -> bool) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut depth = 0_usize;
    for c in words.chars() {
        match c {
            '(' | '\u{ff08}' => depth += 1,
            ')' | '\u{ff09}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && pieces.last().is_some_and(|before| ends(c, before)) {
            pieces.push(String::new());
        } else if let Some(piece) = pieces.last_mut() {
            piece.push(c);
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_party() {
        let mut parties = Parties::default();
        let (first, _) = parties.named("县委组织部、县教育局(体育局、科技局)等单位", PartyKind::Unit);
        let (second, _) = parties.named("县教育局(体育局、科技局);各乡镇", PartyKind::Unit);
        assert_eq!(first.iter().map(PartyId::as_str).collect::<Vec<_>>(), ["u1", "u2"]);
        assert_eq!(second.iter().map(PartyId::as_str).collect::<Vec<_>>(), ["u2", "u3"]);
        assert_eq!(parties.named("无", PartyKind::Unit), (vec![], 0));
        assert_eq!(parties.named("县委常委、组织部部长;副县长", PartyKind::Leader).0.len(), 2);
        assert_eq!(parties.named("副县长(教育,文旅)，县长", PartyKind::Leader).0.len(), 2, "brackets part nothing");
        let (one, _) = parties.named("党委书记、院长 赵某", PartyKind::Leader);
        let (other, _) = parties.named("赵某 孙某某", PartyKind::Leader);
        assert_eq!((one.len(), other.len()), (1, 2));
        assert_eq!(one.first(), other.first());
        let list = parties.into_list();
        let named = list.iter().find(|party| Some(&party.id) == one.first()).unwrap();
        assert_eq!((&*named.name, &*named.duty), ("赵某", "党委书记、院长"));
    }
}
