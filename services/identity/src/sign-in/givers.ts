import type { Directory, Session } from "@seamark/auth";
import type { Principal } from "@seamark/policy";

/** Who gives half of a code: an officer, or a system of an agency while it has no two administrators who can. */
export type Giver = { id: string; officer: boolean; agency: string };

export const giverOf = (who: Principal, session: Session): Giver =>
	who.officer === undefined
		? { id: session.claims.client, officer: false, agency: who.agency }
		: { id: who.officer, officer: true, agency: who.agency };

/** Officers of an agency's administration, now, who have a passkey. */
export const administratorsWithPasskeys = (
	directory: Directory,
	agencyId: string,
	holders: ReadonlySet<string>,
	now: number,
): number => {
	const posts = directory.snapshot.posts.filter(
		(post) => post.agencyId === agencyId && !post.closed && post.scopes.includes("agency:admin"),
	);
	const here = new Set(posts.map(({ id }) => id));
	const officers = directory.snapshot.postings
		.filter((one) => here.has(one.postId) && directory.onPost(one.officerId, one.postId, now))
		.map(({ officerId }) => officerId);
	return new Set(officers.filter((officer) => holders.has(officer))).size;
};

/** From two on, the administration gives all codes by itself. Before that, its systems and the coordination centre help. */
export const enough = 2;
