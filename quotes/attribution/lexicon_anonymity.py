"""The words in which English news holds a name back, and the words that tell why.

Fragments of regular expressions, to be put together by `components.triggers` and `components.reasons`: nothing here
matches a whole sentence. Blanks stand for any white space, an apostrophe for any apostrophe.
"""

# --- who does what with a name -------------------------------------------------------------------------------------

SPEAK = (
    r"(?:sp(?:oke|eak(?:s|ing)?)|talk(?:s|ed|ing)?|said|saying|told|tell(?:s|ing)?|respond(?:ed|ing)?|repl(?:ied|ying)"
    r"|comment(?:ed|ing)?|confirm(?:ed|ing)?|describ(?:ed|ing)|discuss(?:ed|ing)?|answer(?:ed|ing)?|brief(?:ed|ing)?"
    r"|interviewed|quoted|agreed to (?:speak|talk|comment|discuss|be interviewed|be quoted|meet|answer)"
    r"|shar(?:ed|ing)|provid(?:ed|ing)|insist(?:ed|ing)|add(?:ed|ing)|recall(?:ed|ing)|explain(?:ed|ing))"
)
ASK = (
    r"(?:ask(?:s|ed|ing)?|request(?:s|ed|ing)?|insist(?:s|ed|ing)?|want(?:s|ed|ing)?|wish(?:es|ed|ing)?"
    r"|prefer(?:s|red|ring)?|demand(?:s|ed|ing)?|seek(?:s|ing)?|sought|plead(?:s|ed|ing)?|begg(?:ed|ing)"
    r"|opt(?:s|ed|ing)?|elect(?:s|ed|ing)?|ch(?:oose|ooses|ose|osen|oosing)|desir(?:es|ed|ing)|agree(?:s|d|ing)?"
    r"|express(?:ed|ing) a (?:wish|desire)|would (?:like|prefer|rather))"
)
REFUSE = (
    r"(?:declin(?:e|es|ed|ing)|refus(?:e|es|ed|ing)"
    r"|(?:(?:did|does|do|would|will|could)(?: not|n't)|not) (?:want(?:ing)?|wish(?:ing)?|like|care|agree|consent|dare)"
    r"|(?:was|were|is|are)(?: not|n't) (?:willing|comfortable|prepared|ready)"
    r"|(?:too )?(?:unwilling|reluctant|hesitant|loath|afraid|scared|frightened|nervous))"
)
WITHHOLD_NAME = (
    r"(?:give|giving|provide|providing|use|using|share|sharing|reveal(?:ing)?|disclos(?:e|ing)|offer(?:ing)?"
    r"|state|stating|divulge|have|having|publish(?:ing)?|see|let|release|supply|furnish|print|tell|say|attach)"
)
OWNER = r"(?:his|her|their|its|the|my|our|your|any)"
PART = (
    r"(?:own|real|full|true|actual|legal|birth|last|family|first|second|middle|given|complete|entire|exact|christian"
    r"|individual|company|employer's)"
)
NAME = rf"{OWNER}(?: {PART}){{0,2}} ?(?:sur)?(?:names?|identit(?:y|ies))"
PART_OF_NAME = (
    r"(?:(?:first|last|middle|given|family|second|partial|single) (?:names?|initials?)|surnames?|forenames?|first initials?"
    r"|initials?|nicknames?|call ?signs?|code ?names?|noms? de guerre|pseudonyms?|alias(?:es)?|job titles?|titles?|ranks?"
    r"|screen ?names?|user ?names?|(?:online |twitter )?handles?)"
)
NAMED = r"(?:named|identified|quoted|credited|cited|recogni[sz]ed|mentioned|filmed|photographed)"
PRINTED = (
    r"(?:used|published|printed|withheld|disclosed|revealed|omitted|included|changed|mentioned|made public|shared"
    r"|concealed|released|made known|known|protected|kept (?:secret|confidential|private|out)|left (?:out|off)"
    r"|in (?:print|the (?:paper|story|article|report)))"
)
ASSUMED_NAME = (
    r"(?:noms? de guerre|noms? de plume|pseudonyms?|alias(?:es)?|assumed names?|false names?|fake names?|code ?names?"
    r"|call ?signs?|screen ?names?|user ?names?|online names?|(?:online|twitter|social media|telegram|reddit) handles?"
    r"|war names?|cover names?)"
)
ANONYMITY = r"(?:anonymity|confidentiality)"

# --- what leads from the grant to its reason -----------------------------------------------------------------------

# Each leads in with its own words; see CONNECTORS for what they may introduce.
FEAR = (
    r"(?:for fear|(?:out of|due to|owing to|because of|over|amid|in|from|with|citing|given|by)(?: [a-z]+)? "
    r"(?:fears?|concerns?|worr(?:y|ies)|anxiet(?:y|ies))|fearing|fearful|afraid|worried|scared|frightened|terrified|anxious"
    r"|concerned|wary|dreading|lest|who (?:\w+ )?(?:fears?|feared|worries|worried|dreads|dreaded))"
)
CAUSE = (
    r"(?:because(?: of)?|due to|owing to|on account of|given(?: that)?|in (?:light|view) of|in case|thanks to|by reason of"
    r"|out of|for reasons? of|on (?:the )?grounds? (?:of|that)|on (?:the )?advice of|citing|cited|invoking)"
)
LOOSE = (
    r"(?:as|since|over|amid|at the (?:request|urging|insistence) of|saying|noting|explaining|arguing|stressing|adding"
    r"|and (?:cited|said|explained)|who (?:cited|said)|without|with|pointing to|being|is|was|who (?:is|was|are|were)|following)"
)
CUSTOM = (
    r"(?:(?:in (?:line|keeping|accordance|compliance)|consistent|according) (?:with|to)|per|pursuant to|as (?:is|was) "
    r"(?:customary|common|typical|standard|usual|traditional)|as (?:required|stipulated|dictated|demanded) by|as a matter of"
    r"|as a condition of|as part of|under|by|following|in return for|in exchange for|a (?:common|standard|customary))"
)
AIM_VERB = (
    r"(?:discuss|speak|talk|describe|share|offer|provide|be (?:more )?(?:candid|frank|honest|open|able)|comment|reveal"
    r"|disclose|detail|explain|recount|relay|address|characteri[sz]e|divulge|express|assess|give|outline|confirm|preview"
    r"|relate|convey|air|brief|criti(?:ci[sz]e|que)|evaluate|analy[sz]e|debate|go into|lay out|elaborate|voice|be quoted)"
)
SHIELD_VERB = (
    r"(?:protect|avoid|preserve|shield|prevent|keep|safeguard|maintain|guard|respect|spare|save|ensure|hide|minimi[sz]e"
    r"|not (?:\w+ )?(?:jeopardi[sz]e|damage|harm|upset|offend|endanger|hurt|anger|antagoni[sz]e|prejudice)|stay|comply)"
)
_AIM = rf"(?:(?:in order )?(?:to be able )?to (?:(?:more )?[a-z]+ly )?{AIM_VERB}|so (?:that )?(?:s?he|they|as to) [a-z]+(?: \w+ly)? {AIM_VERB})"
_SHIELD = rf"(?:(?:in order )?to (?:[a-z]+ly )?{SHIELD_VERB}|so (?:that )?(?:s?he|they|as) |so as |without )"
_WHILE = r"(?:(?:(?:while|when|in) )?(?:discussing|describing|speaking|talking|sharing|offering|providing|commenting|recounting|detailing|critici[sz]ing)(?! to\b| with\b| on (?:the )?condition))"

# Connector, the code where its words fit no class (None: then it introduces no reason), the only codes it may introduce.
CONNECTORS: tuple[tuple[str, str | None, frozenset[str] | None], ...] = (
    (
        r"(?:(?:saying|because|as|since|adding|explaining|and said)(?: that)?|who said|who) (?:(?:s?he|they|it) )?(?:\w+ )?"
        r"(?:fear(?:s|ed)|worr(?:y|ies|ied)|risk(?:s|ed)|could (?:lose|face|be))",
        "retaliation",
        None,
    ),
    (FEAR, "retaliation", None),
    (rf"(?:(?:partly|in part|largely|mainly|only|simply|just) )?{CAUSE}", "other", None),
    (
        r"for (?:reasons? of |(?:his|her|their) (?:own )?|[a-z]+ (?:and |or )?)?"
        r"(?:safety|security|privacy|protection|(?:[a-z]+ )?reasons|legal|fear)",
        "other",
        None,
    ),
    (_AIM, "candor", None),
    (_SHIELD, None, None),
    (_WHILE, "candor", None),
    (CUSTOM, None, frozenset(("ground_rules", "legal", "not_authorized", "security", "candor"))),
    (r"(?:before|ahead of|until|pending)", None, frozenset(("candor", "legal"))),
    (LOOSE, None, frozenset(("minor", "not_authorized", "safety", "retaliation", "legal", "privacy", "security"))),
)

# --- the reasons ---------------------------------------------------------------------------------------------------

DISCUSS = (
    r"(?:speak|talk|discuss|comment|be (?:quoted|named|identified|interviewed)|give|brief|disclose|reveal|share|release"
    r"|address|divulge|describe|make|answer|provide|communicate|grant|appear|publicly|go on)"
)
DISCUSSING = r"(?:speaking|talking|discussing|commenting|giving|disclosing|being|sharing|revealing|publicly|making|going)"
UNAUTHORIZED = (
    rf"(?:(?:not|n't|never)(?: \w+){{0,2}}? (?:authori[sz]ed|allowed|permitted|cleared|supposed|empowered|entitled|approved"
    rf"|at liberty|in a position|free|licensed|given permission)|unauthori[sz]ed)(?: by [^,.;:]{{1,50}}?)?"
    rf" to (?:\w+ly )?{DISCUSS}\b"
    rf"|(?:lack(?:s|ed|ing)?|without|no|n't have|not have)(?: \w+){{0,2}}? (?:authority|authori[sz]ation|clearance"
    rf"|permission|approval) to (?:\w+ly )?{DISCUSS}\b"
    rf"|(?:barred|prohibited|forbidden|banned|precluded|prevented|restricted)(?: by [^,.;:]{{1,50}}?)? "
    rf"(?:from {DISCUSSING}|to {DISCUSS})\b"
    rf"|(?:told|instructed|ordered|asked|warned|advised|directed)(?: by [^,.;:]{{1,50}}?)? not to {DISCUSS}\b"
    rf"|not (?:the|an|their|its|a) (?:\w+ )?(?:authori[sz]ed|official|designated) (?:spokes\w+|speaker)"
)

_WHO = r"(?:his|her|their|its|the|my|our|'s)"
_WORKPLACE = r"(?:jobs?|careers?|positions?|livelihoods?|work|business(?:es)?|employment|pensions?|tenure|contracts?|post)"
VIOLENCE = (
    r"(?:war|militants?|militias?|gangs?|cartels?|rebels?|insurgents?|jihad\w*|taliban|isis|islamic state|regime|junta"
    r"|death threats?|security forces|airstrikes?|bombings?|bombardment|shelling|crackdown|dictator\w*|secret police|massacres?"
    r"|armed|extremists|gunmen|occupied|occupation|coup|torture\w*|clashes|detained|deported|arrest(?:ed|s)|authorities)"
)
_ARMED = (
    r"(?:taliban|isis|isil|islamic state|militants?|militias?|gangs?|cartels?|mafia|rebels?|insurgents?|jihad\w*|al[- ]qaeda"
    r"|boko haram|hezbollah|hamas|houthis?|al[- ]shabab|paramilitar\w+|guerrillas?|regime|junta|military government"
    r"|secret police|security forces|security services|army|soldiers|warlords?|kremlin|death squads?|armed (?:groups?|men)"
    r"|traffickers|smugglers|extremists|terrorists?|neo-nazis?|communist party|authorities|police|government)"
)
_HARM = r"(?:retaliation|retribution|reprisals?|repercussions?|revenge|vengeance|retaliat\w+|backlash|consequences|punish\w+)"

# Reason code, words. The earliest words in the evidence decide; of two that begin together, the one listed first.
REASONS: tuple[tuple[str, str], ...] = (
    (
        "minor",
        r"(?:is|are|was|were|being|as) (?:a |an )?(?:\w+ )?(?:minors?|juveniles?|underage\w*)\b|\b(?:minors?|juveniles?)\b"
        r"|under(?:age| (?:the age of )?(?:1[0-8]|eighteen))\b|(?:is|was|are|were) (?:only |just )?(?:[5-9]|1[0-7])\b"
        r"(?! (?:percent|per|of|years? (?:in|on|with)))|\b(?:[5-9]|1[0-7])-year-olds?|(?:his|her|their|the) (?:young )?age\b"
        r"|\bunder[- ]?18s?\b|(?:protect|identify|name|naming|identifying)\w*(?: \w+){0,2} (?:children|child|teenagers?)\b",
    ),
    ("not_authorized", UNAUTHORIZED),
    (
        "not_authorized",
        r"(?:compan(?:y|ies)|agency|department|corporate|hospital|school|employer|firm|team|league|office|media|government"
        r"|ministry|police|bank|university|organi[sz]ation|station|chain|union|army)(?:'s)? (?:\w+ )?(?:policy|policies|rules?)"
        r"(?: \w+){0,3}? (?:prohibit|forbid|forbad|bar|prevent|ban|restrict|against|does not|doesn't|do not|don't|did not"
        r"|against|limit|on (?:speaking|talking))\w*"
        r"|(?:not|n't)(?: \w+){0,2}? (?:authori[sz]\w+|permission|clearance|the authority)"
        r"|(?:need|require)\w* (?:\w+ )?(?:permission|authori[sz]ation|approval|clearance)"
        r"|only (?:\w+ ){1,4}?(?:is|are|was|were) (?:authori[sz]ed|allowed|permitted)",
    ),
    (
        "safety",
        rf"(?:{_WHO}|'s|own|personal|physical|family) (?:[\w']+ ){{0,2}}?(?:safety|lives\b|life\b)|\bsafety\b"
        r"|\b(?:violence|violent|persecut\w+|prosecution by|torture\w*|abduct\w+|kidnap\w*|murder\w*|assassinat\w+"
        r"|beaten|killed|kill|killing|shot|attacks?|attacked|physical(?:ly)? harm\w*|bodily harm|death threats?|endanger\w*|disappear\w*"
        r"|arrest(?:ed|s)?|detention|detained|imprison\w*|jail\w*|imprisonment|interrogat\w+|tortured|deadly|mob)\b"
        rf"|{_ARMED}(?:'s)? (?:\w+ )?{_HARM}|{_HARM} (?:\w+ ){{0,4}}?(?:by|from|against|at the hands of|of) "
        rf"(?:\w+ ){{0,4}}?(?:{_ARMED}|(?:family|relatives|loved ones))\b"
        rf"|(?:trouble|problems|run-ins?|reprisals?|harass\w+|target\w+) (?:with|by|from) (?:\w+ ){{0,3}}?{_ARMED}\b"
        r"|(?:threat|risk|danger|peril)\w*(?: \w+){0,2}? (?:to|for|against|on) (?:\w+ ){0,2}?(?:life|lives|family|families|relatives)"
        r"|\b(?:threats?|threatened|danger\w*|in peril|hunted|hiding|fled|stalk\w+|domestic violence|hostile territory"
        r"|for (?:his|her|their) (?:own )?protection|security (?:reasons|concerns|fears) (?:because|in)"
        r"|relatives (?:still )?(?:in|living|who)|family (?:still|back|who|remains?|members? (?:still|in|who))"
        r"|(?:under|living under) (?:\w+ )?(?:occupation|rule)|personal security|(?:his|her|their) (?:own |personal )?security"
        r"|reasons of (?:personal )?security|security reasons|security concerns|safety reasons)\b",
    ),
    (
        "retaliation",
        rf"(?:los(?:e|ing|s of)|cost(?:ing)?(?: (?:him|her|them))?|jeopardi[sz]\w*|risk\w*|hurt\w*|harm\w*|damag\w+|affect\w*"
        rf"|endanger\w*|threaten\w*|keep\w*|for|about|imperil\w*|protect\w*|compromis\w*|ruin\w*|impact\w*|end|destroy\w*|over"
        rf"|undermin\w*|find\w*|seeking|prospects? of) (?:\w+ |\w+'s ){{0,4}}?{_WORKPLACE}\b"
        rf"|\b{_HARM}\b|\b(?:fired|firing|dismiss(?:ed|al)|sack(?:ed|ing)|laid off|demot\w+|blacklist\w*|black-?balled|suspend\w*"
        r"|disciplin\w+|expelled|expulsion|evict\w+|ostraci[sz]\w*|alienat\w+|antagoni[sz]\w+|anger\w*|upset\w*|offend\w*|run afoul"
        r"|burn\w* bridges|boycott\w*|sued|lawsuits? against|lawsuit from|harass\w+|bull(?:y|ied|ying)|intimidat\w+|trolling|doxx\w+|losing clients|clients"
        r"|customers|business(?:es)? relationships?|(?:professional|business|working|political|personal|future) (?:relationship|standing|reputation"
        r"|reprisal|prospect|opportunit|consequence|interest|blowback|fallout|career)\w*|reputation\w*|sanction(?:ed|s)|blowback"
        r"|in(?:to)? trouble|trouble (?:at|with)|lose (?:\w+ ){0,3}?(?:funding|business|benefits|visas?|housing|access|licen[sc]e|scholarship)"
        r"|losing (?:\w+ ){0,3}?(?:funding|benefits|visas?|housing|access|licen[sc]e|scholarship|home|apartment)"
        r"|risk\w* (?:\w+ ){0,2}?(?:access|funding)|cut off|fall ?out|target(?:ed|s)|(?:his|her|their) (?:current )?(?:employers?|boss(?:es)?|landlords?|colleagues)"
        r"|do(?:es|ing)? business|online (?:abuse|harassment|attacks|hate)|wrath|ire|vindictive\w*|pressure from|worsen\w*)\b",
    ),
    (
        "legal",
        r"\b(?:pending (?:\w+ )?(?:litigation|case|lawsuit|trial|investigation|inquiry|charges|appeal|matter|legal)|litigation"
        r"|lawsuits?|grand jury|ongoing (?:\w+ )?(?:investigation|inquiry|probe|case|litigation|trial|proceedings?|review)"
        r"|(?:investigation|inquiry|probe|case|trial|litigation|matter|proceedings?) (?:is|was|are|were|remains?|remained)(?: \w+)? "
        r"(?:ongoing|under ?way|pending|continuing|active|open|before|sub judice|sealed|under)|open (?:investigation|case)|continuing (?:investigation|inquiry)"
        r"|active (?:investigation|case)|(?:criminal|federal|police|internal affairs|civil|judicial|legal|court|disciplinary) (?:\w+ )?(?:investigation|inquiry|probe"
        r"|case|proceedings?|reasons|order|action|constraints|restrictions|concerns|jeopardy|consequences|ramifications|trouble|status|advice|exposure|risks?)"
        r"|an? investigation|the investigation|gag order|court order|judge's order|under seal|sealed|sub judice|bound by|non-?disclosure|n\.?d\.?a\.?s?\b"
        r"|confidentiality (?:agreement|clause|rules|requirement|obligation|law|provision)s?|severance|settlement|immigration (?:status|case)|undocumented"
        r"|illegal(?:ly)?|deport\w*|without (?:legal )?(?:papers|documents|status)|asylum|visa status|privacy laws?|federal law|state law|(?:\w+ )?laws? (?:forbids?|prohibits?|bars?|protect\w*|prevent\w*|requires?|restrict\w*|against)"
        r"|by law|law forbids|prohibited by|legal reasons|lawyers?|attorneys?|(?:incriminat|prosecut)\w+|indict\w*|charged|charges|contract(?:ual)? (?:prohibit|forbid|bar|prevent|oblig)\w*|contractual(?:ly)?"
        r"|witness(?:es)? in|juror|subpoena\w*|attorney-client|plea deal|hipaa)\b",
    ),
    (
        "security",
        r"\b(?:classif\w+|declassified|national security|operational security|intelligence (?:\w+ )?(?:matters?|issues?|operations?|assessments?|reports?|information|gathering|findings|sources|briefings?)"
        r"|sensitive intelligence|(?:the |about |discuss(?:ing)? |share |sharing |describe )intelligence|covert\w*|undercover|clandestine|secret (?:operation|mission|program|military|intelligence)\w*"
        r"|(?:military|security|troop|naval|counter-?terrorism|tactical|law enforcement|battlefield|war) (?:\w+ )?(?:operations?|planning|plans|movements?|matters?|assessments?|issues?|deployments?|tactics|strategy|details|procedures?|restrictions)"
        r"|ongoing operations?|operational (?:details|matters|reasons|issues|plans|secrecy)|(?:operations?|missions?) (?:is|are|was|were) (?:secret|ongoing|under ?way|sensitive)"
        r"|active[- ]duty|still (?:serving|in service)|serving (?:in the )?(?:military|soldiers?|officers?|member)|cover (?:has|had) not|state secrets?|military secrecy|security clearance|top secret|spy|spies)\b",
    ),
    (
        "privacy",
        r"\b(?:privacy|private lives|private life|stigma\w*|sham(?:e|ed|ing)|embarrass\w*|humiliat\w*|health|illness|medical|diagnos\w+|hiv|abortion|pregnan\w+"
        r"|miscarriage|rape|raped|sexual(?:ly)?|abuse[ds]?|abuser|assault(?:ed|s)?|molest\w*|victims?|survivors?|trauma\w*|harassment|addict\w*|mental|suicid\w*|rehab\w*"
        r"|(?:his|her|their|the|'s|my) (?:\w+ ){0,2}?(?:identity|identities)|identit(?:y|ies) of|private family|family (?:matter|member's|reasons|issues)|personal (?:matter|reasons|nature|life|lives|details|information|subject|family|and)"
        r"|intimate|sexuality|sexual orientation|gay|lesbian|transgender|come out|divorce\w*|marriage|married|(?:request|wish|wishes) of (?:\w+ ){0,3}?(?:family|relatives|parents|patient)|(?:still )?griev\w+|attention|publicity|spotlight|unwanted|private person|family's wishes|family's request"
        r"|(?:protect|shield|spare|respect)\w* (?:\w+ |\w+'s ){0,4}?(?:famil(?:y|ies)|children|child|son|daughter|husband|wife|mother|father|parents|nephew|niece|relatives?|friends?|patients?|students?|clients?|privacy|themselves|herself|himself|victims?)|patient confidentiality|finances|debts?)\b",
    ),
    (
        "ground_rules",
        r"\b(?:ground ?rules?|protocols?|house (?:rules?|style|custom)|customar\w+|custom|standing (?:rules?|policy|orders?)|briefing rules|terms (?:set|of the (?:briefing|call|event))|rules (?:set|of|imposed|governing|for)"
        r"|(?:common|standard|usual|normal|routine|typical|regular|departmental|diplomatic|government|ministry|civil service) (?:practice|procedure|rules?|protocol|policy|regulations|custom|convention)s?|chatham house|regulations|by convention|on background|as a matter of (?:policy|course)"
        r"|(?:the |its |their )?(?:department|agency|company|ministry|military|army|government|administration|embassy|bank|office|police|organi[sz]ation|state department|white house|institution|force)(?:'s)? (?:policy|rules?|practice|regulations)|(?:a |the |its |under |by )(?:policy|rules?)\b|briefing (?:terms|conditions)|conditions? (?:set|imposed|of the (?:briefing|call))|policy)\b",
    ),
    (
        "candor",
        r"\b(?:candid\w*|cando[u]?r|frank\w*|free(?:ly|r)|open(?:ly| up)|honest\w*|blunt\w*|bluntly|more (?:openly|freely)|internal\w*|private(?:ly)?|confidential|deliberati\w+|negotiat\w+|(?:personnel|staffing|hiring) (?:\w+ )?(?:matters?|issues?|decisions?|moves?|changes?|discussions?)|"
        r"strateg\w+|diploma\w+|sensitiv\w+|delicate|delicacy|talks|discussions?|conversations?|deals?|negotiations?|meetings?|closed[- ]door|behind[- ]the[- ]scenes|plans?|planning|thinking|dynamics|decision[- ]making|schedul\w+|not (?:yet )?(?:been )?(?:made )?(?:public|announced|final\w*|official\w*|released|finished|complete\w*)|n't (?:yet )?(?:been )?(?:public|announced|final\w*|official\w*|released)"
        r"|non-?public|unpublished|unannounced|confidence|political(?:ly)?|polling|proprietary|commercially|controvers\w+|polari[sz]\w+|explosive|touchy|contentious|undisclosed|announcements?|volatile|nature of|campaign|secre(?:t|cy|tive)|details|before (?:\w+ ){0,4}?(?:public|announced|announcement|released?)|ahead of|yet to be)\b",
    ),
)

# --- unnamed sources -----------------------------------------------------------------------------------------------

UNNAMED = r"unnamed|anonymous|unidentified|undisclosed|un-named"
SOURCES = r"sources?|insiders?|whistle-?blowers?|leakers?|informants?|tipsters?|entourage|inner circle"
BASIS_OF_KNOWLEDGE = (
    r"familiar with|close to|briefed (?:on|about)|(?:direct |first-?hand |intimate |personal )?knowledge of|who (?:attended|was in"
    r"|were in|took part|participated|witnessed|overheard|saw|heard|reviewed|has seen|have seen|had seen|spoke|worked)|in attendance"
    r"|in the (?:room|meeting)|on the call|involved in|involved with|privy to|aware of|apprised of|with (?:direct )?(?:access|ties|insight)"
    r"|in the know|present at|at the meeting|interviewed"
)
INSIDERS = (
    r"aides?|associates?|operatives?|loyalists?|staffers?|confidants?|confidantes|representatives? for|spokes(?:people|persons|men|women)"
    r"|attorneys? for|lawyers? for|defen[cs]e|underlings|intermediaries|family friends|close friends"
)
OFFICIALS = r"officials?|advis[eo]rs?|officers?|executives?|diplomats?|lawmakers?|strategists?|commanders?"
OFFICE_OF_OFFICIALS = (
    r"senior|top|white house|pentagon|campaign|administration|defen[cs]e|state department|law enforcement|military|kremlin"
    r"|justice department|treasury|company|palace|party|hospital|police|security|embassy|cabinet|ministry|fbi|cia|u\.n\."
    r"|israeli|foreign ministry|nato|treasury|federal reserve|fed"
)
SMALL_NUMBER = r"two|three|four|five|six|seven|both|a (?:pair|couple|trio|handful) of|several|one of|another|half a dozen"
GENERIC_PERSON = (
    r"someone|somebody|anyone|anybody|everyone|everybody|no ?one|nobody|he|she|they|it|i|we|you|who|one$"
    r"|(?:a|the|one) (?:\w+ )?(?:judge|reporter|journalist|interviewer|moderator|magistrate|questioner|jury|court|narrator|reader|author)"
    r"|(?:his|her|their|my|our) (?:\w+ )?(?:mother|father|parents|wife|husband|son|daughter|brother|sister|boss|family|grandmother"
    r"|grandfather|uncle|aunt|cousin|partner|girlfriend|boyfriend)"
    r"|the (?:\w+ ){0,2}?(?:president|prime minister|king|queen|pope|governor|mayor|leader|minister|chairman|ceo|senator|candidate"
    r"|chancellor|defendant|suspect|accused|attacker|gunman|shooter|plaintiff|deceased|protagonist|late)"
)
PEOPLE = (
    r"(?:people|persons?|officials?|aides?|advis[eo]rs?|employees?|workers?|members?|executives?|participants?|officers?|sources?"
    r"|lawmakers?|diplomats?|soldiers?|wom[ae]n|m[ae]n|students?|residents?|witness(?:es)?|associates?|staff(?:ers?)?|operatives?"
    r"|strategists?|lawyers?|attorneys?|doctors?|nurses?|teachers?|friends?|relatives?|neighbou?rs?|senators?|ministers?|donors?"
    r"|colleagues?|boys?|girls?|teenagers?|mothers?|fathers?|activists?|managers?|engineers?|players?|agents?|guards?|drivers?"
    r"|owners?|patients?|victims?|survivors?|parents?|couples?|refugees?|migrants?|fighters?|commanders?|Republicans?|Democrats?"
    r"|analysts?|bankers?|investors?|traders?|scientists?|researchers?|professors?|journalists?|detectives?|prosecutors?|inspectors?"
    r"|spokes(?:wom[ae]n|m[ae]n|persons?)|representatives?|customers?|clients?|contractors?|consultants?|directors?|priests?"
    r"|farmers?|merchants?|shopkeepers?|designers?|brothers?|sisters?|sons?|daughters?|wives|wife|husbands?|cousins?|uncles?|aunts?"
    r"|veterans?|pilots?|technicians?|clerks?|secretar(?:y|ies)|coach(?:es)?|surgeons?|medics?|volunteers?|interpreters?"
    r"|translators?|insiders?|negotiators?|envoys?|ambassadors?|judges?|jurors?|inmates?|prisoners?|detainees?|Muslims?|immigrants?)"
)
