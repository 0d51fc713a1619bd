"""The back office's view of goods. Shops write what they sell; operators look, publish, withdraw and keep the tree."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminTextareaWidget, UnfoldAdminTextInputWidget

from foundation import audit
from foundation.backoffice import FoundByTypeId, LookOnly, LookOnlyInline, one_of, say_outcome
from foundation.errors import ShopError
from foundation.ids import encode
from foundation.words import say
from market.catalogue import rules
from market.catalogue.models import Brand, Category, Product, ProductMove, Sku
from market.catalogue.services.change_brand import change_brand
from market.catalogue.services.change_category import change_category
from market.catalogue.services.create_brand import create_brand
from market.catalogue.services.create_category import create_category
from market.catalogue.services.publish_product import publish_product
from market.catalogue.services.withdraw_product import withdraw_product
from market.catalogue.states import ProductState


class SkuInline(LookOnlyInline):
    model = Sku
    fields = readonly_fields = ("code", "shown_options", "shown_gtins", "weight_grams", "is_active", "id")
    show_change_link = False

    @admin.display(description=_("Options"))
    def shown_options(self, sku: Sku) -> str:
        return say(sku.option_text, "zh-CN")

    @admin.display(description=_("GTIN (EAN, UPC)"))
    def shown_gtins(self, sku: Sku) -> str:
        return ", ".join(sku.gtins)


class ProductMoveInline(LookOnlyInline):
    model = ProductMove
    fields = readonly_fields = ("before", "after", "at", "because")
    show_change_link = False


@admin.register(Product)
class ProductAdmin(FoundByTypeId, LookOnly):
    id_prefix = "prod"
    list_display = ("shown_title", "state", "category", "brand", "shop", "published_at", "slug")
    list_filter = (one_of("state", ProductState), "category")
    list_select_related = ("category", "brand")
    found_by = {"shop": "shop_id"}
    found_whole = ("source_key",)
    found_by_beginning = ("title__zh-CN", "title__en")
    search_help_text = _("A product's or a shop's id, the beginning of a title, or a source's key")
    ordering = ("-id",)
    inlines = (SkuInline, ProductMoveInline)
    actions = ("publish", "withdraw")

    @admin.display(description=_("Title"))
    def shown_title(self, product: Product) -> str:
        return say(product.title, "zh-CN")

    @admin.display(description=_("Shop"))
    def shop(self, product: Product) -> str:
        return encode("shop", product.shop_id)

    @admin.action(description=_("Put on sale"), permissions=["operate"])
    def publish(self, request: HttpRequest, chosen: QuerySet[Product]) -> None:
        self._each(request, chosen, publish_product)

    @admin.action(description=_("Take off sale"), permissions=["operate"])
    def withdraw(self, request: HttpRequest, chosen: QuerySet[Product]) -> None:
        self._each(request, chosen, withdraw_product)

    def _each(self, request: HttpRequest, chosen: QuerySet[Product], act: Any) -> None:
        refusals: list[ShopError] = []
        done = 0
        for product_id in chosen.values_list("id", flat=True):
            try:
                act(product_id, timezone.now(), actor_id=request.user.pk, because="back office")
                done += 1
            except ShopError as refusal:
                refusals.append(refusal)
        say_outcome(request, done, refusals)


class WordsForm(forms.ModelForm):
    """A name in both languages, side by side, instead of a JSON text."""

    name_zh = forms.CharField(label=_("Name, Chinese"), required=False, widget=UnfoldAdminTextInputWidget())
    name_en = forms.CharField(label=_("Name, English"), required=False, widget=UnfoldAdminTextInputWidget())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and self.instance.name:
            name = self.instance.name
            self.initial.update(name_zh=name.get("zh-CN"), name_en=name.get("en"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.check("name_zh", lambda: rules.check_title(self.words("name"), field="name", longest=rules.LONGEST_NAME))
        if "slug" in cleaned:
            self.check("slug", lambda: rules.check_slug(cleaned["slug"]))
        return cleaned

    def check(self, field: str, rule: Any) -> None:
        """Show a rule's refusal beside its field."""
        try:
            rule()
        except ShopError as refusal:
            self.add_error(field, (type(refusal).__doc__ or refusal.code).strip())

    def words(self, name: str) -> dict[str, str]:
        given = {"zh-CN": self.cleaned_data.get(f"{name}_zh", ""), "en": self.cleaned_data.get(f"{name}_en", "")}
        return {language: text for language, text in given.items() if text}


class CategoryForm(WordsForm):
    class Meta:
        model = Category
        fields = ("slug", "parent", "sort")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        parent = cleaned.get("parent")
        self.check("parent", lambda: rules.check_depth(parent.path if parent else ()))
        return cleaned


class BrandForm(WordsForm):
    story_zh = forms.CharField(label=_("Story, Chinese"), required=False, widget=UnfoldAdminTextareaWidget())
    story_en = forms.CharField(label=_("Story, English"), required=False, widget=UnfoldAdminTextareaWidget())

    class Meta:
        model = Brand
        fields = ("slug",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and self.instance.story:
            story = self.instance.story
            self.initial.update(story_zh=story.get("zh-CN"), story_en=story.get("en"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        longest = rules.LONGEST_DESCRIPTION
        self.check("story_zh", lambda: rules.check_text(self.words("story"), field="story", longest=longest))
        return cleaned


class KeptByOperators(FoundByTypeId):
    """Added and renamed here, through the room's services. Never deleted: goods and links point to them."""

    fixed: tuple[str, ...] = ()  # what stays as it was made

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return self.fixed if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            self.change_one(request, obj, form)
            return
        view = self.add_one(obj, form)
        audit.record(
            actor_id=request.user.pk,
            action=f"catalogue.create_{self.opts.model_name}",
            subject=encode(self.id_prefix, view.id),
            after={"slug": view.slug, "name": view.name},
        )
        obj.pk = view.id
        obj.refresh_from_db()

    def add_one(self, obj: Any, form: Any) -> Any:
        raise NotImplementedError

    def change_one(self, request: HttpRequest, obj: Any, form: Any) -> None:
        raise NotImplementedError


@admin.register(Category)
class CategoryAdmin(KeptByOperators):
    id_prefix = "cat"
    form = CategoryForm
    fixed = ("slug", "parent")
    fields = ("name_zh", "name_en", "slug", "parent", "sort")
    list_display = ("shown_name", "parent", "slug", "sort")
    list_filter = (("parent", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("parent",)
    found_by_beginning = ("slug", "name__zh-CN", "name__en")
    ordering = ("sort", "id")

    @admin.display(description=_("Name"))
    def shown_name(self, category: Category) -> str:
        return "　" * (len(category.path) - 1) + say(category.name, "zh-CN")

    def add_one(self, obj: Category, form: CategoryForm) -> Any:
        return create_category(slug=obj.slug, name=form.words("name"), parent_id=obj.parent_id, sort=obj.sort)

    def change_one(self, request: HttpRequest, obj: Category, form: CategoryForm) -> None:
        change_category(category_id=obj.pk, name=form.words("name"), sort=obj.sort, actor_id=request.user.pk)


@admin.register(Brand)
class BrandAdmin(KeptByOperators):
    id_prefix = "brd"
    form = BrandForm
    fixed = ("slug",)
    fields = ("name_zh", "name_en", "slug", "story_zh", "story_en")
    list_display = ("shown_name", "slug")
    found_by_beginning = ("slug", "name__zh-CN", "name__en")
    ordering = ("slug",)

    @admin.display(description=_("Name"))
    def shown_name(self, brand: Brand) -> str:
        return say(brand.name, "zh-CN")

    def add_one(self, obj: Brand, form: BrandForm) -> Any:
        return create_brand(slug=obj.slug, name=form.words("name"), story=form.words("story"))

    def change_one(self, request: HttpRequest, obj: Brand, form: BrandForm) -> None:
        change_brand(
            brand_id=obj.pk, name=form.words("name"), story=form.words("story"), actor_id=request.user.pk
        )  # fmt: skip
