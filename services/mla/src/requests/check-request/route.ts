import type { Operations } from "@seamark/service";
import { ById, object, oneOf, orNull } from "@seamark/service/schema";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { findRequest } from "../../store/requests.ts";
import { FaultSchema } from "../schema.ts";
import { checkRequest as check } from "./check.ts";

const Text = Type.String();
const Basis = object({
	instrument: Text,
	name: Text,
	result: oneOf(["applies", "may-apply", "does-not-apply"]),
	provisions: Text,
	steps: Type.Array(
		object({
			rule: Text,
			article: Text,
			answer: oneOf(["yes", "no", "unknown"]),
			because: Text,
			sources: Type.Array(Text),
		}),
	),
	risks: Type.Array(object({ article: Text, says: Text })),
	grounds: Type.Array(
		object({
			id: Text,
			article: Text,
			says: Text,
			consultation: oneOf(["demanded", "offered"]),
			discretion: Type.Optional(Type.Boolean({ description: "the requested State may help anyway" })),
			checked: Type.Optional(Type.Boolean({ description: "false: nobody has held it against the text yet" })),
		}),
		{ description: "its own grounds of refusal that the hub knows; where none are listed, they are not known" },
	),
});

const Check = object({
	complete: Type.Boolean({ description: "nothing keeps it from being filed" }),
	faults: Type.Array(FaultSchema),
	needs: Type.Array(object({ part: Text, article: Text, asks: Text })),
	bases: Type.Array(Basis, { description: "what the request can rest on, the best first" }),
	best: orNull(Text),
	next: Type.String({ description: "what to do next" }),
});

export const checkRequest = (api: Operations, { context, directory, treaties }: Deps): void =>
	api.reading({
		name: "check-request",
		url: "/mla/requests/:id/check",
		access: "mla:read",
		summary: "What a request still lacks, all at once, and on what it can rest",
		description: "The legal basis is told for today, rule by rule with its article and the source of each fact.",
		record: "mla-request",
		params: ById,
		answer: Check,
		read: ({ params, asCaller }) => asCaller((tx) => findRequest(tx, params.id)),
		missing: { detail: "No such request." },
		present: (row) => {
			const known = directory.current();
			const country = (agency: string) => (known.agency(agency) ?? known.foreignAgency(agency)?.agency)?.country ?? "";
			return check(row, {
				register: treaties.register,
				requesting: country(row.requesting),
				requested: country(row.requested),
				today: new Date(context.now()).toISOString().slice(0, 10),
			});
		},
	});
