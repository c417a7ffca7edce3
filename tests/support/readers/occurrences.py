"""Prints the occurrences that icalendar and recurring-ical-events see: uid, start, end as Unix seconds."""
import sys
from datetime import datetime, timezone

import icalendar
import recurring_ical_events

start, end = (datetime.fromtimestamp(int(word), timezone.utc) for word in sys.argv[1:3])
for path in sys.argv[3:]:
    with open(path, "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    for event in recurring_ical_events.of(calendar, skip_bad_series=False).between(start, end):
        if event.get("STATUS") == "CANCELLED":
            continue
        first, last = int(event.start.timestamp()), int(event.end.timestamp())
        if start.timestamp() <= first < end.timestamp():
            print(event["UID"], first, last, sep="\t")
