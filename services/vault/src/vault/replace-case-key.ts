import { HubError } from "@seamark/errors";
import type { Change } from "@seamark/log";
import { newKey } from "@seamark/sealing";
import type { Deps } from "../deps.ts";
import { fileKeysOfCase, rewrapFileKey } from "../store/file-keys.ts";
import { checkWholeCase, keysOfCase, rewrapIdentity } from "../store/identities.ts";
import { type CaseKey, replaceCaseKey } from "../store/keys.ts";
import { unwrapFileKey, wrapFileKey } from "./file-key.ts";
import { rewrapKey, unwrapCaseKey, wrapCaseKey } from "./open-sealed.ts";

const hex = (value: Uint8Array): string => Buffer.from(value).toString("hex");

/**
 * Gives a case another key, and wraps with it the keys of all that stays: a copy of what leaves, made at any time, needs the key
 * before, which is nowhere any more. `erase` are the writes that erase what leaves. Throws CONFLICT when the case changed meanwhile.
 */
export const replacingCaseKey = async (
	{ context, keys }: Deps,
	o: { agency: string; caseId: string; caseKey: CaseKey; leaving: ReadonlySet<string>; erase: Change["writes"] },
): Promise<Change["writes"]> => {
	const { agency, caseId, caseKey, leaving, erase } = o;
	const before = unwrapCaseKey(keys, agency, caseId, caseKey);
	const after = newKey();
	const { keyId, wrapped } = wrapCaseKey(keys, agency, caseId, after);
	const stays = ({ id }: { id: string }) => !leaving.has(id);
	const identities = (await keysOfCase(context.pool, agency, caseId)).filter(stays);
	const files = (await fileKeysOfCase(context.pool, agency, caseId)).filter(stays);
	// Another erasure in this case came between the readings.
	if ([...identities, ...files].some((one) => one.key_version !== caseKey.version)) throw new HubError("CONFLICT");
	return [
		// First, for its lock: who seals in this case meanwhile is seen by what follows, or sees the other key.
		{
			statement: replaceCaseKey,
			row: { agency, case_id: caseId, version: caseKey.version + 1, key_id: keyId, wrapped: hex(wrapped) },
		},
		...erase,
		...identities.map(({ id, version, wrapped: own }) => ({
			statement: rewrapIdentity,
			row: {
				agency,
				id,
				version,
				wrapped: hex(rewrapKey(before, after, { agency, caseId, identityId: id, version }, own)),
			},
		})),
		...files.map(({ id, wrapped: own }) => {
			const place = { agency, caseId, fileId: id };
			const rewrapped = wrapFileKey(after, place, unwrapFileKey(before, place, own));
			return { statement: rewrapFileKey, row: { agency, id, wrapped: hex(rewrapped) } };
		}),
		{
			statement: checkWholeCase,
			row: { agency, case_id: caseId, identities: identities.length, files: files.length },
		},
	];
};
