import type { Fault } from "@seamark/errors";
import { type Assistance, assistanceNames, type Contents, faultsOf, faultsOfRefusal } from "@seamark/mla-rules";
import type { KindName, View } from "@seamark/mla-thread";
import { purposes } from "@seamark/policy";
import { faultsWhere } from "@seamark/service";
import { Day, Id, Moment, object, oneOf, text } from "@seamark/service/schema";
import Type, { type Static } from "typebox";
import { Value } from "typebox/value";
import { MeasuresSchema } from "../requests/schema.ts";

const Hash = Type.String({ pattern: "^[0-9a-f]{64}$", description: "SHA-256 in hex" });
/** A file, by its id and what is in it. The file itself travels apart; the statement holds it to its hash. */
const Paper = object({
	id: Id,
	sha256: Hash,
	custody: Type.Optional({ ...Hash, description: "newest entry of its chain of custody; the hub adds it" }),
});

/** One thing that was answered, with the limits on its use. */
const Item = object({
	id: Type.Optional(Id),
	says: text(20_000),
	papers: Type.Optional(Type.Array(Paper, { maxItems: 200 })),
	/** Beside the proceedings of the request, which are always allowed. */
	alsoFor: Type.Optional(Type.Array(oneOf(purposes), { maxItems: purposes.length, uniqueItems: true })),
	limits: Type.Optional(text(2_000)),
});

/** Everything that statements say beside their kind. Which kind needs what is in `saysOf`. */
export const Content = object({
	reasons: Type.Optional(text(20_000)),
	grounds: Type.Optional(
		Type.Array(
			Type.String({ pattern: "^[a-z0-9-]{1,60}$", description: "code of a ground, such as essential-interests" }),
			{
				minItems: 1,
				maxItems: 20,
				uniqueItems: true,
			},
		),
	),
	faults: Type.Optional(Type.Array(object({ at: text(200), message: text(2_000) }), { minItems: 1, maxItems: 100 })),
	asks: Type.Optional(text(20_000)),
	says: Type.Optional(text(20_000)),
	number: Type.Optional(text(60, "your own number for the request")),
	conditions: Type.Optional(Type.Array(text(2_000), { minItems: 1, maxItems: 50 })),
	day: Type.Optional(Day),
	authority: Type.Optional(Id),
	person: Type.Optional(Id),
	toldAt: Type.Optional(Moment),
	parts: Type.Optional(Type.Array(text(500), { minItems: 1, maxItems: 50 })),
	items: Type.Optional(Type.Array(Item, { minItems: 1, maxItems: 200 })),
	itemIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true })),
	purpose: Type.Optional(oneOf(purposes)),
	useful: Type.Optional(oneOf(["yes", "partly", "no"])),
	costs: Type.Optional(text(2_000)),
	agreed: Type.Optional(Type.Boolean({ description: "both States agree to oral requests" })),
	confirmBy: Type.Optional(Moment),
	replyBy: Type.Optional(Moment),
	submitBy: Type.Optional(Moment),
	until: Type.Optional(Moment),
	measures: Type.Optional(MeasuresSchema),
	riskFromThatState: Type.Optional(
		oneOf(["none", "yes", "not-assessed"], { description: "whether the other State is a danger to the person" }),
	),
	papers: Type.Optional(Type.Array(Paper, { maxItems: 200 })),
});
export type Content = Static<typeof Content>;
/** Whether that is what a statement can say: its fields, each of its form. */
export const isContent = (value: unknown): value is Content => Value.Check(Content, value);
type Field = keyof Content;

type Says = { needs: readonly Field[]; may?: readonly Field[]; carries?: true };

/**
 * What each kind of statement says. `carries`: the whole request goes with it, as it is drafted. Every kind may name papers.
 */
export const saysOf: Record<KindName, Says> = {
	submit: { needs: [], may: ["says"], carries: true },
	"submit-orally": { needs: ["says", "agreed"], may: ["confirmBy"], carries: true },
	"confirm-in-writing": { needs: [], may: ["says"], carries: true },
	supplement: { needs: ["says"] },
	resubmit: { needs: [], may: ["says"], carries: true },
	"require-confidentiality": { needs: [], may: ["reasons"] },
	"suggest-deadline": { needs: ["day", "reasons"] },
	"ask-progress": { needs: [], may: ["asks"] },
	"reply-in-consultation": { needs: ["says"] },
	"accept-conditions": { needs: [], may: ["says"] },
	"decline-conditions": { needs: ["reasons"] },
	withdraw: { needs: [], may: ["reasons"] },
	"ask-other-use": { needs: ["itemIds", "purpose", "reasons"] },
	"notify-disclosure": { needs: ["itemIds", "says"] },
	"release-witness": { needs: ["person", "toldAt"] },
	"agree-costs": { needs: [], may: ["says"] },
	"ask-for-domestic-case": { needs: [], may: ["says", "submitBy"] },
	"release-identity": { needs: ["person", "until", "riskFromThatState"], may: ["measures", "says"] },
	"say-what-came-of-it": { needs: ["useful"], may: ["says"] },
	register: { needs: [], may: ["number"] },
	"return-as-deficient": { needs: ["faults"], may: ["says"] },
	"ask-for-more": { needs: ["asks"] },
	"cannot-keep-confidential": { needs: ["reasons"] },
	transmit: { needs: [], may: ["authority", "says"] },
	"report-progress": { needs: ["says"] },
	"open-consultation": { needs: ["reasons"], may: ["replyBy"] },
	"propose-conditions": { needs: ["conditions"], may: ["reasons"] },
	"close-consultation": { needs: [], may: ["says"] },
	postpone: { needs: ["reasons"] },
	resume: { needs: [], may: ["says"] },
	"refuse-in-part": { needs: ["parts", "grounds", "reasons"] },
	refuse: { needs: ["grounds", "reasons"] },
	"refuse-outside-21": { needs: ["grounds", "reasons"] },
	"release-identity-there": { needs: ["person", "until", "riskFromThatState"], may: ["measures", "says"] },
	"refuse-surrender-of-national": { needs: ["reasons"] },
	"open-domestic-case": { needs: ["number"], may: ["authority", "says"] },
	"end-domestic-case": { needs: ["says"] },
	"answer-in-part": { needs: ["items"], may: ["says"] },
	"answer-finally": { needs: ["items"], may: ["says"] },
	"propose-costs": { needs: ["costs"], may: ["reasons"] },
	"consent-to-other-use": { needs: [], may: ["says", "conditions"] },
	"decline-other-use": { needs: ["reasons"] },
};

/** What is known of the request when a statement about it is made. */
export type About = { view: Pick<View, "state">; assistance: readonly Assistance[]; contents: Contents; today: string };

const empty = (value: unknown): boolean => value === undefined || (typeof value === "string" && value.trim() === "");

/** All that is wrong with what a statement says, at once. Whether it may be made now, the table of kinds decides. */
export const faultsOfContent = (kind: KindName, content: Content, about: About): Fault[] => {
	const { needs, may = [] } = saysOf[kind];
	const known: readonly string[] = [...needs, ...may, "papers"];
	return [
		...needs
			.filter((field) => empty(content[field]))
			.map((field) => ({ at: `/content/${field}`, message: `is missing: ${kind} needs it` })),
		...Object.keys(content)
			.filter((field) => !known.includes(field))
			.map((field) => ({ at: `/content/${field}`, message: `does not belong in ${kind}` })),
		...ofItsKind(kind, content, about),
	];
};

/** Whether it lets the other side open who a person is. */
export const releases = (kind: KindName): boolean => kind === "release-identity" || kind === "release-identity-there";

const faultsOfRelease = ({ riskFromThatState, until }: Content, today: string): Fault[] =>
	faultsWhere(
		[
			riskFromThatState === "yes",
			"/content/riskFromThatState",
			"who a person is does not go to a State from which the person is at risk (TIP 6(5))",
		],
		[
			riskFromThatState === "not-assessed",
			"/content/riskFromThatState",
			"assess first whether that State is a danger to the person",
		],
		[until !== undefined && until.slice(0, 10) <= today, "/content/until", "must be later than today"],
	);

const refusals: readonly string[] = ["refuse", "refuse-in-part", "refuse-outside-21"];

const ofItsKind = (kind: KindName, content: Content, { view, assistance, contents, today }: About): Fault[] => {
	if (refusals.includes(kind))
		return faultsOfRefusal({
			grounds: content.grounds ?? [],
			...(content.reasons === undefined ? {} : { reasons: content.reasons }),
			consulted: view.state.consultation === "closed",
			confiscation: assistance.some((one) => one.startsWith("confiscation")),
		})
			.filter(({ at }) => at !== "/grounds" && at !== "/reasons")
			.map(({ at, article, message }) => ({ at: `/content${at}`, message: `${message} (${article})` }));
	if (kind === "refuse-surrender-of-national" && !assistance.includes("extradition"))
		return [{ at: "/kind", message: "Nobody's surrender was asked for: use refuse or refuse-outside-21 (16(10))." }];
	if (releases(kind)) return faultsOfRelease(content, today);
	if (kind === "submit-orally")
		return content.agreed === false
			? [{ at: "/content/agreed", message: "Oral requests need the agreement of both States (18(14))." }]
			: [];
	if (saysOf[kind].carries)
		return faultsOf(assistance, contents, today).map(({ at, article, message }) => ({
			at: at === "/assistance" ? "/assistance" : `/contents${at}`,
			message: `${message} (${article})`,
		}));
	return [];
};

export const assistanceCodes = assistanceNames;
