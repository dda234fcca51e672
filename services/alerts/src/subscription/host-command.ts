import type { Tx } from "@seamark/db";
import { object, text } from "@seamark/service/schema";
import Type from "typebox";
import { findHost } from "./hosts.ts";

type Asked = {
	body: { host: string };
	who: { agency: string };
	asCaller: <T>(read: (tx: Tx) => Promise<T>) => Promise<T>;
};

/** What every decision of an administrator on a host takes and gives. */
export const hostCommand = {
	access: "agency:admin",
	tag: "feed",
	record: "subscription",
	body: object({ host: text(253, "the host as the list of hosts shows it") }),
	status: 204,
	answer: Type.Null(),
	find: ({ body, who, asCaller }: Asked) => asCaller((tx) => findHost(tx, who.agency, body.host)),
	missing: { detail: "No webhook of your agency leads to this host." },
} as const;
