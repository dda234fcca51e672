import type { Example } from "./example.ts";

/** Marks every field of a request that takes words of people, so that a test can look where the words go. */

type Schema = {
	type?: string;
	enum?: unknown[];
	const?: unknown;
	pattern?: string;
	format?: string;
	minLength?: number;
	maxLength?: number;
	properties?: Record<string, Schema>;
	required?: string[];
	items?: Schema;
	anyOf?: Schema[];
};
export type MarkedOperation = {
	parameters?: { in: string; name: string; schema: Schema }[];
	requestBody?: { content: Record<string, { schema?: Schema }> };
};

/** A text with no form that is asked for: anyone who fills it in may write a name. */
const isFree = ({ type, pattern, format, maxLength = 100, ...schema }: Schema): boolean =>
	type === "string" &&
	schema.enum === undefined &&
	schema.const === undefined &&
	(format === undefined || format === "line" || format === "note") &&
	maxLength >= 20 &&
	(pattern === undefined || new RegExp(pattern, "u").test("Some words, of people"));

/** Places of the fields that take words, as JSON pointers with * for each item of a list. */
const freeIn = (schema: Schema | undefined, at = ""): string[] => {
	if (!schema) return [];
	if (isFree(schema)) return [at];
	const inside = Object.entries(schema.properties ?? {}).flatMap(([name, one]) => freeIn(one, `${at}/${name}`));
	return [
		...new Set([
			...inside,
			...freeIn(schema.items, `${at}/*`),
			...(schema.anyOf ?? []).flatMap((one) => freeIn(one, at)),
		]),
	];
};

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === "object" && value !== null && !Array.isArray(value);

type Marking = { name: string; keep: ReadonlySet<string>; used: Set<string>; places: Map<string, string> };

/** The schema's value with a marker in each field that takes words. */
const marked = (schema: Schema | undefined, value: unknown, at: string, marking: Marking): unknown => {
	if (!schema) return value;
	if (isFree(schema)) return markedText(schema, value, at, marking);
	const branch = schema.anyOf?.find((one) => fits(one, value));
	if (branch) return marked(branch, value, at, marking);
	if (schema.items && Array.isArray(value))
		return value.map((one, n) => marked(schema.items, one, `${at}/${n}`, marking));
	if (schema.items && value === undefined && isFree(schema.items)) {
		const text = markedText(schema.items, undefined, `${at}/0`, marking);
		return text === undefined ? undefined : [text];
	}
	return schema.properties && isObject(value) ? markedFields(schema.properties, value, at, marking) : value;
};
const markedFields = (
	properties: Record<string, Schema>,
	value: Record<string, unknown>,
	at: string,
	marking: Marking,
) => {
	const fields = Object.entries(properties).map(([name, one]) => [
		name,
		marked(one, value[name], `${at}/${name}`, marking),
	]);
	return { ...value, ...Object.fromEntries(fields.filter(([, field]) => field !== undefined)) };
};
const markedText = ({ maxLength = 1_000 }: Schema, value: unknown, at: string, marking: Marking): unknown => {
	const { name, keep, used, places } = marking;
	// The field itself, something in it, or the list that it is in.
	const kept = (one: string) =>
		at.endsWith(one) || one.startsWith(`${at}/`) || (one !== "" && at.startsWith(`${one}/`));
	if ([...keep].some(kept)) return value;
	if (value !== undefined && typeof value !== "string") return value;
	const marker = `mq${String(places.size).padStart(4, "0")}z`;
	const text = value?.startsWith("http")
		? `${value}/${marker}`
		: [marker, ...(value === undefined ? [] : [value])].join(" ");
	if (text.length > maxLength) return value;
	const place = `${name} ${at.replace(/\/\d+(?=\/|$)/g, "/*")}`;
	places.set(marker, place);
	used.add(place);
	return text;
};

export const openMarkers = () => {
	/** Field that each marker was put into. */
	const places = new Map<string, string>();
	const accepted = new Set<string>();
	return {
		places: places as ReadonlyMap<string, string>,
		/** Fields with words that no accepted request has filled in. */
		untried: (operations: ReadonlyMap<string, MarkedOperation>): string[] =>
			[...operations]
				.filter(([name]) => !name.startsWith("GET "))
				.flatMap(([name, operation]) => freeOf(operation).map((at) => `${name} ${at}`))
				.filter((place) => !accepted.has(place))
				.sort(),
		/** The request with a marker in each such field, besides those in `keep`. */
		mark: (
			example: Example,
			operation: MarkedOperation,
			keep: ReadonlySet<string>,
		): { example: Example; accept: () => void } => {
			const marking: Marking = { name: example.operation, keep, used: new Set(), places };
			const query = Object.fromEntries(
				(operation.parameters ?? [])
					.filter((one) => one.in === "query" && one.name !== "after" && isFree(one.schema))
					.map((one) => [
						one.name,
						marked(one.schema, example.query?.[one.name], `querystring /${one.name}`, marking) as string,
					]),
			);
			const body = isObject(example.body) ? marked(bodyOf(operation), example.body, "", marking) : example.body;
			return {
				example: {
					...example,
					...(example.query || Object.keys(query).length > 0 ? { query: { ...example.query, ...query } } : {}),
					...(body === undefined ? {} : { body }),
				},
				accept: () => {
					for (const place of marking.used) accepted.add(place);
				},
			};
		},
	};
};

const bodyOf = ({ requestBody }: MarkedOperation): Schema | undefined =>
	requestBody?.content["application/json"]?.schema;

const freeOf = (operation: MarkedOperation): string[] => [
	...freeIn(bodyOf(operation)),
	...(operation.parameters ?? [])
		.filter((one) => one.in === "query" && isFree(one.schema))
		.map((one) => `querystring /${one.name}`),
];

const fits = (schema: Schema, value: unknown): boolean => {
	if (schema.type === "null") return value === null;
	if (schema.type === "object")
		return isObject(value) && (schema.required ?? []).every((name) => name in value) && constantsFit(schema, value);
	if (schema.type === "array") return Array.isArray(value);
	return typeof value === schema.type;
};
const constantsFit = ({ properties = {} }: Schema, value: Record<string, unknown>): boolean =>
	Object.keys(value).every((name) => name in properties) &&
	Object.entries(properties).every(
		([name, one]) => one.const === undefined || !(name in value) || one.const === value[name],
	);
