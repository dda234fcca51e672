import { type Operations, pageOf } from "@seamark/service";
import { ById } from "@seamark/service/schema";
import { noFile } from "../../files/read-tracing-file/route.ts";
import { claimsAfter } from "../../store/claims.ts";
import { findFile } from "../../store/files.ts";
import { ClaimAnswer, presentClaim } from "../schema.ts";

export const listClaims = (api: Operations): void =>
	api.listing({
		name: "list-claims",
		url: "/assets/files/:id/claims",
		access: "assets:read",
		summary: "List what is owed",
		description: "Newest first. What was paid of each is in the balance of its account.",
		record: "tracing-claim",
		of: "tracing-file",
		params: ById,
		item: ClaimAnswer,
		read: ({ params, asCaller }, { after, limit }) =>
			asCaller(async (tx) => {
				if (!(await findFile(tx, params.id))) return undefined;
				return pageOf(await claimsAfter(tx, params.id, { after, limit: limit + 1 }), limit, {
					present: presentClaim,
					idOf: ({ id }) => id,
				});
			}),
		missing: noFile,
	});
