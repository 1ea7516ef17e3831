//! Reserved colours that encode roles. A picture must follow the theme and so cannot use real colours, but
//! plotters knows only colours.
//!
//! The first byte of a reserved RGB value is the role of a mark, the second the finish of its line or text,
//! the third marks it as reserved. The [backend](crate::backend) translates them to a class and a dash
//! pattern, and the style sheet defines the looks of the role.

use plotters::style::RGBAColor;

/// Role of a mark. Each is a class in `styles/figure.css`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Text and marks that carry the message.
    Ink,
    /// Text and marks that explain: axis numbers, units.
    Soft,
    /// Lines that only guide the eye.
    Grid,
    /// Background of the picture.
    Card,
    /// The one highlight.
    Accent,
    /// Faint background of the highlight.
    AccentSoft,
    /// Band of a favourable group.
    Good,
    /// Band of an intermediate group.
    Mid,
    /// Band of an unfavourable group.
    Bad,
    /// Band of a neutral group.
    Plain,
    /// One of several series, from 0; colours repeat after the sixth.
    Series(u8),
}

/// Number of series colours; further series repeat them with another dash.
pub const SERIES: usize = 6;

/// Roles in the order of their code, without the series.
const ROLES: [(Role, &str); 10] = [
    (Role::Ink, "fig-ink"),
    (Role::Soft, "fig-soft"),
    (Role::Grid, "fig-grid"),
    (Role::Card, "fig-card"),
    (Role::Accent, "fig-accent"),
    (Role::AccentSoft, "fig-accent-soft"),
    (Role::Good, "fig-good"),
    (Role::Mid, "fig-mid"),
    (Role::Bad, "fig-bad"),
    (Role::Plain, "fig-plain"),
];
const SERIES_CLASSES: [&str; SERIES] =
    ["fig-series-1", "fig-series-2", "fig-series-3", "fig-series-4", "fig-series-5", "fig-series-6"];
const FIRST_SERIES: usize = 100;
/// The last byte of every reserved colour.
const RESERVED: u8 = 0xa5;

impl Role {
    /// CSS class of the role.
    ///
    /// ```
    /// use figure::palette::Role;
    /// assert_eq!(Role::Ink.class(), "fig-ink");
    /// assert_eq!(Role::Series(7).class(), "fig-series-2");
    /// ```
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Role::Series(number) => SERIES_CLASSES[usize::from(number) % SERIES],
            role => ROLES.iter().find(|known| known.0 == role).map_or("fig-ink", |known| known.1),
        }
    }

    fn code(self) -> u8 {
        let code = match self {
            Role::Series(number) => FIRST_SERIES + usize::from(number) % SERIES,
            role => ROLES.iter().position(|known| known.0 == role).unwrap_or(0),
        };
        u8::try_from(code).unwrap_or(0)
    }

    fn from_code(code: u8) -> Self {
        match usize::from(code).checked_sub(FIRST_SERIES) {
            Some(series) => Role::Series(u8::try_from(series % SERIES).unwrap_or(0)),
            None => ROLES.get(usize::from(code)).map_or(Role::Ink, |known| known.0),
        }
    }
}

/// Finish of a line, an area or a text, distinguishable without colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Finish {
    /// An unbroken line, a full area, plain text.
    #[default]
    Solid,
    /// Dashes.
    Dashed,
    /// Dots.
    Dotted,
    /// Dash and dot in turn.
    DashDot,
    /// Long dashes.
    LongDashed,
    /// Dash and two dots in turn.
    DashDotDot,
    /// Short fine dashes: a line that joins related marks.
    Joining,
    /// An area filled with oblique lines.
    Hatched,
    /// Text with a rim of the background colour, legible on top of grid lines.
    Rimmed,
}

const FINISHES: [(Finish, &str); 9] = [
    (Finish::Solid, ""),
    (Finish::Dashed, "7 4"),
    (Finish::Dotted, "2 3"),
    (Finish::DashDot, "9 3 2 3"),
    (Finish::LongDashed, "14 4"),
    (Finish::DashDotDot, "9 3 2 3 2 3"),
    (Finish::Joining, "3 3"),
    (Finish::Hatched, ""),
    (Finish::Rimmed, ""),
];

impl Finish {
    /// Dash of series number `series`, from 0: solid, dashed, dotted, ..., then repeated.
    #[must_use]
    pub fn of_series(series: usize) -> Self {
        FINISHES[series % SERIES].0
    }

    /// Value for `stroke-dasharray`, in pixels; empty for a solid line.
    #[must_use]
    pub fn dashes(self) -> &'static str {
        FINISHES.iter().find(|known| known.0 == self).map_or("", |known| known.1)
    }
}

/// A role with its finish, passed to plotters as a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paint {
    /// Role.
    pub role: Role,
    /// Dash, hatch or rim.
    pub finish: Finish,
}

impl Paint {
    /// Encodes this paint as a reserved colour; `opacity` from 0 to 1.
    #[must_use]
    pub fn colour(self, opacity: f64) -> RGBAColor {
        let finish = FINISHES.iter().position(|known| known.0 == self.finish).unwrap_or(0);
        RGBAColor(self.role.code(), u8::try_from(finish).unwrap_or(0), RESERVED, opacity)
    }

    /// Decodes a reserved colour. Any other colour is ink.
    #[must_use]
    pub fn from_rgb((role, finish, mark): (u8, u8, u8)) -> Self {
        if mark != RESERVED {
            return Self::from(Role::Ink);
        }
        let finish = FINISHES.get(usize::from(finish)).map_or(Finish::Solid, |known| known.0);
        Self { role: Role::from_code(role), finish }
    }
}

impl From<Role> for Paint {
    fn from(role: Role) -> Self {
        Self { role, finish: Finish::Solid }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_paint_survives_the_way_through_a_colour() {
        let roles = ROLES.iter().map(|known| known.0).chain((0..6).map(Role::Series));
        for role in roles {
            for (finish, _) in FINISHES {
                let paint = Paint { role, finish };
                let RGBAColor(red, green, blue, _) = paint.colour(1.0);
                assert_eq!(Paint::from_rgb((red, green, blue)), paint);
            }
        }
    }

    #[test]
    fn a_colour_that_is_not_reserved_counts_as_ink() {
        assert_eq!(Paint::from_rgb((77, 200, 3)), Paint::from(Role::Ink));
        assert_eq!(Paint::from_rgb((255, 0, 0)), Paint::from(Role::Ink));
    }

    #[test]
    fn the_first_six_series_differ_in_dash_as_well_as_in_class() {
        for series in 1..SERIES {
            for earlier in 0..series {
                assert_ne!(Finish::of_series(series).dashes(), Finish::of_series(earlier).dashes());
            }
        }
    }
}
