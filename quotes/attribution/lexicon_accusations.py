"""Words with which somebody is accused or attacked: cues that say so by themselves, and words inside what is said."""

import re

ACCUSING = re.compile(
    r"\b(?:accus|alleg|blam|condemn|criticis|criticiz|denounc|deplor|decr(?:ied|ies)|derid|lambast|slam|assail"
    r"|attack|blast|fault|rebuk|rail(?:ed|s|ing)? against|charg(?:ed|es|ing) that|lash(?:ed|es|ing)? out|scold|mock"
    r"|ridicul|vilif)\w*",
    re.IGNORECASE,
)
INCRIMINATING = re.compile(
    r"\b(?:l(?:ied|iar|iars|ying)|corrupt\w*|brib\w+|fraud\w*|stole|stolen|theft|embezzl\w+|cheat\w*|abus(?:e|ed|er|ive)\w*"
    r"|harass\w*|assault\w*|rap(?:e|ed|ist)|murder\w*|kill(?:ed|er|ing)|tortur\w*|crimin\w+|crook\w*|illegal\w*"
    r"|unlawful\w*|cover[- ]?up|incompeten\w+|disgrac\w+|shameful\w*|reckless\w*|negligen\w+|betray\w*|threaten\w*)\b",
    re.IGNORECASE,
)


def accuses(cue: str, content: str) -> bool:
    """Whether words accuse or attack somebody, as far as the words themselves tell."""
    return bool(ACCUSING.search(cue) or INCRIMINATING.search(content))
