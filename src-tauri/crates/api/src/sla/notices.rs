//! Announcing a new version: whom it touches, what their letters say, and who was told.

use super::drafts::read_stored;
use super::notice_text::{self, Filled};
use super::notice_wire::{
    AnnouncementRow, AnnouncementView, Announcements, ClientNotice, NoticeContact, NoticeEvidence,
    NoticeFileOf, NoticeRecord, NoticeSave, NoticeTemplate, TouchedContract,
};
use super::versions::Exported;
use super::wire::PolicyOf;
use super::{policy_ref, row_of};
use crate::clients::client_ref;
use crate::context::{Context, the_provider, user_id, whose};
use crate::failure::{Code, Failure};
use crate::files;
use crate::wire::{Moment, Nothing};
use domain::clients::Client;
use domain::contracts::number_in_words;
use domain::contracts::schedule::list_in_words;
use domain::ids::{ClientId, NoticeId, PolicyVersionId};
use domain::problem::Problems;
use domain::sla::{IN_FORCE_FROM, Line, Policy, Priority, Section, changes};
use domain::zones::Zone;
use std::collections::{BTreeMap, BTreeSet};
use store::Reading;
use store::sla::notices::{self, Evidence, Touched};
use store::sla::{PolicyVersion, VersionState};

const TEMPLATE: &str = "notice";

/// Newest versions that some client should hear of.
pub fn announcements(context: &Context<'_>, _: Nothing) -> Result<Announcements, Failure> {
    context.read(|tx| to_announce(context, tx))
}

/// The same, for Home.
pub(crate) fn to_announce(context: &Context<'_>, tx: &Reading<'_>) -> Result<Announcements, Failure> {
    let mut rows = Vec::new();
    for policy in store::sla::policies(tx)?.iter().filter(|policy| policy.value.latest_number > 1) {
        let version = store::sla::version(tx, policy.value.latest)?.value;
        let touched = by_client(notices::touched(tx, version.id)?);
        if touched.is_empty() || version.state != VersionState::Published {
            continue;
        }
        let evidence = notices::evidence(tx, version.id)?;
        let was_told = |client: &&ClientId| evidence.iter().any(|own| own.client == **client);
        let told = touched.iter().map(|(client, _)| client).filter(was_told).count();
        rows.push(AnnouncementRow {
            policy: row_of(context, tx, &version)?,
            clients: count(touched.len()),
            told: count(told),
        });
    }
    rows.sort_by_key(|row| row.clients == row.told);
    Ok(Announcements { waiting: rows.iter().map(|row| row.clients - row.told).sum(), rows })
}

fn count(of: usize) -> i64 {
    i64::try_from(of).unwrap_or(i64::MAX)
}

/// Everything about announcing a version.
///
/// # Errors
/// [`Code::NotFound`].
pub fn announcement(context: &Context<'_>, of: PolicyOf) -> Result<AnnouncementView, Failure> {
    context.read(|tx| {
        let version = store::sla::version(tx, policy_ref(tx, &of.version_id)?)?.value;
        view(context, tx, &version)
    })
}

/// Keeps the letter of a client.
///
/// # Errors
/// [`Code::Invalid`] for a place that does not exist, [`Code::Conflict`].
pub fn save_notice(context: &Context<'_>, save: NoticeSave) -> Result<AnnouncementView, Failure> {
    notice_text::check(&save.subject, &save.body)
        .map_err(|problems| Failure::invalid("The letter was not kept.", problems))?;
    context.change(|tx, acts| {
        let (version, notice) = named(context, tx, &save.version_id, &save.client_id)?;
        let client = client_ref(tx, &save.client_id)?;
        let filled = filled(tx, &version, &notice)?;
        let (subject, body) =
            (notice_text::fill(&save.subject, &filled), notice_text::fill(&save.body, &filled));
        let letter = (subject.as_str(), body.as_str());
        notices::keep_letter(tx, version.id, client, letter, save.expected_version, context.now)?;
        acts.changed("notice", subject_of(&version, &notice), &notice.body, &body);
        view(context, tx, &version)
    })
}

/// Keeps the letter all letters begin as.
///
/// # Errors
/// [`Code::Invalid`] with every problem.
pub fn save_notice_template(context: &Context<'_>, save: NoticeTemplate) -> Result<NoticeTemplate, Failure> {
    let mut problems = Problems::default();
    problems.extend(notice_text::check(&save.subject, &save.body).err().unwrap_or_default());
    if !save.from.trim().is_empty() && !notice_text::is_address(&save.from) {
        problems.add("from", format!("\"{}\" is no e-mail address.", save.from));
    }
    problems.into_result(()).map_err(|problems| Failure::invalid("The template was not kept.", problems))?;
    context.change(|tx, acts| {
        let before = template(tx)?;
        let text = serde_json::to_string(&save).expect("three texts");
        store::provider::set(tx, TEMPLATE, &text, context.now)?;
        acts.changed("notice", "template", &before, &save);
        Ok(save)
    })
}

/// The letter of a client as an e-mail file.
///
/// # Errors
/// [`Code::Invalid`] without an address to send from or to, [`Code::File`].
pub fn notice_file(context: &Context<'_>, of: NoticeFileOf) -> Result<Exported, Failure> {
    let (version, notice, template, provider) = context.read(|tx| {
        let (version, notice) = named(context, tx, &of.version_id, &of.client_id)?;
        Ok((version, notice, template(tx)?, the_provider(tx)?.value.name))
    })?;
    let mut problems = Problems::default();
    if !notice_text::is_address(&template.from) {
        problems.add("from", "Say which address letters come from: an e-mail has a sender.");
    }
    let to: Vec<(&str, &str)> = notice
        .contacts
        .iter()
        .filter(|contact| !contact.email.is_empty())
        .map(|contact| (contact.name.as_str(), contact.email.as_str()))
        .collect();
    if to.is_empty() {
        problems.add("contacts", format!("No contact of {} has an e-mail address.", notice.client));
    }
    problems.into_result(()).map_err(|found| Failure::invalid("The e-mail was not written.", found))?;
    let bytes = documents::letters::eml(&documents::letters::Letter {
        from: (&provider, template.from.trim()),
        to,
        subject: &notice.subject,
        body: &notice.body,
        at: context.now,
        id: &NoticeId::new(context.now).to_string(),
    });
    let safe: String = notice.client.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let file_name = format!("{}-v{}-{safe}.eml", version.key, version.number);
    let path = if of.path.is_empty() { String::new() } else { files::write(&of.path, &file_name, &bytes)? };
    Ok(Exported { file_name, path, text: String::from_utf8_lossy(&bytes).into_owned() })
}

/// Notes that a client was told. What is noted stays.
///
/// # Errors
/// [`Code::Invalid`] with every problem, [`Code::NotNow`] for a client the version does not touch.
pub fn record_notice(context: &Context<'_>, of: NoticeRecord) -> Result<AnnouncementView, Failure> {
    context.change(|tx, acts| {
        let (version, notice) = named(context, tx, &of.version_id, &of.client_id)?;
        let zone = context.zone(the_provider(tx)?.value.zone);
        let mut problems = Problems::default();
        problems.require("recipients", &of.recipients, "Say who was told.");
        let told = crate::tickets::moment_in("told_at", &of.told_at, &zone, context.now);
        match &told {
            Ok(told) if *told > context.now => {
                problems.add(
                    "told_at",
                    format!("{} is still to come; evidence is of what was done.", of.told_at),
                );
            }
            Ok(_) => {}
            Err(failure) => problems.add("told_at", failure.message.clone()),
        }
        problems.into_result(()).map_err(|found| Failure::invalid("Nothing was noted.", found))?;
        let contracts: Vec<&str> = notice.contracts.iter().map(|own| own.number.as_str()).collect();
        let evidence = Evidence {
            id: NoticeId::new(context.now),
            version: version.id,
            client: client_ref(tx, &of.client_id)?,
            contracts: serde_json::to_string(&contracts).expect("a list of texts"),
            recipients: of.recipients.trim().to_owned(),
            channel: of.channel.key().to_owned(),
            told: told?,
            note: of.note.trim().to_owned(),
            sha256: notices::sha256(&notice.subject, &notice.body),
            subject: notice.subject.clone(),
            body: notice.body.clone(),
            by: user_id(tx)?,
            recorded: context.now,
        };
        notices::record(tx, &evidence, whose(tx)?)?;
        acts.entered("notice", subject_of(&version, &notice), &of);
        view(context, tx, &version)
    })
}

fn subject_of(version: &PolicyVersion, notice: &ClientNotice) -> String {
    format!("{} version {} to {}", version.key, version.number, notice.client)
}

/// A version, and the notice of one client it touches.
fn named(
    context: &Context<'_>,
    tx: &Reading<'_>,
    version: &str,
    client: &str,
) -> Result<(PolicyVersion, ClientNotice), Failure> {
    let version = store::sla::version(tx, policy_ref(tx, version)?)?.value;
    let client = client_ref(tx, client)?;
    let touched = by_client(notices::touched(tx, version.id)?).into_iter().find(|(own, _)| *own == client);
    let Some((client, touched)) = touched else {
        return Err(Failure::not_now(
            format!("No contract of this client is on an older version of {}.", version.name),
            "There is nothing to announce to it.",
        ));
    };
    let notice = notice(context, tx, &version, client, &touched)?;
    Ok((version, notice))
}

fn by_client(touched: Vec<Touched>) -> Vec<(ClientId, Vec<Touched>)> {
    let mut clients: Vec<(ClientId, Vec<Touched>)> = Vec::new();
    for own in touched {
        match clients.iter_mut().find(|(client, _)| *client == own.client) {
            Some((_, contracts)) => contracts.push(own),
            None => clients.push((own.client, vec![own])),
        }
    }
    clients
}

fn view(
    context: &Context<'_>,
    tx: &Reading<'_>,
    version: &PolicyVersion,
) -> Result<AnnouncementView, Failure> {
    let versions = store::sla::versions(tx, version.policy)?;
    let before = versions.iter().find(|own| own.value.number < version.number).map(|own| own.value.id);
    let clients = by_client(notices::touched(tx, version.id)?)
        .into_iter()
        .map(|(client, touched)| notice(context, tx, version, client, &touched))
        .collect::<Result<_, _>>()?;
    Ok(AnnouncementView {
        policy: row_of(context, tx, version)?,
        changes: before.map(|before| changes_since(tx, before, version)).transpose()?.unwrap_or_default(),
        template: template(tx)?,
        clients,
    })
}

fn notice(
    context: &Context<'_>,
    tx: &Reading<'_>,
    version: &PolicyVersion,
    client: ClientId,
    touched: &[Touched],
) -> Result<ClientNotice, Failure> {
    let zone = context.zone(the_provider(tx)?.value.zone);
    let stored = store::clients::get(tx, client)?.value;
    let template = template(tx)?;
    let letter = notices::letter(tx, version.id, client)?;
    let mut notice = ClientNotice {
        client_id: client.to_string(),
        client: stored.name.clone(),
        contracts: touched.iter().map(contract).collect(),
        contacts: contacts(&stored),
        subject: template.subject,
        body: template.body,
        version: 0,
        evidence: notices::evidence(tx, version.id)?
            .into_iter()
            .filter(|own| own.client == client)
            .map(|own| evidence(own, &zone))
            .collect(),
    };
    if let Some(letter) = letter {
        (notice.subject, notice.body, notice.version) = (letter.subject, letter.body, letter.version);
    } else {
        let filled = filled(tx, version, &notice)?;
        notice.subject = notice_text::fill(&notice.subject, &filled);
        notice.body = notice_text::fill(&notice.body, &filled);
    }
    Ok(notice)
}

fn contract(touched: &Touched) -> TouchedContract {
    TouchedContract {
        number: number_in_words(touched.number),
        id: touched.contract.to_string(),
        on_version: touched.on_number,
        since: touched.since.to_string(),
    }
}

fn contacts(client: &Client) -> Vec<NoticeContact> {
    let contact = |own: &domain::clients::Contact| NoticeContact {
        name: own.name.clone(),
        email: own.emails.first().cloned().unwrap_or_default(),
        roles: own.roles.iter().map(|role| role.key().to_owned()).collect(),
    };
    client.contacts.iter().map(contact).collect()
}

fn evidence(own: Evidence, zone: &Zone) -> NoticeEvidence {
    NoticeEvidence {
        channel: own.channel,
        told: Moment::new(own.told, zone),
        recipients: own.recipients,
        contracts: serde_json::from_str(&own.contracts).unwrap_or_default(),
        note: own.note,
        sha256: files::hex(&own.sha256),
        subject: own.subject,
        body: own.body,
        recorded: Moment::new(own.recorded, zone),
    }
}

/// What stands in the places of a client's letter.
fn filled(tx: &Reading<'_>, version: &PolicyVersion, notice: &ClientNotice) -> Result<Filled, Failure> {
    let numbers: Vec<&str> = notice.contracts.iter().map(|own| own.number.as_str()).collect();
    let names: Vec<&str> = notice.contacts.iter().map(|own| own.name.as_str()).collect();
    let greeted = if names.is_empty() { notice.client.clone() } else { names.join(", ") };
    let from = version.effective_from.map_or_else(|| "now".to_owned(), |date| format!("from {date}"));
    Ok([
        notice.client.clone(),
        greeted,
        numbers.join(", "),
        version.name.clone(),
        version.number.to_string(),
        from,
        holds(version, notice),
        changes_of(tx, version, notice)?,
        the_provider(tx)?.value.name,
    ])
}

/// A contract stays on the version it is on until a version of its own moves it: which day that will be, nobody has
/// agreed on yet.
fn holds(version: &PolicyVersion, notice: &ClientNotice) -> String {
    let from = version.effective_from.map(|date| format!("New contracts can take it from {date} on. "));
    let whose = match notice.contracts.as_slice() {
        [one] => format!("your contract {}", one.number),
        _ => "each of your contracts".to_owned(),
    };
    let on = |version: i64| {
        let numbers = notice.contracts.iter().filter(|own| own.on_version == version);
        let numbers: Vec<String> = numbers.map(|own| own.number.clone()).collect();
        format!("version {version} for {}", list_in_words(&numbers))
    };
    let versions: BTreeSet<i64> = notice.contracts.iter().map(|own| own.on_version).collect();
    let until_then = match versions.first().filter(|_| versions.len() == 1) {
        Some(version) => format!("version {version}"),
        None => list_in_words(&versions.into_iter().map(on).collect::<Vec<_>>()),
    };
    let stays =
        format!("It will hold for {whose} from the day we agree on with you; until then {until_then} holds.");
    format!("{}{stays}", from.unwrap_or_default())
}

/// What changes for a client: against the version its contracts stand on; apart where these differ.
fn changes_of(tx: &Reading<'_>, version: &PolicyVersion, notice: &ClientNotice) -> Result<String, Failure> {
    let mut by_version: BTreeMap<i64, Vec<&str>> = BTreeMap::new();
    for own in &notice.contracts {
        by_version.entry(own.on_version).or_default().push(&own.number);
    }
    let versions = store::sla::versions(tx, version.policy)?;
    let mut parts = Vec::new();
    for (number, contracts) in &by_version {
        let on = versions.iter().find(|own| own.value.number == *number);
        let on =
            on.ok_or_else(|| Failure::new(Code::Fault, "A contract stands on a version there is not.", ""))?;
        let lines = changes_since(tx, on.value.id, version)?;
        let lines = lines.iter().map(|line| format!("- {line}")).collect::<Vec<_>>().join("\n");
        parts.push(if by_version.len() == 1 {
            lines
        } else {
            format!("For {}:\n{lines}", contracts.join(", "))
        });
    }
    Ok(parts.join("\n\n"))
}

fn changes_since(
    tx: &Reading<'_>,
    before: PolicyVersionId,
    version: &PolicyVersion,
) -> Result<Vec<String>, Failure> {
    let before = read_stored(&store::sla::version(tx, before)?.value)?;
    let after = read_stored(version)?;
    let lines = changes(&before, &after);
    let told = lines.into_iter().filter(|line| line.what != IN_FORCE_FROM);
    Ok(told.map(|line| by_name(line, &[&after, &before]).in_words()).collect())
}

/// The line with its priority as it is published: clients know no keys.
fn by_name(line: Line, policies: &[&Policy; 2]) -> Line {
    match line.section {
        Section::Targets | Section::Priorities => {}
        Section::Head
        | Section::Calendar
        | Section::Terms
        | Section::Exclusions
        | Section::Assumptions
        | Section::Scoring => return line,
    }
    let rows = policies.iter().flat_map(|policy| &policy.priorities);
    let behind = |row: &Priority| {
        let rest = line.what.strip_prefix(row.key.as_str())?;
        (rest.is_empty() || rest.starts_with([' ', ','])).then(|| format!("{}{rest}", row.name))
    };
    // Of `P1` and `P1 night` the longer one is meant where both could be; of two names the new one.
    let mut named: Vec<(usize, String)> =
        rows.filter_map(|row| Some((row.key.as_str().len(), behind(row)?))).collect();
    named.sort_by_key(|(length, _)| std::cmp::Reverse(*length));
    match named.into_iter().next() {
        Some((_, what)) => Line { what, ..line },
        None => line,
    }
}

fn template(tx: &Reading<'_>) -> Result<NoticeTemplate, Failure> {
    let kept = store::provider::setting(tx, TEMPLATE)?;
    Ok(kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_else(notice_text::standard))
}
