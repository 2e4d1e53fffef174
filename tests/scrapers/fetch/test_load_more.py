"""Real Chromium: lists with a "load more" button are loaded whole, and never block a run."""

import pytest

from scrapers.errors import Failure
from scrapers.fetch import load_more, snapshot
from scrapers.fetch.browser import open_browser
from scrapers.fetch.session import BrowserSession

pytestmark = pytest.mark.long

GROW = """<ul></ul>{button}<script>
let presses = 0;
const button = document.querySelector(".more"), list = document.querySelector("ul");
button.addEventListener("click", () => {{
  document.body.dataset.presses = ++presses;
  {act}
}});
</script>"""
ADD = "list.insertAdjacentHTML('beforeend', `<li>Anna ${presses}</li>`);"
BUTTON = "<button type=button class=more>Load more</button>"


@pytest.fixture(scope="module")
def session():
    with BrowserSession(open_browser) as made:
        yield made


@pytest.fixture
def pressed(session, new_site, monkeypatch):
    """Opens a page; returns its rows, whether each took one press, and the snapshot."""
    monkeypatch.setattr(load_more, "PATIENCE", 1.0)
    monkeypatch.setattr(load_more, "RETURN_SECONDS", 0.3)
    site = new_site()

    def open_(act=ADD + "if (presses === 2) button.remove()", button=BUTTON, press=True):
        site.page("/", GROW.format(act=act, button=button))
        shown = session.open(site.url + "/", load_more=press)
        rows = shown.html.count("<li")
        return rows, f'data-presses="{rows}"' in shown.html, shown

    return open_


@pytest.mark.parametrize(
    "button",
    [
        BUTTON,
        "<div role=button class=more>Weitere Personen anzeigen</div>",
        "<a href='#' class=more>Mehr laden ↓</a>",
        "<a class=more>もっと見る</a>",
        "<button type=button class=more>VOIR PLUS (12)</button>",
        "<form><button type=button class=more>Ver más</button></form>",
    ],
)
def test_a_list_is_loaded_to_its_end(pressed, button):
    rows, one_each, shown = pressed(button=button)
    assert (rows, one_each, shown.cut) == (2, True, "")


@pytest.mark.parametrize(
    "button",
    [
        "<form><button class=more>Load more</button></form>",
        "<a href='/other' class=more>Load more</a>",
        "<button type=button class=more disabled>Load more</button>",
        "<button type=button class=more style='display:none'>Load more</button>",
        "<button type=button class=more aria-expanded=false>Show more</button>",
        "<button type=button class=more>Load more coal into the oven today</button>",
        BUTTON + "<button type=button>Show more</button>" * load_more.MAX_PRESSES,
    ],
)
def test_other_buttons_are_not_pressed(pressed, button):
    assert "data-presses" not in pressed(button=button)[2].html


def test_only_lists_are_loaded_further(pressed):
    assert pressed(press=False)[0] == 0


def test_late_responses_are_waited_for(pressed):
    late = f"setTimeout(() => {{ {ADD} if (presses === 3) button.remove() }}, 500)"
    assert pressed(act=late)[0] == 3


def test_revealed_elements_count_as_more(pressed):
    act = "const one = document.createElement('li'); one.hidden = true; list.append(one);"
    reveal = "document.querySelectorAll('li[hidden]').forEach((one) => one.hidden = false);"
    stop = "if (presses === 2) button.remove()"
    assert 'data-presses="2"' in pressed(act=act + reveal + stop)[2].html


def test_a_button_that_adds_nothing_is_pressed_once(pressed, session):
    pressed(act="")
    assert session._driver.execute_script("return presses") == 1


def test_an_endless_list_ends_with_a_reason(pressed, session, monkeypatch):
    monkeypatch.setattr(load_more, "MAX_PRESSES", 4)
    rows, one_each, shown = pressed(act=ADD)
    assert (rows, one_each) == (4, True)
    assert shown.cut == "the list goes on after 4 presses of its button"
    assert session._driver.execute_script("return presses") == 4


def test_a_list_that_ends_with_the_last_press_is_complete(pressed, monkeypatch):
    monkeypatch.setattr(load_more, "MAX_PRESSES", 2)
    rows, _, shown = pressed()
    assert (rows, shown.cut) == (2, "")


def test_a_list_that_takes_too_long_ends_with_a_reason(pressed, monkeypatch):
    monkeypatch.setattr(load_more, "MAX_SECONDS", 0.5)
    _, _, shown = pressed(act=ADD)
    assert "the list goes on after 1 presses" in shown.cut


def test_a_list_that_breaks_while_loading_stays_as_it_was(pressed, session, monkeypatch):
    def broken(*arguments, **keys):
        raise Failure("the page never settles")

    monkeypatch.setattr(snapshot, "retake", broken)
    rows, _, shown = pressed()
    assert (rows, shown.cut) == (
        0,
        "the list broke while more was loaded",
    ) and "Load more" in shown.html


def test_a_button_that_leads_away_leaves_the_page_as_it_was(pressed):
    rows, _, shown = pressed(act="location.href = '/other'")
    assert (rows, shown.cut) == (0, "") and "Load more" in shown.html


def test_a_button_that_leads_away_later_keeps_what_was_loaded(pressed):
    rows, _, shown = pressed(act="if (presses > 2) location.href = '/other'; else {" + ADD + "}")
    assert (rows, shown.cut) == (2, "its button led to another page")


def test_a_list_whose_address_changes_while_loading_is_the_same_page(pressed):
    act = ADD + "history.pushState({}, '', '?page=' + presses);"
    assert pressed(act=act + "if (presses === 2) button.remove()")[0] == 2
