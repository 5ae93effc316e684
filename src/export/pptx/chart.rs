//! Charts of a slide that are charts there too: bars, stacked bars and lines, with their numbers in a workbook that opens
//! where they are changed. What has no such form stays a picture.

use std::fmt::Write as _;

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::chart::{
    self, Body, Chart, ChartColours, ClosedChart, CountLine, Rgb, Series, SeriesLine, StandingChart, UnitsChart, on,
};
use crate::model::Status;

use super::super::error::ExportError;
use super::super::language;
use super::super::package::escaped;
use super::shapes::{emu, solid};

/// The sheet with the numbers.
const SHEET: &str = "Sheet1";

/// The size of words in a chart, in hundredths of a point: what the back of a room reads.
const SIZE: u32 = 1400;

/// A chart as other programs have them.
#[derive(Debug, PartialEq)]
pub(super) struct NativeChart {
    kind: Kind,
    categories: Vec<String>,
    series: Vec<NativeSeries>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Bars that lie, the parts of each one after the other.
    Stacked,
    /// Lines.
    Lines,
}

/// One colour of bars, or one line.
#[derive(Debug, PartialEq)]
struct NativeSeries {
    name: String,
    fill: Fill,
    /// A value for each category; nothing where there is none.
    values: Vec<Option<f64>>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Fill {
    Solid(Rgb),
    /// Hatched, as what is late is on every chart.
    Hatched(Rgb),
    /// A line of dashes.
    Dashed(Rgb),
}

impl NativeChart {
    /// The chart; nothing for one that is no bars or lines, and for one of which something is left out.
    pub(super) fn of(chart: &Chart, colours: &ChartColours) -> Option<Self> {
        if !chart.more.is_empty() {
            return None;
        }
        match &chart.body {
            Body::Standing(standing) => Some(of_standing(standing, colours)),
            Body::Units(units) => of_units(units, colours),
            Body::Series(series) => of_series(series, colours),
            Body::Closed(closed) => {
                let lines = [
                    (&closed.plan, Fill::Dashed(colours.weak)),
                    (&closed.claimed, Fill::Solid(colours.of_status(Status::Done).0)),
                    (&closed.closed, Fill::Solid(colours.of_status(Status::Closed).0)),
                ];
                of_counts(&lines)
            }
            _ => None,
        }
    }
}

fn fill_of(status: Status, colours: &ChartColours) -> Fill {
    let (fill, _) = colours.of_status(status);
    if status == Status::Late { Fill::Hatched(fill) } else { Fill::Solid(fill) }
}

/// How many items of each status a category has.
fn of_standing(standing: &StandingChart, colours: &ChartColours) -> NativeChart {
    let series = Status::ALL
        .iter()
        .zip(&standing.words)
        .map(|(status, name)| NativeSeries {
            name: name.clone(),
            fill: fill_of(*status, colours),
            values: standing.rows.iter().map(|row| some(row.number(*status) as f64)).collect(),
        })
        .filter(|series| series.values.iter().any(Option::is_some))
        .collect();
    let categories = standing.rows.iter().map(|row| format!("{} {}", row.label, row.count)).collect();
    NativeChart { kind: Kind::Stacked, categories, series }
}

/// Days late to the right of nought, days left to its left.
fn of_units(units: &UnitsChart, colours: &ChartColours) -> Option<NativeChart> {
    let [left, late] = &units.sides;
    let days = |status: Status, of: fn(f64) -> Option<f64>, name: &str| NativeSeries {
        name: name.to_owned(),
        fill: fill_of(status, colours),
        values: units.rows.iter().map(|row| of(f64::from(row.days))).collect(),
    };
    let series = vec![
        days(Status::Late, |days| (days > 0.0).then_some(days), late),
        days(Status::Near, |days| (days <= 0.0).then_some(days), left),
    ];
    let categories = units.rows.iter().map(|row| format!("{} {}", row.unit, row.title)).collect();
    (!units.rows.is_empty()).then_some(NativeChart { kind: Kind::Stacked, categories, series })
}

/// Values over time, a line for each scope, the target beside them.
fn of_series(series: &Series, colours: &ChartColours) -> Option<NativeChart> {
    let mut days: Vec<(f64, &str)> =
        series.lines.iter().flat_map(|line| &line.points).map(|point| (point.day, point.date.as_str())).collect();
    days.sort_by(|a, b| a.0.total_cmp(&b.0));
    days.dedup_by(|a, b| a == b);
    let line = |(at, line): (usize, &SeriesLine)| NativeSeries {
        name: line.scope.clone(),
        fill: Fill::Solid(if at == 0 {
            colours.actual
        } else {
            colours.parts.get(at).copied().unwrap_or(colours.weak)
        }),
        values: days
            .iter()
            .map(|(day, date)| {
                let of_day = line.points.iter().find(|point| point.day.total_cmp(day).is_eq() && point.date == *date);
                of_day.map(|point| point.value)
            })
            .collect(),
    };
    let mut lines: Vec<NativeSeries> = series.lines.iter().enumerate().map(line).collect();
    lines.extend(series.target.as_ref().map(|target| NativeSeries {
        name: target.text.clone(),
        fill: Fill::Dashed(colours.text),
        values: vec![Some(target.value); days.len()],
    }));
    let categories: Vec<String> = days.iter().map(|(_, date)| (*date).to_owned()).collect();
    (!categories.is_empty()).then_some(NativeChart { kind: Kind::Lines, categories, series: lines })
}

/// Numbers that grow, each as it is at every day on which one of them does.
fn of_counts(lines: &[(&CountLine, Fill)]) -> Option<NativeChart> {
    let mut days: Vec<f64> = lines.iter().flat_map(|(line, _)| &line.steps).map(|step| step.day).collect();
    days.sort_by(f64::total_cmp);
    days.dedup();
    let series = lines
        .iter()
        .map(|(line, fill)| NativeSeries {
            name: line.name.clone(),
            fill: *fill,
            values: days.iter().map(|day| Some(line.count(*day) as f64)).collect(),
        })
        .collect();
    let categories: Vec<String> = days.iter().map(|day| chart::date(*day).to_string()).collect();
    (!categories.is_empty()).then_some(NativeChart { kind: Kind::Lines, categories, series })
}

/// A count; none is no part of a bar, and has no label.
fn some(value: f64) -> Option<f64> {
    (value != 0.0).then_some(value)
}

/// What a chart says besides its bars and lines, with the note on it, a paragraph each: nothing of a page is lost where it becomes a chart.
pub(super) fn said(chart: &Chart) -> Vec<String> {
    let all = match &chart.body {
        Body::Standing(standing) => of_whole(standing),
        Body::Units(units) => of_owners(units),
        Body::Closed(closed) => of_limit(closed),
        // The others stay pictures, which say all of it, or are said by their lines.
        _ => Vec::new(),
    };
    let note = chart.note.lines().map(ToOwned::to_owned);
    all.into_iter().chain(note).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
}

/// All items together, and what moved in a month.
fn of_whole(standing: &StandingChart) -> Vec<String> {
    let mut all = vec![format!("{} {}", standing.total.label, standing.total.count)];
    if let Some((head, news)) = &standing.month {
        all.push(head.clone());
        all.extend(news.iter().map(|news| format!("{} {}", news.text, news.numbers.concat())));
    }
    all
}

/// Who answers for an item and how it was put off, then the units without such items, then the leaders with theirs.
fn of_owners(units: &UnitsChart) -> Vec<String> {
    let row = |row: &chart::UnitRow| {
        let [first, why] = &row.moved;
        let [number, progress] = &row.detail;
        [number, &row.leader, progress, first, why].map(|text| text.trim()).join(" ")
    };
    // On the page an item is a mark: how many marks of each kind there are says the same.
    let leader = |leader: &chart::LeaderRow| {
        let of = |(status, word): &(Status, String)| {
            let count = leader.items.iter().filter(|(own, ..)| own == status).count();
            (count > 0).then(|| format!("{word} {count}"))
        };
        let counts: Vec<String> = units.key.iter().filter_map(of).collect();
        format!("{} {}: {}", leader.name, leader.count, counts.join(", "))
    };
    let mut all: Vec<String> = units.rows.iter().map(row).collect();
    all.push(units.quiet.clone());
    if !units.leaders.is_empty() {
        all.push(units.leaders_head.clone());
        all.extend(units.leaders.iter().map(leader));
    }
    all
}

/// What is missing by the limit, and by where it stands.
fn of_limit(closed: &ClosedChart) -> Vec<String> {
    let mut all = vec![closed.today.1.clone(), closed.whole_plan.clone()];
    all.extend(closed.limit.iter().map(|(_, words)| words.clone()));
    all.extend(closed.before.iter().map(|(.., words)| words.clone()));
    if let Some(missing) = &closed.missing {
        all.extend([missing.due.1.clone(), missing.closed.1.clone(), missing.missing.clone()]);
        all.extend(missing.parts.iter().map(|(_, count, word, _)| format!("{word} {count}")));
        all.extend(missing.notes.iter().cloned());
    }
    all
}

/// The frame of a chart on its slide.
pub(super) fn frame(out: &mut String, id: usize, at: [f32; 4], relation: &str, about: &str) {
    let [x, y, width, height] = at.map(emu);
    let _written = write!(
        out,
        "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"{id}\" name=\"chart {id}\" descr=\"{about}\"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></p:xfrm><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"{relation}\"/></a:graphicData></a:graphic></p:graphicFrame>"
    );
}

impl NativeChart {
    /// The part of the chart.
    pub(super) fn xml(&self, colours: &ChartColours) -> String {
        let series: String =
            self.series.iter().enumerate().map(|(at, series)| self.series_xml(at, series, colours)).collect();
        let both = "<c:axId val=\"1001\"/><c:axId val=\"1002\"/>";
        let plot = match self.kind {
            Kind::Stacked => format!(
                "<c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"stacked\"/><c:varyColors val=\"0\"/>{series}<c:gapWidth val=\"60\"/><c:overlap val=\"100\"/>{both}</c:barChart>"
            ),
            Kind::Lines => format!(
                "<c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>{series}<c:marker val=\"1\"/>{both}</c:lineChart>"
            ),
        };
        // The first bar stands at the top.
        let (order, sides) = match self.kind {
            Kind::Stacked => ("maxMin", ["l", "t"]),
            Kind::Lines => ("minMax", ["b", "l"]),
        };
        let words = words(colours.text);
        let axis = |kind: &str, id: u32, across: u32, order: &str, side: &str, lines: &str| {
            format!(
                "<c:{kind}><c:axId val=\"{id}\"/><c:scaling><c:orientation val=\"{order}\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"{side}\"/>{lines}<c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/><c:spPr><a:ln w=\"6350\">{}</a:ln></c:spPr>{words}<c:crossAx val=\"{across}\"/><c:crosses val=\"autoZero\"/></c:{kind}>",
                solid(colours.line)
            )
        };
        let grid = format!(
            "<c:majorGridlines><c:spPr><a:ln w=\"6350\">{}</a:ln></c:spPr></c:majorGridlines>",
            solid(colours.line)
        );
        let categories = axis("catAx", 1001, 1002, order, sides[0], "");
        let values = axis("valAx", 1002, 1001, "minMax", sides[1], &grid);
        format!(
            "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><c:date1904 val=\"0\"/><c:roundedCorners val=\"0\"/><c:chart><c:autoTitleDeleted val=\"1\"/><c:plotArea><c:layout/>{plot}{categories}{values}</c:plotArea><c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/>{words}</c:legend><c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"span\"/></c:chart>{words}<c:externalData r:id=\"rId1\"><c:autoUpdate val=\"0\"/></c:externalData></c:chartSpace>"
        )
    }

    fn series_xml(&self, at: usize, series: &NativeSeries, colours: &ChartColours) -> String {
        let (column, last) = (column(at + 1), self.categories.len() + 1);
        let points = |texts: Vec<(usize, String)>| -> String {
            let points =
                texts.into_iter().map(|(n, text)| format!("<c:pt idx=\"{n}\"><c:v>{}</c:v></c:pt>", escaped(&text)));
            points.collect::<Vec<_>>().concat()
        };
        let names = points(self.categories.iter().cloned().enumerate().collect());
        let values = series.values.iter().enumerate();
        let values = points(values.filter_map(|(n, value)| Some((n, (*value)?.to_string()))).collect());
        let count = self.categories.len();
        let (look, ink) = match (series.fill, self.kind) {
            (Fill::Hatched(fill), _) => (
                format!(
                    "<a:pattFill prst=\"wdUpDiag\"><a:fgClr>{0}</a:fgClr><a:bgClr>{1}</a:bgClr></a:pattFill><a:ln w=\"12700\">{2}</a:ln>",
                    colour(fill),
                    colour(colours.ground),
                    solid(fill)
                ),
                colours.text,
            ),
            (Fill::Solid(fill), Kind::Stacked) => (solid(fill), on(fill)),
            (Fill::Solid(fill) | Fill::Dashed(fill), _) => {
                let dash = if matches!(series.fill, Fill::Dashed(_)) { "<a:prstDash val=\"dash\"/>" } else { "" };
                (format!("<a:ln w=\"28575\">{}{dash}</a:ln>", solid(fill)), colours.text)
            }
        };
        let (before, behind) = match self.kind {
            Kind::Stacked => ("<c:invertIfNegative val=\"0\"/>", ""),
            Kind::Lines => ("<c:marker><c:symbol val=\"none\"/></c:marker>", "<c:smooth val=\"0\"/>"),
        };
        // On a line only bars have room for a label at each value.
        let shown = u8::from(self.kind == Kind::Stacked);
        let labels = format!(
            "<c:dLbls><c:spPr><a:noFill/></c:spPr>{}<c:showLegendKey val=\"0\"/><c:showVal val=\"{shown}\"/><c:showCatName val=\"0\"/><c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/></c:dLbls>",
            words(ink)
        );
        format!(
            "<c:ser><c:idx val=\"{at}\"/><c:order val=\"{at}\"/><c:tx><c:strRef><c:f>{SHEET}!${column}$1</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>{}</c:v></c:pt></c:strCache></c:strRef></c:tx><c:spPr>{look}</c:spPr>{before}{labels}<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f><c:strCache><c:ptCount val=\"{count}\"/>{names}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>{SHEET}!${column}$2:${column}${last}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val=\"{count}\"/>{values}</c:numCache></c:numRef></c:val>{behind}</c:ser>",
            escaped(&series.name)
        )
    }

    /// The workbook with the numbers: categories in the first column, a column for each series.
    ///
    /// # Errors
    /// When the writer fails.
    pub(super) fn workbook(&self) -> Result<Vec<u8>, ExportError> {
        self.book().map_err(|error| ExportError::Writer(error.to_string()))
    }

    fn book(&self) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        sheet.set_name(SHEET)?;
        for (row, name) in (1..).zip(&self.categories) {
            sheet.write_string(row, 0, name)?;
        }
        for (column, series) in (1..).zip(&self.series) {
            sheet.write_string(0, column, &series.name)?;
            for (row, value) in (1..).zip(&series.values) {
                if let Some(value) = value {
                    sheet.write_number(row, column, *value)?;
                }
            }
        }
        workbook.save_to_buffer()
    }
}

/// The letter of a column, from A on: no chart has more than 26.
fn column(at: usize) -> char {
    char::from(b'A' + u8::try_from(at.min(25)).unwrap_or(25))
}

fn colour(Rgb([red, green, blue]): Rgb) -> String {
    format!("<a:srgbClr val=\"{red:02X}{green:02X}{blue:02X}\"/>")
}

/// How words of a chart look.
fn words(ink: Rgb) -> String {
    format!(
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"{SIZE}\">{}<a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/></a:defRPr></a:pPr><a:endParaRPr lang=\"{}\"/></a:p></c:txPr>",
        solid(ink),
        language("字")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{CountStep, LIGHT};

    fn line(name: &str, steps: &[(f64, usize)]) -> CountLine {
        let step = |(day, count): &(f64, usize)| CountStep {
            day: *day,
            count: *count,
            text: String::new(),
            holds: Vec::new().into(),
        };
        CountLine { name: name.to_owned(), steps: steps.iter().map(step).collect() }
    }

    #[test]
    fn a_number_that_does_not_grow_on_a_day_stays_what_it_was() {
        let (plan, closed) = (line("计划", &[(10.0, 2), (30.0, 5)]), line("已销号", &[(20.0, 1)]));
        let chart = of_counts(&[(&plan, Fill::Dashed(LIGHT.weak)), (&closed, Fill::Solid(LIGHT.met))]).unwrap();
        assert_eq!(chart.categories.len(), 3);
        assert_eq!(chart.series[0].values, [Some(2.0), Some(2.0), Some(5.0)]);
        assert_eq!(chart.series[1].values, [Some(0.0), Some(1.0), Some(1.0)]);
        assert_eq!(of_counts(&[]), None);
    }
}
