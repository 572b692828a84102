"""The words that attribute, and the small words that show where a phrase begins and ends. Standard library only."""

# Verbs of statement that take a clause or quoted words, then those that take a thing; the same for belief.


def _listed(words: str) -> list[str]:
    return words.split()


SAYING = _listed(
    """
    say tell write add note report announce suggest argue tweet explain declare acknowledge recall insist warn
    claim conclude respond reply state stress predict contend reveal assert maintain concede admit confirm ask
    remark observe emphasize emphasise reiterate allege caution complain boast joke testify lament indicate
    show find estimate recount quip assure remind inform promise pledge vow propose urge demand recommend
    agree deny disclose shout yell continue speculate repeat post read pen counter retort echo underline
    caption imply signal mention
    """
)
DESCRIBING = _listed(
    """
    describe call criticize criticise praise accuse endorse reject dismiss condemn denounce cite defend attack
    blast slam mock blame decry tout question discuss decline refuse threaten assail applaud deride rebuke
    refer reference highlight thank portray label deem liken dub hail voice express challenge apologize
    apologise rail object allude lambast outline
    """
)
BELIEVING = _listed(
    """
    believe think hope fear expect know feel doubt worry wonder assume suspect learn realize realise consider
    decide seem appear conclude predict
    """
)
WANTING = _listed("want support oppose favor favour prefer view regard")

_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "find": "finds found finding",
    "show": "shows showed shown showing",
    "think": "thinks thought thinking",
    "know": "knows knew known knowing",
    "feel": "feels felt feeling",
    "see": "sees saw seen seeing",
    "seek": "seeks sought seeking",
    "read": "reads read reading",
    "refer": "refers referred referring",
    "admit": "admits admitted admitting",
    "quip": "quips quipped quipping",
    "pen": "pens penned penning",
    "dub": "dubs dubbed dubbing",
    "slam": "slams slammed slamming",
}


def inflected(verb: str) -> list[str]:
    """All forms of a verb, the base form first."""
    if verb in _IRREGULAR:
        return [verb, *_IRREGULAR[verb].split()]
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    return [verb, verb + ("es" if verb.endswith(("sh", "ch", "ss", "x")) else "s"), verb + "ed", verb + "ing"]


def _forms(verbs: list[str]) -> dict[str, str]:
    return {form: verb for verb in verbs for form in inflected(verb)}


CUE_VERBS = _forms(SAYING + DESCRIBING + BELIEVING + WANTING)  # form -> base form
TAKES_CLAUSE = frozenset(SAYING + BELIEVING)
BELIEF = frozenset(BELIEVING + WANTING)

AUXILIARIES = frozenset(
    _listed(
        """
    has have had is are was were be been being will would could can may might must should shall did does do
    not t don doesn didn won wouldn isn aren wasn weren hasn haven hadn couldn cannot
    """
    )
)
CUE_ADVERBS = frozenset(
    _listed(
        """
    also later then again once ever never often already still even now just recently repeatedly publicly
    widely previously subsequently reportedly famously quickly finally simply further strongly initially
    formally himself herself itself themselves separately frequently openly clearly explicitly apparently
    """
    )
)
PARTICLES = frozenset(_listed("for to on of about as"))
PRONOUNS = frozenset(_listed("he she it they we i you who which this these those both many some others"))
DETERMINERS = frozenset(
    _listed(
        """
    the a an his her its their our my your this that these those some many several few both one two three four
    five six seven eight nine ten another other all no any most more
    """
    )
)
PREPOSITIONS = frozenset(
    _listed(
        """
    of in on at by for from with to about into over after before during under between against among through
    without within since until near across along around toward towards despite per via upon amid inside
    outside beyond behind above below like unlike including following
    """
    )
)
CONJUNCTIONS = frozenset(
    _listed(
        """
    and or but because although though while when whereas if unless whether that as than so yet nor where how
    why what whom whose even
    """
    )
)
OPENING_ADVERBS = frozenset(
    _listed(
        """
    however meanwhile still instead later earlier yesterday today tomorrow now then thus moreover furthermore
    also nevertheless nonetheless indeed perhaps maybe again already soon here there monday tuesday wednesday
    thursday friday saturday sunday last next once afterward afterwards additionally too not only just
    """
    )
)
FINITE_VERBS = frozenset(
    _listed(
        """
    is are was were has have had will would could can may might must should did does do am 's 're 've 'll went
    came made got took gave kept held left lost won ran began became grew fell rose met paid put sent set
    stood spoke led built brought bought caught cut fought hit let sold spent taught wore makes takes gives
    gets comes goes remains wants needs makes says isn aren wasn weren don doesn didn won wouldn couldn hasn
    haven cannot
    """
    )
)
ABBREVIATIONS = frozenset(
    _listed(
        """
    mr mrs ms dr sen rep gov gen col lt sgt capt adm prof rev hon st jr sr jan feb mar apr jun jul aug sept
    sep oct nov dec no vs inc corp co ltd u.s u.n a.m p.m d.c e.g i.e maj cmdr pres supt messrs mme
    """
    )
)
OCCASIONS = frozenset(
    _listed(
        """
    statement interview letter email e-mail mail conference speech tweet tweets post briefing rally testimony
    debate memo phone telephone message call appearance event monday tuesday wednesday thursday friday
    saturday sunday week month year morning afternoon evening night yesterday today time facebook twitter
    instagram whatsapp blog video january february march april june july august september october november
    december point
    """
    )
)
