// Who may import whom in the window: bindings ← backend ← shared ← features ← App. A feature imports no other
// feature, and only `backend` speaks to Tauri, so that every screen can be drawn with another transport.
import { dirname, relative, resolve, sep } from "node:path";

const ORDER = ["bindings", "backend", "shared", "features", "app"];
const source = resolve(import.meta.dirname, "..", "src");

/** The layer and, for a feature, the noun a file belongs to; null outside `src` and in the testing ground. */
export function place(file) {
  const parts = relative(source, file).split(sep);
  if (parts[0] === ".." || parts[0] === "testing" || /\.test\.tsx?$/.test(file)) return null;
  if (parts.length === 1) return { layer: "app", noun: null };
  return { layer: parts[0], noun: parts[0] === "features" ? parts[1].replace(/\.tsx?$/, "") : null };
}

/** Why this import is not allowed, or null. */
export function verdict(from, specifier) {
  const here = place(from);
  if (here === null) return null;
  if (specifier.startsWith("@tauri-apps/") && here.layer !== "backend") {
    return `only backend names Tauri, not ${here.layer}`;
  }
  if (!specifier.startsWith(".")) return null;
  const target = resolve(dirname(from), specifier);
  if (relative(source, target).split(sep)[0] === "testing") return "the testing ground is for tests only";
  const there = place(target);
  if (there === null) return null;
  if (ORDER.indexOf(there.layer) > ORDER.indexOf(here.layer)) return `${here.layer} may not import ${there.layer}`;
  if (here.layer === "features" && there.layer === "features" && here.noun !== there.noun) {
    return `feature ${here.noun} may not import feature ${there.noun}; what both need belongs to shared`;
  }
  return null;
}

export const layers = {
  meta: { type: "problem", schema: [], messages: { layer: "{{reason}}." } },
  create(context) {
    const check = (node) => {
      if (node.source === null || node.source === undefined || typeof node.source.value !== "string") return;
      const reason = verdict(context.filename, node.source.value);
      if (reason !== null) context.report({ node, messageId: "layer", data: { reason } });
    };
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check };
  },
};
