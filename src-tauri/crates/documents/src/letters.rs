//! Letters as e-mail files (RFC 5322, UTF-8): opened by a mail program, looked at, and sent from there.

use domain::time::Instant;
use mail_builder::MessageBuilder;
use mail_builder::headers::HeaderType;
use mail_builder::headers::text::Text;

/// A letter that somebody will send by hand.
#[derive(Debug, Clone)]
pub struct Letter<'a> {
    /// Name and address of the sender.
    pub from: (&'a str, &'a str),
    /// Names and addresses of those it goes to.
    pub to: Vec<(&'a str, &'a str)>,
    /// Subject.
    pub subject: &'a str,
    /// Plain text.
    pub body: &'a str,
    /// When it was written.
    pub at: Instant,
    /// What makes its Message-ID its own.
    pub id: &'a str,
}

/// The file of a letter. `X-Unsent` lets a mail program open it for sending instead of as received.
pub fn eml(letter: &Letter<'_>) -> Vec<u8> {
    let host = letter.from.1.rsplit_once('@').map_or("localhost", |(_, host)| host);
    let to: Vec<(String, String)> =
        letter.to.iter().map(|(name, address)| (one_line(name), one_line(address))).collect();
    MessageBuilder::new()
        .message_id(format!("{}@{}", letter.id, one_line(host)))
        .date(letter.at.unix())
        .from((one_line(letter.from.0), one_line(letter.from.1)))
        .to(to)
        .subject(one_line(letter.subject))
        .header("X-Unsent", HeaderType::Text(Text::new("1")))
        .text_body(letter.body)
        .write_to_vec()
        .expect("writing to memory succeeds")
}

/// A header is one line: a break in what was typed must not begin another header.
pub(crate) fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_control())
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter<'a>(subject: &'a str, body: &'a str) -> String {
        let letter = Letter {
            from: ("Kererū IT", "support@kereru.example"),
            to: vec![("Ana Petrie", "ana@harbour.example"), ("Te Ātiawa", "desk@teatiawa.example")],
            subject,
            body,
            at: Instant::parse_rfc3339("2026-11-22T09:00:00Z").unwrap(),
            id: "019a",
        };
        String::from_utf8(eml(&letter)).unwrap()
    }

    #[test]
    fn a_letter_has_the_headers_a_mail_program_asks_for() {
        let text = letter("CyberMark Standard: what changes", "Dear Ana,\n\nkia ora.\n");
        let (head, _) = text.split_once("\r\n\r\n").unwrap();
        for header in [
            "From: ",
            "To: ",
            "Date: Sun, 22 Nov 2026 09:00:00 +0000",
            "Message-ID: <019a@kereru.example>",
            "MIME-Version: 1.0",
            "X-Unsent: 1",
            "Subject: CyberMark Standard: what changes",
        ] {
            assert!(head.contains(header), "{header} is not in\n{head}");
        }
        assert!(head.to_lowercase().contains("content-type: text/plain; charset=\"utf-8\""), "{head}");
        assert!(head.is_ascii(), "names outside ASCII are encoded words");
    }

    #[test]
    fn letters_of_any_script_come_back_from_the_file() {
        let body = "P1 response: 4 hours → 2 hours. Ngā mihi, Kererū IT. ".repeat(40);
        let text = letter("Änderung → Ōtāhuhu", &body);
        assert!(text.is_ascii(), "seven bits pass every mail server");
        assert!(text.lines().all(|line| line.len() <= 998), "no line is longer than RFC 5322 allows");
        assert!(text.contains("=?utf-8?"), "{text}");
    }

    #[test]
    fn a_line_break_in_a_subject_begins_no_header() {
        let text = letter("Change\r\nBcc: everybody@elsewhere.example", "x");
        assert!(!text.lines().any(|line| line.starts_with("Bcc:")), "{text}");
    }
}
