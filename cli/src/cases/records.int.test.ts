import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { id } from "../testing/examples.ts";
import { answer, type Handler } from "../testing/fake-hub.ts";
import { run } from "../testing/run.ts";
import { openStage } from "../testing/stage.ts";

// What a hub does not do on demand: break the line, or answer what nobody expects. Against a real one: tests/case-records.e2e.test.ts.

const stage = openStage();
const { loggedIn } = stage;

it("a charge, a link and a note are sent again after a broken connection under one key each", async () => {
	const made: Record<string, unknown> = { id: id(9), version: 1, entityId: id(9), key: "K" };
	const broken: Handler = (_request, response, times) =>
		times === 1 ? void response.socket?.destroy() : answer(response, 201, made);
	const at = { charge: `/persons/${id(3)}/charges`, link: `/cases/${id(2)}/links`, note: `/cases/${id(2)}/notes` };
	await loggedIn(Object.fromEntries(Object.values(at).map((path) => [`POST ${path}`, broken])));
	for (const words of [
		["charge", id(3), "--offence", "trafficking"],
		["link", id(2), "--kind", "vessel", "--value", "Sea Snake", "--role", "carrier", "--exclude", id(7)],
		["note", id(2), "--text", "Seen."],
	])
		expect(await run(stage.home, ["case", ...words, "--json"])).toMatchObject({
			code: 0,
			stdout: `${JSON.stringify(made)}\n`,
		});
	for (const path of Object.values(at)) {
		const sent = stage.hub?.of(`POST ${path}`) ?? [];
		expect(sent).toHaveLength(2);
		expect(sent[0]?.headers["idempotency-key"]).toMatch(/^[0-9a-f-]{36}$/);
		expect([sent[1]?.headers["idempotency-key"], sent[1]?.body]).toEqual([
			sent[0]?.headers["idempotency-key"],
			sent[0]?.body,
		]);
	}
	expect(JSON.parse(stage.hub?.of(`POST ${at.link}`)[0]?.body ?? "")).toEqual({
		kind: "vessel",
		value: "Sea Snake",
		role: "carrier",
		excluded: [id(7)],
	});
});

it("a file is sent again whole after a broken connection, announced by its hash", async () => {
	const path = `/cases/${id(2)}/attachments`;
	await loggedIn({
		[`POST ${path}`]: (_request, response, times) =>
			times === 1
				? void response.socket?.destroy()
				: answer(response, 201, { id: id(4), name: "a\u202egnp.txt", mediaType: "text/plain" }),
	});
	const file = join(stage.home, "a.txt");
	await writeFile(file, "x".repeat(100_000));
	const sent = await run(stage.home, ["case", "attach", id(2), file]);
	expect([sent.code, sent.stdout]).toEqual([0, `Attached a<U+202E>gnp.txt as text/plain  ${id(4)}\n`]);
	const [first, second] = stage.hub?.of(`POST ${path}`) ?? [];
	expect([first?.body.length, second?.body]).toEqual([100_000, first?.body]);
	expect(Object.fromEntries(second?.query ?? [])).toEqual({
		name: "a.txt",
		sha256: "d69e68988157833272305aaf21f453c800346e8a3640db6578e260215542e5d4",
	});
});

it("a file whose line breaks off is asked for again and saved whole; what is asked for unclearly is never sent", async () => {
	await loggedIn({
		[`GET /attachments/${id(4)}/content`]: (_request, response, times) => {
			response.writeHead(200, { "content-type": "application/octet-stream", "content-length": "8" });
			if (times > 1) return void response.end("the file");
			response.write("the");
			setImmediate(() => response.socket?.destroy());
		},
		"GET /fields": (_request, response) =>
			answer(response, 200, { items: [{ record: "person", name: "crew", type: "number", version: 1 }] }),
	});
	const output = join(stage.home, "back.bin");
	expect((await run(stage.home, ["case", "download", id(4), "--output", output])).code).toBe(0);
	expect(await readFile(output, "utf8")).toBe("the file");
	// A field of persons is none of cases.
	const unclear = await run(stage.home, ["case", "set", id(2), "crew=7", "--json"]);
	expect([unclear.code, JSON.parse(unclear.stdout).error.faults]).toEqual([
		2,
		[{ at: "crew", message: "is no field that your agency has defined for cases" }],
	]);
	expect(stage.hub?.seen.some(({ method }) => method === "PATCH")).toBe(false);
});
