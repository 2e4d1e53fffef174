"""Faculties, departments and groups from Chile to Russia, each in the system of its country."""

from .. import frames
from ..rolls import called
from ..site import Site, address

FRENCH = """
Béatrice Maurepas-Delange|Mme|Professeure de droit public, Doyenne de la Faculté|
Augustin de~Coursanges|M.|Professeur d'histoire du droit|Vice-doyen
Samira Belhadjoui|Mme|Maîtresse de conférences en droit privé, HDR|Responsable du Master 2
Loïc Guivarc'hoet|M.|Maître de conférences en droit privé|
Jean-Philippe Ronsardier|M.|Professeur de science politique|
Anne-Sophie Lherbier|Mme|Maîtresse de conférences en droit public|Directrice des études, L1
Koffi Adjavonou|M.|Maître de conférences en droit public|Relations internationales
Marguerite Tisserond|Mme|Professeure émérite de droit romain|
Raphaël Ben~Soussanel|M.|Professeur de droit des affaires|
Élise Vauquelande|Mme|Enseignante-chercheuse contractuelle|
Ludovic Prigentil|M.|PRAG d'anglais juridique|
Inès Carvalheda|Mme|ATER|
Quentin Bourgelas|M.|Doctorant contractuel|
Thi~Mai Phamvanel|Mme|Doctorante contractuelle|
Maxence Duhautoy|M.|ATER|
"""
ITALIAN = """
Alberto Abbatescianni|Professore ordinario|FIL-LET/05
Maria~Chiara Bragagnoli|Professoressa associata confermata|L-LIN/01
Francesco Caldarazzi|Ricercatore a tempo determinato tipo b) (senior)|L-FIL-LET/10
Lucia Castelvetrini|Professoressa ordinaria|L-FIL-LET/04
Giulio Cesare D'Incecconi|Professore associato|L-ANT/02
Federica Dall'Orsetti|Assegnista di ricerca|L-FIL-LET/12
Matteo Foresinelli|Professore a contratto|
Silvia Gualandrucci|Professoressa associata|L-LIN/10
Lorenzo Lo~Cascettone|Dottorando|
Anna Malgorzata Lewinskova|Lettrice|
Paolo Mezzadrelli|Professore emerito|
Elena Nascimbenelli|Tutor didattico|
Riccardo Passerottini|Professore ordinario|L-ART/06
Chiara Tugnolato|Ricercatrice a tempo determinato tipo a) (junior)|M-STO/04
Nicola Zambonardi|Professore associato|M-FIL/06
"""
CATALAN = """
Montserrat Puigdollersa~i~Ferran|Dra.|Catedràtica d'Ecologia|0
Joan~Ramon Vilaseques|Dr.|Professor titular|0
Ignacio Manzanedillo~Prats|Dr.|Profesor agregado Serra Húnter|0
Núria Collderamat|Dra.|Investigadora Ramón y Cajal|1
Giacomo Tirabuschi|Dr.|Postdoctoral Juan de la Cierva|1
Hanneke van~der~Klooijen|Dra.|Marie Skłodowska-Curie fellow|1
Andreu Falguerola|Dr.|Postdoc|1
Laia Bosch~Terricabra||Doctoranda FPU|2
Iker Etxeandiola||Doctorando FPI|2
Mariana Quiñonero~Ávila||Doctoranda|2
Pol Casadesusa||Doctorand FI|2
Yasmine El~Ouarghidi||Doctoranda|2
Xènia Roquetes||Tècnica de laboratori|3
Quim Sardanyoles||Tècnic de camp|3
"""
ALUMNI = """
Oriol Masdexaxart|ara a la Universitat de Lund
Clàudia Riudavetsa|professora de secundària
Bernardo Pintassilgueira|ahora en el IPMA, Lisboa
"""
PORTUGUESE = """
Abílio Manuel~Teixeira Gonçalvinho|AMTG
Ana~Cristina Moreira~da~Fonte|ACMF
Anabela Sottomayor~e~Castro|ASC
António Augusto~Leite~de Sampaião|AALS
Armando Jorge~Rebordelo|AJR
Carla~Susana Lobo~Meirinho|CSLM
Diogo Vaz~Pintalhão|DVP
Eugénio da~Costa~Oliveirinha|ECO
Fernando Nunes~Ferreirol|FNF
Francisco~José Brochado~Pires|FJBP
Gabriela Tavaresinho|GT
Helena Isabel~de~Jesus~Galvoeira|HIJG
Hugo Sereno~Penafiança|HSP
Isabel Margarida~Caldeirinho|IMC
João Pascoal~Fariado|JPF
Jürgen Wolkensteiner|JW
Maria Eduarda~Silveirosa|MES
Pedro Ferreira~do~Souteiro|PFS
Rui Camachinho|RC
Tânia Calheirosa|TC
"""
POLISH = """
Mirosław Wądołkowski|prof. dr hab. inż.||kierownik Katedry|0
Halina Szczepanikowska-Bryś|prof. dr hab.||profesor zwyczajny|0
Janusz Ćwiertniewicz|dr hab. inż.|prof. uczelni|zastępca kierownika|0
Ewa Grzędzińska|dr hab.|prof. uczelni||0
Krzysztof Źrałek|dr inż.||adiunkt|1
Anna Pielgrzymowska|dr inż. arch.||adiunkt|1
Oleksandr Wasyłyszynko|dr||adiunkt|1
Tomasz Kiełbasiński|dr inż.||starszy wykładowca|1
Joanna Ślusarzewicz|mgr inż.||asystent|2
Paweł Gęborkowski|mgr inż.||asystent|2
Magdalena Jóźwiakowska|mgr||sekretariat|3
Zdzisław Bełdycki|inż.||starszy specjalista techniczny|3
"""
RUSSIAN = """
Валерий~Аркадьевич Черноусцев|Заведующий кафедрой|д.т.н., профессор
Людмила~Васильевна Шапошкина|Профессор|д.ф.-м.н., профессор
Александр~Рудольфович Эйхенбергов|Профессор|д.т.н., профессор
Наталья~Сергеевна Кривоножко|Доцент, учёный секретарь|к.т.н., доцент
Рустам~Ильдарович Гайнутдяров|Доцент|к.т.н., доцент
Ольга~Геннадьевна Пустовойтенко-Белых|Доцент|к.пед.н.
Игорь~Юрьевич Долгоруцкий|Доцент|к.т.н.
Светлана~Петровна Мокроусинова|Старший преподаватель|
Дмитрий~Алексеевич Жуковин|Старший преподаватель|
Алина~Маратовна Сафиуллинцева|Ассистент|
Кирилл~Андреевич Ёлкинсон|Ассистент|аспирант
Тамара~Ивановна Подберёзкина|Инженер|
Галина~Фёдоровна Лукошкова|Лаборант|
"""
CHILEAN = """
Carolina Henriquezal~Undurraga|Profesora Asociada|Ph.D. in Economics, University of Wexbridge|Decana
Felipe Larrainzábal|Profesor Titular|Ph.D. en Economía, Universidad de Harlow|
María~Ignacia Errazurizel~Vial|Profesora Asistente|Doctora en Sociología, Universidad de Exemplo|
Rodrigo Huenchumilla~Catrileo|Profesor Asociado|Doctor en Historia, École de Rouvray|Subdirector
Francisca Goycooleal|Profesora Titular|Ph.D. in Political Science, Easton|
Jorge~Andrés Matamalán~Soto|Profesor Asistente|Doctor en Antropología|
Paulina Schifferlinz|Profesora Asociada Adjunta|Magíster en Políticas Públicas|
Cristóbal Yrarrázabel|Instructor Adjunto|MPA|
Valentina Pizarroa~Quispe|Profesora Asistente|Ph.D. in Demography|Jefa de Postgrado
Ignacio Mac-Donnell~Ríos|Profesor Asociado|Ph.D. in Public Health|
Antonia Kusanovića|Profesora Asistente|Doctora en Geografía|
Luis~Hernán Barrientoz|Profesor Emérito|Licenciado en Filosofía|
Constanza Aldunatel|Investigadora Postdoctoral|Ph.D. in Sociology|
Tomás Ugartemendía~Lyon|Investigador Postdoctoral|Doctor en Psicología|
Sebastián Nahuelpanes|Profesor Asistente|Ph.D. in Anthropology|
Loreto Fuenzalidar|Directora Ejecutiva|Ingeniera Comercial|
"""
UKRAINIAN = """
Володимир~Степанович Гайворончук|завідувач кафедри, доктор історичних наук, професор
Оксана~Богданівна Притуляківна|кандидат історичних наук, доцент, заступник завідувача кафедри
Мар'яна~Ігорівна Дзвінкевич|кандидат історичних наук, доцент
Ярослав~Миколайович Кобилецький|доктор філософії, доцент
Єлизавета~Юріївна Ґудзоватська|кандидат культурології, асистент
Андрій~Васильович Щербань-Лісовий|кандидат історичних наук, доцент
Надія~Романівна Цимбалиста|старший викладач
Юрій~Омелянович П'ятничко|доктор історичних наук, професор кафедри
Ірина~Павлівна Жменяківська|старший лаборант
"""


def _menu(words: str, tag: str = "li") -> str:
    return "".join(f'<{tag}><a href="#">{word}</a></{tag}>' for word in words.split("|"))


def french_portal_directory(site: Site) -> None:
    """A French law faculty on a portal system: courtesy title, surname in capitals, files by ID."""
    items = ""
    for number, (one, (courtesy, rank, duty)) in enumerate(called(site, FRENCH)):
        link = f"/{one.user}-{4100 + number}.kjsp?RH=13{number}"
        shown = f"{courtesy} {one.given} {one.family.upper()}"
        picture = site.image(
            one, f"medias/photo/{one.user}_15{number:02}41882-jpg?ID_FICHE={4100 + number}",
            (90, 120) if number % 5 else (120, 120), shown=number not in (3, 9, 12, 14), form="jpg",
            tag=f'<div class="vignette_deco2"><a href="{link}"><img src="/{{}}" alt="{shown}"'
            ' title="" /></a></div>',
        )  # fmt: skip
        items += f"""<li class="{"avec" if picture else "sans"}_vignette">{picture}
<div class="vignette_deco2_texte"><strong><a href="{link}">{shown}</a></strong>
<div class="fonction">{rank}</div>{f'<div class="responsabilite">{duty}</div>' if duty else ""}
<div class="structure"><a href="/faculte">Faculté de droit et de science politique</a></div>
<div class="contact"><span class="tel">05 99 {one.phone}</span>
<a class="mailto" href="javascript:melA('{one.user}','u-exemple.example')">Envoyer un mail</a>
</div></div></li>"""
    logo = site.scene("jsp/images/logo.png", (220, 80))
    doors = [site.scene(f"medias/photo/jpo_{n}.jpg?ID_FICHE=2{n}", (220, 110)) for n in range(2)]
    page = f"""<p id="liens_evitement"><a href="#contenu">Aller au contenu</a> <a>Navigation</a></p>
<div id="bandeau"><a href="/"><img src="{logo}" alt="Retour à la page d'accueil" /></a>
<form id="recherche-simple"><input title="Recherche par mots-clés" /><button>OK</button></form>
<ul id="acces_directs">{_menu("ENT|Bibliothèques|Annuaire|English")}</ul></div>
<ul id="menu_principal">{_menu("La Faculté|Formations|Recherche|International|Vie étudiante")}</ul>
<p id="fil_ariane">Vous êtes ici : <a>Accueil</a> &gt; <a>La Faculté</a> &gt; Enseignants</p>
<div id="page_deco"><div id="navigation"><h2>La Faculté</h2><ul>{
        _menu("Mot de la Doyenne|Conseil|Enseignants|Services administratifs|Venir à la Faculté")
    }</ul></div><div id="contenu"><h1>Les enseignants</h1><p class="resume">La Faculté compte une
soixantaine d'enseignants-chercheurs titulaires. Rechercher par nom : {
        " ".join(f'<a href="?l={letter}">{letter}</a>' for letter in "ABCDEFGLMPRTV")
    }</p><ul class="objets annuaire">{items}</ul><p class="date">Mis à jour le 7 septembre 2018</p>
</div><div id="encadres"><div class="encadre_fiche"><h2>Actualités</h2><a><img src="{doors[0]}"
alt="Journée portes ouvertes"/></a><p>Journée portes ouvertes le samedi 3 février</p><a><img
src="{doors[1]}" alt=""/></a><p>Colloque : La preuve et le numérique</p></div></div></div>
<div id="pied_deco"><p>Université de l'Exemple, 2 rue du Modèle - 99000 Exemple</p><ul>{
        _menu("Plan du site|Mentions légales|Accessibilité|Contacts")
    }</ul></div>"""
    style = """body{font:13px Verdana;width:1060px;margin:auto}li{list-style:none}#menu_principal,
#acces_directs{display:flex;gap:16px;background:#714;padding:8px}#menu_principal a{color:#fff}
#page_deco{display:flex;gap:20px}#navigation{width:170px}#contenu{flex:1}#encadres{width:220px}
.objets{padding:0}.objets li{overflow:hidden;border-bottom:1px dotted #999;padding:10px 0}
.vignette_deco2{float:left;margin-right:12px}.vignette_deco2 img{width:90px}"""
    site.put(site.start, frames.bare("Les enseignants", page, language="fr", style=style))


def italian_letters_and_handler(site: Site) -> None:
    """An Italian humanities department: A to Z, pictures from a handler that also draws nobody."""
    rows, letter = "", ""
    nobody = site.silhouette("uniweb/img/nofoto.jpg", (100, 120), 190)
    for number, (one, (rank, sector)) in enumerate(called(site, ITALIAN)):
        path = f"uniweb/utils/UserImage.aspx?IdAnagrafica={231007 + 811 * number}&Ext=.jpg"
        if number in (2, 5, 6, 8, 11):
            site.lacks(one)
            site.files[address(path)] = site.files[address(nobody)]
        else:
            site.portrait(one, path, (100, 120), form="jpg")
        if one.family[0] != letter:
            rows += f'{"</ul>" * bool(letter)}<h3 id="{one.family[0]}">{one.family[0]}</h3><ul>'
            letter = one.family[0]
        web = f"/sitoweb/{one.given.split(' ')[0].lower()}.{one.user}"
        field = f'<p class="ssd">Settore scientifico disciplinare: {sector}</p>' if sector else ""
        rows += f"""<li class="clearfix"><div class="photo"><img src="/{path.replace("&", "&amp;")}"
 alt="" width="75" /></div><div class="data"><p class="name"><a href="{web}">{one.family}
{one.given}
</a></p><p class="role">{rank}</p>{field}<p class="dep">Dipartimento di Filologia e Storia</p>
<ul class="contacts"><li><a
href="mailto:{one.user}@ateneo.example">{one.user}@ateneo.example</a></li>
<li>Tel: <a href="tel:+3905120{one.phone[-4:]}">+39 051 20
{one.phone[-4:]}</a></li></ul></div></li>"""
    seal = site.scene("uniweb/img/sigillo.png", (260, 70))
    hero = site.scene("it/immagini/chiostro.jpg", (1200, 180))
    page = f"""<div id="cookie">Questo sito utilizza cookie tecnici. <button>Accetta</button>
<button>Rifiuta</button></div><header><a href="/"><img src="{seal}" alt="Ateneo di Esempio"/></a>
<ul class="lang"><li>IT</li><li><a>EN</a></li></ul><form><input placeholder="cerca nel
sito"/></form>
<nav><ul>{_menu("Home|Il dipartimento|Ricerca|Didattica|Terza missione|Persone")}</ul></nav>
</header>
<div class="banner"><img src="{hero}" alt=""/></div><div class="breadcrumb"><a>Home</a> /
Persone</div>
<div class="main"><div class="content"><h1>Docenti, ricercatori e collaboratori</h1>
<p class="letters">{" ".join(f'<a href="#{c}">{c}</a>' for c in "ABCDFGLMNPTZ")}</p>
<form class="filter"><label>Ruolo <select><option>Tutti</option><option>Professori ordinari</option>
</select></label><button>Filtra</button></form><div class="people">{rows}</ul></div></div>
<aside><h4>Contatti</h4><p>Via Zampolini, 32 - Esempio</p><p>Tel. +39 051 20 98500</p></aside></div>
<footer><p>©Copyright 2023 - ATENEO DI ESEMPIO - PI: 00000000000</p><a>Privacy</a></footer>"""
    style = """body{margin:0;font:14px Arial}header ul,.contacts{display:flex;gap:18px;list-style:
none;padding:0}.banner img{width:100%}.main{display:flex;width:1160px;margin:auto}.content{flex:1}
aside{width:240px;background:#f2f2f2}.people
ul{list-style:none;padding:0}.people>ul>li{display:flex;
gap:16px;border-top:1px solid #ccc;padding:12px 0}.data p{margin:2px}.name{font-weight:bold}
h3{background:#b00;color:#fff;padding:3px 8px}#cookie{background:#222;color:#fff;padding:9px}"""
    site.put(site.start, frames.bare("Persone - Dipartimento", page, language="it", style=style))


def catalan_lazy_image_boxes(site: Site) -> None:
    """A Catalan group on a page builder: lazy pictures, `noscript` twins, former members."""
    parts = ["Investigadors principals", "Postdocs", "Doctorands", "Suport tècnic"]
    boxes = [""] * len(parts)
    blank = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 300 300'/%3E"
    for number, (one, (title, rank, part)) in enumerate(called(site, CATALAN)):
        path = f"wp-content/uploads/2021/{1 + number % 6:02}/{one.user or number}-300x300.jpg"
        if number in (6, 10):
            site.lacks(one)
            path = site.silhouette("wp-content/uploads/2021/01/avatar-300x300.png", (300, 300))
        else:
            site.portrait(one, path, (300, 300))
        links = '<a class="elementor-icon" href="#"><i class="fab fa-google"></i></a>'
        links += '<a class="elementor-icon" href="#"><i class="fab fa-orcid"></i></a>' * (
            number < 7
        )
        attributes = f'width="300" height="300" class="attachment-medium" alt="" title="{one.user}"'
        boxes[int(part)] += f"""<div class="elementor-column elementor-col-25"><div
class="elementor-widget-wrap"><div class="elementor-element elementor-widget-image-box"><div
class="elementor-widget-container"><div class="elementor-image-box-wrapper"><figure
class="elementor-image-box-img"><img {attributes} src="{blank}" data-lazy-src="/{path}"/><noscript>
<img {attributes} src="/{path}"/></noscript></figure><div class="elementor-image-box-content"><h3
class="elementor-image-box-title">{f"{title} {one.name}".strip()}</h3><p
class="elementor-image-box-description">{rank}</p></div></div></div></div><div
class="elementor-widget-social-icons">{links}</div></div></div>"""
    former = ""
    for one, (now,) in called(site, ALUMNI):
        site.lacks(one)
        former += f'<li><span class="elementor-icon-list-text">{one.name}, {now}</span></li>'
    sections = "".join(
        f'<section class="elementor-section"><h2 class="elementor-heading-title">{part}</h2><div '
        f'class="elementor-container">{inner}</div></section>'
        for part, inner in zip(parts, boxes, strict=True)
    )
    group = site.group("wp-content/uploads/2021/07/grup-montseny-1024x576.jpg", (1024, 420))
    logo = site.scene("wp-content/uploads/2020/11/logo-grup.png", (190, 60))
    funds = "".join(
        f'<img src="{site.scene(f"wp-content/uploads/2020/11/{name}.png", (150, 70))}" alt="">'
        for name in ("generalitat", "ministerio", "feder", "universitat")
    )
    page = f"""<header class="elementor-location-header"><img src="{logo}" alt="ECORIU"><ul
class="elementor-nav-menu">{_menu("Inici|Qui som|Recerca|Publicacions|Notícies|Contacte")}</ul>
<a>CA</a> <a>ES</a> <a>EN</a></header><div class="elementor" data-elementor-type="wp-page"><section
class="elementor-section"><h1 class="elementor-heading-title">Qui som</h1><img src="{group}"
alt="El grup al Montseny"><p>ECORIU és un grup de recerca consolidat (2021 SGR 00999) dedicat a
l'ecologia dels rius temporals.</p></section>{sections}<section class="elementor-section"><h2
class="elementor-heading-title">Antics membres</h2><ul class="elementor-icon-list-items">{former}
</ul></section></div><footer>{funds}<p>© 2021 ECORIU | Avís legal | Política de galetes</p></footer>
<div class="cky-consent-bar">Fem servir galetes. <button>Accepta</button></div><script>
var seen=new IntersectionObserver(function(es){{es.forEach(function(e){{if(e.isIntersecting){{
e.target.src=e.target.dataset.lazySrc;seen.unobserve(e.target)}}}})}},{{rootMargin:'300px'}});
document.querySelectorAll('img[data-lazy-src]').forEach(function(i){{seen.observe(i)}})</script>"""
    style = """body{margin:0;font:16px Montserrat,sans-serif}.elementor-section{width:1140px;margin:
30px auto}.elementor-container{display:flex;flex-wrap:wrap}.elementor-col-25{width:25%;text-align:
center}.elementor-image-box-img img{width:70%;height:auto;border-radius:50%}figure{margin:0}header,
.elementor-nav-menu{display:flex;gap:22px;list-style:none;align-items:center}h3{margin:8px 0 0}
.cky-consent-bar{position:fixed;bottom:0;background:#fff;border:1px solid;padding:14px}
footer{background:#eee;padding:20px;text-align:center}"""
    site.put(site.start, frames.bare("Qui som – ECORIU", page, language="ca", style=style))


def portuguese_mosaic_of_photos(site: Site) -> None:
    """An information system of a Portuguese university: five to a row, acronym and staff number."""
    cells = []
    nobody = site.silhouette("feup/imagens/foto_vazia.gif", (90, 120), 170)
    for number, (one, (initials,)) in enumerate(called(site, PORTUGUESE)):
        code = 207400 + 613 * number
        path = f"feup/pt/FOTOGRAFIAS_SERVICE.foto?pct_cod={code}"
        if number in (4, 9, 17):
            site.lacks(one)
            site.files[address(path)] = site.files[address(nobody)]
        else:
            site.portrait(one, path, (90, 120) if number % 6 else (96, 110), form="jpg")
        cells.append(
            f'<td class="k" align="center" valign="top" width="20%"><a href="func_geral.formview?'
            f'p_codigo={code}"><img src="/{path}" border="0" height="120" alt="Fotografia"></a><br>'
            f'<a class="t" href="func_geral.formview?p_codigo={code}">{one.name}</a><br>'
            f"<span class='s'>{initials} - {code}</span></td>"
        )
    rows = "".join(f"<tr>{''.join(cells[n : n + 5])}</tr>\n" for n in range(0, len(cells), 5))
    logo = site.scene("feup/imagens/logo_fac.gif", (170, 60))
    icons = [site.scene(f"feup/imagens/{name}.gif", (16, 16)) for name in ("pdf", "xls", "ajuda")]
    menu = "".join(
        f'<tr><td class="menu"><a href="#">{word}</a></td></tr>'
        for word in (
            "Apresentação", "Candidaturas", "Cursos", "Pessoal", "Departamentos", "Cooperação",
            "Notícias", "Pesquisa", "Mapa do sítio",
        )
    )  # fmt: skip
    page = f"""<table width="100%" cellpadding="2" class="topo"><tr><td><a
href="web_page.inicial"><img
src="{logo}" border="0" alt="Página Inicial"></a></td><td align="right"><form>Utilizador: <input
size="8"> Senha: <input type="password" size="8"> <input type="submit" value="Validar"></form></td>
</tr></table><table width="100%"><tr><td valign="top" width="150"><table>{menu}</table></td><td
valign="top"><p class="caminho">Você está em: <a>Início</a> &gt; <a>Departamentos</a> &gt;
<a>DEM</a>
&gt; Pessoal</p><h1>Pessoal do Departamento de Engenharia de Minas</h1><p>Pessoal docente em
exercício efectivo. <a>Ver como lista</a> | <a>Formato detalhado</a> <img src="{icons[0]}"
alt="PDF"> <img src="{icons[1]}" alt="Excel"></p><table class="dados" cellspacing="6" width="100%">
{rows}</table><p>Nº de registos: {len(cells)}</p><p><a>&lt;&lt;</a> 1 <a>2</a> <a>&gt;&gt;</a></p>
</td></tr></table><hr><div class="rodape">Copyright 1996-2009 © Faculdade de Engenharia · <a>Termos
de
Utilização</a> · <img src="{icons[2]}" alt="?"> Página gerada em: 2009-03-11 às 17:20:14</div>"""
    style = """body{font:11px Verdana,Arial;margin:4px}.topo{background:#8b1a1a;color:#fff}
h1{font-size:16px;color:#8b1a1a}.menu{background:#eee;padding:4px}
.k{border:1px solid #ddd;padding:6px}"""
    site.put(site.start, frames.bare("Pessoal do DEM", page, language="pt", style=style))


def polish_chair_in_thumbnails(site: Site) -> None:
    """A Polish chair: degree before, post behind the name, a table of labels, emeriti in a line."""
    groups = ["Profesorowie", "Adiunkci i wykładowcy", "Asystenci", "Pracownicy administracyjni"]
    blocks = [""] * len(groups)
    for number, (one, (degree, post, duty, group)) in enumerate(called(site, POLISH)):
        picture = site.image(
            one, f"images/pracownicy/{'foto_' * (number % 3 == 1)}{one.user}.jpg",
            ((160, 200), (200, 200), (150, 210))[number % 3], shown=number not in (5, 9, 11),
            tag='<img src="/{}" class="img-thumbnail" alt="foto" width="160">',
        )  # fmt: skip
        hours = f"<tr><td>konsultacje:</td><td>{('wt.', 'pt.')[number % 2]} 10:15-11:45</td></tr>"
        blocks[int(group)] += f"""<div class="row pracownik"><div class="col-sm-3">{
            picture
        }</div><div
class="col-sm-9"><h4>{degree} {one.name}{f", {post}" if post else ""}</h4>{
            f"<p><em>{duty}</em></p>" if duty else ""
        }<table class="table table-condensed"><tbody><tr><td>pokój:</td><td>{one.room}</td></tr><tr>
<td>telefon:</td><td>(+48) 99 {one.phone}</td></tr><tr><td>e-mail:</td><td>{one.user} (at)
uczelnia.example</td></tr>{hours if int(group) < 3 else ""}</tbody></table>{
            '<p><a href="#">Publikacje</a> | <a href="#">ORCID</a></p>' if number < 9 else ""
        }</div></div>"""
    people = "".join(
        f'<h3 class="naglowek">{head}</h3>{block}'
        for head, block in zip(groups, blocks, strict=True)
    )
    emeriti = site.called("Edward Rzepczyński", "Krystyna Wójtasikowa", "Leszek Obłąkiewicz")
    for one in emeriti:
        site.lacks(one)
    crest = site.scene("templates/uczelnia/godlo.png", (90, 90))
    eu = site.scene("images/loga/fe_ue.png", (260, 60))
    poster = site.scene("images/rekrutacja2019.jpg", (220, 150))
    page = f"""<div class="container"><div class="row top"><img src="{
        crest
    }" alt="Logo uczelni"><span
class="h2">Katedra Mostów i Budownictwa Podziemnego</span><span class="wcag"><a>A</a> <a>A+</a>
<a>A++</a> <a>BIP</a> <a>EN</a></span></div><nav class="navbar"><ul class="nav">{
        _menu("Aktualności|O Katedrze|Pracownicy|Dydaktyka|Badania|Laboratorium|Kontakt")
    }</ul></nav><div class="row"><div class="glowna"><div class="item-page"><h2>Pracownicy</h2>{
        people
    }
<h3 class="naglowek">Emerytowani pracownicy</h3><p>prof. {emeriti[0].name}, dr {emeriti[1].name},
doc. dr {emeriti[2].name} (†2016)</p></div></div><div class="prawa"><div class="moduletable"><h3>
Na skróty</h3><ul>{_menu("Plan zajęć|USOSweb|Biblioteka|Dyplomanci")}</ul></div><div
class="moduletable"><img src="{
        poster
    }" alt="Rekrutacja 2019/2020"></div><div class="moduletable"><h3>
Aktualności</h3><p><a>Seminarium Katedry: 12 marca, sala 204</a></p><p><a>Nagroda Rektora dla
zespołu
Katedry</a></p></div></div></div></div><footer><img src="{eu}" alt="Fundusze Europejskie"><p>Katedra
Mostów, ul. Wzorcowa 5, 99-950 Przykładowo</p><p>Odwiedzin: 104 772</p></footer>"""
    style = """body{font:14px/1.5 Lato,sans-serif;margin:0}.container{width:1140px;margin:auto}
.row{display:flex;gap:20px}.nav{display:flex;gap:24px;list-style:none;background:#036;padding:12px}
.nav
a{color:#fff}.glowna{flex:1}.prawa{width:240px}.col-sm-3{width:180px}.col-sm-9{flex:1}h4{margin:
0}.naglowek{border-bottom:2px solid #036}.pracownik{padding:14px 0;border-bottom:1px solid #ddd}
.img-thumbnail{border:1px solid #ccc;padding:4px}footer{background:#eee;padding:20px}"""
    site.put(site.start, frames.bare("Pracownicy", page, language="pl", style=style))


def russian_component_list(site: Site) -> None:
    """A Russian chair on the component list of its content system: hashed files, floated
    previews."""
    items = ""
    for number, (one, (post, degree)) in enumerate(called(site, RUSSIAN)):
        given, second = one.given.split(" ")
        name = f"{one.family} {given} {second}"
        digest = f"{(number + 3) * 2654435761 % 2**32:08x}{number * 40503 + 977:06x}"
        link = f"/about/staff/{1204 + number}/"
        picture = site.image(
            one, f"upload/iblock/{digest[:3]}/{digest}.jpg",
            ((120, 160), (150, 150), (120, 180))[number % 3], shown=number not in (6, 8, 11, 12),
            tag=f'<a href="{link}"><img class="preview_picture" border="0" src="/{{}}" width="120"'
            f' alt="{name}" title="{name}" style="float:left" /></a>',
        )  # fmt: skip
        fields = f"<small>Должность:&nbsp;{post}</small><br />"
        fields += f"<small>Учёная степень, звание:&nbsp;{degree}</small><br />" if degree else ""
        fields += f"<small>Аудитория:&nbsp;{one.room[-2:]}4, корп. 2</small><br />"
        items += f"""<p class="news-item" id="bx_3218110189_{1204 + number}">{picture}<a
href="{link}"><b>{name}</b></a><br />{
            "Читает курсы: «Теория автоматического управления», «Основы мехатроники». "
            * (number < 7)
        }<span style="clear:both"></span>{fields}</p>"""
    crest = site.scene("bitrix/templates/univ/images/gerb.png", (80, 90))
    banners = "".join(
        f'<a href="#"><img src="{site.scene(f"upload/rk/{name}.gif", (180, 60))}" alt=""></a>'
        for name in ("minobr", "gosuslugi", "antiterror")
    )
    meeting = site.group("upload/resize_cache/iblock/0f2/200_130_1/konf.jpg", (200, 130))
    page = f"""<div id="wrapper"><div id="header"><img src="{
        crest
    }" alt=""><div class="name">Кафедра
мехатроники и робототехники<br><span>Примерский государственный технический университет</span></div>
<a class="vi">Версия для слабовидящих</a><form><input name="q" value=""><input type="submit"
value="Поиск"></form></div><table id="main" width="100%"><tr><td id="left" valign="top"><ul
class="left-menu">{
        _menu("О кафедре|Сотрудники|Абитуриенту|Студенту|Наука|Расписание|Фотогалерея|Контакты")
    }</ul><div class="banners">{
        banners
    }</div></td><td valign="top"><div class="breadcrumb"><a>Главная
</a> / <a>О кафедре</a> / Сотрудники</div><h1 id="pagetitle">Сотрудники кафедры</h1><div
class="news-list"><font class="text">Сотрудники 1 - 13 из 13<br>Начало | Пред. | <b>1</b> | След. |
Конец</font><br />{items}</div></td><td id="right" valign="top"><h3>Новости</h3><p><small>14.11.2012
</small><br><img src="{meeting}" alt="Конференция"><br><a>Студенты кафедры заняли второе место на
олимпиаде</a></p><p><small>02.11.2012</small><br><a>Поздравляем Н. С. Кривоножко с юбилеем!</a></p>
</td></tr></table><div id="footer">© 2006-2012 Кафедра МиР. Тел.: (9999) 55-12-34. Разработка сайта
—
студия «Пиксель»</div></div>"""
    style = """body{font:13px Tahoma;margin:0}#wrapper{width:1000px;margin:auto}#header{background:
#dce6f2;padding:10px}#left{width:180px}#right{width:210px}.news-item{overflow:hidden;margin:14px}
.preview_picture{margin:0 12px 6px 0}.left-menu{list-style:none;padding:0}li{padding:4px}"""
    site.put(site.start, frames.bare("Сотрудники", page, language="ru", style=style))


def chilean_design_kit_cards(site: Site) -> None:
    """A Chilean school in its university's design kit: filters, tags, cards with buttons, a
    modal."""
    cards = ""
    nobody = site.silhouette("wp-content/themes/kit/dist/images/perfil.jpg", (400, 400), 200)
    for number, (one, (rank, study, duty)) in enumerate(called(site, CHILEAN)):
        ending = "jpg" if number % 3 else "webp"
        path = f"site/assets/files/{1300 + number}/{one.user}.400x400.{ending}"
        if number in (7, 14):
            site.lacks(one)
            path = nobody
        else:
            site.portrait(one, path, (400, 400))
        tag = f'<div class="uc-tag mb-8">{duty}</div>' if duty else ""
        cards += f"""<div class="col-lg-3 col-md-6 mb-32 persona"
data-tipo="{rank.split()[0].lower()}">
<div class="uc-card card-height--same"><img src="/{path}" class="img-fluid" alt="Foto de perfil"
loading="lazy"><div class="uc-card_body">{tag}<h4 class="uc-card_title mb-12"><a
class="text-weight--medium
color-black" href="/academicos/{one.user}/">{one.name}</a></h4><div class="text-size--sm mb-8">
{rank}</div><p class="p-size--sm color-gray">{study}</p><a class="p-size--sm"
href="mailto:{one.user}@ejemplo.example"><i class="uc-icon">email</i>
{one.user}@ejemplo.example</a><div class="text-right
mt-auto"><a href="/academicos/{one.user}/" class="uc-btn btn-inline">Ver perfil <i class="uc-icon">
arrow_forward</i></a></div></div></div></div>"""
    logo = site.scene("site/templates/dist/logo-blanco.svg")
    hero = site.scene("site/assets/files/1020/campus.1600x300.jpg", (1600, 300))
    talk = site.scene("site/assets/files/1988/charla.600x340.jpg", (600, 340))
    page = f"""<header class="uc-header"><div class="uc-top-bar"><a>Biblioteca</a> <a>Mi Portal</a>
<a>
Correo</a></div><div class="uc-navbar"><img src="{logo}" alt="Escuela de Gobierno" width="180"
height="60"><ul>{_menu("Escuela|Programas|Académicos|Investigación|Extensión|Noticias")}</ul><i
class="uc-icon">search</i></div></header><div class="uc-hero" style="background-image:url(/{hero})">
<h1>Académicas y académicos</h1></div><main class="container"><ol
class="uc-breadcrumb"><li><a>Inicio
</a><i class="uc-icon">keyboard_arrow_right</i></li><li class="current">Académicos</li></ol><div
class="uc-filters"><label>Buscar por nombre<input type="text" class="uc-input-style"></label><label>
Categoría<select id="tipo"><option value="">Todas</option><option>profesora</option><option>profesor
</option></select></label><button class="uc-btn btn-cta">Filtrar</button></div><div
class="row">{cards}
</div><nav class="uc-pagination"><button disabled>1</button></nav><section><h2>Últimas noticias</h2>
<div class="uc-card"><img src="{talk}" alt="" class="img-fluid" loading="lazy"><div
class="uc-card_body"><h4>Seminario sobre descentralización reunió a 200 personas</h4><p>La actividad
fue organizada por el Centro de Políticas.</p></div></div></section></main><footer
class="uc-footer">
<img src="{logo}" alt="" width="180" height="60"><p>Avda. Ejemplo 4860, Santiago</p><i
class="uc-icon">facebook</i></footer>"""
    style = """*{box-sizing:border-box}body{margin:0;font:16px Roboto,sans-serif}
.uc-navbar,.uc-navbar ul,.uc-breadcrumb,.uc-filters{display:flex;gap:24px;list-style:none;
align-items:center}.uc-header,.uc-footer{background:#0176de;color:#fff}
.uc-header a{color:#fff}.uc-hero{height:240px;padding:80px;
color:#fff;background-size:cover}.container{width:1200px;margin:auto}.row{display:flex;flex-wrap:
wrap}.col-lg-3{width:25%;padding:12px}.uc-card{border:1px solid #ccc;height:100%}.uc-card_body{
padding:16px}.img-fluid{width:100%;height:auto}section
.uc-card{width:380px}.uc-tag{background:#fec60d}
.uc-icon{font-size:0}.mb-8{margin-bottom:8px}a{overflow-wrap:anywhere}"""
    site.put(site.start, frames.bare("Académicos", page, language="es", style=style))


def ukrainian_lives_in_the_editor(site: Site) -> None:
    """A Ukrainian chair typed into one post: surnames in capitals, lives, books, teachers."""
    parts = ""
    places = ("Тернополі", "Чернівцях", "селі Вербівка")
    for number, (one, (post,)) in enumerate(called(site, UKRAINIAN)):
        size = ((214, 300), (225, 300), (300, 200))[(number % 2) + (number == 5)]
        box = "x".join(map(str, size))
        align = "alignright" if number == 4 else "alignleft"
        image = site.image(
            one, f"wp-content/uploads/2017/0{number % 5 + 1}/IMG_{7301 + 29 * number}-{box}.jpg",
            size, shown=number not in (3, 8),
            tag=f'<a href="/?attachment_id={900 + number}"><img class="{align} size-medium '
            f'wp-image-{900 + number}" src="/{{}}" alt=""'
            f' width="{size[0]}" height="{size[1]}" /></a>',
        )  # fmt: skip
        title = f"{one.family.upper()} {one.given}"
        head = f"<strong>{title}</strong> – {post}."
        if number in (1, 6):  # the dash came along in bold
            head = f"<strong>{title} – </strong>{post}."
        life = f"""Народився {3 + number} травня 19{48 + 4 * number} р. у {places[number % 3]}. У
19{70 + 4 * number} р. закінчив історичний факультет.
Науковий керівник – проф. Богдан Червоняк. Коло
наукових інтересів: історія міст, церковна історія, музейна справа.
Викладає курси «Історія української культури», «Джерелознавство», «Архівна практика». Автор понад
{40 + 7 * number} публікацій у вітчизняних та зарубіжних виданнях, учасник міжнародних конференцій у
Кракові, Празі та Вільнюсі, член редколегії «Вісника» факультету. Стажувався в Інституті історії
міста (Вроцлав), керує студентським науковим гуртком і літньою археологічною практикою."""
        if number in (1, 2, 4, 6, 8):
            life = life.replace("Народився", "Народилася").replace("закінчив", "закінчила")
            life = life.replace("Стажувався", "Стажувалася")
        books = f"""<p style="text-align: justify;"><em>Основні праці:</em></p><ol><li>Місто і люди
у
XVII столітті. Львів, {2001 + number}. 214 с.</li><li>Нариси з історії краю / за ред. О. Литвинця.
Київ, {2008 + number}.</li></ol>"""
        parts += f"""<p style="text-align: justify;">{image}{head}</p>
<p style="text-align: justify;">{life if number != 8 else "Контакти: кімната 318."}</p>
{books if number not in (6, 8) else ""}<p>&nbsp;</p>{
            '<hr class="clear" />' if number % 2 else ""
        }"""
    logo = site.scene("wp-content/uploads/2015/09/cropped-emblema.png", (110, 110))
    header = site.scene("wp-content/uploads/2015/09/korpus.jpg", (1000, 200))
    trip = site.group("wp-content/uploads/2017/04/ekspedyciya-150x150.jpg", (150, 150))
    page = f"""<div id="page" class="hfeed site"><header class="site-header"><img src="{
        logo
    }" alt=""
class="custom-logo"><h1 class="site-title"><a>Кафедра історії України</a></h1><h2
class="site-description">Прикладський національний університет</h2><img src="{header}"
class="header-image" width="1000" height="200" alt=""><nav class="main-navigation"><ul>{
        _menu("Головна|Про кафедру|Викладачі|Навчальна робота|Наукова робота|Студентам|Контакти")
    }</ul></nav></header><div id="main"><div id="primary"><article class="post-52 page"><header
class="entry-header"><h1 class="entry-title">Викладачі</h1></header><div class="entry-content">{
        parts
    }
<div class="sharedaddy"><h3 class="sd-title">Поширити:</h3><a>Facebook</a>
<a>Twitter</a></div></div>
</article></div><aside id="secondary" class="widget-area"><form class="search-form"><input
placeholder="Пошук …"></form><h3 class="widget-title">Останні записи</h3><ul><li><img src="{trip}"
width="75" alt=""><a>Археологічна експедиція студентів</a></li><li><a>Зустріч із письменником
Тарасом
Вишневецьким</a></li></ul><h3 class="widget-title">Архіви</h3><ul>{
        _menu("Квітень 2017|Березень 2017|Лютий 2017")
    }</ul></aside></div><footer id="colophon">Працює на системі керування вмістом | Тема: Двадцять
дванадцять</footer></div>"""
    style = """body{background:#e6e6e6;font:14px/1.7 "Open Sans",sans-serif}
#page{width:1000px;margin:auto;background:#fff;padding:20px}#main{display:flex;gap:40px}#primary{width:680px}
#secondary{flex:1}.alignleft{float:left;margin:6px 20px 10px 0}
.alignright{float:right;margin:6px 0 10px 20px}.clear{
clear:both}.main-navigation ul{display:flex;gap:20px;list-style:none;padding:0}"""
    site.put(
        site.start, frames.bare("Викладачі | Кафедра історії", page, language="uk", style=style)
    )


LAYOUTS = (
    french_portal_directory,
    italian_letters_and_handler,
    catalan_lazy_image_boxes,
    portuguese_mosaic_of_photos,
    polish_chair_in_thumbnails,
    russian_component_list,
    chilean_design_kit_cards,
    ukrainian_lives_in_the_editor,
)
