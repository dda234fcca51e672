import type { Rule } from "./kind.ts";
import type { ActionOf, KindName, KindOf } from "./kinds.ts";
import type { Scope } from "./scopes.ts";
import type { AgencyKind, AgeScope, Purpose, RecordKind, Tlp, Topic, UseCode } from "./vocabulary.ts";

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
	/** Agencies named one by one; they are admitted, no matter what their region, country or kind is. */
	agencies: readonly string[];
	/** Agencies kept out, no matter what else admits them, for example for suspected complicity. Shown to the originator only. */
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

/** What the policy needs to know of a record with handling of its own. Content never enters a decision. */
export type GovernedRecord = {
	record: RecordKind;
	originator: { agency: string; country: string };
	topic: Topic;
	ages: AgeScope;
	/** The record says that a life is at risk now; left out, it does not. */
	lifeAtRisk?: boolean;
	handling: Handling;
};

/** A record of one agency alone. */
export type OwnedRecord = { owner: string };

/** The agencies that a record names, each with a role; an agency may have several. */
export type NamedRecord = { parties: readonly Party[] };
export type Party = { agency: string; role: string };

/** A record of one agency, and the grants that were given for it. */
export type GrantedRecord = { owner: string; grants: readonly Grant[] };
export type Grant = {
	/** Agency that gave it. Authority ends with its grantor: it counts while the record is this agency's. */
	giver: string;
	/** Agency that it was given to. */
	receiver: string;
	purpose: Purpose;
	/** RFC 3339 time at which it ends. */
	until: string;
};

type RecordBy = { audience: GovernedRecord; own: OwnedRecord; parties: NamedRecord; grants: GrantedRecord };
/** What the rule of a kind decides over. */
export type RecordOf<Name extends KindName> = RecordBy[KindOf<Name>["rule"]];
export type AnyRecord = RecordBy[Rule];

/** What can be done to an existing alert. `export` leaves the hub; `change` covers update and recall. */
export type Action = ActionOf<"alert">;
