# Writes crates/derivation/tests/fixtures/*.json: R's answers on the gbsg data of the survival package.
#
#   Rscript tools/derivation/fixtures.R crates/derivation/tests/fixtures
#
# Needs the packages survival, rms and mice (Debian: r-cran-rms, r-cran-mice).

suppressMessages({
  library(rms)
  library(mice)
})

out <- commandArgs(trailingOnly = TRUE)[1]
rows <- survival::gbsg
rows$grade <- factor(rows$grade)
rows <- data.frame(time = rows$rfstime, status = rows$status, age = rows$age, size = rows$size,
                   nodes = rows$nodes, grade = rows$grade, hormon = rows$hormon)
rows$nodes <- log(rows$nodes)
formula <- Surv(time, status) ~ age + size + nodes + grade + hormon

json <- function(value) {
  if (is.list(value)) {
    fields <- mapply(function(name, one) paste0("\"", name, "\": ", json(one)), names(value), value)
    return(paste0("{\n", paste(fields, collapse = ",\n"), "\n}"))
  }
  if (is.character(value)) return(paste0("\"", value, "\""))
  if (is.factor(value)) value <- as.integer(value) - 1
  numbers <- ifelse(is.na(value), "null", format(as.numeric(value), digits = 15, trim = TRUE))
  if (length(value) == 1) numbers else paste0("[", paste(gsub(" ", "", numbers), collapse = ", "), "]")
}
write <- function(name, value) writeLines(json(value), file.path(out, paste0(name, ".json")))
columns <- function(data) as.list(data)

# The bootstrap of rms: Harrell's concordance is (Dxy + 1) / 2 of -Dxy, because cph's Dxy has the sign of survival.
set.seed(1)
fit <- cph(formula, data = rows, x = TRUE, y = TRUE, surv = TRUE)
validated <- validate(fit, B = 1000)
concordance <- function(column) (abs(validated["Dxy", column]) + 1) / 2
write("validate", list(
  version = paste(R.version.string, "rms", packageVersion("rms")),
  rows = columns(rows),
  apparent = concordance("index.orig"),
  corrected = concordance("index.corrected"),
  slope = validated["Slope", "index.corrected"],
  # cph stops iterating earlier than coxph.
  coefficients = unname(coef(coxph(formula, data = rows)))
))

# Values missing at random: more often in older patients, and in those who relapsed.
set.seed(2)
hole <- function(column, base) {
  chance <- plogis(base + 0.04 * (rows$age - mean(rows$age)) + 0.6 * rows$status)
  column[runif(nrow(rows)) < chance] <- NA
  column
}
holed <- rows
holed$nodes <- hole(rows$nodes, -1.2)
holed$grade <- hole(rows$grade, -1.6)
holed$hormon <- hole(factor(rows$hormon), -1.6)
hazard <- nelsonaalen(cbind(holed), time, status)
data <- cbind(holed, hazard = hazard)
matrix <- make.predictorMatrix(data)
matrix[, "time"] <- 0
imputed <- mice(data, m = 100, maxit = 10, predictorMatrix = matrix, printFlag = FALSE, seed = 3)
fits <- with(imputed, coxph(Surv(time, status) ~ age + size + nodes + grade + hormon))
pooled <- summary(pool(fits))
is_hole <- is.na(holed$nodes)
drawn <- unlist(imputed$imp$nodes)
write("mice", list(
  version = paste(R.version.string, "mice", packageVersion("mice")),
  rows = columns(transform(holed, hormon = as.integer(as.character(hormon)))),
  coefficients = pooled$estimate,
  standard_errors = pooled$std.error,
  imputed_nodes_mean = mean(drawn),
  imputed_nodes_sd = sd(drawn),
  imputed_grade = as.numeric(prop.table(table(unlist(lapply(imputed$imp$grade, as.character))))),
  complete_cases = unname(coef(coxph(formula, data = transform(holed, hormon = as.integer(as.character(hormon))))))
))
