# Expected values of landmark.rs. Run in crates/cohort/tests: Rscript landmark.R
library(survival)
d <- read.csv("../../../tests/fixtures/survival/data/veteran.csv")
later <- subset(d, time >= 60)
cat("left out", sum(d$time < 60 & d$status == 1), sum(d$time < 60 & d$status == 0), "of", nrow(d), "\n")
print(quantile(survfit(Surv(time - 60, status) ~ celltype, later, conf.type = "log-log"), 0.5))
print(survdiff(Surv(time - 60, status) ~ celltype, later)$pvalue, digits = 12)
# Restricted means to 180 days, and the difference of survRM2::rmst2: independent groups, normal approximation.
means <- summary(survfit(Surv(time, status) ~ trt, d), rmean = 180)$table[, c("rmean", "se(rmean)")]
print(means, digits = 12)
gap <- means[1, 1] - means[2, 1]
error <- sqrt(sum(means[, 2]^2))
print(c(gap, gap - qnorm(0.975) * error, gap + qnorm(0.975) * error, 2 * pnorm(-abs(gap / error))), digits = 12)
