import type { DirectorySource } from "@seamark/auth";
import type { Pool } from "@seamark/db";
import type { SealingKeys } from "@seamark/sealing";
import type { ServiceContext } from "@seamark/service";
import type { PatternFinder } from "./patterns/apart.ts";
import type { Graphs } from "./traces/graphs.ts";

/** What the operations of this service are made of. */
export type Deps = {
	context: ServiceContext;
	directory: DirectorySource;
	keys: SealingKeys;
	/** Connections that can COPY. */
	loading: Pool;
	graphs: Graphs;
	patterns: PatternFinder;
};
