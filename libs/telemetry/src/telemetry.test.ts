import { afterEach, expect, test } from "vitest";
import {
	counter,
	currentTraceparent,
	gauge,
	inSpan,
	metricsText,
	openLogger,
	startTelemetry,
	traceIdOf,
} from "./index.ts";

const lines: Record<string, unknown>[] = [];
const log = openLogger({ service: "test", write: (line) => lines.push(JSON.parse(line)) });
const written = () => JSON.stringify(lines);
afterEach(() => {
	lines.length = 0;
});

test("a log line is one JSON object with service, level and time", () => {
	log.info({ position: 7 }, "committed");
	expect(lines).toEqual([
		{ level: 30, time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/), service: "test", position: 7, msg: "committed" },
	]);
	openLogger({ service: "test", level: "warn", write: () => expect.unreachable() }).info("not this");
});

/** As node-postgres throws them: what PostgreSQL says is in fields of the error. */
const fromPostgres = (message: string, fields: Record<string, string>) => Object.assign(new Error(message), fields);

test("of an error from PostgreSQL the log keeps what helps, and no row", () => {
	const error = fromPostgres('duplicate key value violates unique constraint "person_pkey"', {
		code: "23505",
		detail: "Key (name)=(Mele Example) already exists.",
		where: "SQL function over Mele Example",
		hint: "Mele Example",
		internalQuery: "select 'Mele Example'",
		constraint: "person_pkey",
		table: "person",
	});
	log.error({ err: error }, "request failed");
	log.error(error);
	log.error({ err: Object.assign(new Error("outer"), { cause: error, who: "Mele Example" }) });
	expect(written()).not.toContain("Mele");
	expect(lines[0]).toMatchObject({
		err: { code: "23505", constraint: "person_pkey", table: "person", message: error.message },
	});
	expect(lines[2]).toMatchObject({ err: { message: "outer", cause: { code: "23505" } } });
});

test("messages that repeat what could not be read are left out", () => {
	log.error({ err: fromPostgres('invalid input syntax for type uuid: "Mele Example"', { code: "22P02" }) });
	log.error({ err: fromPostgres('date/time field value out of range: "Mele Example"', { code: "22008" }) });
	try {
		JSON.parse("Mele Example");
	} catch (error) {
		log.error({ err: error });
	}
	expect(written()).not.toContain("Mele");
	expect(lines.map((line) => (line.err as { code?: string }).code)).toEqual(["22P02", "22008", undefined]);
});

test("the stack holds places in the code and nothing else", () => {
	log.error({ err: new Error("first line\nMele Example") });
	const { stack } = (lines[0] as { err: { stack: string[] } }).err;
	expect(stack.length).toBeGreaterThan(0);
	for (const frame of stack) expect(frame).toMatch(/^at /);
});

test("what was thrown without being an error is not repeated", () => {
	for (const odd of ["Mele Example", { name: "Mele Example" }, undefined, null]) log.error({ err: odd }, "failed");
	expect(written()).not.toContain("Mele");
	expect(lines).toHaveLength(4);
});

const parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

test("without an exporter trace context goes on from caller to callee, and into the log", async () => {
	const end = startTelemetry({ service: "test" });
	expect(currentTraceparent()).toBe("");
	await inSpan("outer", { parent }, async () => {
		const outer = currentTraceparent();
		expect(traceIdOf(outer)).toBe(traceIdOf(parent));
		await new Promise((resolve) => setImmediate(resolve));
		await inSpan("inner", {}, async () => {
			expect(traceIdOf(currentTraceparent())).toBe(traceIdOf(parent));
			log.info("inside");
		});
		expect(currentTraceparent()).toBe(outer);
	});
	expect(currentTraceparent()).toBe("");
	expect(lines[0]).toMatchObject({ traceId: "0af7651916cd43dd8448eb211c80319c" });
	// Work that nobody caused has a trace of its own.
	const own = await inSpan("root", {}, async () => currentTraceparent());
	expect(own).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/);
	expect(traceIdOf(own)).not.toBe(traceIdOf(parent));
	await end();
});

test.each([
	"",
	"x",
	"00-<script>-b7ad6b7169203331-01",
	`${parent}-extra`,
	parent.toUpperCase(),
	"00-00000000000000000000000000000000-b7ad6b7169203331-01",
	`${parent}\n`,
])("the traceparent %j is not followed", async (wrong) => {
	const end = startTelemetry({ service: "test" });
	const traceId = await inSpan("work", { parent: wrong }, async () => traceIdOf(currentTraceparent()));
	expect(traceId).toMatch(/^[0-9a-f]{32}$/);
	expect(traceId).not.toMatch(/^0{32}$/);
	expect(wrong.includes(traceId)).toBe(false);
	await end();
});

test("an exporter gets the span with its parent, and a failure by its name alone", async () => {
	type Exported = { name: string; status: { message?: string }; parentSpanContext?: { traceId: string } };
	const spans: Exported[] = [];
	const end = startTelemetry({
		service: "test",
		exporter: {
			export: (batch, done) => {
				spans.push(...(batch as unknown as Exported[]));
				done({ code: 0 });
			},
			shutdown: async () => undefined,
			forceFlush: async () => undefined,
		},
	});
	const failing = inSpan("failing", { parent }, async () => {
		throw new TypeError("Mele Example");
	});
	await expect(failing).rejects.toThrow("Mele Example");
	await end();
	expect(spans).toMatchObject([{ name: "failing", status: { message: "TypeError" } }]);
	expect(spans[0]?.parentSpanContext?.traceId).toBe(traceIdOf(parent));
});

test("metrics are read as they are, and a gauge that was ended is not asked again", async () => {
	counter("test_total", "A count", [{ kind: "b" }]).add(2, { kind: "a" });
	let asked = 0;
	const end = gauge("test_level", "A level", () => {
		asked++;
		return [{ value: 5, attributes: { of: "x" } }];
	});
	const text = await metricsText();
	expect(text).toMatch(/test_total\{[^}]*kind="a"[^}]*\} 2/);
	// What did not happen yet is there too: a rule sees its first rise.
	expect(text).toMatch(/test_total\{[^}]*kind="b"[^}]*\} 0/);
	expect(text).toMatch(/test_level\{[^}]*of="x"[^}]*\} 5/);
	expect(asked).toBe(1);
	end();
	await metricsText();
	expect(asked).toBe(1);
});
