import { MantineProvider } from "@mantine/core";
import { createRoot } from "react-dom/client";
import "@mantine/core/styles.css";
import "../shared/styles";
import { theme, variables } from "../shared/theme";
import { ClockPicture } from "../shared/clock/ClockPicture";
import { Ledger } from "../shared/clock/Ledger";
import { Frame } from "../shared/Frame";
import { clockOf4127, ledgerOf4127 } from "./example";

const scheme = new URLSearchParams(location.search).get("scheme") === "dark" ? "dark" : "light";
createRoot(document.getElementById("root")!).render(
  <MantineProvider theme={theme} cssVariablesResolver={variables} forceColorScheme={scheme}>
    <Frame groups={[[{ place: "tickets", name: "Tickets", mark: "ticket", to: "/tickets", count: 2 }]]} at="tickets" crumbs={[{ name: "Tickets", to: "/tickets" }, { name: "T-4127", to: null }]} person={{ name: "Ana Petrie", role: "Account manager" }} onFind={() => {}}>
      <div className="mid">
        <ClockPicture view={clockOf4127} />
        <div className="low"><Ledger lines={ledgerOf4127} label="Resolution" /><div /></div>
      </div>
    </Frame>
  </MantineProvider>,
);
