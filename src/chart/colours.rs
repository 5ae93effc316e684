//! The colours of charts, on the screen and in files: the same values for both.
//!
//! Paper-like ground, one seal red for the brand and for what is late, Okabe–Ito colours for data. A colour
//! never says anything alone: a shape or a word beside it says the same.

use crate::model::{Progress, Status};

use super::value::MarkRole;

/// A colour: red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub [u8; 3]);

/// The colours of one theme.
#[derive(Debug, PartialEq, Eq)]
pub struct ChartColours {
    /// The page.
    pub ground: Rgb,
    /// Panels beside the page.
    pub panel: Rgb,
    /// What lies deeper than the page: fields, tracks of bars.
    pub sunken: Rgb,
    /// Rules and frames.
    pub line: Rgb,
    /// Text.
    pub text: Rgb,
    /// Text that matters less.
    pub weak: Rgb,
    /// The seal red: the brand, and what is late.
    pub seal: Rgb,
    /// An actual value.
    pub actual: Rgb,
    /// An earlier value.
    pub earlier: Rgb,
    /// A target met.
    pub met: Rgb,
    /// A target missed.
    pub missed: Rgb,
    /// Near its due date, where follow-up is coloured.
    pub near: Rgb,
    /// Okabe–Ito, for parts of a whole.
    pub parts: [Rgb; 6],
    /// Areas and marks of where an item stands, in the order of [`Status`].
    pub status: [Rgb; 5],
    /// The words beside these marks.
    pub status_words: [Rgb; 5],
}

const fn rgb(hex: u32) -> Rgb {
    let [_, red, green, blue] = hex.to_be_bytes();
    Rgb([red, green, blue])
}

/// Dark on white, as on paper.
pub const LIGHT: ChartColours = ChartColours {
    ground: rgb(0x00FF_FFFF),
    panel: rgb(0x00F7_F6F3),
    sunken: rgb(0x00EE_ECE7),
    line: rgb(0x00DA_D6CE),
    text: rgb(0x001E_1D1A),
    weak: rgb(0x0063_5F57),
    seal: rgb(0x00B3_261E),
    actual: rgb(0x006A_665F),
    earlier: rgb(0x00C9_C4BC),
    met: rgb(0x0000_7A57),
    missed: rgb(0x00B8_5000),
    near: rgb(0x008A_6A00),
    parts: [rgb(0x0000_72B2), rgb(0x00E6_9F00), rgb(0x0000_9E73), rgb(0x00CC_79A7), rgb(0x0056_B4E9), rgb(0x00D5_5E00)],
    status: [rgb(0x00B3_261E), rgb(0x00E6_9F00), rgb(0x00EA_E7E2), rgb(0x003A_8CC0), rgb(0x001B_4D6A)],
    status_words: [rgb(0x00B3_261E), rgb(0x008A_5300), rgb(0x001E_1D1A), rgb(0x001B_648F), rgb(0x001B_4D6A)],
};

/// Light on near-black.
pub const DARK: ChartColours = ChartColours {
    ground: rgb(0x0016_1614),
    panel: rgb(0x001D_1D1A),
    sunken: rgb(0x0028_2825),
    line: rgb(0x003C_3B37),
    text: rgb(0x00EC_EAE4),
    weak: rgb(0x00A8_A49A),
    seal: rgb(0x00F2_6D62),
    actual: rgb(0x00A7_A39C),
    earlier: rgb(0x0044_474D),
    met: rgb(0x004C_C79B),
    missed: rgb(0x00F0_9A4A),
    near: rgb(0x00F0_C94A),
    parts: [rgb(0x003F_9FD8), rgb(0x00E6_9F00), rgb(0x002D_BE94), rgb(0x00E0_96BE), rgb(0x007C_C8F2), rgb(0x00E8_7E3A)],
    status: [rgb(0x00E8_402F), rgb(0x00FF_DD80), rgb(0x003A_3E43), rgb(0x007F_BFE8), rgb(0x0024_78B3)],
    status_words: [rgb(0x00FF_7A6B), rgb(0x00FF_DD80), rgb(0x00EC_EAE4), rgb(0x008C_C8EE), rgb(0x006F_B2E2)],
};

impl ChartColours {
    /// The colour of a role: the same on every chart.
    #[must_use]
    pub fn role(&self, role: MarkRole) -> Rgb {
        match role {
            MarkRole::Actual => self.actual,
            MarkRole::Earlier => self.earlier,
            MarkRole::Target => self.text,
            MarkRole::Part(place) => {
                self.parts.get(usize::from(place) % self.parts.len()).copied().unwrap_or(self.actual)
            }
            MarkRole::Rest => self.sunken,
        }
    }

    /// The colour of the mark or area of a status, and of the words beside it.
    #[must_use]
    pub fn of_status(&self, status: Status) -> (Rgb, Rgb) {
        let of = |colours: [Rgb; 5]| colours.get(status as usize).copied().unwrap_or(self.text);
        (of(self.status), of(self.status_words))
    }

    /// The colour of a progress. The shape and the word say the same.
    #[must_use]
    pub fn progress(&self, progress: Progress) -> Rgb {
        match progress {
            Progress::NotStarted => self.weak,
            Progress::InProgress => self.parts[1],
            Progress::MostlyDone => self.parts[4],
            Progress::Done => self.parts[0],
            Progress::Closed => self.met,
            Progress::Unstated => self.line,
        }
    }
}

/// The colour of a text that is read on a colour: black or white, whichever has more contrast.
#[must_use]
pub fn on(ground: Rgb) -> Rgb {
    // At this luminance black and white have the same contrast.
    if luminance(ground) > 0.179 { Rgb([0; 3]) } else { Rgb([255; 3]) }
}

/// The relative luminance of WCAG 2: 0 for black, 1 for white.
fn luminance(Rgb(channels): Rgb) -> f64 {
    let linear = |channel: u8| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    let [red, green, blue] = channels.map(linear);
    0.0722_f64.mul_add(blue, 0.2126_f64.mul_add(red, 0.7152 * green))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The contrast of WCAG 2: 1 for the same colour, 21 for black on white.
    fn contrast(a: Rgb, b: Rgb) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// How two colours differ for an eye without one kind of cone (Viénot's reduction), as the distance of linear
    /// channels.
    fn difference(a: Rgb, b: Rgb, seen: fn([f64; 3]) -> [f64; 3]) -> f64 {
        let share = |Rgb(channels): Rgb| channels.map(|channel| (f64::from(channel) / 255.0).powf(2.2));
        let (a, b) = (seen(share(a)), seen(share(b)));
        a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
    }

    fn plain(channels: [f64; 3]) -> [f64; 3] {
        channels
    }

    fn red_blind([red, green, blue]: [f64; 3]) -> [f64; 3] {
        [0.1124 * red + 0.8876 * green, 0.1124 * red + 0.8876 * green, 0.004 * red - 0.004 * green + blue]
    }

    fn green_blind([red, green, blue]: [f64; 3]) -> [f64; 3] {
        [0.2923 * red + 0.7077 * green, 0.2923 * red + 0.7077 * green, -0.0223 * red + 0.0223 * green + blue]
    }

    #[test]
    fn words_are_read_on_their_ground() {
        for ink in [&LIGHT, &DARK] {
            for text in [ink.text, ink.weak, ink.seal, ink.met, ink.missed] {
                assert!(contrast(text, ink.ground) >= 4.5, "{text:?}");
                assert!(contrast(text, ink.panel) >= 4.4, "{text:?}");
            }
            for words in ink.status_words {
                assert!(contrast(words, ink.ground) >= 4.5 && contrast(words, ink.panel) >= 4.5, "{words:?}");
            }
            for bar in [ink.actual, ink.seal, ink.met] {
                assert!(contrast(bar, ink.ground) >= 3.0, "{bar:?}");
            }
            for part in ink.parts {
                assert!(contrast(on(part), part) >= 4.0, "{part:?}");
            }
        }
    }

    #[test]
    fn what_stands_side_by_side_differs_also_for_the_colour_blind_and_in_black_and_white() {
        for ink in [&LIGHT, &DARK] {
            for seen in [plain, red_blind, green_blind] {
                for pair in ink.parts.windows(2) {
                    assert!(difference(pair[0], pair[1], seen) > 0.12, "{pair:?}");
                }
                assert!(difference(ink.actual, ink.earlier, seen) > 0.12);
                assert!(difference(ink.progress(Progress::InProgress), ink.progress(Progress::Done), seen) > 0.12);
            }
            assert!(contrast(ink.actual, ink.earlier) > 2.0, "the two bars of a bullet, printed in grey");
            assert!(contrast(ink.earlier, ink.sunken) > 1.35, "what was is seen on its track");
            for Rgb(channels) in [ink.actual, ink.earlier] {
                let [least, most] = [channels.iter().min(), channels.iter().max()].map(Option::unwrap);
                assert!(most - least < 16, "values are grey: hues are for how things stand");
            }
            assert!(contrast(ink.actual, ink.text) > 1.2 || contrast(ink.text, ink.ground) > 12.0);
        }
    }
}
