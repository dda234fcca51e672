import { type Decision, no, yes } from "./decision.ts";
import type { Flow, GovernedRecord, Handling, Principal } from "./types.ts";
import { type Tlp, type Topic, tlpLevels } from "./vocabulary.ts";

/**
 * The rule of kinds whose records say in their handling whom they are for. The scope has been looked at; `roles` may do
 * this.
 */
export const decideByAudience = (
	{ kind, action, roles }: { kind: string; action: string; roles: readonly string[] },
	who: Principal,
	what: GovernedRecord,
	now: number,
): Decision => {
	const own = who.agency === what.originator.agency;
	if (!own && !roles.includes("reader")) return no("not-originator");
	// A post's clearance binds inside the originating agency too: insiders are part of the threat.
	if (!cleared(who, what.handling.tlp)) return no("clearance");
	if (own) return roles.includes("originator") ? yes("originator") : no("own-record");

	const { audience, use, expiresAt } = what.handling;
	if (audience.excluded.includes(who.agency)) return no("excluded");
	if (!addressed(who, what.handling)) return no("audience");
	// Saving a life comes before the purposes that a record lists and before what two countries have agreed on.
	const savesLife = what.lifeAtRisk === true && who.purpose === "life-saving";
	const fits = use.purposes.length === 0 || use.purposes.includes(who.purpose);
	if (!fits && !savesLife) return no("purpose");
	if (limited(use, action, who)) return no("use-limitation");
	// Asked this way round, so that a time that cannot be read counts as past.
	if (expiresAt !== null && !(Date.parse(expiresAt) > now)) return no("expired");
	const covered = agreed(who, kind, what);
	if (!covered && !savesLife) return no("agreement");
	return yes(fits && covered ? "admitted" : "saving-life");
};

/** H1 keeps a record from prosecution, H2 within the hub. */
const limited = ({ codes }: Handling["use"], action: string, { purpose }: Principal): boolean =>
	(codes.includes("H1") && purpose === "prosecution") || (action === "export" && codes.includes("H2"));

/** Is the principal's agency named, or of the places and kinds that the record is for? */
const addressed = (who: Principal, { audience, tlp }: Handling): boolean => {
	if (audience.agencies.includes(who.agency)) return true;
	// TLP:RED is for the named recipients only (TLP 2.0): a region or a country is not a name.
	if (tlp === "red") return false;
	const placed = audience.regions.includes(who.region) || audience.countries.includes(who.country);
	return placed && (audience.kinds.length === 0 || audience.kinds.includes(who.kind));
};

/**
 * Does the post's clearance reach this level? A level that is not in the list, for example from a newer version of the
 * hub, is above every clearance.
 */
export const cleared = ({ clearance }: Pick<Principal, "clearance">, tlp: Tlp): boolean =>
	tlpLevels.includes(tlp) && tlpLevels.indexOf(clearance) >= tlpLevels.indexOf(tlp);

/** What agreements look at, beside the kind of record and the purpose. */
export type Covered = Pick<GovernedRecord, "topic" | "ages"> & { originator: { country: string } };

/** Two units of one country need no agreement; two countries need a live one that covers the record and the purpose. */
export const agreed = (who: Principal, kind: string, what: Covered): boolean =>
	who.country === what.originator.country || who.flows.some((flow) => covers(flow, who, kind, what));

const covers = (flow: Flow, who: Principal, kind: string, what: Covered): boolean =>
	flow.from === what.originator.country &&
	crimesOf(what.topic).every((crime) => flow.topics.some((topic) => crimesOf(topic).includes(crime))) &&
	(flow.records as readonly string[]).includes(kind) &&
	(flow.ages === "any" || what.ages === "child") &&
	flow.purposes.includes(who.purpose);

const both: readonly Topic[] = ["trafficking", "smuggling"];

/** A record about both crimes needs an agreement on both; an agreement on both covers each of them. */
const crimesOf = (topic: Topic): readonly Topic[] => (topic === "trafficking-and-smuggling" ? both : [topic]);
