import type { Rule } from "eslint";

export function place(file: string): { layer: string; noun: string | null } | null;
export function verdict(from: string, specifier: string): string | null;
export const layers: Rule.RuleModule;
