//! A figure as data: no reading, no classifying.

use crate::model::{Bound, Number, Span, When};

/// One figure of a paragraph with what its own words and its sentence say of it.
///
/// A range (3至5天) is one figure with two values. A date (2025年6月30日) is one figure however many numerals
/// it has. Numerals that are no quantities are figures too, of kind [`FigureKind::Label`], so that every Arabic
/// numeral of a text lies in exactly one figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The first character, counted in Unicode scalar values of the paragraph.
    pub start: u32,
    /// One past the last character: behind the unit and the words of the bound, before the noun counted.
    pub end: u32,
    /// The words from `start` to `end`, as written.
    pub text: String,
    /// The number as written, without 万 and 亿, which stay in the unit. Of a date or a label, its first
    /// numeral; nought for a label of more than 28 digits.
    pub value: Number,
    /// The other end of a range, in the same unit.
    pub to: Option<Number>,
    /// The unit as written but half-width, without the words of the bound: 万元 of 1000万余元. Taken from a later figure
    /// where several share one (12.3、2.8万亩). Empty where the text gives none, and for dates and labels.
    pub unit: String,
    /// What the 万 or 亿 in the unit multiplies by; 1 without them.
    pub magnitude: i64,
    /// The noun behind a classifier: 小区 of 106个小区公共收益. Empty where none follows.
    pub counted_noun: String,
    /// Set when the text gives only a bound or a rough value.
    pub bound: Option<Bound>,
    /// What sort of figure it is.
    pub kind: FigureKind,
    /// When it holds, from its own clause or from earlier in its sentence.
    pub period: Option<Period>,
    /// The words that say what it covers (口径), in the order of the text: 截至目前, 全区, 2020年—2024年.
    pub scope: Vec<String>,
    /// What it is among its neighbours.
    pub roles: Vec<FigureRole>,
    /// The whole that it is a part of: an index into the figures of the same paragraph, always an earlier one.
    pub part_of: Option<usize>,
}

/// What sort of figure it is. Each figure has one; of several that fit, the first in this order counts:
/// label, date, points, duration, change, ratio, money, part, level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FigureKind {
    /// How much or how many there is: 221个, 4.2万平方米.
    Level,
    /// A count of part of a whole that the text gives as a number: 116个,已解决105个. Parts of money are
    /// [`FigureKind::Money`] with [`FigureRole::Part`].
    Part,
    /// A share or a rate in percent: 诊断率达78.1%.
    Ratio,
    /// The difference to another time or place, absolute or in percent: 同比增长5%, 高于全市平均1745元.
    Change,
    /// A difference in percentage points: 2个百分点.
    Points,
    /// An amount of money: 2331.98万元, 1970元/月.
    Money,
    /// A day or a period: 2025年6月30日, 2025年上半年, 11月.
    Date,
    /// A length of time: 2个工作日, 3年以上.
    Duration,
    /// No quantity at all.
    Label(LabelKind),
}

/// Why a numeral is no quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LabelKind {
    /// The mark of a heading at the start of a paragraph: 1. (1) ①
    Heading,
    /// The mark of a point inside a paragraph.
    List,
    /// Which one in a row: 第102次, 20届.
    Ordinal,
    /// Part of a name or an address: “510”, 9号楼, 中铁23局, PM2.5.
    Name,
    /// In the title of a work: 《…2025年…》.
    Title,
    /// The number of a document: 〔2025〕5号.
    Document,
    /// A telephone number, a mail or web address.
    Contact,
}

/// When a figure holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// The words: 2025年上半年, 年底前.
    pub words: String,
    /// The same in the model's terms; absent where the words do not give it (年底前: of which year?) or
    /// where it is a range that the model has no form for (2020年—2024年).
    pub when: Option<When>,
    /// True for a time by which something is to be done: 年底前, 预计11月.
    pub deadline: bool,
}

/// What a figure is among its neighbours, by the word that says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FigureRole {
    /// 其中, 剩余, 已… of a whole given before.
    Part,
    /// 共, 共计, 合计, 总计.
    Total,
    /// 累计: summed over time.
    Cumulative,
    /// 分别: one of several values for as many things named before.
    Each,
    /// 目标, 任务, 应…, 要达到: to be reached.
    Target,
    /// 计划, 预计, 拟, 将: not there yet.
    Planned,
    /// 目标的70.3%, 任务的80%: a share of a target whose own value need not be written.
    ShareOfTarget,
    /// 工程量的55%, 完成率65%: how far works are.
    Completion,
    /// 剩余, 还有: what is left.
    Remaining,
    /// 由1970元调整为: the value before.
    Before,
    /// 增加至32名, 调整为2200元: the value after.
    After,
}

impl Quantity {
    /// Where it stands in the source.
    #[must_use]
    pub fn span(&self, paragraph: u32) -> Span {
        Span::new(paragraph, self.start, self.end)
    }

    /// The value in the plain unit: 20000 for 2万人. Absent when out of range.
    #[must_use]
    pub fn plain_value(&self) -> Option<Number> {
        self.value.checked_mul(Number::from(self.magnitude))
    }

    /// The unit without 万 and 亿: 人 for 2万人.
    #[must_use]
    pub fn plain_unit(&self) -> &str {
        if self.magnitude == 1 { &self.unit } else { self.unit.trim_start_matches(['十', '百', '千', '万', '亿']) }
    }

    /// True for what measures or counts something: neither a date nor a label.
    #[must_use]
    pub fn is_amount(&self) -> bool {
        !matches!(self.kind, FigureKind::Date | FigureKind::Label(_))
    }

    /// True when the figure has this role.
    #[must_use]
    pub fn has(&self, role: FigureRole) -> bool {
        self.roles.contains(&role)
    }
}
