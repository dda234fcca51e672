/** As much of JSON Schema as examples are made from. */
type Schema = {
	type?: string;
	const?: unknown;
	enum?: readonly unknown[];
	anyOf?: readonly Schema[];
	examples?: readonly unknown[];
	format?: string;
	pattern?: string;
	minLength?: number;
	maxLength?: number;
	minimum?: number;
	minItems?: number;
	items?: Schema;
	required?: readonly string[];
	properties?: Record<string, Schema>;
};

const formats: Record<string, string> = {
	"date-time": "2026-01-31T12:00:00Z",
	date: "2026-01-31",
	country: "FJ",
	uri: "https://unit.example/hook",
	uuid: "01900000-0000-7000-8000-000000000000",
	email: "desk@unit.example",
};

const textOf = ({ format, minLength = 1, maxLength = 100 }: Schema): string =>
	formats[format ?? ""] ?? "Words of yours".padEnd(minLength, ".").slice(0, maxLength);

/**
 * A value that the schema takes, with what it requires and nothing else: a first body to send and to change. Where a pattern asks for
 * a form, the schema gives an example itself.
 */
export const exampleOf = (schema: Schema): unknown => {
	const [given] = schema.examples ?? [];
	if (given !== undefined) return given;
	if (schema.const !== undefined) return schema.const;
	if (schema.enum) return schema.enum[0];
	if (schema.anyOf) return exampleOf(schema.anyOf.find(({ type }) => type !== "null") ?? {});
	switch (schema.type) {
		case "object":
			return Object.fromEntries(
				(schema.required ?? []).map((name) => [name, exampleOf(schema.properties?.[name] ?? {})]),
			);
		case "array":
			return Array.from(
				{ length: schema.minItems ?? 1 },
				(_, n) => schema.items?.examples?.[n] ?? exampleOf(schema.items ?? {}),
			);
		case "integer":
		case "number":
			return schema.minimum ?? 0;
		case "boolean":
			return true;
		case "string":
			return textOf(schema);
		default:
			return null;
	}
};
