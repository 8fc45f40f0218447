"""The database, in and out.

async with open_storage(Path("data")) as storage:
    await storage.remember_bot(bot_id)
    article = await storage.library.keep_article(article)
"""

from storage.opening import Storage, open_storage

__all__ = ["Storage", "open_storage"]
