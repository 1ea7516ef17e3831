# Weights by the inverse probability of remaining uncensored (Graf 1999; Blanche 2013): of deaths by the time and of
# survivors beyond it. `influence` is that of each patient, through the estimated weights, on a mean of weighted terms.
weights_of <- function(data, until) {
  n <- nrow(data)
  time <- sort(unique(data$time))
  count <- function(of) vapply(time, function(t) sum(of(t)), 0)
  risk <- count(function(t) data$time >= t)
  dead <- count(function(t) data$time == t & data$event == 1)
  gone <- count(function(t) data$time == t & data$event == 0)
  uncensored <- c(1, cumprod(ifelse(gone > 0, (risk - dead - gone) / (risk - dead), 1)))
  compensator <- c(0, cumsum(n * gone / risk^2))
  before <- findInterval(data$time, time, left.open = TRUE)
  through <- findInterval(until, time)
  case <- data$time <= until & data$event == 1
  control <- data$time > until
  weight <- ifelse(case, 1 / uncensored[before + 1], ifelse(control, 1 / uncensored[through + 1], 0))
  left <- ifelse(data$event == 1, 0, n / risk[before + 1]) - compensator[before + 2]
  influence <- function(term) vapply(seq_len(n), function(i) {
    end <- if (data$time[i] > until) -compensator[through + 1] else left[i]
    mean(term * ifelse(control, end, ifelse(data$time > data$time[i], left[i], -compensator[before + 1])))
  }, 0)
  list(case = case, control = control, weight = weight, influence = influence)
}

# An estimate with its interval from the influences, cut at 0 and 1.
with_interval <- function(estimate, influence) {
  error <- sd(influence) / sqrt(length(influence))
  c(estimate, max(0, estimate - now$z * error), min(1, estimate + now$z * error))
}

brier_of <- function(data, risk, until) {
  w <- weights_of(data, until)
  term <- w$weight * ifelse(w$case, 1 - risk, risk)^2
  with_interval(mean(term), term - mean(term) + w$influence(term))
}

area_of <- function(data, risk, until) {
  w <- weights_of(data, until)
  n <- nrow(data)
  below <- function(r, side) sum(w$weight[side] * ((risk[side] < r) + (risk[side] == r) / 2)) / n
  total <- function(side) sum(w$weight[side]) / n
  won <- vapply(seq_len(n), function(i) {
    if (w$case[i]) w$weight[i] * below(risk[i], w$control)
    else if (w$control[i]) w$weight[i] * (total(w$case) - below(risk[i], w$case))
    else 0
  }, 0)
  played <- w$weight * ifelse(w$case, total(w$control), ifelse(w$control, total(w$case), 0))
  pairs <- total(w$case) * total(w$control)
  area <- mean(won[w$case]) * sum(w$case) / n / pairs
  term <- (won - area * played) / pairs
  with_interval(area, term + w$influence(term))
}

survival_at <- function(data, until) {
  if (nrow(data) == 0) return(c(1, 0))
  found <- summary(survfit(survival_of(data) ~ 1), times = until * (1 + 1e-12), extend = TRUE)
  c(found$surv, found$std.err)
}

thresholds <- 1:9 / 10

benefit_of <- function(data, treated, until, threshold) {
  alive <- survival_at(data[treated, ], until)[1]
  mean(treated) * ((1 - alive) - alive * threshold / (1 - threshold))
}

check_no_score <- function(data, until, n, events, brier, treat_all) {
  until <- until * now$unit
  check("accuracy", c(n = n, events = events), c(nrow(data), sum(data$event == 1 & data$time <= until)))
  risk <- rep(1 - survival_at(data, until)[1], nrow(data))
  check("no score, Brier", setNames(brier, c("estimate", "lower", "upper")), brier_of(data, risk, until))
  all <- rep(TRUE, nrow(data))
  r <- vapply(thresholds, function(at) benefit_of(data, all, until, at), 0)
  check("net benefit, all treated", setNames(treat_all, thresholds), r)
}

# `last` are the greatest points of each group, higher ones being worse.
check_accuracy <- function(data, name, score, worse, until, area = NULL, brier = NULL, benefit = NULL, last = NULL,
                           n, predicted, observed, lower, upper) {
  until <- until * now$unit
  parts <- c("estimate", "lower", "upper")
  data$points <- if (worse) data[[score]] else -data[[score]]
  if (!is.null(area)) check(paste(name, "AUC"), setNames(area, parts), area_of(data, data$points, until))
  if (is.null(brier)) return(invisible())
  fit <- coxph(Surv(time, event) ~ points, data, ties = now$ties, control = coxph.control(eps = 1e-11, iter.max = 100))
  risk <- 1 - as.numeric(summary(survfit(fit, newdata = data), times = until * (1 + 1e-12), extend = TRUE)$surv)
  check(paste(name, "Brier"), setNames(brier, parts), brier_of(data, risk, until))
  r <- vapply(thresholds, function(at) benefit_of(data, risk >= at, until, at), 0)
  check(paste(name, "net benefit"), setNames(benefit, thresholds), r)
  if (is.null(last)) return(invisible())
  group <- factor(findInterval(data$points, last, left.open = TRUE), seq_along(last) - 1)
  labels <- paste("group", seq_along(last))
  check(paste(name, "n"), setNames(n, labels), tabulate(group, length(last)))
  check(paste(name, "predicted"), setNames(predicted, labels), tapply(risk, group, mean))
  r <- vapply(levels(group), function(one) survival_at(data[group == one, ], until), rep(0, 2))
  error <- ifelse(is.finite(r[2, ]), r[2, ], 0)
  check(paste(name, "observed"), setNames(observed, labels), 1 - r[1, ])
  check(paste(name, "lower"), setNames(lower, labels), pmax(0, 1 - r[1, ] - now$z * error))
  check(paste(name, "upper"), setNames(upper, labels), pmin(1, 1 - r[1, ] + now$z * error))
}
