import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { faultsOf, openValidator } from "@seamark/http";
import { beforeAll, describe, expect, test } from "vitest";
import { describeHub } from "../infra/local/src/describe.ts";

/** The description of every operation, held against rules that no operation may leave. */

type Schema = Record<string, unknown>;
type Operation = {
	operationId?: string;
	summary?: string;
	tags?: string[];
	description?: string;
	security?: object[];
	"x-scopes"?: string[];
	"x-passkey-again"?: true;
	parameters?: { in: string; name: string; description?: string; schema: Schema }[];
	requestBody?: { content: Record<string, { schema: Schema; example?: unknown }> };
	responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
};

let operations: [name: string, operation: Operation][];
let groups: { name: string; description?: string }[];
beforeAll(async () => {
	const described = (await describeHub()) as {
		paths: Record<string, Record<string, Operation>>;
		tags: typeof groups;
	};
	const { paths } = described;
	groups = described.tags;
	operations = Object.entries(paths).flatMap(([path, methods]) =>
		Object.entries(methods).map(([method, one]) => [`${method.toUpperCase()} ${path}`, one] as [string, Operation]),
	);
	// Every service is loaded for it, which a busy machine takes its time for.
}, 120_000);

/** A schema and every schema inside it. */
const allIn = (schema: unknown, at: string): [at: string, schema: Schema][] => {
	if (typeof schema !== "object" || schema === null) return [];
	const { properties, patternProperties, additionalProperties, items, anyOf } = schema as Record<string, Schema>;
	const named = Object.entries({ ...properties, ...patternProperties });
	const branches = Array.isArray(anyOf) ? (anyOf as Schema[]) : [];
	return [
		[at, schema as Schema],
		...named.flatMap(([name, one]) => allIn(one, `${at}/${name}`)),
		...[additionalProperties, items, ...branches].flatMap((one) => allIn(one, `${at}/*`)),
	];
};

/** What callers send: parameters with their descriptions, and bodies. */
const asked = () =>
	operations.flatMap(([name, { parameters = [], requestBody }]) => [
		...parameters.flatMap(({ in: place, name: field, description, schema }) =>
			allIn({ ...(description ? { description } : {}), ...schema }, `${name} ${place} ${field}`),
		),
		...Object.values(requestBody?.content ?? {}).flatMap(({ schema }) => allIn(schema, `${name} body`)),
	]);
const answered = () =>
	operations.flatMap(([name, { responses }]) =>
		Object.entries(responses).flatMap(([status, { content = {} }]) =>
			Object.values(content).flatMap(({ schema }) => allIn(schema, `${name} ${status}`)),
		),
	);

const odd = "~\u0000~";
const entries = (count: unknown) => Array.from({ length: Number(count) }, (_, n) => n);
const fieldsOf = (count: unknown) => Object.fromEntries(entries(count).map((n) => [`field${n}`, n]));
/** A value that breaks a schema by one of its keywords. */
const breakers: Record<string, (limit: unknown, schema: Schema) => unknown> = {
	pattern: () => odd,
	format: () => odd,
	enum: () => odd,
	const: () => odd,
	type: (type) => (type === "boolean" ? odd : true),
	anyOf: () => [odd],
	minLength: (limit) => "x".repeat(Number(limit) - 1),
	maxLength: (limit) => "x".repeat(Number(limit) + 1),
	minimum: (limit) => Number(limit) - 1,
	maximum: (limit) => Number(limit) + 1,
	minItems: (limit) => entries(Number(limit) - 1),
	maxItems: (limit) => entries(Number(limit) + 1),
	uniqueItems: (_, { items }) => ((items as Schema).type === "integer" ? [1, 1] : [odd, odd]),
	maxProperties: (limit) => fieldsOf(Number(limit) + 1),
	required: () => ({}),
	additionalProperties: () => ({ notAField: 1 }),
};
/** Keywords that refuse nothing by themselves. */
const silent = ["description", "example", "examples", "properties", "patternProperties", "items", "default"];
const refusesNothing = (keyword: string, value: unknown): boolean =>
	silent.includes(keyword) ||
	(keyword === "additionalProperties" && value !== false) ||
	(keyword === "uniqueItems" && value !== true) ||
	(["minLength", "minItems"].includes(keyword) && value === 0) ||
	(keyword === "required" && (value as unknown[]).length === 0);

/** Words of the checker and of patterns, and sentences that end before they say something. */
const machineWords =
	/must (NOT|match|be equal)|be (string|integer|object|array|boolean)\b|\\|\[[^\]]*-[^\]]*\]|\^|\$|one of\s*$|undefined|\/docs/;

/** What is said of a schema when it refuses that is not for people, or that it never refuses. */
const unclear = (ajv: ReturnType<typeof openValidator>, schema: Schema): string[] => {
	const check = ajv.compile(schema);
	return Object.entries(schema).flatMap(([keyword, value]) => {
		if (refusesNothing(keyword, value)) return [];
		check(breakers[keyword]?.(value, schema));
		if (!check.errors?.some((error) => error.keyword === keyword))
			return [`nothing here breaks ${keyword} ${JSON.stringify(value)}`];
		return faultsOf(check.errors).flatMap(({ message }) =>
			machineWords.test(message) ? [`${keyword}: ${message}`] : [],
		);
	});
};

test("a field that is refused is told in words of its own, for each constraint of each operation", () => {
	const ajv = openValidator();
	const seen = new Map(asked().map(([at, schema]) => [JSON.stringify(schema), at]));
	expect(seen.size).toBeGreaterThan(200);
	expect(
		[...seen].flatMap(([text, at]) => unclear(ajv, JSON.parse(text) as Schema).map((one) => `${at}: ${one}`)),
	).toEqual([]);
});

describe("schemas", () => {
	test("give every whole number that is asked for a limit, and use no names of character classes", () => {
		const unlimited = asked().filter(([, schema]) => schema.type === "integer" && schema.maximum === undefined);
		const named = [...asked(), ...answered()].filter(([, { pattern }]) => String(pattern).includes("\\p{"));
		expect([unlimited, named].map((found) => found.map(([at]) => at))).toEqual([[], []]);
	});
});

describe("every operation", () => {
	test("has a name of its own, a summary, and one group that is described", () => {
		const names = operations.map(([, { operationId }]) => operationId);
		const known = groups.filter(({ description }) => description).map(({ name }) => name);
		const bare = operations.filter(
			([, { operationId, summary, tags = [] }]) =>
				!operationId || !summary || tags.length !== 1 || !known.includes(tags[0] ?? ""),
		);
		expect([new Set(names).size, bare.map(([name]) => name)]).toEqual([operations.length, []]);
	});

	test("that takes JSON shows a body that its schema takes", () => {
		const ajv = openValidator();
		const wrong = operations.flatMap(([name, { requestBody }]) => {
			const json = requestBody?.content["application/json"];
			if (!json) return [];
			const check = ajv.compile(json.schema);
			return check(json.example) ? [] : [`${name}: ${JSON.stringify([json.example, faultsOf(check.errors)])}`];
		});
		expect(wrong).toEqual([]);
	});

	test("that takes a file says which media types", () => {
		const files = operations.filter(([, { requestBody }]) =>
			Object.keys(requestBody?.content ?? {}).some((type) => type !== "application/json"),
		);
		expect(files.map(([name, { requestBody }]) => [name, Object.keys(requestBody?.content ?? {})]).sort()).toEqual([
			["PATCH /mla/files/{id}", ["application/offset+octet-stream"]],
			["POST /agencies/{id}/token", ["application/x-www-form-urlencoded"]],
			["POST /alerts/import", ["application/stix+json", "application/json"]],
			["POST /cases/{id}/attachments", ["*/*"]],
			["POST /imports", ["text/csv", "application/json"]],
			[
				"PUT /assets/files/{id}/loads/{load}/content",
				["text/csv", "application/xml", "application/json", "application/x-ndjson"],
			],
		]);
	});

	test("says in words which token it needs, and names scopes only where linters of OpenAPI expect none", () => {
		const wrong = operations.filter(
			([, { description = "", security, "x-scopes": scopes = [] }]) =>
				!security?.every((one) => Object.values(one).flat().length === 0) ||
				!/Needs (no|a) token|Needs the scopes? `/.test(description) ||
				scopes.some((scope) => !description.includes(`\`${scope}\``)),
		);
		expect(wrong.map(([name]) => name)).toEqual([]);
	});

	test("that changes something takes an Idempotency-Key", () => {
		const without = operations.filter(
			([name, { security = [], parameters = [] }]) =>
				!name.startsWith("GET ") &&
				security.length > 0 &&
				!parameters.some((one) => one.in === "header" && one.name === "idempotency-key"),
		);
		expect(without.map(([name]) => name)).toEqual([]);
	});
});

test("the command line does with subscriptions whatever HTTP does", async () => {
	const program = fileURLToPath(new URL("../cli/src", import.meta.url));
	const sources = (await readdir(program, { recursive: true })).filter((file) => /^(?!.*\.test).*\.ts$/.test(file));
	const text = (await Promise.all(sources.map((file) => readFile(join(program, file), "utf8")))).join("\n");
	const offered = operations.map(([name]) => name).filter((name) => name.includes(" /subscriptions"));
	expect(offered.length).toBeGreaterThan(7);
	const called = (name: string) => text.includes(`hub.${name.replace(" ", '("')}"`);
	expect(offered.filter((name) => !called(name))).toEqual([]);
	expect(called("GET /subscriptions/{id}/nothing")).toBe(false);
});

/** What replaces something without naming the version it was made from, and why nobody's work is lost by it. */
const withoutVersion: Record<string, string> = {
	"PUT /agencies/{id}/national-office": "one value, said whole by the coordination centre; the office must be free",
	"PUT /alerts/feed/place": "a place moves forward only",
	"PATCH /mla/files/{id}": "adds bytes at the offset that the file has, and changes none",
	"PUT /assets/files/{id}/loads/{load}/content": "the bytes whose hash was announced before",
	"PUT /fields/{record}/{name}": "names the version of a field that is there; a new one has none",
};

test("what replaces something that another officer may have changed names the version it was made from", () => {
	const replacing = operations.filter(([name]) => /^(PUT|PATCH) /.test(name));
	const careless = replacing.filter(([, { requestBody }]) =>
		Object.values(requestBody?.content ?? {}).every(
			({ schema }) => !(schema.required as string[] | undefined)?.includes("expectedVersion"),
		),
	);
	expect(replacing.length).toBeGreaterThan(10);
	expect(careless.map(([name]) => name).sort()).toEqual(Object.keys(withoutVersion).sort());
});

test("who somebody is opens, an alert is taken back and a key is touched only with the passkey given again", () => {
	const again = operations.filter(([, one]) => one["x-passkey-again"]).map(([name]) => name);
	expect(again.sort()).toEqual(takesPasskeyAgain);
	// What is new and speaks of one of these has to say that it is not for it.
	const shows = /^GET .*(identit(y|ies)|holder$|names$)/;
	const changes =
		/^(?!GET ).*(identity$|openings|second-person\/.*answer|recall|keys|clients|passkeys|enrolments|provider-subjects|providers|rotate)/;
	const left = operations
		.map(([name]) => name)
		.filter((name) => (shows.test(name) || changes.test(name)) && !again.includes(name));
	expect(left.sort()).toEqual(withoutPasskey);
});

const takesPasskeyAgain = [
	"GET /assets/files/{id}/accounts/{account}/holder",
	"GET /assets/files/{id}/parties/{party}/names",
	"GET /mla/requests/{id}/identities/{release}",
	"GET /persons/{id}/identity",
	"POST /agencies/{id}/keys",
	"POST /agencies/{id}/keys/{kid}/retire",
	"POST /agencies/{id}/keys/{kid}/revoke",
	"POST /agencies/{id}/statement-keys",
	"POST /alerts/imports/{id}/recall",
	"POST /alerts/{id}/recall",
	"POST /clients",
	"POST /clients/{id}/remove",
	"POST /enrolments/{id}/confirm",
	"POST /officers/{id}/enrolments",
	"POST /officers/{id}/passkeys/remove",
	"POST /officers/{id}/provider-subjects",
	"POST /posts/{id}/rotate",
	"POST /provider-subjects/{id}/confirm",
	"POST /provider-subjects/{id}/remove",
	"POST /providers",
	"POST /providers/{id}/confirm",
	"POST /providers/{id}/remove",
	"POST /second-person/{id}/answer",
];
/**
 * Who asks for an opening sees nothing by it; codes are what a new passkey is made with; a webhook's secret opens nobody's record; erasing
 * shows nothing, and takes a second officer.
 */
const withoutPasskey = [
	"DELETE /persons/{id}/identity",
	"POST /enrolments/begin",
	"POST /enrolments/finish",
	"POST /openings",
	"POST /subscriptions/{id}/rotate-secret",
];
