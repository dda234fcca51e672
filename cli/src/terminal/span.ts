/** A day, or two with two dots between them; one of the two may be missing. */
export const spanOf = (typed: string): { from?: string; to?: string } | undefined => {
	const [from = "", to = typed.includes("..") ? "" : from, ...more] = typed.split("..");
	const day = /^\d{4}-\d{2}-\d{2}$/;
	const bad = [from, to].some((one) => one !== "" && !day.test(one));
	if (bad || more.length > 0 || from + to === "") return undefined;
	return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
};

export const spanLike = "2012-03-01, 2012-03-01..2014-06-30 or ..2014-06-30";
