# Expected values of optimism.rs. Run in crates/survival/tests: Rscript optimism.R
# Harrell's bootstrap in base R and survival: 5,000 resamples of rows, and of patients.
library(survival)
data <- read.csv("../../cohort/tests/data/made-up-124.csv")
data$event <- as.integer(data$died == "yes")
data$walks <- as.integer(data$walks == "yes")
model <- Surv(time_days, event) ~ age + albumin + kps + walks
data <- data[complete.cases(data[c("age", "albumin", "kps", "walks")]), ]
c_of <- function(risk, rows) concordance(Surv(time_days, event) ~ risk, data = cbind(rows, risk = risk), reverse = TRUE)$concordance
linear <- function(fit, rows) as.vector(as.matrix(rows[names(coef(fit))]) %*% coef(fit))
fit <- coxph(model, data)
apparent <- c_of(linear(fit, data), data)
boot <- function(units) {
  excess <- replicate(5000, {
    drawn <- data[unlist(units[sample(length(units), replace = TRUE)]), ]
    again <- coxph(model, drawn)
    c_of(linear(again, drawn), drawn) - c_of(linear(again, data), data)
  })
  c(optimism = mean(excess), error = sd(excess) / sqrt(length(excess)), deviation = sd(excess))
}
set.seed(1)
cat("rows", nrow(data), "apparent", format(apparent, digits = 15), "\n")
print(boot(as.list(seq_len(nrow(data)))), digits = 8)
print(boot(split(seq_len(nrow(data)), data$patient)), digits = 8)
