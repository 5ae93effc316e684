//! The program's own sources, parsed: its modules, what each defines and imports, and every path that it writes.
//!
//! Limits: a method call names no module, so it counts for nothing, nor does a plain small name (it may be a variable:
//! an import of it counts instead); macros are searched for paths word by word.

#![allow(dead_code, reason = "no test uses all of it")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests fail as tests do")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use syn::visit::{self, Visit};

/// A path as it is written: `["crate", "session", "Action"]`.
pub(crate) type Words = Vec<String>;

/// A file of the program, which is a module of it.
pub(crate) struct Source {
    /// The file, from `src` on.
    pub(crate) path: String,
    /// The module: `["session", "charts"]`.
    pub(crate) module: Words,
    /// True for a file of tests.
    pub(crate) is_test: bool,
    /// The lines of its `//!` comment.
    pub(crate) doc: Vec<String>,
    pub(crate) uses: Uses,
}

/// What a module holds, as far as names can be looked up in it.
#[derive(Default)]
struct Module {
    /// Modules in it that are compiled for tests alone.
    tests: BTreeSet<String>,
    children: BTreeSet<String>,
    defined: BTreeSet<String>,
    aliases: BTreeMap<String, Words>,
    globs: Vec<Words>,
}

/// All modules of the program.
pub(crate) struct Crate {
    pub(crate) sources: Vec<Source>,
    modules: BTreeMap<Words, Module>,
}

/// What a file uses.
#[derive(Default)]
pub(crate) struct Uses {
    /// Paths that it imports for itself.
    pub(crate) imports: Vec<Words>,
    /// Paths that it makes available to others.
    pub(crate) reexports: Vec<Words>,
    /// Paths in its code.
    pub(crate) paths: Vec<Words>,
}

static PROGRAM: LazyLock<Crate> = LazyLock::new(|| {
    let (mut sources, mut modules) = (Vec::new(), BTreeMap::new());
    for (path, syntax) in parsed() {
        // They are programs of their own.
        if path == "main.rs" || path == "build.rs" {
            continue;
        }
        let mut gather = Gather::default();
        gather.visit_file(&syntax);
        let name = path.strip_suffix(".rs").unwrap();
        let name = name.strip_suffix("/mod").unwrap_or(if name == "lib" { "" } else { name });
        let name: Words = name.split('/').filter(|part| !part.is_empty()).map(ToOwned::to_owned).collect();
        modules.insert(name.clone(), module(&syntax, &gather));
        sources.push(Source { path, module: name, is_test: false, doc: doc(&syntax), uses: gather.uses() });
    }
    for source in &mut sources {
        source.is_test = (1..=source.module.len()).any(|to| {
            let (above, name) = (&source.module[..to - 1], &source.module[to - 1]);
            modules.get(above).is_some_and(|above: &Module| above.tests.contains(name))
        });
    }
    Crate { sources, modules }
});

/// The whole program.
pub(crate) fn program() -> &'static Crate {
    &PROGRAM
}

/// Every file under `src`, named from there on.
pub(crate) fn parsed() -> Vec<(String, syn::File)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    find(&src, &mut files);
    files.sort();
    let parse = |file: &PathBuf| {
        let path = file.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
        (path, syn::parse_file(&fs::read_to_string(file).unwrap()).unwrap())
    };
    files.iter().map(parse).collect()
}

fn doc(syntax: &syn::File) -> Vec<String> {
    let text = |attribute: &syn::Attribute| match &attribute.meta.require_name_value().ok()?.value {
        syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => Some(text.value()),
        _ => None,
    };
    syntax.attrs.iter().filter_map(text).collect()
}

fn find(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            find(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// True for what is compiled for tests alone.
pub(crate) fn is_for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let test = |meta: &syn::MetaList| meta.path.is_ident("cfg") && meta.tokens.to_string() == "test";
        attribute.path().is_ident("test") || attribute.meta.require_list().is_ok_and(test)
    })
}

fn module(syntax: &syn::File, gather: &Gather) -> Module {
    let mut module = Module::default();
    for item in &syntax.items {
        let name = match item {
            syn::Item::Const(item) => &item.ident,
            syn::Item::Enum(item) => &item.ident,
            syn::Item::Fn(item) => &item.sig.ident,
            syn::Item::Static(item) => &item.ident,
            syn::Item::Struct(item) => &item.ident,
            syn::Item::Trait(item) => &item.ident,
            syn::Item::Type(item) => &item.ident,
            syn::Item::Mod(item) => {
                if is_for_tests(&item.attrs) {
                    module.tests.insert(item.ident.to_string());
                }
                module.children.insert(item.ident.to_string());
                continue;
            }
            // What a macro defines is named in it: `commands! {}` makes `Command`.
            syn::Item::Macro(item) => {
                module.defined.extend(defined_by_macro(&item.mac.tokens.to_string()));
                continue;
            }
            _ => continue,
        };
        module.defined.insert(name.to_string());
    }
    for (name, path, _) in &gather.imports {
        match name.as_str() {
            "*" => module.globs.push(path.clone()),
            _ => drop(module.aliases.insert(name.clone(), path.clone())),
        }
    }
    module
}

/// The names after `struct`, `enum` and the like in the words of a macro.
fn defined_by_macro(tokens: &str) -> Vec<String> {
    let words: Vec<&str> = tokens.split_whitespace().collect();
    let pairs = words.windows(2).filter(|pair| ["struct", "enum", "const", "fn", "type"].contains(&pair[0]));
    pairs.map(|pair| pair[1].to_owned()).collect()
}

impl Crate {
    /// A path from the root of the program, or of another library: what it says where it stands in a module.
    pub(crate) fn absolute(&self, module: &[String], path: &[String]) -> Words {
        let mut at = module.to_vec();
        let mut rest = path;
        match path.first().map(String::as_str) {
            Some("crate") => {
                at.clear();
                rest = &path[1..];
            }
            Some("self") => rest = &path[1..],
            Some("super") => {
                while rest.first().is_some_and(|first| first == "super") {
                    at.pop();
                    rest = &rest[1..];
                }
            }
            Some(first) => {
                let here = self.modules.get(module);
                if here.is_some_and(|here| here.children.contains(first) || here.defined.contains(first)) {
                    return ["crate".to_owned()].into_iter().chain(at).chain(path.iter().cloned()).collect();
                }
                return match here.and_then(|here| here.aliases.get(first)) {
                    Some(alias) if alias.first() != path.first() => {
                        let start = self.absolute(module, alias);
                        start.into_iter().chain(path[1..].iter().cloned()).collect()
                    }
                    _ => path.to_vec(),
                };
            }
            None => {}
        }
        ["crate".to_owned()].into_iter().chain(at).chain(rest.iter().cloned()).collect()
    }

    /// The module that defines what a path from the root names, however often it is re-exported on the way.
    pub(crate) fn definition(&self, path: &[String]) -> Option<Words> {
        self.define(path, 0)
    }

    fn define(&self, path: &[String], depth: usize) -> Option<Words> {
        // Two modules that re-export each other would never end.
        if depth > 12 || path.first().is_none_or(|first| first != "crate") {
            return None;
        }
        let mut at: Words = Vec::new();
        for (n, word) in path.iter().enumerate().skip(1) {
            let module = self.modules.get(&at)?;
            if module.children.contains(word) {
                at.push(word.clone());
                continue;
            }
            if module.defined.contains(word) {
                return Some(at);
            }
            if let Some(alias) = module.aliases.get(word) {
                let start = self.absolute(&at, alias);
                let whole: Words = start.into_iter().chain(path[n + 1..].iter().cloned()).collect();
                return self.define(&whole, depth + 1);
            }
            return module.globs.iter().find_map(|glob| {
                let start = self.absolute(&at, glob);
                let whole: Words = start.into_iter().chain(path[n..].iter().cloned()).collect();
                self.define(&whole, depth + 1)
            });
        }
        // A module as a whole is no use of anything in it yet.
        None
    }
}

/// Gathers imports and paths outside tests.
#[derive(Default)]
struct Gather {
    /// Name, path, and whether others see it.
    imports: Vec<(String, Words, bool)>,
    paths: Vec<Words>,
}

impl Gather {
    fn uses(self) -> Uses {
        let mut uses = Uses { paths: self.paths, ..Uses::default() };
        for (_, path, public) in self.imports {
            if public { uses.reexports.push(path) } else { uses.imports.push(path) }
        }
        uses
    }

    fn tree(&mut self, tree: &syn::UseTree, before: &[String], public: bool) {
        let with = |name: &syn::Ident| -> Words { before.iter().cloned().chain([name.to_string()]).collect() };
        match tree {
            syn::UseTree::Path(path) => self.tree(&path.tree, &with(&path.ident), public),
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(tree, before, public)),
            syn::UseTree::Glob(_) => self.imports.push(("*".to_owned(), before.to_vec(), public)),
            syn::UseTree::Name(name) if name.ident == "self" => {
                let name = before.last().cloned().unwrap_or_default();
                self.imports.push((name, before.to_vec(), public));
            }
            syn::UseTree::Name(name) => self.imports.push((name.ident.to_string(), with(&name.ident), public)),
            syn::UseTree::Rename(rename) => {
                let path = if rename.ident == "self" { before.to_vec() } else { with(&rename.ident) };
                self.imports.push((rename.rename.to_string(), path, public));
            }
        }
    }
}

impl<'ast> Visit<'ast> for Gather {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !is_for_tests(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if !is_for_tests(&item.attrs) {
            visit::visit_item_fn(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if !is_for_tests(&item.attrs) {
            self.tree(&item.tree, &[], !matches!(item.vis, syn::Visibility::Inherited));
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let words: Words = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let is_plain = words.len() == 1 && words[0].starts_with(char::is_lowercase);
        if !is_plain {
            self.paths.push(words);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.visit_path(&call.path);
        self.paths.extend(paths_in(&call.tokens.to_string()));
    }
}

/// The paths in the words of a macro.
fn paths_in(tokens: &str) -> Vec<Words> {
    let is_name = |word: &str| word.starts_with(|c: char| c.is_alphabetic() || c == '_');
    let mut found: Vec<Words> = Vec::new();
    let mut goes_on = false;
    for word in tokens.split_whitespace() {
        match (goes_on, found.last_mut()) {
            (true, Some(path)) if is_name(word) => path.push(word.to_owned()),
            _ if is_name(word) => found.push(vec![word.to_owned()]),
            _ => {}
        }
        goes_on = word == "::";
    }
    found.retain(|path| path.len() > 1);
    found
}
