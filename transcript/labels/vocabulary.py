"""The words that tell labels of people from labels of notes, as alternatives of regular expressions."""

# What people are called by their part in an interview, in several languages.
PARTS = (
    "speaker|spk|person|participant|interviewer|interviewee|host|co-?host|guest|moderator|audience|"
    "audience members?|(?:man|woman|member|voice|question) (?:in|of|from) the (?:audience|crowd|floor)|"
    "caller|operator|narrator|presenter|announcer|reporter|journalist|editor|student|"
    "chair(?:man|woman|person)?|chair|panelist|questioner|attendee|man|woman|male|female|unknown|"
    "unidentified|unknown speaker|new speaker|voice|various|the (?:court|witness|president|speaker|"
    "chairman|clerk|deponent|defendant|interpreter|prime minister)|q|a|question|answer|frage|antwort|"
    "pregunta|respuesta|p|r|domanda|risposta|问|答|問|记者|主持人|質問|回答|вопрос|ответ|в|о|всі|moderador|"
    "entrevistador|entrevistado|intervieweur|journaliste|interviewerin|moderation|publikum|público|"
    r"public|everyone|all|(?:(?:some|an|several|many|other) )?hon(?:\.|ou?rable) (?:members?|senators?)|"
    "(?:government|opposition) members?"
)

# What stands before a name.
TITLES = (
    "mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|baroness|hon|rev|judge|justice|chief justice|"
    "general|senator|sen|rep|congressman|congresswoman|president|vice president|secretary|minister|"
    "captain|chairman|chairwoman|herr|frau|präsident|präsidentin|vizepräsident|vizepräsidentin|senador|"
    "senadora|el señor|la señora|o sr|a sr[aª]|señor|señora|sr|sra|dra|monsieur|madame|mme|m|signor|signora|the"
)

# What heads notes, fields of a letter and sections, and so never speaks: no patterns, but whole labels.
NOT_PEOPLE = (
    "info|error|debug|trace|warn|fatal|note|notes|nb|n.b|warning|caution|tip|example|examples|e.g|i.e|title|"
    "subject|date|time|from|to|cc|bcc|re|fwd|sent|author|authors|commit|see|see also|source|sources|link|links|"
    "url|http|https|summary|abstract|agenda|topic|topics|decision|decisions|action|actions|action item|"
    "action items|proposal|proposals|suggestion|suggestions|break|intro|outro|music|video|audio|transcript|"
    "transcript by|transcription|recording|reference|references|resource|resources|contents|chapter|section|part|"
    "step|figure|table|version|license|copyright|usage|install|installation|option|options|argument|arguments|"
    "return|returns|parameter|parameters|default|type|name|email|phone|address|location|website|tag|tags|category|"
    "categories|keywords|description|details|status|result|results|update|updates|edit|ps|p.s|important|remember|"
    "hint|fix|fixed|fixes|bug|bugs|feature|features|added|changed|removed|deprecated|security|changelog|"
    "advertisement|sponsor|sponsors|related|read more|read also|also read|photo|image|caption|credit|credits|page|"
    "ingredients|directions|servings|prep time|cook time|total|price|cost|monday|tuesday|wednesday|thursday|"
    "friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|"
    "here's the thing|the point is|the question is|first|second|third|finally|conclusion|introduction|background|"
    "meeting date|meeting duration|duration|notes by|scribe|hinweis|beispiel|quelle|datum|nota|ejemplo|fuente|"
    "fecha|主题|位置|幻灯片|视频|日期|来源|译者|作者|注|примечание|дата|todo|faq|tl;dr|held|cite as|"
    "pros|cons|advantages|"
    "disadvantages|reply to|replying to|issue|issues|pr|eip|bip|rfc|question of the week|q&a|q & a|he|she|they|we|"
    "it|one|somebody|id|languages|panel|panelists|panellists|guests|hosts|moderators|interview|podcast|episode|"
    "webinar|debate|roundtable|round table|length|size|runtime|running time|venue|event|speakers|attendees|"
    "participants|present|absent|apologies|regrets|chat|appearances|by|between|whereas|lemma|proof|theorem|"
    "corollary|exercise|solution|problem|applause|laughter|crosstalk|inaudible|pause|silence|chorus|verse|refrain|"
    "bridge|verdict|tema|lugar|ponente|ponentes|transcripción|traducción|enlace|enlaces|diapositivas|lieu|sujet|"
    "ort|thema|teilnehmer"
)

# What a label says its person does, after the name.
DEEDS = (
    "interjects|interjecting|interrupts|interrupting|continues|continuing|continued|cont['’]?d|cont\\.|resumes|resuming|"
    "adds|adding|replies|replying|responds|responding|answers|answering|asks|asking|laughs|laughing|jokes|whispers|"
    "reading|reads|via interpreter|through interpreter|off-?mic|off|v\\.? ?o\\.?|o\\.? ?s\\.?|on phone|"
    "by phone|fortfahrend|unterbricht|lacht"
)

# Words of ordinary sentences, which no name has; the titles behind a name's comma have the others as well.
CLAUSES = (
    "is|are|was|were|be|to|i|we|you|it|that|this|these|those|here|there|what|how|why|when|where|who|if|but|because|so|"
    "not|do(?! [A-ZÀ-Þ])|does|did|"
    "have|has|had|will|would|can|could|should|my|your|than|then|also|following|says|said|say"
)
SMALL = f"{CLAUSES}|the|our|their|its|an|as|at|by|with|for|from|on|about"

# Who does something in a sentence, and the verbs before what is quoted.
PRONOUNS = "he|she|they|it|we|you|who|one|somebody|er|wir|elle?|ils?|nous|ella|ellos"
REPORTS = (
    "said|says|asked|wrote|writes|added|replied|answered|explained|told me|told us|sagte|fragte|schrieb|"
    "dit|demanda|dijo|preguntó"
)

# Characters of Chinese sentences that names do not have.
PARTICLES = "的了是这那们吗呢吧就也都很"

# What begins a part of a sentence that ends in a colon.
LEADS = (
    "by|from|to|re|in|on|at|for|with|and|or|see|via|as|if|zu|zum|zur|ich|das|die|wir|sie|herr kollege|"
    "why|how|what|when|where|which|this|that|these|here|there|your|our|my|let|please|so|is|are|do|does|can"
)

# How nouns end that name a thing and not a person, and words that lead into a sentence.
ABSTRACT = (
    "ically|ually|ately|ively|ously|"
    "ity|ities|tion|tions|sion|ment|ments|ness|ance|ence|ism|ology|ships?|ungen|ung|schlag|keit|heit"
)
