"""Reads a calendar file with parsers that were not written here, and prints what it says: a line an event.

icalendar is needed; vobject reads it too where it is installed, and must say the same. See README.md beside this file.
"""

import pathlib
import sys

import icalendar

try:
    import vobject
except ImportError:
    vobject = None


def main(path):
    content = pathlib.Path(path).read_bytes()
    calendar = icalendar.Calendar.from_ical(content)
    assert calendar["VERSION"] == "2.0" and calendar["METHOD"] == "PUBLISH"
    events = {}
    for event in calendar.walk("VEVENT"):
        assert not event.errors, event.errors
        uid = str(event["UID"])
        assert uid not in events, f"{uid} is there twice"
        alarms = [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]
        assert all(alarm["ACTION"] == "DISPLAY" for alarm in event.walk("VALARM"))
        assert event["DTSTAMP"].dt.tzinfo is not None
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        assert start < end, f"{uid} ends before it begins"
        events[uid] = (str(event["SUMMARY"]), start, end, int(event["SEQUENCE"]), alarms)
    if vobject is not None:
        others = vobject.readOne(content.decode("utf-8")).vevent_list
        read = {event.uid.value: (event.summary.value, event.dtstart.value, event.dtend.value) for event in others}
        assert read == {uid: event[:3] for uid, event in events.items()}
    for uid, (summary, start, end, sequence, alarms) in sorted(events.items()):
        print(f"{uid}\t{start}\t{end}\t{len(alarms)}\t{summary}")


main(sys.argv[1])
