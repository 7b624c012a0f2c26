#!/bin/sh
# enter-root.sh ROOT COMMAND: runs a command as if the machine had been started from ROOT, in processes and mounts of its own.
# Not chroot: the browser's sandbox makes user namespaces, which a chroot forbids.
# shellcheck disable=SC2016 # the inner shell expands them
exec unshare --mount --pid --fork --ipc --uts sh -euc '
  root=$1
  mount --make-rprivate /
  mount --bind "$root" "$root"
  cd "$root"
  mount -t proc proc proc
  mount --rbind /sys sys
  mount --rbind /dev dev
  mount -t tmpfs tmpfs run
  mount -t tmpfs tmpfs tmp
  chmod 1777 tmp
  mkdir -p .machine
  pivot_root . .machine
  umount -l /.machine
  export PATH=/usr/sbin:/usr/bin:/sbin:/bin
  exec sh -euc "$2"
' sh "$1" "$2"
