import { type SignatureFault, type StatementKey, signatureFault } from "./sign.ts";
import { hashOf, isMoment, readObject, type Signed } from "./statement.ts";

/** What happened to a file. */
export const custodySteps = [
	"collected",
	"taken-in",
	"handed-over",
	"examined",
	"copied",
	"received",
	"returned",
] as const;
export type CustodyStep = (typeof custodySteps)[number];

/**
 * One entry in the chain of custody of a file: who had it, since when and where. Signed as it is written; it names the entry before it,
 * so none can be left out or put in later.
 */
export type CustodyEntry = {
	format: 1;
	/** Id of the request. */
	thread: string;
	/** Id of the file, and what is in it: SHA-256 in hex, and bytes. */
	file: string;
	sha256: string;
	size: number;
	/** 1, 2, 3. */
	number: number;
	/** Hash of the entry before it. */
	previous: string | null;
	step: CustodyStep;
	/** By whom and to whom, by their functions. */
	who: string;
	to?: string;
	where: string;
	/** When it happened, and when it was written; RFC 3339. */
	happened: string;
	at: string;
	/** Id of the authority that says so. */
	authority: string;
};

/** Undefined where the bytes are no entry, with any signature. */
export const readCustody = (bytes: string): CustodyEntry | undefined => {
	const read = readObject(bytes);
	const { format, thread, file, sha256, who, where, authority, previous, number, size, step, happened, at } =
		read ?? {};
	const whole =
		format === 1 &&
		[thread, file, sha256, who, where, authority].every((one) => typeof one === "string") &&
		(previous === null || typeof previous === "string") &&
		Number.isSafeInteger(number) &&
		Number.isSafeInteger(size) &&
		custodySteps.includes(step as CustodyStep) &&
		[happened, at].every(isMoment);
	return whole ? (read as CustodyEntry) : undefined;
};

export type CustodyFault = {
	at: string;
	fault: SignatureFault | "not-readable" | "wrong-authority" | "missing-before" | "custody-of-another-file";
};

/** Everything that is wrong with a chain of custody, each with its place. `keysOf` are the keys of an authority that may have signed. */
export const faultsOfCustody = async (
	entries: readonly Signed[],
	of: { thread: string; file: string; sha256: string },
	keysOf: (authority: string) => readonly StatementKey[] | undefined | Promise<readonly StatementKey[] | undefined>,
): Promise<CustodyFault[]> => {
	const faults: CustodyFault[] = [];
	for (const [index, signed] of entries.entries()) {
		const before = entries[index - 1];
		const place = { ...of, number: index + 1, previous: before ? hashOf(before.bytes) : null };
		const fault = await faultOfEntry(signed, place, keysOf);
		if (fault) faults.push({ at: `/${index}`, fault });
	}
	return faults;
};

type Place = { thread: string; file: string; sha256: string; number: number; previous: string | null };

const faultOfEntry = async (
	signed: Signed,
	place: Place,
	keysOf: Parameters<typeof faultsOfCustody>[2],
): Promise<CustodyFault["fault"] | undefined> => {
	const entry = readCustody(signed.bytes);
	if (!entry) return "not-readable";
	const keys = await keysOf(entry.authority);
	if (!keys) return "wrong-authority";
	const signature = await signatureFault(signed, keys, entry.at);
	if (signature) return signature;
	const same = (["thread", "file", "sha256"] as const).every((part) => entry[part] === place[part]);
	if (!same) return "custody-of-another-file";
	return entry.number === place.number && entry.previous === place.previous ? undefined : "missing-before";
};
