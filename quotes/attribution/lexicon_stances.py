"""Cue words of thinking, feeling, wanting and intending, and the words of saying that outweigh them."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BELIEFS = _words(
    """
    believe believes believed believing belief beliefs think thinks thought thinking hope hopes hoped hoping
    hopeful fear fears feared fearing afraid worry worries worried worrying concern concerns concerned doubt
    doubts doubted doubting doubtful suspect suspects suspected suspicion suspicions expect expects expected
    expecting expectation expectations want wants wanted wanting wish wishes wished wishing desire desires
    desired dream dreams dreamed aim aims aimed aiming aspire aspires aspired plan plans planned planning intend
    intends intended intending intention intentions seek seeks sought seeking decide decides decided deciding
    decision consider considers considered considering feel feels felt feeling feelings know knows knew known
    knowing understand understands understood understanding realize realizes realized realise realises realised
    recognize recognizes recognized recognise recognises recognised recognizing regard regards regarded see sees
    saw seen seeing view views viewed viewing assume assumes assumed assuming assumption imagine imagines
    imagined remember remembers remembered notice noticed notices wonder wonders wondered wondering guess
    guesses guessed prefer prefers preferred preference like likes liked love loves loved hate hates hated
    support supports supported supporting oppose opposes opposed opposing opposition favor favors favored favour
    favours favoured pleased unhappy happy glad proud honored honoured aware confident convinced certain sure
    skeptical sceptical optimistic pessimistic reluctant committed commitment willing unwilling eager anxious
    upset angry outraged frustrated surprised shocked disappointed satisfied opinion opinions mind attitude
    sentiment resolve resolved determined conviction learn learned learnt discover discovers discovered
    discovering perceive perceives perceived interpret interprets interpreted anticipate anticipates anticipated
    trust trusts trusted distrust disbelief disagree disagrees disagreed need needs needed welcome welcomed mull
    mulled ponder pondered contemplate contemplates contemplated contemplating weigh weighing envision envisions
    envisioned envisage envisages envisaged forget forgot regret regrets resent resents admire admires care
    cares cared
    """
)
STATEMENTS = _words(
    """
    said say says saying told tell tells telling state states stated statement according announce announced
    announces announcing declare declared declares wrote write writes writing express expressed expresses
    expressing voice voiced voices voicing add added adds adding call called calls calling insist insisted
    insists ask asked asks asking question questions questioning warn warned warns warning publicly acknowledge
    acknowledged admit admitted reiterate reiterated reported report reports find conclude concluded tweeted
    posted describe described describes
    """
)
