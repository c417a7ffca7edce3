//! A mail server of a test: aiosmtpd on the loopback, with certificates made for it.

use std::path::{Path, PathBuf};

use domain::mail::{MailSettings, Security};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use tempfile::TempDir;

use crate::python::python;
use crate::server::{Server, free_port};

/// What it is started with.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// How the line is kept secret.
    pub security: Security,
    /// User name and password it asks for.
    pub login: Option<(&'static str, &'static str)>,
}

/// On an open line, for everybody.
pub const OPEN: Wanted = Wanted { security: Security::None, login: None };

/// A mail server with its mailbox. `refused@…` is answered with 550, `busy@…` with 451, `slow@…` after a minute.
#[derive(Debug)]
pub struct MailServer {
    port: u16,
    wanted: Wanted,
    folder: TempDir,
    authority: String,
    running: Option<Server>,
}

impl MailServer {
    /// A server that is not running yet.
    pub fn stopped(wanted: Wanted) -> MailServer {
        let folder = tempfile::tempdir().expect("the temporary folder is writable");
        let authority = certificates(folder.path());
        MailServer { port: free_port(), wanted, folder, authority, running: None }
    }

    /// A server that is running.
    pub fn running(wanted: Wanted) -> MailServer {
        let mut server = Self::stopped(wanted);
        server.start();
        server
    }

    /// Starts it, on the port it always has.
    pub fn start(&mut self) {
        let (user, password) = self.wanted.login.unwrap_or_default();
        let mut program = python();
        program.args(["-c", include_str!("mail_server.py")]).arg(self.port.to_string()).arg(self.mailbox());
        program.args([self.wanted.security.key(), user, password]);
        program.arg(self.folder.path().join("server.pem")).arg(self.folder.path().join("server.key"));
        self.running = Some(Server::start(program, self.port, &self.folder.path().join("log")));
    }

    /// Its port on the loopback.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Certificate (PEM) of the authority that issued its own.
    pub fn authority(&self) -> &str {
        &self.authority
    }

    /// Settings that fit it, but for the authority.
    pub fn settings(&self) -> MailSettings {
        MailSettings {
            host: "127.0.0.1".to_owned(),
            port: self.port,
            security: self.wanted.security,
            in_the_clear: false,
            user_name: self.wanted.login.map(|(user, _)| user.to_owned()).unwrap_or_default(),
            sender_name: "Kererū IT".to_owned(),
            sender_address: "support@kereru.example".to_owned(),
            reply_to: String::new(),
            authorities: String::new(),
        }
    }

    /// The mails it has taken, the first one first, each with lines X-From and X-To in front.
    pub fn mails(&self) -> Vec<String> {
        let mut files: Vec<PathBuf> = std::fs::read_dir(self.mailbox())
            .expect("the mailbox is there")
            .map(|entry| entry.expect("a folder can be listed").path())
            .filter(|path| path.extension().is_some_and(|kind| kind == "eml"))
            .filter(|path| !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')))
            .collect();
        files.sort();
        files.iter().map(|path| std::fs::read_to_string(path).expect("mails are seven bits")).collect()
    }

    /// Whether it has been handed a mail to `slow@…`, and has not answered yet.
    pub fn is_thinking(&self) -> bool {
        self.mailbox().join("slow").exists()
    }

    fn mailbox(&self) -> PathBuf {
        let mailbox = self.folder.path().join("mailbox");
        std::fs::create_dir_all(&mailbox).expect("the test's folder is writable");
        mailbox
    }
}

/// Makes an authority and a certificate for 127.0.0.1 from it, and gives the authority's.
fn certificates(folder: &Path) -> String {
    let mut authority = CertificateParams::new(Vec::new()).expect("no names are no wrong names");
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = KeyPair::generate().expect("keys can be made");
    let authority = CertifiedIssuer::self_signed(authority, key).expect("an authority signs itself");
    let own = KeyPair::generate().expect("keys can be made");
    let names = vec!["127.0.0.1".to_owned()];
    let certificate =
        CertificateParams::new(names).expect("an address is a name").signed_by(&own, &authority);
    let certificate = certificate.expect("an authority signs");
    std::fs::write(folder.join("server.pem"), certificate.pem()).expect("the test's folder is writable");
    std::fs::write(folder.join("server.key"), own.serialize_pem()).expect("the test's folder is writable");
    authority.pem()
}
