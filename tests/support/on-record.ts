import { randomUUID } from "node:crypto";
import { type DecodedEvent, decodeEvent } from "@seamark/contracts";
import { serviceNames } from "@seamark/service";
import type { Hub } from "../../infra/local/src/hub.ts";
import { seedId } from "../../infra/seed/src/seed-id.ts";
import type { Example } from "./example.ts";

/** Holds what is asked of a hub against what is on record of it: reads, lists, and what is refused to another agency. */

type Answer = { status: number; text: string };
type Call = (example: Example) => Promise<Answer>;
type Asked = { operation: string; ids: string[] };

const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const idsOf = ({ path = {} }: Example): string[] => Object.values(path).filter((id) => uuid.test(id));

/**
 * Of another agency, in another region: nothing in the examples is for them. They are two, since of one post attempts beyond thirty in a
 * minute are counted and written as one.
 */
const strangers = ["ht-police-desk-1", "ht-police-liaison-1"];
const strangeAgency = seedId("ht-police");

/** Of an agency in the same region, which alerts and letters do reach. */
const neighbour = "to-customs-desk-1";
/** What differs between two answers of the same kind: ids, and the trace. */
const kindOf = ({ status, text }: Answer): string =>
	`${status} ${text.replace(/"traceId":"\w+"/g, "").replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "an id")}`;

const entries = async (hub: Hub) =>
	(
		await Promise.all(
			serviceNames.map(async (name) => {
				const { rows } = await hub
					.context(name)
					.pool.query<{ type: string; data: Buffer }>("select type, data from seamark.log_entry order by position");
				return rows.map((row) => decodeEvent(row));
			}),
		)
	).flat();

/** What comes by itself, or with a read. */
const besides =
	/RecordsAccessed|Delivery|TokenIssued|TokenRefused|OfficerSignedIn|SignInEnded|StatementSigned|Parcel|ReceiptGiven/;
/** Anyone who delivers webhooks has them wait or go on when a command has let them, a moment later. */
const byDeliverer = (event: DecodedEvent) =>
	event.name === "SubscriptionChanged" && event.payload.actor?.service === "alerts";
const changesIn = async (hub: Hub): Promise<number> =>
	(await entries(hub)).filter((event) => event && !besides.test(event.name) && !byDeliverer(event)).length;

export const openOnRecord = () => {
	const reads: Asked[] = [];
	const refused: Asked[] = [];
	const letThrough: string[] = [];
	const doneTwice: string[] = [];
	const toldApart: string[] = [];
	return {
		doneTwice: doneTwice as readonly string[],
		/** The same request, made by somebody of another agency. */
		stranger: async ({ purpose: _purpose, ...example }: Example, call: Call) => {
			const { status, text } = await call({ ...example, as: strangers[refused.length % 2] as string });
			if (status === 403 || status === 404) refused.push({ operation: example.operation, ids: idsOf(example) });
			else letThrough.push(`${example.operation} ${status} ${text.slice(0, 200)}`);
		},
		toldApart: toldApart as readonly string[],
		/** The same request by a neighbour, for what is there and for ids that nobody has: the answers may not differ. */
		neighbour: async ({ purpose: _purpose, ...example }: Example, call: Call) => {
			if (example.as === undefined || idsOf(example).length === 0) return;
			const nobodys = Object.entries(example.path ?? {}).map(([name, id]) => [name, uuid.test(id) ? randomUUID() : id]);
			const asked = { ...example, as: neighbour };
			const [there, nowhere] = [await call(asked), await call({ ...asked, path: Object.fromEntries(nobodys) })];
			if (kindOf(there) !== kindOf(nowhere) && example.as !== neighbour) toldApart.push(example.operation);
		},
		/** The same request once more. */
		again: async (hub: Hub, example: Example, first: Answer, call: Call) => {
			const before = await changesIn(hub);
			const second = await call(example);
			const more = (await changesIn(hub)) - before;
			if (second.text !== first.text || second.status >= 300 || more > 0)
				doneTwice.push(
					`${example.operation}: ${first.status} ${second.status}, ${more} more; ${second.text.slice(0, 200)}`,
				);
		},
		asked: (example: Example) => {
			if (example.operation.startsWith("GET ") && example.as)
				reads.push({ operation: example.operation, ids: idsOf(example) });
		},
		/** What was read or refused and is on no record. `nameOf` names an operation as the audit does. */
		missing: async (hub: Hub, nameOf: (operation: string) => string) => {
			const accesses = (await entries(hub)).flatMap((event) =>
				event?.name === "RecordsAccessed" ? [event.payload] : [],
			);
			const isOf = (operation: string, query: string) => query.split(" ", 1)[0] === nameOf(operation);
			return {
				reads: reads
					.filter(({ operation }) => !accesses.some(({ query }) => isOf(operation, query)))
					.map(({ operation }) => operation),
				refused: refused
					.filter(
						({ operation, ids }) =>
							!accesses.some(
								({ actor, query, found, recordIds, action }) =>
									actor?.agencyId === strangeAgency &&
									action === "alteration" &&
									!found &&
									isOf(operation, query) &&
									ids.every((id) => recordIds.includes(id)),
							),
					)
					.map(({ operation }) => operation),
				letThrough,
			};
		},
	};
};
