//! Columns in which people tick: a mark such as x or a tick in some rows, the others left empty.

/// Marks that say yes beside a cross.
const TICKS: &[&str] = &["o", "○", "◯", "〇", "ㅇ", "✓", "✔", "✅", "☑", "√", "v", "◎"];
/// Marks that say no beside a tick; alone they are ticks.
const CROSSES: &[&str] = &["x", "×", "✕", "✖", "✗", "✘", "☒", "╳"];
/// Marks that say yes where they stand alone, and of which nothing is known beside others.
const DOTS: &[&str] = &["●", "■", "◆", "★", "*", "※", "•"];

/// The marks of a column that has nothing but marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Marks {
    /// Those that say yes.
    pub(crate) yes: Vec<String>,
    /// Those that say no.
    pub(crate) no: Vec<String>,
}

impl Marks {
    /// The marks among these different values, in lower case; `None` where there are none, there are other values
    /// too, or two marks do not tell which of them says yes.
    pub(crate) fn of<'a>(values: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let (mut ticks, mut crosses, mut dots) = (Vec::new(), Vec::new(), Vec::new());
        for value in values {
            let kind = if TICKS.contains(&value) {
                &mut ticks
            } else if CROSSES.contains(&value) {
                &mut crosses
            } else if DOTS.contains(&value) {
                &mut dots
            } else {
                return None;
            };
            kind.push(value.to_owned());
        }
        match (ticks.is_empty(), crosses.is_empty(), dots.is_empty()) {
            (false, _, true) => Some(Self { yes: ticks, no: crosses }),
            (true, false, true) => Some(Self { yes: crosses, no: Vec::new() }),
            (true, true, false) if dots.len() == 1 => Some(Self { yes: dots, no: Vec::new() }),
            _ => None,
        }
    }

    /// Whether no mark says no: then an empty cell does.
    pub(crate) fn is_one_sided(&self) -> bool {
        self.no.is_empty()
    }
}
