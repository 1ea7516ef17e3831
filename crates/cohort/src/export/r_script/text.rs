//! Texts of the language R: literals and calls.

/// A string literal in ASCII, which R reads under any locale.
pub(super) fn literal(text: &str) -> String {
    let mut literal = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => literal.extend(['\\', c]),
            ' '..='~' => literal.push(c),
            _ if c.is_control() => literal.push(' '),
            _ if u32::from(c) <= 0xffff => literal.push_str(&format!("\\u{:04x}", u32::from(c))),
            _ => literal.push_str(&format!("\\U{:08x}", u32::from(c))),
        }
    }
    literal.push('"');
    literal
}

/// The rest of a comment line.
pub(super) fn comment(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// A number with all its digits.
pub(super) fn number(value: f64) -> String {
    match value {
        value if value.is_nan() => "NA".to_owned(),
        value if value.is_infinite() => if value > 0.0 { "Inf" } else { "-Inf" }.to_owned(),
        0.0 => "0".to_owned(),
        value if !(1e-5..1e15).contains(&value.abs()) => format!("{value:e}"),
        value => value.to_string(),
    }
}

/// A vector of literals.
pub(super) fn vector(mut parts: Vec<String>) -> String {
    match parts.pop() {
        Some(one) if parts.is_empty() => one,
        last => {
            parts.extend(last);
            format!("c({})", parts.join(", "))
        }
    }
}

/// A number that can be converted to one of R.
pub(super) trait Number {
    /// The value; `None` is `NA`.
    fn value(self) -> Option<f64>;
}

impl Number for f64 {
    fn value(self) -> Option<f64> {
        Some(self)
    }
}

impl Number for Option<f64> {
    fn value(self) -> Option<f64> {
        self
    }
}

impl Number for usize {
    fn value(self) -> Option<f64> {
        Some(self as f64)
    }
}

impl Number for u64 {
    fn value(self) -> Option<f64> {
        Some(self as f64)
    }
}

/// A call of a function on a line of its own.
pub(super) struct Call {
    function: &'static str,
    arguments: Vec<String>,
}

impl Call {
    pub(super) fn new(function: &'static str) -> Self {
        Self { function, arguments: Vec::new() }
    }

    /// Appends an argument written in R.
    pub(super) fn code(mut self, code: String) -> Self {
        self.arguments.push(code);
        self
    }

    /// Appends a text.
    pub(super) fn text(self, text: &str) -> Self {
        let text = literal(text);
        self.code(text)
    }

    /// Appends a vector of texts.
    pub(super) fn texts<T: AsRef<str>>(self, texts: impl IntoIterator<Item = T>) -> Self {
        let texts = vector(texts.into_iter().map(|text| literal(text.as_ref())).collect());
        self.code(texts)
    }

    /// Appends a named number or vector of numbers.
    pub(super) fn numbers<N: Number>(self, name: &str, numbers: impl IntoIterator<Item = N>) -> Self {
        self.values(name, &numbers.into_iter().map(Number::value).collect::<Vec<_>>())
    }

    fn values(self, name: &str, values: &[Option<f64>]) -> Self {
        let values = vector(values.iter().map(|it| number(it.unwrap_or(f64::NAN))).collect());
        self.code(format!("{name} = {values}"))
    }

    /// Appends a named number if it is known.
    pub(super) fn number_if(self, name: &str, known: Option<f64>) -> Self {
        if known.is_some() { self.numbers(name, [known]) } else { self }
    }

    /// The line.
    pub(super) fn line(self) -> String {
        format!("{}({})\n", self.function, self.arguments.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_literal_is_ascii_and_cannot_end_early() {
        assert_eq!(literal("a\"); q(\\\n한\u{1f600}"), r#""a\"); q(\\ \ud55c\U0001f600""#);
        assert_eq!(comment("one\ntwo\r"), "one two ");
    }

    #[test]
    fn numbers_keep_their_digits() {
        let texts = [0.1 + 0.2, 1e-7, 188.0, f64::NAN, f64::INFINITY, 0.0].map(number);
        assert_eq!(texts, ["0.30000000000000004", "1e-7", "188", "NA", "Inf", "0"]);
        assert_eq!(
            Call::new("f").code("d1".to_owned()).numbers("p", [Some(0.5), None]).line(),
            "f(d1, p = c(0.5, NA))\n"
        );
    }
}
