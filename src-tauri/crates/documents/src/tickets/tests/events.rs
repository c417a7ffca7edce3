//! The preset `events`.

use super::{FilePreset, check, check_events};

#[test]
fn events_carry_messages_pauses_agreed_paces_and_reasons() {
    let header = "ticket_external_id,event_at,event,value,actor,visibility,source,client,subject,category,queue,reason\n";
    let rows = "T1,2026-11-20T15:30:00-07:00,opened,P2,,,,Acme,Mail is down,Security,,\n\
        T1,2026-11-20T15:31:00-07:00,auto_reply,,robot,public,,,,,,\n\
        T1,2026-11-20T15:40:00-07:00,staff_reply,call the vendor,Ann,internal,,,,,,\n\
        T1,2026-11-20T15:50:00-07:00,staff_reply,,Ann,public,mailbox,,,,,\n\
        T1,2026-11-20T16:00:00-07:00,status,waiting on customer,,,,,,,,\n\
        T1,2026-11-20T16:10:00-07:00,customer_reply,,Kim,,,,,,,\n\
        T1,2026-11-20T16:20:00-07:00,priority,P1,,,,,,,,worse than it looked\n\
        T1,2026-11-20T16:30:00-07:00,cadence,2 business days,,,,,,,,\n\
        T1,2026-11-20T16:40:00-07:00,resolved,,,,,,,,,\n\
        T1,2026-11-20T16:50:00-07:00,excluded,third_party,,,,,,,,ISP outage\n\
        T2,2026-11-20T15:30:00-07:00,opened,Low,,,,Beta,,,Billing,\n\
        T2,2026-11-20T15:31:00-07:00,merged,T1,,,,,,,,\n";
    check(
        FilePreset::Events,
        "",
        &format!("{header}{rows}"),
        "
T1 of Acme 2026-11-20T22:30:00Z P2
  2026-11-20T22:31:00Z auto_reply by robot
  2026-11-20T22:40:00Z noted internal message: call the vendor by Ann
  2026-11-20T22:50:00Z staff_reply by Ann (mailbox)
  2026-11-20T23:00:00Z waiting_on_client
  2026-11-20T23:10:00Z client_reply by Kim
  2026-11-20T23:20:00Z priority_changed P1 worse than it looked
  2026-11-20T23:30:00Z cadence_agreed 2 business days
  2026-11-20T23:40:00Z resolved
  2026-11-20T23:50:00Z excluded third_party ISP outage
T2 of Beta 2026-11-20T22:30:00Z Billing
  2026-11-20T22:31:00Z merged T1",
    );
}

#[test]
fn events_are_put_in_order_of_time_and_ties_keep_the_order_of_the_file() {
    check_events(
        "T1,2026-11-20T12:00:00Z,resolved,,,,\n\
         T1,2026-11-20T10:00:00Z,opened,P1,,,\n\
         T1,2026-11-20T12:00:00Z,closed,,,,\n\
         T1,2026-11-20T09:59:00Z,ack,,,,\n",
        "
T1 2026-11-20T10:00:00Z P1
  2026-11-20T09:59:00Z acknowledged
  2026-11-20T12:00:00Z resolved
  2026-11-20T12:00:00Z closed
  note: line 5, event_at: the event is earlier than the receipt of the ticket on line 3.",
    );
}

#[test]
fn an_event_that_cannot_be_understood_says_what_would_be() {
    check_events(
        "T1,2026-11-20T10:00:00Z,opened,P1,,,\n\
         T1,2026-11-20T11:00:00Z,answered,,,,\n\
         T2,2026-11-20T10:00:00Z,opened,P1,,,\n\
         T2,2026-11-20T10:00:00Z,status,sleeping,,,\n\
         T3,2026-11-20T10:00:00Z,ack,,,,\n\
         T4,2026-11-20T10:00:00Z,opened,,,,\n\
         T5,2026-11-20T10:00:00Z,opened,P1,,,\n\
         T5,2026-11-20T10:00:00Z,opened,P1,,,\n\
         T6,soon,opened,P1,,,\n\
         T7,2026-11-20T10:00:00Z,opened,P1,,,\n\
         T7,2026-11-20T10:00:00Z,staff_reply,,,secret,\n",
        "
T1 refused
  line 3, event: \"answered\" is no event. Events are opened, ack, staff_reply, customer_reply, auto_reply, status, priority, cadence, note, resolved, reopened, closed, merged, excluded, included.
T2 refused
  line 5, value: \"sleeping\" is no status. A status is one of waiting_on_client, waiting_on_third_party, working.
T3 refused
  line 6, event: no row says when this ticket was opened, so no clock can start.
T4 refused
  line 7, event: the row has no priority: it stands in value, or a queue in queue.
T5 refused
  line 9, event: the ticket is opened a second time; the first is on line 8.
T6 refused
  line 10, event_at: \"soon\" is not a time.
T7 refused
  line 12, visibility: \"secret\" is neither public nor internal.",
    );
}

#[test]
fn the_guard_before_a_formula_is_taken_off() {
    check_events("T1,2026-11-20T10:00:00Z,opened,'-100,,,\n", "T1 2026-11-20T10:00:00Z -100");
}
