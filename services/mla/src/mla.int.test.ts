import { randomUUID } from "node:crypto";
import type { HubError } from "@seamark/errors";
import { verifyThread } from "@seamark/mla-thread";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Deps } from "./deps.ts";
import { retainOnce } from "./erasure/retain.ts";
import { checkUseRpc } from "./items/check-use/rpc.ts";
import { readAssistanceRpc } from "./items/read-assistance/rpc.ts";
import { reportTraceRpc } from "./items/report-trace/rpc.ts";
import { signingClient } from "./signing/client.ts";
import { openStage, type Stage, type UnitName, units } from "./testing.ts";
import { contents, storyOf } from "./testing-story.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(() => stage.close());

const { draft, act, done, stateOf, reaches, file } = storyOf(() => stage);
/** For whom another service asks. */
const actorOf = (who: UnitName, purpose: string) => ({
	agencyId: units[who].agency,
	postId: units[who].post,
	officerId: "",
	purpose,
	tokenId: "t",
	service: "",
});

test("a request is drafted, checked, filed by two persons, registered and answered; both sides have the same thread", async () => {
	const id = await draft({ contents: { ...contents, facts: undefined } });
	const check = await stage.ask("suva", "GET", `/mla/requests/${id}/check`);
	expect(check.body).toMatchObject({ complete: false, faults: [{ at: "/contents/facts", article: "18(15)(c)" }] });
	expect((await act("suva", id, "submit")).body).toMatchObject({
		code: "REFUSED",
		faults: [{ at: "/contents/facts" }],
	});
	const changed = await stage.ask("suva", "PATCH", `/mla/requests/${id}`, { contents, expectedVersion: 1 });
	expect(changed.status, changed.text).toBe(200);
	expect((await stateOf("apia", id)).code).toBe("NOT_FOUND");

	const prepared = await act("suva", id, "submit");
	expect(prepared.body.done).toBe("waits-for-second-person");
	const sign = (who: UnitName) => stage.ask(who, "POST", `/mla/requests/${id}/acts/${prepared.body.act}/sign`);
	expect((await sign("suva")).body).toMatchObject({ code: "SECOND_PERSON_NEEDED" });
	expect((await sign("apia2")).status).toBe(404);
	expect((await sign("suva2")).body).toMatchObject({ done: "made", request: { stage: "submitted" } });
	const arrived = await reaches("apia", id, "submitted");
	expect(arrived).toMatchObject({ side: "requested", contents, otherReference: changed.body.reference });
	expect(arrived.reference).toMatch(/^WS-/);

	await done("apia", id, "register");
	const registered = await reaches("suva", id, "registered");
	expect(registered.otherReference).toBe(arrived.reference);
	const found = await stage.ask("suva", "GET", `/mla/requests?reference=${arrived.reference}`);
	expect((found.body.items as { id: string }[]).map((one) => one.id)).toEqual([id]);

	expect((await act("apia", id, "refuse", { grounds: ["bank-secrecy"] })).body.faults).toEqual(
		expect.arrayContaining([
			expect.objectContaining({ message: expect.stringMatching(/consultation is none/) }),
			expect.objectContaining({ at: "/content/reasons" }),
			expect.objectContaining({ at: "/content/grounds/0", message: expect.stringMatching(/18\(8\)/) }),
		]),
	);
	expect((await act("suva", id, "register")).body).toMatchObject({ code: "REFUSED" });
	await done("apia", id, "transmit");
	await done("apia", id, "answer-finally", { items: [{ says: "The owner is a company (invented)" }] });
	await reaches("suva", id, "answered");

	const thread = async (who: UnitName) =>
		(await stage.ask(who, "GET", `/mla/requests/${id}/thread`)).body.items as Record<string, unknown>[];
	const plain = (items: Record<string, unknown>[]) => items.map(({ hash, kind, outcome }) => ({ hash, kind, outcome }));
	const both = [plain(await thread("suva")), plain(await thread("apia"))];
	expect(both[0]).toEqual(both[1]);
	expect(both[0]?.map(({ kind }) => kind)).toEqual(["submit", "register", "transmit", "answer-finally"]);
	await stage.until(async () =>
		(await thread("apia")).every(({ status }) => status === "retrieved") ? true : undefined,
	);

	for (const who of ["suva", "apia"] as const) {
		const exported = await stage.ask(who, "GET", `/mla/requests/${id}/export`);
		const verdict = await verifyThread(exported.body as never);
		expect(verdict).toMatchObject({ ok: true, state: { stage: "answered" } });
	}
	const names = (await stage.events()).map(({ name }) => name);
	for (const name of ["StatementMade", "ReceiptGiven", "ParcelTaken", "AssistanceDue"]) expect(names).toContain(name);
});

test("a request that was returned keeps its number, is corrected and filed again", async () => {
	const id = await draft();
	await file(id);
	const { reference } = (await done("apia", id, "register")).body.request as { reference: string };
	await done("apia", id, "return-as-deficient", { faults: [{ at: "/facts", message: "Name the port" }] });
	await reaches("suva", id, "returned");
	const { version } = await stateOf("suva", id);
	const facts = "A vessel took workers aboard in Suva (invented).";
	const changed = await stage.ask("suva", "PATCH", `/mla/requests/${id}`, {
		contents: { ...contents, facts },
		expectedVersion: version,
	});
	expect(changed.status, changed.text).toBe(200);
	await done("suva", id, "resubmit");
	expect(await reaches("apia", id, "registered")).toMatchObject({ reference, contents: { facts } });
});

test("another authority sees nothing, and what crosses resolves alike", async () => {
	const id = await draft();
	await file(id);
	for (const path of ["", "/thread", "/check", "/export"])
		expect((await stage.ask("nukualofa", "GET", `/mla/requests/${id}${path}`)).status).toBe(404);
	expect((await act("nukualofa", id, "register")).status).toBe(404);
	await done("apia", id, "register");
	await done("apia", id, "transmit");
	await reaches("suva", id, "executing");
	// The slower one may already know the other's, and is then refused: it did not cross.
	const [withdrawn, answered] = await Promise.all([
		act("suva", id, "withdraw"),
		act("apia", id, "answer-in-part", { items: [{ says: "Nothing is known (invented)" }] }),
	]);
	const made = [withdrawn, answered].filter(({ status }) => status === 200).length;
	expect(made).toBeGreaterThan(0);
	const both = await stage.until(async () => {
		const threads = await Promise.all(
			(["suva", "apia"] as const).map(async (who) => {
				const { items } = (await stage.ask(who, "GET", `/mla/requests/${id}/thread`)).body;
				return (items as Record<string, unknown>[]).map(({ kind, outcome }) => `${kind} ${outcome}`);
			}),
		);
		return threads.every((one) => one.length === 3 + made) ? threads : undefined;
	});
	expect(both[0]).toEqual(both[1]);
	expect((await stateOf("suva", id)).state).toEqual((await stateOf("apia", id)).state);
});

test("what was answered is used within its limits; another use is asked for, given, and on record", async () => {
	const id = await draft();
	await file(id);
	await done("apia", id, "register");
	await done("apia", id, "answer-in-part", { items: [{ says: "The owner (invented)", limits: "For this case" }] });
	const items = await stage.until(async () => {
		const found = (await stage.ask("suva", "GET", `/mla/requests/${id}/items`)).body.items as { id: string }[];
		return found.length > 0 ? found : undefined;
	});
	const use = (body: object, who: UnitName = "suva") =>
		stage.ask(who, "POST", `/mla/requests/${id}/items/${items[0]?.id}/uses`, body);
	const other = { use: "other-proceedings", purpose: "financial-investigation" };
	expect((await use({ use: "these-proceedings", purpose: "prosecution" })).status).toBe(201);
	expect((await use(other)).body).toMatchObject({ code: "REFUSED", faults: [{ at: "/purpose" }] });
	expect((await use(other, "nukualofa")).status).toBe(404);
	const asked = { itemIds: [items[0]?.id], purpose: "financial-investigation", reasons: "The same owner (invented)" };
	await done("suva", id, "ask-other-use", asked);
	await stage.until(async () =>
		((await stateOf("apia", id)).state as Record<string, string>).otherUse === "asked" ? true : undefined,
	);
	await done("apia", id, "consent-to-other-use");
	await stage.until(async () => ((await use(other)).status === 201 ? true : undefined));
	expect((await stage.ask("suva", "GET", `/mla/requests/${id}/uses`)).body.items).toHaveLength(2);
	expect((await stage.ask("apia", "GET", `/mla/requests/${id}/uses`)).body.items).toEqual([]);

	// Another service asks for its user: by the same rules.
	const [mine, another] = [randomUUID(), randomUUID()];
	const deps = stage.service.own.deps as Deps;
	const check: Deps["cases"]["check"] = async ({ actor, caseId }) =>
		caseId === mine && actor.agencyId === units.suva.agency ? { status: "open", reference: "FJ-1" } : undefined;
	const checked = (over: object = {}) =>
		checkUseRpc({ ...deps, cases: { ...deps.cases, check } })({
			caller: actorOf("suva", "investigation"),
			scopes: ["mla:read", "mla:write", "cases:read"],
			requestId: id,
			itemId: items[0]?.id ?? "",
			use: "these-proceedings",
			purpose: "prosecution",
			caseId: mine,
			...over,
		});
	const used = async () =>
		((await stage.ask("suva", "GET", `/mla/requests/${id}/uses`)).body.items as { case: string | null }[]).map(
			(one) => one.case,
		);
	expect(await checked()).toMatchObject({ allowed: true, limits: "For this case" });
	expect(await used()).toEqual([mine, null, null]);
	for (const over of [
		{ caseId: another },
		{ scopes: ["mla:read", "cases:read"] },
		{ caller: actorOf("nukualofa", "investigation"), caseId: "" },
	])
		expect(await checked(over), JSON.stringify(over)).toMatchObject({ allowed: false, limits: "", conditions: [] });
	expect((await checked({ caseId: another })).why).toMatch(/no case of your agency/);
	expect(await used()).toEqual([mine, null, null]);
});

test("a letter becomes a request without being typed again; comments come back on a draft", async () => {
	const sent = await stage.ask("suva", "POST", "/mla/letters", {
		to: units.apia.agency,
		kind: "informal-request",
		content: { says: "Who owns the vessel (invented)?", assistance: ["records"], contents },
	});
	expect(sent.status, sent.text).toBe(201);
	expect(sent.body.intelligenceOnly).toBe(true);
	const arrived = () => stage.ask("apia", "GET", `/mla/letters/${sent.body.id}`);
	const letter = await stage.until(async () => ((await arrived()).status === 200 ? (await arrived()).body : undefined));
	expect(letter).toMatchObject({ author: units.suva.agency, content: { contents } });
	expect((await stage.ask("nukualofa", "GET", `/mla/letters/${sent.body.id}`)).status).toBe(404);
	const formal = await stage.ask("suva", "POST", `/mla/letters/${sent.body.id}/formal`, {
		requested: units.apia.agency,
	});
	expect(formal.body).toMatchObject({ stage: "draft", contents, assistance: ["records"] });
	const theirs = await stage.ask("apia", "POST", `/mla/letters/${sent.body.id}/formal`, {
		requested: units.suva.agency,
	});
	expect(theirs.body.code).toBe("REFUSED");

	const shared = await stage.ask("suva", "POST", `/mla/requests/${formal.body.id}/share`);
	const comment = () =>
		stage.ask("apia", "POST", "/mla/letters", {
			to: units.suva.agency,
			kind: "comment",
			answers: shared.body.hash,
			content: { comments: [{ part: "facts", says: "Name the port" }] },
		});
	const commented = await stage.until(async () => {
		const answer = await comment();
		return answer.status === 201 ? answer.body : undefined;
	});
	expect(commented).toMatchObject({ thread: formal.body.id, answers: shared.body.hash });
});

test("what is owed is on the desk that has the request, for both sides, and its times in a calendar that says nothing else", async () => {
	const id = await draft();
	await file(id);
	type Owed = { id: string; post: string | null; owed: { duty: string; mine: boolean; level: string }[] };
	const work = async (who: UnitName, query = "") =>
		((await stage.ask(who, "GET", `/mla/work?limit=1000${query}`)).body.items as Owed[]).find((one) => one.id === id);
	expect((await work("apia"))?.owed).toMatchObject([{ duty: "register", mine: true, level: "in-time" }]);
	expect((await work("suva"))?.owed).toMatchObject([{ duty: "register", mine: false }]);
	expect(await work("suva", "&by=own")).toBeUndefined();
	expect(await work("nukualofa", "&of=all")).toBeUndefined();

	const assign = (who: UnitName, post: string | null) => stage.ask(who, "POST", `/mla/requests/${id}/post`, { post });
	expect((await assign("apia", units.suva.post)).body).toMatchObject({ code: "REFUSED", faults: [{ at: "/post" }] });
	expect((await assign("nukualofa", units.nukualofa.post)).status).toBe(404);
	expect((await assign("apia", units.apia.post)).body).toEqual({ id, post: units.apia.post });
	expect((await work("apia"))?.post).toBe(units.apia.post);
	// A desk that nobody of the agency looks at any more has nothing: it is on every one.
	await stage.raw.query("update mla_request set post = $1 where agency = $2 and id = $3", [
		units.suva.post,
		units.apia.agency,
		id,
	]);
	expect((await work("apia"))?.post).toBeNull();
	expect((await assign("apia", units.apia.post)).status).toBe(200);
	stage.clock.ahead = 5 * 86_400_000;
	try {
		expect((await work("apia"))?.owed).toMatchObject([{ duty: "register", level: "escalated" }]);
		expect(await work("apia", "&level=soon")).toBeUndefined();

		const made = await stage.ask("apia", "POST", "/mla/calendar");
		const path = new URL(String(made.body.address)).pathname;
		const read = () => stage.app.inject({ method: "GET", url: path });
		const calendar = await read();
		expect(calendar.statusCode, calendar.body).toBe(200);
		expect(calendar.headers["content-type"]).toContain("text/calendar");
		const { reference, otherReference } = await stateOf("apia", id);
		for (const secret of [id, reference, otherReference, "register", "vessel"])
			expect(calendar.body).not.toContain(secret);
		const arrived = (
			await stage.raw.query("select duties -> 0 ->> 'since' as since from mla_request where id = $1", [id])
		).rows[0].since;
		const ends = new Date(Number(arrived) + 3 * 86_400_000).toISOString();
		expect(calendar.body).toContain(`DTSTART:${ends.slice(0, 19).replace(/[-:]/g, "")}Z\r\n`);
		expect((await stage.raw.query("select from mla_calendar where hash = $1", [path.split("/").at(-1)])).rows).toEqual(
			[],
		);
		// An officer who has left the post still knows the address. It answers them no more, and it does not fill the log.
		for (const [by, came] of [
			["00000000-0000-4000-8000-0000000009ff", 404],
			[null, 404],
			[units.apia.officer, 200],
		] as const) {
			await stage.raw.query("update mla_calendar set made_by = $1 where post = $2", [by, units.apia.post]);
			expect([by, (await read()).statusCode]).toEqual([by, came]);
		}
		await stage.raw.query(
			"update seamark.allowance set used_until = now() + interval '9 days' where name = 'calendar-reads'",
		);
		const often = await read();
		expect([often.statusCode, Number(often.headers["retry-after"]) > 0]).toEqual([429, true]);
		await stage.raw.query("delete from seamark.allowance");
		// A new address ends the one before it, and so does the end.
		const next = new URL(String((await stage.ask("apia", "POST", "/mla/calendar")).body.address)).pathname;
		expect((await read()).statusCode).toBe(404);
		expect((await stage.app.inject({ method: "GET", url: next })).statusCode).toBe(200);
		await stage.ask("apia", "POST", "/mla/calendar/end");
		expect((await stage.app.inject({ method: "GET", url: next })).statusCode).toBe(404);

		const numbers = (await stage.ask("apia", "GET", "/mla/statistics")).body as {
			sides: { side: string; filed: number; registered: number; registerHours: number | null }[];
			desks: { post: string | null; escalated: number }[];
		};
		expect(numbers.desks.find(({ post }) => post === units.apia.post)).toMatchObject({ requests: 1, escalated: 1 });
		const asked = numbers.sides.find(({ side }) => side === "requested");
		expect(asked?.filed).toBeGreaterThan(asked?.registered ?? 0);
		expect((await stage.ask("nukualofa", "GET", "/mla/statistics")).body).toEqual({ sides: [], desks: [] });
	} finally {
		stage.clock.ahead = 0;
	}
	// A row of before says the same, once the service has begun.
	await stage.raw.query("update mla_request set duties = null, post = null where id = $1", [id]);
	await stage.restart();
	expect((await work("apia"))?.owed).toMatchObject([{ duty: "register", mine: true }]);
});

test("a State is never asked about a person whom it endangers", async () => {
	const ask = (riskFromThatState: string) =>
		stage.ask("suva", "POST", "/mla/letters", {
			to: units.apia.agency,
			kind: "nationality-check",
			content: { person: units.suva.officer, asks: "nationality", riskFromThatState },
		});
	expect((await ask("yes")).body).toMatchObject({ code: "REFUSED", faults: [{ at: "/content/riskFromThatState" }] });
	expect((await ask("not-assessed")).body.code).toBe("REFUSED");
	expect((await ask("none")).status).toBe(201);
});

test("what a request said is erased by two officers, and its thread still verifies by its hashes; the other side keeps its copy", async () => {
	const id = await draft();
	const erase = (who: UnitName) =>
		stage.ask(who, "POST", `/mla/requests/${id}/erasure`, { reason: "its time is over" });
	const confirm = (who: UnitName) => stage.ask(who, "POST", `/mla/requests/${id}/erasure/confirm`);
	await file(id);
	expect((await erase("suva")).body).toMatchObject({ code: "REFUSED" });
	await done("apia", id, "register");
	await done("apia", id, "answer-finally", { items: [{ says: "The owner is a company (invented)" }] });
	await reaches("suva", id, "answered");
	expect((await confirm("suva2")).body).toMatchObject({ code: "REFUSED" });
	expect((await erase("nukualofa")).status).toBe(404);
	expect((await erase("suva")).body).toEqual({ id, done: "waits-for-second-person" });
	expect((await confirm("suva")).body).toMatchObject({ code: "SECOND_PERSON_NEEDED" });
	const before = (await stage.ask("suva", "GET", `/mla/requests/${id}/thread`)).body.items as Record<string, unknown>[];
	expect((await confirm("suva2")).body).toEqual({ id, done: "erased" });

	const after = await stateOf("suva", id);
	expect(after).toMatchObject({ stage: "answered", contents: {}, erasedAt: expect.any(String) });
	const items = (await stage.ask("suva", "GET", `/mla/requests/${id}/thread`)).body.items as Record<string, unknown>[];
	expect(items).toEqual(before.map((one) => ({ ...one, text: null, status: expect.anything() })));
	expect((await stage.ask("suva", "GET", `/mla/requests/${id}/items`)).body.items).toEqual([]);
	const exported = (await stage.ask("suva", "GET", `/mla/requests/${id}/export`)).body;
	expect(await verifyThread(exported as never)).toMatchObject({ ok: true, erased: 3, state: { stage: "answered" } });
	const left = await stage.raw.query(
		`select (select count(*) from mla_statement where bytes like '%vessel%' and agency = $1 and request = $2)::int as said,
			(select contents::text || offence::text from mla_request where agency = $1 and id = $2) as row`,
		[units.suva.agency, id],
	);
	expect(left.rows[0].said).toBe(0);
	expect(left.rows[0].row).not.toContain("vessel");
	expect(await stateOf("apia", id)).toMatchObject({ contents, erasedAt: null });

	// A receipt that comes late says nothing: what was erased stays erased.
	await stage.raw.query("update mla_request set delivered = 0 where agency = $1 and id = $2", [units.suva.agency, id]);
	await stage.ask("apia", "GET", `/mla/requests/${id}/thread`);
	await stage.until(async () => {
		const thread = (await stage.ask("suva", "GET", `/mla/requests/${id}/thread`)).body.items as Record<
			string,
			unknown
		>[];
		return thread.some(({ by, status }) => by === "requesting" && status === "retrieved") ? true : undefined;
	});
	expect(await stateOf("suva", id)).toMatchObject({ erasedAt: after.erasedAt });

	// What is said afterwards is said and taken as before.
	await done("suva", id, "say-what-came-of-it", { useful: "yes" });
	await stage.until(async () => {
		const thread = (await stage.ask("apia", "GET", `/mla/requests/${id}/thread`)).body.items as { kind: string }[];
		return thread.some(({ kind }) => kind === "say-what-came-of-it") ? true : undefined;
	});
	const again = (await stage.ask("suva", "GET", `/mla/requests/${id}/export`)).body;
	expect(await verifyThread(again as never)).toMatchObject({ ok: true, erased: 3 });
});

test("an authority that signs by itself signs afterwards what it erased, and its thread verifies by that", async () => {
	const drafted = await stage.ask("nukualofa", "POST", "/mla/requests", {
		requested: units.apia.agency,
		assistance: ["records"],
		contents,
	});
	const id = String(drafted.body.id);
	const said = { kind: "submit-orally", content: { says: "By telephone (invented)", agreed: true } };
	const filed = await stage.ask("nukualofa", "POST", `/mla/requests/${id}/acts`, said);
	expect(filed.body.done, filed.text).toBe("made");
	await done("nukualofa", id, "withdraw");
	const sign = await stage.signsItself("nukualofa");
	const erasure = `/mla/requests/${id}/erasure`;
	await stage.ask("nukualofa", "POST", erasure, { reason: "its time is over" });
	const confirmed = await stage.ask("nukualofa", "POST", `${erasure}/confirm`, undefined, { second: true });
	expect(confirmed.body.done, confirmed.text).toBe("erased");
	const verdict = async () =>
		verifyThread((await stage.ask("nukualofa", "GET", `/mla/requests/${id}/export`)).body as never);
	expect((await verdict()).ok).toBe(false);

	const read = await stage.ask("nukualofa", "GET", erasure);
	const [text] = read.body.texts as string[];
	expect(text).not.toContain("telephone");
	const place = async (bytes: string, signed = bytes) =>
		stage.ask("nukualofa", "POST", `${erasure}/signed`, { text: bytes, signature: (await sign(signed)).signature });
	const other = JSON.stringify({ ...JSON.parse(text ?? ""), statements: [] });
	expect((await place(other)).body).toMatchObject({ code: "REFUSED", faults: [{ at: "/text" }] });
	expect((await place(text ?? "", other)).body).toMatchObject({ code: "REFUSED", faults: [{ at: "/signature" }] });
	expect((await stage.ask("apia", "GET", erasure)).status).toBe(404);
	expect((await place(text ?? "")).body).toEqual({ id, texts: [] });
	expect((await place(text ?? "")).body.code).toBe("REFUSED");
	expect(await verdict()).toMatchObject({ ok: true, erased: 2 });
});

test("16(10): a national who is not surrendered is tried at home, where the other State asks for it, by a clock", async () => {
	const id = await draft({
		assistance: ["extradition"],
		contents: { ...contents, persons: [{ id: units.suva.officer }], offence: "Trafficking", warrant: "Of May" },
	});
	await file(id);
	await done("apia", id, "register");
	expect((await act("suva", id, "ask-for-domestic-case")).body.code).toBe("REFUSED");
	await done("apia", id, "refuse-surrender-of-national", { reasons: "The law surrenders no national (invented)" });
	expect(await reaches("suva", id, "refused")).toMatchObject({ state: { domesticCase: "may-be-asked" } });
	const asked = (await done("suva", id, "ask-for-domestic-case")).body.request as { clocks: { ends: string }[] };
	expect(asked).toMatchObject({ state: { domesticCase: "asked" }, clocks: [{ clock: "submitBy" }] });
	const owed = async () =>
		(
			(await stage.ask("apia", "GET", "/mla/work?limit=1000&by=own")).body.items as { id: string; owed: object[] }[]
		).find((one) => one.id === id)?.owed;
	const due = await stage.until(async () => ((await owed())?.length ? owed() : undefined));
	expect(due).toMatchObject([{ duty: "open-a-domestic-case", mine: true, due: asked.clocks[0]?.ends }]);
	// What the case rests on stays until it has ended.
	const erase = () => stage.ask("apia", "POST", `/mla/requests/${id}/erasure`, { reason: "over" });
	expect((await erase()).body).toMatchObject({ code: "REFUSED" });
	await done("apia", id, "open-domestic-case", { number: "HC-2026-7" });
	await done("apia", id, "end-domestic-case", { says: "Convicted (invented)" });
	expect((await erase()).status).toBe(200);
	const other = await draft();
	await file(other);
	await done("apia", other, "register");
	const wrong = await act("apia", other, "refuse-surrender-of-national", { reasons: "None" });
	expect(wrong.body).toMatchObject({ code: "REFUSED", faults: [{ at: "/kind" }] });
});

test("who executes a request reads what is to be traced and reports it once; nobody else does", async () => {
	const property = "An account (invented)";
	const id = await draft({
		assistance: ["identifying-or-tracing-proceeds"],
		contents: { ...contents, property, actions: "Follow the money" },
	});
	await file(id);
	await done("apia", id, "register");
	const deps = stage.service.own.deps as Deps;
	const named = (who: UnitName) => ({
		caller: actorOf(who, "financial-investigation"),
		requestId: id,
		agencyId: units.apia.agency,
	});
	const read = (who: UnitName) =>
		readAssistanceRpc(deps)(named(who)).catch((error: HubError) => ({ code: error.code }));
	expect(await read("apiaFiu")).toEqual({ code: "NOT_FOUND" });
	await done("apia", id, "transmit", { authority: units.apiaFiu.agency });
	const due = (await stage.events()).findLast(({ name }) => name === "AssistanceDue")?.payload;
	expect(due).toMatchObject({ threadId: id, agencyId: units.apia.agency, executingId: units.apiaFiu.agency });
	for (const who of ["apiaFiu", "apia"] as const)
		expect(await read(who)).toMatchObject({ stage: "executing", property });
	for (const who of ["suvaFiu", "nukualofa", "suva"] as const) expect(await read(who)).toEqual({ code: "NOT_FOUND" });

	const reportId = randomUUID();
	const report = (who: UnitName) =>
		reportTraceRpc(deps)({
			...named(who),
			reportId,
			items: [{ says: "It went to a bank (invented)", limits: "" }],
		}).catch((error: HubError) => ({ code: error.code }));
	expect(await report("suvaFiu")).toEqual({ code: "NOT_FOUND" });
	expect(await report("apiaFiu")).toEqual({ actId: reportId });
	expect(await report("apiaFiu")).toEqual({ actId: reportId });
	// No service speaks for an authority: one of its officers signs.
	const signed = await stage.ask("apia", "POST", `/mla/requests/${id}/acts/${reportId}/sign`);
	expect(signed.body.done, signed.text).toBe("made");
	await stage.until(async () =>
		((await stage.ask("suva", "GET", `/mla/requests/${id}/items`)).body.items as object[]).length === 1
			? true
			: undefined,
	);
});

test("a joint investigation is shared by those who accept, each item under its contributor's control, and ends by its time", async () => {
	const url = "/mla/joint-investigations";
	const body = {
		subject: "A vessel (invented)",
		members: [units.apia.agency],
		endsAt: new Date(Date.now() + 30 * 86_400_000).toISOString(),
	};
	const refused = await stage.ask("suva", "POST", url, { ...body, members: [units.suva.agency, units.fiji.agency] });
	expect(refused.body).toMatchObject({ code: "REFUSED", faults: [{ at: "/members" }, { at: "/members/1" }] });
	const opened = await stage.ask("suva", "POST", url, body);
	expect(opened.status, opened.text).toBe(201);
	const one = `${url}/${opened.body.id}`;
	const add = (who: UnitName, says: string) => stage.ask(who, "POST", `${one}/items`, { says });
	const read = async (who: UnitName) =>
		((await stage.ask(who, "GET", `${one}/items`)).body.items as { says: string }[]).map(({ says }) => says);
	const first = await add("suva", "It left Suva (invented)");
	expect(first.status, first.text).toBe(201);
	// Invited: it is told of the space, and reads nothing of it.
	expect((await stage.ask("apia", "GET", url)).body.items).toMatchObject([{ id: opened.body.id, stage: "invited" }]);
	expect(await read("apia")).toEqual([]);
	expect((await add("apia", "No")).body.code).toBe("REFUSED");
	for (const [method, path] of [
		["GET", `${one}/items`],
		["POST", `${one}/accept`],
		["POST", `${one}/leave`],
	] as const)
		expect((await stage.ask("nukualofa", method, path)).status).toBe(404);
	expect((await stage.ask("nukualofa", "GET", url)).body.items).toEqual([]);

	expect((await stage.ask("apia", "POST", `${one}/accept`)).body.stage).toBe("open");
	await add("apia", "It came to Apia (invented)");
	expect(await read("apia")).toEqual(["It left Suva (invented)", "It came to Apia (invented)"]);
	const back = (who: UnitName) => stage.ask(who, "POST", `${one}/items/${first.body.id}/withdraw`);
	expect((await back("apia")).status).toBe(404);
	expect((await back("suva")).status).toBe(200);
	expect(await read("apia")).toEqual(["It came to Apia (invented)"]);
	expect(await read("suva")).toEqual(["", "It came to Apia (invented)"]);
	stage.clock.ahead = 31 * 86_400_000;
	try {
		expect(await read("suva")).toEqual([""]);
		expect(await read("apia")).toEqual(["It came to Apia (invented)"]);
		expect((await add("suva", "Late")).body.code).toBe("REFUSED");
	} finally {
		stage.clock.ahead = 0;
	}
	await stage.ask("apia", "POST", `${one}/leave`);
	expect(await read("suva")).toEqual([""]);
});

test("what was kept for its time is erased by itself: drafts, threads that ended and letters, each by its own setting", async () => {
	const [old, silent, told, open] = [await draft(), await draft(), await draft(), await draft()];
	await file(open);
	const write = async () =>
		(
			await stage.ask("suva", "POST", "/mla/letters", {
				to: units.apia.agency,
				kind: "spontaneous-information",
				content: { says: "A vessel left (invented)" },
			})
		).body.id;
	const letter = await write();
	const saidIn = async (id: unknown) => (await stage.ask("suva", "GET", `/mla/letters/${id}`)).body.content;
	const deps = {
		context: stage.context,
		directory: stage.service.identities.directory,
		signing: signingClient(stage.context),
		desk: undefined,
	};
	const day = 86_400_000;
	expect(await retainOnce(deps, { draft: undefined, thread: undefined, letter: undefined })).toEqual({
		requests: 0,
		letters: 0,
	});
	stage.clock.ahead = 10 * day;
	try {
		const done = await retainOnce(deps, { draft: 9 * day, thread: 9 * day, letter: 9 * day });
		expect(done.requests).toBeGreaterThan(0);
		expect(done.letters).toBeGreaterThan(0);
		expect(await stateOf("suva", old)).toMatchObject({ contents: {}, erasedAt: expect.any(String) });
		expect(await stateOf("suva", open)).toMatchObject({ contents, erasedAt: null });
		expect(await saidIn(letter)).toEqual({});

		// What comes into a draft that was erased is kept for its time, and no longer: words, a file, and a comment on it.
		expect(
			(await stage.ask("suva", "PATCH", `/mla/requests/${old}`, { expectedVersion: 2, contents })).body,
		).toMatchObject({
			erasedAt: null,
		});
		await stage.raw.query(
			`insert into mla_file (id, agency, request, made_by, name, state, size, stored_as, added_at, version)
				values (gen_random_uuid(), $1, $2, 'requesting', 'late.pdf', 'refused', 1, gen_random_uuid(), $3, 1)`,
			[units.suva.agency, silent, new Date(Date.now() + 10 * day)],
		);
		const comment = await write();
		await stage.raw.query("update mla_letter set thread = $2 where id = $1", [comment, told]);
		const later = () => retainOnce(deps, { draft: 9 * day, thread: undefined, letter: 9 * day });
		await later();
		expect(await stateOf("suva", old)).toMatchObject({ contents });
		stage.clock.ahead = 20 * day;
		await later();
		expect(await stateOf("suva", old)).toMatchObject({ contents: {}, erasedAt: expect.any(String) });
		expect((await stage.raw.query("select name from mla_file where request = $1", [silent])).rows).toEqual([
			{ name: "" },
		]);
		expect(await saidIn(comment)).toEqual({});
	} finally {
		stage.clock.ahead = 0;
	}
});
