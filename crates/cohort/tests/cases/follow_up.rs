//! Time and event of follow-up: origin of the time, times in two columns, death within a fixed time, mixed dates.

use cohort::{DoubtAbout, no_progress, suggest};

use crate::chosen::{Chosen, event, time};

#[test]
fn a_time_that_runs_from_another_day_than_the_operation_is_doubted() {
    for heading in
        ["OS from diagnosis (days)", "Days since dx", "진단 후 생존기간(일)", "診断からの日数", "诊断后天数"]
    {
        let chosen = Chosen::csv(&format!("{heading},died\n120,1\n300,0\n")).choose(0, &time());
        assert_eq!(chosen.doubts(0), [DoubtAbout::OtherOrigin], "{heading}");
        assert!(chosen.doubts(0)[0].can_be_confirmed());
    }
    for heading in ["OS (days)", "Days since surgery", "수술 후 생존기간(일)"] {
        let chosen = Chosen::csv(&format!("{heading},died\n120,1\n300,0\n")).choose(0, &time());
        assert_eq!(chosen.doubts(0), [], "{heading}");
    }
}

#[test]
fn a_time_in_years_and_months_is_not_taken_for_years() {
    for (years, months) in [
        ("OS years", "OS months"),
        ("os_y", "os_m"),
        ("Survival (years)", "Survival (months)"),
        ("생존기간(년)", "생존기간(개월)"),
    ] {
        let chosen = Chosen::csv(&format!("{years},{months},died\n2,7,1\n0,11,0\n1,0,1\n"));
        assert!(
            chosen.clone().choose(0, &time()).doubts(0).contains(&DoubtAbout::PartOfTime { other: 1 }),
            "{years}"
        );
        assert!(
            chosen.choose(1, &time()).doubts(1).contains(&DoubtAbout::PartOfTime { other: 0 }),
            "{months}"
        );
    }
    // The same time twice, in two units.
    let twice = Chosen::csv("OS years,OS months,died\n2.6,31,1\n0.9,11,0\n1,12,1\n").choose(0, &time());
    assert_eq!(twice.doubts(0), []);
    let other = Chosen::csv("OS years,PFS months,died\n2,7,1\n0,11,0\n1,0,1\n").choose(0, &time());
    assert_eq!(other.doubts(0), []);
}

#[test]
fn death_within_a_fixed_time_is_doubted_as_the_event() {
    for heading in
        ["30-day mortality", "In-hospital death", "1-year survival", "30일 사망", "院内死亡", "1年生存"]
    {
        let chosen = Chosen::csv(&format!("time_days,{heading}\n120,1\n300,0\n")).choose(1, &event());
        assert!(chosen.doubts(1).contains(&DoubtAbout::EventUntil), "{heading}");
    }
    assert_eq!(Chosen::csv("time_days,died\n120,1\n300,0\n").doubts(1), []);
}

#[test]
fn dates_in_two_orders_are_counted_with_those_that_are_possible_in_both() {
    let csv =
        b"date_surgery\n25/04/2015\n04/25/2015\n03/04/2015\n03/04/2015\n2015-03-04\n31/12/2014\n".to_vec();
    let doubts = suggest(&cohort::Sheet::from_csv(csv, &mut no_progress).unwrap()).doubts;
    assert_eq!(doubts[0].about, DoubtAbout::OrdersMixed { day_first: 2, month_first: 1, either: 2 });
}
