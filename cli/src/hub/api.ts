// Every address and shape of the hub that the command line knows. What comes from the hub is not trusted to have them:
// fields are optional here, and everything is sanitised before it is printed.

const id = encodeURIComponent;

export const paths = {
	alerts: "/alerts",
	alert: (alert: string) => `/alerts/${id(alert)}`,
	foreseeReach: "/alerts/reach",
	reach: (alert: string) => `/alerts/${id(alert)}/reach`,
	recall: (alert: string) => `/alerts/${id(alert)}/recall`,
	acknowledgements: (alert: string) => `/alerts/${id(alert)}/acknowledgements`,
	feedback: (alert: string) => `/alerts/${id(alert)}/feedback`,
	stix: (alert: string) => `/alerts/${id(alert)}/stix`,
	readers: (alert: string) => `/audit/alerts/${id(alert)}/readers`,
	feed: "/alerts/feed",
	place: "/alerts/feed/place",
	import: "/alerts/import",
	export: "/alerts/export",
	ofCase: (
		one: string,
		what:
			| "persons"
			| "incidents"
			| "alert-draft"
			| "close"
			| "charges"
			| "links"
			| "linked-cases"
			| "notes"
			| "attachments"
			| "fields"
			| "imported-persons",
	) => `/cases/${id(one)}/${what}`,
	person: (person: string) => `/persons/${id(person)}`,
	ofPerson: (
		person: string,
		what:
			| "identity"
			| "roles"
			| "charges"
			| "assessments"
			| "identification"
			| "screening"
			| "returns"
			| "duplicates"
			| "merges",
	) => `/persons/${id(person)}/${what}`,
} as const;

/** The services that consume events of others. */
export const consumingServices = ["audit"] as const;

const ofIntake =
	/^\/(reports|cases|persons|merges|charges|links|notes|attachments|fields|searches|imports|statistics|htcds)(\/|$)/;

/** The service that answers for an address, where services have addresses of their own. */
export const serviceOf = (path: string): "alerts" | "audit" | "case-intake" | "identity" => {
	if (path.startsWith("/audit/") || path.startsWith("/ops/audit/")) return "audit";
	if (ofIntake.test(path)) return "case-intake";
	return path.startsWith("/alerts") || path.startsWith("/subscriptions") ? "alerts" : "identity";
};

export const largestImport = 10 * 1024 * 1024;

export type Grading = { scheme?: string; source?: string; information?: string; handling?: string };
export type Audience = {
	regions?: string[];
	countries?: string[];
	kinds?: string[];
	agencies?: string[];
	excluded?: string[];
};
export type Handling = {
	tlp?: string;
	audience?: Audience;
	use?: { codes?: string[]; purposes?: string[]; conditions?: string[] };
	expiresAt?: string | null;
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
	code?: string;
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
	/** Of an update on the feed: the parts that changed, as JSON pointers. Absent where its reader could not read the version before. */
	changed?: string[];
};

export type AlertPage = { items: Alert[]; next?: string };
export type Changed = {
	id: string;
	code?: string;
	version: number;
	status?: string;
	raisedAt?: string;
	changedAt?: string;
	/** How many agencies it is addressed to, and how many can read it. */
	reach?: Pick<Reach, "addressed" | "reached">;
};
export type AgencyReach = {
	agency: string;
	name?: string;
	country?: string;
	kind?: string;
	reached?: boolean;
	why?: string | null;
};
export type Reach = { addressed?: number; reached?: number; agencies?: AgencyReach[] };
export type Acknowledgement = {
	agency?: string;
	agencyName?: string;
	post?: string;
	postName?: string;
	version?: number;
	recall?: boolean;
	acknowledgedAt?: string;
};
export type ImportAnswer = {
	import: string;
	alerts: { id: string; version: number; stixId?: string; title?: string; outcome?: string }[];
	report: {
		line?: number | null;
		index?: number | null;
		id?: string | null;
		severity?: string;
		code?: string;
		message?: string;
	}[];
	refused: number;
};
export type Import = {
	id?: string;
	kind?: string;
	name?: string;
	sha256?: string;
	size?: number;
	status?: string;
	/** Bytes that are settled. */
	settled?: number;
	rows?: { read?: number; taken?: number; refused?: number };
};
export type Frozen = { year?: number; edition?: number; sha256?: string; rulesVersion?: string; frozenAt?: string };
export type Agency = {
	id: string;
	name?: string;
	kind?: string;
	country?: string;
	region?: string;
	status?: string;
	handle?: string;
	invented?: boolean;
};

export type Reader = {
	how?: string;
	at?: string;
	agency?: string;
	agencyName?: string;
	post?: string;
	postName?: string;
	officer?: string;
	purpose?: string;
	channel?: string;
	versions?: number[];
	possibly?: boolean;
	savingLife?: boolean;
};

/** The list inside an answer that names it, or the answer itself where it is a list. */
export const listOf = <T>(answer: unknown, name: string): T[] => {
	const found = Array.isArray(answer) ? answer : (answer as Record<string, unknown> | null)?.[name];
	return Array.isArray(found) ? (found as T[]) : [];
};
