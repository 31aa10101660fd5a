"""Stores by Celery's own backend what Java stores by hand: the same, under other ids.

    twins.py <prefix>    the cases' ids begin with it
"""
import sys

from shop import Outer, OrderRejected, app

from celery.app.task import Context
from celery.exceptions import TaskRevokedError
from celery.result import AsyncResult, GroupResult

prefix = sys.argv[1]


def of(case):
    return AsyncResult(prefix + case, app=app)


def group(case, *members):
    return GroupResult(prefix + case, list(members), app=app)


def store(case, result, state="SUCCESS", traceback=None, children=()):
    request = Context(
        id=prefix + case, task="shop.add", argsrepr="(1, 'two')", kwargsrepr="{'y': 2}",
        hostname="w1@java")
    request.children.extend(children)
    app.backend.store_result(
        prefix + case, result, state, traceback=traceback, request=request)


store("number", 5)
store("text", "Grüße, 😀")
store("map", {"a": [1, None]})
store("none", None)
store("failed", ValueError("no such color"), "FAILURE", "Traceback: ...\n")
store("rejected", OrderRejected(4711, "not in stock"), "FAILURE", "at Shop.java:17\n")
store("nested", Outer.Nested("inner"), "FAILURE")
store("foreign", type("IllegalStateException", (Exception,), {"__module__": "java.lang"})("shut"),
      "FAILURE")
store("revoked", TaskRevokedError("terminated"), "REVOKED")
store("retry", ValueError("not yet"), "RETRY")
store("progress", {"current": 1}, "PROGRESS")
store("started", {"pid": 1, "hostname": "w1@java"}, "STARTED")
store("parent", 2, children=[of("number"), group("group", of("number"), of("text"))])

chained = of("map")
chained.parent = of("number")
group("group", of("number"), of("text")).save()
group("group-of-failed", of("number"), of("rejected"), of("revoked")).save()
group("group-of-chains", chained, of("text")).save()
group("group-of-groups", group("group", of("number"), of("text")),
      group("deep", group("deeper", of("map")))).save()
group("group-unfinished", of("number"), of("unknown")).save()
group("group-of-none").save()
