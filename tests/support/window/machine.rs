//! Everything around the window: a display, a session bus, the two drivers. Started for one test, ended with it.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::Duration;

use tempfile::TempDir;

/// The instant every test takes place at, a Thursday in Auckland: the same deadlines each day.
pub const NOW: &str = "2026-09-24T03:40:00Z";

pub struct Machine {
    /// Ended in this order: the drivers close the window before its display goes.
    _driver: Program,
    _bus: Program,
    _display: Program,
    home: TempDir,
    driver_port: u16,
}

impl Machine {
    pub fn start() -> Machine {
        let home = tempfile::tempdir().expect("the temporary folder is writable");
        let (display, number) = display(home.path());
        let (bus, address) = bus(home.path());
        let driver_port = free_port();
        let mut driver = Command::new(driver_program());
        driver.args(["--port", &driver_port.to_string(), "--native-port", &free_port().to_string()]);
        driver.env("DISPLAY", format!(":{number}")).env("DBUS_SESSION_BUS_ADDRESS", address);
        for (name, value) in the_window_sees(home.path()) {
            driver.env(name, value);
        }
        driver.stdout(file(&home.path().join("driver.out")));
        let driver = Program::start(driver, &home.path().join("driver.log"));
        Machine { _driver: driver, _bus: bus, _display: display, home, driver_port }
    }

    pub fn driver_address(&self) -> String {
        format!("http://127.0.0.1:{}", self.driver_port)
    }

    /// A folder of this test alone; the database lies in it.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    pub fn database(&self) -> PathBuf {
        database(self.home.path())
    }

    /// Somebody at a terminal, at the same database and the same moment; what `msp` answered.
    pub fn msp(&self, words: &[&str]) -> String {
        self.msp_at(NOW, words)
    }

    /// The same at another moment: the window's own clock stands still.
    pub fn msp_at(&self, now: &str, words: &[&str]) -> String {
        let mut msp = Command::new(program().with_file_name("msp"));
        msp.env("MSP_DESK_NOW", now).arg("--db").arg(self.database()).args(words);
        let answer = msp.output().expect("msp is built beside the window");
        assert!(answer.status.success(), "{words:?}: {}", String::from_utf8_lossy(&answer.stderr));
        String::from_utf8(answer.stdout).expect("msp writes text")
    }
}

/// The program under test: `cargo xtask test` names it; started by hand it lies beside this test.
pub fn program() -> PathBuf {
    if let Some(named) = std::env::var_os("MSP_DESK_BIN") {
        return PathBuf::from(named);
    }
    let me = std::env::current_exe().expect("the system knows which program runs");
    let profile = me.ancestors().nth(2).expect("cargo builds tests into target/<profile>/deps");
    profile.join("msp-desk")
}

fn driver_program() -> PathBuf {
    std::env::var_os("TAURI_DRIVER").map_or_else(|| PathBuf::from("tauri-driver"), PathBuf::from)
}

fn database(home: &Path) -> PathBuf {
    home.join("desk.db")
}

fn the_window_sees(home: &Path) -> Vec<(&'static str, String)> {
    let own_folder = |name: &str| home.join(name).display().to_string();
    vec![
        ("HOME", own_folder("home")),
        ("XDG_DATA_HOME", own_folder("data")),
        ("XDG_CONFIG_HOME", own_folder("config")),
        ("XDG_CACHE_HOME", own_folder("cache")),
        ("MSP_DESK_DB", database(home).display().to_string()),
        ("MSP_DESK_NOW", NOW.to_owned()),
        ("TZ", "Pacific/Auckland".to_owned()),
        ("LC_ALL", "C.UTF-8".to_owned()),
        ("GDK_BACKEND", "x11".to_owned()),
        ("NO_AT_BRIDGE", "1".to_owned()),
        // There is no graphics card to draw with. The DMA-BUF renderer stays on: without it WebKit's driver never
        // answers when it is asked for a picture.
        ("LIBGL_ALWAYS_SOFTWARE", "1".to_owned()),
    ]
}

/// A display on a number that is free: Xvfb picks it and tells.
fn display(home: &Path) -> (Program, String) {
    let mut xvfb = Command::new("Xvfb");
    xvfb.args(["-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset"]);
    Program::start_and_hear(xvfb, &home.join("display.log"))
}

fn bus(home: &Path) -> (Program, String) {
    let mut bus = Command::new("dbus-daemon");
    bus.args(["--session", "--nofork", "--nopidfile", "--print-address=1"]);
    Program::start_and_hear(bus, &home.join("bus.log"))
}

fn file(path: &Path) -> File {
    File::create(path).expect("the test's folder is writable")
}

/// A port nobody listens on. The system may name the same one again before its driver has bound it:
/// two windows that start at once would then be driven by each other's tests.
fn free_port() -> u16 {
    static GIVEN: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    loop {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("the loopback has a free port");
        let port = listener.local_addr().expect("a bound listener has an address").port();
        if GIVEN.lock().expect("no test panics while it holds the ports").insert(port) {
            return port;
        }
    }
}

/// A program that ends when the test does, by its own process id.
struct Program(Child);

impl Program {
    fn start(mut command: Command, log: &Path) -> Program {
        command.stdin(Stdio::null()).stderr(file(log));
        let name = command.get_program().to_string_lossy().into_owned();
        Program(command.spawn().unwrap_or_else(|error| {
            panic!("{name} could not be started ({error}); `cargo xtask test` installs what the window needs")
        }))
    }

    /// Starts a program that says on its first line where it is to be found.
    fn start_and_hear(mut command: Command, log: &Path) -> (Program, String) {
        command.stdout(Stdio::piped());
        let name = command.get_program().to_string_lossy().into_owned();
        let mut program = Program::start(command, log);
        let mut line = String::new();
        let said = program.0.stdout.take().expect("its stdout is a pipe");
        BufReader::new(said).read_line(&mut line).expect("its stdout is readable");
        assert!(!line.trim().is_empty(), "{name} ended before it was ready");
        (program, line.trim().to_owned())
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // tauri-driver ends the driver beneath it when it is asked to end, not when it is killed.
        let pid = self.0.id().to_string();
        let _asked = Command::new("kill").args(["-TERM", &pid]).status();
        for _ in 0..50 {
            if self.0.try_wait().is_ok_and(|status| status.is_some()) {
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        let _killed = self.0.kill();
        let _ended = self.0.wait();
    }
}
