"""Begins chords of which Java returns a part, or sends the parts of chords that Java has begun.

    mixed.py celery|java first|last <name>...    who began them; the order of Python's second part

The parts of a chord are <name>.1 and <name>.2, which workers return, and <name>.java; its body is
<name>.body. The group has the chord's name where Java began it. Answers JSON: names to groups.
"""
import json
import sys

from shop import add, add_last, total

from celery import chord

begun_by, order, *names = sys.argv[1:]


def begin(key):
    second = add if order == "first" else add_last
    parts = [
        add.s(1, 1).set(task_id=key + ".1"),
        second.s(10, 10).set(task_id=key + ".2"),
    ]
    body = total.s().set(task_id=key + ".body")
    if begun_by == "celery":
        parts.append(add.s(300, 0).set(task_id=key + ".java", queue="a queue without a worker"))
        return chord(parts, body)().parent.id
    for part in parts:
        part.apply_async(group_id=key, chord=body)
    return key


print(json.dumps({each: begin(each) for each in names}))
