import type { Actor } from "@seamark/contracts";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../deps.ts";
import { identityErased } from "../events.ts";
import { deleteBlindKeys, deleteWaitingKeys, eraseIdentityRow, findIdentities } from "../store/identities.ts";
import { againOnConflict } from "../vault/again.ts";
import { replacingCaseKey } from "../vault/replace-case-key.ts";

/** Destroys the keys of identities of one case, their fields and their places in the index. Answers how many there still were. */
export const eraseOfCase = (deps: Deps, caller: Actor, ids: readonly string[]): Promise<number> =>
	againOnConflict(async () => {
		const { context } = deps;
		const agency = caller.agencyId;
		const left = (await findIdentities(context.pool, agency, ids)).filter((one) => one.sealed);
		const [first] = left;
		if (!first?.sealed) return 0;
		const at = new Date(context.now()).toISOString();
		const rows = left.map(({ place }) => ({ agency, id: place.identityId, at }));
		const writes = await replacingCaseKey(deps, {
			agency,
			caseId: first.place.caseId,
			caseKey: first.sealed.caseKey,
			leaving: new Set(rows.map((row) => row.id)),
			erase: [
				...rows.map((row) => ({ statement: eraseIdentityRow, row })),
				...rows.flatMap(({ id }) =>
					[deleteBlindKeys, deleteWaitingKeys].map((statement) => ({ statement, row: { agency, id } })),
				),
			],
		});
		await context.committer.commit({
			writes,
			events: left.map(({ place }) => identityErased(place, caller)),
			writer: agency,
			traceparent: currentTraceparent(),
		});
		return left.length;
	});
