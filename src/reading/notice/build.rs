//! The tree of a report, heading after heading. Where a level is missing, the words of the one above stand in.

use std::collections::HashSet;
use std::sync::Arc;

use crate::model::{Category, CategoryId, Item, ItemId, NodeId, Problem, ProblemId, Progress, Term};

use super::content::Options;
use super::item::{item, number_of};
use super::levels::HeadingLevel;
use super::outline::{Heading, Key, Outline};
use super::segment::{NoticeText, ParagraphSegment};
use crate::reading::item::field::FillContext;
use crate::reading::item::record::{Record, TextRange};
use crate::reading::item::standing;
use crate::reading::item::types::{Level, Remark, Role};

/// What the tree is built from.
pub(super) struct Plan<'a> {
    /// The text.
    pub(super) words: &'a NoticeText,
    /// Its segments.
    pub(super) segments: &'a [ParagraphSegment],
    /// Its headings.
    pub(super) outline: &'a Outline,
    /// Their levels.
    pub(super) levels: &'a [HeadingLevel],
    /// The title of the report, which stands in for a category where nothing else does.
    pub(super) title: &'a str,
}

/// The tree while it grows.
struct Tree<'a, 'b> {
    plan: &'a Plan<'a>,
    fill: &'a mut FillContext<'b>,
    record: &'a mut Record,
    categories: Vec<Category>,
    /// A category that no heading names begins anew with each part.
    section: Option<(String, usize)>,
    /// What the headings above say of the standing of what is below: depth, place, what.
    lent: Vec<(usize, TextRange, (Progress, Term))>,
    missing: HashSet<Level>,
}

/// Builds the tree.
pub(super) fn build(plan: &Plan<'_>, fill: &mut FillContext<'_>, record: &mut Record) -> Vec<Arc<Category>> {
    let (categories, lent, missing) = (Vec::new(), Vec::new(), HashSet::new());
    let mut tree = Tree { plan, fill, record, categories, section: None, lent, missing };
    for (heading, heading_level) in plan.outline.headings.iter().zip(plan.levels) {
        tree.take(heading, *heading_level);
    }
    tree.categories.into_iter().map(Arc::new).collect()
}

impl Tree<'_, '_> {
    fn take(&mut self, heading: &Heading, heading_level: HeadingLevel) {
        let Some(head) = self.plan.segments.get(heading.segment) else { return };
        self.lend(heading, head);
        match heading_level.level {
            Some(Level::Section) => {
                self.section = Some((self.title(head).0, self.categories.len()));
                self.note(heading, head, Level::Section, None, false);
            }
            Some(Level::Category) => self.category(heading, head, heading_level.item),
            Some(Level::Problem) => self.problem(heading, head, heading_level.item),
            Some(Level::Item) => {}
            None => self.aside(heading),
        }
        if heading_level.item {
            self.item(heading, heading_level.level == Some(Level::Item));
        }
    }

    /// The title of a category or a problem: its first sentence as it stands.
    fn title(&self, head: &ParagraphSegment) -> (String, usize) {
        let text = self.plan.words.text(head.paragraph);
        let end = text.sentence(head.content, head.end);
        let (start, close) = text.trim(head.content, end);
        (text.words(start, close).trim_end_matches([':', '\u{ff1a}']).to_owned(), end)
    }

    fn category(&mut self, heading: &Heading, head: &ParagraphSegment, item: bool) {
        let id = CategoryId::from(format!("c{}", self.categories.len() + 1));
        let node = NodeId::Category(id.clone());
        self.categories.push(Category::new(id, number_of(&self.plan.words.texts, head), self.title(head).0));
        self.note(heading, head, Level::Category, Some(&node), item);
    }

    fn problem(&mut self, heading: &Heading, head: &ParagraphSegment, item: bool) {
        self.want_category();
        let title = self.title(head).0;
        let number = number_of(&self.plan.words.texts, head);
        // A heading between a problem and its items goes with the problem.
        let above = heading.parent.and_then(|parent| self.plan.levels.get(parent));
        let folded = above.is_some_and(|above| above.level == Some(Level::Problem));
        let Some(category) = self.categories.last_mut() else { return };
        let id = ProblemId::from(format!("{}p{}", category.id, category.problems.len() + 1));
        let mut problem = Problem::new(id, number, title);
        if folded {
            let last = category.problems.pop_if(|last| last.items.is_empty());
            let parent = last.or_else(|| category.problems.last().cloned());
            if let Some(parent) = parent {
                problem.title = format!("{} {}", parent.title, problem.title);
            }
            problem.id = ProblemId::from(format!("{}p{}", category.id, category.problems.len() + 1));
            self.fill.remarks.push(Remark::Folded(TextRange::new(head.paragraph, head.start, head.end).span()));
        }
        let node = NodeId::Problem(problem.id.clone());
        category.problems.push(Arc::new(problem));
        self.note(heading, head, Level::Problem, Some(&node), item);
    }

    /// A category for what comes, named by the part or by the notice where no heading names one.
    fn want_category(&mut self) {
        let own = self.section.as_ref().is_none_or(|(_, before)| self.categories.len() > *before);
        if own && !self.categories.is_empty() {
            return;
        }
        let title = self.section.as_ref().map_or_else(|| self.plan.title.to_owned(), |(title, _)| title.clone());
        let id = CategoryId::from(format!("c{}", self.categories.len() + 1));
        self.categories.push(Category::new(id, String::new(), title));
        self.miss(Level::Category);
    }

    fn want_problem(&mut self, item_level: bool) {
        self.want_category();
        let Some(category) = self.categories.last_mut() else { return };
        if category.problems.is_empty() {
            let id = ProblemId::from(format!("{}p1", category.id));
            category.problems.push(Arc::new(Problem::new(id, String::new(), category.title.clone())));
            if item_level {
                self.miss(Level::Problem);
            }
        }
    }

    fn miss(&mut self, level: Level) {
        if self.missing.insert(level) {
            self.fill.remarks.push(Remark::NoLevel(level));
        }
    }

    fn item(&mut self, heading: &Heading, own_level: bool) {
        self.want_problem(own_level);
        let plan = self.plan;
        let number = self.number_elsewhere(heading);
        let Some(problem) = self.categories.last_mut().and_then(|category| category.problems.last_mut()) else {
            return;
        };
        let id = ItemId::from(format!("{}i{}", problem.id, problem.items.len() + 1));
        let form = heading.key == Key::Form;
        let options = Options { words: &plan.words.texts, labelled: plan.outline.labelled, form };
        let segments = plan.segments.get(heading.segment..heading.end).unwrap_or_default();
        let mut found: Item = item(options, segments, id, self.fill, self.record);
        if let Some(number) = number {
            found.number = number;
        }
        for (_, at, read) in self.lent.iter().rev() {
            FillContext::stand(&mut found, Some(*read), *at);
        }
        Arc::make_mut(problem).items.push(Arc::new(found));
    }

    /// The number of an item that does not stand before its title: that of its form, or that which the title of a document
    /// about one task gives.
    fn number_elsewhere(&self, heading: &Heading) -> Option<String> {
        let (words, outline) = (self.plan.words, self.plan.outline);
        let head = self.plan.segments.get(heading.segment)?;
        if let Some(form) = words.forms.beginning(head.paragraph) {
            return Some(form.number.clone());
        }
        let alone = heading.key == Key::Pair && outline.headings.iter().filter(|own| own.key == Key::Pair).count() == 1;
        if !alone {
            return None;
        }
        let numeral = |c: &char| c.is_ascii_digit() || "一二三四五六七八九十百".contains(*c);
        let filed =
            self.plan.title.split_once("序号").map(|(_, behind)| behind.trim_start_matches([':', '\u{ff1a}', ' ']));
        let filed = filed.map(|behind| behind.chars().take_while(numeral).collect::<String>());
        // 第二十三项任务
        let counted = || {
            let behind = self.plan.title.split('第').skip(1);
            let mut numbers = behind.map(|behind| (behind.chars().take_while(numeral).collect::<String>(), behind));
            let is_task = |(number, behind): &(String, &str)| {
                let rest = behind.get(number.len()..).unwrap_or_default().trim_start_matches(['项', '个', '条', '号']);
                !number.is_empty() && ["任务", "问题", "整改"].iter().any(|word| rest.starts_with(word))
            };
            numbers.find(is_task).map(|(number, _)| number)
        };
        filed.filter(|number| !number.is_empty()).or_else(counted)
    }

    /// Notes the standing that a heading lends to what is below it.
    fn lend(&mut self, heading: &Heading, head: &ParagraphSegment) {
        self.lent.retain(|(depth, _, _)| *depth < heading.depth);
        let text = self.plan.words.text(head.paragraph);
        let end = text.sentence(head.content, head.end);
        if let Some(read) = standing::of_group(&text.half(head.content, end)) {
            self.lent.push((heading.depth, TextRange::new(head.paragraph, head.content, end), read));
        }
    }

    /// Notes a heading and what stands under it before the next one.
    fn note(&mut self, heading: &Heading, head: &ParagraphSegment, level: Level, node: Option<&NodeId>, item: bool) {
        let end = self.title(head).1;
        self.record.note(TextRange::new(head.paragraph, head.start, end), Role::Heading(level), node);
        // What stands under a heading that is an item too is sorted there.
        if !item {
            self.record.note(TextRange::new(head.paragraph, end, head.end), Role::Aside, node);
            self.aside_pieces(heading.segment + 1, heading.end, node);
        }
    }

    fn aside(&mut self, heading: &Heading) {
        self.aside_pieces(heading.segment, heading.end, None);
    }

    fn aside_pieces(&mut self, from: usize, to: usize, node: Option<&NodeId>) {
        for segment in self.plan.segments.get(from..to).unwrap_or_default() {
            self.record.note(TextRange::new(segment.paragraph, segment.start, segment.end), Role::Aside, node);
        }
    }
}
