// Mail and calendar servers for the tests and the picture book.
import type { CaldavServers, MailSettingsView, OutboxRow, OutboxView } from "../bindings/types";
import type { Answers } from "./fake";

type At = (words: string) => OutboxRow["created"];

const settings: MailSettingsView = {
  host: "mail.kereru.example", port: 587, security: "starttls", in_the_clear: false, user_name: "desk", sender_name: "Kererū IT",
  sender_address: "support@kereru.example", reply_to: "", authorities: "", password: "keychain", no_keychain: "", version: 1,
};
const servers: CaldavServers = {
  servers: [{ id: "s1", name: "Cloud", url: "https://cloud.kereru.example/", user_name: "desk", authorities: "", password: "nowhere", no_keychain: "no keychain answers on this machine", version: 1 }],
};

function mails(at: At): OutboxRow[] {
  const mail: OutboxRow = {
    id: "m1", kind: "maintenance_notice", subject_id: "MW-208", to: ["ana@harbour.example"], subject: "Maintenance on Saturday", state: "failed", tries: 1,
    created: at("2026-09-24 15:10 NZST"), next_try: null, sent: null, refusal: "permanent", may_change: true, version: 3,
    last_error: "The mail was not sent: mail.kereru.example:587 refused it (550 5.1.1 no such mailbox here).", advice: "Correct what the server names, then send it again.",
  };
  return [
    mail,
    { ...mail, id: "m2", to: ["hemi@teatiawa.example"], state: "waiting", tries: 2, next_try: at("2026-09-24 15:44 NZST"), refusal: "temporary", last_error: "The mail was not sent: mail.kereru.example:587 was not reached (Connection refused).", advice: "Check server and port." },
    { ...mail, id: "m3", to: ["jo@quayside.example"], subject: "Patch night, 3 October", state: "sent", tries: 1, sent: at("2026-09-24 15:12 NZST"), refusal: "", last_error: "", advice: "", may_change: false },
  ];
}

export function mailAnswers(at: At): Answers {
  const rows = mails(at);
  const view = (id: string): OutboxView => {
    const row = rows.find((one) => one.id === id) ?? rows[0];
    if (row === undefined) throw new Error("there are mails");
    return { row, message_id: "m1@kereru.example", sha256: "ab".repeat(32), answer: "", message: "Subject: Maintenance on Saturday\r\n", tries: [{ at: at("2026-09-24 15:11 NZST"), outcome: "permanent", words: row.last_error }] };
  };
  return {
    "mail.settings": () => settings,
    "mail.save_settings": () => settings,
    "mail.set_password": () => settings,
    "mail.test": () => ({ works: false, words: "The mail was not sent: mail.kereru.example:587 refused the login (535 5.7.8).", advice: "Check user name and password.", refusal: "login" }),
    "mail.outbox": ({ state }) => {
      const shown = rows.filter((row) => state === "" || row.state === state);
      return { rows: shown, total: shown.length, waiting: 1, failed: 1 };
    },
    "mail.get": ({ id }) => view(id),
    "mail.retry": ({ id }) => view(id).row,
    "mail.withdraw": ({ id }) => view(id).row,
    "caldav.servers": () => servers,
    "caldav.save_server": () => servers,
    "caldav.remove_server": () => servers,
    "caldav.set_password": () => servers,
    "caldav.test": () => ({ tested: { works: true, words: "The login works. There is one calendar.", advice: "", refusal: "" }, calendars: [{ href: "/desk/nights/", name: "Nights" }] }),
  };
}
