//! Who may come in, and as what: the system's users and groups, by a list or by the groups' names.

use crate::operator::Operator;
use crate::station::Account;
use crate::store::Role;
use rustix::net::sockopt::socket_peercred;
use serde::Deserialize;
use std::os::unix::net::UnixStream;
use std::path::Path;

/// The groups whose members have a role where no list says otherwise.
const GROUPS: [(&str, Role); 3] = [
    ("copiste-operators", Role::Operator),
    ("copiste-managers", Role::Manager),
    ("copiste-admins", Role::Administrator),
];
/// Most bytes of a list.
const LIST_BYTES_MAX: u64 = 1 << 20;

/// Whom the host takes somebody for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Who signs what they write.
    pub who: Operator,
    /// What they may do.
    pub role: Role,
}

/// Who has which role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct People {
    /// The user the host runs as: whoever can read its files may do everything.
    own: u32,
    /// Names of users, and of groups behind `@`, with their role.
    named: Vec<(String, Role)>,
}

/// The list as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    #[serde(default)]
    operators: Vec<String>,
    #[serde(default)]
    managers: Vec<String>,
    #[serde(default)]
    administrators: Vec<String>,
}

/// Why a list cannot be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeopleFault {
    /// It cannot be read: what the system said.
    Unreadable(String),
    /// It is no list: what was expected, and the line from 1.
    Malformed(String, Option<usize>),
    /// Somebody else than its owner or the administrator may change it.
    Open,
}

/// The name the system knows a user by, wherever it keeps its users.
pub fn user_name(number: u32) -> Option<String> {
    uzers::get_user_by_uid(number).as_ref().and_then(name)
}

fn name(user: &uzers::User) -> Option<String> {
    Some(user.name().to_string_lossy().into_owned()).filter(|name| !name.is_empty())
}

/// The account at the other end of a line, as the kernel says.
///
/// # Errors
/// The system's.
pub fn account_behind(line: &UnixStream) -> std::io::Result<Account> {
    Ok(account_numbered(socket_peercred(line)?.uid.as_raw()))
}

/// The account of this number, as the system names it.
pub fn account_numbered(number: u32) -> Account {
    let user = uzers::get_user_by_uid(number);
    let groups = user.as_ref().and_then(|user| user.groups()).unwrap_or_default();
    let groups = groups.iter().map(|group| group.name().to_string_lossy().into_owned()).collect();
    Account { number, name: user.as_ref().and_then(name), groups }
}

impl People {
    /// By the groups `copiste-operators`, `copiste-managers` and `copiste-admins`. The administrator and the host's own user may
    /// do everything.
    pub fn by_groups() -> People {
        let named = GROUPS.iter().map(|(group, role)| (format!("@{group}"), *role)).collect();
        People { own: rustix::process::geteuid().as_raw(), named }
    }

    /// By a list: a TOML file with `operators`, `managers` and `administrators`, each an array of users and of groups behind
    /// `@`. Whoever stands in several has the highest role.
    ///
    /// # Errors
    /// [`PeopleFault`].
    pub fn by_list(path: &Path) -> Result<People, PeopleFault> {
        use std::io::Read as _;
        use std::os::unix::fs::MetadataExt as _;
        let unreadable = |error: std::io::Error| PeopleFault::Unreadable(error.to_string());
        let file = std::fs::File::open(path).map_err(unreadable)?;
        let about = file.metadata().map_err(unreadable)?;
        let own = rustix::process::geteuid().as_raw();
        if about.mode() & 0o022 != 0 || ![0, own].contains(&about.uid()) {
            return Err(PeopleFault::Open);
        }
        let mut text = String::new();
        file.take(LIST_BYTES_MAX).read_to_string(&mut text).map_err(unreadable)?;
        let list: List = toml::from_str(&text).map_err(|error| {
            let line = error.span().map(|span| text[..span.start].matches('\n').count() + 1);
            PeopleFault::Malformed(error.message().to_owned(), line)
        })?;
        let with = |names: Vec<String>, role| names.into_iter().map(move |name| (name, role));
        let named = with(list.operators, Role::Operator)
            .chain(with(list.managers, Role::Manager))
            .chain(with(list.administrators, Role::Administrator));
        Ok(People { own, named: named.collect() })
    }

    /// Whom the host takes somebody for; nobody whom it does not let in.
    pub fn person(&self, account: &Account) -> Option<Person> {
        let all = [0, self.own].contains(&account.number).then_some(Role::Administrator);
        let named = self.named.iter().filter(|(name, _)| account.is(name)).map(|(_, role)| *role).max();
        let role = all.or(named)?;
        let who = Operator::of_user(account.name.as_deref().unwrap_or_default(), account.number);
        Some(Person { who, role })
    }
}
