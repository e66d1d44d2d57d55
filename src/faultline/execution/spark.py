"""Runs batch steps on a Spark cluster, by `mapInArrow`. The one place that knows pyspark.

Batches go to the cluster in waves, a partition a batch: what the driver holds is a wave and not a corpus. A task
that Spark loses with its machine is given to another by Spark; what a step says of a batch comes back as an `Outcome`,
the same as from one machine.
"""

from __future__ import annotations

import os
import pickle
import re
import shutil
import sys
import time
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pyarrow as pa

from faultline.errors import UnreadableError, UsageError, WorkspaceError
from faultline.execution.local import Outcome
from faultline.execution.spark_worker import MISMATCH, SCHEMA, Orders, check_machine, packed, unpacked, work
from faultline.tables.batches import BatchStep

BATCHES_PER_SLOT = 8
"""In one wave; a slot is idle at its end for the time of one batch at most."""
MOST_BYTES = 128_000_000
"""That a wave carries to the cluster."""
_JOINING = 120.0
"""Seconds within which a worker of the cluster must have joined."""
_PARTITIONS = 100_000
"""More than a wave has rows, so that each row is a partition of its own."""
_GIVEN = pa.schema([("given", pa.binary())])
_OWN = re.compile(rf"{MISMATCH}[^\n]*")


class SparkEngine:
    """A Spark session, as an `Engine` and a `Store`; `open_spark` makes it.

    Attributes:
        slots: Cores of the cluster when the session was opened.
        token: A file that every machine must see before it works; none if empty.
    """

    def __init__(self, session: Any, *, seconds_per_row: float, preload: Sequence[str]) -> None:
        self._session = session
        self._seconds, self._preload = seconds_per_row, tuple(preload)
        self.slots = int(session.sparkContext.defaultParallelism)
        self.token = ""

    def run(self, step: BatchStep, batches: Iterable[pa.RecordBatch]) -> Iterator[Outcome]:
        """Outcomes, wave by wave; every row given is in exactly one of them."""
        from faultline import __version__

        orders = Orders(pickle.dumps(step), self._seconds, self._preload, __version__, self.token)

        def worked(rows: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            return work(rows, orders)

        for wave in _waves(map(packed, batches), self.slots * BATCHES_PER_SLOT):
            table = pa.Table.from_batches([pa.record_batch({"given": [content]}, _GIVEN) for content in wave])
            with _told():
                found = self._session.createDataFrame(table).mapInArrow(worked, _DDL).toArrow()
            yield from map(_outcome, found.to_pylist())

    def files(self, address: str) -> list[tuple[str, str, int]]:
        """Each file at or below an address, by Hadoop's file systems: its address, its path below, its size."""
        context = self._session.sparkContext
        try:
            root = context._jvm.org.apache.hadoop.fs.Path(address)
            system = root.getFileSystem(context._jsc.hadoopConfiguration())
            status = system.getFileStatus(root)
            top = status.getPath().toString().rstrip("/")
            if status.isFile():
                return [(top, "", int(status.getLen()))]
            return list(_below(system.listFiles(root, True), top))
        except Exception as error:
            raise UnreadableError(f"{_reason(error)}: check the address and the rights to it") from error

    def read(self, addresses: list[str], step: BatchStep, schema: pa.Schema) -> pa.Table:
        """What a step makes of rows of `path` and `content`, read by the cluster's machines."""
        from faultline import __version__

        version, token = __version__, self.token

        def checked(rows: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            check_machine(version, token)
            return step(rows)

        reader = self._session.read.format("binaryFile").option("__globPaths__", "false")
        with _told():
            frame = reader.load(addresses).select("path", "content")
            return frame.mapInArrow(checked, _ddl(schema)).toArrow().cast(schema)


@contextmanager
def open_spark(master: str, *, seconds_per_row: float, preload: Sequence[str] = ()) -> Iterator[SparkEngine]:
    """A session on the cluster at a master's address (`spark://host:7077`, `local[4]`) until the block ends.

    What else Spark is to know (memory, keys of an object store) stands in its own `spark-defaults.conf`; the workers
    run this Python, and find this package where it lies here.

    Raises:
        UsageError: pyspark is not installed.
        WorkspaceError: There is no Java, the master does not answer, or no worker joins.
    """
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise UsageError("--engine spark needs pyspark: install it with pip install 'faultline[spark]'") from error
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise WorkspaceError("--engine spark needs Java 17: install it (Debian: openjdk-17-jre-headless)")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(master).appName("faultline")
    for name, value in _settings().items():
        builder = builder.config(name, value)
    with _told(f"no Spark session can be opened at {master}"):
        session = builder.getOrCreate()
    try:
        _wait_for_workers(session, master)
        yield SparkEngine(session, seconds_per_row=seconds_per_row, preload=preload)
    finally:
        with suppress(Exception):
            session.stop()


def _settings() -> dict[str, str]:
    place = str(Path(__file__).resolve().parents[2])
    paths = [place, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    return {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "ERROR",
        "spark.sql.leafNodeDefaultParallelism": str(_PARTITIONS),
        "spark.sql.execution.arrow.maxRecordsPerBatch": "16",
        "spark.executorEnv.PYTHONPATH": os.pathsep.join(dict.fromkeys(paths)),
        "spark.executorEnv.OMP_NUM_THREADS": "1",
    }


def _wait_for_workers(session: Any, master: str) -> None:
    if master.startswith("local"):
        return
    until = time.monotonic() + _JOINING
    executors = session.sparkContext._jsc.sc().getExecutorMemoryStatus
    while executors().size() < 2:  # the driver is one of them
        if time.monotonic() > until:
            raise WorkspaceError(
                f"no worker of the Spark cluster at {master} has joined within {_JOINING:.0f} seconds: check that it "
                "has workers with cores and memory to spare"
            )
        time.sleep(0.2)


def _waves(contents: Iterable[bytes], most: int) -> Iterator[list[bytes]]:
    wave: list[bytes] = []
    size = 0
    for content in contents:
        wave.append(content)
        size += len(content)
        if len(wave) >= min(most, _PARTITIONS) or size >= MOST_BYTES:
            yield wave
            wave, size = [], 0
    if wave:
        yield wave


def _outcome(row: dict[str, Any]) -> Outcome:
    if row["result"] is None:
        return Outcome(unpacked(row["given"]), None, row["fault"], died=row["died"])
    return Outcome(None, pa.Table.from_batches([unpacked(row["result"])]))


def _below(found: Any, top: str) -> Iterator[tuple[str, str, int]]:
    while found.hasNext():
        status = found.next()
        address = status.getPath().toString()
        yield address, address.removeprefix(top).lstrip("/"), int(status.getLen())


_TYPES = {pa.int64(): "long", pa.string(): "string", pa.binary(): "binary", pa.bool_(): "boolean"}


def _ddl(schema: pa.Schema) -> str:
    return ", ".join(f"`{field.name}` {_TYPES[field.type]}" for field in schema)


_DDL = _ddl(SCHEMA)


@contextmanager
def _told(begin: str = "Spark could not go on") -> Iterator[None]:
    """Whatever Spark raises, in one sentence; its advice on versions of pandas, which is not used, is passed over."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Exception as error:  # pyspark, py4j and the sockets between them have no common root
        own = _OWN.search(str(error))
        raise WorkspaceError(
            own[0]
            if own
            else f"{begin} ({_reason(error)}): mend that and give the same command, it goes on from what is done"
        ) from error


def _reason(error: Exception) -> str:
    """The first line that says something; Java puts its own names before it."""
    java = getattr(error, "java_exception", None)
    text = str(java.getMessage() if java is not None else error) or type(error).__name__
    line = next((line.strip() for line in text.splitlines() if line.strip()), type(error).__name__)
    return line[:300].rstrip(".:")
