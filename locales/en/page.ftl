# Messages of the page. Those of the findings are in findings.ftl, those of the scoring systems in scoring/.
#
# Names of scores (SINS, Tokuhashi, ...) and units are not translated.

## Head and foot

name = Spinemet
nav-label = Pages
nav-bedside = Bedside
nav-cohort = Cohort
nav-evidence = Evidence
nav-about = About
skip = Skip to the page
seal = Sealed.
seal-meaning = Nothing you enter leaves this page
footer-purpose = Published scores to support judgement, not to replace it. Not a medical device.
footer-about = Purpose and limits
footer-version = Version { $version }
page-loading = Loading this page…
page-failed = This could not be loaded. The connection may be down, or the server may have a new version: save what you entered, then reload the page. What you entered is still here.
page-again = Try again

## Languages

language = Language
language-refused = { $language } could not be loaded. The page stays in { $current }.
# Shown in every language but English.
language-review = This translation awaits review by clinicians. Citations, quotations and names of scores are in English.

## Lists and days

# Separators between the parts of a list, between clauses, and between sentences. The quotation marks keep the space.
joint-list = { ", " }
joint-clauses = { "; " }
joint-sentences = { ". " }
# A day: four digits, two, and two.
day = { $year }-{ $month }-{ $day }

## Bedside

bedside-title = Scores for a patient with spinal metastasis
results = Results
to-answers = Back to the answers
reset = Reset
reset-done = The answers of the previous patient were cleared.
reset-undo = Bring back the previous patient
file-taken = Other answers were entered. The answers before are kept.
file-undo = Go back to the answers before
returned = The other answers are shown again.
returned-undo = Swap back
undo = Undo
forget = Close
example = Show an example
files = Save and open
example-mark = Example
example-end = Start empty
example-back = Back to my answers

## Keys

shortcuts = Keyboard shortcuts
shortcuts-note = Single keys work while you are not typing.
shortcuts-on = Single keys are on
key-systems = Choose systems
key-question = Next open question
key-keys = This list

## The picker of systems

# Optional label of the patient, such as a bed or initials.
label = Bed or initials
# Before the day of a laboratory value.
measured = Measured on
# Of a laboratory value.
measured-old = { $days } days old

picker-title = { $chosen } of { $all } systems
# Choices of systems for an occasion.
preset-on-call = On call
preset-radiotherapy = Radiotherapy
# Hepatocellular carcinoma.
preset-hcc = HCC
preset-all = All
picker-survival = Survival
picker-stability = Stability of the spine
picker-liver = Liver
picker-extras = Ask also, for notes only
extra-radiotherapy = Days of diagnosis, radiotherapy and surgery
extra-compression = Cord: motor deficit, bladder and bowel, ESCC
extra-asia = ASIA impairment scale
extra-laboratory = Albumin and LDH (Chen's factors)
units-title = Units
units-conventional = mg/dL, g/dL
units-si = SI: µmol/L, g/L
units-note = For fields that are still empty. A number already entered keeps its unit.

## Fields

# The short names of the systems that use an answer.
field-users = For { $systems }
help-sign = ?
help-with = Help: { $finding }
not-known = Not known
exactly = Exactly, if known
other-primary = Other primary…
unit-of = Unit of { $finding }
unit-years = years
unit-months = months
unit-days = days
# Seconds.
unit-seconds = s
# What a letter or number of a scale means: "A complete".
answer-means = { $answer } { $meaning }
# The first and the last letter of a scale, with what they mean.
answer-ends = { $first } … { $last }
level-list = Level…
level-drawing = Spine
levels-title = SINS of several levels
levels-further = SINS of further levels: { $levels }
levels-worse = { $level } is worse than the entered level: enter it under “SINS of several levels”.
level-occiput = (occiput)
level-location = { $level }: { $location }, { $points ->
    [one] 1 point
   *[other] { $points } points
} in SINS
spine-cervical = Cervical
spine-thoracic = Thoracic
spine-lumbar = Lumbar, sacral

## What is said of an answer

error-out-of-range = { $given } cannot be: { $finding } must lie within { $range }.
error-not-a-number = “{ $typed }” is not a number.
error-ambiguous-comma = “{ $typed }” could be { $thousands } or { $decimal }. Please write it one way or the other.
error-no-unit = “{ $typed }” has a unit, but this value has none. Enter the number alone.
error-unknown-unit = The unit in “{ $typed }” is not used here. Enter the value in { $units }.
error-not-whole = “{ $typed }” is not a whole number.
error-between-steps = Values go in steps of { $step }.
error-empty-band = The first number is larger than the second.
error-not-a-date = Please give the day as year-month-day, such as 2026-03-09.
error-impossible-date = There is no such day from 1900 to 2199.
error-not-taken = “{ $typed }” is not an answer here.
unusual = { $given } is unusual.
unusual-check = Are the number and its unit right?
perhaps = Did you mean { $meant }?
perhaps-converted = Did you mean { $meant } ({ $here })?
take = Use { $meant }
adopt = Answer: { $answer }
limit-open = Only a limit is known, which leaves { $systems } open. Enter the exact value if there is one.
reread = The number was kept: { $typed } is now read as { $unit }.
cleared-by = Cleared, because “{ $changed }” was changed.

## Results

# A total and the most points there are: "6–8 of 15".
total-of = { $total } of { $most }
total-left-out = { $total } (not derived here)
total-doubted = to check: { $findings }
total-check = (check)
total-open = open
total-none = –
totals = Totals so far
scale-worse = { $total } worse
scale-better = { $total } better
scale-reaches = This primary can reach { $range }.
not-begun = None of its questions is answered yet.
not-applicable = Not for this patient: { $why }.
ungrouped = No groups are shown: { $why }.
groups-open = Groups still possible: { $groups }.
group = Group { $group }
group-means = Group { $group }: { $meaning }
group-silent = No survival is published for this group and primary.
quoted = “{ $words }”
certain-though = Already certain, though { $missing } { $count ->
    [one] is
   *[other] are
} not answered.
expected = In the paper: { $text }
unverified = unverified
advice = The paper’s own strategy for the tumour, not a decision on surgery: { $advice }.
next = Would narrow it most: { $finding }
relieved = Score as if relieved
card-details = Details: { $system }
working = Working
working-total = Total
working-counted = Counted as: { $inputs }.
item-open = open: { $missing }
term-open = open
evidence = Source, evidence and caveats
grade-a = Points checked against a reproduction of the published table (grade A).
grade-b = Points agree between secondary sources; the paper itself was not read (grade B).
grade-c = Unverified: recalled, not checked (grade C).
checked = Facts last checked on { $day }.
own-derived = derived here, n = { $n }, not externally validated
own-unpublished = own, not published
source-n = n = { $n }
said-by = { $source }: { $text }
doi = doi { $doi }

# A cohort: "Lee 2015, HCC".
observed-in = { $source }, { $primary }
observed = { $source }: { $facts }
observed-n = n = { $n }
observed-median = median { $time }
observed-median-ci = median { $time } (95 % CI { $interval })
observed-alive = { $percent } % alive at { $months } months

## Who is alive at 3, 6 and 12 months

here = Here, { $place }
here-made-up = Here (made-up patients), { $place }
alive-title = Alive at 3, 6 and 12 months
alive-source = System and source
alive-months-head = { $months } months
alive-system = { $system }: { $total } (group { $groups })
alive-paper = { $source }, the paper’s own
alive-n-in-all = { $n } in all
alive-surgery = operated on
alive-radiotherapy = radiotherapy
alive-mixed = operated on or not
alive-percent = { $percent } %
alive-over = over 50 %
alive-under = under 50 %
alive-about = about 50 %
alive-expected = expected
alive-not-expected = not expected
alive-unknown = no figure
alive-or = { " or " }
alive-none = Nothing published answers this.
alive-more = { $count ->
    [one] One more publication
   *[other] { $count } more publications
}
alive-note = Percentages are as published. “Over”, “under” and “about 50 %” are read from a median and its 95 % confidence interval; “expected” is the paper’s own forecast. A range covers the groups that are still possible. No average is taken over systems.
alive-empty = The table appears with the first answers.

## NOMS

noms-title = NOMS
noms-neurologic = Neurologic
noms-oncologic = Oncologic
noms-mechanical = Mechanical
noms-systemic = Systemic
noms-open = open
noms-sensitive = radiosensitive
noms-resistant = radioresistant
noms-unclassed = not classified by our source
noms-note = Four questions of the tumour board, with what was entered. No verdict.

## The picture over all systems

picture-title = Survival, as published for each group
picture-description = One row a system: its total and group, and the survival published for that group, in months below and days above. Longer survival is at the right. The same figures are given as text below the picture.
picture-detail = { $total } (group { $groups })
picture-group = { $group }: { $fact }
picture-paper = { $text } (the paper’s own)
picture-empty = The picture appears with the first answers.
picture-open = no figure for { $groups }
picture-as-text = The same as text
picture-system = System
picture-survival = Survival
picture-note = Mostly medians of cohorts treated from the 1980s to 2019. A score alone does not decide on surgery.
key-median = median (months)
key-mean = mean
key-interval = 95 % CI
key-bound = at least, at most
key-unverified = unverified
key-left-out = unverified, or not derived in such patients
key-several = group not certain yet
disagreements = Where they disagree
disagreements-more = { $count ->
    [one] One more pair
   *[other] { $count } more pairs
}
disagreement = { $shorter } says { $less } months, { $longer } { $more }. { $shorter } is lowered by: { $against }. { $longer } is raised by: { $favour }.

## Notes

emergency = Emergency
emergency-not-excluded = Neurology not entered: compression of the cord is not excluded.
emergency-because = Because of: { $findings }
notes-cautions = Cautions
notes-facts = Worth knowing
note-contradiction = Contradiction.
note-caution = Caution.

## Screen readers

spoken = { $system } { $total }

## Copying and printing

copy = Copy as text
# Copies a note of three lines.
copy-short = Copy in short
copy-table = Copy as table
copy-done = Copied.
copy-refused = The browser did not allow copying. The text is selected: copy it from here.
print = Print
copy-title = Spinal metastasis scores, { $when } (Spinemet { $version })
copy-system = { $name }: { $total }. { $verdict }
copy-group = Group { $group }.
copy-groups = Groups still possible: { $groups }.
copy-missing = Missing: { $missing }
copy-not-begun = Still open: { $systems }
copy-emergency = EMERGENCY: { $text } ({ $source })
copy-contradiction = Contradiction: { $text }
copy-caution = Caution: { $text }
copy-unusual = (unusual: check)
copy-limits = Published scores; they support judgement and do not replace it.

# The table of all results that is printed and copied; its first columns are “System” and “Total”.
summary-group = Group
summary-published = Observed in cohorts
summary-missing = Missing

# On paper: beside lines to be filled in by hand.
paper-title = Scores for a patient with spinal metastasis
paper-name = Name
paper-born = Born
# The number by which a hospital knows the patient.
paper-number = Number
paper-signed = Seen by
paper-day = Scored and printed on { $day }, Spinemet { $version }. Supports judgement, does not replace it; not a medical device.
paper-nothing = Nothing was entered yet.
paper-example = An example, not a patient.

## About

about-privacy = Privacy
