import { HubError } from "@seamark/errors";
import { type HttpServer, onceOf } from "@seamark/http";
import Type, { type Static } from "typebox";
import { caseForChange } from "../../cases/case/case-for-change.ts";
import { entityKinds } from "../../codes/cases.ts";
import { linkRoles } from "../../codes/links.ts";
import type { Deps } from "../../deps.ts";
import { commitRecord } from "../../plumbing/commit-record.ts";
import { Country, Id, object, oneOf } from "../../schema.ts";
import { deleteLink, findEntities, insertLink } from "../../store/links.ts";
import { readAs } from "../../store/read.ts";
import { entityFault } from "../entity/check.ts";
import { keyOf } from "../entity/key.ts";
import { excludedFaults, linkTo } from "../entity/new-link.ts";
import { Excluded } from "../entity/schema.ts";

const Params = object({ id: Id });
const Body = object({
	kind: oneOf(entityKinds),
	value: Type.String({ minLength: 1, maxLength: 300, description: "as it was written" }),
	country: Type.Optional(Country),
	role: oneOf(linkRoles),
	excluded: Excluded,
});

const linkSchema = {
	summary: "Link a thing to a case",
	description:
		"A company, vehicle, vessel, phone, account, document or place, as it was written; it is compared in a form of its own. What belongs to a victim or witness is linked as ofProtectedPerson and found by no other agency; papers that say who somebody is belong to the identity of the person. Send an Idempotency-Key to make retries safe.",
	tags: ["links"],
	params: Params,
	body: Body,
	response: { 201: object({ entityId: Id, key: Type.String({ description: "what it is compared by" }) }) },
};

const Unlink = object({ id: Id, entityId: Id });
const unlinkSchema = {
	summary: "Take a thing off a case",
	description: "In the role that is named; the thing stays with other cases.",
	tags: ["links"],
	params: Unlink,
	querystring: object({ role: oneOf(linkRoles) }),
	response: { 204: Type.Null() },
};

export const linkEntityRoutes = (app: HttpServer, deps: Deps): void => {
	const { context } = deps;
	app.post<{ Params: Static<typeof Params>; Body: Static<typeof Body> }>(
		"/cases/:id/links",
		{ schema: linkSchema, config: { access: "cases:write" } },
		async (request, reply) => {
			const { session, params, body } = request;
			const once = onceOf(request, session.claims.post);
			const { found, who } = await caseForChange(deps, session, params.id);
			const { kind, value, country = "", role, excluded = [] } = body;
			const fault = entityFault(kind, value);
			const faults = [
				...(fault ? [{ at: "/value", message: fault }] : []),
				...excludedFaults(deps.directory.current(), who.agency, excluded),
			];
			if (faults.length > 0) throw new HubError("REFUSED", { faults });
			const known = await readAs(context.pool, who, context.now(), (tx) =>
				findEntities(tx, [{ kind, key: keyOf({ kind, value, country }, who.country) }], found.id),
			);
			const { entityId, key, writes } = linkTo({ kind, value, country, role, excluded }, known, insertLink, {
				caseId: found.id,
				agency: found.agency,
				country: who.country,
				post: who.post,
				at: context.now(),
				hubKey: context.hubKey,
			});
			await commitRecord(deps, session, who, {
				caseId: found.id,
				record: "entity",
				recordId: entityId,
				change: "added",
				writes,
				answer: {},
				once,
			}).catch(alreadyThere);
			return reply.code(201).send({ entityId, key });
		},
	);
	app.delete<{ Params: Static<typeof Unlink>; Querystring: { role: Static<typeof Body>["role"] } }>(
		"/cases/:id/links/:entityId",
		{ schema: unlinkSchema, config: { access: "cases:write" } },
		async ({ session, params: { id, entityId }, query: { role } }, reply) => {
			const { found, who } = await caseForChange(deps, session, id);
			await commitRecord(deps, session, who, {
				caseId: found.id,
				record: "entity",
				recordId: entityId,
				change: "removed",
				writes: [{ statement: deleteLink, row: { case_id: id, entity_id: entityId, role } }],
				answer: {},
			}).catch((error: unknown) => {
				if (!(error instanceof HubError) || error.code !== "CONFLICT") throw error;
				throw new HubError("NOT_FOUND", { detail: "The case has no such link.", cause: error });
			});
			return reply.code(204).send();
		},
	);
};

/** Linked twice in the same role is linked. */
const alreadyThere = (error: unknown): object => {
	if (error instanceof HubError && error.code === "CONFLICT")
		throw new HubError("CONFLICT", {
			detail: "The case has this link already, or it was closed meanwhile.",
			cause: error,
		});
	throw error;
};
