"""Themes of whole universities: a contact plugin, a table of employees, a college's cards."""

from .. import frames
from ..cast import Someone
from ..rolls import called
from ..rolls_of_schools import ALLOYS, COLLEGE, EMERITI, FJELL
from ..site import Site


def german_contact_plugin(site: Site) -> None:
    """A German university's WordPress theme: contacts by a plugin, the office twice."""
    uploads = "wp-content/uploads/sites/41"
    stands = [
        site.silhouette(f"wp-content/plugins/uni-person/images/platzhalter-{sex}.png", size, shade)
        for sex, size, shade in (("mann", (120, 160), 140), ("frau", (120, 161), 155))
    ]
    people, shown = called(site, ALLOYS), []
    for number, (one, (before, behind, duty)) in enumerate(people):
        source = f"{uploads}/2021/{number + 1:02}/{one.user}_{number * 7 % 100}-120x160.jpg"
        if number in (6, 9):
            site.lacks(one)
            source = stands[number == 9]
        else:
            site.portrait(one, source, (120, 160))
        shown.append(_contact(one, (before, behind, duty), source))
    head, office, rest, lab = shown[0], shown[1], shown[2:10], shown[10:]
    guests = site.called("Zdeňka Vopršálková", "Iwan Pröbstle", "Mei-Ling Hsiehwen")
    external = "".join(
        f"<li>{one.name}, M. Sc. ({firm}){site.lacks(one)}</li>"
        for one, firm in zip(guests, ("Stahlwerk Thür", "Ofenbau Lech AG", "NTU"), strict=True)
    )
    secretary = people[1][0]
    small = site.portrait(secretary, f"{uploads}/2021/02/{secretary.user}_7-90x120.jpg", (90, 120))
    code = site.scene(f"{uploads}/2022/vcard-sekretariat.png", (140, 140))
    banner = site.scene(f"{uploads}/2020/halle-1260x182.jpg", (1260, 182))
    logo = frames.wordmark(site, "wp-content/themes/uni-techfak/img/logo.svg", "Uni Regnitzfurt")
    body = f"""<div id="pagewrapper"><div id="headerwrapper"><nav id="meta-menu"
aria-label="Navigation: Weitere Webauftritte"><ul class="meta-links"><li><a href="#tf">Technische
Fakultät</a></li><li><a href="#cm">Campo</a></li><li><a href="#ub">UnivIS</a></li></ul></nav>
<header id="header"><div class="branding" id="logo"><a href="/"><img src="{logo}" width="240"
height="65" alt="Lehrstuhl für Legierungsinformatik"></a><p class="sitetitle">Lehrstuhl für
Legierungsinformatik</p></div><nav id="nav"><ul class="nav"><li>{
        frames.links("de", "</li><li>")
    }</li></ul></nav></header></div><section id="hero" class="hero-small"><img src="{banner}"
width="1180" alt=""><div class="breadcrumb-trail">Startseite / <span>Team</span></div><h1>Team</h1>
</section><main id="droppoint"><div class="inline-box"><h2>Sekretariat</h2><div class="person
sidebar" itemscope itemtype="http://schema.org/Person"><img src="{small}" width="90" height="120"
alt="" class="attachment-person-thumb-bigger"><h3><span itemprop="name">{secretary.name}</span></h3>
<ul class="person-info"><li class="person-info-phone">{secretary.phone}</li><li
class="person-info-hours">Mo–Do 9–12 Uhr</li></ul><img src="{code}" width="100" alt="QR-Code"
class="qrcode"></div></div><div class="content-inline"><h2>Lehrstuhlleitung</h2>{head}
<h2>Sekretariat</h2>{office}<h2>Wissenschaftliche Mitarbeiterinnen und Mitarbeiter</h2>{
        "".join(rest)
    }<h2>Labor und Werkstatt</h2>{"".join(lab)}<h2>Externe Promovierende</h2><ul>{external}</ul>
</div></main><footer id="footer"><div class="footer-address"><address>Lehrstuhl für
Legierungsinformatik<br>Am Schmelzofen 3<br>99998 Regnitzfurt</address></div><ul
class="menu"><li><a href="#i">Impressum</a></li><li><a href="#d">Datenschutz</a></li><li><a
href="#b">Barrierefreiheit</a></li></ul></footer></div>"""
    style = (
        "body{font:16px/1.45 sans-serif;margin:0;background:#eee}#pagewrapper{width:1180px;margin:"
        "auto;background:#fff}ul.nav,.meta-links,.menu{display:flex;gap:22px;list-style:none}"
        "#meta-menu,footer{background:#04316a;color:#fff}#meta-menu a,footer a{color:#fff}main{"
        "padding:20px}.inline-box{float:right;width:250px;background:#f2f5fa;padding:12px}"
        ".person-thumb{float:left;width:130px}.person-body{margin-left:150px}.content-inline{"
        "width:840px}.liste-person{border-bottom:1px solid #ccc;padding:14px 0;overflow:hidden}"
        "a{color:#04316a;text-decoration:none}.screen-reader-text{position:absolute;left:-9999px}.person-info{list-style:none;padding:0}"
        "h3{margin:0}.sitetitle{font-size:22px}"
    )
    site.put(site.start, frames.bare("Team", body, language="de", style=style))


def _contact(one: Someone, row: tuple[str, str, str], source: str) -> str:
    before, behind, duty = row
    prefix = f'<span class="honorific-prefix" itemprop="honorificPrefix">{before}</span> '
    suffix = f', <span class="honorific-suffix" itemprop="honorificSuffix">{behind}</span>'
    return f"""<div class="uni-person person liste-person" itemscope
itemtype="http://schema.org/Person"><div class="person-thumb"><a class="person-link"
href="#{one.user}" aria-hidden="true"><img width="120" height="160" src="{source}"
class="attachment-person-thumb-page-v3 size-person-thumb-page-v3" alt="" loading="lazy"></a></div>
<div class="person-body"><h3><a href="#{one.user}">{prefix if before else ""}<span class="fullname"
itemprop="name"><span itemprop="givenName">{one.given}</span> <span
itemprop="familyName">{one.family}</span></span>{suffix if behind else ""}</a></h3><ul
class="person-info"><li class="person-info-position"><span class="screen-reader-text">Funktion:
</span><strong><span itemprop="jobTitle">{duty}</span></strong></li><li
class="person-info-institution"><span class="screen-reader-text">Organisation: </span>Department
Werkstoffe</li><li class="person-info-abteilung">Lehrstuhl für Legierungsinformatik</li><li
class="person-info-room"><span class="screen-reader-text">Adresse: </span>Raum {one.room}</li><li
class="person-info-phone"><span class="screen-reader-text">Telefonnummer: </span>+49 9999
{one.phone}</li><li class="person-info-email"><a href="mailto:{one.user}@uni.example"
>{one.user}@uni.example</a></li></ul><div class="person-info-more"><a class="person-read-more"
href="#{one.user}">Mehr <span class="screen-reader-text">zu {one.name}</span>›</a></div></div>
</div>"""


def norwegian_person_table(site: Site) -> None:
    """A Norwegian system's table of employees: picture and inverted name share a cell."""
    rows = ""
    for number, (one, (duty, subjects)) in enumerate(
        sorted(called(site, FJELL), key=lambda row: row[0].family)
    ):
        address = f"personer/vit/{one.user}"
        if "emeritus" in duty or one.family == "Fagerlidal":
            site.lacks(one)
            photo = ""
        else:
            size = ((100, 130), (100, 100), (100, 150))[number % 7 // 3 % 3]
            source = f"{address}/{one.user}{'_2' * (number % 4 == 1)}.jpg?vrtx=thumbnail"
            source = site.portrait(one, source, size, form="jpg")
            photo = f"""<a class="vrtx-image" href="{address}/index.html"><img src="{source}"
alt="Bilde av {one.name}"></a>"""
        tags = ", ".join(f'<a href="?fag={tag}">{tag}</a>' for tag in subjects.split(", ") if tag)
        rows += f"""<tr class="vrtx-person-{number + 1}"><td
class="vrtx-person-listing-name">{photo}<a
href="{address}/index.html">{one.family}, {one.given}</a><span>{duty}</span></td><td
class="vrtx-person-listing-phone"><span><a href="tel:+4722{one.phone}">+47 22{one.phone}</a></span>
<span>9{one.phone[::-1]}</span></td><td class="vrtx-person-listing-email"><a
href="mailto:{one.user}@geo.example">{one.user}@geo.example</a></td><td
class="vrtx-person-listing-tags">{tags}</td></tr>"""
    house = site.scene("om/finn-frem/fjellhuset.jpg?vrtx=view-as", (280, 180))
    logo = frames.wordmark(site, "vrtx/decorating/uni-navn.svg", "Universitetet på Vidda", "#fff")
    crest = site.scene("vrtx/segl.png", (90, 90))
    menu = "".join(
        f'<li class="vrtx-child"><a href="#m{n}"><span>{word}</span></a></li>'
        for n, word in enumerate(("Vitenskapelig ansatte", "Teknisk-administrativt", "Gjester"))
    )
    body = f"""<header id="head-wrapper"><div id="head"><a class="head-logo" href="/"><img
src="{logo}" alt="Universitetet på Vidda" width="260" height="34"></a><ul
class="head-menu"><li class="language"><a lang="en" href="#en">English website</a></li><li><a
href="#for">For ansatte</a></li></ul><form class="search-form"><label for="q">Søk</label><input
id="q" type="search"></form></div><nav class="main-menu"><ul><li><a href="#f">Forskning</a></li>
<li><a href="#s">Studier</a></li><li><a href="#p">Personer</a></li><li><a href="#o">Om oss</a></li>
</ul></nav></header><div id="breadcrumbs">Du er her: <a href="/">Institutt for fjellgeografi</a> ›
Personer</div><div id="main"><div id="left-main"><ul class="vrtx-breadcrumb-menu">{menu}</ul></div>
<main id="total-main"><h1>Personer ved instituttet</h1><div class="vrtx-introduction"><p>Har du
spørsmål om studiene? <a href="#stud">Kontakt studieadministrasjonen</a>.</p></div><form
class="vrtx-person-search"><input name="filter.q" placeholder="Navn"><button>Søk</button></form><p
class="vrtx-person-count">Viser 1 – 16 av 16</p><table class="vrtx-person-listing"
id="vrtx-person-listing"><thead><tr><th scope="col" class="sortable-navn">Navn</th><th>Telefon</th>
<th>E-post</th><th>Stikkord</th></tr></thead><tbody>{rows}</tbody></table></main><div
id="right-main"><div class="vrtx-frontpage-box"><h2>Finn fram</h2><img src="{house}" width="240"
alt="Fjellhuset"><p>Fjellhuset<br>Sem Sælands vei 99</p></div><div class="vrtx-frontpage-box"><h2>
Sideansvarlig</h2><p><a href="#red">Nettredaksjonen</a></p></div></div></div><footer
id="footer-wrapper"><img src="{crest}" width="60" alt=""><p>Ansvarlig for denne siden: Institutt for
fjellgeografi</p><a href="#pv">Personvern</a> <a href="#t">Tilgjengelighetserklæring</a></footer>"""
    style = (
        "body{font:15px/1.4 Arial;margin:0}#head,.main-menu ul,.head-menu{display:flex;gap:24px;"
        "list-style:none;align-items:center}#head-wrapper{background:#222;color:#fff;padding:10px "
        "30px}#head-wrapper a{color:#fff}#main{display:flex;gap:24px;padding:0 30px}#left-main{"
        "width:190px}#right-main{width:250px}main{width:800px}td{vertical-align:top;padding:10px "
        "12px;border-top:1px solid #ccc}th{text-align:left;padding:4px 12px}td span{display:block}"
        ".vrtx-person-listing-phone{white-space:nowrap}a{color:#2771bb}.vrtx-image{float:left;margin-right:12px}.vrtx-person-listing-name{width:330px}"
        ".vrtx-image img{width:100px}footer{background:#eee;padding:20px 30px}"
    )
    site.put(site.start, frames.bare("Personer", body, language="no", style=style))


def liberal_arts_college(site: Site) -> None:
    """A US college: named chairs, class years, a spoken name; a student's story in the margin."""
    spoken = {"Namgoong": "SOO-ah nahm-GOONG", "Ugwuanyi": "oh-BEE-nah oo-GWAHN-yee"}
    cards = ""
    for number, (one, (year, duty, interest)) in enumerate(called(site, COLLEGE)):
        photo = site.image(
            one,
            f"sites/default/files/styles/profile_square/{number:02}/{one.user}-{2015 + number}.jpg",
            (220, 220),
            shown=number not in (7, 8),
            tag='<div class="profile__photo"><img src="{}" width="220" height="220" alt="Headshot">'
            "</div>",
            without='<div class="profile__photo profile__photo--none"></div>',
        )
        say = spoken.get(one.family)
        cards += f"""<li class="profile-list__item"><article class="profile profile--teaser">{photo}
<div class="profile__text"><h3 class="profile__name"><a href="#live/{one.user}">{one.name}{
            f' <span class="profile__class">{year}</span>' if year else ""
        }</a></h3>{f'<p class="profile__say">“{say}”</p>' if say else ""}{
            '<p class="profile__pronouns">she/her/hers</p>' * (number in (0, 4, 6))
        }<p class="profile__title">{duty}</p>{
            '<p class="profile__note">On leave, Spring semester</p>' * (number == 3)
        }{f"<p class='profile__interest'>Studies {interest}</p>" if interest else ""}<p
class="profile__contact">Finch Hall {one.room} · 555-{one.phone[-4:]}</p></div></article></li>"""
    retired = "".join(
        f"<li><strong>{one.name}</strong>, {duty}{site.lacks(one)}</li>"
        for one, (duty,) in called(site, EMERITI)
    )
    hall = site.scene("sites/default/files/hero/finch-hall.jpg", (1280, 360))
    logo = frames.wordmark(site, "themes/custom/elm/logo.svg", "Elmhollow College", "#4b1d52")
    student, speaker = site.called("Amara Whitfield-Sosa", "Theodora Ransomhill")
    story = site.stranger(student, "sites/default/files/stories/amara-field.jpg", (300, 200))
    body = f"""<div class="alert-bar">Admitted students: <a href="#a">join us on April 12</a></div>
<header class="site-header"><a class="site-logo" href="/"><img src="{logo}" width="170" height="50"
alt="Elmhollow College"></a><nav class="utility"><a href="#apply">Apply</a> <a
href="#give">Give</a> <a href="#dir">Directory</a></nav><nav class="primary"><a
href="#ac">Academics</a> <a href="#ad">Admission &amp; Aid</a> <a href="#l">Campus Life</a> <a
href="#n">News</a></nav></header><div class="hero"><img src="{hall}" alt="Students in front of Finch
Hall in autumn"><div class="hero__title"><h1>Biology</h1></div></div><div class="layout"><nav
class="section-nav"><h2>Biology</h2><ul><li><a href="#1">Courses &amp; Requirements</a></li><li><a
href="#2" aria-current="page">Faculty &amp; Staff</a></li><li><a href="#3">Student Research</a></li>
<li><a href="#4">After Elmhollow</a></li></ul></nav><main><h2 class="page-title">Faculty &amp;
Staff</h2><ul class="profile-list">{cards}</ul><h2>Emeriti</h2><ul class="plain-list">{retired}</ul>
</main><aside><section class="story"><img src="{story}" width="260" alt="A student at a pond"><p
class="story__kicker">Student Story</p><h3><a
href="#s">{student.name} ’25 counts frogs
by ear</a></h3></section><section class="events"><h3>Upcoming Events</h3><p><time>Oct 14</time>
Stonebridge Lecture: {speaker.name}, “Rivers after Dams”</p><p><time>Oct 30</time>Majors’ Dinner</p>
</section></aside></div><footer class="site-footer"><p>Elmhollow College · 1 College Hill, Elmhollow
OH</p><p><a href="#t">Title IX</a> <a href="#j">Jobs</a> <a href="#p">Privacy</a></p></footer>"""
    style = (
        "body{margin:0;font:16px/1.5 Georgia,serif}a{color:#4b1d52}"
        ".alert-bar{background:#fc6;padding:8px 30px}"
        ".site-header{display:flex;gap:40px;padding:16px 30px;align-items:center}.hero img{width:"
        "100%;height:320px;object-fit:cover}.hero__title{background:#4b1d52;color:#fff;padding:4px "
        "30px}.layout{display:grid;grid-template-columns:200px 1fr 270px;gap:30px;padding:20px "
        "30px}.profile-list{list-style:none;padding:0;display:grid;grid-template-columns:1fr 1fr;"
        "gap:26px}.profile{display:flex;gap:14px}.profile__photo img,.profile__photo--none{width:"
        "130px;height:130px;border-radius:4px}.profile__photo--none{background:#e8e0ea}.profile p{"
        "margin:2px 0;font-size:14px}.profile__name{margin:0}.site-footer{background:#4b1d52;color:"
        "#fff;padding:20px 30px}.site-footer a{color:#fff}.profile__class{font-weight:400}"
    )
    site.put(site.start, frames.bare("Faculty & Staff", body, style=style))


LAYOUTS = (german_contact_plugin, norwegian_person_table, liberal_arts_college)
