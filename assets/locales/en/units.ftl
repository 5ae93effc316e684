# Units and leaders.
units-lead = Lead units { $count }
units-support = Supporting units { $count }
units-leaders = Leaders { $count }
units-handlers = Handlers { $count }
units-idle = Without items { $count }
units-none = No units or leaders yet
units-none-advice = Name lead units and leaders at the items, and they are listed here
unit-news-late = { $count } late, longest { $days } { $days ->
    [one] day
   *[other] days
 }
unit-news-owed = owes { $count }
unit-news-none = nothing late, nothing owed
unit-letters-tip = Letters about what is late at this unit
unit-owes = Owes { $count }
unit-owes-nothing = Owes nothing
unit-owed-days = { $days } d over
unit-owed-stage = Stage: { $text }
unit-owed-demand = Demanded when refused: { $text }
unit-owed-answer = No answer to { $kind } { $number }
unit-answers = Answers for { $count }
unit-leads = Leads { $count }
unit-supports = Supports { $count }
unit-handles = Handles { $count }
unit-measures = Open measures { $count }
unit-may-be-one = May be the same as “{ $name }”
unit-merge = Merge
unit-facts = Facts
unit-merge-into = Merge into another name…
unit-merge-search = Search by name
unit-merge-tip = The two names become one; “{ $name }” is kept as an alias, by which imports know it; can be undone
units-figures = Late/items
unit-path-tip = Goes to the first of this group
unit-group-support = Supporting units
unit-group-handlers = Handlers
unit-group-idle = Without items
unit-rank = longest late first, { $at } of { $count }
unit-rank-people = longest late first, { $at } of { $count }
unit-news-one-late = { $count } late by { $days ->
    [one] 1 day
   *[other] { $days } days
}
unit-news-one-near = { $count } due in { $days ->
    [one] 1 day
   *[other] { $days } days
}
unit-news-near = { $count } near due, the next in { $days ->
    [one] 1 day
   *[other] { $days } days
}
unit-news-join = {", "}
unit-note-join = {"; "}
unit-remind-tip = Reminders about what is near due at this unit
unit-tasks-tip = Opens the tasks of this unit among the papers
unit-workbook = Export workbook…
unit-workbook-tip = Writes the workbook that this unit fills in; what comes back is compared item by item
unit-ledger-tip = Shows only these in the ledger
unit-of-items = { $count ->
    [one] 1 item
   *[other] { $count } items
}
unit-others = { $count } more
unit-in-categories = in { $count } { $count ->
    [one] category
   *[other] categories
 }
unit-one-leader = { $name } answers for all
unit-days = Days
unit-progress = Progress
unit-closed-on = closed { $date }
unit-waits = { $days ->
    [one] waits 1 day
   *[other] waits { $days } days
}
unit-review-on = review { $date }
unit-closed-late = { $days ->
    [one] 1 day late
   *[other] { $days } days late
}
unit-supports-open = { $count } with open measures of its own
unit-own-measure = Its own measure there
unit-done-on = done { $date }
unit-and-others = { $text } ({ $count } more)
unit-measures-all = { $count } in all
unit-measures-rest = { $count } more due { $days }
unit-supporting = { $text } (supporting)
unit-press = Remind
unit-press-tip = A reminder to this unit about what it owes
unit-owed-measure = Measure { $number }: { $text }
unit-owed-reports = { $count ->
    [one] { $month }: 1 item not reported
   *[other] { $month }: { $count } items not reported
}
unit-owed-due = due { $date }
unit-owed-refused = refused { $date }
unit-owed-from = { $number } and others
unit-owed-now = now { $value }
unit-owed-sent = sent { $date }
unit-reports = Reports of progress
unit-reports-note = { $month }: { $made } of { $owed } reported
unit-reports-missing = { $name }, not reported: { $months }
unit-reports-legend = Solid: reported   Frame: missing   Dash: complete, none owed
unit-monthly = Monthly report
unit-monthly-tip = Opens the monthly report among the papers
unit-writings = Letters and instructions { $count }
unit-load = Load
unit-load-items = items: { $at } of { $count }
unit-load-measures = measures: { $at } of { $count }
unit-load-open = Measures { $count }, open { $open }
unit-chart = Chart of units
unit-chart-tip = Shows units and leaders with what is late and near due
unit-more = { $count } more
unit-less = Fold
unit-title = { $name }: { $news }
