import { currentTraceparent } from "@seamark/telemetry";
import Type from "typebox";
import { Id, object } from "../schema.ts";
import { type Accessed, recordsAccessed } from "./accessed.ts";
import { type Missing, notThere } from "./missing.ts";
import { type Described, type Input, idsOf, type Serving } from "./operation.ts";

/** A page of a list: what it shows, and the cursor that goes on after it; none where nothing follows. */
export type Page = {
	items: readonly unknown[];
	next?: string;
	ids: readonly string[];
	/** Those of them that are shown to save a life, beyond their purposes or every agreement. */
	savingLife?: readonly string[];
	/** Counts of the whole list, by the names that `totals` of the operation has. */
	totals?: Record<string, unknown>;
	/** Other records that were read for it, besides the one that the address names. */
	beside?: readonly { record: string; ids: readonly string[] }[];
};

type Criteria<C extends Type.TProperties> = Type.Static<Type.TObject<C>>;

/** An operation that reads many things in pages. */
export type ListingSpec<P extends Type.TSchema, C extends Type.TProperties> = Omit<
	Described<P, Type.TSchema>,
	"query"
> & {
	item: Type.TSchema;
	/** What the answer says of the whole list beside the page. */
	totals?: Type.TProperties;
	/** What can be asked for besides the page. */
	criteria?: C;
	/** Criteria that hold words of the caller: the audit keeps that they were given, never what they said. */
	words?: readonly (keyof C & string)[];
	/** Items on a page when the caller does not say; 50 when left out. */
	usual?: number;
	/** What the audit calls the access; "disclosure" when left out. */
	action?: Accessed["action"];
	/** An empty answer is not recorded: for lists that are asked again and again for news. */
	quietWhenEmpty?: true;
	/** What a cursor looks like; an id when left out. */
	cursor?: Type.TSchema;
	/** The list is short and always answered whole: nothing is asked for by page. */
	whole?: true;
	/** Undefined where what the list hangs on is not there for the caller. */
	read: (
		input: Input<Type.Static<P>, Criteria<C>>,
		page: { after: string | undefined; limit: number },
	) => Promise<Page | undefined>;
	missing?: Missing;
};

/** Items on a page, at most. */
const most = 1_000;

const pageQuery = (cursor: Type.TSchema) => ({
	limit: Type.Optional(
		Type.String({ pattern: "^([1-9][0-9]{0,2}|1000)$", description: `items on the page, 1 to ${most}` }),
	),
	after: Type.Optional({ ...cursor, description: "`next` of the page before: the page that follows it" }),
});

export const listingSchema = <P extends Type.TSchema, C extends Type.TProperties>(spec: ListingSpec<P, C>) => ({
	method: "GET" as const,
	query: object({ ...spec.criteria, ...(spec.whole ? {} : pageQuery(spec.cursor ?? Id)) }),
	response: {
		200: object({
			items: Type.Array(spec.item),
			next: Type.Optional(Type.String({ description: "asks for the page that follows; absent on the last one" })),
			...spec.totals,
		}),
	},
});

export const runListing = async <P extends Type.TSchema, C extends Type.TProperties>(
	serving: Serving,
	spec: ListingSpec<P, C>,
	input: Input,
): Promise<unknown> => {
	const { limit, after, ...criteria } = input.query as { limit?: string; after?: string } & Record<string, unknown>;
	const page = await spec.read({ ...input, query: criteria } as never, {
		after,
		limit: Number(limit ?? spec.usual ?? 50),
	});
	// A list of what belongs to a record is found with that record, also when it is empty.
	const found = page !== undefined && (page.items.length > 0 || spec.params !== undefined);
	const searched = (spec.words ?? []).some((name) => criteria[name] !== undefined);
	const quiet = spec.quietWhenEmpty && page?.items.length === 0 && !searched;
	if (!quiet) {
		const access = {
			actor: input.actor,
			action: spec.action ?? "disclosure",
			query: askedFor(spec, criteria, searched),
			found,
		} as const;
		const addressed = { record: spec.of ?? spec.record, ids: idsOf(input.params) };
		const beside = [...(spec.of ? [addressed] : []), ...(page?.beside ?? [])].filter((one) => one.ids.length > 0);
		await serving.committer.commit({
			writes: [],
			events: [
				recordsAccessed({
					...access,
					...(page ? { record: spec.record, ids: page.ids, savingLife: page.savingLife ?? [] } : addressed),
				}),
				...(page ? beside : []).map((one) => recordsAccessed({ ...access, ...one, found: true })),
			],
			traceparent: currentTraceparent(),
		});
	}
	if (page === undefined) throw serving.refusals.noted(notThere(spec.missing));
	return { items: page.items, ...(page.next === undefined ? {} : { next: page.next }), ...page.totals };
};

/** What was searched for may name a person: the audit keeps that there was a search, not for whom. */
const askedFor = (
	{ name, words = [] }: { name: string; words?: readonly string[] },
	criteria: Record<string, unknown>,
	searched: boolean,
): string => {
	const shown = Object.fromEntries(Object.entries(criteria).filter(([key]) => !words.includes(key)));
	return `${name} ${JSON.stringify({ ...shown, searched })}`;
};

/** A page out of the rows that were read for it, one more than it shows. `cursorOf` names the row that the next page follows. */
export const pageOf = <T>(
	rows: readonly T[],
	limit: number,
	o: { present: (row: T) => unknown; idOf: (row: T) => string; cursorOf?: (row: T) => string },
): Page => {
	const shown = rows.slice(0, limit);
	const last = shown.at(-1);
	return {
		items: shown.map(o.present),
		ids: shown.map(o.idOf),
		...(rows.length > limit && last !== undefined ? { next: (o.cursorOf ?? o.idOf)(last) } : {}),
	};
};
