import type { AgencyKind, Principal, Purpose, Scope, Tlp } from "@seamark/policy";
import { pacific } from "../../infra/seed/src/index.ts";

/** Who an officer is by the demo region alone, without asking the hub: the measure of what the hub lets them see. */
export const principalOf = (officerHandle: string, purpose: Purpose, now: number): Principal => {
	const officer = pacific.officers.find((one) => one.handle === officerHandle);
	const posting = pacific.postings.find((one) => one.officer === officer?.id);
	const post = pacific.posts.find((one) => one.id === posting?.post);
	const agency = pacific.agencies.find((one) => one.id === post?.agency);
	const country = pacific.countries.find((one) => one.code === agency?.country);
	if (!officer || !post || !agency || !country) throw new Error(`the demo region has no ${officerHandle} any more`);
	if (!post.purposes.includes(purpose)) throw new Error(`${officerHandle} has no purpose ${purpose}`);
	const live = pacific.agreements.filter(
		(one) =>
			one.parties.includes(country.code) &&
			Date.parse(one.from) <= now &&
			(one.until === undefined || Date.parse(one.until) > now),
	);
	return {
		agency: agency.id,
		kind: agency.kind as AgencyKind,
		country: country.code,
		region: country.region,
		post: post.id,
		officer: officer.id,
		clearance: post.clearance as Tlp,
		purpose,
		scopes: post.scopes as readonly Scope[],
		flows: live.flatMap(({ parties, topics, records, ages, purposes }) =>
			parties.filter((from) => from !== country.code).map((from) => ({ from, topics, records, ages, purposes })),
		),
	};
};
