"""Given names, and words that no name contains; folded to lower case without accents."""

import pkgutil
import re
import unicodedata
from functools import cache, lru_cache
from importlib import import_module

from scrapers.parse.text.positions import POSITIONS, SURROUNDINGS

PARTICLES = frozenset(
    "von vom van den der de del della delle di da do dos das du des la le el al ap bin bint ibn "
    "ben abu y e und zu zur zum ter ten te op af av het 't d' o' lo li san st mac mc i "
    "los las dela binti binte a/l a/p s/o d/o".split()
)
"""Small words within a family name."""

PLACES = (
    "institut institute institutes fakultät faculty department departments departement "
    "universität university universite hochschule college school schule lehrstuhl lehrstühle "
    "professur fachbereich fachgebiet fachgruppe seminar zentrum center centre labor lab "
    "laboratory klinik abteilung arbeitsgruppe arbeitsbereich arbeitskreis gruppe group groups "
    "unit division section bereich office offices büro sekretariat dekanat bibliothek library "
    "building gebäude campus raum room street straße platz avenue road anschrift address "
    "postfach germany deutschland austria österreich schweiz switzerland europe museum museo "
    "musée partner partners partenaire foundation stiftung fonds fund gmbh ltd inc company "
    "universita universidad universite universidade universiteit univerzita uniwersytet "
    "politechnika politecnico universitesi haskoli ecole scuola escuela facultad faculte "
    "dipartimento departamento istituto instituto laboratorio laboratoire wydział instytut "
    "katedra fakultesi bolumu "
    "verein association verband akademie academy hub agency ministry ministerium consortium "
    "konsortium"
)
ROLES = (
    "professor professors professorin professoren professorinnen professorship prof dozent "
    "dozentin dozenten dozentinnen lecturer lecturers reader researcher researchers research "
    "fellow fellows scientist scientists scientific scholar scholars student students studenten "
    "studentin studierende studentische hilfskraft hilfskräfte tutor tutoren tutors assistant "
    "assistants assistent assistentin assistenten assistance postdoc postdocs postdoctoral "
    "doctoral phd doktorand doktorandin doktoranden doktorandinnen promovend promovendin "
    "candidate candidates master bachelor diplom alumni alumnus alumna ehemalige former "
    "emeritus emerita emeriti mitarbeiter mitarbeiterin mitarbeiterinnen mitarbeitende "
    "mitarbeitenden beschäftigte staff team people members member mitglieder mitglied personal "
    "personen personnel faculty personalia leiter leiterin leitung leader lead head heads chair "
    "director directors direktor direktorin dekan dekanin dean manager managers management "
    "coordinator koordinator koordinatorin koordination sekretär sekretärin secretary "
    "secretaries sekretariat administration administrator administrative verwaltung technician "
    "technicians technik techniker technikerin technical technischer technische technisches "
    "wissenschaftliche wissenschaftlicher wissenschaftlich wissenschaftlerin akademischer "
    "akademische akademischen rat rätin oberrat oberrätin beauftragter beauftragte "
    "lehrbeauftragter lehrbeauftragte gastprofessor gastprofessorin gastwissenschaftler guest "
    "guests visiting visitor visitors associate associates senior junior adjunct honorary "
    "instructor engineer engineers ingenieur ingenieurin developer programmer analyst "
    "consultant librarian referent referentin vertretung geschäftsführer geschäftsführerin "
    "geschäftsführung geschäftszimmer auszubildende auszubildender azubi intern interns trainee "
    "lehrkraft lehrkräfte studienrat studienberatung advisor advisory counselling "
    "chief officer officers systemadministration systemadministrator sysadmin webmaster speaker "
    "sprecher sprecherin "
    "vorstand board committee commission kommission ausschuss council representative chercheur "
    "chercheuse enseignant enseignante doctorant doctorante doctorants maître conférences "
    "directeur directrice ingénieur secrétaire secrétariat équipe membres profesor profesora "
    "profesores investigador investigadora docente docentes secretaria personale ricercatore "
    "ricercatrice professore professoressa dottorando hoogleraar docent medewerker medewerkers "
    "onderzoeker promovendus adiunkt pracownicy doktoranci asystent kierownik professeur "
    "professeure titular catedrático catedrática becario ayudante contratado lehre lehrende "
    "lehrstuhlinhaber lehrstuhlinhaberin inhaber inhaberin stellvertreter stellvertretender "
    "stellvertretende stellv geschäftsführender geschäftsführende wiss academic academics "
    "permanent temporary retired sekretariate"
)
PAGE_WORDS = (
    "home startseite willkommen welcome news aktuelles neuigkeiten events veranstaltungen "
    "termine termin kalender calendar kontakt contact contacts impressum imprint datenschutz "
    "privacy sitemap suche search login logout intern intranet menu menü navigation main "
    "hauptmenü startpage publikationen publications veröffentlichungen forschung studium "
    "studies lehrveranstaltungen teaching courses course kurse vorlesung vorlesungen projekte "
    "projects project projekt schwerpunkte interests interessen themen thema topics topic "
    "abschlussarbeiten thesis theses thèse thèses tesis tese tesi dissertation soutenance promotie "
    "verteidigung defence defense disputation kolloquium colloquium colloque "
    "stellenangebote jobs karriere career openings "
    "vacancies links link downloads download dateien files information informationen "
    "informations info infos about über wir us our uns unser unsere unserem we you your ihr "
    "ihre mehr more read weiter weiterlesen details detail profil profile profiles homepage "
    "website webseite seite page pages web www vita cv lebenslauf biography biographie bio "
    "short meet sprechstunde sprechstunden sprechzeiten office hours öffnungszeiten telefon "
    "telephone phone tel fax mobil mobile e-mail email mail adresse room hier here anzeigen "
    "show view all alle close schließen open next previous nächste vorherige zurück back top "
    "oben drucken print share teilen follow facebook twitter instagram youtube linkedin xing "
    "github google scholar orcid researchgate wikipedia foto photo picture bild image portrait "
    "porträt placeholder platzhalter name names vorname nachname surname title titel funktion "
    "function position role rolle aufgaben tasks status vacant vakant unbesetzt offen tba n.n. "
    "nn monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch "
    "donnerstag freitag samstag sonntag january february march april june july august september "
    "october november december januar februar märz juni juli oktober dezember uhr year years "
    "since seit copyright rights reserved cookie cookies the and for with from that this are "
    "was der die das und für mit aus dem oder sind ist im am bei nach zum zur auf ein eine "
    "einer of in on at to by an as or les des pour avec dans sur para con los las por sponsors "
    "sponsored supported powered skip content inhalt springen award preis prize best paper "
    "conference konferenz workshop symposium tagung call papers awards honour semester winter "
    "summer sommersemester wintersemester spring fall autumn week woche day tag days language "
    "sprache deutsch english german french accueil formations recherche inicio docencia "
    "investigación publicaciones contacto equipo erreur error loading laden lädt"
)
SUBJECTS = (
    "informatik informatics computer computing software hardware science sciences economics "
    "economic economy wirtschaft wirtschaftsinformatik betriebswirtschaft volkswirtschaft "
    "finance finanzen marketing business engineering mechanical maschinenbau mechanik mechanics "
    "physics physik mathematics mathematik math chemistry chemie biology biologie linguistics "
    "linguistik germanistik literatur literature sprachwissenschaft philosophy philosophie "
    "history geschichte psychology psychologie medicine medizin law recht theory theorie "
    "systems systeme system data daten machine learning intelligence artificial künstliche "
    "intelligenz vision graphics networks netzwerke security sicherheit robotics robotik "
    "algorithms algorithmen databases datenbanken statistics statistik analysis analyse design "
    "methods methoden applied angewandte theoretical theoretische praktische quantum materials "
    "werkstoffe energy energie thermodynamics thermodynamik fluid production produktion "
    "automation control regelungstechnik simulation modeling modelling optimization management "
    "development entwicklung innovation technology technologie technologies digital digitale "
    "human interaction media medien communication kommunikation policy public international "
    "global european social society health environment environmental climate sustainability "
    "nachhaltigkeit education bildung natural language processing programming languages "
    "distributed parallel embedded operating mobile cloud internet financial econometrics "
    "macroeconomics microeconomics"
)
OTHER_SCRIPTS = (
    "名前 氏名 電話 電話番号 専門 部屋 入学 役職 所属 姓名 电话 邮箱 办公室 职称 이름 전화 "
    "教授 准教授 助教 講師 研究 研究室 研究員 大学 学部 学科 学院 学生 博士 修士 秘書 事務 職員 "
    "室長 主任 所长 副教授 讲师 老师 秘书 联系 首页 新闻 团队 成员 师资 队伍 교수 부교수 조교 "
    "조교수 연구원 연구 대학 학생 박사 석사 직원 연락처 구성원 סגל חוקרים חוקרות סטודנטים "
    "סטודנט דוקטורנט דוקטורנטית מזכירות מזכירה ראש המחלקה המעבדה פרופסור מרצה אוניברסיטה חדר "
    "טלפון דואר أستاذ مساعد مشارك باحث طالب قسم جامعة كلية مكتب رئيس هاتف سكرتيرة أعضاء هيئة "
    "التدريس καθηγητής καθηγήτρια επίκουρος αναπληρωτής ερευνητής ερευνήτρια υποψήφιος υποψήφια "
    "διδάκτορας τμήμα πανεπιστήμιο γραμματεία γραφείο τηλέφωνο профессор доцент ассистент "
    "преподаватель старший младший научный сотрудник сотрудники кафедра кафедры заведующий "
    "заведующая аспирант аспирантка лаборант студент институт университет факультет лаборатория "
    "кабинет телефон секретарь директор инженер 教員 学生 卒業生 修了生 秘書 在学生 職員"
)
ENDING = re.compile(
    r"(?:ung|ungen|keit|heit|schaft|schaften|tion|tionen|tions|ismus|logie|logy|ology|nomics|graphy|(?:[aeo]t|an|on|ar|ys)ik|"
    r"ics|ment|ments|ness|ität|technik|wesen|kunde|lehre|beratung|bereich|gruppe|arbeit|recht|dienst)$"
)
"""Endings of longer words that are common nouns, not names."""
NEWS = (
    "noticias notícias notizie nouvelles actualités actualidades actualitats aktuality aktualności "
    "hírek nieuws nyheter nyheder fréttir uutiset uudised naujienos haberler duyurular novosti "
    "novice vijesti vesti știri lajme berita balita новости новини вести νέα ανακοινώσεις أخبار "
    "اخبار חדשות समाचार সংবাদ ข่าว ニュース お知らせ 新着情報 新闻 新聞 公告 通知公告 소식 공지사항"
)
ELSEWHERE = (
    "speakers vortrag vortrage kolloquium colloquium talks presse press awards preise "
    "news aktuelles neuigkeiten testimonial testimonials quote quotes zitat zitate say sagen "
    "sponsor sponsors sponsoren partner partners projekt projekte project projects publication "
    "publications publikationen comment comments kommentar kommentare event "
    "events veranstaltungen termine blog post posts proyectos projets"
)
EVENTS = re.compile(
    r"(?i)verleihung|ausflug|[ae]xkursion|excursion|escursione|excursão|feier\b|\bparty\b|retreat|"
    r"ceremon|zeremonie|graduation|verteidigung|\bdefen[cs]e\b|disputation|soutenance|outing|picnic|"
    r"barbecue|\bbbq\b|\bdinner\b|\blunch\b|workshop|conference|konferen[zc]|\btagung|kongress|"
    r"congr[eè]s|summer school|sommerschule|anniversary|jubil|celebrat|\bhik(?:e|ing)\b|wanderung|"
    r"\bpremio|\bprémio|\bprix\b|\baward|\bprize|preis(?:e|es|träger\w*)?\b|\btrip\b|\bfête|\bgezi|"
    r"tören|ödül|výlet|wycieczk|\buitje|borrel|kirándulás|\bmeeting\b|treffen\b|"
    r"合影|合照|集体|活动|会议|毕业|年会|集合写真|送別会|忘年会|新年会|歓迎会|懇親会|飲み会|打ち上げ|合宿|旅行|단체|워크샵|졸업식|회식|세미나"
)
"""What pictures of occasions show, by their captions."""
CREDIT = re.compile(
    r"(?i)(?:angelegt|erstellt|verfasst|geschrieben|geändert|aktualisiert|hochgeladen|created|"
    r"posted|written|uploaded|edited|updated|publi(?:shed|é)|modifi(?:ed|é)|foto)\b[^.]{0,20}?"
    r"\b(?:von|by|par|am)\s|autor(?:in)?\s?:|author\s?:"
)
"""How a line begins that tells who wrote the page, not whom it presents."""
GRAPHIC_WORDS = frozenset(
    "icon icons ico logo logos brand sprite banner header footer arrow pfeil flag flagge button "
    "btn background bg bullet line hr divider separator linie mail email envelope phone telefon "
    "tel fax home twitter facebook linkedin xing github orcid scholar researchgate youtube "
    "instagram rss pdf search suche print map karte sponsor sponsors hero teaser slider cover "
    "video play lupe link extern external vcard qr wappen seal siegel spacer star badge favicon "
    "wave pattern texture building gebaeude campus gruppenfoto gruppenbild teamfoto group-photo "
    "groupphoto ornament".split()
)
"""Words in the file names of logos, icons and other page graphics."""
RENDITION = frozenset(
    "web scaled square small klein gross large medium thumb thumbnail cropped crop neu new final "
    "edited bw sw copy kopie portrait photo foto bild image img profile headshot".split()
)
"""Words that are added to the name in a portrait's file."""


PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
"""Letters that file names replace, and that are no letter with an accent."""


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """Lower case without accents, for comparing words."""
    bare = unicodedata.normalize("NFKD", word.casefold()).translate(PLAIN)
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter)).strip(".'’")
    return unicodedata.normalize("NFC", bare)  # Korean letters had come apart


def _folded(*texts: str) -> frozenset[str]:
    return frozenset(fold(word) for text in texts for word in text.split())


OTHER_SECTIONS = _folded(ELSEWHERE, NEWS)
"""Words in headings and classes of sections with people from outside the department."""
INSTITUTIONS = _folded(PLACES, SUBJECTS, SURROUNDINGS)
ROLE_WORDS = _folded(ROLES, POSITIONS)
NO_NAME = (INSTITUTIONS | ROLE_WORDS | _folded(PAGE_WORDS, OTHER_SCRIPTS)) - _folded(*PARTICLES)
NAME_LABELS = _folded(
    "name naam namn navn nafn nimi nome nom nombre nume jméno meno imię ime név ad adı isim nama "
    "tên emri vardas vārds name(s) "
    "όνομα ονοματεπώνυμο имя фио ф.и.о пиб піб име اسم الاسم نام שם नाम নাম ชื่อ 姓名 名前 氏名 "
    "成名 이름 성명"
)
"""Labels before a name."""
ALSO_FAMILY = frozenset(
    "page day winter sommer law dean link fellow reader head main close call recht fall spring "
    "best street platz chair march friday english german french bild lehrer leitner mobile tag "
    "share".split()
)
"""Of these, words that are also family names, if they follow a given name."""


@cache
def given_names() -> frozenset[str]:
    """Given names of some sixty languages, from the package Faker."""
    from faker.providers import person

    given: set[str] = set()
    for module in pkgutil.iter_modules(person.__path__):
        provider = import_module(f"{person.__name__}.{module.name}").Provider
        for kind in ("first_names", "first_names_male", "first_names_female"):
            names = getattr(provider, kind, ())
            if not isinstance(names, property):
                given.update(fold(str(name)) for name in names)
    return frozenset(name for name in given if len(name) > 1) - NO_NAME
