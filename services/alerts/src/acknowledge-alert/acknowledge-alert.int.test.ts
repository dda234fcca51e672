import { expect, onTestFinished, test } from "vitest";
import { draft, openStage, origin, reader } from "../deliver-webhooks/test-support.ts";

test("only a version that was for the post can be acknowledged; the originator reads by name who did, and whom it reaches", async () => {
	const stage = await openStage();
	onTestFinished(() => stage.close());
	const [from, to] = [stage.sessionOf(origin), stage.sessionOf(reader)];
	const acknowledge = (id: string, version: number) =>
		stage.inject(to, "POST", `/alerts/${id}/acknowledgements`, { version });
	const nobody = { tlp: "green" as const, audience: {} };
	const raised = await stage.call<{ id: string; reach: object }>(
		from,
		"POST",
		"/alerts",
		draft("one", { handling: nobody }),
	);
	expect(raised.reach).toEqual({ addressed: 0, reached: 0 });
	expect((await acknowledge(raised.id, 1)).statusCode).toBe(404);

	const body = { expectedVersion: 1, draft: draft("one") };
	expect(await stage.call(from, "PUT", `/alerts/${raised.id}`, body)).toMatchObject({
		reach: { addressed: 1, reached: 1 },
	});
	const early = await acknowledge(raised.id, 1);
	expect([early.statusCode, early.json().code, early.json().faults]).toEqual([
		422,
		"REFUSED",
		[{ at: "/version", message: expect.stringContaining("version 2") }],
	]);
	expect((await acknowledge(raised.id, 2)).statusCode).toBe(201);
	expect(await stage.call(from, "GET", `/alerts/${raised.id}/acknowledgements`)).toMatchObject({
		items: [{ agencyName: "unit of WS (invented)", postName: "desk", version: 2 }],
	});

	const reach = { addressed: 1, reached: 1, agencies: [expect.objectContaining({ agency: reader.agency, why: null })] };
	expect(await stage.call(from, "GET", `/alerts/${raised.id}/reach`)).toEqual(reach);
	expect((await stage.inject(to, "GET", `/alerts/${raised.id}/reach`)).statusCode).toBe(404);
	expect(await stage.call(from, "POST", "/alerts/reach", draft("not raised"))).toEqual(reach);
	stage.directory.change((snapshot) => {
		snapshot.agreements = [];
	});
	expect(await stage.call(from, "GET", `/alerts/${raised.id}/reach`)).toMatchObject({
		reached: 0,
		agencies: [{ why: "agreement" }],
	});
	expect((await stage.call<{ items: object[] }>(from, "GET", "/alerts")).items).toHaveLength(1);
	const wrong = await stage.inject(from, "POST", "/alerts/reach", draft("x", { urgency: "flash" }));
	expect([wrong.statusCode, wrong.json().code]).toEqual([422, "ALERT_REFUSED"]);
});
