import { HubError } from "@seamark/errors";
import type { Operations } from "@seamark/service";
import { ById, Day, Id, object, oneOf } from "@seamark/service/schema";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { partyKinds } from "../../loads/formats/owning.ts";
import { noParty, numberOfParty, PartyName, partyName } from "../../parties/party.ts";
import { findFile } from "../../store/files.ts";
import { type Current, holdingsAbove, kindsOf, mostHoldings } from "../../store/owners.ts";

const Part = Type.Number({ minimum: 0, maximum: 1, description: "part of the whole, such as 0.525" });

const Owners = object({
	...{ file: Id, party: PartyName, on: Day },
	owners: Type.Array(
		object({
			party: PartyName,
			kind: oneOf([...partyKinds]),
			least: Part,
			most: Part,
			control: oneOf(["surely", "perhaps", "no"]),
		}),
		{
			description:
				"who is at the end of the chains, with what each has through all of them (multiplied along a chain, added up across chains). Control is another matter: more than half of a company decides over all that it holds",
		},
	),
	left: Type.Integer({ description: "owners that are not told, with less than these" }),
	unknown: Part,
	closed: Type.Array(Type.Array(PartyName), {
		description: "companies that belong to each other wholly: nobody outside owns them, so their owner is not known",
	}),
	directors: Type.Array(PartyName, { description: "who directs it" }),
	otherControl: Type.Array(PartyName, {
		description: "who is said to control it otherwise than by a share, or by a share that is not told",
	}),
	stated: Type.Array(object({ party: PartyName, least: Part, most: Part }), {
		description: "what statements say of indirect shares: they are sums of chains, so they count as no link of one",
	}),
	holdings: Type.Integer({ description: "holdings that were looked at" }),
});

const questionOf = (of: number, shares: readonly Current[]) => ({
	of,
	owners: Int32Array.from(shares, ({ owner }) => owner),
	companies: Int32Array.from(shares, (one) => one.of),
	least: Float64Array.from(shares, ({ least }) => least ?? 0),
	most: Float64Array.from(shares, ({ most }) => most ?? 0),
});

export const readOwners = (api: Operations, { context, owners }: Deps): void =>
	api.reading({
		name: "read-owners",
		url: "/assets/files/:id/owners",
		access: "assets:read",
		load: "bulk",
		summary: "Read who owns a company in the end, and who controls it",
		description:
			"Two numbers for each owner, through layers and circles: what it has, and whether it decides. Ranges give ranges. Shares of one company that are more than the whole are refused with that company named.",
		record: "tracing-file",
		params: ById,
		query: object({ party: PartyName, on: Type.Optional(Day) }),
		answer: Owners,
		asked: ({ query }) => `read-owners ${query.party}`,
		read: ({ params, query, asCaller }) =>
			asCaller(async (tx) => {
				const file = await findFile(tx, params.id);
				const of = numberOfParty(query.party);
				const on = query.on ?? new Date(context.now()).toISOString().slice(0, "2026-03-01".length);
				const [kind] = file ? await kindsOf(tx, params.id, [of]) : [];
				return file && kind && { file, of, on, holdings: await holdingsAbove(tx, params.id, of, on) };
			}),
		missing: noParty,
		present: async ({ file, of, on, holdings }, { asCaller, who, gone }) => {
			if (holdings.length > mostHoldings)
				throw new HubError("REFUSED", {
					detail: `More than ${mostHoldings} holdings lie above it: that is too much for one question.`,
				});
			const shares = holdings.filter((one) => one.interest === "share" && !one.indirect && one.least !== null);
			const found = await owners({ agency: who.agency, signal: gone }, async () => ({
				question: questionOf(of, shares),
			}));
			if ("faults" in found)
				throw new HubError("REFUSED", {
					detail: "The statements contradict each other, so there is no answer.",
					faults: found.faults,
				});
			const its = holdings.filter((one) => one.of === of);
			const names = (some: readonly Current[]) => [...new Set(some.map(({ owner }) => owner))].map(partyName);
			const kinds = new Map(
				(
					await asCaller((tx) =>
						kindsOf(
							tx,
							file.id,
							found.owners.map(({ party }) => party),
						),
					)
				).map(({ no, kind }) => [no, kind]),
			);
			return {
				...{ file: file.id, party: partyName(of), on, holdings: holdings.length, left: found.left },
				owners: found.owners.map((one) => ({
					...one,
					party: partyName(one.party),
					kind: kinds.get(one.party) ?? "unknown",
				})),
				unknown: found.unknown,
				closed: found.closed.map((group) => group.map(partyName)),
				directors: names(its.filter(({ interest }) => interest === "director")),
				otherControl: names(
					its.filter(({ interest, least }) => interest === "control" || (interest === "share" && least === null)),
				),
				stated: its.flatMap(({ indirect, owner, least, most }) =>
					indirect && least !== null && most !== null ? [{ party: partyName(owner), least, most }] : [],
				),
			};
		},
	});
