import type { Actor } from "@seamark/auth";
import type { Fault } from "@seamark/errors";
import { type Decision, refuse } from "@seamark/service";
import { nationalTotalsReleased } from "../../events.ts";
import { insertRelease, type Released, toReleaseRow } from "../../store/national-totals.ts";
import { type AgencyReturn, mayFollow, type NationalTotals, nationalTotals } from "../national-totals/totals.ts";
import { sha256Of } from "../yearly-return/answer.ts";
import { canonicalJson, yearlyForm } from "../yearly-return/canonical.ts";

export type Agency = { id: string; handle: string };
export type Found = {
	country: string;
	year: number;
	/** Agencies of the country that count. */
	expected: readonly Agency[];
	/** Every edition that any agency of the country has frozen of the year. */
	returns: readonly AgencyReturn[];
	/** Earlier releases of the year, the last one first. */
	earlier: readonly { released: Released; content: NationalTotals }[];
};

/**
 * The last edition of each agency. Returns of an older form were counted otherwise, and cannot be added to others: the agency freezes the
 * year again. What was released of them stays known all the same.
 */
export const lastOf = (returns: readonly AgencyReturn[]): AgencyReturn[] =>
	[
		...Map.groupBy(
			returns.filter(({ content }) => content.form === yearlyForm),
			({ agency }) => agency,
		).values(),
	]
		.map((editions) => editions.reduce((last, one) => (one.edition > last.edition ? one : last)))
		.sort((a, b) => (a.agency < b.agency ? -1 : 1));

/**
 * Adds up what the agencies of a country have frozen of a year. What was released stays and is known: another release is made only where
 * nothing small comes out when the two are taken off each other.
 */
export const decideReleaseNationalTotals = (
	{ country, year, expected, returns, earlier }: Found,
	without: readonly string[],
	{ actor, at }: { actor: Actor; at: number },
): Decision => {
	const summed = lastOf(returns);
	const handedIn = new Set(summed.map(({ agency }) => agency));
	const faults: Fault[] = [
		...expected
			.filter(({ id }) => !handedIn.has(id) && !without.includes(id))
			.map(({ id, handle }) => ({
				at: "/without",
				message: `does not name ${handle} (${id}), which has frozen no return of ${year} that can be added up; wait for it, or name it`,
			})),
		...without
			.filter((id) => handedIn.has(id) || !expected.some((one) => one.id === id))
			.map((id) => ({ at: "/without", message: `names ${id}, which is no agency of the country without a return` })),
	];
	if (faults.length > 0) return refuse("REFUSED", faults);
	if (summed.length === 0) return refuse("REFUSED", [], `Nobody has frozen a return of ${year}.`);
	const text = canonicalJson(nationalTotals({ country, year, without: [...without].sort() }, summed));
	const sha256 = sha256Of(text);
	const [last] = earlier;
	if (last?.released.sha256 === sha256) return { writes: [], events: [], answer: last.released, there: true };
	const summedBefore = (content: NationalTotals) =>
		returns.filter((one) => content.returns.some((of) => of.agency === one.agency && of.edition === one.edition));
	if (!earlier.every(({ content }) => mayFollow(summedBefore(content), summed)))
		return refuse(
			"REFUSED",
			[],
			"Between this release and an earlier one so few would differ that they could be worked out. The earlier release stays. Release again when more has changed.",
		);
	const edition = (last?.released.edition ?? 0) + 1;
	const released: Released = { country, year, edition, sha256, releasedAt: new Date(at).toISOString() };
	return {
		writes: [
			{
				statement: insertRelease,
				row: toReleaseRow(released, { agency: actor.agencyId, post: actor.postId, text }),
			},
		],
		events: [nationalTotalsReleased({ actor, country, year, edition, sha256 })],
		answer: released,
	};
};
