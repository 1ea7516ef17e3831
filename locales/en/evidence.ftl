# Messages of the evidence pages.

evidence-title = Where every number comes from
evidence-introduction = Each scoring system has a page, made from the file that scores a patient: what it counts, what is published, how well it predicted, its caveats, and worked cases that are computed again on the page.
way-back = Way back
all-systems = ← All systems
no-such-place = There is no such page. These are all there are.
comparison-title = All systems side by side
comparison-note = What is not known here is left empty. On a narrow screen the table can be scrolled sideways.
column-system = System
column-made-for = Made for, and published
fact-made-for = Made for
column-foretells = Predicts
column-needs = Needs
column-groups = Groups, and what the paper predicts
column-in-hcc = How it did in HCC
column-elsewhere = How it did elsewhere
column-grade = Grade
column-checked = Last checked
needs-counted = { $count }: { $findings }
published-in = published { $year }
fact-published = Published
group-told = { $group }: { $text }
letter-a = A, checked
letter-b = B, secondary sources
letter-c = C, unverified

## A system

fact-short = Short name
fact-aliases = Also called
fact-range = Range
fact-direction = Direction
fact-reach = HCC can reach
fact-applies = Applies to
higher-is-better = higher is better
higher-is-worse = higher is worse
# Whom it is for, and why not others.
applies-when = { $when }; { $otherwise }
items-heading = Items and points
column-option = Item and option
column-points = Points
exactly-heading = The exact rule of every option
exactly-note = This is what the program asks and compares. A limit belongs to the option that writes it with ≥, ≤ or a dash.
first-wins = The first of these that holds is the one that counts.
option-exactly = { $option }, { $points ->
    [one] 1 point
   *[other] { $points } points
}: { $condition }
when-otherwise = everything else
when-and = { $first } and { $next }
when-or = { $first } or { $next }
when-is = { $finding }: { $values }
when-is-not = { $finding }: not { $values }
when-number = { $finding } { $range }
# The same limit in another unit, which has a published table of its own.
when-numbers = { $finding } { $range } ({ $other })
when-days = days from { $from } to { $to } { $range }
when-unlisted = where the lists are silent: { $condition }
when-instead = where that is not known: { $condition }
terms-heading = Terms of the formula
terms-note = The result is their sum. Limits of what is entered, and rounding, are listed under the caveats.
term-fixed = { $term }: { $value }
groups-heading = Groups
group-at-most = values up to { $limit }
group-above = all higher values
group-holds = holds when: { $when }
advice-plain = The paper’s advice: { $advice }.
group-unreachable = No combination of answers comes to this group.
prognosis-heading = Published survival
prognosis-note = Published figures, not computed here. A disc is a median, a diamond a mean, an arrow a bound; hollow marks are unverified.
prognosis-title = { $system }: survival published for each group
prognosis-description = One row for each group of { $system } and each publication, in months below and days above. Longer survival is at the right. The same figures are given as text under the groups.
prognosis-paper = the paper itself
accuracy-heading = How well it predicted
accuracy-unknown = Nothing about this is known here.
caveats-heading = Caveats
misprints-heading = Misprints that circulate
remarks-heading = Shown for some patients only
remark-when = { $text } (Shown when { $when }.)
sources-heading = Sources
cases-heading = Check it yourself
cases-note = { $agreeing } of { $all } worked cases come out as the file states. They were computed just now, by the program that scores a patient.
cases-show = Show the worked cases
column-given = Given
column-expected = Should be
column-found = Is
case-group = group { $group }
case-disagrees = { $found }, wrong

## Notes and publications

notes-title = Notes and all publications
notes-link = The notes shown with the scores, and every source
notes-introduction = The notes that the program shows with the scores, and when; and every publication that a number here comes from, as completely as it is known here.
emergencies-heading = Emergencies
contradictions-heading = Answers that cannot both be true
suggestions-heading = Answers that are offered
publications-heading = All publications
told-by = { $text } Source: { $source }.

## Lee 2015

lee-title = Lee 2015, as published
lee-link = Its two tables as pictures, with intervals
lee-introduction = These are published figures, to be read with those of your own study. Times are days; n counts operations, 36 on 33 patients. Intervals are the 95 % confidence intervals as printed: 1.96 standard errors to either side of the median.
lee-scores-title = Table 2: scores and survival
lee-scores-description = Median survival with its 95 % confidence interval, as printed, for each group of four scores, in months below and days above. The same figures are given as text below the picture.
lee-factors-title = Table 1: factors and survival
lee-factors-description = Median survival, as printed and without intervals, at each level of eight factors, in months below and days above. The same figures are given as text below the picture.
lee-names = The paper’s “Tokuhashi” is Tokuhashi 2005; its “Revised Tokuhashi” and “Revised Tomita” are the groups of Kim 2014. Tomita 8–10 is printed as 74 (2.72–145.18), which misses symmetry by 0.1: likely a misprint.
lee-radiotherapy-note = The three rows of radiotherapy are as printed. They cover all 36 operations, while the text gives 11 cases of radiotherapy before surgery.
lee-operation = Operation
lee-sorafenib = Sorafenib at any point
lee-level = Part of the spine
lee-walking = Walking before surgery
lee-radiotherapy = Radiotherapy and surgery
lee-under-65 = under 65 years
lee-65-or-over = 65 years or over
lee-cervical = cervical
lee-thoracic = thoracic
lee-lumbar = lumbar
lee-yes = yes
lee-no = no
lee-before-30-days = before 30 days from the operation
lee-within-30-days = within 30 days from the operation
lee-after-30-days = after 30 days from the operation
lee-anterior = anterior decompression with instrumentation
lee-posterior = posterior decompression with instrumentation
lee-combined = circumferential (combined)
lee-decompression = posterior decompression only
lee-fixation = posterior percutaneous fixation only
lee-median-ci = { $median } days ({ $interval })
lee-median = { $median } days
lee-level-n = { $level }, n = { $n }
lee-none = no operation
lee-p = log-rank p = { $p }
lee-pair = { $first } against { $second } p = { $p }
column-level = Level
column-n = n
column-median = Median survival

## Glossary

glossary-title = What the words mean
glossary-link = Scales, scores and statistics in plain sentences
glossary-scales = Scales and grades that are answers
term-kps = Karnofsky performance status (KPS)
term-kps-meaning = How well a patient manages daily life, in steps of 10 from 100 (normal, no complaints) to 10 (dying). Tokuhashi and van der Linden ask for it.
term-ecog = ECOG performance status
term-ecog-meaning = The same in five steps, from 0 (active without restriction) to 4 (bedridden). On the usual map 0 is Karnofsky 90–100, 1 is 70–80, 2 is 50–60, 3 is 30–40 and 4 is 10–20. A step of ECOG can straddle a limit of Karnofsky, so no score here converts one into the other by itself.
term-frankel = Frankel grade
term-frankel-meaning = Palsy in five grades: A complete, B sensation only, C motor function of no use, D useful motor function, E free of symptoms. Tokuhashi is graded by Frankel.
term-asia = ASIA impairment scale
term-asia-meaning = A later scale of injury to the cord: A nothing preserved at S4–5, B sensation only, C more than half of the key muscles below grade 3, D at least half at 3 or more, E normal. Its letters look like Frankel’s and do not mean the same.
term-escc = ESCC, Bilsky grade
term-escc-meaning = Epidural compression of the cord on axial T2 MRI at the worst level: 0 bone only, 1a epidural, sac not deformed, 1b sac deformed, cord not touched, 1c cord touched, 2 cord compressed with CSF still seen, 3 compressed and no CSF seen. 2 and 3 are high grade.
term-visceral = Visceral metastases
term-visceral-meaning = Metastases to inner organs: lung, liver, kidney, brain and others. Lymph nodes do not count. In hepatocellular carcinoma, tumour inside the liver and its portal thrombus are the primary itself.
term-solitary = Solitary skeletal metastasis
term-solitary-meaning = One vertebra, and no bone outside the spine. The sacrum is spine.
term-ambulatory = Ambulatory
term-ambulatory-meaning = Walks, with or without an aid.
term-hcc = HCC
term-hcc-meaning = Hepatocellular carcinoma, the most common cancer that begins in the liver.
glossary-scores = Scores
term-sins = SINS
term-sins-meaning = Spinal Instability Neoplastic Score, 0–18: whether the spine bears its load. It says nothing about survival or about the cord.
term-survival-scores = Tokuhashi, Tomita, Bauer, van der Linden, Katagiri, Mizumoto, Rades, HCC-SM GPA
term-survival-scores-meaning = Survival scores for metastases of the spine or of bone, most of them named after an author. In some a higher total is better, in others worse: every scale here says which.
term-child-pugh = Child-Pugh
term-child-pugh-meaning = How well the liver works in cirrhosis, from bilirubin, albumin, INR, ascites and encephalopathy: A 5–6, B 7–9, C 10–15.
term-meld = MELD, MELD-Na, MELD 3.0
term-meld-meaning = Model for End-Stage Liver Disease, 6–40, from bilirubin, creatinine and INR; later versions add sodium, then sex and albumin. It does not predict the risk of spine surgery.
term-albi = ALBI
term-albi-meaning = Albumin-bilirubin grade: how well the liver works in HCC, from two laboratory values.
term-bclc = BCLC and CLIP
term-bclc-meaning = Stages of hepatocellular carcinoma: Barcelona Clinic Liver Cancer, and Cancer of the Liver Italian Program. With a spinal metastasis BCLC is C or D.
term-noms = NOMS
term-noms-meaning = A frame for decisions, not a score: neurologic, oncologic, mechanical, systemic (unverified). It gives no verdict.
glossary-page = Words of this page
term-interval = A total that is a range
term-interval-meaning = Where answers are missing, the total may be anything between the two numbers. No answer is ever assumed.
term-certain = Already certain
term-certain-meaning = All totals that are still possible lie in one group, so that the missing answers cannot change it.
term-grade = Grade
term-grade-meaning = How well the points are known here: A checked against a reproduction of the published table, B secondary sources agree, C recalled and not checked.
term-unverified = Unverified
term-unverified-meaning = Recalled and not checked. Look it up before you rely on it.
term-reach = What a primary can reach
term-reach-meaning = All totals that a patient with this primary can come to. With hepatocellular carcinoma, for example, Tokuhashi 2005 ends at 11.
glossary-statistics = Statistics
term-censoring = Censoring
term-censoring-meaning = A patient who was alive when last seen is censored on that day: known to have lived so long, not known how much longer.
term-kaplan-meier = Kaplan-Meier curve
term-kaplan-meier-meaning = The part of patients alive at each time, estimated so that a censored patient counts for as long as he or she was observed.
term-at-risk = Number at risk
term-at-risk-meaning = How many are still followed at that time. Where they are few, the curve says little.
term-median = Median survival
term-median-meaning = The time at which the curve reaches a half. Where it stays above, there is none.
term-ci = Confidence interval
term-ci-meaning = The range that the data allow: of 100 such studies, 95 would have an interval that holds the true value.
term-brookmeyer-crowley = Brookmeyer-Crowley interval
term-brookmeyer-crowley-meaning = An interval of the median, read where the confidence band of the curve crosses a half. It need not be symmetric, and may be open above.
term-log-rank = Log-rank test
term-log-rank-meaning = Whether groups differ in survival: the deaths in each are compared with those to be expected if all had the same risk.
term-p = p-value
term-p-meaning = How often chance alone would give a difference at least this large, if there were none. A large p does not say that groups are equal.
term-holm = Holm’s correction
term-holm-meaning = Makes up for testing many pairs: otherwise one of them would seem significant by chance.
term-hazard-ratio = Hazard ratio
term-hazard-ratio-meaning = How many times as often patients of one group die as those of another, at any moment.
term-cox = Cox regression
term-cox-meaning = Hazard ratios of several factors at once, each with the others held equal. It assumes that a ratio stays the same over time, which is tested beside it.
term-concordance = Concordance
term-concordance-meaning = Of two patients, how often the score puts the one who dies first at the worse place: 0.5 is tossing a coin, 1 is a perfect order.
term-sensitivity = Sensitivity and specificity
term-sensitivity-meaning = Sensitivity: of those who had the outcome, the share for whom it was predicted. Specificity: of those who did not, the share for whom it was not predicted.
term-auc = AUC
term-auc-meaning = Area under the ROC curve: the concordance for an outcome that is yes or no.
term-icc = ICC and kappa
term-icc-meaning = How well observers agree: 1 is full agreement, 0 no better than chance.
term-wilcoxon = Wilcoxon signed-rank test
term-wilcoxon-meaning = Whether something ordered, such as the Child-Pugh class, changed between two measurements of the same patients.
term-immortal = Immortal-time bias
term-immortal-meaning = Who was treated late had to live until then. Counted as treated from the start, such patients make any treatment look good.

## How every number is computed

methods-title = How every number is computed
methods-link = Rules, estimators and tests, each with its source
methods-introduction = Everything is computed in this browser, by the same code as on the command line. Methods are named beside their numbers; this page explains the names.
methods-bedside = Bedside
methods-bedside-points = Points are added as the scoring file says. The files are checked when the program is built: groups have no gaps and no overlaps, every combination of answers has one option, and every worked case comes out as it should.
methods-bedside-missing = A missing answer may have any of its values; one that serves two items has the same value in both. The program goes through every combination of the missing answers, so that every total shown as possible can be reached, and no other.
methods-bedside-group = A group is called certain when all totals still possible lie in it. “Would narrow it most” is the question whose answer leaves the narrowest range on average.
methods-bedside-units = A number keeps the unit it was entered in. Where a table is published in two units (Child-Pugh’s bilirubin), the unit entered decides which is read; elsewhere it is converted: bilirubin 1 mg/dL = 17.1 µmol/L, creatinine 1 mg/dL = 88.4 µmol/L, albumin 1 g/dL = 10 g/L, calcium 1 mg/dL = 0.2495 mmol/L.
methods-bedside-formulas = ALBI is shown with two decimals and graded by its value before rounding. The MELD family is rounded to whole numbers, halves up, and kept within 6–40; MELD is rounded before sodium is added.
methods-bedside-contradictions = Answers that contradict one another are pointed out, and computed as entered.
methods-bedside-months = On time axes a month is 365.25 / 12 days. Published times are shown in the unit in which they were printed.
methods-time = Time and event
methods-time-origin = Time runs from the day that the user chose: diagnosis of the metastasis, or operation. The choice changes every median.
methods-time-ties = A death comes before a censoring on the same day. At risk at a time is everybody whose time is at least that. Times that differ by rounding only count as equal, as in R (timefix).
methods-curves = Survival curves
methods-curves-estimate = Kaplan and Meier 1958, with Greenwood’s variance. Bands are 95 % on the log-log scale unless another is chosen (log, plain, logit, arcsine; Kalbfleisch and Prentice 2002), because it does best in small groups. R’s default is log, SPSS’s is plain.
methods-median = Medians
methods-median-brookmeyer = The median is the first time at which the curve is at most a half; where it is exactly a half, the middle of that step, as in R. Its interval is that of Brookmeyer and Crowley (Biometrics 1982), read where the band crosses a half. An end that the band does not reach is missing.
methods-median-spss = “As SPSS” is what SPSS prints and Lee 2015 reported: the first time at which the curve is at most a half, and 1.96 standard errors to either side. The standard error is that of survival there, divided by the density around it, which is taken between the last death with survival of 0.55 or more and the first with 0.45 or less (Collett, Modelling Survival Data in Medical Research). It is a normal approximation and may go below zero; the other interval is the better one.
methods-tests = Comparing groups
methods-tests-log-rank = Log-rank test (Mantel 1966; Peto and Peto 1972), chi-squared with one degree of freedom less than there are groups. On request beside it: Gehan 1965 (SPSS calls it Breslow), Tarone and Ware 1977, Peto and Peto 1972. A trend over groups that are ordered by nature is tested beside it (Tarone 1975), the groups counted 1, 2, 3.
methods-tests-pairs = Each pair of groups is tested on its own rows alone. The p-values of pairs are corrected by Holm 1979 unless another way is chosen: none (as in Lee 2015), Bonferroni, Benjamini and Hochberg 1995.
methods-tests-before-after = Before and after: Wilcoxon’s signed-rank test without the differences that are zero. Its z is corrected for ties and not for continuity, as in SPSS; where pairs are few, the exact p over all signs of these very ranks stands beside it. Yes or no is compared by McNemar’s exact test.
methods-regression = Regression
methods-regression-cox = Cox 1972; deaths at the same time by Efron (1977), as in R, or by Breslow (1974), as in SPSS. Intervals are Wald’s. Where a factor separates those who died from those who did not completely, there is no estimate: the page says so and offers Firth’s penalised likelihood (Firth 1993; Heinze and Schemper 2001).
methods-regression-proportional = Whether hazard ratios stay the same over time is tested by the score test of R’s survival 3 (after Grambsch and Therneau 1994). Where patients have several rows, the robust variance by patient stands beside (Lin and Wei 1989).
methods-order = How well scores order patients
methods-order-concordance = Harrell’s concordance (1982) with ties by R’s rules, and Uno’s (2011), which does not depend on how patients were censored. Scores are compared on the same rows, those in which all their results are certain.
methods-order-difference = A difference has its interval and its p from one standard error, that of R’s concordance of two scores: the influences of the patients on both (Wald). Where a patient has several rows they count together. Beside p stands p adjusted for the number of pairs, by the method that is chosen.
methods-cohort = Cohorts
methods-cohort-rows = The rows used and the rows left out, by reason, always add up to the rows of the file. Only a row whose group is certain belongs to a group of a score.
methods-cohort-operations = Every operation counts, or only the first of each patient: that can be chosen. Operations on the same patient are not independent of one another.
methods-digits = Digits and checks
methods-digits-text = Numbers are rounded only when they are shown. Estimates of survival are compared, in tests that run at every change, with R 4.2.2 (survival 3.5-3), IBM SPSS 31.0.1 and arithmetic of 50 digits; where R and SPSS differ, R is followed unless SPSS is named.

## What it is for, and what it is not

about-title = Purpose and limits
about-purpose = What it is for
about-purpose-text = For clinicians who look after patients with spinal metastases: findings are entered once, and every published score answers at once, with its working, its source and how well it is known.
about-limits = What it is not
about-limits-text = It is not a medical device, and no score here decides on treatment. The figures come from cohorts treated from the 1980s to 2019, mostly small; a patient of today may do better or worse. What a paper advises is its own strategy for removing the tumour, not about decompression, stability or pain. SINS grades instability, not survival, and a stable spine says nothing about the cord.
about-others = What is not here
about-others-text = Better tools exist for some questions. In a review of 12 comparative studies (Smeijers 2021, doi 10.1007/s00586-021-06954-6) the SORG nomogram did best, its machine-learning model as well, and Tokuhashi and Tomita fell short. In 202 patients seen from 2017 to 2019 (Schoenfeld 2022, doi 10.1016/j.spinee.2021.03.007) NESMS told one-year survival with a c of 0.79, Tomita with 0.69, Tokuhashi with 0.67 and SINS with 0.54. SORG’s machine learning and PATHFx are trained models on web pages of their own, not tables of points, so they cannot be computed here. NESMS is here with the points that a report of its paper gives. The points of OSRI (tumour and general condition), Bollen’s flow chart (profile of the primary, Karnofsky, organs) and the SORG nomogram (age, performance, primary, spread, blood values) could not be read in their papers, so they are not here. All this was read in abstracts.
about-numbers = How it counts
about-numbers-text = A finding that is missing is never taken for a default: a total is then the range of all totals still possible, over every combination of the missing answers. Where all of these lie in one group, the group is already certain. Child-Pugh is read in the table of the unit entered. Contradictory answers are pointed out and computed as given.
about-grades = How well things are known
about-grades-text = Grade A was checked against a reproduction of the published table. Grade B agrees between secondary sources. Grade C was recalled and not checked, and is marked as unverified wherever it appears.
about-privacy-text = Everything is computed in this browser. Nothing that you enter is sent or put into the address, and nothing is stored unless you ask for it; it is gone when the page is closed.
