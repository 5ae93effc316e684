//! The ways in which lines run on a page: a wide table is often turned to stand upright, and read with the head on the
//! shoulder.

use kurbo::Vec2;

/// A line that is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    /// True for one that goes down the page.
    pub(super) upright: bool,
    /// Where it lies: how far down, or how far from the left.
    pub(super) at: f32,
    /// Where it begins.
    pub(super) from: f32,
    /// Where it ends.
    pub(super) to: f32,
}

/// The way in which the lines of a page run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// To the right.
    Level = 0,
    /// Up the page.
    Up = 1,
    /// To the left: the page stands on its head.
    Over = 2,
    /// Down the page.
    Down = 3,
}

impl Turn {
    /// All of them.
    pub(super) const ALL: [Self; 4] = [Self::Level, Self::Up, Self::Over, Self::Down];

    /// The way that runs along; none for one that runs aslant.
    pub(super) fn of(along: Vec2) -> Option<Self> {
        /// What a line may rise on its way: a page lies a little crooked in a scanner.
        const RISE: f64 = 0.1;
        let (right, down) = (along.x, along.y);
        if down.abs() < right.abs() * RISE {
            Some(if right > 0.0 { Self::Level } else { Self::Over })
        } else if right.abs() < down.abs() * RISE {
            Some(if down < 0.0 { Self::Up } else { Self::Down })
        } else {
            None
        }
    }

    /// Where a place of a page is once the page is turned so that lines of this way run to the right.
    pub(super) fn place(self, (x, y): (f32, f32), (width, height): (f32, f32)) -> (f32, f32) {
        match self {
            Self::Level => (x, y),
            Self::Up => (height - y, x),
            Self::Over => (width - x, height - y),
            Self::Down => (y, width - x),
        }
    }

    /// The width and the height of the turned page.
    pub(super) fn sides(self, (width, height): (f32, f32)) -> (f32, f32) {
        match self {
            Self::Level | Self::Over => (width, height),
            Self::Up | Self::Down => (height, width),
        }
    }

    /// A drawn line of the turned page.
    pub(super) fn rule(self, rule: Rule, sides: (f32, f32)) -> Rule {
        let end = |along: f32| if rule.upright { (rule.at, along) } else { (along, rule.at) };
        let (from, to) = (self.place(end(rule.from), sides), self.place(end(rule.to), sides));
        let upright = rule.upright == matches!(self, Self::Level | Self::Over);
        let (at, one, other) = if upright { (from.0, from.1, to.1) } else { (from.1, from.0, to.0) };
        Rule { upright, at, from: one.min(other), to: one.max(other) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_every_way_run_to_the_right_on_the_page_that_is_turned() {
        let sides = (600.0, 800.0);
        // Two characters of each way, the second behind the first, and the first of the next line.
        for (along, next_line) in
            [((1.0, 0.0), (0.0, 1.0)), ((0.0, -1.0), (1.0, 0.0)), ((-1.0, 0.0), (0.0, -1.0)), ((0.0, 1.0), (-1.0, 0.0))]
        {
            let turn = Turn::of(Vec2::new(along.0, along.1)).unwrap();
            let place = |step: f32, line: f32| {
                let (along, down) = ((along.0 as f32, along.1 as f32), (next_line.0 as f32, next_line.1 as f32));
                turn.place((300.0 + step * along.0 + line * down.0, 400.0 + step * along.1 + line * down.1), sides)
            };
            let (first, second, below) = (place(0.0, 0.0), place(10.0, 0.0), place(0.0, 20.0));
            assert_eq!((second.0 - first.0, second.1 - first.1), (10.0, 0.0), "{turn:?}");
            assert_eq!((below.0 - first.0, below.1 - first.1), (0.0, 20.0), "{turn:?}");
        }
        assert_eq!(Turn::of(Vec2::new(1.0, 1.0)), None);
        let rule = Rule { upright: true, at: 100.0, from: 200.0, to: 300.0 };
        let turned = Turn::Up.rule(rule, sides);
        assert_eq!(turned, Rule { upright: false, at: 100.0, from: 500.0, to: 600.0 });
    }
}
