"""What the bot says in conversation, in English: the keys of the catalogues `newsdesk/rendering/locale/*/conversation.po`."""

from __future__ import annotations

from typing import Final

NAME: Final = "Qawl"
WELCOME: Final = (
    "Send me a link to an article, its text, a forwarded post or a file, and I tell who said what about which organizations, "
    "every statement tied to the exact words of the article."
)
PRIVACY: Final = (
    "What you paste or forward stays in this chat and is shown to nobody else. Public links are read once and the result is kept "
    "for all. The bot's operator can look into its database. Texts are read by the program itself and go to no other service."
)
TRY_ONE: Final = "Try it with an example:"
ARABIC_EXAMPLE: Final = "An Arabic article"
ENGLISH_EXAMPLE: Final = "An English article"
EXAMPLE: Final = "An article written for this example:"
HELP: Final = (
    "Send me up to five links, the text of an article, a forwarded post, or a .txt, .html or .md file. In a group, reply to a "
    "message with /summary. Under each answer you change its language and order, get it as a file, or delete it."
)
OFFER: Final = "I read articles and tell who said what about which organizations. Send a link, or paste a text."

READING: Final = "Reading …"
STOPPED: Final = "Stopped."
NOTHING_TO_STOP: Final = "There is nothing under way that I could stop."
INTERRUPTED: Final = "I was interrupted while I read this, twice. Please send it again, or only the part that matters."
FAILED: Final = "Something went wrong on my side, and it has been noted under {reference}. Please try again."

NO_TEXT: Final = (
    "I read texts only, no pictures, voices or videos. Send a link to an article, its text, or a .txt, .html or .md file."
)
WHICH_ARTICLE: Final = "Which article? Send /summary with a link, or send it as a reply to a message with a link or a text."
UNKNOWN_COMMAND: Final = "I do not know this command. /help shows what I can do."
WHICH_LANGUAGE: Final = "In which language shall I answer?"
LANGUAGE_SET: Final = "From now on I answer in English."
IN_GROUPS: Final = "Here I act only when I am asked: /summary with a link or as a reply, my name, or a reply to me."

CAPTION: Final = "All statements with their places. The file opens in any browser."
DELETED: Final = "Deleted."
DELETED_WITH_TEXT: Final = "Deleted, with the text that you sent."
NOT_YOURS: Final = "Only who asked and the group's admins can delete this."

START_COMMAND: Final = "What I do, with an example to try"
SUMMARY_COMMAND: Final = "Who said what: a link, or as a reply"
LANGUAGE_COMMAND: Final = "Arabic or English"
CANCEL_COMMAND: Final = "Stop what is under way"
HELP_COMMAND: Final = "What you can send me"
SHORT_DESCRIPTION: Final = (
    "Who said what about which organizations, in Arabic and English, tied to the exact words of the article."
)
DESCRIPTION: Final = (
    "Send a link to an article, its text, a forwarded post or a file. I tell who said what about which organizations, in Arabic "
    "or English, every statement tied to the exact words of the article."
)
