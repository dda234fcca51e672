import type { Operations } from "@seamark/service";
import { object } from "@seamark/service/schema";
import Type from "typebox";
import { countWaiting, mostCounted, mostLookedAt } from "../store/waiting.ts";

const Count = Type.Integer({ minimum: 0, maximum: mostCounted });

export const readWaiting = (api: Operations): void =>
	api.reading({
		name: "read-waiting",
		url: "/alerts/waiting",
		access: "alerts:read",
		summary: "Count what waits for your duty post",
		description: `For the officer who takes over: how many alerts and recalls of others the post has not acknowledged as they are now, and how many questions wait for an answer of your agency. Counts alone, of what you may see; each ends at ${mostCounted}, and only the last ${mostLookedAt} changes are looked at. GET /alerts?unacknowledged=true and GET /alerts/questions list them.`,
		record: "alert",
		answer: object({
			unacknowledged: Count,
			flash: Type.Integer({ minimum: 0, maximum: mostCounted, description: "those of them that are flash" }),
			questions: Count,
		}),
		ids: () => [],
		read: ({ who, asCaller }) => asCaller((tx) => countWaiting(tx, who)),
	});
