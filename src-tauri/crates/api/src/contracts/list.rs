//! The list of contracts, as filtered: on the screen, and as a file.

use super::number_in_words;
use super::wire::ContractRow;
use crate::clients::{client_ref, window};
use crate::context::Context;
use crate::failure::Failure;
use crate::files::write_beside;
use crate::reports::Saved;
use crate::sla;
use crate::wire::{Choice, wire};
use domain::contracts::ContractStatus;
use domain::ids::{ClientId, PolicyVersionId};
use domain::sla::Tier;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use store::contracts::ContractFilter;
use store::{Reading, Window};

/// All there are.
const ALL: Window = Window { offset: 0, limit: u32::MAX };

/// More contracts than one client has.
const OF_A_CLIENT: Window = Window { offset: 0, limit: 1_000 };

wire! {
    /// Which contracts are wanted.
    #[derive(Default)]
    pub struct ContractsList {
        /// Part of a client's name or a number; empty for all.
        #[serde(default)]
        pub search: String,
        /// Key of a status; empty for all.
        #[serde(default)]
        pub status: String,
        /// A client, by its name or id; empty for all.
        #[serde(default)]
        pub client: String,
        /// A policy, by its key or the id of one of its versions; empty for all.
        #[serde(default)]
        pub policy: String,
        /// Key of a tier; empty for all.
        #[serde(default)]
        pub tier: String,
        /// Who answers for the client; empty for all.
        #[serde(default)]
        pub account_manager: String,
        /// From which on.
        #[serde(default)]
        pub offset: i64,
        /// How many at most; 0 for 100.
        #[serde(default)]
        pub limit: i64,
    }
}

wire! {
    /// A page of contracts, and what they can be narrowed by.
    pub struct ContractsPage {
        /// How many there are in all.
        pub total: i64,
        /// Those of the page.
        pub rows: Vec<ContractRow>,
        /// Policies that contracts are on, by a version of theirs.
        pub policies: Vec<Choice>,
        /// Tiers of those policies.
        pub tiers: Vec<String>,
        /// Everybody who answers for a client.
        pub account_managers: Vec<String>,
    }
}

wire! {
    /// The list as filtered, and where it is written to.
    pub struct ContractsSave {
        /// The file.
        pub path: String,
        /// Part of a client's name or a number; empty for all.
        #[serde(default)]
        pub search: String,
        /// Key of a status; empty for all.
        #[serde(default)]
        pub status: String,
        /// A client, by its name or id; empty for all.
        #[serde(default)]
        pub client: String,
        /// A policy, by its key or the id of one of its versions; empty for all.
        #[serde(default)]
        pub policy: String,
        /// Key of a tier; empty for all.
        #[serde(default)]
        pub tier: String,
        /// Who answers for the client; empty for all.
        #[serde(default)]
        pub account_manager: String,
    }
}

/// Contracts by number.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] for a filter that names nothing.
pub fn list(context: &Context<'_>, of: ContractsList) -> Result<ContractsPage, Failure> {
    context.read(|tx| {
        let used = Used::read(context, tx)?;
        let page = store::contracts::list(tx, &filter(tx, &used, &of)?, window(of.offset, of.limit))?;
        Ok(ContractsPage {
            total: i64::try_from(page.total).unwrap_or(i64::MAX),
            rows: rows(context, tx, page.rows)?,
            policies: used.policies(),
            tiers: used.tiers(),
            account_managers: store::clients::account_managers(tx)?,
        })
    })
}

/// Writes the list with the columns it shows.
///
/// # Errors
/// As [`list`]; [`crate::failure::Code::File`] when it cannot be written; no half file is left.
pub fn save_list(context: &Context<'_>, of: ContractsSave) -> Result<Saved, Failure> {
    if of.path.trim().is_empty() {
        return Err(Failure::field("path", "Say where the file is to be written."));
    }
    let asked = ContractsList {
        search: of.search,
        status: of.status,
        client: of.client,
        policy: of.policy,
        tier: of.tier,
        account_manager: of.account_manager,
        offset: 0,
        limit: 0,
    };
    let found = context.read(|tx| {
        let used = Used::read(context, tx)?;
        let page = store::contracts::list(tx, &filter(tx, &used, &asked)?, ALL)?;
        rows(context, tx, page.rows)
    })?;
    let heads =
        ["Contract", "Client", "Policy", "Version", "Tier", "State", "From", "Until", "Zone", "Monthly"];
    let cells = found.into_iter().map(|row| {
        vec![
            row.number,
            row.client,
            row.policy,
            row.policy_version.to_string(),
            row.tier,
            row.status,
            row.starts_on,
            row.ends_on.unwrap_or_default(),
            row.zone,
            row.monthly_fees.join(" + "),
        ]
    });
    write_beside(Path::new(&of.path), &documents::lists::csv(&heads, cells))?;
    Ok(Saved { path: of.path })
}

/// The versions of policies that contracts are on, with their tiers: the tier stands in the policy's text alone.
struct Used(Vec<(PolicyVersionId, domain::ids::PolicyId, String, Tier)>);

impl Used {
    fn read(context: &Context<'_>, tx: &Reading<'_>) -> Result<Self, Failure> {
        let used = store::contracts::versions_in_use(tx)?.into_iter().map(|(version, policy, name)| {
            Ok((version, policy, name, sla::laid_out(context, tx, version)?.policy.tier))
        });
        Ok(Self(used.collect::<Result<_, Failure>>()?))
    }

    fn policies(&self) -> Vec<Choice> {
        let mut policies: Vec<(domain::ids::PolicyId, Choice)> = Vec::new();
        for (version, policy, name, _) in &self.0 {
            if policies.iter().all(|(known, _)| known != policy) {
                policies.push((*policy, Choice { key: version.to_string(), name: name.clone() }));
            }
        }
        policies.into_iter().map(|(_, choice)| choice).collect()
    }

    fn tiers(&self) -> Vec<String> {
        let tiers: BTreeMap<&str, ()> = self.0.iter().map(|(.., tier)| (tier.key(), ())).collect();
        tiers.into_keys().map(str::to_owned).collect()
    }
}

fn filter(tx: &Reading<'_>, used: &Used, of: &ContractsList) -> Result<ContractFilter, Failure> {
    let given = |text: &String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let status = given(&of.status).map(|key| {
        ContractStatus::parse(&key)
            .ok_or_else(|| Failure::field("status", format!("\"{key}\" is not a status.")))
    });
    let policy = given(&of.policy).map(|policy| {
        let version = sla::policy_ref(tx, &policy)?;
        Ok::<_, Failure>(store::sla::version(tx, version)?.value.policy)
    });
    let versions = given(&of.tier).map(|key| {
        let tier = Tier::ALL.into_iter().find(|tier| tier.key() == key).ok_or_else(|| {
            Failure::field("tier", format!("\"{key}\" is no tier. Tiers are standard, gold and enhanced."))
        })?;
        let of_tier = used.0.iter().filter(|(.., own)| *own == tier);
        Ok::<_, Failure>(of_tier.map(|(version, ..)| *version).collect())
    });
    Ok(ContractFilter {
        client: given(&of.client).map(|client| client_ref(tx, &client)).transpose()?,
        status: status.transpose()?,
        typed: of.search.clone(),
        policy: policy.transpose()?,
        versions: versions.transpose()?,
        account_manager: given(&of.account_manager),
    })
}

/// The contracts of a client that a request may stand on, by the day it was received: those in force, behind them those
/// that are suspended, which take what is received meanwhile out of the SLA and count it there (domain rule 17), and
/// last those that are over.
pub(crate) fn covering_rows(
    tx: &Reading<'_>,
    client: ClientId,
) -> Result<Vec<store::contracts::ContractRow>, Failure> {
    let mut rows = Vec::new();
    for status in [ContractStatus::Active, ContractStatus::Suspended, ContractStatus::Ended] {
        let filter =
            ContractFilter { client: Some(client), status: Some(status), ..ContractFilter::default() };
        rows.extend(store::contracts::list(tx, &filter, OF_A_CLIENT)?.rows);
    }
    Ok(rows)
}

/// Rows of a list; each policy is looked at once.
pub(super) fn rows(
    context: &Context<'_>,
    tx: &Reading<'_>,
    found: Vec<store::contracts::ContractRow>,
) -> Result<Vec<ContractRow>, Failure> {
    let mut tiers: HashMap<PolicyVersionId, Tier> = HashMap::new();
    let mut rows = Vec::with_capacity(found.len());
    for one in found {
        let tier = match tiers.get(&one.policy_version) {
            Some(tier) => *tier,
            None => sla::laid_out(context, tx, one.policy_version)?.policy.tier,
        };
        tiers.insert(one.policy_version, tier);
        rows.push(row(one, tier));
    }
    Ok(rows)
}

pub(super) fn row(row: store::contracts::ContractRow, tier: Tier) -> ContractRow {
    ContractRow {
        id: row.id.to_string(),
        number: number_in_words(row.number),
        client_id: row.client.to_string(),
        client: row.client_name,
        policy: row.policy_name,
        policy_version: row.policy_version_number,
        tier: tier.key().to_owned(),
        status: row.status.key().to_owned(),
        zone: row.zone.name().to_owned(),
        starts_on: row.starts_on.to_string(),
        ends_on: row.ends_on.map(|date| date.to_string()),
        monthly_fees: row.monthly_fees.iter().map(ToString::to_string).collect(),
    }
}
