//! Tail probabilities and quantiles that keep their relative accuracy far into the tail.
//!
//! A p-value computed as `1 - cdf` is 0 below 1e-16; here the upper tail is computed directly, so that 1e-300
//! is 1e-300. Everything uses `libm`, so that the bits are the same in a browser and on a server.
//!
//! An argument outside a function's domain (NaN, a probability outside 0 to 1, no degrees of
//! freedom, or more than 1e8 of them) gives NaN, never a panic.
//!
//! ```
//! use survival::distribution::{chi_squared_sf, normal_quantile, normal_sf};
//!
//! assert!((normal_quantile(0.975) - 1.959963984540054).abs() < 1e-14);
//! assert!((chi_squared_sf(3.841458820694124, 1.0) - 0.05).abs() < 1e-14);
//! assert!(normal_sf(37.0) > 5.7e-300);
//! ```

mod beta;
mod chi_squared;
mod f;
mod invert;
mod normal;
mod saddle_point;
mod student_t;

pub use beta::{beta_cdf, beta_quantile, beta_sf};
pub use chi_squared::{chi_squared_cdf, chi_squared_quantile, chi_squared_sf};
pub use f::{f_cdf, f_quantile, f_sf};
pub(crate) use invert::first_positive;
pub use normal::{normal_cdf, normal_quantile, normal_sf, normal_two_sided};
pub use student_t::{student_t_cdf, student_t_quantile, student_t_sf};

/// Largest supported shape or number of degrees of freedom: the sums grow with its root.
const LARGEST_SHAPE: f64 = 1e10;

/// Returns whether a shape or a number of degrees of freedom is valid.
fn is_shape(value: f64) -> bool {
    value > 0.0 && value <= LARGEST_SHAPE
}
