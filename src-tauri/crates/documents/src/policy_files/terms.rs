//! The `[terms]` of a policy file: what the policy says besides targets, in its words and in the
//! values behind them.

use super::table::{Item, Table};
use super::{calendar, words};
use domain::calendar::Span;
use domain::money::{Currency, Money};
use domain::problem::Problem;
use domain::sla::{
    AdvancedTerms, CreditBand, CreditRounding, EmergencyCategory, EmergencyNotice, EscalationStep,
    PolicyTerms, PreferredWindow, Ratio, UptimeTarget, check_bands,
};
use domain::zones::ZoneId;

pub(super) fn read(table: &Table<'_>) -> PolicyTerms {
    let Some(own) = table.table("terms") else { return PolicyTerms::default() };
    let terms = PolicyTerms {
        support_hours: own.optional("support_hours"),
        maintenance: own.optional("maintenance"),
        notice_hours: own.number("notice_hours"),
        notice_where_practical: own.flag("notice_where_practical"),
        emergency_notice: words::read(
            &own,
            "emergency_notice",
            &words::EMERGENCIES,
            EmergencyNotice::default(),
        ),
        emergency_categories: emergency_categories(&own),
        preferred_windows: own.tables("preferred_windows").into_iter().filter_map(window).collect(),
        uptime: own.optional("uptime"),
        uptime_target: own.table("uptime_target").and_then(uptime_target),
        credits: own.optional("credits"),
        credit_bands: credit_bands(&own),
        credit_rounding: words::read(&own, "credit_rounding", &words::ROUNDINGS, CreditRounding::default()),
        claim_days: own.number("claim_days"),
        escalation: escalation(&own),
        advanced_support: own.optional("advanced_support"),
        advanced_terms: own.table("advanced_terms").and_then(advanced),
        client_duties: own.strings("client_duties"),
        required_contacts: words::read_list(&own, "requires_contacts", &words::CONTACT_ROLES),
        notes: own.strings("notes"),
    };
    own.finish();
    terms
}

/// Which emergencies `emergency_notice` speaks of; without it there is nothing to say of them.
fn emergency_categories(own: &Table<'_>) -> Vec<EmergencyCategory> {
    let key = "emergency_categories";
    let categories = words::read_list(own, key, &words::EMERGENCY_CATEGORIES);
    let said = own.text("emergency_notice").is_some_and(|text| text.text.trim() != "not said");
    if !said && !categories.is_empty() {
        own.problem(key, "emergencies are named, but emergency_notice does not say what their notice is.");
    }
    categories
}

fn window(table: Table<'_>) -> Option<PreferredWindow> {
    let key = table.required("days", "the window names no days. Write for example days = \"sat-sun\".");
    let hours =
        table.required("hours", "the window names no hours. Write for example hours = \"22:00-04:00\".");
    let zone = table.required("zone", "the window names no zone, such as Pacific/Auckland.");
    let days: Option<Vec<Vec<usize>>> = key.split(',').map(|part| calendar::days(part.trim())).collect();
    if days.is_none() && !key.is_empty() {
        table.problem(
            "days",
            format!("{key:?} are no days. Days are mon to sun, a range such as sat-sun, or several."),
        );
    }
    let span = Span::parse(&hours);
    if span.is_none() && !hours.is_empty() {
        table
            .problem("hours", format!("{hours:?} is not a span of time. Write for example \"22:00-04:00\"."));
    }
    let zone = if zone.is_empty() {
        None
    } else {
        ZoneId::parse(&zone).map_err(|refused| table.problem("zone", refused)).ok()
    };
    table.finish();
    let mut chosen = [false; 7];
    for day in days?.concat() {
        chosen[day] = true;
    }
    Some(PreferredWindow { days: chosen, span: span?, zone: zone? })
}

/// A share in percent, `99.5%`; a problem where it cannot be read.
fn ratio(table: &Table<'_>, key: &'static str) -> Option<Ratio> {
    let text = table.text(key)?;
    let ratio = Ratio::parse(text.text);
    if ratio.is_none() {
        let message = format!(
            "{:?} is no share of a whole. Write for example \"99.5%\", with four decimals at most.",
            text.text
        );
        table.problem(key, message);
    }
    ratio
}

fn uptime_target(table: Table<'_>) -> Option<UptimeTarget> {
    if !table.has("ratio") {
        table.problem("ratio", "the uptime target names no share. Write for example ratio = \"99.5%\".");
    }
    let ratio = ratio(&table, "ratio");
    let service = table.required("service", "the uptime target names no service it is promised for.");
    table.finish();
    Some(UptimeTarget { ratio: ratio?, service })
}

fn credit_bands(own: &Table<'_>) -> Vec<CreditBand> {
    let tables = own.tables("credit_bands");
    let read: Vec<Option<CreditBand>> = tables.iter().map(band).collect();
    let all_read = read.iter().all(Option::is_some);
    let bands: Vec<CreditBand> = read.into_iter().flatten().collect();
    // Edges that could not be read would only give gaps that nobody wrote.
    if all_read {
        for problem in check_bands(&bands).err().unwrap_or_default() {
            own.document.problem(place(&tables, &problem), &own.field(&problem.field), &problem.message);
        }
    }
    tables.into_iter().for_each(Table::finish);
    bands
}

fn band(table: &Table<'_>) -> Option<CreditBand> {
    let edge = |key: &'static str| if table.has(key) { ratio(table, key).map(Some) } else { Some(None) };
    if !table.has("credit") {
        table.problem("credit", "the band credits nothing. Write for example credit = \"5%\".");
    }
    let (at_least, below, credit) = (edge("at_least"), edge("below"), ratio(table, "credit"));
    let words = table.optional("words");
    Some(CreditBand { at_least: at_least?, below: below?, credit: credit?, words })
}

/// Where the band that a problem is about begins.
fn place(tables: &[Table<'_>], problem: &Problem) -> usize {
    let index = problem.field.split(['[', ']']).nth(1).and_then(|index| index.parse::<usize>().ok());
    index.and_then(|index| tables.get(index)).map_or(0, |table| table.at)
}

/// A step is its words, or a table with its name too.
fn escalation(own: &Table<'_>) -> Vec<EscalationStep> {
    let mut steps = Vec::new();
    for item in own.items("escalation") {
        steps.push(match item {
            Item::Text(text) => EscalationStep { name: String::new(), words: text.text.trim().to_owned() },
            Item::Table(table) => {
                let name = table.required("name", "the step has no name, such as \"Tier 1\".");
                let step = EscalationStep { name, words: table.optional("words") };
                table.finish();
                step
            }
        });
    }
    steps
}

fn advanced(table: Table<'_>) -> Option<AdvancedTerms> {
    let code = table.required("currency", "the fee names no currency, such as \"CAD\".");
    let currency = Currency::parse(&code);
    if currency.is_none() && !code.is_empty() {
        table.problem(
            "currency",
            format!("{code:?} is no currency. Write its three letters, such as \"CAD\"."),
        );
    }
    let amount = table.required("rate", "the fee names no amount. Write for example rate = \"85.00\".");
    let rate = currency.and_then(|currency| Money::parse(&amount, currency)).filter(|rate| rate.minor >= 0);
    if rate.is_none() && currency.is_some() && !amount.is_empty() {
        table.problem("rate", format!("{amount:?} is no amount of money. Write for example \"85.00\"."));
    }
    let minutes = |key: &'static str, default: u32| {
        let minutes = table.number(key).unwrap_or(default);
        if minutes == 0 {
            table.problem(key, format!("{key} is 0; it takes at least one minute."));
        }
        minutes
    };
    let per_minutes = minutes("per_minutes", 60);
    let block_minutes = minutes("block_minutes", per_minutes);
    let minimum_minutes = table.number("minimum_minutes").unwrap_or(0);
    let permission_first = table.flag("permission_first");
    let causes = words::read_list(&table, "causes", &words::CAUSES);
    table.finish();
    Some(AdvancedTerms { rate: rate?, per_minutes, block_minutes, minimum_minutes, permission_first, causes })
}
