/** Every pattern and sign, what it is, where it comes from, and what looks the same and is honest. */
export const catalogue = {
	"cycle-in-order": {
		title: "Cycle in the order of time",
		source: "AMLSim, AMLworld; UNTOC 6(1)(a)(i), conversion and transfer",
		looksAlike: "loans within a family or a group of companies that are paid back by a third",
	},
	"cycle-any-order": {
		title: "Cycle in any order",
		source: "AMLSim plants these; in law the money cannot have gone round",
		looksAlike: "several debts that are unlike in nothing but their dates",
	},
	stack: {
		title: "Stack: two layers of payments, one behind the other",
		source: "AMLSim, AMLworld",
		looksAlike: "wholesale trade between few firms",
	},
	bipartite: {
		title: "Bipartite: each of some accounts pays each of others",
		source: "AMLSim, AMLworld",
		looksAlike: "members of a group who settle one journey",
	},
	"scatter-gather": {
		title: "Scatter and gather: one account pays several, which pay one",
		source: "AMLSim, AMLworld",
		looksAlike: "an advance to several buyers for one purchase",
	},
	"gather-scatter": {
		title: "Gather and scatter: one account is paid by several and pays several",
		source: "AMLSim, AMLworld",
		looksAlike: "a collection that is handed out; a new marketplace",
	},
	"fan-in": {
		title: "Fan-in: many new payers in a short time",
		source: "AMLSim, AMLworld; FinCEN 2023 (smuggling)",
		looksAlike: "a wedding, a collection for a funeral, a firm that begins",
	},
	"fan-out": {
		title: "Fan-out: many new payees in a short time",
		source: "AMLSim, AMLworld",
		looksAlike: "prizes, refunds, wages for one day",
	},
	chain: {
		title: "Chain: money passed on from account to account",
		source: "AMLSim (random walk); FATF, layering",
		looksAlike: "a purchase that several agents handle",
	},
	"pass-through": {
		title: "Rapid pass-through: what comes in leaves again at once",
		source: "FATF, money mules; FinCEN FIN-2020-A008",
		looksAlike: "savings that are swept to another account",
	},
	structuring: {
		title: "Structuring: payments just below the threshold of reporting",
		source: "31 U.S.C. 5324; the threshold is of the country",
		looksAlike: "a dealer whose goods cost about that much",
	},
	funnel: {
		title: "Funnel account: deposits below the threshold, taken out soon after",
		source: "FinCEN FIN-2020-A008, FinCEN 2023",
		looksAlike: "takings of a market stall that pays its supplier",
	},
	"dormant-then-active": {
		title: "Dormant, then active",
		source: "bands of 3, 6 and 12 months as in Tazama",
		looksAlike: "seasonal work; a legacy",
	},
	"advertising-payments": {
		title: "Payments for advertisements",
		source: "FINTRAC 2016-OA003 and 2021-OA001: multiples of 3, 12 and 24, below 100",
		looksAlike: "fares and lunches at one price",
	},
	"wages-handed-back": {
		title: "Wages handed back",
		source: "FinCEN FIN-2020-A008: withholding of wages",
		looksAlike: "a canteen or lodging that the employer runs, at a fair price",
	},
	"many-to-one-payee": {
		title: "Workers of one employer who pay one landlord, recruiter or lender",
		source: "FinCEN FIN-2020-A008; FATF-APG 2018",
		looksAlike: "a company town; a canteen; a union",
	},
	"recruitment-debt": {
		title: "Equal instalments of several workers, from the first wage on, that end",
		source: "FinCEN FIN-2020-A008: recruitment fees",
		looksAlike: "a loan for a bicycle through the employer",
	},
	"journey-instalments": {
		title: "Several payers who each pay the same price in two or three parts",
		source: "FinCEN 2023 (smuggling): many senders to one beneficiary",
		looksAlike: "fees of a course or of a tour",
	},
	"night-deposits": {
		title: "Deposits between 22:00 and 06:00",
		source: "FINTRAC 2016-OA003; FinCEN FIN-2020-A008: outside business hours",
		looksAlike: "taxi drivers, night clubs",
	},
} as const satisfies Record<string, { title: string; source: string; looksAlike: string }>;

export type PatternName = keyof typeof catalogue;
export const patternNames = Object.keys(catalogue) as PatternName[];

const day = 86_400;

/** What the rules ask for. A country's profile changes them; each finding is made with those that are said beside it. */
export const defaults = {
	/** A pair whose payments, either way, lie further apart than this has a standing relation: wages, rent, family. It makes no pattern. */
	passing: 14 * day,
	/** Times in which a burst may lie. */
	windows: [day, 2 * day, 3 * day, 5 * day, 7 * day, 10 * day, 14 * day] as readonly number[],
	/** What may be left of an amount when it is passed on: the rest is margin. */
	keeps: 0.75,
	/** Between two steps of a chain, at most. */
	rapid: 3 * day,
	/** A cycle, or the middle of a pattern, lies within this. */
	within: 30 * day,
	longestCycle: 10,
	/** Findings that chance would make oftener than this in the set are left out. Rules that ask for more or less besides take a multiple of it. */
	mostByChance: 0.003,
	leastFan: 5,
	/** Where this share of the accounts know each other otherwise, it is a circle of friends or a family, and no pattern. */
	circle: 0.4,
	leastMiddles: 3,
	/** In minor units, such as 1,000,000 for 10,000.00; null where the country has none, and structuring is then not looked for. */
	threshold: null as number | null,
	/** Just below it: from this share of it. */
	nearThreshold: 0.8,
	dormant: 90 * day,
	/** An account with more transfers than this is looked at as a business: no pattern goes through it, and it is said. */
	crowded: 2_000,
	/** Minor units in one unit: 100 for dollars. Signs speak of whole units. */
	unit: 100,
	/** Seconds that local time is ahead of UTC. */
	localTime: 0,
};
export type Parameters = typeof defaults;
