import { Button } from "../../shared/Button";
import { Callout } from "../../shared/Callout";
import { go } from "../../shared/route";
import { ids } from "../../shared/testids";

/** What leaves over a network: the ways to its servers, and whether something was left behind. */
export function Leaving({ failed }: { failed: number }) {
  return (
    <section style={{ marginTop: 32 }}>
      <div className="sech"><h2>Mail and calendar servers</h2></div>
      {failed > 0 && (
        <div style={{ marginTop: 12 }}>
          <Callout tone="breach" title={failed === 1 ? "A mail could not be sent." : `${failed.toLocaleString("en")} mails could not be sent.`} actions={<Button small onClick={() => go("/settings/outbox?state=failed")}>Look</Button>}>
            They are not tried any more until you say so.
          </Callout>
        </div>
      )}
      <div className="row" style={{ paddingTop: 12 }}>
        <Button onClick={() => go("/settings/mail")} testid={ids.settingsMail}>Mail server</Button>
        <Button onClick={() => go("/settings/calendars")} testid={ids.settingsCalendars}>Calendar servers</Button>
        <Button onClick={() => go("/settings/outbox")} testid={ids.settingsOutbox}>Outbox</Button>
      </div>
    </section>
  );
}
