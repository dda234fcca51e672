import type { Operations } from "@seamark/service";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { ById, object } from "../../schema.ts";
import { findCase } from "../../store/cases.ts";
import { eraseCase as erase } from "./handle.ts";

export const eraseCase = (api: Operations, { vault }: Deps): void =>
	api.command({
		name: "erase-case",
		method: "DELETE",
		url: "/cases/:id/identities",
		access: "cases:write",
		summary: "Erase who the persons of a case are",
		description:
			"The vault destroys the keys of the case, of the reports that were put to it and of the persons of imports who are in it: nobody can read any of their identities or files again, from a backup neither. The case stays, its persons stay under their pseudonyms, and all are counted; its files are gone with their names. Nothing of either kind is put to the case again. Also where the case is closed.",
		record: "case",
		params: ById,
		answer: object({
			erased: Type.Integer({ description: "identities that this call erased" }),
			files: Type.Integer({ description: "files that this call erased" }),
		}),
		find: ({ params, asCaller }) => asCaller((tx) => findCase(tx, params.id)),
		missing: "CASE_NOT_FOUND",
		reachesOut: true,
		handle: ({ found, asCaller, actor, at }) => erase(found, { vault, asCaller, actor, at }),
	});
