/** What a person of a case may be suspected of. Codes are only added. */
export const offences: Readonly<Record<string, string>> = {
	trafficking: "trafficking in persons",
	smuggling: "smuggling of migrants",
	slavery: "slavery or servitude",
	forcedLabour: "forced labour",
	debtBondage: "debt bondage",
	forcedMarriage: "forced marriage",
	sexualExploitation: "sexual exploitation of others",
	sexualViolence: "rape or other sexual violence",
	violence: "violence against a person",
	homicide: "homicide",
	endangeringLife: "endangering the life of others",
	unlawfulConfinement: "unlawful confinement",
	withholdingPapers: "withholding papers or wages",
	extortion: "extortion",
	documentForgery: "producing or procuring false documents for others",
	organTrafficking: "trafficking in organs",
	corruption: "corruption",
	moneyLaundering: "laundering of proceeds",
	organisedCrime: "participation in an organised criminal group",
	drugs: "drug offences",
	weapons: "weapons offences",
	property: "theft or other property offences",
	attempt: "attempting another offence of this list",
	aiding: "aiding, abetting or instigating another offence of this list",
	conspiracy: "conspiring to commit another offence of this list",
	kidnapping: "kidnapping",
	torture: "torture or cruel, inhuman or degrading treatment",
	forcedAbortion: "forced abortion",
	forcedPregnancy: "forced pregnancy",
	otherOffence: "another offence",
};

/**
 * What is done by being smuggled or trafficked, or by fleeing. Nobody in a case becomes a suspect for it, no matter what has been
 * assessed so far: who has not been assessed may be protected.
 */
export const statusConduct: Readonly<Record<string, string>> = {
	beingSmuggled: "Smuggling Protocol, Art. 5",
	beingTrafficked: "UN Principles and Guidelines on Human Rights and Human Trafficking (2002), Principle 7",
	// Art. 5 of the Smuggling Protocol covers having been smuggled, and not entry or papers: many States still charge those.
	illegalEntry:
		"1951 Refugee Convention, Art. 31; UN Principles and Guidelines (2002), Principle 7; as a standard for all migrants",
	illegalStay:
		"1951 Refugee Convention, Art. 31; UN Principles and Guidelines (2002), Principle 7; as a standard for all migrants",
	illegalExit: "UN Principles and Guidelines (2002), Guideline 4",
	falseDocuments:
		"1951 Refugee Convention, Art. 31; UN Principles and Guidelines (2002), Principle 7; as a standard for all migrants",
	workWithoutPermit: "UN Principles and Guidelines (2002), Principle 7",
	prostitution: "UN Principles and Guidelines (2002), Principle 7",
	payingSmuggler: "Smuggling Protocol, Art. 5",
	seekingAsylum: "1951 Refugee Convention, Art. 31",
};
