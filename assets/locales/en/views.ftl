# The views.
brand = 挂图 Guatu
start-about = The ledger and wall chart of rectification: problems, progress, indicators
start-drop = You can also drop a file on the window
recent-files = Recent files
dismiss = Dismiss
copy = Copy
toasts-whole = Full text
toasts-all = All { $count }
cancel = Cancel
close = Close
dialog-open = The file dialog is open
type-path-instead = Not there? Type a path
type-path-tip = When the desktop's dialog does not come up, type the path in the window
unsaved-changes = ● Unsaved changes
all-saved = Saved
status-as-of = As of { $day } · show today
not-in-a-file = Not in a file yet
unsaved-title = There are unsaved changes
unsaved-text = Save them before closing? Without saving they are lost.
unsaved-save = Save
unsaved-save-tip = Save, then close
unsaved-discard = Do not save
unsaved-discard-tip = Drop the changes and close
typed-title = Text that is not taken yet
typed-about = These texts stand in fields and are no changes yet. Leaving the field or pressing Enter takes them; they can also be copied.
typed-none = None any more: all are taken.
typed-go = Go there
typed-go-tip = Open the item or the measure that this text belongs to
typed-copy-tip = Put this text on the clipboard
typed-drop = Drop
typed-drop-tip = Drop this text; what stood there before stays
typed-state = ● Text not taken yet
typed-state-tip = A text in a field is not taken yet; click to see it
unrecorded = ● Not recorded for a recovery
unsaved-typed = Not taken, { $place }: { $text }
unsaved-typed-text = These texts are not taken yet, or are no good values. Closing drops them.
overwrite-title = There is such a file already
overwrite-text = Replace it by this dataset?
overwrite-yes = Replace
tree-keys = Move through the tree, unfold, fold
field-keys = Take or drop what is being typed
version = Version { $version }
about-licence = The program is under MIT or Apache-2.0, the font under the SIL OFL 1.1.
about-network = The program uses no network; data is only in the files you choose.
palette-hint = Type the name of a command
palette-nothing = There is no such command
path-open-title = Open a file
path-open = Open
path-save-title = Save to a file
path-save = Save
path-why = This desktop has no file dialog that answers. Type the whole path here.
path-hint = The whole path, such as /home/me/ledger.guatu.json
path-folders = Recent folders
search = Search
search-hint = Search titles, measures, indicators, units
search-clear = Clear the search
filter = Filter
filter-set = Filter ({ $count })
filter-tip = Filter by progress, term, party, targets and dates
filter-clear = Clear
filter-found = { $count ->
    [one] 1 item
   *[other] { $count } items 
}
filter-off-target = Has a target missed
filter-any-party = Any party
filter-fields = Other columns
filter-fields-tip = Filter by any column: what stands in it, or whether anything does
filter-words = Words in it
filter-something = Filled in
filter-nothing = Empty
progress = Progress
term = Term
tree-nothing = Nothing matches
tree-nothing-advice = Try another word, or clear the filter
tree-hover-counts = { $measures } { $measures ->
    [one] measure
   *[other] measures
 }, { $indicators } { $indicators ->
    [one] indicator
   *[other] indicators
 }
overdue = Overdue
lead-units = Lead units
leader = Leader
due = Due date
show-source = Source
show-source-tip = Mark these words in the source
status-met = Met
status-off = Missed
status-open = Open
no-report = The dataset has no report
no-report-advice = Begin a new dataset or open another file
scope = Scope
scope-all = All reports
overview-collection = { $count } { $count ->
    [one] report
   *[other] reports
 }
fact-inspected-by = { $body }, { $kind }
fact-inspected = inspected { $from } to { $to }
fact-feedback = findings given { $on }
fact-as-of = as of { $on }
overview-counts = { $items } { $items ->
    [one] item
   *[other] items
 }, { $measures } { $measures ->
    [one] measure
   *[other] measures
 }, { $indicators } { $indicators ->
    [one] indicator
   *[other] indicators
 }
overview-news-more = { $count } late, { $more } more than a month ago
overview-news-late = { $count } late, the longest { $days } { $days ->
    [one] day
   *[other] days
 }
overview-news-none-late = Nothing is late
overview-news-closed = { $count } closed
overview-news-waiting = { $count } to be verified
overview-news-then = {"; "}
overview-news-and = {", "}
overview-late = Late { $count }
overview-none-late = Nothing is late; near due { $count }
overview-late-whose = of { $units } { $units ->
    [one] lead unit
   *[other] lead units
 } and { $leaders } { $leaders ->
    [one] leader
   *[other] leaders
 }
overview-late-in = { $count } of { $late } late in { $name }
overview-days-late = Days late
overview-days-left = Days left
overview-decisions = To be decided
overview-categories = By category
overview-items = Items
overview-total = All
overview-open = Not done { $count }
overview-waiting = To be verified { $count }
overview-closed = Closed { $count }
overview-each-item = A mark for each item
overview-longest = Longest
overview-next = Next
overview-next-count = { $count } not due yet
overview-nothing-due = Nothing is due after today
overview-unanswered = Letters that were not answered in time
overview-unanswered-count = { $count ->
    [one] 1 letter is unanswered, { $days } { $days ->
    [one] day
   *[other] days
 } late
   *[other] { $count } letters are unanswered, the longest { $days } days late
}
overview-all = All { $count }
overview-unsure = What the data leaves open
overview-missed = Targets missed: { $count }
overview-ahead = Targets not due yet: { $count }
overview-also-ahead = { $count } more not due yet
overview-same = { $count } tell the same as others
overview-indicator = Indicator
overview-then = Then
overview-now = Now
overview-target = Target
overview-value-target = Now/target
overview-gap = Missing
overview-due = Due
overview-no-due = No date
overview-change = Change
overview-kind-item = Due
overview-kind-stage = Stage
overview-kind-measure = Measure
overview-kind-target = Target
overview-kind-review = Review
overview-kind-end = End
overview-ends = { $count ->
    [0] all that are to be closed are closed
   *[other] { $count } still to be closed
}
overview-concentrated = Concentrated
overview-outcomes = What came of it
overview-more-kinds = { $count } more kinds
due-late = { $days ->
    [one] 1 day late
   *[other] { $days } days late 
}
due-left = { $days ->
    [one] 1 day left
   *[other] { $days } days left 
}
due-review-on = Review { $date }
due-waits = { $days ->
    [one] Waits 1 day
   *[other] Waits { $days } days 
}
due-closed-in-time = Closed in time
due-closed-early = { $days ->
    [one] Closed 1 day early
   *[other] Closed { $days } days early 
}
due-closed-late = { $days ->
    [one] Closed 1 day late
   *[other] Closed { $days } days late 
}
unsure-unstated = ● Progress unstated: { $count }
unsure-undated = ● Items without a due date: { $count }
unsure-derived = ● Targets derived, not stated: { $count }
unsure-typed = ● Values typed, without words of the source: { $count }
unsure-no-target = ● Indicators without a target: { $count }
off-gap = { $gap } short
indicators-none = No indicator matches
indicators-none-advice = Show others, clear the filter, or add indicators to an item
arrange-group = Group
arrange-sort = Sort
arrange-only = Show
group-item = By item
group-category = By category
group-unit = By unit
group-status = By status
group-none = None
sort-document = As in the notice
sort-shortfall = Largest shortfall first
sort-attainment = Least attained first
sort-name = By name
sort-latest = Latest reading first
only-all = All
only-with-target = With a target
only-off-target = Missed
only-met = Met
no-unit = No unit
nothing-selected = Nothing is selected
nothing-selected-advice = Choose something in the tree on the left
report = Report
category = Category
categories = Categories
problem = Problem
items = Items
basis = Basis
closed-on = Closed on
closed-by = Verified by
closed-how = How verified
closing-not-yet = Not yet
closing-planned-on = planned { $date }
closing-refused-on = refused { $date }
closing-reopened-on = reopened { $date }
closing-closed-on = closed { $date }
closing-none = not applied for
closing-waits-unit = waits for the unit
closing-waits-verified = waits for verification
closing-waits-approved = waits for approval
closing-do-apply = Apply
closing-do-agree = Agree as the unit
closing-do-verify = Verify
closing-do-approve = Approve
closing-do-refuse = Refuse
closing-do-reopen = Reopen
closing-again = Apply again
closing-step-tip = Enter the day of this step, who took it and how
closing-all = All steps ({ $count })
review-record = Enter a review…
review-next-on = next review { $date }
review-no-next = no next review set
entries-change = Change
evidence-note = { $count }
evidence-add = Add files…
evidence-add-tip = The files are copied to the folder beside the dataset and numbered; they can also be dropped on this page, and pictures pasted with Ctrl+V
evidence-open-tip = Open { $file }
sample-draw = Draw a sample…
sample-line = { $percent } %, seed { $seed }, { $count } drawn, { $seen } reviewed
sample-line-chosen = { $count } chosen, { $seen } reviewed
sample-seen = Reviewed
sample-unseen = Not yet reviewed
due-not-approved = approved by nobody yet:
measure = Measure
measures-of-item = Measures
measures-note = { $count }, { $complete } done
measure-fields-tip = Show or fold away all of this measure
item-pace = { $done }, { $planned } due by today
item-pace-planned = { $planned } due by today
date-line-began = { $date } feedback
date-line-first = first { $date }
date-line-moved = moved { $count }: { $date }
date-line-today = today { $date }
measure-progress = Progress of the measure
indicator = Indicator
indicators-of-item = Indicators
indicators-note = { $count }
no-indicators = No indicators yet
no-items = No items yet
target = Target
target-value = Target value
readings = Readings
bound = Bound
exact = exact
add-baseline = Baseline
add-reading = New reading
add-target = Set a target
new-value-tip = Type the value and press Enter
relation = Relation
number = Number
title = Title
parties = Parties
party-tip = See what this party answers for
add-unit = Add unit
add-leader = Add leader
new-party-name = New party
tally = { $measures } { $measures ->
    [one] measure
   *[other] measures
 }, { $indicators } { $indicators ->
    [one] indicator
   *[other] indicators
 }, { $met } { $met ->
    [one] target
   *[other] targets
 } met, { $off } missed
tally-overdue = { $count } overdue
new-category-title = New category
new-problem-title = New problem
new-item-title = New item
new-measure-text = New measure
new-indicator-name = New indicator
remove = Delete
remove-tip = Delete; undo brings it back
field-empty = —
due-changed-undated = On a day not stated
due-changed = { $on }: from { $from } to { $to }: { $reason }
due-move = Move…
due-move-tip = Move the date with its reason; the first date is kept
error-number = “{ $text }” is not a number. Type one like 12.3, without commas.
error-date = “{ $text }” is not a date. Type 2025-06-30, 6月底, 年底前 or 30天.
error-when = “{ $text }” is neither a date nor a period. Type 2025-06-30, 2025-06, 2025-Q2, 6月底, 年底前 or 30天.
error-no-such-day = The calendar has no { $text }.
error-empty = This may not be empty.
error-unfit = This field cannot hold “{ $text }”.
error-no-reason = Give the reason after the new date.
no-source = There is no source
no-source-advice = The dataset does not hold the text of the notice
tree-empty-advice = Use “Add report” to begin
party-hint = type a name
several-title = { $count } selected
several-about = Settings hold for all selected items; one undo takes them back.
ledger-clear = Clear
ledger-cell-computed = This column is computed from other fields and cannot be typed in
ledger-cell-elsewhere = Please fill this in under Details
ledger-cell-again = The dataset has changed: please confirm once more in the cell
ledger-entries-stay = Entries are only added here; former ones are changed under Details
ledger-due-stays = A date that was set cannot be emptied, only moved
ledger-due-asks = Moving a date wants a reason: please move them one by one
ledger-close-asks = Closing wants a verifier and a manner: please use Close
ledger-reopen-asks = Opening again is a step with a reason: please press { $keys } and choose “{ $step }”
evidence-picture-where = “{ $name }” is a picture and cannot be opened; as evidence, drop it on the page of an item
typed-not-saved = “{ $text }” in “{ $name }” was not taken and is not in the file: put it right, or press Esc to drop it
ledger-refused = { $count } { $count ->
    [one] cell
   *[other] cells
 } could not take their text; point at the corner mark for the reason
ledger-moves = { $count }×
ledger-lines = Rows: up to { $count } { $count ->
    [one] line
   *[other] lines
}
ledger-lines-fit = Rows: as high as the text
ledger-lines-fixed = Rows: all { $count } { $count ->
    [one] line
   *[other] lines
}
ledger-lines-tip = Rows as high as their text, up to so many lines, or all alike; what does not fit ends in an ellipsis
ledger-add-row = + New row
ledger-add-row-tip = Add an item behind the last one
ledger-editor-keys = Alt+Enter new line  Enter done  Esc restore
ledger-editor-former = Former entries stay: { $days }
ledger-none = No items
ledger-empty-advice = Paste rows of a spreadsheet here (Ctrl+V), or add items one by one
ledger-add-first = Add the first item
ledger-add-first-tip = A category and a problem come with it where there are none; their titles can be changed
ledger-none-advice = Add some in the tree, or clear the filter
ledger-count = { $count } { $count ->
    [one] item
   *[other] items
 }
ledger-bulk = Set { $count } { $count ->
    [one] row
   *[other] rows
 }…
ledger-marked = { $count } selected:
ledger-columns = Columns
ledger-columns-tip = Choose the columns
ledger-columns-reset = Default columns
ledger-sort-tip = Click to sort, again to reverse; Shift+click sorts by a further column, Ctrl+click selects the column; the right button opens order and filter
ledger-mark-tip = Click selects, Ctrl adds, Shift selects a range, double click opens
internal = Internal
internal-tip = For the office alone; left out of what goes outside
paste-block = Paste a block…
paste-block-tip = Paste several values from a spreadsheet
item = Item
chart-choose = Chart
named-standing = Standing
named-off-target = Targets not reached
named-attainment = All indicators and targets
named-plan = Wall chart by category
named-plan-by-unit = Wall chart by lead unit
named-units = Late and near: units, leaders
named-calendar = Due by month
named-closed = Items closed
named-closed-by-unit = Items closed, by lead unit
plan-zoom-in = Zoom in
plan-zoom-out = Zoom out
plan-zoom-all = All
plan-about = Wheel scrolls, Ctrl and wheel zoom, drag moves; drag the end of a bar to move its due date
named-achievements = Largest changes
named-plan-by-leader = Wall chart by leader
named-plan-by-status = Wall chart by standing
named-plan-measures = Wall chart (measures)
order = Order
order-act = To act on first
order-notice = As in the notice
order-name = By name
order-value = Largest first
chart-date = As of
chart-date-hint = now
chart-date-tip = Type a date to see how it stood then; empty for now
chart-report = Report
chart-table-of = Values: { $title }
chart-table-ascending = { $name }, ascending
chart-table-descending = { $name }, descending
chart-table-sort-tip = Click to sort, again to reverse, a third time for the order of the chart
chart-table-cell = { $heading }: { $text }
chart-note = Note on the chart
chart-note-hint = Your own words, shown below the chart, on pictures and posters, on the chart's pages of a briefing and in its saved table
chart-close = Close this chart
brush-count = { $count } selected
brush-clear = Clear selection
brush-tip = Click a bar to select the items in it, with Ctrl to add or remove; they are marked in all charts and in the tree
filter-only = Only the { $count } selected
overview-achieved = Better since the inspection
overview-improved = { $count } { $count ->
    [one] indicator
   *[other] indicators
 }
page-title = Title
page-text = Text
page-notes = Speaker's notes (not on the page)
page-hidden = hidden
page-nothing = nothing to show, left out
page-readers = Not in the public version
deck-add-chart = Add chart
deck-add-item = Add an item's page
deck-add-item-tip = Those late for 30 days or put off twice come first
deck-add-text = Add text
deck-add-text-tip = A page of your own words behind the chosen one
deck-shown = Show this page
deck-shown-tip = A page that is not shown stays here, but is neither presented nor exported
deck-short = First page only
deck-short-tip = What does not fit on one page goes on on the next; checked, only the first is shown and says how many items are left
deck-reset = As the data has it
deck-reset-tip = Forget all that was arranged; can be undone
deck-about = Drag or press Alt+↑↓ to reorder
speaker-title = Speaker's window
speaker-next = Next page
speaker-no-notes = No notes for this page
speaker-sources = Where the figures come from
speaker-lasted = Time so far
speaker-back = ← Back
speaker-forward = Next →
briefing-keys = B black · G all pages · number + Enter that page · L pointer · S speaker's window · D next display · Esc end
suggestions = Figures of the text that could be indicators ({ $count })
suggestions-about = Read from the item's words; nothing enters the data until you take it. Click to see the words.
suggestions-take-sure = Take all that are sure ({ $count })
suggestions-look = Figures that may only be circumstance ({ $count })
suggestion-take = Take
suggestion-change = Take and change
suggestion-refuse = Refuse
suggestion-sure = sure
suggestion-likely = likely
suggestion-unsure = look
suggestion-compared = The finding and a measure give the same thing: baseline and value
suggestion-turned = One sentence gives the value before and after
suggestion-series = The same thing at several times
suggestion-part = A part of a whole
suggestion-stated-target = The text states the target
suggestion-planned = A figure to be reached
suggestion-derived-target = The target follows from a share of it
suggestion-completion = A completion rate; its target is 100%
suggestion-figure = One figure by itself
figure-use-about = { $text } · click to make it an indicator, a reading, a target or a baseline
figure-as-indicator = New indicator
figure-as-reading = As a reading of
figure-as-target = As the target of
figure-as-baseline = As the baseline of
figure-no-item = These words belong to no item, so they cannot become an indicator
unsure-audit = Audit: { $errors } { $errors ->
    [one] error
   *[other] errors
 }, { $questions } { $questions ->
    [one] question
   *[other] questions
 }

compare-start = Compare with another dataset
compare-start-about = See where two datasets differ and take differences over, one by one or by unit. Every step can be undone; what the other side lacks is never deleted by itself.
compare-file = Choose a file…
compare-file-tip = A dataset, a ledger (xlsx, xls, xlsb, ods, csv) or a notice (docx, doc, odt, pdf, ofd, txt, html)
compare-backup = Compare with a former version…
compare-backup-tip = Opens the list of former versions of this file
compare-open-documents = Open datasets
compare-reports = Another report of this dataset, against: { $title }
compare-with = Compared with “{ $name }”
compare-since = Changes since { $name }
compare-version = { $name } ({ $date })
compare-about-former = “Then” is the former version, “now” the present data. What you tick and take goes back to how it was then.
compare-then = Then
compare-now = Now
compare-part-new = Added since { $count }
compare-part-gone = Deleted since { $count }
compare-new-about = It was not there then. Taking this deletes it here, with all that is under it; it can be undone.
compare-gone-about = It was deleted since. Taking this adds it again, with all that is under it.
compare-put-off = { $days ->
    [one] Put off by one day since
   *[other] Put off by { $days } days since
}
compare-brought-forward = { $days ->
    [one] Brought forward by one day since
   *[other] Brought forward by { $days } days since
}
compare-about = “Here” is the dataset on screen, “there” the other one. Tick differences and take them over, or double-click one.
compare-about-partial = The other side is a notice or a ledger: what it has no column for is no difference. What it fills in is ticked; look at it, then take it over.
compare-about-base = Common origin: “{ $name }”. What only they changed is ticked; decide on what both changed and on dates that move.
compare-base = Common origin…
compare-base-tip = The version that both came from: it tells who changed what, for a three-way merge
compare-drop-base = Without origin
compare-export = Export list…
compare-export-tip = Writes all differences as a table (CSV, opens in Excel)
compare-end = End comparison
compare-end-tip = Back to the overview; what was taken over stays
compare-same = The two datasets hold the same
compare-same-advice = There is nothing to take over.
compare-by-unit = By lead unit
compare-no-unit = No lead unit
compare-part-all = All { $count }
compare-part-added = New there { $count }
compare-tick-all = Tick all
compare-tick-none = Tick none
compare-tick-tip = Only those that are listed; deletions, own changes and what is to be decided are ticked by themselves
compare-take-ticked = Take { $count } over
compare-take-tip = In one step that can be undone
compare-take = Take this one over
compare-take-one-tip = This one only, can be undone; the space bar ticks, Enter opens
compare-go = Go to
compare-nothing-ticked = Tick what is to be taken over first
compare-reason = Reason for the new due date
compare-reason-needed = A due date was moved there without a reason: write one down first
compare-added-about = It is not here. Taken over, it comes with all that stands under it.
compare-removed-about = It is not there. Taken over, it is deleted here with all that stands under it; this can be undone.
compare-here = Here
compare-there = There
compare-later = { $days ->
    [one] One day later there
   *[other] { $days } days later there
}
compare-earlier = { $days ->
    [one] One day earlier there
   *[other] { $days } days earlier there
}
compare-without-record = The date was moved there without a reason written down.
compare-take-removing = Take { $count } over, { $removals } of them deletions
compare-says-nothing = All that the other side says is here already
compare-nothing-read = No item was read from the other side
compare-nothing-read-advice = Open it with Import first and see what its paragraphs and columns were taken for.
compare-strange = Not one item matches: is it of the same body? Nothing was ticked.
compare-wants-reason = { $date }, a reason is needed
compare-part-fields = All fields { $count }
compare-part-standings = Standing changed { $count }
compare-part-direct = To be taken { $count }
compare-part-decision = To be decided { $count }
compare-part-choice = To be picked { $count }
compare-part-figures = Figures changed { $count }
compare-part-ours = Only here { $count }
compare-head-tick = press to tick all
compare-head-untick = press to untick all
compare-tick-one = Tick “{ $field }”
compare-head-all = { $count }
compare-head-ticked = { $ticked } taken
compare-head-open = { $open } to decide
compare-head-both = { $ticked } taken, { $open } to decide
compare-ours = Only here, or changed only here { $count }
compare-ours-kept = all kept
compare-newly-late = { $count } newly late
compare-newly-near = { $count } newly near due
compare-newly-open = { $count } under way again
compare-newly-done = { $count } newly reported done
compare-newly-closed = { $count } newly closed
compare-sent-back = { $count } sent back after being reported done
compare-same-standing = { $count } stand where they stood
compare-open = Details
compare-standing = Standing
compare-no-field = No field changed: the standing follows from the date.
compare-table-key = On a ground with a line: new. Struck through: what stood there then.
compare-proposed = move { $count } to { $date }, { $days ->
    [one] 1 day later
   *[other] { $days } days later
}
compare-proposed-earlier = to { $date }, { $days ->
    [one] 1 day earlier
   *[other] { $days } days earlier
}
compare-both = Both together
compare-moved-about = Move number { $count }; the first date stays
compare-their-reason = The reason given there: { $reason }
compare-reason-about = It cannot be taken over without.
compare-take-moved = Take over with this reason
compare-leave = Leave
compare-leave-tip = What is here stays, and it is not to be decided any more
compare-news = “{ $name }” differs in { $count } { $count ->
    [one] place:
   *[other] places:
}{" "}
compare-news-join = {", "}
compare-news-direct = { $count } to be taken
compare-news-open = { $count } to be decided
compare-news-decided = { $count } decided
compare-news-choice = { $count } to be picked
compare-news-ours = “{ $name }” brings nothing new; { $ours } only here
compare-news-standings = Since “{ $name }” { $count } { $count ->
    [one] item changed its standing:
   *[other] items changed their standing:
}{" "}
compare-news-no-standing = Since “{ $name }” no item changed its standing; { $fields } { $fields ->
    [one] field
   *[other] fields
} changed
compare-take-key = Ctrl+Enter
compare-all-units = All
compare-pane-standings = standing
compare-pane-differences = differences
compare-versions = Versions
compare-origin = Common origin
compare-days = { $then } → { $now }
compare-five-standings = The five standings
compare-between = Days
compare-marks = Marks
compare-mark-ticked = taken over
compare-mark-unticked = not taken over
compare-mark-both = both changed it: decide
compare-mark-moved = a date moves: decide
compare-unit-open = { $count } to decide
compare-after = Once taken over
compare-after-about = Ctrl+Z takes all of it back
compare-after-now = Now
compare-after-then = Then
compare-after-more = and { $count } more
compare-choose = No difference is chosen
compare-choose-advice = Choose one at the left to see both sides of it here.
source-damage = Likely damage of the text: { $said }
letters-title = Letters to units
letters-on = Day
letters-answer-by = Answer by
letters-prefix = Text before the number
letters-issuer = Sent by (whom to answer)
letters-contact = Contact and phone
letters-unit = { $unit } (items: { $items })
letters-unit-late = { $unit } (items: { $items }, of them late: { $late }, longest in days: { $days })
letters-without-unit = { $count ->
    [one] 1 item has no lead unit: nobody can be written to
   *[other] { $count } items have no lead unit: nobody can be written to
}
letters-internal = { $count ->
    [one] 1 item is marked as internal and stands in no letter
   *[other] { $count } items are marked as internal and stand in no letter
}
letters-complete = { $count ->
    [one] 1 item is done or closed and stands in no letter
   *[other] { $count } items are done or closed and stand in no letter
}
letters-other-reports = { $count ->
    [one] 1 item is of another report and not in these letters
   *[other] { $count } items are of other reports and not in these letters
}
letters-about = One docx for each unit, with what the offices may see. Once written, the letters are entered in the report and in the log of each item; that can be undone.
letters-write = { $count ->
    [one] Write 1 letter…
   *[other] Write { $count } letters…
}
letters-no-unit = There is no unit to write to
letters-answer-before = The answer would be due before the day of the letter
letters-no-prefix = Type the text before the number
letter-items-count = { $count ->
    [one] 1 item
   *[other] { $count } items
}
letter-answer-by = answer by { $date }
letter-answer-given = answered in time
letter-answer-given-late = { $days ->
    [one] answered 1 day late
   *[other] answered { $days } days late
}
letter-answer-awaited = answer awaited
letter-answer-awaited-days = { $days ->
    [one] answer awaited, 1 day left
   *[other] answer awaited, { $days } days left
}
letter-answer-late = { $days ->
    [one] no answer, 1 day late
   *[other] no answer, { $days } days late
}
letter-unnumbered = no number
compare-instead = Other text…
compare-instead-name = Text instead
compare-instead-closed = A closing has its steps and its record: close it on the page of the item
compare-no-value = What was typed for “{ $field }” cannot stand there: { $reason }
compare-meeting = Leave for the meeting
compare-meeting-tip = Notes it among what a meeting has to decide and takes nothing; one step with what is taken, can be undone
compare-rival = { $who } sent: { $text }
compare-open-decision = To be decided by the meeting: { $text } (still open)
compare-questions-shown = { $first } to { $last } of { $count } to decide
compare-report = Monthly report
compare-report-tip = Writes the monthly report of the same two ends: from this former version to now
compare-note = Leave { $questions } for the meeting
compare-take-noting = Take { $count }, leave { $questions } for the meeting
compare-news-meeting = { $count } left for the meeting
compare-entries-here = { $count } here
