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
