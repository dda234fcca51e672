import type { Side, Signed } from "@seamark/mla-thread";
import type { Way } from "../events.ts";

/**
 * Something on its way from one authority to another: a statement, a receipt or a letter, as it was signed; or how many statements of
 * each side somebody has, so that the other sends what is missing.
 */
export type Parcel = Way & (({ kind: "statement" | "receipt" | "letter" } & Signed) | Counts);
type Counts = { kind: "counts"; counts: Record<Side, number> };

/** Takes one in. Rejects when it could not be kept: it then comes again. What came before changes nothing. */
export type TakeParcel = (parcel: Parcel) => Promise<void>;

/**
 * How parcels travel. At least once, in any order, perhaps late: every parcel of a change that was stored is handed to `take` until it
 * resolves, no matter what dies in between. Today both authorities are at one hub; the exchange between hubs will be another adapter.
 */
export type Delivery = (take: TakeParcel) => Promise<Delivering>;
export type Delivering = { close(): Promise<void> };
