import { Button } from "../../shared/Button";
import { MailsFailed } from "../../shared/MailsFailed";
import { go } from "../../shared/route";
import { ids } from "../../shared/testids";

/** What leaves over a network: the ways to its servers, and whether something was left behind. */
export function Leaving({ failed }: { failed: number }) {
  return (
    <section style={{ marginTop: 32 }}>
      <div className="sech"><h2>Mail and calendar servers</h2></div>
      <MailsFailed failed={failed} />
      <div className="row" style={{ paddingTop: 12 }}>
        <Button onClick={() => go("/settings/mail")} testid={ids.settingsMail}>Mail server</Button>
        <Button onClick={() => go("/settings/calendars")} testid={ids.settingsCalendars}>Calendar servers</Button>
        <Button onClick={() => go("/settings/outbox")} testid={ids.settingsOutbox}>Outbox</Button>
      </div>
    </section>
  );
}
