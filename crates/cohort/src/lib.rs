//! Analysis of a study from a spreadsheet, wholly in memory: bytes in; typed columns, scores and results out.
//!
//! A sheet is the content of a file, a mapping is its interpretation, which the user can change, and a
//! [`Cohort`] is the result of both, with a list of everything that could not be used. Nothing is excluded
//! silently: the rows used and the rows excluded, by reason, always add up to the rows of the file.
//!
//! The library is pure: no browser, no clock, no input or output, and no panic on any bytes.

pub mod analysis;
mod causes;
mod coded;
mod codes;
mod cohort;
mod composed;
#[cfg(feature = "readers")]
mod convert;
mod converted;
mod date;
mod deaths;
mod decode;
mod delimited;
mod derived;
mod doubt;
mod event;
pub mod export;
pub mod filter;
mod heading;
mod hospitals;
mod issue;
mod labels;
mod lexicon;
mod mapping;
mod marks;
mod missing;
mod profile;
mod progress;
pub mod published;
mod read;
mod refusal;
mod role;
mod scores;
mod settle;
mod sheet;
mod signature;
mod suggest;
mod time_cell;
mod time_unit;
mod time_zero;
mod understand;
mod values;
mod words;
mod written;

pub use coded::{Coded, CodedBuilder, Labels};
pub use codes::Codes;
pub use cohort::{Answers, Cohort, ColumnError, Factor, Landmark, Start};
#[cfg(feature = "readers")]
pub use convert::convert;
pub use converted::{Convert, Converted};
pub use date::{DateOrder, DateProblem, DatesSeen, read_date};
pub use decode::{Decoded, Encoding, decode};
pub use delimited::Delimiter;
pub use derived::{Addition, Derived, Formula};
pub use doubt::{Cells, Doubt, DoubtAbout};
pub use event::{EventCoding, EventDoubt, HeadingSays};
pub use heading::{Meaning, is_after, is_before, may_be_later, recognise, stem_after, stem_before};
pub use issue::{Consequence, Issue, IssueCount, Issues, MOST_ISSUES, Reason};
pub use mapping::{Column, MAPPING_VERSION, Mapping, MappingError, MissingRequirement, TimeFrom};
pub use missing::{MissingCells, MissingWords};
pub use profile::{ColumnSeen, Profile, ValueSeen};
pub use progress::{Progress, Stage, no_progress};
pub use read::{ReadError, Reading, ReasonCount, RepeatedPatients, Tally, read, read_on};
pub use refusal::{MOST_BYTES, MOST_COLUMNS, MOST_HELD, MOST_ROWS, MOST_UNPACKED, Refusal};
pub use role::{Moment, Role, RoleKey};
pub use scores::{Outcome, Scores, SystemScores};
pub use sheet::{HeadingLine, Join, Opening, RowKind, Sheet, SheetNote, Source};
pub use signature::{Advice, FileKind, needs_conversion};
pub use suggest::{Suggestion, suggest, values_of};
pub use time_unit::TimeUnit;
pub use time_zero::{ColumnOrigin, Entry, Later, OriginBy, TimeZero};
pub use understand::{PreviewCell, PreviewRow, Said, preview};
pub use values::{DecimalSign, read_number};
pub use words::{English, Message, Words};
pub use written::{issues_csv, template, write_scored, write_scored_parts};
