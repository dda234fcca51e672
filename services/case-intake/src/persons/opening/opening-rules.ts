import type { Purpose } from "@seamark/policy";

/** As what a person's identity is opened. A person can be several at once: then every rule holds. */
export const openingStatuses = [
	"victim",
	"child",
	"refugee",
	"smuggledMigrant",
	"witness",
	"relative",
	"suspect",
	"other",
] as const;
export type OpeningStatus = (typeof openingStatuses)[number];

export type OpeningRule = {
	/** For what the identity may be opened at all. */
	purposes: readonly Purpose[];
	/** Whether a second officer confirms first. */
	secondPerson: boolean;
	/** What the rule rests on. The number of persons and the list of purposes are this hub's. */
	law: string;
};

/** To help the person, and to bring those to court who did it. */
const ofProtected = ["victim-protection", "life-saving", "investigation", "prosecution"] as const;
/** Analysis and oversight work on counts, and open nobody. */
const ofOthers = [...ofProtected, "crime-prevention", "border-control", "financial-investigation"] as const;

export const openingRules: Readonly<Record<OpeningStatus, OpeningRule>> = {
	victim: {
		purposes: ofProtected,
		secondPerson: true,
		law: "Trafficking Protocol, Art. 6(1): the privacy and identity of victims are protected",
	},
	child: {
		purposes: ofProtected,
		secondPerson: true,
		law: "UN Principles and Guidelines on Human Rights and Human Trafficking (2002), Guideline 8: the privacy and identity of child victims are protected",
	},
	refugee: {
		purposes: [...ofProtected, "border-control"],
		secondPerson: true,
		law: "Smuggling Protocol, Art. 19(1): the rights of refugees are not affected",
	},
	smuggledMigrant: {
		purposes: [...ofProtected, "border-control"],
		secondPerson: false,
		law: "Smuggling Protocol, Art. 16(2): protection against violence; Art. 18(3): nationality is verified for a return",
	},
	witness: {
		purposes: ofProtected,
		secondPerson: true,
		law: "UNTOC, Art. 24(2)(a): information on the identity of witnesses is not disclosed, or only in limits",
	},
	relative: {
		purposes: ofProtected,
		secondPerson: true,
		law: "UNTOC, Art. 24(1): relatives of witnesses and persons close to them are protected too",
	},
	suspect: {
		purposes: ofOthers,
		secondPerson: false,
		law: "UNTOC, Art. 27(1)(b)(i): identity and whereabouts of suspects",
	},
	other: { purposes: ofOthers, secondPerson: false, law: "UNTOC, Art. 27(1)(b)(i): identity of persons concerned" },
};
