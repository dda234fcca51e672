import { type Operations, recordChanged } from "@seamark/service";
import { ById } from "@seamark/service/schema";
import { numberOf } from "../../accounts/account.ts";
import type { Deps } from "../../deps.ts";
import { noFile } from "../../files/read-tracing-file/route.ts";
import { findOpenFile } from "../../store/files.ts";
import { insertProperty, type StoredProperty } from "../../store/property.ts";
import { PropertyAnswer, PropertyBody, presentProperty } from "../schema.ts";

export const addProperty = (api: Operations, { context }: Deps): void =>
	api.command({
		name: "add-property",
		url: "/assets/files/:id/property",
		access: "assets:restrain",
		summary: "Identify property",
		description:
			"Proceeds, what they became, what corresponds to their value, income of them, instruments; companies and licences too.",
		record: "tracing-file",
		params: ById,
		body: PropertyBody,
		status: 201,
		answer: PropertyAnswer,
		find: ({ params, asCaller }) => asCaller((tx) => findOpenFile(tx, params.id), "restrain"),
		missing: noFile,
		handle: ({ body, actor, at, found }) => {
			const { kind, role, says, country } = body;
			const one: StoredProperty = {
				...{ id: context.newId(), file: found.id, kind, role, says, country, version: 0, steps: [] },
				account: body.account === undefined ? null : numberOf(body.account),
			};
			const { version: _, steps: __, ...row } = one;
			return {
				writes: [{ statement: insertProperty, row: { ...row, at: new Date(at).toISOString(), post: actor.postId } }],
				events: [recordChanged({ actor, record: "tracing-property", recordId: one.id, change: "added", version: 1 })],
				answer: presentProperty(one, at),
			};
		},
	});
