import { actorOf } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { HttpServer } from "@seamark/http";
import { currentTraceparent } from "@seamark/telemetry";
import type { Static } from "typebox";
import { closeReasons } from "../../codes/cases.ts";
import type { Deps } from "../../deps.ts";
import { caseClosed } from "../../events.ts";
import { Id, object, oneOf, Version } from "../../schema.ts";
import { replaceCase, toCaseRow } from "../../store/cases.ts";
import { CaseAnswer } from "../case/answer.ts";
import { caseForChange } from "../case/case-for-change.ts";
import { presentCase } from "../case/present.ts";

const Params = object({ id: Id });
const Body = object({ expectedVersion: Version, reason: oneOf(closeReasons) });

const schema = {
	summary: "Close a case",
	description: "It stays readable and counted, and takes nothing more.",
	tags: ["cases"],
	params: Params,
	body: Body,
	response: { 200: CaseAnswer },
};

export const closeCaseRoute = (app: HttpServer, deps: Deps): void => {
	app.post<{ Params: Static<typeof Params>; Body: Static<typeof Body> }>(
		"/cases/:id/close",
		{ schema, config: { access: "cases:write" } },
		async ({ session, params, body }) => {
			const { context } = deps;
			const { found, who } = await caseForChange(deps, session, params.id);
			if (found.version !== body.expectedVersion) throw new HubError("VERSION_CONFLICT");
			const at = new Date(context.now()).toISOString();
			const after = {
				...found,
				status: "closed" as const,
				closedAt: at,
				closeReason: body.reason,
				changedAt: at,
				version: found.version + 1,
			};
			await context.committer.commit({
				writes: [{ statement: replaceCase, row: toCaseRow(after) }],
				events: [
					caseClosed({
						caseId: found.id,
						version: after.version,
						actor: actorOf(session, who),
						reason: body.reason,
					}),
				],
				writer: who.agency,
				traceparent: currentTraceparent(),
			});
			return presentCase(after);
		},
	);
};
