# The page of an indicator
indicators-head = Indicators { $count }
indicators-targets = { $targets } with a target, { $off } off target
indicators-filtered = Filtered
indicators-arrange = Arrange
indicators-arrange-tip = How the list is grouped and sorted, and what it shows
indicator-news-none = { $name }: no reading yet
indicator-news-plain = { $name }: { $value }
indicator-news-met = { $name }: { $value }, target met
indicator-news-missed = { $name }: { $value }, due { $due }, { $gap } short
indicator-news-ahead = { $name }: { $value }, due { $due }, { $gap } to go
indicator-news-gap = { $name }: { $value }, { $gap } to go
goal-missed = { $days ->
    [one] Missed, { $days } day past its date
   *[other] Missed, { $days } days past its date
}
goal-ahead = { $days ->
    [one] Not yet reached, { $days } day left
   *[other] Not yet reached, { $days } days left
}
goal-is-missed = Missed: its date is past
goal-is-ahead = Not yet reached: its date is to come
goal-no-day = Not yet reached, no date set
goal-unknown = Cannot be told
goal-met = Reached
goal-derived = The target is derived
goal-none = No target, so no attainment
indicator-record = New reading
indicator-record-tip = Type it in the last row of the readings; its date is today or the present period
indicator-trend = Over time
indicator-change = Before and after
indicator-parts = Parts of the whole
indicator-facts = Facts
indicator-outlook = At this pace
indicator-outlook-note = reckoned
outlook-pace = Lately
outlook-so = So
outlook-lately = { $days ->
    [one] { $gained } in { $days } day, { $daily } a day
   *[other] { $gained } in { $days } days, { $daily } a day
}
outlook-standing-still = { $days ->
    [one] no progress in { $days } day
   *[other] no progress in { $days } days
}
outlook-reached = { $left } to go, done on { $day }
outlook-overtaken = { $left } to go; at that pace it would have been done by now, so a new reading is wanted
outlook-never = { $left } to go, not reached at this pace
outlook-by = By { $day }
outlook-needed = { $daily } a day needed
outlook-needed-times = { $daily } a day needed, { $times } { $times ->
    [one] time
   *[other] times
 } the present pace
outlook-same = Same figure
bullet-no-target = no target, so no bar
bullet-target = Target { $value }
bullet-value-on = { $value } ({ $on })
bullet-due = due { $due }
target-none-advice = The notice states none and none follows from it; one that you set is marked as set.
quoted-words = “{ $words }”
reading-paragraph = Paragraph { $number }
reading-type = type, then Enter
