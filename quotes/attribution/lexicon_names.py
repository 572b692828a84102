"""First names by sex, places and peoples, all lower case. Standard library only."""


def word_set(text: str) -> frozenset[str]:
    """The words of a text, for lists that are too long to quote."""
    return frozenset(text.split())


MALE = word_set(
    """aaron abbas abdul abdullah abdel abdelaziz abdelkader abdulaziz abdulrahman abe abel abraham abu adam adamu adel
    adnan adolfo adrian agustin ahmad ahmed akbar akim akio alain alan albert alberto alejandro aleksandr alex
    alexander alexandre alexei alfonso alfred alfredo ali alistair allan allen alphonse alvaro amin amir amos
    anand anatoly anders andre andreas andrei andres andrew andrzej andy angelo angus anil anthony antoine anton
    antonio antony anwar aram archie aristide arjun arkady arlen armando armin arnold artem arthur arturo arun
    arvind asher ashok ashraf asif atef augusto austin avi axel ayman aziz babak badr bahram barack barry bart
    bartholomew basil bassam bashar ben benedict benito benjamin bernard bernardo bernie bert bharrat bill billy
    bjorn bob bobby boris brad bradley brandon brendan brent brett brian bruce bruno bryan bryce caleb cameron
    carl carlo carlos cecil cedric cesar chad charles charlie chester chris christian christoph christophe
    christopher chuck claude claudio clay clayton cliff clifford clint clive clyde cody colin connor conor
    constantine cory corey cornell craig curtis cyril cyrus dale damian damien dan daniel daniele danny dante
    darius darrell darren daud dave david davit deepak dennis denis denny derek derrick desmond dick diego
    dieter dietrich dimitri dmitri dmitry dominic dominik don donald doug douglas drew duncan dustin dwayne
    dwight dylan ebrahim ed eddie edgar edmund eduardo edward edwin efrain ehud eli elias elijah elliot elliott
    emad emanuel emeka emile emilio emmanuel enrico enrique eric erick erik ernest ernesto ernst erwin esteban
    ethan eugene evan evo ezra fabian fabio fadi fahad faisal farhad farid farouk fawzi federico felipe felix
    ferdinand fernando fidel filip finn floyd francesco francis francisco franco francois frank franklin franz
    fred freddie frederic frederick fredrik friedrich fritz fumio gabriel gareth garrett garry gary gavin gene
    geoff geoffrey george georges georgi gerald gerard gerardo gerhard german gerry ghassan gianni gideon
    gilbert gilberto giles giorgio giovanni giulio giuseppe glen glenn godfred godfrey goran gordon graham grant
    greg gregg gregory grigory guido guillaume guillermo günter gus gustavo guy habib hamid hamza hank hans hari
    harold harry haruto harvey hasan hassan hector heinrich helmut henri henrik henry herbert herman hiroshi
    hisham horacio houssam howard hugh hugo humberto hussein ian ibrahim idris ignacio igor ilan ilham imad
    imran ingmar ira irfaan isaac ishmael ismail issa ivan ivo jack jackson jacob jacques jaime jair jake jakob
    jamal james jamie jan janos jared jarrod jason javad javier jay jean jeb jed jeff jefferson jeffrey jens
    jeremiah jeremy jerome jerry jesse jesus jim jimmy joachim joao joaquin joe joel joerg johan johann johannes
    john johnny jon jonas jonathan joost jordan jorge jose josef josep joseph josh joshua juan judd jules julian
    julien julio julius junaid jurgen justin kamal kareem karim karl kayode kazuo keith ken kenji kenneth kenta
    kevin khaled khalid khalifa kieran kofi konrad kurt kwame kyle lamar lamont lance larry lars laszlo laurence
    laurent lawrence lee leo leon leonard leonardo leonid leopold leroy leslie lester levi lewis liam lincoln
    lindsey linus lionel lloyd logan lorenzo lothar louis luca lucas luciano lucien luigi luis luka lukas luke
    luther lyle lyndon mads magnus mahamudu mahathir mahdi maher mahmoud malcolm malik mamadou manfred manoj
    manuel manzoor marc marcel marcelo marco marcos marcus mario marion mark marko markus marshall martin marty
    marvin masud mateo mathew mathias mats matt matteo matthew matthias matthieu maurice mauricio max maxim
    maxime maximilian mehdi mehmet melvin michael michal michel miguel mihail mike mikhail milan miles milos
    milton miroslav mitch mitchell moamer mohamed mohammad mohammed moises morgan moritz morris mostafa moussa
    muhammad muhammadu mukesh murat murray mustafa myron nabil nadir najib napoleon narendra nasser nate nathan
    nathaniel naveed neil nelson nestor nicholas nick nicola nicolas niels nigel nikita nikola nikolai nikolaus
    nils noah noam noel nolan norbert norman obadiah oleg oliver olivier olaf omar orlando oscar oskar osman
    otto owen pablo paolo pascal patrick patricio paul paulo pavel pawel pedro pete peter petr phil philip
    philippe phillip pierre piotr pradeep prakash pranab praveen prayut quentin radek radu rafael rafiq rahm
    rahul raj rajiv rajesh rakesh ralf ralph ramesh ramon randall randy raoul rashid raul ravi ray raymond recep
    reginald reinhard reince renato rene reuben rex rhys ricardo riccardo richard rick ricky rob robert roberto
    robin rod roderick rodney rodolfo rodrigo rodrigue roger rohan roland rolando roman romano ron ronald
    ronaldo ronnie rory ross roy ruben rudolf rudolph rudy rupert russ russell ryan saad sadiq sahle said salah
    salem salim salman salvador sam sameer sami samir samuel sandeep sander sanjay santiago saul scott sean
    sebastian selim serge sergei sergey sergio seth shahid shajahan shane shaun shawn shigeru shinzo sidney
    sigmund silvio simeon simon sohail stan stanislav stanley stefan stefano stephen steve steven stewart stuart
    sultan sunil suresh sven syed sylvester tadeusz tarek tariq taylor ted tedros terence terrence terry theo
    theodore thierry thomas tim timothy tobias toby todd tom tomas tommy tony travis trent trevor tristan tyler
    uhuru umar uwe vaclav valentin vernon vicente victor vijay viktor vikram vince vincent vincenzo vinicio
    vitaly vittorio vladimir volodymyr wahid waleed walid wallace walter warren wayne wesley wilfred wilhelm
    will willem william willie winston wolfgang wyatt xavier yahya yair yakov yaakov yannick yasser yevgeny
    yitzhak yoram yoshihide yosef youssef yuri yusuf yves zachary zack zaid zayed zaki zbigniew mitt newt rand
    anderson barron bret brit geraldo wolf herschel mitch strom orrin zeid zhivko zoltan
    abebe abhishek abhisit adewale agus ajay ajit akhilesh albin aliaksandr alireza amarinder aminu amirul amit
    andriy ankit ante anura anutin arnel artyom asim ayodele azmi babatunde bakhtiyar baltazar balwinder bambang
    bashir bassel behrouz bekele benjie bhupesh bilal bogdan bongani bongbong borut branko budi cathal chidi
    chinedu chukwuemeka cian ciaran colm danjuma dayo declan devendra dinesh donal dragan edi ekrem emomali eoin
    evaristo faizal farai faris femi fergal firas fouad ganesh garba gaurav gbenga getachew giorgi girish girma
    gonzalo gopal gotabaya hafiz haile hakan hamdan hani harish haruki hashim hemi hernan hishammuddin ichiro
    ifeanyi ikenna ilir irakli isa ismael ivica janez jaroslaw jaswant jejomar jiro joko josephat josphat kabiru
    kamau kamran kapil kemal ketut khairul kipchoge kipkorir kiprono kojo krishna krzysztof kunle kwabena kwaku
    kwasi lawan levan luiz lungisa mahesh mahinda maithripala majid maksim mandla manish mansour mansur marek
    marwan masoud mateusz mauro mevlut micheal milorad miro mizanur mohan mohsen musa muthu mutua mwangi nabih
    naoto naresh nasiru nawaf nawaz nazrul niall nicanor nikhil nikol nitin nitish nonoy nursultan obaidul obinna
    odhiambo oisin olusegun oluwaseun onyango otieno padraig panfilo pankaj petro radoslaw rafiqul raghav rajendra
    ramakant ranil rawiri reza riad ridwan rizal rodel rohit rommel ruslan sachin saif sajith sani sanjeev sanusi
    satish saud seamus segun shafiqul shahbaz shakil shavkat shinji shivaraj siddharth sione sipho sitiveni
    somchai srettha srinivas subramaniam suleyman sumit surendra tadhg takeshi talal tama tanko taro tawanda
    tendai tesfaye tevita thabo thaksin themba timur tinashe tshepo tunde turki vahagn venkatesh viliame vivek
    wael wafula wale wayan wiremu yakubu yaw yogesh zainal ziad zoran zubair zurab"""
)
FEMALE = word_set(
    """abigail ada adela adele adriana agatha agnes aisha alana alba alejandra alessandra alexandra alexis alice alicia
    alina alison allison alma alyssa amal amanda amber amelia amelie amina amira amy ana anastasia andrea angela
    angelica angelina anika anita ann anna annabel anne annette annie antonia april ariana ariel arlene ashley
    asma astrid audrey aurora ava ayelet ayesha barbara beatrice beatriz becky belinda bella bernadette bernice
    beth bethany betsy betty beverly bianca blanca bonnie brenda bridget brigitte britney brittany brooke camila
    camille candace cara carla carly carmen carol carly carole caroline carolyn carrie caryn cassandra catalina
    catherine cathy cecilia celeste celia celine chantal charlotte chelsea cheryl chloe christina christine
    cindy claire clara clarissa claudia colleen connie constance consuelo cora corinne courtney cristiana
    cristina crystal cynthia daisy dana daniela danielle daphne darlene dawn deanna deborah debra debbie deirdre
    delia denise diana diane dianne dina dolores dominique donna dora doreen doris dorothy duduzile ebony edith
    edna eileen elaine elena eleanor elif elisa elisabeth elise eliza elizabeth ella ellen ellie elsa elvira
    emilia emily emma erica erika erin esmeralda esperanza esther estelle ethel eugenia eunice eva evangeline
    eve evelyn fatima fatou fatoumata faye federica felicia fernanda fiona flora florence frances francesca
    francine freda frida gabriela gabrielle gail galina gemma genevieve georgia georgina geraldine gertrude gina
    ginger giovanna gisela giulia gladys glenda gloria grace graciela greta gretchen guadalupe gwen habiba
    hadiza haley halima hanna hannah harriet hazel heather heidi helen helena helene helga henrietta hilary
    hilda hillary holly hope huda huma ida ilana ilse imelda ines inga ingrid irene irina iris irma isabel
    isabella isabelle ivana ivanka ivy jackie jacqueline jade jana jane janet janice janine jasmine jean
    jeanette jeanne jelena jenna jennifer jenny jessica jill jo joan joanna joanne jocelyn jodi johanna joni
    josefina josephine joy joyce juanita judith judy julia juliana julie juliet julieta june kamala karen karin
    karina karla kate katherine kathleen kathryn kathy katie katja katrina kavita kay kayla kelly kellyanne
    kelsey kerry khadija kim kimberly kirsten kristen kristin kristina krystal lara larissa latifa latoya laura
    lauren laurie layla lea leah leila lena leticia lila lilian liliana lillian lily lina linda lindsay lisa liv
    liz lois lola lorella lorena loretta lori lorraine lottie louisa louise lourdes lucia lucille lucinda lucy
    ludmila luisa luz lydia lynn mabel madeleine madeline madison maeve magdalena maggie mai mandy manuela mara
    marcela marcia margaret margarita margot maria mariam mariana marie mariel marilyn marina marissa marjorie
    marlene marsha marta martha martina mary maryam matilda maureen maxine maya mayra meera megan meghan mei
    melania melanie melinda melissa mercedes meredith mia michaela michele michelle mila mildred millicent mina
    mira miranda miriam mitzi moira molly mona monica monika monique muriel myra myriam nadia nadine nancy naomi nor
    natalia natalie natasha nellie nicola nicole nikki nina noelle noor nora norma nour nuria olga olivia
    olympia oprah paige paloma pamela patricia patty paula paulette paulina pauline pearl peggy penelope penny
    petra phyllis pilar polly pooja precious priscilla priya rachel rahima ramona rania raquel rebecca regina
    renata renee rhoda rhonda riham rita roberta rocio romina rosa rosalie rosalind rosario rose rosemary
    roxanne ruby ruth sabina sabrina sadia sally salma samantha sandra sandy sara sarah sasha savannah selena
    selma serena shakira shamila shana shannon sharon shauna sheila shelby shelly sheryl shirin shirley sierra
    silvia simone sofia sonia sonja sophia sophie soraya stacey stacy stella stephanie sue sunita susan susana
    susanna suzanne svetlana sybil sylvia tamar tamara tammy tanya tara tatiana teresa teri tess tessa thelma
    theresa tiffany tina toni tonya tracy trisha trudy tulsi ursula valentina valerie vanessa vera verena
    veronica vicki victoria viola violet virginia vivian wanda wendy whitney wilma winifred yasmin yelena
    yesenia yolanda yulia yvette yvonne zahra zainab zara zelda zoe zora
    abena achieng adaeze adama agnieszka aigul akinyi akua almaz ama amaka aminata anjali aoife archana aroha asha
    asmaa atieno awa ayse azizah binta bisi brid chioma ciara deepa dewi dilma divya eimear emine esi farzana
    fatemeh folake funke geeta gita grainne gulnara hala hasina hauwa heba hessa hiwot ifeoma imee iryna kadiatou
    katarzyna keiko khaleda lakshmi lata laxmi leela leni lerato liza lubna mairead makiko malgorzata mamata
    marama mariama mayawati meena meral najwa naledi nasreen neha ngaire ngozi niamh nino njeri nkechi nneka nomsa
    nomvula nurul nyambura oksana olena orla radha reem rekha rima risa ritu roisin rokia rudo salome sanae
    shabnam shobha shweta sinead siobhan sita siti smriti sonali sudarat sushma swati thandi thandiwe tigist
    tomomi tsitsi uju usha vandana wambui wanjiru xiomara yetunde yingluck yoko yuriko zanele zeynep zuzana"""
)

PLACE_WORDS = word_set(
    """afghanistan africa albania aleppo algeria america andorra angola argentina armenia asia australia austria
    azerbaijan bahamas bahrain bangladesh barbados beijing belarus belgium belize benin bhutan bolivia bosnia
    botswana brazil britain brunei brussels bulgaria burma burundi cairo cambodia cameroon canada chad chicago
    chile china colombia congo croatia cuba cyprus czechia damascus delhi denmark djibouti dubai ecuador egypt
    england eritrea estonia eswatini ethiopia europe fiji finland florida france gabon gambia gaza georgia
    germany ghana greece grenada guatemala guinea guyana haiti havana honduras hungary iceland india indonesia
    iran iraq ireland islamabad israel istanbul italy jamaica japan jerusalem jordan kabul kashmir kazakhstan
    kenya kiev kyiv korea kosovo kremlin kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya
    liechtenstein lithuania london luxembourg macau madagascar madrid malawi malaysia maldives mali malta manila
    mauritania mauritius mexico moldova monaco mongolia montenegro morocco moscow mozambique mumbai myanmar
    nairobi namibia nepal netherlands nicaragua niger nigeria norway oman pakistan palestine panama paraguay
    paris peru philippines poland portugal pretoria pyongyang qatar riyadh romania rome russia rwanda samoa
    scotland senegal seoul serbia seychelles singapore slovakia slovenia somalia spain sudan suriname sweden
    switzerland syria taiwan tajikistan tanzania tehran texas thailand tibet togo tokyo tonga tripoli tunisia
    turkey turkmenistan uganda ukraine uruguay uzbekistan vatican venezuela vienna vietnam wales warsaw
    washington yemen zambia zimbabwe ankara athens berlin bogota canberra caracas dhaka hanoi harare helsinki
    jakarta khartoum lima lisbon minsk ottawa oslo prague quito santiago sofia stockholm taipei california ohio
    pennsylvania michigan wisconsin iowa nevada colorado arizona arkansas illinois massachusetts minnesota
    missouri vermont alabama alaska connecticut delaware hawaii idaho indiana kansas kentucky louisiana maine
    maryland mississippi montana nebraska oklahoma oregon tennessee utah wyoming boston detroit philadelphia
    seattle houston dallas miami atlanta denver u.s us uk u.k usa eu uae un u.n"""
)
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
    "amman": "jordan", "beirut": "lebanon", "colombo": "sri lanka", "kathmandu": "nepal",
    "singapore": "singapore", "algiers": "algeria", "rabat": "morocco", "tunis": "tunisia", "baghdad": "iraq",
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
    "europeans": "europe", "swede": "sweden", "dane": "denmark", "finn": "finland", "pole": "poland",
    "turk": "turkey", "spaniard": "spain", "briton": "britain", "scot": "scotland", "serb": "serbia",
    "croat": "croatia", "democratic": "", "republican": "", "muslim": "", "christian": "", "catholic": "",
    "jewish": "", "arab": "", "arabs": "", "latino": "", "hispanic": "", "african": "", "asian": "", "western": "",
    "islamic": "", "protestant": "", "democrats": "", "republicans": "", "nicaraguan": "nicaragua",
    "paraguayan": "paraguay", "uruguayan": "uruguay", "colombian": "colombia", "peruvian": "peru",
    "zimbabwean": "zimbabwe", "ghanaian": "ghana", "jordanian": "jordan", "lebanese": "lebanon", "omani": "oman",
    "qatari": "qatar", "emirati": "united arab emirates", "bangladeshi": "bangladesh", "belarusian": "belarus",
}  # fmt: skip
LONG_PLACES = frozenset(
    """united states|south africa|north korea|south korea|saudi arabia|new zealand|sri lanka|costa rica|el salvador
    |united kingdom|united arab emirates|new york|hong kong|sierra leone|burkina faso|ivory coast|east timor
    |south sudan|dominican republic|european union|united nations|abu dhabi|czech republic|new jersey|new mexico
    |new hampshire|north carolina|south carolina|west virginia|north dakota|south dakota|puerto rico|los angeles
    |san francisco|new delhi|central african republic|papua new guinea|equatorial guinea|trinidad and tobago
    |great britain|northern ireland|hong kong|new orleans|middle east|west bank|white house""".replace(
        "\n    ", ""
    ).split("|")
)
