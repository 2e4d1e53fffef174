"""Pages on which people have a name in two scripts, or labels before every value."""

from .. import frames
from ..site import Site

KOREAN = (
    ("남궁서연", "Seoyeon Namgung", "교수"),
    ("황보민준", "Minjun Hwangbo", "교수"),
    ("제갈하은", "Haeun Jegal", "부교수"),
    ("선우도윤", "Doyun Sunwoo", "부교수"),
    ("독고예린", "Yerin Dokgo", "조교수"),
    ("사공태현", "Taehyun Sagong", "조교수"),
    ("서문수아", "Sua Seomun", "명예교수"),
    ("동방채원", "Chaewon Dongbang", "행정실장"),
)
"""Name, name in Latin letters, rank."""
GREEK = (
    ("Αντιγόνη", "Αγγελοπουλάκη", "Antigoni Angelopoulaki", "Καθηγήτρια"),
    ("Βασίλης", "Βλαχοδήμος", "Vasilis Vlachodimos", "Καθηγητής"),
    ("Γεωργία", "Γαλανοπούλου-Ρήγα", "Georgia Galanopoulou-Riga", "Αναπλ. Καθηγήτρια"),
    ("Δημήτρης", "Δρακοντίδης", "Dimitris Drakontidis", "Επικ. Καθηγητής"),
    ("Ελπίδα", "Ζαχαριουδάκη", "Elpida Zacharioudaki", "Λέκτορας"),
    ("Θανάσης", "Καραμήτσος", "Thanasis Karamitsos", "Ε.ΔΙ.Π."),
    ("Ιφιγένεια", "Λεμονίδου", "Ifigeneia Lemonidou", "Ε.ΔΙ.Π."),
    ("Κώστας", "Μαυροειδάκος", "Kostas Mavroeidakos", "Γραμματέας"),
)
"""Given and family name, both in Latin letters, rank."""
TAIWANESE = (
    ("歐陽靜怡", "Ching-Yi Ouyang", "教授兼系主任"),
    ("諸葛文博", "Wen-Po Chuko", "教授"),
    ("林雪梅香", "Hsueh-Mei Lin", "副教授"),
    ("謝曉東昇", "Hsiao-Tung Hsieh", "副教授"),
    ("游于安", "Yu-An Yu", "助理教授"),
    ("安溫", "Wen An", "助理教授"),
    ("馮志強文", "Chih-Chiang Feng", "助理教授"),
    ("何梅", "May Ho", "行政助理"),
    ("司徒麗華", "Li-Hua Szutu", "技士"),
)
"""Name, name in Latin letters, rank."""


def korean_labels(site: Site) -> None:
    """Korean: every value has its label before it, the name one of them; some are romanised."""
    people = site.called(*(f"{row[1]}" for row in KOREAN))
    body = ""
    for number, (one, row) in enumerate(zip(people, KOREAN, strict=True)):
        native, latin, rank = row
        site.also(one, native, f"{native} {latin}", f"{latin} {native}")
        site.also(one, f"{native} {rank}", f"{rank} {native}")
        name = f"{native} ({latin})" if number % 2 == 0 else f"{native} <em>{latin}</em>"
        picture = site.image(
            one,
            f"upload/professor/{20 + number}_img.jpg",
            (140, 180),
            tag='<img src="{}" width="140" height="180" alt="교수사진">',
            without='<span class="noimg">이미지 준비중</span>',
            shown=number != 6,
        )
        values = (
            ("성명", name), ("직위", rank), ("전공", "지반공학"), ("연구실", f"공학관 {one.room}"),
            ("전화", f"02-{one.phone}"),
        )  # fmt: skip
        items = "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in values)
        body += (
            f'<li><div class="photo">{picture}</div><dl>{items}</dl><a class="btn" '
            f'href="#{number}">상세'
            "보기</a></li>"
        )
    logo = site.scene("images/common/logo.png", (220, 60))
    page = (
        f'<div id="header"><h1><img src="{logo}" width="220" height="60" alt="건설환경공학과">'
        "</h1><ul><li>"
        "학과소개</li><li>교수진</li><li>입학안내</li><li>게시판</li></ul></div><div "
        'class="path">HOME &gt; 학과소개'
        f' &gt; 교수진</div><h3>교수진</h3><ul class="prof">{body}</ul><div id="footer">'
        "(99999) 예시시 견본로 1 "
        "Tel. 02-999-9999</div>"
    )
    style = (
        ".prof li{display:flex;gap:20px;border-bottom:1px solid "
        "#ccc;padding:12px}dt{float:left;width:"
        "70px;clear:left}dd{margin-left:80px}.noimg{display:block;width:140px;height:180px}"
    )
    site.put(site.start, frames.bare("교수진", page, language="ko", style=style))


def greek_and_latin(site: Site) -> None:
    """Greek: the surname first, the Latin writing on a line below, ranks in Greek."""
    people = site.called(*(row[2] for row in GREEK))
    body = ""
    for number, (one, row) in enumerate(zip(people, GREEK, strict=True)):
        given, family, latin, rank = row
        native = f"{family} {given}"
        site.also(one, native, f"{native} {latin}", f"{rank} {native}")
        source = site.portrait(one, f"images/dep/{one.user}_{number}.png", (130, 160))
        below = f"<br/><small>({latin})</small>" if number % 3 != 2 else ""
        if number % 3 == 2:
            below = f' <a href="cv/{latin.split()[1]}_{latin.split()[0]}_CV.pdf">CV</a>'
        body += (
            f'<tr><td class="foto"><img src="{source}" width="130" height="160" alt=""/></td>'
            "<td><p>"
            f"<strong>{family} {given}</strong>{below}</p><p>{rank}, Τομέας Υδραυλικής</p><p>"
            "Τηλ.: 210 "
            f"{one.phone}, Γραφείο {one.room}</p></td></tr>"
        )
    banner = site.scene("images/header.jpg", (960, 140))
    page = (
        f'<div><img src="{banner}" width="960" height="140"></div><table width="960"><tr><td '
        'width="180" '
        'valign="top"><ul><li>Αρχική</li><li>Το Τμήμα</li><li>Προσωπικό</li><li>Σπουδές</li>'
        "</ul></td>"
        f"<td><h2>Μέλη Δ.Ε.Π. και προσωπικό</h2><table>{body}</table></td></tr></table><p>© Τμήμα "
        "Πολιτικών Μηχανικών</p>"
    )
    site.put(site.start, frames.bare("Προσωπικό", page, language="el"))


def taiwanese_and_english(site: Site) -> None:
    """Chinese names with short English ones behind a stroke; subjects of study look like names."""
    people = site.called(*(row[1] for row in TAIWANESE))
    body = ""
    for number, (one, row) in enumerate(zip(people, TAIWANESE, strict=True)):
        native, latin, rank = row
        site.also(one, native, f"{native} {latin}", f"{latin} {native}", f"{native} {rank}")
        source = f"var/file/9/1009/img/{1200 + number}.jpg"
        if number == 4:
            site.lacks(one)
            site.silhouette(source, (150, 200), shade=120)
        else:
            site.portrait(one, source, (150, 200))
        body += (
            f'<div class="row listBS"><div class="d-img"><a href="p/40{number}.php"><img '
            'class="img-respo'
            f'nsive" src="{source}" width="150" height="200"></a></div><div class="d-txt"><div '
            'class="mtit'
            f'le"><a href="p/40{number}.php">{native}｜{latin}</a></div><div class="meditor">'
            f"<p>{rank}</p>"
            f"<p>專長：Deep Learning、影像處理</p><p>分機：{3500 + number}</p></div></div></div>"
        )
    logo = site.scene("var/file/9/1009/logo.png", (260, 70))
    page = (
        f'<header><img src="{logo}" width="260" height="70" alt="資訊工程學系"> '
        "系所簡介｜師資陣容｜課程資訊｜招生專區"
        f"</header><h2>師資陣容</h2><section>{body}</section><footer>資訊工程學系 版權所有</footer>"
    )
    style = ".row{display:flex;gap:24px;margin:16px}body{font:16px sans-serif}"
    site.put(site.start, frames.bare("師資陣容", page, language="zh-Hant", style=style))


LAYOUTS = (korean_labels, greek_and_latin, taiwanese_and_english)
