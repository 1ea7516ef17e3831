//! Structure of the files for the TOML parser.

use serde::Deserialize;
use serde::de::{Deserializer, Error as _};
use toml::Spanned;
use toml::value::{Datetime, Table};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct System {
    pub(super) id: Spanned<String>,
    pub(super) name: String,
    pub(super) short: Option<String>,
    pub(super) purpose: Spanned<String>,
    pub(super) direction: Spanned<String>,
    pub(super) method: Option<Spanned<String>>,
    pub(super) formula: Option<Spanned<String>>,
    pub(super) items_of: Option<Spanned<String>>,
    pub(super) range: Option<Spanned<[i32; 2]>>,
    pub(super) grade: Spanned<String>,
    pub(super) source: Spanned<String>,
    pub(super) checked: Datetime,
    pub(super) applies: Option<Applies>,
    #[serde(default)]
    pub(super) left_out: Vec<Remark>,
    pub(super) ungrouped: Option<String>,
    #[serde(default)]
    pub(super) caveats: Vec<String>,
    #[serde(default)]
    pub(super) aliases: Vec<String>,
    #[serde(default)]
    pub(super) misprints: Vec<String>,
    #[serde(default)]
    pub(super) item: Vec<Spanned<Item>>,
    #[serde(default)]
    pub(super) term: Vec<Term>,
    #[serde(default)]
    pub(super) group: Vec<Spanned<Group>>,
    #[serde(default)]
    pub(super) comparison: Vec<Statement>,
    #[serde(default)]
    pub(super) accuracy: Vec<Statement>,
    #[serde(default)]
    pub(super) remark: Vec<Remark>,
    #[serde(default)]
    pub(super) case: Vec<Spanned<Case>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Applies {
    pub(super) when: Spanned<String>,
    pub(super) otherwise: String,
    pub(super) unknown: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Item {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) order: Option<Spanned<String>>,
    pub(super) options: Vec<ItemOption>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ItemOption {
    pub(super) name: String,
    pub(super) points: i32,
    #[serde(deserialize_with = "one_or_several")]
    pub(super) when: Vec<Spanned<String>>,
    pub(super) instead: Option<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Term {
    pub(super) id: String,
    pub(super) name: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Group {
    pub(super) name: Option<String>,
    pub(super) from: Option<i32>,
    pub(super) to: Option<i32>,
    pub(super) at_most: Option<f64>,
    pub(super) when: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) unreachable: bool,
    pub(super) expected: Option<Expected>,
    pub(super) advice: Option<String>,
    #[serde(default)]
    pub(super) observed: Vec<Observed>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Expected {
    pub(super) text: String,
    pub(super) median_months: Option<f64>,
    pub(super) mean_months: Option<f64>,
    pub(super) from_months: Option<f64>,
    pub(super) to_months: Option<f64>,
    pub(super) grade: Option<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Observed {
    pub(super) source: Spanned<String>,
    pub(super) primary: Option<String>,
    pub(super) n: Option<u32>,
    pub(super) median: Option<f64>,
    pub(super) ci95: Option<[f64; 2]>,
    pub(super) unit: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) alive: Vec<Alive>,
    pub(super) grade: Option<Spanned<String>>,
    pub(super) remark: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Alive {
    pub(super) months: f64,
    pub(super) percent: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Statement {
    pub(super) source: Spanned<String>,
    pub(super) primary: Option<String>,
    pub(super) text: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Remark {
    pub(super) when: Spanned<String>,
    pub(super) text: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Case {
    pub(super) given: Table,
    pub(super) total: Option<i32>,
    pub(super) value: Option<f64>,
    pub(super) group: Option<String>,
}

/// A string, or a list of them.
fn one_or_several<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Spanned<String>>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum When {
        One(String),
        Several(Vec<String>),
    }
    // An untagged value loses the spans of its parts, so each gets the span of the whole.
    let when = Spanned::<When>::deserialize(from)?;
    let span = when.span();
    let texts = match when.into_inner() {
        When::One(text) => vec![text],
        When::Several(texts) if texts.is_empty() => {
            return Err(D::Error::custom("an option needs a condition"));
        }
        When::Several(texts) => texts,
    };
    Ok(texts.into_iter().map(|text| Spanned::new(span.clone(), text)).collect())
}
