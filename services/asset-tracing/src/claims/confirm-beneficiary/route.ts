import { type Operations, recordChanged, refuse } from "@seamark/service";
import { Id, object } from "@seamark/service/schema";
import type { Deps } from "../../deps.ts";
import { findClaims, setConfirmed } from "../../store/claims.ts";
import { ClaimAnswer, ClaimPath, noClaim, presentClaim } from "../schema.ts";

export const confirmBeneficiary = (api: Operations, { others }: Deps): void =>
	api.command({
		name: "confirm-beneficiary",
		url: "/assets/files/:id/claims/:claim/confirmation",
		access: "assets:open",
		summary: "Confirm that a claim is of a person whom your unit knows",
		description:
			"By the unit that has the person in a case. The vault says whether it has who this is; who it is stays there. Nothing is paid to a person before.",
		record: "tracing-file",
		params: ClaimPath,
		body: object({ case: { ...Id, description: "the case of your unit that has the person" } }),
		answer: ClaimAnswer,
		find: ({ params, asCaller }) => asCaller(async (tx) => (await findClaims(tx, params.id, [params.claim]))[0]),
		missing: noClaim,
		handle: async ({ body, who, actor, at, found }) => {
			if (found.confirmedAt !== null) return { writes: [], events: [], answer: presentClaim(found) };
			const of = { caseId: body.case, personId: found.beneficiary ?? "" };
			if (found.beneficiary === null || !(await others.knowsPerson(who, actor, of)))
				return refuse("REFUSED", [
					{ at: "/case", message: "is no case of your unit that has this person, with a name in the vault" },
				]);
			const { id, version } = found;
			const confirmedAt = new Date(at).toISOString();
			return {
				writes: [{ statement: setConfirmed, row: { id, version, at: confirmedAt, agency: actor.agencyId } }],
				events: [
					recordChanged({ actor, record: "tracing-claim", recordId: id, change: "changed", version: version + 1 }),
				],
				answer: presentClaim({ ...found, confirmedAt, version: version + 1 }),
			};
		},
	});
