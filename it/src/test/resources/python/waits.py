"""Waits for results as a caller of Celery does, says that it waits, then what came: JSON.

    waits.py <task id> <group id>
"""
import json
import sys

from shop import app

from celery.result import AsyncResult, GroupResult

task, group = sys.argv[1:]
members = GroupResult.restore(group, app=app)
print(json.dumps({"waiting": AsyncResult(task, app=app).state}), flush=True)
print(json.dumps({
    "get": AsyncResult(task, app=app).get(timeout=60, interval=0.1),
    "join": members.join(timeout=60, interval=0.1),
}), flush=True)
