# The words of saving, opening, keeping on this device, and of the privacy window.
files-title = Save and open
files-close = Close
files-working = Working…
files-show-passphrase = Show what is typed

## Saving

save-title = Save this patient
save-empty = Nothing is entered yet.
save-answers = { $count ->
    [one] One answer goes
   *[other] { $count } answers go
} into the file, and nothing that says whose they are. Name the file so that only you know.
save-not-understood = Not understood, and so not saved: { $findings }.
save-passphrase = Passphrase (may stay empty)
save-passphrase-note = With a passphrase nobody else can read the file. If it is lost, nobody can help.
save-file = Save as a file
save-fhir = Save as FHIR
save-fhir-note = FHIR (R4) is for other programs: the answers, and what each system makes of them. It has no passphrase.
save-done = { $name } was handed to the browser.
save-no-memory = This device has too little memory for locking. Nothing was saved.
save-no-randomness = This browser gives no random numbers, which locking needs. Nothing was saved.

## Opening

open-title = Open a file
open-note = A file saved here, or FHIR from a record system: a Bundle, a single resource, or one resource a line.
open-file = Choose a file
open-done = { $count ->
    [one] One answer was opened.
   *[other] { $count } answers were opened.
} What was entered before comes back with Undo.
open-unknown = Left out, for this version does not know it: { $names }.
open-locked = This file is locked.
open-passphrase = Passphrase of the file
open-unlock = Unlock
open-wrong = The passphrase is wrong, or the file was altered. Nothing was changed; try again.
open-no-memory = This device has too little memory for unlocking this file. Nothing was changed.
open-study = This file holds a study, not a patient. Open it on the page “Cohort”.
open-too-new = This file has version { $file }, and this page reads up to version { $known }. Open it with a newer version of the page. Nothing was changed.
open-broken = This file is broken at line { $line }, column { $column }. Nothing was changed.
open-not-ours = This is neither a file of this page nor FHIR. Nothing was changed.
open-empty-file = The file is empty. Nothing was changed.
open-unreadable = The browser could not read this file. Nothing was changed.
open-answer = { $finding } cannot be “{ $given }”, as the file says. Nothing was changed.
open-damaged = “{ $key }” is missing in this file, or is not as it should be. Nothing was changed.
open-health-card = This is a SMART Health Card, signed and compressed. Open the FHIR Bundle that it holds.
open-several = This file holds data of { $count } patients. Open a file of one.

## What a FHIR file holds

record-title = Found in the file
record-none = The file holds nothing that is asked here.
record-note = Nothing is taken before you say so.
record-finding = Finding
record-value = In the file
record-entered = Entered
# The day of a measurement, as the file has it.
record-when = { $day }
record-new = not entered
record-same = the same
record-differs = differs
record-passed-over = { $count ->
    [one] One older value was passed over.
   *[other] { $count } older values were passed over.
}
record-order-unknown = There is another value, and the dates do not tell which is newer.
record-newer-refused = A newer value could not be taken.
record-contradiction = Taken together they contradict each other: { $text }
record-unknown = Codes that are not known here
record-times = { $code } ({ $times } times)
record-refused = Not taken
record-others = Not looked into
record-other = { $kind }: { $count }
record-take = Take what is ticked
record-cancel = Take nothing
refusal-no-value = no value that can be read
refusal-unit = the unit “{ $given }” is not read under this code
refusal-bound = a bound ({ $given }), not a number
refusal-withdrawn = marked as { $status }
refusal-codes = its codes stand for different findings
refusal-primaries = more than one primary is named
refusal-age = the date of birth leaves the age open
