import { useState } from "react";
import { useAsk } from "../../../backend/queries";
import type { WindowNotices, WindowView } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { Link } from "../../../shared/Link";
import { Answer } from "../../../shared/states/Answer";
import { ids } from "../../../shared/testids";
import type { Act } from "../window/acts";
import { ClientLine } from "./ClientLine";
import { LastMoment } from "./LastMoment";
import { LetterBox } from "./LetterBox";
import { TellBox } from "./TellBox";
import "./notice.css";

interface NoticeSectionProps {
  window: WindowView;
  act: Act | null;
  onAct: (act: Act | null) => void;
}

function Section({ notices, act, onAct }: { notices: WindowNotices; act: Act | null; onAct: (act: Act | null) => void }) {
  const [chosen, setChosen] = useState("");
  const { mark, clients, evidence, held_back: heldBack } = notices;
  const done = () => {
    setChosen("");
    onAct(null);
  };
  const letterTo = (client: string) => {
    setChosen(client);
    onAct("letter");
  };
  return (
    <section data-testid={ids.notice}>
      <LastMoment notices={notices} />
      <div className="sech" style={{ marginTop: 16 }}>
        <h2>Notice</h2>
        <span className="cnt">{mark.words}</span>
        {evidence.length > 0 && <Link to={`/maintenance/notices?window=${notices.number}`}>Evidence</Link>}
      </div>
      {heldBack !== "" && <p className="sm sec" style={{ padding: "6px 0" }}>{heldBack} Nobody is told before it is published.</p>}
      <ul className="nt" aria-label="Notice of the clients">{clients.map((client) => <ClientLine key={client.id} client={client} onLetter={() => letterTo(client.id)} />)}</ul>
      {clients.length === 0 && <p className="sm sec" style={{ padding: "6px 0" }}>Nobody is affected, so nobody has to be told.</p>}
      {act === "letter" && heldBack === "" && <LetterBox key={chosen} notices={notices} chosen={chosen} onTell={() => onAct("tell")} onDone={done} />}
      {act === "tell" && heldBack === "" && <TellBox notices={notices} chosen={chosen} onDone={done} />}
      {act === null && heldBack === "" && clients.length > 0 && (
        <div className="row" style={{ marginTop: 8 }}>
          <Button small onClick={() => onAct("tell")} testid={ids.noticeTell}>Told otherwise…</Button>
        </div>
      )}
    </section>
  );
}

/** Whom the occurrence has to be told to until when, who was told, and the ways to tell. */
export function NoticeSection({ window, act, onAct }: NoticeSectionProps) {
  const asked = useAsk("maintenance.notices", { id: window.id, recurrence_id: window.occurrence.recurrence_id });
  return <Answer of={asked}>{(notices) => <Section notices={notices} act={act} onAct={onAct} />}</Answer>;
}
