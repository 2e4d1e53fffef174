"""Portals: teasers with sets of pictures, portlets in columns, a course with its teachers."""

from .. import frames
from ..cast import Someone
from ..rolls import called
from ..rolls_of_kits import MESETA, SAIMAA, TISZA
from ..site import Site

EMPTY = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


def teasers_of_aem(site: Site) -> None:
    """Adobe Experience Manager: teasers in a grid, sources in data attributes, a lazy loader."""
    people, grid = called(site, SAIMAA), ""
    root = "content/dam/sisavesi/henkilokuvat"
    default = site.silhouette(f"{root}/oletus.png/jcr_content/renditions/320.png", (320, 320), 130)
    for number, (one, (post, duty)) in enumerate(people):
        size = ((320, 320), (320, 400), (480, 270))[(number == 4) + 2 * (number == 9)]
        base = f"{root}/{one.user}.jpg/_jcr_content/renditions"
        if number in (5, 10):
            site.lacks(one)
            inner = f'<img class="cmp-image__image" src="{default}" alt="" width="320">'
        else:
            wide = f"{base}/{one.user}.{size[0]}.jpeg"
            wide = site.portrait(one, wide, size)
            fine = f"{base}/{one.user}.{size[0] * 5 // 4}.webp"
            fine = site.portrait(one, fine, (size[0] * 5 // 4, size[1] * 5 // 4))
            inner = f"""<picture><source media="(min-width: 1024px)" type="image/webp"
data-srcset="{fine}"><source media="(max-width: 1023px)" data-srcset="{wide}"><img
class="cmp-image__image lazyload" src="{EMPTY}" data-src="{wide}"
alt="{"Henkilökuva" if number % 3 else one.name}" title="{one.user}.jpg"></picture>"""
        name = f"{one.family} {one.given}" if number in (3, 7) else one.name
        layer = f'{{"teaser-{number:02x}7f":{{"@type":"sisavesi/components/teaser"}}}}'
        grid += f"""<div class="teaser person-teaser aem-GridColumn aem-GridColumn--default--3
aem-GridColumn--phone--12"><div id="teaser-{number:02x}7f" class="cmp-teaser"
data-cmp-data-layer='{layer}'><div class="cmp-teaser__image"><div data-cmp-is="image"
class="cmp-image" itemscope itemtype="http://schema.org/ImageObject">{inner}</div></div><div
class="cmp-teaser__content"><p class="cmp-teaser__pretitle">{duty}</p><h3
class="cmp-teaser__title"><a class="cmp-teaser__title-link" href="/fi/ihmiset/{one.user}.html"
data-cmp-clickable>{name}</a></h3><div class="cmp-teaser__description"><p>{post}</p><p>p. 050
{one.phone}</p></div><div class="cmp-teaser__action-container"><a
class="cmp-teaser__action-link" href="/fi/ihmiset/{one.user}.html">Lue lisää</a></div></div></div>
</div>"""
    boss = people[0][0]
    quote = site.portrait(boss, f"{root}/{boss.user}_nosto.jpg", (600, 400))
    lake = site.scene("content/dam/sisavesi/kansi/jarvi.jpeg", (1140, 320))
    logo = site.scene("etc/designs/sisavesi/logo.svg")
    menu = "".join(
        f'<li class="cmp-navigation__item cmp-navigation__item--level-0"><a class="cmp-navigation__'
        f'item-link" href="#{n}">{word}</a></li>'
        for n, word in enumerate(("Opiskelu", "Tutkimus", "Yhteistyö", "Tietoa meistä"))
    )
    body = f"""<div class="root responsivegrid"><div class="aem-Grid aem-Grid--12
aem-Grid--default--12"><header class="experiencefragment aem-GridColumn
aem-GridColumn--default--12">
<div class="cmp-experiencefragment"><div class="image"><a class="cmp-image__link"
href="/fi.html"><img src="{logo}" width="150" height="50" alt="Sisävesi-instituutti"></a></div><nav
class="cmp-navigation"><ul class="cmp-navigation__group">{menu}</ul></nav><div
class="cmp-languagenavigation"><a lang="fi">Suomi</a> <a lang="sv">Svenska</a> <a
lang="en">English</a></div></div></header><div class="image aem-GridColumn"><img src="{lake}"
width="1140" alt=""></div><div class="breadcrumb aem-GridColumn"><nav class="cmp-breadcrumb"><ol
class="cmp-breadcrumb__list"><li class="cmp-breadcrumb__item">Etusivu</li><li
class="cmp-breadcrumb__item cmp-breadcrumb__item--active">Ihmiset</li></ol></nav></div><div
class="title aem-GridColumn"><div class="cmp-title"><h1 class="cmp-title__text">Ihmiset</h1></div>
</div><div class="container responsivegrid aem-GridColumn aem-GridColumn--default--12"><div
class="cmp-container"><div class="aem-Grid people-grid">{grid}</div></div></div><div
class="nosto aem-GridColumn aem-GridColumn--default--12"><div class="cmp-teaser cmp-teaser--quote">
<div class="cmp-teaser__image"><img class="lazyload" src="{EMPTY}" data-src="{quote}" width="360"
alt=""></div><blockquote>”Järvi muistaa kaiken.”<cite>{boss.name}, {people[0][1][0].lower()}</cite>
</blockquote></div></div><footer class="experiencefragment aem-GridColumn"><div
class="cmp-text"><p>Sisävesi-instituutti, Rantakatu 0</p></div><ul class="some"><li><a
href="#">LinkedIn</a></li><li><a href="#">Tietosuoja</a></li></ul></footer></div></div><script>
addEventListener("load", () => setTimeout(() => {{
document.querySelectorAll("source[data-srcset]").forEach((s) => {{ s.srcset = s.dataset.srcset; }});
document.querySelectorAll("img.lazyload").forEach((i) => {{ i.src = i.dataset.src;
i.classList.replace("lazyload", "lazyloaded"); }}); }}, 120));</script>"""
    style = (
        "body{font:16px/1.5 sans-serif;margin:auto;width:1140px}.people-grid{display:flex;flex-"
        "wrap:wrap;gap:20px}.person-teaser{width:265px}.cmp-image__image{width:265px;height:265px;"
        "object-fit:cover}.cmp-teaser--quote{display:flex;gap:30px;background:#e6f0f5}h3{margin:0}"
        ".cmp-navigation__group,.cmp-breadcrumb__list,.some{display:flex;gap:20px;list-style:none}"
        ".cmp-teaser__pretitle{font-size:13px;color:#557;margin:4px 0;min-height:20px}"
    )
    site.put(site.start, frames.bare("Ihmiset", body, language="fi", style=style))


def portlets_of_liferay(site: Site) -> None:
    """Liferay: every person is a web content in a portlet of its own, in two columns."""
    people, columns = called(site, MESETA), ["", ""]
    for number, (one, (title, duty, post)) in enumerate(people):
        size = ((150, 200), (180, 180), (300, 400))[(number in (2, 7)) + 2 * (number < 2)]
        if number in (4, 10):
            site.lacks(one)
            photo = ""
        elif number == 8:  # the document was moved: the link is dead
            site.lacks(one)
            photo = (
                '<img alt="" height="200" src="documents/20147/0/foto8.jpg/b3c1?t=15" width="150">'
            )
        else:
            source = f"documents/20147/0/{one.user}.jpg/{number:02x}4e-7d?t=15843{number:02}77"
            source = site.portrait(one, source, size, form="jpg")
            photo = f'<img alt="" height="{size[1]}" src="{source}" width="{size[0]}">'
        named = f"{title} {one.name}"
        if number == 9:
            named = f"{one.family}, {one.given}"
        text = f"""<p>{photo}</p><p><strong>{named}</strong></p><p>{post}{
            f"<br>{duty}" if duty else ""
        }</p><p>Despacho {one.room} · Tfno. {one.phone}<br>Tutorías: martes y jueves, 11-13 h</p>"""
        portlet = _portlet(f"101_INSTANCE_q{number}Zx", "Ficha de profesor" * (number == 3), text)
        columns[number % 2 if number > 1 else 0] += portlet
    trip = site.scene("documents/20147/0/jornadas.jpg?t=1590", (280, 160))
    agenda = f"""<div class="asset-abstract"><h4 class="asset-title"><a href="#">Jornadas de
Paleografía</a></h4><div class="asset-summary"><img src="{trip}" alt="" width="280"><p>Inscripción
abierta hasta el 12 de mayo. Coordina: {people[2][0].name}.</p></div><div class="asset-more"><a
href="#">Leer más <span class="hide-accessible">Jornadas de Paleografía</span>»</a></div></div>"""
    tree = "".join(
        f'<li class="lfr-nav-item"><a href="#{n}">{word}</a></li>'
        for n, word in enumerate(("Presentación", "Profesorado", "Docencia", "Investigación"))
    )
    logo = site.scene("image/layout_set_logo.png?img_id=20160&t=1580", (180, 60))
    body = f"""<nav class="quick-access-nav" id="qcsk"><h1 class="hide-accessible">Navegación</h1><a
href="#main-content">Saltar al contenido</a></nav><div class="container-fluid-1280"
id="wrapper"><header id="banner" role="banner"><a class="logo custom-logo" href="/"><img
alt="Universidad de la Meseta" height="60" src="{logo}" width="180"></a><a data-redirect="false"
href="#" id="sign-in" rel="nofollow">Acceder</a></header><section id="content"><h1
class="hide-accessible">Profesorado - Departamento de Historia Medieval</h1><div class="columns-3"
id="main-content" role="main"><div class="portlet-layout row-fluid"><div class="portlet-column
span3" id="column-1"><div class="portlet-dropzone">{
        _portlet("71_INSTANCE_n", "Menú", f'<ul class="layouts level-1">{tree}</ul>')
    }{_portlet("101_INSTANCE_ag", "Agenda", agenda)}</div></div><div class="portlet-column
span5" id="column-2"><div class="portlet-dropzone">{columns[0]}</div></div><div
class="portlet-column span4" id="column-3"><div class="portlet-dropzone">{columns[1]}</div></div>
</div></div></section><footer id="footer" role="contentinfo"><p>Plaza del Estudio s/n · <a
href="#">Aviso legal</a> · <a href="#">Cookies</a></p></footer></div>"""
    style = (
        "body{font:14px/1.4 Arial;margin:auto;width:1100px}.portlet-layout{display:flex;gap:24px}"
        ".span3{width:280px}.span4,.span5{width:370px}.portlet{border:1px solid #ddd;margin-bottom:"
        "16px;padding:10px}.hide-accessible{position:absolute;left:-999em}.portlet-options{float:"
        "right;color:#999}#banner{display:flex;justify-content:space-between}h2{font-size:16px}"
    )
    site.put(site.start, frames.bare("Profesorado", body, language="es", style=style))


def _portlet(ident: str, title: str, text: str) -> str:
    heading = f'<h2 class="portlet-title-text">{title}</h2>' if title else ""
    return f"""<div class="portlet-boundary portlet-boundary_101_ portlet-static portlet-borderless
portlet-journal-content" id="p_p_id_{ident}_"><span id="p_{ident}"></span><section class="portlet"
id="portlet_{ident}"><header class="portlet-topper"><div class="portlet-options"><span
class="hide-accessible">Opciones</span>⋮</div></header><div class="portlet-content">{heading}<div
class="portlet-body"><div
class="journal-content-article">{text}</div></div></div></section></div>"""


def moodle_course_teachers(site: Site) -> None:
    """Moodle: lecturers in the first section's table, the groups' teachers in a block beside."""
    people, rows, contacts = called(site, TISZA), "", ""
    for number, (one, (title, post, group)) in enumerate(people):
        named = f"{title} {one.name}".strip()
        if number == 8:  # the doctor stands behind the husband's name
            named = f"{one.name.split()[0]} {title} {one.name.split(' ', 1)[1]}"
            site.also(one, named)
        path = f"pluginfile.php/{880 + number * 13}/user/icon/boost/f1?rev=40{number}71"
        if number < 3:
            size = (300, 240) if number == 1 else (160, 200)
            source = f"pluginfile.php/5521/course/section/1203/oktato%20{number + 1}.jpg"
            source = source.replace("%20", "_")
            image = f'<img src="{site.portrait(one, source, size)}" alt="" width="140" role='
            image += '"presentation" class="img-fluid atto_image_button_text-bottom"><br>'
            rows += f"""<tr><td style="width:30%">{image}</td><td><p dir="ltr"
style="text-align:left;"><b>{named}</b><br></p><p>{post} ({group})</p><p>Fogadóóra: szerda 10-12,
{one.room}<br>E-mail: {one.user}(kukac)tisza.example</p><p></p></td></tr>"""
        if number in (0, 3, 4, 5, 6, 7, 8):
            small = number == 0  # once more, with the picture of the account
            size = (100, 100) if small or number % 2 else (192, 192)
            contacts += _contact(site, one, named, f"{post} – {group}", path, size, number == 6)
    quiz = "".join(
        f"""<li class="activity {kind} modtype_{kind}"><div class="mod-indent-outer"><div
class="activityinstance"><a class="aalink" href="#"><img src="{
            site.scene(f"theme/image.php/boost/{kind}/icon.svg")
        }" class="iconlarge activityicon" width="24" height="24" alt=""><span
class="instancename">{text}<span class="accesshide"> {kind}</span></span></a></div></div></li>"""
        for kind, text in (("forum", "Hírek"), ("resource", "Tematika"), ("quiz", "1. teszt"))
    )
    cover = site.scene("pluginfile.php/5521/course/overviewfiles/folyo.jpg", (700, 160))
    body = f"""<div id="page-wrapper" class="d-print-block"><a class="sr-only sr-only-focusable"
href="#maincontent">Tovább a fő tartalomhoz</a><nav class="fixed-top navbar navbar-light"><a
class="navbar-brand" href="#"><span class="site-name">TISZA e-learning</span></a><div
class="usermenu"><span class="login">Nincs bejelentkezve. (<a
href="#">Belépés</a>)</span></div></nav>
<div id="page" class="container-fluid"><header id="page-header"><h1>Hidrológia alapjai
(BSc, 2. félév)</h1><ol class="breadcrumb"><li>Kurzusok</li><li>HIDR-101</li></ol></header><div
id="page-content" class="row"><div id="region-main"><div role="main"><span
id="maincontent"></span><img src="{cover}" alt="" width="700"><ul class="topics"><li id="section-0"
class="section main clearfix" role="region" aria-label="Általános"><div class="content"><h3
class="sectionname accesshide">Általános</h3><div class="summary"><div class="no-overflow"><h4>A
tárgy előadói</h4><table border="0"><tbody>{rows}</tbody></table></div></div><ul class="section
img-text">{quiz}</ul></div></li></ul></div></div><section data-region="blocks-column"
class="block-region"><section class="block_course_contacts block card mb-3" role="complementary">
<div class="card-body p-3"><h5 class="card-title d-inline">Kapcsolattartók</h5><div
class="card-text content mt-3">{contacts}</div></div></section><section class="block_calendar_month
block card"><h5>Naptár</h5><p>2022. március</p></section></section></div></div><footer
id="page-footer">Jelenleg vendégként van bejelentkezve</footer></div>"""
    style = (
        "body{font:15px/1.5 sans-serif;margin:auto;width:1100px}#page-content{display:flex;"
        "gap:30px}"
        "#region-main{width:720px}.block-region{width:320px}.topics,.section,.breadcrumb{"
        "list-style:"
        "none}.sr-only,.accesshide{position:absolute;left:-999em}.cc-contact{display:flow-root;"
        "margin:12px 0}.cc-contact img,.userinitials{float:left;margin-right:12px;"
        "border-radius:50%}"
        ".userinitials{width:100px;height:100px;background:#ddd;text-align:center;"
        "line-height:100px}"
    )
    site.put(site.start, frames.bare("Kurzus: HIDR-101", body, language="hu", style=style))


def _contact(
    site: Site, one: Someone, named: str, text: str, path: str, size: tuple[int, int], bare: bool
) -> str:
    if bare:
        site.lacks(one)
        letters = "".join(word[0] for word in one.name.split()[:2])
        picture = f'<span class="userinitials size-100" title="{one.name}">{letters}</span>'
    else:
        source = site.portrait(one, path, size, form="jpg")
        picture = (
            f'<img src="{source}" class="userpicture" width="100" height="100" alt="{one.name}'
        )
        picture += f' képe" title="{one.name} képe">'
    return f"""<div class="cc-contact"><a href="/user/profile.php?id=9" class="d-inline-block">
{picture}</a><div class="cc-name"><a href="#">{named}</a></div><div class="cc-role">{text}</div>
<div class="cc-actions"><a href="#" title="Üzenet küldése"><i class="icon fa fa-comment"></i></a>
</div></div>"""


LAYOUTS = (teasers_of_aem, portlets_of_liferay, moodle_course_teachers)
