import type { Reached, ReachedLink, Staying, Value } from "../store/erasure.ts";

/** Digests that are erased: in a case, and, for what is a protected person's, in any case. */
export type Reach = {
	/** Cases that the erasure is about: the erased one, and those that an erased person has a record in. */
	caseIds: readonly string[];
	/** What goes out of the words, reports and links of a case; `protecting`: out of links that are a protected person's. */
	digestsIn: (caseId: string, o?: { protecting?: boolean }) => ReadonlySet<string>;
};

/**
 * In the erased case all goes. In another one goes what is of somebody who has a record there: what else that case says is no business of
 * the erasure. A value that somebody else in that case has too is theirs, and stays until they are erased.
 */
export const reachOf = (o: {
	erasedCase: string | null;
	persons: readonly Pick<Reached, "id" | "caseId" | "identityId" | "mergedInto">[];
	values: readonly Value[];
	/** Of things that the reports of the erased case say are a protected person's. */
	ofThings: readonly string[];
	staying: readonly Staying[];
}): Reach => {
	const { erasedCase, persons, values, ofThings, staying } = o;
	const all = [...values.map(({ digest }) => digest), ...ofThings];
	const group = groupOf(persons);
	const groupOfIdentity = new Map(persons.map((one) => [one.identityId, group(one.id)]));
	const digestsIn: Reach["digestsIn"] = (caseId, { protecting = false } = {}) => {
		if (caseId === erasedCase) return new Set(all);
		const there = new Set(persons.filter((one) => one.caseId === caseId).map(({ id }) => group(id)));
		const theirs = values.filter(({ identityId }) => there.has(groupOfIdentity.get(identityId) ?? ""));
		const kept = new Set(staying.filter((one) => one.caseId === caseId).map(({ digest }) => digest));
		return new Set((protecting ? all : theirs.map(({ digest }) => digest)).filter((digest) => !kept.has(digest)));
	};
	const caseIds = new Set([
		...(erasedCase === null ? [] : [erasedCase]),
		...persons.flatMap(({ caseId }) => caseId ?? []),
	]);
	return { caseIds: [...caseIds], digestsIn };
};

/** Records that were merged are one person: the record that they have become stands for them. */
const groupOf = (persons: readonly Pick<Reached, "id" | "mergedInto">[]): ((id: string) => string) => {
	const into = new Map(persons.map(({ id, mergedInto }) => [id, mergedInto]));
	const group = (id: string): string => {
		const next = into.get(id);
		return next ? group(next) : id;
	};
	return group;
};

/** Whether a link by one of the erased values goes. */
export const isReached = (
	{ caseId, role, digests }: ReachedLink & { digests: readonly string[] },
	{ erasedCase, reach }: { erasedCase: string | null; reach: Reach },
): boolean => {
	const protecting = role === "ofProtectedPerson";
	if (protecting && caseId === erasedCase) return true;
	const erased = reach.digestsIn(caseId, { protecting });
	return digests.some((digest) => erased.has(digest));
};
