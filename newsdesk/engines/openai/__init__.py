"""The engine that asks a model: any server with OpenAI's chat completions. Documented in docs/model.md."""

from newsdesk.engines.openai.engine import OpenAIEngine
from newsdesk.engines.openai.server import ModelServer

__all__ = ["ModelServer", "OpenAIEngine"]
