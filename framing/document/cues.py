"""Words that tell a quotation of speech, a title and a scare quote apart.

The lexicon of attribution is far larger; these decide only what a pair of marks is for.
"""

from __future__ import annotations

SPEECH_TAGS = (
    "said",
    "says",
    "say",
    "saying",
    "added",
    "adds",
    "told",
    "asked",
    "asks",
    "wrote",
    "writes",
    "replied",
    "argued",
    "insisted",
    "tweeted",
    "declared",
    "noted",
    "explained",
    "continued",
    "announced",
    "stressed",
    "warned",
    "stated",
    "claimed",
    "recalled",
    "concluded",
)
TAGS = frozenset(SPEECH_TAGS)
"""Verbs that stand beside a quotation with their subject ("..., she said")."""

SPEECH_CUES = frozenset(
    "accuse accused accuses accusing acknowledge acknowledged acknowledges add added adding adds "
    "admit admits admitted advise advised agree agreed agrees allege alleged alleges alleging "
    "announce announced announces announcing answer answered apologised apologized appeal "
    "appealed argue argued argues arguing ask asked asking asks assert asserted asserts asserting "
    "assured attack attacked attacking backed bemoaned blame blamed blames blaming blasted boast "
    "boasted brand branded brands branding call called calling calls caution cautioned "
    "characterised characterized cited citing claim claimed claiming claims comment commented "
    "comments compare compared complain complained complaining complains conceded conclude "
    "concluded condemn condemned condemning condemns confirm confirmed confirms continue "
    "continued criticise criticised criticize criticized criticizing cry cried declare declared "
    "declares declaring decried defended demand demanded demanding demands denied denies denounce "
    "denounced denounces denouncing deny denying deplored deride derided describe described "
    "describes describing dismiss dismissed dismisses dismissing echoed emphasise emphasised "
    "emphasize emphasized emphasizes emphasizing exclaimed explain explained explaining explains "
    "express expressed expresses expressing hail hailed hailing hails hear heard hinted imply "
    "implied indicated insist insisted insisting insists joked joking labeled labelled labeling "
    "labelling lambasted lament lamented laud lauded lauds lauding mention mentioned mocked note "
    "noted notes noting observe observed observes order ordered pledge pledged pledges pledging "
    "praise praised praises praising predict predicted proclaim proclaimed promise promised "
    "promises promising proposed protested question questioned quipped quote quoted quotes "
    "quoting read reads reading reassured rebuked recall recalled recalls recounted refer "
    "referred referring refers reiterate reiterated reiterates rejected remark remarked repeat "
    "repeated replied replies reply replying report reported reportedly reports respond responded "
    "responding responds retorted retweeted reveal revealed said say saying says shout shouted "
    "shouting shouts slam slammed slamming slams speaking state stated states stating stress "
    "stressed stresses stressing suggest suggested suggesting suggests talk talked tell telling "
    "tells testified testify thank thanked threatened told tout touted touting touts tweet "
    "tweeted tweets tweeting urge urged urges urging voiced vow vowed vowing vows warn warned "
    "warning warns welcomed wonder wondered words write writes writing wrote yelled according "
    "accusation accusations allegation allegations predicting predicts chided vented suggestion "
    "dictum answer argument assertion assessment comment criticism declaration interview letter "
    "memo message post remarks response speech statement statements testimony pleaded ruled chant "
    "chanted chanting chants sees saw sounded posted penned feared fears hopes hoped believe "
    "believed believes believing think thinks thought considers considered regards regarded deems "
    "deemed views viewed".split()
)
"""Verbs and nouns of speech, writing and attitude: near a partial quotation, somebody's words are quoted."""

SCARE_LEADS = frozenset(
    "so-called socalled self-styled self-proclaimed supposed alleged purported dubbed nicknamed "
    "ostensible".split()
)
"""What right before a short quotation makes it a scare quote or a nickname."""

TITLE_NOUNS = frozenset(
    "book books novel novels memoir biography film films movie movies documentary song songs "
    "single album hit series show programme program sitcom drama comedy play musical opera poem "
    "essay paper report study article column magazine newspaper blog podcast episode game "
    "exhibition exhibit painting sculpture ballad anthem hymn initiative campaign project "
    "operation summit conference tour scheme plan titled entitled headlined headline author "
    "director star starring bestseller sequel soundtrack video".split()
)
"""What stands right before or after the title of a work, a series or an initiative."""

SMALL_WORDS = frozenset(
    "a an the of in on at to for from by with and or but nor as is it vs v via into over de la le "
    "el der die das".split()
)
"""Words that stay lower-case in a title."""

FINITE = frozenset(
    "is are was were am be been has have had do does did will would can could should must may "
    "might shall isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't "
    "wouldn't can't couldn't shouldn't i'm you're he's she's it's we're they're i've we've "
    "they've i'll you'll he'll she'll we'll they'll i'd that's there's what's who's let's".split()
)
"""Verb forms that make a clause of what is quoted."""
