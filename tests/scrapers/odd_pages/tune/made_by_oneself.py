"""Pages that people made themselves: generated out of Markdown, by PHP, with badges of networks."""

from .. import frames
from ..cast import Someone
from ..rolls import called
from ..rolls_of_kits import ANATOLIA, BAYES, DRAVA
from ..site import Site


def quarto_group(site: Site) -> None:
    """Quarto: a listing of cards, columns of Markdown, figures; some of its marks are left."""
    people, cards, columns, figures = called(site, BAYES), "", "", ""
    for number, (one, (post, topic)) in enumerate(people):
        size = ((400, 400), (300, 400), (600, 340))[(number % 4 == 1) + 2 * (number == 4)]
        path = f"people/img/{one.name.split()[0].lower()}{'.png' if number == 2 else '.jpeg'}"
        path = path.replace("ç", "c").replace("é", "e")
        if number < 4:
            source = site.portrait(one, path, size)
            cards += f"""<div class="g-col-1" data-index="{number}"
data-listing-file-modified-sort="16{number}88"><a href="./people/{number}.html"
class="quarto-grid-link"><div class="quarto-grid-item card h-100 card-left"><p
class="card-img-top"><img src="{source}" style="height: 200px;" class="thumbnail-image
card-img"></p><div class="card-body post-contents"><h5 class="no-anchor card-title
listing-title">{one.name}</h5><div class="listing-subtitle">{post.capitalize()}</div><div
class="card-text listing-description"><p>{topic}</p></div></div></div></a></div>"""
        elif number < 8:
            shown = number != 6
            left = "{{.img-fluid width=150px}}" if number == 7 else ""
            tag = f'<p><img src="{{}}" class="img-fluid">{left}</p>'
            image = site.image(one, path, size, shown=shown, tag=tag)
            link = f'<a href="https://github.example/{one.user}">GitHub</a>'
            columns += f"""<div class="columns"><div class="column"
style="width:25%;">{image}</div><div class="column"
style="width:75%;"><p><strong>{one.name}</strong>,
{post}, works on {topic} with {people[number % 2][0].given.split()[0]}. {link}</p></div></div>"""
        else:
            source = site.portrait(one, path, size)
            caption = f"{one.name} – {post}" if topic else f"{one.name} ({post}, from October)"
            figures += f"""<div class="quarto-figure quarto-figure-center"><figure
class="figure"><p><img src="{source}" class="img-fluid figure-img" width="200"></p><figcaption
class="figure-caption">{caption}</figcaption></figure></div>"""
    former = site.called("Rui Castanheirovski", "Hanneke Lammertzoon", "Ilse Grøndalsvik")
    places = ("Statistics Office", "Wageningen", "Bank of the North")
    alumni = "".join(
        f"<tr class='{'odd' if n % 2 else 'even'}'><td>{one.name}{site.lacks(one)}</td>"
        f"<td>{2015 + n}</td><td>{place}</td></tr>"
        for n, (one, place) in enumerate(zip(former, places, strict=True))
    )
    plot = site.scene("people_files/figure-html/unnamed-chunk-2-1.png", (480, 300))
    hexagon = site.scene("img/hex-logo.png", (120, 139))
    toc = "".join(
        f'<li><a href="#{w}" class="nav-link" data-scroll-target="#{w}">{w.title()}</a></li>'
        for w in ("staff", "students", "software", "alumni")
    )
    body = f"""<div id="quarto-search-results"></div><header id="quarto-header" class="headroom
fixed-top"><nav class="navbar navbar-expand-lg"><div class="navbar-container container-fluid"><a
class="navbar-brand" href="./index.html"><img src="{hexagon}" alt="" class="navbar-logo"
height="40"><span class="navbar-title">shrinkage lab</span></a><ul class="navbar-nav"><li
class="nav-item"><a class="nav-link active" href="./people.html" aria-current="page"><span
class="menu-text">People</span></a></li><li class="nav-item"><a class="nav-link"
href="./papers.html"><span class="menu-text">Papers</span></a></li></ul></div></nav></header><div
id="quarto-content" class="quarto-container page-columns page-layout-article page-navbar"><div
id="quarto-margin-sidebar" class="sidebar margin-sidebar"><nav id="TOC" role="doc-toc"
class="toc-active"><h2 id="toc-title">On this page</h2><ul>{toc}</ul></nav></div><main
class="content"
id="quarto-document-content"><header id="title-block-header" class="quarto-title-block default"><h1
class="title">People</h1></header><section id="staff" class="level2"><h2 class="anchored"
data-anchor-id="staff">Staff</h2><div id="listing-staff" class="quarto-listing
quarto-listing-container-grid"><div class="list grid quarto-listing-cols-2">{cards}</div><div
class="listing-no-matching d-none">No matching items</div></div></section><section id="students"
class="level2"><h2 class="anchored">PhD students</h2>{columns}<p>:::</p></section><section
id="software" class="level2"><h2 class="anchored">Software &amp; theses</h2>{figures}<div
class="cell"><div class="sourceCode cell-code"><pre><code>plot(group_size ~ year)</code></pre></div>
<div class="cell-output-display"><p><img src="{plot}" class="img-fluid" width="480"></p></div></div>
</section><section id="alumni" class="level2"><h2 class="anchored">Alumni</h2><table
class="caption-top table"><thead><tr
class="header"><th>Who</th><th>Left</th><th>Now</th></tr></thead>
<tbody>{alumni}</tbody></table></section></main></div><footer class="footer"><div
class="nav-footer"><div class="nav-footer-left">Built with a publishing
system</div></div></footer>"""
    style = (
        "body{font:17px/1.5 sans-serif;margin:auto;width:1000px}.grid{display:grid;grid-template-"
        "columns:repeat(2,1fr);gap:20px}.card{border:1px solid #ddd}.columns{display:flex;gap:20px}"
        ".img-fluid{max-width:100%;height:auto}.margin-sidebar{float:right;width:200px}main{width:"
        "760px}.d-none{display:none}.navbar-nav{display:flex;list-style:none;gap:16px}table{width:"
        "100%}.navbar-container{display:flex;align-items:center}.card-img{object-fit:cover}"
    )
    head = '<meta name="generator" content="quarto-1.3.450">'
    site.put(site.start, frames.bare("shrinkage lab - People", body, style=style, head=head))


def php_with_parameters(site: Site) -> None:
    """PHP of 2003: pictures by parameters, spacers, underlined names, a warning in a cell."""
    spacer, cells, rows = site.scene("img/spacer.gif", (1, 1)), [], ""
    none = site.silhouette("img/nema_slike.gif", (90, 120), 120)
    for number, (one, (title, post, key)) in enumerate(called(site, DRAVA)):
        size = ((90, 120), (100, 100), (180, 240))[(number == 3) + 2 * (number % 5 == 1)]
        warning = ""
        if number in (8, 10):
            site.lacks(one)
            image = f'<img src="{none}" width="90" height="120" border="1">'
        elif number == 6:
            site.lacks(one)
            image = f'<img src="{spacer}" width="90" height="1" border="0">'
            warning = (
                "<br><b>Warning</b>: getimagesize(slike/11.jpg): failed to open stream: No such "
                "file or directory in <b>/home/zavod/www/slika.php</b> on line <b>14</b><br>"
            )
        else:
            path = f"slika.php?id={key}&w=90"
            site.portrait(one, path, size, form="jpg")
            image = f'<img src="{path}" width="90" border="1" alt="[slika]">'
        named = one.name
        if number == 4:
            named = f"{one.family.upper()}, {one.given}"
        link = f'<a class="ime" href="index.php?str=djelatnik&id={key}&lang=hr"><u>{named}</u></a>'
        written = f"{title} {link}" if number != 9 else link
        if number in (6, 7):
            written = f"{link}, {title}"
        cells.append(f"""<td width="92" valign="top">{image}{warning}</td><td width="8"><img
src="{spacer}" width="8" height="1"></td><td width="240" valign="top" class="tekst">{written}<br><i>
{post}</i><br>tel. {one.phone}, soba {one.room}<br><a href="mail.php?to={key}"><img
src="{site.scene("img/pismo.gif", (16, 11))}" border="0" width="16" height="11"></a></td>""")
    for first, second in zip(cells[::2], cells[1::2], strict=True):
        rows += f"""<tr>{first}<td width="20"><img src="{spacer}" width="20" height="1"></td>
{second}</tr><tr><td colspan="7"><img src="{spacer}" width="1" height="15"></td></tr>\n"""
    bar = site.scene("img/zaglavlje.jpg", (780, 110))
    dot = site.scene("img/tocka.gif", (7, 7))
    menu = "".join(
        f'<tr><td width="14"><img src="{dot}" width="7" height="7"></td><td class="izb"><a '
        f'href="index.php?str={n}&lang=hr">{word}</a></td></tr>'
        for n, word in enumerate(("Novosti", "O zavodu", "Djelatnici", "Nastava", "Projekti"))
    )
    flags = "".join(
        f'<a href="index.php?str=djelatnici&lang={code}"><img src="'
        f'{site.scene(f"img/{code}.gif", (18, 12))}" border="0"></a> '
        for code in ("hr", "en")
    )
    body = f"""<table width="780" border="0" cellspacing="0" cellpadding="0" align="center"
bgcolor="#ffffff"><tr><td colspan="3"><img src="{bar}" width="780" height="110"></td></tr><tr
bgcolor="#336699"><td colspan="3" align="right">{flags}<img src="{spacer}" width="10"
height="20"></td>
</tr><tr><td width="140" valign="top" bgcolor="#e8eef4"><table width="140" cellspacing="2">{menu}
</table><p class="mali"><b>Anketa</b></p><form action="anketa.php" method="post"
class="mali"><input type="radio" name="a">Odli&#269;no<br><input type="radio" name="a">Tako-tako<br>
<input type="submit" value="Glasaj"></form></td><td width="12"><img src="{spacer}" width="12"
height="1"></td><td valign="top"><h3>Djelatnici Zavoda</h3><table cellspacing="0"
cellpadding="0">{rows}</table></td></tr><tr><td colspan="3" align="center" class="mali"
bgcolor="#e8eef4">&copy; 2003-2006 Zavod za primijenjenu geodeziju &nbsp;|&nbsp; Posjetitelja:
0045127 &nbsp;|&nbsp; Stranica generirana za 0.0431 s</td></tr></table>"""
    style = (
        "body{background:#9ab;margin:0}.tekst,.izb,h3{font:12px Verdana}.mali{font:10px Verdana}"
        ".ime{font-weight:bold;color:#036}h3{font-size:15px}"
    )
    site.start = "/index.php?str=djelatnici&lang=hr"
    site.put(site.start, frames.bare("Djelatnici", body, language="hr", style=style))


def badges_before_the_position(site: Site) -> None:
    """Badges and links of research networks, with their icons, stand between name and position."""
    people, cards = called(site, ANATOLIA), ""
    for number, (one, (title, post, orcid, points)) in enumerate(people):
        size = ((200, 240), (200, 200), (400, 500))[(number % 5 == 2) + 2 * (number == 5)]
        written = f"{one.given} {_upper(one.family)}"
        site.also(one, written)
        if number in (8, 11):
            site.lacks(one)
            photo = f'<img src="{site.silhouette("assets/img/bos.png", (200, 240))}" class="foto">'
        else:
            source = site.portrait(one, f"assets/img/kadro/{one.user}.jpg", size)
            photo = f'<img src="{source}" class="foto" alt="{title} {one.name}">'
        head = f"{title} {written}".strip()
        if number == 7:
            head = f"{written}<br><small>{title}</small>"
        cards += f"""<div class="col-lg-6"><div class="uye d-flex">{photo}<div class="bilgi"><h4>{
            head
        }</h4>{_badges(site, one, orcid, points)}<span class="unvan">{post}</span><p><i class="bi
bi-envelope"></i> {one.user}[et]anu.example <i class="bi bi-telephone"></i> Dahili: {one.phone[3:]}
</p></div></div></div>"""
    boss = people[0][0]
    message = site.portrait(boss, "assets/img/bolum-baskani.jpg", (300, 360))
    logo = site.scene("assets/img/logo.png", (80, 80))
    slide = site.scene("assets/img/slayt/kampus.jpg", (1100, 260))
    menu = "".join(
        f'<li><a class="nav-link scrollto" href="#{n}">{word}</a></li>'
        for n, word in enumerate(("Ana Sayfa", "Bölüm", "Akademik Kadro", "Duyurular", "İletişim"))
    )
    body = f"""<div id="topbar"><i class="bi bi-phone"></i> +90 000 000 00 00 <a
href="#">EN</a></div>
<header id="header" class="d-flex"><a href="/"><img src="{logo}" alt="" width="60"></a><h1
class="logo">Jeoloji Mühendisliği Bölümü</h1><nav id="navbar" class="navbar"><ul>{menu}</ul></nav>
</header><section id="hero"><img src="{slide}" alt="" width="1100"></section><main
id="main"><section
id="baskan" class="d-flex"><img src="{message}" width="180" alt=""><div><h3>Bölüm Başkanının
Mesajı</h3><p>Sevgili öğrenciler, bölümümüzün internet sayfasına hoş geldiniz.</p><p
class="imza">Prof. Dr. {boss.name}</p></div></section><section id="team" class="team"><div
class="section-title"><h2>Akademik Kadro</h2></div><div class="row">{cards}</div></section></main>
<footer id="footer"><p>© Bölüm Başkanlığı. Tüm hakları saklıdır.</p><div class="social-links"><a
href="#"><i class="bx bxl-twitter"></i></a><a href="#"><i class="bx bxl-instagram"></i></a></div>
</footer><a href="#" class="back-to-top"><i class="bi bi-arrow-up-short"></i></a>"""
    style = (
        "body{font:15px sans-serif;margin:auto;width:1100px}.d-flex{display:flex;gap:18px}.row{"
        "display:flex;flex-wrap:wrap}.col-lg-6{width:50%;padding:12px;box-sizing:border-box}.foto{"
        "width:150px;height:180px;object-fit:cover;border-radius:6px}h4{margin:0 0 6px}.unvan{"
        "font-style:italic}.rozet img{vertical-align:middle}.navbar ul{display:flex;gap:14px;list-"
        "style:none}.back-to-top{position:fixed;right:10px;bottom:10px}.rozetler{font-size:12px}"
    )
    site.put(site.start, frames.bare("Akademik Kadro", body, language="tr", style=style))


def _upper(text: str) -> str:
    """Capitals as Turkish writes them."""
    return text.replace("i", "İ").replace("ı", "I").upper()


def _badges(site: Site, one: Someone, orcid: str, points: str) -> str:
    icon = {n: site.scene(f"assets/img/{n}.png", (20, 20)) for n in ("orcid", "rg", "scholar")}
    parts = []
    if orcid:
        parts.append(f"""<a class="rozet" href="https://orcid.org/{orcid}"><img
src="{icon["orcid"]}" alt="ORCID iD icon" width="16"> https://orcid.org/{orcid}</a>""")
    if points:
        parts.append(f"""<a class="rozet" href="#rg"><img src="{icon["rg"]}" alt="ResearchGate"
width="16"> RG Score {points}</a>""")
    if orcid or points:
        parts.append(f"""<a class="rozet" href="#gs"><img src="{icon["scholar"]}" alt="Google
Scholar" width="16"> Google Scholar</a> <span class="h">h-index: {len(one.name) // 2}</span>""")
    return f'<div class="rozetler">{"<br>".join(parts)}</div>'


LAYOUTS = (quarto_group, php_with_parameters, badges_before_the_position)
