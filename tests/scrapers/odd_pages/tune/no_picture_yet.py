"""Pages of templates that fill every gap: placeholders, badges, pictures from style sheets."""

from .. import frames
from ..cast import Someone
from ..site import Site


def placeholders_of_four_kinds(site: Site) -> None:
    """Who has no picture gets a silhouette of either sex, drawn initials or the faculty's logo."""
    people = site.people(18, "es", titled=False)
    posts = ("Catedrático/a", "Titular de Universidad", "Contratado/a Doctor/a", "Ayudante", "PAS")
    him = site.silhouette("/o/theme/images/user_male_portrait.png", (200, 200), 120)
    her = site.silhouette("/o/theme/images/user_female_portrait.png", (200, 200), 175)
    shield = site.scene("/documents/20121/escudo_facultad.png", (240, 200))
    missing = {2: him, 5: her, 6: "", 8: shield, 9: him, 12: "", 14: shield, 16: "own"}
    body = ""
    for number, one in enumerate(people):
        if number in missing:
            source = site.lacks(one) or missing[number] or _initials(site, one)
            if source == "own":  # somebody uploaded a silhouette under the person's name
                source = site.silhouette(f"/documents/20121/{one.user}.jpg", (160, 208), 140)
        else:
            size = ((200, 200), (180, 240), (300, 200))[number % 3]
            path = f"/documents/20121/301{number}/{one.user}.jpg/8a1c-{number}f0?t=16631{number}000"
            source = site.portrait(one, path, size, form="jpg")
        name = f"{one.family}, {one.given}" if number != 13 else one.name
        body += f"""
<li class="list-group-item list-group-item-flex"><div class="autofit-col"><span class="sticker
sticker-circle sticker-xl"><span class="sticker-overlay"><img alt="" class="sticker-img"
src="{source}"></span></span></div><div class="autofit-col autofit-col-expand"><p
class="list-group-title text-truncate"><a href="/web/historia/-/{one.user}">{name}</a></p><p
class="list-group-subtitle">{posts[number * 5 // 18]}</p><p class="list-group-text small"><span>
Despacho: {one.room}</span> <span>Ext. {one.phone[-4:]}</span> <a
href="mailto:{one.user}@dhist.example">Correo</a></p></div></li>"""
    logo = site.scene("/documents/20121/logo_cabecera.png", (260, 90))
    page = f"""<header id="banner"><a class="logo" href="/web/historia"><img alt="Inicio"
src="{logo}" height="60"></a><form class="search-bar"><input placeholder="Buscar..."></form> <nav
id="navigation">{frames.links("es")}</nav></header><ol class="breadcrumb"><li>Inicio</li>
<li>Departamento</li><li class="active">Profesorado</li></ol><section id="content"><div
class="portlet-layout row"><div class="portlet-column-first"><h1>Profesorado y PAS</h1><p>Seleccione
un nombre para ver la ficha completa, las tutorías y la docencia del curso 2023/24.</p><ul
class="list-group">{body}</ul><div class="taglib-page-iterator">Mostrando 1 - 18 de 18
resultados.</div></div><aside class="portlet-column-last"><h2>Accesos directos</h2><ul><li>Campus
virtual</li><li>Calendario de exámenes</li><li>Biblioteca</li></ul></aside></div></section><footer
id="footer"><p>Departamento de Historia Rural · Universidad de Peñalarga · Plaza Mayor, 2</p>
<a>Aviso legal</a> <a>Cookies</a> <a>Accesibilidad</a></footer>"""
    style = (
        "body{font:15px sans-serif;max-width:1100px;margin:auto}.list-group{padding:0}.autofit-col-"
        "expand{padding-left:16px}.list-group-item{display:flex;border:1px solid #ddd;padding:12px}"
        ".sticker-img{width:112px;height:112px;object-fit:cover;border-radius:50%}.row{display:flex}"
    )
    site.start = "/web/historia/profesorado"
    site.put(site.start, frames.bare("Profesorado", page, language="es", style=style))


def _initials(site: Site, one: Someone) -> str:
    letters = one.given[0] + one.family.split()[-1][0].upper()
    return site.put(
        f"/o/avatar/{one.user}.svg",
        "<svg xmlns='http://www.w3.org/2000/svg' width='112' height='112'><rect width='112' "
        f"height='112' fill='#7a5'/><text x='26' y='72' font-size='44' fill='#fff'>{letters}</text>"
        "</svg>",
    )


def badges_of_a_business_school(site: Site) -> None:
    """Cards with badges, ribbons of awards and icons of networks, all of them pictures."""
    people = site.people(13, "en")
    dean, posts = people[0], ("Professor", "Associate Professor", "Assistant Professor", "Lecturer")
    areas = ("Marketing", "Finance", "Strategy & Entrepreneurship", "Operations", "Accounting")
    media = "/wp-content/themes/bschool/dist/img"
    icons = {
        word: site.scene(f"{media}/icons/{word}.png", (48, 48))
        for word in ("linkedin", "scholar", "orcid", "ssrn", "x")
    }
    badges = {
        text: site.scene(f"{media}/badges/{text.lower().replace(' ', '-')}.png", size)
        for text, size in (
            ("Best Teacher 2022", (120, 120)), ("Top 40 under 40", (120, 120)),
            ("Case Award", (160, 80)), ("Chartered Fellow", (140, 100)),
        )
    }  # fmt: skip
    listed = list(badges.items())
    cover = site.scene("/app/uploads/2021/05/cover-the-patient-investor.jpg", (200, 300))
    body = ""
    for number, one in enumerate(people):
        if number in (6, 10):
            site.lacks(one)
            photo = site.silhouette(f"{media}/faculty-default.png", (300, 300))
        else:
            size = ((300, 300), (480, 270), (300, 360))[(number > 1) * number % 3]
            photo = site.portrait(
                one, f"/app/uploads/2023/0{1 + number % 8}/{one.user}-web.jpg", size
            )
        shown = "".join(
            f'<img class="badge__img" src="{path}" alt="{text}" title="{text}" height="56">'
            for text, path in (listed[number % 4 :] + listed)[: number % 4]
        )
        ribbon = f'<img class="ribbon" src="{listed[0][1]}" alt="">' if number in (1, 8) else ""
        social = "".join(
            f'<li><a href="#{word}" target="_blank"><img src="{path}" alt="{word}" '
            'width="24"></a></li>'
            for word, path in list(icons.items())[number % 3 :]
        )
        book = (
            f'<div class="faculty-card__book"><img src="{cover}" alt="The Patient Investor" '
            'width="90">'
            "<span>Author of <em>The Patient Investor</em></span></div>"
        )
        role = "" if number == 9 else f"{posts[number // 4]} of {areas[number % 5]}"
        body += f"""
<article class="faculty-card" data-area="{areas[number % 5]}"><div class="faculty-card__media"> <img
class="faculty-card__photo lazyloaded" src="{photo}" alt="">{ribbon}</div><div
class="faculty-card__body"><span class="faculty-card__area">{areas[number % 5]}</span><h3
class="faculty-card__name"><a href="/faculty/{one.user}/">{one.full}</a></h3><p
class="faculty-card__role">{role}</p><div class="faculty-card__badges">{shown}</div>
{book if number == 4 else ""}<ul class="faculty-card__social">{social}</ul><a class="btn btn--ghost"
href="/faculty/{one.user}/">View profile</a></div></article>"""
    again = site.portrait(dean, "/app/uploads/2020/09/dean-hero.jpg", (600, 400))
    follow = "".join(f'<img src="{path}" width="24" alt="">' for path in icons.values())
    crests = "".join(
        f'<img src="{site.scene(f"{media}/accreditation-{n}.png", (150, 70))}" alt="Accredited">'
        for n in range(3)
    )
    letters = "".join(f'<a href="#{c}">{c}</a> ' for c in "ABCDEFGHIJKLMNOPQRSTUVW")
    page = f"""<div class="topbar"><a>Alumni</a> <a>Executive Education</a>
<a>Giving</a></div><header class="site-header"><img
src="{site.scene(f"{media}/logo.png", (220, 70))}" alt="Ashdown Business School"
width="220">{frames.links("en")}</header><section class="hero-quote"><img src="{again}" alt=""
width="600"><blockquote>“We teach people to ask better questions.”<cite>{dean.full}, Dean</cite>
</blockquote></section><main><h1>Faculty directory</h1><form class="filters"><input type="search"
placeholder="Search by name or expertise"><select><option>All areas</option></select></form><div
class="a-z">{letters}</div><div class="faculty-grid">{body}</div><button class="btn load-more">Load
more</button></main><section class="accreditations"><h2>Accreditations and rankings
</h2>{crests}</section><footer>{follow} <p>© Ashdown Business School 2024</p></footer>"""
    style = (
        "body{margin:0;font:16px Georgia}.faculty-grid{display:grid;grid-template-columns:repeat(3,"
        "1fr);gap:24px;max-width:1200px;margin:auto}.faculty-card{border:1px solid #ccc}.hero-quote"
        "{display:flex;background:#123;color:#fff}.faculty-card__media{position:relative;height:"
        "260px}.faculty-card__photo{width:100%;height:260px;object-fit:cover}.ribbon{position:"
        "absolute;right:8px;top:8px;width:64px}ul{display:flex;list-style:none;gap:8px;padding:0}"
    )
    site.start = "/faculty/"
    site.put(site.start, frames.bare("Faculty | Ashdown", page, style=style))


def links_with_backgrounds(site: Site) -> None:
    """Each card is one link whose picture stands in a style sheet; so have the news."""
    people = site.called(
        "Leonor Vasquinho~Teles", "Duarte Pedroselo", "Matilde de~Alfarim", "Gonçalo Brandeiro",
        "Inês Carrapatoso", "Tomás Fragateiro", "Benedita Sá-Noronha", "Afonso Lourinho",
        "Rita Montalegre", "Vasco Quintanilho", "Carlota dos~Penedos", "Simão Azinhaga",
    )  # fmt: skip
    rules, body = "", ""
    for number, one in enumerate(people):
        style = ""
        if number in (3, 7):
            site.lacks(one)
        else:
            size = ((400, 533), (600, 400), (300, 300))[number % 3]
            path = site.portrait(one, f"/media/pessoas/{one.user}-{number}.webp", size)
            if number % 2:
                rules += f'.pessoa--{number}{{background-image:url("{path}")}}'
            else:
                style = f" style=\"background-image: url('{path}');\""
            if number == 8:  # comes by script
                style = f' data-bg="{path}"'
        post = ("Arquiteta", "Professor Auxiliar", "Assistente convidado")[number % 3]
        title = {0: "Prof.ª Doutora ", 6: "Prof.ª Doutora ", 9: "Prof. Doutor "}.get(number, "")
        body += (
            f'<a class="card pessoa pessoa--{number}" href="/pessoas/{one.user}"{style}><span '
            f"class="
            '"card__overlay"><span class="card__inner"><span '
            f'class="card__title">{title}{one.name}</span><span '
            f'class="card__meta">{post}</span><span class="card__arrow" '
            'aria-hidden="true">→</span></span></span></a>'
        )
    news = "".join(
        f'<a class="card noticia" href="#" style="background-image: url('
        f"'{site.scene(f'/media/noticias/{n}.jpg', (500, 400))}');\"><span "
        "class=\"card__overlay\"><span "
        f'class="card__inner"><span class="card__title">{text}</span><span class="card__meta">{day}'
        "</span></span></span></a>"
        for n, (text, day) in enumerate(
            (("Exposição de finalistas", "3 julho"), ("Bienal de Paisagem", "21 junho"),
             ("Candidaturas abertas", "1 junho"))
        )
    )  # fmt: skip
    hero = site.scene("/media/capa/atelier.jpg", (1600, 500))
    page = f"""<div class="cookie-bar" role="dialog">Este sítio usa cookies.
<button>Aceitar</button></div><header class="topo"><a href="/">Escola de Arquitetura<br>da Ribeira
Velha</a><nav><a href="#">Cursos</a> <a href="#">Pessoas</a> <a href="#">Investigação</a> <a
href="#">Notícias</a> <a href="#" lang="en">EN</a></nav></header><div class="hero"
style="background-image:url({hero})"><h1>Pessoas</h1></div><main><div class="filtro"><button>Todos
</button><button>Docentes</button><button>Investigadores</button></div><section
class="grelha">{body} </section><section><h2>Notícias</h2><div
class="grelha">{news}</div></section></main><footer><p>Rua do Cais, 14 ·
geral@earv.example</p><a>Instagram</a> <a>Facebook</a></footer><script>
document.querySelectorAll("[data-bg]").forEach(function (el)
{{ el.style.backgroundImage = "url(" + el.dataset.bg + ")"; }});</script>"""
    style = (
        "body{margin:0;font:16px Arial}.grelha{display:grid;grid-template-columns:repeat(4,1fr);"
        "gap:12px;padding:12px}.card{display:block;height:340px;background:#9ab center/cover "
        "no-repeat;position:relative;color:#fff;text-decoration:none}.card__overlay{position:"
        "absolute;inset:auto 0 0 0;background:rgba(0,0,0,.55);padding:12px}.card__title,.card__meta"
        "{display:block}.hero{height:300px;background-size:cover}.topo{display:flex;gap:3em}"
    )
    site.start = "/pessoas"
    site.put(site.start, frames.bare("Pessoas", page, language="pt", style=style + rules))


LAYOUTS = (placeholders_of_four_kinds, badges_of_a_business_school, links_with_backgrounds)
