copiste = copiste

### room: expression and questionnaire findings

### room: entry

refusal-not-a-choice = “{ $typed }” is not a box of question { $number } ({ $codes }).
refusal-not-a-number = “{ $typed }” is not a number for question { $number }.
refusal-not-a-date = “{ $typed }” is not a date (ddmm, ddmmyy or ddmmyyyy).
refusal-not-text = This character cannot be written in an answer.
refusal-text-full = The answer to question { $number } takes at most { $characters } characters.
refusal-check = “{ $typed }” is not accepted at question { $number }.
refusal-check-later = The answer to question { $number } no longer holds.
refusal-page-not-finished = { $left ->
    [one] { $left } question is left on this page. Was a key lost?
   *[other] { $left } questions are left on this page. Was a key lost?
}
refusal-page-finished = The page is finished on the screen. If a question is left on the paper, a key was doubled.
refusal-sheet-finished = The sheet is finished on the screen. If a question is left on the paper, a key was doubled.
refusal-sheet-not-finished = { $left ->
    [one] { $left } question on the sheet has no answer, the first is { $number }.
   *[other] { $left } questions on the sheet have no answer, the first is { $number }.
}
refusal-nothing-to-dup = The previous sheet has no answer to question { $number }.
refusal-nothing-to-run = There is no answer to repeat before question { $number } in this block.
refusal-does-not-fit = This answer is not one that question { $number } takes.
refusal-no-such-number = No question has the number “{ $typed }”.
refusal-not-asked = Question { $typed } is not asked on this sheet.
refusal-reason-missing = A reason is needed.
refusal-no-meaning = This key has no effect here.
refusal-variant-loses = { $answers ->
    [one] The other variant of the form has no place for { $answers } answer already keyed.
   *[other] The other variant of the form has no place for { $answers } answers already keyed.
}
codes-range = { $first } to { $last }
ask-soft = “{ $typed }” at question { $number }: is it what is written?
ask-required = Question { $number } expects an answer. Is there really nothing?
ask-abandon = Abandon sheet { $serial }? What was keyed will not count.
prompt-go-to = Go to question (empty: the first without an answer)
prompt-note = Remark on question { $number }
prompt-margin = Remarks in the margin of the sheet
prompt-hold = Reason to hold the sheet aside
prompt-override = Note on the confirmed answer (optional)
mark-blank = nothing ticked
mark-not-concerned = not concerned
mark-double = two boxes ticked
mark-unreadable = unreadable
mark-struck = crossed out
status-in-progress = in progress
status-held = held aside
status-complete = complete
status-voided = voided
service-constant = batch

### room: measure and report

### room: keymap

# Key labels
key-shift = Shift
key-space = Space
key-enter = Enter
key-escape = Esc
key-backspace = Backspace
key-tab = Tab
key-back-tab = Shift+Tab
key-left = Left
key-right = Right
key-up = Up
key-down = Down
key-home = Home
key-end = End
key-page-up = Page Up
key-page-down = Page Down
key-insert = Insert
key-delete = Delete
key-keypad-begin = Keypad 5

# Groups of commands
keys-group-answer = Answering
keys-group-digits = Digits
keys-group-marks = Marks
keys-group-move = Moving
keys-group-sheet = The sheet
keys-group-write = Writing
keys-group-read = Looking through
keys-group-station = The station

# Commands, one help line each
command-accept = Accept what is typed, turn the page, end the sheet
command-correct = Correct: delete the last character, or step back to the previous question
command-reset = Unlock after a refusal, close a prompt, drop what is typed
command-confirm = Confirm what the station asks
command-dup = Repeat the previous sheet’s answer
command-run = Repeat the last answer to the end of the block
command-undo = Undo the last change
command-redo = Redo what was undone
command-digits = The digits 1 to 9, then 0
command-digit-1 = The digit 1
command-digit-2 = The digit 2
command-digit-3 = The digit 3
command-digit-4 = The digit 4
command-digit-5 = The digit 5
command-digit-6 = The digit 6
command-digit-7 = The digit 7
command-digit-8 = The digit 8
command-digit-9 = The digit 9
command-digit-0 = The digit 0
command-mark-blank = Mark: nothing ticked or written
command-mark-not-concerned = Mark: not concerned
command-mark-double = Mark: two boxes ticked
command-mark-unreadable = Mark: unreadable
command-mark-struck = Mark: crossed out
command-back = Go to the previous question
command-forward = Go to the next question without answering
command-page-back = Go to the previous page of the paper
command-page-forward = Go to the next page of the paper
command-go-to = Go to a question by its number on the paper
command-note = Write a remark on the question
command-margin = Write down what stands in the paper’s margin
command-hold = Hold the sheet aside, with a reason
command-abandon = Abandon the sheet, after confirmation
command-next-mode = Change the answering mode of this sheet
command-next-variant = Change the form variant of this sheet
command-previous-sheet = Reopen the sheet before
command-next-sheet = Go to the sheet after
command-edit-left = One character left
command-edit-right = One character right
command-edit-word-left = One word left
command-edit-word-right = One word right
command-edit-start = To the start of the text
command-edit-end = To the end of the text
command-edit-delete = Delete the character under the cursor
command-edit-delete-word = Delete the word before the cursor
command-edit-delete-to-end = Delete to the end
command-edit-clear = Delete the whole text
command-up = The line or field above
command-down = The line or field below
command-page-up = One screen up
command-page-down = One screen down
command-first = First line
command-last = Last line
command-open = Open the chosen line
command-find = Find
command-new = Create
command-edit = Change the chosen line
command-move-batch = Move a batch filed under the wrong service
command-close-campaign = Close or reopen the campaign
command-end-session = End the session and make the report
command-report = See the results report
command-practice = Practise, keeping nothing
command-settings = Settings: language, keyboard, colours
command-keypad-repair = Keypad without NumLock: make its keys digits again, or arrows again
command-help = Help of this screen
command-leave = Back to the previous screen
command-redraw = Draw the screen again
command-suspend = Back to the system for a moment
command-quit = Leave copiste

# Hints, a few words each
hint-accept = accept
hint-correct = correct
hint-reset = resume
hint-confirm = confirm
hint-mark-blank = nothing ticked
hint-mark-not-concerned = not concerned
hint-mark-double = two boxes ticked
hint-mark-unreadable = unreadable
hint-mark-struck = crossed out
hint-back = previous question
hint-go-to = go to
hint-note = remark
hint-down = next field
hint-page-down = more
hint-open = open
hint-find = find
hint-new = create
hint-edit = change
hint-settings = settings
hint-leave = back
hint-help = help

# The keys page
keys-page-title = Keys
keys-page-about = This page is made from the key files and the table of commands; nothing in it is written by hand. `copiste keys` shows the same for the keymap in force. A house’s own keys go into a file that inherits one of these.
keys-page-keymaps = Keymaps
keys-page-column = What the key does
keys-page-others = Elsewhere
keymap-standard = every keyboard, by the keys they all have
keymap-azerty = French keyboard: the top row without Shift gives the digits in coded cells
keymap-keypad = one hand on the numeric keypad; its minus key unlocks
keymap-bepo = bépo keyboard: the top row without Shift gives the digits in coded cells
keymap-qwerty = American and British keyboards
keys-context-list = Lists and menus
keys-context-list-about = The letters have their function keys too.
keys-context-view = Texts to read
keys-context-view-about = The report, the help.
keys-context-form = Forms of the station
keys-context-form-about = Every printable character is text.
keys-context-coded = Coded cells
keys-context-coded-about = Boxes to tick, numbers, dates, page and sheet ends. Every other printable character is a code to key.
keys-context-text = Text cells
keys-context-text-about = Every printable character is text.
keys-context-inhibited = Entry locked
keys-context-inhibited-about = After a refusal every other key is dropped.
keys-context-prompt = Line to fill in
keys-context-prompt-about = Question number, remark, reason. Every printable character is text.
keys-context-question = Question of the station
keys-context-question-about = Enter never confirms.

# What is wrong with a key file; which keymap is in force
keymap-error-place = { $file }, line { $line }: { $problem }
keymap-error-place-key = { $file }, line { $line }, “{ $key }”: { $problem }
keymap-error-file = { $file }: { $problem }
keymap-error-file-key = { $file }, “{ $key }”: { $problem }
keymap-error-nearest = { $problem } Did you mean “{ $nearest }”?
keymap-error-unknown-keymap = neither a known keymap ({ $known }) nor a key file (.toml).
keymap-error-unreadable = the file cannot be read: { $reason }.
keymap-error-too-long = the file is too long for a key file.
keymap-error-syntax = not valid TOML: { $reason }.
keymap-error-context = there is no such section.
keymap-error-key = there is no such key.
keymap-error-shifted = write the character the key gives with Shift, without “shift-”.
keymap-error-twice = the same key is already written “{ $other }” in this section.
keymap-error-command = there is no command “{ $word }”.
keymap-error-name = a command name in straight quotes is expected.
keymap-error-not-here = the command “{ $command }” makes no sense in this section; it does in: { $contexts }.
keymap-error-printable = a printable character is text in this section; choose a function key, Ctrl or Alt.
keymap-error-reset = the key that unlocks is used in ordinary keying: it would unlock unseen.
keymap-error-confirm = the key that confirms is used in ordinary keying: it would confirm unread.
keymap-error-unreachable = no key is left for “{ $command }” in “{ $context }”.
keymap-guessed-layout = Keymap { $name }, after the system’s layout { $layout }
keymap-guessed-locale = Keymap { $name }, after the system’s locale { $locale }
keymap-guessed-nothing = Keymap { $name }, as the system says nothing
keymap-chosen = Keymap { $name }, chosen in the settings
keypad-suspected = NumLock seems to be off. { $key }: make the keypad’s keys digits again.

### room: import

### room: store

### room: station

error-tool = The tool { $path } cannot be used:
error-bad-id = “{ $id }” is not an identifier: 1 to 32 lower-case letters without accents, digits and hyphens.
error-id-taken = A campaign is called “{ $id }” already. Choose another identifier.
error-survey-open = This survey has an open campaign already: “{ $id }”. Close it first.
error-no-campaign = No campaign is called “{ $id }”.
error-closed = The campaign “{ $id }” is closed. Reopen it to key.
error-already-open = The campaign “{ $id }” is open already.
error-name-missing = The title and the establishment are needed.
error-bad-service = “{ $code }” is not a service code: 1 to 16 letters, digits and hyphens.
error-no-services = At least one service is needed.
error-service-twice = Two services have the code “{ $code }”.
error-no-service = No service has the code “{ $code }”.
error-service-in-use = Batches are filed under “{ $code }”: move them first.
error-no-audience = No audience has the code “{ $code }”.
error-no-variant = This audience has no variant “{ $code }”.
error-no-mode = This audience has no answering mode “{ $code }”.
error-no-batch = This campaign has no batch { $number }.
error-same-service = The batch is filed under “{ $code }” already.
error-no-record = This audience has no sheet { $serial }.
error-tool-missing = The tool version this was keyed with is not in the data ({ $fingerprint }).
error-reason-missing = A reason is needed.
error-wrong-state = Sheet { $serial } is not in a state that allows it.
error-file = { $path }: { $reason }
error-sheets = The sheets file { $path } cannot be used:
error-sheet-answer = sheet { $serial }, { $name }: “{ $value }” does not suit
error-near = Did you mean “{ $word }”?

### room: tui

### room: plain

plain-welcome = copiste, line by line. One line per answer, :help for help, end of file to leave.
plain-campaigns = Campaigns:
plain-batches = Batches of “{ $title }”:
plain-choose = Number:
plain-choice = { $number }. { $text }
plain-no-choice = “{ $text }” is not a number of the list.
plain-nothing = Nothing to key here.
plain-batch-line = batch { $number }, { $audience }, { $service }, { $complete } sheets complete
plain-sheet = Sheet { $serial }. Write this number on the sheet.
plain-page = Page { $page } of { $pages }. { $title }
plain-question = { $number }. { $label }
plain-given = Answer: { $answer }
plain-choice-code = { $code }: { $label }
plain-kind-integer = number
plain-kind-decimal = number with decimals
plain-kind-date = date ddmmyyyy
plain-kind-text = text, at most { $characters } characters, an empty line if nothing is written
plain-kind-several = several answers are possible
plain-marks = . nothing ticked, ? unreadable, = two boxes, / crossed out, * not concerned
plain-page-end = End of page { $page }. Turn the leaf, then Enter.
plain-sheet-end = End of the sheet. Enter to complete it.
plain-refused = REFUSED: { $reason }
plain-confirm = :yes to confirm, anything else to key again
plain-completed = Sheet { $serial } complete, saved.
plain-held = Sheet { $serial } held aside, saved.
plain-abandoned = Sheet { $serial } abandoned.
plain-pile-done = The batch has as many sheets as were counted. Enter for one more, :leave to stop.
plain-not-saved = NOT SAVED: { $reason }
plain-taken = Questions a filter took away: { $numbers }
plain-given-back = Questions back with their answers: { $numbers }
plain-too-many = “{ $typed }” says more than one answer.
plain-not-utf8 = This line is not in UTF-8: it is left out.
plain-line-too-long = This line is too long: it is left out.
plain-unknown = “{ $word }” is not a command. :help for the list.
plain-left = Everything is saved.
plain-help = :back previous question, :next next question, :goto NUMBER, :undo, :redo, :note TEXT, :margin TEXT, :hold REASON, :abandon, :same takes the previous sheet's answer, :run repeats to the end of the block, :mode, :variant, :report ends the session, :leave
plain-word-help = help
plain-word-back = back
plain-word-forward = next
plain-word-go-to = goto
plain-word-undo = undo
plain-word-redo = redo
plain-word-note = note
plain-word-margin = margin
plain-word-hold = hold
plain-word-abandon = abandon
plain-word-dup = same
plain-word-run = run
plain-word-mode = mode
plain-word-variant = variant
plain-word-confirm = yes
plain-word-end = report
plain-word-leave = leave
plain-mode = Answering mode: { $mode }
plain-variant = Variant: { $variant }

### room: cli

cli-about = The keying station for paper questionnaires, from the pile to the results report
cli-usage = Usage:
cli-commands = Commands
cli-options = Options
cli-arguments = Arguments
cli-without-command = Without a command, the station opens.
cli-help = Shows this help
cli-version = Shows the version
cli-option-language = Language of the screens: fr or en
cli-option-keymap = Keymap: standard, azerty, keypad, bepo, qwerty or a file
cli-option-theme = Theme: dark, light, mono or console
cli-option-store = Folder where everything is kept
cli-option-operator = Short name of who keys (initials or alias)
cli-option-plain = One question per line, for screen readers and scripts
cli-option-json = Output as JSON
cli-option-running-count = Shows the count of accepted answers
cli-option-no-page-stops = Does not stop at page ends
cli-command-demo = Opens the demonstration campaign in a scratch folder
cli-demo-headless = Without a terminal: keys three sheets, ends the session, writes the report
cli-demo-out = Folder of the report
cli-command-check = Checks a tool or a form and gives every finding
cli-check-path = Folder of a tool, or .xlsx or .md file of a form
cli-command-campaign = Campaigns: list, show, create, plan, close, reopen, tool
cli-campaign-list = Lists the campaigns
cli-campaign-show = Shows a campaign
cli-campaign-create = Creates a campaign on a tool
cli-campaign-plan = Sets the sheets expected and distributed of a service and an audience
cli-campaign-service = Adds a service
cli-campaign-close = Closes a campaign: the next report is final
cli-campaign-reopen = Reopens a closed campaign
cli-campaign-tool = Takes a corrected version of the tool for new sheets
cli-command-batch = Batches: list, open, edit, move, key
cli-batch-list = Lists the batches of a campaign
cli-batch-open = Opens a batch
cli-batch-edit = Changes the date, count, mode or variant of a batch
cli-batch-move = Moves a mis-filed batch to the service it came from
cli-batch-key = Keys a batch line by line (as --plain does)
cli-command-record = Records: list, show, void, restore
cli-record-list = Lists the records of a batch
cli-record-show = Shows the answers of a record
cli-record-void = Voids a record
cli-record-restore = Restores a voided record
cli-command-report = Makes the results report of a campaign
cli-report-out = Folder to write the report into
cli-report-format = Formats: html, text
cli-command-keys = Shows the keymap in force
cli-command-doctor = First look: terminal, locale, keyboard, data folder
cli-arg-campaign = Identifier of the campaign
cli-arg-tool = Folder of the tool
cli-arg-title = Title of the campaign
cli-arg-establishment = Name of the establishment
cli-arg-from = First day (yyyy-mm-dd)
cli-arg-until = Last day planned (yyyy-mm-dd)
cli-arg-service = Code of the service
cli-arg-services = Services, one per option: code=name
cli-arg-service-name = Name of the service
cli-arg-audience = Code of the audience
cli-arg-expected = Sheets expected
cli-arg-distributed = Sheets distributed
cli-arg-batch = Number of the batch
cli-arg-date = Date of the batch (yyyy-mm-dd)
cli-arg-sheets = Sheets counted
cli-arg-mode = Answering mode proposed
cli-arg-variant = Form variant proposed
cli-arg-serial = Serial of the sheet
cli-arg-reason = Reason
cli-wrong-usage = Wrong command. { $advice }
cli-wrong-argument = “{ $argument }” is not expected here.
cli-wrong-value = “{ $value }” does not suit { $argument }.
cli-missing-argument = Missing: { $argument }.
cli-missing-command = A command is missing after “{ $command }”.
cli-nearest = Did you mean “{ $word }”?
cli-see-help = See: copiste --help
cli-wrong-date = “{ $text }” is not a date (yyyy-mm-dd).
cli-wrong-service = “{ $text }” is not of the form code=name.
cli-wrong-operator = “{ $text }” is not a short name: 1 to 16 characters, no space.
cli-wrong-language = “{ $text }” is not a language of copiste: fr or en.
cli-wrong-theme = “{ $text }” is not a theme: dark, light, mono or console.
cli-no-home = No home folder: HOME is not set. Give the data folder with --store FOLDER.
cli-no-terminal = The station needs a terminal. Without one: copiste --plain, or copiste demo --headless --out FOLDER.
cli-check-clean = No finding.
cli-check-count = { $blocking } blocking, { $warnings } warnings.
cli-check-form = { $title }: { $questions } questions, { $pages } pages.
cli-severity-blocking = blocking
cli-severity-warning = warning
cli-campaign-none = No campaign. To create one: copiste campaign create --help
cli-campaign-open = open
cli-campaign-closed = closed
cli-campaign-created = Campaign “{ $id }” created.
cli-campaign-changed = Campaign “{ $id }” changed.
cli-batch-none = No batch.
cli-batch-opened = Batch { $number } opened.
cli-batch-changed = Batch { $number } changed.
cli-batch-moved = Batch { $number } moved to { $service }.
cli-record-none = No record.
cli-record-voided = Record { $serial } voided.
cli-record-restored = Record { $serial } restored: it is to be ended.
cli-report-written = Report written: { $path }
cli-demo-keyed = { $keyed } sheets keyed just now, { $total } sheets in all.
cli-column-id = campaign
cli-column-title = title
cli-column-status = status
cli-column-complete = complete
cli-column-held = held
cli-column-in-progress = in progress
cli-column-voided = voided
cli-column-expected = expected
cli-column-distributed = distributed
cli-column-batch = batch
cli-column-audience = audience
cli-column-service = service
cli-column-date = date
cli-column-sheets = sheets
cli-column-serial = sheet
cli-column-answers = answers
cli-column-question = question
cli-column-answer = answer
cli-column-keys = keys
cli-column-context = where
cli-column-command = effect
doctor-version = copiste { $version }
doctor-good = good
doctor-warning = to see
doctor-bad = bad
doctor-terminal = Terminal: { $term }, { $columns } columns by { $rows } rows
doctor-terminal-small = Terminal: { $columns } columns by { $rows } rows, 80 by 24 are needed
doctor-terminal-none = Terminal: none (output redirected)
doctor-locale = System locale: { $locale } (UTF-8)
doctor-locale-ascii = System locale: { $locale }, without UTF-8; accents will not be drawn
doctor-locale-none = System locale: none; accents will not be drawn
doctor-keymap = Keymap: { $keymap }
doctor-store = Data: { $path }, { $campaigns } campaigns
doctor-store-none = Data: { $path }, nothing yet (the folder will be made)
doctor-store-bad = Data: { $problem }
doctor-settings = Settings: { $path }
doctor-settings-bad = Settings: { $problem }
