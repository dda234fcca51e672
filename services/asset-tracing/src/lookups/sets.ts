import { createHmac, hkdfSync } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { keyOf, outputOf, padded, type Setting, subjectOf } from "@seamark/lookups";
import type { SealingKeys } from "@seamark/sealing";
import type { ServiceContext } from "@seamark/service";
import { LRUCache } from "lru-cache";
import { openFileKey } from "../sealing/file-keys.ts";
import { subjectsOf } from "../store/lookups.ts";

/** Ten minutes of a core. More accounts than these are not looked up, the oldest files last. */
export const mostSubjects = 10_000;

export type LookupSets = {
	key(setting: Setting): { secretKey: Uint8Array; publicKey: string };
	/** The set of what the unit has, evaluated for the unit that asks: made once a day for each two units, one after the other. */
	of(setting: Setting): Promise<readonly string[]>;
	/** What a unit has was changed so that it must be made again at once, as when an account is protected. */
	forget(): void;
};

export const openLookupSets = (context: ServiceContext, keys: SealingKeys): LookupSets => {
	const kept = new LRUCache<string, Promise<readonly string[]>>({ max: 20 });
	const nameOf = ({ epoch, asker, responder }: Setting) => `${epoch} ${asker} ${responder}`;
	const key: LookupSets["key"] = (setting) =>
		keyOf(
			setting,
			new Uint8Array(hkdfSync("sha256", context.hubKey, "", `look-ups of ${setting.responder} ${setting.epoch}`, 32)),
		);
	const make = async (setting: Setting): Promise<readonly string[]> => {
		const { secretKey } = key(setting);
		const outputs = new Set<string>();
		// An account is in several files under one number: protected in one of them, it is found through none.
		const hidden = new Set<string>();
		for (const one of await subjectsOf(context.pool, setting.responder, mostSubjects)) {
			const { number, names } = openFileKey(keys, one.file, one.key).open(one.no, one.sealed);
			if (one.protected) hidden.add(number);
			if (hidden.has(number)) continue;
			for (const subject of [subjectOf("account", number), ...names.map((name) => subjectOf("name", name))]) {
				outputs.add(outputOf(setting, secretKey, subject));
				// Each takes milliseconds: everybody else has a turn between two of them.
				await setImmediate();
			}
		}
		// The same ones each time the set is made: two sets of a day tell nobody which are real.
		let n = 0;
		return padded(outputs, (bytes) =>
			createHmac("sha256", secretKey).update(`filling ${n++}`).digest().subarray(0, bytes),
		);
	};
	return {
		key,
		forget: () => kept.clear(),
		of: (setting) => {
			const name = nameOf(setting);
			const there = kept.get(name);
			if (there) return there;
			const made = make(setting);
			kept.set(name, made);
			made.catch(() => kept.delete(name));
			return made;
		},
	};
};
