"""Has workers run a task for each of the ids that standard input tells, as JSON.

Doesn't wait: whether a row is the new one, or what was there before, Java sees by its result.
"""
import json
import sys

from shop import add

for each in json.load(sys.stdin):
    add.apply_async((300, 22), task_id=each)
print("{}")
