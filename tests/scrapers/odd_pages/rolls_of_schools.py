"""The people of schools, clinics and institutes, in the form of `rolls`."""

ALLOYS = """
Friederun Habersaath|Univ.-Prof. Dr.-Ing. habil.||Lehrstuhlinhaberin
Annegret Wurmdobler|||Teamassistenz
Gunther Eschenlohe-Pfister|PD Dr. rer. nat.||Akademischer Oberrat
Tülay Karabacakoğulları|Dr.-Ing.||Gruppenleiterin Phasenfeldmethoden
Nepomuk Zwackelmann||M. Sc.|Wissenschaftlicher Mitarbeiter
Xiaoqing Luan||M. Sc.|Wissenschaftliche Mitarbeiterin
Kasimir Drzewuszek|Dipl.-Ing.||Wissenschaftlicher Mitarbeiter
Ridhima Chattaraman||M. Sc.|Stipendiatin des DAAD
Ole-Magnus Stührenkamp||M. Sc.|Wissenschaftlicher Mitarbeiter
Branimira Kostadinovska|Dr.||Alexander-von-Humboldt-Stipendiatin
Hansjörg Leimstoll|||Werkstattleiter
Roswitha Unterberchtold|||Chemisch-technische Assistentin
"""
"""Name, title before, degree behind, position."""
FJELL = """
Ingebjørg Sæterhaugnes|Professor|Glasiologi, Permafrost
Torgrim Øvrevik-Lund|Professor|Naturgeografi
Aslaug Brattegarden|Førsteamanuensis|Skred, Fjernmåling
Mehrdad Khosropanahi|Førsteamanuensis|Hydrologi
Solfrid Kvalnesmo|Avdelingsleder|
Gudmund Hjelteland|Professor emeritus|Geomorfologi
Chiamaka Ezeobiora|Postdoktor|Klimamodeller
Eirik Tveitåsen|Stipendiat|Snø
Pernille Rossehaug|Stipendiat|Permafrost
Juho-Matti Kallioniemelä|Forsker|Fjernmåling
Yuliana Wirjodipuro|Stipendiat|Elver, Sediment
Håvard Skjelbreidsæter|Overingeniør|Laboratorium
Berit~Anita Lauvhammer|Seniorkonsulent|Studieadministrasjon
Ragnvald Mjønerud|Professor emeritus|
Malgorzata Wietrzychowska|Forsker|Glasiologi
Synne Fagerlidal|Vitenskapelig assistent|
"""
"""Name, position, subjects."""
COLLEGE = """
Marguerite~D. Hollowbrook|’91|Chair and Harriet L. Stonebridge Professor of Biology|vernal pools
Desmond~A. Pettiford-Lane||Ezra and Cordelia Finch Professor of Natural Sciences|bird song
Soo-ah Namgoong||Professor of Biology and Neuroscience|memory in fruit flies
Rafael Etcheverrigaray||Associate Professor of Biology|fungi of old stone walls
Willa Tannenhaus|’03|Associate Professor of Biology|cell division
Obinna~C. Ugwuanyi||Winthrop B. Attlesey Assistant Professor of Biology|malaria genomics
Kirsten Lillehammer-Bose||Assistant Professor of Biology|sea ice algae
Tevita Fonokalafi||Visiting Assistant Professor of Biology|reef fishes
Jolene Marchbanks||Laboratory Instructor|
Everett~P. Quackenbos||Curator of the Herbarium|
Delphine Arseneault||Academic Department Manager|
"""
"""Name, class year, position, interests."""
EMERITI = """
Lorimer~T. Dunnaway|Professor of Biology, Emeritus
Constance Abernethy-Voss|Harriet L. Stonebridge Professor of Biology, Emerita
Haruto Minegishi|Professor of Botany, Emeritus
"""
"""Name, position."""
LAWYERS = """
Adelaide~Q. Thornbury-Mace|Dean and Professor of Law|J.D., Ph.D.|Constitutional Law, Legal History|0
Babatunde Oyekanmi|Roscoe H. Pemberly Professor of Law|LL.B., LL.M., S.J.D.|Arbitration|1
Carolina Ybarrondo|Professor of Law|J.D.|Immigration, Property|0
Horace Dillingworth|Judge in Residence|J.D.|Trial Advocacy|2
Ephraim Goldwasserman|Professor of Law|J.D., M.Phil.|Bankruptcy, Contracts|1
Fionnuala MacGiollarnath|Clinical Professor of Law|B.C.L., LL.M.|Housing Clinic|2
Guillermina Paz~Solórzano|Associate Professor of Law|J.D.|Criminal Procedure|0
Ichiro Hasebeyama|Visiting Professor of Law|LL.D.|Comparative Law|2
Jedediah Crabtree-Olson|Associate Professor of Law|J.D.|Torts, Evidence|1
Lubomira Hrdličkovská|Associate Professor of Law|Mgr., LL.M., Ph.D.|Privacy, Antitrust|0
Montgomery St.~Clairmont|Director of the Law Library|J.D., M.L.S.|Legal Research|2
Nkechi Achufusi-Grant|Assistant Professor of Law|J.D.|Tax|1
Purnima Venkatachari|Legal Writing Instructor|J.D.|Legal Writing|2
"""
"""Name, position, degrees, subjects, number of the assistant."""
RESIDENTS = """
Abimbola Fashogbon|MD|Vivian Prescott Medical College|Peoria, IL
Brandon~Tyler Wojtaszek|DO|Lake Country College of Osteopathic Medicine|Sheboygan, WI
Catarina Vilhena~Prates|MD|University of Nova Alcântara|Setúbal, Portugal
Dheeraj Punnoose-Mathai|MBBS|Government Medical College, Alappara|Kochi, India
Emmeline Hartsock|MD, MPH|Upper Plains State University|Minot, ND
Farzaneh Golshirazi|MD|Vivian Prescott Medical College|Irvine, CA
Giang~Thu Ngocphan|MD|University of the Delta|Houston, TX
Hezekiah Brimfield~Jr.|MD|Marcus T. Ellsworth School of Medicine|Macon, GA
Ilse Vanderkooij|DO|Lake Country College of Osteopathic Medicine|Holland, MI
Jamila Abdurrazzaq|MD|Marcus T. Ellsworth School of Medicine|Dearborn, MI
Kaleb Thunderhawke|MD|Upper Plains State University|Pierre, SD
Leonor Aguinaldo-Cruz|MD|University of San Bartolome|Manila, Philippines
Matthias Oberstaller|MD, PhD|Karolus University|Linz, Austria
Noor Sabbaghian|MD|Vivian Prescott Medical College|Glendale, CA
Ogechi Nwachukwuma|MD|University of the Delta|Baton Rouge, LA
"""
"""Name, degree, medical school, home town; five in each class."""
CHIEFS = """
Ruth-Ellen Castleberry|MD, FACP|Program Director
Vikramaditya Sonawalkar|MD, MS|Associate Program Director
Tobias Nyström-Beck|MD|Chair, Department of Medicine
Shawna Trowbridge||Residency Coordinator
"""
"""Name, degrees, position."""
TRADERS = """
Alistair Pemberton-Ruiz|Finance|Professor of Finance
Benedetta Scarampolini|Marketing|Associate Professor of Marketing
Chukwudi Okparanta|Strategy|Goldthwaite Professor of Strategy
Dagmar Ferencziová|Accounting|Senior Lecturer in Accounting
Eun-bi Seomun|Operations|Assistant Professor of Operations
Fritz-Otto Wendehorst|Finance|Professor of Practice
Gulnara Beisembayeva|Economics|Associate Professor of Economics
Henrique Sarmento~Valadão|Strategy|Professor of Entrepreneurship
Imke Terpstrakoning|Marketing|Assistant Professor of Marketing
Joachim Løvenskjerne|Operations|Professor of Supply Chains
Katerina Mavrogiannopoulou|Finance|Assistant Professor of Finance
Lamar Underhill-Poe|Organisations|Professor of Leadership
Mariam Tsikhelashvilidze|Economics|Assistant Professor of Economics
Niamh O'Scannlain|Organisations|Associate Professor of Negotiation
Omar Benchekrouni|Accounting|Professor of Accounting
Prudence Mapfumokudya|Organisations|Lecturer in Ethics
Quentin Delavigerie|Finance|Emeritus Professor
Rosalba Quiñonero|Marketing|Teaching Fellow
Shigeki Utsunomiyama|Operations|Professor of Decision Sciences
Tamar Eliyahoosh|Economics|Visiting Professor
"""
"""Name, department, position."""
FYNBOS = """
Annelize Swanepoelsen|Associate Professor|fire and seed banks of mountain fynbos
Thandolwethu Mkhwebanizi|Senior Lecturer|pollination by sunbirds
Riaan Oosthuizerman|Research Officer|field stations and drones
Caitlin Featherstonehaugh|Postdoctoral Fellow|invasive acacias
Lerato Phaladimorena|PhD Student|restios and water
Zubeida Moosagie-Parker|PhD Student|bees in suburbs
Jean-Claude Mutangamira|PhD Student|carbon in wetlands
Siobhán Ní~Mhuircheartaigh|PhD Student|maps from old herbaria
Kagiso Tshwenyegae|MSc Student|ants that carry seeds
Hendrik du~Preeznall|MSc Student|baboons and vineyards
"""
"""Name, position, topic."""
TRADITION = """
Eckbert von~Drachenhausen|Lehrstuhlinhaber|Univ.-Prof. Dr. phil.
Hannelore Kümmerling|Sekretariat|
Małgorzata Przybyszewicz|Wissenschaftliche Assistentin|Dr. phil.
Lorenz Achtsnicht|Akademischer Rat auf Zeit|Dr. theol.
Fatma-Nur Güngörmezoğlu|Wissenschaftliche Mitarbeiterin|M.A.
Benedikt Oelschlegelmilch|DFG-Projekt „Visitationsakten“|Dr. des.
Ljudmila Artjuchowskaja|DFG-Projekt „Visitationsakten“|M.A.
Severin Hofstötter-Lang|Lehrbeauftragter|Mag. Dr.
Cosima Rautenstrauß|Studentische Hilfskraft|B.A.
Wendelin Haberkorn-Aigner|Studentische Hilfskraft|
"""
"""Name, heading, title."""
EARTH = """
Adaeze Nwokolo-Birch|Professor|Professor of Hydrology|School of Earth and Oceans|Droughts
Barnabé Quenouillère|Dr|Reader in Volcanology|School of Earth and Oceans|Ash, Lava
Chandrika Weerasingham|Dr|Senior Lecturer|Department of Geography|Cities, Monsoon
Dafydd Pryce-Llwyd|Mr|Research Technician|School of Earth and Oceans|
Eleni Papathanassoglou|Professor|Head of School|School of Earth and Oceans|Sea level
Faisal Al-Dabbaghi|Dr|Lecturer|Department of Geography|Deserts, Dust
Greta Lindenblatt|Dr|Research Fellow|School of Earth and Oceans|Ice cores
Hinewai Te~Paerata|Associate Professor|Associate Professor|Centre for Coasts|Estuaries
Ibai Goikoetxandia|Dr|Marie Curie Fellow|Centre for Coasts|Waves
Jocasta Wrigglesworth|Ms|Communications Officer|Centre for Coasts|
Kwabena Ofosuhene|Dr|Lecturer|Department of Geography|Rivers, Fisheries
Liina Tammepuu|Professor|Professor of Palaeoclimate|School of Earth and Oceans|Pollen
Mordecai Finkelbrand|Emeritus Professor|Emeritus Professor|Department of Geography|Maps
"""
"""Name, title, position, unit, tags."""
NURSES = """
Bríd Ní~Chonghailemór|Prof.|Head of School|01
Colm Mac~Dubhuidhe|Dr|Director of Teaching|02
Philomena Tuohig-Browne|Mrs|School Manager|03
Olufunke Adebisiola|Dr|Lecturer in Midwifery|04
Donnchadh Ó~Laochdhairín|Mr|Lecturer in Mental Health Nursing|05
Saoirse Kinnegadden|Ms|Lecturer in Children's Nursing|06
Joby Puthenpurackal|Mr|Clinical Skills Tutor|07
Attracta McNulloch|Ms|Placement Coordinator|08
Ewa Szczepankowa|Dr|Research Fellow|09
Fergal Shaughnessey-Roe|Mr|Technical Officer|10
Ndidi Onwuachimba|Ms|PhD Candidate|11
"""
"""Name, title, position, number."""
KERNEL = """
Wallace Igglesden|wally|Faculty|operating systems
Tuula Rautavaaranta|tuula|Faculty|networks
Chih-Hao Tsengmin|chtseng|Ph.D. student|file systems
Brenda~Sue Kowalczewski|bsk|Ph.D. student|mobile hosts
Vijay Ramasubbu|vijay|Ph.D. student|threads
Dmitri Belosludtsev|dima|Ph.D. student|garbage collection
Peter-Jan van~Ruysdaelen|pj|M.S. student|ATM switches
Consuelo Arredondela|chelo|M.S. student|web caches
Gary~Lee Stubblefielder|gary|M.S. student|schedulers
Anat Mizrachiel|anat|visiting scholar|security
Roland Ouedraogho|roland|undergraduate|benchmarks
Phyllis Haverkampf|phyllis|secretary|
"""
"""Name, login, position, topic."""
MEMORY = """
Oonagh Delahunty-Price|director|a historian of dockside neighbourhoods here since the first day
Tariq Zamindarian|archivist|who came in 2011 from the film archive
Élisabeth Courtemanchelle|senior research fellow|who works on the letters of sailors' wives
Gwilym Prosserman|sound engineer|who restores wax cylinders and reel-to-reel tapes
Sunniva Hallingskeid|research fellow|who follows whalers from Tønsberg to Leith
Kofi Asamoah-Duodum|doctoral researcher|who records market women in three cities
Nadezhda Vorobyshkina|doctoral researcher|who reads diaries from the blockade
Bartholomew Yeo|public programmes officer|who runs the walks and the open evenings
"""
"""Name, position, the rest of a clause."""
