"""Sentences with the attribution that each must give, marked ``[S source]``, ``[C cue]``, ``[X content]``."""

from __future__ import annotations

CASES: tuple[tuple[str, str, str], ...] = (
    ("subject-verb-that", "", "[S The mayor of Tolveg] [C said] [X that the bridge would open in May]."),
    ("subject-verb-clause", "", "[S Harbour officials] [C said] [X the ferry was late again]."),
    ("subject-verb-clause", "", "[S Ada Brenn] [C has repeatedly denied] [X she signed the contract]."),
    ("content-subject-verb", "", "[X “The dam is safe,”] [S Ada Brenn] [C said]."),
    ("content-subject-verb", "", "[X The dam is safe], [S Ada Brenn] [C said]."),
    ("content-verb-subject", "", "[X “The dam is safe,”] [C said] [S Ada Brenn], who visited it on Monday."),
    ("content-verb-subject", "", "[X “Why now?”] [C asked] [S the mayor]."),
    ("content-verb-subject", "", "[X The tunnel will stay shut until June], [C said] [S the operator]."),
    ("content-subject-verb", "", "[X “We knew,”] [S he] [C said], [X “and we kept quiet.”]"),
    ("content-subject-verb", "", "[X The levy], [S she] [C added], [X would cost each farm 400 marks]."),
    (
        "subject-verb-clause",
        "",
        "[S Ada Brenn, the harbour master,] [C said] [X the crane had failed twice].",
    ),
    (
        "subject-verb-clause",
        "",
        "[S Ada Brenn], who runs the harbour, [C said] [X the crane had failed twice].",
    ),
    (
        "subject-verb-clause",
        "",
        "[S A spokesman for the ministry] [C said] [X talks would resume on Friday].",
    ),
    ("subject-verb-clause", "", "On Tuesday [S the ministry] [C said] [X talks would resume]."),
    ("subject-verb-that", "", "[S The minister] [C told] reporters in Skell [X that talks would resume]."),
    ("subject-verb-infinitive", "", "[S The union] [C vowed] [X to stay out until the law is withdrawn]."),
    ("subject-verb-infinitive", "", "[S The company] [C plans] [X to close two of its pits]."),
    ("subject-verb-phrase", "", "[S The opposition] [C called for] [X a public inquiry]."),
    ("subject-verb-object", "", "[S The governor] [C criticised] [X the ruling]."),
    ("subject-verb-quote", "", "[S The letter] [C said]: [X “No work is to be done before dawn.”]"),
    ("according-to", "", "[C According to] [S the fire service], [X nobody was hurt]."),
    ("according-to", "", "[X Nobody was hurt], [C according to] [S the fire service]."),
    ("it-passive-that", "", "It [C was reported] [X that the valve had been replaced]."),
    (
        "quoted-as-saying",
        "",
        "[S Ada Brenn] [C was quoted by the radio as saying] [X the valve had been replaced].",
    ),
    ("noun-that", "", "[S The minister]'s [C claim] [X that nobody knew] angered the town."),
    ("asked", "", "[C Asked] [X whether he would resign], the minister smiled."),
)
"""(pattern, free, marked sentence): the pattern that finds it and the spans it must have."""

NONE: tuple[str, ...] = (
    "The report lies on the table in the old state house.",
    "Rain fell on the harbour for three days.",
    "The four states hold their votes in March.",
    "A show of hands settled the question.",
    "The Daily Report is printed in Skell.",
)
"""Sentences that attribute nothing."""
