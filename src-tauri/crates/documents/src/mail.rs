//! Mails as they leave (RFC 5322, MIME), with an invitation a calendar understands (iMIP, RFC 6047) and files.

use domain::time::Instant;
use mail_builder::MessageBuilder;
use mail_builder::headers::HeaderType;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::text::Text;
use mail_builder::mime::{BodyPart, MimePart};

use crate::letters::one_line;

/// A mail that will be sent.
#[derive(Debug, Clone)]
pub struct Message<'a> {
    /// Its Message-ID without angle brackets: the same for every try, so that a second copy can be recognised.
    pub message_id: &'a str,
    /// Name and address of the sender.
    pub from: (&'a str, &'a str),
    /// Where answers go; `None`: to the sender.
    pub reply_to: Option<&'a str>,
    /// Names and addresses of those it goes to.
    pub to: &'a [(&'a str, &'a str)],
    /// Subject.
    pub subject: &'a str,
    /// Plain text.
    pub body: &'a str,
    /// What a calendar program offers to put in or take out.
    pub invitation: Option<Invitation<'a>>,
    /// Files that come along.
    pub attachments: &'a [Attachment<'a>],
    /// When it was written.
    pub at: Instant,
}

/// An iCalendar object for the recipient's calendar. It stands beside the text as another form of it, which is what
/// Outlook and Google ask for.
#[derive(Debug, Clone, Copy)]
pub struct Invitation<'a> {
    /// What the recipient's calendar is to do with it; the same as METHOD in the object.
    pub method: Method,
    /// The object.
    pub calendar: &'a str,
}

/// Methods of iTIP (RFC 5546) a provider sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Invites, or says what has changed.
    Request,
    /// Takes back.
    Cancel,
}

impl Method {
    /// As the header and the object write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }
}

/// A file that comes along.
#[derive(Debug, Clone, Copy)]
pub struct Attachment<'a> {
    /// As it is offered for saving.
    pub file_name: &'a str,
    /// `application/pdf`.
    pub media_type: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
}

/// The bytes of a mail, with line ends as they cross the network. No line is longer than RFC 5322 allows, and nothing
/// in it needs more than seven bits.
pub fn message(of: &Message<'_>) -> Vec<u8> {
    written(of, headers(of))
}

/// The same as a file for somebody else's mail program: `X-Unsent` lets it open the file for sending instead of as
/// received. Without an address of the sender the program fills in its own.
pub fn unsent(of: &Message<'_>) -> Vec<u8> {
    written(of, headers(of).header("X-Unsent", HeaderType::Text(Text::new("1"))))
}

fn written<'a>(of: &Message<'a>, headers: MessageBuilder<'a>) -> Vec<u8> {
    headers.body(body(of)).write_to_vec().expect("writing to memory succeeds")
}

fn headers<'a>(of: &Message<'a>) -> MessageBuilder<'a> {
    let person = |(name, address): (&str, &str)| (one_line(name), one_line(address));
    let to: Vec<(String, String)> = of.to.iter().map(|own| person(*own)).collect();
    let mut builder = MessageBuilder::new()
        .message_id(one_line(of.message_id))
        .date(of.at.unix())
        .to(to)
        .subject(one_line(of.subject));
    if !of.from.1.is_empty() {
        builder = builder.from(person(of.from));
    }
    if let Some(reply_to) = of.reply_to {
        builder = builder.reply_to(one_line(reply_to));
    }
    builder
}

fn body<'a>(of: &Message<'a>) -> MimePart<'a> {
    let text = MimePart::new("text/plain", of.body);
    let said = match of.invitation {
        None => text,
        Some(invitation) => {
            let kind = ContentType::new("text/calendar")
                .attribute("charset", "utf-8")
                .attribute("method", invitation.method.name());
            // As bytes: a text's own line ends must come through unchanged, folded lines depend on them.
            let object = MimePart::new(kind, invitation.calendar.as_bytes());
            MimePart::new("multipart/alternative", BodyPart::Multipart(vec![text, object]))
        }
    };
    if of.attachments.is_empty() {
        return said;
    }
    let file = |own: &Attachment<'a>| {
        MimePart::new(one_line(own.media_type), own.bytes).attachment(one_line(own.file_name))
    };
    let parts = std::iter::once(said).chain(of.attachments.iter().map(file)).collect();
    MimePart::new("multipart/mixed", BodyPart::Multipart(parts))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CALENDAR: &str = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n";

    fn written(change: impl FnOnce(&mut Message<'_>)) -> String {
        let mut of = Message {
            message_id: "019a@kereru.example",
            from: ("Kererū IT", "support@kereru.example"),
            reply_to: None,
            to: &[("Ana \"A\" Petrie", "ana@harbour.example"), ("", "desk@harbour.example")],
            subject: "Wartung → Ōtāhuhu",
            body: "Tēnā koe Ana,\n\n.\nthe servers rest.\n",
            invitation: None,
            attachments: &[],
            at: Instant::parse_rfc3339("2026-11-22T09:00:00Z").unwrap(),
        };
        change(&mut of);
        String::from_utf8(message(&of)).unwrap()
    }

    #[test]
    fn the_message_id_is_the_one_that_is_given() {
        let text = written(|_| {});
        assert!(text.contains("Message-ID: <019a@kereru.example>\r\n"), "{text}");
        assert!(text.is_ascii() && text.lines().all(|line| line.len() <= 998), "{text}");
    }

    #[test]
    fn an_invitation_is_another_form_of_the_text() {
        let text = written(|of| {
            of.invitation = Some(Invitation { method: Method::Cancel, calendar: CALENDAR });
        });
        assert!(text.contains("Content-Type: multipart/alternative"), "{text}");
        let flat = text.replace("\r\n\t", " ").replace("\r\n ", " ").replace("\"", "").to_lowercase();
        assert!(flat.contains("content-type: text/calendar; charset=utf-8; method=cancel"), "{text}");
    }

    #[test]
    fn files_stand_behind_both_forms_of_the_text() {
        let text = written(|of| {
            of.invitation = Some(Invitation { method: Method::Request, calendar: CALENDAR });
            of.attachments =
                &[Attachment { file_name: "wartung-ō.pdf", media_type: "application/pdf", bytes: b"%PDF" }];
        });
        let places =
            ["multipart/mixed", "multipart/alternative", "text/plain", "text/calendar", "application/pdf"]
                .map(|part| text.find(part).unwrap_or_else(|| panic!("{part} is not in\n{text}")));
        assert!(places.is_sorted(), "{text}");
    }

    #[test]
    fn no_header_begins_in_a_subject_a_name_or_a_file_name() {
        let bad = "x\r\nBcc: all@elsewhere.example";
        let text = written(|of| {
            of.subject = bad;
            of.from.0 = bad;
            of.reply_to = Some("a@b.example\r\nBcc: all@elsewhere.example");
            of.attachments = &[Attachment {
                file_name: "x\r\nBcc: all@elsewhere.example",
                media_type: "text/plain\r\nBcc: all@elsewhere.example",
                bytes: b"",
            }];
        });
        assert!(!text.lines().any(|line| line.starts_with("Bcc:")), "{text}");
    }
}
