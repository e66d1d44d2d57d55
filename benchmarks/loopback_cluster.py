"""A Spark cluster of two workers on loopback, for the tests and the measurements that need one."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

SMALL = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xss512k"
"""Virtual machines that start fast and share two cores with others."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """The address of the master, the processes of the workers, and the environment in which drivers find it."""

    master: str
    workers: tuple[int, ...]
    environment: dict[str, str]


def missing() -> str:
    """What has to be installed before there can be a cluster; nothing where all is there."""
    if find_spec("pyspark") is None:
        return "pyspark is not installed: pip install 'faultline[spark]'"
    return "" if shutil.which("java") else "there is no Java: install openjdk-17-jre-headless"


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """Master and two workers of one core each until the block ends."""
    environment = _environment(folder)
    with suppress(ProcessLookupError), socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    started: list[subprocess.Popen[bytes]] = []
    master = f"spark://127.0.0.1:{port}"
    try:
        started.append(_start("master.Master", ["--port", str(port)], environment, folder / "master.log"))
        _wait_for(lambda: _answers(port))
        for number in range(2):
            words = ["--cores", "1", "--memory", "2g", "--work-dir", str(folder / f"work{number}"), master]
            started.append(_start("worker.Worker", words, environment, folder / f"worker{number}.log"))
        for number in range(2):
            _wait_for(lambda log=folder / f"worker{number}.log": b"registered with master" in log.read_bytes())
        yield Cluster(master, tuple(p.pid for p in started[1:]), environment)
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            process.wait(timeout=30)


def _environment(folder: Path) -> dict[str, str]:
    home = Path(str(find_spec("pyspark").origin)).parent  # type: ignore[union-attr]
    conf = folder / "conf"
    conf.mkdir(parents=True)
    (conf / "spark-defaults.conf").write_text(
        "spark.driver.host 127.0.0.1\nspark.driver.memory 512m\nspark.executor.memory 512m\n"
        f"spark.driver.extraJavaOptions {SMALL}\nspark.executor.extraJavaOptions {SMALL}\n"
    )
    (conf / "log4j2.properties").write_text(
        "rootLogger.level = error\nrootLogger.appenderRef.stderr.ref = stderr\n"
        "logger.worker.name = org.apache.spark.deploy.worker.Worker\nlogger.worker.level = info\n"
        "appender.stderr.type = Console\nappender.stderr.name = stderr\nappender.stderr.target = SYSTEM_ERR\n"
        "appender.stderr.layout.type = PatternLayout\nappender.stderr.layout.pattern = %p %c: %m%n\n"
    )
    return {
        **os.environ,
        "SPARK_HOME": str(home),
        "SPARK_CONF_DIR": str(conf),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_DAEMON_MEMORY": "256m",
        "SPARK_DAEMON_JAVA_OPTS": SMALL,
        "PYSPARK_PYTHON": sys.executable,
    }


def _start(name: str, words: list[str], environment: dict[str, str], log: Path) -> subprocess.Popen[bytes]:
    program = Path(environment["SPARK_HOME"]) / "bin" / "spark-class"
    command = [str(program), f"org.apache.spark.deploy.{name}", "--host", "127.0.0.1", "--webui-port", "0", *words]
    with log.open("wb") as out:
        return subprocess.Popen(command, env=environment, stdout=out, stderr=out)


def _wait_for(is_there: Callable[[], bool]) -> None:
    """Begin nothing that competes with it before; a busy machine takes long."""
    until = time.monotonic() + 180
    while not is_there():
        if time.monotonic() > until:
            raise RuntimeError("the Spark cluster did not start in three minutes")
        time.sleep(0.1)


def _answers(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False
