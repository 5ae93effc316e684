//! Where it comes to if it goes on as of late, and the other name of the same figure.

use egui::{RichText, Ui};

use super::super::super::widgets;
use super::super::form::{Form, labelled};
use super::Shown;
use crate::analysis::Outlook;
use crate::model::{NodeId, Number};

/// How many decimals a pace is told with.
const DECIMALS: u32 = 2;

/// Shows what can be reckoned; nothing where nothing can.
pub(super) fn show(ui: &mut Ui, shown: &Shown<'_>, form: &mut Form<'_, '_>) {
    let words = form.words();
    let indicator = shown.indicator;
    let today = form.context.session.today();
    let outlook = shown.goal.as_ref().and_then(|goal| Outlook::of(indicator, goal, today));
    let same = indicator.same_as.as_ref().and_then(|id| form.report.indicator(id)).map(|(_, other)| other);
    if outlook.is_none() && same.is_none() {
        return;
    }
    widgets::headed(ui, words.text("indicator-outlook"), words.text("indicator-outlook-note"), |_| {});
    let unit = indicator.unit.as_str();
    let amount = |number: Number| words.gap(number.round(DECIMALS), unit);
    if let Some(outlook) = &outlook {
        let daily = outlook.daily().map(amount).unwrap_or_default();
        let arguments =
            [("days", outlook.days.into()), ("gained", amount(outlook.gained).into()), ("daily", daily.into())];
        let key = if outlook.gained > Number::ZERO { "outlook-lately" } else { "outlook-standing-still" };
        let lately = words.with(key, arguments);
        let left = amount(outlook.left);
        let to = match outlook.reached_on {
            Some(day) if day <= today => words.with("outlook-overtaken", [("left", left.into())]),
            Some(day) => words.with("outlook-reached", [("left", left.into()), ("day", words.date(day).into())]),
            None => words.with("outlook-never", [("left", left.into())]),
        };
        line(ui, form, words.text("outlook-pace"), &lately);
        line(ui, form, words.text("outlook-so"), &to);
        if let Some(needed) = &outlook.needed {
            let label = words.with("outlook-by", [("day", words.date(needed.by).into())]);
            let daily = amount(needed.daily);
            let text = match needed.times {
                Some(times) => {
                    let times = times.round(1).to_string();
                    words.with("outlook-needed-times", [("daily", daily.into()), ("times", times.into())])
                }
                None => words.with("outlook-needed", [("daily", daily.into())]),
            };
            line(ui, form, &label, &text);
        }
    }
    if let Some(other) = same {
        let text = format!("{} {}", other.name, words.latest(other));
        let mut clicked = false;
        labelled(ui, &words, words.text("outlook-same"), |ui| clicked = ui.link(text).clicked());
        if clicked {
            form.select(NodeId::Indicator(other.id.clone()));
        }
    }
}

fn line(ui: &mut Ui, form: &Form<'_, '_>, label: &str, text: &str) {
    labelled(ui, &form.words(), label, |ui| ui.add(egui::Label::new(RichText::new(text)).wrap()));
}
