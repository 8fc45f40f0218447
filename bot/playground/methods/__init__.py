"""The Bot API's methods, one function each: from the world and the parameters to the result."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import cache
from typing import Any

from bot.playground.parameters import Parameters
from bot.playground.world import World

Method = Callable[[World, Parameters], Awaitable[Any]]

# Methods of the Bot API that the playground knows by name and refuses.
_REFUSED = """
answerInlineQuery answerWebAppQuery savePreparedInlineMessage answerShippingQuery answerPreCheckoutQuery answerGuestQuery
sendAnimation sendAudio sendVideo sendVideoNote sendVoice sendSticker sendMediaGroup sendPaidMedia sendLocation sendVenue
sendContact sendPoll sendChecklist sendDice sendInvoice sendGame setGameScore getGameHighScores createInvoiceLink
editMessageMedia editMessageLiveLocation stopMessageLiveLocation editMessageChecklist stopPoll forwardMessages copyMessages
setMessageReaction banChatMember unbanChatMember restrictChatMember promoteChatMember setChatAdministratorCustomTitle
setChatMemberTag banChatSenderChat unbanChatSenderChat setChatPermissions exportChatInviteLink createChatInviteLink
editChatInviteLink revokeChatInviteLink createChatSubscriptionInviteLink editChatSubscriptionInviteLink
approveChatJoinRequest declineChatJoinRequest setChatPhoto deleteChatPhoto setChatTitle setChatDescription pinChatMessage
unpinChatMessage unpinAllChatMessages setChatStickerSet deleteChatStickerSet getForumTopicIconStickers createForumTopic
editForumTopic closeForumTopic reopenForumTopic deleteForumTopic unpinAllForumTopicMessages editGeneralForumTopic
closeGeneralForumTopic reopenGeneralForumTopic hideGeneralForumTopic unhideGeneralForumTopic
unpinAllGeneralForumTopicMessages getUserProfilePhotos getUserProfileAudios setUserEmojiStatus getUserChatBoosts
getBusinessConnection setMyDefaultAdministratorRights getMyDefaultAdministratorRights setMyProfilePhoto
removeMyProfilePhoto getStickerSet getCustomEmojiStickers uploadStickerFile createNewStickerSet addStickerToSet
setStickerPositionInSet deleteStickerFromSet replaceStickerInSet setStickerEmojiList setStickerKeywords
setStickerMaskPosition setStickerSetTitle setStickerSetThumbnail setCustomEmojiStickerSetThumbnail deleteStickerSet
getStarTransactions getMyStarBalance refundStarPayment editUserStarSubscription getAvailableGifts sendGift
giftPremiumSubscription verifyUser verifyChat removeUserVerification removeChatVerification readBusinessMessage
deleteBusinessMessages setPassportDataErrors postStory editStory deleteStory repostStory
"""


@cache
def methods() -> dict[str, tuple[str, Method | None]]:
    """Every known method by its name in small letters: its proper name, and the function, None for those refused."""
    from bot.playground.methods import changing, chats, profile, receiving, sending

    known: dict[str, tuple[str, Method | None]] = {name.casefold(): (name, None) for name in _REFUSED.split()}
    for module in (sending, changing, receiving, chats, profile):
        known |= {name.casefold(): (name, method) for name, method in module.METHODS.items()}
    return known
