import type { Operations, ServiceContext } from "@seamark/service";
import Type from "typebox";
import { Hash, Moment, object } from "../schema.ts";
import { readHead as headOf } from "../store/chain.ts";

const Head = object({
	seq: Type.Integer({ minimum: 0, description: "place of the last entry; 0 for an empty chain" }),
	hash: Hash,
	time: Moment,
});

/** It tells of no record, so reading it is not recorded: anyone who watches the end would move it with every look. */
export const readHead = (api: Operations, { pool, now }: ServiceContext): void =>
	api.route({
		name: "read-head",
		method: "GET",
		url: "/audit/head",
		access: "audit:verify",
		summary: "The end of the chain",
		description: "Keep it in another place: with it, a verifier also finds a chain that was cut off or rewritten.",
		record: "audit-entry",
		response: { 200: Head },
		handle: async () => ({ ...(await headOf(pool)), time: new Date(now()).toISOString() }),
	});
