"""What messages may refuse, one class each."""

from foundation.errors import Conflict, Invalid, NotAllowed, NotFound


class ConversationNotFound(NotFound):
    """There is no such conversation of yours."""

    code = "messages.conversation_not_found"


class MessageNotFound(NotFound):
    """There is no such message of yours."""

    code = "messages.message_not_found"


class NobodyToWriteTo(NotFound):
    """There is nobody there to write to."""

    code = "messages.nobody_to_write_to"


class NotFriends(NotAllowed):
    """You can write to each other as long as you follow each other."""

    code = "messages.not_friends"


class OwnShop(Invalid):
    """This is your own shop."""

    code = "messages.own_shop"


class ShopTakesNoMessages(Conflict):
    """The shop is closed, and takes no messages."""

    code = "messages.shop_takes_no_messages"


class NothingSaid(Invalid):
    """A message has words, pictures or a card."""

    code = "messages.nothing_said"


class TooLong(Invalid):
    """There is more of this than a message may have."""

    code = "messages.too_long"


class CardNotShowable(Invalid):
    """This cannot be shown here: it is not there for you, or has nothing to do with this shop."""

    code = "messages.card_not_showable"


class TooLateToUnsend(Conflict):
    """A message can be taken back for two minutes."""

    code = "messages.too_late_to_unsend"
