"""The words for sources without a name: who they are, how they know, whom they speak for.

Fragments of regular expressions, put together by `components.unnamed` and `components.subjects`.
"""

UNNAMED = r"unnamed|anonymous|unidentified|undisclosed|un-named"
SOURCES = r"sources?|insiders?|whistle-?blowers?|leakers?|informants?|tipsters?|entourage|inner circle"
BASIS_OF_KNOWLEDGE = (
    r"familiar with|close to|briefed (?:on|about)|(?:direct |first-?hand |intimate |personal )?knowledge of"
    r"|who (?:attended|was in"
    r"|were in|took part|participated|witnessed|overheard|saw|heard|reviewed|has seen|have seen|had seen"
    r"|spoke|worked)|in attendance"
    r"|in the (?:room|meeting)|on the call|involved in|involved with|privy to|aware of|apprised of|with "
    r"(?:direct )?(?:access|ties|insight)"
    r"|in the know|present at|at the meeting|interviewed"
)
INSIDERS = (
    r"aides?|associates?|operatives?|loyalists?|staffers?|confidants?|confidantes|representatives? for"
    r"|spokes(?:people|persons|men|women)"
    r"|attorneys? for|lawyers? for|defen[cs]e (?:lawyers?|attorneys?|teams?|counsel)"
    r"|underlings|intermediaries|family friends|close friends"
)
OFFICIALS = r"officials?|advis[eo]rs?|officers?|executives?|diplomats?|lawmakers?|strategists?|commanders?"
OFFICE_OF_OFFICIALS = (
    r"senior|top|white house|pentagon|campaign|administration|defen[cs]e|state department|law enforcement"
    r"|military|kremlin"
    r"|justice department|treasury|company|palace|party|hospital|police|security|embassy|cabinet|ministry"
    r"|fbi|cia|u\.n\."
    r"|israeli|foreign ministry|nato|treasury|federal reserve|fed"
)
SMALL_NUMBER = (
    r"two|three|four|five|six|seven|both|a (?:pair|couple|trio|handful) of|several|one of|another"
    r"|half a dozen"
)
GENERIC_PERSON = (
    r"someone|somebody|anyone|anybody|everyone|everybody|no ?one|nobody|he|she|they|it|i|we|you|who|one$"
    r"|(?:a|the|one) (?:\w+ )?(?:judge|reporter|journalist|interviewer|moderator|magistrate|questioner|jury"
    r"|court|narrator|reader|author)"
    r"|(?:his|her|their|my|our|whose|[^,]*['’]s?) (?:\w+ )?(?:mother|father|parents|wife|husband|son|daughter|brother"
    r"|sister|boss|family|grandmother"
    r"|grandfather|uncle|aunt|cousin|partner|girlfriend|boyfriend)"
    r"|the (?:\w+ ){0,2}?(?:president|prime minister|king|queen|pope|governor|mayor|leader|minister|chairman"
    r"|ceo|senator|candidate"
    r"|chancellor|defendant|suspect|accused|attacker|gunman|shooter|plaintiff|deceased|protagonist|late)"
)
PEOPLE = (
    r"(?:people|persons?|officials?|aides?|advis[eo]rs?|employees?|workers?|members?|executives?"
    r"|participants?|officers?|sources?"
    r"|lawmakers?|diplomats?|soldiers?|wom[ae]n|m[ae]n|students?|residents?|witness(?:es)?|associates?"
    r"|staff(?:ers?)?|operatives?"
    r"|strategists?|lawyers?|attorneys?|doctors?|nurses?|teachers?|friends?|relatives?|neighbou?rs?"
    r"|senators?|ministers?|donors?"
    r"|colleagues?|boys?|girls?|teenagers?|mothers?|fathers?|activists?|managers?|engineers?|players?"
    r"|agents?|guards?|drivers?"
    r"|owners?|patients?|victims?|survivors?|parents?|couples?|refugees?|migrants?|fighters?|commanders?"
    r"|Republicans?|Democrats?"
    r"|analysts?|bankers?|investors?|traders?|scientists?|researchers?|professors?|journalists?|detectives?"
    r"|prosecutors?|inspectors?"
    r"|spokes(?:wom[ae]n|m[ae]n|persons?)|representatives?|customers?|clients?|contractors?|consultants?"
    r"|directors?|priests?"
    r"|farmers?|merchants?|shopkeepers?|designers?|brothers?|sisters?|sons?|daughters?|wives|wife|husbands?"
    r"|cousins?|uncles?|aunts?"
    r"|veterans?|pilots?|technicians?|clerks?|secretar(?:y|ies)|coach(?:es)?|surgeons?|medics?|volunteers?"
    r"|interpreters?"
    r"|whistle-?blowers?|informants?|lecturers?|tenants?|sailors?|miners?|councill?ors?|defectors?|protest[eo]rs?"
    r"|defendants?|complainants?|plaintiffs?|nephews?|nieces?|waiters?|waitress(?:es)?|translators?|insiders?|negotiators?|envoys?|ambassadors?|judges?|jurors?|inmates?|prisoners?"
    r"|detainees?|Muslims?|immigrants?)"
)
