"""Names placed over or inside drawings: hotspots, an organisation chart, small round heads."""

from html import escape

from .. import frames
from ..site import Site


def hotspots_over_slices(site: Site) -> None:
    """A group picture cut into single portraits, Lithuanian: labels are placed over the slices."""
    people = site.called(
        "Jūratė Žemgulienė", "Vytenis Akmenskas", "Rūta Šilabarytė", "Gediminas Pušynėlis",
        "Aušra Vėjelaitienė", "Kęstutis Ąžuolgiris", "Eglė Čiurlytė-Mockė", "Darius Upėnas",
        "Živilė Rasotaitė", "Mindaugas Kalvėnis", "Ieva Smiltynaitė",
    )  # fmt: skip
    posts = ("katedros vedėja", "profesorius", "docentė", "docentas", "lektorė", "lektorius")
    slices, labels = "", []
    for place in range(12):
        left, top = place % 4 * 220, place // 4 * 260
        box = f"left:{left}px;top:{top}px;width:220px;height:260px"
        path = f"images/kolektyvas_{place + 1:02}.jpg"
        if place == 7:  # the plant on the photographed stairs
            site.scene(path, (220, 260))
        else:
            one = people[place - (place > 7)]
            if place == 9:
                site.lacks(one)
                site.silhouette(path, (220, 260))
            else:
                site.portrait(one, path, (220, 260))
            shown = one.name if place != 5 else f"{one.family.upper()} {one.given}"
            rank = "prof. " if place < 2 else "doc. dr. " if place < 4 else ""
            post = posts[min(place, 5)] if place < 6 else "doktorantūra"
            spot = f"left:{(left + 110) / 8.8:.2f}%;top:{(top + 236) / 7.8:.2f}%"
            labels.append(f"""<div class="hotspot hotspot-{place + 1}" style="{spot}"><span
class="hotspot__dot"></span><div
class="hotspot__label"><b>{rank}{shown}</b><br>{post}</div></div>""")
        slices += f'<img src="{path}" alt="" style="{box}">'
    site.rng.shuffle(labels)  # in the order in which they were drawn in the editor
    logo = site.scene("images/logo.png", (200, 60))
    page = f"""<header class="top"><a href="/"><img src="{logo}" alt="Katedra"></a><ul><li>Apie
mus</li><li>Studijos</li><li>Moksliniai tyrimai</li><li>Kontaktai</li></ul><input type="search"
placeholder="Ieškoti"></header><p class="path">Pradžia / Apie mus / Kolektyvas</p><h1>Mūsų
kolektyvas</h1><p>Nuotrauka ant katedros laiptų, 2021 m. ruduo.</p><div class="stage">
<div class="stage__slices">{slices}</div><div class="stage__spots">{"".join(labels)}</div></div>
<footer><p>Keramikos katedra, Molėtų g. 0, Pavyzdžiai. El. p. keramika@akademija.example</p>
</footer>"""
    style = (
        "body{font:15px sans-serif;width:900px;margin:auto}.top,.top ul{display:flex;gap:20px;"
        "list-style:none}.stage{position:relative;width:880px;height:780px}.stage img{position:"
        "absolute}.hotspot{position:absolute}.hotspot__label{transform:translate(-50%,-50%);"
        "background:#fffd;padding:3px 6px;width:180px;text-align:center;font-size:13px}"
    )
    site.put(site.start, frames.bare("Kolektyvas", page, language="lt", style=style))


def chart_with_portraits(site: Site) -> None:
    """An organisation chart drawn by a library as SVG, Indonesian: portraits inside the boxes."""
    people = site.called(
        "Bambang Kertanegoro", "Siti Rahmawulandari", "Agus Prayitnawan", "Ni Luh~Sukmaningsih",
        "Hendra Situmoranga", "Retno Ayuningdyah", "Yohanes Manggaraito", "Dewi Kartikaloka",
        "Fajar Nugrahendra", "Maria Wenehenubun", "Rizky Hasibuanto", "Endang Purwosari",
        "Joko Sasmitadi",
    )  # fmt: skip
    titles = (("Prof. Dr. ", ", M.Sc."), ("Dr. ", ", M.T."), ("Dr. ", ""), ("", ", M.Si."),
              ("", ", M.T."), ("Dr. ", ""), ("", ", M.Kom."))  # fmt: skip
    posts = ("Ketua Jurusan", "Sekretaris Jurusan", "Ketua Program Studi S1", "Ketua Program Studi "
             "S2", "Kepala Lab. Geodesi", "Kepala Lab. Kartografi",
             "Kepala Lab. Hidrografi")  # fmt: skip
    none = site.silhouette("assets/orgchart/nophoto.png", (120, 120))
    nodes = ""
    for number, one in enumerate(people):
        row = 0 if number == 0 else 1 if number < 4 else 2 if number < 8 else 3
        first, wide = ((0, 1), (1, 3), (4, 4), (8, 5))[row]
        x = round(640 + (number - first - (wide - 1) / 2) * 256 - 120)
        before, behind = titles[number] if number < 7 else ("", "")
        path = f"assets/orgchart/{one.user}.jpg"
        if number in (6, 11):
            site.lacks(one)
            path = none
        else:
            size = ((120, 120), (180, 240), (360, 240))[(number % 3 == 1) + 2 * (number == 5)]
            site.portrait(one, path, size)
        lines = [f"{before}{one.name}{behind}"]
        if behind:  # too long for the box
            lines = [f"{before}{one.given}", f"{one.family}{behind}"]
        spans = "".join(
            f'<tspan x="100" y="{36 + 17 * n}">{line}</tspan>' for n, line in enumerate(lines)
        )
        post = posts[number] if number < 7 else ("Dosen", "Staf administrasi")[number > 9]
        nodes += f"""<g data-n-id="{number + 1}" class="node jurusan" transform="matrix(1,0,0,1,{
            x
        },{
            20 + row * 170
        })"><rect x="0" y="0" height="120" width="248" fill="#039BE5" rx="5"></rect>
<clipPath id="ula{number}"><circle cx="50" cy="60" r="40"></circle></clipPath><image
preserveAspectRatio="xMidYMid slice" clip-path="url(#ula{number})" xlink:href="{path}" x="10" y="20"
width="80" height="80"></image><text class="field_0" fill="#fff">{spans}</text><text
class="field_1" fill="#fff" x="100" y="82">{post}</text></g>"""
    nodes += """<g data-n-id="99" class="node" transform="matrix(1,0,0,1,1036,20)"><rect height="60"
width="220" fill="#aaa" rx="5"></rect><text class="field_0" x="20" y="36">(Kosong)</text></g>"""
    body = f"""<p>Struktur organisasi periode 2022–2026.</p><div id="tree"><svg
xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="1280"
height="680" viewBox="0 0 1280 680"><path d="M640 140V190M640 310V360M640 480V530"
stroke="#aeaeae"></path>{nodes}</svg></div>"""
    style = (
        "svg text{font:13px sans-serif}#tree{overflow:auto}.container{max-width:1300px!important}"
    )
    html = frames.bootstrap(site, "Struktur Organisasi", body, style=style)
    site.put(site.start, html.replace('lang="en"', 'lang="id"', 1))


def small_round_heads(site: Site) -> None:
    """React avatars of a lab, the Philippines: round heads, initials where there is no picture."""
    people = site.called(
        "Ligaya Macaspacan", "Crisanto Dimaculanggo", "Amihan Pangilinangan",
        "Joselito Batungbacas",
        "Corazon Villafloresca", "Dakila Manansalay", "Rosario Tayabasin", "Emilio Lacsamanda",
        "Tala Gatbontonia", "Benigno Sumulongan", "Luningning Abaricia", "Rafael Quiambaoro",
        "Mayumi Dalisayon", "Isko Pamintuanes", "Hiraya Catacutanis", "Andres Macaraegas",
        "Pilar Guinigundoy", "Makisig Lualhatian", "Estrella Panganibad", "Jomar Calingasang",
    )  # fmt: skip
    roles = ("PI", "Co-PI", "Postdoc", "Research Associate", "PhD student", "Master's student")
    cards = ""
    for number, one in enumerate(people):
        letters = one.given[0] + one.family[0]
        path = f"avatars/{one.user}.webp?w=160&q=75"
        if number in (4, 9, 10, 17):
            site.lacks(one)
            inner = f"""<span class="flex h-full w-full items-center justify-center rounded-full
bg-muted">{letters}</span>"""
        else:
            size = (160, 160) if number % 5 else (160, 213)
            site.portrait(one, path, size, form="webp")
            inner = f"""<img class="aspect-square h-full w-full" src="{escape(path)}"
alt="{letters}" loading="lazy">"""
        role = roles[min(number // 2, 5)]
        name = one.name if number != 6 else f"{one.family}, {one.given}"
        cards += f"""<div class="flex flex-col items-center text-center"><span class="relative flex
h-20 w-20 shrink-0 overflow-hidden rounded-full">{inner}</span><p class="mt-2 text-xs font-medium">
{name}</p><p class="text-muted">{role}</p></div>"""
    reef = site.scene("images/reef.webp", (800, 240))
    body = f"""<img src="{reef}" alt="" width="800" height="240"><h2>The team</h2><div
class="wall">{cards}</div><a class="btn" href="#join">Join us</a>"""
    style = (
        ".wall{display:grid;grid-template-columns:repeat(6,1fr);gap:20px;padding:24px}.flex{display:"
        "flex}.flex-col{flex-direction:column}.items-center{align-items:center}.justify-center{"
        "justify-content:center}.h-20{height:80px;width:80px}.rounded-full{border-radius:50%;"
        "overflow:hidden}.h-full{height:100%;width:100%;object-fit:cover}.bg-muted{background:#ddd}"
        ".text-xs{font-size:12px;margin:6px 0 0}.text-muted{font-size:11px;margin:0;color:#777}"
    )
    site.put(site.start, frames.modern(site, "People of the Reef Lab", body, style=style))


LAYOUTS = (hotspots_over_slices, chart_with_portraits, small_round_heads)
