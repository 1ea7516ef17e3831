# Counts of the comparison, and the settings of the current result.
compared <- 0
different <- 0
now <- list()

section <- function(title, rows, unit, confidence, band, median, ties, adjust, strata = NULL) {
  cat("\n== ", title, "\n   ", rows, "\n", sep = "")
  now <<- list(unit = unit, confidence = confidence, band = band, median = median, ties = ties, adjust = adjust)
  now$strata <<- strata
  now$z <<- qnorm(1 - (1 - confidence) / 2)
}

note <- function(text) cat("   ", text, "\n", sep = "")

# Prints numbers beside R's. They agree if they differ by less than a millionth (or `tolerance`).
check <- function(what, ours, r, tolerance = 1e-6) {
  if (length(ours) != length(r)) stop(what, ": ", length(ours), " numbers, but R has ", length(r))
  for (i in seq_along(ours)) {
    a <- as.numeric(ours[[i]])
    b <- as.numeric(r[[i]])
    same <- if (is.na(a) || is.na(b)) is.na(a) && is.na(b) else a == b || abs(a - b) <= tolerance * abs(b) + 1e-10
    compared <<- compared + 1
    different <<- different + !same
    name <- if (is.null(names(ours))) what else paste0(what, ", ", names(ours)[i])
    name <- formatC(name, width = -58, flag = " ")
    numbers <- formatC(c(format(a, digits = 7), format(b, digits = 7)), width = 14)
    cat("   ", name, numbers, if (same) "" else "  DIFFERS", "\n", sep = "")
  }
}

survival_of <- function(data) {
  if (is.null(data$entry)) Surv(data$time, data$event) else Surv(data$entry, data$time, data$event)
}

curve_of <- function(data) survfit(survival_of(data) ~ 1, conf.int = now$confidence, conf.type = now$band)

members <- function(data, group, level) {
  data <- known(data, group)
  data[as.integer(data[[group]]) == level, ]
}

# The rows in which these columns, and the stratum, are known.
known <- function(data, columns) data[complete.cases(data[c(columns, now$strata)]), ]

# The median with its interval: Brookmeyer and Crowley's, or SPSS's normal approximation.
median_of <- function(curve) {
  if (now$median == "spss") return(spss_median(curve) / now$unit)
  found <- quantile(curve, 0.5)
  as.numeric(c(found$quantile, found$lower, found$upper)) / now$unit
}

# SPSS's median: the density around it is the slope of the curve from 0.55 to 0.45; always 1.96 standard errors.
spss_median <- function(curve) {
  at <- curve$n.event > 0
  time <- curve$time[at]
  alive <- curve$surv[at]
  error <- ifelse(alive > 0, alive * curve$std.err[at], 0)
  slack <- 1e-12
  here <- which(alive <= 0.5 + slack)[1]
  if (is.na(here)) return(c(NA, NA, NA))
  before <- sum(alive >= 0.55 - slack)
  after <- which(alive <= 0.45 + slack)[1]
  start <- if (before > 0) c(time[before], alive[before]) else c(0, 1)
  density <- (start[2] - alive[after]) / (time[after] - start[1])
  error <- error[here] / density
  if (!is.finite(error) || error <= 0) error <- NA
  c(time[here], time[here] - 1.96 * error, time[here] + 1.96 * error)
}

check_group <- function(data, group, level, name, n, events, median, naive = NULL) {
  data <- members(data, group, level)
  check(name, c(n = n, events = events), c(nrow(data), sum(data$event)))
  if (n == 0) return(invisible())
  parts <- c("median", "lower", "upper")
  check(name, setNames(median, parts), median_of(curve_of(data)))
  if (!is.null(naive)) {
    data$entry <- NULL
    check(name, setNames(naive, paste(parts, "without delayed entry")), median_of(curve_of(data)))
  }
}

# Survival and counts at some times; only times at which our survival is known.
check_times <- function(data, group, level, name, times, alive, lower, upper, at_risk, events, censored) {
  curve <- curve_of(members(data, group, level))
  days <- times * now$unit
  at <- summary(curve, times = days * (1 + 1e-12), extend = TRUE)
  labels <- paste("at", format(times, digits = 7, trim = TRUE))
  # With delayed entry, summary() counts those who enter until the next event.
  before <- days * (1 - 1e-12)
  data <- members(data, group, level)
  risk <- if (is.null(data$entry)) summary(curve, times = before, extend = TRUE)$n.risk
    else vapply(before, function(time) sum(data$entry < time & data$time >= time), 0)
  check(paste(name, "at risk"), setNames(at_risk, labels), risk)
  check(paste(name, "events"), setNames(events, labels), cumsum(at$n.event))
  check(paste(name, "censored"), setNames(censored, labels), cumsum(at$n.censor))
  shown <- !is.na(alive)
  check(paste(name, "alive"), setNames(alive, labels)[shown], at$surv[shown])
  shown <- shown & !is.na(lower)
  check(paste(name, "lower"), setNames(lower, labels)[shown], at$lower[shown])
  shown <- shown & !is.na(upper)
  check(paste(name, "upper"), setNames(upper, labels)[shown], at$upper[shown])
}

# Observed minus expected deaths by group with their variance: survdiff, or with weights or delayed entry the sums,
# within each stratum.
rank_test <- function(data, group, test = "log-rank") {
  data <- droplevels(known(data, group))
  if (test == "log-rank" && is.null(data$entry) && is.null(now$strata)) {
    found <- survdiff(survival_of(data) ~ data[[group]])
    return(list(excess = found$obs - found$exp, variance = found$var))
  }
  parts <- if (is.null(now$strata)) list(data) else split(data, data[[now$strata]])
  Reduce(function(a, b) Map(`+`, a, b), lapply(parts, rank_sums, group, test))
}

rank_sums <- function(data, group, test) {
  g <- as.integer(data[[group]])
  k <- nlevels(data[[group]])
  entry <- if (is.null(data$entry)) rep(-1, nrow(data)) else data$entry
  excess <- rep(0, k)
  variance <- matrix(0, k, k)
  peto <- 1
  for (time in sort(unique(data$time[data$event == 1]))) {
    risk <- entry < time & data$time >= time
    dead <- data$event == 1 & data$time == time
    by_group <- tabulate(g[risk], k)
    n <- sum(by_group)
    d <- sum(dead)
    peto <- peto * (1 - d / (n + 1))
    weight <- switch(test, "log-rank" = 1, "Tarone-Ware" = sqrt(n), "Peto" = peto, "Gehan" = n)
    share <- by_group / n
    excess <- excess + weight * (tabulate(g[dead], k) - d * share)
    if (n > 1) variance <- variance + weight^2 * d * (n - d) / (n - 1) * (diag(share, k) - share %o% share)
  }
  list(excess = excess, variance = variance)
}

# The test on the directions in which the groups can be compared: within strata some may never be at risk together.
chi_squared_of <- function(test) {
  found <- eigen(test$variance, symmetric = TRUE)
  keep <- found$values > 1e-9 * max(found$values, 1e-9)
  if (!any(keep)) return(c(0, 0))
  c(sum((t(found$vectors[, keep, drop = FALSE]) %*% test$excess)^2 / found$values[keep]), sum(keep))
}

check_test <- function(data, group, test, chi_squared, df, p) {
  found <- chi_squared_of(rank_test(data, group, test))
  r <- c(found, pchisq(found[1], found[2], lower.tail = FALSE))
  check(paste(test, "test"), c("chi-squared" = chi_squared, df = df, p = p), r)
}

# Tarone's test for trend, with scores 1, 2, 3 for the groups that have rows.
check_trend <- function(data, group, z, p) {
  test <- rank_test(data, group)
  score <- seq_along(test$excess)
  found <- sum(score * test$excess) / sqrt(as.numeric(score %*% test$variance %*% score))
  check("trend", c(z = z, p = p), c(found, 2 * pnorm(-abs(found))))
}

check_pairs <- function(data, group, names, first, second, p, adjusted) {
  one <- function(i) {
    pair <- data[as.integer(data[[group]]) %in% c(first[i], second[i]), ]
    if (sum(pair$event) == 0) return(NA)
    found <- chi_squared_of(rank_test(pair, group))
    if (found[2] == 0) NA else pchisq(found[1], found[2], lower.tail = FALSE)
  }
  r <- vapply(seq_along(p), one, 0)
  check("p", setNames(p, names), r)
  check("adjusted p", setNames(adjusted, names), p.adjust(r, now$adjust))
}

# Robust score test by patient, with Efron's ties.
check_patients <- function(data, group, p) {
  data <- droplevels(known(data, group))
  fit <- if (is.null(now$strata)) coxph(survival_of(data) ~ data[[group]], ties = "efron", cluster = data$patient)
    else coxph(survival_of(data) ~ data[[group]] + strata(data[[now$strata]]), ties = "efron", cluster = data$patient)
  check("p by patient", p, summary(fit)$robscore[["pvalue"]])
}

# Restricted means: the area under the curve; `known` are the groups that have one.
check_means <- function(data, group, until, known, names, mean, lower, upper) {
  r <- vapply(known, function(level) {
    curve <- curve_of(members(data, group, level))
    # Before the first time the curve is 1, where summary() refuses to compute the area.
    early <- until * now$unit < min(curve$time)
    found <- if (early) c(until, 0) else summary(curve, rmean = until * now$unit)$table[c("rmean", "se(rmean)")] / now$unit
    c(found, found[1] - now$z * found[2], found[1] + now$z * found[2])
  }, rep(0, 4))
  check("restricted mean", setNames(mean, names), r[1, ])
  check("lower", setNames(lower, names), r[3, ])
  check("upper", setNames(upper, names), r[4, ])
  now$known <<- known
  now$means <<- r
}

check_mean_differences <- function(names, first, second, difference, lower, upper, p) {
  at <- function(row, level) now$means[row, match(level, now$known)]
  gap <- at(1, first) - at(1, second)
  error <- sqrt(at(2, first)^2 + at(2, second)^2)
  check("difference of means", setNames(difference, names), gap)
  check("lower", setNames(lower, names), gap - now$z * error)
  check("upper", setNames(upper, names), gap + now$z * error)
  check("p", setNames(p, names), ifelse(error > 0, 2 * pnorm(-abs(gap / error)), NA))
}

check_follow_up <- function(data, group, follow_up) {
  data <- known(data, group)
  data$event <- 1 - data$event
  check("median follow-up", follow_up, quantile(curve_of(data), 0.5)$quantile / now$unit)
}

# The rows in which all covariates are known, each factor with its reference first.
complete_rows <- function(data, covariates, reference = list()) {
  data <- droplevels(known(data, covariates))
  for (name in names(reference)) data[[name]] <- relevel(data[[name]], reference[[name]])
  data
}

# Rows split where a treatment begins, each treatment 1 after its start and 0 before. Without delayed entry everybody
# is at risk from before time zero, so that a death on day 0 counts.
start_stop <- function(data, starts) {
  data$id <- seq_len(nrow(data))
  data$first <- if (is.null(data$entry)) rep(-1, nrow(data)) else data$entry
  fixed <- data[setdiff(names(data), starts)]
  split <- tmerge(fixed, data, id = id, died = event(time, event), tstart = first, tstop = time)
  for (start in starts) {
    data$began <- ifelse(is.finite(data[[start]]), data[[start]], NA)
    treated <- setNames(list(quote(split), quote(data), quote(id), quote(tdc(began))), c("data1", "data2", "id", start))
    split <- eval(as.call(c(quote(tmerge), treated)))
  }
  split$entry <- split$tstart
  split$time <- split$tstop
  split$event <- split$died
  split
}

# A row counts for a treatment if it began before the end.
check_members <- function(data, covariates, names, n, events, starts = character()) {
  count <- function(of) unlist(lapply(covariates, function(it) {
    if (it %in% starts) sum(of[data[[it]] < data$time])
    else if (is.factor(data[[it]])) tapply(of, data[[it]], sum) else sum(of)
  }))
  check("n", setNames(n, names), count(rep(1, nrow(data))))
  check("events", setNames(events, names), count(data$event))
}

cox_of <- function(data, covariates, ties, by_patient = FALSE) {
  data$survival <- survival_of(data)
  strata <- if (is.null(now$strata)) NULL else sprintf("strata(%s)", now$strata)
  formula <- reformulate(c(covariates, strata), "survival")
  control <- coxph.control(eps = 1e-11, iter.max = 100)
  if (by_patient) coxph(formula, data, ties = ties, control = control, cluster = patient)
  else coxph(formula, data, ties = ties, control = control)
}

check_cox <- function(data, covariates, terms, ratio, lower, upper, p, robust_lower = NULL, robust_upper = NULL,
                      robust_p = NULL, hazards_p = NULL, ratio_test_p = NULL, all_hazards_p = NULL,
                      concordance = NULL, all_robust_p = NULL) {
  fit <- cox_of(data, covariates, now$ties)
  found <- summary(fit, conf.int = now$confidence)
  check("hazard ratio", setNames(ratio, terms), found$conf.int[, 1])
  check("lower", setNames(lower, terms), found$conf.int[, 3])
  check("upper", setNames(upper, terms), found$conf.int[, 4])
  check("p", setNames(p, terms), found$coefficients[, 5])
  if (!is.null(hazards_p)) {
    zph <- cox.zph(fit, transform = "km", terms = FALSE)$table[, "p"]
    check("p of proportional hazards", setNames(hazards_p, terms), zph[seq_along(terms)])
    check("p of proportional hazards, all", all_hazards_p, zph[length(zph)])
  }
  if (!is.null(ratio_test_p)) check("likelihood ratio test, p", ratio_test_p, found$logtest[["pvalue"]])
  if (!is.null(concordance)) check("concordance", concordance, found$concordance[[1]])
  if (!is.null(robust_p)) {
    robust <- summary(cox_of(data, covariates, now$ties, by_patient = TRUE), conf.int = now$confidence)
    shown <- !is.na(robust_p)
    check("lower by patient", setNames(robust_lower, terms)[shown], robust$conf.int[shown, 3])
    check("upper by patient", setNames(robust_upper, terms)[shown], robust$conf.int[shown, 4])
    check("p by patient", setNames(robust_p, terms)[shown], robust$coefficients[shown, 6])
  }
  if (!is.null(all_robust_p)) {
    robust <- summary(cox_of(data, covariates, "efron", by_patient = TRUE))
    check("robust score test, p", all_robust_p, robust$robscore[["pvalue"]])
  }
}

# Firth's penalised likelihood with profile intervals, by optim and uniroot around the fitter of coxph.
check_firth <- function(data, covariates, terms, ratio, lower, upper, p, ratio_test_p) {
  survival <- survival_of(data)
  x <- model.matrix(reformulate(covariates), data)[, -1, drop = FALSE]
  scale <- apply(x, 2, sd)
  x <- base::scale(x, colMeans(x), scale)
  strata <- if (is.null(now$strata)) NULL else as.integer(data[[now$strata]])
  fitter <- if (is.null(data$entry)) coxph.fit else agreg.fit
  control <- coxph.control(iter.max = 0)
  penalised <- function(b) {
    fit <- fitter(x, survival, strata, NULL, b, control, NULL, now$ties, rownames(x), resid = FALSE)
    fit$loglik[1] - 0.5 * as.numeric(determinant(as.matrix(fit$var))$modulus)
  }
  # The maximum with one coefficient held at a value.
  maximum <- function(held = 0, at = 0, start = rep(0, ncol(x))) {
    free <- setdiff(seq_len(ncol(x)), held)
    whole <- function(b) replace(replace(start, free, b), held, at)
    if (length(free) == 0) return(list(value = penalised(whole(numeric())), b = whole(numeric())))
    found <- optim(start[free], function(b) -penalised(whole(b)), method = "BFGS",
                   control = list(reltol = 1e-13, maxit = 500, ndeps = rep(1e-5, length(free))))
    list(value = -found$value, b = whole(found$par))
  }
  best <- maximum()
  half <- qchisq(now$confidence, 1) / 2
  end <- function(i, side) {
    excess <- function(b) maximum(i, b, best$b)$value - best$value + half
    far <- side
    while (excess(best$b[i] + far) > 0 && abs(far) < 1000) far <- 2 * far
    uniroot(excess, sort(c(best$b[i], best$b[i] + far)), tol = 1e-7)$root
  }
  each <- seq_along(terms)
  rough <- 2e-4
  check("hazard ratio", setNames(ratio, terms), exp(best$b / scale), rough)
  check("lower", setNames(lower, terms), exp(vapply(each, end, 0, side = -1) / scale), rough)
  check("upper", setNames(upper, terms), exp(vapply(each, end, 0, side = 1) / scale), rough)
  test <- function(value, df) pchisq(2 * (best$value - value), df, lower.tail = FALSE)
  r <- vapply(each, function(i) test(maximum(i, 0, replace(best$b, i, 0))$value, 1), 0)
  check("p", setNames(p, terms), r, rough)
  check("penalised likelihood ratio test, p", ratio_test_p, test(penalised(0 * best$b), ncol(x)), rough)
}

# Concordance of a score, with its interval cut at 0 and 1.
concordance_of <- function(data, score, worse, ...) {
  data$score <- data[[score]]
  data$survival <- survival_of(data)
  if (is.null(data$patient)) concordance(survival ~ score, data, reverse = worse, ...)
  else concordance(survival ~ score, data, reverse = worse, cluster = patient, ...)
}

check_concordance <- function(data, name, score, worse, value, lower, upper, ...) {
  found <- concordance_of(known(data, score), score, worse, ...)
  error <- sqrt(found$var)
  r <- c(found$concordance, max(0, found$concordance - now$z * error), min(1, found$concordance + now$z * error))
  check(name, c(C = value, lower = lower, upper = upper), r)
}

check_differences <- function(data, scores, worse, names, first, second, difference, lower, upper, p, adjusted) {
  found <- Map(function(score, worse) {
    data$score <- data[[score]]
    data$survival <- survival_of(data)
    concordance(survival ~ score, data, reverse = worse, influence = 1)
  }, scores, worse)
  one <- function(i) {
    a <- found[[first[i]]]
    b <- found[[second[i]]]
    influence <- a$dfbeta - b$dfbeta
    if (!is.null(data$patient)) influence <- rowsum(influence, data$patient)
    gap <- a$concordance - b$concordance
    error <- sqrt(sum(influence^2))
    c(gap, gap - now$z * error, gap + now$z * error, 2 * pnorm(-abs(gap / error)))
  }
  r <- vapply(seq_along(names), one, rep(0, 4))
  check("difference", setNames(difference, names), r[1, ])
  check("lower", setNames(lower, names), r[2, ])
  check("upper", setNames(upper, names), r[3, ])
  check("p", setNames(p, names), r[4, ])
  check("adjusted p", setNames(adjusted, names), p.adjust(r[4, ], now$adjust))
}

check_changes <- function(data, before, after, counts) {
  r <- t(table(data[[before]], data[[after]]))
  check("count", counts, r)
}

# Wilcoxon's signed-rank test: zeros dropped, no continuity correction; the exact p from all signs of the ranks.
check_signed_rank <- function(data, before, after, z, p, exact = NULL) {
  change <- as.integer(data[[after]]) - as.integer(data[[before]])
  change <- change[!is.na(change) & change != 0]
  rank <- rank(abs(change))
  found <- sum(rank * sign(change)) / sqrt(sum(rank^2))
  check("signed-rank test", c(z = z, p = p), c(found, 2 * pnorm(-abs(found))))
  if (is.null(exact)) return(invisible())
  doubled <- round(2 * rank)
  share <- c(1, rep(0, sum(doubled)))
  for (one in doubled) share <- (share + c(rep(0, one), share[seq_len(length(share) - one)])) / 2
  least <- min(sum(doubled[change > 0]), sum(doubled[change < 0]))
  check("signed-rank test, exact p", exact, min(1, 2 * sum(share[seq_len(least + 1)])))
}

check_mcnemar <- function(data, before, after, p) {
  table <- table(data[[before]], data[[after]])
  changed <- c(table[1, 2], table[2, 1])
  check("McNemar's test, exact p", p, if (sum(changed) == 0) 1 else binom.test(changed)$p.value)
}

# Walking restored, with the exact interval of Clopper and Pearson.
check_restored <- function(data, before, after, cannot, restored, known, all, of_known, of_all) {
  data <- data[as.integer(data[[before]]) %in% cannot, ]
  to <- as.integer(data[[after]])
  r <- c(sum(!is.na(to) & !(to %in% cannot)), sum(!is.na(to)), nrow(data))
  check("restored", c(n = restored, known = known, all = all), r)
  share <- function(of) {
    if (of == 0) return(c(0, 0, 1))
    c(r[1] / of, binom.test(r[1], of, conf.level = now$confidence)$conf.int)
  }
  parts <- c("share", "lower", "upper")
  check("of those known", setNames(of_known, parts), share(r[2]))
  check("of all", setNames(of_all, parts), share(r[3]))
}

finish <- function() {
  cat("\n", compared, " numbers compared, ", different, " differ.\n", sep = "")
  if (different > 0 && !interactive()) quit(status = 1)
}
