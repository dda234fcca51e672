import { randomUUID } from "node:crypto";
import { blindSubjects, epochOf, openEvaluated, outputOf, subjectOf } from "@seamark/lookups";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Deps } from "../deps.ts";
import { eraseClosedFiles } from "../erasure/erase-closed-files.ts";
import { csvOf, openStage, type Stage, units } from "../testing.ts";
import { openLookupSets } from "./sets.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(() => stage.close());

const purpose = "investigation";
const key = async () => (await stage.ask("apiaFiu", "GET", `/assets/lookup-keys/${units.suvaFiu.agency}`)).body;
const look = async (numbers: readonly string[], reason = "case 12 (invented)") => {
	const { epoch, asker, publicKey } = (await key()) as { epoch: string; asker: string; publicKey: string };
	const setting = { epoch, asker, responder: units.suvaFiu.agency };
	const subjects = numbers.map((number) => subjectOf("account", number));
	const { mine, blinded } = blindSubjects(setting, publicKey, subjects);
	const body = { responder: units.suvaFiu.agency, reason, epoch, blinded };
	const headers = { "idempotency-key": randomUUID() };
	const answer = await stage.ask("apiaFiu", "POST", "/assets/lookups", body, { headers });
	if (answer.status !== 200) return answer.status;
	return openEvaluated(setting, mine, answer.body as never);
};

test("a look-up says hit or no hit to who asked alone; a protected account and a closed file answer no hit; the quota ends it", async () => {
	const file = await stage.file();
	const line = { id: "T1", at: "2026-03-01", from: "FJ-01 77", to: "FJ02", amount: "1.00", currency: "FJD" };
	await stage.load(file, csvOf([line]));
	expect(await look(["fj0177", "FJ02", "FJ03"])).toEqual([true, true, false]);
	const protect = (who: "suvaFiu" | "apiaFiu") =>
		stage.ask(who, "POST", `/assets/files/${file}/account-protection`, { account: "A1", protected: true });
	expect((await protect("apiaFiu")).status).toBe(404);
	expect((await protect("suvaFiu")).status).toBe(200);
	expect(await look(["FJ0177", "FJ02"])).toEqual([false, true]);
	// Both have it on record, and nothing of what was asked for; others have nothing.
	const record = async (who: "suvaFiu" | "apiaFiu") =>
		((await stage.ask(who, "GET", "/assets/lookups")).body.items as Record<string, unknown>[]).map(
			({ side, subjects, purpose: why }) => [side, subjects, why],
		);
	expect(await record("apiaFiu")).toEqual([
		["asked", 2, purpose],
		["asked", 3, purpose],
	]);
	expect(await record("suvaFiu")).toEqual([
		["was-asked", 2, purpose],
		["was-asked", 3, purpose],
	]);
	expect((await stage.ask("fiji", "GET", "/assets/lookups")).status).toBe(403);
	const { rows } = await stage.raw.query("select l::text from tracing_lookup l");
	expect(JSON.stringify(rows) + JSON.stringify(await stage.events())).not.toMatch(/FJ0177|fj0177|FJ-01/);
	// What is kept for a retry holds no set.
	const { rows: kept } = await stage.raw.query(
		"select max(length(response))::int as most from seamark.idempotency_key",
	);
	expect(kept[0]?.most).toBeGreaterThan(100);
	expect(kept[0]?.most).toBeLessThan(1_500);
	const many = Array.from({ length: 20 }, (_, n) => `XX${n}`);
	for (let n = 0; n < 4; n++) expect(await look(many)).toHaveLength(20);
	expect(await look(many)).toBe(422);
	expect(await look(["FJ02"], " ")).toBe(422);
	expect((await stage.ask("apiaFiu", "GET", `/assets/lookup-keys/${units.fiji.agency}`)).status).toBe(404);
});

test("a file is closed when nothing of it is left open, takes nothing more in, and is erased after its time, but for its books", async () => {
	const file = await stage.file();
	const line = { id: "T1", at: "2026-03-01", from: "FJ01", to: "FJ02", amount: "1.00", currency: "FJD" };
	const bytes = csvOf([line]);
	await stage.load(file, bytes);
	const move = (from: string, to: string) => ({
		source: "order 7 (invented)",
		postings: [
			{ account: from, currency: "FJD", amount: "-5.00" },
			{ account: to, currency: "FJD", amount: "5.00" },
		],
	});
	const at = `/assets/files/${file}`;
	const close = (who: "suvaFiu" | "apiaFiu" = "suvaFiu") => stage.ask(who, "POST", `${at}/close`);
	await stage.ask("suvaFiu", "POST", `${at}/transactions`, move("outside", "fund"));
	expect((await close("apiaFiu")).status).toBe(404);
	expect((await close()).text).toContain("value in its books");
	const out = await stage.ask("suvaFiu", "POST", `${at}/transactions`, move("fund", "costs"));
	expect((await close()).text).toContain("waits for another officer");
	const { id, digest } = out.body.release as { id: string; digest: string };
	await stage.ask("suvaFiu", "POST", `${at}/releases/${id}/confirmation`, { digest }, { second: true });
	expect((await close()).status).toBe(200);
	expect((await stage.announce(file, Buffer.from("x"))).status).toBe(422);
	expect((await stage.ask("suvaFiu", "POST", `${at}/transactions`, move("outside", "fund"))).status).toBe(422);
	const deps = stage.service.own.deps as Deps;
	expect(await eraseClosedFiles(deps, 30)).toBe(0);
	stage.clock.ahead = 31 * 86_400_000;
	expect(await eraseClosedFiles(deps, 30)).toBe(1);
	expect((await stage.ask("suvaFiu", "GET", `${at}/accounts/A1/holder`)).status).toBe(404);
	const { rows } = await stage.raw.query(
		`select wrapped, (select count(*)::int from tracing_transfer where file = $1) as transfers,
			(select count(*)::int from tracing_account where file = $1) as accounts from tracing_file where id = $1`,
		[file],
	);
	expect(rows).toEqual([{ wrapped: null, transfers: 0, accounts: 0 }]);
	expect((await stage.ask("suvaFiu", "GET", `${at}/balances`)).body.no).toBe(2);
	expect(await eraseClosedFiles(deps, 30)).toBe(0);
	stage.clock.ahead = 0;
});

test("a unit asks another one; the text is sealed, each side does what is its own, and others see nothing", async () => {
	const says = "Whose is the account SECRET-9? (invented)";
	const body = { to: units.apiaFiu.agency, kind: "request", says, onward: "with-consent" };
	const sent = await stage.ask("suvaFiu", "POST", "/assets/messages", body);
	expect(sent.body, sent.text).toMatchObject({ answered: false, consent: "none", feedback: "none" });
	const at = `/assets/messages/${sent.body.id}`;
	const step = (who: "suvaFiu" | "apiaFiu" | "fiji", kind: string) =>
		stage.ask(who, "POST", `${at}/steps`, { kind, says });
	expect((await step("suvaFiu", "answer")).status).toBe(422);
	expect((await step("apiaFiu", "answer")).body).toMatchObject({ answered: true });
	expect((await step("suvaFiu", "ask-consent")).body).toMatchObject({ consent: "asked" });
	expect((await step("apiaFiu", "give-consent")).body).toMatchObject({ consent: "given" });
	expect((await step("suvaFiu", "feedback")).body).toMatchObject({ feedback: "given", version: 5 });
	const read = (await stage.ask("apiaFiu", "GET", at)).body as { steps: { says: string }[] };
	expect(read.steps.map((one) => one.says)).toEqual(Array(5).fill(says));
	expect((await step("fiji", "answer")).status).toBe(403);
	expect((await stage.ask("suvaFiu", "POST", "/assets/messages", { ...body, to: units.fiji.agency })).status).toBe(422);
	const { rows } = await stage.raw.query(
		"select m::text from tracing_message m union all select s::text from tracing_message_step s",
	);
	expect(JSON.stringify(rows) + JSON.stringify(await stage.events())).not.toContain("SECRET-9");
});

test("an account that is protected in one file is found through none, also when that file is closed", async () => {
	const [first, second] = [await stage.file(), await stage.file()];
	const line = { id: "T1", at: "2026-03-01", from: "FJ-08 88", to: "FJ09", amount: "1.00", currency: "FJD" };
	for (const file of [first, second]) await stage.load(file, csvOf([line]));
	const at = `/assets/files/${first}`;
	await stage.ask("suvaFiu", "POST", `${at}/account-protection`, { account: "A1", protected: true });
	expect(await look(["FJ0888", "FJ09"])).toEqual([false, true]);
	expect((await stage.ask("suvaFiu", "POST", `${at}/close`)).status).toBe(200);
	expect(await look(["FJ0888", "FJ09"])).toEqual([false, true]);
	// What one instance closed, protected or erased, every other one that had made its set of the day knows at the next look-up.
	const { context, keys } = stage.service.own.deps as Deps;
	const other = openLookupSets(context, keys);
	const setting = { epoch: epochOf(context.now()), asker: units.apiaFiu.agency, responder: units.suvaFiu.agency };
	const holds = async (number: string) => {
		const { secretKey } = other.key(setting);
		return (await other.of(setting)).includes(outputOf(setting, secretKey, subjectOf("account", number)));
	};
	expect(await holds("FJ09")).toBe(true);
	expect((await stage.ask("suvaFiu", "POST", `/assets/files/${second}/close`)).status).toBe(200);
	expect(await holds("FJ09")).toBe(false);
	// Whose account is protected is found by name through no other account of theirs.
	const third = await stage.file();
	const named = (id: string, from: string) => ({
		id,
		at: "2026-03-01",
		from,
		fromName: "Ana Example (invented)",
		to: "FJ12",
		amount: "1.00",
		currency: "FJD",
	});
	await stage.load(third, csvOf([named("T1", "FJ10"), named("T2", "FJ11")]));
	const name = { secretKey: other.key(setting).secretKey, subject: subjectOf("name", "Ana Example (invented)") };
	const byName = async () => (await other.of(setting)).includes(outputOf(setting, name.secretKey, name.subject));
	expect([await holds("FJ10"), await byName()]).toEqual([true, true]);
	await stage.ask("suvaFiu", "POST", `/assets/files/${third}/account-protection`, { account: "A1", protected: true });
	expect([await holds("FJ10"), await holds("FJ11"), await byName()]).toEqual([false, true, false]);
});
