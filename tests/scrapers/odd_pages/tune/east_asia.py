"""Departments in Korea, Hong Kong and Vietnam: names written twice, ranks stuck to the names."""

from .. import frames
from ..rolls import called
from ..site import Site

KOREANS = """
남궁 선영|南宮善英|교수|학과장|구조동역학, 내진설계
채 동훈|蔡東勳|교수||콘크리트 재료
피 정아|皮貞娥|교수||수자원공학
구 본석|具本碩|교수||지반공학
여 은솔||부교수||스마트 건설
반 재형|潘載亨|부교수||도로 및 포장
천 미르||조교수||측량 및 공간정보
목 지완|睦志完|조교수|학부 주임|교량 모니터링
탁 혜린|卓惠璘|조교수||상하수도공학
빙 한결||연구교수||BIM
이 솔||초빙교수||항만 및 해안
"""
"""Name, in Chinese characters, rank, office, field."""
RETIRED = """
기 만섭|奇萬燮|1981 ~ 2012
마 숙희|馬淑姬|1988 ~ 2019
승 경문|昇景文|1979 ~ 2008
"""
HONG_KONG = """
LEUNG Wing-sau Rosalind|梁穎脩|Professor and Head|Chinese Phonology
KWOK Tsz-hin Cornelius|郭梓軒|Professor|Corpus Linguistics
SZETO Mong-ting|司徒夢婷|Associate Professor|Translation of Poetry
Fergus Abernathy-Doig||Associate Professor|Pragmatics
YIP Lok-ching Barnabas|葉樂程|Assistant Professor|Speech Perception
AU-YEUNG Hoi-kiu|歐陽凱翹|Assistant Professor|Sign Language
Mariko TACHIKAWA-LAM|林立川真理子|Assistant Professor|Bilingual Children
TSE Pak-yin Leopold|謝柏然|Senior Lecturer|Academic Writing
NG Yuet-ngor|吳月娥|Lecturer|Cantonese Teaching
MOK Kin-chung Desmond|莫健聰|Lecturer|Interpreting
CHEUK Shuk-man|卓淑雯|Executive Officer|
HUI Ka-long Enoch|許家朗|Technical Officer|
"""
"""Name in English and in Chinese, position, field."""
VIETNAMESE = """
Đoàn Trọng~Khiêm|GS.TS.NGƯT.|Trưởng khoa|Lâm sinh nhiệt đới
Lữ Thị~Ánh~Vân|PGS.TS.|Phó Trưởng khoa phụ trách đào tạo|Đa dạng sinh học
Phùng Hữu~Nghĩa|PGS.TS.GVCC.|Trưởng Bộ môn Điều tra quy hoạch rừng|Viễn thám và GIS
Cao Bảo~Uyên|TS.GVC.|Phó Trưởng Bộ môn, Trợ lý Hợp tác quốc tế|Sinh thái cảnh quan
Tạ Quang~Lẫm|ThS.NCS.|Bí thư Liên chi đoàn|Khoa học gỗ
Mạc Thị~Kiều~Diễm|ThS.|Trợ lý Công tác sinh viên|Giống cây rừng
Ông Thế~Vỹ|TS.|Trưởng phòng thí nghiệm trọng điểm|Công nghệ tế bào thực vật
Kha Như~Ý|ThS.|Giảng viên|Nông lâm kết hợp
Giáp Văn~Sửu|KS.|Cán bộ phòng thí nghiệm|
Nghiêm Diệp~Chi|CN.|Giáo vụ khoa, Văn thư|
"""
"""Name, titles, position, field."""


def korean_professor_list(site: Site) -> None:
    """A Korean university's system: labels before name, field and office; names in hanja behind."""
    nobody, items = site.silhouette("images/prof/noimg.gif", (120, 150), 160), ""
    for number, (one, (hanja, rank, office, field)) in enumerate(called(site, KOREANS)):
        name = one.name if len(one.name) == 3 else one.name.replace(" ", "")
        written = f"{name} <span class='hanja'>({hanja})</span>" if hanja else name
        if number == 3:  # the editor wrote rank and name the other way round
            written = f"{rank} {name}({hanja})"
        site.also(one, hanja or name, name + hanja, name + rank, rank + name, rank + name + hanja)
        size = ((120, 150), (354, 472), (200, 200))[(number == 2) + 2 * (number == 7)]
        source = nobody
        if number in (6, 9):
            site.lacks(one)
        else:
            source = site.portrait(one, f"upload/prof/2023{number:02}_p.jpg", size)
        duty = f'<em class="chief">{office}</em>' if office else ""
        items += f"""<li><div class="photo"><img src="{source}" alt="교수 사진"
onerror="this.src='/images/prof/noimg.gif'"></div><div class="info"><dl><dt>성명</dt><dd
class="name">{written} {duty}</dd><dt>직위</dt><dd>{rank}</dd><dt>전공분야</dt><dd>{field}</dd>
<dt>연구실</dt><dd>공학관 {510 + number}호</dd><dt>연락처</dt><dd>099-870-{6110 + number}</dd>
<dt>이메일</dt><dd><a href="mailto:p{number}@hanbit.example">p{number}@hanbit.example</a></dd></dl>
<p class="btns"><a href="#" class="btn_home">홈페이지</a> <a href="#" class="btn_view">상세보기</a>
</p></div></li>"""
    rows = ""
    for one, (hanja, years) in called(site, RETIRED):
        site.lacks(one)
        rows += f"<tr><td>{one.name.replace(' ', '')}</td><td>{hanja}</td><td>{years}</td></tr>"
    logo, visual = (
        site.scene("images/logo.png", (210, 44)),
        site.scene("images/sub1.jpg", (1200, 180)),
    )
    menu = "".join(f"<li><a>{w}</a></li>" for w in ("학과소개", "교수진", "교육과정", "취업정보"))
    page = f"""<div id="skipnavi"><a href="#contents">본문 바로가기</a></div><div id="header"><h1><a
href="/"><img src="{logo}" alt="한빛대학교 건설환경공학과"></a></h1><ul class="util"><li>로그인</li>
<li>사이트맵</li><li>ENGLISH</li></ul><ul id="gnb">{menu}</ul></div><div id="visual"><img
src="{visual}" alt="" width="1200" height="180"></div><div id="container"><div id="lnb"><h2>교수진
</h2><ul><li class="on">전임교수</li><li>명예교수</li><li>조교</li></ul></div><div id="contents"><p
class="location">HOME &gt; 교수진 &gt; 전임교수</p><h3>전임교수</h3><ul class="prof_list">{items}
</ul><h3>명예교수</h3><table class="tbl"><caption>명예교수 목록</caption><tr><th>성명</th><th>한자
</th><th>재직기간</th></tr>{rows}</table></div></div><div id="footer"><p>(99999) 새빛시 한빛로 1
한빛대학교 공학관 401호 학과사무실 TEL 099-870-6100 FAX 099-870-6109</p><p>COPYRIGHT ⓒ HANBIT
UNIVERSITY. ALL RIGHTS RESERVED.</p><select><option>관련 사이트</option></select></div>"""
    style = (
        "body{margin:0 auto;width:1200px;font:14px sans-serif}#gnb,.util{display:flex;gap:30px;"
        "list-style:none}#container{display:flex}#lnb{width:200px}#contents{flex:1}.prof_list{"
        "padding:0;list-style:none}.prof_list>li{display:flex;border-top:1px solid #ccc;padding:"
        "20px 0}.photo{width:150px}.photo img{width:120px;height:150px}.info dl{display:grid;grid-"
        "template-columns:90px 400px;margin:0}.info dd{margin:0}.chief{color:#06c;font-size:12px}"
    )
    site.put(site.start, frames.bare("전임교수", page, language="ko", style=style))


def hong_kong_views_rows(site: Site) -> None:
    """Drupal views in Hong Kong: a field for the English name, another for the Chinese one."""
    parts: dict[str, str] = {"Academic Staff": "", "Teaching Staff": "", "Administrative Staff": ""}
    nobody = site.silhouette("sites/default/files/default_images/staff.png", (180, 220))
    feature = ""
    for number, (one, (chinese, post, field)) in enumerate(called(site, HONG_KONG)):
        rank = {"P": "教授", "A": "教授", "S": "博士"}.get(post[0], "") if number else "教授"
        title = "Prof. " if rank == "教授" else "Dr. " if rank else ("Ms. ", "Mr. ")[number % 2]
        base = "sites/default/files/styles/{}/public/staff/{}.jpg?itok=hK{}"
        if chinese:
            site.also(
                one, chinese, chinese + rank, f"{one.name} {chinese}", f"{chinese} {one.name}"
            )
            site.also(one, f"{one.name} {chinese}{rank}", f"{chinese}{rank} {one.name}")
        size = ((180, 220), (180, 180), (480, 300))[(number == 3) + 2 * (number == 9)]
        if number in (5, 11):
            source = nobody
            site.lacks(one)
        else:
            source = site.portrait(one, base.format("staff_list", one.user, number), size)
        if number == 0:
            large = site.portrait(one, base.format("feature", one.user, "F"), (380, 460))
            feature = f"""<div id="block-views-head" class="block block-views"><h2
class="block-title">Message from the Head</h2><div class="field-image"><img typeof="foaf:Image"
src="{large}" width="190" height="230" alt="" /></div><p>Welcome to the Department, which has taught
the languages of the city since 1974.</p><p class="sign">{title}{one.name}<br />{chinese}{rank}</p>
</div>"""
        interest = f"""<div class="views-field views-field-field-interest"><span
class="views-label">Research interests: </span><span class="field-content">{field}</span></div>"""
        zh = f"""<div class="views-field views-field-field-chinese-name"><div class="field-content"
lang="zh-hant">{chinese}{rank if number != 4 else ""}</div></div>"""
        row = f"""<div class="views-row views-row-{number + 1}"><div class="views-field
views-field-field-photo"><div class="field-content"><a href="/staff/{one.user}"><img
typeof="foaf:Image" src="{source}" width="{size[0]}" height="{size[1]}" alt="" /></a></div></div>
<div class="views-field views-field-title"><h3 class="field-content"><a href="/staff/{one.user}">
{title}{one.name}</a></h3></div>{zh if chinese else ""}<div class="views-field
views-field-field-post"><div class="field-content">{post}</div></div>{interest if field else ""}
<div class="views-field views-field-field-tel"><span class="views-label">Tel: </span>3999
{7000 + number * 13}</div><div class="views-field views-field-field-office"><span
class="views-label">Office: </span>LT {one.room}</div></div>
"""
        parts[list(parts)[(number > 6) + (number > 9)]] += row
    content = "".join(
        f'<div class="view view-staff view-id-{n}"><div class="view-header"><h2>{head}'
        f'</h2></div><div class="view-content">{rows}</div></div>'
        for n, (head, rows) in enumerate(parts.items())
    )
    logo, banner = (
        site.scene("themes/hk/logo.png", (300, 70)),
        site.scene("files/hk.jpg", (1100, 160)),
    )
    menu = " ".join(f'<li class="leaf"><a>{w}</a></li>' for w in frames.MENU["en"])
    page = f"""<div id="page-wrapper"><div id="header"><a href="/" rel="home"><img src="{logo}"
alt="Home" /></a><ul class="language-switcher-locale-url"><li>繁體</li><li>简体</li></ul><form
id="search-block-form"><input type="text" title="Enter the terms" /></form></div><ul
class="menu">{menu}</ul><img src="{banner}" width="1100" height="160" alt="" /><div
class="breadcrumb"><a>Home</a> » People</div><div id="main"><div class="region
region-sidebar-first">{feature}</div><div class="region region-content"><h1 class="title">People
</h1>{content}</div></div><div id="footer">Department of Linguistics and Translation, Lantau Harbour
University 大嶼港大學語言及翻譯學系<br />Copyright © 2017. All rights reserved. Privacy | Disclaimer
</div></div>"""
    style = (
        "#page-wrapper{width:1100px;margin:auto;font:14px Arial}.menu{display:flex;gap:26px;list-"
        "style:none}#main{display:flex;gap:30px}.region-sidebar-first{width:230px}.region-content{"
        "flex:1}.view-content{display:flex;flex-wrap:wrap}.views-row{width:260px;padding:0 10px "
        "25px 0}.views-field-field-photo img{width:180px;height:220px;object-fit:cover}h3{margin:0}"
        ".views-label{font-weight:bold}"
    )
    site.put(site.start, frames.bare("People", page, style=style))


def vietnamese_positions_first(site: Site) -> None:
    """Pasted from Word into a Vietnamese portal: position, titles and name on a single line."""
    blocks = ""
    for number, (one, (titles, post, field)) in enumerate(called(site, VIETNAMESE)):
        site.also(one, f"{titles} {one.name}", f"{titles.replace('.', ' ')} {one.name}")
        name = one.name.upper() if number in (0, 1) else one.name
        mail = f"{one.user}{number}@dhln.example"
        site.also(one, *(f"{t} {one.name}" for t in ("NGƯT", "GVC", "GVCC", "NCS") if t in titles))
        size = ((300, 400), (160, 213), (500, 333))[(number % 4 == 1) + 2 * (number == 6)]
        image = site.image(
            one,
            f"Portals/0/Images/CanBo/{number + 1}_{one.user}.{'png' if number == 4 else 'jpg'}",
            size,
            tag='<img alt="" src="/{}" style="width:150px;height:200px;float:left;margin:0 15px">',
            shown=number not in (5, 9),
        )
        if number == 5:  # the picture was deleted from the portal
            image = '<img alt="" src="/Portals/0/Images/CanBo/IMG_2231.JPG" style="width:150px;">'
        line = f"{post}: {titles} {name}" if number % 3 != 2 else f"{titles} {name} – {post}"
        # One dot too many, and a font that came along from the word processor.
        line = line.replace("TS. ", "TS.&nbsp;")
        subject = f"Hướng nghiên cứu: {field}<br>" if field else ""
        blocks += f"""<p class="MsoNormal"
style="text-align:justify;clear:both">{image}<strong><span
style="font-family:'Times New Roman',serif;font-size:13pt;color:#00602b">{line}</span></strong><br>
{subject}Điện thoại: 0999 {one.phone}<br>Email: <a href="mailto:{mail}">{mail}</a><br><em><a
href="#lylich{number}">Lý lịch khoa học</a></em></p><p class="MsoNormal">&nbsp;</p>
"""
    banner, ad = (
        site.scene("Portals/0/banner.jpg", (1000, 150)),
        site.scene("Portals/0/ts.gif", (200, 120)),
    )
    news = "".join(
        f'<li><a href="#t{n}">{text}</a> <span class="date">({n + 4}/11/2022)</span></li>'
        for n, text in enumerate(
            ("Thông báo lịch bảo vệ luận án", "Hội nghị khoa học trẻ lần thứ VII")
        )
    )
    menu = " | ".join(("Trang chủ", "Giới thiệu", "Đào tạo", "Đội ngũ cán bộ", "Liên hệ"))
    page = f"""<form id="Form"><div id="dnn_wrapper"><img src="/{banner}" width="1000" height="150"
alt="Khoa Lâm nghiệp"><div class="dnnmega">{menu}</div><div id="dnn_Breadcrumb">Trang chủ » Giới
thiệu
» Đội ngũ cán bộ</div><table width="100%"><tr valign="top"><td id="dnn_LeftPane" width="220"><div
class="DnnModule"><h2 class="Head">TIN MỚI</h2><ul>{news}</ul></div><div class="DnnModule"><img
src="/{ad}" width="200" height="120" alt="Tuyển sinh"></div><div class="DnnModule">Lượt truy cập:
1.204.551</div></td><td id="dnn_ContentPane"><div class="DnnModule DNN_HTML"><h2 class="Head">ĐỘI
NGŨ
CÁN BỘ KHOA LÂM NGHIỆP</h2><div class="Normal">{blocks}</div></div></td></tr></table><div
class="footer">Bản quyền © Khoa Lâm nghiệp – Trường Đại học Sông Bạc. Địa chỉ: Số 1 đường Rừng Thông
</div></div></form>"""
    style = "#dnn_wrapper{width:1000px;margin:auto;font:14px Tahoma}.Head{color:#060}"
    site.put(site.start, frames.bare("Đội ngũ cán bộ", page, language="vi", style=style))


LAYOUTS = (korean_professor_list, hong_kong_views_rows, vietnamese_positions_first)
