#!/bin/bash
# Turns a fresh Debian 12 into a screen. It says what it does, and may be run again: the second time it changes nothing.
#
#   sudo ./set-up-screen.sh vestibule-kiosk_1.2.0_amd64.deb --server https://vestibule.example --profile portrait-43
#
# --server URL          central server
# --profile NAME        panel, as in /usr/share/vestibule/profiles; a portrait one also turns the picture
# --turn 0|90|180|270   turns picture and touch clockwise, when the panel is hung another way
# --updates FILE        where releases come from and which key they are signed with: an update.json
# --server-key KEY      whose enrolment files on a stick are believed: serverKey of the answer that made one
# --keypad VVVV:PPPP    the one keypad that may type here (vendor and product, as lsusb shows them)
#
# VESTIBULE_ROOT: writes the machine's files under that folder (for an image, and for our tests).
set -euo pipefail

root=${VESTIBULE_ROOT:-}
package='' server='' profile='' turn='' keypad='' updates='' server_key=''

say() { printf '• %s\n' "$*"; }
fail() {
  printf 'set-up-screen: %s\n' "$*" >&2
  exit 1
}

read_words() {
  while [ $# -gt 0 ]; do
    case "$1" in
    --server | --server-key | --profile | --turn | --keypad | --updates)
      [ $# -ge 2 ] || fail "$1 needs a value."
      local word=${1#--}
      printf -v "${word//-/_}" '%s' "$2"
      shift
      ;;
    -*) fail "There is no option $1." ;;
    *) package=$1 ;;
    esac
    shift
  done
}

# A screen that is set up already, and hangs another way.
is_only_turned() {
  [ -n "$turn" ] && [ -z "$package$server$profile$keypad$updates$server_key" ]
}

check_words() {
  [ -n "$package" ] || is_only_turned || fail 'Name the package: vestibule-kiosk_….deb.'
  [ -z "$package" ] || [ -f "$package" ] || fail "There is no file $package."
  [ -z "$updates" ] || [ -f "$updates" ] || fail "There is no file $updates."
  case "$server" in
  '' | https://*) ;;
  *) fail "--server $server is not an https address." ;;
  esac
  case "$turn" in
  '' | 0 | 90 | 180 | 270) ;;
  *) fail "--turn $turn is not 0, 90, 180 or 270." ;;
  esac
  [[ $keypad =~ ^([0-9a-fA-F]{4}:[0-9a-fA-F]{4})?$ ]] || fail "--keypad $keypad is not of the form VVVV:PPPP."
  [[ $server_key =~ ^([A-Za-z0-9+/]{59}=)?$ ]] || fail "--server-key $server_key is not the key of a server."
  [[ $profile =~ ^([a-z]+-[0-9]+)?$ ]] || fail "--profile $profile is not the name of a profile."
}

check_root() {
  [ "$(id -u)" = 0 ] || fail 'Run it as root: it installs packages.'
}

check_machine() {
  check_root
  # shellcheck source=/dev/null
  . "$root/etc/os-release"
  [ "${ID:-} ${VERSION_ID:-}" = 'debian 12' ] || fail "This is ${PRETTY_NAME:-another system}; a screen is made of Debian 12."
  local machine wanted
  machine=$(dpkg --print-architecture)
  wanted=$(dpkg-deb --field "$package" Architecture) || fail "$package is not a Debian package."
  [ "$(dpkg-deb --field "$package" Package)" = vestibule-kiosk ] || fail "$package is not the package vestibule-kiosk."
  [ "$machine" = "$wanted" ] || fail "The package is for $wanted, and this machine is $machine."
}

install_package() {
  say "Installing $(basename "$package") and what it needs (Chromium, cage, seatd, espeak-ng…)"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  # By name what the package only recommends: the recommendations of all the others would bring a desktop.
  apt-get install -y -qq --no-install-recommends -o Dpkg::Options::=--force-confold \
    cec-utils ddcutil grim unattended-upgrades "$(realpath "$package")"
}

# The updater takes no release that it could not take back: it needs the package that is installed.
keep_package() {
  local folder=$root/var/lib/vestibule-update kept
  kept=$folder/vestibule-kiosk_$(dpkg-deb --field "$package" Version).deb
  if [ ! -f "$kept" ]; then
    say 'Keeping the package, as the way back from the first update'
    install -d -m 700 "$folder"
    install -m 600 "$package" "$kept"
  fi
  [ -z "$updates" ] || put /etc/vestibule/update.json <"$updates"
}

# Replaces a file when it would be another one.
put() {
  local path=$root$1 text
  text=$(cat)
  if [ -f "$path" ] && [ "$(cat "$path")" = "$text" ]; then
    say "$1 is as it should be"
    return
  fi
  say "Writing $1"
  mkdir -p "$(dirname "$path")"
  printf '%s\n' "$text" >"$path.part"
  mv "$path.part" "$path"
}

configure_screen() {
  local config=/etc/vestibule/kiosk.json chosen
  [ -n "$server$profile$server_key" ] || return 0
  chosen=$root$config
  if [ -n "$profile" ]; then
    chosen=$root/usr/share/vestibule/profiles/$profile.json
    [ -f "$chosen" ] || fail "There is no profile $profile; see /usr/share/vestibule/profiles."
  fi
  # Of what is there, only the panel, the server and its key are changed.
  "$root/usr/lib/vestibule/node" -e '
    const [config, chosen, server, serverKey] = process.argv.slice(1);
    const read = (file) => JSON.parse(require("node:fs").readFileSync(file, "utf8"));
    const value = { ...read(config), panel: read(chosen).panel, ...(server ? { server } : {}), ...(serverKey ? { serverKey } : {}) };
    console.log(JSON.stringify(value, null, 2));
  ' "$root$config" "$chosen" "$server" "$server_key" | put "$config"
}

# cage turns the picture; the touch panel goes on sending its own corners, and libinput turns those.
turn_picture() {
  case "$turn:$profile" in
  :portrait-*) turn=90 ;;
  :) return 0 ;;
  :*) turn=0 ;;
  esac
  local options='' matrix='1 0 0 0 1 0'
  case "$turn" in
  90) options='-r' matrix='0 -1 1 1 0 0' ;;
  180) options='-r -r' matrix='-1 0 1 0 -1 1' ;;
  270) options='-r -r -r' matrix='0 1 0 -1 0 1' ;;
  esac
  say "Turning picture and touch by $turn degrees"
  printf 'CAGE_OPTIONS=%s\n' "$options" | put /etc/default/vestibule-kiosk
  printf 'ENV{ID_INPUT_TOUCHSCREEN}=="1", ENV{LIBINPUT_CALIBRATION_MATRIX}="%s"\n' "$matrix" |
    put /etc/udev/rules.d/89-vestibule-turn.rules
}

allow_keypad() {
  [ -n "$keypad" ] || return 0
  local lower=${keypad,,}
  printf 'SUBSYSTEM=="input", ATTRS{idVendor}=="%s", ATTRS{idProduct}=="%s", ENV{VESTIBULE_KEYPAD}="1"\n' \
    "${lower%:*}" "${lower#*:}" | put /etc/udev/rules.d/89-vestibule-keypad.rules
}

stay_awake() {
  say 'Starting without a desktop, never sleeping, with the time from the network'
  systemctl set-default --quiet multi-user.target
  systemctl mask --quiet sleep.target suspend.target hibernate.target hybrid-sleep.target
  systemctl enable --quiet systemd-timesyncd.service seatd.service vestibule-kiosk.service vestibule-update.timer \
    vestibule-update.path vestibule-reboot.path vestibule-turn.path vestibule-clock.path
}

start_screen() {
  if [ -n "$root" ] || [ ! -d /run/systemd/system ]; then
    say 'Done: the screen starts with the machine.'
    return
  fi
  udevadm control --reload
  udevadm trigger --subsystem-match=input
  systemctl daemon-reload
  systemctl restart systemd-timesyncd.service seatd.service vestibule-kiosk.service
  say 'Done: the screen is on. From now on it starts with the machine.'
}

hint_overlay() {
  say 'When the screen works: a read-only system survives every power cut. « apt-get install overlayroot », put'
  say '/var/lib/vestibule on a partition of its own, and set overlayroot="tmpfs:recurse=0" in /etc/overlayroot.conf.'
  say 'Updates then need overlayroot-chroot; see OPERATE.md.'
}

read_words "$@"
check_words
if is_only_turned; then
  check_root
  turn_picture
  start_screen
  exit
fi
check_machine
install_package
keep_package
configure_screen
turn_picture
allow_keypad
stay_awake
start_screen
hint_overlay
