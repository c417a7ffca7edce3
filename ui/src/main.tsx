import "./shared/styles";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { setHost } from "./backend/host";
import { newCache } from "./backend/queries";
import { desktop } from "./backend/tauri";
import { theme, variables } from "./shared/theme";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
setHost(desktop);
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={newCache()}>
      <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
        <App />
      </MantineProvider>
    </QueryClientProvider>
  </StrictMode>,
);
