// Everybody in this story is invented, and so is everything that anybody says in it. What is taken from the published report on
// Saint Lucia (IOM, Trafficking in Human Beings and Smuggling of Migrants in ACP Countries, 2018) is three facts. Seventy young
// men from Nepal, exploited for their labour, nine of them confirmed as victims.

const given = ["Aaditya", "Bikash", "Chandra", "Dipesh", "Ganesh", "Hari", "Ishwor", "Jiban", "Kiran", "Laxman"];
const family = ["Adhikari", "Bista", "Chaudhari", "Dhakal", "Gurung", "Karki", "Lama"];

/** Seventy invented names, each once. */
export const seventyNames: readonly string[] = family.flatMap((last) => given.map((first) => `${first} ${last}`));

/** The others whose names are spoken in the story. */
export const names = {
	worker: "Samuel Kwaiga",
	workerAgain: "KWAIGHA, Samwel",
	neighbour: "Peter Toata",
	passenger: "Farid Ahmadi",
	passengerInDari: "فرید احمدی",
	helmsman: "Viliame Koroi",
	convicted: "Semisi Tavola",
	convictedAgain: "TAVOLA, Semesi",
};

type Evidence = { kind: string; note: string };
const said: Evidence[] = [{ kind: "statementOfPerson", note: "firstHand" }];
const seen: Evidence[] = [{ kind: "officerObservation", note: "corroborated" }];

const met = (evidence: Evidence[], ...forms: string[]) => ({
	value: "met",
	...(forms.length > 0 ? { forms } : {}),
	evidence,
});
const notMet = (evidence: Evidence[] = said) => ({ value: "notMet", evidence });

/** What the nine have told and inspectors have seen: they paid for a promise and worked without pay. */
export const trafficked = {
	elements: {
		act: met(said, "recruitment", "harbouring"),
		means: met([...said, ...seen], "deception", "abuseOfVulnerability"),
		purpose: met(seen, "forcedLabour", "debtBondage"),
		entry: notMet(),
		stay: notMet(),
		consent: met(said),
	},
	age: { from: 18, to: 29 },
};

/** The others were found in the same place, and nobody has spoken with them at length yet. */
export const notAskedYet = { elements: { act: met(seen, "harbouring") }, age: { from: 18, to: 35 } };

/** Brought over a border at night for a fee, and free afterwards, as far as is known. */
export const smuggled = {
	elements: {
		act: notMet(),
		purpose: notMet(),
		entry: met(said),
		nonNational: met(seen),
		benefit: met(said),
		transnational: met(seen),
	},
	age: { from: 25, to: 25 },
};

/** The same person, a week later: the debt was a pretext, and the boat led to a garden that nobody may leave. */
export const smuggledAndTrafficked = {
	elements: {
		...smuggled.elements,
		act: met(said, "transportation", "harbouring"),
		means: met([...said, ...seen], "otherCoercion"),
		purpose: met(seen, "debtBondage"),
		consent: met(said),
	},
	age: smuggled.age,
};

/** Taken into a household to work; nobody forced or deceived anybody, and everybody agreed. */
export const household = {
	elements: {
		act: met(said, "receipt"),
		means: notMet(),
		purpose: met(seen, "domesticServitude"),
		entry: notMet(),
		stay: notMet(),
	},
};
