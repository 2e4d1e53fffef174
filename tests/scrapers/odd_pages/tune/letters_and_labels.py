"""Labels, degrees, patronymics, telephones and office hours around, and before, the names."""

from ..site import Site

HANJA = {0: "南宮瑞淵", 3: "尹夏恩", 5: "林藝麟"}
FIELDS = ("수공학", "지반공학", "구조공학")
UKRAINIAN = (
    "Олена~Петрівна Коваленчук", "Тарас~Іванович Мельниковець", "Ганна~Юріївна Сліпчук",
    "Богдан~Любомирович Дзвінка", "Лариса~Євгенівна Підгорецька", "Юхим~Зіновійович Гайворон",
    "Світлана~Ґертрудівна Яремчишин", "Остап~Дем'янович Верхоляк", "Їжакевич Роксолана",
    "Мирослава~Іллівна Цвітненко", "Андрій~Андрійович Щербанюк",
)  # fmt: skip
UKRAINIAN_DEGREES = (
    "доктор технічних наук, професор", "к.т.н., доцент", "кандидат технічних наук, доцент",
    "к.т.н., доц.", "ст. викладач", "доктор філософії, асистент", "асистент",
    "асистент", "асистент", "старший лаборант", "інженер",
)  # fmt: skip
CZECH = (
    "prof. Ing. | Zdeněk Hořejškovec | DrSc.", "doc. RNDr. | Blanka Vřesovická | CSc.",
    "doc. Ing. | Čeněk Dlouholamský | Ph.D.", "Ing. | Eva Říčařová-Malá | Ph.D.",
    "Mgr. | Filip Ždímálek | Ph.D.", "Ing. | Hedvika Šustrová | ", "Ing. arch. | Jiří Křepelčík | ",
    "RNDr. | Květa Něměcová | ", "Ing. Bc. | Leoš Třasoňka | MBA", "Mgr. | Otýlie Kučeravá | ",
    " | Radim Ůlehlavý | ", "Bc. | Šárka Zemánčíková | ",
)  # fmt: skip


def korean_table_of_labels(site: Site) -> None:
    """A table for each professor with the labels in header cells; some names with Hanja behind."""
    body = ""
    for number, one in enumerate(site.people(11, "ko", titled=False)):
        rank = ("교수", "부교수", "조교수", "명예교수")[min(3, number // 3)]
        site.also(one, f"{one.name} {rank}")
        path = f"/_res/civil/img/prof/prof_{number + 1:02}.jpg"
        if number in (4, 9):  # the first's file is gone, the second never had one
            site.lacks(one)
            path = path if number == 4 else "/_res/civil/img/common/no_image.gif"
        else:
            site.portrait(one, path, (140, 180) if number != 7 else (180, 180))
        name = one.name
        if number in HANJA:
            name = f"{one.name}({HANJA[number]})"
            site.also(one, f"{one.name} {HANJA[number]}")
        if number == 6:
            name = f"{one.family} {one.given}"
            site.also(one, name)
        mail = f"prof{number * 37 + 11}@gangmul.example"
        home = '<a href="#" target="_blank" title="새창열림">바로가기</a>' if number % 3 else "-"
        body += f"""
<li class="prof_item"><table class="tbl_prof"><caption class="blind">{rank} 소개 - 성명, 직위, 전공,
 연구실, 전화번호, 이메일, 홈페이지</caption><colgroup><col style="width:160px"><col
style="width:100px">
<col></colgroup><tbody>
<tr><td rowspan="6" class="photo"><img src="{path}" width="140"
 onerror="this.onerror=null;this.src='/_res/civil/img/common/no_image.gif'" alt="교수사진"></td>
<th scope="row">성&nbsp;&nbsp;&nbsp;명</th><td class="name"><strong>{name}</strong></td></tr>
<tr><th scope="row">직&nbsp;&nbsp;&nbsp;위</th><td>{rank}{" (학과장)" * (number == 1)}</td></tr>
<tr><th scope="row">전&nbsp;&nbsp;&nbsp;공</th><td>{FIELDS[number % 3]}</td></tr>
<tr><th scope="row">연구실</th><td>제2공학관 {200 + number * 7}호 / ☎ 055-{one.phone}</td></tr>
<tr><th scope="row">이메일</th><td><a href="mailto:{mail}">{mail}</a></td></tr>
<tr><th scope="row">홈페이지</th><td>{home}</td></tr></tbody></table>
<a class="btn_more" href="?mode=view&amp;no={number}"><span>상세보기</span></a></li>"""
    site.silhouette("/_res/civil/img/common/no_image.gif", (140, 180), shade=190)
    logo = site.scene("/_res/civil/img/common/logo.png", (230, 60))
    visual = site.scene("/_res/civil/img/sub/visual01.jpg", (1200, 200))
    mark = site.scene("/_res/civil/img/common/wa_mark.png", (60, 44))
    page = f"""<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>교수소개 |
토목공학과
</title><style>body{{font:14px "Malgun Gothic",sans-serif;margin:0}}.wrap{{width:1100px;
margin:auto}}
.lnb{{float:left;width:200px}}.contents{{float:right;width:860px}}.tbl_prof{{width:760px;
border-top:2px
solid #036;border-collapse:collapse}}th,td{{border-bottom:1px solid #ddd;text-align:left;
padding:5px}}
.prof_item{{list-style:none;margin-bottom:24px}}.blind{{position:absolute;left:-9999px}}.gnb li{{
display:inline;margin:14px}}#footer{{clear:both;background:#444;color:#ccc}}</style></head><body>
<div id="skipNav"><a href="#contents">본문 바로가기</a> <a href="#gnb">주메뉴 바로가기</a></div>
<div class="util wrap"><a>로그인</a> <a>사이트맵</a> <a>ENGLISH</a></div><div id="header"
class="wrap">
<h1><a><img src="{logo}" alt="강물대학교 토목공학과"></a></h1><ul class="gnb"
id="gnb"><li>학과소개</li>
<li>교수소개</li><li>학사안내</li><li>대학원</li><li>커뮤니티</li></ul></div><div class="visual"
 style="height:200px;background:url({visual}) center"></div><div class="wrap"><div class="lnb"><h2>
교수소개</h2><ul><li class="on"><a>전임교수</a></li><li><a>겸임교수</a></li><li><a>조교</a></li>
</ul></div><div class="contents" id="contents"><div class="location">HOME &gt; 교수소개 &gt;
<strong>
전임교수</strong> <button>인쇄</button> <button>공유</button></div><h3>전임교수</h3><ul>{body}</ul>
<div class="satisfaction">이 페이지에서 제공하는 정보에 만족하십니까? <label><input
type="radio">매우만족
</label> <label><input type="radio">보통</label> 담당부서 : 토목공학과 사무실</div></div></div>
<div id="footer"><div class="wrap"><p>개인정보처리방침 | 이메일무단수집거부</p><p>99999 예시시
견본로 77
 TEL 055-999-0000 FAX 055-999-0001</p><p>COPYRIGHT(C) GANGMUL UNIVERSITY. ALL RIGHTS RESERVED.</p>
<img src="{mark}" alt="웹접근성 인증마크"></div></div></body></html>"""
    site.put(site.start, page)


def ukrainian_chair(site: Site) -> None:
    """An article with floating pictures: family name, given name, patronymic, degrees around."""
    parts = ""
    for number, one in enumerate(site.called(*UKRAINIAN)):
        degree = UKRAINIAN_DEGREES[number]
        stem = f"wp-content/uploads/2021/09/IMG_{4100 + 13 * number}"
        picture = site.image(
            one,
            f"{stem}-225x300.jpg" if number % 4 != 3 else f"{stem}-e163.png",
            (225, 300) if number % 4 != 3 else (240, 200),
            shown=number not in (5, 9),
            tag='<img loading="lazy" class="alignleft size-medium wp-image-71" src="{}" alt="" />',
        )
        full = f"{one.family} {one.given}"
        head = f"<strong>{full}</strong> – {degree}"
        if number == 8:
            head = f"<strong>{one.name}</strong>, {degree}"
        elif number % 3 == 0:
            first = f"<strong>{one.family.upper()}<br />\n{one.given}</strong></p>"
            head = f"{first}<p><em>{degree}</em>"
        elif number == 4:
            head = f"<b>{degree} {one.name}</b>"
        if number == 0:
            head += "<br />завідувач кафедри"
        parts += f"""
<p>{picture}{head}</p>
<p>Викладає дисципліни: «Опір матеріалів», «Будівельна механіка» (ауд. {one.room[2:]}).</p>
<p>тел. (0999) {one.phone} <a href="#">Google Scholar</a> | <a href="#">ORCID</a> | <a href="#">
Scopus</a></p><p><a href="#{number}" class="more-link">Детальніше…</a></p>
{"<p>&nbsp;</p>" * (number % 2)}<hr style="clear: both;" />"""
        if number == 0:
            parts += "<h3>Науково-педагогічний склад</h3>"
        if number == 8:
            parts += '<h3>Навчально-допоміжний персонал</h3>\n[gallery ids=""]'
    former = site.called("Степан~Гнатович Острозький", "Клавдія~Павлівна Романчукова")
    past = "".join(
        f"<li>{196 + n}1–{197 + n}4 рр. – проф. {one.family} {one.given}{site.lacks(one)}</li>"
        for n, one in enumerate(former)
    )
    header = site.scene("wp-content/uploads/2018/02/cropped-korpus.jpg", (1000, 220))
    emblem = site.scene("wp-content/uploads/2018/02/emblema.png", (90, 45))
    page = f"""<!DOCTYPE html><html lang="uk"><head><meta charset="UTF-8" /><title>Склад кафедри |
 Кафедра будівельної механіки</title><style>body{{background:#e6e6e6;font:15px/1.7
Helvetica}}#page{{
width:1000px;margin:auto;background:#fff}}#primary{{float:left;width:700px;
padding:20px}}#secondary{{
float:right;width:230px}}.alignleft{{float:left;margin:5px 20px 5px 0}}#colophon{{clear:both}}
.nav-menu li{{display:inline;margin-right:18px}}</style></head><body class="page twentytwelve">
<div id="page" class="hfeed site"><header id="masthead"><hgroup><h1 class="site-title"><a>Кафедра
 будівельної механіки</a></h1><h2 class="site-description">Зразківський національний
університет</h2>
</hgroup><nav id="site-navigation"><h3 class="menu-toggle">Меню</h3><ul class="nav-menu"><li>Головна
</li><li>Про кафедру</li><li>Склад кафедри</li><li>Абітурієнту</li><li>Контакти</li></ul></nav><img
 src="{header}" class="header-image" width="1000" height="220" alt="" /></header><div id="primary">
<article class="page type-page hentry"><header class="entry-header"><h1 class="entry-title">Склад
 кафедри</h1></header><div class="entry-content">{parts}<h3>Завідувачі кафедри минулих років</h3>
<ul>{past}</ul><div class="sharedaddy"><h3 class="sd-title">Поширити:</h3><ul><li>Facebook</li><li>
Telegram</li></ul></div></div></article></div><div id="secondary" class="widget-area"><aside
 class="widget"><form><label>Пошук: <input /></label></form></aside><aside
class="widget"><h3>Недавні
 записи</h3><ul><li>Вітаємо Остапа Верхоляка із захистом!</li><li>Розклад
сесії</li></ul></aside><aside
 class="widget"><img src="{emblem}" width="90" alt="" /></aside></div><footer id="colophon">Сайт
 працює на WordPress</footer></div></body></html>"""
    site.put(site.start, page)


def office_hours_first(site: Site) -> None:
    """Czech: telephone and room before the name, office hours behind it, addresses by script."""
    items = ""
    hours = ("Po 10:00–11:30", "Út 9:00–10:00, St 13:00–14:00", "Čt 12:30–14:00", "dle dohody")
    rows = [row.split(" | ") for row in CZECH]
    people = site.called(*(row[1] for row in rows))
    for number, (one, (before, _, behind)) in enumerate(zip(people, rows, strict=True)):
        path = f"./foto/{one.user[:6]}{number}.jpg"
        if number in (6, 10):
            site.lacks(one)
            path = site.silhouette("./foto/neni.gif", (90, 120))
        elif number == 8:
            site.lacks(one)
        else:
            site.portrait(one, path, (90, 120) if number % 3 else (120, 150))
        picture = f'<img class="fotka" src="{path}" alt="" width="90">' if number != 8 else ""
        name = f"{before} {one.name}{', ' * bool(behind)}{behind}".strip()
        if number == 4:
            name = f"{one.family} {one.given}, {before}, {behind}"
        remark = {5: " <em>(mateřská dovolená)</em>", 0: " – vedoucí katedry", 11: " – sekretariát"}
        day = hours[number % 4]
        items += f"""
<li class="osoba"><div class="vlevo">{picture}</div><div class="vpravo"><span class="tel">Tel.: +420
 999 {one.phone.replace("-", " ")}, linka {number + 31}</span> <span class="mistnost">místnost
 {one.room}</span><br><span class="jmeno">{name}</span>{remark.get(number, "")}<br>
<span class="label">Konzultační hodiny:</span> {day if number != 11 else "úřední hodiny Po–Pá 8–11"}
<br><span class="label">E-mail:</span> <script>posta('{one.user}',
'katedra.example')</script><noscript>
{one.user} (zavináč) katedra (tečka) example</noscript><br><a href="?id={number}">rozvrh</a> | <a
 href="?id={number}&amp;pub">publikace</a></div></li>"""
    logo = site.scene("./img/znak.gif", (80, 40))
    stripe = site.scene("./img/zahlavi.jpg", (900, 110))
    page = f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<html lang="cs"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>
Katedra hydromeliorací – Konzultační hodiny</title><script type="text/javascript">
function posta(kdo, kde) {{ document.write(kdo + '@' + kde); }}</script><style type="text/css">
body{{font:small Verdana;width:900px;margin:auto}}#menu{{float:left;
width:170px}}#obsah{{float:right;
width:700px}}.osoba{{list-style:none;overflow:hidden;border-bottom:1px dashed #999;padding:8px}}
.vlevo{{float:left;width:110px;min-height:20px}}.jmeno{{font-weight:bold;
font-size:115%}}#pata{{clear:
both}}</style></head><body><div id="zahlavi"><img src="{stripe}" alt="" width="900"
height="110"><img
 src="{logo}" alt="znak fakulty"></div><div id="menu"><ul><li>Aktuality</li><li>Lidé</li><li>Výuka
</li><li>Diplomové práce</li><li>Věda a výzkum</li><li>Kontakt</li></ul><p>Zkratky: <abbr>Po</abbr>,
 <abbr>Út</abbr>, <abbr>St</abbr></p></div><div id="obsah"><p class="cesta">Nacházíte se: Úvod
&raquo;
 Lidé &raquo; Konzultační hodiny</p><h1>Konzultační hodiny – letní semestr</h1><p class="pozor"><b>
Pozor:</b> Ve čtvrtek 12. 5. se konzultace nekonají (děkanský den). Zastupuje tajemník katedry.</p>
<ul class="seznam">{items}</ul><p><a href="#top">nahoru</a></p></div><div id="pata"><hr>Poslední
 změna: 14. února 2011 | Správce stránek: <a href="#">Třasoňka</a> | Validní HTML 4.01</div></body>
</html>"""
    site.put(site.start, page)


LAYOUTS = (korean_table_of_labels, ukrainian_chair, office_hours_first)
