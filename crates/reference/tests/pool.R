# Writes pool.json: analyses of the stacked rows of three hospitals by R's survival, and meta-analyses by metafor.
# Run in this folder: Rscript pool.R > fixtures/pool.json
suppressMessages({ library(survival); library(metafor) })
set.seed(20261130)
n <- c(80, 50, 120)
hospital <- rep(0:2, n)
group <- sample(0:2, sum(n), TRUE)
hazard <- c(1, 1.4, 2)[group + 1] * c(0.8, 1, 1.5)[hospital + 1] / 300
days <- pmax(1, ceiling(rexp(sum(n), hazard)))
censoring <- ceiling(runif(sum(n), 60, 900))
event <- as.integer(days <= censoring)
days <- pmin(days, censoring)
weeks <- 7 * ceiling(days / 7)
number <- function(x) sprintf("%.17g", x)
list_of <- function(x) paste0("[", paste(number(x), collapse = ", "), "]")
analysis <- function(time) {
  test <- survdiff(Surv(time, event) ~ group + strata(hospital))
  fit <- coxph(Surv(time, event) ~ factor(group) + strata(hospital))
  curve <- summary(survfit(Surv(time, event) ~ 1, conf.type = "log-log"), times = c(3, 6, 12) * 365.25 / 12)
  of_hospital <- lapply(0:2, function(h) coxph(Surv(time, event) ~ I(group == 2), subset = hospital == h & group != 1))
  sprintf('{"observed": %s, "expected": %s, "chi_squared": %s, "log": %s, "se": %s, "log_likelihood": %s, "alive": %s, "lower": %s, "upper": %s, "hospital_log": %s, "hospital_se": %s}',
    list_of(rowSums(test$obs)), list_of(rowSums(test$exp)), number(test$chisq), list_of(coef(fit)), list_of(sqrt(diag(vcov(fit)))),
    list_of(fit$loglik), list_of(curve$surv), list_of(curve$lower), list_of(curve$upper),
    list_of(sapply(of_hospital, coef)), list_of(sapply(of_hospital, function(fit) sqrt(vcov(fit)))))
}
effects <- list(
  heterogeneous = list(y = c(0.51, 0.02, 1.31, 0.44, 0.73), se = c(0.21, 0.33, 0.25, 0.18, 0.40)),
  homogeneous = list(y = c(0.50, 0.62, 0.41), se = c(0.30, 0.25, 0.35)),
  two = list(y = c(-0.2, 0.9), se = c(0.2, 0.3))
)
meta <- function(of, method, test) {
  fit <- if (method == "FE") rma(of$y, sei = of$se, method = method) else
    rma(of$y, sei = of$se, method = method, test = test, control = list(threshold = 1e-14, maxiter = 10000))
  predicted <- predict(fit)
  sprintf('{"method": "%s", "test": "%s", "y": %s, "sei": %s, "mean": %s, "se": %s, "lower": %s, "upper": %s, "p": %s, "tau2": %s, "q": %s, "q_p": %s, "i2": %s, "prediction": %s}',
    method, test, list_of(of$y), list_of(of$se), number(fit$b), number(fit$se), number(fit$ci.lb), number(fit$ci.ub), number(fit$pval),
    number(fit$tau2), number(fit$QE), number(fit$QEp), number(fit$I2 / 100),
    if (method == "FE") "[]" else list_of(c(predicted$pi.lb, predicted$pi.ub)))
}
metas <- unlist(lapply(effects, function(of) c(meta(of, "FE", "z"), meta(of, "DL", "z"), meta(of, "REML", "z"), meta(of, "DL", "knha"), meta(of, "REML", "knha"))))
cat(sprintf('{"r": "%s", "survival": "%s", "metafor": "%s",\n"hospital": %s,\n"group": %s,\n"days": %s,\n"event": %s,\n"exact": %s,\n"weeks": %s,\n"meta": [\n%s\n]}\n',
  getRversion(), packageVersion("survival"), packageVersion("metafor"), list_of(hospital), list_of(group), list_of(days), list_of(event),
  analysis(days), analysis(weeks), paste(metas, collapse = ",\n")))
