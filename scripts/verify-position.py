#!/usr/bin/env python3
"""Checks published positions. Needs Python 3.7 or newer and nothing else; the format is told in docs/sealed-positions.md.

python3 verify-position.py ROUND.json [--receipt COMMITMENT ...]

ROUND.json is a decision round as it is saved from the screen, or as GET /api/rounds/ID answers. COMMITMENT is what stands on a
receipt that a delegation printed when it deposited; each must be among the published ones.
Ends with 0: every position is what was committed to; 1: one is not; 2: it could not be checked.
"""

import hashlib
import json
import sys

PADDED_BYTES = 32 * 1024


def canonical(value):
    """RFC 8785 for what a position holds: texts, lists and null."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")


def commitment_of(position, nonce_hex):
    text = canonical(position)
    if len(text) >= PADDED_BYTES:
        raise ValueError("a position is longer than every position may be")
    block = text + b"\x80" + bytes(PADDED_BYTES - len(text) - 1)
    return hashlib.sha256(block + bytes.fromhex(nonce_hex)).hexdigest()


def faults_of(round_, item, published):
    position, said = published["position"], published["commitment"]
    name = "item %s, %s" % (item["number"], published["delegation"])
    if commitment_of(position, published["nonceHex"]) != said:
        yield "%s: the position is not what was committed to" % name
    wanted = {
        "roundId": round_["id"], "itemId": item["id"], "subjectSha256": item["subjectSha256"],
        "delegation": published["delegation"],
    }
    for field, value in wanted.items():
        if position[field] != value:
            yield "%s: it was given on another %s" % (name, field)


def main(arguments):
    receipts = []
    while "--receipt" in arguments:
        at = arguments.index("--receipt")
        receipts.append(arguments[at + 1].lower())
        del arguments[at:at + 2]
    if len(arguments) != 1:
        raise ValueError(__doc__)
    with open(arguments[0], encoding="utf-8") as file:
        round_ = json.load(file)
    faults, commitments = [], []
    for item in round_["items"]:
        for published in item["positions"]:
            commitments.append(published["commitment"])
            faults.extend(faults_of(round_, item, published))
            position = published["position"]
            print("item %s, %s: %s" % (item["number"], published["delegation"], position["value"]))
    faults.extend("no published position has the commitment %s of a receipt" % each
                  for each in receipts if each not in commitments)
    for fault in faults:
        print(fault)
    if not commitments:
        raise ValueError("nothing is published in this round yet")
    if not faults:
        print("All %d positions are what was committed to." % len(commitments))
    return 1 if faults else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        print("It could not be checked: %s" % error, file=sys.stderr)
        sys.exit(2)
