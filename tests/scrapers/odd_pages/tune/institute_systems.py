"""What institutes run: a page builder's person element, old content elements, live profiles."""

import json

from .. import frames
from ..rolls import called
from ..rolls_of_schools import EARTH, FYNBOS, TRADITION
from ..site import Site

GREY = (
    "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20width='{}'%20height='{}'/%3E"
)


def fusion_person_elements(site: Site) -> None:
    """Avada: person elements that load late; two people built out of a picture and a text."""
    people, columns = called(site, FYNBOS), ""
    for number, (one, (duty, topic)) in enumerate(people):
        size = (400, 400) if number not in (2, 8) else (400, 300)
        source = f"wp-content/uploads/2022/0{number % 9 + 1}/{one.given}-{number}-400x{size[1]}.jpg"
        if number == 6:
            site.lacks(one)
            inner = _person(one.name, duty, topic, "")
        else:
            site.portrait(one, source, size)
            late = f"""<img class="lazyload person-img img-responsive" width="{size[0]}"
height="{size[1]}" src="{GREY.format(*size)}" data-orig-src="{source}" alt="">"""
            # A colleague did not know the element, and built the last two from others.
            inner = (
                _person(one.name, duty, topic, late)
                if number < 8
                else f"""<div class="fusion-image-element"><span class="fusion-imageframe
imageframe-none hover-type-none">{late}</span></div><div class="fusion-text"><p
style="text-align: center"><strong>{one.name}</strong><br><em>{duty}</em></p><p
style="text-align: center">{topic.capitalize()}</p></div>"""
            )
        columns += f"""<div class="fusion-layout-column fusion_builder_column
fusion-builder-column-{number} fusion_builder_column_1_4 1_4 fusion-flex-column"><div
class="fusion-column-wrapper fusion-flex-justify-content-flex-start">{inner}</div></div>"""
    prize = site.group("wp-content/uploads/2023/11/award-evening.jpg", (560, 320))
    gone = "".join(
        f"<tr><td>{one.name}{site.lacks(one)}</td><td>{now}</td></tr>"
        for one, now in zip(
            site.called("Nombulelo Sikhakhanela", "Gert van~Blommestein", "Aisha Titusmann"),
            ("Lecturer, Maseru", "Vineyard ecologist", "Table Bay Museum"),
            strict=True,
        )
    )
    logo = site.scene("wp-content/uploads/2020/01/protea-logo.png", (200, 80))
    bar = site.scene("wp-content/uploads/2020/01/mountain.jpg", (1300, 260))
    funder = site.scene("wp-content/uploads/2020/02/nrf.png", (140, 70))
    body = f"""<div id="boxed-wrapper"><header class="fusion-header-wrapper"><div
class="fusion-header
fusion-row"><div class="fusion-logo"><a class="fusion-logo-link" href="/"><img src="{logo}"
width="150" alt="Fynbos Ecology Group Logo" class="fusion-standard-logo"></a></div><nav
class="fusion-main-menu"><ul class="fusion-menu"><li>{frames.links("en", "</li><li>")}</li></ul>
</nav></div></header><div class="fusion-page-title-bar" style="background-image:url({bar})"><h1
class="entry-title">Our People</h1></div><main id="main"><div class="fusion-row"><article
class="post-content"><div class="fusion-fullwidth fullwidth-box"><div class="fusion-title title"><h2
class="title-heading-left">Meet the group</h2><div class="title-sep-container"><div
class="title-sep sep-single"></div></div></div><div class="fusion-builder-row">{columns}</div></div>
<div class="fusion-fullwidth fullwidth-box award"><div class="fusion-builder-row"><div
class="fusion-image-element"><span class="fusion-imageframe"><img class="lazyload"
src="{GREY.format(560, 320)}" data-orig-src="{prize}" width="420" alt=""></span></div><div
class="fusion-text"><h3>Congratulations!</h3><p>{people[1][0].name} and {people[6][0].name} received
the Silver Protea at the society’s dinner in Gqeberha.</p></div></div></div><div
class="fusion-fullwidth fullwidth-box"><h2>Where are they now?</h2><div class="table-1"><table
width="100%"><thead><tr><th>Alumni</th><th>Now</th></tr></thead><tbody>{gone}</tbody></table></div>
</div></article></div></main><div class="fusion-footer"><footer
class="fusion-footer-widget-area"><section class="widget"><h4 class="widget-title">Find
us</h4><p>Botany Building, Upper Campus</p></section><section class="widget"><img src="{funder}"
width="120" alt="Research Foundation"></section></footer><div id="footer">© Fynbos Ecology Group |
All Rights Reserved</div></div></div><script>
const eye = new IntersectionObserver((seen) => seen.forEach((e) => {{ if (!e.isIntersecting) return;
e.target.src = e.target.dataset.origSrc; e.target.classList.replace("lazyload", "lazyloaded");
eye.unobserve(e.target); }}), {{ rootMargin: "200px" }});
document.querySelectorAll("img.lazyload").forEach((image) => eye.observe(image));</script>"""
    style = (
        "body{margin:0;font:15px/1.6 sans-serif;color:#444}.fusion-row{max-width:1200px;margin:auto"
        "}.fusion-header,.fusion-menu{display:flex;gap:26px;list-style:none;align-items:center}"
        ".fusion-page-title-bar{height:180px;background-size:cover;text-align:center;color:#fff;"
        "padding-top:60px}.fusion-builder-row{display:flex;flex-wrap:wrap;gap:24px}.fusion_builder_"
        "column_1_4{width:280px}.fusion-column-wrapper img{width:280px;height:auto}.person-desc{"
        "padding:12px;background:#f6f6f6}.person-name{font-weight:700;font-size:18px;display:block}"
        ".fusion-social-network-icon{display:inline-block;width:22px;height:22px;background:#999;"
        "margin-right:6px}.award{background:#eef4e8;padding:20px}.fusion-footer{background:#363839;"
        "color:#ccc;padding:30px}"
    )
    site.put(site.start, frames.bare("Our People", body, style=style))


def _person(name: str, duty: str, topic: str, image: str) -> str:
    photo = f"""<div class="person-shortcode-image-wrapper"><div class="person-image-container
hover-type-zoomin person-rounded-overflow">{image}</div></div>"""
    return f"""<div class="fusion-person person fusion-person-center">{photo if image else ""}<div
class="person-desc"><div class="person-author"><div class="person-author-wrapper"><span
class="person-name">{name}</span><span class="person-title">{duty}</span></div></div><div
class="person-content fusion-clearfix">Works on {topic}</div><div
class="fusion-social-networks"><a class="fusion-social-network-icon" href="#m"
aria-label="mail"></a><a class="fusion-social-network-icon" href="#x"
aria-label="twitter"></a></div>
</div></div>"""


def textpic_of_old_typo3(site: Site) -> None:
    """TYPO3 of 2011: an element each; the heading is the post, the name the first bold words."""
    people, elements = called(site, TRADITION), ""
    for number, (one, (post, title)) in enumerate(people):
        size = (138, 184) if number % 4 else (150, 200)
        pictures, count = "", 1
        if number in (1, 9):
            site.lacks(one)
        else:
            source = f"uploads/pics/{one.family[:6].strip()}_{number:02}.jpg"
            source = site.portrait(one, source, size)
            pictures = _textpic(source, size, "Foto: Atelier Brunnenhuber" * (number == 0))
        if number == 3:
            prize = site.group("typo3temp/pics/7c41e0aa90.jpg", (210, 140))
            pictures += _textpic(prize, (210, 140), "Verleihung des Lehrpreises 2012")
            count = 2
        side = "right" if number in (4, 5, 8) else "left"
        body = f"""<p class="bodytext"><b>{f"{title} " if title else ""}{one.name}</b><br>Raum
{one.room}<br>Tel.: 0999 / {one.phone}<br>E-Mail: <a href="javascript:linkTo_UnCryptMailto('{
            one.user[::-1]
        }');">{one.user}(at)kirche.example</a></p>"""
        if number < 5:
            hours = "Mo 14-15 Uhr und nach Vereinbarung" if number != 1 else "Mo-Fr 9-11.30 Uhr"
            body += f'<p class="bodytext">Sprechstunde: {hours}</p>'
        header = f'<div class="csc-textpicHeader csc-textpicHeader-{26 if count else 25}"><h2>'
        inner = (
            f"""<div class="csc-textpic csc-textpic-intext-{side}-nowrap"><div
class="csc-textpic-imagewrap" style="width:{size[0] + 10 + 220 * (count - 1)}px">{pictures}</div>
<div class="csc-textpic-text">{header}{post}</h2></div>{body}</div></div><div
class="csc-textpic-clear"><!-- --></div>"""
            if pictures
            else f'<div class="csc-header csc-header-n{number}"><h2>{post}</h2></div>{body}'
        )
        elements += f'<div id="c{4100 + 13 * number}" class="csc-default">{inner}</div>'
    gone = "".join(
        f"<li>{title}{one.name}{site.lacks(one)}{years}</li>"
        for (title, years), one in zip(
            (("Dr. theol. ", " (2001–2008)"), ("", " (bis 2010)"), ("Prof. Dr. ", ", jetzt Graz")),
            site.called("Adelgunde Prchalová", "Ruprecht Sigmaringer", "István Bagolyvári"),
            strict=True,
        )
    )
    code = site.scene("fileadmin/templates/img/qr_mobil.gif", (90, 90))
    stripe = site.scene("fileadmin/templates/img/kreuzgang.jpg", (960, 150))
    seal = site.scene("fileadmin/templates/img/siegel.gif", (88, 88))
    menu = "".join(
        f'<li class="{"act" if word == "Team" else "no"}"><a href="index.php?id={50 + n}" '
        f'onfocus="blurLink(this);">{word}</a></li>'
        for n, word in enumerate(("Aktuelles", "Team", "Lehre", "Forschung", "Bibliothek", "Links"))
    )
    page = f"""<div id="page"><div id="header"><a href="index.php?id=1"><img src="{seal}" width="88"
height="88" border="0" alt="Siegel"></a><h1>Lehrstuhl für Kirchengeschichte der Neuzeit</h1></div>
<div id="image"><img src="{stripe}" width="960" alt=""></div><div id="rootline">Sie sind hier: <a
href="#f">Fakultät</a> &gt; Team</div><div id="left"><ul id="menu">{menu}</ul><div class="tx-indexed
search"><input type="text" size="14"> <input type="submit" value="Suche"></div></div><div
id="content"><!--TYPO3SEARCH_begin-->{elements}<div id="c4901" class="csc-default"><div
class="csc-header"><h2>Ehemalige</h2></div><ul>{gone}</ul></div><!--TYPO3SEARCH_end--></div><div
id="right"><div class="csc-default"><h3>Kontakt</h3><p class="bodytext">Domgasse 0<br>99990
Altmünz</p></div><div class="csc-default"><h3>Mobil</h3><img src="{code}" width="90" height="90"
alt=""></div></div><div id="footer">Letzte Änderung: 04.05.2011 | <a href="#i">Impressum</a> | <a
href="#top">nach oben</a></div></div>"""
    style = (
        "body{font:13px/1.5 Verdana,sans-serif;background:#ddd}"
        "#page{width:960px;margin:auto;background:#fff;"
        "overflow:hidden}#header{display:flex;gap:20px;padding:10px;background:#722;color:#fff}"
        "#left{float:left;width:170px}#content{float:left;width:570px;padding:0 20px}#right{float:"
        "right;width:150px}#footer{clear:both;background:#722;color:#fff;padding:6px}#footer a{"
        "color:#fff}.csc-default{overflow:hidden;margin-bottom:18px}dl{margin:0;float:left}dd{"
        "margin:0;font-size:10px;width:150px}.csc-textpic-intext-left-nowrap .csc-textpic-imagewrap"
        "{float:left;margin-right:14px}.csc-textpic-intext-right-nowrap .csc-textpic-imagewrap{"
        "float:right}h2{font-size:15px;color:#722;margin:0 0 4px}p{margin:0 0 8px}"
    )
    site.put(site.start, frames.bare("Team", page, language="de", style=style))


def _textpic(source: str, size: tuple[int, int], caption: str) -> str:
    below = f'<dd class="csc-textpic-caption">{caption}</dd>' if caption else ""
    return f"""<dl class="csc-textpic-image" style="width:{size[0]}px"><dt><img src="{source}"
width="{size[0]}" height="{size[1]}" border="0" alt=""></dt>{below}</dl>"""


def discovery_profiles(site: Site) -> None:
    """Live profiles of a research system: results by script, small heads of co-authors in each."""
    people, results = called(site, EARTH), []
    for number, (one, (title, post, unit, tags)) in enumerate(people):
        api = f"api/users/{1480 + 17 * number}"
        has = number not in (3, 9, 11)
        image = site.image(
            one, f"{api}/thumbnail/{number * 7919 % 9973}", (200, 200),
            shown=has, tag="{}", form="jpg",
        )  # fmt: skip
        results.append({"id": api, "name": one.name, "title": title, "position": post,
                        "unit": unit, "tags": tags.split(", ") if tags else [], "image": image,
                        "letters": one.given[0] + one.family[0],
                        "papers": (number + 2) * 29 % 83, "with": []})  # fmt: skip
        if has:
            small = f"{api}/avatar/32.jpg"
            results[-1]["small"] = site.thumbnail(one, small, (32, 32))
    for number, result in enumerate(results[:9]):
        others = [results[number - 2], results[(number + 4) % len(results)]]
        result["with"] = [{"name": o["name"], "small": o["small"]} for o in others if "small" in o]
    site.put_json("api/search/users", {"total": len(results), "resource": results})
    logo = frames.wordmark(site, "static/brand/crest.svg", "Tidewater", "#0b4f6c")
    orcid = site.scene("static/icons/orcid.png", (32, 32))
    script = f"""const card = (p) => `<li class="sc-1f3d search-result" data-id="${{p.id}}"><div
class="sc-9ab2 avatar">${{p.image ? `<img class="sc-77c avatar__image" src="${{p.image}}"
alt="Profile picture of ${{p.name}}">` : `<div class="sc-77d
avatar__letters">${{p.letters}}</div>`}}
</div><div class="sc-9ab3 result__main"><div class="sc-2b"><h2 class="sc-2c"><a
href="/${{p.id}}">${{p.title}} ${{p.name}}</a></h2><img class="orcid" src="{orcid}" alt="ORCID"
width="16"></div><p class="sc-3e">${{p.position}}, ${{p.unit}}</p><p
class="sc-3f"><span>${{p.papers}}
Publications</span><span>${{p.papers % 7}} Grants</span></p><div class="sc-4a chips">${{
p.tags.map((t) => `<button class="chip">${{t}}</button>`).join("")}}</div>${{p.with.length ?
`<div class="sc-5c collaborators">Works with ${{p.with.map((o) => `<a href="#" title="${{o.name}}"
class="mini"><img src="${{o.small}}" alt="${{o.name}}" width="28"
height="28"></a>`).join("")}}</div>` : ""}}</div></li>`;
fetch("api/search/users").then((r) => r.json()).then((d) => setTimeout(() => {{
document.querySelector("#results").innerHTML = d.resource.map(card).join("");
document.querySelector("#total").textContent = `1-${{d.total}} of ${{d.total}} results`;
}}, 150));"""
    units = "".join(
        f'<label class="facet__value"><input type="checkbox"> {unit} ({count})</label>'
        for unit, count in (
            ("School of Earth and Oceans", 6),
            ("Department of Geography", 4),
            ("Centre for Coasts", 3),
        )
    )
    body = f"""<div id="root"><div class="sc-app"><header class="sc-top"><a href="/"><img
src="{logo}" alt="University of Tidewater" width="150" height="44"></a><span class="sc-prod">Find an
expert</span><nav><a href="#h">Home</a><a href="#p">People</a><a href="#o">Outputs</a><a
href="#l">Log in</a></nav></header><div class="sc-search" role="search"><input type="search"
placeholder="Search by keyword, topic or name"><button>Search</button></div><div class="sc-cols">
<aside class="facets"><h2>Filter by</h2><h3>Department</h3>{units}<h3>Tags</h3><label
class="facet__value"><input type="checkbox"> Climate action (5)</label></aside><main><div
class="sc-bar"><span id="total">Searching…</span><label>Sort by <select><option>First name
(A-Z)</option><option>Relevance</option></select></label></div><ul id="results"></ul></main></div>
<footer class="sc-foot"><a href="#a">Accessibility</a> <a href="#c">Cookies</a> <span>Data from the
university’s research information system</span></footer></div></div><script>{script}</script>"""
    style = (
        "body{margin:0;font:15px/1.5 sans-serif;background:#f4f5f7}.sc-top{display:flex;gap:30px;"
        "align-items:center;background:#fff;padding:14px 40px}.sc-top nav{display:flex;gap:22px;"
        "margin-left:auto}.sc-search{background:#0b4f6c;padding:30px 40px}.sc-search input{width:"
        "600px;padding:10px}.sc-cols{display:flex;gap:30px;padding:24px 40px}.facets{width:240px}"
        ".facet__value{display:block}main{flex:1}.sc-bar{display:flex;justify-content:space-between"
        "}#results{list-style:none;padding:0}.search-result{display:flex;gap:20px;background:#fff;"
        "margin:12px 0;padding:18px;border-radius:6px}.avatar__image,.avatar__letters{width:112px;"
        "height:112px;border-radius:50%}.avatar__letters{background:#0b4f6c;color:#fff;font:40px/"
        "112px sans-serif;text-align:center}.sc-2b{display:flex;gap:8px;align-items:center}.sc-2c{"
        "margin:0;font-size:19px}.sc-3f span{margin-right:18px}.chip{border-radius:14px;border:1px "
        "solid #999;background:#fff;margin-right:6px}.mini img{border-radius:50%}.sc-3e,.sc-3f{"
        "margin:4px 0}.sc-foot{background:#222;color:#ddd;padding:20px 40px}.sc-foot a{color:#fff}"
    )
    head = f'<script type="application/json" id="config">{json.dumps({"apiRoot": "/api"})}</script>'
    site.put(site.start, frames.bare("Find an expert", body, style=style, head=head))


LAYOUTS = (fusion_person_elements, textpic_of_old_typo3, discovery_profiles)
