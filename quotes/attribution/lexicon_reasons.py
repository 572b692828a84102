"""The words in which English news gives the reason for holding a name back, by reason code.

Fragments of regular expressions, put together by `components.reasons` and `components.triggers`.
"""

_NEWS = (
    r"(?= (?:\w+ ){0,3}?(?:interviews?|statements?|comments?|information|details|questions?|remarks|briefings?|names?"
    r"|documents?|data|figures?|records?|public(?:ly)?|media|press|reporters?|journalists?)\b)"
)
_OTHER_TALK = r"(?! (?:up|(?:\w+ )?languages?|(?:his|her|their|our) (?:own )?(?:language|mind)s?)\b)"
DISCUSS = (
    rf"(?:(?:speak|talk){_OTHER_TALK}|discuss|comment|be (?:quoted|named|identified|interviewed)|brief|disclose"
    rf"|reveal"
    rf"|divulge|(?:give|share|release|address|describe|make|answer|provide|communicate|grant){_NEWS}"
    r"|appear|publicly|go on)"
)
DISCUSSING = (
    rf"(?:(?:speaking|talking){_OTHER_TALK}|discussing|commenting|disclosing|revealing|(?:giving|sharing"
    rf"|making){_NEWS}"
    r"|being|publicly|going)"
)
UNAUTHORIZED = (
    rf"(?:(?:not|[a-z]+n't|never)(?: \w+){{0,2}}? (?:authori[sz]ed|allowed|permitted|cleared|supposed|empowered"
    r"|entitled|approved"
    rf"|at liberty|in a position|free|licensed|given permission)|unauthori[sz]ed)(?: by [^,.;:]{{1,50}}?)?"
    rf" to (?:\w+ly )?{DISCUSS}\b(?! (?:at|in|from|during|references|fun)\b)"
    rf"|(?:lack(?:s|ed|ing)?|without|no|[a-z]+n't have|not have)(?: \w+){{0,2}}? (?:authority|authori[sz]ation"
    r"|clearance"
    rf"|permission|approval) to (?:\w+ly )?{DISCUSS}\b"
    rf"|(?:barred|prohibited|forbidden|banned|precluded|prevented|restricted)(?: by [^,.;:]{{1,50}}?)? "
    rf"(?:from {DISCUSSING}|to {DISCUSS})\b(?! (?:at|in|from|during|references|fun)\b)"
    rf"|(?:told|instructed|ordered|asked|warned|advised|directed)(?: by [^,.;:]{{1,50}}?)? not to (?:speak"
    r"|talk|discuss|comment|give)\b"
    rf"|not (?:the|an?) (?:competent|proper) authority to {DISCUSS}\b"
    rf"|not (?:the|an|their|its|a) (?:\w+ )?(?:authori[sz]ed|official|designated) (?:spokes\w+|speaker)"
)

_WHO = r"(?:his|her|their|its|the|my|our|'s)"
_WORKPLACE = (
    r"(?:jobs?|careers?|positions?|livelihoods?|work|business(?:es)?|employment|pensions?|tenure"
    r"|contracts?|post)"
)
FOES = (
    r"(?:bandits?|gangs?|militias?|militants?|cartels?|mafia|taliban|isis|isil|islamic state|gunmen|rebels?"
    r"|insurgents?|jihad\w*"
    r"|extremists?|regime|junta|secret police|security (?:forces|services)|boko haram|hezbollah|hamas|al[- "
    r"]shabab|death squads?"
    r"|paramilitar\w+|traffickers|smugglers|warlords?|neo-nazis?|(?:ex|former|abusive|estranged|violent) "
    r"?-?(?:husband|partner|boyfriend"
    r"|wife)|stalker|abuser)"
)
VIOLENCE = (
    r"(?:militants?|militias?|gangs?|cartels?|rebels?|insurgents?|jihad\w*|taliban|isis|islamic state"
    r"|regime|junta"
    r"|death threats?|security forces|airstrikes?|bombings?|bombardment|shelling|crackdown|dictator\w*"
    r"|secret police|massacres?|front ?lines?|troops|general staff|drone strikes?"
    r"|armed|extremists|gunmen|occupied|occupation|coup|torture\w*)"
)
_ARMED = (
    r"(?:taliban|isis|isil|islamic state|militants?|militias?|gangs?|cartels?|mafia|rebels?|insurgents?"
    r"|jihad\w*|al[- ]qaeda"
    r"|boko haram|hezbollah|hamas|houthis?|al[- ]shabab|paramilitar\w+|guerrillas?|regime|junta|military "
    r"government"
    r"|secret police|security forces|security services|army|soldiers|warlords?|kremlin|death squads?|armed "
    r"(?:groups?|men)"
    r"|traffickers|smugglers|extremists|terrorists?|neo-nazis?|communist party|authorities|police|government)"
)
_HARM = (
    r"(?:retaliation|retribution|victimi[sz]ation|reprisals?|repercussions?|revenge|vengeance|retaliat\w+|backlash"
    r"|consequences|punish\w+)"
)

# Reason code, words. The earliest words in the evidence decide; of two that begin together, the one listed first.
REASONS: tuple[tuple[str, str], ...] = (
    (
        "minor",
        (
            r"(?:is|are|was|were|being|as) (?:a |an )?(?:\w+ )?(?:minors?|juveniles?|underage\w*)\b"
            r"|(?:is|are|was|were) (?:only |just |still )?(?:a )?child(?:ren)?\b|\b(?:minors?"
            r"|juveniles?)\b"
            r"|under(?:age| (?:the age of )?(?:1[0-8]|eighteen))\b|(?:is|was|are|were) (?:only |just )?(?:[5-9]"
            r"|1[0-7])\b"
            r"(?! (?:percent|per|of|years? (?:in|on|with)))|\b(?:[5-9]|1[0-7])-year-olds?|(?:his|her|their|the) "
            r"(?:young )?age\b"
            r"|\bunder[- ]?18s?\b|(?:protect|identify|name|naming|identifying)\w*(?: \w+){0,2} (?:children|child"
            r"|teenagers?)\b"
        ),
    ),
    ("not_authorized", UNAUTHORIZED),
    (
        "not_authorized",
        (
            r"(?:compan(?:y|ies)|agency|department|corporate|hospital|school|employer|firm|team|league|office"
            r"|media|government"
            r"|ministry|police|bank|university|organi[sz]ation|station|chain|union|army)(?:'s)? (?:\w+ "
            r")?(?:policy|policies|rules?)"
            r"(?: \w+){0,3}? (?:prohibit|forbid|forbad|bar|prevent|ban|restrict|against|does not|doesn't|do not"
            r"|don't|did not"
            r"|against|limit|on (?:speaking|talking))\w*"
            r"|(?:not|[a-z]+n't)(?: \w+){0,2}? (?:authori[sz]\w+|permission|clearance|the authority)"
            r"|(?:need|require)\w* (?:\w+ )?(?:permission|authori[sz]ation|approval|clearance)"
            r"|only (?:\w+ ){1,4}?(?:is|are|was|were) (?:authori[sz]ed|allowed|permitted)"
            r"|(?:forbids?|forbade|bars?|prohibits?|bans?) (?:[\w']+ ){1,3}?"
            rf"(?:from {DISCUSSING}|to {DISCUSS})\b"
        ),
    ),
    (
        "not_authorized",
        (
            r"(?:media|press|social media|communications) polic(?:y|ies)|polic(?:y|ies) on (?:speaking"
            r"|talking|the media|interviews)"
        ),
    ),
    (
        "safety",
        (
            rf"(?:{_WHO}|'s|own|personal|physical|family) (?:[\w']+ ){{0,2}}?(?:safety|lives\b|life\b)|\bsafety\b"
            r"|\b(?:violence|violent|persecut\w+|prosecution by|torture\w*|abduct\w+|kidnap\w*|murder\w*"
            r"|assassinat\w+"
            r"|beaten|bombed|shelled|killed|kill|killing|shot|attacks?|attacked|physical(?:ly)? harm\w*"
            r"|bodily harm|death "
            r"threats?|endanger\w*|disappear\w*"
            r"|arrest(?:ed|s)?|detention|detained|imprison\w*|jail\w*|imprisonment|interrogat\w+|tortured|deadly"
            r"|mob)\b"
            rf"|\b{FOES}\b|{_ARMED}(?:'s)? (?:\w+ )?{_HARM}|{_HARM} (?:\w+ ){{0,4}}?(?:by|from|against|at the "
            r"hands of|of) "
            rf"(?:\w+ ){{0,4}}?(?:{_ARMED}|(?:family|relatives|loved ones))\b"
            r"|(?:trouble|problems|run-ins?|reprisals?|harass\w+|target\w+) (?:with|by|from) (?:\w+ "
            rf"){{0,3}}?{_ARMED}\b"
            r"|(?:threat|risk|danger|peril)\w*(?: \w+){0,2}? (?:to|for|against|on) (?:\w+ ){0,2}?(?:life|lives"
            r"|family|families|relatives)"
            r"|\b(?:threats?|threatened|danger\w*|in peril|hunted|hiding|fled|stalk\w+|domestic violence"
            r"|hostile territory"
            r"|for (?:his|her|their) (?:own )?protection"
            r"|under (?:(?:state|police|witness|court|armed|official) )?protection"
            r"|security (?:reasons|concerns|fears) (?:because|in)"
            r"|(?:parents|family|relatives|wife|husband|children|brothers?|sisters?|mother"
            r"|father) (?:(?:still )?(?:lives?|remains?)|(?:is|are|was|were) still) (?:in|under|there|on|near|behind"
            r"|across)|relatives (?:still )?(?:in|living|who)|family (?:still|back|who|remains?|members? (?:still|in"
            r"|who))"
            r"|(?:relatives|husband|brothers?|sons?|daughters?|father|fiancé) (?:is|are|was|were) (?:still )?"
            r"(?:fighting|at the front"
            r"|on the front ?line|in (?:prison|custody|the army|hiding))"
            r"|(?:under|living under) (?:\w+ )?(?:occupation|rule)|personal security|(?:his|her|their) (?:own "
            r"|personal )?security"
            r"|reasons of (?:personal )?security|security reasons|security concerns|safety reasons)\b"
        ),
    ),
    (
        "retaliation",
        (
            r"(?:los(?:e|ing|s of)|cost(?:ing)?(?: (?:him|her|them))?|jeopardi[sz]\w*|risk\w*|hurt\w*|harm\w*"
            r"|damag\w+|affect\w*"
            r"|endanger\w*|threaten\w*|keep\w*|for|about|imperil\w*|protect\w*|compromis\w*|ruin\w*|impact\w*"
            r"|end|destroy\w*|over"
            rf"|undermin\w*|find\w*|seeking|prospects? of) (?:\w+ |\w+'s ){{0,4}}?{_WORKPLACE}\b"
            rf"|\b{_HARM}\b|\b(?:fired|firing|dismiss(?:ed|al)|sack(?:ed|ing)|laid off|demot\w+|blacklist\w*"
            r"|black-?balled|suspend\w*"
            r"|disciplin\w+|expelled|expulsion|evict\w+|ostraci[sz]\w*|alienat\w+|antagoni[sz]\w+|anger\w*"
            r"|upset\w*|offend\w*|run afoul"
            r"|burn\w* bridges|boycott\w*|sued|lawsuits? against|lawsuit from|harass\w+|bull(?:y|ied|ying)"
            r"|intimidat\w+|trolling|doxx\w+|losing clients|clients"
            r"|customers|business(?:es)? relationships?|(?:professional|business|working|political|personal"
            r"|future) (?:relationship|standing|reputation"
            r"|reprisal|prospect|opportunit|consequence|interest|blowback|fallout|career)\w*|reputation\w*"
            r"|relationships?|sanction(?:ed|s)|blowback"
            r"|(?:hopes? to|would like to|plans to) (?:work|return|keep|find|remain)|(?:still )?(?:works?"
            r"|working|employed) (?:at|for|there|with|in the)|in(?:to)? trouble|trouble (?:at"
            r"|with)|lose (?:\w+ ){0,3}?(?:funding|business|benefits|visas?|housing|access|licen[sc]e"
            r"|scholarship)"
            r"|losing (?:\w+ ){0,3}?(?:funding|benefits|visas?|housing|access|licen[sc]e|scholarship|home"
            r"|apartment)"
            r"|risk\w* (?:\w+ ){0,2}?(?:access|funding)|cut off|fall ?out|target(?:ed|s)|(?:his|her|their) "
            r"(?:current )?(?:employers?|boss(?:es)?|landlords?|colleagues)"
            r"|do(?:es|ing)? business|online (?:abuse|harassment|attacks|hate)|wrath|ire|vindictive\w*|pressure "
            r"from|worsen\w*)\b"
        ),
    ),
    (
        "legal",
        (
            r"\b(?:pending (?:\w+ )?(?:litigation|case|lawsuit|trial|investigation|inquiry|charges|appeal|matter"
            r"|legal)|litigation"
            r"|lawsuits?|grand jury|ongoing (?:\w+ )?(?:investigation|inquiry|probe|case|litigation|trial"
            r"|proceedings?|review)"
            r"|(?:investigation|inquiry|probe|case|trial|litigation|matter|proceedings?) (?:is|was|are|were"
            r"|remains?|remained)(?: \w+)? "
            r"(?:ongoing|under ?way|pending|continuing|active|open|before|sub judice|sealed|under"
            r"|with (?:the |a )?(?:\w+ )?(?:referee|ombudsman|regulator|tribunal|prosecutors?|police|courts?|panel))"
            r"|open "
            r"(?:investigation|case)|continuing (?:investigation|inquiry)"
            r"|active (?:investigation|case)|(?:criminal|federal|police|internal affairs|civil|judicial|legal"
            r"|court|disciplinary) (?:\w+ )?(?:investigation|inquiry|probe"
            r"|case|proceedings?|reasons|order|action|constraints|restrictions|concerns|jeopardy|consequences"
            r"|ramifications|trouble|status|advice|exposure|risks?)"
            r"|an? investigation|the investigation|gag order|court order|judge's order"
            r"|(?:order|ruling|injunction) of (?:the|a) (?:\w+ )?(?:court|judge|tribunal)|under seal|sealed|sub "
            r"judice|bound by|non-?disclosure|n\.?d\.?a\.?s?\b"
            r"|confidentiality (?:agreement|clause|rules|requirement|obligation|law|provision)s?|severance"
            r"|settlement|immigration|(?:residen(?:ce|cy)|work) permits?|visas?|green cards?|refugee status"
            r"|undocumented"
            r"|illegal(?:ly)?|deport\w*|without (?:legal )?(?:papers|documents|status)|asylum|visa status"
            r"|privacy laws?|federal law|state law|(?:\w+ )?laws? (?:forbids?|prohibits?|bars?|protect\w*"
            r"|prevent\w*|requires?|restrict\w*|against)"
            r"|(?:supreme|high|apex) court(?:'s)? (?:guidelines?|directi(?:ons?|ves?)|norms?|rules?|rulings?)"
            r"|by law|law forbids|prohibited by|legal reasons|lawyers?|attorneys?|(?:incriminat|prosecut)\w+"
            r"|indict\w*|charged|charges|contract(?:ual)? (?:prohibit|forbid|bar|prevent|oblig)\w*"
            r"|contractual(?:ly)?"
            r"|(?:court|judge|magistrate|tribunal) (?:has |have |had )?(?:order|barr|bann|forb|prohibit|impos|rul"
            r"|gag)\w*"
            r"|(?:by|from) (?:the|a) (?:\w+ )?(?:court|judge)|witness(?:es)? in|juror|subpoena\w*"
            r"|attorney-client|plea deal|hipaa)\b"
        ),
    ),
    (
        "security",
        (
            r"\b(?:classif\w+|declassified|national security|operational security|intelligence (?:\w+ "
            r")?(?:matters?|issues?|operations?|assessments?|reports?|information|gathering|findings|sources"
            r"|briefings?)"
            r"|sensitive intelligence|(?:the |about |discuss(?:ing)? |share |sharing |describe )intelligence"
            r"|covert\w*|undercover|clandestine|secret (?:operation|mission|program|military|intelligence)\w*"
            r"|(?:military|security|troop|naval|counter-?terrorism|tactical|law enforcement|battlefield|war) "
            r"(?:\w+ )?(?:operations?|planning|plans|movements?|matters?|assessments?|issues?|deployments?"
            r"|tactics|strategy|details|procedures?|restrictions)"
            r"|ongoing operations?|operational (?:details|matters|reasons|issues|plans|secrecy)|(?:operations?"
            r"|missions?) (?:is|are|was|were) (?:secret|ongoing|under ?way|sensitive)"
            r"|active[- ]duty|still (?:serv\w+|in service)|serving (?:in the )?(?:military|soldiers?|officers?"
            r"|member)|cover (?:has|had) not|state secrets?|military secrecy|security clearance|top secret|spy"
            r"|spies)\b"
        ),
    ),
    (
        "privacy",
        (
            r"\b(?:privacy|private lives|private life|stigma\w*|a?sham(?:e|ed|ing)|embarrass\w*|humiliat\w*|health"
            r"|illness|medical|diagnos\w+|hiv|abortion|pregnan\w+"
            r"|miscarriage|rape|raped|sexual(?:ly)?|abuse[ds]?|abuser|assault(?:ed|s)?|molest\w*|victims?"
            r"|survivors?|trauma\w*|harassment|addict\w*|mental|suicid\w*|rehab\w*"
            r"|(?:his|her|their|the|'s|my) (?:\w+ ){0,2}?(?:identity|identities)|identit(?:y|ies) of|private "
            r"family|family (?:matter|member's|reasons|issues)|personal (?:matter|reasons|nature|life|lives"
            r"|details|information|subject|family|and)"
            r"|identif(?:y|ies) (?:him|her|them|(?:\w+ ){1,2}?(?:child(?:ren)?|daughters?|sons?|victims?"
            r"|patients?))\b"
            r"|intimate|sexuality|sexual orientation|gay|lesbian|transgender|(?:not|[a-z]+n't) out\b"
            r"|neighbou?rs|gossip|judged|come out|divorce\w*|marriage"
            r"|married|husbands?|spouses?|told (?:\w+ ){0,2}?(?:parents|family|wife|husband)|(?:request|wish"
            r"|wishes) of (?:\w+ ){0,3}?(?:family|relatives|parents|patient)|(?:still )?griev\w+|attention"
            r"|publicity|spotlight|unwanted|private person|family's wishes|family's request"
            r"|(?:protect|shield|spare|respect)\w* (?:\w+ |\w+'s ){0,4}?(?:famil(?:y|ies)|children|child|son"
            r"|daughter|husband|wife|mother|father|parents|nephew|niece|relatives?|friends?|patients?|students?"
            r"|clients?|privacy|themselves|herself|himself|victims?)|patient confidentiality|finances|debts?)\b"
        ),
    ),
    (
        "ground_rules",
        (
            r"\b(?:ground ?rules?|protocols?|house (?:rules?|style|custom)|customar\w+|custom|standing (?:rules?"
            r"|policy|orders?)|briefing rules|terms (?:set|of the (?:briefing|call|event))|rules (?:set|of"
            r"|imposed|governing|for)"
            r"|(?:common|standard|usual|normal|routine|typical|regular|departmental|diplomatic|government"
            r"|ministry|civil service) (?:practice|procedure|rules?|protocol|policy|regulations|custom"
            r"|convention)s?|chatham house|regulations|by convention|on background|as a matter of (?:policy"
            r"|course)"
            r"|(?:the |its |their )?(?:department|agency|company|ministry|military|army|government"
            r"|administration|embassy|bank|office|police|organi[sz]ation|state department|white house"
            r"|institution|force)(?:'s)? (?:policy|rules?|practice|regulations)|(?:a |the |its |under |by "
            r")(?:policy|rules?)\b|briefing (?:terms|conditions)|conditions? (?:set|imposed|of the (?:briefing"
            r"|call))|policy)\b"
        ),
    ),
    (
        "candor",
        (
            r"\b(?:candid\w*|cando[u]?r|frank\w*|free(?:ly|r)|open(?:ly| up)|honest\w*|blunt\w*|bluntly|more "
            r"(?:openly|freely)|upstag\w+|overshadow\w*|pre-?empt\w*|get(?:ting)? ahead of|undercut\w*"
            r"|derail\w*|interfer\w+|internal\w*|private(?:ly)?|confidential|deliberati\w+|negotiat\w+"
            r"|(?:personnel"
            r"|staffing|hiring) (?:\w+ )?(?:matters?|issues?|decisions?|moves?|changes?|discussions?)|"
            r"strateg\w+|diploma\w+|sensitiv\w+|delicate|delicacy|(?<!who[ ])talks|discussions?|conversations?|deals?"
            r"|negotiations?|meetings?|closed[- ]door|behind[- ]the[- ]scenes|plans?|planning|thinking|dynamics"
            r"|decision[- ]making|schedul\w+|not (?:yet )?(?:been )?(?:made )?(?:public|announced|final\w*"
            r"|official\w*|released|published|finished|complete\w*)|n't (?:yet )?(?:been )?(?:public|announced|final\w*"
            r"|official\w*|released)"
            r"|non-?public|unpublished|unannounced|confidence|political(?:ly)?|polling|proprietary|commercially"
            r"|controvers\w+|polari[sz]\w+|explosive|touchy|contentious|undisclosed|announcements?|volatile"
            r"|nature of|secre(?:t|cy|tive)|details|before (?:\w+ ){0,4}?(?:public|announced"
            r"|announcement|released?)|ahead of|yet to be)\b"
        ),
    ),
)
