"""Words about people and organizations, all lower case. Standard library only."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MALE = _words(
    """aaron abbas abdul abdullah abdel abdelaziz abdelkader abdulaziz abdulrahman abe abel abraham abu adam adamu adel
    adnan adolfo adrian agustin ahmad ahmed akbar akim akio alain alan albert alberto alejandro aleksandr alex alexander
    alexandre alexei alfonso alfred alfredo ali alistair allan allen alphonse alvaro amin amir amos anand anatoly
    anders andre andreas andrei andres andrew andrzej andy angelo angus anil anthony antoine anton antonio antony anwar
    aram archie aristide arjun arkady arlen armando armin arnold artem arthur arturo arun arvind asher ashok ashraf asif
    atef augusto austin avi axel ayman aziz babak badr bahram barack barry bart bartholomew basil bassam bashar ben
    benedict benito benjamin bernard bernardo bernie bert bharrat bill billy bjorn bob bobby boris brad bradley brandon
    brendan brent brett brian bruce bruno bryan bryce caleb cameron carl carlo carlos cecil cedric cesar chad charles
    charlie chester chris christian christoph christophe christopher chuck claude claudio clay clayton cliff clifford
    clint clive clyde cody colin connor conor constantine cory corey cornell craig curtis cyril cyrus dale damian damien
    dan daniel daniele danny dante darius darrell darren daud dave david davit deepak dennis denis denny derek
    derrick desmond dick diego dieter dietrich dimitri dmitri dmitry dominic dominik don donald doug douglas drew duncan
    dustin dwayne dwight dylan ebrahim ed eddie edgar edmund eduardo edward edwin efrain ehud eli elias elijah elliot
    elliott emad emanuel emeka emile emilio emmanuel enrico enrique eric erick erik ernest ernesto ernst erwin esteban
    ethan eugene evan evo ezra fabian fabio fadi fahad faisal farhad farid farouk fawzi federico felipe felix ferdinand
    fernando fidel filip finn floyd francesco francis francisco franco francois frank franklin franz fred freddie
    frederic frederick fredrik friedrich fritz fumio gabriel gareth garrett garry gary gavin gene geoff geoffrey george
    georges georgi gerald gerard gerardo gerhard german gerry ghassan gianni gideon gilbert gilberto giles giorgio
    giovanni giulio giuseppe glen glenn godfred godfrey goran gordon graham grant greg gregg gregory grigory guido
    guillaume guillermo günter gus gustavo guy habib hamid hamza hank hans hari harold harry haruto harvey hasan hassan
    hector heinrich helmut henri henrik henry herbert herman hiroshi hisham horacio houssam howard hugh hugo humberto
    hussein ian ibrahim idris ignacio igor ilan ilham imad imran ingmar ira irfaan isaac ishmael ismail issa ivan ivo
    jack jackson jacob jacques jaime jair jake jakob jamal james jamie jan janos jared jarrod jason javad javier jay
    jean jeb jed jeff jefferson jeffrey jens jeremiah jeremy jerome jerry jesse jesus jim jimmy joachim joao joaquin joe
    joel joerg johan johann johannes john johnny jon jonas jonathan joost jordan jorge jose josef josep joseph josh
    joshua juan judd jules julian julien julio julius junaid jurgen justin kamal kareem karim karl kayode kazuo keith
    ken kenji kenneth kenta kevin khaled khalid khalifa kieran kofi konrad kurt kwame kyle lamar lamont lance larry lars
    laszlo laurence laurent lawrence lee leo leon leonard leonardo leonid leopold leroy leslie lester levi lewis liam
    lincoln lindsey linus lionel lloyd logan lorenzo lothar louis luca lucas luciano lucien luigi luis luka lukas luke
    luther lyle lyndon mads magnus mahamudu mahathir mahdi maher mahmoud malcolm malik mamadou manfred manoj manuel manzoor
    marc marcel marcelo marco marcos marcus mario marion mark marko markus marshall martin marty marvin masud mateo
    mathew mathias mats matt matteo matthew matthias matthieu maurice mauricio max maxim maxime maximilian mehdi mehmet
    melvin michael michal michel miguel mihail mike mikhail milan miles milos milton miroslav mitch mitchell moamer
    mohamed mohammad mohammed moises morgan moritz morris mostafa moussa muhammad muhammadu mukesh murat murray mustafa
    myron nabil nadir najib napoleon narendra nasser nate nathan nathaniel naveed neil nelson nestor nicholas nick
    nicola nicolas niels nigel nikita nikola nikolai nikolaus nils noah noam noel nolan norbert norman obadiah oleg
    oliver olivier olaf omar orlando oscar oskar osman otto owen pablo paolo pascal patrick patricio paul paulo pavel
    pawel pedro pete peter petr phil philip philippe phillip pierre piotr pradeep prakash pranab praveen prayut quentin
    radek radu rafael rafiq rahm rahul raj rajiv rajesh rakesh ralf ralph ramesh ramon randall randy raoul rashid raul
    ravi ray raymond recep reginald reinhard reince renato rene reuben rex rhys ricardo riccardo richard rick ricky rob
    robert roberto robin rod roderick rodney rodolfo rodrigo rodrigue roger rohan roland rolando roman romano ron ronald
    ronaldo ronnie rory ross roy ruben rudolf rudolph rudy rupert russ russell ryan saad sadiq sahle said salah salem
    salim salman salvador sam sameer sami samir samuel sandeep sander sanjay santiago saul scott sean sebastian selim
    serge sergei sergey sergio seth shahid shajahan shane shaun shawn shigeru shinzo sidney sigmund silvio simeon simon
    sohail stan stanislav stanley stefan stefano stephen steve steven stewart stuart sultan sunil suresh sven syed sylvester
    tadeusz tarek tariq taylor ted tedros terence terrence terry theo theodore thierry thomas tim timothy tobias toby todd
    tom tomas tommy tony travis trent trevor tristan tyler uhuru umar uwe vaclav valentin vernon vicente victor vijay
    viktor vikram vince vincent vincenzo vinicio vitaly vittorio vladimir volodymyr wahid waleed walid wallace walter
    warren wayne wesley wilfred wilhelm will willem william willie winston wolfgang wyatt xavier yahya yair yakov yaakov
    yannick yasser yevgeny yitzhak yoram yoshihide yosef youssef yuri yusuf yves zachary zack zaid zayed zaki zbigniew
    zeid zhivko zoltan""")
FEMALE = _words(
    """abigail ada adela adele adriana agatha agnes aisha alana alba alejandra alessandra alexandra alexis alice alicia
    alina alison allison alma alyssa amal amanda amber amelia amelie amina amira amy ana anastasia andrea angela
    angelica angelina anika anita ann anna annabel anne annette annie antonia april ariana ariel arlene ashley asma
    astrid audrey aurora ava ayelet ayesha barbara beatrice beatriz becky belinda bella bernadette bernice beth bethany
    betsy betty beverly bianca blanca bonnie brenda bridget brigitte britney brittany brooke camila camille candace
    cara carla carly carmen carol carole caroline carolyn carrie caryn cassandra catalina catherine cathy cecilia celeste
    celia celine chantal charlotte chelsea cheryl chloe christina christine cindy claire clara clarissa claudia
    colleen connie constance consuelo cora corinne courtney cristiana cristina crystal cynthia daisy dana daniela danielle
    daphne darlene dawn deanna deborah debra debbie deirdre delia denise diana diane dianne dina dolores dominique donna
    dora doreen doris dorothy duduzile ebony edith edna eileen elaine elena eleanor elif elisa elisabeth elise eliza
    elizabeth ella ellen ellie elsa elvira emilia emily emma erica erika erin esmeralda esperanza esther estelle ethel
    eugenia eunice eva evangeline eve evelyn fatima fatou fatoumata faye federica felicia fernanda fiona flora florence
    frances francesca francine freda frida gabriela gabrielle gail galina gemma genevieve georgia georgina geraldine
    gertrude gina ginger giovanna gisela giulia gladys glenda gloria grace graciela greta gretchen guadalupe gwen habiba
    hadiza haley halima hanna hannah harriet hazel heather heidi helen helena helene helga henrietta hilary hilda
    hillary holly hope huda huma ida ilana ilse imelda ines inga ingrid irene irina iris irma isabel isabella isabelle
    ivana ivanka ivy jackie jacqueline jade jana jane janet janice janine jasmine jean jeanette jeanne jelena jenna
    jennifer jenny jessica jill jo joan joanna joanne jocelyn jodi johanna joni josefina josephine joy joyce juanita
    judith judy julia juliana julie juliet julieta june kamala karen karin karina karla kate katherine kathleen kathryn
    kathy katie katja katrina kavita kay kayla kelly kelsey kerry khadija kim kimberly kirsten kristen kristin kristina
    krystal lara larissa latifa latoya laura lauren laurie layla lea leah leila lena leticia lila lilian liliana lillian
    lily lina linda lindsay lisa liv liz lois lola lorella lorena loretta lori lorraine lottie louisa louise lourdes
    lucia lucille lucinda lucy ludmila luisa luz lydia lynn mabel madeleine madeline madison maeve magdalena maggie mai
    mandy manuela mara marcela marcia margaret margarita margot maria mariam mariana marie mariel marilyn marina marissa
    marjorie marlene marsha marta martha martina mary maryam matilda maureen maxine maya mayra meera megan meghan mei
    melania melanie melinda melissa mercedes meredith mia michaela michele michelle mila mildred millicent mina mira
    miranda miriam mitzi moira molly mona monica monika monique muriel myra myriam nadia nadine nancy naomi natalia
    natalie natasha nellie nicola nicole nikki nina noelle noor nora norma nour nuria olga olivia olympia oprah paige
    paloma pamela patricia patty paula paulette paulina pauline pearl peggy penelope penny petra phyllis pilar polly
    pooja precious priscilla priya rachel rahima ramona rania raquel rebecca regina renata renee rhoda rhonda riham
    rita roberta rocio romina rosa rosalie rosalind rosario rose rosemary roxanne ruby ruth sabina sabrina sadia sally
    salma samantha sandra sandy sara sarah sasha savannah selena selma serena shakira shamila shana shannon sharon
    shauna sheila shelby shelly sheryl shirin shirley sierra silvia simone sofia sonia sonja sophia sophie soraya stacey
    stacy stella stephanie sue sunita susan susana susanna suzanne svetlana sybil sylvia tamar tamara tammy tanya tara
    tatiana teresa teri tess tessa thelma theresa tiffany tina toni tonya tracy trisha trudy tulsi ursula valentina valerie
    vanessa vera verena veronica vicki victoria viola violet virginia vivian wanda wendy whitney wilma winifred yasmin
    yelena yesenia yolanda yulia yvette yvonne zahra zainab zara zelda zoe zora""")
UNISEX_NAMES = MALE & FEMALE

# Nouns for one person who acts or speaks; the plural is formed from them.
PERSON_NOUNS = _words(
    """academic accountant activist actor actress adherent administrator admiral adviser advisor advocate agent aide
    aid ally ambassador analyst anchor applicant appointee archbishop architect artist assemblyman assemblywoman assemblymember assistant associate astronaut
    athlete attendant attendee attorney auditor author backer banker barrister bishop blogger boss boy brother builder
    buyer businessman businesswoman businessperson cadet caller campaigner candidate captain cardinal caregiver cashier
    celebrity ceo chair chairman chairperson chairwoman chancellor chaplain chef chief child citizen clergyman cleric
    clerk client climber coach collaborator colleague collector colonel columnist comedian commander commandant
    commentator commissioner companion competitor complainant composer comptroller confidant confidante congressman
    congresswoman conservationist constable constituent consul consultant consumer contender contractor contributor
    coordinator coroner correspondent councillor councilor councilman councilwoman councilmember counsel counsellor
    counselor cousin coworker creator critic curator customer dad daughter dealer dean defector defendant defender
    delegate demonstrator dentist deputy designer detainee detective developer dictator diplomat director dissident
    diver doctor donor driver drummer economist editor educator electrician emir employee employer engineer entrepreneur
    envoy epidemiologist evangelist executive expert eyewitness family farmer father fellow feminist fighter filmmaker
    firefighter fisherman founder foreman frontrunner friend fugitive gardener general girl girlfriend boyfriend
    governor graduate grandfather grandmother grandson granddaughter guard guerrilla guest guide hacker hairdresser head
    healer helper hero historian homeowner hostage host hunter husband imam immigrant incumbent individual informant
    inhabitant innovator insider inspector instructor insurgent interpreter interviewee intern investigator investor
    jeweler jihadist journalist judge juror justice killer king kidnapper laborer labourer landlord landowner lawmaker
    lawyer layman leader lecturer legislator librarian lieutenant linguist listener lobbyist local loyalist magistrate
    magnate major man manager manufacturer marine marshal mastermind mathematician mayor mechanic mediator medic member
    mentor merchant meteorologist migrant militant miner minister model moderator mogul monk mother motorist mp
    musician nanny naturalist negotiator neighbor neighbour neighbourhood nephew neurologist neuroscientist neurosurgeon
    newcomer niece nominee novelist nun nurse observer occupant offender officer official operative operator oligarch
    opponent orator ombudsman ombudswoman organiser organizer outsider owner painter paramedic parent parishioner
    parliamentarian participant partner passenger passerby pastor patient patriarch peasant pedestrian performer
    person petitioner pharmacist philanthropist philosopher photographer physician physicist pilot pioneer plaintiff
    planner player playwright plumber poet policeman policewoman politician pollster pope porter practitioner preacher
    premier president presenter priest prime prince princess principal prisoner processor producer professional
    professor programmer promoter prosecutor protester protestor protégé psychiatrist psychologist publicist publisher
    pundit pupil queen rabbi radiologist rancher reader rebel recipient recruit recruiter rector referee reformer
    refugee registrar regulator relative reporter representative republican democrat liberal conservative rescuer
    researcher resident respondent responder restaurateur retiree reviewer rider rival roommate runner sailor
    salesman saleswoman scholar schoolteacher scientist screenwriter sculptor secretary seller senator sergeant servant
    sheikh sheriff shopkeeper shopper sibling singer sister smuggler sociologist soldier solicitor son songwriter
    source speaker specialist spectator spokesman spokesperson spokeswoman spouse spy staffer stakeholder statesman
    statistician stepfather stepmother strategist stranger student subscriber successor superintendent supervisor
    supporter surgeon survivor suspect sympathizer taxpayer team-mate teacher teammate technician teenager tenant therapist
    thinker toddler tourist trader trainee trainer translator traveler traveller treasurer trustee tutor tycoon uncle
    undersecretary user vendor veteran victim villager visitor volunteer voter voice waiter waitress warden watchdog
    weatherman whistleblower whistle-blower widow widower wife winner witness woman worker worshiper worshipper writer
    youngster youth aunt mom mum dgp cm pm oc asi sp vc cfo coo cto ag da md""")
GENERIC_PEOPLE = _words(
    """people persons men women children police prosecutors authorities officials residents voters critics
    others some many most several few all both neither none either each everyone everybody somebody someone anyone
    nobody one ones public media press crowd masses majority minority folks staff personnel troops forces crew
    youth elders elite clergy kin parents relatives twins couple pair duo trio""")
FEMALE_NOUNS = _words(
    """woman girl mother wife widow daughter sister aunt niece grandmother granddaughter queen princess actress
    businesswoman chairwoman congresswoman councilwoman spokeswoman policewoman saleswoman waitress stepmother mom mum
    nun girlfriend duchess heroine lady""")
MALE_NOUNS = _words(
    """man boy father husband widower son brother uncle nephew grandfather grandson king prince actor businessman
    chairman congressman councilman spokesman policeman salesman waiter stepfather dad monk boyfriend duke pope imam
    priest bishop cardinal archbishop clergyman weatherman""")
FAMILY_NOUNS = _words(
    """wife husband mother father son daughter brother sister uncle aunt nephew niece cousin widow widower parent
    grandfather grandmother friend colleague boss lawyer attorney adviser aide spokesman spokeswoman spokesperson
    neighbor neighbour girlfriend boyfriend partner""")

# Words that end (or begin) the name or the description of an organization.
ORGANIZATION_NOUNS = _words(
    """academy administration agency airline airlines airways alliance army assembly association authority bank
    base board body branch brigade brand broadcaster bureau business cabinet campaign caucus center centre chain chamber
    channel charity church city club coalition college commission committee commonwealth company conference confederation
    conglomerate congress consortium consulate corp corporation council country court daily delegation department
    developer directorate district division economy embassy enterprise entity establishment exchange executive faction
    faculty federation firm fleet force foundation front fund government governorate group guild headquarters hospital
    house household inc inspectorate initiative institute institution insurer judiciary junta leadership league
    legislature lobby ltd llc magazine manufacturer mill military ministry mission mosque movement municipality museum
    nation navy neighborhood network news newspaper office opposition orchestra organisation organization outfit
    outlet pac palace panel paper parish parliament party plc police post precinct presidency press prison program
    programme project publisher registry regime regulator republic retailer school secretariat section senate service
    services site society startup state studio squad station subsidiary task-force taskforce team think-tank times
    airport festival holdings hotel industries library limited plc port restaurant stadium technologies theater theatre zoo
    tribunal troupe trust union unit university utility vatican watchdog wing""")
PLURAL_ORGANIZATIONS = _words(
    """countries states nations governments companies agencies groups organizations organisations parties firms
    institutions businesses ministries unions campaigns hospitals schools universities newspapers banks
    airlines municipalities associations bodies courts counties cities services industries houses""")
DOCUMENT_NOUNS = _words(
    """ad ads affidavit agenda agreement analysis announcement article audit autobiography average ballot bill book
    brief brochure census charter chronicle code communique communiqué complaint constitution contract convention
    correspondence cover cable data database declaration decree dispatch diary directive disclosure document documents
    dossier draft edict editorial email e-mail emails e-mails essay estimate examination assessment evidence experience figures file files
    filing filings findings footage forecast guide guidelines guideline headline headlines image images indictment
    inquiry investigation investigations issue law lawsuit leaflet legislation letter letters list log manifesto manual
    map mailers material memo memoir memorandum message messages minutes motion myth narrative
    note notes notice number numbers order op-ed opinion page papers paperwork petition photo photograph photos picture
    pictures piece plan plaque platform poll polls post posting poster posters posts prediction probe proclamation
    profile projection projections proposal provision publication questionnaire quote quotation ranking rankings readout
    reading receipt record recording records recordings regulation regulations release report reports reporting
    research resolution result results review rule rules ruling rulings rumour rumours rumor rumors
    schedule score script sign signs song speech statement statements statistics
    stats statute story stories studies study subpoena suit summary survey surveys table tape tapes
    test testing testimony tests text texts thread tip title transcript transcripts treaty tweet tweets update verdict
    version video videos warrant website web webpage word words""")
STATEMENT_NOUNS = _words(
    """statement letter report release email e-mail post tweet message announcement document memo complaint
    petition note filing communique communiqué declaration testimony affidavit book article essay op-ed speech lawsuit
    suit press-release column blog opinion study review paper editorial remarks comments dossier text readout proposal
    analysis survey forecast estimate ad advertisement video notice order ruling decision page""")

# Everyday nouns that open a sentence with a capital and are no names there.
COMMON_NOUNS = (
    GENERIC_PEOPLE | DOCUMENT_NOUNS | ORGANIZATION_NOUNS | PLURAL_ORGANIZATIONS | PERSON_NOUNS
    | frozenset(f"{noun}s" for noun in PERSON_NOUNS | ORGANIZATION_NOUNS)
) - _words("king prince pope bishop rector porter marshal miner baker head page cook may")  # fmt: skip

PLACE_WORDS = _words(
    """afghanistan africa albania aleppo algeria america andorra angola argentina armenia asia australia austria
    azerbaijan bahamas bahrain bangladesh barbados beijing belarus belgium belize benin bhutan bolivia bosnia botswana
    brazil britain brunei brussels bulgaria burma burundi cairo cambodia cameroon canada chad chicago chile china
    colombia congo croatia cuba cyprus czechia damascus delhi denmark djibouti dubai ecuador egypt england eritrea
    estonia eswatini ethiopia europe fiji finland florida france gabon gambia gaza georgia germany ghana greece
    grenada guatemala guinea guyana haiti havana honduras hungary iceland india indonesia iran iraq ireland islamabad
    israel istanbul italy jamaica japan jerusalem jordan kabul kashmir kazakhstan kenya kiev kyiv korea kosovo kremlin
    kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya liechtenstein lithuania london luxembourg macau
    madagascar madrid malawi malaysia maldives mali malta manila mauritania mauritius mexico moldova monaco mongolia
    montenegro morocco moscow mozambique mumbai myanmar nairobi namibia nepal netherlands nicaragua niger nigeria norway
    oman pakistan palestine panama paraguay paris peru philippines poland portugal pretoria pyongyang qatar riyadh
    romania rome russia rwanda samoa scotland senegal seoul serbia seychelles singapore slovakia slovenia somalia
    spain sudan suriname sweden switzerland syria taiwan tajikistan tanzania tehran texas thailand tibet togo tokyo
    tonga tripoli tunisia turkey turkmenistan uganda ukraine uruguay uzbekistan vatican venezuela vienna vietnam wales
    warsaw washington yemen zambia zimbabwe ankara athens berlin bogota canberra caracas dhaka hanoi harare helsinki
    jakarta khartoum lima lisbon minsk ottawa oslo prague quito santiago sofia stockholm taipei
    california ohio pennsylvania michigan wisconsin iowa nevada colorado arizona arkansas illinois massachusetts
    minnesota missouri vermont alabama alaska connecticut delaware hawaii idaho indiana kansas kentucky louisiana maine
    maryland mississippi montana nebraska oklahoma oregon tennessee utah wyoming boston detroit philadelphia seattle
    houston dallas miami atlanta denver u.s us uk u.k usa eu uae un u.n""")
# A capital that stands for its state, and a people that stands for its country.
CAPITALS = {
    "washington": "united states", "beijing": "china", "moscow": "russia", "kremlin": "russia", "london": "britain",
    "paris": "france", "berlin": "germany", "tokyo": "japan", "madrid": "spain", "rome": "italy", "tehran": "iran",
    "damascus": "syria", "jerusalem": "israel", "cairo": "egypt", "ankara": "turkey", "riyadh": "saudi arabia",
    "seoul": "south korea", "pyongyang": "north korea", "taipei": "taiwan", "delhi": "india", "islamabad": "pakistan",
    "dhaka": "bangladesh", "kabul": "afghanistan", "kyiv": "ukraine", "kiev": "ukraine", "minsk": "belarus",
    "warsaw": "poland", "athens": "greece", "lisbon": "portugal", "vienna": "austria", "brussels": "european union",
    "ottawa": "canada", "canberra": "australia", "pretoria": "south africa", "nairobi": "kenya", "harare": "zimbabwe",
    "khartoum": "sudan", "hanoi": "vietnam", "jakarta": "indonesia", "manila": "philippines", "bangkok": "thailand",
    "caracas": "venezuela", "bogota": "colombia", "lima": "peru", "quito": "ecuador", "santiago": "chile",
    "havana": "cuba", "muscat": "oman", "doha": "qatar", "abu dhabi": "united arab emirates", "kuwait city": "kuwait",
    "amman": "jordan", "beirut": "lebanon", "colombo": "sri lanka", "kathmandu": "nepal", "singapore": "singapore", "algiers": "algeria", "rabat": "morocco", "tunis": "tunisia", "baghdad": "iraq",
}  # fmt: skip
DEMONYMS = {
    "american": "united states", "americans": "united states", "chinese": "china", "russian": "russia",
    "russians": "russia", "french": "france", "german": "germany", "germans": "germany", "british": "britain",
    "japanese": "japan", "spanish": "spain", "italian": "italy", "iranian": "iran", "iranians": "iran",
    "syrian": "syria", "israeli": "israel", "israelis": "israel", "palestinian": "palestine",
    "palestinians": "palestine", "egyptian": "egypt", "turkish": "turkey", "turks": "turkey", "saudi": "saudi arabia",
    "saudis": "saudi arabia", "indian": "india", "pakistani": "pakistan", "ukrainian": "ukraine",
    "ukrainians": "ukraine", "polish": "poland", "greek": "greece", "canadian": "canada", "australian": "australia",
    "kenyan": "kenya", "algerian": "algeria", "chilean": "chile", "bolivian": "bolivia", "cuban": "cuba",
    "mexican": "mexico", "thai": "thailand", "vietnamese": "vietnam", "nigerian": "nigeria", "ethiopian": "ethiopia",
    "iraqi": "iraq", "iraqis": "iraq", "afghan": "afghanistan", "afghans": "afghanistan", "european": "europe",
    "europeans": "europe", "democratic": "", "republican": "", "muslim": "", "christian": "", "catholic": "",
    "jewish": "", "arab": "", "arabs": "", "latino": "", "hispanic": "", "african": "", "asian": "", "western": "",
    "islamic": "", "protestant": "", "democrats": "", "republicans": "", "nicaraguan": "nicaragua",
    "paraguayan": "paraguay", "uruguayan": "uruguay", "colombian": "colombia", "peruvian": "peru",
    "zimbabwean": "zimbabwe", "ghanaian": "ghana", "jordanian": "jordan", "lebanese": "lebanon", "omani": "oman",
    "qatari": "qatar", "emirati": "united arab emirates", "bangladeshi": "bangladesh", "belarusian": "belarus",
}  # fmt: skip

# Words that begin a sentence with a capital and are no names.
OPENERS = _words(
    """a about above according accordingly across actually addressing admittedly after afterwards again against all
    almost along already also although always amid among an and another any anyone apparently are around as aside asked
    at away back based basically because been before behind being below besides between beyond both briefly but by can
    certainly citing clearly contacted consequently could currently despite did do does doing down due during each
    earlier early either elsewhere especially even eventually ever every everyone everything except explaining far few
    finally first five following for former formerly fortunately four from frankly further furthermore generally given
    had has have having he hence her here hers him his honestly hopefully how however i if ideally immediately in indeed
    initially inside instead interestingly into ironically is it its itself just keep knowing last late later
    lastly least less let like likewise long look maybe me meanwhile meantime might moreover more most mostly much must my
    naturally near nearly neither never nevertheless new next no nobody none nonetheless nor not nothing notably noting
    now obviously of off often oh ok okay on once one only onto or other others otherwise our out outside over overall
    perhaps please previously probably put quite rather reacting read really reached recalling recently referring
    regarding reportedly responding sadly said saying second secondly see seemingly separately several shall she should
    similarly simply since six so some somebody someone something sometimes soon speaking still subsequently such
    suddenly sure surely ten thanks that the their them then there thereafter therefore these they thing things
    third this those though three through throughout thus till to today together tomorrow tonight too toward towards
    two under underscoring unfortunately unless unlike until up upon us usually very was we well were what whatever when
    whenever where whereas whether which while who whoever whom whose why will with within without would writing yeah
    yes yesterday yet you your
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec
    seven eight nine dozens hundreds thousands millions half part many people experts officials
    authorities critics supporters observers analysts residents local state federal government police media
    under-secretary asking adding announcing arguing added looking earlier turning commenting answering
    summer winter spring autumn morning evening afternoon night god covid coronavirus internet""")
ROLE_ADJECTIVES = _words(
    """former ex acting interim deputy assistant associate vice senior junior chief managing executive general prime
    top then-president late incumbent outgoing incoming newly presidential parliamentary lead retired veteran longtime
    prominent leading first foreign interior home finance defense defence deputy-general special ruling right honourable
    honorable state national federal regional provincial local city town county district police military press campaign
    republican democratic conservative labour labor liberal communist socialist opposition majority minority""")
DETERMINERS = _words(
    """the a an this that these those his her its their our my your whose some many several most all both few
    any no every each another other one two three four five six seven eight nine ten dozens hundreds thousands
    numerous various certain multiple other more fewer""")
INDEFINITE = _words("a an another one some any every each certain")
POSSESSIVES = _words("his her its their our my your whose")
NUMBERS = _words("two three four five six seven eight nine ten eleven twelve dozen dozens hundreds thousands")

MALE_PRONOUNS = _words("he him his himself")
FEMALE_PRONOUNS = _words("she her hers herself")
PLURAL_PRONOUNS = _words("they them their theirs themselves")
THING_PRONOUNS = _words("it its itself")
OWN_PRONOUNS = _words("i me my mine myself")
OUR_PRONOUNS = _words("we us our ours ourselves")
RELATIVE_PRONOUNS = _words("who whom whose which that")
YOU_PRONOUNS = _words("you your yours yourself")
PRONOUNS = (
    MALE_PRONOUNS | FEMALE_PRONOUNS | PLURAL_PRONOUNS | THING_PRONOUNS | OWN_PRONOUNS | OUR_PRONOUNS | YOU_PRONOUNS
)
NAME_LINKS = _words("de del della di da do dos das du la le van von der den of for and & the al el bin ibn bint on y e ul ur")
PREPOSITIONS = _words(
    """of for in at from with on by to under over near about against among between within inside outside into during
    behind after before as including like close familiar who whom whose which that where when""")
