//! From the words round a figure: is it a level or a change, and what is it among its neighbours.

use crate::model::Bound;
use crate::text::Words;

use super::data::{FigureKind, FigureRole, Quantity};
use super::text::ParagraphText;

/// Verbs of change, directly before the number.
static CHANGES: Words = Words::of("quantity.change");

/// Units that measure: 增加3公里 is a change as it is, 增加3个岗位 makes posts.
static MEASURED: Words = Words::of("quantity.measured_unit");

/// Nouns for a rate of change; 达 or 为 may stand between them and the number.
static RATES: Words = Words::of("quantity.rate_of_change");

/// Verbs that compare with another place or a norm: 高于全市平均1745元.
static COMPARED: Words = Words::of("quantity.compared");

/// Words that begin with 超 and compare nothing.
static NOT_COMPARED: Words = Words::of("quantity.not_compared");

/// Words between the value before and the value after.
static TURNS: Words = Words::of("quantity.turn");

/// Settles kind and roles of every amount.
pub(super) fn classify(text: &ParagraphText, found: &mut [Quantity]) {
    let mut former: Option<Quantity> = None;
    for figure in found.iter_mut() {
        if !figure.is_amount() {
            continue;
        }
        let start = figure.start as usize;
        if figure.kind != FigureKind::Points && figure.kind != FigureKind::Duration {
            let follows = former.as_ref().is_some_and(|former| follows(text, former, figure));
            if is_change(text, figure) || is_gap(text, start, figure.kind) || follows {
                figure.kind = FigureKind::Change;
            }
        }
        figure.roles = roles(text, figure);
        former = Some(figure.clone());
    }
}

/// 同比增长5%, 增速为6.1%, 核减256元.
fn is_change(text: &ParagraphText, figure: &Quantity) -> bool {
    let (start, kind) = (figure.start as usize, figure.kind);
    let bare = if text.before(start) == Some('了') { start - 1 } else { start };
    let verb = text.last(bare, &CHANGES).is_some();
    let money = kind == FigureKind::Money
        && text.last(bare, &["核减", "核增", "压缩", "缩减", "节约", "节省", "增支", "增收"]).is_some();
    let filled = text.last(start, &["达到", "达", "为", "仅", "约"]).map_or(start, |word| start - word.chars().count());
    // 比全国平均少11公斤
    let beside = text.last(bare, &["少", "多", "低", "高"]).is_some()
        && text.holds(text.clause(start), start, &["比", "较"])
        && text.last(bare, &["不少", "不多", "不低", "不高", "提高", "降低", "减少"]).is_none();
    money
        || beside
        || verb && (kind != FigureKind::Level || MEASURED.iter().any(|unit| figure.unit.ends_with(unit)))
        || verb && is_number_verb(text, bare)
        || kind == FigureKind::Ratio && text.last(filled, &RATES).is_some()
}

/// For counts the verb must be one that cannot take the thing itself as its object (增加3个岗位 makes 3 posts).
fn is_number_verb(text: &ParagraphText, start: usize) -> bool {
    text.last(start, &["增长", "上升", "下降", "同比", "环比", "同比增加", "同比减少"]).is_some()
}

/// 高于全市平均1745元, 超概算31%: words between the verb and the number.
fn is_gap(text: &ParagraphText, start: usize, kind: FigureKind) -> bool {
    if !matches!(kind, FigureKind::Money | FigureKind::Ratio) {
        return false;
    }
    let from = text.piece(start).max(start.saturating_sub(10));
    // 低于省定55%的标准: the figure is the norm.
    let behind = (start..start + 10).find(|at| text.at(*at) == Some('%')).map_or(start, |at| at + 1);
    if kind == FigureKind::Ratio && text.first(behind, &["的标准", "的要求", "的目标", "的规定", "标准"]).is_some()
    {
        return false;
    }
    (from..start).any(|at| {
        let Some(word) = text.first(at, &COMPARED) else { return false };
        at + word.chars().count() < start && text.first(at, &NOT_COMPARED).is_none()
    })
}

/// The second of two gaps: 高于全省0.1%、全市0.1%.
fn follows(text: &ParagraphText, former: &Quantity, figure: &Quantity) -> bool {
    let (end, start) = (former.end as usize, figure.start as usize);
    let place = matches!(
        text.plain(end, start),
        ['、', '全', '省' | '市' | '国' | '区' | '县'] | ['、', '全', '省' | '市' | '国', '平', '均']
    );
    former.kind == FigureKind::Change && former.unit == figure.unit && place
}

fn roles(text: &ParagraphText, figure: &Quantity) -> Vec<FigureRole> {
    let start = figure.start as usize;
    let (piece, clause) = (text.piece(start), text.clause(start));
    let near = piece.max(start.saturating_sub(10));
    let all = [
        (
            FigureRole::Total,
            text.holds(near, start, &["共计", "合计", "总计", "总额", "总共", "一共"])
                || is_together(text, piece, start),
        ),
        (FigureRole::Cumulative, text.holds(clause, start, &["累计"])),
        (FigureRole::Each, text.holds(clause, start, &["分别"])),
        (FigureRole::Target, is_target(text, piece, figure)),
        (FigureRole::Planned, is_planned(text, clause, start)),
        (FigureRole::ShareOfTarget, text.last(start, &["目标的", "任务的", "计划的", "目标任务的"]).is_some()),
        (FigureRole::Completion, is_completion(text, near, figure)),
        (FigureRole::Remaining, text.last(start, &["剩余", "其余", "余下", "还剩", "还有", "尚有", "仍有"]).is_some()),
        (FigureRole::Before, is_before(text, piece, figure)),
        (FigureRole::After, text.last(start, &TURNS).is_some()),
    ];
    all.into_iter().filter_map(|(role, holds)| holds.then_some(role)).collect()
}

/// 共 as a word of its own at the head of the piece or before the number: not 公共, 共同, 共建.
fn is_together(text: &ParagraphText, piece: usize, start: usize) -> bool {
    text.starts(piece, "共") && text.first(piece, &["共同", "共建", "共享", "共产", "共有产权"]).is_none()
        || text.ends(start, "共") && text.last(start, &["公共", "中共"]).is_none()
}

/// 目标企业10户, 培训任务2800人次, 要达到70%以上; what is rough (30余家) is no target.
fn is_target(text: &ParagraphText, piece: usize, figure: &Quantity) -> bool {
    let (start, end) = (figure.start as usize, figure.end as usize);
    let wanted = text.holds(piece, start, &["目标", "任务", "应完成", "应达到", "须达到", "要达到"])
        && text.last(start, &["的"]).is_none()
        && figure.bound != Some(Bound::Over);
    wanted || text.ends(start, "达到") && text.holds(end, end + 12, &["差距", "目标", "要求"])
}

/// 计划, 预计, 将新增; not the plan in a name (“达人英才计划”).
fn is_planned(text: &ParagraphText, clause: usize, start: usize) -> bool {
    let from = clause.max(start.saturating_sub(60));
    let rate = |at: usize| text.first(at, &["完成率", "执行率", "完成比例"]).is_some();
    let plan =
        |at: usize| text.starts(at, "计划") && !matches!(text.at(at + 2), Some('”' | '书' | '表')) && !rate(at + 2);
    (from..start).any(plan)
        || text.holds(clause, start, &["预计", "拟申报", "力争", "将新", "将完成", "将建", "将实现"])
}

/// 完成工程量的55%, 完成率65%, 整改完成74.4%.
fn is_completion(text: &ParagraphText, near: usize, figure: &Quantity) -> bool {
    let start = figure.start as usize;
    figure.kind == FigureKind::Ratio
        && (text.last(start, &["工程量的", "工程进度的", "进度的", "总量的", "目标的", "任务的", "完成"]).is_some()
            || text.holds(near, start, &["完成率", "整改率", "办结率", "化解率", "核查比例", "完成比例"]))
}

/// 由1970元/月调整为2200元/月: the first of the two.
fn is_before(text: &ParagraphText, piece: usize, figure: &Quantity) -> bool {
    let (start, end) = (figure.start as usize, figure.end as usize);
    text.first(end, &TURNS).is_some() && text.holds(piece, start, &["由", "从"])
}
