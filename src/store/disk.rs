//! What the embedded store asks of the file system beside reading and writing: what makes things durable, and where
//! things lie. One trait, so that a test can remember what a power cut would leave.

use rustix::fs::{statfs, statvfs};
use std::fs::File;
use std::io;
use std::path::Path;

/// The file system under a store.
pub trait Disk: Send + Sync {
    /// Waits until the content of an open file is on the disk; `path` is its name.
    fn sync_data(&self, file: &File, path: &Path) -> io::Result<()>;
    /// Waits until a directory's entries are on the disk.
    fn sync_directory(&self, path: &Path) -> io::Result<()>;
    /// Bytes free for this user.
    fn free_bytes(&self, path: &Path) -> io::Result<u64>;
    /// The name of the network file system a directory lies on; `None` when it is local.
    fn network_file_system(&self, path: &Path) -> io::Result<Option<String>>;
}

/// The file system as it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn sync_data(&self, file: &File, _path: &Path) -> io::Result<()> {
        file.sync_data()
    }

    fn sync_directory(&self, path: &Path) -> io::Result<()> {
        File::open(path)?.sync_all()
    }

    fn free_bytes(&self, path: &Path) -> io::Result<u64> {
        let space = statvfs(path)?;
        Ok(space.f_bavail.saturating_mul(space.f_frsize))
    }

    fn network_file_system(&self, path: &Path) -> io::Result<Option<String>> {
        // The type of the number differs between architectures; its lower half is the magic on all.
        let magic = statfs(path)?.f_type as u64 & 0xffff_ffff;
        if magic == FUSE {
            let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
            return Ok(network_fuse(&mounts, &path.canonicalize()?).map(str::to_owned));
        }
        Ok(network_name(magic).map(str::to_owned))
    }
}

const FUSE: u64 = 0x6573_5546;

/// The network file systems by the number the kernel gives them (`linux/magic.h` and the file systems' own sources).
const NETWORK: [(u64, &str); 14] = [
    (0x0000_6969, "nfs"),
    (0x0000_517b, "smb"),
    (0xff53_4d42, "cifs"),
    (0xfe53_4d42, "smb2"),
    (0x0000_564c, "ncp"),
    (0x5346_414f, "afs"),
    (0x6b41_4653, "afs"),
    (0x7375_7245, "coda"),
    (0x00c3_6400, "ceph"),
    (0x0102_1997, "9p"),
    (0x0bd0_0bd0, "lustre"),
    (0x4750_4653, "gpfs"),
    (0x2003_0528, "orangefs"),
    (0x786f_4256, "vboxsf"),
];

fn network_name(magic: u64) -> Option<&'static str> {
    NETWORK.iter().find(|(known, _)| *known == magic).map(|(_, name)| *name)
}

/// File systems in user space that reach over a network; those over a local disk (`fuseblk`, encrypted folders) are fine.
const NETWORK_FUSE: [&str; 12] = [
    "sshfs",
    "rclone",
    "s3fs",
    "glusterfs",
    "ceph-fuse",
    "davfs",
    "davfs2",
    "gvfsd-fuse",
    "curlftpfs",
    "smbnetfs",
    "goofys",
    "juicefs",
];

/// The network file system of the innermost mount above `path`, from the text of `/proc/self/mountinfo`.
fn network_fuse(mounts: &str, path: &Path) -> Option<&'static str> {
    let parse = |line: &str| {
        let (mount, system) = line.split_once(" - ")?;
        // Spaces and backslashes of a mount point are written in octal.
        let point = mount.split(' ').nth(4)?.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\");
        let kind = system.split(' ').next()?.to_owned();
        Some((point, kind))
    };
    let above = mounts.lines().filter_map(parse).filter(|(point, _)| path.starts_with(point));
    let (_, kind) = above.max_by_key(|(point, _)| point.len())?;
    let name = kind.strip_prefix("fuse.").unwrap_or(&kind);
    NETWORK_FUSE.into_iter().find(|known| *known == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn network_file_systems_are_known_by_their_numbers() {
        assert_eq!(network_name(0x6969), Some("nfs"));
        assert_eq!(network_name(0xfe53_4d42), Some("smb2"));
        assert_eq!(network_name(0xef53), None, "ext4 is local");
    }

    #[test]
    fn the_innermost_mount_decides_about_user_space_file_systems() {
        let mounts = "\
22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
80 22 0:45 / /home/ann/far\\040away rw - fuse.sshfs ann@host: rw
81 22 8:17 / /media/stick rw - fuseblk /dev/sdb1 rw";
        assert_eq!(network_fuse(mounts, Path::new("/home/ann/far away/copiste")), Some("sshfs"));
        assert_eq!(network_fuse(mounts, Path::new("/home/ann/far")), None);
        assert_eq!(network_fuse(mounts, Path::new("/media/stick/copiste")), None);
    }

    #[test]
    fn the_directory_for_temporary_files_is_local_and_has_room() {
        let directory = tempfile::tempdir().unwrap();
        assert_eq!(RealDisk.network_file_system(directory.path()).unwrap(), None);
        assert!(RealDisk.free_bytes(directory.path()).unwrap() > 0);
    }
}
