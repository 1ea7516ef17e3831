# Messages of tables, figures and reports of a study. Each is one of `cohort::Message`, on one line.

## Groups

analysis-yes = yes
analysis-no = no
analysis-below = below { $cut }
analysis-between = { $from } to below { $below }
analysis-at-least = { $cut } or more
analysis-spine-part = Level
analysis-cervical = cervical
analysis-thoracic = thoracic
analysis-lumbar = lumbar
analysis-sacral = sacral
analysis-walking = Able to walk
analysis-radiotherapy = Last radiotherapy
analysis-irradiated-earlier = more than 30 days before the operation
analysis-irradiated-within = within 30 days of the operation
analysis-irradiated-later = more than 30 days after the operation
analysis-all-rows = All rows
analysis-days = days
analysis-weeks = weeks
analysis-months = months
analysis-years = years

## Titles

analysis-factors-title = Table 1. Survival by factor
analysis-scores-title = Table 2. Survival by score
analysis-all-curves-title = Survival of all rows
analysis-curves-title = Survival by { $grouping }
analysis-pairs-title = Pairs of groups: { $grouping }
analysis-counts-title = Alive, at risk, censored, events: { $grouping }
analysis-univariable-title = Cox regression, each factor alone
analysis-multivariable-title = Cox regression, all factors together
analysis-discrimination-title = Concordance of scores with survival
analysis-differences-title = Differences of concordance
analysis-before-after-title = { $before }, then { $after }
analysis-flow-title = Which rows were analysed
analysis-flow-file = Rows of the file
analysis-flow-used = Used
analysis-flow-of = Which rows were analysed: { $rows }
analysis-rows-of = Rows chosen: { $rows }; n = { $n }, events = { $events }.
analysis-not-made = This result could not be computed from the columns as they are read now.

## Headings and cells

analysis-group = Group
analysis-pair = { $first } against { $second }
analysis-n = n
analysis-events = Events
analysis-censored-so-far = Censored so far
analysis-events-so-far = Events so far
analysis-counts-said = At risk: followed until this time or longer. Alive, events and censored: from the start up to and including this time, as in R's summary(survfit).
analysis-at-risk = At risk
analysis-median = Median ({ $unit })
analysis-interval = { $percent } % CI
analysis-to = { $low } to { $high }
analysis-p = p
analysis-adjusted-p = p, adjusted
analysis-robust-p = p, by patient
analysis-published = { $what }, published
analysis-published-elsewhere = { $what }, published (another population)
analysis-difference = { $what }, difference
analysis-hazard-ratio = Hazard ratio
analysis-per = { $covariate } (per { $per })
analysis-from-start = { $name } (from its start)
analysis-per-point = { $covariate } (per point)
analysis-per-points = { $covariate } (per { $per } points)
analysis-per-stage = { $covariate } (per stage)
analysis-per-year = { $covariate } (per year)
analysis-per-years = { $covariate } (per { $per } years)
analysis-per-month = { $covariate } (per month)
analysis-per-months = { $covariate } (per { $per } months)
analysis-against = { $covariate } (against: { $reference })
analysis-reference = reference
analysis-proportional-p = p, proportional hazards
analysis-robust-interval = { $percent } % CI, by patient
analysis-harrell = Harrell's C
analysis-uno = Uno's C
analysis-time = Time ({ $unit })
analysis-naive-median = { $median }, naive (without delayed entry)
analysis-alive = Alive (%)
analysis-step = Step
analysis-left-out = Left out
analysis-missing = Of them, not known
analysis-remaining = Remaining
analysis-longer-survival = longer survival
analysis-shorter-survival = shorter survival
analysis-not-reached = not reached
analysis-small-p = p < { $p }
analysis-equal-p = p = { $p }

## Tests and methods

analysis-log-rank = log-rank test
analysis-tarone-ware = Tarone-Ware test
analysis-peto-peto = Peto-Peto test
analysis-gehan = Gehan-Breslow test
analysis-test-said = { $test }: chi-squared { $chi } on { $df } df, { $p }
analysis-strata-said = Stratified by { $name }: tests compare groups within each stratum, and Cox models have a baseline hazard for each. Rows without a known stratum are left out.
analysis-trend-said = Trend over the groups, counted 1, 2, 3 in their order (log-rank): z = { $z }, { $p }; above 0 later groups die sooner.
analysis-small-groups = Some groups have fewer than { $few } rows: p-values and intervals are rough there.
analysis-immortal-time = { $name } may be known only after time zero. Whoever has it lived until then (immortal time), so it cannot be read as a baseline factor. Map a column with the date when it began as the start of a treatment, and use that in Cox regression; or count time from a landmark.
analysis-start-said = { $name } is time-dependent: a patient counts as untreated until it began and as treated from then on (start-stop rows, as R’s tmerge). N and events are those of the treated after the start.
analysis-known-later = { $name } (may be known only after time zero)
analysis-known-at-zero = { $name } was known at time zero, as stated for this study.
analysis-grades-stability = { $system } grades the stability of the spine; it is not a survival score.
analysis-grades-liver = { $system } grades the liver; it was not made to predict survival with spinal metastases.
analysis-median-spss = Medians and their intervals are SPSS-compatible: normal approximation, 1.96 standard errors to either side.
analysis-median-bc = Intervals of medians are those of Brookmeyer and Crowley, from a band on the { $band } scale.
analysis-band-said = Confidence bands of curves are on the { $band } scale.
analysis-band-log-log = log-log
analysis-band-log = log
analysis-band-plain = plain
analysis-band-logit = logit
analysis-band-arcsin = arcsine
analysis-p-log-rank = p: log-rank test over all groups.
analysis-pairs-adjusted = Pairs: log-rank test on the rows of both groups; { $method }.
analysis-unadjusted = not adjusted for their number
analysis-bonferroni = adjusted by Bonferroni's method
analysis-holm = adjusted by Holm's method
analysis-benjamini-hochberg = adjusted by Benjamini and Hochberg's method (false discovery rate)
analysis-ties-efron = Cox regression with Efron's ties; Wald intervals and p.
analysis-ties-breslow = Cox regression with Breslow's ties; Wald intervals and p.
analysis-firth-used = Firth's penalised likelihood; profile intervals and p.
analysis-delayed-entry = Time runs from: { $origin }. A row is at risk only from its operation on (delayed entry), because only patients who lived until the operation are in the study. The number at risk therefore rises first.
analysis-recorded-entry = A row is at risk only from its recorded entry on (delayed entry). The number at risk therefore rises first.
analysis-naive-entry = Time runs from: { $origin }, and the file has no date of operation. Only patients who lived until the operation are in the study, so these estimates are naive: survival looks longer than it was. Map the column with the date of operation.
analysis-time-by-heading = Time is that of “{ $column }”, which by its heading does not run from the operation. Only patients who lived until the operation are in the study, so survival may look longer than it was.
analysis-time-by-dates = Time is that of “{ $column }”. It agrees with the time from { $origin } in { $agree } of { $rows } rows with both dates.
analysis-time-from-diagnosis = Only patients who lived until the operation are in the study, so survival may look longer than it was. Choose { $origin } under “The time runs from”.
analysis-unconfirmed = Not confirmed: how { $columns } was read. This result depends on it. Check it under “What the columns mean”.
analysis-only-deaths = Only deaths are analysed: { $rows } rows of living patients have no time of follow-up and are left out, so survival looks shorter than it was. Give their last follow-up.
analysis-landmark-said = Landmark analysis: time is counted from { $time } { $unit } after time zero. Rows that ended before are left out: { $died } by death, { $censored } by censoring.
analysis-restricted-title = Restricted mean survival time: { $grouping }
analysis-restricted-mean = Restricted mean ({ $unit })
analysis-restricted-said = Mean survival time up to { $time } { $unit }: the area under the curve. Intervals and p: normal approximation; p is not adjusted for the number of pairs.
analysis-restricted-ends = { $group }: no mean, because its follow-up ends before that time.
analysis-uno-undefined = Uno's C is not defined with delayed entry and is left out; Harrell's C takes delayed entry into account.
analysis-operations = Every row counts, also where a patient has several.
analysis-first-operations = Of each patient the first operation alone counts.
analysis-first-operations-step = First operation of each patient

## Below a table

analysis-repeated = { $rows } rows are of { $patients } patients: rows of one patient are not independent of one another.
analysis-pairs-of-patients = Tests and intervals below take the pairs as independent. To count one pair of each patient, use the first operation of each patient.
analysis-robust-said = p, by patient: { $p } (robust score test of a Cox model of the groups, Efron's ties, as R's coxph(..., cluster = patient) prints it).
analysis-robust-p-said = p, by patient: robust score test of a Cox model of the groups, Efron's ties, as R's coxph(..., cluster = patient) prints it.
analysis-robust-not-computed = p, by patient: cannot be computed, because there are too few patients for so many groups, or no group differs.
analysis-not-computed = cannot be computed
analysis-robust-wald-p = p, by patient (Wald)
analysis-robust-wald-said = By patient: Wald intervals and p from the robust standard error, as R's coxph(..., cluster = patient) prints them for each term. Empty where a group, or the group it is compared with, has fewer than { $few } events.
analysis-model-robust = All terms, by patient: { $p } (robust score test, Efron's ties).
analysis-analysed-rows = Analysed: n = { $n } of { $of } rows.
analysis-without-group = { $without } of { $rows } rows are in no certain group and are left out.
analysis-certain-though-open = { $open } of the { $rows } rows in a group lack an item, and no other group is possible for them ({ $groups }). Rows whose group is certain are a selection: a wide group takes in more of them than a narrow one.
analysis-follow-up = Median follow-up (reversed curve): { $time } { $unit }.
analysis-model-said = { $rows } rows, { $events } events; { $without } rows left out, for a covariate is missing.
analysis-model-bounds = { $name }: { $rows } rows hold a bound or a range, such as "{ $example }". That is not one number, so models with { $name } as a number leave them out. As groups, they are used.
analysis-model-uncertain = { $name }: in { $rows } rows the points are not certain, so models with them leave these rows out.
analysis-model-tests = Likelihood ratio test { $p }; apparent concordance { $concordance }, on the rows that the model was fitted to, which is too high for new patients.
analysis-model-optimism = Concordance corrected for optimism: { $corrected } (optimism { $optimism }; bootstrap after Harrell, fitted in { $fitted } of { $of } resamples, seed { $seed }).
analysis-proportional-said = Test of proportional hazards, all terms: { $p }.
analysis-discrimination-said = C compares the points of the scores, not their groups. { $n } of { $of } rows: those whose points are certain by every score compared. Rows that are certain by all are a selection; the last columns show each score on all rows that are certain by it alone. Intervals of C: normal approximation, variance by patient.
analysis-never-certain = { $system } is not compared: its points are certain in no row. A finding that it needs is missing, or it does not apply.
analysis-seldom-certain = { $system } is not compared: its points are certain in only { $certain } of { $of } rows, and the comparison would lose the others. To compare it, take out other scores.
analysis-same-order = { $copy } puts these rows in the same order as { $system }. Its C is the same, and its pairs are not counted a second time in the adjustment.
analysis-own-rows = n, certain by it
analysis-own-harrell = Harrell's C on them
analysis-differences-rows = { $n } of { $of } rows: those whose points are certain by every score compared.
analysis-uno-said = Uno's C looks up to { $time } { $unit }, the last event.
analysis-differences-said = Intervals and p of differences: normal approximation (Wald), variance from the influences of the patients on both scores, as in R's concordance(). Neither is adjusted for the number of pairs.
analysis-differences-adjusted = "p, adjusted": { $method }.
analysis-accuracy-title = Accuracy of scores: { $time }
analysis-accuracy-rows = n = { $n } of { $of } rows with certain points in every score compared; { $events } deaths by then.
analysis-accuracy-said = AUC and Brier score are weighted by the inverse probability of remaining uncensored. The risk of a score is that of a Cox model of its points on the same rows, so Brier score, calibration and net benefit are apparent. IPA: share of the Brier score that the score removes.
analysis-area = AUC
analysis-brier = Brier score
analysis-gain = IPA
analysis-no-score = No score (Kaplan-Meier)
analysis-calibration-title = Calibration of scores: { $time }
analysis-calibration-said = Groups: quartiles of the points. Observed: one minus Kaplan-Meier with Greenwood’s interval.
analysis-points = Points
analysis-predicted-risk = Predicted risk of death, %
analysis-observed-risk = Observed risk of death, %
analysis-benefit-title = Net benefit of scores: { $time }
analysis-benefit-said = Net benefit of treating patients whose predicted risk is at least the threshold; of treating nobody it is 0 (Vickers 2008).
analysis-benefit = Net benefit
analysis-threshold = Threshold of risk, %
analysis-treat-all = All treated
analysis-signed-rank-said = Wilcoxon signed-rank test, zeros dropped: z = { $z }, { $p } (normal approximation), exact { $exact }.
analysis-nothing-changed = Nothing changed: there is nothing to test.
analysis-mcnemar-said = McNemar's exact test: { $p }.
analysis-pairs-said = { $pairs } pairs; { $without } rows lack one of the two.
analysis-improved-said = { $improved } improved, { $worsened } worsened, { $stayed } stayed the same.
analysis-moved-said = { $up } moved towards "{ $first }", { $down } towards "{ $last }", { $stayed } stayed the same. Which of the two is better is not known to the page.
analysis-restored-said = Walking restored ({ $levels } before): { $restored } of { $known } known afterwards ({ $percent } %, exact { $ci } { $interval } %); { $restored } of all { $all } ({ $percent_all } %, { $interval_all } %), those not known counted as not restored.
analysis-unranked = The levels are texts without a known order: they are counted, not ranked.
analysis-published-said = Published: Lee MH et al., J Korean Neurosurg Soc 2015;58(5):448-453. { $statement }
analysis-published-population = Published: Lee 2015, { $operations } operations on { $patients } patients with hepatocellular carcinoma and spinal metastases, all operated on; n counts operations.
analysis-another-population = Outside the published population: of these { $rows } rows, { $other } have another primary and { $unrecorded } have no primary recorded. Do not read a difference as a contradiction.

## Why there is no estimate

analysis-monotone = No estimate: "{ $term }" separates those who die from the others, and its hazard ratio grows without limit. Firth's penalised likelihood gives one.
analysis-monotone-firth = "{ $term }" separates those who die from the others: without Firth's penalty there is no estimate.
analysis-collinear = No estimate: "{ $term }" adds nothing to the terms before it. Leave one of them out.
analysis-constant = No estimate: "{ $term }" is the same in all rows.
analysis-not-converged = No estimate: none was found in { $iterations } iterations. Use fewer covariates.
analysis-no-events = No estimate: there is no event among the rows.
analysis-flat = No estimate: the likelihood is too flat to give an interval.
analysis-other-trouble = No estimate: the method has none for these rows.

## Reports and files

analysis-synthetic = synthetic patients
analysis-synthetic-said = SYNTHETIC: the patients of this file were made by a program. Nothing can be learned from it about patients.
analysis-report-title = Survival analysis
analysis-report-made = Made by Spinemet { $version }. Nothing left the computer it was made on.
analysis-and-more = { $values }, and { $more } more
analysis-report-coding = Coding of “{ $heading }”: died { $died }; alive or censored { $alive }; not known { $open } (number of rows in brackets).
analysis-file-said = File: { $name }.

## What may stand in a column of the template

analysis-template-patient = the patient of this operation: any text, not a name; the same for every operation of a patient
analysis-template-time = days from the origin to death or last follow-up
analysis-template-died = yes or no: dead at the end of that time
analysis-template-choice = one of: { $values }
analysis-template-yes-no = yes or no
analysis-template-level = a vertebra, C0 to S5: the one with the highest SINS
analysis-template-count = a whole number from { $least } on, or a band as 3+ or 1-2
analysis-template-scale = { $from } to { $to } in steps of { $step }
analysis-template-number = a number, in { $unit }
analysis-template-units = a number in { $unit }, or with its unit: { $others }
analysis-template-date = a day, year-month-day

## The list of what could not be used

analysis-issue-row = row
analysis-issue-column = column
analysis-issue-value = value
analysis-issue-reason = reason
analysis-issue-consequence = consequence
analysis-issue-all-rows = all rows
analysis-issue-times = { $count } times, first in row { $row }
