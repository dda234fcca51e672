import { agencyKinds, grantableTo, purposes, scopes } from "@seamark/policy";
import type { Directory } from "./directory.ts";

/** The open posts of active agencies that an officer is on at a moment, with what they may do there. */
export const postsOf = (directory: Directory, officer: string, now: number) => {
	const ids = new Set(
		directory.snapshot.postings.filter((one) => one.officerId === officer).map(({ postId }) => postId),
	);
	return [...ids]
		.filter((id) => directory.onPost(officer, id, now))
		.flatMap((id) => {
			const post = directory.post(id);
			const agency = post && directory.agency(post.agencyId);
			const kind = agencyKinds.find((one) => one === agency?.kind);
			if (!post || post.closed || !agency || agency.status !== "active" || !kind) return [];
			const ever = grantableTo(kind, agency.nationalOffice);
			return [
				{
					id,
					name: post.name,
					agency: { id: agency.id, handle: agency.handle, name: agency.name, country: agency.country },
					purposes: purposes.filter((one) => post.purposes.includes(one)),
					scopes: scopes.filter((one) => post.scopes.includes(one) && ever.includes(one)),
				},
			];
		})
		.sort((a, b) => (a.agency.handle + a.name < b.agency.handle + b.name ? -1 : 1));
};
