"""Whole pages in Thai, Japanese and Arabic, with and without the names in Latin letters."""

from .. import frames
from ..site import Site

THAI = (
    ("ศ.ดร.", "กมลชนก", "ทองรุ่งเรืองกิจ", "Prof. Dr.", "Kamonchanok Thongrungrueangkit"),
    ("รศ.ดร.", "ธนากร", "แก้ววิเศษสกุล", "Assoc. Prof. Dr.", "Thanakorn Kaewwisetsakul"),
    ("ผศ.ดร.", "ปิยะนุช", "ศรีสมบูรณ์ชัย", "Asst. Prof. Dr.", "Piyanuch Srisombunchai"),
    ("ผศ.", "วรวุฒิ", "บุญประเสริฐวงศ์", "Asst. Prof.", "Worawut Bunprasoetwong"),
    ("อ.ดร.", "สุภาวดี", "จันทร์เพ็ญศรี", "Dr.", "Supawadee Chanphensri"),
    ("อ.ดร.", "ณัฐพล", "เจริญสุขเกษม", "Dr.", "Nattaphon Charoensukkasem"),
    ("อาจารย์", "อรทัย", "พงษ์พิพัฒน์กุล", "", "Orathai Phongphiphatkun"),
    ("อาจารย์", "ชัยวัฒน์", "มณีรัตนพันธ์", "", "Chaiwat Maneerattanaphan"),
    ("นางสาว", "เบญจมาศ", "วัฒนกิจไพศาล", "", "Benchamat Watthanakitphaisan"),
)
"""Rank, given and family name in Thai; title and name in Latin letters."""
JAPANESE = (
    ("教授", "雨宮沢", "健吾", "あめみやざわ", "けんご", "Kengo AMEMIYAZAWA"),
    ("准教授", "三日月", "花梨", "みかづき", "かりん", "Karin MIKAZUKI"),
    ("助教", "鷹之森", "翔真", "たかのもり", "しょうま", "Shoma TAKANOMORI"),
    ("D3", "神楽木", "遼介", "かぐらぎ", "りょうすけ", "Ryosuke KAGURAGI"),
    ("D1", "椿原", "恵理香", "つばきはら", "えりか", "Erika TSUBAKIHARA"),
    ("M2", "御手洗川", "さくら子", "みたらいがわ", "さくらこ", "Sakurako MITARAIGAWA"),
    ("M2", "霧島田", "悠希斗", "きりしまだ", "ゆきと", "Yukito KIRISHIMADA"),
    ("M1", "北条院", "美沙緒", "ほうじょういん", "みさお", "Misao HOJOIN"),
    ("M1", "長谷見", "太一郎", "はせみ", "たいちろう", "Taichiro HASEMI"),
)
"""Rank or year, family and given name, both in kana, name in Latin letters."""


def thai_faculty(site: Site) -> None:
    """Thai ranks stuck to the names; some have the name in Latin letters below."""
    cards = ""
    people = site.called(*(f"{row[1]} {row[2]}" for row in THAI))
    for number, (one, row) in enumerate(zip(people, THAI, strict=True)):
        rank, _, _, title, latin = row
        site.also(one, rank + one.name, f"{rank} {one.name}", latin, f"{one.name} {latin}")
        source = f"images/lecturer/2565/no{number}.png"
        if number == 6:
            site.lacks(one)
            site.silhouette(source, (160, 200))
        else:
            site.portrait(one, source, (160, 200))
        below = f"<p>{title} {latin}</p>" if number % 4 != 3 else ""
        cards += (
            '<div class="col-md-4 text-center"><img class="rounded" width="160" height="200" src="'
            f'{source}"><h5>{rank}{one.name}</h5>{below}<p>สาขาวิชาวิศวกรรมโยธา</p><p>โทร. '
            f"02-{one.phone}"
            f'</p><a href="mailto:{number}@u.example"><i class="fa fa-envelope"></i></a></div>'
        )
    banner = site.scene("images/banner-th.jpg", (1100, 180))
    page = (
        f'<img src="{banner}" width="1100" height="180" alt="ภาควิชาวิศวกรรมโยธา"><nav>หน้าแรก | '
        "เกี่ยวกับภาควิชา | หลักสูตร | บุคลากร | ติดต่อเรา</nav><h2>คณาจารย์ประจำภาควิชา</h2><div "
        "class="
        f'"row">{cards}</div><footer>สงวนลิขสิทธิ์ © 2565 คณะวิศวกรรมศาสตร์</footer>'
    )
    style = "body{font:16px sans-serif}.row{display:flex;flex-wrap:wrap}.col-md-4{width:33%}"
    site.put(site.start, frames.bare("บุคลากร", page, language="th", style=style))


def japanese_ruby(site: Site) -> None:
    """Japanese: readings above the names, years of study before them, graduates as names only."""
    people = site.called(*(f"{row[1]} {row[2]}" for row in JAPANESE))
    staff, students = "", ""
    for number, (one, row) in enumerate(zip(people, JAPANESE, strict=True)):
        rank, family, given, kana_family, kana_given, latin = row
        native, kana = f"{family} {given}", f"{kana_family} {kana_given}"
        site.also(one, f"{native} {kana}", f"{family}{kana_family}{given}{kana_given}", latin)
        site.also(one, f"{native} {latin}", f"{latin} {native}", kana)
        source = f"member/photo/{number + 1:02}.jpg"
        if number < 3:
            site.portrait(one, source, (120, 160))
            ruby = "　".join(
                f"<ruby>{writing}<rt>{reading}</rt></ruby>"
                for writing, reading in ((family, kana_family), (given, kana_given))
            )
            staff += (
                f'<div class="staff"><img src="{source}" width="120" height="160"><div><p>'
                f"{rank}</p>"
                f'<p class="nm">{ruby}</p><p>専門：計算力学、材料強度</p><p>'
                f"居室：工学部4号館{one.room}</p></div></div>"
            )
        else:
            shown = number != 6
            picture = site.image(
                one, source, (90, 120), shown=shown, without='<div class="no">写真なし</div>'
            )
            students += f"<li>{picture}<br>{rank}　{native}<br><small>{latin}</small></li>"
    former = ""
    for year, one in enumerate(
        site.called("花筏 大地", "雪代坂 美波", "葛野原 拓海", "汐見坂 陽菜")
    ):
        site.lacks(one)
        former += f"<li>{2019 + year}年度　{one.name}（総合機械株式会社）</li>"
    page = (
        '<div id="head"><h1>計算力学研究室</h1><p>ホーム　研究内容　<b>メンバー</b>'
        "　業績　アクセス</p></div><h2>教員</h2>"
        f'{staff}<h2>学生</h2><ul class="st">{students}</ul><h2>卒業生</h2><ul>{former}</ul>'
        "<hr><address>"
        "〒999-9999 例市見本町1-1　TEL 099-999-9999</address>"
    )
    style = (
        ".staff{display:flex;gap:20px;margin:1em}.st{display:flex;flex-wrap:wrap;list-style:none}"
        ".st li{width:150px}.no{width:90px;height:120px;background:#eee}"
    )
    site.put(site.start, frames.bare("メンバー | 計算力学研究室", page, language="ja", style=style))


def arabic_rtl_table(site: Site) -> None:
    """Arabic from right to left: three names a person, Indic digits, a word of the dean beside."""
    people = site.people(9, "ar", titled=False)
    fathers = ("عدنان", "منصور", "ياسر", "هاني")
    ranks = ("أ.د.", "د.", "د.", "م.م.")
    digits = "٠١٢٣٤٥٦٧٨٩"
    rows = "".join(
        f"<th>{word}</th>" for word in ("ت", "الصورة", "الاسم", "اللقب العلمي", "البريد")
    )
    rows = f"<tr>{rows}</tr>"
    full = []
    for number, one in enumerate(people):
        rank, father = ranks[number % 4], fathers[number % 4]
        name = f"{one.given} {father} {one.family}"
        site.also(one, name, f"{rank} {name}")
        full.append(f"{rank} {name}")
        cell = site.image(
            one,
            f"uploads/staff/{number + 40}.jpg",
            (110, 140),
            tag='<img src="{}" width="110" height="140" alt="الصورة الشخصية">',
            without="لا توجد صورة",
            shown=number != 5,
        )
        rows += (
            f"<tr><td>{digits[number + 1]}</td><td>{cell}</td><td><a href='#{number}'>{rank} {name}"
            f"</a></td><td>أستاذ مساعد</td><td dir=ltr>{number}@uni.example</td></tr>"
        )
    dean = site.portrait(people[0], "uploads/dean.jpg", (200, 220))
    logo = site.scene("uploads/logo.png", (120, 120))
    page = (
        f'<div dir="rtl"><div id="top"><img src="{logo}" width="120" height="120"><h1>قسم علوم '
        "الحياة"
        "</h1></div><ul class='nav'><li>الرئيسية</li><li>عن القسم</li><li>أعضاء هيئة التدريس"
        "</li><li>"
        f'اتصل بنا</li></ul><div class="side"><h3>كلمة رئيس القسم</h3><img src="{dean}" '
        'width="200"><p>'
        f"{full[0]}</p><p>يسرنا أن نرحب بكم في موقع القسم على شبكة الإنترنت.</p></div><table "
        "border=1>"
        f"{rows}</table><footer>جميع الحقوق محفوظة © ٢٠٢١</footer></div>"
    )
    style = (
        "body{font:16px sans-serif}.side{float:left;width:220px}.nav li{display:inline;margin:9px}"
    )
    site.put(site.start, frames.bare("أعضاء هيئة التدريس", page, language="ar", style=style))


LAYOUTS = (thai_faculty, japanese_ruby, arabic_rtl_table)
