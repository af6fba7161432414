copiste = copiste

### room: expression and questionnaire findings

place-sheet = onglet { $sheet }
place-row = ligne { $row }
place-column = colonne { $column }
place-key = clé { $key }
severity-blocking = bloquant
severity-warning = avertissement
finding-nearest = Vouliez-vous écrire « { $word } » ?
finding-unreadable = Ce fichier est illisible ({ $reason }). Ouvrez-le dans un tableur et enregistrez-le de nouveau en .xlsx.
finding-file-missing = Ce fichier n’existe pas.
finding-file-too-large = Ce fichier est trop gros : { $max } Mo au plus sont lus.
finding-format-unknown = Ce n’est ni un classeur .xlsx, ni des tableaux Markdown avec une ligne « survey ».
finding-format-other = C’est un classeur { $kind } : enregistrez-le en .xlsx.
finding-not-utf8 = Ce texte n’est pas en UTF-8 : enregistrez-le avec cet encodage.
finding-file-outside = « { $file } » sort du dossier de l’outil : placez le fichier dans le dossier et n’écrivez que son nom.
finding-sheet-too-large = Il y a quelque chose au-delà de la ligne { $rows } ou de la colonne { $columns } : rien n’est lu aussi loin.
finding-sheet-missing = L’onglet « { $sheet } » manque.
finding-sheet-ignored = « { $sheet } » n’est pas lu : seuls survey, choices et settings le sont, une fois chacun.
finding-rows-outside-sheet = Cette ligne précède tout nom d’onglet et n’est pas lue.
finding-column-missing = La colonne « { $column } » manque.
finding-column-unknown = La colonne « { $column } » est inconnue et n’est pas lue.
finding-column-ignored = La colonne « { $column } » n’a pas de sens sur papier et n’est pas lue.
finding-column-duplicate = La colonne « { $column } » répète une autre colonne de même sens.
finding-cell-error = Cette cellule affiche l’erreur { $error }.
finding-cell-too-long = Ce texte dépasse { $max } caractères.
finding-toml = Ce n’est pas du TOML ici : { $reason }.
finding-key-missing = La clé « { $key } » manque.
finding-key-unknown = La clé « { $key } » est inconnue.
finding-key-kind = « { $key } » demande { $wanted ->
        [text] un texte entre guillemets droits
        [localised-text] un texte, ou des textes par langue : {"{"} fr = "…", en = "…" {"}"}
        [number] un nombre
        [whole-number] un nombre entier
        [truth] true ou false
        [table] une table
       *[tables] une liste de tables
    }.
finding-out-of-range = « { $key } » vaut { $value } : il faut de { $min } à { $max }.
finding-group-too-small = Un groupe de { $value } ne protège personne : { $min } au moins.
finding-bad-identifier = « { $written } » n’est pas un identifiant : de 1 à 32 minuscules sans accent, chiffres et tirets, sans tiret aux bouts.
finding-no-audience = L’outil n’a aucun public : ajoutez un [[audience]].
finding-no-form = Le public « { $audience } » n’a pas de questionnaire : ajoutez-en un à sa liste « form ».
finding-role-unknown = « { $role } » n’est pas un rôle : people, professionals ou management.
finding-duplicate = { $thing ->
        [question] La question « { $name } » figure deux fois dans le questionnaire
        [choice] Le choix « { $name } » figure deux fois dans sa liste
        [code] Le code imprimé « { $name } » figure deux fois dans sa liste
        [theme] Le thème « { $name } » figure deux fois
        [audience] Le public « { $name } » figure deux fois
        [variant] La version « { $name } » figure deux fois pour ce public
        [mode] Le mode de réponse « { $name } » figure deux fois pour ce public
        [field] Le champ « { $name } » figure deux fois sur la ligne
        [answer] La réponse à « { $name } » figure deux fois sur la feuille
        [serial] La feuille { $name } figure deux fois dans le fichier
       *[batch] Le lot { $name } figure deux fois dans le fichier
    }.
finding-theme-unused = Aucune question ne compte dans le thème « { $theme } ».
finding-type-unknown = « { $written } » n’est pas un type de question.
finding-type-not-supported = « { $written } » ne peut pas être saisi depuis le papier.
finding-type-ignored = « { $written } » ne demande rien sur papier et n’est pas lu.
finding-type-missing = Cette ligne n’a pas de type et n’est pas lue.
finding-name-missing = Cette question n’a pas de nom.
finding-name-bad = « { $name } » n’est pas un nom : commencez par une lettre ou _, continuez par des lettres, chiffres, _, - et points, sans espace.
finding-label-missing = La question « { $name } » n’a pas de texte imprimé.
finding-label-reference = Ce texte renvoie à la réponse « { $name } », que le papier ne peut pas montrer.
finding-list-missing = Écrivez le nom de la liste de choix après le type.
finding-list-unknown = L’onglet choices n’a pas de liste « { $list } ».
finding-list-unused = Aucune question n’utilise la liste « { $list } ».
finding-theme-unknown = L’outil n’a pas de thème « { $theme } ».
finding-word-unknown = « { $written } » n’est pas un des mots attendus ici : { $words }.
finding-not-a-whole-number = « { $written } » n’est pas un nombre entier de { $min } à { $max }.
finding-not-a-number = « { $written } » n’est pas un nombre.
finding-column-misplaced = Cette colonne n’a pas de sens sur une ligne de type { $kind }.
finding-message-without-rule = Ce message n’a pas de règle dont parler.
finding-page-backwards = La page { $page } vient après la page { $above } : les pages ne font qu’avancer.
finding-page-skipped = La page { $page } suit la page { $above } : aucune question entre les deux.
finding-group-unclosed = Le groupe « { $name } » ne finit jamais : ajoutez un end_group.
finding-group-unopened = Cet end_group ne finit aucun groupe.
finding-group-too-deep = Les groupes s’emboîtent sur plus de { $max } niveaux.
finding-grid-kind = Une grille ne contient que des questions select_one ; celle-ci est de type { $kind }.
finding-grid-list = Une grille a une seule liste, ici « { $wanted } » ; cette question utilise « { $list } ».
finding-appearance-ignored = L’indication « { $hint } » vaut pour les écrans et n’est pas lue.
finding-no-question = Ce questionnaire ne demande rien.
finding-too-many-questions = Un questionnaire a { $max } questions au plus.
finding-number-missing = La question « { $name } » n’a pas de numéro imprimé : on ne pourra pas y aller par son numéro.
finding-no-numbers = Aucune question n’a de numéro imprimé : remplissez la colonne « number », pour pouvoir aller à une question par son numéro.
finding-number-duplicate = Le numéro imprimé { $number } est aussi celui de la question « { $other } ».
finding-theme-without-scores = Cette question compte dans un thème, mais sa liste « { $list } » n’a pas de scores.
finding-rule = La règle « { $source } » ne se lit pas : { $fault }
finding-reference-unknown = La règle parle d’une question « { $name } » qui n’est pas dans le questionnaire.
finding-reference-forward = Cette condition dépend de la question « { $name } », qui vient plus loin sur le papier.
finding-cycle = Ces conditions dépendent l’une de l’autre en cercle : { $names }.
finding-current-in-condition = Une condition ne peut pas regarder la réponse de sa propre question (le point) : elle n’est pas encore posée.
finding-value-not-in-list = La liste « { $list } » n’a pas de choix « { $value } » : cette comparaison n’est jamais vraie.
finding-decimal-comma = « { $text } » est écrit avec une virgule : écrivez le nombre avec un point et sans guillemets.
finding-impossible-date = « { $text } » n’est pas une date du calendrier.
finding-choice-without-list = Ce choix ne nomme aucune liste.
finding-choice-name-missing = Ce choix n’a pas de nom.
finding-choice-name-bad = « { $name } » n’est pas un nom de choix : écrivez-le sans espace et sans ! au début.
finding-choice-label-missing = Le choix « { $name } » n’a pas de texte imprimé.
finding-code-bad = « { $code } » n’est pas un code imprimé : de 1 à 4 chiffres ou lettres sans accent.
finding-code-prefix = Le code { $code } est aussi le début de { $longer } : il demandera Entrée à la saisie.
finding-score-on-mark = Cette case vaut une marque : son score ne compte pas.
finding-mark-duplicate = Deux cases de la liste valent la marque { $mark }.
finding-too-many-choices = Une liste a { $max } choix au plus.
finding-list-of-marks = Toutes les cases de la liste « { $list } » valent des marques : il n’y a rien à répondre.
finding-variant-lacks = Il manque à cette version l’item « { $name } » du questionnaire standard.
finding-variant-extra = Le questionnaire standard n’a pas d’item « { $name } ».
finding-variant-kind = L’item « { $name } » est d’un autre type que dans le questionnaire standard.
finding-variant-choices = L’item « { $name } » a des choix que le questionnaire standard n’a pas : { $choices }.
finding-item-differs = L’item « { $name } » ne compte pas ici comme dans « { $other } » : autre thème ou autre sens.
finding-line-unknown = « { $word } » ne commence aucune ligne connue : batch, sheet, margin, note, hold ou le nom d’une question.
finding-line-misplaced = « { $word } » vient trop tôt : d’abord un lot (batch), puis une feuille (sheet), puis ses réponses.
finding-bad-serial = « { $written } » n’est pas un numéro à partir de 1.
finding-value-missing = « { $name } » demande une valeur.
finding-bad-field = « { $written } » n’est pas écrit clé=valeur.
finding-bad-date = « { $written } » n’est pas une date du calendrier, écrite année-mois-jour.
finding-too-many-lines = { $max } lignes au plus sont lues.
fault-empty = rien n’est écrit.
fault-too-long = elle dépasse { $max } caractères.
fault-too-deep = elle s’emboîte sur plus de { $max } niveaux.
fault-too-many-parts = elle a plus de { $max } parties.
fault-unclosed-text = un guillemet ne se ferme jamais (caractère { $at }).
fault-unclosed-reference = l’accolade d’une référence ne se ferme jamais (caractère { $at }).
fault-bad-reference = « { $name } » entre accolades n’est pas un nom de question (caractère { $at }).
fault-unexpected-character = « { $letter } » n’a pas de sens ici (caractère { $at }).
fault-unexpected = « { $word } » ne peut pas venir ici (caractère { $at }).
fault-unexpected-end = il manque quelque chose à la fin.
fault-unclosed-parenthesis = une parenthèse ne se ferme jamais (caractère { $at }).
fault-unknown-function = la fonction « { $name } » n’existe pas (caractère { $at }).
fault-function-not-supported = copiste ne connaît pas la fonction « { $name } » d’autres moteurs (caractère { $at }).
fault-arguments = « { $function } » prend { $wanted } arguments, et non { $given } (caractère { $at }).
fault-arguments-between = de { $min } à { $max }
fault-arguments-at-least = au moins { $min }
fault-path = « { $word } » est un chemin ou un mot nu : écrivez une question avec $, puis son nom entre accolades (caractère { $at }).
fault-predicate = les crochets ne sont pas pris en charge (caractère { $at }).
fault-union = la barre | n’est pas prise en charge : écrivez or (caractère { $at }).
fault-pattern = « { $pattern } » n’est pas un motif : { $reason }.
evaluation-not-a-date = « { $text } » n’est pas une date.

### room: entry

### room: measure and report

### room: keymap

### room: import

### room: store

### room: station

### room: tui

### room: plain

### room: cli
