/** The names of a new thing in every spelling that code, tables and people need. */
export type Names = {
	/** As typed: `freeze-order`. */
	kebab: string;
	/** `freezeOrder` */
	camel: string;
	/** `FreezeOrder` */
	pascal: string;
	/** `freeze_order` */
	snake: string;
	/** `freeze order` */
	words: string;
};

export const namesOf = (kebab: string): Names => {
	const parts = kebab.split("-");
	const pascal = parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join("");
	return {
		kebab,
		camel: pascal.charAt(0).toLowerCase() + pascal.slice(1),
		pascal,
		snake: parts.join("_"),
		words: parts.join(" "),
	};
};

export const isName = (text: string): boolean => /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(text) && text.length <= 40;

/** For records whose plural is regular; English has others, and the developer renames those. */
export const plural = (text: string): string =>
	/[^aeiou]y$/.test(text) ? `${text.slice(0, -1)}ies` : /(s|x|ch|sh)$/.test(text) ? `${text}es` : `${text}s`;
