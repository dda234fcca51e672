import { actorOf, type Session } from "@seamark/auth";
import { type Fault, HubError } from "@seamark/errors";
import { currentTraceparent } from "@seamark/telemetry";
import Type, { type Static } from "typebox";
import { caseStatuses } from "../../codes/cases.ts";
import { type FieldRecord, fieldRecords } from "../../codes/fields.ts";
import { identifications, roles } from "../../codes/persons.ts";
import type { Deps } from "../../deps.ts";
import { recordsAccessed } from "../../events.ts";
import { searchedValue } from "../../fields/field/values.ts";
import { Country, Day, Id, Jurisdiction, object, oneOf } from "../../schema.ts";
import { listCaseRows } from "../../store/cases.ts";
import { fieldsOf } from "../../store/fields.ts";
import { readAs } from "../../store/read.ts";
import { CaseAnswer } from "../case/answer.ts";
import { presentCase } from "../case/present.ts";

const FieldValue = Type.String({
	pattern: "^[a-z][A-Za-z0-9]{0,39}:.{1,1000}$",
	description: "name and exact value of a field that the agency defined, such as flight:FJ911",
});

/** What cases are found by; a saved search keeps these. */
export const criteria = {
	status: Type.Optional(oneOf(caseStatuses)),
	q: Type.Optional(
		Type.String({ minLength: 2, maxLength: 200, description: "words to search for in reference, title and summary" }),
	),
	jurisdiction: Type.Optional(Jurisdiction),
	openedFrom: Type.Optional(Day),
	openedTo: Type.Optional(Day),
	role: Type.Optional(oneOf(roles)),
	identification: Type.Optional(oneOf(identifications)),
	classification: Type.Optional(oneOf(["trafficking", "smuggling", "both", "neither", "undetermined"])),
	country: Type.Optional(Country),
	field: Type.Optional(FieldValue),
	personField: Type.Optional(FieldValue),
};
export const Criteria = object(criteria);
export type Criteria = Static<typeof Criteria>;

export const CasesAnswer = object({
	cases: Type.Array(
		Type.Object({ ...CaseAnswer.properties, persons: Type.Integer(), confirmedVictims: Type.Integer() }),
	),
	next: Type.Union([Id, Type.Null()]),
	more: Type.Boolean(),
});

/** A page of the agency's cases that meet the criteria; in the log before it leaves. `query` names the operation. */
export const listCases = async (
	{ context }: Deps,
	session: Session,
	{ q, field, personField, ...filter }: Criteria,
	page: { limit?: string; after?: string },
	query: string,
) => {
	const who = session.principal();
	const limit = Number(page.limit ?? "50");
	const rows = await readAs(context.pool, who, context.now(), async (tx) => {
		const searched = { case: field, person: personField };
		const definitions = field || personField ? await fieldsOf(tx, who.agency) : [];
		const faults: Fault[] = [];
		const valuesOf = (record: FieldRecord) => {
			const text = searched[record];
			if (text === undefined) return {};
			const found = searchedValue(
				text,
				definitions.filter((one) => one.record === record),
			);
			if (!("fault" in found)) return { [found.name]: found.value };
			faults.push({ at: `querystring /${record === "case" ? "field" : "personField"}`, message: found.fault });
			return {};
		};
		const [custom, personCustom] = fieldRecords.map(valuesOf);
		if (faults.length > 0) throw new HubError("REFUSED", { faults });
		return listCaseRows(tx, {
			...filter,
			...(q === undefined ? {} : { text: q }),
			...(field === undefined ? {} : { custom }),
			...(personField === undefined ? {} : { personCustom }),
			limit: limit + 1,
			after: page.after,
		});
	});
	const cases = rows.slice(0, limit);
	await context.committer.commit({
		writes: [],
		events: [
			recordsAccessed({
				actor: actorOf(session, who),
				action: "disclosure",
				record: "case",
				ids: cases.map((one) => one.id),
				// What was searched for may name a person: the audit keeps that there was a search, not for whom.
				query: `${query} ${JSON.stringify({ ...filter, searched: (q ?? field ?? personField) !== undefined })}`,
				found: cases.length > 0,
			}),
		],
		traceparent: currentTraceparent(),
	});
	const more = rows.length > limit;
	return { cases: cases.map(presentCase), next: more ? (cases.at(-1)?.id ?? null) : null, more };
};
