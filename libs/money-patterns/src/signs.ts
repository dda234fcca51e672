import { acquainted } from "./acquainted.ts";
import type { PatternName } from "./catalogue.ts";
import { days, type Finding, type Roles } from "./finding.ts";
import { byOther, type Employer, employers, median } from "./pairs.ts";
import { evidenceOf, type Prepared } from "./prepare.ts";

const day = 86_400;

const sign = (
	prepared: Prepared,
	o: {
		pattern: PatternName;
		roles: Roles;
		victims: number[];
		places: number[];
		count: number;
		least: number;
		why: string;
	},
): Finding => ({
	pattern: o.pattern,
	roles: o.roles,
	possibleVictims: o.victims,
	...evidenceOf(prepared, o.places),
	byChance: null,
	score: Math.min(100, Math.round((50 * o.count) / o.least)),
	why: o.why,
});

/** Within a week of a wage, a part of it goes back to who paid it: a fifth or more, twice or more, by two workers or more. */
const handedBack = (prepared: Prepared, { account, workers }: Employer): Finding[] => {
	const { graph } = prepared;
	const back = byOther(prepared, account, "in");
	const places: number[] = [];
	const victims: number[] = [];
	for (const [worker, wages] of workers) {
		const pairs = wages.flatMap((wage) => {
			const whole = graph.amount[wage] as number;
			const at = graph.at[wage] as number;
			const part = (back.get(worker) ?? []).find((place) => {
				const [amount, later] = [graph.amount[place] as number, (graph.at[place] as number) - at];
				return later >= 0 && later <= 7 * day && amount >= whole * 0.2 && amount < whole;
			});
			return part === undefined ? [] : [[wage, part]];
		});
		if (pairs.length < 2) continue;
		victims.push(worker);
		places.push(...pairs.flat());
	}
	if (victims.length < 2) return [];
	return [
		sign(prepared, {
			...{ pattern: "wages-handed-back", places, victims, roles: { employer: [account], workers: victims } },
			...{ count: victims.length, least: 2 },
			why: `${victims.length} of ${workers.size} workers paid a fifth or more of the wage back within a week, each at least twice.`,
		}),
	];
};

type Paying = { worker: number; places: number[]; wages: number[] };

/** Payees to whom a worker pays a sixth of the wage or more, twice or more. */
const payeesOf = (prepared: Prepared, { account, workers }: Employer): Map<number, Paying[]> => {
	const payees = new Map<number, Paying[]>();
	for (const [worker, wages] of workers) {
		const wage = median(wages.map((place) => prepared.graph.amount[place] as number));
		for (const [payee, places] of byOther(prepared, worker, "out")) {
			if (payee === 0 || payee === account || places.length < 2) continue;
			if (median(places.map((place) => prepared.graph.amount[place] as number)) < wage / 6) continue;
			payees.set(payee, [...(payees.get(payee) ?? []), { worker, places, wages }]);
		}
	}
	return payees;
};

/** Equal parts, from the first weeks of the wages on, that end a month or more before the wages do. */
const isDebt = ({ graph }: Prepared, { places, wages }: Paying): boolean => {
	const amounts = places.map((place) => graph.amount[place] as number);
	const at = (list: readonly number[], n: number) => graph.at[list.at(n) as number] as number;
	return (
		places.length >= 3 &&
		Math.max(...amounts) <= Math.min(...amounts) * 1.05 &&
		at(places, 0) - at(wages, 0) <= 35 * day &&
		at(wages, -1) - at(places, -1) >= 28 * day
	);
};

const toOnePayee = (prepared: Prepared, employer: Employer): Finding[] =>
	[...payeesOf(prepared, employer)].flatMap(([payee, paying]) => {
		if (paying.length < 3 || paying.length < employer.workers.size / 2) return [];
		const others = [...byOther(prepared, payee, "in").values()].filter((places) => places.length >= 2).length;
		// A landlord of the whole town is paid by others too.
		if (others === 0 || paying.length / others < 0.7) return [];
		const debts = paying.filter((one) => isDebt(prepared, one));
		const isOfDebts = debts.length >= 3 && debts.length >= paying.length * 0.7;
		const victims = paying.map(({ worker }) => worker);
		return [
			sign(prepared, {
				pattern: isOfDebts ? "recruitment-debt" : "many-to-one-payee",
				roles: { employer: [employer.account], workers: victims, payee: [payee] },
				...{ victims, places: paying.flatMap(({ places }) => places), count: victims.length, least: 3 },
				why: isOfDebts
					? `${debts.length} of ${employer.workers.size} workers of one employer pay one account in equal parts, from the first wages on, and stop before the wages do.`
					: `${victims.length} of ${employer.workers.size} workers of one employer pay one account again and again, a sixth of the wage or more; of those who do so ${Math.round((100 * victims.length) / others)} % are workers of this employer.`,
			}),
		];
	});

/** Five payments or more to one payee within 30 days, all of whole multiples of 3 below 100, and three of multiples of 12. */
const advertising = (prepared: Prepared, account: number): Finding[] => {
	const { graph, parameters } = prepared;
	const { unit } = parameters;
	const of = (place: number, many: number) => (graph.amount[place] as number) % (many * unit) === 0;
	return [...byOther(prepared, account, "out")].flatMap(([payee, all]) => {
		const places = all.filter((place) => of(place, 3) && (graph.amount[place] as number) < 100 * unit);
		if (payee === 0 || places.length < 5 || places.length < all.length * 0.8) return [];
		const { from, until } = evidenceOf(prepared, places);
		const often = (30 * day * places.length) / Math.max(until - from, 30 * day);
		const dozens = places.filter((place) => of(place, 12)).length;
		if (often < 5 || dozens < 3) return [];
		return [
			sign(prepared, {
				...{ pattern: "advertising-payments", roles: { payer: [account], payee: [payee] }, victims: [account] },
				...{ places, count: places.length, least: 5 },
				why: `${places.length} payments to one account within ${days(until - from)}, all whole multiples of 3 below 100, ${dozens} of them of 12.`,
			}),
		];
	});
};

/** Four payers or more who each pay the same price in two or three parts within 90 days, and are most of those who pay it. */
const instalments = (prepared: Prepared, account: number): Finding[] => {
	const payers = [...byOther(prepared, account, "in")].filter(([payer]) => payer !== 0);
	const inParts = payers.flatMap(([payer, places]) => {
		const { from, until, amount } = evidenceOf(prepared, places);
		return places.length >= 2 && places.length <= 3 && until - from <= 90 * day ? [{ payer, places, amount }] : [];
	});
	if (inParts.length < 4) return [];
	const price = median(inParts.map(({ amount }) => amount));
	const same = inParts.filter(({ amount }) => Math.abs(amount - price) <= price * 0.05);
	if (same.length < 4 || same.length < payers.length * 0.6) return [];
	const victims = same.map(({ payer }) => payer);
	// Friends who share what their evenings cost pay the same too.
	if (acquainted(prepared, victims, { accounts: [account], places: [] }) >= prepared.parameters.circle) return [];
	return [
		sign(prepared, {
			...{ pattern: "journey-instalments", roles: { payers: victims, payee: [account] }, victims },
			...{ places: same.flatMap(({ places }) => places), count: same.length, least: 4 },
			why: `${same.length} of ${payers.length} payers paid the same price, within 5 %, each in two or three parts.`,
		}),
	];
};

/** Five deposits or more from outside at night, local time, and most of all deposits. Where a bank told the day alone, there is no night. */
const nightly = (prepared: Prepared, account: number): Finding[] => {
	const { graph, parameters } = prepared;
	const deposits = (byOther(prepared, account, "in").get(0) ?? []).filter(
		(place) => (graph.at[place] as number) % day !== 0,
	);
	const places = deposits.filter((place) => {
		const hour = (((graph.at[place] as number) + parameters.localTime) % day) / 3_600;
		return hour >= 22 || hour < 6;
	});
	if (places.length < 5 || places.length < deposits.length * 0.8) return [];
	return [
		sign(prepared, {
			...{ pattern: "night-deposits", roles: { account: [account] }, victims: [account], places },
			...{ count: places.length, least: 5 },
			why: `${places.length} of ${deposits.length} deposits came between 22:00 and 06:00.`,
		}),
	];
};

/** The signs of trafficking and smuggling for which somebody published numbers. None is enough alone (FATF and APG, 2018). */
export const signs = (prepared: Prepared): Finding[] => {
	const found = employers(prepared).flatMap((one) => [...handedBack(prepared, one), ...toOnePayee(prepared, one)]);
	for (let account = 1; account <= prepared.graph.accounts; account++)
		found.push(...advertising(prepared, account), ...instalments(prepared, account), ...nightly(prepared, account));
	return found;
};
