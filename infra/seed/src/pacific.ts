import { type AgencyKind, grantableTo, type Purpose, type Scope } from "@seamark/policy";
import { agencies, countries, liaisonClearances, regions } from "./agencies.ts";
import { agreements } from "./agreements.ts";
import { seedId } from "./seed-id.ts";
import type { DemoOfficer, Seed, SeedAgency, SeedClient, SeedOfficer, SeedPost, SeedPosting } from "./types.ts";

const identified = (handle: string) => ({ id: seedId(handle), handle, invented: true as const });

const policing: readonly Purpose[] = [
	"crime-prevention",
	"investigation",
	"victim-protection",
	"life-saving",
	"analysis",
];

const purposesOf: Record<AgencyKind, readonly Purpose[]> = {
	tcu: [...policing, "border-control", "financial-investigation"],
	police: policing,
	customs: ["border-control", "crime-prevention", "investigation", "life-saving"],
	immigration: ["border-control", "crime-prevention", "investigation", "victim-protection", "life-saving"],
	prosecutor: ["prosecution", "investigation"],
	"central-authority": ["prosecution"],
	fiu: ["financial-investigation", "analysis"],
	"labour-inspectorate": ["crime-prevention", "victim-protection", "life-saving"],
	"referral-provider": ["victim-protection", "life-saving"],
	"coordination-centre": [...policing, "border-control"],
	rapporteur: ["oversight", "analysis"],
};

/** Running the hub needs no sight of its alerts, so these stay off the desks. */
const operations: readonly Scope[] = ["directory:write", "ops:redrive", "audit:verify"];

const post = (
	agency: SeedAgency,
	name: string,
	rest: Pick<SeedPost, "clearance" | "scopes" | "purposes">,
): SeedPost => ({
	...identified(`${agency.handle}/${name}`),
	agency: agency.id,
	name,
	...rest,
});

const desk = (agency: SeedAgency): SeedPost =>
	post(agency, "desk", {
		clearance: agency.kind === "tcu" || agency.kind === "coordination-centre" ? "red" : "amber+strict",
		scopes: grantableTo(agency.kind, agency.nationalOffice).filter((scope) => !operations.includes(scope)),
		purposes: purposesOf[agency.kind],
	});

const liaison = (agency: SeedAgency): SeedPost[] => {
	const clearance = liaisonClearances[agency.handle];
	if (clearance === undefined) return [];
	const scopes: Scope[] = ["directory:read", "alerts:read", "alerts:subscribe"];
	return [post(agency, "liaison", { clearance, scopes, purposes: purposesOf[agency.kind] })];
};

/** TLP:RED is for the eyes of persons, so no system is cleared for it. */
const system = (agency: SeedAgency): SeedPost[] => {
	if (agency.kind !== "tcu") return [];
	const scopes: Scope[] = [
		"directory:read",
		"alerts:read",
		"alerts:subscribe",
		"alerts:raise",
		"alerts:export",
		// Hotlines and tip lines hand in through the unit's own systems.
		"reports:submit",
	];
	return [post(agency, "system", { clearance: "amber+strict", scopes, purposes: purposesOf.tcu })];
};

const operator = (agency: SeedAgency): SeedPost[] =>
	agency.kind === "coordination-centre"
		? [
				post(agency, "operations", {
					clearance: "clear",
					scopes: ["directory:read", ...operations],
					purposes: ["oversight"],
				}),
			]
		: [];

const posts: readonly SeedPost[] = agencies.flatMap((agency) => [
	desk(agency),
	...liaison(agency),
	...system(agency),
	...operator(agency),
]);

/** `fj-tcu/desk` is held by `fj-desk-1`, `to-customs/liaison` by `to-customs-liaison-1`. */
const holderOf = (postHandle: string): string => `${postHandle.replace("-tcu", "").replace("/", "-")}-1`;

/** Where cases are kept, requests are signed or money is given back, some things need a second person: `fj-desk-second-1` sits on `fj-tcu/desk` too. */
const twoPersons: readonly Scope[] = ["cases:read", "mla:sign", "assets:book"];
const withSecond = posts.filter(({ scopes }) => twoPersons.some((scope) => scopes.includes(scope)));
const secondOf = (postHandle: string): string => holderOf(postHandle).replace(/-1$/, "-second-1");

const secondedOfficer: SeedOfficer = {
	...identified("sb-immigration-seconded-1"),
	homeAgency: seedId("sb-immigration"),
};

const staffed = posts.filter(({ name }) => name !== "system");

const officers: readonly SeedOfficer[] = [
	...staffed.map(({ handle, agency }) => ({ ...identified(holderOf(handle)), homeAgency: agency })),
	...withSecond.map(({ handle, agency }) => ({ ...identified(secondOf(handle)), homeAgency: agency })),
	secondedOfficer,
];

const posting = (officer: string, postHandle: string, dates: Pick<SeedPosting, "from" | "until">): SeedPosting => ({
	...identified(`${officer}@${postHandle}`),
	officer: seedId(officer),
	post: seedId(postHandle),
	...dates,
});

const postings: readonly SeedPosting[] = [
	...staffed.map(({ handle }) => posting(holderOf(handle), handle, { from: "2025-01-01T00:00:00Z" })),
	...withSecond.map(({ handle }) => posting(secondOf(handle), handle, { from: "2025-01-01T00:00:00Z" })),
	posting(secondedOfficer.handle, "sb-tcu/liaison", { from: "2026-01-01T00:00:00Z", until: "2036-12-31T23:59:59Z" }),
];

const clients: readonly SeedClient[] = agencies
	.filter(({ kind }) => kind === "tcu")
	.map(({ id, handle }) => ({
		...identified(`${handle}/system-client`),
		agency: id,
		post: seedId(`${handle}/system`),
	}));

/** A demo region modelled on the Pacific network, with neighbours and outsiders. `README.md` says what is real in it. */
export const pacific: Seed = { regions, countries, agencies, posts, officers, postings, agreements, clients };

const at = (postHandle: string, purpose: Purpose): DemoOfficer => ({
	officer: holderOf(postHandle),
	post: postHandle,
	purpose,
});

/** The people of the alerts story: three liaison officers who follow the feed, and the desks that post to it. */
export const demoOfficers: { readers: readonly DemoOfficer[]; posters: readonly DemoOfficer[] } = {
	readers: [
		at("fj-tcu/liaison", "investigation"),
		at("to-customs/liaison", "border-control"),
		at("ht-police/liaison", "victim-protection"),
	],
	posters: [
		at("fj-tcu/desk", "investigation"),
		at("fj-tcu-west/desk", "investigation"),
		at("ki-tcu/desk", "investigation"),
		at("pg-tcu/desk", "investigation"),
		at("pw-tcu/desk", "investigation"),
		at("sb-tcu/desk", "investigation"),
		at("to-tcu/desk", "investigation"),
		at("vu-tcu/desk", "investigation"),
		at("vu-tcu-north/desk", "investigation"),
		at("ws-tcu/desk", "investigation"),
		at("ws-ptccc/desk", "analysis"),
		at("fj-immigration/desk", "border-control"),
		at("to-customs/desk", "border-control"),
		at("vu-fiu/desk", "financial-investigation"),
		at("nz-customs/desk", "border-control"),
		at("gn-police/desk", "investigation"),
		at("ht-police/desk", "investigation"),
		at("lc-police/desk", "investigation"),
	],
};
