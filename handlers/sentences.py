"""What the bot says in conversation, in English: the keys of the catalogues `newsdesk/rendering/locale/*/conversation.po`."""

from __future__ import annotations

from typing import Final

NAME: Final = "Qawl"
WELCOME: Final = (
    "Send me a link to an article, its text, a forwarded post or a file, and I tell who said what about which organizations, "
    "every statement tied to the exact words of the article."
)
PRIVACY: Final = (
    "What you paste or forward stays in this chat and is shown to nobody else. Public links are read once and the result is "
    "kept for all. The bot's operator can look into its database."
)
TRY_ONE: Final = "Try it with an example:"
ARABIC_EXAMPLE: Final = "An Arabic article"
ENGLISH_EXAMPLE: Final = "An English article"
EXAMPLE: Final = "An article written for this example:"
HELP: Final = (
    "Send me up to five links, the text of an article, a forwarded post, or a .pdf, .docx, .eml, .txt, .html or .md file. In "
    "a group, reply to a message with /summary. /refresh with a link, or as a reply to an answer, reads an article again and "
    "tells what has changed. Under each answer you change its language and order, get it as a file, or delete it."
)
OFFER: Final = "I read articles and tell who said what about which organizations. Send a link, or paste a text."

READING: Final = "Reading …"
STOPPED: Final = "Stopped."
NOTHING_TO_STOP: Final = "There is nothing under way that I could stop."
INTERRUPTED: Final = "I was interrupted while I read this, twice. Please send it again, or only the part that matters."
FAILED: Final = "Something went wrong on my side, and it has been noted under {reference}. Please try again."

NO_TEXT: Final = (
    "I read texts only, no pictures, voices or videos. Send a link to an article, its text, or a .pdf, .docx, .eml, .txt, "
    ".html or .md file."
)
WHICH_ARTICLE: Final = "Which article? Send /summary with a link, or send it as a reply to a message with a link or a text."
WHICH_AGAIN: Final = "Which article? Send /refresh with a link, or as a reply to an answer about a link."
UNKNOWN_COMMAND: Final = "I do not know this command. /help shows what I can do."
WHICH_LANGUAGE: Final = "In which language shall I answer?"
LANGUAGE_SET: Final = "From now on I answer in English."
IN_GROUPS: Final = "Here I act only when I am asked: /summary with a link or as a reply, my name, or a reply to me."

CAPTION: Final = "All statements with their places. The file opens in any browser."
DELETED: Final = "Deleted."
DELETED_WITH_TEXT: Final = "Deleted, with the text that you sent."
WHAT_TO_DELETE: Final = (
    'What shall I delete? Send "delete" as a reply to one of my answers, or choose here. An answer goes together with the text '
    "that you sent for it."
)
LAST_ANSWER: Final = "The last answer"
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

TEXTS_STAY: Final = "Texts are read by the program itself and go to no other service."
TEXTS_GO: Final = (
    "The program reads texts itself. For those who may use the model, public links go to {host} as well, and your own texts "
    "only after you agree."
)
TEXTS_LOCAL: Final = (
    "The program reads texts itself, or the model on the operator's own server, {host}; they go to no other service."
)
MORE_PRIVACY: Final = "More: /privacy"
TRY_OR_CHOOSE: Final = "Try it with an example, or choose your language:"
WHAT_IS_KEPT: Final = "What is kept"
KEPT: Final = (
    "The texts that you send and what was read in them, for {days} after they last came; then both are erased. Answers, "
    "with the links that you sent, corrections, and the language and time zone you chose, until you erase them. The times of "
    "your new readings, for about an hour. Logs hold no texts and no names."
)
WHO_SEES: Final = "Who sees it"
SEEN: Final = (
    "This chat, and in a group all its members. The bot's operator can look into its database. What was read at public "
    "links is kept for all, and nobody is told who sent them."
)
OPERATOR: Final = "The operator: {contact}"
WHERE_TEXTS_GO: Final = "Where texts go"
HOW_TO_ERASE: Final = "How to erase it"
ERASING: Final = (
    "Delete, under an answer, erases the answer and the text that you sent for it. /forget erases all that is kept of this "
    "chat and takes my answers away. What you sent you delete in Telegram yourself."
)
ERASE_ALL: Final = "Erase everything of this chat"
FORGET_QUESTION: Final = (
    "Shall I erase all that I keep of this chat: texts, answers, corrections and settings? My answers here are taken away, "
    "and this cannot be undone."
)
FORGET_YES: Final = "Yes, erase everything"
FORGET_NO: Final = "No, keep it"
FORGOTTEN: Final = (
    "All that I kept of this chat is erased, and my answers are taken away. What you sent stays in Telegram until you delete it."
)
FORGOTTEN_BUT: Final = (
    "All that I kept of this chat is erased. Telegram does not let me take all of my older messages away; they stay until you "
    "delete them, like what you sent."
)
NOT_FORGOTTEN: Final = "Nothing was erased."
ADMINS_FORGET: Final = "Only the group's admins can erase everything."
EDITED: Final = "You have changed this message. Shall I read it again?"
READ_EDITED: Final = "Read the changed text"
CHOOSE_LANGUAGE: Final = "Language"
SHOW_PRIVACY: Final = "Privacy"
PRIVACY_COMMAND: Final = "What is kept, who sees it, how to erase it"

CORRECT_WHICH: Final = "Which statement is wrong?"
STATEMENT_LINE: Final = "Statement {n}: {speaker}: {words}"
WITHDRAWN_LINE: Final = "Statement {n}, withdrawn: {words}"
STATEMENT_BUTTON: Final = "Statement {n}"
CORRECT_WHAT: Final = "What is wrong in it?"
WRONG_SPEAKER: Final = "Wrong speaker"
WRONG_ORGANIZATION: Final = "Wrong organization"
NO_STATEMENT: Final = "Not a statement"
UNDO: Final = "Undo the correction"
WHO_SAID: Final = "Who said it?"
ANOTHER_NAME: Final = "Another name"
WHICH_ORGANIZATION: Final = "Which organization is it about, and which not?"
NOT_ABOUT: Final = "Not about {organization}"
ABOUT_TOO: Final = "Is about {organization}"
REPLY_SPEAKER: Final = "Who said it? Reply to this message with the name."
REPLY_ORGANIZATION: Final = "Which organization is it about? Reply to this message with its name."
NO_NAME: Final = "This is no name. Reply to my question with a name of at most {n} letters."
CORRECTED: Final = "Corrected at your request, in this chat only."
WITHDRAWN: Final = "Withdrawn at your request, in this chat only."
UNDONE: Final = "The correction is undone."
CONSENT: Final = (
    "May I keep it as an example, with the article's text, to read better? Only if you agree will they leave this chat, for "
    "the bot's operator."
)
AGREE: Final = "Yes, as an example"
DISAGREE: Final = "No, only here"
AGREED: Final = "Thank you. The correction is now an example for better reading."
DISAGREED: Final = "The correction stays in this chat."
CORRECT_MORE: Final = "Correct something else"
CLOSE: Final = "Close"
NOT_YOURS_TO_CORRECT: Final = "Only who asked and the group's admins can correct this."

NOT_YET: Final = (
    "I cannot follow anyone or send a digest yet. Send me an article, and I tell who said what about which organizations."
)
SETTINGS: Final = "Settings"
SETTINGS_COMMAND: Final = "Language and time zone"
LANGUAGE_IS: Final = "Language: {language}"
LANGUAGE_NAME: Final = "English"
ZONE_IS: Final = "Time zone: {city}, now {clock}"
ZONE_UNKNOWN: Final = "Time zone: not chosen"
CHOOSE_ZONE: Final = "Time zone"
WHERE: Final = "Which city keeps your time? Digits, names of months and clock times are written as people write them there."
BACK: Final = "Back"
