//! The parts of a presentation that are the same in every one: theme, masters, layouts, and what relates them.

use super::super::package::attribute;
use super::shapes::emu;
use crate::scene::SIZE;

/// The typeface of slides: one that the offices' computers have, since PPTX cannot carry ours along. WPS and other programs put
/// their own in its place where it is missing.
const FACE: &str = "微软雅黑";

/// The typeface of digits and Latin letters: they are as wide in it as in ours, and every system has it or one of the
/// same widths.
const LATIN: &str = "Arial";

/// The namespaces that every part names.
pub(super) const SPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";

/// The beginning of a tree of shapes.
pub(super) const ROOT: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";

/// Which colours of the theme are ground and words.
const COLOURS: &str = "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>";

const GROUND: &str =
    "<p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>";

/// The layouts: that of the first page, and that of all others.
pub(super) const LAYOUTS: [(&str, &str); 2] = [("title", "ctrTitle"), ("titleOnly", "title")];

/// A placeholder: what stands there is that of the slide. Without a frame it has that of the layout or master.
pub(super) fn placeholder(id: usize, kind: &str, at: Option<[f32; 4]>, words: &str) -> String {
    let frame = at.map(|at| {
        let [x, y, width, height] = at.map(emu);
        format!("<a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>")
    });
    let body = "<a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"ctr\"><a:normAutofit/></a:bodyPr>";
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{kind} {id}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"{kind}\"/></p:nvPr></p:nvSpPr><p:spPr>{}</p:spPr><p:txBody>{body}<a:lstStyle/>{words}</p:txBody></p:sp>",
        frame.unwrap_or_default()
    )
}

/// A paragraph that says what belongs there.
fn prompt(text: &str) -> String {
    format!("<a:p><a:r><a:rPr lang=\"zh-CN\"/><a:t>{text}</a:t></a:r></a:p>")
}

fn level(size: i32, bold: bool) -> String {
    let weight = if bold { " b=\"1\"" } else { "" };
    format!(
        "<a:lvl1pPr algn=\"l\"><a:defRPr sz=\"{size}\"{weight}><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/></a:defRPr></a:lvl1pPr>"
    )
}

/// The master of slides.
pub(super) fn master() -> String {
    let title = placeholder(2, "title", Some([96.0, 34.0, SIZE[0] - 192.0, 124.0]), &prompt("标题"));
    let layout = |n: usize| format!("<p:sldLayoutId id=\"{}\" r:id=\"rId{}\"/>", 2_147_483_649_u32 + n as u32, n + 1);
    let layouts = (0..LAYOUTS.len()).map(layout).collect::<Vec<_>>().concat();
    let (plain, strong) = (level(1400, false), level(2600, true));
    format!(
        "<p:sldMaster {SPACES}><p:cSld>{GROUND}<p:spTree>{ROOT}{title}</p:spTree></p:cSld>{COLOURS}<p:sldLayoutIdLst>{layouts}</p:sldLayoutIdLst><p:txStyles><p:titleStyle>{strong}</p:titleStyle><p:bodyStyle>{plain}</p:bodyStyle><p:otherStyle>{plain}</p:otherStyle></p:txStyles></p:sldMaster>"
    )
}

/// A layout.
pub(super) fn layout((kind, title): (&str, &str)) -> String {
    let at = (title == "ctrTitle").then_some([160.0, 204.0, 1664.0, 204.0]);
    let title = placeholder(2, title, at, &prompt("标题"));
    format!(
        "<p:sldLayout {SPACES} type=\"{kind}\" preserve=\"1\"><p:cSld name=\"{kind}\"><p:spTree>{ROOT}{title}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )
}

/// The place of the slide and of the words on a page of notes.
fn note_shapes(words: &str) -> String {
    format!(
        "<p:spTree>{ROOT}<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"slide 2\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"685800\" y=\"1143000\"/><a:ext cx=\"5486400\" cy=\"3086100\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:sp><p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"notes 3\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"685800\" y=\"4400000\"/><a:ext cx=\"5486400\" cy=\"3600000\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>{words}</p:txBody></p:sp></p:spTree>"
    )
}

/// The master of notes.
pub(super) fn notes_master() -> String {
    format!(
        "<p:notesMaster {SPACES}><p:cSld>{GROUND}{}</p:cSld>{COLOURS}<p:notesStyle>{}</p:notesStyle></p:notesMaster>",
        note_shapes(&prompt("备注")),
        level(1200, false)
    )
}

/// The notes of a slide, from their paragraphs.
pub(super) fn notes(words: &str) -> String {
    format!(
        "<p:notes {SPACES}><p:cSld>{}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>",
        note_shapes(words)
    )
}

/// Which parts there are, and of which kinds: a slide for each of `has_notes`, with notes where that is true, and so many
/// charts.
pub(super) fn content_types(has_notes: &[bool], charts: usize) -> String {
    let part = |path: &str, kind: &str| {
        format!(
            "<Override PartName=\"/ppt/{path}\" ContentType=\"application/vnd.openxmlformats-officedocument.{kind}+xml\"/>"
        )
    };
    let each = |n: usize, has_notes: bool| {
        let slide = part(&format!("slides/slide{n}.xml"), "presentationml.slide");
        let notes = if has_notes {
            part(&format!("notesSlides/notesSlide{n}.xml"), "presentationml.notesSlide")
        } else {
            String::new()
        };
        slide + &notes
    };
    let charts: String = (1..=charts).map(|n| part(&format!("charts/chart{n}.xml"), "drawingml.chart")).collect();
    let slides: String = has_notes.iter().enumerate().map(|(n, has)| each(n + 1, *has)).collect();
    let layouts: String = (1..=LAYOUTS.len())
        .map(|n| part(&format!("slideLayouts/slideLayout{n}.xml"), "presentationml.slideLayout"))
        .collect();
    [
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/><Default Extension=\"xlsx\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet\"/>",
        "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>",
        &part("presentation.xml", "presentationml.presentation.main"),
        &part("slideMasters/slideMaster1.xml", "presentationml.slideMaster"),
        &layouts,
        &part("notesMasters/notesMaster1.xml", "presentationml.notesMaster"),
        &part("theme/theme1.xml", "theme"),
        &part("theme/theme2.xml", "theme"),
        &slides,
        &charts,
        "</Types>",
    ]
    .concat()
}

/// The title of the file.
pub(super) fn properties(title: &str) -> String {
    format!(
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title></cp:coreProperties>",
        attribute(title)
    )
}

/// What the main part holds: `slides` slides.
pub(super) fn presentation(slides: usize) -> String {
    let id = |n: usize| format!("<p:sldId id=\"{}\" r:id=\"rId{}\"/>", 256 + n, n + 3);
    let ids = (0..slides).map(id).collect::<Vec<_>>().concat();
    let [width, height] = SIZE.map(emu);
    format!(
        "<p:presentation {SPACES}><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id=\"rId2\"/></p:notesMasterIdLst><p:sldIdLst>{ids}</p:sldIdLst><p:sldSz cx=\"{width}\" cy=\"{height}\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>"
    )
}

/// A theme with the least that programs ask for.
pub(super) fn theme() -> String {
    let colours = ["dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"]
        .iter()
        .zip(["1E1D1A", "F7F6F3", "2B4A6F", "0072B2", "E69F00", "009E73", "CC79A7", "B3261E", "2B4A6F", "635F57"])
        .map(|(name, hex)| format!("<a:{name}><a:srgbClr val=\"{hex}\"/></a:{name}>"))
        .collect::<Vec<_>>()
        .concat();
    let face = format!("<a:latin typeface=\"{LATIN}\"/><a:ea typeface=\"{FACE}\"/><a:cs typeface=\"\"/>");
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let line = format!("<a:ln w=\"6350\">{fill}</a:ln>");
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    format!(
        "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Guatu\"><a:themeElements><a:clrScheme name=\"Guatu\"><a:dk1><a:srgbClr val=\"1E1D1A\"/></a:dk1><a:lt1><a:srgbClr val=\"FFFFFF\"/></a:lt1>{colours}</a:clrScheme><a:fontScheme name=\"Guatu\"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme><a:fmtScheme name=\"Guatu\"><a:fillStyleLst>{fill}{fill}{fill}</a:fillStyleLst><a:lnStyleLst>{line}{line}{line}</a:lnStyleLst><a:effectStyleLst>{effect}{effect}{effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}{fill}{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
}

/// The relations of a part, in the order of their ids.
pub(super) fn relations(parts: &[(&str, String)]) -> String {
    let one = |(n, (kind, path)): (usize, &(&str, String))| {
        let space = if *kind == "metadata/core-properties" {
            "http://schemas.openxmlformats.org/package/2006/relationships"
        } else {
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        };
        format!("<Relationship Id=\"rId{}\" Type=\"{space}/{kind}\" Target=\"{path}\"/>", n + 1)
    };
    let parts: String = parts.iter().enumerate().map(one).collect();
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{parts}</Relationships>"
    )
}
