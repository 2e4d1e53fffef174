"""Departments in Italian, Portuguese and French, each in its country's usual content system."""

from ..site import Site

ITALIAN = {
    "Professori ordinari": (
        "Prof. | Alessio Bellacosa", "Prof.ssa | Fiammetta D'Ambrosiello",
        "Prof. | Ettore Montefalcone", "Prof.ssa | Donatella Della~Rovereta",
    ),
    "Professori associati": (
        "Prof. | Gian~Luca Quaranteno", " | Cosimo Zanchettin", "Prof.ssa | Maria~Rita Lo~Prestino",
    ),
    "Ricercatori": (
        "Dott. | Niccolò Giambrone", "Dott.ssa | Bianca De~Santilli", "Dott.ssa | Ilaria Pasqua",
        "Dott. | Romeo Fantuzzino", "Ing. | Tommaso Scarpariello",
    ),
    "Personale tecnico-amministrativo": (
        "Dott.ssa | Ornella Vettorazzo", "Arch. | Giada Ceresoletti", " | Walter Bortolozzi",
    ),
}  # fmt: skip
ROLES = ("Professore ordinario", "Professore associato", "Ricercatore RTD-A", "Funzionario")
BRAZILIAN = (
    "Profa. Dra. | Adriana~Cristina Figueiral~de~Arruda", "Prof. Dr. | Benedito Carvalheiras",
    "Profa. Ma. | Cássia~Regina dos~Anjos~Tavarelo", "Prof. Dr. | Davi Monteclaro~Filho",
    "Profa. Dra. | Eliane~Aparecida Pessanhol", "Prof. Me. | Fabrício Guimaranhães~Neto",
    "Profa. Dra. | Heloísa Vasconça~e~Silva", "Prof. Dr. | Ivan Kobayashira",
    "Prof. Dr. | João~Batista de~Queirozal", "Profa. Dra. | Lúcia~Helena Brandãozinho",
    "Prof. Esp. | Márcio~André Sobralino", "Profa. Dra. | Natália Wernerschmitt",
)  # fmt: skip
FRENCH = {
    "Enseignants-chercheurs": (
        "Aurélie Arbaretier", "Benoît Beauchesne", "Chloé de~la~Garenne", "Jean-Loup Fauconval",
        "Hélène L'Hermitière",
    ),
    "Chercheurs CNRS": ("Gwenaëlle Montrachon", "Didier Poirsonne", "Maëlys Quétineau"),
    "Doctorants": (
        "Thibault Charpenterie", "Noémie Oliverel", "Zoé du~Plessac", "Ibrahima Diaraba",
        "François Saint-Gervelle",
    ),
    "Personnels administratifs et techniques": ("Océane Grandjonc", "Élodie d'Aubrelle"),
    "Anciens membres": ("Yannick Kerbriand", "Solène Tourmalet"),
}  # fmt: skip


def italian_department(site: Site) -> None:
    """Family name first behind Prof. or Dott.ssa; the head comes a second time in a box."""
    cards, number, head = "", 0, None
    for heading, rows in ITALIAN.items():
        titles, names = zip(*(row.split(" | ") for row in rows), strict=True)
        cards += f'<h2 class="titolo-sezione" id="sez{number}">{heading}</h2>\n<div class="row">'
        for title, one in zip(titles, site.called(*names), strict=True):
            head = head or one
            stem = f"sites/dicea/files/styles/foto_docente/public/foto/{one.user}"
            path = f"{stem}.jpg?itok=Qx{number:02}"
            if number in (5, 13):  # the same picture for both
                site.lacks(one)
                path = site.silhouette("sites/dicea/files/foto_non_disponibile.png", (160, 200))
            elif number == 14:  # his file is gone
                site.lacks(one)
            else:
                site.portrait(one, path, (160, 200) if number != 9 else (160, 160))
            name = f"{one.given} {one.family}" if number == 10 else f"{one.family} {one.given}"
            if number == 2:
                name = one.capitals
            role = ROLES[list(ITALIAN).index(heading)] if number else "Direttore"
            cards += f"""
<div class="col-xs-12 col-sm-6 docente">
  <div class="docente-foto"><a href="/docenti/{one.user}"><img src="{path}" alt="foto"
    class="img-responsive" width="160"/></a></div>
  <div class="docente-dati"><h3><a href="/docenti/{one.user}">{title} {name}</a></h3>
  <p class="ruolo">{role}</p>
  <p class="ssd"><span class="etichetta">SSD:</span> ICAR/0{number % 9 + 1} - Tecnica e
    pianificazione urbanistica</p>
  <ul class="recapiti"><li><span class="etichetta">Tel:</span> +39 099 {one.phone}</li>
  <li><span class="etichetta">Studio:</span> Edificio {one.room}</li>
  <li><span class="etichetta">Email:</span> {one.user}[at]uniesempio.example</li></ul>
  <a class="leggi" href="/docenti/{one.user}">Vai alla scheda »</a>{"<p>&nbsp;</p>" * (number == 7)}
  </div></div>"""
            number += 1
        cards += "</div>"
    assert head
    large = site.portrait(head, "sites/dicea/files/direttore_2023.jpg", (260, 325))
    logo = site.scene("sites/all/themes/ateneo/sigillo.png", (200, 100))
    banner = site.scene("sites/dicea/files/banner_ponte.jpg", (1100, 200))
    page = f"""<!DOCTYPE html>
<html lang="it" dir="ltr"><head><meta charset="utf-8"/>
<title>Docenti e personale | Dipartimento di Ingegneria Civile</title>
<style>body{{font:15px/1.4 Titillium,sans-serif;margin:0}}.container{{width:1100px;margin:auto}}
.row{{display:flex;flex-wrap:wrap}}.docente{{display:flex;width:50%;gap:14px;padding:10px 0}}
.col-main{{float:left;width:800px}}.box{{float:right;width:270px;background:#eef;padding:10px;
box-sizing:border-box}}.box img{{width:100%}}footer{{clear:both;background:#013;color:#fff}}
nav li{{display:inline;margin:9px}}.docente-dati{{min-width:0;overflow-wrap:anywhere}}.cookie-bar{{
position:fixed;bottom:0;background:#333;color:#fff;width:100%}}</style></head>
<body class="html not-front page-docenti i18n-it">
<a href="#main" class="element-invisible">Salta al contenuto principale</a>
<header class="container"><a href="/" title="Home" rel="home"><img src="{logo}" width="200"
 alt="Università degli Studi di Esempio"/></a><div class="top-menu"><a>Ateneo</a> <a>Webmail</a>
<a>Rubrica</a> <a lang="en">English</a></div>
<form action="/cerca"><input type="text" title="Inserisci i termini da cercare." size="15"/>
<button>Cerca</button></form></header>
<nav class="container"><ul><li><a>Dipartimento</a></li><li><a>Didattica</a></li><li><a>Ricerca</a>
</li><li><a class="active">Persone</a></li><li><a>Terza missione</a></li></ul></nav>
<img src="{banner}" alt="" class="container" style="display:block">
<div class="container"><div class="breadcrumb"><a>Home</a> » <a>Dipartimento</a> » Persone</div>
<h1 class="page-title" id="main">Docenti e personale</h1>
<aside class="box"><h4>Direttore</h4><img src="{large}" alt="Il Direttore"/>
<p><strong>Prof. {head.given} {head.family}</strong><br/>Orario di ricevimento: giovedì
10.30-12.30, previo appuntamento</p><h4>Avvisi</h4><ul><li><a>Elezioni dei rappresentanti degli
studenti</a></li><li><a>Seminario dell'Ing. Pietro Malaspinardi: le dighe in terra</a></li></ul>
</aside><div class="col-main"><p>In questa pagina sono elencati i docenti afferenti: <a
 href="#sez0">Ordinari</a> | <a href="#sez4">Associati</a> | <a href="#sez7">Ricercatori
</a></p>{cards}<p class="agg">Ultimo aggiornamento: 14/03/2023</p></div></div>
<footer><div class="container"><p>Dipartimento di Ingegneria Civile - Via del Modello, 7 - 99100
Esempio</p><a>Privacy</a> <a>Note legali</a></div></footer><div class="cookie-bar">Questo sito
utilizza cookie tecnici. <a>Maggiori informazioni</a> <button>OK</button></div></body></html>"""
    site.put(site.start, page)


def joomla_docentes(site: Site) -> None:
    """Brazil: an article with a table, courtesy titles, addresses cloaked against robots."""
    lattes = site.scene("images/icones/lattes.png", (28, 28))
    rows = ""
    titles, names = zip(*(row.split(" | ") for row in BRAZILIAN), strict=True)
    for number, (title, one) in enumerate(zip(titles, site.called(*names), strict=True)):
        path = f"images/docentes/{one.user}{'-1' * (number % 4 == 3)}.jpg"
        if number in (3, 10):
            site.lacks(one)
            path = site.silhouette("images/docentes/sem-foto.jpg", (120, 150))
        else:
            site.portrait(one, path, ((120, 150), (240, 240), (113, 170))[number % 3])
        name = one.name.upper() if number == 6 else one.name
        alt = f'alt="{one.given.lower()}"' if number % 2 else 'alt=""'
        rows += f"""<tr>
<td style="width: 140px; text-align: center;"><img src="/{path}" {alt} width="120" /></td>
<td><p><span style="font-size: 12pt;"><strong>{title} {name}</strong></span>{
            " <strong>(Coordenadora)</strong>" if number == 0 else ""
        }</p>
<p><strong>Área:</strong> Zoologia de Invertebrados<br /><strong>Sala:</strong> Bloco {one.room}
<br /><strong>E-mail:</strong> <span id="cloak{number * 7919}">Este endereço de email está sendo
protegido de spambots. Você precisa do JavaScript ativado para vê-lo.</span><script>
document.getElementById('cloak{number * 7919}').innerHTML = '';
var addy{number} = '{one.user}' + '&#64;' + 'ufexemplo.example';
document.getElementById('cloak{number * 7919}').innerHTML += '<a>' + addy{number} + '<\\/a>';
</script></p><p><a href="http://lattes.example/{number:016}" target="_blank"><img src="/{lattes}"
 alt="lattes" width="28" height="28" />Currículo Lattes</a></p></td></tr>\n"""
    logo = site.scene("images/brasao.png", (100, 90))
    campus = site.scene("images/banners/vestibular.jpg", (220, 120))
    page = f"""<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="pt-br" lang="pt-br"><head><meta charset="utf-8"
/><meta name="generator" content="Joomla! - Open Source Content Management" /><title>Corpo Docente
</title><style>body{{font:13px Helvetica,Arial}}.container{{width:1080px;margin:auto}}.span9{{
width:800px;float:left}}.span3{{width:240px;float:right}}td{{border-top:1px solid #ddd;padding:8px;
vertical-align:top}}.header~ul li{{display:inline;margin:8px}}.footer{{clear:both}}</style></head>
<body class="site com_content view-article no-layout itemid-132"><div class="container">
<header class="header"><a class="brand" href="/"><img src="/{logo}" alt="Universidade Federal do
Exemplo" /></a><div class="site-description">Programa de Pós-Graduação em Biologia Animal</div>
</header><ul class="nav menu nav-pills"><li class="item-101"><a>Início</a></li><li class="item-132
 current active"><a>Corpo Docente</a></li><li><a>Linhas de Pesquisa</a></li><li><a>Processo
Seletivo</a></li><li><a>Dissertações e Teses</a></li></ul>
<ul itemscope class="breadcrumb"><li>Você está aqui: &#160;</li><li><a>Início</a> /</li><li
 class="active"><span itemprop="name">Corpo Docente</span></li></ul>
<main class="span9"><div class="item-page" itemscope itemtype="https://schema.org/Article">
<meta itemprop="inLanguage" content="pt-BR" /><div class="page-header"><h2 itemprop="headline">
Corpo Docente</h2></div><div class="icons"><a>Imprimir</a> <a>E-mail</a></div>
<dl class="article-info muted"><dt class="article-info-term">Detalhes</dt><dd class="createdby"
 itemprop="author">Escrito por <span itemprop="name">Super User</span></dd><dd>Categoria: <a>Sem
 categoria</a></dd><dd>Publicado: 22 Maio 2017</dd><dd class="hits">Acessos: 20418</dd></dl>
<div itemprop="articleBody"><p>&nbsp;</p><p style="text-align: justify;">O corpo docente do
Programa é formado por doze professores permanentes e colaboradores.</p><table class="table"
 border="0"><tbody>{rows}</tbody></table><p>{{loadposition social}}</p></div></div></main>
<aside class="span3"><div class="well _menu"><h3 class="page-header">Menu do Aluno</h3><ul
 class="nav menu"><li><a>Calendário</a></li><li><a>Bolsas</a></li><li><a>Formulários</a></li></ul>
</div><div class="well"><img src="/{campus}" alt="Inscrições abertas" /></div><div class="well"><h3>
Login</h3><form><input placeholder="Nome de Usuário" /><input type="password" placeholder="Senha" />
<button>Entrar</button><a>Esqueceu sua senha?</a></form></div></aside></div>
<footer class="footer"><p class="pull-right"><a href="#top">Voltar ao Topo</a></p><p>&copy; 2024
Universidade Federal do Exemplo</p></footer></body></html>"""
    site.put(site.start, page)


def spip_laboratory(site: Site) -> None:
    """France: logos of articles as portraits, family names in capitals, former members at the end.

    Whether former members, one of them with a picture, are reported is left open.
    """
    lists, number, supervisors = "", 40, []
    for heading, names in FRENCH.items():
        lists += f'<h2 class="h2">{heading}</h2>\n<ul class="liste-items">'
        for one in site.called(*names):
            number += 1
            mini = f"local/cache-vignettes/L115xH150/arton{number}-{number * 7919:x}.jpg"
            path = f"{mini}?16{number}552"
            former = heading.startswith("Anciens")
            if number in (48, 55, 57):
                site.lacks(one)
                logo = ""
            else:
                site.portrait(one, path, (115, 150) if number != 50 else (150, 100))
                logo = f"""<img class='spip_logo spip_logos' alt="" src="{path}" width="115"/>"""
            if former:
                site.expected.pop(one.name, None)
                site.without.pop(one.name, None)
                site.allowed.add(one.name)
            if number < 46:
                supervisors.append(one.name)
            name = f"{one.given} {one.family}" if number in (44, 52) else one.capitals
            what = "Maître de conférences" if number < 46 else "Thématique : hydrologie karstique"
            if heading == "Doctorants":
                boss = supervisors[number % len(supervisors)]
                what = f"Directeur de thèse : {boss} (2021-2024)"
            if former:
                what = "Post-doctorant de 2017 à 2019, aujourd'hui ingénieur d'études"
            lists += f"""
<li class="item hentry"><a href="spip.php?article{number}" class="lien-logo">{logo}</a>
<h3 class="h3 entry-title"><a href="spip.php?article{number}" rel="bookmark">{name}</a></h3>
<div class="introduction entry-content"><p>{what}</p><p>Bureau {one.room} &mdash; Tél. 05 99
{one.phone}</p></div><p class="meta-publi"><a class="lire-la-suite"
 href="spip.php?article{number}">Lire la suite<span class="enlarge"> de {one.name}</span>&hellip;
</a></p></li>"""
        lists += "</ul>"
    logo = site.scene("local/cache-vignettes/L150xH75/siteon0.png", (150, 75))
    tutelles = [site.scene(f"IMG/png/tutelle{n}.png", (120, 60)) for n in range(3)]
    foot = "".join(f'<img src="{path}" alt="" height="60"/>' for path in tutelles)
    page = f"""<!DOCTYPE HTML><html class="page_rubrique sans_composition ltr fr no-js" lang="fr">
<head><meta charset="utf-8"/><title>Annuaire - Laboratoire Karst et Rivières</title><meta
 name="generator" content="SPIP 3.2.7"/><style>#page{{width:960px;margin:auto;font:15px Georgia}}
.main{{width:680px;float:left}}.aside{{width:240px;float:right}}.item{{clear:left;list-style:none;
min-height:170px}}.item img{{float:left;margin-right:15px}}.footer{{clear:both}}</style></head>
<body id="top"><div class="page" id="page"><header class="clearfix" role="banner"><h1
 class="spip_logo_site"><a rel="start home" href="/" title="Accueil"><img class="spip_logo"
 src="{logo}" width="150" height="75" alt=""/>Laboratoire Karst et Rivières</a></h1></header>
<nav class="nav clearfix" id="nav"><ul><li class="nav-item first"><a>Le laboratoire</a></li><li><a>
Équipes</a></li><li class="on"><a>Annuaire</a></li><li><a>Publications (HAL)</a></li></ul></nav>
<div class="main"><nav class="arbo"><a>Accueil</a><span class="divider"> &gt; </span><a>Le
laboratoire</a><span class="divider"> &gt; </span><strong class="on">Annuaire</strong></nav>
<div class="cartouche"><h1>Annuaire</h1><p class="publication">Dernière mise à jour : <time>12
janvier 2023</time></p></div><div class="chapo"><p>Le laboratoire compte une quinzaine de membres.
[->art12]</p></div><div class="liste articles">{lists}</div></div>
<div class="aside"><div class="formulaire_spip formulaire_recherche"><form><label>Rechercher :
</label><input type="search" placeholder="Rechercher"/><input type="submit" value="&gt;&gt;"/>
</form></div><h2>Agenda</h2><ul><li><strong>12 mars</strong> Soutenance de thèse de Noémie Oliverel
</li><li><strong>3 avril</strong> Journée des doctorants</li></ul></div>
<footer class="footer" role="contentinfo"><p>{foot}</p><p class="colophon">2009 - 2024 Laboratoire
Karst et Rivières<br/><a>Plan du site</a> | <a>Se connecter</a> | <a>Contact</a> | <a>RSS 2.0</a>
</p></footer></div></body></html>"""
    site.put(site.start, page)


LAYOUTS = (italian_department, joomla_docentes, spip_laboratory)
