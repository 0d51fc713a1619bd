"""The platform's profit and loss by day, for the back office: a page, and the same as CSV."""

import csv
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.backoffice import write_money
from foundation.money import Money, exponent
from market.ledger.chart import RESULTS, Place
from market.ledger.queries import results_by_day
from market.ledger.rules import MARKET_ZONE
from market.ledger.types import ResultPart

DAYS_SHOWN = 31
MOST_DAYS = 92  # A quarter: each day's postings are read anew.
HEADING = ("day", "currency", "purpose", "科目", "kind", "amount")


class PeriodForm(forms.Form):
    first = forms.DateField(label=_("From"), widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(label=_("until, this day included"), widget=forms.DateInput(attrs={"type": "date"}))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if {"first", "last"} <= data.keys() and not makes_sense(data["first"], data["last"]):
            raise forms.ValidationError(
                _("From one day to a later one, %(most)s days at the most.") % {"most": MOST_DAYS}
            )
        return data


def makes_sense(first: date, last: date) -> bool:
    """Say whether days lie in order, are not too many, and are no edge of the calendar, beyond which there is none."""
    return date.min < first <= last < date.max and (last - first).days < MOST_DAYS


@dataclass(frozen=True, slots=True)
class Table:
    """The results of one currency: a column for each that had any, a row for each day, the newest first."""

    currency: str
    places: Sequence[Place]
    days: Sequence[tuple[date, Sequence[str], str]]
    totals: Sequence[str]
    total: str
    parts: Sequence[tuple[Place, str, str]]  # where each total came from: the kind of event, and how much


def show_results(request: HttpRequest, context: Mapping[str, Any]) -> HttpResponse:
    """Answer with the page or, asked `as=csv`, with the file; 422 when the period makes no sense."""
    today = timezone.now().astimezone(MARKET_ZONE).date()
    usual = {"first": today - timedelta(days=DAYS_SHOWN - 1), "last": today}
    form = PeriodForm(request.GET if {"first", "last"} & request.GET.keys() else usual)
    parts = results_by_day(form.cleaned_data["first"], form.cleaned_data["last"]) if form.is_valid() else []
    if form.is_valid() and request.GET.get("as") == "csv":
        return _as_csv(parts, form.cleaned_data)
    shown = {**context, "title": _("Profit and loss by day"), "form": form, "tables": tables(parts)}
    return render(request, "ledger/results.html", shown, status=200 if form.is_valid() else 422)


def tables(parts: Sequence[ResultPart]) -> list[Table]:
    """Lay out what a query found, a table for each currency: unlike moneys are never added up."""
    by_currency: dict[str, list[ResultPart]] = defaultdict(list)
    for part in parts:
        by_currency[part.currency].append(part)
    return [_table(currency, found) for currency, found in sorted(by_currency.items())]


def _table(currency: str, parts: Sequence[ResultPart]) -> Table:
    cells: Counter[tuple[date, str]] = Counter()
    columns: Counter[str] = Counter()
    kinds: Counter[tuple[str, str]] = Counter()
    for part in parts:
        cells[part.day, part.purpose] += part.minor
        columns[part.purpose] += part.minor
        kinds[part.purpose, part.kind] += part.minor
    places = [place for place in RESULTS if place.purpose in columns]

    def write(minor: int) -> str:
        return write_money(Money(currency, minor))

    return Table(
        currency=currency,
        places=places,
        days=[
            (
                day,
                [write(cells[day, one.purpose]) for one in places],
                write(sum(cells[day, one.purpose] for one in places)),
            )
            for day in sorted({part.day for part in parts}, reverse=True)
        ],
        totals=[write(columns[place.purpose]) for place in places],
        total=write(columns.total()),
        parts=[
            (place, kind, write(minor))
            for place in places
            for (purpose, kind), minor in sorted(kinds.items())
            if purpose == place.purpose
        ],
    )


def _as_csv(parts: Sequence[ResultPart], period: Mapping[str, date]) -> HttpResponse:
    """Give a row for each day, result and kind of event; amounts in whole units, what was spent below zero."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    name = f"results-{period['first']}-{period['last']}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.write("\ufeff")  # Spreadsheets take a file for another encoding without it.
    names = {str(place.purpose): place.zh for place in RESULTS}
    sheet = csv.writer(answer, lineterminator="\n")
    sheet.writerow(HEADING)
    for part in parts:
        amount = Decimal(part.minor).scaleb(-exponent(part.currency))
        sheet.writerow([part.day, part.currency, part.purpose, names[part.purpose], part.kind, amount])
    return answer
