import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useRef, useState } from "react";
import { describe, expect, it } from "vitest";
import { useAdding, useKeptFocus, useOpened } from "./focus";
import { useKey } from "./keys";

function Place() {
  const main = useRef<HTMLElement>(null);
  useKeptFocus(main);
  const [rows, setRows] = useState(["first", "second", "third"]);
  const [waits, setWaits] = useState(false);
  return (
    <main ref={main} tabIndex={-1}>
      <ul>{rows.map((row) => <li key={row}><button onClick={() => setRows(rows.filter((own) => own !== row))}>{row}</button></li>)}</ul>
      <section><button disabled={waits} onClick={() => setWaits(true)}>save</button><button onClick={() => setWaits(false)}>after</button></section>
    </main>
  );
}

function press(name: string) {
  const button = screen.getByRole("button", { name });
  button.focus();
  fireEvent.click(button);
}

describe("the focus", () => {
  it("goes to what took the place of what is gone, and to what stands before at the end", async () => {
    render(<Place />);
    press("second");
    await waitFor(() => { expect(document.activeElement).toBe(screen.getByRole("button", { name: "third" })); });
    press("third");
    await waitFor(() => { expect(document.activeElement).toBe(screen.getByRole("button", { name: "first" })); });
  });

  it("is not taken to the top of the window when the last of them is gone", async () => {
    render(<Place />);
    for (const name of ["first", "second", "third"]) press(name);
    await waitFor(() => { expect(document.activeElement).toBe(screen.getByRole("main")); });
  });

  it("goes to a part that opens, and back to what opened it", () => {
    render(<Opening />);
    press("open");
    expect(document.activeElement).toBe(screen.getByLabelText("Name"));
    fireEvent.keyDown(screen.getByLabelText("Name"), { key: "Escape" });
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "open" }));
  });

  it("goes to the first field of what was added", () => {
    render(<Adding />);
    press("add");
    expect(document.activeElement).toBe(screen.getByLabelText("row 1"));
    press("add");
    expect(document.activeElement).toBe(screen.getByLabelText("row 2"));
  });
});

describe("a key", () => {
  it("belongs to what was opened last: Esc closes it, and only the next one leaves the place", () => {
    render(<Opening />);
    press("open");
    act(() => { fireEvent.keyDown(window, { key: "Escape" }); });
    expect(screen.queryByLabelText("Name")).toBeNull();
    expect(screen.queryByText(/left/)).toBeNull();
    act(() => { fireEvent.keyDown(window, { key: "Escape" }); });
    expect(screen.queryByText(/left/)).not.toBeNull();
  });
});

function Form({ onClose }: { onClose: () => void }) {
  const part = useOpened<HTMLFormElement>();
  useKey("Esc", onClose);
  return <form ref={part}><button type="button">first</button><label>Name<input /></label></form>;
}

function Opening() {
  const [open, setOpen] = useState(false);
  const [left, setLeft] = useState(false);
  useKey("Esc", () => setLeft(true));
  return <main>{left && "left"}<button onClick={() => setOpen(true)}>open</button>{open && <Form onClose={() => setOpen(false)} />}</main>;
}

function Adding() {
  const [count, setCount] = useState(0);
  const { rows, adding } = useAdding<HTMLOListElement>(count);
  return (
    <main>
      <ol ref={rows}>{Array.from({ length: count }, (_, at) => <li key={at}><input aria-label={`row ${at + 1}`} /></li>)}</ol>
      <button onClick={() => { adding(); setCount(count + 1); }}>add</button>
    </main>
  );
}
