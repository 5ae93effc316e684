//! Items under their categories and problems, by the names of those.

use std::sync::Arc;

use crate::model::{Category, CategoryId, ItemId, Problem, ProblemId};
use crate::reading::item::mark::mark;
use crate::reading::item::record::Record;
use crate::text::{Text, fold};

use super::assemble::item;
use super::context::Context;
use super::draft::Draft;

/// Where the items of one sheet go.
pub(super) struct Place<'a> {
    /// How many categories come before.
    pub(super) first: usize,
    /// The category of items that name none.
    pub(super) title: &'a str,
}

/// Puts the item of a draft under its category and problem, which are those of the same name or begin anew.
pub(super) fn place(
    place: &Place<'_>,
    categories: &mut Vec<Category>,
    draft: &Draft,
    context: &mut Context<'_, '_>,
    record: &mut Record,
) {
    let own = if draft.category.is_empty() { place.title } else { &draft.category };
    let (number, title) = marked(own);
    let at = categories.iter().position(|category| fold(&category.title) == fold(&title)).unwrap_or_else(|| {
        let id = CategoryId::from(format!("c{}", place.first + categories.len() + 1));
        categories.push(Category::new(id, number, title.clone()));
        categories.len() - 1
    });
    let Some(category) = categories.get_mut(at) else { return };
    let (number, name) = if draft.problem.is_empty() { (String::new(), title) } else { marked(&draft.problem) };
    if category.problems.last().is_none_or(|last| last.title != name) {
        let id = ProblemId::from(format!("{}p{}", category.id, category.problems.len() + 1));
        category.problems.push(Arc::new(Problem::new(id, number, name)));
    }
    let Some(problem) = category.problems.last_mut() else { return };
    let id = ItemId::from(format!("{}i{}", problem.id, problem.items.len() + 1));
    let item = item(draft, id, context, record);
    Arc::make_mut(problem).items.push(Arc::new(item));
}

/// A name with its mark apart: 一、政治建设方面.
fn marked(name: &str) -> (String, String) {
    let name = name.replace('\n', "");
    let text = Text::new(&name);
    match mark(&text, 0).filter(|mark| mark.content < text.len()) {
        Some(mark) => (text.words(mark.start, mark.end), text.words(mark.content, text.len())),
        None => (String::new(), name),
    }
}
