import type { Actor } from "@seamark/auth";
import type { Change } from "@seamark/log";
import {
	type Chains,
	countsOf,
	firstOf,
	type KnownReceipt,
	otherSide,
	type Receipt,
	type ReceiptKind,
} from "@seamark/mla-thread";
import type { Deps } from "../deps.ts";
import { receiptGiven } from "../events.ts";
import { serviceActor } from "../signing/client.ts";
import type { RequestRow } from "../store/requests.ts";
import { insertReceipt, receiptRow } from "../store/statements.ts";
import { copyOf } from "../thread/copy.ts";
import { type Thread, wayOf } from "../thread/make.ts";

/**
 * Receipts by this side of statements, signed. None where the agency signs with keys of its own: the hub cannot speak for it, and its
 * next statement says what it has seen.
 */
export const signReceipts = async (
	{ signing }: Pick<Deps, "signing">,
	row: RequestRow,
	chains: Chains,
	kind: ReceiptKind,
	o: { of: readonly string[]; at: number; actor: Actor },
): Promise<KnownReceipt[]> => {
	if (o.of.length === 0) return [];
	const receipts = o.of.map(
		(of): Receipt => ({
			format: 1,
			thread: row.id,
			kind,
			of,
			by: row.side,
			authority: row.agency,
			counts: countsOf(copyOf(row, chains)),
			at: new Date(o.at).toISOString(),
		}),
	);
	const texts = receipts.map((one) => JSON.stringify(one));
	const signed = (await signing.sign(o.actor, row.agency, texts)) ?? [];
	return signed.map((one, index) => ({ ...one, receipt: receipts[index] as Receipt }));
};

/** Rows and events of receipts that go to the other side. */
export const receiptChange = (
	row: RequestRow,
	receipts: readonly KnownReceipt[],
	actor: Actor,
): Pick<Change, "writes" | "events"> => ({
	writes: receipts.map((one) => ({ statement: insertReceipt, row: receiptRow(row.agency, one) })),
	events: receipts.map(({ receipt }) => receiptGiven(actor, wayOf(row), receipt.kind, receipt.of)),
});

/** An officer of this side opened the thread: the other side learns it, once for each statement. */
export const noteRetrieved = async (
	deps: Deps,
	{ row, chains }: Thread,
	receipts: readonly KnownReceipt[],
): Promise<void> => {
	const unread = chains[otherSide(row.side)]
		.map(({ hash }) => hash)
		.filter((hash) => !firstOf(receipts, "retrieved", hash));
	const actor = serviceActor(row.agency);
	const given = await signReceipts(deps, row, chains, "retrieved", { of: unread, at: deps.context.now(), actor });
	if (given.length > 0)
		await deps.context.committer.commit({ ...receiptChange(row, given, actor), writer: row.agency });
};
