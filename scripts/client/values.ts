import { hubServices } from "../../libs/service/src/hub-services.ts";

type Schema = {
	enum?: unknown[];
	const?: unknown;
	items?: Schema;
	properties?: Record<string, Schema>;
	additionalProperties?: boolean | Schema;
} & Partial<Record<"anyOf" | "oneOf" | "allOf", Schema[]>>;
type Operation = {
	operationId?: string;
	parameters?: { name: string; schema?: Schema }[];
	requestBody?: { content?: Record<string, { schema?: Schema }> };
};

/** The codes that a schema names, each vocabulary by its place, such as `handling.tlp`. Lists and their items share a place. */
const codesIn = (schema: Schema, at: string, found: Map<string, Set<unknown>>): void => {
	const codes = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
	for (const code of codes) found.set(at, (found.get(at) ?? new Set()).add(code));
	for (const one of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])])
		codesIn(one, at, found);
	if (schema.items) codesIn(schema.items, at, found);
	for (const [name, one] of Object.entries(schema.properties ?? {})) codesIn(one, at ? `${at}.${name}` : name, found);
};

const vocabularies = (operation: Operation): Record<string, unknown[]> => {
	const found = new Map<string, Set<unknown>>();
	for (const { name, schema } of operation.parameters ?? []) if (schema) codesIn(schema, name, found);
	for (const { schema } of Object.values(operation.requestBody?.content ?? {})) if (schema) codesIn(schema, "", found);
	const codes = [...found].map(([at, one]) => [at, [...one].filter((code) => code !== null)] as const);
	// One code is no choice: it tells variants of a shape apart.
	return Object.fromEntries(codes.filter(([, one]) => one.length > 1).sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** What of the description programs use as it runs. */
export const valuesFile = (description: Record<string, unknown>): string => {
	const servicePaths = Object.fromEntries(
		hubServices
			.filter(({ paths }) => paths.length > 0)
			.map(({ name, paths }) => [name, [...paths, `/ops/${name}`]] as const),
	);
	const paths = description.paths as Record<string, Record<string, Operation>>;
	const all = Object.values(paths)
		.flatMap((operations) => Object.values(operations))
		.map((operation) => [operation.operationId ?? "", vocabularies(operation)] as const)
		.filter(([, one]) => Object.keys(one).length > 0)
		.sort(([a], [b]) => (a < b ? -1 : 1));
	const consuming = Object.keys(paths).flatMap((path) => /^\/ops\/([^/]+)\/dead-letters$/.exec(path)?.[1] ?? []);
	return `/** The codes that the hub takes, by operation and field. */
export const values = ${JSON.stringify(Object.fromEntries(all), undefined, "\t")} as const;

/** The addresses that each service answers, each with everything below, where services have addresses of their own. */
export const servicePaths = ${JSON.stringify(servicePaths, undefined, "\t")} as const;

/** The services that consume events of others, and may have to leave some behind. */
export const consumingServices = ${JSON.stringify(consuming)} as const;
`;
};
