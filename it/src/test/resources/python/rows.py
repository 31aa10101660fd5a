"""Stores and reads rows by the models and managers of django-celery-results; answers JSON.

    rows.py store <id>     a task, a group and a chord counter of that id
    rows.py read <id>      the task and the group as the models hold them
    rows.py update <id>    the task once more, by the manager
"""
import json
import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "settings"

import django

django.setup()

from django_celery_results.models import ChordCounter, GroupResult, TaskResult


def store(key):
    TaskResult.objects.store_result(
        "application/json", "utf-8", key, '{"n": 1}', "STARTED",
        traceback=None, meta='{"children": []}', task_name="shop.add",
        task_args='"(1, 2)"', task_kwargs='"{}"', worker="w1@python")
    GroupResult.objects.store_group_result(
        "application/json", "utf-8", key, json.dumps([[key, None], [[[key, None], None]]]))
    ChordCounter.objects.create(group_id=key, sub_tasks=json.dumps([[[key, None], None]]), count=1)
    read(key)


def update(key):
    TaskResult.objects.store_result(
        "application/json", "utf-8", key, '"later"', "SUCCESS", task_name="shop.add")
    read(key)


def read(key):
    task = TaskResult.objects.get(task_id=key)
    group = GroupResult.objects.filter(group_id=key).first()
    print(json.dumps({
        "task": {
            **{name: getattr(task, name) for name in (
                "task_id", "task_name", "task_args", "task_kwargs", "status", "result",
                "traceback", "meta", "worker", "content_type", "content_encoding")},
            "date_created": task.date_created.isoformat(timespec="microseconds"),
            "date_done": task.date_done.isoformat(timespec="microseconds"),
        },
        "group": group and {
            "group_id": group.group_id,
            "result": group.result,
            "date_done": group.date_done.isoformat(timespec="microseconds"),
        },
        "chord": list(ChordCounter.objects.filter(group_id=key).values_list("count", flat=True)),
    }))


{"store": store, "read": read, "update": update}[sys.argv[1]](sys.argv[2])
