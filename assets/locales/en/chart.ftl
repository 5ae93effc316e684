# Charts: titles that say the message, and the facts under the pointer.
chart-no-target = No target set
chart-only-baseline = { $value } at inspection
chart-scopes-differ = { $value } at inspection is of another scope ({ $before }) than the present value ({ $now }), so the two are not compared
chart-not-comparable = The two values are of different scope and cannot be compared. Check their scopes.
chart-needs-two = A comparison needs a baseline and a reading. Add them in the detail.
chart-needs-dates = The readings have no dates. Give them dates in the detail.
chart-needs-parts = No parts with values are given.
chart-part-title = { $name }: { $value } in all, made up of
chart-rest = rest { $value } (derived)
chart-parts-exceed = The parts add up to { $sum }, more than the whole of { $total }: check them
chart-by = by { $by }
chart-no-items = There are no items yet. Add one, or open a dataset.
by-progress-title = { $items ->
    [one] 1 item
   *[other] { $items } items 
}: { $complete } done, { $unstated } unstated
by-progress-subtitle = Items by category
chart-items = { $count ->
    [one] 1 item
   *[other] { $count } items 
}
chart-off-none-set = No indicator has a target yet
chart-off-none = None of { $targets } targets is known to be missed
chart-off-title = { $off } of { $targets } targets missed; the largest gap is { $name }
chart-change-title = { $name }: from { $before } to { $after } ({ $change })
chart-series-met = { $name } meets its target: { $value }
chart-series-off = { $name } stands at { $value }, { $gap } short of its target
chart-series-plain = { $name } stands at { $value }
chart-unit = Unit: { $unit }
fact-value = Value
fact-baseline = Baseline
fact-target = Target
fact-due = Due
fact-gap = Gap
fact-attainment = Attainment
fact-date = Date
fact-scope = Scope
fact-source = Source
fact-typed = typed by a person
fact-note = Note
rule-way-covered = share of the way from baseline to target
rule-share-of-target = share of the target
rule-met-or-not = met or not
rule-no-target = no target
rule-no-reading = no reading yet
plan-needs-dates = No dates yet. Give the day of feedback and due dates in the detail or the ledger, and the chart is drawn here.
plan-no-leader = No leader named
plan-no-unit = no lead unit
off-target-subtitle = Thin bar: latest, broad bar: baseline, tick: target; each row has a scale of its own
attainment-title = { $count } indicators have an attainment, { $reached } reach their target
attainment-subtitle = Attainment, the tick is the target (100%); lowest first
attainment-none = No indicator has an attainment yet. Set targets, and they are listed here.
calendar-complete = complete
calendar-open-items = open
calendar-title = { $dated } items with a due date, { $undated } without
calendar-subtitle = Items due in each month
calendar-none = No due dates yet.
closed-title = { $closed } of { $items } items closed
closed-subtitle = Items closed so far
closed-none = Nothing is closed yet. Once items are closed, the course is drawn here.
closed-limit = limit { $date }
item-bullets-title = { $title }: { $count } indicators, { $off } off target
deck-category = { $number } { $title }: { $items } items, { $complete } done, { $overdue } overdue
deck-next = Next: { $count } with a due date, the soonest first
achievements-title = { $count } indicators got better since the inspection, most of all { $name }
achievements-subtitle = Faint dot: at the inspection, strong dot: now; each row has a scale of its own
achievements-none = No indicator can be said to have got better yet
deck-chart-gone = The chart of this page is no longer in the data
deck-text-title = Notes
chart-filtered = only the { $count } items of the filter
chart-filtered-out = The filter leaves no items. Loosen it.
chart-then = as of { $date }
chart-then-unknown = as of { $date } (how far { $unknown } items closed later were then is not recorded: unstated)
plan-title = { $closed } of { $items } items closed, { $done } reported done and not verified
plan-measures-title = { $done } of { $items } measures done
plan-title-and = {"; "}
plan-late = { $count } late, the longest by { $days ->
    [one] { $days } day
   *[other] { $days } days
 }
plan-near = nothing late; { $count } due within { $days } days
plan-none-late = nothing late
plan-time-left = { $days ->
    [one] { $days } day
   *[other] { $days } days
 } left of the concentrated rectification
plan-time-over = the concentrated rectification ended { $days ->
    [one] { $days } day
   *[other] { $days } days
 } ago
plan-subtitle = Frame up to the first date, a step lower for each postponement; solid: done; short line: planned by now; dots: stages; hatched: from the due date to today; * worked out from stages or measures
plan-number = No.
plan-item = Item
plan-share = Done/planned
plan-today = Today { $date }
plan-feedback = Feedback { $date }
plan-limit = End of concentrated work { $date }
plan-undated = { $count ->
    [one] { $count } item without a date
   *[other] { $count } items without a date
 }
plan-undated-tip = List them in the ledger, and enter due dates
plan-days-late = { $days ->
    [one] { $days } day
   *[other] { $days } days
 } late
plan-days-left = { $days ->
    [one] { $days } day
   *[other] { $days } days
 } left
plan-days-waiting = waits { $days ->
    [one] { $days } day
   *[other] { $days } days
 }
plan-closed = closed { $date }, on time
plan-closed-undated = closed { $date }
plan-measure-done = done { $date }
plan-closed-early = closed { $date }, { $days ->
    [one] { $days } day
   *[other] { $days } days
 } early
plan-closed-late = closed { $date }, { $days ->
    [one] { $days } day
   *[other] { $days } days
 } late
plan-claimed = reported done { $date }
plan-due = due { $date }
plan-due-moved = due { $date }, put off { $times ->
    [one] once
   *[other] { $times } times
 } (first { $first })
plan-review = review { $date }
plan-and = {"; "}
poster-as-of = As of { $date }
poster-flags = Flags
poster-goes-on = {" (continued)"}
render-sheets = { $count } sheets: save them as pdf
poster-nothing = There is nothing in it that these readers may see
standing-all = All
standing-unfinished = Not finished
standing-claimed = Reported done, not verified
standing-verified = Verified and closed
standing-subtitle = { $items ->
    [one] { $items } item
   *[other] { $items } items
 } · as of { $date } · one scale for the three panels
standing-compared = triangles: more or fewer than on { $date }
standing-not-compared = not compared with { $date }: nothing recorded of { $count ->
    [one] { $count } item
   *[other] { $count } items
 } then
standing-late = { $count } late
standing-more = { $count } more than a month ago
standing-fewer = { $count } fewer than a month ago
standing-most = { $count } of them in { $name }
standing-most-all = all of them in { $name }
standing-closed = { $closed } verified and closed
standing-closed-claimed = { $closed } verified and closed, { $done } more reported done and not verified
standing-and = {", "}
standing-month = In a month
standing-new-late = { $count } newly late
standing-new-claimed = { $count } newly reported done
standing-new-closed = { $count } newly closed
standing-numbers-and = {", "}
pressing-subtitle = A row for each item, its length the days · as of { $date } · late by days, near by date
pressing-left = days left
pressing-late = days late
pressing-days-late = { $days ->
    [one] { $days } day
   *[other] { $days } days
 }
pressing-figure = { $value }/{ $target }
pressing-moved = put off { $times ->
    [one] once
   *[other] { $times } times
 }, first { $first }
pressing-quiet = Nothing late, nothing near: { $names }
pressing-quiet-one = { $name } { $count }
pressing-leaders = By leader: a mark for each of { $count ->
    [one] { $count } item
   *[other] { $count } items
 }
pressing-none = Nothing late, nothing due within { $days } days
pressing-one = 1 item late by { $days ->
    [one] { $days } day
   *[other] { $days } days
 }: { $title }, { $unit }
pressing-each = { $count } items late, each with another of { $units } units, the longest { $unit } with { $days ->
    [one] { $days } day
   *[other] { $days } days
 }
pressing-all-of-one = { $count } items late, all led by { $unit }, the longest by { $days ->
    [one] { $days } day
   *[other] { $days } days
 }
pressing-most = { $count } items late, { $led } of them led by { $unit }, the longest by { $days ->
    [one] { $days } day
   *[other] { $days } days
 }
pressing-near = { $count } more due within { $days } days
