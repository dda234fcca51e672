import type { Session } from "@seamark/auth";
import { transact } from "@seamark/db";
import { HubError } from "@seamark/errors";
import type { HttpServer } from "@seamark/http";
import { type Principal, writerSettings } from "@seamark/policy";
import Type, { type Static } from "typebox";
import { type FieldRecord, fieldRecords, fieldTypes } from "../../codes/fields.ts";
import type { Deps } from "../../deps.ts";
import { commitRecord } from "../../plumbing/commit-record.ts";
import { Id, Moment, object, oneOf, text, Version } from "../../schema.ts";
import { type FieldDefinition, fieldsOf, insertField } from "../../store/fields.ts";
import { readAs } from "../../store/read.ts";
import { decideDefineField, decideRetireField } from "./decide.ts";

const Params = object({
	record: oneOf(fieldRecords),
	name: Type.String({ pattern: "^[a-z][A-Za-z0-9]{0,39}$" }),
});
type Params = Static<typeof Params>;

const Body = object({
	type: oneOf(fieldTypes),
	label: text(200),
	choices: Type.Optional(
		Type.Array(Type.String({ pattern: "^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$" }), { maxItems: 200, uniqueItems: true }),
	),
	expectedVersion: Type.Optional(Version),
});
const Retire = object({ expectedVersion: Version });

const Field = object({
	record: oneOf(fieldRecords),
	name: Type.String(),
	type: oneOf(fieldTypes),
	label: Type.String(),
	choices: Type.Array(Type.String()),
	version: Type.Integer(),
	status: oneOf(["active", "retired"]),
	definedAt: Moment,
	byPost: Id,
});

const present = (field: FieldDefinition) => ({ ...field, choices: [...field.choices] });

export const defineFieldRoutes = (app: HttpServer, deps: Deps): void => {
	const { context } = deps;
	/** Whoever administers the agency may hold no scope that reaches cases; definitions hold nobody's data. */
	const known = (who: Principal, record: FieldRecord) =>
		transact(context.pool, (tx) => fieldsOf(tx, who.agency, record), writerSettings([who.agency]));
	const store = (session: Session, who: Principal, field: FieldDefinition) => {
		const id = context.newId();
		return commitRecord(deps, session, who, {
			caseId: "",
			record: "field",
			recordId: id,
			change: field.version === 1 ? "added" : "changed",
			writes: [
				{
					statement: insertField,
					row: {
						id,
						agency: who.agency,
						record: field.record,
						name: field.name,
						type: field.type,
						label: field.label,
						choices: field.choices,
						version: field.version,
						status: field.status,
						defined_at: field.definedAt,
						by_post: field.byPost,
					},
				},
			],
			answer: present(field),
		});
	};

	app.put<{ Params: Params; Body: Static<typeof Body> }>(
		"/fields/:record/:name",
		{
			schema: {
				summary: "Define a field of the agency's own for cases or persons",
				description:
					"Text, number, date, code with choices, or yes/no. Naming the version that you read changes label and choices; the type stays for good. Names of persons have no place in a field: they belong to the identity.",
				tags: ["fields"],
				params: Params,
				body: Body,
				response: { 200: Field },
			},
			config: { access: "agency:admin" },
		},
		async ({ session, params: { record, name }, body }) => {
			const who = session.principal();
			const { type, label, choices = [], expectedVersion } = body;
			const decision = decideDefineField(
				{ record, name, type, label, choices, expectedVersion },
				await known(who, record),
				{ post: who.post, at: context.now() },
			);
			if ("refused" in decision) throw new HubError(decision.refused.code, { faults: decision.refused.faults });
			return store(session, who, decision.field);
		},
	);
	app.post<{ Params: Params; Body: Static<typeof Retire> }>(
		"/fields/:record/:name/retire",
		{
			schema: {
				summary: "Retire a field",
				description: "What it holds stays readable and searchable; nothing new is taken.",
				tags: ["fields"],
				params: Params,
				body: Retire,
				response: { 200: Field },
			},
			config: { access: "agency:admin" },
		},
		async ({ session, params: { record, name }, body }) => {
			const who = session.principal();
			const field = (await known(who, record)).find((one) => one.name === name);
			if (!field) throw new HubError("NOT_FOUND", { detail: "No such field." });
			const decision = decideRetireField(field, body.expectedVersion, { post: who.post, at: context.now() });
			if ("refused" in decision) throw new HubError(decision.refused.code, { faults: decision.refused.faults });
			return store(session, who, decision.field);
		},
	);
	app.get(
		"/fields",
		{
			schema: {
				summary: "List the agency's own fields",
				description: "As they stand now, retired ones too.",
				tags: ["fields"],
				response: { 200: object({ fields: Type.Array(Field) }) },
			},
			config: { access: "cases:read" },
		},
		async ({ session }) => {
			const who = session.principal();
			const fields = await readAs(context.pool, who, context.now(), (tx) => fieldsOf(tx, who.agency));
			return { fields: fields.map(present) };
		},
	);
};
