# Times R's survival on the rows that crates/peers wrote. Prints one line a case, as that program does.
# Usage: Rscript peers.R FOLDER LIMIT
suppressPackageStartupMessages(library(survival))
arguments <- commandArgs(TRUE)
folder <- arguments[1]
limit <- as.numeric(arguments[2]) # seconds; a method that took longer is not timed on more rows

methods <- list(
  "Kaplan-Meier" = function(d) tail(survfit(Surv(time, event) ~ 1, d)$surv, 1),
  "log-rank" = function(d) survdiff(Surv(time, event) ~ arm, d)$chisq,
  "Cox" = function(d) coxph(Surv(time, event) ~ a + b + c, d)$loglik[2],
  "concordance" = function(d) concordance(Surv(time, event) ~ a, d, reverse = TRUE)$concordance,
  "Wilcoxon" = function(d) unname(wilcox.test(d$a[d$arm == 0], d$a[d$arm == 1], exact = FALSE)$statistic)
)
slow <- list()

for (rows in c(1000, 100000, 1000000)) for (times in c("whole days", "continuous")) {
  data <- read.csv(file.path(folder, sprintf("%s-%d.csv", times, as.integer(rows))))
  for (method in names(methods)) {
    if (method %in% c("concordance", "Wilcoxon") && rows != 100000) next
    key <- paste(method, times)
    if (isTRUE(slow[[key]])) next
    fastest <- Inf
    for (run in 1:3) {
      took <- system.time(result <- methods[[method]](data))[["elapsed"]]
      fastest <- min(fastest, took)
      if (took > 5) break
    }
    slow[[key]] <- fastest > limit
    cat(sprintf("R survival\t%s\t%s\t%d\t%.4g\t%.15g\n", method, times, as.integer(rows), fastest, result))
  }
}
