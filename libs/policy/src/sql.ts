import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ActionOf, KindName } from "./kinds.ts";
import type { GovernedRecord, Grant, NamedRecord, Principal } from "./types.ts";
import type { AgencyKind, AgeScope, Purpose, RecordKind, Tlp, Topic, UseCode } from "./vocabulary.ts";

/** The rule as row-level security, for the migrations of every database that holds governed records. */
export const policyMigrations = { name: "policy", dir: fileURLToPath(new URL("../migrations", import.meta.url)) };
/** The text of all of them, in their order. */
export const policySql: string = readdirSync(policyMigrations.dir)
	.sort()
	.map((file) => readFileSync(`${policyMigrations.dir}/${file}`, "utf8"))
	.join("\n");

/**
 * The columns that every governed table has (`like seamark.governed`). The values suit both query parameters and JSON
 * (`jsonb_to_recordset`), by which one statement inserts many rows.
 */
export type PolicyColumns = {
	originator_agency: string;
	originator_country: string;
	topic: Topic;
	ages: AgeScope;
	tlp: Tlp;
	audience_regions: readonly string[];
	audience_countries: readonly string[];
	audience_kinds: readonly AgencyKind[];
	audience_agencies: readonly string[];
	excluded_agencies: readonly string[];
	use_codes: readonly UseCode[];
	use_purposes: readonly Purpose[];
	life_at_risk: boolean;
	/** RFC 3339 in UTC with milliseconds when written; the database driver reads it as a Date. */
	expires_at: string | Date | null;
};

/**
 * The columns of a record. Conditions for people to read are content and have no column here.
 * Throws RangeError when `expiresAt` is not a time or an id is not a UUID in lower case. `may` compares ids as text, and
 * an excluded agency must not slip through by the way its id is written.
 */
export const policyColumns = ({
	originator,
	topic,
	ages,
	lifeAtRisk = false,
	handling,
}: GovernedRecord): PolicyColumns => ({
	originator_agency: uuid(originator.agency),
	originator_country: originator.country,
	topic,
	ages,
	tlp: handling.tlp,
	audience_regions: handling.audience.regions,
	audience_countries: handling.audience.countries,
	audience_kinds: handling.audience.kinds,
	audience_agencies: handling.audience.agencies.map(uuid),
	excluded_agencies: handling.audience.excluded.map(uuid),
	use_codes: handling.use.codes,
	use_purposes: handling.use.purposes,
	life_at_risk: lifeAtRisk,
	expires_at: toInstant(handling.expiresAt),
});

/** The record back from its columns. `expiresAt` comes back in UTC with milliseconds, no matter what offset it had. */
export const fromColumns = (
	record: RecordKind,
	columns: PolicyColumns,
	conditions: readonly string[],
): GovernedRecord => ({
	record,
	originator: { agency: columns.originator_agency, country: columns.originator_country },
	topic: columns.topic,
	ages: columns.ages,
	...(columns.life_at_risk ? { lifeAtRisk: true } : {}),
	handling: {
		tlp: columns.tlp,
		audience: {
			regions: columns.audience_regions,
			countries: columns.audience_countries,
			kinds: columns.audience_kinds,
			agencies: columns.audience_agencies,
			excluded: columns.excluded_agencies,
		},
		use: { codes: columns.use_codes, purposes: columns.use_purposes, conditions },
		expiresAt: toInstant(columns.expires_at),
	},
});

/** The column of a table under the rule of parties (`like seamark.named`). */
export type PartyColumns = { parties: readonly string[] };

/** Throws RangeError when an id is not a UUID in lower case, or a role is not one word or several with hyphens. */
export const partyColumns = ({ parties }: NamedRecord): PartyColumns => ({
	parties: parties.map(({ agency, role }) => {
		if (!/^[a-z]+(-[a-z]+)*$/.test(role)) throw new RangeError("A role must be words in lower case, with hyphens.");
		return `${role}:${uuid(agency)}`;
	}),
});

export const fromPartyColumns = ({ parties }: PartyColumns): NamedRecord => ({
	parties: parties.map((party) => {
		const [role = "", agency = ""] = party.split(":");
		return { agency, role };
	}),
});

/** A row of the book of grants of a kind (`like seamark.granted`). */
export type GrantRow = Omit<Grant, "until"> & {
	/** Id of the record that it opens. */
	record: string;
	/** RFC 3339 in UTC with milliseconds when written; the database driver reads it as a Date. */
	until: string | Date;
};

/** Throws RangeError when `until` is not a time or an id is not a UUID in lower case. */
export const grantRow = (record: string, { giver, receiver, purpose, until }: Grant): GrantRow => ({
	record: uuid(record),
	giver: uuid(giver),
	receiver: uuid(receiver),
	purpose,
	until: new Date(until).toISOString(),
});

export const fromGrantRow = ({ giver, receiver, purpose, until }: GrantRow): Grant => ({
	giver,
	receiver,
	purpose,
	until: new Date(until).toISOString(),
});

const uuid = (id: string): string => {
	if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
		throw new RangeError("An id must be a UUID in lower case.");
	return id;
};

/** PostgreSQL keeps microseconds and `may` decides in milliseconds: cut to one instant that both agree on. */
const toInstant = (time: string | Date | null): string | null => (time === null ? null : new Date(time).toISOString());

/** A name and a value for `set_config(name, value, true)`. */
export type Setting = [name: string, value: string];

/**
 * The context of a transaction that reads for a principal. Of each kind of record it sees what the kind's rule lets the
 * principal do `action` to now, and nothing of a kind that does not know the action.
 * `now` is milliseconds since the epoch. Officer and post are left out: the rule does not need them.
 */
export const principalSettings = (who: Principal, action: ActionOf<KindName>, now: number): Setting[] => {
	const { agency, kind, country, region, clearance, purpose, scopes, flows } = who;
	return [
		["seamark.principal", JSON.stringify({ agency, kind, country, region, clearance, purpose, scopes })],
		// Apart from the principal, which is parsed for each part of the rule: flows are long and needed once.
		["seamark.flows", JSON.stringify(flows)],
		["seamark.action", action],
		["seamark.now", new Date(now).toISOString()],
		["seamark.writers", ""],
	];
};

/**
 * The context of a transaction that writes for agencies: it can insert and update the rows that they originate, and
 * sees those alone. Clears the principal, so that no read in the same transaction mixes the two.
 */
export const writerSettings = (agencies: readonly string[]): Setting[] => [
	["seamark.principal", ""],
	["seamark.flows", ""],
	["seamark.action", ""],
	["seamark.now", ""],
	["seamark.writers", JSON.stringify(agencies)],
];
