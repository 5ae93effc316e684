# What goes to units and comes back.
return-office = the rectification office
return-title = How to fill in
return-column = “{ $name }”
return-and = , 
return-sent = Sent by { $issuer } on { $on } to { $unit }. Items: { $items }.
return-fill = Please fill in the tinted columns only: { $columns }. The others are locked; tell us if something in them is wrong.
return-choices = Choose the progress from the list; the percentage is a number from 0 to 100.
return-latest = What stands under progress is what was reported last: write the new state over it. The former text stays in the ledger. Leave alone what has not changed.
return-keep = Widths, heights and layout may be changed; do not delete rows, columns or sheets. The file may be renamed.
return-by = Please send it back to { $issuer } by { $by }.
collect-new = added
collect-log = Updated from the returned file { $file }: { $fields }
collect-log-saved = Updated from the returned file { $file } (saved { $day }): { $fields }
collect-unit = { $unit }: items { $items }, files returned { $files }, changes { $changes }, to be decided { $contested }
collect-unit-silent = { $unit }: items { $items }, nothing returned yet
collect-file = { $name } not used: { $reason }
collect-stranger = it was not sent from this dataset
collect-no-list = it is a form for signatures and has no list to be read back
collect-foreign = this program did not send it, or the hidden sheet that says where its cells came from was removed; look at it with Compare
collect-foreign-dataset = a whole dataset (.guatu.json), not the copy that was sent to a unit; open it with Compare to see what differs
collect-taken = Changes taken over: { $taken }; to be decided: { $waiting }
collect-contested = To be decided: the answers differ, or the ledger was changed since
collect-needs-reason = To be decided: a moved date needs a reason
collect-closes = waiting: closing is verified and approved by others, and is not taken from a returned file
split-without = { $count ->
    [one] 1 item has no unit and was sent to nobody
   *[other] { $count } items have no unit and were sent to nobody
}
split-no-unit = No unit called “{ $unit }” leads or supports an item
split-no-units = There is no unit to send to: no item has one
split-nothing-to-fill = The form “{ $form }” has no columns to be filled in
split-failed = Nothing was written for { $unit }: { $error }
split-title = Send to units
split-about = Choose a folder, and each unit gets an Excel workbook there: the items that it leads or supports, without what is marked as internal.
split-form = Form
split-units = Units ({ $count })
split-unit = { $unit } (items: { $items })
split-answer-by = Answer by
split-datasets = A dataset too
split-datasets-tip = For units that use Guatu themselves: a .guatu.json of their items, which can be collected in the same way
split-take = Choose a folder, write { $count }
split-none-chosen = Choose a unit first
split-done = Workbooks written: { $units }, in { $folder }; texts that are not for the units looked for: { $count }, none found
job-split = { $count ->
    [one] Writing 1 workbook
   *[other] Writing { $count } workbooks
}
job-collect = { $count ->
    [one] Comparing 1 returned file
   *[other] Comparing { $count } returned files
}
job-returns = { $count ->
    [one] Reading 1 returned file
   *[other] Reading { $count } returned files
}
path-split-title = The folder for the workbooks
path-collect-title = Choose the returned files
collect-type = Workbooks and datasets
collect-none = Nothing has come back yet
collect-none-advice = Choose the workbooks or datasets that the units sent back, all at once; renamed ones and several versions are fine. Files or a whole folder can be dropped here too.
collect-files = Choose returned files…
collect-ready = { $count ->
    [one] 1 returned file was read, see “Returns”
   *[other] { $count } returned files were read, see “Returns”
}
collect-more = Add files…
collect-more-tip = Choose more returned files; one of the same name and unit takes the place of the former
collect-end = Done
collect-end-tip = Puts the returned files away; what was taken over stays
collect-not-used = Not used
collect-unread = { $count ->
    [one] 1 change cannot be read
   *[other] { $count } changes cannot be read
}
collect-nothing-read = Nothing could be read
collect-nothing-read-advice = Why each file was not used stands at the left.
split-answer-hint = such as 2026-10-10
collect-no-changes = No changes
collect-no-changes-advice = What came back is what the ledger says, or was taken over already.
broke-split = The workbooks for the units were not all written: { $name }
broke-read-returns = The returned files were not all read: { $name }
broke-collect = The returned files were not compared: { $name }
collect-answered = { $count } of { $units } answered
collect-silent = Not answered: { $count }
collect-items = { $count ->
    [one] 1 item
   *[other] { $count } items
}
collect-taken-over = { $count } taken
collect-file-heading = This file
collect-file-name = File
collect-sent = Sent
collect-saved = Saved
collect-about = “Here” at the left is the present dataset, “There” at the right is what the unit sent. What only they changed is ticked; what contradicts, moved dates and closings are yours to decide.
collect-news = { $name } { $count ->
    [one] sent 1 change: { "" }
   *[other] sent { $count } changes: { "" }
}
collect-news-none = { $name } sent no changes
collect-news-unused = Nothing of { $name } was used
collect-take-all = Take { $count } from all files
collect-take-all-noting = Take { $count } from all files, leave { $questions } for the meeting
collect-busy = What was to be taken over before is still on its way. Please wait a moment.
collect-take-all-tip = Takes what is ticked in all files in one step that can be undone; the log of each item says from which file it came
collect-part-older = Said again later { $count }
collect-older = Said otherwise in a later file of the unit { $count }
collect-older-kept = not taken
