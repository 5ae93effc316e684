activity-title = Work record
activity-title-none = Nothing was changed in this time
activity-title-unread = Not all of this time could be read
activity-counts = { $count ->
    [one] One change
   *[other] { $count } changes
    } to { $items ->
    [one] one item
   *[other] { $items } items
    }
activity-days = { $from } to { $to }
activity-since = since the version “{ $name }”, up to { $to }
activity-this-week = This week
activity-last-week = Last week
activity-this-month = This month
activity-since-version = Since a version
activity-since-name = Since “{ $name }”
activity-since-tip = From which named version on
activity-version = { $name } ({ $date })
activity-by-day = By day
activity-by-item = By item
activity-group = { $count }
activity-save = Export…
activity-save-tip = As xlsx, docx, pdf or csv
activity-none = No changes to list
activity-no-version = No named version yet
activity-version-advice = Keep what is in the window as a version (File › Former versions): later this lists what was done since
activity-advice-save = Save the file first. Each save keeps the version before it, and this page lists from them what was done, day by day
activity-advice-first = There is no former version yet. Change something and save: this page then lists what was done, day by day
activity-advice-span = Try another span of days
activity-known-from = Before { $date } no versions were kept: only dated entries, such as progress and log, are listed.
activity-only-entries = No versions were kept: only dated entries, such as progress and log, are listed.
activity-unreadable = { $count ->
    [one] One version
   *[other] { $count } versions
    } could not be read; what they would tell stands under the day after.
activity-unreadable-start = { $count ->
    [one] The version that this begins with cannot be read: what was changed up to the next one is not listed.
   *[other] { $count } versions cannot be read, among them the one that this begins with: what was changed up to the next one is not listed.
}
activity-unreadable-none = { $count ->
    [one] One version cannot be read: there may be changes of this time that are not listed.
   *[other] { $count } versions cannot be read: there may be changes of this time that are not listed.
}
activity-stopped = Reading the versions was stopped
activity-again = Read again
activity-added = Added: { $kind } { $name }
activity-removed = Deleted: { $kind } { $name }
activity-moved = Moved: { $kind } { $name }
activity-set = { $field }: { $after }
activity-changed = { $field }: { $before } → { $after }
activity-entry-added = { $field }: { $text }
activity-evidence-added = New evidence { $text }
activity-entry-changed = { $field } put right: { $text }
activity-entry-removed = { $field } taken out: { $text }
activity-of-day = { $what } ({ $date })
activity-node = { $kind } { $name }
activity-part = { $part } · { $what }
activity-column-day = Day
activity-column-number = No.
activity-column-item = Item
activity-column-unit = Lead unit
activity-column-what = What was done
happened-updated = Update: { $text }
happened-logged = Log: { $text }
happened-step = Closing: { $step }
job-activity = Reading former versions…
