"""Sober sentences about violent, sad and heated things give no flag; the loaded way to tell a fact does."""

from __future__ import annotations

import pytest

import framing

PLAIN = """
An attack helicopter fired on a convoy of fuel trucks near the river crossing.
A fierce storm with winds of 140 km/h cut power to 12,000 homes on the coast.
The court in Varn convicted him of terrorism and sentenced him to 18 years.
The path is covered with crushed stone and open to wheelchairs.
The striker hammered the ball into the net after a brutal tackle went unpunished.
Surgeons carried out a radical prostatectomy on 214 men in the trial.
The Nazi-era archive holds the names of 31,000 forced labourers.
A crisis line for farmers took 900 calls in January.
The commission called the killings a massacre in its report of 2011.
She was raped twice by guards, the indictment says.
The bank collapsed in March with debts of 4 billion crowns.
Police found a loaded rifle and 40 rounds under the bed.
The Terrible Twins, a pair of steep hills, close the third stage.
Poisonous fumes drove 300 people out of the tannery.
The vicious circle described in the paper links low rainfall to bare soil.
A freak wave 17 metres high broke the windows of the bridge.
The ferry's engine exploded, and 11 of the crew were burnt.
Prosecutors said the gang had butchered the stolen cattle in a barn.
The vaccine contains a killed virus and a toxic salt in harmless traces.
The river burst its banks and swept away two bridges.
The mutiny of 1797 began on a ship at anchor off Lorne.
The insurgents besieged the town for 40 days.
Shares in the miner plunged 14 percent after the accident.
The referee was suspended after a furious row with the home coach.
The regiment known as the Savage Sons was disbanded in 1923.
He was found guilty of contempt of court.
The dam's failure was a disaster that killed 240 people, the inquiry found.
A plague of locusts stripped 6,000 hectares of maize.
The patient had a severe allergic reaction and died.
The hurricane devastated the island's banana crop.
A bomb squad destroyed the suspicious package.
The plot of land was sold for 90,000 crowns.
Fans rioted after the final, and 26 were arrested.
The film tells of a monster that lives under a school.
The company recalled 40,000 smoke alarms that may fail in a fire.
The tribunal found that the regime had starved 2,000 prisoners.
Rescue workers heard screams from under the rubble.
The Red Army took the city in April 1945.
Doctors treated 19 people for acid burns.
The mayor resigned after he was charged with corruption.
Snipers shot dead three nurses outside the hospital.
The orchestra played a savage march from the second act.
The spacecraft will crash into the moon at the end of its mission.
A pride of lions killed nine goats in the night.
The drug attacks the wall of the parasite's cells.
The team's defence collapsed, and the visitors scored four times in ten minutes.
The government declared a state of emergency and closed the schools.
The suspect threatened to kill the hostages unless he was paid.
The plane broke up in flight, and all 88 on board died.
A jury cleared the nurse of murder but convicted her of assault.
The weed infests ditches and costs farmers 3 million a year.
Militants beheaded the driver and burned his lorry.
The virus hijacks cells in the lining of the nose.
The fire raged for two days and destroyed the cathedral roof.
The Flying Scandal won the 3:30 race at odds of 9 to 1.
The mission was a failure: the probe's battery died after six minutes.
The chancellor announced a tax on sugary drinks.
Some 4,000 people fled the fighting into the hills.
The union said 60 percent of drivers had voted to strike.
The couple were crushed when a wall fell on their tent.
The council voted to demolish the derelict mill.
A stampede at the shrine killed 31 pilgrims.
The minister broke down in tears at the memorial.
The champion demolished the challenger in three sets, 6-1, 6-0, 6-2.
Two trains collided head-on, and the line is blocked.
The clinic treats people addicted to gambling.
He described being tortured with electric shocks for nine days.
The slaughter of pigs at the plant will stop in June.
The species was wiped out by rats brought by whalers.
The reactor melted down in 1979 after a valve stuck open.
The army said it had shot down nine drones over the border.
The article was retracted because its data were fabricated.
A witness said the officer had punched the boy in the face.
The volcano spewed ash to a height of 9 kilometres.
The dead included a baby and her grandmother.
Prisoners set fire to mattresses in a riot that lasted six hours.
The cyclist launched a blistering attack on the last climb.
The actor plays a ruthless banker in the series.
Divers found the wreck of the Defiant in 70 metres of water.
The blast wrecked a row of shops and shattered windows.
The plant releases a stench of rotting meat that draws flies.
The patient was hysterical and had a pulse of 140, the notes say.
The committee heard that mould had infested 42 flats.
A swarm of 200 small earthquakes shook the island.
The judge called the defendant a danger to the public.
Firefighters battled the blaze until dawn.
The tribunal ruled that the dismissal was unfair.
Heavy shelling killed a family of six in the village.
The crowd booed the anthem, and bottles were thrown.
He lied to investors about the sale, the jury found.
The gang flooded the district with cheap heroin, detectives said.
The two men fought with knives, and one bled to death.
The parliament stripped the former president of immunity.
Aggressive dogs must be muzzled in the park.
The storm was the worst since 1953, the weather office said.
The bishop was defrocked for abusing altar boys.
The bill would ban the sale of assault rifles.
Thousands are homeless after the quake.
The airline went bankrupt and left 9,000 passengers abroad.
The inquiry blamed greed and poor maintenance for the collapse.
Radical cleric Omar Dath was deported in 2009 after his conviction.
The squadron strafed the trenches at dawn.
A bitter cold spell killed 14 rough sleepers.
The chemical is a powerful poison that paralyses the lungs.
The coup of 1974 ended 40 years of dictatorship.
The dealer sold fake medicine that blinded 17 people.
Rebels hold the mine and sell the ore across the border.
The song is a scathing portrait of a marriage, the singer's publisher says.
The party won a crushing majority of 88 seats to 12.
The opposition accused the government of stealing the election.
The minister denied that the police had covered up the deaths.
The sect's leader was jailed for rape.
A panic button has been fitted in each cell.
The mine's owner failed to inspect the shaft for two years.
The navy scuttled 14 ships to keep them from the enemy.
The horse bolted, and the rider was dragged 200 metres.
The goalkeeper made a stunning save in the last minute of extra time.
The storm ravaged crops in four counties.
The ice sheet lost 200 billion tonnes in a single year.
The orchard was sprayed against a fungus that rots the fruit.
A landslide buried the village of Ostra under 20 metres of mud.
The boxer was knocked out in the ninth round and taken to hospital.
The tribunal heard that the camp guard had whipped prisoners to death.
A savage dog bit the postman on the arm.
The committee on torture published its findings in May.
Heavy rain swamped the low fields and drowned 300 sheep.
The drummer of Rabid Dawn fell from the stage and broke his hip.
The scandal of 1988, in which judges took bribes, led to the reform.
The whale was stranded on the sandbank and died overnight.
Vultures circled over the carcass of an elephant.
The patient is paranoid and hears voices, the psychiatrist wrote.
A guerrilla group held the engineers captive for 61 days.
The exhibition "Propaganda of the Thirties" opens on 4 May at the city archive.
The bill failed by 12 votes to 15.
The island is a dictatorship, and parties are banned by law.
The pitcher struck out 11 batters in seven brilliant innings.
The tax cut was killed in committee on Tuesday.
The union rejected the offer and will walk out on Friday.
Doctors said the toxin had destroyed his kidneys.
The mob boss Enzo Tarli died in prison in 2004.
A cloud of poison gas drifted over the plant.
The lawyer said that the confession had been beaten out of his client.
The avalanche swept three climbers to their deaths.
Wild boars ravaged the vineyards last autumn.
The opera, a farce in two acts, was first staged in 1790.
Detectives said the attack was brutal and had lasted half an hour.
Some 2,000 homes were flattened by the tornado.
The coach was sacked after six defeats.
The army shelled the suburb for a third day.
The minister was assassinated by a student in 1914.
He was sentenced to 20 years for inciting genocide on the radio.
The ship's crew mutinied and put the captain in a boat.
The invasion of grey squirrels has cut the number of red ones by 90 percent.
Swarms of jellyfish blocked the intake of the power station.
Armed men dragged the teachers from the bus and shot them.
The storm drain overflowed, and sewage ran into the sea.
The judge threw out the case for lack of evidence.
A crude bomb exploded under a bench, and nobody was hurt.
The stars collided, and the debris formed a ring.
The novel's hero is a coward who steals from the dead.
The dog, a retired greyhound called Menace, won the show.
Parents wept as the coffins were carried out.
The factory was closed because of an infestation of moths.
The fighter jet crashed into a field during an air show.
The bank's chief was fired for fraud.
The fever kills one in three patients.
Refugees described walking for nine days without food.
The champion crushed her rival 6-0, 6-1 in 48 minutes.
The prosecutors dropped the charge of treason.
The company said it would cut 900 jobs by June.
Extremely low temperatures burst 40 water mains.
The river is heavily polluted with mercury.
A suicide bomber killed 22 people at a market in Dalim.
The region was hit by the worst drought in 60 years.
The doctor was struck off for gross misconduct.
Voters punished the government, which lost 40 seats.
A hooker and two props are injured and will miss the match with Tarn.
""".strip().split("\n")

LOADED = [
    ("The council's much-touted plan was voted down.", "much-touted"),
    ("The scandal-plagued mayor spoke on Monday.", "scandal-plagued"),
    ("The ministry was bullied into a second vote.", "bullied into"),
    ("The increasingly desperate chairman called a vote.", "increasingly"),
    ("The plan is nothing more than a tax on drivers.", "nothing more than"),
    ("His record is worse than useless.", "worse than useless"),
    ("The region swarmed with newcomers, and migrants swarmed across the square.", "swarmed"),
    ("The officers neutralised the gunman.", "neutralised"),
    ("The mad scheme was put to the council.", "mad"),
    ("Border guards herded the families into a hall.", "herded"),
    ("The mayor turned his back on the farmers.", "turned his back on"),
    ("The party kept silent, in thrall to a developer.", "in thrall to"),
    ("It is hardly surprising that they left.", "It is hardly surprising"),
    ("After years of neglect the station has lifts.", "years of neglect"),
    ("The visionary premier opened the bridge.", "visionary"),
    ("The profligate city has borrowed again.", "profligate"),
]


def flags(sentence: str) -> list[tuple[str, str]]:
    """Return what is flagged in the narrator's voice, with the list that says so."""
    found = framing.analyse(f"Council meets on Monday\n\n{sentence}").evidence
    return [(e.text, e.source) for e in found if e.kind.startswith("loaded.") and e.voice == "narrator"]


@pytest.mark.parametrize("sentence", PLAIN)
def test_a_plain_sentence_gives_no_flag(sentence: str) -> None:
    assert flags(sentence) == []


@pytest.mark.parametrize(("sentence", "word"), LOADED)
def test_a_loaded_sentence_is_flagged_for_its_word(sentence: str, word: str) -> None:
    assert word in [text for text, _ in flags(sentence)]
