# The shell: jobs, notices, dialogs.
copied = Copied
new-report-title = Untitled report
untitled-name = Untitled
example-name = Tongchuan report (example)
example-filled-name = Yunxi County (example, fictional)
job-loading = Opening { $name }…
job-saving = Saving { $name }…
saved = Saved { $name }
edit-error-no-such-node = This node is no longer there; nothing was changed.
edit-error-party-in-use = It cannot be deleted yet: “{ $title }” still names it under “{ $field }”. Assign that to another one first.
edit-error-one-party = This field holds one name only; nothing was saved.
column-values-unfit = { $count ->
    [one] One value does
   *[other] { $count } values do
 } not fit the new type of this column and stay as they are
file-type = Guatu datasets
file-type-any = All files
edit-error-no-such-place = It cannot stand there. Select a place of the right level and try again.
edit-error-duplicate-id = Another node has the same id; nothing was changed.
paste-nothing = Nothing on the clipboard can be put in here
renumber-nothing = The numbers follow the order already
take = OK
and-more = and { $count } more
due-set-title = Set the due date
due-move-title = Move the due date
due-first-date = first set to { $date }
due-present-date = now { $date }
due-new = New date
due-hint = 2026-03 or 2026-03-31
due-reason = Reason
due-reason-tip = The reason and the first date are kept
error-no-date = Give a date
close-title = Close
close-about = Only a verifier closes an item; “done” by the unit does not.
error-close-closed = “{ $title }” is closed already and cannot be closed again: choose “Reopened” to go on with it, or a review
error-close-who-why = Please give who reopens it and why
close-why = Why it is reopened
error-close-who-how = Give the verifier and the manner
error-close-who = Say who did it
error-close-demand = Say what is demanded before the next try
error-overrule-reason = Each kind of doubt above needs a reason before going on
error-review-result = Choose what was found
error-review-next = The next review comes after this one
error-sample-percent = The share must be above 0 and at most 100
close-about-applied = The unit asks for it; the progress becomes “done” and waits for verification.
close-about-unit-agreed = The leader of the unit signs.
close-about-verified = Seen on site or on paper, never by the unit that answers for it.
close-about-refused = The work goes on: the progress becomes “in progress” until it is applied for again.
close-about-reopened = A closed item is opened again: the progress becomes “in progress”.
closing-level-none = No level
closing-demand = Demanded
closing-doubts = { $count ->
    [one] One kind of doubt
   *[other] { $count } kinds of doubt
 }
closing-doubts-later = They need a reason when the closing is verified or approved.
closing-overrule = Why all the same
review-title = Review
review-note = What was seen
review-next-hint = Empty for no further review
review-next-kept = The next review that is set stays; clear it in the item for no further one
review-reopens = Open again what has come back
review-none = None of the chosen items is done yet: a review follows when one is done or closed
sample-title = Draw closed items by lot
sample-about = A share of what was closed on that day, drawn by lot; of the same closed items the same seed draws the same again.
sample-drawn-before = Drawn before on that day with this seed: the same { $count } are registered
sample-drawn-otherwise = With this seed { $count } were drawn before on that day; items were closed since, and others are drawn now
sample-drawn = { $closed } closed, { $drawn } drawn
sample-take = Enter the sample
due-approved-tip = A moved date is approved by somebody; left empty, the audit asks
block-title = Paste a block of values
block-about = Copied from a spreadsheet: a value in each line, with its date and scope. Unit: { $unit }
block-hint = date	value	scope
block-take = Add { $count }
block-place = Line { $line }, column { $column }, “{ $text }”:
block-not-a-value = neither a number nor a date; not taken
block-other-unit = another unit than the indicator's; not taken
block-no-value = the line has no value
block-second-value = a second value in the line; not taken
journal-failed = The recovery journal cannot be written ({ $error }); save soon
backup-failed = The former version could not be kept ({ $error }); the file was saved
outside-gone = “{ $name }” is no longer there. The work is still in the window; saving writes it again.
outside-unreadable = Another program changed the file, and it cannot be read now:
open-elsewhere = “{ $name }” is open in another window. When both save, the later one is told.
outside-title = The file was changed by another program
outside-about = “{ $name }” on the disk differs from what is here.
outside-dirty = There is unsaved work here.
outside-reload = Reload
outside-reload-tip = Take what is on the disk; can be undone
outside-choose = Choose…
outside-choose-tip = Lists in the comparison who changed what, to be taken over one by one
outside-on-disk = On disk
outside-keep = Keep mine
outside-keep-tip = The next save replaces what is on the disk
unreadable-title = The file on the disk cannot be read
unreadable-about = Nothing was saved yet: your work is in the window.
unreadable-replace = Replace it
unreadable-replace-tip = Writes what is here; the damaged file is put among the former versions first
unreadable-save-as = Save as…
unreadable-save-as-tip = Saves under another name; the damaged file stays as it is
unreadable-cancel-tip = Goes back to the window without saving
damaged-title = The file is damaged
damaged-rest = The rest can be opened, with { $items } { $items ->
    [one] item
   *[other] items
 }.
damaged-encoding = The encoding is { $encoding }, not UTF-8; saving writes UTF-8.
damaged-truncated = The file ends too early; what came behind is lost.
damaged-left-out = These { $count } { $count ->
    [one] part is
   *[other] parts are
 } left out:
damaged-untouched = The file on the disk is not touched; save under a new name.
damaged-open = Open the rest
damaged-copy-tip = Copy the list
damaged-name = { $name } (part)
recover-title = Work was left unsaved
recover-title-dropped = Work that can be brought back
recover-about = The program ended without closing; the recovery journal holds this work.
recover-about-dropped = Work that was left unsaved, or dropped within 30 days.
recover-take = Recover
recover-take-tip = Open it as it was, with its undo history
recover-drop = Drop
recover-drop-tip = Put it aside; File › Recover work brings it back within 30 days
recover-later = Later
recover-later-tip = Keep the journal and ask again at the next start
recover-changes = { $count ->
    [one] 1 change
   *[other] { $count } changes
}
recover-dropped = Dropped before
recover-typed = Being typed, { $place }: { $text }
recover-lost = { $count ->
    [one] 1 change cannot be read and is not recovered
   *[other] { $count } changes cannot be read and are not recovered
}
recover-base-changed = The file was changed since; the changes are made to it as it is now
recover-none = There is no work to bring back
recover-not-dropped = The dropped work could not be put aside ({ $error }); it is still where it was
journal-works = The recovery journal is written again; all changes are in it
backups-title = Former versions
backups-about = The file as it was before each save. Restoring can be undone; the file changes with the next save.
backups-none = None yet. Each save keeps what was there before.
backups-open = Restore
backups-open-tip = Put this version in the place of what is in the window
kilobytes = { $size } KB
backups-restored = The former version is back; save to write it
settings-title = Settings
settings-language = Language
language-zh = 中文
language-en = English
settings-theme = Theme
settings-zoom = Zoom
settings-backups = Former versions kept
settings-backups-tip = For each file; 0 keeps none
settings-near-due = Near due, in days
settings-near-due-tip = How many days before its due date an item counts as near due
settings-holidays-label = Holidays
settings-holidays = { $years } are known
settings-holidays-tip = For counting working days. For other years put a table holidays.tsv into the folder of the program's data, see the manual
settings-follow-up = Follow-up colours
follow-up-off = Late only
follow-up-colours = Red, yellow, green
settings-follow-up-about = Red: late; yellow: near due; green: closed. The colour repeats what the words say.
settings-reset = Reset
settings-reset-tip = All settings as at first; recent files stay
near-due = near due
path-chart-title = Save the chart as
chart-type = Picture or table
picture-type = Pictures
chart-copied = Picture copied
path-deck-title = Save the briefing as
deck-type = Briefings
deleted = { $what } deleted; { $keys } brings it back
deleted-report = The whole report
deleted-report-with = The whole report ({ $what })
deleted-categories =
    { $count ->
        [one] 1 category
       *[other] { $count } categories
    }
deleted-problems =
    { $count ->
        [one] 1 problem
       *[other] { $count } problems
    }
deleted-items =
    { $count ->
        [one] 1 item
       *[other] { $count } items
    }
deleted-measures =
    { $count ->
        [one] 1 measure
       *[other] { $count } measures
    }
deleted-indicators =
    { $count ->
        [one] 1 indicator
       *[other] { $count } indicators
    }
cells-emptied = { $count } { $count ->
    [one] cell
   *[other] cells
 } emptied; { $keys } brings them back
path-charts-title = The folder for all charts
charts-on-their-way = Drawing all charts…
charts-saved = { $count } { $count ->
    [one] chart
   *[other] charts
 } saved in { $folder }
print-shown = Opened in the system's reader; print from there: { $path }
print-failed = Printing could not be prepared: { $error }
print-no-reader = The system has no program for PDF files. The file is { $path }; print it elsewhere.
charts-not-yet = The data is still being summed up; save again in a moment
path-compare-title = Choose what to compare with
path-base-title = Choose the version that both came from
path-findings-title = Save the findings as
path-differences-title = Save the list of differences as
compare-type = Datasets, ledgers and notices
list-type = Table
backups-monthly = Report since
backups-monthly-tip = Write the monthly report of what was done since this version
backups-compare = Compare
backups-compare-tip = See where this version differs from now, and take single things back
holidays-io = The table of holidays { $path } cannot be read ({ $error }); the holidays that the program knows are used.
holidays-line = The table of holidays { $path } has a line that is none, number { $line }: a first day, a last day, holiday or work, parted by tabs. The holidays that the program knows are used; correct the line and start again.
crash-title = The program broke off unexpectedly
crash-about = { $count ->
    [one] There is a report on it
   *[other] There are { $count } reports on it
}, to hand to a technician. It tells the version, the place of the fault and the names of the last commands, and holds nothing of a dataset.
crash-show = Open the folder
crash-show-tip = Show where the report lies
crash-keep = Keep, and do not ask again
crash-keep-tip = The report stays in its folder for 90 days
crash-delete = Delete
crash-delete-tip = Delete the report now
path-copy-title = Save the copy for readers
path-earlier-title = The dataset to report from
path-paper-title = Save the paper
paper-type = Tables and documents
form-lists = Lists
broke-by-panic = A fault of the program: { $what } A report on it was written; the next start offers it, for those who look after the program.
broke-no-thread = The system has too little left: { $what } Close other programs first.
broke-example = the example
broke-load = “{ $name }” was not opened; open it once more.
broke-save = “{ $name }” was not saved completely; the work is still in the window, save it once more.
broke-load-again = what another program wrote into “{ $name }” could not be looked at; use Save as for what is here.
broke-load-backup = the former version of “{ $name }” was not taken back, and what is in the window did not change; try once more.
broke-find-backups = the former versions of “{ $name }” were not listed; try once more.
broke-import = “{ $name }” was not read; import it once more, or save it as txt or docx first.
broke-read-again = “{ $name }” could not be read again with the last correction, which is taken back.
broke-load-other = “{ $name }”, to be compared with, was not read; choose it once more.
broke-compare = the comparison of “{ $name }” was not finished and has ended, no data changed; compare again.
broke-analysis = counts or audit of “{ $name }” were not finished, and what is shown may be old; they are tried again after the next change, and saving works.
broke-suggest = no indicators were looked for in the words of “{ $name }”; all else works.
broke-chart = the chart of “{ $name }” was not made; it is tried again with another chart or after a change.
broke-pages = the pages of the briefing of “{ $name }” were not made; they are tried again after the next change.
broke-activity = what was done in “{ $name }” was not listed; look at another span of days.
broke-copy = the chart was not copied; copy it once more, or save it as a picture.
broke-save-copy = “{ $name }” was not written; try once more, or save it in another folder.
broke-export = “{ $name }” was not written; try once more, or take another kind of file.
broke-print = the pages to be printed were not made; save them as PDF and print that.
broke-recover = work that was left unsaved could not be looked for, and its journal was not touched; the next start looks again.
broke-put-aside = work that is not wanted was not put aside; the next start asks again.
broke-watch = changes of the files by other programs are no longer noticed, but still checked before saving; a new start mends it.
broke-housekeeping = a task in the background was not finished; no document is affected.
broke-here = This was not finished
broke-here-advice = A fault of the program. It is tried again after the next change.
broke-paper = the paper of “{ $name }” was not laid out; it is tried again after a change or with another form.
path-letters-title = Folder for the letters
broke-letters = The letters of “{ $name }” were not finished and are not entered in the dataset. See which files are in the folder, delete them and write the letters again.
path-evidence-title = Choose evidence
evidence-type = Usual evidence
broke-evidence = The evidence of “{ $name }” was not all copied. See which files are in the folder beside it, and add the others again.
evidence-save-first = Save the dataset first: evidence is kept in the folder beside it
evidence-not-copied = Not copied: { $error }. { $path }
evidence-pasted = Pasted picture
evidence-paste-where = A picture is pasted as evidence: show the page of an item first
evidence-added = { $count } { $count ->
    [one] piece
   *[other] pieces
 } of evidence added
evidence-not-opened = Cannot be opened: { $error }
evidence-left = { $count } { $count ->
    [one] piece
   *[other] pieces
 } of evidence did not come along; copy them from the folder where they were
evidence-faults = Evidence: { $missing } missing, { $changed } changed, { $doubled } doubled, { $outside } outside the folder
evidence-missing = file missing
evidence-changed = file changed
evidence-doubled = the same as another
evidence-drop-here = Let go here: the file becomes evidence of this item
evidence-unnamed = { $count ->
    [one] One file
   *[other] { $count } files
} in the evidence folder without an entry now: { $files }; nothing is removed until you do it
evidence-outside = outside the folder, not opened
evidence-run-title = Open a file that may run a program?
evidence-run-text = “{ $file }” is no usual document or picture; opening it may run a program. Open it only if you trust where it is from.
evidence-run-yes = Open all the same
letters-still-written = The letters before these are still being written; try again in a moment
letters-written = Letters written to { $folder } and entered: { $count }; texts that are not for the units looked for in them: { $texts }, none found
letters-not-entered = Letters in { $folder } that are not entered: { $count }; their report or unit is not there any more
letters-failed = Letters not written and not entered: { $count } ({ $units }): { $reason }
letters-nothing = there is no item that a unit may be written to about
letter-prefix-urge = U
letter-prefix-remind = R
letter-prefix-warn = W
poster-title = Poster of the wall chart
poster-about = All rows, on several sheets where one does not hold them; an empty column at the right for flags. The file holds only what is for its readers.
poster-sheet = Sheet
poster-size = { $width } × { $height } mm
poster-tiles = On A4 sheets to be glued
poster-tiles-tip = A4 sheets that overlap by 10 mm, glued along the marks at the corners
poster-count = Sheets: { $count }
poster-before = The sheet before
poster-after = The next sheet
poster-days = Only the days on screen
poster-days-of = Only the days on screen ({ $from } to { $to })
poster-days-tip = The part of the time axis that is zoomed to, with all rows
poster-days-all = Zoom the time axis of the chart first (Ctrl+wheel)
poster-save = Save…
