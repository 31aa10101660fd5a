"""A broker and its workers, one for each result serializer: until standard input ends.

Says "ready" as soon as they take tasks. Whoever began it may die in any way: nothing stays behind.
"""
import ctypes
import os
import signal
import subprocess
import sys
import tempfile
import time

DEATH_OF_PARENT = 1  # PR_SET_PDEATHSIG of <linux/prctl.h>
PORT = os.environ["INTEROP_BROKER"].rsplit(":", 1)[1].split("/")[0]
SERIALIZERS = sys.argv[1:]


def end_with_parent():
    ctypes.CDLL(None).prctl(DEATH_OF_PARENT, signal.SIGKILL)


def redis(directory):
    return subprocess.Popen(
        ["redis-server", "--bind", "127.0.0.1", "--port", PORT, "--save", "", "--appendonly", "no",
         "--dir", directory, "--logfile", "redis.log"],
        stdin=subprocess.DEVNULL, stdout=sys.stderr, preexec_fn=end_with_parent)


def worker(serializer):
    return subprocess.Popen(
        [sys.executable, "-m", "celery", "-A", "shop", "worker", "--pool=prefork",
         "--concurrency=2", "--loglevel=WARNING", "--without-gossip", "--without-mingle",
         "--without-heartbeat", "--queues", serializer, "--hostname", f"{serializer}@interop"],
        env={**os.environ, "INTEROP_SERIALIZER": serializer, "C_FORCE_ROOT": "true"},
        stdin=subprocess.DEVNULL, stdout=sys.stderr, start_new_session=True,
        preexec_fn=end_with_parent)


def wait_for(processes):
    from shop import app
    while len(app.control.ping(timeout=0.5) or []) < len(SERIALIZERS):
        if any(process.poll() is not None for process in processes):
            sys.exit("a broker or worker ended")
        time.sleep(0.1)


def end(processes):
    for process in processes:
        process.send_signal(signal.SIGKILL)
        process.wait()


with tempfile.TemporaryDirectory() as directory:
    processes = [redis(directory)]
    try:
        time.sleep(0.3)
        processes += [worker(serializer) for serializer in SERIALIZERS]
        wait_for(processes)
        print("ready", flush=True)
        sys.stdin.read()
    finally:
        for started in processes[1:]:
            os.killpg(started.pid, signal.SIGKILL)
        end(processes)
