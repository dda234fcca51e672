import type { Actor, Directory } from "@seamark/auth";
import { may, type Principal, type Topic, topics } from "@seamark/policy";
import { type Decision, recordsAccessed, refuse } from "@seamark/service";
import type { EntityKind } from "../../codes/cases.ts";
import { linkLookedUp } from "../../events.ts";
import { insertNotice } from "../../store/links.ts";

type Known = Pick<Directory, "snapshot">;

/** An agency that may be asked, and about what its country lets records of cases flow to the asker's. */
export type Asked = { agency: string; topics: readonly Topic[] };

/**
 * Whom a look-up reaches: every other active agency with which the policy would let the asker share a record of a case, as
 * it decides on alerts. Where no live agreement covers the asker's purpose there is nobody to ask, and no hit.
 */
export const whomToAsk = (who: Principal, directory: Known, now: number): Asked[] =>
	directory.snapshot.agencies.flatMap(({ id, country, status }) => {
		if (id === who.agency || status !== "active") return [];
		const open = topics.filter((topic) => mayLearn(who, { agency: id, country }, topic, now));
		return open.length > 0 ? [{ agency: id, topics: open }] : [];
	});

const mayLearn = (
	who: Principal,
	originator: { agency: string; country: string },
	topic: Topic,
	now: number,
): boolean =>
	may(
		// The route has asked for the look-up's own scope; what is left to decide is what flows between the two.
		{ ...who, scopes: ["alerts:read"] },
		"read",
		{
			record: "case",
			originator,
			topic,
			// A thing is nobody's age: an agreement on children alone does not cover it.
			ages: "unknown",
			handling: {
				tlp: "amber",
				audience: { regions: [], countries: [], kinds: [], agencies: [who.agency], excluded: [] },
				use: { codes: [], purposes: [], conditions: [] },
				expiresAt: null,
			},
		},
		now,
	).allowed;

/** The duty post that answers for an agency: one that looks things up itself, else one that takes reports in, else none. */
export const postToAsk = (directory: Known, agency: string): string | null => {
	const posts = directory.snapshot.posts.filter((post) => post.agencyId === agency && !post.closed);
	const holding = (scope: string) => posts.filter((post) => post.scopes.includes(scope)).map(({ id }) => id);
	return [...holding("links:lookUp").sort(), ...holding("reports:takeIn").sort()][0] ?? null;
};

/** Agencies that have the thing, each with the id of the notice that tells it. */
export type Hits = readonly { agency: string; noticeId: string }[];

/**
 * Each agency that has the thing learns that it was asked for, and the asker whom to ask. What the asker's own agency has as a
 * protected person's is asked for nowhere; the attempt is told of.
 */
export const decideLookUp = (
	{ kind, hits }: { kind: EntityKind; hits: Hits | "protected" },
	directory: Pick<Directory, "snapshot" | "agency" | "post">,
	{ actor, at }: { actor: Actor; at: number },
): Decision => {
	if (hits === "protected") {
		const attempt = { action: "consultation", record: "link", ids: [], query: "look-up", found: false } as const;
		return { ...refuse("PROTECTED_NEVER_LOOKED_UP"), events: [recordsAccessed({ actor, ...attempt })] };
	}
	const ask = hits.flatMap(({ agency: agencyId }) => {
		const agency = directory.agency(agencyId);
		if (!agency) return [];
		const postId = postToAsk(directory, agencyId);
		const post = postId === null ? null : (directory.post(postId)?.name ?? null);
		return [{ agencyId, agency: agency.name, country: agency.country, postId, post }];
	});
	return {
		writes: hits.map(({ agency, noticeId }) => ({
			statement: insertNotice,
			row: {
				id: noticeId,
				agency,
				from_agency: actor.agencyId,
				from_post: actor.postId,
				kind,
				purpose: actor.purpose,
				asked_at: new Date(at).toISOString(),
			},
		})),
		events: [linkLookedUp({ actor, kind, agencies: hits.map(({ agency }) => agency) })],
		answer: { hit: ask.length > 0, ask },
	};
};
