import type { Fault } from "@seamark/errors";
import { confiscable } from "@seamark/tracing-methods";
import { readAmount, writeAmount } from "@seamark/values";
import type { Trace } from "../schema.ts";
import type { AskedOfValue, ValueFound } from "./schema.ts";

type Money = { assessed: bigint; confiscated: bigint; things: { worth: bigint; income: bigint }[] };

const read = ({ currency, assessed, confiscated, things }: AskedOfValue): { faults: Fault[] } | { money: Money } => {
	const faults: Fault[] = [];
	const amount = (at: string, text: string | undefined): bigint => {
		const found = readAmount(text ?? "0", currency, ".");
		if (!("fault" in found) && found.minor >= 0) return BigInt(found.minor);
		faults.push({ at, message: "fault" in found ? found.fault : "is below zero" });
		return 0n;
	};
	const money: Money = {
		assessed: amount("/assessed", assessed),
		confiscated: amount("/confiscated", confiscated),
		things: things.map(({ worth, income }, n) => ({
			worth: amount(`/things/${n}/worth`, worth),
			income: amount(`/things/${n}/income`, income),
		})),
	};
	for (const [n, { account, income }] of things.entries()) {
		if (account === undefined && income !== undefined)
			faults.push({
				at: `/things/${n}/income`,
				message: "counts for a thing with proceeds in it alone: name the account",
			});
		const before = things.findIndex((one) => account !== undefined && one.account === account);
		if (before >= 0 && before < n)
			faults.push({ at: `/things/${n}/account`, message: "is named twice: its proceeds count once" });
	}
	return faults.length > 0 ? { faults } : { money };
};

/** What a method finds of the proceeds in an account, in minor units. */
const proceedsIn = (held: Trace["methods"][number]["held"], account: string, currency: string): bigint => {
	const found = held.find((one) => one.place === account && one.currency === currency);
	const amount = found && readAmount(found.total, currency, ".");
	return amount && "minor" in amount ? BigInt(amount.minor) : 0n;
};

/**
 * What can be confiscated, for each method by itself: first what is proceeds in part, up to what the method finds in it, with the income from
 * it; then any property, up to what is still open of the assessed value. Never more than was assessed.
 */
export const assessValue = (trace: Pick<Trace, "methods">, asked: AskedOfValue): { faults: Fault[] } | ValueFound[] => {
	const given = read(asked);
	if ("faults" in given) return given;
	const { money } = given;
	const { currency, things } = asked;
	const write = (amount: bigint): string => writeAmount(amount, currency);
	// What is proceeds itself answers first: the value is for what cannot be found.
	const order = [...things.keys()].sort(
		(a, b) => Number(things[a]?.account === undefined) - Number(things[b]?.account === undefined),
	);
	return trace.methods.map(({ method, held }) => {
		let confiscated = money.confiscated;
		let income = 0n;
		const found = new Map<number, ValueFound["things"][number]>();
		for (const n of order) {
			const { account, name } = things[n] as AskedOfValue["things"][number];
			const its = money.things[n] as Money["things"][number];
			const proceeds = account === undefined ? undefined : proceedsIn(held, account, currency);
			const part = confiscable({
				...{ assessed: money.assessed, confiscated, worth: its.worth },
				...(proceeds === undefined ? {} : { proceeds, income: its.income }),
			});
			confiscated += part.property;
			income += part.income;
			found.set(n, {
				name,
				basis: proceeds === undefined ? "12(1)(a)" : "12(4)",
				proceeds: proceeds === undefined ? null : write(proceeds),
				property: write(part.property),
				income: write(part.income),
			});
		}
		const open = money.assessed > confiscated ? money.assessed - confiscated : 0n;
		return {
			method,
			things: [...found].sort(([a], [b]) => a - b).map(([, one]) => one),
			total: write(confiscated - money.confiscated),
			income: write(income),
			open: write(open),
		};
	});
};
