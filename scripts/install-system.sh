#!/bin/sh
# install-system.sh CHOICE...: installs Debian packages as root; of a choice "a|b" the first that is offered. Starts no
# service, asks nothing, and gives up after a while. What one choice lacks does not keep the others from being installed.
set -u
export DEBIAN_FRONTEND=noninteractive

# The system asks this file whether a package may start its service: no. Somebody else's stays as it is.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
	trap 'rm -f "$policy"' EXIT
	printf '#!/bin/sh\nexit 101\n' >"$policy"
	chmod 755 "$policy"
fi

timeout 45 apt-get update -q -o DPkg::Lock::Timeout=60

status=0
for choice in "$@"; do
	for package in $(echo "$choice" | tr '|' ' '); do
		apt-cache show "$package" >/dev/null 2>&1 || continue
		timeout 150 apt-get install -qy --no-install-recommends -o DPkg::Lock::Timeout=60 "$package" || status=1
		continue 2
	done
	echo "no package $choice is offered"
	status=1
done
exit $status
