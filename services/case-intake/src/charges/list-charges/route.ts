import type { HttpServer } from "@seamark/http";
import Type, { type Static } from "typebox";
import type { Deps } from "../../deps.ts";
import { consult } from "../../plumbing/consult.ts";
import { Id, object } from "../../schema.ts";
import { findCase } from "../../store/cases.ts";
import { chargesOf } from "../../store/charges.ts";
import { findPerson } from "../../store/read-persons.ts";
import { ChargeAnswer, presentCharge } from "../charge/answer.ts";

const Params = object({ id: Id });
const response = { 200: object({ charges: Type.Array(ChargeAnswer) }) };
const most = 1_000;

export const listChargesRoutes = (app: HttpServer, deps: Deps): void => {
	app.get<{ Params: Static<typeof Params> }>(
		"/cases/:id/charges",
		{
			schema: {
				summary: "List the charges of a case",
				description: "With every stage, in the order in which they were recorded; at most 1000.",
				tags: ["charges"],
				params: Params,
				response,
			},
			config: { access: "cases:read" },
		},
		async ({ session, params: { id } }) => {
			const { found } = await consult(deps, session, {
				record: "case",
				id,
				query: "list-charges",
				read: async (tx) => ((await findCase(tx, id)) ? chargesOf(tx, { caseId: id }, most) : undefined),
			});
			return { charges: found.map(presentCharge) };
		},
	);
	app.get<{ Params: Static<typeof Params> }>(
		"/persons/:id/charges",
		{
			schema: { summary: "List the charges against a person", tags: ["charges"], params: Params, response },
			config: { access: "cases:read" },
		},
		async ({ session, params: { id } }) => {
			const { found } = await consult(deps, session, {
				record: "person",
				id,
				query: "list-charges",
				read: async (tx) => ((await findPerson(tx, id)) ? chargesOf(tx, { personId: id }, most) : undefined),
			});
			return { charges: found.map(presentCharge) };
		},
	);
};
