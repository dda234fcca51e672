import { openCopy, take } from "./copy.ts";
import { type CustodyFault, faultsOfCustody } from "./custody.ts";
import { readAttestation } from "./erased.ts";
import { giverOf, readReceipt } from "./receipt.ts";
import { type SignatureFault, type StatementKey, signatureFault } from "./sign.ts";
import { type Side, type State, sides } from "./state.ts";
import { hashOf, isObject, readStatement, type Signed, type Statement } from "./statement.ts";
import { type Outcome, viewOf } from "./view.ts";

/** A thread as it leaves the hub, to be checked anywhere, without a hub. */
export type ExportedThread = {
	format: 1;
	thread: string;
	authorities: Record<Side, { id: string; keys: StatementKey[] }>;
	statements: Signed[];
	receipts: Signed[];
	/** Chains of custody of the files that its statements name. */
	custody?: { file: string; entries: Signed[] }[];
	/** What an authority signed of the statements whose text it erased. */
	erased?: Signed[];
};

export type ThreadFault =
	| { at: string; fault: SignatureFault | "not-readable" | "wrong-thread" | "wrong-authority" | "unknown-kind" }
	/** A statement names one that is not here: it was removed, or its place was changed. */
	| { at: string; fault: "missing-before" | "wrong-place" | "not-allowed" | "two-under-one-number" }
	| { at: string; fault: "receipt-of-nothing" | "receipt-by-the-wrong-side" | "receipt-counts-too-many" }
	| { at: string; fault: "paper-changed" | "paper-not-in-thread" }
	| CustodyFault

	/** The statement that names a file holds another chain of custody fast than the one here. */
	| { at: string; fault: "custody-cut-off" };

export type ThreadVerdict =
	| {
			ok: true;
			state: State;
			/** Statements whose text was erased: their order is verified by hashes alone. */
			erased: number;
			statements: { hash: string; kind: string; by: Side; at: string; outcome: Outcome }[];
	  }
	| { ok: false; faults: ThreadFault[] };

/**
 * Checks signatures, order, what was allowed, receipts, and the hashes of papers. All faults at once, each with its place.
 * `papers` are files at hand: their ids, and SHA-256 of what is in them.
 */
export const verifyThread = async (
	exported: ExportedThread,
	papers: ReadonlyMap<string, string> = new Map(),
): Promise<ThreadVerdict> => {
	const faults: ThreadFault[] = [];
	const read = await readAll(exported, "statements", readStatement, faults);
	const erased = await readErased(exported, faults);
	read.push(...erased.filter((one) => !read.some(({ hash }) => hash === one.hash)));
	let copy = openCopy(exported.thread, "requesting", {
		requesting: exported.authorities.requesting.id,
		requested: exported.authorities.requested.id,
	});
	let waiting = read;
	// They may be listed in any order; what never finds the ones before it names the gap.
	for (let taken = -1; taken !== waiting.length; ) {
		taken = waiting.length;
		waiting = waiting.filter((one) => {
			const result = take(copy, one.signed, one.value, one.hash);
			copy = result.copy;
			if ("refused" in result) {
				const { why } = result.refused;
				if (why === "missing") return true;
				faults.push({ at: one.at, fault: why });
			} else if (result.taken === "diverged") faults.push({ at: one.at, fault: "two-under-one-number" });
			return false;
		});
	}
	faults.push(...waiting.map(({ at }) => ({ at, fault: "missing-before" as const })));
	faults.push(...(await faultsOfReceipts(exported, copy.chains)));
	const view = viewOf(copy.chains);
	faults.push(
		...faultsOfPapers(
			view.thread.map(({ known }) => known.statement),
			papers,
		),
	);
	faults.push(
		...(await faultsOfChains(
			exported,
			view.thread.map(({ known }) => known.statement),
		)),
	);
	if (faults.length > 0) return { ok: false, faults };
	return {
		ok: true,
		state: view.state,
		erased: view.thread.filter(({ known }) => known.bytes === "").length,
		statements: view.thread.map(({ known: { hash, statement }, outcome }) => ({
			hash,
			kind: statement.kind,
			by: statement.by,
			at: statement.at,
			outcome,
		})),
	};
};

type Read<T> = { at: string; signed: Signed; value: T; hash: string };

/** Statements without their text, as an authority of this thread signed that it had them. */
const readErased = async (
	{ thread, authorities, erased = [] }: ExportedThread,
	faults: ThreadFault[],
): Promise<Read<Statement>[]> => {
	const all: Read<Statement>[] = [];
	for (const [index, signed] of erased.entries()) {
		const at = `/erased/${index}`;
		const found = readAttestation(signed.bytes);
		const keys = sides.map((side) => authorities[side]).find(({ id }) => id === found?.authority)?.keys;
		const fault: ThreadFault["fault"] | undefined = !found
			? "not-readable"
			: found.thread !== thread
				? "wrong-thread"
				: keys
					? await signatureFault(signed, keys, found.at)
					: "wrong-authority";
		if (fault) faults.push({ at, fault } as ThreadFault);
		else
			for (const { hash, ...value } of found?.statements ?? [])
				all.push({ at, signed: { bytes: "", signature: "" }, value, hash });
	}
	return all;
};

const readAll = async <T extends { by: Side; at: string }>(
	exported: ExportedThread,
	list: "statements" | "receipts",
	readOne: (bytes: string) => T | undefined,
	faults: ThreadFault[],
): Promise<Read<T>[]> => {
	const all: Read<T>[] = [];
	for (const [index, signed] of exported[list].entries()) {
		const at = `/${list}/${index}`;
		const value = readOne(signed.bytes);
		const fault = value ? await signatureFault(signed, exported.authorities[value.by].keys, value.at) : "not-readable";
		if (fault) faults.push({ at, fault });
		else if (value) all.push({ at, signed, value, hash: hashOf(signed.bytes) });
	}
	return all;
};

const faultsOfReceipts = async (
	exported: ExportedThread,
	chains: Record<Side, readonly { hash: string; statement: Statement }[]>,
): Promise<ThreadFault[]> => {
	const faults: ThreadFault[] = [];
	for (const { at, value } of await readAll(exported, "receipts", readReceipt, faults)) {
		const of = [...chains.requesting, ...chains.requested].find(({ hash }) => hash === value.of);
		if (!of || value.thread !== exported.thread) faults.push({ at, fault: "receipt-of-nothing" });
		else if (giverOf(value.kind, of.statement.by) !== value.by || value.authority !== exported.authorities[value.by].id)
			faults.push({ at, fault: "receipt-by-the-wrong-side" });
		else if (sides.some((side) => value.counts[side] > chains[side].length))
			faults.push({ at, fault: "receipt-counts-too-many" });
	}
	return faults;
};

type Paper = { id: string; sha256: string; custody?: string };

const namedIn = (statements: readonly Pick<Statement, "content">[]): Paper[] =>
	statements
		.flatMap(({ content }) => [content, ...(Array.isArray(content.items) ? content.items.filter(isObject) : [])])
		.flatMap(({ papers }) => (Array.isArray(papers) ? (papers as Paper[]) : []))
		.filter(isObject);

/** The papers that statements name, by id: those of the statement itself, and those of each item that it answers. */
export const papersOf = (statements: readonly Pick<Statement, "content">[]): Map<string, string> =>
	new Map(namedIn(statements).map(({ id, sha256 }) => [id, sha256]));

/** Chains of custody: each whole and signed by one of the two authorities, of a file that is named, and as long as its statement says. */
const faultsOfChains = async (
	{ thread, authorities, custody = [] }: ExportedThread,
	statements: readonly Statement[],
): Promise<ThreadFault[]> => {
	const named = papersOf(statements);
	const keysOf = (id: string) => sides.map((side) => authorities[side]).find((one) => one.id === id)?.keys;
	const faults: ThreadFault[] = [];
	for (const [index, { file, entries }] of custody.entries()) {
		const at = `/custody/${index}`;
		const sha256 = named.get(file);
		// A file that no statement names yet is its side's own affair.
		if (sha256 === undefined) continue;
		const found = await faultsOfCustody(entries, { thread, file, sha256 }, keysOf);
		faults.push(...found.map((one) => ({ ...one, at: `${at}/entries${one.at}` })));
		const hashes = new Set(entries.map(({ bytes }) => hashOf(bytes)));
		const held = namedIn(statements).filter((one) => one.id === file && one.custody !== undefined);
		if (held.some((one) => !hashes.has(one.custody ?? ""))) faults.push({ at, fault: "custody-cut-off" });
	}
	return faults;
};

const faultsOfPapers = (statements: readonly Statement[], papers: ReadonlyMap<string, string>): ThreadFault[] => {
	const named = papersOf(statements);
	return [...papers].flatMap(([id, sha256]): ThreadFault[] => {
		const expected = named.get(id);
		if (expected === undefined) return [{ at: `/papers/${id}`, fault: "paper-not-in-thread" }];
		return expected === sha256 ? [] : [{ at: `/papers/${id}`, fault: "paper-changed" }];
	});
};
