import type { Tx } from "@seamark/db";
import { dueOf, dutyOf, type Level, owedIn } from "@seamark/mla-thread";
import type { Clocks } from "../config.ts";
import { owedRequests, type RequestRow } from "../store/requests.ts";
import { chainsOf } from "../store/statements.ts";

/** What a side owes in a request, and how it is with that. Times in milliseconds since 1970. */
export type Due = { duty: string; mine: boolean; since: number; due: number; level: Level };
export type Work = { row: RequestRow; owed: Due[] };

/** So many requests are looked at; an agency with more has those that it has had longest. */
const most = 5_000;

/** Requests in which a side owes something, what is due first. */
export const workOf = async (tx: Tx, clocks: Clocks, now: number): Promise<Work[]> => {
	const rows = await owedRequests(tx, most);
	const all: Work[] = [];
	for (const row of rows) {
		// A row of before says nothing of duties until something is said in it again.
		const owed = row.duties ?? owedIn(await chainsOf(tx, row.id));
		if (owed.length > 0) all.push({ row, owed: duesOf({ ...row, duties: owed }, clocks, now) });
	}
	return all.toSorted((a, b) => first(a) - first(b) || (a.row.id < b.row.id ? -1 : 1));
};

const first = ({ owed }: Work): number => Math.min(...owed.map(({ due }) => due));

export const duesOf = ({ duties, side }: RequestRow, { terms }: Clocks, now: number): Due[] =>
	(duties ?? [])
		.map((one) => ({
			duty: one.duty,
			mine: dutyOf(one.duty).by === side,
			since: one.since,
			...dueOf(one, terms, now),
		}))
		.toSorted((a, b) => a.due - b.due);

/** What is on the desk of a duty post: its own requests, those of no post, and those where its authority is so late that everybody has to see it. */
export const isOnDesk = ({ row, owed }: Work, post: string): boolean =>
	row.post === null || row.post === post || owed.some(({ mine, level }) => mine && level === "escalated");
