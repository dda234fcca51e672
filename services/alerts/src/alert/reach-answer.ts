import { Country, Id, object, oneOf, orNull } from "@seamark/service/schema";
import Type from "typebox";
import { whyNot } from "./reach.ts";

const count = (description: string) => Type.Integer({ minimum: 0, description });

export const reachNumberProperties = {
	addressed: count("agencies that the alert is addressed to, your own left out"),
	reached: count("those of them in which a duty post may read it"),
};

/** How many agencies a command's alert is addressed to, and how many can read it. */
export const ReachNumbers = object(reachNumberProperties);

export const ReachAnswer = object({
	...reachNumberProperties,
	agencies: Type.Array(
		object({
			agency: Id,
			name: Type.String(),
			country: Country,
			kind: Type.String(),
			hub: Type.Optional(Type.String({ description: "hub of its owner; absent for this one" })),
			reached: Type.Boolean(),
			why: orNull(
				oneOf(whyNot, {
					description:
						"excluded: you keep it out. suspended: the agency is. agreement: none between your countries covers it. use: your limits on use leave no purpose. expired. clearance: none of its posts may read this TLP. no-reader: no post of it reads alerts for a purpose that fits",
				}),
			),
		}),
	),
});
