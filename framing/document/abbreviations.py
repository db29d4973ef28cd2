"""What may stand before a full stop that ends no sentence, and what starts a sentence after one that may."""

from __future__ import annotations

NEVER_FINAL = frozenset(
    "mr mrs ms messrs mme mlle dr drs prof gen sen sens rep reps gov govs lt col sgt cpl pvt capt "
    "cmdr cdr adm maj brig rev hon pres supt det insp fr msgr st ste mt ft vs hrh amb atty sec "
    "asst assoc dep spc ofc cllr fig figs eq approx cf viz al-gen e.g i.e v pfc cmsgt msgt tsgt "
    "ret'd lt-gen maj-gen col-gen vice-adm".split()
)
"""Titles and the like: a name or a number always follows."""

BEFORE_NUMBER = frozenset(
    "no nos p pp vol vols ch chap art arts par para res rm jan feb mar apr jun jul aug sep sept "
    "oct nov dec sun mon tue tues wed thu thur thurs fri sat ca pt ex op nr tel ext".split()
)
"""Abbreviations only before a number ("No. 5", "Dec. 3"); else words that may end a sentence."""

SOMETIMES_FINAL = frozenset(
    "inc corp ltd co cos plc llc bros jr sr esq etc al ave blvd rd hwy dept univ est assn govt "
    "intl natl mfg calif ariz fla ill mich minn penn pa tenn wis wash ore okla colo conn del ga "
    "ind kan ky la mass md miss mont neb nev tex va vt wyo ala ark ont que dist jan feb apr aug "
    "sept oct nov dec ph.d phd ed eds ph d.phil min max avg".split()
)
"""They end a sentence only where the next word starts one; so do single letters and letters with dots."""

STARTERS = frozenset(
    "a an the this that these those there here he she it they we you i his her its their our my "
    "your who what when where why how which while after before since although though because if "
    "unless until once despite but and so yet or nor also then thus however meanwhile moreover "
    "furthermore still now today yesterday in on at for from by to with without as of about "
    "against among between during over according some many most all both each every another other "
    "others several few one two three no not none nobody nothing more such only even just perhaps "
    "maybe instead earlier later last next given asked speaking is are was were has have had do "
    "does did can could will would should may might must critics officials police analysts "
    "experts residents it's he's she's they're we're that's there's i'm we've they've i've don't".split()
)
"""Words that, with a capital after "U.S." or an initial, begin a new sentence rather than carry on a name."""

AFTER_TIME = frozenset(
    "est edt cst cdt mst mdt pst pdt gmt utc bst cet eet et pt ct mt ist jst eastern central "
    "pacific mountain moscow greenwich local monday tuesday wednesday thursday friday saturday "
    "sunday january february march april may june july august september october november december".split()
)
"""What may follow "a.m." and "p.m." with a capital within the sentence."""

ADDRESS_ENDS = frozenset(
    ("com org net edu gov info biz html htm pdf php asp js py txt exe doc docx jpg png").split()
)
"""Last parts of a domain or file name, which may have capitals ("Example.Com")."""
