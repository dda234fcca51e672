import { must } from "../intake/seventy.ts";
import type { Stage } from "../stage.ts";
import { type AssetWorld, order, type Property, propertyOf } from "./world.ts";

type Release = { id: string; digest: string };
type Booked = { outcome: string; release: Release | null };
type Shared = {
	payments: { claim: string; amount: string; owed: string; release: Release | null }[];
	left: string;
	steps: object[];
};
type Balances = { no: number; balances: { account: string; amount: string }[] };

const cents = (text: string) => Math.round(Number(text) * 100);

/** Scenes 4 to 6: confiscated, shared out by an order of payment that is data, and paid by two officers to people in two countries. */
export const givenBack = async (stage: Stage, world: AssetWorld, file: string): Promise<void> => {
	const { tcu, fiu, second, caseId, persons } = world;
	const at = `/assets/files/${file}`;
	const book = async (from: string, to: string, amount: string) =>
		must(
			fiu.post<Booked>(`${at}/transactions`, {
				source: "order 7/2026 (invented)",
				postings: [
					{ account: from, currency: "FJD", amount: `-${amount}` },
					{ account: to, currency: "FJD", amount },
				],
			}),
		);
	const release = ({ id, digest }: Release, who = second) => who.post(`${at}/releases/${id}/confirmation`, { digest });
	const balances = async (upTo?: number) =>
		await must(fiu.get<Balances>(`${at}/balances${upTo === undefined ? "" : `?upTo=${upTo}`}`));

	stage.scene("4. A fund pays one worker before anything is confiscated");
	const claims: { id: string }[] = [];
	for (const { id, owed, country } of persons)
		claims.push(
			await must(
				fiu.post<{ id: string }>(`${at}/claims`, {
					...{ rank: "compensation-and-unpaid-wages", beneficiary: { kind: "person", id }, country, currency: "FJD" },
					...{ amount: owed, award: "criminal-court", source: "judgment 9/2026 (invented)" },
				}),
			),
		);
	const advance = await must(
		fiu.post<Shared>(`${at}/distributions`, { currency: "FJD", from: "advance", amount: "613.33" }),
	);
	const first = advance.payments[0] as Shared["payments"][number] & { release: Release };
	stage.check(
		"nobody is paid before the unit that knows the worker confirms",
		(await release(first.release)).status,
		422,
	);
	for (const { id } of claims) await must(tcu.post(`${at}/claims/${id}/confirmation`, { case: caseId }));
	stage.check("nor by one officer alone", (await release(first.release, fiu)).status, 403);
	stage.check("confirmed, and released by another officer", (await release(first.release)).status, 200);
	const before = await balances();

	stage.scene("5. The launch is confiscated, when a court has decided on what a third party claims");
	const about = { kind: "vessel", role: "substitute", says: "Launch bought with the fees (invented)", country: "FJ" };
	const endsAt = new Date(stage.clock.now() + 90 * 86_400_000).toISOString();
	const launch = await propertyOf(fiu, file, about, [
		{ kind: "freeze", ...order, endsAt },
		{ kind: "value", amount: "5200.00", currency: "FJD", yearlyDecay: 15 },
		{ kind: "claim", ground: "purchaser-in-good-faith" },
		{ kind: "confiscate", ...order },
	]);
	await book("outside", `held:${launch.id}`, "4200.00");
	const early = await fiu.post(`${at}/transactions`, {
		source: "order 7/2026 (invented)",
		postings: [
			{ account: `held:${launch.id}`, currency: "FJD", amount: "-4200.00" },
			{ account: "fund", currency: "FJD", amount: "4200.00" },
		],
	});
	stage.check("what is claimed is not given away", early.status, 422);
	await must(fiu.post<Property>(`${at}/property/${launch.id}/steps`, { kind: "reject-claim", of: 3, ...order }));
	stage.check(
		"then its price is there to be given back",
		(await book(`held:${launch.id}`, "fund", "4200.00")).outcome,
		"booked",
	);
	const costs = await book("fund", "costs", "200.00");
	stage.check("what the sale cost waits for another officer", costs.outcome, "waiting");
	await must(release(costs.release as Release));

	stage.scene("6. Nine workers in two countries are paid, in an order of payment that is data");
	const shared = await must(fiu.post<Shared>(`${at}/distributions`, { currency: "FJD", from: "fund" }));
	for (const { claim, amount, owed } of shared.payments) stage.say(`${claim.slice(-4)}: ${amount} of ${owed}`);
	const sum = shared.payments.reduce((all, { amount }) => all + cents(amount), 0);
	stage.check(
		"all that is there goes to the workers, to the cent",
		[sum, shared.left, shared.payments.length],
		[400_000, "0.00", 9],
	);
	for (const one of shared.payments) await must(release(one.release as Release));
	const { balances: after } = await balances();
	const of = (account: string) => after.find((one) => one.account === account)?.amount ?? "0.00";
	stage.check(
		"the fund is empty, and the books come to zero",
		[of("fund"), after.reduce((all, { amount }) => all + cents(amount), 0)],
		["0.00", 0],
	);
	stage.check(
		"nobody has more than is owed",
		persons.every(({ owed }, n) => cents(of(`paid:${claims[n]?.id}`)) <= cents(owed)),
		true,
	);
	stage.check("an earlier balance is shown as it was", await balances(before.no), before);
	const twice = await Promise.all([1, 2].map(() => release(first.release)));
	stage.check(
		"what is released is not released again",
		twice.map(({ status }) => status),
		[422, 422],
	);
};
