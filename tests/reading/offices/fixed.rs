//! OFD: where its parts stand, what a page draws, what is none of its text, what is refused.

use guatu::reading::formats::{Document, FormatError, LooksLike, Why};

use super::{dropped, read, texts};
use crate::packed::pack;

const SPACE: &str = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";

/// A line of text of 5 mm, so far from the left and from the top.
fn line(x: f32, y: f32, text: &str) -> String {
    object(x, y, "", &format!("DeltaX=\"g {} 5\"", text.chars().count() - 1), text)
}

fn object(x: f32, y: f32, more: &str, ways: &str, text: &str) -> String {
    format!(
        "<ofd:TextObject ID=\"9\" Boundary=\"{x} {y} 150 6\" Font=\"3\" Size=\"5\" {more}><ofd:CGTransform><ofd:Glyphs>7 8\
         </ofd:Glyphs></ofd:CGTransform><ofd:TextCode X=\"0\" Y=\"5\" {ways}>{text}</ofd:TextCode></ofd:TextObject>"
    )
}

fn page(objects: &str) -> String {
    format!(
        "<ofd:Page {SPACE}><ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:Area><ofd:Template TemplateID=\"2\"/>\
         <ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content></ofd:Page>"
    )
}

/// A file of these pages, with a template beneath each, and these parts.
fn ofd(pages: &[String], more: &[(&str, String)]) -> Vec<u8> {
    let named = |n: usize| format!("<ofd:Page ID=\"{n}\" BaseLoc=\"Pages/{n}.xml\"/>");
    let own = (0..pages.len()).map(named).collect::<Vec<_>>().concat();
    let root =
        format!("<ofd:OFD {SPACE}><ofd:DocBody><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>");
    let document = format!(
        "<ofd:Document {SPACE}><ofd:CommonData><ofd:TemplatePage ID=\"2\" BaseLoc=\"Tpls/a.xml\"/></ofd:CommonData><ofd:Pages>{own}\
         </ofd:Pages><ofd:Annotations>Annots/all.xml</ofd:Annotations><ofd:Attachments>Attachs.xml</ofd:Attachments></ofd:Document>"
    );
    let mut parts =
        vec![("OFD.xml".to_owned(), root.into_bytes()), ("Doc_0/Document.xml".to_owned(), document.into_bytes())];
    parts.extend(pages.iter().enumerate().map(|(n, text)| (format!("Doc_0/Pages/{n}.xml"), text.clone().into_bytes())));
    parts.extend(more.iter().map(|(name, text)| ((*name).to_owned(), text.clone().into_bytes())));
    pack(&parts)
}

fn document(pages: &[String], more: &[(&str, String)]) -> Document {
    read(&ofd(pages, more)).unwrap()
}

#[test]
fn lines_are_joined_to_paragraphs_and_heads_and_numbers_of_pages_are_left_out() {
    let full = "县水务局党组每月到库检查一次检查情况当日公布并记入台账。";
    assert_eq!(full.chars().count(), 28);
    let text = |n: usize| {
        page(
            &[
                line(38.0, 45.0, "　　一、小水库管护不到位问题未整改到位的要限期整改并且上报"),
                line(28.0, 55.0, full),
                line(38.0, 65.0, "二、渠道渗漏。"),
                object(100.0, 270.0, "", "DeltaX=\"g 4 2.5\"", &format!("— {n} —")),
            ]
            .concat(),
        )
    };
    let beneath = line(80.0, 20.0, "临川县水务局文件");
    let template = format!("<ofd:Page {SPACE}><ofd:Content><ofd:Layer>{beneath}</ofd:Layer></ofd:Content></ofd:Page>");
    let document = document(&[text(1), text(2)], &[("Doc_0/Tpls/a.xml", template)]);
    let long = format!("一、小水库管护不到位问题未整改到位的要限期整改并且上报{full}");
    assert_eq!(texts(&document), [&long, "二、渠道渗漏。", &long, "二、渠道渗漏。"]);
    assert_eq!(dropped(&document, Why::HeaderOrFooter), ["临川县水务局文件", "— 1 —", "临川县水务局文件", "— 2 —"]);
}

#[test]
fn characters_stand_where_their_object_puts_them() {
    let turned = object(20.0, 60.0, "CTM=\"2 0 0 2 10 0\"", "DeltaX=\"5 5\"", "大字题");
    let apart = object(20.0, 100.0, "", "DeltaX=\"2.5 2.5 g 1 2.5 5\"", "Leak&#x4e00;&amp;");
    // What is cut away, hidden, or a pattern is none of the text.
    let hidden = object(20.0, 120.0, "Visible=\"false\"", "", "内部");
    let cut = "<ofd:PathObject Boundary=\"0 0 1 1\"><ofd:Clips><ofd:Clip><ofd:Area><ofd:Text><ofd:TextCode>剪</ofd:TextCode>\
               </ofd:Text></ofd:Area></ofd:Clip></ofd:Clips></ofd:PathObject>";
    let document = document(&[page(&[turned, apart, hidden, cut.to_owned()].concat())], &[]);
    assert_eq!(texts(&document), ["大字题", "Leak一&"]);
    assert_eq!(dropped(&document, Why::Hidden), ["内部"]);
}

#[test]
fn lines_that_are_drawn_part_cells() {
    let rule = |x: f32, y: f32, path: &str, more: &str| {
        format!(
            "<ofd:PathObject Boundary=\"{x} {y} 160 60\" {more}><ofd:AbbreviatedData>{path}</ofd:AbbreviatedData></ofd:PathObject>"
        )
    };
    let mut objects: String = [0, 20, 40].iter().map(|y| rule(20.0, 60.0 + *y as f32, "M 0 0 L 160 0", "")).collect();
    // The upright ones are filled and thin.
    let thin = "M 0 0 L 0.2 0 L 0.2 40 L 0 40 C";
    objects += &[0, 40, 160].map(|x| rule(20.0 + x as f32, 60.0, thin, "Stroke=\"false\" Fill=\"true\"")).concat();
    for (x, y, text) in [(22.0, 65.0, "问题"), (62.0, 65.0, "整改措施"), (22.0, 85.0, "渗漏"), (62.0, 85.0, "改造渠道")]
    {
        objects += &line(x, y, text);
    }
    let document = document(&[page(&objects)], &[]);
    let rows = document.table(0).rows;
    let cells: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect();
    assert_eq!(cells, [["问题", "整改措施"], ["渗漏", "改造渠道"]]);
}

#[test]
fn notes_and_attachments_are_listed() {
    let list = format!(
        "<ofd:Annotations {SPACE}><ofd:Page PageID=\"0\"><ofd:FileLoc>0.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>"
    );
    let notes = format!(
        "<ofd:PageAnnot {SPACE}><ofd:Annot Type=\"Highlight\"><ofd:Remark>哪一年?</ofd:Remark></ofd:Annot><ofd:Annot \
         Type=\"Stamp\"><ofd:Appearance>{}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>",
        line(1.0, 1.0, "收讫")
    );
    let attached = format!("<ofd:Attachments {SPACE}><ofd:Attachment ID=\"1\" Name=\"台账.xlsx\"/></ofd:Attachments>");
    let parts = [("Doc_0/Annots/all.xml", list), ("Doc_0/Annots/0.xml", notes), ("Doc_0/Attachs.xml", attached)];
    let document = document(&[page(&line(28.0, 60.0, "一、渠道渗漏。"))], &parts);
    assert_eq!(texts(&document), ["一、渠道渗漏。"]);
    assert_eq!(dropped(&document, Why::Comment), ["哪一年?", "收讫"]);
    assert_eq!(dropped(&document, Why::Embedded), ["台账.xlsx"]);
}

#[test]
fn a_page_that_is_named_again_is_the_same_page() {
    let own = ofd(&[page(&line(28.0, 60.0, "一、渠道渗漏。"))], &[]);
    let named = crate::packed::parts(&own).into_iter().find(|(name, _)| name == "Doc_0/Document.xml").unwrap().1;
    let often = String::from_utf8(named).unwrap();
    let often = often
        .replace("<ofd:Pages>", &format!("<ofd:Pages>{}", "<ofd:Page ID=\"7\" BaseLoc=\"Pages/0.xml\"/>".repeat(9000)));
    let document = read(&crate::packed::replaced(&own, "Doc_0/Document.xml", often.as_bytes())).unwrap();
    assert_eq!(texts(&document), ["一、渠道渗漏。"]);
}

#[test]
fn what_was_scanned_is_locked_or_broken_is_told() {
    let picture = "<ofd:ImageObject Boundary=\"0 0 210 297\" ResourceID=\"4\"/>";
    let scanned = Err(FormatError::NotADocument { looks_like: LooksLike::ScannedOfd });
    assert_eq!(read(&ofd(&[page(picture), page(picture)], &[])), scanned);
    // A scanner's stamp makes it no text.
    assert_eq!(read(&ofd(&[page(&format!("{picture}{}", line(20.0, 280.0, "扫描件第1页")))], &[])), scanned);
    assert_eq!(read(&ofd(&[page("")], &[])), Err(FormatError::Empty));
    let lost = page(&line(28.0, 60.0, &"\u{fffd}".repeat(9)));
    assert_eq!(read(&ofd(&[lost], &[])), Err(FormatError::NotADocument { looks_like: LooksLike::NamelessOfd }));
    let locked = ofd(&[page(&line(28.0, 60.0, "甲"))], &[("Encryptions.xml", String::new())]);
    assert_eq!(read(&locked), Err(FormatError::Encrypted));
    for broken in [
        ofd(&[page("<ofd:TextObject>")], &[]),
        pack(&[("OFD.xml".to_owned(), b"<ofd/>".to_vec())]),
        pack(&[("OFD.xml".to_owned(), b"<o><DocRoot>a.xml</DocRoot></o>".to_vec())]),
    ] {
        let read = read(&broken);
        assert!(matches!(read, Err(FormatError::Damaged { .. })), "{read:?}");
    }
}
