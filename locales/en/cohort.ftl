# Messages about what the cohort page's worker reports, as ids and values.

## How far the work has come

cohort-stage-opening = Opening the file…
cohort-stage-decoding = Reading the file…
cohort-stage-splitting = Finding the rows…
cohort-stage-understanding = Understanding the cells…
cohort-stage-scoring = Scoring…
cohort-stage-analysing = Analysing…
cohort-stage-writing = Writing the file…

## Why a whole file cannot be used

cohort-refusal-empty = The file is empty. Save the table again and choose that file.
cohort-refusal-not-a-table = Whatever its name says, this is { $kind } and not a table. { $advice }
cohort-refusal-too-large = The file has { $bytes } bytes, and { $most } can be read. Leave out columns, or split it.
cohort-refusal-unpacks-too-large = “{ $part }” in the workbook unpacks to more than { $most } bytes, which no table needs. Copy the table alone into a new workbook, or save it as CSV.
cohort-refusal-damaged-part = “{ $part }” in the workbook is damaged. Open it in Excel and save it again, or save it as CSV.
cohort-refusal-broken-workbook = The workbook cannot be read ({ $problem }). Open it in Excel and save it again, or save it as CSV.
cohort-refusal-broken-data-file = This is { $kind }, and it cannot be read ({ $problem }). { $advice }
cohort-refusal-locked = The workbook is locked with a password. Save it without one, or save the table as CSV.
cohort-refusal-no-such-sheet = The workbook has no sheet “{ $name }”. It has: { $sheets }.
cohort-refusal-too-many-columns = Line { $line } has more than { $most } columns. Delete those that are not needed, and check that the patients are rows and not columns.
cohort-refusal-cell-too-long = Row { $line } of the workbook has a cell of more than { $most } characters, the most that Excel allows. Shorten it.
cohort-refusal-too-many-rows = The file has more than { $most } rows. Split it.
cohort-refusal-only-a-heading = The file has a heading of { $columns } columns in line { $line } and no row below it. Add the patients.
cohort-refusal-no-workbooks = Workbooks cannot be read here. Save the table as CSV.
# What a file is that is no table; it stands in the sentence above.
cohort-kind-picture = a picture
cohort-kind-pdf = a PDF
cohort-kind-zip = a zip archive
cohort-kind-old-office = an Office file of before 2007 (.xls, .doc)
cohort-kind-archive = a compressed archive
cohort-kind-binary-workbook = a binary Excel workbook (.xlsb)
cohort-kind-other-spreadsheet = a sheet in another format
cohort-kind-open-document = an OpenDocument file (.ods)
cohort-kind-sas = a SAS data file
cohort-kind-spss = an SPSS data file
cohort-kind-stata = a Stata data file
cohort-kind-r = an R data file
cohort-kind-weka = a Weka data file
cohort-kind-json = a JSON file
cohort-kind-xml = an XML file
cohort-kind-web-page = a web page
cohort-kind-formatted-text = formatted text
cohort-kind-unknown = a file of another kind
cohort-advice-save-table = Save the table as CSV or .xlsx.
cohort-advice-save-in-excel = Open it in Excel or LibreOffice and save it as .xlsx.
cohort-advice-unpack = Unpack it, then choose the table in it.
cohort-advice-export-from-sas = In SAS, write PROC EXPORT with DBMS=CSV.
cohort-advice-export-from-spss = In SPSS, choose File, Export, CSV data.
cohort-advice-export-from-stata = In Stata, write: export delimited using table.csv
cohort-advice-export-from-r = In R, write: write.csv(table, "table.csv", row.names = FALSE)

## What a reader should know of a file that can be used

cohort-note-above-heading = { $lines } lines above the heading are skipped.
cohort-note-same-heading = Column { $column } is called “{ $heading }” too, so it got a number.
cohort-note-without-heading = The file has no heading. All lines are patients, and the columns have numbers. Say below what each column is.
cohort-note-one-column = Each line became one cell: no comma, semicolon, tab, bar or space separates its cells. If the table has several columns, save it again with commas or tabs between them.
cohort-note-no-heading = Column { $column } has no heading.
cohort-note-replaced = { $places } places do not fit this encoding. If letters look wrong, choose another one.
cohort-note-nulls = The text has { $places } null characters (code 0). The file may be damaged.
cohort-note-formulas-without-value = The workbook holds no values for { $cells } formulas, so these cells are empty. Open it in Excel and save it again.
cohort-note-merged-cells = { $cells } cells are merged over several rows. Each of these rows has their value.
cohort-note-same-headings = The sheet “{ $name }” is read. These sheets have the same headings, and their rows are not included: { $values }.
cohort-note-data-file = This is { $kind }. Columns whose codes were replaced by their value labels: { $columns }. Cells with a value that the file defines as missing, now empty: { $cells }.
cohort-note-hidden-columns = Columns that the workbook hides: { $values }. They are read like the others.
cohort-note-struck-cells = Rows with text that is struck through: { $values }. Where a part of a text is struck out, the rest is read; where all of it is, the text is used. Check these rows.
cohort-note-longitudinal = { $patients } patients have { $rows } rows of several events: { $values }. What is known of a patient is spread over these rows; they can be joined.
cohort-note-rows-joined = The { $rows } rows of { $patients } patients are joined, one for each patient. Events: { $values }.
cohort-note-summary-row = Rows that look like totals, means or other summaries: { $values }.
cohort-note-remark-row = Rows that look like remarks below the table: { $values }.
cohort-note-units-row = Row with units or longer names below the heading: { $values }.
cohort-note-heading-row = Rows that repeat the heading: { $values }.
cohort-note-hidden-row = Rows that the workbook hides, by hand or by a filter: { $values }.
cohort-note-struck-row = Rows struck through in the workbook: { $values }.
cohort-note-copied-row = Rows equal to an earlier row in every cell: { $values }. They may have been copied twice.

## Why a file of this page is not opened, or a study not saved

cohort-keep-patient = This file holds a patient, not a study. Open it on the page “Bedside”, with “Save and open”.
cohort-keep-mapping = This file holds column meanings and no table. Open the table first, then choose “Use saved meanings”.
cohort-keep-not-ours = This file holds neither a table nor a study saved here.
cohort-keep-too-new = This file has version { $file }, and this page reads up to version { $known }. Open it with a newer version of the page. Nothing was changed.
cohort-keep-broken = This file is broken at line { $line }, column { $column }. Nothing was changed.
cohort-keep-damaged = “{ $key }” is missing or invalid in this file. Nothing was changed.
cohort-keep-without-table = This study was saved without its table. Open the table instead.
cohort-keep-wrong-passphrase = The passphrase is wrong, or the file was altered. Nothing was changed; try again.
cohort-keep-no-memory = This device has too little memory for locking and unlocking. Nothing was changed.
cohort-keep-too-large = The table has { $bytes } bytes; a study can hold { $most }. Save the column meanings, and store them with the table.
cohort-keep-file-too-large = The file of this study would have { $bytes } bytes; { $most } can be opened here. Save the column meanings, and store them with the table.
cohort-keep-too-many-analyses = A study can hold { $most } analyses. Remove results, and save again.

## What a column does not settle

cohort-doubt-day-or-month = These dates do not show whether the day or the month comes first. Choose the order.
cohort-doubt-orders-mixed = In { $day } dates the day comes first and in { $month } the month; { $either } can be read both ways. Choose the order: dates in the other one cannot be used, or are misread where both are possible.
cohort-doubt-short-years = Years of two digits are read as 1950 to 2049: { $values }. Check this.
cohort-doubt-variants = These may be one group, written in several ways: { $values }. If so, write them alike in the file.
cohort-doubt-time-unit = The heading does not name the unit of the time.
cohort-doubt-event-unknown = It is not known what these values mean: { $values }.
cohort-doubt-event-may-be-swapped = The heading speaks of the living or censored, so it is not clear what 1 or yes says. Check the coding.
cohort-doubt-event-unnamed = The heading does not say what 1 or yes stands for. Check the coding.
cohort-doubt-event-numbers = Nothing here says which number stands for death, and 1 and 2 are in use both ways. Check the coding.
cohort-doubt-event-one-sided = All rows are the same, so half of the coding could not be checked.
cohort-doubt-event-against-dates = Most rows with a date of death count as alive by this coding. Check the coding and the dates.
cohort-doubt-event-causes = Are these causes of death: { $values }? Survival here is of death from any cause, so let each of them mean died. One cause alone needs methods for competing risks, which this page does not have: use R, cmprsk::cuminc and survival::finegray. Kaplan-Meier with the other causes censored shows too high a risk.
cohort-doubt-event-until = By its heading, this column states death or survival within a fixed time only. Survival analysis needs to know who died during the whole follow-up.
cohort-doubt-marked = The column has marks and empty cells only. A mark is read as yes and an empty cell as no. Check this.
cohort-doubt-taken = “{ $by }” is this already, so this column is kept as groups.
cohort-doubt-not-understood = These values were not understood: { $values }.
cohort-doubt-unit = Most values look like { $unit }, and the column is read in { $used }. Check the unit.
cohort-doubt-unit-taken = Read in { $unit }, because most values would be unusual in { $used }. Check the unit.
cohort-doubt-unit-of-heading = The heading names another unit: { $time }. Check the unit.
cohort-doubt-other-origin = By its heading, this time does not run from the operation. Only patients who lived until the operation are in the study, so survival may look longer than it was. If the file has dates, choose under “The time runs from” where the time begins.
cohort-doubt-part-of-time = “{ $by }” has the same name in another unit, with numbers as small as a remainder: a time of 2 years and 7 months may be in two columns.
cohort-doubt-numbers-of-hospitals = Several hospitals in “{ $by }” have the same patient numbers. If each hospital numbers its own patients, these are different patients.
cohort-doubt-unknown-unit = The heading names the unit { $given }, which is not known; the column is read in { $used }. Check the unit.
cohort-doubt-long-times = Read in { $time }, half of these times are { $median } years or longer, and the longest is { $longest } years. Check the unit.
cohort-doubt-short-times = Read in days, half of these times are { $median } days or shorter, and the longest is { $longest } days. Are they months? Check the unit.
cohort-doubt-shown-as-dates = These times are shown as dates: { $values }. They are read as numbers, counted from the start of 1900. Check this.
cohort-doubt-not-a-time = The heading is that of a time, but these cells are not numbers: { $values }. The column is kept as groups.
cohort-doubt-dates-not-times = These cells are dates, not times: { $values }. Choose what date it is, and under “The time runs from” where the time begins.
cohort-doubt-impossible-times = No follow-up can be negative or longer than a life: { $values }. These rows have no time.
cohort-doubt-same-time = Every row has the same time: { $values }. Check that this is the time of follow-up.
cohort-doubt-without-times = No row has a time.
cohort-doubt-only-the-dead = Only those who died have this time. Choose the column with the follow-up of the others as “Time of follow-up”.
cohort-doubt-event-is-a-date = The cells are dates. Choose “Date of death”.
cohort-doubt-codes = It is not known what these codes stand for: { $values }. Say so under the values; until then they count as missing.
cohort-doubt-points = These look like points or codes, not like measurements: { $values }.
cohort-doubt-unusual = These values are unusual in { $unit }: { $values }. Check the values and their unit.
cohort-doubt-unknown-primary = What does { $values } mean: not recorded, or carcinoma of unknown primary? It counts as not recorded until you choose.
cohort-doubt-decimals-or-thousands = The comma or point may separate decimals or thousands: { $values }. Check the decimal sign.
cohort-and-more = { $values }, and { $more } more
cohort-unused-empty = No row has a value.
cohort-unused-one-value = Every row has the same value: { $values }.
cohort-unused-too-many-values = { $count } different values; at most { $most } groups can be compared. Give several values one name in the file.
cohort-unused-not-numbers = These values are not numbers: { $values }. Correct them under the values, or in the file.
cohort-lack-time = Survival needs a column of times, or two of dates. With dates, also choose under “The time runs from” which of them begins the time.
cohort-lack-origin = There are dates for the survival time. Choose under “The time runs from” which of them begins it.
cohort-lack-event = Survival needs a column that shows who died.

## Why a mapping cannot be used

cohort-mapping-not-a-mapping = These are not saved column meanings ({ $problem }).
cohort-mapping-later = It was saved by a later program (version { $found }). Reload the page.
cohort-mapping-other-sheet = The saved meanings are for { $mapping } columns, and the table has { $sheet }.
cohort-mapping-twice = “{ $first }” and “{ $second }” cannot both be { $what }. Choose one of them.
cohort-mapping-no-date-column = The time is to run between two dates, but no column holds: { $finding }.
cohort-mapping-no-such-unit = { $finding } has no unit number { $unit }.
# What two columns cannot both be; it stands in the sentence above.
cohort-role-patient = who the patient is
cohort-role-time = the time of follow-up
cohort-role-time-to-death = the time to death
cohort-role-entry = the entry under observation
cohort-role-event = whether the patient died
cohort-role-date-of-death = the date of death

## Why a row or a cell cannot be used

cohort-issue-empty-row = every cell of the row is empty
cohort-issue-too-few-cells = { $found } cells where the heading has { $expected }: columns may have shifted
cohort-issue-too-many-cells = { $found } cells where the heading has { $expected }: columns may have shifted
cohort-issue-unclosed-quote = a quotation mark is never closed
cohort-issue-rows-in-cell = a cell holds what look like rows: a quotation mark is closed too late
cohort-issue-summary-row = a total, a mean or another summary, not a patient
cohort-issue-remark-row = a remark, not a patient
cohort-issue-units-row = units or names below the heading, not a patient
cohort-issue-heading-row = the heading once more, not a patient
cohort-issue-hidden-row = a row that the workbook hides
cohort-issue-struck-row = a row struck through in the workbook
cohort-issue-copied-row = equal to an earlier row in every cell
cohort-issue-hidden-row-used = hidden in the workbook: check whether it belongs to the study
cohort-issue-struck-row-used = struck through in the workbook: check whether it belongs to the study
cohort-issue-no-patient = no patient named in this row, so it counts as another patient: write the name into every row
cohort-issue-no-time = no time
cohort-issue-no-event = not stated whether the patient died
cohort-issue-time-not-a-number = the time is not a number
cohort-issue-impossible-time = impossible time of follow-up
cohort-issue-unknown-event = neither a death nor a survival
cohort-issue-no-date = no date: { $finding }
cohort-issue-end-before-start = the last day is before the first
cohort-issue-operation-not-before-end = the operation is not before death or the last follow-up: nothing was observed after it
cohort-issue-no-entry = no entry under observation
cohort-issue-entry-not-before-end = the entry is not before death or the last follow-up: nothing was observed after it
cohort-issue-moment-not-a-number = not a time since time zero
cohort-issue-impossible-moment = a time longer than a life
cohort-issue-no-date-of-zero = a date, and the file has no date from which the time runs
cohort-issue-day-of-death = the date of death cannot be read
cohort-issue-not-a-date = not a date
cohort-issue-two-digit-year = a two-digit year does not show its century
cohort-issue-impossible-date = no such day
cohort-issue-year-last = not clear whether the day or the month comes first
cohort-issue-in-future = a date in the future
cohort-issue-not-an-option = none of: { $options }
cohort-issue-not-yes-or-no = neither yes nor no
cohort-issue-not-a-number = not a number
cohort-issue-ambiguous-comma = the comma may separate decimals or thousands
cohort-issue-not-whole = not a whole number
cohort-issue-between-steps = not a multiple of { $step }
cohort-issue-out-of-range = not between { $lowest } and { $highest } { $unit }
cohort-issue-unknown-unit = a unit other than { $units }
cohort-issue-empty-band = the first number is above the second
cohort-issue-wrong-kind = not an answer of this kind
cohort-issue-alive-with-death = a death is given, but the patient is recorded as alive
cohort-issue-death-without-day = the patient died, but the date of death is missing
cohort-issue-contact-after-death = the last contact is after the death; the time ends at the death
cohort-issue-after-death = this date is after the death
cohort-issue-after-last-contact = this date is after the last contact
cohort-issue-long-time = a follow-up of { $years } years; check the time and its unit
cohort-issue-other-than-dates = the dates give { $days } days; the time of this column is used
cohort-issue-ends-in-future = counted from its starting date, the time would end in the future
cohort-issue-same-as-row = it has the same patient and the same cells as row { $row }: delete one of them if it was pasted twice
cohort-issue-other-patient = the same patient number, but not the same here as in row { $row }: two patients may share a number. If so, give them different numbers in the file
cohort-issue-operated-after-death = operated on after row { $row } says that the same patient died: check the patient’s id, the dates and who died
cohort-issue-unusual = unusual: most patients have { $lowest } to { $highest } { $unit }
cohort-consequence-row-left-out = row left out
cohort-consequence-no-follow-up = scored, without follow-up
cohort-consequence-cell-missing = cell counts as missing
cohort-consequence-used = used as it stands; check it

## Why something cannot be analysed or taken away

cohort-filter-gone = The filter "{ $filter }" cannot be applied: its column is no longer read, so no row is left. Give the column its meaning again and read again, or remove the filter.
cohort-filter-groups-gone = No row has { $groups } any more.
cohort-cannot-no-file = No file is open. Choose one.
cohort-cannot-not-read = The rows have not been read yet.
cohort-cannot-no-result = That result no longer exists.
cohort-cannot-no-follow-up = Without times and events survival cannot be analysed.
cohort-cannot-no-column = The file has no column { $name }.
cohort-cannot-no-system = There is no system called { $name }.
cohort-cannot-too-many-groups = These are { $groups } groups, and { $most } can be compared. Cut the numbers into fewer, or choose another column.
cohort-cannot-no-rows = No row is left to analyse.
cohort-cannot-different-values = The two columns have no value in common.
cohort-cannot-different-findings = The two columns are not one finding measured twice.
cohort-cannot-delayed-entry = This analysis has no method for delayed entry. Count the time from the operation.
cohort-cannot-nothing-chosen = Choose one at least.
cohort-cannot-too-many-rows-for-excel = A sheet of Excel holds { $most } rows. Export the rows as CSV.
cohort-cannot-late-entry = A reference cannot be made of patients who enter late. Count time from the operation, or as the time column says.
cohort-cannot-all-too-small = Every group has fewer than { $most } patients.
cohort-cannot-no-place = Enter the place and the years, each in at most 200 characters.
cohort-cannot-other = This cannot be done: { $problem }
