//! What stands at the edges of pages: the page number, the word for the readers, the watermark.
//!
//! # Limits
//! A watermark is VML, as Word itself writes it: `LibreOffice` and WPS draw it, and no newer form is drawn by all of them.

use crate::chart::Rgb;
use crate::scene::{DEGREES, PALE, POINTS_PER_MM, page_of, watermark_size};

use super::styles;
use super::{Part, SPACES, escaped, twips};

/// A character of the page number (4号), in twentieths of a point.
const CHARACTER: i64 = 280;

/// The line of the foot, and how far it stands outside the text, in points and millimetres.
const FOOT_LINE: f32 = 20.0;
const FOOT_GAP: f32 = 7.0;

/// The namespaces of shapes.
const SHAPES: &str = "xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\"";

/// Words along a line that are stretched to their box: the shape that Word has for watermarks.
const WORD_ART: &str = "<v:shapetype id=\"_x0000_t136\" coordsize=\"21600,21600\" o:spt=\"136\" adj=\"10800\" path=\"m@7,l@8,m@5,21600l@6,21600e\"><v:formulas><v:f eqn=\"sum #0 0 10800\"/><v:f eqn=\"prod #0 2 1\"/><v:f eqn=\"sum 21600 0 @1\"/><v:f eqn=\"sum 0 0 @2\"/><v:f eqn=\"sum 21600 0 @3\"/><v:f eqn=\"if @0 @3 0\"/><v:f eqn=\"if @0 21600 @1\"/><v:f eqn=\"if @0 0 @2\"/><v:f eqn=\"if @0 @4 21600\"/><v:f eqn=\"mid @5 @6\"/><v:f eqn=\"mid @8 @5\"/><v:f eqn=\"mid @7 @8\"/><v:f eqn=\"mid @6 @7\"/><v:f eqn=\"sum @6 0 @5\"/></v:formulas><v:path textpathok=\"t\" o:connecttype=\"custom\" o:connectlocs=\"@9,0;@10,10800;@11,21600;@12,10800\" o:connectangles=\"270,180,90,0\"/><v:textpath on=\"t\" fitshape=\"t\"/><o:lock v:ext=\"edit\" text=\"t\" shapetype=\"t\"/></v:shapetype>";

impl Part<'_> {
    /// The page number at the outer edge, the word for the readers at the inner one, each a character in. Where the page
    /// is turned both stand in the header; the page of the imprint has neither.
    pub(super) fn footer(&self, is_odd: bool) -> String {
        let line = if self.turned || self.bare {
            "<w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr></w:p>".to_owned()
        } else {
            self.foot(is_odd, page_of(self.paper).text_width())
        };
        format!("<w:ftr {SPACES}>{line}</w:ftr>")
    }

    /// The watermark, and the foot of a turned page along its left edge.
    pub(super) fn header(&self, number: usize, is_odd: bool) -> String {
        let foot = if self.turned { self.turned_foot(number, is_odd) } else { String::new() };
        format!(
            "<w:hdr {SPACES} {SHAPES}><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>{}{foot}</w:p></w:hdr>",
            self.watermark(number)
        )
    }

    fn foot(&self, is_odd: bool, width: f32) -> String {
        let readers = format!(
            "<w:r><w:rPr><w:rFonts w:eastAsia=\"{}\"/></w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>",
            styles::BODY,
            escaped(&self.paper.audience_word)
        );
        let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
        let number = [
            "<w:r><w:t xml:space=\"preserve\">— </w:t></w:r>",
            &field("begin"),
            "<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>",
            &field("separate"),
            "<w:r><w:t>1</w:t></w:r>",
            &field("end"),
            "<w:r><w:t xml:space=\"preserve\"> —</w:t></w:r>",
        ]
        .concat();
        let (left, right) = if is_odd { (readers, number) } else { (number, readers) };
        let indent = "<w:ind w:leftChars=\"100\" w:rightChars=\"100\"/>";
        let tab = format!("<w:tabs><w:tab w:val=\"right\" w:pos=\"{}\"/></w:tabs>", twips(width) - CHARACTER);
        format!("<w:p><w:pPr><w:pStyle w:val=\"Footer\"/>{tab}{indent}</w:pPr>{left}<w:r><w:tab/></w:r>{right}</w:p>")
    }

    /// The foot in a box along the left edge of the text, read from above.
    fn turned_foot(&self, number: usize, is_odd: bool) -> String {
        let page = page_of(self.paper);
        let [left, top, ..] = page.margins;
        let x = (left - FOOT_GAP).mul_add(POINTS_PER_MM, -FOOT_LINE);
        let (y, height) = (top * POINTS_PER_MM, page.text_height() * POINTS_PER_MM);
        format!(
            "<w:r><w:pict><v:rect id=\"Foot{number}\" style=\"position:absolute;margin-left:{x:.1}pt;margin-top:{y:.1}pt;width:{FOOT_LINE}pt;height:{height:.1}pt;z-index:2;mso-position-horizontal-relative:page;mso-position-vertical-relative:page\" filled=\"f\" stroked=\"f\"><v:textbox style=\"layout-flow:vertical\" inset=\"0,0,0,0\"><w:txbxContent>{}</w:txbxContent></v:textbox></v:rect></w:pict></w:r>",
            self.foot(is_odd, page.text_height())
        )
    }

    fn watermark(&self, number: usize) -> String {
        let text = self.paper.watermark.trim();
        if text.is_empty() {
            return String::new();
        }
        let page = page_of(self.paper);
        let size = watermark_size(text, [page.width, page.height].map(|mm| mm * POINTS_PER_MM));
        let width = crate::scene::font::width(text, size, false);
        let Rgb([red, green, blue]) = PALE;
        format!(
            "<w:r><w:rPr><w:noProof/></w:rPr><w:pict>{WORD_ART}<v:shape id=\"PowerPlusWaterMarkObject{number}\" o:spid=\"_x0000_s{}\" type=\"#_x0000_t136\" style=\"position:absolute;margin-left:0;margin-top:0;width:{width:.1}pt;height:{size:.1}pt;rotation:{};z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:page;mso-position-vertical:center;mso-position-vertical-relative:page\" o:allowincell=\"f\" fillcolor=\"#{red:02x}{green:02x}{blue:02x}\" stroked=\"f\"><v:textpath style=\"font-family:&quot;{}&quot;;font-size:1pt\" string=\"{}\"/></v:shape></w:pict></w:r>",
            2048 + number,
            DEGREES.rem_euclid(360.0),
            styles::HEAD,
            escaped(text).replace('"', "&quot;")
        )
    }
}
