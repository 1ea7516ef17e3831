# Messages of saving, opening, storing on this device, and the privacy window.
files-title = Save and open
files-privacy = Privacy
files-close = Close
files-parts = Sections of this window
files-working = Working…
files-show-passphrase = Show what is typed

## Saving

save-title = Save this patient
save-empty = Nothing is entered yet.
save-answers = { $count ->
    [one] One answer goes
   *[other] { $count } answers go
} into the file, and nothing that says whose they are. Name the file so that only you know whose it is.
save-labelled = { $count ->
    [one] One answer goes
   *[other] { $count } answers go
} into the file with the label “{ $label }”, which is in the file's name too.
save-earlier = The earlier assessment of { $when } is saved in the same file.
save-not-understood = Not saved, because it was not understood: { $findings }.
save-passphrase = Passphrase (optional)
save-passphrase-note = With a passphrase nobody else can read the file. A lost passphrase cannot be recovered.
save-file = Save as a file
save-fhir = Save as FHIR
save-fhir-note = FHIR (R4) is for other programs: the answers, and the result of each system. It has no passphrase.
save-fhir-levels = FHIR gets the entered level only.
save-done = { $name } was saved.
save-refused = The browser refused the file. Nothing was saved.
save-no-memory = This device has too little memory for locking. Nothing was saved.
save-no-randomness = This browser provides no random numbers, which locking needs. Nothing was saved.

## Tumour board

board-title = Picture for the tumour board
board-note = One slide of 16 to 9: findings, spine, totals and published survival.
board-svg = Save as SVG
board-png = Save as PNG
board-findings = Findings
board-totals = Totals

## Opening

open-title = Open a file
open-note = A file saved here, or FHIR from a record system: a Bundle, a single resource, or one resource a line.
open-file = Choose a file
open-done = { $count ->
    [one] One answer was opened.
   *[other] { $count } answers were opened.
}
open-unknown = Left out, because this version does not know it: { $names }.
open-locked = This file is locked.
open-passphrase = Passphrase of the file
open-unlock = Unlock
open-wrong = The passphrase is wrong, or the file was altered. Nothing was changed; try again.
open-no-memory = This device has too little memory for unlocking this file. Nothing was changed.
open-study = This file holds a study, not a patient. Open it on the page “Cohort”.
open-own-done = “{ $name }” is now among the systems, until this page is closed.
open-own-changed = This score was changed after it was saved. Nothing was opened.
open-own-wrong = This score cannot be used. { $problem }
open-own-full = Fifty scores of your own are open, which is the most. Nothing was opened.
own-short = derived here
own-citation = { $name }, derived on { $day } from { $rows } patients, { $events } of whom had the event. SHA-256 { $hash }.
own-accuracy = Concordance { $corrected } (95 % CI { $low }–{ $high }) corrected for optimism, { $apparent } on the patients of the derivation. Calibration slope { $slope }.
own-outside = { $finding } outside the values of its derivation
open-too-new = This file has version { $file }, and this page reads up to version { $known }. Open it with a newer version of the page. Nothing was changed.
open-broken = This file is broken at line { $line }, column { $column }. Nothing was changed.
open-not-ours = This is neither a file of this page nor FHIR. Nothing was changed.
open-empty-file = The file is empty. Nothing was changed.
open-unreadable = The browser could not read this file. Nothing was changed.
open-answer = { $finding } cannot be “{ $given }”, as the file says. Nothing was changed.
open-damaged = “{ $key }” is missing or invalid in this file. Nothing was changed.
open-health-card = This is a SMART Health Card, signed and compressed. Open the FHIR Bundle that it holds.
open-several = This file holds data of { $count } patients. Choose a file with one patient.

## Several patients of one tab

patients-title = Patients of this tab
patients-note = Put this patient aside to score the next one, or keep a copy to compare with a later assessment. The list stays in memory until this tab is closed or reloaded; nothing of it is saved.
patients-aside = Put aside, begin the next
patients-copy = Keep a copy
patients-nameless = no label
patients-compare = Compare
patients-remove = Remove
patients-print = Print the list
patients-now = Now
# Head of the first column of a table of two assessments.
patients-row = Answer or system
twice-copy = Copy with the note
twice-print = Print both

## What a FHIR file holds

record-title = Found in the file
record-whose = Patient in the file: { $name }
record-born = Patient in the file: born { $day }
record-whose-born = Patient in the file: { $name }, born { $day }
record-bone = The file names bone metastases, but not which vertebrae or how many: answer those questions here.
record-none = The file holds nothing that is asked here.
record-note = Only what you tick is taken.
record-finding = Finding
record-value = In the file
record-entered = Entered
# The day of a measurement, as the file has it.
record-when = { $day }
record-undated = no date
record-final = final
record-amended = amended
record-corrected = corrected
record-preliminary = Preliminary: not yet verified.
record-registered = Registered: the result is still to come.
record-status-unknown = The status is not stated.
record-printed-unit = The unit printed is “{ $unit }”, which is not known here. Check the value before you tick it.
record-new = not entered
record-same = the same
record-differs = differs
record-passed-over = { $count ->
    [one] One older value was skipped.
   *[other] { $count } older values were skipped.
}
record-order-unknown = There is another value, and the dates do not show which is newer.
record-newer-refused = A newer value could not be taken.
record-contradiction = Taken together they contradict each other: { $text }
record-unknown = Codes that are not known here
record-times = { $code } ({ $times } times)
record-refused = Not taken
record-others = Not read
record-other = { $kind }: { $count }
# Before a list of systems.
record-possible = Now complete; show also
record-take = Take what is ticked
record-cancel = Cancel
refusal-no-value = no value that can be read
refusal-unit = the unit “{ $given }” is not read under this code
refusal-units-disagree = printed as { $printed } but coded as { $coded }; check the original and enter it by hand
refusal-bound = a limit that cannot be read ({ $given })
refusal-withdrawn = marked as { $status }
refusal-codes = its codes stand for different findings
refusal-primaries = more than one primary is named
refusal-age = the date of birth leaves the age open

## Keeping on this device

keep-title = Keep on this device
keep-note = Nothing is kept unless you choose it. Whoever uses this browser can read what is kept without a passphrase.
keep-how-long = Keep it
keep-tab = until this tab is closed
keep-until = until the end of a day
keep-day = Last day
keep-start = Keep from now on
keep-passphrase = Passphrase (optional)
keep-on-tab = Kept until this tab is closed, and brought up to date as you enter.
keep-on-until = Kept until the end of { $day }, and brought up to date as you enter.
keep-waits = Keeping begins when something is entered.
keep-denied = The browser refused to keep it: its storage is full or switched off. What you entered is still here. Save it as a file instead.
keep-erase = Erase what is kept
keep-erased = What was kept is erased.
keep-offer = A patient is kept on this device.
keep-offer-locked = A patient is kept on this device, locked with a passphrase.
keep-back = Bring it back
keep-unreadable = What was kept cannot be read any more: { $why }

## When nobody uses the page

idle-title = When you are away
idle-label = Hide what is entered after
idle-minutes = { $minutes } minutes
idle-never = never
idle-hidden = Hidden
idle-why = Nobody used the page for { $minutes } minutes. What was entered is still here.
idle-show = Show it again
idle-clear = Clear everything

## Privacy

privacy-requests = What this page requested
privacy-sealed = Since it was opened this page asked { $origin } for { $count ->
    [one] one file
   *[other] { $count } files
} of its own release, and for nothing else. Nothing was sent.
privacy-others = { $count ->
    [one] One request
   *[other] { $count } requests
} went to another address. The page makes none of its own: look at the browser's extensions.
privacy-worker = This list includes the requests of workers that compute for the page. One more worker stores the page for use without a network: it fetches the files of the same release, once each, and is not in this list.
privacy-no-list = This browser does not report requests.
privacy-address = File
privacy-size = Bytes
privacy-from-cache = from cache
privacy-policy = The policy in force
privacy-policy-note = The browser enforces these rules; what they do not allow is forbidden.
privacy-no-policy = No policy was found in this page.
privacy-stored = What is stored in this browser
privacy-nothing = Nothing.
privacy-item = Item
privacy-settings = your settings
privacy-language = your language
privacy-kept = the patient that you asked to keep
privacy-foreign = of another page at this address
privacy-release = the page itself, for opening it without a network
privacy-worker-item = service worker
privacy-cookies = cookies
privacy-erase = Erase all of it
privacy-erase-note = This also erases the page itself as stored for use without a network; it is stored again when you next open it. What you entered stays until the page is closed.
privacy-erase-sure = Erase now
privacy-erase-not = Do not erase
privacy-erased = All that this page had stored is erased.

## Scoring as if relieved

relieved-said = Pain or compression may have lowered the performance. Choose what it would be without them. This is your judgement, not a forecast. Your answers are not changed.
relieved-nothing = Nothing that is entered could be better.
relieved-entered = As entered
relieved-then = If relieved
relieved-as-entered = as entered: { $answer }

## SINS of several levels

levels-note = Each level is scored. The worst is entered in the form; note, print and file list the others.
levels-add = Add a level
levels-enter = Enter the worst: { $level }
levels-done = The worst level was entered. The others are listed with the results.
levels-nameless = Level { $number }

## References

references-title = References
references-note = Survival of earlier patients of a hospital, beside published survival. Save one on the cohort page, and open it above. It contains no single patients.
references-name = { $place }, { $years }, n = { $n }
references-made-up = { $place }, { $years }, n = { $n } (made-up patients)
references-remove = Remove
references-remove-named = Remove { $place }
references-keep = Keep on this device
references-denied = The browser refused to store them.
references-opened = Opened: { $place }. It is shown in the results.
open-changed = The file was changed after it was saved. Ask for the original.
open-counts = The counts in the file do not add up: { $about }.
privacy-references = references of hospitals, without single patients
