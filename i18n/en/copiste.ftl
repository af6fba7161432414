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

### room: import

### room: store

### room: station

### room: tui

### room: plain

### room: cli
