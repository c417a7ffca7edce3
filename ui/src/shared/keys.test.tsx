import { fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { draw } from "../testing/render";
import { useDraft } from "./draft";
import { TextField } from "./fields/Field";
import { Keys, useKey } from "./keys";
import { back, go, match, replace, usePlace, useWays, withQuery } from "./route";
import { say, Toasts } from "./toasts";

function Listening({ onNew, onSave }: { onNew: () => void; onSave: () => void }) {
  const [typed, setTyped] = useState("");
  useKey("n", onNew);
  useKey("Ctrl Enter", onSave);
  return <TextField label="Title" value={typed} onChange={setTyped} problem={typed === "" ? undefined : "Too short."} />;
}

describe("keys", () => {
  it("act only while one does not type, but saving works from within a field", async () => {
    const onNew = vi.fn();
    const onSave = vi.fn();
    draw(<Listening onNew={onNew} onSave={onSave} />);
    await userEvent.keyboard("n");
    expect(onNew).toHaveBeenCalledTimes(1);
    await userEvent.type(screen.getByLabelText("Title"), "n{Control>}{Enter}{/Control}");
    expect(onNew).toHaveBeenCalledTimes(1);
    expect(onSave).toHaveBeenCalledTimes(1);
  });

  it("are shown by the question mark", async () => {
    draw(<Keys />);
    fireEvent.keyDown(window, { key: "?" });
    expect(await screen.findByRole("dialog", { name: "Keys" })).toBeTruthy();
  });
});

describe("a field", () => {
  it("keeps what was typed, marks itself and speaks its problem", async () => {
    draw(<Listening onNew={() => {}} onSave={() => {}} />);
    const field = screen.getByLabelText("Title");
    await userEvent.type(field, "a");
    expect(field.getAttribute("aria-invalid")).toBe("true");
    const below = document.getElementById(field.getAttribute("aria-describedby") ?? "");
    expect(below?.textContent).toBe("Too short.");
  });
});

const FRESH = { name: "", zone: "Pacific/Auckland" };

function Form() {
  const { draft, change, clear, touched } = useDraft("client:new", FRESH);
  return (
    <>
      <TextField label="Name" value={draft.name} onChange={(name) => change({ name })} />
      <button type="button" onClick={clear}>Discard</button>
      <output>{`${draft.zone} ${String(touched)}`}</output>
    </>
  );
}

describe("a draft", () => {
  it("is there again after leaving, and gone only when discarded", async () => {
    const first = draw(<Form />);
    await userEvent.type(screen.getByLabelText("Name"), "Kauri");
    first.unmount();
    draw(<Form />);
    expect(screen.getByLabelText<HTMLInputElement>("Name").value).toBe("Kauri");
    await userEvent.click(screen.getByRole("button", { name: "Discard" }));
    expect(screen.getByLabelText<HTMLInputElement>("Name").value).toBe("");
    expect(screen.getByRole("status", { name: "" }).textContent).toContain("Pacific/Auckland false");
  });
});

function Where() {
  const { path, query } = usePlace();
  const ways = useWays();
  return <p data-testid="where">{`${path} ${query.toString()} ${ways.back ? "back" : ""} ${ways.forward ? "forward" : ""}`}</p>;
}

describe("the way through the window", () => {
  it("goes on, back, and knows which arrow leads anywhere", async () => {
    draw(<Where />);
    go("/tickets?view=late");
    await vi.waitFor(() => expect(screen.getByTestId("where").textContent).toContain("/tickets view=late back"));
    back();
    await vi.waitFor(() => expect(screen.getByTestId("where").textContent).toContain("/   forward"));
  });

  it("changes a filter without a step in the way back", async () => {
    draw(<Where />);
    replace("/tickets?search=vpn");
    await vi.waitFor(() => expect(screen.getByTestId("where").textContent).toContain("/tickets search=vpn"));
    expect(screen.getByTestId("where").textContent).not.toContain("back");
  });

  it("reads the parts of a path, written in any script", () => {
    expect(match("/clients/:client", `/clients/${encodeURIComponent("Łódź")}`)).toEqual({ client: "Łódź" });
    expect(match("/clients/:client", "/clients")).toBeNull();
  });

  it("drops a filter that was emptied", () => {
    expect(withQuery({ path: "/tickets", query: new URLSearchParams("a=1&b=2") }, { a: null, c: "3" })).toBe("/tickets?b=2&c=3");
  });
});

describe("a toast", () => {
  it("offers the way back", async () => {
    const undo = vi.fn();
    draw(<Toasts />);
    say("Excluded T-4127.", undo);
    await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
    expect(undo).toHaveBeenCalled();
    expect(screen.queryByText("Excluded T-4127.")).toBeNull();
  });
});
