import type { HttpServer } from "@seamark/http";
import type { ServiceContext } from "@seamark/service";
import Type, { type Static } from "typebox";
import { Hash, object } from "../schema.ts";
import { readHead } from "../store/chain.ts";

const Head = object({
	seq: Type.Integer({ minimum: 0, description: "place of the last entry; 0 for an empty chain" }),
	hash: Hash,
	time: Type.String({ format: "date-time", description: "when this was read" }),
});

export const readHeadRoute = (app: HttpServer, { pool, now }: ServiceContext) =>
	app.get(
		"/audit/head",
		{
			config: { access: "audit:verify" },
			schema: {
				summary: "The end of the chain",
				description: "Keep it in another place: with it, a verifier also finds a chain that was cut off or made anew.",
				tags: ["audit"],
				response: { 200: Head },
			},
		},
		async (): Promise<Static<typeof Head>> => ({ ...(await readHead(pool)), time: new Date(now()).toISOString() }),
	);
