import { basename, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

/** A file of the page under a name that its content makes: it never changes, and is kept by the browser for good. */
export type WebFile = { name: string; type: string; plain: Buffer; brotli: Buffer };

type Built = {
	byName: ReadonlyMap<string, WebFile>;
	/** What the first view takes. `bytes` are those on the line. */
	first: { script: WebFile; style: WebFile; preload: readonly WebFile[]; bytes: number };
};

/** Built once, when the first browser asks: a hub that nobody opens the console of pays nothing. */
export type WebFiles = { built(): Promise<Built> };

export const openWebFiles = (folder: string): WebFiles => {
	let built: Promise<Built> | undefined;
	return {
		built: () => {
			built ??= build(folder).catch((error: unknown) => {
				built = undefined;
				throw error;
			});
			return built;
		},
	};
};

const compress = promisify(brotliCompress);
const types: Record<string, string> = { js: "text/javascript; charset=utf-8", css: "text/css; charset=utf-8" };

const build = async (folder: string): Promise<Built> => {
	// Loaded with the first build, for the same reason.
	const esbuild = await import("esbuild");
	const { outputFiles, metafile } = await esbuild.build({
		entryPoints: [join(folder, "main.tsx"), join(folder, "style.css")],
		bundle: true,
		splitting: true,
		format: "esm",
		target: "es2022",
		minify: true,
		jsx: "automatic",
		jsxImportSource: "preact",
		charset: "utf8",
		entryNames: "[name]-[hash]",
		chunkNames: "[name]-[hash]",
		outdir: "/out",
		write: false,
		metafile: true,
		logLevel: "silent",
		absWorkingDir: folder,
	});
	const made = await Promise.all(
		outputFiles.map(async ({ path, contents }): Promise<WebFile> => {
			const plain = Buffer.from(contents);
			const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
			const name = basename(path);
			return {
				name,
				type: types[name.split(".").at(-1) ?? ""] ?? "application/octet-stream",
				plain,
				brotli: await compress(plain, { params }),
			};
		}),
	);
	const byName = new Map(made.map((file) => [file.name, file]));
	const of = (start: RegExp) => made.find(({ name }) => start.test(name)) as WebFile;
	const script = of(/^main-.*\.js$/);
	const outputs = Object.entries(metafile.outputs).find(([path]) => basename(path) === script.name)?.[1];
	// What the script imports at once is fetched beside it, and not after it.
	const preload = (outputs?.imports ?? [])
		.filter(({ kind }) => kind === "import-statement")
		.flatMap(({ path }) => byName.get(basename(path)) ?? []);
	const style = of(/^style-.*\.css$/);
	const bytes = [script, style, ...preload].reduce((sum, { brotli }) => sum + brotli.length, 0);
	return { byName, first: { script, style, preload, bytes } };
};
