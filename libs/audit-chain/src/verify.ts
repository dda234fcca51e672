import { createHash } from "node:crypto";
import { type ChainLink, genesis, type Head, hashOf } from "./chain.ts";
import { type AuditEntry, readEntry, vouchedBy } from "./entry.ts";

const messages = {
	altered: "The entry is not what was chained: a field, a hash or its link to the entry before was changed.",
	missing: "The entry is not where it belongs: it was removed, or later entries were moved before it.",
	"out-of-place": "Something is here that does not belong here: an entry was inserted, repeated or moved.",
	truncated: "The chain ends before the witnessed head: this entry and what follows were removed.",
	unproven: "The entry came without its text, and no later entry vouches for what is left of it.",
	rewritten: "The chain holds in itself and differs from the witnessed head: it was rewritten at or before this entry.",
} as const;

/** What is wrong with the first broken entry. */
export type Fault = keyof typeof messages;

export type Verdict =
	/** `redacted`: how many of them came without their text; left out where none did. */
	| { ok: true; entries: number; head: Head; redacted?: number }
	/** `brokenAt` is the place (seq) of the first entry that does not hold. */
	| { ok: false; brokenAt: number; reason: Fault; message: string };

/**
 * Proves a chain whole or names its first broken entry. Pure: it needs the entries alone, in order, oldest first.
 *
 * `expectedHead` is a head written down earlier in another place. Without one, a chain whose end was cut off, or that was
 * made again from some entry on, cannot be told from a whole one. `after` is a head already proven, to go on from there.
 *
 * A redacted entry is held to its neighbours by its hash, and what is left of it to the later entry that vouches for it: the chain
 * has to be read up to there.
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
	let redacted = 0;
	/** What is left of redacted entries that nothing has vouched for yet: SHA-256 by place. */
	const open = new Map<number, string>();
	for await (const link of links) {
		const seq = head.seq + 1;
		if (link.seq !== seq) return broken(seq, link.seq > seq ? "missing" : "out-of-place");
		const bytes = Buffer.from(link.bytes, "base64");
		const entry = follows(link, bytes, head);
		if (!entry) return broken(seq, "altered");
		if (link.redacted) {
			redacted++;
			open.set(seq, createHash("sha256").update(bytes).digest("hex"));
		} else {
			const place = contradicted(entry, open);
			if (place !== undefined) return broken(place, "altered");
		}
		head = { seq, hash: link.hash };
		if (differs(head)) return broken(seq, "rewritten");
	}
	if (expectedHead && head.seq < expectedHead.seq) return broken(head.seq + 1, "truncated");
	const [unproven] = open.keys();
	if (unproven !== undefined) return broken(unproven, "unproven");
	return { ok: true, entries: head.seq - after.seq, head, ...(redacted > 0 ? { redacted } : {}) };
};

/** Takes what the entry vouches for out of what is open; answers the first place of which something else is left. */
const contradicted = (entry: AuditEntry, open: Map<number, string>): number | undefined => {
	for (const [place, sha256] of vouchedBy(entry)) {
		if ((open.get(place) ?? sha256) !== sha256) return place;
		open.delete(place);
	}
	return undefined;
};

/** The entry, where it is one and is where its link says. */
const follows = (link: ChainLink, bytes: Buffer, head: Head): AuditEntry | undefined => {
	if (bytes.toString("base64") !== link.bytes || link.previousHash !== head.hash) return undefined;
	if (link.redacted ? !/^[0-9a-f]{64}$/.test(link.hash) : link.hash !== hashOf(head.hash, bytes)) return undefined;
	try {
		const entry = readEntry(bytes);
		return entry.seq === link.seq ? entry : undefined;
	} catch {
		return undefined;
	}
};
