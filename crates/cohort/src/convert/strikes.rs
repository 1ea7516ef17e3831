//! Formats of a workbook that strike cells through, and the cells of a row that have them.

use super::scan::{Attributes, local, number};

/// The formats of cells: each refers to a font, which may be struck through.
#[derive(Default)]
pub(super) struct Styles {
    pub(super) is_part: bool,
    list: List,
    fonts: Vec<bool>,
    formats: u64,
}

/// The list of the formats that is being read.
#[derive(Default, PartialEq)]
enum List {
    #[default]
    Other,
    Fonts,
    Formats,
}

impl Styles {
    /// Starts a scan; `is_part` tells whether the part is that of formats.
    pub(super) fn of_part(is_part: bool) -> Self {
        Self { is_part, ..Self::default() }
    }

    pub(super) fn tag(&mut self, name: &[u8], attributes: &[u8], striking: &mut Vec<u64>) {
        let of =
            |wanted: &[u8]| Attributes(attributes).flatten().find(|it| local(it.0) == wanted).map(|it| it.1);
        match (name, &self.list) {
            (b"fonts", _) => self.list = List::Fonts,
            (b"cellXfs", _) => self.list = List::Formats,
            (b"fills" | b"borders" | b"cellStyleXfs" | b"cellStyles" | b"dxfs", _) => self.list = List::Other,
            // A workbook has 65,490 formats at most.
            (b"font", List::Fonts) if self.fonts.len() <= usize::from(u16::MAX) => self.fonts.push(false),
            (b"strike", List::Fonts) => {
                let is_struck = !matches!(of(b"val"), Some(b"0" | b"false"));
                if let Some(font) = self.fonts.last_mut() {
                    *font = is_struck;
                }
            }
            (b"xf", List::Formats) => {
                let font = of(b"fontId").and_then(number).and_then(|at| usize::try_from(at).ok());
                if striking.len() <= usize::from(u16::MAX)
                    && font.is_some_and(|at| self.fonts.get(at) == Some(&true))
                {
                    striking.push(self.formats);
                }
                self.formats += 1;
            }
            _ => {}
        }
    }
}

/// Cells of the current row that are struck through.
#[derive(Default)]
pub(super) struct Strikes<'a> {
    striking: &'a [u64],
    is_cell_struck: bool,
    cells: u32,
    struck: u32,
}

impl<'a> Strikes<'a> {
    /// Starts a scan; `striking` are the formats that strike cells through.
    pub(super) fn new(striking: &'a [u64]) -> Self {
        Self { striking, ..Self::default() }
    }

    pub(super) fn cell(&mut self, attributes: &[u8]) {
        if self.striking.is_empty() {
            return;
        }
        let format = Attributes(attributes).flatten().find(|it| it.0 == b"s").and_then(|it| number(it.1));
        self.is_cell_struck = format.is_some_and(|format| self.striking.binary_search(&format).is_ok());
    }

    /// Counts a cell that is not empty.
    pub(super) fn content(&mut self) {
        self.cells = self.cells.saturating_add(1);
        self.struck = self.struck.saturating_add(u32::from(self.is_cell_struck));
    }

    /// Ends a row, and returns the numbers of its cells that are struck through and of all.
    pub(super) fn end_of_row(&mut self) -> (u32, u32) {
        (std::mem::take(&mut self.struck), std::mem::take(&mut self.cells))
    }
}
