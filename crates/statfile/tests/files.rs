//! Files written by other programs: pyreadstat, pandas and R's foreign. `data/make.py` and `data/make.R` wrote them.

#![allow(clippy::unwrap_used, reason = "a helper of a test")]

use std::fs;
use std::path::PathBuf;

use encoding_rs::UTF_8;
use statfile::{Error, Options, Program, Reader, program_of};

const OPTIONS: Options<'_> = Options { guess: &|_| UTF_8, most: 1 << 26 };

fn bytes(name: &str) -> Vec<u8> {
    fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)).unwrap()
}

/// Names and labels of the columns, the rows, and the number of cells defined as missing.
type Table = (Vec<(String, String)>, Vec<Vec<String>>, usize);

fn table(bytes: &[u8]) -> Result<Table, Error> {
    let mut reader = Reader::new(bytes, &OPTIONS)?;
    let heading = reader.variables().iter().map(|it| (it.name.clone(), it.label.clone())).collect();
    let (mut rows, mut row) = (Vec::new(), Vec::new());
    while reader.next_row(&mut row)? {
        rows.push(row.clone());
    }
    Ok((heading, rows, reader.missing()))
}

#[test]
fn files_of_spss_are_read_however_they_are_compressed() {
    for name in ["pyreadstat.sav", "pyreadstat-row-compressed.sav", "pyreadstat.zsav"] {
        let bytes = bytes(name);
        assert_eq!(program_of(&bytes), Some(Program::Spss));
        let (heading, rows, missing) = table(&bytes).unwrap();
        let heading: Vec<(&str, &str)> = heading.iter().map(|it| (it.0.as_str(), it.1.as_str())).collect();
        assert_eq!(heading[0], ("id", "환자번호"), "{name}");
        assert_eq!(heading[6], ("os_mo", "Overall survival (months)"));
        let long = "x".repeat(600);
        let remark = "a remark of some length, longer than eight bytes";
        assert_eq!(
            rows,
            [
                ["P1", "male", "61", "3.1", "Hepatocellular carcinoma", "2015-03-01", "12", "died", remark],
                ["P2", "female", "58.5", "2.8", "Lung", "2016-02-29", "3.25", "alive", ""],
                ["P3", "female", "", "", "Hepatocellular carcinoma", "1999-12-31", "40", "died", "짧은 글"],
                ["P4", "male", "70", "4", "", "", "0", "", &long],
            ],
            "{name}"
        );
        // 999 of age, 9 of dead, and xx of primary.
        assert_eq!(missing, 3, "{name}");
    }
}

#[test]
fn files_of_stata_written_by_pandas_are_read() {
    for version in [114, 117, 118, 119] {
        let bytes = bytes(&format!("pandas-{version}.dta"));
        assert_eq!(program_of(&bytes), Some(Program::Stata));
        let (heading, rows, _) = table(&bytes).unwrap();
        assert_eq!(heading[6], ("os_mo".to_owned(), "Overall survival (months)".to_owned()), "{version}");
        let first = ["P1", "male", "61", "3.1", "hcc", "2015-03-01", "12", "died"];
        let last = ["P4", "male", "70", "4", "xx", "", "0", "unknown"];
        assert_eq!(
            (&rows[0][..8], &rows[3][..8]),
            (&first.map(str::to_owned)[..], &last.map(str::to_owned)[..]),
            "{version}"
        );
        assert_eq!(rows[2][3], "");
        if version >= 118 {
            assert_eq!(heading[7].1, "사망");
            assert_eq!((rows[2][8].as_str(), rows[3][8].len()), ("짧은 글", 600));
        }
    }
}

#[test]
fn files_of_stata_written_by_r_are_read() {
    for version in [6, 7, 8, 10] {
        let (heading, rows, _) = table(&bytes(&format!("r-foreign-{version}.dta"))).unwrap();
        let names: Vec<&str> = heading.iter().map(|it| it.0.as_str()).collect();
        assert_eq!(names, ["id", "sex", "age", "count", "opdate"], "{version}");
        // R writes no format of dates, so nothing tells that these are days.
        let first = ["P1", "male", "61", "3", "20148"];
        assert_eq!(
            rows,
            [first, ["P2", "female", "58.5", "", "20513"], ["P3", "female", "", "100", ""]],
            "{version}"
        );
    }
}

#[test]
fn a_file_cut_anywhere_is_refused_unless_its_end_says_nothing() {
    for name in [
        "pyreadstat.sav",
        "pyreadstat-row-compressed.sav",
        "pyreadstat.zsav",
        "pandas-114.dta",
        "pandas-118.dta",
    ] {
        let bytes = bytes(name);
        let whole = table(&bytes).unwrap();
        for end in (0..bytes.len()).step_by(7) {
            let cut = table(&bytes[..end]);
            assert!(cut.is_err() || cut.unwrap() == whole, "{name} at {end}");
        }
    }
    assert_eq!(table(b"age,sex\n").unwrap_err(), Error::Unknown);
}

#[test]
fn a_file_that_unpacks_to_too_much_is_refused() {
    let options = Options { most: 100, ..OPTIONS };
    assert_eq!(Reader::new(&bytes("pyreadstat.zsav"), &options).unwrap_err(), Error::TooLarge { most: 100 });
}

#[test]
fn an_encrypted_file_is_said_to_be_locked() {
    let mut bytes = vec![0x1c; 36];
    bytes[8..20].copy_from_slice(b"ENCRYPTEDSAV");
    assert_eq!(program_of(&bytes), Some(Program::Spss));
    assert_eq!(Reader::new(&bytes, &OPTIONS).unwrap_err(), Error::Locked);
}

proptest::proptest! {
    #[test]
    fn damaged_bytes_never_panic(name in proptest::sample::select(vec!["pyreadstat.sav", "pyreadstat-row-compressed.sav", "pyreadstat.zsav", "pandas-114.dta", "pandas-117.dta", "pandas-119.dta", "r-foreign-6.dta"]), changes in proptest::collection::vec((0..4000_usize, 0..=255_u8), 1..6)) {
        let mut bytes = bytes(name);
        for (at, byte) in changes {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        let _ = table(&bytes);
    }
}
