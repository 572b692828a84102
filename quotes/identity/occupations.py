"""Fields of occupation, and which of them one person seldom has at once."""

from quotes.attribution.lexicon_names import word_set

_FIELDS = {
    "politics": """mayor minister senator president governor councillor councilor councilwoman councilman lawmaker
        legislator mp mep representative deputy premier chancellor ambassador diplomat envoy politician secretary
        alderman congressman congresswoman assemblyman assemblywoman parliamentarian king queen candidate""",
    "law": "judge lawyer prosecutor attorney solicitor barrister magistrate justice counsel notary",
    "force": """officer sergeant detective sheriff general colonel captain lieutenant major commander admiral soldier
        policeman policewoman inspector constable superintendent corporal marshal firefighter pilot""",
    "medicine": """nurse doctor surgeon physician midwife paramedic pharmacist dentist neurosurgeon anesthetist
        anaesthetist psychiatrist epidemiologist pediatrician paediatrician psychologist virologist veterinarian vet""",
    "science": """professor researcher scientist lecturer academic historian economist physicist chemist biologist
        hydrologist geologist sociologist scholar engineer""",
    "school": "teacher student pupil headmaster headmistress headteacher undergraduate",
    "arts": """actor actress singer painter musician novelist poet guitarist drummer dancer sculptor filmmaker
        director playwright composer comedian artist""",
    "press": "reporter journalist editor columnist correspondent anchor photographer broadcaster publisher",
    "sport": """striker goalkeeper midfielder defender coach player footballer cricketer boxer golfer skipper
        batsman bowler winger quarterback pitcher swimmer sprinter runner rower cyclist referee""",
    "clergy": "priest bishop archbishop imam rabbi pastor vicar cardinal pope nun monk mullah cleric",
    "business": """executive chairman chairwoman manager owner businessman businesswoman entrepreneur investor banker
        trader founder ceo boss""",
    "trade": """baker butcher plumber farmer fisherman electrician driver mechanic waiter waitress hairdresser
        shopkeeper builder carpenter cleaner tailor miner welder fishmonger gardener bricklayer welder clerk""",
}
FIELD_OF = {noun: field for field, nouns in _FIELDS.items() for noun in nouns.split()}
_AT_ONCE = {
    frozenset(pair.split("+"))
    for pair in word_set(
        """politics+law politics+business politics+force politics+science politics+press law+science law+business
        science+medicine science+school science+business science+arts arts+press press+business sport+business
        arts+business business+trade medicine+school clergy+school clergy+science sport+school arts+school force+law
        press+science medicine+business"""
    )
}
# Held by one person at a time in one place.
SINGLE_OFFICES = word_set(
    """mayor governor president premier chancellor king queen pope sheriff bishop archbishop headmaster headmistress
    headteacher principal minister ambassador executive ceo chairman chairwoman sultan emir coach"""
)


def exclude_one_another(nouns: frozenset[str], others: frozenset[str]) -> bool:
    """Whether no occupation of one is known to go with one of the other; unknown occupations go with everything."""
    fields = {FIELD_OF[noun] for noun in nouns if noun in FIELD_OF}
    other_fields = {FIELD_OF[noun] for noun in others if noun in FIELD_OF}
    known = bool(fields) and bool(other_fields) and not nouns & others
    return known and not any(a == b or frozenset((a, b)) in _AT_ONCE for a in fields for b in other_fields)
