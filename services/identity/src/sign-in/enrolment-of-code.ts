import { HubError } from "@seamark/errors";
import type { Identity } from "../identity.ts";
import { countWrongHalf, type EnrolmentRow, enrolmentByCode } from "../store/passkeys.ts";
import { halfHash } from "./codes.ts";
import { stillGives } from "./givers.ts";

/** Wrong second halves, after which a code is worth nothing. */
export const mostWrong = 5;

/** The enrolment that both halves name. What is wrong with a code is told to nobody: it would help who tries. */
export const enrolmentOfCode = async (
	{ context, refusals, directory }: Identity,
	code: { firstHalf: string; secondHalf: string },
): Promise<EnrolmentRow> => {
	const { pool, hubKey, now, committer } = context;
	const enrolment = await enrolmentByCode(pool, halfHash(hubKey, "first", code.firstHalf));
	const good =
		enrolment !== undefined &&
		!enrolment.used &&
		enrolment.expiresAt > now() &&
		enrolment.wrong < mostWrong &&
		[enrolment.askedBy, enrolment.confirmedBy].every((id) => stillGives(directory.current(), id, enrolment, now())) &&
		directory.current().agency(enrolment.agencyId)?.status === "active";
	if (good && enrolment.secondHash === halfHash(hubKey, "second", code.secondHalf)) return enrolment;
	if (good && enrolment.secondHash !== null)
		await committer.commit({ writes: [{ statement: countWrongHalf, row: { id: enrolment.id } }], events: [] });
	await refusals.note({
		agencyId: enrolment?.agencyId ?? "",
		clientId: "",
		reason: "wrong_code",
		grant: "enrolment",
	});
	throw new HubError("ENROLMENT_REFUSED");
};
