copiste = copiste

### room: expression and questionnaire findings

### room: entry

refusal-not-a-choice = « { $typed } » n’est pas une case de la question { $number } ({ $codes }).
refusal-not-a-number = « { $typed } » n’est pas un nombre pour la question { $number }.
refusal-not-a-date = « { $typed } » n’est pas une date (jjmm, jjmmaa ou jjmmaaaa).
refusal-not-text = Ce caractère ne s’écrit pas dans une réponse.
refusal-text-full = La réponse à la question { $number } est limitée à { $characters } caractères.
refusal-check = « { $typed } » n’est pas accepté à la question { $number }.
refusal-check-later = La réponse à la question { $number } ne convient plus.
refusal-page-not-finished = { $left ->
    [one] Il reste { $left } question sur cette page. Une touche s’est-elle perdue ?
   *[other] Il reste { $left } questions sur cette page. Une touche s’est-elle perdue ?
}
refusal-page-finished = La page est finie à l’écran. S’il reste une question sur le papier, une touche a été doublée.
refusal-sheet-finished = La feuille est finie à l’écran. S’il reste une question sur le papier, une touche a été doublée.
refusal-sheet-not-finished = { $left ->
    [one] Il reste { $left } question sans réponse sur la feuille, la première est la { $number }.
   *[other] Il reste { $left } questions sans réponse sur la feuille, la première est la { $number }.
}
refusal-nothing-to-dup = La feuille précédente n’a pas de réponse à la question { $number }.
refusal-nothing-to-run = Aucune réponse à répéter avant la question { $number } dans ce bloc.
refusal-does-not-fit = Cette réponse n’est pas une de celles de la question { $number }.
refusal-no-such-number = Aucune question ne porte le numéro « { $typed } ».
refusal-not-asked = La question { $typed } n’est pas posée sur cette feuille.
refusal-reason-missing = Un motif est nécessaire.
refusal-no-meaning = Cette touche n’a pas d’effet ici.
refusal-variant-loses = { $answers ->
    [one] L’autre variante du questionnaire n’a pas de place pour { $answers } réponse déjà saisie.
   *[other] L’autre variante du questionnaire n’a pas de place pour { $answers } réponses déjà saisies.
}
codes-range = { $first } à { $last }
ask-soft = « { $typed } » à la question { $number } : est-ce bien ce qui est écrit ?
ask-required = La question { $number } attend une réponse. N’y a-t-il vraiment rien ?
ask-abandon = Abandonner la feuille { $serial } ? Ce qui est saisi ne comptera pas.
prompt-go-to = Aller à la question (vide : la première sans réponse)
prompt-note = Remarque sur la question { $number }
prompt-margin = Remarques en marge de la feuille
prompt-hold = Motif de mise de côté
prompt-override = Note sur la réponse confirmée (facultative)
mark-blank = rien coché
mark-not-concerned = non concerné
mark-double = deux cases cochées
mark-unreadable = illisible
mark-struck = raturé
status-in-progress = en cours
status-held = mise de côté
status-complete = complète
status-voided = annulée
service-constant = lot

### room: measure and report

### room: keymap

### room: import

### room: store

### room: station

### room: tui

### room: plain

### room: cli
