//! Rich text as other programs than Word write it.

use guatu::reading::formats::{FormatError, Measured, Why};

use super::{dropped, read, texts};

fn rich(text: &str) -> Vec<u8> {
    let escaped: String = text
        .chars()
        .map(|c| if c.is_ascii() { c.to_string() } else { format!("\\u{}?", (u32::from(c) as u16).cast_signed()) })
        .collect();
    format!(
        "{{\\rtf1\\ansi\\ansicpg936{{\\fonttbl{{\\f0\\fcharset134 SimSun;}}{{\\f1\\fcharset2 Wingdings;}}}}{escaped}}}"
    )
    .into_bytes()
}

#[test]
fn a_text_box_stands_before_the_paragraph_that_it_is_anchored_in() {
    let boxed = |text: &str| {
        format!(
            "{{\\shp{{\\*\\shpinst\\shpleft0{{\\sp{{\\sn fName}}{{\\sv 图1}}}}{{\\shptxt \\pard {text}\\par }}}}{{\\shprslt{{\\*\\do{{\\dptxbxtext\\pard {text}\\par}}}}}}}}"
        )
    };
    let row = "\\trowd\\cellx2000\\cellx4000\\intbl ";
    let text = format!(
        "\\pard 水库管护{}不到位。\\par {row}序号\\cell 问题\\cell\\row {row}{}7\\cell 渠道{}渗漏\\cell\\row \\pard 尾。\\par",
        boxed("责任人：站长"),
        boxed("甲\\par 乙"),
        boxed("{\\trowd\\cellx900 丙\\cell\\row}"),
    );
    let document = read(&rich(&text)).unwrap();
    assert_eq!(
        texts(&document),
        ["责任人：站长", "水库管护不到位。", "序号", "问题", "甲", "乙", "7", "丙", "渠道渗漏", "尾。"]
    );
    assert_eq!(document.tables.len(), 1);
    let rows = document.table(0).rows;
    assert_eq!((rows.len(), rows[1][0].text.as_str(), rows[1][1].text.as_str()), (2, "甲\n乙\n7", "丙\n渠道渗漏"));
}

#[test]
fn old_boxes_moved_words_and_doubled_ones_are_told_apart() {
    let text = "一、{\\mvf 移走}水价{\\mvt 移来}偏低。\\par {\\*\\do\\dobxpage{\\dptxbx{\\dptxbxtext\\pard 框内的话。\\par}}}\
        {\\upr{??}{\\*\\ud{二、农业水价}}}改革。\\par";
    for before in [&b""[..], b"\xef\xbb\xbf", b"\r\n  "] {
        let document = read(&[before, &rich(text)].concat()).unwrap();
        assert_eq!(texts(&document), ["一、水价移来偏低。", "框内的话。", "二、农业水价改革。"]);
        assert_eq!(dropped(&document, Why::Deleted), ["移走"]);
    }
}

#[test]
fn fields_of_forms_and_signs_are_what_they_show() {
    let field = |inner: &str| format!("{{\\field{{\\*\\fldinst FORM {{\\*\\formfield{{{inner}}}}}}}{{\\fldrslt }}}}");
    let list = |chosen: u8| {
        field(&format!(
            "\\fftype2\\ffres{chosen}\\ffdefres1{{\\*\\ffname x}}{{\\*\\ffl 未启动}}{{\\*\\ffl 进行中}}{{\\*\\ffl 已销号}}"
        ))
    };
    let text = [
        list(2),
        list(25),
        field("\\fftype1\\ffres1"),
        field("\\fftype1\\ffres25\\ffdefres0"),
        "{\\f1\\'fe}是".to_owned(),
    ];
    let document = read(&rich(&text.join("\\par "))).unwrap();
    assert_eq!(texts(&document), ["已销号", "进行中", "☑", "☐", "☑是"]);
}

#[test]
fn cells_of_rows_count_against_the_limit_and_merged_ones_are_one() {
    let merged = "\\trowd\\cellx900\\clmgf\\cellx1800\\clmrg\\cellx2700\\clmrg\\cellx3600\\intbl 甲\\cell 乙\\cell\\cell\\cell\\row\\pard 尾\\par";
    let document = read(&rich(merged)).unwrap();
    let places: Vec<_> =
        document.paragraphs.iter().filter_map(|own| own.place).map(|at| (at.column, at.columns)).collect();
    assert_eq!(places, [(0, 1), (1, 3)]);
    // The edges of a row are said once and go for all rows that follow.
    let edges: Vec<String> = (1..=900).map(|at| format!("\\cellx{}", at * 60)).collect();
    let edges = edges.concat();
    let many = format!("\\trowd{edges}\\intbl 甲\\cell{}", "\\row".repeat(5000));
    let refused = read(&rich(&many));
    assert!(matches!(refused, Err(FormatError::TooLarge { what: Measured::Cells, .. })), "{refused:?}");
}

#[test]
fn a_field_of_a_form_is_text_where_it_is_shown_and_once() {
    let field =
        "{\\field{\\*\\fldinst FORM {\\*\\formfield{\\fftype2\\ffres1{\\*\\ffl 未办}{\\*\\ffl 已办}}}}{\\fldrslt }}";
    let text = format!(
        "一、{{\\shp{{\\*\\shpinst{{\\shptxt \\pard {field}\\par }}}}{{\\shprslt{{\\*\\do{{\\dptxbxtext\\pard {field}\\par}}}}}}}}渠首{field}。\\par \
         {{\\upr{{{field}}}{{\\*\\ud{{二、{field}}}}}}}。\\par 三、{{\\deleted {field}}}{{\\v {field}}}。\\par {{\\footer {field}}}"
    );
    let document = read(&rich(&text)).unwrap();
    assert_eq!(texts(&document), ["已办", "一、渠首已办。", "二、已办。", "三、。"]);
    assert_eq!(dropped(&document, Why::Deleted), ["已办"]);
    assert_eq!(dropped(&document, Why::Hidden), ["已办"]);
    assert_eq!(dropped(&document, Why::HeaderOrFooter), ["已办"]);
}

#[test]
fn a_text_that_breaks_off_keeps_the_words_about_its_open_boxes_and_notes() {
    let broken = |text: &str| {
        let mut file = rich(text);
        file.pop();
        read(&file).unwrap()
    };
    let document = broken("一、泵站{\\shp{\\*\\shpinst{\\shptxt 负责人{\\shp{\\*\\shpinst{\\shptxt 站长");
    assert_eq!(texts(&document), ["站长", "负责人", "一、泵站"]);
    let document = broken("二、闸门锈蚀{\\footnote 以普查为准{\\deleted 旧");
    assert_eq!((texts(&document), dropped(&document, Why::Note)), (vec!["二、闸门锈蚀"], vec!["以普查为准旧"]));
}

#[test]
fn words_that_are_said_again_and_again_in_a_row_or_a_box_take_no_room() {
    let edges =
        format!("\\trowd{}\\cellx2000\\trleft7\\cellx4000\\intbl 甲\\cell 乙\\cell\\row", "\\trleft5".repeat(90_000));
    let places: Vec<_> =
        read(&rich(&edges)).unwrap().paragraphs.iter().filter_map(|own| own.place.map(|at| at.column)).collect();
    assert_eq!(places, [0, 1]);
    let boxes = format!("丙{{\\shp{{\\*\\shpinst{{{}丁\\par }}}}}}。\\par", "\\shptxt ".repeat(90_000));
    assert_eq!(texts(&read(&rich(&boxes)).unwrap()), ["丁", "丙。"]);
    // A row without cells is one all the same.
    let refused = read(&rich(&format!("\\trowd\\cellx900\\intbl 戊\\cell\\row\\trowd{}", "\\row".repeat(1_010_000))));
    assert!(matches!(refused, Err(FormatError::TooLarge { what: Measured::Cells, .. })), "{refused:?}");
}
