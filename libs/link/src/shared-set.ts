import { createHash } from "node:crypto";
import type { SubjectState } from "./subject.ts";

/**
 * What two hubs share, as one number on each side: the sum of the hashes of its items, modulo 2^256. It is kept up to date item by item, and is the
 * same number, no matter in which order they came.
 */
export type SetSum = { count: number; sum: bigint };
export type SharedItem = { subject: string } & SubjectState;

const modulus = 1n << 256n;
export const emptySet: SetSum = { count: 0, sum: 0n };

const hashOf = ({ subject, version, as, digest }: SharedItem): Buffer =>
	createHash("sha256").update(`${subject}\0${version}\0${as}\0${digest}`).digest();
const numberOf = (item: SharedItem) => BigInt(`0x${hashOf(item).toString("hex")}`);

/** The sum after an item took the place of what was there of its subject. */
export const replaced = (
	{ count, sum }: SetSum,
	before: SharedItem | undefined,
	next: SharedItem | undefined,
): SetSum => ({
	count: count + (next ? 1 : 0) - (before ? 1 : 0),
	sum: (((sum + (next ? numberOf(next) : 0n) - (before ? numberOf(before) : 0n)) % modulus) + modulus) % modulus,
});

export const sumOf = (items: Iterable<SharedItem>): SetSum => {
	let set = emptySet;
	for (const item of items) set = replaced(set, undefined, item);
	return set;
};

export const sameSet = (a: SetSum, b: SetSum): boolean => a.count === b.count && a.sum === b.sum;

export const bucketCount = 256;
/** By the hash of the subject alone, so that all versions of one lie in one bucket. */
export const bucketOf = (subject: string): number => createHash("sha256").update(subject).digest()[0] ?? 0;

/** A short sum for each bucket: 8 bytes in hex. Together 2 kB. */
export const bucketSums = (items: Iterable<SharedItem>): string[] => {
	const sums = new BigUint64Array(bucketCount);
	for (const item of items) {
		const bucket = bucketOf(item.subject);
		sums[bucket] = (sums[bucket] ?? 0n) + hashOf(item).readBigUInt64BE();
	}
	return [...sums].map((sum) => sum.toString(16).padStart(16, "0"));
};

export const differingBuckets = (mine: readonly string[], theirs: readonly string[]): number[] =>
	Array.from({ length: bucketCount }, (_, n) => n).filter((n) => mine[n] !== theirs[n]);

/** What stands for an item in the list of a bucket. */
export type Listed = { subject: string; mark: string };
export const listed = (item: SharedItem): Listed => ({
	subject: item.subject,
	mark: hashOf(item).subarray(0, 8).toString("hex"),
});

/** Of the buckets that differ: what the other side has to send, and what it has to be sent. Subjects with other states are in both. */
export const compareLists = (mine: readonly Listed[], theirs: readonly Listed[]): { ask: string[]; send: string[] } => {
	const marks = (list: readonly Listed[]) => new Map(list.map(({ subject, mark }) => [subject, mark]));
	const missing = (from: readonly Listed[], to: ReadonlyMap<string, string>) =>
		from.filter(({ subject, mark }) => to.get(subject) !== mark).map(({ subject }) => subject);
	return { ask: missing(theirs, marks(mine)), send: missing(mine, marks(theirs)) };
};
