//! Published calendars in the database: targets, runs, and since when an occurrence stands where.

use super::store_stage::{NOW, Stage};
use chrono::NaiveDateTime;
use domain::ids::{ClientId, PublishTargetId, WindowId};
use domain::maintenance::{Place, PublishTarget, Scope, WhatIsPlanned};
use domain::time::{Instant, Seconds, Stretch};
use store::maintenance::publishing::{
    Run, Stands, insert_target, keep_standing, last_run, record_run, standing_of, target, targets,
};
use store::{Belongs, Noun, StoreError, maintenance};
use tests::windows::window;

fn hour(n: i64) -> Instant {
    NOW + Seconds::hours(n)
}

fn a_target(client: ClientId) -> PublishTarget {
    PublishTarget {
        id: PublishTargetId::new(NOW),
        name: "Web".to_owned(),
        place: Place::File("/srv/harbour.ics".to_owned()),
        scope: Scope::Client(client),
        redacted: false,
        is_notice: true,
        months: 24,
    }
}

fn night(window: WindowId, from: i64, to: i64, services: &[&str]) -> Stands {
    let recurrence_id: NaiveDateTime = "2026-09-26T22:00:00".parse().unwrap();
    let services = services.iter().map(|name| (*name).to_owned()).collect();
    let what = WhatIsPlanned { stretch: Stretch { from: hour(from), to: hour(to) }, services };
    Stands { client: None, window, recurrence_id, what }
}

#[test]
fn an_occurrence_stands_since_its_last_change() {
    let stage = Stage::set();
    let web = a_target(stage.client);
    let planned = window("208.a@mspdesk", "Pacific/Auckland", "2026-09-26T22:00", "2026-09-27T04:00");
    let stands = |at: i64, now_there: &[Stands]| {
        stage.store.write::<_, StoreError>(|tx| keep_standing(tx, web.id, now_there, hour(at))).unwrap();
    };
    stage
        .store
        .write::<_, StoreError>(|tx| {
            insert_target(tx, &web, NOW)?;
            maintenance::insert(tx, &planned, Some(NOW), Belongs::ToProvider, NOW).map(drop)
        })
        .unwrap();
    stands(0, &[night(planned.id, 100, 105, &["Mail"])]);
    stands(1, &[night(planned.id, 100, 105, &["Mail"])]);
    stands(2, &[night(planned.id, 100, 106, &["Mail"])]);
    stands(3, &[]);
    stands(4, &[night(planned.id, 100, 106, &["Mail", "Web"])]);
    // After it is over it is no longer published, and stood there to its end.
    stands(200, &[]);
    let id = night(planned.id, 0, 1, &[]).recurrence_id;
    let rows = stage.store.read::<_, StoreError>(|tx| standing_of(tx, planned.id, id)).unwrap();
    let told: Vec<(i64, Option<i64>, i64, usize)> = rows
        .iter()
        .map(|row| {
            let hours = |at: Instant| (at - NOW).0 / 3600;
            let standing = &row.standing;
            (
                hours(standing.since),
                standing.until.map(hours),
                hours(standing.what.stretch.to),
                standing.what.services.len(),
            )
        })
        .collect();
    assert_eq!(told, [(0, Some(2), 105, 1), (2, Some(3), 106, 1), (4, None, 106, 2)]);
}

#[test]
fn a_target_comes_back_as_it_was_stored_and_its_name_once() {
    let stage = Stage::set();
    let web = a_target(stage.client);
    let twin = PublishTarget { id: PublishTargetId::new(NOW), ..web.clone() };
    stage.store.write::<_, StoreError>(|tx| insert_target(tx, &web, NOW)).unwrap();
    let refused = stage.store.write::<_, StoreError>(|tx| insert_target(tx, &twin, NOW)).unwrap_err();
    assert!(matches!(refused, StoreError::Taken { what: Noun::PublishTarget }), "{refused}");
    let found = stage.store.read::<_, StoreError>(|tx| Ok((target(tx, web.id)?.value, targets(tx)?.len())));
    assert_eq!(found.unwrap(), (web, 1));
}

#[test]
fn the_last_run_of_a_target_is_told() {
    let stage = Stage::set();
    let web = a_target(stage.client);
    let run = |at, trouble: &str| Run {
        at: hour(at),
        written: 1,
        removed: 0,
        unchanged: 2,
        trouble: trouble.to_owned(),
    };
    stage
        .store
        .write::<_, StoreError>(|tx| {
            insert_target(tx, &web, NOW)?;
            record_run(tx, web.id, &run(0, "the disk is full"), stage.user)?;
            record_run(tx, web.id, &run(1, ""), stage.user)
        })
        .unwrap();
    let last = stage.store.read::<_, StoreError>(|tx| last_run(tx, web.id)).unwrap();
    assert_eq!(last, Some(run(1, "")));
}
