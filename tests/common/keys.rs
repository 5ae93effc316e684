//! The keys of words that the sources ask for: what reaches the first argument of `text` and `with`, followed backwards
//! through variables, parameters, fields, and the functions that return it.
//!
//! Only what can hold a key is followed: parameters of a kind of `str`, and functions and fields of `&'static str`.
//!
//! Limits: functions and fields are told apart by their names alone, and what comes out of a list that is passed on is
//! not followed. Such a key is still found as a literal.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]
#![expect(clippy::option_option, reason = "a name may be bound or not, and then to a part or to the whole")]

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::{self, Visit};
use syn::{Expr, Pat};

use super::source::{is_for_tests, parsed};

/// What the sources say, outside tests and comments.
pub(crate) struct Asked {
    /// Every string, with the files that hold it.
    pub(crate) literals: BTreeMap<String, BTreeSet<String>>,
    /// Every string that is used as a key, with a file that does so.
    pub(crate) keys: BTreeMap<String, String>,
}

/// A function or closure-free body, with the names of its parameters.
struct Function {
    file: String,
    name: String,
    /// Their names, where they can hold a key.
    parameters: Vec<Option<String>>,
    block: syn::Block,
    gives_keys: bool,
}

/// Functions that give keys in one place and other strings in another: their keys are found as literals.
const OTHER: [&str; 2] = ["name", "code"];

/// An expression that gives a key, in the function that it stands in.
type Place = (usize, Expr);

#[derive(Default)]
struct Gather {
    file: String,
    literals: BTreeMap<String, BTreeSet<String>>,
    functions: Vec<Function>,
    constants: BTreeMap<String, Expr>,
    fields: BTreeMap<String, Vec<Place>>,
    key_fields: BTreeSet<String>,
    calls: BTreeMap<String, Vec<(usize, Vec<Expr>)>>,
    /// What words are asked for: the first argument of `text` and `with` of some `words`.
    asked: Vec<Place>,
    within: Vec<usize>,
}

/// Finds what the sources ask for.
pub(crate) fn asked() -> Asked {
    let mut gather = Gather::default();
    for (file, syntax) in parsed() {
        gather.file = file;
        gather.visit_file(&syntax);
    }
    let mut follow = Follow { gather: &gather, keys: BTreeMap::new(), seen: BTreeSet::new() };
    for (function, key) in &gather.asked {
        follow.expression(key, *function, None);
    }
    let keys = follow.keys;
    Asked { literals: gather.literals, keys }
}

impl Gather {
    fn function(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let parameters = signature.inputs.iter().filter_map(|input| match input {
            syn::FnArg::Typed(typed) => Some(name_of(&typed.pat).filter(|_| words_in(&typed.ty).ends_with("str"))),
            syn::FnArg::Receiver(_) => None,
        });
        let gives_keys = match &signature.output {
            syn::ReturnType::Type(_, kind) => holds_keys(kind),
            syn::ReturnType::Default => false,
        };
        self.within.push(self.functions.len());
        self.functions.push(Function {
            file: self.file.clone(),
            name: signature.ident.to_string(),
            parameters: parameters.collect(),
            block: block.clone(),
            gives_keys,
        });
        visit::visit_block(self, block);
        self.within.pop();
    }

    fn literal(&mut self, text: String) {
        self.literals.entry(text).or_default().insert(self.file.clone());
    }

    /// True for what is called words, and for the words themselves.
    fn are_words(&self, receiver: &Expr) -> bool {
        match receiver {
            Expr::Path(path) => {
                path.path.is_ident("words") || path.path.is_ident("self") && self.file.starts_with("words/")
            }
            Expr::Field(field) => matches!(&field.member, syn::Member::Named(name) if name == "words"),
            Expr::MethodCall(call) => call.method == "words",
            Expr::Paren(inner) => self.are_words(&inner.expr),
            _ => false,
        }
    }

    fn here(&self) -> usize {
        self.within.last().copied().unwrap_or(usize::MAX)
    }
}

/// A type as it is written.
fn words_in(kind: &syn::Type) -> String {
    struct Names(Vec<String>);
    impl<'ast> Visit<'ast> for Names {
        fn visit_lifetime(&mut self, lifetime: &'ast syn::Lifetime) {
            self.0.push(lifetime.to_string());
        }

        fn visit_ident(&mut self, ident: &'ast syn::Ident) {
            self.0.push(ident.to_string());
        }
    }
    let mut names = Names(Vec::new());
    names.visit_type(kind);
    names.0.join(" ")
}

/// True for `&'static str`, alone or as a part of a tuple, an option, a list.
fn holds_keys(kind: &syn::Type) -> bool {
    words_in(kind).contains("'static str")
}

fn name_of(pattern: &Pat) -> Option<String> {
    match pattern {
        Pat::Ident(ident) => Some(ident.ident.to_string()),
        Pat::Type(typed) => name_of(&typed.pat),
        Pat::Reference(reference) => name_of(&reference.pat),
        _ => None,
    }
}

impl<'ast> Visit<'ast> for Gather {
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !is_for_tests(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if !is_for_tests(&item.attrs) {
            self.function(&item.sig, &item.block);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.function(&item.sig, &item.block);
    }

    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        self.constants.insert(item.ident.to_string(), (*item.expr).clone());
        visit::visit_item_const(self, item);
    }

    fn visit_field(&mut self, field: &'ast syn::Field) {
        let name = field.ident.as_ref().filter(|_| holds_keys(&field.ty));
        self.key_fields.extend(name.map(ToString::to_string));
    }

    fn visit_lit_str(&mut self, literal: &'ast syn::LitStr) {
        self.literal(literal.value());
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        // What looks like a list of expressions is read as one: `vec![]`, `format!()`, `matches!()`.
        let list = syn::punctuated::Punctuated::<Expr, syn::Token![,]>::parse_terminated;
        if let Ok(list) = call.parse_body_with(list) {
            list.iter().for_each(|expression| self.visit_expr(expression));
        } else {
            let tokens = call.tokens.to_string();
            tokens.split('"').skip(1).step_by(2).for_each(|text| self.literal(text.to_owned()));
        }
    }

    fn visit_expr_struct(&mut self, expression: &'ast syn::ExprStruct) {
        for field in &expression.fields {
            if let syn::Member::Named(name) = &field.member {
                let place = (self.here(), field.expr.clone());
                self.fields.entry(name.to_string()).or_default().push(place);
            }
        }
        visit::visit_expr_struct(self, expression);
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        if let Expr::Path(path) = &*call.func {
            let name = path.path.segments.last().unwrap().ident.to_string();
            let arguments = call.args.iter().cloned().collect();
            let here = self.here();
            self.calls.entry(name).or_default().push((here, arguments));
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let here = self.here();
        let asks = call.method == "text" || call.method == "with";
        if let Some(key) = call.args.first().filter(|_| asks && self.are_words(&call.receiver)) {
            self.asked.push((here, key.clone()));
        }
        let arguments = call.args.iter().cloned().collect();
        self.calls.entry(call.method.to_string()).or_default().push((here, arguments));
        visit::visit_expr_method_call(self, call);
    }
}

struct Follow<'a> {
    gather: &'a Gather,
    keys: BTreeMap<String, String>,
    /// Functions, parameters and fields that were followed.
    seen: BTreeSet<String>,
}

impl Follow<'_> {
    /// What is passed to the function of this name in a file as this argument.
    fn arguments(&mut self, name: &str, in_file: &str, at: usize) {
        if !self.seen.insert(format!("{in_file} {name}({at})")) {
            return;
        }
        let namesakes: Vec<&Function> = self.gather.functions.iter().filter(|own| own.name == name).collect();
        for (function, arguments) in self.gather.calls.get(name).into_iter().flatten() {
            // Of several functions with this name, the one in the caller's file is meant.
            let file = self.gather.functions.get(*function).map(|own| own.file.as_str());
            let is_meant = namesakes.len() == 1 || file == Some(in_file);
            if let Some(argument) = arguments.get(at).filter(|_| is_meant) {
                self.expression(argument, *function, None);
            }
        }
    }

    fn function(&mut self, name: &str, part: Option<usize>) {
        if OTHER.contains(&name) || !self.seen.insert(format!("{name}->{part:?}")) {
            return;
        }
        for (at, function) in self.gather.functions.iter().enumerate() {
            if function.name == name && function.gives_keys {
                self.block(&function.block, at, part);
                for returned in returns(&function.block) {
                    self.expression(&returned, at, part);
                }
            }
        }
    }

    fn block(&mut self, block: &syn::Block, function: usize, part: Option<usize>) {
        if let Some(syn::Stmt::Expr(last, None)) = block.stmts.last() {
            self.expression(last, function, part);
        }
    }

    fn expression(&mut self, expression: &Expr, function: usize, part: Option<usize>) {
        match expression {
            Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) if part.is_none() && !text.value().is_empty() => {
                let file = self.gather.functions.get(function).map_or_else(String::new, |own| own.file.clone());
                self.keys.entry(text.value()).or_insert(file);
            }
            Expr::Tuple(tuple) => {
                if let Some(own) = part.and_then(|part| tuple.elems.get(part)) {
                    self.expression(own, function, None);
                }
            }
            Expr::Paren(inner) => self.expression(&inner.expr, function, part),
            Expr::Group(inner) => self.expression(&inner.expr, function, part),
            Expr::Reference(inner) => self.expression(&inner.expr, function, part),
            Expr::Unary(inner) => self.expression(&inner.expr, function, part),
            Expr::Try(inner) => self.expression(&inner.expr, function, part),
            Expr::Block(inner) => self.block(&inner.block, function, part),
            Expr::Closure(closure) => self.expression(&closure.body, function, part),
            Expr::If(branch) => {
                self.block(&branch.then_branch, function, part);
                if let Some((_, other)) = &branch.else_branch {
                    self.expression(other, function, part);
                }
            }
            Expr::Match(choice) => choice.arms.iter().for_each(|arm| self.expression(&arm.body, function, part)),
            Expr::Call(call) => self.call(call, function, part),
            Expr::MethodCall(call) => self.method(call, function, part),
            Expr::Field(field) => self.field(field),
            Expr::Path(path) => {
                if let Some(name) = path.path.get_ident() {
                    self.variable(&name.to_string(), function, part);
                } else if let Some(last) = path.path.segments.last() {
                    self.constant(&last.ident.to_string(), part);
                }
            }
            _ => {}
        }
    }

    fn call(&mut self, call: &syn::ExprCall, function: usize, part: Option<usize>) {
        let Expr::Path(path) = &*call.func else { return };
        let name = path.path.segments.last().unwrap().ident.to_string();
        if let ("Some" | "Ok" | "Err", Some(inner)) = (name.as_str(), call.args.first()) {
            self.expression(inner, function, part);
        } else {
            self.function(&name, part);
            // A closure of this function.
            self.variable(&name, function, part);
        }
    }

    fn method(&mut self, call: &syn::ExprMethodCall, function: usize, part: Option<usize>) {
        let name = call.method.to_string();
        let passes = ["clone", "copied", "cloned", "as_str", "to_owned", "or", "or_else", "unwrap_or", "filter"];
        let makes = ["or", "or_else", "unwrap_or", "unwrap_or_else", "map", "map_or", "map_or_else", "and_then"];
        let makes_too = ["then", "then_some", "is_some_and"];
        if passes.contains(&name.as_str()) || name.starts_with("unwrap_or") {
            self.expression(&call.receiver, function, part);
        }
        if makes.contains(&name.as_str()) || makes_too.contains(&name.as_str()) {
            for argument in &call.args {
                self.expression(argument, function, part);
                // The name of a function in the place of a closure.
                if let Expr::Path(path) = argument
                    && let Some(last) = path.path.segments.last()
                {
                    self.function(&last.ident.to_string(), part);
                }
            }
        } else {
            self.function(&name, part);
        }
    }

    fn field(&mut self, field: &syn::ExprField) {
        let syn::Member::Named(name) = &field.member else { return };
        if self.gather.key_fields.contains(&name.to_string()) && self.seen.insert(format!(".{name}")) {
            for (function, expression) in self.gather.fields.get(&name.to_string()).into_iter().flatten() {
                self.expression(expression, *function, None);
            }
        }
    }

    fn constant(&mut self, name: &str, part: Option<usize>) {
        if let Some(expression) = self.gather.constants.get(name) {
            self.expression(expression, usize::MAX, part);
        }
    }

    /// What a variable of a function is given, where it is declared, or by the callers.
    fn variable(&mut self, name: &str, function: usize, part: Option<usize>) {
        if name.starts_with(char::is_uppercase) {
            return self.constant(name, part);
        }
        let Some(own) = self.gather.functions.get(function) else { return };
        if !self.seen.insert(format!("{function}:{name}:{part:?}")) {
            return;
        }
        if let Some(at) = own.parameters.iter().position(|parameter| parameter.as_deref() == Some(name)) {
            self.arguments(&own.name, &own.file, at);
        }
        let mut bindings = Bindings { name, part, found: Vec::new(), of_each: Vec::new() };
        bindings.visit_block(&own.block);
        for (expression, part) in bindings.found {
            self.expression(&expression, function, part);
        }
        for (list, part) in bindings.of_each {
            self.each(&list, function, part);
        }
    }

    /// What stands in a list.
    fn each(&mut self, list: &Expr, function: usize, part: Option<usize>) {
        match list {
            Expr::Array(array) => array.elems.iter().for_each(|own| self.expression(own, function, part)),
            Expr::Reference(inner) => self.each(&inner.expr, function, part),
            Expr::MethodCall(call) => self.each(&call.receiver, function, part),
            Expr::Path(path) => {
                let name = path.path.segments.last().unwrap().ident.to_string();
                if let Some(constant) = self.gather.constants.get(&name) {
                    self.each(constant, usize::MAX, part);
                } else if let Some(own) = self.gather.functions.get(function) {
                    let mut bindings = Bindings { name: &name, part: None, found: Vec::new(), of_each: Vec::new() };
                    bindings.visit_block(&own.block);
                    for (expression, _) in bindings.found {
                        if !matches!(expression, Expr::Path(_) | Expr::MethodCall(_)) {
                            self.each(&expression, function, part);
                        }
                    }
                }
            }
            _ => {}
        }
    }
}

/// Where a variable gets its value in a function: by itself or as a part of a tuple, from an expression or from each
/// of a list.
struct Bindings<'a> {
    name: &'a str,
    part: Option<usize>,
    found: Vec<(Expr, Option<usize>)>,
    of_each: Vec<(Expr, Option<usize>)>,
}

impl Bindings<'_> {
    fn place(&self, pattern: &Pat) -> Option<Option<usize>> {
        match pattern {
            Pat::Tuple(tuple) => {
                let at = tuple.elems.iter().position(|own| name_of(own).as_deref() == Some(self.name))?;
                Some(Some(at))
            }
            Pat::Reference(reference) => self.place(&reference.pat),
            Pat::TupleStruct(tuple) => self.place(tuple.elems.first()?),
            _ => (name_of(pattern).as_deref() == Some(self.name)).then_some(self.part),
        }
    }
}

impl<'ast> Visit<'ast> for Bindings<'_> {
    fn visit_local(&mut self, local: &'ast syn::Local) {
        if let (Some(part), Some(init)) = (self.place(&local.pat), &local.init) {
            self.found.push(((*init.expr).clone(), part));
        }
        visit::visit_local(self, local);
    }

    fn visit_expr_let(&mut self, binding: &'ast syn::ExprLet) {
        if let Some(part) = self.place(&binding.pat) {
            self.found.push(((*binding.expr).clone(), part));
        }
        visit::visit_expr_let(self, binding);
    }

    fn visit_expr_for_loop(&mut self, each: &'ast syn::ExprForLoop) {
        if let Some(part) = self.place(&each.pat) {
            self.of_each.push(((*each.expr).clone(), part));
        }
        visit::visit_expr_for_loop(self, each);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        for argument in &call.args {
            if let Expr::Closure(closure) = argument
                && let Some(part) = closure.inputs.iter().find_map(|input| self.place(input))
            {
                self.of_each.push(((*call.receiver).clone(), part));
                self.found.push(((*call.receiver).clone(), part));
            }
        }
        visit::visit_expr_method_call(self, call);
    }
}

/// What a function returns before its end.
fn returns(block: &syn::Block) -> Vec<Expr> {
    struct Returns(Vec<Expr>);
    impl<'ast> Visit<'ast> for Returns {
        fn visit_expr_return(&mut self, returned: &'ast syn::ExprReturn) {
            self.0.extend(returned.expr.as_deref().cloned());
        }

        fn visit_expr_closure(&mut self, _: &'ast syn::ExprClosure) {}
    }
    let mut found = Returns(Vec::new());
    found.visit_block(block);
    found.0
}
