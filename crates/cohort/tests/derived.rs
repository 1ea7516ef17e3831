//! Columns computed from others.

#![allow(clippy::unwrap_used, reason = "a helper of a test")]

use std::borrow::Cow;

use cohort::{
    Addition, DateOrder, DecimalSign, Derived, DoubtAbout, Formula, Mapping, Profile, Reading, Role, RoleKey,
    Sheet, no_progress, read,
};

/// A sheet with its mapping.
struct Page {
    sheet: Sheet,
    profile: Profile,
    mapping: Mapping,
}

impl Page {
    fn of(text: &str) -> Self {
        let sheet = Sheet::from_csv(text.as_bytes().to_vec(), &mut no_progress).unwrap();
        let profile = Profile::of(&sheet);
        let mapping = profile.suggestion().mapping;
        Self { sheet, profile, mapping }
    }

    fn add(&mut self, addition: Addition) {
        let addition = addition.settled(&self.profile, &self.mapping);
        let derived = [self.mapping.derived.clone(), vec![addition.derived.clone()]].concat();
        self.sheet.derive(&derived);
        self.profile = Profile::of(&self.sheet);
        self.mapping.add(&addition, &self.profile);
    }

    fn add_formula(&mut self, name: &str, formula: Formula) {
        let derived = Derived { name: name.to_owned(), formula };
        self.add(Addition { derived, role: None, replaced: Vec::new() });
    }

    /// Adds the column that resolves a doubt of a column.
    fn resolve(&mut self, column: usize) {
        let doubts = self.profile.doubts(&self.mapping);
        let addition = doubts
            .iter()
            .filter(|doubt| doubt.column == column)
            .find_map(|doubt| doubt.addition(&self.mapping));
        self.add(addition.unwrap());
    }

    fn last(&self) -> Vec<String> {
        let last = |row| self.sheet.cells(row).last().map_or_else(String::new, Cow::into_owned);
        (0..self.sheet.len()).map(last).collect()
    }

    fn reading(&self) -> Reading {
        read(&self.sheet, &self.mapping, &mut no_progress).unwrap()
    }
}

#[test]
fn years_and_months_in_two_columns_are_one_time_on_request() {
    for text in [
        "id,OS (years),OS (months),died\nA,2,7,1\nB,0,11,0\nC,1,0,1\nD,,3,1\n",
        "id,OS (months),OS (years),died\nA,7,2,1\nB,11,0,0\nC,0,1,1\nD,3,,1\n",
        "id,생존기간(년),생존기간(개월),사망\nA,2,7,1\nB,0,11,0\nC,1,0,1\nD,,3,1\n",
    ] {
        let mut page = Page::of(text);
        page.resolve(1);
        assert_eq!(page.mapping.columns[1].role, Role::Ignored);
        assert_eq!(page.mapping.columns[2].role, Role::Ignored);
        assert_eq!(page.mapping.place(RoleKey::Time), Some(4));
        assert_eq!(page.profile.doubts(&page.mapping), []);
        let Reading { cohort, without_follow_up, .. } = page.reading();
        let months: Vec<f64> = cohort.time_days().iter().map(|days| days / 365.25 * 12.0).collect();
        assert_eq!(months.iter().map(|it| it.round()).collect::<Vec<_>>(), [31.0, 11.0, 12.0], "{text}");
        // A time of which a part is unknown is none.
        assert_eq!(without_follow_up.rows(), [5]);
    }
}

#[test]
fn numbers_that_several_hospitals_share_are_different_patients_on_request() {
    let text =
        "hospital,no,patient,time_days,died\nS,1,1,120,1\nS,2,2,300,0\nB,1,1,90,1\nB,2,2,45,1\nB,2,2,80,1\n";
    let mut page = Page::of(text);
    let at = page.mapping.place(RoleKey::Patient).unwrap();
    let about: Vec<DoubtAbout> =
        page.profile.doubts(&page.mapping).into_iter().map(|doubt| doubt.about).collect();
    assert!(about.contains(&DoubtAbout::NumbersOfHospitals { other: 0 }), "{about:?}");
    assert_eq!(page.reading().repeats.patients, 2);
    page.resolve(at);
    assert_eq!(page.last(), ["S / 1", "S / 2", "B / 1", "B / 2", "B / 2"]);
    assert_eq!(page.reading().repeats.patients, 1);
    // A patient operated on twice in one hospital is no reason to ask.
    let page = Page::of("hospital,patient,time_days,died\nS,1,120,1\nS,1,300,0\nB,2,90,1\n");
    assert_eq!(page.profile.doubts(&page.mapping), []);
}

#[test]
fn columns_are_computed_and_used_like_those_of_the_file() {
    let text = "id;first;second;a;b;died\n1;03.02.2015;13.03.2015;1,5;2,25;1\n2;31.12.2014;01.01.2015;0,1;0,2;0\n3;unknown;01.01.2015;;1;1\n";
    let mut page = Page::of(text);
    let columns = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let orders = [DateOrder::YearMonthDay; 2];
    page.add_formula("OS days", Formula::Days { from: "first".into(), to: "second".into(), orders });
    assert_eq!(page.last(), ["38", "1", ""]);
    assert_eq!(page.reading().cohort.time_days(), [38.0, 1.0]);
    let decimal = DecimalSign::Point;
    page.add_formula("sum", Formula::Sum { columns: columns(&["a", "b"]), decimal });
    assert_eq!(page.last(), ["3,75", "0,3", ""]);
    page.add_formula("high", Formula::AtLeast { column: "sum".into(), limit: 0.3, decimal });
    assert_eq!(page.last(), ["yes", "yes", ""]);
    page.add_formula("log", Formula::Log2 { column: "b".into(), decimal });
    assert_eq!(page.last(), ["1,169925001", "-2,321928095", "0"]);
    page.add_formula("dialysis", Formula::Constant { value: "no".into() });
    assert_eq!(page.last(), ["no"; 3]);
    page.add_formula("date", Formula::First { columns: columns(&["first", "second"]) });
    assert_eq!(page.last(), ["03.02.2015", "31.12.2014", "01.01.2015"]);
    // The name of a column is its own.
    page.add_formula("sum", Formula::Joined { columns: columns(&["id", "a"]) });
    assert_eq!(page.mapping.columns.last().unwrap().heading, "sum (2)");
    assert_eq!(page.last(), ["1 / 1,5", "2 / 0,1", ""]);

    // A saved mapping brings its computed columns to another file, except those that it cannot compute.
    let saved = Mapping::from_json(&page.mapping.to_json()).unwrap();
    let mut other = Page::of("died;id;first;second\n1;9;01.02.2015;13.03.2015\n0;8;01.02.2016;13.03.2016\n");
    other.sheet.derive(&other.sheet.derivable(&saved.derived));
    other.profile = Profile::of(&other.sheet);
    let (mapping, gone) = saved.fitted(&other.profile.suggestion().mapping);
    other.mapping = mapping;
    assert_eq!(gone, ["a", "b", "high", "log", "sum", "sum (2)"]);
    assert_eq!(other.reading().cohort.time_days(), [40.0, 41.0]);

    // Without a column, those that use it are gone too.
    let at = page.mapping.columns.iter().position(|column| column.heading == "sum").unwrap();
    let left = page.mapping.without(at);
    let names: Vec<&str> = left.derived.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(names, ["OS days", "log", "dialysis", "date", "sum (2)"]);
    assert_eq!(left.columns.len(), 6 + 5);
    page.sheet.derive(&left.derived);
    assert_eq!(left.check(&page.sheet), Ok(()));
}

#[test]
fn rows_with_another_number_of_cells_are_left_out_as_before() {
    let text = "id,time_days,died\nA,120,1\nB,300\nC,90,1,,\nD,45,0,x\n";
    let before = Page::of(text).reading();
    let mut page = Page::of(text);
    page.add_formula("site", Formula::Constant { value: "HCC".into() });
    let after = page.reading();
    assert_eq!(after.tally, before.tally);
    assert_eq!(after.issues.kept(), before.issues.kept());
    assert_eq!(after.cohort.rows(), [2, 4]);
}
