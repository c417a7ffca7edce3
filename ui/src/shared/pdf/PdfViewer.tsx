import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { useElementSize } from "@mantine/hooks";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { IconButton } from "../Button";
import { Callout } from "../Callout";
import { Skeleton } from "../states/Skeleton";
import { ids } from "../testids";
import { openPdf } from "./document";
import "./pdf.css";

const NARROWEST = 320;
const WIDEST = 900;

function usePdf(bytes: Uint8Array): { pdf: PDFDocumentProxy | null; trouble: string | null } {
  const [state, setState] = useState<{ pdf: PDFDocumentProxy | null; trouble: string | null }>({ pdf: null, trouble: null });
  useEffect(() => {
    let left = false;
    let opened: PDFDocumentProxy | null = null;
    openPdf(bytes).then(
      (pdf) => {
        opened = pdf;
        if (left) void pdf.loadingTask.destroy();
        else setState({ pdf, trouble: null });
      },
      (cause: unknown) => {
        if (!left) setState({ pdf: null, trouble: String(cause) });
      },
    );
    return () => {
      left = true;
      void opened?.loadingTask.destroy();
    };
  }, [bytes]);
  return state;
}

function Page({ pdf, number, width }: { pdf: PDFDocumentProxy; number: number; width: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [words, setWords] = useState("");
  const [drawn, setDrawn] = useState(0);
  useEffect(() => {
    let over = false;
    const isOver = () => over;
    let stop = () => {};
    const draw = async () => {
      const page = await pdf.getPage(number);
      const target = canvas.current;
      if (isOver() || target === null) return;
      const density = Math.max(window.devicePixelRatio, 1);
      const viewport = page.getViewport({ scale: (width / page.getViewport({ scale: 1 }).width) * density });
      target.width = Math.floor(viewport.width);
      target.height = Math.floor(viewport.height);
      target.style.width = `${width}px`;
      target.style.height = `${Math.floor(viewport.height / density)}px`;
      const task = page.render({ canvas: target, viewport });
      stop = () => task.cancel();
      await task.promise;
      setDrawn(number);
      const text = await page.getTextContent();
      if (!isOver()) setWords(text.items.map((item) => ("str" in item ? item.str : "")).join(" "));
    };
    // A page that is turned over while it is drawn ends its drawing; that is no trouble.
    draw().catch(() => undefined);
    return () => {
      over = true;
      stop();
    };
  }, [pdf, number, width]);
  return (
    <div className="pdf-sheet">
      <canvas ref={canvas} role="img" aria-label={`Page ${number}`} data-testid={drawn === number ? ids.pdfPage : undefined} />
      <div className="hidden">{words}</div>
    </div>
  );
}

interface PdfViewerProps {
  bytes: Uint8Array;
  title: string;
  state?: ReactNode;
  onSave: () => void;
}

/** The PDF itself, on white in both schemes; the platform's web view brings no viewer of its own. */
export function PdfViewer({ bytes, title, state, onSave }: PdfViewerProps) {
  const { pdf, trouble } = usePdf(bytes);
  const [number, setNumber] = useState(1);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const pages = pdf?.numPages ?? 0;
  const shown = Math.min(number, Math.max(pages, 1));
  const turn = (event: KeyboardEvent) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (by === 0 || shown + by < 1 || shown + by > pages) return;
    event.preventDefault();
    setNumber(shown + by);
  };
  return (
    <section className="pdf-view" aria-label={title} data-testid={ids.pdf}>
      <div className="pdf-bar">
        <b className="b cut">{title}</b>
        {state}
        <span className="sp" />
        <span className="sm sec nw" aria-live="polite">{pages === 0 ? "" : `page ${shown} of ${pages}`}</span>
        <IconButton mark="back" label="Previous page" onClick={() => setNumber(shown - 1)} disabled={shown <= 1} testid={ids.pdfPrevious} />
        <IconButton mark="fwd" label="Next page" onClick={() => setNumber(shown + 1)} disabled={shown >= pages} testid={ids.pdfNext} />
        <IconButton mark="down2" label="Save the PDF" onClick={onSave} testid={ids.pdfSave} />
      </div>
      <div className="pdf-stage" ref={ref} tabIndex={0} role="region" aria-label="The page; arrows turn it" onKeyDown={turn}>
        {trouble !== null && <Callout tone="breach" title="The PDF could not be drawn.">{trouble}</Callout>}
        {pdf === null && trouble === null && <div style={{ width: "100%" }}><Skeleton rows={12} label="Opening the PDF" /></div>}
        {pdf !== null && <Page pdf={pdf} number={shown} width={Math.round(Math.min(Math.max((width || 548) - 40, NARROWEST), WIDEST))} />}
      </div>
    </section>
  );
}
