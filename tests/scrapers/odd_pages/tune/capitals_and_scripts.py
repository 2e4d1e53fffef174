"""A Greek department in capitals, a Japanese laboratory, a Hebrew page from right to left."""

from .. import frames
from ..rolls import called
from ..site import Site

GREEKS = """
ΑΡΙΣΤΕΙΔΗΣ ΤΣΑΚΑΛΟΓΙΑΝΝΗΣ|ΚΑΘΗΓΗΤΗΣ, ΠΡΟΕΔΡΟΣ ΤΟΥ ΤΜΗΜΑΤΟΣ|Θεωρία Πληροφορίας
ΕΥΑΓΓΕΛΙΑ~-~ΜΑΡΙΑ ΚΟΥΤΡΟΥΜΠΑΡΗ|ΚΑΘΗΓΗΤΡΙΑ|Υδραυλική
ΧΑΡΑΛΑΜΠΟΣ ΔΕΛΗΧΡΗΣΤΟΥ|ΚΑΘΗΓΗΤΗΣ|Εδαφομηχανική
ΣΤΑΜΑΤΙΑ ΡΙΖΑΚΗ~-~ΒΕΡΓΟΥ|ΑΝΑΠΛΗΡΩΤΡΙΑ ΚΑΘΗΓΗΤΡΙΑ|Οδοποιία
ΙΩΑΝΝΗΣ ΞΥΔΑΚΟΠΟΥΛΟΣ|ΑΝΑΠΛΗΡΩΤΗΣ ΚΑΘΗΓΗΤΗΣ|Γεωδαισία
ΠΑΡΑΣΚΕΥΗ ΜΠΙΝΤΣΙΛΗ|ΕΠΙΚΟΥΡΗ ΚΑΘΗΓΗΤΡΙΑ|Αντισεισμικός Σχεδιασμός
ΕΛΕΥΘΕΡΙΟΣ ΨΑΡΟΜΗΛΙΓΚΟΣ|ΕΠΙΚΟΥΡΟΣ ΚΑΘΗΓΗΤΗΣ|Μεταλλικές Κατασκευές
ΟΥΡΑΝΙΑ ΓΚΙΖΕΛΗ|Ε.ΔΙ.Π.|Εργαστήριο Υδρολογίας
ΣΠΥΡΙΔΩΝ ΤΖΑΝΝΕΤΑΚΟΣ|Ε.Τ.Ε.Π.|Εργαστήριο Υλικών
"""
"""Name, rank, subject; all in capitals without accents, as the page has them."""
EMERITI = ("ΘΕΟΔΩΡΟΣ ΚΑΝΕΛΛΟΓΙΩΡΓΗΣ", "ΑΙΚΑΤΕΡΙΝΗ ΦΩΚΙΑΝΟΥΔΗ", "ΜΙΛΤΙΑΔΗΣ ΒΟΥΡΛΙΩΤΗΣ")
JAPANESE = """
樋之口 征四郎|教授|HINOKUCHI Seishiro|都市河川の水環境
伊集院 瑠美|准教授|IJUIN Rumi|沿岸生態系のモデリング
財前川 拓|助教|ZAIZENGAWA Taku|環境DNA
ファム トゥイリン|特任研究員|PHAM Thuy Linh|メコンデルタの塩水遡上
千種 睦月|秘書|CHIGUSA Mutsuki|
綿貫 奏汰|D3|WATANUKI Sota|マイクロプラスチック
マルティネス ソフィア|D1|MARTINEZ Sofia|火山湖の底生生物
勅使河原 凛|M2|TESHIGAWARA Rin|アユの遡上と堰
五十嵐田 大和|M2|IGARASHIDA Yamato|干潟の炭素貯留
小鳥遊 ひなた|M1|TAKANASHI Hinata|湧水の温度
越智野 陸|B4|OCHINO Riku|ため池
東海林 あやめ|B4|SHOJI Ayame|藻場
"""
"""Family and given name, rank or year, Latin letters, topic."""
HEBREW = """
עופרה שטיינמץ-לוי|פרופ'|ראש החוג|תחביר היסטורי
ג'ורג' חדאדין|פרופ'|סגל אקדמי|דיאלקטים של ערבית
נחמה וקנין|ד"ר|סגל אקדמי|לשון חז"ל
יאיר בן-צוריאל|ד"ר|סגל אקדמי|פונטיקה
לודמילה צ'רניחובסקאיה|פרופ'|סגל אקדמי|יידיש
איתן מ. רוזנהק|ד"ר|סגל אקדמי|בלשנות חישובית
סיוון אסולין-כץ|ד"ר|מורי החוג|הוראת הלשון
טדסה אלמהו|מר|מורי החוג|אמהרית
צופיה הלוי-ברנע|גב'|סגל מנהלי|מרכזת החוג
"""
"""Name, title, group, subject."""
BAKERY = """body{margin:0;font:15px/1.6 'Noto Sans',Arial,sans-serif;color:#333}.wrap{width:1140px;
margin:auto}.topbar{background:#123d6b;color:#fff;font-size:12px;padding:6px}header .wrap{display:
flex;justify-content:space-between;align-items:center;padding:14px 0}header a{margin-left:20px;
font-weight:bold;color:#123d6b;font-size:13px}.title-bar{background:#e9eef4;padding:20px 0}.vc_row{
display:flex;flex-wrap:wrap;margin:0 -15px}.vc_col-sm-4{width:33.33%;padding:0 15px 34px;box-sizing:
border-box;text-align:center}.vc_col-sm-12{width:100%;padding:0 15px}.vc_single_image-img{border:1px
solid #ccc;padding:5px}.wpb_text_column h5{margin:10px 0 0;font-size:15px;color:#123d6b}
.vc_separator{border-top:2px solid #123d6b;margin:10px 0 20px}.vc_btn3{border:1px solid #123d6b;
padding:3px 12px;font-size:12px}footer{background:#222;color:#aaa;padding:30px 0;font-size:13px}
.sq{float:right}"""
BLOG = """body{margin:0;font:16px/1.9 'Noto Sans CJK JP','Hiragino Sans',Meiryo,sans-serif;
color:#333}
#gnav{display:flex;justify-content:center;gap:40px;background:#2c6e6f;color:#fff;padding:8px}.site{
text-align:center;padding:22px}.site small{display:block;color:#777}.kv img{width:100%;height:260px;
object-fit:cover;display:block}.l-content{display:flex;width:1120px;margin:30px auto;gap:40px}.main{
width:800px}
aside{width:280px;font-size:14px}h2{background:#eef5f5;border-left:6px solid #2c6e6f;
padding:4px 14px}.staff{display:flex;gap:24px;border-bottom:1px dotted #999;padding:16px 0}
.staff img{flex:none}.staff h3{margin:0}.staff h3 small{color:#777;font-weight:normal}.students{
display:grid;grid-template-columns:repeat(4,1fr);gap:18px}.students p{margin:0;text-align:center;
line-height:1.5}.students small{color:#777;font-size:12px}.badge{background:#2c6e6f;color:#fff;
padding:0 8px;font-size:12px}#footer{background:#2c6e6f;color:#fff;text-align:center;padding:20px}
"""
SCHOLAR = """body{margin:0;font:16px/1.5 'Open Sans Hebrew',Arial,sans-serif}.page{
width:1080px;margin:auto}#branding_header{background:#1d2b50;padding:10px}
#branding_header img{display:block}
#menu-bar ul{display:flex;gap:34px;list-style:none;border-bottom:3px solid #b59a57;padding:10px 0}
#columns{display:flex;gap:40px}#content-column{width:760px}.sidebar{width:280px;background:#f5f2ea;
padding:14px;box-sizing:border-box}.node-person{overflow:hidden;border-bottom:1px solid #ddd;
padding:16px 0}.field-name-field-person-photo{float:right;margin-left:20px}.node-title{margin:0;
font-size:19px}.node-title a{color:#1d2b50}#footer{background:#1d2b50;color:#fff;padding:20px;
margin-top:30px}.terms{color:#666;font-size:14px}"""


def greek_capitals(site: Site) -> None:
    """Family name first, all in capitals, in columns of a page builder; the emeriti in one line."""
    columns = ""
    for number, (one, (rank, subject)) in enumerate(called(site, GREEKS)):
        image = site.image(
            one, f"/wp-content/uploads/2020/11/meli_{number + 1}-e16043{number}.jpg",
            ((150, 190), (160, 160))[number % 5 == 3], shown=number != 7,
            tag='<div class="wpb_single_image vc_align_center"><figure class="vc_figure">'
            '<div class="vc_single_image-wrapper"><img class="vc_single_image-img '
            'attachment-thumbnail" src="{}" alt="" title="meli-dep"></div></figure></div>',
        )  # fmt: skip
        name = f"{one.family} {one.given}"
        half = name.split()[0]
        if number == 2:  # the editor made a part of it bold
            name = f"<strong>{half}</strong>{name.removeprefix(half)}"
        if number in (0, 3, 5, 7):
            title = {0: "ΚΑΘΗΓΗΤΕΣ", 3: "ΑΝΑΠΛΗΡΩΤΕΣ ΚΑΘΗΓΗΤΕΣ", 5: "ΕΠΙΚΟΥΡΟΙ ΚΑΘΗΓΗΤΕΣ"}
            columns += f"""</div><div class="vc_row wpb_row vc_row-fluid"><div
class="wpb_column vc_col-sm-12"><h3>{
                title.get(number, "ΕΡΓΑΣΤΗΡΙΑΚΟ ΠΡΟΣΩΠΙΚΟ")
            }</h3><div class="vc_separator"></div></div>"""
        columns += f"""<div class="wpb_column vc_column_container vc_col-sm-4"><div
class="vc_column-inner"><div class="wpb_wrapper">{image}<div
class="wpb_text_column wpb_content_element"><div class="wpb_wrapper"><h5>{name}</h5><p>{rank}<br>
Γνωστικό αντικείμενο: {subject}<br>Τηλ.: 29990 {one.phone[-4:]}</p></div></div><div
class="vc_btn3-container"><a class="vc_btn3">ΒΙΟΓΡΑΦΙΚΟ</a></div></div></div></div>"""
    for one in (emeriti := site.called(*EMERITI)):
        site.lacks(one)
    logo = site.scene("/wp-content/uploads/2019/05/logo-tmima-300x80.png", (300, 80))
    espa = site.scene("/wp-content/uploads/2019/05/sticker-website_GR_ETPA.png", (220, 60))
    block = site.scene("/wp-content/uploads/2018/03/ktirio-A.jpg", (1140, 240))
    body = f"""<div class="topbar"><div class="wrap">Γραμματεία: 29990 71000 | Φοιτητολόγιο |
e-Class |
EN</div></div><header><div class="wrap"><a href="/"><img src="{
        logo
    }" width="300" alt="Τμήμα Πολιτικών
Μηχανικών"></a><nav><a>ΤΟ ΤΜΗΜΑ</a><a>ΠΡΟΣΩΠΙΚΟ</a><a>ΣΠΟΥΔΕΣ</a><a>ΕΡΕΥΝΑ</a><a>ΑΝΑΚΟΙΝΩΣΕΙΣ</a
></nav>
</div></header><div class="title-bar"><div class="wrap"><h1>ΜΕΛΗ Δ.Ε.Π.</h1>Αρχική / Προσωπικό /
Μέλη
Δ.Ε.Π.</div></div><div class="wrap"><p><img src="{block}" width="1140" alt="Κτίριο Α"></p><div>{
        columns
    }
</div><h3>ΟΜΟΤΙΜΟΙ ΚΑΘΗΓΗΤΕΣ</h3><p>{
        " – ".join(f"{one.family} {one.given}" for one in emeriti)
    }</p></div><footer><div class="wrap"><img class="sq" src="{
        espa
    }" width="220" alt="ΕΣΠΑ">Πολυτεχνειούπολη,
99999 Υπόδειγμα<br>© Τμήμα Πολιτικών Μηχανικών. Με την επιφύλαξη παντός δικαιώματος.</div
></footer>"""
    site.start = "/prosopiko/meli-dep/"
    site.put(site.start, frames.bare("Μέλη ΔΕΠ", body, language="el", style=BAKERY))


def japanese_members_by_year(site: Site) -> None:
    """Staff with the rank before the name, students with their year below, graduates as a list."""
    staff = students = ""
    for number, (one, (rank, latin, topic)) in enumerate(called(site, JAPANESE)):
        site.also(one, latin)
        size = ((150, 180), (160, 160))[number > 4]
        path = (
            f"/wordpress/wp-content/uploads/2024/05/IMG_{4120 + 7 * number}-{size[0]}x{size[1]}.jpg"
        )
        tag = f'<img decoding="async" src="{{}}" width="{size[0]}" alt="">'
        image = site.image(
            one, path, size, shown=number not in (4, 9), tag=tag,
            without=tag.format(site.silhouette("/wordpress/wp-content/uploads/2021/04/noimage.png",
                                               (160, 160))) if number == 9 else "",
        )  # fmt: skip
        between = "・" if "ァ" <= one.given[0] <= "ヺ" else "　"
        name = f"{one.given}{between}{one.family}"
        if number < 5:
            staff += f"""<div class="staff">{image}<div><h3>{rank}　{name} <small>{latin}</small
></h3>
<p>{f"研究テーマ：{topic}<br>" if topic else ""}居室：環境棟{300 + number}号室（内線
{one.phone[-4:]}）<br>
E-mail：u{number}＠mizu.example</p></div></div>"""
        else:
            students += f"""<p>{image}<br><span class="badge">{rank}</span> {name}<br><small>{latin}
</small><br><small>{topic}</small></p>"""
    group = site.group("/wordpress/wp-content/uploads/2024/05/shugo2024.jpg", (800, 450))
    river = site.scene("/wordpress/wp-content/uploads/2021/04/river_top.jpg", (1280, 260))
    code = site.scene("/wordpress/wp-content/uploads/2022/01/qr-line.png", (110, 110))
    body = f"""<header class="site"><small>緑丘大学大学院 環境科学研究科</small
><b>水圏環境学研究室</b></header>
<nav id="gnav"><span>ホーム</span><span>研究内容</span><span>メンバー</span><span>業績</span><span
>配属希望の方へ
</span><span>アクセス</span></nav><div class="kv"><img src="{river}" alt=""></div><div
class="l-content">
<main class="main"><p>ホーム &gt; メンバー</p><h1>メンバー</h1><p>2024年度のメンバーです。
</p>
<figure style="margin:0"><img src="{group}" width="800" alt="集合写真"><figcaption>新入生歓迎会にて
</figcaption></figure><h2>スタッフ</h2>{staff}<h2>学生</h2><div class="students">{students}</div
><h2>卒業生・修了生
</h2><ul><li>2023年度　修士：木曽 航平（建設コンサルタント）、学士：浦添 未来（県庁）</li><li
>2022年度　博士：蔡 佩芸
（研究所）</li></ul></main><aside><h4>お知らせ</h4><ul><li>2024.05.20　伊集院准教授が学会賞を受賞
</li>
<li>2024.04.03　新4年生が配属されました</li></ul><h4>公式LINE</h4><img src="{code}" width="110"
alt="QR"></aside>
</div><div id="footer">© 2021-2024 水圏環境学研究室 All Rights Reserved.</div>"""
    site.start = "/wordpress/members/"
    site.put(
        site.start, frames.bare("メンバー | 水圏環境学研究室", body, language="ja", style=BLOG)
    )


def hebrew_person_nodes(site: Site) -> None:
    """Teasers from right to left, quotation marks within titles; a guest in the side column."""
    nodes, group = "", ""
    blank = site.silhouette("/profiles/os/modules/os_profiles/person-default-image.png", (90, 120))
    for number, (one, (title, kind, subject)) in enumerate(called(site, HEBREW)):
        link = f"/people/{('ofra', 'george', 'nechama', 'yair', 'ludmila')[number % 5]}-{number}"
        tag = '<a href="' + link + '"><img src="{}" width="90" height="120" alt=""/></a>'
        image = site.image(
            one, f"/files/styles/profile_thumbnail/public/lashon/files/img_{2017 + number * 31}.jpg"
            f"?itok=rT{number}", (90, 120), shown=number not in (5, 8),
            tag=tag, without=tag.format(blank) if number == 5 else "",
        )  # fmt: skip
        nodes += f'<h2 class="block-title">{kind}</h2>' if kind != group else ""
        group = kind
        shown = f'<div class="field-name-field-person-photo">{image}</div>' if image else ""
        nodes += f"""<div about="{link}" class="node node-person node-teaser clearfix">{shown}<div
class="person-info"><h3 class="node-title"><a href="{link}">{title} {one.name}</a></h3><div
class="field-name-field-professional-title">{kind if number else "פרופסור מן המניין"}</div><div
class="terms">תחומי מחקר: {subject}</div><div><span dir="ltr">02-999{one.phone[-4:]}</span> | חדר
<span dir="ltr">{4000 + number * 7}</span> | <a
dir="ltr">{"abcdefghi"[number]}.{number}@lashon.example</a>
</div></div></div>"""
    logo = site.scene("/profiles/os/themes/header_he.png", (260, 60))
    tree = site.scene("/files/lashon/files/campus_tree.jpg", (250, 150))
    guest = site.people(1, "he", titled=False)[0]
    talk = site.stranger(
        guest, "/files/styles/os_files_small/public/lashon/files/event7.jpg", (80, 100)
    )
    body = f"""<div id="branding_header"><div class="page"><img src="{logo}" width="260"
alt="האוניברסיטה"></div></div><div class="page"><h1>החוג ללשון עברית</h1><div id="menu-bar"
><ul><li>אודות
</li><li>אנשים</li><li>לימודים</li><li>מחקר</li><li>אירועים</li><li>English</li></ul></div><div
id="columns"><div id="content-column"><h1>אנשים</h1>{nodes}<h2 class="block-title">אמריטי</h2><p>
פרופ' אליעזר מדן ז"ל, פרופ' רבקה צדוק-נוי</p></div><div class="sidebar"><h3>אירוע קרוב</h3><p><img
src="{talk}" width="80" alt=""><br>{guest.name}: הרצאת אורח על כתובות מן המדבר, יום ג' בשעה
16:00</p>
<h3>הקמפוס</h3><img src="{tree}" width="250" alt=""><h3>צרו קשר</h3><p>מזכירות החוג: בניין מדעי
הרוח,
קומה 5</p></div></div></div><div id="footer"><div class="page">הר הדוגמה 99999 | תנאי שימוש | הצהרת
נגישות</div></div>"""
    page = frames.bare("אנשים | החוג ללשון", body, language="he", style=SCHOLAR)
    site.start = "/people"
    site.put(site.start, page.replace('<html lang="he">', '<html lang="he" dir="rtl">'))


LAYOUTS = (greek_capitals, japanese_members_by_year, hebrew_person_nodes)
