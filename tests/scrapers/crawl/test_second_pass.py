"""Contents take a picture away where it is nobody's portrait, and somebody else may get one."""

import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw
from support.small_pages import picture

from scrapers.crawl import second_pass
from scrapers.crawl.pictures.picture_content import look
from scrapers.crawl.visit import CrawlResult
from scrapers.department_file import Department
from scrapers.errors import NoPicture, from_status
from scrapers.parse.people import Person

URL = "https://uni.example.org/team/"


def silhouette(ink="#999999", ground="#eeeeee", form="JPEG"):
    image = Image.new("RGB", (200, 240), ground)
    draw = ImageDraw.Draw(image)
    draw.ellipse((60, 50, 140, 140), fill=ink)
    draw.ellipse((10, 160, 190, 400), fill=ink)
    stream = io.BytesIO()
    image.save(stream, form)
    return stream.getvalue()


def content(data):
    return look(np.asarray(Image.open(io.BytesIO(data)).convert("RGB")))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP"])
@pytest.mark.parametrize("ink", ["#999999", "#2060c0"])
def test_a_silhouette_is_flat_and_a_photograph_is_not(ink, form):
    assert content(silhouette(ink, form=form)).is_flat
    assert not content(picture(1, size=(200, 240), form=form)).is_flat


def test_a_portrait_before_a_white_wall_is_not_flat():
    image = Image.new("RGB", (200, 240), "white")
    image.paste(Image.open(io.BytesIO(picture(3, size=(100, 120)))), (50, 60))
    assert not look(np.asarray(image)).is_flat


def test_a_strip_is_wider_than_any_portrait():
    assert content(picture(1, size=(900, 300))).is_strip
    assert not content(picture(1, size=(300, 200))).is_strip


def person(name, *choices):
    options = tuple((URL + file, logodds, "box") for file, logodds in choices)
    address, logodds, why = options[0] if options else ("", 0.0, "")
    return Person(name, "", address, URL, why=why, logodds=logodds, choices=options)


def evidence(*people, **data):
    """What contents say, if each file holds the bytes given."""
    department = Department("A", "cs", URL)
    columns = {f"{URL}{name}.jpg": {"id": name} for name in data}
    contents = {name: content(each) for name, each in data.items()}
    return second_pass.against([CrawlResult(department, list(people))], columns, contents)


def test_a_lone_silhouette_is_nobodys_portrait():
    people = [person("Anna Kern", ("a.jpg", 5.0)), person("Otto Öz", ("b.jpg", 9.0))]
    found = evidence(*people, a=picture(1), b=silhouette())
    decided = second_pass.reassign(people, found)
    assert decided[0] == people[0] and decided[1].image_url == ""


def test_the_next_likely_picture_takes_its_place():
    people = [person("Anna Kern", ("dots.jpg", 6.0), ("a.jpg", 4.0))]
    (decided,) = second_pass.reassign(people, evidence(*people, dots=silhouette(), a=picture(1)))
    assert decided.image_url == URL + "a.jpg" and decided.logodds == 4.0


def test_a_strip_is_given_up_for_a_better_picture_only():
    strip = picture(1, size=(900, 300))
    alone = [person("Anna Kern", ("strip.jpg", 6.0))]
    assert second_pass.reassign(alone, evidence(*alone, strip=strip)) == alone
    both = [person("Anna Kern", ("strip.jpg", 6.0), ("a.jpg", 4.0))]
    (decided,) = second_pass.reassign(both, evidence(*both, strip=strip, a=picture(2)))
    assert decided.image_url == URL + "a.jpg"


def test_a_picture_that_somebody_loses_is_free_for_others():
    people = [
        person("Anna Kern", ("a.jpg", 6.0), ("b.jpg", 5.5)),
        person("Otto Öz", ("dots.jpg", 6.0), ("a.jpg", 5.0)),
    ]
    found = evidence(*people, a=picture(1), b=picture(2), dots=silhouette())
    decided = second_pass.reassign(people, found)
    assert [one.image_url for one in decided] == [URL + "b.jpg", URL + "a.jpg"]


def test_a_picture_under_two_names_is_nobodys():
    people = [person("Anna Kern", ("a.jpg", 6.0)), person("Otto Öz", ("b.jpg", 6.0))]
    people[1] = replace(people[1], image_url=URL + "a.jpg", choices=people[0].choices)
    decided = second_pass.reassign(people, evidence(*people, a=picture(1)))
    assert [one.image_url for one in decided] == ["", ""]


def test_a_picture_that_a_selector_chose_stays():
    chosen = [Person("Anna Kern", "", URL + "a.jpg", URL)]
    assert second_pass.reassign(chosen, evidence(*chosen, a=silhouette())) == chosen


def test_one_picture_at_two_places_counts_as_at_the_likelier_one():
    choices = ((f"{URL}a.jpg", 8.0, "near"), (f"{URL}a.jpg", 0.5, "far"))
    anna = Person("Anna Kern", "", f"{URL}a.jpg", URL, why="near", logodds=8.0, choices=choices)
    head = Person("Our Office", "", f"{URL}b.jpg", URL, why="near", logodds=4.0)
    head = replace(head, choices=((f"{URL}b.jpg", 4.0, "near"), (f"{URL}a.jpg", 3.0, "far")))
    decided = second_pass.reassign([anna, head], {f"{URL}b.jpg": second_pass.FLAT})
    assert [person.image_url for person in decided] == [f"{URL}a.jpg", ""]


def test_a_weak_picture_replaces_no_placeholder():
    choices = ((f"{URL}a.jpg", 8.0, "near"), (f"{URL}hall.jpg", 0.8, "far"))
    anna = Person("Anna Kern", "", f"{URL}a.jpg", URL, why="near", logodds=8.0, choices=choices)
    assert second_pass.reassign([anna], {f"{URL}a.jpg": second_pass.FLAT})[0].image_url == ""


def test_a_picture_that_is_not_there_gives_way_but_stays_where_nothing_else_is():
    """Its address is named in the table; a server that is down for now loses nothing."""
    people = [
        person("Anna Kern", ("lost.jpg", 6.0), ("a.jpg", 4.0)),
        person("Otto Öz", ("no.jpg", 5.0)),
    ]
    found = second_pass.against(
        [CrawlResult(Department("A", "cs", URL), people)],
        {},
        {},
        {
            URL + "lost.jpg": from_status(404),
            URL + "no.jpg": NoPicture("truncated or damaged"),
            URL + "later.jpg": from_status(503),
            URL + "refused.jpg": from_status(403),
        },
    )
    assert set(found) == {URL + "lost.jpg", URL + "no.jpg"}
    first, second = second_pass.reassign(people, found)
    assert first.image_url == URL + "a.jpg" and second == people[1]
