"""What a notice says, by kind and language: its title and its text. `rules.compose` fills the braces."""

WORDS: dict[str, dict[str, tuple[str, str]]] = {
    "paid": {
        "zh-CN": ("支付成功", "{goods}已支付 {amount}，店铺正在备货。"),
        "en": ("Payment received", "You paid {amount} for {goods}. The shop is getting it ready."),
    },
    "paid_in_team": {
        "zh-CN": ("支付成功，等待成团", "{goods}已支付 {amount}。人齐就发货；没有成团，钱会自动退回。"),
        "en": (
            "Payment received, gathering",
            "You paid {amount} for {goods}. It ships when the team is full, or you get your money back.",
        ),
    },
    "team_filled": {
        "zh-CN": ("拼团成功", "{goods}的团满 {size} 人了，店铺会尽快发货。"),
        "en": ("Your team is full", "All {size} seats for {goods} are taken. The shop ships soon."),
    },
    "team_failed": {
        "zh-CN": ("没有成团", "{goods}的团没有凑齐，已为你原路退款，到账后再告诉你。"),
        "en": ("The team did not fill", "Your team for {goods} did not fill. Your money is on its way back."),
    },
    "shipped": {
        "zh-CN": ("已发货", "{goods}已由{carrier}发出，单号 {tracking_no}。"),
        "en": ("On its way", "{goods} left with {carrier}, tracking number {tracking_no}."),
    },
    "refunded": {
        "zh-CN": ("退款已到账", "{goods}的 {amount} 已退回你的付款账户。"),
        "en": ("Refunded", "{amount} for {goods} is back where it was paid from."),
    },
    "after_sales.asked": {
        "zh-CN": ("新的售后申请", "有买家为{goods}申请了售后，请在时限内处理，否则视为同意。"),
        "en": ("A buyer asks for after-sales", "It is about {goods}. Answer in time, or it counts as agreed."),
    },
    "after_sales.money_agreed": {
        "zh-CN": ("商家同意退款", "{goods}的退款已发起，到账后再告诉您。"),
        "en": ("Your refund was agreed to", "The money for {goods} is on its way back."),
    },
    "after_sales.return_agreed": {
        "zh-CN": ("商家同意退货", "请在时限内寄回{goods}，并填写运单号。"),
        "en": ("Please send it back", "Send {goods} back in time and enter the tracking number."),
    },
    "after_sales.goods_agreed": {
        "zh-CN": ("商家同意补寄", "{goods}的商品会尽快寄出。"),
        "en": ("Another one is coming", "The shop will send what is owed for {goods}."),
    },
    "after_sales.refused": {
        "zh-CN": ("商家没有同意", "{goods}的售后没有得到同意，您可以修改申请或请平台介入。"),
        "en": ("The shop did not agree", "You can change what you ask for about {goods}, or have the market decide."),
    },
    "after_sales.goods_refused": {
        "zh-CN": ("商家没有接受退回的商品", "{goods}退回后有争议，请查看照片，可以请平台介入。"),
        "en": ("What you sent back was not accepted", "See the shop's pictures of {goods}; the market can decide."),
    },
    "after_sales.sent_back": {
        "zh-CN": ("买家已寄回", "{goods}正在退回，请收货后验货。"),
        "en": ("Goods are coming back", "{goods} is on its way back. Inspect it when it arrives."),
    },
    "after_sales.resent": {
        "zh-CN": ("换货已寄出", "{goods}的商品已寄出，收到后请确认。"),
        "en": ("It has been sent", "What is owed for {goods} is on its way. Confirm when you have it."),
    },
    "after_sales.before_operator": {
        "zh-CN": ("平台已介入", "{goods}的售后由平台裁决，请在时限内补充凭证。"),
        "en": ("The market decides", "The case about {goods} is before an operator. Show your evidence in time."),
    },
    "after_sales.decided": {
        "zh-CN": ("平台已裁决", "{goods}的售后有了裁决结果，可以在时限内申诉一次。"),
        "en": ("There is a decision", "The case about {goods} was decided. You can appeal once, in time."),
    },
    "after_sales.money_back": {
        "zh-CN": ("售后退款已到账", "{goods}的退款已退回您的付款账户。"),
        "en": ("Your refund has arrived", "The money for {goods} is back where it was paid from."),
    },
    "after_sales.closed": {
        "zh-CN": ("售后已关闭", "{goods}的售后已关闭。"),
        "en": ("The case is closed", "The after-sales case about {goods} is closed."),
    },
    "note_liked": {"zh-CN": ("{who}赞了你的笔记", "{note}"), "en": ("{who} liked your note", "{note}")},
    "note_saved": {"zh-CN": ("{who}收藏了你的笔记", "{note}"), "en": ("{who} saved your note", "{note}")},
    "note_commented": {"zh-CN": ("{who}评论了你的笔记", "{note}"), "en": ("{who} commented on your note", "{note}")},
    "comment_answered": {"zh-CN": ("{who}回复了你", "{note}"), "en": ("{who} answered you", "{note}")},
    "mentioned": {"zh-CN": ("{who}提到了你", "{note}"), "en": ("{who} mentioned you", "{note}")},
    "followed": {"zh-CN": ("{who}关注了你", ""), "en": ("{who} follows you now", "")},
    "follow_asked": {
        "zh-CN": ("{who}申请关注你", "同意之后，对方才能看到你的笔记。"),
        "en": ("{who} asks to follow you", "They see your notes once you say yes."),
    },
    "follow_accepted": {
        "zh-CN": ("{who}同意了你的关注申请", "现在可以看到对方的笔记了。"),
        "en": ("{who} let you follow them", "You see their notes from now on."),
    },
    "question_asked": {
        "zh-CN": ("有人想问问买过的你", "关于{goods}，你用下来怎么样？"),
        "en": ("Somebody has a question for you", "It is about {goods}, which you bought."),
    },
    "question_for_shop": {
        "zh-CN": ("有人问起店里的商品", "关于{goods}，可以以店铺身份回答。"),
        "en": ("Somebody asks about your goods", "It is about {goods}. You can answer as the shop."),
    },
    "question_answered": {
        "zh-CN": ("你的问题有了回答", "关于{goods}，去看看怎么说。"),
        "en": ("Your question was answered", "It is about {goods}. See what they say."),
    },
    "coupon_given": {
        "zh-CN": ("收到一张优惠券", "{goods}已放入你的优惠券，下单时可用。"),
        "en": ("You were given a coupon", "{goods} is among your coupons."),
    },
    "points_earned": {
        "zh-CN": ("获得 {points} 积分", "{reason}。"),
        "en": ("You were given {points} points", "{reason}."),
    },
    "judged.removed": {
        "zh-CN": ("你的{thing}未通过审核", "违反条款 {rule}：{rule_words}。你可以申诉，由另一位审核员复核。"),
        "en": (
            "Your {thing} is not shown",
            "It breaks rule {rule}: {rule_words}. You can appeal; another reviewer will look.",
        ),
    },
    "judged.kept": {
        "zh-CN": ("你的{thing}已通过审核", "其他人可以看到了。"),
        "en": ("Your {thing} is shown", "A reviewer has looked at it. Others can see it now."),
    },
    "report_heard.removed": {
        "zh-CN": ("你举报的{thing}已处理", "它违反条款 {rule}：{rule_words}，已不再显示。谢谢你。"),
        "en": ("The {thing} that you reported is gone", "It breaks rule {rule}: {rule_words}. Thank you."),
    },
    "report_heard.kept": {
        "zh-CN": ("你举报的{thing}没有违规", "审核员看过了，它会继续显示。"),
        "en": ("The {thing} that you reported stays", "A reviewer has looked at it, and found that it breaks no rule."),
    },
    "judged.restored": {
        "zh-CN": ("你的{thing}已恢复", "申诉成立，其他人又可以看到了。"),
        "en": ("Your {thing} is back", "Your appeal was right. Others can see it again."),
    },
    "judged.upheld": {
        "zh-CN": ("申诉没有成立", "你的{thing}违反条款 {rule}：{rule_words}，维持原决定。"),
        "en": ("The decision stands", "Your {thing} breaks rule {rule}: {rule_words}."),
    },
}
THINGS = {
    "note": {"zh-CN": "笔记", "en": "note"},
    "comment": {"zh-CN": "评论", "en": "comment"},
    "message": {"zh-CN": "私信", "en": "message"},
    "review": {"zh-CN": "评价", "en": "review"},
    "question": {"zh-CN": "提问", "en": "question"},
    "answer": {"zh-CN": "回答", "en": "answer"},
    "person": {"zh-CN": "资料", "en": "profile"},
}
SOMETHING = {"zh-CN": "内容", "en": "post"}
SOMEBODY = {"zh-CN": "有人", "en": "Somebody"}
