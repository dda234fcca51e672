import { createHash } from "node:crypto";
import type { KindName } from "./kinds.ts";
import type { Side } from "./state.ts";

/**
 * One statement of one side. Its bytes are the JSON as its author wrote it; they are stored, signed and hashed as they are, so no
 * canonical form is needed.
 */
export type Statement = {
	format: 1;
	/** Id of the request, a UUID. */
	thread: string;
	kind: KindName;
	by: Side;
	/** Id of the authority that makes it, an agency's UUID. */
	authority: string;
	/** 1, 2, 3 of this side's own statements in this thread. */
	number: number;
	/** Hash of this side's own statement before it. */
	previous: string | null;
	/** Hash of the newest statement of the other side that its author had. */
	seen: string | null;
	/** Greater than the clock of everything it names: orders the statements of both sides alike on both. */
	clock: number;
	/** When it was made, RFC 3339 in UTC with milliseconds, by the clock of its author's hub. */
	at: string;
	/** What it says beside its kind: reasons, grounds, numbers, ids and hashes of papers. */
	content: Readonly<Record<string, unknown>>;
};

/** As it is stored and sent: the bytes, and a detached JWS (RFC 7515, appendix F) over them. */
export type Signed = { bytes: string; signature: string };

export type Known = Signed & { hash: string; statement: Statement };

/** SHA-256 of the bytes, in hex. */
export const hashOf = (bytes: string): string => createHash("sha256").update(bytes).digest("hex");

export const write = (statement: Statement): string => JSON.stringify(statement);

export const knownAs = (bytes: string, signature: string): Known => ({
	bytes,
	signature,
	hash: hashOf(bytes),
	statement: JSON.parse(bytes) as Statement,
});
