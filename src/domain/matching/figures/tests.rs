//! Shares and means, rounded.

use super::super::samples::*;
use super::*;

#[test]
fn a_share_is_rounded_to_a_thousandth_and_of_nobody_there_is_none() {
    let share = |housed, of| Part { housed, of }.per_mille();
    assert_eq!(
        [share(0, 0), share(0, 3), share(1, 3), share(2, 3), share(3, 3)],
        [None, Some(0), Some(333), Some(667), Some(1_000)]
    );
    assert_eq!(share(7, 16), Some(438));
}

#[test]
fn the_mean_fit_is_rounded_and_of_nobody_there_is_none() {
    let mean = |fits: &[Millis]| {
        let mut figures = Figures::default();
        for fit in fits {
            figures.house(&a_woman("r"), *fit);
        }
        figures.mean_fit()
    };
    assert_eq!([mean(&[]), mean(&[7]), mean(&[1, 2]), mean(&[1, 1, 2])], [None, Some(7), Some(2), Some(1)]);
}
