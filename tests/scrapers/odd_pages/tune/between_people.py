"""Pages with more pictures than people: a second one on hover, news in between, the lab's life."""

from .. import frames
from ..site import Site


def second_picture_on_hover(site: Site) -> None:
    """A team widget of a page builder: another picture of the same person comes on hover."""
    people = site.called(
        "Ruxandra Bălăceanu-Moș", "Horațiu Țintăreanu", "Ileana Șuvăilă", "Codruț Fântânaru",
        "Anca~Maria Grămescu", "Dragoș Zărnești", "Smaranda Cotofănescu", "Vlad Întorsureanu",
        "Oana Pârvulești", "Sorin Ghiocărel", "Mălina Rădăuceanu", "Tudor Vrânceanu-Lupa",
    )  # fmt: skip
    roles = ("Group Leader", "Senior Researcher", "Postdoc", "PhD Student", "MSc Student")
    pictures = {
        n: site.scene(f"/wp-content/uploads/2022/10/{word}.jpg", (400, 400))
        for n, word in ((3, "pisica"), (8, "mountains-retezat"))
    }
    default = site.scene("/wp-content/plugins/elementor/assets/images/placeholder.png", (400, 400))
    body = ""
    for number, one in enumerate(people):
        folder = f"/wp-content/uploads/2022/{9 + number % 3:02}"
        if number == 6:
            site.lacks(one)
            figure = f'<img decoding="async" src="{default}" alt="">'
        else:
            stem = one.user if number % 4 else f"DSC_0{411 + number}"
            front = site.portrait(one, f"{folder}/{stem}-scaled.jpg", (480, 480))
            figure = f'<img decoding="async" class="tm-front" src="{front}" alt="{one.name}">'
            if number != 10:  # nobody took a second one of her
                path, size = f"{folder}/{stem}-fun.jpg", ((400, 520), (600, 420))[number % 2]
                back = pictures.get(number) or site.portrait(one, path, size)
                figure += (
                    f'<img decoding="async" loading="lazy" class="tm-hover" src="{back}" alt="">'
                )
        role = roles[min(number // 2, 4)]
        title = "Prof. dr. " if not number else "Dr. " if number < 4 else ""
        heading = f'<h3 class="tm-name">{title}{one.name}</h3>'
        if number == 4:
            heading = (
                f'<h3 class="tm-name"><span style="color: #000000;">{one.name}&nbsp;</span></h3>'
            )
        body += f"""
<div class="elementor-column elementor-col-25 elementor-inner-column elementor-element"
data-id="4f{number}c1"> <div class="elementor-widget-wrap elementor-element-populated"><div
class="elementor-element elementor-widget elementor-widget-team-member"><div
class="elementor-widget-container"><div class="tm-item"><figure
class="tm-image">{figure}</figure><div class="tm-content">{heading} <h4
class="tm-job">{role}</h4><ul class="tm-social"><li><a href="#" aria-label="LinkedIn"><i class="fab
fa-linkedin-in"></i></a></li><li><a href="mailto:{one.user}@plantlab.example"><i class="far
fa-envelope"></i></a></li></ul></div></div></div></div></div></div>"""
    logo = site.scene("/wp-content/uploads/2021/01/plantlab-logo.png", (220, 80))
    funders = "".join(
        f'<img src="{site.scene(f"/wp-content/uploads/2021/01/{word}.png", (160, 60))}" '
        f'alt="{word}">'
        for word in ("fond", "consiliu", "academie")
    )
    page = f"""<header class="elementor elementor-location-header"><a href="/"><img width="220"
height="80" src="{logo}" class="attachment-full" alt="PlantLab"></a><nav class="elementor-nav-menu">
{frames.links("en")}</nav></header><main class="site-main"><div class="elementor
elementor-87"><section class="elementor-section elementor-top-section"><h1
class="elementor-heading-title">Meet the team</h1> <p>Hover over the pictures to get to know us
better!</p></section><section class="elementor-section elementor-inner-section"><div
class="elementor-container">{body}</div></section><section><h2>Join us </h2><p>We welcome
applications from Erasmus+ students all year round.</p><a class="elementor-button"
href="#">Apply</a></section></div></main><footer><div class="funders">{funders}</div><p>© 2024 Plant
Signalling Lab, Universitatea din Valea Albă. Toate drepturile rezervate.</p></footer>"""
    style = (
        "body{margin:0;font:16px Poppins,sans-serif}.elementor-container{display:flex;flex-wrap:"
        "wrap;max-width:1140px;margin:auto}.elementor-col-25{width:25%;padding:10px;box-sizing:"
        "border-box}.tm-image{position:relative;margin:0;height:260px;overflow:hidden}.tm-image "
        "img{position:absolute;width:100%;height:100%;object-fit:cover}.tm-hover{opacity:0;"
        "transition:opacity .4s}.tm-image:hover .tm-hover{opacity:1}.tm-content{text-align:center}"
    )
    site.start = "/team/"
    site.put(site.start, frames.bare("Team – PlantLab", page, style=style))


def news_between_the_people(site: Site) -> None:
    """Drupal: blocks of news and events with pictures of their own stand between the people."""
    people = site.people(14, "fr", titled=False)
    ranks = ("DR", "PR", "MCF HDR", "Ingénieur·e d'études", "Doctorant·e")
    guest = site.called("Wendelin Achterfeldt")[0]
    files = "/sites/default/files/styles"
    news = (
        (site.scene(f"{files}/vignette/public/2023-05/campus.jpg?itok=Xa1", (220, 140)),
         "Le laboratoire déménage en septembre", "12 mai 2023"),
        (site.portrait(people[12], f"{files}/vignette/public/2023-05/s.jpg?itok=pQ", (220, 140)),
         f"Soutenance de thèse de {people[12].name}", "2 juin 2023, 14h, amphi Germain"),
        (site.stranger(guest, f"{files}/vignette/public/2023-06/s.jpg?itok=b", (220, 140)),
         f"Séminaire : {guest.name} (Université de Lindenau)", "15 juin 2023, 11h, salle 204"),
        (site.group(f"{files}/vignette/public/2023-04/journee.jpg?itok=r7", (220, 140)),
         "Retour sur la journée des doctorants", "27 avril 2023"),
    )  # fmt: skip
    body = ""
    for number, one in enumerate(people):
        path = f"{files}/portrait/public/2022-09/{one.user}_{number}.jpg?itok=k{number}Zq"
        size = (180, 240) if number % 5 else (240, 240)
        tag = f'<img loading="lazy" src="{{}}" width="180" alt="Photo de {one.name}">'
        photo = site.image(one, path, size, tag=tag, shown=number not in (4, 9))
        name = one.capitals if number == 7 else one.name
        field = '<div class="field-content">'
        body += f"""<div class="views-row col-md-3"><div class="views-field
views-field-field-photo"> {field}<a href="/annuaire/{one.user}"
hreflang="fr">{photo}</a></div></div><div class="views-field views-field-title"><h3
class="field-content"><a href="/annuaire/{one.user}">{name}</a></h3></div><div class="views-field
views-field-field-fonction">{field}{ranks[min(number // 3, 4)]}</div></div><div class="views-field
views-field-field-tel"><span class="views-label">Tél : </span>{field}{one.phone} </div></div><div
class="views-field views-field-field-bureau"><span class="views-label">Bureau :
</span>{field}{one.room}</div></div></div>"""
        if number in (3, 11):
            body += _teasers(news[number // 4 :][:2])
    page = f"""<a href="#main" class="visually-hidden">Aller au contenu principal</a><header
class="region-header"><a href="/"><img src="{site.scene("/themes/custom/labo/logo.svg")}"
alt="Accueil" width="120" height="60"></a><nav>{frames.links("fr")}</nav><form><input type="search"
placeholder="Rechercher"></form></header><main id="main"><nav
class="breadcrumb"><ol><li>Accueil</li> <li>Le laboratoire</li><li>Membres</li></ol></nav><h1
class="page-title">Membres de l'équipe Langages et Territoires</h1><div class="view
view-annuaire"><div class="view-content row">{body}</div><nav class="pager"><span>Page
1</span></nav></div></main><aside class="region-sidebar"><h2>Agenda</h2> <ul><li><a href="#">15 juin
: séminaire</a></li><li><a href="#">30 juin : conseil</a></li></ul></aside> <footer><p>UMR 9999 – 3
allée des Acacias, 99999 Sainte-Aubrelle</p><a>Mentions légales</a> <a>Plan du site</a></footer><div
id="sliding-popup" style="position:fixed;bottom:0;background:#fff">Ce site utilise des cookies.
<button>Accepter</button> <button>Refuser</button></div>"""
    style = (
        "body{font:15px Arial;margin:auto;max-width:1200px}.row{display:flex;flex-wrap:wrap}"
        ".col-md-3{width:25%;padding:8px;box-sizing:border-box}.block-actu{width:100%;display:flex;"
        "background:#eef;padding:8px}.teaser{width:50%;display:flex;gap:10px}"
    )
    site.put(site.start, frames.bare("Membres", page, language="fr", style=style))


def _teasers(news: tuple[tuple[str, str, str], ...]) -> str:
    items = "".join(
        '<article class="node node--type-actualite node--view-mode-teaser teaser"><a '
        f'href="#"><img src="{picture}" width="220" height="140" alt=""></a><div><h3><a '
        f'href="#">{title}</a></h3>'
        f"<time>{when}</time><p><a href='#'>Lire la suite</a></p></div></article>"
        for picture, title, when in news
    )
    return f'<div class="block block-actu"><h2 class="visually-hidden">Actualités</h2>{items}</div>'


def group_photo_and_lab_life(site: Site) -> None:
    """Weebly: the whole group on top, then everybody, then photographs of excursions."""
    people = site.people(11, "nl", titled=False)
    roles = ("Hoogleraar", "Postdoc", "Promovendus", "Masterstudent")
    uploads = "/uploads/1/0/4/5/10452331"
    whole = _weebly_image(
        site.group(f"{uploads}/groepsfoto-2019_orig.jpg", (1100, 520)),
        "De hele groep tijdens het uitje naar Texel, mei 2019",
    )
    body = ""
    for start in range(0, 11, 3):
        cells = ""
        for number, one in enumerate(people[start : start + 3], start):
            if number == 5:
                site.lacks(one)
                picture = '<div class="wsite-spacer" style="height:50px;"></div>'
            else:
                size = (320, 400) if number % 4 else (350, 300)
                stem = f"img-20190412-wa00{number}" if number % 2 else one.user
                path = f"{uploads}/{stem}_orig.jpg"
                picture = _weebly_image(site.portrait(one, path, size), "Picture")
            name = f"{'prof. dr. ir. ' if not number else ''}{one.name}"
            cells += (
                f'<td class="wsite-multicol-col" style="width:33%;padding:0 15px;">{picture}<div '
                f'class="paragraph" style="text-align:center;"><strong><font size="4">{name}</font>'
                f"</strong><br />{roles[min((number + 2) // 3, 3)]}<br "
                f"/><span>{one.user}[at]rivier.example</span></div></td>"
            )
        body += (
            '<div><div class="wsite-multicol"><div class="wsite-multicol-table-wrap"><table '
            f'class="wsite-multicol-table"><tbody><tr>{cells}</tr></tbody></table></div></div></div>'
        )
    life = "".join(
        _weebly_image(picture, text)
        for picture, text in (
            (site.group(f"{uploads}/bbq_orig.jpg", (400, 300)), "Zomerbarbecue 2018"),
            (site.scene(f"{uploads}/veldwerk_orig.jpg", (400, 300)), "Veldwerk langs de Linge"),
            (site.group(f"{uploads}/promotie_orig.jpg", (400, 300)),
             f"Promotie van {people[3].given} {people[3].family}, gefeliciteerd!"),
            (site.scene(f"{uploads}/posterprijs_orig.jpg", (400, 300)),
             f"{people[6].given} wint de posterprijs"),
            (site.scene(f"{uploads}/stroomgoot_orig.jpg", (400, 300)), "De nieuwe stroomgoot"),
        )
    )  # fmt: skip
    former = site.people(3, "nl", titled=False)
    for one in former:
        site.lacks(one)
    page = f"""<div class="header-wrap"><span class="wsite-logo"><a href="/"><span id="wsite-title">
Riviermorfologie</span></a></span><ul class="wsite-menu-default"><li>Home</li><li>Onderzoek</li><li>
Mensen</li><li>Publicaties</li><li>Contact</li></ul></div><div id="wsite-content"
class="wsite-elements"><h2 class="wsite-content-title">De onderzoeksgroep</h2>{whole}<div
class="wsite-spacer" style="height:30px;"></div>{body}<hr class="styled-hr"><h2
class="wsite-content-title">Oud-medewerkers </h2><div
class="paragraph">{"<br />".join(one.name for one in former)}</div><h2
class="wsite-content-title">Lief en leed</h2><div class="imageGallery">{life}</div></div><div
id="footer-wrap"><a href="#">Powered by <strong>Create your own unique website</strong></a></div>"""
    style = (
        "body{font:15px Lato,sans-serif;margin:auto;max-width:1100px}table{width:100%}.imageGallery"
        "{display:flex;flex-wrap:wrap}.imageGallery>div{width:33%}img{max-width:100%}"
    )
    site.put(site.start, frames.bare("Mensen", page, language="nl", style=style))


def _weebly_image(source: str, caption: str) -> str:
    text = "" if caption == "Picture" else caption
    return (
        '<div><div class="wsite-image wsite-image-border-none" style="text-align:center"><a '
        f'href="#"><img src="{source}" alt="{caption}" style="width:auto;max-width:100%" '
        f"/></a><div "
        f'style="display:block;font-size:90%">{text}</div></div></div>'
    )


LAYOUTS = (second_picture_on_hover, news_between_the_people, group_photo_and_lab_life)
