import { catalogue, type PatternName, patternNames } from "@seamark/money-patterns";
import { Id, Moment, object, oneOf, orNull } from "@seamark/service/schema";
import Type, { type Static } from "typebox";
import { AccountName } from "../accounts/account.ts";
import { currencyOf } from "../currency.ts";

/** What is asked of the patterns. */
export const AskedOfPatterns = object({
	currency: currencyOf("transfers of this currency, such as FJD"),
	threshold: Type.Optional(
		Type.String({
			pattern: "^[0-9]{1,12}([.][0-9]{1,4})?$",
			description:
				"from which amount the country has payments reported, such as 10000.00; without it structuring is not looked for",
			examples: ["10000.00"],
		}),
	),
	pattern: Type.Optional(oneOf(patternNames, { description: "only this pattern or sign" })),
	offset: Type.Optional(
		Type.String({
			pattern: "^-?([0-9]|1[0-4])$",
			description: "hours that local time is ahead of UTC, from -14 to 14, for deposits at night",
			examples: ["12"],
		}),
	),
	limit: Type.Optional(
		Type.String({
			pattern: "^([1-9][0-9]?|[1-4][0-9]{2}|500)$",
			description: "findings, at most, from 1 to 500; 100 when left out",
			examples: ["100"],
		}),
	),
});
export type AskedOfPatterns = Static<typeof AskedOfPatterns>;

const Account = object({
	account: AccountName,
	role: Type.String({ description: "what it does in the pattern, such as from, middle, to" }),
	possibleVictim: Type.Boolean({
		description: "a victim may hold it: whose it is opens the unit that leads, and nobody is called a suspect",
	}),
});

export const FindingShown = object({
	pattern: oneOf(patternNames),
	title: Type.String(),
	score: Type.Integer({ minimum: 0, maximum: 100 }),
	byChance: orNull(
		Type.Number({ description: "how many like it chance alone would make in these transfers; null for signs" }),
	),
	inOrder: orNull(
		Type.Boolean({ description: "whether the money can have gone this way; null where a pattern has no order" }),
	),
	why: Type.String(),
	looksAlike: Type.String({ description: "what looks the same and is honest" }),
	source: Type.String({ description: "who described it" }),
	from: Moment,
	until: Moment,
	amount: Type.String({ description: "sum of its transfers, in the digits of the currency" }),
	accounts: Type.Array(Account),
	transfers: Type.Array(Type.String(), { description: "the evidence: numbers of transfers, 200 at most" }),
	transferCount: Type.Integer(),
});
export type FindingShown = Static<typeof FindingShown>;

export const Patterns = object({
	file: Id,
	currency: Type.String(),
	upTo: Type.Integer({ description: "transfers that were in the file" }),
	looked: Type.Integer({
		description: "transfers that were looked at: those of the currency, without what was reversed",
	}),
	findings: Type.Array(FindingShown),
	left: Type.Integer({ description: "findings that are not shown, since there were more than the limit" }),
	parameters: Type.Record(Type.String(), Type.Union([Type.Number(), Type.Null(), Type.Array(Type.Number())]), {
		description: "the numbers that the rules asked for; times in seconds, amounts in minor units",
	}),
	bounded: Type.Array(Type.String(), { description: "what was not looked at, and why" }),
});

export const wordsOf = (pattern: PatternName) => catalogue[pattern];
