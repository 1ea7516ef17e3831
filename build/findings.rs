//! The words of every finding, as one table that cannot be incomplete; help texts have their own file.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use clinical::{Finding, Kind, Section};

use crate::bands::bands;
use crate::catalogue::Messages;

struct Table<'a> {
    messages: &'a Messages,
    used: BTreeSet<String>,
}

impl Table<'_> {
    fn optional(&mut self, id: &str) -> Option<String> {
        let message = self.messages.get(id)?;
        self.used.insert(id.to_owned());
        Some(message.code())
    }

    fn required(&mut self, id: &str) -> Result<String, String> {
        self.optional(id).ok_or_else(|| format!("locales/en/findings.ftl: the message {id} is missing"))
    }

    fn choice(&mut self, id: &str, name: &str) -> String {
        let hint = self.optional(&format!("{id}-hint"));
        format!("ChoiceWords {{ name: {name}, hint: {} }}", option(hint))
    }

    /// Words of a finding's values: its own, those of yes and no, or (vertebral levels) the values
    /// themselves.
    fn choices(&mut self, finding: Finding) -> Result<String, String> {
        let mut code = String::from("&[");
        if finding.kind() != Kind::Level {
            for value in finding.values() {
                let id = format!("choice-{}-{value}", finding.id());
                let name = match self.optional(&id) {
                    Some(name) => name,
                    None if finding.kind() == Kind::YesNo => self.required(&format!("choice-{value}"))?,
                    None => self.required(&id)?,
                };
                let _ = write!(code, "{}, ", self.choice(&id, &name));
            }
        }
        code.push(']');
        Ok(code)
    }

    /// Words of the steps of a scale without bands.
    fn steps(&mut self, finding: Finding) -> Result<String, String> {
        let mut code = String::from("&[");
        if let Kind::Scale { from, to, step } = finding.kind()
            && bands(finding).is_empty()
        {
            for value in (from..=to).step_by(step.max(1) as usize) {
                let id = format!("scale-{}-{value}", finding.id());
                let name = self.required(&id)?;
                let _ = write!(code, "{}, ", self.choice(&id, &name));
            }
        }
        code.push(']');
        Ok(code)
    }

    fn bands(&mut self, finding: Finding) -> Result<String, String> {
        let mut code = String::from("&[");
        for band in bands(finding) {
            let id = format!("band-{}-{}-{}", finding.id(), band.low, band.high);
            let name = self.required(&id)?;
            let _ = write!(code, "{}, ", self.choice(&id, &name));
        }
        code.push(']');
        Ok(code)
    }
}

fn option(code: Option<String>) -> String {
    code.map_or_else(|| "None".to_owned(), |code| format!("Some({code})"))
}

/// The table as Rust code, one row for each finding in the order of the form; columns of a cohort have none.
pub(crate) fn table(messages: &Messages) -> Result<String, String> {
    let mut table = Table { messages, used: BTreeSet::new() };
    let mut code = String::from("static FINDINGS: &[Option<FindingWords>] = &[\n");
    for finding in Finding::ALL {
        if finding.section() == Section::Cohort {
            code.push_str("    None,\n");
            continue;
        }
        let id = format!("finding-{}", finding.id());
        let label = table.required(&id)?;
        let question = table.required(&format!("{id}-question"))?;
        let help = option(table.optional(&format!("{id}-help")));
        let (choices, steps) = (table.choices(*finding)?, table.steps(*finding)?);
        let bands = table.bands(*finding)?;
        let _ = writeln!(
            code,
            "    Some(FindingWords {{ label: {label}, question: {question}, help: {help}, choices: {choices}, \
             steps: {steps}, bands: {bands} }}),"
        );
    }
    code.push_str("];\nstatic SECTIONS: &[Option<Message<file::Findings, 0>>] = &[\n");
    for section in Section::ALL {
        let heading = match section {
            Section::Cohort => None,
            asked => Some(table.required(&format!("section-{}", asked.id()))?),
        };
        let _ = writeln!(code, "    {},", option(heading));
    }
    code.push_str("];\n");
    let unused: Vec<&str> = messages.finding_ids().filter(|id| !table.used.contains(*id)).collect();
    if !unused.is_empty() {
        return Err(format!("locales/en: nothing uses {}", unused.join(", ")));
    }
    Ok(code)
}
