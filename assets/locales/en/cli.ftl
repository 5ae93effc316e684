# The command line.
cli-help =
    挂图 Guatu { $version } — the ledger and wall chart of a rectification

    Usage:
      guatu [FILE…]                  open the window
      guatu check FILE [--json]      check a dataset: 0 clean, 1 findings, 2 unreadable
      guatu stats FILE [--json]      print counts and attainment
      guatu --startup-report PATH FILE   open the window, write how long it took, and quit
      guatu --pictures FOLDER [FILE]     opens the window, takes pictures of its views, quits
      guatu --version | --help
cli-no-display = There is no display to open a window on ({ $error }). Commands without a window: guatu check FILE, guatu stats FILE --json, guatu --help.
cli-window-failed = The window could not be opened: { $error }. Check the graphics driver (OpenGL), or install libxkbcommon-x11-0, libgl1, libegl1.
cli-usage = { $error }. Run guatu --help for the usage.
cli-missing-file = { $command } needs a file
cli-unknown-option = there is no option { $option }
cli-clean = Nothing found: { $name }
