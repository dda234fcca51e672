import type { Tx } from "@seamark/db";
import { type Fault, HubError } from "@seamark/errors";
import type { Principal } from "@seamark/policy";
import Type, { type Static } from "typebox";
import { caseStatuses } from "../../codes/cases.ts";
import { type FieldRecord, fieldRecords } from "../../codes/fields.ts";
import { identifications, roles } from "../../codes/persons.ts";
import { searchedValue } from "../../fields/field/values.ts";
import { Country, Day, Jurisdiction, object, oneOf } from "../../schema.ts";
import { fieldsOf } from "../../store/fields.ts";
import { listCaseRows } from "../../store/list-cases.ts";
import { CaseAnswer } from "../case/answer.ts";
import { readQuestion } from "./words.ts";

const FieldValue = Type.String({
	pattern: "^[a-z][A-Za-z0-9]{0,39}:.{1,1000}$",
	description: "name and exact value of a field that the agency defined, such as flight:FJ911",
});

/** What cases are found by; a saved search keeps these. */
export const criteria = {
	status: Type.Optional(oneOf(caseStatuses)),
	q: Type.Optional(
		Type.String({
			minLength: 2,
			maxLength: 200,
			description:
				"words to search for in reference, title and summary: all of them, and none with a minus before it; noum* is how a word of the title begins",
		}),
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

export const CaseItem = object({
	...CaseAnswer.properties,
	persons: Type.Integer(),
	confirmedVictims: Type.Integer(),
});

/** Criteria that may name a person. */
export const words = ["q", "field", "personField"] as const;

/** The agency's cases that meet the criteria, newest first. Throws REFUSED for a field that the agency has not defined, VALIDATION for a question without a word. */
export const casesBy = async (
	tx: Tx,
	who: Principal,
	{ q, field, personField, ...filter }: Criteria,
	page: { after: string | undefined; limit: number },
) => {
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
	const text = q === undefined ? undefined : readQuestion(q);
	if (text && "faults" in text) throw new HubError("VALIDATION", { faults: text.faults });
	if (faults.length > 0) throw new HubError("REFUSED", { faults });
	return listCaseRows(tx, {
		...filter,
		...(text === undefined ? {} : { text }),
		...(field === undefined ? {} : { custom }),
		...(personField === undefined ? {} : { personCustom }),
		...page,
	});
};
