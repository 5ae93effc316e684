# The shell: jobs, notices, dialogs.
copied = Copied
new-report-title = Untitled report
untitled-name = Untitled
example-name = Tongchuan report (example)
job-loading = Opening { $name }…
job-saving = Saving { $name }…
saved = Saved { $name }
edit-error-no-such-node = This node is no longer there; nothing was changed.
edit-error-party-in-use = Items or measures still name this party. Assign them to another one first.
file-type = Guatu datasets
file-type-any = All files
