import type { Operations } from "@seamark/service";
import { ById } from "@seamark/service/schema";
import type { Deps } from "../../deps.ts";
import { noFile } from "../../files/read-tracing-file/route.ts";
import { claimsIn } from "../../store/claims.ts";
import { findOpenFile } from "../../store/files.ts";
import { balancesAt } from "../../store/ledger.ts";
import { DistributionAnswer, DistributionBody } from "../schema.ts";
import { decideMakeDistribution } from "./decide.ts";

export const makeDistribution = (api: Operations, { context }: Deps): void =>
	api.command({
		name: "make-distribution",
		url: "/assets/files/:id/distributions",
		access: "assets:book",
		summary: "Share out what is there, in the order of payment",
		description:
			"The order is data with its legal source: an agreement, a national law, or the hub's default, which pays victims first. A fund may advance it before confiscation. Each payment waits for a second officer, and goes out only to a beneficiary who is confirmed.",
		record: "tracing-file",
		params: ById,
		body: DistributionBody,
		status: 201,
		answer: DistributionAnswer,
		find: ({ params, body, asCaller }) =>
			asCaller(async (tx) => {
				const file = await findOpenFile(tx, params.id);
				if (!file) return undefined;
				const { balances } = await balancesAt(tx, file.id);
				return { file: file.id, balances, claims: await claimsIn(tx, file.id, body.currency) };
			}, "book"),
		missing: noFile,
		handle: ({ body, actor, at, found }) => decideMakeDistribution(found, body, { actor, at, newId: context.newId }),
	});
