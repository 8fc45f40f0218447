"""From a Summary to what a person sees: blocks, and blocks to Telegram HTML, plain text, Markdown and whole pages."""
