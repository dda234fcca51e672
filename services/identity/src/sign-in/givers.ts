import type { Directory, Session } from "@seamark/auth";
import type { Principal } from "@seamark/policy";
import type { Identity } from "../identity.ts";
import { passkeysOf } from "../store/passkeys.ts";

/** From two on, the administration gives all codes by itself. Before that, its systems and the coordination centre help. */
const enough = 2;

/** Who gives half of a code: an officer or a system, and whether they may. */
export type Giver = { id: string; mayGive: boolean };

/** Officers of the agency's administration always may; everybody else while fewer than two of them, `able`, have a passkey. */
export const mayGive = (
	who: Pick<Principal, "officer" | "agency" | "scopes">,
	agencyId: string,
	able: number,
): boolean =>
	able < enough || (who.officer !== undefined && who.agency === agencyId && who.scopes.includes("agency:admin"));

/** Who is about to give half of a code for an officer of that agency, and which officers of it have a passkey. */
export const giverOf = async (
	{ context, directory }: Identity,
	agencyId: string,
	{ who, session }: { who: Principal; session: Session },
): Promise<{ giver: Giver; holders: ReadonlySet<string> }> => {
	const holders = new Set((await passkeysOf(context.pool, agencyId)).map(({ officerId }) => officerId));
	const able = administratorsWithPasskeys(directory.current(), agencyId, holders, context.now());
	return { giver: { id: who.officer ?? session.claims.client, mayGive: mayGive(who, agencyId, able) }, holders };
};

/**
 * Whether who gave a half could still give it: a code is worth no more than those who vouch by it. A system while it is registered, an
 * officer while on a post of the agency's administration, or of those who keep the directory.
 */
export const stillGives = (
	{ snapshot, onPost }: Pick<Directory, "snapshot" | "onPost">,
	giver: string | null,
	{ agencyId }: { agencyId: string },
	now: number,
): boolean =>
	giver !== null &&
	(snapshot.agencies.some(({ clients }) => clients.some(({ id }) => id === giver)) ||
		snapshot.posts.some(
			(post) =>
				!post.closed &&
				(post.scopes.includes("directory:write") ||
					(post.agencyId === agencyId && post.scopes.includes("agency:admin"))) &&
				onPost(giver, post.id, now),
		));

/** Officers of an agency's administration, now, who have a passkey. */
const administratorsWithPasskeys = (
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
