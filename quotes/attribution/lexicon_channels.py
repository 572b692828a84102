"""The words that tell how a statement reached the paper, by the channels of `results.CHANNELS`.

Fragments of regular expressions; of two that match, the one nearest to the cue decides, and of two in one place the one
listed first.
"""

_A = r"(?:a|an|the|his|her|their|its|one|another|this|that|several|two|any)"
_OF_ANY_KIND = r"(?: (?!news |press )[\w-]+){0,3}?"
_NETWORK = (
    r"(?:twitter|facebook|instagram|weibo|wechat|telegram|tiktok|snapchat|reddit|linkedin|truth social"
    r"|bluesky|mastodon|threads"
    r"|youtube|vkontakte|social media|social networks?|his blog|her blog)"
)
_BENCH = (
    r"(?:the |a |an )?(?:\w+ ){0,2}?(?:court|judges?|jury|jurors|committee|subcommittee|hearing|inquiry"
    r"|tribunal|magistrate|congress|parliament|lawmakers|senate)"
)

CHANNELS: tuple[tuple[str, str], ...] = (
    ("WhatsApp", r"whatsapp"),
    ("text message", r"text messages?|by text\b|texted|in a text\b|sms\b"),
    (
        "interview",
        (
            rf"(?:in|during|from|after|for) (?:{_A}|interviews?){_OF_ANY_KIND} ?interviews?\b|interviewed by|in "
            r"interviews?\b|telephone interview"
            r"|phone interview|gave an interview|(?:in|during) an? (?:\w+ )?(?:chat|conversation) with"
        ),
    ),
    (
        "statement",
        (
            rf"(?:in|through|via|by|issu\w+|releas\w+|with|put out|read\w*|accord\w+ to) (?:{_A} )?(?:[\w-]+ "
            rf"){{0,4}}?"
            r"(?:statements?|communiqu[eé]s?|(?:news|press|media) (?:release|statement)s?|release)\b(?! (?:of"
            r"|from) the)"
            r"|(?:statement|communiqu[eé]|press release|news release) (?:said|says|reads?|added|continued"
            r"|issued)"
        ),
    ),
    (
        "news conference",
        (
            r"(?:news|press|media) (?:conference|briefing|availability|meet)s?|presser\b|briefing (?:reporters"
            r"|journalists|on|at|with)"
            r"|(?:told|telling|tells|briefed|inform\w+) (?:reporters|journalists|newsmen|media ?persons)"
        ),
    ),
    (
        "social media",
        (
            rf"tweet\w*|retweet\w*|(?:on|to|via|through|over|in) (?:\w+ ){{0,3}}?{_NETWORK}\b"
            rf"|{_NETWORK} (?:post|page|account|message|video)\w*|blog post|social media"
            r"|(?:posts?|posted|wrote|writing|videos?|threads?|messages?) on x\b|x (?:post|handle|account|page)s?\b"
        ),
    ),
    ("email", r"e-?mail(?:s|ed|ing)?\b"),
    (
        "letter",
        (
            rf"(?:in|by|via|through|with|an?|the|signed|sent) (?:{_A} )?(?:[\w-]+ ){{0,3}}?letters?\b"
            r"|letters? (?:to|said|says|calls?|called)"
        ),
    ),
    (
        "testimony",
        (
            rf"testif\w+|testimony|under oath|deposition|(?:told|telling|tells|addressed) {_BENCH}\b|on the "
            r"(?:witness )?stand"
        ),
    ),
    (
        "court filing",
        (
            r"(?:court|legal) (?:documents?|papers|filings?|records?)|affidavits?|indictments?|(?:in|according to) "
            r"(?:a|an|the|his|her|their|its) (?:\w+ )?(?:lawsuit|complaint|petition|filing|motion|court brief)\b"
            r"|(?:the|a) (?:lawsuit|complaint|indictment) (?:says|said|alleges|alleged|claims|states)"
        ),
    ),
    (
        "leaked document",
        r"leaked (?:\w+ ){0,2}?(?:documents?|memos?|e-?mails?|reports?|papers?|cables?|files?)",
    ),
    (
        "phone",
        (
            r"(?:by|via|over|on) (?:the )?(?:tele)?phone|in a (?:\w+ )?(?:tele)?phone call"
            r"|(?:tele)?phone call|phoned|telephoned|on a conference call"
        ),
    ),
    (
        "broadcast",
        (
            r"(?:on|told|over) (?:\w+ ){0,3}?(?:television|tv|radio|cnn|msnbc|cbs|nbc|abc|fox(?: news)?"
            r"|bbc|npr|cnbc|c-span)\b|televised|broadcast(?:s|ed)?\b"
            r"|''?(?:meet the press|face the nation|this week|state of the union|fox news sunday|today show"
            r"|good morning america)|talk show|podcast"
        ),
    ),
    (
        "report",
        (
            rf"(?:in|according to|by) (?:{_A} )(?:[\w-]+ ){{0,4}}?(?:report|study|survey|paper|dossier"
            rf"|white paper)\b|(?:the|a|its) (?:[\w-]+ ){{0,2}}?(?:report|study|survey) (?:\w+ )?(?:said"
            r"|says|found|finds|shows?|showed|conclud\w+|stat\w+|highlight\w*|describ\w+|warn\w*|not\w+)"
        ),
    ),
)

OUTLET = (
    r"(?:the )?(?:Radio [A-Z][\w’'-]+\b|(?:(?:[A-Z][\w'’&.-]*|of|de|al|and) ){0,4}?(?:[A-Z][\w'’-]*)?"
    r"(?:Times|Post|News(?: Agency| Service)?|Press|Journal|Tribune|Herald|Guardian|Telegraph|Gazette"
    r"|Reuters|Bloomberg|Politico|POLITICO|CNN|BBC|NPR|AFP|AP|Associated Press|Xinhua|Efe|EFE|ANSA|TASS|Tass"
    r"|Interfax|Kyodo|Yonhap|IRNA|Al Jazeera"
    r"|Radio|TV|Television|Channel \d+|Network|Agency|Magazine|Chronicle|Observer|Independent|Daily|Weekly"
    r"|Review|Standard|Mail|Mirror|Express)\b(?: Trust [Oo]f India)?)"
)

# Where the carrier stands; the group `via` is the carrier.
CARRIED: tuple[str, ...] = (
    (
        r"(?:[Aa]ccording to|[Ii]n|[Bb]y|[Cc]iting|[Qq]uoted by|[Cc]ited by|[Cc]arried by|[Rr]eported by"
        r"|[Rr]eported in) (?P<via>(?:a|an|the) (?:[\w-]+ ){0,2}?(?:report|dispatch|article|story)"
        rf" (?:by|in|from|of) {OUTLET})"
    ),
    (
        r"(?:[Ii]nterview (?:with|by|published[^.,]{0,20} (?:by|in)|on)|quoted (?:by|in)|cited by|reported by"
        r"|comments? published by|carried by|published by|as saying by|speech quoted by) "
        rf"(?P<via>(?:[A-Z][\w-]+ )?{OUTLET})"
    ),
    (
        r"(?:[Aa]ccording to|[Cc]iting|[Qq]uoted by|[Cc]ited by|[Rr]eported by) (?P<via>the (?:(?:state|official"
        r"|semi-official|local|private|government)[ -](?:run |owned )?)?(?:news agency|broadcaster|newspaper|daily"
        r"|television|radio) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
    ),
    rf"(?P<via>{OUTLET}) (?:reported|has reported|quoted|reports|cited|quotes)",
    (
        r"[Aa]ccording to (?P<via>(?:(?:state|local|some|several|various|foreign|domestic) )*(?:media|press"
        r"|news)(?: reports| outlets)?)\b"
    ),
    r"(?P<via>(?:[Ss]tate|[Ll]ocal|[Ff]oreign) media) (?:reported|reports|said|quoted)",
)
