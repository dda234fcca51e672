import { actorOf } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { HttpServer } from "@seamark/http";
import { currentTraceparent } from "@seamark/telemetry";
import Type, { type Static } from "typebox";
import type { Deps } from "../../deps.ts";
import { caseRecordChanged } from "../../events.ts";
import { Id, object, Version } from "../../schema.ts";
import { replaceCase, toCaseRow } from "../../store/cases.ts";
import { CaseAnswer } from "../case/answer.ts";
import { caseForChange } from "../case/case-for-change.ts";
import { presentCase } from "../case/present.ts";
import { jurisdictionFaults } from "../open-case/handle.ts";
import { caseFields } from "../open-case/schema.ts";

const Params = object({ id: Id });
const Body = object({ expectedVersion: Version, ...caseFields, title: Type.Optional(caseFields.title) });

const schema = {
	summary: "Change a case's title, summary or jurisdiction",
	description:
		"What is left out stays. Assessments that were made before keep the jurisdiction that they were made under.",
	tags: ["cases"],
	params: Params,
	body: Body,
	response: { 200: CaseAnswer },
};

export const updateCaseRoute = (app: HttpServer, deps: Deps): void => {
	app.patch<{ Params: Static<typeof Params>; Body: Static<typeof Body> }>(
		"/cases/:id",
		{ schema, config: { access: "cases:write" } },
		async ({ session, params, body: { expectedVersion, ...fields } }) => {
			const { context } = deps;
			const { found, who } = await caseForChange(deps, session, params.id);
			if (found.version !== expectedVersion) throw new HubError("VERSION_CONFLICT");
			const faults = jurisdictionFaults(fields.jurisdiction);
			if (faults.length > 0) throw new HubError("REFUSED", { faults });
			const after = {
				...found,
				...fields,
				changedAt: new Date(context.now()).toISOString(),
				version: found.version + 1,
			};
			await context.committer.commit({
				writes: [{ statement: replaceCase, row: toCaseRow(after) }],
				events: [
					caseRecordChanged({
						caseId: found.id,
						actor: actorOf(session, who),
						record: "case",
						recordId: found.id,
						change: "changed",
					}),
				],
				writer: who.agency,
				traceparent: currentTraceparent(),
			});
			return presentCase(after);
		},
	);
};
