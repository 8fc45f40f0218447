"""What can go wrong, split by who can act on it.

    QawlError
    ├── ReaderError                  the person who asked can act: another link, the text, less of it
    │   ├── BadAddress               not an http(s) address
    │   │   └── OverlongAddress  SecretAddress  UncleanAddress
    │   ├── ForbiddenAddress         leads to a network that is not public
    │   ├── NotFound                 nothing there: no such host, no answer, 404, 410
    │   ├── TimedOut                 the site was too slow
    │   ├── TooLarge                 more bytes than are read in one go
    │   │   └── TooLong  TooManyPages  TooIntricate
    │   ├── WrongType                neither a page nor a text
    │   │   └── Unreadable           a file that is no text
    │   ├── Paywall  ConsentWall  LoginWall
    │   ├── BotWall                  asks for a captcha or for a browser
    │   │   └── OnlyInBrowser        a script leads on, and not the site
    │   ├── ScannedPdf  Video  ListPage  NotArticle  OtherLanguage
    │   ├── TooShort                 too little to be an article
    │   │   └── NothingToRead        an empty message, only marks
    │   ├── TooManyLinks             more than are read in one message
    │   ├── TooManyReadings          more new readings within an hour than one person may have
    │   └── Gone                     what a button or a command points to is not there (any more)
    ├── ModelError                   the model did not serve; the embedded engine reads instead and the answer says so
    │   ├── ModelWithheld            it was not asked at all
    │   │   ├── ModelNotAllowed      an operator has not let this person or group in
    │   │   ├── ModelNotAgreed       the person has not agreed that their texts go to `host`
    │   │   ├── ModelShareSpent      the person's tokens of the day are spent
    │   │   └── ModelDaySpent        everybody's tokens of the day are spent
    │   ├── ModelUnreachable         no connection, or one that broke
    │   ├── ModelFailed              the server's own fault: 5xx
    │   ├── ModelBusy                429; `seconds` until it may be asked again
    │   ├── ModelTooSlow             the deadline has passed
    │   ├── ModelResting             it failed so often that it is left alone for a while
    │   ├── ModelKeyRefused          401, 403: who runs the bot can act
    │   ├── ModelUnknown             404: no such model or no such address
    │   ├── ModelRequestRefused      any other 4xx, whatever form was asked for
    │   ├── ModelArticleTooLong      more than it can be given, or than is read with a model
    │   ├── ModelRefusal             the model will not
    │   ├── ModelFiltered            the server's content filter stopped it
    │   └── ModelAnswerUnusable
    │       ├── ModelAnswerEmpty     no choice, or no words
    │       ├── ModelAnswerCut       the stream broke off, or even one sentence is too much for it
    │       └── ModelAnswerMalformed no JSON, or not of the form that was asked for
    └── OperatorError                who runs the bot can act: settings, disk, database
        ├── SettingsInvalid
        ├── DatabaseNewer            made by a newer program
        ├── DatabaseOfAnotherBot     belongs to another token
        └── TokenRefused             Telegram does not know the token

Everything else that is raised is a fault of the program. The first line of a class's docstring is the sentence that
the person reads, in English, and the key of its translation; `{names}` in it are filled from the error's fields.
"""

from __future__ import annotations


class QawlError(Exception):
    """Something went wrong."""

    def __init__(self, detail: str = "", **fields: str | int) -> None:
        super().__init__(detail or type(self).__name__)
        self.detail = detail
        self.fields = fields

    @classmethod
    def sentence(cls) -> str:
        """The English sentence for the person, with `{names}` unfilled: the catalogue's key."""
        return " ".join((cls.__doc__ or "").strip().split("\n\n")[0].split())


class ReaderError(QawlError):
    """That did not work. Send the text itself, or try again."""

    @classmethod
    def kind(cls) -> str:
        """The name of the class right below `ReaderError`: these stay as they are, whatever finer ones come under them."""
        return next((one.__name__ for one in cls.__mro__ if ReaderError in one.__bases__), cls.__name__)


class BadAddress(ReaderError):
    """This is not a web address that I can open. Send a link that begins with http:// or https://, or paste the text."""


class OverlongAddress(BadAddress):
    """This address is longer than any that I open: at most {limit} characters. Send a shorter one, or paste the text."""


class SecretAddress(BadAddress):
    """There is a user name or a password in this address, so I do not open it. Send it without them, or paste the text."""


class UncleanAddress(BadAddress):
    """There are spaces or hidden characters in this address. Copy it once more from your browser, or paste the text."""


class ForbiddenAddress(ReaderError):
    """This address does not lead to the public web, so I do not open it. Paste the text instead."""


class NotFound(ReaderError):
    """I found nothing at this address. Check the link, or paste the text."""


class TimedOut(ReaderError):
    """The site took too long to answer. Try again later, or paste the text."""


class TooLarge(ReaderError):
    """This is larger than what I read in one go: at most {limit} MB. Paste the part that matters to you."""


class TooLong(TooLarge):
    """This text is longer than what I read in one go: at most {limit} characters. Send the part that matters to you."""


class TooManyPages(TooLarge):
    """This document has more pages than I read in one go: at most {limit}. Send the part that matters to you."""


class TooIntricate(TooLarge):
    """This is built in such an intricate way that I gave up reading it. Paste the text itself."""


class WrongType(ReaderError):
    """I read pages, texts and documents, and this is none. Send a link, text, or a .pdf, .docx, .eml, .txt, .html or .md file."""


class Paywall(ReaderError):
    """This article is for subscribers only. If you can read it, paste its text here."""


class ConsentWall(ReaderError):
    """The site shows a consent page instead of the article. Open it in your browser and paste the text here."""


class LoginWall(ReaderError):
    """The site asks for a login before it shows the article. Paste the text here."""


class BotWall(ReaderError):
    """The site lets no bot in. Open it in your browser and paste the text here."""


class OnlyInBrowser(BotWall):
    """This link finds the article only in a browser. Open it there, and send me the address at which you arrive."""


class ScannedPdf(ReaderError):
    """This PDF is a picture of pages without text, so there is nothing that I could quote. Send the text itself."""


class Video(ReaderError):
    """This page is a video, and I read texts only. Send an article about it, or its transcript."""


class TooShort(ReaderError):
    """There is too little text on this page for an article. Paste the text if you see more of it."""


class ListPage(ReaderError):
    """This page is a list of articles. Send the link of one of them.

    `offers` are the titles and addresses of its newest, five at most.
    """

    def __init__(self, detail: str = "", offers: tuple[tuple[str, str], ...] = (), **fields: str | int) -> None:
        super().__init__(detail, **fields)
        self.offers = offers


class NotArticle(ReaderError):
    """I found no article on this page. Send the link of the article itself, or paste its text."""


class OtherLanguage(ReaderError):
    """I read Arabic and English, and this text is in neither. Send an article in one of these."""


class Unreadable(WrongType):
    """I cannot read this file as text. Send it as .pdf, .docx, .eml, .txt, .html or .md, or paste the text."""


class NothingToRead(TooShort):
    """There is nothing to read in this message. Send a link to an article, or its text."""


class TooManyLinks(ReaderError):
    """I read at most {limit} links of one message. Send the others in another message."""


class TooManyReadings(ReaderError):
    """You have had {limit} new readings within an hour, the most for one person. You can go on in {minutes}.

    `minutes` is their number.
    """


class Gone(ReaderError):
    """This is no longer here. Send the link or the text again."""


class ModelError(QawlError):
    """The model could not read this article."""


class ModelWithheld(ModelError):
    """The model was not asked."""


class ModelNotAllowed(ModelWithheld):
    """The model is for those whom the bot's operator has let in."""


class ModelNotAgreed(ModelWithheld):
    """Texts that you send go to {host} only if you agree."""


class ModelShareSpent(ModelWithheld):
    """You have used the model's daily allowance for one person. It begins anew at midnight UTC."""


class ModelDaySpent(ModelWithheld):
    """The model's daily allowance for this bot is used up. It begins anew at midnight UTC."""


class ModelUnreachable(ModelError):
    """The model could not be reached."""


class ModelFailed(ModelError):
    """The model's server failed."""


class ModelBusy(ModelError):
    """The model is busy.

    `seconds` is how long its server asks to wait, None where it does not say.
    """

    def __init__(self, detail: str = "", seconds: float | None = None) -> None:
        super().__init__(detail)
        self.seconds = seconds


class ModelTooSlow(ModelError):
    """The model took too long."""


class ModelResting(ModelError):
    """The model has failed several times in a row and is not asked for a while."""


class ModelKeyRefused(ModelError):
    """The model's server refused the bot's key."""


class ModelUnknown(ModelError):
    """The model's server does not know this model."""


class ModelRequestRefused(ModelError):
    """The model's server refused the request."""


class ModelArticleTooLong(ModelError):
    """This article is too long for the model."""


class ModelRefusal(ModelError):
    """The model declined to read this article."""


class ModelFiltered(ModelError):
    """The model's server filters this article out."""


class ModelAnswerUnusable(ModelError):
    """The model's answer could not be used."""


class ModelAnswerEmpty(ModelAnswerUnusable):
    """The model gave no answer."""


class ModelAnswerCut(ModelAnswerUnusable):
    """The model's answer broke off."""


class ModelAnswerMalformed(ModelAnswerUnusable):
    """The model's answer was not of the form that was asked for."""


class OperatorError(QawlError):
    """The bot cannot work as it is set up."""


class SettingsInvalid(OperatorError):
    """A setting is missing or malformed."""


class DatabaseNewer(OperatorError):
    """The database was made by a newer version of Qawl. Install that version, or name another data folder."""


class DatabaseOfAnotherBot(OperatorError):
    """The database belongs to another bot. Name another data folder, or use that bot's token."""


class TokenRefused(OperatorError):
    """Telegram refused the token. Get the right one from @BotFather and set TELEGRAM_BOT_TOKEN."""
