//! Random changes of a dataset, as two offices would make them: wording, numbers, standing, dates, figures, places.

use std::sync::Arc;

use guatu::model::{
    Closed, Dataset, Date, Due, Evidence, Extra, Indicator, Item, LogEntry, Measure, Number, PartOf, Party, PartyId,
    PartyKind, Problem, Progress, Reading, Report, Term,
};

/// Which change, and where.
pub(crate) type Dice = [usize; 4];

fn report(dataset: &mut Dataset, n: usize) -> &mut Report {
    let at = n % dataset.reports.len();
    Arc::make_mut(&mut dataset.reports[at])
}

fn problem(report: &mut Report, n: usize) -> Option<&mut Problem> {
    let count = report.problems().count();
    let (c, p, _) = report.problems().nth(n % count.max(1))?;
    Some(Arc::make_mut(&mut Arc::make_mut(&mut report.categories[c]).problems[p]))
}

fn item(report: &mut Report, n: usize) -> Option<&mut Item> {
    let count = report.items().count();
    let ((c, p, i), _) = report.placed_items().nth(n % count.max(1))?;
    let problem = Arc::make_mut(&mut Arc::make_mut(&mut report.categories[c]).problems[p]);
    Some(Arc::make_mut(&mut problem.items[i]))
}

fn reword(text: &mut String, n: usize) {
    let mut chars: Vec<char> = text.chars().collect();
    let at = n % (chars.len() + 1);
    match n % 3 {
        0 => chars.insert(at, '较'),
        1 if chars.len() > 4 => drop(chars.remove(at.min(chars.len() - 1))),
        _ => chars.extend("(新)".chars()),
    }
    *text = chars.into_iter().collect();
}

/// One change; `side` makes new ids and words differ between two offices.
pub(crate) fn change(dataset: &mut Dataset, dice: Dice, side: &str) {
    let [kind, a, b, c] = dice;
    let report = report(dataset, 0);
    let fresh = |prefix: &str| format!("{prefix}{side}{a}x{b}x{c}");
    match kind % 24 {
        0 => of_parts(report, a, b),
        6 => move_item(report, a, b, c),
        8 => remove_item(report, a),
        9 => new_item(report, dice, side),
        12 => units(report, a, b, &fresh("u")),
        14 | 16 => of_problem(report, dice),
        17 => new_problem(report, a, b, &fresh("p")),
        19 => party(report, a, b),
        20 => {
            reword(&mut report.title, b);
            report.as_of = format!("2025-{:02}-01", c % 12 + 1).parse().ok();
        }
        21 => remove_problem(report, a),
        _ => {
            if let Some(item) = item(report, a) {
                of_item(item, dice, side);
            }
        }
    }
}

fn of_item(item: &mut Item, [kind, a, b, c]: Dice, side: &str) {
    match kind % 24 {
        1 => reword(&mut item.title, b),
        2 => item.finding = format!("{},另有{c}处", item.finding),
        3 => item.progress = Progress::ALL[b % 6],
        4 => item.term = Term::ALL[b % 5],
        5 => due(item, b),
        7 => reading(item, b, c),
        10 => remove_measure(item, b),
        11 => {
            if let Some(measure) = item.measures.get_mut(b % 3) {
                reword(&mut measure.text, c);
                measure.progress = Progress::ALL[c % 6];
            }
        }
        13 => close(item, b),
        15 => remove_indicator(item, b),
        18 => new_inner(item, b, side, &format!("{side}{a}x{b}x{c}")),
        22 => notes(item, b, c),
        _ if item.measures.is_empty() => {}
        _ => {
            let turns = b % item.measures.len();
            item.measures.rotate_left(turns);
        }
    }
}

fn of_problem(report: &mut Report, [kind, a, b, _]: Dice) {
    let Some(problem) = problem(report, a) else { return };
    if kind % 24 == 16 {
        reword(&mut problem.title, b);
    } else if !problem.items.is_empty() {
        let turns = b % problem.items.len();
        problem.items.rotate_left(turns);
    }
}

fn new_item(report: &mut Report, [_, a, b, c]: Dice, side: &str) {
    let id = |prefix: &str| format!("{prefix}{side}{a}x{b}x{c}");
    let mut new = Item::new(id("i").into(), "(9)".to_owned(), format!("新增事项{side}{b}"));
    new.measures.push(Measure::new(id("m").into(), "一".to_owned(), format!("措施{c}")));
    new.lead_units.extend(report.parties.get(c % 24).map(|party| party.id.clone()));
    if let Some(problem) = problem(report, a) {
        let at = b % (problem.items.len() + 1);
        problem.items.insert(at, Arc::new(new));
    }
}

fn new_inner(item: &mut Item, b: usize, side: &str, id: &str) {
    let measure = Measure::new(format!("m{id}").into(), "九".to_owned(), format!("新措施{side}{b}"));
    let mut indicator = Indicator::new(format!("n{id}").into(), format!("新指标{side}{b}"));
    indicator.measure = Some(measure.id.clone());
    let whole = item.indicators.first().map(|one| one.id.clone());
    indicator.part_of = whole.map(|whole| PartOf { whole, by: String::new(), extra: Extra::default() });
    item.measures.insert(b % (item.measures.len() + 1), measure);
    item.indicators.push(indicator);
}

fn of_parts(report: &mut Report, a: usize, b: usize) {
    if let Some(item) = item(report, a) {
        item.number = format!("({b})");
    }
    if let Some(problem) = problem(report, b) {
        problem.number = format!("{a}.");
    }
}

fn due(item: &mut Item, n: usize) {
    let to = format!("2025-{:02}-{:02}", n % 12 + 1, n % 28 + 1).parse().unwrap();
    match &mut item.due {
        Some(due) if n.is_multiple_of(2) => {
            let on = "2025-06-01".parse::<Date>().unwrap();
            *due = due.clone().moved(to, on, "雨季".to_owned());
        }
        _ => item.due = Some(Due::new(to)),
    }
}

fn number(n: usize) -> Number {
    n.to_string().parse().unwrap()
}

fn reading(item: &mut Item, b: usize, c: usize) {
    let count = item.indicators.len().max(1);
    let Some(indicator) = item.indicators.get_mut(b % count) else { return };
    match c % 3 {
        0 => indicator.readings.iter_mut().for_each(|one| one.value = number(c)),
        1 => indicator.readings.push(Reading::new(number(c))),
        _ => {
            let mut reading = Reading::new(number(b));
            reading.on = format!("2025-{:02}", c % 12 + 1).parse().ok();
            indicator.readings.push(reading);
            indicator.readings.sort_by_key(|one| one.on);
        }
    }
}

fn take(report: &mut Report, a: usize) -> Option<Arc<Item>> {
    let count = report.items().count();
    let ((c, p, i), _) = report.placed_items().nth(a % count.max(1))?;
    Some(Arc::make_mut(&mut Arc::make_mut(&mut report.categories[c]).problems[p]).items.remove(i))
}

fn move_item(report: &mut Report, a: usize, b: usize, c: usize) {
    if report.problems().count() == 0 {
        return;
    }
    let taken = take(report, a);
    if let (Some(taken), Some(to)) = (taken, problem(report, b)) {
        let at = c % (to.items.len() + 1);
        to.items.insert(at, taken);
    }
}

fn remove_item(report: &mut Report, a: usize) {
    if report.items().count() > 8 {
        take(report, a);
    }
}

fn remove_measure(item: &mut Item, b: usize) {
    if item.measures.is_empty() {
        return;
    }
    let gone = item.measures.remove(b % item.measures.len());
    item.indicators.iter_mut().filter(|one| one.measure.as_ref() == Some(&gone.id)).for_each(|one| one.measure = None);
}

fn remove_indicator(item: &mut Item, b: usize) {
    if item.indicators.is_empty() {
        return;
    }
    let gone = item.indicators.remove(b % item.indicators.len());
    let parts = item.indicators.iter_mut().filter(|one| one.part_of.as_ref().is_some_and(|part| part.whole == gone.id));
    parts.for_each(|one| one.part_of = None);
}

fn units(report: &mut Report, a: usize, b: usize, id: &str) {
    let party: PartyId = if b.is_multiple_of(2) && !report.parties.is_empty() {
        report.parties[b % report.parties.len()].id.clone()
    } else {
        let name = format!("新单位{}", b % 5);
        let known = report.parties.iter().find(|party| party.name == name).map(|party| party.id.clone());
        known.unwrap_or_else(|| {
            let party = Party::new(id.into(), name, PartyKind::Unit);
            report.parties.push(Arc::new(party.clone()));
            party.id
        })
    };
    if let Some(item) = item(report, a) {
        if b.is_multiple_of(3) {
            item.support_units = vec![party];
        } else if !item.lead_units.contains(&party) {
            item.lead_units.push(party);
        }
    }
}

fn close(item: &mut Item, b: usize) {
    item.progress = Progress::Closed;
    let on = format!("2025-07-{:02}", b % 28 + 1).parse().unwrap();
    item.closed = Some(Closed { on, by: "巡视办".to_owned(), how: String::new(), extra: Extra::default() });
}

fn new_problem(report: &mut Report, a: usize, b: usize, id: &str) {
    let moved = take(report, b);
    let mut new = Problem::new(id.into(), "9.".to_owned(), format!("新问题{a}"));
    new.items.extend(moved);
    let at = a % report.categories.len();
    Arc::make_mut(&mut report.categories[at]).problems.push(Arc::new(new));
}

fn party(report: &mut Report, a: usize, b: usize) {
    if report.parties.is_empty() {
        return;
    }
    let at = a % report.parties.len();
    if b.is_multiple_of(2) {
        Arc::make_mut(&mut report.parties[at]).name.push_str("(更名)");
        return;
    }
    let id = report.parties[at].id.clone();
    let names = |item: &Arc<Item>| {
        item.leader.as_ref() == Some(&id)
            || item.lead_units.iter().chain(&item.support_units).any(|unit| *unit == id)
            || item.measures.iter().any(|measure| measure.units.contains(&id))
    };
    if !report.items().any(names) {
        report.parties.remove(at);
    }
}

fn remove_problem(report: &mut Report, a: usize) {
    if report.problems().count() > 4 {
        let (c, p, _) = report.problems().nth(a % report.problems().count()).unwrap();
        Arc::make_mut(&mut report.categories[c]).problems.remove(p);
    }
}

fn notes(item: &mut Item, b: usize, c: usize) {
    let on = format!("2025-08-{:02}", b % 28 + 1).parse().unwrap();
    item.log.push(LogEntry { on, text: format!("督办{c}"), ..LogEntry::blank() });
    item.log.sort_by_key(|entry| entry.on);
    item.evidence.push(Evidence { title: format!("材料{c}"), ..Evidence::blank() });
}

/// The same dataset with other ids throughout, as an import of the same text would give it.
pub(crate) fn other_ids(dataset: &Dataset, mark: &str) -> Dataset {
    let renamed = |value: &mut serde_json::Value, key: &str| {
        let known = ["id", "leader", "measure", "whole"];
        if known.contains(&key)
            && let serde_json::Value::String(text) = value
        {
            text.push_str(mark);
        }
        if ["lead_units", "support_units", "units"].contains(&key)
            && let serde_json::Value::Array(list) = value
        {
            for one in list {
                *one = format!("{}{mark}", one.as_str().unwrap()).into();
            }
        }
    };
    let mut value = serde_json::to_value(dataset).unwrap();
    walk(&mut value, &renamed);
    // By the text, because an exact number is only read from one.
    serde_json::from_str(&value.to_string()).unwrap()
}

fn walk(value: &mut serde_json::Value, renamed: &dyn Fn(&mut serde_json::Value, &str)) {
    match value {
        serde_json::Value::Object(map) => {
            for (key, value) in map.iter_mut() {
                renamed(value, key);
                walk(value, renamed);
            }
        }
        serde_json::Value::Array(list) => list.iter_mut().for_each(|one| walk(one, renamed)),
        _ => {}
    }
}
