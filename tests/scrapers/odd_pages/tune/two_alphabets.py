"""Names in two alphabets: Greek, Georgian and Serbian pages with Latin letters beside or below."""

from .. import frames
from ..rolls import called
from ..site import Site

GREEKS = """
Πολυξένη Χατζηβαρσάμου|Polyxeni Chatzivarsamou|Καθηγήτρια|Υδραυλική
Ραδάμανθυς Κουρκουλόπουλος|Radamanthys Kourkoulopoulos|Καθηγητής|Γεωτεχνική
Ευσταθία Μπαλτζή-Ντούβλη|Efstathia Baltzi-Ntouvli|Αναπλ. Καθηγήτρια|Συγκοινωνίες
Λεωνίδας Τσακαλογιάννης|Leonidas Tsakalogiannis|Αναπλ. Καθηγητής|Δομική Μηχανική
Σταματίνα Φραγκιαδουλάκη|Stamatina Fragkiadoulaki|Επίκ. Καθηγήτρια|Γεωδαισία
Αριστείδης Ουζουνέλλης|Aristeidis Ouzounellis|Επίκ. Καθηγητής|Οδοποιία
Κλεοπάτρα Γιαννιτσοπούλου||Ε.ΔΙ.Π.|Εργαστήριο Υλικών
Παναγής Ψαρομμάτογλου|Panagis Psarommatoglou|Ε.ΔΙ.Π.|Εργαστήριο Τοπογραφίας
Ζαφειρία Νταλαμπίρα|Zafeiria Ntalampira|Ε.Τ.Ε.Π.|Υπολογιστικό Κέντρο
Ορέστης Ξυλαγράς|Orestis Xylagras|Γραμματεία|Προπτυχιακά
"""
"""Name in Greek and in Latin letters, rank, field."""
GEORGIANS = """
ნანული ჯავახიძელი|Nanuli Javakhidzeli|პროფესორი|დეკანი
ვახუშტი წერეთლიანი|Vakhushti Tseretliani|პროფესორი|დეკანის მოადგილე
ეთერი ღვინჯილია|Eteri Ghvinjilia|ასოცირებული პროფესორი|ხარისხის მართვა
ზვიად ბარათელაშვილი|Zviad Baratelashvili|ასოცირებული პროფესორი|
ქეთევან შუბითელიძე|Ketevan Shubitelidze|ასოცირებული პროფესორი|
ლაშა-გიორგი ყიფშიანი|Lasha-Giorgi Kipshiani|ასისტენტ-პროფესორი|
ხათუნა მაჭავარიძე-ლომი||ასისტენტ-პროფესორი|
ონისე ჩიქოვაშვილი|Onise Chikovashvili|მოწვეული ლექტორი|
თამთა ძიძიგურელი|Tamta Dzidzigureli|მოწვეული ლექტორი|
ბონდო ფხაკაური|Bondo Pkhakauri|ლაბორანტი|
ციალა ჟღენტაური|Tsiala Zhghentauri|მდივანი|
"""
"""Name in Georgian and in Latin letters, rank, office."""
SERBS = """
Љубинка Ђурђановска|Ljubinka Đurđanovska|др|редовни професор|шеф Катедре
Његослав Џигерџанин|Njegoslav Džigerdžanin|др|редовни професор|
Радојка Жуњевац|Radojka Žunjevac|др|ванредни професор|секретар Катедре
Чедомир Шћепанковић|Čedomir Šćepanković|др|доцент|
Милица Ћирјаковић-Пуљ|Milica Ćirjaković-Pulj|др|доцент|
Стојан Вукодражић|Stojan Vukodražić|др|научни сарадник|
Дуња Хаџијакимова|Dunja Hadžijakimova|мср|асистент|
Огњен Крџалић|Ognjen Krdžalić|мср|асистент|
Бисерка Лончаревљевић|Biserka Lončarevljević|мср|истраживач-приправник|
Ђорђе Мргудаш|Đorđe Mrgudaš|дипл. инж.|стручни сарадник|
"""
"""Name in Cyrillic and in Latin letters, degree, rank, office."""


def greek_names_twice(site: Site) -> None:
    """YOOtheme panels: the name in Greek is the title, the one in Latin letters the meta line."""
    panels = ""
    nobody = site.silhouette("images/prosopiko/no-photo.jpg", (280, 280), 170)
    for number, (one, (latin, rank, field)) in enumerate(called(site, GREEKS)):
        greek = one.name if number % 4 != 1 else f"{one.family} {one.given}"
        if number == 3:
            greek = f"{one.family.upper()} {one.given.upper()}".replace("Ί", "Ι").replace("Ά", "Α")
            site.also(one, greek)  # capitals lose their accents
        meta = f"{latin} | {rank}" if latin else rank
        if number == 5:  # pasted into the title as well
            greek, meta = f"{greek} ({latin})", rank
        if latin:
            site.also(one, latin, f"{greek} {latin}", f"{one.name} {latin}")
        size = ((280, 280), (400, 520), (560, 315))[(number == 2) + 2 * (number == 7)]
        if number in (4, 9):
            site.lacks(one)
            source = nobody
        else:
            source = site.portrait(one, f"images/prosopiko/{one.user or number}{number}.jpg", size)
        user = latin.split(" ")[-1].lower() or "kgian"
        panels += f"""<div><div class="el-item uk-panel uk-margin-remove-first-child"><div
class="uk-child-width-expand" uk-grid><div class="uk-width-1-3@m"><img class="el-image
uk-border-rounded" alt="{rank}" data-src="{source}" src="{source}" width="180" loading="lazy"></div>
<div class="uk-margin-remove-first-child"><h3 class="el-title uk-h4 uk-margin-top
uk-margin-remove-bottom">{greek}</h3><div class="el-meta uk-text-meta">{meta}</div><div
class="el-content uk-panel uk-margin-top"><p>{field}<br>Τηλ.: 29990-{62100 + number}, Γραφείο
{one.room}<br><a href="mailto:{user}@civ.example">{user}@civ.example</a></p></div><p><a
href="/cv/{user}" class="el-link uk-button uk-button-text">Βιογραφικό</a></p></div></div></div>
</div>"""
    logo = site.scene("images/logo-civ.png", (260, 70))
    hero = site.scene("templates/yootheme/cache/hero.jpeg", (1200, 260))
    espa = site.scene("images/espa.png", (220, 60))
    menu = "".join(
        f'<li class="item-{n}"><a>{w}</a></li>'
        for n, w in enumerate(("Τμήμα", "Σπουδές", "Έρευνα", "Προσωπικό", "Νέα", "Επικοινωνία"))
    )
    page = f"""<div class="tm-page"><header class="tm-header" uk-header><nav class="uk-navbar"><a
class="uk-navbar-item uk-logo"><img src="{logo}" alt="Τμήμα Πολιτικών Μηχανικών" width="220"></a><ul
class="uk-navbar-nav">{menu}</ul><a class="lang">EN</a></nav></header><div class="uk-section"><img
src="{hero}" alt="" width="1200" height="260"><ul class="uk-breadcrumb"><li>Αρχική</li><li><span>
Προσωπικό</span></li></ul><h1 class="uk-heading-line"><span>Προσωπικό του Τμήματος</span></h1><div
class="uk-grid uk-child-width-1-2@m" uk-grid>{panels}</div></div><footer id="footer"><img
src="{espa}" alt="ΕΣΠΑ" width="220"><p>© 2021 Τμήμα Πολιτικών Μηχανικών, Πανεπιστήμιο Αιγών</p>
<a>Πολιτική απορρήτου</a></footer></div><div class="cookie-bar">Χρησιμοποιούμε cookies για την
καλύτερη εμπειρία σας. <button>Αποδοχή</button></div>"""
    style = (
        "body{margin:auto;width:1200px;font:15px sans-serif}.uk-child-width-1-2\\@m{display:flex;"
        "flex-wrap:wrap}.uk-child-width-1-2\\@m>div{width:50%;margin-bottom:30px}.uk-child-width-"
        "expand{display:flex;gap:20px}.uk-navbar,.uk-navbar-nav,.uk-breadcrumb{display:flex;gap:"
        "22px;list-style:none}.uk-text-meta{color:#888}h3{margin:0}"
    )
    site.put(site.start, frames.bare("Προσωπικό", page, language="el", style=style))


def georgian_backgrounds(site: Site) -> None:
    """A Georgian faculty: portraits are backgrounds of links, the Latin name appears on hover."""
    head, items = "", ""
    for number, (one, (latin, rank, office)) in enumerate(called(site, GEORGIANS)):
        site.also(one, latin or one.name, f"{one.name} {latin}", f"{rank} {one.name}")
        size = ((360, 420), (300, 300), (600, 420))[(number == 3) + 2 * (number == 8)]
        if number in (6, 10):
            site.lacks(one)
            box = '<a class="person-img no-img"><i class="icon-user"></i></a>'
        else:
            source = site.portrait(
                one, f"uploads/staff/{2019 + number % 4}/ST{number:04}.webp", size
            )
            box = (
                f'<a href="/ge/staff/{number + 31}" class="person-img" style="background-image: '
                f"url('{source}');\"></a>"
            )
        duty = f'<span class="person-duty">{office}</span>' if office else ""
        if number == 7:  # a comment of the editor's stayed behind
            duty = "<!-- <span>2 სემესტრი</span> --><p>&nbsp;</p>"
        over = f'<div class="person-over"><span lang="en">{latin}</span></div>' if latin else ""
        item = f"""<div class="person-item">{box}{over}<div class="person-text"><h4><a
href="/ge/staff/{number + 31}">{one.name}</a></h4><span class="person-rank">{rank}</span>{duty}<a
class="cv" href="/uploads/cv/{number + 31}.pdf">CV</a></div></div>
"""
        items += item
        head += item if number < 2 else ""
    logo, map_of = site.scene("img/logo-ge.svg"), site.scene("img/map.jpg", (400, 200))
    news = site.scene("uploads/news/77.jpg", (280, 180))
    site.put("css/site.css", ".person-img{background-position:50% 20%;background-size:cover}")
    menu = "".join(
        f"<li>{w}</li>" for w in ("მთავარი", "ფაკულტეტი", "სწავლა", "კვლევა", "კონტაქტი")
    )
    page = f"""<header><a class="brand"><img src="{logo}" alt="თეთრი მთის უნივერსიტეტი" width="200"
height="60"></a><ul class="lang"><li class="active">ქარ</li><li>ENG</li></ul><ul
class="main-menu">{menu}</ul><form class="search"><input
placeholder="ძიება"></form></header><section
class="page-title"><h1>აგრარულ მეცნიერებათა ფაკულტეტი</h1><span>მთავარი / ფაკულტეტი / პერსონალი
</span></section><section class="lead"><h2>ფაკულტეტის ხელმძღვანელობა</h2><div class="persons">{head}
</div></section><section><h2>აკადემიური და მოწვეული პერსონალი</h2><div class="persons">{items}</div>
</section><aside class="news-box"><h3>სიახლეები</h3><img src="{news}" alt="" width="280"><p>ღია
კარის დღე ფაკულტეტზე – 14 მაისი</p><a>სრულად</a></aside><footer><img src="{map_of}" alt=""
width="400"><p>ტელ: (+995) 999 12 34 56</p><p>© 2020 თეთრი მთის უნივერსიტეტი</p></footer>"""
    style = (
        "body{margin:auto;width:1160px;font:15px sans-serif}.persons{display:flex;flex-wrap:wrap;"
        "gap:20px}.person-item{width:270px;position:relative}.person-img{display:block;width:270px;"
        "height:315px;background-color:#e7e7e7}.person-over{position:absolute;top:270px;left:0;"
        "opacity:0;background:#fffc;padding:8px}.person-item:hover .person-over{opacity:1}"
        ".person-text span{display:block}.main-menu,.lang{display:flex;gap:20px;list-style:none}"
    )
    link = '<link rel="stylesheet" href="css/site.css">'
    site.put(site.start, frames.bare("პერსონალი", page, language="ka", style=style, head=link))


def serbian_blog_columns(site: Site) -> None:
    """Joomla's blog in two columns: the heading is Cyrillic, the text begins in Latin letters."""
    rows, column = "", ""
    people = called(site, SERBS)
    for number, (one, (latin, degree, rank, office)) in enumerate(people):
        title = {"др": "dr", "мср": "msr", "дипл. инж.": "dipl. inž."}[degree]
        site.also(one, latin, f"{one.name} {latin}", f"{degree} {one.name}", f"{title} {latin}")
        site.also(one, f"мср {one.name}", f"msr {latin}", f"проф. др {one.name}")
        heading = f"{degree} {one.name}"
        if number in (0, 1):
            heading = f"Проф. {heading}"
        elif number == 7:  # only the one in Latin letters was entered
            heading = f"{title} {latin}"
        size = ((150, 200), (200, 200), (450, 600))[(number == 1) + 2 * (number == 5)]
        image = site.image(
            one,
            f"images/zaposleni/{one.user or 'z'}{number:02}.jpg",
            size,
            tag='<div class="pull-left item-image"><img src="{}" alt="" width="140"></div>',
            shown=number not in (6, 9),
            without='<div class="pull-left item-image"><img src="images/zaposleni/x.jpg" alt="">'
            "</div>"
            if number == 6
            else "",
        )
        again = f"{title} {latin}, " if number != 7 else ""
        duty = f"<br />{office}" if office else ""
        column += f"""<div class="item column-{number % 2 + 1}" itemprop="blogPost" itemscope><div
class="page-header"><h2 itemprop="name"><a href="/zaposleni/{120 + number}" itemprop="url">{heading}
</a></h2></div>{image}<p><em>{again}{rank}</em>{duty}<br />Кабинет {one.room}, лок. {210 + number}
<br />е-пошта: <a href="mailto:z{number}@etno.example">z{number}@etno.example</a></p><p
class="readmore"><a class="btn">Опширније...</a></p></div>"""
        if number % 2:
            rows += f'<div class="items-row cols-2 row-{number // 2} row-fluid">{column}</div>'
            column = ""
    # The secretary of the chair stands in a module as well, with the same picture.
    secretary, source = (
        people[2][0],
        next(p for p, n in site.shows.items() if n == people[2][0].name),
    )
    logo = site.scene("images/grb.png", (90, 110))
    menu = "".join(f"<li>{w}</li>" for w in ("Почетна", "Катедра", "Запослени", "Упис", "Контакт"))
    page = f"""<div class="body"><div class="container"><header class="header"><a class="brand"><img
src="{logo}" alt="Грб" width="70"> Катедра за етнологију</a><div class="script">Ћир | Lat |
Eng</div>
</header><ul class="nav menu nav-pills">{menu}</ul><ul
class="breadcrumb"><li>Почетна</li><li>Запослени
</li></ul><div class="row-fluid"><main id="content" class="span9"><div
class="blog"><h1>Запослени</h1>
{rows}</div><div class="pagination"><p class="counter">Страна 1 од 1</p></div></main><div id="aside"
class="span3"><div class="well"><h3 class="page-header">Пријем студената</h3><img src="{source}"
width="110" alt=""><p>{secretary.name}, понедељком 12–14 ч</p></div><div class="well"><h3>Ко је на
мрежи</h3><p>Ко је на мрежи: 14 гостију и нема пријављених чланова</p></div></div></div><footer><p>©
2015 Филозофски факултет у Горњем Броду</p></footer></div></div>"""
    style = (
        ".container{width:1080px;margin:auto;font:14px Arial}.row-fluid{display:flex;gap:3em}"
        ".span9{flex:1}.span3{width:220px}.item{width:50%}.pull-left{float:left;margin:"
        "0 15px 8px 0}.nav,.breadcrumb{display:flex;gap:20px;list-style:none}h2{font-size:18px}"
    )
    site.put(site.start, frames.bare("Запослени", page, language="sr", style=style))


LAYOUTS = (greek_names_twice, georgian_backgrounds, serbian_blog_columns)
