# The start, the first hour, and the day: what is seen before work begins.
start-go-on = Go on
start-go-on-with = Go on: { $name }
start-stopped = Stopped in { $view }, { $when }
start-stopped-at = Stopped in { $view } at { $number }, { $when }
start-items = { $count } { $count ->
    [one] item
   *[other] items
}
start-missing = Cannot be opened: { $reason }
start-find = Find file…
start-recent = Recent
start-begin = Begin
start-open-about = A ledger that you have
start-import-about = Notices, ledgers, returns: Word, Excel, WPS, PDF
start-template-about = Inspection, audit, environment, safety
start-new-about = An empty ledger, filled in from scratch
start-examples = Examples
start-filled = Rectification of Yunxi County
start-filled-about = Fictional, 32 items, every column filled: try anything
start-notice = Notice of Tongchuan District
start-notice-about = A public notice, 29 items, 118 measures
key-enter = Enter
key-escape = Esc
moment-today = today { $time }
moment-yesterday = yesterday { $time }
status-local = Offline: files stay on this computer
status-today = Today { $day }
templates-title = New from a template
templates-about = A template has the parts and columns that such a rectification usually has. All of them can be changed.
template-inspection = Inspection
template-inspection-about = The usual four parts, six months of concentrated work
template-audit = Audit
template-audit-about = Four parts by subject, with columns for opinion and kind
template-environment = Environment
template-environment-about = Findings and complaints, columns for acceptance and place
template-safety = Safety hazards
template-safety-about = Hazards by gravity, columns for place, money, precautions
guide-about = After these steps the ledger is ready for work. Every step can be undone.
guide-import = Import the notice or the ledger
guide-import-about = Drop the notice or your Excel ledger on the window. Look at what was read, correct it there, then take it over.
guide-units = Fill in lead units and leaders
guide-units-about = In the ledger select the rows of one unit and fill them in at once. A column copied from Excel can be pasted.
guide-due = Set due dates
guide-due-about = Select items and type 2026-06 or 2026-06-30. Moving a date later asks for a reason; the first one is kept.
guide-today = Look at Today first
guide-today-about = What is late, near due, waiting for verification or not reported stands on one page, and each row leads to its item.
guide-progress = Record progress
guide-progress-about = Add an update for every report of a unit, with its day. Earlier ones are never overwritten.
guide-letters = Send letters
guide-letters-about = Choose a list in Today: the program sorts it by lead unit, numbers the letters and writes a Word file for each.
guide-papers = Make ledgers, monthly reports and briefings
guide-papers-about = Choose a form in Papers, look at it, save it as Word, Excel or PDF. A briefing fills the screen with one key.
guide-save = Save
guide-save-about = The version before each save is kept, to be taken back or compared. Files stay on this computer.
settings-pace = Margin of pace
settings-pace-tip = Within how many points of the planned share an item keeps to its plan
pace = Pace
pace-tip = The planned share by the days from the feedback to the present due date, or by the stages that are due, against the per cent or the measures done
pace-behind = Behind
pace-on = On plan
pace-ahead = Ahead
date-short = { $day } { $month }
date-with-year = { $day } { $month } { $year }
today-empty = No items yet
today-empty-advice = Import a notice or a ledger, or add items in the tree
today-date = { $weekday }, { $date }
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
today-concentrated = { $days } { $days ->
    [one] day
   *[other] days
 } of concentrated work left
today-concentrated-over = { $days } { $days ->
    [one] day
   *[other] days
} since concentrated work ended
today-late-one = { $name } { $days } { $days ->
    [one] day
   *[other] days
 }
today-title-late = Press { $count } late first: { $named }
today-title-late-days = Press { $count } late first, the longest { $days } { $days ->
    [one] day
   *[other] days
 }
today-title-next = Nothing is late; next due { $date }
today-title-closed = All { $count } { $count ->
    [one] item is
   *[other] items are
 } closed
today-title-none = Nothing is late or near due
today-only-tip = Show only these in the ledger
today-number = No.
today-item = Item
today-unit = Lead unit
today-leader = Leader
today-due = Due
today-days = Days
today-progress = Progress (tick: ought to be)
today-group-late = Late { $count }
today-group-near = Due within { $near } { $near ->
    [one] day
   *[other] days
 } { $count }
today-group-done = To be verified { $count }
today-longest-late = longest { $days } { $days ->
    [one] day
   *[other] days
 }
today-soonest = the next in { $days } { $days ->
    [one] day
   *[other] days
 }
today-longest-wait = waiting { $days } { $days ->
    [one] day
   *[other] days
 }
today-letters-late = Letters…
today-letters-near = Reminders…
today-verification = Verification…
today-moved = { $count }×
today-column-done = To verify
today-applied = Asked
today-days-count = { $days } d
today-no-evidence = No evidence
today-off-target = { $count } off target
today-evidence = { $count } { $count ->
    [one] piece
   *[other] pieces
 }
today-label-late = { $number } { $title }, { $unit }, { $days } { $days ->
    [one] day
   *[other] days
 } late
today-label-near = { $number } { $title }, { $unit }, { $days } { $days ->
    [one] day
   *[other] days
 } left
today-label-waits = { $number } { $title }, { $unit }, to be verified
today-label-done = { $number } { $title }, { $unit }, waiting { $days } { $days ->
    [one] day
   *[other] days
 }
today-percent = { $done }%, planned { $planned }%
today-measures = { $done }/{ $all } { $all ->
    [one] measure
   *[other] measures
 }
today-promised = Due { $first }
today-promised-moved = First { $first }, moved to { $now }
today-promised-why = First { $first }, moved to { $now } ({ $reason })
today-said = { $date }: { $text }
today-nothing-said = No update yet
today-open = Open
today-record = Record progress
today-move = Move date
today-verify = Verify
today-urge = Letter
today-remind = Reminder
today-by-unit = By unit
today-by-leader = By leader
today-units-busy = { $count } of { $all } { $all ->
    [one] unit
   *[other] units
 }
today-leaders-busy = { $count } of { $all } { $all ->
    [one] leader
   *[other] leaders
 }
today-press-reports = Ask { $count }…
today-press-tip = Letters to the units that have not reported this month
today-reports = { $month } report
today-missing = { $count } missing
today-party-label = { $name }: { $late } late, { $near } near due, { $done } to be verified, { $missing } not reported
today-letters = Letters and reviews { $count }
today-letter = { $kind } { $number } unanswered
today-over = { $days } d over
today-due-today = Due today
today-review = Review: { $title }
today-happened = Dated entries since yesterday: { $count }
today-since-version = { $count ->
    [one] One change
   *[other] { $count } changes
    } since “{ $name }”
today-since-unread = The version “{ $name }” cannot be read, so what was changed since cannot be listed
today-since-all = All…
today-word = today
yesterday-word = yest.
happened-instructed = Instruction: { $text }
happened-moved = Due date moved to { $to }
happened-reviewed = Reviewed: { $result }
happened-sent = Sent { $kind } { $number }
happened-answered = Answered { $kind } { $number }
progress-title = Record progress
progress-text = Update
progress-on = Day
progress-percent = Per cent done
progress-empty = Type what is reported
progress-take = Put down
progress-take-tip = Ctrl+Enter does it too
settings-who = My name
settings-who-tip = For the log, letters entered, the verifier, reviews, accepted findings, named versions and collecting
version-title = Named version
version-about = What is in the window is kept under a name and never cleared away: it can be taken back, compared, and begin a monthly report.
version-name = Name
version-note = Note
version-take = Keep version
version-needs-name = Type a name
version-kept = Version kept: { $name }
version-failed = The version was not kept ({ $error })
version-by = { $date } { $who }
