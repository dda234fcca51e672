import type { Operations } from "@seamark/service";
import { findLoad } from "../../store/loads.ts";
import { LoadAnswer, LoadPath, noLoad } from "../load.ts";

export const readLoad = (api: Operations): void =>
	api.reading({
		name: "read-load",
		url: "/assets/files/:id/loads/:load",
		access: "assets:read",
		summary: "Read how far a load is",
		record: "tracing-file",
		params: LoadPath,
		answer: LoadAnswer,
		read: ({ params, asCaller }) => asCaller((tx) => findLoad(tx, params.id, { id: params.load })),
		missing: noLoad,
	});
