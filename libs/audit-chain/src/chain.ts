import { createHash } from "node:crypto";
import { type AuditEntry, entryBytes } from "./entry.ts";

/** The end of a chain: the last entry's place and hash (64 lower-case hex digits). Kept elsewhere, it is a witness. */
export type Head = { seq: number; hash: string };

/**
 * An entry as it is handed to a verifier: canonical bytes in base64, hashes in hex. The bytes of a redacted one lack text that the
 * hub gives out no more: its hash covers more than they are, and a later entry vouches for them.
 */
export type ChainLink = { seq: number; bytes: string; previousHash: string; hash: string; redacted?: true };

/** What the first entry follows: 32 zero bytes. */
export const genesis: Head = { seq: 0, hash: "0".repeat(64) };

/** SHA-256 over the hash of the entry before (32 bytes) and the bytes of this one, in hex. */
export const hashOf = (previousHash: string, bytes: Uint8Array): string =>
	createHash("sha256").update(Buffer.from(previousHash, "hex")).update(bytes).digest("hex");

/** Puts entries, oldest first, behind a head. */
export const chainEntries = <T extends Omit<AuditEntry, "seq">>(
	head: Head,
	entries: readonly T[],
): { entries: (T & { seq: number; previousHash: string; hash: string })[]; head: Head } => {
	let { seq, hash } = head;
	const chained = entries.map((entry) => {
		const previousHash = hash;
		seq++;
		hash = hashOf(previousHash, entryBytes({ ...entry, seq }));
		return { ...entry, seq, previousHash, hash };
	});
	return { entries: chained, head: { seq, hash } };
};
