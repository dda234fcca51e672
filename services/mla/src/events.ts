import type { Actor } from "@seamark/auth";
import { encodeEvent } from "@seamark/contracts";
import type { NewEvent } from "@seamark/log";
import type { Known, ReceiptKind } from "@seamark/mla-thread";

/** Every event of the service is made here: ids, codes and hashes. The subject is the thread, so that what happens in one stays in order. */

/** From one agency to another, in a thread. */
export type Way = { thread: string; from: string; to: string };

const way = ({ thread, from, to }: Way) => ({ threadId: thread, agencyId: from, receiverId: to });

export const statementMade = (
	actor: Actor,
	on: Way,
	{ statement, hash }: Pick<Known, "statement" | "hash">,
): NewEvent =>
	encodeEvent("StatementMade", on.thread, {
		actor,
		...way(on),
		side: statement.by,
		statement: statement.kind,
		number: statement.number,
		sha256: hash,
	});

/** `of` is the hash of the statement. */
export const receiptGiven = (actor: Actor, on: Way, kind: ReceiptKind, of: string): NewEvent =>
	encodeEvent("ReceiptGiven", on.thread, { actor, ...way(on), kind, sha256: of });

export const sentAgain = (actor: Actor, on: Way, kind: "statement" | "receipt", sha256: string): NewEvent =>
	encodeEvent("ParcelSentAgain", on.thread, { actor, ...way(on), kind, sha256 });

export const catchUpAsked = (actor: Actor, on: Way): NewEvent =>
	encodeEvent("CatchUpAsked", on.thread, { actor, ...way(on) });

export const parcelTaken = (
	actor: Actor,
	on: Way,
	o: {
		kind: "statement" | "receipt" | "letter";
		sha256: string;
		outcome: "new" | "waiting" | "diverged" | "refused";
	},
): NewEvent =>
	encodeEvent("ParcelTaken", on.thread, { actor, threadId: on.thread, agencyId: on.to, senderId: on.from, ...o });

/** `executing` is the agency that executes it, where that is another than the requested side. */
export const assistanceDue = (
	actor: Actor,
	thread: string,
	{ assistance, executing }: { assistance: readonly string[]; executing: string },
): NewEvent =>
	encodeEvent("AssistanceDue", thread, {
		actor,
		threadId: thread,
		agencyId: actor.agencyId,
		assistance: [...assistance],
		executingId: executing,
	});

export const letterSent = (actor: Actor, on: Way, kind: string, sha256: string): NewEvent =>
	encodeEvent("LetterSent", on.thread, { actor, ...way(on), kind, sha256 });
