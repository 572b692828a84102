"""The words that lead from a grant of anonymity to its reason ("because of", "to discuss", "for fear").

Fragments of regular expressions, put together by `components.reasons`.
"""

# Each leads in with its own words; see CONNECTORS for what they may introduce.
FEAR = (
    r"(?:for fear|(?:out of|due to|owing to|because of|over|amid|in|from|with|citing|given|by)(?: [a-z]+)? "
    r"(?:fears?|concerns?|worr(?:y|ies)|anxiet(?:y|ies))|fearing|fearful|afraid|worried|scared|frightened"
    r"|terrified|anxious"
    r"|concerned|wary|dreading|lest|who (?:\w+ )?(?:fears?|feared|worries|worried|dreads|dreaded))"
)
CAUSE = (
    r"(?:because(?: of)?|due to|owing to|on account of|(?<!was[ ])(?<!were[ ])(?<!been[ ])given(?: that)?"
    r"|in (?:light|view) of|in case|thanks "
    r"to|by reason of"
    r"|out of|for (?:lack|want) of|for reasons? of|on (?:the )?grounds? (?:of|that)|on (?:the )?advice of"
    r"|citing|cited|invoking)"
)
LOOSE = (
    r"(?:as|since|over|amid|at the (?:request|urging|insistence) of|saying|noting|explaining|arguing"
    r"|stressing|adding"
    r"|and (?:cited|said|explained)|who (?:cited|said)|without|with|pointing to|following)"
)
STATE = r"(?:being|is|was|who (?:is|was|are|were))"
CUSTOM = (
    r"(?:(?:in (?:line|keeping|accordance|compliance)|consistent|according) (?:with|to)|per|pursuant to|as "
    r"(?:is|was) "
    r"(?:customary|common|typical|standard|usual|traditional)|as (?:required|stipulated|dictated|demanded) "
    r"by|as a matter of"
    r"|as a condition of|as part of|under|by|following|in return for|in exchange for|a (?:common|standard"
    r"|customary))"
)
AIM_VERB = (
    r"(?:discuss|speak|talk|describe|share|offer|provide|be (?:more )?(?:candid|frank|honest|open|able)"
    r"|comment|reveal"
    r"|disclose|detail|explain|recount|relay|address|characteri[sz]e|divulge|express|assess|give|outline"
    r"|confirm|preview"
    r"|relate|convey|air|brief|criti(?:ci[sz]e|que)|evaluate|analy[sz]e|debate|go into|lay out|elaborate"
    r"|voice|be quoted)"
)
SHIELD_VERB = (
    r"(?:protect|avoid|preserve|shield|prevent|keep|safeguard|maintain|guard|respect|spare|save|ensure|hide"
    r"|minimi[sz]e"
    r"|not (?:\w+ )?(?:jeopardi[sz]e|damage|harm|upset|offend|endanger|hurt|anger|antagoni[sz]e|prejudice)"
    r"|stay|comply)"
)
_AIM = (
    rf"(?:(?:in order )?(?:to be able )?to (?:(?:more )?[a-z]+ly )?{AIM_VERB}|so (?:that )?(?:s?he"
    rf"|they|as to) [a-z]+(?: \w+ly)? {AIM_VERB})"
)
_SHIELD = rf"(?:(?:in order )?to (?:[a-z]+ly )?{SHIELD_VERB}|so (?:that )?(?:s?he|they|as) |without )"
_WHILE = (
    r"(?:so as (?:not )?to [a-z]+|(?:(?:while|when|in) )?(?:discussing|describing|speaking|talking"
    r"|sharing|offering|providing|commenting|recounting|detailing|critici[sz]ing)(?! to\b| with\b"
    r"| on (?:the )?condition))"
)

# Connector; the code where its words fit no class (None: then it introduces no reason); the only codes it may lead to.
CONNECTORS: tuple[tuple[str, str | None, frozenset[str] | None], ...] = (
    (
        (
            r"(?:(?:saying|because|as|since|adding|explaining|and said)(?: that)?|who said|who) (?:(?:s?he|they"
            r"|it) )?(?:\w+ )?"
            r"(?:fear(?:s|ed)|worr(?:y|ies|ied)|risk(?:s|ed)|could (?:lose|face|be))"
        ),
        "retaliation",
        None,
    ),
    (FEAR, "retaliation", None),
    (rf"(?:(?:partly|in part|largely|mainly|only|simply|just) )?{CAUSE}", "other", None),
    (
        (
            r"for (?:reasons? of |(?:his|her|their) (?:own )?|[a-z]+ (?:and |or )?)?"
            r"(?:safety|security|privacy|protection|(?:[a-z]+ )?reasons|legal|fear)"
        ),
        "other",
        None,
    ),
    (_AIM, "candor", frozenset(("candor", "security", "legal", "privacy", "not_authorized", "ground_rules"))),
    (_SHIELD, None, None),
    (r"(?:to avoid|(?:in order )?not to)", "retaliation", None),
    (r"(?:eager|wanting|hoping|wishing|trying|seeking|unwilling|wary) (?:not )?to", None, None),
    (
        (r"do(?:es)?(?: not|n't) (?:\w+ly )?(?:name|identify|publish the names of)"),
        None,
        frozenset(("privacy", "minor", "legal")),
    ),
    (_WHILE, "candor", None),
    (r"(?:(?:who )?(?:is|are|was|were|being) )?bound by", "legal", None),
    (CUSTOM, None, frozenset(("ground_rules", "legal", "not_authorized", "security", "candor"))),
    (r"(?:before|ahead of|until|pending|while|as|since)", None, frozenset(("candor", "legal", "privacy"))),
    (r"saying(?: that)? (?:[\w']+ ){1,6}?(?:would|could|might|may)", "retaliation", None),
    (rf"{STATE} (?:an )?(?:undocumented|in the country|facing)", None, frozenset(("legal",))),
    (STATE, None, frozenset(("minor", "not_authorized"))),
    (
        LOOSE,
        None,
        frozenset(("minor", "not_authorized", "safety", "retaliation", "legal", "privacy", "security")),
    ),
)
