import { type Operations, pageOf } from "@seamark/service";
import { ById } from "@seamark/service/schema";
import { noFile } from "../../files/read-tracing-file/route.ts";
import { distributionsAfter } from "../../store/distributions.ts";
import { findFile } from "../../store/files.ts";
import { DistributionListed, presentDistribution } from "../schema.ts";

export const listDistributions = (api: Operations): void =>
	api.listing({
		name: "list-distributions",
		url: "/assets/files/:id/distributions",
		access: "assets:read",
		summary: "List how sums were shared out, and by which order of payment",
		description: "Newest first.",
		record: "tracing-distribution",
		of: "tracing-file",
		params: ById,
		item: DistributionListed,
		read: ({ params, asCaller }, { after, limit }) =>
			asCaller(async (tx) => {
				if (!(await findFile(tx, params.id))) return undefined;
				return pageOf(await distributionsAfter(tx, params.id, { after, limit: limit + 1 }), limit, {
					present: presentDistribution,
					idOf: ({ id }) => id,
				});
			}),
		missing: noFile,
	});
