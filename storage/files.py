"""The data folder and its files: nobody but their owner reads them, journal files included."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

from newsdesk.errors import OperatorError

FOLDER_MODE = 0o700
FILE_MODE = 0o600
SIDE_FILES = ("-wal", "-shm", "-journal")


def beside(path: Path) -> tuple[Path, ...]:
    """The database file and the journal files that SQLite may put beside it."""
    return (path, *(path.with_name(path.name + suffix) for suffix in SIDE_FILES))


def resolved(path: Path) -> list[Path]:
    """Where the database file and its journal files really are."""
    return [file.resolve() for file in beside(path)]


def make_private(path: Path) -> None:
    """The folder of the database 0700 and its files 0600, made where they are missing.

    SQLite gives its journal files the mode of the database file, so that file is made before SQLite sees it. OperatorError if
    the folder or the file cannot be had, or the folder is one like /tmp, which must not be closed to others.
    """
    try:
        path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        if path.parent.stat().st_mode & stat.S_ISVTX:
            raise OperatorError(f"{path.parent} is a folder that everybody shares; name one of the bot's own")
        path.parent.chmod(FOLDER_MODE)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, FILE_MODE))
        for file in beside(path):
            if file.exists():
                file.chmod(FILE_MODE)
    except OSError as error:
        raise OperatorError(f"the data folder cannot be used: {error}") from error


def size(path: Path) -> int:
    """Bytes on disk, journal files included."""
    return sum(file.stat().st_size for file in beside(path) if file.exists())


def draft_of(path: Path) -> Path:
    """A new empty private file beside `path`."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    os.close(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, FILE_MODE))
    return draft


def put_in_place(draft: Path, path: Path) -> None:
    """The draft, once it is safely on the disk, becomes `path`."""
    handle = os.open(draft, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    draft.replace(path)
