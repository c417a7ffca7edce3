//! Servers of others, started by a test on the loopback and ended with it.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// A program that listens. It ends with this value, also when the test panics.
#[derive(Debug)]
pub struct Server {
    program: Child,
    port: u16,
    log: PathBuf,
}

impl Server {
    /// Starts `command`, which listens on `port` of the loopback, and waits until it does. What it says lies in `log`.
    pub fn start(mut command: Command, port: u16, log: &Path) -> Server {
        let said = File::create(log).expect("the test's folder is writable");
        let twin = said.try_clone().expect("an open file can be shared");
        let started = command.stdin(Stdio::null()).stdout(said).stderr(twin).spawn();
        let program = started.unwrap_or_else(|why| panic!("{command:?} could not be started: {why}"));
        let mut server = Server { program, port, log: log.to_path_buf() };
        server.wait_until_it_listens();
        server
    }

    /// The port it listens on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// What it has said so far.
    pub fn said(&self) -> String {
        let mut said = Vec::new();
        File::open(&self.log).and_then(|mut log| log.read_to_end(&mut said)).expect("the log is readable");
        String::from_utf8_lossy(&said).into_owned()
    }

    fn wait_until_it_listens(&mut self) {
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            let ended = self.program.try_wait().expect("a child can be asked");
            assert!(ended.is_none(), "the server ended at once ({ended:?}): {}", self.said());
            assert!(start.elapsed() < Duration::from_secs(60), "nobody listens yet: {}", self.said());
            std::thread::sleep(Duration::from_millis(30));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself, which is as good.
        let _already_gone = self.program.kill();
        let _status = self.program.wait();
    }
}

/// A port of the loopback nobody listens on. No two tests of a program get the same one.
pub fn free_port() -> u16 {
    static GIVEN: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    loop {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("the loopback has a free port");
        let port = listener.local_addr().expect("a bound listener has an address").port();
        if GIVEN.lock().expect("no test panics while it holds the ports").insert(port) {
            return port;
        }
    }
}
