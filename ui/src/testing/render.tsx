import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { render, type RenderResult } from "@testing-library/react";
import type { ReactNode } from "react";
import { newCache } from "../backend/queries";
import { setHost } from "../backend/host";
import { theme, variables } from "../shared/theme";
import { FakeHost } from "./fake";

export type Scheme = "light" | "dark";

/** Draws a part or a screen as the app would, on a fake host. */
export function draw(what: ReactNode, host: FakeHost = new FakeHost({}), scheme: Scheme = "light"): RenderResult {
  setHost(host);
  return render(
    <QueryClientProvider client={newCache()}>
      <MantineProvider theme={theme} cssVariablesResolver={variables} forceColorScheme={scheme} env="test">
        {what}
      </MantineProvider>
    </QueryClientProvider>,
  );
}
