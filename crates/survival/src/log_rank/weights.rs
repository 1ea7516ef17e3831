//! Weights of event times.

use crate::Error;

/// The weight of an event time, from the numbers at risk `n` and of events `d` of all groups together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum RankWeights {
    /// 1: the log-rank test, most powerful against proportional hazards (Mantel 1966).
    LogRank,
    /// `n`: Gehan (1965), Breslow (1970); SPSS's "Breslow", a generalised Wilcoxon test.
    GehanBreslow,
    /// The root of `n`: Tarone and Ware (1977).
    TaroneWare,
    /// The product up to and including this time of `1 - d / (n + 1)`: Peto and Peto (1972), Prentice (1978).
    PetoPeto,
    /// Peto and Peto's product just before this time, times `n / (n + 1)`: Andersen, Borgan, Gill and
    /// Keiding (1982).
    ModifiedPeto,
    /// `S^rho (1 - S)^gamma`, with the pooled Kaplan-Meier estimate just before this time: Fleming and
    /// Harrington (1981, 1991). (1, 0) is `rho = 1` of R's `survdiff`.
    FlemingHarrington {
        /// Positive values stress early differences.
        rho: f64,
        /// Positive values stress late differences.
        gamma: f64,
    },
}

impl RankWeights {
    /// Exponents must be finite and not negative.
    pub(super) fn check(self) -> Result<(), Error> {
        let Self::FlemingHarrington { rho, gamma } = self else { return Ok(()) };
        for value in [rho, gamma] {
            if !(value >= 0.0 && value.is_finite()) {
                let rule = "it must be finite and not negative";
                return Err(Error::OutOfRange { name: "an exponent of the weights", value, rule });
            }
        }
        Ok(())
    }
}

/// Weights over the ascending event times of one stratum, with the curve on which they are based.
pub(super) struct RunningWeight {
    weights: RankWeights,
    kaplan_meier: f64,
    peto: f64,
}

impl RunningWeight {
    pub(super) fn new(weights: RankWeights) -> Self {
        Self { weights, kaplan_meier: 1.0, peto: 1.0 }
    }

    /// The weight of the next event time.
    pub(super) fn next(&mut self, n: f64, d: f64) -> f64 {
        match self.weights {
            RankWeights::LogRank => 1.0,
            RankWeights::GehanBreslow => n,
            RankWeights::TaroneWare => libm::sqrt(n),
            RankWeights::PetoPeto => {
                self.peto *= 1.0 - d / (n + 1.0);
                self.peto
            }
            RankWeights::ModifiedPeto => {
                let before = self.peto;
                self.peto *= 1.0 - d / (n + 1.0);
                before * n / (n + 1.0)
            }
            RankWeights::FlemingHarrington { rho, gamma } => {
                let before = self.kaplan_meier;
                self.kaplan_meier *= (n - d) / n;
                libm::pow(before, rho) * libm::pow(1.0 - before, gamma)
            }
        }
    }
}
