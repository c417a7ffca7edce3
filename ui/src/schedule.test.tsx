import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { App } from "./App";
import { go } from "./shared/route";
import { ids } from "./shared/testids";
import { answers } from "./testing/desk";
import { FakeHost } from "./testing/fake";
import { draw } from "./testing/render";

it("opens from its contract in the viewer, and is saved where somebody says", async () => {
  go("/contracts/k112");
  const host = new FakeHost(answers());
  draw(<App />, host);
  expect(await screen.findByText("Paused while we wait for you: updates. A message from you ends the wait.")).toBeTruthy();
  await userEvent.click(await screen.findByTestId(ids.contractSchedule));
  await screen.findByTestId(ids.schedulePage);
  expect(host.asked("contracts.schedule")).toEqual([{ id: "k112" }]);
  await userEvent.click(await screen.findByTestId(ids.pdfSave));
  const path = await screen.findByTestId(ids.scheduleSavePath);
  await userEvent.clear(path);
  await userEvent.type(path, "/papers");
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(host.asked("contracts.save_schedule")).toEqual([{ contract: "k112", path: "/papers" }]));
  expect(await screen.findByText("Saved /papers.")).toBeTruthy();
});
