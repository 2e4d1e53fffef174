"""Links to a list's further pages."""

import pytest

from scrapers.parse.outline.flattening import flatten
from scrapers.parse.outline.next_pages import next_pages

URL = "https://uni.example.org/people.html"


@pytest.mark.parametrize(
    "label", ["Load more", "Mehr laden", "Show more people", "Voir plus", "Ver más", "Mostra altri",
              "Toon meer", "Visa fler", "더 보기"]
)  # fmt: skip
def test_a_link_to_the_rest_of_the_same_list_is_followed(label):
    layout = flatten(f"<p>Anna Kern</p><a class=b href='/people.html?offset=8'>{label}</a>", URL)
    assert next_pages(layout, URL) == [f"{URL}?offset=8"]


@pytest.mark.parametrize(
    ("label", "address"),
    [("Load more", "/news?page=2"), ("Read more", "/people.html?id=8"), ("Mehr laden", "#all")],
)
def test_other_links_that_say_more_are_left_alone(label, address):
    assert next_pages(flatten(f"<a href='{address}'>{label}</a>", URL), URL) == []
