// Prints each event as ical.js reads it: uid, summary, description and the names of its properties, as JSON.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.env.READ, "utf8")));
for (const event of calendar.getAllSubcomponents("vevent")) {
  const [uid, summary, description] = ["uid", "summary", "description"].map((name) => event.getFirstPropertyValue(name));
  const names = event.getAllProperties().map((property) => property.name.toUpperCase()).sort();
  console.log(JSON.stringify([uid, summary, description, names, 0]));
}
