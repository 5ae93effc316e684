//! A JSON text as a tree of raw pieces, from which parts are taken out.

use serde_json::value::RawValue;

/// A JSON text taken apart. Leaves are as they were written; elements know their first position.
pub(super) enum Tree<'a> {
    Object(Vec<(String, Self)>),
    Array(Vec<(usize, Self)>),
    Leaf(&'a str),
}

/// The steps of a path: names, and positions with a bracket behind them.
pub(super) fn steps(path: &str) -> impl Iterator<Item = &str> {
    path.split(['.', '[']).filter(|step| !step.is_empty())
}

/// What was taken out of a tree.
pub(super) struct Removed {
    pub(super) path: String,
    pub(super) text: String,
}

/// The deepest that a dataset goes, with room for unknown fields.
const DEEPEST: usize = 24;

impl<'a> Tree<'a> {
    pub(super) fn of(text: &'a str, depth: usize) -> Option<Self> {
        let text = text.trim();
        if depth > DEEPEST {
            return Some(Self::Leaf(text));
        }
        match text.bytes().next()? {
            b'{' => {
                let Members(members) = serde_json::from_str(text).ok()?;
                let member = |(key, value): (String, &'a RawValue)| Some((key, Self::of(value.get(), depth + 1)?));
                members.into_iter().map(member).collect::<Option<_>>().map(Self::Object)
            }
            b'[' => {
                let elements: Vec<&'a RawValue> = serde_json::from_str(text).ok()?;
                let element = |(at, value): (usize, &'a RawValue)| Some((at, Self::of(value.get(), depth + 1)?));
                elements.into_iter().enumerate().map(element).collect::<Option<_>>().map(Self::Array)
            }
            _ => Some(Self::Leaf(text)),
        }
    }

    pub(super) fn write(&self, out: &mut String) {
        match self {
            Self::Leaf(text) => out.push_str(text),
            Self::Object(members) => {
                out.push('{');
                for (n, (key, value)) in members.iter().enumerate() {
                    out.push_str(if n > 0 { "," } else { "" });
                    out.push_str(&serde_json::Value::from(key.as_str()).to_string());
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
            Self::Array(elements) => {
                out.push('[');
                for (n, (_, value)) in elements.iter().enumerate() {
                    out.push_str(if n > 0 { "," } else { "" });
                    value.write(out);
                }
                out.push(']');
            }
        }
    }

    /// Takes out what a path such as `reports[0].title` names, or what is left of it that still is there. The tree stands at
    /// a path of its own, which is empty for the whole.
    pub(super) fn remove(&mut self, path: &str, at: &str) -> Option<Removed> {
        let steps: Vec<&str> = steps(path).collect();
        self.take(&steps, at.to_owned())
    }

    /// The elements of the list of this name, each with its first position; nothing where there is no such list.
    pub(super) fn elements(&mut self, name: &str) -> Option<&mut Vec<(usize, Self)>> {
        let Self::Object(members) = self else { return None };
        match members.iter_mut().find(|(key, _)| key == name) {
            Some((_, Self::Array(elements))) => Some(elements),
            _ => None,
        }
    }

    /// The text, as it would be written.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    fn take(&mut self, steps: &[&str], mut path: String) -> Option<Removed> {
        let (step, rest) = steps.split_first()?;
        match self {
            Self::Leaf(_) => None,
            Self::Object(members) => {
                let at = members.iter().position(|(key, _)| key == step)?;
                let dot = if path.is_empty() { "" } else { "." };
                path.extend([dot, step]);
                if let Some(found) = members.get_mut(at).and_then(|(_, tree)| tree.take(rest, path.clone())) {
                    return Some(found);
                }
                // The second of two fields of one name is the one too many.
                let last = members.iter().rposition(|(key, _)| key == step)?;
                let (_, tree) = members.remove(last);
                Some(Removed { path, text: tree.text() })
            }
            Self::Array(elements) => {
                let at: usize = step.strip_suffix(']')?.parse().ok()?;
                let (first, tree) = elements.get_mut(at)?;
                path.extend(["[", &first.to_string(), "]"]);
                if let Some(found) = tree.take(rest, path.clone()) {
                    return Some(found);
                }
                let (_, tree) = elements.remove(at);
                Some(Removed { path, text: tree.text() })
            }
        }
    }
}

/// The members of an object in their order, also those of the same name.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> serde::Deserialize<'de> for Members<'a> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MembersVisitor<'a>(std::marker::PhantomData<&'a ()>);
        impl<'de: 'a, 'a> serde::de::Visitor<'de> for MembersVisitor<'a> {
            type Value = Members<'a>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Members<'a>, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(MembersVisitor(std::marker::PhantomData))
    }
}
