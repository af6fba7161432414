//! What is said when the store cannot.

use super::*;
use copiste::language::{Language, Phrases};
use copiste::station::store_errors::sentence;
use copiste::store::Error;

fn every_error() -> Vec<Error> {
    let path = Path::new("/home/ann/.local/share/copiste").to_owned();
    let key = "s/spring-2026/residents/42/1/".to_owned();
    vec![
        Error::Stopped,
        Error::Full,
        Error::Taken { directory: path.clone(), holder: None },
        Error::NetworkFileSystem { path: path.clone(), kind: "nfs".to_owned() },
        Error::Unwritable { path: path.clone(), reason: "Permission denied (os error 13)".to_owned() },
        Error::NoSpace { path: path.clone(), free: 3_500_000, needed: 64 << 20 },
        Error::Damaged { key: key.clone() },
        Error::Unreadable { path: path.clone(), reason: "Read corrupted data".to_owned() },
        Error::Missing { path: path.join("db") },
        Error::Newer { place: path.display().to_string(), found: 9, known: 1 },
        Error::Disk { path: path.join("db"), reason: "Input/output error (os error 5)".to_owned() },
        Error::OlderRevision { key: sheet(42), filed: 8, offered: 7 },
        Error::ReportTaken { campaign: spring(), number: 2 },
        Error::TooLarge { key, bytes: 17_000_000, bytes_max: 16_777_216 },
        Error::BadName { name: "a/b".to_owned() },
        Error::Disk { path: path.join("db"), reason: "No space left on device (os error 28)".to_owned() },
        Error::Disk { path: path.join("db"), reason: "Read-only file system (os error 30)".to_owned() },
        Error::Disk { path: path.join("db"), reason: "Permission denied (os error 13)".to_owned() },
        Error::Gone { path: path.clone() },
        Error::Foreign { path: path.clone() },
        Error::Altered { path: path.clone(), files: vec!["db".to_owned()] },
        Error::Altered { path: path.clone(), files: vec!["conf".to_owned(), "db".to_owned()] },
        Error::EarlierAside { path: path.with_file_name("copiste-earlier-4-2026-11-30") },
    ]
}

fn said(language: Language) -> String {
    let phrases = Phrases::new(language);
    every_error().iter().map(|error| sentence(error, &phrases)).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_failure_of_the_store_is_said_in_french() {
    insta::assert_snapshot!(said(Language::French), @r"
    L’enregistrement s’est arrêté après une erreur du disque. Ce qui est marqué « enregistré » l’est. Recommencez ; si cela se répète, prévenez l’informatique.
    Trop de réponses attendent le disque : celle-ci n’a pas été prise. Attendez que « enregistré » revienne, puis recommencez.
    Les données de /home/ann/.local/share/copiste sont déjà ouvertes par un autre programme. Fermez-le, ou attendez qu’il se termine.
    /home/ann/.local/share/copiste se trouve sur un disque du réseau (nfs), où rien ne garantit qu’une réponse enregistrée le reste. Choisissez un dossier sur un disque de cette machine.
    Impossible d’écrire dans /home/ann/.local/share/copiste : vous n’en avez pas le droit. Demandez le droit d’y écrire, ou choisissez un autre dossier.
    Plus assez de place pour /home/ann/.local/share/copiste : 3 Mo libres, il en faut 68. Libérez-en, puis recommencez.
    Une donnée est abîmée (s/spring-2026/residents/42/1/) et n’a pas été lue : mieux vaut rien qu’une valeur fausse. Prévenez l’informatique ; une sauvegarde permet de la retrouver.
    Les données de /home/ann/.local/share/copiste ne s’ouvrent pas (ce n’est plus ce qui a été écrit). N’effacez rien : faites une copie du dossier, puis restaurez une sauvegarde.
    Le fichier /home/ann/.local/share/copiste/db a disparu, alors que des données ont été enregistrées ici. Remettez-le en place ou restaurez une sauvegarde ; copiste ne repartira pas de zéro sans qu’on le sache.
    Les données (/home/ann/.local/share/copiste) ont été écrites par un copiste plus récent (format 9, celui-ci connaît le format 1). Installez la version récente.
    Le disque a refusé une opération sur /home/ann/.local/share/copiste/db : le disque ne parvient ni à lire ni à écrire à cet endroit : il est peut-être en train de lâcher. Ce qui n’est pas marqué « enregistré » ne l’est pas. Prévenez l’informatique.
    La feuille 0042 a été modifiée entre-temps dans une autre session (révision 8, celle-ci est la 7). Rouvrez la feuille pour repartir de ce qui est enregistré.
    Un autre rapport est déjà enregistré sous le numéro 2 pour la campagne spring-2026. Refaites le rapport : il prendra le numéro suivant.
    Trop grand pour être enregistré (s/spring-2026/residents/42/1/) : 17 000 000 octets, au plus 16 777 216. Raccourcissez les textes.
    « a/b » ne peut pas servir de code : il faut de 1 à 128 lettres sans accent, chiffres ou traits d’union.
    Plus de place pour /home/ann/.local/share/copiste/db : le disque est plein. Libérez-en, ou prévenez l’informatique.
    /home/ann/.local/share/copiste/db ne s’écrit plus : ce disque se lit seulement. Prévenez l’informatique.
    Le droit d’écrire dans /home/ann/.local/share/copiste/db a été retiré. Demandez à l’informatique de le rendre.
    /home/ann/.local/share/copiste n’est plus là : déplacé, effacé ou débranché. Remettez-le en place, ou prévenez l’informatique.
    /home/ann/.local/share/copiste appartient à un autre compte : ce que root y écrirait lui serait fermé. Lancez la commande sous ce compte, que `ls -ld` nomme : runuser -u COMPTE -- copiste …
    Dans /home/ann/.local/share/copiste, le fichier db n’est plus tel qu’à la fermeture : abîmé par le disque, ou modifié par quelqu’un. Il n’a été ni ouvert ni changé. N’effacez rien et prévenez l’informatique : copiste store check dit ce qui tient et quoi faire.
    Dans /home/ann/.local/share/copiste, les fichiers conf, db ne sont plus tels qu’à la fermeture : abîmés par le disque, ou modifiés par quelqu’un. Ils n’ont été ni ouverts ni changés. N’effacez rien et prévenez l’informatique : copiste store check dit ce qui tient et quoi faire.
    /home/ann/.local/share/copiste-earlier-4-2026-11-30 garde les données comme elles étaient avant une mise à jour, réponses comprises : détruisez ce dossier, puis recommencez.
    ");
}

#[test]
fn every_failure_of_the_store_is_said_in_english() {
    insta::assert_snapshot!(said(Language::English), @r"
    Saving has stopped after a disk error. What is marked “saved” is saved. Try again; if this happens again, tell your IT staff.
    Too many answers are waiting for the disk: this one was not taken. Wait until “saved” is back, then try again.
    The data in /home/ann/.local/share/copiste are already open in another program. Close it, or wait until it ends.
    /home/ann/.local/share/copiste lies on a network disk (nfs), where nothing guarantees that a saved answer stays saved. Choose a folder on a disk of this machine.
    Cannot write in /home/ann/.local/share/copiste: you have no right to. Ask for the right to write there, or choose another folder.
    Not enough room for /home/ann/.local/share/copiste: 3 MB are free, 68 are needed. Make room, then try again.
    A piece of data is damaged (s/spring-2026/residents/42/1/) and was not read: nothing is better than a wrong value. Tell your IT staff; a backup brings it back.
    The data in /home/ann/.local/share/copiste do not open (it is not what was written any more). Delete nothing: copy the folder, then restore a backup.
    The file /home/ann/.local/share/copiste/db is gone although data were saved here. Put it back or restore a backup; copiste will not start from nothing unnoticed.
    The data (/home/ann/.local/share/copiste) were written by a newer copiste (format 9, this one knows format 1). Install the newer version.
    The disk refused an operation on /home/ann/.local/share/copiste/db: the disk can neither read nor write there: it may be failing. What is not marked “saved” is not saved. Tell your IT staff.
    Sheet 0042 was changed in another session meanwhile (revision 8, this one is 7). Open the sheet again to go on from what is saved.
    Another report is already registered under number 2 for campaign spring-2026. Make the report again: it will take the next number.
    Too large to be saved (s/spring-2026/residents/42/1/): 17,000,000 bytes, at most 16,777,216. Shorten the texts.
    “a/b” cannot be a code: it takes 1 to 128 plain letters, digits or hyphens.
    No room left for /home/ann/.local/share/copiste/db: the disk is full. Make some, or tell your IT staff.
    /home/ann/.local/share/copiste/db cannot be written any more: this disk is only read. Tell your IT staff.
    The right to write in /home/ann/.local/share/copiste/db was taken away. Ask your IT staff to give it back.
    /home/ann/.local/share/copiste is not there any more: moved, deleted or unplugged. Put it back, or tell your IT staff.
    /home/ann/.local/share/copiste belongs to another account: what root wrote there would be closed to it. Run the command as that account, which `ls -ld` names: runuser -u ACCOUNT -- copiste …
    In /home/ann/.local/share/copiste, the file db is not what it was when it was closed: damaged by the disk, or changed by somebody. It was neither opened nor changed. Delete nothing and tell your IT staff: copiste store check says what holds and what to do.
    In /home/ann/.local/share/copiste, the files conf, db are not what they were when they were closed: damaged by the disk, or changed by somebody. They were neither opened nor changed. Delete nothing and tell your IT staff: copiste store check says what holds and what to do.
    /home/ann/.local/share/copiste-earlier-4-2026-11-30 keeps the data as they were before an update, answers included: destroy this folder, then try again.
    ");
}

#[test]
fn the_holder_of_a_store_is_named_with_what_is_known() {
    let phrases = Phrases::new(Language::French);
    let said = |holder: Holder| {
        let directory = Path::new("/srv/copiste").to_owned();
        sentence(&Error::Taken { directory, holder: Some(holder) }, &phrases)
    };
    let nameless = Holder { user: String::new(), ..somebody() };
    let away = Holder { terminal: String::new(), ..somebody() };
    assert!(said(somebody()).contains("par ann (/dev/pts/3, processus 4242) depuis le"), "{}", said(somebody()));
    assert!(said(away).contains("par ann (processus 4242)"));
    assert!(said(nameless).contains("par le processus 4242"));
}
