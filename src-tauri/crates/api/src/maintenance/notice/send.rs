//! Telling clients: by mail through the outbox, as files for another mail program, and by hand.

use super::focus::Focus;
use super::letter::{Letter, Typed, letter, method};
use super::told::holds;
use super::view::{people, view};
use super::wire::{
    NoticeAddress, NoticeByHand, NoticeFiles, NoticeFilesSaved, NoticeSend, NoticesSent, WindowNotices,
};
use crate::context::{Acts, Context, the_provider, user_id, whose};
use crate::failure::{Code, Failure};
use crate::files;
use crate::mail::{self, Mail};
use documents::maintenance::{Entry, Form, Invitation, Method, Person, write_invitation};
use domain::clients::Client;
use domain::ids::WindowNoticeId;
use domain::maintenance::{Notice, NoticeChannel, Occasion, Urgency, number_in_words};
use domain::problem::Problems;
use domain::time::{Instant, Seconds};
use std::path::Path;
use store::maintenance::notices::{NewNotice, Way, record};
use store::{Reading, Writing};

/// What the outbox calls our mails.
pub(super) const KIND: &str = "maintenance_notice";

/// Nights on which the clocks change are written out this far.
const HORIZON: Seconds = Seconds::hours(24 * 366 * 2);

/// Sends the notice of an occurrence by mail: to some clients, or to all that still have to be told.
///
/// # Errors
/// [`Code::Invalid`] with every problem, [`Code::NotNow`] for a draft, without a mail server, or where there is nobody
/// to send to.
pub fn send_notice(context: &Context<'_>, of: NoticeSend) -> Result<NoticesSent, Failure> {
    context.change(|tx, acts| {
        let focus = Focus::read(context, tx, &of.id, &of.recurrence_id, of.months)?;
        focus.must_be_published()?;
        let (letters, left_out) = letters(context, tx, &focus, &of)?;
        if letters.is_empty() {
            return Err(nobody(&left_out));
        }
        let mut sent = Vec::new();
        for letter in letters {
            sent.push(letter.client.name.clone());
            send(context, tx, acts, &focus, letter)?;
        }
        Ok(NoticesSent { sent, left_out, notices: view(context, tx, &focus)? })
    })
}

fn nobody(left_out: &[String]) -> Failure {
    if left_out.is_empty() {
        Failure::not_now(
            "Everybody was told already, or their mail lies in the outbox.",
            "Name a client to send it once more.",
        )
    } else {
        Failure::not_now(
            format!("Nobody can be sent a notice. {}.", left_out.join(". ")),
            "Enter an address of a technical contact, or tell them by hand and record it.",
        )
    }
}

/// The letters to those who were named, or to all that still have to be told; and who was left out.
fn letters(
    context: &Context<'_>,
    tx: &Reading<'_>,
    focus: &Focus,
    of: &NoticeSend,
) -> Result<(Vec<Letter>, Vec<String>), Failure> {
    let typed = Typed { occasion: &of.occasion, subject: &of.subject, body: &of.body };
    let named = !of.clients.is_empty();
    let waiting = if named { Vec::new() } else { waiting(tx, focus)? };
    let (mut letters, mut left_out) = (Vec::new(), Vec::new());
    for place in focus.clients(tx, &of.clients)? {
        let party = &focus.plan.around.parties[place];
        let open = !focus.plan.notice(focus.place, &focus.occurrence, place).is_settled();
        if !named && (!open || waiting.contains(&party.id)) {
            continue;
        }
        let letter = letter(context, tx, focus, place, typed)?;
        if letter.to.is_empty() {
            left_out.push(format!("{}: no technical contact with mail", party.name));
        } else {
            letters.push(letter);
        }
    }
    Ok((letters, left_out))
}

/// Clients whose mail about what takes place now has not left yet.
fn waiting(tx: &Reading<'_>, focus: &Focus) -> Result<Vec<domain::ids::ClientId>, Failure> {
    use domain::mail::OutboxState::{Sending, Waiting};
    let planned = super::told::planned(focus.window(), &focus.occurrence);
    let holds = holds(&focus.occurrence);
    let evidence = focus.evidence(tx)?;
    let waits = evidence.iter().filter(|one| {
        matches!(one.mail, Some((Waiting | Sending, _))) && one.holds == holds && one.what.covers(&planned)
    });
    Ok(waits.map(|one| one.client).collect())
}

fn send(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    focus: &Focus,
    letter: Letter,
) -> Result<(), Failure> {
    let sender = mail::sender(tx)?;
    let organizer = Person { name: sender.sender_name, email: sender.sender_address };
    let calendar = calendar_part(context, focus, &letter, organizer);
    let calendar =
        calendar.as_ref().map(|(method, text)| mail::Invitation { method: *method, calendar: text });
    let id = WindowNoticeId::new(context.now);
    let outbox = mail::enqueue(
        context,
        tx,
        acts,
        &Mail {
            kind: KIND,
            subject_id: id.to_string(),
            to: letter.to.iter().map(|own| (own.name.clone(), own.email.clone())).collect(),
            subject: &letter.subject,
            body: &letter.body,
            invitation: calendar,
            attachments: &[],
        },
    )?;
    let notice = NewNotice {
        id,
        client: letter.client.id,
        occasion: letter.occasion,
        channel: NoticeChannel::Email,
        recipients: in_words(&letter.to),
        people: people(&letter.to),
        subject: letter.subject,
        body: letter.body,
        note: String::new(),
        way: Way::Mail(outbox),
        by: user_id(tx)?,
        recorded: context.now,
    };
    keep(tx, acts, focus, &notice, &letter.client)
}

/// Keeps the evidence, and writes the line of history.
fn keep(
    tx: &Writing<'_>,
    acts: &mut Acts,
    focus: &Focus,
    notice: &NewNotice,
    client: &Client,
) -> Result<(), Failure> {
    let about = focus.as_told();
    record(tx, notice, &about, whose(tx)?)?;
    let what = serde_json::json!({
        "client": client.name,
        "occasion": notice.occasion.key(),
        "channel": notice.channel.key(),
        "recipients": notice.recipients,
        "occurrences": about.len(),
        "sha256": files::hex(&store::maintenance::notices::sha256(&notice.subject, &notice.body)),
    });
    acts.entered("window", crate::maintenance::subject(focus.window()), &what);
    Ok(())
}

fn in_words(to: &[NoticeAddress]) -> String {
    to.iter().map(|own| format!("{} <{}>", own.name, own.email)).collect::<Vec<_>>().join(", ")
}

/// What a calendar program takes from the letter; nothing where the letter is about what is over.
fn calendar_part(
    context: &Context<'_>,
    focus: &Focus,
    letter: &Letter,
    organizer: Person,
) -> Option<(mail::Method, String)> {
    let method = method(letter.occasion)?;
    let row = focus.row();
    let invitation = Invitation {
        method,
        organizer,
        attendees: letter
            .to
            .iter()
            .map(|own| Person { name: own.name.clone(), email: own.email.clone() })
            .collect(),
        entry: Entry {
            window: focus.window(),
            created: row.published.unwrap_or(row.stored.changed),
            modified: row.stored.changed,
            url: None,
        },
        // A letter about a whole series brings it; one about one night brings that night.
        occurrence: (focus.about.len() == 1).then_some(focus.occurrence.recurrence_id),
        form: Form::Full,
        written_out_until: context.now.max(focus.occurrence.stretch.to) + HORIZON,
        sent: context.now,
    };
    let bytes = write_invitation(&invitation, context.desk.shelf.zones())?;
    let method = match method {
        Method::Request => mail::Method::Request,
        Method::Cancel => mail::Method::Cancel,
    };
    Some((method, String::from_utf8(bytes).expect("iCalendar is written as UTF-8")))
}

/// Writes the letters as e-mail files, for another mail program to send; nobody is told by that.
///
/// # Errors
/// [`Code::Invalid`] with every problem, [`Code::File`], [`Code::NotNow`] for a draft, without a sender, or where
/// there is nobody to write to.
pub fn save_notice(context: &Context<'_>, of: NoticeFiles) -> Result<NoticeFilesSaved, Failure> {
    let (letters, left_out) = context.read(|tx| {
        let focus = Focus::read(context, tx, &of.letters.id, &of.letters.recurrence_id, of.letters.months)?;
        focus.must_be_published()?;
        let (letters, left_out) = letters(context, tx, &focus, &of.letters)?;
        if letters.is_empty() {
            return Err(nobody(&left_out));
        }
        let (name, email) = from(tx)?;
        let number = number_in_words(focus.window().number);
        let day = focus.occurrence.recurrence_id.format("%Y-%m-%d");
        let written = letters.iter().map(|letter| {
            let organizer = Person { name: name.clone(), email: email.clone() };
            let calendar = calendar_part(context, &focus, letter, organizer);
            let safe: String =
                letter.client.name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
            let bytes = eml(context, (&name, &email), letter, calendar.as_ref());
            (format!("{number}-{day}-{safe}.eml"), bytes)
        });
        Ok((written.collect::<Vec<_>>(), left_out))
    })?;
    prepare(&of.path, letters.len())?;
    let paths = letters
        .iter()
        .map(|(name, bytes)| files::write(&of.path, name, bytes))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(NoticeFilesSaved { paths, left_out })
}

/// Makes the folder that letters are written into; a path that ends in `.eml` is a file, for one letter.
fn prepare(path: &str, letters: usize) -> Result<(), Failure> {
    let path = Path::new(path);
    let is_file = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("eml")) && !path.is_dir();
    match (is_file, letters) {
        (true, 1) => Ok(()),
        (true, _) => {
            let message =
                format!("{letters} letters are written into a folder, and {} is none.", path.display());
            Err(Failure::new(Code::File, message, "Choose a folder."))
        }
        (false, _) => std::fs::create_dir_all(path).map_err(|error| {
            let message = format!("The folder {} could not be made: {error}.", path.display());
            Failure::new(Code::File, message, "Choose a folder, or a file that ends in .eml for one letter.")
        }),
    }
}

/// Whom letters come from, and where answers to an invitation go: a letter without it could not be answered.
fn from(tx: &Reading<'_>) -> Result<(String, String), Failure> {
    let settings = store::mail::settings(tx)?.ok_or_else(|| {
        Failure::not_now(
            "No letters were written: nobody has said which address they come from.",
            "Say the sender under Settings, Mail, or with `msp mail set`.",
        )
    })?;
    Ok((settings.value.sender_name, settings.value.sender_address))
}

fn eml(
    context: &Context<'_>,
    from: (&str, &str),
    letter: &Letter,
    calendar: Option<&(mail::Method, String)>,
) -> Vec<u8> {
    let to: Vec<(&str, &str)> = letter.to.iter().map(|own| (own.name.as_str(), own.email.as_str())).collect();
    documents::mail::unsent(&documents::mail::Message {
        message_id: &format!("{}@{}", WindowNoticeId::new(context.now), host(from.1)),
        from,
        reply_to: None,
        to: &to,
        subject: &letter.subject,
        body: &letter.body,
        invitation: calendar.map(|(method, text)| mail::Invitation { method: *method, calendar: text }),
        attachments: &[],
        at: context.now,
    })
}

fn host(address: &str) -> &str {
    address.rsplit_once('@').map_or("localhost", |(_, host)| host)
}

/// Notes that clients were told by other ways. What is noted stays.
///
/// # Errors
/// [`Code::Invalid`] with every problem, [`Code::NotNow`] for a draft.
pub fn record_notice(context: &Context<'_>, of: NoticeByHand) -> Result<WindowNotices, Failure> {
    context.change(|tx, acts| {
        let focus = Focus::read(context, tx, &of.id, &of.recurrence_id, of.months)?;
        focus.must_be_published()?;
        let (channel, told) = checked(context, tx, &of)?;
        for place in focus.clients(tx, &of.clients)? {
            let notice = focus.plan.notice(focus.place, &focus.occurrence, place);
            let client = super::focus::client(tx, focus.plan.around.parties[place].id)?;
            let new = by_hand(context, tx, &focus, &of, (channel, told), &notice, place)?;
            keep(tx, acts, &focus, &new, &client)?;
        }
        let fresh = Focus::read(context, tx, &of.id, &of.recurrence_id, 0)?;
        view(context, tx, &fresh)
    })
}

fn checked(
    context: &Context<'_>,
    tx: &Reading<'_>,
    of: &NoticeByHand,
) -> Result<(NoticeChannel, Instant), Failure> {
    let zone = context.zone(the_provider(tx)?.value.zone);
    let mut problems = Problems::default();
    if of.clients.is_empty() {
        problems.add("clients", "Say which clients were told.");
    }
    problems.require("recipients", &of.recipients, "Say who was told.");
    let channel = NoticeChannel::parse(of.channel.trim());
    if channel.is_none() {
        let known = NoticeChannel::ALL.map(NoticeChannel::key).join(", ");
        problems.add("channel", format!("\"{}\" is no channel. These are: {known}.", of.channel));
    }
    let told = crate::tickets::moment_in("told_at", &of.told_at, &zone, context.now);
    match &told {
        Ok(told) if *told > context.now => {
            let message = format!("{} is still to come; evidence is of what was done.", of.told_at);
            problems.add("told_at", message);
        }
        Ok(_) => {}
        Err(failure) => problems.add("told_at", failure.message.clone()),
    }
    problems.into_result(()).map_err(|found| Failure::invalid("Nothing was noted.", found))?;
    Ok((channel.expect("a problem was added when it was not read"), told?))
}

/// What is kept of a telling by hand: the letter as it stands, for it says what the client was told.
fn by_hand(
    context: &Context<'_>,
    tx: &Reading<'_>,
    focus: &Focus,
    of: &NoticeByHand,
    (channel, told): (NoticeChannel, Instant),
    notice: &Notice,
    place: usize,
) -> Result<NewNotice, Failure> {
    let occasion = Occasion::of(notice, Urgency::of(&focus.window().kind), holds(&focus.occurrence));
    let typed = Typed { occasion: occasion.key(), subject: "", body: "" };
    let letter = letter(context, tx, focus, place, typed)?;
    let people = of.recipients.split([',', ';', '\n']).filter(|name| !name.trim().is_empty()).count();
    Ok(NewNotice {
        id: WindowNoticeId::new(context.now),
        client: letter.client.id,
        occasion,
        channel,
        recipients: of.recipients.trim().to_owned(),
        people: u32::try_from(people).unwrap_or(u32::MAX),
        subject: letter.subject,
        body: letter.body,
        note: of.note.trim().to_owned(),
        way: Way::ByHand(told),
        by: user_id(tx)?,
        recorded: context.now,
    })
}
