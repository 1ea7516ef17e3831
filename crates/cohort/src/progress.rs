//! Progress of long work, which is divided into slices with a callback after each.

/// Stages from bytes to scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Decoding text; unpacking a workbook.
    Decoding,
    /// Splitting text into rows.
    Splitting,
    /// Interpreting cells.
    Understanding,
    /// Computing scores.
    Scoring,
    /// Writing a file.
    Writing,
}

impl Stage {
    /// All stages, in order.
    pub const ALL: [Self; 5] =
        [Self::Decoding, Self::Splitting, Self::Understanding, Self::Scoring, Self::Writing];

    /// Suffix of the message id.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Decoding => "decoding",
            Self::Splitting => "splitting",
            Self::Understanding => "understanding",
            Self::Scoring => "scoring",
            Self::Writing => "writing",
        }
    }
}

/// Callback with stage, amount done and total amount (bytes or rows).
///
/// ```
/// use cohort::{Sheet, Stage};
/// let mut stages = Vec::new();
/// let sheet = Sheet::from_csv(b"age\n61\n".to_vec(), &mut |stage: Stage, _, _| stages.push(stage))?;
/// assert_eq!(sheet.len(), 1);
/// assert_eq!(stages.first(), Some(&Stage::Decoding));
/// # Ok::<(), cohort::Refusal>(())
/// ```
pub type Progress<'a> = dyn FnMut(Stage, usize, usize) + 'a;

/// A callback that ignores progress.
pub fn no_progress(_: Stage, _: usize, _: usize) {}

/// Number of rows between two reports.
pub(crate) const ROWS_A_SLICE: usize = 1 << 13;

/// Number of bytes between two reports.
pub(crate) const BYTES_A_SLICE: usize = 1 << 20;
