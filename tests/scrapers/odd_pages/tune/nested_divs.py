"""Pages of anonymous boxes: a drag-and-drop builder, tabs with repeated people, hashed classes."""

import json

from .. import frames
from ..cast import Someone
from ..site import Site

COLUMN = "hJDwNd-AhqUyc-R6PoUb Ft7HRd-AhqUyc-R6PoUb purZT-AhqUyc-II5mzb pSzOP-AhqUyc-qWD73c"
HOST = "/sitesv/AICyYda"


def sections_of_a_site_builder(site: Site) -> None:
    """Google Sites: sections of columns in nested boxes; a row of pictures, then a row of names."""
    people = site.called(
        "Hayato Mizushimura", "Akemi Tobinaga", "Ryosuke Hanebuchi", "Chinatsu Okawari",
        "Linh~Dan Truongson", "Kazuki Shirogane", "Mio Takenosawa", "Arvid Lindgarde",
        "Natsuki Iwakuraji", "Sota Wakatsukino", "Priya~N. Velankarna", "Yuto Amagasaki",
    )  # fmt: skip
    head, *others = people
    site.also(head, "水島村 隼人", f"{head.name} (水島村 隼人)")
    roles = ("Assistant Professor", "Postdoc", *"D3 D2 D1 M2 M2 M1 B4 Technician Secretary".split())
    photo = site.portrait(head, f"{HOST}x0=w1280", (480, 600), form="jpg")
    title = _text(f"Professor {head.name} (水島村 隼人)", "Contact: B2-1204, ext. 5512")
    body = _section(_column(_text("Principal Investigator", "")))
    body += _section(_column(_picture(photo)), _column(title))
    # The first four: picture and text in one column.
    body += _section(_column(_text("Staff and Doctoral Students", "")))
    cells = []
    for number, one in enumerate(others[:4]):
        source = site.portrait(one, f"{HOST}a{number}=w1280", (300, 400), form="jpg")
        cells.append(_column(_picture(source) + _text(one.name, roles[number])))
    body += _section(*cells)
    # The others: a section of pictures, and below it a section of names.
    for start in (4, 8):
        pictures, names = [], []
        for number, one in enumerate(others[start : start + 4], start):
            if number == 6:
                picture = site.lacks(one) + '<div class="oKdM2c ZZyype"></div>'
            else:
                size = ((300, 300), (400, 300), (300, 400))[number % 3]
                path = f"{HOST}b{number}=w1280"
                picture = _picture(site.portrait(one, path, size, form="jpg"))
            pictures.append(_column(picture))
            name = f"{one.family.upper()}, {one.given}" if number == 5 else one.name
            names.append(_column(_text(name, roles[number])))
        body += _section(*pictures) + _section(*names)
    # An album in the same kind of columns.
    album = {
        "Hanami at the castle, April 2022": site.group(f"{HOST}g1.jpg", (480, 320)),
        "Conference in Lahti": site.scene(f"{HOST}g2.jpg", (480, 320)),
    }
    cells = [_column(_picture(source) + _text("", text)) for text, source in album.items()]
    body += _section(_column(_text("Album", ""))) + _section(*cells)
    banner = site.scene(f"{HOST}banner.jpg", (1280, 400))
    items = "".join(
        f'<li class="VsJjtf"><div class="PsKE7e IKA38e"><a class="aJHbb">{word}</a></div></li>'
        for word in ("Home", "Research", "Members", "Publications", "For Students", "Access")
    )
    page = f"""<div id="docs-banner-container"></div><div class="QZ3zWd"><div class="fktJzd AKpWA
fOU46b yMcSQd Ly6Unf G9Qloe XeSM4 XxIgdb" jsaction="gsiSmd:Ffcznf"><header id="atIdViewHeader"><div
class="BbxBP HP6J1d K5Zlne" jsname="WA9qLc"><div class="dhtgD"><a class="GAuSPc"><span class="QTKDff
p46B7e">Mizushimura Lab</span></a></div><nav class="JzO0Vc"><ul
class="jYxBte">{items}</ul></nav></div></header><div role="main" class="UtePc RCETm"><section
id="h.banner" class="yaqOZd LB7kq cJgDec nyKByd O13XJf KEFykf"><div class="IFuOkc"
style="background-size: cover; background-image: url({banner}); height: 260px"></div><div
class="mYVXT"><div class="LS81yb VICjCf j5pSsc db35Fc"><h1 class="zfr3Q duRjpb CDt4Ke">Members</h1>
</div></div></section>{body}</div><div class="Xpil1b xgQ6eb"></div><footer jsname="yePe5c"><section
class="yaqOZd"><div class="mYVXT"><p class="zfr3Q CDt4Ke"><span>Graduate School of Soft Materials,
Shirasagi Institute of Technology</span></p></div></section></footer><div class="dZA9kd
ynRLnc">Report abuse · Page details · Page updated</div></div></div>"""
    style = (
        "body{font:16px Lato,sans-serif;margin:0}.yaqOZd>.mYVXT{max-width:1100px;margin:auto}"
        ".yaqOZd>.mYVXT>.LS81yb{display:flex}.pSzOP-AhqUyc-qWD73c{flex:1;padding:8px}.CENy8b{width:"
        "100%}.t3iYD{text-align:center}.jYxBte{display:flex;gap:1em;list-style:none}"
    )
    site.start = "/view/mizushimura-lab/members"
    site.put(site.start, frames.bare("Mizushimura Lab - Members", page, style=style))


def _section(*columns: str) -> str:
    return (
        '<section class="yaqOZd"><div class="IFuOkc"></div><div class="mYVXT"><div class="LS81yb '
        f'VICjCf j5pSsc db35Fc" tabindex="-1">{"".join(columns)}</div></div></section>'
    )


def _column(inner: str) -> str:
    inside = f'<div class="JNdkSc"><div class="JNdkSc-SmKAyb LkDMRd">{inner}</div></div>'
    return f'\n<div class="{COLUMN}">{inside}</div>'


def _picture(source: str) -> str:
    return (
        '<div class="oKdM2c ZZyype Kzv0Me"><div class="hJDwNd-AhqUyc-wNfPc"><div '
        f'class="t3iYD"><img src="{source}" class="CENy8b" role="img"></div></div></div>'
    )


def _text(first: str, second: str) -> str:
    # The editor cuts its texts into spans wherever somebody has been typing.
    cut = len(first) // 2
    spans = f'<span class="C9DxTc">{first[:cut]}</span><span class="C9DxTc">{first[cut:]}</span>'
    lines = f'<p class="zfr3Q CDt4Ke" style="text-align:center;"><strong>{spans}</strong></p>'
    lines += f'\n<p class="zfr3Q CDt4Ke"><span class="C9DxTc">{second}</span></p>' * bool(second)
    return (
        '<div class="oKdM2c ZZyype"><div class="hJDwNd-AhqUyc-c4YZDc yYI8W HQwdzb"><div '
        f'class="tyJCtd mGzaTb Depvyb baZpAe">{lines}</div></div></div>'
    )


def tabs_that_repeat_people(site: Site) -> None:
    """One tab a research group; who belongs to two of them stands in both."""
    people = site.people(13)
    groups = {
        "Leitung": (0, 1),
        "Verbundwerkstoffe": (2, 3, 4, 5, 6, 7),
        "Additive Fertigung": (0, 4, 8, 9, 10, 3),
        "Zerstörungsfreie Prüfung": (1, 9, 11, 12, 7),
    }
    nobody = site.silhouette("/typo3conf/ext/ifw/Resources/Public/dummy.png", (200, 260))
    tabs, panes = "", ""
    for tab, (title, members) in enumerate(groups.items()):
        tabs += (
            f'<li class="nav-item" role="presentation"><a class="nav-link{" active" * (not tab)}" '
            f'data-bs-toggle="tab" href="#c30{tab}" role="tab">{title}</a></li>'
        )
        cards = ""
        for number in members:
            one = people[number]
            stem = f"/fileadmin/_processed_/{number % 7}/b/csm_{one.family}_{one.given}"
            if number in (6, 11):
                source = site.lacks(one) or nobody
            elif number == 7 and tab == 3:
                source = nobody  # this record of his has no picture
            elif number == 9 and tab == 3:
                source = site.portrait(one, f"{stem}_neu_77af01.jpg", (300, 200))
            else:
                source = site.portrait(one, f"{stem}_{number * 91573:x}.jpg", (200, 260))
            name = one.name if number == 4 and tab == 2 else one.full
            leads = ("Institutsleitung", "Gruppenleitung")[tab > 0]
            cards += _vcard(one, name, source, leads if number == members[0] else one.duty)
        panes += (
            f'<div class="tab-pane fade{" show active" * (not tab)}" id="c30{tab}" '
            f'role="tabpanel"><h2>{title}</h2><div class="row">{cards}</div></div>'
        )
    stage = site.scene("/fileadmin/_processed_/e/4/csm_Technikum_Halle_5b.jpg", (1200, 300))
    page = f"""<div class="skiplinks"><a href="#content">Zum Inhalt springen</a></div><header
id="page-header"><a class="navbar-brand" href="/"><img src="{site.scene("/fileadmin/logo-ifw.svg")}"
alt="Logo" width="180" height="60"></a>{frames.links("de")}</header><nav aria-label="Brotkrumen"><ol
class="breadcrumb"><li>Startseite</li><li>Institut</li><li>Team</li></ol></nav><div
class="frame"><img class="img-fluid" src="{stage}" alt="Blick in die Versuchshalle"></div><main
id="content"><h1>Unser Team</h1><ul class="nav nav-tabs" role="tablist">{tabs}</ul><div
class="tab-content">{panes}</div> <div class="frame frame-type-text"><h3>Offene Stellen</h3><p>Wir
suchen laufend studentische Hilfskräfte. <a
href="#">Weiterlesen</a></p></div></main><footer><p>Institut für Füge- und Werkstofftechnik, 99999
Beispielstadt</p><a>Impressum</a> <a>Datenschutz</a></footer><div id="cookieman-modal" hidden>Wir
verwenden Cookies.</div><script>document.querySelectorAll(".nav-link").forEach(function (a) {{
  a.onclick = function () {{
    document.querySelectorAll(".tab-pane,.nav-link").forEach(e => e.classList.remove("active"));
    [a, document.querySelector(a.hash)].forEach(e => e.classList.add("active"));
    return false; }}; }});</script>"""
    style = (
        "body{font:16px sans-serif;max-width:1200px;margin:auto}.nav-tabs,.breadcrumb{display:flex;"
        "gap:1em;list-style:none}.tab-pane{display:none}.tab-pane.active{display:block}"
        ".row{display:flex;flex-wrap:wrap}.col-xl-3{width:25%}.img-fluid{max-width:100%}"
    )
    site.start = "/institut/team"
    site.put(site.start, frames.bare("Team", page, language="de", style=style))


def _vcard(one: Someone, name: str, source: str, duty: str) -> str:
    return f"""
<div class="col-12 col-md-6 col-xl-3"><div class="contact vcard"><div class="contact-image"><img
src="{source}" width="200" alt="" title="{one.family}"></div><div class="contact-body"><h3
class="fn">{name}</h3><p class="role">{duty}</p><p class="tel">Telefon: +49 999 {one.phone}<br>Raum:
{one.room}</p><p><a href="javascript:linkTo_UnCryptMailto(%27nbjmup%27);">E-Mail
senden</a></p></div> </div></div>"""


RENDER = """
const data = JSON.parse(document.getElementById("__NEXT_DATA__").textContent).props.pageProps;
const h = (tag, cls, ...kids) => { const e = document.createElement(tag);
  if (cls) e.className = cls; e.append(...kids); return e; };
const photo = (url) => { if (!url) return h("div", "sc-kgTSHT bqNvTe");
  const img = h("img", "sc-iBYQkv"), query = "/_next/image?url=" + encodeURIComponent(url);
  const at = (w) => `${query}&w=${w}&q=75`;
  img.alt = ""; img.srcset = `${at(256)} 1x, ${at(384)} 2x`; img.src = at(384); return img; };
const card = (p) => h("div", "sc-bczRLJ kYxTqF", h("div", "sc-gsnTZi eRkPwu",
  h("div", "sc-dkzDqf fXlQmb", h("span", "", photo(p.image && p.image.url)))),
  h("div", "sc-hKMtZM jQpLrs", h("div", "sc-eCYdqJ iWvCny", [p.title, p.firstName, p.lastName]
    .filter(Boolean).join(" ")), h("div", "sc-jSMfEi dHwTqa", p.jobTitle || ""),
    h("div", "sc-gKXOVf", h("div", "sc-eCYdqJ", "Puh. " + p.phone))));
setTimeout(() => { const root = document.querySelector("#__next .sc-ftTHYK");
  root.textContent = ""; for (const unit of data.units) root.append(h("div", "sc-pyfCe hZtRnO",
    h("div", "sc-jqUVSM gWsXyz", unit.name), h("div", "sc-kDDrLX", ...unit.people.map(card))));
}, 250);
"""


def hashed_classes_from_json(site: Site) -> None:
    """An empty page with its data in a script element; a component library's hashed classes."""
    people = site.called(
        "Tuomo Hirsikorpi", "Aino-Maija Vesilahdeniemi", "Kalervo Pihlajasuo", "Eeva Kuusilinna",
        "Jyrki af~Hällvik", "Satu Lumijärvelä", "Ville-Veikko Rantasaarela", "Päivi Karhumetsä",
        "Ilmari Sorsakivi", "Outi Mäntyharjunen", "Zhiyuan Fang-Laakso", "Minttu Hopeavirta",
    )  # fmt: skip
    posts = ("Yksikön johtaja", "Professori", "Yliopistonlehtori", "Tutkijatohtori", None)
    units = []
    for name, start, end in (("Johto", 0, 2), ("Kielentutkimus", 2, 7), ("Puhe", 7, 12)):
        members = []
        for number, one in list(enumerate(people))[start:end]:
            url = f"/cms/{one.user}-{number * 7919:x}.jpg"
            image = {"url": url, "width": 900, "height": 1200} if number not in (5, 10) else None
            if not image:
                site.lacks(one)
            else:
                for width in (384, 256):
                    high = width * 4 // 3 if number != 8 else width * 2 // 3
                    path = f"/_next/image?url={url}&w={width}&q=75"
                    site.portrait(one, path, (width, high), form="webp")
            members.append(
                {"id": f"cl{number}", "title": ("Prof.", "TkT", "", "FT")[number % 4],
                 "firstName": one.given, "lastName": one.family, "image": image,
                 "jobTitle": posts[min(number // 2, 4)] if number != 6 else "Väitöskirjatutkija",
                 "phone": f"050 {one.phone}"}
            )  # fmt: skip
        units.append({"name": name, "people": members})
    data = {"props": {"pageProps": {"locale": "fi", "units": units}}}
    mark = '<svg width="32" height="32" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>'
    nav = '<div class="sc-papXJ"><a>Opiskelu</a></div><div class="sc-papXJ"><a>Ihmiset</a></div>'
    page = f"""<div id="__next"><div class="sc-fnykZs cXyPqR"><div
class="sc-fEOsli"><a>{mark}</a>{nav} <button aria-label="Haku">{mark}</button></div><div
class="sc-bjUoiL"><div class="sc-idiyUo">Ihmiset </div></div><div
class="sc-ftTHYK">Ladataan…</div><div class="sc-jIZahH"><div>Kielen ja puheen yksikkö · PL 99, 99999
Järvenkylä</div><div>{mark}{mark}{mark}</div></div></div></div><script id="__NEXT_DATA__"
type="application/json">{json.dumps(data, ensure_ascii=False)}</script><script>{RENDER}</script>"""
    style = (
        "body{margin:0;font:16px Inter,sans-serif}.sc-kDDrLX{display:grid;grid-template-columns:"
        "repeat(4,1fr);gap:24px}.sc-iBYQkv{width:100%;display:block}.sc-kgTSHT{height:300px;"
        "background:#dde}.iWvCny{font-weight:700}.gWsXyz{font-size:28px;padding:24px 0}"
        ".sc-fEOsli{display:flex;gap:2em;padding:16px}.sc-idiyUo{font-size:44px;padding:24px 0}"
    )
    site.start = "/fi/ihmiset"
    site.put(site.start, frames.bare("Ihmiset", page, language="fi", style=style))


LAYOUTS = (sections_of_a_site_builder, tabs_that_repeat_people, hashed_classes_from_json)
