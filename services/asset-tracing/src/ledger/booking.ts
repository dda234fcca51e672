import { createHash } from "node:crypto";
import type { Actor } from "@seamark/auth";
import { faultsOfTransaction, overdrawn, type Posting, releasesValue, type Transaction } from "@seamark/ledger";
import { type Decided, type Decision, faultsOfFirst, recordChanged, refuse, refuseAll } from "@seamark/service";
import { valueBooked } from "../events.ts";
import type { View } from "../property/view.ts";
import type { StoredClaim } from "../store/claims.ts";
import { type Balance, byAccount, insertTransaction, type StoredTransaction, transactionRow } from "../store/ledger.ts";
import { insertRelease, releaseRow, type StoredRelease } from "../store/releases.ts";
import { type Booked, type BookedOrWaiting, type ReleaseAnswer, showPostings } from "./schema.ts";

/** How long a release waits for the second officer. */
const waitsMs = 14 * 24 * 3_600_000;

/** What a booking is decided on: what the book had when it was read, and the property and the claims that its accounts name. */
export type Found = {
	file: string;
	no: number;
	balances: readonly Balance[];
	property: ReadonlyMap<string, View>;
	claims: ReadonlyMap<string, StoredClaim>;
	before?: StoredTransaction | undefined;
	reversal?: StoredTransaction | undefined;
};
export type Asked = { source: string; postings: readonly Posting[]; reverses?: string; distribution?: string };
export type By = { actor: Actor; at: number; id: string };

export const presentTransaction = (one: StoredTransaction): Booked => ({
	...{ id: one.id, no: one.no, source: one.source, reverses: one.reverses, bookedAt: one.bookedAt },
	postings: showPostings(one.postings),
});

export const presentRelease = (one: StoredRelease, now: number): ReleaseAnswer => ({
	...{ id: one.id, source: one.source, reverses: one.reverses, digest: one.digest },
	postings: showPostings(one.postings),
	state: one.state === "waiting" && now >= Date.parse(one.answerBy) ? "lapsed" : one.state,
	...{ preparedAt: one.preparedAt, preparedByOfficer: one.preparedByOfficer, answerBy: one.answerBy },
	...{
		releasedByOfficer: one.releasedByOfficer,
		transaction: one.transaction,
		distribution: one.distribution,
		version: one.version,
	},
});

const digestOf = (file: string, { source, postings, reverses }: Asked): string =>
	createHash("sha256")
		.update(JSON.stringify([file, source, showPostings(postings), reverses ?? null]))
		.digest("hex");

/** As the rules of books take it. */
export const asBooked = ({ reverses, ...one }: StoredTransaction): Transaction =>
	reverses === null ? one : { ...one, reverses };

const kindAndId = (account: string): [kind: string, id: string] => {
	const [kind = "", id = ""] = account.split(":");
	return [kind, id];
};

/** Where what is held may go before it is confiscated: to its own account, back, or into what it costs to keep. */
const isItsOwn = (id: string, account: string): boolean =>
	["costs", "outside", `held:${id}`, `released:${id}`].includes(account);

/** What is held goes to somebody, or into other property, only when it is confiscated, and no third party's claim waits for a court. */
const faultsOfHeld = ({ property }: Found, postings: readonly Posting[]): string[] =>
	postings.flatMap(({ account, amount }) => {
		const [kind, id] = kindAndId(account);
		if (kind !== "held" && kind !== "released") return [];
		const view = property.get(id);
		if (!view) return [`names property that is not in the file: ${account}`];
		if (kind === "released" && view.stage !== "released")
			return [`gives back property that no order has released: ${account}`];
		const gives = postings.some((one) => one.amount > 0n && !isItsOwn(id, one.account));
		if (kind !== "held" || amount > 0n || !gives) return [];
		if (view.stage !== "confiscated" && view.stage !== "returned")
			return [`gives away what is not confiscated: ${account}`];
		return view.openClaims.length > 0 ? [`gives away what a third party claims: ${account}`] : [];
	});

/** No claim is paid more than is owed. */
const faultsOfClaims = ({ balances, claims }: Found, postings: readonly Posting[]): string[] =>
	postings.flatMap(({ account, currency, amount }) => {
		const [kind, id] = kindAndId(account);
		if (kind !== "paid" || amount < 0n) return [];
		const claim = claims.get(id);
		if (!claim || claim.currency !== currency) return [`pays a claim that is not in the file: ${account}`];
		const paid = balances.find((one) => one.account === account && one.currency === currency)?.amount ?? 0n;
		return paid + amount > claim.amount ? [`pays more than is owed: ${account}`] : [];
	});

/** Everything that keeps a transaction out of the book as it was read. A reversal puts back what was before. */
export const faultsOfBooking = (found: Found, asked: Asked, id: string): string[] => {
	const book = [found.before, found.reversal].flatMap((one) => (one ? [asBooked(one)] : []));
	return [
		...faultsOfTransaction(book, { id, ...asked }),
		...overdrawn(byAccount(found.balances), asked.postings).map((account) => `leaves less than nothing in ${account}`),
		...(asked.reverses === undefined
			? [...faultsOfHeld(found, asked.postings), ...faultsOfClaims(found, asked.postings)]
			: []),
	];
};

/** The rows and the event of what is booked. It takes the place in the book that follows what was read. */
export const booking = (
	found: Found,
	asked: Asked,
	by: By,
): { writes: Decided["writes"]; events: Decided["events"]; booked: StoredTransaction } => {
	const booked: StoredTransaction = {
		...{ id: by.id, file: found.file, no: found.no + 1, source: asked.source, postings: [...asked.postings] },
		...{ reverses: asked.reverses ?? null, bookedAt: new Date(by.at).toISOString() },
	};
	return {
		booked,
		writes: [{ statement: insertTransaction, row: transactionRow(booked, by.actor.postId) }],
		events: [
			valueBooked(by.actor, {
				fileId: found.file,
				transactionId: booked.id,
				number: booked.no,
				reverses: asked.reverses ?? "",
			}),
		],
	};
};

/** Prepares a release: what it books is decided again when a second officer releases it. */
export const preparing = (
	file: string,
	asked: Asked,
	{ actor, at, id }: By,
): { writes: Decided["writes"]; events: Decided["events"]; release: StoredRelease } => {
	const release: StoredRelease = {
		...{ id, file, source: asked.source, postings: [...asked.postings], reverses: asked.reverses ?? null },
		...{ digest: digestOf(file, asked), state: "waiting" as const },
		...{ preparedAt: new Date(at).toISOString(), preparedByOfficer: actor.officerId },
		...{ answerBy: new Date(at + waitsMs).toISOString(), releasedByOfficer: null, transaction: null, version: 1 },
		distribution: asked.distribution ?? null,
	};
	return {
		release,
		writes: [{ statement: insertRelease, row: releaseRow(release, actor.postId) }],
		events: [recordChanged({ actor, record: "tracing-release", recordId: id, change: "added", version: 1 })],
	};
};

/** Books at once what leaves as much in custody; what releases value waits for a second officer. */
export const bookOrPrepare = (found: Found, asked: Asked, by: By): Decision => {
	const faults = faultsOfBooking(found, asked, by.id).map((message) => ({ at: "", message }));
	if (faults.length > 0) return refuse("REFUSED", faults);
	if (!releasesValue(asked.postings)) {
		const { booked, writes, events } = booking(found, asked, by);
		const answer: BookedOrWaiting = { outcome: "booked", transaction: presentTransaction(booked), release: null };
		return { writes, events, answer };
	}
	const nobody = faultsOfFirst(by.actor.officerId);
	if (nobody.length > 0) return refuseAll(nobody);
	const { release, writes, events } = preparing(found.file, asked, by);
	const answer: BookedOrWaiting = { outcome: "waiting", transaction: null, release: presentRelease(release, by.at) };
	return { writes, events, answer };
};
