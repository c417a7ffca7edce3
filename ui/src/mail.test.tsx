import { screen, waitFor } from "@testing-library/react";
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
const type = async (id: string, words: string) => {
  const field = await screen.findByTestId(id);
  await userEvent.clear(field);
  await userEvent.type(field, words);
};

describe("the mail server", () => {
  it("is kept by keyboard, and a problem stands at its field", async () => {
    const refusal: Failure = { code: "invalid", message: "The mail server was not kept.", problems: [{ field: "host", message: "That is no name of a server." }], advice: "" };
    const host = open("/settings/mail", { "mail.save_settings": () => Promise.reject(refusal) });
    await type(ids.mailHost, "https://mail");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByText("That is no name of a server.")).toBeTruthy();
    expect(host.asked("mail.save_settings")[0]).toMatchObject({ host: "https://mail", port: 587, expected_version: 1 });
  });

  it("says after a test what was refused and what to do", async () => {
    open("/settings/mail");
    await press(ids.mailTest);
    const told = await screen.findByTestId(ids.mailTested);
    expect(told.textContent).toContain("refused the login");
    expect(told.textContent).toContain("Check user name and password.");
    expect(await faults()).toEqual([]);
  });

  it("takes a password into the keychain and shows it no more", async () => {
    const host = open("/settings/mail");
    await type(ids.mailPassword, "secret");
    await press(ids.mailPasswordSave);
    await waitFor(() => expect(host.asked("mail.set_password")).toEqual([{ password: "secret", keep: "keychain" }]));
    await waitFor(() => expect(screen.getByTestId<HTMLInputElement>(ids.mailPassword).value).toBe(""));
    expect(screen.getByTestId(ids.mailPassword).getAttribute("type")).toBe("password");
  });
});

describe("the outbox", () => {
  it("shows why a mail was not sent, and has it tried again or taken back", async () => {
    const host = open("/settings/outbox?state=failed");
    await userEvent.click(await screen.findByTestId(ids.outboxRow("Maintenance on Saturday")));
    await press(ids.outboxRetry);
    await waitFor(() => expect(host.asked("mail.retry")).toEqual([{ id: "m1", expected_version: 3 }]));
    await press(ids.outboxWithdraw);
    await waitFor(() => expect(host.asked("mail.withdraw")).toEqual([{ id: "m1", expected_version: 3 }]));
    expect(screen.getByRole("table", { name: "Tries" }).textContent).toContain("550 5.1.1 no such mailbox here");
    expect(await faults()).toEqual([]);
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByTestId(ids.outboxRetry)).toBeNull());
  });
});

describe("calendar servers", () => {
  it("are tried, and show what lies there", async () => {
    const host = open("/settings/calendars");
    await press(ids.calendarServerTest("Cloud"));
    expect(await screen.findByText("/desk/nights/")).toBeTruthy();
    expect(host.asked("caldav.test")).toEqual([{ id: "s1" }]);
    expect(await faults()).toEqual([]);
  });

  it("without a keychain keep the password for the session, and say so", async () => {
    const host = open("/settings/calendars");
    expect(await screen.findByText("There is no keychain to keep the password in.")).toBeTruthy();
    await type(ids.mailPassword, "secret");
    await press(ids.mailPasswordSave);
    await waitFor(() => expect(host.asked("caldav.set_password")).toEqual([{ id: "s1", password: "secret", keep: "session" }]));
  });
});

describe("a mail that left by itself", () => {
  it("makes the outbox on the screen ask again", async () => {
    const host = open("/settings/outbox");
    await waitFor(() => expect(host.asked("mail.outbox").length).toBeGreaterThan(0));
    const before = host.asked("mail.outbox").length;
    host.finish("mail.deliver");
    await waitFor(() => expect(host.asked("mail.outbox").length).toBeGreaterThan(before));
  });
});

describe("a mail that could not be sent", () => {
  it("is said on Home and leads to the outbox", async () => {
    open("/");
    const said = await screen.findByTestId(ids.mailsFailed);
    expect(said.textContent).toContain("A mail could not be sent.");
    await userEvent.click(await screen.findByRole("button", { name: "Look" }));
    await waitFor(() => expect(location.hash).toContain("/settings/outbox?state=failed"));
  });
});
