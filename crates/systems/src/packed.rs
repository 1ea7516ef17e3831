//! Serialises the catalogue: written by the build, read when the program starts.
//!
//! As Rust statics the definitions are mostly addresses, which hardly compress: they add 35 KB (gzip) more
//! than these bytes. Each type is described once for both directions; the build reads what it wrote and
//! compares, so that the program never gets invalid bytes.

use std::borrow::Cow;

use clinical::{
    Alive, Answer, Applies, Band, Bound, Case, Catalogue, Comparator, Condition, Date, Direction, Estimate,
    Expected, ExpectedMonths, Extent, Finding, Formula, Grade, Group, Item, ItemOption, Method, Note,
    NoteKind, Observed, Outcome, Patient, Provenance, Purpose, Quantity, QuantityBound, Range, Remark,
    Source, Statement, Suggested, System, Term, TimeUnit, Treatment, UnitRange,
};

/// A value that can be serialised.
pub(crate) trait Packed: Sized {
    /// Writes the value.
    #[allow(dead_code, reason = "only the build writes")]
    fn pack(&self, out: &mut Vec<u8>);

    /// Reads a value; `None` if the bytes are invalid.
    fn unpack(from: &mut &'static [u8]) -> Option<Self>;
}

impl Packed for u8 {
    fn pack(&self, out: &mut Vec<u8>) {
        out.push(*self);
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        let (first, rest) = from.split_first()?;
        *from = rest;
        Some(*first)
    }
}

/// Seven bits a byte, lowest first.
impl Packed for u32 {
    fn pack(&self, out: &mut Vec<u8>) {
        let mut left = *self;
        while left > 0x7f {
            out.push((left & 0x7f) as u8 | 0x80);
            left >>= 7;
        }
        out.push(left as u8);
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        let mut value = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = u8::unpack(from)?;
            value |= Self::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }
}

impl Packed for i32 {
    fn pack(&self, out: &mut Vec<u8>) {
        ((self << 1) ^ (self >> 31)).cast_unsigned().pack(out);
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        let folded = u32::unpack(from)?;
        Some((folded >> 1).cast_signed() ^ -(folded & 1).cast_signed())
    }
}

impl Packed for f64 {
    fn pack(&self, out: &mut Vec<u8>) {
        out.extend(self.to_le_bytes());
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        let (bytes, rest) = from.split_first_chunk()?;
        *from = rest;
        Some(Self::from_le_bytes(*bytes))
    }
}

impl Packed for bool {
    fn pack(&self, out: &mut Vec<u8>) {
        u8::from(*self).pack(out);
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        u8::unpack(from).map(|byte| byte != 0)
    }
}

impl Packed for Finding {
    fn pack(&self, out: &mut Vec<u8>) {
        (*self as u8).pack(out);
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        Self::ALL.get(usize::from(u8::unpack(from)?)).copied()
    }
}

impl Packed for Date {
    fn pack(&self, out: &mut Vec<u8>) {
        for part in [self.year().into(), self.month().into(), self.day().into()] {
            i32::pack(&part, out);
        }
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        let mut part = || i32::unpack(from);
        let (year, month, day) = (part()?, part()?, part()?);
        Self::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
    }
}

/// As its answers.
impl Packed for Patient {
    fn pack(&self, out: &mut Vec<u8>) {
        pack_length(self.answered().count(), out);
        for answered in self.answered() {
            answered.pack(out);
        }
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        let mut patient = Self::default();
        for _ in 0..unpack_length(from)? {
            let (finding, answer) = Packed::unpack(from)?;
            patient.set(finding, answer).ok()?;
        }
        Some(patient)
    }
}

fn pack_length(length: usize, out: &mut Vec<u8>) {
    // Scoring files contain nothing longer; otherwise the comparison in the build would fail.
    u32::try_from(length).unwrap_or(u32::MAX).pack(out);
}

fn unpack_length(from: &mut &'static [u8]) -> Option<usize> {
    usize::try_from(u32::unpack(from)?).ok()
}

impl Packed for Cow<'static, str> {
    fn pack(&self, out: &mut Vec<u8>) {
        pack_length(self.len(), out);
        out.extend(self.bytes());
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        let length = unpack_length(from)?;
        let (text, rest) = from.split_at_checked(length)?;
        *from = rest;
        std::str::from_utf8(text).ok().map(Cow::Borrowed)
    }
}

impl<T: Packed + Clone> Packed for Cow<'static, [T]> {
    fn pack(&self, out: &mut Vec<u8>) {
        pack_length(self.len(), out);
        for value in self.iter() {
            value.pack(out);
        }
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        let length = unpack_length(from)?;
        (0..length).map(|_| T::unpack(from)).collect::<Option<Vec<T>>>().map(Cow::Owned)
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        self.is_some().pack(out);
        if let Some(value) = self {
            value.pack(out);
        }
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        if bool::unpack(from)? { T::unpack(from).map(Some) } else { Some(None) }
    }
}

impl<A: Packed, B: Packed> Packed for (A, B) {
    fn pack(&self, out: &mut Vec<u8>) {
        self.0.pack(out);
        self.1.pack(out);
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        Some((A::unpack(from)?, B::unpack(from)?))
    }
}

macro_rules! packed_structs {
    ($($kind:ident { $($field:ident),+ })+) => { $(impl Packed for $kind {
        fn pack(&self, out: &mut Vec<u8>) {
            let $kind { $($field),+ } = self;
            $($field.pack(out);)+
        }

        fn unpack(from: &mut &'static [u8]) -> Option<Self> {
            Some($kind { $($field: Packed::unpack(from)?),+ })
        }
    })+ };
}

packed_structs! {
    System {
        id, name, short, purpose, direction, method, range, grade, source, checked, applies, left_out, groups,
        ungrouped, caveats, remarks, comparisons, accuracy
    }
    Item { id, name, first_wins, options }
    ItemOption { name, points, when, instead }
    Term { id, name }
    Group { name, extent, unreachable, expected, advice, observed }
    Expected { text, months, grade }
    Observed { source, primary, n, median, alive, grade, remark }
    Estimate { value, ci95, unit }
    Alive { months, percent }
    Statement { source, primary, text }
    Remark { when, text }
    Applies { when, otherwise, unknown }
    Source { id, citation, short, doi, n, population, years, treatment, notes }
    Note { id, kind, when, text, source }
    Suggested { finding, value, when, text, source }
    Provenance { system, aliases, misprints, cases }
    Case { line, patient, outcome, group }
    Band { low, high }
    Quantity { value, unit }
    QuantityBound { comparator, limit }
    Bound { value, included }
    Range { low, high }
    UnitRange { unit, range }
}

/// Each variant has a number; the fields of a tuple are numbered too.
macro_rules! packed_enums {
    ($($kind:ident { $($tag:literal $variant:ident { $($field:tt: $name:ident),* })+ })+) => {
        $(impl Packed for $kind {
            fn pack(&self, out: &mut Vec<u8>) {
                match self {
                    $($kind::$variant { $($field: $name),* } => {
                        out.push($tag);
                        $($name.pack(out);)*
                    })+
                }
            }

            fn unpack(from: &mut &'static [u8]) -> Option<Self> {
                match u8::unpack(from)? {
                    $($tag => Some($kind::$variant { $($field: Packed::unpack(from)?),* }),)+
                    _ => None,
                }
            }
        })+
    };
}

packed_enums! {
    Purpose { 0 Survival {} 1 Stability {} 2 Liver {} }
    Direction { 0 HigherIsBetter {} 1 HigherIsWorse {} }
    Grade { 0 A {} 1 B {} 2 C {} }
    Formula { 0 Albi {} 1 Meld {} 2 MeldNa2016 {} 3 Meld3 {} }
    TimeUnit { 0 Days {} 1 Months {} }
    Treatment { 0 Surgery {} 1 Radiotherapy {} 2 Mixed {} }
    NoteKind { 0 Contradiction {} 1 Caution {} 2 Fact {} 3 Emergency {} }
    Method { 0 Points { 0: items } 1 Formula { formula: formula, terms: terms } 2 Stages {} }
    Extent { 0 Totals { 0: from, 1: to } 1 AtMost { 0: limit } 2 Holds { 0: condition } }
    Outcome { 0 Total { 0: total } 1 Value { 0: value } 2 Group {} }
    Answer { 0 Choice { 0: at } 1 Whole { 0: band } 2 Quantity { 0: quantity } 3 Date { 0: date } 4 Bounded { 0: bound } }
    Comparator { 0 Below {} 1 AtMost {} 2 AtLeast {} 3 Above {} }
    ExpectedMonths { 0 Median { 0: months } 1 Mean { 0: months } 2 Between { 0: from, 1: to } }
    Condition {
        0 Otherwise {}
        1 All { 0: parts }
        2 Any { 0: parts }
        3 Is { finding: finding, values: values, negated: negated }
        4 Number { finding: finding, ranges: ranges }
        5 Total { system: system, range: range }
        6 Days { from: from, to: to, range: range }
    }
}

/// Serialises a catalogue.
#[allow(dead_code, reason = "only the build writes")]
pub(crate) fn pack(catalogue: &Catalogue) -> Vec<u8> {
    let mut out = Vec::new();
    Cow::Borrowed(catalogue.systems).pack(&mut out);
    Cow::Borrowed(catalogue.sources).pack(&mut out);
    Cow::Borrowed(catalogue.notes).pack(&mut out);
    Cow::Borrowed(catalogue.suggestions).pack(&mut out);
    out
}

/// Serialises provenances.
#[allow(dead_code, reason = "only the build writes")]
pub(crate) fn pack_provenances(provenances: &[Provenance]) -> Vec<u8> {
    let mut out = Vec::new();
    pack_length(provenances.len(), &mut out);
    for provenance in provenances {
        provenance.pack(&mut out);
    }
    out
}

/// Deserialises provenances; `None` if invalid. They are read once and leaked.
pub(crate) fn unpack_provenances(mut bytes: &'static [u8]) -> Option<&'static [Provenance]> {
    let provenances = list(&mut bytes)?;
    bytes.is_empty().then_some(provenances)
}

/// Deserialises a catalogue; `None` if invalid. It is read once and leaked.
pub(crate) fn unpack(mut bytes: &'static [u8]) -> Option<Catalogue> {
    let from = &mut bytes;
    let catalogue = Catalogue {
        systems: list(from)?,
        sources: list(from)?,
        notes: list(from)?,
        suggestions: list(from)?,
    };
    from.is_empty().then_some(catalogue)
}

fn list<T: Packed + Clone>(from: &mut &'static [u8]) -> Option<&'static [T]> {
    Cow::<'static, [T]>::unpack(from).map(|list| &*list.into_owned().leak())
}
