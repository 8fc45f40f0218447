"""A strict Telegram Bot API server on loopback with a chat page: Qawl without a token, and its tests."""
