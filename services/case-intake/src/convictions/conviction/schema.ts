import Type from "typebox";
import { Country, Day, text } from "../../schema.ts";

export const convictionFields = {
	court: text(200, "the court as it is called, without names of persons"),
	courtCountry: Type.Optional({ ...Country, description: "country of the court; your own when left out" }),
	spentOn: Type.Optional({
		...Day,
		description: "from this day on nobody finds it, by the law of the court's country; left out where it is not known",
	}),
};
