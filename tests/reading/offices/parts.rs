//! What stands beside or within the text of a Word file: notes, boxes, forms, drawings, documents of others. Each is read, or
//! listed as left out.

use std::io::{Cursor, Write as _};

use guatu::reading::formats::{Encoding, Why, open_as, pasted};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{dropped, read, texts};

/// A packed Word file of these parts.
fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        let as_it_is = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        zip.start_file(*name, as_it_is).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn body(text: &str) -> String {
    format!("<w:document xmlns:w='w' xmlns:r='r'><w:body>{text}</w:body></w:document>")
}

#[test]
fn notes_comments_and_headers_within_a_text_of_2003_are_left_out_and_listed() {
    let table = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", paragraph("密级:内部"));
    let comment = format!(
        "<w:r><aml:annotation w:type='Word.Comment'><aml:content>{}</aml:content></aml:annotation></w:r>",
        paragraph("请核实金额")
    );
    let cell = format!(
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>水库</w:t></w:r>{comment}</w:p></w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        paragraph("已除险")
    );
    let text = format!(
        "<?xml version='1.0'?><w:wordDocument xmlns:w='w' xmlns:aml='a'><w:body>\
         <w:p><w:r><w:t>一、渠道渗漏</w:t></w:r><w:r><w:endnote>{}</w:endnote></w:r><w:r><w:t>问题。</w:t></w:r></w:p>\
         {cell}<w:sectPr><w:ftr w:type='odd'>{table}{}</w:ftr></w:sectPr></w:body></w:wordDocument>",
        paragraph("渠道以2030年测绘为准。"),
        paragraph("第3页"),
    );
    let document = read(text.as_bytes()).unwrap();
    assert_eq!(texts(&document), ["一、渠道渗漏问题。", "水库", "已除险"]);
    assert_eq!(dropped(&document, Why::Note), ["渠道以2030年测绘为准。"]);
    assert_eq!(dropped(&document, Why::Comment), ["请核实金额"]);
    assert_eq!(dropped(&document, Why::HeaderOrFooter), ["密级:内部", "第3页"]);
    let places: Vec<_> =
        document.paragraphs.iter().filter_map(|own| own.place.map(|at| (at.table, at.column))).collect();
    assert_eq!((places, document.tables.len()), (vec![(0, 0), (0, 1)], 1));
}

#[test]
fn documents_within_a_document_are_read_in_their_places() {
    let chunk = |id: &str| format!("<w:altChunk r:id='{id}'/>");
    let text = body(&[paragraph("前言"), chunk("a"), chunk("b"), paragraph("附则"), chunk("c"), chunk("d")].concat());
    let relation = |id: &str, target: &str| format!("<Relationship Id='{id}' Target='{target}'/>");
    let relations = [relation("a", "chunk.htm"), relation("b", "/word/two.txt"), relation("c", "picture.bin")].concat();
    let page = "<html><body><p>一、河道采砂</p><table><tr><td>序号</td><td>措施</td></tr></table></body></html>";
    let file = packed(&[
        ("word/document.xml", &text),
        ("word/_rels/document.xml.rels", &format!("<Relationships>{relations}</Relationships>")),
        ("word/chunk.htm", page),
        ("word/two.txt", "二、堤防管护\n三、水费"),
        ("word/picture.bin", "\u{89}PNG"),
    ]);
    let document = read(&file).unwrap();
    assert_eq!(texts(&document), ["前言", "一、河道采砂", "序号", "措施", "二、堤防管护", "三、水费", "附则"]);
    assert_eq!(document.table(0).rows[0][1].text, "措施");
    let unread: Vec<(&str, u32)> = document
        .dropped
        .iter()
        .filter(|own| own.why == Why::Embedded)
        .map(|own| (own.text.as_str(), own.before))
        .collect();
    assert!(unread == [("picture.bin", 7), ("d", 7)] || unread == [("d", 7), ("picture.bin", 7)], "{unread:?}");
}

#[test]
fn words_of_diagrams_and_charts_are_listed() {
    let diagram = "<d:dataModel xmlns:d='d' xmlns:a='a'><d:pt><d:t><a:p><a:r><a:t>立行立改9个</a:t></a:r></a:p></d:t></d:pt></d:dataModel>";
    let chart = "<c:chart xmlns:c='c' xmlns:a='a'><a:t>完成率</a:t><c:f>Sheet1!A1</c:f><c:pt><c:v>水利局</c:v></c:pt><c:pt><c:v>87.5</c:v></c:pt></c:chart>";
    let file = packed(&[
        ("word/document.xml", &body(&paragraph("整改情况见图。"))),
        ("word/diagrams/data1.xml", diagram),
        ("word/charts/chart2.xml", chart),
    ]);
    let document = read(&file).unwrap();
    assert_eq!(texts(&document), ["整改情况见图。"]);
    let mut drawn = dropped(&document, Why::Drawing);
    drawn.sort_unstable();
    assert_eq!(drawn, ["完成率 水利局 87.5", "立行立改9个"]);
}

#[test]
fn fields_of_forms_and_signs_show_what_a_reader_sees() {
    let field = |inner: &str| {
        format!("<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData>{inner}</w:ffData></w:fldChar></w:r></w:p>")
    };
    let list = |chosen: &str| {
        let entries = ["未启动", "进行中", "已销号"].map(|word| format!("<w:listEntry w:val='{word}'/>")).concat();
        field(&format!("<w:ddList>{chosen}{entries}</w:ddList>"))
    };
    let text = [
        list("<w:result w:val='2'/><w:default w:val='1'/>"),
        list("<w:default w:val='1'/>"),
        list(""),
        field("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>"),
        field("<w:checkBox><w:default w:val='0'/></w:checkBox>"),
        "<w:p><w:r><w:sym w:font='Wingdings 2' w:char='F052'/><w:t>是 \u{f0a8}否</w:t></w:r></w:p>".to_owned(),
    ];
    let document = read(&packed(&[("word/document.xml", &body(&text.concat()))])).unwrap();
    assert_eq!(texts(&document), ["已销号", "进行中", "未启动", "☑", "☐", "☑是 ☐否"]);
}

#[test]
fn documents_beyond_those_that_are_read_and_broken_parts_are_listed_and_cost_the_text_nothing() {
    const READ: usize = 50;
    let chunks: Vec<String> = (0..READ + 3).map(|at| format!("<w:altChunk r:id='c{at}'/>")).collect();
    let chunks = chunks.concat();
    let relations: Vec<String> =
        (0..READ + 3).map(|at| format!("<Relationship Id='c{at}' Target='part{at}.txt'/>")).collect();
    let relations = relations.concat();
    let mut file = packed(&[
        ("word/document.xml", &body(&[chunks, "<w:altChunk/>".to_owned(), paragraph("附则")].concat())),
        ("word/_rels/document.xml.rels", &format!("<Relationships>{relations}</Relationships>")),
        ("word/part0.txt", "一、供水保障"),
        ("word/part1.txt", "二、水质监测,这一件坏了"),
        ("word/charts/chart1.xml", "<c:chart xmlns:c='c'><c:v>水利局"),
        ("word/footer1.xml", "<w:ftr xmlns:w='w'><w:p>"),
    ]);
    // What the second one holds is no longer what its sum says.
    let at = file.windows(6).position(|own| own == "水质".as_bytes()).unwrap();
    file[at] ^= 1;
    let document = read(&file).unwrap();
    assert_eq!(texts(&document), ["一、供水保障", "附则"]);
    let unread = dropped(&document, Why::Embedded);
    assert_eq!(unread.len(), READ + 3);
    for name in ["part1.txt", "part49.txt", "c52", "altChunk"] {
        assert!(unread.contains(&name), "{name} {unread:?}");
    }
    assert_eq!(dropped(&document, Why::Drawing), ["word/charts/chart1.xml"]);
    assert_eq!(dropped(&document, Why::HeaderOrFooter), ["word/footer1.xml"]);
}

#[test]
fn a_word_file_that_is_one_text_lists_the_documents_within_it_however_it_is_opened() {
    let text = format!(
        "<?xml version='1.0'?><pkg:package xmlns:pkg='p'><pkg:part pkg:name=\"/word/document.xml\"><pkg:xmlData>{}\
         </pkg:xmlData></pkg:part></pkg:package>",
        body(&[paragraph("一、灌区渗漏"), "<w:altChunk r:id='rId7'/>".to_owned()].concat())
    );
    let name = "整改.xml";
    for document in [
        read(text.as_bytes()),
        open_as(text.as_bytes(), name, Encoding::Utf8, &|_| true),
        pasted(&text, name, &|_| true),
    ] {
        let document = document.unwrap();
        assert_eq!((texts(&document), dropped(&document, Why::Embedded)), (vec!["一、灌区渗漏"], vec!["rId7"]));
        assert!(!document.cut);
    }
}

#[test]
fn signs_that_are_not_known_are_counted_and_struck_ones_are_no_text() {
    let sign = |typeface: &str, number: &str| format!("<w:sym w:font='{typeface}' w:char='{number}'/>");
    let text = format!(
        "<w:p><w:r>{}{}{}</w:r><w:r><w:rPr><w:strike/></w:rPr>{}</w:r><w:r><w:t>甲</w:t></w:r></w:p>",
        sign("Wingdings 3", "F070"),
        sign("Symbol", "F0A8"),
        sign("Wingdings 3", "F0A8"),
        sign("Wingdings", "F0FE")
    );
    let document = read(&packed(&[("word/document.xml", &body(&text))])).unwrap();
    assert_eq!((texts(&document), document.undecoded), (vec!["▲♦\u{fffd}甲"], 1));
    assert_eq!(dropped(&document, Why::Deleted), ["☑"]);
}
