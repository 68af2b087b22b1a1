//! Files and pipes: reading with what is packed unpacked, writing so that no half of a file is left.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use flate2::Compression;
use flate2::bufread::MultiGzDecoder;
use flate2::write::GzEncoder;
use tempfile::NamedTempFile;

use crate::exit::{Failure, Outcome};

/// Bytes read at once.
const BUFFER: usize = 128 << 10;

/// What a file packed with gzip begins with.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// Standard input, as people write and read it.
pub const STDIN: &str = "-";

/// An input that was opened.
pub struct Source {
    /// What messages call it.
    pub name: String,
    /// Its bytes, unpacked.
    pub reader: Box<dyn BufRead + Send>,
    /// How far it was read, in bytes on the disk.
    pub read: Arc<AtomicU64>,
    /// How large it is, where that is known.
    pub size: Option<u64>,
}

/// Whether a path stands for standard input.
pub fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == STDIN
}

/// Refuses to read two things from standard input.
pub fn check_stdin<'p>(paths: impl Iterator<Item = &'p Path>) -> Outcome {
    if paths.filter(|path| is_stdin(path)).count() > 1 {
        return Err(Failure::Usage("only one of the files can be standard input".to_owned()));
    }
    Ok(())
}

/// What messages call a path.
pub fn shown(path: &Path) -> String {
    if is_stdin(path) { "standard input".to_owned() } else { path.display().to_string() }
}

/// Whether the name of a path ends so, packed or not, in whatever case.
pub fn is_named(path: &Path, end: &str) -> bool {
    let name = path.to_string_lossy().to_ascii_lowercase();
    name.strip_suffix(".gz").unwrap_or(&name).ends_with(end)
}

/// Whether a file can be read twice.
pub fn is_regular(path: &Path) -> bool {
    !is_stdin(path) && fs::metadata(path).is_ok_and(|meta| meta.is_file())
}

/// Opens a file or standard input. What is packed with gzip is unpacked, whatever its name.
pub fn open(path: &Path) -> Outcome<Source> {
    let name = shown(path);
    let failed = |error: io::Error| Failure::reading(&name, &error);
    let (raw, size): (Box<dyn Read + Send>, _) = if is_stdin(path) {
        (Box::new(io::stdin()), None)
    } else {
        let file = File::open(path).map_err(failed)?;
        let meta = file.metadata().map_err(failed)?;
        if meta.is_dir() {
            return Err(Failure::unreadable(format!("`{name}` is a folder")));
        }
        (Box::new(file), meta.is_file().then_some(meta.len()))
    };
    let read = Arc::new(AtomicU64::new(0));
    let mut counted = Counted { raw, read: Arc::clone(&read) };
    // A pipe may hand out a byte at a time, so the first two are asked for by themselves.
    let mut start = Vec::with_capacity(2);
    (&mut counted).take(2).read_to_end(&mut start).map_err(failed)?;
    let packed = start == GZIP;
    let reader = BufReader::with_capacity(BUFFER, io::Cursor::new(start).chain(counted));
    let reader: Box<dyn BufRead + Send> = if packed {
        Box::new(BufReader::with_capacity(BUFFER, MultiGzDecoder::new(reader)))
    } else {
        Box::new(reader)
    };
    Ok(Source { name, reader, read, size })
}

/// Counts the bytes that pass.
struct Counted {
    raw: Box<dyn Read + Send>,
    read: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.raw.read(into)?;
        self.read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

/// Where results go.
pub struct Sink {
    name: String,
    target: Target,
}

enum Target {
    /// Standard output, or a device.
    Stream(BufWriter<Box<dyn Write>>),
    /// A file beside the one that is meant, which it replaces once it is whole.
    File(BufWriter<Packed>, PathBuf),
}

/// A new file, packed if its name says so.
enum Packed {
    Plain(NamedTempFile),
    Gzip(Box<GzEncoder<NamedTempFile>>),
}

impl Sink {
    /// Standard output.
    pub fn stdout() -> Self {
        let writer = BufWriter::with_capacity(BUFFER, Box::new(io::stdout().lock()) as Box<dyn Write>);
        Self { name: "standard output".to_owned(), target: Target::Stream(writer) }
    }

    /// A file that appears, or is replaced, only once [`Sink::finish`] is reached.
    pub fn create(path: &Path) -> Outcome<Self> {
        let name = path.display().to_string();
        let failed = |error: io::Error| Failure::writing(&name, &error);
        if is_stdin(path) {
            return Ok(Self::stdout());
        }
        // A link is followed, so that it is the file behind it that is replaced.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if path.exists() && !path.is_file() {
            let device = File::options().write(true).open(&path).map_err(failed)?;
            let writer = BufWriter::with_capacity(BUFFER, Box::new(device) as Box<dyn Write>);
            return Ok(Self { name, target: Target::Stream(writer) });
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let file = temporary(folder).map_err(failed)?;
        interrupted::remove_then(file.path());
        let packed = if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("gz")) {
            Packed::Gzip(Box::new(GzEncoder::new(file, Compression::default())))
        } else {
            Packed::Plain(file)
        };
        let writer = BufWriter::with_capacity(BUFFER, packed);
        Ok(Self { name, target: Target::File(writer, path) })
    }

    /// A file, or standard output where there is none.
    pub fn to(path: Option<&Path>) -> Outcome<Self> {
        path.map_or_else(|| Ok(Self::stdout()), Self::create)
    }

    /// What messages call it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Writes a text, and nothing behind it.
    pub fn put(mut self, text: &str) -> Outcome {
        self.write_all(text.as_bytes()).map_err(|error| Failure::writing(&self.name, &error))?;
        self.finish()
    }

    /// Writes out what is left, and puts a file into its place. One that was there keeps its permissions.
    pub fn finish(self) -> Outcome {
        let Self { name, target } = self;
        let failed = |error: io::Error| Failure::writing(&name, &error);
        match target {
            Target::Stream(mut writer) => writer.flush().map_err(failed),
            Target::File(writer, path) => {
                let packed = writer.into_inner().map_err(|error| failed(error.into_error()))?;
                let file = match packed {
                    Packed::Plain(file) => file,
                    Packed::Gzip(gzip) => gzip.finish().map_err(failed)?,
                };
                if let Ok(meta) = fs::metadata(&path) {
                    file.as_file().set_permissions(meta.permissions()).map_err(failed)?;
                }
                file.as_file().sync_all().map_err(failed)?;
                file.persist(&path).map_err(|error| failed(error.error))?;
                Ok(())
            }
        }
    }
}

/// A new file of the permissions that any new file gets.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".leadpact-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.target {
            Target::Stream(writer) => writer.write(bytes),
            Target::File(writer, _) => writer.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.target {
            Target::Stream(writer) => writer.flush(),
            Target::File(writer, _) => writer.flush(),
        }
    }
}

impl Write for Packed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(file) => file.write(bytes),
            Self::Gzip(gzip) => gzip.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(file) => file.flush(),
            Self::Gzip(gzip) => gzip.flush(),
        }
    }
}

/// What is half written when somebody presses Ctrl-C goes away.
mod interrupted {
    use super::{Mutex, Path, PathBuf, fs};

    /// The exit code of a program that was interrupted, as shells know it.
    const INTERRUPTED: i32 = 130;

    static HALF_WRITTEN: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

    pub fn remove_then(path: &Path) {
        let Ok(mut files) = HALF_WRITTEN.lock() else { return };
        files.push(path.to_owned());
        if files.len() == 1 {
            // Without a handler the file stays behind under its own name; the one that is meant is never touched.
            let _ = ctrlc::set_handler(|| {
                if let Ok(files) = HALF_WRITTEN.lock() {
                    files.iter().for_each(|file| drop(fs::remove_file(file)));
                }
                std::process::exit(INTERRUPTED);
            });
        }
    }
}
