import { createPublicKey } from "node:crypto";
import type { Fault } from "@seamark/errors";
import { faultsOf, openValidator } from "@seamark/http";
import { tlpLevels } from "@seamark/policy";
import { Moment, oneOf } from "@seamark/service/schema";
import Type, { type Static } from "typebox";
import { type DirectoryDecision, rfc3339, unlessFaulty } from "../decision.ts";
import { AgencyKind, Country, Handle, Id, Kid, Line, object, Purposes, RegionSlug } from "../schema.ts";
import { putForeignDirectory } from "../store/statements.ts";

/** An agency as its owner publishes it to other hubs: what a decision over an alert needs, and nothing that lets anyone act for it. */
const Published = object({
	agency: object({
		id: Id,
		handle: Handle,
		name: Line(200),
		kind: AgencyKind,
		country: Country,
		region: RegionSlug,
		status: oneOf(["active", "suspended"] as const),
		invented: Type.Boolean(),
		statementKeys: Type.Array(
			object({
				kid: Kid,
				jwk: Type.String({ maxLength: 4_000 }),
				from: Moment,
				until: Type.Union([Moment, Type.Literal("")]),
			}),
			{ maxItems: 200 },
		),
	}),
	sealKey: Type.String({ pattern: "^([0-9a-f]{64})?$" }),
	readers: Type.Array(object({ clearance: oneOf(tlpLevels), purposes: Purposes }), { maxItems: 100 }),
	validUntil: Moment,
});
export type Published = Static<typeof Published>;

const check = openValidator().compile(Type.Array(Published, { maxItems: 2_000 }));

export type TakeForeignDirectory = { hub: string; serial: number; agencies: unknown };

/** Two owners never write one record: an id or a handle that somebody has already is refused, and with it all that was published. */
export const decideTakeForeignDirectory = (
	{ hub, serial, agencies }: TakeForeignDirectory,
	state: {
		ownHub: string;
		/** Of what is known of that hub; undefined where nothing is. */
		serial: number | undefined;
		/** Ids and handles of this hub's agencies, and of those of all hubs but that one. */
		taken: { ids: ReadonlySet<string>; handles: ReadonlySet<string> };
	},
	now: number,
): DirectoryDecision | "known" => {
	if (state.serial !== undefined && serial <= state.serial) return "known";
	if (!check(agencies)) return { faults: faultsOf(check.errors) };
	const published = agencies as Published[];
	const faults = [...hubFaults(hub, state.ownHub), ...takenFaults(published, state.taken), ...keyFaults(published)];
	return unlessFaulty(faults, () => ({
		writes: [{ statement: putForeignDirectory, row: { hub, serial, agencies: published, at: rfc3339(now) } }],
		changed: [{ entity: "foreign-directory", entityId: hub, change: "published", agencyId: "" }],
		answer: {},
	}));
};

const hubFaults = (hub: string, own: string): Fault[] =>
	hub === "" || hub === own ? [{ at: "/hub", message: "must be another hub than this one" }] : [];

/** Who verifies a statement parses these: what is no public key never gets so far. */
const keyFaults = (published: readonly Published[]): Fault[] =>
	published.flatMap(({ agency: { statementKeys } }, index) =>
		statementKeys.flatMap(({ jwk }, key) =>
			isPublicKey(jwk)
				? []
				: [{ at: `/agencies/${index}/agency/statementKeys/${key}/jwk`, message: "is no public key as JSON" }],
		),
	);

const isPublicKey = (text: string): boolean => {
	try {
		const jwk = JSON.parse(text) as Record<string, unknown>;
		return (
			"kty" in jwk && !("d" in jwk) && !("k" in jwk) && createPublicKey({ key: jwk, format: "jwk" }).type === "public"
		);
	} catch {
		return false;
	}
};

const takenFaults = (
	published: readonly Published[],
	taken: { ids: ReadonlySet<string>; handles: ReadonlySet<string> },
): Fault[] => {
	const ids = new Set(taken.ids);
	const handles = new Set(taken.handles);
	return published.flatMap(({ agency: { id, handle } }, index) => {
		const faults: Fault[] = [
			...(ids.has(id) ? [{ at: `/agencies/${index}/agency/id`, message: "is the id of another agency" }] : []),
			...(handles.has(handle)
				? [{ at: `/agencies/${index}/agency/handle`, message: "is the handle of another agency" }]
				: []),
		];
		ids.add(id);
		handles.add(handle);
		return faults;
	});
};
