const OBJECTS = [
  "<</Type/Catalog/Pages 2 0 R>>",
  "<</Type/Pages/Kids[3 0 R]/Count 1>>",
  "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
  "<</Length 62>>stream\nBT /F 24 Tf 60 760 Td (Service report, August 2026) Tj ET    \nendstream",
  "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
];

function build(): string {
  let text = "%PDF-1.4\n";
  const places = OBJECTS.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj${object}endobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  return `${text}xref\n0 6\n0000000000 65535 f \n${table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF`;
}

/** A PDF of one page, as the bytes of a report travel. */
export const REPORT_PDF = btoa(build());
