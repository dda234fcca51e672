import { readdirSync, readFileSync } from "node:fs";
import { faultsOf, openValidator, parseStrictJson } from "@seamark/http";
import Type from "typebox";
import type { Jurisdiction } from "./types.ts";
import { purposeForms } from "./vocabulary.ts";

const object = <T extends Type.TProperties>(properties: T) => Type.Object(properties, { additionalProperties: false });
const line = Type.String({ minLength: 3, maxLength: 400 });

const day = Type.String({ format: "date" });
const days = Type.Optional(Type.Record(Type.String({ pattern: "^[A-Z]{2}$" }), day));
const traffickingLaw = {
	childUnder: Type.Integer({ minimum: 12, maximum: 21 }),
	internal: Type.Boolean(),
	offence: Type.Boolean(),
	childrenOnly: Type.Boolean(),
	purposes: Type.Union([Type.Array(Type.Enum([...purposeForms]), { minItems: 1, uniqueItems: true }), Type.Null()]),
};
const smugglingLaw = {
	entryNeedsBenefit: Type.Boolean(),
	offence: Type.Boolean(),
	involvesExploitation: Type.Boolean(),
	stayNeedsTransnational: Type.Boolean(),
	stayNeedsIllegalMeans: Type.Boolean(),
	foreigner: Type.Enum(["nonNational", "nonMemberNational"]),
};
const part = <T extends Type.TProperties>(properties: T) =>
	Type.Optional(Type.Partial(object(properties), { additionalProperties: false }));

const JurisdictionFile = object({
	code: Type.String({ pattern: "^[A-Z]{2}(?:-[A-Z]+)?$" }),
	name: line,
	asOf: Type.String({ format: "date" }),
	members: Type.Array(Type.String({ pattern: "^[A-Z]{2}$" }), { uniqueItems: true }),
	joined: days,
	left: days,
	daysFrom: Type.Optional(Type.Record(Type.String({ pattern: "^[A-Z]{2}$" }), line)),
	earlier: Type.Optional(
		Type.Array(
			object({
				until: day,
				protocolsAlone: Type.Optional(Type.Literal(true)),
				trafficking: part(traffickingLaw),
				smuggling: part(smugglingLaw),
				cite: line,
				checked: Type.Boolean(),
			}),
			{ minItems: 1 },
		),
	),
	trafficking: object(traffickingLaw),
	smuggling: object(smugglingLaw),
	sources: Type.Array(object({ of: line, cite: line }), { minItems: 1 }),
	notes: Type.Array(line),
});

/** The Protocols themselves, for States that no profile describes. */
export const protocolCode = "UN";

/** Members of which a day is given, and no source of it. */
const unsourced = ({ joined = {}, left = {}, daysFrom = {} }: Jurisdiction): string[] =>
	Object.keys({ ...joined, ...left }).filter((code) => daysFrom[code] === undefined);

/**
 * Reads all profiles of a folder, one JSON file each. Throws an Error that lists every fault of every file: a hub does not
 * start on a law that it half understands.
 */
export const readJurisdictions = (folder: string | URL): ReadonlyMap<string, Jurisdiction> => {
	const base = typeof folder === "string" ? folder : folder.pathname;
	const check = openValidator().compile(JurisdictionFile);
	const faults: string[] = [];
	const profiles: Jurisdiction[] = [];
	for (const name of readdirSync(folder).sort()) {
		const read = parseStrictJson(readFileSync(`${base.replace(/\/?$/, "/")}${name}`, "utf8"));
		if (!check(read)) faults.push(...faultsOf(check.errors).map((fault) => `${name}${fault.at} ${fault.message}`));
		else if (`${(read as Jurisdiction).code.toLowerCase()}.json` !== name)
			faults.push(`${name}/code is not the name of the file`);
		else if (unsourced(read as Jurisdiction).length > 0)
			faults.push(
				`${name}/daysFrom does not say where the days of ${unsourced(read as Jurisdiction).join(", ")} are from`,
			);
		else if ((read as Jurisdiction).earlier?.some(({ until }, n, all) => n > 0 && until <= (all[n - 1]?.until ?? "")))
			faults.push(`${name}/earlier is not in the order of the days`);
		else profiles.push(read as Jurisdiction);
	}
	const codes = profiles.flatMap((profile) => [profile.code, ...profile.members]);
	const twice = codes.filter((code, index) => codes.indexOf(code) !== index);
	if (twice.length > 0) faults.push(`${[...new Set(twice)].join(", ")}: covered by more than one file`);
	if (faults.length === 0 && !codes.includes(protocolCode))
		faults.push(`${protocolCode.toLowerCase()}.json is missing`);
	if (faults.length > 0) throw new Error(`Jurisdictions cannot be read:\n${faults.join("\n")}`);
	return new Map(profiles.flatMap((profile) => [profile.code, ...profile.members].map((code) => [code, profile])));
};

export const jurisdictions: ReadonlyMap<string, Jurisdiction> = readJurisdictions(
	new URL("./jurisdictions/", import.meta.url),
);

export const protocols: Jurisdiction = jurisdictions.get(protocolCode) as Jurisdiction;

/**
 * The profile of a State, a union or one of a State's laws; of a law without one the State's. A State without one is read under the
 * Protocols.
 */
export const jurisdictionFor = (code: string): Jurisdiction =>
	jurisdictions.get(code) ?? jurisdictions.get(code.split("-")[0] ?? "") ?? protocols;
