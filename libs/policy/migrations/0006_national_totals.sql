-- What is counted over all agencies of a country, for those who hold an office in it.
select seamark.kind('national-totals', '{"rule":"own","purposes":["analysis","oversight"],"actions":{"read":{"scopes":["statistics:national"]}}}');
