"""Names and titles as German people pages write them."""

import pytest

from scrapers.parse.text import names


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Anna Müller", "Anna Müller", ""),
        ("Prof. Dr. Anna Müller", "Anna Müller", "Prof. Dr."),
        ("Prof. Dr. Dr. h. c. Anna Müller", "Anna Müller", "Prof. Dr. Dr. h. c."),
        ("Prof. Dr.-Ing. habil. Jörg Groß", "Jörg Groß", "Prof. Dr.-Ing. habil."),
        ("Univ.-Prof. Dr. rer. nat. Ida Öz", "Ida Öz", "Univ.-Prof. Dr. rer. nat."),
        ("Jun.-Prof. Dr. Ida Öz", "Ida Öz", "Jun.-Prof. Dr."),
        ("PD Dr. Otto Kern", "Otto Kern", "PD Dr."),
        ("Dipl.-Ing. Otto Kern", "Otto Kern", "Dipl.-Ing."),
        ("Dipl.-Inf. (FH) Otto Kern", "Otto Kern", "Dipl.-Inf. (FH)"),
        ("Dipl.-Vw. Otto Kern", "Otto Kern", "Dipl.-Vw."),
        ("M. Sc. Otto Kern", "Otto Kern", "M. Sc."),
        ("M. A. Otto Kern", "Otto Kern", "M. A."),
        ("Otto Kern, M.Sc.", "Otto Kern", "M.Sc."),
        ("Otto Kern M.Sc.", "Otto Kern", "M.Sc."),
        ("StR Otto Kern", "Otto Kern", "StR"),
        ("Dr. rer. pol. Otto Kern", "Otto Kern", "Dr. rer. pol."),
        ("Dr. phil. Otto Kern", "Otto Kern", "Dr. phil."),
        ("Sekretariat: Eva Maier", "Eva Maier", "Sekretariat"),
        ("Eva Maier (Sekretariat)", "Eva Maier", "Sekretariat"),
        ("Eva Maier, Sekretariat", "Eva Maier", "Sekretariat"),
        ("Frau Dr. Eva Maier", "Eva Maier", "Dr."),
        ("Maier, Eva", "Eva Maier", ""),
        ("Maier, Prof. Dr. Eva", "Eva Maier", "Prof. Dr."),
        ("DI Eva Maier", "Eva Maier", "DI"),
        ("Eva Maier, Ph.D.", "Eva Maier", "Ph.D."),
    ],
)
def test_titles_are_split_from_the_name(text, name, title):
    assert names.split_title(text) == (name, title)


@pytest.mark.parametrize(
    "name",
    [
        "Magda Drexler",
        "Di Marco",
        "Profant Drews",
        "Madeleine Scholz",
        "Ingrid Ingwersen",
        "山田 太郎",
        "דוד לוי",
        "MÜLLER Anna",
        "Anna-Lena von der Heide",
        "Dana Emser",
        "Emil Habilis",
    ],
)
def test_names_that_look_like_titles_stay_whole(name):
    assert names.split_title(name) == (name, "")


def test_invisible_characters_are_gone():
    assert names.split_title("\u202eAnna\u200b \x00Mü\u00adller\ufeff\t ")[0] == "Anna Müller"


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "+49 30", "-Anna", "@Anna", "＝1+1"])
def test_no_name_is_a_formula(text):
    assert names.split_title(text)[0].startswith("'")


def test_names_have_a_maximum_length():
    assert len(names.split_title("A" * 10_000)[0]) == names.MAX_NAME


@pytest.mark.parametrize(
    "text",
    [
        "Anna Müller und Otto Kern",
        "Anna Müller, Otto Kern, Eva Maier",
        "Das Team des Lehrstuhls",
        "v. l. n. r.: Anna Müller, Otto Kern",
        "Anna Müller & Otto Kern",
    ],
)
def test_captions_of_groups_are_recognised(text):
    assert names.names_several_people(text)


@pytest.mark.parametrize(
    "text", ["Müller, Anna", "Anna Müller", "Prof. Dr. Anna Müller, M. A.", "Anna Undine Sand"]
)
def test_single_people_are_not_a_group(text):
    assert not names.names_several_people(text)


def test_two_spellings_of_a_name_have_one_key():
    assert names.key("MÜLLER  Anna") == names.key("Anna Müller")


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("ผศ.ดร.ปิยะนุช ศรีสมบูรณ์ชัย", "ปิยะนุช ศรีสมบูรณ์ชัย", "ผศ. ดร."),
        ("อาจารย์อรทัย พงษ์พิพัฒน์กุล", "อรทัย พงษ์พิพัฒน์กุล", "อาจารย์"),
        ("ผู้ช่วยศาสตราจารย์.ดร.อรทัย มณี", "อรทัย มณี", "ผู้ช่วยศาสตราจารย์ ดร."),
        ("Eng. Basma Haddadine", "Basma Haddadine", "Eng."),
    ],
)
def test_titles_may_be_stuck_to_the_name(text, name, title):
    assert names.split_title(text) == (name, title)
