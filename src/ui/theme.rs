//! The look: colours, sizes and distances, in one place. Paper-like: white or near-black ground, one seal red
//! for the brand and for what is late, Okabe–Ito colours for data.

use egui::{Color32, CornerRadius, FontFamily, FontId, Margin, Stroke, Style, TextStyle, Theme, Vec2, Visuals};

use crate::analysis::DueState;
use crate::chart::{self, ChartColours, Rgb};
use crate::model::Status;

/// Distances in points.
pub mod space {
    /// Between a mark and its word.
    pub const XS: f32 = 4.0;
    /// Between words of one group.
    pub const S: f32 = 8.0;
    /// Between groups.
    pub const M: f32 = 12.0;
    /// Around a block.
    pub const L: f32 = 16.0;
    /// Between blocks.
    pub const XL: f32 = 24.0;
}

/// The height of a row in a list, in points.
pub const ROW: f32 = 26.0;

/// The colours of one theme.
#[derive(Debug)]
pub struct Palette {
    /// The colours of charts, from which these come.
    ink: &'static ChartColours,
    /// The page.
    pub ground: Color32,
    /// Panels beside the page.
    pub panel: Color32,
    /// What lies deeper than the page: fields, tracks of bars.
    pub sunken: Color32,
    /// Rules and frames.
    pub line: Color32,
    /// Text.
    pub text: Color32,
    /// Text that matters less.
    pub weak: Color32,
    /// The seal red: the brand, and what is late.
    pub seal: Color32,
    /// The cursor of a table, and what can be pressed.
    pub focus: Color32,
    /// Behind what is selected.
    pub selected: Color32,
    /// Under the pointer.
    pub hovered: Color32,
    /// Frames, and the rule under a heading.
    pub rule: Color32,
    /// Behind marked words of the source.
    pub marked: Color32,
    /// Behind the words that the pointer or the selection means in particular.
    pub marked_strong: Color32,
    /// An actual value.
    pub actual: Color32,
    /// An earlier value.
    pub earlier: Color32,
    /// A target met.
    pub met: Color32,
    /// A target missed.
    pub missed: Color32,
    /// Near its due date, where follow-up is coloured.
    pub near: Color32,
    /// Okabe–Ito, for parts of a whole.
    pub parts: [Color32; 6],
}

#[expect(clippy::disallowed_methods, reason = "this is the place that the rule points to")]
const fn colour(ink: Rgb) -> Color32 {
    let Rgb([red, green, blue]) = ink;
    Color32::from_rgb(red, green, blue)
}

/// A colour from its channels.
#[must_use]
pub const fn solid(red: u8, green: u8, blue: u8) -> Color32 {
    colour(Rgb([red, green, blue]))
}

const fn hex(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    colour(Rgb([red, green, blue]))
}

/// The colours of charts, with those that only a window has: focus, selected, hovered, rule, marked, marked strongly.
const fn palette_from(
    ink: &'static ChartColours,
    [focus, selected, hovered, rule, marked, marked_strong]: [Color32; 6],
) -> Palette {
    Palette {
        ink,
        ground: colour(ink.ground),
        panel: colour(ink.panel),
        sunken: colour(ink.sunken),
        line: colour(ink.line),
        text: colour(ink.text),
        weak: colour(ink.weak),
        seal: colour(ink.seal),
        focus,
        selected,
        hovered,
        rule,
        marked,
        marked_strong,
        actual: colour(ink.actual),
        earlier: colour(ink.earlier),
        met: colour(ink.met),
        missed: colour(ink.missed),
        near: colour(ink.near),
        parts: [
            colour(ink.parts[0]),
            colour(ink.parts[1]),
            colour(ink.parts[2]),
            colour(ink.parts[3]),
            colour(ink.parts[4]),
            colour(ink.parts[5]),
        ],
    }
}

const LIGHT: Palette = palette_from(
    &chart::LIGHT,
    [hex(0x002B_4A6F), hex(0x00E3_E9F2), hex(0x00F0_EEE9), hex(0x00B8_B2A6), hex(0x00FF_F3C9), hex(0x00FF_DF80)],
);

const DARK: Palette = palette_from(
    &chart::DARK,
    [hex(0x008F_B8E6), hex(0x0029_3647), hex(0x0025_2522), hex(0x005A_5850), hex(0x004A_3F16), hex(0x0075_5F14)],
);

/// The colours of the theme that is on.
#[must_use]
pub fn palette(ui: &egui::Ui) -> &'static Palette {
    palette_of(ui.visuals())
}

/// The colours of the theme of these visuals.
#[must_use]
pub fn palette_of(visuals: &Visuals) -> &'static Palette {
    if visuals.dark_mode { &DARK } else { &LIGHT }
}

/// The colours of charts for the theme that is on.
#[must_use]
pub fn ink(ctx: &egui::Context) -> &'static ChartColours {
    if ctx.theme() == Theme::Dark { &chart::DARK } else { &chart::LIGHT }
}

impl Palette {
    /// The colour of the mark or area of a status. The shape and the word say the same.
    #[must_use]
    pub fn status(&self, status: Status) -> Color32 {
        colour(self.ink.of_status(status).0)
    }

    /// The colour of the words beside such a mark.
    #[must_use]
    pub fn status_words(&self, status: Status) -> Color32 {
        colour(self.ink.of_status(status).1)
    }

    /// The colour of a figure on the area of a status.
    #[must_use]
    pub fn on_status(&self, status: Status) -> Color32 {
        colour(chart::on(self.ink.of_status(status).0))
    }

    /// The colour of a due date. Late is red always; yellow and green only where the person wants follow-up colours.
    #[must_use]
    pub fn due(&self, state: DueState, follow_up: bool) -> Color32 {
        match state {
            DueState::Late => self.seal,
            DueState::Near if follow_up => self.near,
            DueState::Closed if follow_up => self.met,
            _ => self.text,
        }
    }
}

/// The family of the bold weight.
#[must_use]
pub fn bold() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// The type scale beside egui's own styles.
pub mod text {
    use egui::{RichText, TextStyle};

    /// A heading of a page.
    #[must_use]
    pub fn title(text: impl Into<String>) -> RichText {
        RichText::new(text).text_style(TextStyle::Heading)
    }

    /// A heading of a block.
    #[must_use]
    pub fn section(text: impl Into<String>) -> RichText {
        RichText::new(text).text_style(TextStyle::Name("section".into()))
    }

    /// The name of the program.
    #[must_use]
    pub fn brand(text: impl Into<String>) -> RichText {
        RichText::new(text).text_style(TextStyle::Name("brand".into()))
    }

    /// Emphasis in running text.
    #[must_use]
    pub fn strong(text: impl Into<String>) -> RichText {
        RichText::new(text).text_style(TextStyle::Name("strong".into()))
    }

    /// Notes and labels of marks.
    #[must_use]
    pub fn small(text: impl Into<String>) -> RichText {
        RichText::new(text).text_style(TextStyle::Small)
    }

    /// A figure to be read from afar.
    #[must_use]
    pub fn figure(text: impl Into<String>) -> RichText {
        RichText::new(text).text_style(TextStyle::Name("figure".into()))
    }
}

/// Puts the look on both themes of a context.
pub fn install(ctx: &egui::Context) {
    for (theme, palette) in [(Theme::Light, &LIGHT), (Theme::Dark, &DARK)] {
        ctx.set_style_of(theme, style(theme, palette));
    }
}

fn style(theme: Theme, palette: &Palette) -> Style {
    let mut style = theme.default_style();
    style.text_styles = [
        (TextStyle::Small, FontId::new(12.0, FontFamily::Proportional)),
        (TextStyle::Body, FontId::new(14.0, FontFamily::Proportional)),
        (TextStyle::Button, FontId::new(14.0, FontFamily::Proportional)),
        (TextStyle::Monospace, FontId::new(13.0, FontFamily::Monospace)),
        (TextStyle::Heading, FontId::new(20.0, bold())),
        (TextStyle::Name("section".into()), FontId::new(15.0, bold())),
        (TextStyle::Name("brand".into()), FontId::new(16.0, bold())),
        (TextStyle::Name("strong".into()), FontId::new(14.0, bold())),
        (TextStyle::Name("small strong".into()), FontId::new(12.0, bold())),
        (TextStyle::Name("figure".into()), FontId::new(26.0, bold())),
    ]
    .into();
    style.spacing.item_spacing = Vec2::new(space::S, space::XS);
    style.spacing.button_padding = Vec2::new(space::S, 4.0);
    style.spacing.interact_size.y = ROW;
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.window_margin = Margin::same(16);
    style.spacing.tooltip_width = 420.0;
    style.spacing.combo_width = 96.0;
    style.spacing.scroll.bar_width = 9.0;
    style.spacing.scroll.floating = false;
    style.spacing.scroll.foreground_color = false;
    style.spacing.scroll.bar_inner_margin = 2.0;
    // The last row on screen is read as well as the others.
    style.spacing.scroll.fade.strength = 0.0;
    // A list that is led to a row that came just now would spring back from there: what egui bounces off is its former end.
    style.spacing.scroll.kinetic.rubber_band = false;
    style.visuals = visuals(theme, palette);
    style
}

fn visuals(theme: Theme, palette: &Palette) -> Visuals {
    let mut visuals = if theme == Theme::Dark { Visuals::dark() } else { Visuals::light() };
    visuals.panel_fill = palette.panel;
    visuals.window_fill = palette.ground;
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    visuals.extreme_bg_color = palette.ground;
    visuals.text_edit_bg_color = Some(palette.ground);
    visuals.faint_bg_color = palette.hovered;
    visuals.weak_text_color = Some(palette.weak);
    visuals.hyperlink_color = palette.focus;
    // Red is for what is late.
    visuals.error_fg_color = palette.text;
    visuals.warn_fg_color = palette.missed;
    visuals.selection.bg_fill = palette.selected;
    visuals.selection.stroke = Stroke::new(1.0, palette.text);
    visuals.window_corner_radius = CornerRadius::same(4);
    visuals.menu_corner_radius = CornerRadius::same(4);
    let widgets = &mut visuals.widgets;
    for widget in [
        &mut widgets.noninteractive,
        &mut widgets.inactive,
        &mut widgets.hovered,
        &mut widgets.active,
        &mut widgets.open,
    ] {
        widget.corner_radius = CornerRadius::same(3);
        widget.fg_stroke = Stroke::new(1.0, palette.text);
        widget.bg_stroke = Stroke::new(1.0, palette.line);
        widget.expansion = 0.0;
    }
    widgets.noninteractive.bg_fill = palette.panel;
    widgets.noninteractive.weak_bg_fill = palette.panel;
    // The handle of a scroll bar is drawn in this, so it is the line colour and not that of a field.
    widgets.inactive.bg_fill = palette.line;
    widgets.inactive.weak_bg_fill = palette.sunken;
    widgets.inactive.bg_stroke = Stroke::NONE;
    widgets.hovered.bg_fill = palette.hovered;
    widgets.hovered.weak_bg_fill = palette.hovered;
    widgets.active.bg_fill = palette.selected;
    widgets.active.weak_bg_fill = palette.selected;
    widgets.open.bg_fill = palette.sunken;
    widgets.open.weak_bg_fill = palette.sunken;
    visuals
}
