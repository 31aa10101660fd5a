"""What Python says of results: the form is that of the fixtures, see fixtures/celery/README.md.

As a script: answers JSON for the ids that standard input names, {"tasks": [...], "groups": [...]}.
"""
import json
import sys

from shop import SERIALIZER, app

from celery import states
from celery.result import GroupResult, ResultBase, result_from_tuple
from django.test import Client
from django_celery_results.models import ChordCounter
from django_celery_results.models import GroupResult as GroupRow
from django_celery_results.models import TaskResult


def qualified(type_):
    return f"{type_.__module__}.{type_.__qualname__}"


def value(v):
    if isinstance(v, BaseException):
        return {"exception": {
            "class": type(v).__qualname__, "module": type(v).__module__,
            "str": ascii(str(v)), "repr": ascii(repr(v)), "args": value(list(v.args))}}
    try:
        if same(v, json.loads(json.dumps(v, allow_nan=False))):
            return {"json": v}
    except (TypeError, ValueError):
        pass
    return {"repr": ascii(repr(v)), "type": type(v).__name__}


def same(left, right):
    """Equal, types included."""
    if type(left) is not type(right):
        return False
    if isinstance(left, list):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, dict):
        return list(left) == list(right) and all(map(same, left.values(), right.values()))
    return left == right


def asked(call):
    try:
        return value(call())
    except Exception as error:
        return raised(error)


def raised(error):
    return {"raises": {"class": qualified(type(error)), "str": ascii(str(error))}}


def task(task_id, case=None, pages=()):
    result = app.AsyncResult(task_id)
    row = TaskResult.objects.filter(task_id=task_id).first()
    meta = app.backend.decode_content(row, row.meta) or {} if row else {}
    return {
        "case": case,
        "row_exists": row is not None,
        "serializer": SERIALIZER,
        "state": result.state,
        "ready": result.ready(),
        "successful": result.successful(),
        "failed": result.failed(),
        "result": asked(lambda: result.result),
        "traceback": result.traceback,
        "children": children(result),
        "args": asked(lambda: result.args),
        "kwargs": asked(lambda: result.kwargs),
        "worker": result.worker,
        "date_done": result.date_done and result.date_done.isoformat(timespec="microseconds"),
        "meta_extra": value({key: meta[key] for key in meta if key != "children"}),
        "http": {name: page(f"/task/{name}/{task_id}/") for name in pages},
    }


def children(result):
    if result.children is None:
        return None
    return [
        {"id": child.id, "type": type(child).__name__, "as_tuple": child.as_tuple()}
        if isinstance(child, ResultBase) else {"raw": child}
        for child in result.children
    ]


def group(group_id, case=None, pages=()):
    saved = GroupResult.restore(group_id, app=app)
    answer = {
        "case": case,
        "row_exists": GroupRow.objects.filter(group_id=group_id).exists(),
        "http": {name: page(f"/group/{name}/{group_id}/") for name in pages},
    }
    if saved is None:
        return {**answer, "restore": None}
    return {
        **answer,
        "as_tuple": saved.as_tuple(),
        "parent": saved.parent and saved.parent.as_tuple(),
        "children": [
            {"id": member.id, "type": type(member).__name__, "state": state(member)}
            for member in saved.results
        ],
        "ready": saved.ready(),
        "successful": saved.successful(),
        "failed": saved.failed(),
        "waiting": saved.waiting(),
        "completed_count": saved.completed_count(),
        "join": joined(saved),
    }


def state(member):
    try:
        return member.state
    except AttributeError as error:
        return raised(error)


def joined(saved):
    try:
        return [value(v) for v in saved.join(propagate=False, timeout=0.3)]
    except Exception as error:
        return raised(error)


def chord(counter):
    return {
        "group_id": counter.group_id,
        "count": counter.count,
        "sub_tasks": json.loads(counter.sub_tasks),
        "members": [
            {"id": member.id, "state": member.state}
            for member in counter.group_result(app=app).results
        ],
    }


def page(path):
    try:
        answer = Client().get(path)
    except Exception as error:
        return raised(error)
    return {
        "status": answer.status_code,
        "content_type": answer["Content-Type"],
        "body": answer.content.decode(),
    }


def everything(cases):
    """All rows that this process's serializer has written, and these ids, rows or not; no pages."""
    written = {"json": "application/json", "yaml": "application/x-yaml",
               "pickle": "application/x-python-serialize"}[SERIALIZER]
    rows = TaskResult.objects.filter(content_type=written).values_list("task_id", flat=True)
    groups = GroupRow.objects.filter(content_type=written).values_list("group_id", flat=True)
    chords = ChordCounter.objects.filter(group_id__in=cases["groups"])
    return {
        "tasks": {key: task(key, cases["tasks"].get(key)) for key in {*rows, *cases["tasks"]}},
        "groups": {key: group(key, cases["groups"].get(key)) for key in {*groups, *cases["groups"]}},
        "chord_counters": [chord(counter) for counter in chords],
    }


if __name__ == "__main__":
    wanted = json.load(sys.stdin)
    pages = ("status", "done")
    print(json.dumps({
        "tasks": {key: task(key, pages=pages) for key in wanted.get("tasks", [])},
        "groups": {key: group(key, pages=pages) for key in wanted.get("groups", [])},
    }))
