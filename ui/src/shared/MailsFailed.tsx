import { Button } from "./Button";
import { Callout } from "./Callout";
import { go } from "./route";
import { ids } from "./testids";

/** Mails that no server takes: nobody was told what stands in them. */
export function MailsFailed({ failed }: { failed: number }) {
  if (failed === 0) return null;
  return (
    <div style={{ marginTop: 12 }}>
      <Callout tone="breach" title={failed === 1 ? "A mail could not be sent." : `${failed.toLocaleString("en")} mails could not be sent.`} actions={<Button small onClick={() => go("/settings/outbox?state=failed")}>Look</Button>} testid={ids.mailsFailed}>
        They are not tried any more until you say so.
      </Callout>
    </div>
  );
}
