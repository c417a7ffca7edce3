import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { App } from "./App";
import type { Failure } from "./bindings/types";
import { go } from "./shared/route";
import { ids } from "./shared/testids";
import { answers, contractDuties } from "./testing/desk";
import { FakeHost, type Answers } from "./testing/fake";
import { draw } from "./testing/render";

function open(path: string, changes: Answers = {}): FakeHost {
  go(path);
  const host = new FakeHost({ ...answers(), ...changes });
  draw(<App />, host);
  return host;
}

const press = async (id: string) => userEvent.click(await screen.findByTestId(id));
const type = async (id: string, words: string) => {
  const field = await screen.findByTestId(id);
  await userEvent.clear(field);
  await userEvent.type(field, words);
};

describe("duties", () => {
  it("are entered by keyboard, and a problem stands at its field", async () => {
    const refusal: Failure = { code: "invalid", message: "The duty was not saved.", problems: [{ field: "due_on", message: "\"\" is not a date. Write it as 2026-12-31." }], advice: "" };
    let tries = 0;
    const host = open("/contracts/k112/duties", { "duties.save": () => (tries++ === 0 ? Promise.reject(refusal) : contractDuties) });
    await screen.findByTestId(ids.dutiesOfContract);
    await userEvent.keyboard("n");
    await type(ids.dutyTitle, "Compliance report");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByText("\"\" is not a date. Write it as 2026-12-31.")).toBeTruthy();
    await type(ids.dutyOn, "2026-12-31");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(host.asked("duties.save").at(-1)).toMatchObject({ contract: "k112", whose: "ours", title: "Compliance report", due: "recurring", due_on: "2026-12-31", every: "1", unit: "quarters" }));
    expect(await screen.findByText("Compliance report is a duty of K-0112.")).toBeTruthy();
  });

  it("are recorded with what proves it", async () => {
    const host = open("/contracts/k112/duties");
    await press(ids.dutyRecord("Compliance report-2026-06-30"));
    await type(ids.dutySaid, "Sent by e-mail");
    await type(ids.dutyFile, "/papers/q2.pdf");
    await press(ids.dutyRecordSave);
    await waitFor(() => expect(host.asked("duties.record")).toEqual([{ id: "d1", expected_version: 3, due_on: "2026-06-30", on: "2026-09-24", by_whom: "", words: "Sent by e-mail", link: "", file: "/papers/q2.pdf" }]));
  });

  it("are waived for a reason", async () => {
    const host = open("/contracts/k112/duties");
    await press(ids.dutyWaive("Compliance report-2026-06-30"));
    await type(ids.dutyReason, "agreed by e-mail");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(host.asked("duties.waive")).toEqual([{ id: "d1", expected_version: 3, due_on: "2026-06-30", reason: "agreed by e-mail" }]));
  });

  it("are taken from the policy, or left out", async () => {
    const host = open("/contracts/k112/duties");
    await press(ids.dutyProposal("Provide at least one technical contact and one backup contact"));
    await press(ids.dutyPropose);
    await waitFor(() => expect(host.asked("duties.propose")).toEqual([{ contract: "k112", take: ["Monitor backup job status (as per plan)"], leave_out: ["Provide at least one technical contact and one backup contact"] }]));
  });

  it("stand on Home when they are late, and in a list that is filtered", async () => {
    const host = open("/");
    const late = await screen.findByTestId(ids.homeDuties);
    expect(within(late).getByText(/due 30 Jun 2026/)).toBeTruthy();
    await userEvent.click(within(late).getByText("All of them"));
    await screen.findByTestId(ids.duties);
    await waitFor(() => expect(host.asked("duties.list").at(-1)).toMatchObject({ show: "late", whose: "" }));
  });
});
