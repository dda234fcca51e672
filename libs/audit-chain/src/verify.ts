import { type ChainLink, genesis, type Head, hashOf } from "./chain.ts";
import { readEntry } from "./entry.ts";

const messages = {
	altered: "The entry is not what was chained: a field, a hash or its link to the entry before was changed.",
	missing: "The entry is not where it belongs: it was removed, or later entries were moved before it.",
	"out-of-place": "Something is here that does not belong here: an entry was inserted, repeated or moved.",
	truncated: "The chain ends before the witnessed head: this entry and what follows were removed.",
	rewritten: "The chain holds in itself and differs from the witnessed head: it was rewritten at or before this entry.",
} as const;

/** What is wrong with the first broken entry. */
export type Fault = keyof typeof messages;

export type Verdict =
	| { ok: true; entries: number; head: Head }
	/** `brokenAt` is the place (seq) of the first entry that does not hold. */
	| { ok: false; brokenAt: number; reason: Fault; message: string };

/**
 * Proves a chain whole or names its first broken entry. Pure: it needs the entries alone, in order, oldest first.
 *
 * `expectedHead` is a head written down earlier in another place. Without one, a chain whose end was cut off, or that was
 * made anew from some entry on, cannot be told from a whole one. `after` is a head already proven, to go on from there.
 */
export const verifyChain = async (
	links: AsyncIterable<ChainLink> | Iterable<ChainLink>,
	expectedHead?: Head,
	after: Head = genesis,
): Promise<Verdict> => {
	const broken = (brokenAt: number, reason: Fault): Verdict => ({
		ok: false,
		brokenAt,
		reason,
		message: messages[reason],
	});
	const differs = (head: Head) => head.seq === expectedHead?.seq && head.hash !== expectedHead.hash;
	let head: Head = { seq: after.seq, hash: after.hash };
	if (differs(head)) return broken(head.seq, "rewritten");
	for await (const link of links) {
		const seq = head.seq + 1;
		if (link.seq !== seq) return broken(seq, link.seq > seq ? "missing" : "out-of-place");
		if (!follows(link, head)) return broken(seq, "altered");
		head = { seq, hash: link.hash };
		if (differs(head)) return broken(seq, "rewritten");
	}
	if (expectedHead && head.seq < expectedHead.seq) return broken(head.seq + 1, "truncated");
	return { ok: true, entries: head.seq - after.seq, head };
};

const follows = (link: ChainLink, head: Head): boolean => {
	const bytes = Buffer.from(link.bytes, "base64");
	return (
		bytes.toString("base64") === link.bytes &&
		link.previousHash === head.hash &&
		link.hash === hashOf(head.hash, bytes) &&
		seqOf(bytes) === link.seq
	);
};

const seqOf = (bytes: Uint8Array): number | undefined => {
	try {
		return readEntry(bytes).seq;
	} catch {
		return undefined;
	}
};
