/**
 * The header that makes a browser save a file and never show it (RFC 6266), with the name in any script (RFC 8187) and
 * without what could end the header or lead into another folder.
 */
export const contentDisposition = (name: string): string => {
	const plain = name
		.normalize("NFKD")
		.replace(/[^\x20-\x7e]/g, "")
		.replace(/["\\/%;]/g, "_");
	const encoded = encodeURIComponent(name.toWellFormed()).replace(
		/['()*]/g,
		(letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
	);
	return `attachment; filename="${plain || "file"}"; filename*=UTF-8''${encoded}`;
};
