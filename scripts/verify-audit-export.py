#!/usr/bin/env python3
"""Checks an export of the audit log. Needs Python 3.7 or newer and nothing else; the format is told in docs/audit-log.md.

python3 verify-audit-export.py EXPORT.jsonl [--head HEAD.json ...]

HEAD.json is a daily head that was kept elsewhere. Only such a head shows that the whole log was written anew.
Ends with 0: the log is whole; 1: it is not; 2: it could not be checked.
"""

import hashlib
import json
import re
import sys
from collections import namedtuple

FIELDS = (
    "salt", "occurredAt", "personId", "personName", "organisation", "roles", "action", "subjectId",
    "subjectSha256", "siteId", "owner", "details", "addressClass", "userAgentFamily",
)
SEAL = re.compile("[0-9a-f]{64}")
BEFORE_THE_FIRST = "0" * 64

# content is None where the reader of the export may know of the entry's seal alone.
Entry = namedtuple("Entry", "sequence previous seal content")

SENTENCES = {
    "changed-entry": "the content of this entry was changed after it was sealed",
    "wrong-hash": "the seal of this entry was changed; its content fits to what comes after it",
    "broken-link": "this entry does not follow upon the one before it: one of the two was put in or written anew",
    "missing-entry": "this entry is missing",
    "extra-entry": "this entry does not belong there; it was put in",
    "reordered-entry": "the entry that belongs here stands elsewhere",
    "missing-end": "the log ends before its head: this entry and what came after it is missing",
    "wrong-head": "the last entry is not the one that the head names",
    "contradicts-kept-head": "this entry is not the one that was here when the head was kept: the log was written anew",
    "cut-file": "the file has no ending: it was cut off",
    "unreadable-line": "the line of this entry is not what the format says",
}


class CannotCheck(Exception):
    pass


class Fault(Exception):
    def __init__(self, kind, sequence):
        super().__init__(kind)
        self.kind, self.sequence = kind, sequence


def seal_of(content, sequence, previous):
    values = {"sequence": str(sequence), "previousSha256": previous, **content}
    text = b"jsa-audit-entry 1\n"
    for name in ("sequence", "previousSha256") + FIELDS:
        value = values[name]
        if value is None:
            text += name.encode() + b"=-\n"
        else:
            data = value.encode("utf-8")
            text += b"%s=%d:%s\n" % (name.encode(), len(data), data)
    return hashlib.sha256(text).hexdigest()


def is_seal(value):
    return isinstance(value, str) and SEAL.fullmatch(value) is not None


def is_count(value):
    return isinstance(value, int) and not isinstance(value, bool)


def parse(line):
    """The object on a line, or None."""
    try:
        value = json.loads(line.decode("utf-8"))
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def read_entry(value):
    if value is None or not is_count(value.get("sequence")):
        return None
    if not is_seal(value.get("previousSha256")) or not is_seal(value.get("sha256")):
        return None
    content = {name: value[name] for name in FIELDS if name in value}
    if content and len(content) < len(FIELDS):
        return None
    try:
        for one in content.values():
            if one is not None:
                one.encode("utf-8")
    except (AttributeError, UnicodeEncodeError):
        return None
    return Entry(value["sequence"], value["previousSha256"], value["sha256"], content or None)


def read_head(value):
    if not isinstance(value, dict) or not is_count(value.get("sequence")) or not is_seal(value.get("sha256")):
        return None
    return value["sequence"], value["sha256"]


def read_export(path):
    with open(path, "rb") as file:
        lines = file.read().split(b"\n")
    heading = parse(lines[0])
    if heading is None or heading.get("format") != "jsa-audit-export":
        raise CannotCheck("This is not an export of the audit log: its first line does not say so.")
    if heading.get("version") != 1:
        raise CannotCheck("This export has version %r of the format; this program knows version 1." % heading.get("version"))
    head = read_head(heading.get("head"))
    if head is None:
        raise CannotCheck("The first line of this export names no head.")
    is_ended = lines[-1] == b""
    if is_ended:
        lines.pop()
    values = [parse(line) for line in lines[1:]]
    end = values.pop() if values else None
    entries = [read_entry(value) for value in values]
    has_end = is_ended and end is not None and end.get("end") is True
    if not has_end and end is not None:
        entries.append(read_entry(end))
    return head, entries, end if has_end else None


def name_broken_link(entry, last):
    if entry.content is None:
        return "broken-link"
    if seal_of(entry.content, entry.sequence, last.seal) == entry.seal:
        return "wrong-hash"
    if seal_of(entry.content, entry.sequence, entry.previous) == entry.seal:
        return "broken-link"
    if seal_of(entry.content, entry.sequence + 1, entry.previous) == entry.seal:
        return "missing-entry"
    return "changed-entry"


def check_entry(entries, at, last, head):
    entry, sequence = entries[at], last.sequence + 1
    if entry is None:
        raise Fault("unreadable-line", sequence)
    others = [one for one in entries if one is not None and one is not entry]
    if entry.sequence < sequence:
        raise Fault("extra-entry", entry.sequence)
    if entry.sequence > sequence:
        is_moved = any(one.sequence == sequence or one.previous == last.seal for one in others)
        raise Fault("reordered-entry" if is_moved else "missing-entry", sequence)
    if entry.previous != last.seal:
        if entry.previous == last.previous:
            raise Fault("extra-entry", last.sequence)
        if any(one.previous == last.seal for one in others):
            raise Fault("reordered-entry", sequence)
        raise Fault(name_broken_link(entry, last), sequence)
    computed = seal_of(entry.content, sequence, entry.previous)
    following = entries[at + 1] if at + 1 < len(entries) else None
    if computed == (following.previous if following else head[1]):
        raise Fault("wrong-hash", sequence)
    fits = any(seal_of(entry.content, one.sequence, one.previous) == one.seal for one in others)
    raise Fault("reordered-entry" if fits else "changed-entry", sequence)


def is_right(entry, last):
    return (
        entry is not None
        and entry.sequence == last.sequence + 1
        and entry.previous == last.seal
        and (entry.content is None or seal_of(entry.content, entry.sequence, entry.previous) == entry.seal)
    )


def check(head, entries, end, kept_heads):
    last = Entry(0, "", BEFORE_THE_FIRST, None)
    for at, entry in enumerate(entries):
        if not is_right(entry, last):
            check_entry(entries, at, last, head)
        last = entry
    if end is None:
        raise Fault("cut-file", last.sequence + 1)
    if last.sequence < head[0] or end.get("entryCount") != len(entries):
        raise Fault("missing-end", last.sequence + 1)
    if last.sequence > head[0]:
        raise Fault("extra-entry", head[0] + 1)
    if last.seal != head[1]:
        raise Fault("wrong-head", head[0])
    for sequence, seal in kept_heads:
        if sequence > len(entries):
            raise Fault("missing-end", len(entries) + 1)
        if sequence > 0 and entries[sequence - 1].seal != seal:
            raise Fault("contradicts-kept-head", sequence)


def main(words):
    paths, kept_paths = [], []
    while words:
        word = words.pop(0)
        if word == "--head" and words:
            kept_paths.append(words.pop(0))
        else:
            paths.append(word)
    if len(paths) != 1 or paths[0].startswith("-"):
        raise CannotCheck(__doc__.strip())
    kept_heads = []
    for path in kept_paths:
        with open(path, "rb") as file:
            kept = read_head(parse(file.read()))
        if kept is None:
            raise CannotCheck("%s holds no head of the audit log." % path)
        kept_heads.append(kept)
    head, entries, end = read_export(paths[0])
    check(head, entries, end, kept_heads)
    full = sum(1 for entry in entries if entry.content is not None)
    print("WHOLE: %d entries follow upon each other, %d of them with their content." % (len(entries), full))
    print("Head: %d %s" % head)
    if not kept_heads:
        print("Compare this head with one that was kept elsewhere (--head), or the whole may have been written anew.")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Fault as fault:
        print("BROKEN: %s at entry %d: %s." % (fault.kind, fault.sequence, SENTENCES[fault.kind]))
        sys.exit(1)
    except (CannotCheck, OSError) as error:
        print(error, file=sys.stderr)
        sys.exit(2)
