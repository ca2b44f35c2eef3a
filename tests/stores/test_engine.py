"""Whether the engine's process is taken for alive."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import psutil
import pytest

from graph_builder.stores.engine import is_alive

FIRST_THREAD_ENDS = """
import ctypes, platform, threading, time
threading.Thread(target=time.sleep, args=(600,)).start()
ctypes.CDLL(None).syscall({"x86_64": 60, "aarch64": 93}[platform.machine()], 0)
"""
"""Linux's own exit of one thread: what a killed process looks like while its other threads are still closing files."""


@pytest.mark.skipif(sys.platform != "linux" or os.uname().machine not in ("x86_64", "aarch64"), reason="a Linux system call")
def test_a_process_whose_first_thread_has_ended_is_alive_until_the_last_one_has() -> None:
    process = subprocess.Popen([sys.executable, "-c", FIRST_THREAD_ENDS])
    try:
        seen = psutil.Process(process.pid)
        created = seen.create_time()
        while seen.status() != psutil.STATUS_ZOMBIE:
            assert process.poll() is None
            time.sleep(0.01)
        assert is_alive(process.pid, created)
        process.kill()
        while seen.num_threads() > 1:
            time.sleep(0.01)
        assert not is_alive(process.pid, created)
    finally:
        process.kill()
        process.wait()
    assert not is_alive(process.pid, created)


def test_another_process_with_the_same_number_is_not_taken_for_it() -> None:
    me = psutil.Process()
    assert is_alive(me.pid, me.create_time())
    assert not is_alive(me.pid, me.create_time() - 60)
