#!/bin/sh
# Run by the PostgreSQL image when its data folder is empty, and by an operator when a release brings a new service: each service that has
# no database gets one, with an owner that may change its tables and a role that may only use them. Nobody else may connect.
set -eu

# A service is one that has passwords: docker-compose.yml gives them to this container.
for upper in $(env | sed -n 's/^\([A-Z_]*\)_OWNER_PASSWORD=.*/\1/p' | sort); do
	service=$(echo "$upper" | tr '[:upper:]' '[:lower:]')
	there=$(psql --no-psqlrc --tuples-only --no-align --username "$POSTGRES_USER" --dbname postgres \
		--command "select 1 from pg_database where datname = 'seamark_$service'")
	[ -z "$there" ] || continue
	eval "owner_password=\$${upper}_OWNER_PASSWORD app_password=\$${upper}_APP_PASSWORD"
	# The statements come on standard input: no password on a command line, where every process of the machine could read it.
	psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<SQL
\\set service '$service'
\\set owner_password '$owner_password'
\\set app_password '$app_password'
\\set owner seamark_ :service _owner
\\set app seamark_ :service
create role :"owner" login password :'owner_password';
create role :"app" login password :'app_password';
create database :"app" owner :"owner";
revoke connect, temporary on database :"app" from public;
grant connect on database :"app" to :"app";
SQL
done
