"""Spellings of one given name, and its short forms, all lower case. Standard library only."""

# The first of a line stands for all.
GIVEN_NAME_VARIANTS = {
    variant: head
    for head, *variants in (
        line.split()
        for line in """muhammad mohamed mohammed mohammad muhammed mohamad mohd mehmed mehmet mamadou
        ahmad ahmed achmad ahmet
        yusuf youssef yousef yousuf yusef joseph
        husayn hussein husain hussain hossein hussien houssein
        hasan hassan hasson
        ali aly
        umar omar omer
        uthman osman usman othman
        abdallah abdullah abdulla abdalla
        ibrahim ebrahim ibraheem abraham
        khalid khaled
        said saeed saied sayed sayyid syed
        mustafa mostafa moustafa mustapha
        mahmud mahmoud mehmood
        fatima fatimah fatma fatemeh
        aisha ayesha aysha aicha
        qasim kassem qassem kasim qasem
        qadhafi gaddafi gadhafi qaddafi kadafi
        jamal gamal djamel
        tariq tarek tarik
        sulayman suleiman sulaiman soleiman
        isma'il ismail ismael
        yahya yehia
        nasir nasser naser
        aleksandr alexander alexandr oleksandr
        sergei sergey serhiy
        dmitri dmitry dmitriy dmytro
        vladimir volodymyr wladimir
        yevgeny evgeny yevgeni evgeni
        aleksei alexei alexey oleksiy
        mikhail michail mykhailo
        nikolai nikolay mykola
        yuri yury yuriy iouri
        steven stephen stefan
        jeffrey geoffrey
        katherine catherine kathryn katharine
        sara sarah
        ann anne anna""".splitlines()
    )
    for variant in variants
}
NICKNAMES = {
    short: full
    for full, *shorts in (
        line.split()
        for line in """william bill will billy willie
        robert bob rob bobby
        richard dick rick rich
        james jim jimmy jamie
        john jack johnny jon
        jonathan jon
        joseph joe joey
        thomas tom tommy
        michael mike mick
        charles charlie chuck
        edward ed eddie ted
        theodore ted
        donald don donnie
        daniel dan danny
        david dave
        stephen steve
        steven steve
        christopher chris
        anthony tony
        kenneth ken
        ronald ron ronnie
        timothy tim
        matthew matt
        andrew andy drew
        benjamin ben
        samuel sam
        gregory greg
        lawrence larry
        jeffrey jeff
        patrick pat
        patricia pat patty
        elizabeth liz beth betty lizzie
        katherine kate kathy katie
        margaret maggie meg peggy
        jennifer jen jenny
        rebecca becky
        susan sue
        barbara barb
        deborah debbie deb
        alexander alex
        nicholas nick
        philip phil
        raymond ray
        frederick fred
        gerald jerry gerry
        abigail abby
        victoria vicky
        christina tina chris
        bernard bernie
        reuben ben
        francis frank
        eugene gene
        leonard len lenny
        peter pete
        walter walt
        harold harry hal
        henry harry hank""".splitlines()
    )
    for short in shorts
}
