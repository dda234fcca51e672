import type { Actor } from "@seamark/auth";
import type { Scope } from "@seamark/policy";
import { faultsOfFirst, faultsOfSecond, type Refused, refuse, refuseAll } from "@seamark/service";

/**
 * Some things are too grave for one person: an officer asks, a second officer of the same agency confirms, and both lapse by a clock. This
 * is the one place for it; what is asked for is the deed. Pure: it takes times in milliseconds since the epoch.
 */

const minute = 60_000;
const hour = 60 * minute;

type Rules = {
	/** What the second officer must hold, as the first one does. */
	scope: Scope;
	/** How long a request waits for the second officer. */
	waitsMs: number;
	/** How long the asking officer has to begin after it was confirmed. */
	beginsWithinMs: number;
	/** How long it goes on once begun. 0: it is done once. */
	lastsMs: number;
	/** Set where danger to life lets one officer begin alone: how soon a second one has to confirm. */
	aloneMs?: number;
};

export const deeds = {
	/** Who a person is, who the persons of a case are, and of an import. */
	openIdentity: {
		scope: "cases:read",
		waitsMs: 24 * hour,
		beginsWithinMs: 8 * hour,
		lastsMs: 30 * minute,
		aloneMs: 24 * hour,
	},
	eraseIdentity: { scope: "cases:write", waitsMs: 7 * 24 * hour, beginsWithinMs: 24 * hour, lastsMs: 0 },
	eraseCase: { scope: "cases:write", waitsMs: 7 * 24 * hour, beginsWithinMs: 24 * hour, lastsMs: 0 },
	/** Who is in a report goes with it, when it is dismissed or put to a case without its persons. */
	letGo: { scope: "reports:takeIn", waitsMs: 7 * 24 * hour, beginsWithinMs: 24 * hour, lastsMs: 0 },
	/** Another identity over the one that somebody else wrote down, which is erased by it. */
	replaceIdentity: { scope: "cases:write", waitsMs: 7 * 24 * hour, beginsWithinMs: 24 * hour, lastsMs: 0 },
	/** That a charge or suspicion has nothing to do with what was done to a protected person. */
	unrelated: { scope: "cases:write", waitsMs: 7 * 24 * hour, beginsWithinMs: 7 * 24 * hour, lastsMs: 0 },
} as const satisfies Record<string, Rules>;
export type Deed = keyof typeof deeds;
export const deedNames = Object.keys(deeds) as [Deed, ...Deed[]];
const rulesOf = (deed: Deed): Rules => deeds[deed];

/** What the deed is done to. */
export const subjectKinds = ["person", "case", "import", "report"] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** Times are RFC 3339. */
export type SecondPerson = {
	id: string;
	agency: string;
	deed: Deed;
	subjectKind: SubjectKind;
	subject: string;
	/** What the deed is tied to besides, such as the offence; empty where nothing is. */
	about: string;
	/** In words, without names. */
	reason: string;
	/** Purpose of the token it was asked with: it is for nothing else. */
	purpose: string;
	askedByOfficer: string;
	askedByPost: string;
	askedAt: string;
	/** Until when the second officer may answer. */
	answerBy: string;
	/** Begun before anybody confirmed, since a life is in danger. */
	alone: boolean;
	answer: "confirmed" | "declined" | null;
	answeredByOfficer: string | null;
	answeredByPost: string | null;
	answeredAt: string | null;
	answerReason: string;
	begunAt: string | null;
	/** When it ends, begun or not; null while it waits. */
	endsAt: string | null;
	version: number;
};

export const secondPersonStates = [
	/** For the second officer. */
	"waiting",
	/** The asking officer may begin, or has begun. */
	"open",
	"declined",
	/** Nobody answered in time, or it was not begun in time. */
	"lapsed",
	/** Done, and over. */
	"over",
	/** Begun alone, and no second officer has confirmed in time. */
	"unconfirmed",
] as const;
export type SecondPersonState = (typeof secondPersonStates)[number];

const time = (at: number): string => new Date(at).toISOString();
const isPast = (at: string | null, now: number): boolean => at !== null && now >= Date.parse(at);

export const stateOf = (one: SecondPerson, now: number): SecondPersonState => {
	if (one.answer === "declined") return "declined";
	if (one.answer === null && isPast(one.answerBy, now)) return one.alone ? "unconfirmed" : "lapsed";
	if (one.answer === null && !one.alone) return "waiting";
	if (!isPast(one.endsAt, now)) return "open";
	// What was begun alone waits for its second officer also when it is over.
	if (one.answer === null) return "waiting";
	return one.begunAt === null ? "lapsed" : "over";
};

export type Asked = {
	deed: Deed;
	subjectKind: SubjectKind;
	subject: string;
	about?: string;
	reason: string;
	/** A life is in danger: the officer begins alone. */
	alone?: boolean;
};

/**
 * A request of an officer, or why there is none. `before`: what the same officer has begun alone; while one of them was not confirmed in
 * time, or was declined, nothing more is begun alone.
 */
export const ask = (
	{ about = "", alone = false, ...asked }: Asked,
	{ id, actor, at, before = [] }: { id: string; actor: Actor; at: number; before?: readonly SecondPerson[] },
): { request: SecondPerson } | Refused => {
	const rules = rulesOf(asked.deed);
	const nobody = faultsOfFirst(actor.officerId);
	if (nobody.length > 0) return refuseAll(nobody);
	if (asked.reason.trim() === "")
		return refuse("VALIDATION", [{ at: "/reason", message: "is empty: say why this is needed, without names" }]);
	if (alone && rules.aloneMs === undefined)
		return refuse("REFUSED", [{ at: "/lifeAtRisk", message: "does not apply here: a second officer confirms first" }]);
	if (alone && before.some((one) => one.alone && ["unconfirmed", "declined"].includes(stateOf(one, at))))
		return refuse(
			"REFUSED",
			[],
			"You opened something alone that no second officer has confirmed in time, or that one has declined. Ask a second officer first this time.",
		);
	const { deed, subjectKind, subject, reason } = asked;
	return {
		request: {
			...{ id, agency: actor.agencyId, deed, subjectKind, subject, about, reason, purpose: actor.purpose },
			askedByOfficer: actor.officerId,
			askedByPost: actor.postId,
			askedAt: time(at),
			answerBy: time(at + (alone ? (rules.aloneMs ?? 0) : rules.waitsMs)),
			alone,
			...{ answer: null, answeredByOfficer: null, answeredByPost: null, answeredAt: null, answerReason: "" },
			begunAt: alone ? time(at) : null,
			endsAt: alone ? time(at + rules.lastsMs) : null,
			version: 1,
		},
	};
};

const answers = { first: "was asked for by you", next: "another officer of your agency answers it" };

/** What a second officer answers, or why it is not theirs to answer. What was begun alone is answered late too: late is on record. */
export const answer = (
	one: SecondPerson,
	{ answer: given, reason = "" }: { answer: "confirmed" | "declined"; reason?: string },
	{ actor, scopes, at }: { actor: Actor; scopes: readonly Scope[]; at: number },
): { request: SecondPerson } | Refused => {
	const { scope, beginsWithinMs } = rulesOf(one.deed);
	if (!scopes.includes(scope)) return refuse("FORBIDDEN", [], `This needs the scope ${scope}.`);
	const alone = faultsOfSecond(actor.officerId, [one.askedByOfficer], answers);
	if (alone.length > 0) return refuseAll(alone);
	const state = stateOf(one, at);
	if (one.answer !== null || state === "lapsed")
		return refuse(
			"CONFLICT",
			[],
			`The request is already answered or too old (${state}). Ask again if you still need it.`,
		);
	if (given === "declined" && reason.trim() === "")
		return refuse("VALIDATION", [{ at: "/reason", message: "is empty: say why you decline, without names" }]);
	return {
		request: {
			...one,
			answer: given,
			answeredByOfficer: actor.officerId,
			answeredByPost: actor.postId,
			answeredAt: time(at),
			answerReason: reason,
			endsAt: one.alone || given === "declined" ? one.endsAt : time(at + beginsWithinMs),
			version: one.version + 1,
		},
	};
};

/** What an officer wants to do now. */
export type Doing = {
	deed: Deed;
	subject: string;
	about?: string;
	/** Since when the subject is this one: RFC 3339. Nobody agreed to what was merged with it after they answered. */
	since?: string | null;
	actor: Pick<Actor, "officerId" | "purpose">;
	at: number;
};

/** Whether a request lets this officer do this now: their own, for the same deed, subject and purpose, confirmed or begun alone, not over. */
export const allows = (one: SecondPerson, { deed, subject, about = "", since = null, actor, at }: Doing): boolean =>
	one.deed === deed &&
	one.subject === subject &&
	one.about === about &&
	one.askedByOfficer === actor.officerId &&
	one.purpose === actor.purpose &&
	(since === null || Date.parse(since) <= Date.parse(one.answeredAt ?? one.askedAt)) &&
	stateOf(one, at) === "open";

/** The row of the commit that begins it: from then on it ends by its own clock, and at once where it is done once. */
export const beginning = (one: SecondPerson, at: number): { id: string; at: string; ends_at: string } => ({
	id: one.id,
	at: time(at),
	ends_at: time(at + rulesOf(one.deed).lastsMs),
});
