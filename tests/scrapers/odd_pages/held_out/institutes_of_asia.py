"""Hospitals, schools, faculties and laboratories from Israel to Japan, each on its kind of site."""

from dataclasses import replace

from .. import frames
from ..rolls import called
from ..site import Site

DOCTORS = """
久慈 宗一郎|くじ そういちろう|循環器内科部長|平成3年卒|虚血性心疾患|総合内科専門医
安孫子 光代|あびこ みつよ|循環器内科医長|平成12年卒|心不全、心エコー検査|循環器専門医
玉城 大志|たまき たいし|循環器内科医長|平成14年卒|不整脈|不整脈専門医
狩野 優太朗|かのう ゆうたろう|循環器内科医員|平成25年卒|循環器一般|認定内科医
波多 彩乃|はた あやの|循環器内科医員|平成28年卒|心臓リハビリ|心臓リハビリテーション指導士
森尾 隼|もりお しゅん|循環器内科専攻医|令和2年卒|内科一般|
古庄 紀子|ふるしょう のりこ|消化器内科部長|平成5年卒|肝疾患、超音波診断|肝臓専門医
東海林 亮二|しょうじ りょうじ|内視鏡センター長|平成8年卒|早期がんの内視鏡治療|内視鏡学会指導医
仲田 千尋|なかた ちひろ|消化器内科医長|平成17年卒|胆膵疾患|消化器病専門医
堤下 祐樹|つつみした ゆうき|消化器内科医員|平成27年卒|消化器一般|認定内科医
温井 麻衣|ぬくい まい|消化器内科専攻医|令和3年卒|消化器一般|
川目 進|かわめ すすむ|非常勤医師（糖尿病外来）||糖尿病、内分泌|医学博士
"""
"""Name, reading, post, year of the degree, fields, qualification."""
CHINESE = """
邵 启明|教授|院长、博士生导师|结构工程、桥梁健康监测
缪 红燕|教授|博士生导师|岩土工程、地下空间
濮 建平|教授|党委书记|工程管理、绿色建造
裘 志远|教授|博士生导师|防灾减灾工程
阮 丽君|教授|博士生导师|水工结构、混凝土耐久性
欧阳 振宇|教授|硕士生导师|道路工程
汤 国庆|副教授|副院长|钢结构稳定理论
柏 蕾|副教授|硕士生导师|市政工程、水处理
芮 涛|副教授|硕士生导师|土动力学
单 玉洁|副教授|硕士生导师|建筑材料
车 刚|副教授|硕士生导师|测量与遥感
亓 思远|讲师|硕士生导师|智能建造、机器视觉
花 婉清|讲师||组合结构
祁 浩然|讲师||隧道工程
郜 明月|实验师|实验中心副主任|力学实验
"""
"""Name, rank, office or right to supervise, fields."""
THAI = """
วรพจน์ แสงอรุณรุ่ง|นาย|หัวหน้ากลุ่มสาระการเรียนรู้|ครู วิทยฐานะ ครูเชี่ยวชาญ|กศ.ม. (คณิตศาสตร์)
ปราณี ศรีบุญเลิศ|นาง|รองหัวหน้ากลุ่มสาระ|ครู วิทยฐานะ ครูชำนาญการพิเศษ|ค.บ. (คณิตศาสตร์)
จิราวรรณ ทองคำเปลว|นาง||ครู วิทยฐานะ ครูชำนาญการพิเศษ|ศษ.ม. (การวัดผล)
สุรเชษฐ์ บัวระพา|นาย||ครู วิทยฐานะ ครูชำนาญการพิเศษ|ค.บ. (คณิตศาสตร์)
กมลทิพย์ นาคสุวรรณ์|นางสาว||ครู วิทยฐานะ ครูชำนาญการ|วท.บ. (สถิติ)
อรุณี พันธุ์ไม้ทอง|นางสาว||ครู วิทยฐานะ ครูชำนาญการ|ค.บ. (คณิตศาสตร์)
ธีรพงษ์ คำหล้าแสง|นาย||ครู วิทยฐานะ ครูชำนาญการ|ค.ม. (หลักสูตรและการสอน)
ธนกร สิริวัฒนะชัย|ว่าที่ร้อยตรี||ครู คศ.1|ค.บ. (คณิตศาสตร์)
ณัฐธิดา อยู่เย็นดี|นางสาว||ครู คศ.1|ค.บ. (คณิตศาสตร์)
พิมพ์ชนก เหลืองวิไล|นางสาว||ครู คศ.1|กศ.บ. (คณิตศาสตร์)
ศุภกร ดวงประทีป|นาย||ครูผู้ช่วย|ค.บ. (คณิตศาสตร์)
มัลลิกา สายธารทิพย์|นางสาว||ครูผู้ช่วย|ค.บ. (คณิตศาสตร์)
กิตติภพ จันทร์ฉายแสง|นาย||ครูอัตราจ้าง|วท.บ. (คณิตศาสตร์ประยุกต์)
"""
"""Name, title, office, post, degree."""
VIETNAMESE = """
Lê~Quang Thuyết|PGS.TS.|Trưởng khoa|Bệnh cây, nấm đối kháng|
Hà~Thị~Diễm Chi|PGS.TS.|Phó Trưởng khoa|Chọn tạo giống lúa|
Ngô~Trí Nhẫn|TS.|Phó Trưởng khoa|Sinh lý thực vật|
Trịnh~Xuân Vượng|GS.TS.|Giảng viên cao cấp|Di truyền và chọn giống|NGND
Đoàn~Thị~Kim Liễu|TS.|Trưởng bộ môn|Côn trùng nông nghiệp|
Cao~Hữu Nghị|TS.|Giảng viên chính|Cỏ dại và thuốc bảo vệ thực vật|
Tô~Minh Hằng|ThS.|Giảng viên|Nấm ăn và nấm dược liệu|
Nguyễn~Thị~Ánh Nguyệt|ThS.NCS.|Giảng viên|Bệnh virus hại cây|
Lương~Đình Cẩn|TS.|Trưởng bộ môn|Cây ăn quả|
Phan~Thị~Thùy Dương|TS.|Giảng viên|Rau và hoa|
Mai~Văn Sáu|ThS.|Giảng viên|Cây công nghiệp|
Y~Blơm Niê|ThS.|Giảng viên|Cây cà phê|
Quách~Thành Đạt|KS.|Kỹ thuật viên|Quản lý nhà lưới|
Hồ~Thị~Bạch Tuyết|CN.|Chuyên viên văn phòng|Giáo vụ khoa|
"""
"""Name in the order of Vietnam, title, post, field, honour."""
INDONESIAN = """
Bambang Harjosuwito|Prof. Dr. Ir. {}, M.Sc.|Guru Besar|0012036504|Teknologi Pengolahan Hasil Ikan
Ni~Made Candrawati|Dr. {}, S.Pi., M.Si.|Ketua Program Studi|0021047302|Budidaya Perairan
Andi~Rezki Mappatoba|{}, S.Pi., M.P., Ph.D.|Sekretaris Program Studi|0907118001|Nutrisi Ikan
Yohanes Kurniadharma|Dr. Ir. {}, M.P.|Lektor Kepala|0005056801|Manajemen Sumber Daya Perairan
Sri Lestaringtyas|Ir. {}, M.Si.|Lektor Kepala|0017096603|Limnologi
Suparjono Tunggal|{}, S.Pi., M.Si.|Lektor|0030127704|Teknologi Penangkapan Ikan
Hj.~Nuraidah Batubara|Dr. {}, S.Pi., M.Si.|Lektor|0113088102|Mikrobiologi Perairan
Fransiska~Dewi Tandililing|{}, S.Kel., M.Sc.|Lektor|0924098503|Oseanografi
Muh.~Ilham Syahrudin|{}, S.Pi., M.Si.|Asisten Ahli|0908079002|Penyakit Ikan
Cut~Rahmi Meutiana|{}, S.Si., M.Biotech.|Asisten Ahli|0115019103|Bioteknologi Laut
Galih Wicaksatria|{}, S.T., M.T.|Asisten Ahli|0021129201|Instrumentasi Kelautan
Dewa~Gede Artanegara|{}, S.Pi., M.P.|Tenaga Pengajar|0802029401|Sosial Ekonomi Perikanan
Siti Aminatuzzahro|{}, A.Md.|Laboran||Laboratorium Kualitas Air
Rudi Hartantoyo|{}, S.E.|Tata Usaha||Administrasi Akademik
"""
"""Name, the degrees around it, post, number of the register, field."""
JORDANIAN = """
عبد~الرحمن~سليم الخرابشة|أ.د.|أستاذ|عميد الكلية|التربية المقارنة|m
هيفاء~محمود النسورات|د.|أستاذ مشارك|نائب العميد|المناهج والتدريس|f
ماجد~عطا~الله الدويكات|أ.د.|أستاذ|رئيس قسم الإدارة التربوية|الإدارة التربوية|m
ريما~يوسف الطراونجي|أ.د.|أستاذ||علم النفس التربوي|f
عماد~فوزي القضاتي|أ.د.|أستاذ||القياس والتقويم|m
زياد~أحمد الشوبكاني|د.|أستاذ مشارك||تكنولوجيا التعليم|m
خولة~ناصر الحوامدية|د.|أستاذ مشارك|رئيسة قسم علم النفس|الإرشاد النفسي|f
بسام~خليل العتومي|د.|أستاذ مشارك||أصول التربية|m
نسرين~جمال المومنات|د.|أستاذ مساعد||التربية الخاصة|f
محمد~نور~الدين البطاينجي|د.|أستاذ مساعد||مناهج الرياضيات|m
رنا~إبراهيم الزعبلاوي|د.|أستاذ مساعد||رياض الأطفال|f
ثائر~عيسى حدادينات|د.|أستاذ مساعد||مناهج العلوم|m
أروى~هاني الصمادية|السيدة|مدرسة||اللغة العربية|f
قصي~وليد الرواشدي|السيد|محاضر متفرغ||الحاسوب التعليمي|m
"""
"""Name, title, rank, office, field, man or woman."""
BANGLADESHI = """
Dr.~Md. Shamsul~Arefeen|Professor & Chairman|PhD (Kyoto), MSc|Wireless Networks|chairman.cse
Dr.~A.~K.~M. Fazlul~Haquee|Professor|PhD (Moscow), MSc|Digital Signal Processing|fhaque
Dr.~Nasrin Sultana~Choudhuri|Professor|PhD (BUET)|Bangla Language Processing|nasrin
Dr.~Subrata~Kumar Pramanikar|Professor|PhD (IIT Kharagpur)|Image Processing|subrata
Dr.~Mohammad Zahidur~Rahim|Associate Professor|PhD (Malaya)|Information Security|zahid
Dr.~Farhana Yeasmeen|Associate Professor|PhD (Saitama)|Human-Computer Interaction|farhana
Md. Golam~Mostofaa|Associate Professor|MSc (Stockholm)|Software Engineering|mostofa
Dr.~Ripon~Chandra Sutradharan|Assistant Professor|PhD (Deakin)|Internet of Things|ripon
Most.~Jannatul Ferdoushi|Assistant Professor|MSc, BSc (Engg.)|Bioinformatics|jannat
S.~M. Tanvirul~Islami|Assistant Professor|MSc (TU Delft)|Computer Vision|tanvir
Tasnuva Binte~Kabeer|Lecturer|MSc, BSc (Hons)|Data Mining|tasnuva
Pritom Barua~Chowdhurian|Lecturer|BSc (Engg.)|Algorithms|pritom
Sheikh~Rafsan Jaani|Lecturer|BSc (Engg.)|Deep Learning|rafsan
Umme~Habiba Lipii|Lecturer (On Study Leave)|MSc|Networks|lipi
Arnab Tripurari|Lecturer (On Study Leave)|BSc (Engg.)|Robotics|arnab
Md. Abul~Kashemi|Sr. Lab Technician|Diploma in Engg.|Hardware Lab|
"""
"""Name, designation, degrees, field, mailbox."""
ISRAELI = """
Noga Shtilermann|PI|noga.s
Dr.~Eitan Barzelai|Lab manager|eitan.b|PhD in Neurobiology, 2009
Inbal Katzovitch|Postdoctoral fellow|inbal.k|PhD in Zoology, 2020|Azrieli Fellow
Anirban Sahasrabudhe|Postdoctoral fellow|anirban|PhD in Physics, 2021
Tomer Ben-Haroush|PhD student|tomer.bh|MSc in Neuroscience, 2019
Shir Lavi-Ohana|PhD student (with Prof. Gadi Orenberg)|shir.l|MSc in Biology, 2020
Maayan Tzurieli|PhD student|maayan.t|BSc in Psychology and Biology
Rawan Abu~Hatoumeh|PhD student|rawan.ah|MSc in Biomedical Engineering
Yonatan Feiglstock|MSc student|yonatan.f|BSc in Computer Science
Daniella Rozenfarb|MSc student|daniella.r|BSc in Life Sciences
Omri Gvirtzberg|MSc student|omri.g|
Liya Tesfamichael|Undergraduate project student|liya.t|
"""
"""Name, post, mailbox, studies."""
ISRAELI_ALUMNI = (
    ("Michal Sandroviz", "PhD 2022", "now postdoc abroad"),
    ("Guy Elkaslasi", "MSc 2021", "now data scientist in Tel Aviv"),
    ("Nadav Pomerantsev", "MSc 2020", "now PhD student"),
    ("Hila Arbelitz", "Lab manager 2016-2019", ""),
    ("Jonas Brinkhoffer", "visiting student, summer 2019", ""),
)


def japanese_hospital_doctors(site: Site) -> None:
    """Japan, 2015: a municipal hospital's page of two departments, a table for each physician."""
    tables = ["", ""]
    nobody = site.silhouette("/images/doctor/no_photo.jpg", (140, 180), shade=170)
    for n, (one, (kana, post, year, field, degree)) in enumerate(called(site, DOCTORS)):
        site.also(one, kana)
        tag = f'<img src="{{}}" width="140" height="180" alt="{one.family if n < 3 else ""}">'
        photo = site.image(
            one, f"/images/doctor/dr_naika{n + 1:02}.jpg", (140, 180),
            tag=tag, without=tag.format(nobody), shown=n not in (5, 11),
        )  # fmt: skip
        rows = "".join(
            f"<tr><th>{head}</th><td>{cell}</td></tr>"
            for head, cell in (
                ("役職", post), ("卒業年", year), ("専門分野", field), ("資格等", degree),
            )
            if cell
        )  # fmt: skip
        tables[n > 5] += f"""<table class="doctorTbl" cellspacing="1"><tr><td class="ph"
rowspan="5">{photo}</td><th>氏名</th><td class="nm"><strong>{one.name.replace(" ", "　")}</strong
>（{kana.replace(" ", "　")}）</td></tr>{rows}</table>"""
    week = "".join(f"<th>{day}</th>" for day in "月火水木金")
    plan = (
        f'<table class="gairai"><tr><th></th>{week}</tr><tr><th>1診</th><td>久慈</td><td>安孫子'
        "</td><td>久慈</td><td>玉城</td><td>安孫子</td></tr><tr><th>2診</th><td>狩野</td><td>波多"
        "</td><td>―</td><td>狩野</td><td>玉城</td></tr></table>"
    )
    sides = "".join(
        f'<li><a href="#"><img src="{site.scene(f"/images/side/bn_{n}.png", (200, 60))}"'
        f' alt="{word}"></a></li>'
        for n, word in enumerate(("外来担当医表", "人間ドック", "看護師募集", "臨床研修医募集"))
    )
    main = site.scene("/images/shinryo/junkanki_main.jpg", (680, 200))
    cath = site.scene("/images/shinryo/cath_room.jpg", (220, 150))
    menu = "".join(
        f'<li><a href="#">{word}</a></li>'
        for word in ("病院案内", "受診される方へ", "入院される方へ", "診療科・部門", "採用情報")
    )
    body = f"""<div id="header"><p class="logo"><a href="/"><img
src="{site.scene("/images/common/logo.png", (300, 60))}" alt="見本市立みどり病院"></a></p><p
class="size">文字サイズ <a>小</a> <a>中</a> <a>大</a></p><p class="tel">TEL 000-000-0000</p></div>
<ul id="gnavi">{menu}</ul><div id="wrap"><p class="pankuzu"><a href="/">HOME</a> &gt;
<a href="#">診療科・部門</a> &gt; 内科</p><div id="main"><h2>内科（循環器・消化器）</h2><p><img
src="{main}" width="680" height="200" alt=""></p><h3>診療科の紹介</h3><p><img class="fr"
src="{cath}"
alt="心臓カテーテル室">当科では、24時間体制で急性心筋梗塞などの救急患者さんを受け入れています。
地域の先生方と連携し、患者さんに安心していただける医療を心がけています。</p>
<h3>主な対象疾患</h3><ul class="dis"><li>狭心症、心筋梗塞</li><li>心不全</li><li>不整脈</li>
<li>胃がん、大腸がん</li><li>肝炎、肝硬変</li></ul><h3>医師紹介</h3><h4>循環器内科</h4>{tables[0]}
<h4>消化器内科</h4>{tables[1]}<h3>外来診療担当表（循環器内科）</h3>{plan}<p class="cap">※学会等に
より変更になる場合があります。</p><h3>診療実績</h3><table class="gairai"><tr><th></th><th>平成25年
</th><th>平成26年</th></tr><tr><th>冠動脈造影</th><td>412件</td><td>438件</td></tr><tr><th>PCI</th>
<td>187件</td><td>201件</td></tr></table><p class="top"><a
href="#header">ページトップへ</a></p></div>
<div id="side"><h3>診療科一覧</h3><ul><li><a href="#">内科</a></li><li><a href="#">外科</a></li>
<li><a href="#">整形外科</a></li><li><a href="#">小児科</a></li><li><a
href="#">放射線科</a></li></ul>
<ul class="bn">{sides}</ul></div></div><div id="footer"><p>見本市立みどり病院　〒999-9999
見本県見本市緑町2-3</p><p>Copyright © Midori Municipal Hospital. All Rights Reserved.</p></div>"""
    style = """body{margin:0;font:14px/1.6 sans-serif}#header,#wrap,#gnavi,#footer{width:940px;
margin:0 auto}#gnavi{display:flex;padding:0;list-style:none;background:#2a7}#gnavi li{flex:1}
#main{float:left;width:700px}#side{float:right;width:210px}.fr{float:right}.doctorTbl{width:680px;
margin-bottom:14px;background:#ccc}.doctorTbl td,.doctorTbl th{background:#fff;padding:6px}
.doctorTbl th{background:#e8f5ee;width:90px}.ph{width:150px}.gairai{border-collapse:collapse}
.gairai td,.gairai th{border:1px solid #999;padding:4px 14px}#footer{clear:both}"""
    site.start = "/shinryo/naika/index.html"
    title = "内科（循環器・消化器）｜見本市立みどり病院"
    site.put(site.start, frames.bare(title, body, language="ja", style=style))


def chinese_webplus_list(site: Site) -> None:
    """China: a school's page in a university's content system, lists of pictures under ranks."""
    blocks: dict[str, str] = {}
    base = "/_upload/article/images"
    nobody = site.silhouette(f"{base}/4c/1b/noface.png", (150, 200))
    for n, (one, (rank, office, field)) in enumerate(called(site, CHINESE)):
        # Names of two characters are set as wide as those of three.
        native = one.name.replace(" ", "　" if len(one.name) == 3 else "")
        uid = f"{n * 7919 + 4099:04x}8c{n:02}-5e1f-4a6b-9d{n + 16:x}-d3c1a7{n * 3 + 11}"
        photo = site.image(
            one, f"{base}/{n + 16:x}/{n * 5 + 30:x}/{uid}.jpg", (150, 200) if n % 3 else (300, 400),
            shown=n not in (8, 13), tag='<img src="{}" width="150" />',
            without=f'<img src="{nobody}" width="150" />',
        )  # fmt: skip
        page = f"/2023/0{n % 9 + 1}1{n % 10}/c1042a{58110 + n}/page.htm"
        duty = f'<span class="news_meta duty">{office}</span>' if office else ""
        blocks[rank] = blocks.get(rank, "") + (
            f"""<li class="news n{n + 1} clearfix"><div class="news_imgs"><a href="{page}"
target="_blank" title="{native}">{photo}</a></div><div class="news_con"><div class="news_title"><a
href="{page}" target="_blank" title="{native}">{native}</a></div>{duty}<div class="news_text">
研究方向：{field}</div></div></li>"""
        )
    lists = "".join(
        f"""<div class="post post{n}"><div class="tt clearfix"><h3 class="tit"><span class="title"
frag="标题">{rank}</span></h3></div><div class="con"><div frag="窗口内容"><div
id="wp_news_w1{n}"><ul
class="news_list list2 clearfix">{items}</ul></div></div></div></div>"""
        for n, (rank, items) in enumerate(blocks.items())
    )
    menu = "".join(
        f'<li class="nav-item i{n}"><a href="/{1030 + n}/list.htm">{word}</a></li>'
        for n, word in enumerate(
            "首页 学院概况 师资队伍 人才培养 科学研究 党建工作 学生工作 校友之家".split()
        )
    )
    logo = site.scene("/_upload/tpl/03/5a/858/template858/images/logo.png", (420, 80))
    banner = site.scene("/_upload/tpl/03/5a/858/template858/images/banner_in.jpg", (1200, 240))
    code = site.scene("/_upload/tpl/03/5a/858/template858/images/ewm.png", (100, 100))
    side = "".join(
        f'<li class="wp_column column-{n}"><a href="#"><span class="column-name">{word}</span></a>'
        for n, word in enumerate(("教授", "副教授", "讲师", "实验人员", "博士后", "荣休教师"))
    )
    body = f"""<div class="wrapper header" id="header"><div class="inner clearfix"><div class="mod"
frag="面板01"><a class="navi-logo" href="/main.htm"><img src="{logo}" alt="" /></a><div
class="wp-search"><form><input class="search-title" placeholder="请输入关键字"><input type="submit"
value=""></form></div></div></div></div><div class="wrapper nav"><ul class="wp_nav clearfix">{menu}
</ul></div><div class="wrapper list-banner"><img src="{banner}" border="0"></div><div
class="wrapper"
id="l-container"><div class="inner clearfix"><div class="col_menu"><div class="column-head"><h3
class="column-title">师资队伍</h3></div><ul class="wp_listcolumn">{side}</ul></div><div
class="col_news"><div class="col_metas clearfix"><h2 class="col-title">专任教师</h2><div
class="col_path">当前位置：<a href="/main.htm">首页</a> &gt; <a href="#">师资队伍</a> &gt; <a
href="#">专任教师</a></div></div><div class="col_news_con">{lists}</div></div></div></div><div
class="wrapper footer"><div class="inner"><p>版权所有 © 例示理工大学土木工程学院 地址：示例省样本市
学府路1号 邮编：999999</p><img src="{code}"><p>微信公众号</p></div></div>"""
    style = """body{margin:0;font:14px "Microsoft YaHei",sans-serif}.inner,.wp_nav{width:1200px;
margin:0 auto}.wp_nav,.list2,.wp_listcolumn{list-style:none;padding:0}.wp_nav li{float:left;
padding:12px 30px}.nav{background:#0b5296;overflow:hidden}.nav a{color:#fff}.col_menu{float:left;
width:240px}.col_news{float:right;width:930px}.clearfix:after{content:"";display:block;clear:both}
.list2 li.news{float:left;width:440px;height:220px;margin-right:20px}.news_imgs{float:left;
width:165px}.news_meta{display:block;color:#888}.tit{border-bottom:2px solid #0b5296}"""
    site.start = "/1042/list.htm"
    site.put(site.start, frames.bare("专任教师", body, language="zh-CN", style=style))


def thai_school_tables(site: Site) -> None:
    """Thailand, 2008: teachers of a school's subject group in tables, as drawn in an organigram."""
    cells = []
    nobody = site.silhouette("images/person/nopic.gif", (110, 140))
    for n, (one, (title, office, post, degree)) in enumerate(called(site, THAI)):
        # The courtesy title is written as one word with the name, as in every register.
        site.also(one, title + one.name)
        photo = site.image(
            one, f"images/person/math{n + 1:02}.jpg", (110, 140), shown=n not in (10, 12),
            tag='<img src="{}" width="110" height="140" border="1">',
            without=f'<img src="{nobody}" width="110" height="140" border="1">',
        )  # fmt: skip
        duty = f'<br><font color="#990000">{office}</font>' if office else ""
        name = title + one.name
        cells.append(
            f"""<td width="33%" align="center" valign="top">{photo}<br><b><font size="2"
color="#000099">{name}</font></b>{duty}<br><font size="2">{post}</font><br><font size="1">
{degree}</font></td>"""
        )
    head = f'<table width="100%" border="0"><tr>{cells[0]}</tr><tr>{cells[1]}</tr></table>'
    rows = "".join(f"<tr>{''.join(cells[n : n + 3])}</tr>" for n in range(2, len(cells), 3))
    menu = "".join(
        f'<tr><td><img src="{site.scene("images/bullet.gif", (12, 12))}"> <a href="{n}.html">'
        f"<font size=2>{word}</font></a></td></tr>"
        for n, word in enumerate(
            ("หน้าแรก", "ประวัติโรงเรียน", "ผู้บริหาร", "บุคลากร", "ผลงานครู", "กระดานข่าว", "ติดต่อเรา")
        )
    )
    groups = " | ".join(
        f'<a href="group{n}.html">{word}</a>'
        for n, word in enumerate(
            ("ภาษาไทย", "คณิตศาสตร์", "วิทยาศาสตร์", "สังคมศึกษา", "ศิลปะ", "ภาษาต่างประเทศ")
        )
    )
    banner = site.scene("images/head.jpg", (900, 160))
    counter, card = site.scene("images/counter.gif", (90, 20)), site.scene("images/obec.gif")
    body = f"""<center><table width="900" border="0" cellpadding="0" cellspacing="0"
bgcolor="#FFFFFF"><tr><td colspan="2"><img src="{banner}" width="900" height="160"></td></tr><tr><td
colspan="2" bgcolor="#FFCC00" align="center"><marquee><font size="2">ยินดีต้อนรับสู่เว็บไซต์โรงเรียน
ตัวอย่างวิทยาคม จังหวัดสมมุติ</font></marquee></td></tr><tr><td width="160" valign="top"
bgcolor="#FFFFCC"><table width="100%">{menu}</table><p align="center"><img src="{card}" width="120"
height="60"><br><font size="1">ผู้เข้าชม</font><br><img src="{counter}"></p></td><td width="740"
valign="top"><p align="center"><font size="2">{groups}</font></p><p align="center"><font size="5"
color="#0000FF"><b>กลุ่มสาระการเรียนรู้คณิตศาสตร์</b></font></p>{head}<hr width="80%"><table width="100%"
border="0" cellpadding="6">{rows}</table><p align="center"><a href="#"><font size="2">กลับด้านบน
</font></a></p></td></tr><tr><td colspan="2" bgcolor="#FFCC00" align="center"><font size="2">โรงเรียน
ตัวอย่างวิทยาคม ถนนสมมุติ อำเภอเมือง โทร. 0-9999-9999<br>ผู้ดูแลระบบ : webmaster@school.example</font></td>
</tr></table></center>"""
    document = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>::: กลุ่มสาระการเรียนรู้คณิตศาสตร์ :::</title><meta name="GENERATOR" content="FrontPage 5.0"></head>
<body bgcolor="#CCE6FF" topmargin="0">{body}</body></html>"""
    site.start = "/math.html"
    site.put(site.start, document)


def vietnamese_organs_module(site: Site) -> None:
    """Vietnam, 2017: a faculty's staff by units in a content system's module, as media objects."""
    units = {0: "Ban chủ nhiệm khoa", 3: "Bộ môn Bảo vệ thực vật", 8: "Bộ môn Khoa học cây trồng"}
    units[12] = "Văn phòng khoa"
    panels: list[str] = []
    nobody = site.silhouette("/themes/default/images/organs/no-avatar.jpg", (120, 160))
    for n, (one, (title, post, field, honour)) in enumerate(called(site, VIETNAMESE)):
        mail = f"{one.user}{n}@khoanonghoc.example"
        tag = f'<img class="img-thumbnail" src="{{}}" alt="{one.name}" width="120"/>'
        photo = site.image(
            one, f"/uploads/organs/2017_0{n % 8 + 1}/{one.user}-{n}.jpg", (120, 160),
            tag=tag, without=tag.format(nobody), shown=n not in (6, 13),
        )  # fmt: skip
        href = f"/organs/person/{n + 3}/"
        lines = [f"Chức vụ: <strong>{post}</strong>", f"Chuyên môn: {field}"]
        if n in (0, 3, 5, 8, 12):
            lines.append(f"Điện thoại: 09{n}9.999.{200 + n}")
        lines.append(f'Email: <a href="mailto:{mail}">{mail}</a>')
        shown = f"{title} {honour + '. ' if honour else ''}{one.name}"
        if n in units:
            panels.append(
                f'<div class="panel panel-primary"><div class="panel-heading"><h3 '
                f'class="panel-title"><a href="#">{units[n]}</a></h3></div><div class="panel-body">'
            )
        panels.append(
            f"""<div class="media organs-person"><a class="pull-left" href="{href}">{photo}</a><div
class="media-body"><h4 class="media-heading"><a href="{href}" title="{one.name}">{shown}</a></h4><ul
class="list-unstyled"><li>{"</li><li>".join(lines)}</li></ul></div></div>"""
        )
        if n + 1 in (3, 8, 12, 14):
            panels.append("</div></div>")
    menu = "".join(
        f'<li><a href="/{n}/">{word}</a></li>'
        for n, word in enumerate(
            ("Trang nhất", "Giới thiệu", "Đào tạo", "Nghiên cứu", "Cơ cấu tổ chức", "Liên hệ")
        )
    )
    news = "".join(
        f'<li class="clearfix"><a href="#"><img class="img-thumbnail pull-left" width="60" src="'
        f'{site.scene(f"/assets/news/2017_0{n + 4}/tin-{n}.jpg", (60, 45))}" alt=""></a> <a '
        f'href="#">{word}</a></li>'
        for n, word in enumerate(
            ("Lễ tốt nghiệp đợt 2 năm 2017", "Hội thảo giống lúa chịu mặn", "Tuyển sinh cao học")
        )
    )
    logo = site.scene("/uploads/logo.png", (100, 100))
    banner = site.scene("/uploads/banners/qc1.jpg", (260, 120))
    body = f"""<div class="container" id="wraper"><header><div id="header" class="row"><div
class="logo col-md-4"><a href="/"><img src="{logo}" alt="Khoa Nông học"></a></div><h1>KHOA NÔNG HỌC
</h1><h2>TRƯỜNG ĐẠI HỌC NÔNG LÂM MINH HỌA</h2></div></header><nav class="navbar navbar-default"><ul
class="nav navbar-nav">{menu}</ul><form class="headerSearch"><input placeholder="Tìm
kiếm..."></form>
</nav><section id="body"><div class="breadcrumbs">Trang nhất » Cơ cấu tổ chức</div><div class="row">
<div class="col-md-18"><h1 class="title">Đội ngũ cán bộ, giảng viên</h1>{"".join(panels)}<div
class="text-center"><ul class="pagination"><li class="active"><a>1</a></li></ul></div></div><div
class="col-md-6"><div class="panel panel-default"><div class="panel-heading">Tin mới</div><ul
class="block_news">{news}</ul></div><a href="#"><img src="{banner}" alt="Tuyển sinh 2017"></a><div
class="panel panel-default"><div class="panel-heading">Thống kê truy cập</div><ul><li>Đang truy cập:
7</li><li>Hôm nay: 312</li><li>Tổng lượt truy cập: 1.204.511</li></ul></div></div></div></section>
<footer><p>© Khoa Nông học - Trường Đại học Nông Lâm Minh Họa. Khu phố 9, Phường Ví Dụ</p><p>Điện
thoại: 028.9999.999</p></footer></div>"""
    style = """.container{width:1170px;margin:auto;font:14px/1.5 Arial}.row:after,.media:after{
content:"";display:block;clear:both}.nav{display:flex;list-style:none;gap:24px}.col-md-18{
float:left;width:860px}.col-md-6{float:right;width:280px}.pull-left{float:left;margin-right:12px}
.media{padding:10px 0;border-bottom:1px dotted #ccc}.media-body{overflow:hidden}.panel{border:1px
solid #428bca;margin-bottom:18px}.panel-heading{background:#428bca;padding:1px 12px}
.list-unstyled,.block_news{list-style:none;padding:0}
.block_news li{overflow:hidden}.panel-heading a{color:#fff}"""
    site.start = "/organs/"
    title = "Cơ cấu tổ chức - Khoa Nông học"
    site.put(site.start, frames.bare(title, body, language="vi", style=style))


def indonesian_elementor_boxes(site: Site) -> None:
    """Indonesia: lecturers as image boxes of a page builder, degrees around the names."""
    boxes: list[str] = []
    uploads = "/wp-content/uploads"
    for n, (one, (degrees, post, number, field)) in enumerate(called(site, INDONESIAN)):
        if n == 5:  # some have only one name
            one = replace(one, name="Suparjono", given="", family="Suparjono")
        elif n == 6:  # the title of a pilgrim
            one = replace(one, name="Nuraidah Batubara", given="Nuraidah")
            degrees = "Dr. Hj. {}, S.Pi., M.Si."
        file = f"{one.name.replace(' ', '-').replace('.', '')}-{'scaled' if n % 4 else '1'}"
        photo = site.image(
            one, f"{uploads}/2022/0{n % 9 + 1}/{file}.{'jpg' if n % 3 else 'png'}", (300, 375),
            shown=n not in (9, 13), without=(
                f'<img loading="lazy" src="{site.silhouette(f"{uploads}/2022/03/user.png")}" '
                'width="300" height="375" alt="">'
            ),
            tag='<img loading="lazy" decoding="async" width="300" height="375" src="{}" '
            f'class="attachment-full size-full wp-image-{2200 + n}" alt="">',
        )  # fmt: skip
        nidn = f"NIDN. {number}<br>" if number else ""
        boxes.append(
            f"""<div class="elementor-column elementor-col-33 elementor-inner-column"><div
class="elementor-widget-wrap elementor-element-populated"><div class="elementor-element
elementor-position-top elementor-widget elementor-widget-image-box"><div
class="elementor-widget-container"><div class="elementor-image-box-wrapper"><figure
class="elementor-image-box-img">{photo}</figure><div class="elementor-image-box-content"><h3
class="elementor-image-box-title">{degrees.format(one.name)}</h3><p
class="elementor-image-box-description">{nidn}{post}<br>{field}</p></div></div></div></div></div>
</div>"""
        )
    heading = (
        '<div class="elementor-widget-heading"><h2 class="elementor-heading-title">{}</h2></div>'
    )
    sections = ""
    for name, start, end in (
        ("Dosen Tetap Program Studi", 0, 12),
        ("Tenaga Kependidikan", 12, len(boxes)),
    ):
        sections += heading.format(name)
        for n in range(start, end, 3):
            sections += (
                '<section class="elementor-section elementor-inner-section"><div '
                'class="elementor-container elementor-column-gap-default">'
                f"{''.join(boxes[n : min(n + 3, end)])}</div></section>"
            )
    logo = site.scene(f"{uploads}/2021/08/cropped-logo-prodi-1.png", (320, 80))
    marks = "".join(
        f'<figure><img src="{site.scene(f"{uploads}/2021/09/{name}.png", (140, 70))}" alt="">'
        "</figure>"
        for name in ("logo-kampus-merdeka", "banpt", "blu")
    )
    menu = "".join(
        f'<li class="menu-item"><a href="#">{word}</a></li>'
        for word in "Beranda Profil Akademik Penelitian Kemahasiswaan Alumni Kontak".split()
    )
    body = f"""<a class="skip-link screen-reader-text" href="#content">Skip to content</a><header
id="masthead"><img class="custom-logo" src="{logo}" alt="Prodi Akuakultur"><ul
class="main-header-menu">{menu}</ul></header><div id="content"><div class="elementor
elementor-1187"><section class="elementor-section hero"><h1 class="elementor-heading-title">Dosen
dan
Tenaga Kependidikan</h1></section><section class="elementor-section
elementor-top-section">{sections}
</section></div></div><footer class="site-footer"><div class="footer-widget-area"><h2
class="widget-title">Alamat</h2><p>Jl. Contoh Raya No. 99, Kota Permai<br>Telp. (0999) 999999<br>
perikanan@kampus.example</p></div><div class="footer-widget-area"><h2 class="widget-title">Tautan
</h2><ul><li>SIAKAD</li><li>E-Learning</li><li>Perpustakaan</li></ul></div><div
class="marks">{marks}
</div><p>Copyright © 2023 Prodi Akuakultur | Powered by Prodi Akuakultur</p></footer><a
class="wa-float" href="#">Hubungi kami</a>"""
    style = """body{margin:0;font:16px sans-serif}#masthead,.main-header-menu,.elementor-container,
.site-footer,.marks{display:flex}#masthead{justify-content:space-between;padding:10px 60px}
.main-header-menu{list-style:none;gap:22px}.hero{background:#05668d;color:#fff;padding:60px;
text-align:center}.elementor-top-section{max-width:1140px;margin:auto}.elementor-col-33{width:33.33%;
text-align:center}.elementor-image-box-img img{width:70%;height:auto;border-radius:8px}
.elementor-heading-title{text-align:center}.site-footer{background:#eee;gap:60px;padding:40px 60px}
.wa-float{position:fixed;right:20px;bottom:20px;background:#2b6;padding:10px}figure{margin:0}"""
    site.start = "/dosen/"
    title = "Dosen dan Tenaga Kependidikan – Prodi Akuakultur"
    site.put(site.start, frames.bare(title, body, language="id", style=style))


def jordanian_views_grid(site: Site) -> None:
    """Jordan, 2016: an older content system's grid of fields with labels, from right to left."""
    files = "/sites/default/files"
    blank = {
        sex: site.silhouette(f"{files}/default_images/{sex}.png", (150, 180), shade=shade)
        for sex, shade in (("m", 120), ("f", 165))
    }
    cells = []
    for n, (one, (title, rank, office, field, sex)) in enumerate(called(site, JORDANIAN)):
        tag = '<img typeof="foaf:Image" src="{}" width="150" height="180" alt="" />'
        photo = site.image(
            one, f"{files}/styles/member/public/{'img_' if n % 2 else ''}{3140 + n * 7}.jpg",
            (150, 180), tag=tag, without=tag.format(blank[sex]), shown=n not in (3, 8, 10, 13),
        )  # fmt: skip
        link = f"/ar/node/{311 + n}"
        duty = (
            '<div class="views-field views-field-field-position"><div class="field-content">'
            f"{office}</div></div>"
            if office
            else ""
        )
        cells.append(
            f"""<td class="col-{n % 3 + 1}"><div class="views-field views-field-field-image"><div
class="field-content"><a href="{link}">{photo}</a></div></div><div class="views-field
views-field-title"><span class="field-content"><a href="{link}">{title} {one.name}</a></span></div>
{duty}<div class="views-field views-field-field-rank"><span class="views-label">الرتبة الأكاديمية:
</span><span class="field-content">{rank}</span></div><div class="views-field
views-field-field-major"><span class="views-label">التخصص: </span><span
class="field-content">{field}
</span></div><div class="views-field views-field-field-cv"><span class="field-content"><a
href="{files}/cv/{n}.pdf">السيرة الذاتية</a></span></div></td>"""
        )
    rows = "".join(
        f'<tr class="row-{n // 3 + 1}">{"".join(cells[n : n + 3])}</tr>'
        for n in range(0, len(cells), 3)
    )
    menu = "".join(
        f'<li class="leaf"><a href="/ar/{n}">{word}</a></li>'
        for n, word in enumerate(
            (
                "الرئيسية",
                "عن الكلية",
                "الأقسام",
                "أعضاء الهيئة التدريسية",
                "الخطط الدراسية",
                "اتصل بنا",
            )
        )
    )
    events = "".join(
        f"<li><a href='#'>{word}</a></li>"
        for word in (
            "ورشة عمل حول التعليم المدمج",
            "إعلان مواعيد المناقشات",
            "زيارة وفد جامعة النموذج",
        )
    )
    logo = site.scene(f"{files}/logo_ar.png", (300, 90))
    slide = site.scene(f"{files}/slides/college1.jpg", (960, 220))
    body = f"""<div id="page-wrapper"><div id="header"><a href="/ar" rel="home" id="logo"><img
src="{logo}" alt="الرئيسية" /></a><div class="region-header"><form id="search-block-form"><input
type="text" title="أدخل العبارات التي تريد البحث عنها."><input type="submit" value="بحث"></form><ul
class="language-switcher"><li><a href="/en" xml:lang="en">English</a></li></ul></div></div><div
id="navigation"><ul id="main-menu" class="links">{menu}</ul></div><img src="{slide}" alt=""
width="960"
height="220"><div id="main"><div class="breadcrumb"><h2 class="element-invisible">أنت هنا</h2><a
href="/ar">الرئيسية</a></div><div id="content" class="column"><h1 class="title"
id="page-title">أعضاء
الهيئة التدريسية</h1><div class="view view-faculty-members"><div class="view-filters"><form><label>
القسم</label><select><option>- أي -</option><option>المناهج والتدريس</option><option>علم النفس
التربوي
</option><option>الإدارة التربوية</option></select><input type="submit"
value="تطبيق"></form></div><div
class="view-content"><table class="views-view-grid cols-3"><tbody>{rows}</tbody></table></div></div>
</div><div id="sidebar-first" class="sidebar"><div class="block"><h2>إعلانات الكلية</h2><ul>{events}
</ul></div></div></div><div id="footer"><p>جميع الحقوق محفوظة © 2016 كلية العلوم التربوية - جامعة
المثال
</p><p>هاتف: 0000 999 6 00962</p></div></div>"""
    style = """#page-wrapper{width:960px;margin:auto;font:14px/1.6 Tahoma}#main-menu{display:flex
;gap:22px;list-style:none;background:#7a1f2b}#main-menu a{color:#fff}
#content{float:right;width:700px}
.sidebar{float:left;width:230px}.views-view-grid{width:100%}.views-view-grid td{width:33%;
vertical-align:top;text-align:center;padding:10px}.views-label{font-weight:bold}
.element-invisible{position:absolute;clip:rect(1px 1px 1px 1px)}#footer{clear:both}"""
    site.start = "/ar/faculty-members"
    title = "أعضاء الهيئة التدريسية | كلية العلوم التربوية"
    site.put(site.start, frames.bare(title, body, language='ar" dir="rtl', style=style))


def bangladeshi_profile_cards(site: Site) -> None:
    """Bangladesh, in English: a Bootstrap template's cards under ranks, a message of the chair."""
    groups: dict[str, str] = {}
    nobody = site.silhouette("/assets/frontend/img/user-default.jpg", (260, 300))
    chair, chair_photo = "", ""
    for n, (one, (post, degrees, field, box)) in enumerate(called(site, BANGLADESHI)):
        title = "Dr. " if one.name.startswith("Dr. ") else ""
        name = one.name.removeprefix("Dr. ")
        given = one.given.removeprefix("Dr.").strip()
        one = replace(one, name=name, given=given)
        tag = '<img class="img-fluid card-img-top" src="{}" alt="' + title + name + '">'
        file = f"/storage/faculty/{1583920000 + n * 86413}.{'png' if n in (4, 11) else 'jpg'}"
        photo = site.image(
            one, file, (260, 300), tag=tag, without=tag.format(nobody), shown=n not in (8, 14, 15)
        )
        if n == 0:
            chair, chair_photo = title + name, photo
        group = "On Leave" if "Leave" in post else post.split(" &")[0]
        group = "Officers & Staff" if "Technician" in post else group
        mail = f'<p><i class="fa fa-envelope"></i> {box}@univ.example</p>' if box else ""
        phone = f'<p><i class="fa fa-phone"></i> +88017{n:02}-99{n:02}99</p>' if n % 2 else ""
        groups[group] = groups.get(group, "") + (
            f"""<div class="col-lg-3 col-md-4 col-sm-6 mb-4"><div class="card teacher-card h-100"><a
href="/faculty/{box or n}">{photo}</a><div class="card-body text-center"><h5 class="card-title"><a
href="/faculty/{box or n}">{title}{name}</a></h5><p class="designation">{post}</p><p
class="text-muted small">{degrees}</p><p class="small">Research Interest: {field}</p>{mail}{phone}<a
class="btn btn-sm btn-outline-primary" href="/faculty/{box or n}">View
Profile</a></div></div></div>"""
        )
    sections = "".join(
        f'<div class="section-title"><h3>{name}{"" if name[-1] in "ef" else "s"}</h3></div><div '
        f'class="row">{cards}</div>'
        for name, cards in groups.items()
    )
    menu = "".join(
        f'<li class="nav-item"><a class="nav-link" href="#">{word}</a></li>'
        for word in "Home About Academics Faculty Research Notice Alumni Contact".split()
    )
    notices = "".join(
        f'<li><span class="date">{day}</span> <a href="#">{word}</a></li>'
        for day, word in (
            ("12 Oct", "Class routine of 3rd year 2nd semester"),
            ("05 Oct", "Result of MSc admission test"),
            ("28 Sep", "Tender notice: laboratory equipment"),
        )
    )
    logo = site.scene("/assets/frontend/img/logo.png", (90, 90))
    sub = site.scene("/assets/frontend/img/breadcrumb-bg.jpg", (1400, 260))
    body = f"""<div class="top-bar bg-dark text-white"><div class="container">+880-9999-999 |
info@cse.univ.example <a href="#">Login</a></div></div><nav class="navbar navbar-expand-lg"><div
class="container"><a class="navbar-brand" href="/"><img src="{logo}" alt="logo"> Department of
Computer
Science &amp; Engineering</a><ul class="navbar-nav">{menu}</ul></div></nav><section
class="page-header" style="background-image:url({sub})"><div class="container"><h2>Faculty
Members</h2>
<ol class="breadcrumb"><li>Home</li><li>Faculty Members</li></ol></div></section><section
class="container"><div class="row chairman"><div class="col-md-3">{chair_photo}</div><div
class="col-md-9"><h4>Message from the Chairman</h4><p>It is my great pleasure to welcome you to the
Department of Computer Science and Engineering. Since its establishment in 1997 the department has
produced graduates who serve the nation and the world with
dignity.</p><p><strong>{chair}</strong><br>
Chairman</p></div></div>{sections}<div class="notice-board"><h4>Notice
Board</h4><ul>{notices}</ul></div>
</section><footer class="bg-dark text-white"><div class="container"><p>© 2023 Department of CSE. All
Rights Reserved. | Developed by ICT Cell</p></div></footer>"""
    style = """body{margin:0;font:16px/1.5 "Poppins",sans-serif}.container{max-width:1140px;
margin:auto}.row{display:flex;flex-wrap:wrap}.col-lg-3,.col-md-3{width:25%;box-sizing:border-box;
padding:0 12px}.col-md-9{width:72%}.card{border:1px solid #ddd;border-radius:6px}.mb-4{
margin-bottom:24px}.h-100{height:100%}.img-fluid{width:100%;height:auto}.card-body{padding:14px}
.text-center{text-align:center}.navbar-nav{display:flex;gap:18px;list-style:none}.page-header{
height:200px;color:#fff}.bg-dark{background:#123;color:#fff;padding:8px}.small{font-size:85%}"""
    site.start = "/faculty-members"
    site.put(site.start, frames.bare("Faculty Members | CSE", body, style=style))


def israeli_jekyll_team(site: Site) -> None:
    """Israel, in English: a static generator's team page, the head first, two members a row."""
    people = called(site, ISRAELI)
    cards = []
    for n, (one, (post, mail, *studies)) in enumerate(people):
        title = "Dr. " if one.name.startswith("Dr. ") else ""
        one = replace(one, name=one.name.removeprefix("Dr. "))
        first = one.name.split()[0].lower()
        photo = site.image(
            one, f"/images/teampic/{first}.{'png' if n == 7 else 'jpg'}",
            (300, 300) if n else (360, 440), shown=n not in (10, 11),
            tag='<img src="{}" class="img-responsive" width="' + ("35%" if n else "40%")
            + '" style="float: left" />',
            without='<img src="' + site.silhouette("/images/teampic/nophoto.png", (300, 300))
            + '" class="img-responsive" width="35%" style="float: left" />',
        )  # fmt: skip
        if n == 0:
            cards.append(
                f"""<div class="row pi"><div class="col-sm-12 clearfix">{photo}<h4>Prof. {one.name}
&nbsp;<span dir="rtl" lang="he">פרופ' נגה שטילרמן</span></h4><i>Principal investigator<br>email:
&lt;{mail}@univ.example&gt;</i><p>Noga studied biology and philosophy and did her PhD on
echolocation in
fruit bats. After four years as a postdoc in Seattle she joined the faculty in 2013. She is
interested
in how animals find their way, in the wild and in the laboratory, and in hiking with her two
dogs.</p>
<ul><li>2013- Faculty member</li><li>2009-2013 Postdoctoral fellow</li><li>2008 PhD in
Zoology</li></ul>
</div></div>"""
            )
            site.also(one, "נגה שטילרמן", f"{one.name} נגה שטילרמן")
            continue
        items = "".join(f"<li>{line}</li>" for line in studies if line)
        cards.append(
            f"""<div class="col-sm-6 clearfix">{photo}<h4>{title}{one.name}</h4><i>{post}<br>email:
&lt;{mail}@univ.example&gt;</i><ul style="overflow: hidden">{items}</ul></div>"""
        )
    rows = "".join(
        f'<div class="row">{"".join(cards[n : n + 2])}</div>' for n in range(1, len(cards), 2)
    )
    site.without |= dict.fromkeys(name for name, *_ in ISRAELI_ALUMNI)
    former = "".join(
        f"<h4>{name}</h4><i>{' – '.join(filter(None, more))}</i>" for name, *more in ISRAELI_ALUMNI
    )
    trip = site.group("/images/slider/retreat2023.jpg", (900, 500))
    menu = "".join(
        f'<li><a href="/{word.lower()}">{word}</a></li>'
        for word in "Home Team Research Publications Openings News".split()
    )
    grants = "".join(
        f'<img src="{site.scene(f"/images/logopic/{name}.png", (150, 70))}" alt="" height="60">'
        for name in ("university", "isf", "bsf", "erc")
    )
    body = f"""<div class="navbar navbar-default navbar-fixed-top"><div class="container-fluid"><a
class="navbar-brand" href="/"><b>Natural Navigation Lab</b></a><ul class="nav
navbar-nav">{menu}</ul>
</div></div><div class="container-fluid"><div class="row"><div id="gridid" class="col-sm-12"><h1
id="group-members">Group Members</h1><p><strong>We are looking for new PhD students, postdocs, and
Master students to join the team</strong> <a href="/openings">(see
openings)</a><strong>!</strong></p>
<p>Jump to <a href="#staff">staff</a>, <a href="#alumni">alumni</a>.</p><figure><img src="{trip}"
width="70%"><figcaption>Lab retreat in the Negev, spring 2023</figcaption></figure><h2 id="staff">
Staff and students</h2>{"".join(cards[:1])}{rows}<h2 id="alumni">Alumni</h2><div class="row"><div
class="col-sm-12 clearfix">{former}</div></div></div></div></div><div id="footer" class="panel"><div
class="container-fluid"><div class="row"><div class="col-sm-4">© 2024 Natural Navigation Lab. We are
part of the School of Zoology.</div><div class="col-sm-4">Funding:<br>{grants}</div><div
class="col-sm-4">Contact:<br>Green Building, Room 312<br>Sample City,
Israel</div></div></div></div>"""
    style = """body{font:16px/1.5 "Lato",sans-serif;width:1100px;margin:70px auto 0}.row:after,
.clearfix:after{content:"";display:block;clear:both}.col-sm-6{float:left;width:48%;padding:8px;
box-sizing:border-box}.navbar{position:fixed;top:0;left:0;right:0;background:#f8f8f8}.nav{display:flex;
list-style:none;gap:20px}.img-responsive{margin-right:14px}.col-sm-4{float:left;width:33%}"""
    site.start = "/team/"
    site.put(site.start, frames.bare("Natural Navigation Lab - Team", body, style=style))


LAYOUTS = (
    japanese_hospital_doctors,
    chinese_webplus_list,
    thai_school_tables,
    vietnamese_organs_module,
    indonesian_elementor_boxes,
    jordanian_views_grid,
    bangladeshi_profile_cards,
    israeli_jekyll_team,
)
