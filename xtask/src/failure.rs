//! Errors with the failed step, its cause and a remedy.

use std::fmt;

/// The result of a step.
pub(crate) type Result<T = ()> = std::result::Result<T, Failure>;

/// A step that failed.
#[derive(Debug)]
pub(crate) struct Failure {
    step: String,
    why: String,
    remedy: Option<String>,
}

impl Failure {
    /// Creates a failure. `step` completes the sentence "Cannot ..."; `why` is the cause.
    pub(crate) fn new(step: impl Into<String>, why: impl fmt::Display) -> Self {
        Self { step: step.into(), why: why.to_string(), remedy: None }
    }

    /// Adds what to type or do about it. Several calls add alternatives.
    pub(crate) fn remedy(mut self, remedy: impl Into<String>) -> Self {
        let remedy = remedy.into();
        self.remedy = Some(match self.remedy {
            Some(before) => format!("{before}; or {remedy}"),
            None => remedy,
        });
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cannot {}: {}", self.step, self.why.trim_end())?;
        match &self.remedy {
            Some(remedy) => write!(f, "\nWhat to do: {remedy}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Failure;

    #[test]
    fn a_failure_says_which_step_why_and_what_to_type() {
        let failure =
            Failure::new("install Node.js", "apt-get is missing\n").remedy("install Node.js 18 or later");
        assert_eq!(
            failure.to_string(),
            "Cannot install Node.js: apt-get is missing\nWhat to do: install Node.js 18 or later"
        );
        assert!(failure.remedy("ask").to_string().ends_with("install Node.js 18 or later; or ask"));
    }
}
