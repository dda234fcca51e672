import type { Directory } from "@seamark/auth";
import { may, type Principal, type Topic, topics } from "@seamark/policy";

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
