#!/usr/bin/env python3
"""Writes holidays.tsv: the dated holidays of every set the product knows.

    python3 -m venv venv && venv/bin/pip install holidays==0.109
    venv/bin/python write_holidays.py > holidays.tsv

The rows come from the PyPI package `holidays` (MIT, see holidays.LICENSE) and from nowhere else.
A set ends where the package says its knowledge ends (India: 2035).
"""

import warnings
from datetime import date

import holidays

FIRST, LAST = 2010, 2050

# Key, the name people read, country, subdivision, categories.
PUBLIC = ("public",)
SETS = [
    ("AU", "Australia, national", "AU", None, PUBLIC),
    ("AU-NSW", "Australia, New South Wales", "AU", "NSW", PUBLIC),
    ("AU-VIC", "Australia, Victoria", "AU", "VIC", PUBLIC),
    ("CA", "Canada, national", "CA", None, PUBLIC),
    ("CA-ON", "Canada, Ontario", "CA", "ON", PUBLIC),
    ("CA-gov", "Canada, federal government", "CA", None, ("public", "government")),
    ("DE", "Germany, national", "DE", None, PUBLIC),
    ("FR", "France", "FR", None, PUBLIC),
    ("GB", "United Kingdom, all nations", "GB", None, PUBLIC),
    ("GB-ENG", "United Kingdom, England", "GB", "ENG", PUBLIC),
    ("GB-SCT", "United Kingdom, Scotland", "GB", "SCT", PUBLIC),
    ("IE", "Ireland", "IE", None, PUBLIC),
    ("IL", "Israel", "IL", None, PUBLIC),
    ("IN", "India, national", "IN", None, PUBLIC),
    ("NZ", "New Zealand, national", "NZ", None, PUBLIC),
    ("NZ-AUK", "New Zealand, Auckland", "NZ", "AUK", PUBLIC),
    ("US", "United States, federal", "US", None, PUBLIC),
]


def days(country, subdivision, categories, years):
    with warnings.catch_warnings():
        # The years beside the range may lie beyond what the package knows; they are cut off below.
        warnings.simplefilter("ignore")
        return holidays.country_holidays(
            country, subdiv=subdivision, years=years, categories=categories, language="en_US"
        )


def known_years(country, subdivision, categories):
    """First and last year of FIRST..LAST for which the package answers without a warning."""
    known = []
    for year in range(FIRST, LAST + 1):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            found = holidays.country_holidays(country, subdiv=subdivision, years=year, categories=categories)
        if len(found) and not caught:
            known.append(year)
    assert known == list(range(known[0], known[-1] + 1)), f"{country}: the known years have a hole"
    return known[0], known[-1]


def main():
    print(f"# source: PyPI holidays {holidays.__version__} (MIT)")
    print("# written by write_holidays.py; a date the provider keeps differently belongs into the calendar's exceptions")
    print("# set: key, name, first year, last year; then its days: date, observed (o) or not, name")
    for key, name, country, subdivision, categories in SETS:
        first, last = known_years(country, subdivision, categories)
        # A year more on either side: the United States close 31 December for a New Year on a Saturday.
        rows = days(country, subdivision, categories, range(first - 1, last + 2))
        print(f"{key}\t{name}\t{first}\t{last}")
        for day, what in sorted(rows.items()):
            if date(first, 1, 1) <= day <= date(last, 12, 31):
                observed = "o" if "(observed)" in what else ""
                print(f"{day}\t{observed}\t{what}")


main()
