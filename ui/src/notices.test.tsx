import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { App } from "./App";
import type { Failure } from "./bindings/types";
import { go } from "./shared/route";
import { ids } from "./shared/testids";
import { faults } from "./testing/axe";
import { answers } from "./testing/desk";
import { FakeHost, type Answers } from "./testing/fake";
import { draw } from "./testing/render";

const PANEL = "/maintenance?view=week&day=2026-09-24&window=MW-208&at=2026-09-26T22:00:00";

function open(path: string, changes: Answers = {}): FakeHost {
  go(path);
  const host = new FakeHost({ ...answers(), ...changes });
  draw(<App />, host);
  return host;
}

const press = async (id: string) => userEvent.click(await screen.findByTestId(id));
const sent = (host: FakeHost, command: string) => host.calls.filter((call) => call.command === command).map((call) => call.args);

describe("the notice of a window", () => {
  it("shows the last moment above all else, and each client with its state in a mark and a word", async () => {
    open(PANEL);
    const last = await screen.findByTestId(ids.noticeLastMoment);
    expect(last.textContent).toContain("Last moment to send");
    expect(last.textContent).toContain("6 h 20 min left · 48 h before the start");
    expect((await screen.findByTestId(ids.noticeClient("Te Ātiawa Trust"))).textContent).toContain("2 people, 107 h 48 min");
    const kauri = await screen.findByTestId(ids.noticeClient("Kauri Legal"));
    expect(kauri.textContent).toContain("No address");
    expect(within(kauri).getByText("Add one")).toBeTruthy();
  });

  it("sends the letter as it was changed to the one client that is ready", async () => {
    const host = open(PANEL);
    await press(ids.noticeSendNext);
    const subject = await screen.findByTestId(ids.noticeSubject);
    await userEvent.clear(subject);
    await userEvent.type(subject, "Saturday night");
    await press(ids.noticeSend);
    await waitFor(() => expect(sent(host, "maintenance.send_notice")).toHaveLength(1));
    expect(sent(host, "maintenance.send_notice")[0]).toMatchObject({ clients: ["harbour"], subject: "Saturday night", recurrence_id: "2026-09-26T22:00:00" });
  });

  it("keeps what was typed when nothing could be sent, and says why", async () => {
    const refusal: Failure = { code: "not_now", message: "No mail can be sent: no mail server is set up.", problems: [], advice: "Set one up." };
    open(PANEL, { "maintenance.send_notice": () => Promise.reject(refusal) });
    await press(ids.noticeSendNext);
    const subject = await screen.findByTestId(ids.noticeSubject);
    await userEvent.type(subject, "!");
    await press(ids.noticeSend);
    expect(await screen.findByText(/no mail server is set up/)).toBeTruthy();
    expect(screen.getByTestId<HTMLInputElement>(ids.noticeSubject).value).toContain("!");
    window.localStorage.clear();
  });

  it("records that a client was told otherwise", async () => {
    const host = open(PANEL);
    await press(ids.noticeTell);
    await userEvent.click(await screen.findByTestId(ids.noticeTick("Kauri Legal")));
    await press(ids.noticeRecord);
    await waitFor(() => expect(sent(host, "maintenance.record_notice")).toHaveLength(1));
    expect(sent(host, "maintenance.record_notice")[0]).toMatchObject({ clients: ["harbour", "kauri"], channel: "phone", recipients: "Ana Petrie, Bo Tane" });
  });
});

describe("the places of notices", () => {
  it("list the evidence, and keep the letters", async () => {
    const host = open("/maintenance/notices");
    expect(await screen.findByText("Kiri Tane <kiri@teatiawa.example>, Bo Reti <bo@teatiawa.example>")).toBeTruthy();
    go("/maintenance/letters");
    await userEvent.type(await screen.findByTestId(ids.noticeTemplateSubject), "!");
    await press(ids.noticeTemplateKeep);
    await waitFor(() => expect(sent(host, "maintenance.save_notice_template")[0]).toMatchObject({ occasion: "announcement", client: "", expected_version: 0 }));
  });

  it("name what is near on Home, and lead to its window", async () => {
    open("/");
    const near = await screen.findByTestId(ids.homeNotices);
    expect(near.textContent).toContain("6 h 20 min left");
    expect(within(near).getByText("Core switch firmware").getAttribute("href")).toContain("window=MW-208");
  });

  it("have no fault that axe finds, in both schemes", async () => {
    for (const path of ["/maintenance/notices", "/maintenance/letters", PANEL]) {
      const { unmount } = (() => {
        go(path);
        return draw(<App />, new FakeHost(answers()));
      })();
      await screen.findByTestId(path === PANEL ? ids.notice : path.endsWith("letters") ? ids.noticeLetters : ids.noticeLog);
      for (const scheme of ["light", "dark"]) {
        document.documentElement.setAttribute("data-mantine-color-scheme", scheme);
        expect(await faults(), `${path} ${scheme}`).toEqual([]);
      }
      unmount();
    }
  });
});
