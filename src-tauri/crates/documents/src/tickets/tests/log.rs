//! The preset `servicenow-log`.

use super::check_log;

#[test]
fn the_first_state_after_new_is_the_first_response_and_every_row_gives_an_event() {
    check_log(
        "I1,New,0,13/3/2016 09:00,13/3/2016 09:01,3 - Moderate,Ann\n\
         I1,Active,1,13/3/2016 09:00,13/3/2016 09:30,3 - Moderate,Ben\n\
         I1,Active,2,13/3/2016 09:00,13/3/2016 09:40,3 - Moderate,Ben\n\
         I1,Resolved,3,13/3/2016 09:00,13/3/2016 11:00,3 - Moderate,Ben\n\
         I1,Closed,4,13/3/2016 09:00,18/3/2016 12:00,3 - Moderate,\n",
        "
I1 2016-03-13T09:00:00Z 3 - Moderate
  2016-03-13T09:01:00Z noted New by Ann
  2016-03-13T09:30:00Z first_response_asserted by Ben (first state after New)
  2016-03-13T09:40:00Z noted Active by Ben
  2016-03-13T11:00:00Z resolved by Ben
  2016-03-18T12:00:00Z closed",
    );
}

#[test]
fn rows_count_in_the_order_of_their_updates_and_ties_in_file_order() {
    check_log(
        "I1,Resolved,5,13/3/2016 09:00,13/3/2016 11:00,3,\n\
         I1,New,0,13/3/2016 09:00,13/3/2016 09:01,3,\n\
         I1,Active,2,13/3/2016 09:00,13/3/2016 09:10,3,\n\
         I1,Awaiting User Info,2,13/3/2016 09:00,13/3/2016 09:20,3,\n",
        "
I1 2016-03-13T09:00:00Z 3
  2016-03-13T09:01:00Z noted New
  2016-03-13T09:10:00Z first_response_asserted (first state after New)
  2016-03-13T09:20:00Z waiting_on_client
  2016-03-13T11:00:00Z resolved",
    );
}

#[test]
fn a_row_is_never_earlier_than_the_row_before_it() {
    check_log(
        "I1,New,0,13/3/2016 09:00,13/3/2016 08:50,3,\n\
         I1,Active,1,13/3/2016 09:00,13/3/2016 09:30,3,\n\
         I1,Resolved,2,13/3/2016 09:00,13/3/2016 09:20,3,\n",
        "
I1 2016-03-13T09:00:00Z 3
  2016-03-13T08:50:00Z noted New
  2016-03-13T09:30:00Z first_response_asserted (first state after New)
  2016-03-13T09:30:00Z resolved
  note: line 2, sys_updated_at: the row is earlier than the receipt of the ticket.
  note: line 4, sys_updated_at: the row is earlier than the one before it, whose time it takes: 2016-03-13T09:30:00Z.",
    );
}

#[test]
fn waits_end_with_the_next_other_state_and_a_finished_ticket_may_reopen() {
    check_log(
        "I1,Awaiting Vendor,0,13/3/2016 09:00,13/3/2016 09:10,3,\n\
         I1,Awaiting Problem,1,13/3/2016 09:00,13/3/2016 09:20,3,\n\
         I1,Active,2,13/3/2016 09:00,13/3/2016 09:30,3,\n\
         I1,Closed,3,13/3/2016 09:00,13/3/2016 09:40,3,\n\
         I1,Awaiting Evidence,4,13/3/2016 09:00,13/3/2016 09:50,3,\n\
         I1,Resolved,5,13/3/2016 09:00,13/3/2016 10:00,3,\n\
         I1,Resolved,6,13/3/2016 09:00,13/3/2016 10:10,3,\n",
        "
I1 2016-03-13T09:00:00Z 3
  2016-03-13T09:10:00Z first_response_asserted (first state after New)
  2016-03-13T09:10:00Z waiting_on_third_party
  2016-03-13T09:20:00Z noted Awaiting Problem
  2016-03-13T09:30:00Z working
  2016-03-13T09:40:00Z resolved (closed without a state Resolved)
  2016-03-13T09:40:00Z closed
  2016-03-13T09:50:00Z reopened
  2016-03-13T09:50:00Z waiting_on_third_party
  2016-03-13T10:00:00Z resolved
  2016-03-13T10:10:00Z noted Resolved",
    );
}

#[test]
fn a_changed_priority_keeps_the_word_and_an_unknown_state_changes_nothing() {
    check_log(
        "I1,New,0,13/3/2016 09:00,13/3/2016 09:10,3 - Moderate,\n\
         I1,-100,1,13/3/2016 09:00,13/3/2016 09:20,2 - High,\n\
         I1,New,2,13/3/2016 09:00,13/3/2016 09:30,2 - High,\n",
        "
I1 2016-03-13T09:00:00Z 3 - Moderate
  2016-03-13T09:10:00Z noted New
  2016-03-13T09:20:00Z priority_changed 2 - High
  2016-03-13T09:30:00Z noted New
  note: line 3, incident_state: \"-100\" is no state of an incident; the row is kept as a note.",
    );
}

#[test]
fn a_ticket_with_one_unreadable_row_is_refused_whole_and_the_others_are_read() {
    check_log(
        "I1,New,0,13/3/2016 09:00,13/3/2016 09:10,3,\n\
         I1,Active,one,13/3/2016 09:00,13/3/2016 09:20,3,\n\
         I2,New,0,13/3/2016 09:00,?,3,\n\
         I3,New,0,13/3/2016 09:00,13/3/2016 09:10\n\
         ,New,0,13/3/2016 09:00,13/3/2016 09:10,3,\n\
         I4,New,0,13/3/2016 09:00,13/3/2016 09:10,3,\n",
        "
I1 refused
  line 3, sys_mod_count: \"one\" is not the number of an update.
I2 refused
  line 4, sys_updated_at: the time is missing.
I3 refused
  line 5: the row has 5 columns, the header 7.
 refused
  line 6, number: the row names no ticket.
I4 2016-03-13T09:00:00Z 3
  2016-03-13T09:10:00Z noted New",
    );
}

#[test]
fn tickets_come_out_when_their_last_row_is_read_however_the_rows_are_mixed() {
    check_log(
        "I1,New,0,13/3/2016 09:00,13/3/2016 09:01,3,\n\
         I2,New,0,13/3/2016 09:00,13/3/2016 09:02,3,\n\
         I1,Active,1,13/3/2016 09:00,13/3/2016 09:03,3,\n\
         I3,New,0,13/3/2016 09:00,13/3/2016 09:04,3,\n\
         I2,Active,1,13/3/2016 09:00,13/3/2016 09:05,3,\n",
        "
I1 2016-03-13T09:00:00Z 3
  2016-03-13T09:01:00Z noted New
  2016-03-13T09:03:00Z first_response_asserted (first state after New)
I3 2016-03-13T09:00:00Z 3
  2016-03-13T09:04:00Z noted New
I2 2016-03-13T09:00:00Z 3
  2016-03-13T09:02:00Z noted New
  2016-03-13T09:05:00Z first_response_asserted (first state after New)",
    );
}
