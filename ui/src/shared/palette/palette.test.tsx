import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { faults } from "../../testing/axe";
import { draw } from "../../testing/render";
import { find, readQuestion } from "./fold";
import { Palette, type HitGroup } from "./Palette";

describe("matching", () => {
  it("ignores accents and case: te at finds Te Ātiawa", () => {
    const name = "Te Ātiawa Trust";
    const at = find(name, "te at");
    expect(at === null ? null : name.slice(at.from, at.to)).toBe("Te Āt");
  });

  it("reads letters that do not decompose: lodz finds Łódź", () => {
    expect(find("Łódź Logistics", "lodz")).toEqual({ from: 0, to: 4 });
  });

  it("keeps the places of a text written with combining marks", () => {
    const name = "Ātiawa".normalize("NFD");
    const at = find(name, "tia");
    expect(at === null ? null : name.slice(at.from, at.to)).toBe("tia");
  });

  it("takes a prefix as the kind of thing sought", () => {
    expect([readQuestion("c: kau"), readQuestion("K:112"), readQuestion("te at")]).toEqual([
      { scope: "clients", text: "kau" }, { scope: "contracts", text: "112" }, { scope: null, text: "te at" },
    ]);
  });
});

const acted = vi.fn();
const groups: HitGroup[] = [
  { name: "Clients", hits: [{ key: "c1", mark: "clients", title: "Te Ātiawa Trust", second: "2 contracts", right: "Pacific/Auckland", act: () => { acted("client"); } }] },
  { name: "Commands", hits: [{ key: "n", mark: "plus", title: "New client", second: "", right: "", keys: "N", act: () => { acted("command"); } }] },
];

function Opened() {
  const [typed, setTyped] = useState("te at");
  return <Palette open onClose={() => {}} typed={typed} onType={setTyped} sought={typed} scope={null} groups={groups} searching={false} />;
}

describe("the palette", () => {
  it("underlines the letters that matched", async () => {
    draw(<Opened />);
    await screen.findByRole("combobox");
    expect([...document.querySelectorAll("mark")].map((mark) => mark.textContent)).toEqual(["Te Āt"]);
  });

  it("is worked by arrows and Enter alone", async () => {
    draw(<Opened />);
    await userEvent.type(await screen.findByRole("combobox"), "{ArrowDown}{Enter}");
    expect(acted).toHaveBeenLastCalledWith("command");
  });

  it("has nothing for axe to find", async () => {
    draw(<Opened />);
    await screen.findByRole("combobox");
    expect(await faults()).toEqual([]);
  });
});
