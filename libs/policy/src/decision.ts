/** Why a decision fell. For audit and tests; it never leaves the hub, since a reason would tell that a record exists. */
export type Reason =
	// Every rule.
	| "scope"
	| "purpose"
	// By the audience.
	| "originator"
	| "admitted"
	/** Admitted beyond the purposes of the record or beyond every agreement, to save a life: this is put on record. */
	| "saving-life"
	| "clearance"
	| "excluded"
	| "audience"
	| "use-limitation"
	| "expired"
	| "agreement"
	| "not-originator"
	| "own-record"
	// By owner, parties and grants.
	| "owner"
	| "not-owner"
	| "party"
	| "not-party"
	| "role"
	| "granted"
	| "not-granted"
	| "not-grantor";

export type Decision = { allowed: boolean; reason: Reason };

export const no = (reason: Reason): Decision => ({ allowed: false, reason });
export const yes = (reason: Reason): Decision => ({ allowed: true, reason });
