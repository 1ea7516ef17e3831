# Expected values of printed_numbers.rs. Run in crates/cohort/tests: Rscript printed_numbers.R
library(survival)

cat("\n# Fault 11: the example\n")
example <- read.csv("../../../examples/hcc-synthetic.csv")
example$event <- as.integer(example$died == "yes")
fit <- survfit(Surv(time_days, event) ~ 1, data = example, conf.type = "log-log")
at <- summary(fit, times = c(90, 180))
print(data.frame(time = at$time, alive = at$surv, at_risk = at$n.risk, events = cumsum(at$n.event)))

cat("\n# Fault 11: deaths and censorings on one day\n")
ties <- read.csv("cases/files/72-ties-censor-death.csv")
at <- summary(survfit(Surv(time_days, died) ~ 1, data = ties), times = c(24, 36, 48, 60), extend = TRUE)
print(data.frame(time = at$time, alive = at$surv, at_risk = at$n.risk, events = cumsum(at$n.event), censored = cumsum(at$n.censor)))

cat("\n# p near 0.05\n")
near <- read.csv("cases/files/75-p-near-005.csv")
for (name in c("low", "high"))
  print(survdiff(Surv(time_days, died) ~ near[[name]], data = near)$pvalue, digits = 10)

cat("\n# Faults 4 and 5: p, by patient\n")
made_up <- read.csv("data/made-up-124.csv")
made_up$event <- as.integer(made_up$died == "yes")
robust <- function(formula, data) summary(coxph(formula, data, cluster = patient))$robscore[["pvalue"]]
print(robust(Surv(time_days, event) ~ factor(grade), made_up), digits = 15)
visceral <- with(example, ifelse(visceral_metastases == "none", 0, ifelse(visceral_removable == "yes", 2, 4)))
bone <- with(example, ifelse(vertebral_metastases == 1 & extraspinal_bone_metastases == 0, 1, 2))
example$tomita <- cut(4 + visceral + bone, c(3, 5, 7, 10))
print(robust(Surv(time_days, event) ~ tomita, example), digits = 15)
