# The words of the cohort page. What its worker says stands in cohort.ftl.

## Choosing a file

study-title = Cohort
study-intro = Choose a file
study-purpose = From a spreadsheet of patients to scores, survival curves and the tables of a paper, in this browser.
study-drop = Drop a table here, or choose a file
study-drop-kinds = CSV or Excel (.xlsx), one row an operation or a patient, up to a million rows
study-example = Try the example
study-template = Download a template
study-private = Nothing leaves this computer: the file is read, scored and analysed here.
study-example-said = The example is synthetic: 36 operations on 33 patients, made by a program so that its counts are those that Lee and others published in 2015.
study-close = Close this file
study-synthetic = Synthetic
study-synthetic-said = The patients of this file were made by a program. Nothing can be learned from it about patients.
study-lost-not-started = The program that reads tables could not be loaded. The connection may be down; try again.
study-lost-failed = The work broke off, most likely for want of memory. What you see has stayed; try again with fewer rows or columns.
study-understood = Close

## While it works

study-works = Working…
study-progress = Progress
study-stop = Stop

## The file

study-found = File
study-found-rows = { $rows } rows, { $columns } columns

## What the columns mean

study-read = Read and score all rows
study-finding-date-last-followup = Date of last follow-up
study-finding-time-days = Time of follow-up
study-finding-died = Died
study-finding-sorafenib = Sorafenib
study-finding-operation = Operation

## What became of the rows

## Scores
