"""What the bot says of the model: the keys of the catalogues `newsdesk/rendering/locale/*/models.po`."""

from __future__ import annotations

from typing import Final

STRANGER: Final = "{name} ({number}) asked for something to be read and has not been let in to the model."
STRANGER_GROUP: Final = "The group {name} ({number}) asked for something to be read and has not been let in to the model."
LET_IN: Final = "Let in"
ADMITTED: Final = "{name} ({number}) may now use the model."
NO_LONGER: Final = "No longer"
DISMISSED: Final = "{name} ({number}) may no longer use the model."
KEY_REFUSED: Final = (
    "The model's server refuses the bot's key. Until OPENAI_API_KEY is right, the embedded engine reads; I tell this once."
)
MUCH_SPENT: Final = "{percent}% of today's tokens for the model are used up: {tokens} of {limit}. I tell this once a day."

OPERATORS_ONLY: Final = "This is for those who run the bot."
STATUS: Final = "How the bot fares"
MODEL_IS: Final = "Model: {model} at {host}"
NO_MODEL: Final = "Model: none is set; the embedded engine reads everything"
TODAY: Final = "Today: {calls}, {tokens} of {limit}{cost}"
THIS_MONTH: Final = "This month: {calls}, {tokens}{cost}"
EACH_A_DAY: Final = "One person a day: at most {limit}"
FAILURES: Final = "Not answered by the model this month:"
STOPPED: Final = "The person stopped it."
NO_FAILURES: Final = "Not answered by the model this month: none"
LET_IN_COUNT: Final = ("You have let in {n} person or group.", "You have let in {n} people and groups.")
DATABASE: Final = "Database: {size} MB"
CALLS: Final = ("{n} call", "{n} calls")
TOKENS: Final = ("{n} token", "{n} tokens")
USAGE: Final = ("What the model took in {n} day", "What the model took in {n} days")
USAGE_NONE: Final = ("The model was not asked in {n} day.", "The model was not asked in {n} days.")
OPERATORS_HELP: Final = "For you, who run the bot: /status tells how it fares, /usage what the model took."

READ_WITH_MODEL: Final = "Read with the model"
EMBEDDED_READ: Final = "{sentence} The embedded engine read it."
CONSENT: Final = (
    "To read this with the model, its text goes to {host}. Do you agree to that, for this text and those you send from now on? "
    "You can withdraw at any time under /privacy."
)
AGREE: Final = "I agree"
DECLINE: Final = "I do not agree"
AGREED: Final = "You agreed that the texts you send go to {host}. To withdraw, see /privacy."
DECLINED: Final = "Your texts stay here, and the embedded engine reads them."
WITHDRAW: Final = "Send my texts to no model"
WITHDRAWN: Final = "Withdrawn. The texts that you send go to {host} no more."
SENDER_DECIDES: Final = "Somebody else sent this text; it goes to {host} only if they agree."
SO_FAR: Final = "The model is reading …"
READING_GROUP: Final = "The model is reading … statements so far: {n}"
STOP: Final = "Stop"
STOP_HINT: Final = "/cancel stops it."
NOT_YOURS_TO_STOP: Final = "Only who asked can stop this."
RENEWED: Final = "Done: it stands in the answer above."
