"""Forms of the back office, in its look."""

from typing import Any

from django import forms, template
from django.utils.safestring import SafeString
from unfold import widgets

register = template.Library()
LOOKS: list[tuple[type[forms.Widget], list[str]]] = [
    (forms.Textarea, widgets.TEXTAREA_CLASSES),
    (forms.CheckboxInput, widgets.CHECKBOX_CLASSES),
    (forms.Select, widgets.SELECT_CLASSES),
    (forms.Widget, widgets.INPUT_CLASSES),
]


@register.inclusion_tag("foundation/fields.html")
def fields(form: forms.Form) -> dict[str, Any]:
    """Draw a form's fields: `{% fields form %}`."""
    return {"form": form, "label_look": " ".join(widgets.LABEL_CLASSES)}


@register.filter
def drawn(field: forms.BoundField) -> SafeString:
    """Draw one field's control. Unfold dresses the forms of models alone; ours ask for what no model has."""
    look = next(classes for kind, classes in LOOKS if isinstance(field.field.widget, kind))
    return field.as_widget(attrs={"class": " ".join(look)})
