import type { AgencyKind, Purpose, RecordKind, Scope, Tlp, Topic } from "@seamark/policy";

/** Everything that was made up for demonstration carries this mark into the hub and onto every screen. */
export type Invented = { invented: true };

/** `handle` is a readable name that is unique over the whole seed; `id` is `seedId(handle)`. */
export type Identified = { id: string; handle: string };

export type SeedRegion = { slug: string; name: string };

export type SeedCountry = {
	/** ISO 3166-1 alpha-2. */
	code: string;
	name: string;
	region: string;
	/** Whether the published report places a unit of the network here (`stated`), or the seed does (`assumed`). */
	networkMember: "stated" | "assumed" | "no";
};

export type SeedAgency = Identified & {
	name: string;
	kind: AgencyKind;
	country: string;
	/** False only for a body that the published report names; what it does in the demo is made up all the same. */
	invented: boolean;
	/** The office that it holds in its country, made up like everything here. */
	nationalOffice?: "rapporteur" | "coordinator";
	/** What the report says of the body; present exactly when `invented` is false. */
	source?: string;
};

export type SeedPost = Identified &
	Invented & {
		agency: string;
		name: string;
		clearance: Tlp;
		scopes: readonly Scope[];
		purposes: readonly Purpose[];
	};

/** An officer has no name here, and needs none: work belongs to the post. */
export type SeedOfficer = Identified & Invented & { homeAgency: string };

export type SeedPosting = Identified &
	Invented & {
		officer: string;
		post: string;
		/** RFC 3339. */
		from: string;
		/** RFC 3339; a secondment to another agency always has it. */
		until?: string;
	};

export type SeedAgreement = Identified &
	Invented & {
		title: string;
		/** The kind of arrangement, as publicly reported, that this one is modelled on. */
		modelledOn: string;
		parties: readonly string[];
		topics: readonly Topic[];
		records: readonly RecordKind[];
		ages: "any" | "child";
		purposes: readonly Purpose[];
		from: string;
		until?: string;
	};

/** A system of an agency; its key is made when the seed is inserted, so that no private key is in the repository. */
export type SeedClient = Identified & Invented & { agency: string; post: string };

/** References (`agency`, `post`, `officer`, `homeAgency`) are ids of this seed; countries are codes, regions slugs. */
export type Seed = {
	regions: readonly SeedRegion[];
	countries: readonly SeedCountry[];
	agencies: readonly SeedAgency[];
	posts: readonly SeedPost[];
	officers: readonly SeedOfficer[];
	postings: readonly SeedPosting[];
	agreements: readonly SeedAgreement[];
	clients: readonly SeedClient[];
};

/** Who logs in, on which post and for which purpose. All are handles but the purpose. */
export type DemoOfficer = { officer: string; post: string; purpose: Purpose };
