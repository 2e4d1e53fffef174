"""The people of some pages: a line a person, fields between bars, the name first."""

from .cast import Someone
from .site import Site


def called(site: Site, roll: str) -> list[tuple[Someone, list[str]]]:
    """Each person of a roll, with the fields behind the name."""
    rows = [[part.strip() for part in line.split("|")] for line in roll.strip().splitlines()]
    return list(zip(site.called(*(row[0] for row in rows)), (row[1:] for row in rows), strict=True))


MANGROVE = """
Rosângela Vasconcellos~Tibiriçá|Profa. Dra.|Coordenadora|Ecologia de manguezais e carbono azul
Otacílio Guimarães~Brandanti|Dr.|Pós-doutorando|Sensoriamento remoto de florestas costeiras
Jussara Pacheco~Lins~de~Alvorada|Dra.|Pós-doutoranda|Serviços ecossistêmicos e pesca artesanal
Caetano Figueirôa|MSc.|Doutorando|Caranguejos e ciclagem de nutrientes
Iracema Sobralinho|MSc.|Doutoranda|Microplásticos em sedimentos
Wanderley Torquato~Neves||Doutorando|Hidrodinâmica do estuário
Luzia Aparecida~Quintaneiro||Mestranda|Briófitas e liquens
Edmilson Brotas~Cavalheiro||Mestrando|Fenologia de Avicennia
Thaís Monteverde~Assumpção||Iniciação científica|Germinação de propágulos
Ubirajara Peçanhal||Técnico de laboratório|Manutenção e campo
"""
"""Name, title, position, topic."""
FELLOWS = """
Harriet Oyelaran-Quist|Associate Professor of Urban Policy|writes on zoning and school choice
Desmond Achterhuis|Clinical Professor of Law|directs the Housing Justice Clinic
Marisol Etxegarate|Assistant Professor of Economics|studies rents, wages and distance
Theodore Lindqvister~III|Senior Fellow|was a city manager for twenty-two years
Priya Rangachar~Wells|Research Professor|leads the longitudinal survey of renters
Connor McElhattan|Postdoctoral Fellow|works on floodplains and insurance
Yevgenia Morozhenko|Postdoctoral Fellow|maps evictions in mid-sized cities
Beatrix Vandersloot-Hale|Program Manager|keeps the fellowship running
Jamal Whitcombe-Reyes|Data Librarian|curates the deeds archive
"""
"""Name, position, the rest of a sentence."""
GLACIER = """
Nilüfer Karaböğrülce|PI|purple|Prof. Dr.
Oğuzhan Taşdemirci|Postdoc|blue|Dr.
Zeynep Işık~Akgönenç|PhD|green|
Kerem Yalvaçoğlu|PhD|green|
Ece Nur~Sarıçamlık|PhD|green|
Baran Demirözü|MSc|yellow|
Şule Hacıbektaşlı|MSc|yellow|
Mehmet Alp~Gökdelen|Mühendis|gray|
Defne Uluırmak|MSc|yellow|
"""
"""Name, role, its colour, title."""
ROMANESQUE = """
Solange Arquembourg|Directrice adjointe|Iconographie des chapiteaux
Yves-Marie Tréhorel|Secrétaire général|
Capucine Delaplanque|Ingénieure d'études|Base de données des enluminures
Bertrand Hocquinghem-Roux|Directeur de recherche|Droit canonique
Nawel Benchérifa|Chargée de recherche|Manuscrits arabes d'Occident
Isaure de~Kermadiou|Doctorante|Sceaux bretons
Aymeric Vaudescal|Doctorant|Livres d'heures
Philippine Oudinart|Post-doctorante|Reliures monastiques
Lucien Grospellier|Bibliothécaire|Fonds ancien
Maïwenn Le~Quintrec|Gestionnaire|Missions et achats
Fulbert Jacquemaire|Chercheur associé|Épigraphie
"""
"""Name, position, subject."""
SOIL_CHAIR = """
Kelemenffy Zsuzsanna|Dr.|tanszékvezető egyetemi tanár|a talajbiológia és a humuszkutatás szakértője
Bogárdi-Szűts Ákos|Dr.|egyetemi docens|a homoktalajok vízgazdálkodásával foglalkozik
Öveges Piroska|Dr. habil.|egyetemi docens|az agyagásványok röntgenes vizsgálatát végzi
Tűzkövi Barnabás|Dr.|adjunktus|a talajtérképezés és a térinformatika oktatója
Vámossy Réka||tanársegéd|a növénytáplálás gyakorlatait vezeti
Csukás Menyhért||PhD hallgató|a szikes talajok javítását kutatja
Hajnóczy-Deér Lilla||PhD hallgató|a gilisztafajok elterjedését vizsgálja
Pelyhes Gáspár|Dr.|címzetes egyetemi tanár|negyven éve tanít a tanszéken
Zsindely Noémi||laboráns|a mintaelőkészítés és a laborrend felelőse
Árpássy Tivadarné||tanszéki ügyintéző|minden hallgatói ügyben segít
"""
"""Name, title, position, the rest of a sentence; the family name is first."""
JOURNALISM = """
Leocadia Peñarredonda|Dra.|directora del máster
Joaquín Arístegui~Bolaños|D.|corresponsal y profesor de crónica
Montserrat Vilafranquesa|Dña.|editora de sucesos
Ismael Torreblanca~Ruz|Dr.|profesor titular de ética
Amparo Cifuentes-Lledó|Dra.|catedrática de derecho de la información
Baltasar Onís|D.|fotógrafo de prensa
Remedios Quijorna|Dra.|profesora de datos
Eduard Puigcerver~Mas|D.|guionista de radio
Concepción del~Valle-Ordás|Dña.|jefa de investigación
"""
"""Name, courtesy title, position."""
COLLEGE = """
K. Venkata~Ramanujacharyulu|Dr.|Professor & HOD|M.Tech., Ph.D.|01-06-2004
S. Lavanya~Prasunambika|Dr. (Mrs.)|Professor|M.E., Ph.D.|12-08-2006
P. Nageswara~Sarvepallika|Mr.|Associate Professor|M.Tech., (Ph.D.)|21-07-2009
B. Chandrakantha~Reddivari|Mr.|Associate Professor|M.Tech|03.01.2011
G. Swarna~Latharani|Mrs.|Assistant Professor|M.Tech|15-12-2012
Mohd. Zubairuddin~Quadrikar|Mr.|Assistant Professor|M.Tech|02-07-2014
T. Hima~Bindhupriya|Ms.|Assistant Professor|M.Tech|18-06-2015
A. Joseph~Rajarathinam||Assistant Professor|M.E.|2016
N. Padmavathamma~Devarakonda|Smt.|Assistant Professor|M.Tech|09-09-2017
V. S.~Pavan~Kumaraswamin|Mr.|Assistant Professor|M.Tech|09-09-2017
R. Sai~Keerthanavalli|Ms.|Assistant Professor|M.Tech|27-11-2019
D. Yadagiri~Muddasanikar|Mr.|Lab Technician|Diploma|05-05-2008
Ch. Bhagyalakshmidevi|Mrs.|Lab Assistant|B.Sc.|30-10-2013
"""
"""Name, title, designation, qualification, date of joining."""
ENGINEERING = """
Chukwuemeka B. Okwuadigbo|Engr. Prof.|Civil Engineering
Folasade A. Adegbenrotimi|Engr. Dr. (Mrs.)|Electrical & Electronics Engineering
Ibrahim Y. Dankwambari|Dr.|Mechanical Engineering
Ngozi P. Ezeilokwu|Prof. (Mrs.)|Chemical Engineering
Tamunosaki D. Briggsokoma|Surv. Dr.|Surveying & Geoinformatics
Aisha M. Gwandulami|Arc. (Mrs.)|Architecture
Olumide J. Fagbenlekan|Barr.|Building Law & Quantity Surveying
Emmanuel Effiong Ikpongetim|Rev. Fr. Dr.|Food Engineering
Bukola T. Oyinkansolami|Dr. (Miss)|Computer Engineering
Terseer Iorwuesaan|Engr.|Agricultural & Bio-Resources Engineering
Musa Abdulkarim Yelwazuru|Engr. Dr.|Petroleum Engineering
"""
"""Name, title, department."""
MARITIME = """
Rodrigo P. Alinsangan|CAPT.|MM, MSMA|Dean
Maria Teresa~G. dela~Cruz-Abalosan|DR.|EdD, LPT|Assistant Dean
Crisanto M. Makilingan|C/E|MSMTE|Chair, Marine Engineering
Josefina R. Buenaobra|PROF.|MAEd|Mathematics
Benedicto L. Tagumpayan|2/O|BSMT|Navigation
Arnel~Jude S. Villasincera|ENGR.|MSEE|Electro-Technology
Lourdes~Fe C. Panganibanan|MS.|MAEng|English
Wilfredo T. Dimaandal|LCDR (RET.)|MNSA|Training Ship
Rosalinda V. Catacutano|MRS.|RN, MAN|First Aid
Ferdinand~Rey O. Ybañezon|MR.|LPT|Physical Education
Gemma A. Sumulongan|MS.|MSCS|Simulators
Teodulo N. Macapinlacon|CAPT.|MM|Seamanship
"""
"""Name, rank, degrees, position."""
LASER_GROUPS = """
Ehrenfried Quellmalz|Prof. Dr.|AG Ultrakurzzeitphysik
Friederike Sonnleitner-Kupka|Dr.|
Hannes Ruckdeschelmann|M.Sc.|
Liselotte Abendschein|M.Sc.|
Yannick Drüppelkamp|B.Sc.|
Gundula Trautvettern|Prof. Dr.|AG Kalte Moleküle
Oke Petersilge|Dr.|
Swantje Windfuhrmann|Dipl.-Phys.|
Xaver Zirngiebelsberger|M.Sc.|
Almut Rebenschneider|M.Sc.|
Korbinian Höllriegelmoser|PD Dr.|Nachwuchsgruppe Faserlaser
Mareike Uphusen-Lade|M.Sc.|
Veit-Ulrich Kranichfeld|M.Sc.|
Jolanthe Spatzeneder||
"""
"""Name, title, and for its head the name of the group."""
HYDRAULICS = """
钟 启明|教授|博导|水文预报、洪水风险分析
戚 雅芬|教授|博导|河流泥沙动力学
姚 振国|教授|硕导|水工结构抗震
鲍 晓岚|副教授|硕导|地下水污染与修复
滕 维|副教授|硕导|智慧水务、遥感
欧阳 思远|副教授|硕导|城市内涝模拟
尤 丽萍|副教授|硕导|农业节水灌溉
缪 国栋|讲师||海岸工程
柏 婷|讲师||水力学实验教学
闻 子轩|讲师||数值模拟
卞 秋月|讲师||生态水利
虞 立新|高级工程师||水利枢纽安全监测
"""
"""Name, rank, whom they supervise, interests."""
GREEKS = """
Αντιγόνη Καραμήτσου-Βελλή|Καθηγήτρια, Πρόεδρος του Τμήματος|Νεότερη ιστορία
Θεόφραστος Αγγελοπουλάκης|Καθηγητής|Βυζαντινή φιλολογία
Ευρυδίκη Λεμονίδου|Αναπληρώτρια Καθηγήτρια|Παλαιογραφία
Φώτης Δρακοντίδης|Αναπληρωτής Καθηγητής|Γλωσσολογία
Μυρτώ Ξενοφωντίδη|Επίκουρη Καθηγήτρια|Λαογραφία
Βασίλης Μαυροειδάκος|Επίκουρος Καθηγητής|Αρχαιολογία
Ιφιγένεια Παπαφλωράτου|Λέκτορας|Λατινική φιλολογία
Κωνσταντίνος Γαλανός-Ρέππας|Ε.ΔΙ.Π.|Εργαστήριο Φωνητικής
Ελπίδα Βλαχοδήμου|Ε.ΔΙ.Π.|Σπουδαστήριο
Δημήτρης Ζαχαριουδάκης|Ε.Τ.Ε.Π.|Μηχανογράφηση
Γεωργία Τσιγκροπούλου|Γραμματέας του Τμήματος|Γραμματεία
"""
"""Name, rank, subject."""
MALAYS = """
Nurul~Hidayah binti~Rahmansyahri|Prof. Madya Ts. Dr.|Dekan|Pembelajaran mesin
Mohd Faizulnizam bin~Othmandin|Ir. Dr.|Timbalan Dekan|Rangkaian tanpa wayar
Tan Siew~Lingawati|Prof. Dr.|Profesor|Pengkomputeran awan
Kavithamalar a/p~Subramaniayar|Dr.|Pensyarah Kanan|Bioinformatik
Ahmad Zulhelmizan bin~Kassimuddin|Ts. Dr.|Pensyarah Kanan|Keselamatan siber
Wong Kah~Hoongate|Dr.|Pensyarah Kanan|Penglihatan komputer
Siti Norhayatini binti~Jaafarudin|Pn.|Pensyarah|Sistem maklumat
Dayang Fatimahwati|Dr.|Pensyarah|Interaksi manusia-komputer
Muhammad Hariziqri bin~Salehanuar|En.|Penolong Jurutera|Makmal
Rozitawati binti~Hamdanial|Pn.|Pembantu Tadbir|Pentadbiran
Letchumyvalli Nadarajanan|Pn.|Setiausaha Pejabat|Pentadbiran
"""
"""Name, title, position, field."""
SWEDES = """
Gunnel Åkerblomgren|Professor, prefekt|Kvartärgeologi
Torbjörn Hjelmsjövall|Docent|Permafrost
Ebba~Karin Nääsström|Universitetslektor|Sedimentologi
Östen Fjällrönning|Universitetslektor|Glaciologi
Signe Vikingstiernad|Doktorand|Pollenanalys
Love Granqvister|Doktorand|Havsis
Birgitta Ängsmarkare|Forskningsingenjör|Laboratorium
Sixten Ulvhammarby|Postdoktor|Paleoklimat
Majken Strömhielmsdal|Administratör|Ekonomi
"""
"""Name, position, subject."""
DUTCH = """
Femke van~der~Heidestein|F.M.|prof. dr. ir.|Hoogleraar Waterbeheer
Pieter op~den~Kampenhout|P.|dr.|Universitair hoofddocent
Coosje 't~Hoenderdaal|C.A.|dr.|Universitair docent
Wouter Noordewaalstra|W.J.H.|ir.|Promovendus
Saskia van~'t~Rietveen|S.|drs.|Onderzoeker
Diederik de~Wildenborgh|D.|prof. mr. dr.|Hoogleraar Bestuursrecht
Hendrikje ter~Horstinkel|H.G.||Secretaresse
Youssef el~Bakkaliouni|Y.|dr.|Postdoc
Teun van~Zuilenstrate|T.|MSc|Promovendus
Aafke Kuijpersma-van~den~Brouckelaar|A.|dr.|Universitair docent
Joost Dijkgraafland|J.L.|ing.|Technicus
Marijke Bosscheveldt|M.|BA|Projectmedewerker
"""
"""Name, initials, title, position."""
