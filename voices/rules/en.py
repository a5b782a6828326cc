"""English: as Americans say numbers and dates, and as the British do."""

from __future__ import annotations

from functools import partial

from voices.rules.en_rules import MONTHS, own
from voices.rules.language import Currency, Language, listed

ENGLISH = Language(
    tag="en",
    decimal=".",
    thousands=",\u00a0\u202f",
    dot="dot",
    at="at",
    slash="slash",
    dash="dash",
    underscore="underscore",
    hashtag="hashtag",
    to="to",
    ratio="to",
    percent="percent",
    minus="minus",
    times="by",
    number="number",
    and_="and",
    symbols={
        "&": "and", "+": "plus", "=": "equals", "§": "section", "¶": "paragraph", "×": "times",
        "÷": "divided by", "±": "plus or minus",
        "≈": "about", "~": "about", "°": "degrees", "<": "less than", ">": "more than", "≤": "at most", "≥": "at least",
        "≠": "is not", "→": "to", "^": "to the power of",
    },
    money={
        "$": Currency("dollar", "dollars", "cents"), "US$": Currency("U S dollar", "U S dollars", "cents"),
        "USD": Currency("U S dollar", "U S dollars", "cents"), "€": Currency("euro", "euros", "cents"),
        "EUR": Currency("euro", "euros", "cents"), "£": Currency("pound", "pounds", "pence"),
        "GBP": Currency("pound", "pounds", "pence"), "¥": Currency("yen", "yen"), "₹": Currency("rupee", "rupees"),
        "CA$": Currency("Canadian dollar", "Canadian dollars", "cents"),
        "AU$": Currency("Australian dollar", "Australian dollars", "cents"),
        "NZ$": Currency("New Zealand dollar", "New Zealand dollars", "cents"),
        "HK$": Currency("Hong Kong dollar", "Hong Kong dollars", "cents"),
        "CHF": Currency("Swiss franc", "Swiss francs"),
        "A$": Currency("Australian dollar", "Australian dollars", "cents"),
        "C$": Currency("Canadian dollar", "Canadian dollars", "cents"), "₽": Currency("rouble", "roubles"),
    },
    scales={
        "hundred": "hundred", "thousand": "thousand", "million": "million", "billion": "billion",
        "trillion": "trillion", "bn": "billion", "tn": "trillion", "k": "thousand", "K": "thousand", "m": "million",
        "M": "million", "B": "billion", "mn": "million",
    },
    months=MONTHS,
    date="{month} {ordinal} {year}",
    order=("month", "day"),
    polish=(("hundred and ", "hundred "), ("thousand and ", "thousand "), ("million and ", "million "), ("oh-", "oh ")),
    article="[Aa]n?",
    abbreviations={
        "Dr.": "Doctor", "Mr.": "Mister", "Mrs.": "Missis", "Ms.": "Miz", "Prof.": "Professor", "Gen.": "General",
        "Col.": "Colonel", "Lt.": "Lieutenant", "Maj.": "Major", "Capt.": "Captain", "Sgt.": "Sergeant",
        "Cpl.": "Corporal", "Adm.": "Admiral", "Cmdr.": "Commander", "Sen.": "Senator", "Rep.": "Representative",
        "Gov.": "Governor", "Pres.": "President", "Amb.": "Ambassador", "Rev.": "Reverend", "Hon.": "Honorable",
        "Jr.": "Junior", "Sr.": "Senior", "Esq.": "Esquire", "Ph.D.": "P H D", "Ph.D": "P H D", "PhD": "P H D",
        "M.D.": "M D", "vs.": "versus", "vs": "versus", "v.": "versus", "e.g.": "for example", "eg.": "for example",
        "i.e.": "that is", "ie.": "that is", "etc.": "et cetera", "et al.": "and others", "cf.": "compare",
        "viz.": "namely", "approx.": "approximately", "est.": "established", "dept.": "department",
        "Dept.": "Department", "Inc.": "Incorporated", "Ltd.": "Limited", "Corp.": "Corporation", "Co.": "Company",
        "Bros.": "Brothers", "Assn.": "Association", "Univ.": "University", "Govt.": "Government",
        "govt.": "government", "Mt.": "Mount", "Ft.": "Fort", "Ave.": "Avenue", "Blvd.": "Boulevard", "Rd.": "Road",
        "Mon.": "Monday", "Tue.": "Tuesday", "Tues.": "Tuesday", "Wed.": "Wednesday", "Thu.": "Thursday",
        "Thurs.": "Thursday", "Fri.": "Friday", "WWI": "World War one", "WWII": "World War two", "Mme.": "Madame",
        "Messrs.": "Messers", "sq.": "square", "w/": "with", "w/o": "without", "a.k.a.": "also known as",
    },
    closing=frozenset({"etc.", "a.m.", "p.m.", "Inc.", "Ltd.", "Corp.", "Co.", "Jr.", "Sr.", "Ph.D.", "M.D."}),
    before_number={
        "No.": "number", "no.": "number", "Nos.": "numbers", "nos.": "numbers", "№": "number", "Vol.": "Volume",
        "vol.": "volume", "Fig.": "Figure", "fig.": "figure", "Ch.": "Chapter", "ch.": "chapter", "Sec.": "Section",
        "sec.": "section", "Art.": "Article", "art.": "article", "Eq.": "Equation", "ext.": "extension",
        "p.": "page", "pp.": "pages", "c.": "circa",
        "ca.": "circa", "Ver.": "Version", "v.": "version",
        "Op.": "Opus", "op.": "opus", "Ex.": "Exhibit", "Pt.": "Part", "pt.": "part",
    },
    units={
        "km": ("kilometre", "kilometres"), "m": ("metre", "metres"), "cm": ("centimetre", "centimetres"),
        "mm": ("millimetre", "millimetres"), "km²": ("square kilometre", "square kilometres"),
        "m²": ("square metre", "square metres"), "m³": ("cubic metre", "cubic metres"),
        "kg": ("kilogram", "kilograms"),
        "g": ("gram", "grams"), "mg": ("milligram", "milligrams"), "lb": ("pound", "pounds"),
        "lbs": ("pound", "pounds"), "gal": ("gallon", "gallons"), "sec": ("second", "seconds"),
        "pc": ("percent", "percent"),
        "oz": ("ounce", "ounces"), "ft": ("foot", "feet"), "mi": ("mile", "miles"),
        "mph": ("mile an hour", "miles an hour"), "km/h": ("kilometre an hour", "kilometres an hour"),
        "kph": ("kilometre an hour", "kilometres an hour"), "ml": ("millilitre", "millilitres"),
        "°C": ("degree Celsius", "degrees Celsius"), "°F": ("degree Fahrenheit", "degrees Fahrenheit"),
        "°": ("degree", "degrees"), "kB": ("kilobyte", "kilobytes"), "KB": ("kilobyte", "kilobytes"),
        "MB": ("megabyte", "megabytes"), "GB": ("gigabyte", "gigabytes"), "TB": ("terabyte", "terabytes"),
        "Hz": ("hertz", "hertz"), "kHz": ("kilohertz", "kilohertz"), "MHz": ("megahertz", "megahertz"),
        "GHz": ("gigahertz", "gigahertz"), "kW": ("kilowatt", "kilowatts"), "MW": ("megawatt", "megawatts"),
        "GW": ("gigawatt", "gigawatts"), "kWh": ("kilowatt hour", "kilowatt hours"),
        "MWh": ("megawatt hour", "megawatt hours"), "dB": ("decibel", "decibels"),
        "ms": ("millisecond", "milliseconds"),
        "min": ("minute", "minutes"), "hrs": ("hour", "hours"), "hr": ("hour", "hours"), "h": ("hour", "hours"),
        "x": ("time", "times"),
    },
    spelled=listed(
        "AES AWS BIP CLI EIA EIP ERC GUI ICO IDE IED IRC KYC MEP AD BC BCE CE OSCE MIT UCLA "
        "US UK EU UN AI IT ID TV PC UAE USA IAEA CEO CFO CTO COO CIA FBI API URL IMF IOC ICC ICE EPA ECB EEC "
        "IDF IRA IRS IPO IQ IP UFO UI UX OS OK DIY VIP MIA POW NGO LA AP ABC CIO HIV GOP ISP IVF ETA FAQ SUV "
        "SEO EMP ELN UAV ICU ADHD AOL BBC CCTV"
    ),
    read=listed(
        "JSON SFOR KFOR IFOR "
        "AH AM AN AS AT AX BE BY DO EH GO HA HE HI HM HO IF IN IS ME MY NO OF OH ON OR OX PI SO TO UH UM UP WE YE"
    ),
    fractions={
        "1/2": "one half", "1/3": "one third", "2/3": "two thirds", "1/4": "one quarter", "3/4": "three quarters",
        "1/5": "one fifth", "2/5": "two fifths", "3/5": "three fifths", "4/5": "four fifths", "1/6": "one sixth",
        "1/8": "one eighth", "3/8": "three eighths", "1/10": "one tenth", "½": "one half", "⅓": "one third",
        "⅔": "two thirds", "¼": "one quarter", "¾": "three quarters", "⅛": "one eighth",
    },
    ordinal="st|nd|rd|th",
    years=True,
    full_hour=" o'clock",
    oh="oh",
    half_days={
        "a.m.": "A M", "p.m.": "P M", "a.m": "A M", "p.m": "P M", "am": "A M", "pm": "P M", "AM": "A M", "PM": "P M",
    },
    counted=listed(
        "War Chapter Part Act Book Volume Vol. Phase Title Type Class Appendix Section Article Figure Table "
        "Mark Bowl Stage Grade Level Group Tier Scene Number"
    ),
    reigns=listed(
        "Francis Louis Henry Elizabeth Charles George Edward James William Richard Philip Frederick Napoleon Nicholas "
        "Peter Catherine Alexander Ivan Leopold Gustav Gustavus Christian Harald Haakon Mary Victoria "
        "Benedict Pius Leo Gregory Clement Innocent Urban Boniface Julius Sixtus Paul Ramses Ramesses Ptolemy "
        "Darius Cyrus Xerxes Mehmed Selim Murad Suleiman Abdullah Hussein Mohammed Hassan Franz Joseph "
        "Wilhelm Otto Ferdinand Alfonso Carlos Felipe Margaret Margrethe Umberto Akbar"
    ),
    reign="the {ordinal}",
    own=own,
)  # fmt: skip

BRITISH = ENGLISH._replace(
    date="the {ordinal} of {month} {year}",
    order=("day", "month"),
    polish=(("oh-", "oh "),),
    own=partial(own, behind="the "),
)
