import { createHash } from "node:crypto";
import { type Tlp, tlpLevels } from "@seamark/policy";
import { Moment, object, oneOf, orNull } from "@seamark/service/schema";
import Type, { type Static } from "typebox";

/** Kinds of record that hubs can share. */
export const sharedRecords = ["alert", "mla"] as const;

/** What two hubs may tell each other. */
export const Terms = object({
	/** Both, in the order of their names: the same terms are the same bytes at both. */
	hubs: Type.Array(Type.String({ minLength: 1, maxLength: 300 }), { minItems: 2, maxItems: 2 }),
	records: Type.Array(oneOf(sharedRecords), { uniqueItems: true }),
	tlp: oneOf(tlpLevels, { description: "the highest that is shared" }),
	until: orNull(Moment),
	ended: Type.Boolean(),
});
export type Terms = Static<typeof Terms>;

/** The bytes that both sign: keys in one order, so that the same terms have one hash. */
export const termsText = ({ hubs, records, tlp, until, ended }: Terms): string =>
	JSON.stringify({ hubs: [...hubs].sort(), records: [...records].sort(), tlp, until, ended });
export const termsHash = (text: string): string => createHash("sha256").update(text).digest("hex");

const lower = (a: Tlp, b: Tlp): Tlp => (tlpLevels.indexOf(a) <= tlpLevels.indexOf(b) ? a : b);
const sooner = (a: string | null, b: string | null) =>
	a === null ? b : b === null ? a : Date.parse(a) <= Date.parse(b) ? a : b;

const meet = (a: Terms, b: Terms): Terms => ({
	hubs: a.hubs,
	records: a.records.filter((record) => b.records.includes(record)),
	tlp: lower(a.tlp, b.tlp),
	until: sooner(a.until, b.until),
	ended: a.ended || b.ended,
});

/**
 * What holds now: what both have signed, and of that no more than each side still wants. So widening needs both signatures, and one side is
 * enough to narrow or to end. Undefined where nothing may be told. Pure; `now` in milliseconds.
 */
export const inForce = (
	o: { own: Terms | undefined; peer: Terms | undefined; agreed: Terms | undefined },
	now: number,
): Terms | undefined => {
	if (!o.own || !o.peer || !o.agreed) return undefined;
	const terms = meet(o.agreed, meet(o.own, o.peer));
	const over = terms.until !== null && !(Date.parse(terms.until) > now);
	return terms.ended || over || terms.records.length === 0 ? undefined : terms;
};

export const mayTell = (
	terms: Terms | undefined,
	what: { record: "alert"; tlp: string } | { record: "mla" },
): boolean =>
	terms?.records.includes(what.record) === true &&
	// What authorities send each other is sealed, and has no level.
	(what.record === "mla" ||
		(tlpLevels.includes(what.tlp as Tlp) && tlpLevels.indexOf(what.tlp as Tlp) <= tlpLevels.indexOf(terms.tlp)));
