# Random reference cases for the survival library, in the layout of tests/fixtures/survival.
#
# Rscript cases.R OUT SEED SETS writes SETS cases of each family below OUT: index.json, data/*.csv and cases/*.json.
# `cargo xtask against-r` runs it and compares every number with the library's. Needs only R's package survival.

suppressPackageStartupMessages(library(survival))

arguments <- commandArgs(trailingOnly = TRUE)
out <- arguments[1]
seed <- as.integer(arguments[2])
sets <- as.integer(arguments[3])
dir.create(file.path(out, "data"), recursive = TRUE, showWarnings = FALSE)
dir.create(file.path(out, "cases"), showWarnings = FALSE)
RNGversion("4.0.0")
set.seed(seed)

# --- JSON: a named list is an object, an unnamed list an array, a vector of one element a scalar ---

quoted <- function(text) paste0('"', gsub('"', '\\\\"', text), '"')
scalar <- function(x) {
  if (is.null(x)) return("null")
  if (is.character(x)) return(if (is.na(x)) "null" else quoted(x))
  if (is.logical(x) && !is.na(x)) return(if (x) "true" else "false")
  if (is.na(x)) return("null")
  if (is.infinite(x)) return(if (x > 0) '"Inf"' else '"-Inf"')
  sprintf("%.17g", x)
}
json <- function(x) {
  if (!is.list(x)) return(scalar(x))
  items <- vapply(x, json, "")
  if (is.null(names(x))) return(paste0("[", paste(items, collapse = ", "), "]"))
  paste0("{", paste(sprintf("%s: %s", vapply(names(x), quoted, ""), items), collapse = ",\n"), "}")
}
array_of <- function(x) unname(as.list(x))
matrix_of <- function(x) lapply(seq_len(nrow(x)), function(i) array_of(x[i, ]))

# The question for an answer: every number and text is null. Members named in `given` are arguments and are kept.
question <- function(x, given = character()) {
  if (!is.list(x)) return(NULL)
  if (is.null(names(x))) {
    if (length(x) > 0 && is.list(x[[1]]) && !is.null(names(x[[1]]))) return(lapply(x, question, given))
    return(NULL)
  }
  asked <- lapply(names(x), function(name) if (name %in% given) x[[name]] else question(x[[name]], given))
  names(asked) <- names(x)
  asked
}

ids <- character()
write_case <- function(id, kind, expect, tolerance, rows = NULL, columns = NULL, given = character(), ask = NULL) {
  case <- list(id = id, kind = kind, tolerance = tolerance)
  if (!is.null(rows)) {
    case$dataset <- paste0(id, ".csv")
    case$columns <- columns
    text <- as.data.frame(lapply(rows, function(x) if (is.numeric(x)) sprintf("%.17g", x) else x))
    write.csv(text, file.path(out, "data", case$dataset), row.names = FALSE, quote = FALSE)
  }
  case$expect <- expect
  case$ask <- if (is.null(ask)) question(expect, given) else ask
  writeLines(json(case), file.path(out, "cases", paste0(id, ".json")))
  ids <<- c(ids, id)
}

# --- Rows ---

# Survival times of one of four kinds: whole days, whole months, one decimal, continuous.
random_rows <- function(least = 8, most = 150, late = FALSE) {
  n <- sample(least:most, 1)
  group <- sample(letters[seq_len(sample(2:4, 1))], n, TRUE)
  score <- sample(0:6, n, TRUE)
  age <- round(rnorm(n, 60, 11), 1)
  treated <- rbinom(n, 1, 0.4)
  hazard <- exp(0.02 * (age - 60) + 0.15 * score - 0.4 * treated) / sample(c(50, 300, 900), 1)
  death <- rexp(n, hazard)
  censoring <- runif(n, 0.2, 2) * quantile(death, runif(1, 0.4, 1))
  time <- pmin(death, censoring)
  time <- switch(sample(4, 1), ceiling(time), ceiling(time / 30.4375), round(time, 1) + 0.1, time)
  rows <- data.frame(
    time = time, status = as.integer(death <= censoring), group = group, score = score, age = age,
    treated = treated, centre = sample(c("x", "y", "z"), n, TRUE), patient = sample(ceiling(n / 2), n, TRUE),
    weight = round(runif(n, 0.3, 3), 2)
  )
  if (late) rows$entry <- ifelse(runif(n) < 0.5, 0, floor(100 * time * runif(n, 0, 0.7)) / 100)
  rows
}

types <- c(ci_plain = "plain", ci_log = "log", "ci_log-log" = "log-log", ci_arcsin = "arcsin", ci_logit = "logit")

# --- Kaplan-Meier ---

curve <- function(response, data, late) {
  fits <- lapply(types, function(type) {
    survfit(response, data = data, weights = case_weight, conf.type = type, robust = FALSE)
  })
  fit <- fits[[1]]
  table <- list(
    time = array_of(fit$time), n_risk = array_of(fit$n.risk), n_event = array_of(fit$n.event),
    n_censor = array_of(fit$n.censor), surv = array_of(fit$surv), se_log = array_of(fit$std.err),
    cumhaz_na = array_of(fit$cumhaz), se_cumhaz_na = array_of(fit$std.chaz)
  )
  probabilities <- c(0.1, 0.25, 0.5, 0.75, 0.9)
  quantiles <- list(probs = array_of(probabilities), estimate = array_of(unname(quantile(fit, probabilities, conf.int = FALSE))))
  for (name in names(types)) {
    table[[name]] <- list(lower = array_of(fits[[name]]$lower), upper = array_of(fits[[name]]$upper))
    found <- quantile(fits[[name]], probabilities)
    quantiles[[name]] <- list(lower = array_of(unname(found$lower)), upper = array_of(unname(found$upper)))
  }
  answer <- list(n = nrow(data), events = sum(data$status), table = table, quantiles = quantiles)
  if (late) return(answer)
  tau <- unname(quantile(data$time, 0.8))
  mean <- summary(fit, rmean = tau)$table[c("rmean", "se(rmean)")]
  answer$rmst <- list(fixed = list(list(tau = tau, rmean = mean[[1]], se = mean[[2]])))
  answer
}
kaplan_meier <- function(id, set) {
  late <- set %% 4 == 3
  weighted <- set %% 4 == 2
  rows <- random_rows(late = late)
  rows$case_weight <- if (weighted) rows$weight else 1
  columns <- list(time = "time", status = "status", group = "group")
  if (late) columns$entry <- "entry"
  if (weighted) columns$weights <- "weight"
  response <- if (late) Surv(entry, time, status) ~ 1 else Surv(time, status) ~ 1
  groups <- lapply(split(rows, rows$group), function(part) curve(response, part, late))
  if (weighted) groups <- lapply(groups, function(group) group[names(group) != "events"])
  tolerance <- list(surv = 1e-12, se = 1e-9, ci = 1e-9, quantile = 1e-9, rmst = 1e-9)
  write_case(id, "km", list(groups = groups), tolerance, rows, columns, given = c("probs", "tau"))
}

# --- Log-rank ---

log_rank <- function(id, set) {
  strata <- set %% 3 == 2
  rows <- random_rows(least = 15)
  columns <- list(time = "time", status = "status", group = "group")
  if (strata) columns$strata <- "centre"
  tests <- list()
  for (rho in list(c(0, "logrank"), c(0.5, "fh_05_0"), c(1, "fh_1_0"))) {
    formula <- if (strata) Surv(time, status) ~ group + strata(centre) else Surv(time, status) ~ group
    found <- survdiff(formula, data = rows, rho = as.numeric(rho[1]))
    total <- function(x) array_of(if (is.matrix(x)) rowSums(x) else x)
    df <- sum(unlist(total(found$exp)) > 0) - 1
    tests[[rho[2]]] <- list(
      O = total(found$obs), E = total(found$exp), V = matrix_of(found$var), chisq = found$chisq, df = df,
      p = pchisq(found$chisq, df, lower.tail = FALSE)
    )
  }
  expect <- list(levels = array_of(sort(unique(rows$group))), tests = tests)
  write_case(id, "logrank", expect, list(OE = 1e-9, V = 1e-9, chisq_rel = 1e-8, p_rel = 1e-7), rows, columns)
}

# --- Cox ---

control <- coxph.control(eps = 1e-13, toler.chol = 1e-15, iter.max = 100)
chi_squared <- function(statistic, df) list(chisq = statistic, df = df, p = pchisq(statistic, df, lower.tail = FALSE))
cox_model <- function(rows, response, extra, ties, clustered) {
  formula <- as.formula(paste(response, "~ age + score + treated", extra))
  fit <- tryCatch(coxph(formula, data = rows, ties = ties, control = control), warning = function(w) NULL)
  if (is.null(fit)) return(NULL)
  variance <- if (is.null(fit$naive.var)) fit$var else fit$naive.var
  se <- sqrt(diag(variance))
  z <- coef(fit) / se
  zph <- lapply(c(km = "km", rank = "rank", identity = "identity"), function(transform) {
    found <- cox.zph(fit, transform = transform, terms = FALSE)$table
    list(rows = array_of(rownames(found)), chisq = array_of(unname(found[, "chisq"])),
         df = array_of(unname(found[, "df"])), p = array_of(unname(found[, "p"])))
  })
  answer <- list(
    coef = array_of(coef(fit)), se = array_of(se), var = matrix_of(unname(variance)), z = array_of(z),
    p = array_of(2 * pnorm(-abs(z))), hr = array_of(exp(coef(fit))),
    loglik_null = fit$loglik[1], loglik = fit$loglik[2],
    lr = chi_squared(2 * diff(fit$loglik), 3), wald = chi_squared(sum(coef(fit) * solve(variance, coef(fit))), 3),
    score = chi_squared(fit$score, 3),
    residuals = list(martingale = array_of(unname(residuals(fit, "martingale"))), deviance = array_of(unname(residuals(fit, "deviance"))))
  )
  if (ties != "exact") {
    answer$zph <- zph
    answer$dfbeta <- matrix_of(unname(residuals(fit, "dfbeta")))
    answer$concordance <- list(c = fit$concordance[["concordance"]], se = fit$concordance[["std"]])
  }
  if (clustered) {
    robust <- sqrt(diag(fit$var))
    answer$robust <- list(
      se = array_of(unname(robust)), p = array_of(unname(2 * pnorm(-abs(coef(fit) / robust)))),
      score = chi_squared(summary(fit)$robscore[["test"]], 3)
    )
  }
  answer
}
cox <- function(id, set) {
  late <- set %% 4 == 1
  strata <- set %% 4 == 2
  clustered <- set %% 4 == 3
  rows <- random_rows(least = 40, late = late)
  columns <- list(time = "time", status = "status", x = list("age", "score", "treated"))
  if (late) columns$entry <- "entry"
  if (strata) columns$strata <- "centre"
  if (clustered) columns$cluster <- "patient"
  response <- if (late) "Surv(entry, time, status)" else "Surv(time, status)"
  extra <- paste0(if (strata) "+ strata(centre)" else "", if (clustered) "+ cluster(patient)" else "")
  expect <- list(n = nrow(rows), events = sum(rows$status))
  for (ties in c("efron", "breslow")) {
    found <- cox_model(rows, response, extra, ties, clustered)
    if (is.null(found)) return(invisible())
    expect[[ties]] <- found
  }
  tolerance <- list(coef_abs = 1e-8, se_rel = 1e-7, loglik_rel = 1e-10, chisq_rel = 1e-7, p_rel = 1e-6, zph_rel = 1e-6, concordance = 1e-12)
  write_case(id, "cox", expect, tolerance, rows, columns)
}

# --- Concordance ---

concordance_case <- function(id, set) {
  rows <- random_rows(least = 10)
  response <- Surv(rows$time, rows$status)
  found <- concordance(response ~ rows$score, reverse = TRUE)
  pairs <- found$count
  names(pairs) <- c("concordant", "discordant", "tied.x", "tied.y", "tied.xy")
  expect <- list(harrell = list(c = unname(found$concordance), se = sqrt(unname(found$var)), counts = as.list(pairs)))
  write_case(id, "cindex", expect, list(c = 1e-12, se = 1e-9, uno = 1e-6), rows, list(time = "time", status = "status", marker = "score"))
}

# --- Ranks ---

mann_whitney <- function(id, set) {
  n <- sample(3:40, 1)
  tied <- set %% 2 == 0
  rows <- data.frame(group = sample(rep_len(c("a", "b"), n)), value = if (tied) sample(0:12, n, TRUE) else round(rnorm(n, 5, 2), 8))
  x <- rows$value[rows$group == "a"]
  y <- rows$value[rows$group == "b"]
  if (length(unique(rows$value)) == 1) return(invisible())
  plain <- suppressWarnings(wilcox.test(x, y, exact = FALSE, correct = FALSE))
  corrected <- suppressWarnings(wilcox.test(x, y, exact = FALSE, correct = TRUE))
  u <- unname(plain$statistic)
  expect <- list(n1 = length(x), n2 = length(y), U1 = u, U2 = length(x) * length(y) - u, p = plain$p.value, p_cc = corrected$p.value)
  if (!tied) {
    exact <- suppressWarnings(wilcox.test(x, y, exact = TRUE, conf.int = TRUE))
    expect$R_exact <- list(p = exact$p.value, hl = unname(exact$estimate), lower = exact$conf.int[1], upper = exact$conf.int[2])
  }
  write_case(id, "mann_whitney", expect, list(W = 0, z = 1e-10, p_rel = 1e-9), rows, list(value = "value", group = "group"))
}
signed_rank <- function(id, set) {
  n <- sample(5:40, 1)
  tied <- set %% 2 == 0
  x <- if (tied) sample(0:10, n, TRUE) else round(rnorm(n, 0.4, 2), 8)
  y <- if (tied) sample(0:10, n, TRUE) else rep(0, n)
  rows <- data.frame(x = x, y = y)
  difference <- (x - y)[x != y]
  if (length(unique(abs(difference))) < 2) return(invisible())
  plain <- suppressWarnings(wilcox.test(x, y, paired = TRUE, exact = FALSE, correct = FALSE))
  corrected <- suppressWarnings(wilcox.test(x, y, paired = TRUE, exact = FALSE, correct = TRUE))
  sign <- binom.test(sum(difference > 0), length(difference))
  expect <- list(
    n_pairs = n, n_zero = n - length(difference), W_plus = unname(plain$statistic),
    normal = list(p_two_sided = plain$p.value), normal_cc = list(p_two_sided = corrected$p.value),
    sign_test = list(p = sign$p.value, prob_ci = array_of(sign$conf.int[1:2]))
  )
  if (!tied) {
    exact <- wilcox.test(x, y, paired = TRUE, exact = TRUE, conf.int = TRUE)
    expect$R_exact <- list(V = unname(exact$statistic), p = exact$p.value, hl = unname(exact$estimate), hl_lower = exact$conf.int[1], hl_upper = exact$conf.int[2])
  }
  write_case(id, "wilcoxon_signed_rank", expect, list(W = 0, z = 1e-10, p_rel = 1e-9), rows, list(x = "x", y = "y", mu = 0))
}

# --- Tables ---

contingency <- function(id, set) {
  two_by_two <- set %% 2 == 0
  size <- if (two_by_two) c(2, 2) else sample(2:4, 2, TRUE)
  if (!two_by_two && all(size == 2)) size <- c(3, 2)
  mean <- sample(c(2, 8, 30, 90), 1)
  table <- matrix(rpois(prod(size), mean * exp(rnorm(prod(size), 0, 0.25))), size[1])
  if (any(rowSums(table) == 0) || any(colSums(table) == 0)) return(invisible())
  pearson <- suppressWarnings(chisq.test(table, correct = FALSE))
  # Beyond its workspace R's network algorithm fails or takes long: those tables have no reference.
  exact <- tryCatch(fisher.test(table, workspace = 2e7), error = function(e) NULL)
  expect <- list(
    table = matrix_of(table),
    pearson = list(chisq = unname(pearson$statistic), df = unname(pearson$parameter), p = pearson$p.value, min_expected = min(pearson$expected))
  )
  if (two_by_two) {
    yates <- suppressWarnings(chisq.test(table))
    paired <- suppressWarnings(mcnemar.test(table, correct = FALSE))
    paired_corrected <- suppressWarnings(mcnemar.test(table, correct = TRUE))
    expect$yates <- list(chisq = unname(yates$statistic), p = yates$p.value)
    expect$fisher <- list(
      p_two_sided = exact$p.value, p_greater = fisher.test(table, alternative = "greater")$p.value,
      p_less = fisher.test(table, alternative = "less")$p.value, or_cmle = unname(exact$estimate),
      or_lower = exact$conf.int[1], or_upper = exact$conf.int[2]
    )
    discordant <- table[1, 2] + table[2, 1]
    if (discordant > 0) {
      expect$mcnemar <- list(
        chisq = unname(paired$statistic), p = paired$p.value, chisq_cc = unname(paired_corrected$statistic),
        p_cc = paired_corrected$p.value, p_exact = binom.test(table[1, 2], discordant)$p.value
      )
    }
  } else if (!is.null(exact)) {
    expect$fisher <- list(p_two_sided = exact$p.value)
  }
  # R's network algorithm treats paths as equally likely that agree to 3.45e-7 of their length, so its p-value of a
  # larger table is wrong by up to about 1e-6.
  p_rel <- if (two_by_two) 1e-7 else 3e-6
  write_case(id, "contingency", expect, list(stat = 1e-9, p_rel = p_rel, fisher_or_rel = 1e-3), given = "table")
}

# --- Distributions: upper and lower tails, and quantiles, to p about 1e-100 ---

distribution <- function(id, set) {
  many <- 12
  rows <- function(...) lapply(seq_len(many), function(i) lapply(list(...), function(column) column[i]))
  x <- round(runif(many, 0.01, 60), 3)
  z <- round(runif(many, -12, 12), 3)
  df <- sample(c(1:20, 50, 137, 200), many, TRUE)
  df2 <- sample(2:200, many, TRUE)
  p <- signif(10^runif(many, -8, -0.01), 6)
  a <- round(runif(many, 0.5, 80), 2)
  b <- round(runif(many, 0.5, 80), 2)
  expect <- list(
    normal_sf = rows(z, pnorm(z, lower.tail = FALSE)), normal_quantile = rows(p, qnorm(p)),
    chi2_sf = rows(x, df, pchisq(x, df, lower.tail = FALSE)), chi2_cdf = rows(x, df, pchisq(x, df)),
    chi2_quantile = rows(1 - p, df, qchisq(1 - p, df)),
    t_sf = rows(z, df, pt(z, df, lower.tail = FALSE)), t_quantile = rows(p, df, qt(p, df)),
    f_sf = rows(x, df, df2, pf(x, df, df2, lower.tail = FALSE)),
    beta_cdf = rows(signif(p^0.2, 6), a, b, pbeta(signif(p^0.2, 6), a, b)), beta_quantile = rows(p, a, b, qbeta(p, a, b))
  )
  # Below 1e-250 doubles lose digits in R and here.
  expect <- lapply(expect, function(rows) Filter(function(row) { last <- row[[length(row)]]; last == 0 || abs(last) > 1e-250 }, rows))
  ask <- lapply(expect, function(rows) lapply(rows, function(row) { row[length(row)] <- list(NULL); row }))
  write_case(id, "distribution", expect, list(rel = 1e-9), ask = ask)
}

# --- Adjusted p-values ---

adjustment <- function(id, set) {
  p <- signif(runif(sample(2:12, 1))^3, 6)
  methods <- c("bonferroni", "holm", "BH")
  expect <- c(list(p = array_of(p)), lapply(setNames(methods, methods), function(method) array_of(p.adjust(p, method))))
  write_case(id, "adjustment", expect, list(rel = 1e-12), given = "p")
}

families <- list(
  kaplan_meier = kaplan_meier, log_rank = log_rank, cox = cox, concordance = concordance_case, mann_whitney = mann_whitney,
  signed_rank = signed_rank, contingency = contingency, distribution = distribution, adjustment = adjustment
)
for (family in names(families)) {
  for (set in seq_len(sets)) families[[family]](sprintf("%s_%03d", family, set), set)
}
index <- lapply(ids, function(id) list(id = id))
writeLines(json(index), file.path(out, "index.json"))
cat(sprintf("R %s.%s survival %s\n", R.version$major, R.version$minor, packageVersion("survival")))
