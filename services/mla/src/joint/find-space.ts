import type { Deps } from "../deps.ts";
import { spacesOf } from "../store/joint.ts";
import { type JointStage, type Space, stageFor } from "./joint.ts";

const agenciesOf = ({ directory }: Pick<Deps, "directory">) =>
	directory.current().snapshot.agencies.map(({ id }) => id);

export type Found = Space & { stage: JointStage };

/** The spaces of which an agency is a member, with how each is for it. */
export const findSpaces = async (
	deps: Pick<Deps, "context" | "directory">,
	agency: string,
	now: number,
	space?: string,
): Promise<Found[]> => {
	const found = await spacesOf(deps.context.pool, agenciesOf(deps), { member: agency, ...(space ? { space } : {}) });
	return found.flatMap((one) => {
		const stage = stageFor(one, agency, now);
		return stage ? [{ ...one, stage }] : [];
	});
};

/** Undefined for who is no member, as for what is not there. */
export const findSpace = async (
	deps: Pick<Deps, "context" | "directory">,
	agency: string,
	now: number,
	space: string,
): Promise<Found | undefined> => (await findSpaces(deps, agency, now, space))[0];
