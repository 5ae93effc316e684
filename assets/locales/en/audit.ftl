# The audit
audit-title-errors = Mend { $count } { $count ->
    [one] error
   *[other] errors
} first
audit-title-questions = { $count } { $count ->
    [one] question
   *[other] questions
}
audit-title-unequal = { $count } { $count ->
    [one] question
   *[other] questions
}, { $unequal } of figures that do not come out
audit-title-notices = { $count } { $count ->
    [one] notice
   *[other] notices
}
audit-title-join = {"; "}
audit-title-none = { $count ->
    [0] Nothing to check
    [one] One figure was checked and holds
   *[other] All { $count } figures checked hold
}
audit-rest-count = { $confirmed } confirmed · { $accepted } accepted
audit-errors = Errors { $count }
audit-errors-about = cannot be right
audit-questions = Questions { $count }
audit-questions-about = may be right; somebody has to look
audit-notices = Notices { $count }
audit-notices-about = missing or damaged
audit-accepted = Accepted { $count }
audit-accepted-about = raised again when a figure changes
audit-confirmed = Confirmed { $count }
audit-confirmed-about = reckoned, and equal
audit-kind = { $kind }: { $count }
audit-dates = { $count } { $count ->
    [one] date is
   *[other] dates are
} due or past: see Today
audit-none = Nothing to check
audit-none-advice = The data is checked again whenever it changes.
audit-list-title = Findings
audit-list-counts = Errors: { $errors }, questions: { $questions }, notices: { $notices }, accepted: { $accepted }, holding: { $confirmed }
audit-list-index = No.
audit-list-weight = Weight
audit-list-place = Item
audit-list-unit = Lead unit
audit-list-found = What was found
audit-list-reason = Why it was accepted
audit-choose = Nothing chosen
audit-choose-advice = Choose a finding: its words, its reckoning and what can be done stand here.
audit-accepted-on = Accepted ({ $on }): { $reason }
audit-accepted-by = Accepted ({ $who }, { $on }): { $reason }
audit-paragraph = Source, paragraph { $number }
audit-reckoning = The reckoning
audit-sum = Sum
audit-rest = Difference
audit-reckoned = Reckoned
audit-stated = Stated
audit-target = Target
audit-limit = Limit
audit-against = Held against
audit-difference = Apart
audit-tolerance = { $tolerance } allowed
audit-share-part = Part
audit-share-whole = Whole
audit-before = Before
audit-after = After
audit-value = Value
audit-term = Term { $number }
audit-witnesses = What else is said
audit-witness-indicator = Indicator
audit-witness-target = { $name } { $value } (target { $target })
audit-witness-log = Progress
audit-witness-evidence = Evidence
audit-ways = What to do
audit-ways-about = the source stays as it is
audit-reason = Reason
audit-reason-key = Accept, with the reason (Enter)
audit-reason-about = The reason is kept in the file; the finding is raised again when one of its figures changes
audit-accept = Accept, look at the next
audit-accept-why = Give the reason first
audit-reopen = Reopen
audit-go = Mend the data
audit-go-tip = Go to the form of it
audit-source = Show the words
audit-no-words = No words of the source belong to this
audit-one-fact = They are one fact
audit-one-fact-tip = Notes that the rate is the same as the count: charts and counts of targets have it once. This can be undone
audit-ask = Write to the unit…
audit-ask-tip = Write a letter to the unit in the lead
unit-points = percentage points
audit-list-not-yet = The audit is not done yet, nothing was written; export again in a moment
