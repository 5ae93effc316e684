//! The files that offices send: the same notice as Word writes it today, as Word and WPS wrote it before 2007, and as
//! pages, is read as the same.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests fail as tests do")]

mod binary;
mod compound;
mod fixed;
mod old;
mod open;
mod paged;
mod parts;
mod rich;
mod web;

use std::path::Path;

use compound::{Piece, compound, word};
use guatu::model::Date;
use guatu::reading::formats::{Document, Encoding, FormatError, Kind, LooksLike, Why, endings, open};
use guatu::reading::notice::{Remark, Understood, notice};

fn file(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/offices").join(name)).unwrap()
}

/// A file, by a name that says nothing of what it is.
fn read(bytes: &[u8]) -> Result<Document, FormatError> {
    open(bytes, "文件", &|_| true)
}

fn document(name: &str) -> Document {
    read(&file(name)).unwrap()
}

fn texts(document: &Document) -> Vec<&str> {
    document.paragraphs.iter().map(|own| own.text.as_str()).collect()
}

fn dropped(document: &Document, why: Why) -> Vec<&str> {
    document.dropped.iter().filter(|own| own.why == why).map(|own| own.text.as_str()).collect()
}

fn understood(document: &Document) -> Understood {
    notice(document, "2031-07-01".parse::<Date>().unwrap())
}

/// The tree as lines: the numbers, titles and measures of a report.
fn tree(read: &Understood) -> Vec<String> {
    let mut lines = Vec::new();
    for category in &read.report.categories {
        lines.push(format!("{} {}", category.number, category.title));
        for item in category.problems.iter().flat_map(|problem| &problem.items) {
            lines.push(format!("  {} {} | {}", item.number, item.title, item.finding));
            lines.extend(item.measures.iter().map(|own| format!("    {} {}", own.number, own.text)));
        }
    }
    lines
}

/// What is right of the notice, by hand.
const NOTICE: [&str; 12] = [
    "(一) 水利工程管护方面",
    "  1. 小水库管护不到位 | 巡察反馈指出,全县42座小水库中有9座没有落实管护人员,部分溢洪道淤堵。",
    "    ① 逐库落实管护责任。为42座小水库各落实管护人员1名,每半月到库检查一次,检查情况当日公布;对管护不到位的9座小水库,由局党组会研究,\
     明确责任单位,每月到库检查一次。",
    "    ② 清淤9处溢洪道,完成投资186万元。",
    "    ③ 管护人员到位42人。",
    "  2. 灌区渠道渗漏 | 巡察反馈指出,灌区渠道完好率只有61%。",
    "    ① 完成投资420万元,改造渠道18.6公里。",
    "    ② 明确渠道管护人员5名。",
    "(二) 队伍建设方面",
    "  1. 岗位轮换制度落实不严 | 巡察反馈指出,3名股室负责人10年没有交流。",
    "    ① 交流股室负责人3名。",
    "    ② 明确岗位任职满5年交流。",
];

#[test]
fn a_notice_has_the_same_tree_in_every_format() {
    let whole = understood(&document("notice.docx"));
    for name in ["notice.docx", "notice.doc", "notice.odt", "notice.pdf", "notice.ofd", "notice.rtf"] {
        let document = document(name);
        assert_eq!(document.kind == Kind::Pdf, name.ends_with("pdf") || name.ends_with("ofd"), "{name}");
        let read = understood(&document);
        assert_eq!(tree(&read), NOTICE, "{name}");
        assert_eq!(read.report.title, "中共临川县水务局党组关于县委第三巡察组巡察反馈意见整改进展情况的通报");
        assert_eq!(read.report.parties, whole.report.parties, "{name}");
        assert!(dropped(&document, Why::HeaderOrFooter).contains(&"临川县水务局文件"), "{name}");
        assert_eq!(read.unplaced.len(), whole.unplaced.len(), "{name}");
    }
}

#[test]
fn a_table_of_a_text_has_its_merged_cells() {
    for name in ["ledger.doc", "ledger.odt"] {
        is_the_ledger(name);
    }
}

fn is_the_ledger(name: &str) {
    let document = document(name);
    let table = document.table(0);
    let line = |row: usize| table.rows[row].iter().map(guatu::reading::formats::Cell::line).collect::<Vec<_>>();
    assert_eq!(line(0), ["序号", "问题类别", "具体问题", "整改措施", "责任单位", "完成时限", "整改进展"]);
    // The fifth row's kind stands in the first one's merged cell, and the sums are merged across.
    assert_eq!(line(5)[..3], ["5", "工程管护方面", "节水宣传不够。"]);
    assert_eq!(line(6)[..3], ["6", "日常管理方面", "河道采砂巡查少。"]);
    assert!(table.rows[5][1].carried && !table.rows[6][1].carried);
    assert_eq!(table.rows[2][3].text, "1.开展排查3次,逐项登记并限期整改到位。\n2.建立健全相关制度2项。");
    assert_eq!(line(11)[3], "共10项,全部明确措施和时限");
    let last: Vec<(u32, u32)> = document
        .paragraphs
        .iter()
        .filter_map(|own| own.place.filter(|place| place.row == 11))
        .map(|place| (place.column, place.columns))
        .collect();
    assert_eq!(last, [(0, 3), (3, 1), (4, 3)]);
    // 1,700 twentieths of a point.
    assert_eq!(document.widths[&0][2], 299);
    assert_eq!(understood(&document).report.items().count(), 10);
}

#[test]
fn what_was_taken_out_hidden_or_is_a_code_is_no_text() {
    for name in ["revised.docx", "revised.doc", "revised.odt", "revised.rtf"] {
        let document = document(name);
        let wanted = [
            "青石镇巡察整改情况说明",
            "一、镇便民服务中心窗口空岗问题。已整改。",
            "详见整改清单,共7项。",
            "二、台账不全问题。",
            "已补齐12份。",
            "问题",
            "去向",
            "窗口空岗",
            "已办结",
            "English words & signs: “A–B” 50% …",
        ];
        assert_eq!(texts(&document), wanted, "{name}");
        assert_eq!(dropped(&document, Why::Deleted), ["长期", "删去的一段。"], "{name}");
        assert_eq!(dropped(&document, Why::Hidden), ["(内部)"], "{name}");
        assert_eq!(dropped(&document, Why::Note), ["台账由局办公室保管。"], "{name}");
        assert!(dropped(&document, Why::HeaderOrFooter).contains(&"青石镇"), "{name}");
        let places: Vec<(u32, u32)> =
            document.paragraphs.iter().filter_map(|own| own.place).map(|place| (place.row, place.column)).collect();
        assert_eq!(places, [(0, 0), (0, 1), (1, 0), (2, 1)], "{name}");
    }
}

#[test]
fn text_boxes_stand_before_the_paragraph_that_they_are_anchored_in() {
    for name in ["boxes.docx", "boxes.doc", "boxes.odt"] {
        let document = document(name);
        let cells = ["序号", "格内框", "问题", "7", "格内框", "渠道渗漏。", "8", "水费漏收。"];
        let above = ["责任人:站长", "电话:内线8001", "第二框", "一、堤防巡查不经常。"];
        assert_eq!(texts(&document), [&above[..], &cells, &["二、整改状态:已销号"]].concat(), "{name}");
        let rows = document.table(0).rows;
        assert_eq!(
            (document.tables.len(), rows.len(), rows[1][1].text.as_str()),
            (1, 3, "格内框\n渠道渗漏。"),
            "{name}"
        );
    }
}

#[test]
fn a_file_that_was_saved_quickly_is_read_piece_by_piece() {
    const TAKEN_OUT: u16 = 1 << 8 | 0x41 << 1;
    let wide = |text| Piece { text, wide: true, change: 0 };
    let narrow = |text| Piece { text, wide: false, change: 0 };
    let pieces = [
        wide("一、供水管网\u{13} PAGE \\* MERGEFORMAT \u{14}漏损率\u{15}高。\r"),
        narrow("“Leak rate” 12.5% – cut to 8%\r"),
        Piece { change: TAKEN_OUT, ..wide("这一句删去了。") },
        wide("二、𠀀村饮水\u{b}已通水。\r"),
        wide("— 1 —\r"),
    ];
    for flags in [0x0004, 0x0204] {
        let document = read(&compound(&word(&pieces, flags, 0x00c1))).unwrap();
        let wanted = ["一、供水管网漏损率高。", "“Leak rate” 12.5% – cut to 8%", "二、𠀀村饮水", "已通水。"];
        assert_eq!(texts(&document), wanted);
        assert_eq!(dropped(&document, Why::Deleted), ["这一句删去了。"]);
        assert_eq!(dropped(&document, Why::HeaderOrFooter), ["— 1 —"]);
    }
}

#[test]
fn compound_files_that_are_no_word_files_of_that_time_are_told() {
    let pieces = || [Piece { text: "甲\r", wide: true, change: 0 }, Piece { text: "1\r", wide: true, change: 0 }];
    assert_eq!(read(&compound(&word(&pieces(), 0x0100, 0x00c1))), Err(FormatError::Encrypted));
    let old = FormatError::NotADocument { looks_like: LooksLike::OldWord };
    assert_eq!(read(&compound(&word(&pieces(), 0, 0x0068))), Err(old.clone()));
    let mut streams = word(&pieces(), 0, 0x00c1);
    streams[0].1[..2].copy_from_slice(&[0xdc, 0xa5]);
    assert_eq!(read(&compound(&streams)), Err(old));
    // A part of a text beyond the end of the file, and a piece that is many times the file.
    for (at, number) in [(5 + 4 * 3 + 2, 0x00ff_ffff_u32), (5 + 4, 0x7fff_ffff)] {
        let mut streams = word(&pieces(), 0, 0x00c1);
        streams[1].1[at..at + 4].copy_from_slice(&number.to_le_bytes());
        let read = read(&compound(&streams));
        assert!(matches!(read, Err(FormatError::Damaged { .. })), "{read:?}");
    }
    let noise = || vec![7_u8; 5000];
    for (name, looks_like) in [("PowerPoint Document", LooksLike::Slides), ("CONTENTS", LooksLike::OtherOffice)] {
        assert_eq!(read(&compound(&[(name, noise())])), Err(FormatError::NotADocument { looks_like }));
    }
    assert_eq!(read(&compound(&[("EncryptedPackage", noise())])), Err(FormatError::Encrypted));
}

#[test]
fn a_table_of_pages_is_that_of_the_word_file() {
    let (word, pages) = (document("ledger.docx"), document("ledger.pdf"));
    let cells = |document: &Document| -> Vec<(String, u32, u32, u32, u32)> {
        let own = document.paragraphs.iter().filter_map(|own| Some((own, own.place?)));
        own.map(|(own, at)| (own.text.clone(), at.row, at.column, at.rows, at.columns)).collect()
    };
    assert_eq!(cells(&pages), cells(&word));
    assert_eq!(pages.tables.len(), 1);
    assert_eq!(tree(&understood(&pages)), tree(&understood(&word)));
    assert_eq!(cells(&document("ledger.rtf")), cells(&word));
}

#[test]
fn margins_of_pages_are_left_out_and_listed() {
    let document = document("notice.pdf");
    let margins = dropped(&document, Why::HeaderOrFooter);
    assert_eq!(margins, ["临川县水务局文件", "— 1 —", "临川县水务局文件", "— 2 —"]);
    assert!(!texts(&document).iter().any(|text| text.contains('—')));
}

#[test]
fn columns_of_a_page_are_read_one_after_the_other() {
    let document = document("columns.pdf");
    let begins: Vec<String> = (1..=16).map(|at| format!("第{at}条 ")).collect();
    assert_eq!(document.paragraphs.len(), 16, "{:?}", texts(&document));
    for (text, begin) in texts(&document).iter().zip(&begins) {
        assert!(text.starts_with(begin.as_str()) && text.ends_with('。'), "{text}");
    }
}

#[test]
fn words_in_typefaces_that_are_not_in_the_file_are_read() {
    let document = document("plain.pdf");
    let wanted = [
        "关于审计整改情况的说明",
        "一、账簿登记不及时。县审计局已督促有关单位补记凭证四十份，并建立按月对账制度。",
        "二、其他事项。",
        "The rate fell from 12.5% to 8%",
    ];
    assert_eq!(texts(&document)[..4], wanted);
    // The head of the table is repeated, and its third row broken off.
    let table = document.table(0);
    let rows: Vec<Vec<String>> =
        table.rows.iter().map(|row| row.iter().map(|cell| cell.text.replace('\n', "|")).collect()).collect();
    let wanted = [
        ["序号", "问题", "整改"],
        ["1", "少记收入", "已补记"],
        ["2", "票据管理混乱", "清理票据五十本，对缺号票据逐张核查，并追究有关人员的责任。"],
        ["3", "资产闲置", "已盘活"],
    ];
    assert_eq!(rows, wanted);
    let margins = dropped(&document, Why::HeaderOrFooter);
    let of = |text: &str| margins.iter().filter(|own| **own == text).count();
    assert_eq!((of("柳河县审计局"), of("— 3 —"), of("序号 问题 整改")), (3, 1, 1), "{margins:?}");
}

#[test]
fn radicals_of_a_printed_page_are_the_characters_that_they_look_like() {
    let document = document("printed.pdf");
    assert_eq!(texts(&document)[1], "一、用水管理方面。二月二日,方门口立行立改。");
    assert!(document.radicals > 5, "{}", document.radicals);
    assert_eq!(document.table(0).rows[1][0].text, "水价不一");
}

/// A PDF of pages with these contents. There is no table of its objects, which is then found out.
fn pages(contents: &[&str]) -> Vec<u8> {
    let kids: Vec<String> = (0..contents.len()).map(|at| format!("{} 0 R", 10 + 2 * at)).collect();
    let mut text = format!(
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count {} /Kids [{}] >>\nendobj\n\
         3 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>\nendobj\n\
         4 0 obj\n<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\n\
         stream\na\nendstream\nendobj\n",
        kids.len(),
        kids.join(" ")
    );
    for (content, at) in contents.iter().zip((10..).step_by(2)) {
        let own = format!(
            "{at} 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R \
             /Resources << /Font << /F1 3 0 R >> /XObject << /I 4 0 R >> >> >>\nendobj\n\
             {} 0 obj\n<< /Length {} >>\nstream\n{content}\nendstream\nendobj\n",
            at + 1,
            at + 1,
            content.len() + 1
        );
        text.push_str(&own);
    }
    (text + "trailer\n<< /Root 1 0 R >>\n%%EOF\n").into_bytes()
}

const SCAN: &str = "q 595 0 0 842 0 0 cm /I Do Q";
const WORDS: &str = "BT /F1 12 Tf 80 700 Td (The inspection found that the river was not cleaned) Tj ET";

#[test]
fn pages_that_are_pictures_are_told() {
    let scanned = Err(FormatError::NotADocument { looks_like: LooksLike::ScannedPdf });
    assert_eq!(read(&pages(&[SCAN, SCAN])), scanned);
    // The scanner wrote a line on each page.
    let stamped = format!("{SCAN} BT /F1 8 Tf 80 20 Td (Scan 1) Tj ET");
    assert_eq!(read(&pages(&[&stamped, &stamped])), scanned);
    let mixed = read(&pages(&[WORDS, SCAN])).unwrap();
    assert_eq!((texts(&mixed), mixed.pictured), (vec!["The inspection found that the river was not cleaned"], 1));
    assert!(understood(&mixed).remarks.contains(&Remark::Pictured(1)));
    // Words that a program recognised lie unseen over the picture: they are read.
    let recognised = format!("{SCAN} 3 Tr {WORDS}");
    assert_eq!(texts(&read(&pages(&[&recognised])).unwrap()).len(), 1);
    assert_eq!(read(&pages(&[""])), Err(FormatError::Empty));
    assert_eq!(read(&file("locked.pdf")), Err(FormatError::Encrypted));
    assert!(matches!(read(b"%PDF-1.7\n%%EOF"), Err(FormatError::Damaged { .. })));
}

#[test]
fn a_stamp_in_the_margins_does_not_make_words_of_a_picture() {
    let stamp = format!("{SCAN} BT /F1 8 Tf 80 20 Td (Scanned by Office Lens, 2 March 2031, 10:45) Tj ET");
    let scanned = Err(FormatError::NotADocument { looks_like: LooksLike::ScannedPdf });
    assert_eq!(read(&pages(&[&stamp, &stamp, &stamp])), scanned);
    let mixed = read(&pages(&[WORDS, &stamp, &stamp])).unwrap();
    assert_eq!((texts(&mixed).len(), mixed.pictured), (1, 2));
    assert_eq!(dropped(&mixed, Why::HeaderOrFooter), ["Scanned by Office Lens, 2 March 2031, 10:45"; 2]);
    // The same words in the middle of a page are its text.
    let title = format!("{SCAN} BT /F1 8 Tf 80 420 Td (Report of the county on what was mended in 2031) Tj ET");
    assert_eq!(read(&pages(&[WORDS, &title])).unwrap().pictured, 0);
}

#[test]
fn lines_that_run_up_or_down_a_page_are_read_in_their_own_way() {
    // Two lines of each way, the second below the first as its reader sees it.
    let lines = |turn: &str, next: &str| {
        format!(
            "BT /F1 12 Tf {turn} 300 400 Tm (The wells were not tested) Tj {turn} {next} Tm (and 14 of them ran dry.) Tj ET"
        )
    };
    for (turn, next) in [("0 1 -1 0", "320 400"), ("0 -1 1 0", "280 400"), ("-1 0 0 -1", "300 420")] {
        let document = read(&pages(&[&lines(turn, next)])).unwrap();
        assert_eq!(texts(&document).join(" "), "The wells were not tested and 14 of them ran dry.", "{turn}");
    }
    // A mark through the page runs aslant.
    let marked = format!("{WORDS} BT /F1 40 Tf 0.7 0.7 -0.7 0.7 100 200 Tm (DRAFT) Tj ET");
    let document = read(&pages(&[&marked])).unwrap();
    assert_eq!((texts(&document).len(), dropped(&document, Why::HeaderOrFooter)), (1, vec!["DRAFT"]));
}

#[test]
fn lines_are_put_together_by_the_edge_that_most_share_and_by_the_words_that_had_no_room() {
    // Lines that are not stretched: full ones end up to a character before the edge, and stops hang over it.
    let line = |y: usize, x: usize, text: &str| format!("BT /F1 12 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET ");
    let mut content = String::new();
    for at in 0..24 {
        let (y, long) = (780 - 20 * at, "n".repeat(60 + at % 2));
        // Every fourth line is the last one of its paragraph.
        let text = match at % 4 {
            3 => "and so it was done.".to_owned(),
            1 => format!("{long}n,,"),
            _ => long,
        };
        content.push_str(&line(y, 80, &text));
    }
    assert_eq!(texts(&read(&pages(&[&content])).unwrap()).len(), 6);
    // A word too long for the end of the line above it went on the next one.
    let mut content = String::new();
    for at in 0..6 {
        content.push_str(&line(780 - 60 * at, 80, &"m".repeat(42)));
        content.push_str(&line(760 - 60 * at, 80, &"m".repeat(38)));
        content.push_str(&line(740 - 60 * at, 80, "uncontaminated wells of the county."));
    }
    assert_eq!(texts(&read(&pages(&[&content])).unwrap()).len(), 6);
}

#[test]
fn a_web_archive_is_read_as_its_page() {
    let document = document("saved.mht");
    assert_eq!((document.kind, document.encoding), (Kind::Page, Some(Encoding::Gb18030)));
    assert_eq!(texts(&document), ["一、河道巡查少。", "整改情况：一是每周巡查=1次。"]);
    let words = "<html><body><p>甲方</p></body></html>";
    let packed = "PGh0bWw+PGJvZHk+PHA+55Sy5pa5PC9w\r\nPjwvYm9keT48L2h0bWw+";
    for (how, held) in [("8bit", words), ("base64", packed)] {
        let head = "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding";
        let document = read(format!("{head}: {how}\r\n\r\n{held}").as_bytes()).unwrap();
        assert_eq!(texts(&document), ["甲方"], "{how}");
    }
    let picture = b"MIME-Version: 1.0\nContent-Type: image/png\n\nabc";
    assert_eq!(read(picture), Err(FormatError::NotADocument { looks_like: LooksLike::WebArchive }));
}

#[test]
fn the_pages_in_the_frames_of_a_web_archive_are_read_behind_it() {
    let page = |at: &str, charset: &str, words: &str| {
        format!(
            "\n--=_Q\nContent-location: {at}\nContent-TYPE: Text/HTML; Charset={charset}\n\n<html><body>{words}</body></html>"
        )
    };
    let frames = "<frameset><frame src=\"sheet1.htm\"><frame src=\"sheet2.htm\"></frameset>";
    let rows = "<table><tr><td>序号</td><td>问题</td></tr><tr><td>1</td><td>水费漏收</td></tr></table>";
    let sheets = page("sheet1.htm", "utf-8", "<p>水费台账</p>") + &page("sheet2.htm", "utf-8", rows);
    for (first, words) in [(frames, vec![]), ("<p>目录</p>", vec!["目录"])] {
        let head = "mime-version: 1.0\nContent-type: multipart/related; Boundary=\"=_Q\"\n";
        let file = format!("{head}{}{sheets}\n--=_Q--\n", page("book.htm", "utf-8", first));
        let document = read(file.as_bytes()).unwrap();
        let wanted = [words, vec!["水费台账", "序号", "问题", "1", "水费漏收"]].concat();
        assert_eq!(texts(&document), wanted);
        assert_eq!(document.table(0).rows[1][1].text, "水费漏收");
    }
}

#[test]
fn fields_of_a_page_that_somebody_filled_in_are_read() {
    let page = "<html><body><p>查询<input value='请输入关键字'></p><table><tr><td>牵头单位</td><td><input type='text' value='县水利局'></td></tr>\
        <tr><td>整改状态</td><td><input type=radio>未完成 <input type=RADIO checked>已完成<input type=hidden value='7'></td></tr></table>\
        <svg><style>a{}</style><text>完成率91%</text></svg></body></html>";
    let document = read(page.as_bytes()).unwrap();
    assert_eq!(texts(&document), ["查询", "牵头单位", "县水利局", "整改状态", "☐未完成 ☑已完成"]);
    assert_eq!(dropped(&document, Why::Control), ["请输入关键字"]);
    assert_eq!(dropped(&document, Why::Drawing), ["完成率91%"]);
}

#[test]
fn word_files_that_are_one_text_are_read() {
    for (name, notes) in [("package.xml", 1), ("of-2003.xml", 0)] {
        let document = document(name);
        assert_eq!(document.kind, Kind::Word, "{name}");
        assert_eq!(texts(&document), ["一、河道管理方面", "①清运垃圾12吨。", "责任单位:水利站"], "{name}");
        assert_eq!(dropped(&document, Why::Deleted), ["(草稿)"], "{name}");
        assert_eq!(dropped(&document, Why::HeaderOrFooter).len(), notes, "{name}");
    }
}

#[test]
fn every_format_that_is_read_is_offered() {
    let offered: Vec<&str> = endings().collect();
    let named = [
        "docx", "doc", "wps", "odt", "pdf", "ofd", "rtf", "xml", "mht", "xls", "et", "xlsx", "xlsb", "ods", "html",
        "csv", "txt",
    ];
    for ending in named {
        assert!(offered.contains(&ending), "{ending}");
    }
}
