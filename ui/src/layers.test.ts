import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { verdict } from "../eslint/layers.js";

const at = (file: string) => join(import.meta.dirname, file);

describe("who may import whom", () => {
  it("lets a layer use those before it", () => {
    expect(verdict(at("features/tickets/TicketPage.tsx"), "../../shared/Button")).toBeNull();
    expect(verdict(at("shared/states/Failed.tsx"), "../../backend/failures")).toBeNull();
    expect(verdict(at("App.tsx"), "./features/tickets/TicketPage")).toBeNull();
  });

  it("refuses the way back", () => {
    expect(verdict(at("backend/call.ts"), "../shared/Button")).toBe("backend may not import shared");
    expect(verdict(at("shared/Frame.tsx"), "../features/tickets/queries")).toBe("shared may not import features");
    expect(verdict(at("features/tickets/TicketPage.tsx"), "../../App")).toBe("features may not import app");
  });

  it("keeps features apart", () => {
    expect(verdict(at("features/tickets/TicketPage.tsx"), "../clients/ClientPage")).toMatch(/^feature tickets may not import feature clients/);
    expect(verdict(at("features/tickets/TicketPage.tsx"), "./queries")).toBeNull();
  });

  it("lets only the backend name Tauri", () => {
    expect(verdict(at("features/reports/Reports.tsx"), "@tauri-apps/api/core")).toMatch(/^only backend names Tauri/);
    expect(verdict(at("backend/tauri.ts"), "@tauri-apps/api/core")).toBeNull();
  });

  it("keeps the testing ground out of the product", () => {
    expect(verdict(at("shared/Frame.tsx"), "../testing/fake")).toMatch(/for tests only/);
  });
});
