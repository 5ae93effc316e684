# What an edit is called: in Undo and Redo.
add-report = Add report
add-party = Add party
add-category = Add category
add-problem = Add problem
add-item = Add item
add-measure = Add measure
add-indicator = Add indicator
remove-report = Delete report
remove-party = Delete party
remove-category = Delete category
remove-problem = Delete problem
remove-item = Delete item
remove-measure = Delete measure
remove-indicator = Delete indicator
edit-move = Move
several-cut = Cut
several-paste = Paste
several-duplicate = Duplicate
several-remove = Delete several
several-renumber = Renumber
several-progress = Change the progress of several
several-term = Change the term of several
several-due = Change due date
several-lead-units = Change the lead unit of several
several-leader = Change the leader of several
several-close = Close
several-closing-step = Step of closing
several-review = Review
several-new-party = Name a new party
several-merge = Take over the changes of others
several-merge-parties = Merge two names of one party
several-restore = Restore a former version
several-suggestions = Take suggested indicators
edit-entry = Record progress
several-cells = Change cells
several-columns = Change columns
several-next-round = Begin the next round
several-letters = Enter letters
letter-logged = { $kind } { $number } sent to { $unit }
letter-logged-by = { $kind } { $number } sent to { $unit }, to be answered by { $by }
round-title = Begin the next round
round-about = What is not closed goes over into a new report with its measures, indicators and records; each item says from which report and number it comes.
round-name = Title of the new report
round-proposed = { $title } (next round)
round-day = As of
round-day-tip = The day of which the new report speaks
round-with-done = { $count ->
    [one] Also the one item
   *[other] Also the { $count } items
    } reported done and not verified
round-counts = { $count ->
    [one] One item goes over
   *[other] { $count } items go over
    } (of { $all }; { $left } stay behind)
round-here = In this dataset
round-here-tip = Both rounds in one file, to be compared; totals over both count twice what went over, so views are set to the new round
round-new-dataset = In a dataset of its own
round-new-dataset-tip = The new file holds the new round alone, with the letters and open decisions about what goes over; at its first save its files of evidence are copied beside it
round-begin = Begin
round-nothing = Nothing goes over
round-begun = { $count ->
    [one] One item went over
   *[other] { $count } items went over
    }
