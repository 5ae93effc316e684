# The command line.
cli-help =
    挂图 Guatu { $version } — the ledger and wall chart of a rectification

    Usage:
      guatu [FILE…]                  open the window
      guatu check FILE [--json]      check and audit: 0 no errors, 1 errors found, 2 unreadable
            … [-o LIST.xlsx|docx|pdf|csv]   write what was found as a list
      guatu stats FILE [--json]      print counts and attainment
      guatu render FILE --chart NAME -o OUT.svg|png|pdf|xlsx|csv [--dark] [--scale 2] [--audience public|office|all] [--language zh]
      guatu render FILE --chart plan|plan-by-unit|plan-by-leader|plan-by-status|plan-measures --sheet a0|a1|a2|a3|a4 -o POSTER.pdf|png [--tiles] [--from DAY] [--to DAY]
                                 a poster of the wall chart with all rows, on one sheet or several; --tiles: on A4 sheets to be glued; --from, --to: these days alone
      guatu export FILE -o deck.pdf|pptx [--dark] [--audience public|office|all] [--language zh]
      guatu export FILE --form FORM -o table.xlsx|docx|pdf|csv [--audience public|office|all] [--unit NAME] [--on DAY]
            … [--appendix LIST,LIST|lists] [--no-head]   appendices of a report; no letterhead (on letter paper)
            … [--sources]   the figures of a report say where they come from (comments in docx)
      guatu export FILE --like TABLE.xlsx -o OUT.xlsx   a table with the headings, widths and order of this one
      guatu export FILE --form report-monthly --before OLD.json -o report.docx|pdf   tell what happened since an earlier version
      guatu export FILE -o COPY.json [--audience public|office|all]
      guatu split FILE -o FOLDER [--form FORM] [--unit UNIT] [--audience office|public] [--datasets] [--answer-by DAY]
                                     write a workbook to fill in for each unit
      guatu collect FILE RETURNED-OR-FOLDER… -o NEW [--reason TEXT] [--json]
                                     collect the returned ones: 0 all taken over, 1 something waits, 2 nothing written
      guatu letters FILE --kind urge|remind|warn -o FOLDER [--unit NAME] [--on DAY] [--answer-by DAY]
            … [--prefix TEXT] [--issuer NAME] [--contact TEXT] [--save OUT.json]
      export, render, letters and split take --watermark TEXT, which stands behind the text of every page
      guatu compare A B [--json]     compare two datasets: 0 the same, 1 different, 2 unreadable
      guatu import DOCUMENT -o FILE [--json]
                                     read a notice or ledger (docx, doc, wps, odt, rtf, pdf, ofd, txt, html, xlsx, xlsb…) into a
                                     dataset; prints what was put nowhere, not read, not found or left out, each with its place
      guatu --startup-report PATH FILE   open the window, write how long it took, and quit
      guatu --pictures FOLDER [FILE]     opens the window, takes pictures of its views, quits
      guatu --install-desktop | --uninstall-desktop
                                     put into the menu and take the double click on datasets, for one
                                     person and without root; take that back
      guatu --version | --help
cli-no-display = There is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY names one). Commands without a window: guatu check FILE, guatu stats FILE --json, guatu --help.
cli-window-failed = The window could not be opened: { $error } Details for those who look after the machine are in { $folder }.
cli-display-silent = the display does not answer ({ $display }). Start the program from the desktop, or give it access to the display.
cli-no-library = the system library { $library } is missing. Install { $packages } (so called on Debian, UOS and Kylin).
cli-no-renderer = neither OpenGL nor Vulkan works (graphics driver: { $drivers }). Install or renew the graphics driver; on Linux without one of its own: libgl1, libegl1, libgl1-mesa-dri, mesa-vulkan-drivers.
cli-before = --before is for the monthly report (--form report-monthly)
cli-usage = { $error }. Run guatu --help for the usage.
cli-missing-file = { $command } needs a file
cli-unknown-option = there is no option { $option }
cli-unread-option = { $option } is of no use here
cli-desktop-not-needed = This is for the desktops of Linux and BSD; it is not needed on this system.
cli-desktop-nothing = There was nothing to remove.
cli-not-run = Could not run: { $programs }. Install shared-mime-info and desktop-file-utils and run this once more, or a double click will not find Guatu.
cli-no-home = There is no home folder. Set HOME, or XDG_DATA_HOME.
cli-own-path = A menu entry cannot name the program where it lies ({ $error }). Move it to another folder.
cli-not-written = Not written: { $error }. Check the rights and the space on the disk: { $path }
cli-not-removed = Not removed: { $error }. Check the rights: { $path }
cli-charts = Name a chart with --chart: { $names }
cli-render-out = Give the file to write with -o, ending in .svg, .png, .pdf, .xlsx or .csv (its table)
cli-sheet = --sheet is a0, a1, a2, a3 or a4, not { $sheet }
cli-days = --from { $from } must be before --to { $to }
cli-sheet-wall = --sheet is for wall charts alone (plan, plan-by-unit, plan-by-leader, plan-by-status, plan-measures)
cli-scale = --scale is 1 to 8, not { $scale }
cli-export-out = Give the file to write with -o, ending in .pdf or .pptx
cli-import-out = Give the dataset to write with -o, ending in .guatu.json
cli-audited = { $name }: sound; the audit found { $errors } { $errors ->
    [one] error
   *[other] errors
 }, { $questions } { $questions ->
    [one] question
   *[other] questions
 }, { $notices } { $notices ->
    [one] notice
   *[other] notices
 }; { $confirmed } { $confirmed ->
    [one] sum holds
   *[other] sums hold
 }
cli-compare-two = compare needs two files
cli-compared = { $count } { $count ->
    [one] difference
   *[other] differences
 }
cli-missing-value = Something is missing after { $option }
cli-unexpected-value = Nothing belongs after { $option }
cli-wrong-arguments = The arguments are not understood
cli-audience = --audience should be public, office or all, not { $audience }
cli-on = { $option } should be a day such as 2026-09-15, not { $day }
cli-forms = There is no form “{ $form }”. There are: { $names }, lists
cli-paper-out = Give the file to write with -o, ending in .xlsx, .docx, .pdf or .csv
cli-split-out = Say with -o into which folder the workbooks go
cli-collect-out = Say with -o which dataset to write, ending in .guatu.json
cli-collect-files = Name the returned files
cli-no-report = The dataset has no report
cli-proven = { $count } left-out texts were looked for in the file and none was found
cli-letter-kind = --kind should be urge, remind or warn, not { $kind }
cli-letters-kind = Say which letters with --kind: urge, remind or warn
cli-letters-out = Give the folder for the letters with -o
cli-letters-prefix = No letter of this kind has a number to go on from; give the words before the number with --prefix
cli-letters-none = There is no item to write to a unit about
cli-letter-failed = The letter to { $unit } was not written: { $reason }
cli-letters-not-entered = Without --save the dataset was not changed and the letters are not entered: the next ones begin with the same number
