//! Writes the rows as CSV into the folder given, and times the methods natively.
//!
//! Prints one line a case: peer, method, kind of times, rows, seconds and result, between tabs.

#![allow(clippy::print_stdout, reason = "this program's output is what it prints")]

use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use peers::{Case, Rows, all};

/// Runs of which the fastest counts.
const RUNS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("name a folder for the rows")?;
    let mut made: Option<(Case, Rows)> = None;
    for case in all() {
        let (_, rows) = match made.take() {
            Some((of, rows)) if (of.rows, of.times) == (case.rows, case.times) => made.insert((of, rows)),
            _ => {
                let rows = Rows::new(case.rows, case.times)?;
                let name = format!("{}-{}.csv", case.times.name(), case.rows);
                std::fs::write(Path::new(&folder).join(name), rows.csv())?;
                made.insert((case, rows))
            }
        };
        let (mut fastest, mut result) = (f64::INFINITY, 0.0);
        for _ in 0..RUNS {
            let start = Instant::now();
            result = black_box(case.method.run(black_box(rows))?);
            fastest = fastest.min(start.elapsed().as_secs_f64());
        }
        let (method, times) = (case.method.name(), case.times.name());
        println!("native\t{method}\t{times}\t{}\t{fastest:e}\t{result:e}", case.rows);
    }
    Ok(())
}
