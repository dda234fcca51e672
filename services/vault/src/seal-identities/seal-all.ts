import { isDeepStrictEqual } from "node:util";
import type { Actor } from "@seamark/contracts";
import { HubError } from "@seamark/errors";
import { prepare } from "@seamark/matching";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../deps.ts";
import { identitySealed } from "../events.ts";
import {
	findIdentities,
	insertBlindKeys,
	insertIdentity,
	insertWaitingKeys,
	type Stored,
	toRow,
} from "../store/identities.ts";
import { againOnConflict } from "../vault/again.ts";
import { caseKeyOf } from "../vault/agency-keys.ts";
import { blindKeysOf } from "../vault/blind-keys.ts";
import { fieldsOf, type Identity, personOf } from "../vault/identity.ts";
import { openIdentity, sealIdentity, unwrapCaseKey } from "../vault/open-sealed.ts";

type NewIdentity = { identityId: string; identity: Identity };

const erased = () =>
	new HubError("CONFLICT", {
		detail: "The identities of this case, or this identity, were erased: nothing is sealed there again.",
	});

/**
 * Seals those of the identities that were not sealed before: their rows, their places in the index and their events commit
 * together. Answers how many it sealed. Throws CONFLICT for another identity under the same id, and for what was erased.
 */
export const sealAll = async (
	deps: Deps,
	caller: Actor,
	o: { caseId: string; country: string; source?: string; identities: readonly NewIdentity[] },
): Promise<number> => {
	const { context } = deps;
	const { caseId, country, identities } = o;
	const source = o.source || null;
	const agency = caller.agencyId;
	const indexKey = await deps.indexKeyOf(agency);
	return againOnConflict(async () => {
		const ids = identities.map((one) => one.identityId);
		const before = new Map((await findIdentities(context.pool, agency, ids)).map((one) => [one.place.identityId, one]));
		const fresh = identities.filter(({ identityId, identity }) => {
			const stored = before.get(identityId);
			if (stored) checkSame(deps, stored, caseId, identity);
			return !stored;
		});
		if (fresh.length === 0) return 0;
		const caseKey = await caseKeyOf(deps, agency, caseId);
		if (!caseKey) throw erased();
		const at = context.now();
		const sealed = fresh.map(({ identityId, identity }) => {
			const place = { agency, caseId, identityId, version: 1 };
			const sealed = sealIdentity(caseKey.key, place, identity);
			const keys = blindKeysOf(indexKey, prepare(personOf(identity, country)));
			const row = toRow({ place, keyVersion: caseKey.version, sealed, at, post: caller.postId, source });
			return { row, place, indexed: { agency, id: place.identityId, keys, source } };
		});
		await context.committer.commit({
			writes: [
				...sealed.map(({ row }) => ({ statement: insertIdentity, row })),
				...sealed.map(({ indexed }) => ({
					statement: source === null ? insertBlindKeys : insertWaitingKeys,
					row: indexed,
				})),
			],
			events: sealed.map(({ place }) => identitySealed(place, caller)),
			writer: agency,
			traceparent: currentTraceparent(),
		});
		return sealed.length;
	});
};

/** The same content again is the answer that was lost; anything else is another identity under the same id. */
const checkSame = (deps: Deps, { place, sealed }: Stored, caseId: string, identity: Identity): void => {
	if (!sealed) throw erased();
	const caseKey = unwrapCaseKey(deps.keys, place.agency, place.caseId, sealed.caseKey);
	const same =
		place.caseId === caseId &&
		isDeepStrictEqual(
			JSON.parse(JSON.stringify(fieldsOf(openIdentity(caseKey, place, sealed)))),
			JSON.parse(JSON.stringify(fieldsOf(identity))),
		);
	if (!same) throw new HubError("CONFLICT", { detail: "Another identity was sealed under this id." });
};
