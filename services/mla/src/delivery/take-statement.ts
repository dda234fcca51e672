import { transact } from "@seamark/db";
import {
	type Copy,
	firstOf,
	hashOf,
	type Known,
	readStatement,
	type Signed,
	type Statement,
	take,
} from "@seamark/mla-thread";
import { writerSettings } from "@seamark/policy";
import type { Deps } from "../deps.ts";
import { parcelTaken, sentAgain, type Way } from "../events.ts";
import { awaited } from "../files/await-files.ts";
import { serviceActor } from "../signing/client.ts";
import { findRequest, insertRequest, type RequestRow, updateRequest } from "../store/requests.ts";
import {
	asideOf,
	chainsOf,
	deleteAside,
	insertAside,
	insertStatement,
	receiptsOf,
	statementRow,
} from "../store/statements.ts";
import { type Carried, copyOf, newRequest, referenceOf, rowAfter } from "../thread/copy.ts";
import { again } from "./again.ts";
import type { Parcel } from "./port.ts";
import { receiptChange, signReceipts } from "./receipts.ts";

type Arrived = Way & Signed;
type Held = {
	row: RequestRow | undefined;
	chains: Awaited<ReturnType<typeof chainsOf>>;
	receipts: Awaited<ReturnType<typeof receiptsOf>>;
	aside: Awaited<ReturnType<typeof asideOf>>;
};

const held = (deps: Deps, { thread, to }: Way): Promise<Held> =>
	transact(
		deps.context.pool,
		async (tx) => {
			const [row, chains, receipts, aside] = await Promise.all([
				findRequest(tx, thread),
				chainsOf(tx, thread),
				receiptsOf(tx, thread),
				asideOf(tx, thread),
			]);
			return { row, chains, receipts, aside };
		},
		writerSettings([to]),
	);

/** A request comes into being at the side that is asked when its first statement arrives. */
const opened = (deps: Deps, { thread, from, to }: Way, at: number): RequestRow => {
	const reference = referenceOf(deps.directory.current().agency(to)?.country ?? "XX", deps.context.newId(), at);
	return newRequest({ id: thread, agency: to, side: "requested", requesting: from, requested: to, reference }, at);
};

/** Why it is not even looked at: it is no statement of that sender in that thread, or nobody signed it. */
const faultOf = async (deps: Deps, { thread, from, to, ...signed }: Arrived): Promise<string | Statement> => {
	const statement = readStatement(signed.bytes);
	if (!statement) return "not-readable";
	if (statement.thread !== thread || statement.authority !== from) return "wrong-thread";
	const carried = statement.content.request as Partial<Carried> | undefined;
	if (carried && (carried.requesting !== from || carried.requested !== to)) return "wrong-party";
	return (await deps.signing.faultOf(from, signed, statement.at)) ?? statement;
};

/** Takes one in, and what waited for it. What came before gets its first receipt again. */
export const takeStatement = async (deps: Deps, parcel: Extract<Parcel, Signed>): Promise<void> => {
	const checked = await faultOf(deps, parcel);
	const actor = serviceActor(parcel.to);
	if (typeof checked === "string") {
		deps.context.log.warn({ fault: checked, thread: parcel.thread }, "a statement was refused");
		await commit(deps, parcel, [], [parcelTaken(actor, parcel, { ...told(parcel), outcome: "refused" })]);
		return;
	}
	return again(() => takeOnce(deps, parcel, checked));
};

const told = ({ bytes }: Signed) => ({ kind: "statement" as const, sha256: hashOf(bytes) });

const commit = async (
	{ context }: Deps,
	{ to }: Way,
	writes: Parameters<Deps["context"]["committer"]["commit"]>[0]["writes"],
	events: Parameters<Deps["context"]["committer"]["commit"]>[0]["events"],
) => {
	await context.committer.commit({ writes, events, writer: to });
};

const takeOnce = async (deps: Deps, parcel: Arrived, statement: Statement): Promise<void> => {
	const { row, chains, receipts, aside } = await held(deps, parcel);
	const actor = serviceActor(parcel.to);
	const now = deps.context.now();
	if (!row && statement.by !== "requesting") return; // Of a request that this side does not have: nothing is told.
	const before = row ?? opened(deps, parcel, now);
	const result = take(copyOf(before, chains), parcel, statement);
	const tell = (outcome: "new" | "waiting" | "diverged" | "refused") =>
		parcelTaken(actor, parcel, { ...told(parcel), outcome });
	const asideRow = (why: "waiting" | "diverged") => ({
		statement: insertAside,
		row: {
			agency: parcel.to,
			request: parcel.thread,
			hash: hashOf(parcel.bytes),
			why,
			bytes: parcel.bytes,
			signature: parcel.signature,
			known_at: new Date(now).toISOString(),
		},
	});
	if ("refused" in result) {
		if (result.refused.why === "missing") return commit(deps, parcel, [asideRow("waiting")], [tell("waiting")]);
		deps.context.log.warn({ fault: result.refused.why, thread: parcel.thread }, "a statement was refused");
		return commit(deps, parcel, [], [tell("refused")]);
	}
	if (result.taken === "known") {
		const first = firstOf(receipts, "delivered", hashOf(parcel.bytes));
		const back = { thread: parcel.thread, from: parcel.to, to: parcel.from };
		return first && commit(deps, parcel, [], [sentAgain(actor, back, "receipt", first.receipt.of)]);
	}
	if (result.taken === "diverged")
		return diverge(deps, parcel, before, result.copy, asideRow("diverged"), tell("diverged"));
	const all = withWaiting(result.copy, known(parcel, statement), aside);
	const after = rowAfter(before, all.copy, new Date(now).toISOString());
	const given = await signReceipts(deps, after, all.copy.chains, "delivered", {
		of: all.taken.map(({ hash }) => hash),
		at: now,
		actor,
	});
	const receipted = receiptChange(after, given, actor);
	return commit(
		deps,
		parcel,
		[
			{ statement: row ? updateRequest : insertRequest, row: after },
			...all.taken.map((one) => ({
				statement: insertStatement,
				row: statementRow(parcel.to, one, new Date(now).toISOString()),
			})),
			...all.taken.slice(1).map(({ hash }) => ({
				statement: deleteAside,
				row: { agency: parcel.to, request: parcel.thread, hash },
			})),
			...receipted.writes,
			...awaited(
				after,
				all.taken.filter((one) => one.statement.by !== after.side),
				{ at: now, newId: deps.context.newId },
			),
		],
		[
			...all.taken.map(({ hash }) => parcelTaken(actor, parcel, { kind: "statement", sha256: hash, outcome: "new" })),
			...receipted.events,
		],
	);
};

const known = ({ bytes, signature }: Signed, statement: Statement): Known => ({
	bytes,
	signature,
	hash: hashOf(bytes),
	statement,
});

/** What waited and follows now, again and again until nothing does. */
const withWaiting = (copy: Copy, first: Known, aside: Held["aside"]): { copy: Copy; taken: Known[] } => {
	const taken = [first];
	let waiting = aside.filter(({ why }) => why === "waiting");
	for (let before = -1; before !== taken.length; ) {
		before = taken.length;
		waiting = waiting.filter((one) => {
			const statement = readStatement(one.bytes);
			const result = statement && take(copy, one, statement);
			if (!statement || !result || !("taken" in result) || result.taken !== "new") return true;
			copy = result.copy;
			taken.push(known(one, statement));
			return false;
		});
	}
	return { copy, taken };
};

/** Two different statements of one side under one number. Both copies keep both as proof; the other side gets the one that it lacks. */
const diverge = (
	deps: Deps,
	parcel: Arrived,
	row: RequestRow,
	copy: Copy,
	proof: { statement: typeof insertAside; row: Record<string, unknown> },
	told: ReturnType<typeof parcelTaken>,
): Promise<void> => {
	const actor = serviceActor(parcel.to);
	const back = { thread: parcel.thread, from: parcel.to, to: parcel.from };
	const [kept] = copy.diverged?.hashes ?? [];
	return commit(
		deps,
		parcel,
		[proof, { statement: updateRequest, row: rowAfter(row, copy, new Date(deps.context.now()).toISOString()) }],
		row.diverged ? [] : [told, ...(kept ? [sentAgain(actor, back, "statement", kept)] : [])],
	);
};
