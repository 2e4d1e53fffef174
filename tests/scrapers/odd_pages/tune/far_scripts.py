"""Pages from Tokyo to Haifa: names in two scripts, and degrees around names of one word."""

from .. import frames
from ..cast import Someone
from ..site import Site

JAPANESE = (
    ("小笠原田", "太一郎", "Taichiro Ogasawarada", "教授"),
    ("長谷見", "恵理香", "Erika Hasemi", "准教授"),
    ("御手洗川", "健吾", "Kengo Mitaraigawa", "助教"),
    ("椿原", "花梨", "Karin Tsubakihara", "秘書"),
    ("三日月", "翔真", "Shoma Mikazuki", "博士3年"),
    ("", "", "Ngoc Quynh Tran", "博士2年（留学生）"),
    ("雨宮沢", "美沙緒", "Misao Amamiyazawa", "修士2年"),
    ("神楽木", "遼介", "Ryosuke Kaguragi", "修士2年"),
    ("霧島田", "直緒美", "Naomi Kirishimada", "修士1年"),
    ("鷹之森", "悠希斗", "Yukito Takanomori", "修士1年"),
    ("北条院", "さくら子", "Sakurako Hojoin", "学部4年"),
    ("千歳川", "蓮太", "Renta Chitosegawa", "学部4年"),
)
"""Family and given name in Japanese, both in Latin letters, position."""
FORMER = ("浅緑　陸夫", "蓬生田　結衣奈", "朧谷　新之介", "水鏡　琴葉", "竜胆寺　航")
HEBREW = (
    ("אביגיל אלמוגי", "Avigail Almogi", "פרופ'"),
    ("בועז ברקאי", "Boaz Barkai", "פרופ'"),
    ("גליה גולדנטל", "Galia Goldenthal", "פרופ'"),
    ("הדר הררי-לב", "Hadar Harari-Lev", 'ד"ר'),
    ("זוהר זיוון", "Zohar Zivan", 'ד"ר'),
    ("יואב טלמור", "Yoav Talmor", 'ד"ר'),
    ("מיכל כרמלי", "Michal Carmeli", 'ד"ר'),
    ("נועם לבנוני", "Noam Levanoni", "מר"),
    ("דניאל דרורי", "Daniel Drori", "פרופ'"),
    ("חגית חרמוני", "Hagit Hermoni", "פרופ'"),
    ("", "Sigrid Vesterholt", ""),
)
INDONESIAN = (
    "Prof. Dr. Ir. {}, M.T., IPU|Suhartana", "Dr. {}, S.Kom., M.Cs.|Widyaningsih",
    "Dr. Eng. {}, S.T., M.Eng.|Ongkowijo", "{}, S.Si., M.Sc., Ph.D.|Laksmi Prasetyani",
    "Drs. {}, M.Kom.|Kusumawarna", "Ir. {}, M.T.|Bambang Sulistiarto",
    "{}, S.T., M.T.|Ni Luh Putu Arimbawati", "Dr. H. {}, M.Si.|Ahmad Fauzanuddin",
    "{}, S.Pd., M.Pd.|Laksmindra", "{}, S.Kom., M.T.I.|I Gusti Ngurah Wibhawa",
    "{}, S.T., M.Sc. (sedang studi lanjut)|Tirtawinata", "Dra. Hj. {}, M.Si.|Nurhalimatun",
)  # fmt: skip
"""How the degrees stand around the name, and the name."""


def kanji_and_romaji(site: Site) -> None:
    """A Japanese laboratory by years of study: kanji, and below them the name in Latin letters."""
    people = site.called(*(row[2] for row in JAPANESE))
    stand_in = site.silhouette("/member/img/noimage.jpg", (160, 200), shade=185)
    groups: dict[str, str] = {}
    for number, (one, row) in enumerate(zip(people, JAPANESE, strict=True)):
        family, given, latin, rank = row
        native = f"{family}　{given}"
        romaji = f"{one.given} {one.family.upper()}"
        if number == 7:  # typed by another student
            romaji = f"{one.family.upper()}, {one.given}"
        if family:
            site.also(one, native, f"{native} {latin}", f"{latin} {native}")
            site.also(one, f"{native} {one.family} {one.given}")
        name = f"{native}<br><span class='en'>{romaji}</span>" if family else romaji
        path, size = f"/member/img/{one.user}.jpg", (160, 200) if number else (240, 300)
        tag = "<img src='{}' alt=''>"
        shown = number not in (6, 11)
        picture = site.image(one, path, size, tag=tag, without=tag.format(stand_in), shown=shown)
        heading = ("スタッフ", "博士課程", "修士課程", "学部生")[sum(number > n for n in (3, 5, 9))]
        theme = ("地中熱の利用", "津波堆積物の識別", "斜面崩壊の予測", "河川水質の長期変動")[
            number % 4
        ]
        groups[heading] = groups.get(heading, "") + (
            f"""<div class="member_box clearfix"><p class="photo">{picture}</p><dl><dt>{name}</dt>
<dd class="pos">{rank}</dd><dd>研究テーマ：{theme}</dd><dd>E-mail：{one.user}＠geo.example</dd></dl>
</div>"""
        )
    lists = "".join(f"<h3><span>{name}</span></h3>{boxes}" for name, boxes in groups.items())
    site.without |= dict.fromkeys(FORMER)
    obs = "".join(f"<li>{name}（20{17 + n}年度修了）</li>" for n, name in enumerate(FORMER))
    title, trip = site.scene("/img/title.png", (420, 70)), site.group("/img/2023goshuku.jpg")
    page = f"""<div id="wrapper"><div id="header"><h1><a href="/"><img src="{title}" width="420"
 height="70" alt="地圏環境学研究室"></a></h1><p class="lang"><a href="/">日本語</a> ｜ <a
 href="/en/">English</a></p></div><ul id="gnav"><li><a href="/">ホーム</a></li><li><a
 href="/research/">研究内容</a></li><li class="on"><a href="/member/">メンバー</a></li><li><a
 href="/publication/">業績</a></li><li><a href="/access/">アクセス</a></li></ul><div id="contents">
<p class="topicpath">ホーム &gt; メンバー</p><h2>メンバー（2023年4月現在）</h2><p class="center">
<img
 src="{trip}" width="640" height="360" alt="集合写真"><br>夏合宿にて（2023年8月）</p>{lists}<h3>
<span>
卒業生・修了生</span></h3><ul class="ob">{obs}</ul><p class="pagetop"><a href="#wrapper">▲
ページの先頭へ</a></p></div><div id="footer"><address>〒999-9999
 見本県例示市緑町1-1　地圏環境学研究室<br>
Copyright (C) 2009-2023 All Rights Reserved.</address></div></div>"""
    style = """#wrapper{width:860px;margin:auto;font:14px sans-serif}#gnav
 li{float:left;width:150px;
list-style:none}.clearfix:after{content:"";display:block;clear:both}.photo{float:left;width:260px}
#contents{clear:both}h3{border-left:6px solid #276;padding-left:8px}.en{font-size:90%}"""
    site.start = "/member/"
    site.put(
        site.start, frames.bare("メンバー｜地圏環境学研究室", page, language="ja", style=style)
    )


def hebrew_with_english(site: Site) -> None:
    """From right to left: rank and name in Hebrew, the same name in English below each."""
    people = site.called(*(row[1] for row in HEBREW))
    cards = ["", "", ""]
    for number, (one, (native, latin, rank)) in enumerate(zip(people, HEBREW, strict=True)):
        if native:
            site.also(one, native, f"{native} {latin}", f"{latin} {native}", f"{rank} {native}")
        size = (220, 220) if number != 4 else (220, 293)
        path = f"/sites/geography/files/styles/square/public/people/{one.user}_{number}.jpg"
        alt = f"Prof. {latin}" if number < 3 else ("" if number == 5 else f"תמונה של {native}")
        shown = number not in (6, 7)
        tag = f'<img src="{{}}" alt="{alt}" width="220">'
        without = '<div class="no-pic"><i class="icon-user" aria-hidden="true"></i></div>'
        picture = site.image(one, path, size, tag=tag, without=without, shown=shown)
        english = f'<div class="name-en" dir="ltr" lang="en">{latin}</div>'
        names = f'<h3><a href="#p{number}">{rank} {native}</a></h3>{english if number != 5 else ""}'
        if not native:  # a guest for a year
            names = f'<h3><a href="#p{number}" dir="ltr">Dr. {latin}</a></h3>'
        cards[(number > 7) + (number > 9)] += f"""<div class="person-item col-xs-6 col-md-3"><div
 class="person-image">{picture}</div>{names}<div class="job">{_post(number)}</div><div
 class="details"><span class="lbl">חדר:</span> {one.room}<br><span class="lbl">טלפון:</span> <span
 dir="ltr">09-{one.phone}</span><br><span class="lbl">דוא"ל:</span> <a dir="ltr"
 href="mailto:{one.user}@carmelsea.example">{one.user}@carmelsea.example</a></div></div>"""
    titles = ("סגל אקדמי", "אמריטי", "אורחים")
    blocks = "".join(
        f'<section class="block"><h2>{title}</h2><div class="row">{row}</div></section>'
        for title, row in zip(titles, cards, strict=True)
    )
    logo = site.scene("/sites/geography/files/logo-he.png", (260, 80))
    field = site.scene("/sites/geography/files/banner/galil.jpg", (1000, 240))
    page = f"""<div class="skip"><a href="#main">דלג לתוכן העיקרי</a></div><header><img src="{logo}"
 alt="החוג לגאוגרפיה" width="260" height="80"><form role="search"><input placeholder="חיפוש באתר">
<button>חפש</button></form><a href="/en" lang="en" dir="ltr">English</a></header><nav><a href="#1">
אודות</a> <a href="#2">סגל</a> <a href="#3">לימודים</a> <a href="#4">מחקר</a> <a href="#5">צור קשר
</a></nav><img class="banner" src="{field}" alt=""><div class="breadcrumb">דף הבית » סגל</div><main
 id="main"><h1>הסגל שלנו</h1>{blocks}</main><footer>החוג לגאוגרפיה, אוניברסיטת כרמל-ים, ת"ד 999
<a href="#a11y">הצהרת נגישות</a></footer>"""
    style = """body{font:16px Arial;width:1000px;margin:auto}.row{display:flex;flex-wrap:wrap;
gap:20px}
.person-item{width:225px}.no-pic{width:220px;height:220px;background:#e5e9ec}.name-en{color:#678}"""
    document = frames.bare("סגל | גאוגרפיה", page, language='he" dir="rtl', style=style)
    site.put(site.start, document)


def _post(number: int) -> str:
    if number == 1:
        return "ראש החוג"
    return "מנהל המעבדה" if number == 7 else ("אקלים עירוני", "מערכות מידע", "נוף")[number % 3]


def degrees_around_names(site: Site) -> None:
    """An Indonesian table of lecturers: degrees on both sides of names, some of a single word."""
    forms, names = zip(*(row.split("|") for row in INDONESIAN), strict=True)
    people = site.people(len(names), "en", titled=False)
    people = [_renamed(one, name) for one, name in zip(people, names, strict=True)]
    for number, honour in ((7, "H."), (11, "Hj.")):  # been to Mecca
        site.also(people[number], f"{honour} {people[number].name}")
    stand_in = site.silhouette("assets/dist/img/no-photo.png", (120, 160), shade=140)
    rows = ""
    for number, (one, form) in enumerate(zip(people, forms, strict=True)):
        path = f"uploads/dosen/1{number}9{number}_{one.user[:6]}.jpg"
        size = (300, 200) if number == 7 else (120, 160)
        tag = '<img class="img-thumbnail" src="{}" width="120">'
        shown = number not in (5, 8)
        picture = site.image(one, path, size, tag=tag, without=tag.format(stand_in), shown=shown)
        name = form.format(one.name.upper() if number == 4 else one.name)
        nip = f"19{60 + 2 * number}0{number % 9 + 1}12 19{85 + number % 10}03 1 00{number % 9 + 1}"
        rows += f"""<tr><td class="text-center">{number + 1}.</td><td>{picture}</td><td>
<strong>{name}
</strong><br>NIP. {nip}<br>Jabatan: {("Lektor Kepala", "Lektor", "Asisten Ahli")[number % 3]}<br><a
 href="#sinta{number}" class="btn btn-xs btn-primary">SINTA</a> <a href="#gs{number}"
 class="btn btn-xs btn-default">Google Scholar</a></td><td>{_expertise(number)}</td></tr>"""
    head = people[1]  # the table's picture once more
    source = next(path for path, name in site.shows.items() if name == head.name)
    office = ""
    for one in site.called("Sri~Wahyu Handayaningrum", "Joko Purwantara"):
        photo = site.portrait(one, f"uploads/tendik/{one.user}.png", (90, 120))
        office += f"""<div class="media"><div class="media-left"><img class="media-object"
 src="{photo}"
 width="90"></div><div class="media-body"><h4 class="media-heading">{one.name}, A.Md.</h4>
Tenaga kependidikan</div></div>"""
    logo = site.scene("assets/logo-univ.png", (70, 70))
    page = f"""<header class="main-header"><img src="{logo}" width="70" height="70"><h3>Program
 Studi
 Teknik Informatika<br><small>Fakultas Teknik – Universitas Tirta Buana</small></h3></header><nav>
<a href="#">Beranda</a> <a href="#">Profil</a> <a href="#">Akademik</a> <a href="#">Dosen</a> <a
 href="#">PMB 2024/2025</a></nav><div class="container"><ol class="breadcrumb"><li>Beranda</li><li>
Profil</li><li class="active">Dosen dan Tenaga Kependidikan</li></ol><div class="panel"><div
 class="panel-heading">Ketua Program Studi</div><div class="panel-body text-center"><img
 class="img-circle" src="{source}" width="120"><h4>{forms[1].format(head.name)}</h4><p><em>
“Selamat datang di laman Program Studi Teknik Informatika.”</em></p></div></div><h3>Dosen Tetap</h3>
<table class="table table-bordered" id="example1"><thead><tr><th>No</th><th>Foto</th><th>Nama / NIP
</th><th>Bidang Keahlian</th></tr></thead><tbody>{rows}</tbody></table><h3>Tenaga Kependidikan</h3>
{office}</div><footer>Jl. Kenanga No. 9, Telp. (0999) 99999 – Hak cipta © 2024 TIK</footer>"""
    style = """body{font:14px sans-serif}.container{width:960px;margin:auto}td{
border:1px solid #ccc;
padding:8px;vertical-align:top}.media{display:flex;gap:12px}.btn{background:#37a;color:#fff}"""
    site.put(site.start, frames.bare("Dosen", page, language="id", style=style))


def _expertise(number: int) -> str:
    topics = "Jaringan Komputer|Rekayasa Perangkat Lunak|Kecerdasan Buatan|Sistem Informasi"
    return topics.split("|")[number % 4] + (", Data Mining" if number % 2 else "")


def _renamed(one: Someone, name: str) -> Someone:
    """A member of the department called otherwise; nothing in the name is a family name."""
    return Someone(
        **{
            **vars(one),
            "name": name,
            "given": name,
            "family": "",
            "user": name.lower().replace(" ", ""),
        }
    )


LAYOUTS = (kanji_and_romaji, hebrew_with_english, degrees_around_names)
