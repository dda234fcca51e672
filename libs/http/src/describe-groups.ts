/** Groups of operations by the work that people do, in the order in which the readable page shows them. */
export const groups: Record<string, string> = {
	alerts: "Raise, read, update, recall and acknowledge alerts, and see whom they reach.",
	feed: "Follow alerts as they come: the live feed, saved subscriptions and webhooks.",
	stix: "Exchange alerts with other systems as STIX 2.1.",
	reports: "Send reports from the field, and work through the intake queue.",
	cases: "Open cases, keep them up to date, and draft alerts from them.",
	persons: "Persons of a case: their roles, their identities in the vault, assessment and screening.",
	"second-person": "What an officer asks and a second one confirms or refuses.",
	"mutual legal assistance": "Requests for legal assistance between central authorities, and what becomes of them.",
	"asset tracing": "Follow the money of a crime: tracing files, what is loaded into them, and whose accounts they are.",
	tasks: "What is to be done in a case, until when and by which duty post.",
	charges: "Charges, and how courts decided.",
	convictions: "The register of convicted persons, and the search in it.",
	links: "Things and people that connect cases, and look-ups across agencies.",
	notes: "Notes of a case, and their corrections.",
	attachments: "Files of a case.",
	fields: "Fields that your agency adds to its records.",
	searches: "Search your cases, and keep searches.",
	imports: "Bring in files of records.",
	statistics: "Figures, and the returns of a year.",
	audit: "Who has read what, and the chain that proves it.",
	directory: "Countries, agencies, duty posts, officers, keys and agreements.",
	"sign-in": "Officers enrol a passkey and sign in with it.",
	tokens: "Get an access token for an officer of your agency.",
	discovery: "Where the services of the hub are, without a token.",
	demo: "For demonstration hubs only: a token in the name of any officer.",
	exchange: "Pair this hub with hubs of other owners, and see who holds what was shared.",
	operations: "For those who operate the hub.",
};

type Described = { paths?: object; tags?: unknown };

/** Adds the groups that the operations name; a group of a service that is new has its name alone. */
export const describeGroups = <D extends Described>(document: D): D => {
	const operations = Object.values(document.paths ?? {}).flatMap((one) => Object.values(one as object));
	const used = new Set(operations.flatMap((one) => (one as { tags?: string[] }).tags ?? []));
	const known = Object.keys(groups).filter((name) => used.has(name));
	const others = [...used].filter((name) => !(name in groups));
	return {
		...document,
		tags: [...known, ...others].map((name) => ({ name, ...(groups[name] ? { description: groups[name] } : {}) })),
	};
};
