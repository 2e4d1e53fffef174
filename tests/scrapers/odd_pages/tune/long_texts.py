"""Much to read: a director's letter, a paragraph a person, biographies full of other names."""

from .. import frames
from ..rolls import JOURNALISM, ROMANESQUE, SOIL_CHAIR, called
from ..site import Site


def director_greets_first(site: Site) -> None:
    """SPIP: a letter of the director with a wide picture, then the staff, him among them."""
    head = site.called("Thibault Fauconval-Perrin")[0]
    large = site.portrait(head, "IMG/jpg/portrait_directeur.jpg", (600, 400))
    vignettes = ""
    again = site.portrait(head, "local/cache-vignettes/L110xH140/arton12-5c2b1.jpg", (110, 140))
    everybody = [(head, ["Directeur", "Liturgie et musique"]), *called(site, ROMANESQUE)]
    for number, (one, (duty, subject)) in enumerate(everybody):
        if number == 0:
            source = again
        elif number in (2, 10):
            site.lacks(one)
            source = site.silhouette("plugins/annuaire/images/inconnu.png", (110, 140), 190)
        elif number == 7:
            site.lacks(one)
            source = ""
        else:
            source = f"local/cache-vignettes/L110xH140/auton{30 + number}-{number * 37:04x}.jpg"
            site.portrait(one, source, (110, 140))
        logo = (
            f'<img class="spip_logo spip_logos" alt="" src="{source}" width="110" height="140">'
            if source
            else ""
        )
        written = one.name if number != 5 else one.capitals  # somebody typed it otherwise
        about = f'<div class="introduction entry-content"><p>{subject}</p></div>' if subject else ""
        vignettes += f"""<li class="item hentry"><h3 class="h3-like entry-title"><a
href="spip.php?auteur{30 + number}" rel="bookmark">{logo} {written}</a></h3><div class="info-publi">
{duty}</div>{about}</li>"""
    site.scene("squelettes/img/bandeau.jpg", (1000, 140))
    cnrs = site.scene("squelettes/img/tutelle1.png", (120, 60))
    univ = site.scene("squelettes/img/tutelle2.png", (120, 60))
    side = site.scene("local/cache-vignettes/L150xH100/arton88-2f.jpg", (150, 100))
    page = f"""<div id="page" class="page"><header role="banner" id="header"><strong id="logo"> <a
rel="start home" href="#" title="Accueil">Institut d'études romanes</a></strong><form
action="spip.php?page=recherche"><input type="search" name="recherche"
placeholder="Rechercher"></form> </header><nav id="nav">{frames.links("fr", " | ")}</nav><div
id="conteneur"><div id="contenu"><p class="arbo"><a href="#">Accueil</a> &gt; <a
href="#">L'institut</a> &gt; <strong>Équipe</strong> </p><article><header class="cartouche"><h1>Le
mot du directeur</h1><p class="info-publi">Publié le <abbr class="published" title="2014-09-01">1er
septembre 2014</abbr>, par <span class="vcard author"> <a class="url fn spip_in"
href="spip.php?auteur2">Webmestre</a></span></p></header><div class="texte entry-content"><dl
class="spip_document_12 spip_documents spip_documents_center"><dt><img src="{large}" width="600"
height="400" alt="JPEG - 48.2 ko"></dt></dl><p>Chers collègues, chers étudiants,</p><p>Depuis sa
création en 1957 par Honorine Castelmaure, notre institut n'a cessé de s'agrandir. Les prochaines
années verront l'ouverture d'une nouvelle salle de lecture et d'un atelier de numérisation.</p><p>Je
remercie toutes celles et tous ceux qui font vivre cette maison, et je vous souhaite une agréable
visite.</p><p class="spip" style="text-align:right"><i>{head.name}, <br>directeur de
l'Institut</i></p></div></article><h2>Les membres de l'institut</h2><ul class="liste-items
articles">{vignettes}</ul></div><aside id="navigation"><h2>À la une</h2><a href="#"> <img
src="{side}" width="150" height="100" alt="">Journées du patrimoine</a></aside></div><footer> <img
src="{cnrs}" alt="Tutelle"> <img src="{univ}" alt="Tutelle"><p><a href="#">Plan du site</a> | <a
href="#">Se connecter</a> | <a href="#">RSS 2.0</a></p></footer></div>"""
    style = (
        "body{font:15px serif;width:1000px;margin:auto}#header{background:url(squelettes/img/bandea"
        "u.jpg);height:140px}#contenu{width:780px;float:left}aside{float:right;width:180px}.spip_"
        "logo{float:left;margin:0 1em 1em 0}.item{clear:both;min-height:160px;list-style:none}"
        "footer{clear:both}"
    )
    site.put(site.start, frames.bare("Le mot du directeur", page, language="fr", style=style))


def floated_bold_paragraphs(site: Site) -> None:
    """Joomla: a paragraph a person; the picture floats, the name is what is bold at its start."""
    body = ""
    for number, (one, (title, duty, text)) in enumerate(called(site, SOIL_CHAIR)):
        floats = "right" if number == 4 else "left"
        width, height = ((120, 150), (133, 100), (90, 120))[(number == 3) + 2 * (number == 6)]
        image = ""
        if number == 5:
            site.lacks(one)
        else:
            source = site.portrait(
                one, f"images/stories/munkatarsak/{one.user}.jpg", (2 * width, 2 * height)
            )
            image = (
                f'<img style="margin: 5px 12px; float: {floats};" src="{source}" border="0" '
                f'alt="" width="{width}" height="{height}" />'
            )
        named = f"{title} {one.name}".strip()
        bold = f"<strong>{named}</strong>"
        if number == 2:  # as an editor leaves it when a word is put into a bold one
            start, end = named[:14], named[14:]
            bold = f"<strong>{start}</strong><strong>{end}</strong>"
        elif number == 8:
            bold = f'<span style="color: #333333;"><b>{named}</b></span>'
        reach = (
            f"<strong>Fogadóóra:</strong> kedd 10–12, {one.room}. <strong>Tel.:</strong> (99) "
            f"{one.phone}."
        )
        sentence = f"{duty}, {text}. {'A Magyar Földtan Baráti Körének tagja. ' * (number % 2)}"
        if number == 1:
            # The picture came into a paragraph of its own, before the text.
            body += f"<p>{image}</p>\n<p>{bold} {sentence} {reach}</p>"
        else:
            body += f'<p style="text-align: justify;">{image}{bold} {sentence}{reach}</p>'
        body += '\n<p style="clear: both;">&nbsp;</p>\n'
    logo = site.scene("templates/tanszek/images/cimer.png", (100, 100))
    head = site.scene("templates/tanszek/images/fejlec.jpg", (960, 160))
    icons = "".join(
        f'<li class="{name}-icon"><a href="#{name}" rel="nofollow"><img src="'
        f'{site.scene(f"media/system/images/{name}Button.png", (16, 16))}" alt="{alt}"></a></li>'
        for name, alt in (("print", "Nyomtatás"), ("email", "E-mail"))
    )
    words = ("Nyitólap", "A tanszékről", "Munkatársak", "Oktatás", "Galéria", "Elérhetőség")
    menu = "".join(
        f'<li class="item-{101 + n}"><a href="#">{word}</a></li>' for n, word in enumerate(words)
    )
    page = f"""<div id="all"><div id="header"><img src="{head}" alt="" width="960" height="160"><a
href="#"><img class="logo" src="{logo}" alt="Tanszék" width="60"></a></div><ul class="menu nav">
{menu}</ul><div class="breadcrumbs"><span class="showHere">Jelenlegi hely: </span><a href="#"
class="pathway">Nyitólap</a> <img src="media/system/images/arrow.svg" width="9" height="9" alt="">
<span>Munkatársak</span> </div><div class="item-page" itemscope
itemtype="https://schema.org/Article"><h2 itemprop="headline"><a href="#">A tanszék
munkatársai</a></h2><ul class="actions">{icons}</ul><dl class="article-info"> <dt
class="article-info-term">Részletek</dt><dd class="createdby">Írta: Super User</dd><dd
class="hits">Találatok: 18344</dd></dl><div itemprop="articleBody">{body}</div></div><div
class="moduletable"><h3>Bejelentkezés</h3><form><input placeholder="Felhasználónév"><input
type="password"><button>Belépés</button></form></div><div id="footer"><p>Minden jog fenntartva ©
2011 Talajtani Tanszék</p></div></div>"""
    site.scene("media/system/images/arrow.svg")
    style = (
        "#all{width:960px;margin:auto;font:14px/1.5 Arial}.menu,.actions{list-style:none;display:"
        "flex;gap:18px}.moduletable{border:1px solid #ccc;padding:8px;clear:both;width:220px}"
    )
    site.put(site.start, frames.bare("Munkatársak", page, language="hu", style=style))


def biographies_with_colleagues(site: Site) -> None:
    """Divi: long lives, in which colleagues and teachers stand in bold, in links and in quotes."""
    people = called(site, JOURNALISM)
    elders = site.called("Casimiro Albornoz~Tejada", "Eulalia Fontcuberta", "Nemesio Garrapucho")
    body = ""
    for number, (one, (title, duty)) in enumerate(people):
        if title == "D.":
            site.also(one, f"D. {one.name}")
        elder = elders[number % 3].name
        colleague, (courtesy, post) = people[(number + 4) % 9]
        text = (
            f"Nació en una familia de impresores y se formó con <strong>{elder}</strong>, de quien "
            "aprendió que «una noticia es una promesa».",
            f"En 2009 fundó con <a href='#'>{colleague.name}</a> la revista <em>La Linterna</em>"
            f", premiada por la Asociación {elder} de la Prensa.",
            f"Antes de unirse al claustro trabajó doce años en radio. {courtesy} {colleague.name}"
            f", {post}, dice: «Nadie lee los sumarios como {one.given}».",
        )
        paragraphs = "".join(
            f"<p>{text[(number + step) % 3]}</p>" for step in range(3 - number % 2)
        )
        size = ((300, 300), (320, 420), (440, 300))[(number % 4 == 1) + 2 * (number == 6)]
        source = f"wp-content/uploads/2020/10/{one.user}-{size[0]}x{size[1]}.jpg"
        image = ""
        if number != 7:
            site.portrait(one, source, size)
            image = f"""<div class="et_pb_module et_pb_image et_pb_image_{number}"><span
class="et_pb_image_wrap"><img loading="lazy" decoding="async" src="{source}" alt=""
title="{one.user}" width="{size[0]}" height="{size[1]}"
class="wp-image-{2200 + number}"></span></div>"""
        else:
            site.lacks(one)
        social = (
            '<a href="#" class="icon et_pb_with_border" title="Seguir en X"><span>Seguir</span></a>'
        )
        body += f"""<div class="et_pb_row et_pb_row_{number + 1} et_pb_gutters2"><div
class="et_pb_column et_pb_column_1_4">{image}</div><div class="et_pb_column et_pb_column_3_4"><div
class="et_pb_module et_pb_text et_pb_text_align_left et_pb_bg_layout_light"><div
class="et_pb_text_inner"> <h4>{title}
{one.name}</h4><h6>{duty[0].upper()}{duty[1:]}</h6>{paragraphs}</div></div><ul
class="et_pb_social_media_follow clearfix"><li>{social}</li></ul></div></div>"""
    quoted = site.stranger(elders[0], "wp-content/uploads/2019/01/albornoz-archivo.jpg", (150, 150))
    logo = site.scene("wp-content/uploads/2018/05/logo-master.png", (220, 80))
    page = f"""<div id="page-container"><header id="main-header"><span class="logo_container"><a
href="#"><img src="{logo}" alt="Máster en Periodismo" id="logo" width="160"></a></span><nav
id="top-menu-nav">{frames.links("es")}</nav></header><div id="et-main-area"><div id="main-content">
<article class="page type-page hentry"><div class="entry-content"><div class="et_pb_section"><div
class="et_pb_row et_pb_row_0"><h1>Claustro</h1></div>{body}</div><div class="et_pb_section"><div
class="et_pb_module et_pb_testimonial clearfix"><div class="et_pb_testimonial_portrait"
style="background-image:url({quoted});width:90px;height:90px"></div><div
class="et_pb_testimonial_description"><p>«Este máster es la casa que me habría gustado
tener.»</p><span class="et_pb_testimonial_author"> {elders[0].name}</span><p
class="et_pb_testimonial_meta">Premio Nacional, antiguo alumno</p></div>
</div></div></div></article></div><footer id="main-footer"><div id="footer-info">Diseñado con un
tema elegante</div></footer></div></div><div id="cookie-law-info-bar"><span>Utilizamos cookies
propias y de terceros. <a role="button">ACEPTAR</a> <a>Leer más</a></span></div>"""
    style = (
        "body{margin:0;font:15px/1.7 sans-serif}.et_pb_row{width:1080px;margin:24px auto;overflow:"
        "hidden}.et_pb_column_1_4{width:23%;float:left;margin-right:4%}.et_pb_column_3_4{width:72%;"
        "float:left}img{max-width:100%;height:auto}#cookie-law-info-bar{position:fixed;bottom:0;"
        "background:#fff}.et_pb_testimonial{width:1080px;margin:auto}"
    )
    site.put(site.start, frames.bare("Claustro | Máster", page, language="es", style=style))


LAYOUTS = (director_greets_first, floated_bold_paragraphs, biographies_with_colleagues)
