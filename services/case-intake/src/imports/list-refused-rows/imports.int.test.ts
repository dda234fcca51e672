import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStage, type Stage, type UnitName } from "../../testing.ts";
import { ctdcFixture } from "../import-records/test-support.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(() => stage.close());

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const send = async (bytes: Buffer) => {
	const answer = await stage.app.inject({
		method: "POST",
		url: `/imports?kind=ctdc&name=file.csv&size=${bytes.length}&sha256=${sha256(bytes)}`,
		headers: {
			authorization: JSON.stringify({ who: "fiji", purpose: "analysis", scopes: ["cases:import"] }),
			"content-type": "text/csv",
		},
		payload: bytes,
	});
	expect(answer.statusCode, answer.body).toBe(200);
	return (answer.json() as { import: { id: string; sha256: string } }).import;
};
const get = (url: string, who: UnitName = "fiji") => stage.ask(who, "GET", url);

test("an import is found by its file, and its refused rows come row by row, in pages, to its agency alone", async () => {
	const [header = ""] = (await ctdcFixture()).toString().split("\n");
	const wrong = "7,0,1,0,0,0,0,0,0,0,0,1,0,0,0,0,0,1,7".replace("7", "x");
	const job = await send(Buffer.from([header, wrong, "0,0,1", wrong, ""].join("\n")));
	const other = await send(Buffer.from([header, wrong, ""].join("\n")));

	const list = (await get("/imports")).body.items as { id: string }[];
	expect(list.map(({ id }) => id)).toEqual([other.id, job.id]);
	expect((await get(`/imports?sha256=${job.sha256}`)).body.items).toMatchObject([{ id: job.id }]);
	expect((await get(`/imports/${job.id}`)).body).toMatchObject({ id: job.id, rows: { read: 3, taken: 0, refused: 3 } });

	const faults = [
		{ column: "Age Band", reason: "must be a whole number from 0 to 9" },
		{ column: "Is Citizen of Country", reason: "must be a whole number from 0 to 1" },
	];
	const at = `/imports/${job.id}/refusals`;
	const rows = [
		{ row: 2, faults },
		{ row: 3, faults: [{ column: "", reason: expect.stringContaining("cells") }] },
		{ row: 4, faults },
	];
	expect((await get(at)).body).toEqual({ items: rows });
	const first = await get(`${at}?limit=2`);
	expect(first.body).toEqual({ items: rows.slice(0, 2), next: "3" });
	expect((await get(`${at}?limit=2&after=${first.body.next}`)).body).toEqual({ items: rows.slice(2) });
	expect((await get(`${at}?after=x`)).status).toBe(400);

	const plain = (text: string) => text.replace(/"traceId":"[^"]*"/, "");
	for (const end of ["", "/refusals"]) {
		const hidden = await get(`/imports/${job.id}${end}`, "samoa");
		const missing = await get(`/imports/${randomUUID()}${end}`, "samoa");
		expect([hidden.status, plain(hidden.text)]).toEqual([404, plain(missing.text)]);
	}
	const looks = (await stage.events())
		.filter((one) => one.name === "RecordsAccessed")
		.map(({ payload }) => payload as { query: string; record: string; recordIds: string[]; found: boolean });
	expect(looks.every(({ record }) => record === "import")).toBe(true);
	expect(looks[0]).toMatchObject({ query: expect.stringMatching(/^list-imports/), recordIds: [other.id, job.id] });
	expect(looks.find(({ query }) => query.startsWith("list-refused-rows"))?.recordIds).toEqual([job.id]);
	expect(looks.filter(({ found }) => !found)).toHaveLength(4);
});
