import { HubError } from "@seamark/errors";
import type { Operations } from "@seamark/service";
import { Country, Id, Moment, object } from "@seamark/service/schema";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { findThread } from "../../requests/find-thread.ts";
import { MeasuresSchema } from "../../requests/schema.ts";
import { wayOf } from "../../thread/make.ts";
import { releasedTo } from "../released.ts";

/** For what a victim or a witness is opened: to help the person, and in the proceedings of the request. */
const purposes: readonly string[] = ["investigation", "prosecution", "victim-protection"];
const Text = Type.String();

export const readReleasedIdentity = (api: Operations, { cases }: Pick<Deps, "cases">): void =>
	api.reading({
		name: "read-released-identity",
		url: "/mla/requests/:id/identities/:release",
		access: "mla:read",
		passkeyAgain: true,
		summary: "Open who a person is, whom the other side released to your authority in this request",
		description:
			"From the vault, until the day that the release names, and as long as its agency has not erased it. `release` is in the statement. Keep the measures that protect the person. Each opening is on record with both agencies.",
		record: "released-identity",
		params: object({ id: Id, release: Id }),
		answer: object({
			person: Id,
			names: Type.Array(object({ text: Text, script: Text, kind: Text })),
			birth: object({ from: Text, to: Text }),
			sex: Text,
			nationalities: Type.Array(Country),
			documents: Type.Array(object({ kind: Text, country: Text, number: Text })),
			phones: Type.Array(Text),
			contacts: Type.Array(object({ kind: Text, value: Text })),
			measures: MeasuresSchema,
			until: Moment,
		}),
		read: async ({ params, asCallerAtOnce }) => {
			const thread = await asCallerAtOnce((tx) => findThread(tx, params.id));
			const released =
				thread && releasedTo(thread.row.side, thread.chains).find((one) => one.release === params.release);
			return released && { row: thread.row, released };
		},
		missing: { detail: "Nothing of this was released to you." },
		// Opened once the read is in the log.
		present: async ({ row, released: { release, person, measures } }, { actor }) => {
			if (!purposes.includes(actor.purpose))
				throw new HubError("PURPOSE_NOT_FITTING", { detail: `Purposes that fit: ${purposes.join(", ")}.` });
			const { identity, until } = await cases.openReleased({
				actor,
				ownerId: wayOf(row).to,
				releaseId: release,
				requestId: row.id,
			});
			const {
				names = [],
				birth,
				sex = "",
				nationalities = [],
				documents = [],
				phones = [],
				contacts = [],
			} = identity ?? {};
			return {
				person,
				names: names.map(({ text, script, kind }) => ({ text, script, kind })),
				birth: { from: birth?.from ?? "", to: birth?.to ?? "" },
				sex,
				nationalities,
				documents,
				phones,
				contacts,
				measures,
				until,
			};
		},
	});
