import { Id, Moment, object, oneOf } from "@seamark/service/schema";
import Type, { type Static } from "typebox";
import { AccountName } from "../accounts/account.ts";

const Ref = Type.String({
	pattern: "^[A-Za-z0-9][A-Za-z0-9._:/+-]{0,63}$",
	description: "number of a transfer, as it was loaded, such as T17",
	examples: ["T17"],
});

export const Asked = object({
	direction: oneOf(["forwards", "backwards"]),
	transfers: Type.Optional(
		Type.Array(Ref, {
			minItems: 1,
			maxItems: 200,
			uniqueItems: true,
			description: "forwards: the transfers that brought the proceeds, such as those of victims",
		}),
	),
	accounts: Type.Optional(
		Type.Array(AccountName, {
			minItems: 1,
			maxItems: 50,
			uniqueItems: true,
			description:
				"forwards: all that came into these accounts from elsewhere is taken for proceeds; backwards: the accounts whose money is explained",
		}),
	),
	from: Type.Optional(Moment),
	until: Type.Optional(Moment),
	hops: Type.Integer({ minimum: 1, maximum: 20, description: "transfers one after the other, at most" }),
	otherMoney: oneOf(["own", "innocent"], {
		description:
			"whose the money is that is not traced: the wrongdoer's own, or of others who know nothing. The methods need it, and it is never assumed silently",
	}),
});
export type Asked = Static<typeof Asked>;

const Amount = Type.String({ description: "in the digits of its currency, such as 12.50" });
const Share = object({ source: Type.String(), amount: Amount });
const Place = object({ place: Type.String(), currency: Type.String(), total: Amount, parts: Type.Array(Share) });

/** What one method finds. */
const ByMethod = object({
	method: Type.String(),
	source: Type.String({ description: "where a court said it" }),
	note: Type.String({ description: "where it is used, and what speaks against it" }),
	held: Type.Array(Place, { description: "what is still in accounts" }),
	left: Type.Array(Place, {
		description: "what went to where nobody looked further, or ended at a fee or an overdraft",
	}),
	steps: Type.Array(
		object({
			transfer: Type.String(),
			at: Moment,
			from: Type.String(),
			to: Type.String(),
			currency: Type.String(),
			whole: Amount,
			parts: Type.Array(Share),
			because: Type.String(),
		}),
	),
});

export const Trace = object({
	id: Id,
	file: Id,
	asked: Asked,
	upTo: Type.Integer({ description: "transfers that were in the file" }),
	madeAt: Moment,
	accounts: Type.Array(object({ account: AccountName, hop: Type.Integer(), at: Moment })),
	proceeds: Type.Array(
		object({ source: Type.String(), account: Type.String(), currency: Type.String(), amount: Amount }),
	),
	methods: Type.Array(ByMethod),
	pariPassu: Type.Array(Place, {
		description: "what is left, shared by what each lost, without asking where whose money went",
	}),
	most: Type.Array(object({ place: Type.String(), currency: Type.String(), amount: Amount }), {
		description: "poison: what no method exceeds. The amounts of two places may be the same money: they have no sum",
	}),
	assumed: Type.Array(Type.String()),
	bounded: Type.Array(Type.String(), { description: "what was not followed, and why; empty where all was seen" }),
	goOn: Type.Array(AccountName, { description: "accounts at which another trace goes on" }),
});
export type Trace = Static<typeof Trace>;
export type MethodFound = Trace["methods"][number];

export const TraceListed = object({ id: Id, asked: Asked, upTo: Type.Integer(), madeAt: Moment });
export const TracePath = object({ id: Id, trace: Id });
export const noTrace = { detail: "No such trace." };
