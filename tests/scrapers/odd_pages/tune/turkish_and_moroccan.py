"""A Turkish department with a code beside each portrait, a Moroccan one in two languages."""

from .. import frames
from ..rolls import called
from ..site import Site

TURKISH = """
Ayşe~Nur Çeliköz|Prof. Dr.|Bölüm Başkanı
İlhan Şimşekoğlu|Prof. Dr.|
Gülşah Ilgınlı|Doç. Dr.|Bölüm Başkan Yardımcısı
Muhammed~Talha Işıkdemir|Doç. Dr.|
Zühal Ünverdioğlu|Dr. Öğr. Üyesi|Erasmus Koordinatörü
Oğuzhan Gökbayrak|Dr. Öğr. Üyesi|
Jonathan~E. Whitcombe|Dr. Öğr. Üyesi|
Esra Kılınçarslan|Öğr. Gör. Dr.|
Batuhan Tığlıoğlu|Arş. Gör. Dr.|
Sümeyye Yeşilırmak|Arş. Gör.|
Furkan~Emre Özgürbüz|Arş. Gör.|
Nurcihan Doğrusöz|Arş. Gör.|
Şaban Karaçöğür|Bölüm Sekreteri|
"""
"""Name, rank, office."""
MOROCCAN = """
Hanane Benkirane-Souss|حنان بنكيران السوسي|Doyenne|العميدة
Abdelilah El~Ouazguiti|عبد الإله الوازكيتي|Vice-doyen chargé de la recherche|نائب العميدة
Mohamed~Amine Lamrabti|محمد أمين المرابطي|Professeur d'enseignement supérieur|أستاذ التعليم العالي
Khadija Aït~Ouarhou|خديجة آيت ورهو|Professeure de l'enseignement supérieur|أستاذة التعليم العالي
Driss Zniberi|إدريس الزنيبري|Professeur habilité|أستاذ مؤهل
Ghizlane Tazrouti|غزلان التازروتي|Professeure habilitée|أستاذة مؤهلة
Youssef Oubihi|يوسف أوبيهي|Professeur assistant|أستاذ مساعد
Soukaina Bouhaddioui|سكينة بوحديوي|Professeure assistante|أستاذة مساعدة
Rachid Derkaouani|رشيد الدرقاوني|Professeur assistant|أستاذ مساعد
Naoual Msefferi|نوال المسفري|Cheffe du service de scolarité|رئيسة مصلحة الشؤون الطلابية
"""
"""Name in French and in Arabic, position in both."""


def _upper(text: str) -> str:
    """In capitals, as Turkish writes them."""
    return text.replace("i", "İ").replace("ı", "I").upper()


def _code(site: Site, path: str) -> str:
    """A square of dark and pale cells with three finder marks, as codes have them."""
    cells = {(x, y) for x in range(21) for y in range(21) if site.rng.random() < 0.48}
    marks = ""
    for left, top in ((0, 0), (14, 0), (0, 14)):
        cells -= {(x, y) for x in range(left, left + 7) for y in range(top, top + 7)}
        marks += f"<path d='M{left} {top}h7v7h-7zm1 1v5h5v-5zm1 1h3v3h-3z' fill-rule='evenodd'/>"
    dots = "".join(f"<path d='M{x} {y}h1v1h-1z'/>" for x, y in sorted(cells))
    return site.put(
        path, f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='-1 -1 23 23'>{marks}{dots}</svg>"
    )


def turkish_cards_with_codes(site: Site) -> None:
    """Turkey: a code of the research information system stands beside the portrait."""
    people, cards = called(site, TURKISH), []
    nobody = site.silhouette("/assets/img/profil-yok.png", (150, 180), 170)
    for number, (one, (rank, office)) in enumerate(people):
        shown = _upper(one.family)
        site.also(one, f"{one.given} {shown}")
        tag = '<img class="personel-foto" src="{}" alt="Personel Fotoğrafı">'
        path = f"/files/personel/{one.user.replace('-', '')}_{1000 + 37 * number}.jpg"
        size = (150, 180) if number % 3 else (300, 360)
        photo = site.image(
            one, path, size, shown=number not in (9, 12), tag=tag, without=tag.format(nobody)
        )
        code = f"""<a href="https://avesis.example/{one.user}"><img class="karekod"
 src="{_code(site, f"/files/qr/{1000 + 37 * number}.svg")}" alt="AVESİS karekod" width="80"
 height="80"></a>"""
        code = "" if number in (7, 12) else code
        titled = rank if rank != "Bölüm Sekreteri" else ""
        place = f'<span class="badge badge-danger">{office}</span><br>' if office else ""
        duty = "" if titled else "<p>Bölüm Sekreteri</p>"
        cards.append(f"""
<div class="col-lg-6"><div class="card personel-kart"><div class="row no-gutters"><div
 class="col-auto">{photo}</div><div class="col"><div class="card-body"><h5 class="card-title">{
            titled
        }
 {one.given} {shown}</h5>{duty}{place}<p class="card-text"><i class="fa fa-phone"></i> 0 (999) {
            one.phone
        } / {number + 11}<br><i class="fa fa-envelope"></i> {one.user} [at]
 ornek.edu.example</p></div></div><div class="col-auto">{code}</div></div></div></div>""")
    logo = site.scene("/assets/img/logo-tr.png", (230, 80))
    slide = site.scene("/assets/img/slider/kampus-1.jpg", (1200, 200))
    medal = site.scene("/files/haber/odul-toreni.jpg", (220, 130))
    body = f"""<div class="ust"><a>Öğrenci</a> <a>Personel</a> <a>EBYS</a> <a>Web Mail</a> <a>EN</a>
</div><header><img src="{logo}" alt="Örnek Üniversitesi" width="230"><h2>Jeoloji Mühendisliği Bölümü
</h2></header><nav class="menu"><a>Anasayfa</a><a>Bölüm</a><a>Akademik Kadro</a><a>Eğitim</a><a>
Aday Öğrenci</a><a>İletişim</a></nav><img class="slayt" src="{slide}" alt=""><div
class="container"><div class="sol"><h1>Akademik Kadro</h1><h3>Öğretim Üyeleri</h3><div
class="row  kadro">{"".join(cards[:7])}</div><h3>Öğretim Elemanları</h3><div
class="row kadro">{"".join(cards[7:12])}</div><h3>İdari Personel</h3><div
class="row kadro">{cards[12]}</div></div> <div class="sag"><h4>Duyurular</h4><ul><li><a>2023-2024
Bahar Dönemi ders programı</a></li><li><a> Yaz stajı hakkında</a></li></ul><h4>Haberler</h4><img
src="{medal}" alt="" width="220"><p>Doç. Dr. {people[2][0].given} {_upper(people[2][0].family)}
TÜBİTAK Teşvik Ödülü'nü aldı</p></div></div> <footer><p>Örnek Üniversitesi Mühendislik Fakültesi,
99100 Örnekköy</p><p>© 2024 Bilgi İşlem Daire Başkanlığı</p></footer>"""
    style = """body{font:15px/1.4 Roboto,sans-serif;margin:0;background:#f5f5f5}
.ust{background:#111;padding:5px 60px;text-align:right}.ust a,.menu a{color:#fff;margin-left:18px}
header{display:flex;gap:30px;padding:10px 60px;background:#fff}.menu{background:#8b1a1a;
padding:12px 60px}.slayt{width:100%;height:170px;object-fit:cover;display:block}
.container{max-width:1200px;margin:auto;display:flex;gap:24px}.sol{flex:1}.sag{width:220px;
padding-top:60px}.kadro{display:flex;flex-wrap:wrap}.col-lg-6{width:50%;padding:6px;
box-sizing:border-box}.personel-kart{background:#fff;border:1px solid #ddd;height:100%}
.no-gutters{display:flex}.personel-foto{width:110px;height:132px;object-fit:cover}.col{flex:1;
padding:8px 12px}.card-title{font-size:15px;margin:0 0 6px}.card-text{font-size:12px;color:#555}
.badge{background:#c33;color:#fff;font-size:11px;padding:1px 6px}.karekod{margin:8px}
footer{background:#222;color:#ccc;padding:24px 60px;margin-top:30px}"""
    site.start = "/tr/kadro/akademik"
    title = "Akademik Kadro | Jeoloji Mühendisliği Bölümü"
    site.put(site.start, frames.bare(title, body, language="tr", style=style))


def two_languages_beside(site: Site) -> None:
    """Morocco: a row a person, French on the left, the portrait in the middle, Arabic right."""
    rows = ""
    for number, (one, (arabic, what, arabic_what)) in enumerate(called(site, MOROCCAN)):
        site.also(one, arabic)
        tag = f'<img src="{{}}" alt="" width="110" class="rounded-circle img-{number}">'
        image = site.image(
            one, f"/uploads/enseignants/{64100 + 977 * number}.jpeg", (200, 200), tag=tag,
            shown=number not in (6, 9), without='<span class="vide"></span>',
        )  # fmt: skip
        woman = number in (0, 3, 5, 7)
        title, arabic_title = ("Pr. ", "ذة. " if woman else "ذ. ") if number < 9 else ("", "")
        rows += f"""<tr><td class="fr"><p><b>{title}{one.family.upper()}
{one.given}</b></p><p>{what}</p>
<p><small>{one.user}@fsjes.example</small></p></td><td class="photo">{image}</td><td class="ar"
 dir="rtl" lang="ar"><p><b>{arabic_title}{arabic}</b></p><p>{arabic_what}</p></td></tr>"""
    logo = site.scene("/assets/logo-univ.png", (120, 100))
    seal = site.scene("/assets/logo-fac.png", (120, 100))
    gate = site.scene("/uploads/slides/entree.jpg", (1000, 220))
    map_ = site.scene("/assets/plan-acces.png", (260, 140))
    body = f"""<table class="entete" width="1000"><tr><td><img src="{logo}" alt=""
width="120"></td><td> Faculté des Sciences Juridiques<br>Université de l'Exemple</td><td dir="rtl"
lang="ar">كلية العلوم القانونية<br>جامعة المثال</td><td><img src="{seal}" alt=""
width="120"></td></tr></table><ul class="menu"><li>Accueil الرئيسية</li><li>Formations
التكوينات</li><li>Recherche البحث</li><li>Corps enseignant هيئة التدريس</li><li>Contact اتصل
بنا</li></ul><img src="{gate}" alt="" width="1000"><main> <h1>Corps enseignant <span lang="ar">هيئة
التدريس</span></h1><table class="corps"><thead><tr><th>Nom et grade</th><th></th><th dir="rtl">الاسم
والدرجة</th></tr></thead><tbody>{rows}</tbody></table></main> <footer><div><b>Adresse</b><br>Route
de l'Exemple, BP 999</div><div><img src="{map_}" alt="Plan" width="260"></div><div
dir="rtl"><b>العنوان</b><br>طريق المثال، ص.ب 999</div></footer>"""
    style = """body{font:15px/1.4 Tahoma,sans-serif;width:1000px;margin:0 auto;background:#fff}
.menu{display:flex;justify-content:space-between;background:#0a5c36;color:#fff;list-style:none;
padding:10px;margin:0}.entete td{text-align:center;font-weight:bold}.corps{width:100%;
border-collapse:collapse}.corpstd{border-bottom:1px solid #ccc;padding:10px;vertical-align:middle}
.fr,.ar{width:42%}.photo{text-align:center}.photo img{border-radius:50%}.vide{display:inline-block;
width:110px}h1{display:flex;justify-content:space-between}footer{display:flex;
justify-content:space-between;background:#eee;padding:16px;margin-top:20px}p{margin:3px}"""
    site.start = "/corps-enseignant.php"
    site.put(site.start, frames.bare("Corps enseignant", body, language="fr", style=style))


LAYOUTS = (turkish_cards_with_codes, two_languages_beside)
