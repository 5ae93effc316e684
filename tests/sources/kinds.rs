//! A new kind of chart is declared in five places, the language files being one of them: the program's sources are parsed, and
//! whatever else asks what kind a chart is has an answer for kinds that it does not know.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::{self, Visit};

use crate::source;

/// Where a kind is declared: its module, its marks, its name with what makes it, its layout. The fifth are its words.
const DECLARED: [&str; 4] = ["chart/mod.rs", "chart/value/mod.rs", "chart/catalogue.rs", "scene/chart/mod.rs"];

/// The enums whose variants are kinds.
const ENUMS: [&str; 2] = ["Body", "Named"];

/// The kinds that a `match` names, and whether it has an answer for any other: of each one of a file.
#[derive(Default)]
struct Matches(Vec<(BTreeSet<String>, bool)>);

/// The kinds in a pattern.
#[derive(Default)]
struct Kinds(BTreeSet<String>);

impl<'a> Visit<'a> for Kinds {
    fn visit_path(&mut self, path: &'a syn::Path) {
        let names: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if let [.., of, kind] = names.as_slice()
            && ENUMS.contains(&of.as_str())
        {
            self.0.insert(format!("{of}::{kind}"));
        }
    }
}

impl<'a> Visit<'a> for Matches {
    fn visit_item_mod(&mut self, module: &'a syn::ItemMod) {
        // Tests may name what they like.
        if !source::is_for_tests(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_expr_match(&mut self, own: &'a syn::ExprMatch) {
        let mut kinds = Kinds::default();
        own.arms.iter().for_each(|arm| kinds.visit_pat(&arm.pat));
        let is_any = |arm: &syn::Arm| arm.guard.is_none() && matches!(arm.pat, syn::Pat::Wild(_) | syn::Pat::Ident(_));
        if !kinds.0.is_empty() {
            self.0.push((kinds.0, own.arms.iter().any(is_any)));
        }
        visit::visit_expr_match(self, own);
    }
}

/// The files that have to be changed for each kind.
fn told() -> BTreeMap<String, BTreeSet<String>> {
    let mut told: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, syntax) in source::parsed() {
        let mut matches = Matches::default();
        matches.visit_file(&syntax);
        for kind in matches.0.iter().filter(|(_, has_any)| !has_any).flat_map(|(kinds, _)| kinds) {
            told.entry(kind.clone()).or_default().insert(name.clone());
        }
    }
    told
}

/// The variants of an enum of a file, each with its name in it.
fn variants(file: &str, name: &str) -> BTreeSet<String> {
    let (_, file) = source::parsed().into_iter().find(|(path, _)| path == file).unwrap();
    let own = file.items.iter().find_map(|item| match item {
        syn::Item::Enum(own) if own.ident == name => Some(own),
        _ => None,
    });
    own.unwrap().variants.iter().map(|variant| format!("{name}::{}", variant.ident)).collect()
}

#[test]
fn a_kind_of_chart_is_declared_in_five_places() {
    let told = told();
    let kinds = variants("chart/value/mod.rs", "Body");
    assert!(kinds.contains("Body::Calendar") && kinds.contains("Body::ClosedPanels"), "{kinds:?}");
    for kind in &kinds {
        let files = told.get(kind).cloned().unwrap_or_default();
        assert!(files.contains("scene/chart/mod.rs"), "{kind} is laid out where all are: {files:?}");
        let other: Vec<&String> = files.iter().filter(|file| !DECLARED.contains(&file.as_str())).collect();
        assert_eq!(other, Vec::<&String>::new(), "{kind} must be known there too");
    }
    let names = variants("chart/catalogue.rs", "Named");
    assert!(names.len() > 10, "{names:?}");
    for name in names {
        let files = told.get(&name).cloned().unwrap_or_default();
        let other: Vec<&String> = files.iter().filter(|file| *file != "chart/catalogue.rs").collect();
        assert_eq!(other, Vec::<&String>::new(), "{name} must be known there too");
    }
}
