import { afterAll, beforeAll, expect, test } from "vitest";
import { openStage, type Stage, units } from "../testing.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(() => stage.close());

const move = (from: string, to: string, amount: string, currency = "FJD") => ({
	source: "order 7 of the High Court (invented)",
	postings: [
		{ account: from, currency, amount: `-${amount}` },
		{ account: to, currency, amount },
	],
});
type Answered = Awaited<ReturnType<Stage["ask"]>>;
type Release = { id: string; digest: string };
const transactionOf = (answer: Answered) => answer.body.transaction as { id: string; no: number };
const releaseOf = (answer: Answered) => answer.body.release as Release;
const book = (file: string, body: object, who: "suvaFiu" | "suva" = "suvaFiu") =>
	stage.ask(who, "POST", `/assets/files/${file}/transactions`, body);
const confirm = (file: string, { id, digest }: Release, o: object = { second: true }) =>
	stage.ask("suvaFiu", "POST", `/assets/files/${file}/releases/${id}/confirmation`, { digest }, o);
const balances = async (file: string, upTo?: number) =>
	(await stage.ask("suvaFiu", "GET", `/assets/files/${file}/balances${upTo === undefined ? "" : `?upTo=${upTo}`}`))
		.body;

test("value that comes in is booked at once; what goes out waits for another officer, is shown to the digest, and goes once", async () => {
	const file = await stage.file();
	const first = await book(file, move("outside", "fund", "500.00"));
	expect(first.body, first.text).toMatchObject({ outcome: "booked", transaction: { no: 1 } });
	const out = await book(file, move("fund", "costs", "20.00"));
	expect(out.body).toMatchObject({ outcome: "waiting", release: { state: "waiting" } });
	const release = releaseOf(out);
	// Nothing has moved: the first officer cannot release it, nor can a second one who read something else.
	expect((await confirm(file, release, {})).status).toBe(403);
	expect((await confirm(file, { ...release, digest: "0".repeat(64) })).status).toBe(422);
	expect((await balances(file)).balances).toHaveLength(2);
	const both = await Promise.all([confirm(file, release), confirm(file, release)]);
	expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
	expect(await balances(file)).toEqual({
		no: 2,
		balances: [
			{ account: "costs", currency: "FJD", amount: "20.00" },
			{ account: "fund", currency: "FJD", amount: "480.00" },
			{ account: "outside", currency: "FJD", amount: "-500.00" },
		],
	});
	expect(await balances(file, 1)).toEqual({
		no: 1,
		balances: [
			{ account: "fund", currency: "FJD", amount: "500.00" },
			{ account: "outside", currency: "FJD", amount: "-500.00" },
		],
	});
	// More than is there, and payments past the order of payment, are refused; so is what does not come to zero.
	const wrong = await book(file, {
		source: "x",
		postings: [...move("fund", "costs", "480.01").postings, { account: "fund", currency: "TOP", amount: "1.00" }],
	});
	expect(wrong.status, wrong.text).toBe(422);
	expect((await book(file, move("fund", `paid:${units.fiji.agency}`, "1.00"))).status).toBe(422);
	const names = (await stage.events()).map(({ name }) => name);
	expect(names.filter((name) => name === "ValueBooked")).toHaveLength(2);
});

test("two who reverse one transaction at once end with the one reversal", async () => {
	const file = await stage.file();
	// It moves nothing out of custody, so each of them would be booked at once.
	const about = { kind: "cash", role: "proceeds", says: "Cash (invented)", country: "FJ" };
	const property = String((await stage.ask("suvaFiu", "POST", `/assets/files/${file}/property`, about)).body.id);
	const order = { authority: "High Court (invented)", reference: "7", madeAt: "2026-01-02T00:00:00Z" };
	await stage.ask("suvaFiu", "POST", `/assets/files/${file}/property/${property}/steps`, {
		kind: "confiscate",
		...order,
	});
	const { id } = transactionOf(await book(file, move("outside", `held:${property}`, "100.00")));
	const moved = transactionOf(await book(file, { ...move(`held:${property}`, "fund", "100.00") }));
	const reverse = () =>
		stage.ask("suvaFiu", "POST", `/assets/files/${file}/transactions/${moved.id}/reversal`, { source: "wrong" });
	const answers = await Promise.all([reverse(), reverse(), reverse(), reverse()]);
	expect(answers.map(({ status }) => status).sort(), answers[0]?.text).toEqual([200, 200, 200, 201]);
	expect(new Set(answers.map((one) => transactionOf(one).id)).size).toBe(1);
	expect((await balances(file)).balances).toContainEqual({
		...{ account: `held:${property}`, currency: "FJD", amount: "100.00" },
	});
	const { items } = (await stage.ask("suvaFiu", "GET", `/assets/files/${file}/transactions`)).body as {
		items: { reverses: string | null }[];
	};
	expect(items.filter(({ reverses }) => reverses === moved.id)).toHaveLength(1);
	// To take back what came in is a release.
	const back = await stage.ask("suvaFiu", "POST", `/assets/files/${file}/transactions/${id}/reversal`, {
		source: "no",
	});
	expect(back.body.outcome).toBe("waiting");
});

test("many book at once: each finds a place of its own, or is told to try again, and the book comes to zero", async () => {
	const file = await stage.file();
	const answers = await Promise.all(Array.from({ length: 8 }, () => book(file, move("outside", "fund", "1.00"))));
	const done = answers.filter(({ status }) => status === 201).length;
	expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
	expect(await balances(file)).toMatchObject({
		no: done,
		balances: [{ amount: `${done}.00` }, { amount: `-${done}.00` }],
	});
});

test("an authority that asked keeps books with the unit; partners and who merely reads do not; for others there are none", async () => {
	const { suvaFiu, apiaFiu } = units;
	const file = await stage.file("suva", {
		...{ basis: { kind: "mla-request", id: units.suva.agency }, lead: suvaFiu.agency, partners: [apiaFiu.agency] },
	});
	expect((await book(file, move("outside", "fund", "5.00"), "suva")).status).toBe(201);
	const partner = await stage.ask(
		"apiaFiu",
		"POST",
		`/assets/files/${file}/transactions`,
		move("outside", "fund", "5"),
	);
	expect(partner.status).toBe(404);
	expect((await stage.ask("apiaFiu", "GET", `/assets/files/${file}/balances`)).status).toBe(200);
	for (const list of ["balances", "transactions", "releases"])
		expect((await stage.ask("samoa", "GET", `/assets/files/${file}/${list}`)).status, list).toBe(404);
	const refused = await stage.ask("fiji", "POST", `/assets/files/${file}/transactions`, move("outside", "fund", "5"));
	expect(refused.status).toBe(403);
});

test("the database itself keeps the books: nothing is changed, taken out, or booked that does not come to zero", async () => {
	const file = await stage.file();
	const { id } = transactionOf(await book(file, move("outside", "fund", "0.05")));
	const posting = (no: number, n: number, amount: number) =>
		`insert into tracing_posting values ('${file}', ${no}, ${n}, 'fund', 'FJD', ${amount})`;
	const transaction = (no: number, reverses = "null") =>
		`insert into tracing_transaction values (gen_random_uuid(), '${file}', ${no}, 'x', ${reverses}, now(), '${units.fiji.post}')`;
	const pair = (no: number, account: string, reverses = "null") =>
		`with t as (${transaction(no, reverses)}) insert into tracing_posting values ('${file}', ${no}, 1, '${account}', 'FJD', -5), ('${file}', ${no}, 2, 'outside', 'FJD', 5)`;
	for (const wrong of [
		`update tracing_posting set amount = 6 where file = '${file}'`,
		`delete from tracing_posting where file = '${file}'`,
		"truncate tracing_posting, tracing_transaction",
		`update tracing_transaction set source = 'y' where file = '${file}'`,
		`delete from tracing_transaction where file = '${file}'`,
		// Later, alone, unbalanced, without postings.
		posting(1, 3, 1),
		`insert into tracing_posting values ('${file}', 1, 3, 'fund', 'FJD', 1), ('${file}', 1, 4, 'costs', 'FJD', -1)`,
		`with t as (${transaction(2)}) ${posting(2, 1, 5)}`,
		transaction(2),
		// A reversal that undoes something else.
		pair(2, "costs", `'${id}'`),
	])
		await expect(stage.raw.query(wrong), wrong).rejects.toMatchObject({ code: expect.stringMatching(/^23/) });
	await stage.raw.query(pair(2, "fund", `'${id}'`));
	await expect(stage.raw.query(pair(3, "fund", `'${id}'`))).rejects.toMatchObject({ code: "23505" });
	expect(await balances(file)).toEqual({ no: 2, balances: [] });
});
