import { MantineProvider } from "@mantine/core";
import { createRoot } from "react-dom/client";
import "@mantine/core/styles.css";
import "../shared/styles";
import { theme, variables } from "../shared/theme";
import { PdfViewer } from "../shared/pdf/PdfViewer";

const bytes = new Uint8Array(await (await fetch("/src/testing/sample.pdf")).arrayBuffer());
createRoot(document.getElementById("root")!).render(
  <MantineProvider theme={theme} cssVariablesResolver={variables} forceColorScheme="light">
    <div style={{ width: 552, height: 850, display: "flex" }}><PdfViewer bytes={bytes} title="Harbour Dental, August 2026" onSave={() => {}} /></div>
  </MantineProvider>,
);
