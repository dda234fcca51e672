import { transact } from "@seamark/db";
import { otherSide, overdue } from "@seamark/mla-thread";
import { writerSettings } from "@seamark/policy";
import type { Deps } from "../deps.ts";
import { sentAgain } from "../events.ts";
import { serviceActor } from "../signing/client.ts";
import { findRequest } from "../store/requests.ts";
import { chainsOf, receiptsOf } from "../store/statements.ts";
import { silentSince, threadsWithoutProof } from "../store/watch.ts";
import { wayOf } from "../thread/make.ts";
import { again } from "./again.ts";
import { receiptChange, signReceipts } from "./receipts.ts";

/**
 * Statements without proof of delivery go out again. After the silence that is set, the sender's side says once, signed, that nothing
 * came back; a proof that comes later beats it. Nobody else says so, and receipts cause no receipts.
 */
export const watchOnce = async (deps: Deps): Promise<{ again: number; undelivered: number }> => {
	const found = { again: 0, undelivered: 0 };
	const before = deps.context.now() - resendMs;
	for (const { agency, request } of await threadsWithoutProof(deps.context.pool, agenciesOf(deps), before))
		await again(async () => {
			const done = await watchThread(deps, agency, request);
			found.again += done.again;
			found.undelivered += done.undelivered;
		});
	return found;
};

/**
 * Requests of which a statement has not arrived for as long as the hub waits. An agency that signs by itself gives no receipts here: what
 * its copy has is not silent.
 */
export const silentThreads = (deps: Deps): Promise<number> =>
	silentSince(deps.context.pool, agenciesOf(deps), deps.context.now() - deps.clocks.silence);

/** A statement on its way is given so long before it goes out again, then twice as long each time. */
const resendMs = 60_000;
export const watchEveryMs = 30_000;

/** Whether one of these moments has come since the last look. */
export const isDueAgain = (ageMs: number): boolean => {
	const step = (age: number) => (age < resendMs ? -1 : Math.floor(Math.log2(age / resendMs)));
	return step(ageMs) > step(ageMs - watchEveryMs);
};

const agenciesOf = ({ directory }: Deps): string[] => directory.current().snapshot.agencies.map(({ id }) => id);

const watchThread = async (deps: Deps, agency: string, request: string) => {
	const now = deps.context.now();
	const held = await transact(
		deps.context.pool,
		async (tx) => {
			const [row, chains, receipts] = await Promise.all([
				findRequest(tx, request),
				chainsOf(tx, request),
				receiptsOf(tx, request),
			]);
			return row && { row, chains, receipts: receipts.map(({ receipt }) => receipt) };
		},
		writerSettings([agency]),
	);
	if (!held) return { again: 0, undelivered: 0 };
	const { row, chains, receipts } = held;
	// What the other side has named as seen, it has, also where it gives no receipts.
	const seen = chains[otherSide(row.side)].map(({ statement }) => statement.seen);
	const upTo = chains[row.side].findLastIndex(({ hash }) => seen.includes(hash)) + 1;
	const sent = chains[row.side].slice(upTo).map(({ hash, statement }) => ({ hash, at: statement.at }));
	const silent = overdue(sent, receipts, now, deps.clocks.silence);
	const waiting = sent.filter(
		({ hash, at }) =>
			isDueAgain(now - Date.parse(at)) &&
			!receipts.some((one) => one.of === hash && (one.kind === "delivered" || one.kind === "retrieved")),
	);
	const actor = serviceActor(agency);
	const given = await signReceipts(deps, row, chains, "not-delivered", { of: silent, at: now, actor });
	const { writes } = receiptChange(row, given, actor);
	if (waiting.length + given.length > 0)
		await deps.context.committer.commit({
			writes,
			events: waiting.map(({ hash }) => sentAgain(actor, wayOf(row), "statement", hash)),
			writer: agency,
		});
	return { again: waiting.length, undelivered: given.length };
};
