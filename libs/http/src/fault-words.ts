import { mustBeOneOf } from "@seamark/errors";
import type { ErrorObject } from "ajv/dist/2020.js";

const formats: Record<string, string> = {
	"date-time": "must be a time such as 2026-01-31T12:00:00Z",
	date: "must be a day of the calendar such as 2026-01-31",
	country: "must be an ISO 3166-1 code of two letters such as FJ",
	uri: "must be a whole web address such as https://unit.example/hook",
	uuid: "must be a UUID such as 01900000-0000-7000-8000-000000000000",
	email: "must be an e-mail address such as desk@unit.example",
	line: "must be one line, without control characters and without characters that cannot be seen",
	note: "must be text without control characters and without characters that cannot be seen",
};

const types: Record<string, string> = {
	string: "text",
	integer: "a whole number",
	number: "a number",
	boolean: "true or false",
	array: "a list",
	object: "an object with named fields",
	null: "null",
};
const typeWords = (type: unknown): string =>
	[type]
		.flat()
		.map((one) => types[String(one)] ?? one)
		.join(" or ");

const counted = (count: unknown, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What the field says of itself; a pattern is for machines. */
const describedAs = (schema: unknown): string => {
	const description = (schema as { description?: string } | undefined)?.description;
	return description === undefined
		? "does not have the form that this field takes; /docs describes it"
		: `does not fit. What belongs here: ${description}`;
};

type Params = Record<string, unknown>;
const words: Record<string, (params: Params, schema: unknown) => string> = {
	additionalProperties: () => "is not a field of this request",
	required: () => "is missing",
	enum: (p) => mustBeOneOf((p.allowedValues as unknown[]).map(String)),
	const: (p) => `must be ${String(p.allowedValue)}`,
	format: (p, schema) => formats[String(p.format)] ?? describedAs(schema),
	type: (p) => `must be ${typeWords(p.type)}`,
	minLength: (p) => (p.limit === 1 ? "must not be empty" : `must have at least ${p.limit} characters`),
	maxLength: (p) => `must have at most ${counted(p.limit, "character", "characters")}`,
	minimum: (p) => `must be ${p.limit} or more`,
	maximum: (p) => `must be ${p.limit} or less`,
	exclusiveMinimum: (p) => `must be more than ${p.limit}`,
	exclusiveMaximum: (p) => `must be less than ${p.limit}`,
	multipleOf: (p) => `must be a multiple of ${p.multipleOf}`,
	minItems: (p) => `must have at least ${counted(p.limit, "entry", "entries")}`,
	maxItems: (p) => `must have at most ${counted(p.limit, "entry", "entries")}`,
	uniqueItems: (p) => `must not have the same entry twice: entries ${Number(p.j) + 1} and ${Number(p.i) + 1} are equal`,
	minProperties: (p) => `must have at least ${counted(p.limit, "field", "fields")}`,
	maxProperties: (p) => `must have at most ${counted(p.limit, "field", "fields")}`,
	anyOf: (_, schema) => choiceWords(schema),
};

const choiceWords = (schema: unknown): string => {
	type Choice = { type?: unknown; enum?: readonly unknown[] };
	const { description, anyOf = [] } = (schema ?? {}) as { description?: string; anyOf?: Choice[] };
	const choices = anyOf.flatMap((one) => one.enum ?? (one.type === undefined ? [] : [typeWords(one.type)]));
	const kinds = [...new Set(choices)];
	return description === undefined && kinds.length > 1 ? `must be ${kinds.join(" or ")}` : describedAs(schema);
};

/** One fault of a schema, in words for who filled the field in. */
export const inPlainWords = ({ keyword, params, parentSchema }: ErrorObject): string =>
	(words[keyword] ?? ((_: Params, schema: unknown) => describedAs(schema)))(params as Params, parentSchema);

const within = (path: string, outer: string): boolean => path === outer || path.startsWith(`${outer}/`);

/**
 * Where a value may be one of several kinds, the checker tells what is wrong by each of them. Only the kind that was meant
 * counts: the one whose type and whose fixed codes the value has. Where that is none or several, the choice itself is told.
 */
export const withoutOtherChoices = (errors: readonly ErrorObject[]): readonly ErrorObject[] =>
	errors
		.filter(({ keyword }) => keyword === "anyOf")
		.reduce((left, choice) => {
			const branchOf = (error: ErrorObject): string | undefined =>
				error.schemaPath.startsWith(`${choice.schemaPath}/`) && within(error.instancePath, choice.instancePath)
					? error.schemaPath.slice(choice.schemaPath.length + 1).split("/", 1)[0]
					: undefined;
			const isOtherKind = (error: ErrorObject): boolean =>
				error.keyword === "type"
					? error.instancePath === choice.instancePath
					: ["enum", "const"].includes(error.keyword) &&
						error.instancePath.split("/").length <= choice.instancePath.split("/").length + 1;
			const inside = left.filter((error) => branchOf(error) !== undefined);
			const other = new Set(inside.filter(isOtherKind).map(branchOf));
			const meant = new Set(inside.map(branchOf).filter((branch) => !other.has(branch)));
			if (meant.size !== 1) return left.filter((error) => branchOf(error) === undefined);
			return left.filter((error) => {
				const branch = branchOf(error);
				return error !== choice && (branch === undefined || meant.has(branch));
			});
		}, errors);
