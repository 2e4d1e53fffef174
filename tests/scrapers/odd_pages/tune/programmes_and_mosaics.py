"""A Brazilian graduate programme in running text, a group's mosaic with names in captions."""

from .. import frames
from ..rolls import called
from ..site import Site

BRAZILIANS = """
Marinalva Itaparicá~Souto|Profa. Dra.|Docente permanente – Coordenadora|Dramaturgias do Nordeste
Anselmo~José Pitombeira~Filho|Prof. Dr.|Docente permanente – Vice-coordenador|Teatro de animação
Kênia~Rúbia Hashimotoda|Profa. Dra.|Docente permanente|Corpo e tradição
Washington Luís~dos~Prazeres|Prof. Dr.|Docente permanente|Música de cena
Ñandeci Kaiowaré|Profa. Dra.|Docente permanente|Performances indígenas
Evandro Schmittberger|Prof. Dr.|Docente permanente|Encenação
Tereza~Cristina D'Ávilaneda|Profa. Dra.|Docente colaboradora|Iluminação
Rivaldo Conceição~da~Hora|Prof. Me.|Docente colaborador|Capoeira e cena
Ivonete Brasiliano|Sra.|Secretária do Programa|
"""
"""Name, title, position, line of research."""
VISITORS = ("Prof. Dr. Hugo Etchebarnes (UDELAR)", "Profa. Dra. Amélie Vautrinel (Lyon)")
MOSAIC = """
Nkechi Aduba-Lorenz|Principal investigator|large
Federico Sanzogniori|Lab manager|
Jiayi Hexin|Postdoc (EMBO fellow)|tall
Tomasz Wróblewiec|Postdoc|
Sigríður Hallsdóttirsen|PhD candidate|
Kofi Boatengo|PhD candidate, joint with Kumasi|wide
Ananya Vishwakarman|PhD candidate|
Leilani Kekauohaiki|MSc student|
Mateus Oliveirinha|Visiting student|tall
Ruth Zylberblat|Research assistant|
Otto Grünspecht|Software engineer|
Duc~Anh Lequang|Bachelor student|
Estelle Moreaudin|Lab technician|
"""
"""Name, role, size of the tile."""
PORTAL = """body{margin:0;font:15px/1.5 'Open Sans',Arial,sans-serif;color:#333}#barra{background:
#f1f1f1;font-size:11px;padding:5px 40px}#header{background:#00420c;color:#fff;padding:20px 40px}
#header h1{margin:0;font-size:34px}.sobre{background:#003a0a;color:#fff;font-size:12px;padding:6px
40px}#main{display:flex;gap:36px;padding:20px 40px}#navigation{width:210px;flex:none;font-size:13px}
#navigation b{display:block;background:#eee;padding:5px;text-transform:uppercase;font-size:12px}
#content{width:760px}.documentFirstHeading{color:#172938;border-bottom:4px solid #00420c}
img.image-left{float:left;margin:0 18px 8px 0}.clear{clear:both}.social{font-size:12px;color:#666}
#footer{background:#00420c;color:#fff;padding:24px 40px;clear:both}hr{clear:both;border:0;
border-top:1px dotted #999}"""
TILES = """*{box-sizing:border-box}body{margin:0;font:16px/1.4 Inter,Helvetica,sans-serif;
background:#fbfaf7;color:#222}header{display:flex;justify-content:space-between;padding:26px 50px}
header a{margin-left:26px}.intro{padding:10px 50px 30px;max-width:900px}.intro h1{font-size:56px;
margin:0}.mosaic{display:grid;grid-template-columns:repeat(5,1fr);grid-auto-rows:230px;
grid-auto-flow:dense;gap:10px;padding:0 50px}.tile{margin:0;display:flex;flex-direction:column;
background:#fff;
min-height:0}.tile .frame{flex:1;min-height:0}.tile img{width:100%;height:100%;object-fit:cover;
object-position:50% 20%;display:block}.tile figcaption{padding:6px 8px;font-size:14px}
.tile figcaption i{display:block;font-style:normal;color:#777;font-size:12px}.tile.wide{
grid-column:span 2}.tile.tall{grid-row:span 2}.tile.large{grid-column:span 2;grid-row:span 2}
.quote{background:#e4572e;color:#fff;padding:16px;font-size:19px}.past{padding:30px 50px;columns:3}
footer{background:#222;color:#ddd;padding:40px 50px;display:flex;gap:40px;align-items:center}"""
TILE_SIZES = {"": (300, 240), "wide": (620, 260), "tall": (300, 480), "large": (620, 500)}


def brazilian_programme_in_text(site: Site) -> None:
    """Pictures float at the left of paragraphs that an editor typed; the secretary has none."""
    texts = ""
    cv = site.scene("/ppgac/imagens/lattes.png/@@images/icon.png", (20, 20))
    lattes = f'<p><a><img src="{cv}" width="20" alt="Lattes" /> Currículo Lattes</a></p>'
    for number, (one, (title, post, line)) in enumerate(called(site, BRAZILIANS)):
        uid = f"{site.rng.getrandbits(64):016x}"
        image = site.image(
            one, f"/ppgac/corpo-docente/imagens/{uid}.jpeg/@@images/{uid[:8]}-{number}.jpeg",
            ((160, 200), (150, 150), (200, 200))[number % 3], shown=number not in (7, 8),
            tag='<img src="{}" alt="docente" title="foto" class="image-left" width="150" />',
        )  # fmt: skip
        name = one.name.upper() if number in (3, 4) else one.name
        spans = f"<strong>{title} </strong><strong>{name}</strong>"
        if number == 5:  # typed anew in the editor
            spans = f"<b><span>{title}</span> <span>{name[:4]}</span><span>{name[4:]}</span></b>"
        research = (
            f"<strong>Linha de pesquisa:</strong> {line}" if line else "Atendimento: 8h às 14h"
        )
        texts += f"""<p>{image}{spans}<br />{post}</p><p>{research}<br />E-mail: {
            one.user
        }[arroba]ufx.example
</p>{lattes if line else ""}{"<p>&nbsp;</p>" if number == 2 else ""}<hr />"""
    play = site.scene("/ppgac/noticias/espetaculo.jpg/@@images/mini.jpg", (200, 130))
    gov = frames.wordmark(site, "/++theme++verde/acesso.svg", "Acesso à informação", "#fff")
    visitors = "".join(f"<li>{name}</li>" for name in VISITORS)
    body = f"""<div id="barra">BRASIL &nbsp; CORONAVÍRUS &nbsp; Simplifique! &nbsp; Participe
&nbsp; Acesso à
informação &nbsp; Legislação &nbsp; Canais</div><div id="header"><small>Ir para o conteúdo [1] Ir
para o menu
[2] · Alto contraste · VLibras</small><h1>Artes da Cena</h1>Programa de Pós-Graduação ·
UFX</div><div
class="sobre">Perguntas frequentes | Contato | Ouvidoria | Webmail</div><div id="main"><div
id="navigation"><b>O Programa</b><ul><li>Apresentação</li><li>Corpo docente</li><li>Linhas de
pesquisa</li>
<li>Processo seletivo</li></ul><b>Notícias</b><p><img src="{play}" width="200" alt=""><br><a
>Espetáculo de
formatura estreia na sexta</a></p></div><div id="content"><p class="social">você está aqui: Página
inicial /
Corpo docente</p><h1 class="documentFirstHeading">Corpo docente</h1><p class="social">por
<a>Assessoria</a>
— publicado 02/03/2022 11h45, última modificação 19/08/2023 16h02 · Tweet · Curtir</p><div
id="parent-fieldname-text">{texts}<h3>Professores visitantes</h3><ul>{visitors}</ul><p>O corpo
discente está
na página do colegiado.</p></div><p class="social">registrado em: <a>docentes</a></p></div></div
><div
id="footer"><img src="{gov}" height="40" alt="Acesso à informação"><p>Desenvolvido com um sistema
de código
aberto</p></div>"""
    site.start = "/ppgac/corpo-docente"
    site.put(site.start, frames.bare("Corpo docente — PPGAC", body, language="pt-br", style=PORTAL))


def mosaic_of_captioned_tiles(site: Site) -> None:
    """Tiles of four sizes; a field trip, a retreat and the building stand among the people."""
    tiles = ""
    others = {
        2: ("wide", site.scene("img/mosaic/tidepools.webp", (620, 260)), "Field trip", "Brittany"),
        6: ("wide", site.group("img/mosaic/retreat.jpg", (620, 300)), "Retreat", "Without Otto"),
        9: ("", site.scene("img/mosaic/building.webp", (300, 240)), "Our building", "Wing C"),
    }  # fmt: skip
    for number, (one, (role, form)) in enumerate(called(site, MOSAIC)):
        first = one.given.split()[0].lower()
        image = site.image(
            one, f"img/mosaic/{number:02}-{site.rng.getrandbits(24):06x}.webp", TILE_SIZES[form],
            shown=number not in (9, 12),
            tag='<div class="frame"><img src="{}" alt="" decoding="async" loading="lazy"></div>',
            without='<div class="frame" style="background:#d8e2dc"></div>',
        )  # fmt: skip
        web = f' <a href="https://{first}.example">↗</a>' if number % 4 == 1 else ""
        tiles += f"""<figure class="{f"tile {form}".strip()}">{image}<figcaption>{one.name}{web}<i
>{role}</i>
</figcaption></figure>"""
        if number in others:
            kind, path, title, more = others[number]
            tiles += f"""<figure class="tile {kind}"><div class="frame"><img src="{path}" alt=""
loading="lazy">
</div><figcaption>{title}<i>{more}</i></figcaption></figure>"""
        if number == 4:
            tiles += '<div class="tile quote">We are hiring! Two positions from October.</div>'
    dna = frames.wordmark(site, "img/aduba-lab.svg", "Aduba-Lorenz Lab")
    code = site.scene("img/qr-mailinglist.png", (120, 120))
    sponsors = "".join(
        f'<img src="{site.scene(f"img/{name}.png", (130, 60))}" alt="{name.upper()}">'
        for name in ("erc", "hfsp", "snf")
    )
    body = f"""<header><img src="{dna}" height="40" alt="Aduba-Lorenz Lab"><nav><a>Research</a><a
>People</a>
<a>Papers</a><a>Code</a><a>Join</a></nav></header><section class="intro"><h1>People</h1><p>We study
how
embryos of marine animals keep time. Thirteen people, eleven passports, one centrifuge.</p
></section>
<section class="mosaic">{tiles}</section><section class="past"><b>Alumni</b><br>Priyanka Goswamithan
(postdoc, now Heidelberg)<br>Lukas Aebischerli (PhD 2021, now a teacher)<br>Camila Urrutiaga (PhD
2022,
now in industry)<br>Sven Torkelstad (MSc 2020)<br>Hye-jin Paekko (intern)<br>Bilal Chaudhariq (PhD
2019)
</section><footer>{sponsors}<img src="{code}" width="120" alt="Mailing list"><p>© Aduba-Lorenz Lab ·
Imprint · Photographs: Jonas Fähndrichter</p></footer>"""
    site.put(site.start, frames.bare("People – Aduba-Lorenz Lab", body, style=TILES))


LAYOUTS = (brazilian_programme_in_text, mosaic_of_captioned_tiles)
