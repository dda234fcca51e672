import { readFile } from "node:fs/promises";
import { faultsOf, openValidator, parseStrictJson } from "@seamark/http";
import { textOfBytes } from "@seamark/values";
import Type from "typebox";
import {
	AgencyKind,
	Ages,
	Clearance,
	Country,
	Handle,
	Id,
	Line,
	Moment,
	NationalOffice,
	object,
	PostName,
	PublicJwk,
	Purposes,
	RecordKinds,
	RegionSlug,
	Scopes,
	Topics,
} from "./schema.ts";
import type { DirectorySeed } from "./seed.ts";

/** What a hub begins with: at least a coordination centre, which brings in everybody else. */
const DirectoryFile = object({
	regions: Type.Array(object({ slug: RegionSlug, name: Line(100) }), { minItems: 1 }),
	countries: Type.Array(object({ code: Country, name: Line(100), region: RegionSlug }), { minItems: 1 }),
	agencies: Type.Array(
		object({
			id: Id,
			handle: Handle,
			name: Line(200),
			kind: AgencyKind,
			country: Country,
			invented: Type.Boolean(),
			nationalOffice: Type.Optional(NationalOffice),
		}),
		{ minItems: 1 },
	),
	posts: Type.Array(
		object({ id: Id, agency: Id, name: PostName, clearance: Clearance, scopes: Scopes, purposes: Purposes }),
	),
	officers: Type.Array(object({ id: Id, handle: Handle, homeAgency: Id })),
	postings: Type.Array(object({ id: Id, officer: Id, post: Id, from: Moment, until: Type.Optional(Moment) })),
	agreements: Type.Array(
		object({
			id: Id,
			title: Line(200),
			parties: Type.Array(Country, { minItems: 2, uniqueItems: true }),
			topics: Topics,
			records: RecordKinds,
			ages: Ages,
			purposes: Purposes,
			from: Moment,
			until: Type.Optional(Moment),
			invented: Type.Optional(Type.Boolean()),
		}),
	),
	clients: Type.Array(
		object({
			id: Id,
			handle: Handle,
			agency: Id,
			post: Id,
			jwk: PublicJwk,
			vouches: Type.Optional(Type.Boolean()),
		}),
	),
});

/** Reads the first directory from a file. Throws an Error that names everything that is wrong with it. */
export const readDirectoryFile = async (file: string): Promise<DirectorySeed> => {
	const read = textOfBytes(await readFile(file));
	if ("fault" in read) throw new Error(`${file} ${read.fault}.`);
	const seed = parseStrictJson(read.text);
	const check = openValidator().compile(DirectoryFile);
	if (check(seed)) return seed as DirectorySeed;
	const faults = faultsOf(check.errors).map(({ at, message }) => `  - ${at || "/"} ${message}`);
	throw new Error(`${file} holds no directory:\n${faults.join("\n")}`);
};
