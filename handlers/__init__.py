"""What a person can do in Telegram: understand, ask the desk, reply."""
