"""Titles of many languages, and those that a page teaches."""

import doctest

import pytest

from scrapers.parse.text import names, titles


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Prof.ª Doutora Ana Lemos", "Ana Lemos"),
        ("Profa. Dra. Ana Lemos", "Ana Lemos"),
        ("Mgr. et Mgr. Eva Nová, Ph.D.", "Eva Nová"),
        ("doc. Ing. Jan Hron, CSc.", "Jan Hron"),
        ("dr hab. inż. Jan Kos, prof. PWr", "Jan Kos"),
        ("Conf. univ. dr. ing. Ion Luca", "Ion Luca"),
        ("izv. prof. dr. sc. Iva Kos", "Iva Kos"),
        ("Öğr. Gör. Dr. Ayşe Taş", "Ayşe Taş"),
        ("Uzman Elif TANSU", "Elif TANSU"),
        ("PGS.TS. Lê Minh Hoa", "Lê Minh Hoa"),
        ("TTUT.PGS.TS.BS.CKII LÊ THẾ HOA", "LÊ THẾ HOA"),
        ("BS LÊ MINH HOA", "LÊ MINH HOA"),
        ("أ.د / سليم بن حداد", "سليم بن حداد"),
        ("د/ سليم بن حداد", "سليم بن حداد"),
        ("أ. سليم حداد", "سليم حداد"),
        ("น.ส.จิราพร วงค์ตา", "จิราพร วงค์ตา"),
        ("So-Ra Maeng", "So-Ra Maeng"),
        ("Ovkar Tansu, MSc candidate, ABCDEF Verdeb, Software Engineer", "Ovkar Tansu"),
        ("Prof. Madya Ts. Dr. Siti binti Omar", "Siti binti Omar"),
        ("Engr. Dr. (Mrs.) Ngozi Eze", "Ngozi Eze"),
        ("EZE, Ngozi P. (Surv. Dr.)", "Ngozi P. EZE"),
        ("CAPT. DELA CRUZ, JOSE R., MM, MSMA", "JOSE R. DELA CRUZ"),
        ("MS. SOLIS, LIZA C., MAEd", "LIZA C. SOLIS"),
        ("Smt. N. Padma Rao", "N. Padma Rao"),
        ("TkT Aino Salo", "Aino Salo"),
        ("Civ.ing. Per Lund", "Per Lund"),
        ("Mr. dr. D. (Daan) de Wit", "D. de Wit"),
        ("Wit, drs. S. (Saar) van 't", "S. van 't Wit"),
        ("Dott.ssa Ada Neri", "Ada Neri"),
        ("проф. д-р Иван Петров", "Иван Петров"),
        ("डॉ. सीता वर्मा", "सीता वर्मा"),
        ("أ.م.د. سليم حداد", "سليم حداد"),
        ("王小明副教授", "王小明"),
        ("Budi Santo, S.Kom., M.Kom.", "Budi Santo"),
        ("Dr. Santoso, M.T., IPU", "Santoso"),
        ("Prof. Dr. sc. nat. ETH Ida Lund", "Ida Lund"),
        ("PD Dr. phil.-nat. Ida Lund", "Ida Lund"),
        ("dipl. Ing. FH Reto Ostvik", "Reto Ostvik"),
        ("Dr. ès sc. Gaëlle Rochard", "Gaëlle Rochard"),
        ("Ao.Univ.-Prof.in Dipl.-Ing.in Dr.in techn. Ida Lund", "Ida Lund"),
        ("ADir.in Ida Lund", "Ida Lund"),
        ("Professor Ida Ostvik AO FAA FTSE", "Ida Ostvik"),
        ("Ida Ostvik CPEng NER MIEAust", "Ida Ostvik"),
        ("Ida Ostvik, DO, FAAPMR", "Ida Ostvik"),
        ("李大明 理事長", "李大明"),
    ],
)
def test_titles_of_many_languages_are_split_off(text, name):
    assert names.split_title(text)[0] == name


def test_on_a_page_that_says_madame_m_is_monsieur():
    assert "M." in titles.recurring(["Mme Ida LUND", "M. Reto OSTVIK"])
    assert "M." not in titles.recurring(["Ida Lund", "M. Reto Ostvik"])


@pytest.mark.parametrize(
    "name",
    [
        "Ana DO",
        "Li MA",
        "Wen-Li Meng",
        "D.M.C. Ostvik",
        "Tuan Le",
        "Pan Wei",
        "Bo Ek",
        "Eng Tan",
        "Arch Dale",
        "Ma. Fe Cruz",
        "Anh Tuan",
        "KT Rao",
    ],
)
def test_names_that_are_titles_elsewhere_stay_whole(name):
    assert names.split_title(name) == (name, "")


def test_a_single_surname_is_no_title():
    assert names.split_title("Pastor, Anna")[0] == "Anna Pastor"


def test_initials_behind_two_surnames_are_no_degree():
    assert names.split_title("Quilo Bravente, J.L.")[0] == "J.L. Quilo Bravente"


@pytest.mark.parametrize("name", ["Md. {} Islam", "Ma. {} Cruz", "A.K.M. {} Huq"])
def test_short_given_names_are_not_learned_as_titles(name):
    assert not titles.recurring(name.format(word) for word in ("Rafi", "Kamal", "Nasi", "Omi"))


def test_two_lines_teach_no_title():
    assert not titles.recurring(["Yrk. Per Lund", "Yrk. Ida Holm", "Yrk. Ida Holm"])


def test_where_most_names_have_a_dotted_title_so_is_each_dotted_word():
    known = ["Dr. Per Lund", "Prof. Ida Holm", "Dr. Bo Ek"]
    assert titles.recurring([*known, "Yrk. T. Jan Kos", "Ma. Fe Cruz"]) == {"Yrk."}
    assert not titles.recurring([*known[:2], "Yrk. Jan Kos"])


def test_a_dotted_word_in_lower_case_is_a_title():
    assert titles.recurring(["yrk. Per Lund", "st. Ida Holm"]) == {"yrk."}


@pytest.mark.parametrize("name", ["Dr. Chr. Per Lund", "Dr. J. Per Lund"])
def test_behind_a_title_a_shortened_given_name_stays(name):
    assert names.split_title(name)[0] == name.removeprefix("Dr. ")


def test_an_unknown_dotted_word_behind_a_title_is_another_one():
    assert names.split_title("Dr. Yrk. Per Lund") == ("Per Lund", "Dr. Yrk.")


@pytest.mark.parametrize("title", ["Dr. phil.", "Prof. Dr. rer. nat.", "Sig.ra", "Fr."])
def test_titles_of_the_table_are_not_learned_in_part(title):
    names_ = ("Ida Holm", "Bo Ek", "Per Lund", "Jan Kos")
    assert not titles.recurring(f"{title} {name}" for name in names_)


def test_the_examples_are_right():
    assert doctest.testmod(titles).failed == 0
