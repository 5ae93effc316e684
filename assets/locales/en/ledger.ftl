ledger-count-of = { $count } / { $all } { $all ->
    [one] item
   *[other] items
 }
ledger-filter-of = Filter { $name }
ledger-filter-tip = Filter and sort this column (Alt+↓)
ledger-filter-clear-all = Clear filters
ledger-filter-clear-all-tip = Show all rows. Filtered columns: { $names }
ledger-sort-again = Sort again
ledger-sort-again-tip = Rows that were changed stay in their places though the order is no longer theirs; press to sort them
ledger-about-problem = Problem
ledger-about-measure = Measure
ledger-about-duty = Who answers
ledger-about-date = Dates
ledger-about-progress = How far
ledger-about-money = Money
ledger-about-told = What is told
ledger-about-closing = Closing
ledger-about-own = Own columns
ledger-chip = { $column }: { $value }
ledger-chip-off = Take off the filter of { $name }
ledger-chip-not = not { $values }
ledger-chip-more = { $values } and others, { $count } in all
ledger-chip-none = nothing
ledger-chip-contains = contains “{ $text }”
ledger-chip-next = { $days ->
    [one] today and tomorrow
   *[other] in the next { $days } days
}
ledger-chip-last = { $days ->
    [one] yesterday and today
   *[other] in the last { $days } days
}
ledger-chip-between = { $from } to { $to }
ledger-chip-from = ≥ { $from }
ledger-chip-to = ≤ { $to }
ledger-filter-again = Filter again ({ $count })
ledger-filter-again-tip = Rows that were changed no longer pass the filters and stay for now; press to leave them out
ledger-filter-numbers = Number
ledger-filter-number-from = Least
ledger-filter-number-to = Greatest
ledger-filter-days-left = Late is negative: greatest -30 is late by 30 days or more
ledger-filter-contains = Contains
ledger-filter-search = Find a value
ledger-filter-all = All
ledger-filter-none = None
ledger-filter-values = { $count } / { $all } { $all ->
    [one] value
   *[other] values
 }
ledger-filter-value = { $name } ({ $count })
ledger-filter-blank = Empty
ledger-filter-undated = Without a date
ledger-filter-confirm = OK
ledger-filter-clear = Clear this filter
ledger-filter-any-day = Any date
ledger-filter-before-today = Before today
ledger-filter-next-days = In the next days
ledger-filter-last-days = In the last days
ledger-filter-this-month = This month
ledger-filter-between = From – to
ledger-filter-from = From
ledger-filter-to = To
ledger-filter-day-hint = 2026-06-30
ledger-sort-up = Ascending
ledger-sort-down = Descending
ledger-sort-none = Unsorted
ledger-sort-further = Then by this column
ledger-sort-further-tip = Sort by this column what is equal in the columns sorted by so far; again to reverse, a third time to leave it out
ledger-hide-column = Hide the column
ledger-hide-column-tip = Nothing in it changes; tick it again under “Columns” to show it
ledger-freeze = Freeze up to here
ledger-freeze-tip = This column and those left of it stay while the others move
ledger-unfreeze = Unfreeze
ledger-replaced = Replaced in { $count } { $count ->
    [one] cell
   *[other] cells
 }
ledger-replace-find = Find what
ledger-replace-with = Replace with
ledger-replace-scope = In: { $name }
ledger-replace-all-columns = All text columns
ledger-replace-marked = Marked cells
ledger-replace-columns = { $count } { $count ->
    [one] column
   *[other] columns
 }
ledger-replace-exact = Match case and width
ledger-replace-found = { $places } { $places ->
    [one] place
   *[other] places
 } in { $cells } { $cells ->
    [one] cell
   *[other] cells
 }
ledger-replace-next = Next
ledger-replace-one = Replace
ledger-replace-all = Replace all
ledger-replace-close = Close
ledger-sum-cells = { $count } { $count ->
    [one] cell
   *[other] cells
 }
ledger-sum-filled = { $count } filled
ledger-sum = { $name }: sum { $sum }
ledger-group = Group: { $name }
ledger-group-tip = Group the rows by category, problem, unit or leader, with counts
ledger-group-none = None
ledger-group-nothing = (Not filled in)
ledger-group-fold-tip = Click to fold
ledger-group-unfold-tip = Click to unfold
ledger-fill-handle = Drag down or up to fill with what is marked
ledger-measure-number = No.
ledger-cell-of-item = This belongs to the item of the measure; fill it in under Items
ledger-count-measures = { $count } { $count ->
    [one] measure
   *[other] measures
 }
ledger-count-of-measures = { $count } / { $all } { $all ->
    [one] measure
   *[other] measures
 }
ledger-cell-twice = This item is in several of the marked groups; it took the first of the texts
