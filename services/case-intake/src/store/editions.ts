/** What is given out for a year as bytes that never change: a frozen return, or a release of national totals. */
export type Edition = {
	year: number;
	/** From 1; each correction of the year is one more. */
	edition: number;
	/** Of the bytes, lower-case hex. */
	sha256: string;
};

/** Who gives it out, and its bytes as text. */
export type EditionOf = { agency: string; post: string; text: string };

export const toEditionRow = ({ year, edition, sha256 }: Edition, { agency, post, text }: EditionOf) => ({
	year,
	edition,
	sha256,
	agency,
	by_post: post,
	text,
});
