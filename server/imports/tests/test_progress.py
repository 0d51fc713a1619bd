from io import StringIO

from imports.progress import Progress


class Screen(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_log_hears_the_last_word_of_each_file_only():
    log = StringIO()
    progress = Progress(log)

    for done in range(1, 240):
        progress.tell("goods.csv", done, 239)

    assert log.getvalue() == f"{'goods.csv':<36} {'█' * 24}    239 of 239 (0 s)\n"


def test_a_screen_sees_one_line_that_moves():
    screen = Screen()
    progress = Progress(screen)

    for done in range(1, 240):
        progress.tell("goods.csv", done, 239)

    first, *_, last = screen.getvalue().lstrip("\r").split("\r")
    assert first.startswith("goods.csv")
    assert last.endswith("239 of 239 (0 s)\n")
    assert screen.getvalue().count("\n") == 1


def test_a_file_without_rows_is_done_at_once():
    log = StringIO()

    Progress(log).tell("rules.csv", 0, 0)

    assert "0 of 0" in log.getvalue()
