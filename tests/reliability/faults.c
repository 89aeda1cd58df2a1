/* Stands between a program and the disk, loaded before the C library (LD_PRELOAD).
 *
 * It counts the calls by which files below one folder are changed and, at a chosen one, kills the process, has the
 * call fail, or writes down what was asked for, so that a power cut can be played through later. Nothing happens
 * before planner_faults() is called.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum mode { NOTHING, COUNT, KILL, TORN, FAIL, RECORD };
enum kind { WRITE = 1, TRUNCATE, SYNC, MAKE, RENAME, UNLINK, LINK, READ, OPEN };

static struct {
    int mode, error, for_good, log;
    long at, calls;
    char folder[4096];
    size_t length;
} wish;

/* The next definition of a function, the C library's own. */
#define REAL(name) ({ static __typeof__(&name) real; if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name); real; })

void planner_faults(int mode, long at, int error, int for_good, const char *folder, const char *log) {
    wish.mode = NOTHING;
    wish.at = at, wish.error = error, wish.for_good = for_good, wish.calls = 0;
    snprintf(wish.folder, sizeof wish.folder, "%s", folder);
    wish.length = strlen(wish.folder);
    wish.log = mode == RECORD ? REAL(open)(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
    wish.mode = mode;
}

long planner_calls(void) { return wish.calls; }

static int is_ours(const char *path) {
    return wish.mode != NOTHING && path && strncmp(path, wish.folder, wish.length) == 0;
}

static int path_of(int file, char *path, size_t size) {
    char name[64];
    if (wish.mode == NOTHING) return 0;
    snprintf(name, sizeof name, "/proc/self/fd/%d", file);
    ssize_t length = readlink(name, path, size - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return is_ours(path);
}

/* What a name in an open folder is called in full. */
static const char *full(int folder, const char *name, char *path, size_t size) {
    if (folder == AT_FDCWD || name[0] == '/') return name;
    if (!path_of(folder, path, size)) return name;
    size_t length = strlen(path);
    snprintf(path + length, size - length, "/%s", name);
    return path;
}

/* Whether the error that is asked for is one that such a call can meet. */
static int can_fail(int kind) {
    if (wish.error == ENOSPC) return kind == WRITE || kind == MAKE || kind == LINK || kind == SYNC;
    if (wish.error == EROFS) return kind != SYNC && kind != READ;
    return kind != OPEN;
}

static void note(int kind, const char *path, const char *other, int64_t offset, const void *data, int64_t length) {
    int32_t head[4] = {kind, (int32_t)strlen(path), other ? (int32_t)strlen(other) : 0, data ? (int32_t)length : 0};
    int64_t place[2] = {offset, length};
    char line[2 * 4096 + 64];
    size_t end = 0;
    memcpy(line, head, sizeof head), end += sizeof head;
    memcpy(line + end, place, sizeof place), end += sizeof place;
    memcpy(line + end, path, head[1]), end += head[1];
    if (other) memcpy(line + end, other, head[2]), end += head[2];
    ssize_t done = REAL(write)(wish.log, line, end);
    if (data) done = REAL(write)(wish.log, data, length);
    (void)done;
}

/* A word of the program's own among what is written down. */
void planner_mark(const char *words) {
    if (wish.mode == RECORD) note(0, words, NULL, 0, NULL, 0);
}

/* Take a call into account; return whether it fails, with errno set. */
static int fails(int kind) {
    int error = errno;
    if (wish.mode == FAIL && !can_fail(kind)) return 0;
    if (wish.mode != FAIL && (kind == READ || kind == OPEN)) return 0;
    long number = ++wish.calls;
    if (wish.mode == KILL && number == wish.at) kill(getpid(), SIGKILL);
    if (wish.mode == FAIL && (number == wish.at || (wish.for_good && number > wish.at))) {
        errno = wish.error;
        return 1;
    }
    errno = error;
    return 0;
}

/* Whether the process is killed in the middle of this write: the first from the chosen call on. */
static int is_torn(void) { return wish.mode == TORN && wish.calls >= wish.at; }

ssize_t write(int file, const void *data, size_t length) {
    char path[4096];
    if (!path_of(file, path, sizeof path)) return REAL(write)(file, data, length);
    if (fails(WRITE)) return -1;
    if (is_torn()) REAL(write)(file, data, length / 2), kill(getpid(), SIGKILL);
    if (wish.mode == RECORD) note(WRITE, path, NULL, lseek(file, 0, SEEK_CUR), data, length);
    return REAL(write)(file, data, length);
}

#define POSITIONED_WRITE(name, offset_type)                                                       \
    ssize_t name(int file, const void *data, size_t length, offset_type offset) {                 \
        char path[4096];                                                                          \
        if (!path_of(file, path, sizeof path)) return REAL(name)(file, data, length, offset);     \
        if (fails(WRITE)) return -1;                                                              \
        if (is_torn()) REAL(name)(file, data, length / 2, offset), kill(getpid(), SIGKILL);       \
        if (wish.mode == RECORD) note(WRITE, path, NULL, offset, data, length);                   \
        return REAL(name)(file, data, length, offset);                                            \
    }
POSITIONED_WRITE(pwrite, off_t)
POSITIONED_WRITE(pwrite64, off64_t)

#define ON_FILE(name, kind, size, parameters, arguments)                                          \
    int name parameters {                                                                         \
        char path[4096];                                                                          \
        if (path_of(file, path, sizeof path)) {                                                   \
            if (fails(kind)) return -1;                                                           \
            if (wish.mode == RECORD) note(kind, path, NULL, 0, NULL, size);                       \
        }                                                                                         \
        return REAL(name) arguments;                                                              \
    }
ON_FILE(ftruncate, TRUNCATE, size, (int file, off_t size), (file, size))
ON_FILE(ftruncate64, TRUNCATE, size, (int file, off64_t size), (file, size))
ON_FILE(fsync, SYNC, 0, (int file), (file))
ON_FILE(fdatasync, SYNC, 0, (int file), (file))

#define READING(name, parameters, arguments)                                                      \
    ssize_t name parameters {                                                                     \
        char path[4096];                                                                          \
        if (wish.mode == FAIL && path_of(file, path, sizeof path) && fails(READ)) return -1;      \
        return REAL(name) arguments;                                                              \
    }
READING(read, (int file, void *data, size_t length), (file, data, length))
READING(pread, (int file, void *data, size_t length, off_t offset), (file, data, length, offset))
READING(pread64, (int file, void *data, size_t length, off64_t offset), (file, data, length, offset))

#define ON_NAME(name, kind, parameters, arguments)                                                \
    int name parameters {                                                                         \
        if (is_ours(path)) {                                                                      \
            if (fails(kind)) return -1;                                                           \
            if (wish.mode == RECORD && access(path, F_OK) == 0) note(kind, path, NULL, 0, NULL, 0);    \
        }                                                                                         \
        return REAL(name) arguments;                                                              \
    }
ON_NAME(unlink, UNLINK, (const char *path), (path))
ON_NAME(rmdir, UNLINK, (const char *path), (path))

int unlinkat(int folder, const char *name, int flags) {
    char room[4096];
    const char *path = full(folder, name, room, sizeof room);
    if (is_ours(path)) {
        if (fails(UNLINK)) return -1;
        if (wish.mode == RECORD && access(path, F_OK) == 0) note(UNLINK, path, NULL, 0, NULL, 0);
    }
    return REAL(unlinkat)(folder, name, flags);
}

int mkdir(const char *path, mode_t mode) {
    if (is_ours(path)) {
        if (access(path, F_OK) == 0) return REAL(mkdir)(path, mode);
        if (fails(MAKE)) return -1;
        if (wish.mode == RECORD) note(MAKE, path, "/", 0, NULL, 0);
    }
    return REAL(mkdir)(path, mode);
}

#define ON_TWO_NAMES(name, kind)                                                                  \
    int name(const char *old, const char *path) {                                                 \
        if (is_ours(path)) {                                                                      \
            if (fails(kind)) return -1;                                                           \
            if (wish.mode == RECORD) note(kind, old, path, 0, NULL, 0);                           \
        }                                                                                         \
        return REAL(name)(old, path);                                                             \
    }
ON_TWO_NAMES(rename, RENAME)
ON_TWO_NAMES(link, LINK)

static int before_opening(const char *path, int flags) {
    if (!is_ours(path)) return 0;
    int is_new = (flags & O_CREAT) && access(path, F_OK) != 0;
    if (is_new) {
        if (fails(MAKE)) return -1;
        if (wish.mode == RECORD) note(MAKE, path, NULL, 0, NULL, 0);
    } else if ((flags & O_ACCMODE) != O_RDONLY) {
        if (fails(OPEN)) return -1;
    }
    if ((flags & O_TRUNC) && !is_new && wish.mode == RECORD) note(TRUNCATE, path, NULL, 0, NULL, 0);
    return 0;
}

#define OPENING(name)                                                                             \
    int name(const char *path, int flags, ...) {                                                  \
        va_list rest;                                                                             \
        va_start(rest, flags);                                                                    \
        mode_t mode = va_arg(rest, mode_t);                                                       \
        va_end(rest);                                                                             \
        return before_opening(path, flags) ? -1 : REAL(name)(path, flags, mode);                  \
    }
OPENING(open)
OPENING(open64)

#define OPENING_AT(name)                                                                          \
    int name(int folder, const char *path, int flags, ...) {                                      \
        char room[4096];                                                                          \
        va_list rest;                                                                             \
        va_start(rest, flags);                                                                    \
        mode_t mode = va_arg(rest, mode_t);                                                       \
        va_end(rest);                                                                             \
        if (before_opening(full(folder, path, room, sizeof room), flags)) return -1;              \
        return REAL(name)(folder, path, flags, mode);                                             \
    }
OPENING_AT(openat)
OPENING_AT(openat64)
