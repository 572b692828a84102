"""Words about people and organizations, all lower case. Standard library only."""

from quotes.attribution.lexicon_names import word_set

# Nouns for one person who acts or speaks; the plural is formed from them.
PERSON_NOUNS = word_set(
    """academic accountant activist actor actress adherent administrator admiral adviser advisor advocate agent aide
    aid ally ambassador analyst anchor applicant appointee archbishop architect artist assemblyman assemblywoman
    assemblymember assistant associate astronaut athlete attendant attendee attorney auditor author backer banker
    barrister bishop blogger boss boy brother builder buyer businessman businesswoman businessperson cadet caller
    campaigner candidate captain cardinal caregiver cashier celebrity ceo chair chairman chairperson chairwoman
    chancellor chaplain chef chief child citizen clergyman cleric clerk client climber coach collaborator colleague
    collector colonel columnist comedian commander commandant commentator commissioner companion competitor
    complainant composer comptroller confidant confidante congressman congresswoman conservationist constable
    convener convenor corporator
    constituent consul consultant consumer contender contractor contributor coordinator cop coroner correspondent
    councillor councilor councilman councilwoman councilmember counsel counsellor counselor cousin coworker creator
    critic curator customer dad daughter dealer dean defector defendant defender delegate demonstrator dentist
    deputy designer detainee detective developer dictator diplomat director dissident diver doctor donor driver
    drummer economist editor educator electrician emir employee employer engineer entrepreneur envoy epidemiologist
    evangelist executive expert eyewitness family farmer father fellow feminist fighter filmmaker firefighter
    fisherman founder foreman frontrunner friend fugitive gardener general girl girlfriend boyfriend governor
    graduate grandfather grandmother grandson granddaughter guard guerrilla guest guide hacker hairdresser head
    healer helper hero historian homeowner hostage host hunter husband imam immigrant incumbent individual informant
    inhabitant innovator insider inspector instructor insurgent interpreter interviewee intern investigator investor
    jeweler jihadist journalist judge juror justice killer king kidnapper laborer labourer landlord landowner
    lawmaker lawyer layman leader lecturer legislator librarian lieutenant linguist listener lobbyist local loyalist
    magistrate magnate major man manager manufacturer marine marshal mastermind mathematician mayor mechanic
    mediator medic member mentor merchant meteorologist migrant militant miner minister model moderator mogul monk
    mother motorist mp musician nanny naturalist negotiator neighbor neighbour neighbourhood nephew neurologist
    neuroscientist neurosurgeon newcomer niece nominee novelist nun nurse observer occupant offender officer
    official operative operator oligarch opponent orator ombudsman ombudswoman organiser organizer outsider owner
    painter paramedic parent parishioner parliamentarian participant partner passenger passerby pastor patient
    patriarch peasant pedestrian performer person petitioner pharmacist philanthropist philosopher photographer
    physician physicist pilot pioneer plaintiff planner player playwright plumber poet policeman policewoman
    politician pollster pope porter practitioner preacher premier president presenter priest prime prince princess
    principal prisoner processor producer professional professor programmer promoter prosecutor protester protestor
    protégé psychiatrist psychologist publicist publisher pundit pupil queen rabbi radiologist rancher reader rebel
    recipient recruit recruiter rector referee reformer refugee registrar relative reporter representative
    republican democrat liberal conservative rescuer researcher resident respondent responder restaurateur retiree
    reviewer rider rival roommate runner sailor salesman saleswoman scholar schoolteacher scientist screenwriter
    sculptor secretary seller senator sergeant servant sheikh sheriff shopkeeper shopper sibling singer sister
    smuggler sociologist soldier solicitor son songwriter source speaker specialist spectator spokesman spokesperson
    spokeswoman spouse spy staffer stakeholder statesman statistician stepfather stepmother strategist stranger
    student subscriber successor superintendent supervisor supporter surgeon survivor suspect sympathizer taxpayer
    team-mate teacher teammate technician teenager tenant therapist thinker toddler tourist trader trainee trainer
    translator traveler traveller treasurer trustee tutor tycoon uncle undersecretary user vendor veteran victim
    villager visitor volunteer voter voice waiter waitress warden watchdog weatherman whistleblower whistle-blower
    widow widower wife winner witness woman worker monarch ruler elder solon highness excellency eminence holiness
    majesty lordship taoiseach tanaiste mla mlc mk msp mca dsp ssp dm sdm dig pro ppro sho netizen worshiper
    worshipper writer youngster youth headmaster headmistress headteacher harbormaster harbourmaster
    stationmaster postmaster quartermaster master defector mce dce kapitan
    striker forward midfielder goalkeeper winger batsman bowler skipper boxer
    footballer golfer jockey aunt mom mum dgp cm pm oc asi sp vc cfo coo cto ag da md"""
)
GENERIC_PEOPLE = word_set(
    """gardai people persons men women children police prosecutors authorities officials residents voters critics
    others some many most several few all both neither none either each everyone everybody somebody someone anyone
    nobody one ones public media press crowd masses majority minority folks staff personnel troops forces crew youth
    elders elite clergy kin parents relatives twins couple pair duo trio"""
)
FEMALE_NOUNS = word_set(
    """woman girl mother wife widow daughter sister aunt niece grandmother granddaughter queen princess actress
    businesswoman chairwoman congresswoman councilwoman spokeswoman policewoman saleswoman waitress stepmother
    mom mum nun girlfriend duchess heroine lady"""
)
MALE_NOUNS = word_set(
    """man boy father husband widower son brother uncle nephew grandfather grandson king prince actor businessman
    chairman congressman councilman spokesman policeman salesman waiter stepfather dad monk boyfriend duke pope
    imam priest bishop cardinal archbishop clergyman weatherman"""
)
FAMILY_NOUNS = word_set(
    """wife husband mother father son daughter brother sister uncle aunt nephew niece cousin widow widower parent
    grandfather grandmother grandson granddaughter stepfather
    stepmother friend colleague boss lawyer attorney adviser aide spokesman spokeswoman
    spokesperson neighbor neighbour girlfriend boyfriend partner"""
)

# Words that end (or begin) the name or the description of an organization.
ORGANIZATION_NOUNS = word_set(
    """academy administration agency airline airlines airways alliance army assembly association authority bank base
    board body branch brigade brand broadcaster bureau business cabinet campaign caucus center centre chain chamber
    channel charity church city club coalition college commission committee commonwealth company conference
    confederation conglomerate congress consortium consulate corp corporation council country court daily delegation
    department developer directorate district division economy embassy enterprise entity establishment exchange
    executive faction faculty federation firm fleet force foundation front fund government governorate group guild
    headquarters hospital house household inc inspectorate initiative institute institution insurer judiciary junta
    leadership league legislature lobby ltd llc magazine manufacturer mill military ministry mission mosque movement
    municipality museum nation navy neighborhood network news newspaper office opposition orchestra organisation
    organization outfit outlet pac palace panel paper parish parliament party plc police post precinct presidency
    press prison program programme project publisher registry regime regulator republic retailer school secretariat
    section senate service services site society startup state studio squad station subsidiary task-force taskforce
    team think-tank times airport festival gazette herald holdings hotel industries laboratories library limited
    logistics motors partners pharmaceuticals plc port restaurant solutions stadium systems technologies telecom
    theater utilities ventures theatre zoo tribunal troupe trust union unit university utility vatican watch
    watchdog wing clinic factory carrier lender carmaker automaker chipmaker drugmaker steelmaker planemaker
    cooperative"""
)
PLURAL_ORGANIZATIONS = word_set(
    """countries states nations governments companies agencies groups organizations organisations parties firms
    institutions businesses ministries unions campaigns hospitals schools universities newspapers banks airlines
    municipalities associations bodies courts counties cities services industries houses"""
)
DOCUMENT_NOUNS = word_set(
    """ad ads affidavit agenda agreement analysis announcement article audit autobiography average ballot bill book
    brief brochure census charter chronicle code communique communiqué complaint constitution contract
    convention correspondence cover cable data database declaration decree dispatch diary directive disclosure
    document documents dossier draft edict editorial email e-mail emails e-mails essay estimate examination
    assessment evidence experience figures file files filing filings findings footage forecast guide guidelines
    guideline headline headlines image images indictment inquiry investigation investigations issue law lawsuit
    leaflet legislation letter letters list log manifesto manual map mailers material memo memoir memorandum
    message messages minutes motion myth narrative note notes notice number numbers order op-ed opinion page
    papers paperwork petition photo photograph photos picture pictures piece plan plaque platform poll polls
    post posting poster posters posts prediction probe proclamation profile projection projections proposal
    provision publication questionnaire quote quotation ranking rankings readout reading receipt record
    recording records recordings regulation regulations release report reports reporting research resolution
    result results review rule rules ruling rulings rumour rumours rumor rumors schedule score script sign signs
    song speech statement statements statistics stats statute story stories studies study subpoena suit summary
    survey surveys table tape tapes test testing testimony tests text texts thread tip title transcript
    transcripts treaty tweet tweets update verdict version video videos warrant website web webpage word words"""
)
STATEMENT_NOUNS = word_set(
    """statement letter report release email e-mail post tweet message announcement document memo complaint petition
    note filing communique communiqué declaration testimony affidavit book article essay op-ed speech lawsuit
    suit press-release column blog opinion study review paper editorial remarks comments dossier text readout
    proposal analysis survey forecast estimate ad advertisement video notice order ruling decision page"""
)

# Everyday nouns that open a sentence with a capital and are no names there.
COMMON_NOUNS = (
    GENERIC_PEOPLE | DOCUMENT_NOUNS | ORGANIZATION_NOUNS | PLURAL_ORGANIZATIONS | PERSON_NOUNS
    | frozenset(f"{noun}s" for noun in PERSON_NOUNS | ORGANIZATION_NOUNS)
) - word_set("king prince pope bishop rector porter marshal miner baker head page cook may")  # fmt: skip

# Words that begin a sentence with a capital and are no names.
OPENERS = word_set(
    """a about above according accordingly across actually addressing admittedly after afterwards again against all
    almost along already also although always amid among an and another any anyone apparently are around as
    aside asked at away back based basically because been before behind being below besides between beyond both
    briefly but by can certainly citing clearly contacted consequently could currently despite did do does doing
    down due during each earlier early either elsewhere especially even eventually ever every everyone
    everything except explaining far few finally first five following for former formerly fortunately four from
    frankly further furthermore generally given had has have having he hence her here hers him his honestly
    hopefully how however i if ideally immediately in indeed initially inside instead interestingly into
    ironically is it its itself just keep knowing last late later lastly least less let like likewise long look
    maybe me meanwhile meantime might moreover more most mostly much must my naturally near nearly neither never
    nevertheless new next no nobody none nonetheless nor not nothing notably noting now obviously of off often
    oh ok okay on once one only onto or other others otherwise our out outside over overall perhaps please
    previously probably put quite rather reacting read really reached recalling recently referring regarding
    reportedly responding sadly said saying second secondly see seemingly separately several shall she should
    similarly simply since six so some somebody someone something sometimes soon speaking still subsequently
    such suddenly sure surely ten thanks that the their them then there thereafter therefore these they thing
    things third this those though three through throughout thus till to today together tomorrow tonight too
    toward towards two under underscoring unfortunately unless unlike until up upon us usually very was we well
    were what whatever when whenever where whereas whether which while who whoever whom whose why will with
    within without would writing yeah yes yesterday yet you your monday tuesday wednesday thursday friday
    saturday sunday january february march april may june july august september october november december mon
    tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec seven eight nine dozens hundreds
    thousands millions half part many people experts officials authorities critics supporters observers analysts
    residents local state federal government police media under-secretary asking adding announcing arguing added
    looking earlier turning commenting answering summer winter spring autumn morning evening afternoon night god
    covid coronavirus internet mondays tuesdays wednesdays thursdays fridays saturdays sundays"""
)
# One of a people, where the noun is no adjective.
COUNTRYMEN = word_set("swede dane finn pole turk briton scot serb croat kurd spaniard englishman frenchman irishman")
ROLE_ADJECTIVES = word_set(
    """former ex acting interim deputy assistant associate vice senior junior chief managing executive general prime
    top then-president late incumbent outgoing incoming newly presidential parliamentary lead retired veteran
    longtime prominent leading first foreign interior home finance defense defence deputy-general special ruling
    right honourable honorable state national federal regional provincial local city town county district police
    military press campaign republican democratic conservative labour labor liberal communist socialist
    opposition majority minority"""
)
DETERMINERS = word_set(
    """the a an this that these those his her its their our my your whose some many several most all both few any no
    every each another other one two three four five six seven eight nine ten dozens hundreds thousands numerous
    various certain multiple other more fewer"""
)
INDEFINITE = word_set("a an another one some any every each certain")
POSSESSIVES = word_set("his her its their our my your whose")
NUMBERS = word_set("""two three four five six seven eight nine ten eleven twelve dozen dozens hundreds thousands""")

MALE_PRONOUNS = word_set("he him his himself")
FEMALE_PRONOUNS = word_set("she her hers herself")
PLURAL_PRONOUNS = word_set("they them their theirs themselves")
THING_PRONOUNS = word_set("it its itself")
OWN_PRONOUNS = word_set("i me my mine myself")
OUR_PRONOUNS = word_set("we us our ours ourselves")
RELATIVE_PRONOUNS = word_set("who whom whose which that")
YOU_PRONOUNS = word_set("you your yours yourself")
PRONOUNS = (
    MALE_PRONOUNS | FEMALE_PRONOUNS | PLURAL_PRONOUNS | THING_PRONOUNS | OWN_PRONOUNS | OUR_PRONOUNS | YOU_PRONOUNS
)
NAME_LINKS = word_set(
    """de del dela delos della di da do dos das du la le van von der den of for and & the al el bin ibn bint on y e
    ul ur"""
)
PREPOSITIONS = word_set(
    """of for in at from with on by to under over near about against among between within inside outside into during
    behind after before as including like close familiar who whom whose which that where when"""
)

# Nouns that name an institution of the country, party or place they stand beside.
INSTITUTIONS = word_set(
    """government police military army navy regime state parliament administration ministry embassy presidency court
    congress senate treasury judiciary cabinet campaign governments"""
)
# What is said or written belongs to who says it: "the municipality's estimate".
UTTERANCES = word_set(
    """statement letter tweet post email message testimony remark comment word estimate announcement proposal order
    warning speech note declaration memo words remarks comments"""
)
# Nouns that can take up any organization that spoke before.
ANY_ORGANIZATION = word_set(
    """agency association body board bank broadcaster bureau charity club commission committee company corporation
    council department division firm foundation group institution institute military ministry movement newspaper
    network organisation organization outfit outlet party precinct unit university team
    carmaker automaker chipmaker drugmaker steelmaker planemaker lender"""
)

# One word for a role that is written in several ways.
ROLE_FORMS: dict[str, str] = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "pres": "president",
    "prof": "professor", "dr": "doctor", "lt": "lieutenant", "col": "colonel", "capt": "captain", "sgt": "sergeant",
    "adm": "admiral", "rev": "reverend", "maj": "major", "congressman": "representative",
    "congresswoman": "representative", "pm": "minister", "premier": "minister", "advisor": "adviser",
}  # fmt: skip
# What a definite description may call a person of a role: a senator is a lawmaker.
BROADER_ROLES: dict[str, set[str]] = {
    "senator": {"lawmaker", "legislator", "politician", "parliamentarian", "republican", "democrat", "solon"},
    "representative": {"lawmaker", "legislator", "politician", "congressman", "congresswoman", "parliamentarian",
                       "solon"},
    "mla": {"lawmaker", "legislator", "politician"}, "mk": {"lawmaker", "legislator", "politician"},
    "td": {"lawmaker", "legislator", "politician", "deputy"}, "mca": {"lawmaker", "legislator", "politician"},
    "taoiseach": {"leader", "politician", "minister"}, "justice": {"judge", "jurist"}, "magistrate": {"judge"},
    "king": {"monarch", "ruler"}, "queen": {"monarch", "ruler"}, "emir": {"monarch", "ruler"},
    "sultan": {"monarch", "ruler"}, "oba": {"monarch", "ruler", "king"}, "lieutenant": {"officer"},
    "captain": {"officer"}, "major": {"officer"}, "sergeant": {"officer"}, "inspector": {"officer"},
    "superintendent": {"officer", "cop"}, "constable": {"officer", "policeman", "cop"}, "asi": {"officer", "cop"},
    "dsp": {"officer", "cop"}, "sp": {"officer", "cop"}, "ssp": {"officer", "cop"}, "acp": {"officer", "cop"},
    "comptroller": {"controller", "official"},
    "survey": {"study", "report"}, "study": {"report", "research", "paper"}, "audit": {"report"},
    "inquiry": {"report"}, "analysis": {"report", "study"},
    "airline": {"carrier", "company"}, "bank": {"lender", "institution", "regulator"}, "daily": {"newspaper", "paper"},
    "watch": {"group", "organization"},
    "deputy": {"lawmaker", "legislator", "parliamentarian", "politician"},
    "mp": {"lawmaker", "legislator", "parliamentarian", "politician", "member"},
    "assemblyman": {"lawmaker", "legislator", "parliamentarian", "politician"},
    "assemblywoman": {"lawmaker", "legislator", "parliamentarian", "politician"},
    "lawmaker": {"legislator", "parliamentarian", "politician", "mp", "senator", "deputy"},
    "legislator": {"lawmaker", "parliamentarian", "politician", "mp", "assemblyman"},
    "minister": {"official", "politician", "premier"},
    "secretary": {"official", "diplomat"},
    "spokesman": {"official", "spokesperson"}, "spokeswoman": {"official", "spokesperson"},
    "spokesperson": {"official", "spokesman", "spokeswoman"},
    "governor": {"politician", "official"}, "mayor": {"politician", "official"},
    "president": {"leader", "politician", "chief", "head"}, "chairman": {"chair", "leader", "head", "chairperson"},
    "chairwoman": {"chair", "leader", "head", "chairperson"}, "director": {"official", "chief", "head"},
    "commissioner": {"official", "chief", "boss"}, "officer": {"official", "policeman", "cop", "inspector"},
    "coordinator": {"official"}, "chief": {"official", "leader", "head", "director"},
    "head": {"leader", "chief", "director", "president", "chairman"}, "leader": {"politician", "chief", "head"},
    "commander": {"chief", "head", "leader", "officer"},
    "headmaster": {"head", "principal", "teacher"}, "headmistress": {"head", "principal", "teacher"},
    "general": {"commander", "officer"}, "admiral": {"commander", "officer"}, "colonel": {"commander", "officer"},
    "lawyer": {"attorney", "counsel"}, "attorney": {"lawyer", "counsel"}, "solicitor": {"lawyer"},
    "professor": {"academic", "scholar", "expert", "researcher", "scientist", "lecturer"},
    "researcher": {"scientist", "expert", "scholar"}, "scientist": {"researcher", "expert"},
    "economist": {"expert", "analyst"}, "analyst": {"expert"}, "expert": {"analyst", "specialist"},
    "doctor": {"physician"}, "physician": {"doctor"}, "surgeon": {"doctor"}, "author": {"writer", "novelist"},
    "writer": {"author"}, "reporter": {"journalist"}, "journalist": {"reporter"}, "ambassador": {"diplomat", "envoy"},
    "envoy": {"diplomat"}, "ceo": {"executive", "businessman", "chief"}, "executive": {"businessman", "businesswoman"},
    "businessman": {"tycoon", "executive"}, "businesswoman": {"executive"}, "nominee": {"candidate", "contender"},
    "candidate": {"nominee", "contender", "politician", "hopeful"}, "pastor": {"minister", "clergyman", "preacher"},
    "priest": {"cleric", "clergyman"}, "bishop": {"cleric", "clergyman", "prelate"}, "wife": {"woman"},
    "mother": {"woman", "parent"}, "father": {"man", "parent"}, "widow": {"woman"}, "widower": {"man"},
    "grandmother": {"woman"}, "grandfather": {"man"}, "pupil": {"girl", "boy", "child", "student", "youngster"},
    "grader": {"girl", "boy", "child", "student", "pupil"}, "teenager": {"girl", "boy", "child", "youth"},
    "tribunal": {"panel", "court"}, "commission": {"panel", "body"}, "committee": {"panel", "body"},
    "board": {"panel", "body"},
    "court": {"tribunal", "panel"}, "army": {"military"}, "navy": {"military"}, "inc": {"company", "firm"},
    "corp": {"company", "firm"}, "corporation": {"company"}, "ltd": {"company", "firm"}, "limited": {"company", "firm"},
    "plc": {"company", "firm"}, "co": {"company", "firm"}, "llc": {"company", "firm"},
    "airlines": {"airline", "company"},
    "times": {"newspaper", "paper"}, "post": {"newspaper", "paper"}, "herald": {"newspaper", "paper"},
    "journal": {"newspaper", "paper"}, "university": {"school", "institution"}, "college": {"school", "institution"},
    "department": {"agency"}, "bureau": {"agency"}, "authority": {"agency", "regulator"}, "administration": {"agency"},
    "association": {"group", "organization", "organisation", "body"}, "federation": {"group", "organization", "body"},
    "council": {"group", "body"}, "coalition": {"group"}, "alliance": {"group"}, "institute": {"group", "organization"},
    "foundation": {"group", "organization", "charity"}, "union": {"group", "organization"}, "agency": {"body"},
    "organization": {"group"}, "organisation": {"group"}, "party": {"group"}, "center": {"group"}, "centre": {"group"},
    "actor": {"star"}, "actress": {"star"}, "singer": {"star", "musician", "artist"},
    "footballer": {"player", "striker"}, "striker": {"player", "forward"}, "midfielder": {"player"},
    "goalkeeper": {"player", "keeper"}, "winger": {"player"}, "skipper": {"captain", "player"},
}  # fmt: skip
