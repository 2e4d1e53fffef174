"""Lists that a content system makes by itself: Drupal, Plone, a research portal."""

from ..site import Site

AMERICAN = (
    "Latoya Brickhouse", "Peter~J. Cavanosky", "Xiaoling Duanmeng", "Miguel Esparragoza",
    "Rebecca Feingoldstein", "Sanjay Ghorpadekar", "Mary~Beth Hollandsworth", "Kwame Isibor",
    "Dale Jankowicz~Jr.", "Soo-Jin Kangnam", "Theresa Ledbetterly", "Omid Moghaddasi",
    "Carolyn Nusselbaum", "Robert~(Bob) Ottersby", "Yuki Pembertonara", "Grant Quisenhall",
)  # fmt: skip
FINNISH = (
    "Aino Kuusirinne", "Eero Hautajoki", "Helmi Lampikoski", "Jarkko Ylä-Tervala",
    "Kaisa-Leena Mäntyharju", "Mikael Strömfelt", "Outi Pöyhtäri", "Risto Vuorensola",
    "Sirkku Äijöläinen", "Taneli Nurmesvaara", "Ulla Rautapuro", "Veikko Ojankangas",
)  # fmt: skip
DANISH = (
    "Anne~Mette Brandsholm", "Bo Kjærulfsen", "Charlotte~Lund Dyregaard", "Ebbe Falkenskov",
    "Freja Glentemose", "Henrik~V. Hjulmand", "Ida~Marie Isakholt", "Jørgen Kællingbæk",
    "Lærke~Østergaard Madsholm", "Niels~Peter Nørreslet", "Pia Overbjerg", "Qingfeng Zhuansun",
    "Rasmus Skovlænge", "Søren~á Tjaldurstein",
)  # fmt: skip


def drupal_views_grid(site: Site) -> None:
    """A grid of views: a field of each kind in wrappers of wrappers, empty cells at the end."""
    cells = []
    ranks = ("Professor and Chair", "Professor", "Associate Professor", "Assistant Professor")
    for number, one in enumerate(site.called(*AMERICAN)):
        node = f"/faculty/{one.given.split()[0].lower()}-{one.user}"
        path = f"/sites/default/files/styles/faculty_grid/public/{one.user}_0.jpg?itok=R{number}zQ"
        if number in (4, 11):
            site.lacks(one)
            path = site.silhouette("/sites/default/files/default_images/nophoto.png", (180, 220))
        elif number == 14:
            site.lacks(one)
            path = ""
        else:
            site.portrait(one, path, (180, 220))
        if number == 13:
            site.also(one, "Robert Ottersby", "Bob Ottersby")
        if number == 8:
            site.also(one, "Dale Jankowicz")
        img = f'<img typeof="foaf:Image" src="{path}" width="180" height="220" alt="" />'
        name = one.name + (", Ph.D." if number % 3 == 1 else ", P.E." if number == 8 else "")
        fields = [
            ("field-photo", f'<a href="{node}">{img}</a>' if path else ""),
            ("title", f'<a href="{node}">{name}</a>'),
            ("field-rank", ranks[min(3, (number + 3) // 4)] if number != 9 else ""),
            ("field-email", f'<a href="mailto:{one.user}@stateuniv.example">{one.user}@</a>'),
            ("field-phone", f"(555) 5{one.phone}"),
        ]
        cells.append("".join(
            f'\n  <div class="views-field views-field-{kind}">'
            + ('<span class="views-label views-label-field-phone">Phone: </span>' * (number % 5 > 0)
               if kind == "field-phone" else "")
            + f'<div class="field-content">{value}</div>  </div>'
            for kind, value in fields
        ))  # fmt: skip
    cells += [""] * (-len(cells) % 3)
    rows = ""
    for start in range(0, len(cells), 3):
        inner = "".join(
            f'<td class="col-{n + 1}{" views-empty" * (not cell)}">{cell}</td>'
            for n, cell in enumerate(cells[start : start + 3])
        )
        rows += f'<tr class="row-{start // 3 + 1}">{inner}</tr>\n'
    logo = site.scene("/sites/all/themes/stateuniv/logo.png", (240, 60))
    promo = site.scene("/sites/default/files/give-now.jpg", (230, 150))
    page = f"""<!DOCTYPE html>
<html lang="en" dir="ltr" prefix="foaf: http://xmlns.com/foaf/0.1/"><head><meta charset="utf-8" />
<meta name="Generator" content="Drupal 7 (http://drupal.org)" /><title>Faculty | Department of
 Geological Engineering</title><style>body{{font:14px Verdana;margin:0 auto;width:1000px}}#sidebar{{
float:left;width:230px}}#content{{float:right;width:740px}}td{{width:240px;vertical-align:top;
padding:0 8px 20px 0}}#footer{{clear:both;background:#500;color:#fff}}.menu li{{display:inline}}
.element-invisible{{position:absolute;clip:rect(1px,1px,1px,1px)}}</style></head>
<body class="html not-front not-logged-in one-sidebar sidebar-first page-faculty">
<div id="skip-link"><a href="#main-content" class="element-invisible">Skip to main content</a></div>
<div id="page"><div id="header"><a href="/" title="Home" rel="home" id="logo"><img src="{logo}"
 alt="Home" /></a><h2 class="element-invisible">Main menu</h2><ul class="menu"><li><a>About</a></li>
<li><a>Undergraduate</a></li> <li><a>Graduate</a></li> <li><a>Faculty &amp; Staff</a></li>
<li><a>Giving</a></li></ul><form id="search-block-form"><label class="element-invisible">Search
</label><input title="Enter the terms you wish to search for." size="15" /><input type="submit"
 value="Search" /></form></div>
<div class="breadcrumb"><a href="/">Home</a> » Faculty &amp; Staff</div>
<div id="sidebar" class="region region-sidebar-first"><div class="block block-menu-block"><h2>
Faculty &amp; Staff</h2><ul><li><a class="active">Faculty</a></li><li><a>Emeriti</a></li><li><a>
Staff</a></li><li><a>Endowed Chairs</a></li></ul></div><div class="block block-block"><img
 src="{promo}" alt="Make a gift" /><p>Support the Thomas and Eleanor Whitcastle
Fund.</p></div></div>
<div id="content"><a id="main-content"></a><h1 class="title" id="page-title">Faculty</h1>
<div class="tabs"></div><div class="view view-faculty view-id-faculty view-display-id-page">
<div class="view-filters"><form><label>Research area </label><select><option selected>- Any -
</option><option>Hydrogeology</option><option>Rock Mechanics</option></select><input type="submit"
 value="Apply" /></form></div><div class="view-content"><table class="views-view-grid
cols-3"><tbody>
{rows}</tbody></table></div></div></div><div id="footer"><p>Department of Geological Engineering,
 101 Quarry Hall, Exampleton. <a>Accessibility</a> | <a>Equal Opportunity</a></p></div></div>
</body></html>"""
    site.put(site.start, page)


def plone_staff(site: Site) -> None:
    """Plone's tiles with the members' portraits, a default one for two, portlets on both sides."""
    tiles = ""
    for number, one in enumerate(site.called(*FINNISH)):
        user = f"{one.given[:2]}{one.user[:5]}".lower()
        path = f"/portal_memberdata/portraits/{user}{number}"
        if number in (5, 10):
            site.lacks(one)
            path = site.silhouette("/defaultUser.png", (100, 125), shade=170)
        else:
            site.portrait(one, path, (100, 125) if number != 2 else (100, 67), form="jpg")
        name = f"{one.family}, {one.given}" if number != 7 else one.name
        duties = ("yliopistonlehtori", "tutkijatohtori", "väitöskirjatutkija", "amanuenssi")
        duty = duties[number % 4] if number else "professori, laitoksen johtaja"
        tiles += f"""
<div class="tileItem visualIEFloatFix vcard fsd-person">
 <a href="/hum/laitos/henkilokunta/{user}"><img src="{path}" class="tileImage photo"
  alt="{"" if number % 3 else "Henkilön " + one.name + " kuva"}" width="100" /></a>
 <h2 class="tileHeadline"><a href="/hum/laitos/henkilokunta/{user}" class="summary url fn">{name}
 </a></h2>
 <p class="tileBody"><span class="description">{duty}</span></p>
 <div class="documentByLine"><span class="tel">puh. +358 14 {one.phone}</span> —
  <span class="location">huone {one.room}</span> — <span class="email">{user}(at)jyo.example</span>
 </div><p class="tileFooter"><a href="/hum/laitos/henkilokunta/{user}">Lue lisää<span
  class="hiddenStructure"> sivusta {one.name}</span>…</a></p></div>
<div class="visualClear"><!-- --></div>"""
    logo = site.scene("/logo.png", (252, 57))
    news = site.scene("/hum/kuvat/talo_syksylla.jpg", (180, 120))
    page = f"""<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" lang="fi"><head><meta
 charset="utf-8" /><title>Henkilökunta — Kielten laitos</title><meta name="generator"
 content="Plone - http://plone.org" /><style>#visual-portal-wrapper{{width:1100px;margin:auto;font:
14px Arial}}#portal-column-one{{float:left;width:200px}}#portal-column-content{{float:left;width:
660px;margin:0 20px}}#portal-column-two{{float:left;
width:200px}}.tileImage{{float:right}}.tileItem{{
border-bottom:1px dotted #8cacbb;padding:8px;min-height:140px}}.hiddenStructure{{display:block;
height:1px;overflow:hidden}}#portal-globalnav li{{display:inline;margin:6px}}#portal-footer{{clear:
both}}</style></head><body class="template-folder_summary_view portaltype-folder site-hum"
dir="ltr">
<div id="visual-portal-wrapper"><div id="portal-header"><a id="portal-logo" accesskey="1"><img
 src="{logo}" alt="Yliopisto" title="Yliopisto" /></a><form id="searchGadget_form"><input
 title="Hae sivustolta" placeholder="Hae sivustolta" /><input type="submit" value="Hae" /><label>
<input type="checkbox" />vain tästä kansiosta</label></form><h5 class="hiddenStructure">Navigaatio
</h5><ul id="portal-globalnav"><li class="plain"><a>Etusivu</a></li><li class="selected"><a>Laitos
</a></li><li><a>Opiskelu</a></li><li><a>Tutkimus</a></li></ul></div>
<div id="portal-breadcrumbs"><span id="breadcrumbs-you-are-here">Olet täällä:</span> <a>Etusivu</a>
<span class="breadcrumbSeparator">→</span> <a>Laitos</a> <span class="breadcrumbSeparator">→</span>
Henkilökunta</div>
<div id="portal-column-one"><dl class="portlet portletNavigationTree"><dt class="portletHeader">
Navigaatio</dt><dd class="portletItem"><a>Henkilökunta</a></dd><dd><a>Yhteystiedot</a></dd><dd><a>
Avoimet paikat</a></dd></dl></div>
<div id="portal-column-content"><div id="content"><h1 id="parent-fieldname-title"
 class="documentFirstHeading">Henkilökunta</h1><div class="documentByLine"
 id="plone-document-byline"><span class="documentAuthor">Tehnyt <a>Outi Pöyhtäri</a></span> —
<span class="documentModified">viimeisin muutos 09.11.2015 14:32</span></div><div
 class="documentDescription">Kielten laitoksen henkilökunta aakkosjärjestyksessä.</div>
<div id="content-core">{tiles}</div><div class="documentActions"><ul><li><a>Lähetä sivu</a></li><li>
<a>Tulosta</a></li></ul></div></div></div>
<div id="portal-column-two"><dl class="portlet portletNews"><dt class="portletHeader">Uutiset</dt>
<dd class="portletItem"><img src="{news}" width="180" alt="" /><a>Laitos muuttaa syksyllä</a><span
 class="portletItemDetails">01.09.2015</span></dd><dd class="portletItem"><a>Kunniatohtoriksi Ingmar
 Saarenheimo</a></dd></dl></div><div id="portal-footer"><p>Plone® — avoin sisällönhallinta</p></div>
</div></body></html>"""
    site.put(site.start, page)


def research_portal(site: Site) -> None:
    """A portal's list of persons: renditions asked for by query, organisations, concepts,
    facets."""
    items = ""
    concepts = ("Sediment", "Carbon Cycle", "Baltic Sea", "Diatom", "Stable Isotope", "Lake")
    for number, one in enumerate(site.called(*DANISH)):
        slug = one.name.lower().replace(" ", "-")
        asset = f"/files-asset/{2417 * (number + 90)}/{one.user}_cropped.jpg?w=160&f=webp"
        if number in (3, 11):
            site.lacks(one)
            photo = (
                '<div class="no-photo"><svg class="portal-icon"><path d="M0 0h9v9"/></svg></div>'
            )
        else:
            size = (160, 160) if number % 5 else (160, 213)
            source = site.portrait(one, asset, size).replace("&", "&amp;")
            photo = f'<img src="{source}" alt="{one.name if number % 4 else ""}" width="120">'
        name = f"{one.family}, {one.given}" if number == 6 else one.name
        badges = "".join(
            f'<span class="concept-badge-small"><span class="concept">{concepts[(number + n) % 6]}'
            f'</span><span class="thesauri">Earth Sciences</span> <span>{100 - 17 * n}%</span>'
            "</span>"
            for n in range(3)
        )
        items += f"""
<li class="list-result-item list-result-item-{number}"><div class="result-container">
<div class="rendering rendering_person rendering_short rendering_person_short">
<div class="person-photo"><a href="/en/persons/{slug}" tabindex="-1">{photo}</a></div>
<h3 class="title"><a rel="Person" href="/en/persons/{slug}" class="link person"><span>{name}</span>
</a></h3><ul class="relations email"><li class="email"><a class="link"><span>{one.user}<script>
encryptedA();</script>geo.example</span></a></li></ul>
<ul class="relations organisations"><li><a rel="Organisation" class="link organisation"><span>
Department of Geoscience</span></a><span class="minor dimmed"> - {one.duty}</span></li><li><a
 rel="Organisation" class="link organisation"><span>Villum Jakobsgaard Centre</span></a></li></ul>
<p class="type"><span class="family">Person: </span><span class="category">VIP</span></p></div>
<div class="concept-badges">{badges}</div><p class="outputs"><a>{37 * number % 90} Research outputs
</a></p></div></li>"""
    logo = site.scene("/skin/headerImage/logo.svg")
    page = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Persons -
University
 of Example Research Portal</title><script>
function encryptedA() {{ document.write("@"); }}</script><style>.concept-badge-small{{border:1px
solid #999;margin:3px;display:inline-block}}.concept-badge-small span{{margin:4px}}body{{font:15px
Roboto,sans-serif;margin:0 auto;width:
1100px}}.search-result-container{{float:right;width:780px}}.facets{{float:left;width:280px}}li{{
list-style:none}}.result-container{{position:relative;min-height:200px;padding-left:150px}}
.person-photo{{position:absolute;left:0;top:0}}footer{{clear:both}}.no-photo{{width:120px;height:
120px;background:#eee}}nav li{{display:inline;margin:8px}}</style></head>
<body class="portal-page"><a class="skip-to">Skip to main navigation</a><header id="page-header">
<img src="{logo}" alt="University of Example Home" width="220" height="50"><nav><ul><li>Home</li>
<li><span class="active">Persons</span></li><li>Organisations</li><li>Projects</li><li>Research
 outputs</li><li>Prizes</li></ul></nav></header><main><h1>Persons</h1><form><label>Search concepts
</label><input type="text" placeholder="Search by expertise, name or affiliation"></form>
<aside class="facets"><h2>Filter</h2><h3>Organisational unit</h3><ul><li><a>Department of Geoscience
</a> (14)</li><li><a>Villum Jakobsgaard Centre</a> (14)</li></ul><h3>Concept</h3><ul><li><a>
Carbon Cycle</a> (9)</li></ul></aside><div class="search-result-container"><ul class="tabs"><li>
Persons (14)</li><li>Network</li></ul><div class="search-pager-information">1 - 14 out of 14 results
</div><span>Sort by <a>Last Name (ascending)</a></span><ul class="list-results">{items}</ul></div>
</main><footer><p>Powered by a research information system. We use cookies to help provide and
 enhance our service. By continuing you agree to the <a>use of
cookies</a></p></footer></body></html>"""
    site.put(site.start, page)


LAYOUTS = (drupal_views_grid, plone_staff, research_portal)
