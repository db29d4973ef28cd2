"""Words for what people are: masked, so that no weight can rest on who a sentence speaks of.

Words that begin with a capital (nationalities, parties, most religions) are masked as names already; so are
countries, except where a sentence begins with one that is an ordinary word as well.
"""

from __future__ import annotations

from typing import Final

NAME: Final = "<name>"
GROUP: Final = "<group>"
SIDE: Final = "<side>"
PERSON: Final = "<person>"
PRONOUN: Final = "<pronoun>"

_GROUPS = """
black blacks white whites brown asian asians latino latina latinos latinas latinx hispanic hispanics african
africans arab arabs jew jews jewish muslim muslims islamic islam christian christians christianity catholic
catholics protestant protestants evangelical evangelicals hindu hindus sikh sikhs buddhist buddhists mormon
mormons orthodox atheist atheists secular religious judaism
gay gays lesbian lesbians bisexual bisexuals homosexual homosexuals heterosexual straight queer transgender
transgendered trans cisgender cis nonbinary non-binary lgbt lgbtq lgbtqia transsexual transsexuals
immigrant immigrants migrant migrants refugee refugees foreigner foreigners native natives indigenous aboriginal
minority minorities caucasian caucasians native-born foreign-born biracial multiracial
american americans european europeans russian russians chinese british english french german germans
"""
_SIDES = """
liberal liberals conservative conservatives progressive progressives leftist leftists rightist rightists
left-wing right-wing leftwing rightwing left-leaning right-leaning center-left center-right centre-left
centre-right left-of-center right-of-center centrist centrists moderate moderates socialist socialists socialism
communist communists communism marxist marxists marxism capitalist capitalists capitalism libertarian
libertarians libertarianism republican republicans democrat democrats democratic gop tory tories nationalist
nationalists nationalism globalist globalists populist populists populism conservatism liberalism progressivism
unionist unionists loyalist loyalists republicanism neoconservative neoconservatives neoliberal neoliberals
neoliberalism far-left far-right hard-left hard-right alt-right radical-left radical-right anarchist anarchists
anarchism feminist feminists feminism monarchist monarchists zionist zionists zionism islamist islamists
islamism pro-life pro-choice anti-abortion pro-abortion
"""
_PERSONS = """
man men woman women male males female females boy boys girl girls gentleman gentlemen lady ladies guy guys
father fathers mother mothers dad dads mom moms mum mums husband husbands wife wives son sons daughter daughters
brother brothers sister sisters uncle uncles aunt aunts grandfather grandfathers grandmother grandmothers
grandson grandsons granddaughter granddaughters boyfriend boyfriends girlfriend girlfriends widow widows widower
widowers nephew nephews niece nieces king kings queen queens prince princes princess princesses
actor actors actress actresses waiter waitress congressman congresswoman congressmen congresswomen councilman
councilwoman councilmen councilwomen spokesman spokeswoman spokesmen spokeswomen chairman chairwoman chairmen
businessman businesswoman businessmen businesswomen policeman policewoman policemen policewomen
"""
_PLACES = "china turkey chile guinea jordan chad georgia mali cuba oman peru"
"""Countries that are ordinary words too: at the start of a sentence their capital says nothing."""
_PRONOUNS = "he she him her his hers himself herself"

MASKED: Final[dict[str, str]] = {
    word: token
    for token, words in (
        (NAME, _PLACES),
        (GROUP, _GROUPS),
        (SIDE, _SIDES),
        (PERSON, _PERSONS),
        (PRONOUN, _PRONOUNS),
    )
    for word in words.split()
}
"""The token that stands for each masked word."""
