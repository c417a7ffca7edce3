// Prints the occurrences that ical.js sees: uid, start, end as Unix seconds. It knows the zone rules of the file alone.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const [start, end, ...paths] = process.env.READ.split("\n");
for (const path of paths) {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
  for (const rules of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(new ICAL.Timezone(rules));
  }
  const components = calendar.getAllSubcomponents("vevent");
  const single = new Map();
  for (const component of components.filter((one) => one.hasProperty("recurrence-id"))) {
    const uid = component.getFirstPropertyValue("uid");
    single.set(uid, [...(single.get(uid) ?? []), component]);
  }
  for (const component of components.filter((one) => !one.hasProperty("recurrence-id"))) {
    const uid = component.getFirstPropertyValue("uid");
    const event = new ICAL.Event(component, { exceptions: single.get(uid) ?? [] });
    for (const one of occurrences(event)) {
      const [from, to] = [one.startDate.toUnixTime(), one.endDate.toUnixTime()];
      const cancelled = one.item.component.getFirstPropertyValue("status") === "CANCELLED";
      if (!cancelled && from >= Number(start) && from < Number(end)) console.log([uid, from, to].join("\t"));
    }
  }
}

function* occurrences(event) {
  if (!event.isRecurring()) {
    yield { startDate: event.startDate, endDate: event.endDate, item: event };
    return;
  }
  const all = event.iterator();
  // An occurrence may have been moved by some days.
  const last = Number(end) + 40 * 86400;
  for (let next = all.next(); next && next.toUnixTime() < last; next = all.next()) {
    yield event.getOccurrenceDetails(next);
  }
}
