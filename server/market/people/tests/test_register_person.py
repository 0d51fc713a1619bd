import pytest

from config.settings import accounts
from market.people.errors import EmailTaken, LanguageUnknown, NicknameInvalid, PersonNotFound
from market.people.models import Person
from market.people.queries import people, person_by_contact
from market.people.services.register_person import fresh_nickname, register_person
from market.people.tests.factories import PASSWORD, make_person

pytestmark = pytest.mark.django_db


def test_somebody_registered_can_be_asked_for_by_id():
    view = register_person(nickname=" 林 小满 ", email="Ana@Example.com", password=PASSWORD, city="杭州", language="en")

    assert people([view.id]) == {view.id: view}
    assert (view.nickname, view.email, view.language, view.phone_masked) == ("林 小满", "ana@example.com", "en", None)


def test_a_password_is_kept_by_the_whole_work_of_argon2(settings):
    """With the light hasher of the other tests: fails, it is kept by "m=64,t=1,p=1"."""
    settings.PASSWORD_HASHERS = accounts.PASSWORD_HASHERS

    person = register_person(nickname="安", email="ana@example.com", password=PASSWORD)

    assert Person.objects.get(id=person.id).password.startswith("argon2$argon2id$v=19$m=102400,t=2,p=8$")


def test_many_are_asked_for_in_one_query(django_assert_num_queries):
    ids = [make_person().id for _ in range(5)]

    with django_assert_num_queries(1):
        assert set(people([*ids, *ids])) == set(ids)
    with django_assert_num_queries(0):
        assert people([]) == {}


def test_one_address_is_one_person():
    make_person(email="ana@example.com")

    with pytest.raises(EmailTaken):
        make_person(email="ANA@example.com")

    assert Person.objects.count() == 1


def test_one_source_is_one_person():
    first = make_person(source_key="demo:ana", nickname="安")

    assert make_person(source_key="demo:ana", nickname="另").id == first.id
    assert Person.objects.get().nickname == "安"


@pytest.mark.parametrize("nickname", ["", "   ", "\u200b\u202e", "长" * 21])
def test_a_name_that_cannot_be_read_is_refused(nickname: str):
    with pytest.raises(NicknameInvalid):
        make_person(nickname=nickname)


def test_a_language_that_the_market_does_not_speak_is_refused():
    with pytest.raises(LanguageUnknown):
        make_person(language="de")


def test_somebody_is_found_by_the_whole_address_and_only_while_their_account_is_open():
    ana = make_person(email="ana@example.com")

    assert person_by_contact(" ANA@example.com ").id == ana.id
    with pytest.raises(PersonNotFound):
        person_by_contact("ana@example")
    Person.objects.update(is_active=False)
    with pytest.raises(PersonNotFound):
        person_by_contact("ana@example.com")


def test_a_name_made_up_tells_nothing():
    assert fresh_nickname("zh-CN").startswith("集友")
    assert fresh_nickname("en") != fresh_nickname("en")
