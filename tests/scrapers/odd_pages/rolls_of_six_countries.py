"""The people of departments in Britain, Ireland, North America, Australia and New Zealand."""

FENLAND = """
Marianne Oldershaw-Pym|Professor|Head of Department|Cold ion chemistry and interstellar ices
Rupert Thackwell-Dane|Professor Sir|Professor of Physical Chemistry|Reactions at surfaces
Chidinma Okwuosah|Professor|Professor of Chemical Biology|Small molecules against resistance
Hans-Joachim Wettlaufer|Professor|1702 Professor of Chemistry|Chirality and catalysis
Eleni Papakyriakidou|Dr|University Associate Professor|Quantum dynamics of protons
Owain ap~Rhydderch|Dr|University Associate Professor|Porous polymers
Swati Bhattacharjeena|Dr|University Assistant Professor|Machine-learned force fields
Ciarán Mac~Giollabháin|Dr|Royal Society University Research Fellow|Aerosols above cities
Yuxin Tangqiu|Dr|Assistant Professor in Materials Chemistry|Solid electrolytes
Lorenzo Buonfiglio-Ardea|Dr|Herchel Fellow|Photoredox peptide chemistry
Philippa Gathercole-Nunn|Mrs|Departmental Administrator|
Derek Stubbingham|Mr|Chief Technician|
Agata Krzemieniowska|Dr|NMR Facility Manager|
Joy Adebisi-Lartey|Ms|Teaching Office|
"""
"""Name, title, position, research."""
PRAIRIE = """
Rosalind M. Achterkamp|Department Head and Abel Bliss Chair|fac|2268 Everitt Hall
Venkatraghavan Subbaraminathan|Professor|fac|312 Coordinated Systems Lab
Zhi-Peng Liaoyang|Professor|fac|4106 Beckwith Institute
William Trescothane|Professor|fac|3024 Everitt Hall
Nadezhda Orlovskaya-Klein|Associate Professor|fac|2112 Micro Lab
Olufemi Adegboyesan|Associate Professor|fac|3052 Everitt Hall
Jean-Christophe Larivarde|Associate Professor|fac|411 Coordinated Systems Lab
Shirin Golmohammadian|Assistant Professor|fac|2046 Everitt Hall
Minseo Gwakhyun|Assistant Professor|fac|3058 Everitt Hall
Thomas J. Haverbrook~Jr.|Assistant Professor|fac|2132 Micro Lab
Ximena Ballesteros~Quiroga|Assistant Professor|fac|419 Coordinated Systems Lab
Ravindu Wickramanayakage|Teaching Associate Professor|teach|1040 Everitt Hall
Katherine Przybyszewo|Teaching Assistant Professor|teach|1042 Everitt Hall
Dale R. Hockensmithe|Lecturer|teach|1038 Everitt Hall
Ayelet Ben-Zimrat|Research Scientist|res|228 Micro Lab
Hao Dinh~Lamquoc|Research Assistant Professor|res|230 Micro Lab
Mihály Szentgyörgyváry|Adjunct Professor|adj|
Lavonne K. Eastergard|Adjunct Assistant Professor|adj|
Gerald F. Quackenbosch|Professor Emeritus|em|
Pao-Lin Hsuehkang|Professor Emeritus|em|
Marjorie Tidwellson|Professor Emerita|em|
"""
"""Name, position, group, office."""
GLIA = """
Elena Vasquez-Harrowgate|PhD|Principal Investigator|pi
Bashir Noorzadeh|PhD|Lab Manager|staff
Kimberly Steenrod-Ochoa|BS|Research Technician II|staff
Tomoko Hayashizawa|MD, PhD|Postdoctoral Fellow|post
Devendra Rajpurohitam|PhD|Postdoctoral Fellow|post
Siobhan Callerton|PhD|Postdoctoral Fellow|post
Marcus Delacroix-Boone||MD/PhD Student|grad
Yewande Fagbemiro||Graduate Student, Neuroscience|grad
Christopher Nguyenhart||Graduate Student, Neuroscience|grad
Ana Sofía Zárate~Pimentel||Graduate Student, Biochemistry|grad
Tyler Brandvoldt||Undergraduate, Class of 2026|under
Mei Ongsiako||Undergraduate, Class of 2027|under
Jasmine Abernathy-Cole||Undergraduate, Class of 2026|under
"""
"""Name, degree, position, group."""
TOPOLOGY = """
Bronisław Adamczewicz|Topology|Prof. Lindenhurst|4
Melissa Beaucamp|Number Theory|Prof. Okazawara|2
Jonathan Birnbaumer|||1
Sun-Hee Chaeyoung|Combinatorics|Prof. Fitzmorris|5
Rohit Dasvarman|Partial Differential Equations|Prof. Szabolcsi|3
Erin Donnellyan|Logic|Prof. Vantongeren|4
Felipe Etchegoyen|Algebraic Geometry|Prof. Lindenhurst|2
Gwendolyn Farquharson|Number Theory|Prof. Okazawara|6
Hideaki Inoguchida|||1
Svetlana Kornilovich|Probability|Prof. Szabolcsi|3
Brian Lundquistad|Topology|Prof. Lindenhurst|5
Angela McCorquodell|Mathematics Education|Prof. Fitzmorris|2
Ngoc Phamthien|Combinatorics|Prof. Fitzmorris|3
Stefan Răduleanu|Dynamical Systems|Prof. Vantongeren|4
Jesse Stoltzfusen|||1
Cheng Xuanyi|Geometric Analysis|Prof. Szabolcsi|2
Burcu Yıldırımer|Probability|Prof. Szabolcsi|1
Adam Zeligmanson|Algebraic Geometry|Prof. Lindenhurst|3
"""
"""Name, field, adviser, year."""
SHANNON = """
Gráinne Ní~Dhubhshláine|Professor|Head of School, Professor of Social Policy|acad
Pádraig Mac~an~Bhreithiún|Professor|Professor of Applied Social Studies|acad
Orlaith Heneghanty|Dr|Senior Lecturer, Director of Teaching and Learning|acad
Colm Ó~Maolagáin|Dr|Lecturer above the Bar in Youth and Community Work|acad
Temitope Balogunde|Dr|Lecturer in Migration Studies|acad
Sinéad Kilbrideson|Ms|Practice Education Coordinator, Social Work|acad
Matthias Obergfellner|Dr|Lecturer in Comparative Welfare|acad
Niamh Uí~Chléirigh|Dr|Lecturer in Early Childhood (on leave)|acad
Fionnbharr Tuohyan|Mr|Teaching Fellow|acad
Ewa Stachowiczanka|Dr|Postdoctoral Researcher|res
Cathal Brosnahane|Dr|Research Fellow|res
Sibéal de~Paorach||IRC Doctoral Scholar|res
Bríd Mulcaheny|Ms|School Manager|adm
Deirdre Loughnanes|Mrs|Senior Executive Assistant|adm
Kevin Spillanet|Mr|Executive Assistant|adm
"""
"""Name, title, position, group."""
REEF = """
Jacinta Warrabilla-Moore|Distinguished Professor|Director|Coral Coast University
Ashok Thiruchelvanathan|Professor|Deputy Director|University of the Tablelands
Kirsty Dunlop-Haines|Professor|Chief Investigator|Coral Coast University
Lachie Ferntree|Associate Professor|Chief Investigator|Gulf St Vincent University
Huong Trinhvu|Associate Professor|Chief Investigator|University of the Tablelands
Stelios Andrikopoulis|Dr|Chief Investigator|Coral Coast University
Marlee Burrunjuck|Dr|Indigenous Partnerships Lead|Coral Coast University
Pieter van~Rensburgh|Professor|Partner Investigator|University of Algoa
Noelani Kahanamaile|Dr|Partner Investigator|Pacific Reef Laboratory
Friederike Sommerkamper|Dr|Research Fellow|Gulf St Vincent University
Zainab Al-Hashimiyan|Dr|Research Fellow|Coral Coast University
Bao Quachminh|Mr|PhD Candidate|University of the Tablelands
Tegan Whitlocke|Ms|PhD Candidate|Coral Coast University
Joaquim da~Silva~Fonsequeira|Mr|PhD Candidate|Gulf St Vincent University
Narelle Pickersgilly||Chief Operating Officer|Coral Coast University
Gavin Oxenhamer||Communications Manager|Coral Coast University
"""
"""Name, title, position, node."""
HARBOUR = """
Hinemoa Te~Kawhia-Rangi|Professor|MA(Well.), PhD(Otago), FRSNZ|Head of Programme (Tumuaki)
Alistair Drummorey|Professor|BA(Hons)(Aberd.), DPhil(Oxon)|Environmental History
Wiremu Paraone-Hetet|Associate Professor|Ngāti Hauā|Māori and Indigenous Histories
Catriona Struthersby|Associate Professor|BA(Hons), PhD(Cantuar.)|Gender and Empire
Sione Tu'ipulotan|Dr|MA(Auck.), PhD(ANU)|Pacific Histories
Anneke Boersmaker|Dr|BA, MA(Leiden), PhD(EUI)|Early Modern Europe
Rāwiri Tamahori-Cole|Dr|Ngāpuhi, Te Rarawa|Treaty Settlement Studies
Meifang Leungtze|Dr|BA(Hons)(Auck.), PhD(Melb.)|Chinese New Zealand
Brent McNaughtane|Mr|BA(Hons), PGDipArts|Professional Practice Fellow
Judith Fairweatherley|Emeritus Professor|MNZM, MA, PhD(Cantab.)|Rural Society
"""
"""Name, title, letters, field."""
BOREAL = """
Geneviève Charlesbois|Scientific Director|Université du Fleuve|Professor
Amarjit Dhaliwalia|Faculty Member|Lakeshore University|Professor
Peyman Kashanipourian|Faculty Member|Lakeshore University|Associate Professor
Tanya Bearclaw-Sinclair|Faculty Member|Prairie Polytechnic|Associate Professor
Étienne Robitaillard|Faculty Member|Université du Fleuve|Assistant Professor
Kwabena Asante-Firempong|Faculty Member|Lakeshore University|Assistant Professor
Xiaoran Fuguang|Faculty Member|Lakeshore University|Assistant Professor
Ruslana Hnatyshyna|Faculty Affiliate|Prairie Polytechnic|Professor
Gordon MacEacherny|Faculty Affiliate|Harbour College|Professor
Leila Haddad-Tremblais|Postgraduate Affiliate|Université du Fleuve|Postdoctoral Researcher
Jun-ho Seongmin|Postgraduate Affiliate|Lakeshore University|Postdoctoral Researcher
Priyanka Venugopalam|Postgraduate Affiliate|Lakeshore University|PhD Student
Mathis Ouelletteau|Postgraduate Affiliate|Université du Fleuve|PhD Student
Abena Owusu-Mensahne|Postgraduate Affiliate|Prairie Polytechnic|PhD Student
Oleksandr Petrovychuk|Applied Scientist|Boreal Institute|Applied Scientist
Claire Whitehorn-Ng|Program Lead|Boreal Institute|Program Lead
Samir Belkacemi-Roy|Applied Scientist|Boreal Institute|Senior Engineer
"""
"""Name, role, university, rank."""
