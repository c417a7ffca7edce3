"""What others find wrong with files of UBL: a line `file: rule` for each fault."""

import sys
from decimal import Decimal

import einvoice
from peppol import check_rules, validate_xsd

for path in sys.argv[1:]:
    with open(path, "rb") as file:
        data = file.read()
    faults = [f"XSD {error}" for error in validate_xsd(data)[1]]
    # Tax is rounded line by line, so a category may be less than one unit off (BR-CO-17 of EN 16931).
    # This one takes a tax number of the seller that is no VAT id (BT-32) for one; the other tells them apart.
    fatal = [fault for fault in check_rules(data, Decimal("0.99")) if fault.severity == "fatal"]
    faults += [f"peppol {fault}" for fault in fatal if fault.rule_id != "BR-CO-09"]
    for profile in ("en16931", "xrechnung"):
        found = einvoice.validate_bytes(data, profile=profile)["violations"]
        # The German profile holds the rules of Peppol as well; what is German in it is not meant.
        wanted = [fault for fault in found if profile == "en16931" or fault["rule"].startswith("PEPPOL-")]
        faults += [f"{fault['rule']} {fault['message']}" for fault in wanted]
    for fault in sorted(set(faults)):
        print(f"{path}: {fault}".replace("\n", " "))
