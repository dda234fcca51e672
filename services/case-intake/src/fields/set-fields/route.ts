import { actorOf, type Session } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { HttpServer } from "@seamark/http";
import type { Principal } from "@seamark/policy";
import { currentTraceparent } from "@seamark/telemetry";
import type { Static } from "typebox";
import { CaseAnswer } from "../../cases/case/answer.ts";
import { caseForChange } from "../../cases/case/case-for-change.ts";
import { presentCase } from "../../cases/case/present.ts";
import type { FieldRecord } from "../../codes/fields.ts";
import type { Deps } from "../../deps.ts";
import { personChanged } from "../../events.ts";
import { PersonAnswer } from "../../persons/person/answer.ts";
import { personForChange } from "../../persons/person/change-person.ts";
import { presentPerson } from "../../persons/person/present.ts";
import { commitRecord } from "../../plumbing/commit-record.ts";
import { Id, object, Version } from "../../schema.ts";
import { replaceCase, toCaseRow } from "../../store/cases.ts";
import { fieldsOf } from "../../store/fields.ts";
import { replacePerson, toPersonRow } from "../../store/persons.ts";
import { readAs } from "../../store/read.ts";
import { changedValues, FieldValues } from "../field/values.ts";

const Params = object({ id: Id });
const Body = object({
	expectedVersion: Version,
	values: FieldValues,
});
type Body = Static<typeof Body>;

const description =
	"By the fields that the agency has defined; everything that does not fit them is told at once. null takes a value away, and what is left out stays.";

export const setFieldsRoutes = (app: HttpServer, deps: Deps): void => {
	const { context } = deps;
	app.patch<{ Params: Static<typeof Params>; Body: Body }>(
		"/cases/:id/fields",
		{
			schema: {
				summary: "Fill in the agency's own fields of a case",
				description,
				tags: ["fields"],
				params: Params,
				body: Body,
				response: { 200: CaseAnswer },
			},
			config: { access: "cases:write" },
		},
		async ({ session, params, body }) => {
			const { found, who } = await caseForChange(deps, session, params.id);
			if (found.version !== body.expectedVersion) throw new HubError("VERSION_CONFLICT");
			const after = {
				...found,
				custom: await valuesAfter(deps, who, "case", found.custom, body),
				changedAt: new Date(context.now()).toISOString(),
				version: found.version + 1,
			};
			return commitRecord(deps, session, who, {
				caseId: found.id,
				record: "case",
				recordId: found.id,
				change: "changed",
				writes: [{ statement: replaceCase, row: toCaseRow(after) }],
				answer: presentCase(after),
			});
		},
	);
	app.patch<{ Params: Static<typeof Params>; Body: Body }>(
		"/persons/:id/fields",
		{
			schema: {
				summary: "Fill in the agency's own fields of a person",
				description,
				tags: ["fields"],
				params: Params,
				body: Body,
				response: { 200: PersonAnswer },
			},
			config: { access: "cases:write" },
		},
		({ session, params, body }) => setOfPerson(deps, session, params.id, body),
	);
};

const setOfPerson = async (deps: Deps, session: Session, id: string, body: Body) => {
	const { context } = deps;
	const { person, who } = await personForChange(deps, session, id);
	if (person.state.version !== body.expectedVersion) throw new HubError("VERSION_CONFLICT");
	const after = {
		...person,
		state: { ...person.state, version: person.state.version + 1 },
		custom: await valuesAfter(deps, who, "person", person.custom, body),
		changedAt: new Date(context.now()).toISOString(),
	};
	await context.committer.commit({
		writes: [{ statement: replacePerson, row: toPersonRow(after) }],
		events: [
			personChanged({
				personId: id,
				caseId: person.state.caseId ?? "",
				actor: actorOf(session, who),
				version: after.state.version,
				fields: Object.keys(body.values)
					.map((name) => `custom.${name}`)
					.sort(),
			}),
		],
		writer: who.agency,
		traceparent: currentTraceparent(),
	});
	return presentPerson(after);
};

const valuesAfter = async (
	{ context }: Deps,
	who: Principal,
	record: FieldRecord,
	now: Record<string, unknown>,
	{ values }: Body,
): Promise<Record<string, unknown>> => {
	if (Object.keys(values).length === 0)
		throw new HubError("REFUSED", { faults: [{ at: "/values", message: "names no field" }] });
	const definitions = await readAs(context.pool, who, context.now(), (tx) => fieldsOf(tx, who.agency, record));
	const changed = changedValues(now, values, definitions);
	if ("faults" in changed) throw new HubError("REFUSED", { faults: changed.faults });
	return changed.values;
};
