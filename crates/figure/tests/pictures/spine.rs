//! The spine.

use figure::score_scale::Tone;
use figure::spine::{LEVELS, Region, Spine, SpinePicture};
use proptest::prelude::*;

use crate::common::{by_line, check, frame};

fn picture(width: f64) -> SpinePicture {
    SpinePicture {
        frame: frame("spine", width),
        heads: ["Cervical".into(), "Thoracic".into(), "Lumbar".into()],
        marked: vec![("T11".into(), Tone::Bad, "junction".into())],
    }
}

#[test]
fn a_spine_has_its_curves_and_its_mark() {
    let figure = picture(320.0).draw();
    check(&figure);
    insta::assert_snapshot!(by_line(&figure));
}

#[test]
fn every_level_from_the_occiput_to_the_sacrum_is_there_once() {
    let names: Vec<&str> = Spine::new(320.0).vertebrae.iter().map(|vertebra| vertebra.level).collect();
    assert_eq!(names.first(), Some(&"C0"));
    assert_eq!(names.last(), Some(&"S5"));
    let in_region = |region| LEVELS.iter().filter(|level| level.1 == region).count();
    assert_eq!(
        [Region::Cervical, Region::Thoracic, Region::Lumbar, Region::Sacral].map(in_region),
        [8, 12, 5, 5]
    );
}

proptest! {
    #[test]
    fn whatever_the_width_the_picture_is_sound(width in any::<f64>()) {
        check(&picture(width).draw());
    }
}
