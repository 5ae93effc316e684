# Charts: titles that say the message, and the facts under the pointer.
chart-table-name = Name
chart-table-about = Item and unit
chart-table-changed = Change
chart-table-percent = Change in %
chart-table-month = Month
chart-table-part = Part
chart-table-share = Share
chart-table-items = Items
chart-table-change = { $status }, change in a month
chart-table-planned-count = Due so far
chart-table-claimed-count = Reported done so far
chart-table-closed-count = Closed so far
chart-table-group = Group
chart-table-status = Status
chart-table-state = Situation
chart-table-start = Start
chart-table-first-due = First due
chart-table-due = Due now
chart-table-moved = Postponed
chart-table-done = Done
chart-table-planned = Expected
chart-table-stages = Stages
chart-table-claimed = Reported done
chart-table-closed = Closed
chart-table-reviews = Reviews
chart-table-days = Days
chart-table-progress = Progress
chart-table-reason = Reason for postponing
chart-table-whole = Whole
chart-table-by-limit = At the limit
chart-table-planned-value = Expected by now
chart-table-before = Before
chart-table-after = After
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
chart-items = { $count ->
    [one] 1 item
   *[other] { $count } items 
}
chart-off-none-set = No indicator has a target yet
chart-off-none = All of { $targets } { $targets ->
    [one] target is
   *[other] targets are
 } reached, or not known yet
chart-change-title = { $name }: from { $before } to { $after } ({ $change })
chart-series-met = { $name } meets its target: { $value }
chart-series-off = { $name } stands at { $value }, { $gap } short of its target
chart-series-plain = { $name } stands at { $value }
chart-series-target = Target { $value }
chart-series-target-due = Target { $value }, { $due }
chart-series-way = Even way to the target
stretch-day = On a day
stretch-month = Month
stretch-quarter = Quarter
stretch-half = Half-year
stretch-year = Year
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
plan-no-unit = No lead unit
targets-value = Value and target
targets-gap = Missing
targets-verdict = Target, due date, standing
targets-change = Earlier → later value, length in per cent
targets-subtitle = Each row has a scale of its own, from 0 · as of { $date } · dark bar: now, light bar: at inspection, tick: target, triangle: where an even way would be
targets-none = No indicators yet. Add indicators to items, and they are listed here.
targets-goal = Target { $value }
targets-goal-derived = Target { $value } (derived)
targets-missed = due { $due }, missed
targets-ahead = due { $due }, not yet
targets-due = due { $due }
targets-undated = no due date
targets-slow = behind schedule
targets-fast = ahead of schedule
targets-met = reached
targets-unknown = Not known yet
targets-unread = no reading yet
targets-unproven = the value is only a bound and proves nothing
targets-no-baseline = no value at inspection
targets-unlike = of unlike scope, not compared
targets-same-fact = the same as { $value }
targets-same = unchanged
targets-rose = up { $by }
targets-fell = down { $by }
targets-or-more = { $by } or more
targets-about = about { $by }
targets-with-percent = { $by } ({ $percent })
targets-between = { $before } → { $after }: { $change }
targets-title-missed = { $missed } of { $targets } { $targets ->
    [one] target
   *[other] targets
 } missed
targets-title-ahead = None of { $targets } { $targets ->
    [one] target
   *[other] targets
 } missed, { $ahead } not reached yet
targets-title-least = least reached: { $name }, { $value }
targets-title-fast = only { $name } is ahead of schedule
targets-title-fast-count = { $count } are ahead of schedule
targets-title-all = { $targets } of { $count } { $count ->
    [one] indicator
   *[other] indicators
 } { $targets ->
    [one] has
   *[other] have
 } a target: { $counts }
targets-title-none-set = { $count } { $count ->
    [one] indicator
   *[other] indicators
 }, none with a target
targets-count-missed = { $count } missed
targets-count-ahead = { $count } not due yet
targets-count-unknown = { $count } not known
targets-count-met = { $count } reached
calendar-title-late = { $count ->
    [one] 1 item late
   *[other] { $count } items late
 }
calendar-title-next = { $now ->
    [0] { $next ->
        [0] nothing due this month or the next
       *[other] nothing more due this month, { $next } the next
     }
   *[other] { $now } more due this month, { $next ->
        [0] nothing the next
       *[other] { $next } the next
     }
 }
calendar-listed = { $items ->
    [one] 1 item on its present due date
   *[other] { $items } items on their present due dates
 }{ $reviews ->
    [0] {""}
    [one] , and 1 review
   *[other] , and { $reviews } reviews
 }
calendar-subtitle = number on the left; day on the right, or the days late or left
calendar-none = No due dates yet. Give due dates in the detail or the ledger, and they are listed here by month.
calendar-nothing = Nothing due
calendar-gap = { $from } to { $to }
calendar-days = { $from }–{ $to }
calendar-days-on = From { $from }
calendar-day = { $day }
calendar-late = { $days } d late
calendar-left = { $days ->
    [0] today
   *[other] { $days } d left
 }
calendar-review = Review
calendar-review-key = Next review
closed-title = { $closed } of { $items } { $items ->
    [one] item
   *[other] items
 } closed
closed-title-before = { $days ->
    [0] The concentrated rectification ends today
    [one] 1 day to the end of the concentrated rectification
   *[other] { $days } days to the end of the concentrated rectification
 }: { $closed } of { $due } due are closed{ $missing ->
    [0] , all in time
   *[other] , { $missing } missing
 }
closed-title-after = { $due } { $due ->
    [one] item was
   *[other] items were
 } due by the end of the concentrated rectification: { $closed } closed{ $late ->
    [0] {""}
   *[other] {" "}({ $late } of them late)
 }{ $missing ->
    [0] , all of them
   *[other] , { $missing } still missing
 }
closed-subtitle = Items so far · plan after the first due dates, which postponements do not move · as of { $date }
closed-not-counted = of { $items } { $items ->
    [one] item
   *[other] items
 } { $rest } and are not counted as due
closed-after-limit = { $count ->
    [one] 1 falls due after the limit
   *[other] { $count } fall due after the limit
 }
closed-undated = { $count ->
    [one] 1 has no due date
   *[other] { $count } have no due date
 }
closed-claimed-unknown = { $count ->
    [one] 1 was reported done on a day that is not known
   *[other] { $count } were reported done on days that are not known
 }
closed-line = Verified and closed { $count }
closed-claimed-line = Reported done { $count }
closed-plan-today = Due by today { $count }
closed-plan-whole = Plan in all { $count }
closed-step = { $date }: { $count } closed so far
closed-claimed-step = { $date }: { $count } reported done so far
closed-plan-step = { $date }: { $count } due so far by first due dates
closed-before = { $date }: { $count }
closed-today = Today { $date }
closed-due = Due { $count }
closed-of-due = Closed { $count }
closed-missing = { $count } missing
closed-unknown = { $count } of them not known as of then
closed-days-left = { $days ->
    [0] ends today
    [one] 1 day left
   *[other] { $days } days left
 }
closed-days-over = { $days ->
    [one] 1 day over
   *[other] { $days } days over
 }
closed-lately = { $count } closed in the last month
closed-none = Nothing is closed yet. Once items are closed, the course is drawn here.
closed-limit = Limit { $date }
closed-by-unit-none = No lead units yet. Name the lead units in the detail or the ledger, and the progress of each is drawn here.
closed-by-unit-plan = Plan (first due dates)
closed-by-unit-claimed = Reported done
closed-by-unit-closed = Verified and closed
closed-by-unit-count = { $closed } of { $items } closed
closed-by-unit-one-late = Only { $name } is late, with { $count ->
    [one] 1 item, by
   *[other] { $count } items, the longest by
 } { $days ->
    [one] { $days } day
   *[other] { $days } days
 }
closed-by-unit-named-late = { $name } has { $count ->
    [one] 1 late item, by
   *[other] { $count } late items, the longest by
 } { $days ->
    [one] { $days } day
   *[other] { $days } days
 }
closed-by-unit-nobody-late = { $count ->
    [one] 1 more late item has
   *[other] { $count } more late items have
 } no lead unit
closed-by-unit-each-late = { $late } of { $units } { $units ->
    [one] lead unit has
   *[other] lead units have
 } 1 late item each, the longest { $name } with { $days ->
    [one] { $days } day
   *[other] { $days } days
 }
closed-by-unit-most-late = { $late } of { $units } { $units ->
    [one] lead unit is
   *[other] lead units are
 } late, most of all { $name }: { $count } { $count ->
    [one] item
   *[other] items
 }, the longest by { $days ->
    [one] { $days } day
   *[other] { $days } days
 }
closed-by-unit-subtitle = One panel for each lead unit, items so far, all on one scale (0 to { $most }), ordered by how many are late and how long · as of { $date }
closed-by-unit-shared = items with several lead units stand in each of their panels, { $count } more than there are
item-bullets-title = { $title }: { $count ->
    [one] 1 indicator
   *[other] { $count } indicators
 }{ $missed ->
    [0] {""}
   *[other] , { $missed } missed
 }{ $ahead ->
    [0] {""}
   *[other] , { $ahead } not due yet
 }
deck-category = { $number } { $title }: { $items } { $items ->
    [one] item
   *[other] items
 }, { $complete } done, { $overdue } overdue
achievements-title = { $count } { $count ->
    [one] indicator
   *[other] indicators
 } got better, most of all { $name }: { $before } to { $after }
achievements-subtitle = Arrows go from the earlier value to the present one, their length is the change in per cent on one scale · as of { $date }
achievements-none = No indicator can be said to have got better yet
deck-chart-gone = The chart of this page is no longer in the data
deck-text-title = Notes
chart-filtered = only the { $count } { $count ->
    [one] item
   *[other] items
 } of the filter
chart-filtered-out = The filter leaves no items. Loosen it.
chart-then = as of { $date }
chart-unknown-items = { $count ->
    [one] 1 more item is not counted: nothing was written down of it by then
   *[other] { $count } more items are not counted: nothing was written down of them by then
}
chart-unknown-measures = { $count ->
    [one] 1 more measure is not counted: nothing was written down of it by then
   *[other] { $count } more measures are not counted: nothing was written down of them by then
}
chart-unknown-values = { $count ->
    [one] 1 more indicator has no value that was written down by then
   *[other] { $count } more indicators have no value that was written down by then
}
plan-title = { $closed } of { $items } { $items ->
    [one] item
   *[other] items
 } closed, { $done } reported done and not verified
plan-measures-title = { $done } of { $items } { $items ->
    [one] measure
   *[other] measures
 } done
plan-title-and = {"; "}
plan-late = { $count ->
    [one] { $count } late, by
   *[other] { $count } late, the longest by
 } { $days ->
    [one] { $days } day
   *[other] { $days } days
 }
plan-near = Nothing late; { $count } due within { $days } { $days ->
    [one] day
   *[other] days
 }
plan-none-late = Nothing late
plan-time-left = { $days ->
    [one] { $days } day
   *[other] { $days } days
 } left of the concentrated rectification
plan-time-over = the concentrated rectification ended { $days ->
    [one] { $days } day
   *[other] { $days } days
 } ago
plan-key-frame = frame up to the first date
plan-key-moved = a step lower for each postponement
plan-key-done = solid: done
plan-key-planned = short line: planned by now
plan-key-stages = dots: stages
plan-key-late = hatched: from the due date to today
plan-key-near = filled: from today to the due date
plan-key-claimed = ring: reported done, thin line: waits since
plan-key-closed = tick: closed, empty: days early, hatched: days late
plan-key-immediate = diamond: to be done at once
plan-key-sustained = arrow: goes on
plan-key-reviews = triangle: reviewed, hollow: to be reviewed
plan-key-derived = * worked out from stages or measures
plan-key-and = {"; "}
plan-number = No.
plan-item = Item
plan-share = Done/planned
plan-today = Today { $date }
plan-feedback = Feedback { $date }
plan-limit = Limit { $date }
plan-undated = { $count ->
    [one] { $count } item without a date
   *[other] { $count } items without a date
 }
plan-measures = { $count ->
    [one] 1 measure
   *[other] { $count } measures
 }
plan-measures-undated = { $count ->
    [one] 1 measure without a date
   *[other] { $count } measures without a date
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
plan-due-moved = due { $date }, put off { $times }× from { $first }
plan-review = review { $date }
plan-compared = against { $date }
plan-and = {"; "}
poster-as-of = As of { $date }
poster-flags = Flags
poster-goes-on = {" (continued)"}
render-sheets = { $count } { $count ->
    [one] sheet
   *[other] sheets
 }: save them as pdf
poster-nothing = There is nothing in it that these readers may see

# Pages of a briefing
deck-and = { ", " }
deck-then = { "; " }
deck-late-and = { "; " }
deck-cover-over = { $body }: progress of the rectification
deck-cover-office = Reported by { $office }
deck-cover-left = The concentrated rectification ends on { $date }: { $days ->
    [one] { $days } day
   *[other] { $days } days
 } left
deck-cover-ends-today = The concentrated rectification ends today
deck-cover-over-since = The concentrated rectification ended on { $date }, { $days ->
    [one] { $days } day
   *[other] { $days } days
 } ago
deck-cover-items = Findings
deck-cover-within = { $categories ->
    [one] { $categories } area
   *[other] { $categories } areas
 }, { $problems ->
    [one] { $problems } problem
   *[other] { $problems } problems
 }
deck-cover-waits = { $count } more to be verified
deck-cover-longest = longest { $days } { $days ->
    [one] day
   *[other] days
 }
deck-cover-asked = To be decided
deck-cover-questions = { "" }
deck-cover-see = see page { $page }
deck-goes-on = { $title } (continued { $part }/{ $parts })
deck-as-of = as of { $day }
deck-source = Source: the ledger ({ $day })
deck-source-before = compared with { $day }
deck-more = { $count } more than a month ago
deck-fewer = { $count } fewer than a month ago
deck-as-many = as many as a month ago
deck-late = { $count } { $count ->
    [one] item is
   *[other] items are
 } late, the longest for { $days } { $days ->
    [one] day
   *[other] days
}: { $name }
deck-late-one = 1 item is late: { $name }, { $days } { $days ->
    [one] day
   *[other] days
}, { $unit }
deck-late-part = Late items { $from }–{ $to }, { $most } to { $least } { $least ->
    [one] day
   *[other] days
 }
deck-late-part-alike = Late items { $from }–{ $to }, { $most } { $most ->
    [one] day
   *[other] days
 }
deck-late-order = By days late
deck-late-moved = { $count } of them { $count ->
    [one] was
   *[other] were
} put off
deck-late-often = { $name } { $times } { $times ->
    [one] time
   *[other] times
 }
deck-none-late = Nothing is late
deck-none-late-next = Nothing is late; { $name } is due next, on { $date }, in { $days } { $days ->
    [one] day
   *[other] days
}
deck-none-near = Nothing falls due within { $days } { $days ->
    [one] day
   *[other] days
}.
deck-undated = { $count } open { $count ->
    [one] item has
   *[other] items have
} no date, so nobody can say whether late
deck-item = Item
deck-days-left = Left
deck-days = { $days ->
    [one] day
   *[other] days
}
deck-postponed = Put off
deck-times = { $count }×
deck-first-date = first { $date }
deck-due-new = { $due }, new this month
deck-nobody = Not set
deck-state-and-reason = State and reason
deck-part-of = { $value }/{ $whole }, { $share }
deck-against = { $value }, target { $target }
deck-derived = { " (derived)" }
deck-percent = { $percent } done
deck-no-reason = No reason given
deck-source-days = { $name }: due { $due }, { $days } { $days ->
    [one] day
   *[other] days
} from { $today }
deck-source-reason = The whole reason: { $reason }
deck-source-figure = { $name }: { $sources }
deck-source-first = at the inspection { $value }
deck-source-value = { $value } ({ $on }), { $from }
deck-source-target = target { $value }, { $from }
deck-source-paragraph = paragraph { $number } of the notice
deck-source-text = { $name }: { $text }
deck-source-typed = typed by a person
deck-source-derived = derived: { $how }
deck-unknown = unknown
deck-items = { "" }
deck-change = { $change } this month
deck-standing = Of { $items } { $items ->
    [one] item
   *[other] items
 } { $closed } { $closed ->
    [one] is
   *[other] are
} closed and { $late } late
deck-both-more = both { $count } more than a month ago
deck-both-alike = both as many as a month ago
deck-changes = { $closed } and { $late } in a month
deck-late-in = { $count } late { $count ->
    [one] one is
   *[other] ones are
} in { $category }
deck-since = since { $day } { $closed } newly closed, { $done } newly reported done
deck-category-column = Category
deck-items-now = Items now (a cell each)
deck-then-now = A month ago → now
deck-source-standing = Counts follow from the dates, the progress and the closings in the ledger
deck-without-internal = Without internal items
deck-owners-none = No item names a leader or a lead unit
deck-units-and-items = Lead units and items
deck-not-done = Not done
deck-longest = Longest late
deck-due-in = Due in { $days } { $days ->
    [one] day
   *[other] days
}
deck-no-dates = No date
deck-all-done = All reported done
deck-all-closed = All closed
deck-leaders = { $count } { $count ->
    [one] leader
   *[other] leaders
}
deck-units = { $count } { $count ->
    [one] unit
   *[other] units
}
deck-leader-missing = { $count } open { $count ->
    [one] item has
   *[other] items have
} no leader
deck-unit-missing = { $count } open { $count ->
    [one] item has
   *[other] items have
} no lead unit
deck-late-of-one = { $count } late { $count ->
    [one] item falls
   *[other] items fall
 } to { $who }
deck-late-of = { $count } late { $count ->
    [one] item falls
   *[other] items fall
} to { $who }
deck-each-longest = { $each } each, { $name } the longest, { $days } { $days ->
    [one] day
   *[other] days
}
deck-most-late = { $name } has most, { $count }
deck-owner-order = By days late
deck-most-open = { $name } has most to do, { $open } of { $all } ({ $parts })
deck-now = Now
deck-at-inspection = Then
deck-target = Goal
deck-goal-standing = State
deck-indicator = Indicator
deck-was-is = Then → now
deck-target-and-date = Target and date
deck-missing = Missing
deck-missed = Missed
deck-ahead = Not due
deck-unreached = Unmet
deck-unread = No value
deck-unproven = Not certain
deck-fewer-is-better = { " (less is better)" }
points = { $points } { $count ->
    [one] point
   *[other] points
 }
deck-derived-short = derived
deck-goals-missed = { $count } { $count ->
    [one] target was
   *[other] targets were
} missed, { $name } by { $gap }
deck-goals-none-missed = No target is missed
deck-goals-ahead = { $count } more not reached yet
deck-goals-met = { $count } { $count ->
    [one] target
   *[other] targets
} met
deck-goals-met-all = All indicators with a target have met it.
deck-goals-unknown = { $count } without a value to compare
deck-decisions = { $count } { $count ->
    [one] decision is
   *[other] decisions are
} wanted
deck-decisions-about = { $title }: { $names }
deck-decisions-late = { $count } { $count ->
    [one] hangs
   *[other] hang
} on late items
deck-decisions-room = answers may be filled in at the right
deck-source-decisions = Source: decisions wanted in the ledger; days and amounts are reckoned from it
deck-answer = Decision
deck-moved = put off { $times }×
deck-next-none = All items are reported done or closed; nothing is to be done.
deck-next-order = Next steps by date
deck-source-next = Source: next steps of each unit's last update; without one, the next stage
deck-when = When
deck-to-do = To be done
deck-asked = { " " }(decision { $number })
deck-no-next = No next step given
deck-next-silent = { $count } more { $count ->
    [one] has
   *[other] have
} neither a date nor a next step
deck-next-silent-late = { $count } more are late without a next step: see the pages of what is late
deck-next-silent-all = { $count ->
    [one] The open item has
   *[other] The { $count } open items have
} neither a date nor a next step. Give them in the ledger.
deck-next-open = { $count } { $count ->
    [one] item is
   *[other] items are
} open
deck-next-near = { $count } due within { $days } { $days ->
    [one] day
   *[other] days
 }
deck-next-late = { $count } late without a new date
deck-item-title = { $name }: { $news }
deck-put-off = put off { $times }×
deck-step-feedback = Feedback { $on }
deck-step-work = Work
deck-step-late = { $progress }, late
deck-step-claim = Reported done
deck-step-verify = Verified
deck-step-close = Closed
deck-span-first = { $days } { $days ->
    [one] day
   *[other] days
 } given
deck-span-moved = put off { $days } { $days ->
    [one] day
   *[other] days
 }
deck-span-again = again { $days } { $days ->
    [one] day
   *[other] days
 }
deck-day-feedback = { $date } feedback
deck-day-first = { $date } first date
deck-day-due = { $date } date now
deck-day-today = { $date } today
deck-day-closed = { $date } closed
deck-day-limit = rectification ends { $date }
deck-found = What was found
deck-goal = Goal
deck-done = What was done
deck-measures = { $done } of { $count } { $count ->
    [one] measure
   *[other] measures
 }
deck-next-step = Next step
deck-review = Next review
deck-evidence = Evidence
deck-pictures-missing = Pictures not found, left out: { $names }
deck-evidence-count = { $count } { $count ->
    [one] piece
   *[other] pieces
}
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
pressing-left = Days left
pressing-late = Days late
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
pressing-none = Nothing late, nothing due within { $days } { $days ->
    [one] day
   *[other] days
 }
pressing-one = 1 item late by { $days ->
    [one] { $days } day
   *[other] { $days } days
 }: { $title }, { $unit }
pressing-each = { $count } { $count ->
    [one] item
   *[other] items
 } late, one each in { $units } lead { $units ->
    [one] unit
   *[other] units
 }, the longest { $unit } with { $days ->
    [one] { $days } day
   *[other] { $days } days
 }
pressing-all-of-one = { $count } { $count ->
    [one] item
   *[other] items
 } late, all led by { $unit }, the longest by { $days ->
    [one] { $days } day
   *[other] { $days } days
 }
pressing-most = { $count } { $count ->
    [one] item
   *[other] items
 } late, { $led } of them led by { $unit }, the longest by { $days ->
    [one] { $days } day
   *[other] { $days } days
 }
pressing-near = { $count } more due within { $days } { $days ->
    [one] day
   *[other] days
 }
