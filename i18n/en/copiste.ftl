copiste = copiste

### room: expression and questionnaire findings

place-sheet = sheet { $sheet }
place-row = row { $row }
place-line = line { $line }
place-column = column { $column }
place-key = key { $key }
severity-blocking = blocking
severity-warning = warning
finding-at = { $place }: { $sentence }
finding-nearest = Did you mean “{ $word }”?
findings-more =
    { $n ->
        [one] And one more.
       *[other] And { $count } more.
    }
finding-unreadable = This file cannot be read ({ $reason }). Open it in a spreadsheet program and save it again as .xlsx.
finding-file-missing = This file is not there.
finding-file-too-large = This file is too large: at most { $max } MB are read.
finding-format-unknown = This is neither a spreadsheet (.xlsx, .xls, .ods), nor a FHIR questionnaire (JSON), nor Markdown tables with a “survey” row.
finding-quotation-open = A quotation mark (") opens here and is not closed where its cell ends: the rows behind it would be lost in it. Close it, or double it ("") if it belongs to the text.
finding-not-utf8 = This text is not in UTF-8: save it with that encoding (“CSV UTF-8” in a spreadsheet program).
finding-file-outside = “{ $file }” leads out of the tool’s folder: put the file into the folder and write its name alone.
finding-sheet-too-large = There is something beyond row { $rows } or column { $columns }: nothing is read that far.
finding-sheet-missing = The sheet “{ $sheet }” is missing.
finding-sheet-ignored = “{ $sheet }” is not read: only survey, choices and settings are, each once.
finding-rows-outside-sheet = This row stands before any sheet’s name and is not read.
finding-column-missing = The column “{ $column }” is missing.
finding-column-unknown = The column “{ $column }” is unknown and is not read.
finding-column-ignored = The column “{ $column }” means nothing on paper and is not read.
finding-column-duplicate = The column “{ $column }” repeats another one of the same meaning.
finding-cell-error = This cell shows the error { $error }.
finding-cell-unworked = The result of the formula in this cell is not kept in the file: open it in a spreadsheet and save it.
finding-cell-too-long = This text is longer than { $max } characters.
finding-toml = This is not TOML here: { $reason }.
finding-key-missing = The key “{ $key }” is missing.
finding-key-unknown = The key “{ $key }” is unknown.
finding-key-kind = “{ $key }” needs { $wanted ->
        [text] a text between quotes
        [localised-text] a text, or texts by language: {"{"} fr = "…", en = "…" {"}"}
        [number] a number
        [whole-number] a whole number
        [truth] true or false
        [table] a table
       *[tables] a list of tables
    }.
finding-out-of-range = “{ $key }” is { $value }: it must lie between { $min } and { $max }.
finding-group-too-small = A group of { $value } does not protect anybody: at least { $min }.
finding-bad-identifier = “{ $written }” is no identifier: 1 to 32 lower-case letters without accents, digits and hyphens, no hyphen at the ends.
finding-no-audience = The tool has no audience: add one [[audience]].
finding-no-form = The audience “{ $audience }” has no form: add one to its “form” list.
finding-role-unknown = “{ $role }” is no role here. Survey: people, professionals or management. Dossier (kind = "dossier"): self-assessment, tracer or observation.
finding-duplicate = The { $thing ->
        [question] question “{ $name }” stands twice in the form
        [choice] choice “{ $name }” stands twice in its list
        [code] printed code “{ $name }” stands twice in its list
        [theme] theme “{ $name }” stands twice
        [audience] audience “{ $name }” stands twice
        [variant] variant “{ $name }” stands twice for this audience
        [mode] answering mode “{ $name }” stands twice for this audience
        [field] field “{ $name }” stands twice on the line
        [answer] answer to “{ $name }” stands twice on the sheet
        [serial] sheet { $name } stands twice in the file
       *[batch] batch { $name } stands twice in the file
    }.
finding-theme-unused = No question counts in the theme “{ $theme }”.
finding-type-unknown = “{ $written }” is no type of question.
finding-type-not-supported = “{ $written }” cannot be keyed from paper: the question is left out.
finding-type-ignored = “{ $written }” asks nothing on paper and is not read.
finding-type-as-text = “{ $written }” needs a device: the answer is keyed as text.
finding-type-words-ignored = “{ $words }” behind the list means nothing and is not read: take it out, or write or_other.
finding-type-missing = This row has no type and is not read.
finding-name-missing = This question has no name.
finding-name-bad = “{ $name }” is no name: begin with a letter or _, go on with letters, digits, _, - and full stops, without spaces.
finding-label-missing = The question “{ $name }” has no printed text.
finding-label-reference = This text takes up the answer “{ $name }”: the paper leaves a blank there.
finding-list-missing = Write the name of the choice list after the type.
finding-list-unknown = The sheet choices has no list “{ $list }”.
finding-part-unfit = This question cannot be “{ $part }”: { $part ->
        [justification] it takes a text, under a criterion (a select_one question with a theme)
        [evidence] it takes a text, under a criterion (a select_one question with a theme)
        [comment] it takes a text, under a criterion (a select_one question with a theme)
        [time] it takes the type time, in a table
        [step] it takes a select_one question, in a table
        [theme] it takes a select_one question, in a table
        [minutes] it takes a whole number, in a table
       *[other] it takes a text, in a table
    }.
finding-part-outside-dossier = The column “part” means something in a dossier only: add kind = "dossier" to tool.toml, or empty it.
finding-log-missing = This observation has no log: it takes a table (begin_repeat, ends = blank) whose first column is a time (type time, part = time).
finding-list-unused = No question uses the list “{ $list }”.
finding-theme-unknown = The tool has no theme “{ $theme }”.
finding-code-unknown = This audience has no theme and no item “{ $code }”.
finding-code-twice = This audience has a value for “{ $code }” already.
finding-no-values = The table has no value: a row of titles, then one row per audience and code.
finding-word-unknown = “{ $written }” is not one of the words expected here: { $words }.
finding-not-a-whole-number = “{ $written }” is not a whole number from { $min } to { $max }.
finding-not-a-weight = “{ $written }” is not a weight: a number above 0, and { $max } at most.
finding-not-a-number = “{ $written }” is not a number.
finding-column-misplaced = This column means nothing on a row of type { $kind }.
finding-message-without-rule = This message has no rule to speak about.
finding-page-backwards = Page { $page } comes after page { $above }: pages only go forward.
finding-page-skipped = Page { $page } follows page { $above }: no question stands between.
finding-group-unclosed = The group “{ $name }” never ends: add an end_group.
finding-group-unopened = This end_group ends no group.
finding-calculation-missing = Nothing works out “{ $name }”: its value stays empty. Fill the column “calculation”, or delete the row.
finding-group-end-other = This { $end } ends the { $begin } of row { $row }, which wants another end.
finding-group-too-deep = Groups stand in each other more than { $max } deep.
finding-grid-kind = A grid holds only select_one questions; this one is of type { $kind }.
finding-grid-list = A grid has one list, here “{ $wanted }”; this question uses “{ $list }”.
finding-appearance-ignored = The hint “{ $hint }” is for screens and is not read.
finding-no-question = This form asks nothing.
finding-too-many-questions = A form has at most { $max } questions.
finding-number-missing = The question “{ $name }” has no printed number: nobody can go to it by its number.
finding-no-numbers = No question has a printed number: fill the column “number” (“Question Number” in a REDCap dictionary, the prefix in FHIR), so that one can go to a question by it.
finding-number-duplicate = The printed number { $number } is also that of the question “{ $other }”.
finding-theme-without-scores = This question counts in a theme, but its list “{ $list }” has no scores.
finding-rule = The rule “{ $source }” does not read: { $fault }
finding-reference-unknown = The rule speaks of a question “{ $name }” that is not in the form.
finding-reference-forward = This condition depends on the question “{ $name }”, which comes later on the paper.
finding-cycle = These rules depend on each other in a circle: { $names }.
finding-current-in-condition = A condition cannot look at its own question’s answer (the full stop): it is not asked yet.
finding-value-not-in-list = The list “{ $list }” has no choice “{ $value }”: nothing will ever equal it.
finding-decimal-comma = “{ $text }” is written with a comma: write the number with a full stop and without quotes.
finding-impossible-date = “{ $text }” is no date of the calendar.
finding-last-saved = The rule speaks of an earlier sheet (“{ $name }”): the value is empty.
finding-table-unknown = The rule speaks of a list or table “{ $name }” that is not there: put the file beside the form, as { $name }.csv.
finding-filter-column-unknown = The list “{ $list }” has no column “{ $column }”.
finding-function-missing = The rule calls “{ $name }”, which other engines have and copiste has not: it has no value.
finding-function-of-chance = The rule calls “{ $name }”, which would give something else each time: it has no value.
finding-rows-unsaid = The table “{ $name }” does not say how many rows are printed: { $rows } are taken. Fill the column “rows”.
finding-default-not-keyed = A default value does not show on paper: keying does not put it in.
finding-attached-missing = The file “{ $name }” is not beside the form.
finding-attached-empty = The file “{ $name }” has no choice: give it at least one row.
finding-attached-unused = No rule reads the table “{ $name }”: it is left out.
finding-table-column-unknown = The table “{ $table }” has no column “{ $column }”.
finding-settings-row-ignored = Settings stand on one row: this one is not read.
finding-rule-always-holds = This rule holds whatever is answered: take it out, or let it look at an answer.
finding-rule-never-holds = This rule never holds, whatever is answered: what it stands on is never asked. Take the row out, or let the rule look at an answer.
finding-no-answer-passes = No answer passes this check: correct it, or take it out.
finding-json-ends = The file stops in the middle: a bracket or a text is never closed. Fetch it again whole.
finding-json-unclosed = A text is not closed on its line: write the missing quotation mark (a line end within a text is written \n).
finding-json-unexpected = “{ $letter }” cannot stand here: this is not JSON. Check the commas, quotation marks and brackets just before.
finding-json-too-deep = Brackets stand more than { $max } deep in each other: nothing is read that far.
finding-json-too-many = There are more than { $max } values: the file is not read.
finding-json-key-twice = “{ $key }” stands twice here: the first counts. Take the other away.
finding-fhir-no-type = This JSON does not say what it is: a FHIR questionnaire has "resourceType": "Questionnaire".
finding-fhir-not-a-questionnaire = This is of type “{ $kind }”: only a FHIR Questionnaire, or a Bundle with one, is read.
finding-fhir-bundle = This bundle holds { $count ->
    [0] no questionnaire
   *[other] { $count } questionnaires
}: write one questionnaire into a file of its own.
finding-fhir-too-many-items = A questionnaire has at most { $max } items: divide it.
finding-fhir-ignored = What the file says of itself is not kept: { $elements }.
finding-fhir-element-ignored = “{ $element }” is not kept ({ $places ->
    [one] { $places } place
   *[other] { $places } places
}, this is the first).
finding-fhir-extension-ignored = The extension “{ $url }” is not kept ({ $places ->
    [one] { $places } place
   *[other] { $places } places
}, this is the first).
finding-fhir-modifier = The extension “{ $url }” may change what stands around it and is not known here: check that the questionnaire is still right without it.
finding-fhir-expression = “{ $name }” is not worked out ({ $source }): write the rule as enableWhen, or answer the question by hand.
finding-fhir-link-missing = This item has no linkId: it gets a name of its own, and nothing can refer to it.
finding-fhir-link-twice = Another item has the linkId “{ $link }” already: this one gets a name of its own. Conditions look at the first.
finding-fhir-value-set = The choices “{ $url }” are not in this file: the answer is keyed as text. Write the choices as answerOption or as a contained value set.
finding-fhir-no-options = This question names no choices: the answer is keyed as text. Write them as answerOption.
finding-fhir-option-unread = This choice is not a code, a text, a whole number, a date or a time: it is left out.
finding-fhir-condition-unread = This condition cannot be kept and is left out: the question is asked more often.
finding-fhir-repeats = Several answers to a question that has no boxes: one is keyed. Make it a repeating group for a table.
finding-fhir-hidden = { $places ->
    [one] { $places } item is hidden and not asked
   *[other] { $places } items are hidden and not asked
} (this is the first).
finding-fhir-pattern = The pattern “{ $pattern }” cannot be read: answers are not checked with it.
finding-fhir-under-several = What stands under each of several answers is asked once on paper.
finding-fhir-unsaid = { $what ->
    [message] The message of a check
    [own] A theme, direction, weight, pile constant or score
    [pages] Where pages turn
    [count] How many rows are filled in
    [value] A value that a device knows
    [rank] An order of answers
    [soft-check] A check that only asks once
    [required-when] When an answer is required
    [calculation] How a value is worked out
    [default] A value that is worked out beforehand
    [filter] Which choices are offered
    [check] A check
   *[condition] A condition
} cannot be said in a FHIR questionnaire: it is not written.
finding-fhir-unsaid-source = { $what ->
    [message] The message of a check
    [own] A theme, direction, weight, pile constant or score
    [pages] Where pages turn
    [count] How many rows are filled in
    [value] A value that a device knows
    [rank] An order of answers
    [soft-check] A check that only asks once
    [required-when] When an answer is required
    [calculation] How a value is worked out
    [default] A value that is worked out beforehand
    [filter] Which choices are offered
    [check] A check
   *[condition] A condition
} cannot be said in a FHIR questionnaire and is not written: { $source }
finding-quote-unclosed = A quotation mark opens a cell here and never closes: the rest of the file cannot be read. Save the dictionary again.
finding-record-number = “{ $name }”, the first field, names the record in REDCap; here every sheet has its number already. If it is not printed on the paper, delete this row.
finding-identifying = “{ $name }” says who the person is: an anonymous form does not ask for it. Delete this row, unless the answer cannot be done without.
finding-field-hidden = “{ $name }” is hidden: it is not on the paper and nobody keys it.
finding-markup-ignored = Markup in texts is not printed: it is taken out, in the whole dictionary.
finding-remark-ignored = Remarks in the annotations are not read: only those that begin with @ are.
finding-tag-unknown = “{ $tag }” is an unknown annotation and is not read.
finding-grid-of-several = In the grid “{ $name }” several boxes are ticked in a row: its rows are keyed one after the other.
finding-grid-ignored = The grid “{ $name }” has no boxes: its rows are keyed one after the other.
finding-ranking-not-checked = The grid “{ $name }” asks for a ranking: that each column serves but once is not checked when keying.
finding-choice-code-missing = The choice “{ $part }” has no code: write “code, label”, with a vertical bar between choices.
finding-choices-missing = This field needs choices: write “code, label”, with a vertical bar between choices.
finding-code-replaced = The code “{ $name }” cannot be typed as one: this list is keyed with other codes, here { $code }. Print them beside the boxes.
finding-bound-bad = “{ $written }” is no bound for an answer of type { $kind }.
finding-rule-of-event = The rule looks at another event ({ $part }), which a sheet has not: it is left out. Write it without the event.
finding-rule-of-redcap = The rule asks for { $part }, which only REDCap knows: it is left out. Write it with the fields of the form.
finding-rule-without-box = The rule looks at “{ $name }”, where several boxes are ticked, without saying which: it is left out. Write the box’s code between parentheses.
finding-rule-on-box-of-none = The rule looks at a box of a field that is no checkbox ({ $part }): it is left out. Compare the field itself with the code.
form-time-before = This time is before that of the row above, and midnight did not come between them.
form-rows-filled = { $table }: number of rows filled in
finding-choice-without-list = This choice names no list.
finding-choice-name-missing = This choice has no name.
finding-choice-name-bad = “{ $name }” is no name for a choice: write it without spaces and without “!” at the start.
finding-choice-label-missing = The choice “{ $name }” has no printed text.
finding-code-bad = “{ $code }” is no printed code: 1 to 4 digits or letters without accents.
finding-code-prefix = The code { $code } is also the beginning of { $longer }: it needs Enter when keyed.
finding-score-on-mark = This box stands for a mark: its score does not count.
finding-mark-duplicate = Two boxes of the list stand for the mark { $mark }.
finding-too-many-choices = A list has at most { $max } choices.
finding-list-of-marks = Every box of the list “{ $list }” stands for a mark: there is nothing to answer.
finding-variant-lacks = This variant lacks the item “{ $name }” of the standard form.
finding-variant-extra = The standard form has no item “{ $name }”.
finding-variant-kind = The item “{ $name }” is of another type than in the standard form.
finding-variant-choices = The item “{ $name }” has choices the standard form has not: { $choices }.
finding-item-differs = The item “{ $name }” does not count here as in “{ $other }”: another theme, direction or weight.
finding-line-unknown = “{ $word }” begins no known line: batch, sheet, margin, note, hold or the name of a question.
finding-line-misplaced = “{ $word }” stands too early: first a batch, then a sheet, then its answers.
finding-bad-serial = “{ $written }” is no number from 1.
finding-value-missing = “{ $name }” needs a value.
finding-bad-field = “{ $written }” is not written key=value.
finding-bad-date = “{ $written }” is no date of the calendar, written year-month-day.
finding-too-many-lines = At most { $max } lines are read.
fault-empty = nothing is written.
fault-too-long = it is longer than { $max } characters.
fault-too-deep = it nests more than { $max } deep.
fault-too-many-parts = it has more than { $max } parts.
fault-unclosed-text = a quotation mark never closes (character { $at }).
fault-unclosed-reference = the brace of a reference never closes (character { $at }).
fault-bad-reference = “{ $name }” between braces is no question’s name (character { $at }).
fault-unexpected-character = “{ $letter }” means nothing here (character { $at }).
fault-operator = “{ $written }” is no operator here: write { $operator } (character { $at }).
fault-decimal-comma = “{ $written }” is written with a comma: write { $number } (character { $at }).
fault-unexpected = “{ $word }” cannot stand here (character { $at }).
fault-unexpected-end = something is missing at the end.
fault-unclosed-parenthesis = a parenthesis never closes (character { $at }).
fault-unknown-function = there is no function “{ $name }” (character { $at }).
fault-arguments = arguments of “{ $function }”: { $wanted } needed, { $given } given (character { $at }).
fault-arguments-between = { $min } to { $max }
fault-arguments-at-least = at least { $min }
fault-path = “{ $word }” is a path or a bare word: write a question as { $example } (character { $at }).
fault-pattern = “{ $pattern }” is no pattern: { $reason }.
evaluation-not-a-date = “{ $text }” is no date.
evaluation-function = there is no function “{ $name }”, or not with these arguments.
evaluation-variable = a form has no variables: “${ $name }”.
evaluation-not-nodes = a question or a path is needed here, not a value.
evaluation-chance = the value would be another one each time.
evaluation-too-long = it takes too long to work out.

### room: entry

refusal-keypad-off = NumLock seems to be off: the keypad moved the cursor instead of answering. It is back where it was.

refusal-not-a-choice = “{ $typed }” is not a box of question { $number } ({ $codes }).
refusal-not-a-number = “{ $typed }” is not a number for question { $number }.
number-in-row = { $number }, row { $row }
refusal-not-a-date = “{ $typed }” is not a date (ddmm, ddmmyy or ddmmyyyy).
refusal-not-a-month = “{ $typed }” is not a month (mmyy or mmyyyy).
refusal-not-a-year = “{ $typed }” is not a year (yy or yyyy).
refusal-not-text = This character cannot be written in an answer.
refusal-text-full = The answer to question { $number } takes at most { $characters } characters.
refusal-check = “{ $typed }” is not accepted at question { $number }.
refusal-check-later = The answer to question { $number } no longer holds.
refusal-page-not-finished = { $left ->
    [one] { $left } question is left on this page. Was a key lost?
   *[other] { $left } questions are left on this page. Was a key lost?
}
refusal-page-finished = The page is finished on the screen. If a question is left on the paper, a key was doubled.
refusal-cuts-log = This cell is not left blank: the log would end there. Write it again, or take the whole row out (F1).
refusal-log-full = The log has all its { $rows } rows: none can be added. Note the rest in the margin.
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
mark-blank-written = nothing written
mark-not-concerned = not concerned
mark-double = two boxes ticked
mark-unreadable = unreadable
mark-struck = crossed out
status-in-progress = in progress
status-held = held aside
status-complete = complete
status-voided = voided
status-verified = complete, verified
status-sealed = being verified
status-undecided = no majority
filter-notes = with a remark
filter-overrides = check overridden
filter-marks = with a mark
filter-verifying = being verified
filter-verified = verified

### room: measure and report

handout-poster = Results in brief
handout-easy-read = The results, easy to read
handout-council = Extract for the residents’ council
handout-professionals = The essentials for the teams
handout-strong = What goes well
handout-first = What we want to improve
handout-thanks = Thank you all
handout-thanks-text = Every answer stayed anonymous. Ask at the reception for the whole report.
handout-easy-asked = We asked questions
handout-easy-why = We want to know whether life is good here.
handout-easy-answered = { $count ->
    [0] { $audience }: nobody has answered yet.
    [one] { $audience }: { $count } person answered.
   *[other] { $audience }: { $count } people answered.
}
handout-easy-secret = Nobody knows who answered what.
handout-easy-first = What must get better
handout-easy-few = The results
handout-easy-few-text = There are too few answers. We can say nothing for sure.
handout-easy-even-text = The answers show nothing that is clearly good or clearly bad.
handout-easy-next = And now?
handout-easy-talk = We will talk about it together.
handout-easy-help = Do you have a question? Ask someone of the team.
handout-easy-thanks = Thank you for answering.
handout-certainty = How far can the keying be trusted?
product-pdf = The whole report, to be printed (PDF)
product-pdf-about = The whole report in pages, for the management, the council and the archives.
product-workbook = The figures (XLSX)
product-workbook-about = Every number of the report in tables, with charts and a dictionary.
product-poster = The poster (A3 and A4)
product-poster-about = One page for the wall, on A3 and on A4.
product-easy-read = The easy-to-read sheet
product-easy-read-about = One page in large print and short sentences, for residents and patients.
product-council = The extract for the council of residents and relatives
product-council-about = What the council of residents and relatives examines every year.
product-professionals = The page for the teams
product-professionals-about = One page for the teams: the three views, what goes well, what comes first.
product-plan = The sheet of the action plan
product-plan-about = The action plan on a sheet of its own, to be filled in together.
product-plan-workbook = The action plan, to be followed in a spreadsheet (XLSX)
product-plan-workbook-about = A row for each action, with where it comes from, how far it is and the effect measured; to sort, to filter, to print on A4.
report-kind = Results report
report-provisional = provisional
report-final = final
report-demonstration = Demonstration model: questions and answers are invented. This report describes no real establishment and replaces no survey required by law.
report-dates = { $from } to { $until }
report-dates-open = from { $from }
report-fact-dates = Campaign
report-fact-tool = Tool
report-fact-date = Made on
report-fact-number = Report no.
report-colophon = copiste { $version } · tool { $tool } · campaign { $campaign }
report-contents = Contents
report-page = Page { $page } of { $pages }
report-pdf-plain = This document could not be set to the standards for archiving and accessibility. Its content is complete; a screen reader may read it less well.
report-pdf-lacking = Some characters have no shape in the fonts of this document (emoji, other scripts): a diamond or a question mark stands for them. Nothing of them is lost in the data or, for a report, in its page and its workbook.
report-hidden = hidden
report-nobody = no answer
report-mean-only = distribution hidden
report-hidden-why = “Hidden”: fewer than { $min } answers, or a figure from which another could be worked out. Nothing is shown by which someone could be recognised.
report-kept-why = † Figures of an earlier report, resting on { $sheets } sheets: too few answers have come since (see “Anonymity” at the end of the report). Refreshing them would let a single sheet be guessed.
report-apart-why = A mean without an interval rests on too few sheets to tell how the answers of one sheet go together, would let one be worked out that does, or comes of scores that are all equal (see “Anonymity” and “Method” in the report).
report-of = { $part } of { $whole }
report-n = n = { $n }
report-n-counts = n = { $n }, counts
report-n-fragile = { $n } (fragile)
report-number = { $mean } on average (n = { $n })
report-brief = In brief
report-brief-highest = { $count ->
    [one] { $audience } – highest theme: { $themes }, { $score } out of 100.
   *[other] { $audience } – highest themes, equally: { $themes }, { $score } out of 100.
}
report-brief-lowest = { $count ->
    [one] { $audience } – lowest theme: { $themes }, { $score } out of 100.
   *[other] { $audience } – lowest themes, equally: { $themes }, { $score } out of 100.
}
report-brief-equal = { $audience } – all themes shown have the same score: { $score } out of 100.
report-quoted = “{ $text }”
report-brief-gap-theme-none = No gap between the two views, by theme, to a tenth of a point.
report-brief-gap-item-none = No gap, by question, to a tenth of a point.
report-brief-unscored = No score to show: no question has enough scored answers.
report-brief-only = { $audience } – only theme shown: “{ $theme }”, { $score } out of 100.
report-brief-questions = { $audience } – results question by question; no score of a theme is shown.
report-brief-declared = Too few complete sheets to show anything but what is declared.
report-brief-gap-theme = Largest gap between the two views, by theme: “{ $label }”, { $points } points { $interval }.
report-brief-gap-theme-unsure = Largest gap between the two views, by theme: “{ $label }”, { $points } points { $interval }; chance may explain it.
report-brief-gap-item = Largest gap, by question: “{ $label }”, { $points } points { $interval }.
report-brief-gap-item-unsure = Largest gap, by question: “{ $label }”, { $points } points { $interval }; chance may explain it.
report-brief-gap-theme-bare = Largest gap between the two views, by theme: “{ $label }”, { $points } points, on too few sheets for an interval.
report-brief-gap-item-bare = Largest gap, by question: “{ $label }”, { $points } points, on too few sheets for an interval.
report-brief-gap-theme-flat = Largest gap between the two views, by theme: “{ $label }”, { $points } points, without an interval: on one side at least all scores are equal.
report-brief-gap-item-flat = Largest gap, by question: “{ $label }”, { $points } points, without an interval: on one side at least all scores are equal.
report-brief-nothing = Too few complete sheets to show any result.
report-brief-fragile = Fragile results, on fewer than { $under } sheets: { $audiences }. Read them as a tendency.
report-reading = How to read this report
report-reading-scale = Each answer becomes a score from 0 to 100; 100 is always the best answer, even when the question is worded the other way round.
report-reading-interval = In brackets, the 95% confidence interval: the wider it is, the less certain the figure. In the charts it is the line on both sides of the point. A mean has none where all scores are equal, nor where it rests on too few sheets.
report-reading-favourable = An answer is favourable from { $from } out of 100.
report-reading-gap = Gap: { $people } minus { $professionals }. Positive, the practice is rated higher by the first audience; negative, by the second. Rounding may make a gap differ by a point. “Established”: the gap holds at 5% even among all those of its table together.
report-reading-turned = “(reversed)” after a question: it describes what should not happen. Its score is turned round so that 100 is best here too: a high score means that it seldom happens, a low one that it often does.
report-turned = { $label } (reversed)
report-reading-management = The management’s self-assessment is a declaration, not a sample: it has no interval.
report-reading-anonymity = No result under { $min } answers; “fragile” under { $fragile }.
report-participation = Participation
report-participation-chart = Sheets keyed out of sheets handed out
report-participation-table = Sheets by audience and service
report-participation-rule = Rate: complete sheets out of sheets handed out or, failing that, out of people concerned. “Open”: sheets being keyed or held aside; they are not in the results.
report-participation-unplanned = Nothing planned, out of the rates: { $places }.
report-participation-unknown = { $complete } (number handed out not recorded)
report-modes = How the sheets were answered
report-mode-unsaid = not said
report-column-service = Service
report-column-expected = People
report-column-distributed = Handed out
report-column-complete = Complete
report-column-rate = Rate
report-column-open = Open
report-column-voided = Voided
report-column-paper = On paper
report-column-web = Online
report-web-of = { $audience }: { $all }, { $web } of them online
report-web-together = Complete answers, on paper and online: { $views }. All count together in the results; nothing is shown by where it came from.
report-web-apart = Complete answers, on paper and online: { $views }. The online answers do not count in the results of this report.
report-column-mode = Mode
report-column-sheets = Sheets
report-column-theme = Theme
report-column-item = Question
report-column-question = Question
report-column-gap = Gap
report-column-interval = 95% interval
report-column-mean = Mean
report-column-n = n
report-column-with-n = { $audience } (n)
report-column-deviation = Std. dev.
report-column-favourable = Favourable
report-column-marks = No value
report-column-declared = Declared
report-column-count = Count
report-column-what = Item
report-column-value = Value
report-views = { $count ->
    [2] The two views, theme by theme
    [3] The three views, theme by theme
   *[other] The views, theme by theme
}
report-views-alone = The scores, theme by theme
report-views-intro = The same practices, judged by those who live with them, by those who carry them out and by those who answer for them. Where the points part, there is something to talk about.
report-views-intro-some = The same practices, judged from several sides: { $audiences }. Where the points part, there is something to talk about.
report-views-chart = Mean score by theme, from 0 to 100
report-views-table = Scores by theme, with their 95% interval
report-standing = What is strong, what comes first
report-standing-rule = The rule, through the eyes of “{ $audience }”: a strength is a question whose whole 95% interval reaches { $from } out of 100; a priority, one whose whole interval stays below, or whose score is below while professionals rate it clearly better. At most { $most } of each, by score. It helps a discussion; it is no judgement.
report-standing-rule-alone = The rule, through the eyes of “{ $audience }”: a strength is a question whose whole 95% interval reaches { $from } out of 100; a priority, one whose whole interval stays below. At most { $most } of each, by score. It helps a discussion; it is no judgement.
report-standing-flat = Where all scores of a question are equal its mean has no interval: that of its favourable share stands for it, with { $from }% for a threshold.
report-named-no = { $label }: mostly no
report-named-yes = { $label }: mostly yes
report-strengths = Strengths
report-strengths-none = No question meets the rule for strengths.
report-priorities = To work on first
report-priorities-none = No question meets the rule for priorities.
report-column-gap-established = Established gap
report-column-established = Established
report-established = yes
report-not-established = no
report-reliability = Do the questions of a theme go together?
report-reliability-intro = Cronbach’s alpha says whether the questions of a theme go together: 1 at most. From { $good } the score of the theme sums them up well; under { $low }, rather read the questions one by one. It is computed on the sheets with a score on each question of the theme (n); its 95% interval stands in brackets.
report-reliability-table = Cronbach’s alpha by theme
report-alpha-of = { $theme } ({ $alphas })
report-alpha-low = Rather read question by question: { $themes }. In these themes Cronbach’s alpha is under { $low }: the questions hardly go together, and the score of the theme sums them up badly.
report-comparison = Comparison
report-comparison-intro = Compared with: { $title }, { $date }. Source: { $source }.
report-reference-untold = no final report of it was made after it was closed
report-reference-own = report no. { $number } of this establishment
report-comparison-one = { $audience }, “{ $label }”
report-comparison-changed = The tool has changed since; words, help, boxes without a score or the condition are no longer the same. To be compared with care: { $names }.
report-comparison-lost = The tool has changed since; the scale, its direction or the questions are no longer the same. Not compared: { $names }.
report-comparison-nothing = No figure of this report has its like in the reference.
report-comparison-exact = The reference gives some figures without a count and a standard deviation: they are taken as exact, and the interval of the difference is then that of this report alone (Student, one sample; “established” by Holm’s method, as for the others).
report-column-now = This report
report-column-reference = Reference
report-column-difference = Difference
report-trend = Scores by theme, from one campaign to the next
report-method-reliability = How the questions of a theme go together: Cronbach’s alpha (Psychometrika, 1951) on the sheets that are complete for the theme, each question with its weight; Feldt’s interval (Psychometrika, 1965).
report-gaps = The gaps, from the largest to the smallest
report-gaps-intro = { $people } minus { $professionals }, question by question. An interval that contains zero may be mere chance. Each interval stands alone: of twenty questions without any real gap, one on average would seem to show one. “Established”: the gap holds at 5% even among all those of the table together.
report-gaps-table = Gaps by question
report-theme = Theme: { $theme }
report-theme-other = Other scored questions
report-items-chart = Mean score by question, from 0 to 100
report-items-distribution = Distribution of answers
report-services = The theme by service
report-reversed = Worded the other way round – { $name }
report-variant-falc = easy to read
report-variant-large-print = large print
report-declaration = The management’s self-assessment
report-declaration-intro = { $count ->
    [one] What the management declares, on one self-assessment sheet. It is neither a poll nor a measurement: no interval applies, and the distance to the other views is read without any reckoning of chance.
   *[other] What the management declares, on { $sheets } self-assessment sheets. It is neither a poll nor a measurement: no interval applies, and the distance to the other views is read without any reckoning of chance.
}
report-declaration-table = Declared scores by theme
report-profile = Who answered
report-comments = What they wrote
report-comments-intro = Read one by one in the house before they are shown, in an order drawn by lot that says nothing of the pile or of the service. […] stands for words taken out because they could point to someone.
report-comments-none = No comment to show.
report-plan = Action plan
report-plan-table = Actions
report-plan-intro = What the house decided, with who follows it and until when.
report-plan-open = No action is written down yet. This is what comes first by the rule of this report; to be filled in together.
report-plan-none = No action is written down yet, and nothing comes first by the rule of this report.
report-plan-finding = Finding
report-plan-action = Action
report-plan-pilot = Led by
report-plan-due = Due
report-plan-progress = Progress
report-plan-effect = Measure of effect
action-to-do = to do
action-under-way = under way
action-done = done
action-abandoned = given up
plan-overdue = { $progress }, overdue
plan-observed = Seen: { $text }
plan-taken-from = taken over from “{ $campaign }”, no { $number }
plan-stayed-in = “{ $campaign }”, no { $number }
plan-finding-from = { $finding } ({ $origin })
plan-action-so-far = { $action } ({ $progress })
plan-effects = Effect measured since the campaign before
plan-effects-table = Findings then and now
plan-effects-intro = What the finding of each action was then and is now: the mean out of 100 and, in brackets, the number of answers. A difference is established by the rule of the comparison in this report. It does not prove that the action is its cause.
plan-column-audience = View
plan-column-then = Then
plan-column-now = Now
plan-column-observed = Effect seen
plan-column-measured = Effect measured
plan-column-origin = Origin
plan-column-steps = Follow-up
plan-effect-established = established
plan-effect-not-established = not established
plan-effect-careful = to be compared with care
plan-effect-not-comparable = not comparable: the question changed
plan-effect-not-measured = not measured
plan-effect-free = a finding in words: its effect is to be written
plan-effect-line = { $audience }: { $then }, then { $now }; difference { $difference }
plan-effect-line-none = { $audience }: { $why }
plan-step-added = added
plan-step-taken = taken over
plan-step = { $when }, { $who }: { $what }
report-comments-unread = { $count ->
    [one] { $count } comment not read yet
   *[other] { $count } comments not read yet
}
report-comments-aside = { $count ->
    [one] { $count } set aside
   *[other] { $count } set aside
}
report-comments-left = { $audience }: { $left }. They are not shown.
report-quality = Data quality
report-quality-unverified = Not verified: no second keying was done. The keying error rate of this file is not known.
report-quality-uncounted = Not verified yet: the keying error rate of this file is not known.
report-certainty = Keying error rate
report-certainty-all = { $count ->
    [one] { $name }: { $keyed } sheet, the only one, was keyed a second time, without seeing the first keying.
   *[other] { $name }: all { $keyed } sheets were keyed a second time, without seeing the first keying.
}
report-certainty-sample = { $name }: { $count ->
    [one] { $keyed } sheet of { $sheets }, drawn by lot, was keyed
   *[other] { $keyed } sheets of { $sheets }, drawn by lot, were keyed
} a second time, without seeing the first keying{ $missing ->
    [0] {""}
    [one] ; 1 paper was not found and counts as wrong from end to end
   *[other] ; { $missing } papers were not found and count as wrong from end to end
}{ $voided ->
    [0] {""}
    [one] ; 1 voided sheet counts as wrong from end to end
   *[other] ; { $voided } voided sheets count as wrong from end to end
}.
report-certainty-none-wrong = Of { $fields } fields, none was wrong.
report-certainty-wrong = { $count ->
    [one] Of { $fields } fields, 1 was wrong; it is corrected.
   *[other] Of { $fields } fields, { $wrong } were wrong; they are corrected.
}
report-certainty-wrong-unread = Of { $fields } fields, { $wrong } count as wrong: { $corrected ->
    [0] all of them on sheets that nobody could read again, and nothing is corrected there.
    [one] { $corrected } is corrected, the others ({ $unread }) are on sheets that nobody could read again, and are not.
   *[other] { $corrected } are corrected, the others ({ $unread }) are on sheets that nobody could read again, and are not.
}
report-certainty-proved = With 95% confidence the first keying had at most { $bound } wrong fields per 10,000: the target of { $target } is proved.
report-certainty-unproved = With 95% confidence the first keying had at most { $bound } wrong fields per 10,000: the target of { $target } is not proved so far.
report-certainty-still = { $count ->
    [one] It would take 1 more sheet, if no difference showed on it: the bound reckons with the worst, sheets wrong from end to end that were not drawn.
   *[other] It would take { $count } more sheets, if no difference showed on them: the bound reckons with the worst, sheets wrong from end to end that were not drawn.
}
report-certainty-unbalanced = { $count ->
    [one] The count of batch { $batches } is not right any more, or its keying is not ended: until then, nothing is certified of these sheets.
   *[other] The counts of batches { $batches } are not right any more, or their keying is not ended: until then, nothing is certified of these sheets.
}
report-certainty-exhausted = With no sheet left to verify, the rate of wrong fields of the first keying was { $bound } per 10,000, as far as a second keying reveals them.
report-certainty-residual = { $place }, once corrected, the rate of wrong fields that remain is about { $rate } per 10,000 { $ends }.
report-certainty-residual-known = { $place }, once corrected, the rate of wrong fields that remain is { $rate } per 10,000.
report-certainty-residual-gone = The sheets that were verified were voided and are in the file of this report no more: the error rate of those that are in it is not known.
report-certainty-not = { $audience }: not verified. No second keying was done, and the error rate of these sheets is not known.
report-certainty-uncounted = { $audience }: not verified yet, the error rate of these sheets is not known.
report-certainty-all-drawn = { $count ->
    [one] { $name }: { $count } sheet of the draw was keyed a second time, without seeing the first keying.
   *[other] { $name }: all { $keyed } sheets of the draw were keyed a second time, without seeing the first keying.
}
report-certainty-exhausted-drawn = With no sheet of the draw left to verify, the rate of wrong fields of the first keying was { $bound } per 10,000 in it, as far as a second keying reveals them.
report-certainty-in-file = In the file of this report
report-certainty-in-these = In the sheets of this draw
report-certainty-waiting = { $count ->
    [one] { $name }: { $count } sheet that was drawn is being verified; nothing of this draw is settled yet.
   *[other] { $name }: { $count } sheets that were drawn are being verified; nothing of this draw is settled yet.
}
report-certainty-uncovered = { $count ->
    [one] { $audience }: { $count } complete sheet of { $sheets } belongs to no draw. Its error rate is not known, and neither is that of all sheets of this audience.
   *[other] { $audience }: { $count } complete sheets of { $sheets } belong to no draw. Their error rate is not known, and neither is that of all sheets of this audience.
}
report-certainty-voided = Sheets voided before the decision, among those counted
report-certainty-sealed = { $count ->
    [one] { $audience }: { $count } sheet is being verified. What it says is sealed until it is settled, and is not in this report.
   *[other] { $audience }: { $count } sheets are being verified. What they say is sealed until they are settled, and is not in this report.
}
report-certainty-web = { $count ->
    [0] No answer came in online.
    [one] { $count } answer came in online: nobody keyed it, and the verification of keying does not speak of it.
   *[other] { $count } answers came in online: nobody keyed them, and the verification of keying does not speak of them.
}
report-certainty-held-up = { $count ->
    [one] { $count } sheet that was keyed a second time does not count yet: before it in the order of the draw, sheet { $serial } is not ended.
   *[other] { $count } sheets that were keyed a second time do not count yet: before them in the order of the draw, sheet { $serial } is not ended.
}
report-certainty-draw = { $name }, draw { $draw }
report-certainty-batch = { $audience }, batch { $batch }
report-certainty-table = The second keying in figures
report-certainty-sheets = Sheets counted, in the order of the draw
report-certainty-fields = Fields counted
report-certainty-differing = Fields on which the two keyings differ
report-certainty-slips = Answers that slipped a line
report-certainty-wrong-fields = Fields wrong in the first keying
report-certainty-missing = Papers not found, among those counted
report-certainty-bound = At most, per 10,000 (95%)
report-certainty-target = Target, per 10,000
report-certainty-rest = Left in the sheets of the draw, once corrected, per 10,000 [95%]
report-certainty-seed = Seed of the draw
report-certainty-seed-given = { $seed } (given by a person)
report-certainty-method = Calculation: the unit is the sheet, drawn without replacement; a slip counts as as many wrong fields as it shifted, a sheet that is not found as all of its fields. The bound is a confidence sequence for sampling without replacement (Waudby-Smith and Ramdas, 2020 and 2024, betting and Ville’s inequality): it holds although one stops when the target is reached, and however errors are spread over the sheets. A second keying by another person reveals 88.3% of the errors, by the same person 69.0% (Kawado et al., 2003): the estimate of what remains allows for it, the bound does not. The order of the draw can be made again from the seed with the tool sha256sum.
report-certainty-chosen = Those who key name themselves: that another person did the second keying rests on their word.
report-certainty-chosen-alone = Those who key choose their own names: these rest on their word.
report-certainty-system = Those who key are identified by their session on the computer.
report-certainty-pin = Those who key are identified by a PIN of their own.
report-certainty-same-person = { $count ->
    [one] 1 sheet was keyed the second time by the same person, later: that reveals fewer errors, and the estimate allows for it.
   *[other] { $count } sheets were keyed the second time by the same person, later: that reveals fewer errors, and the estimate allows for it.
}
report-certainty-two = { $count ->
    [one] On 1 sheet one of the two people who had keyed it settled the differences, without seeing the answers, as the rule of the campaign allows.
   *[other] On { $count } sheets one of the two people who had keyed them settled the differences, without seeing the answers, as the rule of the campaign allows.
}
report-certainty-thrice = { $count ->
    [one] One and the same person keyed { $count } sheet all three times, without seeing the answers again: whoever makes the same mistake twice does not notice it.
   *[other] One and the same person keyed { $count } sheets all three times, without seeing the answers again: whoever makes the same mistake twice does not notice it.
}
report-certainty-decided = { $count ->
    [one] { $count } sheet without a majority was decided from the paper by somebody who had keyed it, with all answers in sight.
   *[other] { $count } sheets without a majority were decided from the paper by somebody who had keyed them, with all answers in sight.
}
report-quality-table = What the sheets did not say, and how they were keyed
report-quality-sheets = Complete sheets
report-quality-places = Answers and marks keyed
report-quality-missing = Missing answers
report-quality-refusals = Keys refused
report-quality-corrections = Answers corrected
report-quality-overrides = Checks overridden
report-quality-remarked = Sheets with a remark
report-quality-words = Missing answers: nothing ticked, two boxes, unreadable or crossed out, out of all answers expected. “Not concerned” is an answer, not a gap. Questions whose result is hidden are not counted.
report-quality-strays = { $count ->
    [one] 1 sheet fits no questionnaire of the tool and is counted nowhere else.
   *[other] { $count } sheets fit no questionnaire of the tool and are counted nowhere else.
}
report-mark-blank = Nothing ticked
report-mark-not-concerned = Not concerned
report-mark-double = Two boxes ticked
report-mark-unreadable = Unreadable
report-mark-struck = Crossed out
report-figures = Every figure
report-figures-intro = Each theme is followed by its questions. “No value”: nothing ticked · not concerned · two boxes · unreadable · crossed out.
report-method = Method
report-method-score = Score of a question: the score of the ticked box (0 to 100), turned round (100 minus the score) when the question is negative. Marks and boxes without a score are left out.
report-method-theme = Score of a theme for a sheet: the mean, weighted where the tool says so, of its scored questions, when at least { $share } of the theme’s questions in that form are scored. Score of the theme: the mean over sheets, each counting the same.
report-method-mean = Interval of a mean: Student’s t, mean ± t(0.975; n − 1) × standard deviation / sqrt(n) (Student, Biometrika, 1908), cut at 0 and 100 in print. None where all scores are equal: nothing there tells how far others would be.
report-method-favourable = Favourable share: answers of at least { $from } out of 100, among scored answers; Wilson’s score interval (JASA, 1927).
report-method-gap = Gap: difference of the means, Welch’s interval with Satterthwaite’s degrees of freedom (Welch, Biometrika, 1947). Each interval stands alone; “established” corrects for the number of gaps of the table by Holm’s method (Scandinavian Journal of Statistics, 1979), at a risk of 5% for the whole table. Neither an interval nor “established” where all scores of one side are equal.
report-method-percentages = The percentages of a bar are rounded once, by the largest remainder: they add up to 100. Under { $from } answers, counts and never percentages.
report-method-limits = What the intervals do not tell
report-method-silent = They tell what chance may change among those who answered, not how those who did not answer think otherwise.
report-method-finite = They suppose that a few people of a very great number were asked: where nearly everybody answered they are too wide.
report-method-helped = They do not see that an answer given with help, or by somebody else, may not be the one that the person would have given alone.
report-method-anonymity = Anonymity
report-method-threshold = No figure under { $min } answers; by service, none under { $breakdown } answers of professionals. “Fragile” under { $fragile }.
report-method-complement = When a service is hidden, others are hidden with it until their total is itself a group: nothing is found by subtraction. So is a service where everybody says the same. A theme is shown only when each of its questions can be.
report-method-joint = The standard deviation, the interval, the favourable share and the alpha of a theme tell how the answers of one sheet go together: from { $min } sheets ({ $two } for a theme of two questions), and, from one report to the next, when as many sheets lie between them. Standard deviation of a number written by hand: from { $numbers } sheets.
report-method-successive = From one report to the next, a figure is refreshed only when at least { $min } answers lie between it and each earlier one; otherwise it stays in place (†).
report-method-comments = Comments of a hidden group are not shown; those of the latest sheets wait until enough others come with them.
report-method-origin = Origin
report-origin = Where these figures come from
report-origin-software = Software
report-origin-tool = Tool
report-origin-fingerprint = Fingerprint of the tool (SHA-256)
report-origin-author = Author
report-origin-licence = Licence
report-origin-campaign = Campaign
report-origin-data = Fingerprint of the data published (SHA-256)
report-origin-journal = Journal, last link
report-journal-head = no. { $number }: { $hash }
report-empty-bar = empty

# The report of a dossier.
dossier-kind = Report of the dossier
dossier-fact-for = To be read by
dossier-fact-internal = an internal working document: it speaks of very few people
dossier-internal = An internal working document. It speaks of very few people, whom their journey may be enough to recognise: no threshold protects them here. What was written freely is shown only once it was read, without names. Do not put it on a wall, and do not hand it out of the house.
dossier-windows = The windows
dossier-windows-intro = { $count ->
    [one] This dossier looks at practices through one window.
   *[other] This dossier looks at the same practices through { $count } windows. Each says what it sees; none marks another.
}
dossier-windows-table = Complete sheets
dossier-windows-missing = { $count ->
    [one] Window without any complete sheet: { $windows }. The report shows what the others say.
   *[other] Windows without any complete sheet: { $windows }. The report shows what there is.
}
dossier-window-self = the unit on itself
dossier-window-tracer = a stay that is followed
dossier-window-observation = a journey that is observed
dossier-column-window = Window
dossier-column-kind = What is looked at
dossier-column-sheets = Total
dossier-left-unfinished = { $count ->
    [one] { $window }: one sheet is not complete and does not count.
   *[other] { $window }: { $count } sheets are not complete and do not count.
}
dossier-left-sealed = { $count ->
    [one] { $window }: one sheet is being verified and will be counted afterwards.
   *[other] { $window }: { $count } sheets are being verified and will be counted afterwards.
}
dossier-left-unread = { $count ->
    [one] { $window }: one text was not read yet and is not shown.
   *[other] { $window }: { $count } texts were not read yet and are not shown.
}
dossier-left-aside = { $count ->
    [one] { $window }: one text was set aside when it was read.
   *[other] { $window }: { $count } texts were set aside when they were read.
}
dossier-unsaid = { $count ->
    [one] 1 without a readable answer
   *[other] { $count } without a readable answer
}
dossier-column-criterion = Practice
dossier-disagreements = Where the windows do not say the same
dossier-disagreements-intro = To be looked at first, together: no window is right against another, that they differ is a question.
dossier-disagreements-none = Wherever two windows look at the same practice, they find the same.
dossier-disagreements-table = Practices to take up together
dossier-opposed = One says that it is there, another that it is not
dossier-apart = They do not find the same
dossier-the-apart = The windows do not say the same
dossier-the-others = The other practices
dossier-theme = Theme: { $theme }
dossier-theme-table = What each window says
dossier-part-justification = why
dossier-part-evidence = what shows it
dossier-part-comment = comment
dossier-said = { $window }, { $part }: { $text }
dossier-observed = Seen on the way
dossier-seen = { $when }: { $text }
dossier-unread = [not read yet]
dossier-aside = [set aside]
dossier-time-unread = unreadable
dossier-time-before = { $time } (before the row above)
dossier-time-after = { $days ->
    [one] { $time } (the day after)
   *[other] { $time } ({ $days } days after)
}
dossier-steps = Step by step
dossier-column-step = Step
dossier-column-found = What was found
dossier-journeys = The journeys observed
dossier-journeys-intro = Each row is a moment, by the watch of whoever observed. It lasts until the next row.
dossier-journey-number = Journey { $number }
dossier-journey-table = { $name }, by the clock
dossier-journey-empty = The log of this journey has no row.
dossier-fact = { $question }: { $answer }
dossier-quoted = “{ $quote }”
dossier-column-time = Time
dossier-column-where = Step, place
dossier-column-place = Place
dossier-column-seen = Seen
dossier-column-felt = Felt, said
dossier-column-felt-only = Felt
dossier-column-quote = Words said
dossier-column-minutes = Minutes
dossier-column-rows = Rows
dossier-journey-length = { $rows ->
    [one] One row
   *[other] { $rows } rows
}, { $minutes } min in all{ $unknown ->
    [0] .
    [one] , not counting one row of which nobody knows how long it took.
   *[other] , not counting { $unknown } rows of which nobody knows how long they took.
}
dossier-steps-table = Time by step
dossier-words = Words and remarks
dossier-words-intro = Read one by one in the house before they were shown. […] stands for words taken out because they could point at somebody.
dossier-words-other = Without a theme
dossier-plan-open = No action is written yet. This is what comes first: the practices on which the windows differ, then those that some window does not find wholly there; to be filled in together.
dossier-plan-unseen = No action is written down yet. What comes first is told once a sheet is complete.
dossier-plan-none = No action is written yet, and nothing comes first: no window finds that something is lacking.
dossier-method-counts = Counts, never percentages, intervals or scores: a few people looked, and what they saw is told as it stands.
dossier-method-found = For a window a practice is there when all of its answers say so (boxes that the tool places at { $from } or more of 100), absent when all say the contrary ({ $to } or less), in between otherwise. “Not applicable” and unreadable answers are counted and say neither.
dossier-method-accord = Two windows do not say the same when one finds a practice there, in between or absent, and the other does not; they are opposed when one finds it there and the other absent. This is looked at in each service, and over all of them.
dossier-method-time = A time that is smaller than the one before is of the day after when less than twelve hours then lie between them; else it is said to be out of order, and the length of the row before is not counted.
dossier-method-words = What was written freely is shown only after it was read. Texts on the same practice stand in an order that is drawn.
dossier-data-service = Service, by its code
dossier-data-sheets = Complete sheets
dossier-data-criteria = Practices by window
dossier-data-accord = How the windows stand to each other: opposed, apart, same, alone (one window only)
dossier-data-unsaid = without a readable answer
dossier-data-texts = Texts that were read
dossier-data-part = What the text is: justification, evidence, comment
dossier-data-journey = Number of the journey in the report
dossier-data-day = Day of the batch
dossier-data-days = Midnights since the first row
dossier-data-before = The time is before that of the row above

# The numbers as tables for other programs, and the workbook
data-sheet-participation = Participation (data)
data-sheet-themes = Themes (data)
data-sheet-theme-services = Themes by service (data)
data-sheet-items = Questions (data)
data-sheet-distributions = Answers (data)
data-sheet-gaps = Gaps (data)
data-sheet-reliability = Reliability (data)
data-sheet-profile = Who answered (data)
data-sheet-modes = Answering modes (data)
data-sheet-quality = Quality (data)
data-sheet-certainty = Verification (data)
data-sheet-comparison = Comparison (data)
data-sheet-comparison-outside = Reference values (data)
data-sheet-comments = Comments
data-sheet-comment-counts = Comments, counted
data-sheet-plan = Action plan (data)
data-sheet-codes = Codes
data-audience = Audience, by its code
data-theme = Theme, by its code; empty: the question is of no theme
data-item = Scored question, by its code
data-service = Service, by its code; empty: the whole breakdown is hidden
data-n = Sheets with a score
data-low = Lower end of the 95% interval; empty: there is none
data-high = Upper end of the 95% interval; empty: there is none
data-kept = Sheets of the earlier report whose figure stays in place; empty: the figure is of this report
data-expected = People concerned; empty: not planned
data-distributed = Sheets handed out; empty: not planned
data-complete = Sheets keyed to the end: the only ones in the results
data-in-progress = Sheets being keyed
data-held = Sheets held aside
data-voided = Sheets voided
data-web = Complete answers that came in online
data-rate = Complete sheets out of sheets handed out, else out of people concerned; empty under twenty
data-mode = Answering mode, by its code; empty: not said
data-sheets = Sheets
data-missing-share = Share of missing answers among the answers and marks keyed
data-draw = Number of the draw
data-batch = Number of the batch; empty: all batches of the audience
data-in-no-draw = Complete sheets in no draw (empty: nothing drawn)
data-sealed = Sheets left out while they are verified
data-certainty-sheets = Sheets drawn from
data-certainty-fields = Fields of these sheets
data-bound = Wrong fields of the first keying: at most, with 95% confidence
data-target = Target: at most so many wrong fields
data-residual = Wrong fields left in the sheets of the draw, once corrected, estimated
data-kind = What the code stands for: audience, theme, service, mode, item (scored question), question (other question), comment (open question)
data-code = Code
data-number = Number printed on the form
data-label = Label
data-answered = Sheets with a value or a mark
data-level = theme or item: what the row describes
data-people-n = People supported: sheets with a score
data-people-mean = People supported: mean
data-professionals-n = Professionals: sheets with a score
data-professionals-mean = Professionals: mean
data-difference = Mean of the people supported minus mean of the professionals
data-adjusted = Probability of so large a gap if there were none, adjusted by Holm among all those of the table
data-established = The gap holds at 5% among all those of the table; empty: it has no interval
data-reliability-n = Sheets with a score on each question of the theme
data-reliability-items = Questions of the theme
data-alpha = Cronbach’s alpha
data-mean = Mean
data-reference = Value of the reference “{ $title }”
data-reference-difference = Mean of this report minus the value of the reference
data-deviation = Standard deviation; empty under two values, and where it would tell how the answers of one sheet go together
data-favourable = Favourable scores; empty where they would tell how the answers of one sheet go together
data-favourable-share = Share of favourable scores; empty under twenty
data-favourable-low = Lower 95% end of the favourable share; empty: there is none
data-favourable-high = Upper 95% end of the favourable share; empty: there is none
data-fragile = Fragile result: under the threshold of reading
data-form = Form whose boxes these are; all: all together
data-box = Box, by its code
data-box-label = Label of the box
data-box-score = Score of the box; empty: off the scale
data-count = How many ticked it
data-box-share = Share among the answers to the question; empty under twenty
data-question = Question, by its code
data-profile-share = Share among the sheets that answer the question; empty under twenty
data-number-mean = Mean of the numbers written
data-comment-question = Open question, by its code
data-comment-text = What was written, in the order of the report, which was drawn by lot
data-comment-level = audience (all of it) or theme (what it wrote about one)
data-comment-theme = Theme, by its code; empty: the whole audience, or the open questions of no theme
data-comment-told = Comments that were read and are shown
data-comment-unread = Comments waiting to be read, of the whole audience
data-comment-set-aside = Comments set aside when they were read, of the whole audience
data-action-number = Number of the action within the campaign
data-action-finding = What the action answers, by the code of the theme or question; empty: a finding in plain words
data-action-progress = Progress: to-do, under-way, done, abandoned
data-action-origin = Campaign the action is taken over from, or stayed in; empty: written in this one
data-action-origin-number = Its number in that campaign
data-action-stayed = Stayed in the campaign before
data-sheet-plan-effects = Effects measured (data)
data-effect-state = measured, with-care (measured, to be compared with care), not-comparable (the question changed), not-measured (nothing is shown of then or of now)
data-effect-then = Answers then
data-effect-mean-then = Mean then, out of 100
data-unit-code = code
data-unit-text = text
data-unit-count = count
data-unit-points = points
data-unit-number = number
data-unit-share = share
data-unit-probability = probability
data-unit-alpha = alpha
data-unit-per-10000 = per 10,000 fields
data-unit-flag = yes or no
data-unit-day = date
data-range-count = 0 and more
data-range-points = 0 to 100
data-range-difference = −100 to 100
data-range-share = 0 to 1
data-range-alpha = up to 1
data-range-per-10000 = 0 to 10,000
data-range-flag = 1 or 0
xlsx-opening = Read first
xlsx-cells = On the sheets of data, “{ $hidden }”: hidden, so that nobody is recognised; “{ $nobody }”: nobody answered; an empty cell: does not apply.
xlsx-values = This workbook holds values only, no formulas; charts read the cells of their sheet.
xlsx-sheets = The sheets of this workbook
xlsx-dictionary = Dictionary
xlsx-dictionary-about = What each column of the sheets of data means
xlsx-dictionary-table = Table
xlsx-dictionary-sheet = Sheet
xlsx-dictionary-column = Column
xlsx-dictionary-meaning = Meaning
xlsx-dictionary-unit = Unit
xlsx-dictionary-range = Values
xlsx-data-about = { $count ->
    [0] Data, table { $name }: no row
    [one] Data, table { $name }: one row
   *[other] Data, table { $name }: { $count } rows
}
xlsx-for-charts = For the charts
xlsx-audience = Audience
xlsx-out-of = Out of
xlsx-row = Theme or question
xlsx-low = from
xlsx-high = to
xlsx-remark = { $audience }: { $text }
xlsx-parts = In percent of the answers; under { $from } answers, as counts.
xlsx-alt = { $title }. The same numbers stand in the table above.

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
command-insert-row = Put an empty row into the log, where you are; those below move down
command-remove-row = Take the row where you are out of the log; those below move up
command-next-mode = Change the answering mode of this sheet
command-next-variant = Change the form variant of this sheet
command-sheet-code = Open a sheet by the code printed on it (code scanner)
command-serial = Give the sheet the number written on the paper
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
command-find-next = Next place of the text
command-new = Create
command-edit = Change the chosen line
command-filter = Show the lines of one state only
command-section-forward = Next section
command-section-back = Section before
command-contents = Goes to a section chosen in the contents
command-keep = Keep the comment as it is written
command-redact = Take words out of the comment: choose them, then accept
command-set-aside = Set the comment aside, with a reason
command-word-forward = Next word
command-word-back = Previous word
command-toggle-word = Take the word out, or give it back
command-void = Void a sheet, or restore it
command-move-batch = Move a batch filed under the wrong service
command-close-campaign = Close or reopen the campaign
command-state = Entry state: what is missing, what is left to decide
command-batch-step = Take a batch further: counted, keyed, checked, returned or destroyed
command-verify = Verification: draws, second keyings, arbitration
command-comments = Read the comments before the report
command-actions = Action plan: what is done about what was found
command-checklist = The six steps of the campaign, their dates and documents
command-calendar = Due dates: what is due, and the HAS evaluation
command-own-figures = Your own figures, for you alone
command-end-session = End the session and make the report
command-report = See the results report
command-documents = Documents of the report: PDF, workbook, poster…
command-print = Prints the chosen document
command-practice = Practise, keeping nothing
command-settings = Settings: language, keyboard, colours
command-keypad-repair = Keypad without NumLock: make its keys digits again, or arrows again
command-help = Help of this screen
command-leave = Back to the previous screen
command-redraw = Draw the screen again
command-lock = Cover the screen until you are back
command-keep-elsewhere = Write elsewhere what could not be saved
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
keys-context-review = Reading a comment
keys-context-review-about = Before the report.
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
keymap-error-sheet-code = the codes of sheets begin with this letter: in [{ $context }], small and capital, it must stay “sheet-code”. Otherwise a code scanner would set off other commands.
keymap-error-unreachable = no key is left for “{ $command }” in “{ $context }”.
keymap-guessed-layout = Keymap { $name }, after the system’s layout { $layout }
keymap-guessed-locale = Keymap { $name }, after the system’s locale { $locale }
keymap-guessed-nothing = Keymap { $name }, as the system says nothing
keymap-chosen = Keymap { $name }, chosen in the settings

### room: import

### room: store

cli-command-host = Keep the data for the stations of this machine: several people key into one campaign
cli-command-kiosk = Kiosk: check, admit, pins, reset-pin
cli-kiosk-check = Looks at a machine: what it lacks to open nothing but the station
cli-kiosk-root = Folder that stands for the root (/ otherwise)
cli-kiosk-pins = Who has a PIN, and since when
cli-kiosk-admit = Admits somebody: gives a code to come in with, to be changed for one of their own
kiosk-admitted = { $name } comes in with the code { $code }, then chooses a PIN. Hand it over in person; it is written down nowhere.
cli-kiosk-reset = Takes a forgotten PIN away: its operator chooses another when they come
cli-kiosk-name = Operator
cli-kiosk-account = That of this account, which keys into shared data
kiosk-no-root = No folder { $path }.
kiosk-missing = missing
kiosk-fit = This machine lacks nothing.
kiosk-unfit = { $count ->
    [one] This machine lacks { $count } thing.
   *[other] This machine lacks { $count } things.
}
kiosk-no-pins = Nobody has a PIN ({ $path }).
kiosk-no-pin = { $name } has no PIN.
kiosk-pin-taken = The PIN of { $name } is taken away: another is chosen when they next come.
kiosk-column-who = name
kiosk-column-since = since
kiosk-column-wrong = wrong tries
kiosk-autologin-good = Terminal 1 opens the session of account { $account }
kiosk-autologin = Terminal 1 opens no session by itself
kiosk-autologin-why = Otherwise the screen waits for a name and a password of the system, which nobody in the office should know.
kiosk-autologin-do = Copy { $units }/autologin.conf to { $place }, then `systemctl daemon-reload`.
kiosk-account = There is no account { $account }
kiosk-account-do = `useradd --create-home --shell /usr/bin/copiste { $account }`
kiosk-shell-good = The session of account { $account } is the station ({ $shell })
kiosk-shell = The session of account { $account } is { $shell }
kiosk-shell-why = Whoever leaves the station must find no shell: the session ends with copiste, and the terminal opens it again.
kiosk-shell-do = `usermod --shell /usr/bin/copiste { $account }`
kiosk-shell-absent = { $shell } is not installed
kiosk-shell-absent-why = The account could open no session.
kiosk-shell-absent-do = Install the program: `install -m 755 copiste { $shell }`
kiosk-groups-good = Account { $account } has no power over the machine
kiosk-groups = Account { $account } has power over the machine ({ $groups })
kiosk-groups-why = An account that is open to whoever passes the screen must be able to change nothing.
kiosk-groups-do = Take it out of these groups: `gpasswd --delete { $account } GROUP`
kiosk-terminals-good = No login waits on the other terminals (Alt+F2 and on)
kiosk-terminals = A login waits on other terminals ({ $open })
kiosk-terminals-why = Alt+F2 leads there from the station.
kiosk-terminals-do = Copy { $units }/logind.conf to /etc/systemd/logind.conf.d/copiste.conf; disable the others: `systemctl disable getty@tty2`.
kiosk-sysrq-good = The SysRq keys of the kernel are off
kiosk-sysrq = The SysRq keys of the kernel are on (kernel.sysrq = { $value })
kiosk-sysrq-why = Alt+SysRq with a letter restarts the machine, kills the station or prints its memory.
kiosk-sysrq-do = Copy { $units }/sysctl.conf to /etc/sysctl.d/90-copiste.conf, then `sysctl --system`.
kiosk-ctrl-alt-del-good = Ctrl+Alt+Delete does nothing
kiosk-ctrl-alt-del = Ctrl+Alt+Delete restarts the machine
kiosk-ctrl-alt-del-why = Nothing saved is lost, but keying stops, and seven presses in a row force it.
kiosk-ctrl-alt-del-do = `systemctl mask ctrl-alt-del.target`, and { $units }/system.conf to /etc/systemd/system.conf.d/copiste.conf.
kiosk-keyboard-good = Keyboard of the console: { $layout } (keymap { $keymap } of copiste)
kiosk-keyboard = No keyboard is set for the console
kiosk-keyboard-why = The console would take a US keyboard, and letters of comments would be others.
kiosk-keyboard-do = `dpkg-reconfigure keyboard-configuration` (Debian), or KEYMAP=uk in /etc/vconsole.conf.
kiosk-font-good = Font of the console: { $font }
kiosk-font = No font is set for the console
kiosk-font-why = The kernel’s is small and has not all accents; one of 32 points is read without leaning over.
kiosk-font-do = FONTFACE="Terminus" and FONTSIZE="16x32" in /etc/default/console-setup, or FONT=ter-v32n in /etc/vconsole.conf.
kiosk-rules = The rules of the machine are not written
kiosk-rules-why = They tell every station of the machine what nobody can loosen: no way out, PINs, the covered screen.
kiosk-rules-do = Copy { $units }/settings.toml to { $place } and name your folders in it.
kiosk-rules-open = Others than the administrator may change the rules of the machine
kiosk-rules-open-why = Whoever may write them may loosen them.
kiosk-rules-open-do = `chown root:root { $place }`, then `chmod 644 { $place }`.
kiosk-confined-good = There is no way out of the station
kiosk-confined = The station lets paths be written, and goes back to the system
kiosk-confined-why = At a screen that is open to everybody, nothing but keying should be within reach.
kiosk-confined-do = `confined-accounts = ["kiosk"]` in { $place } (the name of the account).
kiosk-pin-good = Everybody gives a PIN of their own
kiosk-pin = No PIN is asked for
kiosk-pin-why = Without PINs a name is enough: that another person did the second keying rests on their word, and the report says so.
kiosk-pin-do = `pin = true` in { $place }.
kiosk-idle-good = The screen covers itself after { $minutes } min without a key
kiosk-idle = The screen never covers itself
kiosk-idle-why = A sheet that is left on the screen is read by whoever passes.
kiosk-idle-do = `idle-lock-minutes = 5` in { $place }.
kiosk-destinations = No folder is named for copies and backups
kiosk-destinations-why = The station writes nowhere else: without a named folder, reports and backups stay on this disk.
kiosk-destinations-do = A section [destinations] in { $place }, with a share or a stick.
kiosk-destination-good = Folder “{ $name }”: { $path }, mounted and writable
kiosk-destination-absent = Folder “{ $name }”: there is no { $path }
kiosk-destination-same-disk = Folder “{ $name }”: nothing is mounted at { $path }
kiosk-destination-closed = Folder “{ $name }”: the account of the station cannot write into { $path }
kiosk-destination-why = A copy on the same disk is lost with it, and a copy that is not written is none.
kiosk-destination-do = Mount the share or the stick at start (/etc/fstab), in the name of the station’s account.
kiosk-printer-good = Default printer: { $name }
kiosk-printer = No default printer
kiosk-printer-lp = The command lp is not installed
kiosk-printer-why = Posters, questionnaires and reports are not printed from the station.
kiosk-printer-do = Install cups-client and choose the printer: `lpadmin -d NAME`.
kiosk-backups-good = Backups of this machine to { $path }
kiosk-backups-host-good = Backups by the host of the machine to { $path }
kiosk-backups = This machine makes no backups
kiosk-backups-absent = The folder for backups is not there: { $path }
kiosk-backups-host = The host of the machine makes no backups
kiosk-backups-session = Nothing makes a backup before the station opens
kiosk-backups-why = A disk that fails would take everything along that was keyed.
kiosk-backups-do = Name a folder on another disk in { $place }, under [backup] (docs/backup.md).
kiosk-backups-host-do = Add --backup-to FOLDER to the host’s command (docs/backup.md).
kiosk-backups-session-do = Copy { $units }/autologin.conf, which makes one before each session, in the place of this file, then `systemctl daemon-reload`.
kiosk-encryption-good = Encrypted disk: { $name }
kiosk-encryption = No disk is encrypted
kiosk-encryption-why = Whoever carries the machine away reads the answers.
kiosk-encryption-do = Encrypt when the machine is installed (LUKS); the key is with the IT staff.
cli-host-socket = Where stations come in (default: $COPISTE_SOCKET, else /run/copiste/host.sock)
cli-host-people = Who may do what: a TOML file with operators, managers and administrators; without one, the groups copiste-operators, copiste-managers and copiste-admins
host-ready = copiste keeps the data in { $store } for the stations of this machine ({ $socket }).
host-reread = The list of people was read again.
host-people-unreadable = The list of people { $path } cannot be read: { $reason }. Check the path and the rights, then start the host again.
host-people-malformed = The list of people { $path }, line { $line }: { $reason }. It has operators, managers and administrators, each a list of users and of @groups.
host-people-open = Others than its owner may change the list of people { $path }, or it belongs to somebody else. It says who may do what: give it to the host’s user or to root, with mode 0644 at most.
host-not-a-socket = What the system handed over is not the socket that the host expects: { $reason }. Check the .socket unit.
host-socket-refused = No socket at { $path }: { $reason }. Choose another place with --socket, in a folder that the host’s user may write.
host-socket-open = The folder { $path } belongs to somebody else, or others may write in it: they could put another socket in the place of this one. Choose another place with --socket.
host-socket-served = A host serves at { $path } already.
host-socket-other = Something that is not a socket stands at { $path }. Move it away, or choose another place with --socket.
host-system = The system refused what the host needs: { $reason }.

store-stopped = Saving has stopped after a disk error. What is marked “saved” is saved. Try again; if this happens again, tell your IT staff.
store-full = Too many answers are waiting for the disk: this one was not taken. Wait until “saved” is back, then try again.
store-taken = The data in { $directory } have been open by { $holder } since { $since }. Close that other session, or wait until it ends.
store-taken-nobody = The data in { $directory } are already open in another program. Close it, or wait until it ends.
store-holder = { $user } ({ $terminal }, process { $pid })
store-holder-no-terminal = { $user } (process { $pid })
store-holder-unnamed = process { $pid }
store-network = { $path } lies on a network disk ({ $kind }), where nothing guarantees that a saved answer stays saved. Choose a folder on a disk of this machine.
store-unwritable = Cannot write in { $path }: { $reason }. Ask for the right to write there, or choose another folder.
store-not-a-folder = { $path }: a file stands where a folder is needed. Choose another folder for the data.
store-foreign = { $path } belongs to another account: what root wrote there would be closed to it. Run the command as that account, which `ls -ld` names: runuser -u ACCOUNT -- copiste …
store-no-space = Not enough room for { $path }: { $free } MB are free, { $needed } are needed. Make room, then try again.
store-damaged = A piece of data is damaged ({ $key }) and was not read: nothing is better than a wrong value. Tell your IT staff; a backup brings it back.
store-unreadable = The data in { $path } do not open ({ $reason }). Delete nothing: copy the folder, then restore a backup.
store-altered =
    { $count ->
        [one] In { $path }, the file { $files } is not what it was when it was closed: damaged by the disk, or changed by somebody. It was neither opened nor changed. Delete nothing and tell your IT staff: copiste store check says what holds and what to do.
       *[other] In { $path }, the files { $files } are not what they were when they were closed: damaged by the disk, or changed by somebody. They were neither opened nor changed. Delete nothing and tell your IT staff: copiste store check says what holds and what to do.
    }
store-missing = The file { $path } is gone although data were saved here. Put it back or restore a backup; copiste will not start from nothing unnoticed.
store-newer = The data ({ $place }) were written by a newer copiste (format { $found }, this one knows format { $known }). Install the newer version.
store-disk = The disk refused an operation on { $path }: { $reason }. What is not marked “saved” is not saved. Tell your IT staff.
store-disk-full = No room left for { $path }: { $reason }. Make some, or tell your IT staff.
store-disk-read-only = { $path } cannot be written any more: this disk is only read. Tell your IT staff.
store-disk-denied = The right to write in { $path } was taken away. Ask your IT staff to give it back.
store-gone = { $path } is not there any more: moved, deleted or unplugged. Put it back, or tell your IT staff.
store-older = Sheet { $serial } was changed in another session meanwhile (revision { $filed }, this one is { $offered }). Open the sheet again to go on from what is saved.
store-campaign-changed = Somebody else changed the campaign meanwhile, several times in a row; nothing was saved. Try again in a moment.
store-report-taken = Another report is already registered under number { $number } for campaign { $campaign }. Make the report again: it will take the next number.
store-bad-head = Report { $number } names an end of the journal that the journal does not know. Make the report again.
store-unfinished = The data in { $path } were not made again from their copy to the end: they are not whole. Run copiste store rebuild into this folder again; it begins anew.
store-too-large = Too large to be saved ({ $key }): { $bytes } bytes, at most { $max }. Shorten the texts.
store-bad-name = “{ $name }” cannot be a code: it takes 1 to 128 plain letters, digits or hyphens.
store-old-form = The data ({ $place }) were written by a trial version (format { $found }) that this copiste no longer reads (format { $known }). Finish that campaign with the trial version, or choose another folder with --store.
store-sheet = Sheet { $serial }:
store-draw-fixed = Draw { $number } is made: neither its seed nor its sheets change any more. Make another draw for the sheets it does not cover.
store-other-comment = The comment is no longer the one that was read: it was corrected since. Nothing was decided.
store-bad-draw = Draw { $number } is not made by the rules of the campaign from every complete sheet of the pile. Nothing was drawn: draw anew.
store-unbalanced = The count of batch { $batch } is not right: sheets in = complete + voided + held aside, with none in progress. Finish keying or correct the count of the batch before sheets are drawn.
store-still-kept = The answers are kept until { $until }; they are destroyed only afterwards, and once the campaign is closed.
store-kept-for-ever = No end of retention is set for this campaign. Set it first; answers are destroyed only after that day, and once the campaign is closed.
store-emptied = The answers of this campaign are destroyed, because its retention has ended. The counts and the journal remain.
store-copy-aside = { $path } was put aside beside the copy of the journal and probably holds answers: destroy this file, then try again.
store-earlier-aside = { $path } keeps the data as they were before an update, answers included: destroy this folder, then try again.
store-copy-ahead = The copy of the journal { $path } goes further (link { $copied }) than the data (link { $end }): the data lost their end, and answers that were confirmed are in the copy only. Delete nothing and key nothing; leave all stations and ask your IT staff: copiste store check says what to do.
store-bad-copy = The copy of the journal { $path } does not follow on at line { $line }: it was changed, or comes from other data. Do not delete it; put it aside, outside the data folder, and open copiste again, which writes a new one. It holds answers: destroy it at the latest with those of the campaign.
store-host-silent = The host that keeps the shared data ({ $socket }) does not answer. What was keyed waits in this station and is sent as soon as it answers; tell your IT staff if this lasts.
store-host-gone = The host that keeps the shared data ({ $socket }) cannot be reached: { $reason }. Tell your IT staff: copiste host has to run.
store-host-other = The host that keeps the shared data ({ $socket }) is copiste { $version }, this station is copiste { $ours }, and they do not understand each other. Leave copiste and open it again; if that does not help, tell your IT staff: both must be of one version.
store-host-foreign = Whoever serves at { $socket } is neither the administrator nor the owner of its folder: it may be no host of copiste. Nothing was sent. Tell your IT staff.
store-host-full = The host that keeps the shared data ({ $socket }) already serves as many stations as it can. Close one, then try again.
store-not-let-in = The shared data ({ $socket }) are not open to your account. Ask your IT staff to put you among the operators of copiste.
store-not-allowed = This is for the { $role }: your account may not do it. Ask whoever runs the campaign.
store-in-use = Sheet { $serial } is open at another station, by { $who }. Take another one, or wait until it is closed.
store-unsound = What was to be saved ({ $key }) is signed by somebody else, or does not fit its form: it was refused. Open the sheet again; if this happens again, tell your IT staff.
role-operator = operator
role-manager = quality manager
role-administrator = administrator
store-copy-trouble = The text copy of the journal is not written any more: without it, damaged data cannot be made again. { $reason }
backup-done = Backup { $path } ({ $size } kB): read again, restored, every journal checked.
backup-done-encrypted = Backup { $path } ({ $size } kB): encrypted; opened again with a key made for this trial alone, restored, every journal checked. Whether the recipients still have their identities, only a rehearsal tells.
backup-holds =
    { $sheets ->
        [one] { $campaign }: { $sheets } sheet; journal: link { $number }, { $hash }
       *[other] { $campaign }: { $sheets } sheets; journal: link { $number }, { $hash }
    }
backup-holds-nothing = There is no campaign in it.
backup-removed =
    { $files ->
        [one] { $files } older backup, no longer kept, was removed.
       *[other] { $files } older backups, no longer kept, were removed.
    }
backup-restored = Data restored in { $path }, as they were on { $when }. To open them: copiste --store { $path }
backup-no-folder = The folder for backups { $path } is not there, and it is not made: its disk may not be mounted. Mount it or make the folder, then make a backup: copiste backup
backup-within-store = { $path } lies within the data to be backed up. Choose a folder elsewhere, best on another disk.
backup-disk = { $path }: { $reason }
backup-bad-recipient = “{ $text }” is not an age recipient. One begins with age1; age-keygen -o FILE makes one.
backup-overtaken = So much was changed meanwhile that it would not be of one moment. Make the backup again.
backup-ended = The backup was ended in the middle. Make it again.
backup-not-configured = The host is not told where backups go. Start it with --backup-to FOLDER.
backup-not-one = This file is not a backup of copiste.
backup-newer = This backup is of a later copiste (form { $found }, this one reads form { $known }). Install the later one.
backup-encrypted = This backup is encrypted. Give the file of an identity that opens it: --identity FILE
backup-wrong-identity = None of these identities opens the backup: it was encrypted to others.
backup-no-identity = { $path } holds no age identity: a line that begins with AGE-SECRET-KEY-1.
backup-damaged = The backup is damaged: { $region }. Nothing of it is used; take another one.
backup-cut-short = The backup is cut short. Nothing of it is used; take another one, or copy it again.
backup-beyond = Something stands behind the end of the backup: it is not what was written. Nothing of it is used; take another one.
backup-journal = The backup cannot be used: in what was restored, the journal of campaign { $campaign } does not hold. Take another one, and check the data: copiste journal verify
backup-other-head = The backup cannot be used: what was restored of campaign { $campaign } is not what was kept. Take another one.
backup-occupied = { $path } is not empty. Restore into a folder that is empty or not there yet.
backup-region-header = what it says of itself
backup-region-block = block { $number }
backup-region-value = the value of { $key }
backup-region-count = the count of its entries
backup-region-digest = its digest
backup-region-cipher = what is encrypted
backup-last = Last backup: { $when }, { $age }
backup-failed = THE LAST BACKUP FAILED ({ $when }). { $good } { $reason }
backup-late = THE LAST BACKUP IS TOO OLD: { $when }, { $age }. { $remedy }
backup-none-yet = NO BACKUP YET. { $remedy }
backup-last-good = Last good one: { $when }, { $age }.
backup-no-good = There is no good one.
backup-remedy-own = Make one: copiste backup
backup-remedy-host = Tell your IT staff.
backup-age-now = less than an hour ago
backup-age-hours =
    { $hours ->
        [one] { $hours } hour ago
       *[other] { $hours } hours ago
    }
backup-age-days =
    { $days ->
        [one] { $days } day ago
       *[other] { $days } days ago
    }
backup-may-hold =
    { $files ->
        [one] { $files } backup is older than this and may still hold the answers. Destroy it too, when you need it no longer:
       *[other] { $files } backups are older than this and may still hold the answers. Destroy them too, when you need them no longer:
    }
backup-may-hold-elsewhere = Copies of backups in other places may hold them, too.
protocol-sealed = it is being verified. It is neither shown nor changed before the second keying and the arbitration are over.
protocol-not-called = it was not drawn to be verified. Key again only the sheets that the station names.
protocol-called-already = it is drawn to be verified already.
protocol-not-complete = it is not complete. Only a complete sheet is verified.
protocol-own-sheet = the first keying is yours. The second belongs to another person.
protocol-too-soon = { $hours ->
    [one] you keyed it yourself. You can key it again in 1 hour.
   *[other] you keyed it yourself. You can key it again in { $hours } hours.
}
protocol-own-difference = you keyed one of the two passes. The arbitration belongs to a third person.
protocol-own-decision = no majority, and you keyed one of the two passes. The decision from the paper belongs to somebody else.
protocol-frozen = the second keying is over and does not change any more.
protocol-nothing-differs = there is nothing to arbitrate.
protocol-other-form = a pass is keyed with the version and the variant of the questionnaire of the first.
protocol-no-paper = its paper is not found. Nothing changes in it without: say first that it turned up.
protocol-past = its verification is no longer at that stage. The verification (copiste verify show) says where it is.

### room: station

variant-standard = standard
variant-easy-to-read = easy to read
variant-large-print = large print

error-tool = The tool { $path } cannot be used:
error-bad-id = “{ $id }” is not an identifier: 1 to 32 lower-case letters without accents, digits and hyphens.
error-id-taken = A campaign is called “{ $id }” already. Choose another identifier.
error-survey-open = This survey has an open campaign in this establishment already: “{ $id }”. Close it first.
error-no-campaign = No campaign is called “{ $id }”.
error-closed = The campaign “{ $id }” is closed. Reopen it to key.
error-already-open = The campaign “{ $id }” is open already.
error-already-closed = The campaign “{ $id }” is closed already.
error-name-missing = The title and the establishment are needed.
error-bad-service = “{ $code }” is not a service code: 1 to 16 letters, digits and hyphens.
error-no-services = At least one service is needed.
error-service-twice = Two services have the code “{ $code }”.
error-no-service = No service has the code “{ $code }”.
error-service-in-use = Batches are filed under “{ $code }”: move them first.
error-no-audience = No audience has the code “{ $code }”.
error-no-variant = This audience has no variant “{ $code }”.
error-no-mode = This audience has no answering mode “{ $code }”.
error-of-the-first-pass = The answering mode and the variant are those of the first keying: they are not keyed again, and nothing is compared on them. If they are wrong, correct the sheet once its verification is settled.
error-no-batch = This campaign has no batch { $number }.
error-no-refuge = It cannot be written elsewhere either ({ $folders }). Add a folder in the settings ([destinations]).
error-no-refuge-named = No folder to write it elsewhere: name one in the settings ([destinations]).
error-bad-unsaved = { $path }, line { $line }: this is no file of sheets that were not saved, or it was changed or cut. Nothing was put back.
error-keyed-anew = Sheet { $serial }: this number was keyed again since, and nothing is replaced. If they are two papers, key the first under another number.
error-answer-unfit = Sheet { $serial }, { $name }: the answer is not one that the form takes.
error-same-service = The batch is filed under “{ $code }” already.
error-no-record = This audience has no sheet { $serial }.
error-serial-elsewhere = Sheet { $serial } is not of this audience: it lies in batch { $batch }, audience “{ $audience }”.
error-ends-before-it-begins = The last day of the campaign lies before its first day.
error-other-tool = The campaign is keyed with the tool “{ $campaign }”; “{ $offered }” is another tool, not a correction of it.
error-tool-missing = The tool version this was keyed with is not in the data ({ $fingerprint }).
error-not-verifying = This campaign does not verify its sheets. Change its rule of verification first.
error-draws-by-audience = This campaign draws from a whole audience: name no batch.
error-draws-by-batch = This campaign draws batch by batch: name one.
error-nothing-to-verify = No sheet waits to be keyed again by you.
error-nothing-to-draw = Nothing to draw: no complete sheet that was not drawn before.
error-seed-fixed = Draw { $draw } was made on { $day } by “{ $who }”: its seed { $seed } does not change any more. Another seed would only serve to draw from complete sheets that no draw covers, and there are none.
error-not-called = Sheet { $serial } was not called to be verified: only a called sheet can be noted as not found. Called sheets: copiste verify list.
campaign-answers-destroyed = Answers destroyed on { $day }; the counts and the journal remain.
error-other-audience = The sheets of batch { $batch } are of the audience “{ $audience }”.
error-bad-serial = “{ $text }” is not the number of a sheet: from 1 to { $max }.
error-number-kept = Sheet { $serial } is begun: its number does not change any more.
error-serial-taken = Sheet { $serial } exists already: batch { $batch }, { $state }. Check the number written on the paper.
error-reason-missing = A reason is needed.
error-values = The values in { $path } are not taken:
error-source-missing = Values from elsewhere have a title and a source: say where they come from.
error-no-outside = This campaign keeps no values from elsewhere.
error-row-unsaid = Question { $question } stands in every row of its table: say which, as one of { $rows }.
error-no-question = The form has no question “{ $question }”: name its number on the paper or its item code.
error-not-asked = Question “{ $question }” is not asked on this sheet, or its batch fills it.
correction-too-much = That is more than one answer: nothing is changed.
correction-confirm = Nothing is changed. If the paper says so: the same command with --confirm; the reason is noted with it.
error-action-empty = An action says which finding it answers and what is done.
error-action-too-long = A text of an action has { $most } characters at most.
error-too-many-actions = A plan has { $most } actions at most.
error-no-action = The plan has no action { $number }.
error-action-clash = Action { $number } was changed meanwhile by { $who } ({ $when }); nothing was saved. It now says:
error-action-clash-unsigned = Action { $number } was changed meanwhile; nothing was saved. It now says:
error-action-clash-field = { $label }: { $text }
error-nothing-to-take-over = No open action of an earlier campaign is left to be taken over.
error-online-batch = Batch { $number } came in online: it has no paper, no keying and no verification.
error-web-settled = A report was issued already: whether online answers count does not change any more. Two reports, one with them and one without, would tell what they say.
error-no-comment = No comment is called “{ $id }”: it may have been corrected since.
error-no-word = “{ $word }” is not in the comment.
error-number-of-another = Sheet { $serial } of batch { $batch } is keyed or begun already, and the paper of this code is another one: a number serves once in an audience. Write another number on this paper and key it with Alt+C.
error-voided = Sheet { $serial } is voided: nothing changes in it before it is restored (in the list of sheets, or by copiste record restore).
error-not-voided = Sheet { $serial } is not voided: there is nothing to restore.
error-not-complete = Sheet { $serial } is not complete: end it first (copiste record resume).
error-same-sheet = That is sheet { $serial } twice: name the one to void, then the one whose paper it is.
error-not-to-miss = Sheet { $serial }: { $stage }. A paper is told to be missing while its sheet waits to be keyed again or arbitrated.
error-not-missed = Sheet { $serial }: { $stage }. Only a paper that was told to be missing is told to be found.
error-file = { $path }: { $reason }
error-unset = { $path } could not be set; the HTML page is complete. Please report: { $reason }
error-not-of-a-dossier = { $title }: a dossier has none. It speaks of very few people, and nothing of it goes on a wall or out of the house. It has its report, its workbook and its action plan (--format html,pdf,xlsx,plan).
error-not-printed = { $path } could not be printed: { $reason }
reason-not-found = this file or folder does not exist
reason-permission = you have no right to
reason-not-a-folder = a file stands where a folder is needed
reason-is-a-folder = it is a folder, not a file
reason-full = the disk is full
reason-quota = your share of the disk is full
reason-read-only = this disk can only be read
reason-name = this file name does not suit
reason-too-large = the file would be too large
reason-busy = another program uses it
reason-nobody = nobody answers there
reason-broken-off = the line broke
reason-io = the disk can neither read nor write there: it may be failing
reason-no-device = the disk or device is not there any more
reason-too-many-open = too many files are open on this machine
reason-loop = links go in a circle
reason-not-empty = this folder is not empty
reason-other-disk = it is on another disk
reason-memory = the memory of the machine is full
reason-too-late = the answer did not come in time
reason-unexpected = what comes from there is no host of copiste
reason-corrupted = it is not what was written any more
error-sheets = The sheets file { $path } cannot be used:
error-sheet-answer = sheet { $serial }, { $name }: “{ $value }” does not suit
error-near = Did you mean “{ $word }”?
settings-fault-near = { $path }, line { $line }: “{ $key }” is not a setting and does not count. Did you mean “{ $near }”?
settings-fault-unknown = { $path }, line { $line }: “{ $key }” is not a setting and does not count.
settings-fault-value = { $path }, line { $line }: what “{ $key }” says does not suit; the default counts.
settings-fault-syntax = { $path }, line { $line }: this is not TOML; the default settings count.
settings-fault-too-long = { $path }: this file is too long for settings; the defaults count.
trace-line = { $when }  { $who }: { $what }
trace-held-because = Held aside: { $reason }
trace-voided-because = Voided: { $reason }
trace-abandoned = Abandoned while it was keyed
trace-note = Question { $number }: { $note }
trace-margin = In the margin: { $text }
trace-override = Question { $number }: answer confirmed in spite of a check
trace-override-note = Question { $number }: answer confirmed in spite of a check ({ $note })
trace-begun = begun
trace-completed = complete
trace-held = held aside
trace-record-reopened = opened again
trace-voided = voided
trace-held-why = held aside, because: { $reason }
trace-voided-why = voided, because: { $reason }
trace-restored-why = restored, because: { $reason }
trace-verified = verified, nothing corrected
trace-verified-corrected = { $count ->
    [one] verified, 1 answer corrected
   *[other] verified, { $count } answers corrected
}
trace-corrected-why = corrected, because: { $reason }
trace-batch-counted = { $count ->
    [one] 1 sheet counted
   *[other] { $count } sheets counted
}
trace-batch-recounted = { $count ->
    [one] { $count } sheet counted again, reason: { $reason }
   *[other] { $count } sheets counted again, reason: { $reason }
}
trace-batch-count-taken-back = count taken back, reason: { $reason }
trace-batch-keyed = batch keyed
trace-batch-checked = batch checked
trace-batch-returned = paper returned to: { $whom }
trace-batch-destroyed = paper destroyed: { $how }
trace-batch-taken-up = batch taken up again, because: { $reason }
trace-batch-imported = { $count ->
    [0] no online answer taken in (file { $file })
    [one] { $count } online answer taken in (file { $file })
   *[other] { $count } online answers taken in (file { $file })
}
trace-validated = entry state validated
trace-policy-changed = verification rule changed
trace-emptied = answers destroyed, the retention ended
trace-outside-kept =
    { $values ->
        [one] compared with “{ $title }” ({ $day }, { $values } value). Source: { $source }
       *[other] compared with “{ $title }” ({ $day }, { $values } values). Source: { $source }
    }
trace-outside-removed = values from elsewhere taken out
trace-web-counted = online answers count in the results
trace-web-apart = online answers do not count in the results
trace-action-added = action { $number } added to the plan
trace-action-changed = action { $number } changed
trace-action-dropped = action { $number } taken out of the plan: { $reason }
trace-action-taken = action { $number } taken over from campaign { $campaign }, where its number is { $there }
trace-action-progressed = action { $number }: { $progress }
trace-action-observed = action { $number }, effect seen: { $text }
trace-action-observed-nothing = action { $number }, effect seen taken back
trace-batch-opened = batch filed
trace-moved = moved from “{ $from }” to “{ $to }”
trace-edited = change
trace-created = campaign created
trace-closed = campaign closed
trace-reopened = campaign reopened, because: { $reason }
trace-tool-changed = corrected version of the tool

### room: station, verification

trace-held-undecided = No majority: three keyings, three answers; to be decided from the paper
verification-of-sheet = Verification: { $stage }
verification-unit-batch = batch { $batch }, { $audience }
verification-unit-draw = { $unit }, draw { $draw }
verification-short-none = no draw
verification-short-open = { $sheets } to do
verification-short-still = { $sheets } more
verification-short-proved = proved
verification-short-exhausted = all verified
verification-short-undrawn = { $sheets } to draw
verification-short-unbalanced = incomplete
verification-open =
    { $sheets ->
        [one] One called sheet is still to be keyed again, arbitrated or decided.
       *[other] { $sheets } called sheets are still to be keyed again, arbitrated or decided.
    }
verification-still =
    { $sheets ->
        [one] 1 more sheet, if no difference is found.
       *[other] { $sheets } more sheets, if no difference is found.
    }
verification-proved = Proved: the target is reached.
verification-exhausted = Every sheet is verified: nothing is left to draw.
verification-held-up =
    { $sheets ->
        [one] { $sheets } sheet that is verified waits behind sheet { $serial } ({ $stage }) in the order of the draw: it counts as soon as that one is ended.
       *[other] { $sheets } sheets that are verified wait behind sheet { $serial } ({ $stage }) in the order of the draw: they count as soon as that one is ended.
    }
verification-bound = First keying: at most { $most } wrong fields per 10,000 (95%), target { $target }.
verification-bound-full = First keying: at most { $most } wrong fields per 10,000 (95%).
verification-residual = Finished file, corrected: about { $rate } per 10,000 (95%: { $low } to { $high }).
verification-residual-known = Finished file, corrected: { $rate } per 10,000, as every sheet is verified.
verification-residual-gone = Finished file: the sheets that were verified are in it no more, and the error rate of the others is not known.
verification-undrawn-of = { $name }: { $undrawn }
verification-undrawn =
    { $sheets ->
        [one] 1 complete sheet is covered by no draw: it may still be drawn.
       *[other] { $sheets } complete sheets are covered by no draw: they may still be drawn.
    }
verification-no-draw = No draw: nothing is verified here.
verification-nothing-to-draw = No complete sheet to draw.
verification-counts = Drawn from complete sheets: { $sheets } ({ $fields } fields). Called: { $called }. Verified, in the order of the draw: { $verified }.
verification-found = { $differing ->
        [0] No field differs
        [one] 1 field differs
       *[other] { $differing } fields differ
    } between the two keyings, { $wrong ->
        [0] none wrong
        [one] 1 wrong
       *[other] { $wrong } wrong
    } in the first.
verification-missing =
    { $sheets ->
        [one] 1 paper not found, counted as wrong from end to end.
       *[other] { $sheets } papers not found, counted as wrong from end to end.
    }
verification-voided =
    { $sheets ->
        [one] 1 sheet voided while it was verified, counted as wrong from end to end.
       *[other] { $sheets } sheets voided while they were verified, counted as wrong from end to end.
    }
verification-seed-machine = Seed drawn by the machine: { $seed }
verification-seed-given = Seed given by a person: { $seed }
certificate-heading-proved = What is proved
certificate-heading-method = For a statistician
certificate-heading-again = To draw again
certificate-heading-limits = What is not proved
certificate-heading-who = Who may see what
certificate-nothing = Nothing is verified yet: the error rate of the keying is not known.
certificate-nothing-counts = No verified sheet counts yet: the error rate of the keying is not known.
certificate-director = Sheets drawn by lot, in the order of the draw: { $keyed ->
        [one] 1 keyed again without a look at the first keying
       *[other] { $keyed } keyed again without a look at the first keying
    }{ $missing ->
        [0] {""}
        [one] , 1 not found
       *[other] , { $missing } not found
    }{ $voided ->
        [0] {""}
       *[other] , { $voided } voided
    }, of { $sheets }. Wrong fields found in the first keying: { $wrong } of { $fields }.
certificate-draw = Drawn by lot without replacement. Sheets: { $sheets }; fields compared: { $fields }. Those count that are verified in the order of the draw, without a gap: { $verified }. The unit is the sheet: fields of one sheet are not independent.
certificate-bound = Upper bound at 95%, valid whenever one stops: successive bets without replacement and Ville’s inequality (Waudby-Smith and Ramdas, NeurIPS 2020; J. R. Stat. Soc. B 86, 2024).
certificate-counts = Differing fields: { $differing }. Wrong fields of the first keying: { $wrong }. Answers that slipped a line: { $slips }; each counts for all the fields it spoils.
certificate-residual = Finished file: verified sheets are corrected, the others are estimated; errors that a second keying does not reveal are added.
certificate-detection-other = A second keying by another person reveals 88.3% of the errors (Kawado et al., Controlled Clinical Trials 24, 2003, doi 10.1016/S0197-2456(03)00089-8). The rate is taken as given.
certificate-detection-same =
    { $sheets ->
        [one] 1 sheet was keyed again by the same person: the figures then take 69.0% of the errors as revealed instead of 88.3% (Kawado et al., Controlled Clinical Trials 24, 2003, doi 10.1016/S0197-2456(03)00089-8). The rate is taken as given.
       *[other] { $sheets } sheets were keyed again by the same person: the figures then take 69.0% of the errors as revealed instead of 88.3% (Kawado et al., Controlled Clinical Trials 24, 2003, doi 10.1016/S0197-2456(03)00089-8). The rate is taken as given.
    }
certificate-arbiter =
    { $sheets ->
        [one] 1 sheet was arbitrated, blindly, by one of the two who had keyed it.
       *[other] { $sheets } sheets were arbitrated, blindly, by one of the two who had keyed them.
    }
certificate-thrice =
    { $sheets ->
        [one] { $sheets } sheet was keyed all three times by the same person, without seeing the answers again.
       *[other] { $sheets } sheets were keyed all three times by the same person, without seeing the answers again.
    }
certificate-decided =
    { $sheets ->
        [one] { $sheets } sheet without a majority was decided from the paper by somebody who had keyed it, with all answers in sight.
       *[other] { $sheets } sheets without a majority were decided from the paper by somebody who had keyed them, with all answers in sight.
    }
certificate-ticket = Each sheet has a ticket that anybody can work out. For sheet { $serial }:
certificate-order = The tickets in rising order give the order of the draw. The first sheets of that order are called: { $called } of { $sheets }.
certificate-frame = Digest of the numbers drawn from, one a line, without leading zeros (sort -n numbers | sha256sum):
certificate-list = The numbers and their order: copiste verify certificate { $campaign } --json
certificate-not-both = Errors that both keyings made alike are not seen: the detection rate estimates them.
certificate-not-answers = Only the keying is verified, not what people meant to answer.
certificate-not-comments = Free comments are keyed once only.
certificate-not-mode = The answering mode and the variant of each sheet: they come from the first keying alone and are not compared.
certificate-not-pile = What the pile fills (service, date) is not keyed again, and a sheet that was never keyed shows only in the count of its batch.
certificate-not-later =
    { $sheets ->
        [one] 1 complete sheet, keyed since the draw, is not part of it.
       *[other] { $sheets } complete sheets, keyed since the draw, are not part of it.
    }
certificate-who-second = Whoever keys the second time does not see the first keying: the station does not hand it out.
certificate-who-third = Whoever arbitrates sees neither the two answers nor who keyed them; two of three decide.
certificate-who-nobody = As long as a sheet is being verified nobody reads or corrects it. All three keyings are kept as long as the sheet.
certificate-who-names = The figures are about sheets, never about a person. “Another person” is as good as the names people key under: chosen initials, or the system’s user.
wait-second = To key again
wait-third = To arbitrate
wait-undecided = No majority
wait-missing = Not found
wait-other = Somebody else
wait-later = Later
wait-twins = Same paper?
wait-second-about = Take these sheets from the pile; Enter keys them again one after the other.
wait-third-about = Take these sheets from the pile; Enter keys only the questions on which two keyings differ.
wait-undecided-about = Three keyings, three answers: Enter opens the sheet, to be corrected from the paper.
wait-missing-about = These papers are not found, and their sheets count as wrong. If one of them turns up, say so: it will be keyed again.
wait-begun-about = Somebody else is keying them again.
idle-nothing-complete = No sheet is complete yet: there is nothing to draw from.
idle-no-draw = No sheet is drawn yet.
idle-all-verified = Every sheet that was drawn is verified.
idle-undrawn =
    { $sheets ->
        [one] { $sheets } complete sheet was not drawn. To draw: copiste verify draw { $id } --audience …
       *[other] { $sheets } complete sheets were not drawn. To draw: copiste verify draw { $id } --audience …
    }
idle-group =
    { $sheets ->
        [one] Batch { $batch } ({ $audience }), sheet { $serials }: { $why }
       *[other] Batch { $batch } ({ $audience }), sheets { $serials }: { $why }
    }
idle-second = Waits for a second keying by you: copiste verify key { $id } --pass second
idle-third = Waits for an arbitration by you: copiste verify key { $id } --pass third
idle-undecided = No majority. The quality manager decides from the paper: copiste verify decide { $id } …
pressing-undecided =
    { $sheets ->
        [one] { $sheets } sheet without a majority is to be decided from the paper, batch { $batch }.
       *[other] { $sheets } sheets without a majority are to be decided from the paper, the first in batch { $batch }.
    }
pressing-undecided-other =
    { $sheets ->
        [one] { $sheets } sheet without a majority for somebody else to decide, batch { $batch }.
       *[other] { $sheets } sheets without a majority for somebody else to decide, the first in batch { $batch }.
    }
pressing-third =
    { $sheets ->
        [one] { $sheets } sheet is to be keyed a third time, batch { $batch }.
       *[other] { $sheets } sheets are to be keyed a third time, the first in batch { $batch }.
    }
pressing-third-other =
    { $sheets ->
        [one] { $sheets } sheet is to be keyed a third time by another person, batch { $batch }.
       *[other] { $sheets } sheets are to be keyed a third time by another person, the first in batch { $batch }.
    }
pressing-second =
    { $sheets ->
        [one] { $sheets } drawn sheet is to be keyed a second time, batch { $batch }.
       *[other] { $sheets } drawn sheets are to be keyed a second time, the first in batch { $batch }.
    }
pressing-second-other =
    { $sheets ->
        [one] { $sheets } drawn sheet is to be keyed a second time by another person, batch { $batch }.
       *[other] { $sheets } drawn sheets are to be keyed a second time by another person, the first in batch { $batch }.
    }
pressing-not-counted = Batch { $batch } is not counted.
pressing-unbalanced = The count of batch { $batch } is not right.
pressing-not-drawn = The verification of batch { $batch } is not drawn.
pressing-not-proved = The verification has not proved its target yet.
stage-called = to be keyed again
stage-second = second keying under way
stage-differing = to be arbitrated
stage-third = arbitration under way
stage-undecided = no majority
stage-settled = ended
stage-missing = paper not found ({ $reason })
stage-voided = voided ({ $reason }): it counts as wrong from end to end
stage-same-paper = voided: the same paper as sheet { $serial }
difference-field = Question { $numbers }
difference-parted = Question { $numbers }, of a slip that arbitration did not settle from end to end
difference-skipped = Questions { $numbers } shifted, one answer skipped
difference-doubled = Questions { $numbers } shifted, one answer doubled
difference-nothing = nothing
difference-values = { $place }: “{ $first }”, then “{ $second }”, then “{ $third }”; { $kept }.
difference-open = to be arbitrated
difference-kept-first = the first keying is kept
difference-kept-second = the second keying is kept
difference-kept-none = no majority
difference-kept-paper = “{ $value }” from the paper
twins-line = { $first } and { $second }: { $same ->
        [one] 1 answer alike
       *[other] { $same } answers alike
    }, { $different ->
        [0] none different
       *[other] { $different } different
    }
twins-evidence = Two people would answer like that by chance less than once in { $odds }. Compare the two papers.
own-heading-keyed = Your keying
own-heading-agreed = Verified since
own-heading-who = Who sees it
own-heading-times = Station and line, since it was opened
own-echo = From a key to its picture sent, the station takes less than { $milliseconds } ms half of the time.
own-trip = The line takes less than { $milliseconds } ms there and back half of the time.
own-slow = It is the line that is slow, not whoever keys.
own-no-sheet = No sheet that you keyed alone from beginning to end.
own-parts =
    { $sheets ->
        [one] You keyed a part of { $sheets } more sheet, with somebody else or not to its end: no figure here counts it.
       *[other] You keyed a part of { $sheets } more sheets, with somebody else or not to their end: no figure here counts them.
    }
own-sheets =
    { $sheets ->
        [one] 1 complete sheet, keyed from beginning to end. Answers: { $answers }.
       *[other] { $sheets } complete sheets, keyed from beginning to end. Answers: { $answers }.
    }
own-pace = Half of your sheets took less than { $minutes } min { $seconds } s each; at that pace, { $hourly } an hour.
own-pace-seconds = Half of your sheets took less than { $seconds } s each; at that pace, { $hourly } an hour.
own-refusals =
    { $refusals ->
        [0] No refusal.
        [one] 1 refusal.
       *[other] { $refusals } refusals.
    }
own-corrections =
    { $corrections ->
        [0] No answer corrected afterwards.
        [one] 1 answer corrected afterwards.
       *[other] { $corrections } answers corrected afterwards.
    }
own-first =
    { $sheets ->
        [one] On 1 of your sheets, { $right } right of { $fields } fields: { $share }.
       *[other] On { $sheets } of your sheets, { $right } right of { $fields } fields: { $share }.
    }
own-second =
    { $sheets ->
        [one] In your second keying of 1 sheet, { $right } right of { $fields } fields: { $share }.
       *[other] In your second keyings of { $sheets } sheets, { $right } right of { $fields } fields: { $share }.
    }
own-third =
    { $sheets ->
        [one] You arbitrated 1 sheet.
       *[other] You arbitrated { $sheets } sheets.
    }
own-not-verified = None of your sheets is verified yet.
own-alone = These are the figures of the name “{ $name }” and are shown under that name only. The quality manager sees batches, never a ranking of people.
own-nothing = You keyed nothing in this campaign.
journal-campaign = campaign
journal-tool = tool { $fingerprint }
journal-batch = batch { $batch }
journal-of-sheet = sheet { $serial } ({ $audience })
journal-found = paper found, to be keyed again: { $reason }
journal-first = first keying
journal-second = second keying
journal-third = arbitration
journal-record = { $sheet }, { $pass }
journal-what = { $text }: { $what }
journal-also = { $one }; { $more }
journal-changed = { $what }: from { $from } to { $to }
journal-set = { $what }: { $to }
journal-removed = { $what }: { $from } taken out
journal-rule = before: { $from } Now: { $to }
journal-planned = { $expected } expected, { $distributed } distributed
journal-field-title = title
journal-field-establishment = establishment
journal-field-from = first day
journal-field-until = last day planned
journal-field-keep = answers kept until
journal-field-tool = version
journal-field-named-service = service { $code }
journal-field-plan = plan, { $place }
journal-field-date = date
journal-field-mode = answering mode
journal-field-variant = form
journal-field-sheets = sheets counted
journal-answers =
    { $count ->
        [one] 1 answer
       *[other] { $count } answers
    }
journal-draw = draw { $number }
journal-sheet = { $sheet }, verification
journal-pair = sheets { $one } and { $other } ({ $audience }) compared
journal-review = comment read, { $sheet }
journal-report = report { $number }
journal-emptied = answers destroyed, end of the retention
journal-counts = { $sheet }, counts kept without the answers
journal-fault-missing = Link { $number } of the journal is missing.
journal-fault-altered = Link { $number } of the journal is not the one that was written: it, or one before it, was changed.
journal-fault-unfit = What link { $number } of the journal says does not follow from what comes before.
journal-fault-copy = The text copy of the journal says something else of link { $number }: it was changed, or comes from other data. The data themselves are right; but nothing could be made again from this copy. Do not delete it: take journal/{ $campaign }.journal out of the data folder, keep it elsewhere and open copiste again, which writes a new one. It holds answers: destroy it at the latest with those of the campaign.
journal-fault-ends = The journal ends at link { $found }; it should end at link { $expected }.
journal-fault-report = Report { $number } bears the digest { $hash } (link { $link }): the journal does not go through it.
journal-fault-differs = What is kept is not what the journal says: { $what }.

### room: tui

keying-page-end-left = End of page { $page }, but { $left ->
    [one] one question on it has no answer
   *[other] { $left } questions on it have no answer
}. { $key } goes back to it.
keying-sheet-end-left = End of the sheet, but { $left ->
    [one] one question has no answer
   *[other] { $left } questions have no answer
}. { $key } goes back to it.
keying-practice-next = Practice sheet done. Here is another.
keying-awaiting = Sheet { $serial } is ended. The host of the shared data does not answer: the next sheet opens as soon as it is back. { $accept } to try again.
keying-record-held = Sheet { $serial } is held aside. { $leave } to go back to the list.
keying-record-voided = Sheet { $serial } is abandoned. { $leave } to go back to the list.
keying-keypad-repaired = keypad: digits

keying-answer = answer

keying-batch = batch { $batch } · sheet { $serial }
keying-second = 2nd keying · batch { $batch } · sheet { $serial }
keying-third = arbitration · batch { $batch } · sheet { $serial }
keying-take-paper = Take sheet { $serial } from the pile of batch { $batch }.
keying-take-paper-third = Take sheet { $serial } from the pile of batch { $batch }, { $count ->
        [one] question { $numbers }.
       *[other] questions { $numbers }.
    }
keying-take-paper-many = Take sheet { $serial } from the pile of batch { $batch }, { $count } questions.
keying-decide = No majority: { $count ->
        [one] correct question { $numbers } from the paper.
       *[other] correct questions { $numbers } from the paper.
    } { $go_to } then { $accept } twice: end of the sheet.
keying-waiting = { $count ->
    [0] last sheet
    [one] 1 sheet more
   *[other] { $count } sheets more
}
keying-compared-same = Sheet { $serial }: both keyings are the same.
keying-compared = { $count ->
    [one] Sheet { $serial }: 1 difference, for a third person.
   *[other] Sheet { $serial }: { $count } differences, for a third person.
}
keying-parted = A slip that its two ends did not settle: { $count ->
        [one] its question is to be keyed again.
       *[other] its { $count } questions one by one.
    }
keying-settled = Sheet { $serial }: the arbitration is done.
keying-undecided = Sheet { $serial }: no majority; it waits for the quality manager.
keying-called = { $count ->
    [one] Not proved yet: 1 more sheet is drawn.
   *[other] Not proved yet: { $count } more sheets are drawn.
}
keying-verification-done = No more sheets wait to be keyed again by you. { $leave }: back.
plain-sheet-second = Second keying: take sheet { $serial } from the pile of batch { $batch }.
plain-sheet-third = Arbitration: take sheet { $serial } from the pile of batch { $batch }.
plain-verification-done = No more sheets wait to be keyed again by you. :leave to go back.
keying-practice = practice
keying-page = page { $page } of { $pages }
keying-part = view { $part }/{ $parts }
keying-saved = saved
keying-pending = saving…
keying-tardy = Saving takes long: no confirmation comes. What you key waits in this station; keep copiste open.
keying-failed = NOT SAVED
keying-practice-saved = nothing kept
keying-left = { $page ->
    [0] Page complete, { $sheet } to key on the sheet
   *[other] To key: { $page } on the page, { $sheet } on the sheet
}
keying-place = sheet { $place }
keying-place-of = sheet { $place } of { $sheets }
keying-count = { $count ->
    [one] { $count } answer
   *[other] { $count } answers
}
keying-refused = REFUSED:
keying-locked = Keyboard locked. { $key } to go on.
keying-confirm = { $confirm } to confirm, { $reset } to key again.
keying-page-end = End of page { $page }. Turn the leaf, then { $key }.
keying-sheet-end = End of the sheet. { $key } to complete it.
keying-serial-ask = Number written on the paper (proposed: { $serial }; empty: keep it)
keying-write = Write { $serial } on the sheet. If it bears a number already: { $key }.
keying-completed = Sheet { $done } complete. Write { $serial } on the next one.
keying-held = Sheet { $done } held aside. Write { $serial } on the next one.
keying-abandoned = Sheet { $done } abandoned. Write { $serial } on the next one.
keying-opened = Sheet { $serial }.
keying-pile-done = { $sheets ->
    [one] The batch is keyed: the only sheet counted.
   *[other] The batch is keyed: { $sheets } sheets of { $sheets }.
} { $leave } to leave it, { $accept } for one more sheet.
keying-record-done = Sheet { $serial } is ended. { $leave } to go back to the list.
keying-taken = Filter: { $count ->
    [one] the answer to question { $numbers } is taken away.
   *[other] the answers to questions { $numbers } are taken away.
}
keying-row-inserted = Row { $row } put in, to be filled; those below moved down.
keying-row-removed = Row { $row } taken out; those below moved up.
keying-given = Filter: { $count ->
    [one] the answer to question { $numbers } is back.
   *[other] the answers to questions { $numbers } are back.
}
keying-num-lock = NumLock seems to be off. { $key }: the keypad gives digits again.
keying-leaving-away = The host does not answer: you leave the sheet as soon as its answers are sent. Ctrl+C to quit copiste without waiting.
keying-leaving = One moment: the last answers are being written to the disk.
keying-not-saved = Not saved: { $reason }
keying-retry = { $key } tries again, { $elsewhere } writes elsewhere, Ctrl+C quits. All is still here.
keying-kept-elsewhere = Written to { $path }. Opened again, the station puts it back by itself; from elsewhere: copiste record import.
keying-from-batch = batch
keying-not-asked = not asked
keying-log-ends = “{ $label }” left blank: end of the log.
keying-log-above = { $rows ->
    [one] and one row above
   *[other] and { $rows } rows above
}
keying-left-out = not keyed again
keying-again-held = Sheet { $serial } held aside: it waits for you.
keying-again-abandoned = Sheet { $serial }: keying abandoned, it is still to be done.
app-entry-ended = All that you keyed is saved. The report is made by whoever conducts the campaign.
app-host-silent = The host of the shared data does not answer. What you key waits in this station and is sent when it is back; keep copiste open.
app-host-back = The host of the shared data is back: what waited has been sent.
app-not-utf8 = This terminal is not in UTF-8: accents do not arrive. Set it to UTF-8, or ask your IT staff.
app-slow-line = slow line: { $milliseconds } ms
app-too-small = Window too small: { $columns } × { $rows }. It needs { $least_columns } × { $least_rows }. Nothing is lost.
app-report-in-the-making = The results report is being made…
app-quit-unsaved = Not everything is saved. Leave all the same?
app-quit-kept = Leave? What is not saved stays in this file.
app-question = The station asks
app-trace = Trace
app-name = Operator
app-name-ask = Under what name do you key? Your initials or an alias, 1 to 16 characters without a space: it signs each sheet.
app-name-wrong = “{ $text }” does not suit: 1 to 16 characters, no space.
app-name-missing = A name is needed: 1 to 16 characters, no space.
cover-title = Screen covered
cover-start = Who keys?
cover-asked = The screen is covered. The sheet is kept as it stands.
cover-asked-change = First give the PIN you have now.
cover-change = Choose another PIN, at least { $least } characters, and give it twice. Esc: keep the one you have.
cover-idle = The screen covered itself after { $minutes } min without a key. The sheet is kept as it stands.
cover-name = Operator
cover-pin = PIN
cover-pin-again = The same PIN again
cover-about-pin = The same name goes on where it was. Another name takes over in the campaign: the open sheet stays in progress and is taken up again from its batch. A forgotten PIN is taken away by whoever conducts the campaign.
cover-about-name = Without PINs a name is enough: the cover hides the sheet from eyes, it keeps nobody from going on. Another name takes over in the campaign: the open sheet stays in progress.
cover-about-account = On shared data, the account of the system says who keys. Without a PIN its name is enough: the cover hides the sheet from eyes, and no more.
cover-account = On shared data it is the system’s account that keys: { $name }. To hand over, leave copiste; whoever comes next opens a session of their own.
cover-wrong = { $seconds ->
    [0] This is not the PIN of that name.
   *[other] This is not the PIN of that name. The next try counts in { $seconds } s.
}
cover-too-early = Too many tries: the PIN was not looked at. { $seconds } s to go.
cover-not-admitted = { $name } is not admitted at this station. Whoever looks after it gives a code to come in with.
cover-choose = { $name } has no PIN yet. Choose one, at least { $least } characters, and give it twice.
cover-pin-short = Too short: at least { $least } characters.
cover-pin-long = Too long: at most { $most } characters.
cover-pin-plain = Too easy: not one key all along, no sequence like 123456.
cover-pin-differs = The two PINs differ: once more.
cover-unsaved = The sheet is not saved yet: nobody can take over. Whoever was keying goes on, and waits for “saved”.
cover-handed-over = { $name } takes over.
cover-handed-over-sheet = { $name } takes over. Sheet { $serial } stays in progress: it is taken up again from its batch.
app-help = Help
app-help-here = Here
app-form-next = Enter: next field. The last field saves.
app-form-last = Enter: save.
app-form-begun = The same key again: give up what is written.
app-hint-previous-field = previous field
app-hint-next-choice = next choice
app-hint-give-up = give up
home-title = Campaigns
home-operator = operator { $name }
home-operator-nobody = nobody is named
home-nobody = Who keys? Nobody is named. { $key }: settings, then “Operator”.
home-demonstration = DEMONSTRATION: a scratch folder, nothing of it will be kept.
home-hint-new = new campaign
home-hint-report = report
home-hint-quit = leave copiste
home-how-to-quit = To leave copiste: { $key }.
home-column-campaign = Campaign
home-column-establishment = Establishment
home-column-state = State
home-column-progress = Complete
home-keyed-of = { $complete } of { $distributed }
home-destroyed = destroyed
home-empty = No campaign. { $key }: create one, from the folder of a tool.
work-counting = Counting the sheets…
work-comparing = Looking for sheets keyed twice…
home-next = What to do: { $place }
home-here = This station
home-store-private = Data: private folder { $path }
home-store-shared = Data: shared on this machine. Your role: { $role }.
home-store-scratch = Data: scratch folder of the demonstration
home-store-memory = Data: in memory only, nothing is kept
home-next-closed = Campaign closed. { $key }: the final report.
home-next-no-batch = No batch. { $open }: open the campaign, then { $new }: file a pile of sheets in it.
home-next-in-progress =
    { $sheets ->
        [one] One sheet in progress in batch { $batch }: go on there.
       *[other] { $sheets } sheets in progress in batch { $batch }: go on there.
    }
home-next-to-key =
    { $sheets ->
        [one] One sheet is left to key in batch { $batch }.
       *[other] { $sheets } sheets are left to key in batch { $batch }.
    }
home-next-held =
    { $sheets ->
        [one] One sheet held aside in batch { $batch }: decide what becomes of it.
       *[other] { $sheets } sheets held aside in batch { $batch }: decide what becomes of them.
    }
home-next-waits = { $waits } { $open }: open the campaign.
home-next-all-keyed = All sheets are keyed. { $key }: the report; or file the next pile.
campaign-open = open
campaign-closed = closed
campaign-whole = Whole campaign
campaign-batch = batch { $number }, { $date }
campaign-batch-in-progress = { $sheets } in progress
campaign-batch-held = { $sheets } held
campaign-dates = { $from } to { $until } · { $state }
campaign-date = since { $from } · { $state }
campaign-status-closed = Campaign closed: nothing more is keyed. Its report is final.
campaign-status-online = Batch that came in online: Enter shows its sheets.
campaign-status-batch = Batch chosen: Enter to key its sheets.
campaign-status-place = Enter: file a pile of sheets here, a new batch.
campaign-status-whole = Choose a batch to key, or a service to file a pile under.
campaign-hint-key = key
campaign-about-key = Key the sheets of the batch, from the one in progress
campaign-hint-open = new batch
campaign-about-open = File a pile of sheets under the chosen service
campaign-hint-records = sheets
campaign-about-records = See the sheets of the batch, find one, correct it
campaign-hint-new = new batch
campaign-about-new = File a pile of sheets: a new batch
campaign-hint-edit-batch = change the batch
campaign-about-edit-batch = Change the date, the count, the mode or the variant of the batch; see its trace
campaign-hint-plan = numbers
campaign-about-plan = Change the sheets expected and distributed of the service
campaign-hint-edit = change
campaign-about-edit = Correct title, establishment and dates, add a service, take a corrected tool; see the trace
campaign-hint-end = end of session
campaign-hint-move = move the batch
campaign-hint-practice = practise
campaign-hint-close = close
campaign-hint-reopen = reopen
campaign-choose-batch = Choose a batch first.
campaign-reopen-reason = Why reopen the campaign? The reason stays in its trace.
campaign-is-closed = Campaign closed.
campaign-is-open = Campaign reopened.
campaign-column-place = Audience, service, batch
campaign-column-expected = Expected
campaign-column-distributed = Distributed
campaign-column-complete = Complete
campaign-column-participation = Participation
campaign-form-new = New campaign
campaign-form-edit = Change the campaign
campaign-form-tool = Folder of the tool
campaign-form-title = Title
campaign-form-id = Identifier
campaign-form-establishment = Establishment
campaign-form-from = First day
campaign-form-until = Last day
campaign-form-service = Service { $number }
campaign-form-expected = Sheets expected
campaign-form-distributed = Sheets distributed
campaign-form-add-service = Service to add
campaign-form-new-tool = Corrected tool, folder
campaign-form-needed = To be filled.
campaign-form-tool-missing = The folder of the tool is needed.
campaign-form-tool-nowhere = No tool in the named folders: the administrator puts one into one of them.
campaign-form-tool-choose = to be chosen
campaign-form-tool-as-is = as it is
campaign-form-tool-findings =
    { $count ->
        [one] This tool cannot serve: one finding.
       *[other] This tool cannot serve: { $count } findings.
    }
campaign-form-read-findings = Enter: read the findings, with their places in the files.
campaign-form-findings = Findings on the tool
campaign-form-bad-date = This is not a date. Write ddmmyyyy: 02032026.
campaign-form-dates-crossed = The last day comes before the first.
campaign-form-bad-count = This is not a number of sheets.
campaign-form-about-tool = The folder that holds tool.toml and the questionnaires, such as sample-data/regards-croises-ehpad.
campaign-form-about-tool-confined = The tools of the folders named on this machine: { $names }. Arrows: choose.
campaign-form-about-title = The title on screens and on the report, such as “Crossed views 2026”.
campaign-form-about-id = A short name for files and commands: lower-case letters, digits, hyphens.
campaign-form-about-establishment = The name of the establishment, as the report will print it.
campaign-form-about-date = ddmmyyyy, such as 02032026. The last day may stay empty.
campaign-form-about-service = The name of the service, such as “Les Glycines”. To choose its code: glycines=Les Glycines. An empty line ends the list.
campaign-form-about-expected = The people concerned: all the sheets that could come back.
campaign-form-about-distributed = The sheets handed out. Participation is counted on them.
campaign-form-about-add-service = The name of the service, or its code and its name: glycines=Les Glycines. Empty: no service is added.
campaign-form-about-new-tool = The folder of a corrected version of the tool: new sheets take it, sheets already begun keep theirs. Empty: the tool stays.
campaign-created = Campaign created. File a first pile in it: choose a service, then Enter.
campaign-created-warnings =
    { $count ->
        [one] The tool is good, with one warning:
       *[other] The tool is good, with { $count } warnings:
    }
campaign-changed = Campaign changed.
campaign-form-many-handed-out = More sheets handed out ({ $distributed }) than people concerned ({ $expected }): is that right?
campaign-tool-changed = New sheets take this version of the tool.
batch-named = batch { $number } · { $audience } · { $service }
batch-form-new = New batch
batch-form-audience = Audience
batch-form-service = Service
batch-form-date = Date
batch-form-sheets = Sheets counted
batch-form-mode = Answering mode
batch-form-no-mode = none
batch-form-variant = Variant
batch-form-move-to = Move to
batch-form-about-place = Whose sheets they are, and from which service. Left and Right change the choice, or its first letter.
batch-form-about-date = ddmmyyyy. The date of the whole pile: it is not keyed sheet by sheet.
batch-form-about-sheets = Count the pile before keying it: the count will tell whether a sheet is missing. Empty when it is not counted.
batch-form-about-mode = Proposed for each sheet; one key changes it on a sheet that differs.
batch-form-about-variant = The form of the questionnaire proposed; one key changes it on a sheet that differs.
batch-form-about-move = Batch { $number } is filed under “{ $service }”. Its sheets follow, and the change leaves a trace.
batch-move-nowhere = The campaign has only one service.
batch-opened = Batch { $number } filed. Enter on it to key it.
batch-changed = Batch { $number } changed.
batch-moved = Batch { $number } moved to “{ $service }”; the trace is kept.
campaign-hint-verify = verification
verification-title = Verification
verification-certificate = Certificate
verification-column-unit = Draws
verification-column-sheets = From
verification-column-called = Called
verification-column-verified = Verif.
verification-column-wrong = Wrong
verification-column-bound = At most
verification-column-progress = Progress
verification-waits = What waits for { $name }
verification-nothing-waits = Nothing waits.
verification-sheets =
    { $sheets ->
        [one] 1 sheet
       *[other] { $sheets } sheets
    }
verification-group = { $pile } ({ $count }): { $serials }
verification-choose-unit = First choose, among the draws, what to draw from.
verification-draw-ask = Draw by lot from the complete sheets ({ $sheets }): { $unit }?
verification-draw-called =
    { $sheets ->
        [one] 1 sheet will be called: to be keyed again by another person.
       *[other] { $sheets } sheets will be called: to be keyed again by another person.
    }
verification-draw-after = These sheets are neither read nor corrected before their verification has ended. A draw that is made does not change.
verification-drawn =
    { $sheets ->
        [one] Drawn: 1 sheet called.
       *[other] Drawn: { $sheets } sheets called.
    }
verification-called =
    { $sheets ->
        [0] No more sheets to call.
        [one] 1 more sheet called.
       *[other] { $sheets } more sheets called.
    }
verification-missing-which = Which sheet of batch { $batch } is not found? Its number
verification-missing-why = Sheet { $serial } not found: where was it looked for? It will count as wrong from end to end.
verification-release-which = Which sheet of batch { $batch } is to be taken back from who does not come back? Its number
verification-release-why = Sheet { $serial }: why take it back from who began it? What they keyed again of it is lost.
verification-missing-not-here = Sheet { $serial } is not one of those that wait here.
verification-released = Sheet { $serial } taken back: it waits for another person.
verification-missed = Sheet { $serial }: paper not found, it counts as wrong from end to end.
verification-turned-up = Sheet { $serial }: paper found, it waits for its second keying.
verification-found-which = Which sheet of batch { $batch } turned up? Its number
verification-found-how = Sheet { $serial } found: where was it? It counts as wrong until its verification is over.
verification-same-why = Sheets { $void } and { $other }: one paper? Sheet { $void } will be voided. What did you see on the paper?
verification-same = Sheet { $void } voided: the same paper as { $other }.
verification-distinct-why = Sheets { $first } and { $second }: two people? What did you see on the two papers?
verification-distinct = Sheets { $first } and { $second }: two people, noted.
verification-status-closed = Campaign closed: its certificates are read, nothing is verified any more.
verification-status-draw = Enter: the certificate in plain words.
verification-status-nothing = Nothing to draw here: no complete sheet.
verification-status-unit = Enter: draw sheets by lot.
verification-status-key = Enter: key again, paper in hand.
verification-status-other = Nothing for you to do here.
verification-other-person = Another person at this station? { $key }, then “Operator”.
verification-status-missing = Enter: say that a paper turned up.
verification-status-twins = Enter: compare the two sheets.
verification-hint-certificate = certificate
verification-about-certificate = The certificate in plain words: what is proved, how, and how to draw again
verification-hint-more = call more sheets
verification-about-more = Call more sheets of the draws that have not proved their target yet
verification-hint-draw = draw
verification-about-draw = Draw sheets to verify by lot
verification-hint-key = key again
verification-hint-decide = decide
verification-about-key = Key these sheets again one after the other, paper in hand
verification-about-decide = Decide from the paper what the sheet says
verification-hint-missing = paper not found
verification-about-missing = Say that a paper is not found, with the reason: the sheet counts as wrong from end to end
verification-hint-release = take back
verification-about-release = Take a sheet back from who began it and does not come back, with the reason: it waits for somebody else
verification-hint-whole = read all
verification-about-whole = Read in full what is said of the chosen line
verification-more = ▼ More: { $key }
verification-hint-found = paper found
verification-about-found = Say that a paper that was not found turned up: its sheet then waits for its second keying
verification-hint-twins = compare
verification-about-twins = See the two sheets side by side
verification-hint-distinct = two people
verification-about-distinct = Note that they are two people’s sheets, with what was seen
verification-hint-void = void one
verification-about-void = Void one of the two: they are one paper, which the pile counts once
verification-hint-own = your figures
twins-differing = What differs
twins-alike = What is alike
own-title = Your figures
records-count =
    { $count ->
        [one] { $count } sheet
       *[other] { $count } sheets
    }
records-count-of = { $state }: { $count }
records-status-complete = Enter: correct this sheet.
records-status-unfinished = Enter: go on with this sheet.
records-status-voided = Sheet voided: restore it to go on with it.
records-hint-open = open
records-about-open = Open the sheet, to correct it or to go on with it
records-hint-find = find
records-about-find = Find a sheet by its number
records-hint-filter = filter
comment-unread = to read
comment-kept = kept
comment-redacted = words taken out
comment-aside = set aside
review-title = Reading the comments
review-none = No comment to read.
review-none-unread = Every comment is read.
review-place = { $place } of { $count }
review-place-unread = { $place } of { $count } to read
review-left = { $count ->
    [0] all read
    [one] { $count } to read
   *[other] { $count } to read
}
review-sealed = { $count ->
    [one] { $count } other waits until its sheet is verified.
   *[other] { $count } others wait until their sheets are verified.
}
review-decided = Decision: { $state }
review-reason = Reason: { $reason }
review-shown-as = In the report: { $text }
review-suspects = Underlined: what looks like a name, a number, an address. It is for you to judge.
review-status = May everybody read this comment without anyone being pointed to?
review-status-words = Choose the words to take out; nothing is taken out before Enter.
review-aside-reason = Set this comment aside: why? The reason is not in the report.
review-nothing-chosen = No word is chosen.
review-undone = Decision taken back.
review-nothing-to-undo = Nothing to take back.
review-hint-keep = keep
review-hint-redact = take words out
review-hint-aside = set aside
review-hint-undo = take back
review-hint-next = next
review-hint-previous = previous
review-about-next = Next comment
review-about-previous = Previous comment
review-about-filter = Show only the comments to read, or all
review-hint-unread = unread only
review-hint-all = all
review-hint-word = next word
review-hint-word-back = previous word
review-hint-toggle = take out or give back
review-hint-accept = accept
campaign-hint-comments = comments
campaign-hint-actions = action plan
actions-title = Action plan
actions-count = { $count ->
    [0] no action
    [one] { $count } action
   *[other] { $count } actions
}
actions-none = No action is written down.
actions-none-yet = No action. What comes first is proposed after the first report.
actions-status = Enter opens the action, to follow or correct it.
actions-status-proposal = Enter opens an action about this finding.
actions-hint-change = change
actions-hint-look = read
actions-hint-drop = take out of the plan
actions-hint-plan = write an action
actions-hint-new = another action
actions-drop-reason = Take action { $number } out of the plan: why?
actions-column-number = no
actions-proposal = to be planned?
actions-about-proposal = Comes first by the rule of the report, and no action answers it yet.
actions-effect = Measure of effect: { $effect }
actions-observed = Effect seen: { $text }
actions-overdue-since = Overdue: it was due on { $due }.
actions-late = ! overdue
actions-origin = Origin: { $origin }
actions-waiting = take over?
actions-about-waiting = An open action of the campaign before: { $key } takes over all that are open.
actions-about-stayed = It stayed in the campaign before: to be looked at, not changed here.
actions-hint-take-over = take over
actions-about-take-over = Take over the open actions of the campaign before
actions-hint-filter = filter
actions-about-filter = Show all actions, the open ones by due date, those overdue, those ended, those of the campaign before
actions-status-waiting = { $count ->
    [one] { $count } open action of “{ $campaign }” is to be taken over.
   *[other] { $count } open actions of “{ $campaign }” are to be taken over.
}
actions-status-stayed = This action stayed in the campaign before.
actions-filter-open = open, by due date
actions-filter-late = overdue, by due date
actions-filter-ended = done or given up
actions-filter-earlier = campaign before
actions-count-of = { $count } of { $all }, { $filter }
actions-taken-over = { $count ->
    [one] { $count } action taken over from the campaign before.
   *[other] { $count } actions taken over from the campaign before.
}
action-form-about-observed = What was seen of its effect; for a code, the next campaign measures it too.
action-form-theirs = Meanwhile { $who } wrote: { $text }
action-form-taken = Taken from what { $who } wrote meanwhile.
action-form-clash = { $who } changed the action meanwhile. Nothing was saved: compare, choose, then Enter on the last line.
action-form-somebody = somebody else
action-form-choice = Differing texts
action-form-choice-mine = keep mine
action-form-choice-theirs = take the others
action-form-about-choice = For the marked fields, which both of you changed; left and right change the choice.
action-added = Action { $number } added to the plan.
action-changed = Action { $number } saved.
action-dropped = Action { $number } taken out of the plan; it stays in the journal.
action-form-title-new = new action
action-form-title = action { $number }
action-form-empty = To be filled in.
action-form-about-finding = The code of a theme or of a question, or a few words.
action-form-about-action = What is done, in a sentence.
action-form-about-pilot = A function or initials rather than a name: the plan is in the report.
action-form-about-due = Day, month and year; empty when nothing is set.
action-form-about-progress = Left and right change the choice.
action-form-about-effect = How one will see that it helped: a figure, an observation, the next campaign.
records-hint-void = void the sheet
records-about-void = Void the sheet, with a reason: its answers stay but do not count
records-hint-restore = restore
records-about-restore = Restore the sheet: it will be what it was before
records-find = Number of the sheet
records-restore-reason = Restore sheet { $serial }: for what reason?
records-void-reason = Why void sheet { $serial }? The reason stays in its trace.
records-voided = Sheet { $serial } voided.
records-restored = Sheet { $serial } restored: it is complete.
records-restored-undecided = Sheet { $serial } restored: it waits for the quality manager’s decision.
records-restored-held = Sheet { $serial } restored: it is held, because: { $reason }
records-restored-open = Sheet { $serial } restored: it is to be finished.
records-not-a-number = “{ $text }” is not the number of a sheet.
records-elsewhere = Sheet { $serial } is in batch { $batch }.
records-column-serial = Sheet
records-column-state = State
records-column-answers = Answers
records-column-remarks = Remarks
records-column-marks = Marks
records-sealed = Being verified: what it says is neither shown nor changed before the second keying and the arbitration have ended.
records-signs = “*”: remark, “!”: check overridden.
records-status-sealed = This sheet is being verified: it is not shown.
records-status-undecided = No majority. Enter: decide from the paper.
records-of = Sheet { $serial }
records-status-closed = Campaign closed: sheets are read, nothing changes in them.
records-more = … the rest: copiste record show { $campaign } { $audience } { $serial }
records-left = What is left: the counts (answers: { $answered }, marks: { $marks }).
records-digest-short = hash { $digest }
records-digest = Hash in the journal: { $digest }.
records-empty = No sheet.
report-view-path = Report written: { $path }
report-view-fetch = To bring it home, on your own machine:
report-view-provisional = report { $number } · provisional
report-view-final = report { $number } · final
report-view-place = line { $last } of { $lines }
report-view-hint-section = next section
report-view-hint-section-back = previous section
report-view-find = Text to find
report-view-not-found = “{ $text }” is not in the report.
report-view-hit = “{ $text }”: { $hit } of { $hits }
report-view-hint-next = next
report-view-hint-documents = documents
report-view-hint-contents = contents
contents-hint-go = go there
contents-about-go = Goes to the chosen section
documents-title = Documents
documents-page = The page of the report (HTML)
documents-all = All documents
documents-copy = Copy to “{ $name }”
documents-made = written
documents-waiting = waiting
documents-in-the-making = under way…
documents-failed = failed
documents-about-all = Everything that is not written yet, one after the other.
documents-about-copy = { $count ->
    [one] The file that is written, to { $path }.
   *[other] The { $count } files that are written, to { $path }.
}
documents-no-printer = No printer: the command lp is not on this machine.
documents-make-first = This document is not written yet: Enter first.
documents-not-printed = This line cannot be printed: choose a PDF document.
documents-status = Choose a document: it is written beside the page of the report.
documents-status-making = Documents in the making: { $count }. The station remains free.
documents-hint-make = write
documents-hint-print = print
documents-about-make = Writes the chosen document, or copies the files into the chosen folder
documents-told-made = Written: { $title }.
documents-printed = Handed to the printer: { $path }
documents-copied = { $count ->
    [one] { $count } file copied to { $path }.
   *[other] { $count } files copied to { $path }.
}
settings-title = Settings
settings-language = Language
settings-keymap = Keymap
settings-theme = Colours
settings-keying = Keying
settings-guessed = as the system suggests
settings-theme-dark = dark ground
settings-theme-light = light ground
settings-theme-mono = no colour
settings-theme-console = console, 16 colours
settings-page-stops = stop at the end of a page
settings-page-stops-about = Enter at each page turned
settings-running-count = count of accepted answers
settings-running-count-about = in the status line
settings-operator = Operator
settings-operator-none = to be given
settings-operator-about = signs each sheet
settings-operator-host = named by the system’s account; signs each sheet
settings-operator-system = as the system suggests; signs each sheet
settings-backup = Backups
settings-backup-none = none
settings-backup-none-about = copiste backup --to FOLDER makes one
settings-backup-about = set in the file of settings
settings-backup-host = made by the host
settings-operator-pin = by their PIN; Enter: hand over
settings-pin = PIN
settings-pin-about = Enter: choose another
settings-operator-ask = Operator: your initials or an alias, 1 to 16 characters without a space. Empty: the name the system gives.
settings-keymap-guessed = Keymap { $name }, as the system suggests
settings-hint-choose = choose
settings-about-choose = Take the setting of the line, or change it: it counts at once
settings-hint-down = next setting
settings-saved = Settings saved.
settings-not-kept = Settings taken for this time: no home folder to keep them in.

### room: plain

plain-welcome = copiste, line by line. One line per answer, :help for help, end of file to leave.
plain-campaigns = Campaigns:
plain-batches = Batches of “{ $title }”:
plain-choose = Number:
plain-choice = { $number }. { $text }
plain-no-choice = “{ $text }” is not a number of the list.
plain-nothing = Nothing to key here.
plain-batch-line = batch { $number }, { $audience }, { $service }, { $complete ->
    [one] { $complete } sheet complete
   *[other] { $complete } sheets complete
}
plain-again-second = second keying, { $sheets ->
    [one] 1 sheet to take from the piles
   *[other] { $sheets } sheets to take from the piles
}
plain-again-third = arbitration, { $sheets ->
    [one] 1 sheet to take from the piles
   *[other] { $sheets } sheets to take from the piles
}
plain-undecided = no majority: decide sheet { $serial }, batch { $batch }
plain-find = a sheet by its number, to correct it
plain-find-serial = Number on the sheet:
plain-find-several = Several sheets { $serial }:
plain-find-not = Sheet { $serial }, { $standing }: it does not open here.
plain-sheet-record = Sheet { $serial } of batch { $batch }.
plain-decide = No majority: { $count ->
    [one] answer question { $numbers } from the paper, go to the end of the sheet and complete it.
   *[other] answer questions { $numbers } from the paper, go to the end of the sheet and complete it.
}
plain-sheet = Sheet { $serial }. Write this number on the sheet.
plain-page = Page { $page } of { $pages }. { $title }
plain-question = { $number }. { $label }
plain-given = Answer: { $answer }
plain-choice-code = { $code }: { $label }
plain-kind-integer = number
plain-kind-decimal = number with decimals
plain-kind-date = date ddmmyyyy
plain-kind-month = month and year mmyyyy
plain-kind-year = year yyyy
plain-kind-text = text, at most { $characters } characters, an empty line if nothing is written
plain-kind-several = several answers are possible
plain-marks = . nothing ticked, ? unreadable, = two boxes, / crossed out, * not concerned
plain-page-end = End of page { $page }. Turn the leaf, then Enter.
plain-sheet-end = End of the sheet. Enter to complete it.
plain-refused = REFUSED: { $reason }
plain-page-not-finished = { $left ->
    [one] { $left } question is left on this page.
   *[other] { $left } questions are left on this page.
}
plain-page-finished = The page is finished: an empty line turns it.
plain-sheet-finished = The sheet is finished: an empty line ends it.
plain-confirm = :yes to confirm, anything else to key again
plain-completed = Sheet { $serial } complete, saved.
plain-held = Sheet { $serial } held aside, saved.
plain-abandoned = Sheet { $serial } abandoned.
plain-pile-done = The batch has as many sheets as were counted. Enter for one more, :leave to stop.
plain-awaiting = The host of the shared data does not answer: the next sheet does not open yet. Enter to try again, :leave to stop.
plain-not-saved = NOT SAVED: { $reason }
plain-taken = Questions a filter took away: { $numbers }
plain-given-back = Questions back with their answers: { $numbers }
plain-too-many = “{ $typed }” says more than one answer.
plain-not-utf8 = This line is not in UTF-8: it is left out.
plain-line-too-long = This line is too long: it is left out.
plain-unknown = “{ $word }” is not a command. :help for the list.
plain-left = Everything is saved.
plain-help = :back previous question, :next next question, :goto NUMBER, :undo, :redo, :note TEXT, :margin TEXT, :number N (the one on the paper), :hold REASON, :abandon, :same takes the previous sheet’s answer, :run repeats to the end of the block, :insert-row and :remove-row in a log, :mode CODE, :variant CODE (without one, the next), :report ends the session, :leave
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
plain-word-insert-row = insert-row
plain-word-remove-row = remove-row
plain-word-run = run
plain-word-mode = mode
plain-word-variant = variant
plain-word-serial = number
plain-word-confirm = yes
plain-word-end = report
plain-word-leave = leave
plain-numbered = Sheet { $serial }, as on the paper.
plain-mode = Answering mode: { $mode }
plain-variant = Variant: { $variant }

### room: cli

cli-about = The keying station for paper questionnaires, from the pile to the results report
cli-usage = Usage:
cli-commands = Commands
cli-command-placeholder = COMMAND
cli-value-audience = AUDIENCE
cli-value-answers = ANSWERS
cli-value-batch = BATCH
cli-value-campaign = CAMPAIGN
cli-value-code-name = CODE=NAME
cli-value-folder = FOLDER
cli-value-file = FILE
cli-value-keymap = KEYMAP
cli-value-language = LANGUAGE
cli-value-name = NAME
cli-value-older = OLDER
cli-value-newer = NEWER
cli-value-path = PATH
cli-value-serial = SHEET
cli-value-text = TEXT
cli-value-theme = THEME
cli-value-variant = VARIANT
cli-options = Options
cli-arguments = Arguments
cli-without-command = Without a command, the station opens.
cli-help = Shows this help
cli-version = Shows the version
cli-option-language = Language of the screens: fr or en
cli-option-keymap = Keymap: standard, azerty, keypad, bepo, qwerty or a file
cli-option-theme = Theme: dark, light, mono or console16
cli-option-store = Folder where everything is kept
cli-option-operator = Short name of who keys (initials or alias)
cli-option-plain = One question per line, for screen readers and scripts
cli-option-confined = No way out: no shell, no path to write, no program but the printer’s
cli-option-json = Output as JSON
cli-option-running-count = Shows the count of accepted answers
cli-option-no-page-stops = Does not stop at page ends
cli-command-demo = Opens the demonstration campaign in a scratch folder
cli-demo-headless = Without a terminal: keys three sheets, ends the session, writes the report
cli-demo-out = Folder of what is written
cli-demo-certainty = Plants errors, has the campaign keyed twice and says what is found
cli-demo-seeds = Number of campaigns, each with other errors; 1 without this option
rehearsal-same-paper = Same paper as { $serial }
rehearsal-two-papers = Compared on paper: two sheets
rehearsal-keyed-twice = Paper keyed twice
rehearsal-progress = Campaign { $done } of { $total }
rehearsal-written = Written into { $path }: certainty.json, errors.tsv
rehearsal-opening = { $count ->
    [one] Three imagined people key the demonstration campaign, { $sheets } sheets,
   *[other] Three imagined people key the demonstration campaign { $seeds } times, { $sheets } sheets,
  }
    with errors that are known beforehand. They are looked for in two ways: some of the
    sheets are drawn by lot and keyed a second time, or all of them are.
rehearsal-sample = by lot
rehearsal-full = all
rehearsal-verified = Sheets keyed a second time
rehearsal-wrong = Wrong fields in their first keying
rehearsal-alike = – wrong alike both times: nothing shows it
rehearsal-told = – the others: told by the comparison
rehearsal-mended = – those told: corrected by the third keying
rehearsal-doubted = Right fields, wrong in the second keying
rehearsal-kept = – still right
rehearsal-slips = Slipped lines (four answers or more)
rehearsal-slips-told = – told as one finding
rehearsal-omitted = Sheets overlooked in a pile
rehearsal-omitted-found = – revealed by the count of the pile
rehearsal-twins = Sheets keyed twice
rehearsal-twins-found = – named as a pair
rehearsal-false-alarms = False alarms
rehearsal-caught = Wrong keys stopped by the form
rehearsal-before = Wrong fields in the file, before verification
rehearsal-finished = Wrong fields in the file, after verification
rehearsal-fields = – of so many fields
rehearsal-journals = Journals without a fault
rehearsal-printed = Wrong fields per 10,000: what copiste prints, and what is true
rehearsal-sheets = sheets
rehearsal-first-printed = 1st keying
rehearsal-first-true = true
rehearsal-rest-printed = finished file
rehearsal-rest-true = true
rehearsal-rest = { $rate }, at most { $at_most }
rehearsal-at-most = at most { $rate }
rehearsal-of = { $part } of { $whole }
rehearsal-way = { $audience }, { $way }
rehearsal-share = { $number } ({ $share })
rehearsal-held = What copiste prints was true (promised: 95 times in 100)
rehearsal-bound = First keying, “at most”
rehearsal-stopped = – of these: ended before the last sheet
rehearsal-rest-bound = Finished file, “at most”
rehearsal-interval = Finished file, interval
rehearsal-closing = “True” of the first keying: without the errors that two people make alike.
    The chance that plants the errors is unknown to what looks for them; the same seed
    gives the same result.
cli-command-check = Checks a tool or a form and gives every finding
cli-check-path = Folder of a tool, or .xlsx or .md file of a form
lint-long-codes = { $boxes } boxes, but codes of { $longest } keys: number them 1 to { $boxes }, and one key is enough.
lint-code-needs-enter = The code { $code } begins { $longer }: it needs Enter. Give all codes the same length.
lint-many-boxes = { $boxes } boxes: one key tells only nine apart. Group them, or make two questions of them.
lint-text-for-boxes = A text is read and keyed letter by letter: if there are few answers, boxes take only one key.
lint-number-needs-enter = This number needs Enter: say how many digits are printed (column “digits”), and it advances by itself.
lint-date = If this date holds for the whole pile, the batch fills it (column “constant”); if not, a year or a range is often enough.
lint-boxes-need-enter = Several boxes to tick need Enter: if one is enough, make it a question with one box.
lint-direction-turns = In its grid a high answer is good elsewhere and bad here: fingers get it wrong. Turn the sentence round, or take it out of the grid.
lint-no-typical-answer = No usual answer passes its checks: what it costs is not known.
lint-unnumbered = { $questions ->
    [one] { $questions } question without a printed number (“{ $first }”): nobody can go to it by its number.
   *[other] { $questions } questions without a printed number (the first: “{ $first }”): nobody can go to them by their numbers.
}
lint-number-backwards = Number { $number } comes after number { $before }: number in the order of the paper.
lint-number-twice = Number { $number } is printed twice.
lint-grid-across-pages = A grid goes on on page { $page }, from “{ $name }”: a row is soon lost at the break. Keep it on one page, or make two grids of it.
lint-codes-out-of-order = List “{ $list }”: code { $code } comes after { $before }. Number the boxes in the order of the paper.
lint-codes-turned = Lists “{ $list }” and “{ $other }”: the same boxes, but “{ $label }” has another code. Give them the same codes.
lint-rule = Typical sheet: the middle box, two digits, twelve letters; no skip leaves a question out. It is keyed by the engine itself, every Enter included.
lint-incomplete = The typical sheet could not be ended: the count is incomplete. Look at the findings of the form.
lint-without = without comment
lint-with = with ({ $characters ->
    [one] { $characters } character
   *[other] { $characters } characters
})
lint-keys = keys per sheet
lint-turns = of these, pages turned
lint-seconds = seconds per sheet
lint-sheets = sheets per hour
lint-number = no.
lint-column-keys = keys
lint-column-seconds = seconds
lint-question = question
lint-same = advice { $letter }
lint-cheap = { $count ->
    [one] { $count } other question of one key.
   *[other] { $count } other questions of one key each.
}
lint-paper = On the paper
lint-codes-not-values = { $count ->
    [one] List { $lists }: the box “{ $value }” is keyed { $code }. See that the paper bears these codes beside the boxes.
   *[other] { $count } lists are keyed with other codes than their values ({ $lists }): “{ $value }”, for one, is keyed { $code }. See that the paper bears these codes beside the boxes.
}
lint-advice = { $letter }. { $advice }
lint-check = { $count ->
    [one] { $count } finding when the form is read:
   *[other] { $count } findings when the form is read:
}
lint-check-command = copiste check { $path }
cli-command-lint = Counts keys and seconds of a sheet, and says what to lighten
cli-lint-after = Seconds follow the keystroke-level model (Card, Moran and Newell, 1980): 0.20 s a key, 1.35 s to make up one’s mind, 0.40 s to move the hand. See docs/lint.md.
cli-lint-path = Folder of a tool, or file of a form
cli-lint-comments = Characters of every comment that is written (80 without this option)
cli-lint-no-page-stops = Without stops at page ends
# Tools: from one version to another
cli-command-tool = Tools: diff (what changes from one version to another)
cli-tool-diff = Says what changes from one version to another and what remains comparable
cli-tool-diff-after = A question remains comparable as long as it is asked of the same people, in the same words, with the same boxes. A box of a scale that came or went moves every score; other words may, and nobody can say by how much.
cli-arg-tool-older = Folder of the older version
cli-arg-tool-newer = Folder of the newer version
cli-tool-unread = { $path } is not read as a tool:
versions-from-to = from { $older } to { $newer }
versions-nothing = Nothing changes: all remains comparable.
versions-of-the-tool = For the whole tool
versions-identifier = These are two tools, and not two versions of one.
versions-favourable = An answer is favourable from { $now } (before: { $before }): favourable shares cannot be compared.
versions-answered-share = A sheet counts in a theme from { $now } of scored questions (before: { $before }): scores of themes cannot be compared.
versions-group-min = Threshold for showing a group: { $now } sheets (before: { $before }).
versions-breakdown-min = Threshold for professionals by service: { $now } sheets (before: { $before }).
versions-fragile-under = A result is fragile under { $now } sheets (before: { $before }).
versions-audience-added = { $audience }: new audience
versions-audience-removed = { $audience }: audience removed
versions-variant-added = New variant: { $variant }
versions-variant-removed = Variant removed: { $variant }
versions-themes = Themes
versions-theme-added = { $theme }: new
versions-theme-removed = { $theme }: removed
versions-theme-comparable = { $theme }: comparable
versions-theme-with-care = { $theme }: to be compared with care
versions-theme-not = { $theme }: not comparable
versions-questions-comparable = Comparable questions: { $count }
versions-questions-with-care = To be compared with care: { $count }
versions-questions-not = Not comparable: { $count }
versions-questions-added = New: { $count }
versions-questions-removed = Removed: { $count }
versions-perhaps = same words as { $code }, removed: if only the code changed, take the old one again
versions-in-variants = { $change } ({ $variants })
versions-none = none
versions-no-score = no score
versions-kind = type: { $before } becomes { $now }
versions-direction = the direction of the scale is reversed
versions-box-added = box added: { $name }
versions-box-removed = box removed: { $name }
versions-box-score = score of box { $name }: { $before } becomes { $now }
versions-box-mark = box { $name } no longer means the same (mark)
versions-box-words = box { $name }: “{ $before }” becomes “{ $now }”
versions-words = text: “{ $before }” becomes “{ $now }”
versions-hint = the help text changes
versions-condition = the condition changes: the question is no longer asked of the same people
versions-theme = theme: { $before } becomes { $now }
versions-weight = weight in the theme: { $before } becomes { $now }
versions-number = number on the paper: { $before } becomes { $now }

cli-command-expression = Evaluates expressions, one per line of the standard input
cli-expression-after = Each line gives “type<tab>value” or “error<tab>message”. The types are string, number, boolean and nodeset. A date is a string such as 2026-03-02. With no form around, every path is empty. The system’s time zone counts for decimal-date-time() and decimal-time() only.
cli-expression-not-utf8 = this line is not in UTF-8.
cli-command-form = Shows a form as it is understood, walks through it, writes it again
cli-form-file = Form: .xlsx, .xls, .ods, .md or .csv, or a folder of .csv files
cli-form-model = Gives the form as it is understood, as JSON
cli-form-model-after = The elements stand in the order of the form: question, note, group, table, value. docs/xlsform.md describes every key.
cli-form-walk = Answers a form from a file and gives what comes of it
cli-form-walk-after = Each line of the file is “name<tab>value”. Names within a table bear their row, as household[2]/age; several choices are parted by spaces; an empty value takes the answer back. For each line: ok, required or refused, the name and the message. Then asked (the questions that are asked, in order), missing (required and without an answer) and value (all values, calculations and defaults included).
cli-form-answers = File of answers, one per line
cli-form-export = Writes the form again as XLSForm or as a FHIR questionnaire
cli-form-export-after = The end of the name decides: .xlsx gives a spreadsheet, .md gives Markdown tables, .json gives a FHIR Questionnaire (R4), with what it cannot say. Attached tables are written beside spreadsheets and Markdown.
cli-form-out = File to write, .xlsx, .md or .json
cli-form-out-ending = “{ $file }” ends neither in .xlsx, nor in .md, nor in .json
cli-form-written = Written: { $file }
cli-form-not-written = { $file } cannot be written: { $reason }
cli-form-not-read = { $file } cannot be read: { $reason }
cli-form-cut = The form asks for more rows or questions than are walked through.
walk-required = An answer is required.
walk-unknown = There is no question of this name.
walk-not-asked = The question is not asked.
walk-filled = The form fills this answer in.
walk-not-a-choice = This is none of the choices that are offered.
walk-not-a-number = This is no number that the question takes.
walk-not-a-date = This is no date such as 2026-03-02.
walk-too-long = The answer is longer than { $characters } characters.
walk-bad-format = The answer is not written as the question asks for.
walk-constraint = The constraint of the question does not hold.
cli-command-campaign = Campaigns: list, show, create, edit, service, plan, policy, keep, reference, web, close, reopen, tool, empty
cli-campaign-list = Lists the campaigns
cli-campaign-show = Shows a campaign
cli-campaign-create = Creates a campaign on a tool
cli-campaign-plan = Sets the sheets expected and distributed of a service and an audience
cli-campaign-service = Adds a service
cli-campaign-close = Closes a campaign: the next report is final
cli-campaign-reopen = Reopens a closed campaign
cli-campaign-tool = Takes a corrected version of the tool for new sheets
cli-command-batch = Batches: list, open, edit, count, step, move, key
cli-batch-list = Lists the batches of a campaign
cli-batch-open = Opens a batch
cli-batch-edit = Changes the date, count, mode or variant of a batch
cli-batch-move = Moves a mis-filed batch to the service it came from
cli-batch-key = Keys a batch line by line (as --plain does)
cli-command-record = Records: list, show, find, correct, import, import-web, resume, void, restore
cli-record-list = Lists the records of a batch
cli-record-show = Shows the answers of a record
cli-record-find = Says in which batch the sheets with this number lie
cli-record-correct = Corrects one answer of a complete sheet, with the reason
cli-record-import = Puts back the sheets of a file that was written when nothing could be saved
cli-record-import-web = Takes in the answers of an online version of the questionnaire, in a batch of their own
cli-arg-web-file = CSV file: a row for each response, a column for each question
cli-arg-web-columns = File that says which column is what
cli-arg-web-service = Service of the responses that name none
cli-arg-web-variant = Variant of the questionnaire that was answered
cli-arg-web-dry-run = Takes nothing: only tells the findings
cli-arg-web-accept-sound = Takes the responses without a blocking finding, and says which are left out
campaign-hint-web = online answers
web-title = Online answers
web-form-file = File
web-form-audience = Audience
web-form-service = Service
web-form-service-file = the one that the file says
web-form-variant = Variant
web-form-columns = File of columns
web-form-none = none
web-form-missing = Write where the file is.
web-form-nowhere = No CSV file lies in the folders meant for this station. Ask your IT staff where to put it.
web-form-status-next = Enter: next field. At the last one the file is read; nothing is written.
web-form-status = Enter: read the file. Nothing is written yet.
web-form-about-file = The path of the CSV file that the site of the answers gave, for example /home/am/answers.csv.
web-form-about-file-confined = The CSV files of the folders meant for this station: { $names }. Left and right change the choice.
web-form-about-audience = Whom these answers come from. Left and right change the choice.
web-form-about-service = For responses that do not say their service.
web-form-about-variant = The variant of the questionnaire that was filled in online.
web-form-about-columns = To be left empty where the columns bear the codes of the questions; otherwise a file that says which column is what (docs/web-answers.md).
web-screen-reading = Reading the file…
web-screen-taking = Taking the responses in…
web-screen-found = { $rows ->
    [0] The file has no response that can be read.
    [one] { $rows } response in the file, { $sound } of them to take in.
   *[other] { $rows } responses in the file, { $sound } of them to take in.
}
web-screen-status = Nothing is written yet. Enter: take in. Escape: back to the file.
web-screen-nothing = Nothing to take in. Escape: back to the choice of the file.
web-screen-ask = { $count ->
    [one] Take { $count } online answer into the campaign?
   *[other] Take { $count } online answers into the campaign?
}
web-screen-ask-left = { $count ->
    [one] { $count } response with a blocking finding stays out.
   *[other] { $count } responses with a blocking finding stay out.
}
web-hint-take = take in
web-about-take = Take in the responses without a blocking finding, after a confirmation
web-at-cell = line { $line }, column { $column }: { $what }
web-at-line = line { $line }: { $what }
web-noted = noted – { $what }
web-columns-file = The file of columns cannot be read: { $reason }
web-columns-file-line = The file of columns cannot be read, line { $line }. It is written as in docs/web-answers.md: name = "value", one a line. Its reader says: { $reason }
web-column-absent = The file of columns speaks of a column “{ $name }”, and the table has none of that name.
web-western = The file is written in Windows-1252, and read so.
web-empty = The file has no response.
web-too-many = The file has more than { $most } responses: split it.
web-no-question = No column is a question’s. A file of columns (--columns) can say so.
web-tables = This form has tables whose rows are counted on the sheet: a row of CSV does not hold them.
web-column-unknown = This column answers no question. Name it, or leave it aside, in a file of columns (--columns).
web-column-twice = Two columns for one question: “{ $name }”.
web-beside = Columns left aside, of which nothing is kept: { $names }.
web-no-column = Questions without a column, without an answer everywhere: { $codes }.
web-and-more = { $count ->
    [one] { $names } and { $count } more
   *[other] { $names } and { $count } more
}
web-not-a-choice = { $code }: “{ $text }” is none of the choices.
web-not-a-tick = “{ $text }” says neither yes nor no.
web-refused = { $code }: “{ $text }” is not taken. { $why }
web-not-asked = { $code }: the question was not to be asked; its answer is taken away.
web-passed = { $code }: the answer is unusual; it is kept, with the word “web”.
web-missing = { $code }: an answer is wanted, and there is none.
web-no-service = The campaign has no service “{ $text }”.
web-service-missing = The response does not say its service. A column or --service says it.
web-no-mode = “{ $text }” is no answering mode of this audience.
web-twice = A response of the same name came before, line { $line }.
web-known-otherwise = A response that was taken before has the same name and says something else, or says the same without a name; if it is somebody else, give it another name.
web-known-elsewhere = A response without a name that says the same was taken in before for “{ $service }”: is it the same one? Two people have a name each.
web-file-changed = The file has changed since it was read: nothing is taken in. Read it again.
web-rows-in-cell = This cell holds whole rows: a quotation mark that is not closed may have lost responses in it. Look at the file.
web-workbook = This is a workbook, not a text: open it in a spreadsheet program and save it as CSV.
web-same-answers = The same answers as on line { $line }; both count.
web-nothing = The row answers nothing.
web-not-sent = The response was not sent to its end.
web-dry-run = { $sound ->
    [0] Trial: no response to take in, of { $rows }. Nothing was written.
    [one] Trial: { $sound } response to take in, of { $rows }. Nothing was written.
   *[other] Trial: { $sound } responses to take in, of { $rows }. Nothing was written.
}
web-known = { $count ->
    [0] No response had been taken in before.
    [one] { $count } response had been taken in before.
   *[other] { $count } responses had been taken in before.
}
web-refused-whole = Nothing of this file can be taken in as it is: see the findings that are not “noted”, and correct the file.
web-nothing-sound = Nothing was taken in: every new response has a blocking finding. Correct the file.
web-nothing-taken = { $unsound ->
    [0] Nothing was taken in: see the findings.
    [one] Nothing was taken in: { $unsound } response has a blocking finding, { $sound } have none. Correct the file, or take in the others with --accept-sound.
   *[other] Nothing was taken in: { $unsound } responses have a blocking finding, { $sound } have none. Correct the file, or take in the others with --accept-sound.
}
web-taken = { $count ->
    [0] No response was taken in.
    [one] { $count } online answer taken in.
   *[other] { $count } online answers taken in.
}
web-batch = Batch { $batch }, { $service }: sheets { $first } to { $last }.
web-batch-one = Batch { $batch }, { $service }: sheet { $serial }.
web-left-out = Left out, by line of the file: { $lines }.
cli-arg-unsaved = File copiste-unsaved-….txt
cli-import-saved = Sheet { $serial }: saved.
cli-import-there = Sheet { $serial }: already saved as it is.
cli-import-older = Sheet { $serial }: it was changed since; what is saved stays. Compare it with the paper.
cli-import-other = Sheet { $serial }: { $who } keyed it, and is to put it back (--operator { $who }).
unsaved-returned = { $count ->
    [one] A sheet that the disk had refused is saved now.
   *[other] { $count } sheets that the disk had refused are saved now.
}
unsaved-left = { $path } keeps sheets that are not saved:
cli-import-refused = Sheet { $serial }: { $reason }
cli-import-done = All is saved. Destroy { $path }: it holds answers.
cli-record-resume = Goes on with a sheet that is held aside or was begun, line by line
cli-record-nowhere = No audience of this campaign has a sheet { $serial }.
cli-record-corrected = Sheet { $serial } corrected.
cli-record-same = Sheet { $serial } says so already: nothing is changed.
cli-record-left =
    { $questions ->
        [one] Sheet { $serial } corrected, but { $questions } question is asked now and has no answer: it is in progress until it is keyed (copiste record resume).
       *[other] Sheet { $serial } corrected, but { $questions } questions are asked now and have no answer: it is in progress until they are keyed (copiste record resume).
    }
cli-record-ended = Sheet { $serial } waits for nobody: { $state }. To change an answer: copiste record correct.
cli-record-void = Voids a record
cli-record-restore = Restores a voided record
cli-command-verify = Verification: draw, list, key, show, decide, missing, found, release, more, certificate, twins, same, distinct
cli-command-comment = Reading comments before the report: list, review
cli-command-action = Action plan: list, add, edit, drop, history, take-over, export
cli-action-list = The actions of the campaign, and what comes first without an action yet
cli-action-add = Adds an action to the plan
cli-action-edit = Changes an action; what is not given stays
cli-action-drop = Takes an action out of the plan, with a reason
cli-arg-action = Number of the action
cli-action-finding = What it answers: code of a theme or of a question, or a few words
cli-action-action = What is done
cli-action-pilot = Who follows it: a function or initials
cli-action-due = Until when, YYYY-MM-DD; none for no date
cli-action-progress = Progress: to-do, under-way, done or abandoned
cli-action-effect = How its effect will be seen
cli-action-proposed = Come first, without an action yet:
cli-action-observed = What was seen of its effect
cli-action-revision = The revision that was read (list --json): refuses when the action changed since
cli-action-no-revision = Action { $number } is at revision { $stands }: revision { $read } does not exist yet. Nothing was changed.
cli-action-take-over = Takes over the open actions of the last closed campaign of the same survey
cli-action-earlier = Stay in “{ $campaign }”:
cli-action-history = What happened to an action, earlier campaigns included
cli-action-export = Writes the plan as a workbook of its own
cli-action-export-out = File or folder to write to
cli-action-export-format = Format: xlsx
cli-action-exported = { $path }: { $count ->
    [0] no action
    [one] { $count } action
   *[other] { $count } actions
}
cli-action-may-take-over = { $count ->
    [one] “{ $campaign }” leaves { $count } open action: copiste action take-over { $id } takes it over.
   *[other] “{ $campaign }” leaves { $count } open actions: copiste action take-over { $id } takes them over.
}
campaign-may-take-over = { $count ->
    [one] “{ $campaign }” leaves { $count } open action. Take it over into the plan of this campaign? Later, { $key } does it in the action plan.
   *[other] “{ $campaign }” leaves { $count } open actions. Take them over into the plan of this campaign? Later, { $key } does it in the action plan.
}
command-take-over = Take over the open actions of the campaign before
cli-value-progress = PROGRESS
cli-value-question = QUESTION
cli-value-value = VALUE
cli-comment-list = The campaign’s comments, without sheet number or service
cli-comment-unread = Only those that nobody read yet
cli-comment-review = Decides about a comment: keep it, take words out, set it aside
cli-arg-comment = The code of the comment, as list gives it
cli-comment-keep = Keep it as it is written
cli-comment-redact = Take these words out, […] in their place; may be repeated
cli-comment-aside = Do not show it, and why
cli-comment-again = Take the decision back: it is to be read
cli-comment-none = No comment.
cli-comment-left = { $count ->
    [0] Every comment is read.
    [one] { $count } comment is still to be read.
   *[other] { $count } comments are still to be read.
}
cli-comment-sealed = { $count ->
    [one] { $count } comment waits until its sheet is verified.
   *[other] { $count } comments wait until their sheets are verified.
}
cli-comment-done = { $id }: { $state }.
cli-column-comment = comment
cli-column-text = text
cli-value-comment = CODE
cli-verify-draw = Draws complete sheets by lot and calls the first of them
cli-verify-list = Lists the sheets that wait to be keyed again, and for whom
cli-verify-key = Keys the sheets that wait for you again, line by line
cli-verify-show = Shows how far the verification of a sheet is, without its answers as long as it is open
cli-verify-decide = Keys from the paper what three keyings did not settle, line by line
cli-verify-nothing-to-decide = Sheet { $serial } waits for no decision. Its verification: { $stage }.
cli-verify-missing = Notes that a paper is not found: the sheet counts as wrong from end to end
cli-verify-found = Notes that a paper that was not found turned up: the sheet waits for its second keying
cli-verify-release = Takes back a sheet begun by somebody who will not return: it waits for another person
cli-verify-released-second = Sheet { $serial }: the second keying that was begun is voided; the journal keeps it, and the reason. The sheet waits again for its second keying, by whoever may: copiste verify key { $id } --pass second
cli-verify-released-third = Sheet { $serial }: the arbitration that was begun is voided; the journal keeps it, and the reason. The sheet waits again for its arbitration, by whoever may: copiste verify key { $id } --pass third
cli-verify-more = Calls more sheets of the draws that have not proved their target yet
cli-verify-certificate = Shows what each draw proves, how, and how to draw again
cli-verify-twins = Looks for sheets that seem to be one paper keyed twice
cli-verify-distinct = Notes that two sheets that look alike are two people’s indeed
cli-verify-same = Notes that two sheets are one paper and voids one of them: the pile counts this paper once
cli-command-journal = Journal: verify, show
cli-journal-verify = Checks the chain of the journal, the digests on reports and what is kept
cli-journal-show = Shows who did what and when, without the answers
cli-command-mine = Your own figures: pace, corrections, agreement; for you alone
cli-command-store = Data: check, rebuild
cli-store-check = Reads all that is kept and names what is damaged; nothing is changed
cli-store-rebuild = Makes the data again, in --store, from the text copy of the journal
cli-command-backup = Make a backup of the data: one file, read again and restored to try it
cli-backup-to = Folder that the backup goes to; it must be there (default: that of the settings)
cli-backup-recipient = Encrypts it to this age recipient, age1…; may be given several times
cli-backup-keep = Keeps the latest of each of the last N days, weeks and months (default: 7)
cli-backup-nowhere = Where to? Give --to FOLDER, or “to” under [backup] in the settings.
cli-backup-of-host = The host makes the backups of the shared data, where it is told to: copiste backup, without options.
cli-command-restore = Make the data again from a backup, in an empty folder
cli-restore-file = The backup
cli-restore-into = Folder to restore into: empty, or not there yet
cli-restore-identity = File with the identity that opens an encrypted backup
cli-host-backup-to = Folder that backups go to; without it the host makes none
cli-host-backup-every = Makes one by itself when the last good one is N hours old
cli-value-recipient = RECIPIENT
cli-campaign-empty = Destroys the answers of a closed campaign once its retention has ended
cli-arg-seed = Seed of the draw, 32 hexadecimal digits; without it the machine draws one
cli-arg-pass = Which keying: second or third (arbitration)
cli-arg-other-serial = Number of the other sheet
cli-arg-voided-serial = Number of the sheet to void
cli-arg-kept-serial = Number of the sheet that stays
cli-arg-filter = Only: incomplete, held, complete, voided, notes, overrides, marks, verifying or verified
cli-arg-head = Digest that the journal must go through, such as a report’s; 12 digits will do
cli-arg-last = The last links only
cli-arg-rebuild-from = Folder of the lost data, or its folder journal
cli-arg-yes = Confirms: nothing brings them back
cli-value-filter = KIND
cli-value-hash = DIGEST
cli-value-pass = KEYING
cli-value-seed = SEED
cli-wrong-seed = “{ $text }” is not a seed: 32 hexadecimal digits.
cli-wrong-head = “{ $text }” is not a digest: 12 to 64 hexadecimal digits.
cli-empty-yes = To do it: copiste campaign empty { $id } --yes
cli-empty-nothing-yet = Nothing is destroyed yet.
cli-empty-what = { $sheets ->
    [one] “{ $title }”: answers, remarks and texts of 1 sheet, all its keyings and their traces will be destroyed for ever.
   *[other] “{ $title }”: answers, remarks and texts of { $sheets } sheets, all their keyings and their traces will be destroyed for ever.
}
cli-empty-remains = Counts, certificates, reports already written and the journal remain, without answers.
cli-campaign-emptied = Campaign “{ $id }”: the answers are destroyed.
cli-column-waits = waits
cli-column-why = why
cli-column-when = when
cli-column-who = who
cli-column-what = what
cli-column-marks = marks
cli-column-remarks = remarks
cli-column-digest = hash
cli-column-overrides = overrides
cli-store-occupied = There are data in { $path } already. Choose an empty folder with --store.
cli-store-no-copy = No copy of a journal in { $path }.
cli-store-broken-copy = The copy { $path } is broken at line { $line }: nothing was written.
cli-store-rebuilt = Data made again in { $path }.
cli-store-tool-missing = The tool { $path } is missing from the copy: the sheets keyed with it are there and cannot be read. Put this file back, from a backup or from another station, and make the data again in another folder.
cli-store-none = No data in { $path }.
cli-store-migrated = The data were in format { $from }: they are now in the format of this version. As they were, they stay in { $copy }; keep this folder as long as you might go back to the version before, then destroy it: it holds answers.
health-read =
    { $values ->
        [one] Read: { $values } value, { $kilobytes } kB, format { $schema }.
       *[other] Read: { $values } values, { $kilobytes } kB, format { $schema }.
    }
health-outrun = The text copy of the journal goes further (link { $copied }) than the data (link { $end }): answers that were confirmed are no longer in them, and the copy holds them.
health-altered =
    { $count ->
        [one] The file { $files } is not what it was when the data were closed: damaged by the disk, or changed by somebody.
       *[other] The files { $files } are not what they were when the data were closed: damaged by the disk, or changed by somebody.
    }
health-unread = The reading ended before its end, the data file is damaged: { $reason }
cli-store-no-room = What is checked is a copy of the data, and there is no room for it in { $path }. Make some, or name another folder by TMPDIR. Nothing was touched.
health-whole = Nothing is damaged.
health-damaged =
    { $count ->
        [one] { $count } damaged value.
       *[other] { $count } damaged values.
    }
health-damage = { $what }: { $harm } [{ $key }]
health-more =
    { $count ->
        [one] … and { $count } more.
       *[other] … and { $count } more.
    }
health-harm-checksum = it is not what was written any more (checksum)
health-harm-incomplete = a part of it is missing
health-harm-mixed = its parts are not of one writing
health-harm-stray = a part too many
health-harm-senseless = whole, but not to be understood
health-harm-newer = written by a newer copiste (format { $found })
health-harm-lost = it is missing
health-harm-miscounted = it does not count what is kept
health-harm-foreign = copiste writes nothing under this name
health-harm-part = { $harm }, part { $part }
health-tally = count of the sheets of batch { $batch }
health-summary = { $record }, its line in the list of batch { $batch }
health-serial = highest sheet number ({ $audience })
health-review = { $review }, question { $question }
health-link = link { $number } of the journal
health-end = end of the journal
health-emptied = mark of the destruction of the answers
health-session = session of a station
health-ahead = writing under way
health-unswept = mark of a cleaning to be done
health-schema = version of the format
health-unknown = unknown value
health-journal-damaged = The journal cannot be read to its end: a value is damaged [{ $key }].
health-copy-short = { $campaign }: the text copy of the journal ends at link { $copied } of { $end }.
health-copy-none = { $campaign }: there is no text copy of the journal.
health-copy-whole = { $campaign }: the text copy of the journal is whole up to link { $copied }.
health-copy-broken = { $campaign }: the text copy of the journal is broken behind link { $copied }.
health-do-rebuild = What to do: leave all stations, keep the folder as it is, and make the data again from the text copy of the journal, which is whole: copiste store rebuild { $folder } --store NEW-FOLDER
health-do-restore = What to do: leave all stations, keep the folder as it is, and restore a backup. Without one, copiste store rebuild { $folder } --store NEW-FOLDER makes again what the text copy of the journal still holds.
health-do-newer = What to do: install the newer copiste; this one does not know that format.
cli-command-selftest = Tries what the disk keeps when the program is killed at any instant
cli-selftest-kills = Number of kills; 200 without it
cli-selftest-dir = Folder to try in; the disk of the data without it
cli-selftest-seed = Seed of the instants; drawn by the machine without it
selftest-no-folder = The folder { $dir } does not exist. Make it on the disk that is to be tried, or give another one to --dir.
selftest-begin =
    { $kills ->
        [one] Test of the disk in { $place }: { $kills } kill, seed { $seed }.
       *[other] Test of the disk in { $place }: { $kills } kills, seed { $seed }.
    }
selftest-progress = Kill { $kill } of { $kills }; said to be saved: { $acknowledged }; lost: { $lost }
selftest-stopped =
    { $kills ->
        [one] Stopped after { $kills } kill: no verdict. Nothing is left of the test.
       *[other] Stopped after { $kills } kills: no verdict. Nothing is left of the test.
    }
selftest-nothing-keyed = no sheet could be keyed
selftest-counted =
    { $kills ->
        [one] { $kills } kill; said to be saved: { $acknowledged }; found: { $found }; lost: { $lost }; wrong: { $wrong }.
       *[other] { $kills } kills; said to be saved: { $acknowledged }; found: { $found }; lost: { $lost }; wrong: { $wrong }.
    }
selftest-waits = Wait for the disk at each saving: half under { $p50 } ms, 95% under { $p95 } ms, 99% under { $p99 } ms.
selftest-quick = That is very quick: this disk may keep in memory what it says is written (a disk in memory, a virtual machine). Ask your IT staff.
selftest-good = Verdict: nothing that was said to be saved was lost when the program was killed.
selftest-bad = Verdict: this disk does not keep what is said to be saved, or nothing could be keyed. Keep no data there; tell your IT staff.
selftest-limits = What such a test cannot show: a power cut, or a disk that calls written what it still keeps in its cache. A battery-backed supply and a disk without a volatile cache protect from that.
cli-journal-unnamed = As long as a sheet is being verified, who keyed it is not told: whoever keys it again is not to know it.
journal-holds =
    { $links ->
        [one] The journal holds: 1 link, and all that is kept is what it says.
       *[other] The journal holds: { $links } links, and all that is kept is what they say.
    }
journal-destroyed =
    { $contents ->
        [one] 1 content destroyed at the end of the retention; its digest remains.
       *[other] { $contents } contents destroyed at the end of the retention; their digests remain.
    }
journal-head = End of the journal: link { $number }, digest { $hash }
journal-head-known = The digest given is that of link { $number }.
journal-head-unknown = The journal does not go through the digest { $hash }.
twins-none = No pair of sheets seems to be one paper.
cli-command-report = Makes the results report of a campaign
cli-report-out = Folder to write the report into
cli-report-format = Formats: html, pdf, xlsx, text; beside the report: poster, easy-read, cvs (residents’ council), professionals, plan (the actions), plan-xlsx (the same as a workbook); all: every file
cli-command-keys = Shows the keymap in force
cli-command-doctor = First look: terminal, locale, keyboard, data, host, permissions (exit code 1 if something is to be mended, 3 if it cannot look)
cli-command-manual = Write the manual pages, in French and in English
cli-manual-out = Folder to write them to: the English ones in man1, the French ones in fr/man1
cli-manual-written = Manual pages written to { $path }: { $count }
cli-command-completions = Print what a shell reads to complete the commands of copiste
cli-completions-shell = Shell: bash, elvish, fish, powershell or zsh
cli-value-shell = SHELL
manual-title = Manual of copiste
manual-name = NAME
manual-synopsis = SYNOPSIS
manual-description = DESCRIPTION
manual-exit = EXIT STATUS
manual-exit-done = Done.
manual-exit-found = Findings block, or the station refuses; standard error says why.
manual-exit-usage = The command is wrong.
manual-exit-environment = The machine does not allow it: permissions, disk, terminal, host.
manual-exit-doctor-good = Nothing is to be mended.
manual-exit-doctor-found = Something is to be mended; each line says what to do.
manual-exit-doctor-blind = The data or the host could not be looked at.
manual-files = FILES
manual-file-store = The data of whoever works alone; --store names others. Sheets, campaigns, and the text copy of the journal.
manual-file-reports = Reports and documents, a folder for each campaign.
manual-file-settings = Settings: language, keyboard, colours, name to key under, destinations.
manual-file-socket = Where the host of this machine takes stations in.
manual-file-keyboard = The keyboard of the machine, by which copiste chooses its own.
manual-file-host-store = The shared data of this machine, with the unit copiste-host.service.
manual-file-people = Who may do what, when the host is started with --people.
manual-environment = ENVIRONMENT
manual-variable-socket = Where the host must be, instead of /run/copiste/host.sock if it is there; “none” for no host.
manual-variable-forced = What a session of SSH with a forced command asks: the station is confined then, and nothing of it is executed.
manual-variable-rules = More rules of the machine, beside /etc/copiste/settings.toml; they may only ask for more.
manual-variable-home = The home, and the folders of data and settings if they are elsewhere.
manual-variable-messages = The language, French or English: the first that is set. Without any, French.
manual-variable-locale = The letters that the terminal knows: without UTF-8 no accents are written.
manual-variable-terminal = The terminal, the colour of its ground, and whether to do without colours.
manual-variable-keyboard = The layout of the keyboard.
manual-variable-ssh = The terminal is elsewhere: the keyboard of this machine is not that of whoever keys, and the report says how to bring it home.
manual-variable-login = The name to write in that command, where the system knows none. Nothing is signed with it.
manual-variable-handed = The socket that the system hands over to the host.
manual-see-also = SEE ALSO
privacy-exposed = Other accounts of this machine can get at { $path } (mode { $mode }). To close it: { $command }
privacy-exposed-more =
    Other accounts of this machine can get at { $path } (mode { $mode }) and at { $more ->
        [one] { $more } more thing
       *[other] { $more } more things
    } of the same place. To close them: { $command }
privacy-settings = Other accounts of this machine can change the settings { $path } (mode { $mode }), which say where copies of reports go. To close them: { $command }
cli-command-help = Shows the help of a command
cli-help-words = The command: campaign create
cli-arg-campaign = Identifier of the campaign
cli-arg-any-campaign = The campaign; all of them when none is named
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
cli-arg-question = The question: its number on the paper, or its item code
cli-arg-value = The answer as it is keyed: the code of a box, figures, a text, or a mark (. ? = / *)
cli-arg-confirm = The paper says so although a check asks; the reason becomes its note
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
cli-nobody = Nobody is named: what follows is signed “?”. To sign: --operator NAME.
cli-wrong-language = “{ $text }” is not a language of copiste: fr or en.
cli-wrong-theme = “{ $text }” is not a theme: dark, light, mono or console16.
cli-no-home = No home folder: HOME is not set. Give the data folder with --store FOLDER.
cli-no-terminal = The station needs a terminal. Without one: copiste --plain, or copiste demo --headless --out FOLDER.
cli-plain-pin = This machine asks for a PIN, which the line-by-line mode does not. Open the station without --plain.
confined-command = This station keys, and does nothing else: it has no “{ $command }”. Ask the administrator of the machine.
confined-pin = “{ $command }” is not done here: this station asks each person for a PIN, and a command has nobody to ask. Open the station: copiste.
confined-asked = This line opens the station and nothing else: “{ $command }” was not executed. A file of the reports is brought home by `fetch campaign/file`.
confined-no-file = No file “{ $path }” among the reports.
confined-rules-unread = These are the rules of the machine: nothing is opened until they can be read.
cli-check-clean = No finding.
cli-check-count = { $blocking ->
    [one] { $blocking } blocking finding
   *[other] { $blocking } blocking findings
}, { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
}.
cli-check-form = { $title }. Questions: { $questions }. Pages: { $pages }.
cli-campaign-none = No campaign. To create one: copiste campaign create --help
cli-campaign-open = open
cli-campaign-closed = closed
cli-campaign-destroyed = answers destroyed on { $day }
cli-campaign-created = Campaign “{ $id }” created.
cli-campaign-changed = Campaign “{ $id }” changed: { $what }
cli-campaign-same = Campaign “{ $id }” unchanged: it says so already.
cli-campaign-is-closed = Campaign “{ $id }” closed.
cli-campaign-is-reopened = Campaign “{ $id }” reopened.
cli-batch-none = No batch.
cli-batch-opened = Batch { $number } opened.
cli-batch-changed = Batch { $number } changed.
cli-batch-moved = Batch { $number } moved to { $service }.
cli-record-none = No record.
cli-record-trace = Trace
cli-record-voided = Sheet { $serial } voided.
cli-report-written = Report written: { $path }
cli-report-in-the-making = In the making: { $title }…
cli-demo-keyed = Sheets keyed just now: { $keyed }. Sheets in all: { $total }.
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
cli-column-name = name
cli-column-variants = variants
cli-column-modes = answering modes
cli-column-date = date
cli-column-sheets = sheets
cli-column-serial = sheet
cli-column-answers = answers
cli-column-question = question
cli-column-answer = answer
doctor-version = copiste { $version }
doctor-good = good
doctor-warning = to see
doctor-bad = bad
doctor-terminal = Terminal: { $term }, { $columns } columns by { $rows } rows
doctor-terminal-small = Terminal: { $columns } columns by { $rows } rows, 80 by 24 are needed. Enlarge the window, or reduce its letters.
doctor-terminal-none = Terminal: none here (output redirected), it is not looked at
doctor-terminal-dumb = Terminal: TERM is “{ $term }”, which says nothing of what the terminal can do. Set it to xterm-256color, or linux on the console.
doctor-locale = System locale: { $locale } (UTF-8)
doctor-locale-ascii = System locale: { $locale }, without UTF-8; accents will not be drawn. Choose one in UTF-8: export LANG=en_GB.UTF-8
doctor-locale-none = System locale: none; accents will not be drawn. Choose one in UTF-8: export LANG=en_GB.UTF-8
doctor-keymap = { $keymap }
doctor-host = Shared data of this machine ({ $socket }): you are { $who }, { $role }; campaigns: { $campaigns }.
doctor-store = Data: { $path }, campaigns: { $campaigns }
doctor-store-earlier = Before the update (format { $schema }) they were as in { $copy }, which holds answers: destroy this folder when you do not need it any more.
doctor-store-none = Data: { $path }, nothing yet (the folder will be made)
doctor-store-bad = Data: { $problem }
doctor-store-taken = Data: { $path }, in use by { $holder }; what they hold is not looked at
doctor-store-taken-nobody = Data: { $path }, in use by another program; what they hold is not looked at
doctor-private = Permissions: data, reports and settings are their owner’s alone
doctor-private-hosted = Permissions: reports and settings are their owner’s alone; those of the shared data are said by the host when it starts
doctor-backup-none = Backups: none are asked for; copiste backup --to FOLDER makes one
doctor-backup-host-none = Backups: the host makes none
doctor-settings = Settings: { $path }
doctor-settings-bad = Settings: { $problem }

### room: station, stages and refusals of batches

stage-received = received
stage-keyed = keyed
stage-checked = checked
stage-returned = returned
stage-destroyed = destroyed
stage-online = online
balance-not-counted = Pile not counted{ $keyed ->
        [0] .
        [one] , 1 sheet keyed.
       *[other] , { $keyed } sheets keyed.
    }
balance-balanced =
    { $counted ->
        [one] 1 sheet counted, as many keyed: the pile is balanced.
       *[other] { $counted } sheets counted, as many keyed: the pile is balanced.
    }
balance-missing =
    { $counted ->
        [one] 1 sheet counted
       *[other] { $counted } sheets counted
    }, { $keyed ->
        [0] none keyed
        [one] 1 keyed
       *[other] { $keyed } keyed
    }: { $missing } missing.
balance-too-many =
    { $counted ->
        [one] { $counted } sheet counted
       *[other] { $counted } sheets counted
    }, { $keyed ->
        [one] 1 keyed
       *[other] { $keyed } keyed
    }: { $too_many } too many.
error-not-counted = Batch { $number } is not counted: count its sheets first, to know whether one is missing.
error-unbalanced-missing = Batch { $number } cannot pass for keyed yet. { $figures } Key what is missing, or count the pile again.
error-unbalanced-too-many = Batch { $number } cannot pass for keyed yet. { $figures } Look for the sheet keyed twice, or count the pile again.
error-sheets-in-progress =
    { $sheets ->
        [one] In batch { $number } one sheet is in progress: finish it first.
       *[other] In batch { $number } { $sheets } sheets are in progress: finish them first.
    }
error-stage-first-keyed = Batch { $number } is not marked as keyed yet: that step comes first.
error-stage-first-checked = Batch { $number } is not marked as checked yet: that step comes first.
error-stage-passed = Batch { $number } is { $stage } already.
error-not-ended = Batch { $number } is still being keyed: there is nothing to take up again.
error-verification-open =
    { $sheets ->
        [one] In batch { $number } the verification of one sheet is not settled.
       *[other] In batch { $number } the verification of { $sheets } sheets is not settled.
    }
error-batch-ended = Batch { $number } is { $stage }: this is no longer possible in it. Take it up again first, with a reason.
error-recount-unexplained = Batch { $number } is { $stage }: say why its count changes.
error-date-to-come = { $day } is still to come: no paper has that date.
error-sheets-sealed =
    Batch { $number } cannot change now what it fills on its sheets (service, date): { $sheets ->
        [one] sheet { $serials } is
       *[other] sheets { $serials } are
    } being verified. End the second keying and the arbitration first, then try again.
error-paper-destroyed = The paper of batch { $number } is destroyed: nothing more can be keyed into it.
error-not-closable =
    { $count ->
        [one] The campaign cannot be closed: one blocking finding stands.
       *[other] The campaign cannot be closed: { $count } blocking findings stand.
    }
error-policy-sheets-min = The number of sheets goes from 1 to { $max }, not { $given }.
error-policy-target = The number of wrong fields per 10,000 goes from 1 to { $max }, not { $given }.
error-policy-hours = The number of hours goes from 1 to { $max }, not { $given }.
error-kept-too-short = Answers cannot leave before the end of the campaign, { $day }.

### room: station, verification rule

policy-none = No verification: the report will say “not verified”.
policy-sample-audience =
    { $sheets ->
        [one] Drawn by lot: at least 1 sheet per audience, then until at most { $target } wrong fields per 10,000 are proved.
       *[other] Drawn by lot: at least { $sheets } sheets per audience, then until at most { $target } wrong fields per 10,000 are proved.
    }
policy-sample-batch =
    { $sheets ->
        [one] Drawn by lot: at least 1 sheet per batch, then until at most { $target } wrong fields per 10,000 are proved.
       *[other] Drawn by lot: at least { $sheets } sheets per batch, then until at most { $target } wrong fields per 10,000 are proved.
    }
policy-full-audience = Every sheet is keyed twice; certificates speak of audiences.
policy-full-batch = Every sheet is keyed twice; certificates speak of batches.
policy-second-another = Second keying: by another person.
policy-second-same-later =
    { $hours ->
        [one] Second keying: by another person, or by the same one an hour later at least.
       *[other] Second keying: by another person, or by the same one { $hours } hours later at least.
    }
policy-arbiter-third = Third keying of what differs: by a third person.
policy-arbiter-one-of-two = Third keying of what differs: by a third person, or blind by one of the two.
policy-comments-once = Free comments: keyed once.
policy-comments-twice = Free comments: keyed twice like the rest.
policy-kept-until = Answers kept until { $day }.
policy-kept-undecided = How long answers are kept: to be decided.
policy-kept-past = That day is past: as soon as the campaign is closed, its answers may be destroyed.

### room: station and tui, entry state

state-title = Entry state
state-at-campaign = campaign
state-at-batch = batch { $number }
state-at-sheet = sheet { $serial }
state-at-question = question { $number }
state-not-counted = Pile not counted: count its sheets.
state-in-progress = Sheet in progress: to be finished.
state-not-drawn =
    { $sheets ->
        [one] A verification is asked for: { $sheets } complete sheet is in no draw.
       *[other] A verification is asked for: { $sheets } complete sheets are in no draw.
    }
state-draw-not-ended =
    { $verified ->
        [one] Verification not ended: { $verified } sheet verified in the order of the draw, of { $sheets }.
       *[other] Verification not ended: { $verified } sheets verified in the order of the draw, of { $sheets }.
    }
state-draw-still =
    { $still ->
        [one] { $still } sheet still, if nothing differs.
       *[other] { $still } sheets still, if nothing differs.
    }
state-draw-unbalanced = Nothing is certified as long as a batch is not complete. { $piles }
state-draw-begun =
    { $count ->
        [one] Batch { $batch }, sheet { $serials } is in progress: end or abandon it.
       *[other] Batch { $batch }, sheets { $serials } are in progress: end or abandon them.
    }
state-draw-pile = Batch { $batch }: { $figures }
state-second-awaited =
    { $sheets ->
        [one] 1 sheet drawn by lot waits for its second keying.
       *[other] { $sheets } sheets drawn by lot wait for their second keying, from this one on.
    }
state-second-begun = Second keying begun: to be finished.
state-differing =
    { $count ->
        [one] The two keyings differ: { $what }. A third keying is to be done.
       *[other] The two keyings differ in { $count } places: { $what }. A third keying is to be done.
    }
state-differing-fields =
    { $count ->
        [one] question { $numbers }
       *[other] questions { $numbers }
    }
state-differing-parted =
    { $count ->
        [one] question { $numbers }, left of slips that arbitration did not settle
       *[other] questions { $numbers }, to be keyed one by one: arbitration did not settle their slip
    }
state-differing-skipped =
    { $shifted ->
        [one] an answer skipped at about question { $number }, { $shifted } after it shifted
       *[other] an answer skipped at about question { $number }, { $shifted } after it shifted
    }
state-differing-doubled =
    { $shifted ->
        [one] an answer doubled at about question { $number }, { $shifted } after it shifted
       *[other] an answer doubled at about question { $number }, { $shifted } after it shifted
    }
state-third-begun = Third keying begun: to be finished.
state-undecided =
    { $count ->
        [one] Three keyings, three answers: { $what }. The person in charge decides, paper in hand.
       *[other] Three keyings that differ in { $count } places: { $what }. The person in charge decides, paper in hand.
    }
state-not-verified = No verification planned: the report will say “not verified”.
state-uncovered =
    { $sheets ->
        [one] 1 complete sheet keyed after the draw: the certificate says nothing of it.
       *[other] { $sheets } complete sheets keyed after the draw: the certificate says nothing of them.
    }
state-paper-missing = Paper not found for the verification: { $reason }
state-twins = Probably the same paper as sheet { $other }: compare them, and void one if need be.
state-corrected = Corrected after its verification.
state-held = Held aside: decide what becomes of it.
state-held-why = Held aside: { $reason }
state-override = Answer confirmed in spite of a check, without a word why.
state-note = Note: { $text }
state-margin = In the margin: { $text }
state-late =
    { $sheets ->
        [one] Late entry, after the closing or the last day.
       *[other] Late entry of { $sheets } sheets, after the closing or the last day, from this one on.
    }
state-no-plan =
    { $sheets ->
        [one] 1 sheet came in, nothing planned: write down the sheets expected and handed out.
       *[other] { $sheets } sheets came in, nothing planned: write down the sheets expected and handed out.
    }
state-more-than-distributed = More sheets came in ({ $came_in }) than were handed out ({ $distributed }).
state-more-than-expected = More sheets came in ({ $came_in }) than people are concerned ({ $expected }).
state-batch-received = Not marked as keyed yet.
state-batch-keyed = Keyed, not checked yet.
state-batch-checked = Checked; paper neither returned nor destroyed.
state-batch-online = batch { $number }, online, not verified
state-line = Expected { $expected }, handed out { $distributed }, returned { $returned }. Keyed { $keyed }: complete { $complete } (verified { $verified }), in progress { $in_progress }, held { $held }, voided { $voided }.
state-line-batch = Returned { $returned }. Keyed { $keyed }: complete { $complete } (verified { $verified }), in progress { $in_progress }, held { $held }, voided { $voided }.
state-participation-distributed = Participation { $share }: complete { $complete }, handed out { $of }.
state-participation-expected = Participation { $share }: complete { $complete }, expected { $of }.
state-participation-either = Participation { $share }: { $complete } complete, { $of } handed out or else expected.
state-unplanned = Nothing planned, out of the rate: { $places }.
state-column-place = Place
state-column-expected = Exp.
state-column-distributed = Given
state-column-returned = Back
state-column-keyed = Keyed
state-column-complete = Compl.
state-column-verified = Verif.
state-column-participation = Part.
state-refused = The entry state is not shown here.
state-refused-back = { $key } to go back.
state-nothing-found = No finding: nothing is missing.
state-found = Findings: { $blocking ->
        [0] none blocking
       *[other] { $blocking } blocking
    }, { $warnings ->
        [0] no warning
        [one] 1 warning
       *[other] { $warnings } warnings
    }
state-status-not-closable =
    { $count ->
        [one] One blocking finding to settle before closing. Enter: go there.
       *[other] { $count } blocking findings to settle before closing. Enter: go there.
    }
state-status-closable = Nothing blocks: the campaign can be closed.
state-hint-go = go there
state-about-go = Go where it is settled: the sheet, the batch, the plan, the verification, the rule
state-hint-sections = findings, counts
state-hint-policy = rule
state-about-policy = Change the verification rule and how long answers are kept
state-close-ask = Close “{ $title }”? Under the name { $name } you validate the entry state: sheets returned { $returned }, complete { $complete }, verified { $verified }.
state-close-warnings =
    { $count ->
        [one] One warning is left: it does not hinder closing.
       *[other] { $count } warnings are left: they do not hinder closing.
    }
state-close-after = No sheet will be keyed into it any more, and the next report will be final.
state-close-nobody = Who validates? Give your name first: { $key }, Operator.
state-about-sections = From the counts to the findings, and back

### room: tui, steps of a batch

steps-count = Count the sheets
steps-count-again = Count again
steps-keyed = Mark the batch as keyed
steps-checked = Mark the batch as checked
steps-returned = Mark the paper as returned
steps-destroyed = Mark the paper as destroyed
steps-take-up = Take the batch up again
steps-about-count = On paper, before keying: the count will tell whether a sheet is missing.
steps-about-keyed = Every sheet of the pile is keyed, voided or held aside.
steps-about-checked = Nothing is in doubt any more: the paper may leave the station.
steps-about-returned = To the front desk, the service, the archive: to whom is asked.
steps-about-destroyed = Nothing can be read again afterwards: how and by whom is asked.
steps-about-take-up = To key one more sheet or count it otherwise: why is asked.
steps-ask-count = How many sheets are in the pile of batch { $number }?
steps-ask-whom = To whom is the paper of batch { $number } returned?
steps-ask-how = How, and by whom, is the paper of batch { $number } destroyed?
steps-ask-take-up = Why take batch { $number } up again? The reason stays in its trace.
steps-counted =
    { $count ->
        [one] Batch { $number }: { $count } sheet counted.
       *[other] Batch { $number }: { $count } sheets counted.
    }
steps-done = Batch { $number } { $stage }.
steps-taken-up = Batch { $number } taken up again: it is to be keyed once more.
steps-next = Next steps
steps-none = Nothing more to do: the paper is destroyed.
steps-status = Enter: take this step.
steps-hint-do = do it
steps-about-do = Take the chosen step
campaign-hint-steps = batch steps
campaign-hint-state = entry state

### room: station, tui and cli, steps and calendar

step-launch = Launch and engagement form
step-kit = Preparation of the kit
step-communication = Internal communication
step-deployment = Deployment
step-entry = Entry
step-results = Results and action plan
step-launch-about = The house decides on the campaign, names who sees to it and signs the engagement form (it is printed from here).
step-kit-about = Questionnaires, letters, posters and instructions, as “copiste kit” and “copiste paper” print them.
step-communication-about = Every audience knows why, when and how, and that answers stay anonymous: poster, letter, meeting.
step-deployment-about = The questionnaires are handed out and come back; each pile is counted as it comes in, in a batch.
step-entry-about = The sheets are keyed and verified, the comments read, the campaign closed.
step-results-about = Report, poster, extract for the council: the results are told, and the action plan is written down with its pilots.
step-proposed = { $day } proposed
step-fact-created = campaign created on { $day }
step-fact-expected = { $count ->
    [one] { $count } sheet expected
   *[other] { $count } sheets expected
}
step-fact-handed-out = { $count ->
    [one] { $count } questionnaire handed out
   *[other] { $count } questionnaires handed out
}
step-fact-batches = { $count ->
    [one] { $count } batch opened, on { $day }
   *[other] { $count } batches opened, the first on { $day }
}
step-fact-complete = { $count ->
    [one] { $count } sheet complete
   *[other] { $count } sheets complete
}
step-fact-closed = campaign closed on { $day }
step-fact-issued = { $count ->
    [one] { $count } provisional report, of { $day }
   *[other] { $count } reports, the last provisional, of { $day }
}
step-fact-issued-final = { $count ->
    [one] { $count } final report, of { $day }
   *[other] { $count } reports, the last final, of { $day }
}
step-fact-actions = { $count ->
    [one] { $count } action in the plan
   *[other] { $count } actions in the plan
}
trace-step-changed = step noted: { $says }
trace-step-planned = planned for { $day }
trace-step-done = done on { $day }
trace-step-reopened = step “{ $step }” reopened: { $reason }
trace-evaluation-kept = evaluation noted: { $says }
trace-evaluation-cleared = evaluation: nothing noted any more
trace-council-examined = results examined by the council (CVS) on { $day }
trace-council-not-examined = examination by the council (CVS): nothing noted any more
evaluation-closed = Evaluation closed
evaluation-transmitted = Report transmitted to the HAS
evaluation-poster-downloaded = Official poster downloaded
evaluation-poster-displayed = Official poster displayed
evaluation-shared-professionals = Shared with professionals
evaluation-shared-residents = Shared with residents
evaluation-shared-council = Shared with the council (CVS)
evaluation-read = Letter read on Qualiscope
evaluation-examined = Survey examined by the CVS
dated-planned = Day planned
dated-done = Day done
dated-begins = Beginning of the campaign
dated-ends = End of the campaign
dated-due = Due date of the action
dated-kept = End of the retention
dated-who = Who
dated-note = Remark
date-fault-no-day = { $what }: “{ $text }” is no day. Write 2026-12-31, with the year first.
date-fault-far-away = { $what }: { $day } is too far away. Dates go from 2000 to 2199.
date-fault-future = { $what }: { $day } is still to come. What is done bears a day that is past, or today’s.
date-fault-before = { $what }: { $day } comes before “{ $first }”, { $since }. Correct one of the two dates.
date-fault-needs = { $what }: note “{ $first }” first.
date-fault-letter = Letter read on Qualiscope: it has 1 to { $most } characters, as they were read, and the day it was read.
date-fault-too-long = { $what }: { $most } characters at most.
error-step-ticked = The step “{ $step }” is ticked. To untick it, reopen it with a reason.
error-step-not-ticked = The step “{ $step }” is not ticked: there is nothing to reopen.
calendar-campaign = Campaign
calendar-action = Action { $number }: { $action }
calendar-answers = Answers to be destroyed
calendar-paper = { $batches ->
    [one] Paper to return or destroy: { $batches } batch
   *[other] Paper to return or destroy: { $batches } batches
}
calendar-paper-settled = Paper returned or destroyed
calendar-poster = Official poster of the evaluation to display
calendar-publication = Publication expected on Qualiscope
calendar-council = Next examination of the survey by the CVS
calendar-done = done
calendar-overdue = { $days ->
    [one] { $days } day late
   *[other] { $days } days late
}
calendar-to-read = to be checked
calendar-today = today
calendar-running = running
calendar-in-days = { $days ->
    [one] in { $days } day
   *[other] in { $days } days
}
calendar-to-close = past its end
calendar-passed = proposed day past
calendar-basis-proposed = Day proposed from the dates of the campaign; nobody decided it.
calendar-basis-decided = Day decided by the house.
calendar-basis-counted = Counted from { $since }. { $rule }
rule-sentence = { $counted }. Source: { $source }. { $valid }.
rule-poster = The poster is displayed at the latest { $delay } after the evaluation was closed
rule-publication = Publication is expected { $delay } after transmission
rule-council = The results of the satisfaction survey are examined again by the council (CVS) at the latest { $delay } after the examination noted
rule-valid = Valid from { $from }
rule-valid-until = Valid from { $from } to { $until }
rule-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
rule-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
rule-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
calendar-unruled = { $what }: no date is computed, for the rule is not valid for { $since }. { $rule }
calendar-no-rule = { $what }: no date is computed, for no rule is known.
calendar-ics-title = copiste: due dates
calendar-ics-summary = { $what } – { $place }
calendar-ics-done = Done: { $what }
step-noted = Step “{ $step }” saved.
step-reopened = Step “{ $step }” reopened; the reason is in the journal.
steps-column-word = word
steps-column-step = step
steps-column-planned = planned
steps-column-done = done
steps-column-known = what the station knows
calendar-column-day = day
calendar-column-what = what
calendar-column-state = state
calendar-column-where = where
calendar-column-note = detail
calendar-none = Nothing with a due date is noted.
calendar-none-late = Nothing is late.
calendar-late = { $count ->
    [one] { $count } due date is past and still waits.
   *[other] { $count } due dates are past and still wait.
}
cli-command-steps = The six steps of a campaign: list, tick, untick, date, form
cli-steps-list = The steps, their dates, and what the station knows of them
cli-steps-tick = Ticks a step: it is done
cli-steps-untick = Reopens a step, with a reason
cli-steps-date = Plans a step for a day; none goes back to the day proposed
cli-steps-step = Step: launch, kit, communication, deployment, entry or results
cli-steps-on = Day it was done, YYYY-MM-DD; today when nothing is said
cli-steps-planned = Day planned, YYYY-MM-DD, or none
cli-steps-who = Who sees to it: a function or initials
cli-steps-note = A remark
cli-command-calendar = Due dates, and an .ics file: list, evaluation, rules
cli-calendar-campaign = One campaign only, and its house; all when nothing is said
cli-calendar-out = Where to write the .ics file; without it, to standard output
cli-calendar-list = What is due, by day
cli-calendar-overdue = Only what is late; exit code 1 when something is
cli-calendar-evaluation = Notes the dates of the house’s HAS evaluation; without options, shows what is noted
cli-calendar-closed = Evaluation closed, YYYY-MM-DD; none clears a date
cli-calendar-who = Who did it, for the tasks this command dates
cli-calendar-letter = The published letter, as it was read on Qualiscope; never computed
cli-calendar-rule = The version of the rule that gave it, as it was read
cli-calendar-read = Day the letter was read
cli-calendar-examined = Day the council (CVS) examined the results of this campaign
cli-calendar-rules = The rules that dates are counted by, with their source and validity
campaign-hint-checklist = steps
campaign-hint-calendar = due dates
checklist-title = Steps
checklist-count = { $done } of 6
checklist-status = Enter opens the step, to plan it or tick it.
checklist-hint-open = plan or tick
checklist-hint-reopen = reopen
checklist-hint-print = engagement form
checklist-about-print = Write the engagement form to be signed, as PDF
checklist-reopen-reason = Reopen the step “{ $step }”: for what reason?
checklist-known = The station knows: { $facts }.
checklist-suggested = By this the step may be done since { $day }; it is for you to tick it.
checklist-ticked = Ticked by { $who }.
checklist-who = Who: { $who }
checklist-note = Remark: { $note }
step-form-about-planned = Day, month and year; empty, the day proposed stands: { $day }.
step-form-about-planned-none = Day, month and year; empty, nothing is planned, for the campaign has no last day.
step-form-about-done = The day the step was done; empty as long as it is not.
step-form-about-suggested = The day the step was done. The station proposes { $day }, by what it knows.
step-form-about-who = A function or initials rather than a name.
step-form-about-note = What is to be known, in a sentence; may stay empty.
calendar-title = Due dates
calendar-count-late = { $count ->
    [0] nothing late
    [one] { $count } late
   *[other] { $count } late
}
calendar-status = Enter leads to where it is done.
calendar-about-open = Go to where it is done
calendar-hint-evaluation = evaluation, CVS
calendar-about-evaluation = Note the house’s HAS evaluation and the examination by the council (CVS)
calendar-hint-write = .ics file
calendar-about-write = Write an .ics file, for the house’s calendar
calendar-hint-all = show all
calendar-hint-pending = only what is left
calendar-about-filter = Show only what is left to do, or all
calendar-none-pending = Nothing is left to do.
calendar-not-counted = not counted
calendar-written = Written: { $path }
evaluation-title = HAS evaluation and CVS
evaluation-noted = It is noted.
evaluation-form-letter = Letter, as it is published
evaluation-form-rule = Version of the rule
evaluation-form-who = Done by
evaluation-form-about-closed = The day the evaluation was closed; the other days depend on it. Empty when nothing is noted.
evaluation-form-about-transmitted = The day the report was transmitted to the HAS.
evaluation-form-about-poster = The official poster is downloaded from Qualiscope; copiste does not make it and does not imitate it.
evaluation-form-about-day = The day it was done; empty as long as it is not.
evaluation-form-about-read = The day the letter was read on Qualiscope.
evaluation-form-about-letter = As you read it; copiste never computes it.
evaluation-form-about-rule = The version of the rule it was computed by, as it is published; may stay empty.
evaluation-form-about-who = A function or initials, for the tasks whose day you have just written.
evaluation-form-about-examined = The day the council (CVS) examined the results of this campaign; the next examination is counted from it.
home-due = { $count ->
    [one] Due date ({ $key }: all)
   *[other] { $count } due dates ({ $key }: all)
}
cli-steps-form = Writes the engagement form to be signed, as PDF
cli-steps-out = Folder to write it to; that of the reports when nothing is said
engagement-title = Engagement form
engagement-dates = from { $from } to { $until }
engagement-date = from { $from }
engagement-demonstration = Demonstration model: invented questions, which replace no survey that a law asks for.
engagement-campaign = The campaign
engagement-line = { $name }: { $value }
engagement-tool = Tool
engagement-audiences = Audiences asked
engagement-services = Services concerned
engagement-steps = The six steps and their days
engagement-proposed = { $day } (proposed)
engagement-commitments = The house commits itself
engagement-anonymity = Anonymity: no name is asked for, and no result is shown of a group too small to stay anonymous.
engagement-no-ranking = No ranking: neither those who answer, nor teams, nor those who key the sheets are compared or ranked.
engagement-freedom = Freedom: everybody answers if they wish to, alone or helped by somebody of their choice; not answering has no consequence.
engagement-shared = Sharing: the results are given back to those who were asked, to the teams and to the council (CVS), and an action plan follows.
engagement-kept = Safekeeping: paper and answers are kept under lock, then destroyed on a day that is still to be set.
engagement-kept-until = Safekeeping: paper and answers are kept under lock until { $day }, then destroyed.
engagement-signed = Signatures, by hand
engagement-function = function
engagement-name = name
engagement-day = date
engagement-signature = signature
engagement-management = Management
engagement-quality = Quality manager
engagement-colophon = copiste { $version }, campaign { $campaign }. This form is the house’s own; copiste transmits it to nobody.

### room: tui, verification rule

policy-form-title = Verification and keeping
policy-form-extent = Verify
policy-form-extent-none = no sheet
policy-form-extent-sample = sheets drawn by lot
policy-form-extent-full = every sheet
policy-form-unit = Certificate per
policy-form-unit-audience = audience
policy-form-unit-batch = batch
policy-form-sheets-min = Sheets at least
policy-form-target = Wrong fields per 10,000, at most
policy-form-second = Second keying by
policy-form-second-another = another person
policy-form-second-same = the same, later
policy-form-hours = Hours between the two keyings
policy-form-arbiter = Third keying by
policy-form-arbiter-third = a third person
policy-form-arbiter-two = one of the two as well
policy-form-comments = Comments keyed twice
policy-form-yes = yes
policy-form-no = no
policy-form-keep = Answers kept until
policy-form-bad-number = From 1 to { $max }.
policy-form-about-extent = A second keying, by another person who does not see the first, finds slips of the finger and measures those that remain.
policy-form-about-unit = What a certificate speaks of: all sheets of an audience, or each batch.
policy-form-about-sheets-min = The draw takes at least so many sheets, or all if there are fewer. Usually 20.
policy-form-about-target = The draw ends when this rate is proved with 95% confidence. Usually 100; a small campaign can hardly prove better.
policy-form-about-second = Another person finds 88% of the errors, the same one 69%. The report says who.
policy-form-about-hours = For the same person only: how many hours after the first keying.
policy-form-about-arbiter = Where the two keyings differ, the question is keyed a third time, without sight of the other two.
policy-form-about-comments = A long comment takes time to key twice, and rarely changes a figure.
policy-form-about-keep = ddmmyyyy. After this day the answers may be destroyed. Blank while it is not decided.
policy-form-saved = Rule saved.
campaign-form-policy = Verification
campaign-form-policy-as-is = as it is
campaign-form-policy-change = to be set next
campaign-form-about-policy = { $policy } “to be set next” opens the verification rule and how long answers are kept.

### room: cli, entry state

cli-command-state = Entry state: counts, blocking findings, warnings (exit code 1 while a blocking finding stands)
cli-campaign-policy = Show the verification rule, or change it
cli-campaign-keep = Set the day until which answers are kept
cli-campaign-reference = Keeps values from elsewhere that the report compares the campaign with
cli-campaign-web = Says whether online answers count in the results, as long as no report is issued
cli-arg-web-results = with: they count; without: they are only counted as come in
cli-arg-reference-file = Table of the values (.csv or .xlsx): audience, code of a theme or an item, mean; n, deviation and favourable where they are known
cli-arg-reference-source = Where the values come from; it is printed with them
cli-arg-reference-date = The day the values are of
cli-arg-reference-title = What they are called in the report
cli-arg-reference-remove = Takes the values away; the journal keeps them
cli-reference-kept =
    { $values ->
        [one] Campaign { $id }: { $values } value kept; the next report compares with it.
       *[other] Campaign { $id }: { $values } values kept; the next report compares with them.
    }
cli-reference-removed = Campaign { $id }: the values from elsewhere are taken out; the next report does not compare with them.
cli-reference-shown =
    { $values ->
        [one] Compared with “{ $title }” ({ $day }, { $values } value). Source: { $source }
       *[other] Compared with “{ $title }” ({ $day }, { $values } values). Source: { $source }
    }
reference-title = Reference values
cli-batch-count = Write down the sheets counted in the pile
cli-batch-step = Take a batch further: keyed, checked, returned, destroyed, or taken up again
cli-arg-keep-remove = Take the day back: until when answers are kept is to be decided
cli-arg-keep = Last day answers are kept (yyyy-mm-dd)
cli-arg-step = Step: keyed, checked, returned, destroyed, take-up
cli-arg-step-reason = returned: to whom; destroyed: how and by whom; take-up: why
cli-arg-recount-reason = Why the count changes: asked for once the batch is noted keyed
cli-arg-extent = Sheets to verify: none, sample (drawn by lot) or full (all)
cli-arg-unit = What a certificate speaks of: audience or batch
cli-arg-sheets-min = Sheets drawn at least, 1 to 10,000
cli-arg-target = Wrong fields per 10,000 to prove at most, 1 to 10,000
cli-arg-second = Second keying: another (person) or same-later
cli-arg-hours = Hours between two keyings by one person, 1 to 8,760
cli-arg-arbiter = Third keying: third (person) or one-of-two
cli-arg-comments = Comments keyed twice: yes or no
cli-value-extent = EXTENT
cli-value-step = STEP
cli-value-unit = UNIT
cli-value-who = WHO
cli-value-yes = YES
cli-policy-hours-of-whom = --hours counts only with --second same-later.
cli-policy-hours-missing = --second same-later needs --hours: how many hours between the two keyings.
cli-balance-not-counted = not counted
cli-balance-balanced = balanced
cli-balance-missing = { $sheets } missing
cli-balance-too-many = { $sheets } too many
cli-column-stage = stage
cli-column-balance = pile
cli-column-place = audience, service, batch
cli-column-returned = returned
cli-column-keyed = keyed
cli-column-verified = verified
cli-column-participation = participation

# --- Data: the sheets of an audience as a table -----------------------------------------------------------------------

export-reason-blank = nothing ticked or written
export-reason-not-asked = question not asked
export-reason-withheld = withheld: too few sheets
export-reason-not-told = text not read or set aside
export-why-hidden = The report does not show it, or nobody answered it.
export-why-pile = The date of the batch would lead back to the pile.
export-why-date = A date or time that a person wrote would lead back to them.
export-why-text = A free text that nobody reads before it is told.
export-why-comment = Comments were not asked for (--comments).
export-variable-service = Service
export-variable-mode = Answering mode
export-variable-form = Questionnaire
export-variable-source = Source of the answer
export-source-paper = paper
export-source-web = online
export-variable-why = { $label }: why there is no text
export-variable-box = { $label } – { $choice }
export-text-there = text present
export-box-empty = not ticked
export-box-ticked = ticked
export-band-first = up to { $to }
export-band = { $from } to { $to }
export-band-last = { $from } and over
export-kind-coded = categories
export-kind-ordinal = categories in order
export-kind-number = number
export-kind-date = date
export-kind-month = month
export-kind-time = time
export-kind-date-time = date and time
export-kind-text = text
export-kind-value = category
export-kind-missing = no value
export-kind-left-out = not in the file
export-sheet-data = Data
export-sheet-labels = In words
export-sheet-dictionary = Dictionary
export-sheet-about = To know first
export-head-variable = Variable
export-head-kind = Kind
export-head-question = Question
export-head-number = Number
export-head-label = Label
export-head-value = Value
export-head-code = Code
export-head-letter = Stata
export-head-theme = Theme
export-about-campaign = Campaign:
export-about-establishment = Establishment:
export-about-audience = Audience:
export-about-tool = Tool:
export-about-day = Day:
export-about-report = Report of the same sheets, number:
export-about-rows = Sheets:
export-about-seed = Seed of the order:
export-about-order-name = Order of the rows:
export-about-order = drawn from the seed and from what each row says; it says nothing of the order of the piles.
export-about-standing-name = Confidentiality:
export-about-standing = pseudonymous data, for the establishment’s own statistician alone. What the report hides is not in them: no category of who answered with fewer than { $min } sheets, no serial, batch, date or operator. Answers put together may point at somebody: do not publish these rows, do not join them with files that hold names.
export-about-declaration = the management’s declaration, by service: it is not anonymous.
export-about-rare-name = Rare rows:
export-about-rare = { $rare ->
    [0] no row has a combination (service, mode, profile) shared by fewer than { $min } sheets.
    [one] { $rare } row has a combination (service, mode, profile) shared by fewer than { $min } sheets.
   *[other] { $rare } rows have a combination (service, mode, profile) shared by fewer than { $min } sheets.
}
export-about-beside-name = Beside the report:
export-about-beside = sheets came or changed since a report whose numbers stay in place. Whoever has both can read those sheets.
export-r-table = The table it reads: { $file }, in the same folder.
export-r-reasons = No value: NA; the reason is in attr(data$variable, "reason").
export-format-csv-excel = Table for Excel in French (CSV)
export-format-csv = Table for programs (CSV)
export-format-xlsx = Workbook (XLSX)
export-format-spss = SPSS (SAV)
export-format-stata = Stata (DTA)
export-format-r = R script and its table
export-format-codebook-xlsx = Dictionary (XLSX)
export-format-codebook-csv = Dictionary (CSV)
export-format-ddi = DDI dictionary (XML)
export-format-fhir = FHIR responses (NDJSON)
export-format-fhir-bundle = FHIR bundle (JSON)
export-format-fhir-questionnaire = FHIR questionnaire (JSON)
export-unfit-none = { $audience }: no complete sheet.
export-unfit-few = { $audience }: { $sheets ->
    [one] { $sheets } complete sheet
   *[other] { $sheets } complete sheets
}, and { $min } are needed. Nothing is written.
export-unfit-sealed = { $sheets ->
    [one] { $audience }: { $sheets } sheet is being verified, its answers are sealed. Nothing is written: end the verification.
   *[other] { $audience }: { $sheets } sheets are being verified, their answers are sealed. Nothing is written: end the verification.
}
export-unfit-since = { $audience }: too few sheets came or changed since a report; beside it their answers could be read. Nothing is written: wait for further sheets, or close the campaign.
export-cut = { $file }: labels too long for this format are cut ({ $variables }). The dictionary has them whole.
export-rare = { $audience }: { $rare ->
    [one] { $rare } row of { $rows } has a combination (service, mode, profile) shared by fewer than { $min } sheets.
   *[other] { $rare } rows of { $rows } have a combination (service, mode, profile) shared by fewer than { $min } sheets.
}
export-alone = These data are for the establishment’s own statistician alone.
error-export-nothing = There are no data to write.
error-export-one-file = { $path } is a file, and there are { $count } to write: give a folder.
error-export-unsayable = { $path }: the encoding windows-1252 lacks { $count ->
    [one] { $count } character
   *[other] { $count } characters
} of this table. Choose UTF-8 (--encoding utf-8).
error-export-unsayable-place = Row { $row }, column { $column }: “{ $character }” ({ $code }).
error-export-rows = { $path }: this format takes { $max } rows at most. Choose csv.
error-export-columns = { $path }: this format takes { $max } columns at most. Choose csv.
error-export-moved = Sheets changed while the data were written: nothing is written. Try again.
error-export-left = Writing the data was broken off: nothing is written.
journal-export = data of report { $number }
journal-exported-seed = seed { $seed }
journal-exported-file = { $name } ({ $fingerprint }…)
cli-command-export = Writes the data of a campaign: one row per sheet, one file per audience
cli-export-format = Formats: csv-excel, csv, xlsx, spss, stata, r (script and table), codebook-xlsx, codebook-csv, ddi, fhir (one answer sheet a line), fhir-bundle, fhir-questionnaire; all: every one
cli-export-out = Folder to write into, or file when there is only one
cli-export-audience = This audience only
cli-export-encoding = Letters of the CSV tables: utf-8 or windows-1252
cli-export-seed = Seed of the order of the rows, to make the same file again (32 hexadecimal digits)
cli-export-comments = Puts the comments that the report tells into the row of their sheet
cli-export-written = Data written: { $path } ({ $rows ->
    [one] { $rows } sheet
   *[other] { $rows } sheets
})
cli-export-explained = Dictionary written: { $path }
cli-export-seed-told = Seed of the order of the rows: { $seed }
cli-export-progress = { $percent }, { $rows } rows read or written
cli-demo-tool = Tool whose campaign is played, from opening to final documents, each in its folder; all: every one
cli-demo-played = { $sheets ->
    [one] { $title }: { $sheets } sheet keyed, campaign closed.
   *[other] { $title }: { $sheets } sheets keyed, campaign closed.
}
cli-demo-data = Writes the data too, in every format
cli-demo-data-written = Data: { $path }
cli-value-encoding = ENCODING
documents-data = The data (CSV, XLSX, SPSS, Stata, R)…
documents-data-about = One row per sheet, for the establishment’s own statistician. Enter opens the list of formats.
data-title = Data
data-all = Every format
data-percent = under way { $percent }
data-status = Choose a format: one file is written per audience.
data-status-making = Data in the making: the station remains free.
data-about-rows = One row per sheet, for the statistician alone. What the report hides is not in it; answers put together may still point at somebody.
data-about-words = What the columns of the data are: no answer in it.
data-about-copy = { $count ->
    [0] No data file is written yet.
    [one] Copies { $count } file to { $path }
   *[other] Copies { $count } files to { $path }
}
data-about-make = Writes the data in the chosen format, or copies them into the chosen folder
data-told = Data written: { $title }.
data-told-remarks = Data written: { $title }. { $remarks }

# --- Paper: the printed questionnaire, the sheet opened by its code ----------------------------------------------------

cli-value-form = FORM
cli-command-paper = Prints a questionnaire as a PDF (A4), blank or numbered for a campaign
cli-paper-after = Without a campaign: one sheet without a number. With a campaign: numbered sheets, each with its code for a code scanner.
cli-paper-form = The form or the folder of the tool; with a campaign, its own when nothing is said
cli-paper-campaign = The campaign that the sheets belong to
cli-paper-count = How many numbered sheets (one when nothing is said)
cli-paper-first = Number of the first sheet (after the sheets already keyed when nothing is said)
cli-paper-variant = Variant of the tool; large: large print; easy: easy to read
cli-paper-letter = Puts a letter before each sheet: who asks, why, anonymity, how to hand the sheet in
cli-paper-one-sided = To be printed on one side only: no blank page between two sheets
cli-paper-out = File to write
cli-paper-written = { $pages ->
    [one] Questionnaire written: { $file }, { $pages } page
   *[other] Questionnaire written: { $file }, { $pages } pages
}
cli-paper-in-the-making = { $count ->
    [one] { $count } sheet in the making…
   *[other] { $count } sheets in the making…
}
cli-paper-numbers = Sheets { $first } to { $last }. Note these numbers, which serve once for the whole audience: the next print, of whatever service, begins after them (--first).
cli-paper-which-audience = This tool has several audiences ({ $known }): say which one with --audience.
cli-paper-other-form = This form is not that of the campaign { $campaign }: its sheets could not be keyed there.

paper-number = No. { $serial }
paper-number-box = Number of the sheet
paper-code-alt = Code of the sheet: { $code }
paper-foot-sheet = sheet { $serial }
paper-foot-form = { $form }, version { $version }
paper-foot-page = page { $page } of { $pages }
paper-foot-later = page { $page } of { $pages } (continued)
paper-turn = please turn over
paper-demonstration = Demonstration model: this questionnaire is invented, it replaces no official one.
paper-demonstration-head = demonstration model
paper-thanks = Thank you for your answers.
paper-row = Row { $row }
paper-go-to-number = go to question { $number }
paper-go-to-label = go to “{ $label }”
paper-go-to-end = the questionnaire is finished
paper-cell-day = day
paper-cell-month = month
paper-cell-year = year
paper-cell-hours = hours
paper-cell-minutes = minutes
paper-cell-code = code of the answer
paper-and = and
paper-or = or
paper-quoted = “{ $text }”
paper-question-number = question { $number }
paper-question-label = “{ $label }”
paper-under-unanswered = Only if you did not answer { $question }:
paper-under = Only if you answered { $terms }:
paper-term-choice = { $choices } to { $question }
paper-term-other = anything but { $choices } to { $question }
paper-term-unticked = { $question } without ticking { $choices }
paper-term-answered = { $question }
paper-term-equal = { $number } to { $question }
paper-term-not-equal = anything but { $number } to { $question }
paper-term-less = less than { $number } to { $question }
paper-term-at-most = { $number } or less to { $question }
paper-term-more = more than { $number } to { $question }
paper-term-at-least = { $number } or more to { $question }
paper-how-one = Circles: tick one answer only, per row or per question.
paper-how-many = Squares: you may tick several answers.
paper-how-cells = Cells: write one figure in each.
paper-how-mistake = Ticked the wrong one? Cross it out and circle the right one.
paper-how-codes = The small figures in circles and squares serve the keying: pay no attention to them.
paper-letter-title = Your opinion counts
paper-letter-greeting = Dear Sir or Madam,
paper-letter-who = { $establishment } invites you to answer the questionnaire enclosed: “{ $title }”.
paper-letter-why = Your answers will help to see what goes well and what must change. Answer by what you live: no answer is right or wrong.
paper-letter-voluntary = You are free to answer or not. Not answering will have no consequence for you.
paper-letter-anonymous = The questionnaire is anonymous. Write neither your name nor that of anybody else.
paper-letter-small = Results of a group that is too small are not shown: nobody can be recognised.
paper-letter-number = The number and the code printed on the sheet serve to key no sheet twice. Nobody notes who was given which sheet.
paper-letter-hand-in = Please hand in the filled sheet by { $until } at the latest, in the ballot box or in the closed envelope meant for it. Keep this letter.
paper-letter-help = If you would like help to read or to write, ask: { $blank }
paper-letter-thanks = Thank you for taking part.
paper-letter-blank = ……………………………………
paper-remark-unsaid = Question { $question }: when it is asked cannot be said in one sentence. The paper says nothing of it: write it in a note before the question, or make it simpler.
paper-remark-unnumbered = { $count ->
    [one] { $count } question has no number on paper: { $question }. Give it a number, so that whoever keys can find it.
   *[other] { $count } questions have no number on paper, the first is { $question }. Give them numbers, so that whoever keys can find them.
}
paper-remark-long-list = Question { $question }: the list has { $choices } answers, too many to be printed. The paper asks for the code: enclose the list, or ask for a text.
paper-remark-rows = Table “{ $table }”: the form does not say how many rows to print, { $rows } are.
paper-remark-sides = page { $page } ({ $sides } sides)
paper-remark-overfull = Too long for one side of paper: { $pages }. The page stop of the keying stays at the end of each page of the form. Spread the questions over more pages, so that each side has its stop.

error-code-none = This is not the code of a sheet: it begins with X and has letters only. If the code scanner typed it like this, set its keyboard to that of the station.
error-code-length = The code of a sheet has { $wanted } letters, this one has { $letters }: scan it or type it once more.
error-code-check = This code has a fault: a wrong letter or two letters exchanged. Scan it or type it once more.
error-code-unknown = No campaign of this store printed this sheet.
error-code-elsewhere = This sheet belongs to another campaign: { $title }.
error-no-pile = No batch is open for { $audience }, { $service }: count the pile and open its batch, then scan the code.
error-sheet-in-hand = Sheet { $serial } is begun: end it, hold it aside or abandon it, then scan the code.
error-not-by-code = Here sheets come in their order: none is opened by its code.
error-place-missing = Say for which audience and service (--audience and --service), or for which batch (--batch).
app-code = Code of a sheet
app-code-ask = The code printed on the sheet, which the scanner types (then Enter):

# --- The kit of a campaign: what is put up, handed out and filled in around the questionnaires -----------------------------

kit-poster = The poster (A3 and A4)
kit-poster-about = At the entrance and on the wards: what, who, when, where to put the sheet, whom to ask.
kit-leaflet = The leaflet (A4, to be folded in three)
kit-leaflet-about = Why, how, what becomes of the answers, rights. To be printed on both sides, flipped on the short edge.
kit-flyer = The flyer (A5, and two on an A4 page)
kit-flyer-about = What matters on half a page, to go with the sheets or to lie at the reception.
kit-easy-poster = The easy-to-read poster (A3 and A4)
kit-easy-leaflet = The easy-to-read leaflet (A4)
kit-easy-flyer = The easy-to-read flyer (A5, and two on an A4 page)
kit-easy-about = Short sentences, one idea a line, large print. To be read over with people concerned before it is printed.
kit-letter = The letter: { $reader }
kit-letter-about = To be given with the sheet: who asks, why, anonymity, how to hand the sheet in. It has room for a signature.
kit-relatives = Relatives
kit-relatives-about = To relatives who help to answer: to help without answering instead, and to say how the sheet was filled in.
kit-instructions = The instructions to hand out and collect
kit-instructions-about = For those who hand out and collect: to help without influencing, to count, what is never written.
kit-slips = The batch slips
kit-slips-about = One for each service and audience, for the pile it goes with. Scanned at the station, its code opens the reception of the batch.

kit-name-poster = Poster
kit-name-leaflet = Leaflet
kit-name-flyer = Flyer
kit-name-easy-poster = Easy-to-read poster
kit-name-easy-leaflet = Easy-to-read leaflet
kit-name-easy-flyer = Easy-to-read flyer
kit-name-letter = Letter
kit-name-instructions = Handing out and collecting the sheets
kit-name-slips = Batch slips

kit-demonstration = Demonstration model: this questionnaire is invented, it replaces no official one.
kit-title = Your opinion counts
kit-from-until = From { $from } to { $until }
kit-from = From { $from }
kit-until = Last day to hand the sheet in
kit-drop-box = Put the sheet here
kit-contact = Whom to ask
kit-phone = Telephone
kit-results = Results shown (when, where)
kit-kept = Keyed answers kept until
kit-services = { $count ->
    [one] { $count } service
   *[other] { $count } services
}
kit-group-min = Results of a group of fewer than { $count } answers are not shown.
kit-breakdown-min = For the teams, no results by service are shown under { $count } answers.
kit-modes = Write at the top of the sheet how it was filled in: { $modes }.

kit-head-what = What is it about?
kit-head-who = Who may answer?
kit-head-when = When?
kit-head-where = Where does the sheet go?
kit-head-rights = Free and anonymous
kit-head-contact = A question?
kit-what = A questionnaire on paper, to say what goes well and what must change.
kit-themes = It is about: { $themes }.
kit-right-free = Everyone is free to answer or not.
kit-right-no-consequence = Not answering has no consequence.
kit-right-anonymous = The questionnaire is anonymous: write no name.
kit-right-small = Results of a group that is too small are not shown.
kit-right-number = The number and the code of the sheet serve to key no sheet twice. Nobody notes who was given which sheet.
kit-right-found = A sheet handed in bears no name: it can be neither found again nor taken back.
kit-right-management = The management fills in a sheet of its own, which is not anonymous: the report shows it as a declaration.

kit-head-why = Why?
kit-why = Your answers help to see what goes well and what must change. No answer is right or wrong: answer by what you live.
kit-views = Their opinion is asked for: { $audiences }.
kit-head-how = How?
kit-how-take = Take a sheet, or ask for one.
kit-how-tick = Tick the answers that say what you live. You may leave a question without an answer.
kit-how-help = Be helped, if you like, by a person of your choice.
kit-how-no-name = Write neither your name nor that of anybody else.
kit-how-hand-in = Put in the filled sheet, folded or in an envelope.
kit-head-become = What becomes of your answers
kit-become-counted = Sheets are counted at every step.
kit-become-keyed = Answers are keyed into a computer.
kit-become-sample = Sheets drawn by lot are keyed a second time, to check the keying.
kit-become-full = Every sheet is keyed a second time, to check the keying.
kit-become-report = A report shows results of groups, never a sheet.
kit-become-comments = Comments are read before they are shown: what would tell who somebody is is taken out.
kit-head-your-rights = Your rights
kit-head-results = Results and questions
kit-results-who = The results will be presented to you, with what will be done next.

kit-head-facts = Good to know
kit-head-before = Before
kit-head-hand-out = Hand out
kit-head-help = Help without influencing
kit-head-never = What is never done
kit-head-collect = Collect
kit-do-count = Count the sheets of each service and each audience. Keep their batch slip with them.
kit-do-box = Close the ballot box (seal, padlock or signed tape) and put it where people can come unseen.
kit-do-poster = Put up the posters, lay out the leaflets.
kit-do-supplies = Have pens, envelopes and a quiet place ready.
kit-do-everybody = Offer a sheet to everyone concerned, without choosing who gets one.
kit-do-explain = Say in a few words why, that answering is free and anonymous, where to hand the sheet in and until when.
kit-do-time = Leave time to answer. Come back later rather than insist.
kit-do-no-list = Note neither who was given a sheet nor who answered.
kit-do-note-count = Write on the slip how many sheets were handed out.
kit-do-help-ask = First ask whether the person wants help, and whose.
kit-do-help-read = Read the question and all the answers as they are written. Repeat rather than explain.
kit-do-help-write = Tick what the person says, even if you think otherwise.
kit-do-help-silent = Suggest no answer. Show neither agreement nor surprise.
kit-do-help-who = Better the help of somebody who does not care for the person: a relative, a volunteer, another team.
kit-do-no-name = Write a name on a sheet, be it the person’s, a relative’s or that of a member of the team. Nor a room number.
kit-do-no-mark = Make a mark by which a sheet could be recognised.
kit-do-no-reading = Read the sheets handed in before they are keyed.
kit-do-no-correcting = Correct or complete a sheet.
kit-do-open = Open the box together with a colleague, on the last day or when it is full.
kit-do-sort = Sort the sheets by service and audience: one pile and one slip for each.
kit-do-blank = Count blank or unreadable sheets apart. Keep them with the pile.
kit-do-slip = Count the pile twice. Write the number, the date and your initials on the slip.
kit-do-close = Put the pile and its slip into a closed folder.
kit-do-carry = Hand it over in person to whoever keys, who counts it again and signs in turn.

kit-slip-how = A slip follows each pile, from the handing out to the destruction. Scan its code at the keying station: the reception of the batch opens.
kit-slip-step = Step
kit-slip-date = Date
kit-slip-sheets = Sheets
kit-slip-unusable = Unusable
kit-slip-initials = Initials
kit-slip-handed-out = Handing out
kit-slip-collected = Collection
kit-slip-received = Reception
kit-slip-keyed = Keying
kit-slip-destroyed = Destruction
kit-slip-expected = Expected
kit-slip-distributed = Handed out
kit-slip-code = Code of the slip: { $code }

kit-letter-people = { $establishment } invites you to answer the questionnaire enclosed, for the survey “{ $title }”.
kit-letter-help = You may answer alone, or with the help of a person of your choice: a relative, a volunteer, a member of the team.
kit-letter-professionals = { $establishment } invites you to give your opinion by answering the questionnaire enclosed, for the survey “{ $title }”.
kit-letter-professionals-why = Your opinion will help to see what goes well and what must change. Answer by what you live, not by what should be.
kit-letter-management = { $establishment } asks the management to fill in the sheet enclosed, for the survey “{ $title }”.
kit-letter-management-how = One sheet only is filled in for each service, or for the whole establishment. Fill it in together.
kit-letter-management-facts = Answer by what is really done, with facts to show for it.
kit-letter-management-shown = This sheet is not anonymous: the report shows it apart, as a declaration, beside the other views.
kit-letter-relatives = { $establishment } invites a person close to you to answer the questionnaire enclosed, for the survey “{ $title }”.
kit-letter-relatives-free = This person is free to answer or not, and to choose who helps. Not answering has no consequence for them or for you.
kit-letter-relatives-help = It is their opinion that counts. Read the questions and the answers out as they are written. Tick what they say, even if you think otherwise.
kit-letter-relatives-anonymous = The questionnaire is anonymous. Write neither their name, nor yours, nor that of anybody else.
kit-letter-hand-in = Please put the filled sheet where it says below. Keep this letter.
kit-letter-subject = Subject: { $title }
kit-letter-date = Date
kit-letter-signatory = Name and function
kit-letter-signature = Signature

kit-easy-title = Say what you think
kit-easy-head-what = Questions on paper
kit-easy-questions = We ask you questions.
kit-easy-paper = The questions are on a sheet.
kit-easy-why = We want to know what goes well.
kit-easy-why-change = We want to know what must change.
kit-easy-no-right-answer = There is no wrong answer.
kit-easy-head-when = When to answer?
kit-easy-from = You can answer from { $from }.
kit-easy-until = You can answer until { $until }.
kit-easy-until-blank = Last day to answer
kit-easy-head-free = You choose
kit-easy-free = You answer if you want to.
kit-easy-refuse = You can say no.
kit-easy-no-consequence = If you say no, nothing changes for you.
kit-easy-head-answer = How to answer?
kit-easy-read = Read a question.
kit-easy-tick = Tick your answer.
kit-easy-wrong-box = Did you tick the wrong box?
kit-easy-right-box = Cross it out and circle the right one.
kit-easy-no-answer = You can leave a question without an answer.
kit-easy-head-secret = It is secret
kit-easy-no-name = Do not write your name.
kit-easy-head-where = Where does the sheet go?
kit-easy-box = Fold your sheet before you hand it in.
kit-easy-box-where = Hand it in here
kit-easy-head-help = Do you want help?
kit-easy-help = A person can read and write with you.
kit-easy-ask = Ask
kit-easy-head-next = And then?
kit-easy-counted = We count all the answers.
kit-easy-report = We will tell you the results.
kit-easy-better = We will look for what to do better.
kit-easy-results = When and where to see the results

kit-field-contact = Whom to ask
kit-field-phone = Telephone
kit-field-drop-box = Where the sheet goes
kit-field-signatory = Who signs
kit-field-address = Address
kit-field-results = Results
kit-field-contact-about = A person or a function that questions are put to: “Ms Small, quality manager”. Blank: a line to be filled in by hand.
kit-field-phone-about = That person’s number. Blank: a line to be filled in by hand.
kit-field-drop-box-about = Where the ballot box is: “entrance hall, by the reception”. Blank: a line to be filled in by hand.
kit-field-signatory-about = Who signs the letters, name and function. Blank: a line to be filled in by hand.
kit-field-address-about = The establishment’s address at the head of letters, on one line. Blank: room to write it.
kit-field-results-about = When and where the results will be presented: “in June, at the residents’ council”. Blank: a line to be filled in by hand.

trace-kit-changed = facts of the kit changed
error-kit-too-long = A fact of the kit has { $max } characters at most.
error-no-kit-piece = The kit of this campaign has no such document for these audiences: { $name }.
error-slip-not-here = This is the code of a batch slip: it is scanned at home or in the campaign, not while keying.

campaign-hint-kit = kit
command-web-answers = Answers given online: read the file, see the findings, take them in
command-kit = Kit of the campaign: posters, letters, instructions, batch slips
kit-screen = Kit of the campaign
kit-details = Facts of the kit
kit-details-about = { $blank ->
    [0] All are given. They are printed on the documents written from now on.
    [one] { $blank } is missing: its line is to be filled in by hand.
   *[other] { $blank } are missing: their lines are to be filled in by hand.
}
kit-all = All documents
kit-all-about = The whole kit, one document after the other.
kit-status = Choose a document: it is written into the folder of the campaign.
kit-hint-details = facts
kit-changed = Facts of the kit saved: documents written from now on have them.
kit-about-make = Writes the chosen document, opens the facts, or copies the files to the chosen folder
kit-slip-received-already = The slip is that of batch { $number }, received already.
kit-slip-opens = Slip of { $audience }, { $service }: count the pile, then open the batch.

cli-command-kit = Writes the kit of a campaign: poster, leaflet, flyer, letters, instructions, batch slips
cli-kit-after = Documents: poster, leaflet, flyer, easy-read (the same, easy to read), letters, instructions, slips (batch slips). What the station does not know is given with “copiste campaign edit”; the rest is a line to be filled in by hand.
cli-kit-document = Document to write, all when nothing is said
cli-kit-audience = For this audience only
cli-kit-out = Folder to write into, that of the campaign among the reports when nothing is said
cli-kit-text = Says the documents as text and writes nothing
cli-kit-written = { $pages ->
    [one] Written: { $path }, { $pages } page
   *[other] Written: { $path }, { $pages } pages
}
cli-campaign-edit = Changes the title, the dates and the facts of the kit
cli-arg-kit-contact = Whom to ask (blank: a line to be filled in by hand)
cli-arg-kit-phone = That person’s telephone number
cli-arg-kit-drop-box = Where a filled sheet goes
cli-arg-kit-signatory = Who signs the letters, name and function
cli-arg-kit-address = The establishment’s address
cli-arg-kit-results = When and where the results will be presented
