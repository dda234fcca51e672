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
 * How parcels travel from the authority that sent one to the authority that it is for. The service reads each parcel out of its own rows.
 * It hands the parcel to the line until the line resolves. The line resolves when it has kept the parcel for good, or when `take` has taken
 * it in at the other side.
 *
 * A line may hand over late, more than once and in any order; `take` checks every parcel as if a stranger had sent it. It may also lose
 * statements, receipts and counts: what has no proof of delivery goes out again. It may not lose a letter, which has no receipts.
 * Where both authorities are at one hub, the line is `take` itself. What is for one at another hub stays in the log: the service exchange reads it there.
 */
export type Line = (take: TakeParcel) => TakeParcel;

export type Delivering = { close(): Promise<void> };
