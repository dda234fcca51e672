import { type Directory, namesIn } from "@seamark/auth";
import type { Pool } from "@seamark/db";
import type { CursorSeal } from "@seamark/http";
import type { Page } from "@seamark/service";
import { type DeliveryPast, deliveriesPast, ownsAlert, type Read, readsOf, versionsOf } from "../store/readers.ts";
import { deliveredBy, hadByReading, type Version } from "./decide.ts";
import type { Reader } from "./schema.ts";

/** Ranges looked at for one page; a page may be short, and its cursor goes on from there. */
const mostRanges = 2_000;

/** Who has had an alert of the agency, oldest first; undefined where the agency raised no such alert. */
export const readersOfAlert = async (
	pool: Pool,
	seal: CursorSeal,
	directory: Directory,
	o: { id: string; agency: string; after: string | undefined; limit: number },
): Promise<Page | undefined> => {
	const { id, agency, limit } = o;
	const after = o.after === undefined ? 0 : seal.open(o.after);
	if (!(await ownsAlert(pool, agency, id))) return undefined;
	const versions = await versionsOf(pool, id);
	const [reads, past] = await Promise.all([
		readsOf(pool, id, after, limit + 1),
		deliveriesPast(
			pool,
			versions.map((version) => version.position),
			after,
			mostRanges,
		),
	]);
	// Both lists are known up to their last row; a page ends where the shorter one does.
	const known = Math.min(
		past.scannedTo,
		(reads.length > limit ? reads.at(-1)?.seq : undefined) ?? Number.POSITIVE_INFINITY,
	);
	const all = [
		...reads.flatMap((read) => fromRead(read, versions)),
		...past.deliveries.flatMap((delivery) => fromDelivery(delivery, versions)),
	]
		.filter((one) => one.seq <= known)
		.sort((a, b) => a.seq - b.seq);
	const page = all.slice(0, limit);
	const next = all.length > limit ? page.at(-1)?.seq : Number.isFinite(known) ? known : undefined;
	return {
		items: page.map(({ reader }): Reader => ({ ...reader, ...namesIn(directory, reader) })),
		ids: [id],
		...(next === undefined ? {} : { next: seal.seal(next) }),
	};
};

type Unnamed = Omit<Reader, "agencyName" | "postName">;
type Placed = { seq: number; reader: Unnamed };

const fromRead = (read: Read, versions: readonly Version[]): Placed[] => {
	const had = hadByReading(read.time.getTime(), versions);
	if (had === "tombstone") return [];
	const reader: Unnamed = {
		entry: read.eventId,
		how: read.action as Reader["how"],
		at: read.time.toISOString(),
		agency: read.agency,
		post: read.post,
		...(read.officer === "" ? {} : { officer: read.officer }),
		purpose: read.purpose,
		savingLife: read.savingLife,
		possibly: had === "possibly",
	};
	return [{ seq: read.seq, reader }];
};

const fromDelivery = ({ seq, eventId, channel, range }: DeliveryPast, versions: readonly Version[]): Placed[] => {
	const delivered = deliveredBy(range, versions);
	if (!delivered) return [];
	const { agency, post, officer, purpose } = range.principal;
	const reader: Unnamed = {
		entry: eventId,
		how: "delivery",
		at: new Date(delivered.at).toISOString(),
		agency,
		post,
		...(officer === undefined ? {} : { officer }),
		purpose,
		savingLife: delivered.savingLife,
		channel,
		versions: delivered.versions,
		possibly: delivered.possibly,
	};
	return [{ seq, reader }];
};
