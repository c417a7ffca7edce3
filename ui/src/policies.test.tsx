import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { App } from "./App";
import type { Failure, PolicyForm } from "./bindings/types";
import { go } from "./shared/route";
import { ids } from "./shared/testids";
import { answers } from "./testing/desk";
import { FakeHost, type Answers } from "./testing/fake";
import { draft, readPromise } from "./testing/policies";
import { draw } from "./testing/render";

function open(path: string, changes: Answers = {}): FakeHost {
  go(path);
  const host = new FakeHost({ ...answers(), ...changes });
  draw(<App />, host);
  return host;
}

const press = async (id: string) => userEvent.click(await screen.findByTestId(id));
const write = async (id: string, words: string) => fireEvent.change(await screen.findByTestId(id), { target: { value: words } });
const lastForm = (host: FakeHost): PolicyForm => (host.asked("sla.save_draft").at(-1) as { form: PolicyForm }).form;
const CELL = ids.draftCell("first_response", "P2", "");

describe("a policy that is being typed", () => {
  it("takes a promise in the policy's words, asks how they are read, and keeps both", async () => {
    const host = open("/policies/drafts/d1?part=targets");
    await write(CELL, "2 business hours");
    fireEvent.blur(screen.getByTestId(CELL));
    await waitFor(() => expect(host.asked("sla.read_promise")).toEqual([expect.objectContaining({ words: "2 business hours", metric: "first_response", priority: "P2" })]));
    await waitFor(() => expect(lastForm(host).targets[1]).toEqual(expect.objectContaining({ words: "2 business hours", amount: "2 hours", clock: "calendar" })));
    expect(await screen.findByText("everything typed is kept")).toBeTruthy();
  });

  it("goes down with Enter, and takes a promise out whose words are taken out", async () => {
    const host = open("/policies/drafts/d1?part=targets");
    const cell = await screen.findByTestId(CELL);
    act(() => cell.focus());
    await userEvent.keyboard("{Enter}");
    expect(document.activeElement).toBe(screen.getByTestId(ids.draftCell("first_response", "P3", "")));
    await write(CELL, "");
    fireEvent.blur(cell);
    await waitFor(() => expect(lastForm(host).targets.some((own) => own.metric === "first_response" && own.priority === "P2")).toBe(false));
  });

  it("says every problem at its cell and on its tab, and leads there", async () => {
    open("/policies/drafts/d1?part=about");
    expect(await screen.findByText("2 things keep it from being published")).toBeTruthy();
    await press(ids.draftTab("terms"));
    expect((await screen.findByTestId(ids.draftField("terms.credit_bands[1].below"))).getAttribute("aria-invalid")).toBe("true");
    await press(ids.draftTab("targets"));
    expect((await screen.findByTestId(ids.draftCell("status_update", "P2", ""))).getAttribute("aria-invalid")).toBe("true");
  });

  it("opens what the words do not say: clock, strength, pauses, readings", async () => {
    const host = open("/policies/drafts/d1?part=targets");
    await press(ids.draftCellMore("resolution", "P1", ""));
    await press(ids.draftField("targets[6].pauses_on_third_party"));
    await press(ids.draftField("reading.hours-without-clock"));
    await waitFor(() => expect(lastForm(host).targets[6]).toEqual(expect.objectContaining({ pauses_on_third_party: true, assumptions: ["hours-without-clock"] })));
    await press(ids.draftPanelClose);
    expect(screen.queryByTestId(ids.draftPanel)).toBeNull();
  });

  it("adds, moves and takes out rows", async () => {
    const host = open("/policies/drafts/d1?part=priorities");
    await press(ids.draftAdd("priorities"));
    await write(ids.draftField("priorities[4].key"), "Desk");
    await userEvent.click(screen.getByRole("button", { name: "Move priority 5 up" }));
    await userEvent.click(screen.getByRole("button", { name: "Take priority 1 out" }));
    await waitFor(() => expect(lastForm(host).priorities.map((own) => own.key)).toEqual(["P2", "P3", "Desk", "P4"]));
  });

  it("loses nothing when the place is left in the middle of typing", async () => {
    const host = open("/policies/drafts/d1?part=about");
    await write(ids.draftField("name"), "Ours");
    act(() => go("/clients"));
    await waitFor(() => expect(lastForm(host).name).toBe("Ours"));
  });

  it("shows a conflict, and lets one choose whose typing stays", async () => {
    const conflict: Failure = { code: "conflict", message: "Someone was faster.", problems: [], advice: "" };
    const theirs = { ...draft, version: 9, form: { ...draft.form, name: "Theirs" } };
    let read = 0;
    open("/policies/drafts/d1?part=about", { "sla.save_draft": () => Promise.reject(conflict), "sla.policy_draft": () => (read++ === 0 ? draft : theirs) });
    await write(ids.draftField("name"), "Mine");
    expect(await screen.findByText("Someone was faster.")).toBeTruthy();
    expect(screen.getByTestId<HTMLInputElement>(ids.draftField("name")).value).toBe("Mine");
    await press(ids.conflictTheirs);
    await waitFor(() => expect(screen.getByTestId<HTMLInputElement>(ids.draftField("name")).value).toBe("Theirs"));
  });

  it("is not published past words that are still being read", async () => {
    const slow: (() => void)[] = [];
    const host = open("/policies/drafts/d1?part=targets", { "sla.read_promise": (args) => new Promise((give) => slow.push(() => give(readPromise(args)))) });
    await write(CELL, "2 business hours");
    fireEvent.keyDown(screen.getByTestId(CELL), { key: "Enter", ctrlKey: true });
    expect(await screen.findByText("keeping what was typed …")).toBeTruthy();
    expect(host.asked("sla.publish")).toEqual([]);
    act(() => slow[0]?.());
    await waitFor(() => expect(host.asked("sla.publish").length).toBe(1));
    expect(lastForm(host).targets[1]?.words).toBe("2 business hours");
    expect(host.asked("sla.read_promise").length).toBe(1);
  });

  it("is not published when its words could not be read, and keeps them in the cell", async () => {
    const failed: Failure = { code: "fault", message: "The words could not be read.", problems: [], advice: "" };
    const host = open("/policies/drafts/d1?part=targets", { "sla.read_promise": () => Promise.reject(failed) });
    await write(CELL, "2 business hours");
    fireEvent.keyDown(screen.getByTestId(CELL), { key: "Enter", ctrlKey: true });
    expect(await screen.findByText("The words could not be read.")).toBeTruthy();
    expect(screen.getByTestId<HTMLInputElement>(CELL).value).toBe("2 business hours");
    expect(host.asked("sla.publish")).toEqual([]);
  });

  it("keeps what is typed before it is published, and says what keeps it from that", async () => {
    const refused: Failure = { code: "invalid", message: "The policy was not published.", problems: [{ field: "effective_from", message: "It would be in force before version 2." }], advice: "" };
    const host = open("/policies/drafts/d1?part=about", { "sla.publish": () => Promise.reject(refused) });
    await write(ids.draftField("name"), "Ours");
    await write(ids.draftPublishFrom, "2020-01-01");
    await press(ids.draftPublish);
    expect(await screen.findByText("It would be in force before version 2.")).toBeTruthy();
    expect(lastForm(host).name).toBe("Ours");
    expect(host.asked("sla.publish")).toEqual([expect.objectContaining({ id: "d1", expected_version: 4, effective_from: "2020-01-01" })]);
  });
});

describe("two versions", () => {
  it("stand side by side, what changed by mark and word, what did not on request", async () => {
    open("/policies/compare?left=v1&right=v2");
    expect(await screen.findByText("P2 first response")).toBeTruthy();
    expect(screen.getByText("changed")).toBeTruthy();
    expect(screen.getByText("new")).toBeTruthy();
    expect(screen.getByText("gone")).toBeTruthy();
    expect(screen.queryByText("P1 first response")).toBeNull();
    await press(ids.compareAll);
    expect(screen.getByText("P1 first response")).toBeTruthy();
  });
});

describe("a change to announce", () => {
  it("stands on Home until every client was told", async () => {
    open("/");
    expect(await screen.findByText("2 not told")).toBeTruthy();
  });

  it("has a letter for each client, and evidence of who was told", async () => {
    const host = open("/policies/announce/v2");
    expect((await screen.findByTestId<HTMLTextAreaElement>(ids.announceBody)).value).toContain("4 hours (business hours) → 2 hours (business hours)");
    await write(ids.announceNote, "Read out.");
    await userEvent.selectOptions(screen.getByTestId(ids.announceChannel), "phone");
    await press(ids.announceRecord);
    await waitFor(() => expect(host.asked("sla.record_notice")).toEqual([expect.objectContaining({ client_id: "c1", channel: "phone", recipients: "Kasia Nowak <kasia@lodz.example>", note: "Read out." })]));
    await press(ids.announceClient("Te Ātiawa Trust"));
    expect(await screen.findByText(/by phone, to Ana Petrie, about K-0088/)).toBeTruthy();
  });
});
