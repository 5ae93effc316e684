//! The faces and styles of a document: 仿宋 for the body, 小标宋 for the title, 黑体 and 楷体 for headings. Faces are
//! named with what may stand in for them, and never embedded.

use super::SPACES;

/// The face of the body (仿宋).
pub(super) const BODY: &str = "仿宋_GB2312";
/// The face of titles (小标宋).
pub(super) const TITLE: &str = "方正小标宋简体";
/// The face of first headings and of the heads of tables (黑体).
pub(super) const HEAD: &str = "黑体";
/// The face of second headings (楷体).
pub(super) const KAI: &str = "楷体_GB2312";
/// The face of page numbers (宋体).
const NUMBER: &str = "宋体";

/// What may stand in for each face, in the order of preference.
const FACES: [(&str, &str); 5] = [
    (BODY, "FangSong,仿宋,STFangsong,FZFangSong-Z02S"),
    (TITLE, "FZXiaoBiaoSong-B05S,STZhongsong,华文中宋"),
    (HEAD, "SimHei,STHeiti,FZHei-B01S,WenQuanYi Zen Hei"),
    (KAI, "KaiTi,楷体,STKaiti,FZKai-Z03S,AR PL UKai CN"),
    (NUMBER, "SimSun,AR PL UMing CN"),
];

/// The names of the paragraph styles.
pub(super) const STYLE_TITLE: &str = "GTitle";
pub(super) const STYLE_LINE: &str = "GLine";
pub(super) const STYLE_CELL: &str = "GCell";
pub(super) const STYLE_BODY: &str = "GBody";
pub(super) const STYLE_BODY_LAST: &str = "GBodyLast";
pub(super) const STYLE_SIGN: &str = "GSign";
pub(super) const STYLE_CENTRED: &str = "GCentred";
pub(super) const STYLE_ADDRESSEE: &str = "GAddressee";
pub(super) const STYLE_MARK: &str = "GMark";
pub(super) const STYLE_APPENDIX: &str = "GAppendix";
pub(super) const STYLE_APPENDIX_FIRST: &str = "GAppendixFirst";

/// The style of a heading by its level from 1.
pub(super) fn heading(level: u8) -> &'static str {
    match level {
        1 => "GHeading1",
        2 => "GHeading2",
        _ => "GHeading3",
    }
}

/// The first line two characters in.
const TWO_IN: &str = "<w:ind w:firstLineChars=\"200\" w:firstLine=\"632\"/>";

/// The faces of a run.
pub(super) fn faces(face: &str) -> String {
    format!("<w:rFonts w:ascii=\"{face}\" w:hAnsi=\"{face}\" w:eastAsia=\"{face}\" w:cs=\"{face}\"/>")
}

pub(super) fn fonts() -> String {
    let face = |(name, others): &(&str, &str)| {
        format!(
            "<w:font w:name=\"{name}\"><w:altName w:val=\"{others}\"/><w:charset w:val=\"86\"/><w:family w:val=\"auto\"/><w:pitch w:val=\"variable\"/></w:font>"
        )
    };
    format!("<w:fonts {SPACES}>{}</w:fonts>", FACES.iter().map(face).collect::<String>())
}

pub(super) fn styles() -> String {
    let style = |id: &str, name: &str, paragraph: &str, run: &str| {
        format!(
            "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
        )
    };
    // 22 lines of 28 characters: -4 twentieths of a point between characters (as run in LibreOffice).
    let defaults = format!(
        "<w:docDefaults><w:rPrDefault><w:rPr>{}<w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/><w:pPr><w:widowControl w:val=\"0\"/><w:jc w:val=\"both\"/></w:pPr><w:rPr><w:spacing w:val=\"-4\"/><w:sz w:val=\"32\"/></w:rPr></w:style>",
        faces(BODY)
    );
    let off_grid = "<w:snapToGrid w:val=\"0\"/>";
    let own = [
        style(
            STYLE_TITLE,
            "公文标题",
            // Its line is higher than that of the grid, and would take two.
            &format!("{off_grid}<w:jc w:val=\"center\"/>"),
            &format!("{}<w:spacing w:val=\"0\"/><w:sz w:val=\"44\"/>", faces(TITLE)),
        ),
        style(STYLE_LINE, "表前表后", &format!("{off_grid}<w:jc w:val=\"left\"/>"), "<w:spacing w:val=\"0\"/>"),
        style(STYLE_BODY, "公文正文", TWO_IN, ""),
        // The signature never stands alone on a page.
        style(STYLE_BODY_LAST, "公文末段", &format!("<w:keepNext/>{TWO_IN}"), ""),
        style(heading(1), "公文一级标题", &format!("<w:keepNext/>{TWO_IN}<w:outlineLvl w:val=\"0\"/>"), &faces(HEAD)),
        style(heading(2), "公文二级标题", &format!("<w:keepNext/>{TWO_IN}<w:outlineLvl w:val=\"1\"/>"), &faces(KAI)),
        style(heading(3), "公文三级标题", &format!("<w:keepNext/>{TWO_IN}<w:outlineLvl w:val=\"2\"/>"), ""),
        style(
            STYLE_SIGN,
            "公文署名",
            "<w:keepNext/><w:keepLines/><w:ind w:rightChars=\"400\" w:right=\"1264\"/><w:jc w:val=\"right\"/>",
            "",
        ),
        // An empty line below, as the standard has it between title and body.
        style(STYLE_CENTRED, "公文居中", "<w:spacing w:after=\"579\"/><w:jc w:val=\"center\"/>", ""),
        style(STYLE_ADDRESSEE, "公文主送", "<w:keepNext/>", ""),
        style(STYLE_MARK, "公文标识", "<w:keepNext/><w:jc w:val=\"left\"/>", &faces(HEAD)),
        // Five characters in, of which the first line takes back the three of 附件：, so that numbers are aligned.
        style(
            STYLE_APPENDIX,
            "附件说明",
            "<w:keepNext/><w:ind w:leftChars=\"500\" w:left=\"1580\"/><w:jc w:val=\"left\"/>",
            "",
        ),
        style(
            STYLE_APPENDIX_FIRST,
            "附件说明首行",
            "<w:keepNext/><w:ind w:leftChars=\"500\" w:left=\"1580\" w:hangingChars=\"300\" w:hanging=\"948\"/><w:jc w:val=\"left\"/>",
            "",
        ),
        style(STYLE_CELL, "表格文字", off_grid, "<w:spacing w:val=\"0\"/>"),
        style("Header", "header", off_grid, "<w:spacing w:val=\"0\"/><w:sz w:val=\"18\"/>"),
        style("Footer", "footer", off_grid, &format!("{}<w:spacing w:val=\"0\"/><w:sz w:val=\"28\"/>", faces(NUMBER))),
    ];
    format!("<w:styles {SPACES}>{defaults}{}</w:styles>", own.concat())
}
