-- The register of convicted persons: for those who investigate and prosecute, and where a life is at risk.
select seamark.kind('conviction', '{"rule":"own","purposes":["investigation","prosecution","life-saving"],"actions":{"read":{"scopes":["convictions:search"]},"change":{"scopes":["convictions:search"]}}}');
