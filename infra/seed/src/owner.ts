import { type AgencyKind, grantableTo, type Scope } from "@seamark/policy";
import { pacific } from "./pacific.ts";
import { seedId } from "./seed-id.ts";

const purposes = ["crime-prevention", "investigation", "victim-protection", "life-saving", "analysis"] as const;
const operations: readonly Scope[] = ["directory:write", "ops:redrive", "audit:verify"];

/** Countries that may have a hub of their own in a demonstration. */
export const ownerCountries: readonly string[] = pacific.countries
	.filter(({ networkMember }) => networkMember !== "no")
	.map(({ code }) => code);

/** An agency of such a hub: two owners never have one with the same id. */
export const ownerAgency = (owner: string, handle: string): string => seedId(`${owner}/${handle}`);

/**
 * The directory file of one of several hubs, each of another owner: all of it is invented. Each country has two units, and one
 * centre runs the hub. Officers are called `NAME-fj-a-1`, `NAME-fj-b-1` and `NAME-centre-1`. With `authority`, the last country has one for legal
 * assistance, with `NAME-ca-1` and `NAME-ca-2`.
 */
export const ownerDirectory = (
	owner: string,
	o: { countries: readonly string[]; all: readonly string[]; authority?: boolean },
) => {
	const [first = "FJ"] = o.countries;
	const agency = (handle: string, country: string, kind: AgencyKind) => ({
		id: ownerAgency(owner, handle),
		handle: `${owner}-${handle}`,
		name: `${kind === "tcu" ? "Unit" : kind === "central-authority" ? "Authority" : "Centre"} ${handle} of ${owner} (invented)`,
		kind,
		country,
		invented: true,
	});
	const units = o.countries.flatMap((country) =>
		["a", "b"].map((letter) => agency(`${country.toLowerCase()}-${letter}`, country, "tcu")),
	);
	const authorities = o.authority ? [agency("ca", o.countries.at(-1) ?? first, "central-authority")] : [];
	const agencies = [...units, ...authorities, agency("centre", first, "coordination-centre")];
	const officers = agencies.flatMap(({ id, handle, kind }) =>
		(kind === "central-authority" ? [1, 2] : [1]).map((n) => ({ id, handle, officer: `${handle}-${n}` })),
	);
	return {
		regions: [{ slug: "pacific", name: "Pacific" }],
		countries: o.all.map((code) => ({
			code,
			name: pacific.countries.find((one) => one.code === code)?.name ?? code,
			region: "pacific",
		})),
		agencies,
		posts: agencies.map(({ id, handle, kind }) => ({
			id: seedId(`${handle}/desk`),
			agency: id,
			name: "desk",
			clearance: "red",
			scopes: grantableTo(kind, undefined).filter(
				(scope) => kind === "coordination-centre" || !operations.includes(scope),
			),
			purposes,
		})),
		officers: officers.map(({ id, officer }) => ({ id: seedId(officer), handle: officer, homeAgency: id })),
		postings: officers.map(({ handle, officer }) => ({
			id: seedId(officer === `${handle}-1` ? `${handle}@desk` : `${officer}@desk`),
			officer: seedId(officer),
			post: seedId(`${handle}/desk`),
			from: "2025-01-01T00:00:00Z",
		})),
		agreements: [
			{
				id: seedId(`${owner}/agreement`),
				title: "Agreement of all (invented)",
				parties: o.all,
				topics: ["trafficking", "smuggling", "related-crime"],
				records: ["alert"],
				ages: "any",
				purposes,
				from: "2025-01-01T00:00:00Z",
				invented: true,
			},
		],
		clients: [],
	};
};
