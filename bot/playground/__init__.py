"""A strict Telegram Bot API server on loopback with a chat page: Qawl without a token, and its tests."""

from bot.playground.flood import Limits
from bot.playground.server import Playground, open_playground, serve_playground

__all__ = ["Limits", "Playground", "open_playground", "serve_playground"]
