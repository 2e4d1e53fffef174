"""Arabic, Persian and Bengali institutes: ranks stuck before the names, local digits, labels."""

from .. import frames
from ..rolls import called
from ..site import Site

ARABS = """
عبد~الكريم سالم~الراشدوني|أ.د.|رئيس القسم|m
هيفاء ناصر~البحيراني|أ.د.|أستاذة الكيمياء العضوية|f
مازن عدنان~الطرابيشاوي|أ.م.د.|مقرر القسم|m
سوسن جاسم~المرجانية|أ.م.د.|الكيمياء التحليلية|f
رعد محسن~الفراتوي|أ.م.د.|الكيمياء الفيزيائية|m
إيناس كامل~الصفصافي|م.د.|كيمياء النانو|f
قتيبة حميد~الجبورانى|م.د.|الكيمياء الحياتية|m
زهراء عباس~النخيلاوي|م.د.|الكيمياء الصناعية|f
لؤي شاكر~العنبراني|م.م.|كيمياء البوليمرات|m
شهد وليد~القرنفلي|م.م.|الكيمياء اللاعضوية|f
مروان فاضل~الدجيلوي|م.م.|مسؤول المختبرات|m
"""
"""Name, rank, office or field, sex."""
PERSIANS = """
شهربانو نیک‌اندیشیان|دکتر|استاد|زبان‌شناسی تاریخی|Shahrbanoo Nikandishian
کیومرث فرازمندپور|دکتر|استاد|ادبیات حماسی|Kioumars Farazmandpour
مهرنوش گل‌افشانی|دکتر|دانشیار|نسخه‌شناسی|Mehrnoush Golafshani-Rad
سیاوش تندرکیا|دکتر|دانشیار|گویش‌شناسی|Siavash Tondarkia
آناهیتا زرین‌خامه|دکتر|استادیار|ادبیات کودک|Anahita Zarrinkhameh
بهمن دریابیگیان|دکتر|استادیار|عرفان|
پریسا اردلان‌نسب|دکتر|استادیار|سبک‌شناسی|Parisa Ardalannasab
فرامرز سپیدرودی|دکتر|استادیار|نقد ادبی|Faramarz Sepidroudi
یلدا مهرگانیان||مربی|ویرایش|Yalda Mehreganian
هومن آبشارفر|مهندس|کارشناس آزمایشگاه زبان||
نرگس توتونچیان|خانم|کارشناس گروه||
"""
"""Name, title, rank, field, name in Latin letters."""
BENGALIS = """
শামসুন্নাহার মজুমদারিয়া|ড.|মুখ্য বৈজ্ঞানিক কর্মকর্তা|Dr. Shamsunnahar Majumdaria
আবুল~কাশেম নদীয়ালী|ড. মোঃ|মুখ্য বৈজ্ঞানিক কর্মকর্তা|
প্রিয়াঙ্কা চন্দ্রবর্তিনী|ড.|প্রধান বৈজ্ঞানিক কর্মকর্তা|Dr. Priyanka Chandrabartini
রেজাউল~হক পদ্মানুর|কৃষিবিদ মোঃ|ঊর্ধ্বতন বৈজ্ঞানিক কর্মকর্তা|Md. Rezaul Haque Padmanur
তাহমিনা সুবর্ণচরী|বেগম|ঊর্ধ্বতন বৈজ্ঞানিক কর্মকর্তা|
অনিমেষ তালুকদারায়|জনাব|ঊর্ধ্বতন বৈজ্ঞানিক কর্মকর্তা|Animesh Talukdaray
নুসরাত~জাহান মেঘনাবতী|জনাব|বৈজ্ঞানিক কর্মকর্তা|Nusrat Jahan Meghnabati
ফেরদৌস কর্ণফুলিয়া|জনাব|বৈজ্ঞানিক কর্মকর্তা|
সৌমিত্র হাওলাদারী|জনাব|সহকারী প্রকৌশলী|Soumitra Hawladari
জেসমিন শালবনী|জনাব|হিসাবরক্ষণ কর্মকর্তা|
দিদারুল~আলম সুন্দরপুরী|জনাব মোঃ|গ্রন্থাগারিক|Md. Didarul Alam Sundarpuri
"""
"""Name, title, position, title and name in English."""


def digits(text: str, zero: str) -> str:
    """With the digits of another script, whose nought is given."""
    return "".join(chr(ord(zero) + int(c)) if c.isdecimal() else c for c in text)


def arabic_ranks_in_tabs(site: Site) -> None:
    """Right to left on Bootstrap: ranks before the names, a tab a rank, the head in two tabs."""
    panes: dict[str, str] = {}
    for sex in "mf":
        site.silhouette(f"assets/img/avatar-{sex}.png", (300, 300), 150 if sex == "m" else 175)
    for number, (one, (rank, office, sex)) in enumerate(called(site, ARABS)):
        spelled = rank if number != 4 else "أ.م.د "  # the last dot is a space here
        for writing in (rank, rank.replace(".", " "), rank.replace(".", "")):
            site.also(one, f"{writing} {one.name}")
        size = ((300, 300), (240, 320), (600, 400))[(number == 2) + 2 * (number == 6)]
        if number in (3, 9, 10):  # two women share a placeholder, as often
            source = f"assets/img/avatar-{sex}.png"
            site.lacks(one)
        else:
            source = site.portrait(one, f"storage/teachers/{1640 + 7 * number}.jpg", size)
        card = f"""<div class="col-lg-3 col-md-4 col-6 mb-4"><div class="card teacher-card
h-100"><div
class="teacher-img"><img class="card-img-top lazyload" src="{source}" alt="{office}"></div><div
class="card-body text-center"><h6 class="card-title"><a href="/teacher/{1640 + number}">{spelled}
{one.name}</a></h6><p class="card-text small text-muted">{office}</p></div><div
class="card-footer"><a href="#g"><i class="ai ai-google-scholar"></i></a><a href="#r"><i
class="ai ai-researchgate"></i></a><a href="mailto:t{number}@chem.example"><i class="fas
fa-envelope"></i></a></div></div></div>"""
        panes[rank] = panes.get(rank, "") + card
        if number == 0:
            panes = {"رئاسة القسم": card, **panes}
        elif number == 2:
            panes["رئاسة القسم"] += card
    names = ("رئاسة القسم", "الأساتذة", "الأساتذة المساعدون", "المدرسون", "المدرسون المساعدون")
    tabs = "".join(
        f'<li class="nav-item"><a data-bs-toggle="tab" href="#t{n}">{name}</a></li>'
        for n, name in enumerate(names)
    )
    content = "".join(
        f'<div class="tab-pane{"" if n else " active"}" id="t{n}"><h4 class="sec">{name}</h4><div '
        f'class="row">{pane}</div></div>'
        for n, (name, pane) in enumerate(zip(names, panes.values(), strict=True))
    )
    logo, visit = (
        site.scene("assets/img/logo.png", (90, 90)),
        site.scene("storage/n/1.jpg", (320, 200)),
    )
    menu = "".join(
        f'<li class="nav-item"><a class="nav-link">{word}</a></li>'
        for word in (
            "الرئيسية",
            "عن الكلية",
            "الأقسام العلمية",
            "الدراسات العليا",
            "المكتبة",
            "اتصل بنا",
        )
    )
    page = f"""<div class="topbar"><i class="fab fa-facebook"></i> <i class="fab fa-youtube"></i>
<span>info@chem.example</span> <a>English</a></div><nav class="navbar"><img src="{logo}" width="70"
alt=""><span class="navbar-brand">قسم الكيمياء<br><small>كلية العلوم – جامعة
الرافد</small></span><ul
class="navbar-nav">{menu}</ul></nav><section class="breadcrumbs"><ol><li>الرئيسية</li><li>الهيئة
التدريسية</li></ol><h2>أعضاء الهيئة التدريسية</h2></section><main class="container"><ul class="nav
nav-tabs">{tabs}</ul><div class="tab-content">{content}</div><div class="latest"><h4>آخر
الأخبار</h4><img src="{visit}" width="320" alt=""><p>القسم يقيم ندوة علمية عن معالجة المياه
الملوثة</p></div></main><footer>جميع الحقوق محفوظة © جامعة الرافد {digits("2023", "٠")} | تصميم شعبة
الموقع الإلكتروني</footer>"""
    style = (
        "body{direction:rtl;font:16px Tahoma;margin:auto;width:1140px}.row{display:flex;flex-wrap:"
        "wrap}.col-lg-3{width:25%;padding:0 12px 24px;box-sizing:border-box}.card{border:1px solid "
        "#ddd}.card-img-top{width:100%;height:250px;object-fit:cover}.navbar,.navbar-nav,.nav-tabs{"
        "display:flex;gap:20px;list-style:none}.text-center{text-align:center}"
        ".tab-pane{display:none}.tab-pane.active,.tab-pane:target{display:block}"
    )
    site.put(site.start, frames.bare("الهيئة التدريسية", page, language="ar", style=style))


def persian_faculty_table(site: Site) -> None:
    """A Persian portal: labels and values in nested tables, the Latin name only in some links."""
    cells = []
    for number, (one, (title, rank, field, latin)) in enumerate(called(site, PERSIANS)):
        named, user = f"{title} {one.name}".strip(), latin.split(" ")[-1].lower() or f"n{number}"
        parted, joined = one.name.replace("\u200c", " "), one.name.replace("\u200c", "")
        site.also(one, parted, joined, *(f"{title} {w}" for w in (one.name, parted, joined)))
        if latin:
            site.also(one, latin, f"{one.name} {latin}", f"{title} {one.name} {latin}")
        if number == 7:  # family name first, with a Persian comma
            named = f"{one.family}، {one.given} ({title})"
        size = ((120, 150), (236, 295), (150, 150))[(number == 1) + 2 * (number == 6)]
        photo = site.image(
            one,
            f"documents/10157/{4100 + number}/{user}.jpg?t=15{number}",
            size,
            tag='<img alt="" src="{}" style="width:100px;height:125px;" />',
            shown=number not in (5, 9),
            without="&nbsp;" if number == 9 else '<span style="color:#999">فاقد تصویر</span>',
        )
        phone = digits(f"099-6111{2000 + 7 * number}", "۰")
        fields = f"<tr><td class='lbl'>تخصص:</td><td>{field}</td></tr>" if field else ""
        english = f"<a href='/en/web/{user}' dir='ltr'>{latin}</a>" if latin and number % 2 else ""
        cells.append(f"""<td valign="top" width="50%"><table class="member" cellpadding="3"><tr><td
rowspan="5">{photo}</td><td class="lbl">نام:</td><td><b><a href="/web/{user}">{named}</a></b>
{english}</td></tr><tr><td class="lbl">مرتبه علمی:</td><td>{rank}</td></tr>{fields}<tr><td
class="lbl">تلفن:</td><td>{phone}</td></tr><tr><td class="lbl">پست الکترونیکی:</td><td dir="ltr">
{user}[at]sepid.example</td></tr></table></td>""")
    pairs = ["<tr>" + "".join(cells[n : n + 2]) + "</tr>" for n in range(0, len(cells), 2)]
    logo, header = (
        site.scene("o/theme/logo.png", (90, 100)),
        site.scene("o/header.jpg", (1000, 140)),
    )
    side = "".join(
        f"<li><a>{word}</a></li>"
        for word in ("معرفی گروه", "اعضای هیأت علمی", "دروس", "آیین‌نامه‌ها")
    )
    page = f"""<div id="wrapper" dir="rtl"><header id="banner" style="background:url({header})"><a
class="logo"><img src="{logo}" alt="نشان دانشگاه" width="90" height="100" /></a><h1>دانشکده ادبیات و
علوم انسانی</h1></header><nav id="navigation"><ul><li>صفحه اصلی</li><li>آموزش</li><li>پژوهش</li>
<li>ارتباط با ما</li></ul></nav><ul class="breadcrumb"><li>دانشکده</li><li>گروه زبان و ادبیات
فارسی</li></ul><div class="columns-2"><div class="portlet-column" id="column-1"><div
class="portlet"><h2>گروه زبان و ادبیات فارسی</h2><ul>{side}</ul></div></div><div
class="portlet-column" id="column-2"><div class="portlet-journal-content"><div
class="journal-content-article"><h3>اعضای هیأت علمی و کارکنان</h3><table
width="100%">{"".join(pairs)}</table></div></div></div></div><footer id="footer">نشانی: سپیدشهر،
بلوار دانشگاه، کد پستی {digits("9999999999", "۰")} <br />آخرین به‌روزرسانی:
{digits("1399/07/21", "۰")}</footer></div>"""
    style = (
        "#wrapper{width:1000px;margin:auto;font:13px Tahoma}#navigation ul{display:flex;gap:25px;"
        "list-style:none}.columns-2{display:flex;gap:20px}#column-1{width:190px}#column-2{flex:1}"
        ".lbl{color:#666;white-space:nowrap}.member{margin-bottom:18px}"
    )
    site.put(site.start, frames.bare("اعضای هیأت علمی", page, language="fa", style=style))


def bengali_portal_officers(site: Site) -> None:
    """A portal of Bangladesh: a table of officers, some named in English; the director beside."""
    people, rows = called(site, BENGALIS), ""
    nobody = site.silhouette("sites/default/files/files/default/noimage.jpg", (110, 130), 165)
    for number, (one, (title, post, english)) in enumerate(people):
        site.also(one, f"{title} {one.name}", f"{title.split()[-1]} {one.name}")
        latin = english.removeprefix("Dr. ")
        if english:
            site.also(one, latin, f"{title} {one.name} {english}", f"{one.name} {latin}")
        size = ((110, 130), (413, 531), (130, 130))[(number == 3) + 2 * (number == 8)]
        base = "sites/default/files/files/bfri.portal.example/officer_list/"
        picture = f'<img src="{nobody}" alt="" width="100">' if number != 9 else ""
        if number in (4, 7, 9):
            site.lacks(one)
        else:
            source = site.portrait(one, f"{base}{number + 11:02x}7f_{number}/photo.jpg", size)
            picture = f'<img src="{source}" alt="{english}" width="100">'
        below = f"<br>{english}" if english else ""
        named = f"{title} {one.name}{below}"
        if number == 5:  # somebody filled in the form in English alone
            named = english
        mail = "--" if number == 9 else f"officer{number}@bfri.example"
        phone = digits(f"099-{41230 + number}", "০")
        mobile = digits(f"09999-{100230 + number * 17}", "০")
        texts = (picture, named, post, phone, mobile, mail)
        rows += "<tr>" + "".join(f"<td>{text}</td>" for text in texts) + "</tr>"
    head = "".join(
        f"<th>{word}</th>" for word in ("ছবি", "নাম", "পদবি", "ফোন (অফিস)", "মোবাইল", "ই-মেইল")
    )
    director = site.called("খন্দকার শালবিহারী")[0]
    site.also(director, f"ড. {director.name}")
    face = site.portrait(director, "sites/default/files/files/office_head/dg.jpg", (220, 260))
    logo = site.scene("themes/responsive_npf/img/logo/logo.png", (70, 70))
    slide = site.scene("sites/default/files/files/top_banner/1.jpg", (960, 200))
    hotline = site.scene("sites/default/files/files/hotline/333.jpg", (220, 140))
    menu = "".join(
        f"<li><a>{word}</a></li>" for word in ("প্রথম পাতা", "আমাদের সম্পর্কে", "গবেষণা", "যোগাযোগ")
    )
    page = f"""<div id="top-bar">বাংলাদেশ জাতীয় তথ্য বাতায়ন <span>{digits("12", "০")} ফাল্গুন
{digits("1428", "০")}</span></div><div class="container"><div class="callbacks_container"><ul
id="slides"><li><img src="{slide}" alt="" width="960" height="200"></li></ul></div><div
id="header-site-info"><a id="logo"><img src="{logo}" alt="Logo"></a><span id="site-name">নদী-বন
গবেষণা
ইনস্টিটিউট</span></div><div id="jmenu"><ul class="mzr-responsive">{menu}</ul></div><div
id="contents" class="sixteen columns"><div id="left-content" class="twelve columns"><div
id="printable_area"><h3>কর্মকর্তাবৃন্দ</h3><table class="bordered"><thead><tr>{head}</tr></thead>
<tbody>{rows}</tbody></table></div><div class="share-buttons">Share with : <a>Facebook</a>
<a>Twitter</a></div></div><div id="right-content" class="four columns right-side-bar"><div
class="column block"><h5 class="bk-org title">পরিচালক</h5><div class="bk-content"><img src="{face}"
alt="" width="180"><br>ড. {director.name}<br><a class="readmore">বিস্তারিত</a></div></div><div
class="column block"><h5 class="bk-org title">হটলাইন</h5><img src="{hotline}" alt=""
width="200"></div><div class="column block"><h5 class="bk-org title">অভ্যন্তরীণ ই-সেবা</h5><ul><li>
ই-নথি</li><li>ডেটাবেজ</li></ul></div></div></div><div id="footer-wrapper">সাইটটি শেষ হাল-নাগাদ করা
হয়েছে: {digits("2022-02-20 11:48:07", "০")}</div></div>"""
    style = (
        ".container{width:960px;margin:auto;font:14px sans-serif}#contents{display:flex;gap:20px}"
        "#left-content{width:720px}.bordered td,.bordered th{border:1px solid #ccc;padding:6px}"
        ".mzr-responsive,#slides{display:flex;gap:20px;list-style:none;padding:0}"
    )
    site.put(site.start, frames.bare("কর্মকর্তাবৃন্দ", page, language="bn", style=style))


LAYOUTS = (arabic_ranks_in_tabs, persian_faculty_table, bengali_portal_officers)
