#!/bin/bash
# What electron-builder asks of fpm, which Debian does not have, done with dpkg-deb.
set -euo pipefail
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
mkdir "$tree/DEBIAN"
depends=() recommends=()
while [ $# -gt 0 ]; do
  case "$1" in
  --force) ;;
  -d) depends+=("$2") && shift ;;
  --deb-recommends) recommends+=("$2") && shift ;;
  --after-install) install -m 755 "$2" "$tree/DEBIAN/postinst" && shift ;;
  --after-remove) install -m 755 "$2" "$tree/DEBIAN/postrm" && shift ;;
  --architecture | --description | --version | --package | --name | --maintainer) declare "${1#--}=$2" && shift ;;
  -*) shift ;;
  *=/*)
    mkdir -p "$tree$(dirname "${1#*=}")"
    cp -r "${1%%=*}" "$tree${1#*=}"
    ;;
  esac
  shift
done
list() { local IFS=,; echo "$*"; }
{
  echo "Package: ${name:?}"
  echo "Version: ${version:?}"
  echo "Architecture: ${architecture:?}"
  echo "Maintainer: ${maintainer:?}"
  echo "Depends: $(list "${depends[@]}")"
  [ ${#recommends[@]} = 0 ] || echo "Recommends: $(list "${recommends[@]}")"
  echo "Description: ${description:?}"
} >"$tree/DEBIAN/control"
dpkg-deb --root-owner-group -Znone --build "$tree" "${package:?}" >/dev/null
