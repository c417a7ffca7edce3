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

function open(path: string, changes: Answers = {}): FakeHost {
  go(path);
  const host = new FakeHost({ ...answers(), ...changes });
  draw(<App />, host);
  return host;
}

const press = async (id: string) => userEvent.click(await screen.findByTestId(id));

describe("published calendars", () => {
  it("are brought up to date together or one by one, and what could not be done is said", async () => {
    const host = open("/maintenance/publishing");
    await press(ids.publishAll);
    const ran = await screen.findByTestId(ids.publishRan);
    expect(within(ran).getByText("Client folder: 1 written, 0 taken away, 13 as before")).toBeTruthy();
    expect(within(ran).getByText(/the disk is full/)).toBeTruthy();
    await press(ids.publishOne("Nextcloud"));
    await waitFor(() => expect(host.asked("maintenance.publish")).toEqual([{ target: "" }, { target: "p3" }]));
    expect(await faults()).toEqual([]);
  });

  it("get a new place by the keyboard alone", async () => {
    const host = open("/maintenance/publishing");
    await screen.findByTestId(ids.publishNew);
    await userEvent.keyboard("n");
    await userEvent.type(await screen.findByTestId(ids.publishField("name")), "Web");
    await userEvent.selectOptions(screen.getByTestId(ids.publishField("kind")), "folder");
    await userEvent.type(screen.getByTestId(ids.publishField("place")), "/srv/web");
    await userEvent.selectOptions(screen.getByTestId(ids.publishField("scope")), "each_client");
    expect(await faults()).toEqual([]);
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(host.asked("maintenance.save_target")).toMatchObject([{ id: null, name: "Web", kind: "folder", place: "/srv/web", scope: "each_client", months: 24 }]));
  });

  it("show what was wrong with a place at its field, and the entry stays", async () => {
    const refused: Failure = {
      code: "invalid", message: "The target was not kept.", advice: "", problems: [{ field: "place", message: "It does not begin at the root." }],
    };
    open("/maintenance/publishing", { "maintenance.save_target": () => { throw refused; } });
    await press(ids.publishEdit("Status page"));
    await press(ids.publishSave);
    expect(await screen.findByText("It does not begin at the root.")).toBeTruthy();
    expect(screen.getByTestId<HTMLInputElement>(ids.publishField("place")).value).toBe("/srv/www/maintenance.ics");
    expect(await faults()).toEqual([]);
  });
});

describe("a calendar that is imported", () => {
  it("is looked at first, says what is left out, and is taken as it was looked at", async () => {
    const host = open("/maintenance/import");
    await userEvent.type(await screen.findByTestId(ids.calendarImportPath), "/home/old.ics");
    await press(ids.calendarImportLook);
    const preview = await screen.findByTestId(ids.calendarImportPreview);
    expect(within(preview).getByText("Core switch firmware")).toBeTruthy();
    expect(screen.getByTestId(ids.calendarImportLeftOut).textContent).toContain("FREQ=SECONDLY");
    expect(await faults()).toEqual([]);
    expect(host.asked("maintenance.import")).toEqual([]);
    await press(ids.calendarImportTake);
    await waitFor(() => expect(host.asked("maintenance.import")).toEqual([{ path: "/home/old.ics", text: "", client: "", services: [] }]));
  });
});
