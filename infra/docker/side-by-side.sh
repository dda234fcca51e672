#!/usr/bin/env bash
# Starts three hubs of three owners on this machine, in containers: north, south and east, each a project of docker-compose.yml. Their consoles
# are at https://localhost:8441 to 8443. Say `down` to stop them; what they keep stays in their volumes.
set -euo pipefail
cd "$(dirname "$0")/../.."
hubs=(north:FJ south:TO east:VU)
compose() { docker compose -p "$1" --env-file ".env.$1" -f docker-compose.yml -f infra/docker/side-by-side.yml --profile app "${@:2}"; }

if [ "${1:-up}" = down ]; then
	for one in "${hubs[@]}"; do compose "${one%:*}" down; done
	exit
fi
docker network inspect seamark-between >/dev/null 2>&1 || docker network create --internal seamark-between
place=0
for one in "${hubs[@]}"; do
	hub=${one%:*}
	place=$((place + 1))
	if [ ! -f ".env.$hub" ]; then
		node infra/docker/demo-directory.ts "$hub" "${one#*:}" >"directory.$hub.json"
		while IFS= read -r line; do
			case $line in
			SEAMARK_PUBLIC_URL=*) echo "SEAMARK_PUBLIC_URL=https://localhost:844$place" ;;
			SEAMARK_PROXY_PORT=*) echo "SEAMARK_PROXY_PORT=844$place" ;;
			SEAMARK_HUB_ID=*) echo "SEAMARK_HUB_ID=https://$hub.example" ;;
			SEAMARK_DIRECTORY=*) echo "SEAMARK_DIRECTORY=./directory.$hub.json" ;;
			GRAFANA_PORT=*) echo "GRAFANA_PORT=300$place" ;;
			*=) echo "$line$(openssl rand -hex 24)" ;;
			*) echo "$line" ;;
			esac
		done <.env.example >".env.$hub"
		echo "SEAMARK_HUB_NAME=$hub" >>".env.$hub"
	fi
	compose "$hub" up --build --detach
done
