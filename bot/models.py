"""The model that the operator has set, with its patience and the embedded engine to fall back on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.settings import Settings
from newsdesk.access import Terms
from newsdesk.engines.metered import Prices
from newsdesk.ports import Engine


@asynccontextmanager
async def open_model(settings: Settings, rules: Engine) -> AsyncIterator[Engine | None]:
    """The model's engine, closed at the end; None where no model is set. Where the model fails, `rules` reads."""
    if not settings.model_set:
        yield None
        return
    from newsdesk.engines.patience import Breaker, Fallback

    async with open_patient_model(settings) as patient:
        yield Fallback(Breaker(patient), rules)


@asynccontextmanager
async def open_patient_model(settings: Settings) -> AsyncIterator[Engine]:
    """The model's engine with its retries and deadline and nothing to fall back on. A model must be set."""
    # the SDK takes half a second to import, which nobody without a model should wait for
    import httpx2

    from newsdesk.engines.openai import ModelServer, OpenAIEngine
    from newsdesk.engines.patience import Patient, Policy

    key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else ""
    timeout = httpx2.Timeout(settings.model_seconds, connect=10.0)
    # a proxy that the environment names leads out of the house, where a local server is not
    async with httpx2.AsyncClient(timeout=timeout, follow_redirects=False, trust_env=not settings.model_is_local) as client:
        server = ModelServer(settings.model_address, settings.openai_model, key, client=client)
        engine = OpenAIEngine(server, seconds=settings.model_seconds)
        yield Patient(engine, Policy(deadline=settings.model_seconds))


def terms_of(settings: Settings) -> Terms:
    """What the operator has decided about the model."""
    return Terms(
        host=settings.model_host,
        local=settings.model_is_local,
        operators=settings.operator_ids,
        allowed=settings.allowed_ids,
        everybody=settings.everybody_allowed,
        tokens_a_day=settings.model_tokens_a_day,
        tokens_a_day_each=settings.model_tokens_a_day_each,
        prices=Prices(settings.model_price_in, settings.model_price_out),
    )
