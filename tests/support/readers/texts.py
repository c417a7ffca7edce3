"""Prints each event as icalendar reads it: uid, summary, description and the names of its properties, as JSON."""
import json
import sys

import icalendar

with open(sys.argv[1], "rb") as file:
    calendar = icalendar.Calendar.from_ical(file.read())
for event in calendar.walk("VEVENT"):
    names = sorted(name for name, _ in event.property_items(recursive=False)[1:-1])
    print(json.dumps([event["UID"], event["SUMMARY"], event["DESCRIPTION"], names, len(event.errors)]))
