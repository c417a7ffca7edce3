//! A client is told by mail, and a calendar is published and brought in: the last three steps of a window.

use tests::mail_server::{MailServer, OPEN};
use tests::window::{Machine, Window, in_a_window};

const CLIENT: &str = "Harbour Dental";

/// A client with a technical contact, a mail server on this machine, and a window on Saturday night.
fn a_window_to_tell_of(machine: &Machine, server: &MailServer) {
    let company = ["--company", "Kererū IT", "--country", "NZ", "--zone", "Pacific/Auckland"];
    machine.msp(&[&["init"], &company[..], &["--preset", "cybermark-standard"]].concat());
    let contact = "Ana Pohatu <ana@harbour.example> technical, backup";
    machine.msp(&["clients", "add", "--name", CLIENT, "--zone", "Pacific/Auckland", "--contact", contact]);
    let contract = ["--client", CLIENT, "--policy", "cybermark-standard", "--starts", "2026-01-01"];
    machine.msp(&[&["contracts", "add"], &contract[..]].concat());
    machine.msp(&["contracts", "activate", "K-0001"]);
    let port = server.settings().port.to_string();
    let host = ["--host", "127.0.0.1", "--port", &port, "--security", "none"];
    machine.msp(&[&["mail", "set"], &host[..], &["--from", "support@kereru.example"]].concat());
    let times = ["--starts", "2026-09-26T22:00", "--ends", "2026-09-27T04:00", "--zone", "Pacific/Auckland"];
    machine.msp(
        &[&["maintenance", "plan", "--title", "Core switch firmware"], &times[..], &["--publish"]].concat(),
    );
}

#[test]
fn a_client_is_told_by_mail_and_calendars_are_published_and_brought_in() {
    let server = MailServer::running(OPEN);
    in_a_window(
        "told",
        |machine| a_window_to_tell_of(machine, &server),
        async |window| {
            window.part("home").await;
            window.says("home-notices", "Core switch firmware").await;
            tested(window, &server).await;
            told(window, &server).await;
            published(window).await;
            brought_in(window).await;
        },
    );
}

/// The test button sends a mail, and says that it did.
async fn tested(window: &Window, server: &MailServer) {
    window.click("nav-settings").await;
    window.click("settings-mail").await;
    window.part("mail").await;
    window.click("mail-test").await;
    window.part("mail-tested").await;
    no_barrier(window).await;
    window.picture("tested").await;
    assert_eq!(server.mails().len(), 1);
}

/// The letter is looked at and sent; the window's own clockwork hands the mail over, and only then the client counts as told.
async fn told(window: &Window, server: &MailServer) {
    window.click("nav-maintenance").await;
    window.click("maintenance-bar-MW-1").await;
    window.says("notice-last-moment", "Thu 24 Sep").await;
    window.says(&format!("notice-client-{CLIENT}"), "Not sent").await;
    no_barrier(window).await;
    window.click("notice-send-next").await;
    window.part("notice-letter").await;
    no_barrier(window).await;
    window.picture("letter").await;
    window.click("notice-send").await;
    window.until("the server has the notice", async || server.mails().len() == 2).await;
    let mail = server.mails().pop().expect("the notice");
    assert!(mail.contains("X-To: ana@harbour.example") && mail.contains("text/calendar"), "{mail}");
    window.says(&format!("notice-client-{CLIENT}"), "Sent").await;
    window.picture("told").await;
}

async fn published(window: &Window) {
    let file = window.machine().home().join("maintenance.ics");
    elsewhere(window, "publishing").await;
    window.click("publish-new").await;
    window.fill("publish-field-name", "Web").await;
    window.fill("publish-field-place", &file.display().to_string()).await;
    no_barrier(window).await;
    window.click("publish-save").await;
    window.click("publish-one-Web").await;
    window.says("publish-target-Web", "current").await;
    no_barrier(window).await;
    window.picture("published").await;
    let calendar = std::fs::read_to_string(&file).expect("the file was published");
    assert!(calendar.contains("SUMMARY:Core switch firmware"), "{calendar}");
}

/// Somebody else's calendar becomes drafts; what it holds that cannot be planned is said.
async fn brought_in(window: &Window) {
    let file = window.machine().home().join("theirs.ics");
    let event = |uid: &str, title: &str, rule: &str| {
        format!(
            "BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20260901T000000Z\r\nDTSTART:20261003T100000Z\r\nDTEND:20261003T120000Z\r\nSUMMARY:{title}\r\n{rule}END:VEVENT\r\n"
        )
    };
    let events =
        event("1@theirs", "Router swap", "") + &event("2@theirs", "Every second", "RRULE:FREQ=SECONDLY\r\n");
    let calendar =
        format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//theirs//EN\r\n{events}END:VCALENDAR\r\n");
    std::fs::write(&file, calendar).expect("the home can be written");
    elsewhere(window, "import").await;
    window.fill("calendar-import-path", &file.display().to_string()).await;
    window.click("calendar-import-look").await;
    window.says("calendar-import-preview", "Router swap").await;
    window.says("calendar-import-left-out", "SECONDLY").await;
    no_barrier(window).await;
    window.picture("import").await;
    window.click("calendar-import-take").await;
    window
        .until("the window is planned", async || {
            window.machine().msp(&["maintenance", "list", "--to", "2026-10-31"]).contains("Router swap")
        })
        .await;
}

/// A page of the menu beside the place's head.
async fn elsewhere(window: &Window, page: &str) {
    window.click("nav-maintenance").await;
    window.click("maintenance-more").await;
    window.click(&format!("maintenance-to-{page}")).await;
}

async fn no_barrier(window: &Window) {
    window.gone("loading").await;
    let barriers = window.barriers_in_both_schemes().await;
    assert!(barriers.is_empty(), "{barriers:#?}");
}
