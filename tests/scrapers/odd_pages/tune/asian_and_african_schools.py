"""Schools and laboratories from Japan to South Africa, each on the kind of site it would have."""

from .. import frames
from ..rolls import called
from ..site import Site

JAPANESE = """
御子柴 瑛太郎|みこしば えいたろう|MIKOSHIBA Eitaro|教授|作物学、イネの収量形成
勅使河原 汐里|てしがわら しおり|TESHIGAWARA Shiori|教授|植物育種学
百目鬼 賢吾|どうめき けんご|DOMEKI Kengo|准教授|雑草学、植生管理
栗花落 千鶴|つゆり ちづる|TSUYURI Chizuru|助教|土壌微生物学
伊集院谷 武尊|いじゅういんだに たける|IJUINDANI Takeru|教授|果樹園芸学
纐纈 まどか|こうけつ まどか|KOKETSU Madoka|准教授|蔬菜園芸学
小鳥遊 誠之|たかなし まさゆき|TAKANASHI Masayuki|准教授|施設園芸、環境制御
グエン ティ ラン アイン|ぐえん てぃ らん あいん|NGUYEN Thi Lan Anh|特任助教|収穫後生理学
樋ノ口 慶一|ひのくち けいいち|HINOKUCHI Keiichi|助教|花卉園芸学
五十公野 理沙|いじみの りさ|IJIMINO Risa|教授|農業経済学
日向寺 恒明|ひゅうがじ つねあき|HYUGAJI Tsuneaki|教授|食品流通論
釘宮路 さつき|くぎみやじ さつき|KUGIMIYAJI Satsuki|講師|農村社会学
蓮実田 陽介|はすみだ ようすけ|HASUMIDA Yosuke|助教|農業情報学
"""
"""Name in kanji or katakana, in kana, in Latin letters, rank, field."""
KOREAN = """
제갈 현우|Hyunwoo Jegal|지도교수|고체전해질, 전고체전지
탁 은솔|Eunsol Tak|박사후연구원|계면 분석
Bhattaraikumar Sushila||박사과정|리튬 금속 음극
어 진혁|Jinhyuk Eo|박사과정|황화물계 전해질
복 다현|Dahyun Bok|박사과정|제일원리 계산
사공 민재|Minjae Sagong|박사과정|양극 코팅
빙 소율|Soyul Bing|석박통합과정|고분자 전해질
옹 재윤|Jaeyoon Ong|석박통합과정|전극 공정
피 가람|Garam Pi|석사과정|나트륨 이온 전지
견 도현|Dohyun Kyun|석사과정|실리콘 음극
Ruziqulov Jasurbek||석사과정|전기화학 임피던스
소봉 나리|Nari Sobong|석사과정|바인더
돈 시우|Siu Don|학부연구생|
강전 유나|Yuna Gangjeon|졸업생|석사 2021, 배터리 제조사
개 준서|Junseo Gae|졸업생|박사 2022, 국책연구소
초 예림|Yerim Cho|졸업생|석사 2022
"""
"""Name in Hangul or Latin letters, in Latin letters, group, topic."""
ACADEMY = """
令狐 守文|男|所长、学术委员会副主任|研究员|冻土工程与寒区环境
钭 慧兰|女|副所长|研究员|冰川物质平衡与水资源
郏 远航|男|重点实验室主任|研究员|雪冰化学与大气环境
尉迟 静波|女||研究员|沙漠与沙漠化
苌 国梁|男|野外站站长|研究员|高寒草地生态
次仁旺堆 罗布|男||研究员|高原湖泊演变
逄 雪松|男||项目研究员|遥感与地理信息
乜 若兰|女||研究员|树木年轮与气候变化
厍 正刚|男|图书情报中心主任|正高级工程师|观测技术
"""
"""Name, sex, office, rank, field."""
TAIWANESE = """
羊舌 若涵|Yang-She, Jo-Han|教授兼系主任|國立測試大學護理學博士|長期照護、護理行政
幸 淑惠|Hsing, Shu-Hui|教授|美國示例州立大學博士|精神衛生護理
粘 秀玲|Nien, Hsiu-Ling|教授兼副院長|英國示例大學哲學博士|護理教育、質性研究
巫馬 志豪|Wu-Ma, Chih-Hao|副教授|國立測試大學公共衛生博士|流行病學、生物統計
尤古 哈勇|Yuku Hayung|副教授|國立示範大學護理學博士|原住民族健康、社區護理
危 雅雯|Wei, Ya-Wen|副教授|國立測試大學護理學博士|婦女健康
鮮于 佩珊|Hsien-Yu, Pei-Shan|助理教授|國立示範大學護理學博士|兒童護理、早期療育
冼 宗翰|Hsien, Tsung-Han|助理教授|澳洲示例大學博士|急重症護理、模擬教學
阿部川 真由美|Abekawa, Mayumi|專案助理教授|日本示例大學博士|國際護理
蕢 怡君|Kuei, Yi-Chun|講師|國立測試大學護理學碩士|基礎護理
"""
"""Name in characters, in Latin letters, rank, degree, fields."""
OFFICE = "臧 美玉|系辦組員|課務、排課|1201\n隗 建廷|系辦技士|實習、儀器|1202"
INDIAN = """
Raghunandan S. Kolhatkarey|Prof.|Professor & Head|Ph.D. (IISc Bangalore)|Turbulence, Two-phase flow
Sukanya Bhattacharjyan|Prof. (Ms.)|Professor (HAG)|Ph.D. (Purdue)|Tribology, Surface engineering
T. V. K. Ramalingaswamy|Prof.|Professor|Ph.D. (IIT Madras)|Fracture mechanics
Gurpreet~Singh Sandhuwalia|Prof.|Professor|D.Sc. (Technion)|Robotics, Mechanisms
Arundhati Joshipurkar|Prof.|Professor|Ph.D. (Cambridge)|Combustion
Mohd. Irfanullah Qidwaikar|Dr.|Associate Professor|Ph.D. (IIT Kanpur)|Metal forming
P. Venkatachalapathirao|Dr.|Associate Professor|Ph.D. (Georgia Tech)|Acoustics, NVH
Nandini Choudhurykar|Dr.|Associate Professor|Ph.D. (TU Delft)|Heat transfer
K. S. Anilkumaran~Nairoth|Dr.|Associate Professor|Ph.D. (NUS)|Additive manufacturing
Debashis Mahapatrakul|Dr.|Assistant Professor (Grade I)|Ph.D. (IIT Bombay)|MEMS
Ritwik Sen~Guptarov|Dr.|Assistant Professor (Grade I)|Ph.D. (Jadavpur)|Control
Lalrinmawii Hnamteshi|Dr.|Assistant Professor (Grade I)|Ph.D. (IIT Guwahati)|Biomechanics
Harshvardhan Rathorewal|Dr.|Assistant Professor (Grade II)|Ph.D. (KTH)|Design
Jeevitha Balakrishnappa|Dr.|Inspire Faculty|Ph.D. (IISc Bangalore)|Soft matter
"""
"""Name, title, designation, degree, research areas."""
EMERITI = ("B. N. Suryanarayanappa", "Y. P. Chandravarkarey")
STAFF = """
Ramesh Chand~Thakurwal|Technical Superintendent|Central Workshop
Shanthi Kannappanar|Junior Superintendent|Department Office
Bhola Nath~Mauryavan|Senior Technician|Machine Shop
Anjum Pervezani|Junior Assistant|Department Office
Mary~Josephine D'Cunhaval|Technical Officer|Thermal Laboratory
Sanjay Kumar~Dhobighat|Attendant|Department Office
"""
LANKAN = """
W.M.D.K. Wijethungalage|Snr. Prof. (Mrs.)|Senior Professor and Chair|BSc (Perad.), PhD (Reading)
R.A.U.J. Maraporuwage|Prof.|Professor|BSc Agric. (Hons), MPhil, PhD (Saga)
Sivagnanam Thirunavukkarasen|Prof.|Professor|BSc (Jaffna), PhD (Kerala)
H.M.P.B. Heratmudiyansa|Dr.|Head / Senior Lecturer Gr. I|BSc, MSc, PhD (AIT)
M.R. Fathima~Rizwaniyah|Dr. (Ms.)|Senior Lecturer Gr. I|BSc (SEUSL), PhD (UPM)
Galkandawela Dhammasaranavimala|Ven. Dr.|Senior Lecturer Gr. II|BA (Hons) (Kelaniya), PhD
D.G.N.P. Karunasenarath|Mr.|Senior Lecturer Gr. II (on study leave)|BSc, MSc (Colombo)
Anushiya Selvarajanathan|Mrs.|Lecturer|BSc (EUSL), MPhil
K.A.S.D. Kuruppuarachchilage|Mr.|Lecturer (Probationary)|BSc (Hons) in Food Science
Anton Jeyaseelanpillai|Rev. Fr.|Visiting Lecturer|BTh, MA
T.S. Ranasinghabandara|Ms.|Temporary Lecturer|BSc (Hons)
G.W.L. Pushpakumarasiri|Mr.|Technical Officer|NDT
B.M. Chandralathamenike|Mrs.|Management Assistant|
S.K. Gunaratnamudalige|Mr.|Laboratory Attendant|
"""
"""Name, title, designation, qualifications."""
IRANIAN = """
سید محمدهادی طباطبایی‌منش|استاد|مهندسی آب|41
فرشته کاویان‌زاده|استاد|سازه|17
بهروز قراگزلویی‌فر|استاد|زلزله|22
نرگس السادات میرحبیبی‌نژاد|دانشیار|محیط زیست|35
علیرضا شاهسون‌کیا|دانشیار|ژئوتکنیک|12
پریسا دلاوران‌پور|دانشیار|حمل و نقل|19
آرش بختیاروند‌راد|دانشیار|سازه|20
محمد مهدی آذرخشی|استادیار|مدیریت ساخت|44
هانیه سادات علوی‌مقدم‌نیا|استادیار|مهندسی آب|46
یاشار قزلباش‌اوغلی|استادیار|نقشه‌برداری|51
کژال مرادویسی‌پور|استادیار|ژئوتکنیک|14
منصور رستگاران‌خو|مربی|راه|33
"""
"""Name, rank, group, room."""
SOUTH_AFRICAN = """
Nomalungelo Mkhabelana|Prof|Professor and Head of Department|PhD (Rhodes)|Marine ecology
Hendrik van~Schalkwykens|Prof|Professor|DSc (Stell)|Herpetology
Thandeka Ngcobondlovu|A/Prof|Associate Professor|PhD (UKZN)|Conservation genetics
Deshnee Govindsamyar|Dr|Senior Lecturer|PhD (Cape Town)|Parasitology
Pieter-Dirk Labuschagnier|Dr|Senior Lecturer|PhD (Pret)|Entomology
Refilwe Mokgoatlhane|Dr|Lecturer|PhD (Wits)|Plant physiology
Siyabonga Mthethwandile|Mr|Lecturer|MSc (UWC)|Estuaries
Rochelle du~Preezenaar|Dr|nGAP Lecturer|PhD (Fort Hare)|Avian ecology
Lindiwe Zwelithinira|Mrs|Departmental Secretary||
Gavin Abrahamsenius|Mr|Chief Technical Officer|NDip|
Nkosinathi Sobukwedla|Mr|Technical Officer|BTech|
Ilse Groenewaldtsen|Ms|Laboratory Manager|BSc (Hons)|
"""
"""Name, title, position, degree, field."""
FACULTY = """body{margin:0;font:13px/1.7 Meiryo,sans-serif;color:#333}#header,#wrap,#gNavi ul{
width:960px;margin:auto}#header{height:90px;position:relative}#hNav{position:absolute;right:0;
top:10px}#gNavi{background:#3a7d2c}#gNavi ul{display:flex;list-style:none;padding:0}#gNavi img{
display:block}#main{float:right;width:710px}#side{float:left;width:220px}.staffBox{clear:both;
overflow:hidden;border-bottom:1px dotted #999;padding:12px 0}.photo{float:left;width:110px;
margin:0}.txt{float:right;width:580px}h3{background:#e7f1e3;border-left:6px solid #3a7d2c;
padding:4px 10px}h4{margin:0}h4 span{font-weight:normal;font-size:11px}th{text-align:left;
width:90px}#footer{clear:both;border-top:3px solid #3a7d2c;text-align:center;padding:20px}"""
GNUBOARD = """*{box-sizing:border-box}body{margin:0;font:14px Dotum,sans-serif;min-width:1200px}
#hd_wrapper,#container_wr,#gnb ul{width:1200px;margin:auto}#gnb{background:#253dbe}#gnb ul{display:
flex;gap:50px;list-style:none;padding:14px 0}#gnb a{color:#fff}#container{float:left;width:930px}
#aside{float:right;width:235px}#gall_ul{list-style:none;padding:0;display:flex;flex-wrap:wrap}
.gall_li{width:25%;padding:8px}.gall_box{border:1px solid #ddd}.gall_img img{width:100%;
display:block}.no_image{display:block;line-height:250px;text-align:center;background:#f3f3f3;
text-transform:uppercase;color:#777}.gall_text_href{padding:10px}.bo_cate_link{color:#3497d9;
display:block;font-size:12px}.bo_tit{font-weight:bold}.gall_info{border-top:1px solid #eee;
padding:8px;font-size:12px;color:#888}.sound_only{position:absolute;overflow:hidden;width:0;
height:0}#bo_cate_ul{display:flex;list-style:none;gap:8px;padding:0}#ft{clear:both;background:
#212020;color:#aaa;padding:30px;text-align:center}"""
RPAGE = """*{box-sizing:border-box}body{margin:0;font:16px/1.6 'Microsoft JhengHei',sans-serif}
.container{width:1170px;margin:auto}.navbar{background:#7b3f61}.navbar a{color:#fff;display:
inline-block;padding:14px 20px}.row{display:flex;flex-wrap:wrap;margin:0 -15px}.col-sm-3{width:25%;
padding:15px}.col-sm-9{width:75%;padding:15px}.memberlist{border-bottom:1px dashed #ccc}
.member-pic{width:25%;padding:15px}.member-info{width:75%;padding:15px}.img-responsive{
max-width:100%}.member-data-title{display:inline-block;width:110px;color:#7b3f61}.path{
background:#f4eef1;padding:6px}.table{width:100%;border-collapse:collapse}.table td,.table th{
border:1px solid #ddd;padding:8px}.ft{background:#4d2a3e;color:#fff;padding:24px 0}"""
TABS = """*{box-sizing:border-box}body{margin:0;font:15px/1.5 Roboto,sans-serif}.container{
max-width:1200px;margin:auto;padding:0 12px}.topbar{background:#6b0f1a;color:#fff;padding:6px}
.ticker{background:#fff4d6;padding:6px}.nav-tabs{display:flex;list-style:none;padding:0;
border-bottom:1px solid #ccc}.nav-tabs a{padding:10px 18px;display:block}.active>a{border-bottom:
3px solid #6b0f1a}.tab-pane{display:none}.tab-pane.active{display:block}.row{display:flex;
flex-wrap:wrap}.col-md-3{width:25%;padding:10px}.faculty-box{border:1px solid #e3e3e3;text-align:
center;padding:14px;height:100%}.faculty-box img{width:150px;height:170px;object-fit:cover}
.faculty-box h4{margin:8px 0 0}.desg{color:#6b0f1a}.list-unstyled{list-style:none;padding:0;
font-size:13px}footer{background:#222;color:#ccc;padding:30px 0;margin-top:30px}"""
JOOMLA = """*{box-sizing:border-box}body{margin:0;font:15px/1.6 'Open Sans',sans-serif}.container{
width:1140px;margin:auto}#sp-top-bar{background:#333;color:#ccc;font-size:12px;padding:6px 0}
.sp-megamenu-parent{display:flex;gap:24px;list-style:none}.sppb-row{display:flex;flex-wrap:wrap}
.sppb-col-sm-3{width:25%;padding:12px}.sppb-addon-person{text-align:center}.sppb-person-image img{
max-width:100%;border-radius:4px}.sppb-person-name{display:block;font-weight:bold}
.sppb-person-designation{display:block;color:#0a6}.sppb-addon-title{border-bottom:2px solid #0a6}
#sp-bottom{background:#252525;color:#aaa;padding:30px 0}"""
PERSIAN = """*{box-sizing:border-box}body{margin:0;font:15px/1.9 Tahoma,sans-serif;background:
#f5f7fa}
.container{width:1170px;margin:auto}.navbar-inverse{background:#123e6b}.navbar-inverse a{color:#fff;
padding:12px 16px;display:inline-block}.row{display:flex;flex-wrap:wrap}.col-md-4{width:33.3%;
padding:12px}.prof{background:#fff;box-shadow:0 1px 4px #bbb;display:flex;padding:12px;gap:12px}
.prof img{width:100px;height:130px;border-radius:6px}.prof h4{margin:0}.prof ul{list-style:none;
padding:0;margin:0;font-size:12px}.slide{width:100%;height:200px;object-fit:cover}.filter{padding:
12px}footer{background:#123e6b;color:#fff;padding:24px;margin-top:20px}"""


def japanese_faculty_boxes(site: Site) -> None:
    """Japan, 2013: boxes by course, picture menus, readings and Latin letters in the headings."""
    courses = {0: "作物生産科学コース", 4: "園芸科学コース", 9: "食料資源経済コース"}
    boxes, anchors = "", "".join(f'<li><a href="#c{n}">{c}</a></li>' for n, c in courses.items())
    nobody = site.silhouette("/img/staff/noimage.jpg", (100, 130))
    for n, (one, (kana, latin, rank, field)) in enumerate(called(site, JAPANESE)):
        site.also(one, kana, latin)
        if n in courses:
            boxes += f'<h3 id="c{n}">{courses[n]}</h3>'
        tag = '<img src="{}" width="100" alt="">'
        photo = site.image(
            one, f"/img/staff/{latin.split()[0].lower()}.jpg", (100, 130) if n % 4 else (200, 260),
            shown=n not in (3, 12), tag=tag, without=tag.format(nobody),
        )  # fmt: skip
        name = one.name.replace(" ", "　") if n != 7 else one.name.replace(" ", "・")
        page = '<p class="arrow"><a href="#">研究室ホームページ</a></p>' if n % 3 else ""
        boxes += f"""<div class="staffBox clearfix"><p class="photo">{photo}</p><div class="txt">
<h4>{name}<span>（{kana}）　{latin}</span></h4><table class="staffTbl"><tr><th>職名</th><td
>{rank}</td>
</tr><tr><th>専門分野</th><td>{field}</td></tr><tr><th>E-mail</th><td>{latin.split()[0].lower()}
[at]agr.example.jp</td></tr></table>{page}<p class="arrow"><a href="#">研究者情報データベース</a
></p>
</div></div>"""
    menu = "".join(
        f'<li><a href="#"><img src="{site.scene(f"/img/common/gnavi{n}.gif", (160, 44))}"'
        f' alt="{word}"></a></li>'
        for n, word in enumerate(("学部案内", "学科・コース", "入試情報", "教員紹介", "就職・進路"))
    )
    logo = site.scene("/img/common/logo.gif", (320, 60))
    opened = site.scene("/img/common/bnr_opencampus.jpg", (220, 70))
    guide = site.scene("/img/common/bnr_pamphlet.jpg", (220, 70))
    body = f"""<div id="header"><h1 class="logo"><a href="/"
><img src="{logo}" alt="例示大学 農学部">
</a></h1><ul id="hNav"><li>アクセス ｜ お問い合わせ ｜ サイトマップ ｜ English</li><li><input
placeholder="サイト内検索"></li></ul></div><div id="gNavi"><ul>{menu}</ul></div><div id="wrap"><p
id="topicPath"><a href="/">HOME</a> &gt; 教員紹介</p><div id="main"><h2>教員紹介</h2><p
>農学部の専任教員
を、コースごとに紹介します。</p><ul class="anchor">{anchors}</ul>{boxes}<h3>名誉教授</h3><p
>学部発展に
貢献された先生方については<a href="#">こちら</a>をご覧ください。</p><p class="pagetop"
><a href="#header"
>▲ページの先頭へ</a></p></div><div id="side"><h2>学部案内</h2><ul><li>学部長あいさつ</li><li
>沿革</li><li
>教員紹介</li><li>附属農場</li></ul><p><a href="#"
><img src="{opened}" alt="オープンキャンパス2013"></a>
</p><p><a href="#"><img src="{guide}" alt="学部案内パンフレット"></a></p></div></div
><div id="footer">
<address>〒999-9999 例示県例示市緑町1-1　TEL 000-000-0000（代表）</address><p
>Copyright (C) 2013 Faculty
of Agriculture. All Rights Reserved.</p></div>"""
    site.start = "/staff/index.html"
    title = "教員紹介｜例示大学 農学部"
    site.put(site.start, frames.bare(title, body, language="ja", style=FACULTY))


def korean_board_gallery(site: Site) -> None:
    """Korea: a bulletin board's gallery holds the laboratory's members, alumni included."""
    items = ""
    for n, (one, (latin, group, topic)) in enumerate(called(site, KOREAN)):
        spaced = any(c.isascii() and c.isalpha() for c in one.name)
        name = one.name if spaced else one.name.replace(" ", "")
        site.also(one, *([latin, f"{name} {latin}"] if latin else []))
        image = site.image(
            one, f"/data/file/member/thumb-3420{n:02}_Xq{n}_225x250.jpg",
            (225, 250), shown=n not in (12, 14, 15), tag='<img src="{}" alt="" >',
            without='<span class="no_image">no image</span>',
        )  # fmt: skip
        link = f"/bbs/board.php?bo_table=member&amp;wr_id={40 - n}"
        title = f"{name} ({latin})" if latin else name
        items += f"""<li class="gall_li col-gn-4"><div class="gall_box"><div class="gall_con"><span
class="sound_only">{17 - n}</span><div class="gall_img"><a href="{link}">{image}</a></div><div
class="gall_text_href"><a href="#" class="bo_cate_link">{group}</a><a href="{link}" class="bo_tit">
{title}</a><p>{topic}</p></div><div class="gall_info"><span class="sound_only">작성자 </span><span
class="sv_member">최고관리자</span> <span class="sound_only">조회 </span><i class="fa fa-eye"></i> {
            312 + 17 * n
        } <span class="gall_date">2023-03-{n + 2:02}</span></div></div></div></li>"""
    logo = site.scene("/img/logo.png", (260, 50))
    top = site.group("/theme/basic/img/sub_visual.jpg", (1200, 240))
    groups = ("전체", "지도교수", "박사후연구원", "박사과정", "석사과정", "학부연구생", "졸업생")
    cates = "".join(f'<li><a href="#">{word}</a></li>' for word in groups)
    words = ("Home", "Professor", "Members", "Research", "Publications", "Gallery", "Notice")
    menu = "".join(f'<li><a class="gnb_1da">{word}</a></li>' for word in words)
    body = f"""<div id="hd"><div id="hd_wrapper"><div id="logo"><a href="/"><img src="{logo}"
alt="차세대전지연구실"></a></div><fieldset id="hd_sch"><input name="stx" placeholder="검색어를
입력해주세요"></fieldset><ul class="hd_login"><li>회원가입</li><li>로그인</li></ul></div
><nav id="gnb"
><ul>{menu}</ul></nav></div><div id="container_wr"><img src="{top}" alt="" width="1200"><div
id="container"><h2 id="container_title">Members</h2><nav id="bo_cate"><ul id="bo_cate_ul">{cates}
</ul></nav><div id="bo_list_total">Total {16}건 1 페이지</div><ul id="gall_ul" class="gall_row"
>{items}
</ul><nav class="pg_wrap"><strong class="pg_current">1</strong></nav></div><div id="aside"><section
class="ol"><h2>회원로그인</h2><input placeholder="아이디"><input placeholder="비밀번호"><button
>로그인
</button></section><section class="lt"><h2>공지사항</h2><ul><li>대학원생 모집 안내</li><li
>Adv. Energy
논문 게재</li><li>홈페이지가 개편되었습니다</li></ul></section><section id="visit"><h2
>접속자집계</h2>오늘
21 어제 34 최대 208 전체 38,112</section></div></div><div id="ft"><p
>회사소개 · 개인정보처리방침 · 모바일버전
</p><p>예시대학교 공학관 417호 / Tel. 00-000-0000</p>Copyright © All rights reserved.</div>"""
    site.start = "/bbs/board.php?bo_table=member"
    page = frames.bare("Members 1 페이지 | 차세대전지연구실", body, language="ko", style=GNUBOARD)
    site.put(site.start, page)


def chinese_academy_records(site: Site) -> None:
    """China, an institute of the academy: a record in a table and a long biography for each."""
    records = ""
    for n, (one, (sex, office, rank, field)) in enumerate(called(site, ACADEMY)):
        name = one.name.replace(" ", "")
        shown = (name[0] + "　" + name[1]) if len(name) == 2 else name
        photo = site.image(
            one, f"/rck/yjy/202003/W02020031{n}5{n * 37 + 20:04}29.jpg",
            ((130, 175), (140, 180))[n % 2],
            shown=n != 6, tag='<img src="{}" width="130" border="0" OLDSRC="W0.jpg" alt="" />',
            without="&nbsp;",
        ).replace("/rck/yjy/", "./")  # fmt: skip
        data = (
            ("姓　　名", shown), ("性　　别", sex), ("职　　务", office or "&nbsp;"),
            ("职　　称", rank), ("通讯地址", "示例省示例市东岗西路999号"), ("邮政编码", "999000"),
            ("电子邮件", f"yj{n}@ins.example.cn"),
        )  # fmt: skip
        rows = "".join(
            f'<tr><td width="90" bgcolor="#eef5fb">{a}：</td><td>{b}</td></tr>' for a, b in data
        )
        year = 1958 + 3 * n
        records += f"""<table width="690" border="0" cellspacing="0" class="rck"><tr><td rowspan="2"
width="150" valign="top" align="center">{photo}</td><td><table width="520" cellpadding="3">{rows}
</table></td></tr></table><div class="TRS_Editor"><p><strong>简历：</strong></p><p align="justify"
>　　{name}，{sex}，{year}年生，{rank}，博士生导师。{year + 22}年毕业于示例大学地理系，{
            year + 31
        }年获理学博士学位，{year + 33}年至{
            year + 34
        }年在日本和瑞士做访问学者。主持国家自然科学基金项目{n + 2}项。</p><p><strong
>研究领域：</strong></p><p>　　{field}</p><p><strong>代表论著：</strong></p><p>　　发表论文{
            40 + 9 * n
        }
余篇，其中SCI收录{20 + 5 * n}篇，专著{1 + n % 3}部。</p></div><hr size="1" />"""
    logo = site.scene("/images/logo.jpg", (980, 110))
    side = site.scene("/images/08_yuanzhang.jpg", (220, 60))
    seal = site.scene("/images/red.png", (60, 70))
    top = "".join(f"<td><a href='#'>{w}</a></td>" for w in (
        "首页", "机构概况", "科研成果", "研究队伍", "国际交流", "院地合作", "研究生教育",
        "党群园地", "信息公开",
    ))  # fmt: skip
    body = f"""<table width="980" align="center" cellspacing="0"><tr><td colspan="2"
><img src="{logo}"
width="980" alt=""></td></tr><tr><td colspan="2"><table width="100%" class="dh"><tr>{top}</tr
></table>
</td></tr><tr><td width="230" valign="top" bgcolor="#f3f8fc"><p><b>研究队伍</b></p><p>· 院士<br>· <a
href="#">研究员</a><br>· 副研究员<br>· 百人计划<br>· 杰出青年</p><p><a href="#"><img src="{side}"
border="0" alt=""></a></p><p>站内搜索<br><input size="14"><input type="submit" value="搜索"></p
></td><td
valign="top" style="padding:10px"><p class="wz">您现在的位置：<a href="#">首页</a> &gt; <a href="#"
>研究队伍</a> &gt; <a href="#">研究员</a></p>{records}<p align="center">共2页　首页　1　<a
href="index_1.html">2</a>　<a>下一页</a>　尾页</p></td></tr><tr><td colspan="2" align="center"
class="copy"><img src="{seal}" alt=""
> 版权所有 © 示例寒旱环境研究所　备案序号：示ICP备99999999号<br>
地址：示例省示例市东岗西路999号　邮编：999000</td></tr></table>"""
    style = (
        "body{font:12px/1.9 SimSun,serif;margin:0}.dh{background:#1c6cb4;text-align:center}.dh a{"
        "color:#fff}.rck{margin-top:14px}.TRS_Editor{font-size:14px}.copy{background:#e2eef8}"
    )
    site.start = "/rck/yjy/index.html"
    page = frames.bare("研究员--示例寒旱环境研究所", body, language="zh", style=style)
    site.put(site.start, page)


def taiwanese_member_rows(site: Site) -> None:
    """Taiwan: a kit's member rows, each a list of labelled data; part-time teachers in a table."""
    rows = ""
    for n, (one, (latin, rank, degree, field)) in enumerate(called(site, TAIWANESE)):
        family, given = latin.split(", ") if "," in latin else ("", latin)
        name = one.name.replace(" ", "" if n not in (4, 8) else "．")
        site.also(one, latin, f"{name} {latin}", f"{given} {family}".strip())
        path = f"/var/file/63/1063/pictures/{n + 3}41/m/mczh-tw300x400_small{n * 7919 + 2214}.jpg"
        photo = site.image(
            one, path, ((300, 400), (240, 300))[n % 5 == 2], shown=True,
            tag=f'<img class="img-responsive" src="{{}}" alt="{name}" title="{name}">',
        )  # fmt: skip
        data = (
            ("姓名", f'<a href="/p/405-1063-{n + 880},c120.php">{name} {latin}</a>'),
            ("職稱", rank), ("最高學歷", degree), ("研究專長", field),
            ("電話", f"(00)0000-0000 分機 12{n + 10}"), ("Email", f"nurs{n}@mail.example.tw"),
        )  # fmt: skip
        rows += f"""<div class="row memberlist"><div class="member-pic col-xs-3">{photo}</div><div
class="member-info col-xs-9">{_labelled(data)}</div></div>"""
    for one, (post, duty, phone) in called(site, OFFICE):
        site.lacks(one)
        data = (
            ("姓名", one.name.replace(" ", "")),
            ("職稱", post),
            ("業務", duty),
            ("分機", phone),
        )
        rows += f"""<div class="row memberlist"><div class="member-pic col-xs-3"></div><div
class="member-info col-xs-9">{_labelled(data)}</div></div>"""
    logo = site.scene("/var/file/63/1063/img/logo.png", (420, 70))
    banner = site.scene("/var/file/63/1063/img/banner.jpg", (1170, 260))
    badge = site.scene("/var/file/63/1063/img/tnac.png", (150, 60))
    words = ("最新消息", "系所簡介", "師資陣容", "課程資訊", "招生資訊", "學生專區", "表單下載")
    menu = "".join(f'<a href="#">{word}</a>' for word in words)
    body = f"""<div class="wrap"><a href="#start-C" class="sr-only">跳到主要內容區</a><div
class="header container"><a href="/"><img src="{logo}" alt="護理學系"></a><div class="mnu"
>網站導覽 |
學校首頁 | English <input placeholder="搜尋"></div></div><div class="navbar"
><div class="container">{menu}
</div></div><div class="container"><img class="img-responsive" src="{banner}" alt="banner"><div
class="row"><div class="col-sm-3"><h3>師資陣容</h3><ul><li>專任教師</li><li>兼任教師</li><li
>行政人員</li>
</ul><h3>最新消息</h3><ul><li>112學年度碩士班甄試榜單</li><li>加冠典禮公告</li></ul></div><main
class="col-sm-9"><div class="path">首頁 / 師資陣容 / 專任教師</div
><div class="module module-member">
<h2 class="mt-title">專任教師</h2>{rows}</div><div class="page-share">瀏覽數：<span>20731</span
> 分享：
Facebook LINE</div></main></div></div><div class="ft"><div class="container"><img src="{badge}"
alt="評鑑通過"> 地址：999 示例市示例路一段1號 護理大樓 ｜
電話：(00)0000-0000 ｜ 更新日期：2023-10-11</div>
</div></div>"""
    site.start = "/p/412-1063-120.php"
    page = frames.bare("專任教師 - 護理學系", body, language="zh-Hant-TW", style=RPAGE)
    site.put(site.start, page)


def _labelled(data: tuple[tuple[str, str], ...]) -> str:
    return "".join(
        f'<div class="member-data-row"><span class="member-data-title">{label}</span><span'
        f' class="member-data-value">{value}</span></div>'
        for label, value in data
    )


def indian_institute_tabs(site: Site) -> None:
    """India: tabs of faculty, emeriti and staff; pictures load late, the office has few."""
    user = site.silhouette("/assets/images/user.png", (200, 230))
    blank = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
    tag = f'<img class="lazyload" src="{blank}" data-src="{{}}" alt="">'
    boxes = staff = ""
    for n, (one, (title, post, degree, areas)) in enumerate(called(site, INDIAN)):
        path = f"/uploads/faculty/{one.user}_{16 + n}042.{'png' if n == 9 else 'jpg'}"
        size = ((200, 230), (300, 300), (413, 531))[n % 3]
        photo = site.image(one, path, size, shown=n != 11, tag=tag, without=tag.format(user))
        boxes += f"""<div class="col-md-3 col-sm-6"><div class="faculty-box"><a href="/faculty/{
            n + 3
        }">
{photo}</a><h4><a href="/faculty/{n + 3}">{title} {one.name}</a></h4><span class="desg">{
            post
        }</span>
<ul class="list-unstyled"><li>{degree}</li><li><b>Research:</b> {areas}</li><li><i class="fa
fa-envelope"></i> {one.user[:8]}[at]iitx[dot]example</li><li><i class="fa fa-phone"></i> +91-000-25{
            n + 10
        }</li></ul></div></div>"""
    old = ""
    for one in site.called(*EMERITI):
        photo = site.image(one, f"/uploads/faculty/{one.user}_em.jpg", shown=True, tag=tag)
        old += f"""<div class="col-md-3 col-sm-6"><div class="faculty-box">{photo}<h4
>Prof. {one.name}
</h4><span class="desg">Professor Emeritus</span></div></div>"""
    for n, (one, (post, place)) in enumerate(called(site, STAFF)):
        path = f"/uploads/staff/{n + 1}.jpg"
        photo = site.image(one, path, shown=n % 3 == 0, tag=tag, without=tag.format(user))
        call = "Mr." if n not in (1, 3, 4) else "Ms."
        staff += f"""<div class="col-md-3 col-sm-6"><div class="faculty-box">{photo}<h4
>{call} {one.name}
</h4><span class="desg">{post}</span><p>{place}</p></div></div>"""
    logo = site.scene("/assets/images/logo.png", (110, 110))
    g20 = site.scene("/assets/images/nirf.png", (120, 60))
    tabs = "".join(
        f'<li class="{"active" if not n else ""}"><a data-toggle="tab" href="#t{n}">{word}</a></li>'
        for n, word in enumerate(("Faculty", "Emeritus Faculty", "Staff"))
    )
    body = f"""<div class="topbar"><div class="container"
>Screen Reader Access | A- A A+ | हिन्दी | Webmail |
RTI | Tenders</div></div><header class="container"><img src="{
        logo
    }" width="90" alt="Logo"><h2>यांत्रिक
अभियांत्रिकी विभाग<br>Department of Mechanical Engineering</h2></header><nav class="container">{
        frames.links("en", " | ")
    }</nav><div class="ticker"><div class="container">Ph.D. Admissions Autumn 2024: list
of shortlisted candidates <b>New!</b> | Short term course on CFD</div></div><section
class="container"><ol class="breadcrumb"
><li>Home / People</li></ol><h1>People</h1><ul class="nav nav-tabs">{tabs}</ul><div
class="tab-content"><div id="t0" class="tab-pane active"><div class="row">{boxes}</div></div><div
id="t1" class="tab-pane"><div class="row">{old}</div></div><div id="t2" class="tab-pane"><div
class="row">{staff}</div></div></div></section><footer><div class="container"><img src="{
        g20
    }" alt=""
width="120"> Contact: The Head of Department, office.me[at]iitx[dot]example<br>© 2024. Last updated:
11-06-2024. Designed &amp; maintained by Computer Centre</div></footer><script>
var seen=new IntersectionObserver(function(all){{all.forEach(function(e){{if(e.isIntersecting){{
e.target.src=e.target.dataset.src;e.target.className='lazyloaded';seen.unobserve(e.target)}}}})}});
document.querySelectorAll('.lazyload').forEach(function(i){{seen.observe(i)}});
document.querySelectorAll('.nav-tabs a').forEach(function(a){{a.onclick=function(){{
document.querySelectorAll('.tab-pane,.nav-tabs li').forEach(function(p){{
p.classList.remove('active')}});a.parentNode.classList.add('active');
document.querySelector(a.getAttribute('href')).classList.add('active');return false}}}})</script>"""
    site.start = "/people"
    site.put(site.start, frames.bare("People | Mechanical Engineering", body, style=TABS))


def sri_lankan_person_addons(site: Site) -> None:
    """Sri Lanka: a page builder's person add-ons; initials before names, honours and degrees."""
    nobody = site.silhouette("/images/staff/default-user.png", (240, 280))
    sections = {0: "Academic Staff", 9: "Visiting and Temporary Staff", 11: "Non-Academic Staff"}
    out = ""
    for n, (one, (title, post, degrees)) in enumerate(called(site, LANKAN)):
        if n in sections:
            out += (
                "</div>" * bool(n)
                + f"""<h3 class="sppb-addon-title">{sections[n]}</h3><div
class="sppb-row">"""
            )
        tag = '<img class="sppb-img-responsive" src="{}" alt="' + one.name + '">'
        photo = site.image(
            one, f"/images/staff/2018/{one.user.title()}.jpg",
            ((240, 280), (300, 300), (240, 320))[n % 3], shown=n not in (6, 9, 12, 13),
            tag=tag, without=tag.format(nobody),
        )  # fmt: skip
        called_as = f"{title} {one.name}" + (" Thero" if n == 5 else "")
        if n == 5:
            site.also(one, f"{one.name} Thero")
        out += f"""<div class="sppb-col-sm-3"><div class="sppb-addon sppb-addon-person"><div
class="sppb-addon-content"><div class="sppb-person-image">{photo}</div><div
class="sppb-person-information"><span class="sppb-person-name">{called_as}</span><span
class="sppb-person-designation">{post}</span></div><div class="sppb-person-introtext">{degrees}<br>
Ext: 4{n + 10}</div></div></div></div>"""
    logo = site.scene("/images/crest.png", (80, 100))
    dean = site.scene("/images/banners/faculty.jpg", (1140, 230))
    news = site.group("/images/news/research-symposium.jpg", (270, 160))
    words = ("Home", "About", "Academic", "Research", "Staff", "Students", "Contact")
    menu = "".join(f'<li class="sp-menu-item"><a>{word}</a></li>' for word in words)
    body = f"""<section id="sp-top-bar"><div class="container"
>+94 00 000 0000 | foodtech@agri.example |
සිංහල | தமிழ் | English</div></section><header id="sp-header" class="container"><a class="logo"><img
src="{logo}" alt="Faculty of Agriculture"></a><ul class="sp-megamenu-parent">{menu}</ul></header
><div
class="container"><img src="{dean}" alt="" width="1140"><ol class="breadcrumb"><li>Home</li><li
>Staff
</li></ol><h2>Department of Food Science &amp; Technology</h2><div id="sp-page-builder"><div
class="page-content">{out}</div></div></div></div><section id="sp-bottom"><div class="container"
><h4>Latest
News</h4><img src="{news}" width="270" alt=""><p>Undergraduate Research Symposium 2018</p><p
>Faculty of
Agriculture, Example Road, Sri Lanka. © 2018</p></div></section>"""
    site.start = "/index.php/staff"
    page = frames.bare("Staff - Food Science", body, language="en-gb", style=JOOMLA)
    site.put(site.start, page)


def iranian_repeater_cards(site: Site) -> None:
    """Iran: cards of an ASP.NET repeater from right to left, doctors all, Persian digits."""
    nobody, cards = site.silhouette("/Uploads/Professors/nopic.jpg", (200, 260)), ""
    digits = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
    for n, (one, (rank, group, room)) in enumerate(called(site, IRANIAN)):
        stem = f"ContentPlaceHolder1_rptProf_{{}}_{n}"
        tag = f'<img id="{stem.format("imgProf")}" class="img-thumbnail" src="{{}}" />'
        photo = site.image(
            one, f"/Uploads/Professors/{1397 + n % 5}/{n * 811 + 40213}.jpg",
            ((200, 260), (150, 200))[n % 4 == 1], shown=n not in (3, 8), tag=tag,
            without=tag.format(nobody),
        )  # fmt: skip
        title = "مهندس" if n == 11 else "دکتر"
        cards += f"""<div class="col-md-4 col-sm-6"><div class="prof">{
            photo
        }<div class="prof-body"><h4><a
href="Professor.aspx?id={n + 70}"><span id="{stem.format("lblName")}">{title} {
            one.name
        }</span></a></h4>
<ul><li>مرتبه علمی: <span id="{stem.format("lblRank")}">{rank}</span></li><li>گروه: {
            group
        }</li><li>اتاق: {room.translate(digits)}</li><li>تلفن: {
            f"0{n}-3399{n + 11}".translate(digits)
        }</li><li dir="ltr">c{n}@eng.example.ir</li>
</ul><a class="btn" href="Professor.aspx?id={n + 70}">مشاهده رزومه</a></div></div></div>"""
    logo = site.scene("/Templates/img/logo-fa.png", (300, 80))
    slide = site.scene("/Templates/img/slide1.jpg", (1170, 200))
    links = "".join(
        f"<a href='#'><img src='{site.scene(path, (120, 60))}' alt='{word}'></a>"
        for path, word in (
            ("/Uploads/Links/1.png", "وزارت علوم"),
            ("/Uploads/Links/2.png", "کتابخانه مرکزی"),
            ("/Uploads/Links/3.png", "سامانه گلستان"),
        )
    )
    words = ("صفحه اصلی", "درباره دانشکده", "اعضای هیات علمی", "آموزش", "پژوهش", "تماس با ما")
    menu = "".join(f'<a href="#">{word}</a>' for word in words)
    body = f"""<form id="form1" dir="rtl"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUK"
><div
class="container"><img src="{logo}" alt="دانشکده مهندسی عمران"><span
> یکشنبه ۱۲ آذر ۱۴۰۲ | English</span>
</div><nav class="navbar navbar-inverse"><div class="container">{menu}</div></nav><div
class="container"><img class="slide" src="{slide}" alt=""><h2>اعضای هیات علمی</h2
><div class="filter">
جستجو: <input type="text"> <select><option>همه مراتب</option><option>استاد</option><option>دانشیار
</option><option>استادیار</option></select></div><div class="row">{cards}</div><div class="news"
><h3>
اخبار دانشکده</h3><ul><li>برگزاری کنفرانس ملی مهندسی آب</li><li>فراخوان پذیرش دانشجوی دکتری</li
></ul>
</div><div class="links"><h3>پیوندها</h3>{links}</div></div><footer
>نشانی: شهر نمونه، بلوار دانشگاه | کلیه
حقوق این وب‌سایت محفوظ است.</footer></form>"""
    site.start = "/fa/Professors.aspx"
    page = frames.bare("اعضای هیات علمی", body, language="fa", style=PERSIAN)
    site.put(site.start, page)


def south_african_pairs(site: Site) -> None:
    """South Africa, 2006, kept in Dreamweaver: two people a row, picture and text cells."""
    cells = []
    for n, (one, (title, post, degree, field)) in enumerate(called(site, SOUTH_AFRICAN)):
        photo = site.image(
            one, f"/images/staff/{one.user}{'_sml' if n % 3 == 0 else ''}.jpg",
            ((110, 140), (120, 150), (100, 133))[n % 3], shown=n not in (7, 10),
            tag='<img src="{}" width="110" border="1" align="top">',
            without='<font size="1" color="#999999">No photo available</font>',
        ).replace('"/images', '"../images')  # fmt: skip
        name = f"{title} {one.name}" + (f", {degree}" if degree and n % 2 == 0 else "")
        about = f"<i>{field}</i><br>" if field else ""
        cells.append(f"""<td width="120" valign="top">{photo}</td><td width="240" valign="top"
class="bodytext"><p><strong>{name}</strong><br>{post}<br>{about}Tel: +27 00 600 8{n + 310}<br><a
href="mailto:x">E-mail</a>{' | <a href="#">Homepage</a>' if field else ""}</p></td>""")
    pairs = [
        "".join(cells[n : n + 2])
        for part in (range(0, 8, 2), range(8, 12, 2))
        for n in part
    ]  # fmt: skip
    rows = "".join(f"<tr>{pair}</tr>" for pair in pairs[:4])
    office = "".join(f"<tr>{pair}</tr>" for pair in pairs[4:])
    logo = site.scene("/images/header.gif", (780, 100))
    fish = site.scene("/images/estuary.jpg", (140, 100))
    body = f"""<table width="780" border="0" align="center" cellpadding="0" cellspacing="0"><tr><td
colspan="2"><img src="{
        logo
    }" width="780" height="100"></td></tr><tr bgcolor="#003366"><td colspan="2"
class="menu">Home | About us | Undergraduate | Postgraduate | Staff | Research | Museum |
Vacancies</td>
</tr><tr><td width="150" valign="top" bgcolor="#DDE6EE" class="bodytext"><p><a>Academic staff</a
></p><p><a
>Support staff</a></p><p><a>Postgraduate students</a></p><p><a>Honorary appointments</a></p><img
src="{
        fish
    }" width="140"><p>Next seminar: Friday 13h00, Lecture Theatre 2</p></td><td valign="top"><h2
class="heading">Department of Zoology and Botany: Staff</h2><p class="bodytext"
>Dialling from outside South
Africa, please use the code +27.</p><h3 class="heading">Academic staff</h3><table border="0"
cellspacing="8">{
        rows
    }</table><h3 class="heading">Support staff</h3><table border="0" cellspacing="8">{
        office
    }</table></td></tr><tr><td colspan="2" align="center" class="small">Last updated 14 February
2006 | <a>Webmaster</a> | Private Bag X9999, Example 9999</td></tr></table>"""
    style = (
        ".bodytext{font:12px Verdana,Arial,sans-serif}.heading{font-family:Verdana;color:#003366;"
        "font-size:16px}.menu{color:#fff;font:bold 11px Verdana;padding:6px}.small{font-size:10px}"
    )
    site.start = "/staff/staff.htm"
    site.put(site.start, frames.bare("Staff", body, language="en-za", style=style))


LAYOUTS = (
    japanese_faculty_boxes,
    korean_board_gallery,
    chinese_academy_records,
    taiwanese_member_rows,
    indian_institute_tabs,
    sri_lankan_person_addons,
    iranian_repeater_cards,
    south_african_pairs,
)
