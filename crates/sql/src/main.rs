//! Prints the table of findings and the query that scores it by every published system.

#![allow(clippy::print_stdout, reason = "this program's output is what it prints")]

fn main() {
    let catalogue = &systems::CATALOGUE;
    println!(
        "-- One patient a row; NULL where a finding is missing.\n{};\n",
        sql::table("patients", catalogue)
    );
    println!("CREATE VIEW scored AS\n{};", sql::scored("patients", catalogue));
}
