import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { draft } from "../support/drafts.ts";
import { expectNoInside, openStage, type Stage } from "./stage.ts";

/** The hub against its own description: no matter what is sent to which operation, it answers in words and stays alive. */

type Schema = Record<string, unknown> & {
	type?: string;
	enum?: unknown[];
	const?: unknown;
	properties?: Record<string, Schema>;
	required?: string[];
	items?: Schema;
	anyOf?: Schema[];
	pattern?: string;
	format?: string;
	minLength?: number;
	maxLength?: number;
	minimum?: number;
	minItems?: number;
	maxItems?: number;
	additionalProperties?: boolean;
};
type Parameter = { name: string; in: "path" | "query" | "header"; required?: boolean; schema: Schema };
type Operation = {
	method: string;
	path: string;
	parameters: Parameter[];
	body: Schema | undefined;
	type: string;
};

const seed = 20_261_122;
let stage: Stage;
let operations: Operation[];
/** The centre's officer may call more operations than the unit; the unit may raise and read. */
let tokens: string[];

beforeAll(async () => {
	stage = await openStage({ addressRequests: 100_000 });
	const description = (await (await fetch(`${stage.url}/openapi.json`)).json()) as {
		paths: Record<
			string,
			Record<string, { parameters?: Parameter[]; requestBody?: { content: Record<string, { schema?: Schema }> } }>
		>;
	};
	operations = Object.entries(description.paths).flatMap(([path, methods]) =>
		Object.entries(methods).map(([method, operation]) => {
			const [type = "application/json", content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
			return {
				method: method.toUpperCase(),
				path,
				parameters: operation.parameters ?? [],
				body: content?.schema,
				type,
			};
		}),
	);
	tokens = [
		stage.unit.mint(),
		await stage.token("ws-ptccc-operations-1"),
		await stage.token("ws-ptccc-liaison-1").catch(() => stage.unit.mint()),
		await stage.token("fj-desk-1"),
		await stage.token("fj-central-authority-desk-1"),
		await stage.token("ws-rapporteur-desk-1"),
		await stage.token("fj-fiu-desk-1"),
	];
});
afterAll(() => stage?.stop());

const nasty = fc.constantFrom(
	"",
	" ",
	"0",
	"-1",
	"null",
	"undefined",
	"NaN",
	"true",
	"[]",
	"{}",
	"%00",
	"a\u0000b",
	"\ud800",
	"'",
	'"; drop table alert; --',
	"' or '1'='1",
	"../../etc/passwd",
	"%2e%2e%2f",
	"{{7*7}}",
	"<script>alert(1)</script>",
	"\u202e",
	"ﬀ",
	"İ",
	"\r\nx: y",
	"9".repeat(400),
	"x".repeat(5_000),
	"1e400",
	"2030-13-45T99:99:99Z",
	"0000-00-00T00:00:00Z",
	"+275760-09-13T00:00:00.001Z",
	"__proto__",
	"00000000-0000-0000-0000-000000000000",
	"ZZ",
	"https://127.0.0.1/",
	"http://[::1]:5432/",
	"file:///etc/passwd",
);
const anything = fc.oneof(
	nasty,
	fc.anything({ maxDepth: 2, withNullPrototype: false }),
	fc.string({ unit: "binary", maxLength: 40 }),
);

const known: Record<string, fc.Arbitrary<unknown>> = {
	uuid: fc.uuid(),
	"date-time": fc
		.date({ min: new Date("2026-01-01"), max: new Date("2040-01-01"), noInvalidDate: true })
		.map((at) => at.toISOString()),
	uri: fc.webUrl(),
};
const textOf = (schema: Schema): fc.Arbitrary<unknown> => {
	if (schema.format && known[schema.format]) return known[schema.format] as fc.Arbitrary<unknown>;
	if (schema.pattern?.startsWith("^[0-9a-f]{8}-")) return fc.uuid();
	const { minLength: least = 0, maxLength: most = 30 } = schema;
	if (!schema.pattern)
		return fc.string({ minLength: least, maxLength: Math.max(least, Math.min(most, 60)), unit: "grapheme" });
	// Small letters fit most patterns that have no generator.
	return schema.pattern.includes("(?:")
		? fc.stringMatching(/^[a-z]{3,20}$/)
		: fc.stringMatching(new RegExp(schema.pattern, "u"), { size: "small" });
};
/** Values that fit a schema. */
const fitting = (schema: Schema | undefined): fc.Arbitrary<unknown> => {
	if (!schema) return anything;
	if (schema.const !== undefined) return fc.constant(schema.const);
	if (schema.enum) return fc.constantFrom(...schema.enum);
	if (schema.anyOf) return fc.oneof(...schema.anyOf.map(fitting));
	switch (schema.type) {
		case "object":
			return fc.record(
				Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, one]) => [name, fitting(one)])),
				{ requiredKeys: schema.required ?? [] },
			);
		case "array":
			return fc.array(fitting(schema.items), {
				minLength: schema.minItems ?? 0,
				maxLength: Math.min(schema.maxItems ?? 4, 4),
			});
		case "integer":
		case "number":
			return fc.integer({ min: schema.minimum ?? 0, max: 1_000 });
		case "boolean":
			return fc.boolean();
		case "null":
			return fc.constant(null);
		case "string":
			return textOf(schema);
		default:
			return anything;
	}
};
const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === "object" && value !== null && !Array.isArray(value);
/** The same value with one thing changed: a field more, one less, one of another kind. */
const mutated = (value: unknown): fc.Arbitrary<unknown> => {
	if (!isObject(value)) return anything;
	const names = Object.keys(value);
	const more = fc
		.record({ name: fc.stringMatching(/^[a-z][A-Za-z]{0,12}$/), value: anything })
		.map((one) => ({ ...value, [one.name]: one.value }));
	if (names.length === 0) return more;
	const name = fc.constantFrom(...names);
	return fc.oneof(
		more,
		name.map((one) => Object.fromEntries(Object.entries(value).filter(([key]) => key !== one))),
		fc.tuple(name, anything).map(([one, other]) => ({ ...value, [one]: other })),
		name.chain((one) => mutated(value[one]).map((other) => ({ ...value, [one]: other }))),
	);
};

/** Texts that are no Unicode cannot be sent in an address; everything else can. */
const inAddress = (value: unknown): string =>
	encodeURIComponent(String(isObject(value) ? JSON.stringify(value) : `${value}`).toWellFormed());
const textual = (value: unknown): string => {
	try {
		return inAddress(value);
	} catch {
		return "x";
	}
};

const requestOf = (operation: Operation) =>
	fc.record({
		token: fc.nat({ max: tokens.length - 1 }),
		parameters: fc.tuple(
			...operation.parameters.map((parameter) =>
				fc
					.oneof({ weight: 4, arbitrary: fitting(parameter.schema) }, { weight: 1, arbitrary: anything })
					.map((value) => ({ parameter, value })),
			),
		),
		left: fc.array(fc.nat({ max: 5 }), { maxLength: 3 }),
		body: operation.body
			? fc.oneof(fitting(operation.body), fitting(operation.body).chain(mutated), anything)
			: fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: anything }),
	});
type Request = { token: number; parameters: { parameter: Parameter; value: unknown }[]; left: number[]; body: unknown };

const send = async (operation: Operation, request: Request) => {
	let path = operation.path;
	const query: string[] = [];
	for (const [index, { parameter, value }] of request.parameters.entries()) {
		if (parameter.in === "path") path = path.replace(`{${parameter.name}}`, textual(value) || "x");
		else if (parameter.in === "query" && (parameter.required || !request.left.includes(index)))
			query.push(`${parameter.name}=${textual(value)}`);
	}
	const form = operation.type === "application/x-www-form-urlencoded" && isObject(request.body);
	const body = form
		? Object.entries(request.body as object)
				.map(([name, value]) => `${textual(name)}=${textual(value)}`)
				.join("&")
		: request.body === undefined
			? undefined
			: JSON.stringify(request.body, (_, value) => (typeof value === "bigint" ? String(value) : value));
	const abort = new AbortController();
	const hasBody = body !== undefined && operation.method !== "GET";
	const answer = await fetch(`${stage.url}${path}${query.length > 0 ? `?${query.join("&")}` : ""}`, {
		method: operation.method,
		headers: {
			authorization: `Bearer ${tokens[request.token]}`,
			...(hasBody ? { "content-type": operation.type } : {}),
		},
		...(hasBody ? { body } : {}),
		signal: abort.signal,
	});
	const type = answer.headers.get("content-type") ?? "";
	if (type.startsWith("text/event-stream")) {
		abort.abort();
		return { status: answer.status, type, text: "" };
	}
	return { status: answer.status, type, text: await answer.text() };
};

const each = 25;
test("every operation answers fitting and mutated requests in the catalogue's words, never with 5xx", async () => {
	expect(operations.length).toBeGreaterThan(30);
	const seen = new Map<number, number>();
	for (const operation of operations)
		await fc.assert(
			fc.asyncProperty(requestOf(operation) as fc.Arbitrary<Request>, async (request) => {
				const { status, type, text } = await send(operation, request);
				const said = `${operation.method} ${operation.path} ${status} ${text.slice(0, 1_000)}`;
				seen.set(status, (seen.get(status) ?? 0) + 1);
				expect(status < 500 || status === 503, said).toBe(true);
				if (status < 400) return;
				expectNoInside(text);
				if (
					operation.path.endsWith("/token") &&
					!operation.path.startsWith("/demo") &&
					type.startsWith("application/json")
				)
					expect(JSON.parse(text), said).toHaveProperty("error");
				else {
					expect(type, said).toMatch(/^application\/problem\+json/);
					expect(JSON.parse(text), said).toMatchObject({ status, code: expect.any(String), next: expect.any(String) });
				}
			}),
			{ seed, numRuns: each, endOnFailure: true },
		);
	// A run in which nothing was accepted would prove little.
	expect([...seen].filter(([status]) => status < 300).reduce((sum, [, count]) => sum + count, 0)).toBeGreaterThan(50);
	expect(seen.get(400) ?? 0).toBeGreaterThan(100);
	await stage.stillAlive();
});

/** What is in a path where it is no id. */
const places: Record<string, string> = { record: "case", name: "field", year: "2025" };

test("a field that an operation does not name is refused wherever a body or a query may have it", async () => {
	const bodies: Record<string, unknown> = { "POST /alerts": draft() };
	for (const operation of operations) {
		const given = `${operation.method} ${operation.path}`;
		const [path] = operation.path.split("?");
		const url = `${stage.url}${path?.replaceAll(/\{(\w+)\}/g, (_, name: string) => places[name] ?? "01900000-0000-7000-8000-000000000000")}`;
		const parsed = operation.body?.type === "object" && operation.type === "application/json";
		const answers: { where: "body" | "query"; status: number; text: string }[] = [];
		const ask = async (token: string | undefined) => {
			const headers = { authorization: `Bearer ${token}`, ...(parsed ? { "content-type": "application/json" } : {}) };
			const query = await fetch(`${url}?unknownField=1`, {
				method: operation.method,
				headers,
				...(parsed ? { body: "{}" } : {}),
			});
			answers.push({ where: "query", status: query.status, text: await query.text() });
			if (!parsed) return;
			const body = { ...(bodies[given] as object), unknownField: 1 };
			const sent = await fetch(url, { method: operation.method, headers, body: JSON.stringify(body) });
			answers.push({ where: "body", status: sent.status, text: await sent.text() });
		};
		for (const token of tokens) await ask(token);
		for (const { where, status, text } of answers) {
			expect([400, 401, 403, 404, 415], `${given} ${where} ${status} ${text}`).toContain(status);
			if (where === "body" && status === 400) expect(text, given).toContain("/unknownField");
		}
		expect(
			answers.some(({ status }) => status === 400 || status === 404 || status === 415),
			given,
		).toBe(true);
	}
	await stage.stillAlive();
});
