//! Whatever the rows hold, every function answers or says why not; none panics or hangs.

mod feed;

use proptest::prelude::*;

/// Numbers a user could type, and those a user could not.
fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => (0_u16..20).prop_map(f64::from),
        3 => 0.0_f64..50.0,
        1 => any::<f64>(),
        1 => prop::sample::select(vec![0.0, -0.0, -1.0, f64::NAN, f64::INFINITY, 1e300, 5e-324, f64::MAX, 0.1 + 0.2, 0.3]),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn arbitrary_rows_never_panic(
        numbers in prop::collection::vec((any_number(), any_number(), any_number(), any_number()), 0..25),
        flags in prop::collection::vec((any::<bool>(), 0_u8..4, 0_u8..3), 0..25),
    ) {
        feed::everything(&numbers, &flags);
    }

    #[test]
    fn valid_rows_never_panic(
        numbers in prop::collection::vec((0.0_f64..30.0, 30.5_f64..40.0, 0.1_f64..5.0, -3.0_f64..3.0), 1..25),
        seed in prop::collection::vec((any::<bool>(), 0_u8..3, 0_u8..2), 25),
    ) {
        feed::everything(&numbers, &seed[..numbers.len()]);
    }
}
