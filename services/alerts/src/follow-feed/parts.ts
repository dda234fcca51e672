import type { Turns } from "@seamark/service";
import type { Deps } from "../deps.ts";
import type { Arrivals } from "./arrivals.ts";
import type { Audiences } from "./audiences.ts";
import type { DeliveryBook } from "./delivery-book.ts";
import type { LivePosition } from "./live-position.ts";

/** What the live feed of a process is made of. */
export type FeedParts = {
	deps: Deps;
	/** The log that is followed. */
	logId: string;
	position: LivePosition;
	audiences: Audiences;
	arrivals: Arrivals;
	book: DeliveryBook;
	seal: (position: number) => string;
	/** Turns at the database for streams that catch up. */
	inTurn: Turns;
	/** Aborted when the feed ends. */
	ended: AbortSignal;
};
