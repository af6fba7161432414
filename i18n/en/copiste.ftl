copiste = copiste

### room: expression and questionnaire findings

place-sheet = sheet { $sheet }
place-row = row { $row }
place-column = column { $column }
place-key = key { $key }
severity-blocking = blocking
severity-warning = warning
finding-nearest = Did you mean “{ $word }”?
finding-unreadable = This file cannot be read ({ $reason }). Open it in a spreadsheet program and save it again as .xlsx.
finding-file-missing = This file is not there.
finding-file-too-large = This file is too large: at most { $max } MB are read.
finding-format-unknown = This is neither an .xlsx spreadsheet nor Markdown tables with a “survey” row.
finding-format-other = This is a { $kind } spreadsheet: save it as .xlsx.
finding-not-utf8 = This text is not in UTF-8: save it with that encoding.
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
finding-role-unknown = “{ $role }” is no role: people, professionals or management.
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
finding-type-not-supported = “{ $written }” cannot be keyed from paper.
finding-type-ignored = “{ $written }” asks nothing on paper and is not read.
finding-type-missing = This row has no type and is not read.
finding-name-missing = This question has no name.
finding-name-bad = “{ $name }” is no name: begin with a letter or _, go on with letters, digits, _, - and full stops, without spaces.
finding-label-missing = The question “{ $name }” has no printed text.
finding-label-reference = This text refers to the answer “{ $name }”, which paper cannot show.
finding-list-missing = Write the name of the choice list after the type.
finding-list-unknown = The sheet choices has no list “{ $list }”.
finding-list-unused = No question uses the list “{ $list }”.
finding-theme-unknown = The tool has no theme “{ $theme }”.
finding-word-unknown = “{ $written }” is not one of the words expected here: { $words }.
finding-not-a-whole-number = “{ $written }” is not a whole number from { $min } to { $max }.
finding-not-a-number = “{ $written }” is not a number.
finding-column-misplaced = This column means nothing on a row of type { $kind }.
finding-message-without-rule = This message has no rule to speak about.
finding-page-backwards = Page { $page } comes after page { $above }: pages only go forward.
finding-page-skipped = Page { $page } follows page { $above }: no question stands between.
finding-group-unclosed = The group “{ $name }” never ends: add an end_group.
finding-group-unopened = This end_group ends no group.
finding-group-too-deep = Groups stand in each other more than { $max } deep.
finding-grid-kind = A grid holds only select_one questions; this one is of type { $kind }.
finding-grid-list = A grid has one list, here “{ $wanted }”; this question uses “{ $list }”.
finding-appearance-ignored = The hint “{ $hint }” is for screens and is not read.
finding-no-question = This form asks nothing.
finding-too-many-questions = A form has at most { $max } questions.
finding-number-missing = The question “{ $name }” has no printed number: nobody can go to it by its number.
finding-no-numbers = No question has a printed number: fill the column “number”, so that one can go to a question by it.
finding-number-duplicate = The printed number { $number } is also that of the question “{ $other }”.
finding-theme-without-scores = This question counts in a theme, but its list “{ $list }” has no scores.
finding-rule = The rule “{ $source }” does not read: { $fault }
finding-reference-unknown = The rule speaks of a question “{ $name }” that is not in the form.
finding-reference-forward = This condition depends on the question “{ $name }”, which comes later on the paper.
finding-cycle = These conditions depend on each other in a circle: { $names }.
finding-current-in-condition = A condition cannot look at its own question’s answer (the full stop): it is not asked yet.
finding-value-not-in-list = The list “{ $list }” has no choice “{ $value }”: this comparison never holds.
finding-decimal-comma = “{ $text }” is written with a comma: write the number with a full stop and without quotes.
finding-impossible-date = “{ $text }” is no date of the calendar.
finding-choice-without-list = This choice names no list.
finding-choice-name-missing = This choice has no name.
finding-choice-name-bad = “{ $name }” is no name for a choice: write it without spaces and without ! at the start.
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
finding-item-differs = The item “{ $name }” does not count here as in “{ $other }”: another theme or direction.
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
fault-unexpected = “{ $word }” cannot stand here (character { $at }).
fault-unexpected-end = something is missing at the end.
fault-unclosed-parenthesis = a parenthesis never closes (character { $at }).
fault-unknown-function = there is no function “{ $name }” (character { $at }).
fault-function-not-supported = copiste does not know the function “{ $name }” of other engines (character { $at }).
fault-arguments = “{ $function }” takes { $wanted } arguments, not { $given } (character { $at }).
fault-arguments-between = { $min } to { $max }
fault-arguments-at-least = at least { $min }
fault-path = “{ $word }” is a path or a bare word: write a question as $, then its name between braces (character { $at }).
fault-predicate = square brackets are not supported (character { $at }).
fault-union = the bar | is not supported: write or (character { $at }).
fault-pattern = “{ $pattern }” is no pattern: { $reason }.
evaluation-not-a-date = “{ $text }” is no date.

### room: entry

### room: measure and report

### room: keymap

### room: import

### room: store

### room: station

### room: tui

### room: plain

### room: cli
