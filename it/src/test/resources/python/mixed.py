"""Begins chords of which Java returns a part, or sends the parts of chords that Java has begun.

    mixed.py celery|java first|last <group>...    who began them; the order of Python's second part

The parts of a chord are <group>.1 and <group>.2, which workers return, and <group>.java; its body is
<group>.body.
"""
import sys

from shop import add, add_last, total

from celery import chord, group

begun_by, order, *groups = sys.argv[1:]


def begin(key):
    second = add if order == "first" else add_last
    parts = [
        add.s(1, 1).set(task_id=key + ".1"),
        second.s(10, 10).set(task_id=key + ".2"),
    ]
    body = total.s().set(task_id=key + ".body")
    if begun_by == "celery":
        parts.append(add.s(300, 0).set(task_id=key + ".java", queue="a queue without a worker"))
        chord(group(parts).set(task_id=key), body)()
    else:
        for part in parts:
            part.apply_async(group_id=key, chord=body)


for each in groups:
    begin(each)
