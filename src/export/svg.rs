//! A picture as SVG: text stays text, in the typeface of the program.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::chart::Rgb;
use crate::file::Picture;
use crate::text::writable;

use crate::scene::font;
use crate::scene::{Anchor, BASE, Scene, Shape};

use super::font_part;

/// The SVG of a picture. `embed` puts the typefaces into it, so that it looks the same on any computer; without
/// them it names them, which is enough for a reader that has them.
#[must_use]
pub fn svg(scene: &Scene, embed: bool) -> String {
    let mut out = String::new();
    let (width, height) = (number(scene.width), number(scene.height));
    push(
        &mut out,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"{}\">\n",
            escaped(font::family())
        ),
    );
    about(&mut out, scene);
    if embed {
        style(&mut out, scene);
    }
    for shape in &scene.shapes {
        draw(&mut out, shape);
    }
    out.push_str("</svg>\n");
    out
}

/// Writing to a text cannot fail.
fn push(out: &mut String, text: std::fmt::Arguments<'_>) {
    let _written = out.write_fmt(text);
}

/// What the picture is about, for who cannot see it: its heading, then all it says.
fn about(out: &mut String, scene: &Scene) {
    let Some(heading) = scene.heading() else { return };
    let lines = scene.heading_lines();
    let said: Vec<&str> = scene.words().filter(|words| !lines.contains(words)).collect();
    push(out, format_args!("<title>{}</title>\n<desc>{}</desc>\n", escaped(&heading), escaped(&said.join(" "))));
}

/// The typefaces, as far as the picture has words in them.
fn style(out: &mut String, scene: &Scene) {
    use base64::Engine as _;
    out.push_str("<style>\n");
    for (bytes, weight, is_bold) in [(font::REGULAR, 400, false), (font::BOLD, 700, true)] {
        let characters: BTreeSet<char> =
            scene.shapes.iter().filter_map(|shape| shape.words_in(is_bold)).flat_map(str::chars).collect();
        if characters.is_empty() {
            continue;
        }
        let part = font_part::part(bytes, &characters);
        let data = base64::engine::general_purpose::STANDARD.encode(part.as_deref().unwrap_or(bytes));
        push(
            out,
            format_args!(
                "@font-face {{ font-family: \"{}\"; font-weight: {weight}; src: url(data:font/otf;base64,{data}); }}\n",
                font::family()
            ),
        );
    }
    out.push_str("</style>\n");
}

fn draw(out: &mut String, shape: &Shape) {
    match shape {
        Shape::Rect { at: [x, y, width, height], fill, stroke } => {
            let [x, y, width, height] = [x, y, width, height].map(|length| number(*length));
            push(out, format_args!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\""));
            paint(out, *fill, *stroke);
        }
        Shape::Path { points, fill, stroke, dashed } => {
            let tag = if fill.is_some() { "polygon" } else { "polyline" };
            let list: Vec<String> = points.iter().map(|[x, y]| format!("{},{}", number(*x), number(*y))).collect();
            push(out, format_args!("<{tag} points=\"{}\"", list.join(" ")));
            if *dashed {
                out.push_str(" stroke-dasharray=\"5 4\"");
            }
            paint(out, *fill, *stroke);
        }
        Shape::Circle { at: [x, y], radius, fill, stroke } => {
            let [x, y, radius] = [x, y, radius].map(|length| number(*length));
            push(out, format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\""));
            paint(out, *fill, *stroke);
        }
        Shape::Text { at: [x, y], size, bold, anchor, fill, text } => {
            let [x, y, size] = [x, y, size].map(|length| number(*length));
            push(out, format_args!("<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"{}\"", colour(*fill)));
            if *bold {
                out.push_str(" font-weight=\"700\"");
            }
            match anchor {
                Anchor::Start => {}
                Anchor::Middle => out.push_str(" text-anchor=\"middle\""),
                Anchor::End => out.push_str(" text-anchor=\"end\""),
            }
            push(out, format_args!(">{}</text>\n", escaped(text)));
        }
        Shape::Image { at, picture } => image(out, *at, picture),
        Shape::Turned { at: [x, y], size, degrees, fill, text } => {
            let [x, base, y, size, degrees] = [*x, size.mul_add(BASE, *y), *y, *size, *degrees].map(number);
            push(
                out,
                format_args!(
                    "<text x=\"{x}\" y=\"{base}\" font-size=\"{size}\" fill=\"{}\" text-anchor=\"middle\" transform=\"rotate({degrees} {x} {y})\">{}</text>\n",
                    colour(*fill),
                    escaped(text)
                ),
            );
        }
    }
}

/// A photograph with its bytes; one without pixels is not drawn.
fn image(out: &mut String, at: [f32; 4], picture: &Picture) {
    use base64::Engine as _;
    let Ok(jpeg) = picture.jpeg() else { return };
    let [x, y, width, height] = at.map(number);
    let data = base64::engine::general_purpose::STANDARD.encode(jpeg);
    push(
        out,
        format_args!(
            "<image x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" preserveAspectRatio=\"none\" href=\"data:image/jpeg;base64,{data}\"/>\n"
        ),
    );
}

fn paint(out: &mut String, fill: Option<Rgb>, stroke: Option<(Rgb, f32)>) {
    push(out, format_args!(" fill=\"{}\"", fill.map_or_else(|| "none".to_owned(), colour)));
    if let Some((colours, width)) = stroke {
        push(out, format_args!(" stroke=\"{}\" stroke-width=\"{}\"", colour(colours), number(width)));
    }
    out.push_str("/>\n");
}

fn colour(Rgb([red, green, blue]): Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// A length with at most two decimals: the same picture always gives the same text.
fn number(length: f32) -> String {
    let text = format!("{length:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in writable(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}
