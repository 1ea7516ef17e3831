//! Long work is cut into slices. After each, somebody may hear how far it has come and say that it should stop.

use std::ops::ControlFlow;

/// A part of the way from bytes to scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Bytes become text; a workbook is unpacked.
    Decoding,
    /// Text becomes rows.
    Splitting,
    /// Cells become answers.
    Understanding,
    /// Answers become scores.
    Scoring,
    /// Rows become a file.
    Writing,
}

impl Stage {
    /// All, in the order in which they come.
    pub const ALL: [Self; 5] =
        [Self::Decoding, Self::Splitting, Self::Understanding, Self::Scoring, Self::Writing];

    /// The id that its message ends with.
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

/// Hears the stage, how much of it is done and how much there is (bytes or rows), and tells whether to go on.
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

/// Somebody who heard of the progress said that it should stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("stopped, as asked")]
pub struct Cancelled;

/// For whoever neither shows progress nor stops.
///
/// # Errors
/// Never.
pub fn unheard(_: Stage, _: usize, _: usize) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// How many rows go by between two reports.
pub(crate) const ROWS_A_SLICE: usize = 1 << 13;

/// How many bytes go by between two reports.
pub(crate) const BYTES_A_SLICE: usize = 1 << 20;

/// Reports, and turns a "stop" into an error.
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
