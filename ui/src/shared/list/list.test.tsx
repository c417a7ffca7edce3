import { fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ColumnDef } from "@tanstack/react-table";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { faults } from "../../testing/axe";
import { draw } from "../../testing/render";
import { FilterChip } from "./FilterChip";
import { List, type Sorting } from "./List";
import { Seek } from "./ListTop";
import type { Selection } from "./selection";

interface Row {
  id: string;
  subject: string;
}

const COLUMNS: ColumnDef<Row>[] = [
  { id: "id", header: "Number", meta: { width: "62px", sort: "number" }, cell: ({ row }) => row.original.id },
  { id: "subject", header: "Subject", meta: { width: "1fr" }, cell: ({ row }) => row.original.subject },
];
const opened = vi.fn();
const sorted = vi.fn();
const sight = vi.fn();

function Tickets({ total, missing = -1 }: { total: number; missing?: number }) {
  const [chosen, setChosen] = useState<Selection>(new Set());
  const [sorting, setSorting] = useState<Sorting>({ by: "number", descending: false });
  return (
    <List
      label="Tickets"
      columns={COLUMNS}
      total={total}
      rowAt={(index) => (index === missing ? undefined : { id: `T-${index}`, subject: `Subject ${index}` })}
      keyOf={(row) => row.id}
      onSight={sight}
      onOpen={opened}
      sorting={sorting}
      onSort={(next) => {
        sorted(next);
        setSorting(next);
      }}
      selection={{ chosen, onChange: setChosen }}
      bulk={<span>bulk of {[...chosen].join(" ")}</span>}
    />
  );
}

describe("a list", () => {
  it("of a hundred thousand rows draws only those in sight, and says how many there are", () => {
    draw(<Tickets total={100_000} />);
    expect(screen.getAllByTestId("list-row").length).toBeLessThan(80);
    expect(screen.getByRole("grid").getAttribute("aria-rowcount")).toBe("100001");
    expect(sight).toHaveBeenCalled();
  });

  it("holds the place of a row whose page is still on the way", () => {
    draw(<Tickets total={3} missing={1} />);
    expect(screen.getAllByTestId("list-row")).toHaveLength(3);
    expect(screen.queryByText("T-1")).toBeNull();
  });

  it("is walked by arrows and opened by Enter", async () => {
    draw(<Tickets total={50} />);
    screen.getByRole("grid").focus();
    await userEvent.keyboard("{Home}{ArrowDown}{ArrowDown}{ArrowUp}{Enter}");
    expect(opened).toHaveBeenLastCalledWith({ id: "T-1", subject: "Subject 1" });
  });

  it("selects by Space, extends by Shift and Arrow, and lets go by Escape", async () => {
    draw(<Tickets total={50} />);
    screen.getByRole("grid").focus();
    await userEvent.keyboard("{Home} {Shift>}{ArrowDown}{ArrowDown}{/Shift}");
    expect(screen.getByText("bulk of T-0 T-1 T-2")).toBeTruthy();
    expect(screen.getByText("3 selected")).toBeTruthy();
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByText("3 selected")).toBeNull();
  });

  it("asks the store to sort, and turns the order at the second click", async () => {
    draw(<Tickets total={50} />);
    await userEvent.click(screen.getByRole("button", { name: /Number/ }));
    expect(sorted).toHaveBeenLastCalledWith({ by: "number", descending: true });
    expect(screen.getByRole("columnheader", { name: /Number/ }).getAttribute("aria-sort")).toBe("descending");
  });

  it("has nothing for axe to find", async () => {
    draw(<Tickets total={50} />);
    fireEvent.keyDown(screen.getByRole("grid"), { key: " " });
    expect(await faults()).toEqual([]);
  });
});

describe("above a list", () => {
  it("seeking waits until the typing pauses", async () => {
    const onSeek = vi.fn();
    draw(<Seek label="Search tickets" value="" onSeek={onSeek} testid="seek" />);
    await userEvent.type(screen.getByRole("searchbox"), "vpn");
    await vi.waitFor(() => expect(onSeek).toHaveBeenCalledWith("vpn"));
    expect(onSeek).toHaveBeenCalledTimes(1);
  });

  it("a filter names its value and is taken off by a click", async () => {
    const onChange = vi.fn();
    draw(<FilterChip name="Client" options={[{ key: "a", name: "Kauri Legal" }]} value="a" onChange={onChange} testid="filter" />);
    await userEvent.click(screen.getByRole("button", { name: "Client: Kauri Legal, remove this filter" }));
    expect(onChange).toHaveBeenCalledWith(null);
  });
});
