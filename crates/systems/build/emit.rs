//! Writes definitions as Rust expressions.

use std::borrow::Cow;

use clinical::{
    Alive, Applies, Bound, Condition, Direction, Estimate, Expected, ExpectedMonths, Extent, Finding,
    Formula, Grade, Group, Item, ItemOption, Method, Note, NoteKind, Observed, Purpose, Range, Remark,
    Source, Statement, Suggested, System, Term, TimeUnit, UnitRange,
};

/// A value that can be written as a Rust expression.
pub(crate) trait Emit {
    /// Writes it.
    fn emit(&self, out: &mut String);
}

/// Writes the elements of a list, separated by commas.
pub(crate) fn each<T: Emit>(values: &[T], out: &mut String) {
    for value in values {
        value.emit(out);
        out.push_str(",\n");
    }
}

macro_rules! emit_debug {
    ($($kind:ty),+) => { $(impl Emit for $kind {
        fn emit(&self, out: &mut String) {
            out.push_str(&format!("{self:?}"));
        }
    })+ };
}

emit_debug!(bool, u8, u32, i32, f64);

macro_rules! emit_unit_enum {
    ($($kind:ident),+) => { $(impl Emit for $kind {
        fn emit(&self, out: &mut String) {
            out.push_str(&format!(concat!("clinical::", stringify!($kind), "::{:?}"), self));
        }
    })+ };
}

emit_unit_enum!(Finding, Formula, Grade, Direction, Purpose, NoteKind, TimeUnit);

macro_rules! emit_struct {
    ($($kind:ident { $($field:ident),+ })+) => { $(impl Emit for $kind {
        fn emit(&self, out: &mut String) {
            let $kind { $($field),+ } = self;
            out.push_str(concat!("clinical::", stringify!($kind), " { "));
            $(out.push_str(concat!(stringify!($field), ": ")); $field.emit(out); out.push_str(", ");)+
            out.push('}');
        }
    })+ };
}

emit_struct! {
    System {
        id, name, short, purpose, direction, method, range, grade, source, checked, applies, groups, ungrouped, caveats,
        remarks, comparisons, accuracy
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
    Source { id, citation, doi, n, population, years, notes }
    Note { id, kind, when, text, source }
    Suggested { finding, value, when, text, source }
    Bound { value, included }
    Range { low, high }
    UnitRange { unit, range }
}

impl Emit for Cow<'static, str> {
    fn emit(&self, out: &mut String) {
        out.push_str(&format!("std::borrow::Cow::Borrowed({self:?})"));
    }
}

impl<T: Emit + Clone> Emit for Cow<'static, [T]> {
    fn emit(&self, out: &mut String) {
        out.push_str("std::borrow::Cow::Borrowed(&[");
        each(self, out);
        out.push_str("])");
    }
}

impl<T: Emit> Emit for Option<T> {
    fn emit(&self, out: &mut String) {
        match self {
            Some(value) => call("Some", &[value], out),
            None => out.push_str("None"),
        }
    }
}

impl<A: Emit, B: Emit> Emit for (A, B) {
    fn emit(&self, out: &mut String) {
        call("", &[&self.0, &self.1], out);
    }
}

impl Emit for Condition {
    fn emit(&self, out: &mut String) {
        match self {
            Self::Otherwise => out.push_str("clinical::Condition::Otherwise"),
            Self::All(parts) => call("clinical::Condition::All", &[parts], out),
            Self::Any(parts) => call("clinical::Condition::Any", &[parts], out),
            Self::Is { finding, values, negated } => {
                record(
                    "clinical::Condition::Is",
                    &[("finding", finding), ("values", values), ("negated", negated)],
                    out,
                );
            }
            Self::Number { finding, ranges } => {
                record("clinical::Condition::Number", &[("finding", finding), ("ranges", ranges)], out);
            }
            Self::Total { system, range } => {
                record("clinical::Condition::Total", &[("system", system), ("range", range)], out);
            }
            Self::Days { from, to, range } => {
                record("clinical::Condition::Days", &[("from", from), ("to", to), ("range", range)], out);
            }
        }
    }
}

impl Emit for Method {
    fn emit(&self, out: &mut String) {
        match self {
            Self::Points(items) => call("clinical::Method::Points", &[items], out),
            Self::Formula { formula, terms } => {
                record("clinical::Method::Formula", &[("formula", formula), ("terms", terms)], out);
            }
            Self::Stages => out.push_str("clinical::Method::Stages"),
        }
    }
}

impl Emit for Extent {
    fn emit(&self, out: &mut String) {
        match self {
            Self::Totals(from, to) => call("clinical::Extent::Totals", &[from, to], out),
            Self::AtMost(limit) => call("clinical::Extent::AtMost", &[limit], out),
            Self::Holds(condition) => call("clinical::Extent::Holds", &[condition], out),
        }
    }
}

impl Emit for ExpectedMonths {
    fn emit(&self, out: &mut String) {
        match self {
            Self::Median(months) => call("clinical::ExpectedMonths::Median", &[months], out),
            Self::Mean(months) => call("clinical::ExpectedMonths::Mean", &[months], out),
            Self::Between(from, to) => call("clinical::ExpectedMonths::Between", &[from, to], out),
        }
    }
}

fn call(name: &str, arguments: &[&dyn Emit], out: &mut String) {
    out.push_str(name);
    out.push('(');
    for argument in arguments {
        argument.emit(out);
        out.push_str(", ");
    }
    out.push(')');
}

fn record(name: &str, fields: &[(&str, &dyn Emit)], out: &mut String) {
    out.push_str(name);
    out.push_str(" { ");
    for (field, value) in fields {
        out.push_str(field);
        out.push_str(": ");
        value.emit(out);
        out.push_str(", ");
    }
    out.push('}');
}
