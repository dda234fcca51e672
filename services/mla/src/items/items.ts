import { type Chains, type KindName, viewOf } from "@seamark/mla-thread";
import type { Purpose } from "@seamark/policy";
import type { Content } from "../thread/content.ts";

/** One thing that was answered, with everything that limits its use. */
export type AnsweredItem = {
	id: string;
	says: string;
	papers: { id: string; sha256: string; custody?: string }[];
	/** Purposes beside the proceedings of the request. */
	alsoFor: Purpose[];
	limits: string | undefined;
	/** Conditions that were accepted: they bind for good (18(26)). */
	conditions: string[];
	/** Hash of the statement that answered it. */
	statement: string;
	answeredAt: string;
	/** The other side was told that it exculpates somebody and is going to be disclosed. */
	disclosed: boolean;
};

type Said = { kind: KindName; hash: string; at: string; content: Content };

/** What both sides said and what holds. What came too late is noted and changes nothing; an answer that came too late is a supplement. */
const saidIn = (chains: Chains): Said[] =>
	viewOf(chains)
		.thread.filter(({ outcome }) => outcome !== "noted")
		.map(({ known: { hash, statement } }) => ({
			kind: statement.kind,
			hash,
			at: statement.at,
			content: statement.content as Content,
		}));

/** Those that were proposed before they were accepted, and those of a consent. */
const conditionsIn = (said: readonly Said[]): string[] =>
	said.flatMap(({ kind, content }, at) => {
		if (kind === "consent-to-other-use") return content.conditions ?? [];
		if (kind !== "accept-conditions") return [];
		return said.slice(0, at).findLast((one) => one.kind === "propose-conditions")?.content.conditions ?? [];
	});

/** Purposes that were asked for and consented to, as item and purpose. */
const consentsIn = (said: readonly Said[]): { item: string; purpose: Purpose }[] =>
	said.flatMap(({ kind }, at) => {
		if (kind !== "consent-to-other-use") return [];
		const { itemIds = [], purpose } =
			said.slice(0, at).findLast((one) => one.kind === "ask-other-use")?.content ?? ({} as Content);
		return purpose ? itemIds.map((item) => ({ item, purpose })) : [];
	});

const answers: readonly KindName[] = ["answer-in-part", "answer-finally"];

/** Every item that was answered and was not erased, with what was agreed of its use since. It outlives the request: a withdrawal takes back no limit. Pure. */
export const itemsOf = (chains: Chains): AnsweredItem[] => {
	const said = saidIn(chains);
	const conditions = conditionsIn(said);
	const consents = consentsIn(said);
	const disclosed = new Set(
		said.flatMap(({ kind, content }) => (kind === "notify-disclosure" ? (content.itemIds ?? []) : [])),
	);
	const items = said
		.filter(({ kind }) => answers.includes(kind))
		.flatMap(({ content, hash, at }) =>
			(content.items ?? [])
				.filter(({ says }) => says !== undefined)
				.map(({ id = "", says, papers = [], alsoFor = [], limits }) => ({
					id,
					says,
					papers,
					alsoFor: [
						...new Set([...alsoFor, ...consents.filter(({ item }) => item === id).map(({ purpose }) => purpose)]),
					],
					limits,
					conditions,
					statement: hash,
					answeredAt: at,
					disclosed: disclosed.has(id),
				})),
		);
	// The first under an id holds.
	return [...new Map(items.toReversed().map((one) => [one.id, one])).values()].toReversed();
};

/** For what an item is to be used: in the proceedings of the request, in others, or to disclose what exculpates an accused person. */
export const uses = ["these-proceedings", "other-proceedings", "exculpatory-disclosure"] as const;
export type Use = (typeof uses)[number];

/** Why that use is not allowed, in words; undefined where it is. 18(19), TIP 10(3), SOM 10(2). */
export const againstUse = (
	item: AnsweredItem,
	{ use, purpose }: { use: Use; purpose: Purpose },
): { at: string; message: string } | undefined => {
	if (use === "these-proceedings") return undefined;
	if (use === "exculpatory-disclosure")
		return item.disclosed
			? undefined
			: {
					at: "/use",
					message: "Tell the other side first: notify-disclosure. If they ask, consult with them (18(19)).",
				};
	return item.alsoFor.includes(purpose)
		? undefined
		: {
				at: "/purpose",
				message: `The authority that answered has not consented to ${purpose}. Ask it first: ask-other-use (18(19)).`,
			};
};
