/** What is being done about an engagement, in a form of its own. */
export type Act = "ask" | "record" | "extend" | "decline" | "withdraw" | "send_back" | "drop" | "override" | "edit" | "work" | "stop";

const ACTS: readonly Act[] = ["ask", "record", "extend", "decline", "withdraw", "send_back", "drop", "override", "edit", "work", "stop"];

export function actOf(word: string | null): Act | null {
  return ACTS.find((one) => one === word) ?? null;
}
