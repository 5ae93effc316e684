//! The head of a paper and what stands at its foot after GB/T 9704-2012 (版头, 主送, 版记), from what the dataset holds.
//! An empty field gives no line. A paper for the public has none of it, whoever made the request.

use crate::analysis::may_see;
use crate::model::{Audience, Date, PaperAudience, Report};

use super::report_request::{ReportKind, ReportRequest};
use super::value::{Block, Imprint, RedHead};

/// How secret the paper is (密级), for its head; nothing for the public.
pub(super) fn secrecy(report: &Report, audience: PaperAudience) -> impl Iterator<Item = Block> {
    marks([&report.secrecy], audience)
}

/// What stands above the title: 份号, 密级 and 紧急程度, then the red head where it is wanted.
pub(super) fn head(report: &Report, request: &ReportRequest) -> Vec<Block> {
    let copy_number = if is_the_report(request) { report.copy_number.trim().to_owned() } else { String::new() };
    let mut blocks: Vec<Block> = marks([&copy_number, &report.secrecy, &report.urgency], request.audience).collect();
    let head = RedHead {
        issuer: report.issuer_mark.trim().to_owned(),
        number: number(report, request).trim().to_owned(),
        signed_label: request.words.text("paper-signed-by").to_owned(),
        signed_by: report.signed_by.trim().to_owned(),
    };
    let is_wanted = !report.letter_paper && is_seen(request.audience);
    if is_wanted && head.words().next().is_some() {
        blocks.push(Block::Head(head));
    }
    blocks
}

/// Whom it is sent to, below the title.
pub(super) fn addressee(report: &Report, request: &ReportRequest) -> Option<Block> {
    let to = recipient(report, request.audience)?;
    Some(Block::Addressee(request.words.with("letter-addressee", [("unit", to.into())])))
}

/// Whom it is sent to, as far as its readers are told.
pub(super) fn recipient(report: &Report, audience: PaperAudience) -> Option<&str> {
    let to = report.addressee.trim().trim_end_matches(['：', ':']);
    (is_seen(audience) && !to.is_empty()).then_some(to)
}

/// Who gets a copy, who had it printed, and when.
pub(super) fn imprint(report: &Report, request: &ReportRequest) -> Option<Block> {
    let words = &request.words;
    let copies = report.copies_to.trim().trim_end_matches(['。', '.']);
    let with_end = |text: &str| {
        if text.is_empty() { String::new() } else { words.with("paper-copies-end", [("to", text.into())]) }
    };
    let printed = |on| words.with("paper-printed-on", [("on", words.date(on).into())]);
    let imprint = Imprint {
        copies_label: words.text("paper-copies-to").to_owned(),
        copies_to: with_end(copies),
        printed_by: report.printed_by.trim().to_owned(),
        printed_on: printed_on(report, request).map(printed).unwrap_or_default(),
    };
    let is_shown = is_seen(request.audience) && imprint.words().next().is_some();
    is_shown.then_some(Block::Imprint(imprint))
}

/// What stands pale behind the text: what the office typed, and the recipient where it wants that.
pub(super) fn watermark(report: &Report, recipient: Option<&str>) -> String {
    let recipient = recipient.filter(|_| report.watermark_recipient).unwrap_or_default();
    let words = [report.watermark.trim(), recipient.trim()].into_iter().filter(|text| !text.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// True for the one paper that 份号, 文号 and 印发日期 of the dataset are of. The plan is another, with a number and a day of its
/// own; those of a month are not kept.
fn is_the_report(request: &ReportRequest) -> bool {
    request.kind == ReportKind::Progress
}

/// The number of a paper; empty where the dataset has none for it.
fn number<'a>(report: &'a Report, request: &ReportRequest) -> &'a str {
    match request.kind {
        ReportKind::Progress => &report.doc_number,
        ReportKind::Plan => &report.plan_number,
        ReportKind::Monthly => "",
    }
}

/// The day on which a paper is printed, where that is known.
fn printed_on(report: &Report, request: &ReportRequest) -> Option<Date> {
    match request.kind {
        ReportKind::Progress => report.printed_on,
        ReportKind::Plan => report.plan_on,
        ReportKind::Monthly => None,
    }
}

/// True for readers within the offices.
fn is_seen(audience: PaperAudience) -> bool {
    may_see(audience, Audience::Office)
}

fn marks<const N: usize>(texts: [&String; N], audience: PaperAudience) -> impl Iterator<Item = Block> {
    let texts = texts.map(|text| text.trim().to_owned()).into_iter();
    texts.filter(move |text| is_seen(audience) && !text.is_empty()).map(Block::Mark)
}
