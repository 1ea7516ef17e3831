# Writes the files of this folder with R's foreign (R 4.2.2): Rscript make.R
library(foreign)
table <- data.frame(
  id = c("P1", "P2", "P3"), sex = factor(c("male", "female", "female"), levels = c("male", "female")),
  age = c(61, 58.5, NA), count = c(3L, NA, 100L),
  opdate = as.Date(c("2015-03-01", "2016-02-29", NA)), stringsAsFactors = FALSE
)
for (version in c(6L, 7L, 8L, 10L)) {
  write.dta(table, sprintf("r-foreign-%d.dta", version), version = version, convert.dates = TRUE)
}
