import { createHash } from "node:crypto";
import type { KindName } from "./kinds.ts";
import { type Side, sides } from "./state.ts";

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

const isText = (value: unknown): value is string => typeof value === "string";
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) > 0;
const isHash = (value: unknown): boolean => value === null || (isText(value) && /^[0-9a-f]{64}$/.test(value));

/** As this hub writes it: UTC, milliseconds, a year of four digits. Other forms of a time would order alike here and otherwise elsewhere. */
export const isMoment = (value: unknown): value is string =>
	isText(value) && /^\d{4}-/.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString() === value;

const [first, last] = ["0000-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"].map((at) => Date.parse(at)) as [
	number,
	number,
];
/** In milliseconds since 1970. What has no year of four digits is no time for those who read it. */
export const readable = (millis: number): number => Math.min(Math.max(millis, first), last);

/** The instant that a statement names: its author may have signed any form of it, and any year. NaN where it is none. */
export const instantOf = (value: unknown): number => readable(isText(value) ? Date.parse(value) : Number.NaN);

/** Undefined where the bytes are no statement, with any signature. */
export const readStatement = (bytes: string): Statement | undefined => {
	const read = readObject(bytes);
	const { format, thread, kind, by, authority, number, previous, seen, clock, at, content } = read ?? {};
	const whole =
		format === 1 &&
		[thread, kind, authority].every(isText) &&
		sides.includes(by as Side) &&
		[number, clock].every(isCount) &&
		[previous, seen].every(isHash) &&
		isMoment(at) &&
		isObject(content);
	return whole ? (read as Statement) : undefined;
};

export const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === "object" && value !== null && !Array.isArray(value);

/** The JSON object in the bytes, where there is one. */
export const readObject = (bytes: string): Record<string, unknown> | undefined => {
	try {
		const value: unknown = JSON.parse(bytes);
		return isObject(value) ? value : undefined;
	} catch {
		return undefined;
	}
};
