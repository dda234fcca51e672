import { clockNames } from "./kind.ts";
import { instantOf, isMoment, isObject, type Known, readObject, readStatement, type Statement } from "./statement.ts";

/** What stays of a statement whose text was erased: its hash, and what the order, the state and the hashes of papers need. No words. */
export type Skeleton = Statement & { hash: string };

/** An id or a hash. The other side may have signed anything under such a name. */
const noWords = (value: unknown): value is string => typeof value === "string" && /^[0-9a-f-]{36,64}$/.test(value);
const kept = (of: Record<string, unknown>, names: readonly string[]) =>
	Object.fromEntries(Object.entries(of).filter(([name, value]) => names.includes(name) && noWords(value)));
const papersOnly = (papers: unknown) =>
	Array.isArray(papers) ? papers.filter(isObject).map((one) => kept(one, ["id", "sha256", "custody"])) : undefined;

/** Ends of clocks, ids and hashes. */
const contentKept = (content: Statement["content"]): Record<string, unknown> => {
	const papers = papersOnly(content.papers);
	// The instant alone: its author may have signed it in local time, or with words in it.
	const clocks = clockNames.flatMap((clock) => {
		const ends = instantOf(content[clock]);
		return Number.isFinite(ends) ? [[clock, new Date(ends).toISOString()]] : [];
	});
	return {
		...Object.fromEntries(clocks),
		...(papers ? { papers } : {}),
		...(Array.isArray(content.items)
			? {
					items: content.items
						.filter(isObject)
						.map((one) => ({ ...kept(one, ["id"]), papers: papersOnly(one.papers) ?? [] })),
				}
			: {}),
	};
};

export const skeletonOf = ({ statement, hash }: Pick<Known, "statement" | "hash">): Skeleton => {
	const { format, thread, kind, by, authority, number, previous, seen, clock, at, content } = statement;
	const known = { format, thread, kind, by, authority, number, previous, seen, clock, at };
	return { ...known, content: contentKept(content), hash };
};

/**
 * One authority says, signed, which statements it had, in which order, and that it erased their text. Somebody who kept a text can show by its
 * hash that it is the one.
 */
export type Attestation = {
	format: 1;
	erased: true;
	thread: string;
	authority: string;
	at: string;
	statements: Skeleton[];
};

/** So many go into one attestation. */
const atOnce = 100;

export const attestationsOf = (
	o: Pick<Attestation, "thread" | "authority" | "at">,
	statements: readonly Pick<Known, "statement" | "hash">[],
): Attestation[] =>
	Array.from({ length: Math.ceil(statements.length / atOnce) }, (_, part) => ({
		format: 1,
		erased: true,
		...o,
		statements: statements.slice(part * atOnce, (part + 1) * atOnce).map(skeletonOf),
	}));

/** Undefined where the bytes are no attestation, with any signature. */
export const readAttestation = (bytes: string): Attestation | undefined => {
	const read = readObject(bytes);
	const { format, erased, thread, authority, at, statements } = read ?? {};
	const whole =
		format === 1 &&
		erased === true &&
		[thread, authority].every((one) => typeof one === "string") &&
		isMoment(at) &&
		Array.isArray(statements) &&
		statements.every((one) => isObject(one) && typeof one.hash === "string" && readStatement(JSON.stringify(one)));
	return whole ? (read as Attestation) : undefined;
};
