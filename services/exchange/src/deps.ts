import type { DirectorySource } from "@seamark/auth";
import type { ServiceContext } from "@seamark/service";
import type { HubKey } from "./keys/hub-key.ts";
import type { Neighbours } from "./neighbours.ts";
import type { SealKeys } from "./parcels/seal.ts";
import type { News } from "./sync/news.ts";

/** What this service is built on. */
export type Deps = {
	context: ServiceContext;
	directory: DirectorySource;
	/** The services whose records are shared. */
	neighbours: Neighbours;
	key: HubKey;
	/** What is sealed to agencies of this hub is opened here. */
	sealKeys: SealKeys;
	/** Where other hubs reach this one; undefined where they do not. */
	url: string | undefined;
	/** Random id of this process, 16 bytes in hex. */
	instance: string;
	/** Random, 16 bytes in hex. */
	newEpoch: () => string;
	/** Milliseconds by a clock that nobody sets. */
	elapsed: () => number;
	/** From 0 to 1. */
	random: () => number;
	news: News;
};
