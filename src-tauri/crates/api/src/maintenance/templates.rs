//! What new windows are made from: forms that were kept, and the preferred windows of policies in use.

use super::around::Around;
use super::settings_wire::{Removal, WindowTemplateSave, WindowTemplateView, WindowTemplates};
use super::wire::MaintenanceForm;
use crate::context::{Context, the_provider, whose};
use crate::failure::{Code, Failure};
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime};
use domain::calendar::Span;
use domain::ids::WindowTemplateId;
use domain::maintenance::{
    Impact, Rule, WallStretch, on_day, preferred_in_words, read_wall_clock, times_in_words,
};
use domain::problem::Problems;
use domain::sla::PreferredWindow;
use domain::zones::ZoneId;
use store::maintenance::Template;
use store::{Reading, Stored};

/// How far the next day of a template is looked for.
const DAYS_AHEAD: u64 = 400;

/// Our own by name, then the preferred windows of policies in use.
///
/// # Errors
/// Those of the file.
pub fn templates(context: &Context<'_>, _: crate::wire::Nothing) -> Result<WindowTemplates, Failure> {
    context.read(|tx| listed(context, tx))
}

fn listed(context: &Context<'_>, tx: &Reading<'_>) -> Result<WindowTemplates, Failure> {
    let today = context.zone(the_provider(tx)?.value.zone).date(context.now);
    let own = store::maintenance::templates(tx)?.into_iter();
    let mut rows = own.map(|stored| own_view(context, stored, today)).collect::<Result<Vec<_>, _>>()?;
    let around = Around::read(context, tx)?;
    let mut seen: Vec<(String, PreferredWindow)> = Vec::new();
    for terms in &around.terms {
        for window in &terms.policy.terms.preferred_windows {
            let key = (terms.policy.name.clone(), window.clone());
            if !seen.contains(&key) {
                rows.push(preferred_view(&terms.policy.name, window, today));
                seen.push(key);
            }
        }
    }
    let preferred = seen.first().map(|(_, window)| window.clone());
    let usual = next_on(&preferred.unwrap_or_else(saturday_night), today);
    Ok(WindowTemplates { rows, usual_starts: typed(usual.starts), usual_ends: typed(usual.ends) })
}

fn own_view(
    context: &Context<'_>,
    of: Stored<Template>,
    today: NaiveDate,
) -> Result<WindowTemplateView, Failure> {
    let form: MaintenanceForm = serde_json::from_str(&of.value.form).map_err(|error| {
        Failure::new(Code::Fault, format!("A stored template can no longer be read: {error}."), "")
    })?;
    let (form, when) = on_its_next_day(context, form, today);
    Ok(WindowTemplateView {
        id: of.value.id.to_string(),
        version: of.version,
        name: of.value.name,
        form,
        when,
    })
}

/// The form with its times on the next day on which they can be.
fn on_its_next_day(
    context: &Context<'_>,
    mut form: MaintenanceForm,
    today: NaiveDate,
) -> (MaintenanceForm, String) {
    let (Some(starts), Some(ends)) = (read_wall_clock(&form.starts), read_wall_clock(&form.ends)) else {
        return (form, String::new());
    };
    let mut wall = WallStretch { starts, ends };
    let zone = ZoneId::parse(&form.zone).unwrap_or(ZoneId::UTC);
    let rule = Rule::parse_in(&form.rule, starts, &context.zone(zone)).ok();
    let tomorrow = (today + Days::new(1)).and_time(starts.time());
    if starts < tomorrow {
        let next = rule.as_ref().and_then(|rule| rule.starts(starts, tomorrow).next());
        let same_weekday = || {
            let days =
                (7 + starts.weekday().num_days_from_monday() - tomorrow.weekday().num_days_from_monday()) % 7;
            tomorrow + Days::new(u64::from(days))
        };
        wall = wall.from(next.unwrap_or_else(same_weekday));
    }
    form.starts = typed(wall.starts);
    form.ends = typed(wall.ends);
    let when = times_in_words(&wall, rule.as_ref());
    (form, when)
}

/// What is usual where no policy says what it prefers: Saturday 22:00 to 04:00.
fn saturday_night() -> PreferredWindow {
    let span = Span::parse("22:00-04:00").expect("a span of two times");
    PreferredWindow { days: [false, false, false, false, false, true, false], span, zone: ZoneId::UTC }
}

/// The next night on which a window is preferred.
fn next_on(window: &PreferredWindow, today: NaiveDate) -> WallStretch {
    let falls = |day: &NaiveDate| window.days[day.weekday().num_days_from_monday() as usize];
    let day = (1..DAYS_AHEAD).map(|n| today + Days::new(n)).find(falls).unwrap_or(today);
    on_day(day, &window.span)
}

/// As a form has it: `2026-09-26T22:00`.
fn typed(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M").to_string()
}

fn preferred_view(policy: &str, window: &PreferredWindow, today: NaiveDate) -> WindowTemplateView {
    let wall = next_on(window, today);
    WindowTemplateView {
        id: String::new(),
        version: 0,
        name: format!("{}, {policy}", preferred_in_words(window)),
        form: MaintenanceForm {
            kind: "standard".to_owned(),
            impact: Impact::Degraded.key().to_owned(),
            zone: window.zone.name().to_owned(),
            starts: typed(wall.starts),
            ends: typed(wall.ends),
            whom: "all".to_owned(),
            ..MaintenanceForm::default()
        },
        when: times_in_words(&wall, None),
    }
}

/// Keeps a form as a template, or changes one.
///
/// # Errors
/// [`Code::Invalid`] without a name; `Taken` for one that is in use; `Conflict`.
pub fn save_template(context: &Context<'_>, save: WindowTemplateSave) -> Result<WindowTemplates, Failure> {
    let mut problems = Problems::default();
    problems.require("name", &save.name, "Give the template a name.");
    problems.into_result(()).map_err(|found| Failure::invalid("The template was not kept.", found))?;
    context.change(|tx, acts| {
        let name = save.name.trim().to_owned();
        let form = serde_json::to_string(&save.form).expect("a form is made of texts");
        match save.id.as_deref().filter(|id| !id.is_empty()) {
            None => {
                let template = Template { id: WindowTemplateId::new(context.now), name, form };
                store::maintenance::insert_template(tx, &template, whose(tx)?, context.now)?;
                acts.entered("window_template", &template.name, &save.form);
            }
            Some(id) => {
                let before = store::maintenance::template(tx, template_id(id)?)?.value;
                let template = Template { id: before.id, name, form };
                store::maintenance::update_template(tx, &template, save.expected_version, context.now)?;
                acts.changed("window_template", &template.name, &before.form, &save.form);
            }
        }
        listed(context, tx)
    })
}

/// Takes a template away.
///
/// # Errors
/// `NotFound`; `Conflict`.
pub fn remove_template(context: &Context<'_>, of: Removal) -> Result<WindowTemplates, Failure> {
    context.change(|tx, acts| {
        let before = store::maintenance::template(tx, template_id(&of.id)?)?.value;
        store::maintenance::remove_template(tx, before.id, of.expected_version, context.now)?;
        acts.changed("window_template", &before.name, &before.form, &"taken away");
        listed(context, tx)
    })
}

fn template_id(text: &str) -> Result<WindowTemplateId, Failure> {
    text.trim().parse().map_err(|_| Failure::not_found(format!("template \"{text}\"")))
}
