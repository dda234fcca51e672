import type { HttpServer } from "@seamark/http";
import Type, { type Static } from "typebox";
import { returnKinds, yesNoUnknown } from "../../codes/persons.ts";
import type { Deps } from "../../deps.ts";
import { Country, Day, Id, object, oneOf, text, Version } from "../../schema.ts";
import { insertReturn, toReturnRow } from "../../store/persons.ts";
import { PersonAnswer } from "../person/answer.ts";
import { changePerson } from "../person/change-person.ts";
import { presentPerson } from "../person/present.ts";
import { recordReturn } from "../person/record-return.ts";

const Params = object({ id: Id });
const Body = object({
	expectedVersion: Version,
	return: object({
		kind: oneOf(returnKinds),
		toCountry: Country,
		happenedOn: Type.Optional(Day),
		voluntary: oneOf(yesNoUnknown),
		safetyAssessed: Type.Boolean(),
		proceedingsChecked: Type.Boolean(),
		acceptingService: Type.Optional(text(200)),
		followUpOn: Type.Optional(Day),
		bestInterests: Type.Optional(object({ decision: oneOf(["return", "stay"]), reference: text(200) })),
	}),
	note: Type.Optional(text(5_000)),
});

const schema = {
	summary: "Record that a person was returned or removed, or is about to be",
	description:
		"Refused without a recorded screening, and with everything else that stands in the way: an open asylum claim, an unsafe return, a child whose best interests nobody has decided. Leave happenedOn out while it is planned.",
	tags: ["persons"],
	params: Params,
	body: Body,
	response: { 200: PersonAnswer },
};

export const recordReturnRoute = (app: HttpServer, deps: Deps): void => {
	app.post<{ Params: Static<typeof Params>; Body: Static<typeof Body> }>(
		"/persons/:id/returns",
		{ schema, config: { access: "cases:write" } },
		async ({ session, params, body }) => {
			const { happenedOn = null, acceptingService = null, followUpOn = null, bestInterests = null } = body.return;
			const returnId = deps.context.newId();
			const after = await changePerson(
				deps,
				session,
				params.id,
				(state, by) =>
					recordReturn(state, {
						expectedVersion: body.expectedVersion,
						return: { ...body.return, happenedOn, acceptingService, followUpOn, bestInterests },
						by,
					}),
				(state) => ({
					returnId,
					writes: state.returned
						? [{ statement: insertReturn, row: toReturnRow(state, returnId, state.returned, body.note ?? "") }]
						: [],
				}),
			);
			return presentPerson(after);
		},
	);
};
