//! Progress and cancellation of long work, which is divided into slices with a callback after each.

use std::ops::ControlFlow;

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

/// Callback with stage, amount done and total amount (bytes or rows); returns whether to continue.
///
/// ```
/// use std::ops::ControlFlow;
/// use cohort::{Sheet, Stage};
/// let mut heard = Vec::new();
/// let sheet = Sheet::from_csv(b"age\n61\n".to_vec(), &mut |stage: Stage, _, _| {
///     heard.push(stage);
///     ControlFlow::Continue(())
/// })?;
/// assert_eq!(sheet.len(), 1);
/// assert_eq!(heard.first(), Some(&Stage::Decoding));
/// # Ok::<(), cohort::Refusal>(())
/// ```
pub type Progress<'a> = dyn FnMut(Stage, usize, usize) -> ControlFlow<()> + 'a;

/// The callback cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("stopped, as asked")]
pub struct Cancelled;

/// A callback that ignores progress and never cancels.
///
/// # Errors
/// Never.
pub fn no_progress(_: Stage, _: usize, _: usize) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// Number of rows between two reports.
pub(crate) const ROWS_A_SLICE: usize = 1 << 13;

/// Number of bytes between two reports.
pub(crate) const BYTES_A_SLICE: usize = 1 << 20;

/// Reports progress; fails if the callback cancels.
pub(crate) fn report(
    progress: &mut Progress<'_>,
    stage: Stage,
    done: usize,
    total: usize,
) -> Result<(), Cancelled> {
    match progress(stage, done, total) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(Cancelled),
    }
}
