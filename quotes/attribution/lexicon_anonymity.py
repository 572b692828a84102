"""The words in which English news holds a name back, and the words that tell why.

Fragments of regular expressions, to be put together by `components.triggers` and `components.reasons`: nothing here
matches a whole sentence. Blanks stand for any white space, an apostrophe for any apostrophe.
"""

SPEAK = (
    r"(?:sp(?:oke|eak(?:s|ing)?)|talk(?:s|ed|ing)?|said|saying|told|tell(?:s|ing)?|respond(?:ed|ing)"
    r"|repl(?:ied|ying)"
    r"|comment(?:ed|ing)|confirm(?:ed|ing)|describ(?:ed|ing)|discuss(?:ed|ing)|answer(?:ed|ing)?"
    r"|brief(?:ed|ing)(?! (?:on|about|by) )"
    r"|interviewed|quoted|agreed to (?:speak|talk|comment|discuss|be interviewed|be quoted|meet|answer)"
    r"|shar(?:ed|ing)|provid(?:ed|ing)|insist(?:ed|ing)|add(?:ed|ing)|recall(?:ed|ing)|explain(?:ed|ing))"
)
# Not "did not ask": who does not ask for anonymity holds nothing back.
ASK = (
    r"(?<!not[ ])(?<!n't[ ])(?<!never[ ])(?:ask(?:s|ed|ing)?|request(?:s|ed|ing)?|insist(?:s|ed|ing)?|want(?:s|ed"
    r"|ing)?|wish(?:es|ed|ing)?"
    r"|prefer(?:s|red|ring)?|demand(?:s|ed|ing)?|seek(?:s|ing)?|sought|plead(?:s|ed|ing)?|begg(?:ed|ing)|crav(?:es"
    r"|ed|ing)"
    r"|opt(?:s|ed|ing)?|elect(?:s|ed|ing)?|ch(?:oose|ooses|ose|osen|oosing)|desir(?:es|ed|ing)|agree(?:s|d"
    r"|ing)?"
    r"|express(?:ed|ing) a (?:wish|desire)|would (?:like|prefer|rather))"
)
REFUSE = (
    r"(?:declin(?:e|es|ed|ing)|refus(?:e|es|ed|ing)"
    r"|(?:(?:did|does|do|would|will|could)(?: not|n't)|not) (?:want(?:ing)?|wish(?:ing)?|like|care|agree"
    r"|consent|dare)"
    r"|(?:was|were|is|are)(?: not|n't) (?:willing|comfortable|prepared|ready)"
    r"|hesitat(?:es?|ed|ing)|begg(?:ed|ing) off(?: from)?"
    r"|(?:too )?(?:unwilling|reluctant|hesitant|loath|afraid|scared|frightened"
    r"|nervous))"
)
WITHHOLD_NAME = (
    r"(?:give|giving|provide|providing|use|using|share|sharing|reveal(?:ing)?|disclos(?:e|ing)|offer(?:ing)?"
    r"|state|stating|divulge|having|publish(?:ing)?|see|let|release|supply|furnish|print|tell|say"
    r"|attach)"
)
OWNER = r"(?:his|her|their|my|our|your)"
PART = (
    r"(?:own|real|full|true|actual|legal|birth|last|family|first|second|middle|given|complete|entire|exact"
    r"|christian"
    r"|individual|company|employer's)"
)
NAME = rf"{OWNER}(?: {PART}){{0,2}} ?(?:sur)?(?:names?|identit(?:y|ies))"
PART_OF_NAME = (
    r"(?:(?:first|last|middle|given|family|second|partial|single) (?:names?|initials?)|surnames?|forenames?"
    r"|first initials?"
    r"|initials?|nicknames?|call ?signs?|code ?names?|noms? de guerre|pseudonyms?|alias(?:es)?|job titles?"
    r"|titles?|ranks?"
    r"|screen ?names?|user ?names?|(?:online |twitter )?handles?)"
)
NAMED = r"(?:named|identified|quoted|credited|cited|recogni[sz]ed|mentioned|filmed|photographed)"
PRINTED = (
    r"(?:used|published|printed|withheld|disclosed|revealed|omitted|included|changed|mentioned|made public"
    r"|shared"
    r"|concealed|released|made known|known|protected|kept (?:secret|confidential|private|out(?: of (?:print"
    r"|the (?:paper|story|article|report|news)))?)|left (?:out"
    r"|off)"
    r"|in (?:print|the (?:paper|story|article|report)))"
)
ASSUMED_NAME = (
    r"(?:noms? de guerre|noms? de plume|pseudonyms?|(?<=an[ ]|he[ ]|is[ ]|er[ ]|ir[ ]|by[ ])alias(?! (?:e-?mail"
    r"|account|address))|assumed names?|false names?|fake names?"
    r"|code ?names?"
    r"|call ?signs?|screen ?names?|user ?names?|online names?"
    r"|war names?|cover names?)"
)
# What courts call somebody whose name they keep.
PLACEHOLDER = r"(?:jane|john|mary|james|baby) (?:doe|roe|poe)(?: \w\b)?"
# What may stand before the one name that is given: "only as Ms Lim".
COURTESY = r"(?:(?:mr|mrs|ms|miss|mama|auntie|aunty|uncle)\b\.? )?"
ANONYMITY = r"(?:anonymity|confidentiality)"
