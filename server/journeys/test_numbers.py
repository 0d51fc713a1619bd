"""An author looks at what came of their notes, on a phone and on a desktop."""

from journeys.browsers import DESKTOP
from journeys.test_people_gather import come_in


def test_an_author_finds_their_numbers_and_nothing_bars_the_way(arrive):
    for person in (arrive(), arrive(device=DESKTOP, language="en")):
        come_in(person, "阿数")
        person.press(person.t("creators.numbers"))
        person.page.wait_for_url("**/me/numbers")
        person.see(person.t("creators.emptyTitle"))
        person.see(person.t("creators.tooFew"))
        person.check_reading()
        person.page.get_by_role("tab", name=person.t("creators.days", days=7)).click()
        file = person.page.request.get("/api/creators/numbers.csv?days=7")
        assert (file.status, file.headers["content-type"]) == (200, "text/csv; charset=utf-8")
