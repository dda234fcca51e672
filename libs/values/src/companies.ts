import { apostrophes, foldCode, legible } from "./fold.ts";

/** Source: the usual forms of companies in the registers of the region and of the countries that it trades with. */
const forms = new Set(
	"LTD LIMITED PTY PROPRIETARY INC INCORPORATED CORP CORPORATION CO COMPANY LLC LLP PLC GMBH AG SA SARL SAS BV NV SRL SPA SDN BHD PTE PT TBK KK AB AS OY".split(
		" ",
	),
);

/** The name of a company without its form. */
export const companyKey = (text: string): string => {
	// Marks that belong to a form go first: S.A., Pty. Ltd.
	const words = legible(text)
		.replaceAll(apostrophes, "")
		.replaceAll(".", "")
		.split(/[\s,;()&/-]+/);
	while (words.length > 1 && forms.has(foldCode(words.at(-1) ?? ""))) words.pop();
	return foldCode(words.join(""));
};
