import { newKey } from "@seamark/sealing";
import type { ServiceContext } from "@seamark/service";
import { findAgencyKey, findCaseKey, insertAgencyKey, insertCaseKey } from "../store/keys.ts";
import { unwrapCaseKey, wrapCaseKey } from "./open-sealed.ts";
import type { VaultKeys } from "./vault-keys.ts";

const hex = (value: Uint8Array): string => Buffer.from(value).toString("hex");
const place = ["index"];

/** Keys of agencies' indexes, each made when it is first asked for and remembered for the life of the process. */
export const openIndexKeys = (context: ServiceContext, keys: VaultKeys) => {
	const known = new Map<string, Promise<Uint8Array>>();
	const load = async (agency: string): Promise<Uint8Array> => {
		const stored = await findAgencyKey(context.pool, agency);
		if (stored) return keys.unwrap(agency, place, stored);
		const { keyId, wrapped } = keys.wrap(agency, place, newKey());
		const row = { agency, key_id: keyId, wrapped: hex(wrapped) };
		await context.committer.commit({ writes: [{ statement: insertAgencyKey, row }], events: [], writer: agency });
		const agreed = await findAgencyKey(context.pool, agency);
		if (!agreed) throw new Error("The key of an agency's index was not stored.");
		return keys.unwrap(agency, place, agreed);
	};
	return (agency: string): Promise<Uint8Array> => {
		const found = known.get(agency);
		if (found !== undefined) return found;
		const loading = load(agency);
		known.set(agency, loading);
		loading.catch(() => known.delete(agency));
		return loading;
	};
};

/** The key of a case, made when its first identity comes; undefined once the case was erased. */
export const caseKeyOf = async (
	{ context, keys }: { context: ServiceContext; keys: VaultKeys },
	agency: string,
	caseId: string,
): Promise<{ key: Buffer; version: number } | undefined> => {
	const find = async () => {
		const stored = await findCaseKey(context.pool, agency, caseId);
		if (stored === undefined || stored === "erased") return stored;
		return { key: unwrapCaseKey(keys, agency, caseId, stored), version: stored.version };
	};
	let found = await find();
	if (found === undefined) {
		const { keyId, wrapped } = wrapCaseKey(keys, agency, caseId, newKey());
		const row = { agency, case_id: caseId, key_id: keyId, wrapped: hex(wrapped) };
		await context.committer.commit({ writes: [{ statement: insertCaseKey, row }], events: [], writer: agency });
		found = await find();
	}
	if (found === undefined) throw new Error("The key of a case was not stored.");
	return found === "erased" ? undefined : found;
};
