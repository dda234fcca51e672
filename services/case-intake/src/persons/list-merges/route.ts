import type { Operations } from "@seamark/service";
import { ById } from "../../schema.ts";
import { listMerges as mergesOf } from "../../store/merges.ts";
import { findPerson } from "../../store/read-persons.ts";
import { PastMerge, presentMerge } from "../merge/answer.ts";

export const listMerges = (api: Operations): void =>
	api.listing({
		name: "list-merges",
		url: "/persons/:id/merges",
		access: "cases:read",
		summary: "List the merges of a person, newest first",
		tag: "persons",
		record: "merge",
		of: "person",
		action: "consultation",
		params: ById,
		item: PastMerge,
		whole: true,
		read: ({ params, asCaller }) =>
			asCaller(async (tx) => {
				if (!(await findPerson(tx, params.id))) return undefined;
				const merges = await mergesOf(tx, params.id);
				return { items: merges.map(presentMerge), ids: merges.map(({ id }) => id) };
			}),
		missing: "PERSON_NOT_FOUND",
	});
