import { fileURLToPath } from "node:url";

/**
 * The fonts that letters are set in, each embedded with the signs that a letter uses. No font of the machine is used: a letter
 * looks alike everywhere, and what no font here has is an error and no empty box. The first that has a sign is taken.
 */
const fonts: readonly { family: string; files: readonly URL[] }[] = [
	google("Noto Sans", import.meta.resolve("@expo-google-fonts/noto-sans"), "NotoSans"),
	google("Amiri", import.meta.resolve("@expo-google-fonts/amiri"), "Amiri"),
	google("Noto Sans Ethiopic", import.meta.resolve("@expo-google-fonts/noto-sans-ethiopic"), "NotoSansEthiopic"),
	google("Noto Sans Bengali", import.meta.resolve("@expo-google-fonts/noto-sans-bengali"), "NotoSansBengali"),
	google("Noto Sans Thai", import.meta.resolve("@expo-google-fonts/noto-sans-thai"), "NotoSansThai"),
	google("Noto Sans NKo", import.meta.resolve("@expo-google-fonts/noto-sans-nko"), "NotoSansNKo", ["400Regular"]),
	google("Noto Sans Tifinagh", import.meta.resolve("@expo-google-fonts/noto-sans-tifinagh"), "NotoSansTifinagh", [
		"400Regular",
	]),
	asian("Noto Sans S Chinese", import.meta.resolve("@embedpdf/fonts-sc"), "NotoSansHans"),
	asian("Noto Sans Korean", import.meta.resolve("@embedpdf/fonts-kr"), "NotoSansKR"),
];

/** `entry` is the address of the package's first file. */
function google(family: string, entry: string, name: string, weights = ["400Regular", "700Bold"]) {
	return { family, files: weights.map((weight) => new URL(`${weight}/${name}_${weight}.ttf`, entry)) };
}

function asian(family: string, entry: string, name: string) {
	return { family, files: ["Regular", "Bold"].map((weight) => new URL(`../fonts/${name}-${weight}.otf`, entry)) };
}

export const families: readonly string[] = fonts.map(({ family }) => family);
export const fontFiles: readonly string[] = fonts.flatMap(({ files }) => files.map((file) => fileURLToPath(file)));
