"""What a model is told, as files; their version is a part of a reading's key."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib import resources

from newsdesk.engines.openai.form import SCHEMA


@cache
def instructions() -> str:
    """What a model is told before the article."""
    return _file("read.txt").partition("\n")[2].strip()


@cache
def summing() -> str:
    """What a model is told before what was said in an article that took several answers."""
    return _file("overview.txt").strip()


@cache
def version() -> str:
    """The version that the file names, and eight hexadecimal digits over all that a model is told."""
    named = _file("read.txt").partition("\n")[0].removeprefix("# version").strip()
    told = instructions() + json.dumps(SCHEMA, sort_keys=True) + summing()
    return f"{named}-{hashlib.sha256(told.encode('utf-8')).hexdigest()[:8]}"


def _file(name: str) -> str:
    return resources.files(__name__).joinpath(name).read_text("utf-8").replace("\r\n", "\n")
