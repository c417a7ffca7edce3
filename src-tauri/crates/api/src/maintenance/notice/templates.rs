//! What letters about maintenance begin as.

use super::letter::unknown_occasion;
use super::text::{self, PLACES};
use super::wire::{LetterTemplateRow, LetterTemplateSave, LetterTemplates};
use crate::context::Context;
use crate::failure::Failure;
use crate::wire::{Choice, Nothing};
use domain::ids::ClientId;
use domain::maintenance::Occasion;
use store::Reading;
use store::maintenance::notices::{self, LetterTemplate};

/// What letters begin as, on every occasion.
///
/// # Errors
/// Those of the file.
pub fn notice_templates(context: &Context<'_>, _: Nothing) -> Result<LetterTemplates, Failure> {
    context.read(all)
}

/// Keeps a template, or drops it.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] for a place there is not, with its name; [`crate::failure::Code::Conflict`].
pub fn save_notice_template(
    context: &Context<'_>,
    save: LetterTemplateSave,
) -> Result<LetterTemplates, Failure> {
    let occasion = Occasion::parse(&save.occasion).ok_or_else(|| unknown_occasion(&save.occasion))?;
    let dropped = save.subject.trim().is_empty() && save.body.trim().is_empty() && save.expected_version > 0;
    if !dropped {
        text::check(&save.subject, &save.body)
            .map_err(|found| Failure::invalid("The template was not kept.", found))?;
    }
    context.change(|tx, acts| {
        let client = match save.client.trim() {
            "" => None,
            typed => Some(crate::clients::client_ref(tx, typed)?),
        };
        let before = notices::template(tx, occasion, client)?.map(|own| (own.subject, own.body));
        let kept = |text: &str| if dropped { String::new() } else { text.to_owned() };
        let template = LetterTemplate {
            occasion,
            client,
            subject: kept(save.subject.trim()),
            body: kept(&save.body),
            version: save.expected_version,
        };
        notices::keep_template(tx, &template, context.now)?;
        acts.changed("letter_template", occasion.key(), &before, &save);
        all(tx)
    })
}

fn all(tx: &Reading<'_>) -> Result<LetterTemplates, Failure> {
    let kept = notices::templates(tx)?;
    let mut rows = Vec::new();
    for occasion in Occasion::ALL {
        let of: Vec<&LetterTemplate> = kept.iter().filter(|own| own.occasion == occasion).collect();
        if of.first().is_none_or(|first| first.client.is_some()) {
            let (subject, body) = text::built_in(occasion);
            rows.push(row(tx, occasion, None, (subject, body, 0))?);
        }
        for own in of {
            rows.push(row(tx, occasion, own.client, (&own.subject, &own.body, own.version))?);
        }
    }
    let place = |(key, name): (&str, &str)| Choice { key: key.to_owned(), name: name.to_owned() };
    Ok(LetterTemplates { rows, placeholders: PLACES.map(place).to_vec() })
}

fn row(
    tx: &Reading<'_>,
    occasion: Occasion,
    client: Option<ClientId>,
    (subject, body, version): (&str, &str, i64),
) -> Result<LetterTemplateRow, Failure> {
    let name = match client {
        Some(id) => store::clients::get(tx, id)?.value.name,
        None => String::new(),
    };
    Ok(LetterTemplateRow {
        occasion: occasion.key().to_owned(),
        client_id: client.map(|id| id.to_string()).unwrap_or_default(),
        client: name,
        subject: subject.to_owned(),
        body: body.to_owned(),
        version,
    })
}
