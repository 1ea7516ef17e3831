//! Contents of a page, independent of layout: rendered in a browser, and as text in tests.

use figure::score_scale::ScoreScale;
use figure::survival_axis::SurvivalAxis;

/// A page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Page {
    /// Its heading.
    pub(crate) title: String,
    /// Introduction below the heading.
    pub(crate) lead: Vec<Block>,
    /// Sections.
    pub(crate) sections: Vec<Section>,
}

/// A section with its own heading.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Section {
    /// The heading.
    pub(crate) title: String,
    /// Contents. An empty section is omitted.
    pub(crate) blocks: Vec<Block>,
}

/// A piece of a page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Block {
    /// A paragraph.
    Text(Line),
    /// An explanatory paragraph.
    Note(Line),
    /// A heading within a section.
    Heading(String),
    /// A list.
    List(Vec<Line>),
    /// Terms, each with its descriptions.
    Facts(Vec<(Line, Vec<Line>)>),
    /// A table.
    Table(Table),
    /// Survival on a time axis.
    Survival(Box<SurvivalAxis>),
    /// A score's scale with its groups.
    Scale(Box<ScoreScale>),
    /// Collapsed contents with a summary.
    Folded(String, Vec<Block>),
}

/// A table. The first cell of each row is its heading.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Table {
    /// Accessible name.
    pub(crate) name: String,
    /// The headings of its columns.
    pub(crate) head: Vec<String>,
    /// Its rows.
    pub(crate) rows: Vec<Row>,
    /// True if it is too wide for a phone and scrolls horizontally there.
    pub(crate) wide: bool,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Row {
    /// A heading of the rows that follow, with an optional note.
    Group(String, Option<String>),
    /// Cells, each of one or more lines.
    Cells(Vec<Vec<Line>>),
}

/// A line of text, in runs of one format.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Line(pub(crate) Vec<Run>);

/// Text of one format.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Run {
    /// Plain text.
    Plain(String),
    /// A name at the start of a line.
    Strong(String),
    /// A citation, in English in every language.
    Cite(String),
    /// Marks a fact that was recalled and not checked.
    Mark(String),
    /// A link to another page.
    Link {
        /// Its address.
        to: String,
        /// Text of the link.
        text: String,
    },
}

impl Line {
    /// A line of plain text.
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self(vec![Run::Plain(text.into())])
    }

    /// A line with a name in bold.
    pub(crate) fn strong(text: impl Into<String>) -> Self {
        Self(vec![Run::Strong(text.into())])
    }

    /// A line with a link.
    pub(crate) fn link(to: String, text: impl Into<String>) -> Self {
        Self(vec![Run::Link { to, text: text.into() }])
    }

    /// Appends a run to the line.
    pub(crate) fn and(mut self, run: Run) -> Self {
        self.0.push(run);
        self
    }
}

impl Section {
    /// A section with this heading.
    pub(crate) fn new(title: impl Into<String>, blocks: Vec<Block>) -> Self {
        Self { title: title.into(), blocks }
    }

    /// A section with a list; no contents if the list is empty.
    pub(crate) fn list(title: impl Into<String>, lines: Vec<Line>) -> Self {
        let blocks = if lines.is_empty() { Vec::new() } else { vec![Block::List(lines)] };
        Self::new(title, blocks)
    }
}

impl Block {
    /// A paragraph of plain text.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(Line::new(text))
    }

    /// An explanatory paragraph of plain text.
    pub(crate) fn note(text: impl Into<String>) -> Self {
        Self::Note(Line::new(text))
    }
}

impl Table {
    /// A row of plain cells.
    pub(crate) fn cells(cells: impl IntoIterator<Item = String>) -> Row {
        Row::Cells(cells.into_iter().map(|cell| vec![Line::new(cell)]).collect())
    }
}
