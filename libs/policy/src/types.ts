import type { AgencyKind, AgeScope, Purpose, RecordKind, Scope, Tlp, Topic, UseCode } from "./vocabulary.ts";

/**
 * What may flow to the principal's country from one other country under one live agreement.
 * An empty list admits nothing: an agreement says what it covers.
 */
export type Flow = {
	/** ISO 3166-1 alpha-2 code of the other party. */
	from: string;
	topics: readonly Topic[];
	records: readonly RecordKind[];
	/** `any` covers every age; `child` covers records about children only. */
	ages: "any" | "child";
	purposes: readonly Purpose[];
};

/** Who asks, as resolved from a verified token and the directory at this moment. */
export type Principal = {
	/** Agency id (UUID, in lower case like every id here: ids are compared as text). */
	agency: string;
	kind: AgencyKind;
	/** ISO 3166-1 alpha-2. */
	country: string;
	/** Region slug, for example `pacific`. */
	region: string;
	/** Duty post id (UUID): work, subscriptions and audit entries belong to posts, never to people. */
	post: string;
	/** Officer id (UUID), absent when a system of the agency acts. */
	officer?: string;
	clearance: Tlp;
	purpose: Purpose;
	scopes: readonly Scope[];
	/** Live agreements of the principal's country, resolved for now. */
	flows: readonly Flow[];
};

/** Whom a record is for. Nobody by default. Ids and codes, never names. */
export type Audience = {
	regions: readonly string[];
	countries: readonly string[];
	/** Narrows `regions` and `countries` to these kinds of agency; empty means every kind. Alone it admits nobody. */
	kinds: readonly AgencyKind[];
	/** Agencies named one by one; they are admitted whatever their region, country or kind. */
	agencies: readonly string[];
	/** Agencies kept out whatever else admits them, for example for suspected complicity. Shown to the originator only. */
	excluded: readonly string[];
};

/** Restrictions that travel with a record and every copy of it. */
export type Handling = {
	tlp: Tlp;
	audience: Audience;
	use: {
		codes: readonly UseCode[];
		/** Purposes for which it may be read; empty means every purpose. */
		purposes: readonly Purpose[];
		/** Free conditions for people to read, up to 500 characters each. */
		conditions: readonly string[];
	};
	/** RFC 3339 time after which only the originator may read it; null for no end. */
	expiresAt: string | null;
};

/** What the policy needs to know of a record. Content never enters a decision. */
export type GovernedRecord = {
	record: RecordKind;
	originator: { agency: string; country: string };
	topic: Topic;
	ages: AgeScope;
	handling: Handling;
};

/** What can be done to an existing record. `export` leaves the hub; `change` covers update and recall. */
export type Action = "read" | "export" | "change" | "acknowledge" | "feedback";

/** Why a decision fell. For audit and tests; it never leaves the hub, since a reason would tell that a record exists. */
export type Reason =
	| "originator"
	| "admitted"
	| "scope"
	| "clearance"
	| "excluded"
	| "audience"
	| "purpose"
	| "use-limitation"
	| "expired"
	| "agreement"
	| "not-originator"
	| "own-record";

export type Decision = { allowed: boolean; reason: Reason };
