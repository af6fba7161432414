copiste = copiste

### room: expression and questionnaire findings

place-sheet = onglet { $sheet }
place-row = ligne { $row }
place-line = ligne { $line }
place-column = colonne { $column }
place-key = clé { $key }
severity-blocking = bloquant
severity-warning = avertissement
finding-at = { $place } : { $sentence }
finding-nearest = Vouliez-vous écrire « { $word } » ?
findings-more =
    { $n ->
        [1] Et un autre.
       *[other] Et { $count } autres.
    }
finding-unreadable = Ce fichier est illisible ({ $reason }). Ouvrez-le dans un tableur et enregistrez-le de nouveau en .xlsx.
finding-file-missing = Ce fichier n’existe pas.
finding-file-too-large = Ce fichier est trop gros : { $max } Mo au plus sont lus.
finding-format-unknown = Ce fichier n’est ni une feuille de calcul (.xlsx, .xls, .ods), ni un questionnaire FHIR (JSON), ni des tableaux Markdown avec une ligne « survey ».
finding-quotation-open = Un guillemet (") s’ouvre ici et ne se ferme pas au bout de sa cellule : les lignes suivantes disparaîtraient dans celle-ci. Fermez-le, ou doublez-le ("") s’il fait partie du texte.
finding-not-utf8 = Ce texte n’est pas en UTF-8 : enregistrez-le avec cet encodage (« CSV UTF-8 » dans un tableur).
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
finding-cell-unworked = Le résultat de la formule de cette cellule n’est pas enregistré dans le fichier : ouvrez-le dans un tableur et enregistrez-le.
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
finding-role-unknown = « { $role } » n’est pas un rôle ici. Enquête : people, professionals ou management. Dossier (kind = "dossier") : self-assessment, tracer ou observation.
finding-duplicate = { $thing ->
        [question] La question « { $name } » figure deux fois dans le questionnaire
        [choice] Le choix « { $name } » figure deux fois dans sa liste
        [code] Le code imprimé « { $name } » figure deux fois dans sa liste
        [theme] Le thème « { $name } » figure deux fois
        [audience] Le public « { $name } » figure deux fois
        [variant] La variante « { $name } » figure deux fois pour ce public
        [mode] Le mode de réponse « { $name } » figure deux fois pour ce public
        [field] Le champ « { $name } » figure deux fois sur la ligne
        [answer] La réponse à « { $name } » figure deux fois sur la feuille
        [serial] La feuille { $name } figure deux fois dans le fichier
       *[batch] Le lot { $name } figure deux fois dans le fichier
    }.
finding-theme-unused = Aucune question ne compte dans le thème « { $theme } ».
finding-type-unknown = « { $written } » n’est pas un type de question.
finding-type-not-supported = « { $written } » ne peut pas se saisir depuis le papier : la question est laissée de côté.
finding-type-ignored = « { $written } » ne demande rien sur papier et n’est pas lu.
finding-type-as-text = « { $written } » demande un appareil : la réponse se saisit comme un texte.
finding-type-words-ignored = « { $words } » après la liste ne veut rien dire et n’est pas lu : supprimez ces mots, ou écrivez or_other.
finding-type-missing = Cette ligne n’a pas de type et n’est pas lue.
finding-name-missing = Cette question n’a pas de nom.
finding-name-bad = « { $name } » n’est pas un nom : commencez par une lettre ou _, continuez par des lettres, chiffres, _, - et points, sans espace.
finding-label-missing = La question « { $name } » n’a pas de texte imprimé.
finding-label-reference = Ce texte reprend la réponse « { $name } » : le papier laisse un blanc à sa place.
finding-list-missing = Écrivez le nom de la liste de choix après le type.
finding-list-unknown = L’onglet choices n’a pas de liste « { $list } ».
finding-part-unfit = Cette question ne peut pas être « { $part } » : { $part ->
        [justification] il faut du texte, sous un critère (une question select_one qui a un thème)
        [evidence] il faut du texte, sous un critère (une question select_one qui a un thème)
        [comment] il faut du texte, sous un critère (une question select_one qui a un thème)
        [time] il faut le type time, dans un tableau
        [step] il faut une question select_one, dans un tableau
        [theme] il faut une question select_one, dans un tableau
        [minutes] il faut un nombre entier, dans un tableau
       *[other] il faut du texte, dans un tableau
    }.
finding-part-outside-dossier = La colonne « part » n’a de sens que dans un dossier : ajoutez kind = "dossier" à tool.toml, ou videz-la.
finding-log-missing = Cette observation n’a pas de journal : il faut un tableau (begin_repeat, ends = blank) dont la première colonne est une heure (type time, part = time).
finding-list-unused = Aucune question n’utilise la liste « { $list } ».
finding-theme-unknown = L’outil n’a pas de thème « { $theme } ».
finding-code-unknown = Ce public n’a ni thème ni item « { $code } ».
finding-code-twice = Ce public a déjà une valeur pour « { $code } ».
finding-no-values = Le tableau n’a aucune valeur : une ligne de titres, puis une ligne par public et par code.
finding-word-unknown = « { $written } » n’est pas un des mots attendus ici : { $words }.
finding-not-a-whole-number = « { $written } » n’est pas un nombre entier de { $min } à { $max }.
finding-not-a-weight = « { $written } » n’est pas un poids : un nombre au-dessus de 0, et { $max } au plus.
finding-not-a-number = « { $written } » n’est pas un nombre.
finding-column-misplaced = Cette colonne n’a pas de sens sur une ligne de type { $kind }.
finding-message-without-rule = Ce message n’a pas de règle dont parler.
finding-page-backwards = La page { $page } vient après la page { $above } : les pages ne font qu’avancer.
finding-page-skipped = La page { $page } suit la page { $above } : aucune question entre les deux.
finding-group-unclosed = Le groupe « { $name } » ne finit jamais : ajoutez un end_group.
finding-group-unopened = Cet end_group ne finit aucun groupe.
finding-calculation-missing = Rien ne calcule « { $name } » : sa valeur reste vide. Remplissez la colonne « calculation », ou supprimez la ligne.
finding-group-end-other = Ce { $end } finit le { $begin } de la ligne { $row }, qui demande une autre fin.
finding-group-too-deep = Les groupes s’emboîtent sur plus de { $max } niveaux.
finding-grid-kind = Une grille ne contient que des questions select_one ; celle-ci est de type { $kind }.
finding-grid-list = Une grille a une seule liste, ici « { $wanted } » ; cette question utilise « { $list } ».
finding-appearance-ignored = L’indication « { $hint } » vaut pour les écrans et n’est pas lue.
finding-no-question = Ce questionnaire ne demande rien.
finding-too-many-questions = Un questionnaire a { $max } questions au plus.
finding-number-missing = La question « { $name } » n’a pas de numéro imprimé : on ne pourra pas y aller par son numéro.
finding-no-numbers = Aucune question n’a de numéro imprimé : remplissez la colonne « number » (« Question Number » dans un dictionnaire REDCap, le prefix dans FHIR), pour pouvoir aller à une question par son numéro.
finding-number-duplicate = Le numéro imprimé { $number } est aussi celui de la question « { $other } ».
finding-theme-without-scores = Cette question compte dans un thème, mais sa liste « { $list } » n’a pas de scores.
finding-rule = La règle « { $source } » ne se lit pas : { $fault }
finding-reference-unknown = La règle parle d’une question « { $name } » qui n’est pas dans le questionnaire.
finding-reference-forward = Cette condition dépend de la question « { $name } », qui vient plus loin sur le papier.
finding-cycle = Ces règles tournent en rond : { $names }.
finding-current-in-condition = Une condition ne peut pas regarder la réponse de sa propre question (le point) : elle n’est pas encore posée.
finding-value-not-in-list = La liste « { $list } » n’a pas de choix « { $value } » : rien ne lui sera jamais égal.
finding-decimal-comma = « { $text } » est écrit avec une virgule : écrivez le nombre avec un point et sans guillemets.
finding-impossible-date = « { $text } » n’est pas une date du calendrier.
finding-last-saved = La règle parle d’une feuille précédente (« { $name } ») : la valeur est vide.
finding-table-unknown = La règle parle d’une liste ou d’un tableau « { $name } » qui n’existe pas : mettez le fichier à côté du questionnaire, sous le nom { $name }.csv.
finding-filter-column-unknown = La liste « { $list } » n’a pas de colonne « { $column } ».
finding-function-missing = La règle appelle « { $name } », que d’autres moteurs ont et que copiste n’a pas : elle reste sans valeur.
finding-function-of-chance = La règle appelle « { $name } », qui donnerait chaque fois autre chose : elle reste sans valeur.
finding-rows-unsaid = Le tableau « { $name } » ne dit pas combien de lignes sont imprimées : { $rows } sont prises. Remplissez la colonne « rows ».
finding-default-not-keyed = Une valeur par défaut ne se voit pas sur le papier : la saisie ne la met pas.
finding-attached-missing = Le fichier « { $name } » n’est pas à côté du questionnaire.
finding-attached-empty = Le fichier « { $name } » n’a aucun choix : donnez-lui au moins une ligne.
finding-attached-unused = Aucune règle ne lit le tableau « { $name } » : il est laissé de côté.
finding-table-column-unknown = Le tableau « { $table } » n’a pas de colonne « { $column } ».
finding-settings-row-ignored = Les réglages tiennent sur une ligne : celle-ci n’est pas lue.
finding-rule-always-holds = Cette règle est toujours vraie, quelles que soient les réponses : supprimez-la, ou faites-la porter sur une réponse.
finding-rule-never-holds = Cette règle n’est jamais vraie, quelles que soient les réponses : ce qui en dépend n’est jamais demandé. Supprimez la ligne, ou faites porter la règle sur une réponse.
finding-no-answer-passes = Aucune réponse ne passe ce contrôle : corrigez-le, ou supprimez-le.
finding-json-ends = Le fichier s’arrête au milieu : une accolade ou un texte n’est jamais fermé. Récupérez-le en entier.
finding-json-unclosed = Un texte n’est pas fermé sur sa ligne : écrivez le guillemet qui manque (un retour à la ligne dans un texte s’écrit \n).
finding-json-unexpected = « { $letter } » ne peut pas se trouver ici : ce n’est pas du JSON. Vérifiez les virgules, guillemets et accolades juste avant.
finding-json-too-deep = Des accolades se suivent à plus de { $max } niveaux : rien n’est lu aussi loin.
finding-json-too-many = Il y a plus de { $max } valeurs : le fichier n’est pas lu.
finding-json-key-twice = « { $key } » est là deux fois : la première compte. Enlevez l’autre.
finding-fhir-no-type = Ce JSON ne dit pas ce qu’il est : un questionnaire FHIR porte "resourceType": "Questionnaire".
finding-fhir-not-a-questionnaire = Ce fichier est du type « { $kind } » : seul un Questionnaire FHIR, ou un Bundle qui en contient un, est lu.
finding-fhir-bundle = Ce Bundle contient { $count ->
    [0] aucun questionnaire
    [one] { $count } questionnaire
   *[other] { $count } questionnaires
} : mettez un seul questionnaire dans un fichier à lui.
finding-fhir-too-many-items = Un questionnaire a { $max } éléments au plus : divisez-le.
finding-fhir-ignored = Ce que le fichier dit de lui-même n’est pas gardé : { $elements }.
finding-fhir-element-ignored = « { $element } » n’est pas gardé ({ $places ->
    [one] { $places } endroit
   *[other] { $places } endroits
}, voici le premier).
finding-fhir-extension-ignored = L’extension « { $url } » n’est pas gardée ({ $places ->
    [one] { $places } endroit
   *[other] { $places } endroits
}, voici le premier).
finding-fhir-modifier = L’extension « { $url } » peut changer le sens de ce qui l’entoure et n’est pas connue ici : vérifiez que le questionnaire reste juste sans elle.
finding-fhir-expression = « { $name } » n’est pas calculé ({ $source }) : écrivez la règle avec enableWhen, ou répondez à la question à la main.
finding-fhir-link-missing = Cet élément n’a pas de linkId : il reçoit un nom, et rien ne peut s’y rapporter.
finding-fhir-link-twice = Un autre élément a déjà le linkId « { $link } » : celui-ci reçoit un autre nom. Les conditions regardent le premier.
finding-fhir-value-set = Les choix « { $url } » ne sont pas dans ce fichier : la réponse se saisit comme un texte. Écrivez les choix dans answerOption ou dans un ValueSet contenu.
finding-fhir-no-options = Cette question ne donne aucun choix : la réponse se saisit comme un texte. Écrivez-les dans answerOption.
finding-fhir-option-unread = Ce choix n’est ni un code, ni un texte, ni un nombre entier, ni une date, ni une heure : il est laissé de côté.
finding-fhir-condition-unread = Cette condition ne peut pas être gardée et est laissée de côté : la question est posée plus souvent.
finding-fhir-repeats = Plusieurs réponses à une question sans cases : une seule se saisit. Faites-en un groupe répété pour un tableau.
finding-fhir-hidden = { $places ->
    [one] { $places } élément est caché et n’est pas demandé
   *[other] { $places } éléments sont cachés et ne sont pas demandés
} (voici le premier).
finding-fhir-pattern = Le modèle « { $pattern } » ne peut pas être lu : les réponses ne sont pas vérifiées avec lui.
finding-fhir-under-several = Ce qui dépend de chacune de plusieurs réponses n’est demandé qu’une fois sur papier.
finding-fhir-unsaid = { $what ->
    [message] Le message d’un contrôle
    [own] Un thème, un sens, un poids, une constante du lot ou un score
    [pages] La fin des pages
    [count] Le nombre de lignes remplies
    [value] Une valeur que seul un appareil connaît
    [rank] Un ordre de réponses
    [soft-check] Un contrôle qui demande une confirmation
    [required-when] La condition qui rend une réponse obligatoire
    [calculation] Le calcul d’une valeur
    [default] Une valeur calculée d’avance
    [filter] Le choix des cases proposées
    [check] Un contrôle
   *[condition] Une condition
} ne peut pas se dire dans un questionnaire FHIR : ce n’est pas écrit.
finding-fhir-unsaid-source = { $what ->
    [message] Le message d’un contrôle
    [own] Un thème, un sens, un poids, une constante du lot ou un score
    [pages] La fin des pages
    [count] Le nombre de lignes remplies
    [value] Une valeur que seul un appareil connaît
    [rank] Un ordre de réponses
    [soft-check] Un contrôle qui demande une confirmation
    [required-when] La condition qui rend une réponse obligatoire
    [calculation] Le calcul d’une valeur
    [default] Une valeur calculée d’avance
    [filter] Le choix des cases proposées
    [check] Un contrôle
   *[condition] Une condition
} ne peut pas se dire dans un questionnaire FHIR et n’est pas écrit : { $source }
finding-quote-unclosed = Un guillemet ouvre ici une case et ne se ferme jamais : la suite du fichier est illisible. Enregistrez de nouveau le dictionnaire.
finding-record-number = « { $name } », premier champ, nomme le dossier dans REDCap ; ici, chaque feuille a déjà son numéro. S’il n’est pas imprimé sur le papier, supprimez cette ligne.
finding-identifying = « { $name } » dit qui est la personne : un questionnaire anonyme ne le demande pas. Supprimez cette ligne, à moins que la réponse ne soit indispensable.
finding-field-hidden = « { $name } » est caché : il n’est pas sur le papier et personne ne le saisit.
finding-markup-ignored = Les balises de mise en forme des textes ne s’impriment pas : elles sont ôtées, dans tout le dictionnaire.
finding-remark-ignored = Les remarques dans les annotations ne sont pas lues : seules le sont celles qui commencent par @.
finding-tag-unknown = « { $tag } » est une annotation inconnue et n’est pas lue.
finding-grid-of-several = Dans le tableau « { $name } », plusieurs cases se cochent par ligne : ses lignes se saisissent l’une après l’autre.
finding-grid-ignored = Le tableau « { $name } » n’a pas de cases : ses lignes se saisissent l’une après l’autre.
finding-ranking-not-checked = Le tableau « { $name } » demande un classement : que chaque colonne ne serve qu’une fois n’est pas vérifié à la saisie.
finding-choice-code-missing = Le choix « { $part } » n’a pas de code : écrivez « code, libellé », et un trait vertical entre les choix.
finding-choices-missing = Ce champ a besoin de choix : écrivez « code, libellé », et un trait vertical entre les choix.
finding-code-replaced = Le code « { $name } » ne se tape pas d’un trait : cette liste se saisit avec d’autres codes, ici { $code }. Imprimez-les à côté des cases.
finding-bound-bad = « { $written } » n’est pas une limite pour une réponse de type { $kind }.
finding-rule-of-event = La règle regarde un autre événement ({ $part }), qu’une feuille n’a pas : elle est laissée de côté. Écrivez-la sans événement.
finding-rule-of-redcap = La règle demande { $part }, que seul REDCap connaît : elle est laissée de côté. Écrivez-la avec les champs du questionnaire.
finding-rule-without-box = La règle regarde « { $name } », où plusieurs cases se cochent, sans dire laquelle : elle est laissée de côté. Écrivez le code de la case entre parenthèses.
finding-rule-on-box-of-none = La règle regarde une case d’un champ qui n’est pas de type checkbox ({ $part }) : elle est laissée de côté. Comparez le champ lui-même avec le code.
form-time-before = Cette heure est avant celle de la ligne au-dessus, et minuit n’est pas passé entre les deux.
form-rows-filled = { $table } : nombre de lignes remplies
finding-choice-without-list = Ce choix ne nomme aucune liste.
finding-choice-name-missing = Ce choix n’a pas de nom.
finding-choice-name-bad = « { $name } » n’est pas un nom de choix : écrivez-le sans espace ni « ! » au début.
finding-choice-label-missing = Le choix « { $name } » n’a pas de texte imprimé.
finding-code-bad = « { $code } » n’est pas un code imprimé : de 1 à 4 chiffres ou lettres sans accent.
finding-code-prefix = Le code { $code } est aussi le début de { $longer } : il demandera Entrée à la saisie.
finding-score-on-mark = Cette case vaut une marque : son score ne compte pas.
finding-mark-duplicate = Deux cases de la liste valent la marque { $mark }.
finding-too-many-choices = Une liste a { $max } choix au plus.
finding-list-of-marks = Toutes les cases de la liste « { $list } » valent des marques : il n’y a rien à répondre.
finding-variant-lacks = Il manque à cette variante l’item « { $name } » du questionnaire standard.
finding-variant-extra = Le questionnaire standard n’a pas d’item « { $name } ».
finding-variant-kind = L’item « { $name } » est d’un autre type que dans le questionnaire standard.
finding-variant-choices = L’item « { $name } » a des choix que le questionnaire standard n’a pas : { $choices }.
finding-item-differs = L’item « { $name } » ne compte pas ici comme dans « { $other } » : autre thème, autre sens ou autre poids.
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
fault-operator = « { $written } » n’est pas un opérateur ici : écrivez { $operator } (caractère { $at }).
fault-decimal-comma = « { $written } » est écrit avec une virgule : écrivez { $number } (caractère { $at }).
fault-unexpected = « { $word } » ne peut pas venir ici (caractère { $at }).
fault-unexpected-end = il manque quelque chose à la fin.
fault-unclosed-parenthesis = une parenthèse ne se ferme jamais (caractère { $at }).
fault-unknown-function = la fonction « { $name } » n’existe pas (caractère { $at }).
fault-arguments = arguments de « { $function } » : il en faut { $wanted }, il y en a { $given } (caractère { $at }).
fault-arguments-between = de { $min } à { $max }
fault-arguments-at-least = au moins { $min }
fault-path = « { $word } » est un chemin ou un mot nu : écrivez une question ainsi : { $example } (caractère { $at }).
fault-pattern = « { $pattern } » n’est pas un motif : { $reason }.
evaluation-not-a-date = « { $text } » n’est pas une date.
evaluation-function = la fonction « { $name } » n’existe pas, ou pas avec ces arguments.
evaluation-variable = un questionnaire n’a pas de variable : « ${ $name } ».
evaluation-not-nodes = il faut ici une question ou un chemin, non une valeur.
evaluation-chance = la valeur serait chaque fois une autre.
evaluation-too-long = le calcul est trop long.

### room: entry

refusal-keypad-off = Verr. num. semble éteint : le pavé a déplacé le curseur au lieu de répondre. Il est revenu où il était.

refusal-not-a-choice = « { $typed } » n’est pas une case de la question { $number } ({ $codes }).
refusal-not-a-number = « { $typed } » n’est pas un nombre pour la question { $number }.
number-in-row = { $number }, ligne { $row }
refusal-not-a-date = « { $typed } » n’est pas une date (jjmm, jjmmaa ou jjmmaaaa).
refusal-not-a-month = « { $typed } » n’est pas un mois (mmaa ou mmaaaa).
refusal-not-a-year = « { $typed } » n’est pas une année (aa ou aaaa).
refusal-not-text = Ce caractère ne s’écrit pas dans une réponse.
refusal-text-full = La réponse à la question { $number } est limitée à { $characters } caractères.
refusal-check = « { $typed } » n’est pas accepté à la question { $number }.
refusal-check-later = La réponse à la question { $number } ne convient plus.
refusal-page-not-finished = { $left ->
    [one] Il reste { $left } question sur cette page. Une touche s’est-elle perdue ?
   *[other] Il reste { $left } questions sur cette page. Une touche s’est-elle perdue ?
}
refusal-page-finished = La page est finie à l’écran. S’il reste une question sur le papier, une touche a été doublée.
refusal-cuts-log = Cette case n’est pas laissée vide : le relevé finirait là. Réécrivez-la, ou ôtez la ligne entière (F1).
refusal-log-full = Le relevé a déjà ses { $rows } lignes : aucune ne peut s’ajouter. Notez le reste dans la marge.
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
mark-blank-written = rien écrit
mark-not-concerned = non concerné
mark-double = deux cases cochées
mark-unreadable = illisible
mark-struck = raturé
status-in-progress = en cours
status-held = mise de côté
status-complete = complète
status-voided = annulée
status-verified = complète, vérifiée
status-sealed = en vérification
status-undecided = sans majorité
filter-notes = avec remarque
filter-overrides = contrôle passé outre
filter-marks = avec marque
filter-verifying = en vérification
filter-verified = vérifiée

### room: measure and report

handout-poster = Synthèse des résultats
handout-easy-read = Les résultats, faciles à lire
handout-council = Extrait pour le conseil de la vie sociale
handout-professionals = L’essentiel pour les équipes
handout-strong = Ce qui va bien
handout-first = Ce que nous voulons améliorer
handout-thanks = Merci à toutes et à tous
handout-thanks-text = Chaque réponse est restée anonyme. Le rapport complet peut être demandé à l’accueil.
handout-easy-asked = Nous avons posé des questions
handout-easy-why = Nous voulons savoir si la vie ici se passe bien.
handout-easy-answered = { $count ->
    [0] { $audience } : personne n’a encore répondu.
    [one] { $audience } : { $count } personne a répondu.
   *[other] { $audience } : { $count } personnes ont répondu.
}
handout-easy-secret = On ne sait pas qui a répondu quoi.
handout-easy-first = Ce qui doit aller mieux
handout-easy-few = Les résultats
handout-easy-few-text = Il y a trop peu de réponses. Nous ne pouvons rien dire de sûr.
handout-easy-even-text = Les réponses ne montrent rien de nettement bon ni de nettement mauvais.
handout-easy-next = Et maintenant ?
handout-easy-talk = Nous allons en parler ensemble.
handout-easy-help = Vous avez une question ? Demandez à une personne de l’équipe.
handout-easy-thanks = Merci d’avoir répondu.
handout-certainty = Quelle confiance dans la saisie ?
product-pdf = Le rapport complet, à imprimer (PDF)
product-pdf-about = Le rapport entier, paginé, pour la direction, le CVS et les archives.
product-workbook = Les chiffres (XLSX)
product-workbook-about = Tous les nombres du rapport en tableaux, avec leurs graphiques et un dictionnaire.
product-poster = L’affiche (A3 et A4)
product-poster-about = Une page à afficher, en A3 et en A4.
product-easy-read = La feuille facile à lire
product-easy-read-about = Une page en grands caractères et en phrases courtes, pour les personnes accueillies.
product-council = L’extrait pour le conseil de la vie sociale
product-council-about = Ce que le conseil de la vie sociale examine chaque année.
product-professionals = La page pour les équipes
product-professionals-about = Une page pour les équipes : les trois regards, ce qui va bien, ce qui vient d’abord.
product-plan = La feuille du plan d’action
product-plan-about = Le plan d’action sur une feuille à part, à compléter ensemble.
product-plan-workbook = Le plan d’action, à suivre dans un tableur (XLSX)
product-plan-workbook-about = Une ligne par action, avec son origine, son avancement et l’effet mesuré ; à trier, à filtrer, à imprimer en A4.
report-kind = Rapport de résultats
report-provisional = provisoire
report-final = définitif
report-demonstration = Modèle de démonstration : questions et réponses inventées. Ce rapport ne décrit aucun établissement réel et ne remplace aucune enquête réglementaire.
report-dates = du { $from } au { $until }
report-dates-open = à partir du { $from }
report-fact-dates = Campagne
report-fact-tool = Outil
report-fact-date = Établi le
report-fact-number = Rapport nº
report-colophon = copiste { $version } · outil { $tool } · campagne { $campaign }
report-contents = Sommaire
report-page = Page { $page } sur { $pages }
report-pdf-plain = Ce document n’a pas pu être mis en page selon les normes d’archivage et d’accessibilité. Son contenu est complet ; un lecteur d’écran peut le lire moins bien.
report-pdf-lacking = Certains caractères n’ont pas de dessin dans les polices de ce document (emoji, autres écritures) : un losange ou un point d’interrogation en tient lieu. Rien n’en est perdu dans les données ni, pour un rapport, dans sa page et son classeur.
report-hidden = masqué
report-nobody = aucune réponse
report-mean-only = répartition masquée
report-hidden-why = « Masqué » : moins de { $min } réponses, ou un chiffre dont on pourrait en déduire un autre. Rien n’est affiché qui permettrait de reconnaître quelqu’un.
report-kept-why = † Chiffres d’un rapport précédent, établis sur { $sheets } feuilles : depuis, trop peu de réponses sont venues (voir « Anonymat » à la fin du rapport). Les refaire laisserait deviner une feuille.
report-apart-why = Une moyenne sans intervalle repose sur trop peu de feuilles pour dire comment les réponses d’une même feuille vont ensemble, permettrait d’en déduire une autre dans ce cas, ou vient de notes toutes égales (voir « Anonymat » et « Méthode » dans le rapport).
report-of = { $part } sur { $whole }
report-n = n = { $n }
report-n-counts = n = { $n }, effectifs
report-n-fragile = { $n } (fragile)
report-number = { $mean } en moyenne (n = { $n })
report-brief = En bref
report-brief-highest = { $count ->
    [one] { $audience } – thème le mieux noté : { $themes }, { $score } sur 100.
   *[other] { $audience } – thèmes les mieux notés, à égalité : { $themes }, { $score } sur 100.
}
report-brief-lowest = { $count ->
    [one] { $audience } – thème le moins bien noté : { $themes }, { $score } sur 100.
   *[other] { $audience } – thèmes les moins bien notés, à égalité : { $themes }, { $score } sur 100.
}
report-brief-equal = { $audience } – tous les thèmes montrés ont la même note : { $score } sur 100.
report-quoted = « { $text } »
report-brief-gap-theme-none = Aucun écart entre les deux regards, par thème, au dixième de point près.
report-brief-gap-item-none = Aucun écart, par question, au dixième de point près.
report-brief-unscored = Aucune note à montrer : il n’y a pas assez de réponses notées à une même question.
report-brief-only = { $audience } – seul thème montré : « { $theme } », { $score } sur 100.
report-brief-questions = { $audience } – résultats question par question ; aucune note de thème n’est montrée.
report-brief-declared = Trop peu de feuilles complètes pour montrer autre chose que ce qui est déclaré.
report-brief-gap-theme = Plus grand écart entre les deux regards, par thème : « { $label } », { $points } points { $interval }.
report-brief-gap-theme-unsure = Plus grand écart entre les deux regards, par thème : « { $label } », { $points } points { $interval } ; le hasard peut l’expliquer.
report-brief-gap-item = Plus grand écart, par question : « { $label } », { $points } points { $interval }.
report-brief-gap-item-unsure = Plus grand écart, par question : « { $label } », { $points } points { $interval } ; le hasard peut l’expliquer.
report-brief-gap-theme-bare = Plus grand écart entre les deux regards, par thème : « { $label } », { $points } points, sur trop peu de feuilles pour un intervalle.
report-brief-gap-item-bare = Plus grand écart, par question : « { $label } », { $points } points, sur trop peu de feuilles pour un intervalle.
report-brief-gap-theme-flat = Plus grand écart entre les deux regards, par thème : « { $label } », { $points } points, sans intervalle : d’un côté au moins, toutes les notes sont égales.
report-brief-gap-item-flat = Plus grand écart, par question : « { $label } », { $points } points, sans intervalle : d’un côté au moins, toutes les notes sont égales.
report-brief-nothing = Trop peu de feuilles complètes pour montrer un résultat.
report-brief-fragile = Résultats fragiles, sur moins de { $under } feuilles : { $audiences }. Lisez-les comme une tendance.
report-reading = Comment lire ce rapport
report-reading-scale = Chaque réponse devient une note de 0 à 100 ; 100 est toujours la meilleure réponse, même quand la question est posée à l’envers.
report-reading-interval = Entre crochets, l’intervalle de confiance à 95 % : plus il est large, moins le chiffre est sûr. Sur les graphiques, c’est le trait de part et d’autre du point. Une moyenne n’en a pas quand toutes les notes sont égales, ni quand trop peu de feuilles la portent.
report-reading-favourable = Une réponse est favorable à partir de { $from } sur 100.
report-reading-gap = Écart : { $people } moins { $professionals }. Positif, la pratique est mieux notée par le premier public ; négatif, par le second. Les arrondis peuvent faire différer un écart d’un point. « Établi » : l’écart tient à 5 % même parmi tous ceux de son tableau ensemble.
report-reading-turned = « (à l’envers) » après une question : elle décrit ce qui ne devrait pas arriver. Sa note est retournée, pour que 100 soit ici aussi la meilleure réponse : une note haute veut dire que cela arrive peu, une note basse que cela arrive souvent.
report-turned = { $label } (à l’envers)
report-reading-management = L’autoévaluation est une déclaration, pas un échantillon : elle n’a pas d’intervalle.
report-reading-anonymity = Aucun résultat sous { $min } réponses ; « fragile » sous { $fragile }.
report-participation = Participation
report-participation-chart = Feuilles saisies sur feuilles distribuées
report-participation-table = Feuilles par public et par service
report-participation-rule = Taux : feuilles complètes sur feuilles distribuées, à défaut sur personnes concernées. « En cours » : feuilles en cours de saisie ou mises de côté ; elles n’entrent pas dans les résultats.
report-participation-unplanned = Sans effectif prévu, hors des taux : { $places }.
report-participation-unknown = { $complete } (nombre de feuilles distribuées non renseigné)
report-modes = Comment les feuilles ont été remplies
report-mode-unsaid = non précisé
report-column-service = Service
report-column-expected = Personnes
report-column-distributed = Distribuées
report-column-complete = Complètes
report-column-rate = Taux
report-column-open = En cours
report-column-voided = Annulées
report-column-paper = Sur papier
report-column-web = En ligne
report-web-of = { $audience } : { $all }, dont { $web } en ligne
report-web-together = Réponses complètes, papier et en ligne : { $views }. Toutes comptent ensemble dans les résultats ; rien n’est montré à part selon la source.
report-web-apart = Réponses complètes, papier et en ligne : { $views }. Les réponses en ligne ne comptent pas dans les résultats de ce rapport.
report-column-mode = Mode
report-column-sheets = Feuilles
report-column-theme = Thème
report-column-item = Question
report-column-question = Question
report-column-gap = Écart
report-column-interval = Intervalle à 95 %
report-column-mean = Moyenne
report-column-n = n
report-column-with-n = { $audience } (n)
report-column-deviation = Écart-type
report-column-favourable = Favorables
report-column-marks = Sans valeur
report-column-declared = Déclaration
report-column-count = Compte
report-column-what = Élément
report-column-value = Valeur
report-views = { $count ->
    [2] Les deux regards, thème par thème
    [3] Les trois regards, thème par thème
   *[other] Les regards, thème par thème
}
report-views-alone = Les notes, thème par thème
report-views-intro = Les mêmes pratiques, jugées par ceux qui les vivent, par ceux qui les font et par ceux qui en répondent. Là où les points s’éloignent, il y a matière à discussion.
report-views-intro-some = Les mêmes pratiques, jugées de plusieurs côtés : { $audiences }. Là où les points s’éloignent, il y a matière à discussion.
report-views-chart = Note moyenne par thème, de 0 à 100
report-views-table = Notes par thème, avec leur intervalle à 95 %
report-standing = Ce qui est fort, ce qui vient d’abord
report-standing-rule = La règle, dans le regard « { $audience } » : un point fort est une question dont tout l’intervalle à 95 % atteint { $from } sur 100 ; une priorité, une question dont tout l’intervalle reste en dessous, ou dont la note est en dessous alors que les professionnels la jugent nettement mieux. Au plus { $most } de chaque, par note. C’est une aide à la discussion, non un jugement.
report-standing-rule-alone = La règle, dans le regard « { $audience } » : un point fort est une question dont tout l’intervalle à 95 % atteint { $from } sur 100 ; une priorité, une question dont tout l’intervalle reste en dessous. Au plus { $most } de chaque, par note. C’est une aide à la discussion, non un jugement.
report-standing-flat = Quand toutes les notes d’une question sont égales, sa moyenne n’a pas d’intervalle : celui de sa part favorable en tient lieu, avec { $from } % pour seuil.
report-named-no = { $label } : plutôt non
report-named-yes = { $label } : plutôt oui
report-strengths = Points forts
report-strengths-none = Aucune question ne remplit la règle des points forts.
report-priorities = À travailler d’abord
report-priorities-none = Aucune question ne remplit la règle des priorités.
report-column-gap-established = Écart établi
report-column-established = Établi
report-established = oui
report-not-established = non
report-reliability = Cohérence des thèmes
report-reliability-intro = L’alpha de Cronbach dit si les questions d’un thème vont ensemble : 1 au plus. À partir de { $good }, la note du thème les résume bien ; sous { $low }, lisez plutôt les questions une à une. Il se calcule sur les feuilles qui ont une note à chaque question du thème (n) ; entre crochets, son intervalle à 95 %.
report-reliability-table = Alpha de Cronbach par thème
report-alpha-of = { $theme } ({ $alphas })
report-alpha-low = À lire plutôt question par question : { $themes }. Dans ces thèmes, l’alpha de Cronbach est sous { $low } : les questions vont mal ensemble, et la note du thème les résume mal.
report-comparison = Comparaison
report-comparison-intro = Comparé à : { $title }, { $date }. Source : { $source }.
report-reference-untold = aucun rapport définitif n’en a été fait après sa clôture
report-reference-own = rapport nº { $number } de cet établissement
report-comparison-one = { $audience }, « { $label } »
report-comparison-changed = L’outil a changé depuis ; les mots, l’aide, les cases sans note ou la condition ne sont plus les mêmes. À comparer avec prudence : { $names }.
report-comparison-lost = L’outil a changé depuis ; l’échelle, le sens ou les questions ne sont plus les mêmes. Non comparés : { $names }.
report-comparison-nothing = Aucun chiffre de ce rapport n’a son pareil dans la référence.
report-comparison-exact = La référence est donnée sans effectif ni écart-type pour certains chiffres : ils sont pris comme exacts, et l’intervalle de la différence n’est alors que celui de ce rapport (Student, un échantillon ; « établi » par la méthode de Holm, comme pour les autres).
report-column-now = Ce rapport
report-column-reference = Référence
report-column-difference = Différence
report-trend = Notes par thème, d’une campagne à l’autre
report-method-reliability = Cohérence d’un thème : alpha de Cronbach (Psychometrika, 1951) sur les feuilles complètes pour le thème, chaque question avec son poids ; intervalle de Feldt (Psychometrika, 1965).
report-gaps = Les écarts, du plus grand au plus petit
report-gaps-intro = { $people } moins { $professionals }, question par question. Un intervalle qui contient zéro peut n’être que du hasard. Chaque intervalle vaut pour lui seul : sur vingt questions sans aucun écart réel, une en moyenne paraîtrait s’écarter. « Établi » : l’écart tient à 5 % même parmi tous ceux du tableau ensemble.
report-gaps-table = Écarts par question
report-theme = Thème : { $theme }
report-theme-other = Autres questions notées
report-items-chart = Note moyenne par question, de 0 à 100
report-items-distribution = Répartition des réponses
report-services = Le thème par service
report-reversed = Questions à l’envers – { $name }
report-variant-falc = facile à lire
report-variant-large-print = gros caractères
report-declaration = L’autoévaluation
report-declaration-intro = { $count ->
    [one] Ce qui est déclaré sur { $count } feuille d’autoévaluation. Ce n’est ni un sondage ni une mesure : aucun intervalle ne s’y applique, et l’écart avec les autres regards se lit sans calcul de hasard.
   *[other] Ce qui est déclaré sur { $sheets } feuilles d’autoévaluation. Ce n’est ni un sondage ni une mesure : aucun intervalle ne s’y applique, et l’écart avec les autres regards se lit sans calcul de hasard.
}
report-declaration-table = Notes déclarées par thème
report-profile = Qui a répondu
report-comments = Ce qu’ils ont écrit
report-comments-intro = Relus un par un dans l’établissement avant d’être montrés, dans un ordre tiré au sort qui ne dit rien de la pile ni du service. […] tient la place de mots retirés parce qu’ils pouvaient désigner quelqu’un.
report-comments-none = Aucun commentaire à montrer.
report-plan = Plan d’action
report-plan-table = Actions
report-plan-intro = Ce que l’établissement a décidé, avec qui le suit et pour quand.
report-plan-open = Aucune action n’est encore inscrite. Voici ce qui vient d’abord, d’après la règle de ce rapport ; à remplir ensemble.
report-plan-none = Aucune action n’est encore inscrite, et rien ne vient d’abord d’après la règle de ce rapport.
report-plan-finding = Constat
report-plan-action = Action
report-plan-pilot = Pilote
report-plan-due = Échéance
report-plan-progress = Avancement
report-plan-effect = Mesure de l’effet
action-to-do = à faire
action-under-way = en cours
action-done = fait
action-abandoned = abandonné
plan-overdue = { $progress }, en retard
plan-observed = Constaté : { $text }
plan-taken-from = reprise de « { $campaign } », nº { $number }
plan-stayed-in = « { $campaign } », nº { $number }
plan-finding-from = { $finding } ({ $origin })
plan-action-so-far = { $action } ({ $progress })
plan-effects = Effet mesuré depuis la campagne précédente
plan-effects-table = Constats d’alors et de maintenant
plan-effects-intro = Ce que le constat de chaque action valait alors et vaut maintenant : la moyenne sur 100 et, entre parenthèses, le nombre de réponses. Une différence est établie par la règle de la comparaison de ce rapport. Elle ne prouve pas que l’action en est la cause.
plan-column-audience = Public
plan-column-then = Alors
plan-column-now = Maintenant
plan-column-observed = Effet constaté
plan-column-measured = Effet mesuré
plan-column-origin = Origine
plan-column-steps = Suivi
plan-effect-established = établie
plan-effect-not-established = non établie
plan-effect-careful = à comparer avec prudence
plan-effect-not-comparable = non comparable : la question a changé
plan-effect-not-measured = non mesuré
plan-effect-free = constat écrit en toutes lettres : l’effet est à écrire
plan-effect-line = { $audience } : { $then }, puis { $now } ; différence { $difference }
plan-effect-line-none = { $audience } : { $why }
plan-step-added = ajoutée
plan-step-taken = reprise
plan-step = { $when }, { $who } : { $what }
report-comments-unread = { $count ->
    [one] { $count } commentaire pas encore relu
   *[other] { $count } commentaires pas encore relus
}
report-comments-aside = { $count ->
    [one] { $count } mis de côté
   *[other] { $count } mis de côté
}
report-comments-left = { $audience } : { $left }. Ils ne sont pas montrés.
report-quality = Qualité des données
report-quality-unverified = Non vérifié : aucune deuxième saisie n’a été faite. Le taux d’erreur de saisie de ce fichier n’est pas connu.
report-quality-uncounted = Pas encore vérifié : le taux d’erreur de saisie de ce fichier n’est pas connu.
report-certainty = Taux d’erreur de saisie
report-certainty-all = { $count ->
    [one] { $name } : { $count } feuille a été saisie une seconde fois, sans voir la première saisie.
   *[other] { $name } : les { $keyed } feuilles ont été saisies une seconde fois, sans voir la première saisie.
}
report-certainty-sample = { $name } : { $count ->
    [one] { $keyed } feuille sur { $sheets }, tirée au sort, a été saisie
   *[other] { $keyed } feuilles sur { $sheets }, tirées au sort, ont été saisies
} une seconde fois, sans voir la première saisie{ $missing ->
    [0] {""}
    [one]  ; { $missing } papier est resté introuvable et compte faux de bout en bout
   *[other]  ; { $missing } papiers sont restés introuvables et comptent faux de bout en bout
}{ $voided ->
    [0] {""}
    [one]  ; { $voided } feuille annulée compte fausse de bout en bout
   *[other]  ; { $voided } feuilles annulées comptent fausses de bout en bout
}.
report-certainty-none-wrong = Sur { $fields } champs, aucun n’était faux.
report-certainty-wrong = { $count ->
    [one] Sur { $fields } champs, { $count } était faux ; il est corrigé.
   *[other] Sur { $fields } champs, { $wrong } étaient faux ; ils sont corrigés.
}
report-certainty-proved = Avec 95 % de confiance, le taux de champs faux de la première saisie était d’au plus { $bound } pour 10 000 : l’objectif de { $target } est prouvé.
report-certainty-unproved = Avec 95 % de confiance, le taux de champs faux de la première saisie était d’au plus { $bound } pour 10 000 : l’objectif de { $target } n’est pas prouvé à ce jour.
report-certainty-wrong-unread = Sur { $fields } champs, { $wrong } comptent faux : { $corrected ->
    [0] tous sur des feuilles que personne n’a pu relire, et rien n’y est corrigé.
    [one] { $corrected } est corrigé, les autres ({ $unread }) sont sur des feuilles que personne n’a pu relire, et ne le sont pas.
   *[other] { $corrected } sont corrigés, les autres ({ $unread }) sont sur des feuilles que personne n’a pu relire, et ne le sont pas.
}
report-certainty-still = { $count ->
    [one] Il faudrait vérifier encore { $count } feuille, si aucune différence n’y apparaissait : la borne compte avec le pire, des feuilles fausses de bout en bout que le sort n’aurait pas touchées.
   *[other] Il faudrait vérifier encore { $count } feuilles, si aucune différence n’y apparaissait : la borne compte avec le pire, des feuilles fausses de bout en bout que le sort n’aurait pas touchées.
}
report-certainty-unbalanced = { $count ->
    [one] Le compte du lot { $batches } n’est plus bon, ou sa saisie n’est pas terminée : d’ici là, rien n’est certifié de ces feuilles.
   *[other] Le compte des lots { $batches } n’est plus bon, ou leur saisie n’est pas terminée : d’ici là, rien n’est certifié de ces feuilles.
}
report-certainty-exhausted = Aucune feuille ne restant à vérifier, le taux de champs faux de la première saisie était de { $bound } pour 10 000, pour autant qu’une seconde saisie les révèle.
report-certainty-residual = { $place }, corrections faites, le taux de champs faux restant est d’environ { $rate } pour 10 000 { $ends }.
report-certainty-residual-known = { $place }, corrections faites, le taux de champs faux restant est de { $rate } pour 10 000.
report-certainty-residual-gone = Les feuilles vérifiées ont été annulées et ne sont plus dans le fichier de ce rapport : le taux d’erreur de celles qui y sont n’est pas connu.
report-certainty-not = { $audience } : non vérifié. Aucune seconde saisie n’a été faite, et le taux d’erreur de ces feuilles n’est pas connu.
report-certainty-uncounted = { $audience } : pas encore vérifié, le taux d’erreur de ces feuilles n’est pas connu.
report-certainty-all-drawn = { $count ->
    [one] { $name } : { $count } feuille du tirage a été saisie une seconde fois, sans voir la première saisie.
   *[other] { $name } : les { $keyed } feuilles du tirage ont été saisies une seconde fois, sans voir la première saisie.
}
report-certainty-exhausted-drawn = Aucune feuille du tirage ne restant à vérifier, le taux de champs faux de la première saisie y était de { $bound } pour 10 000, pour autant qu’une seconde saisie les révèle.
report-certainty-in-file = Dans le fichier de ce rapport
report-certainty-in-these = Dans les feuilles de ce tirage
report-certainty-waiting = { $count ->
    [one] { $name } : { $count } feuille tirée au sort est en cours de vérification ; rien n’est encore décidé de ce tirage.
   *[other] { $name } : { $count } feuilles tirées au sort sont en cours de vérification ; rien n’est encore décidé de ce tirage.
}
report-certainty-uncovered = { $count ->
    [one] { $audience } : { $count } feuille complète sur { $sheets } ne fait partie d’aucun tirage. Son taux d’erreur n’est pas connu, et celui de toutes les feuilles de ce public non plus.
   *[other] { $audience } : { $count } feuilles complètes sur { $sheets } ne font partie d’aucun tirage. Leur taux d’erreur n’est pas connu, et celui de toutes les feuilles de ce public non plus.
}
report-certainty-voided = Feuilles annulées avant la décision, parmi celles comptées
report-certainty-sealed = { $count ->
    [one] { $audience } : { $count } feuille est en cours de vérification. Ce qu’elle dit est scellé jusqu’à la décision, et n’est pas dans ce rapport.
   *[other] { $audience } : { $count } feuilles sont en cours de vérification. Ce qu’elles disent est scellé jusqu’à la décision, et n’est pas dans ce rapport.
}
report-certainty-web = { $count ->
    [0] Aucune réponse n’est venue en ligne.
    [one] { $count } réponse est venue en ligne : personne ne l’a saisie, et la vérification de la saisie ne parle pas d’elle.
   *[other] { $count } réponses sont venues en ligne : personne ne les a saisies, et la vérification de la saisie ne parle pas d’elles.
}
report-certainty-held-up = { $count ->
    [one] { $count } feuille saisie une seconde fois ne compte pas encore : avant elle dans l’ordre du tirage, la feuille { $serial } n’est pas terminée.
   *[other] { $count } feuilles saisies une seconde fois ne comptent pas encore : avant elles dans l’ordre du tirage, la feuille { $serial } n’est pas terminée.
}
report-certainty-draw = { $name }, tirage { $draw }
report-certainty-batch = { $audience }, lot { $batch }
report-certainty-table = La seconde saisie en chiffres
report-certainty-sheets = Feuilles comptées, dans l’ordre du tirage
report-certainty-fields = Champs comptés
report-certainty-differing = Champs où les deux saisies diffèrent
report-certainty-slips = Décalages d’une ligne
report-certainty-wrong-fields = Champs faux à la première saisie
report-certainty-missing = Feuilles introuvables, parmi celles comptées
report-certainty-bound = Au plus, pour 10 000 (95 %)
report-certainty-target = Objectif, pour 10 000
report-certainty-rest = Reste dans les feuilles du tirage, corrections faites, pour 10 000 [95 %]
report-certainty-seed = Graine du tirage
report-certainty-seed-given = { $seed } (donnée par une personne)
report-certainty-method = Calcul : l’unité est la feuille, tirée sans remise ; un décalage compte pour autant de champs faux qu’il en a décalé, une feuille introuvable pour tous ses champs. La borne est une suite de confiance pour le tirage sans remise (Waudby-Smith et Ramdas, 2020 et 2024, paris et inégalité de Ville) : elle vaut bien que l’on s’arrête dès que l’objectif est atteint, quelle que soit la répartition des erreurs entre les feuilles. Une seconde saisie par une autre personne révèle 88,3 % des erreurs, par la même personne 69,0 % (Kawado et al., 2003) : le reste estimé en tient compte, la borne non. L’ordre du tirage se refait avec la graine et l’outil sha256sum.
report-certainty-chosen = Les personnes qui saisissent se nomment elles-mêmes : qu’une autre personne ait fait la seconde saisie repose sur leur parole.
report-certainty-chosen-alone = Les personnes qui saisissent se nomment elles-mêmes : leurs noms reposent sur leur parole.
report-certainty-system = Les personnes qui saisissent sont identifiées par leur session sur l’ordinateur.
report-certainty-pin = Les personnes qui saisissent sont identifiées par leur code personnel.
report-certainty-same-person = { $count ->
    [one] { $count } feuille a été saisie la seconde fois par la même personne, plus tard : cela révèle moins d’erreurs, et l’estimation en tient compte.
   *[other] { $count } feuilles ont été saisies la seconde fois par la même personne, plus tard : cela révèle moins d’erreurs, et l’estimation en tient compte.
}
report-certainty-two = { $count ->
    [one] Sur { $count } feuille, l’une des deux personnes qui l’avaient saisie a tranché les différences, sans voir les réponses, comme la règle de la campagne le permet.
   *[other] Sur { $count } feuilles, l’une des deux personnes qui les avaient saisies a tranché les différences, sans voir les réponses, comme la règle de la campagne le permet.
}
report-certainty-thrice = { $count ->
    [one] Sur { $count } feuille, la même personne a fait les trois saisies, sans revoir ses réponses : qui se trompe deux fois de même ne le voit pas.
   *[other] Sur { $count } feuilles, la même personne a fait les trois saisies, sans revoir ses réponses : qui se trompe deux fois de même ne le voit pas.
}
report-certainty-decided = { $count ->
    [one] { $count } feuille sans majorité a été décidée d’après le papier par quelqu’un qui l’avait saisie, toutes les réponses sous les yeux.
   *[other] { $count } feuilles sans majorité ont été décidées d’après le papier par quelqu’un qui les avait saisies, toutes les réponses sous les yeux.
}
report-quality-table = Ce que les feuilles n’ont pas dit, et comment elles ont été saisies
report-quality-sheets = Feuilles complètes
report-quality-places = Réponses et marques saisies
report-quality-missing = Réponses manquantes
report-quality-refusals = Saisies refusées
report-quality-corrections = Réponses corrigées
report-quality-overrides = Contrôles passés outre
report-quality-remarked = Feuilles avec remarque
report-quality-words = Réponses manquantes : rien coché, deux cases, illisible ou raturé, sur toutes les réponses attendues. « Non concerné » est une réponse, pas un manque. Les questions dont le résultat est masqué ne sont pas comptées.
report-quality-strays = { $count ->
    [one] { $count } feuille ne correspond à aucun questionnaire de l’outil et n’est comptée nulle part ailleurs.
   *[other] { $count } feuilles ne correspondent à aucun questionnaire de l’outil et ne sont comptées nulle part ailleurs.
}
report-mark-blank = Rien coché
report-mark-not-concerned = Non concerné
report-mark-double = Deux cases cochées
report-mark-unreadable = Illisible
report-mark-struck = Raturé
report-figures = Tous les chiffres
report-figures-intro = Chaque thème est suivi de ses questions. « Sans valeur » : rien coché · non concerné · deux cases · illisible · raturé.
report-method = Méthode
report-method-score = Note d’une question : la note de la case cochée (0 à 100), retournée (100 moins la note) quand la question est négative. Marques et cases sans note sont exclues.
report-method-theme = Note d’un thème pour une feuille : la moyenne, pondérée si l’outil le prévoit, de ses questions notées, si au moins { $share } des questions du thème sur ce questionnaire le sont. Note du thème : la moyenne des feuilles, chacune comptant autant.
report-method-mean = Intervalle d’une moyenne : loi de Student, moyenne ± t(0,975 ; n − 1) × écart-type / racine(n) (Student, Biometrika, 1908), borné à 0 et 100 à l’impression. Sans intervalle quand toutes les notes sont égales : rien n’y dit de combien d’autres s’en écarteraient.
report-method-favourable = Part favorable : réponses d’au moins { $from } sur 100, parmi les réponses notées ; intervalle du score de Wilson (JASA, 1927).
report-method-gap = Écart : différence des moyennes, intervalle de Welch à degrés de liberté de Satterthwaite (Welch, Biometrika, 1947). Chaque intervalle vaut seul ; « établi » corrige pour le nombre d’écarts du tableau par la méthode de Holm (Scandinavian Journal of Statistics, 1979), au risque de 5 % pour le tableau entier. Sans intervalle ni « établi » quand, d’un côté, toutes les notes sont égales.
report-method-percentages = Les pourcentages d’une barre sont arrondis une seule fois, au plus fort reste : leur somme est 100. Sous { $from } réponses, des effectifs et jamais de pourcentages.
report-method-limits = Ce que les intervalles ne disent pas
report-method-silent = Ils disent ce que le hasard peut changer entre ceux qui ont répondu, non en quoi ceux qui n’ont pas répondu pensent autrement.
report-method-finite = Ils supposent que l’on a interrogé quelques personnes parmi un très grand nombre : quand presque tout le monde a répondu, ils sont trop larges.
report-method-helped = Ils ne voient pas qu’une réponse donnée avec de l’aide, ou par quelqu’un d’autre, peut ne pas être celle que la personne aurait donnée seule.
report-method-anonymity = Anonymat
report-method-threshold = Aucun chiffre sous { $min } réponses ; par service, aucun sous { $breakdown } réponses de professionnels. « Fragile » sous { $fragile }.
report-method-complement = Quand un service est masqué, d’autres le sont avec lui, jusqu’à ce que leur total soit lui-même un groupe : rien ne se retrouve par soustraction. Il en va de même d’un service où tout le monde dit la même chose. Un thème n’est montré que si chacune de ses questions peut l’être.
report-method-joint = L’écart-type, l’intervalle, la part favorable et l’alpha d’un thème disent comment les réponses d’une même feuille vont ensemble : à partir de { $min } feuilles ({ $two } pour un thème de deux questions), et, d’un rapport à l’autre, quand autant de feuilles les séparent. Écart-type d’un nombre écrit : à partir de { $numbers } feuilles.
report-method-successive = D’un rapport à l’autre, un chiffre n’est refait que si au moins { $min } réponses l’en séparent de chacun des précédents ; sinon il reste en place (†).
report-method-comments = Les commentaires d’un groupe masqué ne sont pas montrés ; ceux des dernières feuilles attendent qu’assez d’autres les accompagnent.
report-method-origin = Origine
report-origin = D’où viennent ces chiffres
report-origin-software = Logiciel
report-origin-tool = Outil
report-origin-fingerprint = Empreinte de l’outil (SHA-256)
report-origin-author = Auteur
report-origin-licence = Licence
report-origin-campaign = Campagne
report-origin-data = Empreinte des données publiées (SHA-256)
report-origin-journal = Journal, dernier maillon
report-journal-head = n° { $number } : { $hash }
report-empty-bar = vide

# Le rapport d’un dossier.
dossier-kind = Rapport du dossier
dossier-fact-for = Diffusion
dossier-fact-internal = document de travail interne : il parle de très peu de personnes
dossier-internal = Document de travail interne. Il parle de très peu de personnes, que leur parcours suffit parfois à reconnaître : aucun seuil ne les protège ici. Les textes libres ne sont montrés qu’une fois relus, sans nom. Ne l’affichez pas et ne le remettez pas hors de l’établissement.
dossier-windows = Les fenêtres
dossier-windows-intro = { $count ->
    [one] Ce dossier regarde les pratiques par { $count } fenêtre.
   *[other] Ce dossier regarde les mêmes pratiques par { $count } fenêtres. Chacune dit ce qu’elle voit ; aucune ne note l’autre.
}
dossier-windows-table = Feuilles complètes
dossier-windows-missing = { $count ->
    [one] Fenêtre sans aucune feuille complète : { $windows }. Le rapport montre ce que disent les autres.
   *[other] Fenêtres sans aucune feuille complète : { $windows }. Le rapport montre ce qu’il y a.
}
dossier-window-self = le service sur lui-même
dossier-window-tracer = un séjour suivi
dossier-window-observation = un parcours observé
dossier-column-window = Fenêtre
dossier-column-kind = Ce qui est regardé
dossier-column-sheets = Total
dossier-left-unfinished = { $count ->
    [one] { $window } : { $count } feuille n’est pas terminée, elle ne compte pas.
   *[other] { $window } : { $count } feuilles ne sont pas terminées, elles ne comptent pas.
}
dossier-left-sealed = { $count ->
    [one] { $window } : { $count } feuille est en cours de vérification, elle sera comptée ensuite.
   *[other] { $window } : { $count } feuilles sont en cours de vérification, elles seront comptées ensuite.
}
dossier-left-unread = { $count ->
    [one] { $window } : { $count } texte n’est pas encore relu, il n’est pas montré.
   *[other] { $window } : { $count } textes ne sont pas encore relus, ils ne sont pas montrés.
}
dossier-left-aside = { $count ->
    [one] { $window } : { $count } texte a été mis de côté à la relecture.
   *[other] { $window } : { $count } textes ont été mis de côté à la relecture.
}
dossier-unsaid = { $count ->
    [one] { $count } sans réponse lisible
   *[other] { $count } sans réponse lisible
}
dossier-column-criterion = Pratique
dossier-disagreements = Là où les fenêtres ne disent pas la même chose
dossier-disagreements-intro = À regarder d’abord, ensemble : une fenêtre n’a pas raison contre une autre, leur désaccord est une question.
dossier-disagreements-none = Partout où deux fenêtres regardent la même pratique, elles trouvent la même chose.
dossier-disagreements-table = Pratiques à reprendre ensemble
dossier-opposed = L’une dit que c’est là, l’autre que ce n’y est pas
dossier-apart = Elles ne trouvent pas la même chose
dossier-the-apart = Les fenêtres ne disent pas la même chose
dossier-the-others = Les autres pratiques
dossier-theme = Thème : { $theme }
dossier-theme-table = Ce que dit chaque fenêtre
dossier-part-justification = pourquoi
dossier-part-evidence = ce qui le montre
dossier-part-comment = commentaire
dossier-said = { $window }, { $part } : { $text }
dossier-observed = Vu en parcours
dossier-seen = { $when } : { $text }
dossier-unread = [pas encore relu]
dossier-aside = [mis de côté]
dossier-time-unread = illisible
dossier-time-before = { $time } (avant la ligne au-dessus)
dossier-time-after = { $days ->
    [one] { $time } (le lendemain)
   *[other] { $time } ({ $days } jours après)
}
dossier-steps = Étape par étape
dossier-column-step = Étape
dossier-column-found = Ce qui a été trouvé
dossier-journeys = Les parcours observés
dossier-journeys-intro = Chaque ligne est un moment, à l’heure de la montre de qui observait. Sa durée va jusqu’à la ligne suivante.
dossier-journey-number = Parcours { $number }
dossier-journey-table = { $name }, heure par heure
dossier-journey-empty = Le journal de ce parcours ne contient aucune ligne.
dossier-fact = { $question } : { $answer }
dossier-quoted = « { $quote } »
dossier-column-time = Heure
dossier-column-where = Étape, lieu
dossier-column-place = Lieu
dossier-column-seen = Vu
dossier-column-felt = Ressenti, paroles
dossier-column-felt-only = Ressenti
dossier-column-quote = Paroles
dossier-column-minutes = Minutes
dossier-column-rows = Lignes
dossier-journey-length = { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}, { $minutes } min en tout{ $unknown ->
    [0] .
    [one] , sans compter { $unknown } ligne dont la durée n’est pas connue.
   *[other] , sans compter { $unknown } lignes dont la durée n’est pas connue.
}
dossier-steps-table = Temps par étape
dossier-words = Paroles et remarques
dossier-words-intro = Relues une par une dans l’établissement avant d’être montrées. […] tient la place de mots retirés parce qu’ils pouvaient désigner quelqu’un.
dossier-words-other = Sans thème
dossier-plan-open = Aucune action n’est encore inscrite. Voici ce qui vient d’abord : les pratiques sur lesquelles les fenêtres diffèrent, puis celles qu’une fenêtre ne trouve pas tout à fait là ; à remplir ensemble.
dossier-plan-unseen = Aucune action n’est encore inscrite. Ce qui vient d’abord se dira quand une feuille sera complète.
dossier-plan-none = Aucune action n’est encore inscrite, et rien ne vient d’abord : aucune fenêtre ne trouve qu’il manque quelque chose.
dossier-method-counts = Des effectifs, jamais de pourcentages, d’intervalles ni de notes : quelques personnes ont regardé, et ce qu’elles ont vu est dit tel quel.
dossier-method-found = Pour une fenêtre, une pratique est là quand toutes ses réponses le disent (cases placées par l’outil à { $from } ou plus sur 100), absente quand toutes disent le contraire ({ $to } ou moins), entre les deux sinon. « Sans objet » et les réponses illisibles sont comptées et ne disent ni l’un ni l’autre.
dossier-method-accord = Deux fenêtres ne disent pas la même chose quand l’une trouve une pratique là, entre les deux ou absente, et l’autre non ; elles s’opposent quand l’une la trouve là et l’autre absente. On regarde service par service, et tous services ensemble.
dossier-method-time = Une heure plus petite que la précédente est du lendemain quand moins de douze heures les séparent ainsi ; sinon elle est dite hors de l’ordre, et la durée de la ligne d’avant n’est pas comptée.
dossier-method-words = Les textes libres ne sont montrés qu’après relecture. Ceux d’une même pratique sont dans un ordre tiré au sort.
dossier-data-service = Service, par son code
dossier-data-sheets = Feuilles complètes
dossier-data-criteria = Pratiques par fenêtre
dossier-data-accord = Comment les fenêtres s’accordent : opposed (opposées), apart (différentes), same (la même chose), alone (une seule fenêtre)
dossier-data-unsaid = sans réponse lisible
dossier-data-texts = Textes relus
dossier-data-part = Ce que dit le texte : justification, evidence (preuve), comment (commentaire)
dossier-data-journey = Numéro du parcours dans le rapport
dossier-data-day = Jour du lot
dossier-data-days = Minuits passés depuis la première ligne
dossier-data-before = L’heure est avant celle de la ligne au-dessus

# The numbers as tables for other programs, and the workbook
data-sheet-participation = Participation (données)
data-sheet-themes = Thèmes (données)
data-sheet-theme-services = Thèmes par service (données)
data-sheet-items = Questions (données)
data-sheet-distributions = Réponses (données)
data-sheet-gaps = Écarts (données)
data-sheet-reliability = Cohérence (données)
data-sheet-profile = Qui a répondu (données)
data-sheet-modes = Modes de réponse (données)
data-sheet-quality = Qualité (données)
data-sheet-certainty = Vérification (données)
data-sheet-comparison = Comparaison (données)
data-sheet-comparison-outside = Valeurs de référence (données)
data-sheet-comments = Commentaires
data-sheet-comment-counts = Commentaires, comptes
data-sheet-plan = Plan d’action (données)
data-sheet-codes = Codes
data-audience = Public, par son code
data-theme = Thème, par son code ; vide : la question n’est d’aucun thème
data-item = Question notée, par son code
data-service = Service, par son code ; vide : tout le découpage est masqué
data-n = Feuilles qui ont une note
data-low = Borne basse de l’intervalle à 95 % ; vide : il n’y en a pas
data-high = Borne haute de l’intervalle à 95 % ; vide : il n’y en a pas
data-kept = Feuilles du rapport précédent dont le chiffre est resté en place ; vide : le chiffre est de ce rapport
data-expected = Personnes concernées ; vide : non prévu
data-distributed = Feuilles distribuées ; vide : non prévu
data-complete = Feuilles saisies jusqu’au bout : les seules dans les résultats
data-in-progress = Feuilles en cours de saisie
data-held = Feuilles mises de côté
data-voided = Feuilles annulées
data-web = Réponses complètes venues en ligne
data-rate = Feuilles complètes sur feuilles distribuées, à défaut sur personnes concernées ; vide sous vingt
data-mode = Mode de réponse, par son code ; vide : non précisé
data-sheets = Feuilles
data-missing-share = Part des réponses manquantes parmi les réponses et marques saisies
data-draw = Numéro du tirage
data-batch = Numéro du lot ; vide : tous les lots du public
data-in-no-draw = Feuilles complètes dans aucun tirage (vide : aucun tirage)
data-sealed = Feuilles laissées de côté, en cours de vérification
data-certainty-sheets = Feuilles parmi lesquelles on tire
data-certainty-fields = Champs de ces feuilles
data-bound = Champs faux de la première saisie : au plus, avec 95 % de confiance
data-target = Objectif : au plus tant de champs faux
data-residual = Champs faux qui restent dans les feuilles du tirage, corrections faites, estimés
data-kind = Ce que le code désigne : audience (public), theme, service, mode, item (question notée), question (autre question), comment (question ouverte)
data-code = Code
data-number = Numéro imprimé sur le questionnaire
data-label = Libellé
data-answered = Feuilles avec une valeur ou une marque
data-level = theme ou item : ce que la ligne décrit
data-people-n = Personnes accompagnées : feuilles qui ont une note
data-people-mean = Personnes accompagnées : moyenne
data-professionals-n = Professionnels : feuilles qui ont une note
data-professionals-mean = Professionnels : moyenne
data-difference = Moyenne des personnes accompagnées moins moyenne des professionnels
data-adjusted = Probabilité d’un tel écart s’il n’y en avait aucun, corrigée par la méthode de Holm parmi tous ceux du tableau
data-established = L’écart tient à 5 % parmi tous ceux du tableau ; vide : il n’a pas d’intervalle
data-reliability-n = Feuilles qui ont une note à chaque question du thème
data-reliability-items = Questions du thème
data-alpha = Alpha de Cronbach
data-mean = Moyenne
data-reference = Valeur de la référence « { $title } »
data-reference-difference = Moyenne de ce rapport moins valeur de la référence
data-deviation = Écart-type ; vide sous deux valeurs, et où il dirait comment les réponses d’une même feuille vont ensemble
data-favourable = Notes favorables ; vide où elles diraient comment les réponses d’une même feuille vont ensemble
data-favourable-share = Part des notes favorables ; vide sous vingt
data-favourable-low = Borne basse à 95 % de la part favorable ; vide : il n’y en a pas
data-favourable-high = Borne haute à 95 % de la part favorable ; vide : il n’y en a pas
data-fragile = Résultat fragile : sous le seuil de lecture
data-form = Formulaire dont ce sont les cases ; all : tous ensemble
data-box = Case, par son code
data-box-label = Libellé de la case
data-box-score = Note de la case ; vide : hors de l’échelle
data-count = Combien l’ont cochée
data-box-share = Part parmi les réponses à la question ; vide sous vingt
data-question = Question, par son code
data-profile-share = Part parmi les feuilles qui répondent à la question ; vide sous vingt
data-number-mean = Moyenne des nombres écrits
data-comment-question = Question ouverte, par son code
data-comment-text = Ce qui est écrit, dans l’ordre du rapport, tiré au sort
data-comment-level = audience (tout le public) ou theme (ce qu’il a écrit sur un thème)
data-comment-theme = Thème, par son code ; vide : tout le public, ou les questions ouvertes d’aucun thème
data-comment-told = Commentaires relus et montrés
data-comment-unread = Commentaires qui attendent d’être relus, pour tout le public
data-comment-set-aside = Commentaires mis de côté à la relecture, pour tout le public
data-action-number = Numéro de l’action dans la campagne
data-action-finding = Ce à quoi l’action répond, par le code du thème ou de la question ; vide : un constat écrit en toutes lettres
data-action-progress = Avancement : to-do (à faire), under-way (en cours), done (faite), abandoned (abandonnée)
data-action-origin = Campagne d’où l’action est reprise, ou dans laquelle elle est restée ; vide : écrite dans celle-ci
data-action-origin-number = Son numéro dans cette campagne-là
data-action-stayed = Est restée dans la campagne précédente
data-sheet-plan-effects = Effets mesurés (données)
data-effect-state = measured (mesuré), with-care (mesuré, à comparer avec prudence), not-comparable (la question a changé), not-measured (rien n’est montré d’alors ou de maintenant)
data-effect-then = Réponses d’alors
data-effect-mean-then = Moyenne d’alors, sur 100
data-unit-code = code
data-unit-text = texte
data-unit-count = effectif
data-unit-points = points
data-unit-number = nombre
data-unit-share = part
data-unit-probability = probabilité
data-unit-alpha = alpha
data-unit-per-10000 = pour 10 000 champs
data-unit-flag = oui ou non
data-unit-day = date
data-range-count = 0 et plus
data-range-points = 0 à 100
data-range-difference = −100 à 100
data-range-share = 0 à 1
data-range-alpha = jusqu’à 1
data-range-per-10000 = 0 à 10 000
data-range-flag = 1 ou 0
xlsx-opening = À lire
xlsx-cells = Dans les feuilles de données, « { $hidden } » : masqué, pour que personne ne soit reconnu ; « { $nobody } » : personne n’a répondu ; une cellule vide : sans objet.
xlsx-values = Ce classeur ne contient que des valeurs, sans formule ; les graphiques lisent les cellules de leur feuille.
xlsx-sheets = Les feuilles de ce classeur
xlsx-dictionary = Dictionnaire
xlsx-dictionary-about = Ce que veut dire chaque colonne des feuilles de données
xlsx-dictionary-table = Table
xlsx-dictionary-sheet = Feuille
xlsx-dictionary-column = Colonne
xlsx-dictionary-meaning = Sens
xlsx-dictionary-unit = Unité
xlsx-dictionary-range = Valeurs
xlsx-data-about = { $count ->
    [0] Données, table { $name } : aucune ligne
    [one] Données, table { $name } : une ligne
   *[other] Données, table { $name } : { $count } lignes
}
xlsx-for-charts = Pour les graphiques
xlsx-audience = Public
xlsx-out-of = Sur
xlsx-row = Thème ou question
xlsx-low = de
xlsx-high = à
xlsx-remark = { $audience } : { $text }
xlsx-parts = En pourcentage des réponses ; sous { $from } réponses, en effectifs.
xlsx-alt = { $title }. Les mêmes nombres sont dans le tableau au-dessus.

### room: keymap

# Key labels
key-shift = Maj
key-space = Espace
key-enter = Entrée
key-escape = Échap
key-backspace = Retour arrière
key-tab = Tab
key-back-tab = Maj+Tab
key-left = Gauche
key-right = Droite
key-up = Haut
key-down = Bas
key-home = Début
key-end = Fin
key-page-up = Page préc.
key-page-down = Page suiv.
key-insert = Inser
key-delete = Suppr
key-keypad-begin = 5 du pavé

# Groups of commands
keys-group-answer = Répondre
keys-group-digits = Chiffres
keys-group-marks = Marques
keys-group-move = Aller et venir
keys-group-sheet = La feuille
keys-group-write = Écrire
keys-group-read = Parcourir
keys-group-station = Le poste

# Commands, one help line each
command-accept = Valider ce qui est saisi, tourner la page, finir la feuille
command-correct = Corriger : effacer le dernier caractère, ou revenir à la question précédente
command-reset = Débloquer la saisie après un refus, fermer une demande, effacer ce qui est saisi
command-confirm = Confirmer ce que le poste demande
command-dup = Répéter la réponse de la feuille précédente
command-run = Répéter la dernière réponse jusqu’à la fin du bloc
command-undo = Défaire le dernier changement
command-redo = Refaire ce qui a été défait
command-digits = Les chiffres de 1 à 9, puis 0
command-digit-1 = Le chiffre 1
command-digit-2 = Le chiffre 2
command-digit-3 = Le chiffre 3
command-digit-4 = Le chiffre 4
command-digit-5 = Le chiffre 5
command-digit-6 = Le chiffre 6
command-digit-7 = Le chiffre 7
command-digit-8 = Le chiffre 8
command-digit-9 = Le chiffre 9
command-digit-0 = Le chiffre 0
command-mark-blank = Marque : rien n’est coché ni écrit
command-mark-not-concerned = Marque : non concerné
command-mark-double = Marque : deux cases cochées
command-mark-unreadable = Marque : illisible
command-mark-struck = Marque : réponse raturée
command-back = Aller à la question précédente
command-forward = Aller à la question suivante sans répondre
command-page-back = Aller à la page précédente du papier
command-page-forward = Aller à la page suivante du papier
command-go-to = Aller à une question par son numéro sur le papier
command-note = Écrire une remarque sur la question
command-margin = Noter ce qui est écrit dans la marge du papier
command-hold = Mettre la feuille de côté, avec un motif
command-abandon = Abandonner la feuille, après confirmation
command-insert-row = Ajouter au relevé une ligne vide, là où l’on est ; les suivantes descendent
command-remove-row = Ôter du relevé la ligne où l’on est ; les suivantes remontent
command-next-mode = Changer le mode de réponse pour cette feuille
command-next-variant = Changer la variante du questionnaire pour cette feuille
command-sheet-code = Ouvrir une feuille par le code qui y est imprimé (lecteur de codes)
command-serial = Donner à la feuille le numéro écrit sur le papier
command-previous-sheet = Rouvrir la feuille d’avant
command-next-sheet = Aller à la feuille d’après
command-edit-left = Un caractère à gauche
command-edit-right = Un caractère à droite
command-edit-word-left = Un mot à gauche
command-edit-word-right = Un mot à droite
command-edit-start = Au début du texte
command-edit-end = À la fin du texte
command-edit-delete = Effacer le caractère sous le curseur
command-edit-delete-word = Effacer le mot avant le curseur
command-edit-delete-to-end = Effacer jusqu’à la fin
command-edit-clear = Effacer tout le texte
command-up = Ligne ou champ au-dessus
command-down = Ligne ou champ au-dessous
command-page-up = Un écran plus haut
command-page-down = Un écran plus bas
command-first = Première ligne
command-last = Dernière ligne
command-open = Ouvrir la ligne choisie
command-find = Chercher
command-find-next = Texte trouvé suivant
command-new = Créer
command-edit = Modifier la ligne choisie
command-filter = Ne montrer que les lignes d’un état
command-section-forward = Partie suivante
command-section-back = Partie précédente
command-contents = Va à une partie choisie dans le sommaire
command-keep = Garder le commentaire tel qu’il est écrit
command-redact = Retirer des mots du commentaire : les choisir, puis valider
command-set-aside = Mettre le commentaire de côté, avec un motif
command-word-forward = Mot suivant
command-word-back = Mot précédent
command-toggle-word = Retirer le mot, ou le rendre
command-void = Annuler une feuille, ou la rétablir
command-move-batch = Déplacer un lot classé sous un mauvais service
command-close-campaign = Clore ou rouvrir la campagne
command-state = État de saisie : ce qui manque, ce qui reste à décider
command-batch-step = Faire avancer un lot : compté, saisi, contrôlé, rendu ou détruit
command-verify = Vérification : tirages, secondes saisies, arbitrage
command-comments = Relire les commentaires avant le rapport
command-actions = Plan d’action : ce qui est fait de ce qui a été trouvé
command-checklist = Les six étapes de la campagne, leurs dates et leurs documents
command-calendar = Échéances : ce qui est dû, et l’évaluation HAS
command-own-figures = Vos chiffres, pour vous seul
command-end-session = Finir la session et faire le rapport
command-report = Voir le rapport de résultats
command-documents = Documents du rapport : PDF, tableur, affiche…
command-print = Imprime le document choisi
command-practice = S’exercer, sans rien enregistrer
command-settings = Réglages : langue, clavier, couleurs
command-keypad-repair = Pavé numérique sans Verr Num : retrouver ses chiffres, ou revenir aux flèches
command-help = Aide de cet écran
command-leave = Revenir à l’écran précédent
command-redraw = Redessiner l’écran
command-lock = Masquer l’écran jusqu’au retour
command-keep-elsewhere = Écrire ailleurs ce qui n’a pas pu être enregistré
command-suspend = Rendre la main au système un moment
command-quit = Quitter copiste

# Hints, a few words each
hint-accept = valider
hint-correct = corriger
hint-reset = reprendre
hint-confirm = confirmer
hint-mark-blank = rien coché
hint-mark-not-concerned = non concerné
hint-mark-double = deux cases cochées
hint-mark-unreadable = illisible
hint-mark-struck = raturé
hint-back = question précédente
hint-go-to = aller à
hint-note = remarque
hint-down = champ suivant
hint-page-down = suite
hint-open = ouvrir
hint-find = chercher
hint-new = créer
hint-edit = modifier
hint-settings = réglages
hint-leave = retour
hint-help = aide

# The keys page
keys-page-title = Les touches
keys-page-about = Cette page est faite à partir des fichiers de touches et de la table des commandes ; rien n’y est écrit à la main. `copiste keys` affiche la même chose pour le clavier en service. Une touche propre à l’établissement s’écrit dans un fichier qui hérite d’un de ceux-ci.
keys-page-keymaps = Les claviers
keys-page-column = Ce que fait la touche
keys-page-others = Ailleurs
keymap-standard = tous les claviers, par les touches que tous ont
keymap-azerty = clavier français : la rangée du haut sans Maj donne les chiffres dans les cases codées
keymap-keypad = une main sur le pavé numérique ; sa touche moins débloque
keymap-bepo = clavier bépo : la rangée du haut sans Maj donne les chiffres dans les cases codées
keymap-qwerty = claviers américain et britannique
keys-context-list = Listes et menus
keys-context-list-about = Les lettres ont aussi leur touche de fonction.
keys-context-view = Textes à lire
keys-context-view-about = Le rapport, l’aide.
keys-context-review = Relecture d’un commentaire
keys-context-review-about = Avant le rapport.
keys-context-form = Formulaires du poste
keys-context-form-about = Tout caractère imprimable est du texte.
keys-context-coded = Cases codées
keys-context-coded-about = Cases à cocher, nombres, dates, fins de page et de feuille. Tout autre caractère imprimable est un code à saisir.
keys-context-text = Cases de texte
keys-context-text-about = Tout caractère imprimable est du texte.
keys-context-inhibited = Saisie bloquée
keys-context-inhibited-about = Après un refus, toute autre touche est ignorée.
keys-context-prompt = Ligne à remplir
keys-context-prompt-about = Numéro de question, remarque, motif. Tout caractère imprimable est du texte.
keys-context-question = Question du poste
keys-context-question-about = Entrée ne confirme jamais.

# What is wrong with a key file; which keymap is in force
keymap-error-place = { $file }, ligne { $line } : { $problem }
keymap-error-place-key = { $file }, ligne { $line }, « { $key } » : { $problem }
keymap-error-file = { $file } : { $problem }
keymap-error-file-key = { $file }, « { $key } » : { $problem }
keymap-error-nearest = { $problem } Vouliez-vous écrire « { $nearest } » ?
keymap-error-unknown-keymap = ce n’est ni un clavier connu ({ $known }) ni un fichier de touches (.toml).
keymap-error-unreadable = le fichier ne se lit pas : { $reason }.
keymap-error-too-long = le fichier est trop long pour un fichier de touches.
keymap-error-syntax = l’écriture TOML est fautive : { $reason }.
keymap-error-context = cette section n’existe pas.
keymap-error-key = cette touche n’existe pas.
keymap-error-shifted = écrivez le caractère que donne la touche avec Maj, sans « shift- ».
keymap-error-twice = la même touche est déjà écrite « { $other } » dans cette section.
keymap-error-command = la commande « { $word } » n’existe pas.
keymap-error-name = un nom de commande entre guillemets droits est attendu.
keymap-error-not-here = la commande « { $command } » n’a pas de sens dans cette section ; elle en a dans : { $contexts }.
keymap-error-printable = un caractère imprimable est du texte dans cette section ; choisissez une touche de fonction, Ctrl ou Alt.
keymap-error-reset = la touche qui débloque sert aussi à la saisie ordinaire : elle débloquerait sans qu’on l’ait vu.
keymap-error-confirm = la touche qui confirme sert aussi à la saisie ordinaire : elle confirmerait sans qu’on ait lu.
keymap-error-sheet-code = cette lettre commence le code des feuilles : dans [{ $context }], en minuscule et en capitale, elle doit rester « sheet-code ». Sinon un lecteur de codes déclencherait d’autres commandes.
keymap-error-unreachable = il ne reste aucune touche pour « { $command } » dans « { $context } ».
keymap-guessed-layout = Clavier { $name }, d’après la disposition { $layout } du système
keymap-guessed-locale = Clavier { $name }, d’après la langue { $locale } du système
keymap-guessed-nothing = Clavier { $name }, faute d’indication du système
keymap-chosen = Clavier { $name }, choisi dans les réglages

### room: import

### room: store

cli-command-host = Garde les données pour les postes de cette machine : plusieurs personnes saisissent dans une même campagne
cli-command-kiosk = Poste en libre-service : check, admit, pins, reset-pin
cli-kiosk-check = Examine une machine : ce qui lui manque pour n’ouvrir que le poste de saisie
cli-kiosk-root = Dossier qui tient lieu de racine (/ sinon)
cli-kiosk-pins = Qui a un code personnel, et depuis quand
cli-kiosk-admit = Inscrit une personne : donne un code d’entrée, à changer contre le sien en arrivant
kiosk-admitted = { $name } entre avec le code { $code }, puis choisit le sien. Donnez-le de la main à la main ; il n’est écrit nulle part.
cli-kiosk-reset = Retire un code oublié : la personne en choisit un autre en arrivant
cli-kiosk-name = Nom de saisie
cli-kiosk-account = Celui de ce compte, qui saisit sur des données partagées
kiosk-no-root = Aucun dossier { $path }.
kiosk-missing = manque
kiosk-fit = Rien ne manque à cette machine.
kiosk-unfit = { $count ->
    [one] Il manque { $count } point à cette machine.
   *[other] Il manque { $count } points à cette machine.
}
kiosk-no-pins = Personne n’a de code ({ $path }).
kiosk-no-pin = { $name } n’a pas de code.
kiosk-pin-taken = Le code de { $name } est retiré : un autre sera choisi à la prochaine ouverture.
kiosk-column-who = nom
kiosk-column-since = depuis le
kiosk-column-wrong = essais manqués
kiosk-autologin-good = Le terminal 1 ouvre la session du compte { $account }
kiosk-autologin = Le terminal 1 n’ouvre aucune session de lui-même
kiosk-autologin-why = Sinon l’écran attend un nom et un mot de passe du système, que personne au bureau ne devrait connaître.
kiosk-autologin-do = Copiez { $units }/autologin.conf en { $place }, puis `systemctl daemon-reload`.
kiosk-account = Le compte { $account } n’existe pas
kiosk-account-do = `useradd --create-home --shell /usr/bin/copiste { $account }`
kiosk-shell-good = La session du compte { $account } est le poste de saisie ({ $shell })
kiosk-shell = La session du compte { $account } est { $shell }
kiosk-shell-why = Qui quitte le poste ne doit trouver aucun interpréteur de commandes : la session finit avec copiste, et le terminal le rouvre.
kiosk-shell-do = `usermod --shell /usr/bin/copiste { $account }`
kiosk-shell-absent = { $shell } n’est pas installé
kiosk-shell-absent-why = Le compte ne pourrait pas ouvrir de session.
kiosk-shell-absent-do = Installez le programme : `install -m 755 copiste { $shell }`
kiosk-groups-good = Le compte { $account } n’a aucun pouvoir sur la machine
kiosk-groups = Le compte { $account } a des pouvoirs sur la machine ({ $groups })
kiosk-groups-why = Un compte ouvert à qui passe devant l’écran ne doit rien pouvoir changer.
kiosk-groups-do = Retirez-le de ces groupes : `gpasswd --delete { $account } GROUPE`
kiosk-terminals-good = Aucune connexion n’attend sur les autres terminaux (Alt+F2 et suivants)
kiosk-terminals = Une connexion attend sur d’autres terminaux ({ $open })
kiosk-terminals-why = Alt+F2 y mène depuis le poste de saisie.
kiosk-terminals-do = Copiez { $units }/logind.conf en /etc/systemd/logind.conf.d/copiste.conf ; désactivez les autres : `systemctl disable getty@tty2`.
kiosk-sysrq-good = Les touches SysRq du noyau sont éteintes
kiosk-sysrq = Les touches SysRq du noyau sont actives (kernel.sysrq = { $value })
kiosk-sysrq-why = Alt+SysRq avec une lettre redémarre la machine, tue le poste ou en vide la mémoire à l’écran.
kiosk-sysrq-do = Copiez { $units }/sysctl.conf en /etc/sysctl.d/90-copiste.conf, puis `sysctl --system`.
kiosk-ctrl-alt-del-good = Ctrl+Alt+Suppr ne fait rien
kiosk-ctrl-alt-del = Ctrl+Alt+Suppr redémarre la machine
kiosk-ctrl-alt-del-why = Rien d’enregistré n’est perdu, mais la saisie s’arrête, et sept appuis de suite forcent l’arrêt.
kiosk-ctrl-alt-del-do = `systemctl mask ctrl-alt-del.target`, et { $units }/system.conf en /etc/systemd/system.conf.d/copiste.conf.
kiosk-keyboard-good = Clavier de la console : { $layout } (clavier { $keymap } de copiste)
kiosk-keyboard = Aucun clavier n’est réglé pour la console
kiosk-keyboard-why = La console prendrait un clavier américain : dans les commentaires, A et Q, Z et W s’échangeraient, et les accents manqueraient.
kiosk-keyboard-do = `dpkg-reconfigure keyboard-configuration` (Debian), ou KEYMAP=fr dans /etc/vconsole.conf.
kiosk-font-good = Police de la console : { $font }
kiosk-font = Aucune police n’est réglée pour la console
kiosk-font-why = Celle du noyau est petite et n’a pas tous les accents ; une police de 32 points se lit sans se pencher.
kiosk-font-do = FONTFACE="Terminus" et FONTSIZE="16x32" dans /etc/default/console-setup, ou FONT=ter-v32n dans /etc/vconsole.conf.
kiosk-rules = Les règles de la machine ne sont pas écrites
kiosk-rules-why = Elles disent à tous les postes de la machine ce que personne ne peut desserrer : poste sans issue, code personnel, écran masqué.
kiosk-rules-do = Copiez { $units }/settings.toml en { $place } et nommez-y vos dossiers.
kiosk-rules-open = D’autres que l’administrateur peuvent changer les règles de la machine
kiosk-rules-open-why = Qui peut les écrire peut les desserrer.
kiosk-rules-open-do = `chown root:root { $place }`, puis `chmod 644 { $place }`.
kiosk-confined-good = Le poste est sans issue
kiosk-confined = Le poste laisse écrire des chemins et rendre la main au système
kiosk-confined-why = Devant un écran ouvert à tous, rien d’autre que la saisie ne doit être à portée.
kiosk-confined-do = `confined-accounts = ["kiosk"]` dans { $place } (le nom du compte).
kiosk-pin-good = Chacun donne son code personnel
kiosk-pin = Aucun code personnel n’est demandé
kiosk-pin-why = Sans code, un nom suffit : qu’une autre personne ait fait la seconde saisie repose sur sa parole, et le rapport le dit.
kiosk-pin-do = `pin = true` dans { $place }.
kiosk-idle-good = L’écran se masque après { $minutes } min sans frappe
kiosk-idle = L’écran ne se masque jamais de lui-même
kiosk-idle-why = Une feuille laissée à l’écran se lit par qui passe.
kiosk-idle-do = `idle-lock-minutes = 5` dans { $place }.
kiosk-destinations = Aucun dossier n’est désigné pour les copies et les sauvegardes
kiosk-destinations-why = Le poste n’écrit que là : sans dossier désigné, rapports et sauvegardes restent sur ce disque.
kiosk-destinations-do = Une section [destinations] dans { $place }, avec un partage ou une clé.
kiosk-destination-good = Dossier « { $name } » : { $path }, monté et ouvert en écriture
kiosk-destination-absent = Dossier « { $name } » : { $path } n’existe pas
kiosk-destination-same-disk = Dossier « { $name } » : rien n’est monté en { $path }
kiosk-destination-closed = Dossier « { $name } » : le compte du poste ne peut pas écrire en { $path }
kiosk-destination-why = Une copie sur le même disque se perd avec lui, et une copie qui ne s’écrit pas n’en est pas une.
kiosk-destination-do = Montez le partage ou la clé au démarrage (/etc/fstab), au nom du compte du poste.
kiosk-printer-good = Imprimante par défaut : { $name }
kiosk-printer = Aucune imprimante par défaut
kiosk-printer-lp = La commande lp n’est pas installée
kiosk-printer-why = Affiches, questionnaires et rapports ne s’impriment pas depuis le poste.
kiosk-printer-do = Installez cups-client et choisissez l’imprimante : `lpadmin -d NOM`.
kiosk-backups-good = Sauvegardes de ce poste vers { $path }
kiosk-backups-host-good = Sauvegardes par l’hôte de la machine vers { $path }
kiosk-backups = Ce poste ne fait aucune sauvegarde
kiosk-backups-absent = Le dossier des sauvegardes n’est pas là : { $path }
kiosk-backups-host = L’hôte de la machine ne fait aucune sauvegarde
kiosk-backups-session = Rien ne fait de sauvegarde avant l’ouverture du poste
kiosk-backups-why = Un disque en panne emporterait tout ce qui a été saisi.
kiosk-backups-do = Nommez un dossier d’un autre disque dans { $place }, sous [backup] (docs/backup.md).
kiosk-backups-host-do = Ajoutez --backup-to DOSSIER à la commande de l’hôte (docs/backup.md).
kiosk-backups-session-do = Copiez { $units }/autologin.conf, qui en fait une avant chaque session, à la place de ce fichier, puis `systemctl daemon-reload`.
kiosk-encryption-good = Disque chiffré : { $name }
kiosk-encryption = Aucun disque n’est chiffré
kiosk-encryption-why = Qui emporte le poste lit les réponses.
kiosk-encryption-do = Chiffrez à l’installation (LUKS) ; la clé est au service informatique.
cli-host-socket = Où les postes se présentent (par défaut : $COPISTE_SOCKET, sinon /run/copiste/host.sock)
cli-host-people = Qui peut faire quoi : un fichier TOML avec operators, managers et administrators ; sans lui, les groupes copiste-operators, copiste-managers et copiste-admins
host-ready = copiste garde les données de { $store } pour les postes de cette machine ({ $socket }).
host-reread = La liste des personnes a été relue.
host-people-unreadable = La liste des personnes { $path } est illisible : { $reason }. Vérifiez le chemin et les droits, puis relancez l’hôte.
host-people-malformed = Liste des personnes { $path }, ligne { $line } : { $reason }. On y met operators, managers et administrators, chacun étant une liste de comptes et de @groupes.
host-people-open = La liste des personnes { $path } peut être modifiée par d’autres que son propriétaire, ou appartient à quelqu’un d’autre. Elle dit qui peut faire quoi : donnez-la au compte de l’hôte ou à root, avec le mode 0644 au plus.
host-not-a-socket = Ce que le système a transmis n’est pas le point d’accès attendu : { $reason }. Vérifiez l’unité .socket.
host-socket-refused = Pas de point d’accès en { $path } : { $reason }. Choisissez un autre emplacement avec --socket, dans un dossier où le compte de l’hôte peut écrire.
host-socket-open = Le dossier { $path } appartient à quelqu’un d’autre, ou d’autres peuvent y écrire : ils pourraient mettre un autre point d’accès à la place de celui-ci. Choisissez un autre emplacement avec --socket.
host-socket-served = Un hôte sert déjà en { $path }.
host-socket-other = En { $path } se trouve autre chose qu’un point d’accès. Déplacez-le, ou choisissez un autre emplacement avec --socket.
host-system = Le système a refusé ce dont l’hôte a besoin : { $reason }.

store-stopped = L’enregistrement s’est arrêté après une erreur du disque. Ce qui est marqué « enregistré » l’est. Recommencez ; si cela se répète, prévenez l’informatique.
store-full = Trop de réponses attendent le disque : celle-ci n’a pas été prise. Attendez que « enregistré » revienne, puis recommencez.
store-taken = Les données de { $directory } sont déjà ouvertes par { $holder } depuis le { $since }. Fermez cette autre session, ou attendez qu’elle se termine.
store-taken-nobody = Les données de { $directory } sont déjà ouvertes par un autre programme. Fermez-le, ou attendez qu’il se termine.
store-holder = { $user } ({ $terminal }, processus { $pid })
store-holder-no-terminal = { $user } (processus { $pid })
store-holder-unnamed = le processus { $pid }
store-network = { $path } se trouve sur un disque du réseau ({ $kind }), où rien ne garantit qu’une réponse enregistrée le reste. Choisissez un dossier sur un disque de cette machine.
store-unwritable = Impossible d’écrire dans { $path } : { $reason }. Demandez le droit d’y écrire, ou choisissez un autre dossier.
store-not-a-folder = { $path } : un fichier se trouve là où il faut un dossier. Choisissez un autre dossier pour les données.
store-foreign = { $path } appartient à un autre compte : ce que root y écrirait lui serait fermé. Lancez la commande sous ce compte, que `ls -ld` nomme : runuser -u COMPTE -- copiste …
store-no-space = Plus assez de place pour { $path } : { $free } Mo libres, il en faut { $needed }. Libérez-en, puis recommencez.
store-damaged = Une donnée est abîmée ({ $key }) et n’a pas été lue : mieux vaut rien qu’une valeur fausse. Prévenez l’informatique ; une sauvegarde permet de la retrouver.
store-unreadable = Les données de { $path } ne s’ouvrent pas ({ $reason }). N’effacez rien : faites une copie du dossier, puis restaurez une sauvegarde.
store-altered =
    { $count ->
        [1] Dans { $path }, le fichier { $files } n’est plus tel qu’à la fermeture : abîmé par le disque, ou modifié par quelqu’un. Il n’a été ni ouvert ni changé. N’effacez rien et prévenez l’informatique : copiste store check dit ce qui tient et quoi faire.
       *[other] Dans { $path }, les fichiers { $files } ne sont plus tels qu’à la fermeture : abîmés par le disque, ou modifiés par quelqu’un. Ils n’ont été ni ouverts ni changés. N’effacez rien et prévenez l’informatique : copiste store check dit ce qui tient et quoi faire.
    }
store-missing = Le fichier { $path } a disparu, alors que des données ont été enregistrées ici. Remettez-le en place ou restaurez une sauvegarde ; copiste ne repartira pas de zéro sans qu’on le sache.
store-newer = Les données ({ $place }) ont été écrites par un copiste plus récent (format { $found }, celui-ci connaît le format { $known }). Installez la version récente.
store-disk = Le disque a refusé une opération sur { $path } : { $reason }. Ce qui n’est pas marqué « enregistré » ne l’est pas. Prévenez l’informatique.
store-disk-full = Plus de place pour { $path } : { $reason }. Libérez-en, ou prévenez l’informatique.
store-disk-read-only = { $path } ne s’écrit plus : ce disque se lit seulement. Prévenez l’informatique.
store-disk-denied = Le droit d’écrire dans { $path } a été retiré. Demandez à l’informatique de le rendre.
store-gone = { $path } n’est plus là : déplacé, effacé ou débranché. Remettez-le en place, ou prévenez l’informatique.
store-older = La feuille { $serial } a été modifiée entre-temps dans une autre session (révision { $filed }, celle-ci est la { $offered }). Rouvrez la feuille pour repartir de ce qui est enregistré.
store-campaign-changed = La campagne a été modifiée entre-temps par quelqu’un d’autre, plusieurs fois de suite ; rien n’a été enregistré. Recommencez dans un instant.
store-report-taken = Un autre rapport est déjà enregistré sous le numéro { $number } pour la campagne { $campaign }. Refaites le rapport : il prendra le numéro suivant.
store-bad-head = Le rapport { $number } nomme une fin de journal que le journal ne connaît pas. Refaites le rapport.
store-unfinished = Les données de { $path } n’ont pas fini d’être refaites à partir de leur copie : elles ne sont pas entières. Relancez copiste store rebuild vers ce dossier ; tout y recommence du début.
store-too-large = Trop grand pour être enregistré ({ $key }) : { $bytes } octets, au plus { $max }. Raccourcissez les textes.
store-bad-name = « { $name } » ne peut pas servir de code : il faut de 1 à 128 lettres sans accent, chiffres ou traits d’union.
store-old-form = Les données ({ $place }) ont été écrites par une version d’essai (format { $found }) que ce copiste ne lit plus (format { $known }). Terminez cette campagne avec la version d’essai, ou choisissez un autre dossier avec --store.
store-sheet = Feuille { $serial } :
store-draw-fixed = Le tirage { $number } est fait : ni sa graine ni ses feuilles ne changent plus. Faites un autre tirage pour les feuilles qu’il ne couvre pas.
store-other-comment = Le commentaire n’est plus celui qui a été lu : il a été corrigé depuis. Rien n’a été décidé.
store-bad-draw = Le tirage { $number } n’est pas fait selon les règles de la campagne parmi toutes les feuilles complètes de la pile. Rien n’a été tiré : recommencez le tirage.
store-unbalanced = Le compte du lot { $batch } n’est pas bon : feuilles reçues = complètes + annulées + mises de côté, sans feuille en cours. Terminez la saisie ou corrigez le compte du lot avant de tirer des feuilles.
store-still-kept = Les réponses sont conservées jusqu’au { $until } ; elles ne se détruisent qu’ensuite, et la campagne close.
store-kept-for-ever = Aucune fin de conservation n’est fixée pour cette campagne. Fixez-la d’abord ; les réponses ne se détruisent qu’après cette date, et la campagne close.
store-emptied = Les réponses de cette campagne sont détruites, sa durée de conservation étant terminée. Restent les comptes et le journal.
store-copy-aside = { $path } a été mis de côté près de la copie du journal et contient sans doute des réponses : détruisez ce fichier, puis recommencez.
store-earlier-aside = { $path } garde les données comme elles étaient avant une mise à jour, réponses comprises : détruisez ce dossier, puis recommencez.
store-copy-ahead = La copie du journal { $path } va plus loin (maillon { $copied }) que les données (maillon { $end }) : les données ont perdu leur fin, et des réponses confirmées ne sont plus que dans la copie. N’effacez et ne saisissez rien ; quittez tous les postes et demandez à l’informatique : copiste store check dit quoi faire.
store-bad-copy = La copie du journal { $path } ne suit pas, ligne { $line } : elle a été modifiée, ou vient d’autres données. Ne l’effacez pas ; mettez-la de côté, hors du dossier des données, et rouvrez copiste, qui en écrira une nouvelle. Elle contient des réponses : détruisez-la au plus tard avec celles de la campagne.
store-host-silent = L’hôte qui garde les données partagées ({ $socket }) ne répond pas. Ce qui est saisi attend dans ce poste et partira dès qu’il répondra ; prévenez l’informatique si cela dure.
store-host-gone = L’hôte qui garde les données partagées ({ $socket }) est injoignable : { $reason }. Prévenez l’informatique : copiste host doit être en marche.
store-host-other = L’hôte qui garde les données partagées ({ $socket }) est copiste { $version }, ce poste est copiste { $ours }, et ils ne se comprennent pas. Quittez copiste et rouvrez-le ; si cela ne suffit pas, prévenez l’informatique : il faut la même version des deux côtés.
store-host-foreign = Qui répond en { $socket } n’est ni l’administrateur ni le propriétaire de son dossier : ce n’est peut-être pas un hôte de copiste. Rien n’a été envoyé. Prévenez l’informatique.
store-host-full = L’hôte qui garde les données partagées ({ $socket }) sert déjà autant de postes qu’il peut. Fermez-en un, puis recommencez.
store-not-let-in = Les données partagées ({ $socket }) ne sont pas ouvertes à votre compte. Demandez à l’informatique de vous ajouter aux agents de saisie de copiste.
store-not-allowed = Cela demande le rôle suivant : { $role }. Votre compte ne le permet pas ; adressez-vous à qui conduit la campagne.
store-in-use = La feuille { $serial } est ouverte à un autre poste, par { $who }. Prenez-en une autre, ou attendez qu’elle soit refermée.
store-unsound = Ce qui devait être enregistré ({ $key }) est signé par quelqu’un d’autre, ou ne correspond pas à son formulaire : c’est refusé. Rouvrez la feuille ; si cela se répète, prévenez l’informatique.
role-operator = agent de saisie
role-manager = référent ou référente qualité
role-administrator = administration
store-copy-trouble = La copie en texte du journal ne s’écrit plus : sans elle, des données abîmées ne se refont pas. { $reason }
backup-done = Sauvegarde { $path } ({ $size } ko) : relue, restaurée, tous les journaux contrôlés.
backup-done-encrypted = Sauvegarde { $path } ({ $size } ko) : chiffrée ; rouverte avec une clé faite pour ce seul essai, restaurée, tous les journaux contrôlés. Si les destinataires ont encore leurs identités, seul un exercice le dit.
backup-holds =
    { $sheets ->
        [one] { $campaign } : { $sheets } feuille ; journal : maillon { $number }, { $hash }
       *[other] { $campaign } : { $sheets } feuilles ; journal : maillon { $number }, { $hash }
    }
backup-holds-nothing = Elle ne contient aucune campagne.
backup-removed =
    { $files ->
        [one] { $files } sauvegarde plus ancienne, qui n’est plus à garder, a été effacée.
       *[other] { $files } sauvegardes plus anciennes, qui ne sont plus à garder, ont été effacées.
    }
backup-restored = Données restaurées dans { $path }, telles qu’elles étaient le { $when }. Pour les ouvrir : copiste --store { $path }
backup-no-folder = Le dossier des sauvegardes { $path } n’existe pas, et copiste ne le crée pas : son disque n’est peut-être pas monté. Montez-le ou créez le dossier, puis faites une sauvegarde : copiste backup
backup-within-store = { $path } se trouve à l’intérieur des données à sauvegarder. Choisissez un dossier ailleurs, de préférence sur un autre disque.
backup-disk = { $path } : { $reason }
backup-bad-recipient = « { $text } » n’est pas un destinataire age. Il commence par age1 ; age-keygen -o FICHIER en fait un.
backup-overtaken = Tant de choses ont changé entre-temps que la sauvegarde ne serait pas d’un même instant. Refaites-la.
backup-ended = La sauvegarde a été interrompue. Refaites-la.
backup-not-configured = L’hôte ne sait pas où vont les sauvegardes. Lancez-le avec --backup-to DOSSIER.
backup-not-one = Ce fichier n’est pas une sauvegarde de copiste.
backup-newer = Cette sauvegarde est d’un copiste plus récent (format { $found }, celui-ci lit le format { $known }). Installez la version récente.
backup-encrypted = Cette sauvegarde est chiffrée. Donnez le fichier d’une identité qui l’ouvre : --identity FICHIER
backup-wrong-identity = Aucune de ces identités n’ouvre la sauvegarde : elle a été chiffrée pour d’autres.
backup-no-identity = { $path } ne contient pas d’identité age : une ligne qui commence par AGE-SECRET-KEY-1.
backup-damaged = La sauvegarde est abîmée : { $region }. Rien n’en est utilisé ; prenez-en une autre.
backup-cut-short = La sauvegarde est tronquée. Rien n’en est utilisé ; prenez-en une autre, ou recopiez-la.
backup-beyond = Quelque chose suit la fin de la sauvegarde : ce n’est pas ce qui a été écrit. Rien n’en est utilisé ; prenez-en une autre.
backup-journal = La sauvegarde est inutilisable : dans ce qui a été restauré, le journal de la campagne { $campaign } ne tient pas. Prenez-en une autre, et contrôlez les données : copiste journal verify
backup-other-head = La sauvegarde est inutilisable : ce qui a été restauré de la campagne { $campaign } n’est pas ce qui était conservé. Prenez-en une autre.
backup-occupied = { $path } n’est pas vide. Restaurez dans un dossier vide, ou qui n’existe pas encore.
backup-region-header = ce qu’elle dit d’elle-même
backup-region-block = bloc { $number }
backup-region-value = la valeur de { $key }
backup-region-count = le compte de ses entrées
backup-region-digest = son empreinte
backup-region-cipher = ce qui est chiffré
backup-last = Dernière sauvegarde : { $when }, { $age }
backup-failed = LA DERNIÈRE SAUVEGARDE A ÉCHOUÉ ({ $when }). { $good } { $reason }
backup-late = LA DERNIÈRE SAUVEGARDE EST TROP ANCIENNE : { $when }, { $age }. { $remedy }
backup-none-yet = AUCUNE SAUVEGARDE ENCORE. { $remedy }
backup-last-good = La dernière bonne : { $when }, { $age }.
backup-no-good = Il n’y en a pas de bonne.
backup-remedy-own = Pour en faire une : copiste backup
backup-remedy-host = Prévenez l’informatique.
backup-age-now = il y a moins d’une heure
backup-age-hours =
    { $hours ->
        [one] il y a { $hours } heure
       *[other] il y a { $hours } heures
    }
backup-age-days =
    { $days ->
        [one] il y a { $days } jour
       *[other] il y a { $days } jours
    }
backup-may-hold =
    { $files ->
        [one] { $files } sauvegarde, plus ancienne, contient peut-être encore les réponses. Détruisez-la aussi, quand vous n’en aurez plus besoin :
       *[other] { $files } sauvegardes, plus anciennes, contiennent peut-être encore les réponses. Détruisez-les aussi, quand vous n’en aurez plus besoin :
    }
backup-may-hold-elsewhere = Des copies de sauvegardes, ailleurs, peuvent aussi les contenir.
protocol-sealed = elle est en cours de vérification. Elle ne se montre ni ne se modifie avant la fin de la seconde saisie et de l’arbitrage.
protocol-not-called = elle n’a pas été tirée pour être vérifiée. Ressaisissez seulement les feuilles que la station nomme.
protocol-called-already = elle est déjà tirée pour être vérifiée.
protocol-not-complete = elle n’est pas complète. Seule une feuille complète se vérifie.
protocol-own-sheet = vous en avez fait la première saisie. La seconde revient à une autre personne.
protocol-too-soon = { $hours ->
    [one] vous l’avez saisie vous-même. Vous pourrez la ressaisir dans { $hours } heure.
   *[other] vous l’avez saisie vous-même. Vous pourrez la ressaisir dans { $hours } heures.
}
protocol-own-difference = vous avez saisi l’une des deux passes. L’arbitrage revient à une troisième personne.
protocol-own-decision = sans majorité, et vous avez saisi l’une des deux passes. La décision d’après le papier revient à une autre personne.
protocol-frozen = la seconde saisie est terminée et ne change plus.
protocol-nothing-differs = il n’y a rien à arbitrer.
protocol-other-form = une passe se saisit avec la version et la variante du questionnaire de la première.
protocol-no-paper = son papier est introuvable. Rien n’y change sans lui : dites d’abord qu’il est retrouvé.
protocol-past = sa vérification n’en est plus là. La vérification (copiste verify show) dit où elle en est.

### room: station

variant-standard = standard
variant-easy-to-read = facile à lire
variant-large-print = gros caractères

error-tool = L’outil { $path } ne peut pas servir :
error-bad-id = « { $id } » n’est pas un identifiant : 1 à 32 lettres minuscules sans accent, chiffres et traits d’union.
error-id-taken = Une campagne s’appelle déjà « { $id } ». Choisissez un autre identifiant.
error-survey-open = Cette enquête a déjà une campagne ouverte dans cet établissement : « { $id } ». Il faut la clore d’abord.
error-no-campaign = Aucune campagne ne s’appelle « { $id } ».
error-closed = La campagne « { $id } » est close. Il faut la rouvrir pour saisir.
error-already-open = La campagne « { $id } » est déjà ouverte.
error-already-closed = La campagne « { $id } » est déjà close.
error-name-missing = Le titre et l’établissement sont nécessaires.
error-bad-service = « { $code } » n’est pas un code de service : 1 à 16 lettres, chiffres et traits d’union.
error-no-services = Il faut au moins un service.
error-service-twice = Deux services ont le code « { $code } ».
error-no-service = Aucun service n’a le code « { $code } ».
error-service-in-use = Des lots sont classés sous « { $code } » : déplacez-les d’abord.
error-no-audience = Aucun public n’a le code « { $code } ».
error-no-variant = Ce public n’a pas de variante « { $code } ».
error-no-mode = Ce public n’a pas de mode de réponse « { $code } ».
error-of-the-first-pass = Le mode de réponse et la variante sont ceux de la première saisie : ils ne se ressaisissent pas, et la comparaison ne porte pas sur eux. S’ils sont faux, corrigez la feuille une fois sa vérification terminée.
error-no-batch = Cette campagne n’a pas de lot { $number }.
error-no-refuge = Impossible de l’écrire ailleurs non plus ({ $folders }). Ajoutez un dossier dans les réglages ([destinations]).
error-no-refuge-named = Aucun dossier où l’écrire ailleurs : nommez-en un dans les réglages ([destinations]).
error-bad-unsaved = { $path }, ligne { $line } : ce n’est pas un fichier de feuilles non enregistrées, ou il a été modifié ou coupé. Rien n’a été repris.
error-keyed-anew = Feuille { $serial } : ce numéro a été saisi de nouveau depuis, et rien n’est remplacé. Si ce sont deux papiers, saisissez le premier sous un autre numéro.
error-answer-unfit = Feuille { $serial }, { $name } : la réponse n’est pas de celles que prend le formulaire.
error-same-service = Le lot est déjà classé sous « { $code } ».
error-no-record = Ce public n’a pas de feuille { $serial }.
error-serial-elsewhere = La feuille { $serial } n’est pas de ce public : elle est au lot { $batch }, public « { $audience } ».
error-ends-before-it-begins = Le dernier jour de la campagne est avant le premier.
error-other-tool = La campagne se saisit avec l’outil « { $campaign } » ; « { $offered } » est un autre outil, pas une correction de celui-ci.
error-tool-missing = La version de l’outil avec laquelle ceci a été saisi n’est pas dans les données ({ $fingerprint }).
error-not-verifying = Cette campagne ne vérifie pas ses feuilles. Changez d’abord sa règle de vérification.
error-draws-by-audience = Cette campagne tire les feuilles d’un public entier : ne nommez pas de lot.
error-draws-by-batch = Cette campagne tire les feuilles lot par lot : nommez un lot.
error-nothing-to-verify = Aucune feuille n’attend que vous la ressaisissiez.
error-nothing-to-draw = Rien à tirer : aucune feuille complète qui n’ait déjà été tirée.
error-seed-fixed = Le tirage { $draw } est fait, le { $day }, par « { $who } » : sa graine { $seed } ne change plus. Une autre graine ne servirait qu’à tirer parmi des feuilles complètes qu’aucun tirage ne couvre, et il n’y en a pas.
error-not-called = La feuille { $serial } n’a pas été appelée pour être vérifiée : seule une feuille appelée peut se noter introuvable. Les feuilles appelées : copiste verify list.
campaign-answers-destroyed = Réponses détruites le { $day } ; restent les comptes et le journal.
error-other-audience = Les feuilles du lot { $batch } sont du public « { $audience } ».
error-bad-serial = « { $text } » n’est pas un numéro de feuille : de 1 à { $max }.
error-number-kept = La feuille { $serial } est commencée : son numéro ne change plus.
error-serial-taken = La feuille { $serial } existe déjà : lot { $batch }, { $state }. Vérifiez le numéro écrit sur le papier.
error-reason-missing = Un motif est nécessaire.
error-values = Les valeurs de { $path } ne sont pas reprises :
error-source-missing = Des valeurs de référence ont un titre et une source : dites d’où elles viennent.
error-no-outside = Cette campagne n’a pas de valeurs de référence.
error-row-unsaid = La question { $question } revient à chaque ligne de son tableau : dites laquelle, parmi { $rows }.
error-no-question = Le formulaire n’a pas de question « { $question } » : donnez son numéro sur le papier ou le code de son item.
error-not-asked = La question « { $question } » n’est pas posée sur cette feuille, ou c’est le lot qui la remplit.
correction-too-much = C’est plus d’une réponse : rien n’est changé.
correction-confirm = Rien n’est changé. Si le papier le dit : la même commande avec --confirm ; le motif y est noté.
error-action-empty = Une action dit à quel constat elle répond et ce qui est fait.
error-action-too-long = Un texte d’une action a { $most } caractères au plus.
error-too-many-actions = Un plan a { $most } actions au plus.
error-no-action = Le plan n’a pas d’action { $number }.
error-action-clash = L’action { $number } a été modifiée entre-temps par { $who } ({ $when }) ; rien n’a été enregistré. Elle dit maintenant :
error-action-clash-unsigned = L’action { $number } a été modifiée entre-temps ; rien n’a été enregistré. Elle dit maintenant :
error-action-clash-field = { $label } : { $text }
error-nothing-to-take-over = Aucune action ouverte d’une campagne précédente n’est à reprendre.
error-online-batch = Le lot { $number } est venu en ligne : il n’a ni papier, ni saisie, ni vérification.
error-web-settled = Un rapport a déjà été émis : que les réponses en ligne comptent ou non ne se change plus. Deux rapports, l’un avec elles et l’autre sans, diraient ce qu’elles contiennent.
error-no-comment = Aucun commentaire ne s’appelle « { $id } » : il a peut-être été corrigé depuis.
error-no-word = « { $word } » n’est pas dans le commentaire.
error-number-of-another = La feuille { $serial } du lot { $batch } est déjà saisie ou commencée, et le papier de ce code en est une autre : un numéro ne sert qu’une fois par public. Écrivez un autre numéro sur ce papier et saisissez-le par Alt+C.
error-voided = La feuille { $serial } est annulée : rien n’y change avant qu’elle soit rétablie (dans la liste des feuilles, ou par copiste record restore).
error-not-voided = La feuille { $serial } n’est pas annulée : il n’y a rien à rétablir.
error-not-complete = La feuille { $serial } n’est pas complète : terminez-la d’abord (copiste record resume).
error-same-sheet = C’est deux fois la feuille { $serial } : nommez celle à annuler, puis celle dont elle est le même papier.
error-not-to-miss = Feuille { $serial } : { $stage }. Un papier se dit introuvable tant que sa feuille est à ressaisir ou à arbitrer.
error-not-missed = Feuille { $serial } : { $stage }. Seul un papier qui a été dit introuvable se dit retrouvé.
error-file = { $path } : { $reason }
error-unset = { $path } n’a pas pu être composé ; la page HTML est complète. À signaler : { $reason }
error-not-of-a-dossier = { $title } : un dossier n’en a pas. Il parle de très peu de personnes, et rien n’en est affiché ni remis hors de l’établissement. Il a son rapport, son classeur et son plan d’action (--format html,pdf,xlsx,plan).
error-not-printed = { $path } n’a pas pu être imprimé : { $reason }
reason-not-found = ce fichier ou ce dossier n’existe pas
reason-permission = vous n’en avez pas le droit
reason-not-a-folder = un fichier se trouve là où il faut un dossier
reason-is-a-folder = c’est un dossier, pas un fichier
reason-full = le disque est plein
reason-quota = votre part du disque est pleine
reason-read-only = ce disque ne s’écrit pas, il se lit seulement
reason-name = ce nom de fichier ne convient pas
reason-too-large = le fichier serait trop gros
reason-busy = un autre programme s’en sert
reason-nobody = personne n’y répond
reason-broken-off = la ligne s’est coupée
reason-io = le disque ne parvient ni à lire ni à écrire à cet endroit : il est peut-être en train de lâcher
reason-no-device = le disque ou l’appareil n’est plus là
reason-too-many-open = trop de fichiers sont ouverts sur cette machine
reason-loop = des liens tournent en rond
reason-not-empty = ce dossier n’est pas vide
reason-other-disk = c’est sur un autre disque
reason-memory = la mémoire de la machine est pleine
reason-too-late = la réponse n’est pas venue à temps
reason-unexpected = ce qui en vient n’est pas d’un hôte de copiste
reason-corrupted = ce n’est plus ce qui a été écrit
error-sheets = Le fichier de feuilles { $path } ne peut pas servir :
error-sheet-answer = feuille { $serial }, { $name } : « { $value } » ne convient pas
error-near = Vouliez-vous dire « { $word } » ?
settings-fault-near = { $path }, ligne { $line } : « { $key } » n’est pas un réglage et ne compte pas. Vouliez-vous écrire « { $near } » ?
settings-fault-unknown = { $path }, ligne { $line } : « { $key } » n’est pas un réglage et ne compte pas.
settings-fault-value = { $path }, ligne { $line } : ce que dit « { $key } » ne convient pas ; le réglage d’origine vaut.
settings-fault-syntax = { $path }, ligne { $line } : ce n’est pas du TOML ; les réglages d’origine valent.
settings-fault-too-long = { $path } : ce fichier est trop long pour des réglages ; ceux d’origine valent.
trace-line = { $when }  { $who } : { $what }
trace-held-because = Mise de côté : { $reason }
trace-voided-because = Annulée : { $reason }
trace-abandoned = Abandonnée pendant la saisie
trace-note = Question { $number } : { $note }
trace-margin = En marge : { $text }
trace-override = Question { $number } : réponse confirmée malgré un contrôle
trace-override-note = Question { $number } : réponse confirmée malgré un contrôle ({ $note })
trace-begun = commencée
trace-completed = complète
trace-held = mise de côté
trace-record-reopened = rouverte
trace-voided = annulée
trace-held-why = mise de côté, motif : { $reason }
trace-voided-why = annulée, motif : { $reason }
trace-restored-why = rétablie, motif : { $reason }
trace-verified = vérifiée, sans correction
trace-verified-corrected = { $count ->
    [one] vérifiée, { $count } réponse corrigée
   *[other] vérifiée, { $count } réponses corrigées
}
trace-corrected-why = corrigée, motif : { $reason }
trace-batch-counted = { $count ->
    [one] { $count } feuille comptée
   *[other] { $count } feuilles comptées
}
trace-batch-recounted = { $count ->
    [one] { $count } feuille comptée à nouveau, motif : { $reason }
   *[other] { $count } feuilles comptées à nouveau, motif : { $reason }
}
trace-batch-count-taken-back = compte retiré, motif : { $reason }
trace-batch-keyed = lot saisi
trace-batch-checked = lot contrôlé
trace-batch-returned = papier rendu à : { $whom }
trace-batch-destroyed = papier détruit : { $how }
trace-batch-taken-up = lot repris, motif : { $reason }
trace-batch-imported = { $count ->
    [0] aucune réponse en ligne reprise (fichier { $file })
    [one] { $count } réponse en ligne reprise (fichier { $file })
   *[other] { $count } réponses en ligne reprises (fichier { $file })
}
trace-validated = état de saisie validé
trace-policy-changed = règle de vérification modifiée
trace-emptied = réponses détruites, fin de la durée de conservation
trace-outside-kept =
    { $values ->
        [one] comparée à « { $title } » ({ $day }, { $values } valeur). Source : { $source }
       *[other] comparée à « { $title } » ({ $day }, { $values } valeurs). Source : { $source }
    }
trace-outside-removed = valeurs de référence retirées
trace-web-counted = les réponses en ligne comptent dans les résultats
trace-web-apart = les réponses en ligne ne comptent pas dans les résultats
trace-action-added = action { $number } ajoutée au plan
trace-action-changed = action { $number } modifiée
trace-action-dropped = action { $number } retirée du plan : { $reason }
trace-action-taken = action { $number } reprise de la campagne { $campaign }, où elle porte le numéro { $there }
trace-action-progressed = action { $number } : { $progress }
trace-action-observed = action { $number }, effet constaté : { $text }
trace-action-observed-nothing = action { $number }, effet constaté retiré
trace-batch-opened = lot classé
trace-moved = déplacé de « { $from } » sous « { $to } »
trace-edited = modification
trace-created = campagne créée
trace-closed = campagne close
trace-reopened = campagne rouverte, motif : { $reason }
trace-tool-changed = version corrigée de l’outil

### room: station, verification

trace-held-undecided = Sans majorité : trois saisies, trois réponses ; à décider d’après le papier
verification-of-sheet = Vérification : { $stage }
verification-unit-batch = lot { $batch }, { $audience }
verification-unit-draw = { $unit }, tirage { $draw }
verification-short-none = pas de tirage
verification-short-open = { $sheets } à faire
verification-short-still = encore { $sheets }
verification-short-proved = prouvé
verification-short-exhausted = tout vérifié
verification-short-undrawn = { $sheets } à tirer
verification-short-unbalanced = lot incomplet
verification-open =
    { $sheets ->
        [one] { $sheets } feuille appelée reste à ressaisir, à arbitrer ou à décider.
       *[other] { $sheets } feuilles appelées restent à ressaisir, à arbitrer ou à décider.
    }
verification-still =
    { $sheets ->
        [one] Encore { $sheets } feuille, si aucune différence n’apparaît.
       *[other] Encore { $sheets } feuilles, si aucune différence n’apparaît.
    }
verification-proved = Prouvé : l’objectif est atteint.
verification-exhausted = Toutes les feuilles sont vérifiées : il ne reste rien à tirer.
verification-bound = 1re saisie, champs faux pour 10 000 : au plus { $most } (95 %), objectif { $target }.
verification-bound-full = 1re saisie, champs faux pour 10 000 : au plus { $most } (95 %).
verification-held-up =
    { $sheets ->
        [one] { $sheets } feuille déjà vérifiée attend derrière la feuille { $serial } ({ $stage }) dans l’ordre du tirage : elle compte dès que celle-ci est terminée.
       *[other] { $sheets } feuilles déjà vérifiées attendent derrière la feuille { $serial } ({ $stage }) dans l’ordre du tirage : elles comptent dès que celle-ci est terminée.
    }
verification-residual = Fichier fini, corrigé : environ { $rate } pour 10 000 (95 % : de { $low } à { $high }).
verification-residual-known = Fichier fini, corrigé : { $rate } pour 10 000, toutes les feuilles étant vérifiées.
verification-residual-gone = Fichier fini : les feuilles vérifiées n’y sont plus, et le taux d’erreur des autres n’est pas connu.
verification-undrawn-of = { $name } : { $undrawn }
verification-undrawn =
    { $sheets ->
        [one] { $sheets } feuille complète n’est couverte par aucun tirage : elle peut encore être tirée.
       *[other] { $sheets } feuilles complètes ne sont couvertes par aucun tirage : elles peuvent encore être tirées.
    }
verification-no-draw = Pas de tirage : rien n’est vérifié ici.
verification-nothing-to-draw = Aucune feuille complète à tirer.
verification-counts = Tirage parmi les feuilles complètes : { $sheets } ({ $fields } champs). Appelées : { $called }. Vérifiées, dans l’ordre du tirage : { $verified }.
verification-found = { $differing ->
        [0] Aucun champ différent
        [one] { $differing } champ différent
       *[other] { $differing } champs différents
    } entre les deux saisies, { $wrong ->
        [0] aucun faux
        [one] { $wrong } faux
       *[other] { $wrong } faux
    } à la première.
verification-missing =
    { $sheets ->
        [one] { $sheets } papier introuvable, compté faux d’un bout à l’autre.
       *[other] { $sheets } papiers introuvables, comptés faux d’un bout à l’autre.
    }
verification-voided =
    { $sheets ->
        [one] { $sheets } feuille annulée en cours de vérification, comptée fausse d’un bout à l’autre.
       *[other] { $sheets } feuilles annulées en cours de vérification, comptées fausses d’un bout à l’autre.
    }
verification-seed-machine = Graine tirée par la machine : { $seed }
verification-seed-given = Graine donnée par une personne : { $seed }
certificate-heading-proved = Ce qui est prouvé
certificate-heading-method = Pour qui vérifie le calcul
certificate-heading-again = Refaire le tirage
certificate-heading-limits = Ce qui n’est pas prouvé
certificate-heading-who = Qui voit quoi
certificate-nothing = Rien n’est encore vérifié : le taux d’erreur de la saisie n’est pas connu.
certificate-nothing-counts = Aucune feuille vérifiée ne compte encore : le taux d’erreur de la saisie n’est pas connu.
certificate-director = Feuilles tirées au sort, dans l’ordre du tirage : { $keyed ->
        [one] { $keyed } ressaisie sans voir la première saisie
       *[other] { $keyed } ressaisies sans voir la première saisie
    }{ $missing ->
        [0] {""}
        [one] , { $missing } introuvable
       *[other] , { $missing } introuvables
    }{ $voided ->
        [0] {""}
        [one] , { $voided } annulée
       *[other] , { $voided } annulées
    }, sur { $sheets }. Champs faux trouvés à la première saisie : { $wrong } sur { $fields }.
certificate-draw = Tirage au sort sans remise. Feuilles : { $sheets } ; champs comparés : { $fields }. Comptent celles qui sont vérifiées dans l’ordre du tirage, sans trou : { $verified }. L’unité est la feuille : les champs d’une même feuille ne sont pas indépendants.
certificate-bound = Borne supérieure à 95 %, valable quel que soit le moment où l’on s’arrête : paris successifs sans remise et inégalité de Ville (Waudby-Smith et Ramdas, NeurIPS 2020 ; J. R. Stat. Soc. B 86, 2024).
certificate-counts = Champs différents : { $differing }. Champs faux de la première saisie : { $wrong }. Réponses glissées d’une ligne : { $slips } ; chacune compte pour tous les champs qu’elle fausse.
certificate-residual = Fichier fini : les feuilles vérifiées sont corrigées, les autres sont estimées ; les fautes qu’une seconde saisie ne révèle pas sont ajoutées.
certificate-detection-other = Une seconde saisie par une autre personne révèle 88,3 % des fautes (Kawado et coll., Controlled Clinical Trials 24, 2003, doi 10.1016/S0197-2456(03)00089-8). Ce taux est pris comme donné.
certificate-detection-same =
    { $sheets ->
        [one] { $sheets } feuille a été ressaisie par la même personne : le calcul prend alors 69,0 % de fautes révélées au lieu de 88,3 % (Kawado et coll., Controlled Clinical Trials 24, 2003, doi 10.1016/S0197-2456(03)00089-8). Ce taux est pris comme donné.
       *[other] { $sheets } feuilles ont été ressaisies par la même personne : le calcul prend alors 69,0 % de fautes révélées au lieu de 88,3 % (Kawado et coll., Controlled Clinical Trials 24, 2003, doi 10.1016/S0197-2456(03)00089-8). Ce taux est pris comme donné.
    }
certificate-arbiter =
    { $sheets ->
        [one] { $sheets } feuille a été arbitrée, à l’aveugle, par l’une des deux personnes qui l’avaient saisie.
       *[other] { $sheets } feuilles ont été arbitrées, à l’aveugle, par l’une des deux personnes qui les avaient saisies.
    }
certificate-thrice =
    { $sheets ->
        [one] { $sheets } feuille a été saisie les trois fois par la même personne, sans revoir ses réponses.
       *[other] { $sheets } feuilles ont été saisies les trois fois par la même personne, sans revoir ses réponses.
    }
certificate-decided =
    { $sheets ->
        [one] { $sheets } feuille sans majorité a été décidée d’après le papier par quelqu’un qui l’avait saisie, toutes les réponses sous les yeux.
       *[other] { $sheets } feuilles sans majorité ont été décidées d’après le papier par quelqu’un qui les avait saisies, toutes les réponses sous les yeux.
    }
certificate-ticket = Chaque feuille a un ticket, que n’importe qui peut recalculer. Pour la feuille { $serial } :
certificate-order = Les tickets rangés du plus petit au plus grand donnent l’ordre du tirage. Sont appelées les premières feuilles de cet ordre : { $called } sur { $sheets }.
certificate-frame = Empreinte des numéros tirés, un par ligne, sans zéros devant (sort -n numéros | sha256sum) :
certificate-list = Les numéros et leur ordre : copiste verify certificate { $campaign } --json
certificate-not-both = Les fautes que les deux saisies ont faites pareillement ne se voient pas : le taux de détection les estime.
certificate-not-answers = Seule la saisie est vérifiée, non ce que les gens ont voulu répondre.
certificate-not-comments = Les commentaires libres ne sont saisis qu’une fois.
certificate-not-mode = Le mode de réponse et la variante de chaque feuille : ils viennent de la première saisie seule et ne sont pas comparés.
certificate-not-pile = Ce que la pile remplit (service, date) n’est pas ressaisi, et une feuille jamais saisie ne se voit qu’au compte du lot.
certificate-not-later =
    { $sheets ->
        [one] { $sheets } feuille complète, saisie depuis le tirage, n’en fait pas partie.
       *[other] { $sheets } feuilles complètes, saisies depuis le tirage, n’en font pas partie.
    }
certificate-who-second = Qui ressaisit ne voit pas la première saisie : le poste ne la lui donne pas.
certificate-who-third = Qui arbitre ne voit ni les deux réponses, ni qui les a saisies ; deux saisies sur trois l’emportent.
certificate-who-nobody = Tant qu’une feuille est en vérification, personne ne la lit ni ne la corrige. Les trois saisies sont gardées aussi longtemps que la feuille.
certificate-who-names = Les chiffres portent sur des feuilles, jamais sur une personne. « Une autre personne » vaut ce que valent les noms de saisie : des initiales choisies, ou l’utilisateur du système.
wait-second = À ressaisir
wait-third = À arbitrer
wait-undecided = Sans majorité
wait-missing = Introuvable
wait-other = Autre personne
wait-later = Plus tard
wait-twins = Même papier ?
wait-second-about = Prenez ces feuilles dans la pile ; Entrée les ressaisit l’une après l’autre.
wait-third-about = Prenez ces feuilles dans la pile ; Entrée ressaisit les seules questions où deux saisies diffèrent.
wait-undecided-about = Trois saisies, trois réponses : Entrée ouvre la feuille, à corriger d’après le papier.
wait-missing-about = Ces papiers sont introuvables et leurs feuilles comptent fausses. Si l’un d’eux réapparaît, dites-le : elle sera ressaisie.
wait-begun-about = Quelqu’un d’autre est en train de les ressaisir.
idle-nothing-complete = Aucune feuille n’est encore complète : il n’y a rien à tirer au sort.
idle-no-draw = Aucune feuille n’est encore tirée au sort.
idle-all-verified = Toutes les feuilles tirées au sort sont vérifiées.
idle-undrawn =
    { $sheets ->
        [one] { $sheets } feuille complète n’a pas été tirée au sort. Pour tirer : copiste verify draw { $id } --audience …
       *[other] { $sheets } feuilles complètes n’ont pas été tirées au sort. Pour tirer : copiste verify draw { $id } --audience …
    }
idle-group =
    { $sheets ->
        [one] Lot { $batch } ({ $audience }), feuille { $serials } : { $why }
       *[other] Lot { $batch } ({ $audience }), feuilles { $serials } : { $why }
    }
idle-second = Attend une seconde saisie de votre part : copiste verify key { $id } --pass second
idle-third = Attend un arbitrage de votre part : copiste verify key { $id } --pass third
idle-undecided = Sans majorité. La référente ou le référent qualité décide d’après le papier : copiste verify decide { $id } …
pressing-undecided =
    { $sheets ->
        [one] { $sheets } feuille sans majorité à décider d’après le papier, lot { $batch }.
       *[other] { $sheets } feuilles sans majorité à décider d’après le papier, la première au lot { $batch }.
    }
pressing-undecided-other =
    { $sheets ->
        [one] { $sheets } feuille sans majorité, à décider par une autre personne, lot { $batch }.
       *[other] { $sheets } feuilles sans majorité, à décider par une autre personne, la première au lot { $batch }.
    }
pressing-third =
    { $sheets ->
        [one] { $sheets } feuille à arbitrer, lot { $batch }.
       *[other] { $sheets } feuilles à arbitrer, la première au lot { $batch }.
    }
pressing-third-other =
    { $sheets ->
        [one] { $sheets } feuille à arbitrer par une autre personne, lot { $batch }.
       *[other] { $sheets } feuilles à arbitrer par une autre personne, la première au lot { $batch }.
    }
pressing-second =
    { $sheets ->
        [one] { $sheets } feuille tirée à ressaisir, lot { $batch }.
       *[other] { $sheets } feuilles tirées à ressaisir, la première au lot { $batch }.
    }
pressing-second-other =
    { $sheets ->
        [one] { $sheets } feuille tirée à ressaisir par une autre personne, lot { $batch }.
       *[other] { $sheets } feuilles tirées à ressaisir par une autre personne, la première au lot { $batch }.
    }
pressing-not-counted = Le lot { $batch } n’est pas compté.
pressing-unbalanced = Le compte du lot { $batch } n’est pas bon.
pressing-not-drawn = La vérification du lot { $batch } n’est pas tirée au sort.
pressing-not-proved = La vérification n’a pas encore prouvé son objectif.
stage-called = à ressaisir
stage-second = seconde saisie en cours
stage-differing = à arbitrer
stage-third = arbitrage en cours
stage-undecided = sans majorité
stage-settled = terminée
stage-missing = papier introuvable ({ $reason })
stage-voided = annulée ({ $reason }) : elle compte fausse d’un bout à l’autre
stage-same-paper = annulée : même papier que la feuille { $serial }
difference-field = Question { $numbers }
difference-parted = Question { $numbers }, d’un décalage que l’arbitrage n’a pas tranché d’un bout à l’autre
difference-skipped = Questions { $numbers } décalées, une réponse sautée
difference-doubled = Questions { $numbers } décalées, une réponse doublée
difference-nothing = rien
difference-values = { $place } : « { $first } », puis « { $second } », puis « { $third } » ; { $kept }.
difference-open = à arbitrer
difference-kept-first = la première saisie est gardée
difference-kept-second = la deuxième saisie est gardée
difference-kept-none = pas de majorité
difference-kept-paper = « { $value } » d’après le papier
twins-line = { $first } et { $second } : { $same ->
        [one] { $same } réponse identique
       *[other] { $same } réponses identiques
    }, { $different ->
        [0] aucune différente
        [one] { $different } différente
       *[other] { $different } différentes
    }
twins-evidence = Deux personnes répondraient ainsi par hasard moins d’une fois sur { $odds }. Comparez les deux papiers.
own-heading-keyed = Votre saisie
own-heading-agreed = Vérifié depuis
own-heading-who = Qui le voit
own-heading-times = Le poste et la ligne, depuis l’ouverture
own-echo = De la touche à l’image envoyée, le poste prend moins de { $milliseconds } ms une fois sur deux.
own-trip = La ligne prend moins de { $milliseconds } ms, aller et retour, une fois sur deux.
own-slow = C’est la ligne qui est lente, pas la personne qui saisit.
own-no-sheet = Aucune feuille que vous ayez saisie seul d’un bout à l’autre.
own-parts =
    { $sheets ->
        [one] Vous avez saisi une partie de { $sheets } autre feuille, avec quelqu’un d’autre ou sans aller au bout : aucun chiffre ici ne la compte.
       *[other] Vous avez saisi une partie de { $sheets } autres feuilles, avec quelqu’un d’autre ou sans aller au bout : aucun chiffre ici ne les compte.
    }
own-sheets =
    { $sheets ->
        [one] { $sheets } feuille complète, saisie d’un bout à l’autre. Réponses : { $answers }.
       *[other] { $sheets } feuilles complètes, saisies d’un bout à l’autre. Réponses : { $answers }.
    }
own-pace = La moitié de vos feuilles a pris moins de { $minutes } min { $seconds } s chacune ; à cette allure, { $hourly } à l’heure.
own-pace-seconds = La moitié de vos feuilles a pris moins de { $seconds } s chacune ; à cette allure, { $hourly } à l’heure.
own-refusals =
    { $refusals ->
        [0] Aucun refus.
        [one] { $refusals } refus.
       *[other] { $refusals } refus.
    }
own-corrections =
    { $corrections ->
        [0] Aucune réponse corrigée après coup.
        [one] { $corrections } réponse corrigée après coup.
       *[other] { $corrections } réponses corrigées après coup.
    }
own-first =
    { $sheets ->
        [one] Sur { $sheets } de vos feuilles, champs justes : { $right } sur { $fields }, soit { $share }.
       *[other] Sur { $sheets } de vos feuilles, champs justes : { $right } sur { $fields }, soit { $share }.
    }
own-second =
    { $sheets ->
        [one] Dans votre seconde saisie de { $sheets } feuille, champs justes : { $right } sur { $fields }, soit { $share }.
       *[other] Dans vos secondes saisies de { $sheets } feuilles, champs justes : { $right } sur { $fields }, soit { $share }.
    }
own-third =
    { $sheets ->
        [one] Vous avez arbitré { $sheets } feuille.
       *[other] Vous avez arbitré { $sheets } feuilles.
    }
own-not-verified = Aucune de vos feuilles n’est encore vérifiée.
own-alone = Ces chiffres sont ceux du nom de saisie « { $name } » et ne se montrent que sous ce nom. Qui conduit la campagne voit des lots, jamais un classement de personnes.
own-nothing = Vous n’avez rien saisi dans cette campagne.
journal-campaign = campagne
journal-tool = outil { $fingerprint }
journal-batch = lot { $batch }
journal-of-sheet = feuille { $serial } ({ $audience })
journal-found = papier retrouvé, à ressaisir : { $reason }
journal-first = première saisie
journal-second = seconde saisie
journal-third = arbitrage
journal-record = { $sheet }, { $pass }
journal-what = { $text } : { $what }
journal-also = { $one } ; { $more }
journal-changed = { $what } : de { $from } à { $to }
journal-set = { $what } : { $to }
journal-removed = { $what } : { $from }, retiré
journal-rule = avant : { $from } Maintenant : { $to }
journal-planned = attendues : { $expected }, distribuées : { $distributed }
journal-field-title = titre
journal-field-establishment = établissement
journal-field-from = premier jour
journal-field-until = dernier jour prévu
journal-field-keep = réponses conservées jusqu’au
journal-field-tool = version
journal-field-named-service = service { $code }
journal-field-plan = prévu, { $place }
journal-field-date = date
journal-field-mode = mode de réponse
journal-field-variant = formulaire
journal-field-sheets = feuilles comptées
journal-answers =
    { $count ->
        [one] { $count } réponse
       *[other] { $count } réponses
    }
journal-draw = tirage { $number }
journal-sheet = { $sheet }, vérification
journal-pair = feuilles { $one } et { $other } ({ $audience }) comparées
journal-review = relecture d’un commentaire, { $sheet }
journal-report = rapport { $number }
journal-emptied = réponses détruites, fin de la durée de conservation
journal-counts = { $sheet }, comptes conservés sans les réponses
journal-fault-missing = Le maillon { $number } du journal manque.
journal-fault-altered = Le maillon { $number } du journal n’est pas celui qui a été écrit : il a été modifié, ou un maillon d’avant.
journal-fault-unfit = Ce que dit le maillon { $number } du journal ne suit pas ce qui précède.
journal-fault-copy = La copie en texte du journal dit autre chose du maillon { $number } : elle a été modifiée, ou vient d’autres données. Les données, elles, sont justes ; mais rien ne se referait de cette copie. Ne l’effacez pas : sortez journal/{ $campaign }.journal du dossier des données, gardez-la ailleurs et rouvrez copiste, qui en écrira une nouvelle. Elle contient des réponses : détruisez-la au plus tard avec celles de la campagne.
journal-fault-ends = Le journal finit au maillon { $found } ; il devrait finir au maillon { $expected }.
journal-fault-report = Le rapport { $number } porte l’empreinte { $hash } (maillon { $link }) : le journal ne passe pas par là.
journal-fault-differs = Autre chose est conservé que ce que dit le journal : { $what }.

### room: tui

keying-page-end-left = Fin de la page { $page }, mais { $left ->
    [one] { $left } question y est sans réponse
   *[other] { $left } questions y sont sans réponse
}. { $key } y revient.
keying-sheet-end-left = Fin de la feuille, mais { $left ->
    [one] { $left } question est sans réponse
   *[other] { $left } questions sont sans réponse
}. { $key } y revient.
keying-practice-next = Feuille d’entraînement finie. En voici une autre.
keying-awaiting = La feuille { $serial } est terminée. L’hôte des données partagées ne répond pas : la feuille suivante s’ouvrira dès son retour. { $accept } pour réessayer.
keying-record-held = La feuille { $serial } est mise de côté. { $leave } pour revenir à la liste.
keying-record-voided = La feuille { $serial } est abandonnée. { $leave } pour revenir à la liste.
keying-keypad-repaired = pavé : chiffres

keying-answer = répondre

keying-batch = lot { $batch } · feuille { $serial }
keying-second = 2e saisie · lot { $batch } · feuille { $serial }
keying-third = arbitrage · lot { $batch } · feuille { $serial }
keying-take-paper = Prenez la feuille { $serial } dans la pile du lot { $batch }.
keying-take-paper-third = Prenez la feuille { $serial } dans la pile du lot { $batch }, { $count ->
        [one] question { $numbers }.
       *[other] questions { $numbers }.
    }
keying-take-paper-many = Prenez la feuille { $serial } dans la pile du lot { $batch }, { $count } questions.
keying-decide = Sans majorité : { $count ->
        [one] corrigez la question { $numbers } d’après le papier.
       *[other] corrigez les questions { $numbers } d’après le papier.
    } { $go_to } puis deux fois { $accept } : fin de la feuille.
keying-waiting = { $count ->
    [0] dernière feuille
    [one] encore { $count } feuille
   *[other] encore { $count } feuilles
}
keying-compared-same = Feuille { $serial } : les deux saisies sont identiques.
keying-compared = { $count ->
    [one] Feuille { $serial } : { $count } différence, pour une troisième personne.
   *[other] Feuille { $serial } : { $count } différences, pour une troisième personne.
}
keying-parted = Décalage non tranché par ses deux bouts : { $count ->
        [one] sa question est à ressaisir.
       *[other] ses { $count } questions une par une.
    }
keying-settled = Feuille { $serial } : l’arbitrage est fait.
keying-undecided = Feuille { $serial } : pas de majorité ; la personne référente qualité décidera.
keying-called = { $count ->
    [one] La preuve n’est pas faite : { $count } autre feuille est tirée.
   *[other] La preuve n’est pas faite : { $count } autres feuilles sont tirées.
}
keying-verification-done = Plus aucune feuille n’attend que vous la ressaisissiez. { $leave } : retour.
plain-sheet-second = Seconde saisie : prenez la feuille { $serial } dans la pile du lot { $batch }.
plain-sheet-third = Arbitrage : prenez la feuille { $serial } dans la pile du lot { $batch }.
plain-verification-done = Plus aucune feuille n’attend que vous la ressaisissiez. :quitter pour revenir.
keying-practice = entraînement
keying-page = page { $page } sur { $pages }
keying-part = vue { $part }/{ $parts }
keying-saved = enregistré
keying-pending = à écrire…
keying-tardy = L’enregistrement tarde : aucune confirmation ne vient. Ce que vous saisissez attend dans ce poste ; gardez copiste ouvert.
keying-failed = NON ENREGISTRÉ
keying-practice-saved = rien gardé
keying-left = { $page ->
    [0] Page complète, { $sheet } à saisir sur la feuille
   *[other] À saisir : { $page } sur la page, { $sheet } sur la feuille
}
keying-place = feuille { $place }
keying-place-of = feuille { $place } sur { $sheets }
keying-count = { $count ->
    [one] { $count } réponse
   *[other] { $count } réponses
}
keying-refused = REFUS :
keying-locked = Saisie bloquée. { $key } pour reprendre.
keying-confirm = { $confirm } pour confirmer, { $reset } pour reprendre.
keying-page-end = Fin de la page { $page }. Tournez la feuille, puis { $key }.
keying-sheet-end = Fin de la feuille. { $key } pour la terminer.
keying-serial-ask = Numéro écrit sur le papier (proposé : { $serial } ; vide : le garder)
keying-write = Écrivez { $serial } sur la feuille. Si elle porte déjà un numéro : { $key }.
keying-completed = Feuille { $done } complète. Écrivez { $serial } sur la suivante.
keying-held = Feuille { $done } mise de côté. Écrivez { $serial } sur la suivante.
keying-abandoned = Feuille { $done } abandonnée. Écrivez { $serial } sur la suivante.
keying-opened = Feuille { $serial }.
keying-pile-done = { $sheets ->
    [one] Le lot est saisi : { $sheets } feuille sur { $sheets }.
   *[other] Le lot est saisi : { $sheets } feuilles sur { $sheets }.
} { $leave } pour en sortir, { $accept } pour une feuille de plus.
keying-record-done = La feuille { $serial } est terminée. { $leave } pour revenir à la liste.
keying-taken = Filtre : { $count ->
    [one] la réponse à la question { $numbers } est retirée.
   *[other] les réponses aux questions { $numbers } sont retirées.
}
keying-row-inserted = Ligne { $row } ajoutée, à remplir ; les suivantes sont descendues.
keying-row-removed = Ligne { $row } ôtée ; les suivantes sont remontées.
keying-given = Filtre : { $count ->
    [one] la réponse à la question { $numbers } est revenue.
   *[other] les réponses aux questions { $numbers } sont revenues.
}
keying-num-lock = Verr. num. semble éteint. { $key } : les touches du pavé redeviennent des chiffres.
keying-leaving-away = L’hôte ne répond pas : vous quitterez la feuille dès que ses réponses seront parties. Ctrl+C pour quitter copiste sans attendre.
keying-leaving = Un instant : les dernières réponses s’écrivent sur le disque.
keying-not-saved = Non enregistré : { $reason }
keying-retry = { $key } réessaie, { $elsewhere } écrit ailleurs, Ctrl+C quitte. Tout est encore là.
keying-kept-elsewhere = Écrit dans { $path }. Rouvert, le poste le remet de lui-même ; d’ailleurs : copiste record import.
keying-from-batch = lot
keying-not-asked = non posée
keying-log-ends = « { $label } » vide : fin du relevé.
keying-log-above = { $rows ->
    [one] et { $rows } ligne au-dessus
   *[other] et { $rows } lignes au-dessus
}
keying-left-out = non ressaisie
keying-again-held = Feuille { $serial } mise de côté : elle vous attend.
keying-again-abandoned = Feuille { $serial } : ressaisie abandonnée, elle reste à faire.
app-entry-ended = Tout ce que vous avez saisi est enregistré. Le rapport est établi par la personne qui conduit la campagne.
app-host-silent = L’hôte des données partagées ne répond pas. Ce que vous saisissez attend dans ce poste et partira à son retour ; gardez copiste ouvert.
app-host-back = L’hôte des données partagées est revenu : ce qui attendait est parti.
app-not-utf8 = Ce terminal n’est pas en UTF-8 : les accents n’arrivent pas. Réglez-le sur UTF-8, ou demandez au service informatique.
app-slow-line = ligne lente : { $milliseconds } ms
app-too-small = Fenêtre trop petite : { $columns } × { $rows }. Il faut { $least_columns } × { $least_rows }. Rien n’est perdu.
app-report-in-the-making = Le rapport de résultats se prépare…
app-quit-unsaved = Tout n’est pas enregistré. Quitter quand même ?
app-quit-kept = Quitter ? Ce qui n’est pas enregistré reste dans ce fichier.
app-question = Question du poste
app-trace = Trace
app-name = Nom de saisie
app-name-ask = Sous quel nom saisissez-vous ? Vos initiales ou un surnom, 1 à 16 caractères sans espace : il signe chaque feuille.
app-name-wrong = « { $text } » ne convient pas : 1 à 16 caractères, sans espace.
app-name-missing = Un nom est nécessaire : 1 à 16 caractères, sans espace.
cover-title = Écran masqué
cover-start = Qui saisit ?
cover-asked = L’écran est masqué. La feuille est gardée telle quelle.
cover-asked-change = Donnez d’abord votre code d’à présent.
cover-change = Choisissez un autre code, au moins { $least } caractères, et donnez-le deux fois. Échap : garder le vôtre.
cover-idle = L’écran s’est masqué après { $minutes } min sans frappe. La feuille est gardée telle quelle.
cover-name = Nom de saisie
cover-pin = Code personnel
cover-pin-again = Le même code encore
cover-about-pin = Le même nom reprend où il en était. Un autre nom prend la suite dans la campagne : la feuille ouverte reste en cours et se reprend depuis le lot. Code oublié : la personne qui conduit la campagne le fait retirer.
cover-about-name = Sans code personnel, un nom suffit : l’écran masqué cache la feuille des regards, il n’empêche personne de reprendre. Un autre nom prend la suite dans la campagne : la feuille ouverte reste en cours.
cover-about-account = Sur des données partagées, le compte du système dit qui saisit. Sans code personnel, son nom suffit : l’écran masqué cache la feuille des regards, rien de plus.
cover-account = Sur des données partagées, c’est le compte du système qui saisit : { $name }. Pour passer la main, quittez copiste ; la personne suivante ouvre sa propre session.
cover-wrong = { $seconds ->
    [0] Ce n’est pas le code de ce nom.
   *[other] Ce n’est pas le code de ce nom. Le prochain essai compte dans { $seconds } s.
}
cover-too-early = Trop d’essais : le code n’a pas été regardé. Encore { $seconds } s.
cover-not-admitted = { $name } n’est pas inscrit sur ce poste. La personne qui s’en occupe donne un code d’entrée.
cover-choose = { $name } n’a pas encore de code. Choisissez-en un, au moins { $least } caractères, et donnez-le deux fois.
cover-pin-short = Trop court : au moins { $least } caractères.
cover-pin-long = Trop long : au plus { $most } caractères.
cover-pin-plain = Trop facile : pas la même touche tout du long, pas de suite comme 123456.
cover-pin-differs = Les deux codes diffèrent : recommencez.
cover-unsaved = La feuille n’est pas encore enregistrée : personne ne peut prendre la suite. Qui saisissait reprend, et attend « enregistré ».
cover-handed-over = { $name } prend la suite.
cover-handed-over-sheet = { $name } prend la suite. La feuille { $serial } reste en cours : elle se reprend depuis son lot.
app-help = Aide
app-help-here = Ici
app-form-next = Entrée : champ suivant. Le dernier champ enregistre.
app-form-last = Entrée : enregistrer.
app-form-begun = La même touche encore : abandonner ce qui est écrit.
app-hint-previous-field = champ précédent
app-hint-next-choice = choix suivant
app-hint-give-up = abandonner
home-title = Campagnes
home-operator = identifiant { $name }
home-operator-nobody = personne n’est nommé
home-nobody = Qui saisit ? Personne n’est nommé. { $key } : réglages, puis « Nom de saisie ».
home-demonstration = DÉMONSTRATION : dossier provisoire, rien n’en sera gardé.
home-hint-new = nouvelle campagne
home-hint-report = rapport
home-hint-quit = quitter
home-how-to-quit = Pour quitter copiste : { $key }.
home-column-campaign = Campagne
home-column-establishment = Établissement
home-column-state = État
home-column-progress = Complètes
home-keyed-of = { $complete } sur { $distributed }
home-destroyed = détruites
home-empty = Aucune campagne. { $key } : en créer une, à partir du dossier d’un outil.
work-counting = Comptage des feuilles…
work-comparing = Recherche de feuilles saisies deux fois…
home-next = À faire : { $place }
home-here = Ce poste
home-store-private = Données : dossier privé { $path }
home-store-shared = Données : partagées sur cette machine. Votre rôle : { $role }.
home-store-scratch = Données : dossier provisoire de la démonstration
home-store-memory = Données : en mémoire seulement, rien n’est gardé
home-next-closed = Campagne close. { $key } : le rapport définitif.
home-next-no-batch = Aucun lot. { $open } : ouvrir la campagne, puis { $new } : y classer une pile de feuilles.
home-next-in-progress =
    { $sheets ->
        [one] { $sheets } feuille en cours au lot { $batch } : reprendre là.
       *[other] { $sheets } feuilles en cours au lot { $batch } : reprendre là.
    }
home-next-to-key =
    { $sheets ->
        [one] Il reste { $sheets } feuille à saisir au lot { $batch }.
       *[other] Il reste { $sheets } feuilles à saisir au lot { $batch }.
    }
home-next-held =
    { $sheets ->
        [one] { $sheets } feuille mise de côté au lot { $batch } : décider ce qu’elle devient.
       *[other] { $sheets } feuilles mises de côté au lot { $batch } : décider ce qu’elles deviennent.
    }
home-next-waits = { $waits } { $open } : ouvrir la campagne.
home-next-all-keyed = Toutes les feuilles sont saisies. { $key } : le rapport ; ou classer la pile suivante.
campaign-open = ouverte
campaign-closed = close
campaign-whole = Toute la campagne
campaign-batch = lot { $number }, { $date }
campaign-batch-in-progress = { $sheets } en cours
campaign-batch-held = { $sheets } de côté
campaign-dates = du { $from } au { $until } · { $state }
campaign-date = depuis le { $from } · { $state }
campaign-status-closed = Campagne close : rien ne s’y saisit plus. Son rapport est définitif.
campaign-status-online = Lot venu en ligne : Entrée montre ses feuilles.
campaign-status-batch = Lot choisi : Entrée pour saisir ses feuilles.
campaign-status-place = Entrée : classer ici une pile de feuilles, un nouveau lot.
campaign-status-whole = Choisissez un lot à saisir, ou un service où classer une pile.
campaign-hint-key = saisir
campaign-about-key = Saisir les feuilles du lot, à partir de celle qui est en cours
campaign-hint-open = nouveau lot
campaign-about-open = Classer une pile de feuilles sous le service choisi
campaign-hint-records = feuilles
campaign-about-records = Voir les feuilles du lot, en trouver une, la corriger
campaign-hint-new = nouveau lot
campaign-about-new = Classer une pile de feuilles : un nouveau lot
campaign-hint-edit-batch = modifier le lot
campaign-about-edit-batch = Changer la date, le compte, le mode ou la variante du lot ; voir sa trace
campaign-hint-plan = effectifs
campaign-about-plan = Changer les feuilles attendues et distribuées du service
campaign-hint-edit = modifier
campaign-about-edit = Corriger titre, établissement et dates, ajouter un service, prendre un outil corrigé ; voir la trace
campaign-hint-end = fin de session
campaign-hint-move = déplacer le lot
campaign-hint-practice = s’exercer
campaign-hint-close = clore
campaign-hint-reopen = rouvrir
campaign-choose-batch = Choisissez d’abord un lot.
campaign-reopen-reason = Pourquoi rouvrir la campagne ? Le motif reste dans sa trace.
campaign-is-closed = Campagne close.
campaign-is-open = Campagne rouverte.
campaign-column-place = Public, service, lot
campaign-column-expected = Attendues
campaign-column-distributed = Distribuées
campaign-column-complete = Complètes
campaign-column-participation = Participation
campaign-form-new = Nouvelle campagne
campaign-form-edit = Modifier la campagne
campaign-form-tool = Dossier de l’outil
campaign-form-title = Titre
campaign-form-id = Identifiant
campaign-form-establishment = Établissement
campaign-form-from = Premier jour
campaign-form-until = Dernier jour
campaign-form-service = Service { $number }
campaign-form-expected = Feuilles attendues
campaign-form-distributed = Feuilles distribuées
campaign-form-add-service = Service à ajouter
campaign-form-new-tool = Outil corrigé, dossier
campaign-form-needed = À remplir.
campaign-form-tool-missing = Le dossier de l’outil est nécessaire.
campaign-form-tool-nowhere = Aucun outil dans les dossiers désignés : l’administrateur en met un dans l’un d’eux.
campaign-form-tool-choose = à choisir
campaign-form-tool-as-is = inchangé
campaign-form-tool-findings =
    { $count ->
        [one] Cet outil ne peut pas servir : { $count } constat.
       *[other] Cet outil ne peut pas servir : { $count } constats.
    }
campaign-form-read-findings = Entrée : lire les constats, avec leur place dans les fichiers.
campaign-form-findings = Constats sur l’outil
campaign-form-bad-date = Ce n’est pas une date. Écrivez jjmmaaaa : 02032026.
campaign-form-dates-crossed = Le dernier jour vient avant le premier.
campaign-form-bad-count = Ce n’est pas un nombre de feuilles.
campaign-form-about-tool = Le dossier qui contient tool.toml et les questionnaires, par exemple sample-data/regards-croises-ehpad.
campaign-form-about-tool-confined = Les outils des dossiers désignés sur cette machine : { $names }. Flèches : choisir.
campaign-form-about-title = Le titre sur les écrans et le rapport, par exemple « Regards croisés 2026 ».
campaign-form-about-id = Un nom court pour les fichiers et les commandes : minuscules sans accent, chiffres, traits d’union.
campaign-form-about-establishment = Le nom de l’établissement, comme le rapport l’imprimera.
campaign-form-about-date = jjmmaaaa, par exemple 02032026. Le dernier jour peut rester vide.
campaign-form-about-service = Le nom du service, par exemple « Les Glycines ». Pour choisir son code : glycines=Les Glycines. Une ligne vide termine la liste.
campaign-form-about-expected = Les personnes concernées : toutes les feuilles qui pourraient revenir.
campaign-form-about-distributed = Les feuilles remises. La participation se compte sur elles.
campaign-form-about-add-service = Le nom du service, ou son code et son nom : glycines=Les Glycines. Vide : aucun service n’est ajouté.
campaign-form-about-new-tool = Le dossier d’une version corrigée de l’outil : les nouvelles feuilles la prennent, les feuilles commencées gardent la leur. Vide : l’outil reste.
campaign-created = Campagne créée. Classez-y une première pile : choisissez un service, puis Entrée.
campaign-created-warnings =
    { $count ->
        [one] L’outil convient, avec { $count } avertissement :
       *[other] L’outil convient, avec { $count } avertissements :
    }
campaign-changed = Campagne modifiée.
campaign-form-many-handed-out = Plus de feuilles distribuées ({ $distributed }) que de personnes concernées ({ $expected }) : est-ce bien cela ?
campaign-tool-changed = Les nouvelles feuilles prennent cette version de l’outil.
batch-named = lot { $number } · { $audience } · { $service }
batch-form-new = Nouveau lot
batch-form-audience = Public
batch-form-service = Service
batch-form-date = Date
batch-form-sheets = Feuilles comptées
batch-form-mode = Mode de réponse
batch-form-no-mode = aucun
batch-form-variant = Variante
batch-form-move-to = Déplacer sous
batch-form-about-place = De qui viennent les feuilles, et de quel service. Gauche et Droite changent le choix, ou sa première lettre.
batch-form-about-date = jjmmaaaa. La date de toute la pile : elle ne se saisit pas feuille par feuille.
batch-form-about-sheets = Comptez la pile avant de la saisir : le compte dira s’il manque une feuille. Vide si elle n’est pas comptée.
batch-form-about-mode = Proposé pour chaque feuille ; une touche le change sur une feuille qui diffère.
batch-form-about-variant = La variante du questionnaire proposée ; une touche la change sur une feuille qui diffère.
batch-form-about-move = Le lot { $number } est classé sous « { $service } ». Ses feuilles suivent, et le changement laisse une trace.
batch-move-nowhere = La campagne n’a qu’un service.
batch-opened = Lot { $number } classé. Entrée dessus pour le saisir.
batch-changed = Lot { $number } modifié.
batch-moved = Lot { $number } déplacé sous « { $service } » ; la trace en est gardée.
campaign-hint-verify = vérification
verification-title = Vérification
verification-certificate = Certificat
verification-column-unit = Tirages
verification-column-sheets = Parmi
verification-column-called = Appelées
verification-column-verified = Vérif.
verification-column-wrong = Faux
verification-column-bound = Au plus
verification-column-progress = Avancement
verification-waits = Ce qui attend { $name }
verification-nothing-waits = Rien n’attend.
verification-sheets =
    { $sheets ->
        [one] { $sheets } feuille
       *[other] { $sheets } feuilles
    }
verification-group = { $pile } ({ $count }) : { $serials }
verification-choose-unit = Choisissez d’abord, dans les tirages, de quoi tirer.
verification-draw-ask = Tirer au sort parmi les feuilles complètes ({ $sheets }) : { $unit } ?
verification-draw-called =
    { $sheets ->
        [one] { $sheets } feuille sera appelée : à ressaisir par une autre personne.
       *[other] { $sheets } feuilles seront appelées : à ressaisir par une autre personne.
    }
verification-draw-after = Ces feuilles ne se lisent ni ne se corrigent plus avant la fin de leur vérification. Un tirage fait ne change plus.
verification-drawn =
    { $sheets ->
        [one] Tirage fait : { $sheets } feuille appelée.
       *[other] Tirage fait : { $sheets } feuilles appelées.
    }
verification-called =
    { $sheets ->
        [0] Aucune autre feuille à appeler.
        [one] { $sheets } autre feuille appelée.
       *[other] { $sheets } autres feuilles appelées.
    }
verification-missing-which = Quelle feuille du lot { $batch } est introuvable ? Son numéro
verification-missing-why = Feuille { $serial } introuvable : où l’a-t-on cherchée ? Elle comptera fausse d’un bout à l’autre.
verification-release-which = Quelle feuille du lot { $batch } reprendre à qui ne reviendra pas ? Son numéro
verification-release-why = Feuille { $serial } : pourquoi la reprendre à qui l’a commencée ? Ce qui y est ressaisi est perdu.
verification-missing-not-here = La feuille { $serial } n’est pas de celles qui attendent ici.
verification-released = Feuille { $serial } reprise : elle attend une autre personne.
verification-missed = Feuille { $serial } : papier introuvable, elle compte fausse d’un bout à l’autre.
verification-turned-up = Feuille { $serial } : papier retrouvé, elle attend sa seconde saisie.
verification-found-which = Quelle feuille du lot { $batch } est retrouvée ? Son numéro
verification-found-how = Feuille { $serial } retrouvée : où était-elle ? Elle compte fausse jusqu’à la fin de sa vérification.
verification-same-why = Feuilles { $void } et { $other } : un seul papier ? La { $void } sera annulée. Qu’avez-vous vu sur le papier ?
verification-same = Feuille { $void } annulée : même papier que la { $other }.
verification-distinct-why = Feuilles { $first } et { $second } : deux personnes ? Qu’avez-vous vu sur les deux papiers ?
verification-distinct = Feuilles { $first } et { $second } : deux personnes, c’est noté.
verification-status-closed = Campagne close : ses certificats se lisent, rien ne s’y vérifie plus.
verification-status-draw = Entrée : le certificat, en clair.
verification-status-nothing = Rien à tirer ici : aucune feuille complète.
verification-status-unit = Entrée : tirer des feuilles au sort.
verification-status-key = Entrée : ressaisir, papier en main.
verification-status-other = Rien à faire ici pour vous.
verification-other-person = Une autre personne à ce poste ? { $key }, puis « Nom de saisie ».
verification-status-missing = Entrée : dire qu’un papier est retrouvé.
verification-status-twins = Entrée : comparer les deux feuilles.
verification-hint-certificate = certificat
verification-about-certificate = Le certificat en clair : ce qui est prouvé, comment, et comment refaire le tirage
verification-hint-more = appeler d’autres feuilles
verification-about-more = Appeler d’autres feuilles des tirages qui n’ont pas encore prouvé leur objectif
verification-hint-draw = tirer
verification-about-draw = Tirer au sort des feuilles à vérifier
verification-hint-key = ressaisir
verification-hint-decide = décider
verification-about-key = Ressaisir ces feuilles l’une après l’autre, papier en main
verification-about-decide = Décider d’après le papier de ce que dit la feuille
verification-hint-missing = papier introuvable
verification-about-missing = Dire qu’un papier est introuvable, avec le motif : la feuille compte fausse d’un bout à l’autre
verification-hint-release = reprendre la feuille
verification-about-release = Reprendre une feuille à qui l’a commencée et ne reviendra pas, avec le motif : elle attend une autre personne
verification-hint-whole = tout lire
verification-about-whole = Lire en entier ce qui est dit de la ligne choisie
verification-more = ▼ La suite : { $key }
verification-hint-found = papier retrouvé
verification-about-found = Dire qu’un papier introuvable est retrouvé : sa feuille attend alors sa seconde saisie
verification-hint-twins = comparer
verification-about-twins = Voir les deux feuilles côte à côte
verification-hint-distinct = deux personnes
verification-about-distinct = Noter que ce sont les feuilles de deux personnes, avec ce qu’on a vu
verification-hint-void = annuler l’une
verification-about-void = Annuler l’une des deux : c’est un seul papier, que la pile compte une fois
verification-hint-own = vos chiffres
twins-differing = Ce qui diffère
twins-alike = Ce qui est pareil
own-title = Vos chiffres
records-count =
    { $count ->
        [one] { $count } feuille
       *[other] { $count } feuilles
    }
records-count-of = { $state } : { $count }
records-status-complete = Entrée : corriger cette feuille.
records-status-unfinished = Entrée : continuer cette feuille.
records-status-voided = Feuille annulée : rétablissez-la pour la reprendre.
records-hint-open = ouvrir
records-about-open = Ouvrir la feuille, pour la corriger ou la continuer
records-hint-find = trouver
records-about-find = Trouver une feuille par son numéro
records-hint-filter = filtrer
comment-unread = à relire
comment-kept = gardé
comment-redacted = mots retirés
comment-aside = mis de côté
review-title = Relecture des commentaires
review-none = Aucun commentaire à relire.
review-none-unread = Tous les commentaires sont relus.
review-place = { $place } sur { $count }
review-place-unread = { $place } sur { $count } à relire
review-left = { $count ->
    [0] tous relus
    [one] { $count } à relire
   *[other] { $count } à relire
}
review-sealed = { $count ->
    [one] { $count } autre attend la fin de la vérification de sa feuille.
   *[other] { $count } autres attendent la fin de la vérification de leur feuille.
}
review-decided = Décision : { $state }
review-reason = Motif : { $reason }
review-shown-as = Dans le rapport : { $text }
review-suspects = Souligné : ce qui ressemble à un nom, un numéro, une adresse. À vous de juger.
review-status = Ce commentaire peut-il être lu de tous sans désigner personne ?
review-status-words = Choisissez les mots à retirer ; rien n’est retiré avant Entrée.
review-aside-reason = Mettre ce commentaire de côté : pourquoi ? Le motif n’est pas dans le rapport.
review-nothing-chosen = Aucun mot n’est choisi.
review-undone = Décision reprise.
review-nothing-to-undo = Rien à reprendre.
review-hint-keep = garder
review-hint-redact = retirer des mots
review-hint-aside = mettre de côté
review-hint-undo = reprendre
review-hint-next = suivant
review-hint-previous = précédent
review-about-next = Commentaire suivant
review-about-previous = Commentaire précédent
review-about-filter = Ne montrer que les commentaires à relire, ou tous
review-hint-unread = à relire seulement
review-hint-all = tous
review-hint-word = mot suivant
review-hint-word-back = mot précédent
review-hint-toggle = retirer ou rendre
review-hint-accept = valider
campaign-hint-comments = commentaires
campaign-hint-actions = plan d’action
actions-title = Plan d’action
actions-count = { $count ->
    [0] aucune action
    [one] { $count } action
   *[other] { $count } actions
}
actions-none = Aucune action n’est inscrite.
actions-none-yet = Aucune action. Ce qui vient d’abord est proposé après le premier rapport.
actions-status = Entrée ouvre l’action, pour la suivre ou la corriger.
actions-status-proposal = Entrée ouvre une action sur ce constat.
actions-hint-change = modifier
actions-hint-look = lire
actions-hint-drop = retirer du plan
actions-hint-plan = inscrire une action
actions-hint-new = autre action
actions-drop-reason = Retirer l’action { $number } du plan : pourquoi ?
actions-column-number = nº
actions-proposal = à inscrire ?
actions-about-proposal = Vient d’abord d’après la règle du rapport, et aucune action n’y répond encore.
actions-effect = Mesure de l’effet : { $effect }
actions-observed = Effet constaté : { $text }
actions-overdue-since = En retard : l’échéance était le { $due }.
actions-late = en retard !
actions-origin = Origine : { $origin }
actions-waiting = à reprendre
actions-about-waiting = Action ouverte de la campagne précédente : { $key } reprend toutes celles qui le sont.
actions-about-stayed = Restée dans la campagne précédente ; on la regarde, on ne la change plus ici.
actions-hint-take-over = reprendre
actions-about-take-over = Reprendre les actions ouvertes de la campagne précédente
actions-hint-filter = filtrer
actions-about-filter = Montrer toutes les actions, les ouvertes par échéance, celles en retard, les terminées, celles de la campagne précédente
actions-status-waiting = { $count ->
    [one] { $count } action ouverte de « { $campaign } » est à reprendre.
   *[other] { $count } actions ouvertes de « { $campaign } » sont à reprendre.
}
actions-status-stayed = Cette action est restée dans la campagne précédente.
actions-filter-open = ouvertes, par échéance
actions-filter-late = en retard, par échéance
actions-filter-ended = faites ou abandonnées
actions-filter-earlier = campagne précédente
actions-count-of = { $count } sur { $all }, { $filter }
actions-taken-over = { $count ->
    [one] { $count } action reprise de la campagne précédente.
   *[other] { $count } actions reprises de la campagne précédente.
}
action-form-about-observed = Ce que l’on a vu de son effet ; pour un code, la prochaine campagne le mesure aussi.
action-form-theirs = Entre-temps, { $who } a écrit : { $text }
action-form-taken = Repris de ce que { $who } a écrit entre-temps.
action-form-clash = { $who } a modifié l’action entre-temps. Rien n’a été enregistré : comparez, choisissez, puis Entrée sur la dernière ligne.
action-form-somebody = quelqu’un d’autre
action-form-choice = Textes différents
action-form-choice-mine = garder les miens
action-form-choice-theirs = prendre les autres
action-form-about-choice = Vaut pour les champs marqués, que vous avez changés tous les deux ; gauche et droite changent le choix.
action-added = Action { $number } ajoutée au plan.
action-changed = Action { $number } enregistrée.
action-dropped = Action { $number } retirée du plan ; elle reste dans le journal.
action-form-title-new = nouvelle action
action-form-title = action { $number }
action-form-empty = À remplir.
action-form-about-finding = Le code d’un thème ou d’une question, ou quelques mots.
action-form-about-action = Ce qui est fait, en une phrase.
action-form-about-pilot = Une fonction ou des initiales plutôt qu’un nom : le plan est dans le rapport.
action-form-about-due = Jour, mois et année ; vide si rien n’est fixé.
action-form-about-progress = Gauche et droite changent le choix.
action-form-about-effect = À quoi on verra que cela a servi : un chiffre, un constat, la prochaine campagne.
records-hint-void = annuler la feuille
records-about-void = Annuler la feuille, avec un motif : ses réponses restent mais ne comptent plus
records-hint-restore = rétablir
records-about-restore = Rétablir la feuille : elle redeviendra ce qu’elle était
records-find = Numéro de la feuille
records-restore-reason = Rétablir la feuille { $serial } : pour quel motif ?
records-void-reason = Pourquoi annuler la feuille { $serial } ? Le motif reste dans sa trace.
records-voided = Feuille { $serial } annulée.
records-restored = Feuille { $serial } rétablie : elle est complète.
records-restored-undecided = Feuille { $serial } rétablie : elle attend la décision de la référente ou du référent qualité.
records-restored-held = Feuille { $serial } rétablie : elle est mise de côté, motif : { $reason }
records-restored-open = Feuille { $serial } rétablie : elle est à terminer.
records-not-a-number = « { $text } » n’est pas un numéro de feuille.
records-elsewhere = La feuille { $serial } est dans le lot { $batch }.
records-column-serial = Feuille
records-column-state = État
records-column-answers = Réponses
records-column-remarks = Remarques
records-column-marks = Marques
records-sealed = En cours de vérification : ce qu’elle dit ne se montre ni ne se modifie avant la fin de la seconde saisie et de l’arbitrage.
records-signs = « * » : remarque, « ! » : contrôle forcé.
records-status-sealed = Feuille en cours de vérification : elle ne se montre pas.
records-status-undecided = Sans majorité. Entrée : décider d’après le papier.
records-of = Feuille { $serial }
records-status-closed = Campagne close : les feuilles se lisent, rien n’y change plus.
records-more = … la suite : copiste record show { $campaign } { $audience } { $serial }
records-left = Restent les comptes (réponses : { $answered }, marques : { $marks }).
records-digest-short = empreinte { $digest }
records-digest = Empreinte au journal : { $digest }.
records-empty = Aucune feuille.
report-view-path = Rapport écrit : { $path }
report-view-fetch = Pour le rapporter, sur votre machine :
report-view-provisional = rapport { $number } · provisoire
report-view-final = rapport { $number } · définitif
report-view-place = ligne { $last } sur { $lines }
report-view-hint-section = partie suivante
report-view-hint-section-back = partie précédente
report-view-find = Texte à chercher
report-view-not-found = « { $text } » n’est pas dans le rapport.
report-view-hit = « { $text } » : { $hit } sur { $hits }
report-view-hint-next = suivant
report-view-hint-documents = documents
report-view-hint-contents = sommaire
contents-hint-go = y aller
contents-about-go = Va à la partie choisie
documents-title = Documents
documents-page = La page du rapport (HTML)
documents-all = Tous les documents
documents-copy = Copier vers « { $name } »
documents-made = écrit
documents-waiting = en attente
documents-in-the-making = en cours…
documents-failed = échec
documents-about-all = Tout ce qui n’est pas encore écrit, l’un après l’autre.
documents-about-copy = { $count ->
    [one] Le fichier écrit, vers { $path }.
   *[other] Les { $count } fichiers écrits, vers { $path }.
}
documents-no-printer = Aucune imprimante : la commande lp n’est pas sur cette machine.
documents-make-first = Ce document n’est pas encore écrit : Entrée d’abord.
documents-not-printed = Cette ligne ne s’imprime pas : choisissez un document PDF.
documents-status = Choisissez un document : il est écrit à côté de la page du rapport.
documents-status-making = Documents en cours : { $count }. Le poste reste disponible.
documents-hint-make = écrire
documents-hint-print = imprimer
documents-about-make = Écrit le document choisi, ou copie les fichiers vers le dossier choisi
documents-told-made = Écrit : { $title }.
documents-printed = Confié à l’imprimante : { $path }
documents-copied = { $count ->
    [one] { $count } fichier copié vers { $path }.
   *[other] { $count } fichiers copiés vers { $path }.
}
settings-title = Réglages
settings-language = Langue
settings-keymap = Clavier
settings-theme = Couleurs
settings-keying = Saisie
settings-guessed = d’après le système
settings-theme-dark = fond sombre
settings-theme-light = fond clair
settings-theme-mono = sans couleur
settings-theme-console = console, 16 couleurs
settings-page-stops = arrêt en fin de page
settings-page-stops-about = Entrée à chaque page tournée
settings-running-count = compte des réponses acceptées
settings-running-count-about = dans la ligne d’état
settings-operator = Nom de saisie
settings-operator-none = à donner
settings-operator-about = signe chaque feuille
settings-operator-host = nommé par le compte du système ; signe chaque feuille
settings-operator-system = d’après le système ; signe chaque feuille
settings-backup = Sauvegardes
settings-backup-none = aucune
settings-backup-none-about = copiste backup --to DOSSIER en fait une
settings-backup-about = réglées dans le fichier des réglages
settings-backup-host = faites par l’hôte
settings-operator-pin = d’après son code personnel ; Entrée : passer la main
settings-pin = code personnel
settings-pin-about = Entrée : en choisir un autre
settings-operator-ask = Nom de saisie : vos initiales ou un surnom, 1 à 16 caractères sans espace. Vide : le nom donné par le système.
settings-keymap-guessed = Clavier { $name }, d’après le système
settings-hint-choose = choisir
settings-about-choose = Prendre le réglage de la ligne, ou le changer : il vaut aussitôt
settings-hint-down = réglage suivant
settings-saved = Réglages enregistrés.
settings-not-kept = Réglages pris pour cette fois : aucun dossier personnel où les garder.

### room: plain

plain-welcome = copiste, mode ligne à ligne. Une ligne par réponse, :aide pour l’aide, fin de fichier pour quitter.
plain-campaigns = Campagnes :
plain-batches = Lots de « { $title } » :
plain-choose = Numéro :
plain-choice = { $number }. { $text }
plain-no-choice = « { $text } » n’est pas un numéro de la liste.
plain-nothing = Rien à saisir ici.
plain-batch-line = lot { $number }, { $audience }, { $service }, { $complete ->
    [one] { $complete } feuille complète
   *[other] { $complete } feuilles complètes
}
plain-again-second = seconde saisie, { $sheets ->
    [one] { $sheets } feuille à prendre dans les piles
   *[other] { $sheets } feuilles à prendre dans les piles
}
plain-again-third = arbitrage, { $sheets ->
    [one] { $sheets } feuille à prendre dans les piles
   *[other] { $sheets } feuilles à prendre dans les piles
}
plain-undecided = sans majorité : décider de la feuille { $serial }, lot { $batch }
plain-find = une feuille par son numéro, pour la corriger
plain-find-serial = Numéro sur la feuille :
plain-find-several = Plusieurs feuilles { $serial } :
plain-find-not = Feuille { $serial }, { $standing } : elle ne s’ouvre pas ici.
plain-sheet-record = Feuille { $serial } du lot { $batch }.
plain-decide = Sans majorité : { $count ->
    [one] répondez à la question { $numbers } d’après le papier, allez à la fin de la feuille et terminez-la.
   *[other] répondez aux questions { $numbers } d’après le papier, allez à la fin de la feuille et terminez-la.
}
plain-sheet = Feuille { $serial }. Écrivez ce numéro sur la feuille.
plain-page = Page { $page } sur { $pages }. { $title }
plain-question = { $number }. { $label }
plain-given = Réponse : { $answer }
plain-choice-code = { $code } : { $label }
plain-kind-integer = nombre
plain-kind-decimal = nombre à virgule
plain-kind-date = date jjmmaaaa
plain-kind-month = mois et année mmaaaa
plain-kind-year = année aaaa
plain-kind-text = texte, { $characters } caractères au plus, ligne vide si rien n’est écrit
plain-kind-several = plusieurs réponses possibles
plain-marks = . rien coché, ? illisible, = deux cases, / raturé, * non concerné
plain-page-end = Fin de la page { $page }. Tournez la feuille, puis Entrée.
plain-sheet-end = Fin de la feuille. Entrée pour la terminer.
plain-refused = REFUS : { $reason }
plain-page-not-finished = { $left ->
    [one] Il reste { $left } question sur cette page.
   *[other] Il reste { $left } questions sur cette page.
}
plain-page-finished = La page est finie : une ligne vide tourne la feuille.
plain-sheet-finished = La feuille est finie : une ligne vide la termine.
plain-confirm = :oui pour confirmer, autre chose pour reprendre
plain-completed = Feuille { $serial } complète, enregistrée.
plain-held = Feuille { $serial } mise de côté, enregistrée.
plain-abandoned = Feuille { $serial } abandonnée.
plain-pile-done = Le lot compte autant de feuilles que prévu. Entrée pour une feuille de plus, :quitter pour arrêter.
plain-awaiting = L’hôte des données partagées ne répond pas : la feuille suivante ne s’ouvre pas encore. Entrée pour réessayer, :quitter pour arrêter.
plain-not-saved = PAS ENREGISTRÉ : { $reason }
plain-taken = Questions retirées par un filtre : { $numbers }
plain-given-back = Questions revenues avec leurs réponses : { $numbers }
plain-too-many = « { $typed } » en dit plus qu’une réponse.
plain-not-utf8 = Cette ligne n’est pas en UTF-8 : elle est ignorée.
plain-line-too-long = Cette ligne est trop longue : elle est ignorée.
plain-unknown = « { $word } » n’est pas une commande. :aide pour la liste.
plain-left = Tout est enregistré.
plain-help = :retour question précédente, :suite question suivante, :aller NUMÉRO, :défaire, :refaire, :remarque TEXTE, :marge TEXTE, :numéro N (celui du papier), :mettre-de-côté MOTIF, :abandonner, :comme-avant reprend la feuille précédente, :bloc répète jusqu’à la fin du bloc, :ajouter-ligne et :ôter-ligne dans un relevé, :mode CODE, :variante CODE (sans code, celui qui suit), :rapport termine la session, :quitter
plain-word-help = aide
plain-word-back = retour
plain-word-forward = suite
plain-word-go-to = aller
plain-word-undo = défaire
plain-word-redo = refaire
plain-word-note = remarque
plain-word-margin = marge
plain-word-hold = mettre-de-côté
plain-word-abandon = abandonner
plain-word-dup = comme-avant
plain-word-insert-row = ajouter-ligne
plain-word-remove-row = ôter-ligne
plain-word-run = bloc
plain-word-mode = mode
plain-word-variant = variante
plain-word-serial = numéro
plain-word-confirm = oui
plain-word-end = rapport
plain-word-leave = quitter
plain-numbered = Feuille { $serial }, comme sur le papier.
plain-mode = Mode de réponse : { $mode }
plain-variant = Variante : { $variant }

### room: cli

cli-about = La station de saisie des questionnaires papier, de la pile au rapport de résultats
cli-usage = Utilisation :
cli-commands = Commandes{ "\u00A0" }
cli-command-placeholder = COMMANDE
cli-value-audience = PUBLIC
cli-value-answers = RÉPONSES
cli-value-batch = LOT
cli-value-campaign = CAMPAGNE
cli-value-code-name = CODE=NOM
cli-value-folder = DOSSIER
cli-value-file = FICHIER
cli-value-keymap = CLAVIER
cli-value-language = LANGUE
cli-value-name = NOM
cli-value-older = ANCIEN
cli-value-newer = NOUVEAU
cli-value-path = CHEMIN
cli-value-serial = FEUILLE
cli-value-text = TEXTE
cli-value-theme = COULEURS
cli-value-variant = VARIANTE
cli-options = Options{ "\u00A0" }
cli-arguments = Arguments{ "\u00A0" }
cli-without-command = Sans commande, la station s’ouvre.
cli-help = Affiche cette aide
cli-version = Affiche la version
cli-option-language = Langue des écrans : fr ou en
cli-option-keymap = Clavier : standard, azerty, keypad, bepo, qwerty ou un fichier de touches
cli-option-theme = Couleurs : dark, light, mono ou console16
cli-option-store = Dossier où tout est conservé
cli-option-operator = Nom court de la personne qui saisit (initiales ou alias)
cli-option-plain = Une question par ligne, pour lecteurs d’écran et scripts
cli-option-confined = Sans issue : ni interpréteur de commandes, ni chemin à écrire, ni autre programme que l’imprimante
cli-option-json = Résultat en JSON
cli-option-running-count = Affiche le compte des réponses acceptées
cli-option-no-page-stops = Ne s’arrête pas en fin de page
cli-command-demo = Ouvre la campagne de démonstration dans un dossier provisoire
cli-demo-headless = Sans terminal : saisit trois feuilles, termine la session, écrit le rapport
cli-demo-out = Dossier de ce qui est écrit
cli-demo-certainty = Sème des erreurs, fait saisir la campagne deux fois et dit ce qui est retrouvé
cli-demo-seeds = Nombre de campagnes, chacune avec d’autres erreurs ; 1 sans cette option
rehearsal-same-paper = Même feuille que { $serial }
rehearsal-two-papers = Comparées sur papier : deux feuilles
rehearsal-keyed-twice = Feuille saisie deux fois
rehearsal-progress = Campagne { $done } sur { $total }
rehearsal-written = Écrits dans { $path } : certainty.json, errors.tsv
rehearsal-opening = { $count ->
    [one] Trois personnes imaginées saisissent la campagne de démonstration, { $sheets } feuilles,
   *[other] Trois personnes imaginées saisissent { $seeds } fois la campagne de démonstration, { $sheets } feuilles,
  }
    avec des erreurs connues d’avance. Elles sont cherchées de deux façons : une partie
    des feuilles est tirée au sort et saisie une deuxième fois, ou toutes le sont.
rehearsal-sample = par tirage
rehearsal-full = toutes
rehearsal-verified = Feuilles saisies une deuxième fois
rehearsal-wrong = Champs faux à la première saisie de ces feuilles
rehearsal-alike = – deux fois le même faux : rien ne le montre
rehearsal-told = – les autres : signalés par la comparaison
rehearsal-mended = – les signalés : corrigés par la troisième saisie
rehearsal-doubted = Champs justes, faux à la deuxième saisie
rehearsal-kept = – restés justes
rehearsal-slips = Lignes décalées (quatre réponses ou plus)
rehearsal-slips-told = – signalées en un seul constat
rehearsal-omitted = Feuilles oubliées dans une pile
rehearsal-omitted-found = – révélées par le compte de la pile
rehearsal-twins = Feuilles saisies deux fois
rehearsal-twins-found = – signalées comme une paire
rehearsal-false-alarms = Fausses alertes
rehearsal-caught = Touches fausses arrêtées par le questionnaire
rehearsal-before = Champs faux du fichier, avant vérification
rehearsal-finished = Champs faux du fichier, après vérification
rehearsal-fields = – sur tant de champs
rehearsal-journals = Journaux sans défaut
rehearsal-printed = Champs faux sur 10 000 : ce que copiste imprime, et ce qui est vrai
rehearsal-sheets = feuilles
rehearsal-first-printed = 1re saisie
rehearsal-first-true = vrai
rehearsal-rest-printed = fichier fini
rehearsal-rest-true = vrai
rehearsal-rest = { $rate }, au plus { $at_most }
rehearsal-at-most = au plus { $rate }
rehearsal-of = { $part } sur { $whole }
rehearsal-way = { $audience }, { $way }
rehearsal-share = { $number } ({ $share })
rehearsal-held = Ce que copiste imprime était vrai (promis : 95 fois sur 100)
rehearsal-bound = Première saisie, « au plus »
rehearsal-stopped = – dont : arrêt avant la dernière feuille
rehearsal-rest-bound = Fichier fini, « au plus »
rehearsal-interval = Fichier fini, intervalle
rehearsal-closing = « Vrai » de la première saisie : sans les erreurs que deux personnes font pareil.
    Le hasard qui sème les erreurs est inconnu de ce qui les cherche ; la même graine
    donne le même résultat.
cli-command-check = Contrôle un outil ou un questionnaire et donne tous les constats
cli-check-path = Dossier d’un outil, ou fichier .xlsx ou .md d’un questionnaire
lint-long-codes = { $boxes } cases, mais des codes de { $longest } touches : numérotez-les de 1 à { $boxes }, et une touche suffit.
lint-code-needs-enter = Le code { $code } commence { $longer } : il demande Entrée. Donnez à tous les codes la même longueur.
lint-many-boxes = { $boxes } cases : une touche n’en distingue que neuf. Regroupez-les, ou faites-en deux questions.
lint-text-for-boxes = Un texte se lit et se saisit lettre à lettre : si les réponses sont peu nombreuses, des cases n’en demandent qu’une touche.
lint-number-needs-enter = Ce nombre demande Entrée : dites combien de chiffres sont imprimés (colonne « digits »), et il avance tout seul.
lint-date = Si cette date vaut pour toute la pile, le lot la remplit (colonne « constant ») ; sinon, une année ou une tranche suffit souvent.
lint-boxes-need-enter = Plusieurs cases à cocher demandent Entrée : si une seule suffit, faites-en une question à une case.
lint-direction-turns = Dans son tableau, une réponse haute est bonne ailleurs et mauvaise ici : les doigts s’y trompent. Tournez la phrase, ou sortez-la du tableau.
lint-no-typical-answer = Aucune réponse courante ne passe ses contrôles : son coût n’est pas connu.
lint-unnumbered = { $questions ->
    [one] { $questions } question sans numéro imprimé (« { $first } ») : on ne peut pas y aller par son numéro.
   *[other] { $questions } questions sans numéro imprimé (la première : « { $first } ») : on ne peut pas y aller par leur numéro.
}
lint-number-backwards = Le numéro { $number } vient après le numéro { $before } : numérotez dans l’ordre du papier.
lint-number-twice = Le numéro { $number } est imprimé deux fois.
lint-grid-across-pages = Un tableau se poursuit page { $page }, à partir de « { $name } » : une ligne se perd vite à la coupure. Gardez-le sur une page, ou faites-en deux tableaux.
lint-codes-out-of-order = Liste « { $list } » : le code { $code } vient après { $before }. Numérotez les cases dans l’ordre du papier.
lint-codes-turned = Listes « { $list } » et « { $other } » : les mêmes cases, mais « { $label } » n’a pas le même code. Donnez-leur les mêmes codes.
lint-rule = Feuille type : la case du milieu, deux chiffres, douze lettres ; aucun renvoi ne fait sauter de question. Elle est saisie par le moteur lui-même, chaque Entrée comprise.
lint-incomplete = La feuille type n’a pas pu être finie : le compte est incomplet. Regardez les constats du questionnaire.
lint-without = sans commentaire
lint-with = avec ({ $characters ->
    [one] { $characters } caractère
   *[other] { $characters } caractères
})
lint-keys = touches par feuille
lint-turns = dont pages tournées
lint-seconds = secondes par feuille
lint-sheets = feuilles par heure
lint-number = n°
lint-column-keys = touches
lint-column-seconds = secondes
lint-question = question
lint-same = conseil { $letter }
lint-cheap = { $count ->
    [one] { $count } autre question, d’une touche.
   *[other] { $count } autres questions, d’une touche chacune.
}
lint-paper = Sur le papier
lint-codes-not-values = { $count ->
    [one] Liste { $lists } : la case « { $value } » se saisit { $code }. Vérifiez que le papier porte ces codes à côté des cases.
   *[other] { $count } listes se saisissent avec d’autres codes que leurs valeurs ({ $lists }) : par exemple « { $value } » se saisit { $code }. Vérifiez que le papier porte ces codes à côté des cases.
}
lint-advice = { $letter }. { $advice }
lint-check = { $count ->
    [one] { $count } constat à la lecture du questionnaire :
   *[other] { $count } constats à la lecture du questionnaire :
}
lint-check-command = copiste check { $path }
cli-command-lint = Compte les touches et les secondes d’une feuille, et dit quoi alléger
cli-lint-after = Les secondes suivent le modèle de la frappe (Card, Moran et Newell, 1980) : 0,20 s par touche, 1,35 s pour se décider, 0,40 s pour déplacer la main. Voir docs/lint.md.
cli-lint-path = Dossier d’un outil, ou fichier d’un questionnaire
cli-lint-comments = Caractères de chaque commentaire écrit (80 sans cette option)
cli-lint-no-page-stops = Sans arrêt à la fin des pages
# Outils : d’une version à l’autre
cli-command-tool = Outils : diff (ce qui change d’une version à l’autre)
cli-tool-diff = Dit ce qui change d’une version à l’autre et ce qui reste comparable
cli-tool-diff-after = Une question reste comparable tant qu’elle est posée aux mêmes personnes, avec les mêmes mots et les mêmes cases. Une case d’échelle ajoutée ou retirée déplace toutes les notes ; d’autres mots le peuvent, sans qu’on sache de combien.
cli-arg-tool-older = Dossier de l’ancienne version
cli-arg-tool-newer = Dossier de la nouvelle version
cli-tool-unread = { $path } n’est pas lu comme un outil :
versions-from-to = de { $older } à { $newer }
versions-nothing = Rien ne change : tout reste comparable.
versions-of-the-tool = Pour tout l’outil
versions-identifier = Ce sont deux outils différents, et non deux versions d’un même outil.
versions-favourable = Une réponse est favorable à partir de { $now } (avant : { $before }) : les parts favorables ne se comparent pas.
versions-answered-share = Une feuille compte dans un thème à partir de { $now } de questions notées (avant : { $before }) : les notes des thèmes ne se comparent pas.
versions-group-min = Seuil d’affichage d’un groupe : { $now } feuilles (avant : { $before }).
versions-breakdown-min = Seuil de détail par service pour les professionnels : { $now } feuilles (avant : { $before }).
versions-fragile-under = Résultat fragile sous { $now } feuilles (avant : { $before }).
versions-audience-added = { $audience } : nouveau public
versions-audience-removed = { $audience } : public retiré
versions-variant-added = Nouvelle variante : { $variant }
versions-variant-removed = Variante retirée : { $variant }
versions-themes = Thèmes
versions-theme-added = { $theme } : nouveau
versions-theme-removed = { $theme } : retiré
versions-theme-comparable = { $theme } : comparable
versions-theme-with-care = { $theme } : à comparer avec prudence
versions-theme-not = { $theme } : non comparable
versions-questions-comparable = Questions comparables : { $count }
versions-questions-with-care = À comparer avec prudence : { $count }
versions-questions-not = Non comparables : { $count }
versions-questions-added = Nouvelles : { $count }
versions-questions-removed = Retirées : { $count }
versions-perhaps = mêmes mots que { $code }, retirée : si seul le code a changé, reprenez l’ancien
versions-in-variants = { $change } ({ $variants })
versions-none = aucun
versions-no-score = sans note
versions-kind = type : { $before } devient { $now }
versions-direction = le sens de l’échelle est inversé
versions-box-added = case ajoutée : { $name }
versions-box-removed = case retirée : { $name }
versions-box-score = note de la case { $name } : { $before } devient { $now }
versions-box-mark = la case { $name } ne veut plus dire la même chose (marque)
versions-box-words = case { $name } : « { $before } » devient « { $now } »
versions-words = texte : « { $before } » devient « { $now } »
versions-hint = le texte d’aide change
versions-condition = la condition change : la question n’est plus posée aux mêmes personnes
versions-theme = thème : { $before } devient { $now }
versions-weight = poids dans le thème : { $before } devient { $now }
versions-number = numéro sur le papier : { $before } devient { $now }

cli-command-expression = Évalue des expressions, une par ligne de l’entrée standard
cli-expression-after = Chaque ligne donne « type<tabulation>valeur » ou « error<tabulation>message ». Les types sont string, number, boolean et nodeset. Une date est un string de la forme 2026-03-02. Sans questionnaire autour, tout chemin est vide. Le fuseau horaire du système ne sert qu’à decimal-date-time() et decimal-time().
cli-expression-not-utf8 = cette ligne n’est pas en UTF-8.
cli-command-form = Montre un questionnaire tel qu’il est compris, le parcourt, le réécrit
cli-form-file = Questionnaire : .xlsx, .xls, .ods, .md ou .csv, ou un dossier de fichiers .csv
cli-form-model = Donne le questionnaire compris, en JSON
cli-form-model-after = Les éléments sont dans l’ordre du questionnaire : question, note, group, table, value. docs/xlsform.md décrit chaque clé.
cli-form-walk = Répond à un questionnaire à partir d’un fichier et donne ce qui en résulte
cli-form-walk-after = Chaque ligne du fichier est « nom<tabulation>valeur ». Les noms dans un tableau portent leur ligne, comme menage[2]/age ; plusieurs choix sont séparés par des espaces ; une valeur vide retire la réponse. Pour chaque ligne : ok, required ou refused, le nom et le message. Ensuite asked (les questions posées, dans l’ordre), missing (obligatoires et sans réponse) et value (toutes les valeurs, calculs et valeurs par défaut compris).
cli-form-answers = Fichier des réponses, une par ligne
cli-form-export = Réécrit le questionnaire au format XLSForm ou FHIR
cli-form-export-after = La fin du nom décide : .xlsx donne une feuille de calcul, .md des tableaux Markdown, .json un Questionnaire FHIR (R4), avec ce qu’il ne peut pas dire. Les tableaux joints sont écrits à côté des feuilles de calcul et du Markdown.
cli-form-out = Fichier à écrire, en .xlsx, .md ou .json
cli-form-out-ending = « { $file } » ne finit ni par .xlsx, ni par .md, ni par .json
cli-form-written = Écrit : { $file }
cli-form-not-written = { $file } ne peut pas être écrit : { $reason }
cli-form-not-read = { $file } ne peut pas être lu : { $reason }
cli-form-cut = Le questionnaire demande plus de lignes ou de questions qu’il n’en est parcouru.
walk-required = Une réponse est obligatoire.
walk-unknown = Aucune question de ce nom.
walk-not-asked = La question n’est pas posée.
walk-filled = Le questionnaire remplit cette réponse.
walk-not-a-choice = Ce n’est pas un des choix proposés.
walk-not-a-number = Ce n’est pas un nombre que la question accepte.
walk-not-a-date = Ce n’est pas une date de la forme 2026-03-02.
walk-too-long = La réponse dépasse { $characters } caractères.
walk-bad-format = La réponse n’est pas écrite comme la question le demande.
walk-constraint = La contrainte de la question n’est pas respectée.
cli-command-campaign = Campagnes : list, show, create, edit, service, plan, policy, keep, reference, web, close, reopen, tool, empty
cli-campaign-list = Liste les campagnes
cli-campaign-show = Montre une campagne
cli-campaign-create = Crée une campagne sur un outil
cli-campaign-plan = Fixe les feuilles attendues et distribuées d’un service et d’un public
cli-campaign-service = Ajoute un service
cli-campaign-close = Clôt une campagne : le rapport suivant est définitif
cli-campaign-reopen = Rouvre une campagne close
cli-campaign-tool = Prend une version corrigée de l’outil pour les nouvelles feuilles
cli-command-batch = Lots : list, open, edit, count, step, move, key
cli-batch-list = Liste les lots d’une campagne
cli-batch-open = Ouvre un lot
cli-batch-edit = Change la date, le nombre de feuilles, le mode ou la variante d’un lot
cli-batch-move = Déplace un lot mal classé sous le service d’où il vient
cli-batch-key = Saisit un lot ligne à ligne (comme --plain)
cli-command-record = Feuilles : list, show, find, correct, import, import-web, resume, void, restore
cli-record-list = Liste les feuilles d’un lot
cli-record-show = Montre les réponses d’une feuille
cli-record-find = Dit dans quel lot sont les feuilles de ce numéro
cli-record-correct = Corrige une réponse d’une feuille complète, avec le motif
cli-record-import = Remet les feuilles d’un fichier écrit quand l’enregistrement était impossible
cli-record-import-web = Reprend les réponses d’une version en ligne du questionnaire, dans un lot à part
cli-arg-web-file = Fichier CSV : une ligne par réponse, une colonne par question
cli-arg-web-columns = Fichier qui dit quelle colonne est quoi
cli-arg-web-service = Service des réponses qui n’en disent pas
cli-arg-web-variant = Variante du questionnaire à laquelle on a répondu
cli-arg-web-dry-run = Ne reprend rien : dit seulement les constats
cli-arg-web-accept-sound = Reprend les réponses sans constat bloquant, et dit celles qui restent dehors
campaign-hint-web = réponses en ligne
web-title = Réponses en ligne
web-form-file = Fichier
web-form-audience = Public
web-form-service = Service
web-form-service-file = celui que dit le fichier
web-form-variant = Variante
web-form-columns = Fichier des colonnes
web-form-none = aucun
web-form-missing = Écrivez où est le fichier.
web-form-nowhere = Aucun fichier CSV n’est dans les dossiers prévus pour ce poste. Demandez à l’informatique où le poser.
web-form-status-next = Entrée : champ suivant. Au dernier, le fichier est lu, sans rien écrire.
web-form-status = Entrée : lire le fichier. Rien n’est encore écrit.
web-form-about-file = Le chemin du fichier CSV que le site des réponses a donné, par exemple /home/am/reponses.csv.
web-form-about-file-confined = Les fichiers CSV des dossiers prévus pour ce poste : { $names }. Gauche et droite changent le choix.
web-form-about-audience = De qui viennent ces réponses. Gauche et droite changent le choix.
web-form-about-service = Pour les réponses qui ne disent pas leur service.
web-form-about-variant = La variante du questionnaire qui a été remplie en ligne.
web-form-about-columns = À laisser vide si les colonnes portent les codes des questions ; sinon un fichier qui dit quelle colonne est quoi (docs/web-answers.md).
web-screen-reading = Lecture du fichier…
web-screen-taking = Reprise des réponses…
web-screen-found = { $rows ->
    [0] Le fichier n’a aucune réponse que l’on puisse lire.
    [one] { $rows } réponse dans le fichier, dont { $sound } à reprendre.
   *[other] { $rows } réponses dans le fichier, dont { $sound } à reprendre.
}
web-screen-status = Rien n’est encore écrit. Entrée : reprendre. Échap : revenir au fichier.
web-screen-nothing = Rien à reprendre. Échap : revenir au choix du fichier.
web-screen-ask = { $count ->
    [one] Reprendre { $count } réponse en ligne dans la campagne ?
   *[other] Reprendre { $count } réponses en ligne dans la campagne ?
}
web-screen-ask-left = { $count ->
    [one] { $count } réponse avec un constat bloquant reste dehors.
   *[other] { $count } réponses avec un constat bloquant restent dehors.
}
web-hint-take = reprendre
web-about-take = Reprendre les réponses sans constat bloquant, après confirmation
web-at-cell = ligne { $line }, colonne { $column } : { $what }
web-at-line = ligne { $line } : { $what }
web-noted = à noter – { $what }
web-columns-file = Le fichier des colonnes ne se lit pas. Il s’écrit comme dans docs/web-answers.md : nom = "valeur", une par ligne. Le lecteur dit, en anglais : { $reason }
web-columns-file-line = Le fichier des colonnes ne se lit pas, ligne { $line }. Il s’écrit comme dans docs/web-answers.md : nom = "valeur", une par ligne. Le lecteur dit, en anglais : { $reason }
web-column-absent = Le fichier des colonnes parle d’une colonne « { $name } », et la table n’en a pas de ce nom.
web-western = Le fichier est écrit en Windows-1252, et lu ainsi.
web-empty = Le fichier n’a aucune réponse.
web-too-many = Le fichier a plus de { $most } réponses : partagez-le.
web-no-question = Aucune colonne n’est celle d’une question. Un fichier des colonnes (--columns) peut le dire.
web-tables = Ce questionnaire a des tableaux dont les lignes se comptent sur la feuille : une ligne de CSV ne les contient pas.
web-column-unknown = Cette colonne ne répond à aucune question. Nommez-la, ou laissez-la de côté, dans un fichier des colonnes (--columns).
web-column-twice = Deux colonnes pour une même question : « { $name } ».
web-beside = Colonnes laissées de côté, dont rien n’est gardé : { $names }.
web-no-column = Questions sans colonne, sans réponse partout : { $codes }.
web-and-more = { $count ->
    [one] { $names } et { $count } autre
   *[other] { $names } et { $count } autres
}
web-not-a-choice = { $code } : « { $text } » n’est pas un des choix proposés.
web-not-a-tick = « { $text } » ne dit ni oui ni non.
web-refused = { $code } : « { $text } » n’est pas pris. { $why }
web-not-asked = { $code } : la question n’était pas à poser ; sa réponse est ôtée.
web-passed = { $code } : la réponse est inhabituelle ; elle est gardée, avec la mention « web ».
web-missing = { $code } : une réponse est demandée, il n’y en a pas.
web-no-service = La campagne n’a pas de service « { $text } ».
web-service-missing = La réponse ne dit pas son service. Une colonne ou --service le dit.
web-no-mode = « { $text } » n’est pas un mode de réponse de ce public.
web-twice = Réponse déjà donnée sous le même identifiant, ligne { $line }.
web-known-otherwise = Une réponse déjà reprise a le même identifiant et dit autre chose, ou dit la même chose sans identifiant ; si c’est une autre personne, donnez-lui un autre identifiant.
web-known-elsewhere = Une réponse sans identifiant qui dit la même chose a déjà été reprise pour « { $service } » : est-ce la même ? Deux personnes ont chacune leur identifiant.
web-file-changed = Le fichier a changé depuis qu’il a été lu : rien n’est repris. Lisez-le de nouveau.
web-rows-in-cell = Cette cellule contient des lignes entières : un guillemet mal fermé a pu y perdre des réponses. Regardez le fichier.
web-workbook = C’est un classeur, pas un texte : ouvrez-le dans un tableur et enregistrez-le au format CSV.
web-same-answers = Mêmes réponses qu’à la ligne { $line } ; les deux comptent.
web-nothing = La ligne ne répond à rien.
web-not-sent = La réponse n’a pas été envoyée jusqu’au bout.
web-dry-run = { $sound ->
    [0] Essai : aucune réponse à reprendre, sur { $rows }. Rien n’a été écrit.
    [one] Essai : { $sound } réponse à reprendre, sur { $rows }. Rien n’a été écrit.
   *[other] Essai : { $sound } réponses à reprendre, sur { $rows }. Rien n’a été écrit.
}
web-known = { $count ->
    [0] Aucune réponse n’avait été reprise.
    [one] { $count } réponse avait déjà été reprise.
   *[other] { $count } réponses avaient déjà été reprises.
}
web-refused-whole = Rien de ce fichier ne peut être repris en l’état : voyez les constats qui ne sont pas « à noter », et corrigez le fichier.
web-nothing-sound = Rien n’a été repris : chaque réponse nouvelle a un constat bloquant. Corrigez le fichier.
web-nothing-taken = { $unsound ->
    [0] Rien n’a été repris : voyez les constats.
    [one] Rien n’a été repris : { $unsound } réponse a un constat bloquant, { $sound } n’en ont pas. Corrigez le fichier, ou reprenez les autres avec --accept-sound.
   *[other] Rien n’a été repris : { $unsound } réponses ont un constat bloquant, { $sound } n’en ont pas. Corrigez le fichier, ou reprenez les autres avec --accept-sound.
}
web-taken = { $count ->
    [0] Aucune réponse n’a été reprise.
    [one] { $count } réponse en ligne reprise.
   *[other] { $count } réponses en ligne reprises.
}
web-batch = Lot { $batch }, { $service } : feuilles { $first } à { $last }.
web-batch-one = Lot { $batch }, { $service } : feuille { $serial }.
web-left-out = Restent dehors, par ligne du fichier : { $lines }.
cli-arg-unsaved = Fichier copiste-unsaved-….txt
cli-import-saved = Feuille { $serial } : enregistrée.
cli-import-there = Feuille { $serial } : déjà enregistrée ainsi.
cli-import-older = Feuille { $serial } : elle a été modifiée depuis ; ce qui est enregistré reste. Comparez-la avec le papier.
cli-import-other = Feuille { $serial } : saisie par { $who } ; c’est à cette personne de la remettre (--operator { $who }).
unsaved-returned = { $count ->
    [one] { $count } feuille que le disque avait refusée est enregistrée maintenant.
   *[other] { $count } feuilles que le disque avait refusées sont enregistrées maintenant.
}
unsaved-left = { $path } garde des feuilles qui ne sont pas enregistrées :
cli-import-refused = Feuille { $serial } : { $reason }
cli-import-done = Tout est enregistré. Détruisez { $path } : il contient des réponses.
cli-record-resume = Reprend une feuille mise de côté ou commencée, ligne par ligne
cli-record-nowhere = Aucun public de cette campagne n’a de feuille { $serial }.
cli-record-corrected = Feuille { $serial } corrigée.
cli-record-same = La feuille { $serial } le dit déjà : rien n’est changé.
cli-record-left =
    { $questions ->
        [one] Feuille { $serial } corrigée, mais { $questions } question est désormais posée et n’a pas de réponse : la feuille est en cours jusqu’à sa saisie (copiste record resume).
       *[other] Feuille { $serial } corrigée, mais { $questions } questions sont désormais posées et n’ont pas de réponse : la feuille est en cours jusqu’à leur saisie (copiste record resume).
    }
cli-record-ended = La feuille { $serial } n’attend personne : { $state }. Pour changer une réponse : copiste record correct.
cli-record-void = Annule une feuille
cli-record-restore = Rétablit une feuille annulée
cli-command-verify = Vérification : draw, list, key, show, decide, missing, found, release, more, certificate, twins, same, distinct
cli-command-comment = Relecture des commentaires avant le rapport : list, review
cli-command-action = Plan d’action : list, add, edit, drop, history, take-over, export
cli-action-list = Les actions de la campagne, et ce qui vient d’abord sans action encore
cli-action-add = Ajoute une action au plan
cli-action-edit = Modifie une action ; ce qui n’est pas donné reste
cli-action-drop = Retire une action du plan, avec un motif
cli-arg-action = Numéro de l’action
cli-action-finding = À quoi elle répond : code d’un thème ou d’une question, ou quelques mots
cli-action-action = Ce qui est fait
cli-action-pilot = Qui la suit : une fonction ou des initiales
cli-action-due = Pour quand, AAAA-MM-JJ ; none pour aucune date
cli-action-progress = Avancement : to-do, under-way, done ou abandoned
cli-action-effect = À quoi on verra son effet
cli-action-proposed = Viennent d’abord, sans action encore :
cli-action-observed = Ce que l’on a vu de son effet
cli-action-revision = La révision que l’on a lue (list --json) : refuse si l’action a changé depuis
cli-action-no-revision = L’action { $number } en est à la révision { $stands } : la révision { $read } n’existe pas encore. Rien n’a été changé.
cli-action-take-over = Reprend les actions ouvertes de la dernière campagne close de la même enquête
cli-action-earlier = Restent dans « { $campaign } » :
cli-action-history = Ce qui est arrivé à une action, campagnes précédentes comprises
cli-action-export = Écrit le plan dans un classeur à part
cli-action-export-out = Fichier ou dossier où écrire
cli-action-export-format = Format : xlsx
cli-action-exported = { $path } : { $count ->
    [0] aucune action
    [one] { $count } action
   *[other] { $count } actions
}
cli-action-may-take-over = { $count ->
    [one] « { $campaign } » laisse { $count } action ouverte : copiste action take-over { $id } la reprend.
   *[other] « { $campaign } » laisse { $count } actions ouvertes : copiste action take-over { $id } les reprend.
}
campaign-may-take-over = { $count ->
    [one] « { $campaign } » laisse { $count } action ouverte. La reprendre dans le plan de cette campagne ? Plus tard, { $key } le fait dans le plan d’action.
   *[other] « { $campaign } » laisse { $count } actions ouvertes. Les reprendre dans le plan de cette campagne ? Plus tard, { $key } le fait dans le plan d’action.
}
command-take-over = Reprendre les actions ouvertes de la campagne précédente
cli-value-progress = AVANCEMENT
cli-value-question = QUESTION
cli-value-value = VALEUR
cli-comment-list = Les commentaires de la campagne, sans numéro de feuille ni service
cli-comment-unread = Seulement ceux que personne n’a encore relus
cli-comment-review = Décide d’un commentaire : le garder, retirer des mots, le mettre de côté
cli-arg-comment = Le code du commentaire, donné par list
cli-comment-keep = Le garder tel qu’il est écrit
cli-comment-redact = Retirer ces mots, remplacés par […] ; peut être répété
cli-comment-aside = Ne pas le montrer, et pourquoi
cli-comment-again = Revenir sur la décision : il est à relire
cli-comment-none = Aucun commentaire.
cli-comment-left = { $count ->
    [0] Tous les commentaires sont relus.
    [one] Il reste { $count } commentaire à relire.
   *[other] Il reste { $count } commentaires à relire.
}
cli-comment-sealed = { $count ->
    [one] { $count } commentaire attend la fin de la vérification de sa feuille.
   *[other] { $count } commentaires attendent la fin de la vérification de leur feuille.
}
cli-comment-done = { $id } : { $state }.
cli-column-comment = commentaire
cli-column-text = texte
cli-value-comment = CODE
cli-verify-draw = Tire au sort des feuilles complètes et appelle les premières
cli-verify-list = Liste les feuilles qui attendent d’être ressaisies, et pour qui
cli-verify-key = Ressaisit ligne à ligne les feuilles qui vous attendent
cli-verify-show = Montre où en est la vérification d’une feuille, sans ses réponses tant qu’elle est ouverte
cli-verify-decide = Saisit d’après le papier ce que trois saisies n’ont pas tranché, ligne par ligne
cli-verify-nothing-to-decide = La feuille { $serial } n’attend pas de décision. Sa vérification : { $stage }.
cli-verify-missing = Note qu’un papier est introuvable : la feuille compte fausse d’un bout à l’autre
cli-verify-found = Note qu’un papier introuvable est retrouvé : la feuille attend sa seconde saisie
cli-verify-release = Reprend une feuille commencée par quelqu’un qui ne reviendra pas : elle attend une autre personne
cli-verify-released-second = Feuille { $serial } : la seconde saisie commencée est annulée ; le journal la garde, avec le motif. La feuille attend de nouveau sa seconde saisie, par qui en a le droit : copiste verify key { $id } --pass second
cli-verify-released-third = Feuille { $serial } : l’arbitrage commencé est annulé ; le journal le garde, avec le motif. La feuille attend de nouveau son arbitrage, par qui en a le droit : copiste verify key { $id } --pass third
cli-verify-more = Appelle d’autres feuilles des tirages qui n’ont pas encore prouvé leur objectif
cli-verify-certificate = Montre ce que chaque tirage prouve, comment, et comment le refaire
cli-verify-twins = Cherche les feuilles qui semblent être un même papier saisi deux fois
cli-verify-distinct = Note que deux feuilles semblables sont bien de deux personnes
cli-verify-same = Note que deux feuilles sont un même papier et annule l’une : la pile compte ce papier une fois
cli-command-journal = Journal : verify, show
cli-journal-verify = Contrôle la chaîne du journal, les empreintes des rapports et ce qui est conservé
cli-journal-show = Montre qui a fait quoi et quand, sans les réponses
cli-command-mine = Vos chiffres : allure, corrections, accord ; pour vous seul
cli-command-store = Données : check, rebuild
cli-store-check = Lit tout ce qui est conservé et nomme ce qui est abîmé ; rien n’est modifié
cli-store-rebuild = Refait les données, dans --store, à partir de la copie en texte du journal
cli-command-backup = Sauvegarder les données : un seul fichier, relu et restauré pour l’éprouver
cli-backup-to = Dossier où va la sauvegarde ; il doit exister (par défaut : celui des réglages)
cli-backup-recipient = La chiffre pour ce destinataire age, age1… ; peut être répété
cli-backup-keep = Garde la dernière de chacun des N derniers jours, semaines et mois (par défaut : 7)
cli-backup-nowhere = Vers où ? Donnez --to DOSSIER, ou « to » sous [backup] dans les réglages.
cli-backup-of-host = C’est l’hôte qui sauvegarde les données partagées, là où on le lui a dit : copiste backup, sans option.
cli-command-restore = Refaire les données à partir d’une sauvegarde, dans un dossier vide
cli-restore-file = La sauvegarde
cli-restore-into = Dossier où restaurer : vide, ou qui n’existe pas encore
cli-restore-identity = Fichier de l’identité qui ouvre une sauvegarde chiffrée
cli-host-backup-to = Dossier où vont les sauvegardes ; sans lui, l’hôte n’en fait pas
cli-host-backup-every = En fait une de lui-même quand la dernière bonne a N heures
cli-value-recipient = DESTINATAIRE
cli-campaign-empty = Détruit les réponses d’une campagne close, une fois sa conservation terminée
cli-arg-seed = Graine du tirage, 32 chiffres hexadécimaux ; sans elle, la machine la tire
cli-arg-pass = Quelle saisie : second (seconde) ou third (arbitrage)
cli-arg-other-serial = Numéro de l’autre feuille
cli-arg-voided-serial = Numéro de la feuille à annuler
cli-arg-kept-serial = Numéro de la feuille qui reste
cli-arg-filter = Seulement : incomplete, held, complete, voided, notes, overrides, marks, verifying ou verified
cli-arg-head = Empreinte par laquelle le journal doit passer, celle d’un rapport ; 12 chiffres suffisent
cli-arg-last = Seulement les derniers maillons
cli-arg-rebuild-from = Dossier des données perdues, ou son dossier journal
cli-arg-yes = Confirme : rien ne les fera revenir
cli-value-filter = SORTE
cli-value-hash = EMPREINTE
cli-value-pass = SAISIE
cli-value-seed = GRAINE
cli-wrong-seed = « { $text } » n’est pas une graine : 32 chiffres hexadécimaux.
cli-wrong-head = « { $text } » n’est pas une empreinte : de 12 à 64 chiffres hexadécimaux.
cli-empty-yes = Pour le faire : copiste campaign empty { $id } --yes
cli-empty-nothing-yet = Rien n’est encore détruit.
cli-empty-what = { $sheets ->
    [one] « { $title } » : les réponses, remarques et textes de { $sheets } feuille, toutes ses saisies et leurs traces seront détruits pour toujours.
   *[other] « { $title } » : les réponses, remarques et textes de { $sheets } feuilles, toutes leurs saisies et leurs traces seront détruits pour toujours.
}
cli-empty-remains = Restent les comptes, les certificats, les rapports déjà écrits et le journal, sans réponses.
cli-campaign-emptied = Campagne « { $id } » : les réponses sont détruites.
cli-column-waits = attend
cli-column-why = pourquoi
cli-column-when = quand
cli-column-who = qui
cli-column-what = quoi
cli-column-marks = marques
cli-column-remarks = remarques
cli-column-digest = empreinte
cli-column-overrides = passés outre
cli-store-occupied = Des données sont déjà dans { $path }. Choisissez un dossier vide avec --store.
cli-store-no-copy = Aucune copie de journal dans { $path }.
cli-store-broken-copy = La copie { $path } est rompue à la ligne { $line } : rien n’a été écrit.
cli-store-rebuilt = Données refaites dans { $path }.
cli-store-tool-missing = L’outil { $path } manque à la copie : les feuilles saisies avec lui sont là, mais ne se lisent pas. Remettez ce fichier en place, pris d’une sauvegarde ou d’un autre poste, et refaites les données dans un autre dossier.
cli-store-none = Aucune donnée dans { $path }.
cli-store-migrated = Les données étaient au format { $from } : elles sont passées au format de cette version. Comme elles étaient, elles restent dans { $copy } ; gardez ce dossier tant que vous pourriez revenir à la version d’avant, puis détruisez-le : il contient des réponses.
health-read =
    { $values ->
        [one] Lu : { $values } donnée, { $kilobytes } ko, format { $schema }.
       *[other] Lu : { $values } données, { $kilobytes } ko, format { $schema }.
    }
health-outrun = La copie en texte du journal va plus loin (maillon { $copied }) que les données (maillon { $end }) : des réponses confirmées n’y sont plus, et la copie les tient.
health-altered =
    { $count ->
        [1] Le fichier { $files } n’est plus tel qu’à la fermeture : abîmé par le disque, ou modifié par quelqu’un.
       *[other] Les fichiers { $files } ne sont plus tels qu’à la fermeture : abîmés par le disque, ou modifiés par quelqu’un.
    }
health-unread = La lecture s’est arrêtée avant la fin, le fichier des données est abîmé : { $reason }
cli-store-no-room = La vérification se fait sur une copie des données, et il n’y a pas de place pour elle dans { $path }. Libérez-en, ou donnez un autre dossier par TMPDIR. Rien n’a été touché.
health-whole = Rien n’est abîmé.
health-damaged =
    { $count ->
        [one] { $count } donnée abîmée.
       *[other] { $count } données abîmées.
    }
health-damage = { $what } : { $harm } [{ $key }]
health-more =
    { $count ->
        [one] … et { $count } autre.
       *[other] … et { $count } autres.
    }
health-harm-checksum = ce n’est plus ce qui a été écrit (somme de contrôle)
health-harm-incomplete = il en manque une partie
health-harm-mixed = ses parties ne sont pas de la même écriture
health-harm-stray = une partie en trop
health-harm-senseless = entière, mais incompréhensible
health-harm-newer = écrite par un copiste plus récent (format { $found })
health-harm-lost = elle manque
health-harm-miscounted = ce n’est pas le compte de ce qui est conservé
health-harm-foreign = copiste n’écrit rien sous ce nom
health-harm-part = { $harm }, partie { $part }
health-tally = compte des feuilles du lot { $batch }
health-summary = { $record }, sa ligne dans la liste du lot { $batch }
health-serial = plus haut numéro de feuille ({ $audience })
health-review = { $review }, question { $question }
health-link = maillon { $number } du journal
health-end = fin du journal
health-emptied = marque de la destruction des réponses
health-session = session d’un poste
health-ahead = enregistrement en cours
health-unswept = marque d’un nettoyage à faire
health-schema = version du format
health-unknown = donnée inconnue
health-journal-damaged = Le journal ne se lit pas jusqu’au bout : une donnée est abîmée [{ $key }].
health-copy-short = { $campaign } : la copie en texte du journal s’arrête au maillon { $copied } sur { $end }.
health-copy-none = { $campaign } : il n’y a pas de copie en texte du journal.
health-copy-whole = { $campaign } : la copie en texte du journal est entière jusqu’au maillon { $copied }.
health-copy-broken = { $campaign } : la copie en texte du journal est rompue après le maillon { $copied }.
health-do-rebuild = Que faire : quittez tous les postes, gardez le dossier tel qu’il est, et refaites les données à partir de la copie en texte du journal, qui est entière : copiste store rebuild { $folder } --store NOUVEAU-DOSSIER
health-do-restore = Que faire : quittez tous les postes, gardez le dossier tel qu’il est, et restaurez une sauvegarde. À défaut, copiste store rebuild { $folder } --store NOUVEAU-DOSSIER refait ce que la copie en texte du journal contient encore.
health-do-newer = Que faire : installez la version récente de copiste ; celle-ci ne connaît pas ce format.
cli-command-selftest = Essaie ce que garde le disque quand le programme est tué à tout instant
cli-selftest-kills = Nombre d’interruptions ; sans cela, 200
cli-selftest-dir = Dossier où essayer ; sans cela, le disque des données
cli-selftest-seed = Graine des instants ; sans cela, la machine la tire
selftest-no-folder = Le dossier { $dir } n’existe pas. Créez-le sur le disque à essayer, ou donnez-en un autre à --dir.
selftest-begin =
    { $kills ->
        [one] Essai du disque dans { $place } : { $kills } interruption, graine { $seed }.
       *[other] Essai du disque dans { $place } : { $kills } interruptions, graine { $seed }.
    }
selftest-progress = Interruption { $kill } sur { $kills } ; annoncés enregistrés : { $acknowledged } ; perdus : { $lost }
selftest-stopped =
    { $kills ->
        [one] Arrêté après { $kills } interruption : aucun verdict. Rien ne reste de l’essai.
       *[other] Arrêté après { $kills } interruptions : aucun verdict. Rien ne reste de l’essai.
    }
selftest-nothing-keyed = aucune feuille n’a pu être saisie
selftest-counted =
    { $kills ->
        [one] { $kills } interruption ; enregistrements annoncés : { $acknowledged } ; retrouvés : { $found } ; perdus : { $lost } ; faux : { $wrong }.
       *[other] { $kills } interruptions ; enregistrements annoncés : { $acknowledged } ; retrouvés : { $found } ; perdus : { $lost } ; faux : { $wrong }.
    }
selftest-waits = Attente du disque à chaque enregistrement : la moitié sous { $p50 } ms, 95 % sous { $p95 } ms, 99 % sous { $p99 } ms.
selftest-quick = C’est très rapide : ce disque garde peut-être en mémoire ce qu’il dit écrit (disque en mémoire, machine virtuelle). Demandez à l’informatique.
selftest-good = Verdict : rien de ce qui était annoncé enregistré n’a été perdu quand le programme a été tué.
selftest-bad = Verdict : ce disque ne garde pas ce qui est annoncé enregistré, ou l’essai n’a rien pu saisir. N’y mettez pas de données ; prévenez l’informatique.
selftest-limits = Ce que cet essai ne montre pas : une coupure de courant, ni un disque qui dit écrit ce qu’il garde encore dans sa mémoire. Un onduleur et un disque sans cache volatil en protègent.
cli-journal-unnamed = Tant qu’une feuille est en vérification, qui l’a saisie n’est pas dit : quiconque la ressaisit n’a pas à le savoir.
journal-holds =
    { $links ->
        [one] Le journal tient : { $links } maillon, et tout ce qui est conservé lui correspond.
       *[other] Le journal tient : { $links } maillons, et tout ce qui est conservé leur correspond.
    }
journal-destroyed =
    { $contents ->
        [one] { $contents } contenu détruit en fin de conservation ; son empreinte reste.
       *[other] { $contents } contenus détruits en fin de conservation ; leurs empreintes restent.
    }
journal-head = Fin du journal : maillon { $number }, empreinte { $hash }
journal-head-known = L’empreinte donnée est celle du maillon { $number }.
journal-head-unknown = Le journal ne passe pas par l’empreinte { $hash }.
twins-none = Aucune paire de feuilles ne semble être un même papier.
cli-command-report = Fait le rapport de résultats d’une campagne
cli-report-out = Dossier où écrire le rapport
cli-report-format = Formats : html, pdf, xlsx, text ; à côté du rapport : poster (affiche), easy-read (facile à lire), cvs, professionals (équipes), plan (les actions), plan-xlsx (les mêmes dans un classeur) ; all : tous les fichiers
cli-command-keys = Montre les touches du clavier en vigueur
cli-command-doctor = Premier examen : terminal, langue, clavier, données, hôte, droits (code de sortie 1 si quelque chose est à reprendre, 3 si l’examen est impossible)
cli-command-manual = Écrit les pages du manuel, en français et en anglais
cli-manual-out = Dossier où les écrire : les anglaises dans man1, les françaises dans fr/man1
cli-manual-written = Pages du manuel écrites dans { $path } : { $count }
cli-command-completions = Donne ce qu’un interpréteur de commandes lit pour compléter celles de copiste
cli-completions-shell = Interpréteur : bash, elvish, fish, powershell ou zsh
cli-value-shell = INTERPRÉTEUR
manual-title = Manuel de copiste
manual-name = NOM
manual-synopsis = SYNOPSIS
manual-description = DESCRIPTION
manual-exit = CODE DE SORTIE
manual-exit-done = C’est fait.
manual-exit-found = Des constats bloquent, ou la station refuse ; la sortie d’erreur dit pourquoi.
manual-exit-usage = La commande est mal écrite.
manual-exit-environment = La machine ne le permet pas : droits, disque, terminal, hôte.
manual-exit-doctor-good = Rien n’est à reprendre.
manual-exit-doctor-found = Quelque chose est à reprendre ; chaque ligne dit quoi faire.
manual-exit-doctor-blind = Les données ou l’hôte n’ont pas pu être examinés.
manual-files = FICHIERS
manual-file-store = Les données de qui travaille seul ; --store en désigne d’autres. Les feuilles, les campagnes, et la copie en texte du journal.
manual-file-reports = Les rapports et les documents, un dossier par campagne.
manual-file-settings = Les réglages : langue, clavier, couleurs, nom de saisie, destinations.
manual-file-socket = Là où l’hôte de cette machine accueille les postes.
manual-file-keyboard = Le clavier de la machine, d’où se déduit celui de copiste.
manual-file-host-store = Les données partagées de cette machine, avec l’unité copiste-host.service.
manual-file-people = Qui peut faire quoi, quand l’hôte est lancé avec --people.
manual-environment = ENVIRONNEMENT
manual-variable-socket = Où l’hôte doit se trouver, à la place de /run/copiste/host.sock s’il est là ; « none » pour s’en passer.
manual-variable-forced = Ce que demande une session SSH à commande forcée : le poste est alors sans issue, et rien n’en est exécuté.
manual-variable-rules = D’autres règles de la machine, à côté de /etc/copiste/settings.toml ; elles ne peuvent que demander davantage.
manual-variable-home = Le dossier personnel, et ceux des données et des réglages s’ils sont ailleurs.
manual-variable-messages = La langue, français ou anglais : la première qui est définie. Sans aucune, le français.
manual-variable-locale = Les lettres que le terminal connaît : sans UTF-8, les accents ne sont pas écrits.
manual-variable-terminal = Le terminal, la couleur de son fond, et s’il faut se passer de couleurs.
manual-variable-keyboard = La disposition du clavier.
manual-variable-ssh = Le terminal est ailleurs : le clavier de cette machine n’est pas celui de qui saisit, et le rapport dit comment le rapatrier.
manual-variable-login = Le nom à écrire dans cette commande de rapatriement, si le système n’en connaît pas. Rien n’est signé de ce nom.
manual-variable-handed = Le point d’accès que le système remet à l’hôte.
manual-see-also = VOIR AUSSI
privacy-exposed = D’autres comptes de cette machine ont accès à { $path } (droits { $mode }). Pour refermer : { $command }
privacy-exposed-more =
    D’autres comptes de cette machine ont accès à { $path } (droits { $mode }) et à { $more ->
        [one] { $more } autre élément
       *[other] { $more } autres éléments
    } du même endroit. Pour refermer : { $command }
privacy-settings = D’autres comptes de cette machine peuvent changer les réglages { $path } (droits { $mode }), qui disent où vont les copies des rapports. Pour refermer : { $command }
cli-command-help = Affiche l’aide d’une commande
cli-help-words = La commande : campaign create
cli-arg-campaign = Identifiant de la campagne
cli-arg-any-campaign = La campagne ; toutes si aucune n’est nommée
cli-arg-tool = Dossier de l’outil
cli-arg-title = Titre de la campagne
cli-arg-establishment = Nom de l’établissement
cli-arg-from = Premier jour (aaaa-mm-jj)
cli-arg-until = Dernier jour prévu (aaaa-mm-jj)
cli-arg-service = Code du service
cli-arg-services = Services, un par option : code=nom
cli-arg-service-name = Nom du service
cli-arg-audience = Code du public
cli-arg-expected = Feuilles attendues
cli-arg-distributed = Feuilles distribuées
cli-arg-batch = Numéro du lot
cli-arg-date = Date du lot (aaaa-mm-jj)
cli-arg-sheets = Feuilles comptées
cli-arg-mode = Mode de réponse proposé
cli-arg-variant = Variante proposée
cli-arg-serial = Numéro de la feuille
cli-arg-question = La question : son numéro sur le papier, ou le code de son item
cli-arg-value = La réponse comme on la saisit : le code d’une case, des chiffres, un texte, ou une marque (« . », « ? », « = », « / » ou « * »)
cli-arg-confirm = Le papier le dit bien qu’un contrôle interroge ; le motif devient sa note
cli-arg-reason = Motif
cli-wrong-usage = Commande mal écrite. { $advice }
cli-wrong-argument = « { $argument } » n’est pas attendu ici.
cli-wrong-value = « { $value } » ne convient pas pour { $argument }.
cli-missing-argument = Il manque : { $argument }.
cli-missing-command = Il manque une commande après « { $command } ».
cli-nearest = Vouliez-vous dire « { $word } » ?
cli-see-help = Voir : copiste --help
cli-wrong-date = « { $text } » n’est pas une date (aaaa-mm-jj).
cli-wrong-service = « { $text } » n’est pas de la forme code=nom.
cli-wrong-operator = « { $text } » n’est pas un nom court : 1 à 16 caractères, sans espace.
cli-nobody = Personne n’est nommé : ce qui suit est signé « ? ». Pour signer : --operator NOM.
cli-wrong-language = « { $text } » n’est pas une langue de copiste : fr ou en.
cli-wrong-theme = « { $text } » n’est pas un choix de couleurs : dark, light, mono ou console16.
cli-no-home = Aucun dossier personnel : HOME n’est pas défini. Donnez le dossier des données avec --store DOSSIER.
cli-no-terminal = La station a besoin d’un terminal. Sans terminal : copiste --plain, ou copiste demo --headless --out DOSSIER.
cli-plain-pin = Un code personnel est exigé sur cette machine, et le mode ligne à ligne n’en demande pas. Ouvrez le poste sans --plain.
confined-command = Ce poste ne fait que la saisie : « { $command } » n’y est pas. Demandez à l’administrateur de la machine.
confined-pin = « { $command } » n’est pas fait ici : ce poste demande un code à chaque personne, et une commande n’a personne à qui le demander. Ouvrez le poste : copiste.
confined-asked = Cette connexion ouvre le poste de saisie et rien d’autre : « { $command } » n’a pas été exécuté. Un fichier des rapports se rapporte par `fetch campagne/fichier`.
confined-no-file = Aucun fichier « { $path } » parmi les rapports.
confined-rules-unread = Ce sont les règles de la machine : tant qu’elles ne se lisent pas, rien n’est ouvert.
cli-check-clean = Aucun constat.
cli-check-count = { $blocking ->
    [one] { $blocking } constat bloquant
   *[other] { $blocking } constats bloquants
}, { $warnings ->
    [one] { $warnings } avertissement
   *[other] { $warnings } avertissements
}.
cli-check-form = { $title }. Questions : { $questions }. Pages : { $pages }.
cli-campaign-none = Aucune campagne. Pour en créer une : copiste campaign create --help
cli-campaign-open = ouverte
cli-campaign-closed = close
cli-campaign-destroyed = réponses détruites le { $day }
cli-campaign-created = Campagne « { $id } » créée.
cli-campaign-changed = Campagne « { $id } » modifiée : { $what }
cli-campaign-same = Campagne « { $id } » inchangée : elle le disait déjà.
cli-campaign-is-closed = Campagne « { $id } » close.
cli-campaign-is-reopened = Campagne « { $id } » rouverte.
cli-batch-none = Aucun lot.
cli-batch-opened = Lot { $number } ouvert.
cli-batch-changed = Lot { $number } modifié.
cli-batch-moved = Lot { $number } déplacé sous { $service }.
cli-record-none = Aucune feuille.
cli-record-trace = Trace
cli-record-voided = Feuille { $serial } annulée.
cli-report-written = Rapport écrit : { $path }
cli-report-in-the-making = En cours : { $title }…
cli-demo-keyed = Feuilles saisies à l’instant : { $keyed }. Feuilles en tout : { $total }.
cli-column-id = campagne
cli-column-title = titre
cli-column-status = état
cli-column-complete = complètes
cli-column-held = de côté
cli-column-in-progress = en cours
cli-column-voided = annulées
cli-column-expected = attendues
cli-column-distributed = distribuées
cli-column-batch = lot
cli-column-audience = public
cli-column-service = service
cli-column-name = nom
cli-column-variants = variantes
cli-column-modes = modes de réponse
cli-column-date = date
cli-column-sheets = feuilles
cli-column-serial = feuille
cli-column-answers = réponses
cli-column-question = question
cli-column-answer = réponse
doctor-version = copiste { $version }
doctor-good = bon
doctor-warning = à voir
doctor-bad = mauvais
doctor-terminal = Terminal : { $term }, { $columns } colonnes sur { $rows } lignes
doctor-terminal-small = Terminal : { $columns } colonnes sur { $rows } lignes, il en faut 80 sur 24. Agrandissez la fenêtre, ou réduisez ses caractères.
doctor-terminal-none = Terminal : aucun ici (sortie redirigée), il n’est pas examiné
doctor-terminal-dumb = Terminal : TERM vaut « { $term } », qui ne dit rien de ce que le terminal sait faire. Mettez xterm-256color, ou linux sur la console.
doctor-locale = Langue du système : { $locale } (UTF-8)
doctor-locale-ascii = Langue du système : { $locale }, sans UTF-8 ; les accents ne seront pas dessinés. Choisissez une langue en UTF-8 : export LANG=fr_FR.UTF-8
doctor-locale-none = Langue du système : aucune ; les accents ne seront pas dessinés. Choisissez une langue en UTF-8 : export LANG=fr_FR.UTF-8
doctor-keymap = { $keymap }
doctor-host = Données partagées de cette machine ({ $socket }) : vous êtes { $who }, { $role } ; campagnes : { $campaigns }.
doctor-store = Données : { $path }, campagnes : { $campaigns }
doctor-store-earlier = Avant la mise à jour (format { $schema }), elles étaient comme dans { $copy }, qui contient des réponses : détruisez ce dossier quand vous n’en avez plus besoin.
doctor-store-none = Données : { $path }, rien encore (le dossier sera créé)
doctor-store-bad = Données : { $problem }
doctor-store-taken = Données : { $path }, ouvertes par { $holder } ; leur contenu n’est pas examiné
doctor-store-taken-nobody = Données : { $path }, ouvertes par un autre programme ; leur contenu n’est pas examiné
doctor-private = Droits : données, rapports et réglages ne sont qu’à leur propriétaire
doctor-private-hosted = Droits : rapports et réglages ne sont qu’à leur propriétaire ; ceux des données partagées, l’hôte les dit à son démarrage
doctor-backup-none = Sauvegardes : aucune n’est demandée ; copiste backup --to DOSSIER en fait une
doctor-backup-host-none = Sauvegardes : l’hôte n’en fait pas
doctor-settings = Réglages : { $path }
doctor-settings-bad = Réglages : { $problem }

### room: station, stages and refusals of batches

stage-received = reçu
stage-keyed = saisi
stage-checked = contrôlé
stage-returned = rendu
stage-destroyed = détruit
stage-online = en ligne
balance-not-counted = Pile non comptée{ $keyed ->
        [0] .
        [one] , { $keyed } feuille saisie.
       *[other] , { $keyed } feuilles saisies.
    }
balance-balanced =
    { $counted ->
        [one] { $counted } feuille comptée, autant de saisies : le compte y est.
       *[other] { $counted } feuilles comptées, autant de saisies : le compte y est.
    }
balance-missing =
    { $counted ->
        [one] { $counted } feuille comptée
       *[other] { $counted } feuilles comptées
    }, { $keyed ->
        [0] aucune saisie
        [one] { $keyed } saisie
       *[other] { $keyed } saisies
    } : il en manque { $missing }.
balance-too-many =
    { $counted ->
        [one] { $counted } feuille comptée
       *[other] { $counted } feuilles comptées
    }, { $keyed ->
        [one] { $keyed } saisie
       *[other] { $keyed } saisies
    } : il y en a { $too_many } de trop.
error-not-counted = Le lot { $number } n’est pas compté : comptez d’abord ses feuilles, pour savoir s’il en manque.
error-unbalanced-missing = Le lot { $number } ne peut pas encore passer pour saisi. { $figures } Saisissez ce qui manque, ou comptez la pile de nouveau.
error-unbalanced-too-many = Le lot { $number } ne peut pas encore passer pour saisi. { $figures } Cherchez la feuille saisie deux fois, ou comptez la pile de nouveau.
error-sheets-in-progress =
    { $sheets ->
        [one] Au lot { $number }, { $sheets } feuille est en cours : terminez-la d’abord.
       *[other] Au lot { $number }, { $sheets } feuilles sont en cours : terminez-les d’abord.
    }
error-stage-first-keyed = Le lot { $number } n’est pas encore noté saisi : c’est l’étape d’avant.
error-stage-first-checked = Le lot { $number } n’est pas encore noté contrôlé : c’est l’étape d’avant.
error-stage-passed = Le lot { $number } est déjà { $stage }.
error-not-ended = Le lot { $number } est encore à saisir : il n’y a rien à reprendre.
error-verification-open =
    { $sheets ->
        [one] Au lot { $number }, la vérification de { $sheets } feuille n’est pas terminée.
       *[other] Au lot { $number }, la vérification de { $sheets } feuilles n’est pas terminée.
    }
error-batch-ended = Le lot { $number } est { $stage } : cela n’y est plus possible. Reprenez-le d’abord, avec un motif.
error-recount-unexplained = Le lot { $number } est { $stage } : dites pourquoi son compte change.
error-date-to-come = Le { $day } n’est pas encore venu : aucun papier n’a cette date.
error-sheets-sealed =
    Le lot { $number } ne peut changer maintenant ce qu’il remplit sur ses feuilles (service, date) : { $sheets ->
        [one] la feuille { $serials } est
       *[other] les feuilles { $serials } sont
    } en vérification. Terminez d’abord la seconde saisie et l’arbitrage, puis recommencez.
error-paper-destroyed = Le papier du lot { $number } est détruit : plus rien ne peut s’y saisir.
error-not-closable =
    { $count ->
        [one] La campagne ne peut pas être close : { $count } constat bloquant reste à lever.
       *[other] La campagne ne peut pas être close : { $count } constats bloquants restent à lever.
    }
error-policy-sheets-min = Le nombre de feuilles va de 1 à { $max }, pas { $given }.
error-policy-target = Le nombre de champs faux pour 10 000 va de 1 à { $max }, pas { $given }.
error-policy-hours = Le nombre d’heures va de 1 à { $max }, pas { $given }.
error-kept-too-short = Les réponses ne peuvent pas partir avant la fin de la campagne, le { $day }.

### room: station, verification rule

policy-none = Aucune vérification : le rapport dira « non vérifié ».
policy-sample-audience =
    { $sheets ->
        [one] Par tirage au sort : au moins { $sheets } feuille par public, puis jusqu’à prouver au plus { $target } champs faux pour 10 000.
       *[other] Par tirage au sort : au moins { $sheets } feuilles par public, puis jusqu’à prouver au plus { $target } champs faux pour 10 000.
    }
policy-sample-batch =
    { $sheets ->
        [one] Par tirage au sort : au moins { $sheets } feuille par lot, puis jusqu’à prouver au plus { $target } champs faux pour 10 000.
       *[other] Par tirage au sort : au moins { $sheets } feuilles par lot, puis jusqu’à prouver au plus { $target } champs faux pour 10 000.
    }
policy-full-audience = Toutes les feuilles sont saisies deux fois ; le certificat porte sur chaque public.
policy-full-batch = Toutes les feuilles sont saisies deux fois ; le certificat porte sur chaque lot.
policy-second-another = Seconde saisie : par une autre personne.
policy-second-same-later =
    { $hours ->
        [one] Seconde saisie : par une autre personne, ou par la même { $hours } heure plus tard au moins.
       *[other] Seconde saisie : par une autre personne, ou par la même { $hours } heures plus tard au moins.
    }
policy-arbiter-third = Troisième saisie des réponses qui diffèrent : par une troisième personne.
policy-arbiter-one-of-two = Troisième saisie des réponses qui diffèrent : par une troisième personne, ou à l’aveugle par l’une des deux.
policy-comments-once = Commentaires libres : saisis une seule fois.
policy-comments-twice = Commentaires libres : saisis deux fois, comme le reste.
policy-kept-until = Réponses conservées jusqu’au { $day }.
policy-kept-undecided = Durée de conservation des réponses : à décider.
policy-kept-past = Ce jour est passé : dès la clôture, les réponses pourront être détruites.

### room: station and tui, entry state

state-title = État de saisie
state-at-campaign = campagne
state-at-batch = lot { $number }
state-at-sheet = feuille { $serial }
state-at-question = question { $number }
state-not-counted = Pile non comptée : comptez ses feuilles.
state-in-progress = Feuille en cours : à terminer.
state-not-drawn =
    { $sheets ->
        [one] Vérification demandée : { $sheets } feuille complète n’est d’aucun tirage.
       *[other] Vérification demandée : { $sheets } feuilles complètes ne sont d’aucun tirage.
    }
state-draw-not-ended =
    { $verified ->
        [one] Vérification non terminée : { $verified } feuille vérifiée dans l’ordre du tirage, sur { $sheets }.
       *[other] Vérification non terminée : { $verified } feuilles vérifiées dans l’ordre du tirage, sur { $sheets }.
    }
state-draw-still =
    { $still ->
        [one] Encore { $still } feuille, si rien ne diffère.
       *[other] Encore { $still } feuilles, si rien ne diffère.
    }
state-draw-unbalanced = Rien n’est certifié tant qu’un lot n’est pas au complet. { $piles }
state-draw-begun =
    { $count ->
        [one] Lot { $batch }, feuille { $serials } en cours : terminez-la ou abandonnez-la.
       *[other] Lot { $batch }, feuilles { $serials } en cours : terminez-les ou abandonnez-les.
    }
state-draw-pile = Lot { $batch } : { $figures }
state-second-awaited =
    { $sheets ->
        [one] { $sheets } feuille tirée au sort attend sa seconde saisie.
       *[other] { $sheets } feuilles tirées au sort attendent leur seconde saisie, à partir de celle-ci.
    }
state-second-begun = Seconde saisie commencée : à terminer.
state-differing =
    { $count ->
        [one] Les deux saisies diffèrent : { $what }. Troisième saisie à faire.
       *[other] Les deux saisies diffèrent à { $count } endroits : { $what }. Troisième saisie à faire.
    }
state-differing-fields =
    { $count ->
        [one] question { $numbers }
       *[other] questions { $numbers }
    }
state-differing-parted =
    { $count ->
        [one] question { $numbers }, reste de décalages que l’arbitrage n’a pas départagés
       *[other] questions { $numbers }, à ressaisir l’une après l’autre : l’arbitrage n’a pas départagé leur décalage
    }
state-differing-skipped =
    { $shifted ->
        [one] une réponse sautée vers la question { $number }, { $shifted } suivante décalée
       *[other] une réponse sautée vers la question { $number }, { $shifted } suivantes décalées
    }
state-differing-doubled =
    { $shifted ->
        [one] une réponse doublée vers la question { $number }, { $shifted } suivante décalée
       *[other] une réponse doublée vers la question { $number }, { $shifted } suivantes décalées
    }
state-third-begun = Troisième saisie commencée : à terminer.
state-undecided =
    { $count ->
        [one] Trois saisies, trois réponses : { $what }. La personne responsable décide, papier en main.
       *[other] Trois saisies qui diffèrent à { $count } endroits : { $what }. La personne responsable décide, papier en main.
    }
state-not-verified = Aucune vérification prévue : le rapport dira « non vérifié ».
state-uncovered =
    { $sheets ->
        [one] { $sheets } feuille complète saisie après le tirage : le certificat n’en dit rien.
       *[other] { $sheets } feuilles complètes saisies après le tirage : le certificat n’en dit rien.
    }
state-paper-missing = Papier introuvable pour la vérification : { $reason }
state-twins = Sans doute le même papier que la feuille { $other } : comparez, et annulez l’une des deux s’il le faut.
state-corrected = Corrigée après sa vérification.
state-held = Mise de côté : décidez ce qu’elle devient.
state-held-why = Mise de côté : { $reason }
state-override = Réponse confirmée malgré un contrôle, sans explication.
state-note = Remarque : { $text }
state-margin = En marge : { $text }
state-late =
    { $sheets ->
        [one] Saisie tardive, après la clôture ou le dernier jour.
       *[other] Saisie tardive de { $sheets } feuilles, après la clôture ou le dernier jour, à partir de celle-ci.
    }
state-no-plan =
    { $sheets ->
        [one] { $sheets } feuille rentrée, aucun effectif prévu : notez les feuilles attendues et distribuées.
       *[other] { $sheets } feuilles rentrées, aucun effectif prévu : notez les feuilles attendues et distribuées.
    }
state-more-than-distributed = Plus de feuilles rentrées ({ $came_in }) que distribuées ({ $distributed }).
state-more-than-expected = Plus de feuilles rentrées ({ $came_in }) que de personnes concernées ({ $expected }).
state-batch-received = Pas encore noté saisi.
state-batch-keyed = Saisi, pas encore contrôlé.
state-batch-checked = Contrôlé ; papier ni rendu ni détruit.
state-batch-online = lot { $number }, en ligne, hors vérification
state-line = Attendues { $expected }, distribuées { $distributed }, rentrées { $returned }. Saisies { $keyed } : complètes { $complete } (vérifiées { $verified }), en cours { $in_progress }, de côté { $held }, annulées { $voided }.
state-line-batch = Rentrées { $returned }. Saisies { $keyed } : complètes { $complete } (vérifiées { $verified }), en cours { $in_progress }, de côté { $held }, annulées { $voided }.
state-participation-distributed = Participation { $share } : complètes { $complete }, distribuées { $of }.
state-participation-expected = Participation { $share } : complètes { $complete }, attendues { $of }.
state-participation-either = Participation { $share } : complètes { $complete }, distribuées ou à défaut attendues { $of }.
state-unplanned = Sans effectif prévu, hors du taux : { $places }.
state-column-place = Public, service, lot
state-column-expected = Att.
state-column-distributed = Dist.
state-column-returned = Rent.
state-column-keyed = Saisies
state-column-complete = Compl.
state-column-verified = Vérif.
state-column-participation = Part.
state-refused = L’état de saisie n’est pas montré ici.
state-refused-back = { $key } pour revenir en arrière.
state-nothing-found = Aucun constat : rien ne manque.
state-found = Constats : { $blocking ->
        [0] aucun bloquant
        [one] { $blocking } bloquant
       *[other] { $blocking } bloquants
    }, { $warnings ->
        [0] aucun avertissement
        [one] { $warnings } avertissement
       *[other] { $warnings } avertissements
    }
state-status-not-closable =
    { $count ->
        [one] { $count } constat bloquant à lever avant de clore. Entrée : y aller.
       *[other] { $count } constats bloquants à lever avant de clore. Entrée : y aller.
    }
state-status-closable = Rien ne bloque : la campagne peut être close.
state-hint-go = y aller
state-about-go = Aller où cela se règle : la feuille, le lot, les effectifs, la vérification, la règle
state-hint-sections = constats, effectifs
state-hint-policy = règle
state-about-policy = Changer la règle de vérification et la durée de conservation
state-close-ask = Clore « { $title } » ? Sous le nom { $name }, vous validez l’état de saisie : feuilles rentrées { $returned }, complètes { $complete }, vérifiées { $verified }.
state-close-warnings =
    { $count ->
        [one] { $count } avertissement subsiste : il n’empêche pas de clore.
       *[other] { $count } avertissements subsistent : ils n’empêchent pas de clore.
    }
state-close-after = Plus aucune feuille ne s’y saisira, et le prochain rapport sera définitif.
state-close-nobody = Qui valide ? Donnez d’abord votre nom : { $key }, puis « Nom de saisie ».
state-about-sections = Passer des effectifs aux constats, et retour

### room: tui, steps of a batch

steps-count = Compter les feuilles
steps-count-again = Compter de nouveau
steps-keyed = Noter le lot saisi
steps-checked = Noter le lot contrôlé
steps-returned = Noter le papier rendu
steps-destroyed = Noter le papier détruit
steps-take-up = Reprendre le lot
steps-about-count = Sur le papier, avant de saisir : le compte dira s’il manque une feuille.
steps-about-keyed = Toutes les feuilles de la pile sont saisies, annulées ou mises de côté.
steps-about-checked = Plus rien n’est en doute : le papier peut quitter le poste.
steps-about-returned = À l’accueil, au service, aux archives : on demande à qui.
steps-about-destroyed = Rien ne pourra plus être relu : on demande comment et par qui.
steps-about-take-up = Pour y saisir encore une feuille ou la compter autrement : on demande pourquoi.
steps-ask-count = Combien de feuilles dans la pile du lot { $number } ?
steps-ask-whom = À qui le papier du lot { $number } est-il rendu ?
steps-ask-how = Comment, et par qui, le papier du lot { $number } est-il détruit ?
steps-ask-take-up = Pourquoi reprendre le lot { $number } ? Le motif reste dans sa trace.
steps-counted =
    { $count ->
        [one] Lot { $number } : { $count } feuille comptée.
       *[other] Lot { $number } : { $count } feuilles comptées.
    }
steps-done = Lot { $number } { $stage }.
steps-taken-up = Lot { $number } repris : il est de nouveau à saisir.
steps-next = Étapes suivantes
steps-none = Plus rien à faire : le papier est détruit.
steps-status = Entrée : faire cette étape.
steps-hint-do = faire
steps-about-do = Faire l’étape choisie
campaign-hint-steps = suivi du lot
campaign-hint-state = état de saisie

### room: station, tui and cli, steps and calendar

step-launch = Lancement et fiche d’engagement
step-kit = Préparation du kit
step-communication = Communication interne
step-deployment = Déploiement
step-entry = Saisie
step-results = Résultats et plan d’action
step-launch-about = L’établissement décide de la campagne, nomme qui la suit et signe la fiche d’engagement (elle s’imprime d’ici).
step-kit-about = Questionnaires, lettres, affiches et consignes, tels que « copiste kit » et « copiste paper » les impriment.
step-communication-about = Chaque public sait pourquoi, quand et comment, et que les réponses restent anonymes : affiche, lettre, réunion.
step-deployment-about = Les questionnaires sont remis et reviennent ; chaque pile est comptée à son arrivée, dans un lot.
step-entry-about = Les feuilles sont saisies et vérifiées, les commentaires relus, la campagne close.
step-results-about = Rapport, affiche, extrait pour le CVS : les résultats sont rendus, et le plan d’action est inscrit avec ses pilotes.
step-proposed = { $day } proposé
step-fact-created = campagne créée le { $day }
step-fact-expected = { $count ->
    [one] { $count } feuille attendue
   *[other] { $count } feuilles attendues
}
step-fact-handed-out = { $count ->
    [one] { $count } questionnaire remis
   *[other] { $count } questionnaires remis
}
step-fact-batches = { $count ->
    [one] { $count } lot ouvert, le { $day }
   *[other] { $count } lots ouverts, le premier le { $day }
}
step-fact-complete = { $count ->
    [one] { $count } feuille complète
   *[other] { $count } feuilles complètes
}
step-fact-closed = campagne close le { $day }
step-fact-issued = { $count ->
    [one] { $count } rapport provisoire, du { $day }
   *[other] { $count } rapports, le dernier provisoire, du { $day }
}
step-fact-issued-final = { $count ->
    [one] { $count } rapport final, du { $day }
   *[other] { $count } rapports, le dernier final, du { $day }
}
step-fact-actions = { $count ->
    [one] { $count } action au plan
   *[other] { $count } actions au plan
}
trace-step-changed = étape notée : { $says }
trace-step-planned = prévue le { $day }
trace-step-done = faite le { $day }
trace-step-reopened = étape « { $step } » rouverte : { $reason }
trace-evaluation-kept = évaluation notée : { $says }
trace-evaluation-cleared = évaluation : plus rien de noté
trace-council-examined = résultats examinés par le CVS le { $day }
trace-council-not-examined = examen par le CVS : plus rien de noté
evaluation-closed = Évaluation close
evaluation-transmitted = Rapport transmis à la HAS
evaluation-poster-downloaded = Affiche officielle téléchargée
evaluation-poster-displayed = Affiche officielle posée
evaluation-shared-professionals = Partagé avec les équipes
evaluation-shared-residents = Partagé avec les résidents
evaluation-shared-council = Partagé avec le CVS
evaluation-read = Lettre lue sur Qualiscope
evaluation-examined = Enquête examinée par le CVS
dated-planned = Date prévue
dated-done = Date de réalisation
dated-begins = Début de la campagne
dated-ends = Fin de la campagne
dated-due = Échéance de l’action
dated-kept = Fin de la conservation
dated-who = Qui
dated-note = Remarque
date-fault-no-day = { $what } : « { $text } » n’est pas un jour. Écrivez 31/12/2026, ou 2026-12-31 dans une commande.
date-fault-far-away = { $what } : { $day } est trop loin. Les dates vont de 2000 à 2199.
date-fault-future = { $what } : { $day } n’est pas encore passé. Ce qui est fait porte une date passée, ou celle d’aujourd’hui.
date-fault-before = { $what } : { $day } vient avant « { $first } », { $since }. Corrigez l’une des deux dates.
date-fault-needs = { $what } : notez d’abord « { $first } ».
date-fault-letter = Lettre lue sur Qualiscope : elle a 1 à { $most } caractères, tels qu’ils ont été lus, et le jour où elle a été lue.
date-fault-too-long = { $what } : { $most } caractères au plus.
error-step-ticked = L’étape « { $step } » est cochée. Pour la décocher, rouvrez-la avec un motif.
error-step-not-ticked = L’étape « { $step } » n’est pas cochée : il n’y a rien à rouvrir.
calendar-campaign = Campagne
calendar-action = Action { $number } : { $action }
calendar-answers = Réponses à détruire
calendar-paper = { $batches ->
    [one] Papier à rendre ou à détruire : { $batches } lot
   *[other] Papier à rendre ou à détruire : { $batches } lots
}
calendar-paper-settled = Papier rendu ou détruit
calendar-poster = Affiche officielle de l’évaluation à poser
calendar-publication = Publication attendue sur Qualiscope
calendar-council = Nouvel examen de l’enquête par le CVS
calendar-done = fait
calendar-overdue = { $days ->
    [one] en retard de { $days } jour
   *[other] en retard de { $days } jours
}
calendar-to-read = à vérifier
calendar-today = aujourd’hui
calendar-running = en cours
calendar-in-days = { $days ->
    [one] dans { $days } jour
   *[other] dans { $days } jours
}
calendar-to-close = terme passé
calendar-passed = jour proposé passé
calendar-basis-proposed = Jour proposé d’après les dates de la campagne ; personne ne l’a décidé.
calendar-basis-decided = Jour décidé par l’établissement.
calendar-basis-counted = Compté depuis le { $since }. { $rule }
rule-sentence = { $counted }. Source : { $source }. { $valid }.
rule-poster = L’affiche est posée au plus tard { $delay } après la clôture de l’évaluation
rule-publication = La publication est attendue { $delay } après la transmission
rule-council = Les résultats de l’enquête de satisfaction sont examinés de nouveau par le CVS au plus tard { $delay } après l’examen noté
rule-valid = Vaut depuis le { $from }
rule-valid-until = Vaut du { $from } au { $until }
rule-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
rule-months = { $count } mois
rule-years = { $count ->
    [one] { $count } an
   *[other] { $count } ans
}
calendar-unruled = { $what } : aucune date n’est calculée, car la règle ne vaut pas pour le { $since }. { $rule }
calendar-no-rule = { $what } : aucune date n’est calculée, car aucune règle n’est connue.
calendar-ics-title = copiste : échéances
calendar-ics-summary = { $what } – { $place }
calendar-ics-done = Fait : { $what }
step-noted = Étape « { $step } » enregistrée.
step-reopened = Étape « { $step } » rouverte ; le motif est au journal.
steps-column-word = mot
steps-column-step = étape
steps-column-planned = prévue
steps-column-done = faite
steps-column-known = ce que la station sait
calendar-column-day = jour
calendar-column-what = quoi
calendar-column-state = état
calendar-column-where = où
calendar-column-note = précision
calendar-none = Aucune échéance n’est notée.
calendar-none-late = Rien n’est en retard.
calendar-late = { $count ->
    [one] { $count } échéance est passée et attend encore.
   *[other] { $count } échéances sont passées et attendent encore.
}
cli-command-steps = Les six étapes d’une campagne : list, tick, untick, date, form
cli-steps-list = Les étapes, leurs dates, et ce que la station en sait
cli-steps-tick = Coche une étape : elle est faite
cli-steps-untick = Rouvre une étape, avec un motif
cli-steps-date = Prévoit une étape pour un jour ; none revient au jour proposé
cli-steps-step = Étape : launch, kit, communication, deployment, entry ou results
cli-steps-on = Jour où elle a été faite, AAAA-MM-JJ ; aujourd’hui si rien n’est dit
cli-steps-planned = Jour prévu, AAAA-MM-JJ, ou none
cli-steps-who = Qui la suit : une fonction ou des initiales
cli-steps-note = Une remarque
cli-command-calendar = Échéances, et fichier .ics : list, evaluation, rules
cli-calendar-campaign = Une seule campagne, et son établissement ; toutes si rien n’est dit
cli-calendar-out = Où écrire le fichier .ics ; sans cela, sur la sortie standard
cli-calendar-list = Les échéances, par jour
cli-calendar-overdue = Seulement ce qui est en retard ; code de sortie 1 s’il y en a
cli-calendar-evaluation = Note les dates de l’évaluation HAS de l’établissement ; sans option, montre ce qui est noté
cli-calendar-closed = Évaluation close, AAAA-MM-JJ ; none efface une date
cli-calendar-who = Qui l’a fait, pour les tâches datées par cette commande
cli-calendar-letter = La lettre publiée, telle qu’elle a été lue sur Qualiscope ; jamais calculée
cli-calendar-rule = La version de la règle qui l’a donnée, telle qu’elle a été lue
cli-calendar-read = Jour où la lettre a été lue
cli-calendar-examined = Jour où le CVS a examiné les résultats de cette campagne
cli-calendar-rules = Les règles de calcul, avec leur source et leur validité
campaign-hint-checklist = étapes
campaign-hint-calendar = échéances
checklist-title = Étapes
checklist-count = { $done } sur 6
checklist-status = Entrée ouvre l’étape, pour la prévoir ou la cocher.
checklist-hint-open = prévoir ou cocher
checklist-hint-reopen = rouvrir
checklist-hint-print = fiche d’engagement
checklist-about-print = Écrire la fiche d’engagement à signer, en PDF
checklist-reopen-reason = Rouvrir l’étape « { $step } » : pour quel motif ?
checklist-known = La station sait : { $facts }.
checklist-suggested = D’après cela, l’étape pourrait être faite depuis le { $day } ; c’est à vous de la cocher.
checklist-ticked = Cochée par { $who }.
checklist-who = Qui : { $who }
checklist-note = Remarque : { $note }
step-form-about-planned = Jour, mois et année ; vide, le jour proposé vaut : { $day }.
step-form-about-planned-none = Jour, mois et année ; vide, rien n’est prévu, car la campagne n’a pas de dernier jour.
step-form-about-done = Le jour où l’étape a été faite ; vide tant qu’elle ne l’est pas.
step-form-about-suggested = Le jour où l’étape a été faite. La station propose { $day }, d’après ce qu’elle sait.
step-form-about-who = Une fonction ou des initiales plutôt qu’un nom.
step-form-about-note = Ce qu’il faut savoir, en une phrase ; peut rester vide.
calendar-title = Échéances
calendar-count-late = { $count ->
    [0] rien en retard
    [one] { $count } en retard
   *[other] { $count } en retard
}
calendar-status = Entrée mène là où l’échéance se traite.
calendar-about-open = Aller là où l’échéance se traite
calendar-hint-evaluation = évaluation, CVS
calendar-about-evaluation = Noter l’évaluation HAS de l’établissement et l’examen par le CVS
calendar-hint-write = fichier .ics
calendar-about-write = Écrire un fichier .ics, pour l’agenda de l’établissement
calendar-hint-all = tout montrer
calendar-hint-pending = à faire seulement
calendar-about-filter = Ne montrer que ce qui reste à faire, ou tout
calendar-none-pending = Rien n’est à faire.
calendar-not-counted = non calculée
calendar-written = Écrit : { $path }
evaluation-title = Évaluation HAS et CVS
evaluation-noted = C’est noté.
evaluation-form-letter = Lettre, telle qu’elle est publiée
evaluation-form-rule = Version de la règle
evaluation-form-who = Fait par
evaluation-form-about-closed = Le jour où l’évaluation a été close ; les autres dates en dépendent. Vide si rien n’est noté.
evaluation-form-about-transmitted = Le jour où le rapport a été transmis à la HAS.
evaluation-form-about-poster = L’affiche officielle se télécharge sur Qualiscope ; copiste ne la fabrique pas et ne l’imite pas.
evaluation-form-about-day = Le jour où c’était fait ; vide tant que ce ne l’est pas.
evaluation-form-about-read = Le jour où la lettre a été lue sur Qualiscope.
evaluation-form-about-letter = Telle que vous l’avez lue ; copiste ne la calcule jamais.
evaluation-form-about-rule = La version de la règle de calcul, telle qu’elle est publiée ; peut rester vide.
evaluation-form-about-who = Une fonction ou des initiales, pour les tâches dont vous venez d’écrire le jour.
evaluation-form-about-examined = Le jour où le CVS a examiné les résultats de cette campagne ; le prochain examen est compté depuis ce jour.
home-due = { $count ->
    [one] Échéance ({ $key } : toutes)
   *[other] { $count } échéances ({ $key } : toutes)
}
cli-steps-form = Écrit la fiche d’engagement à signer, en PDF
cli-steps-out = Dossier où l’écrire ; celui des rapports si rien n’est dit
engagement-title = Fiche d’engagement
engagement-dates = du { $from } au { $until }
engagement-date = à partir du { $from }
engagement-demonstration = Modèle de démonstration : questions inventées, qui ne remplacent aucune enquête réglementaire.
engagement-campaign = La campagne
engagement-line = { $name } : { $value }
engagement-tool = Outil
engagement-audiences = Publics interrogés
engagement-services = Services concernés
engagement-steps = Les six étapes et leurs jours
engagement-proposed = { $day } (proposé)
engagement-commitments = L’établissement s’engage
engagement-anonymity = L’anonymat : aucun nom n’est demandé, et aucun résultat n’est montré pour un groupe trop petit pour rester anonyme.
engagement-no-ranking = Aucun classement : ni les personnes qui répondent, ni les équipes, ni les agents de saisie ne sont comparés ou classés.
engagement-freedom = La liberté : chacun répond s’il le veut, seul ou aidé par quelqu’un de son choix ; ne pas répondre n’a aucune conséquence.
engagement-shared = Le partage : les résultats sont rendus aux personnes interrogées, aux équipes et au CVS, et un plan d’action les suit.
engagement-kept = La garde : le papier et les réponses sont gardés sous clé, puis détruits à une date qui reste à fixer.
engagement-kept-until = La garde : le papier et les réponses sont gardés sous clé jusqu’au { $day }, puis détruits.
engagement-signed = Signatures, à la main
engagement-function = fonction
engagement-name = nom
engagement-day = date
engagement-signature = signature
engagement-management = Direction
engagement-quality = Référent ou référente qualité
engagement-colophon = copiste { $version }, campagne { $campaign }. Cette fiche est celle de l’établissement ; elle n’est transmise à personne par copiste.

### room: tui, verification rule

policy-form-title = Vérification et conservation
policy-form-extent = Vérifier
policy-form-extent-none = aucune feuille
policy-form-extent-sample = des feuilles tirées au sort
policy-form-extent-full = toutes les feuilles
policy-form-unit = Certificat par
policy-form-unit-audience = public
policy-form-unit-batch = lot
policy-form-sheets-min = Feuilles au moins
policy-form-target = Champs faux pour 10 000, au plus
policy-form-second = Seconde saisie par
policy-form-second-another = une autre personne
policy-form-second-same = la même, plus tard
policy-form-hours = Heures entre les deux saisies
policy-form-arbiter = Troisième saisie par
policy-form-arbiter-third = une troisième personne
policy-form-arbiter-two = l’une des deux aussi
policy-form-comments = Commentaires saisis deux fois
policy-form-yes = oui
policy-form-no = non
policy-form-keep = Réponses conservées jusqu’au
policy-form-bad-number = De 1 à { $max }.
policy-form-about-extent = Une seconde saisie, par une autre personne et sans voir la première, trouve les fautes de frappe et mesure celles qui restent.
policy-form-about-unit = Ce dont le certificat parle : toutes les feuilles d’un public, ou chaque lot.
policy-form-about-sheets-min = Le tirage prend au moins tant de feuilles, ou toutes s’il y en a moins. D’ordinaire 20.
policy-form-about-target = Le tirage s’arrête quand ce taux est prouvé à 95 %. D’ordinaire 100 ; une petite campagne ne peut guère prouver mieux.
policy-form-about-second = Une autre personne trouve 88 % des fautes, la même 69 %. Le rapport dit qui.
policy-form-about-hours = Pour la même personne seulement : combien d’heures après sa première saisie.
policy-form-about-arbiter = Quand les deux saisies diffèrent, la question est saisie une troisième fois, sans voir les deux autres.
policy-form-about-comments = Un commentaire long coûte du temps à saisir deux fois, et change rarement un chiffre.
policy-form-about-keep = jjmmaaaa. Passé ce jour, les réponses peuvent être détruites. Vide tant que ce n’est pas décidé.
policy-form-saved = Règle enregistrée.
campaign-form-policy = Vérification
campaign-form-policy-as-is = comme à présent
campaign-form-policy-change = à régler ensuite
campaign-form-about-policy = { $policy } « à régler ensuite » ouvre la règle de vérification et la durée de conservation.

### room: cli, entry state

cli-command-state = État de saisie : effectifs, constats bloquants, avertissements (code de sortie 1 s’il reste un constat bloquant)
cli-campaign-policy = Montre la règle de vérification, ou la change
cli-campaign-keep = Fixe le jour jusqu’auquel les réponses sont conservées
cli-campaign-reference = Garde des valeurs de référence auxquelles le rapport compare la campagne
cli-campaign-web = Dit si les réponses en ligne comptent dans les résultats, tant qu’aucun rapport n’est émis
cli-arg-web-results = with : elles comptent ; without : elles sont seulement dénombrées
cli-arg-reference-file = Tableau des valeurs (.csv ou .xlsx) : public, code d’un thème ou d’un item, moyenne ; n, écart-type et favorable s’ils sont connus
cli-arg-reference-source = D’où viennent les valeurs ; elle est imprimée avec elles
cli-arg-reference-date = Le jour dont les valeurs datent
cli-arg-reference-title = Leur nom dans le rapport
cli-arg-reference-remove = Retire les valeurs ; le journal les garde
cli-reference-kept =
    { $values ->
        [one] Campagne { $id } : { $values } valeur gardée ; le prochain rapport s’y compare.
       *[other] Campagne { $id } : { $values } valeurs gardées ; le prochain rapport s’y compare.
    }
cli-reference-removed = Campagne { $id } : les valeurs de référence sont retirées ; le prochain rapport ne s’y compare plus.
cli-reference-shown =
    { $values ->
        [one] Comparée à « { $title } » ({ $day }, { $values } valeur). Source : { $source }
       *[other] Comparée à « { $title } » ({ $day }, { $values } valeurs). Source : { $source }
    }
reference-title = Valeurs de référence
cli-batch-count = Note le nombre de feuilles comptées dans la pile
cli-batch-step = Fait avancer un lot : saisi, contrôlé, rendu, détruit, ou repris
cli-arg-keep-remove = Revient sur le jour fixé : la fin de la conservation reste à décider
cli-arg-keep = Dernier jour de conservation (aaaa-mm-jj)
cli-arg-step = Étape : keyed (saisi), checked (contrôlé), returned (rendu), destroyed (détruit), take-up (repris)
cli-arg-step-reason = returned : à qui ; destroyed : comment et par qui ; take-up : pourquoi
cli-arg-recount-reason = Pourquoi le compte change : demandé une fois le lot noté saisi
cli-arg-extent = Feuilles à vérifier : none (aucune), sample (tirées au sort) ou full (toutes)
cli-arg-unit = Ce dont parle un certificat : audience (public) ou batch (lot)
cli-arg-sheets-min = Feuilles tirées au moins, de 1 à 10 000
cli-arg-target = Champs faux pour 10 000 à prouver, au plus, de 1 à 10 000
cli-arg-second = Seconde saisie : another (une autre personne) ou same-later (la même, plus tard)
cli-arg-hours = Heures entre les deux saisies d’une même personne, de 1 à 8 760
cli-arg-arbiter = Troisième saisie : third (une troisième personne) ou one-of-two (l’une des deux aussi)
cli-arg-comments = Commentaires saisis deux fois : yes ou no
cli-value-extent = ÉTENDUE
cli-value-step = ÉTAPE
cli-value-unit = UNITÉ
cli-value-who = QUI
cli-value-yes = OUI
cli-policy-hours-of-whom = --hours ne vaut qu’avec --second same-later.
cli-policy-hours-missing = --second same-later demande --hours : combien d’heures entre les deux saisies.
cli-balance-not-counted = non compté
cli-balance-balanced = juste
cli-balance-missing = manque { $sheets }
cli-balance-too-many = { $sheets } de trop
cli-column-stage = étape
cli-column-balance = compte
cli-column-place = public, service, lot
cli-column-returned = rentrées
cli-column-keyed = saisies
cli-column-verified = vérifiées
cli-column-participation = participation

# --- Données : les feuilles d'un public en tableau --------------------------------------------------------------------

export-reason-blank = rien coché ni écrit
export-reason-not-asked = question non posée
export-reason-withheld = non communiqué : trop peu de feuilles
export-reason-not-told = texte non relu ou écarté
export-why-hidden = Le rapport ne le montre pas, ou personne n’y a répondu.
export-why-pile = La date du lot ramènerait à la pile.
export-why-date = Une date ou une heure écrite par la personne ramènerait à elle.
export-why-text = Un texte libre que personne ne relit avant publication.
export-why-comment = Les commentaires n’ont pas été demandés (--comments).
export-variable-service = Service
export-variable-mode = Mode de réponse
export-variable-form = Questionnaire
export-variable-source = Source de la réponse
export-source-paper = papier
export-source-web = en ligne
export-variable-why = { $label } : pourquoi pas de texte
export-variable-box = { $label } – { $choice }
export-text-there = texte présent
export-box-empty = non cochée
export-box-ticked = cochée
export-band-first = jusqu’à { $to }
export-band = de { $from } à { $to }
export-band-last = { $from } et plus
export-kind-coded = modalités
export-kind-ordinal = modalités ordonnées
export-kind-number = nombre
export-kind-date = date
export-kind-month = mois
export-kind-time = heure
export-kind-date-time = date et heure
export-kind-text = texte
export-kind-value = modalité
export-kind-missing = sans valeur
export-kind-left-out = absent du fichier
export-sheet-data = Données
export-sheet-labels = En clair
export-sheet-dictionary = Dictionnaire
export-sheet-about = À savoir
export-head-variable = Variable
export-head-kind = Nature
export-head-question = Question
export-head-number = Numéro
export-head-label = Libellé
export-head-value = Valeur
export-head-code = Code
export-head-letter = Stata
export-head-theme = Thème
export-about-campaign = Campagne :
export-about-establishment = Établissement :
export-about-audience = Public :
export-about-tool = Outil :
export-about-day = Jour :
export-about-report = Rapport des mêmes feuilles, numéro :
export-about-rows = Feuilles :
export-about-seed = Graine de l’ordre :
export-about-order-name = Ordre des lignes :
export-about-order = tiré au sort à partir de la graine et de ce que dit chaque ligne ; il ne dit rien de l’ordre des piles.
export-about-standing-name = Confidentialité :
export-about-standing = données pseudonymes, pour la seule personne chargée des statistiques de l’établissement. Ce que le rapport masque n’y est pas : aucune modalité « qui a répondu » de moins de { $min } feuilles, pas de numéro, de lot, de date ni d’agent. Des réponses mises ensemble peuvent désigner une personne : ne pas publier ces lignes, ne pas les rapprocher d’autres fichiers nominatifs.
export-about-declaration = déclaration de la direction, par service : elle n’est pas anonyme.
export-about-rare-name = Lignes rares :
export-about-rare = { $rare ->
    [0] aucune ligne n’a une combinaison (service, mode, profil) partagée par moins de { $min } feuilles.
    [one] { $rare } ligne a une combinaison (service, mode, profil) partagée par moins de { $min } feuilles.
   *[other] { $rare } lignes ont une combinaison (service, mode, profil) partagée par moins de { $min } feuilles.
}
export-about-beside-name = À côté du rapport :
export-about-beside = des feuilles sont arrivées ou ont changé depuis un rapport dont les nombres restent en place. Qui a les deux peut lire ces feuilles-là.
export-r-table = Le tableau lu : { $file }, dans le même dossier.
export-r-reasons = Sans valeur : NA ; la raison est dans attr(data$variable, "reason").
export-format-csv-excel = Tableau pour Excel en français (CSV)
export-format-csv = Tableau pour programmes (CSV)
export-format-xlsx = Classeur (XLSX)
export-format-spss = SPSS (SAV)
export-format-stata = Stata (DTA)
export-format-r = Script R et son tableau
export-format-codebook-xlsx = Dictionnaire (XLSX)
export-format-codebook-csv = Dictionnaire (CSV)
export-format-ddi = Dictionnaire DDI (XML)
export-format-fhir = Réponses FHIR (NDJSON)
export-format-fhir-bundle = Ensemble FHIR (JSON)
export-format-fhir-questionnaire = Questionnaire FHIR (JSON)
export-unfit-none = { $audience } : aucune feuille complète.
export-unfit-few = { $audience } : { $sheets ->
    [one] { $sheets } feuille complète
   *[other] { $sheets } feuilles complètes
}, il en faut { $min }. Rien n’est écrit.
export-unfit-sealed = { $sheets ->
    [one] { $audience } : { $sheets } feuille est en cours de vérification, ses réponses sont scellées. Rien n’est écrit : terminez la vérification.
   *[other] { $audience } : { $sheets } feuilles sont en cours de vérification, leurs réponses sont scellées. Rien n’est écrit : terminez la vérification.
}
export-unfit-since = { $audience } : trop peu de feuilles sont arrivées ou ont changé depuis un rapport ; à côté de lui, leurs réponses se liraient. Rien n’est écrit : attendez d’autres feuilles, ou clôturez la campagne.
export-cut = { $file } : des libellés trop longs pour ce format sont coupés ({ $variables }). Le dictionnaire les donne entiers.
export-rare = { $audience } : { $rare ->
    [one] { $rare } ligne sur { $rows } a une combinaison (service, mode, profil) partagée par moins de { $min } feuilles.
   *[other] { $rare } lignes sur { $rows } ont une combinaison (service, mode, profil) partagée par moins de { $min } feuilles.
}
export-alone = Ces données sont pour la seule personne chargée des statistiques de l’établissement.
error-export-nothing = Aucune donnée à écrire.
error-export-one-file = { $path } est un fichier, et il y en a { $count } à écrire : donnez un dossier.
error-export-unsayable = { $path } : l’encodage windows-1252 n’a pas { $count ->
    [one] { $count } caractère
   *[other] { $count } caractères
} de ce tableau. Choisissez UTF-8 (--encoding utf-8).
error-export-unsayable-place = Ligne { $row }, colonne { $column } : « { $character } » ({ $code }).
error-export-rows = { $path } : ce format prend { $max } lignes au plus. Choisissez csv.
error-export-columns = { $path } : ce format prend { $max } colonnes au plus. Choisissez csv.
error-export-moved = Des feuilles ont changé pendant l’écriture des données : rien n’est écrit. Recommencez.
error-export-left = Écriture des données interrompue : rien n’est écrit.
journal-export = données du rapport { $number }
journal-exported-seed = graine { $seed }
journal-exported-file = { $name } ({ $fingerprint }…)
cli-command-export = Écrit les données d’une campagne : une ligne par feuille, un fichier par public
cli-export-format = Formats : csv-excel, csv, xlsx, spss, stata, r (script et tableau), codebook-xlsx, codebook-csv, ddi, fhir (une feuille par ligne), fhir-bundle, fhir-questionnaire ; all : tous
cli-export-out = Dossier où écrire, ou fichier s’il n’y en a qu’un
cli-export-audience = Ce public seulement
cli-export-encoding = Lettres des tableaux CSV : utf-8 ou windows-1252
cli-export-seed = Graine de l’ordre des lignes, pour refaire le même fichier (32 chiffres hexadécimaux)
cli-export-comments = Met les commentaires que le rapport montre dans la ligne de leur feuille
cli-export-written = Données écrites : { $path } ({ $rows ->
    [one] { $rows } feuille
   *[other] { $rows } feuilles
})
cli-export-explained = Dictionnaire écrit : { $path }
cli-export-seed-told = Graine de l’ordre des lignes : { $seed }
cli-export-progress = { $percent }, { $rows } lignes lues ou écrites
cli-demo-tool = Outil dont la campagne est jouée, de l’ouverture aux documents finaux, chacun dans son dossier ; all : tous
cli-demo-played = { $sheets ->
    [one] { $title } : { $sheets } feuille saisie, campagne clôturée.
   *[other] { $title } : { $sheets } feuilles saisies, campagne clôturée.
}
cli-demo-data = Écrit aussi les données, dans tous les formats
cli-demo-data-written = Données : { $path }
cli-value-encoding = ENCODAGE
documents-data = Les données (CSV, XLSX, SPSS, Stata, R)…
documents-data-about = Une ligne par feuille, pour la personne chargée des statistiques. Entrée ouvre la liste des formats.
data-title = Données
data-all = Tous les formats
data-percent = en cours { $percent }
data-status = Choisissez un format : un fichier est écrit par public.
data-status-making = Données en cours : le poste reste disponible.
data-about-rows = Une ligne par feuille, pour la seule personne chargée des statistiques. Ce que le rapport masque n’y est pas ; des réponses mises ensemble peuvent quand même désigner une personne.
data-about-words = Ce que sont les colonnes des données : aucune réponse dedans.
data-about-copy = { $count ->
    [0] Aucun fichier de données n’est encore écrit.
    [one] Copie { $count } fichier vers { $path }
   *[other] Copie { $count } fichiers vers { $path }
}
data-about-make = Écrit les données au format choisi, ou les copie vers le dossier choisi
data-told = Données écrites : { $title }.
data-told-remarks = Données écrites : { $title }. { $remarks }

# --- Papier : le questionnaire imprimé, la feuille ouverte par son code ------------------------------------------------

cli-value-form = QUESTIONNAIRE
cli-command-paper = Imprime un questionnaire en PDF (A4), vierge ou numéroté pour une campagne
cli-paper-after = Sans campagne : une feuille sans numéro. Avec une campagne : des feuilles numérotées, chacune avec son code à lire par un lecteur de codes.
cli-paper-form = Le questionnaire ou le dossier de l’outil ; avec une campagne, le sien si rien n’est dit
cli-paper-campaign = La campagne à laquelle les feuilles appartiennent
cli-paper-count = Combien de feuilles numérotées (une si rien n’est dit)
cli-paper-first = Numéro de la première feuille (à la suite des feuilles saisies si rien n’est dit)
cli-paper-variant = Variante de l’outil ; large : gros caractères ; easy : facile à lire
cli-paper-letter = Place une lettre avant chaque feuille : qui demande, pourquoi, l’anonymat, comment rendre la feuille
cli-paper-one-sided = Pour une impression sur une seule face : sans page blanche entre deux feuilles
cli-paper-out = Fichier à écrire
cli-paper-written = { $pages ->
    [one] Questionnaire écrit : { $file }, { $pages } page
   *[other] Questionnaire écrit : { $file }, { $pages } pages
}
cli-paper-in-the-making = { $count ->
    [one] { $count } feuille en préparation…
   *[other] { $count } feuilles en préparation…
}
cli-paper-numbers = Feuilles { $first } à { $last }. Notez ces numéros, qui ne servent qu’une fois pour tout le public : la prochaine impression, quel que soit le service, commence après eux (--first).
cli-paper-which-audience = Cet outil a plusieurs publics ({ $known }) : dites lequel avec --audience.
cli-paper-other-form = Ce questionnaire n’est pas celui de la campagne { $campaign } : ses feuilles ne pourraient pas y être saisies.

paper-number = N° { $serial }
paper-number-box = N° de la feuille
paper-code-alt = Code de la feuille : { $code }
paper-foot-sheet = feuille { $serial }
paper-foot-form = { $form }, version { $version }
paper-foot-page = page { $page } sur { $pages }
paper-foot-later = page { $page } sur { $pages } (suite)
paper-turn = tournez la page
paper-demonstration = Modèle de démonstration : ce questionnaire est inventé, il ne remplace aucun questionnaire officiel.
paper-demonstration-head = modèle de démonstration
paper-thanks = Merci d’avoir répondu.
paper-row = Ligne { $row }
paper-go-to-number = passez à la question { $number }
paper-go-to-label = passez à « { $label } »
paper-go-to-end = le questionnaire est fini
paper-cell-day = jour
paper-cell-month = mois
paper-cell-year = année
paper-cell-hours = heures
paper-cell-minutes = minutes
paper-cell-code = code de la réponse
paper-and = et
paper-or = ou
paper-quoted = « { $text } »
paper-question-number = la question { $number }
paper-question-label = « { $label } »
paper-under-unanswered = Seulement si vous n’avez pas répondu à { $question } :
paper-under = Seulement si vous avez répondu { $terms } :
paper-term-choice = { $choices } à { $question }
paper-term-other = autre chose que { $choices } à { $question }
paper-term-unticked = à { $question } sans cocher { $choices }
paper-term-answered = à { $question }
paper-term-equal = { $number } à { $question }
paper-term-not-equal = autre chose que { $number } à { $question }
paper-term-less = moins de { $number } à { $question }
paper-term-at-most = { $number } ou moins à { $question }
paper-term-more = plus de { $number } à { $question }
paper-term-at-least = { $number } ou plus à { $question }
paper-how-one = Des ronds : cochez une seule réponse par ligne ou par question.
paper-how-many = Des carrés : vous pouvez cocher plusieurs réponses.
paper-how-cells = Des cases : écrivez un chiffre par case.
paper-how-mistake = Vous vous êtes trompé de case ? Barrez-la et entourez la bonne.
paper-how-codes = Les petits chiffres dans les ronds et les carrés servent à la saisie : n’en tenez pas compte.
paper-letter-title = Votre avis compte
paper-letter-greeting = Madame, Monsieur,
paper-letter-who = { $establishment } vous invite à répondre au questionnaire joint : « { $title } ».
paper-letter-why = Vos réponses aideront à voir ce qui va bien et ce qui doit changer. Répondez selon ce que vous vivez : il n’y a ni bonne ni mauvaise réponse.
paper-letter-voluntary = Vous êtes libre de répondre ou non. Ne pas répondre n’aura aucune conséquence pour vous.
paper-letter-anonymous = Le questionnaire est anonyme. N’écrivez ni votre nom ni celui de quelqu’un d’autre.
paper-letter-small = Les résultats d’un groupe trop petit ne sont pas montrés : personne ne peut être reconnu.
paper-letter-number = Le numéro et le code imprimés sur la feuille servent à ne saisir aucune feuille deux fois. Personne ne note qui a reçu quelle feuille.
paper-letter-hand-in = Merci de rendre la feuille remplie au plus tard le { $until }, dans l’urne ou dans l’enveloppe fermée prévue pour cela. Gardez cette lettre.
paper-letter-help = Si vous souhaitez de l’aide pour lire ou pour écrire, demandez-la à : { $blank }
paper-letter-thanks = Merci de votre participation.
paper-letter-blank = ……………………………………
paper-remark-unsaid = Question { $question } : la condition pour la poser ne se dit pas en une phrase. Le papier n’en dit rien : écrivez-la dans une note avant la question, ou simplifiez-la.
paper-remark-unnumbered = { $count ->
    [one] { $count } question est sans numéro sur le papier : { $question }. Donnez-lui un numéro, que la personne qui saisit puisse la retrouver.
   *[other] { $count } questions sont sans numéro sur le papier, la première est { $question }. Donnez-leur un numéro, que la personne qui saisit puisse les retrouver.
}
paper-remark-long-list = Question { $question } : la liste a { $choices } réponses, trop pour être imprimée. Le papier demande le code : joignez la liste, ou demandez un texte.
paper-remark-rows = Tableau « { $table } » : le questionnaire ne dit pas combien de lignes imprimer, { $rows } le sont.
paper-remark-sides = page { $page } ({ $sides } faces)
paper-remark-overfull = Ne tiennent pas sur une face de papier : { $pages }. L’arrêt de page de la saisie reste à la fin de chaque page du questionnaire. Répartissez les questions sur plus de pages pour que chaque face ait son arrêt.

error-code-none = Ce n’est pas le code d’une feuille : il commence par X et n’a que des lettres. Si le lecteur de codes l’a tapé ainsi, réglez son clavier sur celui du poste.
error-code-length = Le code d’une feuille a { $wanted } lettres, celui-ci en a { $letters } : lisez-le ou tapez-le encore une fois.
error-code-check = Ce code a une faute : une lettre fausse ou deux lettres inversées. Lisez-le ou tapez-le encore une fois.
error-code-unknown = Aucune campagne de ce dossier de données n’a imprimé cette feuille.
error-code-elsewhere = Cette feuille appartient à une autre campagne : { $title }.
error-no-pile = Aucun lot n’est ouvert pour { $audience }, { $service } : comptez la pile et ouvrez son lot, puis lisez le code.
error-sheet-in-hand = La feuille { $serial } est commencée : finissez-la, mettez-la de côté ou abandonnez-la, puis lisez le code.
error-not-by-code = Ici les feuilles viennent dans leur ordre : aucune ne s’ouvre par son code.
error-place-missing = Dites pour quel public et quel service (--audience et --service), ou pour quel lot (--batch).
app-code = Code d’une feuille
app-code-ask = Code imprimé sur la feuille, que le lecteur tape (puis Entrée) :

# --- Le kit de campagne : ce qui est affiché, distribué et rempli autour des questionnaires ------------------------------

kit-poster = L’affiche (A3 et A4)
kit-poster-about = À l’entrée et dans les services : quoi, qui, quand, où rendre la feuille, à qui demander.
kit-leaflet = Le dépliant (A4, à plier en trois)
kit-leaflet-about = Pourquoi, comment, ce que deviennent les réponses, les droits. À imprimer des deux côtés, retourné sur le petit côté.
kit-flyer = Le feuillet (A5, et deux par page A4)
kit-flyer-about = L’essentiel sur une demi-page, à joindre aux feuilles ou à laisser à l’accueil.
kit-easy-poster = L’affiche facile à lire (A3 et A4)
kit-easy-leaflet = Le dépliant facile à lire (A4)
kit-easy-flyer = Le feuillet facile à lire (A5, et deux par page A4)
kit-easy-about = Phrases courtes, une idée par ligne, grands caractères. À relire avec des personnes concernées avant de l’imprimer.
kit-letter = La lettre : { $reader }
kit-letter-about = À remettre avec la feuille : qui demande, pourquoi, l’anonymat, comment rendre la feuille. Elle a la place d’une signature.
kit-relatives = Proches
kit-relatives-about = Aux proches qui aident à répondre : aider sans répondre à la place, et dire comment la feuille a été remplie.
kit-instructions = Les consignes de distribution et de recueil
kit-instructions-about = Pour celles et ceux qui distribuent et recueillent : aider sans influencer, compter, ce qui ne s’écrit jamais.
kit-slips = Les bordereaux de lot
kit-slips-about = Un par service et par public, pour la pile qu’il accompagne. Lu au poste, son code ouvre la réception du lot.

kit-name-poster = Affiche
kit-name-leaflet = Dépliant
kit-name-flyer = Feuillet
kit-name-easy-poster = Affiche facile à lire
kit-name-easy-leaflet = Dépliant facile à lire
kit-name-easy-flyer = Feuillet facile à lire
kit-name-letter = Lettre
kit-name-instructions = Distribuer et recueillir les feuilles
kit-name-slips = Bordereaux de lot

kit-demonstration = Modèle de démonstration : ce questionnaire est inventé, il ne remplace aucun questionnaire officiel.
kit-title = Votre avis compte
kit-from-until = Du { $from } au { $until }
kit-from = À partir du { $from }
kit-until = Dernier jour pour rendre la feuille
kit-drop-box = Feuille à déposer ici
kit-contact = Personne à qui s’adresser
kit-phone = Téléphone
kit-results = Résultats présentés (quand, où)
kit-kept = Réponses saisies conservées jusqu’au
kit-services = { $count ->
    [one] { $count } service
   *[other] { $count } services
}
kit-group-min = Les résultats d’un groupe de moins de { $count } réponses ne sont pas montrés.
kit-breakdown-min = Pour les équipes, aucun résultat par service n’est montré en dessous de { $count } réponses.
kit-modes = Écrivez en haut de la feuille comment elle a été remplie : { $modes }.

kit-head-what = De quoi s’agit-il ?
kit-head-who = Qui peut répondre ?
kit-head-when = Quand ?
kit-head-where = Où rendre la feuille ?
kit-head-rights = Libre et anonyme
kit-head-contact = Une question ?
kit-what = Un questionnaire sur papier, pour dire ce qui va bien et ce qui doit changer.
kit-themes = Il parle de : { $themes }.
kit-right-free = Chaque personne est libre de répondre ou non.
kit-right-no-consequence = Ne pas répondre n’a aucune conséquence.
kit-right-anonymous = Le questionnaire est anonyme : n’écrivez aucun nom.
kit-right-small = Les résultats d’un groupe trop petit ne sont pas montrés.
kit-right-number = Le numéro et le code de la feuille servent à ne saisir aucune feuille deux fois. Personne ne note qui a reçu quelle feuille.
kit-right-found = Une feuille rendue ne porte aucun nom : elle ne peut plus être retrouvée ni reprise.
kit-right-management = L’encadrement remplit une feuille à part, qui n’est pas anonyme : le rapport la montre comme une déclaration.

kit-head-why = Pourquoi ?
kit-why = Vos réponses aident à voir ce qui va bien et ce qui doit changer. Il n’y a ni bonne ni mauvaise réponse : répondez selon ce que vous vivez.
kit-views = Leur avis est demandé : { $audiences }.
kit-head-how = Comment ?
kit-how-take = Prenez une feuille, ou demandez-la.
kit-how-tick = Cochez les réponses qui disent ce que vous vivez. Vous pouvez laisser une question sans réponse.
kit-how-help = Faites-vous aider, si vous le souhaitez, par la personne de votre choix.
kit-how-no-name = N’écrivez ni votre nom, ni celui de quelqu’un d’autre.
kit-how-hand-in = Déposez la feuille remplie, pliée ou sous enveloppe.
kit-head-become = Ce que deviennent vos réponses
kit-become-counted = Les feuilles sont comptées à chaque étape.
kit-become-keyed = Les réponses sont saisies sur ordinateur.
kit-become-sample = Des feuilles tirées au sort sont saisies une seconde fois, pour vérifier la saisie.
kit-become-full = Chaque feuille est saisie une seconde fois, pour vérifier la saisie.
kit-become-report = Un rapport montre les résultats de groupes, jamais une feuille.
kit-become-comments = Les commentaires sont relus avant d’être montrés : ce qui ferait reconnaître quelqu’un est retiré.
kit-head-your-rights = Vos droits
kit-head-results = Les résultats, vos questions
kit-results-who = Les résultats vous seront présentés, avec ce qui sera fait ensuite.

kit-head-facts = À savoir
kit-head-before = Avant
kit-head-hand-out = Distribuer
kit-head-help = Aider sans influencer
kit-head-never = Ce qu’on ne fait jamais
kit-head-collect = Recueillir
kit-do-count = Comptez les feuilles de chaque service et de chaque public. Gardez avec elles leur bordereau de lot.
kit-do-box = Fermez l’urne (scellé, cadenas ou ruban signé) et posez-la là où l’on peut venir sans témoin.
kit-do-poster = Posez les affiches et les dépliants.
kit-do-supplies = Prévoyez des stylos, des enveloppes et un endroit calme.
kit-do-everybody = Proposez une feuille à chaque personne concernée, sans choisir qui en reçoit.
kit-do-explain = Dites en quelques mots pourquoi, que répondre est libre et anonyme, où rendre la feuille et jusqu’à quand.
kit-do-time = Laissez le temps de répondre. Repassez plus tard plutôt que d’insister.
kit-do-no-list = Ne notez ni qui a reçu une feuille, ni qui a répondu.
kit-do-note-count = Écrivez sur le bordereau combien de feuilles ont été remises.
kit-do-help-ask = Demandez d’abord si la personne souhaite de l’aide, et de qui.
kit-do-help-read = Lisez la question et toutes les réponses telles qu’elles sont écrites. Répétez plutôt que d’expliquer.
kit-do-help-write = Cochez ce que dit la personne, même si vous pensez autrement.
kit-do-help-silent = Ne proposez pas de réponse. Ne montrez ni accord ni surprise.
kit-do-help-who = Mieux vaut l’aide de quelqu’un qui ne soigne pas la personne : un proche, une personne bénévole, une autre équipe.
kit-do-no-name = Écrire un nom sur une feuille : celui de la personne, d’un proche ou d’un membre de l’équipe. Ni un numéro de chambre.
kit-do-no-mark = Faire une marque qui permettrait de reconnaître une feuille.
kit-do-no-reading = Lire les feuilles rendues avant la saisie.
kit-do-no-correcting = Corriger ou compléter une feuille.
kit-do-open = Ouvrez l’urne à deux, le dernier jour ou quand elle est pleine.
kit-do-sort = Triez les feuilles par service et par public : une pile et un bordereau pour chacun.
kit-do-blank = Comptez à part les feuilles vides ou illisibles. Gardez-les avec la pile.
kit-do-slip = Comptez la pile deux fois. Écrivez le nombre, la date et vos initiales sur le bordereau.
kit-do-close = Mettez la pile et son bordereau dans une pochette fermée.
kit-do-carry = Remettez-la en main propre à qui saisit, qui recompte et signe à son tour.

kit-slip-how = Un bordereau suit chaque pile, de la distribution à la destruction. Lisez son code au poste de saisie : la réception du lot s’ouvre.
kit-slip-step = Étape
kit-slip-date = Date
kit-slip-sheets = Feuilles
kit-slip-unusable = Inutilisables
kit-slip-initials = Initiales
kit-slip-handed-out = Distribution
kit-slip-collected = Recueil
kit-slip-received = Réception
kit-slip-keyed = Saisie
kit-slip-destroyed = Destruction
kit-slip-expected = Attendues
kit-slip-distributed = Distribuées
kit-slip-code = Code du bordereau : { $code }

kit-letter-people = { $establishment } vous invite à répondre au questionnaire joint, pour l’enquête « { $title } ».
kit-letter-help = Vous pouvez répondre sans aide, ou avec l’aide d’une personne de votre choix : un proche, une personne bénévole, un membre de l’équipe.
kit-letter-professionals = { $establishment } vous invite à donner votre avis en répondant au questionnaire joint, pour l’enquête « { $title } ».
kit-letter-professionals-why = Votre avis aidera à voir ce qui va bien et ce qui doit changer. Répondez selon ce que vous vivez, et non selon ce qui devrait être.
kit-letter-management = { $establishment } demande à l’encadrement de remplir la feuille jointe, pour l’enquête « { $title } ».
kit-letter-management-how = Une seule feuille est remplie pour chaque service, ou pour l’établissement entier. Remplissez-la à plusieurs.
kit-letter-management-facts = Répondez selon ce qui se fait vraiment, avec des faits à l’appui.
kit-letter-management-shown = Cette feuille n’est pas anonyme : le rapport la montre à part, comme une déclaration, à côté des autres avis.
kit-letter-relatives = { $establishment } invite une personne qui vous est proche à répondre au questionnaire joint, pour l’enquête « { $title } ».
kit-letter-relatives-free = Cette personne est libre de répondre ou non, et de choisir qui l’aide. Si elle ne répond pas, cela n’a aucune conséquence pour elle ni pour vous.
kit-letter-relatives-help = C’est son avis qui compte. Lisez-lui les questions et les réponses telles qu’elles sont écrites. Cochez ce qu’elle dit, même si vous pensez autrement.
kit-letter-relatives-anonymous = Le questionnaire est anonyme. N’écrivez ni son nom, ni le vôtre, ni celui de quelqu’un d’autre.
kit-letter-hand-in = Merci de déposer la feuille remplie à l’endroit indiqué ci-dessous. Gardez cette lettre.
kit-letter-subject = Objet : { $title }
kit-letter-date = Date
kit-letter-signatory = Nom et fonction
kit-letter-signature = Signature

kit-easy-title = Donnez votre avis
kit-easy-head-what = Des questions sur papier
kit-easy-questions = Nous vous posons des questions.
kit-easy-paper = Les questions sont sur une feuille.
kit-easy-why = Nous voulons savoir ce qui va bien.
kit-easy-why-change = Nous voulons savoir ce qui doit changer.
kit-easy-no-right-answer = Il n’y a pas de mauvaise réponse.
kit-easy-head-when = Quand répondre ?
kit-easy-from = Vous pouvez répondre à partir du { $from }.
kit-easy-until = Vous pouvez répondre jusqu’au { $until }.
kit-easy-until-blank = Dernier jour pour répondre
kit-easy-head-free = Vous choisissez
kit-easy-free = Vous répondez si vous voulez.
kit-easy-refuse = Vous pouvez dire non.
kit-easy-no-consequence = Si vous dites non, rien ne change pour vous.
kit-easy-head-answer = Comment répondre ?
kit-easy-read = Lisez une question.
kit-easy-tick = Cochez votre réponse.
kit-easy-wrong-box = Vous avez coché la mauvaise case ?
kit-easy-right-box = Barrez-la et entourez la bonne.
kit-easy-no-answer = Vous pouvez laisser une question sans réponse.
kit-easy-head-secret = C’est secret
kit-easy-no-name = N’écrivez pas votre nom.
kit-easy-head-where = Où rendre la feuille ?
kit-easy-box = Pliez votre feuille avant de la rendre.
kit-easy-box-where = Rendez-la ici
kit-easy-head-help = Vous voulez de l’aide ?
kit-easy-help = Une personne peut lire et écrire avec vous.
kit-easy-ask = Demandez à
kit-easy-head-next = Et après ?
kit-easy-counted = Nous comptons toutes les réponses.
kit-easy-report = Nous vous dirons les résultats.
kit-easy-better = Nous chercherons comment faire mieux.
kit-easy-results = Quand et où voir les résultats

kit-field-contact = À qui s’adresser
kit-field-phone = Téléphone
kit-field-drop-box = Où déposer la feuille
kit-field-signatory = Signataire
kit-field-address = Adresse
kit-field-results = Résultats
kit-field-contact-about = Une personne ou une fonction, à qui poser une question : « Mme Petit, référente qualité ». Vide : une ligne à remplir à la main.
kit-field-phone-about = Le numéro de cette personne. Vide : une ligne à remplir à la main.
kit-field-drop-box-about = Où est l’urne : « hall d’entrée, près de l’accueil ». Vide : une ligne à remplir à la main.
kit-field-signatory-about = Qui signe les lettres, nom et fonction. Vide : une ligne à remplir à la main.
kit-field-address-about = L’adresse de l’établissement en tête des lettres, sur une ligne. Vide : la place de l’écrire.
kit-field-results-about = Quand et où les résultats seront présentés : « en juin, au conseil de la vie sociale ». Vide : une ligne à remplir à la main.

trace-kit-changed = renseignements du kit changés
error-kit-too-long = Un renseignement du kit a { $max } caractères au plus.
error-no-kit-piece = Le kit de cette campagne n’a pas ce document pour ces publics : { $name }.
error-slip-not-here = C’est le code d’un bordereau de lot : il se lit à l’accueil ou dans la campagne, pas pendant la saisie.

campaign-hint-kit = kit
command-web-answers = Réponses données en ligne : lire le fichier, voir les constats, reprendre
command-kit = Kit de campagne : affiches, lettres, consignes, bordereaux
kit-screen = Kit de campagne
kit-details = Renseignements du kit
kit-details-about = { $blank ->
    [0] Tous sont donnés. Ils sont imprimés sur les documents écrits ensuite.
    [one] Il en manque { $blank } : sa ligne reste à remplir à la main.
   *[other] Il en manque { $blank } : leurs lignes restent à remplir à la main.
}
kit-all = Tous les documents
kit-all-about = Tout le kit, un document après l’autre.
kit-status = Choisissez un document : il est écrit dans le dossier de la campagne.
kit-hint-details = renseignements
kit-changed = Renseignements du kit enregistrés : les documents écrits ensuite les ont.
kit-about-make = Écrit le document choisi, ouvre les renseignements, ou copie les fichiers vers le dossier choisi
kit-slip-received-already = Le bordereau est celui du lot { $number }, déjà reçu.
kit-slip-opens = Bordereau de { $audience }, { $service } : comptez la pile, puis ouvrez le lot.

cli-command-kit = Écrit le kit d’une campagne : affiche, dépliant, feuillet, lettres, consignes, bordereaux de lot
cli-kit-after = Documents : poster (affiche), leaflet (dépliant), flyer (feuillet), easy-read (les mêmes, faciles à lire), letters (lettres), instructions (consignes), slips (bordereaux de lot). Ce que la station ne sait pas se donne par « copiste campaign edit » ; le reste est une ligne à remplir à la main.
cli-kit-document = Document à écrire, tous si rien n’est dit
cli-kit-audience = Pour ce public seulement
cli-kit-out = Dossier où écrire, celui de la campagne parmi les rapports si rien n’est dit
cli-kit-text = Dit les documents en texte, sans rien écrire
cli-kit-written = { $pages ->
    [one] Écrit : { $path }, { $pages } page
   *[other] Écrit : { $path }, { $pages } pages
}
cli-campaign-edit = Change le titre, les dates et les renseignements du kit
cli-arg-kit-contact = À qui s’adresser (vide : une ligne à remplir à la main)
cli-arg-kit-phone = Le numéro de téléphone de cette personne
cli-arg-kit-drop-box = Où déposer la feuille remplie
cli-arg-kit-signatory = Qui signe les lettres, nom et fonction
cli-arg-kit-address = Adresse de l’établissement
cli-arg-kit-results = Quand et où les résultats seront présentés
