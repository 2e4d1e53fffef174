"""The people of further pages, in the form of `rolls`."""

FJORD = """
Birgitte Skovgaardsen|Professor, gruppeleder|kystens økologi og ålegræs
Mogens Ravnkilde-Bøgh|Lektor|næringsstoffer i fjorde
Thyra Østerlindahl|Lektor|muslinger og tang
Jeppe Højrupgaard|Adjunkt|modeller for iltsvind
Ane-Sofie Kvistmarken|Postdoc|fjernmåling
Ebbe Lindholt~Frost|Ph.d.-studerende|bundfauna
Camilla Tuxenholm|Ph.d.-studerende|sedimenter
Rasmus Åbrinkgaard|Ph.d.-studerende|havgræs og kulstof
Nanna Bildsøe|Ph.d.-studerende|plankton
Sigurd Vestermølle|Akademisk medarbejder|data
Inger-Lise Damborgen|Laborant|prøver og feltudstyr
Palle Grønnebæk|Bådfører|RV Tangloppen
"""
"""Name, position, topic."""
CARPATHIA = """
Octavian Brâncovescu|Prof. univ. dr. ing.|Director de departament
Ruxandra Țepelușiu|Prof. univ. dr.|Prodecan
Dragoș Hărmănescuț|Conf. univ. dr. ing.|Tehnologia materialelor
Sânziana Păltinișeanu|Conf. univ. dr.|Rezistența materialelor
Horațiu Câmpulungean|Șef lucr. dr. ing.|Mașini-unelte
Ileana-Maria Ștefulești|Șef lucr. dr. ing.|Toleranțe și control dimensional
Vlad Negrișorean|Lect. univ. dr.|Matematici speciale
Anca Bujorean-Mureș|Asist. univ. dr.|Desen tehnic
Tiberiu Gălăuțanu|Asist. univ. drd.|Proiectare asistată
Lăcrămioara Dumbrăvița|Ing.|Laborator de încercări
Costin Oltenișteanu|Drd.|Sudare
Smaranda Vrânceșteanu|Drd.|Acoperiri subțiri
Eftimie Zăvoianuș||Tehnician
"""
"""Name, title, position."""
PRAIRIE = """
Marguerite Okanagan-Bell|Director|{0} has led the Centre since 2009.
Stuart Kinnaird~MacAulay|Associate Director|{0} holds the chair in rural policy.
Wei-Ling Tsangborough|Professor|{0} works with {1} on drought insurance.
Darlene Ouimetski|Professor|{0} is an agrologist by training and a farmer by birth.
Hardeep Gillanwala|Associate Professor|{0} studies co-operatives in three provinces.
Tobias Fehrenkamp|Assistant Professor|{0} joined us from Basel, where he met {1}.
Annick Robichelieu|Research Fellow|{0} writes on francophone communities of the plains.
Dakota Whitefeather-Jones|Elder in Residence|{0} advises students and staff.
Eilidh Strathnairnie|Postdoctoral Fellow|{0} maps shelterbelts with {1}.
Gordon P. Lachapellier|Data Manager|{0} keeps the census files.
Solveig Hjartansson|Administrator|{0} knows every form. Ask her, or ask {1}.
"""
"""Name, position, a sentence."""
SAGUENAY = """
Josée-Anne Bellerivard|Professeure titulaire|Professeurs|Directrice du département
Réjean Côté-Lamontreuil|Professeur titulaire|Professeurs|
Marie-Ève Desruissellier|Professeure agrégée|Professeurs|Directrice des cycles supérieurs
Fatoumata Diarrassany|Professeure adjointe|Professeurs|
Gaétan Thivierge-Roy|Professeur associé|Professeurs|
Kim-Lan Trudelisse|Chargée de cours|Chargés de cours|
Onil Savardeau|Chargé de cours|Chargés de cours|
Pénélope Gaudreaultier|Chargée de cours|Chargés de cours|
Normand Villeneuvoix|Technicien de travaux pratiques|Personnel de soutien|
Ginette Larouchelle|Agente de secrétariat|Personnel de soutien|
Steeve Maltaisien|Analyste de l'informatique|Personnel de soutien|
"""
"""Name, position, group, duty."""
PIEDMONT = """
Althea R. Brackenridge|Professor and Chair|Biology|Ph.D., Palmetto State University
Winston Delacroix-Hayes|Associate Professor|Biology|Ph.D., University of the Delta
Rosalind M. Eubankston|Assistant Professor|Biology|Ph.D., Cumberland University
Theophilus J. Gadsdenham|Professor|Chemistry|Ph.D., Tidewater Institute
Kimberlyn S. Hargettson|Instructor|Chemistry|M.S., Piedmont Southern College
Xiomara Ibarrando|Assistant Professor|Chemistry|Ph.D., University of the Delta
Leroy T. Jeffcoatney|Lecturer|Physics|M.Ed., Piedmont Southern College
Anneliese Kirkpatrick-Boone|Associate Professor|Mathematics|Ph.D., Blue Ridge University
Darnell W. Latimerton|Professor|Mathematics|Ph.D., Tidewater Institute
Mei-Hua Ouyangson|Associate Professor|Physics|Ph.D., Lakeland University
Sudhir Pallavarajan|Professor|Physics|Ph.D., Blue Ridge University
Carolee Q. Rembertson|Lab Coordinator||B.S., Piedmont Southern College
Bryson V. Summerallton|Instructor|Biology|M.S., Cumberland University
Tawanda Tolliverson|Administrative Specialist||
Jebediah K. Yarboroughs|Adjunct Instructor|Mathematics|M.A., Palmetto State University
"""
"""Name, position, department, degree."""
BURREN = """
Sorcha Ní~Mhaolchatha|Professor|Head of School
Fiachra Ó~Dubhlachtna|Senior Lecturer|Director of Teaching
Gráinne O'Scannlainn|Lecturer Above the Bar|
Cormac MacGiollabháin|Lecturer|Erasmus Coordinator
Bláthnaid Prendergastle|Lecturer|
Oisín de~Búrcánach|Lecturer|Library Representative
Temitope Adebowalesi|Teaching Fellow|
Siobhán Uí~Ghríofanna|School Administrator|
Dáithí Heffernanstown|Senior Technician|
Aoibheann Tuathlaigh|Postdoctoral Researcher|
Ruairí Quirkemore|Adjunct Professor|
Maebh Fallonby-Keane|Examinations Officer|
"""
"""Name, position, duty."""
SAIMAA = """
Tuulikki Hietamäkelä|Professori|Varajohtaja
Jalmari Kuusenoksanen|Professori|
Päivi-Maarit Lehtosuonio|Apulaisprofessori (tenure track)|
Väinö Saarelmalampi|Yliopistonlehtori|
Anni Ylä-Kotolainen|Yliopistonlehtori|Opintoneuvonta
Gunnar Stenbackaström|Tutkijatohtori|
Hilkka Räsäläinen|Tutkijatohtori|
Onni Vuorenjuurinen|Väitöskirjatutkija|
Ngozi Ekwunifeanya|Väitöskirjatutkija|
Taimi Pölläskangas|Väitöskirjatutkija|
Reijo Äyräväsmaa|Laboratorioinsinööri|
Sinikka Hämehoikka|Koordinaattori|
"""
"""Name, position, duty."""
MESETA = """
Eulalia Montesinogrande|Dra.|Directora del Departamento|Catedrática de Universidad
Fermín Zaldívarroz~Otaola|Dr.|Secretario académico|Profesor Titular de Universidad
Visitación Carrascosilla~Prieto|Dra.||Catedrática de Universidad
Abundio Peribáñezcal|Dr.||Profesor Titular de Universidad
Nieves Urrutibeascoala|Dra.||Profesora Contratada Doctora
Hermenegildo Santolalladar~Vega|Dr.||Profesor Contratado Doctor
Macarena Bustamarín~Rey|Dra.||Profesora Ayudante Doctora
Óscar Villacampaño|D.||Profesor Asociado
Lourdes Ezquerradillo|Dña.||Investigadora predoctoral (FPU)
Iker Gaztelumenditegi|D.||Investigador predoctoral (FPI)
Purificación Alcocerrada|Dña.|Administración|Jefa de Negociado
"""
"""Name, courtesy title, duty, position."""
TISZA = """
Szalontay-Kerekes Orsolya|Dr.|egyetemi docens, tárgyfelelős|előadó
Bereményfalvi Gergő|Dr.|adjunktus|előadó
Hódosffy Emőke|Dr. habil.|egyetemi tanár|meghívott előadó
Kökényesdi Zalán||tanársegéd|1. csoport
Mátravölgyi Csenge||doktorandusz|2. csoport
Rónaszegfalvi Botond||doktorandusz|3. csoport
Galambfalvy Ildikó||mesteroktató|4. csoport
Ürögdi-Pap Levente||demonstrátor|5. csoport
Szentandrásyné Ludánhalmi Éva|Dr.|címzetes docens|vizsgák
"""
"""Name, title, position, group; the family name is first."""
HALLIG = """
Tjark Ingwersenbüll|Dr.|Leitung
Wiebke Petersilienfeld|Dr.|Stellvertretende Leitung
Momme Nissenhörn|Dipl.-Geogr.|Watt und Salzwiesen
Frauke Tadsenwarft|M. Sc.|Vogelzug
Hark Bohnsackling||Seehundzählung
Antje Lorenzstieg|Dipl.-Biol.|Umweltbildung
Sönke Feddersmann-Ott|Dr. rer. nat.|Küstenschutz
Gyde Rickmerskoog||Verwaltung
Ocke Brarensiel||Hausmeister und Bootsführer
Levke Jürgensohr||Freiwilliges Ökologisches Jahr
Malte Hinrichsdeich||Freiwilliges Ökologisches Jahr
"""
"""Name, title, task."""
STRAITS = """
Evangeline Tanuwidjaya|Principal Investigator
Marcus Oon~Tiang~Hock|Senior Research Fellow
Sharifah Alsagoffinah|Research Fellow
Callum Featherstonely|Research Fellow
Nandini Perumalvasan|PhD Candidate
Xu Zhenlinghao|PhD Candidate
Bernadette de~Souzaro|PhD Candidate
Hakimi Roslanuddin|Research Engineer
Koh Siew~Pinglian|Lab Manager
"""
"""Name, position."""
TARTU = """
Liisbet Kuusemäggi|Tenured Professor|Bioinformatics
Villem Raudsepplane|Associate Professor|Statistical genetics
Maarja-Liis Põldoja-Saks|Research Fellow|Microbiome
Oskar Tammekännu|Research Fellow|Algorithms
Kätlin Õunapuuste|Junior Research Fellow|Single cells
Rasmus Hõbevälja|Junior Research Fellow|Pipelines
Ivika Sõnajalgla|Junior Research Fellow|Ancient DNA
Aleksei Morozovitšk|Software Engineer|Cluster
Triinu Vahtramäeots|Project Manager|
Priit Ülejõestu|Master's Student|Yeast
Yohannes Tesfamikaelu|Visiting Researcher|Plant genomes
"""
"""Name, position, topic."""
BAYES = """
Constança Albergariano|Principal investigator|hierarchical models in ecology
Duarte Vilhenaroso|Assistant professor|point processes
Ingvild Sørensdalen|Postdoc|causal inference
Kofi Agyekumensah|Postdoc|spatial epidemiology
Beatriz Loureirinha|PhD student|penalised splines
Zhanna Bekmukhanova|PhD student|rare events
Tomé Sarmentinho|PhD student|acoustic surveys
Elin Haugstvedten|PhD student|citizen science
Gil Fontaínhas|Research software engineer|R packages
Mafalda Quintelares|Master student|
"""
"""Name, position, topic."""
DRAVA = """
Zvonimir Kranjčevarski|prof. dr. sc.|predstojnik Zavoda|1
Ljerka Šestanjović|prof. dr. sc.|zamjenica predstojnika|2
Vedran Bužanićek|izv. prof. dr. sc.|Katedra za geodeziju|4
Đurđica Novoselčan|doc. dr. sc.|Katedra za kartografiju|5
Branimir Čorkalović|doc. dr. sc.|Katedra za geodeziju|7
Nevenka Žagarinec|dr. sc.|viša asistentica|8
Hrvoje Pletikosavić|mr. sc.|asistent|11
Tihana Vukmanovečki|dipl. ing.|asistentica|12
Krešimir Dujmovinski|dipl. ing.|znanstveni novak|15
Jadranka Lončarevka||tajnica Zavoda|3
Stjepan Habuličan||tehnički suradnik|9
Mirela Ćosinčić|dipl. ing.|znanstvena novakinja|16
"""
"""Name, title, position, number in the data base."""
ANATOLIA = """
Mustafa Kemalettin Boyacıgiller|Prof. Dr.|Bölüm Başkanı|0000-0002-1101-2233|24.31
Feride Nur~Saraçbaşıoğlu|Prof. Dr.|Öğretim Üyesi|0000-0001-7712-0456|31.02
Tolgahan Kısakürekli|Doç. Dr.|Bölüm Başkan Yardımcısı|0000-0003-4511-9087|18.77
Müjgan Ulusoydan|Doç. Dr.|Öğretim Üyesi|0000-0002-9001-655X|
Sinan Cem~Akbulutgil|Dr. Öğr. Üyesi|Öğretim Üyesi|0000-0001-5678-1290|9.40
Hande Özçimender|Dr. Öğr. Üyesi|Erasmus Koordinatörü||7.15
Yavuz Selçukbeyli|Öğr. Gör. Dr.|Laboratuvar Sorumlusu|0000-0002-3344-8712|
Gizem Tanyeritürk|Arş. Gör. Dr.|Araştırma Görevlisi|0000-0003-0021-7781|5.02
Onur Pehlivanlar|Arş. Gör.|Araştırma Görevlisi|0000-0001-9345-6600|
Elif Sude~Karamürseli|Arş. Gör.|Araştırma Görevlisi|0000-0002-8118-4045|1.90
Ruhi Denizaşan|Arş. Gör.|Araştırma Görevlisi||
Nezahat Yoluakar||Bölüm Sekreteri||
"""
"""Name, title, position, ORCID, score."""
