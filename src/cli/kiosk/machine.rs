//! The files of a machine under a root, read as the system reads them: later files over earlier ones, `/etc` over the rest.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

/// Most bytes read of a file: those of a machine's settings are short.
const BYTES_MAX: u64 = 4 << 20;
/// Where files of one name stand in for each other, the strongest last.
const LAYERS: [&str; 5] = ["lib", "usr/lib", "usr/local/lib", "run", "etc"];

/// A machine, or a folder that looks like one.
pub(super) struct Machine {
    root: PathBuf,
}

/// A value and the file that says so, as the machine names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub value: String,
    pub file: String,
}

/// A line of `/etc/passwd`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct User {
    pub name: String,
    pub uid: u32,
    pub gid: u32,
    pub home: String,
    pub shell: String,
}

impl Machine {
    /// The machine whose files lie under `root`.
    pub fn under(root: PathBuf) -> Machine {
        Machine { root }
    }

    /// Where a file of the machine lies.
    pub fn place(&self, path: impl AsRef<Path>) -> PathBuf {
        let path = path.as_ref();
        self.root.join(path.strip_prefix("/").unwrap_or(path))
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> Option<String> {
        let mut bytes = Vec::new();
        std::fs::File::open(self.place(path)).ok()?.take(BYTES_MAX).read_to_end(&mut bytes).ok()?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The names in a folder, in order.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let entries = std::fs::read_dir(self.place(folder)).into_iter().flatten().flatten();
        let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// Whether a unit of systemd is masked: a link to nothing.
    pub fn is_masked(&self, unit: &str) -> bool {
        let link = std::fs::read_link(self.place(format!("etc/systemd/system/{unit}")));
        link.is_ok_and(|target| target == Path::new("/dev/null"))
    }

    /// The files with a suffix in a folder of every layer, in the order they count: by their names, a stronger layer's instead of
    /// a weaker one's.
    fn pieces(&self, folder: &str, suffix: &str) -> Vec<String> {
        let mut pieces = BTreeMap::new();
        for layer in LAYERS {
            let folder = format!("{layer}/{folder}");
            for name in self.names(&folder).into_iter().filter(|name| name.ends_with(suffix)) {
                pieces.insert(name.clone(), format!("/{folder}/{name}"));
            }
        }
        pieces.into_values().collect()
    }

    /// The last value of a key in files of lines `KEY=value`; quotes around it go.
    fn last(&self, files: &[String], key: &str) -> Option<Said> {
        let mut found = None;
        for file in files {
            for line in self.text(file).unwrap_or_default().lines() {
                let line = line.trim_start_matches([' ', '\t', '-']);
                let Some((name, value)) = line.split_once('=') else { continue };
                if name.trim() == key {
                    let value = value.trim().trim_matches(['"', '\'']).to_owned();
                    found = Some(Said { value, file: file.clone() });
                }
            }
        }
        found
    }

    /// A value of `/etc/NAME` or of a file like it.
    pub fn value(&self, file: &str, key: &str) -> Option<Said> {
        self.last(&[file.to_owned()], key)
    }

    /// A value of one of systemd's own files, `systemd/NAME.conf` and its pieces.
    pub fn systemd(&self, name: &str, key: &str) -> Option<Said> {
        let mut files = vec![format!("/usr/lib/systemd/{name}.conf"), format!("/etc/systemd/{name}.conf")];
        files.extend(self.pieces(&format!("systemd/{name}.conf.d"), ".conf"));
        self.last(&files, key)
    }

    /// A parameter of the kernel: as it is now, else as the files of sysctl set it.
    pub fn kernel(&self, key: &str) -> Option<Said> {
        let now = format!("/proc/sys/{}", key.replace('.', "/"));
        if let Some(text) = self.text(&now) {
            return Some(Said { value: text.trim().to_owned(), file: now });
        }
        let mut files = self.pieces("sysctl.d", ".conf");
        // Older machines read it last.
        files.push("/etc/sysctl.conf".to_owned());
        self.last(&files, key)
    }

    /// The command that a unit starts, the pieces over it counted: an empty one takes those before it away.
    pub fn starts(&self, unit: &str) -> Option<Said> {
        self.told_by(unit, "ExecStart")
    }

    /// The last command that a unit runs before that one.
    pub fn prepares(&self, unit: &str) -> Option<Said> {
        self.told_by(unit, "ExecStartPre")
    }

    fn told_by(&self, unit: &str, key: &str) -> Option<Said> {
        let template = unit.split_once('@').map(|(name, _)| format!("{name}@.service"));
        let names: Vec<&str> = template.iter().map(String::as_str).chain([unit]).collect();
        let whole = names.iter().flat_map(|name| LAYERS.map(|layer| format!("/{layer}/systemd/system/{name}")));
        let pieces = names.iter().flat_map(|name| self.pieces(&format!("systemd/system/{name}.d"), ".conf"));
        let files: Vec<String> = whole.chain(pieces).collect();
        self.last(&files, key).filter(|said| !said.value.is_empty())
    }

    /// A user by name.
    pub fn user(&self, name: &str) -> Option<User> {
        self.text("etc/passwd")?.lines().find_map(|line| {
            let fields: Vec<&str> = line.split(':').collect();
            let [user, _, uid, gid, _, home, shell] = fields.as_slice() else { return None };
            let (uid, gid) = (uid.parse().ok()?, gid.parse().ok()?);
            (*user == name).then(|| User {
                name: name.to_owned(),
                uid,
                gid,
                home: (*home).to_owned(),
                shell: (*shell).to_owned(),
            })
        })
    }

    /// The names of the groups that a user is in.
    pub fn groups(&self, user: &User) -> Vec<String> {
        let text = self.text("etc/group").unwrap_or_default();
        let of_user = |line: &str| {
            let fields: Vec<&str> = line.split(':').collect();
            let [name, _, gid, members] = fields.as_slice() else { return None };
            let is_in = members.split(',').any(|member| member == user.name) || gid.parse() == Ok(user.gid);
            is_in.then(|| (*name).to_owned())
        };
        text.lines().filter_map(of_user).collect()
    }

    /// Whether a folder lies on something that is mounted beside the root.
    pub fn is_mounted(&self, folder: &Path) -> bool {
        let text = self.text("proc/self/mounts").or_else(|| self.text("proc/mounts")).unwrap_or_default();
        let mut places =
            text.lines().filter_map(|line| line.split(' ').nth(1)).map(|place| place.replace("\\040", " "));
        places.any(|place| place != "/" && folder.starts_with(place))
    }

    /// Whether a user may write into a folder.
    pub fn may_write(&self, user: &User, folder: &Path) -> bool {
        let Ok(known) = std::fs::metadata(self.place(folder)) else { return false };
        let bits = match () {
            () if known.uid() == user.uid => 0o200,
            () if known.gid() == user.gid => 0o020,
            () => 0o002,
        };
        known.is_dir() && known.mode() & bits != 0
    }
}
