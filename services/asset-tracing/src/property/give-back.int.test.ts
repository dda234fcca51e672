import { afterAll, beforeAll, expect, test } from "vitest";
import type { Deps } from "../deps.ts";
import { openStage, type Stage, units, unknownId } from "../testing.ts";
import { warnOfEnds } from "./watch-orders.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(() => stage.close());

const day = 86_400_000;
const order = { authority: "High Court (invented)", reference: "7/2026", madeAt: "2026-01-02T00:00:00Z" };
const inDays = (days: number) => new Date(Date.now() + stage.clock.ahead + days * day).toISOString();
type Who = "suvaFiu" | "suva" | "fiji" | "apiaFiu" | "samoa";
type O = Parameters<Stage["ask"]>[4];
const post = (who: Who, url: string, body: object = {}, o: O = {}) => stage.ask(who, "POST", url, body, o);
const askedFile = () =>
	stage.file("fiji", { basis: { kind: "case", id: units.fiji.agency }, lead: units.suvaFiu.agency });
const propertyIn = async (file: string, o: object = {}) => {
	const body = { kind: "account", role: "proceeds", says: "Account at a bank (invented)", country: "FJ", ...o };
	const added = await post("suvaFiu", `/assets/files/${file}/property`, body);
	expect(added.status, added.text).toBe(201);
	return String(added.body.id);
};
const step = (file: string, property: string, body: object, o: O = {}) =>
	post("suvaFiu", `/assets/files/${file}/property/${property}/steps`, body, o);
const book = (file: string, from: string, to: string, amount: string) =>
	post("suvaFiu", `/assets/files/${file}/transactions`, {
		source: "order 7 (invented)",
		postings: [
			{ account: from, currency: "FJD", amount: `-${amount}` },
			{ account: to, currency: "FJD", amount },
		],
	});
type Release = { id: string; digest: string };
const confirm = (file: string, { id, digest }: Release, o: O = { second: true }) =>
	post("suvaFiu", `/assets/files/${file}/releases/${id}/confirmation`, { digest }, o);
const claimIn = async (file: string, o: object = {}) => {
	const body = {
		...{ rank: "compensation-and-unpaid-wages", country: "TO", currency: "FJD", amount: "100.00" },
		...{
			beneficiary: { kind: "person", id: units.samoa.officer },
			award: "criminal-court",
			source: "judgment 9 (invented)",
		},
		...o,
	};
	const added = await post("suvaFiu", `/assets/files/${file}/claims`, body);
	expect(added.status, added.text).toBe(201);
	return String(added.body.id);
};
const share = (file: string, body: object) => post("suvaFiu", `/assets/files/${file}/distributions`, body);
const paymentsOf = (answer: { body: Record<string, unknown> }) =>
	answer.body.payments as { claim: string; amount: string; release: Release }[];

test("property is frozen, claimed, confiscated and returned; what lets it go takes two officers; others see none of it", async () => {
	const file = await askedFile();
	const id = await propertyIn(file);
	expect((await step(file, id, { kind: "freeze", ...order })).status).toBe(422);
	expect((await step(file, id, { kind: "freeze", ...order, endsAt: inDays(30) })).body).toMatchObject({
		...{ stage: "restrained", order: { reference: "7/2026", ended: false } },
	});
	await step(file, id, { kind: "value", amount: "1000.00", currency: "FJD", yearlyDecay: 20 });
	await step(file, id, { kind: "claim", ground: "purchaser-in-good-faith" });
	await step(file, id, { kind: "confiscate", ...order });
	// Money of it waits for the court too.
	expect((await book(file, "outside", `held:${id}`, "500.00")).status).toBe(201);
	expect((await book(file, `held:${id}`, "fund", "500.00")).status).toBe(422);
	// Nor does it go round through other property, which nobody claims.
	const other = await propertyIn(file);
	await step(file, other, { kind: "confiscate", ...order });
	expect((await book(file, `held:${id}`, `held:${other}`, "500.00")).text).toContain("what a third party claims");
	expect((await step(file, id, { kind: "return", ...order })).status).toBe(422);
	await step(file, id, { kind: "reject-claim", of: 3, ...order });
	expect((await book(file, `held:${id}`, "fund", "500.00")).body.outcome).toBe("booked");
	const asked = await step(file, id, { kind: "return", ...order });
	expect(asked.body, asked.text).toMatchObject({ stage: "confiscated", waiting: [6] });
	expect((await step(file, id, { kind: "confirm", of: 6 })).status).toBe(403);
	expect((await step(file, id, { kind: "confirm", of: 6 }, { second: true })).body).toMatchObject({
		...{ stage: "returned", value: { amount: "1000.00" } },
	});
	expect((await stage.ask("fiji", "GET", `/assets/files/${file}/property`)).status).toBe(200);
	expect((await stage.ask("samoa", "GET", `/assets/files/${file}/property`)).status).toBe(404);
	expect((await post("samoa", `/assets/files/${file}/property/${id}/steps`, { kind: "trace" })).status).toBe(403);
});

test("who holds an order is told once at each warning, and when it has ended it holds nothing", async () => {
	const file = await stage.file();
	const id = await propertyIn(file);
	await step(file, id, { kind: "restrain", ...order, endsAt: inDays(20) });
	const deps = stage.service.own.deps as Deps;
	const warned = async () =>
		(await stage.events()).flatMap(({ name, payload }) =>
			name === "RestraintEnding" && payload.propertyId === id ? [payload.days] : [],
		);
	for (const ahead of [0, 7, 13.5, 13.6, 19.5, 20.5, 25]) {
		stage.clock.ahead = ahead * day;
		const { ended } = await warnOfEnds(deps);
		expect(ended, String(ahead)).toBe(ahead > 20 ? 1 : 0);
	}
	expect(await warned()).toEqual([14, 7, 1, 0]);
	const { items } = (await stage.ask("suvaFiu", "GET", `/assets/files/${file}/property`)).body as {
		items: { stage: string; order: { ended: boolean } }[];
	};
	expect(items[0]).toMatchObject({ stage: "identified", order: { ended: true } });
	await step(file, id, { kind: "restrain", ...order, endsAt: inDays(40) });
	expect((await warnOfEnds(deps)).ended).toBe(0);
	stage.clock.ahead = 0;
});

test("a fund pays before confiscation, is paid back, and nobody is paid twice, unconfirmed, or more than is owed", async () => {
	const file = await askedFile();
	const [first, second] = [
		await claimIn(file),
		await claimIn(file, { amount: "50.00", beneficiary: { kind: "person", id: unknownId } }),
	];
	const shelter = await claimIn(file, {
		...{ rank: "services-for-victims", beneficiary: { kind: "agency", id: units.shelter.agency }, country: "FJ" },
		...{ amount: "30.00", award: "agreement" },
	});
	const advanced = await share(file, { currency: "FJD", from: "advance", amount: "75.00" });
	expect(
		paymentsOf(advanced).map(({ claim, amount }) => [claim, amount]),
		advanced.text,
	).toEqual([
		[first, "50.00"],
		[second, "25.00"],
		[shelter, "0.00"],
	]);
	const [one, two] = paymentsOf(advanced);
	// Nobody has confirmed who they are; the unit that has the person does, and nobody knows the second one.
	expect((await confirm(file, one?.release as Release)).status).toBe(422);
	const confirmation = (claim: string) =>
		post("fiji", `/assets/files/${file}/claims/${claim}/confirmation`, { case: units.fiji.agency });
	expect((await confirmation(first)).status).toBe(200);
	expect((await confirmation(second)).status).toBe(422);
	expect((await confirm(file, one?.release as Release, {})).status).toBe(403);
	expect((await confirm(file, one?.release as Release)).status).toBe(200);
	expect((await confirm(file, two?.release as Release)).status).toBe(422);
	// Two distributions of the same money: the second finds less owed, and a third one that was prepared in between is refused.
	await book(file, "outside", "fund", "400.00");
	const [again, twice] = [
		await share(file, { currency: "FJD", from: "fund" }),
		await share(file, { currency: "FJD", from: "fund" }),
	];
	const mine = (answer: typeof again) => paymentsOf(answer).find(({ claim }) => claim === first);
	expect([mine(again)?.amount, mine(twice)?.amount], again.text).toEqual(["50.00", "50.00"]);
	expect((await confirm(file, mine(again)?.release as Release)).status).toBe(200);
	const overpaid = await confirm(file, mine(twice)?.release as Release);
	expect([overpaid.status, overpaid.text.includes("more than is owed")]).toEqual([422, true]);
	// The fund is paid back what it lent: that leaves custody, so it takes two.
	const back = await book(file, "fund", "advance", "50.00");
	expect(back.body.outcome, back.text).toBe("waiting");
	expect((await confirm(file, back.body.release as Release)).status).toBe(200);
	expect((await stage.ask("suvaFiu", "GET", `/assets/files/${file}/balances`)).body.balances).toEqual([
		{ account: "fund", currency: "FJD", amount: "300.00" },
		{ account: "outside", currency: "FJD", amount: "-400.00" },
		{ account: `paid:${first}`, currency: "FJD", amount: "100.00" },
	]);
	const { items } = (await stage.ask("suvaFiu", "GET", `/assets/files/${file}/distributions`)).body as {
		items: unknown[];
	};
	expect(items).toHaveLength(3);
});

test("an order of payment of an agreement is followed with its shares, and a State gets its part", async () => {
	const file = await askedFile();
	await claimIn(file, {
		rank: "fund-of-the-agreement",
		beneficiary: { kind: "agency", id: units.shelter.agency },
		amount: "900.00",
	});
	const ofState = await claimIn(file, {
		rank: "sharing",
		beneficiary: { kind: "state" },
		country: "WS",
		amount: "300.00",
		award: "agreement",
	});
	await book(file, "outside", "fund", "501.00");
	const waterfall = {
		source: "agreement of 2026 (invented)",
		ranks: [{ name: "fund-of-the-agreement", share: [1, 2] }, { name: "sharing" }],
	};
	const shared = await share(file, { currency: "FJD", from: "fund", waterfall });
	expect(
		paymentsOf(shared).map(({ amount }) => amount),
		shared.text,
	).toEqual(["250.50", "250.50"]);
	for (const { release } of paymentsOf(shared)) expect((await confirm(file, release)).status).toBe(200);
	expect((await stage.ask("suvaFiu", "GET", `/assets/files/${file}/balances`)).body.balances).toContainEqual({
		...{ account: `paid:${ofState}`, currency: "FJD", amount: "250.50" },
	});
	// A State gets no more than it is owed either.
	await book(file, "outside", "fund", "400.00");
	const again = await share(file, { currency: "FJD", from: "fund", waterfall });
	expect(
		paymentsOf(again).map(({ amount }) => amount),
		again.text,
	).toEqual(["200.00", "49.50"]);
	for (const wrong of [
		{ source: "x", ranks: [{ name: "a", share: [3, 2] }] },
		{ source: " ", ranks: [{ name: "a" }, { name: "a" }] },
	])
		expect((await share(file, { currency: "FJD", from: "fund", waterfall: wrong })).status).toBe(422);
});

test("what was frozen is reported into the request that opened the file; a case or request that is not yours opens none", async () => {
	const basis = { kind: "mla-request", id: units.suva.officer };
	const file = await stage.file("suva", { basis, lead: units.suvaFiu.agency });
	const id = await propertyIn(file);
	await step(file, id, { kind: "urgent-freeze", ...order, endsAt: inDays(3) });
	const told = await post("suva", `/assets/files/${file}/reports`, { property: [id] });
	expect(told.status, told.text).toBe(201);
	expect(stage.told.at(-1)).toMatchObject({ agency: units.suva.agency, requestId: basis.id });
	expect(stage.told.at(-1)?.says[0]).toContain("restrained. Order: urgent-freeze, High Court (invented), 7/2026");
	expect((await post("suva", `/assets/files/${file}/reports`, { property: [unknownId] })).status).toBe(422);
	const own = await stage.file();
	expect((await post("suvaFiu", `/assets/files/${own}/reports`, { property: [await propertyIn(own)] })).status).toBe(
		422,
	);
	for (const kind of ["case", "mla-request"]) {
		const opened = await post("suva", "/assets/files", {
			title: "Boats",
			basis: { kind, id: unknownId },
			lead: units.suvaFiu.agency,
		});
		expect(opened.status, opened.text).toBe(422);
	}
});
