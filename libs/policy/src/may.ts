import type { Action, Decision, Flow, GovernedRecord, Handling, Principal, Reason } from "./types.ts";
import { type Scope, type Tlp, type Topic, tlpLevels } from "./vocabulary.ts";

const scopeOf: Record<Action, Scope> = {
	read: "alerts:read",
	export: "alerts:export",
	change: "alerts:raise",
	acknowledge: "alerts:read",
	feedback: "alerts:read",
};

const no = (reason: Reason): Decision => ({ allowed: false, reason });
const yes = (reason: Reason): Decision => ({ allowed: true, reason });

/**
 * May this principal do this to this record now?
 *
 * Pure; the same rule stands in SQL as row-level security (`migrations/`), and a property test holds the two together.
 * `now` is milliseconds since the epoch. The order of the checks only decides which reason is given.
 */
export const may = (who: Principal, action: Action, what: GovernedRecord, now: number): Decision => {
	if (!who.scopes.includes(scopeOf[action])) return no("scope");
	const own = who.agency === what.originator.agency;
	if (action === "change" && !own) return no("not-originator");
	// A post's clearance binds inside the originating agency too: insiders are part of the threat.
	if (!cleared(who.clearance, what.handling.tlp)) return no("clearance");
	if (own) return action === "acknowledge" || action === "feedback" ? no("own-record") : yes("originator");

	const { audience, use, expiresAt } = what.handling;
	if (audience.excluded.includes(who.agency)) return no("excluded");
	if (!addressed(who, what.handling)) return no("audience");
	if (use.purposes.length > 0 && !use.purposes.includes(who.purpose)) return no("purpose");
	if (use.codes.includes("H1") && who.purpose === "prosecution") return no("use-limitation");
	if (action === "export" && use.codes.includes("H2")) return no("use-limitation");
	// Asked this way round, so that a time that cannot be read counts as past.
	if (expiresAt !== null && !(Date.parse(expiresAt) > now)) return no("expired");
	if (!agreed(who, what)) return no("agreement");
	return yes("admitted");
};

/** Is the principal's agency named, or of the places and kinds that the record is for? */
const addressed = (who: Principal, { audience, tlp }: Handling): boolean => {
	if (audience.agencies.includes(who.agency)) return true;
	// TLP:RED is for the named recipients only (TLP 2.0): a region or a country is not a name.
	if (tlp === "red") return false;
	const placed = audience.regions.includes(who.region) || audience.countries.includes(who.country);
	return placed && (audience.kinds.length === 0 || audience.kinds.includes(who.kind));
};

/** A level that is not in the list, for example from a newer version of the hub, is above every clearance. */
const cleared = (clearance: Tlp, tlp: Tlp): boolean =>
	tlpLevels.includes(tlp) && tlpLevels.indexOf(clearance) >= tlpLevels.indexOf(tlp);

/** Two units of one country need no agreement; two countries need a live one that covers the record and the purpose. */
const agreed = (who: Principal, what: GovernedRecord): boolean =>
	who.country === what.originator.country || who.flows.some((flow) => covers(flow, who, what));

const covers = (flow: Flow, who: Principal, what: GovernedRecord): boolean =>
	flow.from === what.originator.country &&
	crimesOf(what.topic).every((crime) => flow.topics.some((topic) => crimesOf(topic).includes(crime))) &&
	flow.records.includes(what.record) &&
	(flow.ages === "any" || what.ages === "child") &&
	flow.purposes.includes(who.purpose);

const both: readonly Topic[] = ["trafficking", "smuggling"];

/** A record about both crimes needs an agreement on both; an agreement on both covers each of them. */
const crimesOf = (topic: Topic): readonly Topic[] => (topic === "trafficking-and-smuggling" ? both : [topic]);
