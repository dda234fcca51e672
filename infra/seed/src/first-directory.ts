import { pacific } from "./pacific.ts";

const only = <T extends object>(list: readonly T[], ...names: (keyof T & string)[]) =>
	list.map((one) => Object.fromEntries(Object.entries(one).filter(([name]) => (names as string[]).includes(name))));

/**
 * The demo region as a directory file: what identity takes (SEAMARK_DIRECTORY_FILE), without the seed's own remarks and
 * without its system clients, whose private keys would be nobody's.
 */
export const firstDirectory = () => ({
	regions: only(pacific.regions, "slug", "name"),
	countries: only(pacific.countries, "code", "name", "region"),
	agencies: only(pacific.agencies, "id", "handle", "name", "kind", "country", "invented", "nationalOffice"),
	posts: only(pacific.posts, "id", "agency", "name", "clearance", "scopes", "purposes"),
	officers: only(pacific.officers, "id", "handle", "homeAgency"),
	postings: only(pacific.postings, "id", "officer", "post", "from", "until"),
	agreements: only(
		pacific.agreements,
		...(["id", "title", "parties", "topics", "records", "ages", "purposes", "from", "until", "invented"] as const),
	),
	clients: [],
});
