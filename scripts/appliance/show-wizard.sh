#!/bin/sh
# Runs inside the installed machine: starts the screen as its unit does, on a compositor without a panel, waits until it says that
# content is on the glass, and takes a picture of it to /proof.png. A machine without a graphics chip needs X for the browser.
set -eu
cd /var/lib/vestibule
rm -f health.json
mkdir -p /run/vestibule-kiosk
chown kiosk:kiosk /run/vestibule-kiosk
# shellcheck source=/dev/null
. /etc/default/vestibule-kiosk

as_kiosk() {
  env -i PATH=/usr/bin:/bin HOME=/var/lib/vestibule XDG_RUNTIME_DIR=/run/vestibule-kiosk XDG_SESSION_TYPE=wayland \
    WLR_BACKENDS=headless WLR_RENDERER=pixman WLR_LIBINPUT_NO_DEVICES=1 \
    VESTIBULE_DATA=/var/lib/vestibule VESTIBULE_CONFIG=/etc/vestibule/kiosk.json VESTIBULE_SHELL=browser \
    VESTIBULE_TEST_CHROMIUM_ARGS=--ozone-platform=x11 WAYLAND_DISPLAY=wayland-0 \
    setpriv --reuid kiosk --regid kiosk --init-groups --no-new-privs "$@"
}

# shellcheck disable=SC2086 # options, as in the unit
as_kiosk cage -d $CAGE_OPTIONS -- /usr/lib/vestibule/vestibule-kiosk >&2 &
seconds=0
until [ -s health.json ]; do
  [ "$seconds" -lt 120 ] || { echo 'Nothing came on the glass within two minutes.' >&2; exit 1; }
  sleep 1
  seconds=$((seconds + 1))
done
sleep 3
as_kiosk grim - >/proof.png
cat health.json
