# Forms and papers.
form-ledger = Ledger
form-problems = List of problems
form-tasks = List of tasks
form-duties = List of duties
form-rules = List of rules made
form-results = List of results
form-deadlines = List of deadlines
form-progress = Progress table (monthly)
form-closing = Application for closing
form-acceptance = Opinion on acceptance
form-evidence = List of evidence
form-unit_tasks = Tasks of a unit
form-unit_return = Unit return
form-units = Units in figures
form-audit = Audit rectification table
form-environment = Environmental rectification list
form-sample = Spot checks of closed items
papers-filter-sampled-tip = Only items of the latest sample of closed items
paper-sample = Drawn on { $date }: { $percent }% of the closed items, seed { $seed }
paper-sample-by-hand = Drawn on { $date }
form-safety = Safety hazard ledger
form-shown = Ledger as shown
form-shown-title = {"{"}inspected_body{"}"}: ledger of the {"{"}kind{"}"}
form-shown-measures = {"{"}inspected_body{"}"}: measures of the {"{"}kind{"}"}
paper-nothing = None
paper-no-group = Not named
paper-group = { $name } ({ $count } { $count ->
    [one] item
   *[other] items
 }: { $standing })
paper-due-unchanged = unchanged
paper-due-moved = put off { $count ->
    [one] once
   *[other] { $count } times
}
paper-postponed = put off from { $from } to { $to }: { $reason }
paper-postponed-by = { $change } (approved by { $by })
paper-pieces = { $count }
paper-status-days = { $status } { $days } d
paper-continued = (continued)
choice-Computed-index = No.
choice-Computed-measure_index = Measure no.
choice-Computed-row = Row
choice-Computed-category_name = Category
choice-Computed-problem_name = Problem
choice-Computed-item_name = Item
choice-Computed-full_number = Full number
choice-Computed-status = Status
choice-Computed-measure_texts = Measures
choice-Computed-measure_results = Measures and results
choice-Computed-latest = Latest progress
choice-Computed-latest_problems = What stands in the way
choice-Computed-latest_next = What comes next
choice-Computed-units = Units
choice-Computed-limit = Limit
choice-Computed-due_now = Present due date
choice-Computed-postponements = Postponements
choice-Computed-evidence_count = Pieces of evidence
choice-Computed-evidence_list = Evidence
choice-Computed-closed_on = Closed on
choice-Computed-applied = Applied for
choice-Computed-unit_agreed = Unit's opinion
choice-Computed-verified = Verification
choice-Computed-approved = Approval
choice-Computed-county_planned = County check (planned)
choice-Computed-county_on = County check (made)
choice-Computed-city_planned = City check (planned)
choice-Computed-city_on = City check (made)
choice-Computed-trade_planned = Trade check (planned)
choice-Computed-trade_on = Trade check (made)
choice-Computed-sample_review = Spot check
choice-Computed-review = Review
choice-Computed-review_on = Reviewed on
choice-Computed-review_by = Reviewed by
choice-Computed-review_result = Result of the review
choice-Computed-outcome_list = Outcomes
choice-Computed-led = Items led
choice-Computed-supported = Items supported
choice-Computed-late = Late
choice-Computed-near = Due soon
choice-Computed-open = Open
choice-Computed-done = To be verified
choice-Computed-closed = Closed
choice-Computed-closed_share = Share closed
choice-Computed-longest_late = Longest late, in days
choice-Computed-blank = Blank (by hand)
audience-title = Who will read it?
audience-text = Chosen at the first export, print or copy, kept in the dataset and used from then on; to be changed at any time under Papers.
audience-public-tip = Public fields only: nothing marked internal, no contacts, handlers, instructions or log
audience-office-tip = Also the fields for the offices; still nothing marked internal
audience-all-tip = Everything; for the rectification office alone
paper-leak = Not written: the file has { $count } { $count ->
    [one] text that is
   *[other] texts that are
 } not for its readers, such as “{ $text }…”. Look at the title and the lines of the form, or choose other readers.
paper-saved-proven = Saved { $name }; { $count } left-out texts were looked for in the file and none was found
paper-copied = Table copied; paste it into WPS or Excel
papers-version-from = Opening version
papers-version-to = Closing version
papers-version-days = the days
papers-version-now = now
papers-version-tip = Which named version the period begins or ends with: what was done is found by comparing the two
papers-earlier = From a version…
papers-earlier-tip = Choose the dataset of the period before: what was done since is found by comparing the two versions
papers-earlier-backup = Former versions…
papers-earlier-backup-tip = Choose one of the former versions of this file to report from
papers-earlier-is = Since: { $name }
papers-earlier-drop = By date
papers-earlier-drop-tip = Leave this version, and tell from the two days of this dataset
papers-forms = Forms
papers-own = Your own
papers-audience = Readers
papers-unit = Unit
papers-all-units = All units
papers-only-selected = Selected items only
papers-only-selected-tip = Only the items that are selected in the tree, the ledger or a chart
papers-nothing-selected = No item is selected: select some in the tree, the ledger or a chart (Ctrl+click for several), or untick “Selected items only”.
papers-save = Save…
papers-save-tip = As xlsx, docx, pdf or csv, by the ending of the file name
papers-lists = All lists…
papers-lists-tip = Problems, tasks, duties, rules, results and deadlines in one workbook, with the same numbers
papers-copy-table = Copy the table
papers-copy-table-tip = As cells, to be pasted into WPS or Excel
papers-copy-form = Make it your own
papers-copy-form-tip = A copy of this form in the dataset, with columns, order and texts to be changed
papers-remove-form = Delete the form
papers-remove-form-tip = Takes your own form out of the dataset; can be undone
papers-pages = { $pages ->
    [one] 1 page
   *[other] { $pages } pages
}
papers-left-out = { $count } { $count ->
    [one] text is
   *[other] texts are
 } not for these readers
papers-form-name = Name
papers-form-title = Title
papers-form-paper = Paper
papers-form-group = Grouped by
papers-no-group = Not grouped
papers-form-head = Lines above (tabs set left, middle and right apart)
papers-form-foot = Lines below
papers-form-columns = Columns
papers-column-heading = Heading
papers-add-column = Add a column
papers-fill-tip = In an xlsx file only such columns can be changed, the others are locked
papers-up = Up
papers-down = Down
papers-remove-column = Take this column out
papers-problem-field = The form names “{ $field }”, which there is not; the column is empty
papers-problem-place = Nothing is known for {"{"}{ $place }{"}"} in the texts of the form
papers-problem-status = The form filters by a status “{ $status }”, which there is not
papers-problem-columns = The form has no columns
papers-sort = Order
papers-sort-feedback = As in the feedback
returned-computed = this column is worked out from others and cannot be changed here
returned-entries = this column holds several entries; change them on the page of the item
returned-measures = the lines cannot be told to be the measures (fewer than before, an internal one, or one of several lines); change them on the page of the item
returned-no-column = the dataset has no such column any more
returned-choice = there is no choice “{ $text }”
returned-unread = Change not read: { $row } · { $column } “{ $text }”: { $reason }
returned-row = Row not taken: “{ $text }”: { $reason }
returned-alone = it does not say which item it belongs to, or has no name. Add it in the ledger
returned-unknown = { $count } { $count ->
    [one] row is
   *[other] rows are
 } about items that the dataset does not have any more
returned-more = { $count } more changes could not be read
report-progress = Progress report
report-plan = Rectification plan
papers-sources = Sources
papers-sources-tip = Comments in docx say where figures come from
papers-too-long = { $count } { $count ->
    [one] character
   *[other] characters
 }, more than the { $most } that are allowed
papers-other-day = The introduction and the next steps were written for { $written }, the figures are those of { $counted }: check them, or count for the report's day (in the window “As of the report's day”, on the command line --on)
papers-missing-tip = Nobody filled this in: the paper does not say it, and nothing is made up
missing-finding = { $count } { $count ->
    [one] item
   *[other] items
 } without a finding
missing-plan-number = the number of the plan is not filled in (the document number is that of the report)
missing-goal = { $count } { $count ->
    [one] item
   *[other] items
 } without a goal
missing-measures = { $count } { $count ->
    [one] item
   *[other] items
 } without measures
missing-leader = { $count } { $count ->
    [one] item
   *[other] items
 } without a leader
missing-lead = { $count } { $count ->
    [one] item
   *[other] items
 } without a lead unit
missing-due = { $count } { $count ->
    [one] item
   *[other] items
 } without a due date
paper-plan-title = Rectification plan of { $body } on the feedback of { $by }
paper-part-items = What was done, item by item
paper-part-plan = Tasks
paper-part-next = What comes next
paper-no-items = There are no items of this kind.
paper-inspected = From { $from } to { $to } { $by } inspected { $body } ({ $kind }).{" "}
paper-fed-back = The feedback of { $on } has { $categories } { $categories ->
    [one] category
   *[other] categories
 }, { $problems } { $problems ->
    [one] problem
   *[other] problems
 } and { $items } { $items ->
    [one] item
   *[other] items
 }.{" "}
paper-problems = The feedback has { $categories } { $categories ->
    [one] category
   *[other] categories
 }, { $problems } { $problems ->
    [one] problem
   *[other] problems
 } and { $items } { $items ->
    [one] item
   *[other] items
 }.{" "}
paper-standing = By { $on } { $closed } are verified and closed, { $done } reported done and to be verified, { $late } late, { $under } under way; of { $items } { $items ->
    [one] item
   *[other] items
 } { $share }% are closed.{" "}
paper-unstated = Of { $count } the progress is not stated.
paper-outcomes = So far: { $outcomes }.
paper-standing-count = { $standing } { $count }
paper-outcome-sum = { $sum } { $unit }
paper-outcome = { $kind } { $sums }
paper-outcome-and = {"; "}
paper-entry-unit = {" "}
paper-finding = Finding: { $finding }{" "}
paper-measures = Done: { $measures }{" "}
paper-closed = Closed on { $on }.
paper-done = Reported done, to be verified.
paper-late = Due { $due }, { $days } { $days ->
    [one] day
   *[other] days
 } late by { $today }, still under way.
paper-open = Due { $due }, under way.
paper-plan-goal = Goal: { $value }{" "}
paper-plan-measures = Measures: { $value }{" "}
paper-plan-leader = Leader: { $value }.{" "}
paper-plan-lead = Lead unit: { $value }.{" "}
paper-plan-support = Supporting: { $value }.{" "}
paper-plan-due = Due: { $value }.
paper-source-counted = Source: counted from the items of the dataset, as guatu stats does
paper-source-outcomes = Source: the outcomes of the dataset, added up
paper-late-not-started = Due { $due }, { $days } { $days ->
    [one] day
   *[other] days
 } late by { $today }, not begun.
paper-not-started = { $dated ->
    [true] Due { $due }, not begun.
   *[other] Not begun.
}
paper-source-item = Source: finding, measures and results of { $number } in the ledger
paper-source-days = days late are counted from { $due } to { $today }
paper-source-indicator = indicator “{ $name }” { $value } { $on }
paper-source-and = {"; "}
returned-one-leader = there can be one leader only
returned-summary = { $name }: { $changed } changed cells, { $added } new rows
letter-addressee = To { $unit }:
letter-opening = { $items ->
    [one] By { $on } 1 item that your unit leads is not done (see the table).{" "}
   *[other] By { $on } { $items } items that your unit leads are not done (see the table).{" "}
}
letter-late = { $late ->
    [one] 1 of them is late, by { $days } { $days ->
    [one] day
   *[other] days
 }.{" "}
   *[other] { $late } of them are late, the longest by { $days } days.{" "}
}
letter-one-late = { $days ->
    [one] It is 1 day late.{" "}
   *[other] It is { $days } days late.{" "}
}
letter-near = { $near ->
    [one] 1 of them falls due within { $days } { $days ->
    [one] day
   *[other] days
 }.{" "}
   *[other] { $near } of them fall due within { $days } days.{" "}
}
letter-before = About these items you were sent { $letters }.{" "}
letter-before-one = { $number } ({ $on })
letter-urge = Press on, and state in writing for each item how far it is, why it is not done, what comes next and by when it will be done.{" "}
letter-urge-end = You are hereby urged.
letter-remind = Plan back from the due dates so that they are kept; where one must be put off, apply for it before it has passed.{" "}
letter-remind-end = You are hereby reminded.
letter-warn = Act at once, and state in writing for each item why it is late, who answers for it, what is done about it and by when it will be done.{" "}
letter-warn-end = You are hereby warned.
letter-answer = Answer in writing by { $by }.{" "}
letter-answer-to = Answer { $issuer } in writing by { $by }.{" "}
letter-contact = Contact: { $contact }.
letter-column-row = No.
letter-column-item = Item
letter-column-leader = Leader
letter-column-due = Due
letter-column-days = Time
letter-no-due = no due date
letter-days-late = { $days ->
    [one] 1 day late
   *[other] { $days } days late
}
letter-days-left = { $days ->
    [one] 1 day left
   *[other] { $days } days left
}
letter-due-moved = ({ $moved })
report-monthly = Monthly report
papers-from = From
papers-from-tip = The first day of the report; what it begins with is how things stood at the end of the day before. Empty for the first of the month
papers-to = to
papers-to-tip = The last day of the report; empty for today
missing-update = nothing was reported of { $count } { $count ->
    [one] item
   *[other] items
 }
list-semicolon = {"; "}
monthly-title = Monthly report on rectification
monthly-period = ({ $from } to { $to })
monthly-source = Source: counted item by item from the states of the dataset on the two days, as their comparison does
monthly-source-between = Source: counted by comparing “{ $from }” with “{ $to }” item by item
monthly-source-version = Source: counted item by item against “{ $name }”, as the comparison does
monthly-part-units = Unit by unit
monthly-part-table = The units in figures
monthly-opening = By { $before }, of { $items } { $items ->
    [one] item
   *[other] items
 } { $closed_before } were verified and closed, { $done_before } reported done and to be verified, { $late_before } late; by { $to } { $closed } are verified and closed, { $done } reported done and to be verified, { $late } late.{" "}
monthly-changes = In this period: { $changes }.
monthly-outcomes = { " " }What came of it in the period: { $outcomes }.
monthly-nothing = Nothing changed in this period and nothing was reported.
monthly-added = { $count } added
monthly-gone = { $count } no longer listed
monthly-closed = { $count } closed
monthly-done = { $count } newly reported done
monthly-started = { $count } begun
monthly-reopened = { $count } taken up again
monthly-newly-late = { $count } newly late
monthly-updates = { $count ->
    [one] 1 update
   *[other] { $count } updates
}
monthly-unit = Leads { $items } { $items ->
    [one] item
   *[other] items
 }: { $closed } closed, { $done } to be verified, { $late } late.{" "}
monthly-list-added = New in this period ({ $count }): { $items }.{" "}
monthly-list-closed = Closed in this period ({ $count }): { $items }.{" "}
monthly-list-done = Newly reported done ({ $count }): { $items }.{" "}
monthly-list-started = Begun ({ $count }): { $items }.{" "}
monthly-list-reopened = Taken up again ({ $count }): { $items }.{" "}
monthly-list-late = Newly late ({ $count }): { $items }.{" "}
monthly-list-silent = Nothing reported of ({ $count }): { $items }.{" "}
monthly-update = { $text } ({ $on })
monthly-what-done = Done: { $value }{" "}
monthly-problems = In the way: { $value }{" "}
monthly-next = Next: { $value }{" "}
monthly-column-unit = Lead unit
monthly-column-items = Items
monthly-column-closed-before = Closed before
monthly-column-closed-after = Closed after
monthly-column-done = Newly done
monthly-column-late = Late after
monthly-column-newly-late = Newly late
monthly-column-updates = Updates
monthly-total = Total
monthly-counted-once = Items that several units lead are counted under each of them, and once in the total.
papers-like = Like this table…
papers-like-tip = Makes a form of your own with the columns, widths and order of a table in an xlsx or docx file
papers-keep-form = For all datasets
papers-keep-form-tip = Keeps it on this machine for other datasets too; one of the same name is replaced
papers-kept = For all datasets
papers-put-aside = Keep it no longer
papers-put-aside-tip = Moves the file of this form to the folder “aside”; it is listed no more
papers-column-as-field = As the field
papers-column-length = “{ $text }” is no length between 1 and 400 mm
papers-column-holds = Hold something else
papers-filter-any = Any
path-sample-title = Choose a table
sample-none = { $name } has no table whose headings are known. Choose a file with headings such as number, problem, measures, unit.
sample-made = Made like it, with { $columns } { $columns ->
    [one] column
   *[other] columns
 }; { $by_hand } of them hold nothing that is known and stay blank, to be filled in by hand
forms-io = The form { $path } cannot be read ({ $error }).
forms-line = { $path } is no form: line { $line } is not understood. Correct it, or take it out of the folder.
forms-kept = “{ $name }” can be used for all datasets now
forms-aside = The form was moved to { $path }
paper-signed-by = Signed by:{" "}
paper-copies-to = Copies:{" "}
paper-copies-end = { $to }
paper-printed-on = Printed on { $on }
paper-blank-day = {"        "}
paper-appendices = Appendices:{" "}
paper-appendix = Appendix{" "}
papers-head = Letterhead
papers-head-tip = The issuing body, number, signer and red line, as filled in on the page of the report; what is empty is not printed. Neither on letter paper nor for the public
papers-watermark = Watermark
papers-watermark-tip = Stands behind the text on every page of papers, letters, briefings and charts; kept in the dataset; empty for none
papers-watermark-recipient = With recipient
papers-watermark-recipient-tip = The watermark also names who gets it: the unit of a letter or workbook, the addressee of a report
papers-appendices = Appendices ({ $count })
papers-appendices-tip = Lists bound behind the report, on lying pages that are counted on
forms-no-folder = The system names no folder of your own: the form cannot be kept on this machine, it stays in the dataset.
