import { openHttp } from "@seamark/http";
import { hubServices, registerOperations } from "@seamark/service";
import { openLogger } from "@seamark/telemetry";
import { definitionOf } from "./definition.ts";

/** The address in the description of a hub that does not run. */
export const describedHub = "https://hub.example";

/** The OpenAPI description that a demonstration hub serves at `/openapi.json`, without a hub and without a database. */
export const describeHub = async (): Promise<Record<string, unknown>> => {
	const http = await openHttp({
		title: "Seamark hub",
		publicUrl: describedHub,
		authenticator: { authenticate: () => Promise.reject(new Error("This server only describes itself.")) },
		log: openLogger({ service: "hub", level: "warn" }),
		notReady: async () => [],
	});
	try {
		for (const { name } of hubServices) registerOperations(http, await definitionOf(name));
		await http.ready();
		return http.swagger() as unknown as Record<string, unknown>;
	} finally {
		await http.close();
	}
};
