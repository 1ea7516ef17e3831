//! A page as what it says, without how it looks: it is drawn in a browser, and written out as text in tests.

use figure::score_scale::ScoreScale;
use figure::survival_axis::SurvivalAxis;

/// A page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Page {
    /// Its heading.
    pub(crate) title: String,
    /// What stands below it.
    pub(crate) lead: Vec<Block>,
    /// Its parts.
    pub(crate) sections: Vec<Section>,
}

/// A part of a page under a heading of its own.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Section {
    /// The heading.
    pub(crate) title: String,
    /// What it holds. A part that holds nothing is left out.
    pub(crate) blocks: Vec<Block>,
}

/// A piece of a page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Block {
    /// A paragraph.
    Text(Line),
    /// A paragraph that explains what stands beside it.
    Note(Line),
    /// A heading within a section.
    Heading(String),
    /// A list.
    List(Vec<Line>),
    /// Terms, each with what is said of it.
    Facts(Vec<(Line, Vec<Line>)>),
    /// A table.
    Table(Table),
    /// Survival on an axis of time.
    Survival(Box<SurvivalAxis>),
    /// The scale of a score with its groups.
    Scale(Box<ScoreScale>),
    /// What is shown only on request.
    Folded(String, Vec<Block>),
}

/// A table. The first cell of each row is its heading.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Table {
    /// What it is called by those who do not see it.
    pub(crate) name: String,
    /// The headings of its columns.
    pub(crate) head: Vec<String>,
    /// Its rows.
    pub(crate) rows: Vec<Row>,
    /// Whether it is too wide for a phone, and is moved sideways there.
    pub(crate) wide: bool,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Row {
    /// A heading over the rows that follow, and what is said of them together.
    Group(String, Option<String>),
    /// Cells, each of one or more lines.
    Cells(Vec<Vec<Line>>),
}

/// A line of text, in runs that are set alike.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Line(pub(crate) Vec<Run>);

/// Text that is set alike.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Run {
    /// As it stands.
    Plain(String),
    /// A name that heads the line.
    Strong(String),
    /// A citation: it stands in English in every language.
    Cite(String),
    /// That a fact was recalled and not checked.
    Mark(String),
    /// Leads to another page.
    Link {
        /// Its address.
        to: String,
        /// What it is called.
        text: String,
    },
}

impl Line {
    /// A line of plain text.
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self(vec![Run::Plain(text.into())])
    }

    /// A line that is a name.
    pub(crate) fn strong(text: impl Into<String>) -> Self {
        Self(vec![Run::Strong(text.into())])
    }

    /// A line that leads elsewhere.
    pub(crate) fn link(to: String, text: impl Into<String>) -> Self {
        Self(vec![Run::Link { to, text: text.into() }])
    }

    /// The line, followed by another run.
    pub(crate) fn and(mut self, run: Run) -> Self {
        self.0.push(run);
        self
    }
}

impl Section {
    /// A part with this heading.
    pub(crate) fn new(title: impl Into<String>, blocks: Vec<Block>) -> Self {
        Self { title: title.into(), blocks }
    }

    /// A part that is a list; it holds nothing where the list is empty.
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

    /// An explaining paragraph of plain text.
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
