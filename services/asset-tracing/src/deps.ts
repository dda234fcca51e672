import type { DirectorySource } from "@seamark/auth";
import type { Pool } from "@seamark/db";
import type { SealingKeys } from "@seamark/sealing";
import type { ServiceContext } from "@seamark/service";
import type { LookupSets } from "./lookups/sets.ts";
import type { Others } from "./others/others.ts";
import type { OwnerFinder } from "./owners/apart.ts";
import type { PatternFinder } from "./patterns/apart.ts";
import type { Tracer } from "./traces/tracer.ts";

/** What the operations of this service are made of. */
export type Deps = {
	context: ServiceContext;
	directory: DirectorySource;
	keys: SealingKeys;
	/** Connections for loads, whose statements go one after the other. */
	loading: Pool;
	tracer: Tracer;
	patterns: PatternFinder;
	owners: OwnerFinder;
	others: Others;
	lookups: LookupSets;
};
