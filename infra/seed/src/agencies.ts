import type { AgencyKind, Tlp } from "@seamark/policy";
import { seedId } from "./seed-id.ts";
import type { SeedAgency, SeedCountry, SeedRegion } from "./types.ts";

export const regions: readonly SeedRegion[] = [
	{ slug: "pacific", name: "Pacific" },
	{ slug: "tasman", name: "Australia and New Zealand" },
	{ slug: "west-africa", name: "West Africa" },
	{ slug: "caribbean", name: "Caribbean" },
];

const country = (
	code: string,
	name: string,
	region: string,
	networkMember: SeedCountry["networkMember"] = "no",
): SeedCountry => ({ code, name, region, networkMember });

/** The report counts 13 countries and ties three of them to a unit; the other ten are a plausible choice. */
export const countries: readonly SeedCountry[] = [
	country("CK", "Cook Islands", "pacific", "assumed"),
	country("FJ", "Fiji", "pacific", "assumed"),
	country("FM", "Micronesia (Federated States of)", "pacific", "assumed"),
	country("KI", "Kiribati", "pacific", "assumed"),
	country("MH", "Marshall Islands", "pacific", "assumed"),
	country("NU", "Niue", "pacific", "assumed"),
	country("PG", "Papua New Guinea", "pacific", "assumed"),
	country("PW", "Palau", "pacific", "assumed"),
	country("SB", "Solomon Islands", "pacific", "stated"),
	country("TO", "Tonga", "pacific", "assumed"),
	country("TV", "Tuvalu", "pacific", "assumed"),
	country("VU", "Vanuatu", "pacific", "stated"),
	country("WS", "Samoa", "pacific", "stated"),
	country("AU", "Australia", "tasman"),
	country("NZ", "New Zealand", "tasman"),
	country("GN", "Guinea", "west-africa"),
	country("ML", "Mali", "west-africa"),
	country("SN", "Senegal", "west-africa"),
	country("DO", "Dominican Republic", "caribbean"),
	country("HT", "Haiti", "caribbean"),
	country("LC", "Saint Lucia", "caribbean"),
];

const identified = (handle: string) => ({ id: seedId(handle), handle });
const codeOf = (handle: string): string => handle.slice(0, 2).toUpperCase();

const invented = (handle: string, kind: AgencyKind, name: string): SeedAgency => ({
	...identified(handle),
	name: `${name} (invented demo unit)`,
	kind,
	country: codeOf(handle),
	invented: true,
});

const reported = (handle: string, kind: AgencyKind, name: string, source: string): SeedAgency => ({
	...identified(handle),
	name,
	kind,
	country: codeOf(handle),
	invented: false,
	source,
});

/**
 * 18 units in 13 countries. The report gives Vanuatu two and Solomon Islands one without naming them, and mentions
 * Samoa's; where the other fifteen sit is made up.
 */
const units: readonly SeedAgency[] = [
	invented("ck-tcu", "tcu", "Cook Islands Transnational Crime Unit"),
	invented("fj-tcu", "tcu", "Fiji Transnational Crime Unit"),
	invented("fj-tcu-west", "tcu", "Fiji Transnational Crime Unit, Western Division"),
	invented("fm-tcu", "tcu", "Micronesia Transnational Crime Unit, Pohnpei"),
	invented("fm-tcu-chuuk", "tcu", "Micronesia Transnational Crime Unit, Chuuk"),
	invented("fm-tcu-yap", "tcu", "Micronesia Transnational Crime Unit, Yap"),
	invented("ki-tcu", "tcu", "Kiribati Transnational Crime Unit"),
	invented("mh-tcu", "tcu", "Marshall Islands Transnational Crime Unit"),
	invented("nu-tcu", "tcu", "Niue Transnational Crime Unit"),
	invented("pg-tcu", "tcu", "Papua New Guinea Transnational Crime Unit"),
	invented("pg-tcu-lae", "tcu", "Papua New Guinea Transnational Crime Unit, Lae"),
	invented("pw-tcu", "tcu", "Palau Transnational Crime Unit"),
	reported(
		"sb-tcu",
		"tcu",
		"Solomon Islands Transnational Crime Unit",
		"the one unit of the network in Solomon Islands",
	),
	invented("to-tcu", "tcu", "Tonga Transnational Crime Unit"),
	invented("tv-tcu", "tcu", "Tuvalu Transnational Crime Unit"),
	invented("vu-tcu", "tcu", "Vanuatu Transnational Crime Unit, Port Vila"),
	invented("vu-tcu-north", "tcu", "Vanuatu Transnational Crime Unit, Luganville"),
	reported("ws-tcu", "tcu", "Samoa Transnational Crime Unit", "Samoa's unit, linked to the coordination centre"),
];

const partners: readonly SeedAgency[] = [
	reported(
		"ws-ptccc",
		"coordination-centre",
		"Pacific Transnational Crime Coordination Centre",
		"the coordination centre of the network, in Apia",
	),
	reported(
		"sb-immigration",
		"immigration",
		"Solomon Islands Immigration Division",
		"advised to second an officer to the country's unit again",
	),
	{ ...invented("fj-police", "police", "Fiji Police Liaison Bureau"), nationalOffice: "coordinator" },
	invented("fj-central-authority", "central-authority", "Fiji Legal Assistance Office"),
	invented("fj-prosecutor", "prosecutor", "Fiji Prosecution Office"),
	invented("fj-customs", "customs", "Fiji Customs Intelligence Section"),
	invented("fj-immigration", "immigration", "Fiji Immigration Intelligence Section"),
	invented("fj-shelter", "referral-provider", "Suva Safe House"),
	invented("pg-police", "police", "Papua New Guinea Border Police Bureau"),
	invented("pg-customs", "customs", "Papua New Guinea Customs Intelligence Section"),
	invented("sb-labour", "labour-inspectorate", "Solomon Islands Logging Camp Inspectorate"),
	invented("to-customs", "customs", "Tonga Customs Intelligence Section"),
	invented("fj-fiu", "fiu", "Fiji Financial Intelligence Desk"),
	invented("vu-fiu", "fiu", "Vanuatu Financial Intelligence Desk"),
	invented("ws-fiu", "fiu", "Samoa Financial Intelligence Desk"),
	invented("ws-central-authority", "central-authority", "Samoa Legal Assistance Office"),
	invented("ws-prosecutor", "prosecutor", "Samoa Prosecution Office"),
	{ ...invented("ws-rapporteur", "rapporteur", "Samoa Rapporteur on Trafficking"), nationalOffice: "rapporteur" },
	invented("au-police", "police", "Australia Pacific Liaison Bureau"),
	invented("nz-customs", "customs", "New Zealand Pacific Customs Liaison"),
	invented("gn-police", "police", "Guinea Human Trafficking Bureau"),
	invented("ml-police", "police", "Mali Human Trafficking Bureau"),
	invented("sn-immigration", "immigration", "Senegal Border Intelligence Section"),
	invented("do-prosecutor", "prosecutor", "Dominican Republic Trafficking Prosecution Office"),
	invented("ht-police", "police", "Haiti Child Protection Bureau"),
	{ ...invented("lc-police", "police", "Saint Lucia Serious Crime Bureau"), nationalOffice: "coordinator" },
];

export const agencies: readonly SeedAgency[] = [...units, ...partners];

/** What each liaison post may read at most. Agencies that are not listed have no liaison post. */
export const liaisonClearances: Readonly<Record<string, Tlp>> = {
	"ck-tcu": "amber",
	"fj-tcu": "amber+strict",
	"fj-tcu-west": "amber",
	"fm-tcu": "amber+strict",
	"ki-tcu": "amber",
	"mh-tcu": "amber",
	"nu-tcu": "green",
	"pg-tcu": "amber+strict",
	"pw-tcu": "amber",
	"sb-tcu": "amber+strict",
	"to-tcu": "amber",
	"tv-tcu": "green",
	"vu-tcu": "amber+strict",
	"vu-tcu-north": "amber",
	"ws-tcu": "amber+strict",
	"fj-customs": "amber",
	"pg-customs": "green",
	"to-customs": "green",
	"fj-police": "amber",
	"au-police": "amber",
	"nz-customs": "green",
	"gn-police": "green",
	"ht-police": "amber",
	"lc-police": "green",
};
