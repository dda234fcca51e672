import { generateKeyPairSync, type JsonWebKey } from "node:crypto";
import { seedId } from "@seamark/seed";

/** A system that gets its tokens by its key, and the region that it is in. */
export type SystemClient = { region: string; country: string; agency: string; client: string; privateKey: JsonWebKey };

const codes = "AD AE AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF".split(" ");

/**
 * A first directory of many regions, each with one country and one unit, all invented and all in one agreement. The codes
 * are of ISO 3166, since the hub takes no others, and stand for nobody here.
 */
export const manyRegions = (count: number) => {
	const places = Array.from({ length: count }, (_, index) => {
		const name = `bench-${String(index + 1).padStart(2, "0")}`;
		const country = codes[index] ?? "";
		return { name, region: name, country, agency: seedId(name), post: seedId(`${name}/system`) };
	});
	const clients = places.map((place) => {
		const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
		return {
			...place,
			client: seedId(`${place.name}/client`),
			privateKey: privateKey.export({ format: "jwk" }),
			publicKey: publicKey.export({ format: "jwk" }),
		};
	});
	const directory = {
		regions: places.map(({ region, name }) => ({ slug: region, name })),
		countries: places.map(({ country, region, name }) => ({ code: country, name, region })),
		agencies: places.map(({ agency, name, country }) => ({
			...{ id: agency, handle: name, name: `${name} (invented unit)`, kind: "tcu", country, invented: true },
		})),
		posts: places.map(({ post, agency }) => ({
			...{ id: post, agency, name: "system", clearance: "amber", purposes: ["investigation"] },
			scopes: ["alerts:read", "alerts:subscribe", "alerts:raise"],
		})),
		officers: [],
		postings: [],
		agreements: [
			{
				...{ id: seedId("bench-agreement"), title: "All of them (invented)", invented: true },
				parties: places.map(({ country }) => country),
				...{ topics: ["trafficking", "smuggling", "related-crime"], records: ["alert"], ages: "any" },
				...{ purposes: ["investigation"], from: "2025-01-01T00:00:00Z" },
			},
		],
		clients: clients.map(({ client, name, agency, post, publicKey }) => ({
			...{ id: client, handle: `${name}-client`, agency, post, jwk: publicKey },
		})),
	};
	return {
		directory,
		clients: clients.map(
			({ region, country, agency, client, privateKey }): SystemClient => ({
				...{ region, country, agency, client, privateKey },
			}),
		),
	};
};
