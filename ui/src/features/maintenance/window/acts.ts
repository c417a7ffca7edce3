/** What is being done about a window in its panel. */
export type Act = "cancel" | "record" | "template" | "letter" | "tell";
