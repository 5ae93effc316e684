//! Texts of the open document format: lists and their numbers, what is left out, what is refused.

use guatu::reading::formats::{Document, FormatError, Why};

use super::{dropped, read, texts};
use crate::packed::pack;

const SPACES: &str = "xmlns:office=\"o\" xmlns:style=\"s\" xmlns:text=\"t\" xmlns:table=\"b\" xmlns:draw=\"d\" xmlns:xlink=\"x\" \
                      xmlns:dc=\"c\" xmlns:loext=\"l\"";

const KIND: &str = "application/vnd.oasis.opendocument.text";

/// A file of these styles and this text.
fn odt(styles: &str, body: &str) -> Vec<u8> {
    packed(KIND, styles, body, "")
}

fn packed(kind: &str, styles: &str, body: &str, manifest: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let shared = format!(
        "<office:document-styles {SPACES}><office:styles><text:outline-style><text:outline-level-style text:level=\"1\" \
         style:num-format=\"一, 二, 三, ...\" style:num-suffix=\"、\"/></text:outline-style></office:styles><office:master-styles>\
         <style:master-page><style:header><text:p>某县水利局</text:p></style:header><style:footer><text:p>— \
         <text:page-number>1</text:page-number> —</text:p></style:footer></style:master-page></office:master-styles>\
         </office:document-styles>"
    );
    let parts =
        [("mimetype", kind), ("content.xml", &content), ("styles.xml", &shared), ("META-INF/manifest.xml", manifest)];
    pack(&parts.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())))
}

fn document(styles: &str, body: &str) -> Document {
    read(&odt(styles, body)).unwrap()
}

/// A list whose levels are numbered so.
const LIST: &str = "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"一, 二, \
    三, ...\" style:num-prefix=\"(\" style:num-suffix=\")\"/><text:list-level-style-number text:level=\"2\" style:num-format=\"1\" \
    style:num-suffix=\".\" text:display-levels=\"2\"/></text:list-style><text:list-style style:name=\"B\">\
    <text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"•\"/></text:list-style>";

fn list(more: &str, items: &[&str]) -> String {
    let item = |text: &&str| format!("<text:list-item><text:p>{text}</text:p></text:list-item>");
    let items = items.iter().map(item).collect::<Vec<_>>().concat();
    format!("<text:list text:style-name=\"L\" {more}>{items}</text:list>")
}

#[test]
fn lists_count_on_where_they_say_so_and_anew_where_they_do_not() {
    let body = [
        list("xml:id=\"a\"", &["甲", "乙"]),
        "<text:p>一段话。</text:p>".to_owned(),
        list("text:continue-numbering=\"true\"", &["丙"]),
        list("", &["丁"]),
        list("text:continue-list=\"a\"", &["戊"]),
        "<text:list text:style-name=\"L\"><text:list-header><text:p>表头</text:p></text:list-header><text:list-item \
         text:start-value=\"7\"><text:p>己</text:p><text:p>同一项</text:p><text:list><text:list-item><text:p>庚</text:p>\
         </text:list-item></text:list></text:list-item></text:list>"
            .to_owned(),
        "<text:list text:style-name=\"B\"><text:list-item><text:p>辛</text:p></text:list-item></text:list>".to_owned(),
    ];
    let document = document(LIST, &body.concat());
    let wanted =
        ["(一)甲", "(二)乙", "一段话。", "(三)丙", "(一)丁", "(三)戊", "表头", "(七)己", "同一项", "七.1.庚", "辛"];
    assert_eq!(texts(&document), wanted);
    assert_eq!(document.paragraphs[0].numbering, 3);
}

#[test]
fn headings_have_their_level_and_the_numbers_of_the_outline() {
    let styles = "<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Title\"/>\
                  <style:style style:name=\"Title\" style:family=\"paragraph\" style:parent-style-name=\"Heading\"/>\
                  <style:style style:name=\"Heading\" style:family=\"paragraph\"/>";
    let body = "<text:p text:style-name=\"P1\">整改通报</text:p><text:h text:outline-level=\"1\">工程管护方面</text:h><text:p \
                text:style-name=\"Heading\">说明</text:p><text:h text:outline-level=\"1\" text:is-list-header=\"true\">附注</text:h>\
                <text:h text:outline-level=\"1\">队伍方面</text:h><text:h text:outline-level=\"2\">轮岗不严</text:h>";
    let document = document(styles, body);
    let found: Vec<_> = document.paragraphs.iter().map(|own| (own.text.as_str(), own.heading)).collect();
    let wanted = [
        ("整改通报", Some(0)),
        ("一、工程管护方面", Some(1)),
        ("说明", None),
        ("附注", Some(1)),
        ("二、队伍方面", Some(1)),
        ("轮岗不严", Some(2)),
    ];
    assert_eq!(found, wanted);
}

#[test]
fn what_is_no_text_is_left_out_in_its_place() {
    let styles = "<style:style style:name=\"H\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>\
        <style:style style:name=\"S\" style:family=\"text\"><style:text-properties style:text-line-through-style=\"solid\"/>\
        </style:style>";
    let body = "<text:tracked-changes><text:changed-region text:id=\"c1\"><text:deletion><office:change-info><dc:creator>甲\
        </dc:creator></office:change-info><text:p>长期</text:p></text:deletion></text:changed-region></text:tracked-changes>\
        <text:p>一、空岗<text:change text:change-id=\"c1\"/>问题<text:span text:style-name=\"H\">(内部)</text:span>已改\
        <text:span text:style-name=\"S\">大部</text:span>。<office:annotation><dc:creator>乙</dc:creator><dc:date>2031</dc:date>\
        <text:p>请核对</text:p></office:annotation><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>\
        见台账</text:p></text:note-body></text:note></text:p><text:p>负责人:<text:placeholder>&lt;姓名&gt;</text:placeholder>\
        <loext:content-control loext:showing-place-holder=\"true\">单击此处</loext:content-control>站长</text:p>\
        <text:section text:display=\"none\"><text:p>不示人的一段</text:p></text:section><text:table-of-content>\
        <text:table-of-content-source/><text:index-body><text:p>一、空岗<text:tab/>1</text:p></text:index-body>\
        </text:table-of-content><text:p><text:ruby><text:ruby-base>办结</text:ruby-base><text:ruby-text>bànjié</text:ruby-text>\
        </text:ruby>了<text:s text:c=\"2\"/>3<text:line-break/>件<draw:frame><draw:object xlink:href=\"./Object 1\"/></draw:frame>\
        </text:p>";
    let document = document(styles, body);
    assert_eq!(texts(&document), ["一、空岗问题已改。", "负责人:站长", "办结了  3", "件"]);
    assert_eq!(dropped(&document, Why::Deleted), ["长期", "大部"]);
    assert_eq!(dropped(&document, Why::Hidden), ["(内部)", "不示人的一段"]);
    assert_eq!(dropped(&document, Why::Comment), ["请核对"]);
    assert_eq!(dropped(&document, Why::Note), ["见台账"]);
    assert_eq!(dropped(&document, Why::Control), ["<姓名>", "单击此处"]);
    assert_eq!(dropped(&document, Why::Contents), ["一、空岗\t1"]);
    assert_eq!(dropped(&document, Why::Embedded), ["Object 1"]);
    assert_eq!(dropped(&document, Why::HeaderOrFooter), ["某县水利局", "— 1 —"]);
}

#[test]
fn a_text_that_is_locked_broken_or_of_another_kind_is_told() {
    let locked = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
    assert_eq!(read(&packed(KIND, "", "<text:p>甲</text:p>", locked)), Err(FormatError::Encrypted));
    let torn = read(&odt("", "<text:p>甲<text:span>"));
    assert!(matches!(torn, Err(FormatError::Damaged { .. })), "{torn:?}");
    let missing = read(&pack(&[("mimetype".to_owned(), KIND.into())]));
    assert!(matches!(missing, Err(FormatError::Damaged { .. })), "{missing:?}");
    assert_eq!(read(&odt("", "<text:p/>")), Err(FormatError::Empty));
    // A pattern for texts is one; and the list of parts says what a file is that says it nowhere else.
    let named = format!("<manifest:file-entry manifest:media-type=\"{KIND}\" manifest:full-path=\"/\"/>");
    for (kind, manifest) in [(format!("{KIND}-template").as_str(), ""), ("", &named)] {
        assert_eq!(texts(&read(&packed(kind, "", "<text:p>甲</text:p>", manifest)).unwrap()), ["甲"]);
    }
}

#[test]
fn a_text_that_is_one_xml_is_read_with_its_styles_and_without_its_heads() {
    let flat = format!(
        "<?xml version=\"1.0\"?>\n<office:document {SPACES} office:mimetype=\"{KIND}\"><office:meta><dc:title>文件名</dc:title>\
         </office:meta><office:automatic-styles>{LIST}</office:automatic-styles><office:master-styles><style:master-page>\
         <style:header><text:p>某县水利局</text:p></style:header></style:master-page></office:master-styles><office:body>\
         <office:text>{}</office:text></office:body></office:document>",
        list("", &["甲", "乙"])
    );
    let document = read(flat.as_bytes()).unwrap();
    assert_eq!(texts(&document), ["(一)甲", "(二)乙"]);
    assert_eq!(dropped(&document, Why::HeaderOrFooter), ["某县水利局"]);
    let torn = read(&flat.as_bytes()[..flat.len() - 40]);
    assert!(matches!(torn, Err(FormatError::Damaged { .. })), "{torn:?}");
}
