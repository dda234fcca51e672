import type { Actor, Directory } from "@seamark/auth";
import { agreed, cleared, type Principal, type Topic, topics } from "@seamark/policy";
import { type Decision, recordsAccessed, refuse } from "@seamark/service";
import type { EntityKind } from "../../codes/cases.ts";
import { linkLookedUp } from "../../events.ts";
import { insertNotice } from "../../store/links.ts";

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
