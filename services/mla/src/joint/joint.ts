import type { Fault } from "@seamark/errors";
import { faultsWhere } from "@seamark/service";
import type { JointItemRow, JointRow, MemberRow } from "../store/joint.ts";

/**
 * A joint investigation: several authorities, for a time (UNTOC 19). Who opened it says who may take part and until when; each member
 * accepts by itself, and leaves when it wants. What a member puts there stays its own: it takes it back, and it goes with the member who
 * leaves. After its time nobody sees what another one put there. Pure.
 */
export type Space = { joint: JointRow; memberships: readonly MemberRow[] };

export const jointStages = ["invited", "open", "left", "ended"] as const;
export type JointStage = (typeof jointStages)[number];

/** Those who take part now. Who opened it ends it by leaving. */
const present = ({ joint, memberships }: Space, now: number): string[] => {
	const here = memberships.filter(({ agency, leftAt }) => joint.members.includes(agency) && leftAt === null);
	const over = now >= Date.parse(joint.endsAt) || !here.some(({ agency }) => agency === joint.agency);
	return over ? [] : here.map(({ agency }) => agency);
};

/** How a space is for one of its members; undefined for everybody else. */
export const stageFor = (space: Space, agency: string, now: number): JointStage | undefined => {
	if (!space.joint.members.includes(agency)) return undefined;
	const here = present(space, now);
	if (here.length === 0) return "ended";
	if (here.includes(agency)) return "open";
	return space.memberships.some((one) => one.agency === agency) ? "left" : "invited";
};

/** Whose items a member reads now: those of all who take part while it does, and its own for good. */
export const contributorsFor = (space: Space, agency: string, now: number): string[] =>
	stageFor(space, agency, now) === "open" ? present(space, now) : [agency];

/** Own items stay on record as taken back; of others nothing is left. */
export const visibleItems = (items: readonly JointItemRow[], agency: string): JointItemRow[] =>
	items.filter((one) => one.withdrawnAt === null || one.agency === agency);

/** The longest time: an investigation that takes longer is opened again. */
const mostMs = 2 * 366 * 86_400_000;

export const faultsOfOpening = (
	{ members, endsAt }: { members: readonly string[]; endsAt: string },
	o: { own: string; now: number; authorities: ReadonlySet<string> },
): Fault[] => [
	...faultsWhere(
		[!(Date.parse(endsAt) > o.now), "/endsAt", "must be later than now"],
		[Date.parse(endsAt) > o.now + mostMs, "/endsAt", "must be within two years: open another one after that"],
		[members.includes(o.own), "/members", "has your own authority in it: name the others"],
	),
	...members.flatMap((one, at) =>
		o.authorities.has(one)
			? []
			: [
					{
						at: `/members/${at}`,
						message:
							"is no active prosecutor or central authority of this hub. Authorities of other hubs cannot take part",
					},
				],
	),
];

const why: Record<JointStage, string> = {
	invited: "was not accepted by your authority yet: accept-joint-investigation",
	open: "is open",
	left: "was left by your authority",
	ended: "has ended",
};
/** Why something cannot be done now that is done while a space is like this. */
export const mustBe = (stage: JointStage, ...wanted: JointStage[]): Fault[] =>
	wanted.includes(stage) ? [] : [{ at: "", message: why[stage] }];

/** As many as all members together put into one space: each of them reads it as a whole. */
const mostItems = 1_000;

/** Why nothing can be put there now; how much is in it is for those who take part. */
export const faultsOfAdding = ({ stage, held }: { stage: JointStage; held: number }): Fault[] =>
	stage === "open"
		? faultsWhere([held >= mostItems, "", `has ${mostItems} items, and holds no more: open another one`])
		: mustBe(stage, "open");
