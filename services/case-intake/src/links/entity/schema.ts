import Type from "typebox";
import { Id } from "../../schema.ts";

export const Excluded = Type.Optional(
	Type.Array(Id, {
		maxItems: 100,
		uniqueItems: true,
		description: "agencies that never get a hit on it in this case",
	}),
);
