import type { Posting } from "@seamark/ledger";
import { Id, Moment, object, oneOf, orNull, text } from "@seamark/service/schema";
import { readAmount, writeAmount } from "@seamark/values";
import Type, { type Static } from "typebox";
import { currencyOf } from "../currency.ts";

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

/** Ids and countries alone: a book never says who somebody is. */
export const LedgerAccount = Type.String({
	pattern: `^(held:${uuid}|fund|advance|costs|paid:${uuid}|shared:[A-Z]{2}|released:${uuid}|outside)$`,
	description:
		"held:PROPERTY in custody; fund: to be given back; advance: paid before confiscation, owed back below zero; costs; paid:CLAIM; shared:COUNTRY; released:PROPERTY; outside: where value came from",
	examples: ["fund"],
});
export const Currency = currencyOf("ISO 4217, such as FJD");
export const Money = Type.String({
	pattern: "^-?[0-9]{1,16}(\\.[0-9]{1,4})?$",
	description: "in the digits of its currency, such as 12.50; what is given is below zero",
	examples: ["12.50"],
});
export const Source = text(300, "why, and on what legal ground, such as the order of a court; no names of persons");

export const PostingText = object({ account: LedgerAccount, currency: Currency, amount: Money });
export type PostingText = Static<typeof PostingText>;
export const Postings = Type.Array(PostingText, { minItems: 2, maxItems: 100 });

export const Booked = object({
	id: Id,
	no: Type.Integer({ description: "place in the book, from 1" }),
	source: Type.String(),
	postings: Type.Array(PostingText),
	reverses: orNull(Id),
	bookedAt: Moment,
});
export type Booked = Static<typeof Booked>;

export const Digest = Type.String({
	pattern: "^[0-9a-f]{64}$",
	description: "changes with everything in the release: what is confirmed is what was prepared",
	examples: ["e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
});

/** What waits for a second person, or had one. */
export const ReleaseAnswer = object({
	id: Id,
	source: Type.String(),
	postings: Type.Array(PostingText),
	reverses: orNull(Id),
	digest: Digest,
	state: oneOf(["waiting", "released", "lapsed"]),
	preparedAt: Moment,
	preparedByOfficer: Id,
	answerBy: { ...Moment, description: "until when a second officer may release it" },
	releasedByOfficer: orNull(Id),
	transaction: orNull({ ...Id, description: "as it was booked" }),
	distribution: orNull({ ...Id, description: "the sharing out that it is a payment of" }),
	version: Type.Integer(),
});
export type ReleaseAnswer = Static<typeof ReleaseAnswer>;

/** Booked at once, or waiting for a second person. */
export const BookedOrWaiting = object({
	outcome: oneOf(["booked", "waiting"], {
		description: "waiting: less would be in custody, or more be lent, so a second officer releases it",
	}),
	transaction: orNull(Booked),
	release: orNull(ReleaseAnswer),
});
export type BookedOrWaiting = Static<typeof BookedOrWaiting>;

/** Postings with exact amounts, or everything that is wrong with them. */
export const readPostings = (
	postings: readonly PostingText[],
): { postings: Posting[]; faults: { at: string; message: string }[] } => {
	const faults: { at: string; message: string }[] = [];
	const read = postings.map(({ account, currency, amount }, n) => {
		const found = readAmount(amount, currency, ".");
		if ("fault" in found) faults.push({ at: `/postings/${n}/amount`, message: found.fault });
		return { account, currency, amount: BigInt("fault" in found ? 0 : found.minor) };
	});
	return { postings: read, faults };
};

export const showPostings = (postings: readonly Posting[]): PostingText[] =>
	postings.map(({ account, currency, amount }) => ({ account, currency, amount: writeAmount(amount, currency) }));

export const isPayment = (account: string): boolean => account.startsWith("paid:");

export const ReleasePath = object({ id: Id, release: Id });
export const noRelease = { detail: "No such release." };
export const TransactionPath = object({ id: Id, transaction: Id });
export const noTransaction = { detail: "No such transaction." };
