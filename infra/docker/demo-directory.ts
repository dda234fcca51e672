// Prints the invented region as a first directory for docker-compose.yml, without its system clients: their private keys would
// be nobody's.  node infra/docker/demo-directory.ts > directory.json
import { pacific } from "@seamark/seed";

const { regions, countries, agencies, posts, officers, postings, agreements } = pacific;

process.stdout.write(
	JSON.stringify(
		{
			regions: regions.map(({ slug, name }) => ({ slug, name })),
			countries: countries.map(({ code, name, region }) => ({ code, name, region })),
			agencies: agencies.map(({ id, handle, name, kind, country, invented }) => ({
				id,
				handle,
				name,
				kind,
				country,
				invented,
			})),
			posts: posts.map(({ id, agency, name, clearance, scopes, purposes }) => ({
				id,
				agency,
				name,
				clearance,
				scopes,
				purposes,
			})),
			officers: officers.map(({ id, handle, homeAgency }) => ({ id, handle, homeAgency })),
			postings: postings.map(({ id, officer, post, from, until }) => ({ id, officer, post, from, until })),
			agreements: agreements.map(({ id, title, parties, topics, records, ages, purposes, from, until, invented }) => ({
				id,
				title,
				parties,
				topics,
				records,
				ages,
				purposes,
				from,
				until,
				invented,
			})),
			clients: [],
		},
		null,
		"\t",
	),
);
