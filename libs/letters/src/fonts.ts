import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/**
 * The fonts that letters are set in, each embedded with the signs that a letter uses. No font of the machine is used: a letter
 * looks alike everywhere, and what no font here has is an error and no empty box. The first that has a sign is taken.
 */
const files: readonly { family: string; package: string; regular: string; bold?: string | undefined }[] = [
	google("Noto Sans", "noto-sans", "NotoSans"),
	google("Amiri", "amiri", "Amiri"),
	google("Noto Sans Ethiopic", "noto-sans-ethiopic", "NotoSansEthiopic"),
	google("Noto Sans Bengali", "noto-sans-bengali", "NotoSansBengali"),
	google("Noto Sans Thai", "noto-sans-thai", "NotoSansThai"),
	{ ...google("Noto Sans NKo", "noto-sans-nko", "NotoSansNKo"), bold: undefined },
	{ ...google("Noto Sans Tifinagh", "noto-sans-tifinagh", "NotoSansTifinagh"), bold: undefined },
	asian("Noto Sans S Chinese", "fonts-sc", "NotoSansHans"),
	asian("Noto Sans Korean", "fonts-kr", "NotoSansKR"),
];

function google(family: string, name: string, file: string) {
	return {
		family,
		package: `@expo-google-fonts/${name}`,
		regular: `400Regular/${file}_400Regular.ttf`,
		bold: `700Bold/${file}_700Bold.ttf`,
	};
}

function asian(family: string, name: string, file: string) {
	return { family, package: `@embedpdf/${name}`, regular: `fonts/${file}-Regular.otf`, bold: `fonts/${file}-Bold.otf` };
}

export const families: readonly string[] = files.map(({ family }) => family);

/** Where the files are. */
export const fontFiles = (): string[] => {
	const { resolve } = createRequire(import.meta.url);
	return files.flatMap(({ package: name, regular, bold }) => {
		// Some packages name no package.json among what they offer, so their entry says where they are.
		const entry = dirname(resolve(name));
		const folder = name.startsWith("@embedpdf/") ? dirname(entry) : entry;
		return [regular, ...(bold ? [bold] : [])].map((file) => join(folder, file));
	});
};
