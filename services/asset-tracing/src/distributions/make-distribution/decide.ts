import type { Actor } from "@seamark/auth";
import { distribute, faultsOfWaterfall, hubDefault, type Rank, type Waterfall } from "@seamark/ledger";
import { type Decision, faultsOfFirst, faultsWhere, recordChanged, refuse, refuseAll } from "@seamark/service";
import { readAmount, writeAmount } from "@seamark/values";
import { preparing, presentRelease } from "../../ledger/booking.ts";
import type { StoredClaim } from "../../store/claims.ts";
import { distributionRow, insertDistribution, type StoredDistribution } from "../../store/distributions.ts";
import type { Balance } from "../../store/ledger.ts";
import { type DistributionBody, presentDistribution } from "../schema.ts";

/** Where a claim is paid to in the book, a State's too: so what it was paid is known, and it gets no more than it is owed. */
const accountOfClaim = ({ id }: StoredClaim): string => `paid:${id}`;

const waterfallOf = ({ waterfall }: DistributionBody): Waterfall =>
	waterfall === undefined
		? hubDefault
		: {
				source: waterfall.source.trim(),
				ranks: waterfall.ranks.map(({ name, share }): Rank => {
					const [part, of] = share ?? [];
					return part === undefined || of === undefined ? { name } : { name, share: [part, of] };
				}),
			};

/** Shares out what is there among what is still owed, rank after rank. Each payment waits for another officer. */
export const decideMakeDistribution = (
	{ file, balances, claims }: { file: string; balances: readonly Balance[]; claims: readonly StoredClaim[] },
	body: DistributionBody,
	{ actor, at, newId }: { actor: Actor; at: number; newId: () => string },
): Decision => {
	const { currency, from } = body;
	const balanceOf = (account: string) =>
		balances.find((one) => one.account === account && one.currency === currency)?.amount ?? 0n;
	const waterfall = waterfallOf(body);
	const read = body.amount === undefined ? undefined : readAmount(body.amount, currency, ".");
	const asked = read && "minor" in read ? BigInt(read.minor) : undefined;
	const available = from === "fund" ? (asked ?? balanceOf("fund")) : (asked ?? 0n);
	const ranks = new Set(waterfall.ranks.map(({ name }) => name));
	const owed = claims.flatMap((claim) => {
		const left = claim.amount - balanceOf(accountOfClaim(claim));
		return left > 0n && ranks.has(claim.rank) ? [{ rank: claim.rank, beneficiary: claim.id, amount: left }] : [];
	});
	const faults = [
		...(read && "fault" in read ? [{ at: "/amount", message: read.fault }] : []),
		...faultsOfWaterfall(waterfall).map((message) => ({ at: "/waterfall", message })),
		...faultsWhere(
			[from === "advance" && asked === undefined, "/amount", "is missing: say how much the fund gives"],
			[available <= 0n, "/amount", "leaves nothing to share out"],
			[from === "fund" && available > balanceOf("fund"), "/amount", "is more than there is in the fund"],
			[owed.length === 0, "", "has nobody to pay: no rank of this order has a claim that is open"],
		),
	];
	if (faults.length > 0) return refuse("REFUSED", faults);
	const nobody = faultsOfFirst(actor.officerId);
	if (nobody.length > 0) return refuseAll(nobody);
	const shared = distribute(available, waterfall, owed);
	const written = (amount: bigint) => writeAmount(amount, currency);
	const distribution: StoredDistribution = {
		...{ id: newId(), file, currency, from, source: waterfall.source, ranks: [...waterfall.ranks] },
		steps: shared.steps.map((one) => ({
			...{ rank: one.rank, available: written(one.available), owed: written(one.owed), paid: written(one.paid) },
		})),
		...{ available, left: shared.left, madeAt: new Date(at).toISOString() },
	};
	const byId = new Map(claims.map((claim) => [claim.id, claim]));
	const payments = shared.payments.map(({ rank, beneficiary, amount, owed: due }) => {
		const claim = byId.get(beneficiary) as StoredClaim;
		const postings = [
			{ account: from, currency, amount: -amount },
			{ account: accountOfClaim(claim), currency, amount },
		];
		const source = `${rank}: ${waterfall.source}`.slice(0, 300);
		const prepared =
			amount > 0n
				? preparing(file, { source, postings, distribution: distribution.id }, { actor, at, id: newId() })
				: undefined;
		return { claim, rank, amount, due, prepared };
	});
	return {
		writes: [
			{ statement: insertDistribution, row: distributionRow(distribution, actor.postId) },
			...payments.flatMap(({ prepared }) => prepared?.writes ?? []),
		],
		events: [
			recordChanged({ actor, record: "tracing-distribution", recordId: distribution.id, change: "added", version: 1 }),
			...payments.flatMap(({ prepared }) => prepared?.events ?? []),
		],
		answer: {
			...presentDistribution(distribution),
			payments: payments.map(({ claim, rank, amount, due, prepared }) => ({
				...{ claim: claim.id, rank, country: claim.country, owed: written(due), amount: written(amount) },
				release: prepared ? presentRelease(prepared.release, at) : null,
			})),
		},
	};
};
