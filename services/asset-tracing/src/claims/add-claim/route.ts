import type { Operations } from "@seamark/service";
import { ById } from "@seamark/service/schema";
import type { Deps } from "../../deps.ts";
import { noFile } from "../../files/read-tracing-file/route.ts";
import { findOpenFile } from "../../store/files.ts";
import { ClaimAnswer, ClaimBody } from "../schema.ts";
import { decideAddClaim } from "./decide.ts";

export const addClaim = (api: Operations, { context, directory }: Deps): void =>
	api.command({
		name: "add-claim",
		url: "/assets/files/:id/claims",
		access: "assets:book",
		summary: "Put on record what is owed",
		description:
			"Compensation and unpaid wages, services, a share of another State, each with who awarded it. A person is known by the pseudonym of its case, and the unit that has the case confirms it.",
		record: "tracing-file",
		params: ById,
		body: ClaimBody,
		status: 201,
		answer: ClaimAnswer,
		find: ({ params, asCaller }) => asCaller((tx) => findOpenFile(tx, params.id), "book"),
		missing: noFile,
		handle: ({ body, actor, at, found }) =>
			decideAddClaim(found.id, body, {
				...{ actor, at, id: context.newId() },
				isActive: (agency) => directory.current().agency(agency)?.status === "active",
			}),
	});
