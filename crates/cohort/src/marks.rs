//! Columns of marks: x or a tick in some rows, and empty cells in the others.

/// Marks that mean yes if there are crosses too.
const TICKS: &[&str] = &["o", "○", "◯", "〇", "ㅇ", "✓", "✔", "✅", "☑", "√", "v", "◎"];
/// Marks that mean no if there are ticks too; otherwise they mean yes.
const CROSSES: &[&str] = &["x", "×", "✕", "✖", "✗", "✘", "☒", "╳"];
/// Marks that mean yes alone, and are ambiguous together with others.
const DOTS: &[&str] = &["●", "■", "◆", "★", "*", "※", "•"];

/// Marks of a column that contains nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Marks {
    /// Marks that mean yes.
    pub(crate) yes: Vec<String>,
    /// Marks that mean no.
    pub(crate) no: Vec<String>,
}

impl Marks {
    /// The marks among these distinct values, in lower case; `None` if there are none, if there are other
    /// values too, or if it is ambiguous which of two means yes.
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

    /// Returns whether no mark means no, so that an empty cell does.
    pub(crate) fn is_one_sided(&self) -> bool {
        self.no.is_empty()
    }
}
