import type { Directory } from "@seamark/auth";
import type { Tx } from "@seamark/db";
import { type DutyName, dueOf, dutyOf, type Level } from "@seamark/mla-thread";
import type { Clocks } from "../config.ts";
import type { Deps } from "../deps.ts";
import { type OwedRow, owedRequests } from "../store/work.ts";

/** What a side owes in a request, and how it is with that. Times in milliseconds since 1970. */
export type Due = { duty: DutyName; mine: boolean; since: number; due: number; level: Level };
/** `post`: the open duty post that has the request on its desk; null where every desk has it. */
export type Work = Omit<OwedRow, "duties"> & { owed: [Due, ...Due[]] };

/** So many requests are looked at; an agency with more has those that it has had longest. */
const most = 5_000;

/** Requests in which a side owes something, what is due first. */
export const workOf = async (
	tx: Tx,
	{ context, directory, clocks }: Pick<Deps, "context" | "directory" | "clocks">,
): Promise<Work[]> =>
	workIn(await owedRequests(tx, most), { terms: clocks.terms, directory: directory.current(), now: context.now() });

export const workIn = (
	rows: readonly OwedRow[],
	{ terms, directory, now }: { terms: Clocks["terms"]; directory: Pick<Directory, "post">; now: number },
): Work[] =>
	rows
		.flatMap(({ duties, ...row }) => {
			const [first, ...others] = duties
				.map((one) => ({
					duty: one.duty,
					mine: dutyOf(one.duty).by === row.side,
					since: one.since,
					...dueOf(one, terms, now),
				}))
				.toSorted((a, b) => a.due - b.due);
			// Nobody looks at the desk of a post that was closed.
			const post = row.post !== null && hasDesk(directory, row.agency, row.post) ? row.post : null;
			return first ? [{ ...row, post, owed: [first, ...others] } satisfies Work] : [];
		})
		.toSorted((a, b) => compare(placeOf(a), placeOf(b)));

/** Where it is in the list: it goes on there, also when what was there has been done meanwhile. */
export type Place = { due: number; id: string };
export const placeOf = ({ id, owed: [{ due }] }: Work): Place => ({ due, id });
export const compare = (a: Place, b: Place): number => a.due - b.due || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Whether officers of that agency look at what is on the desk of that duty post. */
export const hasDesk = (directory: Pick<Directory, "post">, agency: string, id: string): boolean => {
	const post = directory.post(id);
	return post !== undefined && !post.closed && post.agencyId === agency && post.scopes.includes("mla:read");
};

/** What is on the desk of a duty post: its own requests, those of no post, and those where its authority is so late that everybody has to see it. */
export const isOnDesk = ({ post, owed }: Work, desk: string): boolean =>
	post === null || post === desk || owed.some(({ mine, level }) => mine && level === "escalated");
