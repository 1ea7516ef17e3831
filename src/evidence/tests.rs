//! Tests of the evidence pages as text, in every language.

#![cfg(test)]
#![cfg(not(target_arch = "wasm32"))]

use std::fmt::Write as _;

use systems::CATALOGUE;

use super::block::{Block, Line, Page, Row, Run, Table};
use super::{glossary, lee, methods, notes, overview, system};

/// Text of a page, as a screen reader would read it.
fn read(page: &Page) -> String {
    let mut out = format!("# {}\n", page.title);
    blocks(&mut out, &page.lead, "");
    for section in &page.sections {
        let _ = writeln!(out, "\n## {}", section.title);
        blocks(&mut out, &section.blocks, "");
    }
    out
}

fn blocks(out: &mut String, blocks: &[Block], indent: &str) {
    let deeper = format!("{indent}  ");
    for block in blocks {
        let _ = match block {
            Block::Text(text) => writeln!(out, "{indent}{}", line(text)),
            Block::Note(text) => writeln!(out, "{indent}({})", line(text)),
            Block::Heading(text) => writeln!(out, "{indent}### {text}"),
            Block::List(lines) => {
                lines.iter().for_each(|it| out.push_str(&format!("{indent}- {}\n", line(it))));
                Ok(())
            }
            Block::Facts(facts) => {
                for (name, said) in facts {
                    let said: Vec<_> = said.iter().map(line).collect();
                    let _ = writeln!(out, "{indent}{}: {}", line(name), said.join(" / "));
                }
                Ok(())
            }
            Block::Table(it) => table(out, it, indent),
            Block::Survival(axis) => {
                let _ = writeln!(out, "{indent}[{}. {}]", axis.frame.title, axis.frame.description);
                for row in &axis.rows {
                    let marks: Vec<_> = row.estimates.iter().map(|mark| mark.text.as_str()).collect();
                    let _ = writeln!(
                        out,
                        "{deeper}{} | {} | {} | {}",
                        row.label,
                        row.detail,
                        row.reading,
                        marks.join(" / ")
                    );
                }
                Ok(())
            }
            Block::Scale(scale) => {
                let (low, high) = (&scale.low_label, &scale.high_label);
                writeln!(out, "{indent}[{}: {low} … {high}; {}]", scale.frame.title, scale.frame.description)
            }
            Block::Folded(summary, folded) => {
                let _ = writeln!(out, "{indent}> {summary}");
                self::blocks(out, folded, &deeper);
                Ok(())
            }
        };
    }
}

fn table(out: &mut String, table: &Table, indent: &str) -> std::fmt::Result {
    writeln!(out, "{indent}{}: {}", table.name, table.head.join(" | "))?;
    for row in &table.rows {
        match row {
            Row::Group(name, said) => {
                writeln!(out, "{indent}  {name} {}", said.as_deref().unwrap_or_default())?;
            }
            Row::Cells(cells) => {
                let cell = |lines: &Vec<Line>| lines.iter().map(line).collect::<Vec<_>>().join(" / ");
                writeln!(out, "{indent}  {}", cells.iter().map(cell).collect::<Vec<_>>().join(" | "))?;
            }
        }
    }
    Ok(())
}

fn line(line: &Line) -> String {
    let run = |run: &Run| match run {
        Run::Plain(text) | Run::Strong(text) | Run::Cite(text) => text.clone(),
        Run::Mark(text) => format!("[{text}]"),
        Run::Link { to, text } => format!("{text} <{to}>"),
    };
    line.0.iter().map(run).collect::<Vec<_>>().join(" ")
}

fn provenance(system: &clinical::System) -> &'static clinical::Provenance {
    systems::provenance(&system.id).unwrap_or_else(|| panic!("{} has no provenance", system.id))
}

#[test]
fn each_kind_of_page_says_this() {
    for id in ["tokuhashi_2005", "tomita_2001", "child_pugh", "albi", "bclc", "meld_3", "rades_bsc"] {
        let Some(system) = CATALOGUE.system(id) else { panic!("there is no system {id}") };
        insta::assert_snapshot!(format!("system_{id}"), read(&system::page(system)));
    }
    insta::assert_snapshot!("overview", read(&overview::page()));
    insta::assert_snapshot!("lee", read(&lee::page()));
    insta::assert_snapshot!("notes", read(&notes::page()));
}

#[test]
fn every_text_of_a_definition_is_on_its_page() {
    for system in CATALOGUE.systems {
        let page = read(&system::page(system));
        let provenance = provenance(system);
        let mut texts: Vec<&str> = vec![&system.name, &system.short];
        texts.extend(system.caveats.iter().chain(system.ungrouped.iter()).map(|text| &**text));
        texts.extend(provenance.aliases.iter().chain(provenance.misprints.iter()).map(|text| &**text));
        texts.extend(system.left_out.iter().chain(system.remarks.iter()).map(|remark| &*remark.text));
        let statements = system.comparisons.iter().chain(system.accuracy.iter());
        texts.extend(statements.map(|statement| &*statement.text));
        for item in system.items() {
            texts.push(&item.name);
            texts.extend(item.options.iter().map(|option| &*option.name));
        }
        for group in system.groups.iter() {
            texts.push(&group.name);
            texts.extend(group.advice.iter().map(|text| &**text));
            texts.extend(group.expected.iter().map(|expected| &*expected.text));
            texts.extend(group.observed.iter().filter_map(|seen| seen.remark.as_deref()));
        }
        let Some(source) = CATALOGUE.source(&system.source) else { panic!("{} has no source", system.id) };
        texts.push(&source.citation);
        texts.extend(source.notes.iter().chain(source.doi.iter()).map(|text| &**text));
        for text in texts {
            // Citations and DOIs are printed verbatim.
            let as_it_stands = text == &*source.citation || source.doi.as_deref() == Some(text);
            let told = if as_it_stands { text.to_owned() } else { crate::i18n::number::dashed(text) };
            assert!(page.contains(&told), "{}: {told}", system.id);
        }
    }
}

#[test]
fn every_mark_of_a_picture_stands_as_text_under_its_group() {
    let mut marks = 0;
    for system in CATALOGUE.systems {
        let page = system::page(system);
        let text = read(&page);
        let drawn = page.sections.iter().flat_map(|section| &section.blocks);
        let axes =
            drawn.filter_map(|block| if let Block::Survival(axis) = block { Some(axis) } else { None });
        for row in axes.flat_map(|axis| &axis.rows) {
            let label = format!("{}: ", row.label);
            let Some(told) = text.lines().find(|line| line.starts_with(&label)) else {
                panic!("{}: {label}is in the picture only", system.id)
            };
            for mark in &row.estimates {
                let Some(fact) = mark.text.strip_prefix(&label) else {
                    panic!("{}: {}", system.id, mark.text)
                };
                let fact = fact.strip_suffix(" (the paper’s own)").unwrap_or(fact);
                assert!(told.contains(fact), "{}: {fact} in {told}", system.id);
                marks += 1;
            }
        }
    }
    assert!(marks >= 40, "{marks}");
}

#[test]
fn no_two_publications_have_the_same_short_name() {
    let mut names: Vec<_> = CATALOGUE.sources.iter().map(crate::i18n::words::short_citation).collect();
    names.sort_unstable();
    let all = names.len();
    names.dedup();
    assert_eq!(names.len(), all, "{names:#?}");
}

#[test]
fn every_worked_case_agrees_on_its_page() {
    for system in CATALOGUE.systems {
        let page = read(&system::page(system));
        assert!(!page.contains(", wrong"), "{}", system.id);
        let cases = provenance(system).cases.len();
        assert!(page.contains(&format!("{cases} of {cases} worked cases")), "{}", system.id);
    }
}

#[test]
fn no_page_has_an_empty_part_or_an_empty_line() {
    let general = [overview::page(), lee::page(), notes::page(), glossary::page(), methods::page()];
    for page in CATALOGUE.systems.iter().map(system::page).chain(general) {
        let text = read(&page);
        assert!(page.sections.iter().all(|section| !section.blocks.is_empty()), "{}", page.title);
        for line in text.lines() {
            let bare = line.trim();
            assert!(!bare.ends_with(':') && !matches!(bare, "-" | "()" | "[]"), "{}: {line}", page.title);
            assert!(!line.contains("NaN"), "{}: {line}", page.title);
        }
    }
}
