"""Store of a sweep: a folder of Parquet partitions, each whole or not there, so that a killed sweep goes on."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from econ.errors import BadInputError, MachineError
from econ.export import replace_file, write_text

if TYPE_CHECKING:
    import pyarrow as pa

MANIFEST = "_manifest.json"
"""What the sweep is; the leading underscore keeps readers of Parquet folders from taking it for a partition."""

LOCK = "_lock"
"""Held while a sweep writes; the system lets go of it when the process dies."""

POINTS, PATHS = "points", "paths"


class Store:
    """Folder of a sweep: ``_manifest.json``, ``points/part-00000.parquet`` and on, and the like in ``paths``.

    Parameters
    ----------
    folder : Path
    manifest : mapping
        Plain document of the sweep: what must agree for partitions to belong together.
    """

    def __init__(self, folder: Path, manifest: Mapping[str, Any]) -> None:
        self.folder = folder
        self.manifest = manifest

    @classmethod
    def begin(cls, folder: Path, manifest: Mapping[str, Any]) -> "Store":
        """Store in a new folder, or in that of the same sweep as it was left.

        Raises
        ------
        BadInputError
            If the folder holds another sweep or something else.
        MachineError
            If it cannot be written.
        """
        store = cls(folder, manifest)
        try:
            if (folder / MANIFEST).exists():
                _same(folder, cls.open(folder).manifest, manifest)
            elif folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
                raise BadInputError(f"{folder}: is neither empty nor the folder of a sweep; name another.")
            folder.mkdir(parents=True, exist_ok=True)
            if not (folder / MANIFEST).exists():
                write_text(folder / MANIFEST, json.dumps(manifest, indent=1, ensure_ascii=False) + "\n")
            for part in (POINTS, PATHS):
                (folder / part).mkdir(exist_ok=True)
        except OSError as error:
            raise MachineError(f"{folder}: cannot be written ({error.strerror}).") from None
        return store

    @classmethod
    def open(cls, folder: Path) -> "Store":
        """Store of a sweep that has begun.

        Raises
        ------
        BadInputError
            If there is none in the folder, or it is damaged.
        """
        try:
            manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            if not isinstance(manifest, dict):
                raise ValueError("not a mapping")
        except FileNotFoundError:
            raise BadInputError(f"{folder}: holds no sweep (no {MANIFEST}).") from None
        except (OSError, ValueError) as error:
            raise BadInputError(f"{folder / MANIFEST}: cannot be read ({error}).") from None
        return cls(folder, manifest)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other sweeps out of the folder, and clear what a killed one left half-written.

        Raises
        ------
        BadInputError
            If another sweep is writing there.
        """
        from filelock import FileLock, Timeout

        lock = FileLock(self.folder / LOCK, timeout=0)
        try:
            lock.acquire()
        except Timeout:
            raise BadInputError(f"{self.folder}: another sweep is writing there; wait, or name another.") from None
        try:
            for part in (POINTS, PATHS):
                for scrap in (self.folder / part).glob(".*.parquet"):
                    scrap.unlink(missing_ok=True)
            yield
        finally:
            lock.release()

    def finished(self) -> set[int]:
        """Numbers of the partitions that are whole; others are worked out again."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        whole = set()
        for path in sorted((self.folder / POINTS).glob("part-*.parquet")):
            named = re.fullmatch(r"part-(\d{5,})", path.stem)
            if not named or (number := int(named[1])) >= self.partitions:
                continue
            try:
                if pq.read_metadata(path).num_rows == len(self.points_of(number)):
                    whole.add(number)
            except (OSError, pa.ArrowException):
                continue
        return whole

    @property
    def partitions(self) -> int:
        """How many partitions the whole sweep has."""
        return -(-int(self.manifest["design"]["points"]) // int(self.manifest["rows_per_partition"]))

    def points_of(self, number: int) -> range:
        """Points of a partition."""
        rows = int(self.manifest["rows_per_partition"])
        return range(number * rows, min((number + 1) * rows, int(self.manifest["design"]["points"])))

    def put(self, number: int, points: "pa.Table", paths: "pa.Table | None") -> None:
        """Write a partition; that of points last, as its being there says that all is."""
        if paths is not None:
            self._write(PATHS, number, paths)
        self._write(POINTS, number, points)

    def read(self, part: str = POINTS) -> "pa.Table":
        """All partitions there are, in the order of the points."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        files = [self._path(part, number) for number in sorted(self.finished())]
        return pa.concat_tables([pq.read_table(path) for path in files]) if files else None

    def _path(self, part: str, number: int) -> Path:
        return self.folder / part / f"part-{number:05d}.parquet"

    def _write(self, part: str, number: int, table: "pa.Table") -> None:
        import pyarrow.parquet as pq

        about = {b"embargo": json.dumps(self.manifest, ensure_ascii=False).encode()}
        described = table.replace_schema_metadata(about)
        replace_file(self._path(part, number), lambda target: pq.write_table(described, target))


def _same(folder: Path, there: Mapping[str, Any], here: Mapping[str, Any]) -> None:
    """Refuse to go on with another sweep, naming what differs."""
    plain = json.loads(json.dumps(here))
    differ = [key for key in plain if there.get(key) != plain[key]]
    if differ:
        raise BadInputError(
            f"{folder}: holds another sweep (other {', '.join(differ)}); name another folder, or remove this one."
        )
