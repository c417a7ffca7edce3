//! What has to be done so that a calendar on a server says what it should: only what changed is touched.

use std::collections::{BTreeMap, BTreeSet};

/// An entry as it was published last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Its path on the server.
    pub href: String,
    /// The version the server gave it.
    pub etag: String,
    /// Hash of what was published.
    pub hash: String,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// The entry it is about.
    pub uid: String,
    /// Its path on the server.
    pub href: String,
    /// What to do.
    pub doing: Doing,
    /// What somebody else did to it on the server, which is to be said.
    pub noticed: Option<Noticed>,
}

/// What to do with an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doing {
    /// Write it; nothing lies there.
    Create,
    /// Write it over what is there in this version.
    Update {
        /// The version that is there now.
        etag: String,
    },
    /// Remove what is there in this version.
    Delete {
        /// The version that is there now.
        etag: String,
    },
    /// It is gone here and there: forget that it was published.
    Forget,
}

/// What somebody else did on the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noticed {
    /// The entry was changed there; what is here goes over it.
    Changed,
    /// The entry was removed there; it is written again.
    Removed,
    /// Something lay there that was not published from here.
    WasThere,
}

/// Compares what should be there (`local`: hash by UID), what was published last (`known`, by UID) and what is there
/// (`remote`: version by path), and gives what to do, in order of UIDs. `calendar` is the path of the calendar; entries
/// nobody here knows stay untouched.
pub fn plan(
    calendar: &str,
    local: &BTreeMap<String, String>,
    known: &BTreeMap<String, Known>,
    remote: &BTreeMap<String, String>,
) -> Vec<Act> {
    let uids: BTreeSet<&String> = local.keys().chain(known.keys()).collect();
    let act = |uid: &String| {
        let before = known.get(uid);
        let href = before.map_or_else(|| path_of(calendar, uid), |known| known.href.clone());
        let there = remote.get(&href);
        let (doing, noticed) = match local.get(uid) {
            Some(hash) => written(hash, before, there)?,
            None => removed(before?, there),
        };
        Some(Act { uid: uid.clone(), href, doing, noticed })
    };
    uids.into_iter().filter_map(act).collect()
}

fn written(hash: &str, before: Option<&Known>, there: Option<&String>) -> Option<(Doing, Option<Noticed>)> {
    match (before, there) {
        (None, None) => Some((Doing::Create, None)),
        (None, Some(etag)) => Some((Doing::Update { etag: etag.clone() }, Some(Noticed::WasThere))),
        (Some(_), None) => Some((Doing::Create, Some(Noticed::Removed))),
        (Some(known), Some(etag)) if known.etag != *etag => {
            Some((Doing::Update { etag: etag.clone() }, Some(Noticed::Changed)))
        }
        (Some(known), Some(_)) if known.hash == hash => None,
        (Some(_), Some(etag)) => Some((Doing::Update { etag: etag.clone() }, None)),
    }
}

fn removed(before: &Known, there: Option<&String>) -> (Doing, Option<Noticed>) {
    match there {
        None => (Doing::Forget, None),
        Some(etag) => {
            let noticed = (before.etag != *etag).then_some(Noticed::Changed);
            (Doing::Delete { etag: etag.clone() }, noticed)
        }
    }
}

/// The path an entry gets.
fn path_of(calendar: &str, uid: &str) -> String {
    // A slash of the UID must not become one of the path.
    let name = uid.replace('%', "%25").replace('/', "%2F");
    canonical(&format!("{}/{name}.ics", calendar.trim_end_matches('/')))
}

/// A path in one spelling: servers write `@` as `%40` or as it is, and mean the same entry.
pub(super) fn canonical(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let escaped = behind.get(..2).filter(|_| *first == b'%');
        let code = escaped
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        let (byte, is_plain_slash) = match code {
            Some(byte) => {
                rest = &behind[2..];
                (byte, false)
            }
            None => {
                rest = behind;
                (*first, *first == b'/')
            }
        };
        if is_plain_slash || byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Entries as words: `uid=hash` here, `uid=hash:etag` published, `uid=etag` there.
    fn check(local: &str, known: &str, remote: &str, expected: &str) {
        let pairs = |text: &str| -> Vec<(String, String)> {
            let pair = |word: &str| word.split_once('=').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
            text.split_whitespace().map(pair).collect()
        };
        let local = pairs(local).into_iter().collect();
        let known = pairs(known).into_iter().map(|(uid, rest)| {
            let (hash, etag) = rest.split_once(':').unwrap();
            let href = path_of("/cal", &uid);
            (uid, Known { href, etag: etag.to_owned(), hash: hash.to_owned() })
        });
        let remote = pairs(remote).into_iter().map(|(uid, etag)| (path_of("/cal", &uid), etag)).collect();
        let acts = plan("/cal/", &local, &known.collect(), &remote);
        let words: Vec<String> = acts
            .iter()
            .map(|act| {
                let doing = match &act.doing {
                    Doing::Create => "create".to_owned(),
                    Doing::Update { etag } => format!("update@{etag}"),
                    Doing::Delete { etag } => format!("delete@{etag}"),
                    Doing::Forget => "forget".to_owned(),
                };
                let noticed = act.noticed.map(|noticed| format!("!{noticed:?}")).unwrap_or_default();
                format!("{} {doing}{noticed}", act.uid)
            })
            .collect();
        assert_eq!(words.join(", "), expected);
    }

    #[test]
    fn only_what_changed_is_touched() {
        check("a=1 b=2", "", "", "a create, b create");
        check("a=1 b=2", "a=1:x b=1:y", "a=x b=y", "b update@y");
        check("a=1", "a=1:x b=1:y", "a=x b=y stranger=s", "b delete@y");
        check("a=1", "a=1:x", "a=x stranger=s", "");
    }

    #[test]
    fn what_others_did_on_the_server_is_noticed() {
        check("a=1", "a=1:x", "a=z", "a update@z!Changed");
        check("a=1", "a=1:x", "", "a create!Removed");
        check("a=1", "", "a=z", "a update@z!WasThere");
        check("", "a=1:x b=1:y", "a=z", "a delete@z!Changed, b forget");
    }

    #[test]
    fn a_uid_of_any_letters_makes_one_path() {
        assert_eq!(path_of("/cal/", "MW-208.7@mspdesk"), "/cal/MW-208.7%40mspdesk.ics");
        assert_eq!(path_of("/cal", "a/../b ü%41"), "/cal/a%2F..%2Fb%20%C3%BC%2541.ics");
        assert_eq!(canonical("/c@l/a%2fb%7E!.ics"), canonical("/c%40l/a%2Fb~%21.ics"));
    }
}
