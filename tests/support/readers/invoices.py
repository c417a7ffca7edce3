"""What others find wrong with files of UBL: a line `file: rule` for each fault."""

import sys
import xml.etree.ElementTree as tree
from decimal import Decimal

import einvoice
from einvoice.rules_peppol import UBL_RULES
from peppol import check_rules, validate_xsd


def faults(data):
    yield from (f"XSD {error}" for error in validate_xsd(data)[1])
    # Tax is rounded line by line, so a category may be less than one unit off (BR-CO-17 of EN 16931).
    for fault in check_rules(data, Decimal("0.99")):
        # This one takes a tax number of the seller that is no VAT id (BT-32) for one; the next tells them apart.
        if fault.severity == "fatal" and fault.rule_id != "BR-CO-09":
            yield f"{fault.rule_id} {fault.message}"
    for fault in einvoice.validate_bytes(data, profile="en16931")["violations"]:
        yield f"{fault['rule']} {fault['message']}"
    root = tree.fromstring(data)
    for fault in filter(None, (rule(root) for rule in UBL_RULES)):
        yield f"{fault.rule_id} {fault.message}"


for path in sys.argv[1:]:
    with open(path, "rb") as file:
        found = sorted(set(faults(file.read())))
    for fault in found:
        print(f"{path}: {fault}".replace("\n", " "))
