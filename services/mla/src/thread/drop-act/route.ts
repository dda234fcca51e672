import { type Operations, recordChanged, refuse } from "@seamark/service";
import { Id, NoBody, object, oneOf } from "@seamark/service/schema";
import { findAct, updateAct } from "../../store/acts.ts";

export const dropAct = (api: Operations): void =>
	api.command({
		name: "drop-act",
		url: "/mla/requests/:id/acts/:act/drop",
		access: "mla:write",
		summary: "Drop what was prepared and not signed",
		record: "mla-act",
		params: object({ id: Id, act: Id }),
		body: NoBody,
		answer: object({ id: Id, state: oneOf(["dropped"]) }),
		find: ({ params, asCaller }) => asCaller((tx) => findAct(tx, params.id, params.act), "change"),
		missing: { detail: "No such act." },
		handle: ({ found: act, actor }) => {
			if (act.state !== "waiting") return refuse("REFUSED", [{ at: "", message: `is ${act.state} already` }]);
			const version = act.version + 1;
			return {
				writes: [{ statement: updateAct, row: { agency: act.agency, id: act.id, state: "dropped", version } }],
				events: [recordChanged({ actor, record: "mla-act", recordId: act.id, change: "removed", version })],
				answer: { id: act.id, state: "dropped" },
			};
		},
	});
