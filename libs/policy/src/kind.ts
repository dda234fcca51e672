import type { AgencyKind, Purpose } from "./vocabulary.ts";

/**
 * A kind of record, as data: what can be done to its records, for which scope, and which rule decides who may. It is said
 * here for the pure decision and once more in a migration for the database (`seamark.kind`); a test holds the two together.
 */
export type Kind = AudienceKind | OwnKind | PartiesKind | GrantsKind;

type Common = {
	/** Its name in the policy, in agreements and in events: lower case, with hyphens. */
	name: string;
	/** The purposes that it may be used for; left out: every purpose. */
	purposes?: readonly Purpose[];
	/** The scopes that come with this kind, each with the kinds of agency that may hold it. */
	holders: Readonly<Record<string, readonly AgencyKind[]>>;
};

/** Scopes of a token, any one of which is enough. An empty list is nobody. */
type Scopes = readonly string[];
type Asked<Role extends string> = { scopes: Scopes; roles: readonly Role[] };

/** Its handling decides: the audience, TLP, use limitation and expiry that travel with each record. */
export type AudienceKind = Common & {
	rule: "audience";
	/** The rule knows these by name: `export` leaves the hub, so H2 forbids it. */
	actions: Readonly<Partial<Record<AudienceAction, Asked<"originator" | "reader">>>>;
};
export type AudienceAction = "read" | "export" | "change" | "acknowledge" | "feedback";

/** The agency that owns the record, and nobody else. */
export type OwnKind = Common & {
	rule: "own";
	/**
	 * `vouched`: no scope is looked at, because no token comes this far. A service asks for an agency and has looked at the
	 * rights of the caller itself.
	 */
	actions: Readonly<Record<string, { scopes: Scopes | "vouched" }>>;
};

/** The agencies that are named on the record, each with its role, and nobody else. */
export type PartiesKind = Common & {
	rule: "parties";
	actions: Readonly<Record<string, Asked<string>>>;
	/** The roles whose agencies may write the record. */
	writers: readonly string[];
};

/** The agency that owns the record, and each agency to which the owner gave a grant: for one purpose, until a time. */
export type GrantsKind = Common & {
	rule: "grants";
	actions: Readonly<Record<string, Asked<"owner" | "grantee">>>;
};

export type Rule = Kind["rule"];

/** What the kind asks for an action, if it knows the action. */
export const askedBy = (kind: Kind, action: string): { scopes: Scopes | "vouched"; roles?: Scopes } | undefined =>
	// Of its own: an action called "constructor" is none.
	Object.hasOwn(kind.actions, action) ? kind.actions[action as keyof typeof kind.actions] : undefined;

/**
 * The statement that tells the database of a kind, for a migration. Who may hold a scope is not in it: that binds tokens,
 * before any record is asked for.
 */
export const kindSql = (kind: Kind): string => {
	const { name, holders: _, ...data } = kind;
	return `select seamark.kind(${literal(name)}, ${literal(JSON.stringify(data))});`;
};

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
