/*
 * Preloaded into a workload (LD_PRELOAD): writes down, in order, what the process asks of the files below one
 * directory, and when the files were forced to disk. recording.ts reads it back; the two must agree on `struct entry`.
 *
 *   POWER_CUT_DIRECTORY  the directory watched, absolute and without symbolic links
 *   POWER_CUT_MARKS      a file outside it: what is written there enters the recording as a mark of the workload
 *   POWER_CUT_RECORDING  the recording itself, outside it as well
 *
 * Calls go to the kernel directly, so nothing here can meet its own interposed functions. One lock around
 * call and entry keeps the order true with several threads. A recording with a hole would lie: if an entry cannot
 * be written, the process ends. Not seen: memory maps (SQLite maps only -shm, which no recovery reads), writev,
 * mkdir, calls relative to a directory descriptor, other processes; the replay's own check finds whatever these change.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#if __SIZEOF_POINTER__ != 8
#error "written for 64-bit Linux, where off_t and off64_t are one"
#endif

enum kind { OPENED = 1, WRITTEN, RESIZED, SYNCED, UNLINKED, RENAMED, MARKED, DIRECTORY_OPENED };

struct entry {
  uint32_t kind;
  int32_t descriptor;
  uint64_t number; /* OPENED: flags of open; WRITTEN: offset; RESIZED: new size */
  uint64_t length; /* bytes that follow: a path, the written bytes, or "from\0to" */
};

enum watch { UNWATCHED = 0, IN_DIRECTORY, MARKS };
enum { DESCRIPTORS = 65536 };
static unsigned char watch_of[DESCRIPTORS];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int recording = -1;
static const char *directory, *marks;

static void append(const void *bytes, size_t length) {
  while (length > 0) {
    long written = syscall(SYS_write, recording, bytes, length);
    if (written <= 0) abort();
    bytes = (const char *)bytes + written;
    length -= (size_t)written;
  }
}

static void note(enum kind kind, int descriptor, uint64_t number, const void *bytes, size_t length) {
  struct entry entry = {kind, descriptor, number, length};
  append(&entry, sizeof entry);
  append(bytes, length);
}

__attribute__((constructor)) static void start(void) {
  directory = getenv("POWER_CUT_DIRECTORY");
  marks = getenv("POWER_CUT_MARKS");
  const char *path = getenv("POWER_CUT_RECORDING");
  if (!directory || !marks || !path) abort();
  recording = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (recording < 0) abort();
  unsetenv("LD_PRELOAD"); /* a program started from here would number its descriptors in the same recording */
}

static int is_watched(const char *path) {
  if (!directory) return 0; /* another library's constructor ran first */
  size_t length = strlen(directory);
  return strncmp(path, directory, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static enum watch watch_for(int descriptor) {
  return descriptor >= 0 && descriptor < DESCRIPTORS ? watch_of[descriptor] : UNWATCHED;
}

static int open_noted(const char *path, int flags, mode_t mode) {
  pthread_mutex_lock(&lock);
  int descriptor = (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
  if (descriptor >= 0) {
    enum watch watch = marks && strcmp(path, marks) == 0 ? MARKS : is_watched(path) ? IN_DIRECTORY : UNWATCHED;
    if (descriptor < DESCRIPTORS) watch_of[descriptor] = watch;
    else if (watch != UNWATCHED) abort();
    struct stat status;
    int is_directory = fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode);
    if (watch == IN_DIRECTORY)
      note(is_directory ? DIRECTORY_OPENED : OPENED, descriptor, (uint64_t)flags, path, strlen(path));
  }
  pthread_mutex_unlock(&lock);
  return descriptor;
}

static mode_t mode_given(int flags, va_list rest) { return flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0; }

#define OPEN(name)                              \
  int name(const char *path, int flags, ...) {  \
    va_list rest;                               \
    va_start(rest, flags);                      \
    mode_t mode = mode_given(flags, rest);      \
    va_end(rest);                               \
    return open_noted(path, flags, mode);       \
  }
OPEN(open)
OPEN(open64)

int close(int descriptor) {
  pthread_mutex_lock(&lock);
  if (watch_for(descriptor) != UNWATCHED) watch_of[descriptor] = UNWATCHED;
  int result = (int)syscall(SYS_close, descriptor);
  pthread_mutex_unlock(&lock);
  return result;
}

ssize_t write(int descriptor, const void *bytes, size_t length) {
  enum watch watch = watch_for(descriptor);
  if (watch == UNWATCHED) return syscall(SYS_write, descriptor, bytes, length);
  pthread_mutex_lock(&lock);
  ssize_t written = syscall(SYS_write, descriptor, bytes, length);
  if (written > 0 && watch == MARKS) note(MARKED, descriptor, 0, bytes, (size_t)written);
  if (written > 0 && watch == IN_DIRECTORY) {
    off_t end = lseek(descriptor, 0, SEEK_CUR); /* after the write, so that O_APPEND is told right */
    note(WRITTEN, descriptor, (uint64_t)(end - written), bytes, (size_t)written);
  }
  pthread_mutex_unlock(&lock);
  return written;
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t length, off_t offset) {
  if (watch_for(descriptor) == UNWATCHED) return syscall(SYS_pwrite64, descriptor, bytes, length, offset);
  pthread_mutex_lock(&lock);
  ssize_t written = syscall(SYS_pwrite64, descriptor, bytes, length, offset);
  if (written > 0) note(WRITTEN, descriptor, (uint64_t)offset, bytes, (size_t)written);
  pthread_mutex_unlock(&lock);
  return written;
}

ssize_t pwrite(int descriptor, const void *bytes, size_t length, off_t offset) {
  return pwrite64(descriptor, bytes, length, offset);
}

int ftruncate64(int descriptor, off_t size) {
  pthread_mutex_lock(&lock);
  int result = (int)syscall(SYS_ftruncate, descriptor, size);
  if (result == 0 && watch_for(descriptor) == IN_DIRECTORY) note(RESIZED, descriptor, (uint64_t)size, "", 0);
  pthread_mutex_unlock(&lock);
  return result;
}

int ftruncate(int descriptor, off_t size) { return ftruncate64(descriptor, size); }

static int sync_noted(long call, int descriptor) {
  if (watch_for(descriptor) != IN_DIRECTORY) return (int)syscall(call, descriptor);
  pthread_mutex_lock(&lock);
  int result = (int)syscall(call, descriptor);
  if (result == 0) note(SYNCED, descriptor, 0, "", 0);
  pthread_mutex_unlock(&lock);
  return result;
}

int fsync(int descriptor) { return sync_noted(SYS_fsync, descriptor); }
int fdatasync(int descriptor) { return sync_noted(SYS_fdatasync, descriptor); }

int unlink(const char *path) {
  pthread_mutex_lock(&lock);
  int result = (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
  if (result == 0 && is_watched(path)) note(UNLINKED, -1, 0, path, strlen(path));
  pthread_mutex_unlock(&lock);
  return result;
}

int rename(const char *from, const char *to) {
  pthread_mutex_lock(&lock);
  int result = (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
  if (result == 0 && (is_watched(from) || is_watched(to))) {
    size_t from_length = strlen(from) + 1, to_length = strlen(to);
    char both[from_length + to_length];
    memcpy(both, from, from_length);
    memcpy(both + from_length, to, to_length);
    note(RENAMED, -1, 0, both, sizeof both);
  }
  pthread_mutex_unlock(&lock);
  return result;
}
