"""Has the worker of one serializer do all that Celery can; answers JSON when it is quiet again.

    workload.py    {"tasks": ..., "groups": ..., "chord_counters": ...} of every row that came of it
"""
import json
import sys
import time
from uuid import uuid4

from shop import (
    FAILURES, SERIALIZER, VALUES, OrderRejected, add, app, endless, fail, fail_from_another,
    give_up, ignored, parent, progress, retry, silent, too_slow, total, value, wait_for_retry)

import answers
from celery import chain, chord, group
from celery.result import AsyncResult, GroupResult

WORKER = f"{SERIALIZER}@interop"
NOBODY = "a queue without a worker"
PATIENCE = 60

cases = {"tasks": {}, "groups": {}}
awaited = {}


def name(case, result):
    """Remembers a task, and those before it in its chain."""
    cases["tasks"][result.id] = case
    return result


def ends(case, result, state="SUCCESS"):
    awaited[result.id] = (case, state)
    return name(case, result)


def name_group(case, result, saved=True):
    cases["groups"][result.id] = case
    if saved:
        result.save()
    for member in result.results:
        if isinstance(member, AsyncResult):
            name(case, member)
    return result


def values():
    for case in VALUES:
        ends("value " + case, value.delay(case))
    ends("args", add.apply_async((1,), {"y": 2}))
    ends("argsrepr", value.apply_async(("zero",), argsrepr="('***',)", kwargsrepr="{...}"))
    ends("periodic", add.apply_async((1, 1), periodic_task_name="every night"))


def failures():
    for case in FAILURES:
        ends("failure " + case, fail.delay(case), "FAILURE")
    ends("failure chained", fail_from_another.delay(), "FAILURE")
    ends("failure signature", app.send_task("shop.add", [1]), "FAILURE")
    ends("failure unregistered", app.send_task("shop.no_such_task"), "FAILURE")
    ends("failure soft limit", too_slow.delay(), "FAILURE")
    ends("failure to serialize", app.send_task("shop.value", ["missing"]), "FAILURE")


def other_states():
    ends("retried", retry.delay(2))
    ends("given up", give_up.delay(), "FAILURE")
    ends("waits for a retry", wait_for_retry.delay(), "RETRY")
    ends("progress", progress.delay("stay"), "PROGRESS")
    ends("progress and done", progress.delay("done"))
    ends("ignored", ignored.delay(), "STARTED")
    ends("expired", add.apply_async((1, 1), expires=-1), "REVOKED")
    name("silent", silent.delay())
    name("never consumed", add.apply_async((1, 1), queue=NOBODY))
    name("unknown", AsyncResult(str(uuid4()), app=app))


def revoked():
    before = str(uuid4())
    app.control.revoke(before, destination=[WORKER], reply=True, timeout=5)
    ends("revoked before", add.apply_async((1, 1), task_id=before), "REVOKED")
    running = ends("revoked while running", endless.delay(), "REVOKED")
    until(lambda: running.state == "STARTED", "endless to start")
    app.control.revoke(running.id, destination=[WORKER], terminate=True)


def chains():
    last = ends("chain", chain(add.s(1, 2), add.s(3), add.s(4)).apply_async())
    broken = chain(add.s(1, 2), fail.si("custom"), add.s(3), add.s(4)).apply_async()
    ends("broken chain", broken, "FAILURE")
    for result in (last, broken):
        while result.parent:
            result = name("chain, inner", result.parent)
    ends("parent", parent.delay(3))
    ends("link", add.apply_async((1, 1), link=add.s(1).set(task_id=linked("link's callback"))))


def linked(case):
    return ends(case, AsyncResult(str(uuid4()), app=app)).id


def groups():
    name_group("group of none", GroupResult(str(uuid4()), [], app=app))
    run("group of one", group([add.s(1, 1)]))
    whole = run("group", group(add.s(i, i) for i in range(5)))
    failed = run("group with failures", group(
        add.s(1, 1), fail.s("custom"), fail.s("no arguments"), add.s(2, 2)))
    run("group with revoked", group(add.s(1, 1), add.s(2, 2).set(expires=-1)))
    waiting = run("group unfinished", group(add.s(1, 1), add.s(2, 2).set(queue=NOBODY)))
    run("group failed and unfinished", group(fail.s("key"), add.s(2, 2).set(queue=NOBODY)))
    chained = run("group of chains", group(
        chain(add.s(1, 1), add.s(2)), chain(add.s(1, 1), fail.si("value")), add.s(3, 3)))
    run("group not saved", group(add.s(1, 1), add.s(2, 2)), saved=False)
    alone = add.delay(7, 7)
    once = [AsyncResult(alone.id, app=app) for _ in range(3)]
    gathered("group of one id thrice", once)
    inner = gathered("group of saved groups", [whole, alone, chained])
    gathered("group three deep", [inner, whole, gathered("inner, not saved", [alone], False)])
    gathered("group of failed groups", [whole, failed])
    gathered("group of waiting groups", [waiting, failed, alone])
    gathered("group of an empty group", [GroupResult(str(uuid4()), [], app=app), alone])
    gathered("group of unknown", [AsyncResult(str(uuid4()), app=app), alone])


def run(case, signature, saved=True):
    return name_group(case, signature.apply_async(), saved)


def gathered(case, results, saved=True):
    return name_group(case, GroupResult(str(uuid4()), results, app=app), saved)


def chords():
    begin("chord", [add.s(i, i) for i in range(10)], total.s())
    begin("chord of one", [add.s(1, 1)], total.s())
    begin("chord of chains", [chain(add.s(1, 1), add.s(i)) for i in range(3)], total.s())
    begin("chord with a retry", [add.s(1, 1), retry.s(1)], total.s())
    begin("chord with a failed part", [add.s(1, 1), fail.s("custom"), add.s(2, 2)], total.s(),
          "FAILURE")
    begin("chord with a failing body", [add.s(1, 1), add.s(2, 2)], fail.si("nested"), "FAILURE")
    begin("chord with a callback", [add.s(1, 1), add.s(2, 2)],
          total.s().set(link=add.s(1).set(task_id=linked("the body's callback"))))
    begin("chord unfinished", [add.s(1, 1), add.s(2, 2).set(queue=NOBODY)], total.s(), None)
    ends("group, then a task", (group(add.s(1, 1), add.s(2, 2)) | total.s()).apply_async())


def begin(case, header, body, state="SUCCESS"):
    result = chord(header)(body)
    if state:
        ends(case + ": body", result, state)
    else:
        name(case + ": body", result)
    name_group(case + ": header", result.parent)


def until(condition, what):
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            sys.exit(f"{SERIALIZER}: waited in vain for {what()if callable(what) else what}")
        time.sleep(0.1)


def states():
    rows = answers.TaskResult.objects.filter(task_id__in=list(cases["tasks"]))
    return dict(rows.values_list("task_id", "status"))


def missing():
    now = states()
    return [(case, state, now.get(key)) for key, (case, state) in awaited.items()
            if now.get(key) != state]


def quiet():
    """Nothing runs or waits for a worker: members of groups and children have no case to await."""
    inspect = app.control.inspect(timeout=5, destination=[WORKER])
    with app.connection_for_read() as connection:
        queued = connection.default_channel.client.llen(SERIALIZER)
    return not queued and not any((inspect.active() or {"": ["?"]}).values())


if __name__ == "__main__":
    revoked()
    for begin_all in (values, failures, other_states, chains, groups, chords):
        begin_all()
    until(lambda: not missing(), missing)
    until(quiet, "the worker to be idle")
    print(json.dumps(answers.everything(cases)))
