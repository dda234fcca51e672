import type { Principal } from "@seamark/policy";
import { inSeconds, type ServiceContext } from "@seamark/service";

const hour = 3_600_000;
const words = { post: "duty post", agency: "agency" };

/**
 * Counts a new report of a sender: what one floods a desk with hides what others saw. Throws TOO_MANY_REQUESTS. Of an anonymous tip the
 * agency alone is counted: a row with the time of it would name the post.
 */
export const countReport = (
	{ allowances, limits: { limits } }: Pick<ServiceContext, "allowances" | "limits">,
	who: Pick<Principal, "agency" | "post">,
	anonymous: boolean,
): Promise<void> => {
	const use = (whose: keyof typeof words, key: string, most: number) => ({
		of: { limit: `${whose}-reports`, most, perMs: hour } as const,
		key,
		says: (seconds: number) =>
			`Your ${words[whose]} sends more than ${most} reports an hour. It may send the next one in ${inSeconds(seconds)}. The reports that it has sent stay.`,
	});
	return allowances.use(
		...(anonymous ? [] : [use("post", who.post, limits.postReports)]),
		use("agency", who.agency, limits.agencyReports),
	);
};
