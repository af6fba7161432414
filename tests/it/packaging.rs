//! What a package installs, and what its pages say: made by the documented steps, of files that are there.

use std::collections::{BTreeMap, BTreeSet};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;
use toml::Table;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn manifest() -> Table {
    read("Cargo.toml").parse().unwrap()
}

/// A file of the package: where it comes from, where it goes, its rights.
struct Asset {
    from: String,
    to: String,
    mode: u32,
}

fn assets() -> Vec<Asset> {
    let manifest = manifest();
    let listed = manifest["package"]["metadata"]["deb"]["assets"].as_array().unwrap();
    let asset = |asset: &toml::Value| {
        let word = |place: usize| asset[place].as_str().unwrap().to_owned();
        Asset { from: word(0), to: word(1), mode: u32::from_str_radix(&word(2), 8).unwrap() }
    };
    listed.iter().map(asset).collect()
}

/// Runs the documented step with the program that the tests run.
fn prepared() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let made = folder.path().join("package");
    let program = env!("CARGO_BIN_EXE_copiste");
    let output = Command::new("sh").arg(root().join("packaging/prepare")).arg(program).arg(&made).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    folder
}

/// The files that an asset names, each with its place in the package.
fn files(asset: &Asset, prepared: &Path) -> Vec<(PathBuf, String)> {
    let from = match asset.from.as_str() {
        "target/release/copiste" => PathBuf::from(env!("CARGO_BIN_EXE_copiste")),
        from => match from.strip_prefix("target/package/") {
            Some(made) => prepared.join("package").join(made),
            None => root().join(from),
        },
    };
    let pattern = from.file_name().unwrap().to_str().unwrap().to_owned();
    let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    let to = |path: &Path| if asset.to.ends_with('/') { asset.to.clone() + &name(path) } else { asset.to.clone() };
    let Some((before, after)) = pattern.split_once('*') else { return vec![(from.clone(), to(&from))] };
    let listed = std::fs::read_dir(from.parent().unwrap()).unwrap_or_else(|error| panic!("{}: {error}", asset.from));
    let paths = listed.map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    let named = paths.filter(|path| name(path).starts_with(before) && name(path).ends_with(after));
    named.map(|path| (path.clone(), to(&path))).collect()
}

#[test]
fn every_file_that_the_package_names_is_there_or_made_by_the_documented_step() {
    let prepared = prepared();
    let mut places = BTreeMap::new();
    for asset in assets() {
        let files = files(&asset, prepared.path());
        assert!(!files.is_empty(), "{} names nothing", asset.from);
        for (path, place) in files {
            assert!(path.is_file(), "{} is not there", path.display());
            let twice = places.insert(place.clone(), path);
            assert!(twice.is_none(), "{place} is named twice");
        }
    }
    // What there is stands in it: a new key file or sample is not forgotten.
    for (folder, installed) in
        [("keymaps", "usr/share/copiste/keymaps"), ("sample-data", "usr/share/copiste/sample-data")]
    {
        for path in below(&root().join(folder)) {
            let within = path.strip_prefix(root().join(folder)).unwrap().display().to_string();
            assert!(places.contains_key(&format!("{installed}/{within}")), "{folder}/{within} is not in the package");
        }
    }
    let page = read("docs/packaging.md");
    for step in ["cargo build --release --locked", "packaging/prepare", "cargo deb --no-build"] {
        assert!(page.contains(step), "{step}");
    }
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { below(&path) } else { vec![path] }).collect()
}

#[test]
fn units_and_scripts_name_what_the_package_installs() {
    let prepared = prepared();
    let assets = assets();
    let places: BTreeSet<String> =
        assets.iter().flat_map(|asset| files(asset, prepared.path())).map(|(_, place)| format!("/{place}")).collect();
    let service = read("packaging/systemd/copiste-host.service");
    let value = |name: &str| {
        let line = service.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_else(|| panic!("{name}"));
        line.to_owned()
    };
    let words: Vec<String> = value("ExecStart=").split(' ').map(str::to_owned).collect();
    assert!(places.contains(&words[0]), "{words:?}");
    // The unit says of the program what it understands.
    let asked = Command::new(env!("CARGO_BIN_EXE_copiste")).args(&words[1..]).arg("--help").output().unwrap();
    assert!(asked.status.success(), "{words:?}");
    assert!(words.contains(&format!("/var/lib/{}/store", value("StateDirectory="))), "{words:?}");
    let documented = value("Documentation=man:").replace("(1)", ".1");
    assert!(places.contains(&format!("/usr/share/man/man1/{documented}")), "{documented}");
    let socket = read("packaging/systemd/copiste-host.socket");
    assert!(socket.contains("ListenStream=/run/copiste/host.sock"));
    // A full disk ends the host again and again: neither it nor the socket is given up.
    let (limits, _) = service.split_once("[Service]").unwrap();
    assert!(limits.contains("StartLimitIntervalSec=0") && socket.contains("TriggerLimitIntervalSec=0"));
    let users = read("packaging/copiste.sysusers");
    assert!(users.contains(&format!("\nu {} -", value("User="))));
    let people = read("packaging/people.toml");
    let postinst = read("packaging/debian/postinst");
    for group in ["copiste-operators", "copiste-managers", "copiste-admins"] {
        assert!(users.contains(&format!("\ng {group} -")) && people.contains(&format!("@{group}")), "{group}");
        assert!(postinst.contains(group), "{group}");
    }
    let manifest = manifest();
    let kept = &manifest["package"]["metadata"]["deb"]["conf-files"];
    for path in kept.as_array().unwrap() {
        assert!(places.contains(path.as_str().unwrap()), "{path}");
        assert!(service.contains(path.as_str().unwrap()), "{path}");
    }
    for script in below(&root().join("packaging/debian")).into_iter().chain([root().join("packaging/prepare")]) {
        let parsed = Command::new("sh").arg("-n").arg(&script).status().unwrap();
        let mode = std::fs::metadata(&script).unwrap().permissions().mode();
        assert!(parsed.success() && mode & 0o111 == 0o111, "{}", script.display());
    }
}

/// What the system itself says of the units and of the accounts.
#[test]
fn the_system_understands_units_and_accounts() {
    let folder = tempfile::tempdir().unwrap();
    let units = ["copiste-host.service", "copiste-host.socket"].map(|name| {
        // It looks for the program, too.
        let text =
            read(&format!("packaging/systemd/{name}")).replace("/usr/bin/copiste", env!("CARGO_BIN_EXE_copiste"));
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    });
    match Command::new("systemd-analyze").args(["verify", "--man=no"]).args(units).output() {
        Err(_) => println!("not tried: systemd-analyze is not here"),
        Ok(said) => {
            assert!(said.status.success() && said.stderr.is_empty(), "{}", String::from_utf8_lossy(&said.stderr))
        }
    }
    let users = root().join("packaging/copiste.sysusers");
    std::fs::create_dir(folder.path().join("etc")).unwrap();
    let root = format!("--root={}", folder.path().display());
    match Command::new("systemd-sysusers").arg(root).arg("--inline").args(sysusers(&users)).output() {
        Err(_) => println!("not tried: systemd-sysusers is not here"),
        Ok(said) => {
            assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
            let file = |name: &str| std::fs::read_to_string(folder.path().join("etc").join(name)).unwrap();
            assert!(
                file("passwd").lines().any(|line| line.starts_with("copiste:") && line.contains("/var/lib/copiste"))
            );
            for group in ["copiste", "copiste-operators", "copiste-managers", "copiste-admins"] {
                assert!(file("group").lines().any(|line| line.starts_with(&format!("{group}:"))), "{group}");
            }
        }
    }
}

/// The lines of a list of accounts that are no comments.
fn sysusers(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(str::to_owned).collect()
}

/// Data are destroyed by whoever may, and not by a package manager; and nobody is sent to a host unasked.
#[test]
fn the_package_destroys_no_data_and_enables_nothing() {
    for script in below(&root().join("packaging/debian")) {
        let text = std::fs::read_to_string(&script).unwrap();
        let commands = text.lines().map(str::trim).filter(|line| !line.starts_with('#'));
        for command in commands {
            let destroys = ["rm ", "userdel", "deluser", "groupdel"].iter().any(|word| command.contains(word));
            assert!(!destroys && !command.contains(" enable"), "{}: {command}", script.display());
        }
    }
}

/// The package as the metadata describe it, without the tool that is not here.
#[test]
fn a_package_is_assembled_opened_and_its_program_runs() {
    if Command::new("dpkg-deb").arg("--version").stdout(Stdio::null()).status().is_err() {
        println!("not tried: dpkg-deb is not here");
        return;
    }
    let prepared = prepared();
    let folder = tempfile::tempdir().unwrap();
    let stage = folder.path().join("stage");
    for asset in assets() {
        for (path, place) in files(&asset, prepared.path()) {
            let to = stage.join(place);
            std::fs::create_dir_all(to.parent().unwrap()).unwrap();
            // The program is large: another name for it will do.
            if asset.mode == 0o755 && std::fs::hard_link(&path, &to).is_ok() {
                continue;
            }
            std::fs::copy(&path, &to).unwrap();
            std::fs::set_permissions(&to, std::fs::Permissions::from_mode(asset.mode)).unwrap();
        }
    }
    let control = stage.join("DEBIAN");
    std::fs::create_dir_all(&control).unwrap();
    let manifest = manifest();
    let package = &manifest["package"];
    let (word, deb) = (|name: &str| package[name].as_str().unwrap(), &package["metadata"]["deb"]);
    let text = format!(
        "Package: {}\nVersion: {}-1\nArchitecture: all\nMaintainer: {}\nSection: {}\nPriority: {}\nDescription: {}\n",
        word("name"),
        word("version"),
        deb["maintainer"].as_str().unwrap(),
        deb["section"].as_str().unwrap(),
        deb["priority"].as_str().unwrap(),
        word("description"),
    );
    std::fs::write(control.join("control"), text).unwrap();
    let kept = deb["conf-files"].as_array().unwrap().iter().map(|path| format!("{}\n", path.as_str().unwrap()));
    std::fs::write(control.join("conffiles"), kept.collect::<String>()).unwrap();
    for script in below(&root().join("packaging/debian")) {
        std::fs::copy(&script, control.join(script.file_name().unwrap())).unwrap();
    }
    let deb = folder.path().join("copiste.deb");
    let run = |command: &mut Command| {
        let output = command.output().unwrap();
        assert!(output.status.success(), "{command:?} {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    run(Command::new("dpkg-deb").args(["--root-owner-group", "-Znone", "--build"]).arg(&stage).arg(&deb));
    let listed = run(Command::new("dpkg-deb").arg("--contents").arg(&deb));
    for line in ["-rwxr-xr-x root/root", "-rw-r--r-- root/root"] {
        assert!(listed.contains(line), "{listed}");
    }
    assert!(listed.contains("./usr/share/man/fr/man1/copiste-host.1"), "{listed}");
    let opened = folder.path().join("opened");
    run(Command::new("dpkg-deb").arg("--extract").arg(&deb).arg(&opened));
    let said = run(Command::new(opened.join("usr/bin/copiste")).arg("--version"));
    assert_eq!(said, format!("copiste {}\n", env!("CARGO_PKG_VERSION")));
    let sample = opened.join("usr/share/copiste/sample-data/regards-croises-ehpad");
    run(Command::new(opened.join("usr/bin/copiste")).arg("check").arg(sample));
}

#[test]
fn the_oldest_rust_is_said_alike_everywhere() {
    let manifest = manifest();
    let oldest = manifest["package"]["rust-version"].as_str().unwrap();
    for page in ["README.md", "docs/packaging.md"] {
        let text = read(page);
        let said: BTreeSet<&str> = text.split("Rust ").skip(1).filter_map(version).collect();
        assert_eq!(said, BTreeSet::from([oldest]), "{page}");
    }
    assert_eq!(manifest["lints"]["clippy"]["incompatible_msrv"].as_str(), Some("warn"));
    assert!(read(".ci/run").contains("cargo clippy --locked --all-targets -- -D warnings"));
}

/// `1.95` at the beginning of a text.
fn version(text: &str) -> Option<&str> {
    let end = text.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(text.len());
    Some(text[..end].trim_end_matches('.')).filter(|version| version.contains('.'))
}

/// Crates that open connections. One that is needed for something else all the same is talked over, and then named here.
const CONNECTING: [&str; 27] = [
    "actix-web",
    "async-std",
    "attohttpc",
    "axum",
    "curl",
    "curl-sys",
    "h2",
    "hickory-resolver",
    "hyper",
    "isahc",
    "lettre",
    "libp2p",
    "minreq",
    "native-tls",
    "openssl",
    "openssl-sys",
    "quinn",
    "reqwest",
    "rustls",
    "sentry",
    "smol",
    "socket2",
    "tiny_http",
    "tokio",
    "tungstenite",
    "ureq",
    "warp",
];

#[test]
fn no_crate_is_there_to_open_connections() {
    let lock: Table = read("Cargo.lock").parse().unwrap();
    let names: BTreeSet<&str> =
        lock["package"].as_array().unwrap().iter().map(|package| package["name"].as_str().unwrap()).collect();
    assert!(names.contains("sled"), "the list is read");
    let found: Vec<_> = CONNECTING.iter().filter(|name| names.contains(*name)).collect();
    assert!(found.is_empty(), "{found:?}");
}
