// Every address and shape of the hub that the command line knows. What comes from the hub is not trusted to have them:
// fields are optional here, and everything is sanitised before it is printed.

const id = encodeURIComponent;

export const paths = {
	hub: "/.well-known/seamark",
	demoToken: "/demo/token",
	agencies: "/agencies",
	alerts: "/alerts",
	alert: (alert: string) => `/alerts/${id(alert)}`,
	recall: (alert: string) => `/alerts/${id(alert)}/recall`,
	acknowledgements: (alert: string) => `/alerts/${id(alert)}/acknowledgements`,
	feedback: (alert: string) => `/alerts/${id(alert)}/feedback`,
	stix: (alert: string) => `/alerts/${id(alert)}/stix`,
	readers: (alert: string) => `/audit/alerts/${id(alert)}/readers`,
	feed: "/alerts/feed",
	import: "/alerts/import",
	export: "/alerts/export",
	subscriptions: "/subscriptions",
	subscription: (subscription: string) => `/subscriptions/${id(subscription)}`,
	auditEntries: "/audit/entries",
	auditChain: "/audit/chain",
	deadLetters: "/ops/dead-letters",
	redrive: "/ops/dead-letters/redrive",
} as const;

/** Token issuer identifier of an agency that this hub hosts, and its token endpoint. */
export const issuerOf = (hub: string, agency: string): string => `${hub}/agencies/${id(agency)}`;
export const tokenEndpointOf = (issuer: string): string => `${issuer}/token`;

export const largestImport = 10 * 1024 * 1024;

export type Grading = { scheme?: string; source?: string; information?: string; handling?: string };
export type Audience = { regions?: string[]; countries?: string[]; kinds?: string[]; agencies?: string[]; excluded?: string[] };
export type Handling = {
	tlp?: string;
	audience?: Audience;
	use?: { codes?: string[]; purposes?: string[]; conditions?: string[] };
	expiresAt?: string;
};
export type Subject = {
	type?: string;
	role?: string;
	name?: string;
	otherNames?: string[];
	identifiers?: { scheme?: string; value?: string }[];
	description?: string;
};

/** An alert as the hub shows it; recalled and withdrawn ones carry little more than id, version and status. */
export type Alert = {
	id: string;
	version: number;
	status?: string;
	kind?: string;
	topic?: string;
	urgency?: string;
	title?: string;
	summary?: string;
	ages?: string;
	countries?: string[];
	route?: { place?: string; country?: string; role?: string }[];
	modusOperandi?: string[];
	subjects?: Subject[];
	linkedCrimes?: string[];
	observed?: { from?: string; until?: string };
	references?: { source?: string; id?: string; url?: string }[];
	grading?: Grading;
	handling?: Handling;
	originator?: { agency?: string; country?: string };
	raisedAt?: string;
	changedAt?: string;
	recall?: { reason?: string; at?: string };
};

export type AlertPage = { alerts: Alert[]; next: string | null; more: boolean };
export type Changed = { id: string; version: number; status?: string; raisedAt?: string; changedAt?: string };
export type ImportAnswer = {
	import: string;
	alerts: { id: string; version: number; stixId?: string; title?: string; outcome?: string }[];
	report: { line?: number; index?: number; id?: string; severity?: string; code?: string; message?: string }[];
	refused: number;
};
export type Agency = { id: string; name?: string; kind?: string; country?: string; region?: string; status?: string; handle?: string; invented?: boolean };
export type Subscription = { id: string; name?: string; filter?: Record<string, unknown>; webhook?: { url?: string }; createdAt?: string };

/** The list inside an answer that names it, or the answer itself where it is a list. */
export const listOf = <T>(answer: unknown, name: string): T[] => {
	const found = Array.isArray(answer) ? answer : (answer as Record<string, unknown> | null)?.[name];
	return Array.isArray(found) ? (found as T[]) : [];
};
