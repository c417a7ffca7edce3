//! Files that commands write.

use crate::failure::{Code, Failure};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Writes a file: the one that is named, or under its own name into a folder. Returns its path.
///
/// # Errors
/// [`Code::File`], [`Code::DiskFull`]; no half file is left.
pub(crate) fn write(path: &str, file_name: &str, bytes: &[u8]) -> Result<String, Failure> {
    let named = PathBuf::from(path);
    let path = if named.is_dir() { named.join(file_name) } else { named };
    write_beside(&path, bytes)?;
    Ok(path.display().to_string())
}

/// Writes beside the target and renames: the file is there whole, or as it was.
pub(crate) fn write_beside(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let refused = |error: std::io::Error| {
        let code = if error.kind() == std::io::ErrorKind::StorageFull { Code::DiskFull } else { Code::File };
        let message = format!("{} could not be written: {error}.", path.display());
        Failure::new(code, message, "Choose a folder you may write to, with room in it.")
    };
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let beside = path.with_file_name(format!(".{name}.part"));
    let write = || {
        let mut file = std::fs::File::create(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(&beside, path)
    };
    write().map_err(|error| {
        // What is left of a write that failed is of no use to anybody.
        let _ = std::fs::remove_file(&beside);
        refused(error)
    })
}

/// Bytes in hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
