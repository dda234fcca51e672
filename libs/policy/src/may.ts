import { decideByAudience } from "./audience.ts";
import { type Decision, no } from "./decision.ts";
import { decideByGrants } from "./grants.ts";
import { askedBy, type Kind } from "./kind.ts";
import { type ActionOf, type KindName, kindNamed } from "./kinds.ts";
import { decideByOwner } from "./own.ts";
import { decideByParties } from "./parties.ts";
import type {
	Action,
	AnyRecord,
	GovernedRecord,
	GrantedRecord,
	NamedRecord,
	OwnedRecord,
	Principal,
	RecordOf,
} from "./types.ts";

/**
 * May this principal do this to this record, which its handling governs, now?
 *
 * Pure; the same rule is in SQL as row-level security (`migrations/`), and a property test holds the two together.
 * `now` is milliseconds since the epoch. The order of the checks only decides which reason is given.
 */
export const may = (who: Principal, action: Action, what: GovernedRecord, now: number): Decision => {
	const kind = kindNamed(what.record);
	return kind?.rule === "audience" ? decide(kind, who, action, what, now) : no("scope");
};

/** May this principal do this to this record of the kind now? As `may`, by the rule that the kind has. */
export const decideAccess = <Name extends KindName>(
	name: Name,
	who: Principal,
	action: ActionOf<Name>,
	what: RecordOf<Name>,
	now: number,
): Decision => {
	const kind = kindNamed(name);
	return kind ? decide(kind, who, action, what, now) : no("scope");
};

/** The decision for a kind at hand. `what` is what the kind's rule decides over. */
export const decide = (kind: Kind, who: Principal, action: string, what: AnyRecord, now: number): Decision => {
	// An action that the kind does not know is for nobody.
	const asked = askedBy(kind, action);
	if (!asked || !inScope(asked.scopes, who.scopes)) return no("scope");
	if (kind.purposes && !kind.purposes.includes(who.purpose)) return no("purpose");
	const { roles = [] } = asked;
	switch (kind.rule) {
		case "audience":
			return decideByAudience({ kind: kind.name, action, roles }, who, what as GovernedRecord, now);
		case "own":
			return decideByOwner(who, what as OwnedRecord);
		case "parties":
			return decideByParties(roles, who, what as NamedRecord);
		case "grants":
			return decideByGrants(roles, who, what as GrantedRecord, now);
	}
};

const inScope = (asked: readonly string[] | "vouched", held: readonly string[]): boolean =>
	asked === "vouched" || asked.some((scope) => held.includes(scope));

/**
 * May these agencies write the record: insert it, or change it into this? Whether a principal may ask for that, `may` and
 * `decideAccess` say; this is what the database holds a commit to, which carries the changes of several principals.
 */
export const mayWrite = (kind: Kind, writers: readonly string[], what: AnyRecord): boolean => {
	switch (kind.rule) {
		case "audience":
			return writers.includes((what as GovernedRecord).originator.agency);
		case "own":
		case "grants":
			return writers.includes((what as OwnedRecord).owner);
		case "parties":
			return (what as NamedRecord).parties.some(
				({ agency, role }) => writers.includes(agency) && kind.writers.includes(role),
			);
	}
};
