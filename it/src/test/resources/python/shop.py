"""The Celery application of the tests: what its workers and those who call them share.

INTEROP_BROKER is the broker's URL, INTEROP_SERIALIZER how results are written, and the queue.
"""
import datetime
import os
import time
import uuid

os.environ["DJANGO_SETTINGS_MODULE"] = "settings"

import django

django.setup()

from celery import Celery, group
from celery.exceptions import Ignore
from django_celery_results.models import ChordCounter

SERIALIZER = os.environ.get("INTEROP_SERIALIZER", "json")

app = Celery("shop", broker=os.environ.get("INTEROP_BROKER"), backend="django-db")
app.conf.update(
    task_default_queue=SERIALIZER,
    result_serializer=SERIALIZER,
    result_accept_content=["json", "pickle", "yaml"],
    result_extended=True,
    task_track_started=True,
    result_chord_join_timeout=10,
    worker_prefetch_multiplier=1,
)


class OrderRejected(Exception):
    """Has two arguments."""


class Outer:
    class Nested(Exception):
        """Its qualified name has a dot."""


VALUES = {
    "none": None,
    "zero": 0,
    "true": True,
    "float": -1.5,
    "big": [2**63, -(2**70)],
    "empty": ["", [], {}],
    "text": "it's \"quoted\" \\ \t \x7f Grüße, мир, 世界, 😀",
    "number in text": "1e3",
    "nested": {"a": [1, 2.5, None, {"b": {"c": [True, False, [[]]]}}], "ключ": "значение"},
    "special floats": [float("nan"), float("inf"), float("-inf"), 1e308, -0.0, 0.1 + 0.2],
    "large": "0123456789" * 3000,
}
PICKLED = {
    "tuple": (1, (2, "three")),
    "bytes": b"\x00\xff text",
    "set": {"one"},
    "dates": [datetime.datetime(2026, 2, 28, 12, 30, 15, 5), datetime.date(2026, 1, 2)],
    "zone": datetime.datetime(2026, 2, 28, tzinfo=datetime.timezone.utc),
    "uuid": uuid.UUID(int=7),
    "keys": {1: "one", None: "none", (1, 2): "pair"},
}
if SERIALIZER == "pickle":
    VALUES.update(PICKLED)

FAILURES = {
    "value": lambda: ValueError("no such färbe 😀"),
    "no arguments": lambda: ValueError(),
    "custom": lambda: OrderRejected(4711, "not in stock"),
    "nested": lambda: Outer.Nested("inner", {"detail": [1, None]}),
    "key": lambda: KeyError("sku"),
    "file": lambda: FileNotFoundError(2, "No such file or directory", "/nowhere"),
    "stop": lambda: StopIteration(3),
}


@app.task
def add(x, y):
    return x + y


@app.task
def total(numbers):
    return sum(numbers)


@app.task(bind=True)
def add_last(self, x, y):
    """Waits until every other part of its chord has been counted."""
    while ChordCounter.objects.get(group_id=self.request.group).count > 1:
        time.sleep(0.05)
    return x + y


@app.task
def value(name):
    return VALUES[name]


@app.task
def fail(name):
    raise FAILURES[name]()


@app.task
def fail_from_another():
    try:
        {}["missing"]
    except KeyError as missing:
        raise OrderRejected("chained") from missing


@app.task(bind=True)
def retry(self, times):
    if self.request.retries < times:
        raise self.retry(exc=ValueError("not yet"), countdown=0.2, max_retries=times)
    return self.request.retries


@app.task(bind=True)
def give_up(self):
    raise self.retry(exc=OrderRejected("for good"), countdown=0.1, max_retries=1)


@app.task(bind=True)
def wait_for_retry(self):
    raise self.retry(exc=ValueError("tomorrow"), countdown=86400)


@app.task(bind=True)
def progress(self, end):
    self.update_state(state="PROGRESS", meta={"current": 42, "note": "hälfte"})
    if end == "stay":
        raise Ignore()
    return end


@app.task(ignore_result=True)
def silent():
    return "nobody hears"


@app.task
def ignored():
    raise Ignore()


@app.task(soft_time_limit=1)
def too_slow():
    time.sleep(20)


@app.task
def endless():
    time.sleep(300)


@app.task(bind=True)
def parent(self, children):
    for n in range(children):
        add.delay(n, n)
    group(add.s(1, 1), add.s(2, 2)).apply_async()
    return children
