//! The letter to a client about an occurrence.

use super::focus::{Focus, addresses, client};
use super::text::{self, Filled};
use super::told::holds;
use super::view::changes_in_words;
use super::wire::{NoticeAddress, NoticeLetter, NoticeLetterOf};
use crate::context::{Context, the_provider};
use crate::failure::Failure;
use documents::moments::Moments;
use domain::clients::Client;
use domain::maintenance::{
    Category, Holds, Impact, Kind, Notice, Occasion, Occurrence, Outcome, Urgency, length_in_words,
    number_in_words,
};
use domain::problem::Problem;
use domain::time::Stretch;
use store::Reading;
use store::maintenance::notices::{template, template_of};

/// What somebody typed instead of the template; empty where nothing was.
#[derive(Debug, Clone, Copy)]
pub(super) struct Typed<'a> {
    pub occasion: &'a str,
    pub subject: &'a str,
    pub body: &'a str,
}

/// A letter, filled in.
pub(super) struct Letter {
    pub occasion: Occasion,
    pub subject: String,
    pub body: String,
    pub template: &'static str,
    pub to: Vec<NoticeAddress>,
    pub client: Client,
}

/// The letter to a client, as it would go out.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] for a place there is not, or a client that is not affected.
pub fn notice_letter(context: &Context<'_>, of: NoticeLetterOf) -> Result<NoticeLetter, Failure> {
    context.read(|tx| {
        let focus = Focus::read(context, tx, &of.id, &of.recurrence_id, of.months)?;
        let place = focus.clients(tx, std::slice::from_ref(&of.client))?[0];
        let typed = Typed { occasion: &of.occasion, subject: &of.subject, body: &of.body };
        let letter = letter(context, tx, &focus, place, typed)?;
        Ok(NoticeLetter {
            client_id: letter.client.id.to_string(),
            client: letter.client.name.clone(),
            occasion: letter.occasion.key().to_owned(),
            subject: letter.subject,
            body: letter.body,
            template: letter.template.to_owned(),
            to: letter.to,
            occurrences: super::told::count(focus.about.len()),
            method: method(letter.occasion).map(|method| method.name().to_owned()).unwrap_or_default(),
        })
    })
}

/// What the calendar part of a letter does at its reader.
pub(super) const fn method(occasion: Occasion) -> Option<documents::maintenance::Method> {
    match occasion {
        Occasion::Announcement | Occasion::Change | Occasion::Emergency => {
            Some(documents::maintenance::Method::Request)
        }
        Occasion::Cancellation => Some(documents::maintenance::Method::Cancel),
        Occasion::Done => None,
    }
}

/// The letter to the client at a place of the plan.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] with every problem of what was typed.
pub(super) fn letter(
    context: &Context<'_>,
    tx: &Reading<'_>,
    focus: &Focus,
    place: usize,
    typed: Typed<'_>,
) -> Result<Letter, Failure> {
    let notice = focus.plan.notice(focus.place, &focus.occurrence, place);
    let client = client(tx, focus.plan.around.parties[place].id)?;
    let occasion = match typed.occasion.trim() {
        "" => Occasion::of(&notice, Urgency::of(&focus.window().kind), holds(&focus.occurrence)),
        key => Occasion::parse(key).ok_or_else(|| unknown_occasion(key))?,
    };
    let (subject, body, template) = begins_as(tx, occasion, &client, typed)?;
    text::check(&subject, &body)
        .map_err(|found: Vec<Problem>| Failure::invalid("The letter cannot be sent.", found))?;
    let filled = filled(context, tx, focus, &notice, place, &client)?;
    Ok(Letter {
        occasion,
        subject: text::fill(&subject, &filled).trim().to_owned(),
        body: text::fill(&body, &filled),
        template,
        to: addresses(&client),
        client,
    })
}

pub(super) fn unknown_occasion(key: &str) -> Failure {
    let known = Occasion::ALL.map(Occasion::key).join(", ");
    Failure::field("occasion", format!("\"{key}\" is no occasion for a letter. These are: {known}."))
}

fn begins_as(
    tx: &Reading<'_>,
    occasion: Occasion,
    client: &Client,
    typed: Typed<'_>,
) -> Result<(String, String, &'static str), Failure> {
    let own = template(tx, occasion, Some(client.id))?.is_some();
    let kept = template_of(tx, occasion, client.id)?;
    let (subject, body, of) = match kept {
        Some(kept) => (kept.subject, kept.body, if own { "client" } else { "all" }),
        None => {
            let (subject, body) = text::built_in(occasion);
            (subject.to_owned(), body.to_owned(), "built_in")
        }
    };
    if typed.subject.trim().is_empty() && typed.body.trim().is_empty() {
        return Ok((subject, body, of));
    }
    let or = |typed: &str, kept: String| if typed.trim().is_empty() { kept } else { typed.to_owned() };
    Ok((or(typed.subject, subject), or(typed.body, body), "typed"))
}

/// What stands in the places, in the order of [`text::PLACES`].
fn filled(
    context: &Context<'_>,
    tx: &Reading<'_>,
    focus: &Focus,
    notice: &Notice,
    place: usize,
    client: &Client,
) -> Result<Filled, Failure> {
    let window = focus.window();
    let zone = context.zone(client.zone);
    let moments = Moments::new(client.locale.as_ref(), &zone);
    let Stretch { from, to } = focus.occurrence.stretch;
    let when: Vec<String> = focus.about.iter().map(|one| moments.stretch(one.stretch)).collect();
    let names: Vec<String> = addresses(client).into_iter().map(|own| own.name).collect();
    let said = match &window.kind {
        Kind::Standard => [const { String::new() }; 4],
        Kind::Emergency(said) => [
            category(said.category).to_owned(),
            said.reason.clone(),
            said.approver.clone(),
            said.requester.clone(),
        ],
    };
    let [category, reason, approver, requester] = said;
    let (changes, told) = before(focus, notice, place, &moments);
    Ok([
        client.name.clone(),
        if names.is_empty() { client.name.clone() } else { names.join(", ") },
        number_in_words(window.number),
        window.title.clone(),
        listed(&when),
        moments.moment(from),
        moments.moment(to),
        client.zone.name().to_owned(),
        lasts(&focus.about, &moments),
        if window.affected.services.is_empty() {
            "all services".to_owned()
        } else {
            window.affected.services.join(", ")
        },
        if window.words.is_empty() { impact(window.impact).to_owned() } else { window.words.clone() },
        changes,
        told,
        category,
        reason,
        approver,
        requester,
        outcome(focus, &moments),
        the_provider(tx)?.value.name,
    ])
}

/// `6 h`; of nights of several lengths the usual one, and each other beside its start:
/// `6 h; Saturday, 3 April 2027 at 22:00 NZDT: 7 h`.
fn lasts(about: &[Occurrence], moments: &Moments<'_>) -> String {
    let as_long = |as_one: &Occurrence| about.iter().filter(|one| one.lasts() == as_one.lasts()).count();
    // The first of those that are as frequent.
    let Some(usual) = about.iter().rev().max_by_key(|one| as_long(one)) else { return String::new() };
    let others = about.iter().filter(|one| one.lasts() != usual.lasts());
    let others =
        others.map(|one| format!("; {}: {}", moments.moment(one.stretch.from), length_in_words(one.lasts())));
    length_in_words(usual.lasts()) + &others.collect::<String>()
}

/// One line as it is, several as a list.
fn listed(lines: &[String]) -> String {
    match lines {
        [one] => one.clone(),
        many => many.iter().map(|line| format!("- {line}")).collect::<Vec<_>>().join("\n"),
    }
}

/// What differs from what the client was told last, and what that was.
fn before(focus: &Focus, notice: &Notice, place: usize, moments: &Moments<'_>) -> (String, String) {
    let client = focus.plan.around.parties[place].id;
    let told = focus.plan.book.told(focus.window(), focus.occurrence.recurrence_id, client);
    let last = told.iter().max_by_key(|one| one.at);
    let was = last.map(|last| moments.stretch(last.what.stretch)).unwrap_or_default();
    let changes = match (notice, last) {
        (Notice::TellAgain { changes, .. }, _) => changes_in_words(changes),
        (_, Some(last)) if holds(&focus.occurrence) == Holds::Yes => {
            changes_in_words(&last.what.changes_to(&super::told::planned(focus.window(), &focus.occurrence)))
        }
        _ => String::new(),
    };
    (changes, was)
}

/// `Saturday … – Sunday …: done. Two switches were replaced.`
fn outcome(focus: &Focus, moments: &Moments<'_>) -> String {
    let actuals = focus.plan.actuals(focus.window().id, focus.occurrence.recurrence_id);
    let Some((actual, (ended, outcome))) = actuals.first().and_then(|own| Some((own, own.ended?))) else {
        return String::new();
    };
    let when = moments.stretch(Stretch { from: actual.started, to: ended });
    let went = match outcome {
        Outcome::Done => "done",
        Outcome::PartlyDone => "done in part",
        Outcome::RolledBack => "done and taken back",
        Outcome::NotDone => "not done",
    };
    format!("{when}: {went}. {}", actual.words).trim().to_owned()
}

const fn category(of: Category) -> &'static str {
    match of {
        Category::SecurityPatch => "security patch",
        Category::Reliability => "reliability",
    }
}

const fn impact(of: Impact) -> &'static str {
    match of {
        Impact::None => "You should not notice anything.",
        Impact::Degraded => "Services may be slow or briefly interrupted.",
        Impact::Outage => "Services will not be available.",
    }
}
