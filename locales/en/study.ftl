# Messages of the cohort page. Those of its worker are in cohort.ftl.

## Choosing a file

study-title = Cohort
study-intro = Choose a file
study-purpose = From a spreadsheet of patients to scores, survival curves and the tables of a paper, in this browser.
study-drop = Drop a table here, or choose a file
study-drop-kinds = CSV, Excel (.xlsx), SPSS (.sav) or Stata (.dta), one row an operation or a patient, up to a million rows; or a study saved here (.json)
study-example = Try the example
study-template = Download a template
study-private = Nothing leaves this computer: the file is read, scored and analysed here.
study-example-said = The example is synthetic: 36 operations on 33 patients, made by a program to have the counts that Lee and others published in 2015.
study-here = This browser cannot compute in the background, so the page does the work itself: it may freeze meanwhile, Stop takes effect after the current step, and files are limited to 16 MB.
study-save = Save this study
study-save-said = One file with the table, the meaning of its columns, the rows to analyse and the analyses. Opened on this page, on any computer, it gives the same numbers. It holds the rows of the patients: lock it with a passphrase if others may see it.
study-leave-locked = Do not open it
study-close = Close this file
study-synthetic = Synthetic
study-synthetic-said = The patients of this file were made by a program. Nothing can be learned from it about patients.
study-lost-not-started = The program that reads tables could not be loaded. The connection may be down; try again.
study-lost-failed = The calculation stopped, most likely for lack of memory. What you see is unchanged; try again with fewer rows or columns.
study-understood = Close

## While it works

study-works = Working…
study-progress = Progress
study-stop = Stop

## The file

study-found = File
study-found-rows = { $rows } rows, { $columns } columns
study-encoding = Encoding
study-encoding-central-europe = central Europe
study-encoding-cyrillic = Cyrillic
study-encoding-greek = Greek
study-encoding-turkish = Turkish
study-encoding-hebrew = Hebrew
study-encoding-arabic = Arabic
study-encoding-baltic = Baltic
study-encoding-vietnamese = Vietnamese
study-encoding-thai = Thai
study-delimiter = Delimiter
study-comma = Comma
study-semicolon = Semicolon
study-tab = Tab
study-pipe = Vertical bar (|)
study-blanks = Spaces
study-heading-line = Heading line
study-column-word = Column
study-no-heading = No heading
study-sheet = Sheet
study-sheet-hidden = { $name } (hidden)
study-these-rows = These rows
study-join = Rows of a patient
study-join-not = stay as they are
study-join-first = joined: first known value
study-join-last = joined: last known value
study-join-at = joined: value at { $name }, else the first known
study-rows-are-used = are patients
study-rows-are-left-out = are left out

## What the columns mean

study-columns = What the columns mean
study-columns-table = { $count } columns
study-column = Column
study-taken-for = Taken for
study-first-rows = First rows
study-more-columns = { $count } more
study-doubts = { $count } to check, marked in the table
study-gone = The saved meanings also have columns that this file does not have: { $columns }
study-time-from = The time runs from
study-time-column = a column of times
study-time-metastasis = diagnosis of metastasis
study-time-operation = operation
study-time-primary = diagnosis of the primary
study-decimal = Decimal sign
study-decimal-point = Point: 1.4
study-decimal-comma = Comma: 1,4
study-missing = Taken as missing: { $words }
study-missing-keep = { $word } is a value
study-missing-words = Words for missing, one on each line
study-missing-usual = Use the usual words
study-none = none
study-counted = { $name } ({ $cells })
study-not-recorded = Not recorded
study-unknown-primary = Carcinoma of unknown primary
study-join-times = Use both as one time
study-join-patients = Different patients: use hospital and number
study-computed = computed
study-remove-column = Remove the column { $column }
study-add-column = Add a column
study-add-kind = Its values
study-add-constant = The same value in all rows
study-add-days = Days from one date to another
study-add-sum = Sum of numbers
study-add-first = The first value that is known
study-add-joined = Texts of several columns
study-add-at-least = Whether a number is at least a limit
study-add-log = Logarithm to base 2 of a number
study-add-name = Name of the column
study-add-value = Value
study-add-limit = Limit
study-add-from = From
study-add-to = To
study-add-of = Column
study-add-of-numbered = Column { $number }
study-add-no-column = None
study-add-now = Add it
study-value-group = Group of { $value }; values with the same name are one group
study-group-order = Order of the groups
study-group-up = Move { $name } up
study-group-down = Move { $name } down
study-group-order-usual = Use the usual order
study-save-mapping = Save the column meanings
study-load-mapping = Use saved meanings
study-read = Read and score all rows
study-read-again = Read again with the changes
study-role-of = What { $column } is taken for
study-role-ignored = Not used
study-role-factor = Groups to compare
study-role-patient = Who the patient is
study-role-time = Time of follow-up
study-role-time-to-death = Time to death (of those who died)
study-role-start = Start of a treatment (date or time; empty: never)
study-role-entry = Entry under observation (date or time)
study-never-treated = never given
study-role-event = Died or alive
study-role-date-of-death = Date of death
study-role-after = { $finding }, after the operation
study-section-after = Measured after the operation
study-section-cohort = Course
study-finding-date-last-followup = Date of last follow-up
study-finding-time-days = Time of follow-up
study-finding-died = Died
study-finding-sorafenib = Sorafenib
study-finding-operation = Operation
study-yes = Yes
study-no = No
study-operation-anterior = Anterior
study-operation-posterior = Posterior
study-operation-combined = Combined
study-operation-decompression = Decompression
study-operation-fixation = Fixation
study-unit = Unit
study-days = days
study-weeks = weeks
study-months = months
study-years = years
study-date-order = Order of dates
study-year-month-day = year, month, day
study-day-month-year = day, month, year
study-month-day-year = month, day, year
study-coded = { $meaning }: { $values }.
study-coded-died = Died
study-coded-alive = Alive
study-coded-not-known = Not known
study-confirm = This is right
study-may-be-later = May be known only after time zero: results warn of immortal time unless it was known then.
study-known-at-zero = { $column } was known at time zero
study-empty-cell = empty
study-taken = → { $taken }
study-values = Values of { $column }
study-values-of = The values of { $column }
study-value-rows = { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}
study-value-means = What “{ $value }” means
study-more-values = and { $count } more
study-died = died
study-alive = alive
study-not-known = not known
study-as-it-stands = as it stands

## What became of the rows

study-rows = The rows of the file
study-tally = What became of each row
study-rows-of-file = Rows of the file
study-rows-used = Used
study-rows-without-follow-up = Scored, without follow-up
study-rows-left-out = Left out
study-no-follow-up = Without times and events the rows are scored and not analysed. Say above which columns they are.
study-no-issues = Every cell could be used.
study-issues = What could not be used: { $count }
study-issues-by-kind = By reason
study-issues-one-by-one = One by one
study-issues-first = The first { $count } are shown; the download has more.
study-more-issues = Show more
study-save-issues = Download the list
study-reason = Reason
study-consequence = Consequence
study-count = How often
study-first-row = First row
study-row = Row
study-value = Value
study-whole-row = the whole row

## Scores

study-scores = Scores
study-scores-said = Where findings are missing, several groups are possible. Only rows whose group is certain are analysed by that score.
study-system = System
study-certain = Certain
study-certain-of = { $certain } of { $of }
study-groups = Rows in each group
study-never-certain = Never certain in this file: { $systems }

## The rows that are analysed

study-kept = Rows to analyse
study-repeated = { $patients ->
    [one] 1 patient has several rows, { $rows } in all.
   *[other] { $patients } patients have several rows, { $rows } in all.
}
study-repeated-same-date = { $patients ->
    [one] 1 patient has rows with the same date of operation:
   *[other] { $patients } patients have rows with the same date of operation:
} visits, not operations? Then count first operations only, which takes the row with the longest follow-up. Counted as they are, one death counts several times or not at all.
study-repeated-undated = { $patients ->
    [one] For 1 patient a date of operation is missing:
   *[other] For { $patients } patients a date of operation is missing:
} the first row of the file counts as the first operation.
study-spread = { $patients ->
    [one] Of 1 patient, no row has the whole follow-up: it is spread over several rows, as in an export with one row for each visit (REDCap). Put it into one row and open the file again.
   *[other] Of { $patients } patients, no row has the whole follow-up: it is spread over several rows, as in an export with one row for each visit (REDCap). Put what is known of a patient into one row and open the file again.
}
study-repeated-who = Which patients
study-repeated-named = { $patient }: rows { $rows }
study-rows-counted = Count
study-operations = Every operation
study-first-operations = First operations only
study-not-independent = Rows of one patient are not independent. Where all count, results by patient are shown too.
study-flow = How the rows were chosen
study-n = n = { $n }
study-n-events = n = { $n }, { $events } events
study-step-left-out = { $count } left out, { $unknown } of them not known
study-step-left-out-known = { $count } left out
study-analysed = Analysed
study-remove = Remove filter
study-remove-step = Remove filter: { $step }
study-add-filter = Keep some rows only
study-filter-by = By
study-keep-groups = Keep
study-level-rows = { $level } ({ $rows })
study-unknown-left-out = The { $count } rows where it is not known are left out.
study-range-of = Range of { $name }
study-from = From ({ $unit })
study-to = To ({ $unit })
study-from-plain = From
study-to-plain = To
study-filter-add = Keep these

## Analysing

study-analyse = Analyse
study-as-lee = All at once, as in Lee 2015
study-as-lee-said = The curve of all rows, Table 1 and Table 2, by SPSS’s methods.
study-kinds = Kind of analysis
study-kind-curves = Survival curves
study-kind-factors = Table 1: factors
study-kind-scores = Table 2: scores
study-kind-published = Compared with Lee 2015
study-kind-cox = Cox regression
study-kind-discrimination = Concordance
study-kind-accuracy = Accuracy at a time
study-kind-before-after = Before and after
study-help-curves = Kaplan-Meier curves of the groups, with the log-rank test, medians and each pair of groups.
study-help-factors = Of each factor: n, median survival and the log-rank test.
study-help-scores = Of each score and its groups: n, median survival, the log-rank test, and each pair of groups.
study-help-published = Tables 1 and 2 of Lee and others (2015) from these rows, beside their published values, with the differences.
study-help-cox = Hazard ratios of each factor alone and of all together, with a forest plot.
study-help-discrimination = How well each score puts patients in the order in which they died, on the same rows.
study-help-accuracy = How well each score tells who dies by a time, on the same rows: AUC, Brier score, calibration and net benefit.
study-help-before-after = Two measurements of the same patients: Wilcoxon’s signed-rank test; for yes and no, McNemar’s test.
study-all-rows = All rows together
study-by = Groups by
study-unused = { $count ->
    [one] 1 column that cannot be chosen, and why
   *[other] { $count } columns that cannot be chosen, and why
}
study-cut-of = { $name }, cut by value
study-cuts = Cut at (from { $least } to { $most }; several with spaces between)
study-cuts-missing = Type at least one number.
study-horizon = Axis ends at ({ $unit }); empty: the longest time
study-accurate-at = Time ({ $unit }); empty: 180 days
study-times = Times of the table ({ $unit }); empty: round ones
study-covariates = Factors
study-by-step = { $name } (per { $step })
study-by-point = { $name } (per point)
study-reference = compared with { $level }
study-reference-of = What the groups of { $name } are compared with
study-reference-largest = compared with the largest group
study-firth = Firth’s penalty where there is no estimate without it
study-before = Measured before
study-after = Measured after
study-choose-column = Choose a column
study-methods = Methods
study-go = Analyse
study-unit-of-results = Unit of time
study-median = Interval of the median
study-median-brookmeyer = Brookmeyer-Crowley
study-median-spss = as in SPSS
study-band = Confidence band of curves
study-band-log-log = log-log
study-band-log = log (R)
study-band-plain = plain (SPSS)
study-band-logit = logit
study-band-arcsin = arcsine
study-confidence = Confidence, %
study-confidence-problem = Confidence lies between 50 and 99.99 %.
study-landmark = Landmark: count time from ({ $unit }); empty: time zero
study-restricted = Restricted mean survival up to ({ $unit }); empty: none
study-how-computed = How every number is computed
study-adjustment = p of pairs, adjusted by
study-holm = Holm
study-bonferroni = Bonferroni
study-benjamini-hochberg = Benjamini-Hochberg
study-unadjusted = nothing
study-ties = Deaths on the same day (Cox)
study-strata = Strata (log-rank, Cox)
study-no-strata = none
study-efron = Efron
study-breslow = Breslow (SPSS)
study-beside = Additional tests
study-peto-peto = Peto-Peto
study-tarone-ware = Tarone-Ware
study-gehan = Gehan-Breslow

## Results

study-results = Results
study-ready = Result { $number }: { $title }
study-forget = Remove result
study-correct-optimism = Correct C for optimism (bootstrap)
study-result-removed = The result was removed.
study-rows-changed = The choice of rows has changed. Earlier results stay as they are.
study-unsaved = Changes since the last save are not saved and would be lost.
study-stay = Keep the study open
study-leave = Leave without saving
study-out-of-date = The meaning of the columns has changed. These results are from the earlier reading.
study-compute-again = Compute all again
study-stale = out of date
study-not-computed = Not computed: { $reason }
study-at-time = At { $time } { $unit }
study-alive-between = { $survival } % alive ({ $low }–{ $high }), { $n } at risk
study-alive-at = { $survival } % alive, { $n } at risk
study-not-followed = no patient was followed that long
study-save-svg = SVG
study-save-png = PNG, 300 dpi
study-save-csv = CSV
study-save-html = HTML for Word
study-take = Export
study-save-scored-csv = Scored rows (CSV)
study-save-scored-xlsx = Scored rows (Excel)
study-save-report = Report (HTML)
study-save-results = All results (JSON)
study-save-script = R script that repeats all numbers

## Reference

study-reference-title = Save as reference
study-reference-said = Survival by score and group as counts, without single patients. The bedside page can show it beside published survival, and several hospitals can be pooled.
study-reference-pool = Pool the references of several hospitals
study-reference-place = Hospital or registry
study-reference-years = Years of treatment
study-reference-times = Round follow-up up to
study-reference-days = days (exact)
study-reference-weeks = weeks
study-reference-months = months
study-reference-smallest = Smallest group shown
study-reference-problem = Enter a whole number from 1 to { $most }.
study-reference-small = Smaller groups
study-reference-merge = merge with a neighbour
study-reference-withhold = withhold
study-reference-weigh = Show contents
study-reference-contents = { $patients } patients. Rounding changes survival at 3, 6 and 12 months by at most { $months } percentage points, and on any day by at most { $any }.
study-reference-median = A median changes by at most { $days } days.
study-reference-median-lost = With rounding, a median appears or disappears.
study-reference-merged = { $system }: { $groups } merged
study-reference-withheld = { $system }: { $groups } withheld
study-reference-omitted = { $system }: left out, because every group is too small
study-reference-save = Save reference
