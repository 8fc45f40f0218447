"""The trade: from articles to statements, summaries and answers. Knows no Telegram and no database."""
