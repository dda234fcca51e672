select seamark.kind('mla-request', '{"rule":"own","purposes":["investigation","prosecution","financial-investigation","victim-protection"],"actions":{"read":{"scopes":["mla:read"]},"change":{"scopes":["mla:write","mla:sign"]}}}');
select seamark.kind('mla-letter', '{"rule":"own","actions":{"read":{"scopes":["mla:inform"]},"change":{"scopes":["mla:inform"]}}}');
