"""Real Chromium: lists that grow by a button grow, end, and never hold us up."""

import pytest

from scrapers import more
from scrapers.browser import browser
from scrapers.pages import Window

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
def window():
    with Window(browser) as made:
        yield made


@pytest.fixture
def pressed(window, new_site, monkeypatch):
    """Opens a page; tells its rows, whether each took one press, and what it held in the end."""
    monkeypatch.setattr(more, "PATIENCE", 1.0)
    monkeypatch.setattr(more, "RETURN", 0.3)
    site = new_site()

    def open_(act=ADD + "if (presses === 2) button.remove()", button=BUTTON, grows=True):
        site.page("/", GROW.format(act=act, button=button))
        html = window.open(site.url + "/", grows=grows).html
        rows = html.count("<li")
        return rows, f'data-presses="{rows}"' in html, html

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
def test_a_list_grows_to_its_end(pressed, button):
    assert pressed(button=button)[:2] == (2, True)


@pytest.mark.parametrize(
    "button",
    [
        "<form><button class=more>Load more</button></form>",
        "<a href='/other' class=more>Load more</a>",
        "<button type=button class=more disabled>Load more</button>",
        "<button type=button class=more style='display:none'>Load more</button>",
        "<button type=button class=more aria-expanded=false>Show more</button>",
        "<button type=button class=more>Load more coal into the oven today</button>",
        BUTTON + "<button type=button>Show more</button>" * more.MOST_PRESSES,
    ],
)
def test_what_is_not_the_lists_button_is_not_pressed(pressed, button):
    assert "data-presses" not in pressed(button=button)[2]


def test_only_lists_are_grown(pressed):
    assert pressed(grows=False)[0] == 0


def test_answers_that_come_late_are_waited_for(pressed):
    late = f"setTimeout(() => {{ {ADD} if (presses === 3) button.remove() }}, 500)"
    assert pressed(act=late)[0] == 3


def test_what_was_only_hidden_counts_as_more(pressed):
    act = "const one = document.createElement('li'); one.hidden = true; list.append(one);"
    reveal = "document.querySelectorAll('li[hidden]').forEach((one) => one.hidden = false);"
    stop = "if (presses === 2) button.remove()"
    assert 'data-presses="2"' in pressed(act=act + reveal + stop)[2]


def test_a_button_that_adds_nothing_is_pressed_once(pressed, window):
    pressed(act="")
    assert window._driver.execute_script("return presses") == 1


def test_an_endless_list_is_left_at_last(pressed, monkeypatch):
    monkeypatch.setattr(more, "MOST_PRESSES", 4)
    assert pressed(act=ADD)[:2] == (4, True)


def test_a_button_that_leads_away_leaves_the_page_as_it_was(pressed):
    rows, _, html = pressed(act="location.href = '/other'")
    assert rows == 0 and "Load more" in html


def test_a_list_whose_address_changes_as_it_grows_is_the_same_page(pressed):
    act = ADD + "history.pushState({}, '', '?page=' + presses);"
    assert pressed(act=act + "if (presses === 2) button.remove()")[0] == 2
