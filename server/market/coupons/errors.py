"""What coupons refuse. The name says why; the code is public and permanent."""

from foundation.errors import Conflict, Invalid, NotFound


class CouponNotFound(NotFound):
    """There is no such coupon of yours."""

    code = "coupons.coupon_not_found"


class TemplateNotFound(NotFound):
    """There is no such kind of coupon."""

    code = "coupons.template_not_found"


class CouponNotUsable(Conflict):
    """This coupon is used, in another order, or out of date."""

    code = "coupons.coupon_not_usable"


class CouponDoesNotFit(Conflict):
    """These goods do not reach what this coupon asks for."""

    code = "coupons.coupon_does_not_fit"


class OneCouponOfAShop(Invalid):
    """Of one shop an order takes one coupon."""

    code = "coupons.one_coupon_of_a_shop"


class TemplateMakesNoSense(Invalid):
    """What a coupon gives, asks for or how long it lasts is out of bounds."""

    code = "coupons.template_makes_no_sense"


class NotForPoints(Conflict):
    """This coupon cannot be had for points now."""

    code = "coupons.not_for_points"


class NoneLeft(Conflict):
    """All of these coupons are gone."""

    code = "coupons.none_left"


class EnoughForOne(Conflict):
    """You have had as many of these as one person gets."""

    code = "coupons.enough_for_one"
