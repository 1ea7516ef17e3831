# Expected values of start_stop.rs. Run in crates/survival/tests: Rscript start_stop.R > start_stop.json
# Time-dependent treatments by tmerge() and coxph() of R's survival.
suppressPackageStartupMessages(library(survival))

json <- function(x) paste0("[", paste(ifelse(is.na(x) | is.infinite(x), "null", format(x, digits = 17, trim = TRUE)), collapse = ", "), "]")
field <- function(name, x) sprintf('    "%s": %s', name, json(x))

# One case: its data, and the model with one column for each treatment after the constant covariates.
case <- function(name, d, starts, constant, ties = "efron", delayed = FALSE) {
  d$id <- seq_len(nrow(d))
  # Without delayed entry everybody is at risk from before time zero, so that a death on day 0 counts.
  d$first <- if (delayed) d$entry else rep(-1, nrow(d))
  s <- tmerge(d[c("id", constant, "patient", "first")], d, id = id, died = event(time, event), tstart = first, tstop = time)
  for (start in starts) {
    d$begin <- ifelse(is.infinite(d[[start]]), NA, d[[start]])
    s <- eval(as.call(c(list(quote(tmerge)), setNames(list(quote(s), quote(d), quote(id), quote(tdc(begin))), c("data1", "data2", "id", start)))))
  }
  formula <- reformulate(c(constant, starts), "Surv(tstart, tstop, died)")
  fit <- coxph(formula, s, ties = ties, control = coxph.control(eps = 1e-11))
  robust <- coxph(formula, s, ties = ties, control = coxph.control(eps = 1e-11), cluster = patient)
  zph <- cox.zph(fit, transform = "km", terms = FALSE)$table[, "p"]
  columns <- c(
    field("time", d$time), field("event", d$event), field("patient", d$patient),
    if (delayed) field("entry", d$entry),
    sprintf('    "constant": [%s]', paste(vapply(constant, function(x) json(d[[x]]), ""), collapse = ", ")),
    sprintf('    "starts": [%s]', paste(vapply(starts, function(x) json(d[[x]]), ""), collapse = ", ")),
    sprintf('    "ties": "%s"', ties),
    field("coefficients", coef(fit)), field("standard_errors", sqrt(diag(vcov(fit)))),
    field("log_likelihood", fit$loglik), field("robust_errors", sqrt(diag(vcov(robust)))),
    field("proportional_p", zph), field("concordance", fit$concordance[["concordance"]])
  )
  sprintf('  "%s": {\n%s\n  }', name, paste(columns, collapse = ",\n"))
}

# Stanford heart transplants; as in the vignette, a transplant on the day of death came before it.
d <- jasa
d$time <- pmax(0.5, d$futime)
d$event <- d$fustat
d$begins <- ifelse(is.na(d$wait.time), Inf, ifelse(d$wait.time >= d$time, d$time - 0.5, d$wait.time))
d$years <- as.numeric(d$accept.dt - as.Date("1967-10-01")) / 365.25
d$patient <- seq_len(nrow(d))
cases <- case("stanford", d, "begins", c("age", "years", "surgery"))
cases <- c(cases, case("stanford_breslow", d, "begins", c("age", "surgery"), ties = "breslow"))

# Whole days with deaths on day 0, starts before time zero, on day 0 and on the day of death, and repeated patients.
set.seed(16)
n <- 160
d <- data.frame(age = round(rnorm(n, 62, 9)), patient = rep(seq_len(n / 2), 2))
d$time <- pmax(0, round(rexp(n, 1 / 120)) - 3)
d$event <- rbinom(n, 1, 0.75)
d$drug <- ifelse(runif(n) < 0.5, round(runif(n, -20, 90)), Inf)
d$drug[1:6] <- c(0, 0, d$time[3], d$time[4] + 5, -40, Inf)
d$rays <- ifelse(runif(n) < 0.4, round(runif(n, 0, 60)), Inf)
cases <- c(cases, case("two_treatments", d, c("drug", "rays"), "age"))

# Delayed entry.
d <- d[d$time > 4, ]
d$entry <- floor(runif(nrow(d), 0, pmin(d$time, 30)))
cases <- c(cases, case("delayed", d, c("drug", "rays"), "age", delayed = TRUE))
cat("{\n", paste(cases, collapse = ",\n"), "\n}\n", sep = "")
