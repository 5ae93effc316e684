//! Items under their categories and problems, which begin anew when their names change.

use std::sync::Arc;

use crate::model::{Category, CategoryId, Closed, Extra, Item, ItemId, NodeId, Problem, ProblemId, Progress, When};
use crate::reading::item::field::Desk;
use crate::reading::item::mark::mark;
use crate::reading::item::record::{Record, Stretch};
use crate::reading::item::types::{Level, Remark, Role};
use crate::reading::notice::item::fill;
use crate::text::{Text, when};

use super::draft::{Draft, whole};
use super::rows::Ground;

/// Puts an item under its category and problem, which begin anew when their names change.
pub(super) fn place(
    ground: &Ground<'_>,
    categories: &mut Vec<Category>,
    draft: Draft,
    desk: &mut Desk<'_>,
    record: &mut Record,
) {
    let own = if draft.category.is_empty() { ground.title } else { &draft.category };
    let (number, title) = marked(own);
    if categories.last().is_none_or(|last| last.title != title) {
        let id = CategoryId::from(format!("c{}", ground.first + categories.len() + 1));
        categories.push(Category::new(id, number, title.clone()));
    }
    let Some(category) = categories.last_mut() else { return };
    let (number, name) = if draft.problem.is_empty() { (String::new(), title) } else { marked(&draft.problem) };
    if category.problems.last().is_none_or(|last| last.title != name) {
        let id = ProblemId::from(format!("{}p{}", category.id, category.problems.len() + 1));
        category.problems.push(Arc::new(Problem::new(id, number, name)));
    }
    let Some(problem) = category.problems.last_mut() else { return };
    let id = ItemId::from(format!("{}i{}", problem.id, problem.items.len() + 1));
    let item = make(draft, id, desk, record);
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

fn make(draft: Draft, id: ItemId, desk: &mut Desk<'_>, record: &mut Record) -> Item {
    let words = desk.words;
    let mut item = Item::new(id, draft.number, String::new());
    fill(&mut item, &draft.content, desk, record);
    if let Some(closed) = draft.closed {
        close(&mut item, closed, desk);
    }
    let node = NodeId::Item(item.id.clone());
    if let Some(title) = draft.content.title {
        record.note(title, Role::Heading(Level::Item), Some(&node));
    }
    let mut paragraphs = draft.paragraphs;
    paragraphs.sort_unstable();
    for paragraph in &paragraphs {
        record.cover(whole(words, *paragraph), Some(&node));
    }
    item.source = paragraphs.into_iter().map(|own| whole(words, own).span()).collect();
    item
}

/// 销号日期: the item was struck off that day.
fn close(item: &mut Item, at: Stretch, desk: &mut Desk<'_>) {
    let text = desk.words.text(at.paragraph).words(at.start, at.end);
    if let Some(When::Day(on)) = when(&text) {
        item.closed = Some(Closed { on, by: String::new(), how: String::new(), extra: Extra::default() });
        item.progress = Progress::Closed;
        item.basis.push(at.span());
    } else {
        desk.remarks.push(Remark::DueUnread(at.span()));
    }
}
