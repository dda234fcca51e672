import { HubError } from "@seamark/errors";
import { type MoneyGraph, type Reach, reach } from "@seamark/money-graph";
import { accountName } from "../accounts/account.ts";
import type { Asked } from "./schema.ts";

/** Lines of statements that a trace takes, at most: so many can be followed by hand no more, and each costs every method its time. */
const mostLines = 3_000;
/** The accounts at the start count with all their lines: so many at most. The work grows with the square of it, on the service's thread. */
const mostAtStart = 5_000;
const mostAccounts = 500;
const mostOfAccount = 2_000;
export const secondsOf = (moment: string): number => Math.floor(Date.parse(moment) / 1000);
export const latest = 0xffffffff;

/** What a trace may see: transfers up to a number, and up to a moment. */
type Seen = { upTo: number; until?: string | undefined };

/** Numbers of the transfers that go out of or into an account. */
function* rowsOfAccount(graph: MoneyGraph, account: number, { upTo, until }: Seen): Generator<number> {
	if (account > graph.accounts) return;
	const last = until === undefined ? latest : secondsOf(until);
	const isSeen = (place: number) => (graph.row[place] as number) <= upTo && (graph.at[place] as number) <= last;
	for (let n = graph.begin[account] as number; n < (graph.begin[account + 1] as number); n++)
		if (isSeen(n)) yield graph.row[n] as number;
	for (let n = graph.inBegin[account] as number; n < (graph.inBegin[account + 1] as number); n++) {
		const place = graph.incoming[n] as number;
		if (isSeen(place)) yield graph.row[place] as number;
	}
}

/** How many they are; not counted beyond what is allowed. */
const degreeOf = (graph: MoneyGraph, account: number, seen: Seen): number => {
	let degree = 0;
	for (const _ of rowsOfAccount(graph, account, seen)) if (++degree > mostAtStart) break;
	return degree;
};

export const rowsOf = (graph: MoneyGraph, accounts: Iterable<number>, seen: Seen): number[] => {
	const rows = new Set<number>();
	for (const account of accounts) for (const row of rowsOfAccount(graph, account, seen)) rows.add(row);
	return [...rows].sort((a, b) => a - b);
};

/** It would hold up everybody else: the answer says what makes it smaller. */
export const tooLarge = ({ accounts }: Pick<Asked, "accounts">, why: string): HubError =>
	new HubError("REFUSED", {
		detail: "The trace is too large.",
		faults: [
			{
				at: accounts ? "/accounts" : "/transfers",
				message: `ask for too much: ${why}. Name fewer, or an earlier \`until\``,
			},
		],
	});

export type Scope = { inside: Map<number, Reach["reached"][number]>; bounded: string[]; goOn: number[] };

/** Which accounts a trace looks at, and what it does not see. `starts` are accounts with the moment from which, or up to which, they count. */
export const scopeOf = (
	graph: MoneyGraph,
	asked: Pick<Asked, "direction" | "hops" | "accounts" | "until">,
	starts: readonly { account: number; at: number }[],
	upTo: number,
): Scope => {
	const seen = { upTo, until: asked.until };
	const bounds = {
		...{ hops: asked.hops, accounts: mostAccounts, transfersOfAccount: mostOfAccount, upToRow: upTo },
		...(asked.until === undefined ? {} : { until: secondsOf(asked.until) }),
	};
	const found = reach(graph, starts, asked.direction, bounds);
	const inside: Scope["inside"] = new Map();
	const goOn = new Set<number>(found.bounded.crowded);
	const bounded = found.bounded.crowded.map(
		(account) =>
			`${accountName(account)} has more than ${mostOfAccount} transfers, as a shop or a bank's own account has. It is not followed.`,
	);
	let lines = 0;
	const isStart = new Set(starts.map(({ account }) => account));
	for (const one of found.reached) {
		const degree = degreeOf(graph, one.account, seen);
		if (!isStart.has(one.account) && (goOn.has(one.account) || lines + degree > mostLines)) {
			goOn.add(one.account);
			continue;
		}
		lines += degree;
		inside.set(one.account, one);
	}
	const cut = goOn.size - found.bounded.crowded.length;
	if (cut > 0) bounded.push(`${cut} accounts more were reached than ${mostLines} lines allow. They are not followed.`);
	if (found.bounded.accounts)
		bounded.push(`More than ${mostAccounts} accounts can be reached. The nearest were taken.`);
	if (found.bounded.hops) bounded.push(`Money can have gone further than ${asked.hops} transfers.`);
	if (lines > mostAtStart) throw tooLarge(asked, `the accounts at the start alone have more than ${mostAtStart} lines`);
	if (lines > mostLines) bounded.push(`The accounts at the start alone have more than ${mostLines} lines.`);
	return { inside, bounded, goOn: [...goOn] };
};
