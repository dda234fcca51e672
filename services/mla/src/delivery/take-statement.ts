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
import type { Deps } from "../deps.ts";
import { catchUpAsked, parcelTaken, sentAgain, type Way } from "../events.ts";
import { awaited } from "../files/await-files.ts";
import { serviceActor } from "../signing/client.ts";
import type { StoredAside } from "../store/copies.ts";
import { insertRequest, type RequestRow, updateRequest } from "../store/requests.ts";
import { deleteAside, insertAside, insertStatement, statementRow } from "../store/statements.ts";
import { type Carried, copyOf, newRequest, referenceOf, rowAfter, textsOf } from "../thread/copy.ts";
import { again } from "./again.ts";
import type { Parcel } from "./port.ts";
import { receiptChange, signReceipts } from "./receipts.ts";

type Arrived = Way & Signed;
/**
 * A request comes into being at the side that is asked when its first statement arrives; at the side that asks, when it lost the
 * request and gets its own statement back.
 */
const opened = (deps: Deps, { thread, from, to }: Way, statement: Statement, at: number): RequestRow => {
	const reference = referenceOf(deps.directory.current().agency(to)?.country ?? "XX", deps.context.newId(), at);
	if (statement.authority !== to)
		return newRequest({ id: thread, agency: to, side: "requested", requesting: from, requested: to, reference }, at);
	const carried = (statement.content.request ?? {}) as Partial<Carried>;
	const own = { id: thread, agency: to, side: "requesting", requesting: to, requested: from } as const;
	return { ...newRequest({ ...own, reference: carried.reference ?? reference }, at), ...textsOf(carried) };
};

/** Why it is not even looked at: it is no statement of the two in that thread, or its author did not sign it. */
const faultOf = async (deps: Deps, { thread, from, to, ...signed }: Arrived): Promise<string | Statement> => {
	const statement = readStatement(signed.bytes);
	if (!statement) return "not-readable";
	const { authority } = statement;
	// Who lost its own statement gets it back from the other side.
	if (statement.thread !== thread || ![from, to].includes(authority)) return "wrong-thread";
	const carried = statement.content.request as Partial<Carried> | undefined;
	const other = authority === from ? to : from;
	if (carried && (carried.requesting !== authority || carried.requested !== other)) return "wrong-party";
	return (await deps.signing.faultOf(authority, signed, statement.at)) ?? statement;
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
	const found = await deps.copies.ofAgency({ agency: parcel.to, request: parcel.thread });
	const actor = serviceActor(parcel.to);
	const back = { thread: parcel.thread, from: parcel.to, to: parcel.from };
	// An answer in a request that is not here: this side lost it, or the sender made it up. It is asked for what there is.
	if (!found.row && statement.by !== "requesting") return commit(deps, parcel, [], [catchUpAsked(actor, back)]);
	const now = deps.context.now();
	const before = found.row ?? opened(deps, parcel, statement, now);
	const result = take(copyOf(before, found.chains), parcel, statement);
	const own = statement.authority === parcel.to;
	const tell = (outcome: "waiting" | "diverged" | "refused") =>
		parcelTaken(actor, parcel, { ...told(parcel), outcome });
	if ("refused" in result) {
		if (result.refused.why === "missing")
			return commit(
				deps,
				parcel,
				[asideRow(parcel, "waiting", now)],
				[tell("waiting"), ...(asksFor(found.aside, parcel) ? [catchUpAsked(actor, back)] : [])],
			);
		deps.context.log.warn({ fault: result.refused.why, thread: parcel.thread }, "a statement was refused");
		return commit(deps, parcel, [], [tell("refused")]);
	}
	if (result.taken === "known") {
		const first = own ? undefined : firstOf(found.proofs, "delivered", hashOf(parcel.bytes));
		return first && commit(deps, parcel, [], [sentAgain(actor, back, "receipt", first.receipt.of)]);
	}
	if (result.taken === "diverged")
		return diverge(deps, { parcel, own }, before, result.copy, asideRow(parcel, "diverged", now), tell("diverged"));
	const all = withWaiting(result.copy, known(parcel, statement), found.aside);
	return keepNew(deps, parcel, { before, isNew: !found.row, ...all, now });
};

const asideRow = (parcel: Arrived, why: "waiting" | "diverged", now: number) => ({
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

/** The first that waits asks for what is before it, and each that comes again: the rest may be lost, or only late. */
const asksFor = (aside: readonly StoredAside[], { bytes }: Signed): boolean => {
	const waiting = aside.filter(({ why }) => why === "waiting").map(({ hash }) => hash);
	return waiting.length === 0 || waiting.includes(hashOf(bytes));
};

/** Statements that follow on what is there, with receipts for those of the other side, and the files that they name. */
const keepNew = async (
	deps: Deps,
	parcel: Arrived,
	{ before, isNew, copy, taken, now }: { before: RequestRow; isNew: boolean; copy: Copy; taken: Known[]; now: number },
): Promise<void> => {
	const actor = serviceActor(parcel.to);
	const at = new Date(now).toISOString();
	const after = rowAfter(before, copy, at);
	const theirs = taken.filter(({ statement }) => statement.by !== after.side);
	const of = theirs.map(({ hash }) => hash);
	const given = await signReceipts(deps, after, copy.chains, "delivered", { of, at: now, actor });
	const receipted = receiptChange(after, given, actor);
	const files = awaited(after, theirs, { at: now, newId: deps.context.newId });
	await commit(
		deps,
		parcel,
		[
			{ statement: isNew ? insertRequest : updateRequest, row: after },
			...taken.map((one) => ({ statement: insertStatement, row: statementRow(parcel.to, one, at) })),
			...taken.slice(1).map(({ hash }) => ({
				statement: deleteAside,
				row: { agency: parcel.to, request: parcel.thread, hash },
			})),
			...receipted.writes,
			...files,
		],
		[
			...taken.map(({ hash }) => parcelTaken(actor, parcel, { kind: "statement", sha256: hash, outcome: "new" })),
			...receipted.events,
		],
	);
	if (files.length > 0) deps.filesAwaited();
};

const known = ({ bytes, signature }: Signed, statement: Statement): Known => ({
	bytes,
	signature,
	hash: hashOf(bytes),
	statement,
});

/** What waited and follows now, again and again until nothing does. */
const withWaiting = (copy: Copy, first: Known, aside: readonly StoredAside[]): { copy: Copy; taken: Known[] } => {
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

/**
 * Two different statements of one side under one number. Both copies keep both as proof. Their author gets the one that it lacks, each time
 * that it sends the other: it does not know yet.
 */
const diverge = (
	deps: Deps,
	{ parcel, own }: { parcel: Arrived; own: boolean },
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
		[...(row.diverged ? [] : [told]), ...(kept && !own ? [sentAgain(actor, back, "statement", kept)] : [])],
	);
};
