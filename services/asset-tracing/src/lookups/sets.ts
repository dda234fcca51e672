import { createHash, createHmac, hkdfSync } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { keyOf, outputOf, padded, type Setting, subjectOf } from "@seamark/lookups";
import type { SealingKeys } from "@seamark/sealing";
import type { ServiceContext } from "@seamark/service";
import { LRUCache } from "lru-cache";
import { openFileKey } from "../sealing/file-keys.ts";
import { type SealedSubject, subjectsOf } from "../store/lookups.ts";

/** Ten minutes of a core. More accounts than these are not looked up, the oldest files last. */
export const mostSubjects = 10_000;

export type LookupSets = {
	key(setting: Setting): { secretKey: Uint8Array; publicKey: string };
	/**
	 * The set of what the unit has now, evaluated for the unit that asks. Each account is evaluated once a day for each two units; which are
	 * there and which are protected is read each time, so that what was protected, closed or erased at another instance answers no more here.
	 */
	of(setting: Setting): Promise<readonly string[]>;
};

export const openLookupSets = (context: ServiceContext, keys: SealingKeys): LookupSets => {
	const kept = new LRUCache<string, { known: Evaluated; last: Promise<readonly string[]> }>({ max: 20 });
	const nameOf = ({ epoch, asker, responder }: Setting) => `${epoch} ${asker} ${responder}`;
	const key: LookupSets["key"] = (setting) =>
		keyOf(
			setting,
			new Uint8Array(hkdfSync("sha256", context.hubKey, "", `look-ups of ${setting.responder} ${setting.epoch}`, 32)),
		);
	const make = async (setting: Setting, known: Evaluated): Promise<readonly string[]> => {
		const { secretKey } = key(setting);
		const there: Evaluated = new Map();
		const open: (readonly string[])[] = [];
		// An account is in several files under one number: protected in one of them, it is found through none. Nor is whose it is, who may
		// have another account.
		const hidden = new Set<string>();
		for (const one of await subjectsOf(context.pool, setting.responder, mostSubjects)) {
			const name = rowOf(one);
			const evaluated = known.get(name) ?? (await evaluate(one, (subject) => outputOf(setting, secretKey, subject)));
			there.set(name, evaluated);
			if (one.protected) for (const output of evaluated) hidden.add(output);
			else open.push(evaluated);
		}
		// What is not there any more, since its file was closed or erased, is forgotten here too.
		known.clear();
		for (const [name, evaluated] of there) known.set(name, evaluated);
		const shown = open.filter(([account = ""]) => !hidden.has(account)).flat();
		const outputs = new Set(shown.filter((output) => !hidden.has(output)));
		// The same ones each time the set is made: two sets of a day tell nobody which are real.
		let n = 0;
		return padded(outputs, (bytes) =>
			createHmac("sha256", secretKey).update(`filling ${n++}`).digest().subarray(0, bytes),
		);
	};
	/** The account first, then those to whom it belongs. Each takes milliseconds: everybody else has a turn between two of them. */
	const evaluate = async (
		{ file, key: wrapped, no, sealed }: SealedSubject,
		output: (subject: string) => string,
	): Promise<string[]> => {
		const { number, names } = openFileKey(keys, file, wrapped).open(no, sealed);
		const outputs: string[] = [];
		for (const subject of [subjectOf("account", number), ...names.map((name) => subjectOf("name", name))]) {
			outputs.push(output(subject));
			await setImmediate();
		}
		return outputs;
	};
	return {
		key,
		of: (setting) => {
			const name = nameOf(setting);
			const one = kept.get(name) ?? { known: new Map(), last: Promise.resolve([]) };
			kept.set(name, one);
			const made = one.last.then(
				() => make(setting, one.known),
				() => make(setting, one.known),
			);
			one.last = made;
			return made;
		},
	};
};

/** Outputs of accounts by their row. */
type Evaluated = Map<string, readonly string[]>;
const rowOf = ({ file, no, sealed }: SealedSubject): string =>
	`${file} ${no} ${createHash("sha256").update(sealed).digest("base64url")}`;
