import type { PDFDocumentProxy } from "pdfjs-dist";

/** Opens the bytes of a PDF. The reader is fetched only when the first PDF is looked at. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const [reader, worker] = await Promise.all([
    import("pdfjs-dist/legacy/build/pdf.mjs"),
    import("pdfjs-dist/legacy/build/pdf.worker.min.mjs?url"),
  ]);
  reader.GlobalWorkerOptions.workerSrc = worker.default;
  // The reader takes the buffer for itself, so it is given a copy.
  return reader.getDocument({ data: bytes.slice(), isEvalSupported: false }).promise;
}

/** Base64, as bytes travel from Rust, into bytes. */
export function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
