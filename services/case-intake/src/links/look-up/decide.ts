import type { Actor, Directory } from "@seamark/auth";
import { agreed, cleared, type Principal, type Topic, topics } from "@seamark/policy";
import { type Decision, recordsAccessed, refuse } from "@seamark/service";
import type { EntityKind } from "../../codes/cases.ts";
import { linkLookedUp } from "../../events.ts";
import { countMiss, insertNotice } from "../../store/links.ts";

/** UTC. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

type Known = Pick<Directory, "snapshot">;

/** An agency that may be asked, and about what its country lets records of cases flow to the asker's. */
export type Asked = { agency: string; topics: readonly Topic[] };

/**
 * Whom a look-up reaches: every other active agency from whose country a live agreement lets records of cases flow to the
 * asker for its purpose, and all of the asker's own country. Where there is none there is nobody to ask, and no hit.
 */
export const whomToAsk = (who: Principal, directory: Known): Asked[] => {
	// That somebody has a thing is told as an alert at this level would be.
	if (!cleared(who, "amber")) return [];
	return directory.snapshot.agencies.flatMap(({ id, country, status }) => {
		if (id === who.agency || status !== "active") return [];
		// A thing is nobody's age: an agreement on children alone does not cover it.
		const open = topics.filter((topic) => agreed(who, "case", { originator: { country }, topic, ages: "unknown" }));
		return open.length > 0 ? [{ agency: id, topics: open }] : [];
	});
};

/** The duty post that answers for an agency: one that looks things up itself, else one that takes reports in, else none. */
export const postToAsk = (directory: Known, agency: string): string | null => {
	const posts = directory.snapshot.posts.filter((post) => post.agencyId === agency && !post.closed);
	const holding = (scope: string) => posts.filter((post) => post.scopes.includes(scope)).map(({ id }) => id);
	return [...holding("links:lookUp").sort(), ...holding("reports:takeIn").sort()][0] ?? null;
};

/** Look-ups of one post that may find nothing on one day: who works on a case asks for few things, who guesses numbers for many. */
export const mostMisses = 100;

/** Agencies, each with the id of the notice that tells it. */
export type Told = readonly { agency: string; noticeId: string }[];

export type LookedUp = {
	kind: EntityKind;
	/** Agencies that have the thing. */
	hits: Told;
	/** Look-ups of the post before this one that found nothing today. */
	misses: number;
	/** The asker's own agency and all that could be asked: whom it concerns that numbers are guessed. */
	alarmed: Told;
};

/**
 * Each agency that has the thing learns that it was asked for, and the asker whom to ask. Nothing found looks the same for every
 * cause, in the answer, in the log and in what it costs. Anyone who has asked in vain too often asks no more that day, and all whom it
 * concerns are told.
 */
export const decideLookUp = (
	{ kind, hits, misses, alarmed }: LookedUp,
	directory: Pick<Directory, "snapshot" | "agency" | "post">,
	{ actor, at }: { actor: Actor; at: number },
): Decision => {
	if (misses >= mostMisses) {
		const attempt = { action: "consultation", record: "link", ids: [], query: "look-up", found: false } as const;
		return {
			...refuse(
				"TOO_MANY_REQUESTS",
				[],
				`${mostMisses} look-ups of your duty post found nothing today. Your unit and those that you could ask were told. Look up again tomorrow.`,
			),
			events: [recordsAccessed({ actor, ...attempt })],
		};
	}
	const notice = ({ agency, noticeId }: Told[number], alarm: boolean) => ({
		statement: insertNotice,
		row: {
			id: noticeId,
			agency,
			from_agency: actor.agencyId,
			from_post: actor.postId,
			kind,
			purpose: actor.purpose,
			asked_at: new Date(at).toISOString(),
			alarm,
		},
	});
	const ask = hits.flatMap(({ agency: agencyId }) => {
		const agency = directory.agency(agencyId);
		if (!agency) return [];
		const postId = postToAsk(directory, agencyId);
		const post = postId === null ? null : (directory.post(postId)?.name ?? null);
		return [{ agencyId, agency: agency.name, country: agency.country, postId, post }];
	});
	// The last one goes with the alarm: of many at once none gets past it.
	const last = misses + 1 === mostMisses;
	const miss = { agency: actor.agencyId, post: actor.postId, day: dayOf(at), most: last ? mostMisses : mostMisses - 1 };
	return {
		writes: [
			...hits.map((one) => notice(one, false)),
			...(ask.length > 0 ? [] : [{ statement: countMiss, row: miss }]),
			...(ask.length === 0 && last ? alarmed.map((one) => notice(one, true)) : []),
		],
		events: [linkLookedUp({ actor, kind, agencies: hits.map(({ agency }) => agency) })],
		answer: { hit: ask.length > 0, ask },
	};
};
