# Importing documents
job-importing = Reading { $name }
path-import-title = Import a notice or a ledger
document-type = Notices and ledgers
format-not-a-document = This is { $kind } and cannot be imported. Save it as docx or xlsx in Word or WPS first.
format-no-characters = This is { $kind }, of which no words can be read. Have its characters recognised (OCR) by WPS or the scanner's program and import the docx, or ask the sender for the file.
format-too-many-bytes = The file has { $found } MB, more than the { $limit } MB that are read. Divide it.
format-too-much-unpacked = Unpacked, the file is over { $limit } MB; something may be wrong with it, so it was not read. Open and save it in Word or WPS.
format-too-many-paragraphs = The file has { $found } { $found ->
    [one] paragraph
   *[other] paragraphs
 }, more than the { $limit } that are read. Divide it.
format-too-many-cells = The table has { $found } { $found ->
    [one] cell
   *[other] cells
 }, more than the { $limit } that are read. Divide it.
format-damaged = The file is damaged (at { $part }). Copy it again, or open and save it in Word or WPS.
format-out-of-memory = Reading this file takes more than { $limit } MB of memory, so it was stopped. It may be damaged: open and save it in Word or WPS, or divide it.
format-out-of-time = Reading this file did not end within { $seconds } { $seconds ->
    [one] second
   *[other] seconds
 }, so it was stopped. It may be damaged: open and save it in Word or WPS, or divide it.
format-reader-stopped = This file could not be read; it may be damaged. Open and save it in Word or WPS, then import it again. What is open in the window is untouched.
format-of-document = { $error } — { $name }
format-encrypted = The file has a password. Take it off in Word or WPS, then import.
format-empty = There is no text in the file.
format-cancelled = The import was stopped.
format-not-a-file = This is not a file but a folder, a pipe or a device. Choose a document.
format-unreadable = The file cannot be read: { $cause }
looks-scanned-pdf = a scanned PDF of nothing but pictures
looks-nameless-pdf = a PDF whose typefaces name no characters
looks-scanned-ofd = a scanned OFD of nothing but pictures
looks-nameless-ofd = an OFD whose characters are lost
looks-picture = a picture
looks-old-word = a file of Word 95 or older
looks-slides = a slide deck
looks-web-archive = a web archive (.mht)
looks-archive = a compressed archive
looks-program = a program
looks-media = sound or film
looks-other-office = another office file
looks-binary = a file that is not text
remark-no-items = No items were found. Choose a paragraph on the left and say which heading it is.
remark-no-title = No title was found; the file's name stands in.
remark-no-level = The text has no level “{ $level }”; the one above stands in.
remark-folded = One level of headings was put together with the problems.
remark-jump = A number is missing: { $expected } would follow, { $found } stands there.
remark-no-measures = An item has no measures.
remark-due-unread = A due date could not be read.
remark-standing-unread = Words on the standing fit no code; it is unstated.
remark-unkept = A name has no place, such as a second leader.
remark-fact-unread = This date is no day, or some of it is lost; the inspection, its feedback or the date of the figures was left open.
remark-no-year = A date has no year.
remark-year-lent = The year is not written: taken as { $on } by { $basis }; please check.
year-by-as-of = the day that the ledger speaks of, { $on }
year-by-title = the year { $year } in the title
year-by-feedback = the day of the feedback, { $on }
remark-total-differs = The text says { $of }: { $stated }; { $found } were read.
remark-pictured = { $count } { $count ->
    [one] page is
   *[other] pages are
 } nothing but pictures and were not read.
remark-undecoded = { $count } { $count ->
    [one] character
   *[other] characters
 } cannot be read in this encoding.
level-section = Part
level-category = Category
level-problem = Problem
level-item = Item
role-title = Title
role-preface = Preface
role-furniture = Page furniture
role-finding = Finding
role-label = Label
role-lead = Lead
role-measure = Measure
role-field = Units, dates
role-aside = Other part
role-closing = Closing
role-cell = Cell
role-text = No meaning
total-problems = problems fed back
total-done = done
total-under-way = under way
total-sustained = sustained
total-measures = measures
total-leaders = leaders
total-lead-units = lead units
total-support-units = supporting units
import-make = Take in
import-make-key = Ctrl+Enter
import-make-tip = A new dataset from the tree on the right; can be undone
import-take-back = Take the last back
import-escape-again = { $count } { $count ->
    [one] correction was
   *[other] corrections were
 } made; Escape once more gives them up
import-remarks = { $count } to look at
import-say = Paragraph { $paragraph } is:
import-not-heading = no heading
import-measure = A measure begins here
import-not-furniture = no furniture
format-too-many-parts = The file has { $found } { $found ->
    [one] part
   *[other] parts
 }, more than the { $limit } that are read; something may be wrong with it.

remark-no-problem = This row names no problem, and none stands above it.
remark-at-cell = Row { $row }, column { $column }
remark-at-paragraph = Paragraph { $paragraph }
remark-at = { $place } “{ $text }”: { $said }
import-merge = Merge into “{ $name }”…
import-merge-tip = Matched with the dataset on screen by id and title; what would change is listed first and taken over in steps that can be undone
import-encoding = Encoding
import-encoding-tip = Where the text is garbled, read it in another encoding
import-columns = Ledger “{ $name }”: { $read } of { $all } { $all ->
    [one] column
   *[other] columns
 } read
import-columns-unread = Table “{ $name }” was not read as a ledger; say what its columns hold
import-heading-row = Headings stand in row { $row }
import-heading-row-tip = If they do not, choose the row on the left and say “Headings stand here”
import-column-unnamed = (no name)
import-column-none = Not read
column-holds-category = Category
column-holds-problem = Problem
column-holds-item = Item
column-holds-answer = What was done
column-holds-unit = Responsible unit
column-holds-person = Person
encoding-utf-8 = UTF-8
encoding-utf-16-le = UTF-16
encoding-utf-16-be = UTF-16 (big-endian)
encoding-gb18030 = GB18030 (GBK)
encoding-big5 = Big5 (traditional)
import-row = Row { $row }
import-say-row = The chosen row:
import-headings-here = Headings stand here
import-headings-tip = The columns are told from this row; those below it are content
remark-due-moved = Two dates in one time limit: taken as the first date and its postponement; please check.
remark-value-unread = A number, date or choice here is not understood and stands in no field.
remark-contradicts = This cell contradicts another one of the same item; the column made for it counts, or the first.
remark-update-undated = The progress has no date: the day of the import stands in.
remark-column-unread = The column “{ $heading }” was not read.
remark-example = This row shows how to fill in the table; it is no item.
remark-guidance = “{ $name }” says how to fill in the table; it was not read as a ledger.
remark-controls = { $count ->
    [one] One control character was taken out.
   *[other] { $count } control characters were taken out.
}
remark-radicals = { $count ->
    [one] One radical was read as the character that it looks like.
   *[other] { $count } radicals were read as the characters that they look like.
}
remark-no-result = A formula without a stored result: open and save the file in Excel or WPS, then import it again.
remark-error-value = The cell holds the error { $value }; it was not read as words.
remark-hidden-row = This row is hidden in the table and was left out.
remark-filtered-row = A filter hides this row; it was read.
remark-hidden-column = This column is hidden in the table and was left out.
remark-hidden-sheet = The sheet “{ $name }” is hidden and was left out.
remark-cut = The file holds too much: what comes behind was not read. Divide it, and look at the last place that was read.
remark-repeated = A long text is repeated over many cells here; it was read once.
remark-too-wide = The table is too wide: its last columns were not read.
column-holds-custom = A column of its own
remark-columns-unread = { $count } { $count ->
    [one] column was
   *[other] columns were
 } not read, from “{ $first }” to “{ $last }”.
remark-sum-differs = The sum is not that of the rows above, which is { $found }.
remark-roles-unclear = This column is for several things, and which of them the words of this cell are cannot be told: the cell is kept whole in a column of its own.
column-holds-several = Several, told apart in each cell
import-read = { $items } { $items ->
    [one] item
   *[other] items
 } and { $measures } { $measures ->
    [one] measure
   *[other] measures
 } read
import-agrees = as the notice states itself
import-differs = not as the notice states itself
import-asked = { $count } to look at
import-then = {", "}
import-stated = stated { $count }
import-stated-other = ≠ stated { $count }
import-stated-tip = The notice states another number than was read; compare its words at the left
import-unplaced-count = { $count } not placed
import-embedded = { $count ->
    [one] one document within it was not read
   *[other] { $count } documents within it were not read
}
import-dropped = { $count ->
    [one] one piece left out
   *[other] { $count } pieces left out
}
import-source = Source
import-source-about = { $name }, { $count } { $count ->
    [one] paragraph
   *[other] paragraphs
 }; figures are underlined
import-unplaced = Not placed: { $count }
import-unplaced-about = They stay in the source; press one to say what it is
import-paragraph = Paragraph { $number }
import-remarks-about = F4 goes to the next
import-tree = The ledger to be
import-tree-about = A press shows its words at the left
import-count-items = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
import-count-measures = { $count ->
    [one] { $count } measure
   *[other] { $count } measures
}
import-categories = Categories
import-problems = Problems
import-items = Items
import-measures = Measures
import-leaders = Leaders
import-lead-units = Lead units
import-support-units = Supporting units
remark-aside = A part without problems: it stays in the source and in no item.
remark-at-sheet = { $place } of “{ $sheet }”
left-open-unplaced = not placed (taken for: { $role }); it stays in the source
left-open-facts = Not found in { $place }: { $facts }
left-open-and = {", "}
left-open-preface = the preface (paragraphs { $first } to { $last })
left-open-no-preface = the text, which has no preface
left-open-before = Before { $place }
left-open-at-end = At the end
left-open-dropped = left out ({ $why })
why-page-title = the name of the page
why-navigation = navigation or a tool of the page
why-links = nothing but links
why-control = a field not filled in, or a button
why-hidden = hidden
why-deleted = struck out, or deleted as a tracked change
why-header-or-footer = running head or foot, page number
why-note = footnote or endnote
why-comment = comment
why-contents = table of contents
why-too-long = the rest of a cell that is too long
why-drawing = words of a drawing or a chart
why-embedded = a document within it that was not read
