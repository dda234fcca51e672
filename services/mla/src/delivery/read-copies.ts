import { readAtOnce } from "@seamark/db";
import { principalSettings, writerSettings } from "@seamark/policy";
import type { Input, ServiceContext } from "@seamark/service";
import { type CopyName, type StoredCopy, storedCopies } from "../store/copies.ts";

type Reader = Pick<Input, "who" | "at">;

/** Copies of threads, read together with those that others ask for at the same time. */
export type ReadCopies = {
	/** By the agency that has it, for the service itself. */
	ofAgency(name: CopyName): Promise<StoredCopy>;
	/** The caller's own copy: row-level security shows what they may change, and nothing else. */
	toChange(reader: Reader, name: Omit<CopyName, "agency">): Promise<StoredCopy>;
};

type Settings = Parameters<typeof readAtOnce>[2];
type Waiting = { name: CopyName; resolve: (held: StoredCopy) => void; reject: (error: unknown) => void };

/** A statement may have 256 kB, and a thread many of them. */
const most = 32;

/**
 * Those that are asked for by the same reader are read in one transaction and one round trip: what comes together, and what waited while
 * others were read. To the policy, callers of one agency with the same purpose and scopes are one reader.
 */
export const openReadCopies = (pool: ServiceContext["pool"]): ReadCopies => {
	const waiting = new Map<string, Waiting[]>();
	const settle = async (group: readonly Waiting[], settingsOf: (names: readonly CopyName[]) => Settings) => {
		const names = group.map(({ name }) => name);
		try {
			const found = await readAtOnce(pool, (tx) => storedCopies(tx, names), settingsOf(names));
			for (const [n, { resolve }] of group.entries()) resolve(found[n] as StoredCopy);
		} catch (error) {
			for (const { reject } of group) reject(error);
		}
	};
	const read = (reader: string, name: CopyName, settingsOf: (names: readonly CopyName[]) => Settings) =>
		new Promise<StoredCopy>((resolve, reject) => {
			const one = { name, resolve, reject };
			const queue = waiting.get(reader);
			if (queue) return void queue.push(one);
			const mine = [one];
			waiting.set(reader, mine);
			const drain = async () => {
				while (mine.length > 0) await settle(mine.splice(0, most), settingsOf);
				waiting.delete(reader);
			};
			setImmediate(() => void drain());
		});
	return {
		ofAgency: (name) => read("", name, (names) => writerSettings([...new Set(names.map(({ agency }) => agency))])),
		toChange: ({ who, at }, name) => {
			const settings = principalSettings(who, "change", at);
			const reader = JSON.stringify(settings.filter(([setting]) => setting !== "seamark.now"));
			return read(reader, { ...name, agency: who.agency }, () => settings);
		},
	};
};
