"""Celery's own cleanup of results older than a day, once for each line of standard input.

Answers each with a line.
"""
import datetime
import sys

from shop import app

app.backend.expires = datetime.timedelta(days=1)
for _ in sys.stdin:
    app.backend.cleanup()
    print("cleaned", flush=True)
