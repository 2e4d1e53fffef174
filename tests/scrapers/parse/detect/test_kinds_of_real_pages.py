"""Kinds of mistakes that were made on people pages of real groups, with other people."""

import pytest

from scrapers.parse.detect import page
from scrapers.parse.image_urls import SPACER
from scrapers.parse.text.reading import read

URL = "https://uni.example.org/team/"
NAMES = ("Anna Kern", "Otto Sommerfeld", "Ida Lund", "Bernd Quast", "Mia Hoorn", "Jan Tellwick")


def shown(body):
    """Who was found with which picture."""
    html = f"<html><head></head><body><div id=main>{body}</div></body></html>"
    return {
        one.name: one.image_url.removeprefix(URL).removesuffix(".jpg")
        for one in page.detect(html, URL, URL).people
        if one.image_url
    }


def cards(*headings, post="<p>PhD student</p>"):
    """A card with a picture and a heading each."""
    return "".join(
        f"<div class=c><img src=x{n}.jpg width=150 height=190>{heading}{post}</div>"
        for n, heading in enumerate(headings)
    )


def of_names(*names, tag="h3", **more):
    return cards(*(f"<{tag}>{name}</{tag}>" for name in names), **more)


def numbered(*names):
    return {name: f"x{n}" for n, name in enumerate(names)}


@pytest.mark.parametrize(
    ("odd", "name"),
    [
        ("Dr. G . V . Tarrick", "G. V. Tarrick"),
        ("D.M.C. Perevane", "D.M.C. Perevane"),
        ("Wen-Li Meng", "Wen-Li Meng"),
        ("Maria de los Ángeles Ostvik Rulander", "Maria de los Ángeles Ostvik Rulander"),
        ("Xiru Ostvik 黄宁泽", "Xiru Ostvik"),
        ("Sazed<br>Hokstra", "Sazed Hokstra"),
    ],
)
def test_one_name_of_an_unusual_form_among_usual_ones(odd, name):
    assert shown(of_names(*NAMES, odd)) == numbered(*NAMES, name)


def test_given_and_family_name_in_headings_of_their_own_even_if_they_are_particles():
    whole = [f"<h4>{name}</h4>" for name in NAMES]
    split = ["<h4>Ben </h4><h4> Osvane</h4>", "<h4>Ovik</h4><h4>Das</h4>"]
    assert shown(cards(*whole, *split)) == numbered(*NAMES, "Ben Osvane", "Ovik Das")


def test_a_name_of_one_word_that_its_picture_bears():
    body = of_names(*NAMES) + "<div class=c><img src=x6.jpg alt=Fadila><h3>Fadila</h3></div>"
    assert shown(body) == numbered(*NAMES, "Fadila")


def test_offices_behind_chinese_names_are_no_part_of_them():
    written = ("王榮福 醫師", "李允同 經理", "趙麟文 理事長", "許君平 律師", "何明遠 專員")
    assert shown(of_names(*written)) == numbered(*(one.split()[0] for one in written))


def test_a_class_means_nothing_where_the_same_cards_stand_outside_too():
    body = f"{of_names(*NAMES[:4])}<h2>In charge</h2><div class=project-people>{{}}</div>"
    others = of_names(*NAMES[4:]).replace("src=x", "src=y")
    expected = numbered(*NAMES[:4]) | {NAMES[4]: "y0", NAMES[5]: "y1"}
    assert shown(body.format(others)) == expected


def test_a_class_of_news_counts_where_its_entries_are_built_otherwise():
    news = "<div class=news><div><img src=n.jpg width=150 height=190><b>Lea Wexford</b></div></div>"
    assert shown(of_names(*NAMES) + news) == numbered(*NAMES)


def test_degrees_below_a_name_are_nobody():
    lines = "".join(f"<p>{line}</p>" for line in ("Ph.D., EECS, UC Berkeley", "MS, ECE, UT Austin"))
    head = f"<h3>PI: Ram Osvane</h3><div><img src=pi.jpg width=150 height=190></div>{lines}"
    assert shown(head + of_names(*NAMES)) == {"Ram Osvane": "pi"} | numbered(*NAMES)


def test_one_person_twice_under_two_writings_of_the_name_is_no_placeholder():
    again = "<div class=c><img src=x1.jpg><h3>Otto Karl Sommerfeld</h3></div>"
    found = shown(of_names(*NAMES) + again)
    assert found["Otto Sommerfeld"] == "x1" and len(found) >= len(NAMES)


def test_a_picture_under_two_names_is_whose_name_it_bears():
    body = "".join(
        f"<div class=c><img src='{file}.jpg'><h3>{name}</h3></div>"
        for name, file in [*((name, name.replace(" ", "-")) for name in NAMES),
                           ("Lea Wexford", "Ida-Lund")]
    )  # fmt: skip
    assert shown(body) == {name: name.replace(" ", "-") for name in NAMES}


def test_a_srcset_that_no_browser_could_read_leaves_the_address_beside_it():
    body = "".join(
        f'<div class=c><img src="our team/{n}.jpg" '
        f'srcset="our team/{n}.jpg 384w, our team/{n}-small.jpg 238w"><h3>{name}</h3></div>'
        for n, name in enumerate(NAMES)
    )
    assert shown(body) == {name: f"our%20team/{n}" for n, name in enumerate(NAMES)}


def test_the_head_of_a_table_says_which_column_names_people():
    """No subject has the place of a name, however much it reads like one."""
    names = ("神楽木恵理香", "霧島田美沙緒", "北条院花梨", "三日月遼介", "長谷見さくら子")
    rows = "".join(
        f"<tr><td><img src=x{n}.jpg></td><td>教授</td><td>{name}</td><td>情報工学</td></tr>"
        for n, name in enumerate(names)
    )
    head = "<tr><th>写真</th><th>職名</th><th>氏名</th><th>専門分野</th></tr>"
    assert shown(f"<table>{head}{rows}</table>") == numbered(*names)


def test_who_has_two_pictures_keeps_the_one_in_the_list():
    body = "".join(
        f"<div class=c><button><img src=x{n}.jpg></button><h3>{name}</h3>"
        f"<dialog><img src=party{n}.jpg><h3>{name}</h3></dialog></div>"
        for n, name in enumerate(NAMES)
    )
    assert shown(body) == numbered(*NAMES)


def test_a_position_may_stand_in_small_type_behind_the_name():
    posts = ("Doctoral student", "Master's student", "System administrator", "Group secretary")
    written = ("Fikir Woldes", "Oihan Zubeld", "Rusla Khairu", "Annek Poelst")
    headings = [f"{n} <small>{post}</small>" for n, post in zip(written, posts, strict=True)]
    assert shown(of_names(*headings, post="<p>Room 7</p>")) == numbered(*written)


def test_a_given_name_in_kana_belongs_to_the_family_name():
    names = ("東海林 あやめ", "佐藤 ひかり", "林 さくら", "山田 太郎")
    assert shown(of_names(*names, post="")) == numbered(*names)


def test_a_label_of_east_asia_has_no_space_behind_it():
    people = (
        ("粘秀玲", "Nien, Hsiu-Ling"),
        ("巫馬志豪", "Wu-Ma, Chih-Hao"),
        ("危雅雯", "Wei, Ya-Wen"),
    )
    body = "".join(
        f"<div class=c><img src=x{n}.jpg><p><span>姓名</span><span>{name} {latin}</span></p>"
        f"<p><span>研究專長</span><span>婦女健康</span></p></div>"
        for n, (name, latin) in enumerate(people)
    )
    assert shown(body) == numbered(*(name for name, _ in people))


def test_what_joins_letters_in_persian_stays_and_elsewhere_goes():
    names = ("سید محمدهادی طباطبایی\u200cمنش", "فرشته کاویان\u200cزاده", "منصور رستگاران\u200cخو")
    assert shown(of_names(*(f"دکتر {name}" for name in names))) == numbered(*names)
    assert shown(of_names("An\u200cna Kern\u200d", *NAMES[1:])) == numbered(*NAMES)


def test_an_initial_a_particle_and_a_title_may_stand_in_a_split_name():
    whole = ("LORNA P. MABANTA", "ANNA KERN", "IDA LUND", "OTTO QUAST")
    parts = (
        ("PROF. LORNA P.", "MABANTA"),
        ("PROF. ANNA", "KERN"),
        ("DR. IDA", "LUND"),
        ("PROF. EDGAR E.", "DE TALAVOY"),
        ("PROF. RYAN STEVEN D.", "OLVIDAR"),
        ("OTTO", "QUAST"),
    )
    names = (*whole[:3], "EDGAR E. DE TALAVOY", "RYAN STEVEN D. OLVIDAR", whole[3])
    body = cards(*(f"<h5>{one} </h5><h5>{other}</h5>" for one, other in parts), post="<b>MORE</b>")
    assert shown(body) == numbered(*names)


def test_teachers_of_a_school_go_by_family_name_and_title():
    written = ("林晓雯", "李老师", "周明远", "孙老师", "郑雅文", "吴老师")
    names = [name.removesuffix("老师") for name in written]
    headings = ("日语教研组", "艺术与音乐", "英语与体育")
    body = "".join(
        f"<h2>{head}</h2>" + "".join(
            f"<div class=c><img src=x{n}.jpg><h3>{written[n]}</h3><p>日语教师</p></div>"
            for n in (2 * place, 2 * place + 1)
        )
        for place, head in enumerate(headings)
    )  # fmt: skip
    assert shown(body) == numbered(*names)


def test_arabic_titles_end_with_a_stroke_and_posts_stand_before_the_name():
    posts = ("أستاذ الكرسي", "نائب أستاذ الكرسي", "عضو الفريق الإداري", "رئيس اللجنة العلمية")
    names = ("يحيى بن سالم الحارثي", "طه عابدين نوري", "أحمد بن ياسر العبدلي", "حسني بكر")
    titles = ("أ.د / ", "د/ ", "أ/ ", "أ.د / ")
    body = "".join(
        f"<div class=c><img src=x{n}.jpg><h4>{post}</h4><p>{title}{name}</p></div>"
        for n, (post, title, name) in enumerate(zip(posts, titles, names, strict=True))
    )
    assert shown(body) == numbered(*names)


def test_a_post_and_a_colon_may_stand_before_a_name_of_one_word_with_a_degree():
    written = (
        "Kepala Madrasah : Wawan Dermala, S.Pd.I",
        "Wakil Kepala Madrasah I (Bidang Kurikulum) : Yunesih, S.Pd.",
        "Wakil Kepala Madrasah II (Bidang Kesiswaan) : Tono Rudiala, S.S",
        "Guru Mapel Bahasa Inggris : Nurlena, S.Pd.",
        "Guru Mapel IPA Terpadu : Wiwin Darmila, S.Pd.",
        "Guru Mapel Fiqih : Didi Ahyala, S. Ag",
        "Guru Mapel SKI : Puji Amarila",
    )
    names = [one.partition(" : ")[2].partition(",")[0] for one in written]
    assert shown(of_names(*written, tag="p", post="")) == numbered(*names)


LABELS = (
    *("Trưởng bộ môn", "Thành viên", "대학원생", "지도교수", "दूरभाष संपर्क", "幹部"),
    "สาขาวิชาคณิตศาสตร์ คณะวิทยาศาสตร์ มหาวิทยาลัยตัวอย่าง",
)


NAMES_OF_ASIA = (
    *("霧島田 悠希", "五百部田 修司（いおべだ しゅうじ）", "ラフマン・アシフ", "古丽妮娅·买麦提"),
    "دکتر سید علی\u200cاکبر موسوی\u200cطبری",
)


@pytest.mark.parametrize("name", NAMES_OF_ASIA)
def test_a_name_as_asia_writes_it_reads_like_one(name):
    reading = read(name)
    assert reading.logodds > 1 and reading.text == name


def test_a_page_of_old_japan_with_years_before_and_origins_below_the_names():
    names = ("入月田 啓吾", "万代寺 さやか", "都築野 亮", "生悦田 麻衣", "鵜久山 大地")
    years = ("D1", "M2", "M2", "M1", "B4")
    cells = "".join(
        f"<td align=center><img src=x{n}.jpg width=100 height=120><br><font size=2>{year} {name}"
        f"<br>（岡山県出身）</font></td>"
        for n, (year, name) in enumerate(zip(years, names, strict=True))
    )
    menu = "".join(f"<img src=m{n}.gif alt=研究内容>" for n in range(6))
    assert shown(f"<p>{menu}</p><p>教員・職員</p><table><tr>{cells}</tr></table>") == numbered(
        *names
    )


@pytest.mark.parametrize("label", LABELS)
def test_a_label_in_a_language_of_asia_reads_like_no_name(label):
    assert read(label).logodds < 0


@pytest.mark.parametrize(
    ("file", "is_empty"),
    [
        ("img/clear.gif", True), ("spacer-10.gif", True), ("clear_pixel.gif", True),
        ("img_trans.gif", True), ("img/1x1.png", True), ("img/cleary_2.png", False),
        ("blankenship.png", False), ("transue.png", False), ("12.png", False),
        ("a/" + 5000 * "1" + ".png", False),
    ],
)  # fmt: skip
def test_only_a_file_called_an_empty_one_is_a_spacer(file, is_empty):
    assert bool(SPACER.search(file)) == is_empty
