"""How many people share what a description calls somebody: rough sizes, to tell one from a few from many.

Sizes are of the order of a mid-sized country, a town, a large institution and a small one. They are judgements, not
statistics; what counts is on which side of a dozen they fall.
"""

import re
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Group:
    """People of one calling: how many anywhere, in a named place, in a large institution, in a small one.

    `broader` is what to call them without saying which calling it is.
    """

    name: str
    anywhere: int
    in_place: int
    in_institution: int
    in_small: int
    broader: str = ""


OFFICE = Group("holders of an office that one person has", 300, 1, 1, 1, "an official")
SPOKESPERSON = Group("spokespeople", 2_000, 12, 4, 2, "an official")
HIGH = Group("holders of a high office", 200, 20, 10, 8, "an official")
SPECIALIST = Group("specialists of that kind", 300, 10, 4, 1, "a specialist")
PROFESSION = Group("people of that trade", 100_000, 2_000, 100, 10)
OFFICIAL = Group("officials", 100_000, 20_000, 1_000, 100, "an official")
PUBLIC = Group("people of that kind", 1_000_000, 100_000, 1_000, 60, "a person")
CLOSE_KIN = Group("wives, husbands, mothers and fathers of one person", 1, 1, 1, 1, "a relative")
KIN = Group("brothers, sisters and children of one person", 4, 4, 4, 4, "a relative")
WIDER_KIN = Group("wider family and neighbors of one person", 10, 10, 10, 10, "somebody who knows the family")
CIRCLE = Group("people who serve one person", 8, 8, 8, 8, "a colleague")
CLERGY = replace(OFFICE, broader="a member of the clergy")
MEDICAL = replace(SPECIALIST, broader="a doctor")
CARE = replace(SPECIALIST, broader="a health worker")

# A rank: how many of it in an army, in a place, in a branch, in a unit.
RANKS = {
    "general": (100, 5, 10, 1),
    "admiral": (50, 3, 5, 1),
    "brigadier": (100, 5, 10, 1),
    "colonel": (800, 20, 50, 4),
    "major": (2_000, 40, 100, 6),
    "commander": (1_000, 20, 40, 2),
    "captain": (4_000, 60, 200, 8),
    "lieutenant": (8_000, 100, 400, 12),
    "sergeant": (20_000, 300, 800, 30),
    "corporal": (30_000, 400, 900, 40),
    "rating": (20_000, 400, 400, 60),
    "officer": (60_000, 1_000, 1_000, 60),
    "soldier": (150_000, 4_000, 4_000, 400),
}
ARMED_FORCES = "a member of the armed forces"

# One word or several of a head noun each, as regular expressions; separated by blanks, "_" stands for a blank in them.
_WORDS: tuple[tuple[Group, str], ...] = (
    (CLERGY, "(arch)?bishops? popes? abbots? abbess(es)? parish_priests? chief_rabbis?"),
    (
        OFFICE,
        """chiefs?_of_staff chief_\\w+_officers? chief_(?!executives)\\w+ (fire_|police_|army_)?chiefs? heads? mayors?
        principals? head_?(master|mistress|teacher)s? kings? queens? presidents? governors? deputy_governors? coroners?
        harbou?r_?masters? editors? survivors? commandants? chair(man|woman|person)?s? ceos? ambassadors? consuls?
        deans? rectors? prime_ministers? goalkeepers? lighthouse_keepers? treasurers? director[-_]generals?
        secretary[-_]generals? attorneys?_general superintendents?""",
    ),
    (SPOKESPERSON, "spokes(man|woman|person|men|women|people)"),
    (
        HIGH,
        """((deputy|vice|assistant|cabinet)_)?(minister|director|commissioner)s? secretar(y|ies) vice_presidents?
        vice_chair\\w* deputy_\\w+ judges? senators? trustees? partners? jurors? board_members? envoys? archivists?
        cardinals? founders? negotiators?""",
    ),
    (
        MEDICAL,
        """(neuro|heart|brain|plastic|transplant)[-_]?surgeons? ana?esth(etist|esiologist)s? pathologists?
        oncologists? cardiologists? neurologists? psychiatrists? epidemiologists? dentists? pediatricians?""",
    ),
    (CARE, "midwi(fe|ves) pharmacists? paramedics? speech_therapists?"),
    (
        SPECIALIST,
        """veterinarians? vets? undertakers? translators? interpreters? weather_presenters? violinists? organists?
        cryptographers? seismologists? astronomers? nuns? caretakers? piano_tuners? falconers? divers?
        helicopter_pilots? imams? rabbis? priests? pastors? vicars? choristers? conductors? beekeepers?
        locksmiths? clockmakers?""",
    ),
    (
        CLOSE_KIN,
        "(ex-)?(wife|husband|widow|widower) mother father twin(_brother|_sister)? fianc(é|ée) stepmother stepfather",
    ),
    (KIN, "(half-|step)?(brother|sister|son|daughter)s? siblings? grandfather grandmother"),
    (
        WIDER_KIN,
        """uncles? aunts? nephews? nieces? cousins? grand(sons?|daughters?|children)
        (brother|sister|mother|father)-in-law in-laws? neighbou?rs? god(father|mother)s?""",
    ),
    (
        CIRCLE,
        """bodyguards? chauffeurs? private_secretar(y|ies) speechwriters? valets? nann(y|ies) (close|best|old)_friends?
        roommates? flatmates? classmates? cellmates? teammates? bandmates? co-?founders? personal_\\w+""",
    ),
    (
        OFFICIAL,
        """officials? diplomats? civil_servants? bureaucrats? agents? operatives? investigators? prosecutors? lawmakers?
        legislators? politicians? executives? aides? advis[eo]rs? staffers? insiders? sources?""",
    ),
    (
        PUBLIC,
        """residents? people persons? m[ae]n wom[ae]n boys? girls? students? voters? citizens? refugees? migrants?
        members? employees? workers? witness(es)? patients? customers? fans? someone somebody one both visitors?
        colleagues? friends? supporters? protesters? prisoners? parents? locals? villagers? teenagers? callers?
        passengers? worship+ers? guests? shoppers? diners? spectators? bystanders? onlookers? commuters? mourners?
        participants? volunteers? inmates? detainees?""",
    ),
)
_PATTERNS = tuple(
    (group, re.compile("|".join(words.split()).replace("_", " "), re.IGNORECASE)) for group, words in _WORDS
)


def group_of(words: list[str]) -> Group:
    """The group that the last words of a noun phrase name, such as "neurosurgeon" or "chief of staff".

    A noun that is not known counts as a trade.
    """
    for length in (3, 2, 1):
        head = " ".join(words[-length:]) if len(words) >= length else ""
        for group, pattern in _PATTERNS:
            if pattern.fullmatch(head):
                return group
    rank = words[-1].casefold().removesuffix("s") if words else ""
    return Group(f"people of the rank of {rank}", *RANKS[rank], ARMED_FORCES) if rank in RANKS else PROFESSION
