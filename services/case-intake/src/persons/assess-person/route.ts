import type { HttpServer } from "@seamark/http";
import Type, { type Static } from "typebox";
import type { Deps } from "../../deps.ts";
import { Id, Jurisdiction, object, text, Version } from "../../schema.ts";
import { inWords } from "../classify/in-words.ts";
import { FactsInput } from "../classify/schema.ts";
import { PersonAnswer, Result } from "../person/answer.ts";
import { presentPerson } from "../person/present.ts";
import { assess } from "./handle.ts";

const Params = object({ id: Id });
const Body = object({
	expectedVersion: Version,
	facts: FactsInput,
	jurisdiction: Type.Optional(Jurisdiction),
	note: Type.Optional(text(10_000)),
});

const schema = {
	summary: "Assess a person against the legal definitions",
	description:
		"Each element is met, notMet or unknown, and says what that rests on. The answer says trafficking, smuggling, both, neither or undetermined, why, and what is missing. Each assessment is a new version; one that turns smuggling into trafficking reopens screening wherever the person is held.",
	tags: ["persons"],
	params: Params,
	body: Body,
	response: {
		200: object({
			person: PersonAnswer,
			assessment: Result,
		}),
	},
};

export const assessPersonRoute = (app: HttpServer, deps: Deps): void => {
	app.post<{ Params: Static<typeof Params>; Body: Static<typeof Body> }>(
		"/persons/:id/assessments",
		{ schema, config: { access: "cases:write" } },
		async ({ session, params, body }) => {
			const after = await assess(deps, session, params.id, body);
			const result = after.state.assessment?.result;
			return { person: presentPerson(after), assessment: result && inWords(result) };
		},
	);
};
