//! Which column of a table holds what, by the words of its headings.

use crate::reading::door::{Cell, Table};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Column {
    /// 序号
    Number,
    /// 方面
    Category,
    /// 反馈问题
    Problem,
    /// 具体问题
    Item,
    /// 问题表现
    Finding,
    /// 整改目标
    Goal,
    /// 整改措施
    Measures,
    /// 整改情况: what was done, at length.
    Answer,
    /// 责任领导
    Leader,
    /// 牵头单位
    Lead,
    /// 责任单位
    Unit,
    /// 配合单位
    Support,
    /// 责任人
    Person,
    /// 整改时限
    Due,
    /// 进展情况: a standing, or what was done.
    Progress,
    /// 完成情况: a standing, or what was done.
    Standing,
    /// 佐证材料
    Evidence,
    /// 销号日期
    Closed,
    /// 备注
    Note,
}

impl Column {
    /// All of them, in the order of a ledger.
    pub const ALL: [Self; 19] = [
        Self::Number,
        Self::Category,
        Self::Problem,
        Self::Item,
        Self::Finding,
        Self::Goal,
        Self::Measures,
        Self::Answer,
        Self::Leader,
        Self::Lead,
        Self::Unit,
        Self::Support,
        Self::Person,
        Self::Due,
        Self::Progress,
        Self::Standing,
        Self::Evidence,
        Self::Closed,
        Self::Note,
    ];

    /// The headings that mean it, the usual one first.
    #[must_use]
    pub fn headings(self) -> &'static [&'static str] {
        match self {
            Self::Number => &["序号", "编号", "问题序号", "问题编号", "项目编号"],
            Self::Category => &["方面", "类别", "问题类别", "问题类型", "反馈方面", "问题分类", "所属方面", "类型"],
            Self::Problem => &[
                "反馈问题",
                "巡视反馈问题",
                "巡察反馈问题",
                "反馈的问题",
                "存在问题",
                "主要问题",
                "问题清单",
                "反馈意见",
                "问题描述",
                "问题内容",
                "整改问题",
                "问题",
            ],
            Self::Item => &["具体问题", "问题事项", "整改事项", "具体事项"],
            Self::Finding => &["问题表现", "具体表现", "主要表现", "问题具体表现", "表现形式"],
            Self::Goal => &["整改目标", "工作目标", "目标任务", "预期目标", "目标"],
            Self::Measures => &["整改措施", "具体措施", "整改举措", "工作措施", "整改任务", "任务措施", "措施"],
            Self::Answer => &["整改情况", "整改落实情况", "整改进展情况", "落实情况", "整改成效", "工作开展情况"],
            Self::Leader => &[
                "责任领导",
                "分管领导",
                "牵头领导",
                "包抓领导",
                "责任县领导",
                "责任区领导",
                "责任市领导",
                "责任校领导",
            ],
            Self::Lead => &["牵头单位", "牵头部门", "牵头责任单位"],
            Self::Unit => &[
                "责任单位",
                "责任部门",
                "整改单位",
                "整改责任单位",
                "责任主体",
                "承办单位",
                "责任科室",
                "责任股室",
                "责任处室",
            ],
            Self::Support => &["配合单位", "配合部门", "协办单位", "参与单位"],
            Self::Person => &["责任人", "具体责任人", "整改责任人", "直接责任人"],
            Self::Due => {
                &["整改时限", "完成时限", "整改期限", "完成期限", "完成时间", "计划完成时间", "整改完成时限", "时限"]
            }
            Self::Progress => &["进展情况", "整改进展", "工作进展", "目前进展", "进度", "整改进度"],
            Self::Standing => &["完成情况", "整改完成情况", "整改状态", "完成状态", "整改结果", "是否完成", "状态"],
            Self::Evidence => &["佐证材料", "印证材料", "支撑材料", "佐证"],
            Self::Closed => &["销号日期", "销号时间", "销号情况", "核验日期"],
            Self::Note => &["备注", "说明", "备考"],
        }
    }

    fn exact(words: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.headings().contains(&words))
    }

    /// The column of a heading, whatever blanks, brackets and breaks stand in it.
    #[must_use]
    pub fn of(heading: &str) -> Option<Self> {
        let half = |c: char| if ('\u{ff01}'..='\u{ff5e}').contains(&c) { '(' } else { c };
        let words: String = heading.chars().filter(|c| !c.is_whitespace()).map(half).collect();
        let words = words.split('(').next().unwrap_or_default();
        // 整改措施及完成情况 is read as measures: what was done says more than how far it is.
        let parts =
            || words.split(['及', '和', '与', '、', '/']).filter_map(|part| Self::exact(part.trim_start_matches('其')));
        if let Some(answer) = parts().find(|own| matches!(own, Self::Measures | Self::Answer)) {
            return Some(answer);
        }
        // A longer heading is known by a longer word in it: 县级责任领导, 2025年整改措施.
        let held = |column: &Self| {
            let known = column.headings().iter().filter(|word| word.chars().count() >= 3);
            known.filter(|word| words.ends_with(**word) || words.starts_with(**word)).map(|word| word.len()).max()
        };
        let long = words.chars().count() <= 14;
        let longest = || Self::ALL.into_iter().filter_map(|own| Some((held(&own)?, own))).max_by_key(|(n, _)| *n);
        Self::exact(words).or_else(|| longest().filter(|_| long).map(|(_, column)| column))
    }
}

/// Which column holds what. A person may change it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The row of the headings, from 0; items begin below it.
    pub heading: usize,
    /// In how many rows the headings stand.
    pub height: usize,
    /// For each column of the table what it holds; nothing for one that is not read.
    pub columns: Vec<Option<Column>>,
}

impl Match {
    /// The first row of the headings; what is above is text.
    #[must_use]
    pub fn top(&self) -> usize {
        (self.heading + 1).saturating_sub(self.height)
    }

    /// The column that names the item: 具体问题, else 反馈问题, else 问题表现.
    #[must_use]
    pub fn title(&self) -> Option<Column> {
        [Column::Item, Column::Problem, Column::Finding].into_iter().find(|column| self.at(*column).is_some())
    }

    /// A column holds this from now on, and no other column does.
    pub fn set(&mut self, column: usize, holds: Option<Column>) {
        for own in self.columns.iter_mut().filter(|own| own.is_some() && **own == holds) {
            *own = None;
        }
        if let Some(own) = self.columns.get_mut(column) {
            *own = holds;
        }
    }

    /// Where a kind of cell stands.
    #[must_use]
    pub fn at(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|own| *own == Some(column))
    }
}

/// How far down the headings may stand.
const HEAD: usize = 15;

/// The match of a table whose headings are those of a ledger: a problem, and two more columns at least.
#[must_use]
pub fn matched(table: &Table) -> Option<Match> {
    let rows = || table.rows.iter().enumerate().take(HEAD);
    let (heading, own) = rows().map(|(at, row)| (at, read(row))).max_by_key(|(at, own)| (count(own), HEAD - at))?;
    // Headings in two rows: 整改责任 stands over 责任领导 and 牵头单位.
    let below = table.rows.get(heading + 1).map(|row| read(row)).unwrap_or_default();
    let above = heading.checked_sub(1).and_then(|at| table.rows.get(at)).map(|row| read(row)).unwrap_or_default();
    let (heading, height, columns) = if count(&below) >= 2 {
        (heading + 1, 2, joined(&own, &below))
    } else if count(&above) >= 2 {
        (heading, 2, joined(&above, &own))
    } else {
        (heading, 1, own)
    };
    let found = Match { heading, height, columns: first_of_each(columns) };
    let problem = [Column::Problem, Column::Item, Column::Finding].into_iter().any(|column| found.at(column).is_some());
    (problem && count(&found.columns) >= 3).then_some(found)
}

/// The match of a table that a person says is a ledger: its headings stand in this row.
#[must_use]
pub fn headed(table: &Table, heading: usize) -> Match {
    let heading = heading.min(table.rows.len().saturating_sub(1));
    let columns = table.rows.get(heading).map(|row| read(row)).unwrap_or_default();
    Match { heading, height: 1, columns: first_of_each(columns) }
}

/// Where the headings of a table stand that are not those of a ledger: in the first row that is nearly as full as the
/// fullest.
#[must_use]
pub fn assumed(table: &Table) -> Match {
    let filled = |row: &Vec<Cell>| row.iter().filter(|cell| !cell.text.is_empty() && !cell.carried).count();
    let rows = || table.rows.iter().take(HEAD);
    let most = rows().map(filled).max().unwrap_or(0);
    headed(table, rows().position(|row| filled(row) * 3 >= most * 2).unwrap_or(0))
}

fn read(row: &[Cell]) -> Vec<Option<Column>> {
    row.iter().map(|cell| if cell.text.chars().count() > 30 { None } else { Column::of(&cell.text) }).collect()
}

fn count(columns: &[Option<Column>]) -> usize {
    let mut found: Vec<Column> = columns.iter().flatten().copied().collect();
    found.sort_unstable();
    found.dedup();
    found.len()
}

/// The lower row counts where it says something.
fn joined(above: &[Option<Column>], below: &[Option<Column>]) -> Vec<Option<Column>> {
    above.iter().zip(below).map(|(above, below)| below.or(*above)).collect()
}

/// A kind of cell is read from one column: the first that is headed so.
fn first_of_each(columns: Vec<Option<Column>>) -> Vec<Option<Column>> {
    let mut seen = Vec::new();
    let mut keep = |column: Option<Column>| {
        let new = column.filter(|own| !seen.contains(own))?;
        seen.push(new);
        Some(new)
    };
    columns.into_iter().map(&mut keep).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&[&str]]) -> Table {
        let cell = |text: &&str| Cell { text: (*text).to_owned(), ..Cell::default() };
        Table { name: String::new(), rows: rows.iter().map(|row| row.iter().map(cell).collect()).collect() }
    }

    #[test]
    fn headings_are_known_by_their_synonyms() {
        for column in Column::ALL {
            for heading in column.headings() {
                assert_eq!(Column::of(heading), Some(column), "{heading}");
            }
        }
        assert_eq!(Column::of("反馈\n问题"), Some(Column::Problem));
        assert_eq!(Column::of("整改时限(前)"), Some(Column::Due));
        assert_eq!(Column::of("县级责任领导"), Some(Column::Leader));
        assert_eq!(Column::of("经费"), None);
    }

    #[test]
    fn headings_stand_below_a_title_and_in_two_rows() {
        let own = table(&[
            &["某县整改台账", "", "", "", ""],
            &["序号", "反馈问题", "整改措施", "整改责任", ""],
            &["", "", "", "责任领导", "牵头单位"],
            &["1", "学习不深", "组织学习", "副县长", "县委办"],
        ]);
        let found = matched(&own).unwrap();
        assert_eq!(found.heading, 2);
        let columns: Vec<_> = found.columns.into_iter().flatten().collect();
        assert_eq!(columns, [Column::Number, Column::Problem, Column::Measures, Column::Leader, Column::Lead]);
        assert_eq!(matched(&table(&[&["姓名", "年龄", "单位"], &["甲", "30", "乙"]])), None);
        assert_eq!(matched(&Table::default()), None);
    }
}
